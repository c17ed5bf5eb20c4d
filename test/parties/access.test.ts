// Sessions, keys and the forms of a browser: what lets somebody in, what does not, and when it ends.
import assert from "node:assert/strict";
import { test } from "node:test";
import { Hono } from "hono";
import { COMMANDS, QUERIES, REFUSALS } from "../../src/alliance.ts";
import { clock, interfaceRoutes } from "../../src/api/http.ts";
import { addDays, dayAt } from "../../src/kernel/day.ts";
import { languageFor } from "../../src/web/server.ts";
import { accessRoutes, backTo, createEntrance } from "../../src/parties/access/routes.ts";
import { after, FRESH, IDLE, LONGEST } from "../../src/parties/access/store.ts";
import { endRole, grantRole } from "../../src/parties/commands.ts";
import { partyRoutes } from "../../src/parties/routes.ts";
import { tokenRoutes } from "../../src/parties/tokens/routes.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { hidden } from "./browser.ts";
import { codes, type World, worldOn } from "./world.ts";

const today = dayAt(clock());

/** The pages and the API over a world; `url` decides how hard the cookies are. */
function appOn(world: World, url = "http://127.0.0.1", isDemo = true): Hono {
  const entrance = createEntrance(world.access, url);
  const app = new Hono();
  const shared = { ...world, commands: COMMANDS, queries: QUERIES, words: REFUSALS, entrance, url, nameOf: () => "Kainuu" };
  app.route("/", accessRoutes(entrance, { provider: undefined, isDemo, nameOf: () => "Kainuu" }));
  app.route("/", tokenRoutes(shared));
  app.route("/", partyRoutes({ ...shared, find: (_c, slug) => (slug === "kainuu" ? { slug, name: "Kainuu", stream: world.alliance } : undefined) }));
  app.route("/", interfaceRoutes({ ...shared, whoOf: entrance.whoOf, languageOf: languageFor }));
  return app;
}

const form = (fields: Readonly<Record<string, string>>, cookie = ""): RequestInit => ({
  method: "POST",
  body: new URLSearchParams(fields).toString(),
  headers: { "content-type": "application/x-www-form-urlencoded", cookie },
});
const json = (body: unknown, headers: Readonly<Record<string, string>>): RequestInit => ({
  method: "POST",
  body: JSON.stringify(body),
  headers: { "content-type": "application/json", ...headers },
});

onEachDatabase("a session ends by itself when nobody uses it, in the evening in any case, and when its person signs out", async ({ store }) => {
  const { access, person } = await worldOn(store);
  const at = clock();
  const secret = await access.begin(person("decider"), at, at);
  const inForce = async (instant: string, of = secret): Promise<boolean> => {
    access.forget();
    return (await access.signedIn("session", of, instant)) !== undefined;
  };
  assert.equal(await inForce(after(at, IDLE - 1)), true);
  // Having been seen, it goes on from there.
  assert.equal(await inForce(after(at, 2 * IDLE - 2)), true);
  assert.equal(await inForce(after(at, 3 * IDLE)), false);
  const used = await access.begin(person("decider"), at, at);
  for (let minutes = 30; minutes < LONGEST; minutes += 30) assert.equal(await inForce(after(at, minutes), used), true);
  assert.equal(await inForce(after(at, LONGEST), used), false);
  const fresh = await access.begin(person("decider"), at, at);
  assert.equal((await access.signedIn("session", fresh, after(at, FRESH)))!.who.isFresh, true);
  access.forget();
  assert.equal((await access.signedIn("session", fresh, after(at, FRESH + 1)))!.who.isFresh, false);
  await access.end(fresh);
  assert.equal(await inForce(after(at, FRESH), fresh), false);
  const kept = await store.read(INSTALLATION, (reading) => reading.selectFrom("session").select("hash").execute());
  assert(kept.every(({ hash }) => !Buffer.from(hash).toString("base64url").includes(used)));
});

