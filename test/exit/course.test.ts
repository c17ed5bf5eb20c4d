// A purchaser leaves the demo's alliance, by pages and the API alone: from a warning sign over notice, continuity, the expert's forecast and everybody's approval to its own data.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Hono } from "hono";
import { recordPages } from "../../src/desk/record-server.ts";
import type { ExitStatement } from "../../src/exit/exit.ts";
import { addDays, dayAt } from "../../src/kernel/day.ts";
import { clock } from "../../src/api/http.ts";
import { openSite, type Site } from "../open-books/record-site.ts";

type Reader = Awaited<ReturnType<Site["signIn"]>>;
const data = mkdtempSync(join(tmpdir(), "sameside-exit-"));
let opened: Site;
let app: Hono;
const bugs: unknown[] = [];
const readers = new Map<string, Reader>();
before(async () => {
  opened = await openSite(data);
  app = await recordPages(opened.installation, { data, log: (bug) => void bugs.push(bug) });
  for (const [name, role, of] of [
    ["office", "project-office", /maakunta/],
    ["kainuu", "purchaser-decider", /maakunta/],
    ["expert", "financial-expert", /maakunta/],
    ["kajaani", "purchaser-decider", /Kajaani/],
    ["sotkamo", "purchaser-decider", /Sotkamo/],
    ["kuhmo", "purchaser-decider", /Kuhmo/],
    ["uramylly", "provider-manager", /Uramylly/],
    ["keksitty", "provider-manager", /Keksitty/],
    ["satumaa", "provider-manager", /Satumaa/],
  ] as const)
    readers.set(name, await opened.signIn(role, of));
});
after(async () => {
  await opened.close();
  rmSync(data, { recursive: true, force: true });
});

type Answer = { readonly status: number; readonly body: Record<string, unknown>; readonly codes: readonly string[] };

async function give(name: string, command: string, input: object): Promise<Answer> {
  const reader = readers.get(name)!;
  const answer = await app.request(`/api/streams/${opened.stream}/${command}`, {
    method: "POST",
    body: JSON.stringify(input),
    headers: { cookie: reader.cookie, "x-csrf-token": reader.csrf, origin: "http://localhost", "content-type": "application/json" },
  });
  const body = (await answer.json()) as Record<string, unknown>;
  const refusals = (body["refusals"] ?? []) as readonly { readonly code: string }[];
  return { status: answer.status, body, codes: refusals.map(({ code }) => code) };
}

async function done(name: string, command: string, input: object): Promise<Record<string, string>> {
  const { status, body, codes } = await give(name, command, input);
  assert.deepEqual([status, codes], [200, []], JSON.stringify(body));
  return body["result"] as Record<string, string>;
}

