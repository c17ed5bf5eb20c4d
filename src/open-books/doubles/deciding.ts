/** The same voucher once more: what is told of it before it costs twice. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import type { Id } from "../../kernel/id.ts";
import { formatCents } from "../../kernel/money.ts";
import type { SettledLine } from "../cost-book.ts";
import { sameSupplier, type Voucher, voucherOf } from "./alike.ts";

const BASIS = "docs/books.md#the-same-cost-twice";

/** Of rows of a file: how many, and what they come to, in cents as text. */
type Some = { readonly rows: number; readonly net: string };
/** How far the books of a party have grown. */
export type Grown = { readonly batches: number; readonly lines: number };
/** What of a file that was read is in the books of its party already, as far as they had grown when this was counted. */
export type Doubles = Grown & {
  /** Rows whose voucher and sum a line of the books has. */
  readonly equal: Some;
  /** Rows whose voucher a line of the books has with another sum. */
  readonly known: Some;
  /** Rows that stand in the file before, alike in all that money depends on. */
  readonly twice: Some;
  /** The first of those that the books have, with the line, and of those that stand twice, with how often. */
  readonly booked: readonly (Row & { readonly line: string; readonly equal: boolean })[];
  readonly alike: readonly (Row & { readonly times: number })[];
};
type Row = { readonly row: number; readonly document: string; readonly supplier: string; readonly net: string };

/** Rows that are listed at most of either kind. */
export const LISTED = 20;

/** What was counted part by part, together. */
export function joined({ batches, lines }: Grown, parts: readonly Doubles[]): Doubles {
  const all = (of: "equal" | "known" | "twice"): Some => ({
    rows: parts.reduce((sum, part) => sum + part[of].rows, 0),
    net: String(parts.reduce((sum, part) => sum + BigInt(part[of].net), 0n)),
  });
  const booked = parts.flatMap((part) => part.booked).sort((a, b) => Number(b.equal) - Number(a.equal) || a.row - b.row);
  const alike = parts.flatMap((part) => part.alike).sort((a, b) => a.row - b.row);
  const of = { equal: all("equal"), known: all("known"), twice: all("twice") };
  return { batches, lines, ...of, booked: booked.slice(0, LISTED), alike: alike.slice(0, LISTED) };
}

/** Why a file is not taken without somebody saying that it is meant; `same` is the batch that the same bytes became before. */
export function* sameAsBefore(same: number | undefined, { equal, booked }: Pick<Doubles, "equal" | "booked">): Generator<Refusal> {
  if (same !== undefined) yield refused("open-books/same-file", BASIS, { batch: String(same) }, "/again");
  if (equal.rows === 0) return;
  const args = { rows: String(equal.rows), net: formatCents(BigInt(equal.net)), line: booked.find((row) => row.equal)?.line ?? "" };
  yield refused("open-books/rows-booked-before", BASIS, args, "/again");
}

/**
 * Lines of a voucher and sum that the books have already, by the line that `booked` names for each; and lines that are sent twice at once, `measured` ones
 * by their quantity, which is what is paid. Nothing of it is refused to whoever says that it is meant.
 */
export function* sameVouchers(
  { lines, measured }: { readonly lines: readonly SettledLine[]; readonly measured: readonly Id[] },
  booked: readonly (string | undefined)[],
): Generator<Refusal> {
  const sent = new Map<string, { readonly voucher: Voucher; readonly at: number }[]>();
  for (const [i, line] of lines.entries()) {
    const voucher = voucherOf(line);
    if (!voucher) continue;
    const told = { document: line.texts.document!, supplier: line.texts.supplier ?? line.texts["supplier-id"] ?? "–", amount: formatCents(line.net) };
    const found = booked[i];
    const key = JSON.stringify([voucher.document, line.line, line.type, line.day, String((measured.includes(line.type) && line.quantity) || line.net)]);
    const before = sent.get(key) ?? [];
    const first = before.find((other) => sameSupplier(other.voucher, voucher))?.at;
    if (found !== undefined) yield refused("open-books/booked-before", BASIS, { ...told, line: found }, `/lines/${i}`);
    else if (first !== undefined) yield refused("open-books/sent-twice", BASIS, { ...told, first: String(first + 1) }, `/lines/${i}`);
    sent.set(key, [...before, { voucher, at: i }]);
  }
}
