// An alliance goes on only when nothing is missing; milestones and opinions hold a gate, and a law moves a duty without anybody joining.
import assert from "node:assert/strict";
import { test } from "node:test";
import { clock } from "../../src/api/http.ts";
import { releaseParty } from "../../src/agreement/bound/commands.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { restingIn } from "../../src/desk/resting.ts";
import { dayAt } from "../../src/kernel/day.ts";
import * as lifecycle from "../../src/lifecycle/commands.ts";
import { lifecycleSlice, phaseOf } from "../../src/lifecycle/kinds.ts";
import { type Looked, standingAt } from "../../src/lifecycle/standing.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { agreed, decided, done } from "../registers/agreed.ts";
import { codes, worldOn } from "../parties/world.ts";
import { approved } from "./approved.ts";
import { onEachDatabase } from "../store/databases.ts";

onEachDatabase("a gate is passed with every party's own decision, and not while a milestone or an opinion is waited for", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const on = "2020-06-01";
  const entering = { phase: "strategy", on } as const;
  assert.deepEqual(codes(await run("office", lifecycle.enterPhase, { phase: "formation", on })), ["lifecycle/no-way"]);
  assert.deepEqual(codes(await run("office", lifecycle.enterPhase, entering)), ["lifecycle/lacks-start-decision", "lifecycle/lacks-start-decision"]);
  done(await world.run("admin", releaseParty, { party: "uramylly" }));
  const decision = await decided(world);
  assert.deepEqual(codes(await run("stranger", lifecycle.nameDecision, { item: "start-decision", decision })), ["api/no-stream"]);
  done(await run("decider", lifecycle.nameDecision, { item: "start-decision", decision }));
  assert.deepEqual(codes(await run("office", lifecycle.enterPhase, { ...entering, on: "2020-05-01" })), ["lifecycle/lacks-start-decision"]);
  const { milestone } = done(await run("preparer", lifecycle.nameMilestone, { gate: "strategy", title: "Keksitty laki tulee voimaan" })) as {
    milestone: string;
  };
  const estimate = { milestone, earliest: "2020-07-01", latest: "2020-07-31", source: "Keksitty ministeriö" };
  done(await run("preparer", lifecycle.estimateMilestone, estimate));
  assert.deepEqual(codes(await run("preparer", lifecycle.estimateMilestone, { ...estimate, latest: "2020-06-01" })), ["lifecycle/order"]);
  const asked = { sent: "2020-05-10", gate: "strategy", title: "Lausunto keksityltä virastolta" } as const;
  const { opinion } = done(await run("preparer", lifecycle.requestOpinion, asked)) as { opinion: string };
  assert.deepEqual(codes(await run("office", lifecycle.enterPhase, entering)), ["lifecycle/milestone-waits", "lifecycle/opinion-waits"]);
  done(await run("preparer", lifecycle.reachMilestone, { milestone, on: "2020-05-20", source: "Säädöskokoelma" }));
  done(await run("preparer", lifecycle.giveOpinion, { opinion, on: "2020-05-25", effect: "none", answer: "Ei huomautettavaa." }));
  done(await run("office", lifecycle.enterPhase, entering));
  const states = () => store.read(INSTALLATION, (reading) => world.runner.states(reading, world.alliance));
  assert.equal(phaseOf((await states()).of(lifecycleSlice)), "strategy");
  done(await run("decider", inAlliance.annul, { decision, on: dayAt(clock()), organ: "Keksitty oikeus", section: "1/26" }));
  assert.deepEqual(
    restingIn(await states(), world.alliance, "en").map((each) => [each.decision, each.path[1]]),
    [[decision, "phases"]],
  );
});

