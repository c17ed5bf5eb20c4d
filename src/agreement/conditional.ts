/**
 * Who has joined is bound once its own organ has decided on it (docs/agreement-file.md, joining and 13.9): until then none of its money is promised or paid, where
 * the agreement that it joined says that joining is conditional. Whoever took over by law signs by such a decision (docs/lifecycle.md). Pure.
 */
import { type Refusal, refused, type States } from "../api/decide.ts";
import { decisionOf, decisionSlice } from "../decisions/kinds.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { partiesSlice } from "../parties/kinds.ts";
import type { Agreement, Party } from "./agreement.ts";
import { changesSlice } from "./changes/kinds.ts";
import { isPublic } from "./facts.ts";
import { agreementSlice, keptVersions } from "./kinds.ts";

/** What each version of the record says, in their order; one that was erased is absent. */
export type Read = readonly (Agreement | undefined)[];

/** Who has joined and waits for its own decision: how far that has to come, and on which matter of a body; on none where a law brought it in. */
export type Conditional = { readonly party: Party; readonly needs: "enforceable" | "final"; readonly matter?: RandomId };

/** Whoever was a party from the first version on joined by no clause. */
export function conditionals(states: States, read: Read): readonly Conditional[] {
  // A version that was taken back made nobody join, and taking it back did not either.
  const kept = keptVersions(states.of(agreementSlice)).map(({ version, decision }) => ({ decision, agreement: read[version - 1] }));
  return (kept.at(-1)?.agreement?.parties ?? []).flatMap((party) => {
    const first = kept.findLastIndex(({ agreement }, i) => i > 0 && hasParty(agreement, party) && !hasParty(kept[i - 1]!.agreement, party));
    if (first < 0 || !kept[first - 1]!.agreement?.joining.conditionalUntilFinal) return [];
    const organisation = states.of(partiesSlice).organisations.get(party.id);
    const transfers = (states.of(changesSlice).transfers ?? []).filter(({ to }) => to === organisation);
    const found = states.of(decisionSlice).decisions.get(kept[first]!.decision ?? "");
    const matter = found?.ofBody && found;
    if (transfers.length === 0 && !matter) return [];
    const own = [...transfers, ...(matter?.ofBody?.approved.filter((each) => each.party === party.id) ?? [])].flatMap(({ decision }) => decision ?? []);
    const needs = isPublic(party) ? "final" : "enforceable";
    if (own.some((each) => decisionOf(states, each, needs).decision)) return [];
    return [{ party, needs, ...(matter && transfers.length === 0 ? { matter: matter.id } : {}) }];
  });
}

/** Why nothing of a party's money can rest on its joining yet. */
export function joinedConditionally(states: States, read: Read, id: Id, pointer: string): Refusal | undefined {
  const found = conditionals(states, read).find(({ party }) => party.id === id);
  return (
    found && refused("agreement/joined-conditionally", "joining/conditional-until-final; docs/agreement-file.md 13.9", { party: found.party.name }, pointer)
  );
}

function hasParty(agreement: Agreement | undefined, { id }: Party): boolean {
  return agreement?.parties.some((party) => party.id === id) ?? false;
}
