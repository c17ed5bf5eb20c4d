/** Notes on what a reader should look at before paying: books that seem to be missing, decisions that wait. */
import type { Scheme } from "../agreement/agreement.ts";
import { contains, yearOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { add, type Ratio, sub, ZERO } from "../kernel/share.ts";
import type { Window } from "./bands.ts";
import type { Context, Year } from "./context.ts";
import type { Facts } from "./facts.ts";
import { note } from "./keys.ts";
import type { TargetCell } from "./targets.ts";

/** `facts`: also those that do not count yet. */
export function noteDoubts(context: Context, facts: Facts, targets: readonly TargetCell[]): void {
  noteWaitingChanges(context, facts);
  noteEmptyBooks(context, targets);
}

/** Changes of a target, of a year that has begun, that nobody has said to be final. */
function noteWaitingChanges(context: Context, { targetChanges }: Facts): void {
  const begun = new Set(context.years.map((year) => year.name));
  const waiting = targetChanges.filter(({ finalOn, known = "", year }) => finalOn === undefined && known <= context.knownAt && begun.has(year));
  for (const own of Map.groupBy(waiting, ({ id, year }) => `${id}/${year}`).values()) {
    const { id, year, kind } = own[0]!;
    const sum = own.reduce((all, { amount }) => all + amount, 0n);
    note(context, "change-not-final", { id, year, sum: String(sum) }, `adjustments/${kind}`);
  }
}

/** Providers with a target and without a single cost row in a year that is over, where others have some. */
function noteEmptyBooks(context: Context, targets: readonly TargetCell[]): void {
  const waiting = new Map<string, Map<Id, TargetCell[]>>();
  for (const year of context.years.filter(({ over }) => over)) {
    const own = Map.groupBy(
      targets.filter((cell) => cell.year === year),
      ({ provider }) => provider,
    );
    for (const [provider, cells] of own) if (sumOf(context, cells).n <= 0n) own.delete(provider);
    if (own.size > 0) waiting.set(year.name, own);
  }
  let left = [...waiting.values()].reduce((all, own) => all + own.size, 0);
  const begun = new Set<string>();
  for (const { party, day } of context.facts.costs) {
    // A million groups: nothing is looked for any more once every provider has been met in every year.
    if (left === 0) break;
    const cells = waiting.get(yearOf(day))?.get(party);
    begun.add(yearOf(day));
    if (!cells || !contains(cells[0]!.year.period, day)) continue;
    waiting.get(yearOf(day))!.delete(party);
    left--;
  }
  for (const [year, own] of waiting)
    for (const [provider, cells] of begun.has(year) ? own : [])
      note(context, "provider-no-costs", { provider, year, sum: String(rounded(context, sumOf(context, cells))) }, `target-cost/${year}`);
}

/** Says what of a year's saving no report has shown, once the year is over. */
export function noteUnapproved(context: Context, scheme: Scheme, { target, actual, approved }: Window, year: Year): void {
  if (!year.over || scheme.gain.every((band) => band.providers.n === 0n)) return;
  const { graph: g, agreement } = context;
  const sum = rounded(context, sub(sub(g.value(target), g.value(actual)), g.value(approved)));
  if (sum <= 0n) return;
  const args = { sum: String(sum), year: year.name };
  const clause = `${scheme.path}/savings-report`;
  if (agreement.schemes.length === 1) note(context, "saving-unapproved", args, clause);
  else note(context, "saving-unapproved-of", { ...args, scheme: scheme.id }, clause);
}

function sumOf(context: Context, cells: readonly TargetCell[]): Ratio {
  return cells.reduce((all, { ref }) => add(all, context.graph.value(ref)), ZERO);
}

function rounded(context: Context, exact: Ratio): Cents {
  return round(exact, context.agreement.settlement.rounding);
}
