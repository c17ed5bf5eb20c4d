// An alliance that is settled on its record comes to the euros that the same facts give from files, and what was settled stays.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { correctCosts } from "../../src/open-books/commands.ts";
import { createCostReader } from "../../src/open-books/read-costs.ts";
import { proposeStatement } from "../../src/settlement/commands.ts";
import { createFactsReader } from "../../src/settlement/facts-file.ts";
import { settle } from "../../src/settlement/settlement.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import { onEachDatabase } from "../store/databases.ts";
import { approveAll, codes, done, enterCostsOf, enterRows, resultRows, type Row, type World, worldOn } from "./world.ts";

const EXAMPLE = "examples/kainuu-youth";
const ALWAYS = "9999-12-31T23:59:59.999Z";
const FIRST = "2019-12-31";
const LAST = "2021-06-30";

function fromFiles(agreement: Agreement, through: string, earlier: readonly Statement[]): Statement {
  const costs = createCostReader({ agreement, file: "costs.csv", through });
  costs.push(readFileSync(`${EXAMPLE}/costs.csv`));
  const results = createFactsReader({ agreement, file: "results.csv" });
  results.push(readFileSync(`${EXAMPLE}/results.csv`));
  return settle(agreement, { ...results.end().facts, costs: costs.end().groups }, { through, knownAt: ALWAYS, earlier });
}

/** Everything that is euros; where facts were read, when, and what is told beside them is not. */
function euros({ figures: _figures, sources: _sources, knownAt: _knownAt, notes: _notes, refusedClaims, ...rest }: Statement): unknown {
  return { ...rest, refusedClaims: refusedClaims.map(({ id, reason }) => [id, reason]) };
}

const dayOf = (row: Row): string => row["day"] ?? row["approved-on"] ?? `${row["year"]}-12-31`;
const office = (world: World) => world.who("project-office", "kainuu");
const stored = async (world: World, statement: string): Promise<Statement> =>
  (await world.question("settlement/statement", { statement, figures: "yes" }, office(world)))["content"] as Statement;
const propose = async (world: World, through: string, at: string): Promise<string> =>
  done(await world.run(proposeStatement, { through }, office(world), at)).statement;
const joinedBy = (day: string) => (agreement: Agreement) => agreement.parties.filter(({ joins }) => joins === undefined || joins <= day);

/** The first year entered, settled and approved by everybody in February 2020. */
async function firstYear(world: World): Promise<string> {
  await enterCostsOf(world, "2019-01-01", FIRST, "2020-01-20T10:00:00.000Z");
  await enterRows(
    world,
    resultRows(world).filter((row) => dayOf(row) <= FIRST),
    "2020-01-25T10:00:00.000Z",
  );
  const first = await propose(world, FIRST, "2020-02-03T10:00:00.000Z");
  assert.equal(await approveAll(world, first, joinedBy(FIRST), "2020-02-10T10:00:00.000Z"), true);
  return first;
}

onEachDatabase("two years on the record give the statements of the files, cent for cent, each less what the one before had paid", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const { agreement } = world;
  const first = await firstYear(world);
  const firstFromFiles = fromFiles(agreement, FIRST, []);
  assert.deepEqual(euros(await stored(world, first)), JSON.parse(JSON.stringify(euros(firstFromFiles))));
  await enterCostsOf(world, "2020-01-01", LAST, "2021-07-20T10:00:00.000Z");
  await enterRows(
    world,
    resultRows(world).filter((row) => dayOf(row) > FIRST),
    "2021-07-25T10:00:00.000Z",
  );
  const second = await propose(world, LAST, "2021-08-01T10:00:00.000Z");
  const secondFromFiles = fromFiles(agreement, LAST, [firstFromFiles]);
  const onRecord = await stored(world, second);
  assert.deepEqual(euros(onRecord), JSON.parse(JSON.stringify(euros(secondFromFiles))));
  assert(onRecord.payments.length > 0);
  assert.equal(await approveAll(world, second, joinedBy(LAST), "2021-08-10T10:00:00.000Z"), true);
  const { statements } = await world.question("settlement/statements", {}, office(world));
  assert.deepEqual(
    (statements as { state: string; earlier?: string }[]).map(({ state, earlier }) => [state, earlier]),
    [
      ["settled", first],
      ["settled", undefined],
    ],
  );
});

