// Matters by forms alone: what waits is said where one begins, a position is one touch, the chair records what the rule gives, an organ's decision is named.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Hono } from "hono";
import { SLICES } from "../../src/alliance.ts";
import { clock } from "../../src/api/http.ts";
import { type Installation, openInstallation } from "../../src/api/installation.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { seedDemo } from "../../src/desk/seed.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { createAccess } from "../../src/parties/access/store.ts";

const EVERYTHING = { actor: undefined, party: undefined, streams: "all" } as const;
const PARTIES = ["kainuu", "kajaani", "sotkamo", "kuhmo", "uramylly", "keksitty"];
type Reader = { readonly cookie: string; readonly csrf: string };
const bugs: unknown[] = [];
let data: string;
let installation: Installation;
let app: Hono;
let stream: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-matters-"));
  installation = (await openInstallation({ data, demo: true, keyFile: `${data}/key` }, SLICES)).value!;
  await seedDemo(installation, "examples/kainuu-youth");
  app = await recordPages(installation, { data, log: (bug) => void bugs.push(bug) });
  const bound = await installation.store.read(EVERYTHING, (reading) =>
    reading.selectFrom("entry").select("stream").where("kind", "=", "party-bound").executeTakeFirstOrThrow(),
  );
  stream = bound.stream;
});
after(async () => {
  await installation.close();
  rmSync(data, { recursive: true, force: true });
  assert.deepEqual(bugs, []);
});

async function signIn(party: string): Promise<Reader> {
  const { store, runner, house } = installation;
  const access = createAccess({ store, runner, house });
  const role = ["uramylly", "keksitty", "satumaa"].includes(party) ? "provider-manager" : "purchaser-decider";
  const found = await store.read(EVERYTHING, (reading) =>
    reading
      .selectFrom("role_grant")
      .innerJoin("party", "party.organisation", "role_grant.organisation")
      .select(["role_grant.person", "role_grant.organisation"])
      .where("role_grant.role", "=", role)
      .where("party.party", "=", party)
      .executeTakeFirstOrThrow(),
  );
  const secret = await access.begin(found.person, clock(), clock());
  await access.actFor(secret, found.organisation, clock());
  return { cookie: `sameside-session=${secret}`, csrf: (await access.signedIn("session", secret, clock()))!.csrf };
}

const get = async ({ cookie }: Reader, path: string): Promise<string> => (await app.request(path, { headers: { cookie } })).text();
const post = async ({ cookie, csrf }: Reader, path: string, fields: Readonly<Record<string, string>>) => {
  const headers = { cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" };
  const answer = await app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf, ...fields }).toString() });
  return { status: answer.status, text: await answer.text() };
};
const waiting = (page: string, what: string): string | undefined => new RegExp(`href="([^"]+/matters/[^"]+)">${what}`).exec(page)?.[1];

test("what waits is said where one begins, and everybody's position makes the matter one that the chair can record", async () => {
  const kuhmo = await signIn("kuhmo");
  const one = waiting(await get(kuhmo, `/en/${stream}`), "take a position: Liikkuvan")!;
  assert.ok(one, "the overview leads to the matter");
  assert.match(await get(kuhmo, one), /Can it be decided now[^]*Not yet[^]*No position yet from Kainu/);
  for (const party of PARTIES) assert.equal((await post(await signIn(party), `${one}/position`, { position: "for" })).status, 303, party);
  assert.doesNotMatch(await get(kuhmo, `/en/${stream}`), /take a position/);
  assert.match(await get(kuhmo, one), /Yes: everybody is for/);
  const record = { outcome: "adopted", on: dayAt(clock()) };
  const refused = await post(await signIn("kajaani"), `${one}/decide`, record);
  assert.deepEqual([refused.status, /does not chair/.test(refused.text)], [409, true]);
  assert.equal((await post(await signIn("kainuu"), `${one}/decide`, record)).status, 303);
  assert.match(await get(kuhmo, one), /adopted unanimously[^]*Kuhmon kaupunki: for/);
});

test("a purchaser names its own organ's decision, and the page says whose is still awaited", async () => {
  const kuhmo = await signIn("kuhmo");
  const one = waiting(await get(kuhmo, `/en/${stream}/matters`), "name your own organ")!;
  const day = dayAt(clock());
  const note = { organ: "Keksitty valtuusto", on: day, section: "§ 812", subject: "Tavoitekustannus", state: "final", stateOn: day };
  assert.equal((await post(kuhmo, `/en/${stream}/decisions/note`, note)).status, 303);
  const decision = new RegExp(`<option value="([^"]+)">Keksitty valtuusto [^<]*812`).exec(await get(kuhmo, one))![1]!;
  assert.equal((await post(kuhmo, `${one}/approve`, { decision })).status, 303);
  const page = await get(kuhmo, one);
  assert.match(page, /agreed, awaiting the parties/);
  assert.match(page, /Sotkamon kunta[^]*Keksitty toimielin[^]*adopted/);
  assert.equal(waiting(await get(kuhmo, `/en/${stream}/matters`), "name your own organ"), undefined);
});

test("a matter is opened by its form, in the numbers of the language, and a seat named by the party itself", async () => {
  const kainuu = await signIn("kainuu");
  const said = {
    body: "ajr",
    kind: "plan",
    procedure: "meeting",
    title: "Keksitty suunnitelma",
    proposal: "Hyväksytään.",
    alternatives: "Ei tehdä.\nMyöhemmin.",
  };
  const opened = await post(kainuu, `/fi/${stream}/matters/new`, { ...said, amount: "1 234,50", concerns: "coaching", effect: "kainuu -1 234,50" });
  assert.equal(opened.status, 303, opened.text);
  const one = /href="([^"]+)">Keksitty suunnitelma/.exec(await get(kainuu, `/fi/${stream}/matters`))![1]!;
  assert.match((await get(kainuu, one)).replaceAll(/\s/g, " "), /1 234,50 €[^]*Ei tehdä\.[^]*−1 234,50 €/);
  const vacant = /name="person" value="([^"]+)"/.exec(await get(kainuu, `/sv/${stream}/matters/bodies`))![1]!;
  const again = { body: "ajr", person: vacant, as: "member", from: dayAt(clock()) };
  assert.equal((await post(kainuu, `/sv/${stream}/matters/bodies/fill`, again)).status, 409);
  assert.equal((await post(kainuu, `/sv/${stream}/matters/bodies/vacate`, { body: "ajr", person: vacant, on: dayAt(clock()) })).status, 303);
  assert.equal((await post(kainuu, `/sv/${stream}/matters/bodies/fill`, again)).status, 303);
});
