// Matters of the alliance's bodies: what is decided, what is refused and on which ground, the two courses of the issue, and the ladder.
import assert from "node:assert/strict";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { createRunner } from "../../src/api/command.ts";
import { SLICES } from "../../src/alliance.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { agreementSlice } from "../../src/agreement/kinds.ts";
import { unwindAgreement } from "../../src/agreement/unwound/commands.ts";
import { decisionSlice } from "../../src/decisions/kinds.ts";
import { restingIn } from "../../src/desk/resting.ts";
import { keepRecord } from "../../src/log/store.ts";
import { changeRefusals } from "../../src/matters/change.ts";
import * as matters from "../../src/matters/commands.ts";
import type { Reckoned } from "../../src/matters/kinds.ts";
import { enterRisk } from "../../src/registers/commands.ts";
import * as proposed from "../../src/simulation/proposed/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, KAINUU, MATTER, noted, opened, refusedWith, say, worldOn } from "./world.ts";

const DAY = "2019-05-06";
const ALL = ["kainuu", "kajaani", "sotkamo", "uramylly", "keksitty", "satumaa"];
const MEETING = { on: DAY, present: ALL };

onEachDatabase("the body decides unanimously, and each of its sections has the next number of the year", async ({ store }) => {
  const world = await worldOn(store);
  const one = await opened(world, DAY);
  const { run } = world;
  assert.deepEqual(codes(await run(matters.recordMatter, "office", DAY, { matter: one, outcome: "adopted", on: DAY })), ["decisions/not-quorate"]);
  await say(world, DAY, one, ALL.slice(0, 5));
  assert.deepEqual(
    codes(await run(matters.recordMatter, "office", DAY, { matter: one, outcome: "adopted", ...MEETING })),
    ["decisions/objected"],
    "silence objects",
  );
  await say(world, DAY, one, ["satumaa"]);
  assert.deepEqual(codes(await run(matters.decideMatter, "member kajaani", DAY, { matter: one, outcome: "adopted", ...MEETING })), ["matters/not-chair"]);
  assert.deepEqual(done(await run(matters.decideMatter, "member kainuu", DAY, { matter: one, outcome: "adopted", ...MEETING })), { section: 1, binding: true });
  const two = await opened(world, DAY);
  assert.deepEqual(done(await run(matters.recordMatter, "office", DAY, { matter: two, outcome: "tabled", ...MEETING })).section, 2);
  const list = (await world.question(matters.mattersQuery as never, "member satumaa", DAY)) as { matters: { stands: string; waits?: string }[] };
  assert.deepEqual(
    list.matters.map(({ stands, waits }) => [stands, waits]),
    [
      ["open", "position"],
      ["binding", undefined],
    ],
  );
  const next = "2020-01-07";
  assert.equal(done(await run(matters.recordMatter, "office", next, { matter: two, outcome: "noted", on: next })).section, 1);
});

onEachDatabase("what must be refused is refused with its section and remedy, and nothing is written", async ({ store }) => {
  const text = KAINUU.replace("silence: objects", "silence: abstains").replace("abstention: blocks", "abstention: ignored");
  const world = await worldOn(store, { text, limits: { kajaani: "999999" } });
  const { run } = world;
  const exclusion = await opened(world, DAY, { kind: "exclusion", concerns: ["uramylly"] });
  const vote = (key: string, matter: string, position = "for") => run(matters.takePosition, key, DAY, { matter, position });
  await refusedWith(world, "decisions/own-matter", /Hallintolaki 434\/2003 28.1 §/, () => vote("member uramylly", exclusion, "against"));
  const more = { kind: "allotments", sums: [{ party: "kainuu", year: "2019", amount: "5000000" }] };
  const funding = await opened(world, DAY, { kind: "funding", amount: "5000000", change: more });
  await refusedWith(world, "decisions/for-each-purchaser", /decisions\/reserved\/funding; Kuntalaki/, () => vote("member kainuu", funding));
  const byFunder = {
    ...world.agreement,
    parties: world.agreement.parties.map((each) => (each.id === "kuhmo" ? { ...each, roles: ["funder" as const] } : each)),
  };
  const granting = (party: string) => [...changeRefusals(byFunder, "funding", { kind: "allotments", sums: [{ party, year: "2020", amount: "1" }] }, 1n)];
  assert.deepEqual(
    [...granting("kuhmo"), ...granting("kainuu"), ...granting("satumaa")].map(({ code, pointer }) => [code, pointer]),
    [["matters/change-unknown", "/change/sums/0/party"]],
  );
  await refusedWith(world, "decisions/for-each-purchaser", /decisions\/reserved\/funding; Kuntalaki/, () =>
    run(matters.recordMatter, "office", DAY, { matter: funding, outcome: "adopted", ...MEETING }),
  );
  const dear = await opened(world, DAY, { amount: "1000000" });
  await refusedWith(world, "api/above-mandate", /roles/, () => vote("member kajaani", dear));
  done(await vote("deputy kajaani", dear));
  await refusedWith(world, "decisions/not-yet-member", /parties\/kuhmo\/joins/, () => vote("member kuhmo", dear));
  const written = await opened(world, DAY, { amount: "500000", procedure: "written", until: "2019-05-10" });
  await say(
    world,
    DAY,
    written,
    ALL.filter((party) => party !== "sotkamo"),
  );
  const adopt = (on: string) => run(matters.recordMatter, "office", on, { matter: written, outcome: "adopted", on });
  await refusedWith(world, "decisions/waits-for", /13.6/, () => adopt("2019-05-10"));
  await refusedWith(world, "decisions/silence-decides-nothing", /13.6; decisions\/silence/, () => adopt("2019-05-13"));
  await refusedWith(world, "matters/after-deadline", /matters/, () =>
    run(matters.takePosition, "member sotkamo", "2019-05-13", { matter: written, position: "for" }),
  );
});

