/** What the record says of matters and seats, and how a matter that a body adopted becomes a decision that others rest on. Pure. */
import { z } from "zod";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { amountText, bodyOf, dayText, fileRefBody, idText, randomIdText, wordsText } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";
import { MATTER_KINDS, type MatterKind } from "./competence.ts";
import type { Decision } from "./kinds.ts";
import { type Approval, COUNTED_AS, POSITIONS } from "./unanimity.ts";

export const PROCEDURES = ["meeting", "written"] as const;
/** What a body does with a matter. The first three follow from the positions; a matter that is returned or tabled comes back, one forwarded goes to `to`. */
export const OUTCOMES = ["adopted", "rejected", "undecided", "noted", "forwarded", "returned", "tabled"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const SEATED_AS = ["member", "deputy"] as const;
/** Hallintolaki 434/2003 28.1 §, by item. */
export const GROUNDS = ["1", "2", "3", "4", "5", "6", "7"] as const;

/** What is said of a matter when it is opened, and again when its proposal is changed. The title names no person. */
export const ABOUT = {
  title: wordsText(200),
  until: dayText.optional(),
  amount: amountText.optional(),
  /** Ids of the agreement. */
  concerns: z.array(idText).min(1).max(50).optional(),
  /** Proposal, rationale and alternatives. */
  proposal: fileRefBody,
  /** What it does to each party's money. */
  effect: fileRefBody.optional(),
};

const approval = z.strictObject({ party: idText, state: z.enum(["enforceable", "final"]) });

/** Body by kind. A kind, once published, never changes. */
export const MATTER_BODIES = {
  "seat-filled": z.strictObject({ body: idText, party: idText, person: randomIdText, as: z.enum(SEATED_AS), from: dayText, to: dayText.optional() }),
  /** From `on` the seat is held no more. */
  "seat-vacated": z.strictObject({ body: idText, party: idText, person: randomIdText, on: dayText }),
  "matter-opened": z.strictObject({
    matter: randomIdText,
    kind: z.enum(MATTER_KINDS),
    body: idText,
    procedure: z.enum(PROCEDURES),
    /** The matter by which another body forwarded it. */
    from: randomIdText.optional(),
    ...ABOUT,
  }),
  /** Positions start afresh. */
  "matter-changed": z.strictObject({ matter: randomIdText, ...ABOUT }),
  /** From writing to a meeting, or back; positions that were taken stand. */
  "matter-moved": z.strictObject({ matter: randomIdText, procedure: z.enum(PROCEDURES), until: dayText.optional() }),
  "position-taken": z.strictObject({
    matter: randomIdText,
    party: idText,
    position: z.enum(POSITIONS),
    ground: z.enum(GROUNDS).optional(),
    condition: z.literal("own-decision").optional(),
    reasons: fileRefBody.optional(),
  }),
  /** `organ`: what the body is called; `section`: its number among the body's of the year. */
  "matter-decided": z.strictObject({
    matter: randomIdText,
    body: idText,
    organ: z.string().min(1).max(200),
    section: z.int().positive(),
    outcome: z.enum(OUTCOMES),
    counted: z.array(z.strictObject({ party: idText, as: z.enum(COUNTED_AS) })),
    /** Whose own organs have to decide before it binds. */
    approvals: z.array(approval).min(1).optional(),
    to: idText.optional(),
    meeting: randomIdText.optional(),
  }),
  "matter-approved": z.strictObject({ matter: randomIdText, party: idText, decision: randomIdText }),
  /** `step`: of the agreement's ladder, from 0; nothing more is done of it after `until`. */
  "matter-escalated": z.strictObject({ matter: randomIdText, step: z.int().nonnegative(), until: dayText }),
  "matter-withdrawn": z.strictObject({ matter: randomIdText }),
} as const;

/** What a body adopted, as a decision: who has to approve it, and by which decision each has. */
export type OfBody = {
  readonly body: Id;
  readonly kind: MatterKind;
  readonly approvals: readonly Approval[];
  readonly approved: readonly { readonly party: Id; readonly decision: RandomId }[];
  /** What it changes, and what that does to each party's money, as it was adopted. */
  readonly effect?: FileRef;
};

type Decisions = ReadonlyMap<RandomId, Decision>;
type Opened = Pick<Decision, "subject" | "amount"> & Pick<OfBody, "kind" | "effect">;
/** `opened`: what matters are about, until a body decides on them. */
export type WithMatters = { readonly decisions: Decisions; readonly opened: ReadonlyMap<RandomId, Opened> };

/** What an entry does to the decisions of the alliance's own bodies. */
export function foldMatters(state: WithMatters, entry: Entry): WithMatters {
  switch (entry.kind) {
    case "matter-opened": {
      const { matter, kind, ...about } = bodyOf(MATTER_BODIES[entry.kind], entry);
      return { ...state, opened: new Map(state.opened).set(matter, openedOf(kind, about)) };
    }
    case "matter-changed": {
      const { matter, ...about } = bodyOf(MATTER_BODIES[entry.kind], entry);
      const known = state.opened.get(matter);
      return known ? { ...state, opened: new Map(state.opened).set(matter, openedOf(known.kind, about)) } : state;
    }
    case "matter-decided": {
      const decided = decidedOf(state, entry);
      return decided ? { ...state, decisions: bound(new Map(state.decisions).set(decided.id, decided), entry.day) } : state;
    }
    case "matter-approved": {
      const { matter, party, decision } = bodyOf(MATTER_BODIES[entry.kind], entry);
      const known = state.decisions.get(matter);
      if (!known?.ofBody) return state;
      const approved = [...known.ofBody.approved.filter((each) => each.party !== party), { party, decision }];
      return { ...state, decisions: bound(new Map(state.decisions).set(matter, { ...known, ofBody: { ...known.ofBody, approved } }), entry.day) };
    }
    case "decision-noted":
    case "decision-annulled":
      return { ...state, decisions: bound(state.decisions, entry.day) };
    default:
      return state;
  }
}

type About = { readonly title: string; readonly amount?: string | undefined; readonly effect?: FileRef | undefined };

function openedOf(kind: MatterKind, { title, amount, effect }: About): Opened {
  return { kind, subject: title, ...(amount === undefined ? {} : { amount: centsOf(amount)! }), ...(effect ? { effect } : {}) };
}

function decidedOf({ opened }: WithMatters, entry: Entry): Decision | undefined {
  const { matter, body, organ, section, outcome, approvals = [] } = bodyOf(MATTER_BODIES["matter-decided"], entry);
  const about = opened.get(matter);
  if (outcome !== "adopted" || !about) return undefined;
  const { kind, subject, amount, effect } = about;
  const ofBody: OfBody = { body, kind, approvals, approved: [], ...(effect ? { effect } : {}) };
  const state = { state: "adopted", stateOn: entry.day } as const;
  return { id: matter, organ, on: entry.day, section: `§ ${section}`, subject, ...state, ofBody, ...(amount === undefined ? {} : { amount }) };
}

/** Makes final what everybody has approved by a decision that has come far enough, and takes that away again where one of these was annulled on `day`. */
function bound(decisions: Decisions, day: Day): Decisions {
  const changed = [...decisions.values()].flatMap((decision): readonly Decision[] => {
    if (!decision.ofBody) return [];
    const reached = reachedOn(decision, decision.ofBody, decisions);
    if (reached !== undefined && decision.state !== "final") {
      const { unboundOn: _unboundOn, ...rest } = decision;
      return [{ ...rest, state: "final", stateOn: reached }];
    }
    const isLost = reached === undefined && decision.state === "final";
    return isLost ? [{ ...decision, state: "adopted", stateOn: decision.on, unboundOn: day }] : [];
  });
  return changed.length === 0 ? decisions : new Map([...decisions, ...changed.map((decision) => [decision.id, decision] as const)]);
}

/** The day from which it binds; undefined while an approval is missing. */
function reachedOn({ on }: Decision, { approvals, approved }: OfBody, decisions: Decisions): Day | undefined {
  const days = approvals.map(({ party, state }) => {
    const own = decisions.get(approved.find((each) => each.party === party)?.decision ?? "");
    const isFar = own?.state === "final" || (state === "enforceable" && own?.state === "enforceable");
    return own && isFar && own.annulledOn === undefined ? own.stateOn : undefined;
  });
  return days.every((day) => day !== undefined) ? [on, ...days].sort().at(-1) : undefined;
}
