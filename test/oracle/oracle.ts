/**
 * A second settlement, written from docs/agreement-file.md alone, slow and in the order of that page. Of `src/settlement` it knows the
 * types of facts and obligations and nothing else.
 */
import type { Agreement } from "../../src/agreement/agreement.ts";
import type { Day, Instant } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import type { Component, Standing } from "../../src/settlement/statement.ts";
import type { Reason } from "./books.ts";
import * as books from "./books.ts";
import { type Fr, fr, less, minus, NIL, opposite, over, plus, positive, smaller, times, total, UNIT } from "./fraction.ts";
import { noMember, rewards } from "./rewards.ts";
import { type RoundedDue, rounded, wholeCents } from "./rounding.ts";
import { areasIn, areaValue, gatesLeave, isFinal, read, totalScore } from "./scores.ts";
import { actualOf, afterCarrying, type Part, partsOfYear, purchaserKey, targetOf } from "./sharing.ts";
import * as world from "./world.ts";
import { type Due, type Split, type World, worldOf } from "./world.ts";

export type OracleOptions = { readonly through: Day; readonly knownAt: Instant };
export type VolumeShare = { readonly line: Id; readonly year: string; readonly provider: Id; readonly share: Fr };
export type OracleResult = {
  readonly obligations: readonly RoundedDue[];
  readonly volumeShares: readonly VolumeShare[];
  readonly scores: ReadonlyMap<string, Fr>;
  /** Cents by reason. */
  readonly apart: ReadonlyMap<Reason, bigint>;
  /** Claims, counts and cohorts that nobody who is a member would pay or get. */
  readonly noMember: readonly string[];
  /** What stands against the appropriations of the years that have begun; a payer may have none. */
  readonly owes: readonly { readonly year: string; readonly party: Id; readonly cents: bigint }[];
};

export function oracleSettle(agreement: Agreement, facts: Facts, options: OracleOptions): OracleResult {
  const w = worldOf(agreement, facts, options.through, options.knownAt);
  const dues = [...costDues(w), ...feeDues(w), ...gainDues(w), ...resultDues(w), ...outcomeDues(w), ...lateDues(w)];
  const obligations = rounded(agreement, retained(w, dues));
  return {
    obligations,
    volumeShares: volumeShares(w),
    scores: new Map(w.years.map((year) => [year, totalScore(w, year)])),
    apart: apart(w),
    noMember: noMember(w),
    owes: owes(w, obligations),
  };
}

/** Nobody pays itself; otherwise as said. */
function due(year: string, component: Component, provider: Id, purchaser: Id, standing: Standing, amount: Fr): Due {
  const own = provider === purchaser && standing !== "notional";
  return { year, component, provider, purchaser, standing: own ? "internal" : standing, amount };
}

function yearFinal(w: World, year: string): boolean {
  return isFinal(w, year, world.isOver(w, year));
}

function periodFinal(w: World, year: string): boolean {
  return world.periodYears(w.a, year).every((y) => yearFinal(w, y));
}

function costDues(w: World): Due[] {
  const dues: Due[] = [];
  const factor = books.developmentFactor(w);
  for (const row of books.costRows(w)) {
    const paid = times(row.amount, row.development ? factor : books.reimbursedPart(w, row.line.id));
    for (const [purchaser, share] of books.keyOnDay(w, row.line, row.day)) {
      dues.push(due(row.year, row.development ? "development" : "cost", row.provider, purchaser, "payable", times(paid, share)));
    }
  }
  return dues;
}

/** Section 6: what is neither shared nor paid, by reason, and what nobody owes yet. */
function apart(w: World): Map<Reason, bigint> {
  const sums = new Map<Reason, Fr>();
  const add = (reason: Reason, amount: Fr): void => void sums.set(reason, plus(sums.get(reason) ?? NIL, amount));
  for (const group of w.f.costs) {
    const reason = books.reasonApart(w, group);
    if (reason !== undefined) add(reason, books.priced(w, group));
  }
  const factor = books.developmentFactor(w);
  for (const row of books.costRows(w)) {
    if (row.development) add("over-cap", times(row.amount, minus(UNIT, factor)));
    if (books.keyOnDay(w, row.line, row.day).size > 0) continue;
    add("no-units", times(row.amount, row.development ? factor : books.reimbursedPart(w, row.line.id)));
  }
  for (const reward of rewards(w)) if (reward.purchaser === undefined) add("no-units", reward.amount);
  return new Map([...sums].map(([reason, sum]) => [reason, wholeCents(w.a, sum)]));
}

