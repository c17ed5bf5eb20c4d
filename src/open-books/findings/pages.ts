/** The pages of findings and of months: who asked what, how it stands, and which month is whole. */
import { html } from "hono/html";
import { erasedText } from "../../erasing/words.ts";
import { dayAt, type Day } from "../../kernel/day.ts";
import { showChange, showDay, showMonth } from "../../kernel/shown.ts";
import { decode } from "../../kernel/utf8.ts";
import { hiddenFields, optionOf } from "../../web/form.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import type { Reconciliation } from "../closing/kinds.ts";
import type { Decided } from "../approvals/pages.ts";
import type { Signed } from "../kinds.ts";
import { CLOSING } from "../closing/words.ts";
import { erasedOf } from "../erasing/files/store.ts";
import { eraseForm } from "../erasing/pages.ts";
import type { BooksWord } from "../page-words.ts";
import { countOf, type Desk, findingTable, frame, linesTable, money, partyName, pathOf, queryOf, stateOf, tell, wordsForm } from "../pages.ts";
import { asCents } from "../shown/store.ts";
import type * as books from "../shown/store.ts";

export function findingsPage(desk: Desk, findings: readonly books.FindingRow[]): Markup {
  const why = findings.some(({ net }) => net === null) ? html`<p class="dim">${tell(desk, "why-net")}</p>` : "";
  const body = findings.length === 0 ? html`<p>${tell(desk, "no-findings")}</p>` : html`${findingTable(desk, findings)} ${why}`;
  return frame(desk, "findings", tell(desk, "findings"), html`${body}`);
}

/** `decisions`: those that stand; `fit`: those of them by which the organ decided what was brought before it; `own`: steps in which somebody judged their own costs. */
export type FindingView = {
  readonly finding: books.FindingRow;
  readonly steps: readonly books.StepRow[];
  readonly lines: readonly books.Line[];
  readonly decisions: readonly Decided[];
  readonly fit: readonly Decided[];
  readonly own: readonly books.StepRow[];
};

export function findingPage(desk: Desk, { finding, steps, lines, decisions, fit, own }: FindingView): Markup {
  const { status } = finding;
  const isOwn = desk.may.enter && desk.own.includes(finding.party);
  const path = (action: string) => pathOf(desk, "findings", finding.finding, action);
  const isOpen = status === "questioned" || status === "answered" || status === "escalated";
  const seen = lines.every((line) => line.seen);
  const isBeforeOrgan = isOpen && steps.some((step) => step.status === "escalated");
  const body = html`<p class="lead">${partyName(desk, finding.party)}: ${stateOf(desk, status)}, ${tell(desk, "net-and-cost", sumsOf(desk, finding))}</p>
    ${linesTable(desk, lines)}
    <p class="dim">${tell(desk, "covers")}</p>
    <ol class="steps">
      ${steps.map((step) => stepOf(desk, step, seen, { decisions, isOwn: own.includes(step) }))}
    </ol>
    ${
      isOwn && (status === "questioned" || status === "escalated")
        ? html`<section class="block">
            <h2>${tell(desk, "to-answer")}</h2>
            ${wordsForm(desk, path("answer"), {}, "answer", "send")}
          </section>`
        : ""
    }
    ${desk.may.decide && isOpen ? decideForm(desk, path("decide"), isBeforeOrgan ? fit : undefined) : ""}
    ${isBeforeOrgan && fit.length === 0 ? noteLink(desk, finding.finding) : ""} ${isOwn && status === "disallowed" ? escalateForm(desk, path("escalate")) : ""}`;
  const mayErase = desk.may.erase && !isOpen && !desk.own.includes(finding.party) && steps.some(({ text }) => text !== null);
  const erase = mayErase ? eraseForm(desk, { finding: finding.finding }, []) : "";
  return frame(desk, "findings", tell(desk, "question"), html`${body} ${erase}`, `/${desk.stream}/books/findings/${finding.finding}`);
}

type Of = { readonly decisions: readonly Decided[]; readonly isOwn: boolean };

function stepOf(desk: Desk, step: books.StepRow, seen: boolean, { decisions, isOwn }: Of): Markup {
  const { at, status, decision, text } = step;
  const words = text && seen ? (decode(text).text ?? "") : "";
  const gone = erasedOf(step);
  return html`<li>
    <strong>${tell(desk, `step-${status}` as BooksWord)}</strong>
    <span class="dim"
      >${showDay(dayAt(at), desk.language)}${decision === null ? "" : ` · ${decisions.find(({ id }) => id === decision)?.name ?? decision}`}</span
    >
    ${isOwn ? html`<p><strong>${tell(desk, "judged-own")}</strong></p>` : ""} ${words === "" ? "" : html`<p>${words}</p>`}
    ${gone ? html`<p class="dim">${erasedText(desk.language, gone)}</p>` : ""}
  </li>`;
}

