// Details of cost lines are erased: their words are gone from every table and every copy, their money and their proofs stand, also after a rebuild.
import assert from "node:assert/strict";
import { SLICES } from "../../src/alliance.ts";
import { exportStream } from "../../src/api/copy.ts";
import { ask, clock } from "../../src/api/http.ts";
import { rebuild } from "../../src/api/rebuild.ts";
import { verifyStream } from "../../src/api/verify-database.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { verifyExport } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { NODE } from "../../src/log/store.ts";
import { settleFinding, answerFinding } from "../../src/open-books/commands.ts";
import { eraseDetails } from "../../src/open-books/erasing/commands.ts";
import { bookLine } from "../../src/open-books/shown/commands.ts";
import { recordOf } from "../../src/settlement/asked/store.ts";
import { INSTALLATION, sql, type Store } from "../../src/store/store.ts";
import { TABLE_CLASSES } from "../../src/store/tables.ts";
import { filled } from "../parties/filled.ts";
import { answerOf, codes } from "../parties/world.ts";
import { dataDirectory, onEachDatabase } from "../store/databases.ts";

const UNDER = "Keksitty päätös 12/2026 § 4";
const NO_TRUST = { keys: [], since: undefined, seen: () => undefined };
const checked = { under: UNDER, archive: "checked" } as const;

/** Tables in which some column of some row holds the words. */
async function holding(store: Store, words: string): Promise<readonly string[]> {
  const hex = Buffer.from(words).toString("hex");
  return store.read(INSTALLATION, async (reading) => {
    const found: string[] = [];
    for (const table of Object.keys(TABLE_CLASSES)) {
      const rows = await reading.rows(sql<{ n: bigint }>`
        select count(*) as n from ${sql.id(table)} t where t::text like ${`%${words}%`} or t::text like ${`%${hex}%`}`);
      if (rows[0]!.n > 0n) found.push(table);
    }
    return found;
  });
}

const sumsIn = (store: Store) =>
  store.read(INSTALLATION, (reading) =>
    reading.rows(sql`select batch, line, party, service, type, day, net, cents, quantity, status from cost_line order by batch, line`),
  );

onEachDatabase("details are erased by others than whose costs they are, and their money and proofs stay, also when tables are made anew", async ({ store }) => {
  const world = await filled(store);
  const erase = async (by: string, lines: readonly string[], more: object = {}) =>
    codes(await world.run(by, eraseDetails, { lines, ...checked, ...more } as never));
  assert.deepEqual(await erase("provider", ["0/1"]), ["api/not-permitted"]);
  assert.deepEqual(await erase("controller", ["0/1"], { archive: "no" }), ["api/input-choice"]);
  assert.deepEqual(await erase("controller", ["0/1"], { under: " " }), ["api/input-empty"]);
  assert.deepEqual(await erase("controller", ["0/0", "9/9", "1/0"]), ["open-books/erased-disputed", "open-books/no-line", "open-books/erased-own"]);
  const before = await sumsIn(store);
  assert.deepEqual(await erase("controller", ["0/1"]), []);
  assert.deepEqual(await erase("admin", ["0/1"]), ["open-books/erased-already"]);
  // The other line of the batch has the same words, and keeps them.
  assert.deepEqual(await holding(store, "SALATTU-7"), ["content_line", "cost_line"]);
  const finding = (await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow())).finding;
  assert.deepEqual(codes(await world.run("provider", answerFinding, { finding, answer: "Valmennukseen." })), []);
  assert.deepEqual(codes(await world.run("controller", settleFinding, { finding, outcome: "accepted", reason: "Täsmää." })), []);
  assert.deepEqual(await erase("admin", ["0/0"]), []);
  for (const words of ["SALATTU-7", "Salattu Toimittaja", "salattu-kohta", "salattu-tili"]) assert.deepEqual(await holding(store, words), [], words);

  const after = await sumsIn(store);
  const standing = (rows: readonly unknown[]) => rows.map((row) => ({ ...(row as object), status: "" }));
  assert.deepEqual(standing(after), standing(before));
  const { tables } = await rebuild(store, SLICES, "keep");
  assert.deepEqual(
    tables.filter(({ more, less }) => more + less > 0),
    [],
  );
  assert.deepEqual(await sumsIn(store), after);
  const verified = await store.read(INSTALLATION, (reading) => verifyStream(reading, store.installation, world.alliance, NO_TRUST));
  const told = (findings: readonly { severity: string; code: string }[], how: "fault" | "other") =>
    [...new Set(findings.filter(({ severity }) => (severity === "fault") === (how === "fault")).map(({ code }) => code))].sort();
  assert.deepEqual(told(verified.findings, "fault"), []);
  assert(told(verified.findings, "other").includes("log/lines-erased"));
  // A figure of a statement still leads to the line, as far as it is there.
  const states = await store.read(INSTALLATION, (reading) => world.runner.states(reading, world.alliance));
  const record = recordOf(
    (work) => store.read(INSTALLATION, work),
    { stream: world.alliance, states } as never,
    async () => [] as never,
  );
  const cited = (await record.rows([{ file: "batch/0", lines: [1] }] as never)).get("batch/0")!;
  assert.match(cited.at(1) ?? "", /^uramylly,coaching,coach-hour,2020-03-10,14250000,,,,,,$/);
  const line = answerOf<{ line: { net: string; supplier?: string }; erased: { under: string } }>(await askLine(world, "0/1"));
  assert.deepEqual([line.line.net, line.line.supplier, line.erased.under], ["20000", undefined, UNDER]);
});

