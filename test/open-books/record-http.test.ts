// Files go into the books and out of them over HTTP, by forms without JavaScript and by programs.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { clock } from "../../src/api/http.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { api, data, get, hidden, post, read, type Reader, site, text, upload } from "./site-here.ts";

const ROWS = [
  "party;line;type;day;net;quantity;supplier;document",
  "uramylly;coaching;salary;2020-11-05;100,00;2;=Keksitty Oy;K-1",
  "uramylly;coaching;salary;2020-11-06;50,50;1;Keksitty Oy;K-2",
  "keksitty;coaching;salary;2020-11-06;75,00;1;Toinen Oy;T-1",
  "uramylly;coaching;salary;2020-11-07;1.234,567;1;Keksitty Oy;K-3",
  "",
].join("\n");

/** The pieces of a file are removed in the background, once it has been read. */
async function nothingSpooled(): Promise<void> {
  for (let i = 0; i < 200 && readdirSync(join(data, "imports")).length > 0; i++) await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(readdirSync(join(data, "imports")), []);
}

test("a file is read, looked at and accepted by forms alone; the rows that stay out are told and confirmed", async () => {
  const manager = await site().signIn("provider-manager", /Uramylly/);
  const path = await upload(manager, gzipSync(ROWS), "kulut.csv.gz");
  const preview = await read(manager, path);
  assert.match(preview, /costs\/amount-(decimals|ambiguous)/);
  assert.deepEqual(
    ["count", "total", "leftOut"].map((name) => hidden(preview, name)),
    ["2", "15050", "2"],
  );
  const fields = { count: "2", total: "15050", leftOut: "0", confirmed: "yes" };
  assert.match(await (await post(manager, `${path}/accept`, fields)).text(), /jää pois 2 riviä, vahvistit 0/);
  const accepted = await post(manager, `${path}/accept`, { ...fields, leftOut: "2" });
  assert.equal(accepted.status, 303, await accepted.text());
  const books = await text(manager, accepted.headers.get("location")!);
  assert.match(books, /on kirjoissa/);
  assert.match(await text(manager, `/fi/${site().stream}/books?text=K-2&least=50,5`), /1 rivi, netto 50,50/);
  await nothingSpooled();
  assert.deepEqual(site().bugs, []);
});

test("net, VAT that is cost, grants and what counts stand side by side, and only whoever states what counts takes the file", async () => {
  const manager = await site().signIn("provider-manager", /Satumaan/);
  const rows = ["100,00;24,00;10,00;;S-1", "200,00;48,00;;disputed;S-2", "100,00;999999,99;;;S-3", "-50,00;-12,00;;;S-4"];
  const file = ["party;line;type;day;net;vat;grants;status;document", ...rows.map((row) => `satumaa;outreach;purchased;2020-11-05;${row}`)].join("\n");
  const path = await upload(manager, `${file}\n`, "satumaa.csv", "satumaa");
  const preview = await read(manager, path);
  assert.match(preview, /Kustannukseksi jäävä ALV 999\s999,99\s€ ei sovi nettosummaan 100,00\s€/);
  assert.match(preview.replaceAll(/<[^>]*>|\s+/g, " ").replaceAll(/\s+/g, " "), /Kirjoihin tulevat 3 250,00 € 60,00 € 10,00 € 52,00 €/);
  const fields = Object.fromEntries(["count", "total", "counts", "leftOut"].map((name) => [name, hidden(preview, name)]));
  assert.deepEqual(fields, { count: "3", total: "25000", counts: "5200", leftOut: "1" });
  const { counts: _, ...net } = fields;
  assert.match(await (await post(manager, `${path}/accept`, fields)).text(), /not-confirmed|vahvistettu|confirmed/);
  const refused = await post(manager, `${path}/accept`, { ...net, confirmed: "yes" });
  assert.equal(refused.status, 422);
  assert.match(await refused.text(), /tilitykseen lasketaan 250,00\s€; nettosummasta/);
  assert.equal((await post(manager, `${path}/accept`, { ...fields, confirmed: "yes" })).status, 303);
  const closing = await text(manager, `/fi/${site().stream}/books/closing?party=satumaa&month=2020-11`);
  assert.match(closing, /Mitä kuukaudesta lasketaan[^]*Kuluksi jäävä ALV/);
  assert.deepEqual(site().bugs, []);
});