onEachDatabase("the demo shows who there is, lets one in by a cookie that scripts cannot read, and out again", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world);
  const shown = await (await app.request("/sv/sign-in")).text();
  for (const text of ["Keksitty decider", "beställarens beslutsfattare", "Uramylly Oy", "Logga in som Keksitty auditor"]) assert(shown.includes(text), text);
  const came = await app.request("/sv/sign-in/demo", form({ person: world.person("provider"), back: "/sv/me" }));
  assert.deepEqual([came.status, came.headers.get("location")], [303, "/sv/me"]);
  const set = came.headers.getSetCookie().find((each) => /=[A-Za-z0-9_-]{43};/.test(each))!;
  assert.match(set, /^sameside-session=[A-Za-z0-9_-]{43}; Max-Age=36000; Path=\/; HttpOnly; SameSite=Lax$/);
  const cookie = set.split(";")[0]!;
  const me = await (await app.request("/sv/me", { headers: { cookie } })).text();
  assert.match(me, /Keksitty provider.*Uramylly Oy/s);
  assert.equal((await app.request("/sv/sign-out", form({ csrf: "wrong" }, cookie))).status, 403);
  const over = await app.request("/sv/sign-out", form({ csrf: "wrong" }, ""));
  assert.deepEqual([over.status, /Din inloggning har upphört/.test(await over.text())], [403, true]);
  const out = await app.request("/sv/sign-out", form({ csrf: hidden(me, "csrf") }, cookie));
  assert.equal(out.status, 303);
  const signedOut = await app.request("/sv/me", { headers: { cookie } });
  assert.deepEqual([signedOut.status, signedOut.headers.get("location")], [303, "/sv/sign-in?back=%2Fsv%2Fme"]);
  const real = appOn(world, "https://allianssi.example", false);
  assert.equal((await real.request("/sv/sign-in/demo", form({ person: world.person("provider") }))).status, 404);
  assert(!(await (await real.request("/sv/sign-in")).text()).includes("Keksitty"));
});

onEachDatabase("over https the cookie is bound to the host, and no other name of it lets anyone in", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world, "https://allianssi.example");
  const came = await app.request("/fi/sign-in/demo", form({ person: world.person("provider") }));
  const set = came.headers.getSetCookie().find((each) => /=[A-Za-z0-9_-]{43};/.test(each))!;
  assert.match(set, /^__Host-sameside-session=[A-Za-z0-9_-]{43}; Max-Age=36000; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  const cookie = set.split(";")[0]!;
  assert.equal((await app.request("/fi/me", { headers: { cookie } })).status, 200);
  assert.equal((await app.request("/fi/me", { headers: { cookie: cookie.replace("__Host-", "") } })).status, 303);
});

onEachDatabase("who has roles in two organisations chooses, and does for one nothing that the other's role would allow", async ({ store }) => {
  const world = await worldOn(store);
  const { uramylly, sotkamo } = world.organisation;
  const grant = { person: world.person("preparer"), organisation: uramylly, role: "provider-manager", from: today } as const;
  assert.deepEqual(codes(await world.run("admin", grantRole, grant)), []);
  const app = appOn(world);
  const came = await app.request("/fi/sign-in/demo", form({ person: world.person("preparer") }));
  assert.match(came.headers.get("location")!, /^\/fi\/acting\?/);
  const cookie = came.headers
    .getSetCookie()
    .find((each) => /=[A-Za-z0-9_-]{43};/.test(each))!
    .split(";")[0]!;
  const secret = cookie.split("=")[1]!;
  assert.deepEqual((await world.access.signedIn("session", secret, clock()))!.who.grants, []);
  const csrf = hidden(await (await app.request("/fi/acting", { headers: { cookie } })).text(), "csrf");
  assert.equal((await app.request("/fi/acting", form({ csrf, organisation: sotkamo }, cookie))).status, 400);
  assert.equal((await app.request("/fi/acting", form({ csrf, organisation: uramylly, back: "//evil.example" }, cookie))).headers.get("location"), "/fi");
  const { who } = (await world.access.signedIn("session", secret, clock()))!;
  assert.deepEqual([who.organisation, who.grants.map(({ role }) => role)], [uramylly, ["provider-manager"]]);
});

