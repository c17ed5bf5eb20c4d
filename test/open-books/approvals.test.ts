// Cost that the agreement pays only once approved: nobody approves their own, and what is approved or taken back moves the money from then on.
import assert from "node:assert/strict";
import { readAgreement } from "../../src/agreement/read.ts";
import { newId } from "../../src/api/installation.ts";
import type { Who } from "../../src/api/roles.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { approvalList, approveCosts } from "../../src/open-books/approvals/commands.ts";
import { correctCosts, enterCosts } from "../../src/open-books/commands.ts";
import { costGroupsFrom } from "../../src/open-books/facts/store.ts";
import { waitingBy, waitingIn } from "../../src/open-books/approvals/store.ts";
import type { Eyes } from "../../src/open-books/shown/store.ts";
import { bookGroups, bookLine, monthList } from "../../src/open-books/shown/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answer, AT, codes, done, type World, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";
const LATER = "2026-02-10T11:00:00.000Z";
let vouchers = 0;
const travel = (net: string, over: object = {}) => ({ line: "coaching", type: "travel", day: "2020-03-10", net, document: `M-${++vouchers}`, ...over });

/** What of conditional cost counts, and what waits, as known at an instant. */
async function counted(world: World, knownAt = "9999-12-31T23:59:59.999Z"): Promise<readonly [counts: bigint, waits: bigint]> {
  const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
  const sight = { actor: undefined, party: undefined, streams: [world.stream] };
  const groups = await world.store.read(sight, (reading) => costGroupsFrom(reading, world.stream, agreement, { through: "2022-12-31", knownAt }));
  const sum = (approved: boolean) =>
    groups.filter((group) => group.type === "travel" && group.approved === approved).reduce((all, { cents }) => all + cents, 0n);
  return [sum(true), sum(false)];
}

async function waiting(world: World, who: Who): Promise<readonly [count: string, cents: string, refs: readonly unknown[]]> {
  const { lines, count, cents } = await answer(world, approvalList, {}, who);
  return [count, cents, lines.map(({ ref }) => ref)];
}

/** What the pages of the books show apart: of all lines, of those of one type, and by month and party. */
async function apart(world: World) {
  const agreement = readAgreement("agreement.yaml", world.agreementText).value!;
  const eyes: Eyes = { all: true, own: [], open: [], prices: true, agreement };
  return world.store.read({ actor: undefined, party: undefined, streams: [world.stream], eyes: "whole" }, async (reading) => [
    await waitingIn(reading, world.stream, agreement, {}, eyes),
    await waitingIn(reading, world.stream, agreement, { type: "coach-hour", text: "M-" }, eyes),
    [...(await waitingBy(reading, { stream: world.stream, agreement }, ["month", "party"]))],
  ]);
}

