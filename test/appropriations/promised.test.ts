// Money promised across two streams: what is refused, with which sum, and what becomes of it when it is cut short.
import assert from "node:assert/strict";
import type { Asked, Runner } from "../../src/api/command.ts";
import { standingOf } from "../../src/appropriations/budget.ts";
import {
  changeCommitment,
  endCommitment,
  grantAllotment,
  makeCommitment,
  notePayment,
  recordAppropriation,
  settleReservations,
} from "../../src/appropriations/commands.ts";
import { lapseAppropriation } from "../../src/appropriations/cycle/commands.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { AT, codes, commitment, committed, done, LEVEL, shown, type World, worldOn } from "./world.ts";

const SUMS = { appropriation: "50000000", allotments: ["25000000", "25000000"] } as const;
const PLACE = { year: "2019", level: LEVEL };

const standing = async ({ budgetNow }: World) => {
  const budget = await budgetNow();
  const { amount, allotted, reserved, committed, paid, left } = standingOf(budget, [...budget.appropriations.values()][0]!);
  const sums = { amount, allotted, reserved, committed, paid, left };
  const texts = Object.fromEntries(Object.entries(sums).map(([name, cents]) => [name, String(cents)])) as Record<keyof typeof sums, string>;
  return { ...texts, open: budget.open.size };
};

onEachDatabase("a commitment is held in the budget, used in the alliance, and told to the budget", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const [one] = world.alliances;
  const made = done(await committed(world, one, "12000000"));
  // 100,000 target, fee 6 % of it, and two cents for each sum that is rounded.
  assert.deepEqual(made.reckoning, { reimbursables: "10000000", fee: "600000", rounding: "36" });
  assert.deepEqual(made.stated, ["overrun"]);
  assert.deepEqual(await standing(world), {
    amount: "50000000",
    allotted: "50000000",
    reserved: "0",
    committed: "12000000",
    paid: "0",
    left: "38000000",
    open: 0,
  });
  const { commitments } = await world.promised(one);
  assert.deepEqual(
    [...commitments.values()].map(({ amount, paid, purchaser, provider }) => [amount, paid, purchaser, provider]),
    [[12000000n, 0n, "saukko", "keksi"]],
  );
});

onEachDatabase("above the allotment it is refused with every term of the sum, and nothing stays behind", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const [one] = world.alliances;
  done(await committed(world, one, "20000000"));
  const ran = await committed(world, one, "5000001");
  assert.deepEqual(codes(ran), ["appropriations/above-allotment"]);
  assert.deepEqual(shown(ran), { allotment: "250000.00", committed: "200000.00", reserved: "0.00", asked: "50000.01", left: "50000.00", excess: "0.01" });
  assert.equal((await standing(world)).open, 0);
  done(await committed(world, one, "5000000"));
});

onEachDatabase("when the council lowers the appropriation, it binds both alliances together", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const [one, two] = world.alliances;
  const { budget, decisions, run } = world;
  done(await committed(world, one, "20000000"));
  done(await run(recordAppropriation, budget, { ...PLACE, basis: "gross", amount: "35000000", state: "adopted", decision: decisions[budget] }));
  const ran = await committed(world, two, "15000001");
  assert.deepEqual(codes(ran), ["appropriations/above-appropriation"]);
  assert.deepEqual(shown(ran), {
    appropriation: "350000.00",
    elsewhere: "200000.00",
    committed: "0.00",
    reserved: "0.00",
    asked: "150000.01",
    bound: "150000.01",
    left: "150000.00",
    excess: "0.01",
  });
  done(await committed(world, two, "15000000"));
  done(await run(recordAppropriation, budget, { ...PLACE, basis: "gross", amount: "30000000", state: "adopted", decision: decisions[budget] }));
  assert.equal((await standing(world)).left, "-5000000");
});

