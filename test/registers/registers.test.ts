// Ideas, risks, questions and the survey on the record: who may say what, what rests on a decision, and that no saving is reported twice.
import assert from "node:assert/strict";
import { clock } from "../../src/api/http.ts";
import { newId } from "../../src/api/installation.ts";
import { addDays, dayAt } from "../../src/kernel/day.ts";
import { readFutures } from "../../src/simulation/futures-file.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { eraseDetails } from "../../src/open-books/erasing/commands.ts";
import * as registers from "../../src/registers/commands.ts";
import { registerQueries } from "../../src/registers/queries/commands.ts";
import { registersSlice } from "../../src/registers/kinds.ts";
import { STATEMENTS } from "../../src/registers/statements.ts";
import { enterResults } from "../../src/settlement/commands.ts";
import { INSTALLATION, sql } from "../../src/store/store.ts";
import { AGREEMENT } from "../parties/filled.ts";
import { answerOf, codes } from "../parties/world.ts";
import { type Database, onEachDatabase } from "../store/databases.ts";
import { agreed, decided, done } from "./agreed.ts";

const today = (): string => dayAt(clock());

const IDEA = { as: "idea" as const, lines: ["coaching"] as string[], title: "Ryhmät kahdessa vuorossa", text: "Tilat riittävät pienemmillä." };

onEachDatabase("an idea is judged by others than its proposer, taken up by a decision, and its saving of a year reported once", async ({ store }) => {
  const world = await agreed(store);
  const { idea } = done(await world.run("provider", registers.enterIdea, IDEA)) as { idea: string };
  assert.deepEqual(codes(await world.run("provider", registers.enterIdea, { ...IDEA, lines: ["nothing"] })), ["registers/no-line"]);
  const decision = await decided(world);
  const adopting = { idea, outcome: "adopted", reasons: "Sovittu.", decision } as const;
  assert.deepEqual(codes(await world.run("office", registers.decideIdea, adopting)), ["registers/not-assessed"]);
  done(await world.run("expert", registers.assessIdea, { idea, saving: "500000", reasons: "Vuokra pienenee." }));
  const own = done(await world.run("office", registers.enterIdea, IDEA));
  assert.deepEqual(codes(await world.run("controller", registers.assessIdea, { idea: own["idea"]!, saving: "1", reasons: "Omamme." })), ["registers/own-idea"]);
  assert.deepEqual(codes(await world.run("office", registers.decideIdea, { idea, outcome: "adopted", reasons: "Sovittu." })), ["registers/needs-decision"]);
  const report = { kind: "savings-report", id: "s-1", scheme: "main", year: "2020", amount: "4000.00", "approved-on": "2020-12-01", decision, register: idea };
  assert.deepEqual(codes(await world.run("office", enterResults, { lines: [report] })), ["settlement/idea-not-realised"]);
  done(await world.run("office", registers.decideIdea, adopting));
  const found = { idea, year: "2020", saving: "400000", evidence: "Vuokrasopimus." };
  assert.deepEqual(codes(await world.run("controller", registers.realiseIdea, { ...found, year: "1999" })), ["registers/year-outside"]);
  done(await world.run("controller", registers.realiseIdea, found));
  assert.deepEqual(codes(await world.run("office", enterResults, { lines: [{ ...report, amount: "4000.01" }] })), ["settlement/above-ideas"]);
  done(await world.run("office", enterResults, { lines: [report] }));
  assert.deepEqual(codes(await world.run("office", enterResults, { lines: [{ ...report, id: "s-2" }] })), ["settlement/idea-reported"]);
  assert.deepEqual(codes(await world.run("provider", registers.withdrawIdea, { idea })), ["registers/idea-stands"]);
  assert.deepEqual(codes(await world.run("auditor", registers.enterIdea, IDEA)), ["api/not-permitted"]);
  const list = registerQueries.find(({ name }) => name === "ideas")!;
  const { ideas } = answerOf<{ ideas: { title: string; status: string }[] }>(await world.ask("auditor", list));
  assert.deepEqual(
    ideas.map(({ title, status }) => [title, status]),
    [
      [IDEA.title, "adopted"],
      [IDEA.title, "proposed"],
    ],
  );
});

