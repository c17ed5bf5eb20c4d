// Who sends too much is told so and when to go on, each key, session and address by itself.
import assert from "node:assert/strict";
import { test } from "node:test";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { AddressInfo } from "node:net";
import { REFUSALS } from "../../src/alliance.ts";
import { clock } from "../../src/api/http.ts";
import type { Limits } from "../../src/api/limits.ts";
import { holding } from "../../src/desk/limited.ts";
import { createEntrance, KEY_PREFIX } from "../../src/parties/access/routes.ts";
import { keepToken } from "../../src/parties/tokens/store.ts";
import { newId } from "../../src/api/installation.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { senderOf } from "../../src/web/remote.ts";
import { onEachDatabase } from "../store/databases.ts";
import { worldOn } from "../parties/world.ts";

/** So slow that nothing comes back within a test. */
const FEW: Limits = {
  key: { perSecond: 0.001, burst: 3 },
  session: { perSecond: 0.001, burst: 3 },
  address: { perSecond: 0.001, burst: 2 },
  "sign-in": { perSecond: 0.001, burst: 1 },
};

async function on<T>(app: Hono, work: (url: string) => Promise<T>): Promise<T> {
  const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 });
  await new Promise((listening) => server.once("listening", listening));
  try {
    return await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  } finally {
    server.close();
  }
}

onEachDatabase("keys, sessions and addresses are counted apart, and what is nobody's counts for its address", async ({ store }) => {
  const world = await worldOn(store);
  const entrance = createEntrance(world.access, "http://127.0.0.1");
  const app = new Hono().use(holding({ limits: FEW, proxies: [], entrance, words: REFUSALS }));
  app.all("*", (c) => c.text("here"));
  const secrets = await Promise.all(["provider", "decider"].map((name) => world.access.begin(world.person(name), clock(), clock())));
  const made = { id: newId(), person: world.person("provider"), organisation: world.organisation.uramylly, label: "test", made: clock() };
  const key =
    KEY_PREFIX +
    (await store.write(INSTALLATION, (w) => keepToken(w, { ...made, streams: [world.alliance], may: ["parties"], ends: "2999-01-01T00:00:00.000Z" })));
  await on(app, async (url) => {
    const statuses = async (times: number, headers: Record<string, string>, path = "/api/x"): Promise<number[]> => {
      const out: number[] = [];
      for (let i = 0; i < times; i++) out.push((await fetch(url + path, { headers })).status);
      return out;
    };
    const from = (last: number): Record<string, string> => ({ "x-forwarded-for": `198.51.100.${last}` });
    assert.deepEqual(await statuses(4, { authorization: `Bearer ${key}` }), [200, 200, 200, 429]);
    for (const secret of secrets) assert.deepEqual(await statuses(4, { cookie: `sameside-session=${secret}` }), [200, 200, 200, 429]);
    assert.deepEqual(await statuses(3, from(1)), [200, 200, 429]);
    assert.deepEqual(await statuses(3, from(2)), [200, 200, 429]);
    const invented = ["a", "b", "c"].map((letter) => ({ ...from(3), authorization: `Bearer ${KEY_PREFIX}${letter.repeat(43)}` }));
    assert.deepEqual((await Promise.all(invented.map((headers) => statuses(1, headers)))).flat().sort(), [200, 200, 429]);
    assert.deepEqual(await statuses(2, from(4), "/fi/sign-in/go"), [200, 429]);
  });
});

onEachDatabase("the answer says after how many seconds to go on: to programs as a problem, to people as a page of their language", async ({ store }) => {
  const world = await worldOn(store);
  const entrance = createEntrance(world.access, "http://127.0.0.1");
  const limits = { ...FEW, address: { perSecond: 0.5, burst: 1 } };
  const app = new Hono().use(holding({ limits, proxies: [], entrance, words: REFUSALS }));
  await on(app, async (url) => {
    await fetch(url);
    const problem = await fetch(`${url}/api/x`, { headers: { "accept-language": "sv" } });
    assert.deepEqual([problem.status, problem.headers.get("retry-after"), problem.headers.get("content-type")], [429, "2", "application/problem+json"]);
    const told = (await problem.json()) as { refusals: { code: string; remedy: string }[] };
    assert.deepEqual([told.refusals[0]!.code, told.refusals[0]!.remedy.startsWith("Vänta 2 s")], ["api/too-many", true]);
    const page = await fetch(`${url}/fi/kainuu`);
    assert.equal(page.status, 429);
    assert.match(await page.text(), /Odota 2 s/);
  });
});

test("the sender is the last address before the proxies that are believed", async () => {
  const app = new Hono().get("/", (c) => c.text(senderOf(c, ["192.0.2.7"])));
  await on(app, async (url) => {
    const sender = async (forwarded?: string): Promise<string> => (await fetch(url, { headers: forwarded ? { "x-forwarded-for": forwarded } : {} })).text();
    assert.equal(await sender(), "127.0.0.1");
    assert.equal(await sender("198.51.100.1"), "198.51.100.1");
    assert.equal(await sender("203.0.113.9, 198.51.100.1, 192.0.2.7"), "198.51.100.1");
    assert.equal(await sender("2001:db8:0:12::1"), await sender("2001:db8:0:12:ffff::2"));
    assert.equal(await sender("2001:db8::1"), "2001:db8:0:0");
    assert.notEqual(await sender("2001:db8:0:12::1"), await sender("2001:db8:0:13::1"));
  });
});