test("a file with a personal identity code is refused and leaves nothing behind", async () => {
  const manager = await site().signIn("provider-manager", /Uramylly/);
  const page = await read(manager, await upload(manager, ROWS.replace("K-2", "010190-900P")));
  assert.match(page, /csv\/personal-code/);
  assert.doesNotMatch(page, /010190-900P/);
  assert.doesNotMatch(page, /imports\/\d+\/accept/);
  await nothingSpooled();
});

test("a program sends a file in pieces, goes on where it was cut off, and drops it", async () => {
  const manager = await site().signIn("provider-manager", /Uramylly/);
  const bytes = new TextEncoder().encode(ROWS);
  const begun = (await (await api(manager, "POST", "imports", JSON.stringify({ party: "uramylly", name: "kulut.csv", size: bytes.length }))).json()) as {
    batch: number;
  };
  const put = (offset: number, part: Uint8Array) => api(manager, "PUT", `imports/${begun.batch}?offset=${offset}`, part as BodyInit);
  assert.deepEqual(await (await put(0, bytes.subarray(0, 100))).json(), { received: 100 });
  const wrong = await put(50, bytes.subarray(50));
  assert.equal(wrong.status, 409);
  assert.match(await wrong.text(), /100/);
  assert.deepEqual(await (await put(100, bytes.subarray(100))).json(), { received: bytes.length });
  await read(manager, `/fi/${site().stream}/books/imports/${begun.batch}`);
  const other = await site().signIn("provider-manager", /Keksi/);
  assert.equal((await api(other, "DELETE", `imports/${begun.batch}`, "")).status, 404);
  assert.equal((await api(other, "POST", "imports", JSON.stringify({ party: "uramylly", name: "x.csv", size: 10 }))).status, 409);
  assert.equal((await api(manager, "DELETE", `imports/${begun.batch}`, "")).status, 204);
  assert.equal((await get(manager, `/fi/${site().stream}/books/imports/${begun.batch}`)).status, 404);
});

