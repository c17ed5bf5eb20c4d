/** The page that proposes a statement: the two days, what the statement would hold, and what keeps it from being made. */
import { html } from "hono/html";
import { dayAt } from "../../../kernel/day.ts";
import type { RandomId } from "../../../kernel/id.ts";
import { showDay } from "../../../kernel/shown.ts";
import { hiddenFields } from "../../../web/form.ts";
import { address, type Markup } from "../../../web/web.ts";
import { isOpen } from "../../kinds.ts";
import { voiceOf } from "../../present.ts";
import type { Statement } from "../../statement.ts";
import { paymentsOf, sumsOf } from "../money/pages.ts";
import { at, type Desk, frame, refusalsBox, say, type Told } from "../pages.ts";
import type { Preview } from "../store.ts";

/** What was asked for as it was typed, and what came of it. `key` makes it harmless to send the proposal twice. */
export type ProposingView = {
  readonly through: string;
  readonly known: string;
  readonly preview: Preview | undefined;
  readonly key: RandomId;
  readonly told: readonly Told[];
  /** The refusals are of the proposal itself, not of what it would be. */
  readonly isTried: boolean;
};

export function proposingPage(desk: Desk, view: ProposingView): Markup {
  const { language } = desk;
  const title = say(language, "propose");
  const { preview, told, isTried } = view;
  const body = html`<p><a href="${at(desk)}">${say(language, "back")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${say(language, "propose-lead")}</p>
    ${days(desk, view)} ${refusalsBox(desk, told, isTried ? "refused" : "against")} ${preview ? previewOf(desk, view, preview) : ""}`;
  return frame(desk, title, ["new"], body);
}

function days(desk: Desk, { through, known }: ProposingView): Markup {
  const { language } = desk;
  return html`<form class="days" method="get" action="${at(desk, "new")}">
    <div class="field">
      <label for="through">${say(language, "through")}</label>
      <input type="date" id="through" name="through" value="${through}" required />
    </div>
    <div class="field">
      <label for="known">${say(language, "known-day")}</label>
      <input type="date" id="known" name="known" value="${known}" aria-describedby="known-help" />
      <span class="help" id="known-help">${say(language, "known-help")}</span>
    </div>
    <button class="hds-button hds-button--secondary hds-button--small" type="submit">${say(language, "preview")}</button>
  </form>`;
}

function previewOf(desk: Desk, view: ProposingView, preview: Preview): Markup {
  const { language, of } = desk;
  const { statement, before } = preview;
  const days = { through: showDay(statement.through, language), known: showDay(dayAt(statement.knownAt), language) };
  const waiting = desk.statements.find(isOpen);
  const asked = new URLSearchParams({ through: statement.through, ...(view.known === "" ? {} : { "known-at": view.known }) }).toString();
  return html`<section class="block" aria-labelledby="preview">
      <h2 id="preview">${say(language, "preview-title")}</h2>
      <p>${say(language, "preview-lead", days)} <a href="${address(language, of.slug, "settlement")}?${asked}">${say(language, "figures")}</a></p>
      <p>${before ? say(language, "since-before", { through: showDay(before.through, language) }) : say(language, "no-before")}</p>
      ${notesOf(desk, statement)} ${sumsOf(desk, preview, preview.earlier)}
    </section>
    ${paymentsOf(desk, statement, "would-pay", statement)}
    ${waiting ? html`<p><strong>${say(language, "replaces", { through: showDay(waiting.through, language) })}</strong></p>` : ""}
    ${
      view.told.length > 0 && !view.isTried
        ? ""
        : html`<form method="post" action="${at(desk)}">
            ${hiddenFields({ csrf: desk.csrf, key: view.key, size: String(preview.size), through: view.through, known: view.known })}
            <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "propose-it")}</button></p>
          </form>`
    }`;
}

/** What is doubtful or missing in it, before anybody is asked to approve it. */
function notesOf({ language }: Desk, statement: Statement): Markup | "" {
  const { notes } = statement;
  if (notes.length === 0) return "";
  const v = voiceOf(language, statement);
  return html`<section class="hds-notification hds-notification--info notes" aria-labelledby="notes">
    <div class="hds-notification__content">
      <h3 class="hds-notification__label" id="notes">${say(language, "notes")}</h3>
      <ul>
        ${notes.map((note) => html`<li>${v.note(note)}</li>`)}
      </ul>
    </div>
  </section>`;
}
