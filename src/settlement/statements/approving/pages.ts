/** One statement as a page: what it is, what it means for the reader's own organisation, and the form that approves it. */
import { html } from "hono/html";
import { dayAt } from "../../../kernel/day.ts";
import type { RandomId } from "../../../kernel/id.ts";
import { showCents, showDay } from "../../../kernel/shown.ts";
import { doneNote, hiddenFields } from "../../../web/form.ts";
import { dataTable } from "../../../web/table.ts";
import { address, type Markup } from "../../../web/web.ts";
import { type Approver, isOpen, type OfRecord } from "../../kinds.ts";
import { concerning } from "../../present-tables.ts";
import type { Statement } from "../../statement.ts";
import { owedAndPaid, paymentsOf } from "../money/pages.ts";
import { approvalsTable, at, boundedName, type Desk, factsOf, frame, headingOf, nameOf, refusalsBox, say, type Told, waitingNames } from "../pages.ts";
import type { Choice, Choosing, Compared, Since } from "../store.ts";

/** What a reader of one statement may see and do. `done`: what was just done; `told`: why it was not. */
export type OneView = {
  readonly one: OfRecord;
  readonly compared: Compared | undefined;
  readonly choosing: Choosing | undefined;
  /** What was recorded since that it does not hold, while it waits. */
  readonly since: readonly Since[];
  readonly key: RandomId;
  readonly done: string | undefined;
  readonly told: readonly Told[];
};

export function oneStatementPage(desk: Desk, view: OneView): Markup {
  const { language } = desk;
  const { one, compared } = view;
  const approver = one.approvers.find(({ organisation }) => organisation === desk.own);
  const body = html`<p><a href="${at(desk)}">${say(language, "back")}</a></p>
    <h1>${headingOf(desk, one)}</h1>
    ${doneBox(desk, view)} ${factsOf(desk, one)} ${compared ? "" : html`<p>${say(language, "erased")}</p>`} ${sinceBox(desk, view.since)}
    ${approver && one.replaced === undefined ? ownSection(desk, view, approver) : approver ? "" : refusalsBox(desk, view.told, "refused")}
    <section class="block" aria-labelledby="approvals">
      <h2 id="approvals">${say(language, "approvals")}</h2>
      ${approvalsTable(desk, one)}
    </section>
    ${compared && one.replaced === undefined ? paid(desk, one, compared.statement, one.settled === undefined ? approver : undefined) : ""}`;
  return frame(desk, headingOf(desk, one), [one.statement], body);
}

/** Whoever is still asked sees the payments of their own; what is settled is shown to everybody as a whole. */
function paid(desk: Desk, { statement: id }: OfRecord, statement: Statement, approver: Approver | undefined): Markup {
  return approver ? paymentsOf(desk, concerning(statement, approver.party), "own-paid", id) : paymentsOf(desk, statement, "pay", id);
}

function doneBox(desk: Desk, { one, done: what }: OneView): Markup | "" {
  const { language } = desk;
  if (what === "proposed") return isOpen(one) ? done(say(language, "is-proposed")) : "";
  if (what === "rested") return done(say(language, "is-rested"));
  if (what !== "approved") return "";
  return done(one.settled === undefined ? say(language, "is-approved", { parties: waitingNames(desk, one) }) : say(language, "is-settled"));
}

function ownSection(desk: Desk, view: OneView, approver: Approver): Markup {
  const { language } = desk;
  const { one, compared, choosing, told } = view;
  const given = one.approvals.find(({ organisation }) => organisation === approver.organisation);
  const isShaken = given?.decision !== undefined && desk.decisions.get(given.decision)?.annulledOn !== undefined;
  const counted = choosing && approver.as === "purchaser" ? showCents(choosing.owed, language) : undefined;
  return html`<section class="block" aria-labelledby="own">
    <h2 id="own">${say(language, "own", { party: nameOf(desk, approver) })}</h2>
    ${compared ? owedAndPaid(desk, { one, compared }, approver.party, counted) : ""} ${refusalsBox(desk, told, "refused")}
    ${given && !isShaken ? html`<p>${say(language, "own-approved")}</p>` : formOf(desk, view, { approver, isShaken })}
  </section>`;
}

