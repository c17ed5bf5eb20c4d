/** What may be noted of leaving, and when somebody has left. Pure. Page: docs/exit.md. */
import type { Agreement } from "../agreement/agreement.ts";
import { agreementSlice, gone, versionOn } from "../agreement/kinds.ts";
import { leftBy } from "../agreement/left.ts";
import { promisedSlice } from "../appropriations/commitments.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { type Decision, decisionOf, decisionSlice, shaken } from "../decisions/kinds.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Body, Draft } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { lifecycleSlice } from "../lifecycle/kinds.ts";
import { matterSlice } from "../matters/kinds.ts";
import { partiesSlice, partyOf } from "../parties/kinds.ts";
import { exitsApprovedBy } from "../settlement/exit-approvals.ts";
import { lastSettled, statementSlice } from "../settlement/kinds.ts";
import { type Exit, type ExitBody, exitSlice, isApproved, isStanding, isUncured, type Settled } from "./kinds.ts";
import { against, continuityUntil, type Course, notGoneOn, purchasersOn, RIGHTS } from "./rights.ts";

export const REVIEWS = "docs/exit.md#warning-signs-and-reviews";
export const COURSE = "docs/exit.md#the-course-of-an-exit";
export const DEFAULTS = "docs/exit.md#default";
const EXCLUDING = "docs/agreement-file.md#13-how-a-body-decides 13.1";
export const SUSPENSIONS = "docs/exit.md#suspension";

export type Given = { readonly states: States; readonly agreement: Agreement | undefined; readonly now: Now };
type Done = { readonly [key: string]: string };

function one(refusals: Iterable<Refusal | undefined>, kind: string, day: Day, body: Body, result: Done): Decided<Done> {
  return reasonsAgainst(refusals) ?? { drafts: [{ kind, day, body }], result };
}

function* toCome(on: Day, now: Now, at: string): Generator<Refusal> {
  if (on > now.day) yield refused("exit/to-come", COURSE, { day: on, today: now.day }, at);
}

/** What the record says of the phases. */
export function courseOf(states: States): Course {
  const { entered, planned } = states.of(lifecycleSlice);
  return { entered, planned, signed: states.of(agreementSlice).versions[0]?.from };
}

export function decideReview({ agreement, now }: Given, id: RandomId, input: Pick<ExitBody<"exit-review-opened">, "sign" | "about">, reasons: FileRef) {
  const { sign, about } = input;
  const known = [...(agreement?.parties ?? []), ...(agreement?.lines ?? [])].map((each) => each.id);
  const strange = about !== undefined && !known.includes(about) ? [refused("exit/no-subject", REVIEWS, { about }, "/about")] : [];
  const body = { review: id, sign, reasons, ...(about === undefined ? {} : { about }) };
  return one(strange, "exit-review-opened", now.day, body, { review: id });
}

export function decideReviewed({ states, now }: Given, { review, outcome }: Pick<ExitBody<"exit-review-closed">, "review" | "outcome">, reasons: FileRef) {
  const found = states.of(exitSlice).reviews.get(review);
  const wrong = !found || found.closed ? [refused("exit/no-review", REVIEWS, { review }, "/review")] : [];
  return one(wrong, "exit-review-closed", now.day, { review, outcome, reasons }, { review });
}

type Noting = Omit<ExitBody<"exit-noticed">, "exit">;

/** Notice is given by a decision that is there: of the party's own organ, of the body that excludes, or of every purchaser's organ for the whole. */
export function decideNotice({ states, agreement, now }: Given, id: RandomId, input: Noting): Decided<Done> {
  const { party: of, kind, ground, given, last, decisions } = input;
  if (!agreement) return { refusals: [refused("exit/no-agreement", RIGHTS)] };
  const party = agreement.parties.find((each) => each.id === of);
  const shape = (kind === "termination") !== (of === undefined) ? "exit/party-or-whole" : of !== undefined && !party ? "exit/unknown-party" : undefined;
  if (shape) return { refusals: [refused(shape, RIGHTS, { party: of ?? "–" }, "/party")] };
  const { defaults } = states.of(exitSlice);
  const uncured = [...defaults.values()].some((each) => each.party === of && isUncured(each, now.day));
  const refusals = [
    ...toCome(given, now, "/given"),
    ...noMember(agreement, input),
    ...whose(states, input, now),
    ...noticedBefore(states, of),
    ...against(agreement, party, { kind, ground, given, last }, courseOf(states), uncured),
    ...agreedSince({ states, agreement, now }, input),
    ...undecided({ states, agreement, now }, input),
    ...unfit(states, input),
  ];
  return one(refusals, "exit-noticed", now.day, { exit: id, ...input, decisions: [...decisions] }, { exit: id });
}