/** `fit`: the organ's decisions about it, where it was brought before the organ. */
function decideForm(desk: Desk, action: string, fit: readonly Decided[] | undefined): Markup {
  return html`<section class="block">
    <h2>${tell(desk, "decide")}</h2>
    <p>${tell(desk, "decide-help")}</p>
    <form class="check" method="post" action="${action}">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <label for="reason">${tell(desk, "reason")}</label>
      <textarea id="reason" class="short" name="reason" rows="4" maxlength="20000" required></textarea>
      ${fit ? decisionField(desk, fit) : ""}
      <p class="actions">
        <button type="submit" name="outcome" value="accepted" class="hds-button hds-button--primary hds-button--small">${tell(desk, "accept")}</button>
        <button type="submit" name="outcome" value="disallowed" class="hds-button hds-button--primary hds-button--small">${tell(desk, "disallow")}</button>
      </p>
    </form>
  </section>`;
}

/** Chosen among the organ's decisions about this finding that are noted here, stand and can be enforced. */
function decisionField(desk: Desk, decisions: readonly Decided[]): Markup {
  return html`<label for="decision">${tell(desk, "decision")}</label>
    <select id="decision" name="decision" required>
      <option value="">${tell(desk, "choose-decision")}</option>
      ${decisions.map(({ id, name }) => optionOf(id, name, false))}
    </select>`;
}

/** Where the organ's decision is noted, so that it names the finding. */
function noteLink(desk: Desk, finding: string): Markup {
  const to = queryOf(address(desk.language, desk.stream, "decisions"), { finding });
  return html`<p>${tell(desk, "no-decision")} <a href="${to}">${tell(desk, "note-decision")}</a></p>`;
}

function escalateForm(desk: Desk, action: string): Markup {
  return html`<form class="block" method="post" action="${action}">
    <input type="hidden" name="csrf" value="${desk.csrf}" />
    <p>${tell(desk, "escalate-help")}</p>
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "escalate")}</button>
  </form>`;
}

function sumsOf(desk: Desk, { net, cents }: Pick<books.FindingRow, "net" | "cents">) {
  return { net: money(desk, asCents(net)), cents: money(desk, BigInt(cents)) };
}

/** `waits`: what of its cost counts only once it is approved, in cents. */
export type MonthView = books.MonthRow & {
  readonly waits: bigint;
  readonly reconciliation: Reconciliation;
  readonly signed?: Pick<Signed, "day" | "total" | "counts">;
};

export function monthsPage(desk: Desk, months: readonly MonthView[], today: Day, outlook: Markup | ""): Markup {
  const isWaiting = months.some(({ waits }) => waits !== 0n);
  const rows = months.map((row) => ({
    cells: [
      html`<a href="${queryOf(pathOf(desk), { month: row.month, party: row.party })}">${showMonth(row.month, desk.language)}</a>`,
      partyName(desk, row.party),
      countOf(desk, row.count),
      money(desk, asCents(row.net)),
      money(desk, BigInt(row.cents) - row.waits),
      ...(isWaiting ? [row.waits === 0n ? "" : money(desk, row.waits)] : []),
      row.disputed === "0" ? "" : money(desk, BigInt(row.disputed)),
      row.late === 0n ? "" : countOf(desk, row.late),
      html`<a href="${queryOf(pathOf(desk, "closing"), { party: row.party, month: row.month })}">${CLOSING[row.reconciliation][desk.language]}</a>`,
      signedCell(desk, row, today),
    ],
  }));
  const waits = isWaiting ? (["once-approved"] as const) : [];
  const head = (["month", "party", "count", "net", "counts", ...waits, "in-dispute", "late"] as const).map((key) => tell(desk, key));
  const table = dataTable({
    caption: tell(desk, "months"),
    quietCaption: true,
    head: [...head, CLOSING["end-of-month"][desk.language], tell(desk, "signed")],
    numeric: [false, false, ...head.slice(2).map(() => true), false, false],
    rows,
    cards: true,
  });
  const body = html`${outlook}
    <p>${tell(desk, "sign-help")} ${tell(desk, "late-help")}</p>
    ${months.length === 0 ? html`<p>${tell(desk, "no-books")}</p>` : table}
    ${months.some(({ net }) => net === null) ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""}`;
  return frame(desk, "months", tell(desk, "months"), body);
}

function signedCell(desk: Desk, row: MonthView, today: Day): Markup | string {
  if (row.signed) {
    const { total, counts, day: on } = row.signed;
    // To whom the net is closed, that it changed is closed as well.
    const [net, cents] = [row.net === null ? null : BigInt(row.net) - total, counts === undefined ? undefined : BigInt(row.cents) - counts];
    const day = showDay(on, desk.language);
    const change = (by: bigint | null | undefined): string => (by === null || by === undefined ? "–" : showChange(by, desk.language, desk.agreement.currency));
    if (!net && !cents) return day;
    return tell(desk, "signed-since", { day, change: change(net), counts: change(cents) });
  }
  if (!desk.may.enter || !desk.own.includes(row.party) || row.month >= today.slice(0, 7) || row.net === null) return "";
  const hidden = { csrf: desk.csrf, party: row.party, month: row.month, count: String(row.count), total: row.net, counts: row.cents };
  return html`<form method="post" action="${pathOf(desk, "months")}">
    ${hiddenFields(hidden)}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "sign")}</button>
  </form>`;
}