test("exports hold what the reader may see, and no text that a spreadsheet would run", async () => {
  const [manager, other, auditor] = [
    await site().signIn("provider-manager", /Uramylly/),
    await site().signIn("provider-manager", /Keksi/),
    await site().signIn("auditor", /./),
  ];
  const csv = async (reader: Reader) => text(reader, `/api/streams/${site().stream}/books/export?format=csv&party=uramylly&month=2020-11&text=`);
  assert.match(await csv(manager), /,'=Keksitty Oy,/);
  assert.match(await csv(auditor), /,'=Keksitty Oy,/);
  assert.doesNotMatch(await csv(other), /Keksitty Oy|K-1/);
  assert.match(await csv(other), /uramylly,coaching,salary,2020-11-05/);
  for (const [format, head] of [
    ["xlsx", "PK"],
    ["parquet", "PAR1"],
  ] as const) {
    const answer = await get(manager, `/api/streams/${site().stream}/books/export?format=${format}&month=2020-11`);
    assert.equal(answer.status, 200);
    assert.equal(Buffer.from(await answer.arrayBuffer()).toString("latin1", 0, head.length), head);
  }
  assert.equal((await site().app.request(`/api/streams/${site().stream}/books/export`)).status, 403);
});

test("what is disputed or disallowed counts in no sum, and the pages say what it would cost if accepted", async () => {
  const [manager, controller] = [await site().signIn("provider-manager", /Uramylly/), await site().signIn("purchaser-controller", /./)];
  const path = await upload(manager, ROWS.replaceAll("K-", "R-").replaceAll("2020-11", "2020-12").replace("50,50", "61,50"));
  const page = await read(manager, path);
  const confirmed = { count: hidden(page, "count"), total: hidden(page, "total"), leftOut: hidden(page, "leftOut"), confirmed: "yes" };
  assert.equal((await post(manager, `${path}/accept`, confirmed)).status, 303);
  const books = `/en/${site().stream}/books`;
  const ref = decodeURIComponent(/books\/line\?ref=(\d+%2F\d+)/.exec(await text(manager, `${books}?text=R-2`))![1]!);
  const line = `${books}/line?ref=${encodeURIComponent(ref)}`;
  const group = async () => {
    const answer = await get(controller, `/api/streams/${site().stream}/books/groups?by=month&party=uramylly&month=2020-12`);
    return ((await answer.json()) as { groups: { net: string; cents: string }[] }).groups.map(({ net, cents }) => [net, cents]);
  };
  const exported = () => text(manager, `/api/streams/${site().stream}/books/export?format=csv&text=R-2`);
  const [[net, all]] = (await group()) as [[string, string]];
  assert.doesNotMatch(await text(manager, line), /Cost if accepted/);
  const asked = await post(controller, `${books}/question`, { lines: ref, question: "Mikä tämä on?" });
  assert.equal(asked.status, 303, await asked.text());
  assert.match(await text(manager, line), /Counts[^]*0\.00[^]*kept out for now[^]*Cost if accepted[^]*61\.50/);
  assert.deepEqual(await group(), [[net, String(BigInt(all) - 6150n)]]);
  const decided = await post(controller, `${asked.headers.get("location")!}/decide`, { outcome: "disallowed", reason: "Ei kuulu." });
  assert.equal(decided.status, 303, await decided.text());
  assert.match(await text(manager, line), /Counts[^]*0\.00[^]*Cost if accepted[^]*61\.50/);
  assert.doesNotMatch(await text(manager, line), /kept out for now/);
  assert.deepEqual(await group(), [[net, String(BigInt(all) - 6150n)]]);
  for (const filter of ["", "&text=R-2", "&least=1"])
    assert.match(
      await text(manager, `${books}?status=disallowed&month=2020-12&party=uramylly${filter}`),
      /1 line, net [^,]*61\.50[^,]*, [^,]*0\.00[^,]* counts as cost/,
    );
  assert.match(await exported(), /,61\.50,[^\n]*,0\.00,disallowed,/);
  assert.equal((await post(manager, `${asked.headers.get("location")!}/escalate`, {})).status, 303);
  // Decisions about something else are not offered.
  assert.doesNotMatch(await text(controller, asked.headers.get("location")!), /<option value="[a-z2-7]{26}"/);
  const on = dayAt(clock());
  const what = { organ: "Keksitty toimielin", on, section: "§ 9", subject: "Riitainen rivi", state: "enforceable", stateOn: on };
  const finding = asked.headers.get("location")!.split("/").at(-1);
  const noted = await api(await site().signIn("purchaser-decider", /./), "POST", "decisions/note", JSON.stringify({ ...what, finding }));
  assert.equal(noted.status, 200, await noted.text());
  const chosen = /<select id="decision" name="decision" required>[^]*<option value="([a-z2-7]{26})">(Keksitty toimielin [^<]*)</.exec(
    await text(controller, asked.headers.get("location")!),
  )!;
  assert.equal(
    (await post(controller, `${asked.headers.get("location")!}/decide`, { outcome: "disallowed", reason: "Samoin.", decision: chosen[1]! })).status,
    303,
  );
  assert.ok((await text(controller, asked.headers.get("location")!)).includes(` · ${chosen[2]!}`), "the step names the decision");
});

test("evidence is saved, never shown, and only by those who may see it", async () => {
  const [manager, other] = [await site().signIn("provider-manager", /Uramylly/), await site().signIn("provider-manager", /Keksi/)];
  const found = /books\/line\?ref=(\d+%2F\d+)/.exec(await text(manager, `/fi/${site().stream}/books?text=K-2`))![1]!;
  const form = new FormData();
  form.set("csrf", manager.csrf);
  form.set("ref", decodeURIComponent(found));
  form.set("file", new Blob(["%PDF-1.7 x"]), "lasku.pdf");
  const sent = await site().app.request(`/fi/${site().stream}/books/evidence`, {
    method: "POST",
    body: form,
    headers: { cookie: manager.cookie, origin: "http://localhost" },
  });
  assert.equal(sent.status, 303, await sent.text());
  const page = await text(manager, sent.headers.get("location")!);
  const link = new RegExp(`/api/streams/${site().stream}/evidence/[0-9a-f]{64}`).exec(page)![0];
  const file = await get(manager, link);
  assert.equal(await file.text(), "%PDF-1.7 x");
  assert.match(file.headers.get("content-disposition")!, /^attachment/);
  assert.deepEqual([file.headers.get("content-type"), file.headers.get("x-content-type-options")], ["application/pdf", "nosniff"]);
  assert.match(file.headers.get("content-security-policy")!, /sandbox/);
  assert.equal((await get(other, link)).status, 404);
  assert.equal((await site().app.request(link)).status, 403);
});

test("a filter that is no amount is told beside its field and refused to a program; a NUL finds nothing and breaks nothing", async () => {
  const manager = await site().signIn("provider-manager", /Uramylly/);
  const page = await text(manager, `/fi/${site().stream}/books?least=abc&most=12345678901234567890`);
  assert.match(page, /name="least"[^>]*value="abc"[^>]*aria-invalid="true"[^>]*>\s*<span class="wrong" id="f-least-wrong">Tämä ei ole rahasumma/);
  assert.match(page, /id="f-most-wrong"/);
  assert.doesNotMatch(await text(manager, `/fi/${site().stream}/books?least=50,5`), /class="wrong"/);
  assert.match(await text(manager, `/fi/${site().stream}/books?text=K-2&least=50,5`), /books\/export\?[^"]*least=5050&/);
  for (const asked of ["text=%00", "party=%00", "line=a%00b", "sort=%00", "after=%00"])
    assert.equal((await get(manager, `/fi/${site().stream}/books?${asked}`)).status, 200, asked);
  for (const path of [
    "books/lines?text=%00",
    "books/lines?least=abc",
    "books/lines?most=12345678901234567890",
    "books/groups?party=%00",
    "books/export?text=%00",
  ]) {
    const answer = await get(manager, `/api/streams/${site().stream}/${path}`);
    assert.equal(answer.status, 422, path);
    assert.match(await answer.text(), /"api\/(?:input|not)-/);
  }
  for (const path of ["books/findings/%00", "books/sums?by=%00", "books/line?ref=%00"])
    assert.notEqual((await get(manager, `/fi/${site().stream}/${path}`)).status, 500, path);
  assert.deepEqual(site().bugs, []);
});

test("a row of more than a line of the books carries stays out of an import, and the audit's page answers beside the largest that go in", async () => {
  const manager = await site().signIn("provider-manager", /Uramylly/);
  const row = (net: string, quantity = "1") => `uramylly;coaching;salary;2020-12-05;${net};${quantity};Keksitty Oy;S-1`;
  const rows = [ROWS.split("\n")[0]!, row("10000000000,00"), row("10000000000,01"), row("90000000000000000,00"), row("1,00", "99999999999999999"), ""];
  const path = await upload(manager, rows.join("\n"), "suuret.csv");
  const preview = await read(manager, path);
  assert.match(preview, /costs\/amount-beyond/);
  const fields = Object.fromEntries(["count", "total", "leftOut"].map((name) => [name, hidden(preview, name)]));
  assert.deepEqual(fields, { count: "1", total: "1000000000000", leftOut: "3" });
  assert.equal((await post(manager, `${path}/accept`, { ...fields, confirmed: "yes" })).status, 303);
  const auditor = await site().signIn("auditor", /./);
  assert.equal((await get(auditor, `/fi/${site().stream}/books/audit`)).status, 200);
  assert.equal(
    (await get(auditor, `/fi/${site().stream}/books/audit?party=uramylly&from=2020-01&to=2020-12&seed=keksitty&items=0&money=1&least=`)).status,
    200,
  );
  assert.deepEqual(site().bugs, []);
});

test("every page of the books answers in three languages, and to nobody who is signed out", async () => {
  const controller = await site().signIn("purchaser-controller", /./);
  for (const language of ["fi", "sv", "en"]) {
    for (const path of [
      "books",
      "books?month=2019-03&sort=-net",
      "books/sums?by=month,party,type",
      "books/findings",
      "books/months",
      "books/imports",
      "books/line?ref=0/0",
    ]) {
      const answer = await get(controller, `/${language}/${site().stream}/${path}`);
      assert.equal(answer.status, 200, path);
      assert.doesNotMatch(await answer.text(), /undefined|\{[a-z-]+\}|NaN/, path);
      assert.equal((await site().app.request(`/${language}/${site().stream}/${path}`)).status, 303);
    }
  }
  assert.deepEqual(site().bugs, []);
});
