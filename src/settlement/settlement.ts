/** Settlement: who pays and gets what, and why. Pure: no clock, no file, no package, so that the browser runs the same code. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Facts } from "./facts.ts";
import type { Graph, Ref } from "./graph.ts";
import type { Statement } from "./statement.ts";

export type Options = {
  /** Facts with a later effective day do not count. */
  readonly through: Day;
  /** Facts that became known later do not count. */
  readonly knownAt: Instant;
  /** Statements that the parties approved before this one. */
  readonly earlier?: readonly Statement[];
};

/** A settlement before rounding: the whole derivation, and where the parties' money stands in it. */
export type Settled = {
  readonly graph: Graph;
  /** Each party's position over the term: what it receives less what it spends and owes, exact cents; public producers have both. */
  readonly positions: ReadonlyMap<string, Ref>;
};

/** The exact settlement as a graph. */
export declare function derive(agreement: Agreement, facts: Facts, options: Options): Settled;

/** The statement: rounded once, split without loss, payments by the matrix. */
export declare function settle(agreement: Agreement, facts: Facts, options: Options): Statement;
