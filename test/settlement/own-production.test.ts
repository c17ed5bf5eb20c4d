// Own production beside bought service: no cent is lost on the way from the settlement, and nobody sees a competitor's cost per unit.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { settle } from "../../src/settlement/settlement.ts";
import { factsFrom } from "../../src/settlement/store.ts";
import type { Reading } from "../../src/store/store.ts";
import { openSite } from "../open-books/record-site.ts";
import { onEachDatabase } from "../store/databases.ts";
import { enterCostsOf, enterRows, resultRows, type World, worldOn } from "./world.ts";

type Part = { side: string; providers: string[]; results: number } & Record<string, string>;
type Line = { line: string; parts: Part[]; own?: Part; bought?: Part; customers?: string };
type Answer = {
  found: boolean;
  lines: Line[];
  pairs: { lines: string[]; own: Part; bought: Part; types: { own: string[]; bought: string[] } }[];
  notes: ({ code: string } & Record<string, unknown>)[];
};

async function filled(world: World, from: string, to: string): Promise<void> {
  await enterCostsOf(world, from, to, "2021-03-01T10:00:00.000Z");
  const rows = resultRows(world).filter(({ day }) => day !== undefined && day <= to);
  await enterRows(world, rows, "2021-03-02T10:00:00.000Z");
}

/** What the settlement itself says of a year: what it reimburses of cost by provider, and the fees. */
async function settled({ store, runner, stream, agreement }: World, year: string) {
  const sight = { actor: undefined, party: undefined, streams: [stream] };
  return store.read(sight, async (reading: Reading) => {
    const at = { stream, states: await runner.states(reading, stream) };
    const { facts } = await factsFrom(reading, at, agreement, {});
    const knownAt = "9999-12-31T23:59:59.999Z";
    const costs = await costGroupsFrom(reading, stream, agreement, { through: "2026-11-22", knownAt });
    const { figures } = settle(agreement, { ...facts, costs }, { through: "2026-11-22", knownAt });
    const total = (root: string): number => figures.reduce((all, { id, value }) => (id.startsWith(`${root}/${year}/`) ? all + ratioOf(value) : all), 0);
    return { cost: total("cost-cell"), direct: total("cost-direct"), fee: total("fee") };
  });
}

function ratioOf(text: string): number {
  const [n, d = "1"] = text.split("/");
  return Number(n) / Number(d);
}

onEachDatabase("the parts of every line make up what the settlement counts and what is earned in fees", async ({ store }) => {
  const world = await worldOn(store, "examples/structural-change");
  await filled(world, "2019-01-01", "2020-12-31");
  const controller = world.who("purchaser-controller", "koivumaa");
  for (const year of ["2019", "2020"]) {
    const { lines } = (await world.question("books/own-production", { year }, controller)) as unknown as Answer;
    const total = (name: string): number => lines.flatMap(({ parts }) => parts).reduce((all, part) => all + Number(part[name]), 0);
    const own = await settled(world, year);
    const near = (name: string, expected: number) => assert(Math.abs(total(name) - expected) <= lines.length * 2, `${name} ${total(name)} ${expected}`);
    near("direct", own.direct);
    near("overhead", own.cost - own.direct);
    near("fee", own.fee);
    near("full", own.cost + own.fee);
    assert(total("fee") > 0 && total("overhead") > 0);
  }
});

onEachDatabase("a line with both sides is a pair, with what makes its sides less comparable than they look", async ({ store }) => {
  const world = await worldOn(store, "examples/structural-change");
  await filled(world, "2019-01-01", "2019-12-31");
  const ask = async (role: Parameters<World["who"]>[0], party: string, year = "2019") =>
    (await world.question("books/own-production", { year }, world.who(role, party))) as unknown as Answer;
  const controller = await ask("purchaser-controller", "koivumaa");
  assert.deepEqual(
    controller.pairs.map(({ lines, own, bought }) => [lines, own.providers, bought.providers]),
    [
      [["retraining"], ["kuntayhtyma"], ["turva"]],
      [["new-business"], ["tehtaala"], ["uusialku"]],
    ],
  );
  const [retraining] = controller.pairs;
  assert(!("perCustomer" in retraining!.own), "customers of the line are not known by side");
  assert.deepEqual(retraining!.types, { own: ["salary", "premises"], bought: ["hours"] });
  const codes = controller.notes.map(({ code }) => code);
  assert.deepEqual(
    codes.filter((code) => ["no-overhead", "for-another", "customers-together", "no-customers", "development", "in-fee"].includes(code)),
    ["no-overhead", "for-another", "no-customers", "customers-together", "in-fee", "development"],
  );
  const noted = (code: string) => controller.notes.find((note) => note.code === code)!;
  assert.deepEqual(noted("no-overhead")["parties"], ["tehtaala"], "the joint authority gets overhead, the city none");
  assert.deepEqual(noted("for-another")["parties"], ["kuntayhtyma"]);
  assert.deepEqual(noted("customers-together")["lines"], ["retraining"]);
  assert.equal((await ask("auditor", "koivumaa", "2031")).found, false);
  assert.deepEqual(
    (await ask("auditor", "koivumaa", "2020")).lines.filter(({ parts }) => parts.some(({ direct }) => direct !== "0")),
    [],
  );
});

