import assert from "node:assert/strict";
import { test } from "node:test";
import { type Allotment, type Appropriation, budgetSlice, grantedTo } from "../appropriations/budget.ts";
import { grantedRows } from "./granted.ts";
import type { Statement } from "./statement.ts";

const ROW: Statement["appropriations"][number] = {
  year: "2020",
  party: "kainuu",
  owes: "1000",
  appropriation: "900",
  excess: "100",
  state: "plan-year",
  figure: "owes/2020/kainuu",
};

test("what a budget grants counts, and the agreement's sum stands beside; where no budget says, the agreement's does", () => {
  const granted = [{ party: "kainuu", year: "2020", cents: 1_100n, state: "adopted" }] as const;
  assert.deepEqual(grantedRows([ROW], granted), [{ ...ROW, appropriation: "1100", excess: "0", state: "adopted", by: "budget", agreed: "900" }]);
  assert.deepEqual(grantedRows([ROW], [{ ...granted[0], cents: 950n }])[0]!.excess, "50");
  assert.deepEqual(grantedRows([ROW], [{ ...granted[0], year: "2021" }]), [ROW]);
  const [without] = grantedRows([{ ...ROW, appropriation: "0", excess: "1000", state: "none" }], granted);
  assert.deepEqual([without!.excess, without!.agreed], ["0", undefined], "a sum that the agreement does not have is not told as nothing");
});

test("an alliance has the sum of its allotments over all levels; those of annulled decisions are nothing", () => {
  const allotment = (alliance: string, year: string, level: string, amount: bigint, decision: string): [string, Allotment] => [
    `${alliance} ${year} ${level}`,
    { alliance, year, level, amount, decision, committed: 0n, paid: 0n, most: 0n, mostAt: -1 },
  ];
  const appropriations = new Map([["2020 b", { state: "authority" } as unknown as Appropriation]]);
  const allotments = new Map([
    allotment("one", "2020", "a", 700n, "d1"),
    allotment("one", "2020", "b", 50n, "d2"),
    allotment("one", "2021", "a", 30n, "d3"),
    allotment("other", "2020", "a", 9_000n, "d1"),
  ]);
  const told = grantedTo({ ...budgetSlice.start, appropriations, allotments }, "one", "kainuu", (decision) => decision === "d3");
  assert.deepEqual(told, [
    { party: "kainuu", year: "2020", cents: 750n, state: "authority" },
    { party: "kainuu", year: "2021", cents: 0n, state: "annulled" },
  ]);
});