/** A form of a page, and what the page says then. */
async function sent(name: string, path: string, fields: Readonly<Record<string, string>>): Promise<string> {
  const { cookie, csrf } = readers.get(name)!;
  const headers = { cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" };
  const answer = await app.request(`/fi/${opened.stream}/${path}`, { method: "POST", headers, body: new URLSearchParams({ ...fields, csrf }).toString() });
  return answer.text();
}

async function page(name: string, path: string): Promise<{ readonly status: number; readonly text: string; readonly location: string }> {
  const answer = await app.request(`/fi/${opened.stream}/${path}`, { headers: { cookie: readers.get(name)!.cookie } });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") ?? "" };
}

let sections = 0;
async function decided(name: string, on = dayAt(clock()), about: object = {}): Promise<string> {
  const note = { organ: "Keksitty valtuusto", on, section: `§ ${900 + ++sections}`, subject: "Irtautuminen", state: "enforceable", stateOn: on, ...about };
  return (await done(name, "decisions/note", note))["decision"]!;
}

const LAST = "2020-09-30";
const NOTICED = "2020-06-15";
const END = { exit: "termination" };

async function asked(name: string, query: string, key: string): Promise<readonly Record<string, string>[]> {
  const answer = await app.request(`/api/streams/${opened.stream}/${query}`, { headers: { cookie: readers.get(name)!.cookie } });
  return ((await answer.json()) as Record<string, readonly Record<string, string>[]>)[key]!;
}

test("a purchaser leaves by notice, with a forecast of the expert, after everybody has approved, and keeps its own data", async () => {
  const office = await page("office", "exit");
  assert.equal(office.status, 200);
  assert.match(office.text, /€, tavoite [^<]*€/, "the forecast beside the target");
  const review = await done("sotkamo", "exit/reviews/open", { sign: "forecast", about: "kajaani", reasons: "Ennuste ylittää tavoitteen." });
  await done("office", "exit/reviews/close", { review: review["review"], outcome: "exit", reasons: "Kajaani valmistelee irtautumista." });
  const decision = await decided("kajaani", NOTICED);
  const today = dayAt(clock());
  const notice = { party: "kajaani", kind: "leave", ground: "forecast", given: NOTICED, last: LAST, decisions: [decision] };
  assert.deepEqual((await give("kajaani", "exit/notice", notice)).codes, ["exit/decision-about-else"], "its subject alone makes nobody leave");
  await done("kajaani", "decisions/advance", { decision, state: "enforceable", stateOn: today, exit: "leave" });
  assert.deepEqual((await give("kajaani", "decisions/advance", { decision, state: "enforceable", stateOn: today, exit: "termination" })).codes, [
    "decisions/not-forward",
    "decisions/exit-told",
  ]);
  const whole = await decided("kajaani", NOTICED, { exit: "termination" });
  assert.deepEqual((await give("kajaani", "exit/notice", { ...notice, decisions: [whole] })).codes, ["exit/decision-about-else"]);
  const late = await decided("kajaani", NOTICED, { exit: "leave", stateOn: "2020-06-16" });
  assert.deepEqual((await give("kajaani", "exit/notice", { ...notice, decisions: [late] })).codes, ["exit/enforceable-later"]);
  await done("kajaani", "decisions/advance", { decision: late, state: "final", stateOn: today });
  assert.deepEqual((await give("kajaani", "exit/notice", { ...notice, decisions: [late] })).codes, ["exit/enforceable-later"], "also when it is final");
  const settled = { ...notice, given: "2019-12-31", last: LAST };
  assert.deepEqual((await give("kajaani", "exit/notice", settled)).codes, ["exit/given-settled", "exit/decided-later"]);
  assert.deepEqual((await give("kajaani", "exit/notice", { ...notice, last: "2020-09-14" })).codes, ["exit/notice-short"]);
  assert.deepEqual((await give("kajaani", "exit/notice", { ...notice, ground: "boredom" })).codes, ["exit/no-ground"]);
  assert.deepEqual((await give("sotkamo", "exit/notice", notice)).codes, ["exit/not-own", "decisions/of-another"].slice(0, 1));
  assert.deepEqual((await give("uramylly", "exit/notice", { ...notice, party: "uramylly" })).codes.includes("exit/only-purchasers"), true);
  const { exit } = await done("kajaani", "exit/notice", notice);
  const key = "aaaaaaaaaaaaaaaaaaaaaaaaaa";
  const doubled = { key, sign: "other", reasons: "Keksitty kahteen kertaan lähetetty lomake." };
  for (const _time of ["once", "twice"]) await sent("kajaani", "exit/open", doubled);
  assert.equal((await page("kajaani", "exit")).text.split(doubled.reasons).length - 1, 1, "sent twice, entered once");
  assert.deepEqual((await give("office", "exit/settle", { exit })).codes, ["exit/no-continuity"]);
  assert.deepEqual((await give("kajaani", "exit/continuity", { exit, until: "2020-12-31", title: "Suunnitelma" })).codes, ["exit/continuity-short"]);
  await done("kajaani", "exit/continuity", { exit, until: "2021-04-30", title: "Nuorten työpaja jatkuu", text: "Kaupungin omana toimintana." });
  assert.deepEqual((await give("office", "exit/settle", { exit })).codes, ["exit/needs-forecast"]);
  const previewed = (name: string) => page(name, `exit?preview=${exit}`).then(({ text }) => text.includes("Tätä ei ole kirjattu"));
  assert.deepEqual(
    await Promise.all(["office", "kajaani", "kuhmo", "keksitty"].map(previewed)),
    [true, true, true, false],
    "a competitor sees what was settled",
  );
  const costs = "party,line,type,day,net\nuramylly,coaching,travel,2020-11-10,1000.00\n";
  const forecast = { exit: exit!, on: dayAt(clock()), title: "Riippumattoman asiantuntijan ennuste", costs, results: "" };
  assert.deepEqual((await give("expert", "exit/forecast/set", { ...forecast, costs: costs.replace("2020-11-10", "2020-08-10") })).codes, [
    "exit/forecast-outside",
  ]);
  assert.deepEqual((await give("expert", "exit/forecast/set", { ...forecast, costs: costs.replace("2020-11-10", "2020-09-29") })).codes, [
    "exit/forecast-outside",
  ]);
  const unread = { ...forecast, costs: costs.replace("1000.00", "paljon"), results: "kind,day\nkummallinen,2020-11-01\n" };
  const told = (await give("expert", "exit/forecast/set", unread)).body["refusals"] as readonly Record<string, string>[];
  assert.deepEqual(
    told.map(({ code, pointer }) => [code, pointer]),
    [
      ["costs/amount-unreadable", "/costs/2"],
      ["facts/kind-unknown", "/results/2/kind"],
    ],
  );
  assert.ok(
    told.every(({ remedy }) => remedy !== ""),
    "with what to do",
  );
  assert.match(await sent("expert", "exit/set", unread), /Tulosten rivi 2, sarake kind: Rivin lajia/);
  await done("expert", "exit/forecast/set", forecast);
  await done("office", "exit/settle", { exit });
  await approvedByAll(exit!);
});

/** The decision by which the county approved the exit. */
let spent: string;

async function approvedByAll(exit: string): Promise<void> {
  const shown = (await page("kuhmo", "exit")).text;
  const figure = /href="([^"]*settlement\/figure\?[^"]*statement=[^"]*)"/.exec(shown)![1]!.replaceAll("&amp;", "&");
  const explained = await app.request(figure, { headers: { cookie: readers.get("kuhmo")!.cookie } });
  assert.equal(explained.status, 200, "a euro leads to what it was reckoned from");
  assert.deepEqual((await give("kajaani", "exit/approve", { exit })).codes, ["exit/needs-decision"]);
  for (const name of ["uramylly", "keksitty", "satumaa"]) assert.equal((await done(name, "exit/accept", { exit }))["left"], "no");
  assert.deepEqual((await give("uramylly", "exit/accept", { exit })).codes, ["exit/approved-before"]);
  const leaving = await decided("kainuu", dayAt(clock()), { exit: "leave" });
  assert.deepEqual((await give("kainuu", "exit/approve", { exit, decision: leaving })).codes, ["decisions/about-leaving"], "its own leaving is not this one");
  const offered = /id="ap-decision".*?<\/select>/s.exec((await page("kainuu", "exit")).text)![0];
  assert.ok(offered.includes("<option") && !offered.includes(leaving));
  spent = await decided("kainuu", dayAt(clock()), { amount: "200000000" });
  assert.equal((await done("kainuu", "exit/approve", { exit, decision: spent }))["left"], "no");
  for (const name of ["sotkamo", "kajaani"]) assert.equal((await done(name, "exit/approve", { exit, decision: await decided(name) }))["left"], "no");
  assert.equal((await page("kajaani", "exit")).status, 200, "it is a party until the last approval");
  assert.ok((await asked("kuhmo", "waiting", "waiting")).some(({ what }) => what === "exit"));
  assert.equal((await done("kuhmo", "exit/approve", { exit, decision: await decided("kuhmo") }))["left"], "yes");
}