/** Section 4: the prudent sum. What accrues in a purchaser's favour is not set against what it owes. */
function owes(w: World, obligations: readonly RoundedDue[]): OracleResult["owes"] {
  const counts = obligations.filter((row) => row.standing !== "notional" && (row.standing !== "accrued" || row.cents > 0n));
  return w.years.flatMap((year) =>
    world.payersOf(w.a).flatMap((party) => {
      const cents = counts.filter((row) => row.year === year && row.purchaser === party).reduce((sum, row) => sum + row.cents, 0n);
      const has = w.a.appropriations.some((row) => row.year === year && row.party === party);
      return has || cents > 0n ? [{ year, party, cents }] : [];
    }),
  );
}

function feeDues(w: World): Due[] {
  const dues: Due[] = [];
  for (const year of w.years) {
    for (const provider of Object.keys(w.a.fees)) {
      const earned = books.earnedShare(w, provider, year);
      const fee = times(earned, books.feeFull(w, provider, year));
      const kept = periodFinal(w, year) ? NIL : times(fee, w.a.fees[provider]!.retention);
      const givenUp = w.a.results?.funding.from === "fee-at-risk" ? times(earned, books.feeAtRisk(w, provider, year)) : NIL;
      for (const [purchaser, share] of books.feeKey(w, provider, year)) {
        dues.push(due(year, "fee", provider, purchaser, "payable", times(minus(fee, kept), share)));
        dues.push(due(year, "fee", provider, purchaser, "retained", times(kept, share)));
        dues.push(due(year, "withheld", provider, purchaser, "payable", opposite(times(givenUp, share))));
      }
    }
  }
  return dues;
}

function gainDues(w: World): Due[] {
  const dues: Due[] = [];
  for (const scheme of w.a.schemes) {
    for (const year of w.years) {
      const add = (parts: readonly Part[], standing: Standing): void => {
        for (const { provider, purchaser, amount } of parts) {
          const notional = scheme.ownProduction === "notional" && world.isPublic(w.a, provider);
          dues.push(due(year, "gain-and-pain", provider, purchaser, notional ? "notional" : standing, amount));
        }
      };
      const { amounts, carried } = afterCarrying(w, scheme, year);
      add(amounts, yearFinal(w, year) ? "payable" : "accrued");
      add(carried, "accrued");
    }
  }
  return dues;
}

function resultDues(w: World): Due[] {
  const dues: Due[] = [];
  const results = w.a.results;
  if (results === undefined) return dues;
  for (const year of w.years) {
    const amount = resultAmount(w, year);
    const from = purchaserKey(w, results.amongPurchasers, books.allLines(w), year);
    for (const [provider, part] of resultKey(w, year)) {
      for (const [q, share] of from) {
        dues.push(due(year, "results", provider, q, yearFinal(w, year) ? "payable" : "accrued", times(amount, times(part, share))));
      }
    }
  }
  return dues;
}

/** R − L + Σ tables. */
function resultAmount(w: World, year: string): Fr {
  const results = w.a.results!;
  const s = totalScore(w, year);
  const providers = world.providersIn(w.a);
  let pool = fr(results.poolReward[year] ?? 0n);
  if (results.funding.from === "fee-at-risk") pool = total(providers.map((p) => times(books.feeAtRisk(w, p, year), books.earnedShare(w, p, year))));
  let reward = over(times(pool, positive(s)), fr(100));
  if (results.paysFrom !== undefined && minus(s, results.paysFrom).n < 0n) reward = NIL;
  reward = times(reward, gatesLeave(w, results.gates, year));
  if (results.funding.from === "part-of-savings") reward = smaller(reward, times(results.funding.share, savingLeft(w, year)));
  const liability = over(times(fr(results.poolLiability[year] ?? 0n), positive(opposite(s))), fr(100));
  let tables = NIL;
  for (const area of areasIn(w, year)) {
    const table = results.moneyTables[area.id];
    const value = areaValue(w, area, year);
    if (table !== undefined && value !== undefined) tables = plus(tables, read(table, area.curve, value));
  }
  return plus(minus(reward, liability), tables);
}

