/** Matters of the alliance's bodies and who sits there, as the record has them. The bodies of the entries stand in `src/decisions/matter-bodies.ts`. Pure. */
import type { Slice } from "../api/decide.ts";
import type { MatterKind } from "../decisions/competence.ts";
import type { Decision } from "../decisions/kinds.ts";
import { type GROUNDS, MATTER_BODIES, type Outcome, type PROCEDURES, type SEATED_AS } from "../decisions/matter-bodies.ts";
import type { Approval, Counted, Position } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import { bodyOf } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";

export {
  type Amounts,
  type CellChange,
  type Change,
  changeRefusals,
  CHANGES,
  joinsBy,
  keyOf,
  type Moved,
  movedBetween,
  movedIn,
  type PartyEffect,
  type Reckoned,
  type YearEffect,
} from "./change.ts";

export type SeatedAs = (typeof SEATED_AS)[number];
/** Held from `from` to `to`, both included; from `vacated` on no more. */
export type Seat = {
  readonly body: Id;
  readonly party: Id;
  readonly person: RandomId;
  readonly as: SeatedAs;
  readonly from: Day;
  readonly to?: Day;
  readonly vacated?: Day;
};

/** What a party said, by whom: the newest counts. */
export type TakenPosition = {
  readonly party: Id;
  readonly person: RandomId;
  readonly organisation: RandomId;
  readonly says: Position;
  readonly on: Day;
  readonly ground?: (typeof GROUNDS)[number];
  readonly onCondition?: true;
  readonly reasons?: FileRef;
};
/** What a body did with a matter on a day, under which number. */
export type Handling = {
  readonly outcome: Outcome;
  readonly on: Day;
  readonly section: number;
  readonly organ: string;
  readonly counted: readonly Counted[];
  readonly approvals: readonly Approval[];
  readonly to?: Id;
  readonly meeting?: RandomId;
};
/** Moved to another procedure, by whose organisation. */
export type Move = { readonly to: (typeof PROCEDURES)[number]; readonly on: Day; readonly by: RandomId };
export type Step = { readonly step: number; readonly on: Day; readonly until: Day };

export type Matter = {
  readonly id: RandomId;
  readonly kind: MatterKind;
  readonly title: string;
  readonly body: Id;
  readonly procedure: (typeof PROCEDURES)[number];
  readonly until?: Day;
  readonly amount?: Cents;
  readonly concerns: readonly Id[];
  readonly from?: RandomId;
  readonly proposal: FileRef;
  readonly effect?: FileRef;
  readonly openedOn: Day;
  /** Whose it is to change and withdraw. */
  readonly openedBy: RandomId;
  /** Since the proposal was changed last: in the order in which they were taken. */
  readonly positions: readonly TakenPosition[];
  readonly handlings: readonly Handling[];
  readonly steps: readonly Step[];
  readonly moves: readonly Move[];
  /** The proposal was changed after the body had last to do with it. */
  readonly changed?: true;
  readonly withdrawnOn?: Day;
};
export type Matters = { readonly seats: readonly Seat[]; readonly matters: ReadonlyMap<RandomId, Matter> };

export const matterSlice: Slice<Matters> = { name: "matters", start: { seats: [], matters: new Map() }, fold };

function fold(state: Matters, entry: Entry): Matters {
  switch (entry.kind) {
    case "seat-filled":
      return { ...state, seats: [...state.seats, bodyOf(MATTER_BODIES[entry.kind], entry) as Seat] };
    case "seat-vacated": {
      const { body, party, person, on } = bodyOf(MATTER_BODIES[entry.kind], entry);
      const isIt = (seat: Seat): boolean => seat.body === body && seat.party === party && seat.person === person && seat.vacated === undefined;
      return { ...state, seats: state.seats.map((seat) => (isIt(seat) ? { ...seat, vacated: on } : seat)) };
    }
    case "matter-opened": {
      const { matter: id, ...body } = bodyOf(MATTER_BODIES[entry.kind], entry);
      const begun = { positions: [], handlings: [], steps: [], moves: [], openedOn: entry.day, openedBy: entry.party! };
      return { ...state, matters: new Map(state.matters).set(id, { id, ...begun, ...aboutOf(body) } as Matter) };
    }
    case "matter-changed": {
      const { matter, ...body } = bodyOf(MATTER_BODIES[entry.kind], entry);
      return changed(state, matter, ({ id, kind, body: of, procedure, openedOn, openedBy, handlings, steps, moves, from }) => {
        const same = { id, kind, body: of, procedure, openedOn, openedBy, handlings, steps, moves, ...(from === undefined ? {} : { from }) };
        return { ...same, positions: [], changed: true, ...aboutOf(body) } as Matter;
      });
    }
    default:
      return foldHandling(state, entry);
  }
}

