/** What waits for a person on the record: one thing to do each, and how many there are of each kind. Pure. docs/notices.md. */
import type { Day, Month } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";

/** In the order in which pages and mails tell them. */
export const WHATS = [
  "position",
  "approval",
  "statement",
  "exit",
  "minutes-check",
  "minutes-sign",
  "minutes-write",
  "meeting",
  "action",
  "finding",
  "costs",
  "month",
  "opinion",
  "survey",
] as const;
export type What = (typeof WHATS)[number];

/**
 * One thing that waits. `id` stays the same for as long as it waits; `to` is its page behind the alliance's own. `about` fills the words that pages show and
 * mails do not. `own`: what a matter does to the money of the reader's own party, in cents, where that is known; above zero it gets more or pays less.
 */
export type Waits = {
  readonly what: What;
  readonly id: string;
  readonly to: readonly string[];
  readonly about: { readonly title?: string; readonly day?: Day; readonly month?: Month; readonly count?: number };
  readonly due?: Day;
  readonly late?: true;
  readonly own?: Cents;
};

export type WaitsOn = Waits & { readonly stream: RandomId };

/** How many things of each kind wait: all that a mail tells. */
export type Counts = Readonly<Partial<Record<What, number>>>;

export function countsOf(waiting: readonly Pick<Waits, "what">[]): Counts {
  return Object.fromEntries(WHATS.flatMap((what) => [[what, waiting.filter((each) => each.what === what).length] as const]).filter(([, count]) => count > 0));
}

export function totalOf(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** What has a day comes first, the earliest before the others; then by kind. */
export function inOrder<Each extends Waits>(waiting: readonly Each[]): readonly Each[] {
  const placeOf = ({ what, due }: Waits): string => `${due ?? "~"} ${String(WHATS.indexOf(what)).padStart(2, "0")}`;
  return waiting.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : placeOf(a) > placeOf(b) ? 1 : 0));
}

/** What says that two things that wait are the same, for as long as they do. */
export function itemOf({ what, id }: Pick<Waits, "what" | "id">): string {
  return `${what} ${id}`;
}
