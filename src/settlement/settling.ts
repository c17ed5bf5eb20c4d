/** The statement that pages show and export: made as the command makes it, and refused where the command refuses. */
import { EVERYTHING_KNOWN } from "../kernel/day.ts";
import type { Asked, SettlementCase, Unread } from "./case.ts";
import { settle } from "./settlement.ts";
import type { Statement } from "./statement.ts";

/** Why nothing is settled: rows that cannot be read would be left out, or no cost is there at all. */
export type Against = { readonly unread: readonly Unread[]; readonly withoutCosts: boolean };
export type Settled = { readonly statement: Statement; readonly against?: undefined } | { readonly statement?: undefined; readonly against: Against };

export async function settledAt(of: SettlementCase, asked: Asked): Promise<Settled> {
  const { facts, unread, withoutCosts = false, notes = [], sources } = await of.factsFor(asked);
  if (unread.length > 0 || withoutCosts) return { against: { unread, withoutCosts } };
  const earlier = await of.record?.earlier(asked);
  const options = { through: asked.through, knownAt: asked.knownAt ?? EVERYTHING_KNOWN, ...(earlier ? { earlier: [earlier] } : {}) };
  const settled = settle(of.agreement, facts, options);
  return { statement: { ...settled, notes: [...settled.notes, ...notes], ...(sources ? { sources } : {}) } };
}

/** The form in which a statement is written to a file: two spaces, a line feed at the end; the same bytes wherever it was made. */
export function statementJson(statement: Statement): string {
  return `${JSON.stringify(statement, null, 2)}\n`;
}
