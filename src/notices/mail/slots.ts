/** When digests are due. Pure. */
import { addDays, type Day, dayNumber } from "../../kernel/day.ts";

export const OFTEN = ["immediate", "daily", "weekly"] as const;
export type Often = (typeof OFTEN)[number];
export const DIGESTS = ["daily", "weekly"] as const satisfies readonly Often[];
export type Digest = (typeof DIGESTS)[number];

/** The hour of the day, in Finland, from which digests go. */
export const DIGEST_HOUR = 7;

/** What a digest is the only one for: its day, or the Monday of its week. `day` is the day on which the hour of digests passed last. */
export function slotOf(often: Digest, day: Day): string {
  // 1970-01-01 was a Thursday.
  return often === "daily" ? `daily ${day}` : `weekly ${addDays(day, -((((dayNumber(day) + 3) % 7) + 7) % 7))}`;
}
