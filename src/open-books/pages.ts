/** The pages of the books: lines, sums, a line with its evidence, findings, months. They work without JavaScript. */
import { idName } from "../agreement/id-words.ts";
import { html } from "hono/html";
import type { Agreement } from "../agreement/agreement.ts";
import { erasedText } from "../erasing/words.ts";
import { dayAt } from "../kernel/day.ts";
import { formatCents } from "../kernel/money.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { ratio } from "../kernel/share.ts";
import { showCents, showDay, showMonth, showNumber } from "../kernel/shown.ts";
import { dataTable, factList } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { isConditional } from "./approvals/deciding.ts";
import { erasedOf } from "./erasing/files/store.ts";
import { BOOKS, type BooksWord } from "./page-words.ts";
import { countedIn } from "./shown/line.ts";
import * as books from "./shown/store.ts";
import { SORTS } from "./shown/paged/store.ts";

/** What every page of the books knows. `csrf` is what the reader's forms carry; `may` what the reader's roles let them do. */
export type Desk = {
  readonly language: Language;
  readonly stream: string;
  readonly agreement: Agreement;
  readonly csrf: string;
  readonly may: {
    readonly enter: boolean;
    readonly question: boolean;
    readonly decide: boolean;
    readonly audit: boolean;
    readonly erase: boolean;
    readonly approve: boolean;
  };
  /** The parties of the agreement that the reader's organisation is. */
  readonly own: readonly string[];
};
export type Section = "lines" | "sums" | "findings" | "approvals" | "doubles" | "beyond" | "months" | "hours" | "imports" | "own-production" | "audit";

export function tell(desk: { readonly language: Language }, key: BooksWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(BOOKS[key][desk.language], args);
}

export function pathOf({ language, stream }: Desk, ...rest: readonly string[]): string {
  return address(language, stream, "books", ...rest);
}

/** The address with what is asked; empty values are left out. */
export function queryOf(path: string, asked: Readonly<Record<string, string | undefined>>): string {
  const given = Object.entries(asked).filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "");
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

export function frame(desk: Desk, section: Section, title: string, body: Markup, here = ""): Markup {
  const { language, stream, agreement } = desk;
  const sections: readonly Section[] = [
    "lines",
    "sums",
    "findings",
    "approvals",
    "doubles",
    "beyond",
    "months",
    ...(desk.may.enter ? (["hours"] as const) : []),
    "imports",
    "own-production",
    ...(desk.may.audit ? (["audit"] as const) : []),
  ];
  const links = sections.map((each) => {
    const path = each === "lines" ? pathOf(desk) : pathOf(desk, each);
    return each === section
      ? html`<li><a href="${path}" aria-current="page">${tell(desk, each)}</a></li>`
      : html`<li><a href="${path}">${tell(desk, each)}</a></li>`;
  });
  const whole = html`<div class="wide">
    <h1>${title}</h1>
    <nav class="quick" aria-label="${tell(desk, "parts-of-books")}">
      <ul>
        ${links}
      </ul>
    </nav>
    ${body}
  </div>`;
  const path = section === "lines" ? `/${stream}/books` : `/${stream}/books/${section}`;
  return page({ language, here: here === "" ? path : here, alliance: { slug: stream, name: agreement.name }, part: "books", title, body: whole });
}

export function partyName({ agreement }: Desk, id: string): string {
  return agreement.parties.find((party) => party.id === id)?.name ?? id;
}

export function lineName({ agreement }: Desk, id: string): string {
  return agreement.lines.find((line) => line.id === id)?.name ?? id;
}

export function typeName({ language }: Desk, id: string): string {
  return idName(id, language);
}

/** A sum; a dash where the reader is not told it. */
export function money(desk: Desk, cents: bigint | null): string {
  return cents === null ? "–" : showCents(cents, desk.language, desk.agreement.currency);
}

export type LinesView = {
  readonly lines: readonly books.Line[];
  readonly sums: books.Sums;
  /** What of it waits for an approval, in cents. */
  readonly waiting: bigint;
  readonly next: string | undefined;
  readonly choices: Readonly<Record<books.Dimension, readonly string[]>>;
  /** What was asked, as it stood in the address. */
  readonly asked: Readonly<Record<string, string | undefined>>;
  /** The amounts asked for, as cents; empty where none is. */
  readonly amounts: { readonly least: string; readonly most: string };
  /** Fields whose text is no amount. */
  readonly wrong: readonly ("least" | "most")[];
  readonly done?: string;
};

