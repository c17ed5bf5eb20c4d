import { addDays, type Day } from "../kernel/day.ts";
import type { Agreement } from "./agreement.ts";

/**
 * The days on which something dated changes, rising and each once: a key of a joint line, a party that joins, the day after one leaves, the
 * day after the development phase, the first day of a contract period.
 */
export function cutDays(agreement: Agreement): readonly Day[] {
  const { parties, lines, development, periods } = agreement;
  const days = [
    ...lines.flatMap((line) => line.keys.map((key) => key.from)),
    ...parties.flatMap((party) => [...(party.joins ? [party.joins] : []), ...(party.leaves ? [addDays(party.leaves, 1)] : [])]),
    ...(development ? [addDays(development.until, 1)] : []),
    ...periods.map((period) => period.from),
  ];
  return [...new Set(days)].sort();
}
