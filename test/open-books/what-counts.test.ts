// What a line counts never goes beyond what its net bears, and whoever confirms a sum confirms what enters the settlement.
import assert from "node:assert/strict";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { monthEnd } from "../../src/open-books/closing/commands.ts";
import { correctCosts, enterCosts, openFinding, settleFinding, signMonth } from "../../src/open-books/commands.ts";
import { findingList, monthList } from "../../src/open-books/shown/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answer, codes, done, worldOn } from "./record-world.ts";

const EXAMPLE = "examples/kainuu-youth";
let vouchers = 0;
const cost = (over: object = {}) => ({ line: "outreach", type: "purchased", day: "2020-03-10", net: "10000", document: `K-${++vouchers}`, ...over });
/** VAT is cost to `satumaa`, and deducted by `uramylly`. */
const entered = (...lines: object[]) => ({ party: "satumaa", lines: lines.map(cost) });

onEachDatabase(
  "VAT and grants beyond the net are refused at their line, and so is another kind of VAT than the agreement tells of the party",
  async ({ store }) => {
    const world = await worldOn(store, EXAMPLE);
    const [association, company] = [world.who("provider-manager", "satumaa"), world.who("provider-manager", "uramylly")];
    const refusals = async (input: object, who = association) =>
      ((await world.run(enterCosts, input, who)).refusals ?? []).map(({ code, pointer }) => `${pointer} ${code}`);
    assert.deepEqual(await refusals(entered({}, { vat: "99999999" })), ["/lines/1 costs/vat-beyond"]);
    assert.deepEqual(await refusals(entered({ grants: "-99999999" }, { vat: "-2400" })), ["/lines/0 costs/grants-beyond", "/lines/1 costs/vat-beyond"]);
    assert.deepEqual(await refusals(entered({ grants: "10001" })), ["/lines/0 costs/grants-beyond"]);
    assert.deepEqual(await refusals(entered({ vat: "2400", vatKind: "deductible" })), ["/lines/0 costs/vat-kind-other"]);
    const own = { party: "uramylly", lines: [cost({ line: "coaching", vat: "2400", vatKind: "neither" })] };
    assert.deepEqual(await refusals(own, company), ["/lines/0 costs/vat-kind-other"]);
    const taken = done(await world.run(enterCosts, entered({ vat: "2401", grants: "1000" }, { net: "-500", vat: "-120" }), association));
    assert.deepEqual([taken.total, taken.counts], ["9500", String(10000 + 2401 - 1000 - 620)]);
    const correct = (...lines: object[]) =>
      world.run(correctCosts, { ...entered(...lines.map((line) => ({ corrects: "0/0", ...line }))), beyond: true }, association);
    assert.deepEqual(codes(await correct({ net: "0", vat: "1" })), ["costs/vat-beyond"]);
    assert.deepEqual(codes(await correct({ net: "-10000", vat: "-99999999" })), ["costs/vat-beyond"]);
    const again = done(await correct({ net: "-10000", vat: "-2401", grants: "-1000" }, { vat: "1000", grants: "1000" }));
    assert.deepEqual([again.total, again.counts], ["0", "-1401"]);
  },
);

onEachDatabase(
  "what corrections leave of a line keeps the bounds of VAT and grants, meant or not, also through corrections of corrections",
  async ({ store }) => {
    const world = await worldOn(store, EXAMPLE);
    const manager = world.who("provider-manager", "satumaa");
    const correct = async (corrects: string, over: object, beyond?: true) =>
      codes(await world.run(correctCosts, { ...entered({ corrects, ...over }), ...(beyond ? { beyond } : {}) }, manager));
    done(await world.run(enterCosts, entered({ vat: "2400" }, { vat: "2400", grants: "2000" }), manager));
    assert.deepEqual(await correct("0/0", { net: "-10000" }), ["costs/vat-beyond"]);
    assert.deepEqual(await correct("0/0", { net: "-10000" }, true), ["costs/vat-beyond"]);
    assert.deepEqual(await correct("0/1", { net: "-10000", vat: "-2400" }), ["costs/grants-beyond", "open-books/beyond-line"]);
    assert.deepEqual(await correct("0/1", { net: "-10000", grants: "-2000" }), ["costs/vat-beyond"]);
    // 80.00 would keep 24.00 of VAT: 30 %.
    assert.deepEqual(await correct("0/0", { net: "-2000" }), ["costs/vat-beyond"]);
    assert.deepEqual(await correct("0/0", { net: "-2000", vat: "-480" }), []);
    assert.deepEqual(await correct("1/0", { net: "-8000" }), ["costs/vat-beyond"]);
    assert.deepEqual(await correct("1/0", { net: "-8000", vat: "-1920" }), []);
    assert.deepEqual(await correct("0/1", { net: "-10000", vat: "-2400", grants: "-2000" }), []);
  },
);

onEachDatabase("a month is signed by what counts of it, beside its net, and tells both", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "satumaa");
  const controller = world.who("purchaser-controller");
  done(await world.run(enterCosts, entered({ vat: "2400", grants: "1000" }, { net: "500", vat: "120" }, { net: "300", type: "travel", vat: "72" }), manager));
  done(await world.run(openFinding, { lines: ["0/1"], question: "Mitä tämä on?" }, controller));
  const of = (await answer(world, monthEnd, { party: "satumaa", month: "2020-03" }, manager)) as Record<string, unknown>;
  assert.deepEqual(of["counted"], { net: "10800", vat: "2592", grants: "1000", counts: "11772", apart: "620", priced: "0" });
  assert.equal(of["waits"], "372");
  const sign = (over: object) => world.run(signMonth, { party: "satumaa", month: "2020-03", count: 3, total: "10800", ...over }, manager);
  assert.deepEqual(codes(await sign({})), ["open-books/counts-differ"]);
  assert.deepEqual(codes(await sign({ counts: "12392" })), ["open-books/counts-differ"]);
  assert.deepEqual(codes(await sign({ total: "10801" })), ["open-books/totals-differ"]);
  done(await sign({ counts: "11772" }));
  const { months } = await answer(world, monthList, {}, manager);
  assert.deepEqual(
    months.map(({ net, cents, disputed, signedNet, signedCents }) => [net, cents, disputed, signedNet, signedCents]),
    [["10800", "11772", "620", "10800", "11772"]],
  );
});

onEachDatabase("a finding and an approval are weighed by what their lines cost, by mandates too", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "satumaa");
  done(await world.run(enterCosts, entered({ vat: "2400" }, { type: "travel", vat: "2400", grants: "400" }), manager));
  const upTo = (role: "purchaser-controller" | "project-office", limit: bigint) => {
    const who = world.who(role);
    return { ...who, grants: who.grants.map((grant) => ({ ...grant, limit })) };
  };
  const { finding } = done(await world.run(openFinding, { lines: ["0/0"], question: "Mitä tämä on?" }, world.who("purchaser-controller")));
  const { findings } = await answer(world, findingList, {}, manager);
  assert.deepEqual([findings[0]!["net"], findings[0]!["cents"]], ["10000", "12400"]);
  const decide = (limit: bigint) => world.run(settleFinding, { finding, outcome: "accepted", reason: "Selvä." }, upTo("purchaser-controller", limit));
  assert.deepEqual(codes(await decide(12_399n)), ["api/above-mandate"]);
  done(await decide(12_400n));
  const approve = (limit: bigint) => world.run(approveCosts, { lines: ["0/1"], approved: true, reason: "Sovittu." }, upTo("project-office", limit));
  assert.deepEqual(codes(await approve(11_999n)), ["api/above-mandate"]);
  done(await approve(12_000n));
});
