/** What a case exercises of membership and of the days of a year: read off the case itself and off the oracle's account of it. */
import type { Party } from "../../src/agreement/agreement.ts";
import { addDays, type Day } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import type { Case, Euros } from "./compare.ts";
import { daysOfYear, hasOwnDays, isMember, payersOf, presence, spanOf, termOf, termYears } from "./world.ts";

type Test = (c: Case, told: Euros) => boolean;

const moves = (c: Case, party: Party): boolean => joinsInside(c, party) || leavesInside(c, party);
const joinsInside = (c: Case, party: Party): boolean => party.joins !== undefined && party.joins > termOf(c.agreement).from;
const leavesInside = (c: Case, party: Party): boolean => party.leaves !== undefined && party.leaves < termOf(c.agreement).to;
const pays = (c: Case, party: Party): boolean => payersOf(c.agreement).includes(party.id);
const provides = (party: Party): boolean => party.roles.includes("provider");
const some = (c: Case, test: (party: Party) => boolean): boolean => c.agreement.parties.some(test);
const begun = (c: Case): string[] => termYears(c.agreement).filter((year) => spanOf(c.agreement, year).from <= c.options.through);

/** Named with a share above zero and a member in a part of a year that has begun. */
function partly(c: Case, shares: Readonly<Record<Id, { readonly n: bigint }>>): boolean {
  const named = Object.keys(shares).filter((id) => shares[id]!.n > 0n);
  return named.some((id) => begun(c).some((year) => presence(c.agreement, id, [year]).n !== presence(c.agreement, id, [year]).d));
}
function absentForAYear(c: Case, party: Party): boolean {
  return begun(c).some((year) => presence(c.agreement, party.id, [year]).n === 0n);
}
function partsAYear(c: Case, year: string): boolean {
  return hasOwnDays(c.agreement, year) && daysOfYear(c.agreement, year).from > spanOf(c.agreement, year).from;
}
function away(c: Case, id: Id, day: Day): boolean {
  return !isMember(c.agreement, id, day);
}
function hasLeft(c: Case, id: Id, day: Day): boolean {
  const { leaves } = c.agreement.parties.find((party) => party.id === id)!;
  return leaves !== undefined && leaves < day;
}
function told(euros: Euros, start: string): boolean {
  return [...euros.keys()].some((key) => key.startsWith(start));
}
/** The organiser of any of the lines. */
function organisers(c: Case, lines: readonly Id[]): Id[] {
  return c.agreement.lines.flatMap((line) => (lines.includes(line.id) ? (line.organiser ?? []) : []));
}

const SITUATIONS: Readonly<Record<string, Test>> = {
  "a payer joins inside the term": (c) => some(c, (p) => pays(c, p) && joinsInside(c, p)),
  "a payer leaves inside the term": (c) => some(c, (p) => pays(c, p) && leavesInside(c, p)),
  "one payer joins the day after another leaves": (c) =>
    some(c, (p) => pays(c, p) && leavesInside(c, p) && some(c, (q) => pays(c, q) && q.joins === addDays(p.leaves!, 1))),
  "a provider joins inside the term": (c) => some(c, (p) => provides(p) && joinsInside(c, p)),
  "a provider leaves inside the term": (c) => some(c, (p) => provides(p) && leavesInside(c, p)),
  "a payer absent for a whole year": (c) => some(c, (p) => pays(c, p) && absentForAYear(c, p)),
  "a provider absent for a whole year": (c) => some(c, (p) => provides(p) && absentForAYear(c, p)),
  "dated shares beside members who come or go": (c) =>
    some(c, (p) => pays(c, p) && moves(c, p)) && c.agreement.lines.some((line) => line.keys.some((key) => key.by === "shares")),
  "units divided among members who come or go": (c) => c.facts.uses.some((use) => some(c, (p) => p.id === use.party && moves(c, p)) && keyed(c, use.line)),
  "units of a party that is no member": (c) => c.facts.uses.some((use) => away(c, use.party, use.day) && keyed(c, use.line)),
  "undated provider shares of a part-time member": (c) =>
    [...c.agreement.schemes, ...(c.agreement.results ? [c.agreement.results] : [])].some(
      ({ amongProviders: among }) => among.by === "shares" && partly(c, among.shares),
    ),
  "undated purchaser shares of a part-time member": (c) =>
    [...c.agreement.schemes, ...(c.agreement.results ? [c.agreement.results] : [])].some(
      ({ amongPurchasers: among }) => among.by === "shares" && partly(c, among.shares),
    ),
  "a cumulative window with a part-time member": (c) =>
    c.agreement.schemes.some(({ bands, amongProviders: among }) => bands === "cumulative" && among.by === "shares" && partly(c, among.shares)),
  "development ends inside a year": (c) => termYears(c.agreement).some((year) => partsAYear(c, year)),
  "development lasts through a year": (c) => termYears(c.agreement).some((year) => !hasOwnDays(c.agreement, year)),
  "settled in the middle of a year with development": (c) => begun(c).some((year) => partsAYear(c, year) && c.options.through < spanOf(c.agreement, year).to),
  "settled before the phase ends": (c) => c.agreement.development !== undefined && c.options.through <= c.agreement.development.until,
  "cost apart: no payer": (_c, euros) => told(euros, "apart no-payer"),
  "cost apart: outside the term or membership": (_c, euros) => told(euros, "apart outside-term"),
  "cost or outcome apart: no units": (_c, euros) => told(euros, "apart no-units"),
  "a claim or count refused: no member": (_c, euros) => told(euros, "refused "),
  "a claim achieved after its claimant left": (c) => c.facts.claims.some((claim) => hasLeft(c, claim.provider, claim.achieved)),
  "a count of a provider that had left": (c) => c.facts.outcomeCounts.some((count) => hasLeft(c, count.provider, count.day)),
  "an outcome shared by a part-time member": (c) =>
    c.agreement.outcomes.some(({ paidBy, paidTo }) => [paidBy, paidTo].some((side) => side.by === "shares" && partly(c, side.shares))),
  "a cohort on a day without one of its payers or payees": (c) =>
    c.facts.cohorts.some(({ outcome, day }) => {
      const { paidBy, paidTo, lines } = c.agreement.outcomes.find((term) => term.id === outcome)!;
      const to = paidTo.by === "shares" ? Object.keys(paidTo.shares) : [];
      const from = paidBy.by === "party" ? [paidBy.party] : paidBy.by === "shares" ? Object.keys(paidBy.shares) : organisers(c, lines);
      return [...to, ...from].some((id) => away(c, id, day));
    }),
  "something accrues in a payer's favour": (c, euros) =>
    [...euros].some(([key, cents]) => key.endsWith(" accrued") && cents.startsWith("-") && c.agreement.appropriations.some((row) => key.startsWith(row.year))),
};
export const SITUATION_NAMES: readonly string[] = Object.keys(SITUATIONS);

function keyed(c: Case, line: Id): boolean {
  return c.agreement.lines.some(({ id, keys }) => id === line && keys.some((key) => key.by !== "shares"));
}

/** The names of the situations that a case has. */
export function situationsOf(c: Case, euros: Euros): string[] {
  return SITUATION_NAMES.filter((name) => SITUATIONS[name]!(c, euros));
}
