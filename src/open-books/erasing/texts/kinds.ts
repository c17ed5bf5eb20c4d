/**
 * Texts of the registers, of the phases and of changes of the agreement that can be erased: later slices keep them, so that all that is known of them here is
 * which organisation entered each. Pure.
 */
import type { Slice } from "../../../api/decide.ts";
import type { RandomId } from "../../../kernel/id.ts";
import type { Json } from "../../../kernel/canonical.ts";
import { fileRefBody } from "../../../log/fields.ts";

/** Kinds of entries whose texts these are, by how they begin. Minutes, agreements, statements and what the law was asked are kept for other reasons. */
const OF = ["idea-", "risk-", "question-", "milestone-", "opinion-", "assessment-", "processing-", "gate-", "organising-", "change-", "plan-", "interface-"];

/** By the hash of a text, who entered it. */
export type Texts = ReadonlyMap<string, RandomId | undefined>;

export const textsSlice: Slice<Texts> = {
  name: "erasable-texts",
  start: new Map(),
  fold: (state, { kind, party, body }) => {
    if (!OF.some((start) => kind.startsWith(start))) return state;
    const found = Object.values(body).flatMap(hashIn);
    return found.length === 0 ? state : new Map([...state, ...found.map((hash) => [hash, party] as const)]);
  },
};

function hashIn(value: Json | undefined): readonly string[] {
  const read = fileRefBody.safeParse(value);
  return read.success ? [read.data.hash] : [];
}
