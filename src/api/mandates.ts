/** What a mandate covers: up to what sum, and what it is about. Which commands look at it stands in docs/roles.md. Pure. */
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import { type Decided, type Refusal, refused } from "./decide.ts";
import { type Grant, grantsOn, type Role, type Who } from "./roles.ts";

export type Mandate = Pick<Grant, "limit" | "subjects">;

/** The mandates by which somebody may do what `allowed` may do. */
export function mandatesOn(who: Who, allowed: readonly Role[], stream: RandomId, day: Day): readonly Mandate[] {
  return grantsOn(who, stream, day).filter(({ role }) => allowed.includes(role));
}

/**
 * What is to be covered: a sum in cents, and things, each by every id of the agreement that it goes by (its line, its provider, its purchaser). A thing
 * without an id concerns everything, which no mandate for named subjects covers. Without `about` only the sum is looked at.
 */
export type Asking = { readonly amount?: Cents | undefined; readonly about?: readonly (readonly Id[])[] };
/** What concerns no part of the agreement by itself. */
export const WHOLE: readonly (readonly Id[])[] = [[]];

/** Codes of refusals that a wider mandate would lift; the runner adds to them whose would. */
export const MANDATE_CODES: readonly string[] = ["api/above-mandate", "api/outside-mandate"];
const BASIS = "docs/roles.md";

/** Why no single one of the mandates covers what is asked: the best fitting one counts, they are never added up. */
export function beyondMandate(mandates: readonly Mandate[], { amount = 0n, about = [] }: Asking, pointer = "/amount"): Refusal | undefined {
  const fitting = mandates.filter(({ subjects }) => subjects === undefined || about.every((thing) => isAbout(thing, subjects)));
  const [first] = fitting;
  if (!first) {
    const subjects = [...new Set(mandates.flatMap((mandate) => mandate.subjects ?? []))];
    const outside = about.find((thing) => !isAbout(thing, subjects)) ?? about[0] ?? [];
    const args = { subject: outside.join(" ") || "–", subjects: subjects.join(", ") || "–", asked: formatCents(amount) };
    return refused("api/outside-mandate", BASIS, args, pointer);
  }
  if (fitting.some(({ limit }) => limit === undefined || amount <= limit)) return undefined;
  const limit = fitting.reduce((most, each) => (each.limit! > most ? each.limit! : most), first.limit!);
  const args = { limit: formatCents(limit), asked: formatCents(amount), excess: formatCents(amount - limit) };
  return refused("api/above-mandate", BASIS, args, pointer);
}

function isAbout(thing: readonly Id[], subjects: readonly Id[]): boolean {
  return thing.some((id) => subjects.includes(id));
}

/** What was decided, if a mandate covers it; every reason why not otherwise. */
export function withinMandate<Result>(mandates: readonly Mandate[], asking: Asking, decided: Decided<Result>): Decided<Result> {
  const beyond = beyondMandate(mandates, asking);
  return beyond ? { refusals: [beyond, ...(decided.refusals ?? [])] } : decided;
}
