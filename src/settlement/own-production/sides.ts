/** Own production and bought service, and what the lines of the books say of either besides their cost. Pure. */
import type { Party } from "../../agreement/agreement.ts";
import type { Id } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { PUBLIC_KINDS } from "../../parties/party-kind.ts";

/** Own production is that of an authority, whoever's service it is; everything else is bought, an in-house unit's work too. */
export type Side = "own" | "bought";

export function sideOf({ kind }: Party): Side {
  return PUBLIC_KINDS.includes(kind) ? "own" : "bought";
}

/** What accepted lines of a type say besides their cost, in cents. `unstated`: lines on which the VAT is not told. */
export type Stated = {
  readonly party: Id;
  readonly line: Id;
  readonly type: Id;
  readonly vatKind: string | null;
  readonly vat: Cents;
  readonly grants: Cents;
  readonly unstated: number;
};
