/** A provider's plan as a sheet for each year that is left: a plain table of fields, which computes and enters without JavaScript. */
import { html } from "hono/html";
import { dayAt, type Instant, type Month, yearOf } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents, showDay, showMonth, showTyped, showUnrounded } from "../../kernel/shown.ts";
import { type Desk, lineName, money, typeName } from "../../open-books/pages.ts";
import { doneNote, hiddenFields, refusedNote } from "../../web/form.ts";
import { type Cell, dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import { sheetPicker } from "../hours/pages.ts";
import { keyOf, netOf, type PlanRow, type PlanTyped } from "./sheet.ts";
import { PLAN } from "./words.ts";

export type PlanView = {
  readonly party: Id;
  readonly parties: readonly Id[];
  readonly booked: Month;
  /** Months that can be said to be the last booked one. */
  readonly choices: readonly Month[];
  readonly months: readonly Month[];
  readonly rows: readonly PlanRow[];
  /** What stands in each field. */
  readonly typed: ReadonlyMap<string, PlanTyped>;
  /** When the plan that the sheet is filled in from was entered. */
  readonly from?: Instant;
  readonly key: string;
  readonly refused?: { readonly beside: ReadonlyMap<string, string>; readonly above: readonly string[] };
  readonly done?: { readonly batch: number; readonly net: Cents };
};

export function typedFigure({ rate }: PlanRow, figure: bigint, language: Language): string {
  return showTyped(rate ? formatQuantity(figure) : formatCents(figure).replace(/\.00$/, ""), language);
}

export function say({ language }: Pick<Desk, "language">, key: keyof typeof PLAN, args: Readonly<Record<string, string>> = {}): string {
  return fill(PLAN[key][language], args);
}

function pathOf({ language, stream }: Desk): string {
  return address(language, stream, "settlement", "plan");
}

export function planPage(desk: Desk, view: PlanView | undefined): Markup {
  const { language, stream, agreement } = desk;
  const title = say(desk, "title");
  const forecast = address(language, stream, "settlement", "forecast");
  const body = html`<div class="wide">
    <p><a href="${forecast}">${say(desk, "back")}</a></p>
    <h1>${title}</h1>
    ${view ? html`<p class="lead">${say(desk, "lead")}</p>` : html`<p>${say(desk, "not-yours")}</p>`} ${view ? sheetOf(desk, view, forecast) : ""}
  </div>`;
  const query = view ? `?${new URLSearchParams({ party: view.party, booked: view.booked })}` : "";
  return page({ language, here: `/${stream}/settlement/plan${query}`, alliance: { slug: stream, name: agreement.name }, part: "settlement", title, body });
}

function sheetOf(desk: Desk, view: PlanView, forecast: string): Markup {
  const { done, refused, from, months, rows, booked } = view;
  const why = months.length === 0 ? say(desk, "no-months", { booked: showMonth(booked, desk.language) }) : rows.length === 0 ? say(desk, "no-rows") : undefined;
  const by = from === undefined ? say(desk, "no-plan") : say(desk, "from", { day: showDay(dayAt(from), desk.language) });
  const entered =
    done &&
    html`<p><strong>${say(desk, "done", { batch: String(done.batch), sum: money(desk, done.net) })}</strong></p>
      <p><a href="${forecast}?by=bottom-up">${say(desk, "see-forecast")}</a></p>`;
  return html`${picker(desk, view)} ${entered ? doneNote(entered) : ""} ${refused ? refusedNote(say(desk, "not-entered"), refused.above) : ""}
  ${why === undefined ? html`<p>${by} ${say(desk, "units")}</p>` : html`<p>${why}</p>`} ${why === undefined ? formOf(desk, view) : ""}`;
}

function picker(desk: Desk, { party, parties, booked, choices }: PlanView): Markup {
  const names = { party: say(desk, "party"), month: say(desk, "booked"), show: say(desk, "show") };
  return sheetPicker(desk, { action: pathOf(desk), names, party, parties, field: "booked", month: booked, months: choices });
}

function formOf(desk: Desk, view: PlanView): Markup {
  const years = [...Map.groupBy(view.months, (month) => yearOf(`${month}-01`))];
  const whole = sumOf(desk, view, view.rows, view.months);
  return html`<form method="post" action="${pathOf(desk)}" class="sheet" autocomplete="off">
    ${hiddenFields({ csrf: desk.csrf, key: view.key, party: view.party, booked: view.booked })}
    ${years.map(([year, months]) => yearTable(desk, view, year, months))}
    <p><strong>${say(desk, "whole-total", { sum: money(desk, whole) })}</strong></p>
    <p class="actions">
      <button type="submit" name="do" value="reckon" class="hds-button hds-button--secondary hds-button--small">${say(desk, "reckon")}</button>
      <button type="submit" name="do" value="enter" class="hds-button hds-button--primary hds-button--small">${say(desk, "enter")}</button>
    </p>
  </form>`;
}

function sumOf({ agreement }: Desk, { typed }: PlanView, rows: readonly PlanRow[], months: readonly Month[]): Cents {
  const cells = rows.flatMap((row) => months.map((month) => ({ row, value: typed.get(keyOf(row, month))?.value ?? 0n })));
  return cells.reduce((all, { row, value }) => all + netOf(agreement, row, value), 0n);
}

function yearTable(desk: Desk, view: PlanView, year: string, months: readonly Month[]): Markup {
  const rows = view.rows.map((row) => ({
    cells: [rowName(desk, row), ...months.map((month) => fieldFor(desk, view, row, month)), money(desk, sumOf(desk, view, [row], months))],
  }));
  const sums: readonly Cell[] = [
    say(desk, "total"),
    ...months.map((month) => money(desk, sumOf(desk, view, view.rows, [month]))),
    money(desk, sumOf(desk, view, view.rows, months)),
  ];
  return dataTable({
    caption: year,
    head: [say(desk, "line"), ...months.map((month) => showMonth(month, desk.language)), say(desk, "total")],
    numeric: [false, ...months.map(() => true), true],
    rows: [...rows, { strong: true, cells: sums }],
    cards: true,
  });
}

function rowName(desk: Desk, row: PlanRow): Markup {
  return html`${lineName(desk, row.line)}<br /><span class="dim">${typeName(desk, row.type)} (${unitOf(desk, row)})</span>`;
}

function unitOf(desk: Desk, { rate, basis }: PlanRow): string {
  if (!rate) return say(desk, "euros");
  const { language, agreement } = desk;
  const price = rate.d === 1n ? showCents(rate.n, language, agreement.currency) : showUnrounded(rate, language, agreement.currency);
  return say(desk, basis === "hours" ? "per-hour" : "per-unit", { price });
}

function fieldFor(desk: Desk, { typed, refused }: PlanView, row: PlanRow, month: Month): Markup {
  const key = keyOf(row, month);
  const { text, wrong } = typed.get(key) ?? { text: "" };
  const label = say(desk, "field", {
    type: typeName(desk, row.type),
    line: lineName(desk, row.line),
    month: showMonth(month, desk.language),
    unit: unitOf(desk, row),
  });
  const why = wrong ? say(desk, wrong) : refused?.beside.get(key);
  const field = (more: Markup | ""): Markup =>
    html`<input type="text" inputmode="decimal" size="6" maxlength="20" class="figure" name="${key}" value="${text}" aria-label="${label}" ${more} />`;
  if (why === undefined) return field("");
  return html`<div>${field(html`aria-invalid="true" aria-describedby="wrong:${key}"`)}<span class="wrong" id="wrong:${key}">${why}</span></div>`;
}
