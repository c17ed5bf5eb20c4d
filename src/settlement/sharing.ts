/** Gain and pain (Limb 3): every scheme's amount by year and provider, before carrying over. Page section 8, steps 1–8. */
import type { Scheme, Side } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { ratio } from "../kernel/share.ts";
import { modified, sideOf, type Window } from "./bands.ts";
import { type Context, isPublic, partyOf, sofar, type Year } from "./context.ts";
import type { Ref } from "./graph.ts";
import { noteEvened, type Part, providersByKey } from "./keys.ts";
import { feesIn, jointMeasures, type Limbs, ownMeasures, providersOf, reimbursedPart } from "./limbs.ts";
import type { Taker } from "./limits.ts";
import { about, curve, given, minus, sum, times, weighted } from "./nodes.ts";
import { keptAfterGates, totalScore } from "./scores.ts";
import { type Running, type Sides, staged } from "./stages.ts";
import { isSure, provisionOf, type TargetCell } from "./targets.ts";

/** Gain positive, pain negative. */
export type SharedCell = { readonly scheme: Scheme; readonly year: Year; readonly provider: Id; readonly ref: Ref };
/** What a scheme's year rests on; the results look at the saving. */
export type SchemeYear = { readonly scheme: Scheme; readonly year: Year; readonly target: Ref; readonly actual: Ref };
export type Shared = { readonly cells: readonly SharedCell[]; readonly years: readonly SchemeYear[] };

type Bases = ReadonlyMap<string, { readonly target: Ref; readonly actual: Ref; readonly approved: Ref }>;

export function sharedOf(context: Context, limbs: Limbs): Shared {
  const cells: SharedCell[] = [];
  const years: SchemeYear[] = [];
  for (const scheme of context.agreement.schemes) {
    const bases = new Map(context.years.map((year) => [year.name, baseOf(context, scheme, year, limbs)]));
    for (const year of context.years) {
      const base = bases.get(year.name)!;
      years.push({ scheme, year, target: base.target, actual: base.actual });
    }
    cells.push(...partsOfScheme(context, scheme, bases, limbs));
  }
  return { cells, years };
}

/** Target and actual cost of one year, as far as they count in the sharing. */
function baseOf(context: Context, scheme: Scheme, year: Year, limbs: Limbs): { target: Ref; actual: Ref; approved: Ref } {
  const g = context.graph;
  const id = `${scheme.id}/${year.name}`;
  const inside = <T extends { readonly year: Year; readonly line: { readonly id: Id } }>(cells: readonly T[]): readonly T[] =>
    cells.filter((cell) => cell.year === year && scheme.lines.includes(cell.line.id));
  const counted = (cell: { readonly ref: Ref; readonly line: { readonly id: Id } }) => ({ of: cell.ref, times: reimbursedPart(context, cell.line.id) });
  const lines = weighted(g, about(`scheme-lines/${id}`, "target-of-lines", { year: year.name }, "target-cost"), inside(limbs.targets).map(counted));
  const { provision } = context.agreement;
  const whole = provision && provision.scheme === scheme.id ? withProvision(context, id, year, lines, inside(limbs.targets)) : lines;
  const target = year.over ? whole : times(g, about(`scheme-target/${id}`, "target-so-far", { year: year.name }), whole, year.elapsed);
  const terms = inside(limbs.costs).map(counted);
  const fees = scheme.compares === "cost-and-fee" ? feesIn(context, scheme, year, limbs).map((fee) => ({ of: fee.full, times: year.elapsed })) : [];
  const actual = weighted(g, about(`scheme-actual/${id}`, "actual-cost", { year: year.name }, scheme.path), [...terms, ...fees]);
  const rows = context.facts.savingsReports.filter((report) => report.scheme === scheme.id && report.year === year.name);
  const sumOfReports = rows.reduce((all, row) => all + row.amount, 0n);
  const what = about(`savings-report/${id}`, "savings-reports", { year: year.name }, `${scheme.path}/savings-report`);
  return {
    target,
    actual,
    approved: given(
      g,
      what,
      ratio(sumOfReports < 0n ? 0n : sumOfReports),
      rows.map((row) => row.source),
    ),
  };
}

function withProvision(context: Context, id: string, year: Year, lines: Ref, targets: readonly TargetCell[]): Ref {
  const g = context.graph;
  const indexed = sum(
    g,
    about(`scheme-indexed/${id}`, "target-of-lines", { year: year.name }, "target-cost"),
    targets.map((cell) => cell.ref),
  );
  const provision = provisionOf(context, context.agreement.provision!, year, indexed);
  return sum(g, about(`scheme-whole/${id}`, "target-with-provision", { year: year.name }, "risk-provision"), [lines, provision]);
}

