/** Seats that are filled, and matters that are opened, changed and withdrawn. Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Conditional } from "../agreement/conditional.ts";
import { type Decided, type Now, reasonsAgainst, type Refusal, refused } from "../api/decide.ts";
import { isMoney, type MatterKind } from "../decisions/competence.ts";
import type { Decision } from "../decisions/kinds.ts";
import { noPart } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { centsOf } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { partyOf } from "../parties/kinds.ts";
import { type Matter, type Matters, type SeatedAs, seatsOn, standOf } from "./kinds.ts";
import { BASIS, partiesOf, unknownIn } from "./sitting.ts";

/** What every command on matters is decided by: the agreement in force, the record, and which party each organisation is. */
export type Ground = {
  readonly agreement: Agreement | undefined;
  readonly matters: Matters;
  readonly decisions: ReadonlyMap<RandomId, Decision>;
  readonly organisations: ReadonlyMap<string, RandomId>;
  /** Who has joined and is not bound yet: its own decision is missing or has not come far enough. */
  readonly conditional: readonly Conditional[];
};
type Against = { readonly refusals: readonly [Refusal, ...Refusal[]] };

export function againstOne(code: string, args: Readonly<Record<string, string>> = {}, pointer?: string): Against {
  return { refusals: [refused(code, BASIS, args, pointer)] };
}

/** A matter that a body has still to do with; `asked` are states in which it may be. */
export function openMatter(ground: Ground, id: RandomId): { readonly matter: Matter; readonly agreement: Agreement } | Against {
  if (!ground.agreement) return againstOne("matters/no-agreement");
  const matter = ground.matters.matters.get(id);
  if (!matter) return againstOne("matters/unknown", { matter: id }, "/matter");
  const stands = standOf(matter, ground.decisions.get(id));
  return stands === "open" || stands === "deadlocked" ? { matter, agreement: ground.agreement } : againstOne("matters/closed", { title: matter.title });
}

export type Filling = { readonly body: Id; readonly person: RandomId; readonly as: SeatedAs; readonly from: Day; readonly to?: Day | undefined };

/** `people`: whoever acts for the asker's organisation on the record, on the seat's first day. */
export function decideFilling(ground: Ground, people: readonly RandomId[], input: Filling, now: Now): Decided<{ readonly party: Id }> {
  const { agreement } = ground;
  const party = partyOf(ground, now.party);
  if (!agreement) return againstOne("matters/no-agreement");
  const body = agreement.decisions.bodies[input.body];
  const seats = party === undefined ? undefined : body?.seats[party];
  if (!body) return againstOne("matters/no-body", { body: input.body }, "/body");
  if (party === undefined || seats === undefined) {
    return { refusals: [refused("decisions/no-seat", `decisions/bodies/${input.body}/seats`, { party: party ?? "–", body: input.body }, "/body")] };
  }
  const held = seatsOn(ground.matters, input.body, input.from).filter((seat) => seat.party === party);
  const against = reasonsAgainst([
    people.includes(input.person) ? undefined : refused("matters/not-of-party", BASIS, {}, "/person"),
    held.some(({ person }) => person === input.person) ? refused("matters/seated-already", BASIS, {}, "/person") : undefined,
    held.filter((seat) => seat.as === input.as).length < seats
      ? undefined
      : refused("matters/seats-full", `decisions/bodies/${input.body}/seats/${party}`, { seats: String(seats) }, "/as"),
    input.from < now.day ? refused("matters/seat-in-the-past", BASIS, { day: input.from, today: now.day }, "/from") : undefined,
    input.to !== undefined && input.to < input.from ? refused("matters/ends-before", BASIS, { from: input.from, to: input.to }, "/to") : undefined,
  ]);
  const { to, ...rest } = input;
  const filled = { ...rest, party, ...(to === undefined ? {} : { to }) };
  return against ?? { drafts: [{ kind: "seat-filled", day: input.from, body: filled }], result: { party } };
}

