/** Section 8: gain and pain of one scheme, step by step. `ys` are the years summed: one year, or the contract period so far. */
import type { Cap, Limit, Scheme, Side } from "../../src/agreement/agreement.ts";
import type { Id } from "../../src/kernel/id.ts";
import * as books from "./books.ts";
import { type Fr, fr, larger, less, minus, NIL, opposite, over, plus, positive, smaller, times, total, UNIT } from "./fraction.ts";
import { gatesLeave, read, totalScore } from "./scores.ts";
import * as world from "./world.ts";
import { once, put, type Split, type World } from "./world.ts";

type Years = readonly string[];
const SIDES: readonly Side[] = ["gain", "pain"];

export function providersOf(w: World, scheme: Scheme): Id[] {
  const ids = new Set(w.a.lines.filter((line) => scheme.lines.includes(line.id)).flatMap((line) => line.providers));
  return w.a.parties.map((party) => party.id).filter((id) => ids.has(id));
}

export function targetOf(w: World, scheme: Scheme, ys: Years): Fr {
  return once(w, `T ${scheme.id} ${ys.join()}`, () =>
    total(ys.map((year) => plus(ownTarget(w, scheme, year), times(provision(w, scheme, year), world.elapsedShare(w, year))))),
  );
}

function ownTarget(w: World, scheme: Scheme, year: string, provider?: Id): Fr {
  return books.targetGone(w, scheme.lines, year, provider, (line) => books.reimbursedPart(w, line));
}

function provision(w: World, scheme: Scheme, year: string): Fr {
  const term = w.a.provision;
  if (term === undefined || term.scheme !== scheme.id) return NIL;
  let whole: Fr;
  if (term.sizedBy.by === "amount") whole = fr(term.sizedBy.amount[year] ?? 0n);
  else if (term.sizedBy.by === "rate") whole = times(term.sizedBy.rate, books.target(w, scheme.lines, year));
  else whole = total(term.sizedBy.scenarios.map((s) => times(fr(s.amount), s.probability)));
  const drawn = total(w.f.draws.map((draw) => (draw.year === year ? fr(draw.amount) : NIL)));
  return term.unused === "shared" ? whole : smaller(whole, drawn);
}

export function actualOf(w: World, scheme: Scheme, ys: Years): Fr {
  return once(w, `A ${scheme.id} ${ys.join()}`, () => {
    const costs = ys.flatMap((year) => scheme.lines.map((line) => times(books.cost(w, [line], year), books.reimbursedPart(w, line))));
    if (scheme.compares === "cost") return total(costs);
    const fees = ys.flatMap((year) => providersOf(w, scheme).map((p) => times(books.feeFull(w, p, year), feeGone(w, p, year))));
    return plus(total(costs), total(fees));
  });
}

/** Step 1: the part of a provider's fee that stands on A before the year is over. */
export function feeGone(w: World, provider: Id, year: string): Fr {
  if (world.isOver(w, year)) return UNIT;
  const member = world.membership(world.partyOf(w.a, provider), world.daysOfYear(w.a, year));
  return world.days(member) === 0 ? NIL : fr(world.days(world.goneOf(w, member)), world.days(member));
}

function feesOf(w: World, scheme: Scheme, ys: Years): Fr {
  return total(ys.flatMap((year) => providersOf(w, scheme).map((p) => books.feeFull(w, p, year))));
}

/** A limit in cents; of one provider's own figures when it is named. */
function limitOf(w: World, scheme: Scheme, at: Limit, ys: Years, provider?: Id): Fr {
  if (at.kind === "cents") return fr(at.cents);
  const who = provider === undefined ? providersOf(w, scheme) : [provider];
  if (at.kind === "fee-at-risk") return total(ys.flatMap((y) => who.map((p) => books.feeAtRisk(w, p, y))));
  if (at.of === "fee") return times(at.share, total(ys.flatMap((y) => who.map((p) => books.feeFull(w, p, y)))));
  if (provider === undefined) return times(at.share, targetOf(w, scheme, ys));
  return times(at.share, total(ys.map((y) => ownTarget(w, scheme, y, provider))));
}

/** Steps 2 to 5: the providers' gain or pain before joint caps. */
function sideOf(w: World, scheme: Scheme, side: Side, ys: Years): Fr {
  return once(w, `${side} ${scheme.id} ${ys.join()}`, () => sideAlone(w, scheme, side, ys));
}