onEachDatabase("a party that has left takes no position, and one taken before counts no more", async ({ store }) => {
  const { readFileSync } = await import("node:fs");
  const text = readFileSync("examples/multi-sector-typ/agreement.yaml", "utf8");
  const world = await worldOn(store, { text, from: "2026-01-01" });
  const [before, after] = ["2026-06-30", "2026-07-01"];
  const matter = await opened(world, before);
  await say(world, before, matter, ["parkki"], "against");
  await refusedWith(world, "decisions/has-left", /parties\/parkki\/leaves/, () =>
    world.run(matters.takePosition, "member parkki", after, { matter, position: "for" }),
  );
  const others = Object.keys(world.agreement.decisions.bodies["ajr"]!.seats).filter((id) => id !== "parkki");
  await say(world, after, matter, others);
  done(await world.run(matters.recordMatter, "office", after, { matter, outcome: "adopted", on: after, present: others }));
});

onEachDatabase("what moves everybody's money comes before the leading body with what it changes, and before one that prepares without", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const open = (kind: string, body: string) => run(proposed.openMatter, "office", DAY, { ...MATTER, kind, body, amount: "0" });
  for (const kind of ["target-cost", "key-results", "funding", "joining", "amendment"]) {
    await refusedWith(world, "matters/needs-change", /what-a-proposal-changes/, () => open(kind, "ajr"));
    done(await open(kind, "apr"));
  }
  for (const kind of ["exit", "operational"]) done(await open(kind, "ajr"));
  const change = { kind: "targets", cells: [{ year: "2019", line: "outreach", provider: "satumaa", amount: "6800000" }] };
  const matter = await opened(world, DAY, { kind: "target-cost", amount: "0", change });
  const bare = { matter, title: "Keksitty asia", proposal: "Toinen esitys.", amount: "0" };
  await refusedWith(world, "matters/needs-change", /what-a-proposal-changes/, () => run(proposed.changeMatter, "office", DAY, bare));
});

onEachDatabase("a preparatory body takes note and forwards, the steering group takes note", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const first = await opened(world, DAY, { body: "apr", kind: "note" });
  assert.deepEqual(codes(await run(proposed.openMatter, "office", DAY, { ...MATTER, kind: "note", from: first })), ["matters/not-forwarded-here"]);
  assert.deepEqual(codes(await run(matters.recordMatter, "office", DAY, { matter: first, outcome: "forwarded", ...MEETING })), ["matters/where-to"]);
  assert.deepEqual(codes(await run(matters.recordMatter, "office", DAY, { matter: first, outcome: "adopted", ...MEETING })), ["decisions/only-a-note"]);
  assert.equal(done(await run(matters.recordMatter, "office", DAY, { matter: first, outcome: "forwarded", to: "ajr", ...MEETING })).section, 1);
  const second = await opened(world, DAY, { kind: "note", from: first });
  assert.equal(done(await run(matters.recordMatter, "office", DAY, { matter: second, outcome: "noted", ...MEETING })).section, 1);
  assert.deepEqual(codes(await run(matters.withdrawMatter, "office", DAY, { matter: second })), ["matters/closed"]);
});

