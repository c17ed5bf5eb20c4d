/** The money of a statement beside the one that was settled before it. */
import { html } from "hono/html";
import type { Id, RandomId } from "../../../kernel/id.ts";
import { showCents, showChange } from "../../../kernel/shown.ts";
import { dataTable, factList, opensTo } from "../../../web/table.ts";
import { address, type Markup } from "../../../web/web.ts";
import { cellShown } from "../../cells/pages.ts";
import type { OfRecord } from "../../kinds.ts";
import { tables } from "../../present-tables.ts";
import { SIDES } from "../../present-words.ts";
import { capital, type Table, voiceOf } from "../../present.ts";
import type { PartyTotal, Statement } from "../../statement.ts";
import { type Desk, say } from "../pages.ts";
import type { Compared } from "../store.ts";

/** What is payable in all, what the settled statement before said, and the difference, for each party and side. */
function rowsOf({ statement, before }: Compared): readonly (Pick<PartyTotal, "party" | "side"> & { readonly now: bigint; readonly then: bigint })[] {
  const payableIn = (of: Statement | undefined, { party, side }: Pick<PartyTotal, "party" | "side">): bigint =>
    BigInt(of?.parties.find((total) => total.party === party && total.side === side)?.payable ?? 0);
  const gone = (before?.parties ?? []).filter((then) => !statement.parties.some(({ party, side }) => party === then.party && side === then.side));
  return [...statement.parties, ...gone].map(({ party, side }) => ({
    party,
    side,
    now: payableIn(statement, { party, side }),
    then: payableIn(before, { party, side }),
  }));
}

/** A sum as the way to its derivation in a stored statement, or in one that is only computed; as it is where nothing leads there. */
function opened({ of, language }: Desk, statement: RandomId | Statement | undefined, text: string, figure: string | undefined): Markup | string {
  if (statement === undefined || figure === undefined) return text;
  const where: Readonly<Record<string, string>> = typeof statement === "string" ? { statement } : { through: statement.through, "known-at": statement.knownAt };
  const href = `${address(language, of.slug, "settlement", "figure")}?${new URLSearchParams({ id: figure, ...where }).toString()}`;
  return html`<a class="figure" href="${href}">${text}</a>`;
}

type SumRow = ReturnType<typeof rowsOf>[number];
/** The statements of the record that the two are; a preview is none. */
type Stored = { readonly statement?: RandomId; readonly earlier?: RandomId | undefined };

/** What is payable in all and what the statement before had of it, each as the way to its derivation. */
function sumsIn(desk: Desk, { statement, before }: Compared, { party, side, now, then }: SumRow, stored: Stored) {
  const { language } = desk;
  const { currency } = statement;
  const figureIn = (of: Statement | undefined): string | undefined => of?.parties.find((total) => total.party === party && total.side === side)?.figure;
  return {
    all: opened(desk, stored.statement ?? statement, showCents(now, language, currency), figureIn(statement)),
    earlier: opened(desk, stored.earlier, showCents(then, language, currency), figureIn(before)),
  };
}

/** The difference, which opens to the two that it lies between. */
function differenceOf(desk: Desk, compared: Compared, row: SumRow, stored: Stored): Markup {
  const { all, earlier } = sumsIn(desk, compared, row, stored);
  const { language } = desk;
  return opensTo(showChange(row.now - row.then, language, compared.statement.currency), [
    [say(language, "in-all"), all],
    [say(language, "before"), earlier],
  ]);
}

/** One party's own euros in a statement. `counted`: what its approval counts against a decision. */
export function owedAndPaid(
  desk: Desk,
  { one, compared }: { readonly one: OfRecord; readonly compared: Compared },
  party: Id,
  counted: string | undefined,
): Markup {
  const { language } = desk;
  const { statement } = compared;
  const { payments, currency } = statement;
  const moved = statement.moved?.parties.find((sums) => sums.party === party);
  const sum = (own: (payment: (typeof payments)[number]) => boolean, figure: string | undefined): Markup | string => {
    const cents = payments.filter(own).reduce((all, payment) => all + BigInt(payment.cents), 0n);
    return opened(desk, one.statement, showCents(cents, language, currency), figure);
  };
  const sides = rowsOf(compared).filter((row) => row.party === party);
  return factList([
    ...sides.flatMap((row): (readonly [string, Markup | string])[] => {
      const { all, earlier } = sumsIn(desk, compared, row, one);
      return [
        [say(language, row.side === "purchaser" ? "own-owes" : "own-gets"), all],
        [say(language, "own-before"), earlier],
        [say(language, "own-difference"), differenceOf(desk, compared, row, one)],
      ];
    }),
    [say(language, "own-pays"), sum(({ from }) => from === party, moved?.pays?.figure)],
    [say(language, "own-receives"), sum(({ to }) => to === party, moved?.receives?.figure)],
    ...(counted === undefined ? [] : [[say(language, "own-counted"), counted] as const]),
  ]);
}

/** Every party's sums beside those of the statement that was settled last. */
export function sumsOf(desk: Desk, compared: Compared, earlier: RandomId | undefined): Markup {
  const { language } = desk;
  const v = voiceOf(language, compared.statement);
  const rows = rowsOf(compared).map((row) => {
    const { all, earlier: before } = sumsIn(desk, compared, row, { earlier });
    return { cells: [v.name(row.party), SIDES[row.side][language], all, before, differenceOf(desk, compared, row, { earlier })] };
  });
  const caption = say(language, "sums");
  const head = (["party", "as", "in-all", "before", "difference"] as const).map((key) => say(language, key));
  return html`<section class="block" aria-labelledby="sums">
    <h3 id="sums">${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head, numeric: [false, false, true, true, true], rows, cards: true })}
  </section>`;
}

/** Who pays whom by a statement, and what is held back; each sum leads to its derivation in the `stored` one, or in the one that is computed. */
export function paymentsOf(desk: Desk, statement: Statement, title: "pay" | "own-paid" | "would-pay", stored: RandomId | Statement): Markup {
  const { language } = desk;
  const shown = tables(statement, voiceOf(language, statement)).filter(({ id }) => id === "mine" || id === "payments" || id === "held");
  return html`<section class="block" aria-labelledby="${title}">
    <h2 id="${title}">${say(language, title)}</h2>
    ${statement.payments.length === 0 ? html`<p>${say(language, "no-payments")}</p>` : ""} ${shown.map((table) => openedTable(desk, table, stored))}
  </section>`;
}

function openedTable(desk: Desk, { title, note, head, rows }: Table, stored: RandomId | Statement): Markup {
  const caption = capital(title);
  const told = rows.map((row) => ({ ...row, cells: row.cells.map((cell) => cellShown(cell, (text, figure) => opened(desk, stored, text, figure))) }));
  return html`<h3>${caption}</h3>
    ${note === undefined ? "" : html`<p>${capital(note)}</p>`}
    ${dataTable({ caption, quietCaption: true, head: head.map(({ text }) => capital(text)), numeric: head.map(({ right }) => right ?? false), rows: told, cards: true })}`;
}