function noMember(agreement: Agreement, { party, last }: Noting): readonly Refusal[] {
  const { faults = [] } = leftBy(agreement, party === undefined ? { whole: true } : { party }, last);
  return faults.map(({ code, args }) => refused(code, RIGHTS, args, code === "exit/nobody-pays" || code === "exit/nobody-provides" ? "/party" : "/last"));
}

/** A party leaves by itself, and nobody makes itself go: who goes by exclusion does not note it. */
function* whose(states: States, { party, kind }: Noting, now: Now): Generator<Refusal> {
  const own = party !== undefined && states.of(partiesSlice).organisations.get(party) === now.party;
  if (kind === "leave" && !own) yield refused("exit/not-own", RIGHTS, {}, "/party");
  if (kind === "exclusion" && own) yield refused("exit/own-exclusion", `Hallintolaki 28.1 §; ${DEFAULTS}`, {}, "/party");
}

function* noticedBefore(states: States, party: Id | undefined): Generator<Refusal> {
  const standing = [...states.of(exitSlice).exits.values()].find((each) => each.party === party && isStanding(each));
  if (standing) yield refused("exit/noticed-before", COURSE, { given: standing.given, last: standing.last }, "/party");
  const gone = states
    .of(agreementSlice)
    .versions.at(-1)
    ?.left.find((each) => each.party === party);
  if (gone) yield refused("exit/left-before", COURSE, { last: gone.last }, "/party");
}

/** Nobody has given notice before what all agreed on since without it: the version in force, and what the last settled statement covers. */
function* agreedSince({ states, now }: Given, { given }: Noting): Generator<Refusal> {
  const version = versionOn(states.of(agreementSlice), now.day);
  if (version && given < version.from) yield refused("exit/given-before-version", RIGHTS, { given, from: version.from }, "/given");
  const settled = lastSettled(states.of(statementSlice));
  if (settled && given <= settled.through) yield refused("exit/given-settled", RIGHTS, { given, through: settled.through }, "/given");
}

/** A purchaser leaves by its organ's decision; a provider by whoever binds it, as it accepts what is settled. */
function* undecided({ states, agreement }: Given, { party, kind, given, decisions }: Noting): Generator<Refusal> {
  const { organisations } = states.of(partiesSlice);
  if (kind === "exclusion") {
    if (decisions.length === 0) yield refused("exit/needs-exclusion", EXCLUDING, { party: party! }, "/decisions");
    for (const id of decisions) {
      const { decision, refusal } = decisionOf(states, id, "final");
      if (refusal) yield { ...refusal, pointer: "/decisions" };
      const matter = states.of(matterSlice).matters.get(id);
      const isIt = decision?.ofBody?.kind === "exclusion" && matter?.concerns.includes(party!);
      if (decision && !isIt) yield refused("exit/needs-exclusion", EXCLUDING, { party: party! }, "/decisions");
    }
    return;
  }
  const left = gone(states.of(agreementSlice));
  const isPurchaser = agreement!.parties.some(({ id, roles }) => id === party && roles.includes("purchaser"));
  const asked = kind === "leave" ? (isPurchaser ? [party!] : []) : purchasersOn(agreement!, given).filter((id) => !left.includes(id));
  const found = decisions.map((id) => decisionOf(states, id, "enforceable"));
  for (const { refusal } of found) if (refusal) yield { ...refusal, pointer: "/decisions" };
  // A provider's own notice needs no decision; one that it names is its own all the same: another's would be used up by it.
  const mayDecide = kind === "leave" ? [party!] : asked;
  for (const { decision } of found) {
    if (!decision || mayDecide.some((each) => organisations.get(each) === decision.organisation)) continue;
    const { organ, section } = decision;
    yield refused("decisions/of-another", RIGHTS, { organ, section }, "/decisions");
  }
  const deciders = found.map(({ decision }) => decision?.organisation);
  const missing = asked.filter((each) => !deciders.includes(organisations.get(each)));
  const code = kind === "leave" ? "exit/needs-own-decision" : "exit/needs-every-purchaser";
  if (missing.length > 0) yield refused(code, `Kuntalaki 14 §; ${RIGHTS}`, { parties: missing.join(", ") }, "/decisions");
}