function foldHandling(state: Matters, entry: Entry): Matters {
  const { day: on } = entry;
  switch (entry.kind) {
    case "position-taken": {
      const { matter, party, position: says, condition, ...rest } = bodyOf(MATTER_BODIES[entry.kind], entry);
      const by = { party, person: entry.actor!, organisation: entry.party!, says, on };
      const taken = { ...by, ...rest, ...(condition ? { onCondition: true } : {}) } as TakenPosition;
      return changed(state, matter, (known) => ({ ...known, positions: [...known.positions, taken] }));
    }
    case "matter-decided": {
      const { matter, body: _body, approvals = [], ...rest } = bodyOf(MATTER_BODIES[entry.kind], entry);
      return changed(state, matter, ({ changed: _changed, ...known }) => ({
        ...known,
        handlings: [...known.handlings, { ...rest, approvals, on } as Handling],
      }));
    }
    case "matter-escalated": {
      const { matter, step, until } = bodyOf(MATTER_BODIES[entry.kind], entry);
      return changed(state, matter, (known) => ({ ...known, steps: [...known.steps, { step, until, on }] }));
    }
    case "matter-moved": {
      const { matter, procedure, until } = bodyOf(MATTER_BODIES[entry.kind], entry);
      return changed(state, matter, ({ until: _until, ...known }) => {
        const moves = [...known.moves, { to: procedure, on, by: entry.party! }];
        return { ...known, procedure, moves, ...(until === undefined ? {} : { until }) };
      });
    }
    case "matter-withdrawn":
      return changed(state, bodyOf(MATTER_BODIES[entry.kind], entry).matter, (known) => ({ ...known, withdrawnOn: on }));
    default:
      return state;
  }
}

function changed(state: Matters, id: RandomId, change: (known: Matter) => Matter): Matters {
  const known = state.matters.get(id);
  return known ? { ...state, matters: new Map(state.matters).set(id, change(known)) } : state;
}

function aboutOf<About extends { readonly amount?: string | undefined; readonly concerns?: readonly Id[] | undefined }>({ amount, concerns, ...rest }: About) {
  return { ...rest, concerns: concerns ?? [], ...(amount === undefined ? {} : { amount: centsOf(amount)! }) };
}

/** How far a matter has come. `agreed`: adopted, and approvals of others are awaited; `unbound`: one of them was annulled. */
export const STANDS = ["open", "deadlocked", "agreed", "binding", "unbound", "rejected", "noted", "forwarded", "withdrawn"] as const;
export type Stands = (typeof STANDS)[number];

/** `decided`: the decision that it became, where a body adopted it. */
export function standOf({ handlings, withdrawnOn, changed: isChanged }: Matter, decided: Decision | undefined): Stands {
  if (withdrawnOn !== undefined) return "withdrawn";
  const last = handlings.at(-1);
  switch (last?.outcome) {
    case "adopted":
      return decided?.state === "final" ? "binding" : decided?.unboundOn === undefined ? "agreed" : "unbound";
    case "rejected":
    case "noted":
    case "forwarded":
      return last.outcome;
    case "undecided":
      return isChanged ? "open" : "deadlocked";
    default:
      return "open";
  }
}

/** The number of the next section of a body in a year: one after the highest. */
export function nextSection({ matters }: Matters, body: Id, year: string): number {
  const own = [...matters.values()].filter((matter) => matter.body === body).flatMap(({ handlings }) => handlings);
  return own.filter(({ on }) => on.startsWith(year)).reduce((most, { section }) => Math.max(most, section), 0) + 1;
}

/** Whoever sits for parties in a body on a day. */
export function seatsOn({ seats }: Matters, body: Id, day: Day): readonly Seat[] {
  return seats.filter(
    (seat) => seat.body === body && seat.from <= day && (seat.to === undefined || day <= seat.to) && (seat.vacated === undefined || day < seat.vacated),
  );
}

/** The position of each party that counts: the newest of a member, else the newest of a deputy. `seats` are those of the body, whatever the day. */
export function countingOf({ positions }: Matter, seats: readonly Seat[]): readonly TakenPosition[] {
  const isMember = ({ person, party, on }: TakenPosition): boolean =>
    seats.some((seat) => seat.person === person && seat.party === party && seat.as === "member" && seat.from <= on);
  return [...Map.groupBy(positions, ({ party }) => party).values()].map((own) => own.findLast(isMember) ?? own.at(-1)!);
}
