/** Pulling the plug and killing what runs, at random moments under a load of writes. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import pg from "pg";
import { randomId } from "../../src/kernel/id.ts";
import { random, type Random, whole } from "../../src/kernel/random.ts";
import { keepRecord } from "../../src/log/store.ts";
import { DURABLE_START, DurableFiles, openPglite, runningOn } from "../../src/store/embedded.ts";
import { openOn, openStore, type Store } from "../../src/store/store.ts";
import { createDisk, watched } from "./disk.ts";
import { type Acknowledged, judge, writeOn } from "./load.ts";
import { type Cluster, startCluster } from "./postgres.ts";

/** What came of it: moments tried, entries acknowledged up to them in all, how many of those were gone afterwards, and whatever else was wrong. */
export type Verdict = { readonly moments: number; readonly acknowledged: number; readonly lost: number; readonly wrong: readonly string[] };

export type Files = "durable" | "as PGlite has them";

/** Moments that one load is cut at, and how many acknowledgements it runs for. */
const CUTS = 20;
const LENGTH = 120;
/** Acknowledgements that a server lives for at most before it is killed. */
const MOST = 40;
/** A directory in memory where there is one: what is put back there is only read again. */
const FAST = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Two streams; ids made from the seed, so that a run can be told again. */
function streamsOf(draw: Random): readonly string[] {
  return [1, 2].map(() => randomId(Uint8Array.from({ length: 16 }, () => whole(draw, 0, 255))));
}

/** Cuts the power of the embedded database at random moments: every file goes back to its content at the last sync, at every other moment with luck. */
export async function cutPower(template: string, count: number, seed: number, kind: Files): Promise<Verdict> {
  let verdict: Verdict = { moments: 0, acknowledged: 0, lost: 0, wrong: [] };
  for (let run = 0; verdict.moments < count; run++) {
    const next = await cutOneLoad(template, Math.min(CUTS, count - verdict.moments), random(`${seed}/${run}`), kind);
    verdict = together(verdict, next);
  }
  return verdict;
}

