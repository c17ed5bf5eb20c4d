/** Organisations, people, roles and parties in tables, for pages and for the SQL of other streams. */
import type { Runner } from "../api/command.ts";
import type { SliceStore } from "../api/fold.ts";
import type { Role } from "../api/roles.ts";
import { type Day, dayAt, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Draft, type Entry } from "../log/entry.ts";
import type { Keeper } from "../log/store.ts";
import { bodyOf } from "../log/fields.ts";
import { INSTALLATION, type Reading, type Writing } from "../store/store.ts";
import { grantDraft, type Granting } from "./granting.ts";
import { ALLIANCE_BODIES, type House, HOUSE_BODIES, houseSlice, partiesSlice } from "./kinds.ts";
import { decideOrganisation, type Registering } from "./registering.ts";
import { type PartyKind } from "./party-kind.ts";

export const houseStore: SliceStore = { slice: houseSlice, project: projectHouse };
export const partiesStore: SliceStore = { slice: partiesSlice, project: projectParty };

/** Whether the installation knows an organisation. */
export async function isRegistered(reading: Reading, organisation: RandomId): Promise<boolean> {
  return (await reading.selectFrom("organisation").select("id").where("id", "=", organisation).execute()).length > 0;
}

let changed = 0;

/** How often this process has changed what anyone may do: what is remembered about it is good while this stays the same. */
export function changes(): number {
  return changed;
}

async function projectParty(writing: Writing, entry: Entry): Promise<void> {
  if (entry.kind !== "party-bound" && entry.kind !== "party-released" && entry.kind !== "party-left") return;
  changed++;
  const { stream } = entry;
  if (entry.kind === "party-left") {
    // An alliance that has ended as a whole is still everybody's to look at.
    const { party, last } = entry.body as { readonly party?: string; readonly last: Day };
    if (party !== undefined) await writing.updateTable("party").set({ last_day: last }).where("stream", "=", stream).where("party", "=", party).execute();
    return;
  }
  const of = writing.deleteFrom("party").where("stream", "=", stream);
  if (entry.kind === "party-released") {
    await of.where("party", "=", bodyOf(ALLIANCE_BODIES[entry.kind], entry).party).execute();
    return;
  }
  const body = bodyOf(ALLIANCE_BODIES[entry.kind], entry);
  await of.where((row) => row.or([row("party", "=", body.party), row("organisation", "=", body.organisation)])).execute();
  await writing
    .insertInto("party")
    .values({ stream, ...body })
    .execute();
}

