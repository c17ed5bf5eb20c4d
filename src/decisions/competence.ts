/** Kinds of matter, what a body may do with each, and who else has to approve it: docs/agreement-file.md, section 13.1. Pure. */
import { type Refusal, refused } from "../api/decide.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";

export const MATTER_KINDS = [
  "operational",
  "plan",
  "target-cost",
  "key-results",
  "funding",
  "public-task",
  "joining",
  "exit",
  "exclusion",
  "dispute",
  "data-protection",
  "amendment",
  "note",
] as const;
export type MatterKind = (typeof MATTER_KINDS)[number];

/** To whom an agreement can leave a matter. */
export type Holder = "each-purchaser" | "organiser" | "all-parties";
/** What the rule knows of an agreement; its term `decisions` fits. Bodies in the order of the file. */
export type Powers = {
  readonly quorum: string;
  readonly silence: "objects" | "abstains";
  readonly abstention: "blocks" | "ignored";
  readonly reserved: Readonly<Record<string, Holder>>;
  readonly bodies: Readonly<Record<Id, { readonly seats: Readonly<Record<Id, number>> }>>;
};
/** `concerns`: ids of the agreement that it is about. */
export type Matter = { readonly kind: MatterKind; readonly body: Id; readonly amount?: Cents | undefined; readonly concerns: readonly Id[] };

type Rule = {
  readonly may: "decide" | "propose";
  /** The key of `decisions.reserved`, and who approves where the agreement leaves it out. */
  readonly reserved?: string;
  readonly otherwise?: Holder;
  readonly money?: true;
  readonly law?: string;
};

const RULES: Readonly<Record<MatterKind, Rule>> = {
  operational: { may: "decide" },
  plan: { may: "decide" },
  "target-cost": { may: "decide", reserved: "target-cost", otherwise: "each-purchaser", money: true },
  "key-results": { may: "decide", reserved: "results", money: true },
  funding: { may: "propose", reserved: "funding", otherwise: "each-purchaser", money: true, law: "Kuntalaki 410/2015 14 §, 91 §" },
  "public-task": { may: "propose", reserved: "public-powers", otherwise: "organiser", law: "Suomen perustuslaki 731/1999 124 §" },
  joining: { may: "decide", reserved: "joining", otherwise: "all-parties", money: true },
  exit: { may: "decide", reserved: "exit", money: true },
  exclusion: { may: "decide" },
  dispute: { may: "decide" },
  "data-protection": { may: "decide", otherwise: "organiser", law: "(EU) 2016/679 24, 26 art." },
  amendment: { may: "decide", otherwise: "all-parties", money: true },
  note: { may: "propose" },
};
/** What a body that prepares for another decides itself, where it is not about money. */
const OF_PREPARERS: readonly MatterKind[] = ["operational", "plan"];

/** What a body may do: `approves` is who else has to agree before it binds, or who alone decides what the body may only propose. */
export type Competence = { readonly may: "decide" | "propose"; readonly approves?: Holder; readonly clause: string };

export function competenceOf({ kind, body, amount }: Matter, powers: Powers): Competence {
  const { may, reserved, otherwise, law } = RULES[kind];
  const holder = (reserved === undefined ? undefined : powers.reserved[reserved]) ?? otherwise;
  const isNamed = reserved !== undefined && powers.reserved[reserved] !== undefined;
  const clause = [isNamed ? `decisions/reserved/${reserved}` : "docs/agreement-file.md#13-how-a-body-decides 13.1", ...(law ? [law] : [])].join("; ");
  const approves = holder === undefined ? {} : { approves: holder };
  const [leading] = Object.keys(powers.bodies);
  const prepares = body !== leading && (!OF_PREPARERS.includes(kind) || isMoney({ kind, amount }));
  return { may: prepares ? "propose" : may, ...approves, clause: prepares && may === "decide" ? `decisions/bodies/${body}` : clause };
}

/** Whether silence and absence can never stand for anybody (13.4). */
export function isMoney({ kind, amount }: Pick<Matter, "kind" | "amount">): boolean {
  return amount !== undefined || RULES[kind].money === true;
}

/** Why a body cannot decide a matter at all, and who can. */
export const ROUTED = {
  "each-purchaser": "decisions/for-each-purchaser",
  organiser: "decisions/for-the-organiser",
  "all-parties": "decisions/for-all-parties",
  leading: "decisions/for-the-leading-body",
  nobody: "decisions/only-a-note",
} as const;

export function notForBody(matter: Matter, powers: Powers): Refusal | undefined {
  const { may, approves, clause } = competenceOf(matter, powers);
  if (may === "decide") return undefined;
  const to = RULES[matter.kind].may === "propose" ? (approves ?? "nobody") : "leading";
  const [leading = ""] = Object.keys(powers.bodies);
  return refused(ROUTED[to], clause, { body: matter.body, leading }, "/outcome");
}
