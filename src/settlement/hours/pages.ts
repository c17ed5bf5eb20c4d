/** A provider's sheet of a month: a plain table of fields, which computes and enters without JavaScript. */
import { html } from "hono/html";
import { type Month } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { type Cents, formatCents, round } from "../../kernel/money.ts";
import { formatQuantity, UNIT } from "../../kernel/quantity.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { ratio } from "../../kernel/share.ts";
import { showCents, showDay, showMonth, showNumber, showTyped, showUnrounded } from "../../kernel/shown.ts";
import { type Desk, frame, lineName, money, partyName, pathOf, queryOf, typeName } from "../../open-books/pages.ts";
import { doneNote, hiddenFields, optionOf, refusedNote } from "../../web/form.ts";
import { type Cell, dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Place, type Sheet, type SheetRow, totalOf, type Typed, type Worth, worthOf } from "./sheet.ts";
import { HOURS } from "./words.ts";

export type Filled = { readonly row: SheetRow; readonly typed: Typed; /** Why the command refused this row. */ readonly refused?: string };
export type SheetView = {
  readonly sheet: Sheet | undefined;
  readonly party: Id;
  /** The reader's own parties that are providers. */
  readonly parties: readonly Id[];
  readonly month: Month | undefined;
  readonly months: readonly Month[];
  readonly filled: readonly Filled[];
  /** Why nothing was entered, besides what stands beside the rows. */
  readonly refusals: readonly string[];
  readonly isRefused: boolean;
  readonly signed?: string;
  readonly done?: { readonly batch: number; readonly count: number; readonly net: Cents };
  /** Makes sending the form twice harmless. */
  readonly key: string;
};

/** The names of a row's fields. */
export function fieldOf(name: "now" | "role", { line, type }: Place): string {
  return `${name}:${line}:${type}`;
}

/** A figure of a row as it is typed: with the decimal mark of the language. */
export function typedText({ rate }: Pick<SheetRow, "rate">, figure: bigint, language: Language): string {
  return showTyped(rate ? formatQuantity(figure) : formatCents(figure), language);
}

function say({ language }: { readonly language: Language }, key: keyof typeof HOURS, args: Readonly<Record<string, string>> = {}): string {
  return fill(HOURS[key][language], args);
}

export function hoursPage(desk: Desk, view: SheetView | undefined): Markup {
  const title = say(desk, "title");
  if (!view) return frame(desk, "hours", title, html`<p>${say(desk, "not-yours")}</p>`);
  const { party, month, months, sheet } = view;
  const body = html`<p class="lead">${say(desk, "lead")}</p>
    ${months.length === 0 ? html`<p>${say(desk, "no-months")}</p>` : picker(desk, view)} ${enteredNote(desk, view)} ${sheet ? sheetPart(desk, view, sheet) : ""}`;
  return frame(desk, "hours", title, body, queryOf(`/${desk.stream}/books/hours`, { party, month }));
}

/** A form that chooses whose sheet of which month is shown. `names` says what its fields are called for the reader. */
export type Picking = {
  readonly action: string;
  readonly names: { readonly party: string; readonly month: string; readonly show: string };
  readonly party: Id;
  readonly parties: readonly Id[];
  /** The field's name, its value and what may be chosen. */
  readonly field: "month" | "booked";
  readonly month: Month | undefined;
  readonly months: readonly Month[];
};

export function sheetPicker(desk: Desk, { action, names, party, parties, field, month, months }: Picking): Markup {
  const whose = html`<div class="field">
    <label for="party">${names.party}</label>
    <select id="party" name="party">
      ${parties.map((id) => optionOf(id, partyName(desk, id), id === party))}
    </select>
  </div>`;
  return html`<form class="days" method="get" action="${action}">
    ${parties.length > 1 ? whose : html`<input type="hidden" name="party" value="${party}" />`}
    <div class="field">
      <label for="${field}">${names.month}</label>
      <select id="${field}" name="${field}">
        ${months.map((each) => optionOf(each, showMonth(each, desk.language), each === month))}
      </select>
    </div>
    <button type="submit" class="hds-button hds-button--secondary hds-button--small">${names.show}</button>
  </form>`;
}

