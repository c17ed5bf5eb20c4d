/** What is to be done as a budget year nears its end, and after it. Pure. */
import { dayNumber, type Day, year as yearPeriod, yearOf } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import { type Budget, placeKey, standingOf, yearAfter } from "../budget.ts";

/**
 * - `lapses`: so much is neither committed nor reserved, and lapses on 31 December.
 * - `unpaid`: so much is committed and not paid; the commitments stand beyond the year's end, and cost belongs to the year of performance.
 * - `not-adopted`: the year after has no adopted appropriation, so that nothing can be paid in it; `cents` is what is proposed or planned, where it is.
 * - `to-lapse`: the year is over, and what was unused has not been recorded as lapsed.
 * - `may-carry`: so much lapsed, and a decision can still carry it into the year that runs.
 */
const REMINDERS = ["lapses", "unpaid", "not-adopted", "to-lapse", "may-carry"] as const;
export type Reminder = {
  readonly code: (typeof REMINDERS)[number];
  readonly year: string;
  readonly level: string;
  readonly cents: Cents;
  /** Days to 31 December; below zero after it. */
  readonly days: number;
};

/** From 1 October on the year's end is near. */
const NEAR = 92;

export function remindersOn(budget: Budget, day: Day): readonly Reminder[] {
  return [...budget.appropriations.values()].flatMap((appropriation) => {
    const { year, level, state, unused = 0n, carriedOut } = appropriation;
    const days = dayNumber(yearPeriod(year).to) - dayNumber(day);
    const of = (code: Reminder["code"], cents: Cents): Reminder => ({ code, year, level, cents, days });
    if (state === "plan-year") return [];
    if (state === "lapsed") return yearAfter(year) === yearOf(day) && unused > carriedOut ? [of("may-carry", unused - carriedOut)] : [];
    const { committed, reserved, paid, amount } = standingOf(budget, appropriation);
    const free = amount - committed - reserved;
    const unpaid = committed > paid ? [of("unpaid", committed - paid)] : [];
    if (days < 0) return [of("to-lapse", free > 0n ? free : 0n), ...unpaid];
    if (days > NEAR) return [];
    const next = budget.appropriations.get(placeKey({ year: yearAfter(year), level }));
    const planned = next?.amount ?? budget.proposals.get(placeKey({ year: yearAfter(year), level }))?.amount ?? 0n;
    return [...(free > 0n ? [of("lapses", free)] : []), ...unpaid, ...(next?.state === "adopted" ? [] : [of("not-adopted", planned)])];
  });
}
