/** The statements of a record on the settlement's page: what the reader looks at, and which others there are. */
import { html } from "hono/html";
import { dayAt } from "../../kernel/day.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showDay, showList } from "../../kernel/shown.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import type { Asked, SettlementCase } from "../case.ts";
import { batchNamed } from "../cited.ts";
import { isOpen, type OfRecord } from "../kinds.ts";
import { STORED } from "./words.ts";

type Place = { readonly of: SettlementCase; readonly asked: Asked; readonly language: Language };

function say(language: Language, key: keyof typeof STORED, args: Readonly<Record<string, string>> = {}): string {
  return fill(STORED[key][language], args);
}

/** Where lines stand: a file by its name, a batch of the record by its number; one of results leads to its page. */
export function sourceName({ of, language }: Pick<Place, "of" | "language">, file: string, isOfCosts: boolean): string | Markup {
  const batch = batchNamed(file);
  if (batch === undefined) return file;
  const name = say(language, isOfCosts ? "batch-of-costs" : "batch-of-results", { batch: `${batch}` });
  return isOfCosts ? name : html`<a href="${address(language, of.slug, "results", `${batch}`)}">${name}</a>`;
}

/** Whether what is shown is settled, proposed or only computed; and the way to the forecast. Nothing for an alliance from files but the latter. */
export function standingOf({ of, asked, language }: Place): Markup {
  const forecast = html`<p><a href="${address(language, of.slug, "settlement", "forecast")}">${say(language, "forecast")}</a></p>`;
  if (!of.record) return forecast;
  const shown = of.record.statements.find(({ statement }) => statement === asked.statement);
  const back = shown
    ? html`<a href="${address(language, of.slug, "settlement")}">${say(language, "now")}</a>`
    : html`<a href="#statements">${say(language, "title")}</a>`;
  const all = html`<a href="${address(language, of.slug, "settlement", "statements", ...(shown ? [shown.statement] : []))}"
    >${say(language, shown ? "approving" : "proposing")}</a
  >`;
  return html`<p>${shown ? told(of, shown, language) : say(language, "live")} ${back}</p>
    <p>${all}</p>
    ${forecast}`;
}

function told(of: SettlementCase, shown: OfRecord, language: Language): Markup {
  return html`${standingText(of, shown, language)}${shakenIn(of, shown, language)}`;
}

function standingText(of: SettlementCase, shown: OfRecord, language: Language): string {
  if (shown.settled !== undefined) return say(language, "is-settled", { day: showDay(dayAt(shown.settled), language) });
  return isOpen(shown) ? say(language, "is-open", { parties: namesOf(of, shown, false, language) }) : say(language, "is-replaced");
}

/** Every statement of the record, newest first. */
export function statementsTable({ of, language }: Place): Markup {
  const statements = of.record?.statements.toReversed();
  if (!statements) return html``;
  const state = (one: OfRecord): string => say(language, one.settled !== undefined ? "settled" : isOpen(one) ? "open" : "replaced");
  const rows = statements.map((one) => ({
    cells: [
      html`<a href="${address(language, of.slug, "settlement")}?${new URLSearchParams({ statement: one.statement }).toString()}"
        >${showDay(one.through, language)}</a
      >`,
      showDay(dayAt(one.at), language),
      one.settled === undefined ? state(one) : `${state(one)} ${showDay(dayAt(one.settled), language)}`,
      html`${namesOf(of, one, true, language)}${shakenIn(of, one, language)}`,
      isOpen(one) ? namesOf(of, one, false, language) : "",
    ],
  }));
  const title = say(language, "title");
  const head = (["through", "proposed", "state", "approvals", "waiting"] as const).map((key) => say(language, key));
  return html`<section class="block" aria-labelledby="statements">
    <h2 id="statements">${title}</h2>
    ${rows.length === 0 ? html`<p>${say(language, "none")}</p>` : dataTable({ caption: title, quietCaption: true, head, numeric: head.map(() => false), rows, cards: true })}
  </section>`;
}

/** Whose approval rests on a decision that was annulled since. */
function shakenIn(of: SettlementCase, { statement }: OfRecord, language: Language): Markup | "" {
  const parties = of.record?.shaken(statement) ?? [];
  if (parties.length === 0) return "";
  const names = parties.map((id) => of.agreement.parties.find((party) => party.id === id)?.name ?? id);
  return html` <strong class="part">${say(language, "shaken", { parties: showList(names, language) })}</strong>`;
}

/** The parties that have approved, or those that have not. */
function namesOf(of: SettlementCase, { approvers, approvals }: OfRecord, approved: boolean, language: Language): string {
  const own = approvers.filter(({ organisation }) => approvals.some((approval) => approval.organisation === organisation) === approved);
  return showList(
    own.map(({ party }) => of.agreement.parties.find(({ id }) => id === party)?.name ?? party),
    language,
  );
}
