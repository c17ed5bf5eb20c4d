/** Who may give which role to whom, and take it away. Granting needs a higher role; nobody grants anything to themselves. Pure. */
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../api/decide.ts";
import type { Role } from "../api/roles.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Granted, type HeldGrant, heldBy, type House, isHeld, lastDayOf } from "./kinds.ts";

/** Roles of those who decide over public money or audit it: each rests on a decision of its organisation's organ, never on a claim. */
export const MANDATED: readonly Role[] = ["purchaser-decider", "purchaser-controller", "auditor"];
/** What a purchaser's decision maker may grant for its own organisation: the roles below its own. An auditor is chosen above it. */
export const BELOW_DECIDER: readonly Role[] = ["purchaser-controller", "provider-manager", "project-office", "financial-expert", "preparer"];
/** What a sign-in service's claim can give. */
export const CLAIMABLE: readonly Role[] = ["provider-manager", "project-office", "financial-expert", "preparer"];

export type Granting = Omit<Granted, "grant">;

/** Grants a role; `grant` is its new id. */
export function decideGrant(house: House, grant: RandomId, input: Granting, now: Now): Decided<{ readonly grant: RandomId }> {
  const refusals = [...unknown(house, input), ...notEntitled(house, input.role, input.organisation, now), ...unfit(house, input, now)];
  return reasonsAgainst(refusals) ?? { drafts: [grantDraft(grant, input)], result: { grant } };
}

/** The entry of a grant. */
export function grantDraft(grant: RandomId, input: Granting) {
  return { kind: "role-granted", day: input.from, body: { grant, ...input } };
}

/** Ends a role on the day of the command or later. */
export function decideEnd(house: House, { grant, on }: { readonly grant: RandomId; readonly on: string }, now: Now): Decided<{ readonly grant: RandomId }> {
  const held = house.grants.get(grant);
  if (!held) return { refusals: [refused("parties/no-grant", "docs/roles.md", { grant }, "/grant")] };
  const last = lastDayOf(held);
  const refusals: Refusal[] = [...notEntitled(house, held.role, held.organisation, now)];
  if (on < now.day) refusals.push(refused("parties/past-day", "docs/roles.md", { on, today: now.day }, "/on"));
  if (last !== undefined && last < on) refusals.push(refused("parties/ended-before", "docs/roles.md", { last }, "/on"));
  if (held.role === "house-admin" && !othersAdminister(house, held, on)) refusals.push(refused("parties/last-admin", "docs/roles.md", {}, "/grant"));
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "role-ended", day: on, body: { grant, on } }], result: { grant } };
}

/** Ends all that a person holds, on the day of the command: the last step before their name is erased. */
export function decideLeaving(house: House, person: RandomId, now: Now): Decided<{ readonly ended: number }> {
  if (!house.people.has(person)) return { refusals: [refused("parties/no-person", "docs/roles.md", { person }, "/person")] };
  const held = [...house.grants.values()].filter((grant) => grant.person === person && (lastDayOf(grant) ?? now.day) >= now.day);
  const isLast = held.some((grant) => grant.role === "house-admin" && !othersAdminister(house, grant, now.day));
  if (isLast) return { refusals: [refused("parties/last-admin", "docs/roles.md", {}, "/person")] };
  const drafts = held.map(({ id }) => ({ kind: "role-ended", day: now.day, body: { grant: id, on: now.day } }));
  return { drafts, result: { ended: drafts.length } };
}

/**
 * Notes that a person is invited to bind a sign-in. Whoever has the code becomes the person, so a decision maker invites only those whose roles it could
 * have granted; an administrator invites anyone, and the record shows it.
 */
export function decideInvitation(house: House, person: RandomId, now: Now): Decided<{ readonly person: RandomId }> {
  if (!house.people.has(person)) return { refusals: [refused("parties/no-person", "docs/roles.md", { person }, "/person")] };
  const held = [...house.grants.values()].filter((grant) => grant.person === person && (lastDayOf(grant) ?? now.day) >= now.day);
  const above = held.flatMap(({ role, organisation }) => [...notEntitled(house, role, organisation, now)]);
  return (
    reasonsAgainst(above.length > 0 || held.length > 0 ? above : [...notEntitled(house, "preparer", now.party ?? "", now)]) ?? {
      drafts: [{ kind: "person-invited", day: now.day, body: { person } }],
      result: { person },
    }
  );
}

function* unknown(house: House, { person, organisation }: Granting): Generator<Refusal> {
  if (!house.people.has(person)) yield refused("parties/no-person", "docs/roles.md", { person }, "/person");
  if (!house.organisations.has(organisation)) yield refused("parties/no-organisation", "docs/roles.md", { organisation }, "/organisation");
}

/** A house administrator grants everything; a purchaser's decision maker what is below it, for its own organisation. */
function* notEntitled(house: House, role: Role, organisation: RandomId, now: Now): Generator<Refusal> {
  const held = heldBy(house, now.actor, now.day).filter((grant) => grant.organisation === now.party);
  if (held.some((grant) => grant.role === "house-admin")) return;
  const decides = held.some((grant) => grant.role === "purchaser-decider");
  if (decides && organisation !== now.party) yield refused("parties/other-organisation", "docs/roles.md", {}, "/organisation");
  if (!decides || !BELOW_DECIDER.includes(role)) yield refused("parties/role-above", "docs/roles.md", { role }, "/role");
}

function* unfit(house: House, input: Granting, now: Now): Generator<Refusal> {
  const { person, organisation, role, stream, from, to, decision } = input;
  if (person === now.actor) yield refused("parties/own-grant", "docs/roles.md", {}, "/person");
  if (to !== undefined && to < from) yield refused("parties/period", "docs/roles.md", { from, to }, "/to");
  if (MANDATED.includes(role) && decision === undefined) yield refused("parties/needs-decision", "Kuntalaki 410/2015 § 91", { role }, "/decision");
  if (role === "auditor" && to === undefined) yield refused("parties/needs-end", "docs/roles.md", { role }, "/to");
  const same = heldBy(house, person, now.day).find(
    (grant) => grant.organisation === organisation && grant.role === role && grant.stream === stream && isHeld(grant, from),
  );
  if (same) yield refused("parties/already-granted", "docs/roles.md", { role, last: lastDayOf(same) ?? "–" }, "/role");
}

/** Whether somebody else administers the house from a day on. */
function othersAdminister(house: House, leaving: HeldGrant, day: string): boolean {
  return [...house.grants.values()].some((grant) => grant.role === "house-admin" && grant.person !== leaving.person && isHeld(grant, day));
}