test("a proposal from before somebody left holds its payments, and is approved by nobody any more", async () => {
  const waited = (await asked("office", "settlement/statements", "statements")).findLast(({ state }) => state === "replaced")!;
  const { codes } = await give("satumaa", "settlement/accept", { statement: waited["statement"] });
  assert.deepEqual(codes, ["settlement/overtaken"]);
  assert.match((await page("satumaa", `settlement/statements/${waited["statement"]}`)).text, /href="[^"]*\/exit"/);
});

test("whoever has left has no part any more, but its own data; the others settle without it, and pay it nothing again", async () => {
  assert.deepEqual((await page("kajaani", "settlement")).status, 404);
  assert.match((await page("kajaani", "exit")).location, /exit\/own$/);
  assert.equal((await give("kajaani", "decisions/note", {})).status, 404);
  assert.equal((await page("kajaani", "exit/own")).status, 200);
  const lines = (await page("kajaani", "exit/own/lines.csv")).text.split("\r\n");
  assert.ok(lines.length > 10 && lines.slice(1, -1).every((line) => line.split(",")[1] === "kajaani"), String(lines[1]));
  const { entries } = JSON.parse((await page("kajaani", "exit/own/entries.json")).text) as { entries: readonly unknown[] };
  assert.ok(entries.length > 0);
  const { statement } = JSON.parse((await page("kajaani", "exit/own/statement.json")).text) as { statement: ExitStatement };
  assert.equal(statement.exit.last, LAST);
  assert.deepEqual(
    statement.range?.map(({ kind, party }) => [kind, party]),
    [["simulated", "kajaani"]],
    "the range stands beside it",
  );
  for (const [language, title] of [
    ["fi", "Irtautumisen tilitys"],
    ["sv", "Avräkning av utträde"],
    ["en", "Statement of an exit"],
  ]) {
    const answer = await app.request(`/${language}/${opened.stream}/exit/own/statement`, { headers: { cookie: readers.get("kajaani")!.cookie } });
    const shown = await answer.text();
    assert.equal(answer.status, 200);
    assert.match(shown, new RegExp(`<h1>${title} `));
    assert.doesNotMatch(shown, /settlement\/figure/, "what the others booked is not its own any more");
  }
  assert.equal((await page("sotkamo", "exit/own/statement")).status, 404);
  const home = await app.request("/fi", { headers: { cookie: readers.get("kajaani")!.cookie } });
  assert.match(await home.text(), new RegExp(`href="/fi/${opened.stream}/exit/own"`), "the first page leads there");
  assert.equal((await page("sotkamo", "exit/own")).status, 404);
  const after = JSON.parse((await page("office", "settlement/statement.json")).text) as ExitStatement["statement"];
  assert.deepEqual(
    after.payments.filter(({ from, to }) => from === "kajaani" || to === "kajaani"),
    [],
  );
  assert.match((await page("office", "agreement")).text, /30\.9\.2020/, "the agreement in force says until when it was a party");
  assert.match((await page("office", "exit")).text, /on lähtenyt|lähtenyt/);
  assert.deepEqual(
    (
      await give("office", "exit/notice", {
        party: "kajaani",
        kind: "exclusion",
        ground: "other",
        given: LAST,
        last: LAST,
        decisions: [await decided("kainuu")],
      })
    ).codes.includes("exit/left-before"),
    true,
  );
});

