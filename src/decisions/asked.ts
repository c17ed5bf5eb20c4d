/** Which findings about costs an organ could still decide: the books are a later slice, so all that is kept of them here is whether one is open. Pure. */
import { type Refusal, refused, type Slice, type States } from "../api/decide.ts";

/** By the id of a finding, whether it waits for an answer or a decision. */
type Asked = ReadonlyMap<string, boolean>;

const OPENS: Readonly<Record<string, boolean>> = { "finding-opened": true, "finding-escalated": true, "finding-decided": false };

export const askedSlice: Slice<Asked> = {
  name: "asked-findings",
  start: new Map(),
  fold: (state, { kind, body }) => {
    const finding = Object.hasOwn(OPENS, kind) ? body["finding"] : undefined;
    return typeof finding === "string" ? new Map(state).set(finding, OPENS[kind]!) : state;
  },
};

/** Why a decision cannot be noted of the finding that it names. */
export function unaskedFinding(states: States, finding: string | undefined): Refusal | undefined {
  const isOpen = finding === undefined || states.of(askedSlice).get(finding);
  if (finding === undefined || isOpen) return undefined;
  return refused(
    isOpen === undefined ? "decisions/no-finding" : "decisions/finding-decided",
    "docs/record.md#what-rests-on-a-decision",
    { finding },
    "/finding",
  );
}