/** One target of the example is another. */
const DEARER = KAINUU.replace("outreach: 68000.00", "outreach: 69000.00");
const MUCH_DEARER = KAINUU.replace("outreach: 68000.00", "outreach: 69000.01");

onEachDatabase("a target cost binds with the last purchaser's final decision, and an annulment takes it back", async ({ store }) => {
  const world = await worldOn(store);
  const { run, stream } = world;
  const unnamed = { ...MATTER, kind: "target-cost" };
  assert.deepEqual(codes(await run(proposed.openMatter, "office", DAY, unnamed)), ["matters/needs-amount", "matters/needs-change"]);
  const proposal = await opened(world, DAY, { body: "apr", kind: "target-cost", amount: "100000", concerns: ["coaching"] });
  await refusedWith(world, "decisions/for-the-leading-body", /decisions\/bodies\/apr/, () =>
    run(matters.recordMatter, "office", DAY, { matter: proposal, outcome: "adopted", ...MEETING }),
  );
  done(await run(matters.recordMatter, "office", DAY, { matter: proposal, outcome: "forwarded", to: "ajr", ...MEETING }));
  const change = { kind: "targets", cells: [{ year: "2019", line: "outreach", provider: "satumaa", amount: "6900000" }] };
  const about = { ...unnamed, amount: "99999", change, effect: [{ party: "kainuu", cents: "1" }] };
  assert.deepEqual(codes(await run(proposed.openMatter, "office", DAY, about)), ["matters/effect-typed", "matters/change-above-amount"]);
  const unfit = { ...unnamed, amount: "100000", change: { kind: "cost", cells: change.cells } };
  assert.deepEqual(codes(await run(proposed.openMatter, "office", DAY, unfit)), ["matters/change-unfit"]);
  const faulty = { ...unnamed, amount: "100000", change: { kind: "file", text: "sameside: 1" } };
  assert.equal(codes(await run(proposed.openMatter, "office", DAY, faulty))[0], "agreement/has-faults");
  const risk = {
    as: "risk",
    line: "outreach",
    permille: 250,
    low: "100000",
    likely: "200000",
    high: "900000",
    title: "Keksitty",
    text: "Vuokra.",
    action: "Neuvotellaan.",
  };
  done(await run(enterRisk, "member satumaa", DAY, risk));
  const matter = await opened(world, DAY, { kind: "target-cost", amount: "100000", concerns: ["outreach"], from: proposal, change });
  const effect = (await world.question(proposed.effectQuery as never, "member satumaa", DAY, { matter })) as unknown as Reckoned;
  assert.deepEqual([effect.engine, effect.change, effect.risks], ["sameside-settlement/1", change, 1]);
  assert.deepEqual(
    effect.parties.filter(({ party }) => ["kainuu", "sotkamo"].includes(party)).map(({ party, share }) => [party, share]),
    [
      ["kainuu", "0"],
      ["sotkamo", "100000"],
    ],
  );
  await say(world, DAY, matter, ALL);
  assert.deepEqual(done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "adopted", ...MEETING })), { section: 1, binding: false });
  const states = async () => {
    const runner = createRunner({ store, keeper: keepRecord(store), slices: SLICES });
    return store.read(INSTALLATION, (reading) => runner.states(reading, stream));
  };
  const stateOf = async () => (await states()).of(decisionSlice).decisions.get(matter)!;
  const adopt = async (decision: string, text = DEARER) => run(adoptAgreement, "office", "2019-06-10", { text, from: "2019-06-10", decision });
  const approve = (party: string, day: string, decision: string) => run(matters.approveMatter, `member ${party}`, day, { matter, decision });
  const early = await noted(world, "kainuu", "2019-05-05", "final");
  assert.deepEqual(codes(await approve("kainuu", "2019-05-20", early)), ["matters/decided-before"]);
  const leaving = await noted(world, "kainuu", "2019-05-20", "final", { section: "§ 6", exit: "leave" });
  assert.deepEqual(codes(await approve("kainuu", "2019-05-20", leaving)), ["decisions/about-leaving"]);
  assert.deepEqual(codes(await approve("uramylly", "2019-05-20", early)), ["matters/not-asked", "decisions/of-another"]);
  for (const party of ["kainuu", "kajaani"]) done(await approve(party, "2019-05-20", await noted(world, party, "2019-05-20", "final")));
  const last = await noted(world, "sotkamo", "2019-05-21", "adopted");
  done(await approve("sotkamo", "2019-05-21", last));
  assert.deepEqual(codes(await adopt(early)), ["agreement/target-needs-matter"], "a purchaser's own decision is not everybody's");
  assert.deepEqual(codes(await adopt(matter)), ["decisions/not-yet"]);
  assert.equal((await stateOf()).state, "adopted");
  done(await run(inAlliance.advance, "member sotkamo", "2019-06-05", { decision: last, state: "final", stateOn: "2019-06-05" }));
  assert.deepEqual([(await stateOf()).state, (await stateOf()).stateOn], ["final", "2019-06-05"]);
  assert.deepEqual(codes(await adopt(matter, MUCH_DEARER)), ["decisions/above-amount", "agreement/other-targets"], "a cent more than was agreed");
  assert.deepEqual(codes(await adopt(matter, KAINUU.replace("outreach: 68000.00", "outreach: 67000.00"))), ["agreement/other-targets"], "the other way");
  assert.deepEqual(done(await adopt(matter)), { version: 2 });
  done(await run(inAlliance.annul, "member sotkamo", "2019-06-20", { decision: last, on: "2019-06-20", organ: "Hallinto-oikeus", section: "24/2019" }));
  assert.deepEqual([(await stateOf()).state, (await stateOf()).unboundOn], ["adopted", "2019-06-20"]);
  const told = restingIn(await states(), stream, "en").map(({ decision, path }) => [decision, path[1]]);
  assert.deepEqual(told, [
    [matter, "agreement"],
    [last, "matters"],
  ]);
  const anew = (text: string, decision: string) => run(adoptAgreement, "office", "2019-06-21", { text, from: "2019-06-21", decision });
  assert.deepEqual(codes(await anew(KAINUU, matter)), ["decisions/not-yet", "agreement/other-targets"]);
  assert.deepEqual(codes(await anew(DEARER, early)), ["agreement/target-needs-matter"], "what stands no more is nothing to compare with");
  const unwind = (version: number) => run(unwindAgreement, "office", "2019-06-25", { version });
  assert.deepEqual(codes(await unwind(1)), ["agreement/not-newest"]);
  assert.deepEqual(done(await unwind(2)), { version: 3, back: 1 });
  const { versions } = (await states()).of(agreementSlice);
  assert.deepEqual([versions[2]!.from, versions[2]!.file.hash], ["2019-06-10", versions[0]!.file.hash], "the old target, from the day of the new one");
  assert.deepEqual(codes(await unwind(3)), ["agreement/stands"]);
  assert.deepEqual(
    restingIn(await states(), stream, "en").map(({ decision }) => decision),
    [last],
  );
  done(await approve("sotkamo", "2019-07-01", await noted(world, "sotkamo", "2019-07-01", "final")));
  assert.deepEqual([(await stateOf()).state, (await stateOf()).unboundOn], ["final", undefined]);
  assert.deepEqual(restingIn(await states(), stream, "en"), []);
  const again = { text: DEARER, from: "2019-07-02", decision: matter };
  assert.deepEqual(done(await run(adoptAgreement, "office", "2019-07-02", again)), { version: 4 }, "what was taken back is no version that the matter carries");
});

