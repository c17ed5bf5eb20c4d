/** What of the meetings waits for a person: reminders and lists of what is to be done are made from it. Pure. */
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type Matters, seatsOn } from "../matters/kinds.ts";
import { isSeated } from "./attendance.ts";
import { type MeetingOfRecord, type Meetings, stateOf } from "./kinds.ts";

/** `attend` a meeting to come; `record` the minutes of one that was; `correct` them after remarks; `check`, `countersign` and `sign` them; do an `action`. */
export type AwaitedStep = "attend" | "record" | "correct" | "check" | "countersign" | "sign" | "action";
/** `due`: the day of the meeting to come, or by which an action is to be done. */
export type Awaited = { readonly step: AwaitedStep; readonly meeting: RandomId; readonly action?: RandomId; readonly due?: Day; readonly late?: true };

/** `party`: for which the person acts; `keeps`: may write minutes for the office. */
export type Waiter = { readonly person: RandomId; readonly party: Id | undefined; readonly keeps: boolean };

/** What has a day comes first, the earliest before the others. */
export function awaitedOf(meetings: Meetings, matters: Matters, who: Waiter, today: Day): readonly Awaited[] {
  const steps = [...meetings.meetings.values()].flatMap((meeting): Awaited[] => {
    const step = stepOf(meeting, matters, who, today);
    if (step === undefined) return [];
    return [{ step, meeting: meeting.id, ...(step === "attend" ? { due: meeting.on } : {}) }];
  });
  const actions = meetings.actions
    .filter(({ party, doneOn }) => party === who.party && doneOn === undefined)
    .map(({ id, meeting, due }): Awaited => ({ step: "action", meeting, action: id, due, ...(due < today ? { late: true } : {}) }));
  return [...steps, ...actions].sort((a, b) => ((a.due ?? "~") < (b.due ?? "~") ? -1 : (a.due ?? "~") > (b.due ?? "~") ? 1 : 0));
}

function stepOf(meeting: MeetingOfRecord, matters: Matters, { person, party, keeps }: Waiter, today: Day): AwaitedStep | undefined {
  const { held, checks, countersigned } = meeting;
  const state = stateOf(meeting);
  if (state === "cancelled" || state === "signed") return undefined;
  if (!held) {
    const isSeatedThere = seatsOn(matters, meeting.body, meeting.on).some((seat) => seat.person === person && seat.party === party);
    if (meeting.on >= today) return isSeatedThere ? "attend" : undefined;
    return keeps ? "record" : undefined;
  }
  if (checks.some(({ outcome }) => outcome === "remarks")) return keeps ? "correct" : undefined;
  const own = held.attending.filter((each) => each.person === person && each.party === party);
  if (own.some(({ as }) => as === "secretary") && !countersigned) return "countersign";
  const isChecker = party !== undefined && held.checkers.includes(party) && own.some(isSeated);
  if (isChecker && !checks.some((check) => check.party === party && check.outcome === "accepted")) return "check";
  const isUnsigned = held.attending.some(({ as }) => as === "secretary") && !countersigned;
  return state === "checked" && !isUnsigned && own.some(({ as }) => as === "chair") ? "sign" : undefined;
}
