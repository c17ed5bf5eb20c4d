/** What the agreement pays for lines, as the database reckons it: the arithmetic of `paidFor` (agreement/pricing.ts), and a test holds it to that. */
import type { RawBuilder } from "kysely";
import type { Agreement } from "../../agreement/agreement.ts";
import { isPaid, measuredIn, type Price, priceFor } from "../../agreement/pricing.ts";
import type { Id } from "../../kernel/id.ts";
import { UNIT } from "../../kernel/quantity.ts";
import { ratio } from "../../kernel/share.ts";
import { sql } from "../../store/store.ts";

/** What is not paid as it was booked: by another price, or not at all. */
function pricesIn(agreement: Agreement): readonly (Price & { readonly party: Id; readonly type: Id })[] {
  return Object.entries(agreement.costTypes).flatMap(([type, terms]) =>
    agreement.parties.flatMap((party) => {
      const price = isPaid(agreement, party, type) ? priceFor(terms, party.id) : { factor: ratio(0n), byQuantity: false };
      return price === undefined || (!price.byQuantity && price.factor.n === price.factor.d) ? [] : [{ ...price, party: party.id, type }];
    }),
  );
}

/** Whether anything counts at a price of the agreement's. */
export function hasPrices(agreement: Agreement | undefined): boolean {
  return agreement !== undefined && pricesIn(agreement).length > 0;
}

/** Whether `l` is paid by quantity: whoever does not see the details of such a line sees its quantity, and not what it cost the party. */
export function isMeasuredIn(agreement: Agreement | undefined): RawBuilder<unknown> {
  return sql`l.party || '/' || l.type = any (${agreement ? [...measuredIn(agreement)] : []}::text[])`;
}

/**
 * Cents that `l` is worth, a line or a sum of lines of one party and type, by its `party`, `type`, `cents` and `quantity`. Without an agreement there are no
 * lines.
 */
export function worthIn(agreement: Agreement | undefined): RawBuilder<unknown> {
  const cases = (agreement ? pricesIn(agreement) : []).map(({ party, type, factor, byQuantity }) => {
    const of = byQuantity ? sql`l.quantity::numeric` : sql`l.cents::numeric`;
    const [n, d] = [sql`${String(factor.n)}::numeric`, sql`${String(byQuantity ? factor.d * UNIT : factor.d)}::numeric`];
    return sql`when l.type = ${type} and l.party = ${party} then sign(${of} * ${n}) * div(2 * abs(${of} * ${n}) + ${d}, 2 * ${d})`;
  });
  return cases.length === 0 ? sql`l.cents` : sql`(case ${sql.join(cases, sql` `)} else l.cents end)`;
}
