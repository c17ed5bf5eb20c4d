// Hours, units and coefficients have a price in the agreement: whatever was booked, what it pays is what is shown, confirmed and weighed.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { paidFor, worthOf } from "../../src/agreement/pricing.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { rebuild } from "../../src/api/rebuild.ts";
import { add, compare, ratio, sub } from "../../src/kernel/share.ts";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { drawMoney } from "../../src/open-books/audit/sample.ts";
import * as audit from "../../src/open-books/audit/store.ts";
import { monthEnd } from "../../src/open-books/closing/commands.ts";
import { enterCosts, openFinding, settleFinding, signMonth } from "../../src/open-books/commands.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { acceptImport } from "../../src/open-books/import/commands.ts";
import { createImports } from "../../src/open-books/import/routes.ts";
import { bookGroups, bookLines, findingList, importList } from "../../src/open-books/shown/commands.ts";
import { EVERYTHING_KNOWN } from "../../src/kernel/day.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answer, codes, done, SLICES, spoolDirectory, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";
const { value: AGREEMENT } = readAgreement("agreement.yaml", readFileSync(`${EXAMPLE}/agreement.yaml`, "utf8"));
/** A thousand hours at 47.50 €, booked as a cent. */
const HOURS = { line: "coaching", type: "coach-hour", day: "2020-03-10", net: "1", quantity: "1000" };
const ENTERED = { party: "uramylly", lines: [HOURS, { ...HOURS, type: "salary", net: "10000", quantity: undefined }] };

onEachDatabase("what the agreement excludes, or the fee covers, counts nothing wherever a sum is confirmed", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const [manager, controller] = [world.who("provider-manager", "uramylly"), world.who("purchaser-controller")];
  const salary = { ...HOURS, type: "salary", net: "10000", quantity: undefined };
  const taken = done(
    await world.run(enterCosts, { party: "uramylly", lines: [salary, { ...salary, type: "board-fees" }, { ...salary, type: "it" }] }, manager),
  );
  assert.deepEqual([taken.total, taken.counts], ["30000", "10000"]);
  for (const filter of [{}, { least: "1" }]) {
    const { lines, cents } = await answer(world, bookLines, filter, controller);
    assert.deepEqual([cents, lines.map((line) => line["cents"]).sort()], ["10000", ["0", "0", "10000"]]);
  }
  const { groups } = await answer(world, bookGroups, { by: "type" }, controller);
  assert.deepEqual(
    groups.map(({ cents }) => cents),
    ["0", "0", "10000"],
  );
});

