/** What has been incurred beside what was granted, as pages tell it. */
import { html } from "hono/html";
import type { RandomId } from "../../kernel/id.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents } from "../../kernel/shown.ts";
import type { Markup } from "../../web/web.ts";
import { CYCLE, type CycleWord } from "../cycle/words.ts";

/** What a purchaser has come to owe an alliance for a year, as its settlement stands: cost, fee and what accrues against it; in cents. */
export type Incurred = {
  readonly alliance: RandomId;
  readonly party: string;
  /** Which organisation the party is. */
  readonly organisation?: RandomId | undefined;
  readonly year: string;
  readonly owes: bigint;
  /** What the purchaser's own budget grants the alliance, else what the agreement's table says; and by how much that is exceeded. */
  readonly appropriation: bigint;
  readonly excess: bigint;
  readonly by: "budget" | "agreement";
};
export function cycleSay(language: Language, key: CycleWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(CYCLE[key][language], args);
}

/** Cost is always recorded: what of it is beyond what budgets grant, or beyond the agreement's own figure where no budget says. */
export function overAppropriations(incurred: readonly Incurred[], nameOf: (party: string) => string, language: Language): Markup | "" {
  return overList(
    incurred
      .filter(({ excess }) => excess > 0n)
      .map(({ party, year, owes, appropriation, excess, by }) => {
        const [incurredText, granted, beyond] = [owes, appropriation, excess].map((cents) => showCents(cents, language)) as [string, string, string];
        const args = { name: nameOf(party), year, incurred: incurredText, appropriation: granted, excess: beyond };
        return cycleSay(language, by === "budget" ? "over-granted" : "over-appropriation", args);
      }),
  );
}

export function overList(texts: readonly string[]): Markup | "" {
  if (texts.length === 0) return "";
  return html`<ul class="faults" role="alert">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

/** What is incurred, and what of it is beyond what is granted for it. */
export function incurredTexts(incurred: readonly Incurred[], purchaser: string, year: string, language: Language): readonly string[] {
  const own = incurred.find((row) => row.party === purchaser && row.year === year);
  return own ? [showCents(own.owes, language), own.excess > 0n ? showCents(own.excess, language) : "–"] : ["–", "–"];
}
