/** The lines of results as readers see them: what a line tells in words of the agreement, which lines are asked for, what they sum to. Pure. */
import type { Agreement, OutcomeTerm } from "../../agreement/agreement.ts";
import { idName } from "../../agreement/id-words.ts";
import type { Id } from "../../kernel/id.ts";
import { parseCents } from "../../kernel/money.ts";
import type { Language } from "../../kernel/refusal.ts";
import { add, parseRatio, type Ratio, ZERO } from "../../kernel/share.ts";

export type LineCells = Readonly<Partial<Record<string, string>>>;
/** A line of a batch. `cells` absent: it was erased. `gone`: it was taken back. */
export type KeptLine = { readonly batch: number; readonly line: number; readonly cells?: LineCells; readonly gone: boolean };
export type Asked = { readonly kind?: string; readonly party?: string; readonly about?: string };

/** Whose line it is, where it is of one party. */
export function partyOf(cells: LineCells): Id | undefined {
  return cells["provider"] ?? cells["party"] ?? cells["debtor"];
}

/** What a line is of: an indicator, an outcome, a line of the agreement, a series, a scheme. */
export function aboutOf(cells: LineCells): Id | undefined {
  switch (cells["kind"]) {
    case "indicator":
    case "index":
      return cells["id"];
    case "outcome":
    case "outcome-count":
    case "cohort":
      return cells["outcome"] ?? cells["category"];
    case "savings-report":
      return cells["scheme"];
    default:
      return cells["line"];
  }
}

/** What the agreement calls that; the id itself where it has no other name. */
export function aboutName(agreement: Agreement, id: Id, language: Language): string {
  return (
    agreement.results?.areas.find(({ indicator }) => indicator === id)?.name ??
    agreement.outcomes.find((outcome) => outcome.id === id)?.name ??
    agreement.lines.find((line) => line.id === id)?.name ??
    idName(id, language)
  );
}

/** Who pays by what the line tells: the payer of the outcome, or the organiser of the line; undefined where it is several or none. */
export function purchaserOf(agreement: Agreement, cells: LineCells): Id | undefined {
  if (cells["creditor"] !== undefined) return cells["creditor"];
  const outcome = agreement.outcomes.find(({ id }) => id === (cells["outcome"] ?? cells["category"]));
  if (outcome?.paidBy.by === "party") return outcome.paidBy.party;
  if (outcome?.paidBy.by === "shares") return undefined;
  return agreement.lines.find(({ id }) => id === (cells["line"] ?? onlyLine(outcome)))?.organiser;
}

function onlyLine(outcome: OutcomeTerm | undefined): Id | undefined {
  return outcome?.lines.length === 1 ? outcome.lines[0] : undefined;
}

/** The day, month or year that a line concerns. */
export function whenOf(cells: LineCells): string {
  return cells["day"] ?? cells["approved-on"] ?? cells["month"] ?? cells["final-on"] ?? cells["year"] ?? "";
}

export function fits({ kind, party, about }: Asked, cells: LineCells): boolean {
  if (kind !== undefined && cells["kind"] !== kind) return false;
  if (party !== undefined && ![cells["provider"], cells["party"], cells["debtor"], cells["creditor"]].includes(party)) return false;
  return about === undefined || aboutOf(cells) === about;
}

/** What lines of a kind come to. Sums are of the columns that can be added up; `from` and `to` are days, months or years. */
export type Summed = {
  readonly kind: string;
  readonly lines: number;
  readonly cents?: bigint;
  readonly count?: Ratio;
  readonly units?: Ratio;
  readonly from: string;
  readonly to: string;
};

/** The sums of each kind, in the order in which the kinds come. */
export function summed(lines: Iterable<LineCells>): readonly Summed[] {
  const byKind = new Map<string, Summed>();
  for (const cells of lines) {
    const kind = cells["kind"] ?? "";
    const when = whenOf(cells);
    const before = byKind.get(kind) ?? { kind, lines: 0, from: when, to: when };
    const cents = cells["amount"] === undefined ? undefined : parseCents(cells["amount"]);
    const more = (key: "count" | "units"): { readonly [K in "count" | "units"]?: Ratio } => {
      const value = parseRatio(cells[key] ?? "");
      return value === undefined ? {} : { [key]: add(before[key] ?? ZERO, value) };
    };
    byKind.set(kind, {
      ...before,
      lines: before.lines + 1,
      ...(cents === undefined ? {} : { cents: (before.cents ?? 0n) + cents }),
      ...more("count"),
      ...more("units"),
      from: when < before.from ? when : before.from,
      to: when > before.to ? when : before.to,
    });
  }
  return [...byKind.values()];
}
