/** When an alliance may go on, and what may be registered on the way. Pure. Page: docs/lifecycle.md. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { decisionOf } from "../decisions/kinds.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { formatCents } from "../kernel/money.ts";
import type { Body } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { partiesSlice, partyOf } from "../parties/kinds.ts";
import { FROM, type Gate, type ItemId, ITEMS } from "./gates.ts";
import { type LifecycleBody, lifecycleSlice, phaseOf } from "./kinds.ts";
import { deciders, decisionFor, type Looked, type Settled, type Standing, standingAt, unanswered, waitedFor } from "./standing.ts";

export const PHASES_PAGE = "docs/lifecycle.md#phases-and-gates";
const WAITING = "docs/lifecycle.md#milestones-and-opinions";
const REGISTERED = "docs/lifecycle.md#assessments-and-processing-agreements";
const TRANSFER = "docs/lifecycle.md#transfer-of-the-duty-to-organise";

export type Given = { readonly states: States; readonly agreement: Agreement | undefined; readonly settled: Settled | undefined; readonly now: Now };
/** What a command made before it is decided: a new id, the text that it keeps, and whether the organisation that it names is one of the installation. */
export type Made = { readonly id: RandomId; readonly file: FileRef; readonly isKnown: boolean };
type Done = { readonly [key: string]: string };

function one(refusals: Iterable<Refusal | undefined>, kind: string, day: Day, body: Body, result: Done): Decided<Done> {
  return reasonsAgainst(refusals) ?? { drafts: [{ kind, day, body }], result };
}

function* toCome(on: Day, now: Now, at = "/on"): Generator<Refusal> {
  if (on > now.day) yield refused("lifecycle/to-come", PHASES_PAGE, { day: on, today: now.day }, at);
}

export function decidePlan({ now }: Given, { gate, on }: LifecycleBody<"gate-planned">): Decided<Done> {
  return one([], "gate-planned", now.day, { gate, on }, { gate });
}

/** A party names the decision of its own organ for an item of a gate; one of a body of the alliance stands for every party whose own organ approved it. */
export function decideNaming(
  { states, agreement, settled, now }: Given,
  { item, decision }: { readonly item: ItemId; readonly decision: RandomId },
): Decided<Done> {
  const asked = ITEMS[item];
  const party = partyOf(states.of(partiesSlice), now.party);
  const who = asked.asks === "decision" ? deciders(asked.of, { states, agreement, settled, on: now.day }) : [];
  if (party === undefined || !who.includes(party)) return { refusals: [refused("lifecycle/not-asked", PHASES_PAGE, { parties: who.join(", ") })] };
  const { decision: found, refusal } = decisionFor(states, decision, "adopted", party);
  const approved = found?.ofBody?.approved.map((each) => each.party).filter((each) => who.includes(each)) ?? [party];
  const drafts = approved.map((each) => ({ kind: "gate-decision-named", day: now.day, body: { item, party: each, decision } }));
  return reasonsAgainst([refusal]) ?? { drafts, result: { item } };
}

export function decideShowing({ now }: Given, { item }: { readonly item: ItemId }, { file: document }: Made): Decided<Done> {
  return one([], "gate-document-shown", now.day, { item, document }, { item });
}

/** The alliance goes through a gate when nothing that the gate asks for is missing, and nothing that it waits for is outstanding, on that day. */
export function decideEntering({ states, agreement, settled, now }: Given, { phase, on }: { readonly phase: Gate; readonly on: Day }): Decided<Done> {
  const state = states.of(lifecycleSlice);
  const [from, last] = [phaseOf(state), state.entered.at(-1)];
  if (!FROM[phase].includes(from)) {
    return { refusals: [refused("lifecycle/no-way", PHASES_PAGE, {}, "/phase")] };
  }
  const looked: Looked = { states, agreement, settled, on };
  const standing = standingAt(phase, looked);
  const body = { phase, on, decisions: [...new Set(standing.flatMap(({ decision }) => decision?.id ?? []))] };
  const refusals = [
    ...toCome(on, now),
    ...(last && on < last.on ? [refused("lifecycle/before-last", PHASES_PAGE, { day: on, last: last.on }, "/on")] : []),
    ...standing.filter(({ isMet }) => !isMet).map((each) => lackOf(each, on)),
    ...waitedFor(state, phase, on).map(({ id }) => refused("lifecycle/milestone-waits", WAITING, { milestone: id, day: on })),
    ...unanswered(state, phase, on).map(({ id }) => refused("lifecycle/opinion-waits", WAITING, { opinion: id, day: on })),
  ];
  return one(refusals, "phase-entered", on, body, { phase });
}

