import { type Fault, fill, type Language, type Words } from "../kernel/refusal.ts";
import { type FaultTable, type FaultWords, SECTION_WORDS } from "./words.ts";

/** Width of the cut source line; longer lines are cut around the span. */
const WIDTH = 120;
const LABELS = {
  fault: { fi: "virhe", sv: "fel", en: "fault" },
  warning: { fi: "varoitus", sv: "varning", en: "warning" },
  basis: { fi: "peruste", sv: "grund", en: "basis" },
  remedy: { fi: "korjaus", sv: "åtgärd", en: "remedy" },
  none: { fi: "Ei virheitä.", sv: "Inga fel.", en: "No faults." },
  faults: { fi: "{n|1 virhe|virheitä {n}}", sv: "{n} fel", en: "{n} {n|fault|faults}" },
  warnings: { fi: "{n|1 varoitus|varoituksia {n}}", sv: "{n} {n|varning|varningar}", en: "{n} {n|warning|warnings}" },
} as const satisfies Record<string, Words>;

export type RenderOptions = { readonly color: boolean; readonly words: FaultTable };

/**
 * Faults for people, in the manner of compilers: severity and code with the sentence, `file:line:column`, the source line with the span
 * underlined, what it rests on, what to do, and the counts on the last line. `texts` holds the source of each file; a file that is not in it is
 * shown without its line. A code without words in the table is shown by itself.
 */
export function renderFaults(faults: readonly Fault[], texts: ReadonlyMap<string, string>, language: Language, { color, words }: RenderOptions): string {
  const paint = painter(color);
  const lines = new Map<string, readonly string[]>();
  const lineOf = (file: string, line: number): string | undefined => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    if (!lines.has(file)) lines.set(file, text.replace(/^\ufeff/, "").split(/\r?\n/));
    return lines.get(file)![line - 1];
  };
  const blocks = faults.map((fault) => block(fault, lineOf(fault.at.file, fault.at.line), language, words, paint));
  return `${[...blocks, paint("bold", counts(faults, language))].join("\n\n")}\n`;
}

function block(fault: Fault, source: string | undefined, language: Language, words: FaultTable, paint: Paint): string {
  const { at } = fault;
  const tone = fault.severity === "fault" ? "red" : "yellow";
  const { sentence, remedy } = spoken(fault, language, words);
  const margin = " ".repeat(String(at.line).length);
  const bar = paint("blue", "|");
  const out = [
    `${paint(tone, `${LABELS[fault.severity][language]}[${fault.code}]`)}: ${paint("bold", sentence)}`,
    `${margin}${paint("blue", "-->")} ${visible(at.file)}:${at.line}:${at.column}`,
  ];
  if (source !== undefined) {
    const cut = around(source, at.column - 1, at.length);
    out.push(
      `${margin} ${bar}`,
      `${paint("blue", String(at.line))} ${bar} ${cut.text}`,
      `${margin} ${bar} ${" ".repeat(cut.from)}${paint(tone, "^".repeat(cut.length))}`,
    );
  }
  const note = (label: Words, text: string): string => `${margin} ${paint("blue", "=")} ${label[language]}: ${text}`;
  if (fault.basis !== "") out.push(note(LABELS.basis, visible(headed(fault.basis, language))));
  if (remedy !== "") out.push(note(LABELS.remedy, remedy));
  return out.join("\n");
}

/** A basis with the headings of the sections of docs/agreement-file.md that it names. */
function headed(basis: string, language: Language): string {
  return basis.replace(/(docs\/agreement-file\.md § )(\d+)(?= *(?:;|$))/g, (whole, _, section: string) => {
    const heading = SECTION_WORDS[section];
    return heading ? `${whole} ${heading[language]}` : whole;
  });
}

function counts(faults: readonly Fault[], language: Language): string {
  const wrong = faults.filter((fault) => fault.severity === "fault").length;
  const warned = faults.length - wrong;
  const count = (n: number, words: Words): readonly string[] => (n === 0 ? [] : [fill(words[language], { n: String(n) })]);
  const parts = [...count(wrong, LABELS.faults), ...count(warned, LABELS.warnings)];
  return parts.length === 0 ? LABELS.none[language] : parts.join(", ");
}

/** One fault as JSON carries it: what the machine needs, and the sentence in the language asked for. */
export type FaultJson = {
  readonly code: string;
  readonly severity: "fault" | "warning";
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly sentence: string;
  readonly remedy: string;
  readonly basis: string;
  readonly args: Readonly<Record<string, string>>;
};

/** The same faults for machines, in the same order. */
export function faultsToJson(faults: readonly Fault[], language: Language, words: FaultTable): FaultJson[] {
  return faults.map((fault) => ({
    code: fault.code,
    severity: fault.severity,
    ...fault.at,
    ...spoken(fault, language, words),
    basis: fault.basis,
    args: fault.args,
  }));
}

function spoken(fault: Fault, language: Language, words: FaultTable): { readonly sentence: string; readonly remedy: string } {
  const found: FaultWords | undefined = Object.hasOwn(words, fault.code) ? words[fault.code] : undefined;
  const args = Object.fromEntries(Object.entries(fault.args).map(([name, value]) => [name, visible(value)]));
  return { sentence: found ? fill(found.sentence[language], args) : fault.code, remedy: found ? fill(found.remedy[language], args) : "" };
}

/** A character as it is shown: control characters, and marks that would turn the direction of the line, as their code. */
function shown(character: string): string {
  const code = character.codePointAt(0)!;
  if (character === "\t") return "→";
  const hidden = code < 0x20 || (code >= 0x7f && code < 0xa0) || (code >= 0x200b && code <= 0x200f) || (code >= 0x2028 && code <= 0x202e);
  if (!hidden && !(code >= 0x2066 && code <= 0x2069) && code !== 0xfeff && !(code >= 0xd800 && code < 0xe000)) return character;
  return `<${code.toString(16).toUpperCase().padStart(2, "0")}>`;
}

function visible(text: string): string {
  return Array.from(text, shown).join("");
}

/** The piece of a line around a span, with the place of the span in it. The span counts in UTF-16 units, the result in shown characters. */
function around(source: string, start: number, length: number): { readonly text: string; readonly from: number; readonly length: number } {
  const begin = Math.min(Math.max(0, start), source.length);
  const end = Math.min(begin + Math.max(1, length), source.length);
  const short = source.length <= WIDTH;
  const left = short ? 0 : Math.max(0, begin - 40);
  const right = short ? source.length : Math.min(source.length, left + WIDTH);
  const before = (left > 0 ? "…" : "") + visible(source.slice(left, begin));
  const under = visible(source.slice(begin, Math.min(end, right)));
  const after = visible(source.slice(Math.min(end, right), right)) + (right < source.length ? "…" : "");
  return { text: before + under + after, from: columns(before), length: Math.max(1, columns(under)) };
}

/** How many columns a text takes on a terminal: marks that combine take none, wide characters two. */
function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    if (/\p{Mark}/u.test(character)) continue;
    count += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Emoji_Presentation}/u.test(character) ? 2 : 1;
  }
  return count;
}

type Paint = (tone: "red" | "yellow" | "blue" | "bold", text: string) => string;
const TONES = { red: "1;31", yellow: "1;33", blue: "1;34", bold: "1" } as const;

function painter(color: boolean): Paint {
  return (tone, text) => (color ? `\u001b[${TONES[tone]}m${text}\u001b[0m` : text);
}