export function decideVacating(
  ground: Ground,
  input: { readonly body: Id; readonly person: RandomId; readonly on: Day },
  now: Now,
): Decided<{ readonly party: Id }> {
  const party = partyOf(ground, now.party);
  const held = seatsOn(ground.matters, input.body, input.on).some((seat) => seat.party === party && seat.person === input.person);
  if (party === undefined || !held) return againstOne("matters/not-seated", {}, "/person");
  if (input.on < now.day) return againstOne("matters/seat-in-the-past", { day: input.on, today: now.day }, "/on");
  return { drafts: [{ kind: "seat-vacated", day: input.on, body: { ...input, party } }], result: { party } };
}

export type About = {
  readonly title: string;
  readonly until?: Day | undefined;
  readonly amount?: string | undefined;
  readonly concerns?: readonly Id[] | undefined;
};
export type Opening = About & {
  readonly kind: MatterKind;
  readonly body: Id;
  readonly procedure: "meeting" | "written";
  readonly from?: RandomId | undefined;
};
export type Files = { readonly id: RandomId; readonly proposal: FileRef; readonly effect?: FileRef };

/** `unfit`: what speaks against the change that it carries. */
export function decideOpening(
  ground: Ground,
  { id, ...files }: Files,
  input: Opening,
  now: Now,
  unfit: readonly Refusal[] = [],
): Decided<{ readonly matter: RandomId }> {
  const { agreement } = ground;
  if (!agreement) return againstOne("matters/no-agreement");
  const { kind, body, procedure, from } = input;
  const against = reasonsAgainst([
    agreement.decisions.bodies[body] ? undefined : refused("matters/no-body", BASIS, { body }, "/body"),
    ...aboutRefusals(agreement, { kind, procedure }, input, now),
    from === undefined || isForwarded(ground, from, body) ? undefined : refused("matters/not-forwarded-here", BASIS, {}, "/from"),
    ...unfit,
  ]);
  const opened = { matter: id, kind, body, procedure, ...(from === undefined ? {} : { from }), ...saidOf(input), ...files };
  return against ?? { drafts: [{ kind: "matter-opened", day: now.day, body: opened }], result: { matter: id } };
}

export function decideChange(
  ground: Ground,
  { id: _id, ...files }: Files,
  input: About & { readonly matter: RandomId },
  now: Now,
  unfit: readonly Refusal[] = [],
): Decided<{ readonly matter: RandomId }> {
  const found = openMatter(ground, input.matter);
  if ("refusals" in found) return found;
  const against = reasonsAgainst([notYours(found.matter, now), ...aboutRefusals(found.agreement, found.matter, input, now), ...unfit]);
  const body = { matter: input.matter, ...saidOf(input), ...files };
  return against ?? { drafts: [{ kind: "matter-changed", day: now.day, body }], result: { matter: input.matter } };
}

export function decideWithdrawal(ground: Ground, id: RandomId, now: Now): Decided<{ readonly matter: RandomId }> {
  const found = openMatter(ground, id);
  if ("refusals" in found) return found;
  const against = reasonsAgainst([notYours(found.matter, now)]);
  return against ?? { drafts: [{ kind: "matter-withdrawn", day: now.day, body: { matter: id } }], result: { matter: id } };
}

export type Moving = { readonly matter: RandomId; readonly procedure: Matter["procedure"]; readonly until?: Day | undefined };

/** Whoever opened a matter, or chairs its body, moves it to the other procedure; to a meeting any party with a part in deciding does. */
export function decideMove(ground: Ground, { matter: id, procedure, until }: Moving, now: Now): Decided<{ readonly matter: RandomId }> {
  const found = openMatter(ground, id);
  if ("refusals" in found) return found;
  const { matter, agreement } = found;
  const party = partyOf(ground, now.party) ?? "–";
  const leads = matter.openedBy === now.party || agreement.decisions.bodies[matter.body]?.chair === party;
  const asked = { powers: agreement.decisions, matter, parties: partiesOf(agreement), day: now.day };
  const may = leads || (procedure === "meeting" && noPart(asked, party) === undefined);
  const against = reasonsAgainst([
    may ? undefined : refused("matters/not-yours-to-move", BASIS, {}, "/matter"),
    matter.procedure === procedure ? refused("matters/moved-already", BASIS, {}, "/procedure") : undefined,
    ...deadlineRefusals(procedure, until, now),
  ]);
  const body = { matter: id, procedure, ...(until === undefined ? {} : { until }) };
  return against ?? { drafts: [{ kind: "matter-moved", day: now.day, body }], result: { matter: id } };
}

