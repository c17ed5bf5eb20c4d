/** Another target cost in a new version rests on what a body agreed on and everybody approved: docs/agreement-file.md, section 13.9. Pure. */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import type { Agreement } from "./agreement.ts";

const KINDS: readonly string[] = ["target-cost", "amendment"];

/** Why a version cannot take the place of the one before it, where it changes a target; nothing where it changes none. */
export function cannotRetarget(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  if (!before || targetsOf(before) === targetsOf(next)) return [];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  // One that does not stand or has not come far enough is refused as such; a body's is final as soon as it is more than adopted.
  if ((decision !== undefined && refusal) || KINDS.includes(found?.ofBody?.kind ?? "")) return [];
  const clause = before.decisions.reserved["target-cost"] === undefined ? "decisions/reserved" : "decisions/reserved/target-cost";
  return [refused("agreement/target-needs-matter", `${clause}; docs/agreement-file.md#13-how-a-body-decides 13.9`, {}, "/decision")];
}

function targetsOf({ targets }: Agreement): string {
  return canonical(exactJson(targets.map(({ year, line, provider, amount }) => `${year} ${line} ${provider} ${amount}`).sort()));
}
