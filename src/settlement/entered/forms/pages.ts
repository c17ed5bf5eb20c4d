/** The forms that enter results: a file or its rows, read and told before anything is entered; and one line. They work without JavaScript. */
import { html } from "hono/html";
import { DECISION } from "../../noted.ts";
import { fill, type Words } from "../../../kernel/refusal.ts";
import { type Desk, partyName } from "../../../open-books/pages.ts";
import { tickField } from "../../../web/fields.ts";
import { hiddenFields, optionOf, refusedNote } from "../../../web/form.ts";
import { dataTable } from "../../../web/table.ts";
import { address, type Markup } from "../../../web/web.ts";
import type { Choice, Field, Sort } from "../fields.ts";
import type { LineCells, Summed } from "../listing.ts";
import { frame, kindName, plainCount, resultsPath, say, type Stand, sumsTable } from "../pages.ts";
import { COLUMN_HELP, COLUMN_NAMES } from "../words.ts";

/** What is wrong at a place of the text, in the reader's words. */
export type Trouble = { readonly line?: number; readonly column?: string; readonly sentence: string; readonly remedy: string };
export type FileView = {
  readonly text: string;
  readonly key: string;
  /** Only claims of this party may be entered. */
  readonly claimant: string | undefined;
  /** What came of reading the text; absent before it was read. */
  readonly checked?: {
    readonly count: number;
    readonly sums: readonly Summed[];
    readonly troubles: readonly Trouble[];
    readonly unlisted: number;
    /** Of the text as a whole. */
    readonly notes: readonly string[];
    readonly isSound: boolean;
  };
};

/** The columns that must stand, by kind, as docs/cost-files.md has them. */
const NEEDED: readonly (readonly [string, string])[] = [
  ["indicator", "id, day, value"],
  ["volume", "line, day, count"],
  ["use", "line, party, day, units"],
  ["customers", "line, party, day, units"],
  ["index", "id, month, value"],
  ["target-change", "id, category, line, year, amount"],
  ["savings-report", "id, scheme, year, amount, approved-on, decision"],
  ["draw", "year, day, amount, category"],
  ["progress", "provider, day, value"],
  ["close", "year, day"],
  ["outcome", "id, outcome, group, instalment, customer, provider, line, day"],
  ["outcome-count", "outcome, group, instalment, provider, line, day, count"],
  ["cohort", "id, outcome, day, realised, counterfactual, size"],
  ["late", "debtor, creditor, day, amount, days"],
];

export function filePage(stand: Stand, view: FileView | undefined): Markup {
  const { desk } = stand;
  const title = say(desk, "enter");
  const here = `/${desk.stream}/results/enter`;
  if (!view) return frame(stand, "enter", title, html`<p>${say(desk, "not-enterer")}</p>`, here);
  const { text, key, claimant, checked } = view;
  const body = html`<p class="lead">${say(desk, "file-lead")}</p>
    ${claimant === undefined ? "" : html`<p>${say(desk, "claims", { party: partyName(desk, claimant) })}</p>`} ${checked ? checkedPart(desk, checked) : ""}
    <form class="check" method="post" enctype="multipart/form-data" action="${resultsPath(desk, "enter")}" autocomplete="off">
      ${hiddenFields({ csrf: desk.csrf, key })} ${checked?.isSound ? enterButton(desk, checked.count) : ""}
      <label for="file">${say(desk, "file")}</label>
      <input id="file" name="file" type="file" accept=".csv,.txt,text/csv,text/plain" />
      <label for="rows">${say(desk, "paste")}</label>
      <textarea id="rows" name="rows" rows="14" spellcheck="false" autocapitalize="off" aria-describedby="columns-help">${text}</textarea>
      <p class="actions">
        <button
          type="submit"
          name="do"
          value="check"
          class="hds-button ${checked?.isSound ? "hds-button--secondary" : "hds-button--primary"} hds-button--small"
        >
          ${say(desk, "check")}
        </button>
      </p>
    </form>
    ${columnsPart(desk, claimant !== undefined)}`;
  return frame(stand, "enter", title, body, here);
}