export function linesPage(desk: Desk, view: LinesView): Markup {
  const { lines, next, asked } = view;
  const isEmpty = view.choices.month.length === 0;
  const body = html`<p class="lead">${tell(desk, isEmpty ? "no-books" : "lead")}</p>
    ${view.done === undefined ? "" : html`<p role="status"><strong>${tell(desk, "accepted-now", { batch: view.done })}</strong></p>`}
    ${isEmpty ? "" : filterForm(desk, view)} ${isEmpty ? "" : foundOf(desk, view)}
    ${lines.length > 0 ? linesTable(desk, lines) : isEmpty ? "" : html`<p>${tell(desk, "nothing-found")}</p>`}
    ${next === undefined ? "" : html`<p><a href="${queryOf(pathOf(desk), { ...asked, after: next })}">${tell(desk, "next")}</a></p>`}
    ${lines.length > 0 ? exportLinks(desk, { ...asked, ...view.amounts }) : ""}
    ${lines.some(({ seen }) => !seen) ? html`<p class="dim">${tell(desk, "why-closed")}</p>` : ""}
    ${view.sums.net === null ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""}`;
  return frame(desk, "lines", tell(desk, "books"), body, queryOf(`/${desk.stream}/books`, asked));
}

/** How many there are and what they come to; what waits for an approval stands apart, because it does not count yet. */
function foundOf(desk: Desk, { sums, waiting }: LinesView): Markup {
  const args = { count: countOf(desk, sums.count), net: money(desk, sums.net), cents: money(desk, sums.cents - waiting) };
  const apart = html`; <a href="${pathOf(desk, "approvals")}">${tell(desk, "found-waiting", { cents: money(desk, waiting) })}</a>`;
  return html`<p role="status"><strong>${tell(desk, "found", args)}</strong>${waiting === 0n ? "" : apart}</p>`;
}

export function countOf({ language }: Desk, count: bigint): string {
  return showNumber(ratio(count), language, 0);
}

function exportLinks(desk: Desk, { after: _after, sort: _sort, ...asked }: Readonly<Record<string, string | undefined>>): Markup {
  const link = (format: string) => queryOf(`/api/streams/${desk.stream}/books/export`, { ...asked, format });
  return html`<p class="export">
    ${tell(desk, "export")}: ${["csv", "xlsx", "parquet"].map((format) => html`<a href="${link(format)}">${format.toUpperCase()}</a> `)}
  </p>`;
}

