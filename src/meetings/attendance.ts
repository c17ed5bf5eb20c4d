/** Who was at a meeting, as what and from when to when; it must fit the seats of the body. Pure. */
import { type Refusal, refused } from "../api/decide.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { FileRef } from "../log/reference.ts";
import { isMember } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import { type Matters, type Seat, seatsOn } from "../matters/kinds.ts";
import type { Attended, AwayFrom, Detailed, Details, Heard, MeetingOfRecord } from "./kinds.ts";

const BASIS = "docs/meetings.md";

/** What is told of a matter besides its handling; `file` stands in the entry for what was said. */
export type Detailing = {
  readonly presenter?: RandomId | undefined;
  readonly heard?: readonly Heard[] | undefined;
  readonly details?: { readonly said: Details; readonly file: FileRef } | undefined;
};
export type ItemHeld = Detailing & {
  readonly matter: RandomId;
  readonly away?: readonly AwayFrom[] | undefined;
  readonly handling?: FileRef | undefined;
  readonly secret?: string | undefined;
  readonly notice?: readonly string[] | undefined;
};
export type Holding = {
  readonly meeting: RandomId;
  readonly from: string;
  readonly until: string;
  readonly attending: readonly Attended[];
  readonly checkers: readonly Id[];
  readonly items: readonly ItemHeld[];
  /** What the chair ascertained at an electronic meeting. */
  readonly online?: Detailed["online"];
};

export function isSeated({ as }: Attended): boolean {
  return as === "chair" || as === "member" || as === "deputy";
}

export type Span = { readonly from: string; readonly until: string };

export function spanOf({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }, whole: Span): Span {
  return { from: from ?? whole.from, until: until ?? whole.until };
}

export type Seating = { readonly agreement: Agreement; readonly matters: Matters };

/** The seats of a body whose parties are members on a day: one can be filled before its party joins. */
export function sittingOn({ agreement, matters }: Seating, body: Id, on: Day): readonly Seat[] {
  return seatsOn(matters, body, on).filter(({ party }) => agreement.parties.some((each) => each.id === party && isMember(each, on)));
}

export function* wrongAttendance(seating: Seating, { body, on }: MeetingOfRecord, holding: Holding): Generator<Refusal> {
  const at = `${BASIS}#minutes`;
  const { agreement } = seating;
  const seats = sittingOn(seating, body, on);
  if (holding.until <= holding.from) yield refused("meetings/ends-before", at, { from: holding.from, until: holding.until }, "/until");
  const chairs = holding.attending.filter(({ as }) => as === "chair").length;
  if (chairs !== 1) yield refused("meetings/one-chair", at, { chairs: String(chairs) }, "/attending");
  for (const [i, each] of holding.attending.entries()) {
    const pointer = `/attending/${i}`;
    const span = spanOf(each, holding);
    if (span.from < holding.from || span.until > holding.until || span.until <= span.from) yield refused("meetings/outside-times", at, span, pointer);
    if (holding.attending.findIndex(({ person }) => person === each.person) !== i) yield refused("meetings/attends-twice", at, {}, pointer);
    if (!isSeated(each)) {
      if (!agreement.parties.some(({ id }) => id === each.party)) yield refused("meetings/no-party", at, { party: each.party }, pointer);
      continue;
    }
    const seat = seats.find(({ person, party, as }) => person === each.person && party === each.party && (each.as === "chair" || as === each.as));
    if (!seat) yield refused("meetings/no-seat", `decisions/bodies/${body}/seats`, { party: each.party, as: each.as }, pointer);
    const beside = holding.attending.some((other) => {
      const isMember = seats.some(({ person, party, as }) => person === other.person && party === each.party && as === "member");
      const otherSpan = spanOf(other, holding);
      return other.person !== each.person && isMember && isSeated(other) && otherSpan.from < span.until && span.from < otherSpan.until;
    });
    const isOnlyDeputy = seat?.as === "deputy" && (agreement.decisions.bodies[body]?.seats[each.party] ?? 1) === 1;
    if (isOnlyDeputy && beside) yield refused("meetings/deputy-beside-member", at, { party: each.party }, pointer);
  }
}

export function* wrongCheckers({ checkers, attending }: Holding, there: readonly Id[]): Generator<Refusal> {
  const at = `${BASIS}#checking-and-signing`;
  const chair = attending.find(({ as }) => as === "chair")?.party;
  for (const [i, party] of checkers.entries()) {
    if (!there.includes(party)) yield refused("meetings/checker-not-there", at, { party }, `/checkers/${i}`);
    if (party === chair) yield refused("meetings/chair-checks", at, { party }, `/checkers/${i}`);
    if (checkers.indexOf(party) !== i) yield refused("meetings/checker-twice", at, { party }, `/checkers/${i}`);
  }
}
