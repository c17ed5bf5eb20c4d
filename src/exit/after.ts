/** How an alliance is settled after somebody has left: under the agreement without them, and without paying anything that their exit has settled. docs/exit.md */
import type { Agreement } from "../agreement/agreement.ts";
import { leftBy } from "../agreement/left.ts";
import type { Id } from "../kernel/id.ts";
import type { Exit } from "./exit.ts";

export type After = {
  readonly agreement: Agreement;
  /** Whether money still moves between two parties: what an exit has settled between them is final, whatever is measured later. */
  readonly pays: (pair: { readonly provider: Id; readonly purchaser: Id }) => boolean;
};

/**
 * The agreement in force after exits that were settled, in the order of their days. One that says itself until when somebody was a member is read as it is.
 * An exit that it does not take otherwise is a bug: it was settled under it.
 */
export function afterExits(agreement: Agreement, exits: readonly Exit[]): After {
  const inOrder = exits.toSorted((a, b) => (a.last < b.last ? -1 : 1));
  const rest = inOrder.reduce((before, exit) => {
    if (says(agreement, exit)) return before;
    const left = leftBy(before, exit, exit.last);
    if (left.faults) throw new Error(`a settled exit does not fit its agreement: ${left.faults[0]!.code}`);
    return left.agreement;
  }, agreement);
  const gone = inOrder.flatMap((exit) => ("party" in exit ? [exit.party] : agreement.parties.map(({ id }) => id)));
  return { agreement: rest, pays: ({ provider, purchaser }) => !gone.includes(provider) && !gone.includes(purchaser) };
}

function says({ parties }: Agreement, exit: Exit): boolean {
  return parties.every(({ id, leaves = "9999" }) => ("party" in exit && id !== exit.party) || leaves <= exit.last);
}
