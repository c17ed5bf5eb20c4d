// Results entered, seen and taken back on pages, without JavaScript: a file that is checked first, one line by a form, and what each reader sees.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSite, type Site } from "../open-books/record-site.ts";

let site: Site;
let data: string;
before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-results-"));
  site = await openSite(data);
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

type Reader = Awaited<ReturnType<Site["signIn"]>>;
type Answer = { readonly status: number; readonly text: string; readonly to: string };
const answered = async (response: Response): Promise<Answer> => ({
  status: response.status,
  text: await response.text(),
  to: response.headers.get("location") ?? "",
});
const get = async (reader: Reader, path: string) =>
  answered(await site.app.request(`/en/${site.stream}/results${path}`, { headers: { cookie: reader.cookie } }));
const post = async (reader: Reader, path: string, fields: Record<string, string | readonly string[]>, file?: string) => {
  const body = new FormData();
  for (const [name, value] of Object.entries({ csrf: reader.csrf, ...fields })) for (const each of [value].flat()) body.append(name, each);
  if (file !== undefined) body.append("file", new File([file], "results.csv", { type: "text/csv" }));
  const headers = { cookie: reader.cookie, origin: "http://localhost" };
  return answered(await site.app.request(`/en/${site.stream}/results${path}`, { method: "POST", headers, body }));
};
const office = () => site.signIn("project-office", /kainuu/i);
const claimer = () => site.signIn("provider-manager", /Uramylly/);
const HEAD = "kind;id;day;outcome;group;instalment;provider;customer;count;line";
const claim = (id: string, provider = "uramylly", customer = `nimi-${id}`) =>
  `outcome;${id};2020-12-05;job-6-months;young;start;${provider};${customer};;coaching`;
const batchOf = ({ to }: Answer) => Number(/results\/(\d+)/.exec(to)?.[1]);

test("what is entered is listed with who entered it, filtered, summed and exported; another provider's customers are not shown", async () => {
  const [all, own] = [await get(await office(), ""), await get(await claimer(), "?kind=outcome")];
  assert.equal(all.status, 200);
  for (const said of [/Value of an indicator/, /Savings report/, /Totals by kind/, /aria-current="page">Entered/, /lines that count/])
    assert.match(all.text, said);
  assert.match(own.text, /Another provider’s customers/);
  const csv = async (reader: Reader) => (await get(reader, "/results.csv?kind=outcome")).text.split("\r\n").map((row) => row.split(","));
  const [head, ...rows] = await csv(await claimer());
  const at = (name: string) => head!.indexOf(name);
  const told = rows.filter((row) => row.length > 1);
  assert(told.length > 0 && told.every((row) => row[at("kind")] === "outcome"));
  for (const row of told) assert.equal(row[at("customer")] !== "", row[at("provider")] === "uramylly", row.join());
  const [, ...whole] = await csv(await office());
  assert(whole.filter((row) => row.length > 1).every((row) => row[at("customer")] !== ""));
  assert.match((await get(await office(), "?kind=outcome&party=nobody")).text, /No lines within these limits/);
});

test("a file is read and told before anything is entered, each fault with its row and column, and what was sent stays", async () => {
  const reader = await office();
  const wrong = [HEAD, claim("w-1"), "outcom;w-2;2020-12-05;;;;;;;", `${claim("w-3").replace("2020-12-05", "2020-02-30")}`, claim("w-1", "nobody")].join("\n");
  const checked = await post(reader, "/enter", { rows: "", do: "check" }, wrong);
  assert.equal(checked.status, 422);
  for (const said of [
    /To correct: 3/,
    /Row 3, column kind/,
    /The kind “outcom” is not known/,
    /Row 4, column day/,
    /Row 5, column provider/,
    /outcome;w-1;2020-12-05/,
  ])
    assert.match(checked.text, said);
  assert.doesNotMatch(checked.text, /Enter the lines/);
  assert.equal((await post(reader, "/enter", { rows: wrong, do: "enter" })).status, 422, "with a fault nothing is entered");
  const again = await post(reader, "/enter", { rows: `${HEAD}\n${claim("w-1")}\n${claim("w-1")}`, do: "check" });
  assert.match(again.text, /Row 3, column id/);
  const sound = `${HEAD}\n${claim("w-1")}\noutcome-count;;2020-12-31;job-6-months;young;start;uramylly;;4;coaching`;
  const told = await post(reader, "/enter", { rows: sound, do: "check" });
  assert.equal(told.status, 200, />Row[\s\S]*?<.li>/.exec(told.text)?.[0] ?? "");
  for (const said of [/The file is sound: 2 lines/, /Enter the lines \(2\)/, /Outcome of a customer/, /Number of outcomes/]) assert.match(told.text, said);
  const key = /name="key" value="([^"]+)"/.exec(told.text)![1]!;
  const [first, twice] = [await post(reader, "/enter", { rows: sound, key, do: "enter" }), await post(reader, "/enter", { rows: sound, key, do: "enter" })];
  assert.deepEqual([first.status, twice.to], [303, first.to]);
  assert.match((await get(reader, `/${batchOf(first)}?new=yes`)).text, /is entered: 2 lines/);
  const repeated = await post(reader, "/enter", { rows: sound, do: "check" });
  assert.match(repeated.text, /Row 2, column id/, "what is entered already cannot be entered again");
  assert.match((await post(reader, "/enter", { rows: "", do: "check" })).text, /Choose a file or paste rows/);
});

