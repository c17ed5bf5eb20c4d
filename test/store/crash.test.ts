// The plug is pulled and servers are killed at twenty random moments each; `npm run crash` does it at as many as it is told.
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { cutPower, flaws, killPostmaster, killServer, told, type Verdict } from "./crash.ts";
import { dataDirectory, serverTest, template } from "./databases.ts";
import { serverPrograms } from "./postgres.ts";

const [COUNT, SEED] = [20, 1];

const programs = serverPrograms();

// Two at a time: one in this process, the other mostly in a process of its own.
suite("crashes", { concurrency: 2 }, () => {
  test("a power cut at a random moment loses nothing that was acknowledged, and leaves nothing half", async (context) => {
    whole(context, await cutPower(await template(), COUNT, SEED, "durable"));
  });

  test("the same power cut loses acknowledged writes without our file system", async (context) => {
    const verdict = await cutPower(await template(), 4, SEED, "as PGlite has them");
    context.diagnostic(told(verdict, SEED));
    assert(verdict.lost > 0, told(verdict, SEED));
  });

  test("a server that is killed loses nothing that was acknowledged (embedded)", async (context) => {
    whole(context, await killServer({ data: await dataDirectory() }, COUNT, SEED));
  });

  serverTest("a server that is killed loses nothing that was acknowledged", async ({ fresh }, context) => {
    whole(context, await killServer({ data: "unused", databaseUrl: await fresh() }, COUNT, SEED));
  });

  test(
    "a postmaster that is killed loses nothing that was acknowledged",
    { skip: programs === undefined && "no programs of PostgreSQL here" },
    async (context) => {
      whole(context, await killPostmaster(programs!, COUNT, SEED));
    },
  );
});

function whole(context: { diagnostic(text: string): void }, verdict: Verdict): void {
  context.diagnostic(told(verdict, SEED));
  assert.equal(verdict.moments, COUNT);
  assert(verdict.acknowledged > 0);
  assert.deepEqual(flaws(verdict), []);
}
