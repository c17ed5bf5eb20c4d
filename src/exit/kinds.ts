/** Leaving, on the record: bodies of the entries, and the state that follows. Texts and statements stand beside the record. Pure. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Entry } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { bodyOf, centsText, dayText, fileRefBody, hashText, idText, randomIdText } from "../log/fields.ts";
import { FORECAST_BY } from "../agreement/left.ts";
import { EXIT_KINDS } from "./rights.ts";

export const SIGNS = ["forecast", "results", "deadlock", "survey", "other"] as const;
export type Sign = (typeof SIGNS)[number];
export const REVIEWED = ["continue", "measures", "exit"] as const;
/** A ground of the agreement, or one of those that need none: `rights.ts`. */
export const groundText = z.string().trim().min(1).max(60);

/** Bodies of an alliance stream's entries. A kind, once published, never changes. `party-left` stands in the agreement's kinds: what is in force follows it. */
export const EXIT_BODIES = {
  "exit-review-opened": z.strictObject({ review: randomIdText, sign: z.enum(SIGNS), about: idText.optional(), reasons: fileRefBody }),
  "exit-review-closed": z.strictObject({ review: randomIdText, outcome: z.enum(REVIEWED), reasons: fileRefBody }),
  /** Without a party it is the whole alliance that ends. `last`: the last day of membership. */
  "exit-noticed": z.strictObject({
    exit: randomIdText,
    party: idText.optional(),
    kind: z.enum(EXIT_KINDS),
    ground: groundText,
    given: dayText,
    last: dayText,
    /** None where a provider leaves that is no purchaser. */
    decisions: z.array(randomIdText).max(200),
  }),
  "exit-withdrawn": z.strictObject({ exit: randomIdText, reasons: fileRefBody }),
  /** How customers and services are looked after, and until which day; the last plan counts. */
  "continuity-planned": z.strictObject({ exit: randomIdText, plan: fileRefBody, until: dayText }),
  /** The forecast of the time after the last day, as a file, and the paper by which it was agreed or set; the last one counts. */
  "exit-forecast-set": z.strictObject({ exit: randomIdText, by: z.enum(FORECAST_BY), on: dayText, file: fileRefBody, document: fileRefBody }),
  /** `payable`: what is paid by it in all, in cents. It takes the place of one that waits for approvals. */
  "exit-settled": z.strictObject({
    exit: randomIdText,
    statement: fileRefBody,
    engine: z.string(),
    agreement: z.strictObject({ version: z.int(), hash: hashText }),
    /** The settled statement whose euros this one takes as paid. */
    earlier: randomIdText.optional(),
    payable: centsText,
    approvals: z.array(z.strictObject({ party: idText, organisation: randomIdText, as: z.enum(["purchaser", "provider"]) })).min(1),
  }),
  "exit-approved": z.strictObject({ exit: randomIdText, party: idText, decision: randomIdText.optional() }),
  "default-noted": z.strictObject({ default: randomIdText, party: idText, what: fileRefBody, cureBy: dayText }),
  "default-cured": z.strictObject({ default: randomIdText, on: dayText, how: fileRefBody }),
  /** `services`: absent, everything. */
  suspended: z.strictObject({
    suspension: randomIdText,
    services: z.array(idText).min(1).max(200).optional(),
    from: dayText,
    decision: randomIdText,
    reasons: fileRefBody,
  }),
  /** The first day on which it is suspended no more. */
  resumed: z.strictObject({ suspension: randomIdText, on: dayText }),
} as const;
export type ExitBody<Kind extends keyof typeof EXIT_BODIES> = z.infer<(typeof EXIT_BODIES)[Kind]>;

type Numbered<Kind extends keyof typeof EXIT_BODIES, Key extends string> = Omit<ExitBody<Kind>, Key> & { readonly id: RandomId };
export type Review = Numbered<"exit-review-opened", "review"> & {
  readonly on: Day;
  readonly closed?: Pick<ExitBody<"exit-review-closed">, "outcome" | "reasons"> & { readonly on: Day };
};
export type Settled = Omit<ExitBody<"exit-settled">, "exit" | "approvals" | "statement"> & {
  readonly statement: FileRef;
  readonly at: Instant;
  readonly approvers: ExitBody<"exit-settled">["approvals"];
  /** By party, the decision, where it needs one. */
  readonly approvals: ReadonlyMap<Id, RandomId | undefined>;
};
export type Exit = Numbered<"exit-noticed", "exit"> & {
  /** The organisation that noted it. */
  readonly notedBy?: RandomId;
  readonly notedOn: Day;
  readonly withdrawn?: { readonly on: Day; readonly reasons: FileRef };
  readonly continuity?: { readonly plan: FileRef; readonly until: Day };
  readonly forecast?: Omit<ExitBody<"exit-forecast-set">, "exit">;
  readonly settled?: Settled;
  /** The day on which it was completed. */
  readonly left?: Day;
};
export type Default = Numbered<"default-noted", "default"> & { readonly on: Day; readonly cured?: { readonly on: Day; readonly how: FileRef } };
export type Suspension = Numbered<"suspended", "suspension"> & { readonly resumed?: Day };
export type Exits = {
  readonly reviews: ReadonlyMap<RandomId, Review>;
  readonly exits: ReadonlyMap<RandomId, Exit>;
  readonly defaults: ReadonlyMap<RandomId, Default>;
  readonly suspensions: ReadonlyMap<RandomId, Suspension>;
};

