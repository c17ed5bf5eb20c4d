/**
 * Who has joined is bound once its own organ has decided on it (docs/agreement-file.md, joining and 13.9): until then none of its money is promised or paid, where
 * the agreement that it joined says that joining is conditional. Whoever took over by law signs by such a decision (docs/lifecycle.md). Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf, decisionSlice } from "../decisions/kinds.ts";
import type { Id } from "../kernel/id.ts";
import { partiesSlice } from "../parties/kinds.ts";
import type { Agreement, Party } from "./agreement.ts";
import { changesSlice } from "./changes/kinds.ts";
import { isPublic } from "./facts.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

/** What each version of the record says, in their order; one that was erased is absent. */
export type Read = readonly (Agreement | undefined)[];

/** Why nothing of a party's money can rest on its joining yet. Whoever was a party from the first version on joined by no clause. */
export function joinedConditionally(states: States, read: Read, id: Id, pointer: string): Refusal | undefined {
  // A version that was taken back made nobody join, and taking it back did not either.
  const kept = keptVersions(states.of(agreementSlice)).map(({ version, decision }) => ({ decision, agreement: read[version - 1] }));
  const first = kept.findLastIndex(({ agreement }, i) => i > 0 && partyIn(agreement, id) && !partyIn(kept[i - 1]!.agreement, id));
  const party = partyIn(kept[first]?.agreement, id);
  if (!party || !kept[first - 1]?.agreement?.joining.conditionalUntilFinal) return undefined;
  const organisation = states.of(partiesSlice).organisations.get(id);
  const transfers = (states.of(changesSlice).transfers ?? []).filter(({ to }) => to === organisation);
  const matter = states.of(decisionSlice).decisions.get(kept[first]!.decision ?? "")?.ofBody;
  if (transfers.length === 0 && !matter) return undefined;
  const own = [...transfers, ...(matter?.approved.filter((each) => each.party === id) ?? [])].flatMap(({ decision }) => decision ?? []);
  if (own.some((each) => decisionOf(states, each, isPublic(party) ? "final" : "enforceable").decision)) return undefined;
  return refused("agreement/joined-conditionally", "joining/conditional-until-final; docs/agreement-file.md 13.9", { party: party.name }, pointer);
}

function partyIn(agreement: Agreement | undefined, id: Id): Party | undefined {
  return agreement?.parties.find((party) => party.id === id);
}