onEachDatabase("the most that can be owed is tested even when the commitment is small, and a part without a limit must be stated", async ({ store }) => {
  const world = await worldOn(store, { appropriation: "50000000", allotments: ["10500000", "25000000"] });
  const [one, two] = world.alliances;
  const small = await committed(world, one, "100");
  assert.deepEqual(codes(small), ["appropriations/most-above-allotment"]);
  assert.equal(shown(small)["most"], "106000.36");
  assert.equal(shown(small)["excess"], "1000.36");
  const open = await world.run(makeCommitment, two, commitment(world, two, "100", { stated: undefined }));
  assert.deepEqual([codes(open), shown(open)["terms"]], [["appropriations/unbounded"], "overrun (gain-and-pain)"]);
  done(await world.run(makeCommitment, two, commitment(world, two, "100", { stated: { overrun: "5000000" } })));
  // What one decision stated holds for the next commitment of the year.
  done(await world.run(makeCommitment, two, commitment(world, two, "100", { stated: undefined })));
});

onEachDatabase("a commitment needs the purchaser's own enforceable decision, its sum and the mandate to cover it", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const { run, who } = world;
  const [one, two] = world.alliances;
  const note = { organ: "Lautakunta", on: "2019-01-15", section: "§ 4", subject: "Hankinta", amount: "1000000", state: "adopted", stateOn: "2019-01-15" };
  const { decision } = done(await run(inAlliance.note, one, note));
  const input = commitment(world, one, "900000", { decision });
  assert.deepEqual(codes(await run(makeCommitment, one, input)), ["decisions/not-yet"]);
  done(await run(inAlliance.advance, one, { decision, state: "enforceable", stateOn: "2019-01-30" }));
  assert.deepEqual(codes(await run(inAlliance.advance, one, { decision, state: "adopted", stateOn: "2019-01-31" })), ["decisions/not-forward"]);
  done(await run(makeCommitment, one, input));
  const more = await run(makeCommitment, one, commitment(world, one, "100001", { decision }));
  assert.deepEqual([codes(more), shown(more)["excess"]], [["decisions/above-amount"], "0.01"]);
  assert.deepEqual(codes(await run(makeCommitment, two, commitment(world, two, "100", { decision }))), ["decisions/unknown"]);
  const limited = who("purchaser-decider");
  const grants = limited.grants.map((grant) => ({ ...grant, limit: 5000n }));
  const above = await run(makeCommitment, one, commitment(world, one, "5001"), { who: { ...limited, grants } });
  assert.deepEqual([codes(above), shown(above)["excess"]], [["api/above-mandate"], "0.01"]);
  done(await run(inAlliance.annul, one, { decision, on: "2019-02-01", organ: "Hallinto-oikeus", section: "24/2019" }));
  assert.deepEqual(codes(await run(makeCommitment, one, commitment(world, one, "1", { decision }))), ["decisions/annulled"]);
  assert.deepEqual(codes(await run(makeCommitment, one, commitment(world, one, "1", { provider: "saukko" }))), ["appropriations/no-payee"]);
  assert.deepEqual(codes(await run(makeCommitment, one, commitment(world, one, "1", { year: "2020" }))), ["appropriations/outside-term"]);
  assert.deepEqual(codes(await run(makeCommitment, one, input, { who: who("purchaser-controller") })), ["api/not-permitted"]);
});

onEachDatabase("payments stay within commitment, allotment and appropriation; refunds and ended commitments free what they bound", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const { run, budget, decisions } = world;
  const [one] = world.alliances;
  const { commitment: id } = done(await committed(world, one, "20000000"));
  const noting = { commitment: id, on: "2019-02-01", flow: "cost", document: "L-1" } as const;
  const pay = (amount: string) => run(notePayment, one, { ...noting, amount, again: true });
  done(await run(notePayment, one, { ...noting, amount: "7000000" }));
  assert.deepEqual(codes(await run(notePayment, one, { ...noting, amount: "1000000", document: " l 01" })), ["appropriations/paid-already"]);
  assert.deepEqual(codes(await run(notePayment, one, { ...noting, amount: "1000000", document: "L-2", on: "2018-12-31" })), ["appropriations/paid-too-early"]);
  done(await pay("1000000"));
  const above = await pay("12000001");
  assert.deepEqual(
    [codes(above), shown(above)],
    [["appropriations/payment-above-commitment"], { committed: "200000.00", paid: "80000.00", asked: "120000.01", left: "120000.00", excess: "0.01" }],
  );
  done(await run(recordAppropriation, budget, { ...PLACE, basis: "gross", amount: "9000000", state: "adopted", decision: decisions[budget] }));
  assert.deepEqual(codes(await pay("1000001")), ["appropriations/payment-above-appropriation"]);
  done(await pay("1000000"));
  done(await pay("-3000000"));
  assert.deepEqual(codes(await pay("-6000001")), ["appropriations/refund-above-paid"]);
  assert.equal((await standing(world)).paid, "6000000");
  const change = (amount: string) => run(changeCommitment, one, { commitment: id, amount, decision: decisions[one] });
  assert.deepEqual(codes(await change("5999999")), ["appropriations/below-paid"]);
  done(await change("15000000"));
  assert.equal((await standing(world)).committed, "15000000");
  assert.deepEqual(done(await run(endCommitment, one, { commitment: id, on: "2019-02-01" })).freed, "9000000");
  assert.deepEqual(await standing(world), {
    amount: "9000000",
    allotted: "50000000",
    reserved: "0",
    committed: "6000000",
    paid: "6000000",
    left: "-1600036",
    open: 0,
  });
  assert.deepEqual(codes(await change("7000000")), ["appropriations/ended"]);
});

