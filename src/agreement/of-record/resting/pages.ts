/** The decision that a version of the agreement rests on: as its page tells it, and as it is chosen. */
import { html } from "hono/html";
import { type Decision, decisionSlice } from "../../../decisions/kinds.ts";
import { decisionName } from "../../../decisions/words.ts";
import { fill, type Language } from "../../../kernel/refusal.ts";
import { showDay } from "../../../kernel/shown.ts";
import { partiesSlice, partyOf } from "../../../parties/kinds.ts";
import { dataTable } from "../../../web/table.ts";
import type { Markup } from "../../../web/web.ts";
import { type Choice, DOUBTS } from "../../resting.ts";
import type { Standing, Version } from "../store.ts";
import { OF_RECORD, type OfRecordWord } from "../words.ts";

const say = (language: Language, key: OfRecordWord, args: Readonly<Record<string, string>> = {}): string => fill(OF_RECORD[key][language], args);

/** A choice with why it will not do, in words. */
export type Offered = Pick<Choice, "decision" | "doubts"> & { readonly told?: { readonly sentence: string; readonly remedy: string } };

/** A decision with the party whose organ made it: organs of many are called alike. */
function decisionOfParty({ agreement, states }: Standing, decision: Decision, language: Language): string {
  const party = partyOf(states.of(partiesSlice), decision.organisation);
  const name = agreement?.parties.find(({ id }) => id === party)?.name;
  return `${name === undefined ? "" : `${name}, `}${decisionName(decision, language)}`;
}

/** What a version rests on, and whether that was annulled since. */
export function restsOn(of: Standing, { decision: id }: Version, language: Language): Markup {
  const decision = id === undefined ? undefined : of.states.of(decisionSlice).decisions.get(id);
  if (!decision) return html`${id ?? say(language, "no-decision")}`;
  const { annulledOn, unboundOn } = decision;
  const [word, day] = annulledOn === undefined ? (["unbound-since", unboundOn] as const) : (["annulled", annulledOn] as const);
  const annulled = day === undefined ? "" : html` <b>${say(language, word, { day: showDay(day, language) })}</b>`;
  return html`<span>${decisionOfParty(of, decision, language)}${annulled}</span>`;
}

/** The field of the form that adopts; the first version needs none. What speaks against a decision, and why others will not do, stands below it. */
export function decisionField(of: Standing, language: Language, offered: readonly Offered[], chosen: string): Markup {
  const usable = offered.filter(({ told }) => told === undefined);
  return html`<label for="decision">${say(language, "rests-on")}</label>
    <span class="help" id="decision-help">${say(language, "rests-on-help")}</span>
    <select id="decision" name="decision" aria-describedby="decision-help" ${of.versions.length > 0 ? "required" : ""}>
      <option value="">${say(language, "none-noted")}</option>
      ${usable.map(({ decision, doubts }) => {
        const name = `${decisionOfParty(of, decision, language)}${doubts.length > 0 ? ` (${say(language, "look-twice")})` : ""}`;
        return html`<option value="${decision.id}" ${decision.id === chosen ? "selected" : ""}>${name}</option>`;
      })}
    </select>
    ${remarks(of, language, usable)}`;
}

/** What speaks against decisions without forbidding them, each remark once. */
function remarks(of: Standing, language: Language, usable: readonly Offered[]): Markup | "" {
  const found = DOUBTS.map((doubt) => ({ doubt, decisions: usable.filter(({ doubts }) => doubts.includes(doubt)).map(({ decision }) => decision) }));
  const told = found.filter(({ decisions }) => decisions.length > 0);
  if (told.length === 0) return "";
  return html`<details class="fold">
    <summary>${say(language, "remarks")}</summary>
    <ul>
      ${told.map(
        ({ doubt, decisions }) =>
          html`<li>
            ${say(language, doubt)}
            <ul>
              ${decisions.map((decision) => html`<li>${decisionOfParty(of, decision, language)}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>
  </details>`;
}

/** The decisions that cannot carry a version, and why. */
export function unusableDecisions(of: Standing, language: Language, offered: readonly Offered[]): Markup | "" {
  const rows = offered.flatMap(({ decision, told }) =>
    told ? [{ cells: [decisionOfParty(of, decision, language), html`${told.sentence} <span class="dim part">${told.remedy}</span>`] }] : [],
  );
  if (rows.length === 0) return "";
  const caption = say(language, "unusable");
  return html`<h3>${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head: [say(language, "decision"), say(language, "why")], numeric: [false, false], rows, cards: true })}`;
}
