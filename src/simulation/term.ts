/** Days of a term that lies ahead: of its years, of its parties and of its lines. */
import { type Agreement, type Line, type Party, pays } from "../agreement/agreement.ts";
import { addDays, overlap, type Period, year as yearPeriod } from "../kernel/day.ts";

/** The days of a calendar year that lie within the term. */
export function termPart(agreement: Agreement, name: string): Period | undefined {
  const parts = agreement.periods.flatMap((period) => overlap(period, yearPeriod(name)) ?? []);
  return parts.length === 0 ? undefined : { from: parts[0]!.from, to: parts.at(-1)!.to };
}

/** The days of a year of the term on which lines run: those after the development phase; all of them where that leaves none. */
export function runningDays(agreement: Agreement, name: string): Period {
  const term = termPart(agreement, name)!;
  const until = agreement.development?.until;
  return until !== undefined && until >= term.from && until < term.to ? { from: addDays(until, 1), to: term.to } : term;
}

/** The days of a period on which a party is a member, if any. */
export function memberDays({ joins, leaves }: Party, period: Period): Period | undefined {
  return overlap({ from: joins ?? period.from, to: leaves ?? period.to }, period);
}

export function purchasersOf(agreement: Agreement): readonly Party[] {
  return agreement.parties.filter(pays);
}

/** The days of a period on which a provider can work on a line: it is a member, and so is the organiser of a service. */
export function lineDays(agreement: Agreement, line: Line, provider: Party, period: Period): Period | undefined {
  const organiser = agreement.parties.find((party) => party.id === line.organiser);
  const own = memberDays(provider, period);
  return own && organiser ? memberDays(organiser, own) : own;
}
