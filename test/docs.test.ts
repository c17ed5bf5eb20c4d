// Checks of the papers: links lead somewhere, paths and commands that are named exist, and the page of diagnostics says what the code says.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path/posix";
import { resolve } from "node:path";
import { test } from "node:test";
import { diagnosticsPage, PAGE, TOLD } from "../bin/diagnostics.ts";
import { MEANING_BASIS } from "../src/agreement/meaning-codes.ts";
import { SPECS } from "../src/cli/program.ts";
import { LANGUAGES } from "../src/kernel/refusal.ts";

const papers = globSync(["*.md", "docs/**/*.md", "bench/*.md"]).map((file) => file.replaceAll("\\", "/"));
const texts = papers.map((file) => ({ file, text: readFileSync(file, "utf8") }));
/** Folders whose paths a paper may name in backticks. */
const FOLDERS = /^(?:src|docs|bin|test|examples|cases|schema|bench)\//;
/** A paper as code cites it: `docs/record.md#decisions`, `docs/agreement-file.md § 5`, `docs/log-format.md section 2`. */
const CITATION = /(?<![\w/*.-])([\w.-]+(?:\/[\w.-]+)*\.md)\b(?:#([\w-]+)| (?:§|sections?|luvusta|avsnitt) (\d+))?/g;
const OTHERS_PAPERS = ["spec/standard-webhooks.md"];
const EVERYWHERE = ["lang", "quiet", "debug", "help", "version"];
const scripts = (JSON.parse(readFileSync("package.json", "utf8")) as { scripts: Record<string, string> }).scripts;

test("the papers that a newcomer looks for are there", () => {
  const wanted = ["README.md", "ARCHITECTURE.md", "STYLE.md", "CONTRIBUTING.md", "docs/decisions.md", "docs/glossary.md", "docs/diagnostics.md"];
  assert.deepEqual(
    wanted.filter((file) => !papers.includes(file)),
    [],
  );
  assert.match(readFileSync("LICENSE", "utf8"), /EUROPEAN UNION PUBLIC LICENCE v. 1.2/);
});

test("every relative link of the papers leads to a file, and to a heading where it names one", () => {
  const lost = texts.flatMap(({ file, text }) =>
    [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1]!).flatMap((link) => (leads(file, link) ? [] : [`${file}: ${link}`])),
  );
  assert.deepEqual(lost, []);
});

test("every paper and section that the code cites is there, so that whoever is refused can read why", () => {
  const cited = globSync(["src/**/*.ts", "bin/*.ts"]).map((file) => ({ file, text: readFileSync(file, "utf8") }));
  const lost = [...cited, { file: "MEANING_BASIS", text: Object.values(MEANING_BASIS).join("\n") }].flatMap(({ file, text }) =>
    [...text.matchAll(CITATION)].flatMap(([whole, path, heading, section]) => {
      const paper = path!.replace(/^(?:\.\.\/)+/, "");
      if (OTHERS_PAPERS.includes(paper)) return [];
      const known = existsSync(paper) && (heading === undefined || headings(readFileSync(paper, "utf8")).includes(heading));
      return known && (section === undefined || readFileSync(paper, "utf8").includes(`\n## ${section}. `)) ? [] : [`${file}: ${whole}`];
    }),
  );
  assert.deepEqual(lost, []);
});

test("every path of the project that the papers name in backticks exists", () => {
  const lost = texts.flatMap(({ file, text }) =>
    spans(text)
      .filter((span) => FOLDERS.test(span) && !/[\s<>…]|\bNAME\b/.test(span))
      .flatMap((span) => (globSync(braced(span.replace(/(?::[\d,-]+)+$/, ""))).length > 0 ? [] : [`${file}: ${span}`])),
  );
  assert.deepEqual(lost, []);
});

test("every command, option and script that the papers name exists", () => {
  assert.deepEqual(
    texts.flatMap(({ file, text }) => [...spans(text), ...blocks(text)].flatMap(unknownCalls).map((call) => `${file}: ${call}`)),
    [],
  );
});

test("what the papers show of the command line is what it says", { skip: process.platform === "win32" }, async () => {
  assert.deepEqual((await Promise.all(texts.map(untold))).flat(), []);
});

test("the good examples of STYLE.md stand in the code", () => {
  const examples = [...readFileSync("STYLE.md", "utf8").matchAll(/\/\/ GOOD {2}(\S+\.ts).*\n([\s\S]*?)(?=\/\/ (?:BAD|GOOD)|```)/g)];
  assert.ok(examples.length >= 10);
  const plain = (text: string) => text.replace(/\s+/g, " ").trim();
  const gone = examples.flatMap(([, file, code]) => {
    const whole = plain(readFileSync(file!, "utf8"));
    return code!
      .split("…")
      .filter((piece) => !whole.includes(plain(piece)))
      .map((piece) => `${file}: ${piece}`);
  });
  assert.deepEqual(gone, []);
});

test("every diagnostic code says in every language what is wrong and what to do", () => {
  const silent = Object.entries(TOLD).flatMap(([code, { sentence, remedy }]) =>
    LANGUAGES.flatMap((language) => [
      ...(sentence[language].trim() === "" ? [`${code}: sentence ${language}`] : []),
      ...(remedy[language].trim() === "" ? [`${code}: remedy ${language}`] : []),
    ]),
  );
  assert.deepEqual(silent, []);
});

test("a sentence has the same holes in every language", () => {
  const holes = (text: string) => [...new Set([...text.matchAll(/\{[a-z][a-z0-9-]*\}/gi)].map(([hole]) => hole))].sort().join(" ");
  const uneven = Object.entries(TOLD)
    .filter(([, { sentence, remedy }]) => [sentence, remedy].some((words) => LANGUAGES.some((language) => holes(words[language]) !== holes(words.fi))))
    .map(([code]) => code);
  assert.deepEqual(uneven, []);
});

test("every table of faults and refusals is known to the command line or the record", async () => {
  const files = globSync("src/**/*words.ts").map((file) => file.replaceAll("\\", "/"));
  const modules = await Promise.all(files.map(async (file) => [file, (await import(join("..", file))) as Record<string, unknown>] as const));
  const strange = modules.flatMap(([file, exported]) =>
    Object.values(exported).flatMap((table) =>
      codesOf(table)
        .filter((code) => !Object.hasOwn(TOLD, code))
        .map((code) => `${file}: ${code}`),
    ),
  );
  assert.deepEqual(strange, []);
});

