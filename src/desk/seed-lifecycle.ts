/** How the demo's alliance came to be implemented, and what its closing waits for. */
import type { Day } from "../kernel/day.ts";
import * as lifecycle from "../lifecycle/commands.ts";
import { ITEMS, type ItemId } from "../lifecycle/gates.ts";
import { deciders, standingAt } from "../lifecycle/standing.ts";
import { INSTALLATION } from "../store/store.ts";
import { act, decide, type Event, type Seed } from "./seed-acts.ts";

type Step = typeof lifecycle.planGate;

/** Gives commands as the project office. */
function office(seed: Seed, day: Day) {
  return (command: unknown, raw: unknown): Promise<{ readonly [key: string]: string }> => act(seed, command as Step, "project-office", "kainuu", day, raw);
}

export function lifecycleEvents(seed: Seed): readonly Event[] {
  return [
    { day: "2019-01-07", happen: (on) => found(seed, on) },
    { day: "2019-02-04", happen: (on) => implement(seed, on) },
    { day: "2021-02-08", happen: (on) => ahead(seed, on) },
  ];
}

/** Every party that is asked names a decision of its own organ for an item. */
async function decideItem(seed: Seed, item: ItemId, on: Day, subject: string, amount?: string): Promise<void> {
  const asked = ITEMS[item];
  if (asked.asks !== "decision") return;
  const { store, runner } = seed.installation;
  const states = await store.read(INSTALLATION, (reading) => runner.states(reading, seed.stream));
  for (const party of deciders(asked.of, { states, agreement: seed.agreement, settled: undefined, on })) {
    const decision = await decide(seed, party, on, { subject, state: asked.state, ...(amount === undefined ? {} : { amount }) });
    await act(seed, lifecycle.nameDecision, "purchaser-decider", party, on, { item, decision });
  }
}

async function found(seed: Seed, on: Day): Promise<void> {
  const by = office(seed, on);
  await decideItem(seed, "start-decision", on, "Allianssin valmistelun aloittaminen");
  await by(lifecycle.enterPhase, { phase: "strategy", on });
  await by(lifecycle.registerAssessment, { kind: "effects", on, title: "Vaikutusten ennakkoarviointi", text: "Asianhallinnassa, 4 sivua." });
  await decideItem(seed, "strategy-decision", on, "Strategia ja hankintatapa");
  await by(lifecycle.enterPhase, { phase: "formation", on });
  await by(lifecycle.registerAssessment, { kind: "data-protection", on, title: "Tietosuojan vaikutustenarviointi" });
  const { store, runner } = seed.installation;
  const states = await store.read(INSTALLATION, (reading) => runner.states(reading, seed.stream));
  const lacking = standingAt("development", { states, agreement: seed.agreement, settled: undefined, on }).filter(
    ({ item, isMet }) => item === "processing-agreed" && !isMet,
  );
  for (const { party } of lacking)
    await by(lifecycle.registerProcessing, { controller: "kainuu", processor: party, on, title: "Sopimus henkilötietojen käsittelystä" });
  await decideItem(seed, "award-decision", on, "Hankintapäätös");
  await by(lifecycle.enterPhase, { phase: "development", on });
}

async function implement(seed: Seed, on: Day): Promise<void> {
  const by = office(seed, on);
  await by(lifecycle.registerAssessment, { kind: "information-management", on, title: "Tiedonhallinnan muutosvaikutukset" });
  await decideItem(seed, "implementation-decision", on, "Toteutusvaiheeseen siirtyminen");
  await decideItem(seed, "appropriation-decision", on, "Määrärahat ja valtuus sitoutua koko toteutusvaiheeseen", "200000000");
  await by(lifecycle.enterPhase, { phase: "implementation", on });
}

/** What the closing waits for: two who say different days, and an opinion. */
async function ahead(seed: Seed, on: Day): Promise<void> {
  const by = office(seed, on);
  await by(lifecycle.planGate, { gate: "closing", on: "2021-09-30" });
  const { milestone } = await by(lifecycle.nameMilestone, { gate: "closing", title: "Keksitty järjestämislaki tulee voimaan" });
  await by(lifecycle.estimateMilestone, { milestone, earliest: "2021-07-01", latest: "2021-08-31", source: "Keksitty ministeriö, tiedote 3/2021" });
  await by(lifecycle.estimateMilestone, { milestone, earliest: "2022-01-01", latest: "2022-03-31", source: "Keksitty valiokunta, mietintö 7/2021" });
  await by(lifecycle.requestOpinion, { sent: on, due: "2021-03-31", gate: "closing", title: "Lausuntopyyntö keksitylle aluehallintovirastolle" });
  const { plan } = await by(lifecycle.layPlan, { title: "Allianssi päättyy, ja palvelut kilpailutetaan" });
  const trigger = "Jos keksitty järjestämislaki ei ole voimassa 31.8.2021, optiovuosi otetaan käyttöön.";
  await by(lifecycle.layPlan, { beside: plan, milestone, title: "Optiovuosi", text: trigger });
  await by(lifecycle.nameInterface, { party: "kainuu", due: "2021-05-31", title: "Keksityn maakunnan asiakastietojärjestelmä", text: "Asiakkaiden siirto." });
}