onEachDatabase("a session changes nothing over the API without its csrf token; a key needs none", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world);
  const at = clock();
  const secret = await world.access.begin(world.person("admin"), at, at);
  const { csrf } = (await world.access.signedIn("session", secret, at))!;
  const cookie = `sameside-session=${secret}`;
  const path = `/api/streams/${world.house}/people/add`;
  assert.equal((await app.request(path, json({ name: "Keksitty" }, { cookie }))).status, 403);
  assert.equal((await app.request(path, json({ name: "Keksitty" }, { cookie, "x-csrf-token": csrf }))).status, 200);
  assert.equal((await app.request(`/api/streams/${world.house}/organisations`, { headers: { cookie } })).status, 200);
});

onEachDatabase("a key does what it was made for, where it was made for, for its maker's organisation, until it is revoked", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world);
  const at = clock();
  const secret = await world.access.begin(world.person("provider"), at, at);
  const { csrf } = (await world.access.signedIn("session", secret, at))!;
  const own = { cookie: `sameside-session=${secret}`, "x-csrf-token": csrf };
  const make = async (asked: object) =>
    app.request("/api/tokens", json({ label: "kirjanpito", streams: [world.alliance], to: addDays(today, 30), ...asked }, own));
  const refusedFor = async (asked: object) => ((await (await make(asked)).json()) as { refusals: { code: string }[] }).refusals.map(({ code }) => code);
  assert.deepEqual(await refusedFor({ may: ["parties/bind"] }), ["parties/token-scope"]);
  assert.deepEqual(await refusedFor({ may: ["parties"], streams: [world.person("admin")] }), ["parties/token-scope", "parties/token-scope"]);
  assert.deepEqual(await refusedFor({ may: ["parties"], to: addDays(today, 400) }), ["parties/token-end"]);
  assert.deepEqual(await refusedFor({ may: ["parties"], to: addDays(today, -1) }), ["parties/token-over"]);
  const made = await make({ may: ["parties"] });
  assert.equal(made.status, 201);
  const { id, key } = (await made.json()) as { id: string; key: string };
  assert.match(key, /^sameside_[A-Za-z0-9_-]{43}$/);
  const get = async (path: string, bearer = key) => (await app.request(path, { headers: { authorization: `Bearer ${bearer}` } })).status;
  const statuses = async () => [
    await get(`/api/streams/${world.alliance}/parties`),
    await get(`/api/streams/${world.alliance}/people`),
    await get(`/api/streams/${world.house}/organisations`),
    await get("/api/tokens"),
    await get("/fi/tokens"),
    await get(`/api/streams/${world.alliance}/parties`, key.slice(0, -1) + (key.endsWith("A") ? "B" : "A")),
  ];
  assert.deepEqual(await statuses(), [200, 403, 404, 403, 303, 403]);
  const unknown = await app.request(`/api/streams/${world.alliance}/parties`, { headers: { authorization: `Bearer sameside_${"A".repeat(43)}` } });
  assert.match(await unknown.text(), /api\/no-key/);
  // A key beside a session is what counts.
  assert.equal((await app.request(`/api/streams/${world.alliance}/people`, { headers: { ...own, authorization: `Bearer ${key}` } })).status, 403);
  const { who } = (await world.access.signedIn("token", key.slice(9), clock()))!;
  assert.deepEqual([who.only, who.isFresh, who.streams], [["parties"], undefined, [world.alliance]]);
  world.access.forget();
  assert.equal(await world.access.signedIn("token", key.slice(9), `${addDays(today, 32)}T00:00:00.000Z`), undefined);
  const page = await (await app.request("/fi/tokens", { headers: own })).text();
  assert(page.includes("kirjanpito") && !page.includes(key.slice(9)));
  assert.equal((await app.request(`/api/tokens/${id}/revoke`, json({}, own))).status, 200);
  world.access.forget();
  assert.deepEqual((await statuses())[0], 403);
  assert.equal((await app.request(`/api/tokens/${id}/revoke`, json({}, own))).status, 404);
});

