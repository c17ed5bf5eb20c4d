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
  const settled = settle(of.agreement, facts, { ...options, ...(of.pays ? { pays: of.pays } : {}) });
  return { statement: { ...settled, notes: [...settled.notes, ...notes], ...(sources ? { sources } : {}) } };
}

/** Statements that are kept: readers walk from page to page of one. */
const KEPT = 32;

/** The same, made once for an edition of an alliance and what is asked of it. */
export function settledOnce(): typeof settledAt {
  const kept = new Map<string, Settled>();
  return async (of, asked) => {
    const key = `${of.slug} ${of.edition ?? ""} ${asked.through} ${asked.knownAt ?? ""}`;
    const found = kept.get(key);
    if (found) return found;
    const settled = await settledAt(of, asked);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
    kept.set(key, settled);
    return settled;
  };
}

/** The form in which a statement is written to a file: two spaces, a line feed at the end; the same bytes wherever it was made. */
export function statementJson(statement: Statement): string {
  return `${JSON.stringify(statement, null, 2)}\n`;
}
