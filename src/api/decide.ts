/** What a slice gives to the command runner: how its state follows from entries, and how a command is decided. Pure. */
import type { Day, Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Draft, Entry } from "../log/entry.ts";
import type { Mandate } from "./mandates.ts";

/** A part of a stream's state that one slice keeps. A fold never refuses: what was recorded was decided before. */
export type Slice<State> = { readonly name: string; readonly start: State; fold(state: State, entry: Entry): State };

/** The state of a stream at its head, slice by slice. */
export type States = { of<State>(slice: Slice<State>): State };

/** When a command is decided, by whom and for which organisation. `day` is the day of `at` in Europe/Helsinki. */
export type Now = {
  readonly at: Instant;
  readonly day: Day;
  readonly actor: RandomId;
  readonly party?: RandomId;
  /** The mandates by which the command is given: those of the roles that permit it (mandates.ts). */
  readonly mandates: readonly Mandate[];
  /** The record that the command opens, where it opens one. */
  readonly opens?: RandomId;
};

/**
 * Why a command is not carried out. The sentence and the remedy stand in the words of the slice that owns the code, with `{name}` holes that `args`
 * fill; `basis` is the section, clause or contract; `pointer` the place in what was sent (RFC 6901), where there is one; `names` what the record calls
 * the ids among `args`.
 */
export type Refusal = {
  readonly code: string;
  readonly args: Readonly<Record<string, string>>;
  readonly basis: string;
  readonly pointer?: string;
  readonly names?: ReadonlyMap<string, string>;
};

/** What is to be recorded, in this order, and what the caller is told; or every reason why nothing is. */
export type Decided<Result> =
  | { readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly refusals?: undefined; readonly drafts: readonly Omit<Draft, "actor" | "party">[]; readonly result: Result };

export function refused(code: string, basis: string, args: Readonly<Record<string, string>> = {}, pointer?: string): Refusal {
  return { code, args, basis, ...(pointer === undefined ? {} : { pointer }) };
}

/** Every reason against a command, if there is one: `reasonsAgainst(refusals) ?? { drafts, result }`. */
export function reasonsAgainst(reasons: Iterable<Refusal | undefined>): { readonly refusals: readonly [Refusal, ...Refusal[]] } | undefined {
  const [first, ...rest] = [...reasons].filter((each) => each !== undefined);
  return first && { refusals: [first, ...rest] };
}
