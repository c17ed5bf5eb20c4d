/** The constitution of an alliance as it is lived: persons, mandates, phases, cost lines and what the customer meets. */
import type { Day } from "../kernel/day.ts";
import { FOUNDING } from "./acts.ts";
import type { ConductFacts, Mandate, Phase } from "./facts/conduct.ts";
import { all, any, BOTH, brokenBy, each, of, type Rule, rule } from "./rule.ts";

/** Where an alliance may go from a phase. */
const NEXT: Readonly<Record<Phase, readonly Phase[]>> = {
  strategy: ["formation"],
  formation: ["award"],
  award: ["development"],
  development: ["implementation", "exited"],
  implementation: ["closed", "exited"],
  closed: [],
  exited: [],
};

export const CONDUCT_RULES: readonly Rule[] = [
  rule(
    {
      id: "ALL-007",
      packs: BOTH,
      text: {
        fi: "Sama henkilö toimii saman palvelun järjestäjän päättäjänä ja tuottajan johdossa: roolit on pidettävä erillään.",
        sv: "Samma person beslutar för anordnaren och leder producenten i samma tjänst: rollerna ska hållas isär.",
        en: "One person decides for the organiser and manages the provider of the same service: the roles must be kept apart.",
      },
      basis: [FOUNDING.kainuu, { section: "HL 28 §", mark: "C" }],
      severity: "block",
      needs: ["duties"],
    },
    ({ duties }) => {
      const has = (d: (typeof duties)[number], as: string) =>
        duties.some((other) => other.person === d.person && other.service === d.service && other.as === as);
      const mixed = duties.filter((d) => d.as !== "other" && has(d, "organiser-decider") && has(d, "producer-manager"));
      return brokenBy(mixed.map((d) => d.at));
    },
  ),
  rule(
    {
      id: "ALL-011",
      packs: BOTH,
      text: {
        fi: "Avoimet kirjat: laskutetulla kustannusrivillä ei ole todennettavaa lähdettä, jonka muut osapuolet näkevät.",
        sv: "Öppna böcker: en fakturerad kostnadsrad saknar en verifierbar källa som de andra parterna ser.",
        en: "Open books: an invoiced cost line has no verifiable source that the other parties can see.",
      },
      basis: [FOUNDING.kainuu, { section: "KPL 2:5–6 §", mark: "C" }],
      severity: "error",
      needs: ["invoicedLines"],
    },
    ({ invoicedLines }) => each("invoicedLines", invoicedLines, (line) => all(line.recorded, line.shown)),
  ),
  rule(
    {
      id: "ALL-015",
      packs: BOTH,
      text: {
        fi: "Edustajan valtuutus ei kata päätöstä (asia, euromäärä tai voimassaolo).",
        sv: "Företrädarens fullmakt täcker inte beslutet (ärende, belopp eller giltighetstid).",
        en: "The representative's mandate does not cover the decision (matter, amount or time).",
      },
      basis: [{ section: "KL 90–91 §", mark: "C" }, FOUNDING.kainuu],
      severity: "block",
      needs: ["votes"],
    },
    ({ votes }) => each("votes", votes, (vote) => of(vote.mandate, (mandate) => mandate !== "none" && covers(mandate, vote))),
  ),
  rule(
    {
      id: "ALL-016",
      packs: BOTH,
      text: {
        fi: "Vaiheesta ei voi siirtyä tähän vaiheeseen: vaihejärjestys ei ole sallittu.",
        sv: "Från denna fas kan man inte gå till den angivna fasen: fasernas ordning är inte tillåten.",
        en: "This phase does not follow the one before it: the order of phases is not allowed.",
      },
      basis: [FOUNDING.kainuu],
      severity: "block",
      needs: ["phaseChanges"],
    },
    ({ phaseChanges }) => brokenBy(phaseChanges.filter((change) => !NEXT[change.from].includes(change.to)).map((change) => change.at)),
  ),
  rule(
    {
      id: "ALL-017",
      packs: BOTH,
      text: {
        fi: "Järjestäjältä puuttuu strategiavaiheen päätös: sopiiko malli, aloitetaanko ja miten hankitaan.",
        sv: "En anordnares beslut om strategifasen saknas: om modellen passar, om man börjar och hur man upphandlar.",
        en: "An organiser's decision on the strategy phase is missing: does the model suit, shall we start, how do we procure.",
      },
      basis: [FOUNDING.kainuu],
      severity: "block",
      needs: ["parties", "strategyDecisions"],
    },
    ({ parties, strategyDecisions }) =>
      each(
        "strategyDecisions",
        parties.filter((party) => party.roles.includes("organiser")),
        ({ id }) => {
          const decision = strategyDecisions.find(({ organiser }) => organiser === id);
          return decision !== undefined && all(decision.documented, decision.suitable, decision.start, decision.procurement);
        },
      ),
  ),
  rule(
    {
      id: "ALL-020",
      packs: ["fi-2018-kasvupalvelu"],
      text: {
        fi: "Kunnalta puuttuu oma päätös allianssiin liittymisestä.",
        sv: "En kommun saknar eget beslut om att ansluta sig till alliansen.",
        en: "A municipality has no decision of its own to join the alliance.",
      },
      basis: [FOUNDING.kainuu],
      severity: "error",
      needs: ["municipalitiesJoining"],
    },
    // Municipalities that stay outside are no defect: only those that join are asked.
    ({ municipalitiesJoining }) => each("municipalitiesJoining", municipalitiesJoining, ({ ownDecision }) => ownDecision),
  ),
  rule(
    {
      id: "ALL-022",
      packs: BOTH,
      text: {
        fi: "Asiakaspolku ei ole yhtenäinen tuottajien kesken: sisäänkäynti, nimi tai kanavat eroavat.",
        sv: "Kundens väg är inte enhetlig mellan producenterna: ingången, namnet eller kanalerna skiljer sig.",
        en: "The customer's journey is not the same at every provider: entry, name or channels differ.",
      },
      basis: [FOUNDING.kainuu],
      severity: "warn",
      needs: ["customerPaths"],
    },
    ({ customerPaths: [first, ...others] }) =>
      each("customerPaths", first ? others : [], (path) =>
        all(
          alike(path.entry, first!.entry, (a, b) => a === b),
          alike(path.name, first!.name, (a, b) => a === b),
          alike(path.channels, first!.channels, (a, b) => a.length === b.length && a.every((one) => b.includes(one))),
        ),
      ),
  ),
];

function covers(mandate: Mandate, vote: ConductFacts["votes"][number]): boolean | undefined {
  return all(
    of(vote.on, (on) => within(mandate, on)),
    of(vote.matter, (matter) => of(mandate.matters, (matters) => matters.includes(matter))),
    any(
      of(mandate.limit, (limit) => limit === "none"),
      of(vote.amount, (amount) => amount === "none" || of(mandate.limit, (limit) => limit !== "none" && amount <= limit)),
    ),
  );
}

function within(mandate: Mandate, on: Day): boolean | undefined {
  return all(
    of(mandate.from, (from) => from <= on),
    of(mandate.to, (to) => to === "open" || on <= to),
  );
}

function alike<T>(a: T | undefined, b: T | undefined, equal: (a: T, b: T) => boolean): boolean | undefined {
  return of(a, (one) => of(b, (other) => equal(one, other)));
}