onEachDatabase("what is written in a register is erased by others than those who wrote it, and its entry stays", async ({ store }) => {
  const world = await agreed(store);
  const { idea } = done(await world.run("provider", registers.enterIdea, IDEA)) as { idea: string };
  const state = async () => (await store.read(INSTALLATION, (reading) => world.runner.states(reading, world.alliance))).of(registersSlice);
  const { hash } = (await state()).ideas.get(idea)!.text;
  const erasing = { texts: [hash], under: "Keksitty sääntö § 3", archive: "checked" as const };
  assert.deepEqual(codes(await world.run("controller", eraseDetails, { ...erasing, texts: ["a".repeat(64)] })), ["open-books/no-text"]);
  const own = done(await world.run("office", registers.askQuestion, { clause: "7 §", where: "Keksitty virasto", title: "Kysymys" }))["question"]!;
  const asked = (await state()).questions.get(own)!.text.hash;
  assert.deepEqual(codes(await world.run("controller", eraseDetails, { ...erasing, texts: [asked] })), ["open-books/text-erased-own"]);
  done(await world.run("controller", eraseDetails, erasing));
  assert.deepEqual(codes(await world.run("controller", eraseDetails, erasing)), ["open-books/file-erased-already"]);
  const list = registerQueries.find(({ name }) => name === "ideas")!;
  const { ideas } = answerOf<{ ideas: { title?: string; status: string }[] }>(await world.ask("auditor", list));
  assert.deepEqual(
    ideas.map(({ title, status }) => [title, status]),
    [[undefined, "proposed"]],
  );
});

const RISK = {
  as: "risk",
  line: "coaching",
  title: "Vuokra nousee",
  permille: 250,
  low: "10000",
  likely: "20000",
  high: "90000",
  action: "Neuvotellaan pidempi sopimus.",
} as const;

onEachDatabase(
  "a risk is its owner's, becomes futures that the simulation reads, and the provision is drawn for it by one decision within its sum",
  async ({ store }) => {
    const world = await agreed(store);
    const { risk } = done(await world.run("provider", registers.enterRisk, RISK)) as { risk: string };
    assert.deepEqual(codes(await world.run("provider", registers.enterRisk, { ...RISK, low: "30000" })), ["registers/order"]);
    assert.deepEqual(codes(await world.run("office", registers.assessRisk, { ...weighing(RISK), risk })), ["registers/not-your-own"]);
    const futures = registerQueries.find(({ name }) => name === "risks/futures")!;
    const { file } = answerOf<{ file: string }>(await world.ask("office", futures));
    const agreement = readAgreement("agreement.yaml", AGREEMENT).value!;
    assert.deepEqual(readFutures("futures.yaml", file, agreement).faults, []);
    const draw = { kind: "draw", year: "2020", day: "2020-06-01", amount: "300.00", category: "vuokra", register: risk };
    assert.deepEqual(codes(await world.run("office", enterResults, { lines: [draw] })), ["settlement/draw-undecided"]);
    const decision = await decided(world, { amount: "50000" });
    done(await world.run("office", enterResults, { lines: [{ ...draw, decision }] }));
    assert.deepEqual(codes(await world.run("office", enterResults, { lines: [{ ...draw, decision }] })), ["decisions/above-amount"]);
    assert.deepEqual(codes(await world.run("office", enterResults, { lines: [{ ...draw, amount: "200.00", decision, register: newId() }] })), [
      "settlement/no-risk",
    ]);
    const late = { ...draw, amount: "1.00", day: "2020-05-04", decision };
    assert.deepEqual(codes(await world.run("office", enterResults, { lines: [late] })), ["settlement/draw-undecided"]);
    done(await world.run("provider", registers.realiseRisk, { risk, on: "2020-06-01", amount: "30000", reasons: "Vuokra nousi." }));
    done(await world.run("provider", registers.closeRisk, { risk, reasons: "Toteutui." }));
    assert.deepEqual(codes(await world.run("provider", registers.assessRisk, { ...weighing(RISK), risk })), ["registers/risk-closed"]);
  },
);

function weighing({ permille, low, likely, high, action }: typeof RISK) {
  return { permille, low, likely, high, action };
}

