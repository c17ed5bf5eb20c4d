/** What stands instead of a statement that would be wrong: every row that cannot be read, with its reason and amount. */
import { html } from "hono/html";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents } from "../../kernel/shown.ts";
import { costWords, type FaultWords } from "../../open-books/words.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import type { SettlementCase, Unread, UnreadRow } from "../case.ts";
import { factWords } from "../facts-words.ts";
import { PAGE } from "../page-words.ts";
import type { Against } from "../settling.ts";

export type RefusedView = { readonly of: SettlementCase; readonly against: Against; readonly language: Language };

const WORDS: Readonly<Record<string, FaultWords>> = { ...costWords, ...factWords };

function say(language: Language, key: keyof typeof PAGE, args: Readonly<Record<string, string>> = {}): string {
  return fill(PAGE[key][language], args);
}

export function refusedPage({ of, against, language }: RefusedView): Markup {
  const title = say(language, "refused");
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${of.agreement.name}</p>
    ${refusedBox({ of, against, language })} ${against.unread.map((file) => fileTable(file, language, of.agreement.currency))}
    <p><a href="${address(language, of.slug)}">${say(language, "refused-back")}</a></p>
  </div>`;
  return page({ language, here: `/${of.slug}/settlement`, alliance: { slug: of.slug, name: of.agreement.name }, title, part: "settlement", body });
}

/** The refusal in short, wherever money would else stand. */
export function refusedBox({ of, against, language }: RefusedView): Markup {
  const lines = [
    ...(against.withoutCosts ? [say(language, "refused-no-costs")] : []),
    ...against.unread.map((file) => headOf(file, language, of.agreement.currency)),
    ...(against.unread.length > 0 ? [say(language, "refused-rows")] : []),
  ];
  return html`<section class="hds-notification hds-notification--alert" role="status">
    <div class="hds-notification__content">${lines.map((line) => html`<p>${line}</p>`)}</div>
  </section>`;
}

function headOf({ file, rows, cents }: Unread, language: Language, currency: string): string {
  return say(language, cents === undefined ? "unread" : "unread-sum", {
    file,
    rows: `${rows}`,
    sum: showCents(cents ?? 0n, language, currency),
  });
}

function fileTable({ file, rows, listed = [] }: Unread, language: Language, currency: string): Markup {
  const head = (["line", "reason", "remedy", "amount"] as const).map((key) => say(language, key));
  const more = rows - listed.length;
  return html`<section class="block">
    <h2>${file}</h2>
    ${dataTable({
      caption: file,
      quietCaption: true,
      head,
      numeric: [false, false, false, true],
      rows: listed.map((row) => ({
        cells: [
          say(language, "line-number", { line: `${row.line}` }),
          html`${sentence(row, language)} <code>${row.code}</code>`,
          WORDS[row.code]?.remedy[language] ?? "",
          row.cents === undefined ? "–" : showCents(row.cents, language, currency),
        ],
      })),
      cards: true,
    })}
    ${more > 0 ? html`<p>${say(language, "unread-more", { n: `${more}` })}</p>` : ""}
  </section>`;
}

function sentence({ code, args }: UnreadRow, language: Language): string {
  const words = WORDS[code];
  return words ? fill(words.sentence[language], args) : Object.values(args).join(", ");
}

/** The same for a machine: cents as strings. */
export function refusedJson({ against, language, of }: RefusedView): object {
  return {
    kind: "refused",
    alliance: of.agreement.name,
    reason: [say(language, against.withoutCosts ? "refused-no-costs" : "refused-rows")],
    files: against.unread.map(({ file, rows, cents, listed = [] }) => ({
      file,
      rows,
      ...(cents === undefined ? {} : { cents: String(cents) }),
      listed: listed.map((row) => ({
        line: row.line,
        code: row.code,
        text: sentence(row, language),
        ...(row.cents === undefined ? {} : { cents: String(row.cents) }),
      })),
    })),
  };
}

/** The same as text, one row a line. */
export function refusedText({ against, language, of }: RefusedView): string {
  const { currency } = of.agreement;
  const amount = (row: UnreadRow): string => (row.cents === undefined ? "" : ` (${showCents(row.cents, language, currency)})`);
  const lines = against.unread.flatMap((file) => [
    headOf(file, language, currency),
    ...(file.listed ?? []).map((row) => `${file.file}:${row.line}: ${sentence(row, language)}${amount(row)} [${row.code}]`),
  ]);
  return `${[...lines, say(language, against.withoutCosts ? "refused-no-costs" : "refused-rows")].join("\n")}\n`;
}
