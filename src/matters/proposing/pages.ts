/** The forms by which a matter is opened and its proposal changed: first its kind and body, then what is said of it, with a field for each amount that can change. */
import { html } from "hono/html";
import { MATTER_KINDS, type MatterKind } from "../../decisions/competence.ts";
import { yearOf } from "../../kernel/day.ts";
import { formatCents } from "../../kernel/money.ts";
import { showCents, showTyped } from "../../kernel/shown.ts";
import { choicesField, tickField } from "../../web/fields.ts";
import { hiddenFields } from "../../web/form.ts";
import { type Cell as TableCell, dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { CHANGES } from "../change.ts";
import type { GrantedSum } from "../effect/pages.ts";
import type { Matter } from "../kinds.ts";
import { KIND_WORDS, type MatterWord } from "../page-words.ts";
import { area, at, type Desk, frame, input, nameIn, say, select } from "../pages.ts";
import type { Texts } from "../store.ts";
import { type Cell, cellsOf, type Fields, nameOf, sumsOf, typedOf } from "./fields.ts";

/** A matter that was forwarded, with what was said of it there. */
export type Before = { readonly matter: Matter; readonly texts: Texts };
export type Opening = {
  readonly kind: MatterKind | undefined;
  readonly body: string | undefined;
  readonly before: Before | undefined;
  readonly granted: readonly GrantedSum[];
};

/** Kind and body first: what can change, and who is asked, follows from them. */
export function openingPage(desk: Desk, opening: Opening): Markup {
  const { language } = desk;
  const title = say(language, "new");
  const { kind, body } = opening;
  const form = kind && body ? sayingForm(desk, { ...opening, kind, body }) : choosingForm(desk, opening);
  const whole = html`<p><a href="${at(desk)}">${say(language, "to-matters")}</a></p>
    <h1>${title}</h1>
    ${form}`;
  return frame(desk, title, ["new"], whole);
}

function choosingForm(desk: Desk, { kind, body, before }: Opening): Markup {
  const { language, ground } = desk;
  const bodies = Object.entries(ground.agreement?.decisions.bodies ?? {}).map(([id, { name }]) => [id, name] as const);
  const kinds = MATTER_KINDS.map((each) => [each, KIND_WORDS[each][language]] as const);
  const forwarded = [...ground.matters.matters.values()].filter(({ handlings }) => handlings.at(-1)?.outcome === "forwarded");
  const from = forwarded.map(({ id, title, body }) => [id, `${nameIn(desk, body)}: ${title}`] as const);
  return html`<h2>${say(language, "choose")}</h2>
    <form method="get" action="${at(desk, "new")}" class="check">
      ${select("body", say(language, "body"), bodies, body)}
      <p class="dim">${say(language, "choose-leads")}</p>
      ${select("kind", say(language, "kind"), kinds, kind)}
      ${from.length === 0 ? "" : select("from", say(language, "from"), [["", "–"], ...from], before?.matter.id)}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "onwards")}</button></p>
    </form>`;
}

type Chosen = Opening & { readonly kind: MatterKind; readonly body: string };

function sayingForm(desk: Desk, { kind, body, before, granted }: Chosen): Markup {
  const { language } = desk;
  const procedures = (["meeting", "written"] as const).map((each) => [each, say(language, each)] as const);
  const same =
    before?.texts.reckoned?.change.kind === "file" ? tickField({ at: "new", name: "same-file", label: say(language, "same-file") }, "yes", true) : "";
  const known = before ? saidOf(desk, before) : {};
  const other = new URLSearchParams({ ...(before ? { from: before.matter.id } : {}), choose: "yes" });
  return html`<p>
      <strong>${KIND_WORDS[kind][language]}</strong>, ${nameIn(desk, body)} ·
      <a href="${at(desk, "new")}?${other.toString()}">${say(language, "choose-else")}</a>
    </p>
    ${before ? html`<p>${say(language, "from")}: <a href="${at(desk, before.matter.id)}">${before.matter.title}</a></p>` : ""}
    <form method="post" action="${at(desk, "new")}" enctype="multipart/form-data" class="check sheet">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key, kind, body, ...(before ? { from: before.matter.id } : {}) })}
      ${select("procedure", say(language, "procedure"), procedures)} ${saidFields(desk, { kind, granted, known })} ${same}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "new")}</button></p>
    </form>`;
}

/** What is said of a matter, as the fields take it; a file is not. */
export function saidOf({ language }: Pick<Desk, "language">, { matter, texts }: Before): Fields {
  const { proposal = "", rationale = "", alternatives = [] } = texts.proposal ?? {};
  const amount = matter.amount === undefined ? {} : { amount: showTyped(formatCents(matter.amount), language) };
  const said = { title: matter.title, proposal, rationale, alternatives: alternatives.join("\n"), concerns: matter.concerns.join(" ") };
  return { ...said, ...amount, ...typedOf(texts.reckoned?.change, texts.effect ?? [], language) };
}

/** What the fields stand on. */
export type Fielded = Pick<Desk, "language" | "ground" | "today">;
export type Saying = { readonly kind: MatterKind; readonly granted: readonly GrantedSum[]; readonly known: Fields };

/** `known`: what stands in the fields at first. */
export function saidFields(desk: Fielded, saying: Saying): Markup {
  const { language, ground } = desk;
  const value = (name: string): string => saying.known[name] ?? "";
  const things = [...(ground.agreement?.lines ?? []), ...(ground.agreement?.parties ?? [])].map(({ id, name }) => ({ id, name }));
  return html`${input("title", say(language, "matter-title"), "text", value("title"), true)} ${area("proposal", "proposal", language, value("proposal"), true)}
    ${area("rationale", "rationale", language, value("rationale"))}
    ${area("alternatives", "alternatives", language, value("alternatives"), false, "alternatives-help")}
    ${input("amount", say(language, "amount"), "text", value("amount"), false)}
    <span class="dim">${say(language, "amount-help")}</span>
    <details class="fold">
      <summary>${say(language, "concerns")}</summary>
      ${choicesField({ at: "said", name: "concerns", label: say(language, "concerns-help") }, things, value("concerns").split(" "))}
    </details>
    <fieldset>
      <legend>${say(language, "what-changes")}</legend>
      ${changeFields(desk, saying)}
    </fieldset>
    ${input("until", say(language, "until"), "date", value("until"), false)} <span class="dim">${say(language, "until-help")}</span>`;
}

/** A part for each way in which a matter of the kind says what it changes; who says none may state what it does to the parties' money. */
function changeFields(desk: Fielded, saying: Saying): Markup {
  const { language } = desk;
  const ways = CHANGES[saying.kind];
  if (ways.length === 0)
    return html`<p>${say(language, "fill-none")}</p>
      ${effectTable(desk, saying)}`;
  const grids = ways.filter((way) => way !== "file");
  return html`${grids.map(
    (way) =>
      html`<p>${say(language, `fill-${way}`)}</p>
        ${way === "allotments" ? sumTable(desk, saying) : cellTables(desk, saying, way)}`,
  )}
  ${
    ways.includes("file")
      ? html`${grids.length > 0 ? html`<p>${say(language, "fill-instead")}</p>` : ""} <label for="file">${say(language, "change-file")}</label>
          <input id="file" name="file" type="file" accept=".yaml,.yml,text/plain" aria-describedby="file-help" /><span class="dim" id="file-help"
            >${say(language, "fill-file")}</span
          >`
      : ""
  }`;
}

/** A table a year; years that are over are folded, but where something is typed in them. */
function cellTables(desk: Fielded, { known }: Saying, way: "targets" | "cost"): Markup {
  const { language, ground } = desk;
  if (!ground.agreement) return html``;
  const years = cellsOf(ground.agreement);
  const column = way === "cost" ? "cost-more" : "target-new";
  const from = yearOf(desk.today);
  const later = years.some(([year]) => year >= from);
  return html`${years.map(([year, cells], i) => {
    const rows = cells.map((cell) => cellRow(desk, cell, column, known));
    const head = [say(language, "line"), say(language, "target-now"), say(language, column)];
    const isTyped = cells.some(({ line, provider }) => known[nameOf("cells", year, line, provider)] !== undefined);
    const isOpen = isTyped || (later ? year >= from : i === years.length - 1);
    const table = dataTable({ caption: year, quietCaption: true, head, numeric: [false, true, true], rows, cards: true });
    return isOpen
      ? html`<details open>
          <summary>${year}</summary>
          ${table}
        </details>`
      : html`<details>
          <summary>${year}</summary>
          ${table}
        </details>`;
  })}`;
}

function cellRow(desk: Fielded, cell: Cell, column: "cost-more" | "target-new", known: Fields) {
  const { language } = desk;
  const { year, line, provider, now } = cell;
  const name = `${nameIn(desk, line)}, ${nameIn(desk, provider)}`;
  const label = `${say(language, column)} ${year}: ${name}`;
  return { cells: [name, now === undefined ? "–" : showCents(now, language), figure(nameOf("cells", year, line, provider), label, known)] };
}

function sumTable(desk: Fielded, { granted, known }: Saying): Markup {
  const { language, ground } = desk;
  const rows = (ground.agreement ? sumsOf(ground.agreement) : []).map(({ party, year }) => {
    const own = granted.filter((each) => each.party === party && each.year === year && each.state !== "annulled");
    const now = own.length === 0 ? say(language, "no-allotment") : showCents(sum(own), language);
    const name = `${nameIn(desk, party)} ${year}`;
    return { cells: [name, now, figure(nameOf("sums", year, party), `${say(language, "allotment-more")}: ${name}`, known)] };
  });
  return fieldTable(desk, ["purchaser-year", "allotment-now", "allotment-more"], rows);
}

function sum(granted: readonly GrantedSum[]): bigint {
  return granted.reduce((all, { cents }) => all + cents, 0n);
}

function effectTable(desk: Fielded, { known }: Saying): Markup {
  const { language, ground } = desk;
  const rows = (ground.agreement?.parties ?? []).map(({ id, name }) => ({
    cells: [name, figure(nameOf("effect", id), `${say(language, "effect-euros")}: ${name}`, known)],
  }));
  const typed = rows.length > 0 && Object.keys(known).some((name) => name.startsWith("effect:"));
  const body = html`<summary>${say(language, "effect")}</summary>
    <p class="dim">${say(language, "effect-help")}</p>
    ${fieldTable(desk, ["party", "effect-euros"], rows)}`;
  return typed ? html`<details open>${body}</details>` : html`<details>${body}</details>`;
}

function fieldTable({ language }: Pick<Desk, "language">, words: readonly MatterWord[], rows: readonly { readonly cells: readonly TableCell[] }[]): Markup {
  const head = words.map((word) => say(language, word));
  return dataTable({ caption: say(language, "what-changes"), quietCaption: true, head, numeric: head.map((_, i) => i > 0), rows, cards: true });
}

/** An amount that can be typed; what it is of stands beside it for those who see, and in its label for those who listen. */
function figure(name: string, label: string, known: Fields): Markup {
  const id = name.replaceAll(":", "-");
  return html`<label class="visually-hidden" for="${id}">${label}</label
    ><input id="${id}" class="figure" name="${name}" type="text" inputmode="decimal" size="12" maxlength="30" value="${known[name] ?? ""}" />`;
}
