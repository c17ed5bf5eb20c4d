/** To whom and by whom an outcome of a day is paid: to and by members of that day. Page sections 2 and 10. */
import type { Line, OutcomeTerm } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { add, mul, ONE, type Ratio, ratio, ZERO } from "../kernel/share.ts";
import { type Context, partyOf, type Year } from "./context.ts";
import type { Ref } from "./graph.ts";
import { type FixedPart, fixedShares, type Part, payersOf } from "./keys.ts";
import { sharesOn } from "./members.ts";
import { about, weighted } from "./nodes.ts";
import type { Unowed } from "./streams.ts";

/** Who pays, and what nobody owes for want of units. */
export type Paying = { readonly payers: readonly Part[]; readonly unowed: readonly Unowed[] };

/** Nobody where whoever the terms pay is no member. */
export function payeesOn(context: Context, { id, paidTo }: OutcomeTerm, claimant: Id | undefined, day: Day): readonly FixedPart[] {
  if (paidTo.by === "shares") return sharesOn(context, fixedShares(paidTo.shares), day);
  if (claimant === undefined) throw new Error(`${id} has no claimant to pay`);
  return isMember(partyOf(context, claimant), day) ? [{ party: claimant, share: ONE }] : [];
}

/** Absent where whoever the terms make pay is no member. Of several lines each bears an equal part, a service's organiser being a member. */
export function payersOn(context: Context, { id, paidBy }: OutcomeTerm, lineIds: readonly Id[], day: Day, year: Year): Paying | undefined {
  if (paidBy.by !== "service-organiser") {
    const named = paidBy.by === "party" ? [{ party: paidBy.party, share: ONE }] : fixedShares(paidBy.shares);
    const payers = sharesOn(context, named, day);
    return payers.length > 0 ? { payers, unowed: [] } : undefined;
  }
  const organised = ({ organiser }: Line): boolean => organiser === undefined || isMember(partyOf(context, organiser), day);
  const lines = lineIds.map((line) => context.agreement.lines.find((candidate) => candidate.id === line)!).filter(organised);
  if (lines.length === 0) return undefined;
  const even = ratio(1n, BigInt(lines.length));
  const borne = lines.map((line) => ({ line, parts: payersOf(context, line, day, year) }));
  const unowed = borne.flatMap(({ line, parts }) => (parts.length > 0 ? [] : [{ line, share: even, count: 1 }]));
  const parts = borne.flatMap((one) => one.parts);
  return { payers: borne.length === 1 ? parts : together(context, `cohort-key/${id}/${day}`, even, parts), unowed };
}

/** Parts of several lines as one key. */
function together(context: Context, id: string, even: Ratio, parts: readonly Part[]): readonly Part[] {
  return [...Map.groupBy(parts, (part) => part.party)].map(([party, own]) => {
    const fixed = own.reduce((all, part) => ("share" in part ? add(all, mul(part.share, even)) : all), ZERO);
    const refs = own.flatMap((part): { of: Ref; times: Ratio }[] => ("share" in part ? [] : [{ of: part.ref, times: even }]));
    if (refs.length === 0) return { party, share: fixed };
    const what = about(`${id}/${party}`, "key-share", { party }, undefined, "share");
    return { party, ref: context.graph.once(what.id, () => weighted(context.graph, what, refs, fixed)) };
  });
}
