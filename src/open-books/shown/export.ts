/** Lines as a table for other programs: the columns of a cost file, so that what is exported can be read again. */
import { formatCents } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import { countedIn, type Line } from "./line.ts";

/** `text` cells are neutralised; `cents` are amounts with two decimals, `millionths` quantities with up to six. */
type Kind = "text" | "cents" | "millionths";
type Column = { readonly name: string; readonly kind: Kind; readonly of: (line: Line) => string | bigint | null };

export const COLUMNS: readonly Column[] = [
  { name: "ref", kind: "text", of: ({ batch, line }) => `${batch}/${line}` },
  { name: "party", kind: "text", of: ({ party }) => party },
  { name: "line", kind: "text", of: ({ service }) => service },
  { name: "type", kind: "text", of: ({ type }) => type },
  { name: "day", kind: "text", of: ({ day }) => day },
  { name: "booked", kind: "text", of: ({ at }) => at },
  { name: "net", kind: "cents", of: ({ net }) => net },
  { name: "vat", kind: "cents", of: ({ vat }) => vat },
  { name: "vat-kind", kind: "text", of: ({ tax_kind }) => tax_kind },
  { name: "grants", kind: "cents", of: ({ grants }) => grants },
  { name: "counts", kind: "cents", of: countedIn },
  { name: "status", kind: "text", of: ({ status }) => status },
  { name: "approved", kind: "text", of: ({ approved }) => (approved ? "yes" : "no") },
  { name: "corrects", kind: "text", of: ({ corrects }) => corrects },
  { name: "quantity", kind: "millionths", of: ({ quantity }) => quantity },
  { name: "supplier", kind: "text", of: ({ supplier }) => supplier },
  { name: "supplier-id", kind: "text", of: ({ supplier_id }) => supplier_id },
  { name: "document", kind: "text", of: ({ document }) => document },
  { name: "cost-centre", kind: "text", of: ({ cost_centre }) => cost_centre },
  { name: "account", kind: "text", of: ({ account }) => account },
  { name: "text", kind: "text", of: ({ words }) => words },
];

/** A spreadsheet would run a text that begins so as a formula. */
export function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** The text of a cell: amounts with a decimal point, empty where there is nothing. */
export function cellText({ kind, of }: Column, line: Line): string {
  const value = of(line);
  if (value === null) return "";
  if (typeof value === "string") return neutral(value);
  return kind === "cents" ? formatCents(value) : formatQuantity(value);
}

export function csvHead(): string {
  return `${COLUMNS.map(({ name }) => name).join(",")}\r\n`;
}

export function csvRow(line: Line): string {
  return `${COLUMNS.map((column) => quoted(cellText(column, line))).join(",")}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
