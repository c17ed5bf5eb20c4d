// The forecast on the record: by the pace of the books, and by what each provider has last said that it still plans.
import assert from "node:assert/strict";
import { enterAccrual } from "../../src/open-books/closing/commands.ts";
import { enterForecast } from "../../src/settlement/planned/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, enterCostsOf, worldOn } from "./world.ts";

type Row = { readonly line: string; readonly provider: string; readonly booked: string; readonly forecast: string };

onEachDatabase("the books' pace and the providers' newest plans give two forecasts, each as it was known at the time", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  await enterCostsOf(world, "2020-01-01", "2020-06-30", "2020-07-10T10:00:00.000Z");
  const city = world.who("provider-manager", "kajaani");
  const plan = { party: "kajaani", booked: "2020-06", lines: [{ line: "youth-workshop", type: "salary", month: "2020-09", net: "1234500" }] };
  const enter = (input: object, at: string) => world.run(enterForecast, { ...plan, ...input }, city, at);
  assert.deepEqual(codes(await world.run(enterForecast, plan, world.who("provider-manager", "satumaa"), "2020-07-11T10:00:00.000Z")), [
    "settlement/not-your-party",
  ]);
  const wrong = [
    { line: "outreach", type: "salary", month: "2020-09", net: "1" },
    { line: "youth-workshop", type: "gold", month: "2020-09", net: "1" },
    { line: "youth-workshop", type: "salary", month: "2020-06", net: "1" },
    { line: "youth-workshop", type: "salary", month: "2021-01", net: "1" },
  ];
  assert.deepEqual(codes(await enter({ lines: wrong }, "2020-07-11T10:00:00.000Z")), [
    "settlement/plan-line",
    "settlement/plan-type",
    "settlement/plan-month",
    "settlement/plan-month",
  ]);
  assert.equal(done(await enter({ lines: [{ ...plan.lines[0], net: "99900" }] }, "2020-07-11T10:00:00.000Z")).total, "99900");
  done(await enter({}, "2020-08-01T10:00:00.000Z"));
  const ask = (params: Record<string, string>) => world.question("settlement/forecast", { through: "2020-07-15", ...params }, city);
  const toCome = (answer: Record<string, unknown>): bigint => {
    const row = (answer["rows"] as Row[]).find(({ line }) => line === "youth-workshop")!;
    return BigInt(row.forecast) - BigInt(row.booked);
  };
  const [pace, newest, older] = [await ask({}), await ask({ by: "bottom-up" }), await ask({ by: "bottom-up", "known-at": "2020-07-20" })];
  assert.deepEqual([pace["cutoff"], pace["by"], newest["by"]], ["2020-06-30", "run-rate", "bottom-up"]);
  assert(toCome(pace) > 0n);
  assert.equal(toCome(newest), 12_345_00n);
  assert.equal(toCome(older), 999_00n);
  assert(!(newest["unplanned"] as string[]).includes("kajaani"));
  assert((newest["unplanned"] as string[]).includes("satumaa"));
  const bookedOf = (answer: Record<string, unknown>): bigint => BigInt((answer["rows"] as Row[]).find(({ line }) => line === "youth-workshop")!.booked);
  const accrue = (month: string) => ({ party: "kajaani", month, lines: [{ line: "youth-workshop", type: "premises", net: "77700" }] });
  done(await world.run(enterAccrual, accrue("2020-05"), city, "2020-08-02T10:00:00.000Z"));
  assert.equal(bookedOf(await ask({})), bookedOf(pace), "what was accrued for a month before the last has been reversed");
  done(await world.run(enterAccrual, accrue("2020-06"), city, "2020-08-03T10:00:00.000Z"));
  const accrued = await ask({ by: "bottom-up" });
  assert.equal(bookedOf(accrued) - bookedOf(newest), 777_00n);
  assert.deepEqual([accrued["accrued"], toCome(accrued)], ["77700", 12_345_00n]);
  assert.equal((await ask({ year: "2035" }))["found"], false);
  assert.equal((await ask({ "known-at": "2020-07-01" }))["found"], true, "half a year is over, though nobody has booked it");
});
