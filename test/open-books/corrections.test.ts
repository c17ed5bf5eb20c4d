// A correction takes off or adds: it does not turn a cost into its opposite unless that is said.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { readAgreement } from "../../src/agreement/read.ts";
import type { Who } from "../../src/api/roles.ts";
import { parseEntry } from "../../src/log/entry.ts";
import { correctCosts, enterCosts, escalateFinding, openFinding, settleFinding } from "../../src/open-books/commands.ts";
import { beyondList } from "../../src/open-books/corrections/commands.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { findingList } from "../../src/open-books/shown/commands.ts";
import { booksStore } from "../../src/open-books/store.ts";
import { type Database, onEachDatabase } from "../store/databases.ts";
import { answer, codes, done, type World, worldOn } from "./record-world.ts";

type Raw = Database["raw"];

const EXAMPLE = "examples/kainuu-youth";
const line = (net: string, over: object = {}) => ({ line: "coaching", type: "salary", day: "2020-03-10", net, ...over });

onEachDatabase("corrections that turn what is left of a line round are refused with the arithmetic, until that is said to be meant", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const hours = { type: "coach-hour", quantity: "8" };
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("10000"), line("-5000"), line("0", hours)] }, manager));
  const correct = async (lines: readonly object[], more: object = {}) => world.run(correctCosts, { party: "uramylly", lines, ...more }, manager);
  const beyond = await correct([line("-100000", { corrects: "0/0" })]);
  assert.deepEqual(
    beyond.refusals?.map(({ code, args, pointer }) => [code, args, pointer]),
    [["open-books/beyond-line", { ref: "0/0", line: "100.00", stands: "100.00", change: "-1000.00", left: "-900.00" }, "/lines/0/net"]],
  );
  done(await correct([line("-6000", { corrects: "0/0" })]));
  // Two at once, and one of a correction, count with the line that they all come from.
  const both = [line("-3000", { corrects: "0/0" }), line("-3000", { corrects: "1/0" })];
  assert.deepEqual(codes(await correct(both)), ["open-books/beyond-line"]);
  done(await correct([line("-4000", { corrects: "1/0" })]));
  assert.deepEqual(codes(await correct([line("-1", { corrects: "0/0" })])), ["open-books/beyond-line"]);
  done(await correct([line("2500", { corrects: "2/0" })]));
  assert.deepEqual(codes(await correct([line("5001", { corrects: "0/1" })])), ["open-books/beyond-line"]);
  done(await correct([line("5000", { corrects: "0/1" })]));
  const more = line("0", { ...hours, quantity: "-9", corrects: "0/2" });
  assert.deepEqual(codes(await correct([more])), ["open-books/beyond-quantity"]);
  done(await correct([more], { beyond: true }));
  // What is beyond already may come back.
  done(await correct([line("0", { ...hours, quantity: "0.5", corrects: "0/2" })]));
});

onEachDatabase(
  "a correction has type and service of the line that it corrects, however deep: another would be paid otherwise, or by others",
  async ({ store }) => {
    const world = await worldOn(store, EXAMPLE);
    const manager = world.who("provider-manager", "satumaa");
    const outreach = { line: "outreach", type: "purchased" };
    const correct = async (corrects: string, net: string, over: object) =>
      world.run(correctCosts, { party: "satumaa", lines: [line(net, { ...outreach, corrects, ...over })], beyond: true }, manager);
    done(await world.run(enterCosts, { party: "satumaa", lines: [line("100000", outreach)] }, manager));
    done(await correct("0/0", "-1000", {}));
    for (const ref of ["0/0", "1/0"]) {
      const told = { line: ref, type: "purchased", service: "outreach" };
      for (const [over, at] of [
        [{ type: "board-fees" }, "type"],
        [{ line: "mobile-guidance" }, "line"],
      ] as const) {
        const { refusals = [] } = await correct(ref, "-99000", over);
        assert.deepEqual(
          refusals.map(({ code, args, pointer }) => [code, args, pointer]),
          [["open-books/other-cost", told, `/lines/0/${at}`]],
        );
      }
    }
    done(await correct("1/0", "-99000", {}));
  },
);

