/** What the what-if shows under its sliders, as markup that the server writes and the browser writes again after every move. */
import type { Agreement } from "../agreement/agreement.ts";
import { round } from "../kernel/money.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { add, formatRatio, mul, neg, ONE, type Ratio, ratio, sub, toNumber, ZERO } from "../kernel/share.ts";
import { showChange, showNumber, showShare } from "../kernel/shown.ts";
import type { Use } from "../settlement/facts.ts";
import type { Component } from "../settlement/statement.ts";
import { bars, curves, ticks } from "../web/charts.ts";
import { element, escape } from "../web/escape.ts";
import { type Bend, type Curve, curveOf } from "./bends.ts";
import type { ImaginedUse } from "./uses.ts";
import { COST_RANGE, type Flow, type Payoff, payoffOf, plannedScenario, type Scenario, slidersOf } from "./what-if.ts";
import { COMPONENT_NAMES, WHAT_IF } from "./what-if-words.ts";

const HUNDRED = ratio(100n);
const [LOW, HIGH] = COST_RANGE;
const COMPONENTS: readonly Component[] = ["cost", "development", "fee", "withheld", "gain-and-pain", "results", "outcomes"];

/** Everything that is shown of one scenario. Positions in exact cents, parties in the order of the file. */
export type Outlook = {
  readonly parties: readonly string[];
  readonly now: readonly Ratio[];
  readonly plan: readonly Ratio[];
  readonly flows: readonly Flow[];
  /** How the use of the joint lines that are divided by it was found. */
  readonly uses: readonly ImaginedUse[];
  readonly curve: Curve;
  readonly cost: Ratio;
};

/**
 * Outlooks of one agreement, scenario by scenario. What does not depend on the cost of all lines is kept between two scenarios that differ in
 * nothing else, so that the slider moved most answers at once. `recorded`: use of joint lines that is known already.
 */
export function outlooksOf(agreement: Agreement, recorded: readonly Use[] = []): (scenario: Scenario) => Outlook {
  const plan = payoffOf(agreement, plannedScenario(slidersOf(agreement)), recorded).at(HUNDRED);
  let kept: { readonly key: string; readonly payoff: Payoff; readonly curve: Curve } | undefined;
  return (scenario) => {
    const key = [...scenario].flatMap(([name, value]) => (name === "cost" ? [] : [name, formatRatio(value)])).join(" ");
    if (kept?.key !== key) {
      const payoff = payoffOf(agreement, scenario, recorded);
      const total = payoff.costs.reduce(add, ZERO);
      kept = { key, payoff, curve: curveOf(payoff, LOW, HIGH, total.n === 0n ? ONE : total) };
    }
    const cost = scenario.get("cost") ?? HUNDRED;
    const { parties, uses, at, flowsAt } = kept.payoff;
    return { parties, uses, now: at(cost), plan, flows: flowsAt(cost), curve: kept.curve, cost };
  };
}

type Voice = { readonly agreement: Agreement; readonly language: Language };

function say(v: Voice, key: keyof typeof WHAT_IF, args: Readonly<Record<string, string>> = {}): string {
  return escape(fill(WHAT_IF[key][v.language], args));
}

function money(v: Voice, exact: Ratio): string {
  return showChange(round(exact, "half-up"), v.language, v.agreement.currency);
}

function nameOf(v: Voice, id: string): string {
  return v.agreement.parties.find((party) => party.id === id)?.name ?? id;
}

/** The markup of the results. */
export function outlookHtml(agreement: Agreement, outlook: Outlook, language: Language): string {
  const v = { agreement, language };
  return [positions(v, outlook), curve(v, outlook), bends(v, outlook), flows(v, outlook)].join("");
}

function section(v: Voice, id: string, title: keyof typeof WHAT_IF, help: keyof typeof WHAT_IF, ...inside: string[]): string {
  return element(
    "section",
    { class: "block", "aria-labelledby": id },
    element("h2", { id }, say(v, title)),
    element("p", { class: "dim" }, say(v, help)),
    ...inside,
  );
}

function positions(v: Voice, o: Outlook): string {
  const changes = o.parties.map((_, i) => sub(o.now[i]!, o.plan[i]!));
  const drawn = bars(
    WHAT_IF["who-gets"][v.language],
    o.parties.map((party, i) => ({ label: nameOf(v, party), value: toNumber(changes[i]!), text: money(v, changes[i]!) })),
  );
  const rows = o.parties.map((party, i) => [nameOf(v, party), money(v, o.now[i]!), money(v, o.plan[i]!), money(v, changes[i]!)]);
  return section(
    v,
    "who-gets",
    "who-gets",
    "who-gets-help",
    drawn,
    table(
      say(v, "who-gets"),
      ["party", "position", "plan", "change"].map((key) => say(v, key as "party")),
      rows,
    ),
  );
}

