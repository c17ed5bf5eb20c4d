/** What every step of a settlement has at hand: the agreement, the facts that count, the graph in the making and the years. */
import { type Agreement, type Party, pays } from "../agreement/agreement.ts";
import { addDays, contains, type Day, type Instant, length, overlap, type Period, year as yearPeriod, yearsOf } from "../kernel/day.ts";
import { byId, type Id } from "../kernel/id.ts";
import { type Ratio, ratio } from "../kernel/share.ts";
import type { Facts } from "./facts.ts";
import { Graph } from "./graph.ts";
import type { Part } from "./keys.ts";
import type { NoteCode } from "./words.ts";
import { PUBLIC_KINDS } from "../parties/party-kind.ts";

/** A year of the term, up to the day of settlement. */
export type Year = {
  readonly name: string;
  /** Its part of the term: what lies in it is of this year. */
  readonly period: Period;
  /** The days of the year: those after the development phase, or all where the whole year is development. */
  readonly days: Period;
  /** All its days lie in the development phase. */
  readonly developing: boolean;
  /** Index of its contract period. */
  readonly contract: number;
  readonly over: boolean;
  /** Share of the days of the year that have gone; 1 when it is over. */
  readonly elapsed: Ratio;
};

export type Note = { readonly code: NoteCode; readonly args: Readonly<Record<string, string>>; readonly clause?: string };

export type Context = {
  readonly agreement: Agreement;
  readonly facts: Facts;
  readonly graph: Graph;
  readonly years: readonly Year[];
  /** Days of all years of the term that are not wholly development. */
  readonly runningDays: number;
  readonly through: Day;
  readonly knownAt: Instant;
  readonly notes: Note[];
  /** The purchasers of joint lines by year and key entry, found when first asked for. */
  readonly payers: Map<string, readonly Part[]>;
  /** Keys that fell back to equal parts, with what to say of it if they divide anything. */
  readonly evened: Map<readonly Part[], Note>;
  /** Providers in the order in which left-over cents fall. */
  readonly providers: readonly Party[];
  readonly purchasers: readonly Party[];
  /** Every party is a member on every day. */
  readonly steady: boolean;
  readonly rank: ReadonlyMap<Id, number>;
};

export function contextOf(agreement: Agreement, facts: Facts, through: Day, knownAt: Instant): Context {
  const { ties } = agreement.settlement;
  const ids = agreement.parties.map((party) => party.id).sort(byId);
  const order = ties === "party-id" ? ids : [...ties, ...ids.filter((id) => !ties.includes(id))];
  const rank = new Map(order.map((id, i) => [id, i]));
  const parties = [...agreement.parties].sort((a, b) => rank.get(a.id)! - rank.get(b.id)!);
  const years = yearsOfTerm(agreement, through);
  return {
    agreement,
    facts: counting(facts, through, knownAt),
    graph: new Graph(),
    years: years.filter((year) => year.period.from <= through),
    runningDays: years.reduce((all, year) => all + (year.developing ? 0 : length(year.days)), 0),
    through,
    knownAt,
    notes: [],
    payers: new Map(),
    evened: new Map(),
    providers: parties.filter((party) => party.roles.includes("provider")),
    purchasers: parties.filter(pays),
    steady: parties.every((party) => party.joins === undefined && party.leaves === undefined),
    rank,
  };
}

export function isPublic(party: Party): boolean {
  return PUBLIC_KINDS.includes(party.kind);
}

export function partyOf(context: Context, id: Id): Party {
  const party = context.agreement.parties.find((p) => p.id === id);
  if (!party) throw new Error(`no party is named ${id}`);
  return party;
}

/** The years of the same contract period up to and with this one. */
export function sofar(context: Context, year: Year): readonly Year[] {
  return context.years.filter((y) => y.contract === year.contract && y.name <= year.name);
}

export function yearOfDay(context: Context, day: Day): Year | undefined {
  return context.years.find((year) => contains(year.period, day));
}

/** Days of a period gone by on a day, as a share of all its days. */
export function elapsedShare(period: Period, through: Day): Ratio {
  const gone = overlap(period, { from: "0001-01-01", to: through });
  return gone ? ratio(BigInt(length(gone)), BigInt(length(period))) : ratio(0n);
}

function yearsOfTerm({ periods, development }: Agreement, through: Day): Year[] {
  return periods.flatMap((term, contract) =>
    yearsOf(term).map((name) => {
      const period = overlap(term, yearPeriod(name))!;
      const running = development ? overlap(period, { from: addDays(development.until, 1), to: period.to }) : period;
      const days = running ?? period;
      return { name, period, days, developing: !running, contract, over: through >= period.to, elapsed: elapsedShare(days, through) };
    }),
  );
}

type Dated = { readonly known?: Instant; readonly day?: Day; readonly month?: string };

/** Facts that were known by the instant and concern a day up to the day of settlement. Costs and claims carry their own days. */
function counting(facts: Facts, through: Day, knownAt: Instant): Facts {
  const counts = <T extends Dated>(rows: readonly T[]): readonly T[] =>
    rows.filter((row) => (row.known ?? "") <= knownAt && (row.day ?? row.month ?? "") <= through);
  return {
    costs: counts(facts.costs),
    indicators: counts(facts.indicators),
    volumes: counts(facts.volumes),
    uses: counts(facts.uses),
    indexValues: counts(facts.indexValues),
    targetChanges: counts(facts.targetChanges).filter((change) => change.finalOn !== undefined && change.finalOn <= through),
    savingsReports: counts(facts.savingsReports).filter((report) => report.approvedOn <= through),
    draws: counts(facts.draws),
    progress: counts(facts.progress),
    closes: counts(facts.closes),
    claims: counts(facts.claims).filter((claim) => claim.achieved <= through),
    outcomeCounts: counts(facts.outcomeCounts).filter((count) => count.verifiedOn !== undefined && count.verifiedOn <= through),
    cohorts: counts(facts.cohorts).filter((cohort) => cohort.verifiedOn !== undefined && cohort.verifiedOn <= through),
    late: counts(facts.late),
  };
}
