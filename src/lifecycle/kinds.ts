/** Where an alliance stands and what it waits for: bodies of the entries, and the state that follows. Pure. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Entry } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { changed, foldPreparation, PREPARATION_BODIES, type Preparations } from "./preparations/kinds.ts";
import { bodyOf, dayText, fileRefBody, idText, notOf, randomIdText, wordsText } from "../log/fields.ts";
import { ASSESSMENTS, DECIDED, type Gate, GATES, type ItemId, PHASES, type Phase, SHOWN } from "./gates.ts";

export const gateText = z.enum(GATES as readonly [Gate, ...Gate[]]);
export const decidedText = z.enum(DECIDED as readonly [ItemId, ...ItemId[]]);
export const shownText = z.enum(SHOWN as readonly [ItemId, ...ItemId[]]);
/** A final settlement was shown as a document before gates looked at the settlements themselves. */
const shownBefore = z.enum(["final-settlement", ...SHOWN] as readonly [ItemId, ...ItemId[]]);
/** A number of the collection of statutes: `380/2023`. */
export const ACT = z.string().regex(/^\d{1,5}\/\d{4}$/, notOf("api/not-act"));
export const SECTION = wordsText(60);
export const EFFECTS = ["none", "changed", "stopped"] as const;

/** Bodies of an alliance stream's entries. A kind, once published, never changes. Texts stand beside the record. */
const LIFECYCLE_BODIES = {
  "gate-planned": z.strictObject({ gate: gateText, on: dayText }),
  /** A party's own decision stands for an item of a gate; the last one that a party names counts. */
  "gate-decision-named": z.strictObject({ item: decidedText, party: idText, decision: randomIdText }),
  "gate-document-shown": z.strictObject({ item: shownBefore, document: fileRefBody }),
  /** The alliance went through a gate. `decisions`: what it rests on. */
  "phase-entered": z.strictObject({ phase: gateText, on: dayText, decisions: z.array(randomIdText).max(200) }),
  /** Something outside of the alliance that has a day; `gate` waits for it. */
  "milestone-named": z.strictObject({ milestone: randomIdText, gate: gateText.optional(), text: fileRefBody }),
  /** When somebody says that it comes; stands beside what others say until it is replaced. */
  "milestone-estimated": z.strictObject({
    milestone: randomIdText,
    estimate: randomIdText,
    earliest: dayText,
    latest: dayText,
    source: fileRefBody,
    replaces: randomIdText.optional(),
  }),
  "milestone-reached": z.strictObject({ milestone: randomIdText, on: dayText, source: fileRefBody }),
  "milestone-dropped": z.strictObject({ milestone: randomIdText, reasons: fileRefBody }),
  "opinion-requested": z.strictObject({ opinion: randomIdText, sent: dayText, due: dayText.optional(), gate: gateText.optional(), text: fileRefBody }),
  "opinion-given": z.strictObject({ opinion: randomIdText, on: dayText, effect: z.enum(EFFECTS), answer: fileRefBody }),
  "opinion-dropped": z.strictObject({ opinion: randomIdText, reasons: fileRefBody }),
  "assessment-registered": z.strictObject({ assessment: randomIdText, kind: z.enum(ASSESSMENTS), on: dayText, document: fileRefBody }),
  "processing-registered": z.strictObject({ processing: randomIdText, controller: idText, processor: idText, on: dayText, document: fileRefBody }),
  "processing-ended": z.strictObject({ processing: randomIdText, on: dayText }),
  /** A law moved the duty to organise from a party to an organisation: nobody joins by it, and nobody agreed to it. */
  "organising-transferred": z.strictObject({
    transfer: randomIdText,
    from: idText,
    to: randomIdText,
    on: dayText,
    act: ACT,
    section: SECTION,
    text: fileRefBody,
  }),
  /** Whoever took over signed by its own decision; it binds once that is final. */
  "succession-signed": z.strictObject({ transfer: randomIdText, decision: randomIdText }),
  ...PREPARATION_BODIES,
} as const;
export type LifecycleBody<Kind extends keyof typeof LIFECYCLE_BODIES> = z.infer<(typeof LIFECYCLE_BODIES)[Kind]>;

export type Estimate = { readonly id: RandomId; readonly earliest: Day; readonly latest: Day; readonly told: Day; readonly source: FileRef };
export type Milestone = {
  readonly id: RandomId;
  readonly gate?: Gate;
  readonly text: FileRef;
  /** Those that stand beside each other. */
  readonly estimates: readonly Estimate[];
  readonly reached?: { readonly on: Day; readonly source: FileRef };
  readonly dropped?: FileRef;
};
export type Opinion = {
  readonly id: RandomId;
  readonly gate?: Gate;
  readonly sent: Day;
  readonly due?: Day;
  readonly text: FileRef;
  readonly given?: { readonly on: Day; readonly effect: (typeof EFFECTS)[number]; readonly answer: FileRef };
  readonly dropped?: FileRef;
};
type Numbered<Kind extends keyof typeof LIFECYCLE_BODIES, Key extends string> = Omit<LifecycleBody<Kind>, Key> & { readonly id: RandomId };
export type Processing = Numbered<"processing-registered", "processing"> & { readonly ended?: Day };
export type Transfer = Numbered<"organising-transferred", "transfer"> & { readonly decision?: RandomId };
export type Lifecycle = Preparations & {
  /** Newest last; before the first the alliance is an idea. */
  readonly entered: readonly LifecycleBody<"phase-entered">[];
  readonly planned: ReadonlyMap<Gate, Day>;
  /** By item, then party. */
  readonly named: ReadonlyMap<ItemId, ReadonlyMap<Id, RandomId>>;
  readonly documents: ReadonlyMap<ItemId, { readonly on: Day; readonly document: FileRef }>;
  readonly milestones: ReadonlyMap<RandomId, Milestone>;
  readonly opinions: ReadonlyMap<RandomId, Opinion>;
  readonly assessments: readonly Numbered<"assessment-registered", "assessment">[];
  readonly processings: ReadonlyMap<RandomId, Processing>;
  readonly transfers: ReadonlyMap<RandomId, Transfer>;
};