onEachDatabase("an answer to a question becomes what the parties go by through a decision, and only once there is one", async ({ store }) => {
  const world = await agreed(store);
  const asked = { clause: "gain-and-pain/gain/0", where: "Keksitty neuvonta", title: "Kuuluuko indeksikorjaus säästöön?" };
  const { question } = done(await world.run("preparer", registers.askQuestion, asked)) as { question: string };
  const decision = await decided(world, { state: "adopted" });
  assert.deepEqual(codes(await world.run("office", registers.agreeAnswer, { question, decision })), ["registers/question-stands", "decisions/not-yet"]);
  const answer = { question, on: "2020-04-01", by: "Keksitty neuvonta", source: "Kirje 1/2020", answer: "Ei kuulu." };
  done(await world.run("office", registers.answerQuestion, answer));
  done(await world.run("office", registers.agreeAnswer, { question, decision: await decided(world) }));
  assert.deepEqual(codes(await world.run("office", registers.answerQuestion, answer)), ["registers/question-stands"]);
  assert.deepEqual(codes(await world.run("provider", registers.closeQuestion, { question, reasons: "Rauennut." })), ["api/not-permitted"]);
});

const agreeing = (value: number) => Object.fromEntries(STATEMENTS.map((each) => [each, value])) as Record<(typeof STATEMENTS)[number], number>;

onEachDatabase("an answer to the survey is counted once a person, is no entry, cannot be read, and nothing of it is left once it is told", async (database) => {
  const { store } = database;
  const world = await agreed(store);
  const from = today();
  const { survey } = done(await world.run("office", registers.openSurvey, { from, until: addDays(from, 7) })) as { survey: string };
  const entries = () => database.raw("select count(*)::integer as count from entry where stream = $1", [world.alliance]);
  const before = await entries();
  const people = ["decider", "controller", "office", "expert", "preparer", "provider"];
  for (const [i, name] of people.entries()) {
    const answers = agreeing(i < 3 ? 4 : 5);
    const asked = { who: await world.who(name), stream: world.alliance, at: clock(), key: newId() };
    done(await world.runner.run(registers.answerSurvey, { survey, answers, blind: newId() }, asked));
    // No row says by its transaction that the last answer touched it and the others not.
    const touched = sql<object>`select count(distinct xmin::text)::integer as hands, count(*)::integer as rows from survey_count`;
    assert.deepEqual(await store.write(INSTALLATION, (writing) => writing.rows(touched)), [{ hands: 1, rows: STATEMENTS.length * 5 }]);
  }
  assert.deepEqual(await entries(), before);
  const again = { survey, answers: agreeing(1), blind: newId() };
  assert.deepEqual(codes(await world.run("office", registers.answerSurvey, again)), ["registers/answered"]);
  assert.deepEqual(codes(await world.run("office", registers.countSurvey, { survey })), ["registers/survey-runs"]);
  const reader = { actor: world.person("office"), party: world.organisation.kajaani, streams: [world.alliance] };
  await assert.rejects(store.read(reader, (reading) => reading.selectFrom("survey_count").selectAll().execute()));
  const own = await store.read(reader, (reading) => reading.selectFrom("survey_voice").select("person").execute());
  assert.deepEqual(own, [{ person: world.person("office") }]);
  assert.deepEqual(await leftOf(database), [people.length, STATEMENTS.length * 5, people.length]);
  const ran = await world.runner.run(
    registers.countSurvey,
    { survey },
    { who: await world.who("office"), stream: world.alliance, at: `${addDays(from, 8)}T10:00:00.000Z` },
  );
  done(ran);
  assert.deepEqual(await leftOf(database), [0, 0, 0]);
  const counted = await store.read(
    INSTALLATION,
    async (reading) => (await world.runner.states(reading, world.alliance)).of(registersSlice).surveys[0]!.counted!,
  );
  assert.equal(counted.answered, 6);
  assert.deepEqual(counted.statements![0]!.groups, [
    { from: 1, to: 1, count: 0 },
    { from: 2, to: 2, count: 0 },
    { from: 3, to: 3, count: 0 },
    { from: 4, to: 4, count: 3 },
    { from: 5, to: 5, count: 3 },
  ]);
  const soon = { from: addDays(from, 30), until: addDays(from, 40) };
  assert.deepEqual(codes(await world.run("office", registers.openSurvey, soon)), ["registers/survey-soon"]);
});

/** What stands of answers and of who gave them, for a transaction that sees all of it. */
async function leftOf({ store }: Database): Promise<readonly number[]> {
  const left = sql<{ voices: number; counts: number; keys: number }>`
    select (select count(*) from survey_voice)::integer as voices, (select count(*) from survey_count)::integer as counts,
      (select count(*) from command_key where route = 'survey/answer')::integer as keys`;
  const [row] = await store.write(INSTALLATION, (writing) => writing.rows(left));
  return [row!.voices, row!.counts, row!.keys];
}
