// The year of an appropriation: proposed, adopted, changed by a decision, lapsed on 31 December, and carried into the next year by a decision alone.
import assert from "node:assert/strict";
import { ask } from "../../src/api/http.ts";
import { makeCommitment, recordAppropriation } from "../../src/appropriations/commands.ts";
import { carryAppropriation, lapseAppropriation, proposeAppropriation } from "../../src/appropriations/cycle/commands.ts";
import { remindersOn } from "../../src/appropriations/cycle/reminders.ts";
import { appropriationList } from "../../src/appropriations/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { AT, codes, commitment, done, LEVEL, worldOn } from "./world.ts";

const PLACE = { year: "2019", level: LEVEL };
const SUMS = { appropriation: "50000000", allotments: ["20000000", "20000000"] } as const;

onEachDatabase("a year is proposed, adopted, changed, lapsed and carried, and each step says what it came to", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const { run, budget, decisions } = world;
  const [one] = world.alliances;
  const decision = decisions[budget]!;
  const next = { ...PLACE, year: "2020" };
  const propose = (amount: string, year = "2020") =>
    run(proposeAppropriation, budget, { year, level: LEVEL, basis: "net", amount, by: "allianssin johtoryhmä" }, { at: "2019-09-30T10:00:00.000Z" });
  assert.deepEqual(codes(await propose("1", "2018")), ["appropriations/year-over"]);
  assert.deepEqual(codes(await propose("1", "2019")), ["appropriations/decided-already"]);
  done(await propose("60000000"));
  done(await propose("55000000"));
  done(await run(makeCommitment, one, commitment(world, one, "15000000"), { at: AT }));
  const told = async (day: string) => remindersOn(await world.budgetNow(), day).map(({ code, cents, days }) => [code, cents, days]);
  assert.deepEqual(await told("2019-09-29"), []);
  assert.deepEqual(await told("2019-12-01"), [
    ["lapses", 35_000_000n, 30],
    ["unpaid", 15_000_000n, 30],
    ["not-adopted", 55_000_000n, 30],
  ]);
  const record = (amount: string, place = next, at = "2019-12-10T10:00:00.000Z") =>
    run(recordAppropriation, budget, { ...place, basis: "net", amount, state: "adopted", decision }, { at });
  done(await record("55000000"));
  done(await record("48000000", PLACE));
  assert.deepEqual(
    (await told("2019-12-31")).map(([code]) => code),
    ["lapses", "unpaid"],
  );
  const carry = (amount: string, at: string, year = "2019") => run(carryAppropriation, budget, { year, level: LEVEL, amount, decision }, { at });
  assert.deepEqual(codes(await carry("100", "2019-12-31T10:00:00.000Z")), ["appropriations/not-lapsed"]);
  const january = "2020-01-20T10:00:00.000Z";
  assert.deepEqual(await told("2020-01-20"), [
    ["to-lapse", 33_000_000n, -20],
    ["unpaid", 15_000_000n, -20],
  ]);
  assert.deepEqual(done(await run(lapseAppropriation, budget, PLACE, { at: january })), { unused: "33000000" });
  assert.deepEqual(await told("2020-01-20"), [["may-carry", 33_000_000n, -20]]);
  assert.deepEqual(codes(await carry("33000001", january)), ["appropriations/carried-above"]);
  assert.deepEqual(codes(await carry("100", january, "2020")), ["appropriations/none", "appropriations/not-lapsed"]);
  assert.deepEqual(done(await carry("10000000", january)), { left: "23000000" });
  assert.deepEqual(codes(await carry("23000001", january)), ["appropriations/carried-above"]);
  const asked = await ask(world, appropriationList, { who: world.who("purchaser-decider"), stream: budget, params: {}, at: january });
  const { appropriations, proposals } = (asked as unknown as { answer: Record<"appropriations" | "proposals", Record<string, unknown>[]> }).answer;
  const of = (year: string) => appropriations.find((each) => each["year"] === year)!;
  assert.deepEqual(
    [of("2020")["amount"], of("2020")["carriedIn"], of("2019")["carriedOut"], of("2019")["unused"]],
    ["65000000", "10000000", "10000000", "33000000"],
  );
  assert.deepEqual(
    (of("2020")["changes"] as { amount: string; carried: string }[]).map(({ amount, carried }) => [amount, carried]),
    [
      ["55000000", "0"],
      ["65000000", "10000000"],
    ],
  );
  assert.equal((of("2019")["changes"] as object[]).length, 2);
  assert.deepEqual(
    proposals.map(({ year, amount }) => [year, amount]),
    [["2020", "55000000"]],
  );
  // What was carried stays beside a sum that the organ decides anew.
  done(await record("56000000", next, january));
  assert.equal((await world.budgetNow()).appropriations.get(`2020 ${LEVEL}`)!.amount, 66_000_000n);
});
