/** What forms and their answers are made of: choices, fields that nobody sees, why nothing was done, and that it was. */
import { html } from "hono/html";
import type { Refusal } from "../api/decide.ts";
import type { Fields } from "./refused.ts";
import type { Markup } from "./web.ts";

/** What is known of a form that was refused: why, what a form with a file had in its other fields, and that its answer is no page with the form. */
export type WithRefused = { readonly Variables: { refusals: readonly Refusal[]; typed: Fields; bare: true } };

export function optionOf(value: string, text: string, chosen: boolean): Markup {
  return chosen ? html`<option value="${value}" selected>${text}</option>` : html`<option value="${value}">${text}</option>`;
}

export function hiddenFields(fields: Readonly<Record<string, string>>): Markup {
  return html`${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}`;
}

/** Why nothing was entered; each reason with its remedy. */
export function refusedNote(title: string, why: readonly string[]): Markup {
  return html`<div role="alert">
    <ul class="faults">
      <li>
        <strong>${title}</strong>
        ${why.map((text) => html`<p>${text}</p>`)}
      </li>
    </ul>
  </div>`;
}

/** What was just done, in paragraphs. */
export function doneNote(told: Markup): Markup {
  return html`<section class="hds-notification hds-notification--success notes" role="status">
    <div class="hds-notification__content">${told}</div>
  </section>`;
}

/** A part of a page under a heading of its own. */
export function section(id: string, title: string, body: Markup): Markup {
  return html`<section class="block" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${body}
  </section>`;
}
