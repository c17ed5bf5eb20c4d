/** What the draws say about each party: a plain value that JSON can carry. */
import { type Agreement, pays } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { toNumber } from "../kernel/share.ts";
import type { Distribution } from "./distributions.ts";
import { type Futures, type Subject, termYears } from "./futures.ts";
import { PERCENTS, spreadOf } from "./percentiles.ts";
import { drawPositions, type Draws, type Model, type OnProgress, type Positions, type Swing, swingsOf } from "./run.ts";
import type { ImaginedUse } from "./uses.ts";

/** Cents as doubles: simulated money is never payable (domain, section 5). */
export type Outlook = {
  readonly mean: number;
  readonly deviation: number;
  readonly least: number;
  readonly greatest: number;
  readonly percentiles: readonly { readonly percent: number; readonly cents: number }[];
  /** Draws in equal cells from `least` to `greatest`. */
  readonly bins: readonly number[];
};

export type PartyOutlook = Outlook & {
  readonly party: Id;
  readonly name: string;
  /** The position when everything goes as planned. */
  readonly plan: number;
  /** The probability of a position below the plan. */
  readonly pain: number;
  /** The probability that the party ends below zero; absent for those who pay for the services. */
  readonly loss?: number;
  readonly tornado: readonly Swing[];
};

export type Simulation = {
  readonly kind: "simulation";
  readonly alliance: string;
  readonly draws: number;
  readonly seed: string;
  readonly years: readonly string[];
  /** The futures are those that the agreement itself suggests; nobody gave any. */
  readonly futuresAreDefault: boolean;
  readonly inputs: readonly {
    readonly id: Id;
    readonly subject: Subject;
    readonly distribution: Distribution;
    readonly plan: number;
    readonly drivesNothing: boolean;
  }[];
  readonly correlations: Futures["correlations"];
  /** How the use of the joint lines that are divided by it was found. */
  readonly uses: readonly ImaginedUse[];
  /** Draws beside a jump that the exact settlement decided. */
  readonly decidedExactly: number;
  readonly parties: readonly PartyOutlook[];
};

/** Less than half a cent is no difference. */
const HALF_A_CENT = 0.5;

export function outlookOf(draws: Float64Array, plan: number): Outlook & { readonly below: readonly [number, number] } {
  const spread = spreadOf(draws, PERCENTS, [plan - HALF_A_CENT, -HALF_A_CENT]);
  return { ...spread, percentiles: PERCENTS.map((percent, i) => ({ percent, cents: spread.percentiles[i]! })) };
}

/** `drawn`: positions drawn before with the same options. `idle`: inputs that move no money here. */
export function simulateModel(model: Model, options: Draws, onProgress?: OnProgress, idle: readonly Id[] = [], drawn?: Positions): Simulation {
  const { positions, decidedExactly } = drawn ?? drawPositions(model, options, onProgress);
  const swings = swingsOf(model);
  const parties = model.parties.map((party, i): PartyOutlook => {
    const plan = model.atPlan[i]!;
    const { below, ...outlook } = outlookOf(positions[i]!, plan);
    const name = model.agreement.parties.find((candidate) => candidate.id === party)?.name ?? party;
    return { party, name, plan, ...outlook, pain: below[0], ...(!spends(model.agreement, party) && { loss: below[1] }), tornado: swings[i]! };
  });
  const { futures } = model;
  return {
    kind: "simulation",
    alliance: model.agreement.name,
    draws: options.draws,
    seed: String(options.seed),
    years: termYears(model.agreement),
    futuresAreDefault: futures.isDefault,
    inputs: futures.inputs.map((input, i) => ({ ...input, plan: toNumber(model.inputsAtPlan[i]!), drivesNothing: idle.includes(input.id) })),
    correlations: futures.correlations,
    uses: model.uses,
    decidedExactly,
    parties,
  };
}

/** Purchasers and funders spend: only for the others does a position below zero mean a loss. */
function spends(agreement: Agreement, party: Id): boolean {
  return agreement.parties.some((candidate) => candidate.id === party && pays(candidate));
}
