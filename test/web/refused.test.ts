// The pages settle as the command settles, and where it refuses they refuse.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { readAlliances } from "../../src/desk/demo.ts";
import { pages } from "../../src/desk/server.ts";
import type { Statement } from "../../src/settlement/statement.ts";
import { FIXTURES, ROOT, sameside } from "../cli/sameside.ts";

type Get = (path: string) => Promise<{ readonly status: number; readonly text: string }>;

/** The pages of a copy of the small alliance after something was done to its files. */
async function served(change: (file: (name: string) => string) => void, work: (get: Get, folder: string) => Promise<void>): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-web-"));
  try {
    const folder = join(directory, "small");
    cpSync(join(FIXTURES, "small"), folder, { recursive: true });
    change((name) => join(folder, name));
    const { alliances } = readAlliances(folder);
    const bugs: unknown[] = [];
    const app = pages(alliances, (bug) => bugs.push(bug));
    await work(async (path) => {
      const response = await app.request(path);
      return { status: response.status, text: (await response.text()).replaceAll("\u00a0", " ") };
    }, folder);
    assert.deepEqual(bugs, []);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

const append = (path: string, text: string): void => writeFileSync(path, readFileSync(path, "utf8") + text);

test("rows that cannot be read stand with line, reason and amount where the statement would stand", async () => {
  const spoil = (file: (name: string) => string): void => {
    append(file("costs.csv"), "tekija,work,cost,2020-05-01,100.000\nnobody,work,cost,2020-05-01,12.50\n");
    append(file("results.csv"), "close,,,2020,,soon\n");
  };
  await served(spoil, async (get, folder) => {
    assert.equal(sameside(["settle", folder]).code, 1);
    const { status, text } = await get("/en/small/settlement");
    assert.equal(status, 409);
    assert.doesNotMatch(text, /To be paid now/);
    for (const said of [/Line 5/, /costs\/amount-ambiguous/, /Line 6/, /“nobody”/, /€12\.50/, /results\.csv/, /Line 3/]) assert.match(text, said);
    for (const page of ["figure?id=pay/kunta/tekija/cost/invoice", "lines?id=pay/kunta/tekija/cost/invoice", "forecast"])
      assert.equal((await get(`/en/small/settlement/${page}`)).status, 409, page);
    const json = await get("/en/small/settlement/statement.json");
    assert.equal(json.status, 409);
    const refused = JSON.parse(json.text) as { kind: string; files: { file: string; rows: number; listed: { line: number; cents?: string }[] }[] };
    assert.deepEqual(
      [refused.kind, refused.files.map(({ file, rows }) => [file, rows])],
      [
        "refused",
        [
          ["costs.csv", 2],
          ["results.csv", 1],
        ],
      ],
    );
    assert.deepEqual(
      refused.files[0]!.listed.map(({ line, cents }) => [line, cents]),
      [
        [5, undefined],
        [6, "1250"],
      ],
    );
    const csv = await get("/en/small/settlement/statement.csv");
    assert.equal(csv.status, 409);
    assert.match(csv.text, /costs\.csv:6: .*nobody.*€12\.50.*costs\/party-unknown/);
    for (const language of ["fi", "sv", "en"]) {
      const first = await get(`/${language}/small`);
      assert.equal(first.status, 200);
      assert.doesNotMatch(first.text, /settlement\/figure/);
      assert.match(first.text, /--accept-listed/);
    }
    assert.doesNotMatch((await get("/en/small/what-if")).text, /as it turned out/i);
  });
});

test("without costs, or with a file of headers alone, the pages settle as little as the command", async () => {
  for (const spoil of [
    (file: (name: string) => string) => rmSync(file("costs.csv")),
    (file: (name: string) => string) => writeFileSync(file("costs.csv"), "party,line,type,day,net\n"),
  ])
    await served(spoil, async (get) => {
      const { status, text } = await get("/en/small/settlement");
      assert.equal(status, 409);
      assert.match(text, /--no-costs/);
      assert.equal((await get("/en/small")).status, 200);
    });
});

test("an export has the very bytes that the command writes: sources, hashes and remarks", async () => {
  const spoil = (file: (name: string) => string): void => {
    append(file("costs.csv"), "tekija,work,cost,2019-12-31,12.50\n");
    writeFileSync(file("costs.csv.gz"), gzipSync(readFileSync(file("costs.csv"))));
    rmSync(file("costs.csv"));
    rmSync(file("results.csv"));
  };
  await served(spoil, async (get, folder) => {
    const statement = JSON.parse((await get("/en/small/settlement/statement.json?through=2020-06-30&known-at=2020-06-30")).text) as Statement;
    const { out } = sameside(["settle", folder, "--through", "2020-06-30", "--known-at", "2020-06-30", "--format", "json"]);
    const own = JSON.parse(out) as Statement;
    assert.deepEqual([statement.sources, statement.notes], [own.sources, own.notes]);
    assert.deepEqual(
      statement.notes.map(({ code }) => code).filter((code) => ["rows-outside-term", "known-at-untold", "no-results-file"].includes(code)),
      ["no-results-file", "rows-outside-term", "known-at-untold"],
    );
  });
  const { alliances } = readAlliances(join(ROOT, "examples/kainuu-youth"));
  const app = pages(alliances, () => {});
  const clocks = "through=2019-09-30&known-at=2019-10-31";
  const exported = await (await app.request(`/en/kainuu-youth/settlement/statement.json?${clocks}`)).text();
  const args = ["settle", "examples/kainuu-youth", "--through", "2019-09-30", "--known-at", "2019-10-31"];
  assert.ok(exported === sameside([...args, "--format", "json"]).out);
  const csv = await app.request(`/en/kainuu-youth/settlement/statement.csv?${clocks}`);
  assert.ok(Buffer.from(await csv.arrayBuffer()).toString("utf8") === sameside([...args, "--format", "csv", "--lang", "en"]).out);
});
