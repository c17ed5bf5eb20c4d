/** Decisions that organs made elsewhere, as the record notes them, and how they become enforceable and final. Pure. */
import { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type Slice, type States } from "../api/decide.ts";
import { lettersOf, numberKey } from "../kernel/alike.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { amountText, bodyOf, dayText, fileRefBody, randomIdText, wordsText } from "../log/fields.ts";
import { foldMatters, type OfBody, type WithMatters } from "./matter-bodies.ts";

/** In the order in which a decision reaches them (docs/record.md#decisions). Nothing is inferred from the calendar: a person records each with the certificate. */
export const DECISION_STATES = ["adopted", "enforceable", "final"] as const;
export type DecisionState = (typeof DECISION_STATES)[number];

/** What an organ can decide about leaving: its own organisation leaves, or the whole alliance ends. The notice that rests on it is of the same kind. */
export const EXITS_DECIDED = ["leave", "termination"] as const;

/** What an organ decided. */
export const WHAT = {
  /** Council, board or office-holder, as the organisation calls it. */
  organ: wordsText(200),
  on: dayText,
  /** The section of the minutes or the decision's number: `§ 87`. */
  section: wordsText(60),
  subject: wordsText(300),
  /** What it is about, where it is money: everything that rests on the decision stays within it. */
  amount: amountText.optional(),
  /** The finding about costs that it decides, where it decides one. */
  finding: randomIdText.optional(),
  /** What it decides about leaving, where it does: subjects are words, and a decision about something else makes nobody leave. */
  exit: z.enum(EXITS_DECIDED).optional(),
};

/** Body by kind. A later `decision-noted` of the same decision says that it came further. A kind, once published, never changes. */
export const DECISION_BODIES = {
  "decision-noted": z.strictObject({
    decision: randomIdText,
    /** Whose organ it was. */
    organisation: randomIdText,
    ...WHAT,
    state: z.enum(DECISION_STATES),
    stateOn: dayText,
    /** The extract of the minutes, or the certificate of the state. */
    document: fileRefBody.optional(),
  }),
  /** A court or a higher organ took it away: by `organ`, on `on`. */
  "decision-annulled": z.strictObject({ decision: randomIdText, on: dayText, organ: wordsText(200), section: wordsText(60), document: fileRefBody.optional() }),
} as const;

export type Decision = {
  readonly id: RandomId;
  /** Absent where a body of the alliance decided (`ofBody`): its decision is nobody's own. */
  readonly organisation?: RandomId;
  /** Whose office-holder said last how far it has come. */
  readonly notedBy?: RandomId;
  readonly organ: string;
  readonly on: Day;
  readonly section: string;
  readonly subject: string;
  readonly amount?: Cents;
  readonly finding?: RandomId;
  readonly exit?: (typeof EXITS_DECIDED)[number];
  readonly state: DecisionState;
  readonly stateOn: Day;
  /** When it became enforceable, where that was noted: also once it is final. */
  readonly enforceableOn?: Day;
  readonly document?: FileRef;
  readonly annulledOn?: Day;
  readonly ofBody?: OfBody;
  /** Since then it binds no more: a decision by which somebody had approved it was annulled. */
  readonly unboundOn?: Day;
};
export type Noted = WithMatters;

export const decisionSlice: Slice<Noted> = {
  name: "decisions",
  start: { decisions: new Map(), opened: new Map() },
  fold: (state, entry) => foldMatters(foldNoted(state, entry), entry),
};

function foldNoted(state: Noted, entry: Entry): Noted {
  if (entry.kind === "decision-noted") {
    const { decision: id, amount, finding, exit, document, ...rest } = bodyOf(DECISION_BODIES[entry.kind], entry);
    const enforceableOn = rest.state === "enforceable" ? rest.stateOn : state.decisions.get(id)?.enforceableOn;
    const noted: Decision = {
      id,
      ...rest,
      ...(enforceableOn === undefined ? {} : { enforceableOn }),
      ...(exit === undefined ? {} : { exit }),
      ...(entry.party === undefined ? {} : { notedBy: entry.party }),
      ...(finding === undefined ? {} : { finding }),
      ...(amount === undefined ? {} : { amount: centsOf(amount)! }),
      ...(document ? { document } : {}),
    };
    return { ...state, decisions: new Map(state.decisions).set(id, noted) };
  }
  if (entry.kind === "decision-annulled") {
    const { decision, on } = bodyOf(DECISION_BODIES[entry.kind], entry);
    const known = state.decisions.get(decision);
    return known ? { ...state, decisions: new Map(state.decisions).set(decision, { ...known, annulledOn: on }) } : state;
  }
  return state;
}

