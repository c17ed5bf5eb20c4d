// Every page of a record for every role and for nobody, wide and narrow, in the three languages: no message of the browser, nothing that axe calls serious.
import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import type { Hono } from "hono";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { grantAllotment, recordAppropriation } from "../../src/appropriations/commands.ts";
import { clock } from "../../src/api/http.ts";
import { inAlliance, inBudget } from "../../src/decisions/commands.ts";
import { textsSlice } from "../../src/erasing/kinds.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { addDays, dayAt } from "../../src/kernel/day.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { beginBudget } from "../../src/parties/commands.ts";
import { askQuestion, enterIdea, enterRisk } from "../../src/registers/commands.ts";
import { proposeStatement } from "../../src/settlement/commands.ts";
import { openMatter } from "../../src/simulation/proposed/commands.ts";
import { callMeeting } from "../../src/meetings/commands.ts";
import { openStore } from "../../src/store/store.ts";
import { listen, type Listening } from "../../src/web/server.ts";
import { bindTheOthers, filled } from "../parties/filled.ts";
import { codes, type World } from "../parties/world.ts";
import { dataDirectory, opened } from "../store/databases.ts";

const EXECUTABLE = "/usr/bin/chromium";
const skip = existsSync(EXECUTABLE) ? false : `no browser at ${EXECUTABLE}`;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"];
const AXE = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");
const LANGUAGES = ["fi", "sv", "en"] as const;
const WIDTHS = [1280, 390] as const;
/** Signed out, and one person of each role. */
const READERS = [undefined, "decider", "controller", "office", "auditor", "expert", "preparer", "provider", "admin", "stranger"] as const;

const profile = mkdtempSync(join(tmpdir(), "sameside-walls-"));
const complaints: string[] = [];
const bugs: unknown[] = [];
let world: World;
let app: Hono;
let server: Listening;
let browser: BrowserContext;
/** What stands in addresses for the parts of a path that are written with a colon. */
let places: Readonly<Record<string, string>>;

before(async () => {
  if (skip) return;
  const data = await dataDirectory();
  const store = opened(await openStore({ data, demo: false }));
  const made = await filled(store);
  world = made;
  places = {
    slug: made.alliance,
    alliance: made.alliance,
    stream: made.alliance,
    finding: await findingOf(made),
    statement: await statementOf(made),
    hook: made.alliance,
    meeting: await meetingOf(made),
    matter: await matterOf(made),
    file: "public.pdf",
    budget: await budgetOf(made),
    batch: "0",
    ...(await registeredIn(made)),
    hash: await textOf(made),
    version: "1",
    rule: "ALL-012",
    evaluation: "newest",
    subject: "meetings",
    name: "books/lines",
  };
  const installation = { ...made, signing: signingOf(new Uint8Array(32).fill(9)), openStream: made.open, close: () => store.close() };
  app = await recordPages(installation as never, { data, log: (bug) => void bugs.push(bug) });
  server = await listen(app, "127.0.0.1", 0);
  browser = await chromium.launchPersistentContext(profile, { executablePath: EXECUTABLE, headless: true, args: ARGS });
});
after(async () => {
  await browser?.close();
  await server?.close();
  await world?.store.close();
  rmSync(profile, { recursive: true, force: true });
});

async function findingOf({ store, alliance }: World): Promise<string> {
  const row = await store.read({ actor: undefined, party: undefined, streams: [alliance] }, (reading) =>
    reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow(),
  );
  return row.finding;
}

/** An idea, a risk and a question. */
async function registeredIn(made: World): Promise<Readonly<Record<string, string>>> {
  const title = "Keksitty";
  const weighed = { permille: 250, low: "100", likely: "200", high: "300", action: "Keksitty" };
  const all = [
    await made.run("provider", enterIdea, { as: "idea", lines: ["coaching"], title }),
    await made.run("provider", enterRisk, { as: "risk", line: "coaching", title, ...weighed }),
    await made.run("office", askQuestion, { clause: "exit", where: "Keksitty", title }),
  ];
  return Object.assign({}, ...all.map((ran) => (assert.deepEqual(codes(ran), []), (ran as { readonly result: object }).result)));
}