/** A notice rests on what was decided about it before it was given: an organ that approved something else did not end anything. */
function* unfit(states: States, { kind, given, decisions }: Noting): Generator<Refusal> {
  for (const id of decisions) {
    const { decision } = decisionOf(states, id, "adopted");
    if (!decision) continue;
    const { on, section } = decision;
    const bindsOn = bindsFrom(decision);
    if (on > given) yield refused("exit/decided-later", RIGHTS, { on, given }, "/decisions");
    else if (bindsOn > given) yield refused("exit/enforceable-later", RIGHTS, { section, on: bindsOn, given }, "/decisions");
    if (kind !== "exclusion" && decision.exit !== kind) yield refused("exit/decision-about-else", RIGHTS, { section, kind }, "/decisions");
    if (isUsed(states, decision)) yield refused("exit/decision-used", RIGHTS, { section }, "/decisions");
  }
}

/** A decision that was noted when it was final already tells no other day than the one on which it was made. */
function bindsFrom({ on, state, stateOn, enforceableOn, ofBody }: Decision): Day {
  return enforceableOn ?? (ofBody && state === "final" ? stateOn : on);
}

/** Whether another notice rests on a decision, or something that is no leaving. A body's exclusion may have carried the agreement without the party already. */
export function isUsed(states: States, { id: decision, ofBody: own }: Decision): boolean {
  const rests = (each: { readonly decision?: string }): boolean => each.decision === decision;
  const noticed = [...states.of(exitSlice).exits.values()].some(({ withdrawn, decisions }) => !withdrawn && decisions.includes(decision));
  if (own) return noticed;
  const matters = [...states.of(decisionSlice).decisions.values()].some(({ ofBody }) => ofBody && ofBody.kind !== "exit" && ofBody.approved.some(rests));
  const { commitments } = states.of(promisedSlice);
  return noticed || matters || [...commitments.values()].some(rests) || states.of(agreementSlice).versions.some(rests) || isApprovedBy(states, decision);
}

type Apart = { readonly exit?: RandomId; readonly replaced?: true };

/** Whether a statement or an exit was approved by a decision, `apart` from what is left out. */
export function isApprovedBy(states: States, decision: RandomId, apart: Apart = {}): boolean {
  const statements = states.of(statementSlice).statements.filter(({ replaced }) => !apart.replaced || replaced === undefined);
  return (
    exitsApprovedBy(states.of(statementSlice), decision).some((exit) => exit !== apart.exit) ||
    statements.some(({ approvals }) => approvals.some((given) => given.decision === decision))
  );
}

type Found = { readonly exit: Exit; readonly refusal?: undefined } | { readonly exit?: undefined; readonly refusal: Refusal };

/** An exit that stands: neither withdrawn nor completed. */
export function standingExit(states: States, id: RandomId): Found {
  const exit = states.of(exitSlice).exits.get(id);
  if (!exit) return { refusal: refused("exit/no-exit", COURSE, { exit: id }, "/exit") };
  return isStanding(exit) ? { exit } : { refusal: refused("exit/over", COURSE, {}, "/exit") };
}

/** Whoever gave notice takes it back, until somebody has approved what is to be paid; the whole ends only while every purchaser wants it to. */
export function decideWithdrawal({ states, agreement, now }: Given, id: RandomId, reasons: FileRef): Decided<Done> {
  const { exit, refusal } = standingExit(states, id);
  if (!exit) return { refusals: [refusal] };
  const own = partyOf(states.of(partiesSlice), now.party);
  const isPurchaser = own !== undefined && agreement !== undefined && purchasersOn(agreement, now.day).includes(own);
  const mayDo = exit.kind === "termination" ? isPurchaser : exit.kind === "leave" ? exit.party === own : exit.party !== own && exit.notedBy === now.party;
  const refusals = [
    ...(mayDo ? [] : [refused("exit/not-yours", COURSE, {}, "/exit")]),
    ...((exit.settled?.approvals.size ?? 0) > 0 ? [refused("exit/approved-already", COURSE, {}, "/exit")] : []),
  ];
  return one(refusals, "exit-withdrawn", now.day, { exit: id, reasons }, { exit: id });
}

