/**
 * A party that a new version brings in joins under the clause that the version before it announced (docs/agreement-file.md, joining; hankintalaki 136.2 § 1), and
 * by what a body agreed on. Whoever takes over the duty to organise by law joins by no clause. Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf } from "../decisions/kinds.ts";
import { partiesSlice } from "../parties/kinds.ts";
import type { Agreement } from "./agreement.ts";
import { changesSlice } from "./changes/kinds.ts";

const KINDS: readonly string[] = ["joining", "amendment"];

/** Why a version cannot take the place of the one before it, where it has parties that the other had not; nothing where it has none. */
export function cannotJoin(states: States, before: Agreement | undefined, next: Agreement, decision: string | undefined): readonly Refusal[] {
  if (!before) return [];
  const { successors = [] } = states.of(changesSlice);
  const { organisations } = states.of(partiesSlice);
  const known = new Set(before.parties.map(({ id }) => id));
  const joining = next.parties.filter(({ id }) => !known.has(id) && !successors.includes(organisations.get(id) ?? ""));
  if (joining.length === 0) return [];
  const parties = joining.map(({ name }) => name).join(", ");
  if (!before.joining.allowed) return [refused("agreement/joining-not-allowed", "joining/allowed; hankintalaki 136 §", { parties }, "/text")];
  const { decision: found, refusal } = decisionOf(states, decision ?? "", "adopted");
  // One that does not stand or has not come far enough is refused as such.
  if (decision !== undefined && refusal) return [];
  if (found && KINDS.includes(found.ofBody?.kind ?? "")) return [];
  const clause = before.decisions.reserved["joining"] === undefined ? "joining/decided-by" : "decisions/reserved/joining";
  return [refused("agreement/joining-needs-matter", `${clause}; docs/agreement-file.md#13-how-a-body-decides 13.9`, { parties }, "/decision")];
}
