/** The pages of an import: choosing a file, waiting for it, looking at what was read, accepting or dropping it. */
import { html } from "hono/html";
import { inWords } from "../../api/in-words.ts";
import { fill, type Words } from "../../kernel/refusal.ts";
import { ratio } from "../../kernel/share.ts";
import { showDay, showMonth, showNumber } from "../../kernel/shown.ts";
import { dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import type { Before } from "../doubles/store.ts";
import { DOUBLES, type DoubleWord } from "../doubles/words.ts";
import { type Desk, frame, money, partyName, pathOf, queryOf, stateOf, tell } from "../pages.ts";
import { costWords, type FaultWords } from "../words.ts";
import { apartNote, COUNTED_NUMERIC, countedCells, countedHead } from "../counted/pages.ts";
import type { Counted } from "../shown/line.ts";
import type { ImportRow } from "./store.ts";
import { countedFrom, type KeptReport, readReport, waitingIn } from "./report.ts";

const NO_WORDS: Words = { fi: "", sv: "", en: "" };

function say({ language }: Desk, key: DoubleWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(DOUBLES[key][language], args);
}

export function importsPage(desk: Desk, rows: readonly ImportRow[], mapping: string | undefined): Markup {
  const body = desk.may.enter && desk.own.length > 0 ? html`${waiting(desk, rows)} ${fileForm(desk, mapping)}` : html`<p>${tell(desk, "not-importer")}</p>`;
  return frame(desk, "imports", tell(desk, "imports"), html`${body}`);
}

function waiting(desk: Desk, imports: readonly ImportRow[]): Markup | "" {
  if (imports.length === 0) return "";
  const rows = imports.map(({ batch, name, party, state }) => ({
    cells: [html`<a href="${pathOf(desk, "imports", String(batch))}">${name}</a>`, partyName(desk, party), stateOf(desk, state)],
  }));
  const head = (["file", "party", "status"] as const).map((key) => tell(desk, key));
  return html`<section class="block">
    <h2>${tell(desk, "waiting")}</h2>
    ${dataTable({ caption: tell(desk, "waiting"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true })}
  </section>`;
}

/** The fields stand before the file, so that the file can be read as it comes. */
function fileForm(desk: Desk, mapping: string | undefined): Markup {
  return html`<form class="check" method="post" enctype="multipart/form-data" action="${pathOf(desk, "imports")}">
    <p>${tell(desk, "import-help")}</p>
    <input type="hidden" name="csrf" value="${desk.csrf}" />
    <label for="party">${tell(desk, "import-as")}</label>
    <select id="party" name="party">
      ${desk.own.map((party) => html`<option value="${party}">${partyName(desk, party)}</option>`)}
    </select>
    <details class="fold">
      <summary>${tell(desk, "mapping")}</summary>
      ${mapping === undefined ? "" : html`<p class="dim">${tell(desk, "mapping-kept")}</p>`}
      <textarea name="mapping" aria-label="${tell(desk, "mapping")}" rows="12" maxlength="100000" spellcheck="false">${mapping ?? ""}</textarea>
    </details>
    <label for="file">${tell(desk, "choose-file")}</label>
    <input id="file" name="file" type="file" required />
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "read")}</button></p>
  </form>`;
}

/** What the books have of a file is counted once it has been read, and told with the rest. */
export function isCounting({ state }: ImportRow, { uncounted }: Before): boolean {
  return state === "ready" && uncounted === true;
}

export function importPage(desk: Desk, row: ImportRow, before: Before): Markup {
  const report = row.report === null ? undefined : readReport(row.report);
  const kilobytes = (bytes: bigint): string => showNumber(ratio(bytes, 1000n), desk.language, 0);
  const body =
    report && !isCounting(row, before)
      ? preview(desk, row, report, before)
      : html`<p role="status">
            ${stateOf(desk, report ? "reading" : row.state)}. ${tell(desk, "progress", { taken: kilobytes(row.taken), size: kilobytes(row.size) })}
          </p>
          <p><progress max="${String(row.size)}" value="${String(row.taken)}"></progress></p>`;
  return frame(desk, "imports", row.name, body, `/${desk.stream}/books/imports/${row.batch}`);
}

function preview(desk: Desk, row: ImportRow, report: KeptReport, before: Before): Markup {
  const faulty = report.leftOut - report.other.rows;
  const waits = waitingIn(report, desk.agreement);
  const { equal, known, twice } = before.doubles ?? {};
  const net = (cents: string | undefined): Pick<Counted, "net"> | undefined => (cents === undefined ? undefined : { net: BigInt(cents) });
  const taken = countedFrom(report.counts);
  const rows: readonly (readonly [string, number, Counted | Pick<Counted, "net"> | undefined])[] = [
    [tell(desk, "rows-in-file"), report.rows, undefined],
    [tell(desk, "rows-taken"), report.lines.count, taken],
    [tell(desk, "rows-faulty"), faulty, net(sumOf(report))],
    [tell(desk, "rows-other"), report.other.rows, net(report.other.net)],
    [tell(desk, "rows-outside"), report.outside.rows, net(report.outside.cents)],
    [tell(desk, "rows-skipped"), report.skipped.rows, net(report.skipped.cents)],
    [tell(desk, "rows-waiting"), waits.rows, countedFrom(waits)],
    [say(desk, "rows-equal"), equal?.rows ?? 0, net(equal?.net)],
    [say(desk, "rows-known"), known?.rows ?? 0, net(known?.net)],
    [say(desk, "rows-twice"), twice?.rows ?? 0, net(twice?.net)],
  ];
  const shown = rows
    .filter(([, count], i) => i < 2 || count > 0)
    .map(([name, count, of]) => ({ cells: [name, number(desk, count), ...countedCells(desk, of)] }));
  const table = dataTable({
    caption: tell(desk, "preview"),
    quietCaption: true,
    head: ["", tell(desk, "rows"), ...countedHead(desk)],
    numeric: [false, true, ...COUNTED_NUMERIC],
    rows: shown,
    cards: true,
  });
  const apart = apartNote(desk, taken, BigInt(waits.counts));
  return html`<p class="lead">${partyName(desk, row.party)}: ${stateOf(desk, row.state)}</p>
    ${
      before.same === undefined
        ? ""
        : html`<ul class="faults" role="alert">
            <li class="fault"><strong>${say(desk, "same-file", { batch: String(before.same) })}</strong></li>
          </ul>`
    }
    ${table} ${apart} ${faultList(desk, report)} ${outsideList(desk, report)} ${doublesList(desk, before)} ${byMonth(desk, report)}
    ${
      Object.keys(report.columns).length === 0
        ? ""
        : html`<details class="fold">
            <summary>${tell(desk, "columns")}</summary>
            ${factList(Object.entries(report.columns))}
          </details>`
    }
    ${row.state === "ready" && report.lines.count > 0 ? acceptForm(desk, row, report, before) : ""}
    <form method="post" action="${pathOf(desk, "imports", String(row.batch), "drop")}">
      <input type="hidden" name="csrf" value="${desk.csrf}" />
      <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${tell(desk, "drop")}</button></p>
    </form>`;
}

/** Of rows whose amount could be read; nothing where there was none. */
function sumOf({ byCode }: KeptReport): string | undefined {
  const sum = Object.values(byCode).reduce((total, { cents }) => total + BigInt(cents), 0n);
  return sum === 0n ? undefined : String(sum);
}

function number({ language }: Desk, count: number): string {
  return showNumber(ratio(BigInt(count)), language, 0);
}

function byMonth(desk: Desk, { months }: KeptReport): Markup | "" {
  if (months.length === 0) return "";
  const rows = months.map(({ month, count, ...of }) => ({
    cells: [showMonth(month, desk.language), number(desk, count), ...countedCells(desk, countedFrom(of))],
  }));
  const head = [...(["month", "rows"] as const).map((key) => tell(desk, key)), ...countedHead(desk)];
  return html`<section class="block">
    <h2>${tell(desk, "by-month")}</h2>
    ${dataTable({ caption: tell(desk, "by-month"), quietCaption: true, head, numeric: [false, true, ...COUNTED_NUMERIC], rows, cards: true })}
  </section>`;
}

/** Faults of the file, then its first rows that cannot be read; the rest is counted. */
function faultList(desk: Desk, { faults, listed, unlisted, lines, leftOut, outside }: KeptReport): Markup | "" {
  if (faults.length === 0 && listed.length === 0) {
    const why = outside.rows > 0 && leftOut === 0 ? "all-outside" : "nothing-taken";
    return lines.count > 0 ? "" : html`<p class="fault" role="alert">${tell(desk, why)}</p>`;
  }
  const shown = listed.slice(0, 50);
  const more = listed.length - shown.length + unlisted;
  const items = [...faults, ...shown.map((row) => ({ ...row, severity: "fault" }))].map(({ code, line, args, severity }) => {
    const words = (costWords as Readonly<Record<string, FaultWords>>)[code] ?? { sentence: NO_WORDS, remedy: NO_WORDS };
    const { sentence, remedy } = inWords(words, desk.language, { code, args, basis: "docs/cost-files.md" });
    return html`<li class="${severity}">
      <strong>${tell(desk, "row-at", { line: String(line) })}:</strong> ${sentence} <span class="dim">${remedy}</span> <code>${code}</code>
    </li>`;
  });
  return html`<section class="block">
    <h2>${tell(desk, "faults")}</h2>
    <ul class="faults">
      ${items}
    </ul>
    ${more > 0 ? html`<p>${tell(desk, "more-faults", { count: number(desk, more) })}</p>` : ""}
  </section>`;
}

const SHOWN = 50;

/** The first rows outside the contract periods; they are counted above. */
function outsideList(desk: Desk, { outside, outsideRows }: KeptReport): Markup | "" {
  if (outside.rows === 0) return "";
  const shown = outsideRows.slice(0, SHOWN);
  const more = outside.rows - shown.length;
  return html`<section class="block">
    <h2>${tell(desk, "rows-outside")}</h2>
    ${dataTable({
      caption: tell(desk, "rows-outside"),
      quietCaption: true,
      head: [tell(desk, "row"), tell(desk, "day"), tell(desk, "net")],
      numeric: [false, false, true],
      rows: shown.map(({ line, day, cents }) => ({
        cells: [tell(desk, "row-at", { line: String(line) }), showDay(day, desk.language), money(desk, BigInt(cents))],
      })),
    })}
    ${more > 0 ? html`<p>${tell(desk, "more-faults", { count: number(desk, more) })}</p>` : ""}
  </section>`;
}

/** The first vouchers of the file that the books have, with the line that has them, and the first that stand twice. */
function doublesList(desk: Desk, { doubles }: Before): Markup | "" {
  if (!doubles || doubles.booked.length + doubles.alike.length === 0) return "";
  const told = (each: (typeof doubles.booked)[number] | (typeof doubles.alike)[number]) => ({
    row: String(each.row),
    voucher: [each.document, each.supplier].filter((text) => text !== "").join(", "),
    net: money(desk, BigInt(each.net)),
  });
  const booked = doubles.booked.map((each) => {
    const equal = each.equal ? html` <strong>${say(desk, "same-sum")}</strong>` : "";
    return html`<li>${say(desk, "row-as-line", told(each))} <a href="${queryOf(pathOf(desk, "line"), { ref: each.line })}">${each.line}</a>${equal}</li>`;
  });
  const alike = doubles.alike.map((each) => html`<li>${say(desk, "row-times", { ...told(each), times: String(each.times) })}</li>`);
  return html`<section class="block">
    <h2>${say(desk, "doubles")}</h2>
    <ul class="faults">
      ${booked} ${alike}
    </ul>
  </section>`;
}

/** What is left out is told in words and confirmed with the rest. */
function acceptForm(desk: Desk, row: ImportRow, { lines, counts, leftOut, outside }: KeptReport, { same, doubles }: Before): Markup {
  const hidden = {
    csrf: desk.csrf,
    count: String(lines.count),
    total: lines.total,
    counts: counts.counts,
    leftOut: String(leftOut),
    outside: String(outside.rows),
  };
  const left = leftOut + outside.rows;
  const args = {
    count: number(desk, lines.count),
    net: money(desk, BigInt(lines.total)),
    counts: money(desk, BigInt(counts.counts)),
    left: number(desk, left),
  };
  const isAgain = same !== undefined || (doubles?.equal.rows ?? 0) > 0;
  return html`<form class="block" method="post" action="${pathOf(desk, "imports", String(row.batch), "accept")}">
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <p>
      <label
        ><input type="checkbox" name="confirmed" value="yes" required />
        ${tell(desk, "confirm", args)}${left > 0 ? tell(desk, "confirm-left", args) : ""}.</label
      >
    </p>
    ${
      isAgain
        ? html`<p>
            <label><input type="checkbox" name="again" value="yes" required /> ${say(desk, "confirm-again")}.</label>
          </p>`
        : ""
    }
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "accept-import")}</button></p>
  </form>`;
}