/** These tables belong to the installation and are not dropped when a stream is rebuilt, so every row is written as if it might be there. */
async function projectHouse(writing: Writing, entry: Entry): Promise<void> {
  if (Object.hasOwn(HOUSE_BODIES, entry.kind)) changed++;
  if (entry.kind === "organisation-registered") return projectOrganisation(writing, entry);
  if (entry.kind === "role-granted") return projectGrant(writing, entry);
  if (entry.kind === "role-ended") {
    const { grant, on } = bodyOf(HOUSE_BODIES[entry.kind], entry);
    await writing.updateTable("role_grant").set({ ended_on: on }).where("id", "=", grant).execute();
  }
  if (entry.kind === "budget-assigned") {
    const { stream, organisation } = bodyOf(HOUSE_BODIES[entry.kind], entry);
    const row = { budget: stream, organisation };
    await writing
      .insertInto("budget_owner")
      .values(row)
      .onConflict((conflict) => conflict.column("budget").doUpdateSet(row))
      .execute();
  }
  // The row of a person holds what no entry says; an installation that has lost it knows only that there is somebody.
  if (entry.kind === "person-added") {
    const { person } = bodyOf(HOUSE_BODIES[entry.kind], entry);
    await writing
      .insertInto("person")
      .values({ id: person, name: null, email: null, erased_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function projectOrganisation(writing: Writing, entry: Entry): Promise<void> {
  const { organisation, name, kind, businessId, members = [] } = bodyOf(HOUSE_BODIES["organisation-registered"], entry);
  const row = { id: organisation, name, kind, business_id: businessId ?? null };
  await writing
    .insertInto("organisation")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  if (members.length === 0) return;
  await writing
    .insertInto("organisation_member")
    .values(members.map((member) => ({ consortium: organisation, member })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function projectGrant(writing: Writing, entry: Entry): Promise<void> {
  const { grant, person, organisation, role, stream, from, to, limit, subjects, decision, claimed } = bodyOf(HOUSE_BODIES["role-granted"], entry);
  const row = {
    id: grant,
    person,
    organisation,
    role,
    in_stream: stream ?? null,
    first_day: from,
    last_day: to ?? null,
    ended_on: null,
    most_cents: centsOf(limit) ?? null,
    decision: decision ?? null,
    claimed: claimed ?? false,
    subjects: subjects?.join(" ") ?? null,
  };
  await writing
    .insertInto("role_grant")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

export type OrganisationNamed = { readonly id: RandomId; readonly name: string; readonly kind: PartyKind; readonly businessId?: string };

/** Every organisation of the installation, by name. */
export async function organisations(reading: Reading): Promise<readonly OrganisationNamed[]> {
  const rows = await reading.selectFrom("organisation").selectAll().orderBy("name").orderBy("id").execute();
  return rows.map(({ id, name, kind, business_id }) => ({
    id,
    name,
    kind: kind as PartyKind,
    ...(business_id === null ? {} : { businessId: business_id }),
  }));
}

/** Kind, business ID and number of members of those of the organisations that are registered. */
export async function registeredAs(
  reading: Reading,
  ids: readonly RandomId[],
): Promise<ReadonlyMap<RandomId, { readonly kind: PartyKind; readonly businessId?: string; readonly members: number }>> {
  const inside = await members(reading);
  const known = (await organisations(reading)).filter(({ id }) => ids.includes(id));
  return new Map(
    known.map(({ id, kind, businessId }) => [id, { kind, members: inside.get(id)?.length ?? 0, ...(businessId === undefined ? {} : { businessId }) }]),
  );
}

/** The members of every consortium, by consortium. */
export async function members(reading: Reading): Promise<ReadonlyMap<RandomId, readonly RandomId[]>> {
  const rows = await reading.selectFrom("organisation_member").selectAll().orderBy("member").execute();
  const all = [...Map.groupBy(rows, ({ consortium }) => consortium)];
  return new Map(all.map(([id, of]) => [id, of.map(({ member }) => member)]));
}

/** Names by id, of those that the transaction may see; an erased person has none. */
export async function namesOf(reading: Reading, people: readonly RandomId[]): Promise<ReadonlyMap<RandomId, string>> {
  if (people.length === 0) return new Map();
  const rows = await reading
    .selectFrom("person")
    .select(["id", "name"])
    .where("id", "in", [...new Set(people)])
    .execute();
  return new Map(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const])));
}

export type PartyOf = { readonly party: string; readonly organisation: RandomId; readonly name: string; readonly kind: PartyKind };

/** The parties of an alliance and the organisations that they are. */
export async function partiesOf(reading: Reading, stream: RandomId): Promise<readonly PartyOf[]> {
  const rows = await reading
    .selectFrom("party")
    .innerJoin("organisation", "organisation.id", "party.organisation")
    .select(["party.party", "party.organisation", "organisation.name", "organisation.kind"])
    .where("party.stream", "=", stream)
    .orderBy("party.party")
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as PartyKind }));
}

export type GrantShown = {
  readonly grant: RandomId;
  readonly person: RandomId;
  /** Absent when it was erased. */
  readonly name?: string;
  readonly organisation: RandomId;
  readonly role: Role;
  readonly stream?: RandomId;
  readonly from: Day;
  readonly to?: Day;
  readonly ended?: Day;
  readonly limit?: Cents;
  readonly subjects?: readonly string[];
  readonly decision?: string;
};

/** The roles that a transaction may see, newest first: an alliance's own people, or everyone's where the house is in sight. */
export async function grantsShown(
  reading: Reading,
  of: { readonly organisations?: readonly RandomId[]; readonly heldOn?: Day },
): Promise<readonly GrantShown[]> {
  if (of.organisations?.length === 0) return [];
  let query = reading.selectFrom("role_grant").leftJoin("person", "person.id", "role_grant.person").selectAll("role_grant").select("person.name");
  if (of.organisations) query = query.where("role_grant.organisation", "in", of.organisations);
  const day = of.heldOn;
  if (day !== undefined) {
    query = query
      .where("first_day", "<=", day)
      .where((row) => row.or([row("last_day", "is", null), row("last_day", ">=", day)]))
      .where((row) => row.or([row("ended_on", "is", null), row("ended_on", ">", day)]));
  }
  const rows = await query.orderBy("person.name").orderBy("first_day", "desc").orderBy("role").orderBy("role_grant.id").execute();
  return rows.map((row) => ({
    grant: row.id,
    person: row.person,
    organisation: row.organisation,
    role: row.role as Role,
    from: row.first_day,
    ...(row.name === null ? {} : { name: row.name }),
    ...(row.in_stream === null ? {} : { stream: row.in_stream }),
    ...(row.last_day === null ? {} : { to: row.last_day }),
    ...(row.ended_on === null ? {} : { ended: row.ended_on }),
    ...(row.most_cents === null ? {} : { limit: row.most_cents }),
    ...(row.subjects === null ? {} : { subjects: row.subjects.split(" ") }),
    ...(row.decision === null ? {} : { decision: row.decision }),
  }));
}

/** Gives a person who was added in this transaction their name. */
export async function namePerson(writing: Writing, person: RandomId, named: { readonly name: string; readonly email?: string | undefined }): Promise<void> {
  const row = { id: person, name: named.name, email: named.email ?? null, erased_at: null };
  await writing
    .insertInto("person")
    .values(row)
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
}

/** What only a person themselves has need of, besides sessions and keys, which end with their roles. */
const OF_PERSON = ["account", "notice_address", "notice_wish", "notice_told", "notice_mail", "calendar_feed"] as const;

/** Forgets who a person is: name, addresses, mails and accounts. Their id stays in the record and means nobody any more. */
export async function erasePerson(writing: Writing, person: RandomId, at: Instant): Promise<void> {
  await writing.updateTable("person").set({ name: null, email: null, erased_at: at }).where("id", "=", person).execute();
  for (const table of OF_PERSON) await writing.deleteFrom(table).where("person", "=", person).execute();
}

/** A keeper of the house's stream and its folded state. */
export type OfHouse = { readonly keeper: Keeper; readonly runner: Pick<Runner, "states">; readonly house: RandomId };
type HouseDraft = Omit<Draft, "actor" | "party">;

/** Records in the house what the installation does by itself: its beginning, and what a sign-in service says of its own people. */
export async function recordInHouse(on: OfHouse, at: Instant, decide: (house: House) => readonly HouseDraft[], keep?: (writing: Writing) => Promise<void>) {
  await on.keeper.turn(INSTALLATION, on.house, async ({ writing, append }) => {
    const drafts = decide((await on.runner.states(writing, on.house)).of(houseSlice));
    const { value, faults } = append(drafts, at);
    if (!value) throw new Error(`the house refuses ${faults[0]?.code}`);
    await keep?.(writing);
    for (const { entry } of value.leaves) await projectHouse(writing, entry);
  });
}

/** What an installation begins with: organisations, people with their names, and their roles, all under ids of the caller's. */
export type Beginning = {
  readonly organisations: readonly (Registering & { readonly id: RandomId })[];
  readonly people: readonly { readonly id: RandomId; readonly name: string; readonly email?: string }[];
  readonly grants: readonly (Granting & { readonly id: RandomId })[];
};

/** Writes the beginning of a house: an installation's first administrator, or the people of the demo. What cannot be is a bug of the caller. */
export async function beginHouse(on: OfHouse, { organisations, people, grants }: Beginning, at: Instant): Promise<void> {
  const day = dayAt(at);
  await recordInHouse(
    on,
    at,
    (house) => {
      const drafts: HouseDraft[] = [];
      let state = house;
      for (const { id, ...organisation } of organisations) {
        const decided = decideOrganisation(state, id, organisation, day);
        if (decided.refusals) throw new Error(`${organisation.name}: ${decided.refusals[0].code}`);
        drafts.push(...decided.drafts);
        state = { ...state, organisations: new Map(state.organisations).set(id, { kind: organisation.kind, members: organisation.members ?? [] }) };
      }
      drafts.push(...people.map(({ id }) => ({ kind: "person-added", day, body: { person: id } })));
      drafts.push(...grants.map(({ id, ...granting }) => grantDraft(id, HOUSE_BODIES["role-granted"].omit({ grant: true }).parse(granting))));
      return drafts;
    },
    async (writing) => {
      for (const { id, ...named } of people) await namePerson(writing, id, named);
    },
  );
}
