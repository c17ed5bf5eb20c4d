/** What nobody owes yet, because it falls on a joint line by units of which none are recorded. Page section 3. */
import { type Cents, round } from "../kernel/money.ts";
import { add, mul, ZERO } from "../kernel/share.ts";
import type { Aside } from "./costs.ts";
import type { Context } from "./context.ts";
import { note } from "./keys.ts";
import { about, weighted } from "./nodes.ts";
import type { Stream } from "./streams.ts";

/** All of it in one sum, with a note for each line and year; absent where every cent is owed. */
export function unowedOf(context: Context, streams: readonly Stream[]): Aside | undefined {
  const rows = streams.flatMap(({ year, due, unowed = [] }) => unowed.map((part) => ({ ...part, year: year.name, due })));
  if (rows.length === 0) return undefined;
  for (const own of Map.groupBy(rows, ({ line, year }) => `${line.id}/${year}`).values()) {
    const { line, year } = own[0]!;
    const exact = own.reduce((all, { due, share }) => add(all, mul(context.graph.value(due), share)), ZERO);
    noteAmount(context, { line: line.id, year }, round(exact, context.agreement.settlement.rounding));
  }
  const terms = rows.map(({ due, share }) => ({ of: due, times: share }));
  return { ref: weighted(context.graph, about("apart/no-units", "apart-no-units"), terms), count: rows.reduce((all, { count }) => all + count, 0) };
}

/** The amount stands in the place of the note that units are missing. */
function noteAmount(context: Context, args: { readonly line: string; readonly year: string }, sum: Cents): void {
  const { notes } = context;
  const at = notes.findIndex(({ code, args: said }) => code === "no-use" && said["line"] === args.line && said["year"] === args.year);
  if (at >= 0) notes.splice(at, 1);
  note(context, "no-units", { ...args, sum: String(sum) }, `joint-lines/${args.line}/key`);
}