onEachDatabase(
  "plan B stands beside plan A with what triggers it, and is followed once that came; an interface is open until it is agreed",
  async ({ store }) => {
    const { run } = await agreed(store);
    const lay = (input: object) => run("preparer", lifecycle.layPlan, { title: "Keksitty suunnitelma", ...input });
    const { plan } = done(await lay({})) as { plan: string };
    assert.deepEqual(codes(await lay({ beside: plan })), ["lifecycle/plan-without-trigger"]);
    assert.deepEqual(codes(await lay({ beside: plan, milestone: plan, text: "Jos laki viipyy." })), ["lifecycle/no-milestone"]);
    const { plan: other } = done(await lay({ beside: plan, text: "Jos laki viipyy." })) as { plan: string };
    assert.deepEqual(codes(await lay({ beside: other, text: "Jos sekin viipyy." })), ["lifecycle/no-plan"]);
    const taking = { on: "2020-05-20", source: "Keksitty tiedote" };
    assert.deepEqual(codes(await run("office", lifecycle.takePlan, { plan, ...taking })), ["lifecycle/no-other-plan"]);
    done(await run("office", lifecycle.takePlan, { plan: other, ...taking }));
    assert.deepEqual(codes(await run("office", lifecycle.dropPlan, { plan, reasons: "Ei enää." })), ["lifecycle/no-plan"], "it was given up already");
    const named = { title: "Keksitty järjestelmä", party: "kajaani" };
    assert.deepEqual(codes(await run("preparer", lifecycle.nameInterface, { ...named, party: "nobody" })), ["lifecycle/no-party"]);
    const met = done(await run("preparer", lifecycle.nameInterface, named)) as { interface: string };
    const agreeing = { ...met, on: "2020-05-21", answer: "Siirto sovittu." };
    done(await run("preparer", lifecycle.agreeInterface, agreeing));
    assert.deepEqual(codes(await run("preparer", lifecycle.agreeInterface, agreeing)), ["lifecycle/no-interface"]);
  },
);

onEachDatabase("a law moves the duty to organise; whoever takes over signs by its own decision, and is no party by it", async ({ store }) => {
  const world = await agreed(store);
  const { run, organisation } = world;
  const moving = { from: "kajaani", to: organisation.sotkamo, on: "2025-01-01", act: "380/2023", section: "12 §", title: "Järjestäminen siirtyy" };
  assert.deepEqual(codes(await run("office", lifecycle.noteTransfer, { ...moving, from: "uramylly" })), ["lifecycle/no-organiser"]);
  assert.deepEqual(codes(await run("office", lifecycle.noteTransfer, { ...moving, to: organisation.kajaani })), ["lifecycle/same-organisation"]);
  const { transfer } = done(await run("office", lifecycle.noteTransfer, moving)) as { transfer: string };
  assert.deepEqual(codes(await run("office", lifecycle.signSuccession, { transfer, decision: await decided(world) })), ["decisions/of-another"]);
});

test("a gate takes what a body decided for those whose own organ approved it, and money only up to what each decided", () => {
  const { agreement, states } = approved({ own: "100000000" });
  const asked = (looked: Partial<Looked>) => {
    const standing = standingAt("implementation", { states, agreement, settled: undefined, on: "2019-04-01", ...looked });
    return standing.filter(({ item }) => item === "appropriation-decision").map(({ party, isMet, cover }) => [party, isMet, cover?.decided]);
  };
  const others = agreement.parties
    .filter(({ id, roles }) => roles.includes("purchaser") && id !== "kainuu" && id !== "kuhmo")
    .map(({ id }) => [id, false, undefined]);
  assert.deepEqual(asked({}), [["kainuu", false, 100000000n], ...others]);
  assert.deepEqual(asked({ states: approved({ own: "300000000" }).states }), [["kainuu", true, 300000000n], ...others]);
});

test("a gate finds the final settlement itself: to the last day of the term, with no interim year", () => {
  const { agreement, states } = approved({ own: "1" });
  const met = (settled: Looked["settled"]) =>
    standingAt("closed", { states, agreement, settled, on: "2021-06-01" }).find(({ item }) => item === "final-settlement")?.isMet;
  const settled = { through: "2020-12-31", on: "2021-05-01", interim: [] };
  assert.equal(met(settled), true);
  for (const lacks of [undefined, { ...settled, through: "2020-11-30" }, { ...settled, interim: ["2020"] }, { ...settled, on: "2021-07-01" }])
    assert.equal(met(lacks), false);
});