function lackOf({ item, party = "–", cover }: Standing, day: Day): Refusal {
  if (!cover) return refused(`lifecycle/lacks-${item}`, ruleOf(item), { party, day });
  const sums = { decided: formatCents(cover.decided), most: formatCents(cover.most), short: formatCents(cover.most - cover.decided) };
  return refused("lifecycle/below-most", ruleOf(item), { party, ...sums });
}

function ruleOf(item: ItemId): string {
  const rule = "rule" in ITEMS[item] ? `, ${ITEMS[item].rule}` : "";
  return `${PHASES_PAGE}${rule}`;
}

export function decideMilestone({ now }: Given, { gate }: { readonly gate?: Gate | undefined }, { id, file: text }: Made): Decided<Done> {
  const body = { milestone: id, text, ...(gate ? { gate } : {}) };
  return one([], "milestone-named", now.day, body, { milestone: id });
}

type Estimating = Omit<LifecycleBody<"milestone-estimated">, "estimate" | "source" | "replaces"> & { readonly replaces?: RandomId | undefined };

/** Somebody says when a milestone comes; what others say stays, unless it is this that takes its place. */
export function decideEstimate({ states, now }: Given, input: Estimating, { id, file: source }: Made): Decided<Done> {
  const { milestone, earliest, latest, replaces } = input;
  const refusals = [
    ...onMilestone(states, milestone),
    ...(earliest > latest ? [refused("lifecycle/order", WAITING, {}, "/latest")] : []),
    ...(replaces !== undefined &&
    !states
      .of(lifecycleSlice)
      .milestones.get(milestone)
      ?.estimates.some((each) => each.id === replaces)
      ? [refused("lifecycle/no-estimate", WAITING, {}, "/replaces")]
      : []),
  ];
  const body = { milestone, estimate: id, earliest, latest, source, ...(replaces === undefined ? {} : { replaces }) };
  return one(refusals, "milestone-estimated", now.day, body, { milestone, estimate: id });
}

function onMilestone(states: States, id: RandomId): readonly Refusal[] {
  const found = states.of(lifecycleSlice).milestones.get(id);
  if (!found) return [refused("lifecycle/no-milestone", WAITING, { milestone: id }, "/milestone")];
  return found.reached || found.dropped ? [refused("lifecycle/milestone-over", WAITING, {}, "/milestone")] : [];
}

export function decideReached(
  { states, now }: Given,
  { milestone, on }: { readonly milestone: RandomId; readonly on: Day },
  { file: source }: Made,
): Decided<Done> {
  return one([...onMilestone(states, milestone), ...toCome(on, now)], "milestone-reached", on, { milestone, on, source }, { milestone });
}

export function decideMilestoneDrop({ states, now }: Given, { milestone }: { readonly milestone: RandomId }, { file: reasons }: Made): Decided<Done> {
  return one(onMilestone(states, milestone), "milestone-dropped", now.day, { milestone, reasons }, { milestone });
}

type Asking = { readonly sent: Day; readonly due?: Day | undefined; readonly gate?: Gate | undefined };

export function decideRequest({ now }: Given, { sent, due, gate }: Asking, { id, file: text }: Made): Decided<Done> {
  const late = due !== undefined && due < sent ? [refused("lifecycle/order", WAITING, {}, "/due")] : [];
  const body = { opinion: id, sent, text, ...(due === undefined ? {} : { due }), ...(gate ? { gate } : {}) };
  return one([...toCome(sent, now, "/sent"), ...late], "opinion-requested", sent, body, { opinion: id });
}

function onOpinion(states: States, id: RandomId): readonly Refusal[] {
  const found = states.of(lifecycleSlice).opinions.get(id);
  if (!found) return [refused("lifecycle/no-opinion", WAITING, { opinion: id }, "/opinion")];
  return found.given || found.dropped ? [refused("lifecycle/opinion-over", WAITING, {}, "/opinion")] : [];
}

