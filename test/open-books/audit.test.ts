// Books at their ends over HTTP: a month with its ledger and accruals by forms alone, and the auditor's pack with proofs that verify by themselves.
import assert from "node:assert/strict";
import { test } from "node:test";
import { mayReadLine } from "../../src/open-books/audit/routes.ts";
import { pickByMoney } from "../../src/open-books/audit/sample.ts";
import { parseKey } from "../../src/log/note.ts";
import { logRoutes } from "../../src/log/routes.ts";
import { keepRecord, NODE } from "../../src/log/store.ts";
import { verifyProof } from "../../src/log/verify-proof.ts";
import { createEntrance } from "../../src/parties/access/routes.ts";
import { createAccess } from "../../src/parties/access/store.ts";
import { get, type Reader, site } from "./site-here.ts";

const ASKED = "party=uramylly&from=2019-01&to=2020-12&seed=syksy&lines=7&money=9&least=200000";
type Line = { ref: string; net: string; cents: string; proof: string; evidence: string[] };
type Pack = {
  population: {
    count: number;
    net: string;
    cents: string;
    absolute: string;
    byType: { net: string; cents: string }[];
    byMonth: { net: string; cents: string }[];
    batches: { count: number; root: string }[];
  };
  drawn: Line[];
  byMoney: Line[];
  large: Line[];
  inFull: Line[];
  money: { full: string; count: number; drawn: { interval: string; start: string } };
};
const packFor = async (reader: Reader, asked = ASKED): Promise<Pack> =>
  (await (await get(reader, `/api/streams/${site().stream}/audit/pack?${asked}`)).json()) as Pack;

/** One whose VAT is got back, and one whose VAT is cost. */
for (const party of ["uramylly", "satumaa"])
  test(`a pack of ${party} adds up, is drawn alike for the same seed, and picks by what lines cost as the method picks`, async () => {
    const auditor = await site().signIn("purchaser-controller", /Kainuun/);
    const asked = ASKED.replace("uramylly", party);
    const pack = await packFor(auditor, asked);
    const { population, drawn, inFull, byMoney, large, money } = pack;
    const sum = (rows: readonly { net: string; cents: string }[], key: "net" | "cents"): bigint => rows.reduce((all, row) => all + BigInt(row[key]), 0n);
    for (const key of ["net", "cents"] as const) {
      assert.equal(sum(population.byType, key), BigInt(population[key]));
      assert.equal(sum(population.byMonth, key), BigInt(population[key]));
    }
    assert.notEqual(population.net, population.cents);
    assert.equal(
      population.batches.reduce((all, { count }) => all + count, 0),
      population.count,
    );
    assert(population.batches.every(({ root }) => /^[0-9a-f]{64}$/.test(root)));
    assert.equal(drawn.length, 7);
    assert.deepEqual(await packFor(auditor, asked), pack);
    assert.notDeepEqual((await packFor(auditor, asked.replace("syksy", "talvi"))).drawn, drawn);
    const rows = await allLines(auditor, party);
    assert.equal(rows.length, population.count);
    const amounts = rows.map(({ cents }) => (cents < 0n ? -cents : cents));
    assert.equal(
      amounts.reduce((all, amount) => all + amount, 0n),
      BigInt(population.absolute),
    );
    const cents = { interval: BigInt(money.drawn.interval), start: BigInt(money.drawn.start) };
    const picks = pickByMoney(amounts, { full: BigInt(money.full), count: money.count, drawn: cents });
    for (const [lines, of] of [
      [inFull, picks.inFull],
      [byMoney, picks.hit],
    ] as const) {
      assert.deepEqual(
        lines.map(({ ref }) => ref),
        of.map((i) => rows[i]!.ref),
      );
    }
    assert(inFull.length === money.count && inFull.length + byMoney.length <= 9);
    assert(large.every((line) => BigInt(line.cents) >= 200_000n || BigInt(line.cents) <= -200_000n));
  });

/** A party's lines in the order of batch and line, with what they cost. */
async function allLines(reader: Reader, party: string): Promise<readonly { ref: string; cents: bigint }[]> {
  const lines: { ref: string; cents: string }[] = [];
  for (let after: string | undefined = ""; after !== undefined;) {
    const path = `/api/streams/${site().stream}/books/lines?party=${party}&limit=200&after=${encodeURIComponent(after)}`;
    const page = (await (await get(reader, path)).json()) as { lines: typeof lines; next?: string };
    lines.push(...page.lines);
    after = page.next;
  }
  return lines.map(({ ref, cents }) => ({ ref, cents: BigInt(cents) })).sort((a, b) => order(a.ref) - order(b.ref));
}

