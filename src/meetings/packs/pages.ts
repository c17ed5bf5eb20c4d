/** What goes to the organ of a party that must still approve, on one page: the proposal by its kind of decision, the agreement file, the extract. */
import { html } from "hono/html";
import { choiceField } from "../../web/fields.ts";
import { address, type Markup } from "../../web/web.ts";
import { DECISION_KIND_WORDS } from "../minutes-words.ts";
import { type Desk, frame, pathOf, say } from "../pages.ts";
import { OWN_DECISIONS } from "../proposal.ts";
import type { Agreed } from "./store.ts";

export type PackView = Agreed & { readonly hasFile: boolean };

export function packPage(desk: Desk, { matter, handling, hasFile }: PackView): Markup {
  const { language, alliance, meetings } = desk;
  const kinds = OWN_DECISIONS.map((kind) => ({ id: kind, name: DECISION_KIND_WORDS[kind][language] }));
  const at = pathOf(desk, "proposals", matter.id);
  const meeting = handling.meeting === undefined ? undefined : meetings.meetings.get(handling.meeting);
  const number = String(handling.section);
  const files = [
    ...(hasFile ? [html`<li><a href="${at}/agreement.yaml" download>${say(desk, "pack-agreement")}</a></li>`] : []),
    ...(meeting?.signed
      ? [html`<li><a href="${pathOf(desk, meeting.id, `extract-${number}.pdf`)}" download>${say(desk, "extract", { number })}</a></li>`]
      : []),
  ];
  const body = html`<p><a href="${address(language, alliance.slug, "matters", matter.id)}">${matter.title}</a></p>
    <p>${say(desk, "pack-note")}</p>
    <form method="get" action="${at}/proposal.pdf" class="check">
      ${choiceField({ at: "proposal", name: "of", label: say(desk, "proposal-of") }, kinds)}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "proposal-get", { number })}</button></p>
    </form>
    ${
      files.length === 0
        ? ""
        : html`<ul>
            ${files}
          </ul>`
    }
    <p><a href="${address(language, alliance.slug, "decisions")}?matter=${matter.id}#f-note">${say(desk, "pack-back")}</a></p>`;
  return frame(desk, say(desk, "pack"), body, "proposals", matter.id);
}