/** Every party that has a seat in the body can take a matter on which it did not agree to the next step of the ladder. */
export function decideEscalation(
  ground: Ground,
  { matter: id, until }: { readonly matter: RandomId; readonly until: Day },
  now: Now,
): Decided<{ readonly matter: RandomId; readonly step: string }> {
  const found = openMatter(ground, id);
  if ("refusals" in found) return found;
  const { matter, agreement } = found;
  const ladder = agreement.decisions.deadlock;
  const last = matter.steps.at(-1);
  const step = (last?.step ?? -1) + 1;
  const asked = { powers: agreement.decisions, matter, parties: partiesOf(agreement), day: now.day };
  const against = reasonsAgainst([
    noPart(asked, partyOf(ground, now.party) ?? "–"),
    standOf(matter, undefined) === "deadlocked" ? undefined : refused("matters/not-deadlocked", "decisions/deadlock"),
    ladder[step] === undefined ? refused("matters/no-step-left", "decisions/deadlock", { steps: ladder.join(", ") }) : undefined,
    last && now.day <= last.until ? refused("matters/step-runs", "decisions/deadlock", { until: last.until }) : undefined,
    until < now.day ? refused("matters/deadline-past", BASIS, { until, today: now.day }, "/until") : undefined,
  ]);
  return against ?? { drafts: [{ kind: "matter-escalated", day: now.day, body: { matter: id, step, until } }], result: { matter: id, step: ladder[step]! } };
}

function* aboutRefusals(agreement: Agreement, of: Pick<Matter, "kind" | "procedure">, input: About, now: Now): Generator<Refusal> {
  const { until, concerns = [] } = input;
  yield* deadlineRefusals(of.procedure, until, now);
  // Without a sum no mandate could be held against it.
  if (input.amount === undefined && isMoney({ kind: of.kind })) yield refused("matters/needs-amount", `${BASIS}; docs/agreement-file.md 13.3`, {}, "/amount");
  if (of.kind === "joining" && !agreement.joining.allowed) yield refused("matters/joining-not-allowed", "joining/allowed; hankintalaki 136 §", {}, "/kind");
  if (of.kind === "exclusion" && !agreement.parties.some(({ id }) => concerns.includes(id))) yield refused("matters/whose-exclusion", BASIS, {}, "/concerns");
  yield* unknownIn(agreement, concerns);
}

function* deadlineRefusals(procedure: Matter["procedure"], until: Day | undefined, now: Now): Generator<Refusal> {
  if (procedure === "written" && until === undefined) yield refused("matters/needs-deadline", BASIS, {}, "/until");
  if (until !== undefined && until < now.day) yield refused("matters/deadline-past", BASIS, { until, today: now.day }, "/until");
}

function saidOf({ title, until, amount, concerns }: About) {
  const some = concerns && concerns.length > 0 ? { concerns } : {};
  return { title, ...(until === undefined ? {} : { until }), ...(amount === undefined ? {} : { amount: String(centsOf(amount)!) }), ...some };
}

function isForwarded({ matters }: Ground, from: RandomId, to: Id): boolean {
  const last = matters.matters.get(from)?.handlings.at(-1);
  return last?.outcome === "forwarded" && last.to === to;
}

function notYours({ openedBy }: Matter, now: Now): Refusal | undefined {
  return openedBy === now.party ? undefined : refused("matters/not-yours", BASIS, {}, "/matter");
}