test("a decision by which an exit was approved covers no statement any more", async () => {
  const { statement } = await done("office", "settlement/propose", { through: "2021-03-22" });
  assert.deepEqual((await give("kainuu", "settlement/approve", { statement, decision: spent })).codes, ["decisions/above-amount"]);
  await done("kainuu", "settlement/approve", { statement, decision: await decided("kainuu", dayAt(clock()), { amount: "200000000" }) });
});

test("a provider leaves in the time that is open to all by whoever binds it; nobody is excluded, and nothing ends, without a decision", async () => {
  const notice = { kind: "leave", ground: "window", given: "2019-02-20", last: "2019-03-31" };
  const late = await give("keksitty", "exit/notice", { ...notice, party: "keksitty", given: "2020-03-07", last: "2020-03-31" });
  assert.deepEqual(late.codes, ["exit/closed"]);
  assert.match(JSON.stringify(late.body), /4\.2\.2019–6\.3\.2019; ilmoitus annettiin 7\.3\.2020/);
  const early = await give("keksitty", "exit/notice", { ...notice, party: "keksitty" });
  assert.deepEqual(early.codes, ["exit/given-settled"], "the year was settled by everybody as if it stayed");
  assert.deepEqual((await give("keksitty", "exit/notice", { ...notice, party: "keksitty", given: "2018-12-31" })).codes, [
    "exit/not-open-yet",
    "exit/given-before-version",
    "exit/given-settled",
  ]);
  const foreign = await decided("sotkamo", "2019-02-19", { exit: "leave" });
  const byAnother = await give("keksitty", "exit/notice", { ...notice, party: "keksitty", decisions: [foreign] });
  assert.deepEqual(byAnother.codes, ["exit/given-settled", "decisions/of-another"], "it would be used up for whom it was made");
  assert.doesNotMatch((await page("keksitty", "exit")).text, new RegExp(foreign));
  assert.match((await page("sotkamo", "exit")).text, new RegExp(`name="decisions"[^>]*value="${foreign}"`));
  assert.deepEqual((await give("sotkamo", "exit/notice", { ...notice, party: "sotkamo" })).codes, ["exit/given-settled", "exit/needs-own-decision"]);
  const excluded = await give("sotkamo", "exit/notice", { ...notice, kind: "exclusion", ground: "other", party: "keksitty" });
  assert.deepEqual(excluded.codes, ["exit/given-settled", "exit/needs-exclusion"]);
  assert.ok((await give("keksitty", "exit/notice", { ...notice, kind: "termination" })).codes.includes("exit/needs-every-purchaser"));
});