export const exitSlice: Slice<Exits> = {
  name: "exit",
  start: { reviews: new Map(), exits: new Map(), defaults: new Map(), suspensions: new Map() },
  fold: (state, entry) => (Object.hasOwn(EXIT_BODIES, entry.kind) || entry.kind === "party-left" ? { ...state, ...folded(state, entry) } : state),
};

/** Neither withdrawn nor completed. */
export function isStanding({ withdrawn, left }: Exit): boolean {
  return !withdrawn && left === undefined;
}

/** Everybody who has to has approved what is to be paid. */
export function isApproved({ settled }: Exit): boolean {
  return settled !== undefined && settled.approvers.every(({ party }) => settled.approvals.has(party));
}

/** A default that was to be cured by a day that is over, and was not. */
export function isUncured({ cured, cureBy }: Default, today: Day): boolean {
  return cured === undefined && cureBy < today;
}

function folded(state: Exits, entry: Entry): Partial<Exits> {
  switch (entry.kind) {
    case "exit-review-opened": {
      const { review: id, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { reviews: new Map(state.reviews).set(id, { id, ...rest, on: entry.day }) };
    }
    case "exit-review-closed": {
      const { review, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { reviews: changed(state.reviews, review, () => ({ closed: { ...rest, on: entry.day } })) };
    }
    case "default-noted": {
      const { default: id, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { defaults: new Map(state.defaults).set(id, { id, ...rest, on: entry.day }) };
    }
    case "default-cured": {
      const { default: id, on, how } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { defaults: changed(state.defaults, id, () => ({ cured: { on, how } })) };
    }
    case "suspended": {
      const { suspension: id, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { suspensions: new Map(state.suspensions).set(id, { id, ...rest }) };
    }
    case "resumed": {
      const { suspension, on } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return { suspensions: changed(state.suspensions, suspension, () => ({ resumed: on })) };
    }
    default:
      return { exits: foldExit(state.exits, entry) };
  }
}

function foldExit(all: Exits["exits"], entry: Entry): Exits["exits"] {
  switch (entry.kind) {
    case "exit-noticed": {
      const { exit: id, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return new Map(all).set(id, { id, ...rest, ...(entry.party === undefined ? {} : { notedBy: entry.party }), notedOn: entry.day });
    }
    case "exit-withdrawn": {
      const { exit, reasons } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return changed(all, exit, () => ({ withdrawn: { on: entry.day, reasons } }));
    }
    case "continuity-planned": {
      const { exit, plan, until } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return changed(all, exit, () => ({ continuity: { plan, until } }));
    }
    case "exit-forecast-set": {
      const { exit, ...forecast } = bodyOf(EXIT_BODIES[entry.kind], entry);
      // What was reckoned with another forecast waits for nobody any more.
      return changed(all, exit, ({ settled: _settled }) => ({ forecast, settled: undefined! }));
    }
    case "exit-settled": {
      const { exit, approvals: approvers, ...rest } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return changed(all, exit, () => ({ settled: { ...rest, at: entry.at, approvers, approvals: new Map() } }));
    }
    case "exit-approved": {
      const { exit, party, decision } = bodyOf(EXIT_BODIES[entry.kind], entry);
      return changed(all, exit, ({ settled }) => (settled ? { settled: { ...settled, approvals: new Map(settled.approvals).set(party, decision) } } : {}));
    }
    default:
      return changed(all, String(entry.body["exit"]), () => ({ left: entry.day }));
  }
}

function changed<T extends object>(all: ReadonlyMap<RandomId, T>, id: RandomId, change: (known: T) => Partial<T>): ReadonlyMap<RandomId, T> {
  const known = all.get(id);
  return known === undefined ? all : new Map(all).set(id, { ...known, ...change(known) });
}
