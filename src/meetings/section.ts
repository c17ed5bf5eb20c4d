/**
 * A section of minutes (pykälä), whosever body's: what was before the body, what it decided, and how. The names of the national models stand beside the fields.
 * What a source does not say is absent. Pure.
 */
import { z } from "zod";
import type { InstructionKind } from "../law/appeals.ts";
import type { Block, Cell, Run } from "../web/document.ts";

const text = z.string();

const run: z.ZodType<Run> = z.strictObject({ text, href: text.optional(), as: z.enum(["strong", "emphasis"]).optional() });
const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.strictObject({ kind: z.literal("heading"), level: z.int().min(1).max(6), runs: z.array(run) }),
    z.strictObject({ kind: z.literal("paragraph"), runs: z.array(run) }),
    z.strictObject({ kind: z.literal("list"), ordered: z.boolean(), items: z.array(z.array(block)) }),
    z.strictObject({ kind: z.literal("table"), head: z.array(z.array(cell)), rows: z.array(z.array(cell)) }),
  ]),
);
const cell: z.ZodType<Cell> = z.lazy(() =>
  z.strictObject({ blocks: z.array(block), columns: z.int().positive().optional(), rows: z.int().positive().optional() }),
);

/** valtuusto, hallitus, lautakunta, jaosto, yhteinen toimielin, viranhaltija, luottamushenkilö, AJR, APR. */
const BODY_KINDS = [
  "council",
  "board",
  "committee",
  "sub-committee",
  "joint-body",
  "office-holder",
  "elected-officer",
  "steering-group",
  "project-group",
] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** What a part of a section is about, in the order of Kuntaliitto's model of minutes. */
const PART_KINDS = [
  "summary",
  "account",
  "hearing",
  "recusal",
  "legal-basis",
  "proposal",
  "handling",
  "vote",
  "election",
  "decision",
  "reasons",
  "dissent",
  "presenter",
  "preparer",
  "contact",
  "attachments",
  "background",
  "extracts",
  "notice",
  "execution",
  "appeal",
  "other",
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A heading with what stands under it, as it is read in the document. */
const part = z.strictObject({ kind: z.enum(PART_KINDS), heading: text, blocks: z.array(block) });
export type Part = z.infer<typeof part>;

/** A document about the section: what was proposed, or what was decided. `marks` are references above the parts, each with the place it stands in. */
const paper = z.strictObject({
  form: z.enum(["proposed", "decided"]),
  language: text.optional(),
  document: text.optional(),
  madeAt: text.optional(),
  section: text.optional(),
  title: text.optional(),
  register: text.optional(),
  marks: z.array(z.strictObject({ at: z.enum(["above", "below"]), text })),
  parts: z.array(part),
});
export type Paper = z.infer<typeof paper>;

/** toimielin; `above` are the bodies that it stands under, with their own kinds as the source numbers them. */
const bodyRef = z.strictObject({ id: text, name: text, kind: z.enum(BODY_KINDS).optional(), type: text.optional(), typeName: text.optional() });
export const body = bodyRef.extend({ above: z.array(bodyRef).optional() });
export type BodyRef = z.infer<typeof body>;

/** When and where a body met. */
export const met = z.strictObject({
  id: text,
  name: text.optional(),
  at: text.optional(),
  place: text.optional(),
  body: text.optional(),
  bodyName: text.optional(),
});

/** julkisuusluokka, salassapitoperuste, henkilötiedot. */
const PUBLICITY = ["public", "secret", "partly-secret"] as const;
const PERSONAL_DATA = ["none", "personal", "special"] as const;
export const publicity = z.strictObject({ class: z.enum(PUBLICITY), basis: text.optional(), personalData: z.enum(PERSONAL_DATA).optional() });
export type Publicity = z.infer<typeof publicity>;

/** liite, oheismateriaali, esityslista: a file that belongs to a section or a meeting. */
export const attachment = z.strictObject({
  number: text.optional(),
  title: text,
  id: text.optional(),
  type: text.optional(),
  file: text.optional(),
  language: text.optional(),
  issued: text.optional(),
  personalData: text.optional(),
  publicity: publicity.optional(),
});
export type Attachment = z.infer<typeof attachment>;

const voter = z.strictObject({ id: text.optional(), name: text, group: text.optional(), title: text.optional() });
const side = z.strictObject({ count: z.int().nonnegative(), proposal: text.optional(), voters: z.array(voter) });
/** äänestys: jaa, ei, tyhjä, poissa; each position is shown (Kuntaliitto's model, 104 § of the Municipalities Act). */
export const vote = z.strictObject({
  type: text.optional(),
  question: text.optional(),
  ayes: side,
  noes: side,
  blank: side,
  absent: side,
  result: text.optional(),
  tieBreak: text.optional(),
});
export type Vote = z.infer<typeof vote>;

/** esteellisyys, with its ground: `HL 28.1 § 5 k`. */
export const recusal = z.strictObject({
  person: text,
  basis: text,
  decidedBy: text.optional(),
  leftAt: text.optional(),
  returnedAt: text.optional(),
  substitute: text.optional(),
});
export type Recusal = z.infer<typeof recusal>;

/** muutoksenhaku: which instructions the minutes carry (`law/appeals.ts` says which they must be), or that there is no appeal and by which provision. */
export const INSTRUCTION_KINDS = [
  "market-court",
  "procurement-rectification",
  "municipal-rectification",
  "municipal-appeal",
  "administrative-rectification",
  "social-security-board",
  "no-appeal",
  "not-administrative",
  /** hallintovalitus, under acts of its own: no row of the table, but read from others' minutes. */
  "administrative-appeal",
] as const satisfies readonly (InstructionKind | "administrative-appeal")[];
export const appeal = z.strictObject({ instructions: z.array(z.enum(INSTRUCTION_KINDS)).min(1), provision: text.optional() });
export type Appeal = z.infer<typeof appeal>;

/** An earlier handling of the same matter, by this body or another one: the chain in the heading. */
export const earlier = z.strictObject({
  id: text.optional(),
  title: text.optional(),
  caseNumber: text.optional(),
  caseId: text.optional(),
  number: text.optional(),
  classification: z.strictObject({ code: text, title: text.optional() }).optional(),
  body,
  meeting: met.optional(),
  text: z.array(block).optional(),
});

/** How a body ended a matter (the enumeration that OpenAHJO proved). */
const RESOLUTIONS = [
  "passed-unchanged",
  "passed-voted",
  "passed-revised",
  "passed-modified",
  "rejected",
  "noted",
  "returned",
  "removed",
  "tabled",
  "election",
] as const;

export const section = z.strictObject({
  id: text.optional(),
  /** bodyId, bodyType. */
  body,
  year: text.optional(),
  /** meetingNo. */
  meeting: met.optional(),
  meetingNumber: z.int().positive().optional(),
  /** sectionNo: runs per body and calendar year. */
  number: text.optional(),
  /** asiatunnus, diaarinumero. */
  caseNumber: text.optional(),
  caseId: text.optional(),
  classification: z.strictObject({ code: text, title: text.optional() }).optional(),
  title: text,
  /** history. */
  earlier: z.array(earlier),
  /** valmistelija. */
  preparer: text.optional(),
  /** esittelijä, as lines: office, name. */
  presenter: z.array(text).optional(),
  /** selostus, päätösehdotus: the document that was before the body. */
  proposed: paper.optional(),
  /** päätös, perustelut, käsittely, täytäntöönpano, tiedoksi, lisätiedot: the document that came of it. */
  decided: paper.optional(),
  legalBasis: z.array(text),
  attachments: z.array(attachment),
  /** oheismateriaali. */
  background: z.array(attachment),
  /** muutosehdotukset. */
  counterProposals: z.array(z.strictObject({ by: text, text, supportedBy: z.array(text) })),
  recusals: z.array(recusal),
  /** kuulemiset. */
  hearings: z.array(text),
  votes: z.array(vote),
  /** vaali. */
  election: z.strictObject({ manner: text, elected: z.array(text) }).optional(),
  /** eriävät mielipiteet. */
  dissents: z.array(z.strictObject({ by: text, reasonsAttachment: text.optional() })),
  resolution: z.enum(RESOLUTIONS).optional(),
  appeal: appeal.optional(),
  publicity: publicity.optional(),
});
export type Section = z.infer<typeof section>;

/** The first part of a kind in what was decided, else in what was proposed. */
export function partOf({ decided, proposed }: Section, kind: PartKind): Part | undefined {
  return decided?.parts.find((each) => each.kind === kind) ?? proposed?.parts.find((each) => each.kind === kind);
}
