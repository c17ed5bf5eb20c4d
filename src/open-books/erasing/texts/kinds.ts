/**
 * Texts of the registers, of the phases, of changes of the agreement, of matters and of meetings that can be erased: other slices keep them, so that all that
 * is known of them here is which organisation entered each. Pure.
 */
import type { Slice } from "../../../api/decide.ts";
import type { RandomId } from "../../../kernel/id.ts";
import type { Json } from "../../../kernel/canonical.ts";
import type { Body } from "../../../log/entry.ts";
import { fileRefBody } from "../../../log/fields.ts";

/**
 * Kinds of entries whose texts these are, by how they begin. Signed minutes, agreements, statements, what the law was asked and what a matter does to money
 * are kept for other reasons.
 */
const OF = ["idea-", "risk-", "question-", "milestone-", "opinion-", "assessment-", "processing-", "gate-", "organising-", "change-", "plan-", "interface-"];
/** Of matters and meetings the members that hold what somebody wrote: names from outside stand in a meeting's `details`. */
const WRITTEN: Readonly<Record<string, string>> = {
  "matter-opened": "proposal",
  "matter-changed": "proposal",
  "position-taken": "reasons",
  "meeting-held": "handling",
  "meeting-detailed": "details",
  "minutes-checked": "remarks",
};

/** By the hash of a text, who entered it. */
export type Texts = ReadonlyMap<string, RandomId | undefined>;

export const textsSlice: Slice<Texts> = {
  name: "erasable-texts",
  start: new Map(),
  fold: (state, { kind, party, body }) => {
    const found = textsIn(kind, body);
    return found.length === 0 ? state : new Map([...state, ...found.map((hash) => [hash, party] as const)]);
  },
};

function textsIn(kind: string, body: Body): readonly string[] {
  if (OF.some((start) => kind.startsWith(start))) return Object.values(body).flatMap(hashIn);
  const written = WRITTEN[kind];
  if (written === undefined) return [];
  const items = Array.isArray(body["items"]) ? (body["items"] as readonly Body[]) : [];
  return [body, ...items].flatMap((each) => hashIn(each[written]));
}

function hashIn(value: Json | undefined): readonly string[] {
  const read = fileRefBody.safeParse(value);
  return read.success ? [read.data.hash] : [];
}
