/** What changes a target or shows a saving rests on decisions that are noted on the record. Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Refusal, refused, type States } from "../api/decide.ts";
import { aboveDecision, type Decision, decisionOf, type DecisionState } from "../decisions/kinds.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type Cents, parseCents } from "../kernel/money.ts";

/** The column of a line on the record that names decisions, with spaces between. Files do not have it. */
export const DECISION = "decision";

export type Cells = Readonly<Partial<Record<string, string>>>;
/** Finds a decision that stands and has come far enough, or says why not. */
export type Finding = (id: string, needed: DecisionState) => ReturnType<typeof decisionOf>;

export function findingIn(states: States): Finding {
  return (id, needed) => decisionOf(states, id, needed);
}

/**
 * Lines that need decisions and lack them. A change of target that has come into effect names final decisions, none of them final later than the day it
 * gives: of every purchaser, or of a body by the approval of every one, where the agreement leaves the target to each of them. An approved savings
 * report names a decision of that day or before.
 */
export function restRefusals(agreement: Agreement, lines: readonly Cells[], find: Finding, bound: ReadonlyMap<Id, RandomId>): Refusal[] {
  const wrong = lines.flatMap((cells, i) => {
    const report = cells["kind"] === "savings-report";
    const change = cells["kind"] === "target-change" && cells["final-on"] !== undefined;
    if (!report && !change) return [];
    const pointer = `/lines/${i}/${DECISION}`;
    const found = idsIn(cells, DECISION).map((id) => find(id, report ? "enforceable" : "final"));
    const wanting = found.flatMap(({ refusal }) => (refusal ? [{ ...refusal, pointer }] : []));
    if (wanting.length > 0) return wanting;
    const decisions = found.flatMap(({ decision }) => decision ?? []);
    return report ? reportRefusals(cells["approved-on"], decisions, pointer) : changeRefusals(agreement, cells["final-on"]!, decisions, bound, pointer);
  });
  return [...wrong, ...beyondMatters(lines, find)];
}

/** Changes of targets that rest on what a body agreed on stay together within its sum. */
function* beyondMatters(lines: readonly Cells[], find: Finding): Generator<Refusal> {
  const sums = new Map<string, Cents>();
  for (const [i, cells] of lines.entries()) {
    const moved = parseCents(cells["amount"] ?? "") ?? 0n;
    for (const id of cells["kind"] === "target-change" ? idsIn(cells, DECISION) : []) {
      const { decision } = find(id, "final");
      if (!decision?.ofBody) continue;
      const before = sums.get(id) ?? 0n;
      const asked = moved < 0n ? -moved : moved;
      sums.set(id, before + asked);
      const above = aboveDecision(decision, before, asked);
      if (above) yield { ...above, pointer: `/lines/${i}/${DECISION}` };
    }
  }
}

/** The ids that a column names, with spaces between. */
export function idsIn(cells: Cells, column: string): readonly string[] {
  return (cells[column] ?? "").split(/\s+/).filter((id) => id !== "");
}

function reportRefusals(approvedOn: string | undefined, decisions: readonly Decision[], pointer: string): Refusal[] {
  if (decisions.some(({ on }) => approvedOn === undefined || on <= approvedOn)) return [];
  return [refused("settlement/report-undecided", "docs/record.md#what-rests-on-a-decision", { day: approvedOn ?? "" }, pointer)];
}

function changeRefusals(agreement: Agreement, finalOn: string, decisions: readonly Decision[], bound: ReadonlyMap<Id, RandomId>, pointer: string): Refusal[] {
  const late = decisions.find(({ stateOn }) => stateOn > finalOn);
  if (late) return [refused("settlement/change-final-later", "docs/record.md#what-rests-on-a-decision", { day: finalOn, final: late.stateOn }, pointer)];
  if (decisions.length === 0) return [refused("settlement/change-undecided", "docs/record.md#what-rests-on-a-decision", { day: finalOn }, pointer)];
  if (agreement.decisions.reserved["target-cost"] !== "each-purchaser") return [];
  const deciders = new Set(decisions.map(({ organisation }) => organisation));
  const approving = new Set(decisions.flatMap(({ ofBody }) => (ofBody?.kind === "target-cost" ? ofBody.approvals.map(({ party }) => party) : [])));
  const purchasers = agreement.parties.filter(({ roles, joins }) => roles.includes("purchaser") && (joins === undefined || joins <= finalOn));
  const missing = purchasers.filter(({ id }) => !deciders.has(bound.get(id) ?? "") && !approving.has(id));
  const parties = missing.map(({ id }) => id).join(", ");
  return missing.length === 0 ? [] : [refused("settlement/change-lacks", "docs/record.md#what-rests-on-a-decision", { parties }, pointer)];
}
