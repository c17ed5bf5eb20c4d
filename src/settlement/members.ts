/** Who is a member when, and what joining and leaving do to shares. Page section 2. */
import type { Party } from "../agreement/agreement.ts";
import { type Day, length, overlap, type Period } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { inProportion, mul, ONE, type Ratio, ratio } from "../kernel/share.ts";
import { type Context, partyOf, type Year } from "./context.ts";
import type { FixedPart } from "./keys.ts";

export function isMember({ joins, leaves }: Party, day: Day): boolean {
  return (joins ?? day) <= day && day <= (leaves ?? day);
}

/** The days of a period on which a party is a member, if any. */
export function memberDays(party: Party, period: Period): Period | undefined {
  return overlap({ from: party.joins ?? period.from, to: party.leaves ?? period.to }, period);
}

/** Member days among the days of some years ÷ their number. */
export function presence(context: Context, id: Id, years: readonly Year[]): Ratio {
  if (context.steady) return ONE;
  const party = partyOf(context, id);
  const count = (days: Period | undefined): number => (days ? length(days) : 0);
  const present = years.reduce((all, year) => all + count(memberDays(party, year.days)), 0);
  return ratio(BigInt(present), BigInt(years.reduce((all, year) => all + length(year.days), 0)));
}

/** Shares without a date over some years: × presence, divided again; all nothing where nobody named is present. */
export function presentShares(context: Context, named: readonly FixedPart[], years: readonly Year[]): readonly FixedPart[] {
  if (context.steady) return named;
  return dividedAgain(
    named,
    named.map((part) => mul(part.share, presence(context, part.party, years))),
  );
}

/** Shares of those who are members on a day, divided again; none where nobody named is one. */
export function sharesOn(context: Context, named: readonly FixedPart[], day: Day): readonly FixedPart[] {
  if (context.steady) return named;
  const members = named.filter((part) => isMember(partyOf(context, part.party), day));
  return dividedAgain(
    members,
    members.map((part) => part.share),
  );
}

/** Equal parts, in proportion to presence; nothing for anybody where nobody is present. */
export function evenShares(context: Context, parties: readonly Id[], years: readonly Year[]): readonly Ratio[] {
  return inProportion(parties.map((party) => presence(context, party, years)));
}

/** The purchasers that are members on a day. */
export function purchasersOn(context: Context, day: Day): readonly Party[] {
  return context.steady ? context.purchasers : context.purchasers.filter((party) => isMember(party, day));
}

function dividedAgain(parts: readonly FixedPart[], weights: readonly Ratio[]): readonly FixedPart[] {
  const shares = inProportion(weights);
  return parts.map((part, i) => ({ ...part, share: shares[i]! }));
}
