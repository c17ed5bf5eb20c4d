// What a file would book twice, by nobody's leave or outside the agreement's time is told before it is taken, and refused until somebody says that it is meant.
import assert from "node:assert/strict";
import { test } from "node:test";
import { api, get, hidden, post, read, site, text, upload, type Reader } from "./site-here.ts";

const HEAD = "party;line;type;day;net;quantity;supplier;document;approved";
const file = (...rows: readonly string[]): string => `${[HEAD, ...rows.map((row) => `uramylly;coaching;${row}`)].join("\n")}\n`;
const manager = () => site().signIn("provider-manager", /Uramylly/);
const stated = (page: string): Record<string, string> => Object.fromEntries(["count", "total", "leftOut", "outside"].map((name) => [name, hidden(page, name)]));
const accept = async (reader: Reader, path: string, more: Readonly<Record<string, string>> = {}) => {
  const answer = await post(reader, `${path}/accept`, { ...stated(await read(reader, path)), confirmed: "yes", ...more });
  return [answer.status, await answer.text()] as const;
};
/** The part of a page after what begins with a text, without tags. */
const after = (page: string, begins: string): string =>
  page
    .slice(page.indexOf(begins))
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .slice(0, 400);

const MONTH = file("salary;2020-10-05;100,00;2;Keksitty Oy;A-1;", "salary;2020-10-06;50,50;1;Keksitty Oy;A-2;");

test("the same bytes, and the same vouchers in other bytes, are taken once; a second time only by saying so", async () => {
  const reader = await manager();
  const [taken] = await accept(reader, await upload(reader, MONTH));
  assert.equal(taken, 303);
  const path = await upload(reader, MONTH, "sama.csv");
  assert.match(await read(reader, path), /Sama tiedosto on jo kirjoissa eränä/);
  const [again, told] = await accept(reader, path);
  assert.equal(again, 422);
  assert.match(told, /Sama tiedosto on jo kirjoissa[^]*Tiedoston riveistä 2 \(150,50\s€\) on jo kirjoissa/);
  const other = await upload(reader, `${MONTH.replace("50,50", "60,50")}uramylly;coaching;salary;2020-10-07;7,00;1;keksitty oy;A-3;\n`.repeat(1));
  const page = await read(reader, other);
  assert.doesNotMatch(page, /Sama tiedosto on jo/);
  assert.match(after(page, "Jo kirjoissa samalla"), /^Jo kirjoissa samalla tositteella, toimittajalla ja summalla 1 100,00/);
  assert.match(after(page, "Tosite on jo kirjoissa"), /^Tosite on jo kirjoissa, summa on toinen 1 60,50/);
  assert.match(after(page, "Rivi 2: A-1"), /^Rivi 2: A-1, Keksitty Oy, 100,00 .; kirjoissa rivi \d+\/0 sama summa Rivi 3: A-2/);
  assert.equal((await accept(reader, other))[0], 422);
  assert.equal((await accept(reader, other, { again: "yes" }))[0], 303);
  const controller = await site().signIn("purchaser-controller", /Kainuun/);
  const repeated = await text(controller, `/fi/${site().stream}/books/doubles`);
  assert.match(after(repeated, "A-1"), /^A-1 Keksitty Oy [^]* sama summa 200,00/);
  assert.match(after(repeated, "A-2"), /111,00/);
  assert.doesNotMatch(repeated, /A-3/);
  const { vouchers } = (await (await get(controller, `/api/streams/${site().stream}/doubles/list`)).json()) as { vouchers: { document: string }[] };
  assert(vouchers.some(({ document }) => document === "A-1"));
  const blind = await text(await site().signIn("provider-manager", /Keksi/), `/fi/${site().stream}/books/doubles`);
  assert.doesNotMatch(blind, /A-1/);
  assert.equal((await post(reader, `${path}/drop`, {})).status, 303);
});

test("a file that was read before its vouchers came into the books by another way is looked at anew when it is taken", async () => {
  const reader = await manager();
  const rows = file("salary;2020-10-05;11,00;2;Keksitty Oy;B-1;");
  const [first, second] = [await upload(reader, rows), await upload(reader, `${rows}\n`)];
  await read(reader, second);
  assert.equal((await accept(reader, first))[0], 303);
  const [status, told] = await accept(reader, second);
  assert.equal(status, 422);
  assert.match(told, /Tiedoston riveistä 1 \(11,00\s€\) on jo kirjoissa/);
});

