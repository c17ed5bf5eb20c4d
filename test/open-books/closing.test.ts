// A month's end: the party's own ledger beside its books, what is missing and late, accruals that are never paid, and what the signature says of them.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ask } from "../../src/api/http.ts";
import type { Who } from "../../src/api/roles.ts";
import { enterAccrual, monthEnd, reconcileLedger } from "../../src/open-books/closing/commands.ts";
import { correctCosts, enterCosts, signMonth } from "../../src/open-books/commands.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { monthList } from "../../src/open-books/shown/commands.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { onEachDatabase } from "../store/databases.ts";
import { openSite } from "./record-site.ts";
import { AT, codes, done, type World, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";
const cost = (over: object) => ({ line: "coaching", type: "purchased", day: "2020-03-10", net: "10000", document: "K-1", ...over });
const LEDGER = [
  "Päivä;Tosite;Kustannuspaikka;Tili;Summa",
  "10.3.2020;K-1;1410;4000;100,00",
  "12.3.2020;K-2;1410;4000;30,00",
  "13.3.2020;K-9;1420;4100;5,00",
  "",
].join("\n");
const extract = (text: string, over: object = {}) => ({
  party: "uramylly",
  month: "2020-03",
  name: "ote.csv",
  content: Buffer.from(text).toString("base64"),
  ...over,
});

async function end(world: World, who: Who, month = "2020-03"): Promise<unknown> {
  const asked = await ask(world, monthEnd, { who, stream: world.stream, params: { party: "uramylly", month }, at: AT });
  assert.equal(asked.refusals, undefined);
  return (asked as { answer: unknown }).answer;
}

onEachDatabase("a ledger stands beside the books to the cent; what is signed says how it stood", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const lines = [cost({}), cost({ document: "K-2", day: "2020-03-12", net: "2500" }), cost({ document: "K-7", net: "700" })];
  done(await world.run(enterCosts, { party: "uramylly", lines }, manager));
  assert.deepEqual(codes(await world.run(reconcileLedger, extract(LEDGER), world.who("provider-manager", "keksitty"))), ["open-books/not-your-party"]);
  assert.deepEqual(codes(await world.run(reconcileLedger, extract("Päivä;Summa\n1.3.2020;yksi\n"), manager)), [
    "open-books/ledger-unread",
    "costs/amount-unreadable",
  ]);
  assert.deepEqual(codes(await world.run(reconcileLedger, extract("Päivä;Summa\n1.4.2020;1\n"), manager)), ["open-books/ledger-empty"]);
  const kept = done(await world.run(reconcileLedger, extract(LEDGER), manager));
  assert.deepEqual(kept, { party: "uramylly", month: "2020-03", matched: 1, differences: 3, difference: "300" });
  const { reconciled, reconciliation } = (await end(world, world.who("auditor"))) as { reconciled: { seq: number }; reconciliation: string };
  assert.equal(reconciliation, "differs");
  assert.deepEqual(reconciled, {
    seq: reconciled.seq,
    day: "2026-02-10",
    ledger: { count: 3, total: "13500" },
    books: { count: 3, total: "13200", net: "13200" },
    differences: 3,
  });
  done(await world.run(signMonth, { party: "uramylly", month: "2020-03", count: 3, total: "13200" }, manager));
  const late = cost({ day: "2020-03-12", document: "K-2", net: "500", corrects: "0/1" });
  done(await world.run(correctCosts, { party: "uramylly", lines: [late], beyond: true }, manager));
  const after = (await end(world, manager)) as Record<"reconciliation", string> & {
    signed: { reconciliation: string };
    late: object[];
    cutOff: { sinceSigned: object };
  };
  assert.deepEqual([after.reconciliation, after.signed.reconciliation], ["changed", "differs"]);
  assert.deepEqual(after.late, [{ batch: 1, seq: (after.late[0] as { seq: number }).seq, day: "2026-02-10", corrects: true, count: 1, net: "500" }]);
  assert.deepEqual(after.cutOff.sinceSigned, { count: 1, net: "500" });
  const listed = await ask(world, monthList, { who: manager, stream: world.stream, params: {}, at: AT });
  assert.deepEqual(
    (listed as { answer: { months: Record<string, unknown>[] } }).answer.months.map((row) => [row["reconciliation"], row["signedAs"]]),
    [["changed", "differs"]],
  );
  const whole = [
    LEDGER.replace("30,00", "25,00").replace("13.3.2020;K-9;1420;4100;5,00", "10.3.2020;K-7;1420;4100;7,00"),
    "12.3.2020;K-2;1410;4000;5,00\n",
  ].join("");
  assert.equal(done(await world.run(reconcileLedger, extract(whole), manager)).differences, 0);
  assert.equal(((await end(world, manager)) as typeof after).reconciliation, "agrees");
});

onEachDatabase("what came each month before and not now is missing", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const lines = ["2020-01-10", "2020-02-10", "2020-03-10"].flatMap((day) => [
    cost({ day }),
    ...(day < "2020-03" ? [cost({ day, type: "premises", net: "100" })] : []),
    ...(day === "2020-02-10" ? [cost({ day, type: "materials" })] : []),
  ]);
  done(await world.run(enterCosts, { party: "uramylly", lines }, manager));
  const { types } = (await end(world, manager)) as { types: { type: string; isMissing: boolean }[] };
  assert.deepEqual(
    types.map(({ type, isMissing }) => [type, isMissing]),
    [
      ["materials", false],
      ["premises", true],
      ["purchased", false],
    ],
  );
});