function sideAlone(w: World, scheme: Scheme, side: Side, ys: Years): Fr {
  const year = ys.at(-1)!;
  const t = targetOf(w, scheme, ys);
  const a = actualOf(w, scheme, ys);
  let far = positive(side === "gain" ? minus(t, a) : minus(a, t));
  if (side === "gain") {
    const approved = total(w.f.savingsReports.map((r) => (r.scheme === scheme.id && ys.includes(r.year) ? fr(r.amount) : NIL)));
    far = smaller(far, approved);
  }
  const dead = scheme.deadBand?.[side];
  let near = NIL;
  if (dead !== undefined) {
    const width = times(dead, t);
    if (scheme.deadBand!.kind === "deductible") near = width;
    else if (!less(width, far)) far = NIL;
  }
  let sum = walk(w, scheme, side, ys, near, far);
  const multiplier = w.a.results?.multiplier[side];
  if (multiplier !== undefined) sum = times(sum, read(multiplier, "linear", totalScore(w, year)));
  return side === "gain" ? times(sum, gatesLeave(w, scheme.gates, year)) : sum;
}

/** Step 4: walks away from the target from `near` to `far`, cutting at every bound. */
function walk(w: World, scheme: Scheme, side: Side, ys: Years, near: Fr, far: Fr): Fr {
  const t = targetOf(w, scheme, ys);
  let sum = NIL;
  let at = NIL;
  scheme[side].forEach((band, i) => {
    let end = larger(at, far);
    if (band.to !== undefined) {
      const bound = "share" in band.to ? times(band.to.share, t) : fr(band.to.cents);
      end = larger(at, side === "gain" ? minus(t, bound) : minus(bound, t));
    }
    const from = larger(at, near);
    const to = smaller(end, far);
    let part = less(from, to) ? times(minus(to, from), band.providers) : NIL;
    for (const cap of scheme.caps) {
      if (cap.scope === "band" && cap.on === side && cap.band === i + 1) part = smaller(part, limitOf(w, scheme, cap.at, ys));
    }
    sum = plus(sum, part);
    at = end;
  });
  return sum;
}

function jointLimit(w: World, scheme: Scheme, side: Side, ys: Years): Fr | undefined {
  const limits = scheme.caps.filter((cap) => cap.scope === "joint" && cap.on === side).map((cap) => limitOf(w, scheme, cap.at, ys));
  return limits.length === 0 ? undefined : limits.reduce(smaller);
}

function within(limit: Fr | undefined, amount: Fr): Fr {
  return limit === undefined ? amount : smaller(limit, amount);
}

function capsOverPeriod(scheme: Scheme): boolean {
  return scheme.bands === "yearly" && scheme.capsReset === "contract-period";
}

/** A joint cap put on a series of yearly amounts: of the years alone or of their running sum. */
function jointlyCapped(w: World, scheme: Scheme, side: Side, ys: Years, amountOf: (ys: Years) => Fr): Fr {
  if (!capsOverPeriod(scheme)) return within(jointLimit(w, scheme, side, ys), amountOf(ys));
  const through = (years: Years): Fr => (years.length === 0 ? NIL : within(jointLimit(w, scheme, side, years), total(years.map((y) => amountOf([y])))));
  const soFar = world.periodSoFar(w.a, ys.at(-1)!);
  return minus(through(soFar), through(soFar.slice(0, -1)));
}

/** Step 6: floor and ceiling on the sum. */
function bounded(w: World, scheme: Scheme, ys: Years, sum: Fr): Fr {
  if (!world.isOver(w, ys.at(-1)!)) return sum;
  const fees = feesOf(w, scheme, ys);
  let x = sum;
  if (scheme.floor !== undefined) x = larger(x, minus(fr(scheme.floor), fees));
  if (scheme.ceiling === undefined) return x;
  const top = "cents" in scheme.ceiling ? fr(scheme.ceiling.cents) : times(scheme.ceiling.share, targetOf(w, scheme, ys));
  const room = minus(top, actualOf(w, scheme, ys));
  return smaller(x, scheme.compares === "cost" ? minus(room, fees) : room);
}

/** Step 7: the key among the providers that take part. */
function keyAmong(w: World, scheme: Scheme, ys: Years): Split {
  const taking = providersOf(w, scheme).filter((p) => scheme.ownProduction !== "exclude" || !world.isPublic(w.a, p));
  const among = scheme.amongProviders;
  if (among.by === "shares") return world.present(w.a, new Map(taking.map((p) => [p, among.shares[p] ?? NIL])), ys);
  const figure = (p: Id, y: string): Fr => {
    if (among.by === "fee") return books.feeFull(w, p, y);
    if (among.by === "fee-at-risk") return books.feeAtRisk(w, p, y);
    return among.by === "cost" ? books.cost(w, scheme.lines, y, p) : books.targetGone(w, scheme.lines, y, p);
  };
  const figures = new Map(taking.map((p) => [p, total(ys.map((y) => figure(p, y)))]));
  return world.proRata(w.a, figures, taking, ys);
}