onEachDatabase("a plan year binds nothing, an authority binds on condition, and nothing is paid before the budget is adopted", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const { run, budget, decisions, alliances } = world;
  const [one] = alliances;
  const at = "2018-12-20T10:00:00.000Z";
  const level = "toinen";
  const record = (state: string) =>
    run(recordAppropriation, budget, { year: "2019", level, basis: "net", amount: "20000000", state, decision: decisions[budget] }, { at });
  const allot = () => run(grantAllotment, budget, { alliance: one, year: "2019", level, amount: "20000000", decision: decisions[budget] }, { at });
  done(await record("plan-year"));
  assert.deepEqual(codes(await allot()), ["appropriations/plan-year"]);
  done(await record("authority"));
  done(await allot());
  assert.deepEqual(codes(await record("plan-year")), ["appropriations/state-back"]);
  const { commitment: id } = done(await run(makeCommitment, one, commitment(world, one, "11000000", { level }), { at }));
  assert.equal((await world.promised(one)).commitments.get(id)!.conditional, true);
  const pay = () => run(notePayment, one, { commitment: id, amount: "100", on: "2019-01-10", flow: "cost" });
  assert.deepEqual(codes(await pay()), ["appropriations/not-adopted"]);
  done(await record("adopted"));
  done(await pay());
});

onEachDatabase("on 31 December what is unused lapses; what was committed is still paid, and the other year is asked", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const { run, budget } = world;
  const [one] = world.alliances;
  const { commitment: id } = done(await committed(world, one, "20000000"));
  assert.deepEqual(codes(await run(lapseAppropriation, budget, PLACE)), ["appropriations/year-runs"]);
  const at = "2020-01-15T10:00:00.000Z";
  assert.deepEqual(codes(await committed(world, one, "100", { at })), ["appropriations/lapsed"]);
  assert.deepEqual(done(await run(lapseAppropriation, budget, PLACE, { at })), { unused: "30000000" });
  assert.deepEqual(codes(await run(lapseAppropriation, budget, PLACE, { at })), ["appropriations/lapsed"]);
  done(await run(notePayment, one, { commitment: id, amount: "100", on: "2020-01-10", flow: "cost" }, { at }));
});

/** A runner whose process dies before a step. */
const dyingBefore = (step: string) => {
  const state = { dead: false };
  return (runner: Runner): Runner => {
    const dying: Runner["run"] = async (command, raw, asked) => {
      if (!command.through) return runner.run(command, raw, asked);
      return command.through(
        (inner, input, by) => {
          if (inner.name === step && !by.dryRun && !state.dead) {
            state.dead = true;
            throw new Error("died");
          }
          return runner.run(inner, input, by);
        },
        command.input.parse(raw),
        asked,
      );
    };
    return { ...runner, run: dying };
  };
};

