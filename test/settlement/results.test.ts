// Results on the record: who enters what, what rests on decisions, what is taken back, and what each reader sees of it.
import assert from "node:assert/strict";
import { withdrawResults, enterResults } from "../../src/settlement/commands.ts";
import { factsFrom } from "../../src/settlement/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, enterRows, noteDecision, resultRows, type World, worldOn } from "./world.ts";

const EXAMPLE = "examples/kainuu-youth";
const AT = "2021-04-01T10:00:00.000Z";
const claim = {
  kind: "outcome",
  id: "v-1",
  outcome: "job-6-months",
  group: "young",
  instalment: "start",
  provider: "uramylly",
  customer: "nimi-0001",
  day: "2020-05-05",
};

const enter = async (world: World, lines: readonly object[], role: "project-office" | "provider-manager" = "project-office", party = "kainuu", at = AT) =>
  world.run(enterResults, { lines }, world.who(role, party), at);
const factsAt = (world: World, knownAt: string) =>
  world.store.read({ actor: undefined, party: undefined, streams: [world.stream] }, async (reading) =>
    factsFrom(reading, { stream: world.stream, states: await world.runner.states(reading, world.stream) }, world.agreement, { knownAt }),
  );

onEachDatabase("a batch is entered whole or not at all, by the words of the files' own reader, each fault at its place", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const [kind, line, day] = ["volume", "coaching", "2020-03-31"];
  const wrong = await enter(world, [
    { kind, line, day, count: "12" },
    { kind: "volum", line, day, count: "12" },
    { kind, line: "coaching2", day, count: "12" },
    { kind, line, day: "2020-02-30", count: "12" },
    { kind, line, day, count: "1.234.5" },
  ]);
  assert.deepEqual(
    wrong.refusals?.map(({ code, pointer }) => [code, pointer]),
    [
      ["facts/kind-unknown", "/lines/1/kind"],
      ["facts/id-unknown", "/lines/2/line"],
      ["facts/day-impossible", "/lines/3/day"],
      ["facts/field-unreadable", "/lines/4/count"],
    ],
  );
  assert.deepEqual(codes(await enter(world, [{ kind, line, day, count: "1", known: "2020-01-01" }])), ["api/input-unknown"], "the instant is the record's own");
  done(await enter(world, [claim]));
  assert.deepEqual(codes(await enter(world, [claim])), ["facts/id-twice"]);
  assert.deepEqual(
    codes(
      await enter(world, [
        { ...claim, id: "v-2" },
        { ...claim, id: "v-2" },
      ]),
    ),
    ["facts/id-twice"],
  );
});

onEachDatabase("a provider claims for itself and verifies nothing; whoever is a purchaser too is not bound by that", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const asProvider = (line: object) => enter(world, [line], "provider-manager", "uramylly");
  done(await asProvider(claim));
  for (const line of [
    { ...claim, id: "v-2", provider: "keksitty" },
    { ...claim, id: "v-3", "verified-by": "uramylly", "verified-on": "2020-06-01" },
    { kind: "volume", line: "coaching", day: "2020-03-31", count: "12" },
  ])
    assert.deepEqual(codes(await asProvider(line)), ["settlement/own-claims"]);
  done(await enter(world, [{ kind: "volume", line: "coaching", day: "2020-03-31", count: "12" }], "provider-manager", "kajaani"));
  const { lines } = (await world.question("results/lines", { batch: "0" }, world.who("provider-manager", "keksitty"))) as {
    lines: { cells: Record<string, string> }[];
  };
  assert.deepEqual([lines[0]!.cells["provider"], lines[0]!.cells["customer"]], ["uramylly", undefined], "another provider's customer");
});

onEachDatabase(
  "a savings report and a change of target rest on decisions that are noted, of each purchaser where it is for each to decide",
  async ({ store }) => {
    const world = await worldOn(store, EXAMPLE);
    const rows = resultRows(world);
    const report = rows.find(({ kind }) => kind === "savings-report")!;
    const change = rows.find((row) => row["kind"] === "target-change" && row["final-on"] !== undefined)!;
    const on = change["final-on"]!;
    assert.deepEqual(codes(await enter(world, [report])), ["settlement/report-undecided"]);
    assert.deepEqual(codes(await enter(world, [change])), ["settlement/change-undecided"]);
    const late = await noteDecision(world, "kainuu", "2021-03-25", AT);
    assert.deepEqual(codes(await enter(world, [{ ...report, decision: late }])), ["settlement/report-undecided"], "decided after the day it gives");
    assert.deepEqual(codes(await enter(world, [{ ...change, decision: late }])), ["settlement/change-final-later"]);
    const waiting = await noteDecision(world, "kainuu", on, AT, "enforceable");
    assert.deepEqual(codes(await enter(world, [{ ...change, decision: waiting }])), ["decisions/not-yet"]);
    const own = await noteDecision(world, "kainuu", on, AT);
    const lacking = await enter(world, [{ ...change, decision: own }]);
    assert.deepEqual([codes(lacking), lacking.refusals![0]!.args["parties"]], [["settlement/change-lacks"], "kajaani, sotkamo, kuhmo"]);
    const { "final-on": _on, ...open } = change;
    done(await enter(world, [open]));
    assert.equal(await enterRows(world, [report], AT), 1);
  },
);

onEachDatabase("what is taken back counts until then, and a corrected claim may come in its place", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const [first, later] = ["2020-06-01T10:00:00.000Z", "2020-07-01T10:00:00.000Z"];
  const { batch } = done(await enter(world, [claim, { ...claim, id: "v-2", customer: "nimi-0002" }], "project-office", "kainuu", first));
  const withdraw = (input: object) =>
    world.run(withdrawResults, { batch, reason: "Sama nuori oli kirjattu kahdesti.", ...input }, world.who("project-office", "kainuu"), later);
  assert.deepEqual(codes(await withdraw({ lines: [2] })), ["settlement/no-line"]);
  assert.deepEqual(codes(await withdraw({ batch: 7 })), ["settlement/no-batch"]);
  assert.deepEqual(done(await withdraw({ lines: [1] })), { batch, count: 1 });
  assert.deepEqual(codes(await withdraw({ lines: [1] })), ["settlement/no-line"]);
  done(await enter(world, [{ ...claim, id: "v-2", customer: "nimi-0003" }], "project-office", "kainuu", later));
  const claims = async (knownAt: string) =>
    (await factsAt(world, knownAt)).facts.claims.map(({ id, customer, source }) => `${id} of ${customer} at ${source.file}:${source.lines.join()}`);
  assert.deepEqual(await claims("2020-05-31T23:59:59.999Z"), []);
  // Who a customer is stays in the lines: a statement is read by all.
  assert.deepEqual(await claims(first), ["v-1 of 1 at batch/0:0", "v-2 of 2 at batch/0:1"]);
  assert.deepEqual(await claims(later), ["v-1 of 1 at batch/0:0", "v-2 of 2 at batch/1:0"]);
  assert.deepEqual(done(await withdraw({})), { batch, count: 1 });
  assert.deepEqual(await claims(later), ["v-2 of 1 at batch/1:0"]);
});
