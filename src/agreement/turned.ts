/** A type of cost keeps from one version to the next whether it is paid by quantity: by that it is what everybody sees of its lines. Pure. */
import { type Refusal, refused } from "../api/decide.ts";
import type { Agreement } from "./agreement.ts";
import { isByQuantity } from "./pricing.ts";

/** Types of a file that an earlier version, of `earlier` in their order, paid the other way; of one that was erased nothing is known. A new id is a new type. */
export function turnedTypes(earlier: readonly (Agreement | undefined)[], { costTypes }: Agreement): readonly Refusal[] {
  return Object.entries(costTypes).flatMap(([type, terms]) => {
    const version = earlier.findIndex((each) => {
      const then = each?.costTypes[type];
      return then && isByQuantity(then) !== isByQuantity(terms);
    });
    if (version === -1) return [];
    const code = isByQuantity(terms) ? "agreement/turned-to-quantity" : "agreement/turned-from-quantity";
    return [refused(code, "docs/agreement-file.md", { type, version: String(version + 1) }, "/text")];
  });
}
