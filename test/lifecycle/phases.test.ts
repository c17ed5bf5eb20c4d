// An alliance goes on only when nothing is missing; milestones and opinions hold a gate, and a law moves a duty without anybody joining.
import assert from "node:assert/strict";
import { clock } from "../../src/api/http.ts";
import { releaseParty } from "../../src/agreement/bound/commands.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { restingIn } from "../../src/desk/resting.ts";
import { dayAt } from "../../src/kernel/day.ts";
import * as lifecycle from "../../src/lifecycle/commands.ts";
import { lifecycleSlice, phaseOf } from "../../src/lifecycle/kinds.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { agreed, decided, done } from "../registers/agreed.ts";
import { codes, worldOn } from "../parties/world.ts";
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

onEachDatabase("a law moves the duty to organise; whoever takes over signs by its own decision, and is no party by it", async ({ store }) => {
  const world = await agreed(store);
  const { run, organisation } = world;
  const moving = { from: "kajaani", to: organisation.sotkamo, on: "2025-01-01", act: "380/2023", section: "12 §", title: "Järjestäminen siirtyy" };
  assert.deepEqual(codes(await run("office", lifecycle.noteTransfer, { ...moving, from: "uramylly" })), ["lifecycle/no-organiser"]);
  assert.deepEqual(codes(await run("office", lifecycle.noteTransfer, { ...moving, to: organisation.kajaani })), ["lifecycle/same-organisation"]);
  const { transfer } = done(await run("office", lifecycle.noteTransfer, moving)) as { transfer: string };
  assert.deepEqual(codes(await run("office", lifecycle.signSuccession, { transfer, decision: await decided(world) })), ["decisions/of-another"]);
});