onEachDatabase("services of one task are laid side by side, per customer once customers of both sides are counted", async ({ store }) => {
  const folder = mkdtempSync(join(tmpdir(), "sameside-own-"));
  cpSync("examples/kainuu-youth", folder, { recursive: true });
  const counted = ["youth-workshop", "outreach"].map(
    (line) => `    ${line}: { fixed: 100 %, unit: customer, planned: { "2019": 80, "2020": 90 }, max: none }\n`,
  );
  const text = readFileSync(join(folder, "agreement.yaml"), "utf8");
  writeFileSync(join(folder, "agreement.yaml"), text.replace("  volume:\n", `  volume:\n${counted.join("")}`));
  const world = await worldOn(store, folder);
  await filled(world, "2019-01-01", "2019-12-31");
  rmSync(folder, { recursive: true });
  const ask = async (role: Parameters<World["who"]>[0] = "purchaser-controller", party = "kainuu") =>
    (await world.question("books/own-production", { year: "2019" }, world.who(role, party))) as unknown as Answer;
  const [before] = (await ask()).pairs;
  assert.deepEqual(before!.lines, ["coaching", "youth-workshop", "outreach"]);
  assert(!("customers" in before!.own));
  const volumes = [
    { kind: "volume", day: "2019-06-30", line: "youth-workshop", count: "50" },
    { kind: "volume", day: "2019-12-31", line: "youth-workshop", count: "30" },
    { kind: "volume", day: "2019-12-31", line: "outreach", count: "40" },
  ];
  await enterRows(world, volumes, "2021-03-03T10:00:00.000Z");
  const [pair] = (await ask()).pairs;
  assert.deepEqual([pair!.own["customers"], Number(pair!.bought["customers"]) > 40], ["80", true]);
  for (const part of [pair!.own, pair!.bought]) {
    const each = Number(part["full"]) / Number(part["customers"]);
    assert(Math.abs(Number(part["perCustomer"]) - each) <= 1);
  }
  assert.equal(pair!.own["fee"], "0");
  assert(Number(pair!.own["vatBack"]) > 0 && pair!.own["vatCost"] === "0", "a city's VAT is refunded");
  assert(Number(pair!.bought["vatCost"]) > 0, "an association's VAT is cost");
  assert(Number(pair!.own["credits"]) > 0, "pay subsidy lowers the cost and is told");
  const priced = ({ lines, pairs }: Answer): string[] => {
    const parts = [...lines.flatMap(({ parts: each, own, bought }) => [...each, own, bought]), ...pairs.flatMap(({ own, bought }) => [own, bought])];
    return [...new Set(parts.flatMap((part) => (part && ("perCustomer" in part || "perResult" in part) ? [part.providers.join(" ")] : [])))].sort();
  };
  const all = priced(await ask());
  assert.deepEqual(all, ["kajaani", "keksitty", "satumaa", "uramylly", "uramylly keksitty", "uramylly keksitty satumaa"]);
  for (const provider of ["uramylly", "keksitty", "satumaa", "kajaani"]) assert.deepEqual(priced(await ask("provider-manager", provider)), [provider]);
  for (const role of ["financial-expert", "auditor"] as const) assert.deepEqual(priced(await ask(role)), all);
  assert.deepEqual(priced(await ask("purchaser-decider")), [], "the agreement opens unit prices to controller, expert and auditor");
});

test("the page shows the two sides with what is missing, and closes to a provider what a unit of another's work costs", async () => {
  const data = mkdtempSync(join(tmpdir(), "sameside-own-page-"));
  const site = await openSite(data);
  try {
    const page = async (role: string, organisation: RegExp, year = "2020"): Promise<string> => {
      const { cookie } = await site.signIn(role, organisation);
      const answer = await site.app.request(`/en/${site.stream}/books/own-production?year=${year}`, { headers: { cookie } });
      assert.equal(answer.status, 200);
      return answer.text();
    };
    const controller = await page("purchaser-controller", /Kainuu/);
    for (const says of [
      /Services of the same task/,
      /customers are not counted for each side/i,
      /adds no overhead for Kajaanin kaupunki/,
      /<svg[^>]*class="chart"/,
    ])
      assert.match(controller, says);
    assert.doesNotMatch(controller, /not shown to you/);
    const provider = await page("provider-manager", /Uramylly/);
    assert.match(provider, /Another provider&#39;s customers and cost per customer or result are not shown to you/);
    assert.match(provider, /The cost of a customer is not shown to you/);
    assert.match(await page("auditor", /Kainuu/, "2019"), /Cost of the development phase/);
    const links = await (await site.app.request(`/en/${site.stream}/books`, { headers: { cookie: (await site.signIn("auditor", /Kainuu/)).cookie } })).text();
    assert.match(links, /books\/own-production"/);
    assert.deepEqual(site.bugs, []);
  } finally {
    await site.close();
    rmSync(data, { recursive: true, force: true });
  }
});
