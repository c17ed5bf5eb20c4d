/** Own production beside bought service, from the record: the facts of the settlement, and what the lines of the books say besides their cost. */
import type { Agreement } from "../../agreement/agreement.ts";
import { addDays, type Day, EVERYTHING_KNOWN, type Period, year as yearPeriod } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { costGroupsFrom } from "../../open-books/facts/store.ts";
import { type Reading, sql } from "../../store/store.ts";
import { agreementOf, type At, factsFrom, versionAt } from "../store.ts";
import { type Comparison, comparisonOf } from "./comparison.ts";
import type { Stated } from "./sides.ts";

/** By the agreement that was in force at the year's end; undefined where there is none, or no such year of its term has begun. The reading must be whole. */
export async function comparisonFrom(
  reading: Reading,
  at: At,
  { year, today }: { readonly year: string; readonly today: Day },
): Promise<{ readonly agreement: Agreement; readonly comparison: Comparison } | undefined> {
  const knownAt = EVERYTHING_KNOWN;
  const version = await versionAt(reading, at, { through: `${year}-12-31`, knownAt });
  const agreement = version && (await agreementOf(reading, at.stream, version));
  if (!agreement) return undefined;
  const days = daysOf(agreement, year, today);
  const { facts } = await factsFrom(reading, at, agreement, { through: `${year}-12-31` });
  const costs = await costGroupsFrom(reading, at.stream, agreement, { through: days.to, knownAt });
  const stated = await statedIn(reading, at.stream, days);
  const comparison = comparisonOf(agreement, { ...facts, costs }, stated, { year, through: today, knownAt });
  return comparison && { agreement, comparison };
}

/** The days of the year after the development phase, up to today. */
function daysOf({ development }: Agreement, name: string, today: Day): Period {
  const { from, to } = yearPeriod(name);
  const first = development && development.until < to ? addDays(development.until, 1) : from;
  return { from: first > from ? first : from, to: to < today ? to : today };
}

async function statedIn(reading: Reading, stream: RandomId, { from, to }: Period): Promise<readonly Stated[]> {
  type Found = { party: string; line: string; type: string; vatKind: string | null; vat: string; grants: string; unstated: bigint };
  const rows = await reading.rows(sql<Found>`
    select l.party, l.service as line, l.type, l.tax_kind as "vatKind", coalesce(sum(l.vat), 0) as vat, sum(l.grants) as grants,
      count(*) filter (where l.vat is null and l.net <> 0) as unstated
    from cost_line l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.status = 'accepted' and l.day between ${from}::date and ${to}::date
    group by 1, 2, 3, 4 order by 1, 2, 3, 4`);
  return rows.map(({ vat, grants, unstated, ...row }) => ({
    ...row,
    vat: BigInt(vat),
    grants: BigInt(grants),
    unstated: Number(unstated),
  }));
}
