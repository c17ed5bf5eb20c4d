/** The agreement as pages: in plain language, and as the file with linkable lines. */
import { html } from "hono/html";
import { basisSaid } from "../api/basis-words.ts";
import { isRandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Agreement } from "./agreement.ts";
import { PAGE } from "./page-words.ts";
import { type Clause, plainAgreement, type Section, type Sentence, type Table } from "./plain.ts";
import { clauseOf } from "./plain-pen.ts";

/** An agreement with its file: what these pages show. */
export type AgreementCase = { readonly slug: string; readonly agreement: Agreement; readonly text: string };

function say(language: Language, key: keyof typeof PAGE, args: Readonly<Record<string, string>> = {}): string {
  return fill(PAGE[key][language], args);
}

/** Where a line of the agreement file is shown. */
function lineAddress(language: Language, slug: string, line: number): string {
  return `${address(language, slug, "agreement", "source")}#L${line}`;
}

export function plainPage(c: AgreementCase, language: Language): Markup {
  const sections = plainAgreement(c.agreement, language);
  const title = say(language, "title");
  const body = html`<div class="wide with-side">
    <nav class="side" aria-label="${say(language, "contents")}">
      <h2 class="side-title">${say(language, "contents")}</h2>
      <ol>
        ${sections.map((s) => html`<li><a href="#${s.id}">${s.heading}</a></li>`)}
      </ol>
    </nav>
    <div class="main-column">
      <h1>${title}</h1>
      <p class="lead">${c.agreement.name}</p>
      <p>${say(language, "intro")}</p>
      <p>
        <a href="${address(language, c.slug, "agreement", "source")}">${say(language, "to-source")}</a>
        ${isRandomId(c.slug) ? ofRecord(c.slug, language) : ""}
      </p>
      ${sections.map((s) => sectionOf(c, s, language))}
    </div>
  </div>`;
  return page({ language, here: `/${c.slug}/agreement`, alliance: { slug: c.slug, name: c.agreement.name }, title, part: "agreement", body });
}

/** An agreement on the record has versions, and parties that are bound. */
function ofRecord(slug: string, language: Language): Markup {
  return html` · <a href="${address(language, slug, "agreement", "versions")}">${say(language, "to-versions")}</a> ·
    <a href="${address(language, slug, "agreement", "parties")}">${say(language, "to-parties")}</a>`;
}

/** Sentences that stand together become one list; a table stands alone. */
function sectionOf(c: AgreementCase, s: Section, language: Language): Markup {
  const blocks: Markup[] = [];
  let run: Sentence[] = [];
  const flush = (): void => {
    if (run.length > 0)
      blocks.push(
        html`<ul class="sentences">
          ${run.map((one) => html`<li>${one.text} ${reference(c, one.clause, language)}</li>`)}
        </ul>`,
      );
    run = [];
  };
  for (const block of s.blocks) {
    if (block.kind === "sentence") {
      run.push(block);
      continue;
    }
    flush();
    blocks.push(tableOf(c, block, language));
  }
  flush();
  return html`<section class="plain" aria-labelledby="${s.id}">
    <h2 id="${s.id}">${s.heading}</h2>
    ${blocks}
  </section>`;
}

function tableOf(c: AgreementCase, t: Table, language: Language): Markup {
  const rows = t.rows.map((row) => ({ cells: [...row.cells, reference(c, row.clause, language)] }));
  const sum = t.sum ? [{ cells: [...t.sum, ""], strong: true }] : [];
  return dataTable({
    caption: t.caption,
    quietCaption: true,
    head: [...t.headings, say(language, "clause")],
    numeric: [...t.numeric, false],
    rows: [...rows, ...sum],
    cards: true,
  });
}

/** A clause by the line of the file where it stands; what the agreement does not have is told as what a refusal rests on. */
export function clauseLink(c: Pick<AgreementCase, "slug" | "agreement">, path: string, language: Language): Markup {
  return c.agreement.where[path] ? reference(c, clauseOf(c.agreement, path), language) : html`${basisSaid(path, language)}`;
}

function reference(c: Pick<AgreementCase, "slug" | "agreement">, clause: Clause | undefined, language: Language): Markup {
  if (!clause) return html``;
  const title = `${c.agreement.file}:${clause.line} ${clause.path}`;
  return html`<a class="ref" href="${lineAddress(language, c.slug, clause.line)}" title="${title}">${say(language, "line", { line: `${clause.line}` })}</a>`;
}

export function sourcePage(c: AgreementCase, language: Language): Markup {
  const title = say(language, "source");
  const lines = c.text.replace(/\r?\n$/, "").split(/\r?\n/);
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p>${say(language, "source-intro", { file: c.agreement.file, count: `${lines.length}` })}</p>
    <p>
      <a href="${address(language, c.slug, "agreement")}">${say(language, "to-plain")}</a> ·
      <a href="${address(language, c.slug, "agreement", "file")}">${say(language, "download")}</a>
    </p>
    <div class="source" tabindex="0" role="region" aria-label="${c.agreement.file}">${lines.map((line, i) => sourceLine(line, i + 1))}</div>
  </div>`;
  return page({ language, here: `/${c.slug}/agreement/source`, alliance: { slug: c.slug, name: c.agreement.name }, title, part: "agreement", body });
}

function sourceLine(text: string, number: number): Markup {
  const comment = commentAt(text);
  const code = comment === undefined ? html`${text}` : html`${text.slice(0, comment)}<span class="comment">${text.slice(comment)}</span>`;
  return html`<div class="line" id="L${number}"><a class="number" href="#L${number}">${number}</a><code>${code}</code></div>`;
}

/** Where a YAML comment begins: a `#` at the start or behind a space, outside quotes. */
function commentAt(text: string): number | undefined {
  let quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!;
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === '"' || c === "'") quote = c;
    else if (c === "#" && (i === 0 || text[i - 1] === " ")) return i;
  }
  return undefined;
}