onEachDatabase("a key ends with the role of its maker", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world);
  const at = clock();
  const secret = await world.access.begin(world.person("provider"), at, at);
  const { csrf, who } = (await world.access.signedIn("session", secret, at))!;
  const fields = { csrf, label: "x", streams: world.alliance, may: "parties", to: today };
  const page = await (await app.request("/fi/tokens", form(fields, `sameside-session=${secret}`))).text();
  const key = /sameside_[A-Za-z0-9_-]{43}/.exec(page)![0];
  const get = async () => (await app.request(`/api/streams/${world.alliance}/parties`, { headers: { authorization: `Bearer ${key}` } })).status;
  assert.equal(await get(), 200);
  assert.deepEqual(codes(await world.run("admin", endRole, { grant: who.grants[0]!.id, on: today })), []);
  assert.equal(await get(), 403);
});

onEachDatabase("pages of people and roles say who acts for whom, and their forms record it", async ({ store }) => {
  const world = await worldOn(store);
  const app = appOn(world);
  const cookieOf = async (name: string) => `sameside-session=${await world.access.begin(world.person(name), clock(), clock())}`;
  const [provider, decider, stranger] = [await cookieOf("provider"), await cookieOf("decider"), await cookieOf("stranger")];
  const get = (path: string, cookie: string) => app.request(path, { headers: { cookie } });
  const people = await (await get("/fi/kainuu/people", provider)).text();
  assert.match(people, /Keksitty decider.*tilaajan päättäjä.*KH 2026-01-12\s§\s3/s);
  assert.equal((await get("/fi/kainuu/people", stranger)).status, 404);
  assert.equal((await get("/fi/roles", provider)).status, 404);
  const roles = await (await get("/fi/roles", decider)).text();
  assert(roles.includes("Keksitty preparer") && !roles.includes("Rekisteröi organisaatio"));
  const csrf = hidden(roles, "csrf");
  assert.equal((await app.request("/fi/roles/person", form({ csrf, name: "Keksitty Uusi", email: "" }, decider))).status, 303);
  const fields = { csrf, organisation: world.organisation.kajaani, role: "preparer", from: today, to: "", limit: "", decision: "" };
  const [added] = await store.read(INSTALLATION, (reading) => reading.selectFrom("person").select("id").where("name", "=", "Keksitty Uusi").execute());
  assert.equal((await app.request("/fi/roles/grant", form({ ...fields, person: added!.id }, decider))).status, 303);
  const refusedPage = await app.request("/fi/roles/grant", form({ ...fields, person: added!.id }, decider));
  assert.equal(refusedPage.status, 409);
  assert.match(await refusedPage.text(), /Henkilöllä on jo rooli/);
  const invited = await (await app.request("/fi/roles/invite", form({ csrf, person: added!.id }, decider))).text();
  assert.match(invited, /http:\/\/127\.0\.0\.1\/fi\/invitation\?code=[A-Za-z0-9_-]{43}/);
  // Whoever has the code is the person, so a decision maker invites nobody above itself.
  assert.equal((await app.request("/fi/roles/invite", form({ csrf, person: world.person("auditor") }, decider))).status, 409);
  assert.equal((await app.request("/fi/roles/invite", form({ csrf, person: world.person("stranger") }, decider))).status, 409);
});

test("the way back leads to a page of ours or to the first", () => {
  for (const path of ["/fi/kainuu/books?page=2&sort=-net", "/sv", "/en/me"]) assert.equal(backTo(path, "fi"), path);
  for (const path of [undefined, "https://evil.example", "//evil.example", "/\\evil.example", "/fi/../x", "/api/tokens", "/fi/x\r\nset-cookie: a=b"]) {
    assert.equal(backTo(path, "fi"), "/fi");
  }
});
