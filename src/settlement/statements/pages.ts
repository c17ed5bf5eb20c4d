/** The statements of a record as a page: which there are, what they were made with, and who has approved them. */
import { html } from "hono/html";
import { basisSaid } from "../../api/basis-words.ts";
import type { tell } from "../../api/http.ts";
import type { Decision } from "../../decisions/kinds.ts";
import { decisionName } from "../../decisions/words.ts";
import { type Day, dayAt, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents, showDay, showList } from "../../kernel/shown.ts";
import { dataTable, factList } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import type { SettlementCase } from "../case.ts";
import { type Approver, isOpen, type OfRecord, waitsForApproval } from "../kinds.ts";
import { SIDES } from "../present-words.ts";
import { STATEMENTS } from "./words.ts";

export type Told = ReturnType<typeof tell>;
/** What every page of statements stands on. */
export type Desk = {
  readonly of: SettlementCase;
  readonly language: Language;
  readonly csrf: string;
  readonly today: Day;
  /** The organisation that the reader acts for. */
  readonly own: RandomId | undefined;
  readonly may: { readonly propose: boolean; readonly approve: boolean; readonly accept: boolean };
  readonly statements: readonly OfRecord[];
  readonly decisions: ReadonlyMap<RandomId, Decision>;
  readonly tell: (refusal: Parameters<typeof tell>[2]) => Told;
};

export function say(language: Language, key: keyof typeof STATEMENTS, args: Readonly<Record<string, string>> = {}): string {
  return fill(STATEMENTS[key][language], args);
}

/** Where the pages of an alliance's statements stand. */
export function at({ language, of }: { readonly language: Language; readonly of: { readonly slug: string } }, ...rest: readonly string[]): string {
  return address(language, of.slug, "settlement", "statements", ...rest);
}

export function frame({ language, of }: Desk, title: string, rest: readonly string[], body: Markup): Markup {
  const here = `/${[of.slug, "settlement", "statements", ...rest].join("/")}`;
  const alliance = { slug: of.slug, name: of.agreement.name };
  return page({ language, here, alliance, title, part: "settlement", body: html`<div class="wide">${body}</div>` });
}

/** Why nothing was done, or cannot be. */
export function refusalsBox({ language }: Desk, told: readonly Told[], title: "refused" | "against"): Markup | "" {
  if (told.length === 0) return "";
  return html`<section role="alert">
    <h3>${say(language, title)}</h3>
    <ul class="faults">
      ${told.map(({ sentence, remedy, basis }) => html`<li><b>${sentence}</b> ${remedy} <span class="dim">${basisSaid(basis, language)}</span></li>`)}
    </ul>
  </section>`;
}

/** Every statement, newest first. */
export function statementsPage(desk: Desk): Markup {
  const { language, statements } = desk;
  const title = say(language, "title");
  const body = html`<h1>${title}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${waitingFor(desk.of, desk.own, language)}
    ${
      desk.may.propose
        ? html`<p><a class="hds-button hds-button--primary hds-button--small" href="${at(desk, "new")}">${say(language, "propose")}</a></p>`
        : html`<p class="dim">${say(language, "who-proposes")}</p>`
    }
    ${statements.length === 0 ? html`<p>${say(language, "none")}</p>` : statements.toReversed().map((one) => section(desk, one))}`;
  return frame(desk, title, [], body);
}

function section(desk: Desk, one: OfRecord): Markup {
  const { language } = desk;
  return html`<section class="block" aria-labelledby="s-${one.statement}">
    <h2 id="s-${one.statement}">${headingOf(desk, one)}</h2>
    ${factsOf(desk, one)}
    <p><a href="${at(desk, one.statement)}">${say(language, "see-one")}</a></p>
    ${approvalsTable(desk, one)}
  </section>`;
}

export function headingOf({ language }: Desk, { through }: OfRecord): string {
  return say(language, "heading", { through: showDay(through, language) });
}

/** The way to what waits for an organisation, for the pages where it begins; nothing where nothing waits. */
export function waitingFor(of: SettlementCase, own: RandomId | undefined, language: Language): Markup | "" {
  const { record } = of;
  const waiting = record ? waitsForApproval(record, own, ({ statement }) => record.shaken(statement)) : [];
  if (waiting.length === 0) return "";
  return html`<section class="hds-notification hds-notification--alert notes" aria-labelledby="waits-for-you">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="waits-for-you">${say(language, "waits-for-you")}</h2>
      <ul>
        ${waiting.map(
          ({ one: { statement, through } }) =>
            html`<li><a href="${at({ of, language }, statement)}">${say(language, "go-approve", { through: showDay(through, language) })}</a></li>`,
        )}
      </ul>
    </div>
  </section>`;
}

