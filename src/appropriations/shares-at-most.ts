/** The most that falls on one purchaser of a year's targets, and of what follows them: bounds that hold whatever is measured later. Pure. */
import { type Agreement, type AmongPurchasers, type Line, type Party, pays } from "../agreement/agreement.ts";
import { contains, type Period, year as yearPeriod } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, max, min, mul, ONE, type Ratio, ratio, sub, sum, ZERO } from "../kernel/share.ts";

/** What can still move: `high` is undefined where nothing in the agreement holds it. */
export type Range = { readonly low: Ratio; readonly high: Ratio | undefined };
export type Of = { readonly agreement: Agreement; readonly purchaser: Id; readonly year: string };

/** Parties that pay: those with the role purchaser or funder. */
export function payers({ parties }: Agreement): readonly Party[] {
  return parties.filter(pays);
}

export function isSole({ agreement }: Of): boolean {
  return payers(agreement).length === 1;
}

/** By how much volume and index can move a line's target (docs/agreement-file.md section 5). */
function movedBy({ volumes, index }: Agreement, line: Id): Range {
  let range: Range = { low: ONE, high: ONE };
  const volume = volumes.find((term) => term.line === line);
  if (volume && compare(volume.fixed, ONE) < 0) {
    const top = volume.max === "none" ? undefined : max(ONE, add(volume.fixed, mul(sub(ONE, volume.fixed), volume.max)));
    range = { low: min(ONE, volume.fixed), high: top };
  }
  if (!index || index.adjusts === "nothing" || !index.lines.includes(line)) return range;
  if (index.cap === "none") return { low: ZERO, high: undefined };
  return { low: mul(range.low, max(ZERO, sub(ONE, index.cap))), high: range.high && mul(range.high, add(ONE, index.cap)) };
}

/** The share of a line that can fall on the purchaser on some day of the year. */
export function shareOf({ agreement, purchaser, year }: Of, line: Line): Ratio {
  if (line.kind === "service") return line.organiser === purchaser ? ONE : ZERO;
  if (isSole({ agreement, purchaser, year })) return ONE;
  const { from, to } = yearPeriod(year);
  const inForce = line.keys.filter((key, i) => key.from <= to && (line.keys[i + 1]?.from ?? "9999-12-31") > from);
  return inForce.map((key) => (key.by === "shares" ? (key.shares[purchaser] ?? ZERO) : ONE)).reduce(max, ZERO);
}

type Scope = { readonly lines?: readonly Id[]; readonly provider?: Id };

/** The targets of a year: the most of all of them, the most of the purchaser's, and the least of what falls on the others. */
export type Targets = { readonly all: Ratio | undefined; readonly own: Ratio | undefined; readonly others: Ratio };

export function targetsAtMost(of: Of, { lines, provider }: Scope = {}): Targets {
  const { agreement, year } = of;
  const cells = agreement.targets.filter(
    (cell) => cell.year === year && (lines === undefined || lines.includes(cell.line)) && (provider === undefined || cell.provider === provider),
  );
  let [all, own, others]: [Ratio | undefined, Ratio | undefined, Ratio] = [ZERO, ZERO, ZERO];
  for (const cell of cells) {
    const line = agreement.lines.find(({ id }) => id === cell.line);
    if (!line || cell.amount <= 0n) continue;
    const { low, high } = movedBy(agreement, line.id);
    const base = ratio(cell.amount);
    const share = shareOf(of, line);
    all = all && high && add(all, mul(base, high));
    if (share.n !== 0n) own = own && high && add(own, mul(mul(base, high), share));
    others = add(others, mul(mul(base, low), sub(ONE, share)));
  }
  return { all, own, others };
}

/** The greatest part that a key by targets can give the purchaser. Where all targets may be nothing, equal parts are due: then anything up to all. */
export function partByTarget(of: Of, scope: Scope = {}): Ratio {
  if (isSole(of)) return ONE;
  const { own, others } = targetsAtMost(of, scope);
  if (own === undefined || others.n === 0n) return ONE;
  return div(own, add(own, others));
}

/** The greatest part that `among-purchasers` can give the purchaser. */
export function partAmong(of: Of, key: AmongPurchasers, lines?: readonly Id[]): Ratio {
  if (isSole(of)) return ONE;
  const { agreement, purchaser, year } = of;
  if (key.by === "shares") return fixedPart(of, key.shares);
  if (key.by === "target") return partByTarget(of, lines ? { lines } : {});
  if (key.by === "cost") return ONE;
  const rows = agreement.appropriations.filter((row) => row.year === year);
  const all = sum(rows.map(({ amount }) => ratio(amount)));
  const own = sum(rows.filter(({ party }) => party === purchaser).map(({ amount }) => ratio(amount)));
  return all.n === 0n ? ONE : div(own, all);
}

/** A share of the file holds while everybody named is a member all year; where somebody is not, the others' shares grow. */
export function fixedPart({ agreement, purchaser, year }: Of, shares: Readonly<Record<Id, Ratio>>): Ratio {
  const isThere = Object.keys(shares).every((id) => {
    const party = agreement.parties.find((each) => each.id === id);
    return party !== undefined && !changesIn(party, yearPeriod(year));
  });
  return isThere ? (shares[purchaser] ?? ZERO) : ONE;
}

function changesIn({ joins, leaves }: Party, { from, to }: Period): boolean {
  const within = (day: string | undefined): boolean => day !== undefined && (contains({ from, to }, day) || day > to);
  return (joins !== undefined && joins > from && within(joins)) || (leaves !== undefined && leaves < to);
}
