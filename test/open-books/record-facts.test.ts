// Costs that went onto the record settle as the file that they came from does.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readAgreement } from "../../src/agreement/read.ts";
import { priceFor } from "../../src/agreement/pricing.ts";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { acceptImport } from "../../src/open-books/import/commands.ts";
import { createImports } from "../../src/open-books/import/routes.ts";
import { readReport } from "../../src/open-books/import/report.ts";
import { findImport } from "../../src/open-books/import/store.ts";
import type { CostGroup } from "../../src/open-books/open-books.ts";
import { createCostReader } from "../../src/open-books/read-costs.ts";
import { createFactsReader } from "../../src/settlement/facts-file.ts";
import { settle } from "../../src/settlement/settlement.ts";
import { onEachDatabase } from "../store/databases.ts";
import { done, spoolDirectory, type World, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";

/** Imports the rows of one party and takes them. */
async function imported(world: World, party: string, bytes: Uint8Array, directory: string): Promise<{ batch: number; count: number }> {
  const { store, stream, runner } = world;
  const who = world.who("provider-manager", party);
  const sight = { actor: who.person, party: who.organisation, streams: [stream] };
  const imports = createImports({ store, runner, directory, log: (bug) => assert.fail(String(bug)) });
  const made = await imports.takeWhole({ who, stream }, { party, name: "costs.csv" }, pieces(bytes));
  assert("batch" in made);
  const { batch } = made;
  const place = { stream, batch };
  await imports.readingOf(place);
  const row = (await store.read(sight, (reading) => findImport(reading, place)))!;
  const { lines, counts, leftOut } = readReport(row.report!);
  assert.equal(row.state, lines.count === 0 ? "refused" : "ready");
  if (lines.count === 0) return { batch, count: 0 };
  done(await world.run(acceptImport, { batch, count: lines.count, total: lines.total, counts: counts.counts, leftOut }, who));
  await approved(world, party, batch);
  return { batch, count: lines.count };
}

/** The project office approves what the file has as approved: the file itself cannot. */
async function approved(world: World, party: string, batch: number): Promise<void> {
  const { stream } = world;
  const kept = await world.store.read({ actor: undefined, party: undefined, streams: [stream] }, (reading) =>
    reading.selectFrom("content_line").select(["line", "bytes"]).where("batch", "=", batch).execute(),
  );
  const lines = kept.filter(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes!)).approved === true).map(({ line }) => `${batch}/${line}`);
  if (lines.length === 0) return;
  assert.notEqual(party, "kainuu");
  assert.deepEqual(done(await world.run(approveCosts, { lines, approved: true, reason: "Ennakkoon sovittu." }, world.who("project-office"))), {
    lines: lines.length,
  });
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
}

const bare = ({ known: _known, source: _source, ...group }: CostGroup) => group;

onEachDatabase("an example's costs, imported party by party, give the groups and the statement of its file", async ({ store }) => {
  const spool = spoolDirectory();
  try {
    const world = await worldOn(store, EXAMPLE);
    const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
    const bytes = readFileSync(`${EXAMPLE}/costs.csv`);
    for (const { id } of agreement.parties) await imported(world, id, bytes, spool.directory);
    const clocks = { through: "2022-12-31", knownAt: "9999-12-31T23:59:59.999Z" };
    const reader = createCostReader({ agreement, file: "costs.csv", through: clocks.through });
    reader.push(bytes);
    // What hours cost their party is not for a statement that everybody reads.
    const groups = reader.end().groups.map((group) => (priceFor(agreement.costTypes[group.type]!, group.party)?.byQuantity ? { ...group, cents: 0n } : group));
    const found = await store.read({ actor: undefined, party: undefined, streams: [world.stream] }, (reading) =>
      costGroupsFrom(reading, world.stream, agreement, clocks),
    );
    assert.deepEqual(found.map(bare), groups.map(bare));
    const facts = createFactsReader({ agreement, file: "results.csv" });
    facts.push(readFileSync(`${EXAMPLE}/results.csv`));
    const results = facts.end().facts;
    const statementOf = (costs: readonly CostGroup[]) => withoutSources(settle(agreement, { ...results, costs }, clocks));
    assert.equal(statementOf(found), statementOf(groups));
    const early = { ...clocks, knownAt: "2026-02-10T09:59:59.999Z" };
    assert.deepEqual(
      await store.read({ actor: undefined, party: undefined, streams: [world.stream] }, (reading) => costGroupsFrom(reading, world.stream, agreement, early)),
      [],
    );
  } finally {
    spool.remove();
  }
});

/** The statement as text; where the facts were read is not a figure. */
function withoutSources(statement: unknown): string {
  return JSON.stringify(statement, (key, value: unknown) =>
    key === "source" || key === "sources" || key === "lines" ? undefined : typeof value === "bigint" ? String(value) : value,
  );
}
