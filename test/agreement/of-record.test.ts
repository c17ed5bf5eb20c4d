// From an empty server to a running alliance by forms alone: an administrator begins, a project office adopts and binds, and what is wrong is told at once.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Hono } from "hono";
import { clauseChanges, lineChanges } from "../../src/agreement/of-record/difference.ts";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { clock } from "../../src/api/http.ts";
import { inAlliance, noteExtract } from "../../src/decisions/commands.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { test } from "node:test";
import { dataDirectory, onEachDatabase } from "../store/databases.ts";
import { codes, type World, worldOn } from "../parties/world.ts";

const text = readFileSync(new URL("../../examples/kainuu-youth/agreement.yaml", import.meta.url), "utf8");

type Browser = {
  get(path: string): Promise<{ readonly status: number; readonly page: string }>;
  post(path: string, fields: Readonly<Record<string, string | File>>): Promise<{ readonly status: number; readonly to: string; readonly page: string }>;
};

async function browserOf(app: Hono, world: World, name: string): Promise<Browser> {
  const at = clock();
  const secret = await world.access.begin(world.person(name), at, at);
  const headers = { cookie: `sameside-session=${secret}` };
  const { csrf } = (await world.access.signedIn("session", secret, at))!;
  return {
    get: async (path) => {
      const answer = await app.request(path, { headers });
      return { status: answer.status, page: await answer.text() };
    },
    post: async (path, fields) => {
      const body = new FormData();
      for (const [key, value] of Object.entries({ csrf, ...fields })) body.set(key, value);
      const answer = await app.request(path, { method: "POST", headers: { ...headers, origin: "http://localhost" }, body });
      return { status: answer.status, to: answer.headers.get("location") ?? "", page: await answer.text() };
    },
  };
}

async function appOf(world: World): Promise<{ readonly app: Hono; readonly bugs: unknown[] }> {
  const bugs: unknown[] = [];
  const installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream: world.open, close: () => world.store.close() };
  const app = await recordPages(installation as never, { data: await dataDirectory(), log: (bug) => void bugs.push(bug) });
  return { app, bugs };
}

/** What the form of a previewed file would send. */
const keptIn = (page: string): string => /name="kept" value="([^"]*)"/.exec(page)![1]!;

