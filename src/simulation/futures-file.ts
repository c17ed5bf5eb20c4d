/**
 * The futures file: `simulate DIR --futures FILE`.
 *
 *     futures: 1
 *     inputs:
 *       coaching-cost: { cost: coaching, factor: { triangular: [85 %, 100 %, 125 %] } }      # or pert
 *       customers:     { volume: coaching, year: "2019", factor: { uniform: [70 %, 120 %] } }
 *       index-risk:    { cost: all, provider: uramylly, amount: { lognormal: { median: 900000.00, sigma: 0.08 } } }
 *       in-work:       { indicator: in-work, value: { normal: { mean: 33, deviation: 4 } } }
 *       jobs:          { outcome: job-6-months, group: young, count: { scenarios: [{ value: 40, probability: 30 % }, { value: 60, probability: 70 % }] } }
 *     use:        { systems: { kainuu: 60 %, kajaani: 40 % } }           # or customers: how joint lines by use or customers are divided
 *     correlations: [{ between: [coaching-cost, customers], is: 0.6 }]
 *
 * `factor` is on the plan (target cost, planned volume); `amount` absolute: euros including overhead, or units; together over the years named.
 */
import type { Agreement } from "../agreement/agreement.ts";
import { type Entry, parseTree, type Span, type Tree } from "../agreement/tree.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import { mul, parseRatio, type Ratio, ratio, toNumber } from "../kernel/share.ts";
import type { Distribution } from "./distributions.ts";
import { checkFutures, type Correlation, type Futures, type FuturesFault, type Input, type StatedUse, type Subject } from "./futures.ts";
import type { FuturesCode } from "./words.ts";

const BASIS = "docs/simulation.md";
type Tell = (code: FuturesCode, at: Span, args?: Readonly<Record<string, string>>) => void;
type Map_ = Extract<Tree, { kind: "map" }>;

/** Reads and checks a futures file beside its agreement; all faults at once, each at its place. */
export function readFutures(file: string, text: string | Uint8Array, agreement: Agreement): Outcome<Futures> {
  const faults: Fault[] = [];
  const push = (code: string, at: Span, args: Readonly<Record<string, string>> = {}): void =>
    void faults.push({ code, severity: "fault", at: { file, ...at }, args, basis: BASIS });
  const tell: Tell = push;
  const tree = parseTree(text, push);
  if (!tree || tree.kind === "broken") return { faults };
  const head = tree.kind === "map" ? tree.entries[0] : undefined;
  if (tree.kind !== "map" || head?.key !== "futures" || textOf(head.value) !== "1") {
    tell("futures/first-key", head?.keyAt ?? tree.at);
    return { faults };
  }
  const where = new Map<string, Span>();
  const fields = fieldsOf(tree, ["futures", "inputs", "use", "customers", "correlations"], tell);
  const inputs = inputsOf(fields.get("inputs"), tree.at, where, tell);
  const correlations = correlationsOf(fields.get("correlations"), where, tell);
  const uses = ["use", "customers"].flatMap((key) => usesOf(fields.get(key), where, tell));
  if (faults.length > 0) return { faults };
  const futures: Futures = { inputs, correlations, ...(uses.length > 0 && { uses }), isDefault: false };
  for (const fault of checkFutures(agreement, futures)) push(...placed(fault, where, tree.at));
  return faults.length > 0 ? { faults } : { value: futures, faults };
}

/** A fault found later, beside the agreement, at the place of its input or correlation. */
function placed(fault: FuturesFault, where: ReadonlyMap<string, Span>, otherwise: Span): [string, Span, Readonly<Record<string, string>>] {
  const code = fault.code === "input-distribution" ? `futures/${fault.args["reason"]!}` : `futures/${fault.code}`;
  return [code, where.get(fault.at) ?? otherwise, fault.args];
}

function inputsOf(entry: Entry | undefined, at: Span, where: Map<string, Span>, tell: Tell): Input[] {
  if (!entry) tell("futures/missing", at, { key: "inputs" });
  if (!entry || !isMap(entry.value, tell)) return [];
  return entry.value.entries.flatMap(({ key, keyAt, value }) => {
    if (where.has(key)) tell("futures/input-twice", keyAt, { input: key });
    where.set(key, keyAt);
    return isMap(value, tell) ? inputOf(key, keyAt, value, tell) : [];
  });
}

