/** Who may leave when, and on which ground: docs/agreement-file.md section 12, rule ALL-018. Page: docs/exit.md. Pure. */
import type { Agreement, Duration, Party } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import { type Refusal, refused } from "../api/decide.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { endsAfterDays, endsAfterMonths } from "../law/calendar.ts";
import type { Phase } from "../lifecycle/gates.ts";

/** A party goes by itself, is made to go by the others, or all of them end the alliance. */
export const EXIT_KINDS = ["leave", "exclusion", "termination"] as const;
export type ExitKind = (typeof EXIT_KINDS)[number];

/** The ground of whoever leaves within the time that is open to everybody. */
export const WINDOW = "window";
/** The ground of an exclusion after a default that was not cured. */
export const DEFAULT = "default";
/** The ground of any other exclusion; its reasons stand in the matter. */
export const OTHER = "other";

export const RIGHTS = "docs/exit.md#who-may-leave-when";

/** What the record says of the phases: those that were entered, the oldest first, and gates that are planned. `signed`: the first day of the first version. */
export type Course = {
  readonly entered: readonly { readonly phase: Phase; readonly on: Day }[];
  readonly planned: ReadonlyMap<string, Day>;
  readonly signed: Day | undefined;
};

/** The time in which everybody may leave. Without `from` its event has not come; `expected`: the day on which somebody means it to come. */
export type Window = { readonly after: string; readonly from?: Day; readonly to?: Day; readonly expected?: Day };

export function windowOf({ exit, development }: Agreement, { entered, planned, signed }: Course): Window {
  const { window, after } = exit.all;
  const event = after === "signing" ? signed : entered.find(({ phase }, i) => phase !== after && entered[i - 1]?.phase === after)?.on;
  if (event !== undefined) return { after, from: event, to: endOf(event, window) };
  const next = planned.get(after === "development" ? "implementation" : "closing");
  const expected = next ?? (after === "development" && development ? addDays(development.until, 1) : undefined);
  return { after, ...(expected === undefined ? {} : { expected }) };
}

/** The last day of a time limit (150/1930): months end on the same date, the end moves off a holiday. */
export function endOf(event: Day, { count, unit }: Duration): Day {
  if (unit === "day" || unit === "week") return endsAfterDays(event, unit === "day" ? count : 7 * count);
  return endsAfterMonths(event, unit === "month" ? count : 12 * count);
}

/** What a party may do about leaving on a day: each way with the clause that opens it, and what keeps it closed. */
export type Way = {
  readonly kind: ExitKind;
  readonly clause: "exit/all" | "exit/purchasers" | "exit/default";
  readonly grounds: readonly string[];
  readonly isOpen: boolean;
  /** When it opens, where that is known and still to come. */
  readonly opens?: Day;
  readonly closes?: Day;
  /** The first day that can be the last one, if notice is given on the day. */
  readonly earliestLast?: Day;
};

export function waysOf(agreement: Agreement, party: Party, course: Course, on: Day): readonly Way[] {
  const { from, to, expected } = windowOf(agreement, course);
  const isIn = from !== undefined && from <= on && on <= to!;
  const opens = from ?? expected;
  const open: Way = {
    kind: "leave",
    clause: "exit/all",
    grounds: [WINDOW],
    isOpen: isIn,
    ...(isIn ? { earliestLast: on } : {}),
    ...(opens !== undefined && opens > on ? { opens } : {}),
    ...(to === undefined ? {} : { closes: to }),
  };
  if (!party.roles.includes("purchaser")) return [open];
  const { grounds, notice } = agreement.exit.purchasers;
  const [earliestLast, end] = [endOf(on, notice), agreement.periods.at(-1)!.to];
  const way = { kind: "leave", clause: "exit/purchasers", grounds } as const;
  return [open, earliestLast <= end ? { ...way, isOpen: true, earliestLast } : { ...way, isOpen: false, earliestLast, closes: end }];
}

