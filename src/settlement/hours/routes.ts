/** The month's sheet of hours: as a question for programs, and as the page at `/<language>/<stream>/books/hours`, which enters it by `costs/enter`. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import type { Agreement, Party } from "../../agreement/agreement.ts";
import type { Refusal, States } from "../../api/decide.ts";
import { keyIn, placed } from "../../api/form.ts";
import { clock } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import type { Query } from "../../api/query.ts";
import type { Json } from "../../kernel/canonical.ts";
import { dayAt, type Month } from "../../kernel/day.ts";
import { isRandomId } from "../../kernel/id.ts";
import { round } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import { formatRatio } from "../../kernel/share.ts";
import { idText, monthText } from "../../log/fields.ts";
import { enterCosts } from "../../open-books/commands.ts";
import { BASE, type BooksOn, type Seen, shown } from "../../open-books/forms/routes.ts";
import { agreementOn } from "../../open-books/in-force/commands.ts";
import { booksSlice, signedMonth } from "../../open-books/kinds.ts";
import { ownParties } from "../../open-books/shown/store.ts";
import { languageFor } from "../../web/server.ts";
import { fieldOf, type Filled, hoursPage, type SheetView, typedText } from "./pages.ts";
import { monthsFor, readTyped, type Sheet, type SheetRow, suggested, totalOf, worthOf } from "./sheet.ts";
import { batchOf, lastBooked, sheetFrom } from "./store.ts";
import { HOURS } from "./words.ts";

const asked = z.strictObject({ party: idText, month: monthText });

export const askSheet: Query<z.infer<typeof asked>, { readonly [key: string]: Json }> = {
  name: "hours/sheet",
  on: "alliance",
  params: asked,
  roles: enterCosts.roles,
  does: "The month's sheet of the organisation's own party: a row for each line and type, filled in from its plan, with what its hours come to; to be sent to costs/enter.",
  needsWhole: true,
  answer: async (reading, { stream, states, who, day }, { party: id, month }) => {
    const inForce = await agreementOn(reading, stream, states, day);
    const party = inForce && ownProviders(inForce.agreement, ownParties(states, who.organisation)).find((each) => each.id === id);
    const sheet = party && (await sheetFrom(reading, { stream, states }, inForce.agreement, { party, month, today: day }));
    return sheet ? { found: true, ...sheetJson(inForce.agreement, sheet, signedOn(states, sheet)) } : { found: false };
  },
};

function sheetJson(agreement: Agreement, sheet: Sheet, signed: string | undefined): { readonly [key: string]: Json } {
  const { party, month, day, hasPlan, rows, elsewhere } = sheet;
  const { rounding } = agreement.settlement;
  const filled = rows.map((row) => {
    const value = suggested(row);
    return { row, value, worth: value === undefined ? undefined : worthOf(agreement, sheet, row, value) };
  });
  const text = ({ rate }: SheetRow, figure: bigint): string => (rate ? formatQuantity(figure) : String(figure));
  const { lines: _lines, ...total } = totalOf(
    agreement,
    filled.flatMap(({ worth }) => worth ?? []),
  );
  return {
    party: party.id,
    month,
    day,
    hasPlan,
    ...(signed === undefined ? {} : { signed }),
    rows: filled.map(({ row, value, worth }) => ({
      line: row.line,
      type: row.type,
      basis: row.basis,
      ...(row.rate ? { rate: formatRatio(row.rate) } : {}),
      ...(row.planned === undefined ? {} : { planned: text(row, row.planned) }),
      before: text(row, row.before),
      booked: text(row, row.booked),
      ...(value === undefined ? {} : { suggested: text(row, value) }),
      ...(row.role === undefined ? {} : { role: row.role }),
      ...(worth ? { net: String(worth.net) } : {}),
      ...(worth?.apart === undefined ? {} : { apart: worth.apart }),
      ...(worth?.direct ? { direct: String(round(worth.direct, rounding)), overhead: String(round(worth.overhead, rounding)) } : {}),
    })),
    elsewhere: elsewhere.map(({ cents, ...place }) => ({ ...place, cents: String(cents) })),
    total: Object.fromEntries(Object.entries(total).map(([name, cents]) => [name, String(cents)])),
  };
}

export function ownProviders({ parties }: Agreement, own: readonly string[]): readonly Party[] {
  return parties.filter(({ id, roles }) => own.includes(id) && roles.includes("provider"));
}

function signedOn(states: States, { party, month }: Sheet): string | undefined {
  return signedMonth(states.of(booksSlice), party.id, month)?.day;
}

export function hoursRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(`${BASE}/hours`, (c) => shown(c, on, async (seen) => hoursPage(seen.desk, await viewOf(seen, c.req.query())), "whole"));
  app.post(`${BASE}/hours`, async (c) => posted(c, on));
  return app;
}

type Fields = Readonly<Record<string, string>>;
type Tried = { readonly fields: Fields; readonly refusals: readonly Refusal[]; readonly words: BooksOn["words"] };

/** What the page shows; undefined for a reader who fills in no sheet. `tried`: what was posted, and why it was not entered. */
async function viewOf({ desk, reading, states }: Seen, query: Fields, tried?: Tried): Promise<SheetView | undefined> {
  const { agreement, stream, language } = desk;
  const today = dayAt(clock());
  const providers = desk.may.enter ? ownProviders(agreement, desk.own) : [];
  const party = providers.find(({ id }) => id === query["party"]) ?? providers[0];
  if (!party) return undefined;
  const months = monthsFor(agreement, party, today);
  const month = months.find((each) => each === query["month"]) ?? defaultMonth(months, await lastBooked(reading, stream, party.id));
  const sheet = month === undefined ? undefined : await sheetFrom(reading, { stream, states }, agreement, { party, month, today });
  const done = /^\d{1,9}$/.test(query["done"] ?? "") ? await batchOf(reading, stream, party.id, Number(query["done"])) : undefined;
  const filled = (sheet?.rows ?? []).map((row) => filledOf(row, tried?.fields ?? planned(row, language), language));
  const told = refusedRows(filled, tried, language);
  const signed = sheet && signedOn(states, sheet);
  const common = { sheet, party: party.id, parties: providers.map(({ id }) => id), month, months, key: newId() };
  return { ...common, ...told, ...(signed === undefined ? {} : { signed }), ...(done ? { done } : {}) };
}

