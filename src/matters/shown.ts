/** Matters and bodies as programs and pages are told of them. Pure. */
import type { Refusal } from "../api/decide.ts";
import { type Competence, competenceOf } from "../decisions/competence.ts";
import { type Approval, approvalsOf, type Verdict, verdictOf } from "../decisions/unanimity.ts";
import type { Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { partyOf } from "../parties/kinds.ts";
import { waitsFor } from "./deciding.ts";
import { countingOf, type Matter, seatsOn, standOf, type Stands } from "./kinds.ts";
import type { Ground } from "./opening.ts";
import { askedOf, deadlineOf, type Holding } from "./sitting.ts";

/** A matter beside the others: `waits` is what the reader's own party has still to do. */
export type Listed = { readonly matter: Matter; readonly stands: Stands; readonly waits?: "position" | "approval" };

/** Newest first, and before them what waits for the organisation's own party. */
export function listedFor(ground: Ground, organisation: RandomId | undefined, day: Day): readonly Listed[] {
  const party = partyOf(ground, organisation);
  const all = [...ground.matters.matters.values()].toReversed().map((matter): Listed => {
    const waits = party === undefined ? undefined : waitsFor(ground, matter, party, day);
    return { matter, stands: standOf(matter, ground.decisions.get(matter.id)), ...(waits ? { waits } : {}) };
  });
  return [...all.filter(({ waits }) => waits), ...all.filter(({ waits }) => !waits)];
}

/** Who approves what a body agreed on, and whom it brought in on the condition of its own decision: by which decision, and how far that has come. */
export type Approver = { readonly party: Id; readonly needs: "enforceable" | "final"; readonly decision?: RandomId; readonly state?: string };

export function approversOf({ decisions, conditional }: Ground, id: RandomId): readonly Approver[] {
  const { approvals = [], approved = [] } = decisions.get(id)?.ofBody ?? {};
  const joined = conditional.filter(({ matter }) => matter === id).map(({ party, needs }) => ({ party: party.id, state: needs }));
  return [...approvals, ...joined].map(({ party, state: needs }) => {
    const own = approved.find((each) => each.party === party)?.decision;
    const found = own === undefined ? undefined : decisions.get(own);
    const state = found && (found.annulledOn === undefined ? found.state : "annulled");
    return { party, needs, ...(own === undefined ? {} : { decision: own }), ...(state === undefined ? {} : { state }) };
  });
}

/** A party that has still to speak before the body can decide, who sits for it, and by when; `mandate`: it spoke, without a mandate that covers the matter. */
export type Awaited = { readonly party: Id; readonly what: "position" | "mandate"; readonly people: readonly RandomId[]; readonly until?: Day };
/**
 * What the rule answers today: `competence` says who approves, `verdict` what is missing, `awaited` from whom, `approvals` who has to decide after the body.
 * Only for a matter that a body has still to do with.
 */
export type Today = {
  readonly competence: Competence;
  readonly verdict: Verdict;
  readonly awaited: readonly Awaited[];
  readonly approvals: readonly Approval[];
};

export function todayOf({ agreement, matters, decisions }: Ground, matter: Matter, holding: Holding, day: Day): Today | undefined {
  const stands = standOf(matter, decisions.get(matter.id));
  if (!agreement || (stands !== "open" && stands !== "deadlocked")) return undefined;
  const asked = askedOf({ agreement, matters, holding, day }, matter);
  const verdict = verdictOf(asked);
  const until = deadlineOf(matter);
  const seats = seatsOn(matters, matter.body, day);
  const unheard = verdict.counted.filter(({ as }) => as === "waited-for" || as === "unheard" || as === "silent");
  const awaited = unheard.map(({ party }): Awaited => {
    const people = seats.filter((seat) => seat.party === party).sort((a, b) => (a.as === b.as ? 0 : a.as === "member" ? -1 : 1));
    const what = asked.positions.some((taken) => taken.party === party) ? "mandate" : "position";
    return { party, what, people: people.map(({ person }) => person), ...(until === undefined ? {} : { until }) };
  });
  return { competence: competenceOf(matter, agreement.decisions), verdict, awaited, approvals: approvalsOf(asked) };
}

const toldOf = ({ code, args, basis }: Refusal): Json => ({ code, args, basis });

export function mattersShown(ground: Ground, organisation: RandomId | undefined, day: Day): Json {
  return listedFor(ground, organisation, day).map(({ matter, stands, waits }) => ({ ...headOf(matter), stands, ...(waits ? { waits } : {}) }));
}

function headOf(matter: Matter): Record<string, Json> {
  const { id, kind, title, body, procedure, amount, concerns, from, openedOn } = matter;
  const until = deadlineOf(matter);
  const about = { ...(amount === undefined ? {} : { amount: String(amount) }), ...(from === undefined ? {} : { from }), ...(until ? { until } : {}) };
  return { matter: id, kind, title, body, procedure, concerns: [...concerns], openedOn, ...about };
}

/** `said`: the texts of the matter, as they were written. */
export function matterTold(ground: Ground, matter: Matter, holding: Holding, said: Json, day: Day): Json {
  const today = todayOf(ground, matter, holding, day);
  const seats = ground.matters.seats.filter(({ body }) => body === matter.body);
  return {
    ...headOf(matter),
    stands: standOf(matter, ground.decisions.get(matter.id)),
    said,
    positions: countingOf(matter, seats).map(({ party, person, says, on, ground: why, onCondition }) => ({
      party,
      person,
      says,
      on,
      ...(why ? { ground: why } : {}),
      ...(onCondition ? { condition: "own-decision" } : {}),
    })),
    handlings: matter.handlings.map(({ outcome, on, section, organ, counted, to }) => ({
      outcome,
      on,
      section,
      organ,
      counted: counted.map((each) => ({ ...each })),
      ...(to === undefined ? {} : { to }),
    })),
    steps: matter.steps.map((step) => ({ ...step })),
    moves: matter.moves.map((move) => ({ ...move })),
    approvals: approversOf(ground, matter.id).map((each) => ({ ...each })),
    ...(today
      ? { today: { ...(today.verdict.outcome ? { outcome: today.verdict.outcome } : {}), missing: today.verdict.missing.map(toldOf), ...waitsIn(today) } }
      : {}),
  };
}

function waitsIn({ awaited, approvals }: Today): Record<string, Json> {
  return { awaited: awaited.map((each) => ({ ...each, people: [...each.people] })), approvals: approvals.map((each) => ({ ...each })) };
}

export function bodiesTold(ground: Ground, day: Day): Json {
  return Object.entries(ground.agreement?.decisions.bodies ?? {}).map(([body, { name, chair, seats }]) => ({
    body,
    name,
    chair,
    seats: { ...seats },
    sitting: seatsOn(ground.matters, body, day).map(({ party, person, as, from, to }) => ({
      party,
      person,
      as,
      from,
      ...(to === undefined ? {} : { to }),
    })),
  }));
}