function formOf(desk: Desk, view: OneView, { approver, isShaken }: { readonly approver: Approver; readonly isShaken: boolean }): Markup {
  const { language, may } = desk;
  const { choosing } = view;
  if (approver.as === "provider") {
    if (!may.accept) return html`<p>${say(language, "who-accepts")}</p>`;
    return html`<h3 id="do">${say(language, "approve")}</h3>
      <p>${say(language, "accept-lead")}</p>
      ${beyondBox(desk, choosing)} ${form(desk, view, { step: "accept", label: "approve", fields: html`` })}`;
  }
  if (!may.approve || !choosing) return html`<p>${say(language, "who-approves")}</p>`;
  const usable = choosing.choices.filter(({ refusal }) => !refusal);
  const step = isShaken ? "rest" : "approve";
  const fields = html`<label for="decision">${say(language, "usable")}</label>
    <select id="decision" name="decision" required>
      <option value="">${say(language, "choose")}</option>
      ${usable.map((choice) => html`<option value="${choice.decision.id}">${choiceName(desk, choice)}</option>`)}
    </select>
    ${doubtsList(desk, usable)}`;
  return html`<h3 id="do">${say(language, isShaken ? "rest" : "approve")}</h3>
    <p>${say(language, isShaken ? "rest-lead" : "approve-lead")}</p>
    ${beyondBox(desk, choosing)}
    ${usable.length === 0 ? html`<p><strong>${say(language, "no-usable")}</strong></p>` : form(desk, view, { step, label: step, fields })}
    <p><a href="${address(language, desk.of.slug, "decisions")}">${say(language, "to-decisions")}</a></p>
    ${unusableTable(desk, choosing)}`;
}

function sinceBox({ language }: Desk, since: readonly Since[]): Markup | "" {
  if (since.length === 0) return "";
  return html`<section class="hds-notification hds-notification--alert notes" aria-labelledby="since">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="since">${say(language, "since")}</h2>
      <ul>
        ${since.map(({ kind, count }) => html`<li>${say(language, kind, { count: String(count) })}</li>`)}
      </ul>
      <p>${say(language, "since-means")}</p>
    </div>
  </section>`;
}

/** The name of a decision, with a mark where there is something to look at twice. */
function choiceName({ language }: Desk, { decision, doubts }: Choice): string {
  const name = boundedName(decision, language);
  return doubts.length === 0 ? name : `${name} (${say(language, "look-twice")})`;
}

function doubtsList({ language }: Desk, usable: readonly Choice[]): Markup | "" {
  const doubted = usable.filter(({ doubts }) => doubts.length > 0);
  if (doubted.length === 0) return "";
  return html`<p>
      <strong>${say(language, "doubts")}</strong>
    </p>
    <ul>
      ${doubted.map(({ decision, doubts }) => html`<li>${boundedName(decision, language)}: ${doubts.map((doubt) => html`${say(language, doubt)} `)}</li>`)}
    </ul>`;
}

function beyondBox(desk: Desk, choosing: Choosing | undefined): Markup | "" {
  return choosing?.beyond ? refusalsBox(desk, [desk.tell(choosing.beyond)], "against") : "";
}

function unusableTable(desk: Desk, { choices }: Choosing): Markup | "" {
  const { language } = desk;
  const rows = choices.flatMap(({ decision, refusal }) => {
    if (!refusal) return [];
    const { sentence, remedy } = desk.tell(refusal);
    return [{ cells: [boundedName(decision, language), html`${sentence} <span class="dim part">${remedy}</span>`] }];
  });
  if (rows.length === 0) return "";
  const caption = say(language, "unusable");
  return html`<h3>${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head: [say(language, "decision"), say(language, "why")], numeric: [false, false], rows, cards: true })}`;
}

type Step = { readonly step: "approve" | "accept" | "rest"; readonly label: "approve" | "rest"; readonly fields: Markup };

/** What is approved stands in the form as a field that cannot be changed: whoever signs in again on the way sees it before sending. */
function form(desk: Desk, { one, key }: OneView, { step, label, fields }: Step): Markup {
  const { language, csrf } = desk;
  const about = say(language, "about-text", { through: showDay(one.through, language), on: showDay(dayAt(one.at), language) });
  return html`<form method="post" action="${at(desk, one.statement, step)}" class="check" aria-labelledby="do">
    ${hiddenFields({ csrf, key })}
    <label for="about">${say(language, "about")}</label>
    <input id="about" name="about" type="text" value="${about}" readonly />
    ${fields}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, label)}</button></p>
  </form>`;
}

function done(text: string): Markup {
  return doneNote(html`<p>${text}</p>`);
}
