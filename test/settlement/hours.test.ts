// A provider's plan of a month becomes lines of the books: as a question and a command, and by a form without JavaScript.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { enterCosts } from "../../src/open-books/commands.ts";
import { enterForecast } from "../../src/settlement/planned/commands.ts";
import { openSite, type Site } from "../open-books/record-site.ts";
import { onEachDatabase } from "../store/databases.ts";
import { done, enterCostsOf, worldOn } from "./world.ts";

type SheetRow = { line: string; type: string; rate?: string; planned?: string; before: string; booked: string; suggested?: string; net?: string };
type Sheet = { found: boolean; day: string; hasPlan: boolean; rows: SheetRow[]; elsewhere: object[]; total: Record<string, string> };

const PLAN = {
  party: "uramylly",
  booked: "2020-06",
  lines: [
    { line: "coaching", type: "coach-hour", month: "2020-07", net: "100", quantity: "120.5" },
    { line: "coaching", type: "coach-hour", month: "2020-07", net: "0", quantity: "4.5" },
    { line: "coaching", type: "salary", month: "2020-07", net: "250050" },
    { line: "coaching", type: "premises", month: "2020-07", net: "80000" },
    { line: "customer-desk", type: "it", month: "2020-07", net: "5000" },
    { line: "customer-desk", type: "coach-hour", month: "2020-07", net: "95000" },
    { line: "coaching", type: "coach-hour", month: "2020-08", net: "0", quantity: "1" },
  ],
};

onEachDatabase("what the sheet says is what the settlement counts once its rows are entered", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  await enterCostsOf(world, "2020-06-01", "2020-06-30", "2020-07-10T10:00:00.000Z");
  const manager = world.who("provider-manager", "uramylly");
  const ask = async (month: string, who = manager, party = "uramylly") => (await world.question("hours/sheet", { party, month }, who)) as unknown as Sheet;
  const empty = await ask("2020-07");
  assert.deepEqual(
    empty.rows.map(({ line, type, suggested }) => [line, type, suggested]),
    [
      ["coaching", "coach-hour", undefined],
      ["customer-desk", "coach-hour", undefined],
    ],
  );
  assert.deepEqual([empty.hasPlan, empty.total], [false, { net: "0", direct: "0", overhead: "0" }]);
  assert(Number(empty.rows[0]!.before) > 0, "June stands beside July");
  done(await world.run(enterForecast, PLAN, manager, "2020-07-11T10:00:00.000Z"));
  const sheet = await ask("2020-07");
  assert.deepEqual(
    sheet.rows.map(({ line, type, rate, planned, suggested, net }) => [line, type, rate, planned, suggested, net]),
    [
      ["coaching", "salary", undefined, "250050", "250050", "250050"],
      ["coaching", "coach-hour", "4750", "125", "125", "593750"],
      // 950.00 planned in euros alone, at 47.50 an hour.
      ["customer-desk", "coach-hour", "4750", "20", "20", "95000"],
    ],
  );
  assert.deepEqual(sheet.elsewhere, [
    { line: "coaching", type: "premises", cents: "80000", why: "invoice" },
    { line: "customer-desk", type: "it", cents: "5000", why: "not-paid" },
  ]);
  assert.deepEqual([sheet.day, sheet.total], ["2020-07-31", { net: "938800", direct: "938800", overhead: "84492" }]);
  const counted = async () => {
    const { rows } = await world.question("settlement/forecast", { through: "2020-07-31" }, manager);
    return (rows as { provider: string; booked: string }[]).reduce((all, row) => (row.provider === "uramylly" ? all + BigInt(row.booked) : all), 0n);
  };
  const earlier = await counted();
  const lines = sheet.rows.map(({ line, type, suggested, net, rate }) => ({ line, type, day: sheet.day, net, ...(rate ? { quantity: suggested } : {}) }));
  const { total } = done(await world.run(enterCosts, { party: "uramylly", lines }, manager, "2020-08-03T10:00:00.000Z"));
  assert.equal(total, sheet.total["net"]);
  assert.equal((await counted()) - earlier, 938800n + 84492n);
  const entered = await ask("2020-07");
  assert.deepEqual(
    entered.rows.map(({ booked, suggested }) => [booked, suggested]),
    [
      ["250050", undefined],
      ["125", undefined],
      ["20", undefined],
    ],
    "what is booked is not suggested again",
  );
  assert.equal((await ask("2020-08")).rows[0]!.suggested, "1");
  for (const month of ["2018-12", "2021-01"]) assert.equal((await ask(month)).found, false, "no month of the term");
  assert.equal((await ask("2020-07", world.who("provider-manager", "keksitty"))).found, false, "another provider's sheet");
  assert.equal((await ask("2020-07", world.who("project-office", "kainuu"), "kainuu")).found, false, "no provider");
});

let site: Site;
let data: string;
before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-hours-"));
  site = await openSite(data);
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