export const lifecycleSlice: Slice<Lifecycle> = {
  name: "lifecycle",
  start: {
    entered: [],
    planned: new Map(),
    named: new Map(),
    documents: new Map(),
    milestones: new Map(),
    opinions: new Map(),
    assessments: [],
    processings: new Map(),
    transfers: new Map(),
    plans: new Map(),
    interfaces: new Map(),
  },
  fold: (state, entry) => (Object.hasOwn(LIFECYCLE_BODIES, entry.kind) ? { ...state, ...folded(state, entry) } : state),
};

export function phaseOf({ entered }: Lifecycle): Phase {
  return entered.at(-1)?.phase ?? PHASES[0];
}

function folded(state: Lifecycle, entry: Entry): Partial<Lifecycle> {
  const { kind } = entry;
  if (kind.startsWith("milestone-")) return { milestones: foldMilestone(state.milestones, entry) };
  if (kind.startsWith("opinion-")) return { opinions: foldOpinion(state.opinions, entry) };
  if (Object.hasOwn(PREPARATION_BODIES, kind)) return foldPreparation(state, entry);
  switch (kind) {
    case "gate-planned": {
      const { gate, on } = bodyOf(LIFECYCLE_BODIES[kind], entry);
      return { planned: new Map(state.planned).set(gate, on) };
    }
    case "gate-decision-named": {
      const { item, party, decision } = bodyOf(LIFECYCLE_BODIES[kind], entry);
      return { named: new Map(state.named).set(item, new Map(state.named.get(item)).set(party, decision)) };
    }
    case "gate-document-shown": {
      const { item, document } = bodyOf(LIFECYCLE_BODIES[kind], entry);
      return { documents: new Map(state.documents).set(item, { on: entry.day, document }) };
    }
    case "phase-entered":
      return { entered: [...state.entered, bodyOf(LIFECYCLE_BODIES[kind], entry)] };
    case "assessment-registered": {
      const { assessment: id, ...rest } = bodyOf(LIFECYCLE_BODIES[kind], entry);
      return { assessments: [...state.assessments, { id, ...rest }] };
    }
    default:
      return foldParties(state, entry);
  }
}

function foldParties(state: Lifecycle, entry: Entry): Partial<Lifecycle> {
  switch (entry.kind) {
    case "processing-registered": {
      const { processing: id, ...rest } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return { processings: new Map(state.processings).set(id, { id, ...rest }) };
    }
    case "processing-ended": {
      const { processing, on } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return { processings: changed(state.processings, processing, { ended: on }) };
    }
    case "organising-transferred": {
      const { transfer: id, ...rest } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return { transfers: new Map(state.transfers).set(id, { id, ...rest }) };
    }
    default: {
      const { transfer, decision } = bodyOf(LIFECYCLE_BODIES["succession-signed"], entry);
      return { transfers: changed(state.transfers, transfer, { decision }) };
    }
  }
}

function foldMilestone(all: Lifecycle["milestones"], entry: Entry): Lifecycle["milestones"] {
  switch (entry.kind) {
    case "milestone-named": {
      const { milestone: id, ...rest } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return new Map(all).set(id, { id, text: rest.text, ...(rest.gate ? { gate: rest.gate } : {}), estimates: [] });
    }
    case "milestone-estimated": {
      const { milestone, estimate: id, replaces, ...rest } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      const standing = all.get(milestone)?.estimates.filter((each) => each.id !== replaces) ?? [];
      return changed(all, milestone, { estimates: [...standing, { id, ...rest, told: entry.day }] });
    }
    case "milestone-reached": {
      const { milestone, on, source } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return changed(all, milestone, { reached: { on, source } });
    }
    default: {
      const { milestone, reasons } = bodyOf(LIFECYCLE_BODIES["milestone-dropped"], entry);
      return changed(all, milestone, { dropped: reasons });
    }
  }
}

function foldOpinion(all: Lifecycle["opinions"], entry: Entry): Lifecycle["opinions"] {
  switch (entry.kind) {
    case "opinion-requested": {
      const { opinion: id, gate, due, ...rest } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return new Map(all).set(id, { id, ...rest, ...(gate ? { gate } : {}), ...(due === undefined ? {} : { due }) });
    }
    case "opinion-given": {
      const { opinion, on, effect, answer } = bodyOf(LIFECYCLE_BODIES[entry.kind], entry);
      return changed(all, opinion, { given: { on, effect, answer } });
    }
    default: {
      const { opinion, reasons } = bodyOf(LIFECYCLE_BODIES["opinion-dropped"], entry);
      return changed(all, opinion, { dropped: reasons });
    }
  }
}
