/** Holds a statement against what a case expects. */
import { type Ratio, ZERO, add, compare, formatRatio, parseRatio, ratio, sub } from "../kernel/share.ts";
import type { Statement } from "../settlement/statement.ts";
import type { Expectation, Match } from "./case-file.ts";

/** What an expectation met. `figures` are those that explain what came out; `nothing` says that the statement has no such thing. */
export type Verdict = {
  readonly expectation: Expectation;
  readonly holds: boolean;
  readonly unit: "cents" | "value" | "codes";
  readonly expected: string;
  readonly got: string;
  readonly difference?: string;
  readonly figures: readonly string[];
  readonly nothing: boolean;
};

type Met = { readonly value: Ratio; readonly figure: string };

/** Judges an expectation about money, figures or shares. */
export function judge(statement: Statement, expectation: Exclude<Expectation, { kind: "faults" }>): Verdict {
  const met = meeting(statement, expectation);
  const expected = "cents" in expectation ? ratio(expectation.cents) : expectation.value;
  const got = met.reduce((sum, one) => add(sum, one.value), ZERO);
  const single = expectation.kind === "figure" || expectation.kind === "volume-share";
  const holds = compare(expected, got) === 0 && (met.length > 0 || !single);
  return {
    expectation,
    holds,
    unit: single ? "value" : "cents",
    expected: formatRatio(expected),
    got: formatRatio(got),
    difference: formatRatio(sub(got, expected)),
    figures: met.map((one) => one.figure),
    nothing: met.length === 0,
  };
}

/** Judges the codes of faults, each as often as it came, in any order. */
export function judgeFaults(codes: readonly string[], expectation: Extract<Expectation, { kind: "faults" }>): Verdict {
  const expected = [...expectation.codes].sort().join(", ");
  const got = [...codes].sort().join(", ");
  return { expectation, holds: expected === got, unit: "codes", expected, got, figures: [], nothing: codes.length === 0 };
}

function meeting(statement: Statement, expectation: Exclude<Expectation, { kind: "faults" }>): Met[] {
  if (expectation.kind === "figure") {
    return statement.figures.filter((f) => f.id === expectation.id).map((f) => ({ value: exact(f.value), figure: f.id }));
  }
  if (expectation.kind === "volume-share") {
    return statement.volumeShares.filter((v) => fits(v, expectation.match)).map((v) => ({ value: exact(v.share), figure: v.figure }));
  }
  const rows = expectation.kind === "obligation" ? statement.obligations : rowsOf(statement, expectation.match);
  return rows.filter((row) => fits(row, expectation.match)).map((row) => ({ value: exact(row.cents), figure: row.figure }));
}

/** The rows of a party. Where it both receives and owes, `side` says which; without it, what it receives. */
function rowsOf(statement: Statement, match: Match) {
  const mine = statement.parties.filter((party) => party.party === match["party"]);
  const side = match["side"] ?? (mine.some((party) => party.side === "provider") ? "provider" : "purchaser");
  return mine.filter((party) => party.side === side).flatMap((party) => party.rows.map((row) => ({ ...row, party: party.party, side })));
}

function fits(row: object, match: Match): boolean {
  return Object.entries(match).every(([key, value]) => (row as Readonly<Record<string, unknown>>)[key] === value);
}

function exact(text: string): Ratio {
  const value = parseRatio(text);
  if (!value) throw new Error(`the statement has a value that is no number: ${text}`);
  return value;
}
