/** Own production beside bought service, as a page: what can be laid side by side first, then what the figures leave out, then every service. */
import { html } from "hono/html";
import type { Id } from "../../kernel/id.ts";
import { round } from "../../kernel/money.ts";
import { fill } from "../../kernel/refusal.ts";
import { compare, div, neg, type Ratio, ratio, sub, toNumber } from "../../kernel/share.ts";
import { showCents, showChange, showList, showNumber, showShare } from "../../kernel/shown.ts";
import { TASKS } from "../../law/tasks.ts";
import { type Desk, frame, lineName, partyName, pathOf, queryOf, typeName } from "../../open-books/pages.ts";
import { bars } from "../../web/charts.ts";
import { drawn } from "../../web/drawn.ts";
import { optionOf } from "../../web/form.ts";
import { type Cell, type DataRow, dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Comparison, fullCost, type LineOfYear, type Pair, type Part, perCustomer, type Sums } from "./comparison.ts";
import type { Noted } from "./notes.ts";
import type { Side } from "./sides.ts";
import { NOTES, OWN } from "./words.ts";

export type OwnView = {
  readonly year: string;
  readonly years: readonly string[];
  readonly comparison: Comparison | undefined;
  /** Whether the reader may see what a unit of somebody's work costs. */
  readonly sees: (part: Part) => boolean;
};

function say({ language }: Desk, key: keyof typeof OWN, args: Readonly<Record<string, string>> = {}): string {
  return fill(OWN[key][language], args);
}

export function ownPage(desk: Desk, view: OwnView): Markup {
  const { year, comparison } = view;
  const body = html`<p class="lead">${say(desk, "lead")}</p>
    ${picker(desk, view)} ${comparison ? shown(desk, view, comparison) : html`<p>${say(desk, "none")}</p>`}`;
  return frame(desk, "own-production", say(desk, "title", { year }), body, queryOf(`/${desk.stream}/books/own-production`, { year }));
}

function picker(desk: Desk, { year, years }: OwnView): Markup {
  return html`<form class="days" method="get" action="${pathOf(desk, "own-production")}">
    <div class="field">
      <label for="year">${say(desk, "year")}</label>
      <select id="year" name="year">
        ${years.map((each) => optionOf(each, each, each === year))}
      </select>
    </div>
    <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(desk, "show")}</button>
  </form>`;
}

function shown(desk: Desk, view: OwnView, comparison: Comparison): Markup {
  if (comparison.lines.length === 0) return html`<p>${say(desk, "empty")}</p>`;
  const isClosed = comparison.lines.some(({ parts }) => parts.some((part) => !view.sees(part)));
  return html`${comparison.pairs.map((pair) => pairPart(desk, view, pair))}
    <section class="hds-notification hds-notification--info notes" aria-labelledby="not-in">
      <div class="hds-notification__content">
        <h2 class="hds-notification__label" id="not-in">${say(desk, "not-in")}</h2>
        <ul>
          ${[...comparison.notes.map((note) => noteText(desk, note)), say(desk, "always"), ...(isClosed ? [say(desk, "closed")] : [])].map(
            (text) => html`<li>${text}</li>`,
          )}
        </ul>
      </div>
    </section>
    ${linesPart(desk, view, comparison.lines)}`;
}

const AMOUNTS: readonly (readonly [keyof typeof OWN, (part: Sums) => Ratio])[] = [
  ["direct", ({ direct }) => direct],
  ["overhead", ({ overhead }) => overhead],
  ["fee", ({ fee }) => fee],
  ["full", fullCost],
];
const ASIDE: readonly (readonly [keyof typeof OWN, (part: Sums) => Ratio])[] = [
  ["vat-cost", ({ vatCost }) => vatCost],
  ["credits", ({ credits }) => credits],
  ["vat-back", ({ vatBack }) => vatBack],
];