const KINDS = ["cost", "volume", "indicator", "outcome"] as const;
/** Under which key the distribution of a kind of input stands. */
const MEASURES: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  cost: ["factor", "amount"],
  volume: ["factor", "amount"],
  indicator: ["value"],
  outcome: ["count"],
};
const LIMITS: Readonly<Record<(typeof KINDS)[number], readonly string[]>> = {
  cost: ["provider", "year"],
  volume: ["year"],
  indicator: ["year"],
  outcome: ["group", "instalment", "provider", "year"],
};

function inputOf(id: string, at: Span, map: Map_, tell: Tell): Input[] {
  const kinds = KINDS.filter((kind) => map.entries.some(({ key }) => key === kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    tell("futures/subject", at, { input: id });
    return [];
  }
  const fields = fieldsOf(map, [kind, ...MEASURES[kind], ...LIMITS[kind]], tell);
  const measures = MEASURES[kind].filter((key) => fields.has(key));
  if (measures.length !== 1) {
    tell("futures/distribution", at, { input: id, key: MEASURES[kind].join(" | "), known: DISTRIBUTIONS.join(", ") });
    return [];
  }
  const measure = measures[0]!;
  // Costs are given in euros and simulated in cents.
  const distribution = distributionOf(id, fields.get(measure)!, kind === "cost" && measure === "amount" ? 100 : 1, tell);
  const text = (key: string): string | undefined => (fields.has(key) ? textOf(fields.get(key)!.value) : undefined);
  const named = Object.fromEntries(LIMITS[kind].flatMap((key) => (text(key) === undefined ? [] : [[key, text(key)!]])));
  const name = text(kind) ?? "";
  const as = measure === "factor" ? "factor" : "amount";
  const subject = (kind === "cost" || kind === "volume" ? { kind, line: name, as, ...named } : { kind, [kind]: name, ...named }) as Subject;
  return distribution ? [{ id, subject, distribution }] : [];
}

const DISTRIBUTIONS = ["triangular", "pert", "uniform", "normal", "lognormal", "scenarios"] as const;

function distributionOf(input: string, { key, keyAt, value }: Entry, unit: number, tell: Tell): Distribution | undefined {
  const only = value.kind === "map" && value.entries.length === 1 ? value.entries[0]! : undefined;
  const kind = DISTRIBUTIONS.find((name) => name === only?.key);
  if (!only || kind === undefined) {
    tell("futures/distribution", only?.keyAt ?? keyAt, { input, key, known: DISTRIBUTIONS.join(", ") });
    return undefined;
  }
  switch (kind) {
    case "triangular":
    case "pert": {
      const [low, mode, high] = numbers(only.value, 3, unit, tell);
      return high === undefined ? undefined : { kind, low: low!, mode: mode!, high };
    }
    case "uniform": {
      const [low, high] = numbers(only.value, 2, unit, tell);
      return high === undefined ? undefined : { kind, low: low!, high };
    }
    case "normal": {
      const [mean, deviation] = named(only, ["mean", "deviation"], [unit, unit], tell);
      return deviation === undefined ? undefined : { kind, mean: mean!, deviation };
    }
    case "lognormal": {
      const [median, sigma] = named(only, ["median", "sigma"], [unit, 1], tell);
      return sigma === undefined ? undefined : { kind, median: median!, sigma };
    }
    case "scenarios":
      return scenariosOf(only.value, unit, tell);
  }
}

function scenariosOf(value: Tree, unit: number, tell: Tell): Distribution | undefined {
  if (value.kind !== "list") {
    tell("futures/not-a-list", value.at, { count: "1…" });
    return undefined;
  }
  const of = value.items.flatMap((item) => {
    if (!isMap(item, tell)) return [];
    const fields = fieldsOf(item, ["value", "probability", "name"], tell);
    const [amount, probability] = ["value", "probability"].map((key, i) => numberOf(fields.get(key)?.value, i === 0 ? unit : 1, item.at, key, tell));
    const name = fields.has("name") ? textOf(fields.get("name")!.value) : undefined;
    return amount === undefined || probability === undefined ? [] : [{ value: amount, probability, ...(name !== undefined && { name }) }];
  });
  return of.length === value.items.length ? { kind: "scenarios", of } : undefined;
}

/** Exactly so many numbers, or none when one is wrong. */
function numbers(value: Tree, count: number, unit: number, tell: Tell): number[] {
  if (value.kind !== "list" || value.items.length !== count) {
    tell("futures/not-a-list", value.at, { count: String(count) });
    return [];
  }
  const read = value.items.map((item) => numberOf(item, unit, item.at, "", tell));
  return read.every((one) => one !== undefined) ? read : [];
}

function named(entry: Entry, keys: readonly string[], units: readonly number[], tell: Tell): number[] {
  if (!isMap(entry.value, tell)) return [];
  const fields = fieldsOf(entry.value, keys, tell);
  const read = keys.map((key, i) => numberOf(fields.get(key)?.value, units[i]!, entry.keyAt, key, tell));
  return read.every((one) => one !== undefined) ? read : [];
}

/** A decimal, a fraction or a per cent, as a double: futures are guesses, not money. */
function numberOf(value: Tree | undefined, unit: number, at: Span, key: string, tell: Tell): number | undefined {
  if (!value) {
    tell("futures/missing", at, { key });
    return undefined;
  }
  const read = exactOf(value, tell);
  return read && toNumber(read) * unit;
}

/** Shares by line and party: exact, because they divide money; per cent or any other weights. */
function usesOf(entry: Entry | undefined, where: Map<string, Span>, tell: Tell): StatedUse[] {
  if (!entry || !isMap(entry.value, tell)) return [];
  return entry.value.entries.flatMap(({ key: line, keyAt, value }): StatedUse[] => {
    where.set(`use ${line}`, keyAt);
    if (!isMap(value, tell)) return [];
    const shares = value.entries.map(({ key, value: text }): readonly [string, Ratio | undefined] => [key, exactOf(text, tell)]);
    return [{ line, shares: Object.fromEntries(shares.flatMap(([party, share]) => (share ? [[party, share]] : []))) }];
  });
}

function exactOf(value: Tree, tell: Tell): Ratio | undefined {
  const text = textOf(value) ?? "";
  const share = /^(.*?) ?%$/.exec(text);
  const read = text.length <= 40 ? parseRatio(share ? share[1]! : text) : undefined;
  if (!read) tell("futures/number", value.at, { text: text.slice(0, 60) });
  return read && (share ? mul(read, ratio(1n, 100n)) : read);
}

function correlationsOf(entry: Entry | undefined, where: Map<string, Span>, tell: Tell): Correlation[] {
  if (!entry) return [];
  if (entry.value.kind !== "list") {
    tell("futures/not-a-list", entry.value.at, { count: "0…" });
    return [];
  }
  return entry.value.items.flatMap((item) => {
    if (!isMap(item, tell)) return [];
    const fields = fieldsOf(item, ["between", "is"], tell);
    const between = fields.get("between")?.value;
    const pair = between?.kind === "list" ? between.items.map((one) => textOf(one) ?? "") : [];
    if (pair.length !== 2) tell("futures/not-a-list", between?.at ?? item.at, { count: "2" });
    const is = numberOf(fields.get("is")?.value, 1, item.at, "is", tell);
    if (pair.length !== 2 || is === undefined) return [];
    where.set(pair.join(" "), item.at);
    return [{ between: [pair[0]!, pair[1]!] as const, is }];
  });
}

function fieldsOf(map: Map_, known: readonly string[], tell: Tell): Map<string, Entry> {
  for (const { key, keyAt } of map.entries) if (!known.includes(key)) tell("futures/unknown-key", keyAt, { key: key.slice(0, 60), known: known.join(", ") });
  return new Map(map.entries.map((entry) => [entry.key, entry]));
}

function isMap(value: Tree, tell: Tell): value is Map_ {
  if (value.kind !== "map") tell("futures/not-a-mapping", value.at);
  return value.kind === "map";
}

function textOf(value: Tree): string | undefined {
  return value.kind === "scalar" ? value.text.trim() : undefined;
}