/** The month after the last that has lines, else the newest. */
function defaultMonth(months: readonly Month[], last: Month | undefined): Month | undefined {
  return months.findLast((month) => last !== undefined && month > last) ?? months[0];
}

function planned(row: SheetRow, language: SheetViewLanguage): Fields {
  const figure = suggested(row);
  return { [fieldOf("now", row)]: figure === undefined ? "" : typedText(row, figure, language), [fieldOf("role", row)]: row.role ?? "" };
}
type SheetViewLanguage = Seen["desk"]["language"];

function filledOf(row: SheetRow, fields: Fields, language: SheetViewLanguage): Filled {
  return { row, typed: readTyped(row, fields[fieldOf("now", row)] ?? "", fields[fieldOf("role", row)] ?? "", language) };
}

/** Puts each refusal beside its row: lines are entered in the order of the rows that have something. */
function refusedRows(filled: readonly Filled[], tried: Tried | undefined, language: SheetViewLanguage): Pick<SheetView, "filled" | "refusals" | "isRefused"> {
  if (!tried || tried.fields["do"] !== "enter") return { filled, refusals: [], isRefused: false };
  const entered = filled.filter(({ typed }) => typed.value !== undefined).map(({ row }) => fieldOf("now", row));
  const { beside, above } = placed(tried.words, language, tried.refusals, (pointer) => entered[Number(/^\/lines\/(\d+)/.exec(pointer)?.[1])]);
  const isWrong = beside.size > 0 || filled.some(({ typed }) => typed.wrong !== undefined);
  if (isWrong) above.push(HOURS["rows-wrong"][language]);
  if (above.length === 0) above.push(HOURS["nothing-typed"][language]);
  const refused = filled.map((each) => {
    const why = beside.get(fieldOf("now", each.row));
    return why === undefined ? each : { ...each, refused: why };
  });
  return { filled: refused, refusals: above, isRefused: true };
}

/** Computes, or enters what was typed; whatever keeps it from the books, what was typed stays in its fields. */
async function posted(c: Context, on: BooksOn): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const ran = fields["do"] === "enter" ? await entered(c, on, signedIn.who, fields) : undefined;
  if (ran && "batch" in ran) {
    const { party = "", month = "" } = fields;
    const query = new URLSearchParams({ party, month, done: String(ran.batch) });
    return c.redirect(`/${languageFor(c)}/${c.req.param("slug")!}/books/hours?${query.toString()}`, 303);
  }
  if (ran) c.status(422);
  const tried = { fields, refusals: ran?.refusals ?? [], words: on.words };
  return shown(c, on, async (seen) => hoursPage(seen.desk, await viewOf(seen, fields, tried)), "whole");
}

type Entered = { readonly batch: number } | { readonly refusals: readonly Refusal[] };

async function entered(c: Context, on: BooksOn, who: Parameters<BooksOn["runner"]["sight"]>[0], fields: Fields): Promise<Entered> {
  const lines = await linesOf(c, on, who, fields);
  if (!lines) return { refusals: [] };
  const asking = { who, stream: c.req.param("slug")!, at: clock(), ...keyIn(fields) };
  const ran = await on.runner.run(enterCosts, { party: fields["party"], lines }, asking);
  return ran.refusals ? { refusals: ran.refusals } : { batch: ran.result.batch };
}

/** The lines that a form stands for; undefined where nothing is typed, or something that is no figure. */
async function linesOf(c: Context, on: BooksOn, who: Parameters<BooksOn["runner"]["sight"]>[0], fields: Fields): Promise<readonly Json[] | undefined> {
  const stream = c.req.param("slug")!;
  const today = dayAt(clock());
  const { party: id = "", month = "" } = fields;
  if (!isRandomId(stream) || !who.streams.includes(stream) || !monthText.safeParse(month).success) return undefined;
  const sight = { ...(await on.runner.sight(who, stream, today)), eyes: "whole" as const };
  return on.store.read(sight, async (reading) => {
    const states = await on.runner.states(reading, stream);
    const inForce = await agreementOn(reading, stream, states, today);
    const party = inForce && ownProviders(inForce.agreement, ownParties(states, who.organisation)).find((each) => each.id === id);
    const sheet = party && (await sheetFrom(reading, { stream, states }, inForce.agreement, { party, month, today }));
    const filled = (sheet?.rows ?? []).map((row) => filledOf(row, fields, languageFor(c)));
    const typed = filled.filter((each) => each.typed.value !== undefined);
    if (!sheet || typed.length === 0 || filled.some((each) => each.typed.wrong !== undefined)) return undefined;
    return typed.map((each) => lineOf(inForce.agreement, sheet, each.row, each.typed.value!, each.typed.role));
  });
}

function lineOf(agreement: Agreement, sheet: Sheet, row: SheetRow, value: bigint, role: string): Json {
  const { line, type, rate } = row;
  const net = String(worthOf(agreement, sheet, row, value).net);
  return { line, type, day: sheet.day, net, ...(rate ? { quantity: formatQuantity(value) } : {}), ...(role === "" ? {} : { text: role }) };
}
