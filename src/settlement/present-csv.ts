/** Obligations and payments of a statement as CSV (RFC 4180) for a spreadsheet. */
import { formatCents } from "../kernel/money.ts";
import type { Statement } from "./statement.ts";

const HEAD = ["record", "year", "component", "payer", "payee", "standing", "document", "terms", "vat", "currency", "amount", "figure"];

/**
 * One row an obligation, then one a payment; amounts with a plain point and two decimals. Lines end in CRLF. Text that a spreadsheet would
 * take for a formula gets an apostrophe before it.
 */
export function statementCsv(statement: Statement): string {
  const { currency } = statement;
  const obligations = statement.obligations.map((o) => [
    ...["obligation", o.year, o.component, o.purchaser, o.provider, o.standing, "", "", "", currency].map(textCell),
    formatCents(BigInt(o.cents)),
    textCell(o.figure),
  ]);
  const payments = statement.payments.map((p) => [
    ...["payment", "", p.flow, p.from, p.to, "payable", p.document, p.terms, p.vat, currency].map(textCell),
    formatCents(BigInt(p.cents)),
    textCell(p.figure),
  ]);
  return [HEAD, ...obligations, ...payments].map((row) => `${row.join(",")}\r\n`).join("");
}

/** A text cell, quoted where it must be, that no spreadsheet runs as a formula. */
export function textCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
