// Statements by forms alone: proposed after a look at what they would hold, approved by each party on its own grounds, and settled by the last.
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
import { type Access, createAccess, after as later, FRESH } from "../../src/parties/access/store.ts";
import { factorsOf } from "../../src/settlement/explain.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import { doubtsOf } from "../../src/settlement/statements/store.ts";
import { hidden } from "../parties/browser.ts";

type Reader = { readonly cookie: string; readonly csrf: string };
const EVERYTHING = { actor: undefined, party: undefined, streams: "all" } as const;
const bugs: unknown[] = [];
let data: string;
let installation: Installation;
let access: Access;
let app: Hono;
let stream: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-statements-"));
  const opened = await openInstallation({ data, demo: true, keyFile: `${data}/key` }, SLICES);
  installation = opened.value!;
  await seedDemo(installation, "examples/kainuu-youth");
  const { store, runner, house } = installation;
  access = createAccess({ store, runner, house });
  app = await recordPages(installation, { data, log: (bug) => void bugs.push(bug) });
  const bound = await store.read(EVERYTHING, (reading) => reading.selectFrom("entry").select("stream").where("kind", "=", "party-bound").executeTakeFirst());
  stream = bound!.stream;
});
after(async () => {
  await installation.close();
  rmSync(data, { recursive: true, force: true });
});

/** Somebody who has a role for a party of the alliance, who signed in so many minutes ago. */
async function signIn(role: string, party: string, minutesAgo = 0): Promise<Reader> {
  const { store } = installation;
  const found = await store.read(EVERYTHING, (reading) =>
    reading
      .selectFrom("role_grant")
      .innerJoin("party", "party.organisation", "role_grant.organisation")
      .select(["role_grant.person", "role_grant.organisation"])
      .where("role_grant.role", "=", role)
      .where("party.party", "=", party)
      .executeTakeFirstOrThrow(),
  );
  const secret = await access.begin(found.person, clock(), later(clock(), -minutesAgo));
  await access.actFor(secret, found.organisation, clock());
  return { cookie: `sameside-session=${secret}`, csrf: (await access.signedIn("session", secret, clock()))!.csrf };
}

const pathOf = (...rest: readonly string[]): string => ["/en", stream, "settlement/statements", ...rest].join("/");
const get = async (reader: Reader | undefined, path: string) => {
  const answer = await app.request(path, { headers: reader ? { cookie: reader.cookie } : {} });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") ?? "" };
};
const post = async (reader: Reader, path: string, fields: Readonly<Record<string, string>>) => {
  const answer = await app.request(path, {
    method: "POST",
    headers: { cookie: reader.cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrf: reader.csrf, ...fields }).toString(),
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get("location") ?? "" };
};
const size = async (): Promise<number> =>
  Number(
    (await installation.store.read(EVERYTHING, (reading) => reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirstOrThrow()))
      .size,
  );

/** Notes a decision by its own form; returns its id. */
async function note(reader: Reader, section: string, state: string, amount: string): Promise<string> {
  const day = dayAt(clock());
  const fields = { organ: "Keksitty lautakunta", on: day, section, subject: "Tilitys", amount, state, stateOn: day, text: "" };
  assert.equal((await post(reader, `/en/${stream}/decisions/note`, fields)).status, 303);
  const page = (await get(reader, `/en/${stream}/decisions`)).text;
  return new RegExp(`<option value="([^"]+)">Keksitty lautakunta [^<]*${section}<`).exec(page)![1]!;
}

/** The statement that waits, as the overview leads its reader to it. */
async function waiting(reader: Reader): Promise<string> {
  const overview = (await get(reader, `/en/${stream}`)).text;
  const found = new RegExp(`/en/${stream}/settlement/statements/([^"]+)">See to the statement`).exec(overview);
  assert.ok(found, "the overview says what waits");
  return found[1]!;
}

