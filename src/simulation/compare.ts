/** Two agreements over the very same futures: what each party's position would be under one and under the other, draw by draw. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import type { Use } from "../settlement/facts.ts";
import type { Futures, FuturesFault } from "./futures.ts";
import { drawPositions, type Draws, type Model, type OnProgress } from "./run.ts";
import { prepareAgreement } from "./simulate.ts";
import { type Outlook, outlookOf, type Simulation, simulateModel } from "./summary.ts";

export type PartyComparison = {
  readonly party: Id;
  /** The second agreement less the first, cents, when everything goes as planned and over the draws. */
  readonly plan: number;
  readonly difference: Outlook;
  /** The probability that the second is better for the party by half a cent or more, and that it is worse. */
  readonly better: number;
  readonly worse: number;
};

export type Comparison = {
  readonly kind: "comparison";
  readonly draws: number;
  readonly seed: string;
  readonly first: Simulation;
  readonly second: Simulation;
  /** Parties that stand in both agreements; none where the two have no party in common, and then there is nothing to compare. */
  readonly parties: readonly PartyComparison[];
  readonly nothingInCommon: boolean;
  readonly onlyInFirst: readonly Id[];
  readonly onlyInSecond: readonly Id[];
};

export type Compared =
  | { readonly comparison: Comparison; readonly faults: readonly FuturesFault[] }
  | { readonly comparison?: undefined; readonly faults: readonly FuturesFault[] };

/**
 * Both agreements are settled over the same draws: inputs are drawn by their id, so the futures must fit both. Inputs that move nothing in one of
 * them are told, not refused. `recorded`: use of joint lines that is known already, of the first agreement and of the second.
 */
export function compareAgreements(
  first: Agreement,
  second: Agreement,
  futures: Futures,
  options: Draws,
  onProgress?: OnProgress,
  recorded: readonly [readonly Use[], readonly Use[]] = [[], []],
): Compared {
  const [a, b] = [prepareAgreement(first, futures, recorded[0]), prepareAgreement(second, futures, recorded[1])];
  const faults = [...a.faults, ...b.faults];
  if (!a.model || !b.model) return { faults };
  const half = (from: number): OnProgress | undefined => onProgress && ((done, all) => onProgress(from * all + done, 2 * all));
  const comparison = laidSideBySide(
    a.model,
    b.model,
    options,
    [a.faults, b.faults].map((some) => some.map((fault) => fault.at)),
    [half(0), half(1)],
  );
  return { comparison, faults };
}

function laidSideBySide(a: Model, b: Model, options: Draws, idle: readonly (readonly Id[])[], progress: readonly (OnProgress | undefined)[]): Comparison {
  const [one, other] = [drawPositions(a, options, progress[0]), drawPositions(b, options, progress[1])];
  const shared = a.parties.filter((party) => b.parties.includes(party));
  const parties = shared.map((party): PartyComparison => {
    const [i, j] = [a.parties.indexOf(party), b.parties.indexOf(party)];
    const plan = b.atPlan[j]! - a.atPlan[i]!;
    const difference = other.positions[j]!.map((value, draw) => value - one.positions[i]![draw]!);
    const { below, ...outlook } = outlookOf(difference, 0);
    let better = 0;
    for (const value of difference) if (value >= 0.5) better++;
    return { party, plan, difference: outlook, better: better / options.draws, worse: below[0] };
  });
  return {
    kind: "comparison",
    draws: options.draws,
    seed: String(options.seed),
    first: simulateModel(a, options, undefined, idle[0], one),
    second: simulateModel(b, options, undefined, idle[1], other),
    parties,
    nothingInCommon: shared.length === 0,
    onlyInFirst: a.parties.filter((party) => !shared.includes(party)),
    onlyInSecond: b.parties.filter((party) => !shared.includes(party)),
  };
}
