/** Settlement: who pays and gets what, and why. Pure: no clock, no file, no package, so that the browser runs the same code. */
import type { Agreement } from "../agreement/agreement.ts";
import { contains, type Day, type Instant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { formatRatio } from "../kernel/share.ts";
import { type Cell, cellsOf, positionsOf } from "./cells.ts";
import type { RefusedClaim } from "./claims.ts";
import { type Context, contextOf } from "./context.ts";
import { type Costs, costsOf } from "./costs.ts";
import { noteDoubts } from "./doubts.ts";
import type { Facts } from "./facts.ts";
import { feesOf } from "./fees.ts";
import type { Graph, Ref } from "./graph.ts";
import { note, noteEvened, noteForeignUnits } from "./keys.ts";
import { outcomesOf } from "./outcomes.ts";
import { paymentSums, type Settled as SettledBefore } from "./payment-figures.ts";
import { paymentsOf } from "./payments.ts";
import { appropriationRows, apartRows, figuresOf, partyTotals, placeOf } from "./report.ts";
import { resultsOf, type VolumeShare, volumeShares } from "./results.ts";
import { rounded } from "./rounding.ts";
import type { Limbs } from "./limbs.ts";
import { sharedOf } from "./sharing.ts";
import { totalScore } from "./scores.ts";
import type { Statement } from "./statement.ts";
import { costStreams, feeStreams, finalityOf, type Finality, lateStreams, outcomeStreams, resultStreams, sharedStreams } from "./streams.ts";
import { targetsOf } from "./targets.ts";
import { unowedOf } from "./unowed.ts";

/** Named in every statement; a stored statement stays authoritative when it changes. */
export const ENGINE = "sameside-settlement/1";

export type Options = {
  /** Facts with a later effective day do not count. */
  readonly through: Day;
  /** Facts that became known later do not count. */
  readonly knownAt: Instant;
  /** Statements that the parties approved before this one. */
  readonly earlier?: readonly Statement[];
  /** Between whom money moves; absent, between all. What others owe is shown and paid elsewhere: the exit of one of them has settled it. */
  readonly pays?: (pair: { readonly provider: Id; readonly purchaser: Id }) => boolean;
};

/** A settlement before rounding: the whole derivation, and where the parties' money stands in it. */
export type Settled = {
  readonly graph: Graph;
  /** Each party's position over the term: what it receives less what it spends and owes, exact cents; a public producer has both in one. */
  readonly positions: ReadonlyMap<string, Ref>;
  /** Exact obligations between two parties. */
  readonly cells: readonly Cell[];
  /** Total score by year, where there is one. */
  readonly scores: ReadonlyMap<string, Ref>;
  readonly context: Context;
  readonly costs: Costs;
  readonly refused: readonly RefusedClaim[];
  readonly volumes: readonly VolumeShare[];
  readonly finality: Finality;
  readonly missing: ReadonlyMap<string, readonly string[]>;
};

/** The exact settlement as a graph. Facts must name only what the agreement knows; their readers see to it. */
export function derive(agreement: Agreement, facts: Facts, options: Options): Settled {
  const context = contextOf(agreement, facts, options.through, options.knownAt);
  for (const year of context.years) {
    const none = !context.facts.costs.some((group) => contains(year.period, group.day));
    if (year.over && none) note(context, "no-costs", { year: year.name }, "reimbursable");
  }
  noteForeignUnits(context);
  const costs = costsOf(context);
  const targets = targetsOf(context);
  noteDoubts(context, facts, targets);
  const fees = feesOf(context, targets, costs.implementation);
  const limbs: Limbs = { targets, costs: costs.implementation, fees };
  const shared = sharedOf(context, limbs);
  const results = resultsOf(context, limbs, shared);
  const outcomes = outcomesOf(context);
  const { finality, missing } = finalityOf(context);
  const streams = [
    ...costStreams(context, costs),
    ...feeStreams(context, limbs, results, finality),
    ...sharedStreams(context, limbs, shared.cells, finality),
    ...resultStreams(context, limbs, results, finality),
    ...outcomeStreams(context, outcomes.cells, finality),
    ...lateStreams(context),
  ];
  for (const { payers, economic, due } of streams) noteEvened(context, payers, economic, due);
  const cells = cellsOf(context, streams);
  const unowed = unowedOf(context, streams);
  const apart = unowed ? new Map([...costs.apart, ["no-units", unowed] as const]) : costs.apart;
  const positions = positionsOf(context, streams, [...costs.implementation, ...costs.development]);
  const scores = new Map(context.years.flatMap((year) => [totalScore(context, year)].flatMap((ref) => (ref === undefined ? [] : [[year.name, ref] as const]))));
  return {
    graph: context.graph,
    positions,
    cells,
    scores,
    context,
    costs: { ...costs, apart },
    refused: outcomes.refused,
    volumes: volumeShares(context),
    finality,
    missing,
  };
}

/** The statement: rounded once, split without loss, payments by the matrix. */
export function settle(agreement: Agreement, facts: Facts, options: Options): Statement {
  const settled = derive(agreement, facts, options);
  const { context, finality, missing } = settled;
  const { cells, figures: roundedFigures } = rounded(context, settled.cells);
  const { totals, extras: sums } = partyTotals(context, cells);
  const { rows: appropriations, extras: owes } = appropriationRows(context, cells);
  const final = context.years.length > 0 && finality.contract(context.years.at(-1)!);
  const { pays = () => true } = options;
  const earlier = (options.earlier ?? []).map((statement) => statementBetween(statement, pays));
  const { payments, held, figures: paid } = paymentsOf(context, cells.filter(pays), earlier, final);
  const { moved, figures: movements } = paymentSums(payments);
  const asides = [...settled.costs.apart.values()].map(({ ref }) => ref);
  const roots = [...settled.positions.values(), ...settled.scores.values(), ...asides, ...settled.volumes.map(({ ref }) => ref)];
  let figures: Statement["figures"] | undefined;
  return {
    sameside: 1,
    kind: "statement",
    engine: ENGINE,
    alliance: agreement.name,
    agreement: agreement.file,
    currency: agreement.currency,
    names: { parties: namesOf(agreement.parties), lines: namesOf(agreement.lines), ...areaNamesOf(agreement) },
    through: options.through,
    knownAt: options.knownAt,
    years: context.years.map((year) => ({ year: year.name, state: finality.year.get(year.name) ? "final" : "interim", missing: missing.get(year.name) ?? [] })),
    obligations: cells.map(({ year, component, provider, purchaser, standing, cents, figure }) => ({
      year,
      component,
      provider,
      purchaser,
      standing,
      cents: String(cents),
      figure,
    })),
    parties: totals,
    payments,
    ...(moved ? { moved } : {}),
    ...(held.length > 0 ? { held } : {}),
    appropriations,
    apart: apartRows(context, settled.costs.apart),
    volumeShares: settled.volumes.map(({ line, year, provider, ref }) => ({
      line,
      year,
      provider,
      share: shareText(settled.graph, ref),
      figure: settled.graph.nodes[ref]!.id,
    })),
    refusedClaims: settled.refused,
    notes: context.notes.map(({ code, args, clause }) => ({ code, args, ...(clause === undefined ? {} : { clause: placeOf(agreement, clause) }) })),
    /** Made when first asked for: a million cost lines have a long list of places. */
    get figures() {
      return (figures ??= figuresOf(context, roots, roundedFigures, [...sums, ...owes, ...paid, ...movements]));
    },
  };
}

/** A statement as far as it is about those pairs. */
export function statementBetween(statement: Statement, pays: NonNullable<Options["pays"]>): SettledBefore {
  const { through, knownAt, obligations, held } = statement;
  return { through, knownAt, obligations: obligations.filter(pays), ...(held ? { held: held.filter(pays) } : {}) };
}

function namesOf(things: readonly { readonly id: string; readonly name: string }[]): Readonly<Record<string, string>> {
  return Object.fromEntries(things.map(({ id, name }) => [id, name]));
}

/** An indicator that several areas read is called by the first. */
function areaNamesOf({ results }: Agreement): Pick<NonNullable<Statement["names"]>, "areas" | "indicators"> {
  if (!results) return {};
  const indicators = results.areas.map(({ indicator, name }) => ({ id: indicator, name }));
  return { areas: namesOf(results.areas), indicators: namesOf(indicators.toReversed()) };
}

function shareText(graph: Graph, ref: Ref): string {
  return formatRatio(graph.value(ref));
}
