/** The places that an answer of the law names, as people know them: a meeting, a matter, a line of the agreement, somebody's role. */
import { html } from "hono/html";
import { clauseLink } from "../../agreement/pages.ts";
import { ROLE_NAMES } from "../../api/role-words.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { isRandomId } from "../../kernel/id.ts";
import { showDay } from "../../kernel/shown.ts";
import { bodyName, nameIn } from "../../meetings/store.ts";
import { address, type Markup } from "../../web/web.ts";
import { COUNSEL } from "../page-words.ts";
import type { Places } from "./store.ts";

type Desk = { readonly language: Language; readonly alliance: { readonly slug: string } };
/** More than these stand behind a fold. */
const SHORT = 4;

export function placesMarkup(desk: Desk, places: Places, at: readonly string[]): Markup {
  const named = at.map((each) => placeMarkup(desk, places, each));
  if (named.length <= SHORT) return html`${named.map((each, i) => html`${i === 0 ? "" : ", "}${each}`)}`;
  return html`<details>
    <summary>${fill(COUNSEL.places[desk.language], { count: `${named.length}` })}</summary>
    <ul>
      ${named.map((each) => html`<li>${each}</li>`)}
    </ul>
  </details>`;
}

function placeMarkup(desk: Desk, places: Places, at: string): Markup {
  const { language, alliance } = desk;
  const { agreement, matters, meetings, grants } = places;
  const [kind = "", id = "", ...rest] = at.split("/");
  const meeting = kind === "meetings" && isRandomId(id) ? meetings.meetings.get(id) : undefined;
  if (agreement && meeting) {
    const name = `${bodyName(agreement, meeting.body)} ${showDay(meeting.on, language)}`;
    const parts = rest.map((part) => partName(language, agreement, part));
    return html`<a href="${address(language, alliance.slug, "meetings", id)}">${[name, ...parts].join(", ")}</a>`;
  }
  const matter = kind === "matters" && isRandomId(id) ? matters.matters.get(id) : undefined;
  if (matter) return html`<a href="${address(language, alliance.slug, "matters", matter.id)}">${matter.title}</a>`;
  const grant = isRandomId(at) ? grants.get(at) : undefined;
  if (grant) return html`${grant.name ?? "–"}: ${ROLE_NAMES[grant.role][language]}`;
  return agreement ? clauseLink({ slug: alliance.slug, agreement }, at, language) : html`${at}`;
}

/** What of a meeting is meant: one of its sections, a party, or a step of its minutes. */
function partName(language: Language, agreement: NonNullable<Places["agreement"]>, part: string): string {
  if (/^\d+$/.test(part)) return `${part} §`;
  if (part === "signatures" || part === "checking") return COUNSEL[part][language];
  return nameIn(agreement)(part);
}
