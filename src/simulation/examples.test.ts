import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import type { Agreement } from "../agreement/agreement.ts";
import { readAgreement } from "../agreement/read.ts";
import { fromNumber, toNumber } from "../kernel/share.ts";
import { uniforms } from "../kernel/random.ts";
import { BLOCK } from "./compile.ts";
import { inverseOf } from "./distributions.ts";
import { defaultFutures } from "./futures.ts";
import { prepareAgreement, simulate } from "./simulate.ts";

const root = new URL("../../examples/", import.meta.url);

function agreementOf(name: string): Agreement {
  const { value, faults } = readAgreement(`${name}/agreement.yaml`, readFileSync(new URL(`${name}/agreement.yaml`, root)));
  if (!value) throw new Error(faults.map((fault) => `${fault.code} ${fault.at.line}`).join("\n"));
  return value;
}

for (const name of readdirSync(root)) {
  test(`${name}: every draw agrees with the exact settlement within a cent`, () => {
    const agreement = agreementOf(name);
    const { model, faults } = prepareAgreement(agreement, defaultFutures(agreement));
    assert.ok(model, JSON.stringify(faults));
    const { compiled, futures, parties } = model;
    const draws = 40;
    futures.inputs.forEach((input, i) => {
      uniforms(input.id)(compiled.inputs[i]!, draws);
      inverseOf(input.distribution)(compiled.inputs[i]!, draws);
    });
    // The first draws stand on breakpoints: everything as planned, and every input at the end of its range.
    futures.inputs.forEach((_, i) => (compiled.inputs[i]![0] = toNumber(model.inputsAtPlan[i]!)));
    const inputs = compiled.inputs.map((register) => register.slice(0, draws));
    const out = parties.map(() => new Float64Array(BLOCK));
    compiled.run(out, 0, draws);
    for (let draw = 0; draw < draws; draw++) {
      const exact = model.exact(inputs.map((input) => fromNumber(input[draw]!)));
      exact.forEach((value, party) => assert.ok(Math.abs(out[party]![draw]! - toNumber(value)) < 0.01, `${parties[party]} in draw ${draw}`));
    }
  });
}

test("the same seed gives the same result, another seed another one", () => {
  const agreement = agreementOf("kainuu-youth");
  const futures = defaultFutures(agreement);
  const run = (seed: number): unknown => simulate(agreement, futures, { draws: 5000, seed }).simulation;
  assert.deepEqual(run(1), run(1));
  assert.notDeepEqual(run(1), run(2));
});
