/** Result pay and next year's volumes. Page section 9, steps 4–7. */
import type { Results, VolumeAllocation } from "../agreement/agreement.ts";
import { contains } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, compare, div, mul, neg, ONE, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import { baseOf, type FeeCell } from "./fees.ts";
import type { Ref } from "./graph.ts";
import { type ByFigures, note, noteEvened, partOf, providersByKey } from "./keys.ts";
import { about, constant, curve, given, greatest, least, minus, positive, product, steps, sum, times, weighted, when } from "./nodes.ts";
import { aggregated, inForce, keptAfterGates, measured, totalScore } from "./scores.ts";
import type { Limbs } from "./limbs.ts";
import type { Shared } from "./sharing.ts";

export type ResultCell = { readonly year: Year; readonly provider: Id; readonly component: "results" | "withheld"; readonly ref: Ref };

export function resultsOf(context: Context, limbs: Limbs, shared: Shared): readonly ResultCell[] {
  const { results } = context.agreement;
  if (!results) return [];
  const providers = context.providers.map((party) => party.id);
  return context.years.flatMap((year) => {
    const g = context.graph;
    const fees = limbs.fees.filter((fee) => fee.year === year);
    const withheld = results.funding.from === "fee-at-risk" ? withheldOf(context, year, fees) : [];
    const amounts = [...rewardAndLiability(context, results, year, shared, withheld), ...tablesOf(context, results, year)];
    const total = weighted(g, about(`results/${year.name}`, "results-in-all", { year: year.name }, "results"), amounts);
    const parts = providersByKey(context, results.amongProviders, keyOf(year), providers, (provider, by) =>
      providerWeight(context, keyOf(year).id, by, provider, year, limbs),
    );
    noteEvened(context, parts, total);
    const cells = parts.map((part) => ({
      year,
      provider: part.party,
      component: "results" as const,
      ref: partOf(
        context,
        about(`results/${year.name}/${part.party}`, "results-part", { provider: part.party, year: year.name }, "results/among-providers"),
        total,
        part,
      ),
    }));
    return [...cells, ...withheld];
  });
}

function rewardAndLiability(context: Context, results: Results, year: Year, shared: Shared, withheld: readonly ResultCell[]): { of: Ref; times: Ratio }[] {
  const g = context.graph;
  const score = totalScore(context, year);
  if (score === undefined) return [];
  const args = { year: year.name };
  const zero = constant(g, ZERO);
  const pool = poolOf(context, results, year, withheld);
  const good = times(
    g,
    about(`score-good/${year.name}`, "score-good", args, undefined, "factor"),
    positive(g, about(`score-above-zero/${year.name}`, "score-good", args, undefined, "score"), score),
    ratio(1n, 100n),
  );
  let reward = product(g, about(`reward-of-pool/${year.name}`, "reward", args, "results/pool-reward"), pool, good);
  if (results.paysFrom)
    reward = when(g, about(`reward-from/${year.name}`, "reward-from", args, "results/pays-from"), score, ">=", constant(g, results.paysFrom), reward, zero);
  const kept = keptAfterGates(context, `results/${year.name}`, results.gates, "results", year);
  if (kept !== undefined) reward = product(g, about(`reward-gated/${year.name}`, "after-gates", args, "results/gates"), reward, kept);
  if (results.funding.from === "part-of-savings")
    reward = least(
      g,
      about(`reward-of-savings/${year.name}`, "reward-of-savings", args, "results/funding"),
      reward,
      savingsPart(context, results.funding.share, year, shared),
    );
  const negated = times(g, about(`score-negated/${year.name}`, "score-bad", args, undefined, "score"), score, neg(ONE));
  const bad = times(
    g,
    about(`score-bad/${year.name}`, "score-bad", args, undefined, "factor"),
    positive(g, about(`score-below-zero/${year.name}`, "score-bad", args, undefined, "score"), negated),
    ratio(1n, 100n),
  );
  const liabilityPool = given(
    g,
    about(`pool-liability/${year.name}`, "pool-liability", args, "results/pool-liability"),
    ratio(results.poolLiability[year.name] ?? 0n),
  );
  const liability = product(g, about(`liability/${year.name}`, "liability", args, "results/pool-liability"), liabilityPool, bad);
  return [
    { of: reward, times: ONE },
    { of: liability, times: neg(ONE) },
  ];
}

/** New money, or what the providers first gave up of their fees. */
function poolOf(context: Context, results: Results, year: Year, withheld: readonly ResultCell[]): Ref {
  const g = context.graph;
  const what = about(`pool-reward/${year.name}`, "pool-reward", { year: year.name }, "results/pool-reward");
  if (results.funding.from !== "fee-at-risk") return given(g, what, ratio(results.poolReward[year.name] ?? 0n));
  return weighted(
    g,
    what,
    withheld.map((cell) => ({ of: cell.ref, times: neg(ONE) })),
  );
}

function withheldOf(context: Context, year: Year, fees: readonly FeeCell[]): readonly ResultCell[] {
  const g = context.graph;
  return fees.map((fee) => {
    const args = { provider: fee.provider, year: year.name };
    const risked = product(g, about(`risked/${year.name}/${fee.provider}`, "fee-at-risk-earned", args, `fee/${fee.provider}/at-risk`), fee.atRisk, fee.share);
    return {
      year,
      provider: fee.provider,
      component: "withheld" as const,
      ref: times(g, about(`withheld/${year.name}/${fee.provider}`, "withheld", args, "results/funding"), risked, neg(ONE)),
    };
  });
}