test("defaults and suspensions are noted by others, and the whole ends only by every purchaser", async () => {
  const cureBy = addDays(dayAt(clock()), 30);
  assert.deepEqual((await give("uramylly", "exit/defaults/note", { party: "uramylly", what: "Oma.", cureBy })).codes, ["exit/own-default"]);
  assert.deepEqual((await give("sotkamo", "exit/defaults/note", { party: "kajaani", what: "Lähti.", cureBy })).codes, ["exit/unknown-party"], "it has left");
  const noted = await done("sotkamo", "exit/defaults/note", { party: "uramylly", what: "Valmennus on keskeytynyt.", cureBy });
  assert.deepEqual((await give("uramylly", "exit/defaults/cured", { default: noted["default"], on: dayAt(clock()), how: "Korjattu." })).codes, [
    "exit/own-default",
  ]);
  await done("sotkamo", "exit/defaults/cured", { default: noted["default"], on: dayAt(clock()), how: "Valmennus jatkuu." });
  const decision = await decided("kainuu", NOTICED, { exit: "termination" });
  const { suspension } = await done("office", "exit/suspend", { services: ["coaching"], from: "2020-10-01", decision, reasons: "Tilat." });
  await done("office", "exit/resume", { suspension, on: "2020-11-01" });
  const whole = { kind: "termination", ground: "results", given: NOTICED, last: "2020-12-15", decisions: [decision] };
  assert.deepEqual((await give("office", "exit/notice", whole)).codes, ["exit/needs-every-purchaser"]);
  const later = [decision, await decided("sotkamo", NOTICED, END), await decided("kuhmo", dayAt(clock()), END)];
  assert.deepEqual((await give("office", "exit/notice", { ...whole, decisions: later })).codes, ["exit/decided-later"]);
  const all = [decision, later[1]!, await decided("kuhmo", NOTICED, END)];
  const statements = (await asked("office", "settlement/statements", "statements")) as unknown as readonly { approvals: readonly { decision?: string }[] }[];
  const approval = statements.flatMap(({ approvals }) => approvals).find(({ decision: of }) => of !== undefined)!.decision!;
  const about = await give("office", "exit/notice", { ...whole, decisions: [...all, approval] });
  assert.ok(about.codes.includes("exit/decision-used"), "who approved a statement did not end the alliance");
  const { exit } = await done("office", "exit/notice", { ...whole, decisions: all });
  await done("kuhmo", "exit/withdraw", { exit, reasons: "Jatketaan." });
  await endedBy((await done("office", "exit/notice", { ...whole, decisions: all }))["exit"]!);
  assert.deepEqual(bugs, []);
});