function pairPart(desk: Desk, view: OwnView, pair: Pair): Markup {
  const { lines, own, bought } = pair;
  const names = lines.map(({ name }) => name);
  const tasks = pair.tasks.map((task) => TASKS[task]?.name[desk.language] ?? task);
  const title = lines.length === 1 ? names[0]! : say(desk, "of-tasks", { tasks: showList(tasks, desk.language) });
  const id = `pair-${lines.map((line) => line.id).join("-")}`;
  const isCounted = [own, bought].every((part) => view.sees(part) && part.customers !== undefined && part.customers.n !== 0n);
  const of = (part: Part, amount: Ratio): Ratio => (isCounted ? perCustomer(part, amount)! : amount);
  const sides = [own, bought].map((part) => {
    const value = of(part, fullCost(part));
    const label = isCounted ? say(desk, "per-customer", { side: say(desk, part.side) }) : say(desk, part.side);
    return { label, value: toNumber(value) / 100, text: money(desk, value) };
  });
  return html`<section class="block" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${lines.length === 1 ? "" : html`<p class="dim">${say(desk, "of-tasks-note", { lines: showList(names, desk.language) })}</p>`}
    ${drawn(bars(title, sides, "left"))}
    <p class="dim">${[own, bought].map((part) => `${say(desk, part.side)}: ${namesOf(desk, part.providers)}.`).join(" ")}</p>
    ${explained(desk, pair, { isCounted, isClosed: !view.sees(own) || !view.sees(bought) }).map((text) => html`<p>${text}</p>`)}
    ${pairTable(desk, view, pair, { title, isCounted })}
  </section>`;
}

/** The difference in words, and what of it the two sides' terms explain. */
function explained(desk: Desk, { own, bought, types }: Pair, known: { readonly isCounted: boolean; readonly isClosed: boolean }): readonly string[] {
  const totals = { own: money(desk, fullCost(own)), bought: money(desk, fullCost(bought)) };
  const texts = [known.isCounted ? differenceText(desk, own, bought) : say(desk, known.isClosed ? "totals-closed" : "totals-only", totals)];
  const args = {
    fee: money(desk, bought.fee),
    overhead: money(desk, bought.overhead),
    "own-fee": money(desk, own.fee),
    "own-overhead": money(desk, own.overhead),
  };
  texts.push(say(desk, "made-of", args));
  const both = (of: (part: Part) => Ratio): Readonly<Record<Side, string>> => ({ own: money(desk, of(own)), bought: money(desk, of(bought)) });
  if (own.vatCost.n !== 0n || bought.vatCost.n !== 0n)
    texts.push(
      say(
        desk,
        "vat-differs",
        both(({ vatCost }) => vatCost),
      ),
    );
  if (own.credits.n !== 0n || bought.credits.n !== 0n)
    texts.push(
      say(
        desk,
        "credits-differ",
        both(({ credits }) => credits),
      ),
    );
  const named = (ids: readonly string[]) => ({
    types: showList(
      ids.map((id) => typeName(desk, id)),
      desk.language,
    ),
  });
  if (types.own.length > 0) texts.push(say(desk, "only-own", named(types.own)));
  if (types.bought.length > 0) texts.push(say(desk, "only-bought", named(types.bought)));
  return texts;
}

function differenceText(desk: Desk, own: Part, bought: Part): string {
  const [ours, theirs] = [own, bought].map((part) => perCustomer(part, fullCost(part))!) as [Ratio, Ratio];
  const gap = sub(ours, theirs);
  const order = compare(ours, theirs);
  const args = { own: money(desk, ours), bought: money(desk, theirs), gap: money(desk, order < 0 ? neg(gap) : gap) };
  if (order === 0 || theirs.n === 0n) return say(desk, "same", args);
  const share = div(order < 0 ? neg(gap) : gap, theirs);
  return say(desk, order > 0 ? "own-dearer" : "own-cheaper", { ...args, share: showShare(share, desk.language, 1) });
}

