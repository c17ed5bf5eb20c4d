/** On which ground of hankintalaki 136 § a version changed the one before, as the project office says it. Pure. Page: docs/record.md#changes-of-the-agreement. */
import { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type Slice } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { centsOf, type Entry } from "../../log/entry.ts";
import { amountText, bodyOf, dayText, fileRefBody, wordsText } from "../../log/fields.ts";
import type { FileRef } from "../../log/reference.ts";
import type { AgreementState } from "../kinds.ts";

export const PAGE = "docs/record.md#changes-of-the-agreement";
/** The items of hankintalaki 136.2 §, and that none of them fits. */
export const GROUNDS = ["1", "2", "3", "4", "5", "none"] as const;
export const ANNEX_E = ["1-4", "5-15", "none"] as const;

/** What is said of a change. What is left out nobody knows yet. */
export const GROUNDING = {
  ground: z.enum(GROUNDS),
  /** Ground 1: the review clause as the procurement documents number or name it, whether it stood there, and whether the change keeps within it. */
  clause: wordsText(120).optional(),
  inDocuments: z.boolean().optional(),
  within: z.boolean().optional(),
  /** Which items of Annex E the services are. */
  annexE: z.enum(ANNEX_E).optional(),
  /** What the change is worth in cents, where that is more than the targets moved. */
  value: amountText.optional(),
  /** The day on which the notice of the change was sent. */
  noticeSent: dayText.optional(),
};
export const CHANGE_BODIES = {
  /** The last one that is entered of a version counts. */
  "change-grounded": z.strictObject({ version: z.int().min(2), ...GROUNDING, reasons: fileRefBody }),
} as const;

export type Grounds = Omit<z.infer<(typeof CHANGE_BODIES)["change-grounded"]>, "version" | "value"> & { readonly value?: Cents };
/**
 * `frozenOn`: the day on which the alliance came to be implemented (docs/lifecycle.md#two-stages): from then on key results change as targets do.
 * `transfers`: duties to organise that a law moved, from which party to which organisation.
 */
/** `decision`: by which the successor signed the agreement. */
type Moved = { readonly transfer: RandomId; readonly from: Id; readonly to: RandomId; readonly on: Day; readonly decision?: RandomId };
/** `boundOn`: the day from which the parties act under the agreement: before it, it is still being drawn up. */
export type Changes = {
  readonly grounds: ReadonlyMap<number, Grounds>;
  readonly boundOn?: Day;
  readonly frozenOn?: Day;
  readonly transfers?: readonly Moved[];
};

/** What the parties do only under an agreement that binds them. */
const UNDER: readonly string[] = ["commitment-made", "payment-noted", "statement-approved"];
const PHASES: readonly unknown[] = ["development", "implementation", "closing"];

function binds({ kind, body }: Entry): boolean {
  if (kind === "phase-entered") return PHASES.includes(body["phase"]);
  return kind === "matter-decided" ? body["outcome"] === "adopted" : UNDER.includes(kind);
}

export const changesSlice: Slice<Changes> = {
  name: "changes",
  start: { grounds: new Map() },
  fold: (before, entry: Entry) => {
    const state = before.boundOn === undefined && binds(entry) ? { ...before, boundOn: entry.day } : before;
    if (entry.kind === "phase-entered") return entry.body["phase"] === "implementation" ? { ...state, frozenOn: entry.day } : state;
    if (entry.kind === "organising-transferred") return { ...state, transfers: [...(state.transfers ?? []), entry.body as unknown as Moved] };
    if (entry.kind === "succession-signed") return { ...state, transfers: (state.transfers ?? []).map((each) => signed(each, entry)) };
    if (entry.kind !== "change-grounded") return state;
    const { version, value, ...rest } = bodyOf(CHANGE_BODIES[entry.kind], entry);
    return { ...state, grounds: new Map(state.grounds).set(version, { ...rest, ...(value === undefined ? {} : { value: centsOf(value)! }) }) };
  },
};

function signed(moved: Moved, { body }: Entry): Moved {
  return moved.transfer === body["transfer"] ? { ...moved, decision: String(body["decision"]) as RandomId } : moved;
}

export const grounding = z.strictObject({ ...GROUNDING, reasons: wordsText(20_000) });
export type Grounding = z.infer<typeof grounding>;

/** The entry that says on which ground a version changed the one before. The first version changes none. */
export function decideGrounds(
  { versions }: AgreementState,
  version: number,
  input: Grounding,
  reasons: FileRef,
  now: Now,
): Decided<{ readonly version: number }> {
  const known = versions.map((each) => each.version);
  const against = reasonsAgainst([version > 1 && known.includes(version) ? undefined : noChange(version), ...wrongGrounds(input, now)]);
  return against ?? { drafts: [groundsDraft(version, input, reasons, now)], result: { version } };
}

export function noChange(version: number): Refusal {
  return refused("agreement/no-change", PAGE, { version: String(version) }, "/version");
}

/** Ground 1 is a clause, and no notice is sent on a day to come. */
export function* wrongGrounds({ ground, clause, noticeSent }: Grounding, now: Now): Generator<Refusal> {
  if ((ground === "1") !== (clause !== undefined)) yield refused("agreement/ground-clause", PAGE, {}, "/clause");
  if (noticeSent !== undefined && noticeSent > now.day) yield refused("agreement/notice-to-come", PAGE, { day: noticeSent, today: now.day }, "/noticeSent");
}

/** What is said, as the state has it. */
export function groundsOf({ reasons: _words, value, ...said }: Grounding, reasons: FileRef): Grounds {
  return { ...said, reasons, ...(value === undefined ? {} : { value: centsOf(value)! }) };
}

export function groundsDraft(version: number, { reasons: _words, ...said }: Grounding, reasons: FileRef, now: Now) {
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return { kind: "change-grounded", day: now.day, body: { version, ...known, reasons } };
}
