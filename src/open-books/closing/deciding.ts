/** What may be entered at a month's end, and why not. Pure. */
import { type Agreement, classFor } from "../../agreement/agreement.ts";
import { isByQuantity } from "../../agreement/pricing.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../../api/decide.ts";
import { contains, endOfMonth, type Month, monthOf } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { parseQuantity } from "../../kernel/quantity.ts";
import type { FileRef } from "../../log/reference.ts";
import { notYours, type Standing } from "../deciding.ts";
import { signedMonth } from "../kinds.ts";
import { matchLines, reckoned, type Side } from "./match.ts";
import type { LedgerRead } from "./read-ledger.ts";

const BASIS = "docs/books.md";
/** Reasons that are told at once. */
const MOST_TOLD = 20;

/** The books of a party's month: `net` is what a month is signed by. */
export type BooksRead = { readonly lines: readonly Side[]; readonly net: Cents };
export type Reconciling = {
  readonly read: LedgerRead;
  readonly books: BooksRead;
  readonly file: FileRef;
  readonly mapping?: FileRef;
  readonly refusals: readonly Refusal[];
};
export type ReconcileResult = {
  readonly party: Id;
  readonly month: Month;
  readonly matched: number;
  readonly differences: number;
  readonly difference: string;
};

/** Why an extract cannot stand beside the books. */
export function* unreadable({ faults, listed, lines }: LedgerRead): Generator<Refusal> {
  for (const { code, args, basis } of faults.slice(0, MOST_TOLD)) yield refused(code, basis, args, "/content");
  if (listed.length > 0) yield refused("open-books/ledger-unread", BASIS, { count: String(listed.length), line: String(listed[0]!.line) }, "/content");
  for (const { code, args } of listed.slice(0, MOST_TOLD)) yield refused(code, "docs/cost-files.md", args, "/content");
  if (faults.length === 0 && listed.length === 0 && lines.length === 0) yield refused("open-books/ledger-empty", BASIS, {}, "/month");
}

/** Keeps what a party's ledger and books come to beside each other. Differences are no reason against: they are what is kept. */
export function decideReconciling(standing: Standing, gathered: Reconciling, of: { party: Id; month: Month }, now: Now): Decided<ReconcileResult> {
  const { read, books, file, mapping } = gathered;
  const { party, month } = of;
  const refusals = [...notYours(standing, party, now), ...gathered.refusals, ...unreadable(read)];
  const sides = reckoned(matchLines(read.lines, books.lines));
  const sum = (lines: readonly Side[]): Cents => lines.reduce((all, { cents }) => all + cents, 0n);
  const totals = (lines: readonly Side[]) => ({ count: lines.length, total: String(sum(lines)) });
  const told = ({ count, total }: { readonly count: number; readonly total: Cents }) => ({ count, total: String(total) });
  const { differing } = sides;
  return (
    reasonsAgainst(refusals) ?? {
      drafts: [
        {
          kind: "ledger-reconciled",
          day: now.day,
          body: {
            organisation: now.party!,
            party,
            month,
            file,
            ...(mapping ? { mapping } : {}),
            ledger: totals(read.lines),
            books: { ...totals(books.lines), net: String(books.net) },
            matched: told(sides.matched),
            differing: { count: differing.count, ledger: String(differing.ledger), books: String(differing.books) },
            onlyLedger: told(sides.onlyLedger),
            onlyBooks: told(sides.onlyBooks),
          },
        },
      ],
      result: {
        party,
        month,
        matched: sides.matched.count,
        differences: differing.count + sides.onlyLedger.count + sides.onlyBooks.count,
        difference: String(sum(read.lines) - sum(books.lines)),
      },
    }
  );
}

export type AccruedLine = { readonly line: Id; readonly type: Id; readonly net: string; readonly quantity?: string | undefined };

/** Enters what a month has cost and nobody has invoiced yet; it takes the place of what was entered for the month before. */
export function decideAccrual(
  standing: Standing,
  agreement: Agreement | undefined,
  { party, month, lines }: { readonly party: Id; readonly month: Month; readonly lines: readonly AccruedLine[] },
  now: Now,
): Decided<{ readonly party: Id; readonly month: Month; readonly total: string }> {
  const refusals: Refusal[] = [...notYours(standing, party, now)];
  if (signedMonth(standing.books, party, month)) refusals.push(refused("open-books/month-signed", BASIS, { party, month }, "/month"));
  if (month > monthOf(now.day)) refusals.push(refused("open-books/accrual-early", BASIS, { month }, "/month"));
  if (!agreement) refusals.push(refused("open-books/no-agreement", BASIS));
  else lines.forEach((line, i) => refusals.push(...wrongLine(agreement, { party, month }, line, `/lines/${i}`)));
  const keys = lines.map(({ line, type }) => `${line} ${type}`);
  keys.forEach((key, i) => {
    if (keys.indexOf(key) !== i) refusals.push(refused("open-books/accrual-twice", BASIS, { line: lines[i]!.line, type: lines[i]!.type }, `/lines/${i}`));
  });
  const total = lines.reduce((sum, { net }) => sum + BigInt(net), 0n);
  const body = { organisation: now.party!, party, month, lines: lines.map(accrued) };
  return (
    reasonsAgainst(refusals) ?? {
      drafts: [{ kind: "accrual-entered", day: endOfMonth(month) < now.day ? endOfMonth(month) : now.day, body }],
      result: { party, month, total: String(total) },
    }
  );
}

function accrued({ line, type, net, quantity }: AccruedLine) {
  return { line, type, net, ...(quantity === undefined ? {} : { quantity: String(parseQuantity(quantity)!) }) };
}

function* wrongLine(
  agreement: Agreement,
  { party: id, month }: { party: Id; month: Month },
  { line, type, net, quantity }: AccruedLine,
  at: string,
): Generator<Refusal> {
  const { lines, costTypes, parties, periods } = agreement;
  const party = parties.find((each) => each.id === id);
  const found = lines.find((each) => each.id === line);
  if (!found?.providers.includes(id)) yield refused("open-books/accrual-line", BASIS, { line, party: id }, `${at}/line`);
  const cost = costTypes[type];
  if (!cost) yield refused("costs/type-unknown", BASIS, { text: type }, `${at}/type`);
  const kind = cost && (party ? classFor(cost, party) : cost.class);
  if (kind !== undefined && kind !== "reimbursable" && kind !== "conditional") yield refused("open-books/accrual-type", BASIS, { type }, `${at}/type`);
  const byQuantity = cost !== undefined && isByQuantity(cost);
  if (cost && byQuantity !== (quantity !== undefined)) yield refused("open-books/accrual-quantity", BASIS, { type }, `${at}/quantity`);
  if (BigInt(net) === 0n) yield refused("open-books/accrual-zero", BASIS, { line, type }, `${at}/net`);
  if (!periods.some((period) => contains({ from: `${monthOf(period.from)}-01`, to: period.to }, `${month}-01`)))
    yield refused("open-books/outside-term", BASIS, {}, "/month");
}
