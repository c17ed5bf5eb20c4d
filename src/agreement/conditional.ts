/**
 * Who has joined is bound once its own organ has decided on it (docs/agreement-file.md, joining and 13.9): until then none of its money is promised or paid, where
 * the agreement that it joined says that joining is conditional. Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf, decisionSlice } from "../decisions/kinds.ts";
import type { Id } from "../kernel/id.ts";
import type { Agreement, Party } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import { agreementSlice } from "./kinds.ts";

/** What each version of the record says, in their order; one that was erased is absent. */
export type Read = readonly (Agreement | undefined)[];

/** Why nothing of a party's money can rest on its joining yet. Whoever was a party from the first version on, or took over by law, joined by no clause. */
export function joinedConditionally(states: States, read: Read, id: Id, pointer: string): Refusal | undefined {
  const first = read.findLastIndex((agreement, i) => i > 0 && partyIn(agreement, id) && !partyIn(read[i - 1], id));
  const party = partyIn(read[first], id);
  if (!party || !read[first - 1]?.joining.conditionalUntilFinal) return undefined;
  const { decision } = states.of(agreementSlice).versions[first]!;
  const matter = states.of(decisionSlice).decisions.get(decision ?? "")?.ofBody;
  if (!matter) return undefined;
  const own = matter.approved.find((each) => each.party === id)?.decision;
  if (own !== undefined && decisionOf(states, own, isPublic(party) ? "final" : "enforceable").decision) return undefined;
  return refused("agreement/joined-conditionally", "joining/conditional-until-final; docs/agreement-file.md 13.9", { party: party.name }, pointer);
}

function partyIn(agreement: Agreement | undefined, id: Id): Party | undefined {
  return agreement?.parties.find((party) => party.id === id);
}