type Reader = Awaited<ReturnType<Site["signIn"]>>;
const get = (reader: Reader, path: string) => site.app.request(path, { headers: { cookie: reader.cookie } });
const post = (reader: Reader, fields: Record<string, string>) =>
  site.app.request(`/en/${site.stream}/books/hours`, {
    method: "POST",
    headers: { cookie: reader.cookie, origin: "http://localhost" },
    body: new URLSearchParams({ csrf: reader.csrf, party: "uramylly", month: "2020-12", ...fields }),
  });
const NOW = "now:coaching:coach-hour";
const DESK = "now:customer-desk:coach-hour";

test("the form computes, keeps what was typed when it is refused, and enters once", async () => {
  const manager = await site.signIn("provider-manager", /Uramylly/);
  const page = await (await get(manager, `/en/${site.stream}/books/hours`)).text();
  assert.match(page, /There is no plan for the month/);
  assert.match(page, /aria-label="hours of coaching, Nuorten uravalmennus: to be entered now \(hours\)"/);
  const reckoned = await post(manager, { [NOW]: "1,010.5", do: "reckon" });
  const text = await reckoned.text();
  assert.deepEqual([reckoned.status, /€47,998\.75/.test(text), /€52,318\.64/.test(text)], [200, true, true]);
  for (const [typed, says] of [
    ["three", /cannot be read as a number/],
    ["1,5", /cannot be read as a number/],
    ["-2", /deduction is made as a correction/],
  ] as const) {
    const refused = await post(manager, { [NOW]: typed, [DESK]: "7", "role:coaching:coach-hour": "coach", do: "enter" });
    const shown = await refused.text();
    assert.equal(refused.status, 422);
    for (const kept of [says, new RegExp(`value="${typed}"`), /value="7"/, /value="coach"/, /aria-invalid="true" aria-describedby="wrong:coaching:coach-hour"/])
      assert.match(shown, kept);
  }
  assert.match(await (await post(manager, { do: "enter" })).text(), /No row has anything to enter/);
  const key = /name="key" value="([^"]+)"/.exec(page)![1]!;
  const fields = { [NOW]: "10.5", "role:coaching:coach-hour": "coach", key, do: "enter" };
  const [first, again] = [await post(manager, fields), await post(manager, fields)];
  assert.equal(first.status, 303);
  assert.equal(first.headers.get("location"), again.headers.get("location"), "sent twice, entered once");
  const after = await (await get(manager, first.headers.get("location")!)).text();
  const ref = /Line (\d+\/0)</.exec(after)![1]!;
  const line = await (await get(manager, `/en/${site.stream}/books/line?ref=${ref}`)).text();
  for (const fact of [/31 December 2020/, /€498\.75/, /10\.5/, /coach</]) assert.match(line, fact);
});

test("a refusal of the command stands where it belongs, and a personal code never gets in", async () => {
  const manager = await site.signIn("provider-manager", /Uramylly/);
  const number = 10_190_901;
  const role = `valmentaja 0${Math.floor(number / 1000)}-${number % 1000}${"0123456789ABCDEFHJKLMNPRSTUVWXY"[number % 31]}`;
  const refused = await post(manager, { [NOW]: "1", "role:coaching:coach-hour": role, do: "enter" });
  const text = await refused.text();
  assert.equal(refused.status, 422);
  assert.match(text, /Nothing was entered/);
  assert.match(text, /personal identity code/i);
  const long = await post(manager, { [NOW]: "1", "role:coaching:coach-hour": "x".repeat(3000), do: "enter" });
  assert.match(await long.text(), /<span class="wrong" id="wrong:coaching:coach-hour">/);
});

test("a signed month takes no hours, and whoever is no provider is told so", async () => {
  const manager = await site.signIn("provider-manager", /Keksitty Valmennus/);
  const months = (await (await get(manager, `/api/streams/${site.stream}/months/list`)).json()) as { answer?: object; months?: object[] };
  const listed = (months.months ?? (months.answer as { months: object[] }).months) as { party: string; month: string; count: number; net: string }[];
  const { count, net } = listed.find(({ party, month }) => party === "keksitty" && month === "2020-12")!;
  const signing = { csrf: manager.csrf, party: "keksitty", month: "2020-12", count: String(count), total: net };
  const headers = { cookie: manager.cookie, origin: "http://localhost" };
  const signed = await site.app.request(`/en/${site.stream}/books/months`, { method: "POST", headers, body: new URLSearchParams(signing) });
  assert.equal(signed.status, 303, await signed.text());
  const closed = await (await get(manager, `/en/${site.stream}/books/hours?month=2020-12`)).text();
  assert.match(closed, /It takes no more lines/);
  assert.doesNotMatch(closed, /name="now:/);
  const late = await post(manager, { party: "keksitty", month: "2020-12", [NOW]: "1", do: "enter" });
  assert.equal(late.status, 422);
  assert.match(await late.text(), /Nothing was entered.*2020-12.*name="now:coaching:coach-hour" value="1"/s);
  const none = await (await get(await site.signIn("auditor", /Kainuu/), `/en/${site.stream}/books/hours`)).text();
  assert.match(none, /A service provider fills in the list for its own hours/);
  assert.doesNotMatch(none, /<form method="post"[^>]*hours/);
  const out = await site.app.request(`/en/${site.stream}/books/hours`);
  assert.match(out.headers.get("location")!, /sign-in/);
});
