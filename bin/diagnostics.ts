/** Writes docs/diagnostics.md: every code that Sameside can tell, with its English sentence, what to do, and what it rests on. */
import { writeFileSync } from "node:fs";
import { TOLD_OTHERWISE } from "../src/agreement/law-advice.ts";
import { MEANING_BASIS, WARNING_CODES } from "../src/agreement/meaning-codes.ts";
import { READING_WARNINGS } from "../src/agreement/words.ts";
import { REFUSALS } from "../src/alliance.ts";
import { FAULT_WORDS } from "../src/cli/faults.ts";
import { LOG_WARNINGS } from "../src/log/words.ts";
import { formatBasis } from "../src/law/law.ts";
import { PACKS } from "../src/law/packs.ts";

/** What the command line tells, and what the record refuses. */
export const TOLD = { ...REFUSALS, ...FAULT_WORDS };

export const PAGE = new URL("../docs/diagnostics.md", import.meta.url);

/** What the first part of a code says about where the fault was found, and what it rests on unless the code itself says more. */
const FAMILIES: Readonly<Record<string, { readonly title: string; readonly basis: string }>> = {
  agreement: { title: "The agreement file", basis: "`docs/agreement-file.md`: section 1 for how things are written, else the section of the key" },
  law: { title: "Rules of law (advice with a source; what a reviewed rule blocks begins with `law/blocked-`)", basis: "`docs/law.md`" },
  csv: { title: "Separated files as such", basis: "`docs/cost-files.md`" },
  costs: { title: "Cost files", basis: "`docs/cost-files.md`" },
  mapping: { title: "Mapping files", basis: "`docs/cost-files.md`" },
  facts: { title: "Results files", basis: "`docs/cost-files.md`" },
  futures: { title: "Descriptions of futures", basis: "`docs/simulation.md`" },
  log: { title: "Copies of a record, and what is entered into one", basis: "`docs/log-format.md`" },
  store: { title: "Opening the database", basis: "`docs/operate.md`" },
  api: { title: "The interface and the key of an installation", basis: "`docs/api.md`, `docs/operate.md`" },
  parties: { title: "Organisations, people and roles on the record", basis: "`docs/roles.md`, `docs/sign-in.md`" },
  decisions: { title: "Decisions on the record", basis: "`docs/record.md`" },
  lifecycle: { title: "Phases and gates", basis: "`docs/lifecycle.md`" },
  registers: { title: "Registers: ideas, risks, questions, the alliance's health", basis: "`docs/registers.md`" },
  appropriations: { title: "Money promised, on the record", basis: "`docs/record.md`" },
  "open-books": { title: "The books on the record", basis: "`docs/books.md`" },
  settlement: { title: "Results and statements on the record", basis: "`docs/record.md`" },
  exit: { title: "Leaving", basis: "`docs/exit.md`" },
  notices: { title: "What waits, and being told of it", basis: "`docs/notices.md`" },
  case: { title: "Case files", basis: "`sameside help test`" },
};

const HEAD = `# Diagnostics

Every fault and warning that Sameside tells has a code. This page lists them all in English; the program says them in Finnish, Swedish or
English (\`--lang fi|sv|en\`), with file, line and column. Braces are holes that the place fills. A fault ends with exit code 1, a warning does not.

This page is made by \`node bin/diagnostics.ts\` from the words in the code; a test holds the two together.
`;

/** The whole page as text. */
export function diagnosticsPage(): string {
  const codes = Object.keys(TOLD);
  const families = [...new Set([...Object.keys(FAMILIES), ...codes.map(familyOf)])];
  const parts = families.flatMap((family) => {
    const own = codes.filter((code) => familyOf(code) === family).sort();
    return own.length === 0 ? [] : [`## ${FAMILIES[family]?.title ?? family}`, own.map(entry).join("\n")];
  });
  return `${[HEAD, ...parts].join("\n\n").replace("\n\n\n", "\n\n")}\n`;
}

function entry(code: string): string {
  const { sentence, remedy } = TOLD[code]!;
  const basis = basisOf(code);
  const kind = isAdvice(code) || [...WARNING_CODES, ...READING_WARNINGS, ...LOG_WARNINGS].some((warning) => warning === code) ? " (warning)" : "";
  const otherwise = TOLD_OTHERWISE[code]?.map((other) => `\`${other}\``).join(", ");
  const lines = [
    `### \`${code}\`${kind}`,
    ofMany(sentence.en),
    `- do: ${ofMany(remedy.en)}`,
    ...(basis === "" ? [] : [`- rests on: ${basis}`]),
    ...(otherwise ? [`- an agreement file gets instead: ${otherwise}`] : []),
  ];
  return [...lines, ""].join("\n");
}

/** A rule of law told beside the faults of a file. */
function isAdvice(code: string): boolean {
  return /^law\/[A-Z]/.test(code);
}

function basisOf(code: string): string {
  const bases: Readonly<Record<string, string>> = MEANING_BASIS;
  const named = /^law\/(?:blocked-)?([A-Z]{3}-\d{3})(?:-open)?$/.exec(code)?.[1];
  const rule = Object.values(PACKS)
    .flatMap((pack) => pack.rules)
    .find(({ id }) => id === named);
  return bases[code] ?? (rule ? formatBasis(rule) : (FAMILIES[familyOf(code)]?.basis ?? ""));
}

/** Of the words that go with a count, those for more than one. */
function ofMany(text: string): string {
  return text.replace(/\{[a-z-]+\|[^|]*\|((?:[^{}|]|\{[^{}]*\})*)\}/g, "$1");
}

function familyOf(code: string): string {
  return code.split("/", 1)[0]!;
}

if (import.meta.main) writeFileSync(PAGE, diagnosticsPage());
