// Mandates bind: what is above a mandate's limit, or outside what it is about, is refused with the arithmetic and with who could.
import assert from "node:assert/strict";
import { test } from "node:test";
import { beyondMandate, type Mandate } from "../../src/api/mandates.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { grantRole } from "../../src/parties/commands.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { clock } from "../../src/api/http.ts";
import { settleFinding, enterCosts, openFinding } from "../../src/open-books/commands.ts";
import { approveStatement, proposeStatement } from "../../src/settlement/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import * as settlement from "../settlement/world.ts";
import { codes, worldOn } from "./world.ts";

const code = (mandates: readonly Mandate[], amount: bigint, about: readonly (readonly string[])[] = []): string | undefined => {
  const refusal = beyondMandate(mandates, { amount, about });
  return refusal && [refusal.code, refusal.args["limit"] ?? refusal.args["subject"]].join(" ");
};

test("the best fitting mandate counts, and mandates are never added up", () => {
  const narrow: Mandate = { limit: 1_000n, subjects: ["coaching"] };
  const wide: Mandate = { limit: 300n };
  assert.equal(code([narrow], 1_000n, [["coaching", "uramylly"]]), undefined);
  assert.equal(code([narrow], 1_001n, [["coaching", "uramylly"]]), "api/above-mandate 10.00");
  assert.equal(code([narrow], 1n, [["workshop", "uramylly"]]), "api/outside-mandate workshop uramylly");
  assert.equal(code([narrow], 1n, [["coaching"], ["workshop"]]), "api/outside-mandate workshop");
  assert.equal(code([narrow, wide], 300n, [["workshop"]]), undefined);
  assert.equal(code([narrow, wide], 1_000n, [["coaching"]]), undefined);
  assert.equal(code([narrow, wide], 1_300n, [["coaching"]]), "api/above-mandate 10.00");
  assert.equal(code([narrow, wide], 301n, [["workshop"]]), "api/above-mandate 3.00");
  assert.equal(code([narrow], 1n, [[]]), "api/outside-mandate –");
  assert.equal(code([{}], 10n ** 15n, [[]]), undefined);
  assert.equal(code([], 0n), "api/outside-mandate –");
});

onEachDatabase("a decision above the mandate is refused, tells who could, and keeps no name of them", async ({ store }) => {
  const world = await worldOn(store);
  const today = dayAt(clock());
  const grant = {
    person: world.person("preparer"),
    organisation: world.organisation.kajaani,
    role: "purchaser-decider",
    from: today,
    decision: "KH § 4",
  } as const;
  assert.deepEqual(codes(await world.run("admin", grantRole, { ...grant, limit: "500000", subjects: ["coaching"] })), []);
  const note = { organ: "Johtaja", on: today, section: "§ 5", subject: "Hankinta", state: "adopted", stateOn: today, amount: "500001" } as const;
  const refused = await world.run("preparer", inAlliance.note, note);
  assert.deepEqual(codes(refused), ["api/above-mandate"]);
  assert.deepEqual(refused.refusals![0]!.args, { limit: "5000.00", asked: "5000.01", excess: "0.01", could: "Keksitty decider" });
  const kept = await store.read(INSTALLATION, (reading) => reading.selectFrom("audit").select("args").where("code", "=", "api/above-mandate").execute());
  assert.deepEqual(kept.length, 1);
  assert.deepEqual(JSON.parse(kept[0]!.args), { limit: "5000.00", asked: "5000.01", excess: "0.01" });
  assert.deepEqual(codes(await world.run("preparer", inAlliance.note, { ...note, amount: "500000" })), []);
});

onEachDatabase("approvals of statements and decisions on findings stay within the mandate", async ({ store }) => {
  const world = await settlement.worldOn(store, "examples/kainuu-youth");
  const { who, run } = world;
  await settlement.enterCostsOf(world, "2019-01-01", "2019-12-31", "2020-01-20T10:00:00.000Z");
  const { statement } = settlement.done(await run(proposeStatement, { through: "2019-12-31" }, who("project-office", "kainuu"), "2020-02-03T10:00:00.000Z"));
  const at = "2020-02-10T10:00:00.000Z";
  const decision = await settlement.noteDecision(world, "kainuu", "2020-02-09", at, "enforceable");
  const decider = who("purchaser-decider", "kainuu");
  const by = (mandate: Mandate) => ({ ...decider, grants: decider.grants.map((grant) => ({ ...grant, ...mandate })) });
  const approved = (mandate: Mandate) => run(approveStatement, { statement, decision }, by(mandate), at);
  const above = await approved({ limit: 100n });
  assert.deepEqual(settlement.codes(above), ["api/above-mandate"]);
  const { asked, limit, excess } = above.refusals![0]!.args as { asked: string; limit: string; excess: string };
  assert.deepEqual([limit, Number(asked) - Number(excess)], ["1.00", 1]);
  assert.deepEqual(settlement.codes(await approved({ subjects: ["coaching"] })), ["api/outside-mandate"]);
  settlement.done(await approved({ limit: BigInt(asked.replace(".", "")), subjects: ["kainuu"] }));
  const costs = { party: "uramylly", lines: [{ line: "coaching", type: "coach-hour", day: "2020-01-10", net: "10000", quantity: "2" }] };
  const { batch } = settlement.done(await run(enterCosts, costs, who("provider-manager", "uramylly"), at));
  const controller = who("purchaser-controller", "kainuu");
  const { finding } = settlement.done(await run(openFinding, { lines: [`${batch}/0`], question: "Mitä?" }, controller, at));
  const settled = (mandate: Mandate) =>
    run(
      settleFinding,
      { finding, outcome: "accepted", reason: "Selvä." },
      { ...controller, grants: controller.grants.map((grant) => ({ ...grant, ...mandate })) },
      at,
    );
  assert.deepEqual(settlement.codes(await settled({ limit: 9_499n })), ["api/above-mandate"]);
  assert.deepEqual(settlement.codes(await settled({ subjects: ["youth-workshop"] })), ["api/outside-mandate"]);
  settlement.done(await settled({ limit: 9_500n, subjects: ["coaching"] }));
});
