// What a reviewed rule of law refuses besides a version of the agreement: minutes, gates, commitments and payments; what is set aside, and what is kept of having asked.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import type { Hono } from "hono";
import type { Ran } from "../../src/api/command.ts";
import { adoptAgreement, groundChange } from "../../src/agreement/commands.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { endReview, enterLawFacts, overrideRule, reviewRule } from "../../src/law/commands.ts";
import { blockedBy, isAsked } from "../../src/law/blocking.ts";
import { editionOf } from "../../src/law/edition.ts";
import { evaluate } from "../../src/law/evaluation.ts";
import type { Regime } from "../../src/law/facts/regime.ts";
import { lawSlice, type LawState } from "../../src/law/kinds.ts";
import { PACKS } from "../../src/law/packs.ts";
import type { Place } from "../../src/law/places.ts";
import * as lifecycle from "../../src/lifecycle/commands.ts";
import * as matters from "../../src/matters/commands.ts";
import * as meetings from "../../src/meetings/commands.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";
import { codes, done, noted, opened, say, type World, worldOn } from "../matters/world.ts";
import { openSite, type Site } from "../open-books/record-site.ts";
import { onEachDatabase } from "../store/databases.ts";

const PACK = "fi-2018-kasvupalvelu";
const CALLED = "Keksitty Juristi, keksitty laitos";
const DAY = "2019-05-06";
const AFTER = "2019-05-08";
const ALL = ["kainuu", "kajaani", "sotkamo", "uramylly", "keksitty", "satumaa"];

const evaluationsIn = (store: Store, { runner, stream }: Pick<World, "runner" | "stream">) =>
  store.read(INSTALLATION, async (reading) => (await runner.states(reading, stream)).of(lawSlice).evaluations);

/** Refused by the rule, and nothing written. */
async function blocked(world: World, rule: string, ran: () => Promise<Ran<unknown>>) {
  const before = await world.size();
  const { refusals = [] } = await ran();
  assert.deepEqual(
    refusals.map(({ code }) => code),
    [`law/blocked-${rule}`],
  );
  assert.notEqual(refusals[0]!.basis, "");
  assert.equal(await world.size(), before);
}

test("a rule bites where its facts are made, by the weight that the regime gives it, and in the edition that was reviewed", () => {
  const pack = PACKS[PACK];
  const rule = pack.rules.find(({ id }) => id === "NEG-001")!;
  const review = {
    pack: PACK,
    rule: rule.id,
    edition: editionOf(rule),
    on: DAY,
    severity: "block",
    called: { ref: "file", hash: "h", bytes: 1, type: "t" },
    seq: 1,
  } as const;
  const reviewed = { ...lawSlice.start, reviews: new Map([[`${PACK} ${rule.id}`, review]]) };
  const broken = (regime: Regime) => evaluate(pack, { regime, procedure: { at: "menettely", kind: "negotiated", grounds: [], reasons: "none" } }, DAY);
  const codesOf = (state: LawState, regime: Regime, place: Place) => blockedBy(state, broken(regime), place).map(({ code }) => code);
  const gate = "phases/enter/development";
  assert.deepEqual(codesOf(reviewed, "EU", gate), ["law/blocked-NEG-001"]);
  assert.equal(broken("E12").answers.find((each) => each.rule === rule.id)!.answer, "broken");
  assert.deepEqual(codesOf(reviewed, "E12", gate), [], "a warning in this regime");
  assert.deepEqual(codesOf(reviewed, "EU", "minutes/sign"), [], "about something else");
  assert.deepEqual(codesOf(lawSlice.start, "EU", gate), [], "nobody reviewed it");
  const old = new Map([[`${PACK} ${rule.id}`, { ...review, edition: "another" }]]);
  assert.deepEqual(codesOf({ ...reviewed, reviews: old }, "EU", gate), [], "another text was reviewed");
  assert.deepEqual([isAsked(reviewed, pack, gate), isAsked(reviewed, pack, "payments/note-held"), isAsked(lawSlice.start, pack, gate)], [true, false, false]);
});

