// What rests on a decision that was annulled pays and settles nothing more, is told of, and gets another decision or ends; nothing is rewritten.
import assert from "node:assert/strict";
import { changeCommitment, endCommitment, grantAllotment, notePayment, recordAppropriation } from "../../src/appropriations/commands.ts";
import { inAlliance, inBudget } from "../../src/decisions/commands.ts";
import { restingIn } from "../../src/desk/resting.ts";
import { approveStatement, acceptStatement, proposeStatement, restApproval } from "../../src/settlement/commands.ts";
import { createRunner } from "../../src/api/command.ts";
import { SLICES } from "../../src/alliance.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import * as promised from "../appropriations/world.ts";
import * as settlement from "../settlement/world.ts";
import { onEachDatabase } from "../store/databases.ts";

const NOTE = { organ: "Lautakunta", on: "2019-01-15", section: "§ 4", subject: "Hankinta", amount: "1000000", state: "final", stateOn: "2019-01-15" };
const ANNULLED = { on: "2019-02-01", organ: "Hallinto-oikeus", section: "24/2019" };
const SUMS = { appropriation: "100000000", allotments: ["60000000", "40000000"] } as const;

onEachDatabase("a commitment whose decision was annulled takes refunds only, until another decision stands in its place or it ends", async ({ store }) => {
  const { codes, done } = promised;
  const world = await promised.worldOn(store, SUMS);
  const { run } = world;
  const [one] = world.alliances;
  const { decision } = done(await run(inAlliance.note, one, NOTE));
  const { commitment } = done(await promised.committed({ ...world, decisions: { ...world.decisions, [one]: decision } }, one, "900000"));
  const pay = (amount: string) => run(notePayment, one, { commitment, amount, on: "2019-02-01", flow: "cost" });
  done(await pay("300000"));
  done(await run(inAlliance.annul, one, { decision, ...ANNULLED }));
  assert.deepEqual(codes(await pay("100")), ["decisions/rests-on-annulled"]);
  done(await pay("-100000"));
  const resting = async () => {
    const { runner } = { runner: createRunner({ store, keeper: world.keeper, slices: SLICES }) };
    return store.read(INSTALLATION, async (reading) => restingIn(await runner.states(reading, one), one, "en").map((each) => [each.decision, each.path[1]]));
  };
  assert.deepEqual(await resting(), [[decision, "appropriations"]]);
  assert.deepEqual(codes(await run(changeCommitment, one, { commitment, amount: "900000", decision })), ["decisions/annulled"]);
  const other = done(await run(inAlliance.note, one, { ...NOTE, section: "§ 9" })).decision;
  done(await run(changeCommitment, one, { commitment, amount: "900000", decision: other }));
  assert.deepEqual(codes(await run(changeCommitment, one, { commitment, amount: "900000", decision: other })), ["appropriations/same-amount"]);
  done(await pay("100"));
  assert.deepEqual(await resting(), []);
  done(await run(inAlliance.annul, one, { decision: other, ...ANNULLED }));
  done(await run(endCommitment, one, { commitment, on: "2019-02-01" }));
  assert.deepEqual(await resting(), []);
});

onEachDatabase("an appropriation or allotment whose decision was annulled binds and pays nothing until it is recorded by another", async ({ store }) => {
  const { codes, done } = promised;
  const world = await promised.worldOn(store, SUMS);
  const { run, budget, decisions } = world;
  const [one] = world.alliances;
  const { commitment } = done(await promised.committed(world, one, "900000"));
  done(await run(inBudget.annul, budget, { decision: decisions[budget]!, ...ANNULLED }));
  assert.deepEqual(codes(await promised.committed(world, one, "100")), ["decisions/rests-on-annulled"]);
  const pay = () => run(notePayment, one, { commitment, amount: "100", on: "2019-02-01", flow: "cost" });
  assert.deepEqual(codes(await pay()), ["decisions/rests-on-annulled"]);
  const { amount: _amount, ...whole } = NOTE;
  const other = done(await run(inBudget.note, budget, whole)).decision;
  const place = { year: "2019", level: promised.LEVEL };
  done(await run(recordAppropriation, budget, { ...place, basis: "gross", amount: SUMS.appropriation, state: "adopted", decision: other }));
  assert.deepEqual(codes(await pay()), ["decisions/rests-on-annulled"]);
  done(await run(grantAllotment, budget, { alliance: one, ...place, amount: SUMS.allotments[0], decision: other }));
  done(await pay());
});

onEachDatabase("a statement is not settled on an approval whose decision was annulled; what was settled stays and says so", async ({ store }) => {
  const { codes, done } = settlement;
  const world = await settlement.worldOn(store, "examples/kainuu-youth");
  const { who, run, agreement } = world;
  await settlement.enterCostsOf(world, "2019-01-01", "2019-12-31", "2020-01-20T10:00:00.000Z");
  const { statement } = done(await run(proposeStatement, { through: "2019-12-31" }, who("project-office", "kainuu"), "2020-02-03T10:00:00.000Z"));
  const at = "2020-02-10T10:00:00.000Z";
  const decider = who("purchaser-decider", "kainuu");
  const decision = await settlement.noteDecision(world, "kainuu", "2020-02-09", at);
  done(await run(approveStatement, { statement, decision }, decider, at));
  const annul = async (id: string) =>
    done(await run(inAlliance.annul, { decision: id, on: "2020-02-10", organ: "Hallinto-oikeus", section: "1" }, decider, at));
  assert.deepEqual(codes(await run(restApproval, { statement, decision }, decider, at)), ["settlement/not-shaken"]);
  await annul(decision);
  const others = agreement.parties.filter(({ id, joins }) => id !== "kainuu" && (joins === undefined || joins <= "2019-12-31"));
  for (const [i, { id, roles }] of others.entries()) {
    const ran = roles.includes("purchaser")
      ? await run(approveStatement, { statement, decision: await settlement.noteDecision(world, id, "2020-02-09", at) }, who("purchaser-decider", id), at)
      : await run(acceptStatement, { statement }, who("provider-manager", id), at);
    if (i < others.length - 1) done(ran);
    else assert.deepEqual(codes(ran), ["settlement/approval-shaken"]);
  }
  const told = async () =>
    (await world.question("settlement/statement", { statement }, decider)) as { state: string; approvals: { party: string; annulled?: true }[] };
  assert.deepEqual(
    (await told()).approvals.filter(({ annulled }) => annulled).map(({ party }) => party),
    ["kainuu"],
  );
  const other = await settlement.noteDecision(world, "kainuu", "2020-02-10", at);
  done(await run(restApproval, { statement, decision: other }, decider, at));
  const last = others.at(-1)!;
  assert.equal(done(await run(acceptStatement, { statement }, who("provider-manager", last.id), at)).settled, true);
  await annul(other);
  const settled = await told();
  assert.deepEqual([settled.state, settled.approvals.filter(({ annulled }) => annulled).length], ["settled", 1]);
});
