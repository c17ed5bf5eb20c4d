// Signing in as people do: a real browser, a real provider in the profile of the Finnish Trust Network, and the demo.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { toHex } from "../../src/kernel/bytes.ts";
import { newSecret, secretHash } from "../../src/parties/access/store.ts";
import { invitePerson } from "../../src/parties/commands.ts";
import { openStore } from "../../src/store/store.ts";
import { dataDirectory, opened } from "../store/databases.ts";
import { type RunningProvider, startProvider } from "./provider.ts";
import { openSite, type Site } from "./site.ts";
import { codes, type World, worldOn } from "./world.ts";

const EXECUTABLE = "/usr/bin/chromium";
const skip = existsSync(EXECUTABLE) ? false : `no browser at ${EXECUTABLE}`;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const profile = mkdtempSync(join(tmpdir(), "sameside-sign-in-"));
const complaints: string[] = [];
let world: World;
let provider: RunningProvider;
let site: Site;
let browser: BrowserContext;

before(async () => {
  if (skip) return;
  world = await worldOn(opened(await openStore({ data: await dataDirectory(), demo: false })));
  provider = await startProvider();
  site = await openSite(world, { provider, isDemo: true });
  browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, headless: true, args: ARGS });
});
after(async () => {
  await browser?.close();
  await site?.close();
  await provider?.close();
  await world?.store.close();
  rmSync(profile, { recursive: true, force: true });
});

/** A page of which every complaint of the browser about our own pages is kept. */
async function newPage(): Promise<Page> {
  const page = await browser.newPage();
  page.on(
    "console",
    (message) => message.type() === "error" && message.location().url.startsWith(site.url) && complaints.push(`${message.location().url}: ${message.text()}`),
  );
  page.on("pageerror", (error) => page.url().startsWith(site.url) && complaints.push(error.message));
  return page;
}

async function accessible(page: Page): Promise<void> {
  const found = await page.evaluate(`${AXE}; axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`);
  const told = (found as { id: string; nodes: { html: string }[] }[]).map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
  assert.deepEqual(told, [], page.url());
  await page.setViewportSize({ width: 360, height: 740 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 360, `${page.url()} is ${width} px wide`);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("an invited person goes to the provider, comes back signed in, and out again", { skip }, async () => {
  const code = newSecret();
  assert.deepEqual(codes(await world.run("admin", invitePerson, { person: world.person("controller"), code: toHex(secretHash(code)) })), []);
  const page = await newPage();
  await page.goto(`${site.url}/fi/invitation?code=${code}`);
  await accessible(page);
  await page.getByRole("button", { name: "Kirjaudu: Testitunnistus" }).click();
  await page.waitForURL(`${provider.issuer}/interaction/**`);
  await page.fill("input[name=login]", "ftn-1");
  await page.fill("input[name=password]", "x");
  await page.click("button[type=submit]");
  await page.waitForSelector("input[name=prompt][value=consent]", { state: "attached" });
  await page.click("button[type=submit]");
  await page.waitForURL(`${site.url}/fi/me`);
  assert.match((await page.textContent("main")) ?? "", /Keksitty controller.*tilaajan controller/s);
  await accessible(page);
  const cookie = (await browser.cookies(site.url)).find(({ name }) => name === "sameside-session")!;
  assert.deepEqual([cookie.httpOnly, cookie.sameSite], [true, "Lax"]);
  await page.getByRole("button", { name: "Kirjaudu ulos" }).click();
  await page.goto(`${site.url}/fi/me`);
  assert.match(page.url(), /\/fi\/sign-in\?back=/);
  await page.getByRole("button", { name: "Kirjaudu: Testitunnistus" }).click();
  await page.waitForURL(`${site.url}/fi/me`);
  assert.deepEqual(site.told, []);
  await page.close();
});

test("in the demo one chooses whose eyes to look through", { skip }, async () => {
  const page = await newPage();
  await page.goto(`${site.url}/sv/sign-in?back=/sv/me`);
  await accessible(page);
  await page.getByRole("button", { name: "Logga in som Keksitty provider" }).click();
  await page.waitForURL(`${site.url}/sv/me`);
  assert.match((await page.textContent("main")) ?? "", /Keksitty provider.*Uramylly Oy/s);
  await accessible(page);
  await page.close();
});

test("no page of sign-in meets the content policy", { skip }, () => {
  assert.deepEqual(complaints, []);
});