test("a provider enters its own claims only; who has no role in it enters nothing, and strangers find nothing", async () => {
  const reader = await claimer();
  assert.match((await get(reader, "/enter")).text, /you enter only the claims of/);
  const others = await post(reader, "/enter", { rows: `${HEAD}\n${claim("p-1")}\n${claim("p-2", "keksitty")}`, do: "check" });
  assert.equal(others.status, 422);
  assert.match(others.text, /Row 3:/);
  const line = await get(reader, "/line");
  assert.doesNotMatch(line.text, /value="(?:indicator|savings-report|target-change)"/);
  assert.match(line.text, /value="outcome:job-6-months"/);
  const form = await get(reader, "/line?what=outcome:job-6-months");
  assert.doesNotMatch(form.text, /verified-on|value="keksitty"/);
  const expert = await site.signIn("purchaser-decider", /kainuu/i);
  assert.match((await get(expert, "/enter")).text, /You have none of these roles/);
  const refused = await post(expert, "/enter", { rows: `${HEAD}\n${claim("d-1")}`, do: "enter" });
  assert.equal(refused.status, 422);
  assert.equal((await site.app.request(`/en/${site.stream}/results`)).status, 303, "signed out");
  assert.equal((await post({ ...reader, csrf: "x" }, "/enter", { rows: "", do: "check" })).status, 403);
});

test("one line is entered by a form of what the agreement has; a refusal stands beside its field and keeps what was typed", async () => {
  const reader = await office();
  const form = await get(reader, "/line?what=outcome:job-6-months");
  for (const said of [/name="group"/, /value="young"/, /name="verified-on"/, /Customer’s pseudonym/]) assert.match(form.text, said);
  const fields = { what: "outcome:job-6-months", id: "one-1", group: "young", instalment: "start", provider: "uramylly", line: "coaching", day: "2020-12-07" };
  const wrong = await post(reader, "/line", { ...fields, customer: "Matti Meikäläinen" });
  assert.equal(wrong.status, 422);
  for (const said of [/value="one-1"/, /value="Matti Meikäläinen"/, /aria-invalid="true"/, /id="customer-wrong"/]) assert.match(wrong.text, said);
  const done = await post(reader, "/line", { ...fields, customer: "nimi-one" });
  assert.equal(done.status, 303);
  const batch = await get(reader, `/${batchOf(done)}`);
  for (const said of [/nimi-one/, /not yet/]) assert.match(batch.text, said);
  const money = { what: "savings-report", id: "s-9", scheme: "main", year: "2020", amount: "1,234.50", "approved-on": "2021-04-01" };
  const undecided = await post(reader, "/line", money);
  assert.match(undecided.text, /id="decision-wrong"/);
  assert.match(undecided.text, /value="1,234.50"/);
  const choices = [...undecided.text.matchAll(/type="checkbox"[^>]* name="decision" value="([^"]+)"/g)].map(([, id]) => id!);
  assert.equal((await post(reader, "/line", { ...money, decision: choices })).status, 303);
  assert.match((await get(reader, "?kind=savings-report")).text, /€1,234\.50/);
});

test("lines and whole batches are taken back with a reason, and the trail stays", async () => {
  const reader = await office();
  const made = await post(reader, "/enter", { rows: `${HEAD}\n${claim("t-1")}\n${claim("t-2")}\n${claim("t-3")}`, do: "enter" });
  assert.equal(made.status, 303, />Row[\s\S]*?<.li>/.exec(made.text)?.[0] ?? "");
  const batch = batchOf(made);
  const path = `/${batch}/withdraw`;
  const silent = await post(reader, path, { line: ["0", "2"], reason: " ", do: "lines" });
  assert.equal(silent.status, 422);
  assert.match(silent.text, /Give the reason/);
  assert.match(silent.text, /value="2"[^>]*checked/);
  assert.match((await post(reader, path, { reason: "wrong customer", do: "lines" })).text, /No line is chosen[\s\S]*wrong customer/);
  assert.equal((await post(reader, path, { line: ["0", "2"], reason: "wrong customer", do: "lines" })).status, 303);
  const some = (await get(reader, `/${batch}`)).text;
  for (const said of [new RegExp(`${batch}/0, ${batch}/2`), /wrong customer/, /1 line that counts/]) assert.match(some, said);
  assert.match((await post(reader, path, { line: "2", reason: "again", do: "lines" })).text, /Nothing was withdrawn/);
  assert.equal((await post(reader, path, { reason: "all of it", do: "all" })).status, 303);
  const gone = (await get(reader, `/${batch}`)).text;
  assert.match(gone, /all of it/);
  assert.doesNotMatch(gone, /name="reason"/);
  const provider = await claimer();
  assert.match((await get(provider, `/${batch}`)).text, /wrong customer/);
  assert.equal((await post(provider, path, { reason: "x", do: "all" })).status, 422, "a provider takes nothing back");
  assert.equal((await get(reader, "/999999")).status, 404);
  assert.deepEqual(site.bugs, []);
});
