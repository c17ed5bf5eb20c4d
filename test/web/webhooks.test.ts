// Webhooks on pages: asked for, seen once with their secret, followed, sent again, ended; and not there for others.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { REFUSALS } from "../../src/alliance.ts";
import { createSender } from "../../src/api/hooks/worker.ts";
import { clock } from "../../src/api/http.ts";
import { hookRoutes } from "../../src/desk/hook-routes.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { openStore } from "../../src/store/store.ts";
import { application, listen } from "../../src/web/server.ts";
import { SEAL, worldOn } from "../parties/world.ts";
import { dataDirectory, opened } from "../store/databases.ts";

const EXECUTABLE = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

test("a provider's manager asks for notices, sees what became of them, and ends them", { skip: !existsSync(EXECUTABLE) }, async () => {
  const world = await worldOn(opened(await openStore({ data: await dataDirectory(), demo: false })));
  const bugs: unknown[] = [];
  const app = application({ all: () => new Map(), addresses: () => [] }, (bug) => void bugs.push(bug));
  const find = (_c: unknown, slug: string) => (slug === world.alliance ? { slug, name: "Keksitty allianssi", stream: slug } : undefined);
  app.route("/", hookRoutes({ ...world, words: REFUSALS, entrance: createEntrance(world.access, "http://127.0.0.1"), find }));
  const listening = await listen(app, "127.0.0.1", 0);
  const profile = mkdtempSync(join(tmpdir(), "sameside-webhooks-"));
  const browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, headless: true, args: ARGS });
  const shots = process.env["SAMESIDE_SHOTS"];
  process.env["SAMESIDE_WEBHOOK_HOSTS"] = "hooks.invalid";
  try {
    const page = await browser.newPage();
    const isSound = async (name: string): Promise<void> => {
      for (const [width, height] of [
        [1280, 900],
        [390, 800],
      ] as const) {
        await page.setViewportSize({ width, height });
        const found = await page.evaluate(`${AXE}; axe.run().then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`);
        assert.deepEqual(found, [], page.url());
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${page.url()} is wider than ${width} px`);
        if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
      }
    };
    page.on("console", (message) => message.type() === "error" && !message.text().includes("status of 4") && bugs.push(message.text()));
    const as = async (name: string): Promise<void> => {
      const value = await world.access.begin(world.person(name), clock(), clock());
      await browser.addCookies([{ name: "sameside-session", value, url: listening.url }]);
    };
    const at = `${listening.url}fi/${world.alliance}/webhooks`;
    await page.goto(`${listening.url}fi/webhooks`);
    assert.match(page.url(), /sign-in\?back=%2Ffi%2Fwebhooks$/);
    await as("decider");
    assert.equal((await page.goto(at))!.status(), 404);
    await as("provider");
    await page.goto(`${listening.url}fi/webhooks`);
    await page.getByRole("link", { name: "Keksitty allianssi" }).click();
    await page.fill("#url", "https://elsewhere.example/");
    await page.getByRole("button", { name: "Tilaa ilmoitukset" }).click();
    assert.match((await page.textContent("main"))!, /Palvelin ei lähetä mitään osoitteeseen elsewhere\.example/);
    await page.fill("#url", "https://hooks.invalid/in");
    await page.fill("#kinds", "something-new");
    await page.getByRole("button", { name: "Tilaa ilmoitukset" }).click();
    assert.match((await page.textContent("code.secret"))!, /^whsec_[A-Za-z0-9+/]{43}=$/);
    await isSound("webhook-made");
    const sight = { actor: undefined, party: undefined, streams: [world.alliance] };
    const draft = { kind: "something-new", day: "2026-01-31", body: {} };
    await world.keeper.turn(sight, world.alliance, async (turn) => void turn.append([draft], clock()));
    await createSender({ store: world.store, seal: SEAL, allowed: { hosts: [], mayBePrivate: false }, log: (bug) => void bugs.push(bug) }).round(clock());
    await page.goto(at);
    assert.doesNotMatch((await page.textContent("body"))!, /whsec_/);
    await isSound("webhooks");
    await page.getByRole("link", { name: "https://hooks.invalid/in" }).click();
    assert.match((await page.textContent("main"))!, /something-new\s*odottaa\s*1\s*[^]*ei vastausta/);
    await isSound("deliveries");
    await page.getByRole("button", { name: "Lähetä uudelleen" }).click();
    assert.match((await page.textContent("main"))!, /something-new\s*odottaa\s*0/);
    await page.goto(at);
    await page.getByRole("button", { name: "Lopeta" }).click();
    assert.match((await page.textContent("main"))!, /lopetettu/);
    assert.deepEqual(bugs, []);
  } finally {
    delete process.env["SAMESIDE_WEBHOOK_HOSTS"];
    await browser.close();
    await listening.close();
    await world.store.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
