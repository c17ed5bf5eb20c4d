/** The pages of results: what is entered, and a batch with what was taken back of it. They work without JavaScript. */
import { idName } from "../../agreement/id-words.ts";
import { html } from "hono/html";
import { dayAt } from "../../kernel/day.ts";
import { parseCents } from "../../kernel/money.ts";
import { fill, type Words } from "../../kernel/refusal.ts";
import { parseRatio, ratio } from "../../kernel/share.ts";
import { showDay, showNumber } from "../../kernel/shown.ts";
import { type Desk, lineName, money, partyName, queryOf } from "../../open-books/pages.ts";
import { doneNote, hiddenFields, optionOf, refusedNote } from "../../web/form.ts";
import { type Cell, dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import { type Asked, aboutName, aboutOf, type KeptLine, type LineCells, partyOf, purchaserOf, type Summed, whenOf } from "./listing.ts";
import type { BatchOf, By } from "./store.ts";
import { KIND_NAMES, RESULTS } from "./words.ts";

/** Every page of results; `enters` and `withdraws`: the reader's roles let them. `partyOf`: the party that an organisation is. */
export type Stand = {
  readonly desk: Desk;
  readonly enters: boolean;
  readonly withdraws: boolean;
  readonly partyOfOrganisation: (organisation: string) => string | undefined;
};

export function say({ language }: Pick<Desk, "language">, key: keyof typeof RESULTS, args: Readonly<Record<string, string>> = {}): string {
  return fill(RESULTS[key][language], args);
}

export function resultsPath({ language, stream }: Desk, ...rest: readonly string[]): string {
  return address(language, stream, "results", ...rest);
}

export function kindName({ language }: Desk, kind: string): string {
  return (KIND_NAMES as Readonly<Record<string, Words | undefined>>)[kind]?.[language] ?? kind;
}

export type ResultsSection = "list" | "enter" | "enter-line";

export function frame({ desk, enters }: Stand, section: ResultsSection, title: string, body: Markup, here = ""): Markup {
  const { language, stream, agreement } = desk;
  const sections = enters ? (["list", "enter", "enter-line"] as const) : (["list"] as const);
  const paths = { list: resultsPath(desk), enter: resultsPath(desk, "enter"), "enter-line": resultsPath(desk, "line") };
  const links = sections.map((each) => {
    const current = each === section ? html` aria-current="page"` : "";
    return html`<li><a href="${paths[each]}" ${current}>${say(desk, each)}</a></li>`;
  });
  const whole = html`<div class="wide">
    <h1>${title}</h1>
    <nav class="quick" aria-label="${say(desk, "parts")}">
      <ul>
        ${links}
        <li><a href="${address(language, stream, "settlement", "forecast")}">${say(desk, "to-forecast")}</a></li>
      </ul>
    </nav>
    ${body}
  </div>`;
  return page({
    language,
    here: here === "" ? `/${stream}/results` : here,
    alliance: { slug: stream, name: agreement.name },
    part: "results",
    title,
    body: whole,
  });
}

export type ListView = {
  readonly batches: readonly BatchOf[];
  /** The lines that count and that are asked for; `more` where others follow those shown. */
  readonly lines: readonly KeptLine[];
  readonly count: number;
  readonly more?: number;
  readonly sums: readonly Summed[];
  readonly asked: Asked;
  readonly choices: { readonly kind: readonly string[]; readonly party: readonly string[]; readonly about: readonly string[] };
  readonly closed: boolean;
};

export function resultsPage(stand: Stand, view: ListView): Markup {
  const { desk } = stand;
  const title = say(desk, "title");
  const body =
    view.batches.length === 0
      ? html`<p class="lead">${say(desk, "empty")}</p>
          <p>${say(desk, stand.enters ? "empty-enter" : "empty-wait")}</p>
          ${stand.enters ? enterButtons(desk) : ""}`
      : html`<p class="lead">${say(desk, "lead")}</p>
          ${batchTable(stand, view.batches)} ${linesPart(stand, view)}`;
  return frame(stand, "list", title, body, queryOf(`/${desk.stream}/results`, view.asked));
}

function enterButtons(desk: Desk): Markup {
  return html`<p class="actions">
    <a class="hds-button hds-button--primary hds-button--small" href="${resultsPath(desk, "enter")}">${say(desk, "enter")}</a>
    <a class="hds-button hds-button--secondary hds-button--small" href="${resultsPath(desk, "line")}">${say(desk, "enter-line")}</a>
  </p>`;
}

function byText({ desk, partyOfOrganisation }: Stand, { person, organisation }: By): string {
  const party = organisation === undefined ? undefined : partyOfOrganisation(organisation);
  return [person, party === undefined ? undefined : partyName(desk, party)].filter((text) => text !== undefined).join(", ");
}

function batchTable(stand: Stand, batches: readonly BatchOf[]): Markup {
  const { desk } = stand;
  const row = (one: BatchOf): { readonly cells: readonly Cell[] } => ({
    cells: [
      html`<a href="${resultsPath(desk, String(one.batch))}">${say(desk, "batch")} ${one.batch}</a>`,
      showDay(dayAt(one.at), desk.language),
      byText(stand, one),
      plainCount(desk, one.count),
      goneText(desk, one),
    ],
  });
  const table = (shown: readonly BatchOf[]): Markup =>
    dataTable({
      caption: say(desk, "batches"),
      quietCaption: true,
      head: (["batch", "when", "who", "count", "gone"] as const).map((key) => say(desk, key)),
      numeric: [false, false, false, true, false],
      rows: shown.map(row),
      cards: true,
    });
  const rest = batches.slice(5);
  return html`<section class="block" aria-labelledby="batches">
    <h2 id="batches">${say(desk, "batches")}</h2>
    ${table(batches.slice(0, 5))}
    ${
      rest.length === 0
        ? ""
        : html`<details class="fold">
            <summary>${say(desk, "older", { count: String(rest.length) })}</summary>
            ${table(rest)}
          </details>`
    }
  </section>`;
}

function goneText(desk: Desk, { count, counting }: BatchOf): string {
  if (counting === count) return "–";
  return counting === 0 ? say(desk, "all-gone") : say(desk, "of-count", { gone: String(count - counting), count: String(count) });
}

export function plainCount({ language }: Desk, count: number): string {
  return showNumber(ratio(BigInt(count)), language, 0);
}

function linesPart(stand: Stand, view: ListView): Markup {
  const { desk } = stand;
  const { asked, more } = view;
  return html`<section class="block" aria-labelledby="lines">
    <h2 id="lines">${say(desk, "lines")}</h2>
    ${filterForm(desk, view)}
    <p role="status"><strong>${say(desk, view.count === 0 ? "none" : "found", { count: plainCount(desk, view.count) })}</strong></p>
    ${view.count === 0 ? "" : html`${sumsTable(desk, view.sums)} ${linesTable(desk, view.lines)}`}
    ${more === undefined ? "" : html`<p><a href="${queryOf(resultsPath(desk), { ...asked, from: String(more) })}#lines">${say(desk, "next")}</a></p>`}
    ${view.closed ? html`<p class="dim">${say(desk, "closed-note")}</p>` : ""}
    ${view.count === 0 ? "" : html`<p class="export"><a href="${queryOf(resultsPath(desk, "results.csv"), asked)}" download>${say(desk, "export")} (CSV)</a></p>`}
  </section>`;
}

function filterForm(desk: Desk, { asked, choices }: ListView): Markup {
  const select = (key: keyof Asked, nameOf: (id: string) => string): Markup =>
    html`<div class="field">
      <label for="f-${key}">${say(desk, key)}</label>
      <select id="f-${key}" name="${key}">
        ${optionOf("", say(desk, "all"), asked[key] === undefined)} ${choices[key].map((id) => optionOf(id, nameOf(id), asked[key] === id))}
      </select>
    </div>`;
  return html`<form class="days" method="get" action="${resultsPath(desk)}">
    ${select("kind", (id) => kindName(desk, id))} ${select("party", (id) => partyName(desk, id))}
    ${select("about", (id) => aboutName(desk.agreement, id, desk.language))}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "show")}</button>
  </form>`;
}

/** What lines come to, by kind. */
export function sumsTable(desk: Desk, sums: readonly Summed[]): Markup {
  const figure = (value: Summed["count"]): string => (value === undefined ? "" : showNumber(value, desk.language));
  const rows = sums.map(({ kind, lines, cents, count, units, from, to }) => ({
    cells: [
      kindName(desk, kind),
      plainCount(desk, lines),
      cents === undefined ? "" : money(desk, cents),
      figure(count),
      figure(units),
      from === to ? showWhen(desk, from) : `${showWhen(desk, from)} – ${showWhen(desk, to)}`,
    ],
  }));
  const head = (["kind", "count", "cents", "sum", "units", "span"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: say(desk, "totals"), quietCaption: true, head, numeric: [false, true, true, true, true, false], rows, cards: true });
  return html`<h3>${say(desk, "totals")}</h3>
    ${table}`;
}

function showWhen({ language }: Desk, when: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(when) ? showDay(when, language) : when;
}

export function linesTable(desk: Desk, lines: readonly KeptLine[], first?: { readonly head: string; readonly of: (line: KeptLine) => Cell }): Markup {
  const head = (["batch", "kind", "day", "party", "purchaser", "about", "value", "verified"] as const).map((key) => say(desk, key));
  const rows = lines.map((line) => {
    const ref = html`<a href="${resultsPath(desk, String(line.batch))}#l${line.line}">${line.batch}/${line.line}</a>`;
    const cells = line.cells ? cellsOf(desk, line.cells) : [html`<span class="dim">${say(desk, "erased")}</span>`, "", "", "", "", "", ""];
    return { cells: [first ? html`<span id="l${line.line}">${line.batch}/${line.line}</span>` : ref, ...cells, ...(first ? [first.of(line)] : [])] };
  });
  return dataTable({
    caption: say(desk, "lines"),
    quietCaption: true,
    head: [...head, ...(first ? [first.head] : [])],
    numeric: [false, false, false, false, false, false, true, false, false],
    rows,
    cards: true,
  });
}

function cellsOf(desk: Desk, cells: LineCells): readonly Cell[] {
  const [party, purchaser, about] = [partyOf(cells), purchaserOf(desk.agreement, cells), aboutOf(cells)];
  const more = [
    ...["group", "instalment", "category"].map((column) => cells[column] && idName(cells[column], desk.language)),
    cells["customer"],
    cells["kind"] === "indicator" || cells["kind"] === "index" ? undefined : cells["id"],
  ];
  const line = cells["line"] !== undefined && cells["line"] !== about ? lineName(desk, cells["line"]) : undefined;
  const details = [line, ...more, cells["text"]].filter((text) => text !== undefined);
  return [
    kindName(desk, cells["kind"] ?? ""),
    showWhen(desk, whenOf(cells)),
    party === undefined ? "" : partyName(desk, party),
    purchaser === undefined ? "" : partyName(desk, purchaser),
    html`${about === undefined ? "" : aboutName(desk.agreement, about, desk.language)} <span class="dim part">${details.join(" · ")}</span>`,
    valueText(desk, cells),
    verifiedText(desk, cells),
  ];
}

function valueText(desk: Desk, cells: LineCells): string {
  if (cells["amount"] !== undefined) {
    const cents = parseCents(cells["amount"]);
    return cents === undefined ? cells["amount"] : money(desk, cents);
  }
  if (cells["kind"] === "cohort") return `${cells["realised"] ?? ""} / ${cells["counterfactual"] ?? ""} (${cells["size"] ?? ""})`;
  if (cells["kind"] === "outcome") return "1";
  const text = cells["value"] ?? cells["count"] ?? cells["units"] ?? "";
  const value = parseRatio(text);
  return value === undefined ? text : showNumber(value, desk.language);
}

const VERIFIED: readonly (string | undefined)[] = ["outcome", "outcome-count", "cohort"];

function verifiedText(desk: Desk, cells: LineCells): string {
  const day = (column: string): string => showDay(cells[column]!, desk.language);
  if (cells["revoked-on"] !== undefined) return say(desk, "revoked", { day: day("revoked-on"), reason: cells["revoked-reason"] ?? "" });
  if (cells["verified-on"] === undefined) return VERIFIED.includes(cells["kind"]) ? say(desk, "not-verified") : "–";
  const by = cells["verified-by"];
  return by === undefined ? day("verified-on") : say(desk, "by-whom", { day: day("verified-on"), by: partyName(desk, by) });
}

export type BatchView = {
  readonly batch: BatchOf;
  readonly lines: readonly KeptLine[];
  readonly key: string;
  /** What a refused withdrawal was sent with, and why it was refused. */
  readonly tried?: { readonly chosen: readonly number[]; readonly reason: string; readonly why: readonly string[] };
  readonly isNew: boolean;
};

export function batchPage(stand: Stand, view: BatchView): Markup {
  const { desk, withdraws } = stand;
  const { batch, lines, tried } = view;
  const isOpen = withdraws && batch.counting > 0;
  const state = (line: KeptLine): Cell => {
    if (line.gone) return html`<s class="dim">${say(desk, "line-gone")}</s>`;
    if (!isOpen) return say(desk, "counts");
    const label = say(desk, "choose-line", { line: `${line.batch}/${line.line}` });
    return html`<input type="checkbox" name="line" value="${line.line}" aria-label="${label}" ${tried?.chosen.includes(line.line) ? html`checked` : ""} />`;
  };
  const table = linesTable(desk, lines, { head: say(desk, isOpen ? "chosen" : "state"), of: state });
  const about = [showDay(dayAt(batch.at), desk.language), byText(stand, batch)].filter((text) => text !== "").join(" · ");
  const title = say(desk, "batch-n", { batch: String(batch.batch) });
  const done = html`<p><strong>${say(desk, "done", { batch: String(batch.batch), count: plainCount(desk, batch.count) })}</strong></p>`;
  const body = html`${view.isNew ? doneNote(done) : ""}
    <p class="lead">${about}. ${say(desk, "found", { count: plainCount(desk, batch.counting) })}</p>
    ${tried ? refusedNote(say(desk, "not-withdrawn"), tried.why) : ""} ${trail(stand, batch)} ${isOpen ? withdrawForm(desk, view, table) : table}`;
  return frame(stand, "list", title, body, `/${desk.stream}/results/${batch.batch}`);
}

function trail(stand: Stand, { takenBack, batch }: BatchOf): Markup | "" {
  if (takenBack.length === 0) return "";
  const { desk } = stand;
  const rows = takenBack.map((each) => ({
    cells: [
      showDay(dayAt(each.at), desk.language),
      each.lines ? each.lines.map((line) => `${batch}/${line}`).join(", ") : say(desk, "all-gone"),
      byText(stand, each),
      each.reason ?? say(desk, "erased"),
    ],
  }));
  const head = (["when", "lines", "who", "reason"] as const).map((key) => say(desk, key));
  return html`<section class="block" aria-labelledby="trail">
    <h2 id="trail">${say(desk, "trail")}</h2>
    ${dataTable({ caption: say(desk, "trail"), quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true })}
  </section>`;
}

function withdrawForm(desk: Desk, { batch, tried, key }: BatchView, table: Markup): Markup {
  return html`<form method="post" action="${resultsPath(desk, String(batch.batch), "withdraw")}" autocomplete="off">
    ${hiddenFields({ csrf: desk.csrf, key })} ${table}
    <h2>${say(desk, "withdraw")}</h2>
    <p>${say(desk, "withdraw-lead")}</p>
    <div class="check">
      <label for="reason">${say(desk, "reason")}</label>
      <span class="dim" id="reason-help">${say(desk, "reason-help")}</span>
      <textarea id="reason" class="short" name="reason" rows="3" maxlength="2000" aria-describedby="reason-help">${tried?.reason ?? ""}</textarea>
    </div>
    <p class="actions">
      <button type="submit" name="do" value="lines" class="hds-button hds-button--primary hds-button--small">${say(desk, "withdraw-lines")}</button>
      <button type="submit" name="do" value="all" class="hds-button hds-button--secondary hds-button--small">${say(desk, "withdraw-all")}</button>
    </p>
  </form>`;
}