onEachDatabase("evidence and the texts of findings are erased as details are: the record says when and under what, and the proof stands", async ({ store }) => {
  const world = await filled(store);
  const [own, shown] = [world.evidence["1/0"]!, world.evidence["0/0"]!];
  const erase = async (by: string, input: object) => codes(await world.run(by, eraseDetails, { ...checked, ...input } as never));
  const { finding } = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  const unknown = "0".repeat(64);
  assert.deepEqual(await erase("provider", { evidence: [shown] }), ["api/not-permitted"]);
  assert.deepEqual(await erase("controller", {}), ["open-books/erases-nothing"]);
  assert.deepEqual(await erase("controller", { evidence: [shown, unknown, own], findings: [finding] }), [
    "open-books/file-erased-disputed",
    "open-books/no-evidence",
    "open-books/file-erased-own",
    "open-books/file-erased-disputed",
  ]);
  assert.deepEqual(codes(await world.run("provider", answerFinding, { finding, answer: "Kysy Maija Keksityltä." })), []);
  assert.deepEqual(codes(await world.run("controller", settleFinding, { finding, outcome: "accepted", reason: "Täsmää." })), []);
  assert.deepEqual(await holding(store, "Maija Keksity"), ["content_file"]);
  assert.deepEqual(await erase("controller", { evidence: [shown], findings: [finding] }), []);
  for (const words of ["Maija Keksity", "Mihin tunnit"]) assert.deepEqual(await holding(store, words), [], words);
  assert.deepEqual(await erase("controller", { evidence: [shown], findings: [finding] }), ["open-books/file-erased-already", "open-books/file-erased-already"]);
  // The line keeps its details until they are erased themselves; all at once goes as well.
  assert.deepEqual(await erase("admin", { lines: ["0/1"], evidence: [own] }), []);

  const line = answerOf<{ line: { supplier?: string }; evidence: { hash: string; erased?: { under: string } }[] }>(await askLine(world, "0/0"));
  assert.deepEqual([line.line.supplier, line.evidence[0]!.erased?.under], ["Salattu Toimittaja Oy", UNDER]);
  const { tables } = await rebuild(store, SLICES, "keep");
  assert.deepEqual(
    tables.filter(({ more, less }) => more + less > 0),
    [],
  );
  const verified = await store.read(INSTALLATION, (reading) => verifyStream(reading, store.installation, world.alliance, NO_TRUST));
  assert.deepEqual(
    verified.findings.filter(({ severity }) => severity === "fault"),
    [],
  );
  // The question, the answer, the reason and two files of evidence.
  const gone = verified.findings.filter(({ code }) => code === "log/erased");
  assert.deepEqual([gone.length, new Set(gone.map(({ args }) => args["under"]))], [5, new Set([UNDER])]);
});

