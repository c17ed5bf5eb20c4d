/**
 * Front door: the money of an exit (docs/exit.md). The engine itself settles what is so until the last day, and, on an agreed forecast, how the year would
 * have ended; both under the agreement as it reads without whoever leaves. Nothing of a simulation is ever payable. Pure.
 */
import type { Agreement } from "../agreement/agreement.ts";
import { type ForecastBy, type Gap, type Leaving, type Left, leftBy, type LeftFault } from "../agreement/left.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Source } from "../kernel/source.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { composed } from "../settlement/composed.ts";
import type { Facts } from "../settlement/facts.ts";
import type { Settled } from "../settlement/payment-figures.ts";
import { settle, statementBetween } from "../settlement/settlement.ts";
import type { Component, Standing, Statement } from "../settlement/statement.ts";
import { type After, afterExits } from "./after.ts";
import { type CommitmentRow, commitmentRows, type OpenCommitment } from "./promised.ts";
import { type ForecastFault, forecastFaults, knownUntil, withForecast } from "./forecast.ts";
import { type Made, partsOf } from "./parts.ts";
export { type After, afterExits };
export { rangeByRegister, rangeOf } from "./range.ts";
import { type SharesChange, sharesChanged, type TargetCut, targetsCut } from "./shares.ts";

export type ExitKind = "leave" | "exclusion" | "termination";
export type Exit = Leaving & {
  readonly kind: ExitKind;
  /** One of the agreement's grounds, where the exit needs one. */
  readonly ground?: string;
  /** The last day on which the rights and duties of whoever leaves run. */
  readonly last: Day;
};

/** How the time from the last day on would have gone: agreed by the parties, or set by the independent expert. Never a simulation. */
export type ExitForecast = {
  readonly by: ForecastBy;
  /** When it was agreed or set. */
  readonly on: Day;
  /** The day of settlement of the forecast: the end of the settled year or later. */
  readonly to: Day;
  /** Costs and results from the last day on, read under the agreement that `leftBy` gives. */
  readonly facts: Facts;
  /** Costs of its rows before the last day, where each row's own day is known: groups tell their month. */
  readonly early?: readonly { readonly source: Source }[];
  /** The file they were read from, and the SHA-256 of its bytes; of the document in which it was agreed or set. */
  readonly file: string;
  readonly sha256: string;
  readonly document?: string;
};

/** The party's position in imagined futures of the rest of the term: doubles of cents, no money. */
export type SimulatedRange = {
  readonly kind: "simulated";
  readonly party: Id;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly draws: number;
  readonly seed: string;
  /** Nobody gave futures: those that the agreement itself suggests. */
  readonly futuresAreDefault: boolean;
  /** How many open risks and opportunities of the register the futures are made of; absent where none. */
  readonly risks?: number;
};

export type ExitAsked = {
  /** The agreement in force, without this exit. */
  readonly agreement: Agreement;
  /** What is recorded, read under the agreement that `leftBy` gives: groups of costs are cut at the last day. */
  readonly facts: Facts;
  readonly exit: Exit;
  readonly knownAt: Instant;
  readonly forecast?: ExitForecast;
  readonly commitments?: readonly OpenCommitment[];
  /** The statement that the parties approved last: an ordinary one, or the one of this exit before there was a forecast. */
  readonly earlier?: Statement;
  /** Exits that were settled before: what they settled is nobody's any more. */
  readonly before?: readonly Exit[];
  /** Shown beside, carried as it stands. */
  readonly range?: readonly SimulatedRange[];
};

/** `settled`: payable on what is recorded until the last day. `forecast`: what the agreed forecast adds to it, below zero what it takes away. */
export type ExitPart = "settled" | "forecast";
/** Payable cents that a purchaser owes a provider (below zero: the other way), as a string; `figure` of `statement` is the sum of the parts of its row. */
export type ExitLine = {
  readonly part: ExitPart;
  readonly year: string;
  readonly component: Component;
  readonly provider: Id;
  readonly purchaser: Id;
  readonly cents: string;
  readonly figure: string;
};
/** What is not payable, as the engine has it: it waits for an agreed forecast, for verification, or for the contract period's end. */
export type ExitOpen = {
  readonly year: string;
  readonly component: Component;
  readonly provider: Id;
  readonly purchaser: Id;
  readonly standing: Exclude<Standing, "payable" | "internal">;
  readonly cents: string;
  readonly figure: string;
  readonly reason: "no-forecast" | "not-final" | "retained" | "notional";
  /** Indicators that the year lacks. */
  readonly missing: readonly string[];
};
/** What a party gets by the exit, cents as strings: as a provider plus, as a purchaser minus. `before`: settled by earlier statements; `now`: by the payments. */
export type ExitTotal = {
  readonly party: Id;
  readonly settled: string;
  readonly forecast: string;
  readonly payable: string;
  readonly before: string;
  /** Net of the payments of this statement; differs from payable − before by what is held. */
  readonly now: string;
};

export type ExitStatement = {
  readonly sameside: 1;
  readonly kind: "exit-statement";
  readonly engine: string;
  readonly alliance: string;
  readonly agreement: string;
  readonly currency: string;
  readonly knownAt: Instant;
  readonly exit: Exit & { readonly phase: "development" | "implementation" };
  readonly forecast?: Omit<ExitForecast, "facts">;
  readonly lines: readonly ExitLine[];
  readonly parties: readonly ExitTotal[];
  readonly open: readonly ExitOpen[];
  readonly commitments: readonly CommitmentRow[];
  readonly targets: readonly TargetCut[];
  readonly shares: readonly SharesChange[];
  readonly gaps: readonly Gap[];
  /** Net cents that whoever leaves gets by the payments (below zero: pays); of the whole, the sum of all payments. */
  readonly payable: string;
  readonly range?: readonly SimulatedRange[];
  /** Everything payable and open between whoever leaves and the others, as a statement: payments, and every figure down to clauses and lines. */
  readonly statement: Statement;
};