onEachDatabase("a correction that is booked later changes the open statement only, and old questions get the old euros", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const first = await firstYear(world);
  const before = await stored(world, first);
  const found = before.figures.flatMap(({ sources = [] }) => sources).find((source) => source.startsWith("batch/"))!;
  assert.match(found, /^batch\/\d+:[\d,-]+$/);
  const open = await propose(world, FIRST, "2020-03-01T10:00:00.000Z");
  assert.deepEqual((await stored(world, open)).payments, [], "everything was paid");
  // 100 € of a workshop's premises was booked too much in 2019.
  const provider = world.who("provider-manager", "kajaani");
  const line = await premisesLine(world);
  done(await world.run(correctCosts, { party: "kajaani", lines: [{ ...line, net: "-10000" }] }, provider, "2020-04-15T10:00:00.000Z"));
  const after = await propose(world, FIRST, "2020-05-01T10:00:00.000Z");
  const replaced = (await world.question("settlement/statement", { statement: open }, office(world)))["state"];
  assert.equal(replaced, "replaced");
  const corrected = await stored(world, after);
  assert.notDeepEqual(corrected.obligations, before.obligations);
  assert.deepEqual(await stored(world, first), before);
  for (const params of [{ through: FIRST }, { through: "2020-04-30", "known-at": "2020-03-31" }]) {
    const asOf = await world.question("settlement/as-of", params, office(world));
    assert.deepEqual([asOf["statement"], (asOf["content"] as Statement).obligations], [first, before.obligations]);
  }
  assert.equal((await world.question("settlement/as-of", { through: FIRST, "known-at": "2020-02-09" }, office(world)))["found"], false);
  for (const statement of [first, after]) {
    const check = await world.question("settlement/check", { statement }, office(world));
    assert.deepEqual([check["computed"], check["same"], check["differences"]], [true, true, []]);
  }
});

/** A line of premises of the youth workshop, as a correction names it. */
async function premisesLine({ store, stream }: World) {
  const row = await store.read({ actor: undefined, party: undefined, streams: [stream] }, (reading) =>
    reading
      .selectFrom("cost_line")
      .selectAll()
      .where("stream", "=", stream)
      .where("party", "=", "kajaani")
      .where("type", "=", "premises")
      .orderBy("batch")
      .orderBy("line")
      .executeTakeFirstOrThrow(),
  );
  return { line: row.service, type: row.type, day: row.day, corrects: `${row.batch}/${row.line}`, ...(row.approved ? { approved: true } : {}) };
}

onEachDatabase("nobody is settled without their own approval, and a purchaser approves by a decision of its own that may be carried out", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const { approveStatement, acceptStatement } = await import("../../src/settlement/commands.ts");
  const { noteDecision } = await import("./world.ts");
  const empty = await world.run(proposeStatement, { through: FIRST }, office(world), "2020-01-19T10:00:00.000Z");
  assert.deepEqual(codes(empty), ["settlement/no-costs"]);
  await enterCostsOf(world, "2019-01-01", FIRST, "2020-01-20T10:00:00.000Z");
  const statement = await propose(world, FIRST, "2020-02-03T10:00:00.000Z");
  const at = "2020-02-10T10:00:00.000Z";
  const decider = world.who("purchaser-decider", "kainuu");
  const adopted = await noteDecision(world, "kainuu", "2020-02-09", at, "adopted");
  const foreign = await noteDecision(world, "sotkamo", "2020-02-09", at);
  const tried = async (command: typeof approveStatement, input: object, by: typeof decider) => codes(await world.run(command, { statement, ...input }, by, at));
  assert.deepEqual(await tried(approveStatement, {}, decider), ["settlement/needs-decision"]);
  assert.deepEqual(await tried(approveStatement, { decision: adopted }, decider), ["decisions/not-yet"]);
  assert.deepEqual(await tried(approveStatement, { decision: foreign }, decider), ["decisions/of-another"]);
  assert.deepEqual(await tried(approveStatement, { decision: statement }, decider), ["decisions/unknown"]);
  const small = await noteDecision(world, "kainuu", "2020-02-09", at, "final", "100000");
  assert.deepEqual(await tried(approveStatement, { decision: small }, decider), ["decisions/above-amount"]);
  assert.deepEqual(await tried(acceptStatement, {}, decider), ["api/not-permitted"]);
  assert.deepEqual(await tried(acceptStatement, {}, world.who("provider-manager", "kajaani")), ["settlement/other-side"]);
  assert.deepEqual(await tried(acceptStatement, {}, { ...world.who("provider-manager", "uramylly"), isFresh: false }), ["api/not-fresh"]);
  // Kuhmo joins a day later.
  assert.deepEqual(await tried(approveStatement, { decision: adopted }, world.who("purchaser-decider", "kuhmo")), ["settlement/not-asked"]);
  done(await world.run(acceptStatement, { statement }, world.who("provider-manager", "uramylly"), at));
  assert.deepEqual(await tried(acceptStatement, {}, world.who("provider-manager", "uramylly")), ["settlement/approved-before"]);
  assert.equal((await world.question("settlement/statement", { statement }, office(world)))["state"], "open");
});
