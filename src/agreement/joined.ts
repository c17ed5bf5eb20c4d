/**
 * What a new version does to who is a member from when until when (docs/agreement-file.md, joining). A party that it brings in joins under the clause that the
 * version before it announced (hankintalaki 136.2 § 1), and by what a body agreed on about this very party; so do the days of the others move by nobody's word
 * alone. Whoever takes over the duty to organise by law, or hands it over, needs no clause and no matter. Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { type Decision, decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import { addDays, type Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Agreement, Party } from "./agreement.ts";
import { changesSlice } from "./changes/kinds.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

const JOINING: readonly string[] = ["joining", "amendment"];
const MOVING: readonly string[] = ["exit", "exclusion", "amendment"];
const APPROVED = "docs/agreement-file.md#13-how-a-body-decides 13.9";

/**
 * `from`: the first day of the next version. `carried`: the agreement file that the decision's matter carries, where it carries one: a newcomer is no party yet,
 * and only there can it be named. `successors`: business IDs of those who took over a duty to organise by law, because no organisation is bound to a party that
 * no version has yet.
 */
export type Joining = {
  readonly before: Agreement | undefined;
  readonly next: Agreement;
  readonly from: Day;
  readonly carried: Agreement | undefined;
  readonly successors: readonly string[];
};

/** Why a version cannot take the place of the one before it by whom it has as members when; nothing where it has the same. */
export function wrongMembers(states: States, { before, ...joining }: Joining, decision: string | undefined): readonly Refusal[] {
  if (!before) return [];
  const asked = { states, before, ...joining, decision };
  return [...comesBack(asked), ...cannotJoin(asked), ...cannotMove(asked)];
}

type Asked = Joining & { readonly states: States; readonly before: Agreement; readonly decision: string | undefined };

/** Who has left is read as gone in every version after, but for days that begin later: those would make it a member whom nobody binds, asks or pays. */
function comesBack({ states, next }: Asked): readonly Refusal[] {
  return next.parties.flatMap(({ id, name, joins = next.periods[0]!.from }) => {
    const last = lastOf(states, id);
    return last !== undefined && joins > last ? [refused("agreement/left-before", "joining; docs/exit.md", { party: name, last }, "/text")] : [];
  });
}

function cannotJoin(asked: Asked): readonly Refusal[] {
  const { states, before, next, carried, successors, decision } = asked;
  const joining = newIn(before, next).filter(({ businessId = "" }) => !successors.includes(businessId));
  if (joining.length === 0) return [];
  const parties = namesOf(joining);
  if (!before.joining.allowed) return [refused("agreement/joining-not-allowed", "joining/allowed; hankintalaki 136 §", { parties }, "/text")];
  const { found, isUnfit } = matterOf(asked, JOINING);
  if (isUnfit) return [];
  const reserved = before.decisions.reserved["joining"] === undefined ? "joining/decided-by" : "decisions/reserved/joining";
  const clause = `${reserved}; ${APPROVED}`;
  if (!found) return [refused("agreement/joining-needs-matter", clause, { parties }, "/decision")];
  const spent = keptVersions(states.of(agreementSlice)).find((version) => version.decision === decision);
  if (spent) return [refused("agreement/joining-spent", clause, { parties, version: String(spent.version) }, "/decision")];
  const agreed = new Set((carried ? newIn(before, carried) : []).map(asAgreed));
  const others = joining.filter((party) => !agreed.has(asAgreed(party)));
  return others.length === 0 ? [] : [refused("agreement/joining-of-others", clause, { parties: namesOf(others) }, "/decision")];
}

/** A party that is there already goes, stays longer or begins on another day. */
function cannotMove(asked: Asked): readonly Refusal[] {
  const { before, next, carried } = asked;
  const moved = before.parties.filter((party) => isMoved(asked, party));
  if (moved.length === 0) return [];
  const { found, isUnfit } = matterOf(asked, MOVING);
  if (isUnfit) return [];
  const clause = `exit; ${APPROVED}`;
  if (!found) return [refused("agreement/days-need-matter", clause, { parties: namesOf(moved) }, "/decision")];
  const others = moved.filter(({ id }) => !carried || !isSameIn(carried, next, id));
  return others.length === 0 ? [] : [refused("agreement/days-of-others", clause, { parties: namesOf(others) }, "/decision")];
}

/** The matter of a body that the version names; `isUnfit`: it does not stand or has not come far enough, and is refused as such. */
function matterOf({ states, decision }: Asked, kinds: readonly string[]): { readonly found?: Decision; readonly isUnfit: boolean } {
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  return found && kinds.includes(found.ofBody?.kind ?? "") ? { found, isUnfit: false } : { isUnfit: decision !== undefined && refusal !== undefined };
}

function isMoved({ states, before, next, from }: Asked, { id, leaves }: Party): boolean {
  const end = lastOf(states, id) ?? leaves;
  const own = next.parties.find((party) => party.id === id);
  if (!own) return end === undefined || end >= from;
  const { transfers = [] } = states.of(changesSlice);
  if (transfers.some((each) => each.from === id && own.leaves !== undefined && own.leaves >= addDays(each.on, -1))) return false;
  return !isSameIn(before, next, id, lastOf(states, id));
}

/** Whether a party is a member on the same days in both files; `last`: the last day of one that has left, from which both are read without it. */
function isSameIn(one: Agreement, other: Agreement, id: Id, last?: Day): boolean {
  const [a, b] = [one, other].map(({ parties }) => parties.find((party) => party.id === id));
  if (!a || !b) return a === b;
  const written = ({ joins = "", leaves = "9999" }: Party): string => `${joins} ${leaves}`;
  return written(a) === written(b) || daysIn(one, a, last) === daysIn(other, b, last);
}

/** A first day before the term and a last one after it say nothing. */
function daysIn({ periods }: Agreement, { joins = "", leaves = "9999" }: Party, last = "9999"): string {
  const end = leaves < last ? leaves : last;
  return `${joins <= periods[0]!.from ? "" : joins} ${end >= periods.at(-1)!.to ? "" : end}`;
}

function lastOf(states: States, id: Id): Day | undefined {
  return states
    .of(agreementSlice)
    .versions.at(-1)
    ?.left.find(({ party }) => party === id)?.last;
}

/** Parties of a file that the one before has not. */
function newIn(before: Agreement, { parties }: Agreement): readonly Party[] {
  return parties.filter(({ id }) => !before.parties.some((party) => party.id === id));
}

/** Who it is and what it is there for. The days may move until everybody's own decision is final. */
function asAgreed({ joins: _joins, leaves: _leaves, ...party }: Party): string {
  return canonical(exactJson(party));
}

function namesOf(parties: readonly Party[]): string {
  return parties.map(({ name }) => name).join(", ");
}
