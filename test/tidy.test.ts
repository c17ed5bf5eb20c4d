// Checks of the code itself: where files may import from, what is banned and what to use instead, how long a file and a function may be.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path/posix";
import { test } from "node:test";

/** Folders in dependency order: a folder imports only from folders before it. */
const ORDER = [
  "kernel",
  "store",
  "log",
  "api",
  "web",
  "law",
  "parties",
  "erasing",
  "decisions",
  "agreement",
  "matters",
  "meetings",
  "registers",
  "procurement",
  "appropriations",
  "open-books",
  "outcomes",
  "settlement",
  "lifecycle",
  "simulation",
  "exit",
  "notices",
  "counsel",
  "desk",
  "cli",
];
/** Folders that may touch the world. */
const EDGES = ["store", "api", "web", "desk", "cli"];
/** File names that may touch the world inside a slice. */
const ROLES = ["store.ts", "commands.ts", "routes.ts", "pages.ts"];
/** In every slice, pure: the entry kinds, whose bodies are described with zod. Never part of what the browser carries. */
const KINDS = "kinds.ts";
/** Doors of a folder besides the file with its name; `kernel` is open as a whole. */
const DOORS: Readonly<Record<string, readonly string[]>> = {
  store: ["store.ts", "tables.ts", "notice-tables.ts", "columns.ts", "openssl.ts", "words.ts"],
  api: ["*"],
  web: ["*"],
  log: [
    "checkpoint.ts",
    "entry.ts",
    "export.ts",
    "fields.ts",
    "form-words.ts",
    "inspection.ts",
    "kinds.ts",
    "lines-file.ts",
    "manifest.ts",
    "merkle.ts",
    "note.ts",
    "primitives.ts",
    "proof.ts",
    "reference.ts",
    "rotation.ts",
    "seen.ts",
    "tiles.ts",
    "verify-kept.ts",
    "verify-proof.ts",
    "verify-served.ts",
    "verify-trust.ts",
    "witness.ts",
    "words.ts",
  ],
  parties: ["kinds.ts", "party-kind.ts", "granting.ts", "registering.ts", "settings.ts", "words.ts"],
  erasing: ["words.ts"],
  law: [
    "acts.ts",
    "appeals.ts",
    "blocking.ts",
    "calendar.ts",
    "edition.ts",
    "evaluation.ts",
    "facts.ts",
    "packs.ts",
    "places.ts",
    "rule.ts",
    "tasks.ts",
    "words.ts",
    "written.ts",
  ],
  agreement: [
    "agreed.ts",
    "kinds.ts",
    "read.ts",
    "render.ts",
    "schema.ts",
    "meaning.ts",
    "conditional.ts",
    "cuts.ts",
    "difference.ts",
    "left.ts",
    "id-words.ts",
    "plain.ts",
    "plain-words.ts",
    "pricing.ts",
    "words.ts",
    "meaning-words.ts",
    "meaning-codes.ts",
    "facts.ts",
    "tree.ts",
  ],
  decisions: ["competence.ts", "matter-bodies.ts", "offered.ts", "rule-words.ts", "unanimity.ts", "words.ts"],
  matters: ["document.ts", "shown.ts", "sitting.ts"],
  notices: ["settings.ts"],
  meetings: ["ahjo.ts", "calendar.ts", "meeting.ts", "redacted.ts", "section.ts", "sheet.ts", "waiting.ts", "words.ts"],
  appropriations: ["budget.ts", "commitments.ts", "most.ts", "words.ts"],
  "open-books": ["read-costs.ts", "cost-book.ts", "csv.ts", "export.ts", "mapping.ts", "words.ts", "table.ts", "amount.ts", "days.ts", "text.ts", "headers.ts"],
  lifecycle: ["gates.ts", "standing.ts", "timeline.ts", "words.ts"],
  registers: ["futures.ts", "statements.ts", "words.ts"],
  settlement: [
    "case.ts",
    "composed.ts",
    "exit-approvals.ts",
    "facts.ts",
    "facts-file.ts",
    "facts-words.ts",
    "file-notes.ts",
    "forecast.ts",
    "granted.ts",
    "noted.ts",
    "registered.ts",
    "graph.ts",
    "payment-figures.ts",
    "settling.ts",
    "statement.ts",
    "explain.ts",
    "present.ts",
    "present-tables.ts",
    "present-text.ts",
    "present-html.ts",
    "present-csv.ts",
    "present-words.ts",
    "words.ts",
  ],
  counsel: ["case-fields.ts", "law-cases.ts", "law-facts.ts"],
  simulation: ["words.ts", "futures-file.ts", "prove.ts", "what-if.ts", "what-if-view.ts"],
  exit: ["present.ts", "promised.ts", "promised-file.ts", "statement-words.ts"],
  desk: ["server.ts", "record-server.ts", "demo.ts", "seed.ts"],
};
/** What pure files may import besides the project, by folder; nothing where the browser carries the folder. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  agreement: ["yaml"],
  log: ["@noble/curves/ed25519.js", "@noble/hashes/hkdf.js", "@noble/hashes/sha2.js", "zod"],
  law: ["zod"],
  parties: ["finnish-business-ids", "zod"],
  decisions: ["zod"],
  meetings: ["zod"],
  appropriations: ["zod"],
  exit: ["zod"],
};
/** Files of an edge that only make text or say what things are, so that the browser and pure files may use them. */
const TEXT_ONLY = [
  "src/web/charts.ts",
  "src/web/codec.ts",
  "src/web/document.ts",
  "src/web/escape.ts",
  "src/api/action-words.ts",
  "src/api/decide.ts",
  "src/api/mandates.ts",
  "src/api/role-words.ts",
  "src/api/roles.ts",
  "src/api/words.ts",
];
/** Where the program begins: on a machine, and in the browser. */
const ENTRIES = ["src/main.ts", "src/desk/browser.ts"];
/** The table of contents and the composition root: they import any slice, and no slice imports them. */
const ON_TOP = ["src/alliance.ts", "src/main.ts"];
const BANNED: readonly (readonly [string, string])[] = [
  ["Date.now(", "the day the caller passes"],
  ["new Date(", "kernel/day"],
  ["Math.random(", "kernel/random with a seed"],
  ["parseFloat(", "kernel/money or kernel/share"],
  [".toFixed(", "kernel/money"],
  [" as any", "a type"],
  ["console.", "the caller's output"],
  ["javascript:", "a real address"],
  ['style="', "the stylesheet: the content security policy refuses inline styles"],
];
const FILE_LINES = 400;
const FUNCTION_LINES = 60;