export type Notice = { readonly kind: ExitKind; readonly ground: string; readonly given: Day; readonly last: Day };

/** Why a notice cannot be given: the clause that it would rest on, what is possible instead, and from which day. `uncured`: a default that nobody cured in time. */
export function* against(agreement: Agreement, party: Party | undefined, notice: Notice, course: Course, uncured: boolean): Generator<Refusal> {
  const { kind, ground, given, last } = notice;
  if (last < given) yield refused("exit/order", RIGHTS, { given, last }, "/last");
  if (kind === "exclusion") {
    if (ground !== DEFAULT && ground !== OTHER) yield noGround(kind, ground, [DEFAULT, OTHER]);
    if (ground === DEFAULT && !uncured) yield refused("exit/no-default", "docs/exit.md#default", {}, "/ground");
    return;
  }
  const isPurchaser = kind === "termination" || party?.roles.includes("purchaser") === true;
  if (ground === WINDOW) {
    yield* outsideWindow(windowOf(agreement, course), given, isPurchaser ? agreement.exit.purchasers.grounds : []);
  } else if (!isPurchaser) {
    yield outsideWindowArgs(windowOf(agreement, course), "exit/only-purchasers", given);
  } else {
    yield* withoutNotice(agreement, notice);
  }
}

function* withoutNotice({ exit }: Agreement, { kind, ground, given, last }: Notice): Generator<Refusal> {
  const { grounds, notice } = exit.purchasers;
  if (!grounds.includes(ground)) yield noGround(kind, ground, [...grounds, WINDOW]);
  const earliest = endOf(given, notice);
  if (last < earliest) yield refused("exit/notice-short", `exit/purchasers/notice; ${RIGHTS}`, { last, earliest, given }, "/last");
}

function noGround(kind: ExitKind, ground: string, known: readonly string[]): Refusal {
  const clause = kind === "exclusion" ? "docs/exit.md#default" : `exit/purchasers/grounds; ${RIGHTS}, ALL-018`;
  return refused("exit/no-ground", clause, { ground, known: known.join(", ") }, "/ground");
}

function* outsideWindow(window: Window, given: Day, grounds: readonly string[]): Generator<Refusal> {
  const { from, to } = window;
  if (from !== undefined && from <= given && given <= to!) return;
  const code = from === undefined || given < from ? "exit/not-open-yet" : "exit/closed";
  const refusal = outsideWindowArgs(window, code, given);
  yield { ...refusal, args: { ...refusal.args, grounds: grounds.join(", ") || "–" } };
}

function outsideWindowArgs({ after, from, to, expected }: Window, code: string, given: Day): Refusal {
  const opens = from ?? expected;
  const args = { after, given, opens: opens ?? "–", closes: to ?? "–" };
  return refused(code, `exit/all; ${RIGHTS}, ALL-018`, args, code === "exit/only-purchasers" ? "/ground" : "/given");
}

/** The day up to which services must be secured: of purchasers who leave or end it on a ground by the agreement, of everybody else the last day itself. */
export function continuityUntil({ exit }: Agreement, { ground, kind, last }: Pick<Notice, "ground" | "kind" | "last">): Day {
  const isOnGround = kind !== "exclusion" && ground !== WINDOW;
  return isOnGround ? endOf(last, exit.purchasers.continuity) : last;
}

/** Parties whose last day is not over on a day. */
export function notGoneOn({ parties }: Pick<Agreement, "parties">, day: Day): readonly Party[] {
  return parties.filter(({ leaves }) => (leaves ?? day) >= day);
}

/** Parties that are members on a day. */
export function membersOn({ parties }: Pick<Agreement, "parties">, day: Day): readonly Party[] {
  return parties.filter((party) => isMember(party, day));
}

/** Purchasers that are members on a day. */
export function purchasersOn(agreement: Pick<Agreement, "parties">, day: Day): readonly Id[] {
  return membersOn(agreement, day).flatMap(({ id, roles }) => (roles.includes("purchaser") ? [id] : []));
}
