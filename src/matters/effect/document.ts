/** What a proposal does to one party's money, as blocks of a document: for the organ that decides for the party. Pure. */
import type { Agreement } from "../../agreement/agreement.ts";
import { changeBlocks } from "../../agreement/of-record/difference.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import type { Id } from "../../kernel/id.ts";
import { ratio } from "../../kernel/share.ts";
import { showCents, showChange, showShare } from "../../kernel/shown.ts";
import { type Block, heading, list, paragraph, tableOf } from "../../web/document.ts";
import type { Amounts, Reckoned } from "../change.ts";
import { MATTERS, type MatterWord } from "../page-words.ts";

export type Case = { readonly word: MatterWord; readonly of: (amounts: Amounts) => string | undefined };
/** In every case a party has some money over the term. */
export const CASES: readonly Case[] = [
  { word: "at-target", of: ({ target }) => target },
  { word: "at-overrun", of: ({ overrun }) => overrun },
  { word: "at-saving", of: ({ saving }) => saving },
  { word: "expected", of: ({ simulated }) => simulated?.expected },
];

export function caseName(language: Language, { percent }: Pick<Reckoned, "percent">, word: MatterWord): string {
  const shown = (part: number): string => showShare(ratio(BigInt(part), 100n), language);
  return fill(MATTERS[word][language], { saving: shown(percent.saving), overrun: shown(percent.overrun) });
}

/** Whose money, and how it is told. */
export type Whose = { readonly party: Id; readonly name: string; readonly language: Language; readonly currency: string };

/** Nothing where the matter moves no money of the party. */
export function effectBlocks(reckoned: Reckoned, { party, name, language, currency }: Whose): readonly Block[] {
  const say = (word: MatterWord, args: Readonly<Record<string, string>> = {}): string => fill(MATTERS[word][language], args);
  const money = (cents: string | undefined): string => (cents === undefined ? "–" : showCents(BigInt(cents), language, currency));
  const effect = reckoned.parties.find((each) => each.party === party);
  if (!effect) return [];
  const row = (caption: string, before: string | undefined, after: string | undefined): string[] => [
    caption,
    money(before),
    money(after),
    showChange(BigInt(after ?? "0") - BigInt(before ?? "0"), language, currency),
  ];
  const rows = CASES.flatMap(({ word, of }) => {
    const [before, after] = [effect.before && of(effect.before), effect.after && of(effect.after)];
    return before === undefined && after === undefined ? [] : [row(caseName(language, reckoned, word), before, after)];
  });
  const same = effect.same === undefined ? [] : [row(say("at-same"), effect.before?.target, effect.same)];
  const years = reckoned.years.filter((each) => each.party === party);
  const head = (["purchaser-year", "owes-before", "owes-after"] as const).map((word) => say(word));
  const made = { engine: reckoned.engine, release: reckoned.release, draws: String(reckoned.draws), agreement: reckoned.agreement.slice(0, 12) };
  return [
    heading(1, say("own-effect", { party: name })),
    paragraph(say("effect-reads")),
    tableOf(
      (["case", "before", "after", "moves"] as const).map((word) => say(word)),
      [...rows, ...same],
    ),
    paragraph(say("own-share", { share: money(effect.share) })),
    ...(years.length === 0
      ? []
      : [
          tableOf(
            head,
            years.map(({ year, before, after }) => [`${name} ${year}`, money(before), money(after)]),
          ),
        ]),
    paragraph(say("reckoned-by", made)),
    ...(reckoned.risks === undefined ? [] : [paragraph(say("reckoned-risks", { risks: String(reckoned.risks) }))]),
  ];
}

/** The other solutions that were weighed. */
export function alternativeBlocks(alternatives: readonly string[], language: Language): readonly Block[] {
  return alternatives.length === 0 ? [] : [heading(1, MATTERS.alternatives[language]), list(alternatives)];
}

/** What a proposed agreement file changes of the one in whose place it would come. */
export function changedBlocks(before: Agreement, after: Agreement, language: Language): readonly Block[] {
  return [heading(1, MATTERS["what-changes"][language]), ...changeBlocks(before, after, language)];
}