const sources = globSync("src/**/*.ts", { exclude: ["**/*.test.ts"] }).map((file) => file.replaceAll("\\", "/"));
const tests = globSync(["src/**/*.test.ts", "test/**/*.ts"]).map((file) => file.replaceAll("\\", "/"));
const folderOf = (file: string): string => file.split("/")[1]!;
const isPure = (file: string): boolean =>
  TEXT_ONLY.includes(file) || (!EDGES.includes(folderOf(file)) && !ROLES.includes(basename(file)) && !ON_TOP.includes(file));
const importsOf = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:import\s+|(?:import|export)\s[^"';]*?from\s+)["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm)].map(
    (match) => (match[1] ?? match[2])!,
  );
const isTable = (file: string): boolean => /(words|sample|-data)\.ts$/.test(file) || /words/.test(basename(file));

test("folders import only from folders before them, and only through their doors", () => {
  assert.deepEqual([...misplaced()], []);
});

test("pure files import no package but those listed, and nothing that touches the world", () => {
  assert.deepEqual([...impure()], []);
});

test("nothing banned is used", () => {
  const found = sources.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return BANNED.filter(([bad]) => folderOf(file) !== "kernel" && text.includes(bad)).map(([bad, use]) => `${file}: '${bad}': use ${use}`);
  });
  assert.deepEqual(found, []);
});

test("no file is longer than 400 lines and no function longer than 60", () => {
  const long = [...sources, ...tests].filter((file) => !isTable(file)).flatMap((file) => tooLong(file, readFileSync(file, "utf8").split("\n")));
  assert.deepEqual(long, []);
});

test("every file is reached from the program or a test's subject", () => {
  const imported = new Set(
    sources.flatMap((file) =>
      importsOf(readFileSync(file, "utf8"))
        .filter((spec) => spec.startsWith("."))
        .map((spec) => join(dirname(file), spec)),
    ),
  );
  const dead = sources.filter((file) => !ENTRIES.includes(file) && !imported.has(file));
  assert.deepEqual(dead, []);
});

function* misplaced(): Generator<string> {
  for (const file of sources) {
    for (const spec of importsOf(readFileSync(file, "utf8"))) {
      if (!spec.startsWith(".")) continue;
      const target = join(dirname(file), spec);
      const [from, to] = [folderOf(file), folderOf(target)];
      if (from === to || ON_TOP.includes(file)) continue;
      if (target === "src/alliance.ts" && ["desk", "cli"].includes(from)) continue;
      if (ON_TOP.includes(target)) yield `${file}: only desk and cli import ${target}`;
      else if (!ORDER.includes(to)) yield `${file}: ${to} has no place in the order of folders`;
      else if (ORDER.indexOf(to) > ORDER.indexOf(from)) yield `${file}: ${from} may not import ${to}`;
      else if (!isDoor(to, basename(target))) yield `${file}: ${target} is not a door of ${to}`;
    }
  }
}

function isDoor(folder: string, name: string): boolean {
  return (
    folder === "kernel" ||
    name === `${folder}.ts` ||
    name === KINDS ||
    ROLES.includes(name) ||
    (DOORS[folder] ?? []).some((door) => door === "*" || door === name)
  );
}

function* impure(): Generator<string> {
  for (const file of sources.filter(isPure)) {
    for (const spec of importsOf(readFileSync(file, "utf8"))) {
      const allowed = spec.startsWith(".")
        ? isPure(join(dirname(file), spec))
        : (PACKAGES[folderOf(file)] ?? []).includes(spec) || (basename(file) === KINDS && spec === "zod");
      if (!allowed) yield `${file}: pure code imports ${spec}`;
    }
  }
}

/** Functions begin at a line of their own and end at a closing brace of the same indentation. */
function tooLong(file: string, lines: readonly string[]): string[] {
  const out = lines.length - 1 > FILE_LINES ? [`${file}: ${lines.length - 1} lines`] : [];
  for (const [i, line] of lines.entries()) {
    const start = /^( *)(?:export )?(?:default )?(?:async )?function\*? (\w+)|^( *)(?:export )?const (\w+) = (?:async )?\([^)]*\)(?::[^=]*)? => \{$/.exec(line);
    if (!start) continue;
    const indent = start[1] ?? start[3] ?? "";
    const end = lines.findIndex((other, j) => j > i && (other === `${indent}}` || other === `${indent}};`));
    if (end !== -1 && end - i + 1 > FUNCTION_LINES) out.push(`${file}:${i + 1}: ${start[2] ?? start[4]} is ${end - i + 1} lines`);
  }
  return out;
}
