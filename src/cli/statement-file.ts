/** Statements as files. */
import type { Exit } from "../exit/exit.ts";
import type { MadeFrom, Statement } from "../settlement/statement.ts";
import { Refused } from "./ending.ts";
import { readBytes, sha256Of, shown } from "./paths.ts";

export type StatementFile = {
  readonly path: string;
  readonly statement: Statement;
  readonly sha256: string;
  /** It is the statement of an exit, which carries one of its own. */
  readonly ofExit?: Exit;
  /** Of an exit: something waits for a forecast, or for the end of a period. */
  readonly isOpen?: boolean;
};

/** Reads a statement back. What is no statement is refused; what cannot be read is an IO failure. */
export function readStatement(path: string): StatementFile {
  const bytes = readBytes(path);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refused("not-a-statement", { path, reason: "JSON" });
    throw error;
  }
  const ofExit = isRecord(value) && value["kind"] === "exit-statement" ? value : undefined;
  const carried = ofExit ? ofExit["statement"] : value;
  const exit = ofExit && exitOf(ofExit["exit"]);
  if (ofExit && !exit) throw new Refused("not-a-statement", { path, reason: "exit" });
  const lacking = lacks(carried);
  if (lacking !== undefined) throw new Refused("not-a-statement", { path, reason: lacking });
  return { path, statement: carried as Statement, sha256: sha256Of(bytes), ...(exit ? { ofExit: exit, isOpen: isStillOpen(ofExit) } : {}) };
}

/**
 * The statement that was made last, whatever the order in which they were given; undefined where there is none. Of two that run through the same day the
 * one that names the other's SHA-256 among its sources, itself or through others, was made after it; where neither does, both may have paid the same
 * money, and that is refused.
 */
export function lastMade(given: readonly StatementFile[]): StatementFile | undefined {
  const through = given
    .map(({ statement }) => statement.through)
    .sort()
    .at(-1);
  const same = given.filter(({ statement, sha256 }, i) => statement.through === through && given.findIndex((one) => one.sha256 === sha256) === i);
  const before = new Map(given.map(({ sha256, statement }) => [sha256, (statement.sources ?? []).map((source) => source.sha256)]));
  const follows = (one: string, other: string): boolean => before.get(one)?.some((sha256) => sha256 === other || follows(sha256, other)) ?? false;
  const last = same.find((one) => same.every((other) => other === one || follows(one.sha256, other.sha256)));
  if (last || same.length === 0) return last;
  const [a, b] = same.filter((one) => !same.some((other) => follows(other.sha256, one.sha256))) as [StatementFile, StatementFile];
  throw new Refused("earlier-unordered", { a: shown(a.path), b: shown(b.path), through: through! });
}

const LISTS = ["years", "obligations", "parties", "payments", "appropriations", "apart", "volumeShares", "refusedClaims", "notes", "figures"];
const TEXTS = ["engine", "alliance", "agreement", "currency", "through", "knownAt"];
const SOURCE = ["file", "sha256"];
const SOURCE_KINDS: readonly unknown[] = ["agreement", "costs", "results", "mapping", "earlier"] satisfies MadeFrom["kind"][];
const FIGURE = ["id", "unit", "value", "op"];

/** The first part of a statement that is not there, as a path. Sums are not checked here: the statement may be signed as it stands. */
function lacks(value: unknown): string | undefined {
  if (!isRecord(value)) return "kind";
  if (value["kind"] !== "statement" || value["sameside"] !== 1) return "kind: statement, sameside: 1";
  const lacking = LISTS.find((key) => !Array.isArray(value[key])) ?? TEXTS.find((key) => typeof value[key] !== "string");
  if (lacking !== undefined) return lacking;
  const sources: unknown = value["sources"] ?? [];
  if (
    !Array.isArray(sources) ||
    !sources.every((of) => isRecord(of) && SOURCE_KINDS.includes(of["kind"]) && SOURCE.every((key) => typeof of[key] === "string"))
  )
    return "sources";
  const figures = value["figures"] as readonly unknown[];
  const ids = new Set<unknown>();
  for (const [i, figure] of figures.entries()) {
    if (!isRecord(figure) || FIGURE.some((key) => typeof figure[key] !== "string") || !Array.isArray(figure["inputs"])) return `figures[${i}]`;
    // An input stands before what rests on it: a walk down the figures always ends.
    const missing = figure["inputs"].find((input) => !ids.has(input));
    if (missing !== undefined) return `figures[${i}].inputs: ${String(missing)}`;
    ids.add(figure["id"]);
  }
  return undefined;
}

function exitOf(value: unknown): Exit | undefined {
  if (!isRecord(value)) return undefined;
  const { party, whole, last } = value;
  return typeof last === "string" && (typeof party === "string" || whole === true) ? (value as Exit) : undefined;
}

function isStillOpen(value: unknown): boolean {
  const open: unknown = isRecord(value) ? value["open"] : undefined;
  return Array.isArray(open) && open.some((row) => isRecord(row) && row["reason"] !== "notional");
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
