/** What is there of what a gate asks for, and what it waits for. Pure. */
import type { Agreement, Party } from "../agreement/agreement.ts";
import { agreementSlice, versionOn } from "../agreement/kinds.ts";
import { mostOwed, type MostTerm } from "../appropriations/most.ts";
import { promisedSlice, statedKey } from "../appropriations/commitments.ts";
import { type Decision, decisionOf, decisionSlice, shaken } from "../decisions/kinds.ts";
import { type Refusal, refused, type States } from "../api/decide.ts";
import { type Day, dayAt, yearsOf } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { type Gate, type Item, type ItemId, ITEMS, itemsOf } from "./gates.ts";
import { type Lifecycle, lifecycleSlice, type Milestone, type Opinion } from "./kinds.ts";

/** What a party can come to owe for the years of the term that are left, and what its decision is about; `unbounded`: parts that nothing holds. */
export type Cover = { readonly most: Cents; readonly decided: Cents; readonly unbounded: readonly MostTerm[] };
/** An item as it stands on a day; `party`: of whom something is asked. `isMet` rests on `decision`, where it is a decision that is asked for. */
export type Standing = { readonly item: ItemId; readonly party?: Id; readonly isMet: boolean; readonly decision?: Decision; readonly cover?: Cover };
/** The statement that was settled last, and the years that are not final in it. */
export type Settled = { readonly through: Day; readonly on: Day; readonly interim: readonly string[] };
/** On which day a gate is looked at, and by which agreement. */
export type Looked = { readonly states: States; readonly agreement: Agreement | undefined; readonly settled: Settled | undefined; readonly on: Day };

/** Everything that a gate asks for. */
export function standingAt(gate: Gate, looked: Looked): readonly Standing[] {
  return itemsOf(gate).flatMap((item) => standingOf(item, looked));
}

function standingOf(item: ItemId, looked: Looked): readonly Standing[] {
  const asked: Item = ITEMS[item];
  const state = looked.states.of(lifecycleSlice);
  switch (asked.asks) {
    case "decision":
      return deciders(asked.of, looked).map((party) => decidedOf(item, party, asked, looked));
    case "document": {
      const shown = state.documents.get(item);
      return [{ item, isMet: shown !== undefined && shown.on <= looked.on }];
    }
    case "assessment":
      return isAsked(asked.kind, looked) ? [{ item, isMet: state.assessments.some(({ kind, on }) => kind === asked.kind && on <= looked.on) }] : [];
    case "processing":
      return processors(looked).map((party) => ({ item, party, isMet: hasProcessing(state, party, looked.on) }));
    case "agreement":
      return [{ item, isMet: agreementHas(asked.has, looked) }];
    case "settlement":
      return [{ item, isMet: isSettled(looked) }];
  }
}

function decidedOf(item: ItemId, party: Id, { state, covers }: Extract<Item, { asks: "decision" }>, looked: Looked): Standing {
  const decision = namedBy(item, party, state, looked);
  if (!decision) return { item, party, isMet: false };
  if (!covers) return { item, party, isMet: true, decision };
  const cover = { ...mostOf(party, looked), decided: ownOf(looked.states, decision, party).amount ?? 0n };
  return { item, party, isMet: cover.decided >= cover.most, decision, cover };
}

/**
 * The most that a purchaser can owe in the years that are left, of what the agreement holds; for the rest its decision states the sum up to which it goes, so
 * that what it has stated already counts as well.
 */
function mostOf(party: Id, { states, agreement, on }: Looked): Omit<Cover, "decided"> {
  const years = agreement?.periods.flatMap(yearsOf).filter((year) => year >= on.slice(0, 4)) ?? [];
  const { stated } = states.of(promisedSlice);
  const owed = years.map((year) => mostOwed(agreement!, party, year, stated.get(statedKey(party, year))));
  const most = owed.flatMap(({ parts }) => parts).reduce((sum, { cents }) => sum + (cents ?? 0n), 0n);
  return { most, unbounded: [...new Set(owed.flatMap(({ unbounded }) => unbounded))] };
}

/** The whole term is settled, and nothing of any year is still to be verified; or the alliance has ended by a settlement that all approved, after which nothing is paid. */
function isSettled({ states, agreement, settled, on }: Looked): boolean {
  const { left = [] } = states.of(agreementSlice).versions.at(-1) ?? {};
  if (left.some(({ party, at }) => party === undefined && dayAt(at) <= on)) return true;
  const last = agreement?.periods.at(-1)?.to;
  return last !== undefined && settled !== undefined && settled.on <= on && settled.through >= last && settled.interim.length === 0;
}

/** A decision of the party's own organisation that had come so far by the day. */
function namedBy(item: ItemId, party: Id, state: Decision["state"], { states, on }: Looked): Decision | undefined {
  const named = states.of(lifecycleSlice).named.get(item)?.get(party);
  const { decision } = named === undefined ? {} : decisionFor(states, named, state, party);
  return decision && decision.stateOn <= on ? decision : undefined;
}

type Found = ReturnType<typeof decisionOf>;

/** A decision of a party's own organ, or one of a body of the alliance that the party's own organ has approved: the body alone decides for nobody. */
export function decisionFor(states: States, id: RandomId, needed: Decision["state"], party: Id): Found {
  const { ofBody } = states.of(decisionSlice).decisions.get(id) ?? {};
  if (!ofBody) return decisionOf(states, id, needed, states.of(partiesSlice).organisations.get(party));
  if (ofBody.approved.some((each) => each.party === party)) return decisionOf(states, id, needed);
  return { refusal: refused("lifecycle/not-approved", "docs/lifecycle.md#decisions-of-the-alliances-bodies", { party }, "/decision") satisfies Refusal };
}

