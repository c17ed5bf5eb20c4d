/** When a body has decided: one rule for what is asked beforehand and for the moment itself. docs/agreement-file.md, section 13. Pure. */
import { type Refusal, refused } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { competenceOf, isMoney, type Holder, type Matter, notForBody, type Powers } from "./competence.ts";

export const POSITIONS = ["for", "against", "abstain", "recused"] as const;
export type Position = (typeof POSITIONS)[number];
/** How a party with a seat is counted. Silence has the agreement's meaning where it is `silent`, and blocks where it is `unheard`. */
export const COUNTED_AS = [...POSITIONS, "absent", "silent", "unheard", "waited-for"] as const;
export type CountedAs = (typeof COUNTED_AS)[number];
export type Counted = { readonly party: Id; readonly as: CountedAs };

/** A party of the agreement; `authority`: it acts under public law. Both days are included. */
export type PartyAt = { readonly id: Id; readonly roles: readonly string[]; readonly authority: boolean; readonly joins?: Day; readonly leaves?: Day };
/** `mandated`: whoever took it had then, and has, a mandate that covers the matter. `onCondition`: of the decision of its own organ. */
export type Taken = { readonly party: Id; readonly says: Position; readonly mandated: boolean; readonly onCondition?: true };
export type Asked = {
  readonly powers: Powers;
  readonly parties: readonly PartyAt[];
  readonly matter: Matter;
  readonly day: Day;
  readonly positions: readonly Taken[];
  /** At a meeting: whom the minutes name as present, absent before it was held. In writing: whether the deadline is over. */
  readonly how: { readonly procedure: "meeting"; readonly present?: readonly Id[] } | { readonly procedure: "written"; readonly over: boolean };
  /** Whose public task or whose data it is about, where it is not the organisers' all together. */
  readonly organisers: readonly Id[];
};
/** Whose own organ approves, and how far its decision must have come. */
export type Approval = { readonly party: Id; readonly state: "enforceable" | "final" };
/** `outcome` is absent where nothing can be decided yet. `missing` says why it is not adopted. */
export type Verdict = {
  readonly outcome?: "adopted" | "rejected" | "undecided";
  readonly counted: readonly Counted[];
  readonly missing: readonly Refusal[];
  readonly approvals: readonly Approval[];
};

const CLAUSE = "docs/agreement-file.md#13-how-a-body-decides";
const LAW = "Hallintolaki 434/2003 28.1 §";

/** What a body can decide on a day by what its parties have said. */
export function verdictOf(asked: Asked): Verdict {
  const { matter, powers } = asked;
  const routed = notForBody(matter, powers);
  if (routed) return { counted: [], missing: [routed], approvals: [] };
  const counted = countedIn(asked);
  const of = (...as: readonly CountedAs[]): readonly Id[] => counted.filter((each) => as.includes(each.as)).map(({ party }) => party);
  const waiting = [...waits(asked, of)];
  if (waiting.length > 0) return { counted, missing: waiting, approvals: [] };
  const [objecting, abstaining] = powers.silence === "objects" ? [of("against", "silent"), of("abstain")] : [of("against"), of("abstain", "silent")];
  const blocking = powers.abstention === "blocks" ? abstaining : [];
  const missing = [
    ...told("decisions/silence-decides-nothing", `${CLAUSE} 13.6; decisions/silence`, of("unheard")),
    ...told("decisions/objected", "decisions/operational", objecting),
    ...told("decisions/abstention-blocks", "decisions/abstention", blocking),
    ...(of("for").length === 0 ? [refused("decisions/nobody-for", "decisions/operational")] : []),
  ];
  if (missing.length === 0) return { outcome: "adopted", counted, missing, approvals: approvalsOf(asked) };
  const isNo = of("for").length === 0 && of("against").length > 0 && blocking.length + of("unheard").length === 0;
  return { outcome: isNo ? "rejected" : "undecided", counted, missing, approvals: [] };
}

