/** Positions, what a body does with a matter, and the approvals of those without whom it does not bind. Pure. */
import { type Decided, type Now, reasonsAgainst, type Refusal, refused, type States } from "../api/decide.ts";
import { beyondMandate } from "../api/mandates.ts";
import { competenceOf, notForBody } from "../decisions/competence.ts";
import { aboutLeaving, aboveDecision, type Decision, decisionOf, shaken } from "../decisions/kinds.ts";
import type { GROUNDS, Outcome } from "../decisions/matter-bodies.ts";
import { noPart, type Position } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { FileRef } from "../log/reference.ts";
import { joinsBy, type Matter, type Reckoned, nextSection, seatsOn, standOf } from "./kinds.ts";
import { partyOf } from "../parties/kinds.ts";
import { againstOne, type Ground, openMatter } from "./opening.ts";
import { askingOf, BASIS, deadlineOf, type Holding, partiesOf, verdictIn } from "./sitting.ts";

export type Positioning = {
  readonly matter: RandomId;
  readonly position: Position;
  readonly ground?: (typeof GROUNDS)[number] | undefined;
  readonly condition?: "own-decision" | undefined;
};

/** A party takes a position by whoever sits for it, within that person's mandate. */
export function decidePosition(ground: Ground, reasons: FileRef | undefined, input: Positioning, now: Now): Decided<{ readonly party: Id }> {
  const found = openMatter(ground, input.matter);
  if ("refusals" in found) return found;
  const { matter, agreement } = found;
  const party = partyOf(ground, now.party) ?? "–";
  const { position, ground: why, condition } = input;
  const until = deadlineOf(matter);
  const isVote = position !== "recused";
  const against = reasonsAgainst([
    noPart({ powers: agreement.decisions, parties: partiesOf(agreement), matter, day: now.day }, party),
    isVote ? notForBody(matter, agreement.decisions) : undefined,
    ...seatRefusals(ground, matter, party, now),
    isVote ? beyondMandate(now.mandates, askingOf(matter), "/matter") : undefined,
    until !== undefined && until < now.day ? refused("matters/after-deadline", BASIS, { until }, "/matter") : undefined,
    isVote === (why === undefined) ? undefined : refused("matters/ground", "Hallintolaki 434/2003 28.1 §", {}, "/ground"),
    condition && position !== "for" ? refused("matters/condition-of-for", BASIS, {}, "/condition") : undefined,
  ]);
  const said = { ...(why ? { ground: why } : {}), ...(condition ? { condition } : {}), ...(reasons ? { reasons } : {}) };
  return against ?? { drafts: [{ kind: "position-taken", day: now.day, body: { matter: matter.id, party, position, ...said } }], result: { party } };
}

/** A deputy acts only where no member of its party has. */
function* seatRefusals({ matters }: Ground, { body, positions }: Matter, party: Id, now: Now): Generator<Refusal> {
  const seats = seatsOn(matters, body, now.day).filter((seat) => seat.party === party);
  const own = seats.find(({ person }) => person === now.actor);
  if (!own) yield refused("matters/not-in-seat", `decisions/bodies/${body}/seats`, { party, body });
  const members = new Set(seats.filter((seat) => seat.as === "member").map(({ person }) => person));
  if (own?.as === "deputy" && positions.some((taken) => taken.party === party && members.has(taken.person))) yield refused("matters/member-has-spoken", BASIS);
}

export type Handling = {
  readonly matter: RandomId;
  readonly outcome: Outcome;
  readonly on: Day;
  readonly present?: readonly Id[] | undefined;
  readonly to?: Id | undefined;
  readonly meeting?: RandomId | undefined;
};
/** How the body's own: its chair, or the project office for it. */
export type By = "chair" | "office";