test("rows outside the contract periods stand with their days and sum, and are confirmed; what stands alike in the file is told", async () => {
  const reader = await manager();
  const path = await upload(
    reader,
    file("salary;2020-10-05;5,00;;;C-1;", "salary;2020-10-05;5,00;;;C-1;", "salary;2031-01-02;1000,00;;;C-2;", "salary;2016-05-04;20,00;;;C-3;"),
  );
  const page = await read(reader, path);
  assert.match(after(page, "Sopimuskausien ulkopuoliset"), /^Sopimuskausien ulkopuoliset rivit, jäävät pois 2 1 020,00/);
  assert.match(after(page, "2.1.2031"), /^2\.1\.2031 1 000,00/);
  assert.match(after(page, "Samanlaisena"), /^Samanlaisena useammin kuin kerran tiedostossa 1 5,00/);
  assert.match(page, /ja että 2 riviä jää pois/);
  const [status, told] = await accept(reader, path, { outside: "0" });
  assert.equal(status, 422);
  assert.match(told, /Sopimuskausien ulkopuolelle jää 2 riviä \(1\s020,00\s€\), vahvistit 0/);
  assert.equal((await accept(reader, path))[0], 303);
});

test("what a file says of its own approval is no approval: the rows wait, and the project office approves them on their page", async () => {
  const reader = await manager();
  const path = await upload(reader, file("travel;2020-10-05;40,00;;;D-1;yes", "salary;2020-10-05;6,00;;;D-2;"));
  assert.match(after(await read(reader, path), "Kirjoihin tulevista odottaa"), /^Kirjoihin tulevista odottaa hyväksyntää 1 40,00/);
  const staged = (await (await get(reader, `/api/streams/${site().stream}/imports/list`)).json()) as { imports: { batch: number; waits: object }[] };
  const batch = Number(path.split("/").at(-1));
  assert.deepEqual(staged.imports.find((each) => each.batch === batch)!.waits, {
    rows: 1,
    net: "4000",
    vat: "0",
    grants: "0",
    counts: "4000",
    apart: "0",
    priced: "0",
  });
  assert.equal((await accept(reader, path))[0], 303);
  const list = `/fi/${site().stream}/books/approvals`;
  assert.match(await text(reader, list), /Odottaa hyväksyntää: 6 riviä, 2.895,78/);
  assert.doesNotMatch(await text(reader, list), /type="checkbox"/);
  const chosen = { approved: "yes", reason: "Sovittu ennakkoon.", [`line-${batch}/0`]: "yes" };
  assert.equal((await post(reader, list, chosen)).status, 422);
  const office = await site().signIn("project-office", /Kainuun/);
  assert.match(await text(office, list), new RegExp(`type="checkbox" name="line-${batch}/0"`));
  assert.equal((await post(office, list, chosen)).status, 303);
  assert.match(await text(office, list), /Odottaa hyväksyntää: 5 riviä, 2.855,78/);
  const line = `/fi/${site().stream}/books/line?ref=${batch}%2F0`;
  assert.match(after(await text(reader, line), "Hyväksyntä</h2>"), /^Hyväksyntä hyväksytty [^]*Ehto: projektitoimiston hyväksymä matka[^]*Sovittu ennakkoon\./);
  const back = await post(office, list, { approved: "no", reason: "Matka peruttiin.", [`line-${batch}/0`]: "yes", to: `${batch}/0` });
  assert.equal(back.headers.get("location"), line);
  assert.match(after(await text(reader, line), "Hyväksyntä</h2>"), /^Hyväksyntä odottaa hyväksyntää[^]*Hyväksyntä peruttu[^]*Matka peruttiin\./);
});

test("a program that sends a voucher twice is told so, and enters it when that is meant", async () => {
  const reader = await manager();
  const line = { line: "coaching", type: "salary", day: "2020-10-09", net: "12300", supplier: "Keksitty Oy", document: "E-1" };
  const enter = async (more: object) => api(reader, "POST", "costs/enter", JSON.stringify({ party: "uramylly", lines: [line], ...more }));
  assert.equal((await enter({})).status, 200);
  const refused = await enter({});
  assert.match(await refused.text(), /open-books\/booked-before/);
  assert.equal((await enter({ again: true })).status, 200);
  assert.match(
    await (
      await enter({
        lines: [
          { ...line, document: "E-2" },
          { ...line, document: "e-2" },
        ],
      })
    ).text(),
    /open-books\/sent-twice/,
  );
  assert.deepEqual(site().bugs, []);
});