const STAY = ["kainuu", "sotkamo", "kuhmo", "uramylly", "keksitty", "satumaa"];

/** From the notice of the whole to an alliance that is closed. */
async function endedBy(exit: string): Promise<void> {
  await done("office", "exit/continuity", { exit, until: "2021-06-15", title: "Palvelut jatkuvat järjestäjien omina" });
  const costs = "party,line,type,day,net\nuramylly,coaching,travel,2020-12-15,1000.00\n";
  await done("expert", "exit/forecast/set", { exit, on: dayAt(clock()), title: "Ennuste", costs, results: "" });
  await done("office", "exit/settle", { exit });
  for (const name of STAY.slice(3)) assert.equal((await done(name, "exit/accept", { exit }))["left"], "no");
  for (const name of STAY.slice(0, 2)) assert.equal((await done(name, "exit/approve", { exit, decision: await decided(name) }))["left"], "no");
  assert.ok((await give("office", "phases/enter", { phase: "closing", on: "2021-03-30" })).codes.includes("lifecycle/lacks-continuity-plan"));
  assert.equal((await done("kuhmo", "exit/approve", { exit, decision: await decided("kuhmo") }))["left"], "yes");
  for (const name of STAY) {
    for (const part of ["exit", "settlement", "agreement", "phases", "books", "decisions"]) {
      assert.deepEqual([name, part, (await page(name, part)).status], [name, part, 200], "an alliance that has ended stays open to its parties");
    }
  }
  assert.deepEqual((await page("kajaani", "exit")).location, `/fi/${opened.stream}/exit/own`, "whoever left before it ended is still gone");
  await closed();
}

async function closed(): Promise<void> {
  const on = dayAt(clock());
  const waiting = await asked("office", "phases", "milestones");
  for (const { id } of waiting) await done("office", "milestones/drop", { milestone: id, reasons: "Allianssi on päättynyt." });
  for (const { id } of await asked("office", "phases", "opinions")) await done("office", "opinions/drop", { opinion: id, reasons: "Allianssi on päättynyt." });
  assert.deepEqual((await give("office", "phases/enter", { phase: "closing", on })).codes, ["lifecycle/lacks-continuity-plan"]);
  await done("office", "phases/show-document", { item: "continuity-plan", title: "Jatkuvuussuunnitelma" });
  await done("office", "phases/enter", { phase: "closing", on });
  assert.deepEqual((await give("office", "phases/enter", { phase: "closed", on })).codes, ["lifecycle/lacks-value-report", "lifecycle/lacks-data-returned"]);
  for (const item of ["value-report", "data-returned"]) await done("office", "phases/show-document", { item, title: item });
  await done("office", "phases/enter", { phase: "closed", on });
  assert.equal((await page("satumaa", "phases")).status, 200);
}
