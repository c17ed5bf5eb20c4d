// The law on the record: what is evaluated and kept, who reviews, what a reviewed rule refuses, and what people may and may not say of facts.
import assert from "node:assert/strict";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { clock } from "../../src/api/http.ts";
import { evaluateLaw, lawAnswers, lawStanding } from "../../src/counsel/commands.ts";
import { noteExtract } from "../../src/decisions/commands.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { endOverride, endReview, enterLawFacts, overrideRule, reviewRule, withdrawLawFacts } from "../../src/law/commands.ts";
import { sql } from "../../src/store/store.ts";
import { ask } from "../../src/api/http.ts";
import { AGREEMENT, filled } from "../parties/filled.ts";
import { answerOf, codes, type World } from "../parties/world.ts";
import { onEachDatabase } from "../store/databases.ts";

const PACK = "fi-2018-kasvupalvelu";
const TODAY = dayAt(clock());
const CALLED = "Keksitty Juristi, Kuvitteellisen kaupungin lakimies";
/** Breaks ALL-012, which rests on the Local Government Act as well, and ALL-018, which rests on a founding document alone. */
const WITHOUT_MONEY = AGREEMENT.replace(
  "{ amount: 110000.00, state: plan-year, authority: kaupunginvaltuusto 2019 § 58 }",
  "{ amount: 110000.00, state: lapsed }",
);
const LATE_EXIT = AGREEMENT.replace("after: development }", "after: implementation }");

const done = <T>(ran: { readonly result?: T; readonly refusals?: readonly { readonly code: string }[] | undefined }): T => {
  assert.deepEqual(codes(ran), []);
  return ran.result!;
};

async function sizeOf({ store, alliance }: World): Promise<number> {
  const rows = await store.read({ actor: undefined, party: undefined, streams: [alliance] }, (reading) =>
    reading.rows<{ n: number }>(sql`select count(*)::integer as n from entry where stream = ${alliance}`),
  );
  return rows[0]!.n;
}

/** An enforceable decision of a party's organ, for a version of the agreement to rest on. */
async function decided(world: World): Promise<string> {
  const what = { organ: "Keksitty toimielin", on: TODAY, section: "§ 7", subject: "Muutos", state: "enforceable", stateOn: TODAY } as const;
  const noting = { ...what, organisation: world.organisation.kajaani, document: { type: "text/plain", text: "Keksitty ote" } } as const;
  return done(await world.run("office", noteExtract, noting)).decision;
}

type Standing = {
  evaluations: { seq: number; pack: string; because: string; broken: string[]; holds: number; open: number; edition: string }[];
  reviews: object[];
};
const standing = async (world: World): Promise<Standing> => answerOf<Standing>(await world.ask("provider", lawStanding));

async function answers(world: World, seq: number): Promise<Map<string, { answer: string; at?: string[]; missing?: string[] }>> {
  const question = { who: await world.who("provider"), stream: world.alliance, params: { seq: String(seq) }, at: clock() };
  const told = answerOf<{ answers: { rule: string; answer: string; at?: string[] }[] }>(await ask(world, lawAnswers, question));
  return new Map(told.answers.map((each) => [each.rule, each]));
}

onEachDatabase("adopting a version asks its pack, asking anew keeps every answer, and every party reads them", async ({ store }) => {
  const world = await filled(store);
  const [adopted] = (await standing(world)).evaluations;
  assert.deepEqual([adopted!.pack, adopted!.because, adopted!.broken], [PACK, "adoption", []]);
  assert.equal((await answers(world, adopted!.seq)).get("ALL-001")!.answer, "holds");
  assert.equal((await answers(world, adopted!.seq)).get("DPR-010")!.answer, "cannot-tell");
  assert.deepEqual(codes(await world.run("provider", evaluateLaw, { pack: PACK })), ["api/not-permitted"]);
  const told = done(await world.run("preparer", evaluateLaw, { pack: PACK }));
  const [newest] = (await standing(world)).evaluations;
  assert.deepEqual([newest!.because, newest!.holds, newest!.broken.length, newest!.open], ["asked", told.holds, told.broken, told.open]);
  // The roles of this world have no last day, but the auditor's; nothing was corrected yet.
  const now = await answers(world, newest!.seq);
  assert.equal(now.get("DPR-010")!.answer, "broken");
  assert.equal(now.get("FIN-001")!.answer, "holds");
  assert.equal(now.get("MTG-001")!.missing?.join(), "meeting");
  done(await world.run("office", evaluateLaw, { pack: "he-2-2026" }));
  assert.equal((await standing(world)).evaluations[0]!.pack, "he-2-2026");
});

