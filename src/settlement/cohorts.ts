/** Outcomes measured on a whole cohort against what would have happened without the service. Page section 10, cohort outcomes. */
import type { CohortOutcome } from "../agreement/agreement.ts";
import type { Day } from "../kernel/day.ts";
import { byId } from "../kernel/id.ts";
import { mul, ratio, ZERO } from "../kernel/share.ts";
import type { CohortResult } from "../outcomes/outcomes.ts";
import { type Context, type Year, yearOfDay } from "./context.ts";
import type { Ref } from "./graph.ts";
import { note } from "./keys.ts";
import { about, constant, given, least, minus, positive, product, quotient, sum, times, when } from "./nodes.ts";

export type CohortPay = { readonly year: Year; readonly cohort: string; readonly day: Day; readonly ref: Ref; readonly name: string };
type Measured = {
  readonly row: CohortResult;
  readonly year: Year;
  readonly id: string;
  readonly realised: Ref;
  readonly counterfactual: Ref;
  readonly size: Ref;
  readonly measure: Ref;
  readonly full: Ref;
};

export function cohortsOf(context: Context, term: CohortOutcome, clause: string): readonly CohortPay[] {
  const g = context.graph;
  const rows = context.facts.cohorts.filter((row) => row.outcome === term.id).toSorted((a, b) => byId(a.day, b.day) || byId(a.cohort, b.cohort));
  const measured = rows.flatMap((row) => {
    const year = yearOfDay(context, row.day);
    if (year) return [measure(context, term, clause, row, year)];
    note(context, "outcome-left-out", { outcome: `${term.name}, ${row.cohort}`, day: row.day, reason: "outside-term" }, clause);
    return [];
  });
  const own = measured.map((cohort) => {
    const name = `${cohort.id}/pay`;
    const head = { year: cohort.year, cohort: cohort.row.cohort, day: cohort.row.day, name };
    if (!term.gate) return { ...head, ref: cohort.full };
    const what = about(name, "cohort-pay", { cohort: cohort.row.cohort }, `${clause}/cohort/gate`);
    return { ...head, ref: when(g, what, cohort.measure, ">=", constant(g, term.gate), cohort.full, constant(g, ZERO)) };
  });
  return [
    ...own,
    ...context.agreement.periods.flatMap((_, contract) =>
      secondChance(
        context,
        term,
        clause,
        contract,
        measured.filter((cohort) => cohort.year.contract === contract),
      ),
    ),
  ];
}

function measure(context: Context, term: CohortOutcome, clause: string, row: CohortResult, year: Year): Measured {
  const g = context.graph;
  const id = `cohort/${term.id}/${row.cohort}`;
  const args = { cohort: row.cohort, outcome: term.name };
  const leaf = (name: "realised" | "counterfactual" | "size"): Ref =>
    given(g, about(`${id}/${name}`, `cohort-${name}`, args, undefined, "value"), row[name], [row.source]);
  const [realised, counterfactual, size] = [leaf("realised"), leaf("counterfactual"), leaf("size")];
  const effect = effectOf(context, term, clause, `${id}/effect`, realised, counterfactual);
  const relative =
    term.measure === "relative-reduction"
      ? quotient(g, about(`${id}/relative`, "cohort-relative", args, `${clause}/cohort/measure`, "share"), effect, counterfactual)
      : effect;
  return { row, year, id, realised, counterfactual, size, measure: relative, full: fullPay(context, term, clause, id, effect, size) };
}

function effectOf(context: Context, term: CohortOutcome, clause: string, id: string, realised: Ref, counterfactual: Ref): Ref {
  const what = about(id, "cohort-effect", {}, `${clause}/cohort/lower-is-better`, "value");
  return term.lowerIsBetter ? minus(context.graph, what, counterfactual, realised) : minus(context.graph, what, realised, counterfactual);
}

