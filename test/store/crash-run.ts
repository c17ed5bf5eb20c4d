/** `npm run crash -- --count 200 --seed 1`: as many moments of each kind as wanted, with seeds and counts. Ends with 1 if anything was lost or half. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { openStore } from "../../src/store/store.ts";
import { cutPower, flaws, killPostmaster, killServer, ordinaryDatabase, told, type Verdict } from "./crash.ts";
import { serverPrograms, startCluster } from "./postgres.ts";

const { values } = parseArgs({ options: { count: { type: "string", default: "200" }, seed: { type: "string", default: "1" } } });
const [count, seed] = [Number(values.count), Number(values.seed)];
const scratch = mkdtempSync(join(tmpdir(), "sameside-crash-"));
const template = join(scratch, "template");
await (await openStore({ data: template, demo: false })).value!.close();

await run("power cut, embedded", () => cutPower(template, count, seed, "durable"));
await run("power cut, embedded, without our file system (must lose)", async () => {
  const verdict = await cutPower(template, Math.min(count, 20), seed, "as PGlite has them");
  return verdict.lost > 0
    ? { ...verdict, lost: 0, wrong: [], note: `lost ${verdict.lost} as it must` }
    : { ...verdict, wrong: ["nothing was lost: the test sees nothing"] };
});
await run("kill -9 of the server, embedded", () => killServer({ data: join(scratch, "data") }, count, seed));
const programs = serverPrograms();
if (programs === undefined) console.log("no programs of PostgreSQL here: the rest is skipped");
else {
  const cluster = await startCluster(programs, { durable: "yes" });
  const databaseUrl = await ordinaryDatabase(cluster);
  await run("kill -9 of the server, PostgreSQL", () => killServer({ data: "unused", databaseUrl }, count, seed));
  await cluster.remove();
  await run("kill -9 of the postmaster", () => killPostmaster(programs, count, seed));
}
rmSync(scratch, { recursive: true });

async function run(name: string, work: () => Promise<Verdict & { readonly note?: string }>): Promise<void> {
  const begun = performance.now();
  const verdict = await work();
  const found = flaws(verdict);
  const seconds = Math.round((performance.now() - begun) / 1000);
  console.log(`${found.length === 0 ? "ok" : "FAILED"}  ${name}: ${told(verdict, seed)}${verdict.note === undefined ? "" : ` (${verdict.note})`} ${seconds} s`);
  for (const flaw of found) console.log(`    ${flaw}`);
  if (found.length > 0) process.exitCode = 1;
}
