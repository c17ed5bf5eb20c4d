/** `npm run oracle -- --count 100000 --seed 1`: engine and oracle on random agreements; `--planted` tries the oracle on faulty engines. */
import { parseArgs } from "node:util";
import { runPlanted } from "./planted.ts";
import { SITUATION_NAMES } from "./situations.ts";
import { compareMany, type Outcome } from "./threads.ts";

const ENGINE = new URL("../../src/settlement/settlement.ts", import.meta.url).href;

function bar(count: number): (done: number) => void {
  if (!process.stderr.isTTY) return () => undefined;
  return (done) => {
    const filled = Math.round((done / count) * 40);
    process.stderr.write(`\r[${"█".repeat(filled)}${" ".repeat(40 - filled)}] ${done}/${count}${done >= count ? "\n" : ""}`);
  };
}

const NUMBERS: readonly string[] = Array.from({ length: 30 }, (_, i) => String(i + 1));

function rateOf(outcome: Outcome, name: string): number {
  return ((outcome.variants.get(name) ?? 0) * 100) / outcome.done;
}

function coverage(outcome: Outcome): string[] {
  const rate = (name: string): number => rateOf(outcome, name);
  const situations = SITUATION_NAMES.map((name) => `    ${rate(name).toFixed(1).padStart(5)} %  ${name} (${outcome.variants.get(name) ?? 0})`);
  const variants = NUMBERS.map((number) => {
    const within = [...outcome.variants.keys()].filter((name) => name.startsWith(`${number} `)).sort();
    const detail = within.map((name) => `${name.slice(number.length + 1)} ${rate(name).toFixed(1)}`).join(", ");
    return `${number.padStart(2)}  ${rate(number).toFixed(1).padStart(5)} %  ${detail}`;
  });
  return [...variants, ...situations];
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { count: { type: "string", default: "100000" }, seed: { type: "string", default: "1" }, planted: { type: "boolean", default: false } },
  });
  const count = Number(values.count);
  if (!Number.isInteger(count) || count < 1) {
    console.error("--count needs a whole number above zero");
    return 2;
  }
  if (values.planted) return runPlanted(values.seed);
  const began = performance.now();
  const outcome = await compareMany({ engine: ENGINE, seed: values.seed, count, retellEvery: 10, shrinks: true }, bar(count));
  const seconds = (performance.now() - began) / 1000;
  if (outcome.failed !== undefined) {
    const { failed } = outcome;
    console.log(`DISAGREEMENT at seed ${failed.seed} (engine / oracle)\n${failed.why.join("\n")}\n${failed.case ?? ""}\n${failed.both ?? ""}`);
    return 1;
  }
  console.log(coverage(outcome).join("\n"));
  console.log(
    `seed ${values.seed}: engine and oracle agree on ${outcome.done} agreements, ${outcome.retold} of them retold in three ways; ${(outcome.done / seconds).toFixed(0)} a second`,
  );
  // Every variant must be there in a hundredth of the agreements; a situation inside a variant in half of that.
  const rare = [...NUMBERS.filter((name) => rateOf(outcome, name) < 1), ...SITUATION_NAMES.filter((name) => rateOf(outcome, name) < 0.5)];
  if (rare.length > 0) console.log(`too rare (variants below 1 %, situations below 0.5 %): ${rare.join(", ")}`);
  return rare.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = await main();
