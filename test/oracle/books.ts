/** Sections 3, 5, 6 and 7 of the agreement file: keys, target cost, reimbursable cost, fee. */
import type { CostClass, Line } from "../../src/agreement/agreement.ts";
import { addDays, type Day } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import type { CostGroup } from "../../src/open-books/open-books.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import { type Fr, fr, larger, less, minus, NIL, over, plus, positive, smaller, times, total, UNIT } from "./fraction.ts";
import * as world from "./world.ts";
import { once, put, type Split, type World } from "./world.ts";

/** Which purchasers a line's cost of a day falls on, and with which shares; empty when no use is recorded. */
export function keyOnDay(w: World, line: Line, day: Day): Split {
  if (line.kind === "service") return new Map([[line.organiser!, UNIT]]);
  let inForce = undefined;
  for (const entry of line.keys) if (entry.from <= day) inForce = entry;
  if (inForce === undefined) return new Map();
  if (inForce.by === "shares") return new Map(Object.entries(inForce.shares));
  const perDay = new Map([...unitsPerDay(w, line, day.slice(0, 4))].filter(([party]) => world.isMember(w.a, party, day)));
  return total(perDay.values()).n === 0n ? new Map() : world.wholeAgain(perDay);
}

/** Section 2: a party's units of the year ÷ its member days of the year in the term that are gone. */
function unitsPerDay(w: World, line: Line, year: string): Split {
  return once(w, `units ${line.id} ${year}`, () => {
    const units = new Map<Id, Fr>();
    for (const use of w.f.uses) {
      if (use.line === line.id && use.day.slice(0, 4) === year && world.isMember(w.a, use.party, use.day)) put(units, use.party, use.units);
    }
    const gone = (party: Id): number => world.days(world.membership(world.partyOf(w.a, party), world.goneOf(w, world.spanOf(w.a, year))));
    return new Map([...units].map(([party, count]) => [party, over(count, fr(gone(party)))]));
  });
}

/** The same for a year's target: each entry weighs as many days of the year as it is in force and the same parties are members. */
export function keyOfYear(w: World, line: Line, year: string): Split {
  return once(w, `key ${line.id} ${year}`, () => {
    const span = world.daysOfYear(w.a, year);
    if (line.kind === "service") return keyOnDay(w, line, span.from);
    const changes = [
      ...line.keys.map((entry) => entry.from),
      ...w.a.parties.flatMap((p) => [p.joins ?? [], p.leaves === undefined ? [] : addDays(p.leaves, 1)]),
    ];
    const inside = new Set(changes.flat().filter((day) => span.from < day && day <= span.to));
    const starts = [span.from, ...[...inside].sort()];
    const shares = new Map<Id, Fr>();
    starts.forEach((from, i) => {
      const next = starts[i + 1];
      const length = next === undefined ? world.days({ from, to: span.to }) : world.days({ from, to: next }) - 1;
      for (const [party, share] of keyOnDay(w, line, from)) put(shares, party, times(share, fr(length, world.days(span))));
    });
    return shares;
  });
}

/** Section 5 steps 1 to 4. */
export function indexedTarget(w: World, line: Line, provider: Id, year: string): Fr {
  return once(w, `target ${line.id} ${provider} ${year}`, () => {
    const changed = plus(base(w, line, provider, year), changes(w, line, provider, year));
    const corrected = times(changed, volumeFactor(w, line, year));
    return w.a.index?.adjusts === "target" && w.a.index.lines.includes(line.id) ? times(corrected, indexFactor(w, year)) : corrected;
  });
}

function base(w: World, line: Line, provider: Id, year: string): Fr {
  return total(w.a.targets.filter((t) => t.line === line.id && t.provider === provider && t.year === year).map((t) => fr(t.amount)));
}

function changes(w: World, line: Line, provider: Id, year: string): Fr {
  let sum = NIL;
  for (const change of w.f.targetChanges) {
    const kind = w.a.adjustments[change.kind];
    if (change.line !== line.id || change.year !== year || kind === undefined) continue;
    if (change.amount < 0n && !kind.lowersTarget) continue;
    if (change.provider === provider) sum = plus(sum, fr(change.amount));
    if (change.provider !== undefined) continue;
    const bases = new Map(line.providers.map((p) => [p, base(w, line, p, year)]));
    sum = plus(sum, times(fr(change.amount), world.proRata(w.a, bases, line.providers, [year]).get(provider) ?? NIL));
  }
  return sum;
}