onEachDatabase("a rule that a named lawyer reviewed as blocking refuses the version that breaks it, and nothing is written", async ({ store }) => {
  const world = await filled(store);
  const decision = await decided(world);
  const review = { pack: PACK, rule: "ALL-012", on: TODAY, severity: "block", called: CALLED } as const;
  assert.deepEqual(codes(await world.run("provider", reviewRule, review)), ["api/not-permitted"]);
  assert.deepEqual(codes(await world.run("office", reviewRule, { ...review, rule: "PRO-013" })), ["law/unknown-rule"]);
  assert.deepEqual(codes(await world.run("office", reviewRule, { ...review, rule: "ALL-021" })), ["law/not-confirmed"]);
  assert.deepEqual(codes(await world.run("office", reviewRule, { ...review, rule: "ALL-009" })), ["law/heavier"]);
  assert.deepEqual(codes(await world.run("office", reviewRule, { ...review, on: "2999-01-01" })), ["law/to-come"]);
  done(await world.run("office", reviewRule, review));
  assert.deepEqual(codes(await world.run("office", reviewRule, review)), ["law/reviewed-already"]);
  const before = await sizeOf(world);
  const ran = await world.run("office", adoptAgreement, { text: WITHOUT_MONEY, from: "2020-01-01", decision });
  assert.deepEqual(codes(ran), ["law/blocked-ALL-012"]);
  assert.match(ran.refusals![0]!.basis, /KL 14 §, 110 § \(C\)/);
  assert.equal(ran.refusals![0]!.args["at"], "appropriations/2020/kuhmo");
  assert.equal(await sizeOf(world), before);
  const reason = "Tulkinta oli väärä";
  assert.deepEqual(codes(await world.run("decider", overrideRule, { pack: PACK, rule: "ALL-012", reason })), ["law/not-overridable"]);
  assert.deepEqual(codes(await world.run("office", endReview, { pack: PACK, rule: "ALL-012", reason })), ["api/not-permitted"]);
  done(await world.run("decider", endReview, { pack: PACK, rule: "ALL-012", reason }));
  assert.deepEqual(codes(await world.run("decider", endReview, { pack: PACK, rule: "ALL-012", reason })), ["law/not-reviewed"]);
  done(await world.run("office", adoptAgreement, { text: WITHOUT_MONEY, from: "2020-01-01", decision }));
  assert.deepEqual((await standing(world)).evaluations[0]!.broken, ["ALL-012"]);
});

onEachDatabase("a rule of the founding documents alone is set aside with a reason by those whose money it is, and only until that ends", async ({ store }) => {
  const world = await filled(store);
  const decision = await decided(world);
  const which = { pack: PACK, rule: "ALL-018" } as const;
  done(await world.run("office", reviewRule, { ...which, on: TODAY, severity: "block", called: CALLED }));
  const adopt = (text: string) => world.run("office", adoptAgreement, { text, from: "2020-01-01", decision });
  assert.deepEqual(codes(await adopt(LATE_EXIT)), ["law/blocked-ALL-018"]);
  assert.deepEqual(codes(await world.run("office", overrideRule, { ...which, reason: "x" })), ["api/not-permitted"]);
  assert.deepEqual(codes(await world.run("decider", overrideRule, { ...which, reason: "  " })), ["api/input-empty"]);
  done(await world.run("decider", overrideRule, { ...which, reason: "Osapuolet haluavat irtautua vasta toteutuksen jälkeen." }));
  assert.deepEqual(codes(await world.run("decider", overrideRule, { ...which, reason: "x" })), ["law/overridden-already"]);
  done(await adopt(LATE_EXIT));
  assert.deepEqual((await standing(world)).evaluations[0]!.broken, ["ALL-018"]);
  done(await world.run("decider", endOverride, { ...which, reason: "Poikkeama päättyi." }));
  assert.deepEqual(codes(await adopt(LATE_EXIT.replace("after: implementation }", "after: implementation } # again"))), ["law/blocked-ALL-018"]);
});

