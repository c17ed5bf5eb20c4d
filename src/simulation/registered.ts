/** Futures of an alliance on the record: the open risks and opportunities of its register as it stands, and what the agreement suggests for the rest. */
import type { Agreement } from "../agreement/agreement.ts";
import { EXACT, lineRisks, type LineRisks, type Weighed } from "../registers/futures.ts";
import type { Use } from "../settlement/facts.ts";
import { defaultFutures, type Futures, type Input } from "./futures.ts";
import { simulate } from "./simulate.ts";
import type { PartyOutlook } from "./summary.ts";

/** `drawnOn`: how many risks and opportunities the futures are made of; those of lines without a target are not among them. */
export type Registered = { readonly futures: Futures; readonly drawnOn: number };

/**
 * The cost of a line with open risks varies by them alone; where all of them name a year, the other years vary as the agreement suggests. So do the other
 * lines, volumes and indicators. Without risks these are the futures of the agreement.
 */
export function registeredFutures(agreement: Agreement, risks: readonly Weighed[]): Registered {
  const { inputs } = lineRisks(agreement, risks);
  const suggested = defaultFutures(agreement);
  if (inputs.length === 0) return { futures: suggested, drawnOn: 0 };
  const rest = suggested.inputs.flatMap((input) => restOf(agreement, inputs, input));
  const futures = { inputs: [...inputs.map(inputOf), ...rest], correlations: [], isDefault: false };
  return { futures, drawnOn: inputs.reduce((all, { count }) => all + count, 0) };
}

function inputOf({ id, line, year, scenarios }: LineRisks): Input {
  const of = scenarios.map(({ value, probability }) => ({ value: Number(value) / Number(EXACT), probability: Number(probability) / Number(EXACT) }));
  return { id, subject: { kind: "cost", line, ...(year === undefined ? {} : { year }), as: "factor" }, distribution: { kind: "scenarios", of } };
}

/** What of a suggested input the register leaves to it. */
function restOf({ targets }: Agreement, registered: readonly LineRisks[], input: Input): readonly Input[] {
  const { subject } = input;
  if (subject.kind !== "cost") return [input];
  const own = registered.filter(({ line }) => line === subject.line);
  if (own.length === 0) return [input];
  if (own.some(({ year }) => year === undefined)) return [];
  const planned = new Set(targets.filter(({ line, amount }) => line === subject.line && amount !== 0n).map(({ year }) => year));
  const others = [...planned].filter((year) => own.every((each) => each.year !== year));
  // No line is called so, so that no two inputs are.
  return others.map((year): Input => ({ ...input, id: `${input.id}.${year}`, subject: { ...subject, year } }));
}

/** How many futures are drawn for what is told on the record. */
export const DRAWS = 2000;

/** The parties over futures that are the same whoever asks; nobody where the agreement cannot be simulated. `recorded`: use of joint lines known already. */
export function drawnFrom(agreement: Agreement, futures: Futures, recorded: readonly Use[]): readonly PartyOutlook[] {
  return simulate(agreement, futures, { draws: DRAWS, seed: "proposal" }, undefined, recorded).simulation?.parties ?? [];
}

export type Expected = { readonly drawnOn: number; readonly parties: readonly PartyOutlook[] };

/** What each party may expect of the agreement as it stands, with the open risks and opportunities. */
export function expectedFrom(agreement: Agreement, risks: readonly Weighed[], recorded: readonly Use[] = []): Expected {
  const { futures, drawnOn } = registeredFutures(agreement, risks);
  return { drawnOn, parties: drawnFrom(agreement, futures, recorded) };
}