onEachDatabase("a thousand hours that were booked as a cent count a thousand hours wherever a sum is shown and confirmed", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const [manager, controller] = [world.who("provider-manager", "uramylly"), world.who("purchaser-controller")];
  const taken = done(await world.run(enterCosts, ENTERED, manager));
  assert.deepEqual([taken.total, taken.counts], ["10001", "4760000"]);
  const rival = world.who("provider-manager", "keksitty");
  for (const who of [manager, controller, rival]) {
    const { lines, cents } = await answer(world, bookLines, { least: "1", sort: "net" }, who);
    // Whoever may not see what the hours cost their party finds them where what is paid for them puts them.
    const [hours, salary] = who === rival ? [lines[1]!, lines[0]!] : [lines[0]!, lines[1]!];
    assert.deepEqual([cents, hours["cents"], salary["cents"]], ["4760000", "4750000", "10000"]);
    assert.equal(hours["quantity"], "1000000000");
    assert.equal(hours["net"], who === rival ? undefined : "1");
    assert.equal((await answer(world, bookLines, {}, who)).cents, "4760000");
  }
  const { groups } = await answer(world, bookGroups, { by: "month,line" }, rival);
  assert.deepEqual(groups, [{ month: "2020-03", line: "coaching", count: "2", net: null, cents: "4760000", waits: "0" }]);

  const { finding } = done(await world.run(openFinding, { lines: ["0/0"], question: "Mitä tämä on?" }, controller));
  const { findings } = await answer(world, findingList, {}, manager);
  assert.deepEqual([findings[0]!["net"], findings[0]!["cents"]], ["1", "4750000"]);
  const month = async () => ((await answer(world, monthEnd, { party: "uramylly", month: "2020-03" }, manager)) as Record<string, unknown>)["counted"];
  assert.deepEqual(await month(), { net: "10001", vat: "0", grants: "0", counts: "10000", apart: "4750000", priced: "4749999" });
  const upTo = (limit: bigint) => ({ ...controller, grants: controller.grants.map((grant) => ({ ...grant, limit })) });
  const decide = (limit: bigint) => world.run(settleFinding, { finding, outcome: "accepted", reason: "Selvä." }, upTo(limit));
  assert.deepEqual(codes(await decide(4_749_999n)), ["api/above-mandate"]);
  done(await decide(4_750_000n));

  const sign = (counts: object) => world.run(signMonth, { party: "uramylly", month: "2020-03", count: 2, total: "10001", ...counts }, manager);
  assert.deepEqual(codes(await sign({})), ["open-books/counts-differ"]);
  done(await sign({ counts: "4760000" }));
  const eyes = { all: true, own: [], open: [], prices: true, agreement: AGREEMENT };
  const scope = { stream: world.stream, eyes, party: "uramylly", from: "2020-03", to: "2020-03" };
  const { population, inFull, least } = await store.read(INSTALLATION, async (reading) => {
    const found = await audit.populationOf(reading, scope);
    const money = drawMoney("1", found.absolute, await audit.largestAmounts(reading, scope, 1), 1)!;
    const full = [...(await audit.linesInFull(reading, scope, money)), ...(await audit.linesByMoney(reading, scope, money))];
    return { population: found, inFull: full, least: await audit.linesFrom(reading, scope, 10_001n, 5) };
  });
  assert.deepEqual([population.net, population.cents, population.absolute], [10001n, 4_760_000n, 4_760_000n]);
  for (const picked of [inFull, least])
    assert.deepEqual(
      picked.map(({ line }) => [line.batch, line.line, line.cents]),
      [[0, 0, 4_750_000n]],
    );
  const { tables } = await rebuild(store, SLICES, "keep");
  assert.deepEqual(
    tables.filter(({ more, less }) => more + less > 0),
    [],
  );
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}

onEachDatabase("a file of hours is taken by what the agreement pays, and its preview says so", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const who = world.who("provider-manager", "uramylly");
  const { directory, remove } = spoolDirectory();
  const bugs: unknown[] = [];
  try {
    const imports = createImports({ store, runner: world.runner, directory, log: (bug) => bugs.push(bug) });
    const text = "party;line;type;day;net;quantity\nuramylly;coaching;coach-hour;2020-03-10;0,01;600\nuramylly;coaching;coach-hour;2020-03-11;0,01;400\n";
    const made = await imports.takeWhole({ who, stream: world.stream }, { party: "uramylly", name: "tunnit.csv" }, bytesOf(text));
    assert("batch" in made);
    await imports.readingOf({ stream: world.stream, batch: made.batch });
    const { imports: waiting } = await answer(world, importList, {}, who);
    const { counts } = (waiting as unknown as readonly { report: { counts: Record<string, string> } }[])[0]!.report;
    assert.deepEqual([counts["net"], counts["counts"], counts["priced"]], ["2", "4750000", "4749998"]);
    const accept = (more: object) => world.run(acceptImport, { batch: made.batch, count: 2, total: "2", leftOut: 0, ...more }, who);
    assert.deepEqual(codes(await accept({})), ["open-books/counts-differ"]);
    done(await accept({ counts: "4750000" }));
    assert.equal((await answer(world, bookLines, {}, who)).cents, "4750000");
    assert.deepEqual(bugs, []);
  } finally {
    remove();
  }
});