/** What the provider wrote of an idea. */
function textOf({ store, runner, alliance }: World): Promise<string> {
  return store.read({ actor: undefined, party: undefined, streams: [alliance] }, async (reading) => {
    const { entered } = (await runner.states(reading, alliance)).of(textsSlice);
    return [...entered].find(([, { kind }]) => kind === "idea-entered")![0];
  });
}

const COST = { year: "2020", line: "project-office", provider: "kajaani", amount: "100" };

/** A matter with a proposal that changes money, before the leading body. */
async function matterOf(made: World): Promise<string> {
  const about = { kind: "operational", body: "ajr", procedure: "meeting", title: "Keksitty asia", proposal: "Keksitty esitys." } as const;
  const more = { alternatives: ["Toinen."], amount: "100", change: { kind: "cost" as const, cells: [COST] } };
  const ran = await made.run("office", openMatter, { ...about, ...more });
  assert.deepEqual(codes(ran), []);
  return (ran as { readonly result: { matter: string } }).result.matter;
}

/** A meeting that is called on a matter. */
async function meetingOf(made: World): Promise<string> {
  const day = addDays(dayAt(clock()), 7);
  const about = { kind: "operational", body: "ajr", procedure: "meeting", title: "Keksitty asia", proposal: "Keksitty esitys." };
  const opened = await made.run("office", openMatter, about);
  assert.deepEqual(codes(opened), []);
  const called = { body: "ajr", on: day, from: "09:00", place: "Keksittylä", items: [(opened as { readonly result: { matter: string } }).result.matter] };
  const ran = await made.run("office", callMeeting, called);
  assert.deepEqual(codes(ran), []);
  return (ran as { readonly result: { meeting: string } }).result.meeting;
}

/** A purchaser's budget with an appropriation, an allotment, and a decision that was annulled. */
async function budgetOf(made: World): Promise<string> {
  const day = dayAt(clock());
  const year = day.slice(0, 4);
  const done = (ran: Awaited<ReturnType<World["run"]>>): Record<string, string> => {
    assert.deepEqual(codes(ran), []);
    return (ran as { result: Record<string, string> }).result;
  };
  const budget = done(await made.run("admin", beginBudget, { organisation: made.organisation.kajaani }))["stream"]!;
  const note = { organ: "Keksitty valtuusto", on: day, section: "§ 1", subject: "Talousarvio", state: "final", stateOn: day, amount: "5000000" } as const;
  for (const command of [inAlliance.note, inAlliance.note]) {
    const { decision } = done(await made.run("decider", command, note));
    if (command === inAlliance.note) await made.run("decider", inAlliance.annul, { decision: decision!, on: day, organ: "Hallinto-oikeus", section: "1/26" });
  }
  const { decision } = done(await made.run("decider", inBudget.note, note, budget));
  const place = { year, level: "palvelualue", amount: "5000000", decision: decision! };
  done(await made.run("decider", recordAppropriation, { ...place, basis: "gross", state: "adopted" }, budget));
  done(await made.run("decider", grantAllotment, { ...place, alliance: made.alliance }, budget));
  done(await made.run("decider", inBudget.annul, { decision: decision!, on: day, organ: "Hallinto-oikeus", section: "2/26" }, budget));
  return budget;
}

/** A statement that waits: every party is an organisation, and its costs are entered. */
async function statementOf(made: World): Promise<string> {
  const done = <T>(ran: { readonly result?: T; readonly refusals?: readonly { readonly code: string }[] | undefined }): T => {
    assert.deepEqual(codes(ran), []);
    return ran.result!;
  };
  await bindTheOthers(made);
  return done(await made.run("office", proposeStatement, { through: "2020-12-31" })).statement;
}

/** What an address needs behind its path to show what it is for. */
const QUERIES: Readonly<Record<string, string>> = {
  "/:slug/books/line": "?ref=0/0",
  "/:slug/books": "?text=salattu",
  "/:slug/settlement/lines": "?id=none",
  "/:slug/settlement/figure": "?id=none",
  "/:slug/settlement/statements/new": "?through=2020-12-31",
};

