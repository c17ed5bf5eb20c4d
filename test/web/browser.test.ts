import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { listen, type Listening } from "../../src/web/server.ts";
import { app } from "./examples.ts";

const EXECUTABLE = "/usr/bin/chromium";
const skip = existsSync(EXECUTABLE) ? false : `no browser at ${EXECUTABLE}`;
const ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

const profile = mkdtempSync(join(tmpdir(), "sameside-browser-"));
let server: Listening;
let browser: BrowserContext;
const complaints: string[] = [];

before(async () => {
  if (skip) return;
  server = await listen(app, "127.0.0.1", 0);
  browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, headless: true, args: ARGS, viewport: { width: 1280, height: 900 } });
});
after(async () => {
  await browser?.close();
  await server?.close();
  rmSync(profile, { recursive: true, force: true });
});

async function opened(path: string): Promise<Page> {
  const page = await browser.newPage();
  page.on("console", (message) => message.type() === "error" && complaints.push(`${path}: ${message.text()}`));
  page.on("pageerror", (error) => complaints.push(`${path}: ${error.message}`));
  await page.goto(new URL(path, server.url).href, { waitUntil: "networkidle" });
  return page;
}

test("moving a slider changes who gets what at once, and the address keeps it", { skip }, async () => {
  const page = await opened("/fi/kainuu-youth/what-if");
  const outlook = page.locator("#outlook");
  const before = await outlook.innerHTML();
  const slider = page.locator('input[type=range][name="cost"]');
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await page.waitForFunction((old) => document.getElementById("outlook")!.innerHTML !== old, before);
  assert.equal(await page.locator("#n-cost").inputValue(), "105");
  await page.waitForFunction(() => location.search === "?cost=105");
  const shown = await outlook.innerHTML();
  await page.reload({ waitUntil: "networkidle" });
  assert.equal(await outlook.innerHTML(), shown, "the server draws the same");
  await page.locator("#n-cost").fill("96.5");
  await page.waitForFunction(() => location.search === "?cost=96.5");
  await page.locator("a.reset").click();
  await page.waitForFunction(() => location.search === "");
  assert.equal(await page.locator("#n-cost").inputValue(), "100");
  await page.close();
});

test("without scripts the form still answers", { skip }, async () => {
  const other: Browser | null = browser.browser();
  const context = other ? await other.newContext({ javaScriptEnabled: false }) : undefined;
  if (!context) return;
  const page = await context.newPage();
  await page.goto(new URL("/sv/kainuu-youth/what-if", server.url).href);
  await page.locator("#n-cost").fill("110");
  await page.locator("form#what-if button[type=submit]").click();
  assert.match(page.url(), /cost=110/);
  assert.equal(await page.locator("#n-cost").inputValue(), "110");
  await context.close();
});

test("no page has a serious fault of accessibility, runs wider than a small phone, or meets the content policy", { skip }, async () => {
  const paths = [
    "/",
    "/sv/kainuu-youth/agreement",
    "/en/kainuu-youth/agreement/source#L20",
    "/fi/kainuu-youth/settlement",
    "/sv/kainuu-youth/settlement?party=sotkamo",
    "/fi/kainuu-youth/settlement/figure?id=owed/2020/cost/kajaani/kainuu/payable",
    "/en/kainuu-youth/settlement/lines?id=cost/2019/outreach/satumaa/purchased/2019-04-01",
    "/sv/jobseekers-skills",
    "/en/kainuu-youth/what-if?cost=108",
    "/sv/nothing",
  ];
  for (const path of paths) {
    const page = await opened(path);
    const found = await page.evaluate(`${AXE}; axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`);
    const told = (found as { id: string; nodes: { html: string }[] }[]).map((fault) => `${fault.id}: ${fault.nodes[0]?.html}`);
    assert.deepEqual(told, [], path);
    await page.setViewportSize({ width: 360, height: 740 });
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 360, `${path} is ${width} px wide`);
    await page.close();
  }
  assert.deepEqual(
    complaints.filter((text) => !/\/nothing: .*404/.test(text)),
    [],
  );
});
