/** What a case exercises of membership, of the days of a year and of carrying: read off the case itself and off the oracle's account of it. */
import type { Line, Party, Scheme } from "../../src/agreement/agreement.ts";
import { addDays, type Day } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { costRows, feeFull, keyOnDay, runningShare } from "./books.ts";
import type { Case, Euros } from "./compare.ts";
import { feeGone, partsOfYear, providersOf, purchaserKey } from "./sharing.ts";
import * as world from "./world.ts";
import { daysOfYear, hasOwnDays, isMember, payersOf, presence, spanOf, termOf, termYears, type World } from "./world.ts";

type Test = (c: Case, told: Euros, w: World) => boolean;

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

/** A year's gain or pain is carried into a later year in which the purchasers' key is another one. */
function carriedOver(w: World, test: (scheme: Scheme, year: string, next: string) => boolean): boolean {
  const schemes = w.a.schemes.filter((scheme) => scheme.carryOver !== "no");
  return schemes.some((scheme) =>
    w.years.some((year, i) => {
      const next = w.years[i + 1];
      if (next === undefined || !world.periodYears(w.a, year).includes(next)) return false;
      const carries = [...partsOfYear(w, scheme, year).values()].some(({ n }) => (scheme.carryOver === "pain" ? n < 0n : n !== 0n));
      return carries && test(scheme, year, next);
    }),
  );
}
function keyChanges(w: World, by: Scheme["amongPurchasers"]["by"]): boolean {
  return carriedOver(w, (scheme, year, next) => {
    const [before, after] = [year, next].map((y) => purchaserKey(w, scheme.amongPurchasers, scheme.lines, y));
    const ids = [...new Set([...before!.keys(), ...after!.keys()])];
    const told = (id: Id): string => [before!.get(id), after!.get(id)].map((share) => `${share?.n ?? 0n}/${share?.d ?? 1n}`).join(" ");
    return (
      scheme.amongPurchasers.by === by &&
      ids.some(
        (id) =>
          new Set(
            told(id)
              .split(" ")
              .map((x) => x.replace(/^0\/.*/, "0/1")),
          ).size > 1,
      )
    );
  });
}
/** A payer without a member day in the one year has a share above zero in the other. */
function carriedPast(w: World, absentIn: "year" | "next"): boolean {
  return carriedOver(w, (scheme, year, next) => {
    const [away, there] = absentIn === "year" ? [year, next] : [next, year];
    const key = purchaserKey(w, scheme.amongPurchasers, scheme.lines, there);
    return [...key].some(([id, share]) => share.n > 0n && presence(w.a, id, [away]).n === 0n);
  });
}
/** A counted cost falls by units on several who have been members on unlike numbers of the days gone. */
function unitsPerDayMatter(w: World): boolean {
  return costRows(w).some(({ line, day }) => {
    if (line.kind === "service" || line.keys.findLast((key) => key.from <= day)?.by === "shares") return false;
    const gone = world.goneOf(w, spanOf(w.a, day.slice(0, 4)));
    const days = [...keyOnDay(w, line, day)].filter(([, share]) => share.n > 0n).map(([id]) => world.days(world.membership(world.partyOf(w.a, id), gone)));
    return new Set(days).size > 1;
  });
}
/** A year that has begun and is not over, whose days gone are other ones for a line than for the year. */
function runsOtherwise(w: World, test: (line: Line, year: string) => boolean): boolean {
  return w.years.some((year) => !world.isOver(w, year) && w.a.lines.some((line) => test(line, year)));
}
function unlikeElapsed(w: World, line: Line, providers: readonly Id[], year: string): boolean {
  const [runs, elapsed] = [runningShare(w, line, providers, year), world.elapsedShare(w, year)];
  return runs.n * elapsed.d !== elapsed.n * runs.d;
}
function hasTarget(w: World, line: Line, provider: Id, year: string): boolean {
  const shared = w.a.schemes.some((scheme) => scheme.lines.includes(line.id));
  return shared && w.a.targets.some((t) => t.line === line.id && t.provider === provider && t.year === year && t.amount > 0n);
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
  "cost apart: outside the term": (_c, euros) => told(euros, "apart outside-term"),
  "cost apart: its provider is no member": (_c, euros) => told(euros, "apart no-member"),
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
  "carried between purchasers whose parts by target change": (_c, _euros, w) => keyChanges(w, "target"),
  "carried between purchasers whose parts by cost change": (_c, _euros, w) => keyChanges(w, "cost"),
  "carried between purchasers whose parts by appropriation change": (_c, _euros, w) => keyChanges(w, "appropriation"),
  "carried between purchasers whose shares change as one comes or goes": (_c, _euros, w) => keyChanges(w, "shares"),
  "carried of a purchaser that has left before the next year": (_c, _euros, w) => carriedPast(w, "next"),
  "carried into a year of a purchaser that has joined since": (_c, _euros, w) => carriedPast(w, "year"),
  "cost by units of members of unlike length": (_c, _euros, w) => unitsPerDayMatter(w),
  "interim: a line runs on other days than the year": (_c, _euros, w) =>
    runsOtherwise(w, (line, year) => line.providers.some((p) => hasTarget(w, line, p, year) && unlikeElapsed(w, line, [p], year))),
  "interim: two providers of a line run on unlike days": (_c, _euros, w) =>
    runsOtherwise(w, (line, year) => {
      const parts = line.providers.filter((p) => hasTarget(w, line, p, year)).map((p) => runningShare(w, line, [p], year));
      return new Set(parts.map(({ n, d }) => `${n}/${d}`)).size > 1;
    }),
  "interim: a target of a provider absent all year": (_c, _euros, w) =>
    runsOtherwise(w, (line, year) => line.providers.some((p) => hasTarget(w, line, p, year) && presence(w.a, p, [year]).n === 0n)),
  "interim: planned volume of a line that runs on other days": (_c, _euros, w) =>
    runsOtherwise(w, (line, year) => {
      const planned = w.a.volumes.some((term) => term.line === line.id && (term.planned[year]?.n ?? 0n) > 0n);
      return planned && w.f.volumes.some((v) => v.line === line.id && v.day.startsWith(year)) && unlikeElapsed(w, line, line.providers, year);
    }),
  "interim: a fee compared with cost of a provider that comes or goes": (_c, _euros, w) =>
    w.a.schemes.some(
      (scheme) =>
        scheme.compares === "cost-and-fee" &&
        providersOf(w, scheme).some((p) => {
          const part = (year: string): boolean => {
            const [gone, elapsed] = [feeGone(w, p, year), world.elapsedShare(w, year)];
            return feeFull(w, p, year).n > 0n && gone.n * elapsed.d !== elapsed.n * gone.d;
          };
          return w.years.some((year) => !world.isOver(w, year) && part(year));
        }),
    ),
};
export const SITUATION_NAMES: readonly string[] = Object.keys(SITUATIONS);

function keyed(c: Case, line: Id): boolean {
  return c.agreement.lines.some(({ id, keys }) => id === line && keys.some((key) => key.by !== "shares"));
}

/** The names of the situations that a case has. */
export function situationsOf(c: Case, euros: Euros): string[] {
  const w = world.worldOf(c.agreement, c.facts, c.options.through, c.options.knownAt);
  return SITUATION_NAMES.filter((name) => SITUATIONS[name]!(c, euros, w));
}