/** Records what a body did with a matter. Adopted, rejected and undecided must be what the rule gives by the positions that count. */
export function decideHandling(
  ground: Ground,
  holding: Holding,
  by: By,
  input: Handling,
  now: Now,
): Decided<{ readonly section: number; readonly binding: boolean }> {
  const found = openMatter(ground, input.matter);
  if ("refusals" in found) return found;
  const { matter, agreement } = found;
  const { outcome, on, present = [], to, meeting } = input;
  const body = agreement.decisions.bodies[matter.body];
  if (!body) return againstOne("matters/no-body", { body: matter.body }, "/matter");
  const verdict = verdictIn({ agreement, matters: ground.matters, holding, day: on, present }, matter);
  const isVoted = outcome === "adopted" || outcome === "rejected" || outcome === "undecided";
  const against = reasonsAgainst([
    by === "office" || partyOf(ground, now.party) === body.chair ? undefined : refused("matters/not-chair", `decisions/bodies/${matter.body}/chair`),
    ...dayRefusals(ground, matter, on, now),
    ...(isVoted && verdict.outcome !== outcome ? otherwise(outcome, verdict.outcome, verdict.missing) : []),
    ...forwardRefusals(Object.keys(agreement.decisions.bodies), matter.body, outcome, to),
  ]);
  const section = nextSection(ground.matters, matter.body, on.slice(0, 4));
  const approvals = outcome === "adopted" && verdict.approvals.length > 0 ? { approvals: verdict.approvals } : {};
  const counted = isVoted ? verdict.counted : [];
  const about = { ...(to === undefined ? {} : { to }), ...(meeting === undefined ? {} : { meeting }) };
  const decided = { matter: matter.id, body: matter.body, organ: body.name, section, outcome, counted, ...approvals, ...about };
  return (
    against ?? {
      drafts: [{ kind: "matter-decided", day: on, body: decided as never }],
      result: { section, binding: outcome === "adopted" && !("approvals" in approvals) },
    }
  );
}

/** Everything that keeps it from being adopted; or that the rule gives another outcome. */
function otherwise(asked: Outcome, outcome: Outcome | undefined, missing: readonly Refusal[]): readonly Refusal[] {
  if (outcome === undefined || asked === "adopted") return missing;
  return [refused(`matters/not-${asked}`, "docs/agreement-file.md#13-how-a-body-decides 13.8", {}, "/outcome"), ...(outcome === "adopted" ? [] : missing)];
}

/** Sections follow each other: none is dated before the one before it, nor before what it rests on. */
function* dayRefusals({ matters }: Ground, { body, positions, openedOn }: Matter, on: Day, now: Now): Generator<Refusal> {
  if (on > now.day) yield refused("matters/to-come", BASIS, { day: on, today: now.day }, "/on");
  const own = [...matters.matters.values()].filter((matter) => matter.body === body).flatMap(({ handlings }) => handlings.map((each) => each.on));
  const before = [openedOn, ...positions.map((each) => each.on), ...own].sort().at(-1)!;
  if (on < before) yield refused("matters/before", BASIS, { day: on, before }, "/on");
}

function* forwardRefusals(bodies: readonly Id[], own: Id, outcome: Outcome, to: Id | undefined): Generator<Refusal> {
  const isFit = outcome === "forwarded" ? to !== undefined && to !== own && bodies.includes(to) : to === undefined;
  if (!isFit) yield refused("matters/where-to", BASIS, { bodies: bodies.filter((id) => id !== own).join(", ") || "–" }, "/to");
}

/**
 * A party's own organ has decided on what a body agreed on. It binds the party once that decision is as far as it must be. What the decision is about, and
 * the mandate of whoever names it, are held against the party's own part of the sum (`reckoned`), against the whole where nothing tells the part.
 */
