/** What can be asked of the house, and of the parties of an alliance. */
import { z } from "zod";
import type { Command } from "../api/command.ts";
import { clock, type AnyCommand, type AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import type { Query } from "../api/query.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { fromHex } from "../kernel/bytes.ts";
import type { Json } from "../kernel/canonical.ts";
import type { RandomId } from "../kernel/id.ts";
import { dayText, hashText, randomIdText, wordsText } from "../log/fields.ts";
import { decideEnd, decideGrant, decideInvitation, decideLeaving } from "./granting.ts";
import { ALLIANCE_BODIES, HOUSE_BODIES, houseSlice } from "./kinds.ts";
import { keepInvitation } from "./oidc/store.ts";
import { decideBeginning, decideBudget, decideOrganisation } from "./registering.ts";
import { erasePerson, type GrantShown, grantsShown, members, namePerson, organisations, partiesOf } from "./store.ts";
import { PARTY_KINDS } from "./party-kind.ts";

const GRANTERS: readonly Role[] = ["house-admin", "purchaser-decider"];

const organisation = z.strictObject({
  name: wordsText(200),
  kind: z.enum(PARTY_KINDS),
  businessId: z.string().trim().max(20).optional(),
  members: z.array(randomIdText).min(2).max(50).optional(),
});

export const registerOrganisation: Command<z.infer<typeof organisation>, RandomId, { organisation: RandomId }> = {
  name: "organisations/register",
  on: "house",
  input: organisation,
  roles: ["house-admin"],
  does: "Registers an organisation by its business ID, or a consortium by its members.",
  gather: async () => newId(),
  decide: (states, id, input, now) => decideOrganisation(states.of(houseSlice), id, input, now.day),
};

const person = z.strictObject({ name: wordsText(200), email: z.email().max(254).optional() });

export const addPerson: Command<z.infer<typeof person>, RandomId, { person: RandomId }> = {
  name: "people/add",
  on: "house",
  input: person,
  roles: GRANTERS,
  does: "Adds a person, whose name and address stay outside the record.",
  gather: async () => newId(),
  decide: (_states, id, _input, now) => ({ drafts: [{ kind: "person-added", day: now.day, body: { person: id } }], result: { person: id } }),
  keep: (writing, { input, gathered }) => namePerson(writing, gathered, input),
};

const inviting = z.strictObject({ person: randomIdText, code: hashText });

export const invitePerson: Command<z.infer<typeof inviting>, undefined, { person: RandomId }> = {
  name: "people/invite",
  on: "house",
  input: inviting,
  roles: GRANTERS,
  does: "Makes an invitation, good for a week and once, from the SHA-256 (hex) of a code that the caller has drawn; whoever signs in with the code is the person.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => decideInvitation(states.of(houseSlice), input.person, now),
  keep: (writing, { input }) => keepInvitation(writing, input.person, fromHex(input.code)!, clock()),
};

const leaving = z.strictObject({ person: randomIdText });

export const erase: Command<z.infer<typeof leaving>, undefined, { ended: number }> = {
  name: "people/erase",
  on: "house",
  input: leaving,
  roles: ["house-admin"],
  does: "Ends all roles of a person and erases name, address and accounts.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => decideLeaving(states.of(houseSlice), input.person, now),
  keep: (writing, { input }) => erasePerson(writing, input.person, clock()),
};

const granting = HOUSE_BODIES["role-granted"].omit({ grant: true, claimed: true });

export const grantRole: Command<z.infer<typeof granting>, RandomId, { grant: RandomId }> = {
  name: "roles/grant",
  on: "house",
  input: granting,
  roles: GRANTERS,
  does: "Grants a person a role for an organisation, for a time, with a limit and the decision that it rests on.",
  gather: async () => newId(),
  decide: (states, id, input, now) => decideGrant(states.of(houseSlice), id, input, now),
};

const ending = z.strictObject({ grant: randomIdText, on: dayText });

export const endRole: Command<z.infer<typeof ending>, undefined, { grant: RandomId }> = {
  name: "roles/end",
  on: "house",
  input: ending,
  roles: GRANTERS,
  does: "Ends a role: from the day given it is held no more.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => decideEnd(states.of(houseSlice), input, now),
};

const budgeting = HOUSE_BODIES["budget-assigned"].omit({ stream: true });

export const beginBudget: Command<z.infer<typeof budgeting>, undefined, { stream: RandomId }> = {
  name: "budgets/begin",
  on: "house",
  input: budgeting,
  roles: ["house-admin"],
  does: "Opens the record of a purchaser's budget, and returns its id.",
  opens: { kind: "budget", id: newId, entries: () => [] },
  gather: async () => undefined,
  decide: (states, _gathered, { organisation }, now) => decideBudget(states.of(houseSlice), { stream: now.opens!, organisation }, now.day),
};

const beginning = HOUSE_BODIES["alliance-begun"].omit({ stream: true }).extend({ party: ALLIANCE_BODIES["party-bound"].shape.party });

export const beginAlliance: Command<z.infer<typeof beginning>, undefined, { stream: RandomId }> = {
  name: "alliances/begin",
  on: "house",
  input: beginning,
  roles: ["house-admin"],
  does: "Opens the record of an alliance with the organisation that hosts it as its first party, and the name it goes by until its agreement is adopted.",
  opens: {
    kind: "alliance",
    id: newId,
    entries: ({ party, organisation }, now) => [{ kind: "party-bound", day: now.day, body: { party, organisation } }],
  },
  gather: async () => undefined,
  decide: (states, _gathered, { organisation, name }, now) => decideBeginning(states.of(houseSlice), { stream: now.opens!, organisation, name }, now.day),
};

const nothing = z.strictObject({}) as z.ZodType<Record<string, never>>;

export const listOrganisations: Query<Record<string, never>, Json> = {
  name: "organisations",
  on: "house",
  params: nothing,
  roles: ["house-admin", ...ALLIANCE_ROLES],
  does: "The organisations of the installation, with the members of consortia.",
  answer: async (reading) => {
    const inside = await members(reading);
    return { organisations: (await organisations(reading)).map((each) => ({ ...each, ...(inside.has(each.id) ? { members: inside.get(each.id)! } : {}) })) };
  },
};

export const listRoles: Query<Record<string, never>, Json> = {
  name: "roles",
  on: "house",
  params: nothing,
  roles: GRANTERS,
  does: "Who holds and held which role: a house administrator sees everyone's, a decision maker those of its own organisation.",
  answer: async (reading, { states, who, day }) => {
    const all = [...states.of(houseSlice).grants.values()];
    const administers = all.some(({ id, role }) => role === "house-admin" && who.grants.some((held) => held.id === id && held.from <= day));
    const own = who.organisation;
    if (!administers && own === undefined) return { roles: [] };
    return { roles: (await grantsShown(reading, administers ? {} : { organisations: [own!] })).map(asJson) };
  },
};

export const listParties: Query<Record<string, never>, Json> = {
  name: "parties",
  on: "alliance",
  params: nothing,
  roles: ["house-admin", ...ALLIANCE_ROLES],
  does: "The parties of the alliance and the organisations that they are.",
  answer: async (reading, { stream }) => ({ parties: (await partiesOf(reading, stream)).map((each) => ({ ...each })) }),
};

export const listPeople: Query<Record<string, never>, Json> = {
  name: "people",
  on: "alliance",
  params: nothing,
  roles: ["house-admin", ...ALLIANCE_ROLES],
  does: "Who acts for the parties of the alliance today, in which role, until when and up to what amount.",
  answer: async (reading, { stream, day }) => {
    const held = await grantsShown(reading, { heldOn: day });
    const bound = new Set((await partiesOf(reading, stream)).map(({ organisation }) => organisation));
    const here = held.filter((grant) => (grant.stream === undefined ? bound.has(grant.organisation) : grant.stream === stream));
    return { people: here.map(asJson) };
  },
};

function asJson({ limit, ...grant }: GrantShown): Json {
  return { ...grant, ...(limit === undefined ? {} : { limit: String(limit) }) };
}

/** In the order of docs/roles.md. */
export const partyCommands: readonly AnyCommand[] = [registerOrganisation, addPerson, invitePerson, erase, grantRole, endRole, beginBudget, beginAlliance];
export const partyQueries: readonly AnyQuery[] = [listOrganisations, listRoles, listParties, listPeople];
