import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readAgreement } from "../agreement/read.ts";
import { encode } from "../kernel/utf8.ts";
import { countedLines } from "./booked.ts";

test("a row of hours counts them at the agreement's price, also where its own money is not told", () => {
  const agreement = readAgreement("agreement.yaml", readFileSync("examples/kainuu-youth/agreement.yaml", "utf8")).value!;
  const header = "party,line,type,day,quantity,net,status";
  const rows = ["uramylly,coaching,coach-hour,2020-05-31,2,,accepted", "uramylly,coaching,salary,2020-05-31,,10.50,accepted"];
  const files = new Map([["batch/1", { costs: true, header, at: (line: number) => rows[line] }]]);
  const [hours, salary] = countedLines({ agreement, files, encode }, { file: "batch/1", lines: [0, 1] });
  assert.deepEqual([hours!.counted, salary!.counted!.cents], [{ cents: 9500n, vat: 0n, quantity: 2_000_000n }, 1050n]);
});