/** Minutes that are checked and wait for the chair; `whole`: with a secretary and everything that was said. */
async function checked(world: World, called: string, on: string, whole: boolean): Promise<object> {
  const { run, people } = world;
  const matter = await opened(world, called, { rationale: "Keksitty perustelu." });
  const called_ = { body: "ajr", on, from: "09:00", place: "Keksittylä", items: [matter] };
  const { meeting } = done(await run(meetings.callMeeting, "office", called, called_));
  await say(world, on, matter, ALL);
  done(await run(matters.recordMatter, "office", on, { matter, outcome: "adopted", on, present: ALL, meeting }));
  const seated = ALL.map((party) => ({ person: people.find(({ key }) => key === `member ${party}`)!.id, party, as: party === "kainuu" ? "chair" : "member" }));
  const secretary = { person: people.find(({ key }) => key === "office")!.id, party: "kainuu", as: "secretary" };
  const more = whole
    ? { attending: [...seated, secretary], items: [{ matter, details: { proposals: [{ by: "sotkamo", text: "Pannaan pöydälle.", supportedBy: [] }] } }] }
    : { attending: seated, items: [] };
  done(await run(meetings.holdMeeting, "office", on, { meeting, from: "09:00", until: "11:00", checkers: ["kajaani"], ...more }));
  done(await run(meetings.checkMinutes, "member kajaani", on, { meeting, outcome: "accepted" }));
  if (whole) done(await run(meetings.countersignMinutes, "office", on, { meeting }));
  return { meeting, language: "fi", retention: { basis: "keksitty sääntö" } };
}

onEachDatabase("minutes that break a reviewed rule are not signed; without a reviewer it is advice, and what was asked is kept", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const sign = (minutes: object) => run(meetings.signMinutes, "member kainuu", AFTER, minutes);
  // Nobody reviewed the rule: it is advice, and nothing is asked.
  done(await sign(await checked(world, "2019-05-02", DAY, false)));
  const before = (await evaluationsIn(store, world)).length;
  done(await run(reviewRule, "office", AFTER, { pack: PACK, rule: "MTG-009", on: AFTER, severity: "block", called: CALLED }));
  const [bare, whole] = [await checked(world, "2019-05-02", DAY, false), await checked(world, "2019-05-02", DAY, true)];
  await blocked(world, "MTG-009", () => sign(bare));
  assert.equal((await evaluationsIn(store, world)).length, before);
  // The rule is asked of these minutes, not of the newest or the worst.
  done(await sign(whole));
  const kept = await evaluationsIn(store, world);
  assert.deepEqual([kept.length, kept.at(-1)!.broken.includes("MTG-009"), kept.at(-1)!.agreement], [before + 1, false, 1]);
  // It rests on an act: nobody sets it aside; whoever reviewed it wrongly ends the review.
  const reason = "Keksitty syy";
  assert.deepEqual(codes(await run(overrideRule, "member kajaani", AFTER, { pack: PACK, rule: "MTG-009", reason })), ["law/not-overridable"]);
  done(await run(endReview, "member kajaani", AFTER, { pack: PACK, rule: "MTG-009", reason }));
  done(await sign(bare));
});

onEachDatabase(
  "a gate is not passed against a reviewed rule, until a purchaser sets a policy of the founding documents aside with a reason",
  async ({ store }) => {
    const world = await worldOn(store);
    const { run, agreement } = world;
    let sections = 0;
    const organisers = agreement.parties.filter(({ roles }) => roles.includes("organiser")).map(({ id }) => id);
    for (const item of ["start-decision", "strategy-decision"] as const)
      for (const party of ["kainuu", "kajaani", "sotkamo"]) {
        const what = { organ: "Keksitty hallitus", on: DAY, section: `§ ${++sections}`, subject: "Keksitty", state: "final", stateOn: DAY };
        const { decision } = done(await run(inAlliance.note, `member ${party}`, DAY, what));
        done(await run(lifecycle.nameDecision, `member ${party}`, DAY, { item, decision }));
      }
    done(await run(lifecycle.registerAssessment, "office", DAY, { kind: "effects", on: DAY, title: "Keksitty arviointi" }));
    done(await run(lifecycle.enterPhase, "office", DAY, { phase: "strategy", on: DAY }));
    done(await run(reviewRule, "office", DAY, { pack: PACK, rule: "ALL-017", on: DAY, severity: "block", called: CALLED }));
    const enter = () => run(lifecycle.enterPhase, "office", AFTER, { phase: "formation", on: DAY });
    const facts = {
      strategyDecisions: organisers.map((organiser) => ({ at: organiser, organiser, documented: true, suitable: true, start: true, procurement: false })),
    };
    done(await run(enterLawFacts, "office", DAY, { facts }));
    await blocked(world, "ALL-017", enter);
    done(await run(overrideRule, "member kajaani", AFTER, { pack: PACK, rule: "ALL-017", reason: "Hankintatapa päätetään vasta muodostamisvaiheessa." }));
    done(await enter());
    const kept = (await evaluationsIn(store, world)).at(-1)!;
    assert.deepEqual([kept.because, kept.broken.includes("ALL-017")], ["asked", true]);
  },
);

