// Every form of headers of the public ledgers beside the project goes through the route of the imports: it is mapped, or refused with a reason to act on.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Hono } from "hono";
import { readReport } from "../../src/open-books/import/report.ts";
import { createImports, importRoutes } from "../../src/open-books/import/routes.ts";
import { findImport } from "../../src/open-books/import/store.ts";
import { RECORD_WORDS } from "../../src/open-books/record-words.ts";
import { onEachDatabase } from "../store/databases.ts";
import { spoolDirectory, worldOn } from "./record-world.ts";

const folder = `${process.env["SAMESIDE_SHARED"] ?? "../shared"}/data/spend-uk/header-variants`;
/** What no ledger says: which party, line and type of the agreement its rows are of. */
const MAPPING = [
  "sameside-mapping: 1",
  'decimal: "."',
  'days: [yyyy-mm-dd, d.m.yyyy, dd/mm/yyyy, dd/mm/yy, yyyy/mm/dd, dd-mm-yyyy, yyyymmdd, dd-mmm-yy, dd-mmm-yyyy, d mmmm yyyy, "dddd, mmmm d, yyyy", excel]',
  "columns: { party: { constant: services }, line: { constant: other }, type: { constant: payment } }",
  "",
].join("\n");

if (existsSync(folder)) {
  onEachDatabase("every form of headers is mapped, or refused with a reason that a person can act on", async ({ kind, store }) => {
    if (kind !== "embedded") return;
    const files = readdirSync(folder).filter((name) => name.endsWith(".csv") && name !== "INDEX.csv");
    assert.equal(files.length, 130);
    const spool = spoolDirectory();
    const world = await worldOn(store, longTerm(spool.directory));
    const who = world.who("provider-manager", "services");
    try {
      const bugs: unknown[] = [];
      const imports = createImports({ store, runner: world.runner, directory: spool.directory, log: (bug) => void bugs.push(bug) });
      const app = new Hono().route("/", importRoutes({ imports, words: RECORD_WORDS, whoOf: async () => who, languageOf: () => "en" }));
      const to = (rest: string) => `/api/streams/${world.stream}/imports${rest}`;
      const ended: Record<string, number> = {};
      for (const name of files) {
        const bytes = readFileSync(`${folder}/${name}`);
        const begin = JSON.stringify({ party: "services", name, size: bytes.length, mapping: MAPPING });
        const { batch } = (await (await app.request(to(""), { method: "POST", body: begin })).json()) as { batch: number };
        assert.equal((await app.request(to(`/${batch}?offset=0`), { method: "PUT", body: bytes })).status, 200);
        const place = { stream: world.stream, batch };
        await imports.readingOf(place);
        const row = (await store.read({ actor: who.person, party: who.organisation, streams: [world.stream] }, (reading) => findImport(reading, place)))!;
        const end = endOf(row.state, readReport(row.report!), name);
        ended[end] = (ended[end] ?? 0) + 1;
        assert.equal((await app.request(to(`/${batch}`), { method: "DELETE" })).status, 204);
      }
      assert.deepEqual(bugs, []);
      process.stdout.write(`# ${JSON.stringify(ended)}\n`);
      assert.deepEqual(ended, ENDED);
    } finally {
      spool.remove();
    }
  });
}

/** The agreement over Gateshead's ledger, for every year that the files are of. */
function longTerm(directory: string): string {
  const text = readFileSync("test/open-books/real/gateshead/agreement.yaml", "utf8");
  const years = Array.from({ length: 14 }, (_, i) => String(2010 + i));
  const each = (of: string): string => years.map((year) => `"${year}": ${of}`).join(", ");
  const agreement = text
    .replace("from: 2015-01-01, to: 2015-12-31", "from: 2010-01-01, to: 2023-12-31")
    .replace("until: 2015-01-15", "until: 2010-01-15")
    .replace(/"2015": (\{ council: \{[^}]*\} \})/, (_, of: string) => each(of))
    .replace(/"2015": (\{ care:[^}]*\})/, (_, of: string) => each(of));
  mkdirSync(join(directory, "agreement"));
  writeFileSync(join(directory, "agreement", "agreement.yaml"), agreement);
  return join(directory, "agreement");
}

/** How the 130 end; kept so that a change is seen. */
const ENDED: Readonly<Record<string, number>> = {
  mapped: 122,
  "costs/day-unreadable": 4,
  "costs/column-missing day": 3,
  "csv/header-missing": 1,
};

/** `mapped`, or the reasons: each has a sentence and a remedy with nothing left open. */
function endOf(state: string, report: ReturnType<typeof readReport>, name: string): string {
  if (state === "ready") {
    assert(report.lines.count > 0, name);
    return "mapped";
  }
  const faults = report.faults.filter(({ severity }) => severity === "fault").map(({ code, args }) => ({ code, args }));
  const rows = report.listed.slice(0, 1).map(({ code, args }) => ({ code, args }));
  const reasons = faults.length > 0 ? faults : rows;
  assert(reasons.length > 0 || report.outside.rows > 0, `${name} was refused without a reason`);
  for (const { code, args } of reasons) {
    const told = RECORD_WORDS[code];
    assert(told, `${name}: no words for ${code}`);
    for (const text of [told.sentence.en, told.remedy.en]) {
      const holes = [...text.matchAll(/\{([a-z-]+)\}/g)].map(([, hole]) => hole!);
      assert.deepEqual(
        holes.filter((hole) => !(hole in args)),
        [],
        `${name}: ${code}`,
      );
    }
  }
  return reasons.length > 0
    ? [...new Set(reasons.map(({ code, args }) => `${code} ${args["field"] ?? ""}`.trim()))].join(", ")
    : "outside the contract periods";
}
