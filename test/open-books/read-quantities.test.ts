// Rows that are paid by their quantity, and rows that are taken off.
import assert from "node:assert/strict";
import { test } from "node:test";
import { addsUp, HEAD, listed, read, small } from "./read-world.ts";

test("hours are counted in millionths; a row paid by quantity needs one and needs no amount", () => {
  const reading = read(
    `${HEAD},quantity\nuramylly,coaching,coach-hour,2019-05-01,,"7,5"\nuramylly,coaching,coach-hour,2019-05-02,45,\nuramylly,coaching,salary,2019-05-02,,1\n`,
  );
  assert.deepEqual(
    reading.groups.map(({ quantity, cents }) => [quantity, cents]),
    [[7500000n, 0n]],
  );
  assert.deepEqual(listed(reading), ["3 costs/quantity-unreadable 4500", "4 costs/amount-empty"]);
  addsUp(reading);
});

test("a row paid by quantity whose sum and quantity have opposite signs is listed, however large they are", () => {
  const row = (net: string, quantity: string): string => `uramylly,coaching,coach-hour,2019-05-01,${net},${quantity}`;
  const large = "9".repeat(17);
  const rows = [
    row("-475.00", "10"),
    row("475.00", "-10"),
    row("-475.00", "-10"),
    row("0", "-1"),
    row("", "-1"),
    row(`-${large}.00`, "1"),
    row("1", `-${large}`),
  ];
  const reading = read([`${HEAD},quantity`, ...rows, row(`-${large}.00`, `-${large}`)].join("\n"));
  assert.deepEqual(
    reading.report.listed.map(({ line, code }) => `${line} ${code}`),
    [2, 3, 7, 8].map((line) => `${line} costs/quantity-sign`),
  );
  assert.equal(reading.report.listed[0]!.cents, -47500n);
  addsUp(reading);
});

test("rows above zero of a type that is netted are counted and summed, for they raise what they should lower", () => {
  const agreement = { ...small, costTypes: { ...small.costTypes, travel: { ...small.costTypes["travel"]!, class: "netted" as const } } };
  const rows = ["travel,2019-05-01,-100.00", "travel,2019-05-02,40.00", "travel,2019-05-03,2.50", "salary,2019-05-01,7.00"];
  const reading = read([HEAD, ...rows.map((row) => `uramylly,coaching,${row}`)].join("\n"), undefined, { agreement });
  assert.deepEqual(reading.report.raising, { rows: 2, cents: 4250n, first: 3 });
  assert.equal(reading.report.settled.cents, -5050n);
});

test("a grant on a row paid by quantity is listed, for it could not be taken off", () => {
  const reading = read(`${HEAD},quantity,grants\nuramylly,coaching,coach-hour,2019-05-01,45,1,10.00\nuramylly,coaching,coach-hour,2019-05-01,45,1,0\n`);
  assert.deepEqual(listed(reading), ["2 costs/grants-on-quantity 4500"]);
  assert.equal(reading.groups[0]!.count, 1);
  addsUp(reading);
});

test("hours of a party that the agreement names no rate for are listed, not guessed", () => {
  const type = small.costTypes["coach-hour"]!;
  const { tuki: _left, ...rate } = type.rate;
  const agreement = { ...small, costTypes: { ...small.costTypes, "coach-hour": { ...type, rate } } };
  const reading = read(`${HEAD},quantity\ntuki,coaching,coach-hour,2019-05-01,40,1\nuramylly,coaching,coach-hour,2019-05-01,45,1\n`, undefined, { agreement });
  assert.deepEqual(listed(reading), ["2 costs/rate-missing 4000"]);
  assert.equal(reading.groups.length, 1);
  addsUp(reading);
});