/** Running days gone ÷ running days of a line for some of its providers: those on which any of them and the organiser are members. */
export function runningShare(w: World, line: Line, providers: readonly Id[], year: string): Fr {
  if (world.isOver(w, year)) return UNIT;
  return once(w, `runs ${line.id} ${providers.join()} ${year}`, () => {
    const all = world.daysOfYear(w.a, year);
    const ofOrganiser = line.organiser === undefined ? all : world.membership(world.partyOf(w.a, line.organiser), all);
    const spans = providers.map((p) => world.membership(world.partyOf(w.a, p), ofOrganiser));
    const runs = world.daysInAny(spans);
    if (runs === 0) return world.elapsedShare(w, year);
    return fr(world.daysInAny(spans.map((span) => world.goneOf(w, span))), runs);
  });
}

/** The whole target of some lines as far as it counts on the day of settlement; `part` is taken of each line. */
export function targetGone(w: World, lines: readonly Id[], year: string, provider?: Id, part: (line: Id) => Fr = () => UNIT): Fr {
  let sum = NIL;
  for (const line of w.a.lines) {
    if (!lines.includes(line.id)) continue;
    for (const p of line.providers) {
      if ((provider ?? p) !== p) continue;
      sum = plus(sum, times(times(indexedTarget(w, line, p, year), runningShare(w, line, [p], year)), part(line.id)));
    }
  }
  return sum;
}

function volumeFactor(w: World, line: Line, year: string): Fr {
  const term = w.a.volumes.find((v) => v.line === line.id);
  const facts = w.f.volumes.filter((v) => v.line === line.id && v.day.slice(0, 4) === year);
  const planned = times(term?.planned[year] ?? NIL, runningShare(w, line, line.providers, year));
  if (term === undefined || facts.length === 0 || planned.n === 0n) return UNIT;
  let actual = NIL;
  for (const fact of facts) actual = plus(actual, times(fact.count, (fact.group === undefined ? undefined : term.caseMix[fact.group]) ?? UNIT));
  let reached = over(actual, planned);
  if (term.max !== "none") reached = smaller(reached, term.max);
  return plus(term.fixed, times(minus(UNIT, term.fixed), reached));
}

function indexFactor(w: World, year: string): Fr {
  const term = w.a.index!;
  let factor = term.fixed;
  for (const [series, weight] of Object.entries(term.series)) {
    const now = w.f.indexValues.find((v) => v.series === series && v.month === `${year}-${term.measured}`);
    const then = w.f.indexValues.find((v) => v.series === series && v.month === term.baseMonth);
    if (now === undefined || then === undefined) return UNIT;
    factor = plus(factor, times(weight, over(now.value, then.value)));
  }
  if (term.cap === "none") return factor;
  return larger(minus(UNIT, term.cap), smaller(plus(UNIT, term.cap), factor));
}

export type Reason = Statement["apart"][number]["reason"];

/** A counted cost line with its overhead. */
export type CostRow = {
  readonly provider: Id;
  readonly line: Line;
  readonly year: string;
  readonly day: Day;
  readonly development: boolean;
  readonly amount: Fr;
};

/** Section 6: everything that is reimbursed or shared. */
export function costRows(w: World): readonly CostRow[] {
  return once(w, "cost rows", () => {
    const rows: CostRow[] = [];
    for (const group of w.f.costs) {
      const line = world.lineOf(w.a, group.line);
      if (line === undefined || reasonApart(w, group) !== undefined) continue;
      const direct = priced(w, group);
      const amount = plus(direct, times(direct, w.a.overhead[group.party] ?? NIL));
      const development = w.a.development !== undefined && group.day <= w.a.development.until;
      rows.push({
        provider: group.party,
        line,
        year: group.day.slice(0, 4),
        day: group.day,
        development,
        amount,
      });
    }
    return rows;
  });
}

/** Why a cost is neither shared nor paid; nothing when it counts. */
export function reasonApart(w: World, group: CostGroup): Reason | undefined {
  const { organiser } = world.lineOf(w.a, group.line)!;
  if (!world.inTerm(w.a, group.day)) return "outside-term";
  if (!world.isMember(w.a, group.party, group.day)) return "no-member";
  if (organiser !== undefined && !world.isMember(w.a, organiser, group.day)) return "no-payer";
  if (group.status !== "accepted") return group.status;
  const type = w.a.costTypes[group.type]!;
  const how: CostClass = type.except[world.partyOf(w.a, group.party).kind] ?? type.class;
  if (how === "in-fee" || how === "excluded") return how;
  return how === "conditional" && !group.approved ? "not-approved" : undefined;
}

/** The price at which a line counts or would count, without overhead. */
export function priced(w: World, group: CostGroup): Fr {
  const type = w.a.costTypes[group.type]!;
  if (type.basis === "hours" || type.basis === "unit-price") return times(fr(group.quantity, 1_000_000), type.rate[group.party] ?? NIL);
  if (type.basis === "coefficient") return times(fr(group.cents), type.coefficient[group.party] ?? NIL);
  return fr(group.cents);
}

