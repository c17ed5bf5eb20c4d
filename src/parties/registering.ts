/** Organisations, people, whose budget a stream is, and which organisation a party of an agreement is. Pure. */
import { FinnishBusinessIds } from "finnish-business-ids";
import { type Decided, type Refusal, reasonsAgainst, refused } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Begun, Bound, House } from "./kinds.ts";
import type { PartyKind } from "./party-kind.ts";

export type Registering = {
  readonly name: string;
  readonly kind: PartyKind;
  readonly businessId?: string | undefined;
  readonly members?: readonly RandomId[] | undefined;
};

/** Registers an organisation under a new id. Every one but a consortium has a business id; a consortium has members instead, and may have one. */
export function decideOrganisation(house: House, organisation: RandomId, input: Registering, day: Day): Decided<{ readonly organisation: RandomId }> {
  const { name, kind, businessId, members } = input;
  const against = reasonsAgainst(unfit(house, input));
  if (against) return against;
  const body = { organisation, name, kind, ...(businessId === undefined ? {} : { businessId }), ...(members === undefined ? {} : { members }) };
  return { drafts: [{ kind: "organisation-registered", day, body }], result: { organisation } };
}

function* unfit(house: House, { kind, businessId, members }: Registering): Generator<Refusal> {
  if (businessId === undefined && kind !== "consortium") yield refused("parties/needs-business-id", "Yritys- ja yhteisötietolaki 244/2001", {}, "/businessId");
  if (businessId !== undefined && !isBusinessId(businessId)) {
    yield refused("parties/business-id", "Yritys- ja yhteisötietolaki 244/2001", { businessId }, "/businessId");
  }
  if (businessId !== undefined && [...house.organisations.values()].some((other) => other.businessId === businessId)) {
    yield refused("parties/same-business-id", "docs/roles.md", { businessId }, "/businessId");
  }
  if ((kind === "consortium") !== (members !== undefined)) yield refused("parties/consortium-members", "Hankintalaki 1397/2016 § 92", {}, "/members");
  for (const [i, member] of (members ?? []).entries()) {
    const known = house.organisations.get(member);
    if (!known || known.kind === "consortium" || members!.indexOf(member) !== i) {
      yield refused("parties/member", "Hankintalaki 1397/2016 § 92", { member }, `/members/${i}`);
    }
  }
}

/** Seven digits, a hyphen and the check digit. */
export function isBusinessId(text: string): boolean {
  return /^\d{7}-\d$/.test(text) && FinnishBusinessIds.isValidBusinessId(text);
}

/** Whether an organisation of a kind can pay from appropriations; companies do not, and a consortium is its members. */
export function hasAppropriations(kind: PartyKind): boolean {
  return kind !== "company" && kind !== "consortium";
}

/** Says whose budget a stream is that is opened for it: one of an organisation that can be a purchaser each. */
export function decideBudget(
  house: House,
  { stream, organisation }: { readonly stream: RandomId; readonly organisation: RandomId },
  day: Day,
): Decided<{ readonly stream: RandomId }> {
  const refusals: Refusal[] = [];
  if (!house.organisations.has(organisation)) refusals.push(refused("parties/no-organisation", "docs/roles.md", { organisation }, "/organisation"));
  const kind = house.organisations.get(organisation)?.kind;
  if (kind !== undefined && !hasAppropriations(kind)) refusals.push(refused("parties/no-budget-of", "docs/roles.md", {}, "/organisation"));
  const taken = [...house.budgets].find(([, owner]) => owner === organisation);
  if (taken) refusals.push(refused("parties/budget-assigned", "docs/roles.md", { stream: taken[0] }, "/organisation"));
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "budget-assigned", day, body: { stream, organisation } }], result: { stream } };
}

/** Says that a stream which is opened for it is the record of an alliance that an organisation hosts; every alliance under a name of its own. */
export function decideBeginning(
  house: House,
  { stream, organisation, name }: Begun & { readonly stream: RandomId },
  day: Day,
): Decided<{ readonly stream: RandomId }> {
  const refusals: Refusal[] = [];
  if (!house.organisations.has(organisation)) refusals.push(refused("parties/no-organisation", "docs/roles.md", { organisation }, "/organisation"));
  const same = [...house.begun.values()].some((other) => other.name === name);
  if (same) refusals.push(refused("parties/same-alliance", "docs/record.md", { name }, "/name"));
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "alliance-begun", day, body: { stream, organisation, name } }], result: { stream } };
}

/**
 * Binds a party of the agreement to an organisation, or to another one as long as nothing of the record rests on what was said before: the organisation is
 * then no other party any more. `isRegistered` says whether the house knows it, `unfit` why the agreement says otherwise; before there is one, adopting it asks.
 */
export function decideBinding(
  bound: Bound,
  isRegistered: boolean,
  { party, organisation }: { readonly party: string; readonly organisation: RandomId },
  day: Day,
  unfit: readonly Refusal[] = [],
): Decided<{ readonly party: string }> {
  const refusals: Refusal[] = [...unfit];
  if (!isRegistered) refusals.push(refused("parties/no-organisation", "docs/roles.md", { organisation }, "/organisation"));
  const before = bound.organisations.get(party);
  if (before === organisation) refusals.push(refused("parties/bound-so", BINDING, { party }, "/party"));
  else if (bound.rested.has(party)) refusals.push(refused("parties/bound", BINDING, { party }, "/party"));
  const other = [...bound.organisations].find(([id, taken]) => taken === organisation && id !== party)?.[0];
  if (other !== undefined && bound.rested.has(other)) refusals.push(refused("parties/organisation-bound", BINDING, { party: other }, "/organisation"));
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "party-bound", day, body: { party, organisation } }], result: { party } };
}

/** Takes a binding back on which nothing of the record rests. */
export function decideRelease(bound: Bound, { party }: { readonly party: string }, day: Day): Decided<{ readonly party: string }> {
  if (!bound.organisations.has(party)) return { refusals: [refused("parties/not-bound", BINDING, { party }, "/party")] };
  if (bound.rested.has(party)) return { refusals: [refused("parties/bound", BINDING, { party }, "/party")] };
  return { drafts: [{ kind: "party-released", day, body: { party } }], result: { party } };
}

const BINDING = "docs/record.md#which-organisation-a-party-is";