/**
 * A decision that something rests on: it must be noted here, have come at least as far as `needed`, not be annulled, and be one of `organisation`,
 * where one is named. Approvals only ever reference a decision in this way.
 */
export function decisionOf(
  states: States,
  id: string,
  needed: DecisionState,
  organisation?: RandomId,
): { readonly decision: Decision; readonly refusal?: undefined } | { readonly decision?: undefined; readonly refusal: Refusal } {
  const decision = states.of(decisionSlice).decisions.get(id);
  if (!decision) return { refusal: refused("decisions/unknown", "docs/record.md#what-rests-on-a-decision", { decision: id }, "/decision") };
  const told = { organ: decision.organ, section: decision.section };
  if (decision.annulledOn !== undefined) {
    return { refusal: refused("decisions/annulled", "docs/record.md#when-a-decision-is-annulled", { ...told, day: decision.annulledOn }, "/decision") };
  }
  if (organisation !== undefined && decision.organisation !== organisation)
    return { refusal: refused("decisions/of-another", "docs/record.md#what-rests-on-a-decision", told, "/decision") };
  if (reach(decision.state) < reach(needed)) {
    return { refusal: refused("decisions/not-yet", "docs/record.md#what-rests-on-a-decision", { ...told, state: decision.state, needed }, "/decision") };
  }
  return { decision };
}

/** Why a decision that is said to be about leaving approves nothing else. */
export function aboutLeaving({ organ, section }: Decision): Refusal {
  return refused("decisions/about-leaving", "docs/record.md#what-rests-on-a-decision", { organ, section }, "/decision");
}

/** Why nothing more can be done by what rests on a decision: it was annulled, or binds no more. What was done stays, and is unwound by commands of its own. */
export function shaken(states: States, id: string): Refusal | undefined {
  const decision = states.of(decisionSlice).decisions.get(id);
  const day = decision?.annulledOn ?? decision?.unboundOn;
  if (!decision || day === undefined) return undefined;
  const { organ, section } = decision;
  const code = decision.annulledOn === undefined ? "decisions/rests-on-unbound" : "decisions/rests-on-annulled";
  return refused(code, "docs/record.md#when-a-decision-is-annulled", { organ, section, day });
}

/** Why a sum that rests on a decision is more than the decision is about, with every term. */
export function aboveDecision({ organ, section, amount }: Decision, resting: Cents, asked: Cents): Refusal | undefined {
  if (amount === undefined || resting + asked <= amount) return undefined;
  const terms = { decided: amount, resting, asked, left: amount - resting, excess: resting + asked - amount };
  const args = Object.fromEntries(Object.entries(terms).map(([name, cents]) => [name, formatCents(cents)]));
  return refused("decisions/above-amount", "docs/record.md#what-rests-on-a-decision", { organ, section, ...args }, "/amount");
}

export type Noting = z.infer<typeof noting>;
/** What is said of a decision when it is first noted. */
export const noting = z.strictObject({ ...WHAT, state: z.enum(DECISION_STATES), stateOn: dayText });
export type Advancing = {
  readonly decision: RandomId;
  readonly state: DecisionState;
  readonly stateOn: Day;
  /** What it decides about leaving, where nobody has said so yet. */
  readonly exit?: Decision["exit"] | undefined;
};

/** Notes a decision of an organisation's organ, once. Nothing is decided, enforceable or final on a day to come. */
export function decideNoting(
  noted: Noted,
  { id, organisation, document }: { readonly id: RandomId; readonly organisation: RandomId; readonly document?: FileRef | undefined },
  input: Noting,
  now: Now,
): Decided<{ readonly decision: RandomId }> {
  const against = reasonsAgainst([...wrongDays(input.on, input.stateOn, now), notedBefore(noted, organisation, input)]);
  if (against) return against;
  const { organ, on, section, subject, amount, finding, exit, state, stateOn } = input;
  const about = { ...(amount === undefined ? {} : { amount }), ...(finding === undefined ? {} : { finding }), ...(exit === undefined ? {} : { exit }) };
  const what = { organ, on, section, subject, ...about, state, stateOn, ...(document ? { document } : {}) };
  return { drafts: [{ kind: "decision-noted", day: stateOn, body: { decision: id, organisation, ...what } }], result: { decision: id } };
}