test("docs/diagnostics.md lists what the code says: node bin/diagnostics.ts writes it again", () => {
  assert.equal(readFileSync(PAGE, "utf8"), diagnosticsPage());
});

function leads(file: string, link: string): boolean {
  if (/^[a-z]+:/.test(link)) return true;
  const [path, heading] = link.split("#") as [string, string?];
  const target = path === "" ? file : join(dirname(file), path);
  if (!existsSync(target)) return false;
  return heading === undefined || !target.endsWith(".md") || headings(readFileSync(target, "utf8")).includes(heading);
}

/** Headings as links name them. */
function headings(text: string): string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map((match) =>
    match[1]!
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** What stands in single backticks. */
function spans(text: string): string[] {
  return [...text.replace(/```[\s\S]*?```/g, "").matchAll(/`([^`\n]+)`/g)].map((match) => match[1]!);
}

/** The lines of code blocks. */
function blocks(text: string): string[] {
  return [...text.matchAll(/```[a-z]*\n([\s\S]*?)```/g)].flatMap((match) => match[1]!.split("\n"));
}

/** `{a,b}` of a span as a pattern for files; round and square brackets are meant as written. */
function braced(span: string): string {
  return span.replace(/[[\]()]/g, "\\$&");
}

/** What a line calls that does not exist. */
function unknownCalls(line: string): string[] {
  const script = /\bnpm run ([a-z:-]+)/.exec(line)?.[1];
  const call = /(?:^|[;|&(]\s*|npx )sameside (?!:)([a-z]+)\b(.*)$/.exec(line.trim().replace(/^\$ /, ""));
  const unknown = script !== undefined && !(script in scripts) ? [`npm run ${script}`] : [];
  if (!call || call[1] === "help") return unknown;
  const spec = SPECS.find(({ name }) => name === call[1]);
  if (!spec) return [...unknown, `sameside ${call[1]}`];
  const known = [...EVERYWHERE, ...spec.options.flatMap(({ flags }) => [...flags.matchAll(/--([a-z-]+)/g)].map((match) => match[1]!))];
  const used = [...call[2]!.replace(/ #.*$/, "").matchAll(/(?:^|\s)--([a-z][a-z-]*)/g)].map((match) => match[1]!);
  return [...unknown, ...used.filter((option) => !known.includes(option)).map((option) => `sameside ${call[1]} --${option}`)];
}

/**
 * Lines that a paper shows below a command (`$ …`) and that do not come out of it in that order. The commands of a paper run one after the other in a folder
 * of their own beside the examples and the cases; `…` stands for anything, at the end of a line for the rest of it.
 */
async function untold({ file, text }: { readonly file: string; readonly text: string }): Promise<string[]> {
  const shows = [...text.matchAll(/```[a-z]*\n(\$ [\s\S]*?)```/g)].map((match) => match[1]!.trimEnd().split("\n"));
  if (shows.length === 0) return [];
  const place = mkdtempSync(join(tmpdir(), "sameside-docs-"));
  for (const folder of ["examples", "cases"]) symlinkSync(resolve(folder), join(place, folder));
  const missing: string[] = [];
  for (const lines of shows) {
    let said: readonly string[] = [];
    for (const line of lines) {
      if (line.startsWith("$ ")) said = await saidBy(line.slice(2), place);
      if (line.startsWith("$ ") || line === "…" || line.trim() === "") continue;
      const wanted = line.replace(/…$/, "");
      const at = said.findIndex((other) => (wanted === line ? other === line : other.startsWith(wanted)));
      if (at === -1) missing.push(`${file}: ${line}`);
      else said = said.slice(at + 1);
    }
  }
  rmSync(place, { recursive: true });
  return missing;
}

function saidBy(command: string, place: string): Promise<readonly string[]> {
  const script = `sameside() { "$NODE" "$PROGRAM" --lang en "$@"; }\n${command.replaceAll("npx sameside", "sameside")}`;
  const env = { ...process.env, NODE: process.execPath, PROGRAM: resolve("bin/sameside.js"), NO_COLOR: "1" };
  return new Promise((done) => {
    // What it ends with does not matter here: a fault that a paper shows ends with 1.
    execFile("sh", ["-c", script], { cwd: place, env, encoding: "utf8", maxBuffer: 1 << 26 }, (_, stdout, stderr) =>
      done(
        `${stdout}\n${stderr}`
          .replaceAll("\u00a0", " ")
          .split("\n")
          .map((line) => line.trimEnd()),
      ),
    );
  });
}

/** The codes of a table of faults; nothing for other values. */
function codesOf(table: unknown): string[] {
  if (typeof table !== "object" || table === null) return [];
  return Object.entries(table)
    .filter(([, words]) => typeof words === "object" && words !== null && "sentence" in words && "remedy" in words)
    .map(([code]) => code);
}