onEachDatabase("where quantity is paid, a correction leaves neither net without quantity nor quantity without net, meant or not", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const hours = { type: "coach-hour", quantity: "1000" };
  const correct = async (net: string, over: object, more: object = {}) =>
    codes(await world.run(correctCosts, { party: "uramylly", lines: [line(net, { type: "coach-hour", ...over })], ...more }, manager));
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("4750000", hours), line("0", hours), line("100", { quantity: "3" })] }, manager));
  assert.deepEqual(await correct("-4750000", { corrects: "0/0", quantity: "0" }), ["open-books/left-quantity"]);
  assert.deepEqual(await correct("-4750000", { corrects: "0/0", quantity: "-0.000001" }, { beyond: true }), ["open-books/left-quantity"]);
  assert.deepEqual(await correct("0", { corrects: "0/0", quantity: "-1000" }), ["open-books/left-quantity"]);
  assert.deepEqual(await correct("-475000", { corrects: "0/0", quantity: "-100" }), []);
  assert.deepEqual(await correct("-4275000", { corrects: "1/0", quantity: "0" }), ["open-books/left-quantity"]);
  assert.deepEqual(await correct("-4275000", { corrects: "1/0", quantity: "-900" }), []);
  assert.deepEqual(await correct("0", { corrects: "0/1", quantity: "-5" }), []);
  assert.deepEqual(await correct("-100", { corrects: "0/2", type: "salary" }), []);
});

onEachDatabase("where quantity is paid, net and quantity fall in proportion, or stand in a list for those who see both", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const hours = { type: "coach-hour", quantity: "3" };
  const correct = async (net: string, over: object, more: object = {}) =>
    codes(await world.run(correctCosts, { party: "uramylly", lines: [line(net, { type: "coach-hour", ...over })], ...more }, manager));
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("10000", hours), line("10000", { ...hours, document: "B" })] }, manager));
  // All but a cent of the net, and none of the hours that are paid.
  assert.deepEqual(await correct("-9999", { corrects: "0/0", quantity: "0" }), ["open-books/beyond-price"]);
  assert.deepEqual(await correct("-1", { corrects: "0/0", quantity: "-2" }), ["open-books/beyond-price"]);
  assert.deepEqual(await correct("-2", { corrects: "0/0", quantity: "0" }), ["open-books/beyond-price"]);
  assert.deepEqual(await correct("-1", { corrects: "0/0", quantity: "0" }), []);
  assert.deepEqual(await correct("-3332", { corrects: "0/0", quantity: "-1" }), []);
  const list = async (asker: Who) => (await answer(world, beyondList, {}, asker)).lines.map(({ ref, apart }) => [ref, apart]);
  assert.deepEqual(await list(world.who("purchaser-controller")), []);
  assert.deepEqual(await correct("-9999", { corrects: "0/1", quantity: "0" }, { beyond: true }), []);
  assert.deepEqual(await list(world.who("purchaser-controller")), [["0/1", true]]);
  assert.deepEqual(await list(world.who("purchaser-decider")), []);
  // What comes nearer to the proportion needs no word.
  assert.deepEqual(await correct("0", { corrects: "0/1", quantity: "-2" }), []);
});

const NOW = "9999-12-31T23:59:59.999Z";

/** What the settlement takes as counting, in cents by status, as known at an instant. */
async function counted(world: World, knownAt = NOW): Promise<Readonly<Record<string, bigint>>> {
  const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
  const groups = await world.store.read({ actor: undefined, party: undefined, streams: [world.stream] }, (reading) =>
    costGroupsFrom(reading, world.stream, agreement, { through: "2022-12-31", knownAt }),
  );
  const sums: Record<string, bigint> = {};
  for (const { status, cents } of groups) sums[status] = (sums[status] ?? 0n) + cents;
  return sums;
}

