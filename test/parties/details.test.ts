// Open books, but not open drawers: what each role sees of another party's lines, by SQL, by every question, by exports, by keys.
import assert from "node:assert/strict";
import { Hono } from "hono";
import { COMMANDS, QUERIES, REFUSALS } from "../../src/alliance.ts";
import { clock, interfaceRoutes } from "../../src/api/http.ts";
import { toHex } from "../../src/kernel/bytes.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { shownRoutes } from "../../src/open-books/shown/routes.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { enterCosts, openFinding } from "../../src/open-books/commands.ts";
import { grantRole } from "../../src/parties/commands.ts";
import { tokenRoutes } from "../../src/parties/tokens/routes.ts";
import { enterResults } from "../../src/settlement/commands.ts";
import { type Sight, sql, type Store } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { filled } from "./filled.ts";
import { codes, type World } from "./world.ts";

const SECRETS = ["Salattu Toimittaja", "SALATTU-7", "salattu teksti", "salattu-kohta", "salattu-tili"];
const ALL = ["0/0", "0/1", "1/0", "1/1"];
const SEES: Readonly<Record<string, readonly string[]>> = {
  decider: ["1/0", "1/1"],
  controller: ALL,
  office: ["1/0", "1/1"],
  auditor: ["1/0", "1/1"],
  expert: ALL,
  preparer: ["1/0", "1/1"],
  provider: ["0/0", "0/1"],
  admin: [],
  stranger: [],
};

const refsOf = async (store: Store, sight: Sight, from: string): Promise<readonly string[]> => {
  const rows = await store.read(sight, (reading) =>
    reading.rows<{ ref: string }>(sql.raw(`select batch || '/' || line as ref from ${from} order by batch, line`)),
  );
  return rows.map(({ ref }) => ref);
};

onEachDatabase(
  "SQL on behalf of each role reads the details, the bytes and the evidence of the lines that the role may see, and no others",
  async ({ store }) => {
    const world = await filled(store);
    for (const [name, sees] of Object.entries(SEES)) {
      const who = await world.who(name);
      // Whoever has no part is never given this sight; even so it would see nothing.
      const sight = await world.runner.sight(who, world.alliance, dayAt(clock()));
      assert.deepEqual(await refsOf(store, sight, "cost_line_seen where seen and (supplier is null or supplier ilike '%')"), sees, name);
      assert.deepEqual(await refsOf(store, sight, "content_line where bytes is not null and batch < 2"), sees, name);
      const files = await store.read(sight, (reading) => reading.rows(sql<{ hash: Uint8Array }>`select hash from content_file where bytes is not null`));
      const evidence = Object.entries(world.evidence).filter(([, hash]) => files.some((file) => toHex(file.hash) === hash));
      assert.deepEqual(
        evidence.map(([ref]) => ref),
        sees.filter((ref) => ref in world.evidence),
        name,
      );
      for (const column of ["supplier", "document", "words", "account", "cost_centre", "supplier_id"]) {
        const read = refsOf(store, sight, `cost_line l where l.${column} is not null or true`);
        if (sees === ALL) await read;
        else await assert.rejects(read, /permission denied/, `${name} ${column}`);
      }
    }
    const { id: _id, ...auditor } = (await world.who("auditor")).grants[0]!;
    const scoped = {
      person: world.person("preparer"),
      organisation: auditor.organisation,
      role: "auditor",
      from: auditor.from,
      to: auditor.to!,
      decision: "§ 1",
    } as const;
    assert.deepEqual(codes(await world.run("admin", grantRole, { ...scoped, subjects: ["coaching"] })), []);
    const sight = await world.runner.sight(await world.who("preparer"), world.alliance, dayAt(clock()));
    assert.deepEqual(await refsOf(store, sight, "cost_line_seen where seen"), ALL);
    assert.deepEqual(await refsOf(store, { ...sight, party: undefined, eyes: { lines: ["coaching"], measured: [] } }, "cost_line_seen where seen"), [
      "0/0",
      "0/1",
    ]);
  },
);

type Asker = (path: string, headers?: Readonly<Record<string, string>>) => Promise<{ readonly status: number; readonly text: string }>;

