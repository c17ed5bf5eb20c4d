/** The page of sums of the books, by the dimensions asked for; each leads to its lines. */
import { html } from "hono/html";
import type { Cents } from "../../kernel/money.ts";
import { showMonth } from "../../kernel/shown.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { countOf, type Desk, frame, lineName, money, partyName, pathOf, queryOf, tell, typeName } from "../pages.ts";
import { asCents, type Dimension, DIMENSIONS, type Group } from "../shown/store.ts";

const CHOICES: readonly (readonly Dimension[])[] = [["month"], ["month", "party"], ["party", "type"], ["line", "party"], ["month", "party", "type"]];

/** `waiting`: what waits for an approval, by the values of the dimensions with a blank between. It does not count yet, and stands apart. */
export function sumsPage(desk: Desk, groups: readonly Group[], by: readonly Dimension[], waiting: ReadonlyMap<string, Cents>): Markup {
  const others = DIMENSIONS.filter((dimension) => !by.includes(dimension));
  const names: Readonly<Record<Dimension, (value: string) => string>> = {
    month: (month) => showMonth(month, desk.language),
    party: (party) => partyName(desk, party),
    line: (line) => lineName(desk, line),
    type: (type) => typeName(desk, type),
  };
  const sums = groups.map((group) => {
    const waits = waiting.get(by.map((dimension) => group[dimension]!).join(" ")) ?? 0n;
    return { group, count: group.count, net: asCents(group.net), counts: BigInt(group.cents) - waits, waits };
  });
  const isWaiting = sums.some(({ waits }) => waits !== 0n);
  const figures = (net: bigint | null, counts: bigint, waits: bigint): readonly string[] =>
    [net, counts, ...(isWaiting ? [waits] : [])].map((cents) => money(desk, cents));
  const rows = sums.map(({ group, count, net, counts, waits }) => {
    const asked = Object.fromEntries(by.map((dimension) => [dimension, group[dimension]]));
    const [first, ...rest] = by.map((dimension) => names[dimension](group[dimension]!));
    return { cells: [html`<a href="${queryOf(pathOf(desk), asked)}">${first!}</a>`, ...rest, countOf(desk, count), ...figures(net, counts, waits)] };
  });
  const total = (key: "count" | "counts" | "waits"): bigint => sums.reduce((all, each) => all + each[key], 0n);
  const net = sums.reduce<bigint | null>((all, each) => (all === null || each.net === null ? null : all + each.net), 0n);
  const totals = [countOf(desk, total("count")), ...figures(net, total("counts"), total("waits"))];
  const last = { strong: true, cells: [tell(desk, "total"), ...by.slice(1).map(() => ""), ...totals] };
  const heads = [...by, "count", "net", "counts", ...(isWaiting ? (["once-approved"] as const) : [])] as const;
  const table = dataTable({
    caption: tell(desk, "sums"),
    quietCaption: true,
    head: heads.map((key) => tell(desk, key)),
    numeric: heads.map((_, i) => i >= by.length),
    rows: [...rows, last],
    cards: true,
  });
  const links = CHOICES.map((choice) => {
    const names = choice.map((dimension) => tell(desk, dimension).toLowerCase()).join(" × ");
    const path = queryOf(pathOf(desk, "sums"), { by: choice.join(",") });
    return choice.join() === by.join() ? html`<li><a href="${path}" aria-current="true">${names}</a></li>` : html`<li><a href="${path}">${names}</a></li>`;
  });
  const body = html`<nav class="quick" aria-label="${tell(desk, "by")}">
      <ul>
        ${links}
      </ul>
    </nav>
    ${groups.length === 0 ? html`<p>${tell(desk, "no-books")}</p>` : table} ${net === null ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""}`;
  return frame(desk, "sums", tell(desk, "sums"), body, others.length === 0 ? "" : queryOf(`/${desk.stream}/books/sums`, { by: by.join(",") }));
}