/** How customers and services are looked after: until the day that the agreement names, at least. */
export function decideContinuity({ states, agreement, now }: Given, { exit: id, until }: { readonly exit: RandomId; readonly until: Day }, plan: FileRef) {
  const { exit, refusal } = standingExit(states, id);
  const least = exit && agreement ? continuityUntil(agreement, exit) : undefined;
  const short =
    least !== undefined && until < least ? refused("exit/continuity-short", `exit/purchasers/continuity; ALL-019`, { until, least }, "/until") : undefined;
  return one([refusal, short], "continuity-planned", now.day, { exit: id, plan, until }, { exit: id });
}

export type Forecasting = { readonly exit: RandomId; readonly by: "agreed" | "expert"; readonly on: Day };
export type ForecastFiles = { readonly file: FileRef; readonly document: FileRef };

/** It is approved by all with what is paid by it; another one takes its place until somebody has approved. */
export function decideForecast({ states, now }: Given, input: Forecasting, files: ForecastFiles, wrong: readonly Refusal[]): Decided<Done> {
  const { exit: id, by, on } = input;
  const { exit, refusal } = standingExit(states, id);
  const refusals = [
    refusal,
    ...toCome(on, now, "/on"),
    ...((exit?.settled?.approvals.size ?? 0) > 0 ? [refused("exit/approved-already", COURSE, {}, "/exit")] : []),
    ...wrong,
  ];
  return one(refusals, "exit-forecast-set", now.day, { exit: id, by, on, ...files }, { exit: id });
}

/** What keeps an exit from being settled, whatever the sums: its last day is not over, nobody has said how the services go on, or it lost its decision. */
export function* unready(states: States, exit: Exit, now: Now): Generator<Refusal> {
  if (exit.last >= now.day) yield refused("exit/not-over", COURSE, { last: exit.last, today: now.day }, "/exit");
  if (!exit.continuity) yield refused("exit/no-continuity", `ALL-019; ${COURSE}`, {}, "/exit");
  yield* unfounded(states, exit.decisions);
}

/** Nobody leaves, and nothing is paid, by a decision that a court has taken away. */
function* unfounded(states: States, decisions: readonly RandomId[]): Generator<Refusal> {
  for (const id of decisions) {
    const refusal = shaken(states, id);
    if (refusal) yield { ...refusal, pointer: "/exit" };
  }
}

type Approving = { readonly exit: RandomId; readonly decision?: RandomId | undefined };

/** `since`: what was settled after the exit was reckoned, or waits to be; `wanting`: why the decision will not do. */
export type Looked = { readonly wanting: Refusal | undefined; readonly since: readonly Refusal[] };

/** Each party that is asked approves once; with the last approval the party has left. */
export function decideApproval(
  { states, now }: Given,
  { exit: id, decision }: Approving,
  as: "purchaser" | "provider",
  { wanting, since }: Looked,
): Decided<Done> {
  const { exit, refusal } = standingExit(states, id);
  if (!exit) return { refusals: [refusal] };
  if (!exit.settled) return { refusals: [refused("exit/not-settled", COURSE, {}, "/exit")] };
  const { settled } = exit;
  const approver = settled.approvers.find(({ organisation }) => organisation === now.party);
  if (!approver) return { refusals: [refused("exit/not-asked", COURSE, {}, "/exit")] };
  const refusals = [
    approver.as === as ? undefined : refused("exit/other-side", COURSE, {}, "/exit"),
    settled.approvals.has(approver.party) ? refused("exit/approved-before", COURSE, { party: approver.party }, "/exit") : undefined,
    as === "purchaser" && decision === undefined ? refused("exit/needs-decision", COURSE, { party: approver.party }, "/decision") : undefined,
    wanting,
    ...since,
  ];
  const no = reasonsAgainst(refusals);
  if (no) return no;
  const { party } = approver;
  const approved: Drafted = { kind: "exit-approved", day: now.day, body: { exit: id, party, ...(decision === undefined ? {} : { decision }) } };
  const isLast = isApproved({ ...exit, settled: withApproval(settled, party, decision) });
  const rested = [...exit.decisions, ...[...settled.approvals.values()].filter((each) => each !== undefined)];
  const against = isLast ? reasonsAgainst(unfounded(states, rested)) : undefined;
  if (against) return against;
  return { drafts: isLast ? [approved, leaving(exit)] : [approved], result: { exit: id, left: isLast ? "yes" : "no" } };
}