function enterButton(desk: Desk, count: number): Markup {
  const text = say(desk, "enter-now", { count: plainCount(desk, count) });
  return html`<p class="actions">
    <button type="submit" name="do" value="enter" class="hds-button hds-button--primary hds-button--small">${text}</button>
  </p>`;
}

function checkedPart(desk: Desk, { count, sums, troubles, unlisted, notes, isSound }: NonNullable<FileView["checked"]>): Markup {
  const told = notes.map((text) => html`<p>${text}</p>`);
  if (isSound) {
    return html`<p role="status"><strong>${say(desk, "ready", { count: plainCount(desk, count) })}</strong></p>
      ${told} ${sumsTable(desk, sums)}`;
  }
  const items = troubles.map(
    ({ line, column, sentence, remedy }) =>
      html`<li>
        ${line === undefined ? "" : html`<strong>${column ? say(desk, "at", { line: String(line), column }) : say(desk, "at-line", { line: String(line) })}:</strong>`}
        ${sentence} <span class="dim">${remedy}</span>
      </li>`,
  );
  const title = troubles.length === 0 ? "" : html`<h2 id="faults">${say(desk, "faults", { count: plainCount(desk, troubles.length + unlisted) })}</h2>`;
  return html`<section class="block" role="alert">
    ${title} ${told}
    ${
      troubles.length === 0
        ? ""
        : html`<p>${say(desk, "faults-help")}</p>
            <ul class="faults">
              ${items}
            </ul>`
    }
    ${unlisted > 0 ? html`<p>${say(desk, "more-faults", { count: plainCount(desk, unlisted) })}</p>` : ""}
    ${sums.length === 0 || troubles.length === 0 ? "" : sumsTable(desk, sums)}
  </section>`;
}

function columnsPart(desk: Desk, claims: boolean): Markup {
  const rows = NEEDED.filter(([kind]) => !claims || ["outcome", "outcome-count", "progress"].includes(kind)).map(([kind, columns]) => ({
    cells: [html`<code>${kind}</code>`, kindName(desk, kind), html`<code>${columns}</code>`],
  }));
  const head = ["kind", say(desk, "kind"), say(desk, "column-needs")];
  return html`<section class="block" aria-labelledby="columns">
    <h2 id="columns">${say(desk, "columns")}</h2>
    <p id="columns-help">${say(desk, "columns-help")}</p>
    ${dataTable({ caption: say(desk, "columns"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true })}
  </section>`;
}

export type OneView = {
  readonly sorts: readonly Sort[];
  readonly sort: Sort | undefined;
  readonly fields: readonly Field[];
  /** What stands in the fields, by column. */
  readonly typed: LineCells;
  readonly key: string;
  readonly claimant: string | undefined;
  readonly refused?: { readonly beside: ReadonlyMap<string, string>; readonly above: readonly string[] };
};

export function onePage(stand: Stand, view: OneView | undefined): Markup {
  const { desk } = stand;
  const title = say(desk, "enter-line");
  const here = `/${desk.stream}/results/line`;
  if (!view) return frame(stand, "enter-line", title, html`<p>${say(desk, "not-enterer")}</p>`, here);
  const { sorts, sort, claimant } = view;
  const body = html`<p class="lead">${say(desk, sorts.length === 0 ? "no-sorts" : "line-lead")}</p>
    ${claimant === undefined ? "" : html`<p>${say(desk, "claims", { party: partyName(desk, claimant) })}</p>`} ${sorts.length === 0 ? "" : sortForm(desk, view)}
    ${sort ? oneForm(desk, view, sort) : ""}`;
  return frame(stand, "enter-line", title, body, sort ? `${here}?${new URLSearchParams({ what: sort.key })}` : here);
}

function sortName(desk: Desk, { kind, outcome }: Sort): string {
  return outcome ? `${kindName(desk, kind)}: ${outcome.name}` : kindName(desk, kind);
}

function sortForm(desk: Desk, { sorts, sort }: OneView): Markup {
  return html`<form class="days" method="get" action="${resultsPath(desk, "line")}">
    <div class="field">
      <label for="what">${say(desk, "what")}</label>
      <select id="what" name="what">
        ${sorts.map((each) => optionOf(each.key, sortName(desk, each), each.key === sort?.key))}
      </select>
    </div>
    <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(desk, "choose")}</button>
  </form>`;
}