/** What rests on a decision stays within its amount, which a second entry of it would double. */
function notedBefore({ decisions }: Noted, organisation: RandomId, { organ, on, section }: Noting): Refusal | undefined {
  const key = ({ organ, section }: Pick<Noting, "organ" | "section">): string => `${lettersOf(organ)} ${numberKey(section)}`;
  const same = [...decisions.values()].find((each) => each.organisation === organisation && each.on === on && key(each) === key({ organ, section }));
  if (!same || same.annulledOn !== undefined) return undefined;
  return refused("decisions/noted-already", "docs/record.md#decisions", { organ: same.organ, section: same.section, day: on, decision: same.id }, "/section");
}

/** Records that a decision became enforceable or final: only ever forward. What it decides about leaving is said once, also of one that comes no further. */
export function decideAdvance(noted: Noted, input: Advancing, document: FileRef | undefined, now: Now): Decided<{ readonly decision: RandomId }> {
  const standing = standingOf(noted, input.decision, now);
  if ("refusals" in standing) return standing;
  const {
    id,
    state,
    stateOn,
    amount,
    document: extract,
    annulledOn: _,
    notedBy: _by,
    ofBody: _of,
    unboundOn: _un,
    enforceableOn: _on,
    ...rest
  } = standing.decision;
  const isForward = reach(input.state) > reach(state);
  const isTold = input.exit !== undefined && rest.exit === undefined;
  const refusals: Refusal[] = [...wrongDays(stateOn, input.stateOn, now)];
  if (!isForward && !(isTold && input.state === state))
    refusals.push(refused("decisions/not-forward", "docs/record.md#decisions", { state, asked: input.state }, "/state"));
  if (input.exit !== undefined && !isTold && input.exit !== rest.exit)
    refusals.push(refused("decisions/exit-told", "docs/record.md#what-rests-on-a-decision", { organ: rest.organ, section: rest.section }, "/exit"));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const kept = document ?? extract;
  const body = {
    decision: id,
    ...rest,
    ...(amount === undefined ? {} : { amount: String(amount) }),
    ...(input.exit === undefined ? {} : { exit: input.exit }),
    state: input.state,
    stateOn: isForward ? input.stateOn : stateOn,
    ...(kept ? { document: kept } : {}),
  };
  return { drafts: [{ kind: "decision-noted", day: body.stateOn, body }], result: { decision: id } };
}

export const annulling = z.strictObject({ decision: randomIdText, on: dayText, organ: WHAT.organ, section: WHAT.section });

/** Records that a decision was annulled. What rested on it stays until it is unwound by commands of its own. */
export function decideAnnulment(
  noted: Noted,
  input: z.infer<typeof annulling>,
  document: FileRef | undefined,
  now: Now,
): Decided<{ readonly decision: RandomId }> {
  const standing = standingOf(noted, input.decision, now);
  if ("refusals" in standing) return standing;
  const against = reasonsAgainst(wrongDays(standing.decision.on, input.on, now));
  if (against) return against;
  return {
    drafts: [{ kind: "decision-annulled", day: input.on, body: { ...input, ...(document ? { document } : {}) } }],
    result: { decision: input.decision },
  };
}

/** A decision of the asker's own organisation that still stands. */
function standingOf(noted: Noted, id: RandomId, now: Now): { readonly decision: Decision } | { readonly refusals: readonly [Refusal, ...Refusal[]] } {
  const decision = noted.decisions.get(id);
  if (!decision) return { refusals: [refused("decisions/unknown", "docs/record.md#what-rests-on-a-decision", { decision: id }, "/decision")] };
  const { organ, section, annulledOn } = decision;
  if (annulledOn !== undefined)
    return { refusals: [refused("decisions/annulled", "docs/record.md#when-a-decision-is-annulled", { organ, section, day: annulledOn }, "/decision")] };
  if (decision.organisation !== now.party)
    return { refusals: [refused("decisions/of-another", "docs/record.md#what-rests-on-a-decision", { organ, section }, "/decision")] };
  return { decision };
}

function* wrongDays(from: Day, to: Day, now: Now): Generator<Refusal> {
  if (to < from) yield refused("decisions/before", "docs/record.md#decisions", { from, to }, "/stateOn");
  if (to > now.day || from > now.day)
    yield refused("decisions/to-come", "docs/record.md#decisions", { day: to > from ? to : from, today: now.day }, "/stateOn");
}

function reach(state: DecisionState): number {
  return DECISION_STATES.indexOf(state);
}
