/** The pages of a month's end: how it stands, and a ledger beside the books. They work without JavaScript. */
import { html } from "hono/html";
import { addMonths, type Day, monthOf } from "../../kernel/day.ts";
import { formatCents } from "../../kernel/money.ts";
import { formatQuantity, UNIT } from "../../kernel/quantity.ts";
import { fill } from "../../kernel/refusal.ts";
import { ratio } from "../../kernel/share.ts";
import { showChange, showDay, showMonth, showNumber, showTyped } from "../../kernel/shown.ts";
import { hiddenFields, optionOf, section } from "../../web/form.ts";
import { type DataRow, dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { countOf, type Desk, frame, lineName, money, partyName, pathOf, queryOf, tell, typeName } from "../pages.ts";
import { apartNote, COUNTED_NUMERIC, countedCells, countedHead } from "../counted/pages.ts";
import type { MonthEnd } from "./commands.ts";
import { type Cell, cellsOf, type Matching, type Pair, reckoned, type Side } from "./match.ts";
import type { Came } from "./month.ts";
import { CLOSING, type ClosingWord } from "./words.ts";

const say = ({ language }: Desk, key: ClosingWord, args: Readonly<Record<string, string>> = {}): string => fill(CLOSING[key][language], args);
const change = ({ language, agreement }: Desk, cents: bigint | null): string => (cents === null ? "–" : showChange(cents, language, agreement.currency));

/** `outlook` is what stands besides: the bridge of the target and early warnings. */
export type ClosingView = {
  readonly end: MonthEnd;
  readonly today: Day;
  readonly sees: boolean;
  readonly mapping: string | undefined;
  readonly outlook: Markup | "";
};

export function closingPage(desk: Desk, view: ClosingView): Markup {
  const { end } = view;
  const { party, month } = end;
  const title = say(desk, "title-of", { month: showMonth(month, desk.language), party: partyName(desk, party) });
  const body = html`<p><a href="${pathOf(desk, "months")}">${say(desk, "back")}</a></p>
    <p class="lead">${say(desk, "lead")}</p>
    ${factList(factsOf(desk, end))} ${end.net === null ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""} ${countedOf(desk, end)} ${missingOf(desk, end)}
    ${reconciliationOf(desk, view)} ${typesOf(desk, end)} ${cutOffTable(desk, end)} ${accrualsOf(desk, view)} ${lateOf(desk, end)} ${signForm(desk, view)}
    ${view.outlook}`;
  return frame(desk, "months", title, body, queryOf(`/${desk.stream}/books/closing`, { party, month }));
}

function factsOf(desk: Desk, { count, net, counted, signed, reconciled, reconciliation }: MonthEnd): readonly (readonly [string, string])[] {
  const state = reconciled
    ? say(desk, "reconciled-on", {
        state: say(desk, reconciliation),
        day: showDay(reconciled.day, desk.language),
        ledger: money(desk, reconciled.ledger.total),
        books: money(desk, reconciled.books.total),
        count: String(reconciled.differences),
      })
    : say(desk, "none");
  const by = signed ? say(desk, "signed-with", { day: showDay(signed.day, desk.language), state: say(desk, signed.reconciliation) }) : say(desk, "not-signed");
  return [
    [say(desk, "in-books"), say(desk, "of-lines", { count: countOf(desk, BigInt(count)), net: money(desk, net), counts: money(desk, counted.counts) })],
    [say(desk, "reconciliation"), state],
    [say(desk, "signed"), by],
  ];
}

/** What is signed, part by part. */
function countedOf(desk: Desk, { count, counted, waits }: MonthEnd): Markup {
  const caption = say(desk, "what-counts");
  const head = [say(desk, "count"), ...countedHead(desk)];
  const rows = [{ cells: [countOf(desk, BigInt(count)), ...countedCells(desk, counted)] }];
  const table = dataTable({ caption, quietCaption: true, head, numeric: [true, ...COUNTED_NUMERIC], rows, cards: true });
  return section("what-counts", caption, html`${table} ${apartNote(desk, counted, waits)}`);
}

function missingOf(desk: Desk, { types }: MonthEnd): Markup {
  const missing = types.filter(({ isMissing }) => isMissing);
  return html`<section class="hds-notification hds-notification--${missing.length === 0 ? "info" : "alert"} notes" aria-labelledby="missing">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="missing">${say(desk, "missing")}</h2>
      ${
        missing.length === 0
          ? html`<p>${say(desk, "nothing-missing")}</p>`
          : html`<p>${say(desk, "missing-help")}</p>
              <ul>
                ${missing.map(({ line, type }) => html`<li>${lineName(desk, line)}: ${typeName(desk, type)}</li>`)}
              </ul>`
      }
    </div>
  </section>`;
}

function typesOf(desk: Desk, { types, month }: MonthEnd): Markup {
  const before = [-3, -2, -1].map((by) => showMonth(monthOf(addMonths(`${month}-01`, by)), desk.language));
  const rows = types.map((row) => ({
    strong: row.isMissing,
    cells: [
      lineName(desk, row.line),
      typeName(desk, row.type),
      ...row.before.map((net) => (net === undefined ? "–" : money(desk, net))),
      row.isMissing ? say(desk, "is-missing") : row.count === 0 ? "–" : money(desk, row.net),
    ],
  }));
  const head = [say(desk, "line"), say(desk, "type"), ...before, say(desk, "now")];
  const numeric = [false, false, true, true, true, true];
  return section("types", say(desk, "by-type"), dataTable({ caption: say(desk, "by-type"), quietCaption: true, head, numeric, rows, cards: true }));
}

function cutOffTable(desk: Desk, { cutOff }: MonthEnd): Markup {
  const { inTime, after, later, sinceSigned } = cutOff;
  const row = (key: ClosingWord, { count, net }: Came): DataRow => ({ cells: [say(desk, key), countOf(desk, BigInt(count)), money(desk, net)] });
  const rows = [row("in-time", inTime), row("after", after), row("later", later), ...(sinceSigned ? [row("since-signed", sinceSigned)] : [])];
  const head = (["recorded", "count", "net"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: say(desk, "cut-off"), quietCaption: true, head, numeric: [false, true, true], rows });
  return section(
    "cut-off",
    say(desk, "cut-off"),
    html`<p>${say(desk, "cut-off-help")}</p>
      ${table}`,
  );
}

function lateOf(desk: Desk, { late, party, month }: MonthEnd): Markup | "" {
  if (late.length === 0) return "";
  const rows = late.map(({ batch, day, count, net }) => ({
    cells: [String(batch), showDay(day, desk.language), countOf(desk, BigInt(count)), change(desk, net)],
  }));
  const head = (["batch", "recorded", "count", "net"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: say(desk, "late-title"), quietCaption: true, head, numeric: [false, false, true, true], rows, cards: true });
  const link = html`<p><a href="${queryOf(pathOf(desk), { party, month })}">${say(desk, "in-books")}</a></p>`;
  return section(
    "late",
    say(desk, "late-title"),
    html`<p>${say(desk, "late-help")}</p>
      ${table} ${link}`,
  );
}

/** Rows that the form offers beyond those that stand. */
const EMPTY_ROWS = 2;

function accrualsOf(desk: Desk, { end, today }: ClosingView): Markup {
  const { accruals, party, month, signed } = end;
  const rows = accruals.map(({ line, type, net, open, quantity }) => ({
    cells: [lineName(desk, line), typeName(desk, type), money(desk, net), money(desk, open), quantity === 0n ? "" : units(desk, quantity)],
  }));
  const head = (["line", "type", "accrued", "open", "quantity"] as const).map((key) => say(desk, key));
  const numeric = [false, false, true, true, true];
  const table =
    rows.length === 0
      ? html`<p>${say(desk, "no-accruals")}</p>`
      : dataTable({ caption: say(desk, "accruals"), quietCaption: true, head, numeric, rows, cards: true });
  const canEnter = isOwn(desk, party) && !signed && month <= today.slice(0, 7);
  return section(
    "accruals",
    say(desk, "accruals"),
    html`<p>${say(desk, "accruals-help")}</p>
      ${table} ${canEnter ? accrualForm(desk, end) : ""}`,
  );
}

function units({ language }: Desk, millionths: bigint): string {
  return showNumber(ratio(millionths, UNIT), language);
}

function isOwn({ may, own }: Desk, party: string): boolean {
  return may.enter && own.includes(party);
}

function accrualForm(desk: Desk, { party, month, accruals }: MonthEnd): Markup {
  const { agreement } = desk;
  const lines = agreement.lines.filter(({ providers }) => providers.includes(party)).map(({ id, name }) => ({ id, name }));
  const types = Object.keys(agreement.costTypes).map((id) => ({ id, name: typeName(desk, id) }));
  const typed = (plain: string): string => showTyped(plain, desk.language);
  const filled = accruals.map(({ line, type, net, entered }) => {
    return { line, type, net: net === null ? "" : typed(formatCents(net)), quantity: entered === 0n ? "" : typed(formatQuantity(entered)) };
  });
  const empty = Array.from({ length: EMPTY_ROWS }, () => ({ line: "", type: "", net: "", quantity: "" }));
  const rows = [...filled, ...empty].map(({ line, type, net, quantity }, i) => {
    const label = (what: ClosingWord): string => say(desk, "row-of", { what: say(desk, what), number: String(i + 1) });
    const choose = (name: "line" | "type", all: readonly { readonly id: string; readonly name: string }[], chosen: string): Markup =>
      html`<div class="field">
        <label for="${name}-${i}">${label(name)}</label>
        <select id="${name}-${i}" name="${name}-${i}">
          ${all.map(({ id, name: shown }) => optionOf(id, shown, id === chosen))}
        </select>
      </div>`;
    const input = (name: "net" | "quantity", what: ClosingWord, value: string): Markup =>
      html`<div class="field">
        <label for="${name}-${i}">${label(what)}</label
        ><input id="${name}-${i}" name="${name}-${i}" type="text" inputmode="decimal" maxlength="20" value="${value}" />
      </div>`;
    return html`<div class="days">
      ${choose("line", lines, line)} ${choose("type", types, type)} ${input("net", "amount-euros", net)} ${input("quantity", "quantity", quantity)}
    </div>`;
  });
  return html`<details class="fold">
    <summary>${say(desk, "enter-accruals")}</summary>
    <p>${say(desk, "enter-accruals-help")}</p>
    <form method="post" action="${pathOf(desk, "accruals")}">
      ${hiddenFields({ csrf: desk.csrf, party, month })} ${rows}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "enter-accruals")}</button></p>
    </form>
  </details>`;
}

function reconciliationOf(desk: Desk, { end, sees, mapping }: ClosingView): Markup {
  const { party, month, reconciled } = end;
  const link =
    reconciled && sees ? html`<p><a href="${queryOf(pathOf(desk, "reconciliation"), { party, month })}">${say(desk, "see-reconciliation")}</a></p>` : "";
  const form = html`<details class="fold">
    <summary>${say(desk, "reconcile")}</summary>
    <form class="check" method="post" enctype="multipart/form-data" action="${pathOf(desk, "reconciliation")}">
      <p>${say(desk, "reconcile-help")}</p>
      ${hiddenFields({ csrf: desk.csrf, party, month })}
      <label for="what">${say(desk, "what")}</label>
      <select id="what" name="what">
        <option value="compare">${say(desk, "compare")}</option>
        <option value="keep">${say(desk, "keep")}</option>
      </select>
      <label for="mapping">${say(desk, "mapping")}</label>
      <textarea id="mapping" name="mapping" rows="8" maxlength="100000" spellcheck="false">${mapping ?? ""}</textarea>
      <label for="file">${say(desk, "file")}</label><input id="file" name="file" type="file" required />
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "reconcile")}</button></p>
    </form>
  </details>`;
  return section(
    "reconciliation",
    say(desk, "reconciliation"),
    html`<p>${factsOf(desk, end)[1]![1]}</p>
      ${link} ${isOwn(desk, party) ? form : ""}`,
  );
}

function signForm(desk: Desk, { end, today }: ClosingView): Markup | "" {
  const { party, month, count, net, counted, signed, reconciliation } = end;
  if (signed || !isOwn(desk, party) || month >= today.slice(0, 7)) return "";
  return html`<form class="block" method="post" action="${pathOf(desk, "months")}">
    ${hiddenFields({ csrf: desk.csrf, party, month, count: String(count), total: String(net), counts: String(counted.counts) })}
    <p>
      ${say(desk, "sign-now", { state: say(desk, reconciliation) })}
      ${say(desk, "sign-sums", { count: countOf(desk, BigInt(count)), net: money(desk, net), counts: money(desk, counted.counts) })}
    </p>
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "sign")}</button>
  </form>`;
}

/** A ledger beside the books. `keptOn` is the day on which it was recorded; `outside` are rows of other months. */
export type ReconciliationView = {
  readonly party: string;
  readonly month: string;
  readonly keptOn?: Day;
  readonly matching: Matching | undefined;
  readonly outside: number;
};

/** Lines of one table at most. */
const MOST_ROWS = 200;

export function reconciliationPage(desk: Desk, { party, month, keptOn, matching, outside }: ReconciliationView): Markup {
  const title = say(desk, "recon-title", { month: showMonth(month, desk.language), party: partyName(desk, party) });
  const back = html`<p><a href="${queryOf(pathOf(desk, "closing"), { party, month })}">${say(desk, "title")}</a></p>`;
  const kept = keptOn === undefined ? say(desk, "not-kept") : say(desk, "kept-on", { day: showDay(keptOn, desk.language) });
  const body = matching
    ? html`<p role="status">${kept} ${say(desk, "by-net")} ${outside === 0 ? "" : say(desk, "outside", { count: String(outside) })}</p>
        ${centres(desk, matching)} ${differing(desk, matching.differing)} ${oneSide(desk, "only-ledger", matching.onlyLedger)}
        ${oneSide(desk, "only-books", matching.onlyBooks)} ${pairedBy(desk, matching)}`
    : html`<p role="status">${say(desk, "file-gone")}</p>`;
  return frame(desk, "months", title, html`${back} ${body}`, queryOf(`/${desk.stream}/books/reconciliation`, { party, month }));
}

function centres(desk: Desk, matching: Matching): Markup {
  const cells = cellsOf(matching);
  const row = ({ costCentre, head, ledger, books }: Cell): DataRow => ({
    strong: ledger !== books,
    cells: [costCentre || say(desk, "no-cost-centre"), head, money(desk, ledger), money(desk, books), ledger === books ? "–" : change(desk, ledger - books)],
  });
  const sum = (side: "ledger" | "books"): bigint => cells.reduce((all, cell) => all + cell[side], 0n);
  const [ledger, books] = [sum("ledger"), sum("books")];
  const total = {
    strong: true,
    cells: [say(desk, "total"), "", money(desk, ledger), money(desk, books), ledger === books ? "–" : change(desk, ledger - books)],
  };
  const head = (["cost-centre", "account", "ledger", "books", "difference"] as const).map((key) => say(desk, key));
  const numeric = [false, false, true, true, true];
  const caption = say(desk, "by-centre");
  return section("centres", caption, dataTable({ caption, quietCaption: true, head, numeric, rows: [...cells.map(row), total], cards: true }));
}

function lineLink(desk: Desk, ref: string): Markup {
  return html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a>`;
}

function differing(desk: Desk, pairs: readonly Pair[]): Markup | "" {
  if (pairs.length === 0) return "";
  const rows = pairs.slice(0, MOST_ROWS).map(({ ledger, books }) => ({
    cells: [
      ledger.document ?? "",
      ledger.ref,
      lineLink(desk, books.ref),
      money(desk, ledger.cents),
      money(desk, books.cents),
      change(desk, ledger.cents - books.cents),
    ],
  }));
  const head = (["document", "row-in-file", "ref", "ledger", "books", "difference"] as const).map((key) => say(desk, key));
  const caption = say(desk, "differing-lines");
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, true, true, true], rows, cards: true });
  return section("differing", caption, html`${table} ${moreOf(desk, pairs.length)}`);
}

function oneSide(desk: Desk, key: "only-ledger" | "only-books", sides: readonly Side[]): Markup | "" {
  if (sides.length === 0) return "";
  const rows = sides.slice(0, MOST_ROWS).map(({ ref, day, document, costCentre, account, type, cents }) => ({
    cells: [
      key === "only-books" ? lineLink(desk, ref) : ref,
      showDay(day, desk.language),
      document ?? "",
      costCentre ?? "",
      account ?? type ?? "",
      money(desk, cents),
    ],
  }));
  const first: ClosingWord = key === "only-books" ? "ref" : "row-in-file";
  const head = [first, ...(["day", "document", "cost-centre", "account", "net"] as const)].map((each) => say(desk, each));
  const total = { strong: true, cells: [say(desk, "total"), "", "", "", "", money(desk, sumOf(sides))] };
  const caption = say(desk, key);
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, false, false, true], rows: [...rows, total], cards: true });
  return section(key, caption, html`${table} ${moreOf(desk, sides.length)}`);
}

function sumOf(sides: readonly Side[]): bigint {
  return sides.reduce((all, { cents }) => all + cents, 0n);
}

function moreOf(desk: Desk, count: number): Markup | "" {
  return count > MOST_ROWS ? html`<p class="dim">${say(desk, "more-rows", { count: String(count - MOST_ROWS) })}</p>` : "";
}

function pairedBy(desk: Desk, matching: Matching): Markup {
  const by = [...Map.groupBy(matching.matched, (pair) => pair.by)];
  const rows = by.map(([key, pairs]) => ({
    cells: [say(desk, `by-${key}`), countOf(desk, BigInt(pairs.length)), money(desk, sumOf(pairs.map(({ ledger }) => ledger)))],
  }));
  const { count, total } = reckoned(matching).matched;
  const last = { strong: true, cells: [say(desk, "total"), countOf(desk, BigInt(count)), money(desk, total)] };
  const head = (["matching", "count", "net"] as const).map((key) => say(desk, key));
  const caption = say(desk, "matched");
  return section("matched", caption, dataTable({ caption, quietCaption: true, head, numeric: [false, true, true], rows: [...rows, last] }));
}
