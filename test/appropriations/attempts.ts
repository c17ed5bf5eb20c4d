/**
 * Two alliances of one purchaser that all commit at once, on both databases: `node test/appropriations/attempts.ts [--count 10000] [--seed 1] [--on server]`. Prints how
 * many attempts there were, what became of them, and what the records say afterwards. Ends with 1 when a cent too much was committed.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { boundBy, standingOf } from "../../src/appropriations/budget.ts";
import { recordAppropriation } from "../../src/appropriations/commands.ts";
import { formatCents } from "../../src/kernel/money.ts";
import { random, whole } from "../../src/kernel/random.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { serverPrograms, startCluster } from "../store/postgres.ts";
import { committed, done, LEVEL, worldOn } from "./world.ts";

const { values } = parseArgs({
  options: { count: { type: "string", default: "10000" }, seed: { type: "string", default: "1" }, on: { type: "string", default: "both" } },
});
const [count, seed] = [Number(values.count), values.seed];
/** 10 million euros, of which each alliance was given six before the council took two away: both limits are met. */
const [ADOPTED, ALLOTTED, LOWERED] = ["1200000000", "600000000", "1000000000"];

async function attempts(name: string, store: Store): Promise<boolean> {
  const began = performance.now();
  const world = await worldOn(store, { appropriation: ADOPTED, allotments: [ALLOTTED, ALLOTTED] });
  const { run, budget, decisions, alliances } = world;
  done(await run(recordAppropriation, budget, { year: "2019", level: LEVEL, basis: "gross", amount: LOWERED, state: "adopted", decision: decisions[budget] }));
  const source = random(seed);
  const amounts = Array.from({ length: count }, () => String(whole(source, 10_00, 5_000_00)));
  const all = await Promise.all(amounts.map((amount, i) => committed(world, alliances[i % 2]!, amount)));
  const refused = Map.groupBy(
    all.flatMap(({ refusals }) => (refusals ? [refusals.map(({ code }) => code.split("/")[1]).join("+")] : [])),
    (code) => code,
  );
  const state = await world.budgetNow();
  const sums = standingOf(state, [...state.appropriations.values()][0]!);
  const told = await Promise.all(alliances.map(async (stream) => [...(await world.promised(stream)).commitments.values()]));
  const each = told.map((own) => own.reduce((sum, { amount }) => sum + amount, 0n));
  const sum = each.reduce((a, b) => a + b, 0n);
  const isRight =
    sum <= BigInt(LOWERED) &&
    sum === sums.committed &&
    each.every((own) => own <= BigInt(ALLOTTED)) &&
    state.open.size === 0 &&
    all.filter(({ refusals }) => !refusals).length === told.flat().length &&
    [...state.allotments.values()].every((allotment) => boundBy(state, allotment).bound <= allotment.amount);
  const say = (what: string, value: string | number | bigint): void => console.log(`${name} ${what}=${value}`);
  say("attempts", count);
  say("committed", told.flat().length);
  for (const [code, list] of refused) say(`refused-${code}`, list.length);
  say("appropriation", formatCents(BigInt(LOWERED)));
  for (const [i, own] of each.entries()) say(`alliance-${i + 1}`, formatCents(own));
  say("committed-sum", formatCents(sum));
  say("left", formatCents(sums.left));
  say("open-reservations", state.open.size);
  say("seconds", ((performance.now() - began) / 1000).toPrecision(3));
  say("holds", isRight ? "yes" : "no");
  return isRight;
}

let holds = true;
if (values.on !== "server") {
  const scratch = mkdtempSync(join(tmpdir(), "sameside-attempts-"));
  const embedded = (await openStore({ data: scratch, demo: false })).value!;
  holds &&= await attempts("embedded", embedded);
  await embedded.close();
  rmSync(scratch, { recursive: true });
}
const programs = serverPrograms();
if (programs === undefined) console.log("server skipped: no PostgreSQL here");
else {
  const cluster = await startCluster(programs, { durable: "no" });
  const admin = new pg.Client({ connectionString: cluster.url("postgres") });
  await admin.connect();
  await admin.query("create role sameside_test login createrole");
  await admin.query("create database sameside owner sameside_test");
  await admin.end();
  const server = (await openStore({ data: "", databaseUrl: cluster.url("sameside", "sameside_test"), demo: false })).value!;
  holds &&= await attempts("server", server);
  await server.close();
  await cluster.remove();
}
process.exitCode = holds ? 0 : 1;