/** f × what the purchasers keep of the year's saving, all schemes together. */
function savingsPart(context: Context, share: Ratio, year: Year, shared: Shared): Ref {
  const g = context.graph;
  const args = { year: year.name };
  const savings = shared.years
    .filter((row) => row.year === year)
    .map(({ scheme, target, actual }) => {
      const gap = minus(g, about(`kept-gap/${scheme.id}/${year.name}`, "target-minus-actual", args), target, actual);
      return { of: positive(g, about(`kept-saving/${scheme.id}/${year.name}`, "saving", args), gap), times: ONE };
    });
  const gains = shared.cells
    .filter((cell) => cell.year === year)
    .map((cell) => ({
      of: positive(g, about(`kept-gain/${cell.scheme.id}/${year.name}/${cell.provider}`, "gain-paid", { provider: cell.provider }), cell.ref),
      times: neg(ONE),
    }));
  const kept = weighted(g, about(`kept-net/${year.name}`, "savings-kept", args), [...savings, ...gains]);
  const notNegative = greatest(g, about(`kept/${year.name}`, "savings-kept", args), kept, constant(g, ZERO));
  return times(g, about(`reward-limit/${year.name}`, "reward-of-savings", args, "results/funding"), notNegative, share);
}

function tablesOf(context: Context, results: Results, year: Year): { of: Ref; times: Ratio }[] {
  return inForce(results.areas, year.name).flatMap((area) => {
    const table = results.moneyTables[area.id];
    const value = table && measured(context, year, area.indicator, area);
    if (!table || value === undefined) return [];
    const what = about(`money-table/${year.name}/${area.id}`, "money-table", { area: area.name, year: year.name }, `results/money-tables/${area.id}`);
    return [{ of: area.curve === "linear" ? curve(context.graph, what, value, table) : steps(context.graph, what, value, table), times: ONE }];
  });
}

function keyOf(year: Year): Omit<ByFigures, "by"> {
  return { id: `results-key/${year.name}`, clause: "results/among-providers", years: [year] };
}

function providerWeight(context: Context, id: string, by: "fee" | "cost" | "fee-at-risk" | "target", provider: Id, year: Year, limbs: Limbs): Ref {
  if (by === "target")
    return baseOf(
      context,
      "own-target",
      provider,
      year,
      limbs.targets.filter((cell) => cell.year === year),
    );
  if (by === "cost")
    return baseOf(
      context,
      "own-cost",
      provider,
      year,
      limbs.costs.filter((cell) => cell.year === year),
    );
  const fee = limbs.fees.find((cell) => cell.year === year && cell.provider === provider);
  if (fee) return by === "fee" ? fee.full : fee.atRisk;
  return sum(context.graph, about(`${id}/no-fee/${provider}`, "fee-full", { provider, year: year.name }, `fee/${provider}`), []);
}

export type VolumeShare = { readonly line: Id; readonly year: string; readonly provider: Id; readonly ref: Ref };

/** Next year's shares of volume by this year's performance; they move no money. */
export function volumeShares(context: Context): readonly VolumeShare[] {
  const { agreement, years } = context;
  return agreement.volumeAllocations.flatMap((term, i) =>
    years.filter((year) => year.over).flatMap((year) => sharesOf(context, term, `volume-allocation/${i}`, year)),
  );
}

function sharesOf(context: Context, term: VolumeAllocation, clause: string, year: Year): readonly VolumeShare[] {
  const g = context.graph;
  const scores = Object.keys(term.shares).map((provider) => {
    const rows = context.facts.indicators.filter((row) => row.indicator === term.indicator && row.provider === provider && contains(year.period, row.day));
    return { provider, rows, value: rows.length > 0 ? aggregated(rows, "mean") : undefined };
  });
  const whole = scores.every(({ value }) => value !== undefined);
  if (!whole) note(context, "volume-scores-missing", { line: term.line, year: year.name }, clause);
  return scores.map(({ provider, rows, value }) => {
    const share = term.shares[provider]!;
    const args = { provider, year: year.name, line: term.line };
    const measured =
      value === undefined
        ? []
        : [
            {
              of: given(
                g,
                about(`delivery/${clause}/${year.name}/${provider}`, "indicator", { indicator: term.indicator, year: year.name }, undefined, "value"),
                value,
                rows.map((row) => row.source),
              ),
              times: ZERO,
            },
          ];
    const next = whole
      ? nextShare(
          term,
          provider,
          scores.map((row) => ({ provider: row.provider, value: row.value! })),
        )
      : share;
    const ref = weighted(g, about(`volume-share-next/${clause}/${year.name}/${provider}`, "volume-next", args, clause, "share"), measured, next);
    return { line: term.line, year: year.name, provider, ref };
  });
}

function nextShare(term: VolumeAllocation, provider: Id, scores: readonly { readonly provider: Id; readonly value: Ratio }[]): Ratio {
  const own = term.shares[provider]!;
  if (term.rule === "pro-rata") {
    const total = scores.reduce((all, row) => add(all, mul(term.shares[row.provider]!, row.value)), ZERO);
    return total.n === 0n ? own : div(mul(own, scores.find((row) => row.provider === provider)!.value), total);
  }
  const ranked = scores.toSorted((a, b) => compare(a.value, b.value));
  const [worst, best] = [ranked[0]!, ranked.at(-1)!];
  const tied = ranked.length < 2 || compare(ranked[1]!.value, worst.value) === 0 || compare(ranked.at(-2)!.value, best.value) === 0;
  if (tied) return own;
  const moved = compare(term.shares[worst.provider]!, term.shift) < 0 ? term.shares[worst.provider]! : term.shift;
  return provider === best.provider ? add(own, moved) : provider === worst.provider ? sub(own, moved) : own;
}