export type ExitFault = LeftFault | ForecastFault;
export type ExitSettled = { readonly exit: ExitStatement; readonly faults?: undefined } | { readonly exit?: undefined; readonly faults: readonly ExitFault[] };

/** What is payable when somebody leaves, what stays open, and why. Refused are a day or a party that cannot be, and a forecast that does not fit. */
export function exitOf(asked: ExitAsked): ExitSettled {
  const { exit, forecast, knownAt, before = [] } = asked;
  const { agreement, pays } = afterExits(asked.agreement, before);
  const left = leftBy(agreement, exit, exit.last);
  if (left.faults) return { faults: left.faults };
  const wrong = forecast ? forecastFaults(left.agreement, exit, forecast) : [];
  if (wrong.length > 0) return { faults: wrong };
  const facts = knownUntil(asked.facts, exit.last);
  const actual = settle(left.agreement, facts, { through: exit.last, knownAt });
  const asIf = forecast && settle(left.agreement, withForecast(facts, forecast.facts), { through: forecast.to, knownAt });
  return {
    exit: put({ ...asked, agreement }, left, pays, { actual, isShared: phaseOf(left.agreement, exit) === "implementation", ...(asIf ? { asIf } : {}) }),
  };
}

function phaseOf({ development }: Agreement, { last }: Exit): "development" | "implementation" {
  return development && last <= development.until ? "development" : "implementation";
}

type Without = Extract<Left, { readonly agreement: Agreement }>;
type Pair = { readonly provider: Id; readonly purchaser: Id };

function put(asked: ExitAsked, { agreement, gaps }: Without, pays: After["pays"], made: Made): ExitStatement {
  const { exit, forecast, knownAt, range } = asked;
  const { actual } = made;
  const concerns = (pair: Pair): boolean => pays(pair) && ("whole" in exit || pair.provider === exit.party || pair.purchaser === exit.party);
  const { taken, lines, sums, open } = partsOf(made, concerns);
  const purchasers = "whole" in exit ? agreement.parties.map(({ id }) => id) : [exit.party];
  const earlier = asked.earlier && statementBetween(asked.earlier, concerns);
  const final = open.every(({ reason }) => reason === "notional");
  const statement = composed(agreement, taken, { purchasers, sums, final, ...(earlier ? { earlier } : {}) });
  return {
    sameside: 1,
    kind: "exit-statement",
    engine: actual.engine,
    alliance: actual.alliance,
    agreement: actual.agreement,
    currency: actual.currency,
    knownAt,
    exit: { ...exit, phase: phaseOf(agreement, exit) },
    ...(forecast ? { forecast: withoutFacts(forecast) } : {}),
    lines,
    parties: totalsOf(agreement, lines, earlier, statement),
    open,
    commitments: commitmentRows(agreement, asked.commitments ?? [], exit.last),
    targets: targetsCut(asked.agreement, agreement),
    shares: "whole" in exit ? [] : sharesChanged(asked.agreement, agreement, exit.party, exit.last),
    gaps,
    payable: payableOf(statement, exit),
    ...(range ? { range } : {}),
    statement,
  };
}

function withoutFacts({ by, on, to, file, sha256, document }: ExitForecast): NonNullable<ExitStatement["forecast"]> {
  return { by, on, to, file, sha256, ...(document === undefined ? {} : { document }) };
}

function totalsOf({ parties }: Agreement, lines: readonly ExitLine[], earlier: Settled | undefined, { payments }: Statement): readonly ExitTotal[] {
  return parties.flatMap(({ id }): ExitTotal[] => {
    const got = (rows: readonly (Pair & { readonly cents: string })[]): bigint =>
      rows.reduce((all, { provider, purchaser, cents }) => all + (provider === id ? BigInt(cents) : 0n) - (purchaser === id ? BigInt(cents) : 0n), 0n);
    const [settled, forecast] = (["settled", "forecast"] as const).map((part) => got(lines.filter((line) => line.part === part))) as [bigint, bigint];
    const paid = (earlier?.obligations ?? []).filter(({ standing }) => standing === "payable");
    const before = got(paid) + got(earlier?.held ?? []);
    const now = netOf(payments, id);
    const isNamed = [...lines, ...paid].some(({ provider, purchaser }) => provider === id || purchaser === id);
    if (!isNamed && now === 0n) return [];
    const sums = { settled, forecast, payable: settled + forecast, before, now };
    return [{ party: id, ...(Object.fromEntries(Object.entries(sums).map(([key, cents]) => [key, String(cents)])) as Omit<ExitTotal, "party">) }];
  });
}

function netOf(payments: Statement["payments"], party: Id): Cents {
  return payments.reduce((all, { from, to, cents }) => all + (to === party ? BigInt(cents) : 0n) - (from === party ? BigInt(cents) : 0n), 0n);
}

function payableOf({ payments }: Statement, exit: Exit): string {
  return String("party" in exit ? netOf(payments, exit.party) : payments.reduce((all, { cents }) => all + BigInt(cents), 0n));
}