export function decideOpinion({ states, now }: Given, input: Omit<LifecycleBody<"opinion-given">, "answer">, { file: answer }: Made): Decided<Done> {
  const { opinion, on, effect } = input;
  const sent = states.of(lifecycleSlice).opinions.get(opinion)?.sent;
  const early = sent !== undefined && on < sent ? [refused("lifecycle/order", WAITING, {}, "/on")] : [];
  return one([...onOpinion(states, opinion), ...early, ...toCome(on, now)], "opinion-given", on, { opinion, on, effect, answer }, { opinion });
}

export function decideOpinionDrop({ states, now }: Given, { opinion }: { readonly opinion: RandomId }, { file: reasons }: Made): Decided<Done> {
  return one(onOpinion(states, opinion), "opinion-dropped", now.day, { opinion, reasons }, { opinion });
}

type Registered = Omit<LifecycleBody<"assessment-registered">, "assessment" | "document">;

export function decideAssessment({ now }: Given, { kind, on }: Registered, { id, file: document }: Made): Decided<Done> {
  return one(toCome(on, now), "assessment-registered", on, { assessment: id, kind, on, document }, { assessment: id });
}

type Processing = { readonly controller: Id; readonly processor: Id; readonly on: Day };

/** Whoever processes personal data for a controller does so by a contract; both are parties. */
export function decideProcessing({ agreement, now }: Given, { controller, processor, on }: Processing, { id, file: document }: Made): Decided<Done> {
  const known = agreement?.parties.map((party) => party.id) ?? [];
  const strangers = (["controller", "processor"] as const).flatMap((as) => {
    const party = { controller, processor }[as];
    return known.includes(party) ? [] : [refused("lifecycle/no-party", REGISTERED, { party, known: known.join(", ") }, `/${as}`)];
  });
  const same = controller === processor ? [refused("lifecycle/own-processor", REGISTERED, {}, "/processor")] : [];
  const body = { processing: id, controller, processor, on, document };
  return one([...strangers, ...same, ...toCome(on, now)], "processing-registered", on, body, { processing: id });
}

export function decideProcessingEnd({ states }: Given, { processing, on }: LifecycleBody<"processing-ended">): Decided<Done> {
  const found = states.of(lifecycleSlice).processings.get(processing);
  const wrong = !found || found.ended !== undefined ? [refused("lifecycle/no-processing", REGISTERED, {}, "/processing")] : [];
  const early = found && on < found.on ? [refused("lifecycle/order", REGISTERED, {}, "/on")] : [];
  return one([...wrong, ...early], "processing-ended", on, { processing, on }, { processing });
}

type Moving = Omit<LifecycleBody<"organising-transferred">, "transfer" | "text">;

/** A law moves the duty to organise; it is noted, not decided, and the successor is no party by it. */
export function decideTransfer({ states, agreement, now }: Given, { from, to, on, act, section }: Moving, { id, file: text, isKnown }: Made): Decided<Done> {
  const party = agreement?.parties.find((each) => each.id === from);
  const refusals = [
    ...(party?.roles.some((role) => role === "organiser" || role === "purchaser")
      ? []
      : [refused("lifecycle/no-organiser", TRANSFER, { party: from }, "/from")]),
    ...(isKnown ? [] : [refused("lifecycle/no-organisation", TRANSFER, {}, "/to")]),
    ...(states.of(partiesSlice).organisations.get(from) === to ? [refused("lifecycle/same-organisation", TRANSFER, {}, "/to")] : []),
  ];
  const body = { transfer: id, from, to, on, act, section, text };
  return one(refusals, "organising-transferred", now.day, body, { transfer: id });
}

/** Whoever takes over signs by a decision of its own organ: conditionally, until that is final. */
export function decideSuccession({ states, now }: Given, { transfer, decision }: LifecycleBody<"succession-signed">): Decided<Done> {
  const found = states.of(lifecycleSlice).transfers.get(transfer);
  if (!found) return { refusals: [refused("lifecycle/no-transfer", TRANSFER, {}, "/transfer")] };
  const { refusal } = decisionOf(states, decision, "adopted", found.to);
  return one([refusal], "succession-signed", now.day, { transfer, decision }, { transfer });
}