onEachDatabase("an administrator begins an alliance, its project office adopts a file and binds the parties, by forms alone", async ({ store }) => {
  const world = await worldOn(store);
  const { app, bugs } = await appOf(world);
  const admin = await browserOf(app, world, "admin");
  assert.match((await admin.get("/en")).page, /href="\/en\/house"/);
  const begun = await admin.post("/en/house/alliance", { name: "Uusi liitto", host: world.organisation.kajaani, party: "kajaani", template: "kainuu-youth" });
  assert.equal(begun.status, 303, begun.page);
  const [, stream] = /^\/en\/([a-z2-7]{26})\/begun\?from=kainuu-youth$/.exec(begun.to)!;
  const start = `/en/${stream}`;
  assert.match((await admin.get(begun.to)).page, /Uusi liitto.*href="\/en\/roles".*<li>\s*Adopt the agreement file/s);
  const office = await browserOf(app, world, "office");
  assert.match((await office.get("/en")).page, new RegExp(`href="${start}">Uusi liitto`));
  assert.match((await office.get(begun.to)).page, /agreement\/adopt\?from=kainuu-youth/);
  assert.match((await office.get(start)).page, /Next steps.*Adopt the agreement file/s);
  assert.match((await office.get(`${start}/agreement/adopt?from=kainuu-youth`)).page, /<textarea[^>]*>[^<]*kajaani/);

  const faulty = await office.post(`${start}/agreement/adopt`, { text: text.replace("kind: county", "kind: circus").replace("role", "rule") });
  assert.equal(faulty.status, 422);
  assert.match(faulty.page, /Faults [1-9]/);
  assert.doesNotMatch(faulty.page, /name="kept"/);
  assert.equal((await office.post(`${start}/agreement/adopt`, { text: " " })).status, 422);

  const crlf = text.replaceAll("\n", "\r\n");
  const checked = await office.post(`${start}/agreement/adopt`, { text: "", file: new File([crlf], "a.yaml") });
  assert.equal(checked.status, 200);
  assert.match(checked.page, /It is not adopted yet/);
  const adopted = await office.post(`${start}/agreement/adopt`, { kept: keptIn(checked.page), from: "2019-01-01", decision: "" });
  assert.equal(adopted.to, `${start}/agreement/versions/1`, adopted.page);
  assert.equal((await office.get(`${start}/agreement/versions/1/file`)).page, crlf);
  assert.match((await office.get(start)).page, /not bound yet:.*Sotkamon kunta.*at a glance/s);

  const amended = await office.post(`${start}/agreement/adopt`, {
    text: text.replace(/^alliance: .*/m, "alliance: Toinen nimi").replace("kainuu: 60 %, kajaani: 30 %", "kainuu: 50 %, kajaani: 40 %"),
  });
  assert.match(amended.page, /What changes of version 1.*No more:.*60%.*Now:.*50%.*Toinen nimi/s);
  const back = await office.post(`${start}/agreement/adopt`, { kept: keptIn(amended.page), from: "2018-12-31", decision: "" });
  assert.equal(back.status, 409);
  assert.match(back.page, /2019-01-01/);
  const bare = await office.post(`${start}/agreement/adopt`, { kept: keptIn(amended.page), from: "2020-01-01", decision: "" });
  assert.deepEqual(
    [bare.status, /A change of the agreement rests on a decision/.test(bare.page), /<select id="decision"[^>]* required/.test(bare.page)],
    [409, true, true],
  );
  const today = dayAt(clock());
  const what = { organ: "Keksitty toimielin", on: today, section: "§ 7", subject: "Muutos", state: "enforceable", stateOn: today } as const;
  const noting = { ...what, organisation: world.organisation.kajaani, document: { type: "text/plain", text: "Keksitty ote" } } as const;
  const noted = await world.run("office", noteExtract, noting, stream!);
  assert(!noted.refusals);
  const { decision } = noted.result;
  assert.equal((await office.post(`${start}/agreement/adopt`, { kept: keptIn(amended.page), from: "2020-01-01", decision })).status, 303);
  assert.match((await office.get(`${start}/agreement/versions`)).page, /Version 2.*Version 1/s);
  assert.match((await office.get(`${start}/agreement/versions/2`)).page, /No more:.*Now:.*lines come.*Toinen nimi/s);

  const parties = `${start}/agreement/parties`;
  assert.match((await office.get(parties)).page, /not bound.*approval of statements/s);
  assert.equal((await office.post(parties, { party: "sotkamo", organisation: world.organisation.uramylly })).status, 409);
  assert.equal((await office.post(parties, { party: "kajaani", organisation: world.organisation.sotkamo })).status, 409);
  assert.equal((await office.post(parties, { party: "sotkamo", organisation: world.organisation.sotkamo })).to, parties);
  assert.match((await admin.get(parties)).page, /9900023-7/);
  assert.match((await admin.get("/fi/house")).page, /Toinen nimi.*liittämättä/s);
  assert.deepEqual(bugs, []);
});

onEachDatabase(
  "a host that was begun under a misspelt id is bound to the right one by forms, and what is bound can be released until costs rest on it",
  async ({ store }) => {
    const world = await worldOn(store);
    const { app, bugs } = await appOf(world);
    const [admin, office] = [await browserOf(app, world, "admin"), await browserOf(app, world, "office")];
    const begun = await admin.post("/en/house/alliance", { name: "Uusi", host: world.organisation.kajaani, party: "kajanni", template: "" });
    const start = begun.to.split("/begun")[0]!;
    const parties = `${start}/agreement/parties`;
    assert.match((await office.get(parties)).page, /<code>kajanni<\/code>.*Kuvitteellinen kaupunki.*<input id="party"/s);
    const checked = await office.post(`${start}/agreement/adopt`, { text });
    const adopt = async () => office.post(`${start}/agreement/adopt`, { kept: keptIn(checked.page), from: "2019-01-01", decision: "" });
    assert.match((await adopt()).page, /bound to the party kajanni, which the file does not have.*Parties and organisations/s);
    assert.equal((await office.post(parties, { party: "kajaani", organisation: world.organisation.kajaani })).to, parties);
    assert.equal((await adopt()).status, 303);
    assert.equal((await office.post(parties, { party: "uramylly", organisation: world.organisation.uramylly })).to, parties);
    assert.match((await office.get(parties)).page, /name="release" value="uramylly".*<option value="uramylly"[^>]*>[^<]*\(now Uramylly Oy\)/s);
    assert.equal((await office.post(parties, { release: "uramylly" })).to, parties);
    assert.doesNotMatch((await office.get(parties)).page, /name="release" value="uramylly"/);
    assert.equal((await office.post(parties, { release: "uramylly" })).status, 409);
    assert.deepEqual(bugs, []);
  },
);

