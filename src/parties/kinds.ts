/** Organisations, people, roles and parties as the record holds them: the bodies of their entries, and the state that follows. No entry names a person. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import { type Grant, type Role, ROLES } from "../api/roles.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { amountText, bodyOf, dayText, idText, randomIdText, wordsText } from "../log/fields.ts";
import { PARTY_KINDS, type PartyKind } from "./party-kind.ts";

/** Roles that somebody can be granted: all but the public's. */
export const GRANTED_ROLES = ROLES.filter((role) => role !== "public") as readonly Exclude<Role, "public">[];

const name = wordsText(200);

/** Bodies of the house stream's entries. */
export const HOUSE_BODIES = {
  "organisation-registered": z.strictObject({
    organisation: randomIdText,
    name,
    kind: z.enum(PARTY_KINDS),
    businessId: z.string().optional(),
    /** Of a consortium: the organisations that act as one. */
    members: z.array(randomIdText).min(2).optional(),
  }),
  "person-added": z.strictObject({ person: randomIdText }),
  /** Somebody was given a code that binds a sign-in to the person. */
  "person-invited": z.strictObject({ person: randomIdText }),
  "role-granted": z.strictObject({
    grant: randomIdText,
    person: randomIdText,
    organisation: randomIdText,
    role: z.enum(GRANTED_ROLES),
    /** Absent: every stream that the organisation has part in. */
    stream: randomIdText.optional(),
    from: dayText,
    to: dayText.optional(),
    limit: amountText.optional(),
    /** What the mandate is about: ids of the agreement; absent, all that the role covers. */
    subjects: z.array(idText).min(1).max(100).optional(),
    /** The organ, day and section of the decision that the mandate rests on. */
    decision: wordsText(200).optional(),
    /** The organisation's own sign-in service said so; it ends when that no longer does. */
    claimed: z.literal(true).optional(),
  }),
  /** From `on` the role is held no more. */
  "role-ended": z.strictObject({ grant: randomIdText, on: dayText }),
  "budget-assigned": z.strictObject({ stream: randomIdText, organisation: randomIdText }),
  /** A record is there for an alliance; `organisation` hosts its project office. What it is called until an agreement names it. */
  "alliance-begun": z.strictObject({ stream: randomIdText, organisation: randomIdText, name }),
} as const;
/** Bodies of an alliance stream's entries. `party` is the id that the agreement file gives. */
export const ALLIANCE_BODIES = {
  /** From here on the party is this organisation, and no other; the organisation is no other party. */
  "party-bound": z.strictObject({ party: idText, organisation: randomIdText }),
  /** The party is no organisation any more. */
  "party-released": z.strictObject({ party: idText }),
} as const;

export type Granted = z.infer<(typeof HOUSE_BODIES)["role-granted"]>;
export type Organisation = { readonly kind: PartyKind; readonly businessId?: string; readonly members: readonly RandomId[] };
/** `ended` is the first day on which it is held no more. */
export type HeldGrant = Grant & { readonly person: RandomId; readonly ended?: Day; readonly claimed?: true };

/** What the house stream comes to. `budgets` says whose budget a stream is, `begun` who hosts an alliance's record and what it was called when it began. */
export type House = {
  readonly organisations: ReadonlyMap<RandomId, Organisation>;
  readonly people: ReadonlySet<RandomId>;
  readonly grants: ReadonlyMap<RandomId, HeldGrant>;
  readonly budgets: ReadonlyMap<RandomId, RandomId>;
  readonly begun: ReadonlyMap<RandomId, Begun>;
};
export type Begun = { readonly organisation: RandomId; readonly name: string };
/** Which organisation each party of an alliance is. `rested`: parties on whose binding something of the record rests; `agreed`: an agreement was adopted. */
export type Bound = { readonly organisations: ReadonlyMap<string, RandomId>; readonly rested: ReadonlySet<string>; readonly agreed: boolean };

export const houseSlice: Slice<House> = {
  name: "house",
  start: { organisations: new Map(), people: new Set(), grants: new Map(), budgets: new Map(), begun: new Map() },
  fold: foldHouse,
};

export const partiesSlice: Slice<Bound> = { name: "parties", start: { organisations: new Map(), rested: new Set(), agreed: false }, fold: foldBound };

/** Entries whose content concerns every party, whomever they name. */
const OF_ALL = ["results-entered", "statement-proposed"];
/** Members of bodies that name a party of the agreement or an organisation. */
const NAMING = ["party", "organisation", "purchaser", "provider"] as const;

