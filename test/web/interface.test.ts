// The page of the interface: every operation is there, and what is tried on it goes the way of every request.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium, type Page } from "playwright-core";
import { COMMANDS, QUERIES, REFUSALS } from "../../src/alliance.ts";
import { clock, interfaceRoutes } from "../../src/api/http.ts";
import { apiRoutes } from "../../src/desk/api-routes.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { openStore } from "../../src/store/store.ts";
import { application, languageFor, listen } from "../../src/web/server.ts";
import { type World, worldOn } from "../parties/world.ts";
import { dataDirectory, onEachDatabase, opened } from "../store/databases.ts";

const EXECUTABLE = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

function siteOn(world: World, bugs: unknown[] = []) {
  const entrance = createEntrance(world.access, "http://127.0.0.1");
  const app = application({ all: () => new Map(), addresses: () => [] }, (bug) => void bugs.push(bug));
  const { store, runner } = world;
  const api = interfaceRoutes({ store, runner, commands: COMMANDS, queries: QUERIES, words: REFUSALS, whoOf: entrance.whoOf, languageOf: languageFor });
  const nameOf = async (stream: string): Promise<string> => stream;
  return app.route("/", apiRoutes({ store, runner, entrance, nameOf, commands: COMMANDS, queries: QUERIES, api, url: "http://127.0.0.1" }));
}

async function session(world: World, name: string): Promise<{ readonly secret: string; readonly csrf: string }> {
  const secret = await world.access.begin(world.person(name), clock(), clock());
  return { secret, csrf: (await world.access.signedIn("session", secret, clock()))!.csrf };
}

const plain = (page: string): string =>
  page
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'");

onEachDatabase("every operation has its page, also for who is not signed in, and /api/docs leads there", async ({ store }) => {
  const app = siteOn(await worldOn(store));
  assert.equal((await app.request("/api/docs", { headers: { "accept-language": "sv" } })).headers.get("location"), "/sv/api");
  const list = await (await app.request("/en/api")).text();
  for (const { name } of [...COMMANDS, ...QUERIES]) assert.ok(list.includes(`/${name}"`), name);
  for (const [method, all] of [
    ["post", COMMANDS],
    ["get", QUERIES],
  ] as const) {
    for (const { name, does } of all) {
      const response = await app.request(`/fi/api/${method}/${name}`);
      assert.equal(response.status, 200, name);
      assert.ok(plain(await response.text()).includes(does.replaceAll("&", "&amp;")), name);
    }
  }
  assert.equal((await app.request("/fi/api/get/no/such")).status, 404);
});

onEachDatabase("what is tried is answered as programs are answered, and recorded only when that is asked for", async ({ store }) => {
  const world = await worldOn(store);
  const app = siteOn(world);
  const admin = await session(world, "admin");
  const headers = { cookie: `sameside-session=${admin.secret}`, "content-type": "application/x-www-form-urlencoded", origin: "http://localhost" };
  const tried = async (fields: Readonly<Record<string, string>>): Promise<string> => {
    const body = new URLSearchParams({ csrf: admin.csrf, stream: world.house, body: '{"name":"Keksitty henkilö"}', ...fields }).toString();
    return plain(await (await app.request("/en/api/post/people/add", { method: "POST", headers, body })).text());
  };
  const size = async () =>
    Number(
      (await store.read({ actor: undefined, party: undefined, streams: [world.house] }, (r) => r.selectFrom("head").select("size").executeTakeFirstOrThrow()))
        .size,
    );
  const before = await size();
  assert.match(await tried({ "dry-run": "yes" }), /Answer: 200[^]*"dryRun": true/);
  assert.equal(await size(), before);
  assert.match(await tried({ key: "once" }), /Answer: 200[^]*etag/);
  assert.match(await tried({ key: "once" }), /Answer: 200/);
  assert.equal(await size(), before + 1);
  assert.match(await tried({ match: "1" }), /Answer: 412[^]*api\/moved-on/);
  assert.match(await tried({ body: "{" }), /Answer: 400[^]*api\/not-json/);
  assert.match(await tried({ stream: "aaaaaaaaaaaaaaaaaaaaaaaaaa" }), /Answer: 404[^]*api\/no-stream/);
  const unasked = await app.request("/en/api/post/people/add", {
    method: "POST",
    headers,
    body: new URLSearchParams({ stream: world.house, body: "{}" }).toString(),
  });
  assert.equal(unasked.status, 403);
  const parties = await app.request(`/en/api/get/parties?ask=yes&stream=${world.alliance}`, {
    headers: { cookie: `sameside-session=${(await session(world, "provider")).secret}` },
  });
  assert.match(plain(await parties.text()), /Answer: 200[^]*Uramylly Oy[^]*curl/);
});

async function sound(page: Page): Promise<void> {
  const found = await page.evaluate(`${AXE}; axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`);
  const told = (found as { id: string; nodes: { html: string }[] }[]).map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
  assert.deepEqual(told, [], page.url());
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= page.viewportSize()!.width, `${page.url()} is ${width} px wide`);
}

test("a person tries a command by keyboard alone, wide and narrow, and the browser complains of nothing", { skip: !existsSync(EXECUTABLE) }, async () => {
  const world = await worldOn(opened(await openStore({ data: await dataDirectory(), demo: false })));
  const profile = mkdtempSync(join(tmpdir(), "sameside-interface-"));
  const bugs: unknown[] = [];
  const listening = await listen(siteOn(world, bugs), "127.0.0.1", 0);
  const browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, headless: true, args: ARGS });
  try {
    const { secret } = await session(world, "admin");
    await browser.addCookies([{ name: "sameside-session", value: secret, url: listening.url }]);
    const page = await browser.newPage();
    page.on("console", (message) => message.type() === "error" && bugs.push(message.text()));
    const shots = process.env["SAMESIDE_SHOTS"];
    for (const [width, height] of [
      [1280, 900],
      [390, 800],
    ] as const) {
      await page.setViewportSize({ width, height });
      await page.goto(`${listening.url}fi/api`);
      await sound(page);
      if (shots) await page.screenshot({ path: `${shots}/api-${width}.png` });
      await page.goto(`${listening.url}fi/api/post/people/add`);
      await page.focus("#body");
      await page.keyboard.press("ControlOrMeta+a");
      await page.keyboard.type('{"name":"Keksitty toinen"}');
      for (let i = 0; i < 4; i++) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForSelector("#answer");
      assert.match((await page.textContent("main"))!, /Vastaus: 200/);
      await sound(page);
      if (shots) await page.screenshot({ path: `${shots}/api-tried-${width}.png`, fullPage: true });
    }
    assert.deepEqual(bugs, []);
  } finally {
    await browser.close();
    await listening.close();
    await world.store.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