/** A party that the example has not, and the example where nobody may join. */
const NEWCOMER = "tulokas: { name: Keksitty Tulokas Oy, kind: company, roles: [provider], vat: deductible, joins: 2020-01-01 }";
const JOINED = KAINUU.replace("  uramylly: {", `  ${NEWCOMER}\n  uramylly: {`).replace(/^fee:.*$/m, "$&\n  tulokas: none");
const CLOSED = KAINUU.replace(/^joining: .*$/m, "joining: { allowed: no }").replace("joining: all-parties", "options: all-parties");

onEachDatabase("nobody joins but under the clause that was announced, by a matter that everybody has approved", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const adopt = (text: string, decision: string, day = "2019-06-10") => run(adoptAgreement, "office", day, { text, from: day, decision });
  const own = await noted(world, "kainuu", "2019-05-05", "final");
  assert.deepEqual(
    codes(await adopt(JOINED, own)).filter((code) => code.startsWith("agreement/joining")),
    ["agreement/joining-needs-matter"],
  );
  done(await adopt(CLOSED, own, "2019-06-01"));
  assert.deepEqual(
    codes(await adopt(JOINED, own)).filter((code) => code.startsWith("agreement/joining")),
    ["agreement/joining-not-allowed"],
  );
  assert.deepEqual(codes(await run(proposed.openMatter, "office", "2019-06-11", { ...MATTER, kind: "joining", amount: "100" })), [
    "matters/joining-not-allowed",
    "matters/needs-change",
  ]);
});

