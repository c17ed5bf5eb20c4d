/** Obligations and payments of a statement as CSV (RFC 4180) for a spreadsheet, in the reader's language. */
import type { Language } from "../kernel/refusal.ts";
import { formatCents } from "../kernel/money.ts";
import { HEADERS, RECORDS } from "./csv-words.ts";
import * as words from "./present-words.ts";
import { terms, vatText } from "./present-tables.ts";
import { tableWord, voiceOf } from "./present.ts";
import type { Statement } from "./statement.ts";

/** Spreadsheets separate cells as their language does: where the decimal mark is a comma, by a semicolon. */
const SEPARATORS: Readonly<Record<Language, string>> = { fi: ";", sv: ";", en: "," };
/** Without this mark spreadsheets take UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A row of the file: texts by column; `amount` in whole cents. */
type Column = keyof typeof HEADERS;
type Row = Partial<Record<Column, string>> & { readonly cents?: string };

const COLUMNS = Object.keys(HEADERS) as Column[];

/**
 * One row an obligation, then one a payment, then what is not paid yet, stands apart, was refused and is noted, then one a file that the statement was
 * made from. Names stand beside ids. Amounts have two decimals, a
 * decimal comma in Finnish and Swedish and a point in English. Lines end in CRLF. Text that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
export function statementCsv(statement: Statement, language: Language): string {
  const { name } = voiceOf(language, statement);
  const { currency } = statement;
  const record = (of: keyof typeof RECORDS) => RECORDS[of][language];
  const rows: Row[] = [
    ...statement.obligations.map((o) => ({
      record: record("obligation"),
      year: o.year,
      component: words.COMPONENTS[o.component][language],
      payer: name(o.purchaser),
      "payer-id": o.purchaser,
      payee: name(o.provider),
      "payee-id": o.provider,
      standing: words.STANDINGS[o.standing][language],
      currency,
      cents: o.cents,
      figure: o.figure,
    })),
    ...statement.payments.map((p) => ({
      record: record("payment"),
      component: words.FLOWS[p.flow][language],
      payer: name(p.from),
      "payer-id": p.from,
      payee: name(p.to),
      "payee-id": p.to,
      standing: words.STANDINGS.payable[language],
      document: words.DOCUMENTS[p.document][language],
      terms: terms(p.terms, language),
      vat: vatText(p, language),
      currency,
      cents: p.cents,
      figure: p.figure,
    })),
    ...aside(statement, language),
  ];
  const separator = SEPARATORS[language];
  const line = (cells: readonly string[]) => `${cells.join(separator)}\r\n`;
  const head = COLUMNS.map((column) => textCell(HEADERS[column][language], separator));
  return BYTE_ORDER_MARK + [head, ...rows.map((row) => cellsOf(row, language, separator))].map(line).join("");
}

/** What is no obligation and no payment, and where all came from. */
function aside(statement: Statement, language: Language): Row[] {
  const { name, note } = voiceOf(language, statement);
  const { currency } = statement;
  const record = (of: keyof typeof RECORDS) => RECORDS[of][language];
  return [
    ...(statement.held ?? []).map((h) => ({
      record: record("held"),
      component: words.FLOWS[h.flow][language],
      payer: name(h.purchaser),
      "payer-id": h.purchaser,
      payee: name(h.provider),
      "payee-id": h.provider,
      currency,
      cents: h.cents,
      text: tableWord(`held-${h.reason}`, language),
    })),
    ...statement.apart.map((a) => ({ record: record("apart"), component: words.APART[a.reason][language], currency, cents: a.cents, figure: a.figure })),
    ...statement.refusedClaims.map((c) => ({
      record: record("refused"),
      component: words.REASONS[c.reason]?.[language] ?? c.reason,
      text: c.id,
      file: c.source,
    })),
    ...statement.notes.map((one) => ({ record: record("note"), text: note(one), ...(one.clause === undefined ? {} : { file: one.clause }) })),
    ...(statement.sources ?? []).map((s) => ({
      record: record("source"),
      component: tableWord(`source-${s.kind}`, language),
      file: s.file,
      "sha-256": s.sha256,
    })),
  ];
}

function cellsOf(row: Row, language: Language, separator: string): string[] {
  return COLUMNS.map((column) => {
    if (column !== "amount") return textCell(row[column] ?? "", separator);
    const amount = row.cents === undefined ? "" : formatCents(BigInt(row.cents));
    return language === "en" ? amount : amount.replace(".", ",");
  });
}

/** A text cell, quoted where it must be, that no spreadsheet runs as a formula. */
export function textCell(text: string, separator = ","): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
