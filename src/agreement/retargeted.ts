/** Another target cost in a new version rests on what a body agreed on and everybody approved: docs/agreement-file.md, section 13.9. Pure. */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { aboveDecision, decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import type { Cents } from "../kernel/money.ts";
import type { Agreement } from "./agreement.ts";
import { agreementSlice } from "./kinds.ts";

const KINDS: readonly string[] = ["target-cost", "amendment"];

/** Why a version cannot take the place of the one before it, where it changes a target; nothing where it changes none. */
export function cannotRetarget(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  if (!before || targetsOf(before) === targetsOf(next)) return [];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  // One that does not stand or has not come far enough is refused as such; a body's is final as soon as it is more than adopted.
  if (decision !== undefined && refusal) return [];
  if (found && KINDS.includes(found.ofBody?.kind ?? "")) {
    const isSpent = states.of(agreementSlice).versions.some((version) => version.decision === decision);
    const above = aboveDecision(found, isSpent ? (found.amount ?? 0n) : 0n, movedBetween(before, next));
    return above ? [{ ...above, pointer: "/decision" }] : [];
  }
  const clause = before.decisions.reserved["target-cost"] === undefined ? "decisions/reserved" : "decisions/reserved/target-cost";
  return [refused("agreement/target-needs-matter", `${clause}; docs/agreement-file.md#13-how-a-body-decides 13.9`, {}, "/decision")];
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
