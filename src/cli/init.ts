/** `sameside init [DIR]`: asks its way to a first agreement, starting from an example. */
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { fileURLToPath } from "node:url";
import { isId } from "../kernel/id.ts";
import { parseCents } from "../kernel/money.ts";
import { fill } from "../kernel/refusal.ts";
import { COST_FIELDS } from "../open-books/headers.ts";
import { FACT_COLUMNS } from "../settlement/facts-file.ts";
import { run as check } from "./check.ts";
import { type ExitCode, IoError, Refused, UsageError } from "./ending.ts";
import { type Example, type Wishes, editExample, exampleOf } from "./example-edit.ts";
import { emptied, type Left, leftOver } from "./example-own.ts";
import { HEAD, LEFT, LEFT_KINDS, TODO } from "./init-words.ts";
import { type Terminal, choose } from "./terminal.ts";

export type InitOptions = {
  readonly from?: string;
  readonly name?: string;
  readonly law?: string;
  readonly firstYear?: string;
  readonly rename?: readonly string[];
  readonly appropriation?: readonly string[];
  readonly yes?: boolean;
  readonly force?: boolean;
};

const EXAMPLES = fileURLToPath(new URL("../../examples/", import.meta.url));
const LAWS = ["fi-2018-kasvupalvelu", "fi-2026-tyovoimapalvelu", "none"] as const;
const FIRST_CHOICE = "kainuu-youth";

export async function run(terminal: Terminal, operands: readonly string[], options: InitOptions): Promise<ExitCode> {
  const names = exampleNames();
  const given = givenWishes(options);
  if (!options.yes && !process.stdin.isTTY) throw new UsageError("init-needs-terminal", {}, { text: "init-use-yes", args: {} });
  const from = options.from === undefined ? undefined : choose("--from", options.from, names);
  const answers = options.yes
    ? { from: from ?? names[0]!, directory: operands[0] ?? ".", wishes: given }
    : await ask(terminal, names, from, operands[0], given);
  const source = readFileSync(join(EXAMPLES, answers.from, "agreement.yaml"), "utf8");
  const example = exampleOf(source);
  knownParties(example, answers.wishes);
  const wishes = { ...answers.wishes, law: answers.wishes.law ?? lawFor(example, answers.wishes.firstYear ?? example.firstYear) };
  const { language } = terminal;
  const head = fill(HEAD[language], { example: answers.from });
  const own = emptied(editExample(source, wishes), { authority: TODO.authority[language], announced: TODO.announced[language], head });
  const texts: [string, string][] = [["agreement.yaml", own]];
  texts.push(["costs.csv", `${COST_FIELDS.join(",")}\n`], ["results.csv", `${FACT_COLUMNS.join(",")}\n`]);
  write(terminal, answers.directory, texts, options.force === true);
  if (!terminal.quiet) tellLeft(terminal, join(answers.directory, "agreement.yaml"), leftOver(own, example, wishes));
  return check(terminal, [answers.directory], {});
}

/** The first year of the law that replaced the frame of 2018, which itself never came into force. */
const LAW_CHANGED = 2025;

/** The law pack for a term that begins in the year, when nobody has chosen one. */
function lawFor(example: Example, firstYear: number): string {
  return example.law === "fi-2018-kasvupalvelu" && firstYear >= LAW_CHANGED ? "fi-2026-tyovoimapalvelu" : example.law;
}

function tellLeft(terminal: Terminal, path: string, left: readonly Left[]): void {
  const rows = left.map(({ line, kind, what }) => `  ${path}:${line}: ${fill(LEFT_KINDS[kind][terminal.language], { what })}\n`);
  terminal.err(`${LEFT[terminal.language]}\n${rows.join("")}`);
}

function exampleNames(): string[] {
  const found = existsSync(EXAMPLES) ? readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "agreement.yaml"))) : [];
  if (found.length === 0) throw new IoError(EXAMPLES, "no-examples");
  return found.sort((a, b) => Number(b === FIRST_CHOICE) - Number(a === FIRST_CHOICE) || (a < b ? -1 : 1));
}

function givenWishes(options: InitOptions): Wishes {
  const parties: Record<string, { id: string; name: string }> = {};
  for (const rename of options.rename ?? []) {
    const match = /^([^=]+)=([^:]+)(?::(.+))?$/.exec(rename);
    if (!match || !isId(match[2]!)) throw new UsageError("bad-value", { what: "--rename", value: rename }, { text: "want-rename", args: {} });
    parties[match[1]!] = { id: match[2]!, name: match[3] ?? match[2]! };
  }
  const appropriations: Record<string, string> = {};
  for (const text of options.appropriation ?? []) {
    const match = /^([^=]+)=(.+)$/.exec(text);
    if (!match || !isAmount(match[2]!)) throw new UsageError("bad-value", { what: "--appropriation", value: text }, { text: "want-amount", args: {} });
    appropriations[match[1]!] = match[2]!;
  }
  return {
    parties,
    appropriations,
    ...(options.name === undefined ? {} : { alliance: options.name }),
    ...(options.law === undefined ? {} : { law: choose("--law", options.law, LAWS) }),
    ...(options.firstYear === undefined ? {} : { firstYear: yearOf(options.firstYear) }),
  };
}

function isAmount(text: string): boolean {
  const cents = parseCents(text);
  return cents !== undefined && cents >= 0n;
}

