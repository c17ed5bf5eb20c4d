/** Which decisions an exit was approved by: leaving is a later slice, so all that is kept of it here is what its approvals rest on. Pure. */
import type { Decision } from "../decisions/kinds.ts";
import type { Cents } from "../kernel/money.ts";
import type { Entry } from "../log/entry.ts";

/** By exit, the decisions. */
export type ExitApprovals = { readonly exitApprovals: ReadonlyMap<string, readonly string[]> };

/** What is settled anew, or on another forecast, is approved anew. */
export function foldExitApprovals(known: ExitApprovals["exitApprovals"], { kind, body }: Pick<Entry, "kind" | "body">): ExitApprovals["exitApprovals"] {
  const { exit, decision } = body;
  if (typeof exit !== "string") return known;
  if (kind === "exit-settled" || kind === "exit-forecast-set") return new Map(known).set(exit, []);
  return kind === "exit-approved" && typeof decision === "string" ? new Map(known).set(exit, [...(known.get(exit) ?? []), decision]) : known;
}

/** The exits that were approved by a decision. */
export function exitsApprovedBy({ exitApprovals }: ExitApprovals, decision: string): readonly string[] {
  return [...exitApprovals].filter(([, decisions]) => decisions.includes(decision)).map(([exit]) => exit);
}

/** What rests on a decision of an approver's: what `statements` have it pay; one by which an exit was approved covers nothing more. */
export function restingWithExits(state: ExitApprovals, { id, amount }: Decision, statements: Cents): Cents {
  return amount !== undefined && exitsApprovedBy(state, id).length > 0 ? amount : statements;
}