function order(ref: string): number {
  const [batch = 0, line = 0] = ref.split("/").map(Number);
  return batch * 1e6 + line;
}

test("a pack is drawn by those who audit, and goes out as a page, a spreadsheet, CSV and JSON", async () => {
  const [auditor, provider] = [await site().signIn("auditor", /Kainuun/), await site().signIn("provider-manager", /Uramylly/)];
  assert.equal((await get(provider, `/api/streams/${site().stream}/audit/pack?${ASKED}`)).status, 403);
  assert.equal((await get(provider, `/api/streams/${site().stream}/audit/export?${ASKED}&format=csv`)).status, 403);
  assert.equal((await get(provider, `/fi/${site().stream}/books/audit?${ASKED}`)).status, 404);
  const csv = await (await get(auditor, `/api/streams/${site().stream}/audit/export?${ASKED}&format=csv`)).text();
  assert.match(csv, /^sample,ref,party,[^\r\n]*,evidence,proof\r\ndrawn,/);
  assert.match(csv, /\r\nby-money,\d+\/\d+,uramylly,[^\r\n]*\.line-proof\r\n/);
  const xlsx = new Uint8Array(await (await get(auditor, `/api/streams/${site().stream}/audit/export?${ASKED}&format=xlsx`)).arrayBuffer());
  assert.deepEqual([...xlsx.subarray(0, 2)], [0x50, 0x4b]);
  const json = (await (await get(auditor, `/api/streams/${site().stream}/audit/export?${ASKED}&format=json`)).json()) as Pack;
  assert.deepEqual(json, await packFor(auditor));
  assert.equal((await get(auditor, `/api/streams/${site().stream}/audit/export?${ASKED}&format=doc`)).status, 422);
  const page = await get(auditor, `/fi/${site().stream}/books/audit?${ASKED.replace("200000", "2 000,00")}`);
  assert.equal(page.status, 200);
  const text = await page.text();
  assert.match(text, /Otos siemenellä/);
  assert.match(text, /line-proof/);
  assert.deepEqual(site().bugs, []);
});

test("what cannot be read in the auditor's form is told at its field, and nothing is drawn", async () => {
  const auditor = await site().signIn("auditor", /Kainuun/);
  const wrong = { seed: " ", lines: "monta", money: "201", least: "paljon", to: "2018-12" };
  for (const [field, text] of Object.entries(wrong)) {
    const asked = new URLSearchParams(ASKED);
    asked.set(field, text);
    const page = await get(auditor, `/en/${site().stream}/books/audit?${asked}`);
    const shown = await page.text();
    assert.equal(page.status, 422, field);
    assert.match(shown, new RegExp(`id="${field}" name="${field}"[^>]*aria-invalid="true" aria-describedby="${field}-wrong"`), field);
    assert.match(shown, /No sample was drawn/);
    assert.doesNotMatch(shown, /line-proof/);
    if (field !== "to") assert.match(shown, new RegExp(`value="${text}"`));
    if (field !== "least") assert.equal((await get(auditor, `/api/streams/${site().stream}/audit/pack?${asked}`)).status, 422, field);
  }
  assert.equal((await get(auditor, `/en/${site().stream}/books/audit`)).status, 200);
});