/** What a cohort pays once it passes. Money a unit is in cents. */
function fullPay(context: Context, term: CohortOutcome, clause: string, id: string, effect: Ref, size: Ref): Ref {
  const g = context.graph;
  const cap = (name: string, amount: Ref): Ref =>
    term.cap === undefined ? amount : least(g, about(`${id}/${name}`, "cohort-cap", {}, `${clause}/cohort/cap`), amount, constant(g, ratio(term.cap)));
  if ("cents" in term.pays) return cap("capped", given(g, about(`${id}/amount`, "cohort-amount", {}, `${clause}/cohort/pays`), ratio(term.pays.cents)));
  const units = positive(
    g,
    about(`${id}/units-positive`, "cohort-units", {}, clause, "value"),
    product(g, about(`${id}/units`, "cohort-units", {}, clause, "value"), effect, size),
  );
  const pay = cap("capped", times(g, about(`${id}/rated`, "cohort-amount", {}, `${clause}/cohort/pays`), units, mul(term.pays.rate, term.pays.unitValue)));
  if (!term.fiscalBenefit) return pay;
  const benefit = times(
    g,
    about(`${id}/benefit`, "fiscal-benefit", {}, `${clause}/cohort/fiscal-benefit`),
    units,
    mul(term.fiscalBenefit, term.pays.unitValue),
  );
  return least(g, about(`${id}/within-benefit`, "fiscal-benefit", {}, `${clause}/cohort/fiscal-benefit`), pay, benefit);
}

/** At the end of the contract period the cohorts are tested together; passed, the missed ones are paid after all. */
function secondChance(context: Context, term: CohortOutcome, clause: string, contract: number, cohorts: readonly Measured[]): readonly CohortPay[] {
  const g = context.graph;
  const period = context.agreement.periods[contract]!;
  if (!term.pooled || !term.gate || cohorts.length === 0 || context.through < period.to) return [];
  const root = `cohort/${term.id}/pooled-${contract}`;
  const path = `${clause}/cohort/pooled-gate`;
  const zero = constant(g, ZERO);
  const one = constant(g, ratio(1n));
  const gate = constant(g, term.gate);
  const missed = cohorts.map((cohort) =>
    when(
      g,
      about(`${root}/missed/${cohort.row.cohort}`, "cohort-missed", { cohort: cohort.row.cohort }, path, "factor"),
      cohort.measure,
      ">=",
      gate,
      zero,
      one,
    ),
  );
  const sizes = cohorts.map((cohort, i) =>
    term.pooled!.of === "all"
      ? cohort.size
      : product(
          g,
          about(`${root}/size/${cohort.row.cohort}`, "cohort-size", { cohort: cohort.row.cohort, outcome: term.name }, path, "value"),
          cohort.size,
          missed[i]!,
        ),
  );
  const size = sum(g, about(`${root}/size`, "cohort-size", { cohort: "", outcome: term.name }, path, "value"), sizes);
  const mean = (of: "realised" | "counterfactual"): Ref => {
    const parts = cohorts.map((cohort, i) =>
      product(
        g,
        about(`${root}/${of}/${cohort.row.cohort}`, `cohort-${of}`, { cohort: cohort.row.cohort, outcome: term.name }, path, "value"),
        cohort[of],
        sizes[i]!,
      ),
    );
    const total = sum(g, about(`${root}/${of}-sum`, `cohort-${of}`, { cohort: "", outcome: term.name }, path, "value"), parts);
    return quotient(g, about(`${root}/${of}-mean`, `cohort-${of}`, { cohort: "", outcome: term.name }, path, "value"), total, size);
  };
  const [realised, counterfactual] = [mean("realised"), mean("counterfactual")];
  const effect = effectOf(context, term, clause, `${root}/effect`, realised, counterfactual);
  const tested =
    term.measure === "relative-reduction"
      ? quotient(g, about(`${root}/relative`, "cohort-relative", { cohort: "", outcome: term.name }, path, "share"), effect, counterfactual)
      : effect;
  const some = when(g, about(`${root}/some`, "cohort-size", { cohort: "", outcome: term.name }, path, "factor"), size, ">", zero, one, zero);
  const passed = when(g, about(`${root}/passed`, "cohort-pooled-passed", {}, path, "factor"), tested, ">=", constant(g, term.pooled.gate), some, zero);
  const last = context.years.findLast((year) => year.contract === contract)!;
  return cohorts.map((cohort, i) => {
    const name = `${root}/pay/${cohort.row.cohort}`;
    const due = product(g, about(`${root}/due/${cohort.row.cohort}`, "cohort-pay", { cohort: cohort.row.cohort }, path), cohort.full, missed[i]!);
    const ref = product(g, about(name, "cohort-pay", { cohort: cohort.row.cohort }, path), due, passed);
    return { year: last, cohort: cohort.row.cohort, day: cohort.row.day, ref, name };
  });
}
