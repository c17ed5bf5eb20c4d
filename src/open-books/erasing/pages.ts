/** On the page of a line: that its details were erased, and under what; or the form that erases them. */
import { html } from "hono/html";
import type { Day } from "../../kernel/day.ts";
import { fill } from "../../kernel/refusal.ts";
import { showDay } from "../../kernel/shown.ts";
import type { Markup } from "../../web/web.ts";
import { type Desk, pathOf, queryOf } from "../pages.ts";
import { ERASING } from "./words.ts";

type Erased = { readonly day: Day; readonly under: string };
type Findings = readonly { readonly status: string }[];

/** The note of a line whose details are gone; or the form, for whoever may erase them and where the command would not refuse it. */
export function erasingPart(
  desk: Desk,
  { batch, line, party }: { readonly batch: number; readonly line: number; readonly party: string },
  erased: Erased | undefined,
  findings: Findings,
): { readonly note: Markup | ""; readonly form: Markup | "" } {
  if (erased) return { note: erasedNote(desk, erased), form: "" };
  const isOpen = findings.some(({ status }) => status !== "accepted" && status !== "disallowed");
  return { note: "", form: desk.may.erase && !isOpen && !desk.own.includes(party) ? eraseForm(desk, `${batch}/${line}`) : "" };
}

function erasedNote({ language }: Desk, { day, under }: Erased): Markup {
  return html`<p role="note"><strong>${fill(ERASING.erased[language], { day: showDay(day, language), under })}</strong></p>`;
}

function eraseForm(desk: Desk, ref: string): Markup {
  const say = (key: keyof typeof ERASING): string => ERASING[key][desk.language];
  return html`<details class="fold">
    <summary>${say("title")}</summary>
    <p>${say("lead")}</p>
    <form class="check" method="post" action="${queryOf(pathOf(desk, "erase"), { ref })}">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <label for="under">${say("under")}</label>
      <span class="help" id="under-help">${say("under-help")}</span>
      <input id="under" name="under" type="text" required maxlength="300" aria-describedby="under-help" />
      <p><input type="checkbox" id="archive" name="archive" value="checked" required /> <label for="archive">${say("archive")}</label></p>
      <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say("erase")}</button></p>
    </form>
  </details>`;
}
