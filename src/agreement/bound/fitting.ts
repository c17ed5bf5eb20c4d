/** Whether an organisation of the register can be what the agreement says a party is. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import type { PartyKind } from "../../parties/party-kind.ts";
import type { Agreement } from "../agreement.ts";

/** An organisation as it is registered; `members` of a consortium. */
export type Registered = { readonly kind: PartyKind; readonly businessId?: string | undefined; readonly members: number };

const BASIS = "docs/roles.md";
/** What a party of the agreement may be in the register besides its own kind: who carries the task, or whose unit it is. */
const ALSO: Readonly<Partial<Record<PartyKind, readonly PartyKind[]>>> = {
  "responsible-municipality": ["municipality"],
  "employment-area": ["municipality", "joint-municipal-authority"],
  "in-house-unit": ["company", "association", "foundation"],
};

/** Every reason why the organisation is not that party of the agreement. */
export function misfits({ parties }: Agreement, id: string, registered: Registered): readonly Refusal[] {
  const party = parties.find((each) => each.id === id);
  if (!party) return [refused("parties/no-such-party", BASIS, { party: id, parties: parties.map((each) => each.id).join(", ") }, "/party")];
  const found: Refusal[] = [];
  const { kind, businessId, members } = registered;
  if (kind !== party.kind && !ALSO[party.kind]?.includes(kind)) {
    found.push(refused("parties/other-kind", BASIS, { party: id, agreed: party.kind, registered: kind }, "/organisation"));
  }
  if (party.businessId !== undefined && party.businessId !== businessId) {
    found.push(refused("parties/other-business-id", BASIS, { party: id, agreed: party.businessId, registered: businessId ?? "–" }, "/organisation"));
  }
  if (party.members.length > 0 && party.members.length !== members) {
    found.push(refused("parties/other-members", BASIS, { party: id, agreed: String(party.members.length), registered: String(members) }, "/organisation"));
  }
  return found;
}