onEachDatabase("no ground of a change is entered against a reviewed rule, and one that the rule holds for is", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const decision = await noted(world, "kainuu", DAY, "final");
  const text = world.text.replace("Asiakas näkee yhden palvelun", "Nuori näkee yhden palvelun");
  assert.notEqual(text, world.text);
  done(await run(adoptAgreement, "office", DAY, { text, from: DAY, decision }));
  done(await run(enterLawFacts, "office", DAY, { facts: { regime: "EU" } }));
  const grounded = (ground: string) => run(groundChange, "office", AFTER, { version: 2, ground, reasons: "Keksitty perustelu." });
  done(await grounded("none"));
  done(await run(reviewRule, "office", AFTER, { pack: PACK, rule: "MOD-001", on: AFTER, severity: "block", called: CALLED }));
  await blocked(world, "MOD-001", () => grounded("none"));
  done(await grounded("5"));
});

async function asked(site: Site, app: Hono, role: string, organisation: RegExp) {
  const { cookie, csrf } = await site.signIn(role, organisation);
  const headers = { cookie, "x-csrf-token": csrf, origin: "http://localhost", "content-type": "application/json" };
  const sent = async (command: string, input: object) => {
    const answer = await app.request(`/api/streams/${site.stream}/${command}`, { method: "POST", headers, body: JSON.stringify(input) });
    return (await answer.json()) as { readonly result?: Readonly<Record<string, string>>; readonly refusals?: readonly { readonly code: string }[] };
  };
  return {
    ask: async (query: string) => (await (await app.request(`/api/streams/${site.stream}/${query}`, { headers })).json()) as Record<string, never>,
    give: async (command: string, input: object): Promise<readonly string[]> => ((await sent(command, input)).refusals ?? []).map(({ code }) => code),
    made: async (command: string, input: object) => (await sent(command, input)).result!,
  };
}

test("a payment without a voucher of its own, or whose approver is said to be the payee, is refused by reviewed rules before the budget gives anything", async () => {
  const data = mkdtempSync(join(tmpdir(), "sameside-acts-"));
  const site = await openSite(data);
  try {
    const bugs: unknown[] = [];
    const app = await recordPages(site.installation, { data, log: (bug) => void bugs.push(bug) });
    const { store } = site.installation;
    const size = () =>
      store.read(INSTALLATION, (reading) =>
        reading
          .selectFrom("entry")
          .select((of) => of.fn.countAll().as("n"))
          .executeTakeFirstOrThrow(),
      );
    const [controller, office] = [await asked(site, app, "purchaser-controller", /maakunta/), await asked(site, app, "project-office", /maakunta/)];
    const { commitments } = (await controller.ask("commitments")) as unknown as {
      readonly commitments: readonly { readonly id: string; readonly year: string; readonly purchaser: string; readonly amount: string }[];
    };
    const { id: commitment, amount } = commitments.find(({ purchaser, year }) => purchaser === "kainuu" && year === "2020")!;
    const pay = (more: object) => controller.give("payments/note", { commitment, amount: "100", on: "2020-12-15", flow: "cost", ...more });
    assert.deepEqual(await pay({}), []);
    for (const rule of ["FIN-002", "FIN-004"])
      assert.deepEqual(await office.give("law/review", { pack: PACK, rule, on: "2020-12-01", severity: "block", called: CALLED }), []);
    assert.deepEqual(await office.give("law/facts/enter", { facts: { payments: [{ at: "L-77", approver: "payee" }] } }), []);
    const before = await size();
    assert.deepEqual(await pay({}), ["law/blocked-FIN-002"]);
    assert.deepEqual(await pay({ document: "L-77" }), ["law/blocked-FIN-004"]);
    assert.deepEqual(await size(), before);
    assert.deepEqual(await pay({ document: "L-78" }), []);

    // Nothing more is promised under a contract that was made against the law; less can be at any time.
    const decider = await asked(site, app, "purchaser-decider", /maakunta/);
    assert.deepEqual(await office.give("law/review", { pack: PACK, rule: "AWD-006", on: "2020-12-01", severity: "block", called: CALLED }), []);
    const contract = {
      procurementContract: { at: "sopimus", signed: "2018-12-01" },
      marketCourtAppeals: [{ at: "valitus", filed: "2018-11-20", ended: "none" }],
    };
    assert.deepEqual(await office.give("law/facts/enter", { facts: { regime: "EU", ...contract } }), []);
    const note = {
      organ: "Keksitty hallitus",
      on: "2020-12-01",
      section: "§ 99",
      subject: "Sitoumus",
      state: "final",
      stateOn: "2020-12-01",
      amount: "999999999",
    };
    const { decision } = await decider.made("decisions/note", note);
    const change = (cents: bigint) => decider.give("commitments/change", { commitment, amount: String(BigInt(amount) + cents), decision });
    const promised = await size();
    assert.deepEqual(await change(100n), ["law/blocked-AWD-006"]);
    assert.deepEqual(await size(), promised);
    assert.deepEqual(await change(-100n), []);
    assert.deepEqual(bugs, []);
  } finally {
    await site.close();
    rmSync(data, { recursive: true, force: true });
  }
});
