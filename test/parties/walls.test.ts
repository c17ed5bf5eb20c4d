// The second wall: what raw SQL sees and changes on behalf of each role, whatever it asks for.
import assert from "node:assert/strict";
import { clock } from "../../src/api/http.ts";
import { type Sight, sql, type Store } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { PEOPLE, type World, worldOn } from "./world.ts";

const GUARDED = ["session", "token", "sign_in", "account", "invitation"];

/** What a transaction of somebody on a stream sees with every trick that a `where` can play. */
async function seen(store: Store, sight: Sight, table: string, column: string): Promise<string[]> {
  const rows = await store.read(sight, (reading) =>
    reading.rows<{ it: string }>(sql.raw(`select ${column} as it from ${table} where true or ${column} is null`)),
  );
  return rows.map(({ it }) => it).sort();
}

const sightOf = (world: World, name: string, stream: string): Sight => ({ actor: world.person(name), party: undefined, streams: [stream] });
const peopleOf = (world: World, ...organisations: string[]): string[] =>
  PEOPLE.filter(([, organisation]) => organisations.includes(organisation))
    .map(([name]) => world.person(name))
    .sort();

onEachDatabase("on behalf of no role does SQL see sessions, keys or sign-ins, and accounts only in the house", async ({ store }) => {
  const world = await worldOn(store);
  const at = clock();
  await world.access.begin(world.person("provider"), at, at);
  for (const [name] of PEOPLE) {
    for (const table of GUARDED) assert.deepEqual(await seen(store, sightOf(world, name, world.alliance), table, "person").catch(columnMissing), [], table);
    for (const table of ["session", "token"]) assert.deepEqual(await seen(store, sightOf(world, name, world.house), table, "person"), [], table);
  }
  for (const table of GUARDED)
    assert.deepEqual(await seen(store, { actor: undefined, party: undefined, streams: [] }, table, "person").catch(columnMissing), []);
});

/** Sign-ins under way name nobody. */
function columnMissing(error: unknown): string[] {
  if (/column "person" does not exist/.test(String(error))) return [];
  throw error;
}

onEachDatabase("SQL sees of people and roles those of the alliance's parties, the actor, and in the house everyone", async ({ store }) => {
  const world = await worldOn(store);
  const inside = peopleOf(world, "kajaani", "uramylly");
  for (const name of ["decider", "provider", "auditor"]) {
    const sight = sightOf(world, name, world.alliance);
    assert.deepEqual(await seen(store, sight, "person", "id"), inside, name);
    assert.deepEqual(await seen(store, sight, "role_grant", "person"), inside, name);
  }
  const stranger = world.person("stranger");
  assert.deepEqual(await seen(store, sightOf(world, "stranger", await world.open("alliance")), "person", "id"), [stranger]);
  assert.deepEqual(await seen(store, { actor: stranger, party: undefined, streams: [] }, "role_grant", "person"), [stranger]);
  assert.deepEqual(await seen(store, { actor: undefined, party: undefined, streams: [] }, "person", "id"), []);
  assert.equal((await seen(store, sightOf(world, "admin", world.house), "person", "id")).length, PEOPLE.length);
  assert.deepEqual(await seen(store, sightOf(world, "provider", world.house), "party", "organisation"), []);
});

onEachDatabase("SQL on behalf of an alliance changes no person, role, organisation, party of another, session or key", async ({ store }) => {
  const world = await worldOn(store);
  const at = clock();
  await world.access.begin(world.person("decider"), at, at);
  const sight = sightOf(world, "provider", world.alliance);
  const other = await world.open("alliance");
  const changed = (statement: string) => store.write(sight, (writing) => writing.rows(sql.raw(`${statement} returning 1 as one`)));
  for (const statement of [
    "update person set name = 'X'",
    "delete from person",
    "update role_grant set role = 'house-admin'",
    "delete from role_grant",
    "update organisation set name = 'X'",
    "update session set person = 'x'",
    "delete from session",
    "delete from account",
  ]) {
    assert.deepEqual(await changed(statement), [], statement);
  }
  for (const statement of [
    `insert into person (id, name) values ('x', 'X')`,
    `insert into role_grant (id, person, organisation, role, first_day, claimed) values ('x', 'x', 'x', 'house-admin', '2026-01-01', false)`,
    `insert into account (issuer, subject, person) values ('x', 'x', '${world.person("admin")}')`,
    `insert into organisation (id, name, kind) values ('x', 'X', 'company')`,
    `insert into party (stream, party, organisation) values ('${other}', 'x', 'x')`,
    `update party set stream = '${other}'`,
    `insert into session (hash, person, csrf, made, seen, fresh, ends) values (decode(repeat('00', 32), 'hex'), 'x', 'x', now(), now(), now(), now())`,
    `insert into token (id, hash, person, organisation, label, streams, may, made, ends) values ('x', decode(repeat('00', 32), 'hex'), 'x', 'x', 'x', 'x', 'x', now(), now())`,
    `insert into invitation (hash, person, made, ends) values (decode(repeat('00', 32), 'hex'), 'x', now(), now())`,
  ]) {
    await assert.rejects(changed(statement), /row-level security/, statement);
  }
});