test("the list shows every statement with its clocks, what made it, who approved it and by which decision", async () => {
  assert.match((await get(undefined, pathOf())).location, /sign-in/);
  const auditor = await signIn("auditor", "kainuu");
  const { status, text } = await get(auditor, pathOf());
  assert.equal(status, 200);
  assert.ok(text.indexOf("Statement through 22 March 2021") < text.indexOf("Statement through 31 December 2019"), "the newest first");
  for (const part of [
    /waits for the approval of: [^<]*Sotkam/,
    /settled on 1 April 2020/,
    /version 1 of the agreement/,
    /law pack/,
    /Keksitty toimielin 1 April 2020 §/,
  ])
    assert.match(text, part);
  assert.match(text, /<code>[0-9a-f]{64}<\/code>/);
  const json = /href="([^"]+statement\.json[^"]+)"/.exec(text)![1]!.replaceAll("&amp;", "&");
  assert.equal((JSON.parse((await get(auditor, json)).text) as { through: string }).through, "2021-03-22");
  assert.match(text, /The project office or a purchaser(?:'|&#39;)s controller proposes/);
  assert.match((await get(auditor, `/en/${stream}/settlement`)).text, /settlement\/statements"/);
  assert.doesNotMatch((await get(auditor, `/en/${stream}`)).text, /It waits for your organisation/);
  assert.equal((await get(auditor, pathOf("nothing"))).status, 404);
});

test("a purchaser approves by a decision that is enforceable and suffices, a provider without one, and the last of them settles it", async () => {
  const decider = await signIn("purchaser-decider", "sotkamo");
  const statement = await waiting(decider);
  const one = pathOf(statement);
  const empty = await get(decider, one);
  assert.match(empty.text, /Your organisation in the statement: Sotkam/);
  assert.match(empty.text, /Counted against the decision/);
  const adopted = await note(decider, "§ 901", "adopted", "");
  const small = await note(decider, "§ 902", "enforceable", "0.01");
  const right = await note(decider, "§ 903", "enforceable", "");
  const page = (await get(decider, one)).text;
  assert.match(page, new RegExp(`<option value="${right}">`));
  for (const other of [adopted, small]) assert.doesNotMatch(page, new RegExp(`<option value="${other}">`));
  assert.match(page, /§\s903[^<]*\(see the warning\)<[^]*Look twice before you choose[^]*§\s903[^<]*names no sum/);
  assert.match(page, /Why other decisions will not do[^]*§\s901[^]*§\s902|Why other decisions will not do[^]*§\s902[^]*§\s901/);

  const before = await size();
  for (const [decision, why] of [
    ["", /needs a decision/],
    [adopted, /§\s901/],
    [small, /§\s902/],
  ] as const) {
    const refused = await post(decider, `${one}/approve`, { decision });
    assert.equal(refused.status, 409);
    assert.match(refused.text, /role="alert"[^]*Nothing was recorded/);
    assert.match(refused.text, why);
  }
  const wrong = await signIn("purchaser-decider", "kainuu");
  assert.equal((await post(wrong, `${one}/approve`, { decision: right })).status, 409, "another party's decision, and approved already");
  assert.equal((await post(await signIn("provider-manager", "uramylly"), `${one}/approve`, { decision: right })).status, 409, "the wrong role");
  assert.equal((await post({ ...decider, csrf: "x" }, `${one}/approve`, { decision: right })).status, 403, "another site's form");
  const old = await signIn("purchaser-decider", "sotkamo", FRESH + 1);
  const about = /name="about" type="text" value="([^"]+)"/.exec(page)![1]!;
  const stale = await post(old, `${one}/approve`, { decision: right, about });
  assert.deepEqual([stale.status, await size()], [403, before]);
  const again = decodeURIComponent(/sign-in\?back=([^"]+)"/.exec(stale.text)![1]!);
  const asked = (await get(decider, again)).text;
  assert.match(asked, /through 22 March 2021, proposed 6 April 2021/, "what is approved is seen before it is sent");
  assert.match(asked, /§\s903/);

  const key = hidden(page, "key");
  const approved = await post(decider, `${one}/approve`, { decision: right, key });
  assert.deepEqual([approved.status, approved.location], [303, `${one}?done=approved`]);
  assert.equal((await post(decider, `${one}/approve`, { decision: right, key })).status, 303, "the same form sent twice approves once");
  assert.equal(await size(), before + 1);
  assert.match((await get(decider, approved.location)).text, /It still waits for: [^<]*Satumaa/);
  const twice = await post(decider, `${one}/approve`, { decision: right });
  assert.deepEqual([twice.status, /has approved the statement already/.test(twice.text)], [409, true]);

  const provider = await signIn("provider-manager", "satumaa");
  assert.equal(await waiting(provider), statement);
  const last = await post(provider, `${one}/accept`, {});
  assert.equal(last.status, 303);
  const settled = (await get(provider, last.location)).text;
  for (const part of [/role="status"[^]*The statement is now settled/, /What is paid by the statement/, /Your organisation has approved/])
    assert.match(settled, part);
  assert.doesNotMatch((await get(provider, `/en/${stream}`)).text, /It waits for your organisation/);
});

test("what is to be paid now opens to its derivation, and every payment of the second statement adds up with what the first settled", async () => {
  const auditor = await signIn("auditor", "kainuu");
  const list = (await get(auditor, pathOf())).text;
  const [second, first] = [...new Set([...list.matchAll(/settlement\/statements\/([a-z2-7]{26})"/g)].map((match) => match[1]!))];
  const page = (await get(auditor, pathOf(second!))).text;
  const opened = [...page.matchAll(/class="figure" href="([^"]+)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&"));
  const stored = JSON.parse((await get(auditor, `/en/${stream}/settlement/statement.json?statement=${second}`)).text) as Statement;
  const figures = new Map(stored.figures.map((figure) => [figure.id, figure]));
  const [payable, before] = [stored.payments, stored.figures.filter(({ label }) => label.key === "settled-before")];
  assert.ok(payable.length > 10 && before.length > 5);
  assert.ok(payable.some(({ figure }) => figures.get(figure)!.inputs.some((input) => before.some(({ id }) => id === input))));
  for (const { figure, cents } of [...payable, ...stored.moved!.parties.map(({ net }) => net), stored.moved!.all]) {
    assert.ok(
      opened.some((href) => href.includes(`id=${encodeURIComponent(figure)}&`)),
      `${figure} opens`,
    );
    const { factors, plus } = factorsOf(figures.get(figure)!);
    const inputs = [...factors].flatMap(([input, times]) => times.map((one) => BigInt(figures.get(input)!.value) * BigInt(one)));
    assert.deepEqual([inputs.reduce((all, one) => all + one, 0n), plus], [BigInt(cents), "0"], figure);
  }
  for (const href of opened) assert.equal((await get(auditor, href)).status, 200, href);
  const own = (await get(auditor, `/en/${stream}/settlement?statement=${second}&party=satumaa`)).text;
  assert.match(own, /id=pays%2Fsotkamo%2Fsatumaa&/, "what one other party pays it opens as well");
  const [one] = before;
  const told = (await get(auditor, `/en/${stream}/settlement/figure?${new URLSearchParams({ id: one!.id, statement: second! })}`)).text;
  assert.match(told, /settled already by the statement through 31 December 2019/);
  assert.match(told, new RegExp(`statement=${first}">the statement through 31 December 2019<`));
  const row = (await get(auditor, `/en/${stream}/settlement/figure?${new URLSearchParams({ id: one!.inputs[0]!, statement: second! })}`)).text;
  const there = /href="([^"]+)">the statement through/.exec(row)![1]!.replaceAll("&amp;", "&");
  const earlier = (await get(auditor, there)).text;
  assert.equal(/class="big">([^<]+)/.exec(earlier)![1], /class="big">([^<]+)/.exec(row)![1], "the same euros stand in the earlier statement");
});

test("a provider sees the hours that another one's cost was counted from as the books show them, on pages, in files and for programs, and not their money", async () => {
  const ids = [...(await get(await signIn("auditor", "kainuu"), pathOf())).text.matchAll(/settlement\/statements\/([a-z2-7]{26})"/g)].map((match) => match[1]!);
  const settlement = `/en/${stream}/settlement`;
  const provider = await signIn("provider-manager", "keksitty");
  const fileOf = async (reader: Reader, query: string): Promise<Statement["figures"]> =>
    (JSON.parse((await get(reader, `${settlement}/statement.json${query}`)).text) as Statement).figures;
  for (const query of [`?statement=${ids[0]}`, "?through=2020-06-30"]) {
    assert.deepEqual(await fileOf(provider, query), await fileOf(await signIn("auditor", "kainuu"), query), query);
  }
  const whole = await fileOf(provider, `?statement=${ids[0]}`);
  const leaf = whole.find(({ id, label }) => label.key === "booked-quantity" && id.split("/")[3] === "uramylly")!;
  const pageOf = async (id: string, of: string): Promise<string> =>
    (await get(provider, `${settlement}/${of}?${new URLSearchParams({ id, statement: ids[0]! })}`)).text;
  assert.match(await pageOf(leaf.id, "figure"), /Booked quantity/);
  const type = whole.find(({ inputs }) => inputs.includes(leaf.id))!;
  const lines = await pageOf(leaf.id, "lines");
  const [head = "", ...rows] = [...lines.matchAll(/<tr\b[^]*?<\/tr>/g)].map(([row]) => row);
  assert.ok(head.includes("quantity") && rows.some((row) => /hours of coaching|coach-hour/.test(row)), head);
  assert.match((await get(provider, `/api/streams/${stream}/settlement/statement?statement=${ids[0]}&figures=yes`)).text, new RegExp(leaf.id));
  const asked = `settlement/figure?statement=${ids[0]}&figure=${encodeURIComponent(type.id)}&depth=5`;
  assert.ok((await get(provider, `/api/streams/${stream}/${asked}`)).text.includes(leaf.id));
});

test("what a purchaser's own budget grants counts wherever an excess is told, and the agreement's sum is named as such", async () => {
  const reader = await signIn("provider-manager", "satumaa");
  const textOf = async (path: string): Promise<string> => (await get(reader, `/en/${stream}/${path}`)).text.replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  const settlement = await textOf("settlement");
  assert.match(settlement, /Allotment in the budget Appropriation in the agreement/);
  assert.match(settlement, /Kainuun maakunta 2020 Adopted (?:€[\d,.]+ ){3}€1,075,000\.00 €980,000\.00 €/);
  const forecast = await textOf("settlement/forecast?year=2020&through=2020-06-30");
  assert.match(forecast, /Kainuun maakunta €[\d,.]+ €1,075,000\.00 €980,000\.00/);
  assert.doesNotMatch(forecast, /exceeds its appropriation in the agreement/);
  assert.match(forecast, /which exceeds the alliance’s allotment of €[\d,.]+ in its budget|passes no target, no band and no appropriation/);
  const api = JSON.parse((await get(reader, `/api/streams/${stream}/settlement/forecast?year=2020&through=2020-06-30`)).text) as {
    readonly appropriations: Statement["appropriations"];
  };
  const county = api.appropriations.find(({ party }) => party === "kainuu")!;
  assert.deepEqual([county.appropriation, county.agreed, county.by, county.state], ["107500000", "98000000", "budget", "adopted"]);
  assert.doesNotMatch(await textOf("appropriations"), /appropriation in the agreement is/);
});

test("an approval whose decision was annulled waits for another decision, on a settled statement too", async () => {
  const decider = await signIn("purchaser-decider", "sotkamo");
  const page = (await get(decider, `/en/${stream}/decisions`)).text;
  const decision = /<option value="([^"]+)">Keksitty lautakunta [^<]*§\s903</.exec(page)![1]!;
  const annulling = { decision, on: dayAt(clock()), organ: "Keksitty hallinto-oikeus", section: "1/26" };
  assert.equal((await post(decider, `/en/${stream}/decisions/annul`, annulling)).status, 303);
  const statement = await waiting(decider);
  assert.ok((await get(decider, `/en/${stream}/decisions`)).text.includes(pathOf(statement)), "the decision leads to what rests on it");
  const one = (await get(decider, pathOf(statement))).text;
  for (const part of [/The decision was annulled on/, /Choose another in its place/, /statements\/[^/"]+\/rest"/]) assert.match(one, part);
  assert.doesNotMatch(one, new RegExp(`<option value="${decision}">`));
  assert.equal((await post(decider, `${pathOf(statement)}/rest`, { decision })).status, 409);
  const rested = await post(decider, `${pathOf(statement)}/rest`, { decision: await note(decider, "§ 904", "final", "") });
  assert.equal(rested.status, 303);
  const after = (await get(decider, rested.location)).text;
  for (const part of [/now rests on another decision/, /§\s904/, /Your organisation has approved/]) assert.match(after, part);
});

test("a proposal is looked at first, is refused with its remedy, and is made from what was looked at", async () => {
  const office = await signIn("project-office", "kainuu");
  const before = await size();
  const early = await get(office, `${pathOf("new")}?through=2019-12-31`);
  assert.equal(early.status, 409);
  assert.match(early.text, /The statement cannot be made[^]*A settled period is never reopened/);
  assert.doesNotMatch(early.text, /Propose this statement/);
  assert.equal((await get(office, `${pathOf("new")}?through=2021-02-30`)).status, 409);
  const page = await get(office, `${pathOf("new")}?through=2021-06-30`);
  assert.equal(page.status, 200);
  for (const part of [/Nothing is recorded yet/, /last settled statement goes through 22 March 2021/, /Sums of the parties/, /What would be paid now/])
    assert.match(page.text, part);
  assert.equal(await size(), before, "to look records nothing");
  const known = await get(office, `${pathOf("new")}?through=2021-06-30&known=2021-05-01`);
  assert.match(known.text, /What the statement would hold[^]*recorded up to 1 May 2021/);
  const ahead = await get(office, `${pathOf("new")}?through=2021-06-30&known=9999-01-01`);
  assert.match(ahead.text, /lies ahead[^]*Leave it out/);
  const form = { through: hidden(page.text, "through"), known: "", size: hidden(page.text, "size"), key: hidden(page.text, "key") };
  assert.equal(form.through, "2021-06-30");
  const auditor = await signIn("auditor", "kainuu");
  assert.match((await get(auditor, pathOf("new"))).text, /role="alert"/);
  assert.equal((await post(auditor, pathOf(), form)).status, 409);
  const moved = await post(office, pathOf(), { ...form, size: String(before - 1) });
  assert.deepEqual([moved.status, await size()], [409, before], "what was recorded meanwhile is looked at first");
  const made = await post(office, pathOf(), form);
  assert.equal(made.status, 303);
  assert.equal((await post(office, pathOf(), form)).location, made.location, "sent twice, proposed once");
  assert.equal(await size(), before + 1);
  assert.match((await get(office, made.location)).text, /The statement is proposed/);
  const next = (await get(office, `${pathOf("new")}?through=2021-07-31`)).text;
  assert.match(next, /takes the place of the statement that waits now/);
  assert.deepEqual(bugs, []);
});

test("whoever approves is warned of what was recorded since the proposal, and of decisions to look at twice", async () => {
  const decider = await signIn("purchaser-decider", "sotkamo");
  const statement = await waiting(decider);
  assert.doesNotMatch((await get(decider, pathOf(statement))).text, /Recorded after the proposal/);
  const controller = await signIn("purchaser-controller", "kainuu");
  const ref = decodeURIComponent(/books\/line\?ref=(\d+%2F\d+)/.exec((await get(controller, `/en/${stream}/books?status=accepted`)).text)![1]!);
  const asked = await post(controller, `/en/${stream}/books/question`, { lines: ref, question: "Mikä tämä on?" });
  assert.equal(asked.status, 303, asked.text);
  assert.equal((await post(controller, `${asked.location}/decide`, { outcome: "disallowed", reason: "Ei kuulu." })).status, 303);
  const { text } = await get(decider, pathOf(statement));
  for (const part of [
    /Recorded after the proposal[^]*Questions of lines of the books: 1[^]*accepted or disallowed: 1/,
    /next settlement takes the difference back/,
  ])
    assert.match(text, part);
  assert.match((await get(decider, pathOf(statement).replace("/en/", "/fi/"))).text, /Ehdotuksen jälkeen kirjattua/);
  const whole = { amount: 100n, on: "2026-05-01" } as const;
  assert.deepEqual(doubtsOf(whole, "2026-01-01", "2026-06-01"), []);
  assert.deepEqual(doubtsOf({ on: "2025-05-31" }, "2026-01-01", "2026-06-01"), ["no-sum", "before-period", "year-old"]);
  assert.deepEqual(doubtsOf({ ...whole, on: "2025-06-01" }, "2025-06-01", "2026-06-01"), []);
});

test("the pages stand in the three languages, and nobody outside the alliance learns that they are there", async () => {
  const office = await signIn("project-office", "kainuu");
  for (const [language, title] of [
    ["fi", "Tilitykset"],
    ["sv", "Avräkningar"],
  ] as const) {
    const { text } = await get(office, `/${language}/${stream}/settlement/statements`);
    assert.match(text, new RegExp(`<h1>${title}</h1>`));
  }
  for (const path of ["", "/new"]) assert.equal((await get(office, `/en/00000000000000000000000000/settlement/statements${path}`)).status, 404);
});