async function askLine(world: Awaited<ReturnType<typeof filled>>, ref: string) {
  return ask(world, bookLine, { who: await world.who("provider"), stream: world.alliance, params: { ref }, at: clock() });
}

onEachDatabase("on the page of a line its details are erased by a form, a copy of the record says so, and nobody reads them again", async ({ store }) => {
  const world = await filled(store);
  const signing = signingOf(new Uint8Array(32).fill(9));
  const bugs: unknown[] = [];
  const installation = { ...world, signing, close: () => store.close() };
  const app = await recordPages(installation as never, { data: await dataDirectory(), log: (bug) => void bugs.push(bug) });
  const at = clock();
  const secret = await world.access.begin(world.person("controller"), at, at);
  const { csrf } = (await world.access.signedIn("session", secret, at))!;
  const headers = { cookie: `sameside-session=${secret}`, origin: "http://localhost" };
  const { finding } = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  const path = `/fi/${world.alliance}/books/line?ref=0%2F1`;
  const page = async () => (await app.request(path, { headers })).text();
  const send = (fields: Record<string, string>) =>
    app.request(`/fi/${world.alliance}/books/erase?ref=0%2F1`, { method: "POST", headers, body: new URLSearchParams({ csrf, ...fields }) });
  assert.match(await page(), /Salattu Toimittaja.*Poista tiedot lopullisesti/s);
  assert.equal((await send({ under: UNDER })).status, 422);
  const sent = await send({ ...checked, details: "yes" });
  assert.deepEqual([sent.status, sent.headers.get("location")], [303, path]);
  const shown = await page();
  assert.match(shown, /Rivin tiedot poistettiin .* Peruste: Keksitty päätös 12\/2026 § 4\./);
  assert.doesNotMatch(shown, /Salattu Toimittaja|Poista tiedot lopullisesti/);

  assert.deepEqual(codes(await world.run("controller", settleFinding, { finding, outcome: "accepted", reason: "Salattu syy." })), []);
  const question = `/fi/${world.alliance}/books/findings/${finding}`;
  assert.match(await (await app.request(question, { headers })).text(), /Salattu syy.*Poista tiedot lopullisesti/s);
  const ended = await app.request(`/fi/${world.alliance}/books/erase?finding=${finding}`, {
    method: "POST",
    headers,
    body: new URLSearchParams({ csrf, ...checked }),
  });
  assert.deepEqual([ended.status, ended.headers.get("location")], [303, question]);
  const after = await (await app.request(question, { headers })).text();
  assert.match(after, /Poistettu .* Peruste: Keksitty päätös 12\/2026 § 4\./);
  assert.doesNotMatch(after, /Salattu syy|Poista tiedot lopullisesti/);

  const files = new Map<string, Uint8Array>();
  await exportStream(
    { store, keeper: world.keeper, signing },
    world.alliance,
    { at: clock(), wanted: "with content" },
    ({ path: name, bytes }) => void files.set(name, bytes),
  );
  const reader = { paths: async () => [...files.keys()], read: async (name: string) => files.get(name) };
  const { findings } = await verifyExport(NODE, reader, NO_TRUST);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === "fault"),
    [],
  );
  const erased = findings.filter(({ code }) => code === "log/lines-erased").map(({ args }) => [args["from"], args["to"], args["under"]]);
  assert.deepEqual(erased, [["2", "2", UNDER]]);
  assert.deepEqual(bugs, []);
});
