/** Who may approve cost that the agreement pays only once it is approved, and why not. Pure. */
import { type Agreement, classFor } from "../../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../../api/decide.ts";
import { aboveDecision, decisionOf } from "../../decisions/kinds.ts";
import type { Id } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import type { FileRef } from "../../log/reference.ts";
import { ownParties, type Standing } from "../deciding.ts";
import { MOST_NAMED } from "../kinds.ts";

const BASIS = "docs/books.md";

/** A line whose approval is asked for by the name `named`: that line, or a correction that goes with it. Without a party the books have no such line. */
export type Approvable = {
  readonly named: string;
  readonly ref: string;
  readonly party?: Id;
  readonly service?: Id;
  readonly type?: Id;
  /** What it counts once it is approved. */
  readonly cents?: Cents;
  readonly approved?: boolean;
};

export type Approving = { readonly approved: boolean; readonly reason: FileRef; readonly decision?: string };
/** `resting` is what the decision named carries already, of other lines. */
export type ApprovalRead = { readonly agreement: Agreement | undefined; readonly lines: readonly Approvable[]; readonly resting: Cents };

/** Approves lines, or takes their approval back. Nobody approves cost of their own, unless another organisation's organ has decided it. */
export function decideApproval(
  standing: Standing,
  states: States,
  { agreement, lines, resting }: ApprovalRead,
  { approved, reason, decision }: Approving,
  now: Now,
): Decided<{ readonly lines: number }> {
  if (!agreement) return { refusals: [refused("open-books/no-agreement", BASIS)] };
  const resolved = decision === undefined ? undefined : decisionOf(states, decision, "enforceable");
  const refusals: Refusal[] = resolved?.refusal ? [resolved.refusal] : [];
  const own = ownParties(standing, now, resolved);
  const names = [...new Set(lines.map(({ named }) => named))];
  const moved = new Map<string, Approvable>();
  for (const [i, name] of names.entries()) {
    const of = lines.filter(({ named }) => named === name);
    const wrong = wrongLine(agreement, of[0]!, approved, own);
    if (wrong) refusals.push({ ...wrong, pointer: `/lines/${i}` });
    for (const line of of) if (line.approved !== approved) moved.set(line.ref, line);
  }
  const asked = approved ? [...moved.values()].reduce((sum, { cents = 0n }) => sum + (cents < 0n ? -cents : cents), 0n) : 0n;
  const above = resolved?.decision && aboveDecision(resolved.decision, resting, asked);
  if (above) refusals.push(above);
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const refs = [...moved.keys()];
  const parts = Array.from({ length: Math.ceil(refs.length / MOST_NAMED) }, (_, i) => refs.slice(i * MOST_NAMED, (i + 1) * MOST_NAMED));
  const rest = { approved, reason, ...(decision === undefined ? {} : { decision }) };
  return { drafts: parts.map((some) => ({ kind: "approval-decided", day: now.day, body: { lines: some, ...rest } })), result: { lines: refs.length } };
}

/** Whether the agreement pays a party's cost of a type only once it is approved. */
export function isConditional({ parties, costTypes }: Agreement, id: Id, type: Id): boolean {
  const [party, cost] = [parties.find((each) => each.id === id), costTypes[type]];
  return party !== undefined && cost !== undefined && classFor(cost, party) === "conditional";
}

function wrongLine(agreement: Agreement, { ref, party: id, type, approved: stands }: Approvable, approved: boolean, own: readonly Id[]): Refusal | undefined {
  if (id === undefined) return refused("open-books/no-line", BASIS, { line: ref });
  if (!isConditional(agreement, id, type!)) return refused("open-books/not-conditional", BASIS, { line: ref, type: type! });
  // Whoever may not approve may not take back either: that decides on their own money as well.
  if (own.includes(id)) return refused("open-books/own-approval", BASIS, { party: id });
  return stands === approved ? refused(approved ? "open-books/approved-already" : "open-books/not-approved", BASIS, { line: ref }) : undefined;
}
