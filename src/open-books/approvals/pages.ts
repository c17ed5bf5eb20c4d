/** Approvals on pages: what waits, and what was done to a line's approval, with the forms of those who may approve. */
import { html } from "hono/html";
import { fill } from "../../kernel/refusal.ts";
import { showDay } from "../../kernel/shown.ts";
import { decode } from "../../kernel/utf8.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Desk, frame, lineName, money, partyName, pathOf, queryOf, tell, typeName } from "../pages.ts";
import type { Line } from "../shown/line.ts";
import { MOST_WAITING } from "./commands.ts";
import { isConditional } from "./deciding.ts";
import type { ApprovalRow, Waiting } from "./store.ts";
import { APPROVALS, type ApprovalWord } from "./words.ts";

/** A decision that stands, as it can be chosen. */
export type Decided = { readonly id: string; readonly name: string };
/** What an approval can rest on; `waiting` more decisions are not enforceable yet. */
export type Grounds = { readonly decisions: readonly Decided[]; readonly waiting: number };

function say({ language }: Desk, key: ApprovalWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(APPROVALS[key][language], args);
}

/** What waits, by party; whoever may approve chooses lines and says why. */
export function approvalsPage(desk: Desk, { lines, count, cents }: Waiting, grounds: Grounds): Markup {
  const parties = [...Map.groupBy(lines, ({ party }) => party)];
  const body = html`<p class="lead">${say(desk, "lead")}</p>
    <p role="status"><strong>${count === 0 ? say(desk, "nothing") : say(desk, "waiting", { count: String(count), cents: money(desk, cents) })}</strong></p>
    ${count > lines.length ? html`<p>${say(desk, "newest", { most: String(MOST_WAITING) })}</p>` : ""}
    ${parties.map(([party, own]) => ofParty(desk, party, own, grounds))}`;
  return frame(desk, "approvals", say(desk, "approvals"), body);
}

function ofParty(desk: Desk, party: string, lines: readonly Line[], grounds: Grounds): Markup {
  const mayApprove = desk.may.approve && !desk.own.includes(party);
  const isSeen = lines.some(({ seen }) => seen);
  const rows = lines.map((line) => {
    const ref = `${line.batch}/${line.line}`;
    const link = html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a>`;
    const chosen = html`<span><input type="checkbox" name="line-${ref}" value="yes" aria-label="${say(desk, "choose")} ${ref}" /> ${link}</span>`;
    const details = isSeen ? [line.supplier ?? "", line.document ?? ""] : [];
    const cells = [
      mayApprove ? chosen : link,
      showDay(line.day, desk.language),
      lineName(desk, line.service),
      typeName(desk, line.type),
      ...details,
      money(desk, line.net),
      money(desk, line.cents),
    ];
    return { cells };
  });
  const details = isSeen ? (["supplier", "document"] as const) : [];
  const head = (["ref", "day", "line", "type", ...details, "net", "counts"] as const).map((key) => tell(desk, key));
  const numeric = head.map((_, i) => i >= head.length - 2);
  const table = dataTable({
    caption: partyName(desk, party),
    quietCaption: true,
    head,
    numeric,
    rows,
    cards: true,
  });
  return html`<section class="block">
    <h2>${partyName(desk, party)}</h2>
    ${
      mayApprove
        ? html`<form class="check" method="post" action="${pathOf(desk, "approvals")}">
            <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="approved" value="yes" />
            ${table} ${reasonFields(desk, party, grounds)}
            <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "approve")}</button></p>
          </form>`
        : html`${table} ${desk.may.approve ? html`<p class="dim">${say(desk, "own")}</p>` : ""}`
    }
  </section>`;
}

function reasonFields(desk: Desk, id: string, grounds: Grounds | undefined): Markup {
  return html`<div class="field">
      <label for="reason-${id}">${say(desk, "reason")}</label>
      <input id="reason-${id}" name="reason" type="text" maxlength="2000" required />
    </div>
    ${
      !grounds || grounds.decisions.length === 0
        ? ""
        : html`<div class="field">
            <label for="decision-${id}">${say(desk, "decision")}</label>
            <select id="decision-${id}" name="decision">
              <option value="">${say(desk, "none")}</option>
              ${grounds.decisions.map((each) => html`<option value="${each.id}">${each.name}</option>`)}
            </select>
          </div>`
    }
    ${grounds && grounds.waiting > 0 ? html`<p class="dim">${say(desk, "decisions-waiting", { count: String(grounds.waiting) })}</p>` : ""}`;
}

/** How a line's approval stands, what was done to it, and the form to do more; nothing where the agreement asks for none. */
export function approvalPart(desk: Desk, line: Line, steps: readonly ApprovalRow[], grounds: Grounds): Markup | "" {
  if (!isConditional(desk.agreement, line.party, line.type) && steps.length === 0) return "";
  const condition = desk.agreement.costTypes[line.type]?.condition;
  const last = steps.at(-1);
  const stands = line.approved && last ? say(desk, "approved", { day: showDay(last.day, desk.language) }) : say(desk, "waits");
  const mayApprove = desk.may.approve && !desk.own.includes(line.party);
  const action = line.approved ? "withdraw" : "approve-line";
  return html`<section class="block">
    <h2>${say(desk, "approval")}</h2>
    <p><strong>${stands}</strong>${condition === undefined ? "" : html` <span class="dim">${say(desk, "condition")}: ${condition}</span>`}</p>
    ${
      steps.length === 0
        ? ""
        : html`<ol class="steps">
            ${steps.map((step) => stepOf(desk, step, line.seen || desk.may.approve))}
          </ol>`
    }
    ${
      mayApprove
        ? html`<form class="check" method="post" action="${pathOf(desk, "approvals")}">
            ${line.approved ? html`<p>${say(desk, "withdraw-help")}</p>` : ""}
            <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="approved" value="${line.approved ? "no" : "yes"}" />
            <input type="hidden" name="line-${line.batch}/${line.line}" value="yes" /><input type="hidden" name="to" value="${line.batch}/${line.line}" />
            ${reasonFields(desk, "line", line.approved ? undefined : grounds)}
            <p>
              <button type="submit" class="hds-button hds-button--${line.approved ? "secondary" : "primary"} hds-button--small">${say(desk, action)}</button>
            </p>
          </form>`
        : desk.may.approve
          ? html`<p class="dim">${say(desk, "own")}</p>`
          : ""
    }
  </section>`;
}

function stepOf(desk: Desk, { day, approved, by, decision, text }: ApprovalRow, seen: boolean): Markup {
  const words = text && seen ? (decode(text).text ?? "") : "";
  const told = [showDay(day, desk.language), by, decision === null ? null : say(desk, "by-decision", { decision })].filter((each) => each !== null);
  return html`<li>
    <strong>${say(desk, approved ? "step-approved" : "step-withdrawn")}</strong> <span class="dim">${told.join(" · ")}</span>
    ${words === "" ? "" : html`<p>${words}</p>`}
  </li>`;
}
