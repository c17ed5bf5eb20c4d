/** In which euros two statements of the same facts differ. Pure. */
import type { Statement } from "./statement.ts";

/** A row that one of them has otherwise, or not at all (absent). Whole cents as strings. */
export type Difference = { readonly row: string; readonly then?: string; readonly now?: string };

/** Rows in the order of the first statement, then those that only the second has. Derivations may differ where no euro does. */
export function differencesOf(then: Statement, now: Statement): Difference[] {
  const [before, after] = [rowsOf(then), rowsOf(now)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((row) => {
    const [was, is] = [before.get(row), after.get(row)];
    return was === is ? [] : [{ row, ...(was === undefined ? {} : { then: was }), ...(is === undefined ? {} : { now: is }) }];
  });
}

/** Rows that come to nothing are as good as absent. */
function rowsOf(statement: Statement): ReadonlyMap<string, string> {
  const rows: [string, string][] = [
    ...statement.obligations.map((o): [string, string] => [`obligation/${o.year}/${o.component}/${o.provider}/${o.purchaser}/${o.standing}`, o.cents]),
    ...statement.payments.map((p): [string, string] => [`payment/${p.from}/${p.to}/${p.flow}/${p.document}`, p.cents]),
    ...(statement.held ?? []).map((h): [string, string] => [`held/${h.flow}/${h.provider}/${h.purchaser}/${h.reason}`, h.cents]),
    ...statement.parties.map((p): [string, string] => [`party/${p.party}/${p.side}`, p.payable]),
    ...statement.appropriations.map((a): [string, string] => [`appropriation/${a.year}/${a.party}/owes`, a.owes]),
    ...statement.appropriations.map((a): [string, string] => [`appropriation/${a.year}/${a.party}/excess`, a.excess]),
    ...statement.apart.map((a): [string, string] => [`apart/${a.reason}`, a.cents]),
  ];
  return new Map(rows.filter(([, cents]) => cents !== "0"));
}
