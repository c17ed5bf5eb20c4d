/** Writes the tables of docs/law.md: every rule of the packs with its sources, its weight, its facts and its cases, and what nobody supplies yet. */
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { actOf, mirrorOf } from "../src/law/acts.ts";
import { runLawCases } from "../src/counsel/law-cases.ts";
import { type Basis, FACTS, type FactKey, OVERLAYS, type Pack, PACKS, type Rule, RULES } from "../src/law/law.ts";
import { weightsOf } from "../src/law/rule.ts";

const PAGE = new URL("../docs/law.md", import.meta.url);
const CASES = new URL("../cases/law/", import.meta.url).pathname;
const BEGIN = "<!-- from here the page is made by `node bin/law.ts`; change the rules, not the tables -->";
const ANSWERS = ["holds", "broken", "cannot-tell"] as const;
/** A sign for each pack, for narrow columns. */
const SIGNS: Readonly<Record<Pack["id"], string>> = { "fi-2018-kasvupalvelu": "A", "fi-2026-tyovoimapalvelu": "B", "he-2-2026": "C" };

type Tally = Readonly<Record<(typeof ANSWERS)[number], number>>;

/** A page whose tables are replaced; what stands before the mark stays. A page without the mark is a bug. */
export function withLawTables(page: string): string {
  const at = page.indexOf(BEGIN);
  if (at === -1) throw new Error("docs/law.md has lost the mark before its tables");
  const tallies = casesByRule();
  const parts = [
    "## Coverage",
    coverage(tallies),
    unasked(),
    "## Rules",
    SUBJECTS.flatMap((subject) => rulesOf(subject, tallies)).join("\n"),
    "## Facts",
    facts(),
  ];
  return `${page.slice(0, at)}${[BEGIN, ...parts].join("\n\n")}\n`;
}

const SUBJECTS = [...new Set(RULES.map(subjectOf))];

function subjectOf({ id }: Rule): string {
  return id.split("-", 1)[0]!;
}

/** How many cases each rule has with each answer. */
function casesByRule(): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Record<(typeof ANSWERS)[number], number>>();
  for (const file of globSync(`${CASES}*.yaml`)) {
    for (const { case: one } of runLawCases(file, readFileSync(file)).cases) {
      const tally = tallies.get(one.rule.id) ?? { holds: 0, broken: 0, "cannot-tell": 0 };
      tallies.set(one.rule.id, tally);
      if (one.expected.answer !== "not-asked") tally[one.expected.answer]++;
    }
  }
  return tallies;
}

function coverage(tallies: ReadonlyMap<string, Tally>): string {
  const packs = [...Object.values(PACKS), ...Object.values(OVERLAYS)];
  const subjects = SUBJECTS.map((subject) => {
    const rules = RULES.filter((rule) => subjectOf(rule) === subject);
    const cases = rules.flatMap((rule) => ANSWERS.map((answer) => tallies.get(rule.id)?.[answer] ?? 0)).reduce((sum, n) => sum + n, 0);
    const own = packs.map((pack) => String(pack.rules.filter((rule) => subjectOf(rule) === subject).length || ""));
    return [subject, ...own, String(rules.filter(isSupplied).length || ""), String(cases)];
  });
  const sum = (column: number) => String(subjects.reduce((total, row) => total + Number(row[column]), 0));
  const width = subjects[0]!.length;
  return table(
    ["subject", ...packs.map(({ id }) => `\`${id}\``), "facts at hand", "cases"],
    [...subjects, ["all", ...Array.from({ length: width - 1 }, (_, i) => sum(i + 1))]],
  );
}

/** The rules that can answer only a file of facts, because no part of the program supplies theirs. */
function unasked(): string {
  const ids = RULES.filter((rule) => !isSupplied(rule)).map(({ id }) => id);
  return `### Without a supplier of facts\n\nNo part of the program supplies all facts of these ${ids.length} rules yet; they answer what people enter, and files of facts:\n${ids.join(", ")}.`;
}

function rulesOf(subject: string, tallies: ReadonlyMap<string, Tally>): string[] {
  const rows = RULES.filter((rule) => subjectOf(rule) === subject).map((rule) => [
    rule.id,
    rule.packs.map((pack) => SIGNS[pack]).join(" "),
    `${rule.text.en}<br>*${rule.text.fi}*`,
    rule.basis.map(sourceOf).join("<br>"),
    weightOf(rule),
    [rule.valid.from, rule.valid.to].some((day) => day !== undefined) ? `${rule.valid.from ?? ""} – ${rule.valid.to ?? ""}` : "",
    [...rule.needs, ...rule.asks].map((key) => `\`${key}\``).join(" "),
    ANSWERS.map((answer) => tallies.get(rule.id)?.[answer] ?? 0).join(" / "),
  ]);
  return [`### ${subject}`, "", table(["id", "in", "what is wrong", "rests on", "weight", "in force", "facts", "cases"], rows), ""];
}

function sourceOf(basis: Basis): string {
  const url = actOf(basis)?.url;
  const text = `${basis.section} (${basis.mark})`;
  const mirror = mirrorOf(basis);
  return `${url === undefined ? text : `[${text}](${url})`}${mirror === undefined ? "" : `, ${mirror}`}`;
}

function weightOf(rule: Rule): string {
  return weightsOf(rule)
    .map(({ regime, severity }) => (regime === undefined ? severity : `${regime}: ${severity}`))
    .join("<br>");
}

/** Can the rule be asked with what the program itself knows today? */
function isSupplied({ needs }: Rule): boolean {
  return needs.every((key) => FACTS[key].supplier !== "nobody-yet");
}

function facts(): string {
  const rows = (Object.keys(FACTS) as FactKey[]).map((key) => [
    `\`${key}\``,
    FACTS[key].name.en,
    FACTS[key].name.fi,
    { agreement: "the agreement file", record: "the record", "nobody-yet": "" }[FACTS[key].supplier],
    RULES.filter((rule) => [...rule.needs, ...rule.asks].includes(key))
      .map(({ id }) => id)
      .join(" "),
  ]);
  return table(["fact", "what it is", "suomeksi", "supplied by", "asked for by"], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

if (import.meta.main) writeFileSync(PAGE, withLawTables(readFileSync(PAGE, "utf8")));
