import assert from "node:assert/strict";
import { test } from "node:test";
import { app } from "./examples.ts";

const ROOT = "/fi/kainuu-youth/settlement";

async function get(path: string): Promise<string> {
  const response = await app.request(path);
  assert.equal(response.status, 200, path);
  return await response.text();
}

function links(text: string, part: string): string[] {
  return [...text.matchAll(/href="([^"]*)"/g)].map((match) => match[1]!.replaceAll("&amp;", "&")).filter((href) => href.includes(part));
}

test("every figure of the statement's tables opens, down to lines of the cost file and of the agreement", async () => {
  const figures = [...new Set(links(await get(ROOT), "/settlement/figure?"))];
  assert.ok(figures.length > 50);
  for (const href of figures) assert.match(await get(href), /<h1>/);
  const waiting = figures.filter((href) => href.includes("cost")).slice(0, 1);
  const seen = new Set(waiting);
  const leaves = new Set<string>();
  for (let href = waiting.pop(); href !== undefined && seen.size < 400; href = waiting.pop()) {
    const text = await get(href);
    for (const lines of links(text, "/settlement/lines?")) leaves.add(lines);
    for (const next of links(text, "/settlement/figure?").filter((one) => !seen.has(one))) {
      waiting.push(next);
      seen.add(next);
    }
  }
  assert.ok(leaves.size > 0);
  assert.match(await get([...leaves][0]!), /(costs|results)\.csv/);
});

test("the asked day is kept from link to link", async () => {
  const figures = links(await get(`${ROOT}?through=2019-08-15&known-at=2019-09-01`), "/settlement/figure?");
  assert.ok(figures.length > 0);
  for (const href of figures) assert.match(href, /through=2019-08-15&known-at=2019-09-01/);
});

test("the statement is exported as JSON and as CSV", async () => {
  const statement = JSON.parse(await get(`${ROOT}/statement.json`)) as { kind: string; alliance: string };
  assert.equal(statement.kind, "statement");
  const response = await app.request(`${ROOT}/statement.csv`);
  assert.match(response.headers.get("content-disposition") ?? "", /attachment; filename="kainuu-youth-\d{4}-\d{2}-\d{2}\.csv"/);
  assert.match(await response.text(), /^tietue;vuosi;laji/);
});

test("a party's view has its own rows only, keeps the party from link to link, and knows no strangers", async () => {
  const text = await get(`${ROOT}?party=sotkamo`);
  assert.match(text, /<option value="sotkamo" selected>/);
  const figures = links(text, "/settlement/figure?");
  assert.ok(figures.length > 10);
  for (const href of figures) assert.match(href, /sotkamo.*&party=sotkamo$/);
  assert.equal((await app.request(`${ROOT}?party=nobody`)).status, 400);
});

test("a leaf of booked cost says whether VAT is within, and its rows add up to it", async () => {
  const id = "cost/2019/outreach/satumaa/purchased/2019-04-01";
  assert.match(await get(`${ROOT}/figure?id=${id}`), /Sisältää arvonlisäveroa 140,82/);
  assert.match((await get(`${ROOT}/lines?id=${id}`)).replace(/\s+/g, " "), /class="strong".*Yhteensä<\/th><td[^>]*>727,57/);
});

test("the first page compares what the sharing compares, and each amount opens", async () => {
  const text = (await get("/fi/kainuu-youth")).replaceAll("\u00a0", " ");
  for (const amount of ["853 000,00 €", "871 621,35 €", "18 621,35 € yli"]) assert.ok(text.includes(`>${amount}</a`), amount);
  for (const href of links(text, "/settlement/figure?")) await get(href);
});

test("the agreement's sentences lead to lines that the file has", async () => {
  const source = await get("/sv/kainuu-youth/agreement/source");
  for (const href of links(await get("/sv/kainuu-youth/agreement"), "/agreement/source#")) {
    assert.ok(source.includes(`id="${href.split("#")[1]}"`), href);
  }
});

test("the overview and the forecast of a year that is over tell the same distance from the target, with its direction in words", async () => {
  for (const [language, words] of [
    ["en", "under|over"],
    ["fi", "alle|yli"],
    ["sv", "under|över"],
  ] as const) {
    const overview = await get(`/${language}/kainuu-youth`);
    const told = [...overview.matchAll(new RegExp(`gain%2Fgap[^>]*>([^<]* (?:${words}))<`, "g"))].map((match) => match[1]!);
    assert.equal(told.length, 2, language);
    for (const [i, year] of ["2019", "2020"].entries()) {
      const forecast = await get(`/${language}/kainuu-youth/settlement/forecast?year=${year}&through=2021-06-30`);
      assert.ok(forecast.includes(`>${told[i]}<`), `${language} ${year}: ${told[i]}`);
    }
    assert.doesNotMatch(overview, /\(\+\)/);
  }
});

test("a year or a way of forecasting that there is not is refused, not taken for another", async () => {
  const ask = async (query: string) => app.request(`/en/kainuu-youth/settlement/forecast?${query}`);
  for (const [query, field] of [
    ["year=x", "year"],
    ["year=2035", "year"],
    ["by=x", "by"],
  ] as const) {
    const answer = await ask(query);
    assert.equal(answer.status, 400, query);
    assert.match(await answer.text(), new RegExp(`${field}`));
  }
  for (const query of ["", "year=&by=", "year=2019", "by=bottom-up"]) assert.equal((await ask(query)).status, 200, query);
});