function picker(desk: Desk, { party, parties, month, months }: SheetView): Markup {
  const names = { party: say(desk, "party"), month: say(desk, "month"), show: say(desk, "show") };
  return sheetPicker(desk, { action: pathOf(desk, "hours"), names, party, parties, field: "month", month, months });
}

/** What was just entered, with the way to each of its lines. */
function enteredNote(desk: Desk, { done, party, month }: SheetView): Markup | "" {
  if (!done) return "";
  const { batch, count, net } = done;
  const lines = Array.from({ length: Math.min(count, 20) }, (_, line) => `${batch}/${line}`);
  return doneNote(
    html`<p><strong>${say(desk, "done", { batch: String(batch), count: String(count), net: money(desk, net) })}</strong></p>
      <p>
        <a href="${queryOf(pathOf(desk), { party, month })}">${say(desk, "see-lines")}</a>
        ${lines.map((ref) => html` · <a href="${queryOf(pathOf(desk, "line"), { ref })}">${say(desk, "see-line", { ref })}</a>`)}
      </p>`,
  );
}

function sheetPart(desk: Desk, view: SheetView, sheet: Sheet): Markup {
  const { filled, signed } = view;
  const notes = [
    ...(signed === undefined ? [say(desk, "day", { day: showDay(sheet.day, desk.language) })] : [say(desk, "signed", { day: showDay(signed, desk.language) })]),
    ...(sheet.hasPlan || filled.length === 0 ? [] : [say(desk, "no-plan")]),
  ];
  return html`${view.isRefused ? refusedNote(say(desk, "not-entered"), view.refusals) : ""}
    <p>${notes.join(" ")}</p>
    ${filled.length === 0 ? html`<p>${say(desk, "no-rows")}</p>` : sheetForm(desk, view, sheet)} ${elsewherePart(desk, sheet)}`;
}

function sheetForm(desk: Desk, view: SheetView, sheet: Sheet): Markup {
  const { filled, party, month, key, signed } = view;
  const worths = filled.map(({ row, typed }) => (typed.value === undefined ? undefined : worthOf(desk.agreement, sheet, row, typed.value)));
  const head = (["line", "planned", "before", "booked", "now", "role", "rate", "cost", "overhead"] as const).map((word) => say(desk, word));
  // What was typed into a month that has been signed meanwhile is not lost.
  const isOpen = signed === undefined || view.isRefused;
  const rows = filled.map((each, i) => ({ cells: cellsOf(desk, each, worths[i], isOpen) }));
  const counted = worths.filter((worth) => worth !== undefined);
  const { direct, overhead } = totalOf(desk.agreement, counted);
  const sums = [
    { strong: true, cells: [say(desk, "total"), "", "", "", "", "", "", money(desk, direct), money(desk, overhead)] },
    { strong: true, cells: [say(desk, "with-overhead"), "", "", "", "", "", "", money(desk, direct + overhead), ""] },
  ];
  const table = dataTable({
    caption: `${say(desk, "title")} ${showMonth(sheet.month, desk.language)}`,
    quietCaption: true,
    head,
    numeric: [false, true, true, true, true, false, true, true, true],
    rows: [...rows, ...sums],
    cards: true,
  });
  if (!isOpen) return table;
  return html`<form method="post" action="${pathOf(desk, "hours")}" class="sheet" autocomplete="off">
    ${hiddenFields({ csrf: desk.csrf, key, party, month: month ?? "" })} ${table}
    <p class="dim" id="role-help">${say(desk, "role-help")}</p>
    <p class="actions">
      <button type="submit" name="do" value="reckon" class="hds-button hds-button--secondary hds-button--small">${say(desk, "reckon")}</button>
      <button type="submit" name="do" value="enter" class="hds-button hds-button--primary hds-button--small">${say(desk, "enter")}</button>
    </p>
  </form>`;
}