function oneForm(desk: Desk, view: OneView, sort: Sort): Markup {
  const { fields, refused, key } = view;
  return html`${refused ? refusedNote(say(desk, "not-entered"), [...refused.above, ...(refused.beside.size > 0 ? [say(desk, "see-fields")] : [])]) : ""}
    <h2>${sortName(desk, sort)}</h2>
    <form class="check" method="post" action="${resultsPath(desk, "line")}" autocomplete="off">
      ${hiddenFields({ csrf: desk.csrf, key, what: sort.key })} ${fields.map((field) => fieldPart(desk, view, sort, field))}
      <p class="actions"><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "enter-one")}</button></p>
    </form>`;
}

function fieldPart(desk: Desk, { typed, refused }: OneView, { kind }: Sort, field: Field): Markup {
  const { column, needed, as } = field;
  const wrong = refused?.beside.get(column);
  const help = helpOf(desk, column, kind);
  const described = [...(help === undefined ? [] : [`${column}-help`]), ...(wrong === undefined ? [] : [`${column}-wrong`])].join(" ");
  const more = html`${described === "" ? "" : html`aria-describedby="${described}"`} ${wrong === undefined ? "" : html`aria-invalid="true"`}`;
  const name = `${columnName(desk, column)}${needed ? "" : ` ${say(desk, "optional")}`}`;
  const notes = html`${help === undefined ? "" : html`<span class="help dim" id="${column}-help">${help}</span>`}
  ${wrong === undefined ? "" : html`<strong class="wrong beside" id="${column}-wrong">${wrong}</strong>`}`;
  if (as === "choices") return choicesPart(desk, field, typed, name, notes);
  if (column === DECISION && field.choices?.length === 0)
    return html`<p><b>${name}</b></p>
      ${notes} ${noneOf(desk, column)}`;
  return html`<label for="v-${column}">${name}</label> ${notes} ${inputOf(desk, field, typed[column] ?? "", more)}`;
}

function inputOf(desk: Desk, { column, as, choices = [], needed }: Field, value: string, more: Markup): Markup {
  const id = `v-${column}`;
  if (as === "choice") {
    const first = choices.length === 1 && needed ? "" : optionOf("", say(desk, "pick"), value === "");
    return html`<select id="${id}" name="${column}" ${more}>
      ${first} ${choices.map((each) => optionOf(each.id, column === DECISION ? each.name : shownChoice(each), each.id === value))}
    </select>`;
  }
  if (as === "day") return html`<input type="date" id="${id}" name="${column}" value="${value}" ${more} />`;
  const mode = as === "number" || as === "money" ? html`inputmode="decimal" class="figure"` : html`autocapitalize="off"`;
  return html`<input type="text" id="${id}" name="${column}" value="${value}" maxlength="200" ${mode} ${more} />`;
}

function choicesPart(desk: Desk, { column, choices = [] }: Field, typed: LineCells, name: string, notes: Markup): Markup {
  const chosen = (typed[column] ?? "").split(/\s+/);
  const boxes = choices.map(({ id, name: text }) => tickField({ at: "line", name: column, label: text }, id, chosen.includes(id)));
  return html`<fieldset>
    <legend>${name}</legend>
    ${notes} ${choices.length === 0 ? noneOf(desk, column) : boxes}
  </fieldset>`;
}

/** Where nothing can be chosen: where it is noted. */
function noneOf(desk: Desk, column: string): Markup {
  const what = column === DECISION ? "decisions" : "register";
  const path = what === "decisions" ? ["decisions"] : ["registers", "ideas"];
  return html`<p>${say(desk, `no-${what}`)} <a href="${address(desk.language, desk.stream, ...path)}">${say(desk, `to-${what}`)}</a></p>`;
}

function shownChoice({ id, name }: Choice): string {
  return name === id ? id : `${name} (${id})`;
}

export function columnName({ language }: Desk, column: string): string {
  const words = COLUMN_NAMES[column] as Words | undefined;
  return words ? fill(words[language], {}) : column;
}

function helpOf({ language }: Desk, column: string, kind: string): string | undefined {
  const words = (COLUMN_HELP[`${column} ${kind}`] ?? COLUMN_HELP[column]) as Words | undefined;
  return words?.[language];
}