onEachDatabase("a finding covers a line with all its corrections, those that come later as well, whatever they take off or add", async ({ store, raw }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const controller = world.who("purchaser-controller");
  const correct = async (lines: readonly object[], at: string, more: object = {}) =>
    done(await world.run(correctCosts, { party: "uramylly", lines, ...more }, manager, at));
  const at = (hour: number) => `2026-02-10T${hour}:00:00.000Z`;
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("10000"), line("7000")] }, manager, at(10)));
  assert.deepEqual(await correct([line("-1000", { corrects: "0/0" })], at(11)), { batch: 1, count: 1, total: "-1000", counts: "-1000" });
  const { finding } = done(await world.run(openFinding, { lines: ["0/0"], question: "?" }, controller, at(12)));
  assert.deepEqual(await counted(world), { disputed: 9000n, accepted: 7000n });
  // Taken and recorded, and said to be under the finding; a correction of a correction too.
  assert.deepEqual(await correct([line("-2000", { corrects: "0/0" }), line("-500", { corrects: "0/1" })], at(13)), {
    batch: 2,
    count: 2,
    total: "-2500",
    counts: "-500",
    covered: [{ line: "2/0", status: "disputed", finding }],
  });
  done(await world.run(settleFinding, { finding, outcome: "disallowed", reason: "!" }, controller, at(14)));
  assert.deepEqual(await counted(world), { disallowed: 7000n, accepted: 6500n });
  // Neither is it got back by adding, nor taken off once more.
  assert.deepEqual((await correct([line("3000", { corrects: "2/0" })], at(15))).covered, [{ line: "3/0", status: "disallowed", finding }]);
  assert.deepEqual((await correct([line("-10000", { corrects: "0/0" })], at(16))).covered, [{ line: "4/0", status: "disallowed", finding }]);
  assert.deepEqual(await counted(world), { disallowed: 0n, accepted: 6500n });
  const shown = (await answer(world, findingList, {}, controller)).findings;
  assert.deepEqual(
    shown.map(({ lines, net }) => [lines, net]),
    [[5, "0"]],
  );
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["4/0"], question: "?" }, controller)), ["open-books/disallowed-already"]);
  // As it was known then.
  assert.deepEqual(await counted(world, at(11)), { accepted: 16000n });
  assert.deepEqual(await counted(world, at(12)), { disputed: 9000n, accepted: 7000n });
  assert.deepEqual(await counted(world, at(15)), { disallowed: 10000n, accepted: 6500n });
  done(await world.run(escalateFinding, { finding }, manager, at(17)));
  assert.deepEqual(await counted(world), { disputed: 0n, accepted: 6500n });
  await sameOnceMore(world, raw);
});

onEachDatabase("a finding on a correction covers it and what corrects it; what is said of the line itself goes before", async ({ store, raw }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const controller = world.who("purchaser-controller");
  const correct = async (lines: readonly object[]) => world.run(correctCosts, { party: "uramylly", lines }, manager);
  const question = async (...lines: readonly string[]) => done(await world.run(openFinding, { lines, question: "?" }, controller)).finding;
  const settle = async (finding: string, outcome: string) => done(await world.run(settleFinding, { finding, outcome, reason: "!" }, controller));
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("10000"), line("4000", { status: "disallowed" })] }, manager));
  done(await correct([line("-6000", { corrects: "0/0" })]));
  done(await correct([line("5000", { corrects: "1/0" })]));
  const onCorrection = await question("2/0");
  assert.deepEqual(await counted(world), { accepted: 4000n, disputed: 5000n, disallowed: 4000n });
  // What may yet be decided for the party is held against it: 4,000 + 5,000 + 2,000 is more than the line.
  const more = line("2000", { corrects: "1/0" });
  assert.deepEqual(codes(await correct([more])), ["open-books/beyond-line"]);
  await settle(onCorrection, "disallowed");
  done(await correct([more]));
  assert.deepEqual(await counted(world), { accepted: 6000n, disallowed: 9000n });
  const whole = await question("0/0");
  assert.deepEqual(await counted(world), { disputed: 6000n, disallowed: 9000n });
  await settle(whole, "accepted");
  // The line was accepted; the correction that was disallowed by itself was not.
  assert.deepEqual(await counted(world), { accepted: 6000n, disallowed: 9000n });
  // What is entered after that stands by itself, and a correction of a line that was entered as disallowed does not count.
  done(await correct([line("-1000", { corrects: "0/0" })]));
  const own = done(await correct([line("-1000", { corrects: "0/1" })]));
  assert.deepEqual(own.covered, [{ line: "5/0", status: "disallowed" }]);
  assert.deepEqual(await counted(world), { accepted: 5000n, disallowed: 8000n });
  await sameOnceMore(world, raw);
});