onEachDatabase("what cannot be begun opens no record, a budget is opened once, and nobody else finds the pages", async ({ store }) => {
  const world = await worldOn(store);
  const { app, bugs } = await appOf(world);
  const admin = await browserOf(app, world, "admin");
  const streams = async (): Promise<number> =>
    (await store.read({ actor: undefined, party: undefined, streams: "all" }, (reading) => reading.selectFrom("head").select("stream").execute())).length;
  const before = await streams();
  const host = world.organisation.kajaani;
  for (const wrong of [{ party: "Ei Kelpaa" }, { name: "" }, { host: "aaaaaaaaaaaaaaaaaaaaaaaaaa" }]) {
    const told = await admin.post("/fi/house/alliance", { name: "Uusi", host, party: "kajaani", template: "", ...wrong });
    assert.equal(told.status, 409, told.page);
  }
  assert.equal(await streams(), before);
  assert.equal((await admin.post("/fi/house/budget", { organisation: host })).status, 303);
  assert.equal((await admin.post("/fi/house/budget", { organisation: host })).status, 409);
  assert.equal(await streams(), before + 1);
  assert.equal((await admin.post("/fi/house/alliance", { name: "Uusi", host, party: "kajaani", template: "" })).status, 303);
  assert.equal((await admin.post("/fi/house/alliance", { name: "Uusi", host, party: "kajaani", template: "" })).status, 409);
  const stranger = await browserOf(app, world, "stranger");
  for (const path of ["/fi/house", `/fi/${world.alliance}/begun`, `/fi/${world.alliance}/agreement/versions`, `/fi/${world.alliance}/agreement/parties`]) {
    assert.equal((await stranger.get(path)).status, 404, path);
  }
  const provider = await browserOf(app, world, "provider");
  assert.equal((await provider.get(`/fi/${world.alliance}/agreement/versions`)).status, 200);
  assert.equal((await provider.get(`/fi/${world.alliance}/agreement/adopt`)).status, 404);
  assert.equal((await provider.post(`/fi/${world.alliance}/agreement/parties`, { party: "kainuu", organisation: host })).status, 404);
  assert.equal((await admin.get(`/fi/${world.alliance}/agreement/adopt`)).status, 404);
  assert.deepEqual(bugs, []);
});