onEachDatabase("a party's own word is no approval; the project office's is, and taking it back takes the money back, from then on", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const office = world.who("project-office");
  const own = { party: "uramylly", lines: [travel("10000", { approved: true })] };
  assert.deepEqual(codes(await world.run(enterCosts, own, manager)), ["open-books/approves-itself"]);
  done(await world.run(enterCosts, { party: "uramylly", lines: [travel("10000"), { ...travel("900"), type: "coach-hour", quantity: "1" }] }, manager));
  assert.deepEqual(await counted(world), [0n, 10000n]);
  assert.deepEqual(await waiting(world, manager), ["1", "10000", ["0/0"]]);
  assert.deepEqual(await apart(world), [10000n, 0n, [["2020-03 uramylly", 10000n]]]);
  const waits = async (asked: object): Promise<readonly unknown[]> =>
    (await answer(world, bookGroups, asked as never, manager)).groups.map((group) => [group["type"] ?? group["party"], group["waits"]]);
  assert.deepEqual(await waits({ by: "type" }), [
    ["coach-hour", "0"],
    ["travel", "10000"],
  ]);
  assert.deepEqual([await waits({ by: "party", type: "coach-hour" }), await waits({ by: "party" })], [[["uramylly", "0"]], [["uramylly", "10000"]]]);
  const { months } = await answer(world, monthList, {}, manager);
  assert.deepEqual(
    months.map(({ month, party, waits: of }) => [month, party, of]),
    [["2020-03", "uramylly", "10000"]],
  );
  const input = { lines: ["0/0"], approved: true, reason: "Sovittu ennakkoon." };
  assert.deepEqual(codes(await world.run(approveCosts, input, manager)), ["api/not-permitted"]);
  assert.deepEqual(codes(await world.run(approveCosts, input, world.who("project-office", "uramylly"))), ["open-books/own-approval"]);
  assert.deepEqual(codes(await world.run(approveCosts, { ...input, lines: ["0/1"] }, office)), ["open-books/not-conditional"]);
  assert.deepEqual(codes(await world.run(approveCosts, { ...input, lines: ["0/7"] }, office)), ["open-books/no-line"]);
  assert.deepEqual(codes(await world.run(approveCosts, { ...input, approved: false }, office)), ["open-books/not-approved"]);
  const small = { ...office, grants: [{ ...office.grants[0]!, limit: 9999n }] };
  assert.deepEqual(codes(await world.run(approveCosts, input, small)), ["api/above-mandate"]);
  done(await world.run(approveCosts, input, office, LATER));
  assert.deepEqual(codes(await world.run(approveCosts, input, office)), ["open-books/approved-already"]);
  assert.deepEqual(
    [await counted(world, AT), await counted(world)],
    [
      [0n, 10000n],
      [10000n, 0n],
    ],
  );
  assert.deepEqual(await waiting(world, manager), ["0", "0", []]);
  done(await world.run(approveCosts, { ...input, approved: false, reason: "Matka ei toteutunut." }, world.who("purchaser-controller")));
  assert.deepEqual(await counted(world), [0n, 10000n]);
  const { approvals } = (await answer(world, bookLine, { ref: "0/0" }, manager)) as { approvals: { approved: boolean; reason: string }[] };
  assert.deepEqual(
    approvals.map(({ approved, reason }) => [approved, reason]),
    [
      [true, "Sovittu ennakkoon."],
      [false, "Matka ei toteutunut."],
    ],
  );
});

onEachDatabase("a correction that takes off from an approved line counts with it, one that adds waits for its own approval", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const office = world.who("project-office");
  const approve = async (approved: boolean, ...lines: string[]) => done(await world.run(approveCosts, { lines, approved, reason: "x" }, office));
  const correct = async (corrects: string, net: string) =>
    done(await world.run(correctCosts, { party: "uramylly", lines: [{ ...travel(net), corrects }] }, manager));
  done(await world.run(enterCosts, { party: "uramylly", lines: [travel("10000"), travel("500")] }, manager));
  await correct("0/1", "-200");
  await approve(true, "0/0");
  await correct("0/0", "-3000");
  await correct("0/0", "1000");
  assert.deepEqual(await counted(world), [7000n, 1300n]);
  assert.deepEqual(await approve(true, "0/1"), { lines: 2 });
  assert.deepEqual(await counted(world), [7300n, 1000n]);
  assert.deepEqual(await approve(false, "0/0"), { lines: 2 });
  assert.deepEqual(await counted(world), [300n, 8000n]);
});

onEachDatabase(
  "an approval rests on a noted decision that stands, within its sum, and another organ's decision carries even one's own cost",
  async ({ store }) => {
    const world = await worldOn(store, EXAMPLE);
    const office = world.who("project-office");
    let noted = 0;
    const decide = async (party: string, amount: string, state = "enforceable"): Promise<string> => {
      const what = { organ: "Keksitty johtoryhmä", on: "2020-01-10", section: `§ ${++noted}`, subject: "Matkat", amount, state, stateOn: "2020-01-10" };
      return done(await world.run(inAlliance.note, what, { ...world.who("purchaser-decider", party), isFresh: true })).decision;
    };
    const [own, others] = [await decide("kainuu", "900000"), await decide("sotkamo", "10000")];
    done(await world.run(enterCosts, { party: "uramylly", lines: [travel("10000"), travel("1")] }, world.who("provider-manager", "uramylly")));
    const approve = async (line: string, decision: string, who = office) =>
      world.run(approveCosts, { lines: [line], approved: true, reason: "x", decision }, who);
    assert.deepEqual(codes(await approve("0/0", newId())), ["decisions/unknown"]);
    assert.deepEqual(codes(await approve("0/0", await decide("sotkamo", "10000", "adopted"))), ["decisions/not-yet"]);
    done(await approve("0/0", others));
    assert.deepEqual(codes(await approve("0/1", others)), ["decisions/above-amount"]);
    const self = world.who("project-office", "uramylly");
    assert.deepEqual(codes(await world.run(approveCosts, { lines: ["0/1"], approved: true, reason: "x" }, self)), ["open-books/own-approval"]);
    done(await approve("0/1", own, self));
  },
);
