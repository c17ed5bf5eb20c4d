/** The target cost of each line, provider and year: changed, corrected for volume and index. Page section 5. */
import type { IndexTerm, Line, Provision, Target, VolumeTerm } from "../agreement/agreement.ts";
import { contains } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { add, compare, mul, ONE, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import type { Context, Year } from "./context.ts";
import type { IndexValue } from "./facts.ts";
import type { Ref } from "./graph.ts";
import { note, noteEvened, proRata } from "./keys.ts";
import { lineRunningShare } from "./members.ts";
import { about, constant, given, greatest, least, product, quotient, sum, times, weighted } from "./nodes.ts";

/** What is certain of a target whatever the volumes turn out to be, so that a key by targets need not ask. */
export type Sure = "positive" | "not-negative" | "nothing";
type Base = { readonly provider: Id; readonly ref: Ref };
export type TargetCell = { readonly year: Year; readonly line: Line; readonly provider: Id; readonly ref: Ref; readonly sure: Sure };

/** Whether targets are certain to give a key: none below zero, and one above it among those that count whatever else happens. */
export function isSure(cells: readonly TargetCell[], counts: (cell: TargetCell) => boolean = () => true): boolean {
  return cells.every((cell) => cell.sure !== "nothing") && cells.some((cell) => cell.sure === "positive" && counts(cell));
}

export function targetsOf(context: Context): readonly TargetCell[] {
  return context.years.flatMap((year) =>
    context.agreement.lines.flatMap((line) => {
      const own = context.agreement.targets.filter((target) => target.year === year.name && target.line === line.id);
      if (own.length === 0) return [];
      const changed = changedOf(context, year, line, own);
      const factors = [volumeFactor(context, year, line), indexFactor(context, year, line)].filter((ref) => ref !== undefined);
      return changed.map(({ provider, ref }) => {
        const corrected = factors.reduce((amount, factor, i) => {
          const id = `target-${i === factors.length - 1 ? "final" : "volume"}/${year.name}/${line.id}/${provider}`;
          return product(context.graph, about(id, "corrected-target", { line: line.name, year: year.name }), amount, factor);
        }, ref);
        return { year, line, provider, ref: corrected, sure: sureOf(context, line, ref, factors) };
      });
    }),
  );
}

function sureOf(context: Context, line: Line, changed: Ref, factors: readonly Ref[]): Sure {
  const sign = (ref: Ref): bigint => context.graph.value(ref).n;
  if (sign(changed) < 0n || factors.some((factor) => sign(factor) < 0n)) return "nothing";
  const volume = context.agreement.volumes.find((term) => term.line === line.id);
  const floating = volume !== undefined && volume.fixed.n === 0n;
  return sign(changed) > 0n && !floating && factors.every((factor) => sign(factor) > 0n) ? "positive" : "not-negative";
}

/** The file's amounts with the changes that have taken effect, as far as the line runs before somebody leaves. */
function changedOf(context: Context, year: Year, line: Line, own: readonly Target[]): readonly Base[] {
  const g = context.graph;
  const args = { line: line.name, year: year.name };
  const base = own.map((target) => {
    const ref = given(
      g,
      about(`target/${year.name}/${line.id}/${target.provider}`, "target-of-file", args, target.path),
      ratio(target.cut?.whole ?? target.amount),
    );
    return { provider: target.provider, ref };
  });
  return changesOf(context, year, line, base).map(({ provider, ref }) => {
    const kept = own.find((target) => target.provider === provider)?.cut?.kept;
    const what = about(`target-cut/${year.name}/${line.id}/${provider}`, "target-cut", args, `target-cost/${year.name}/${line.id}`);
    return kept === undefined ? { provider, ref } : { provider, ref: times(g, what, ref, kept) };
  });
}

function changesOf(context: Context, year: Year, line: Line, base: readonly Base[]): readonly Base[] {
  const g = context.graph;
  const args = { line: line.name, year: year.name };
  const changes = context.facts.targetChanges
    .filter((change) => change.line === line.id && change.year === year.name && counts(context, change.kind, change.amount))
    .map((change) => {
      const what = about(
        `target-change/${change.id}/${year.name}/${line.id}/${change.provider ?? "all"}`,
        "target-change",
        { id: change.id, kind: change.kind },
        `adjustments/${change.kind}`,
      );
      return { provider: change.provider, ref: given(g, what, ratio(change.amount), [change.source]) };
    });
  if (changes.length === 0) return base;
  const spread = changes.some((change) => change.provider === undefined)
    ? proRata(
        context,
        { id: `target-spread/${year.name}/${line.id}`, clause: `target-cost/${year.name}/${line.id}`, by: "target", years: [year] },
        base.map(({ provider, ref }) => ({ party: provider, weight: ref })),
      )
    : [];
  noteEvened(context, spread, ...changes.map((change) => change.ref));
  return base.map(({ provider, ref }) => {
    const parts = changes.flatMap((change, i) => {
      if (change.provider !== undefined) return change.provider === provider ? [change.ref] : [];
      const part = spread.find(({ party }) => party === provider)!;
      const what = about(`target-change-part/${year.name}/${line.id}/${provider}/${i}`, "target-change-part", { provider });
      return ["share" in part ? times(g, what, change.ref, part.share) : product(g, what, change.ref, part.ref)];
    });
    return { provider, ref: sum(g, about(`target-changed/${year.name}/${line.id}/${provider}`, "changed-target", args), [ref, ...parts]) };
  });
}

/** A fall that the agreement shares as a saving leaves the target as it is. */
function counts(context: Context, kind: Id, amount: bigint): boolean {
  const term = context.agreement.adjustments[kind];
  if (!term) {
    note(context, "adjustment-not-listed", { kind }, "adjustments");
    return false;
  }
  if (amount >= 0n || term.lowersTarget) return true;
  note(context, "fall-shared-as-saving", { kind }, `adjustments/${kind}`);
  return false;
}

/** fixed + (1 − fixed) × actual ÷ planned, limited; absent where there is nothing to correct. */
function volumeFactor(context: Context, year: Year, line: Line): Ref | undefined {
  const { graph: g, agreement, facts } = context;
  const term = agreement.volumes.find((volume) => volume.line === line.id);
  if (!term) return undefined;
  const planned = term.planned[year.name];
  const gone = lineRunningShare(context, year, line);
  const clause = `target-cost/volume/${line.id}`;
  const rows = facts.volumes.filter((row) => row.line === line.id && contains(year.period, row.day));
  if (rows.length === 0) {
    note(context, "no-volume", { line: line.id, year: year.name }, clause);
    return undefined;
  }
  if (!planned || mul(planned, gone).n === 0n) {
    note(context, "no-planned-volume", { line: line.id, year: year.name }, clause);
    return undefined;
  }
  const groups = [...new Set(rows.map((row) => row.group ?? ""))].sort();
  const terms = groups.map((group) => {
    const own = rows.filter((row) => (row.group ?? "") === group);
    const count = own.reduce((all, row) => add(all, row.count), ZERO);
    const what = about(`volume/${year.name}/${line.id}${group && `/${group}`}`, "volume", { line: line.name, group, unit: term.unit }, undefined, "count");
    return {
      of: given(
        g,
        what,
        count,
        own.map((row) => row.source),
      ),
      times: term.caseMix[group] ?? ONE,
    };
  });
  const args = { line: line.name, year: year.name, unit: term.unit };
  const actual = weighted(g, about(`volume-reached/${year.name}/${line.id}`, "volume-reached", args, clause, "count"), terms);
  const due = given(g, about(`volume-planned/${year.name}/${line.id}`, "volume-planned", args, clause, "count"), mul(planned, gone));
  const reached = quotient(g, about(`volume-share/${year.name}/${line.id}`, "volume-share", args, clause, "factor"), actual, due);
  return fixedAnd(context, term, year, line, reached);
}

function fixedAnd(context: Context, term: VolumeTerm, year: Year, line: Line, reached: Ref): Ref {
  const g = context.graph;
  const clause = `target-cost/volume/${line.id}`;
  const args = { line: line.name, year: year.name };
  const id = `${year.name}/${line.id}`;
  const limited =
    term.max === "none" ? reached : least(g, about(`volume-limited/${id}`, "volume-share", args, `${clause}/max`, "factor"), reached, constant(g, term.max));
  const terms = [{ of: limited, times: sub(ONE, term.fixed) }];
  return weighted(g, about(`volume-factor/${id}`, "volume-factor", args, `${clause}/fixed`, "factor"), terms, term.fixed);
}

function indexFactor(context: Context, year: Year, line: Line): Ref | undefined {
  const term = context.agreement.index;
  if (!term || term.adjusts === "nothing" || !term.lines.includes(line.id)) return undefined;
  const missing = seriesOf(context, term, year).find(({ now, base }) => !now || !base || base.value.n === 0n);
  if (!missing) return context.graph.once(`index-factor/${year.name}`, () => indexOfYear(context, term, year));
  note(context, "no-index", { series: missing.name, year: year.name }, "target-cost/index");
  return undefined;
}

function seriesOf(
  context: Context,
  term: IndexTerm,
  year: Year,
): readonly { name: string; weight: Ratio; now: IndexValue | undefined; base: IndexValue | undefined }[] {
  const at = (name: string, month: string) => latestOf(context.facts.indexValues.filter((value) => value.series === name && value.month === month));
  return Object.entries(term.series).map(([name, weight]) => ({
    name,
    weight,
    now: at(name, `${year.name}-${term.measured}`),
    base: at(name, term.baseMonth),
  }));
}

/** A revised value stands in the place of the one known before it. */
function latestOf(values: readonly IndexValue[]): IndexValue | undefined {
  return values.toSorted((a, b) => byId(a.known ?? "", b.known ?? "") || compare(a.value, b.value)).at(-1);
}

/** fixed + Σ weight × value ÷ base value, kept within 1 ± cap. */
function indexOfYear(context: Context, term: IndexTerm, year: Year): Ref {
  const g = context.graph;
  const clause = "target-cost/index";
  const month = `${year.name}-${term.measured}`;
  const terms = seriesOf(context, term, year).map(({ name, weight, now, base }) => {
    const value = g.once(`index/${name}/${month}`, () =>
      given(g, about(`index/${name}/${month}`, "index-value", { series: name, month }, undefined, "value"), now!.value, [now!.source]),
    );
    const baseId = `index/${name}/${term.baseMonth}`;
    const start = g.once(baseId, () =>
      given(g, about(baseId, "index-value", { series: name, month: term.baseMonth }, undefined, "value"), base!.value, [base!.source]),
    );
    return { of: quotient(g, about(`index-change/${name}/${year.name}`, "index-change", { series: name }, clause, "factor"), value, start), times: weight };
  });
  const { cap } = term;
  const named = (name: string, path: string) => about(`${name}/${year.name}`, "index-factor", { year: year.name }, path, "factor");
  if (cap === "none") return weighted(g, named("index-factor", clause), terms, term.fixed);
  const free = weighted(g, named("index-uncapped", clause), terms, term.fixed);
  const high = least(g, named("index-below", `${clause}/cap`), free, constant(g, add(ONE, cap)));
  return greatest(g, named("index-factor", `${clause}/cap`), high, constant(g, sub(ONE, cap)));
}

/** The part of a year's risk provision that counts as target. */
export function provisionOf(context: Context, term: Provision, year: Year, schemeTarget: Ref): Ref {
  const { graph: g, facts } = context;
  const clause = "risk-provision";
  const what = about(`provision/${year.name}`, "provision", { year: year.name }, clause);
  const { sizedBy } = term;
  const sized =
    sizedBy.by === "rate"
      ? times(g, what, schemeTarget, sizedBy.rate)
      : sizedBy.by === "amount"
        ? given(g, what, ratio(sizedBy.amount[year.name] ?? 0n))
        : expected(context, sizedBy.scenarios, what);
  const isCut = sizedBy.by !== "rate" && term.cut?.year === year.name;
  const whole = isCut ? times(g, about(`provision-cut/${year.name}`, "provision-cut", { year: year.name }, clause), sized, term.cut!.kept) : sized;
  if (term.unused === "shared") return whole;
  const rows = facts.draws.filter((draw) => draw.year === year.name);
  const drawn = given(
    g,
    about(`draws/${year.name}`, "draws", { year: year.name }),
    ratio(rows.reduce((all, draw) => all + draw.amount, 0n)),
    rows.map((draw) => draw.source),
  );
  return least(g, about(`provision-used/${year.name}`, "provision-used", { year: year.name }, `${clause}/unused`), whole, drawn);
}

function expected(
  context: Context,
  scenarios: readonly { readonly amount: bigint; readonly probability: { readonly n: bigint; readonly d: bigint } }[],
  what: ReturnType<typeof about>,
): Ref {
  const terms = scenarios.map((scenario, i) => {
    const id = `scenario/${i}`;
    const named = about(id, "scenario", { number: String(i + 1) }, `risk-provision/scenarios/${i}`);
    return { of: context.graph.once(id, () => given(context.graph, named, ratio(scenario.amount))), times: scenario.probability };
  });
  return weighted(context.graph, what, terms);
}