function cellsOf(desk: Desk, { row, typed, refused }: Filled, worth: Worth | undefined, isOpen: boolean): readonly Cell[] {
  const { language, agreement } = desk;
  const figure = (value: bigint): string => (value === 0n ? "–" : figureText(desk, row, value));
  const rate = row.rate && say(desk, row.basis === "hours" ? "per-hour" : "per-unit", { price: showRate(desk, row) });
  const money = (cents: bigint): string => showCents(cents, language, agreement.currency);
  const rounded = (of: "direct" | "overhead"): string => (worth?.[of] ? money(round(worth[of], agreement.settlement.rounding)) : "");
  const cost = worth?.apart === undefined ? rounded("direct") : `${money(worth.net)} (${say(desk, worth.apart === "not-approved" ? "not-approved" : "apart")})`;
  return [
    html`${lineName(desk, row.line)}<br /><span class="dim">${typeName(desk, row.type)}</span>`,
    row.planned === undefined ? "–" : figure(row.planned),
    figure(row.before),
    figure(row.booked),
    isOpen ? nowField(desk, row, typed, refused) : "–",
    isOpen ? roleField(desk, row, typed) : (row.role ?? ""),
    rate ?? "",
    cost,
    rounded("overhead"),
  ];
}

function figureText(desk: Desk, { basis, rate }: SheetRow, value: bigint): string {
  if (!rate) return money(desk, value);
  return say(desk, basis === "hours" ? "hours" : "unit-price", { n: showNumber(ratio(value, UNIT), desk.language) });
}

/** A price of whole cents as money, any other with all its decimals. */
function showRate({ language, agreement: { currency } }: Desk, { rate }: SheetRow): string {
  return rate!.d === 1n ? showCents(rate!.n, language, currency) : showUnrounded(rate!, language, currency);
}

function nowField(desk: Desk, row: SheetRow, typed: Typed, refused: string | undefined): Markup {
  const name = fieldOf("now", row);
  const wrong = typed.wrong === undefined ? refused : say(desk, typed.wrong);
  const label = say(desk, "now-label", { type: typeName(desk, row.type), line: lineName(desk, row.line), unit: say(desk, `unit-${row.basis}`) });
  const text = (more: Markup | ""): Markup =>
    html`<input type="text" inputmode="decimal" size="9" maxlength="20" class="figure" name="${name}" value="${typed.text}" aria-label="${label}" ${more} />`;
  if (wrong === undefined) return text("");
  const id = `wrong:${row.line}:${row.type}`;
  return html`<div>${text(html`aria-invalid="true" aria-describedby="${id}"`)}<span class="wrong" id="${id}">${wrong}</span></div>`;
}

function roleField(desk: Desk, row: SheetRow, typed: Typed): Markup {
  const label = say(desk, "role-label", { type: typeName(desk, row.type), line: lineName(desk, row.line) });
  return html`<input
    type="text"
    size="16"
    maxlength="80"
    name="${fieldOf("role", row)}"
    value="${typed.role}"
    aria-label="${label}"
    aria-describedby="role-help"
  />`;
}

function elsewherePart(desk: Desk, { elsewhere }: Sheet): Markup | "" {
  if (elsewhere.length === 0) return "";
  const items = elsewhere.map(
    ({ line, type, cents, why }) =>
      html`<li>${say(desk, `by-${why}`, { type: typeName(desk, type), line: lineName(desk, line), cents: money(desk, cents) })}</li>`,
  );
  return html`<section class="block" aria-labelledby="elsewhere">
    <h2 id="elsewhere">${say(desk, "elsewhere")}</h2>
    <ul>
      ${items}
    </ul>
  </section>`;
}