/** Every party with a seat that is asked (13.2), and what is heard of it (13.3, 13.5, 13.6). */
function countedIn(asked: Asked): readonly Counted[] {
  const { powers, matter, parties, day } = asked;
  const seats = Object.keys(powers.bodies[matter.body]?.seats ?? {});
  const members = parties.filter((party) => seats.includes(party.id) && isMember(party, day));
  return members.map((party) => ({ party: party.id, as: isConcerned(matter, party.id) ? "recused" : heardOf(asked, party) }));
}

function heardOf({ positions, how, matter }: Asked, { id, authority }: PartyAt): CountedAs {
  const taken = positions.find(({ party }) => party === id);
  if (taken && (taken.mandated || taken.says === "recused")) return taken.says;
  if (how.procedure === "meeting" ? !how.present : !how.over) return "waited-for";
  if (how.procedure === "meeting" && !how.present!.includes(id)) return "absent";
  return isMoney(matter) || authority ? "unheard" : "silent";
}

function* waits({ matter, powers }: Asked, of: (...as: readonly CountedAs[]) => readonly Id[]): Generator<Refusal> {
  const [absent, there] = [of("absent"), of("for", "against", "abstain", "silent", "unheard", "waited-for")];
  if (absent.length + there.length === 0) yield refused("decisions/nobody-asked", `${CLAUSE} 13.2; ${LAW}`);
  const isQuorate = powers.quorum === "present" && !isMoney(matter) ? there.length > absent.length : absent.length === 0;
  if (!isQuorate) yield* told("decisions/not-quorate", "decisions/quorum", absent);
  yield* told("decisions/waits-for", `${CLAUSE} 13.6`, of("waited-for"));
}

function told(code: string, basis: string, parties: readonly Id[]): readonly Refusal[] {
  return parties.length === 0 ? [] : [refused(code, basis, { parties: parties.join(", ") })];
}

/** Whether a party has a part in the alliance on a day. */
export function isMember({ joins, leaves }: Pick<PartyAt, "joins" | "leaves">, day: Day): boolean {
  return (joins === undefined || joins <= day) && (leaves === undefined || day <= leaves);
}

/** Whether the party itself is what the matter decides on: nobody has a part in deciding on its own exclusion. */
export function isConcerned({ kind, concerns }: Matter, party: Id): boolean {
  return kind === "exclusion" && concerns.includes(party);
}

/** Why a party has no part in deciding, if it has none: no seat, no member on the day, or the matter is about itself. */
export function noPart({ powers, matter, parties, day }: Pick<Asked, "powers" | "matter" | "parties" | "day">, id: Id): Refusal | undefined {
  const party = parties.find((each) => each.id === id);
  if (!party || !Object.hasOwn(powers.bodies[matter.body]?.seats ?? {}, id)) {
    return refused("decisions/no-seat", `decisions/bodies/${matter.body}/seats`, { party: id, body: matter.body });
  }
  if (party.joins !== undefined && day < party.joins) return refused("decisions/not-yet-member", `parties/${id}/joins`, { party: id, joins: party.joins });
  if (party.leaves !== undefined && party.leaves < day) return refused("decisions/has-left", `parties/${id}/leaves`, { party: id, leaves: party.leaves });
  return isConcerned(matter, id) ? refused("decisions/own-matter", `${LAW}; ${CLAUSE} 13.2`, { party: id }) : undefined;
}

/** Who has to approve what a body agrees on before it binds (13.1, 13.9); who decides, where a body may only propose. */
export function approvalsOf({ matter, powers, parties, positions, day, organisers }: Asked): readonly Approval[] {
  const { approves } = competenceOf(matter, powers);
  const holds = (party: PartyAt): boolean => approves !== undefined && isHolder(approves, party, organisers);
  const conditioned = new Set(positions.filter(({ onCondition, says }) => onCondition && says === "for").map(({ party }) => party));
  const own = parties.filter((party) => isMember(party, day) && (holds(party) || conditioned.has(party.id)));
  return own.map(({ id, authority }) => ({ party: id, state: authority ? "final" : "enforceable" }));
}

function isHolder(holder: Holder, { id, roles }: PartyAt, organisers: readonly Id[]): boolean {
  if (holder === "all-parties") return true;
  if (holder === "each-purchaser") return roles.includes("purchaser");
  return organisers.length > 0 ? organisers.includes(id) : roles.includes("organiser");
}