test("the proof of a line verifies by itself, and is for those alone who may read the whole line", async () => {
  const { store, runner, house, signing } = site().installation;
  const entrance = createEntrance(createAccess({ store, runner, house }), "http://127.0.0.1");
  const app = logRoutes({
    store,
    keeper: keepRecord(store),
    signing,
    mayRead: async () => false,
    mayReadLine: async (c, stream, at) => mayReadLine({ store, runner }, await entrance.whoOf(c), stream, at),
    refuse: (c, status, code) => c.text(code, status),
  });
  const [auditor, owner, rival] = [
    await site().signIn("auditor", /Kainuun/),
    await site().signIn("provider-manager", /Uramylly/),
    await site().signIn("provider-manager", /Keksitty/),
  ];
  const [picked] = (await packFor(auditor)).drawn;
  const proof = async (reader: Reader | undefined, path = picked!.proof) => app.request(path, { headers: reader ? { cookie: reader.cookie } : {} });
  assert.deepEqual([(await proof(rival)).status, (await proof(undefined)).status, (await proof(owner)).status], [403, 403, 200]);
  assert.equal((await proof(auditor, picked!.proof.replace(/\d+\.line/, "999999.line"))).status, 403);
  const [, batch, of] = /line\/(\d+)\/(\d+)\./.exec(picked!.proof)!;
  const linked = async (reader: Reader) => (await (await get(reader, `/en/${site().stream}/books/line?ref=${batch}/${of}`)).text()).includes(picked!.proof);
  assert.deepEqual([await linked(owner), await linked(auditor), await linked(rival)], [true, true, false]);
  const bytes = new Uint8Array(await (await proof(auditor)).arrayBuffer());
  const key = parseKey(NODE.sha256, await keyOf(app))!;
  const trust = { keys: [key], seen: () => undefined } as unknown as Parameters<typeof verifyProof>[3];
  const report = verifyProof(NODE, bytes, "line.line-proof", trust);
  assert.deepEqual(report.findings, []);
  const line = JSON.parse(report.proved!.line!) as { net: string; party: string };
  assert.deepEqual([line.net, line.party, report.proved!.entry.kind], [picked!.net, "uramylly", "costs-entered"]);
  const spoilt = bytes.slice();
  spoilt[60]! ^= 1;
  assert.notDeepEqual(verifyProof(NODE, spoilt, "line.line-proof", trust).findings, []);
});

/** The key of the stream, as its first entry names it. */
async function keyOf(app: ReturnType<typeof logRoutes>): Promise<string> {
  const bundle = await (await app.request(`/s/${site().stream}/key/0`)).text();
  const entry = JSON.parse(Buffer.from(/^extra (.*)$/m.exec(bundle)![1]!, "base64").toString()) as { body: { key: string } };
  return entry.body.key;
}

test("a ledger is compared and kept, and an accrual entered, by forms without JavaScript; the lines are for those who may see them", async () => {
  const [owner, rival] = [await site().signIn("provider-manager", /Uramylly/), await site().signIn("provider-manager", /Keksitty/)];
  const closing = `/en/${site().stream}/books/closing?party=uramylly&month=2020-06`;
  const send = (reader: Reader, what: string, file: string) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ csrf: reader.csrf, party: "uramylly", month: "2020-06", what, mapping: "" })) form.set(name, value);
    form.set("file", new Blob([file]), "ledger.csv");
    const headers = { cookie: reader.cookie, origin: "http://localhost" };
    return site().app.request(`/en/${site().stream}/books/reconciliation`, { method: "POST", body: form, headers });
  };
  const ledger = "Day;Document;Cost centre;Account;Amount\n2020-06-30;X-1;1410;5000;12.34\n";
  const compared = await send(owner, "compare", ledger);
  assert.equal(compared.status, 200);
  assert.match(await compared.text(), /This comparison is not recorded[^]*Only in the ledger[^]*X-1/);
  assert.equal((await send(owner, "compare", "Day;Amount\n2020-06-30;twelve\n")).status, 422);
  assert.equal((await send(rival, "keep", ledger)).status, 422);
  assert.match(await (await get(owner, closing)).text(), /not reconciled/);
  assert.equal((await send(owner, "keep", ledger)).status, 303);
  assert.match(await (await get(rival, closing)).text(), /reconciled, with differences/);
  const lines = `/en/${site().stream}/books/reconciliation?party=uramylly&month=2020-06`;
  assert.deepEqual([(await get(owner, lines)).status, (await get(rival, lines)).status], [200, 404]);
  const fields = { csrf: owner.csrf, party: "uramylly", month: "2020-06", "line-0": "coaching", "type-0": "purchased", "net-0": "1,234.50", "net-1": "" };
  const entered = await site().app.request(`/en/${site().stream}/books/accruals`, {
    method: "POST",
    headers: { cookie: owner.cookie, origin: "http://localhost" },
    body: new URLSearchParams(fields),
  });
  assert.equal(entered.status, 303, await entered.text());
  assert.equal(entered.headers.get("location"), closing);
  assert.match(await (await get(rival, closing)).text(), /€1,234\.50/);
  assert.deepEqual(site().bugs, []);
});