/** A day with the exact instant beside it. */
function moment(instant: Instant, language: Language): Markup {
  return html`${showDay(dayAt(instant), language)} <span class="dim">${instant.replace(/\.\d{3}Z$/, "Z").replace("T", " ")}</span>`;
}

export function factsOf(desk: Desk, one: OfRecord): Markup {
  const { language, of } = desk;
  const { agreement, engine, pack } = one;
  const made = [
    say(language, "agreement", { version: String(agreement.version), hash: agreement.hash.slice(0, 12) }),
    say(language, "engine", engine),
    ...(pack ? [say(language, "pack", { ...pack, hash: pack.hash.slice(0, 12) })] : []),
  ];
  const asked = new URLSearchParams({ statement: one.statement }).toString();
  const to = (...rest: readonly string[]): string => `${address(language, of.slug, "settlement", ...rest)}?${asked}`;
  return factList([
    [say(language, "state"), stateOf(desk, one)],
    [say(language, "through"), showDay(one.through, language)],
    [say(language, "known-at"), moment(one.knownAt, language)],
    [say(language, "proposed"), moment(one.at, language)],
    [say(language, "made-with"), html`${made.map((text) => html`<span class="part">${text}</span>`)}`],
    [
      say(language, "numbers"),
      html`<a href="${to()}">${say(language, "figures")}</a> · <a href="${to("statement.json")}" download>JSON</a> ·
        <a href="${to("statement.csv")}" download>CSV</a>`,
    ],
    [say(language, "hash"), html`<code>${one.file.hash}</code> <span class="dim part">${say(language, "hash-note", { seq: String(one.seq) })}</span>`],
  ]);
}

function stateOf(desk: Desk, one: OfRecord): Markup | string {
  const { language } = desk;
  if (one.settled !== undefined) return say(language, "settled", { day: showDay(dayAt(one.settled), language) });
  if (isOpen(one)) return say(language, "open", { parties: waitingNames(desk, one) });
  const isNewer = desk.statements.some(({ statement }) => statement === one.replaced);
  return html`<a href="${isNewer ? at(desk, one.replaced!) : address(language, desk.of.slug, "exit")}">${say(language, "replaced")}</a>`;
}

export function nameOf({ of }: Desk, { party }: Approver): string {
  return of.agreement.parties.find(({ id }) => id === party)?.name ?? party;
}

export function waitingNames(desk: Desk, { approvers, approvals }: OfRecord): string {
  const waiting = approvers.filter(({ organisation }) => !approvals.some((approval) => approval.organisation === organisation));
  return showList(
    waiting.map((approver) => nameOf(desk, approver)),
    desk.language,
  );
}

export function approvalsTable(desk: Desk, one: OfRecord): Markup {
  const { language, decisions } = desk;
  const rows = one.approvers.map((approver) => {
    const given = one.approvals.find(({ organisation }) => organisation === approver.organisation);
    const decision = given?.decision === undefined ? undefined : decisions.get(given.decision);
    const annulled = decision?.annulledOn;
    const rests = decision
      ? html`${boundedName(decision, language)}${
          annulled === undefined ? "" : html` <strong class="part">${say(language, "annulled", { day: showDay(annulled, language) })}</strong>`
        }`
      : approver.as === "provider"
        ? say(language, "no-decision")
        : (given?.decision ?? "");
    const without = isOpen(one) ? say(language, "waiting") : say(language, "not-given");
    return { cells: [nameOf(desk, approver), SIDES[approver.as][language], given ? showDay(dayAt(given.at), language) : without, rests] };
  });
  const caption = `${say(language, "approvals")}, ${headingOf(desk, one)}`;
  const head = (["party", "as", "approved-on", "decision"] as const).map((key) => say(language, key));
  return dataTable({ caption, quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

/** A decision with the sum that bounds what may rest on it. */
export function boundedName(decision: Decision, language: Language): string {
  const { amount } = decision;
  return `${decisionName(decision, language)}${amount === undefined ? "" : `, ${showCents(amount, language)}`}`;
}
