/** What of the meetings waits for the reader: on their list, and on the page of each, past its minutes. */
import { html } from "hono/html";
import { showDay } from "../../kernel/shown.ts";
import { section } from "../../web/form.ts";
import type { Markup } from "../../web/web.ts";
import type { MeetingOfRecord } from "../kinds.ts";
import { type Desk, pathOf, say } from "../pages.ts";
import { bodyName } from "../store.ts";
import { type Awaited, awaitedOf, type AwaitedStep } from "../waiting.ts";

/** What of the meetings waits for the reader, with where it is done. */
export function awaitedSection(desk: Desk): Markup | "" {
  const waits = awaitedBy(desk);
  if (waits.length === 0) return "";
  const lines = waits.map((each) => {
    const late = each.late ? html`<strong class="part">${say(desk, "late")}</strong>` : "";
    return html`<li><a href="${pathOf(desk, each.meeting)}">${toldOf(desk, each)}</a> ${late}</li>`;
  });
  return section(
    "awaits",
    say(desk, "awaits"),
    html`<ul>
      ${lines}
    </ul>`,
  );
}

/** Where on its page the form stands by which each step is done; there is none to attend. */
const FORM_OF: Readonly<Record<AwaitedStep, string | undefined>> = {
  attend: undefined,
  record: "hold-title",
  correct: "hold-title",
  check: "accept-title",
  countersign: "countersign-title",
  sign: "sign-title",
  action: "actions",
};

/** To what of this meeting waits for the reader, past its minutes. */
export function awaitedLink(desk: Desk, { id }: MeetingOfRecord): Markup | "" {
  const links = awaitedBy(desk).flatMap((each) => {
    const to = FORM_OF[each.step];
    if (each.meeting !== id || to === undefined) return [];
    return [html`<a class="hds-button hds-button--primary hds-button--small" href="#${to}">${toldOf(desk, each)}</a>`];
  });
  return links.length === 0 ? "" : html`<p class="actions">${links}</p>`;
}

function awaitedBy({ meetings, matters, person, own, may, today }: Desk): readonly Awaited[] {
  return person === undefined ? [] : awaitedOf(meetings, matters, { person, party: own, keeps: may.has("matters/record") }, today);
}

function toldOf(desk: Desk, { step, meeting, action }: Awaited): string {
  const { body, on } = desk.meetings.meetings.get(meeting)!;
  const todo = desk.meetings.actions.find((each) => each.id === action);
  const due = todo ? showDay(todo.due, desk.language) : "";
  return say(desk, `awaits-${step}`, { body: bodyName(desk.agreement, body), day: showDay(on, desk.language), what: todo?.what ?? "", due });
}