function yearOf(text: string): number {
  if (!/^(?:19|20|21)\d\d$/.test(text)) throw new UsageError("bad-value", { what: "--first-year", value: text });
  return Number(text);
}

function knownParties(example: Example, wishes: Wishes): void {
  const ids = example.parties.map((party) => party.id);
  for (const id of Object.keys(wishes.parties)) choose("--rename", id, ids);
  for (const id of Object.keys(wishes.appropriations)) choose("--appropriation", id, Object.keys(example.appropriations));
}

function write(terminal: Terminal, directory: string, texts: readonly [string, string][], force: boolean): void {
  const there = texts.map(([file]) => join(directory, file)).filter((path) => existsSync(path));
  if (there.length > 0 && !force) throw new Refused("init-exists", { paths: there.join(", ") });
  mkdirSync(directory, { recursive: true });
  for (const [file, text] of texts) {
    writeFileSync(join(directory, file), text, { flag: force ? "w" : "wx" });
    if (!terminal.quiet) terminal.err(`${terminal.say("written", { path: join(directory, file) })}\n`);
  }
}

type Asking = { readonly line: (question: string, preset: string, fits?: (text: string) => boolean) => Promise<string>; readonly close: () => void };

/** Every question proposes an answer that Enter takes, and is asked again until the answer fits. */
function asking(terminal: Terminal): Asking {
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  const left = new AbortController();
  prompt.once("close", () => left.abort());
  return {
    async line(question, preset, fits = () => true) {
      for (;;) {
        const answer = (await answerTo(prompt.question(`${question} [${preset}] `, { signal: left.signal }))).trim() || preset;
        if (fits(answer)) return answer;
        terminal.err(`${terminal.say("init-again", { answer })}\n`);
      }
    },
    close: () => prompt.close(),
  };
}

/** Whoever leaves in the middle has decided nothing. */
async function answerTo(question: Promise<string>): Promise<string> {
  try {
    return await question;
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw new Refused("init-left", {});
    throw error;
  }
}

type Answers = { readonly from: string; readonly directory: string; readonly wishes: Wishes };

async function ask(terminal: Terminal, names: readonly string[], from: string | undefined, directory: string | undefined, given: Wishes): Promise<Answers> {
  const questions = asking(terminal);
  try {
    const name = from ?? (await chooseExample(terminal, questions, names));
    const example = exampleOf(readFileSync(join(EXAMPLES, name, "agreement.yaml"), "utf8"));
    const alliance = given.alliance ?? (await questions.line(terminal.say("init-name"), example.alliance));
    const year =
      given.firstYear ?? Number(await questions.line(terminal.say("init-year"), String(example.firstYear), (text) => /^(?:19|20|21)\d\d$/.test(text)));
    const isLaw = (text: string): boolean => LAWS.some((known) => known === text);
    const law = given.law ?? (await questions.line(terminal.say("init-law", { laws: LAWS.join(", ") }), lawFor(example, year), isLaw));
    const parties = await askParties(terminal, questions, example, given);
    const appropriations: Record<string, string> = { ...given.appropriations };
    for (const [id, amount] of Object.entries(example.appropriations)) {
      appropriations[id] ??= await questions.line(terminal.say("init-appropriation", { party: parties[id]?.name ?? nameOf(example, id) }), amount, isAmount);
    }
    const where = directory ?? (await questions.line(terminal.say("init-directory"), slug(alliance)));
    return { from: name, directory: where, wishes: { alliance, law, firstYear: year, parties, appropriations } };
  } finally {
    questions.close();
  }
}

async function chooseExample(terminal: Terminal, questions: Asking, names: readonly string[]): Promise<string> {
  terminal.err(`${terminal.say("init-examples")}\n`);
  for (const [i, name] of names.entries()) {
    terminal.err(`  ${i + 1}. ${name}: ${exampleOf(readFileSync(join(EXAMPLES, name, "agreement.yaml"), "utf8")).alliance}\n`);
  }
  const chosen = (text: string) => names[Number(text) - 1] ?? names.find((name) => name === text);
  return chosen(await questions.line(terminal.say("init-example"), "1", (text) => chosen(text) !== undefined))!;
}

async function askParties(terminal: Terminal, questions: Asking, example: Example, given: Wishes): Promise<Wishes["parties"]> {
  const parties: Record<string, { readonly id: string; readonly name: string }> = { ...given.parties };
  const taken = new Set(example.parties.map((party) => party.id));
  for (const party of example.parties) {
    if (parties[party.id]) continue;
    const name = await questions.line(terminal.say("init-party", { roles: party.roles.map((role) => terminal.say(`role-${role}`)).join(", ") }), party.name);
    if (name === party.name) continue;
    const fits = (text: string) => isId(text) && (text === party.id || !taken.has(text));
    const proposed = slug(name.split(/\s+/)[0]!);
    const id = await questions.line(terminal.say("init-party-id", { name }), fits(proposed) ? proposed : party.id, fits);
    taken.add(id);
    parties[party.id] = { id, name };
  }
  return parties;
}

function nameOf(example: Example, id: string): string {
  return example.parties.find((party) => party.id === id)?.name ?? id;
}

/** A text as an id: `Oma Allianssi` becomes `oma-allianssi`. */
function slug(text: string): string {
  const plain = text
    .normalize("NFD")
    .replace(/\p{Mn}/gu, "")
    .toLowerCase();
  const id = plain
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 63);
  return id === "" ? "alliance" : id;
}
