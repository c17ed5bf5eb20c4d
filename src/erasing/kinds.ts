/**
 * Texts of the registers, of the phases, of changes of the agreement, of exits, of matters and of meetings that can be erased: other slices keep them, so that all that
 * is known of them here is which organisation entered each, when, and of what. Pure.
 */
import type { Slice } from "../api/decide.ts";
import type { Role } from "../api/roles.ts";
import type { Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Body } from "../log/entry.ts";
import { fileRefBody } from "../log/fields.ts";

export const ERASERS: readonly Role[] = ["purchaser-controller", "house-admin"];

/**
 * Kinds of entries whose texts these are, by how they begin. Signed minutes, agreements, statements, what the law was asked and what a matter does to money
 * are kept for other reasons.
 */
const OF = [
  "idea-",
  "risk-",
  "question-",
  "milestone-",
  "opinion-",
  "assessment-",
  "processing-",
  "gate-",
  "organising-",
  "change-",
  "plan-",
  "interface-",
  "exit-review-",
  "exit-withdrawn",
  "default-",
];
/** Of matters and meetings the members that hold what somebody wrote: names from outside stand in a meeting's `details`. */
const WRITTEN: Readonly<Record<string, string>> = {
  "matter-opened": "proposal",
  "matter-changed": "proposal",
  "position-taken": "reasons",
  "meeting-held": "handling",
  "meeting-detailed": "details",
  "minutes-checked": "remarks",
};

/** What opens and closes what is still being decided or written down: until then its texts are needed. */
const OPENS: Readonly<Record<string, string>> = { "matter-opened": "matter", "meeting-held": "meeting" };
const CLOSES: Readonly<Record<string, string>> = { "matter-decided": "matter", "matter-withdrawn": "matter", "minutes-signed": "meeting" };

/** Members of an entry that say what its texts are of, by an id or the number of a version. */
const ABOUT = ["matter", "meeting", "idea", "risk", "question", "version"];

/** `of`: the matter, the meeting, the item of a register or the version that it belongs to; of other texts their kinds say enough. */
export type Text = { readonly by: RandomId | undefined; readonly of: string; readonly kind: string; readonly day: Day };
/** Texts by hash; and which matters and meetings are still open. */
export type Texts = { readonly entered: ReadonlyMap<string, Text>; readonly open: ReadonlySet<string> };

/** Whether an organisation may erase a text: of others, and needed for nothing that is open. */
export function isErasable({ open }: Texts, text: Text, organisation: RandomId | undefined): boolean {
  return text.by !== organisation && !open.has(text.of);
}

export const textsSlice: Slice<Texts> = {
  name: "erasable-texts",
  start: { entered: new Map(), open: new Set() },
  fold: (state, { kind, party, body, day }) => {
    const found = textsIn(kind, body);
    const [opens, closes] = [OPENS[kind], CLOSES[kind]];
    if (found.length === 0 && opens === undefined && closes === undefined) return state;
    const of = String(ABOUT.map((name) => body[name]).find((id) => id !== undefined) ?? "");
    const open = new Set(state.open);
    if (opens !== undefined) open.add(String(body[opens]));
    // A body that came to no decision still has the matter.
    if (closes !== undefined && body["outcome"] !== "undecided") open.delete(String(body[closes]));
    return { entered: new Map([...state.entered, ...found.map((hash) => [hash, { by: party, of, kind, day }] as const)]), open };
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
