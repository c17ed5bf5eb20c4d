/**
 * What an authority's own organ gets of a matter on which a body of the alliance agreed: account, proposed decision and the instruction that the law gives
 * for the kind of decision on the day. Here an authority decides, so that an instruction there is. Pure.
 */
import type { Day } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { type DecisionKind, instructionsOn } from "../law/appeals.ts";
import { type Block, type Document, heading, list, paragraph } from "../web/document.ts";
import { type Minutes, type Version, sectionOf } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";
import { inVersion } from "./redacted.ts";
import { INSTRUCTION_WORDS, PART_WORDS, START_WORDS } from "./words.ts";

export const OWN_DECISIONS = [
  "body-or-office-holder",
  "council-or-rectification",
  "procurement-over-threshold",
  "procurement-under-threshold",
  "preparation",
] as const satisfies readonly DecisionKind[];
export type OwnDecision = (typeof OWN_DECISIONS)[number];
/** Preparation and execution are open to no appeal (KL 136 §). */
const NO_APPEAL = "kuntalaki 136 §";

/** `on`: the day of whose law the instruction is; `beside`: what stands beside the proposed decision. The proposal is for an organ whose papers are public: it has no names. */
export type ProposalForm = { readonly language: Language; readonly kind: OwnDecision; readonly on: Day; readonly beside: readonly Block[] };

/** Nothing where no such section was adopted, or where it is secret. */
export function proposalDocument(given: Minutes, number: number, { language, kind, on, beside }: ProposalForm): Document | undefined {
  const version: Version = "public";
  const minutes = inVersion(given, version, language);
  const item = minutes.handled.find(({ section }) => section === number);
  if (!item || item.outcome !== "adopted" || item.approvals.length === 0 || item.secret !== undefined) return undefined;
  const about = { body: minutes.body.name, day: showDay(minutes.day, language), number: String(number), title: item.title };
  const { decided, attachments } = sectionOf(minutes, item, { language, version });
  const parts = (decided?.parts ?? []).filter(({ kind: part }) => part === "account" || part === "proposal" || part === "reasons");
  const blocks: Block[] = [
    heading(1, PART_WORDS.summary[language]),
    paragraph(fill(MINUTES_WORDS["proposal-account"][language], about)),
    ...parts.flatMap((part) => [heading(1, part.heading), ...part.blocks]),
    ...beside,
    ...(attachments.length > 0 ? [heading(1, PART_WORDS.attachments[language]), list(attachments.map(({ number: n, title }) => `${n} ${title}`))] : []),
    heading(1, PART_WORDS.appeal[language]),
    ...instructionBlocks(kind, on, language),
  ];
  const title = fill(MINUTES_WORDS["proposal-title"][language], about);
  return { title, language, day: minutes.signed?.on ?? minutes.day, author: minutes.alliance, keywords: [minutes.body.name], blocks };
}

/** The instructions of the table of the law, each with from when its days run. */
export function instructionBlocks(kind: DecisionKind, on: Day, language: Language): Block[] {
  return instructionsOn(kind, on).flatMap(({ kind: instruction, days, from }) => [
    paragraph(fill(INSTRUCTION_WORDS[instruction][language], { days: String(days ?? "–"), provision: NO_APPEAL })),
    ...(from === undefined ? [] : [paragraph(START_WORDS[from][language])]),
  ]);
}