onEachDatabase(
  "every page of whoever is signed in leads to their keys, where records go by name: the house, budgets by owner, alliances as they began",
  async ({ store }) => {
    const world = await worldOn(store);
    const { app, bugs } = await appOf(world);
    const admin = await browserOf(app, world, "admin");
    const host = world.organisation.kajaani;
    assert.equal((await admin.post("/en/house/budget", { organisation: host })).status, 303);
    assert.equal((await admin.post("/en/house/alliance", { name: "Uusi liitto", host, party: "kajaani", template: "" })).status, 303);
    const adopted = await world.run("office", adoptAgreement, { text, from: "2019-01-01" });
    assert.deepEqual(codes(adopted), []);
    const office = await browserOf(app, world, "office");
    assert.match((await office.get("/en")).page, /<p class="reader">.*href="\/en\/tokens">My keys/s);
    const { page } = await office.get("/en/tokens");
    const named = [...page.matchAll(/name="streams" value="[a-z2-7]{26}" \/> ([^<]*)</g)].map(([, name]) => name!.trim()).sort();
    const alliance = /^alliance: (.*)$/m.exec(text)![1]!.trim();
    assert.deepEqual(named, ["Budget of Kuvitteellinen kaupunki", "The house: organisations, people and roles", "Uusi liitto", alliance].sort());
    assert.doesNotMatch(page.replaceAll(/(value|href)="[^"]*"/g, ""), /[a-z2-7]{26}/);
    assert.deepEqual(bugs, []);
  },
);

onEachDatabase("a version rests on a decision only where a party's organ made it, it can be carried out and it still stands", async ({ store }) => {
  const world = await worldOn(store);
  const { app, bugs } = await appOf(world);
  const office = await browserOf(app, world, "office");
  const today = dayAt(clock());
  const file = text.replace("alliance: ", "alliance: Toisen ");
  const at = (name: string) => ({ organ: "Keksitty toimielin", on: today, section: name, subject: "Allianssisopimus", stateOn: today });
  const noted = async (name: string, state: "adopted" | "enforceable", organisation = world.organisation.kajaani): Promise<string> => {
    const document = { type: "text/plain", text: "Keksitty ote" } as const;
    const ran = await world.run("office", noteExtract, { ...at(name), state, organisation, document });
    assert(!ran.refusals, JSON.stringify(ran));
    return ran.result.decision;
  };
  const adopt = async (decision: string, asked = text) => codes(await world.run("office", adoptAgreement, { text: asked, from: "2019-01-01", decision }));
  const [early, foreign, good] = [
    await noted("§ 1", "adopted"),
    await noted("§ 2", "enforceable", world.organisation.sotkamo),
    await noted("§ 3", "enforceable"),
  ];
  assert.deepEqual(await adopt("aaaaaaaaaaaaaaaaaaaaaaaaaa"), ["decisions/unknown"]);
  assert.deepEqual(await adopt(early), ["decisions/not-yet"]);
  assert.deepEqual(await adopt(foreign), ["agreement/decision-of-no-party"]);
  const shown = await office.post(`/en/${world.alliance}/agreement/adopt`, { text });
  assert.match(shown.page, /<option value="[a-z2-7]{26}"[^>]*>Keksitty toimielin [^<]* §\s3: Allianssisopimus \(see the remark\)/);
  assert.match(shown.page, /Remarks on the decisions.*The decision was made only after the first day.*§\s3: Allianssisopimus/s);
  assert.match(shown.page, /Why other decisions will not do.*§\s2: Allianssisopimus.*no party/s);
  assert.deepEqual(await adopt(good), []);
  assert.deepEqual(await adopt(good), ["agreement/same-file"]);
  const annulled = await world.run("decider", inAlliance.annul, { decision: good, on: today, organ: "Keksitty oikeus", section: "1/26" });
  assert.deepEqual(codes(annulled), []);
  assert.deepEqual(await adopt(good, file), ["decisions/annulled"]);
  assert.match((await office.get(`/en/${world.alliance}/agreement/versions`)).page, /§\s3: Allianssisopimus <b>annulled on/);
  assert.match((await office.get(`/en/${world.alliance}/decisions`)).page, /version 1 of the agreement/);
  // The decision behind it is gone, so that the same text may be adopted by another.
  assert.deepEqual(await adopt(await noted("§ 4", "enforceable")), []);
  assert.deepEqual(bugs, []);
});

test("a difference is the fewest lines, and the clauses that say something else", () => {
  assert.deepEqual(lineChanges("a\nb\nc\nd\n", "a\nc\nx\nd\n"), [
    { kind: "gone", line: 2, text: "b" },
    { kind: "new", line: 3, text: "x" },
  ]);
  assert.deepEqual(lineChanges("a\nb\n", "a\r\nb\r\n"), []);
  assert.deepEqual(lineChanges("", "a\n").at(-1), { kind: "new", line: 1, text: "a" });
  const agreement = readAgreement("agreement.yaml", text).value!;
  assert.deepEqual(clauseChanges(agreement, agreement, "en"), []);
});
