/**
 * The simulation as a process of its own: `node bench/simulate-run.ts DRAWS SEED`. Prints what bench/simulate.py prints. Compiled code is kept between
 * runs as bin/sameside.js keeps it, and as Python keeps NumPy's.
 */
import { readFileSync } from "node:fs";
import { enableCompileCache } from "node:module";
import type { Futures } from "../src/simulation/simulation.ts";

enableCompileCache();
const { readAgreement } = await import("../src/agreement/read.ts");
const { simulate } = await import("../src/simulation/simulation.ts");

/** The three uncertain inputs of the bench. */
const FUTURES: Futures = {
  inputs: [
    { id: "cost", subject: { kind: "cost", line: "all", as: "factor" }, distribution: { kind: "triangular", low: 0.85, mode: 1, high: 1.25 } },
    { id: "volume", subject: { kind: "volume", line: "all", as: "factor" }, distribution: { kind: "pert", low: 0.7, mode: 1, high: 1.2 } },
    { id: "in-work", subject: { kind: "indicator", indicator: "in-work" }, distribution: { kind: "triangular", low: 10, mode: 22, high: 40 } },
  ],
  correlations: [],
  isDefault: false,
};

const [draws, seed] = [Number(process.argv[2] ?? 1_000_000), process.argv[3] ?? "1"];
const { value } = readAgreement("simulate.yaml", readFileSync(new URL("simulate.yaml", import.meta.url)));
const { simulation, faults } = simulate(value!, FUTURES, { draws, seed });
if (!simulation) throw new Error(JSON.stringify(faults));
const parties = simulation.parties.map(({ percentiles, bins: _bins, tornado: _tornado, ...rest }) => ({
  ...rest,
  percentiles: percentiles.map(({ cents }) => cents),
}));
console.log(JSON.stringify({ draws, decidedExactly: simulation.decidedExactly, parties }));