/** Implementation cost of some lines, of one provider or of all. */
export function cost(w: World, lines: readonly Id[], year: string, provider?: Id): Fr {
  const rows = costRows(w).filter((row) => !row.development && row.year === year && lines.includes(row.line.id) && (provider ?? row.provider) === row.provider);
  return total(rows.map((row) => row.amount));
}

export function target(w: World, lines: readonly Id[], year: string, provider?: Id): Fr {
  let sum = NIL;
  for (const line of w.a.lines) {
    if (!lines.includes(line.id)) continue;
    for (const p of line.providers) if ((provider ?? p) === p) sum = plus(sum, indexedTarget(w, line, p, year));
  }
  return sum;
}

/** The part of a line's cost that is reimbursed, the rest being paid by outcomes instead. */
export function reimbursedPart(w: World, line: Id): Fr {
  return minus(UNIT, total(w.a.outcomes.map((o) => (o.insteadOf?.line === line ? o.insteadOf.share : NIL))));
}

/** What development cost is multiplied with so that its whole stays within the cap. */
export function developmentFactor(w: World): Fr {
  const cap = w.a.development?.cap;
  const whole = total(costRows(w).map((row) => (row.development ? row.amount : NIL)));
  if (cap === undefined || cap === "none" || !less(fr(cap), whole)) return UNIT;
  return over(fr(cap), whole);
}

export function allLines(w: World): Id[] {
  return w.a.lines.map((line) => line.id);
}

/** Section 7. */
export function feeFull(w: World, provider: Id, year: string): Fr {
  return once(w, `fee ${provider} ${year}`, () => {
    const fee = w.a.fees[provider];
    if (fee === undefined || !world.hasOwnDays(w.a, year)) return NIL;
    const member = world.presence(w.a, provider, [year]);
    let full: Fr;
    if (fee.basis.by === "amount") {
      full = times(fr(fee.basis.amount), member);
      if (fee.basis.per === "contract") full = times(full, fr(feeDays(w, [year]), feeDays(w, world.termYears(w.a))));
    } else {
      const own = fee.basis.of.startsWith("own-") ? provider : undefined;
      const sum = fee.basis.of.endsWith("target") ? target : cost;
      full = times(fee.basis.rate, sum(w, allLines(w), year, own));
    }
    return larger(full, times(fr(fee.minimum), member));
  });
}

function feeDays(w: World, years: readonly string[]): number {
  return years.filter((y) => world.hasOwnDays(w.a, y)).reduce((sum, y) => sum + world.days(world.daysOfYear(w.a, y)), 0);
}

export function feeAtRisk(w: World, provider: Id, year: string): Fr {
  return times(w.a.fees[provider]?.atRisk ?? NIL, feeFull(w, provider, year));
}

export function earnedShare(w: World, provider: Id, year: string): Fr {
  const fee = w.a.fees[provider];
  if (fee === undefined || world.presence(w.a, provider, [year]).n === 0n) return NIL;
  if (fee.earned === "at-end") return world.isOver(w, year) ? UNIT : NIL;
  if (fee.earned === "evenly") {
    const member = world.membership(world.partyOf(w.a, provider), world.daysOfYear(w.a, year));
    const elapsed = world.days({
      from: member.from,
      to: member.to < w.through ? member.to : w.through,
    });
    return fr(elapsed, world.days(member));
  }
  if (fee.earned === "with-cost") {
    if (fee.basis.by === "rate" && (fee.basis.of === "own-cost" || fee.basis.of === "cost")) return UNIT;
    const own = target(w, allLines(w), year, provider);
    return own.n === 0n ? NIL : smaller(UNIT, positive(over(cost(w, allLines(w), year, provider), own)));
  }
  const reports = w.f.progress.filter((p) => p.provider === provider && p.day.slice(0, 4) === year);
  const last = reports.map((p) => p.day).reduce((a, b) => (a > b ? a : b), "");
  return reports
    .filter((p) => p.day === last)
    .map((p) => p.share)
    .reduce(larger, NIL);
}

/** Shares in which the purchasers owe a provider's fee. */
export function feeKey(w: World, provider: Id, year: string): Split {
  const parts = new Map<Id, Fr>();
  for (const line of w.a.lines) {
    if (!line.providers.includes(provider)) continue;
    const own = indexedTarget(w, line, provider, year);
    for (const [purchaser, share] of keyOfYear(w, line, year)) put(parts, purchaser, times(own, share));
  }
  return world.proRata(w.a, parts, world.payersOf(w.a), [year]);
}
