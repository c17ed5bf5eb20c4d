/** On the pages of a line and of a finding: that something of it was erased, and under what; and the form that erases it. */
import { html } from "hono/html";
import { groundFields } from "../../erasing/pages.ts";
import type { Day } from "../../kernel/day.ts";
import { fill } from "../../kernel/refusal.ts";
import { showDay } from "../../kernel/shown.ts";
import type { Markup } from "../../web/web.ts";
import { type Desk, pathOf, queryOf } from "../pages.ts";
import type { EvidenceRow } from "../shown/store.ts";
import { erasedOf } from "./files/store.ts";
import { ERASING } from "./words.ts";

type Erased = { readonly day: Day; readonly under: string };
type Findings = readonly { readonly status: string }[];
type Evidence = readonly EvidenceRow[];

/**
 * The note of a line whose details are gone; and the form that erases what is left of its details and evidence, for whoever may erase them and where the
 * command would not refuse it.
 */
export function erasingPart(
  desk: Desk,
  { batch, line, party }: { readonly batch: number; readonly line: number; readonly party: string },
  erased: Erased | undefined,
  findings: Findings,
  evidence: Evidence,
): { readonly note: Markup | ""; readonly form: Markup | "" } {
  const isOpen = findings.some(({ status }) => status !== "accepted" && status !== "disallowed");
  const say = (key: keyof typeof ERASING): string => ERASING[key][desk.language];
  const choices = [
    ...(erased ? [] : [{ name: "details", label: say("details") }]),
    ...evidence.flatMap((file) => (erasedOf(file) ? [] : [{ name: `evidence-${file.hash}`, label: `${say("evidence")} ${file.hash.slice(0, 12)}` }])),
  ];
  const mayErase = desk.may.erase && !isOpen && !desk.own.includes(party) && choices.length > 0;
  return { note: erased ? erasedNote(desk, erased) : "", form: mayErase ? eraseForm(desk, { ref: `${batch}/${line}` }, choices) : "" };
}

function erasedNote({ language }: Desk, { day, under }: Erased): Markup {
  return html`<p role="note"><strong>${fill(ERASING.erased[language], { day: showDay(day, language), under })}</strong></p>`;
}

/** `of` is what the form is of, as its address has it; `choices` are what of it can be erased, where there is more than all of it. */
export function eraseForm(desk: Desk, of: Readonly<Record<string, string>>, choices: readonly { readonly name: string; readonly label: string }[]): Markup {
  const say = (key: keyof typeof ERASING): string => ERASING[key][desk.language];
  const boxes = choices.map(
    ({ name, label }) =>
      html`<p>
        <input type="checkbox" id="erase-${name}" name="${name}" value="yes" ${name === "details" ? "checked" : ""} />
        <label for="erase-${name}">${label}</label>
      </p>`,
  );
  return html`<details class="fold">
    <summary>${say("title")}</summary>
    <p>${say(choices.length === 0 ? "lead-finding" : "lead")}</p>
    <form class="check" method="post" action="${queryOf(pathOf(desk, "erase"), of)}">
      <input type="hidden" name="csrf" value="${desk.csrf}" /> ${boxes} ${groundFields(desk.language)}
      <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say("erase")}</button></p>
    </form>
  </details>`;
}