/** Providers that take part, with what their caps are measured by over some years. */
function takersOf(context: Context, scheme: Scheme, id: string, parts: readonly Part[], capYears: readonly Year[], limbs: Limbs): readonly Taker[] {
  return parts.map((part) => ({
    provider: part.party,
    part,
    measures: ownMeasures({ context, scheme, id: `${id}/of/${part.party}`, years: capYears, limbs }, part.party, "reimbursed"),
  }));
}

function keyOf(context: Context, scheme: Scheme, id: string, years: readonly Year[], limbs: Limbs): readonly Part[] {
  const on = providersOf(context, scheme).filter((provider) => scheme.ownProduction !== "exclude" || !isPublic(partyOf(context, provider)));
  const targets = limbs.targets.filter((cell) => years.includes(cell.year) && scheme.lines.includes(cell.line.id) && on.includes(cell.provider));
  const sure = scheme.amongProviders.by === "target" && isSure(targets, ({ year }) => year.elapsed.n > 0n);
  const among = { id: `${id}/among-providers`, clause: `${scheme.path}/among-providers`, years, sure };
  return providersByKey(context, scheme.amongProviders, among, on, (provider, by) =>
    ownMeasures({ context, scheme, id: `${id}/key-of/${provider}`, years, limbs }, provider, "whole")(by),
  );
}

function partsOfScheme(context: Context, scheme: Scheme, bases: Bases, limbs: Limbs): SharedCell[] {
  const g = context.graph;
  const cumulative = scheme.bands === "cumulative";
  const summed = !cumulative && scheme.capsReset === "contract-period";
  const before = new Map<number, Running>();
  const nets = new Map<string, Ref>();
  return context.years.flatMap((year) => {
    const id = `share/${scheme.id}/${year.name}`;
    const years = cumulative ? sofar(context, year) : [year];
    const window = windowOf(context, scheme, id, years, bases, limbs);
    const caps = summed ? windowOf(context, scheme, `${id}/so-far`, sofar(context, year), bases, limbs) : window;
    const key = keyOf(context, scheme, id, years, limbs);
    const takers = takersOf(context, scheme, id, key, summed ? sofar(context, year) : years, limbs);
    const raw = rawSides(context, scheme, window, year);
    noteEvened(context, key, raw.gain, raw.pain);
    const stage = { context, scheme, id, year, window, caps: caps.measures, takers, earlier: summed ? before.get(year.contract) : undefined };
    const { amounts, running } = staged(stage, raw);
    before.set(year.contract, running);
    return takers.map(({ provider }, i) => {
      const args = { provider, year: year.name };
      const now = minus(g, about(`${id}/net/${provider}`, "gain-less-pain", args, scheme.path), amounts.gain[i]!, amounts.pain[i]!);
      const earlier = nets.get(`${year.contract}/${provider}`);
      if (cumulative) nets.set(`${year.contract}/${provider}`, now);
      const ref = earlier === undefined ? now : minus(g, about(`${id}/year/${provider}`, "less-earlier-years", args, `${scheme.path}/bands`), now, earlier);
      return { scheme, year, provider, ref };
    });
  });
}

function windowOf(context: Context, scheme: Scheme, id: string, years: readonly Year[], bases: Bases, limbs: Limbs): Window {
  const g = context.graph;
  const total = (kind: "target" | "actual" | "approved"): Ref => {
    const refs = years.map((year) => bases.get(year.name)![kind]);
    const key = kind === "target" ? "target-compared" : kind === "actual" ? "actual-compared" : "savings-reports";
    return sum(g, about(`${id}/${kind}`, key, { year: years.map((y) => y.name).join("–") }, kind === "target" ? "target-cost" : scheme.path), refs);
  };
  const target = total("target");
  return { id, target, actual: total("actual"), approved: total("approved"), measures: jointMeasures({ context, scheme, id, years, limbs }, target) };
}

function rawSides(context: Context, scheme: Scheme, window: Window, year: Year): Sides {
  const kept = keptAfterGates(context, window.id, scheme.gates, scheme.path, year);
  const side = (which: Side): Ref => modified(context, window.id, which, sideOf(context, scheme, which, window), multiplierOf(context, which, year), kept);
  return { gain: side("gain"), pain: side("pain") };
}

function multiplierOf(context: Context, side: Side, year: Year): Ref | undefined {
  const points = context.agreement.results?.multiplier[side];
  const score = points && totalScore(context, year);
  if (!points || score === undefined) return undefined;
  const id = `multiplier/${side}/${year.name}`;
  return context.graph.once(id, () =>
    curve(context.graph, about(id, "multiplier", { year: year.name }, `results/multiplier/${side}`, "factor"), score, points),
  );
}
