/** What a statement says of the files that it was made from: rows that do not count, and rows that count otherwise than their sender may think. */
import type { Instant } from "../kernel/day.ts";
import type { CostReport } from "../open-books/read-costs.ts";
import type { Facts } from "./facts.ts";
import type { Statement } from "./statement.ts";

type Notes = Statement["notes"];
/** What a reader asked for; absent where everything is known. */
type Asked = { readonly knownAt?: Instant };

const SHOWN = 20;

/** Of one cost file, by its name as sources have it. Sums are in cents. */
export function costNotes(report: CostReport, file: string, { knownAt }: Asked): Notes {
  if (report.refused) return [];
  const { leftOut, raising, skipped } = report;
  const args = ({ rows, cents }: { readonly rows: number; readonly cents: bigint }) => ({ file, count: String(rows), sum: String(cents) });
  const says = report.booked > 0 || leftOut["not-yet-known"].rows > 0;
  return [
    ...(leftOut["outside-term"].rows === 0 ? [] : [{ code: "rows-outside-term" as const, args: args(leftOut["outside-term"]) }]),
    ...(leftOut.skipped.rows === 0 ? [] : [{ code: "rows-skipped" as const, args: { ...args(leftOut.skipped), lines: linesText(skipped) } }]),
    ...(raising.rows === 0 ? [] : [{ code: "netted-raises" as const, args: { ...args(raising), first: String(raising.first) } }]),
    ...(knownAt === undefined || says || report.settled.rows === 0 ? [] : [{ code: "known-at-untold" as const, args: { file } }]),
  ];
}

/** Of one results file. */
export function factNotes(facts: Facts, file: string, { knownAt }: Asked): Notes {
  const all = Object.values(facts).flat();
  if (knownAt === undefined || all.length === 0 || all.some(({ known }) => known !== undefined)) return [];
  return [{ code: "known-at-untold", args: { file } }];
}

/** Line numbers for people: the first of them. */
export function linesText(lines: readonly number[]): string {
  return lines.length > SHOWN ? `${lines.slice(0, SHOWN).join(", ")} …` : lines.join(", ");
}