function pairTable(desk: Desk, view: OwnView, { own, bought }: Pair, { title, isCounted }: { readonly title: string; readonly isCounted: boolean }): Markup {
  const sums = (of: (part: Sums) => Ratio): readonly string[] => [money(desk, of(own)), money(desk, of(bought))];
  const units = (of: (part: Sums) => Ratio): readonly string[] => {
    if (!isCounted) return [];
    const [ours, theirs] = [perCustomer(own, of(own))!, perCustomer(bought, of(bought))!];
    return [money(desk, ours), money(desk, theirs), change(desk, sub(ours, theirs))];
  };
  const rows: DataRow[] = AMOUNTS.map(([key, of]) => ({ strong: key === "full", cells: [say(desk, key), ...sums(of), ...units(of)] }));
  const blank = isCounted ? ["", "", ""] : [];
  for (const [key, of] of ASIDE) if (of(own).n !== 0n || of(bought).n !== 0n) rows.push({ cells: [say(desk, key), ...sums(of), ...blank] });
  rows.push({ cells: [say(desk, "customers"), customersOf(desk, view, own), customersOf(desk, view, bought), ...blank] });
  rows.push({ cells: [say(desk, "results"), String(own.results), String(bought.results), ...blank] });
  const each = isCounted ? [...(["own", "bought"] as const).map((side) => say(desk, "per-customer", { side: say(desk, side) })), say(desk, "difference")] : [];
  const head = [say(desk, "what"), say(desk, "own"), say(desk, "bought"), ...each];
  return dataTable({
    caption: `${title}: ${say(desk, "what").toLowerCase()}`,
    quietCaption: true,
    head,
    numeric: head.map((_, i) => i > 0),
    rows,
    cards: true,
  });
}

function linesPart(desk: Desk, view: OwnView, lines: readonly LineOfYear[]): Markup {
  const head = (["provider", "direct", "overhead", "fee", "full", "customers", "by-customer", "results", "by-result"] as const).map((key) => say(desk, key));
  const rows = lines.flatMap((each): DataRow[] => {
    const heading = each.line.kind === "joint" ? `${each.line.name} (${say(desk, "joint").toLowerCase()})` : each.line.name;
    const sums = (["own", "bought"] as const).flatMap((side) => {
      const part = each[side];
      return part && part.providers.length > 1 ? [{ strong: true, cells: partCells(desk, view, part, say(desk, "together", { side: say(desk, side) })) }] : [];
    });
    return [{ group: true, cells: [heading] }, ...each.parts.map((part) => ({ cells: partCells(desk, view, part, providerCell(desk, part)) })), ...sums];
  });
  return html`<section class="block" aria-labelledby="lines">
    <h2 id="lines">${say(desk, "lines")}</h2>
    ${dataTable({ caption: `${say(desk, "lines")} ${view.year}`, quietCaption: true, head, numeric: head.map((_, i) => i > 0), rows, cards: true })}
  </section>`;
}

function providerCell(desk: Desk, { side, providers }: Part): Markup {
  return html`${namesOf(desk, providers)}<br /><span class="dim">${say(desk, side)}</span>`;
}

/** A total and the customers that it was for would tell what one of them cost. */
function customersOf(desk: Desk, { sees }: OwnView, part: Part): Cell {
  if (part.customers === undefined) return "–";
  return sees(part) ? showNumber(part.customers, desk.language, 2) : html`<span class="dim">${say(desk, "hidden")}</span>`;
}

function partCells(desk: Desk, view: OwnView, part: Part, first: Cell): readonly Cell[] {
  const { results } = part;
  const amount = (value: Ratio | undefined): Cell => {
    if (!value) return "–";
    return view.sees(part) ? money(desk, value) : html`<span class="dim">${say(desk, "hidden")}</span>`;
  };
  return [
    first,
    ...AMOUNTS.map(([, of]) => money(desk, of(part))),
    customersOf(desk, view, part),
    amount(perCustomer(part, fullCost(part))),
    String(results),
    amount(results === 0 ? undefined : div(fullCost(part), ratio(BigInt(results)))),
  ];
}

function noteText(desk: Desk, note: Noted): string {
  return fill(NOTES[note.code][desk.language], argsOf(desk, note));
}

function argsOf(desk: Desk, note: Noted): Readonly<Record<string, string>> {
  if ("parties" in note) return { parties: namesOf(desk, note.parties) };
  if ("lines" in note) {
    const names = note.lines.map((id) => lineName(desk, id));
    return { lines: showList(names, desk.language) };
  }
  if ("own" in note) return { own: money(desk, ratio(note.own)), bought: money(desk, ratio(note.bought)) };
  return "count" in note ? { count: String(note.count) } : {};
}

function namesOf(desk: Desk, parties: readonly Id[]): string {
  const names = parties.map((id) => partyName(desk, id));
  return showList(names, desk.language);
}

function money({ language, agreement }: Desk, cents: Ratio): string {
  return showCents(round(cents, agreement.settlement.rounding), language, agreement.currency);
}

function change({ language, agreement }: Desk, cents: Ratio): string {
  return showChange(round(cents, agreement.settlement.rounding), language, agreement.currency);
}
