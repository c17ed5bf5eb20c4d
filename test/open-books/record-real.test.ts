// Real public ledgers, where they stand beside the project, go into the books by the route of the imports with the figures that their files have.
import assert from "node:assert/strict";
import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { Readable } from "node:stream";
import { Hono } from "hono";
import { readAgreement } from "../../src/agreement/read.ts";
import { readCosts } from "../../src/cli/files.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { acceptImport } from "../../src/open-books/import/commands.ts";
import { readReport } from "../../src/open-books/import/report.ts";
import { createImports, importRoutes } from "../../src/open-books/import/routes.ts";
import { findImport } from "../../src/open-books/import/store.ts";
import { readMapping } from "../../src/open-books/mapping.ts";
import { RECORD_WORDS } from "../../src/open-books/record-words.ts";
import { type Database, onEachDatabase } from "../store/databases.ts";
import { done, spoolDirectory, worldOn } from "./record-world.ts";

const shared = process.env["SAMESIDE_SHARED"] ?? "../shared";
const LEDGERS: readonly (readonly [place: string, file: string, on: readonly Database["kind"][]])[] = [
  ["northtyneside", "northtyneside_clean_2022-03_2022-07.csv.gz", ["embedded", "server"]],
  // Nearly a million rows: minutes on the embedded database.
  ["gateshead", "gateshead_processed_2010-12_2022-08.csv.gz", ["server"]],
];

for (const [place, file, kinds] of LEDGERS) {
  const path = `${shared}/data/spend-uk/${file}`;
  if (!existsSync(path)) continue;
  onEachDatabase(`${place} comes into the books to the row and to the penny`, async ({ kind, store }) => {
    if (!kinds.includes(kind)) return;
    const folder = `test/open-books/real/${place}`;
    const world = await worldOn(store, folder);
    const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
    const mapping = readFileSync(`${folder}/mapping.yaml`, "utf8");
    const expected = await readCosts(path, { agreement, mapping: readMapping("mapping.yaml", mapping).value! });
    const parties = [...new Set(expected.groups.map((group) => group.party))];
    assert.equal(parties.length, 1);
    const who = world.who("provider-manager", parties[0]!);
    const spool = spoolDirectory();
    try {
      const bugs: unknown[] = [];
      const imports = createImports({ store, runner: world.runner, directory: spool.directory, log: (bug) => void bugs.push(bug) });
      const app = new Hono().route("/", importRoutes({ imports, words: RECORD_WORDS, whoOf: async () => who, languageOf: () => "en" }));
      const to = (rest: string) => `/api/streams/${world.stream}/imports${rest}`;
      const begin = JSON.stringify({ party: parties[0]!, name: file, size: statSync(path).size, mapping });
      const { batch } = (await (await app.request(to(""), { method: "POST", body: begin })).json()) as { batch: number };
      const body = Readable.toWeb(createReadStream(path)) as ReadableStream;
      const started = performance.now();
      const sent = await app.request(to(`/${batch}?offset=0`), { method: "PUT", body, duplex: "half" } as RequestInit);
      assert.equal(sent.status, 200, await sent.text());
      await imports.readingOf({ stream: world.stream, batch });
      assert.deepEqual(bugs, []);
      const read = performance.now();
      const sight = { actor: who.person, party: who.organisation, streams: [world.stream], eyes: "whole" as const };
      const row = (await store.read(sight, (reading) => findImport(reading, { stream: world.stream, batch })))!;
      const report = readReport(row.report!);
      const { report: is } = expected;
      assert.deepEqual(
        [report.rows, report.readable.cents, report.unreadableAmounts, report.negative, report.undated.rows, report.undated.cents, report.outside.rows],
        [is.rows, String(is.readable.cents), is.unreadableAmounts, is.negative, is.undated.rows, String(is.undated.cents), is.leftOut["outside-term"].rows],
      );
      assert.deepEqual([report.settled.rows, report.settled.cents, report.lines.count], [is.settled.rows, String(is.settled.cents), is.settled.rows]);
      const { count, total } = report.lines;
      const taken = done(await world.run(acceptImport, { batch, count, total, leftOut: report.leftOut, outside: report.outside.rows }, who));
      const accepted = performance.now();
      assert.deepEqual(taken, { batch, count: is.settled.rows, total, counts: total });
      const clocks = { through: "9999-12-31", knownAt: "9999-12-31T23:59:59.999Z" };
      const groups = await store.read(sight, (reading) => costGroupsFrom(reading, world.stream, agreement, clocks));
      const bare = ({ party, line, type, day, status, cents, count: rows }: (typeof groups)[number]) => [party, line, type, day, status, cents, rows];
      assert.deepEqual(groups.map(bare), expected.groups.map(bare));
      const seconds = (from: number, to: number): string => `${((to - from) / 1000).toFixed(1)} s`;
      process.stdout.write(`# ${place} on the ${kind}: ${count} lines read in ${seconds(started, read)}, accepted in ${seconds(read, accepted)}\n`);
    } finally {
      spool.remove();
    }
  });
}
