// What the keeper of an installation does: the first administrator, another key, backup and restore, migrations.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { formatKey, verifierKey } from "../../src/log/note.ts";
import { NODE } from "../../src/log/store.ts";
import { isInvitation } from "../../src/parties/oidc/store.ts";
import { INSTALLATION, openStore, type Reading, sql, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { WITNESS } from "../log/kept.ts";
import { KEYS } from "../log/world.ts";
import { dataDirectory, opened } from "../store/databases.ts";
import { onEachPlace } from "./place.ts";
import { inDirectory, sameside } from "./sameside.ts";

const FIRST = ["admin", "init", "--organisation", "Example Municipality", "--kind", "municipality", "--business-id", "1234567-1", "--person", "Lisa Example"];

onEachPlace("the first administrator is on the record by a random id, and gets a code that is good once", async ({ run, withStore }) => {
  const refused = await run(FIRST.map((word) => (word === "1234567-1" ? "1234567-2" : word)));
  assert.deepEqual([refused.code, /1234567-2/.test(refused.err)], [1, true]);
  const first = await run(FIRST);
  assert.equal(first.code, 0, first.err);
  // The server takes the first free port unless it is told where it stands.
  assert.match(first.out, /opens the page \/en\/invitation\?code=\S+ at the address that sameside serve prints/);
  assert.doesNotMatch(first.out, /:3000/);
  assert.match(first.err, /No sign-in is set up: set SAMESIDE_URL and SAMESIDE_OIDC_/);
  const codes = [first, await run(FIRST)].map(({ out }) => /^ {2}(\S+)$/m.exec(out)![1]!);
  assert.notEqual(codes[0], codes[1]);
  await withStore((store) =>
    store.read(INSTALLATION, async (reading) => {
      assert.deepEqual([await live(reading, codes[0]!), await live(reading, codes[1]!)], [false, true]);
      const people = await reading.selectFrom("person").select(["id", "name"]).execute();
      assert.deepEqual(
        people.map(({ name }) => name),
        ["Lisa Example"],
      );
      const roles = await reading.selectFrom("role_grant").select(["person", "role"]).execute();
      assert.deepEqual(roles, [{ person: people[0]!.id, role: "house-admin" }]);
      const entries = await reading.selectFrom("entry").select("bytes").execute();
      assert(entries.every(({ bytes }) => !Buffer.from(bytes).toString().includes("Lisa")));
    }),
  );
  await withStore((store) =>
    store.write(INSTALLATION, (writing) => writing.insertInto("account").values({ issuer: "i", subject: "s", person: "p" }).execute()),
  );
  assert.match((await run(FIRST)).err, /There is an administrator already/);
  assert.equal((await run(FIRST.slice(0, 4))).code, 2);
  assert.equal((await run(["verify", "--database"])).code, 0);
});

async function live(reading: Reading, code: string): Promise<boolean> {
  return isInvitation(reading, code, "2026-01-01T00:00:00.000Z");
}

onEachPlace(
  "another key takes over in every stream; who saw the old one follows it when planned and asks when it was stolen",
  async ({ run, directory, keyFile }, stream) => {
    await run(["export", stream, "-o", join(directory, "before")]);
    assert.equal((await run(["verify", join(directory, "before")])).code, 0);
    const old = readFileSync(keyFile, "utf8");
    assert.equal((await run(["admin", "rotate-key"])).code, 2);
    const rotated = await run(["admin", "rotate-key", "--because", "planned"]);
    assert.match(rotated.out, /changed in 2 records/, rotated.err);
    assert.notEqual(readFileSync(keyFile, "utf8"), old);
    assert.deepEqual([statSync(keyFile).mode & 0o077, existsSync(`${keyFile}.new`)], [0, false]);
    await run(["export", stream, "-o", join(directory, "after")]);
    const followed = await run(["verify", join(directory, "after")]);
    assert.deepEqual([followed.code, /log\/key-followed/.test(followed.out)], [0, true], followed.out);
    const stolen = await run(["admin", "rotate-key", "--because", "stolen"]);
    await run(["export", stream, "-o", join(directory, "stolen")]);
    assert.equal((await run(["verify", join(directory, "stolen")])).code, 1);
    writeFileSync(
      join(directory, "keys"),
      `${stolen.out
        .split("\n")
        .find((line) => line.startsWith(stream))!
        .split(" ")
        .at(-1)}\n`,
    );
    assert.equal((await run(["verify", join(directory, "stolen"), "--key", join(directory, "keys")])).code, 0);
    // The first key opens nothing any more, and cannot hand over.
    writeFileSync(keyFile, old, { mode: 0o600 });
    const other = await run(["export", stream, "-o", join(directory, "other")]);
    assert.deepEqual([other.code, /api\/key-other/.test(other.err)], [1, true]);
    assert.match((await run(["admin", "rotate-key", "--because", "planned"])).err, /is not the key in force/);
    const lost = await run(["admin", "rotate-key", "--because", "lost"]);
    assert.equal(lost.code, 0, lost.err);
    assert.equal((await run(["verify", "--database"])).code, 1);
  },
);

onEachPlace("a witness is named for an organisation, and ended", async ({ run, withStore }, stream) => {
  await run(FIRST);
  const organisation = await withStore((store) =>
    store.read(INSTALLATION, (reading) => reading.selectFrom("organisation").select("id").executeTakeFirstOrThrow()),
  );
  const key = formatKey(verifierKey(NODE.sha256, WITNESS.name, 4, KEYS.thief.publicKey));
  const name = ["admin", "name-witness", stream, "--key", key, "--organisation"];
  assert.match((await run([...name, "nobody"])).err, /no organisation/);
  assert.match((await run([...name, organisation.id])).out, /is named/);
  assert.match((await run([...name, organisation.id])).out, /nothing was changed/);
  assert.match((await run(["admin", "end-witness", stream, "--key", key])).out, /witness no more/);
  assert.equal((await run(["admin", "end-witness", stream, "--key", "nonsense"])).code, 2);
  assert.equal((await run(["verify", "--database"])).code, 0);
});

onEachPlace(
  "what was backed up is restored into an empty place, whole, and into no other",
  async ({ kind, run, directory, fresh, withStore, data }, stream) => {
    const copy = join(directory, "copy");
    // A row that only the installation sees, so that a copy that row security thinned out is found.
    const refused = { actor: null, party: null, stream, route: "x", code: "x", args: "{}" };
    await withStore((store) => store.write(INSTALLATION, (writing) => writing.insertInto("audit").values(refused).execute()));
    const before = await withStore(counts);
    const made = await run(["backup", "-o", copy]);
    assert.equal(made.code, 0, made.err);
    assert.match(made.err, /signing key is NOT in it/);
    assert.equal((await run(["backup", "-o", copy])).code, 1);
    assert.equal((await run(["restore", copy])).code, 1);
    const there: Record<string, string> = kind === "embedded" ? { SAMESIDE_DATA: join(directory, "anew") } : { DATABASE_URL: await fresh!() };
    const restored = await run(["restore", copy], there);
    assert.equal(restored.code, 0, restored.err);
    assert.match(restored.out, /sameside verify --database/);
    const verified = await run(["verify", "--database"], there);
    assert.equal(verified.code, 0, verified.out + verified.err);
    assert.match(verified.out, /Entries 6, files 1, lines 2, erased 2/);
    // A checkpoint that somebody kept is of one record; the others are held against what was seen.
    const kept = join(directory, "kept");
    assert.equal((await run(["export", stream, "-o", kept])).code, 0);
    const since = await run(["verify", "--database", "--since", join(kept, "checkpoint")], there);
    assert.deepEqual([since.code, /since-unreadable/.test(since.out)], [0, false], since.out);
    assert.equal((await run(["export", "--all", "-o", join(directory, "all")])).code, 0);
    assert.equal((await run(["verify", join(directory, "all"), "--since", join(kept, "checkpoint")])).code, 0);
    const anew = opened(await openStore({ data: there["SAMESIDE_DATA"] ?? data, databaseUrl: there["DATABASE_URL"], demo: false }));
    assert.deepEqual(await counts(anew).finally(() => anew.close()), before);
    assert.equal((await run(["export", stream, "-o", join(directory, "out")], there)).code, 0);
    if (kind === "server") return;
    const file = join(
      copy,
      "pg",
      readdirSync(join(copy, "pg")).find((name) => name === "PG_VERSION")!,
    );
    writeFileSync(file, "99\n");
    assert.match((await run(["restore", copy], { SAMESIDE_DATA: join(directory, "third") })).err, /PG_VERSION is not the one that was copied/);
  },
);

/** How many rows each table has. */
async function counts(store: Store): Promise<Record<string, bigint>> {
  return store.read(INSTALLATION, async (reading) => {
    const all: Record<string, bigint> = {};
    for (const table of Object.keys(TABLE_CLASSES)) {
      all[table] = (await reading.rows(sql<{ n: bigint }>`select count(*) as n from ${sql.id(table)}`))[0]!.n;
    }
    return all;
  });
}

onEachPlace("migrating says what was run, and nothing the second time", async ({ run, directory, kind, fresh }) => {
  assert.match((await run(["db", "migrate"])).out, /up to date/);
  const there: Record<string, string> = kind === "embedded" ? { SAMESIDE_DATA: join(directory, "new") } : { DATABASE_URL: await fresh!() };
  assert.match((await run(["db", "migrate"], there)).out, /Run: 0001-record, 0002/);
  assert.match((await run(["db", "migrate"], there)).out, /up to date/);
});

test("statements for Citus name every table once", () => {
  const { code, out } = sameside(["db", "distribute"]);
  assert.equal(code, 0);
  const named = [...out.matchAll(/_table\('(\w+)'/g)].map((match) => match[1]!);
  assert.deepEqual(named.sort(), Object.keys(TABLE_CLASSES).sort());
  assert.match(out, /They were not run on Citus/);
  assert.equal(sameside(["db", "shrink"]).code, 2);
});

test("a key that others may read opens nothing, nor does a directory that is in use", async () => {
  const data = await dataDirectory();
  inDirectory((directory) => {
    const keyFile = join(directory, "key");
    writeFileSync(keyFile, "x", { mode: 0o644 });
    assert.match(sameside(["admin", ...FIRST.slice(1)], { SAMESIDE_DATA: data, SAMESIDE_KEY_FILE: keyFile }).err, /api\/key-open/);
  });
});

onEachPlace("a token is read from the input and kept for its owner alone", async ({ run, directory }) => {
  const kept = await run(["login", "https://alliance.example"], {}, "a-token-of-some-length\n");
  assert.equal(kept.code, 0, kept.err);
  const file = join(directory, "config/sameside/logins.json");
  assert.deepEqual([statSync(file).mode & 0o077, readFileSync(file, "utf8").includes('"https://alliance.example": "a-token')], [0, true]);
  assert.equal((await run(["login", "http://alliance.example"], {}, "a-token-of-some-length\n")).code, 2);
  assert.equal((await run(["login", "https://alliance.example"], {}, "")).code, 1);
});
