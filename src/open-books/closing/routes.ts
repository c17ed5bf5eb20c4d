/** A month's end over HTTP: its page, the ledger beside the books, and the forms for it. */
import { type Context, Hono } from "hono";
import { clock } from "../../api/http.ts";
import { dayAt } from "../../kernel/day.ts";
import { centsTyped, plainTyped } from "../../kernel/shown.ts";
import { decode } from "../../kernel/utf8.ts";
import { idText, monthText } from "../../log/fields.ts";
import { languageFor } from "../../web/server.ts";
import { back, BASE, type BooksOn, bytesOf, command, postedFile, refusal, type Seen, shown } from "../forms/routes.ts";
import { standingOf } from "../in-force/commands.ts";
import { queryOf } from "../pages.ts";
import { enterAccrual, extractOf, mappingOf, monthAt, MOST_LEDGER, reconcileLedger } from "./commands.ts";
import { unreadable } from "./deciding.ts";
import { placeOf } from "./kinds.ts";
import { matchLines } from "./match.ts";
import { closingPage, reconciliationPage } from "./pages.ts";
import { readLedger } from "./read-ledger.ts";
import { booksOfMonth, mappingAt, type PartyMonth, reconciliationAt } from "./store.ts";
import type { Language } from "../../kernel/refusal.ts";

export function closingRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(`${BASE}/closing`, (c) =>
    shown(c, on, async (seen) => {
      const place = placeIn(c, seen);
      if (!place) return undefined;
      const { desk, reading, states } = seen;
      const end = await monthAt(reading, { who: seen.signedIn.who, stream: desk.stream, states, day: dayAt(clock()) }, place);
      const asked = { who: seen.signedIn.who, stream: desk.stream, language: desk.language, month: place.month, how: "whole" } as const;
      const mapping = await lastLedgerMapping(seen, place);
      return async () => closingPage(desk, { end, today: dayAt(clock()), sees: sees(seen, place), mapping, outlook: (await on.outlook?.(asked)) ?? "" });
    }),
  );
  app.get(`${BASE}/reconciliation`, (c) =>
    shown(c, on, async (seen) => {
      const place = placeIn(c, seen);
      const found = place && sees(seen, place) ? standingOf(seen.states).books.closing.reconciled.get(placeOf(place)) : undefined;
      if (!place || !found) return undefined;
      const { file, mapping, day } = await reconciliationAt(seen.reading, seen.desk.stream, found.seq);
      const read = file && readLedger(file, "ledger.csv", place.month, mapping && mappingOf(decode(mapping).text).mapping);
      const matching = read && matchLines(read.lines, (await booksOfMonth(seen.reading, seen.desk.stream, place)).lines);
      return reconciliationPage(seen.desk, { ...place, keptOn: day, matching, outside: read?.outside ?? 0 });
    }),
  );
  app.post(`${BASE}/reconciliation`, (c) => reconcile(c, on));
  app.post(`${BASE}/accruals`, (c) =>
    command(
      c,
      on,
      enterAccrual,
      (fields) => ({ party: fields["party"], month: fields["month"], lines: accruedIn(fields, languageFor(c)) }),
      (result) => {
        const { party, month } = result as { readonly party: string; readonly month: string };
        return back(c, queryOf("closing", { party, month }));
      },
    ),
  );
  return app;
}

function placeIn(c: Context, { desk }: Seen): PartyMonth | undefined {
  const [party, month] = [idText.safeParse(c.req.query("party")).data, monthText.safeParse(c.req.query("month")).data];
  return party !== undefined && month !== undefined && desk.agreement.parties.some(({ id }) => id === party) ? { party, month } : undefined;
}

function sees({ eyes }: Seen, { party }: PartyMonth): boolean {
  return eyes.all || eyes.own.includes(party);
}

/** The mapping of the party's newest extract, for the one who brings the next. */
async function lastLedgerMapping(seen: Seen, { party }: PartyMonth): Promise<string | undefined> {
  if (!seen.desk.own.includes(party)) return undefined;
  const { reconciled } = standingOf(seen.states).books.closing;
  const seqs = [...reconciled].filter(([key]) => key.startsWith(`${party} `)).map(([, { seq }]) => seq);
  if (seqs.length === 0) return undefined;
  const bytes = await mappingAt(seen.reading, seen.desk.stream, Math.max(...seqs));
  return bytes && decode(bytes).text;
}

/** Compares at once, and records what came of it where that was asked for. */
async function reconcile(c: Context, on: BooksOn): Promise<Response> {
  const { signedIn, file } = await postedFile(c, on);
  const { party = "", month = "", what, mapping: given } = file.fields;
  const bytes = await bytesOf(file, MOST_LEDGER);
  const text = given?.trim() ? `${given.trim()}\n` : undefined;
  const name = file.name.slice(-200) || "ledger.csv";
  const asked = queryOf("closing", { party, month });
  if (what === "keep") {
    const input = { party, month, name, content: bytes.toString("base64"), ...(text === undefined ? {} : { mapping: text }) };
    const ran = await on.runner.run(reconcileLedger, input, { who: signedIn.who, stream: c.req.param("slug")!, at: clock() });
    return ran.refusals ? refusal(c, on, ran.refusals) : back(c, asked);
  }
  const { read, refusals } = extractOf(bytes, name, monthText.safeParse(month).data ?? "", text);
  const against = [...refusals, ...unreadable(read)];
  if (against.length > 0) return refusal(c, on, against);
  return shown(c, on, async (seen) => {
    if (!monthText.safeParse(month).success || !sees(seen, { party, month })) return undefined;
    const books = await booksOfMonth(seen.reading, seen.desk.stream, { party, month });
    return reconciliationPage(seen.desk, { party, month, matching: matchLines(read.lines, books.lines), outside: read.outside });
  });
}

/** The rows of the form that have an amount. Euros are written as people write them; what cannot be read is refused by the command. */
function accruedIn(fields: Readonly<Record<string, string>>, language: Language): readonly object[] {
  const rows = Object.keys(fields).flatMap((name) => (/^net-\d{1,3}$/.test(name) && fields[name]!.trim() !== "" ? [name.slice("net-".length)] : []));
  return rows.map((row) => {
    const quantity = plainTyped(fields[`quantity-${row}`] ?? "", language);
    return { line: fields[`line-${row}`], type: fields[`type-${row}`], net: centsTyped(fields[`net-${row}`]!, language), ...(quantity ? { quantity } : {}) };
  });
}