function siteOf(world: World): {
  ask: Asker;
  post(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<{ status: number; body: unknown }>;
} {
  const entrance = createEntrance(world.access, "http://127.0.0.1");
  const common = { ...world, words: REFUSALS, whoOf: entrance.whoOf, languageOf: () => "en" as const };
  const app = new Hono();
  app.route("/", shownRoutes(common));
  app.route("/", tokenRoutes({ entrance, commands: COMMANDS, queries: QUERIES, words: REFUSALS, nameOf: (stream: string) => stream }));
  app.route("/", interfaceRoutes({ ...common, commands: COMMANDS, queries: QUERIES }));
  return {
    ask: async (path, headers = {}) => {
      const response = await app.request(path, { headers });
      return { status: response.status, text: Buffer.from(await response.arrayBuffer()).toString("latin1") };
    },
    post: async (path, body, headers) => {
      const response = await app.request(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json", ...headers } });
      return { status: response.status, body: await response.json() };
    },
  };
}

/** Every way to ask for lines, with what would find a secret. */
function pathsIn(world: World & { readonly evidence: Readonly<Record<string, string>> }): readonly string[] {
  const base = `/api/streams/${world.alliance}`;
  const params: Readonly<Record<string, readonly string[]>> = {
    "books/lines": ["", "?text=salattu", "?sort=net&limit=200", "?text=SALATTU-7&party=uramylly"],
    "books/line": ["?ref=0/0", "?ref=0/1"],
    "books/groups": ["", "?by=party,type"],
    "settlement/forecast": ["?year=2020", "?year=2020&by=bottom-up"],
    "hours/sheet": ["?party=uramylly&month=2020-03", "?party=uramylly&month=2020-04"],
    "books/own-production": ["?year=2019", "?year=2020"],
    "results/lines": ["?batch=2"],
  };
  const asked = QUERIES.filter(({ on }) => on === "alliance").flatMap(({ name }) => (params[name] ?? [""]).map((rest) => `${base}/${name}${rest}`));
  const exports = ["csv", "xlsx", "parquet"].flatMap((format) => ["", "&text=salattu"].map((rest) => `${base}/books/export?format=${format}${rest}`));
  return [...asked, ...exports, `${base}/evidence/${world.evidence["0/0"]}`];
}

onEachDatabase("no question, search, export or evidence tells a secret of another party to a role that may not see it", async ({ store }) => {
  const world = await filled(store);
  const site = siteOf(world);
  const at = clock();
  const claim = { kind: "claim", id: "c-1", outcome: "employed", provider: "uramylly", customer: "salattu-asiakas", day: "2020-03-01", text: "salattu selite" };
  const entered = await world.run("office", enterResults, { lines: [claim] } as never);
  const secrets = codes(entered).length === 0 ? [...SECRETS, "salattu-asiakas", "salattu selite"] : SECRETS;
  for (const name of Object.keys(SEES)) {
    const sees = SEES[name]!.includes("0/0");
    const cookie = { cookie: `sameside-session=${await world.access.begin(world.person(name), at, at)}` };
    let told = 0;
    for (const path of pathsIn(world)) {
      const { status, text } = await site.ask(path, cookie);
      assert.ok(status < 500, `${name} ${path} ${status} ${text.slice(0, 300)}`);
      const found = SECRETS.filter((secret) => text.includes(secret));
      told += found.length;
      if (!sees) assert.deepEqual(found, [], `${name} ${path}`);
    }
    assert.equal(told > 0, sees, name);
    if (name === "auditor") {
      const { text } = await site.ask(`/api/streams/${world.alliance}/results/lines?batch=2`, cookie);
      assert.deepEqual(
        secrets.filter((secret) => text.includes(secret)),
        [],
      );
    }
    const count = JSON.parse((await site.ask(`/api/streams/${world.alliance}/books/lines?text=salattu`, cookie)).text) as { count?: string };
    if (SEES[name]!.length > 0) assert.equal(count.count, sees ? "2" : "0", name);
  }
  for (const path of pathsIn(world)) assert.ok([401, 403, 404].includes((await site.ask(path)).status), path);
});

/** What hours cost their party, and how much of something there was that is paid as it was booked. */
const HOURS = { line: "coaching", type: "coach-hour", day: "2020-05-10", net: "2718281", quantity: "31.415927" };
const TRAVEL = { line: "coaching", type: "travel", day: "2020-05-11", net: "161803", quantity: "57.721566" };
const CLOSED_NUMBERS = ["2718281", "27182.81", "2880084", "28800.84", "57721566", "57.721566"];
const OPEN_NUMBERS = ["31415927", "31.415927", "161803", "1618.03"];

onEachDatabase(
  "of what is paid by quantity others see the quantity and never the cost, of everything else the cost and never the quantity",
  async ({ store }) => {
    const world = await filled(store);
    assert.deepEqual(codes(await world.run("provider", enterCosts, { party: "uramylly", lines: [HOURS, TRAVEL] })), []);
    assert.deepEqual(codes(await world.run("controller", openFinding, { lines: ["2/0"], question: "Mistä hinta?" })), []);
    const site = siteOf(world);
    const at = clock();
    const base = `/api/streams/${world.alliance}`;
    const found = async (filter: string, cookie: Readonly<Record<string, string>>): Promise<readonly string[]> => {
      const { lines } = JSON.parse((await site.ask(`${base}/books/lines?month=2020-05&${filter}`, cookie)).text) as { lines: { ref: string }[] };
      return lines.map(({ ref }) => ref);
    };
    const more = ["months/end?party=uramylly&month=2020-05", "books/lines?month=2020-05", "books/line?ref=2/0", "books/line?ref=2/1", "books/groups?by=type"];
    const paths = [...pathsIn(world), ...more.map((path) => `${base}/${path}`), `${base}/hours/sheet?party=uramylly&month=2020-05`];
    for (const name of ["decider", "controller", "office", "auditor", "expert", "preparer", "provider"]) {
      const sees = SEES[name]!.includes("0/0");
      const cookie = { cookie: `sameside-session=${await world.access.begin(world.person(name), at, at)}` };
      const told = new Set<string>();
      for (const path of paths) {
        const { status, text } = await site.ask(path, cookie);
        assert.ok(status < 500, `${name} ${path} ${status} ${text.slice(0, 300)}`);
        const closed = CLOSED_NUMBERS.filter((number) => text.includes(number));
        if (!sees) assert.deepEqual(closed, [], `${name} ${path}`);
        for (const number of [...closed, ...OPEN_NUMBERS.filter((each) => text.includes(each))]) told.add(number);
      }
      assert.deepEqual(
        OPEN_NUMBERS.slice(0, 3).filter((number) => !told.has(number) && number !== "31.415927"),
        [],
        name,
      );
      assert.equal(
        CLOSED_NUMBERS.some((number) => told.has(number)),
        sees,
        name,
      );
      // No search by halves over what is not told: an amount finds what the line shows.
      assert.deepEqual(await found("least=2718281&most=2718281", cookie), sees ? ["2/0"] : [], name);
      assert.deepEqual(await found("least=161803&most=161803", cookie), ["2/1"], name);
      const { lines } = JSON.parse((await site.ask(`${base}/books/lines?month=2020-05`, cookie)).text) as { lines: { ref: string; cents: string }[] };
      const counts = lines.find(({ ref }) => ref === "2/0")!.cents;
      assert.deepEqual(await found(`least=${counts}&most=${counts}`, cookie), sees ? [] : ["2/0"], name);
      for (const sort of ["net", "-net"]) assert.equal((await found(`sort=${sort}`, cookie)).length, 2, name);
      const sight = await world.runner.sight(await world.who(name), world.alliance, dayAt(at));
      const hidden = "net is null and vat is null and tax_kind is null and grants is null and cents is null";
      assert.deepEqual(await refsOf(store, sight, `cost_line_seen where month = '2020-05' and ${hidden}`), sees ? [] : ["2/0"], name);
      assert.deepEqual(await refsOf(store, sight, "cost_line_seen where month = '2020-05' and quantity is null"), sees ? [] : ["2/1"], name);
      for (const column of [
        "cost_line.net",
        "cost_line.vat",
        "cost_line.grants",
        "cost_line.cents",
        "cost_line.quantity",
        "cost_sum.net",
        "cost_sum.cents",
        "cost_sum.quantity",
        "cost_batch.net",
      ]) {
        const [table, name_] = column.split(".") as [string, string];
        const read = store.read(sight, (reading) => reading.rows(sql.raw(`select ${name_} from ${table}`)));
        if (SEES[name] === ALL) await read;
        else await assert.rejects(read, /permission denied/, `${name} ${column}`);
      }
      // A sight that does not say what is paid by quantity shows neither.
      const unsaid = { actor: sight.actor, party: undefined, streams: [world.alliance] };
      assert.deepEqual(await refsOf(store, unsaid, "cost_line_seen where net is not null or cents is not null or quantity is not null"), [], name);
    }
  },
);

onEachDatabase("a key reads no more than its maker, and by exports no more than the questions that it was made for", async ({ store }) => {
  const world = await filled(store);
  const site = siteOf(world);
  const at = clock();
  const keyOf = async (name: string, may: readonly string[]): Promise<Readonly<Record<string, string>>> => {
    const secret = await world.access.begin(world.person(name), at, at);
    const { csrf } = (await world.access.signedIn("session", secret, at))!;
    const headers = { cookie: `sameside-session=${secret}`, "x-csrf-token": csrf };
    const to = `${Number(at.slice(0, 4)) + 1}-01-01`;
    const { status, body } = await site.post("/api/tokens", { label: "ohjelma", streams: [world.alliance], may, to }, headers);
    assert.equal(status, 201, JSON.stringify(body));
    return { authorization: `Bearer ${(body as { secret?: string; token?: string; key?: string }).secret ?? (body as { key: string }).key}` };
  };
  const base = `/api/streams/${world.alliance}`;
  const narrow = await keyOf("controller", ["findings/list"]);
  assert.equal((await site.ask(`${base}/findings/list`, narrow)).status, 200);
  for (const path of [`${base}/books/lines`, `${base}/books/export?format=csv`, `${base}/evidence/${world.evidence["0/0"]}`])
    assert.equal((await site.ask(path, narrow)).status, 403, path);
  const wide = await keyOf("controller", ["books/lines", "books/line"]);
  assert.match((await site.ask(`${base}/books/export?format=csv`, wide)).text, /Salattu Toimittaja/);
  const own = await keyOf("preparer", ["books/lines", "books/line"]);
  assert.doesNotMatch((await site.ask(`${base}/books/export?format=csv`, own)).text, /Salattu/);
  assert.equal((await site.ask(`${base}/evidence/${world.evidence["0/0"]}`, own)).status, 404);
});
