/** Who may do what: the roles of an alliance, and the grants that give them for a time. */
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";

/** `public` is everyone, signed in or not; nobody is granted it. */
export const ROLES = [
  "purchaser-decider",
  "purchaser-controller",
  "provider-manager",
  "project-office",
  "financial-expert",
  "auditor",
  "preparer",
  "house-admin",
  "public",
] as const;
export type Role = (typeof ROLES)[number];
/** Everyone who has a part in an alliance. */
export const ALLIANCE_ROLES: readonly Role[] = ROLES.filter((role) => role !== "house-admin" && role !== "public");

/** A role for an organisation, on one stream or (without one) on every stream that the organisation has part in; both days are included. */
export type Grant = {
  readonly id: RandomId;
  readonly role: Role;
  readonly organisation: RandomId;
  readonly stream?: RandomId;
  readonly from: Day;
  readonly to?: Day;
  /** The most that the mandate covers, in cents. */
  readonly limit?: Cents;
  /** Ids of the agreement that the mandate is about; absent, all that the role covers. */
  readonly subjects?: readonly Id[];
};

/** Whoever asks. Signed out there is no person. `streams` are those that its organisations have part in. */
export type Who = {
  readonly person?: RandomId;
  /** The organisation that it acts for now. */
  readonly organisation?: RandomId;
  readonly grants: readonly Grant[];
  readonly streams: readonly RandomId[];
  /** Streams that a house administrator looks after without having part in them; nothing but what its own role permits follows from that. */
  readonly oversees?: readonly RandomId[];
  /** Alliances that its organisation has left: nothing but taking its own data along follows from that. */
  readonly left?: readonly RandomId[];
  /** What a key for programs was made for: names of commands and queries. Absent for people. */
  readonly only?: readonly string[];
  /** It came with a key that is not in force. */
  readonly isNoKey?: true;
  /** The person proved who they are a moment ago, as approvals demand. Never so for a key. */
  readonly isFresh?: boolean;
};

export const SIGNED_OUT: Who = { grants: [], streams: [] };
/** Whoever comes with a key for programs that nobody has, or has no more. */
export const NO_KEY: Who = { ...SIGNED_OUT, isNoKey: true };

/** What somebody holds on a stream on a day, for the organisation that they act for. */
export function grantsOn(who: Who, stream: RandomId, day: Day): readonly Grant[] {
  return who.grants.filter(
    (grant) =>
      grant.organisation === who.organisation &&
      (grant.stream === undefined ? hasPart(who, grant.role, stream) : grant.stream === stream) &&
      grant.from <= day &&
      (grant.to === undefined || day <= grant.to),
  );
}

/** The roles that somebody has on a stream on a day. */
export function rolesOn(who: Who, stream: RandomId, day: Day): ReadonlySet<Role> {
  return new Set<Role>(["public", ...grantsOn(who, stream, day).map(({ role }) => role)]);
}

function hasPart({ streams, oversees = [] }: Who, role: Role, stream: RandomId): boolean {
  return streams.includes(stream) || (role === "house-admin" && oversees.includes(stream));
}

/** Whether somebody is told that a stream exists. */
export function isThere({ streams, oversees = [] }: Who, stream: RandomId): boolean {
  return streams.includes(stream) || oversees.includes(stream);
}

export function permits(who: Who, allowed: readonly Role[], stream: RandomId, day: Day): boolean {
  const held = rolesOn(who, stream, day);
  return allowed.some((role) => held.has(role));
}

/** Whether somebody may use a command or query at all: a person may, a key when it was made for it. */
export function covers({ only }: Who, name: string): boolean {
  return only === undefined || only.includes(name);
}
