/** What the forms of results do: read and tell what a file holds, enter it, or enter one line. What was typed is never lost. */
import type { Context } from "hono";
import type { Refusal } from "../../../api/decide.ts";
import { keyIn, placed } from "../../../api/form.ts";
import { clock, tell } from "../../../api/http.ts";
import { newId } from "../../../api/installation.ts";
import type { Who } from "../../../api/roles.ts";
import { textsOf } from "../../../api/titled.ts";
import { offered } from "../../../decisions/offered.ts";
import { dayAt } from "../../../kernel/day.ts";
import { type Fault, fill, type Language } from "../../../kernel/refusal.ts";
import type { FileRef } from "../../../log/reference.ts";
import { type BooksOn, type Seen, shown } from "../../../open-books/forms/routes.ts";
import { costWords, type FaultWords } from "../../../open-books/words.ts";
import { decode } from "../../../open-books/text.ts";
import { partiesSlice } from "../../../parties/kinds.ts";
import { registersSlice } from "../../../registers/kinds.ts";
import { languageFor } from "../../../web/server.ts";
import { enterResults } from "../../commands.ts";
import { claimantOf } from "../../entering.ts";
import { drawnBy } from "../../registered.ts";
import { registeredLines } from "../../store.ts";
import { factWords } from "../../facts-words.ts";
import { cellsOf, type Choice, type Field, fieldsOf, type Filling, sortsFor } from "../fields.ts";
import { type LineCells, summed } from "../listing.ts";
import { kindName, say, type Stand } from "../pages.ts";
import { type Pasted, readPasted } from "../pasted.ts";
import { columnName, filePage, type FileView, onePage, type OneView, type Trouble } from "./pages.ts";

type Fields = Readonly<Record<string, string>>;
/** Lines that one command enters at most. */
const MOST = 10_000;

function claimant({ desk, states, signedIn }: Seen) {
  return claimantOf(desk.agreement, states.of(partiesSlice).organisations, signedIn.who.organisation);
}

export function fileView(seen: Seen, enters: boolean, text = "", checked?: FileView["checked"]): FileView | undefined {
  return enters ? { text, key: newId(), claimant: claimant(seen)?.id, ...(checked ? { checked } : {}) } : undefined;
}

/** Reads the rows, tries them on the record without writing anything, and tells what is wrong or what they come to; or enters them. */
export async function enterFile(c: Context, on: BooksOn, standOf: (seen: Seen) => Stand): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const text = (await fileText(c)) ?? fields["rows"] ?? "";
  const run = await readOn(c, on, text);
  const isEntering = fields["do"] === "enter";
  const checked =
    text.trim() === "" ? nothing(languageFor(c)) : run && (await checkedOf(c, on, signedIn.who, run, isEntering ? (fields["key"] ?? "") : undefined));
  if (checked?.batch !== undefined) return c.redirect(`/${languageFor(c)}/${c.req.param("slug")!}/results/${checked.batch}?new=yes`, 303);
  if (checked && !checked.isSound) c.status(422);
  return shown(c, on, async (seen) => filePage(standOf(seen), fileView(seen, standOf(seen).enters, text, checked)), "whole");
}

/** The text of the chosen file; undefined where none was. */
async function fileText(c: Context): Promise<string | undefined> {
  const { file } = await c.req.parseBody({ all: true });
  if (!(file instanceof File) || file.size === 0) return undefined;
  const bytes = new Uint8Array(await file.arrayBuffer());
  return decode(bytes, 0, bytes.length, "auto");
}

/** The rows by the agreement of the alliance; undefined for whoever has no part in it. */
async function readOn(c: Context, on: BooksOn, text: string): Promise<Pasted | undefined> {
  let read: Pasted | undefined;
  await shown(
    c,
    on,
    async ({ desk }) => {
      read = readPasted(desk.agreement, text);
      return undefined;
    },
    "whole",
  );
  return read;
}

function nothing(language: Language): Checked {
  return { count: 0, sums: [], troubles: [], unlisted: 0, notes: [say({ language }, "nothing-given")], isSound: false };
}

type Checked = NonNullable<FileView["checked"]> & { readonly batch?: number };