export function linesTable(desk: Desk, lines: readonly books.Line[]): Markup {
  const head = (["ref", "day", "party", "line", "type", "supplier", "document", "net", "counts", "status"] as const).map((key) => tell(desk, key));
  const rows = lines.map((line) => {
    const ref = `${line.batch}/${line.line}`;
    const link = html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a>`;
    const texts = line.seen ? [line.supplier ?? "", line.document ?? ""] : [html`<span class="dim">${tell(desk, "closed")}</span>`, ""];
    const places = [showDay(line.day, desk.language), partyName(desk, line.party), lineName(desk, line.service), typeName(desk, line.type)];
    return { cells: [link, ...places, ...texts, money(desk, line.net), countsCell(desk, line), standingOf(desk, line)] };
  });
  const numeric = [false, false, false, false, false, false, false, true, true, false];
  return dataTable({ caption: tell(desk, "lines"), quietCaption: true, head, numeric, rows, cards: true });
}

function isWaiting({ agreement }: Desk, { status, party, type, approved }: books.Line): boolean {
  return status === "accepted" && !approved && isConditional(agreement, party, type);
}

/** How a line stands: nothing that waits for an approval is accepted yet. */
function standingOf(desk: Desk, line: books.Line): string {
  return isWaiting(desk, line) ? tell(desk, "waits") : stateOf(desk, line.status);
}

/** What counts of a line, and of a disputed one that it is kept out for now only; of one that waits, when it is paid. */
function countsCell(desk: Desk, line: books.Line): string | Markup {
  const counted = money(desk, countedIn(line));
  if (isWaiting(desk, line)) return html`${counted} <span class="dim part">${tell(desk, "once-approved")}</span>`;
  return line.status === "disputed" ? html`${counted} <span class="dim part">${tell(desk, "kept-out")}</span>` : counted;
}

export function stateOf(desk: Desk, status: string): string {
  return status in BOOKS ? tell(desk, status as BooksWord) : status;
}

const STATES = ["accepted", "disputed", "disallowed"];

function filterForm(desk: Desk, { asked, choices, wrong }: LinesView): Markup {
  const option = (value: string, name: string, chosen: string | undefined) =>
    value === (chosen ?? "") ? html`<option value="${value}" selected>${name}</option>` : html`<option value="${value}">${name}</option>`;
  const choice = (key: "party" | "line" | "type" | "month" | "status", values: readonly string[], nameOf: (value: string) => string) =>
    html`<div class="field">
      <label for="f-${key}">${tell(desk, key)}</label>
      <select id="f-${key}" name="${key}">
        ${option("", tell(desk, "all"), asked[key])}${values.map((value) => option(value, nameOf(value), asked[key]))}
      </select>
    </div>`;
  const input = (key: "text" | "least" | "most") => {
    const isWrong = key !== "text" && wrong.includes(key);
    const told = isWrong ? html`<span class="wrong" id="f-${key}-wrong">${tell(desk, "no-amount")}</span>` : "";
    const more = isWrong ? html`aria-invalid="true" aria-describedby="f-${key}-wrong"` : "";
    return html`<div class="field">
      <label for="f-${key}">${tell(desk, key)}</label
      ><input id="f-${key}" name="${key}" type="text" maxlength="100" value="${asked[key] ?? ""}" ${more} />${told}
    </div>`;
  };
  const isFolded = (["line", "status", "text", "least", "most", "sort"] as const).every((key) => (asked[key] ?? "") === "" || asked[key] === "-day");
  const rest = html`<summary>${tell(desk, "more-filters")}</summary>
    <div class="more">
      ${choice("line", choices.line, (line) => lineName(desk, line))} ${choice("status", STATES, (status) => stateOf(desk, status))} ${input("text")}
      ${input("least")} ${input("most")}
      <div class="field">
        <label for="f-sort">${tell(desk, "sort")}</label>
        <select id="f-sort" name="sort">
          ${SORTS.toSorted().map((sort) => option(sort, tell(desk, `sort-${sort}`), asked["sort"] ?? "-day"))}
        </select>
      </div>
    </div>`;
  return html`<form class="days" method="get" action="${pathOf(desk)}">
    ${choice("month", choices.month, (month) => showMonth(month, desk.language))} ${choice("party", choices.party, (party) => partyName(desk, party))}
    ${choice("type", choices.type, (type) => typeName(desk, type))}
    ${isFolded ? html`<details class="fold">${rest}</details>` : html`<details class="fold" open>${rest}</details>`}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "show")}</button>
  </form>`;
}

export type LineView = {
  readonly line: books.Line;
  readonly corrections: readonly books.Line[];
  readonly findings: readonly books.FindingRow[];
  readonly evidence: readonly books.EvidenceRow[];
  /** Where the proof of the line is, for those who may have it. */
  readonly proof: string | undefined;
  /** How its approval stands. */
  readonly approval: Markup | "";
  /** That its details were erased, or the form that erases them (erasing/pages.ts). */
  readonly erasing: { readonly note: Markup | ""; readonly form: Markup | "" };
};

export function linePage(desk: Desk, { line, corrections, findings, evidence, proof, approval, erasing }: LineView): Markup {
  const { language } = desk;
  const ref = `${line.batch}/${line.line}`;
  const vatKind = line.tax_kind === null ? "" : stateOf(desk, line.tax_kind);
  const seen: readonly (readonly [string, string])[] = [
    [tell(desk, "supplier"), [line.supplier, line.supplier_id].filter((text) => text !== null).join(", ")],
    [tell(desk, "document"), line.document ?? ""],
    [tell(desk, "words"), line.words ?? ""],
    [tell(desk, "cost-centre"), line.cost_centre ?? ""],
    [tell(desk, "account"), line.account ?? ""],
    [tell(desk, "quantity"), line.quantity === null || line.quantity === 0n ? "" : showNumber(ratio(line.quantity, 1_000_000n), language)],
  ];
  const facts: readonly (readonly [string, string | Markup])[] = [
    [tell(desk, "day"), showDay(line.day, language)],
    [tell(desk, "party"), partyName(desk, line.party)],
    [tell(desk, "line"), lineName(desk, line.service)],
    [tell(desk, "type"), typeName(desk, line.type)],
    [tell(desk, "net"), money(desk, line.net)],
    ...(line.vat === null ? [] : [[tell(desk, "vat"), `${money(desk, line.vat)} ${vatKind === "" ? "" : `(${vatKind})`}`] as const]),
    ...(line.grants === null || line.grants === 0n ? [] : [[tell(desk, "grants"), money(desk, line.grants)] as const]),
    [tell(desk, "counts"), countsCell(desk, line)],
    ...(line.status === "accepted" ? [] : [[tell(desk, "if-accepted"), money(desk, line.cents)] as const]),
    [tell(desk, "status"), standingOf(desk, line)],
    [tell(desk, "recorded"), showDay(dayAt(line.at), language)],
    ...(line.corrects === null
      ? []
      : [[tell(desk, "corrects"), html`<a href="${queryOf(pathOf(desk, "line"), { ref: line.corrects })}">${line.corrects}</a>`] as const]),
    ...(proof === undefined ? [] : [[tell(desk, "proof"), html`<a href="${proof}">${ref}.line-proof</a>`] as const]),
    ...(line.seen ? seen.filter(([, value]) => value !== "") : [...seen.slice(-1), [tell(desk, "supplier"), tell(desk, "closed")] as const]),
  ];
  const isOpen = findings.some(({ status }) => status !== "accepted" && status !== "disallowed");
  const body = html`${erasing.note} ${factList(facts)} ${line.seen ? "" : html`<p class="dim">${tell(desk, "why-closed")}</p>`}
  ${line.net === null ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""}
  ${
    corrections.length === 0
      ? ""
      : html`<section class="block">
          <h2>${tell(desk, "corrections")}</h2>
          ${linesTable(desk, corrections)}
        </section>`
  }
  ${approval} ${line.seen ? evidencePart(desk, line, evidence) : ""}
  ${
    findings.length === 0
      ? ""
      : html`<section class="block">
          <h2>${tell(desk, "findings")}</h2>
          ${findingTable(desk, findings)}
        </section>`
  }
  ${desk.may.question && !isOpen && line.status !== "disallowed" ? questionForm(desk, ref) : ""} ${erasing.form}`;
  return frame(desk, "lines", `${tell(desk, "ref")} ${ref}`, body, queryOf(`/${desk.stream}/books/line`, { ref }));
}

function evidencePart(desk: Desk, line: books.Line, evidence: readonly books.EvidenceRow[]): Markup {
  const ref = `${line.batch}/${line.line}`;
  const items = evidence.map(({ hash, type, size, at, ...file }) => {
    const gone = erasedOf(file);
    const name = hash.slice(0, 12);
    return html`<li>
      ${gone ? name : html`<a href="/api/streams/${desk.stream}/evidence/${hash}">${name}</a>`}
      <span class="dim"
        >${type.split(";")[0]!}, ${sizeOf(desk, size)}, ${showDay(dayAt(at), desk.language)}${gone ? ` · ${erasedText(desk.language, gone)}` : ""}</span
      >
    </li>`;
  });
  const form = html`<form method="post" enctype="multipart/form-data" action="${pathOf(desk, "evidence")}">
    <input type="hidden" name="csrf" value="${desk.csrf}" /><input type="hidden" name="ref" value="${ref}" />
    <div class="field"><label for="evidence">${tell(desk, "add-evidence")}</label><input id="evidence" name="file" type="file" required /></div>
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, "add")}</button></p>
  </form>`;
  return html`<section class="block">
    <h2>${tell(desk, "evidence")}</h2>
    ${
      items.length === 0
        ? html`<p>${tell(desk, "no-evidence")}</p>`
        : html`<ul>
            ${items}
          </ul>`
    }
    ${desk.may.enter && desk.own.includes(line.party) ? form : ""}
  </section>`;
}

function sizeOf({ language }: Desk, bytes: bigint): string {
  return `${showNumber(ratio(bytes, 1000n), language, 0)} ${language === "en" ? "kB" : language === "fi" ? "kt" : "kB"}`;
}

function questionForm(desk: Desk, ref: string): Markup {
  return html`<section class="block">
    <h2>${tell(desk, "ask")}</h2>
    <p>${tell(desk, "ask-help")}</p>
    ${wordsForm(desk, pathOf(desk, "question"), { lines: ref }, "question", "send")}
  </section>`;
}

/** A form with one text. */
export function wordsForm(desk: Desk, action: string, hidden: Readonly<Record<string, string>>, key: "question" | "answer", button: BooksWord): Markup {
  return html`<form class="check" method="post" action="${action}">
    <input type="hidden" name="csrf" value="${desk.csrf}" />
    ${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    <label for="words-${key}">${tell(desk, key)}</label>
    <textarea id="words-${key}" class="short" name="${key}" rows="4" maxlength="20000" required></textarea>
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${tell(desk, button)}</button></p>
  </form>`;
}

export function findingTable(desk: Desk, findings: readonly books.FindingRow[]): Markup {
  const rows = findings.map(({ finding, party, status, opened, lines, net, cents }) => ({
    cells: [
      html`<a href="${pathOf(desk, "findings", finding)}">${showDay(dayAt(opened), desk.language)}</a>`,
      partyName(desk, party),
      stateOf(desk, status),
      countOf(desk, lines),
      money(desk, books.asCents(net)),
      money(desk, BigInt(cents)),
    ],
  }));
  const head = (["opened", "party", "status", "count", "net", "if-accepted"] as const).map((key) => tell(desk, key));
  return dataTable({ caption: tell(desk, "findings"), quietCaption: true, head, numeric: [false, false, false, true, true, true], rows, cards: true });
}

/** Cents as a form shows them. */
export function plainEuros(cents: string | undefined): string | undefined {
  return cents === undefined || cents === "" ? cents : formatCents(BigInt(cents));
}
