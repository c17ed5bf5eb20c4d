/** What a fact of law says, in words: members and values by what they are called, days as people read them. */
import { html } from "hono/html";
import type { Json } from "../../kernel/canonical.ts";
import { type Day, parseDay } from "../../kernel/day.ts";
import type { Language } from "../../kernel/refusal.ts";
import { showDay } from "../../kernel/shown.ts";
import { FACTS, type FactKey } from "../../law/facts.ts";
import { factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { FACT_MEMBERS } from "../fact-member-words.ts";
import { FACT_VALUES } from "../fact-value-words.ts";
import { COUNSEL } from "../page-words.ts";

/** What a fact or a member of one is called; numbers of rows stay as they are. */
export function calledOf(name: string, language: Language): string {
  const words = Object.hasOwn(FACTS, name) ? FACTS[name as FactKey].name : FACT_MEMBERS[name];
  return words?.[language] ?? name;
}

export function valueOf(value: string, language: Language): string {
  return FACT_VALUES[value]?.[language] ?? value;
}

export function toldMarkup(value: Json, language: Language): Markup | string {
  if (Array.isArray(value)) {
    const items = value as readonly Json[];
    return html`<ul>
      ${items.map((each) => html`<li>${toldMarkup(each, language)}</li>`)}
    </ul>`;
  }
  if (typeof value === "object" && value !== null) {
    return factList(Object.entries(value).map(([key, inner]) => [calledOf(key, language), toldMarkup(inner as Json, language)]));
  }
  if (typeof value === "boolean") return COUNSEL[value ? "yes" : "no"][language];
  const text = String(value);
  return parseDay(text) === undefined ? valueOf(text, language) : showDay(text as Day, language);
}