function divided(sum: Fr, key: Split): Map<Id, Fr> {
  return new Map([...key].map(([p, share]) => [p, times(sum, share)]));
}

/** Step 8: limits each part; what is above goes away or, round after round, to those below their limit. */
function partlyCapped(w: World, scheme: Scheme, side: Side, ys: Years, parts: Split, key: Split): Map<Id, Fr> {
  const limits = new Map<Id, { limit: Fr; toOthers: boolean }>();
  for (const p of parts.keys()) {
    const caps = scheme.caps.filter((c): c is Extract<Cap, { scope: "party" }> => c.scope === "party" && c.on === side && (c.party ?? p) === p);
    if (caps.length === 0) continue;
    limits.set(p, {
      limit: caps.map((c) => limitOf(w, scheme, c.at, ys, p)).reduce(smaller),
      toOthers: caps[0]!.rest === "others",
    });
  }
  const held = new Map(parts);
  for (let first = true; ; first = false) {
    let pool = NIL;
    for (const [p, { limit, toOthers }] of limits) {
      const excess = minus(held.get(p)!, limit);
      if (excess.n <= 0n) continue;
      held.set(p, limit);
      if (toOthers || !first) pool = plus(pool, excess);
    }
    const open = [...held.keys()].filter((p) => !limits.has(p) || less(held.get(p)!, limits.get(p)!.limit));
    const weight = total(open.map((p) => key.get(p)!));
    if (pool.n === 0n || weight.n === 0n) return held;
    for (const p of open) put(held, p, over(times(pool, key.get(p)!), weight));
  }
}

function difference(a: Split, b: Split): Map<Id, Fr> {
  return new Map([...a].map(([p, part]) => [p, minus(part, b.get(p) ?? NIL)]));
}

function scaled(parts: Split, sum: Fr, key: Split): Map<Id, Fr> {
  const now = total(parts.values());
  if (now.n === sum.n && now.d === sum.d) return new Map(parts);
  if (now.n === 0n) return new Map([...divided(sum, key)].map(([p, part]) => [p, plus(part, parts.get(p)!)]));
  return new Map([...parts].map(([p, part]) => [p, over(times(part, sum), now)]));
}

/** Joint caps first. Gain and pain stay apart unless a floor or a ceiling applies to their difference. */
function jointFirst(w: World, scheme: Scheme, ys: Years): Map<Id, Fr> {
  const sides = SIDES.map((side) => {
    const stretches = capsOverPeriod(scheme) ? world.periodSoFar(w.a, ys.at(-1)!).map((y) => [y]) : [ys];
    const through = (some: readonly Years[]): Map<Id, Fr> => {
      const sums = new Map<Id, Fr>();
      for (const years of some) for (const [p, part] of divided(beforeDivision(w, scheme, side, years), keyAmong(w, scheme, years))) put(sums, p, part);
      return some.length === 0 ? sums : partlyCapped(w, scheme, side, some.flat(), sums, keyAmong(w, scheme, some.at(-1)!));
    };
    return difference(through(stretches), through(stretches.slice(0, -1)));
  });
  return difference(sides[0]!, sides[1]!);
}

/** One side's sum after joint caps, floor and ceiling. */
function beforeDivision(w: World, scheme: Scheme, side: Side, ys: Years): Fr {
  const gain = jointlyCapped(w, scheme, "gain", ys, (some) => sideOf(w, scheme, "gain", some));
  const pain = jointlyCapped(w, scheme, "pain", ys, (some) => sideOf(w, scheme, "pain", some));
  const limited = world.isOver(w, ys.at(-1)!) && (scheme.floor !== undefined || scheme.ceiling !== undefined);
  if (!limited) return side === "gain" ? gain : pain;
  const moved = bounded(w, scheme, ys, minus(gain, pain));
  return positive(side === "gain" ? moved : opposite(moved));
}

