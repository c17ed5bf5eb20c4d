// The settlement's pages over a record: what is settled and what is only computed, the way down to lines of batches, and the forecast.
import assert from "node:assert/strict";
import { recordOf } from "../../src/settlement/asked/store.ts";
import type { SettlementCase } from "../../src/settlement/case.ts";
import { enterForecast } from "../../src/settlement/planned/commands.ts";
import { proposeStatement } from "../../src/settlement/commands.ts";
import { settlementRoutes } from "../../src/settlement/routes.ts";
import { factsFrom } from "../../src/settlement/store.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import type { Reading } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { approveAll, done, enterCostsOf, enterRows, resultRows, type World, worldOn } from "./world.ts";

const ALWAYS = "9999-12-31T23:59:59.999Z";

async function caseOf({ store, runner, stream, agreement }: World): Promise<SettlementCase> {
  const reads = <T>(work: (reading: Reading) => Promise<T>): Promise<T> => store.read({ actor: undefined, party: undefined, streams: [stream] }, work);
  const at = { stream, states: await reads((reading) => runner.states(reading, stream)) };
  const factsFor: SettlementCase["factsFor"] = ({ through, knownAt = ALWAYS }) =>
    reads(async (reading) => {
      const { facts } = await factsFrom(reading, at, agreement, { knownAt });
      return { facts: { ...facts, costs: await costGroupsFrom(reading, stream, agreement, { through, knownAt }) }, unread: [] };
    });
  return { slug: stream, agreement, files: new Map(), lastDay: "2020-12-31", factsFor, record: recordOf(reads, at, async () => []) };
}

onEachDatabase("a settled statement shows itself for good, with the way from any figure to the lines of its batches", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  await enterCostsOf(world, "2019-01-01", "2019-12-31", "2020-01-20T10:00:00.000Z");
  const rows = resultRows(world).filter(({ day }) => day !== undefined && day <= "2019-12-31");
  await enterRows(world, rows, "2020-01-25T10:00:00.000Z");
  const office = world.who("project-office", "kainuu");
  const { statement } = done(await world.run(proposeStatement, { through: "2019-12-31" }, office, "2020-02-03T10:00:00.000Z"));
  const page = async (path: string): Promise<string> => {
    const of = await caseOf(world);
    const answer = await settlementRoutes((_c, slug) => (slug === of.slug ? of : undefined)).request(`/en/${of.slug}/settlement${path}`);
    assert.equal(answer.status, 200, path);
    return answer.text();
  };
  assert.match(await page(`?statement=${statement}`), /waits for the approval of: Kainuun maakunta/);
  await approveAll(world, statement, ({ parties }) => parties.filter(({ joins }) => joins === undefined), "2020-02-10T10:00:00.000Z");
  assert.match(await page("?through=2019-12-31"), /computed from what the record holds now/);
  const settled = await page(`?statement=${statement}`);
  assert.match(settled, /settled on 10 February 2020 and stays as it is/);
  assert.match(settled, new RegExp(`figure\\?id=[^"]+statement=${statement}`));
  const { content } = await world.question("settlement/statement", { statement, figures: "yes" }, office);
  const { figures } = content as { figures: { id: string; sources?: string[]; label: { key: string } }[] };
  const cost = figures.find(({ label, sources }) => label.key === "booked-cost" && sources?.[0]?.startsWith("batch/"))!;
  const lines = await page(`/lines?id=${encodeURIComponent(cost.id)}&statement=${statement}`);
  assert.match(lines, /<h2>Batch \d+ of costs<\/h2>/);
  assert.match(lines, /Of which VAT/);
  assert.doesNotMatch(lines, /supplier|document/);
  const claim =
    figures.find(({ id, sources }) => id.startsWith("claim") && sources?.[0]?.startsWith("batch/")) ?? figures.find(({ label }) => label.key === "volume")!;
  const claimed = await page(`/lines?id=${encodeURIComponent(claim.id)}&statement=${statement}`);
  assert.match(claimed, /verified-on|count/);
  assert.match(claimed, /<h2><a href="[^"]+\/results\/\d+">Batch \d+ of results/);
  for (const { customer } of rows) if (customer !== undefined) assert(!claimed.includes(customer));
  const everything = JSON.stringify(content);
  for (const { customer } of rows) if (customer !== undefined) assert(!everything.includes(customer), customer);
  assert.match(await page(`/statement.csv?statement=${statement}`), /;|,/);
});

onEachDatabase("the forecast's page warns first, and shows plans where there are some", async ({ store }) => {
  const world = await worldOn(store, "examples/kainuu-youth");
  await enterCostsOf(world, "2020-01-01", "2020-06-30", "2020-07-10T10:00:00.000Z");
  const lines = [{ line: "youth-workshop", type: "salary", month: "2020-11", net: "90000000" }];
  done(await world.run(enterForecast, { party: "kajaani", booked: "2020-06", lines }, world.who("provider-manager", "kajaani"), "2020-07-11T10:00:00.000Z"));
  const of = await caseOf(world);
  const app = settlementRoutes(() => of);
  for (const [by, expected] of [
    ["run-rate", /Booked through 30 June 2020/],
    ["bottom-up", /Kajaanin kaupunki would owe €[\d,.]+, which exceeds its appropriation in the agreement, €400,000\.00/],
  ] as const) {
    const answer = await app.request(`/en/${of.slug}/settlement/forecast?year=2020&through=2020-07-20&by=${by}`);
    assert.equal(answer.status, 200);
    assert.match(await answer.text(), expected);
  }
  assert.match(await (await app.request(`/en/${of.slug}/settlement/forecast?year=2020&through=2020-01-05`)).text(), /nothing to forecast from yet/);
});