function flows(v: Voice, o: Outlook): string {
  const sums = new Map<string, Map<Component, Ratio>>(o.parties.map((party) => [party, new Map<Component, Ratio>()]));
  const book = (party: string, component: Component, amount: Ratio): void => {
    const own = sums.get(party)!;
    own.set(component, add(own.get(component) ?? ZERO, amount));
  };
  for (const { provider, purchaser, component, amount } of o.flows) {
    book(provider, component, amount);
    book(purchaser, component, neg(amount));
  }
  const used = COMPONENTS.filter((component) => [...sums.values()].some((own) => (own.get(component) ?? ZERO).n !== 0n));
  const rows = o.parties.map((party) => {
    const own = used.map((component) => sums.get(party)!.get(component) ?? ZERO);
    return [nameOf(v, party), ...own.map((amount) => money(v, amount)), money(v, own.reduce(add, ZERO))];
  });
  const head = [say(v, "party"), ...used.map((component) => escape(COMPONENT_NAMES[component][v.language])), say(v, "total")];
  return section(v, "flows", "flows", "flows-help", table(say(v, "flows"), head, rows));
}

function curve(v: Voice, o: Outlook): string {
  const { samples } = o.curve;
  const change = (p: number, value: Ratio): number => toNumber(sub(value, o.plan[p]!)) / 100;
  const series = o.parties.map((party, p) => ({ name: party, points: samples.map((s) => [toNumber(s.at), change(p, s.values[p]!)] as const) }));
  const all = series.flatMap((s) => s.points.map(([, y]) => y));
  const yTicks = ticks(Math.min(0, ...all), Math.max(0, ...all), 9).map((at) => ({
    at,
    text: `${at > 0 ? "+" : ""}${showNumber(ratio(BigInt(Math.round(at))), v.language)}`,
  }));
  const xTicks = [60, 70, 80, 90, 100, 110, 120, 130, 140].map((at) => ({ at, text: percent(v, ratio(BigInt(at))) }));
  const drawn = curves({
    title: WHAT_IF.curve[v.language],
    series,
    xTicks,
    yTicks,
    bends: o.curve.pieces.slice(1).map((piece) => toNumber(piece.from.at)),
    here: { at: toNumber(o.cost), text: WHAT_IF.here[v.language] },
  });
  const legend = element(
    "ul",
    { class: "legend" },
    ...o.parties.map((party, i) => element("li", {}, `<span class="swatch c${i % 8}"></span>`, escape(nameOf(v, party)))),
  );
  const shown = samples.filter((_, i) => i % 5 === 0);
  const rows = shown.map((s) => [percent(v, s.at), ...o.parties.map((_, p) => money(v, sub(s.values[p]!, o.plan[p]!)))]);
  const listed = table(say(v, "curve-table"), [say(v, "cost"), ...o.parties.map((party) => escape(nameOf(v, party)))], rows);
  return section(
    v,
    "curve",
    "curve",
    "curve-help",
    legend,
    drawn,
    element("details", { class: "fold" }, element("summary", {}, say(v, "curve-table")), listed),
  );
}

function percent(v: Voice, value: Ratio): string {
  return showShare(mul(value, ratio(1n, 100n)), v.language, 2);
}

function bends(v: Voice, o: Outlook): string {
  const { pieces } = o.curve;
  const cents = (value: Ratio): string => {
    const text = showNumber(mul(value, HUNDRED), v.language, 1);
    return value.n > 0n ? `+${text}` : text;
  };
  const end = ({ at, exact }: Bend): string => (exact ? percent(v, at) : fill(WHAT_IF.about[v.language], { at: percent(v, at) }));
  const rows = pieces.map((piece) => [
    `${end(piece.from)}\u00a0–\u00a0${end(piece.to)}`,
    ...piece.perEuro.map((part) => (piece.curved ? fill(WHAT_IF.about[v.language], { at: cents(part) }) : cents(part))),
  ]);
  const head = [say(v, "cost"), ...o.parties.map((party) => escape(nameOf(v, party)))];
  return section(v, "bends", "bends", rows.length < 2 ? "no-bends" : "bends-help", table(say(v, "bends"), head, rows));
}

/** A table whose first `texts` columns are words and the rest figures; headings are escaped already, cells are not. */
function table(caption: string, head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const kind = (column: number): string => (column < texts ? "txt" : "num");
  const heads = head.map((text, i) => `<th scope="col" class="${kind(i)}">${text}</th>`).join("");
  const body = rows.map(
    (row) => `<tr>${row.map((cell, i) => (i === 0 ? `<th scope="row">${escape(cell)}</th>` : `<td class="${kind(i)}">${escape(cell)}</td>`)).join("")}</tr>`,
  );
  return `<div class="hds-table-container" tabindex="0" role="group" aria-label="${caption}"><table class="hds-table hds-table--light hds-table--dense">
<caption class="visually-hidden">${caption}</caption><thead><tr class="hds-table__header-row">${heads}</tr></thead><tbody class="hds-table__content">${body.join("")}</tbody></table></div>`;
}
