/** What the agreement pays for booked cost of a type: so much a unit, a part of what was booked, or what was booked. Page section 6. */
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { UNIT } from "../kernel/quantity.ts";
import { mul, ONE, type Ratio, ratio } from "../kernel/share.ts";
import { type Agreement, classFor, type CostType, type Party } from "./agreement.ts";

/** `factor`: what a unit, in cents, or a booked cent is worth. */
export type Price = { readonly factor: Ratio; readonly byQuantity: boolean };

/** Whether cost of a type is paid by its quantity, whatever the ledger says. */
export function isByQuantity({ basis }: Pick<CostType, "basis">): boolean {
  return basis === "hours" || basis === "unit-price";
}

/** The price of a type for a party; undefined where the type takes one and the party has none. */
export function priceFor(type: CostType, party: Id): Price | undefined {
  const byQuantity = isByQuantity(type);
  const factor = byQuantity ? type.rate[party] : type.basis === "coefficient" ? type.coefficient[party] : ONE;
  return factor && { factor, byQuantity };
}

/** The types that a party is paid by their quantity: what such cost is worth does not follow from what it cost the party. */
export function measuredTypes({ costTypes }: Pick<Agreement, "costTypes">, party: Id): readonly Id[] {
  return Object.keys(costTypes).filter((type) => priceFor(costTypes[type]!, party)?.byQuantity === true);
}

/** The same of every party, as `<party>/<type>`. */
export function measuredIn(agreement: Pick<Agreement, "costTypes" | "parties">): readonly string[] {
  return agreement.parties.flatMap(({ id }) => measuredTypes(agreement, id).map((type) => `${id}/${type}`));
}

/** Cost as booked: `cents` net, with VAT that stays a cost and without grants; `quantity` in millionths. */
export type Booked = { readonly cents: Cents; readonly quantity: bigint };

/** What booked cost is worth to a party by the agreement, before overhead; as booked where the type has no price for the party. */
export function worthOf(type: CostType | undefined, party: Id, { cents, quantity }: Booked): Ratio {
  const price = type && priceFor(type, party);
  return price === undefined ? ratio(cents) : mul(price.byQuantity ? ratio(quantity, UNIT) : ratio(cents), price.factor);
}

export type BookedBy = Booked & { readonly party: Id; readonly type: Id };

/** Whether cost of a type is paid to a party as cost: neither excluded nor covered by the fee. */
export function isPaid({ costTypes }: Pick<Agreement, "costTypes">, party: Party, type: Id): boolean {
  const kind = classFor(costTypes[type]!, party);
  return kind !== "in-fee" && kind !== "excluded";
}

/**
 * What the agreement pays as cost, in whole cents, half a cent up, of what one party booked of one type: sums are made before, so that a sum is rounded
 * once.
 */
export function paidFor(agreement: Pick<Agreement, "costTypes" | "parties"> | undefined, { party, type, ...booked }: BookedBy): Cents {
  const by = agreement?.parties.find(({ id }) => id === party);
  if (agreement?.costTypes[type] && by && !isPaid(agreement, by, type)) return 0n;
  return round(worthOf(agreement?.costTypes[type], party, booked), "half-up");
}