async function checkedOf(c: Context, on: BooksOn, who: Who, pasted: Pasted, entering: string | undefined): Promise<Checked> {
  const { rows, unlisted, head } = pasted;
  const language = languageFor(c);
  const faults = pasted.faults.filter(({ severity }) => severity === "fault");
  const warnings = pasted.faults.filter((fault) => !faults.includes(fault)).map((fault) => ofFault(fault, head, language));
  const notes = warnings.map(({ sentence, remedy }) => `${sentence} ${remedy}`);
  if (rows.length === 0 && faults.length === 0) notes.push(say({ language }, "no-rows"));
  if (rows.length > MOST) notes.push(say({ language }, "too-many", { count: String(rows.length) }));
  const isTried = rows.length > 0 && rows.length <= MOST;
  const asking = { who, stream: c.req.param("slug")!, at: clock() };
  const lines = rows.map(({ cells }) => cells);
  const enters = entering !== undefined && faults.length === 0;
  const how = enters ? { ...asking, ...keyIn({ key: entering }) } : { ...asking, dryRun: true };
  const ran = isTried ? await on.runner.run(enterResults, { lines }, how) : undefined;
  const troubles = [
    ...faults.map((fault) => ofFault(fault, head, language)),
    ...(ran?.refusals ?? []).map((refusal) => ofRefusal(on, refusal, rows, language)),
  ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  const isSound = isTried && troubles.length === 0;
  if (head.some((name) => name.toLowerCase() === "known")) notes.push(say({ language }, "known-left"));
  const batch = enters && ran && !ran.refusals ? { batch: ran.result.batch } : {};
  return { count: rows.length, sums: summed(lines), troubles, unlisted, notes, isSound, ...batch };
}

function ofFault({ code, args, at }: Fault, head: readonly string[], language: Language): Trouble {
  const words = ({ ...costWords, ...factWords } as Readonly<Record<string, FaultWords | undefined>>)[code];
  if (!words) throw new Error(`no words for ${code}`);
  const column = head[at.column - 1] ?? "";
  const told = { sentence: fill(words.sentence[language], args), remedy: fill(words.remedy[language], args) };
  return { line: at.line, ...(column === "" ? {} : { column }), ...told };
}

/** A refusal names the line by its place among those that were sent. */
function ofRefusal(on: BooksOn, refusal: Refusal, rows: Pasted["rows"], language: Language): Trouble {
  const place = /^\/lines\/(\d+)(?:\/([a-z-]+))?/.exec(refusal.pointer ?? "");
  const line = place ? rows[Number(place[1])]?.line : undefined;
  const { sentence, remedy } = tell(on.words, language, line === undefined ? refusal : { ...refusal, args: { ...refusal.args, line: String(line) } });
  return { sentence, remedy, ...(line === undefined ? {} : { line }), ...(place?.[2] === undefined ? {} : { column: place[2] }) };
}

async function fillingOf(seen: Seen): Promise<Filling> {
  const decisions = await decisionsOf(seen);
  const { ideas, risks } = seen.states.of(registersSlice);
  const [saved, feared] = [[...ideas.values()].filter(({ realised }) => realised.size > 0), [...risks.values()].filter((risk) => risk.as === "risk")];
  const texts = await textsOf(
    seen.reading,
    seen.desk.stream,
    [...saved, ...feared].map(({ text }) => text),
  );
  const called = (items: readonly { readonly id: string; readonly text: FileRef }[]): readonly Choice[] =>
    items.map(({ id, text }) => ({ id, name: texts.get(text.hash)?.title ?? id }));
  const common = { agreement: seen.desk.agreement, claimant: claimant(seen), decisions, today: dayAt(clock()), language: seen.desk.language };
  return { ...common, ideas: called(saved), risks: called(feared) };
}

/** What the agreement says nothing of, an organ of any party can decide: only how far a decision has come and what is left of it say whether it carries. */
async function decisionsOf({ reading, desk, states }: Seen): Promise<Filling["decisions"]> {
  const { language, stream } = desk;
  const drawn = await registeredLines(reading, { stream, states });
  return {
    report: offered(states, { needed: "enforceable" }, language),
    change: offered(states, { needed: "final" }, language),
    draw: offered(states, { needed: "enforceable", resting: (id) => drawnBy(drawn, id) }, language),
  };
}

export async function oneView(seen: Seen, enters: boolean, query: Fields, tried?: { readonly refusals: readonly Refusal[]; readonly words: BooksOn["words"] }) {
  if (!enters) return undefined;
  const filling = await fillingOf(seen);
  const sorts = sortsFor(filling);
  const sort = sorts.find(({ key }) => key === query["what"]);
  const fields = sort ? fieldsOf(filling, sort) : [];
  const given = (field: Field): string => (tried ? query[field.column] : (query[field.column] ?? field.value)) ?? "";
  const typed: LineCells = Object.fromEntries(fields.map((field) => [field.column, given(field)]));
  const view: OneView = { sorts, sort, fields, typed, key: newId(), claimant: filling.claimant?.id };
  return tried ? { ...view, refused: placedIn(seen, view, tried) } : view;
}

/** Each refusal beside its field, where the form has it. */
function placedIn(
  { desk }: Seen,
  { sort, fields, typed }: OneView,
  { refusals, words }: { readonly refusals: readonly Refusal[]; readonly words: BooksOn["words"] },
): NonNullable<OneView["refused"]> {
  const kind = sort?.kind ?? "";
  const { beside, above } = placed(words, desk.language, refusals, (pointer) => {
    const column = /^\/lines\/0\/([a-z-]+)/.exec(pointer)?.[1];
    return fields.find((field) => field.column === column)?.column;
  });
  // The reader of lines stops at the first fault of one; on a form everything that is missing is told at once.
  for (const { column, needed } of fields) {
    if (!needed || beside.has(column) || (typed[column] ?? "").trim() !== "") continue;
    const { sentence, remedy } = factWords["facts/field-missing"];
    beside.set(column, `${fill(sentence[desk.language], { kind: kindName(desk, kind), column: columnName(desk, column) })} ${remedy[desk.language]}`);
  }
  return { beside, above };
}

export async function enterOne(c: Context, on: BooksOn, standOf: (seen: Seen) => Stand): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  let cells: LineCells | undefined;
  const looked = await shown(
    c,
    on,
    async (seen) => {
      const filling = await fillingOf(seen);
      const sort = sortsFor(filling).find(({ key }) => key === fields["what"]);
      if (sort) cells = cellsOf(sort, fieldsOf(filling, sort), fields, filling.language);
      return onePage(standOf(seen), await oneView(seen, standOf(seen).enters, {}));
    },
    "whole",
  );
  if (!cells) return looked;
  const asking = { who: signedIn.who, stream: c.req.param("slug")!, at: clock(), ...keyIn(fields) };
  const ran = await on.runner.run(enterResults, { lines: [cells] }, asking);
  if (!ran.refusals) return c.redirect(`/${languageFor(c)}/${c.req.param("slug")!}/results/${ran.result.batch}?new=yes`, 303);
  c.status(422);
  const tried = { refusals: ran.refusals, words: on.words };
  return shown(c, on, async (seen) => onePage(standOf(seen), await oneView(seen, standOf(seen).enters, fields, tried)), "whole");
}