onEachDatabase("an accrual shrinks by what comes of it, and is no cost of the settlement", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const of = (...lines: object[]) => ({ party: "uramylly", month: "2020-03", lines });
  const line = { line: "coaching", type: "purchased", net: "5000" };
  const refused = async (input: object, who = manager) => codes(await world.run(enterAccrual, input, who));
  assert.deepEqual(await refused(of(line), world.who("provider-manager", "keksitty")), ["open-books/not-your-party"]);
  assert.deepEqual(await refused(of({ ...line, type: "rebate" })), ["open-books/accrual-type"]);
  assert.deepEqual(await refused(of({ ...line, line: "outreach" })), ["open-books/accrual-line"]);
  assert.deepEqual(await refused(of({ ...line, type: "coach-hour" })), ["open-books/accrual-quantity"]);
  assert.deepEqual(await refused(of(line, line)), ["open-books/accrual-twice"]);
  assert.deepEqual(await refused(of({ ...line, net: "0" })), ["open-books/accrual-zero"]);
  assert.deepEqual(await refused({ ...of(line), month: "2026-03" }), ["open-books/accrual-early", "open-books/outside-term"]);
  done(await world.run(enterAccrual, of({ ...line, net: "9999" }), manager));
  assert.deepEqual(done(await world.run(enterAccrual, of(line, { line: "coaching", type: "coach-hour", net: "4750", quantity: "1.5" }), manager)), {
    party: "uramylly",
    month: "2020-03",
    total: "9750",
  });
  const open = async () =>
    ((await end(world, manager)) as { accruals: Record<string, unknown>[] }).accruals.map((each) => [each["type"], each["open"], each["quantity"]]);
  assert.deepEqual(await open(), [
    ["purchased", "5000", "0"],
    ["coach-hour", "4750", "1500000"],
  ]);
  done(await world.run(enterCosts, { party: "uramylly", lines: [cost({ net: "2000" })] }, manager));
  assert.deepEqual((await open())[0], ["purchased", "3000", "0"]);
  done(await world.run(enterCosts, { party: "uramylly", lines: [cost({ net: "9000" })] }, manager));
  assert.deepEqual((await open())[0], ["purchased", "0", "0"]);
  const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
  const clocks = { through: "9999-12-31", knownAt: "9999-12-31T23:59:59.999Z" };
  const groups = await store.read({ actor: undefined, party: undefined, streams: [world.stream] }, (reading) =>
    costGroupsFrom(reading, world.stream, agreement, clocks),
  );
  assert.equal(
    groups.reduce((sum, { cents }) => sum + cents, 0n),
    11_000n,
  );
  done(await world.run(signMonth, { party: "uramylly", month: "2020-03", count: 2, total: "11000" }, manager));
  assert.deepEqual(await refused(of(line)), ["open-books/month-signed"]);
});

/** What a browser sends of the form of accruals as it stands. */
function accrualFields(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/name="((?:net|quantity)-\d+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!] as const);
  const selects = [...page.matchAll(/<select id="((?:line|type)-\d+)"[^>]*>([^]*?)<\/select>/g)].map(([, name, options]) => {
    const chosen = /<option value="([^"]*)" selected>/.exec(options!) ?? /<option value="([^"]*)">/.exec(options!);
    return [name!, chosen![1]!] as const;
  });
  return Object.fromEntries([...inputs, ...selects]);
}

test("the form of accruals, sent as it stands in any language, enters what stood already", async () => {
  const data = mkdtempSync(join(tmpdir(), "sameside-closing-"));
  const site = await openSite(data);
  try {
    const { cookie, csrf } = await site.signIn("provider-manager", /Uramylly/);
    const headers = { cookie, origin: "http://localhost", "x-csrf-token": csrf, "content-type": "application/json" };
    const lines = [
      { line: "coaching", type: "purchased", net: "184000" },
      { line: "coaching", type: "coach-hour", net: "5864350", quantity: "1234.5" },
      { line: "customer-desk", type: "coach-hour", net: "5700000", quantity: "1200" },
    ];
    const place = { party: "uramylly", month: "2020-12" };
    const api = `/api/streams/${site.stream}`;
    const entered = await site.app.request(`${api}/accruals/enter`, { method: "POST", headers, body: JSON.stringify({ ...place, lines }) });
    assert.equal(entered.status, 200);
    const booked = { party: "uramylly", lines: [cost({ day: "2020-12-10", type: "coach-hour", net: "0", quantity: "100" })] };
    assert.equal((await site.app.request(`${api}/costs/enter`, { method: "POST", headers, body: JSON.stringify(booked) })).status, 200);
    const standing = async (): Promise<unknown> => {
      const answer = await site.app.request(`${api}/months/end?${new URLSearchParams(place)}`, { headers: { cookie } });
      const { accruals } = (await answer.json()) as { accruals: Record<"line" | "type" | "net" | "entered", string>[] };
      return accruals.map(({ line, type, net, entered: units }) => [line, type, net, units]);
    };
    const before = [
      ["coaching", "purchased", "184000", "0"],
      ["coaching", "coach-hour", "5864350", "1234500000"],
      ["customer-desk", "coach-hour", "5700000", "1200000000"],
    ];
    assert.deepEqual(await standing(), before);
    for (const language of ["fi", "sv", "en"]) {
      const page = await site.app.request(`/${language}/${site.stream}/books/closing?${new URLSearchParams(place)}`, { headers: { cookie } });
      const fields = { csrf, ...place, ...accrualFields(await page.text()) };
      const sent = await site.app.request(`/${language}/${site.stream}/books/accruals`, {
        method: "POST",
        headers: { cookie, origin: "http://localhost" },
        body: new URLSearchParams(fields),
      });
      assert.equal(sent.status, 303, language);
      assert.deepEqual(await standing(), before, language);
    }
    assert.deepEqual(site.bugs, []);
  } finally {
    await site.close();
    rmSync(data, { recursive: true, force: true });
  }
});
