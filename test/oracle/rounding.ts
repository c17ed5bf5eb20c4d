/** Section 11: the one rounding, of a whole that is then split without loss. */
import type { Agreement } from "../../src/agreement/agreement.ts";
import type { Id } from "../../src/kernel/id.ts";
import { downTo, type Fr, fr, halfAway, halfEven, less, minus, opposite, total } from "./fraction.ts";
import type { Due } from "./world.ts";

export type RoundedDue = Omit<Due, "amount"> & { readonly cents: bigint };

export function rounded(a: Agreement, dues: readonly Due[]): RoundedDue[] {
  const out: RoundedDue[] = [];
  const units = groupBy(dues, (due) => `${due.year}|${due.component}|${due.standing}`);
  for (const unit of units.values()) {
    const sum = total(unit.map((due) => due.amount));
    const whole = wholeCents(a, sum);
    const byProvider = groupBy(unit, (due) => due.provider);
    const providers = inTieOrder(a, [...byProvider.keys()]);
    const ofProviders = splitCents(
      whole,
      sum,
      providers.map((p) => total(byProvider.get(p)!.map((due) => due.amount))),
    );
    providers.forEach((provider, i) => {
      const byPurchaser = groupBy(byProvider.get(provider)!, (due) => due.purchaser);
      const purchasers = inTieOrder(a, [...byPurchaser.keys()]);
      const exact = purchasers.map((p) => total(byPurchaser.get(p)!.map((due) => due.amount)));
      const cents = splitCents(ofProviders[i]!, total(exact), exact);
      const { year, component, standing } = unit[0]!;
      purchasers.forEach((purchaser, j) => out.push({ year, component, provider, purchaser, standing, cents: cents[j]! }));
    });
  }
  return out.filter((due) => due.cents !== 0n);
}

export function wholeCents(a: Agreement, exact: Fr): bigint {
  return a.settlement.rounding === "half-up" ? halfAway(exact) : halfEven(exact);
}

/** Whole cents whose sum is `whole`; one cent after the other goes to the part that has lost most, the first of equals. */
export function splitCents(whole: bigint, exact: Fr, parts: readonly Fr[]): bigint[] {
  if (exact.n < 0n) return splitCents(-whole, opposite(exact), parts.map(opposite)).map((cents) => -cents);
  const cents = parts.map(downTo);
  const got = parts.map(() => false);
  for (let left = whole - cents.reduce((a, b) => a + b, 0n); left > 0n; left--) {
    let best = -1;
    parts.forEach((part, i) => {
      if (got[i]) return;
      if (best === -1 || less(minus(parts[best]!, fr(cents[best]!)), minus(part, fr(cents[i]!)))) best = i;
    });
    if (best === -1) throw new Error("the oracle has more cents than parts");
    got[best] = true;
    cents[best] = cents[best]! + 1n;
  }
  return cents;
}

function inTieOrder(a: Agreement, ids: readonly Id[]): Id[] {
  const listed = a.settlement.ties === "party-id" ? [] : a.settlement.ties.filter((id) => ids.includes(id));
  return [...listed, ...ids.filter((id) => !listed.includes(id)).sort((x, y) => (x < y ? -1 : 1))];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