/** Party caps first: each side's parts are limited, then scaled down together to the joint cap. */
function partyFirst(w: World, scheme: Scheme, ys: Years): Map<Id, Fr> {
  const key = keyAmong(w, scheme, ys);
  const sides = SIDES.map((side) => {
    if (!capsOverPeriod(scheme)) return bothCaps(w, scheme, side, [ys]);
    const soFar = world.periodSoFar(w.a, ys.at(-1)!).map((y) => [y]);
    return difference(bothCaps(w, scheme, side, soFar), soFar.length > 1 ? bothCaps(w, scheme, side, soFar.slice(0, -1)) : new Map());
  });
  const parts = difference(sides[0]!, sides[1]!);
  return scaled(parts, bounded(w, scheme, ys, total(parts.values())), key);
}

/** Both kinds of cap on the summed parts of some stretches of years; the limits are those of all their years. */
function bothCaps(w: World, scheme: Scheme, side: Side, stretches: readonly Years[]): Map<Id, Fr> {
  const sums = new Map<Id, Fr>();
  for (const ys of stretches) for (const [p, part] of divided(sideOf(w, scheme, side, ys), keyAmong(w, scheme, ys))) put(sums, p, part);
  const key = keyAmong(w, scheme, stretches.at(-1)!);
  const capped = partlyCapped(w, scheme, side, stretches.flat(), sums, key);
  return scaled(capped, within(jointLimit(w, scheme, side, stretches.flat()), total(capped.values())), key);
}

/** Steps 1 to 8: each provider's amount of the year, gain positive. */
export function partsOfYear(w: World, scheme: Scheme, year: string): Split {
  return once(w, `parts ${scheme.id} ${year}`, () => {
    const order = scheme.capOrder === "joint-first" ? jointFirst : partyFirst;
    if (scheme.bands === "yearly") return order(w, scheme, [year]);
    const soFar = world.periodSoFar(w.a, year);
    const before = soFar.length > 1 ? order(w, scheme, soFar.slice(0, -1)) : new Map<Id, Fr>();
    return difference(order(w, scheme, soFar), before);
  });
}

/** What a provider gets from a purchaser (gain) or gives it (pain). */
export type Part = { readonly provider: Id; readonly purchaser: Id; readonly amount: Fr };

/** Steps 9 and 10: the year's amounts after carrying, and the balances still carried after the last year that has begun. */
export function afterCarrying(w: World, scheme: Scheme, year: string): { readonly amounts: readonly Part[]; readonly carried: readonly Part[] } {
  const soFar = world.periodSoFar(w.a, year);
  const last = world.periodYears(w.a, year).at(-1) === year;
  const keys = soFar.map((y) => purchaserKey(w, scheme.amongPurchasers, scheme.lines, y));
  const amounts: Part[] = [];
  const carried: Part[] = [];
  for (const provider of providersOf(w, scheme)) {
    for (const purchaser of new Set(keys.flatMap((key) => [...key.keys()]))) {
      let balance = NIL;
      let now = NIL;
      soFar.forEach((y, i) => {
        const amount = times(partsOfYear(w, scheme, y).get(provider) ?? NIL, keys[i]!.get(purchaser) ?? NIL);
        now = amount;
        if (scheme.carryOver === "no") return;
        balance = plus(balance, amount);
        now = scheme.carryOver === "pain" ? positive(balance) : NIL;
        balance = minus(balance, now);
      });
      if (last) now = plus(now, balance);
      amounts.push({ provider, purchaser, amount: now });
      if (!last && w.years.at(-1) === year) carried.push({ provider, purchaser, amount: balance });
    }
  }
  return { amounts, carried };
}

/** Step 10: the purchasers' shares. Without a scheme: of all lines. */
export function purchaserKey(w: World, among: Scheme["amongPurchasers"], lines: readonly Id[], year: string): Split {
  if (among.by === "shares") return world.proRata(w.a, world.present(w.a, new Map(Object.entries(among.shares)), [year]), world.payersOf(w.a), [year]);
  const figures = new Map<Id, Fr>();
  if (among.by === "appropriation") for (const row of w.a.appropriations) if (row.year === year) put(figures, row.party, fr(row.amount));
  if (among.by === "cost") {
    for (const row of books.costRows(w)) {
      if (row.development || row.year !== year || !lines.includes(row.line.id)) continue;
      for (const [purchaser, share] of books.keyOnDay(w, row.line, row.day)) put(figures, purchaser, times(row.amount, share));
    }
  }
  if (among.by === "target") {
    for (const line of w.a.lines) {
      if (!lines.includes(line.id)) continue;
      for (const [purchaser, share] of books.keyOfYear(w, line, year)) put(figures, purchaser, times(books.target(w, [line.id], year), share));
    }
  }
  return world.proRata(w.a, figures, world.payersOf(w.a), [year]);
}