onEachDatabase("cut short before the alliance used it, a reservation holds its money until its time is over, and then lapses for good", async ({ store }) => {
  const world = await worldOn(store, SUMS, dyingBefore("commitments/make-held"));
  const { run, budget } = world;
  const [one] = world.alliances;
  await assert.rejects(committed(world, one, "20000000"), /died/);
  assert.deepEqual([(await standing(world)).reserved, (await standing(world)).open], ["20000000", 1]);
  assert.deepEqual(done(await run(settleReservations, budget, {})), { settled: 0 });
  assert.deepEqual(codes(await committed(world, one, "10000000")), ["appropriations/above-allotment"]);
  // The next one who is in its way settles it by the way.
  done(await committed(world, one, "10000000", { at: "2019-02-03T10:00:00.000Z" }));
  const [[reservation, fate]] = [...(await world.promised(one)).fates] as [[string, unknown]];
  assert.equal(fate, "declined");
  assert.deepEqual([(await standing(world)).reserved, (await standing(world)).committed], ["0", "10000000"]);
  assert(reservation);
});

onEachDatabase("cut short after the alliance used it, the money stays held, and settling finds the commitment", async ({ store }) => {
  const world = await worldOn(store, SUMS, dyingBefore("reservations/close"));
  const { run, budget } = world;
  const [one] = world.alliances;
  await assert.rejects(committed(world, one, "20000000"), /died/);
  assert.deepEqual([(await standing(world)).reserved, (await standing(world)).committed], ["20000000", "0"]);
  assert.deepEqual(codes(await committed(world, one, "10000000")), ["appropriations/above-allotment"]);
  assert.deepEqual(done(await run(settleReservations, budget, {}, { at: "2019-02-03T10:00:00.000Z" })), { settled: 1 });
  assert.deepEqual([(await standing(world)).reserved, (await standing(world)).committed], ["0", "20000000"]);
});

onEachDatabase("cut short after a commitment ended, settling frees what it bound", async ({ store }) => {
  const world = await worldOn(store, SUMS, dyingBefore("allotments/free"));
  const [one] = world.alliances;
  const { commitment: id } = done(await committed(world, one, "20000000"));
  await assert.rejects(world.run(endCommitment, one, { commitment: id, on: "2019-02-01" }), /died/);
  assert.equal((await standing(world)).committed, "20000000");
  done(await world.run(settleReservations, world.budget, {}));
  assert.equal((await standing(world)).committed, "0");
});

onEachDatabase("the same command sent again with its key is done once, also when the first was cut short", async ({ store }) => {
  const world = await worldOn(store, SUMS, dyingBefore("reservations/close"));
  const [one] = world.alliances;
  const over: Partial<Asked> = { key: "k1" };
  await assert.rejects(committed(world, one, "2000000", over), /died/);
  const again = done(await committed(world, one, "2000000", over));
  assert.deepEqual(done(await committed(world, one, "2000000", over)).commitment, again.commitment);
  const sums = await standing(world);
  assert.deepEqual([sums.reserved, sums.committed, (await world.promised(one)).commitments.size], ["0", "2000000", 1]);
});

onEachDatabase("a dry run says what would come of it and holds nothing", async ({ store }) => {
  const world = await worldOn(store, SUMS);
  const [one] = world.alliances;
  done(await committed(world, one, "20000000", { dryRun: true }));
  assert.deepEqual(codes(await committed(world, one, "25000001", { dryRun: true })), ["appropriations/above-allotment"]);
  assert.deepEqual([(await standing(world)).open, (await world.promised(one)).commitments.size], [0, 0]);
});

onEachDatabase("two alliances that commit at once never commit a cent above the appropriation, and use up all that fits", async ({ store }) => {
  const world = await worldOn(store, { appropriation: "30000000", allotments: ["15000000", "15000000"] });
  const { run, budget, decisions, alliances } = world;
  done(await run(recordAppropriation, budget, { ...PLACE, basis: "gross", amount: "25000000", state: "adopted", decision: decisions[budget] }));
  const all = await Promise.all(Array.from({ length: 200 }, (_, i) => committed(world, alliances[i % 2]!, String(150_000 + i), { at: AT })));
  const made = all.filter(({ refusals }) => !refusals).length;
  const sums = await standing(world);
  assert(BigInt(sums.left) >= 0n && BigInt(sums.left) < 150_200n, sums.left);
  assert(made > 100 && made < 200);
  assert.equal(sums.open, 0);
  const told = await Promise.all(alliances.map(async (stream) => [...(await world.promised(stream)).commitments.values()]));
  const sum = told.flat().reduce((total, { amount }) => total + amount, 0n);
  assert.deepEqual([String(sum), told.flat().length], [sums.committed, made]);
});