async function cutOneLoad(template: string, count: number, draw: Random, kind: Files): Promise<Verdict> {
  const scratch = mkdtempSync(join(FAST, "sameside-cut-"));
  const [from, live, put] = ["from", "live", "put"].map((name) => join(scratch, name)) as [string, string, string];
  try {
    cpSync(join(template, "pg"), from, { recursive: true });
    cpSync(from, live, { recursive: true });
    const { files, journal } = watched(kind === "durable" ? new DurableFiles(live) : new NodeFS(live), live);
    const store = await openAs(live, files, kind);
    const acknowledged: Acknowledged = new Map(streamsOf(draw).map((stream) => [stream, 0]));
    const keeper = keepRecord(store);
    let left = LENGTH;
    const on = () => left-- > 0;
    const writers = [...acknowledged.keys()].map((stream) =>
      writeOn(keeper, stream, draw, on, (size) => journal.acknowledge(() => acknowledged.set(stream, size))),
    );
    await Promise.all(writers);
    await store.close();
    const disk = createDisk(from, journal.steps);
    const moments = Array.from({ length: count }, () => whole(draw, 0, journal.steps.length)).sort((a, b) => a - b);
    let verdict: Verdict = { moments: 0, acknowledged: 0, lost: 0, wrong: [] };
    for (const [i, moment] of moments.entries()) {
      disk.advance(moment);
      disk.cut(put, i % 2 === 0 || kind !== "durable" ? "none" : draw);
      verdict = together(verdict, await judged(put, acknowledged));
      rmSync(put, { recursive: true });
    }
    return verdict;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function openAs(directory: string, files: NodeFS, kind: Files): Promise<Store> {
  const pglite = await openPglite(directory, () => new PGlite(kind === "durable" ? { fs: files, startParams: [...DURABLE_START] } : { fs: files }));
  return (await openOn(runningOn(pglite), { data: "cut", demo: false })).value!;
}

async function judged(directory: string, acknowledged: Acknowledged): Promise<Verdict> {
  const store = await openAs(directory, new NodeFS(directory), "as PGlite has them");
  const { lost, wrong } = await judge(store, acknowledged);
  await store.close();
  return { moments: 1, acknowledged: sum(acknowledged), lost, wrong };
}

/** Kills a process that writes, with signal 9, and lets the next one judge what it finds before it writes on. */
export async function killServer(where: { readonly data: string; readonly databaseUrl?: string }, count: number, seed: number): Promise<Verdict> {
  const draw = random(seed);
  const acknowledged: Acknowledged = new Map(streamsOf(draw).map((stream) => [stream, 0]));
  let verdict: Verdict = { moments: 0, acknowledged: 0, lost: 0, wrong: [] };
  for (let moment = 0; moment <= count; moment++) {
    const task = JSON.stringify({ where, acknowledged: [...acknowledged], seed: `${seed}/${moment}` });
    const child = spawn(process.execPath, [fileURLToPath(new URL("writer.ts", import.meta.url)), task], { stdio: ["ignore", "pipe", "inherit"] });
    // Counted in acknowledgements, so that a slow machine is killed under load too.
    let left = whole(draw, 0, MOST);
    for await (const line of createInterface(child.stdout)) {
      const said = JSON.parse(line) as { stream: string; size: number } | { lost: number; wrong: string[] };
      if ("size" in said) {
        acknowledged.set(said.stream, said.size);
        if (--left === 0) void wait(whole(draw, 0, 8)).then(() => child.kill("SIGKILL"));
        continue;
      }
      if (moment > 0) verdict = together(verdict, { moments: 1, acknowledged: sum(acknowledged), ...said });
      // The last one only judges.
      if (moment === count) child.kill("SIGKILL");
      else if (left === 0) void wait(whole(draw, 0, 50)).then(() => child.kill("SIGKILL"));
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    if (child.signalCode !== "SIGKILL") return { ...verdict, wrong: [...verdict.wrong, `the server ended by itself with ${child.exitCode}`] };
  }
  return verdict;
}

/** Kills the postmaster with signal 9 under a load, and starts it again. */
export async function killPostmaster(programs: string, count: number, seed: number): Promise<Verdict> {
  const draw = random(seed);
  const cluster = await startCluster(programs, { durable: "yes" });
  try {
    const databaseUrl = await ordinaryDatabase(cluster);
    const acknowledged: Acknowledged = new Map(streamsOf(draw).map((stream) => [stream, 0]));
    let verdict: Verdict = { moments: 0, acknowledged: 0, lost: 0, wrong: [] };
    for (let moment = 0; moment < count; moment++) {
      const store = (await openStore({ data: "unused", databaseUrl, demo: false })).value!;
      const keeper = keepRecord(store);
      const loaded = Promise.withResolvers<void>();
      let left = whole(draw, 1, MOST);
      const acknowledge = (stream: string) => (size: number) => {
        acknowledged.set(stream, size);
        if (--left === 0) loaded.resolve();
      };
      const writers = [...acknowledged.keys()].map((stream) => writeOn(keeper, stream, draw, () => true, acknowledge(stream)));
      const ended = Promise.allSettled(writers);
      await loaded.promise;
      await wait(whole(draw, 0, 8));
      process.kill(cluster.postmaster(), "SIGKILL");
      await Promise.all([ended, cluster.ended()]);
      await store.close();
      await startAgain(cluster);
      const after = (await openStore({ data: "unused", databaseUrl, demo: false })).value!;
      verdict = together(verdict, { moments: 1, acknowledged: sum(acknowledged), ...(await judge(after, acknowledged)) });
      await after.close();
    }
    return verdict;
  } finally {
    await cluster.remove();
  }
}

/** The children of a postmaster that was killed need a moment to notice; until then a new one refuses to start. */
async function startAgain(cluster: Cluster): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (
      await cluster.start().then(
        () => true,
        () => false,
      )
    )
      return;
    await wait(50);
  }
  throw new Error("the server does not start again");
}

/** A database of an ordinary login on a server of the test's own. */
export async function ordinaryDatabase(cluster: Cluster): Promise<string> {
  const admin = new pg.Client({ connectionString: cluster.url("postgres") });
  await admin.connect();
  await admin.query("create role sameside_test login createrole");
  await admin.query("create database sameside owner sameside_test").finally(() => admin.end());
  return cluster.url("sameside", "sameside_test");
}

function together(a: Verdict, b: Verdict): Verdict {
  return { moments: a.moments + b.moments, acknowledged: a.acknowledged + b.acknowledged, lost: a.lost + b.lost, wrong: [...a.wrong, ...b.wrong] };
}

/** All that is wrong with a verdict; nothing, when everything that was acknowledged is there and whole. */
export function flaws({ lost, wrong }: Verdict): string[] {
  return [...(lost === 0 ? [] : [`${lost} acknowledged entries lost`]), ...wrong];
}

/** `seed=1 moments=20 acknowledged=1838 lost=0 wrong=0`. */
export function told({ moments, acknowledged, lost, wrong }: Verdict, seed: number): string {
  return `seed=${seed} moments=${moments} acknowledged=${acknowledged} lost=${lost} wrong=${wrong.length}`;
}

function sum(acknowledged: Acknowledged): number {
  return [...acknowledged.values()].reduce((a, b) => a + b, 0);
}
