/**
 * Another target cost in a new version rests on what a body agreed on and everybody approved (docs/agreement-file.md, section 13.9); so do other key results once
 * the alliance is implemented (docs/lifecycle.md#two-stages). Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { aboveDecision, decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import type { Cents } from "../kernel/money.ts";
import type { Agreement } from "./agreement.ts";
import { changesSlice } from "./changes/kinds.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

const KINDS: readonly string[] = ["target-cost", "amendment"];

/** Why a version cannot take the place of the one before it, where it changes a target; nothing where it changes none. */
export function cannotRetarget(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  if (!before || targetsOf(before) === targetsOf(next)) return [];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  // One that does not stand or has not come far enough is refused as such; a body's is final as soon as it is more than adopted.
  if (decision !== undefined && refusal) return [];
  if (found && KINDS.includes(found.ofBody?.kind ?? "")) {
    const isSpent = keptVersions(states.of(agreementSlice)).some((version) => version.decision === decision);
    const above = aboveDecision(found, isSpent ? (found.amount ?? 0n) : 0n, movedBetween(before, next));
    return above ? [{ ...above, pointer: "/decision" }] : [];
  }
  const clause = before.decisions.reserved["target-cost"] === undefined ? "decisions/reserved" : "decisions/reserved/target-cost";
  return [refused("agreement/target-needs-matter", `${clause}; docs/agreement-file.md#13-how-a-body-decides 13.9`, {}, "/decision")];
}

const RESULT_KINDS: readonly string[] = ["key-results", ...KINDS];

/** Why a version cannot change what the implementation gate froze besides targets: areas, weights, scales and rewards of the key results. */
export function cannotRescore(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  const { frozenOn } = states.of(changesSlice);
  if (!before || frozenOn === undefined || resultsOf(before) === resultsOf(next)) return [];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "final");
  if (decision !== undefined && refusal) return [refusal];
  if (found && RESULT_KINDS.includes(found.ofBody?.kind ?? "")) return [];
  return [refused("agreement/results-need-matter", "docs/lifecycle.md#two-stages", { day: frozenOn }, "/decision")];
}

const AMENDING: readonly string[] = ["amendment", "joining", "exit", "exclusion", ...RESULT_KINDS];

/** Why a version cannot change by what everybody earns, pays, decides and leaves, once the parties act under the agreement (13.1: an amendment is everybody's). */
export function cannotAmend(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  const { boundOn, transfers = [] } = states.of(changesSlice);
  if (!before || boundOn === undefined) return [];
  // Who organises a service, and who shares its cost, moves with the duty that a law moves.
  const moved = transfers.length > 0 ? ["lines"] : [];
  const [was, is] = [termsOf(before), termsOf(next)];
  const changed = Object.keys(is).filter((term) => !moved.includes(term) && canonical(exactJson(was[term] ?? null)) !== canonical(exactJson(is[term] ?? null)));
  if (changed.length === 0) return [];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  if ((decision !== undefined && refusal) || (found && AMENDING.includes(found.ofBody?.kind ?? ""))) return [];
  return [refused("agreement/terms-need-matter", "docs/agreement-file.md#13-how-a-body-decides 13.1", { day: boundOn }, "/decision")];
}

/**
 * Without what a version may change by one party's own decision: what each purchaser grants itself, the years for which it orders, and how things are called;
 * nor targets and members, which have rules of their own.
 */
function termsOf(agreement: Agreement): Readonly<Record<string, unknown>> {
  const { file: _file, where: _where, name: _name, goals: _goals, periods: _periods, options: _options, appropriations: _own, ...rest } = agreement;
  const { targets: _targets, parties: _parties, lines, ...terms } = rest;
  return { ...terms, lines: lines.map(({ name: _called, ...line }) => line) };
}

function resultsOf({ results }: Agreement): string {
  return canonical(exactJson(results ?? null));
}

/** How much the targets move, up and down alike, in cents: what the matter was about. */
function movedBetween(before: Agreement, next: Agreement): Cents {
  const moved = new Map<string, Cents>();
  const add = ({ targets }: Agreement, sign: 1n | -1n): void => {
    for (const { year, line, provider, amount } of targets) {
      const key = `${year} ${line} ${provider}`;
      moved.set(key, (moved.get(key) ?? 0n) + sign * amount);
    }
  };
  add(next, 1n);
  add(before, -1n);
  return [...moved.values()].reduce((sum, each) => sum + (each < 0n ? -each : each), 0n);
}

function targetsOf({ targets }: Agreement): string {
  return canonical(exactJson(targets.map(({ year, line, provider, amount }) => `${year} ${line} ${provider} ${amount}`).sort()));
}