function foldBound(state: Bound, entry: Entry): Bound {
  switch (entry.kind) {
    case "party-bound": {
      const { party, organisation } = bodyOf(ALLIANCE_BODIES[entry.kind], entry);
      const others = [...state.organisations].filter(([id, bound]) => id !== party && bound !== organisation);
      return { ...state, organisations: new Map([...others, [party, organisation]]) };
    }
    case "party-released": {
      const { party } = bodyOf(ALLIANCE_BODIES[entry.kind], entry);
      return { ...state, organisations: new Map([...state.organisations].filter(([id]) => id !== party)) };
    }
    case "agreement-adopted":
      return state.agreed ? state : { ...state, agreed: true };
    // What rules of law answer binds nobody; it is written with every version.
    case "law-evaluated":
      return state;
    default:
      return state.agreed && state.rested.size < state.organisations.size ? restingOn(state, entry) : state;
  }
}

/** Before there is an agreement nothing rests on a binding: nobody can say yet what the parties are. */
function restingOn(state: Bound, { kind, party, body }: Entry): Bound {
  const named = [party, ...NAMING.map((name) => body[name])];
  const found = [...state.organisations].flatMap(([id, organisation]) =>
    !state.rested.has(id) && (OF_ALL.includes(kind) || named.includes(id) || named.includes(organisation)) ? [id] : [],
  );
  return found.length === 0 ? state : { ...state, rested: new Set([...state.rested, ...found]) };
}

function foldHouse(state: House, entry: Entry): House {
  switch (entry.kind) {
    case "organisation-registered": {
      const { organisation, kind, businessId, members = [] } = bodyOf(HOUSE_BODIES[entry.kind], entry);
      const made: Organisation = { kind, members, ...(businessId === undefined ? {} : { businessId }) };
      return { ...state, organisations: new Map(state.organisations).set(organisation, made) };
    }
    case "person-added":
      return { ...state, people: new Set(state.people).add(bodyOf(HOUSE_BODIES[entry.kind], entry).person) };
    case "role-granted": {
      const granted = bodyOf(HOUSE_BODIES[entry.kind], entry);
      return { ...state, grants: new Map(state.grants).set(granted.grant, grantOf(granted)) };
    }
    case "role-ended": {
      const { grant, on } = bodyOf(HOUSE_BODIES[entry.kind], entry);
      const held = state.grants.get(grant);
      return held ? { ...state, grants: new Map(state.grants).set(grant, { ...held, ended: on }) } : state;
    }
    case "budget-assigned": {
      const { stream, organisation } = bodyOf(HOUSE_BODIES[entry.kind], entry);
      return { ...state, budgets: new Map(state.budgets).set(stream, organisation) };
    }
    case "alliance-begun": {
      const { stream, ...begun } = bodyOf(HOUSE_BODIES[entry.kind], entry);
      return { ...state, begun: new Map(state.begun).set(stream, begun) };
    }
    default:
      return state;
  }
}

function grantOf({ grant, person, organisation, role, stream, from, to, limit, subjects, claimed }: Granted): HeldGrant {
  return {
    id: grant,
    person,
    organisation,
    role,
    from,
    ...(stream === undefined ? {} : { stream }),
    ...(to === undefined ? {} : { to }),
    ...(limit === undefined ? {} : { limit: centsOf(limit)! }),
    ...(subjects === undefined ? {} : { subjects }),
    ...(claimed ? { claimed } : {}),
  };
}

/** The last day on which a grant is held, if there is one. */
export function lastDayOf({ to, ended }: HeldGrant): Day | undefined {
  const before = ended === undefined ? undefined : addDays(ended, -1);
  if (to === undefined || before === undefined) return to ?? before;
  return to < before ? to : before;
}

/** Whether a grant is held on a day. */
export function isHeld(grant: HeldGrant, day: Day): boolean {
  const last = lastDayOf(grant);
  return grant.from <= day && (last === undefined || day <= last);
}

/** The party of the agreement that an organisation is on the record; undefined where it is none. */
export function partyOf({ organisations }: Pick<Bound, "organisations">, organisation: RandomId | undefined): Id | undefined {
  return [...organisations].find(([, bound]) => bound === organisation)?.[0];
}

/** What a person holds on a day, for every organisation. */
export function heldBy(house: House, person: RandomId, day: Day): readonly HeldGrant[] {
  return [...house.grants.values()].filter((grant) => grant.person === person && isHeld(grant, day));
}
