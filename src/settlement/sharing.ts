/** Gain and pain (Limb 3): every scheme's amount by year and provider, before carrying over. Page section 8, steps 1–8. */
import type { Scheme, Side } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { equal, mul, ONE, ratio } from "../kernel/share.ts";
import { modified, sideOf, type Window } from "./bands.ts";
import { type Context, isPublic, partyOf, sofar, type Year } from "./context.ts";
import { noteUnapproved } from "./doubts.ts";
import type { Ref } from "./graph.ts";
import { noteEvened, type Part, providersByKey } from "./keys.ts";
import { feesIn, jointMeasures, type Limbs, ownMeasures, providersOf, reimbursedPart } from "./limbs.ts";
import type { Taker } from "./limits.ts";
import { memberShareGone, runningShare } from "./members.ts";
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
  const target = targetOf(context, scheme, year, inside(limbs.targets));
  const terms = inside(limbs.costs).map(counted);
  const fees =
    scheme.compares === "cost-and-fee"
      ? feesIn(context, scheme, year, limbs).map((fee) => ({ of: fee.full, times: memberShareGone(context, fee.provider, year) }))
      : [];
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

/** Before the year is over each target counts by the days on which its line has run, the provision by the days of the year. */
function targetOf(context: Context, scheme: Scheme, year: Year, targets: readonly TargetCell[]): Ref {
  const g = context.graph;
  const id = `${scheme.id}/${year.name}`;
  const running = targets.map((cell) => runningShare(context, year, cell.line, cell.provider));
  const alike = running.every((share) => equal(share, year.elapsed));
  const terms = targets.map((cell, i) => {
    const part = reimbursedPart(context, cell.line.id);
    return { of: cell.ref, times: alike ? part : mul(part, running[i]!) };
  });
  const lines = weighted(g, about(`scheme-lines/${id}`, alike ? "target-of-lines" : "target-of-lines-so-far", { year: year.name }, "target-cost"), terms);
  const provision = context.agreement.provision?.scheme === scheme.id ? provisionFor(context, id, year, targets) : undefined;
  const soFar = about(`scheme-target/${id}`, "target-so-far", { year: year.name });
  if (!alike) {
    return provision === undefined
      ? lines
      : weighted(g, soFar, [
          { of: lines, times: ONE },
          { of: provision, times: year.elapsed },
        ]);
  }
  const what = about(`scheme-whole/${id}`, "target-with-provision", { year: year.name }, "risk-provision");
  const whole = provision === undefined ? lines : sum(g, what, [lines, provision]);
  return year.over ? whole : times(g, soFar, whole, year.elapsed);
}

function provisionFor(context: Context, id: string, year: Year, targets: readonly TargetCell[]): Ref {
  const refs = targets.map((cell) => cell.ref);
  const indexed = sum(context.graph, about(`scheme-indexed/${id}`, "target-of-lines", { year: year.name }, "target-cost"), refs);
  return provisionOf(context, context.agreement.provision!, year, indexed);
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
  const sure = scheme.amongProviders.by === "target" && isSure(targets, ({ year, line, provider }) => runningShare(context, year, line, provider).n > 0n);
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
    if (!cumulative || !goesOn(context, year)) noteUnapproved(context, scheme, window, year);
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

/** Whether a later year of the same contract period is over: it says what of all savings so far is not approved. */
function goesOn(context: Context, year: Year): boolean {
  return context.years.some((later) => later.contract === year.contract && later.name > year.name && later.over);
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