/** Of what a body decided, that by which the party's own organ approved it. */
function ownOf(states: States, decision: Decision, party: Id): Decision {
  const approved = decision.ofBody?.approved.find((each) => each.party === party);
  return states.of(decisionSlice).decisions.get(approved?.decision ?? "") ?? decision;
}

/** Whoever must decide on a day. Before there is an agreement, every party that is bound. */
export function deciders(of: "organisers" | "purchasers", { states, agreement, on }: Looked): readonly Id[] {
  if (!agreement) return [...states.of(partiesSlice).organisations.keys()];
  const roles = of === "organisers" ? (["organiser", "purchaser"] as const) : (["purchaser"] as const);
  return agreement.parties.filter((party) => roles.some((role) => party.roles.includes(role)) && isIn(party, on, agreement)).map(({ id }) => id);
}

/** Parties of the beginning decide before the first day, too. */
function isIn({ joins, leaves }: Party, on: Day, { periods }: Agreement): boolean {
  const first = periods[0]?.from ?? on;
  return (joins === undefined || joins <= on || joins <= first) && (leaves === undefined || on <= leaves);
}

/** The data protection assessment is asked for where the agreement says that there must be one. */
function isAsked(kind: string, { agreement }: Looked): boolean {
  return kind !== "data-protection" || agreement?.dataProtection.impactAssessment !== false;
}

/** Providers that are no controller themselves. */
function processors({ agreement, on }: Looked): readonly Id[] {
  if (!agreement) return [];
  const controllers = new Set(Object.values(agreement.dataProtection.controllers));
  return agreement.parties.filter((party) => party.roles.includes("provider") && !controllers.has(party.id) && isIn(party, on, agreement)).map(({ id }) => id);
}

function hasProcessing({ processings }: Lifecycle, party: Id, day: Day): boolean {
  return [...processings.values()].some(({ processor, on, ended }) => processor === party && on <= day && (ended === undefined || day < ended));
}

function agreementHas(what: "force" | "bound" | "frozen", { states, agreement, on }: Looked): boolean {
  if (!agreement) return false;
  if (what === "force") return true;
  if (what === "frozen") return isFrozen(agreement, states, on);
  const { organisations } = states.of(partiesSlice);
  return agreement.parties.filter((party) => isIn(party, on, agreement)).every(({ id }) => organisations.has(id));
}

/** A target for every year that is left, key results, and a version that no annulled decision stands behind. From here on they change by what a body decides. */
function isFrozen({ targets, results, periods }: Agreement, states: States, on: Day): boolean {
  const { decision } = versionOn(states.of(agreementSlice), on) ?? {};
  const years = periods.flatMap(yearsOf).filter((year) => year >= on.slice(0, 4));
  const hasTargets = years.every((year) => targets.some((target) => target.year === year));
  return hasTargets && (results?.areas.length ?? 0) > 0 && (decision === undefined || shaken(states, decision) === undefined);
}

/** Milestones of a gate that were not reached by a day. */
export function waitedFor(state: Lifecycle, gate: Gate, on: Day): readonly Milestone[] {
  return [...state.milestones.values()].filter((each) => each.gate === gate && !each.dropped && !(each.reached && each.reached.on <= on));
}

/** Opinions that a gate waits for on a day. */
export function unanswered(state: Lifecycle, gate: Gate, on: Day): readonly Opinion[] {
  return [...state.opinions.values()].filter((each) => each.gate === gate && !each.dropped && !(each.given && each.given.on <= on));
}

/** Between which days a milestone lies, by everybody who says something about it. */
export function spanOf({ reached, estimates }: Milestone): { readonly earliest: Day; readonly latest: Day } | undefined {
  if (reached) return { earliest: reached.on, latest: reached.on };
  const earliest = estimates.map((each) => each.earliest).toSorted()[0];
  const latest = estimates
    .map((each) => each.latest)
    .toSorted()
    .at(-1);
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

/** Whether one estimate lies wholly before another. */
export function conflicts({ estimates, reached }: Milestone): boolean {
  return !reached && estimates.some((a) => estimates.some((b) => a.latest < b.earliest));
}

/** The days before which a gate cannot be passed, if the milestones that it waits for come as early, or as late, as somebody says. */
export function notBefore(state: Lifecycle, gate: Gate): { readonly earliest: Day; readonly latest: Day } | undefined {
  const spans = [...state.milestones.values()].filter((each) => each.gate === gate && !each.dropped).flatMap((each) => spanOf(each) ?? []);
  const earliest = spans
    .map((each) => each.earliest)
    .toSorted()
    .at(-1);
  const latest = spans
    .map((each) => each.latest)
    .toSorted()
    .at(-1);
  return earliest === undefined || latest === undefined ? undefined : { earliest, latest };
}

export type Rests = { readonly phase: Gate; readonly decision: RandomId };
/** Decisions that the phases which were entered rest on. */
export function restingOn({ entered }: Lifecycle): readonly Rests[] {
  return entered.flatMap(({ phase, decisions }) => decisions.map((decision) => ({ phase, decision })));
}
