/**
 * Who has joined is bound once its own organ has decided on it (docs/agreement-file.md, joining and 13.9): until then none of its money is promised or paid, where
 * the agreement that it joined says that joining is conditional. Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf, decisionSlice } from "../decisions/kinds.ts";
import type { Id } from "../kernel/id.ts";
import type { Agreement, Party } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

/** `versions`: what each of the record says, in their order; one that was erased is absent. `successors`: business IDs of those who took over by law. */
export type Read = { readonly versions: readonly (Agreement | undefined)[]; readonly successors: readonly string[] };

/** Why nothing of a party's money can rest on its joining yet. Whoever was a party from the first version on, or took over by law, joined by no clause. */
export function joinedConditionally(states: States, { versions, successors }: Read, id: Id, pointer: string): Refusal | undefined {
  // A version that was taken back made nobody join, and taking it back did not either.
  const kept = keptVersions(states.of(agreementSlice)).map(({ version, decision }) => ({ decision, agreement: versions[version - 1] }));
  const first = kept.findLastIndex(({ agreement }, i) => i > 0 && partyIn(agreement, id) && !partyIn(kept[i - 1]!.agreement, id));
  const party = partyIn(kept[first]?.agreement, id);
  if (!party || !kept[first - 1]?.agreement?.joining.conditionalUntilFinal || successors.includes(party.businessId ?? "")) return undefined;
  const matter = states.of(decisionSlice).decisions.get(kept[first]!.decision ?? "")?.ofBody;
  if (!matter) return undefined;
  const own = matter.approved.find((each) => each.party === id)?.decision;
  if (own !== undefined && decisionOf(states, own, isPublic(party) ? "final" : "enforceable").decision) return undefined;
  return refused("agreement/joined-conditionally", "joining/conditional-until-final; docs/agreement-file.md 13.9", { party: party.name }, pointer);
}

function partyIn(agreement: Agreement | undefined, id: Id): Party | undefined {
  return agreement?.parties.find((party) => party.id === id);
}