export function decideApproval(
  { ground, reckoned }: { readonly ground: Ground; readonly reckoned: Reckoned | undefined },
  states: States,
  { matter: id, decision }: { readonly matter: RandomId; readonly decision: RandomId },
  now: Now,
): Decided<{ readonly party: Id }> {
  const matter = ground.matters.matters.get(id);
  const agreed = ground.decisions.get(id);
  if (!matter) return againstOne("matters/unknown", { matter: id }, "/matter");
  if (!agreed?.ofBody) return againstOne("matters/nothing-to-approve", { title: matter.title }, "/matter");
  const party = partyOf(ground, now.party) ?? "–";
  const { approvals, approved } = agreed.ofBody;
  const before = approved.find((each) => each.party === party)?.decision;
  const found = decisionOf(states, decision, "adopted", now.party);
  const own = found.decision;
  const isOlder = own !== undefined && own.on < agreed.on;
  const amount = shareOf(matter, reckoned, party);
  const against = reasonsAgainst([
    approvals.some((each) => each.party === party) || joinsBy(reckoned, party) ? undefined : refused("matters/not-asked", BASIS, { party }, "/matter"),
    before !== undefined && !shaken(states, before) ? refused("matters/approved-already", BASIS, { party }, "/matter") : undefined,
    found.refusal,
    isOlder ? refused("matters/decided-before", BASIS, { day: own.on, on: agreed.on, organ: own.organ, section: own.section }, "/decision") : undefined,
    own && isAboutElse(own, matter) ? aboutLeaving(own) : undefined,
    own && amount !== undefined ? beyondOwn(own, amount) : undefined,
    beyondMandate(now.mandates, { ...askingOf(matter), amount }, "/matter"),
  ]);
  return against ?? { drafts: [{ kind: "matter-approved", day: now.day, body: { matter: id, party, decision } }], result: { party } };
}

/** A decision that is said to be about leaving approves nothing but a leaving. */
function isAboutElse({ exit }: Decision, { kind }: Matter): boolean {
  return exit !== undefined && kind !== "exit";
}

/** Whether a decision of a party's own organ can approve what a body agreed on: made since, about nothing else, and with a sum that covers the party's part. */
export function canApprove({ agreed, matter, reckoned }: Approving, party: Id | undefined, own: Decision): boolean {
  const amount = party === undefined ? undefined : shareOf(matter, reckoned, party);
  return own.on >= agreed.on && !isAboutElse(own, matter) && (amount === undefined || beyondOwn(own, amount) === undefined);
}

type Approving = { readonly agreed: Decision; readonly matter: Matter; readonly reckoned: Reckoned | undefined };

function beyondOwn(own: Decision, amount: Cents): Refusal | undefined {
  const above = aboveDecision(own, 0n, amount);
  return above && { ...above, pointer: "/decision" };
}

/** The part of a matter's sum that a party's approval is held against: its own as it was reckoned with the proposal, else the whole. */
export function shareOf({ amount }: Pick<Matter, "amount">, reckoned: Reckoned | undefined, party: Id): Cents | undefined {
  const own = reckoned?.parties.find((each) => each.party === party);
  return own ? BigInt(own.share) : amount;
}

/** Whether a party has still to take a position, or to approve. */
export function waitsFor({ agreement, matters, decisions, conditional }: Ground, matter: Matter, party: Id, day: Day): "position" | "approval" | undefined {
  const decided = decisions.get(matter.id);
  const stands = standOf(matter, decided);
  if (stands === "agreed" || stands === "unbound") {
    return decided?.ofBody?.approvals.some((each) => each.party === party) && !hasOwn(decisions, decided, party) ? "approval" : undefined;
  }
  const joined = conditional.find((each) => each.party.id === party && each.matter === matter.id);
  if (joined) return hasOwn(decisions, decided, party) ? undefined : "approval";
  if ((stands !== "open" && stands !== "deadlocked") || !agreement) return undefined;
  if (competenceOf(matter, agreement.decisions).may === "propose") return undefined;
  const isAsked = noPart({ powers: agreement.decisions, parties: partiesOf(agreement), matter, day }, party) === undefined;
  const members = seatsOn(matters, matter.body, day);
  const hasSpoken = matter.positions.some((taken) => taken.party === party);
  return isAsked && !hasSpoken && members.some((seat) => seat.party === party) ? "position" : undefined;
}

/** Whether a party named a decision of its own organ on what a body agreed on, which was not annulled since. */
export function hasOwn(decisions: Ground["decisions"], agreed: Decision | undefined, party: Id): boolean {
  const own = agreed?.ofBody?.approved.find((each) => each.party === party)?.decision;
  return own !== undefined && decisions.get(own)?.annulledOn === undefined;
}
