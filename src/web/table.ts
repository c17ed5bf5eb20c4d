/** A table that a screen reader can follow, and lists of names with what is said of them. */
import { html } from "hono/html";
import type { Markup } from "./web.ts";

export type Cell = string | Markup;
/** A `group` row has one cell, which says what the rows below it have in common; `strong` rows are sums. */
export type DataRow = { readonly cells: readonly Cell[]; readonly strong?: boolean; readonly group?: boolean };
export type DataTable = {
  readonly caption: string;
  /** The heading above already says what the caption says: keep it for those who listen. */
  readonly quietCaption?: boolean;
  readonly head: readonly string[];
  /** Which columns are figures: set to the right. */
  readonly numeric: readonly boolean[];
  readonly rows: readonly DataRow[];
  /** On a narrow screen every row becomes a card with the headings beside its cells; else the first column stays while the rest scrolls. */
  readonly cards?: boolean;
};

export function dataTable(t: DataTable): Markup {
  const head = t.head.map((text, i) => (text === "" ? html`<td role="cell"></td>` : headOf(text, t.numeric[i])));
  return html`<div class="hds-table-container${t.cards ? " cards-narrow" : ""}" tabindex="0" role="group" aria-label="${t.caption}">
    <table class="hds-table hds-table--light hds-table--dense" role="table">
      <caption class="${t.quietCaption ? "visually-hidden" : "hds-table__caption"}">
        ${t.caption}
      </caption>
      <thead role="rowgroup">
        <tr class="hds-table__header-row" role="row">
          ${head}
        </tr>
      </thead>
      <tbody class="hds-table__content" role="rowgroup">
        ${t.rows.map((row) => rowOf(row, t))}
      </tbody>
    </table>
  </div>`;
}

function headOf(text: string, isNumeric: boolean | undefined): Markup {
  return html`<th scope="col" role="columnheader" class="${isNumeric ? "num" : "txt"}">${text}</th>`;
}

function rowOf(row: DataRow, t: DataTable): Markup {
  if (row.group) {
    return html`<tr class="group" role="row">
      <th scope="rowgroup" role="rowheader" colspan="${t.head.length}">${row.cells[0] ?? ""}</th>
    </tr>`;
  }
  return html`<tr class="${row.strong ? "strong" : "plain"}" role="row">
    ${row.cells.map((cell, i) => cellOf(cell, i, t))}
  </tr>`;
}

function cellOf(cell: Cell, column: number, { numeric, head }: DataTable): Markup {
  if (column === 0 && !numeric[0]) return html`<th scope="row" role="rowheader">${cell}</th>`;
  const kind = numeric[column] ? "num" : "txt";
  if (cell === "") return html`<td class="${kind} empty" role="cell"></td>`;
  return html`<td class="${kind}" role="cell" data-head="${head[column] ?? ""}">${cell}</td>`;
}

/** A sum that opens to what it consists of. */
export function opensTo(text: string, parts: readonly (readonly [string, Cell])[]): Markup {
  return html`<details class="parts-of">
    <summary>${text}</summary>
    <ul>
      ${parts.map(([label, amount]) => html`<li><span class="dim">${label}</span> ${amount}</li>`)}
    </ul>
  </details>`;
}

/** Names with what is said of each: `dl` in a frame of two columns. */
export function factList(entries: readonly (readonly [string, Cell])[]): Markup {
  return html`<dl class="facts">
    ${entries.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}