onEachDatabase("a review that confirms a lighter weight blocks nothing", async ({ store }) => {
  const world = await filled(store);
  const decision = await decided(world);
  done(await world.run("decider", reviewRule, { pack: PACK, rule: "ALL-012", on: TODAY, severity: "warn", called: CALLED }));
  done(await world.run("office", adoptAgreement, { text: WITHOUT_MONEY, from: "2020-01-01", decision }));
});

onEachDatabase(
  "people enter facts that fit the schema and that nobody else supplies, and take them back; the rules then tell and cannot tell",
  async ({ store }) => {
    const world = await filled(store);
    const enter = (facts: object) => world.run("preparer", enterLawFacts, { facts } as never);
    const meeting = { at: "kokous 1", body: "other", members: 8, items: [{ at: "12", present: 4 }] };
    assert.deepEqual(codes(await world.run("provider", enterLawFacts, { facts: { meeting } } as never)), ["api/not-permitted"]);
    assert.deepEqual(codes(await enter({})), ["law/no-facts"]);
    assert.deepEqual(codes(await enter({ parties: [] })), ["law/fact-supplied"]);
    assert.deepEqual(codes(await enter({ ledgerChanges: [] })), ["law/fact-supplied"]);
    assert.deepEqual(codes(await enter({ nothing: true })), ["api/input-unknown"]);
    const wrong = await enter({ meeting: { ...meeting, members: "eight" } });
    assert.deepEqual([codes(wrong), wrong.refusals![0]!.pointer], [["api/input-number"], "/facts/meeting/members"]);
    assert.deepEqual(codes(await enter({ customerPrices: [{ at: "maksu", price: "1 2.345 €" }] })), ["api/bad-input"]);
    const before = await sizeOf(world);
    assert.equal(done(await enter({ meeting, customerPrices: [{ at: "maksu 1", price: "1 000.00 €" }] })).facts, 2);
    assert.equal(await sizeOf(world), before + 1);
    const answer = async (rule: string) => {
      done(await world.run("office", evaluateLaw, { pack: PACK }));
      return (await answers(world, (await standing(world)).evaluations[0]!.seq)).get(rule)!;
    };
    assert.deepEqual([(await answer("MTG-001")).answer, (await answer("MTG-001")).at], ["broken", ["12"]]);
    done(await enter({ meeting: { ...meeting, items: [{ at: "12", present: 5 }] } }));
    assert.equal((await answer("MTG-001")).answer, "holds");
    done(await world.run("office", withdrawLawFacts, { facts: ["meeting"], reason: "Väärä kokous" }));
    assert.equal((await answer("MTG-001")).answer, "cannot-tell");
    assert.deepEqual(codes(await world.run("office", withdrawLawFacts, { facts: ["meeting"], reason: "Väärä kokous" })), ["law/fact-not-entered"]);
  },
);

onEachDatabase("no entry of the law holds a name or a text, only their hashes", async ({ store }) => {
  const world = await filled(store);
  done(await world.run("office", reviewRule, { pack: PACK, rule: "ALL-018", on: TODAY, severity: "error", called: CALLED }));
  done(await world.run("decider", overrideRule, { pack: PACK, rule: "ALL-018", reason: "Salattu syy" }));
  done(await world.run("office", enterLawFacts, { facts: { duties: [{ at: "d", person: "Salattu Henkilö", service: "s", as: "other" }] } } as never));
  done(await world.run("office", evaluateLaw, { pack: PACK }));
  const rows = await world.store.read({ actor: undefined, party: undefined, streams: [world.alliance] }, (reading) =>
    reading.selectFrom("entry").select("bytes").where("stream", "=", world.alliance).execute(),
  );
  const text = rows.map(({ bytes }) => Buffer.from(bytes).toString("utf8")).join("\n");
  assert.match(text, /"law-evaluated"/);
  assert.doesNotMatch(text, /Keksitty Juristi|Salattu/);
});