onEachDatabase("corrections of corrections are bound by the line that they come from, and what went beyond it is listed", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const correct = async (lines: readonly object[], more: object = {}) => world.run(correctCosts, { party: "uramylly", lines, ...more }, manager);
  done(await world.run(enterCosts, { party: "uramylly", lines: [line("1000"), line("-1000"), line("0")] }, manager));
  done(await correct([line("-500", { corrects: "0/0" })]));
  assert.deepEqual(codes(await correct([line("9000", { corrects: "1/0" })])), ["open-books/beyond-line"]);
  assert.deepEqual(codes(await correct([line("501", { corrects: "1/0" })])), ["open-books/beyond-line"]);
  assert.deepEqual(codes(await correct([line("-1", { corrects: "0/1" })])), ["open-books/beyond-line"]);
  assert.deepEqual(codes(await correct([line("1", { corrects: "0/2" })])), ["open-books/beyond-line"]);
  assert.deepEqual((await answer(world, beyondList, {}, manager)).lines, []);
  done(await correct([line("9000", { corrects: "1/0" })], { beyond: true }));
  done(await correct([line("1500", { corrects: "0/1" })], { beyond: true }));
  done(await correct([line("-100", { corrects: "0/0" })]));
  const told = { party: "uramylly", quantity: false, apart: false };
  assert.deepEqual((await answer(world, beyondList, {}, world.who("purchaser-controller"))).lines, [
    { ...told, ref: "0/0", net: "1000", left: "9400", cents: "1000", left_cents: "9400", corrections: ["1/0", "2/0", "4/0"] },
    { ...told, ref: "0/1", net: "-1000", left: "500", cents: "-1000", left_cents: "500", corrections: ["3/0"] },
  ]);
});

/** The tables of findings and lines are the same when they are made from the record once more, and when an older database is brought up to date. */
async function sameOnceMore(world: World, raw: Raw): Promise<void> {
  const { store } = world;
  const tables = ["cost_line", "cost_batch", "cost_sum", "finding_line", "finding_step", "finding"] as const;
  const dump = async () =>
    Promise.all(tables.map((table) => raw(`select to_json(t)::text as row from (select set_config('sameside.streams', '*', false)) s, ${table} t order by 1`)));
  const before = await dump();
  await store.write({ actor: undefined, party: undefined, streams: "all" }, async (writing) => {
    for (const table of tables) if (table !== "finding") await writing.deleteFrom(table as "finding").execute();
    await writing.deleteFrom("finding").execute();
    const rows = await writing.selectFrom("entry").selectAll().where("stream", "=", world.stream).orderBy("seq").execute();
    for (const { bytes } of rows) await booksStore.project!(writing, parseEntry(bytes, "entry").value!);
  });
  assert.deepEqual(await dump(), before);
  await raw(`select set_config('sameside.streams', '*', false); ${BEFORE_CHAINS}`);
  assert.notDeepEqual(await dump(), before);
  await raw(`select set_config('sameside.streams', '*', false); ${readFileSync("src/store/migrations/0015-chains.sql", "utf8")}`);
  assert.deepEqual(await dump(), before);
}

/** The tables as they were when a finding was of the lines that it names alone. */
const BEFORE_CHAINS = `
  delete from finding_line where (batch, line) <> (named_batch, named_line);
  alter table finding_line drop column named_batch, drop column named_line;
  update cost_line l set entered = coalesce(convert_from(k.bytes, 'UTF8')::jsonb ->> 'status', 'accepted') from content_line k
  where k.stream = l.stream and k.batch = l.batch and k.line = l.line;
  update cost_line l set status = coalesce((
    select case when s.status in ('accepted', 'disallowed') then s.status else 'disputed' end from finding_line f
    join finding_step s on s.stream = f.stream and s.finding = f.finding
    where f.stream = l.stream and f.batch = l.batch and f.line = l.line order by s.seq desc limit 1), l.entered);
  delete from cost_sum;
  insert into cost_sum (stream, batch, party, service, type, month, status, count, net, cents)
  select stream, batch, party, service, type, month, status, count(*), sum(net), sum(cents) from cost_line group by 1, 2, 3, 4, 5, 6, 7;
`;
