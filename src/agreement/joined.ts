/**
 * A party that a new version brings in joins under the clause that the version before it announced (docs/agreement-file.md, joining; hankintalaki 136.2 § 1), and
 * by what a body agreed on about this very party. Whoever takes over the duty to organise by law joins by no clause. Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson } from "../kernel/canonical.ts";
import type { Agreement, Party } from "./agreement.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

const KINDS: readonly string[] = ["joining", "amendment"];

/**
 * `carried`: the agreement file that the decision's matter carries, where it carries one: a newcomer is no party yet, and only there can it be named.
 * `successors`: business IDs of those who took over a duty to organise by law, because no organisation is bound to a party that no version has yet.
 */
export type Joining = {
  readonly before: Agreement | undefined;
  readonly next: Agreement;
  readonly carried: Agreement | undefined;
  readonly successors: readonly string[];
};

/** Why a version cannot take the place of the one before it, where it has parties that the other had not; nothing where it has none. */
export function cannotJoin(states: States, { before, next, carried, successors }: Joining, decision: string | undefined): readonly Refusal[] {
  if (!before) return [];
  const joining = newIn(states, before, next).filter(({ businessId = "" }) => !successors.includes(businessId));
  if (joining.length === 0) return [];
  const parties = namesOf(joining);
  if (!before.joining.allowed) return [refused("agreement/joining-not-allowed", "joining/allowed; hankintalaki 136 §", { parties }, "/text")];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  // One that does not stand or has not come far enough is refused as such.
  if (decision !== undefined && refusal) return [];
  const reserved = before.decisions.reserved["joining"] === undefined ? "joining/decided-by" : "decisions/reserved/joining";
  const clause = `${reserved}; docs/agreement-file.md#13-how-a-body-decides 13.9`;
  if (!found || !KINDS.includes(found.ofBody?.kind ?? "")) return [refused("agreement/joining-needs-matter", clause, { parties }, "/decision")];
  const spent = keptVersions(states.of(agreementSlice)).find((version) => version.decision === decision);
  if (spent) return [refused("agreement/joining-spent", clause, { parties, version: String(spent.version) }, "/decision")];
  const agreed = new Set((carried ? newIn(states, before, carried) : []).map(asAgreed));
  const others = joining.filter((party) => !agreed.has(asAgreed(party)));
  return others.length === 0 ? [] : [refused("agreement/joining-of-others", clause, { parties: namesOf(others) }, "/decision")];
}

/** Parties of a file that the one before has not, and those that had left and are in it again for longer. */
function newIn(states: States, before: Agreement, { parties }: Agreement): readonly Party[] {
  const known = new Set(before.parties.map(({ id }) => id));
  const { left = [] } = states.of(agreementSlice).versions.at(-1) ?? {};
  const isBack = ({ id, leaves }: Party): boolean => left.some(({ party, last }) => party === id && leaves !== undefined && leaves > last);
  return parties.filter((party) => !known.has(party.id) || isBack(party));
}

/** Who it is and what it is there for. The days may move until everybody's own decision is final. */
function asAgreed({ joins: _joins, leaves: _leaves, ...party }: Party): string {
  return canonical(exactJson(party));
}

function namesOf(parties: readonly Party[]): string {
  return parties.map(({ name }) => name).join(", ");
}