type Drafted = Omit<Draft, "actor" | "party">;

function withApproval(settled: Settled, party: Id, decision: RandomId | undefined): Settled {
  return { ...settled, approvals: new Map(settled.approvals).set(party, decision) };
}

function leaving({ id, party, last }: Exit): Drafted {
  return { kind: "party-left", day: last, body: { exit: id, ...(party === undefined ? {} : { party }), last } };
}

/** Nobody notes a default of its own, and nobody says of its own that it is cured. */
export function decideDefault({ states, agreement, now }: Given, id: RandomId, { party, cureBy }: { readonly party: Id; readonly cureBy: Day }, what: FileRef) {
  const known = agreement ? notGoneOn(agreement, now.day).map((each) => each.id) : [];
  const refusals = [
    known.includes(party) ? undefined : refused("exit/unknown-party", DEFAULTS, { party }, "/party"),
    partyOf(states.of(partiesSlice), now.party) === party ? refused("exit/own-default", DEFAULTS, {}, "/party") : undefined,
    cureBy <= now.day ? refused("exit/cure-past", DEFAULTS, { day: cureBy, today: now.day }, "/cureBy") : undefined,
  ];
  return one(refusals, "default-noted", now.day, { default: id, party, what, cureBy }, { default: id });
}

export function decideCured({ states, now }: Given, { default: id, on }: { readonly default: RandomId; readonly on: Day }, how: FileRef): Decided<Done> {
  const found = states.of(exitSlice).defaults.get(id);
  const refusals = [
    !found || found.cured ? refused("exit/no-such-default", DEFAULTS, {}, "/default") : undefined,
    found && partyOf(states.of(partiesSlice), now.party) === found.party ? refused("exit/own-default", DEFAULTS, {}, "/default") : undefined,
    found && on < found.on ? refused("exit/order", DEFAULTS, { given: found.on, last: on }, "/on") : undefined,
    ...toCome(on, now, "/on"),
  ];
  return one(refusals, "default-cured", now.day, { default: id, on, how }, { default: id });
}

type Suspending = Pick<ExitBody<"suspended">, "services" | "from" | "decision">;

/** Whether an organisation purchases or organises. */
export function isAuthority(states: States, agreement: Agreement | undefined, organisation: RandomId | undefined): boolean {
  const { organisations } = states.of(partiesSlice);
  const authorities = (agreement?.parties ?? []).filter(({ roles }) => roles.includes("purchaser") || roles.includes("organiser"));
  return authorities.some((party) => organisations.get(party.id) === organisation);
}

/** The whole or some services rest from a day, by a decision of an organiser's or purchaser's organ, or of a body of the alliance. */
export function decideSuspension({ states, agreement, now }: Given, id: RandomId, { services, from, decision: by }: Suspending, reasons: FileRef) {
  const { decision, refusal } = decisionOf(states, by, "enforceable");
  const isTheirs = decision?.ofBody !== undefined || isAuthority(states, agreement, decision?.organisation);
  const strange = services?.filter((service) => !agreement?.lines.some((line) => line.id === service)) ?? [];
  const refusals = [
    refusal,
    decision && !isTheirs ? refused("exit/suspended-by", SUSPENSIONS, {}, "/decision") : undefined,
    strange.length > 0 ? refused("exit/no-service", SUSPENSIONS, { services: strange.join(", ") }, "/services") : undefined,
  ];
  const body = { suspension: id, from, decision: by, reasons, ...(services === undefined ? {} : { services: [...services] }) };
  return one(refusals, "suspended", now.day, body, { suspension: id });
}

export function decideResuming({ states, now }: Given, { suspension, on }: ExitBody<"resumed">): Decided<Done> {
  const found = states.of(exitSlice).suspensions.get(suspension);
  const refusals = [
    !found || found.resumed !== undefined ? refused("exit/no-suspension", SUSPENSIONS, {}, "/suspension") : undefined,
    found && on < found.from ? refused("exit/order", SUSPENSIONS, { given: found.from, last: on }, "/on") : undefined,
  ];
  return one(refusals, "resumed", now.day, { suspension, on }, { suspension });
}
