// The main paths by keyboard alone: what is reached is seen to be reached, in the order of the page, and after a refusal one begins at the first fault.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { clock } from "../../src/api/http.ts";
import type { Installation } from "../../src/api/installation.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { enterCosts } from "../../src/open-books/commands.ts";
import { enterIdea } from "../../src/registers/commands.ts";
import { openStore } from "../../src/store/store.ts";
import { listen } from "../../src/web/server.ts";
import { bindTheOthers, filled } from "../parties/filled.ts";
import { codes, type World } from "../parties/world.ts";
import { dataDirectory, opened } from "../store/databases.ts";

const EXECUTABLE = "/usr/bin/chromium";
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
/** More stops than any page has. */
const STOPS = 200;

/** What has the focus: whether it is the one looked for, whether a reader sees that, and where it stands in the document. */
type Stop = { readonly is: boolean; readonly seen: boolean; readonly at: number; readonly html: string };

function stopOn(page: Page, selector: string): Promise<Stop> {
  return page.evaluate((wanted) => {
    const on = document.activeElement!;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(on);
    const box = on.getBoundingClientRect();
    const isOn = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    // The button for the calendar inside a day is marked by the browser.
    const marked = on.matches("input[type=date]:not(:focus)") || (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none";
    return { is: on.matches(wanted), seen: isOn && marked, at: [...document.querySelectorAll("*")].indexOf(on), html: on.outerHTML.slice(0, 160) };
  }, selector);
}

/** Goes on by Tab until something has the focus; every stop on the way is seen, and none goes back; a day has several. */
async function tabTo(page: Page, selector: string): Promise<void> {
  let last = (await stopOn(page, selector)).at;
  for (let i = 0; i < STOPS; i++) {
    await page.keyboard.press("Tab");
    const stop = await stopOn(page, selector);
    assert.ok(stop.seen, `${page.url()}: not seen to have the focus: ${stop.html}`);
    assert.ok(stop.at >= last, `${page.url()}: the order goes back at ${stop.html}`);
    if (stop.is) return;
    last = stop.at;
  }
  assert.fail(`${page.url()}: no way to ${selector}`);
}

async function press(page: Page, key: "Enter" | "Space"): Promise<void> {
  const before = await page.evaluate(() => performance.timeOrigin);
  await page.keyboard.press(key);
  await page.waitForFunction((then) => performance.timeOrigin !== then && document.readyState === "complete", before);
}

const SUBMIT = "main form button[type=submit]";

/** `url` leads to a page of the alliance, `as` signs somebody in, and `folder` is for files. */
type Walk = {
  readonly page: Page;
  readonly url: (...path: readonly string[]) => string;
  readonly as: (name: string) => Promise<void>;
  readonly folder: string;
};

async function entering({ page, url, as }: Walk): Promise<void> {
  // Past the head of the page at once.
  await as("provider");
  await page.goto(url("books", "hours") + "?month=2020-04");
  await tabTo(page, "a.skip");
  await page.keyboard.press("Enter");
  assert.equal((await stopOn(page, "main")).is, true);

  // Enter a cost: a fault first, and from it on.
  await tabTo(page, "input.figure");
  await page.keyboard.type("x");
  await tabTo(page, "button[value=enter]");
  await press(page, "Enter");
  assert.match((await stopOn(page, "input.figure[aria-invalid=true]")).html, /value="x"/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("2");
  await tabTo(page, "button[value=enter]");
  await press(page, "Enter");
  await page.waitForURL(/done=\d/);
}

async function importing({ page, url, folder }: Walk): Promise<void> {
  // Import a file with a fault, look at it, and take the rest. Only the browser's own window of files is passed over.
  await page.goto(url("books", "imports"));
  await tabTo(page, "input[type=file]");
  const file = join(folder, "costs.csv");
  writeFileSync(
    file,
    "party,line,type,day,net,quantity,document\nuramylly,coaching,coach-hour,2020-03-12,100.00,2,L-1\nuramylly,coaching,coach-hour,2020-03-12,ten,2,L-2\n",
  );
  await page.setInputFiles("input[type=file]", file);
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.waitForSelector("ul.faults");
  await tabTo(page, "input[name=confirmed]");
  await page.keyboard.press("Space");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.waitForURL(/books\?done=\d/);
}

async function questioning({ page, url, as }: Walk): Promise<void> {
  // Question a line; answer; approve; sign a month.
  await as("controller");
  await page.goto(url("books", "line") + "?ref=0/1");
  await tabTo(page, "textarea[name=question]");
  await page.keyboard.type("Kuka oli paikalla?");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.waitForURL(/findings\/[a-z2-7]{26}/);
  const finding = page.url();
  await as("provider");
  await page.goto(finding);
  await tabTo(page, "textarea[name=answer]");
  await page.keyboard.type("Kaksi valmentajaa.");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  assert.match((await page.textContent("main"))!, /Kaksi valmentajaa/);
  await as("office");
  await page.goto(url("books", "approvals"));
  await tabTo(page, "input[type=checkbox]");
  await page.keyboard.press("Space");
  await tabTo(page, "input[name=reason]");
  await page.keyboard.type("Sovittu ennakkoon.");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.waitForSelector("main:not(:has(input[type=checkbox]))");
  await as("provider");
  await page.goto(url("books", "months"));
  await tabTo(page, "form[action$=months] button");
  await press(page, "Enter");
}

async function settling({ page, url, as }: Walk): Promise<void> {
  // Propose a statement, note a decision (refused at first), approve by it.
  await as("office");
  await page.goto(url("settlement", "statements", "new"));
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await tabTo(page, "form[method=post] button");
  await press(page, "Enter");
  await page.waitForURL(/done=proposed/);
  const statement = page.url().replace(/\?.*/, "");
  await as("decider");
  await page.goto(url("decisions"));
  for (const [field, text] of [
    ["organ", "Keksitty lautakunta"],
    ["section", "§ 4"],
    ["subject", "Tilitys"],
    ["amount", "paljon"],
  ] as const) {
    await tabTo(page, `#n-${field}`);
    await page.keyboard.type(text);
  }
  await tabTo(page, "#n-state");
  await page.keyboard.press("End");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  assert.match((await stopOn(page, "#n-amount[aria-invalid=true]")).html, /value="paljon"/);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("9 000 000,00");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.goto(statement);
  await tabTo(page, "#decision");
  await page.keyboard.press("ArrowDown");
  await tabTo(page, "form[action$=approve] button");
  await press(page, "Enter");
  await page.waitForURL(/done=approved/);
}

async function erasing({ page, url, as }: Walk): Promise<void> {
  // From an idea's page to the form that erases its text, and back.
  await as("controller");
  await page.goto(url("registers", "ideas"));
  await tabTo(page, "main table a");
  await press(page, "Enter");
  await tabTo(page, "main details:not(:has(form)) summary");
  await page.keyboard.press("Enter");
  await tabTo(page, "a[href*=back]");
  await press(page, "Enter");
  await tabTo(page, "input[name=under]");
  await page.keyboard.type("Keksitty laki 5 §");
  await tabTo(page, "input[name=reason]");
  await page.keyboard.type("kolmannen nimi");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  // Refused for want of the tick, where one begins: what was typed stands.
  assert.equal((await stopOn(page, "input[name=archive]")).is, true);
  assert.equal(await page.inputValue("input[name=under]"), "Keksitty laki 5 §");
  await page.keyboard.press("Space");
  await tabTo(page, SUBMIT);
  await press(page, "Enter");
  await page.waitForURL(/registers\/ideas\/[a-z2-7]{26}/);
  assert.match((await page.textContent("main"))!, /Poistettu .*Keksitty laki 5 §: kolmannen nimi/);
}

test(
  "whoever uses the keyboard alone comes all the way, sees where they are, and begins at the first fault",
  {
    skip: existsSync(EXECUTABLE) ? false : `no browser at ${EXECUTABLE}`,
    timeout: 240_000,
  },
  async () => {
    const data = await dataDirectory();
    const world: World = await filled(opened(await openStore({ data, demo: false })));
    await bindTheOthers(world);
    const travel = { line: "coaching", type: "travel", day: "2020-03-11", net: "5000", document: "M-1" };
    assert.deepEqual(codes(await world.run("provider", enterCosts, { party: "uramylly", lines: [travel] })), []);
    const idea = { as: "idea" as const, lines: ["coaching"], title: "Keksitty nimi" };
    assert.deepEqual(codes(await world.run("provider", enterIdea, idea)), []);
    const openStream = async (): Promise<never> => assert.fail("no stream is opened here");
    const bugs: unknown[] = [];
    const installation: Installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream, close: async () => undefined };
    const server = await listen(await recordPages(installation, { data, log: (bug) => void bugs.push(bug) }), "127.0.0.1", 0);
    const profile = mkdtempSync(join(tmpdir(), "sameside-keyboard-"));
    const browser: BrowserContext = await chromium.launchPersistentContext(profile, {
      executablePath: EXECUTABLE,
      headless: true,
      args: ARGS,
      reducedMotion: "reduce",
    });
    const page = await browser.newPage();
    page.on("pageerror", (error) => void bugs.push(error.message));
    const url = (...path: readonly string[]): string => new URL(["fi", world.alliance, ...path].join("/"), server.url).href;
    const as = async (name: string): Promise<void> => {
      const value = await world.access.begin(world.person(name), clock(), clock());
      await browser.addCookies([{ name: "sameside-session", value, url: server.url }]);
    };
    try {
      for (const part of [entering, importing, questioning, settling, erasing]) await part({ page, url, as, folder: profile });
      assert.deepEqual(bugs, []);
    } finally {
      await browser.close();
      await server.close();
      await world.store.close();
      rmSync(profile, { recursive: true, force: true });
    }
  },
);