onEachDatabase("a company's conditional yes binds once its own decision is there", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const matter = await opened(world, DAY);
  await say(
    world,
    DAY,
    matter,
    ALL.filter((party) => party !== "keksitty"),
  );
  done(
    await run(matters.takePosition, "member keksitty", DAY, { matter, position: "for", condition: "own-decision", reasons: "Hallitus kokoontuu perjantaina." }),
  );
  assert.equal(done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "adopted", ...MEETING })).binding, false);
  const noteExtract = (await import("../../src/decisions/commands.ts")).noteExtract;
  const what = { organ: "Keksitty hallitus", on: DAY, section: "§ 2", subject: "Keksitty asia", state: "enforceable", stateOn: DAY };
  const document = { type: "text/plain", text: "Keksitty ote." };
  const { decision } = done(await run(noteExtract, "office", DAY, { ...what, document, organisation: world.organisations.get("keksitty") }));
  done(await run(matters.approveMatter, "member keksitty", DAY, { matter, decision }));
  const shown = await world.question(matters.matterQuery as never, "member kainuu", DAY, { matter });
  assert.deepEqual([shown["stands"], shown["approvals"]], ["binding", [{ party: "keksitty", needs: "enforceable", decision, state: "enforceable" }]]);
});

onEachDatabase("a matter without agreement climbs the ladder step by step, each with its time", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const matter = await opened(world, DAY);
  const escalate = (day: string, until: string) => run(matters.escalateMatter, "member satumaa", day, { matter, until });
  assert.deepEqual(codes(await escalate(DAY, "2019-05-20")), ["matters/not-deadlocked"]);
  await say(world, DAY, matter, ALL.slice(0, 5));
  await say(world, DAY, matter, ["satumaa"], "against");
  assert.deepEqual(codes(await run(matters.recordMatter, "office", DAY, { matter, outcome: "rejected", ...MEETING })), [
    "matters/not-rejected",
    "decisions/objected",
  ]);
  done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "undecided", ...MEETING }));
  assert.equal(done(await escalate(DAY, "2019-05-20")).step, "managers");
  assert.deepEqual(codes(await escalate("2019-05-20", "2019-06-20")), ["matters/step-runs"]);
  assert.equal(done(await escalate("2019-05-21", "2019-06-20")).step, "mediator");
  assert.deepEqual(codes(await escalate("2019-06-21", "2019-07-20")), ["matters/no-step-left"]);
  const change = { matter, title: "Keksitty asia", proposal: "Toinen esitys." };
  assert.deepEqual(codes(await run(proposed.changeMatter, "member satumaa", "2019-06-21", change)), ["matters/not-yours"]);
  done(await run(proposed.changeMatter, "office", "2019-06-21", change));
  const shown = await world.question(matters.matterQuery as never, "member satumaa", "2019-06-21", { matter });
  assert.deepEqual([shown["stands"], shown["positions"]], ["open", []]);
});

onEachDatabase("a deputy acts only where the member does not, and no party has more people than seats", async ({ store }) => {
  const world = await worldOn(store);
  const { run, people } = world;
  const matter = await opened(world, DAY);
  done(await run(matters.takePosition, "deputy sotkamo", DAY, { matter, position: "against" }));
  await say(world, DAY, matter, ["sotkamo"]);
  assert.deepEqual(codes(await run(matters.takePosition, "deputy sotkamo", DAY, { matter, position: "against" })), ["matters/member-has-spoken"]);
  assert.deepEqual(codes(await run(matters.takePosition, "office", DAY, { matter, position: "for" })), ["api/not-permitted"]);
  const deputy = people.find(({ key }) => key === "deputy sotkamo")!.id;
  const seat = { body: "ajr", person: deputy, as: "member", from: DAY };
  assert.deepEqual(codes(await run(matters.fillSeat, "member sotkamo", DAY, seat)), ["matters/seated-already", "matters/seats-full"]);
  assert.deepEqual(
    codes(await run(matters.fillSeat, "member kajaani", DAY, seat)),
    ["matters/not-of-party", "matters/seats-full"],
    "nobody seats another party's people",
  );
  done(await run(matters.vacateSeat, "member sotkamo", DAY, { body: "ajr", person: deputy, on: DAY }));
  assert.deepEqual(codes(await run(matters.takePosition, "deputy sotkamo", DAY, { matter, position: "for" })), ["matters/not-in-seat"]);
});