/** Every page that the program has: what it answers to `GET /<language>/…`, with a language each in turn. */
function pagesOf(): readonly string[] {
  const paths = app.routes.filter(({ method, path }) => method === "GET" && /^\/:language\{[^}]*\}+(\/|$)/.test(path)).map(({ path }) => path);
  const bare = [...new Set(paths.map((path) => path.replace(/^\/:language\{[^}]*\}+/, "").replaceAll(/\{(?:[^{}]|\{[^}]*\})*\}/g, "")))].sort();
  return bare.map((path, i) => {
    const told = path.replaceAll(/:([a-z]+)/gi, (_, name: string) => {
      const value = places[name];
      assert.ok(value !== undefined, `what stands for :${name} in ${path}? Say it in this test.`);
      return value;
    });
    return `/${LANGUAGES[i % LANGUAGES.length]}${told}${QUERIES[path] ?? ""}`;
  });
}

/** What of a page a browser could complain about: its elements, with their classes and what they load, without its texts and where its links lead. */
function shapeOf(html: string): string {
  const tags = html.match(/<[a-z][^>]*>/g) ?? [];
  return [
    ...new Set(
      tags.map((tag) => tag.replaceAll(/ (?:value|href|content|title|aria-[a-z]+|id|for|name|action|d|points|x[0-9]?|y[0-9]?|width|height)="[^"]*"/g, "")),
    ),
  ].join("");
}

test(
  "no page complains in a browser, whoever opens it, and none has what axe calls serious or is wider than its window",
  { skip, timeout: 240_000 },
  async () => {
    const paths = pagesOf();
    assert.ok(paths.length >= 25, String(paths.length));
    const page = await browser.newPage();
    let at = "";
    page.on("console", (message) => message.type() === "error" && complaints.push(`${at}: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`${at}: ${error.message}`));
    const seen = new Set<string>();
    const wrong: string[] = [];
    let opened = 0;
    for (const [i, reader] of READERS.entries()) {
      await browser.clearCookies();
      const now = clock();
      const secret = reader === undefined ? undefined : await world.access.begin(world.person(reader), now, now);
      if (secret !== undefined) await browser.addCookies([{ name: "sameside-session", value: secret, url: server.url }]);
      for (const [k, path] of paths.entries()) {
        const answer = await fetch(new URL(path, server.url), {
          redirect: "manual",
          headers: secret === undefined ? {} : { cookie: `sameside-session=${secret}` },
        });
        const html = await answer.text();
        if (answer.status >= 500) wrong.push(`${reader} ${path}: ${answer.status}`);
        const isPage = answer.headers.get("content-type")?.startsWith("text/html") === true && answer.headers.get("content-disposition") === null;
        const shape = `${answer.status} ${shapeOf(html)}`;
        if (!isPage || answer.status === 404 || seen.has(shape)) continue;
        seen.add(shape);
        opened++;
        at = `${reader ?? "nobody"} ${path}`;
        await look(page, path, { width: WIDTHS[(i + k) % 2]!, isOk: answer.status < 400 }, wrong);
      }
    }
    assert.deepEqual([...wrong, ...new Set(bugs.map(String))], []);
    assert.deepEqual(complaints, []);
    assert.deepEqual(bugs, []);
    console.log(`${paths.length} pages for ${READERS.length} readers, ${opened} that differ were opened`);
  },
);

const looked = new Set<string>();

/** Opens a page; the first time that its address is opened it is also looked at by axe, wide and narrow. */
async function look(page: Page, path: string, { width, isOk }: { readonly width: number; readonly isOk: boolean }, wrong: string[]): Promise<void> {
  await page.setViewportSize({ width, height: 900 });
  const before = complaints.length;
  await page.goto(new URL(path, server.url).href, { waitUntil: "load" });
  // A browser reports a page that was refused as a message of its own.
  if (!isOk) complaints.splice(before, complaints.length, ...complaints.slice(before).filter((each) => !/Failed to load resource.*40\d/.test(each)));
  // Axe takes longest: each address once, wide and narrow in turn.
  const first = !looked.has(path) && isOk;
  looked.add(path);
  for (const each of first ? WIDTHS : [width]) {
    await page.setViewportSize({ width: each, height: 900 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > each) wrong.push(`${path} is ${wide} px wide on ${each}`);
  }
  if (!first) return;
  const found = await page.evaluate(
    `${AXE}; axe.run({ resultTypes: ["violations"] }).then((r) => r.violations.filter((v) => v.impact === "serious" || v.impact === "critical"))`,
  );
  for (const fault of found as { id: string; nodes: { html: string }[] }[]) wrong.push(`${path}: ${fault.id} ${fault.nodes[0]?.html.slice(0, 160)}`);
}
