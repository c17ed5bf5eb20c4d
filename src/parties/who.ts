/** What the record lets a person do for one of their organisations on a day. Pure. */
import { ALLIANCE_ROLES, type Grant, type Who } from "../api/roles.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { type HeldGrant, heldBy, type House, lastDayOf } from "./kinds.ts";

/** The organisation is a party of `alliances`, and was one of `left`; `all`: every stream there is, which a house administrator looks after. */
export type Standing = {
  readonly house: RandomId;
  readonly person: RandomId;
  readonly organisation: RandomId | undefined;
  readonly alliances: readonly RandomId[];
  readonly left: readonly RandomId[];
  readonly all: readonly RandomId[];
  readonly day: Day;
};

/** The organisations that a person holds a role for on a day. */
export function organisationsOf(house: House, person: RandomId, day: Day): readonly RandomId[] {
  return [...new Set(heldBy(house, person, day).map(({ organisation }) => organisation))].sort();
}

export function whoFor(house: House, at: Standing): Who {
  const { person, organisation, day } = at;
  const all = heldBy(house, person, day).filter((grant) => organisation !== undefined && grant.organisation === organisation);
  if (organisation === undefined || all.length === 0) return { person, grants: [], streams: [] };
  // What an organisation has left, none of its roles reaches any more: not those for that alliance alone either.
  const held = all.filter(({ stream }) => stream === undefined || !at.left.includes(stream));
  const budgets = [...house.budgets].filter(([, owner]) => owner === organisation).map(([stream]) => stream);
  const own = [at.house, ...at.alliances, ...budgets];
  const administers = held.some(({ role, stream }) => role === "house-admin" && stream === undefined);
  const named = held.flatMap(({ stream }) => (stream === undefined ? [] : [stream]));
  const streams = [...new Set([...own, ...named])];
  // A role without a stream holds where the organisation has part, and not where another grant lets the person look in.
  const pinned = (grant: HeldGrant): readonly Grant[] => {
    const { stream, role } = grant;
    if (stream !== undefined || role === "house-admin" || streams.length === own.length) return [grantOf(grant)];
    return own.map((each) => ({ ...grantOf(grant), stream: each }));
  };
  const who = { person, organisation, grants: held.flatMap(pinned), streams, ...leftBehind(all, at.left) };
  return administers ? { ...who, oversees: at.all.filter((stream) => !streams.includes(stream)) } : who;
}

/** Its own data of an alliance that it has left is an organisation's to take with it. */
function leftBehind(held: readonly HeldGrant[], left: readonly RandomId[]): Pick<Who, "left"> {
  const of = left.map((stream) => ({ stream, roles: held.filter((grant) => (grant.stream ?? stream) === stream).map(({ role }) => role) }));
  const own = of.filter(({ roles }) => ALLIANCE_ROLES.some((role) => roles.includes(role))).map(({ stream }) => stream);
  return own.length === 0 ? {} : { left: own };
}

function grantOf(held: HeldGrant): Grant {
  const { person: _person, ended: _ended, claimed: _claimed, to: _to, ...grant } = held;
  const last = lastDayOf(held);
  return { ...grant, ...(last === undefined ? {} : { to: last }) };
}