onEachDatabase("an approval of hours is measured by what the agreement pays for them", async ({ store }) => {
  const { directory, remove } = spoolDirectory();
  try {
    const folder = join(directory, "tunnit");
    mkdirSync(folder);
    const text = readFileSync(`${EXAMPLE}/agreement.yaml`, "utf8");
    writeFileSync(join(folder, "agreement.yaml"), text.replace("coach-hour: { class: reimbursable,", "coach-hour: { class: conditional, condition: sovittu,"));
    const world = await worldOn(store, folder);
    const manager = world.who("provider-manager", "uramylly");
    done(await world.run(enterCosts, ENTERED, manager));
    const month = (await answer(world, monthEnd, { party: "uramylly", month: "2020-03" }, manager)) as Record<string, unknown>;
    assert.equal(month["waits"], "4750000");
    const approve = (limit: bigint) => {
      const who = world.who("project-office");
      const grants = who.grants.map((grant) => ({ ...grant, limit }));
      return world.run(approveCosts, { lines: ["0/0"], approved: true, reason: "Sovittu." }, { ...who, grants });
    };
    assert.deepEqual(codes(await approve(4_749_999n)), ["api/above-mandate"]);
    done(await approve(4_750_000n));
  } finally {
    remove();
  }
});

const lines = fc.array(
  fc.record({
    type: fc.constantFrom("coach-hour", "part-time", "salary"),
    net: fc.integer({ min: -100_000, max: 100_000 }),
    quantity: fc.integer({ min: 1, max: 90_000_000 }),
  }),
  { minLength: 1, maxLength: 12 },
);
const rowOf = ({ type, net, quantity }: { type: string; net: number; quantity: number }) => {
  const [party, line] = type === "part-time" ? ["satumaa", "outreach"] : ["uramylly", "coaching"];
  const units = `${net < 0 ? "-" : ""}${Math.floor(quantity / 1e6)}.${String(quantity % 1e6).padStart(6, "0")}`;
  return { party, line: { line, type, day: "2020-03-10", net: String(net), ...(type === "coach-hour" ? { quantity: units } : {}) } };
};

onEachDatabase("sums of the books lie within half a cent a party and type of what the settlement reckons", async ({ store }) => {
  await fc.assert(
    fc.asyncProperty(lines, async (made) => {
      const world = await worldOn(store, EXAMPLE);
      const rows = made.map(rowOf);
      for (const party of new Set(rows.map((row) => row.party!))) {
        const own = rows.filter((row) => row.party === party).map(({ line }) => line);
        done(await world.run(enterCosts, { party, lines: own, again: true }, world.who("provider-manager", party)));
      }
      const groups = await store.read(INSTALLATION, (reading) =>
        costGroupsFrom(reading, world.stream, AGREEMENT!, { through: "2026-02-10", knownAt: EVERYTHING_KNOWN }),
      );
      const exact = groups.reduce((sum, group) => add(sum, worthOf(AGREEMENT!.costTypes[group.type], group.party, group)), ratio(0n));
      const told = BigInt((await answer(world, bookLines, {}, world.who("purchaser-controller"))).cents);
      const gap = sub(ratio(told), exact);
      assert(compare(gap.n < 0n ? sub(ratio(0n), gap) : gap, ratio(3n, 2n)) <= 0, `${told} beside ${exact.n}/${exact.d}`);
      const whole = Map.groupBy(groups, ({ party, type }) => `${party} ${type}`);
      const sums = [...whole.values()].map(([head, ...rest]) =>
        rest.reduce((sum, { cents, quantity }) => ({ ...sum, cents: sum.cents + cents, quantity: sum.quantity + quantity }), head!),
      );
      assert.equal(
        told,
        sums.reduce((all, sum) => all + paidFor(AGREEMENT!, sum), 0n),
      );
    }),
    { numRuns: 8 },
  );
});

test("half a cent counts as a whole one, of either sign", () => {
  const paid = (quantity: bigint) => paidFor(AGREEMENT!, { party: "uramylly", type: "coach-hour", cents: 1n, quantity });
  assert.deepEqual([paid(1_000_000n), paid(200n), paid(-200n), paid(100n), paid(106n)], [4750n, 1n, -1n, 0n, 1n]);
});
