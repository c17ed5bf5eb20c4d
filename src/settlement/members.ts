/** Who is a member when, and what joining and leaving do to shares. Page section 2. */
import type { Line, Party } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import { addDays, type Day, length, overlap, type Period } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { inProportion, mul, ONE, type Ratio, ratio } from "../kernel/share.ts";
import { type Context, elapsedShare, partyOf, type Year } from "./context.ts";
import type { FixedPart } from "./keys.ts";

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

/** Member days of the year, as far as it has gone. */
export function memberDaysGone(context: Context, party: Party, year: Year): number {
  const gone = overlap(year.period, { from: year.period.from, to: context.through });
  const days = gone && memberDays(party, gone);
  return days ? length(days) : 0;
}

/** Member days of a provider among the days of a year, those gone ÷ all; nothing without any. */
export function memberShareGone(context: Context, provider: Id, year: Year): Ratio {
  if (context.steady || year.over) return year.elapsed;
  const days = memberDays(partyOf(context, provider), year.days);
  return days ? elapsedShare(days, context.through) : ratio(0n);
}

/** The days of a year on which a line runs for a provider, gone ÷ all: it and the organiser of a service are members; without any, all days count. */
export function runningShare(context: Context, year: Year, line: Line, provider: Id): Ratio {
  if (context.steady || year.over) return year.elapsed;
  return elapsedShare(runningDays(context, year, line, provider) ?? year.days, context.through);
}

/** The same of a line as a whole: the days on which it runs for any of its providers, each once; without any, all days count. */
export function lineRunningShare(context: Context, year: Year, line: Line): Ratio {
  if (context.steady || year.over) return year.elapsed;
  const runs = line.providers.flatMap((provider) => runningDays(context, year, line, provider) ?? []).sort((a, b) => byId(a.from, b.from));
  if (runs.length === 0) return year.elapsed;
  let [all, gone, from] = [0, 0, year.days.from];
  for (const run of runs) {
    const fresh = overlap(run, { from, to: year.days.to });
    if (!fresh) continue;
    const past = overlap(fresh, { from: fresh.from, to: context.through });
    all += length(fresh);
    gone += past ? length(past) : 0;
    from = addDays(fresh.to, 1);
  }
  return ratio(BigInt(gone), BigInt(all));
}

function runningDays(context: Context, year: Year, line: Line, provider: Id): Period | undefined {
  const own = memberDays(partyOf(context, provider), year.days);
  return own && line.organiser !== undefined ? memberDays(partyOf(context, line.organiser), own) : own;
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