/** The purchasers' part of the year's saving. */
function savingLeft(w: World, year: string): Fr {
  let left = NIL;
  for (const scheme of w.a.schemes) {
    const saving = positive(minus(targetOf(w, scheme, [year]), actualOf(w, scheme, [year])));
    left = plus(left, minus(saving, total([...partsOfYear(w, scheme, year).values()].map(positive))));
  }
  return positive(left);
}

function resultKey(w: World, year: string): Split {
  const among = w.a.results!.amongProviders;
  const providers = world.providersIn(w.a);
  if (among.by === "shares") return world.present(w.a, new Map(Object.entries(among.shares)), [year]);
  const figure = (p: Id): Fr => {
    if (among.by === "fee") return books.feeFull(w, p, year);
    if (among.by === "fee-at-risk") return books.feeAtRisk(w, p, year);
    return (among.by === "cost" ? books.cost : books.target)(w, books.allLines(w), year, p);
  };
  const figures = new Map(providers.map((p) => [p, figure(p)]));
  return world.proRata(w.a, figures, providers, [year]);
}

function outcomeDues(w: World): Due[] {
  return rewards(w).flatMap(({ year, provider, purchaser, amount }) =>
    purchaser === undefined ? [] : [due(year, "outcomes", provider, purchaser, "payable", amount)],
  );
}

function lateDues(w: World): Due[] {
  const term = w.a.settlement.lateInterest;
  if (term === undefined) return [];
  const providers = world.providersIn(w.a);
  return w.f.late.map((late) => {
    const interest = over(times(times(fr(late.amount), term.rate), fr(late.days)), fr(term.days));
    const forward = providers.includes(late.creditor) || !providers.includes(late.debtor);
    const [provider, purchaser] = forward ? [late.creditor, late.debtor] : [late.debtor, late.creditor];
    return due(late.day.slice(0, 4), "late-interest", provider, purchaser, "payable", forward ? interest : opposite(interest));
  });
}

/** Adds up what is payable for one pair and holds back the agreed share of what is above zero. */
function retained(w: World, dues: readonly Due[]): Due[] {
  const kept: Component[] = ["gain-and-pain", "results", "outcomes"];
  const sums = new Map<string, Due>();
  for (const d of dues) {
    const name = [d.year, d.component, d.provider, d.purchaser, d.standing].join("|");
    sums.set(name, { ...d, amount: plus(sums.get(name)?.amount ?? NIL, d.amount) });
  }
  return [...sums.values()].flatMap((d) => {
    const holds = kept.includes(d.component) && d.standing === "payable" && d.amount.n > 0n && !periodFinal(w, d.year);
    if (!holds) return [d];
    const share = w.a.settlement.retention;
    return [
      { ...d, amount: times(d.amount, minus(UNIT, share)) },
      { ...d, standing: "retained", amount: times(d.amount, share) },
    ];
  });
}

/** Section 9, last: the shares of the year after each finished year. */
function volumeShares(w: World): VolumeShare[] {
  const out: VolumeShare[] = [];
  for (const term of w.a.volumeAllocations) {
    for (const year of w.years.filter((y) => world.isOver(w, y))) {
      for (const [provider, share] of moved(w, term, new Map(Object.entries(term.shares)), year)) out.push({ line: term.line, year, provider, share });
    }
  }
  return out;
}

function moved(w: World, term: Agreement["volumeAllocations"][number], shares: Split, year: string): Split {
  const scores = new Map<Id, Fr>();
  for (const provider of shares.keys()) {
    const values = w.f.indicators.filter((f) => f.indicator === term.indicator && f.provider === provider && f.day.slice(0, 4) === year).map((f) => f.value);
    if (values.length === 0) return shares;
    scores.set(provider, over(total(values), fr(values.length)));
  }
  if (term.rule === "pro-rata") {
    const products = new Map([...shares].map(([p, share]) => [p, times(share, scores.get(p)!)]));
    const whole = total(products.values());
    return whole.n === 0n ? shares : new Map([...products].map(([p, product]) => [p, over(product, whole)]));
  }
  const top = [...shares.keys()].filter((p) => [...scores.values()].every((score) => !less(scores.get(p)!, score)));
  const low = [...shares.keys()].filter((p) => [...scores.values()].every((score) => !less(score, scores.get(p)!)));
  if (top.length !== 1 || low.length !== 1 || top[0] === low[0]) return shares;
  const shift = smaller(term.shift, shares.get(low[0]!)!);
  return new Map([...shares].map(([p, share]) => [p, p === top[0] ? plus(share, shift) : p === low[0] ? minus(share, shift) : share]));
}
