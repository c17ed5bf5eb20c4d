/** A section of minutes as a document: heading, chain of bodies, the parts in their order, votes so that each position is shown. Pure. */
import { type Language, fill } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { parseDay } from "../kernel/day.ts";
import { type Block, heading, list, paragraph, tableOf } from "../web/document.ts";
import type { Paper, Section, Vote } from "./section.ts";
import { DOCUMENT_WORDS, PART_WORDS } from "./words.ts";

/** The blocks of a section, its heading on `level`. A secret section is its number and the statute, whatever else is known of it. */
export function sectionBlocks(section: Section, language: Language, level = 1): Block[] {
  const { number, title, publicity } = section;
  const secret = publicity?.class === "secret" ? fill(DOCUMENT_WORDS.secret[language], { basis: publicity.basis ?? "" }) : undefined;
  const head = heading(level, headingOf(number, secret ?? title, language));
  if (secret !== undefined) return [head];
  const register = section.caseNumber === undefined ? [] : [paragraph(fill(DOCUMENT_WORDS.register[language], { number: section.caseNumber }))];
  const papers = [section.proposed, section.decided].flatMap((paper) => (paper ? paperBlocks(paper, level + 1) : []));
  const votes = section.votes.flatMap((vote) => [heading(level + 1, PART_WORDS.vote[language]), ...voteBlocks(vote, language)]);
  return [head, ...chainBlocks(section, language), ...register, ...papers, ...votes];
}

/** `7 § Tavoitekustannus`. */
export function headingOf(number: string | undefined, title: string, language: Language): string {
  return number === undefined ? title : fill(DOCUMENT_WORDS.section[language], { number, title });
}

/** Which bodies had the matter before, each with day and section. */
function chainBlocks({ earlier }: Section, language: Language): Block[] {
  const lines = earlier.map(({ body, meeting, number }) => {
    const day = parseDay(meeting?.at?.slice(0, 10) ?? "");
    return fill(DOCUMENT_WORDS.earlier[language], { body: body.name, day: day === undefined ? "" : showDay(day, language), number: number ?? "" });
  });
  return lines.length > 0 ? [list(lines)] : [];
}

/** The parts of a paper; headings inside them stand below those of the parts. */
function paperBlocks({ parts }: Paper, level: number): Block[] {
  return parts.flatMap((part) => {
    const least = Math.min(...part.blocks.map((block) => (block.kind === "heading" ? block.level : 6)));
    const below = part.blocks.map((block) => (block.kind === "heading" ? { ...block, level: Math.min(6, level + 1 + block.level - least) } : block));
    return part.heading === "" ? below : [heading(level, part.heading), ...below];
  });
}

function voteBlocks(vote: Vote, language: Language): Block[] {
  const say = (name: keyof typeof DOCUMENT_WORDS): string => DOCUMENT_WORDS[name][language];
  const rows = (["ayes", "noes", "blank", "absent"] as const).map((name) => {
    const { count, proposal, voters } = vote[name];
    const said = proposal === undefined || proposal === "" ? say(name) : `${say(name)}: ${proposal}`;
    return [said, String(count), voters.map((each) => each.name).join("; ")];
  });
  return [tableOf([say("position"), say("votes"), say("voters")], rows)];
}
