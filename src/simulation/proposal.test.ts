// What a proposal does to each party's money: the same figures as the what-if gives on either agreement, and the part of the sum that is a party's own.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { round } from "../kernel/money.ts";
import { ratio } from "../kernel/share.ts";
import type { Change } from "../matters/kinds.ts";
import { reckoned } from "./proposal.ts";
import { payoffOf, plannedScenario, slidersOf } from "./what-if.ts";

const TEXT = readFileSync("examples/kainuu-youth/agreement.yaml", "utf8");
const read = (text: string) => readAgreement("agreement.yaml", text).value!;
const agreement = read(TEXT);
const DEARER = TEXT.replace("uramylly: 424000.00", "uramylly: 433000.00");
const target = (amount: string): Change => ({ kind: "targets", cells: [{ year: "2020", line: "coaching", provider: "uramylly", amount }] });
const asked = (change: Change, amount: bigint) => reckoned({ agreement, change, amount, recorded: [], risks: [] });
const shares = (found: ReturnType<typeof reckoned>) => Object.fromEntries(found.parties.map(({ party, share }) => [party, Number(share)]));

test("new targets as data do to every party what the file with these targets does", () => {
  const next = read(DEARER);
  const [data, file] = [
    asked(target("43300000"), 900_000n),
    reckoned({ agreement, change: { kind: "file", text: DEARER }, next, amount: 900_000n, recorded: [], risks: [] }),
  ];
  assert.deepEqual(data, file);
  const at = (of: typeof agreement) =>
    payoffOf(of, plannedScenario(slidersOf(of)))
      .at(ratio(110n))
      .map((exact) => String(round(exact, "half-up")));
  assert.deepEqual(
    data.parties.map(({ before }) => before!.overrun),
    at(agreement),
  );
  assert.deepEqual(
    data.parties.map(({ after }) => after!.overrun),
    at(next),
  );
  assert.ok(data.years.some(({ party, year, before, after }) => party === "kainuu" && year === "2020" && BigInt(after) > BigInt(before)));
});

test("a higher target at the same cost takes from the purchasers exactly what the providers and the line's share give", () => {
  const { parties } = asked(target("43300000"), 900_000n);
  const moved = parties.map(({ same, before }) => BigInt(same!) - BigInt(before!.target));
  assert.ok(moved[0]! < 0n, "the organiser of the line shares a gain that was none before");
  assert.ok(moved.reduce((all, each) => all + each, 0n) ** 2n <= 49n, "but for rounding, nothing is made or lost");
});

test("the part of a sum is the organiser's of its service, by key of a joint line, and what each grants itself", () => {
  assert.deepEqual(shares(asked(target("43300000"), 900_000n)).kainuu, 900_000);
  assert.deepEqual(shares(asked(target("43300000"), 900_000n)).kajaani, 0);
  const office: Change = { kind: "cost", cells: [{ year: "2020", line: "project-office", provider: "kajaani", amount: "10001" }] };
  const { kainuu, kajaani, sotkamo, kuhmo } = shares(asked(office, 10_001n));
  assert.deepEqual([kainuu, kajaani, sotkamo, kuhmo], [5701, 2801, 901, 601], "nobody's part is rounded away");
  const granted: Change = {
    kind: "allotments",
    sums: [
      { party: "kuhmo", year: "2020", amount: "700" },
      { party: "sotkamo", year: "2020", amount: "300" },
    ],
  };
  const found = asked(granted, 1000n);
  assert.deepEqual([shares(found).kuhmo, shares(found).sotkamo, shares(found).kainuu], [700, 300, 0]);
  assert.deepEqual(
    found.years.map(({ party, more }) => [party, more]),
    [
      ["sotkamo", "300"],
      ["kuhmo", "700"],
    ],
  );
});

test("nobody answers for more than the whole, and where no target moves the part is by how much one's own money moves", () => {
  const next = read(TEXT.replace("uramylly: { basis: rate, rate: 6 %", "uramylly: { basis: rate, rate: 7 %"));
  const change: Change = { kind: "file", text: TEXT };
  const of = (amount: bigint) => shares(reckoned({ agreement, change, next, amount, recorded: [], risks: [] }));
  assert.deepEqual([of(100n).kainuu, of(100n).uramylly], [100, 100]);
  assert.ok(of(10_000_000n).uramylly! > 100_000);
});
