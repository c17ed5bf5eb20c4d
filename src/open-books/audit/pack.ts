/** An auditor's pack: what it holds, and its tables for other programs. Pure. */
import type { MostTerm } from "../../appropriations/most.ts";
import type { Day, Instant, Month } from "../../kernel/day.ts";
import { type Cents, formatCents } from "../../kernel/money.ts";
import type { Reconciliation } from "../closing/kinds.ts";
import { cellText, COLUMNS, neutral } from "../shown/export.ts";
import type { Line } from "../shown/line.ts";
import type { MoneySample } from "./sample.ts";

/** `cents`: what lines cost, which counts where they are accepted: net, with VAT that stays a cost, without grants, or by the agreement's price. */
export type Sum = { readonly count: number; readonly net: Cents; readonly cents: Cents };
export type BatchSum = Sum & { readonly batch: number; readonly seq: number; readonly recorded: Instant; readonly lines: number; readonly root: string };
/** `absolute`: costs of either sign, all taken as positive. */
export type Population = Sum & {
  readonly absolute: Cents;
  readonly byType: readonly (Sum & { readonly type: string })[];
  readonly byMonth: readonly (Sum & { readonly month: Month })[];
  readonly batches: readonly BatchSum[];
};

/** A line with its evidence, by the files' hashes. */
export type Picked = { readonly line: Line; readonly evidence: readonly string[] };
/** A finding that was accepted after it had been disallowed. */
export type Overturned = {
  readonly finding: string;
  readonly lines: number;
  readonly net: Cents;
  readonly cents: Cents;
  readonly on: Day;
  readonly decision: string | null;
};

/** A month of the party: whether it is signed, and how it stands beside the party's ledger. */
export type PackMonth = Pick<Sum, "count"> & {
  /** Null where the mandate does not cover the net of every line of the month. */
  readonly net: Cents | null;
  /** What counts now: of accepted lines alone. */
  readonly counts: Cents;
  readonly month: Month;
  readonly signed?: Day;
  readonly signedAs?: Reconciliation;
  readonly reconciliation: Reconciliation;
};
/** A decision that something rested on and that was taken away. */
export type Annulled = {
  readonly decision: string;
  readonly organ: string;
  readonly section: string;
  readonly subject: string;
  readonly on: Day;
  readonly annulledOn: Day;
  /** Commitments that rest on it. */
  readonly commitments: number;
  readonly committed: Cents;
};
/** A part of the most that a purchaser can owe which it stated itself, because the agreement sets no limit. */
export type StatedLimit = { readonly purchaser: string; readonly year: string; readonly term: MostTerm; readonly cents: Cents };
export type Pack = {
  readonly method: string;
  readonly party: string;
  readonly from: Month;
  readonly to: Month;
  readonly seed: string;
  readonly made: Day;
  readonly population: Population;
  readonly months: readonly PackMonth[];
  readonly drawn: readonly Picked[];
  /** How lines are picked by money: those of `full` and more in full, the others by interval. */
  readonly money?: MoneySample;
  readonly inFull: readonly Picked[];
  readonly byMoney: readonly Picked[];
  readonly least?: Cents;
  readonly large: readonly Picked[];
  readonly late: readonly Picked[];
  readonly overturned: readonly Overturned[];
  readonly annulled: readonly Annulled[];
  readonly stated: readonly StatedLimit[];
};

export function proofPath(stream: string, { batch, line }: { readonly batch: number; readonly line: number }): string {
  return `/s/${stream}/line/${batch}/${line}.line-proof`;
}

/** Cells as text; `cents` columns are amounts with two decimals. */
export type Sheet = {
  readonly name: string;
  readonly head: readonly string[];
  readonly cents: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

const CENTS = COLUMNS.filter(({ kind }) => kind === "cents").map(({ name }) => name);

function lineSheet(name: string, stream: string, lines: readonly Picked[]): Sheet {
  return {
    name,
    head: [...COLUMNS.map((column) => column.name), "evidence", "proof"],
    cents: CENTS,
    rows: lines.map(({ line, evidence }) => [...COLUMNS.map((column) => cellText(column, line)), evidence.join(" "), proofPath(stream, line)]),
  };
}

/** Every part of the pack. */
export function sheetsOf(pack: Pack, stream: string): readonly Sheet[] {
  const { population, money, least } = pack;
  const facts: readonly (readonly [string, string])[] = [
    ["method", pack.method],
    ["party", pack.party],
    ["from", pack.from],
    ["to", pack.to],
    ["seed", neutral(pack.seed)],
    ["made", pack.made],
    ["lines", String(population.count)],
    ["net", formatCents(population.net)],
    ["cents", formatCents(population.cents)],
    ["absolute", formatCents(population.absolute)],
    ...(money ? [["full", formatCents(money.full)] as const] : []),
    ...(money?.drawn ? [["interval", formatCents(money.drawn.interval)] as const, ["start", formatCents(money.drawn.start)] as const] : []),
    ...(least === undefined ? [] : [["least", formatCents(least)] as const]),
  ];
  const sums = (name: string, key: string, rows: readonly (readonly string[])[], more: readonly string[] = []): Sheet => {
    return { name, head: [key, "count", "net", ...more], cents: ["net", "cents", "counts"], rows };
  };
  return [
    { name: "pack", head: ["what", "is"], cents: [], rows: facts },
    sums(
      "types",
      "type",
      population.byType.map(({ type, count, net, cents }) => [type, String(count), formatCents(net), formatCents(cents)]),
      ["cents"],
    ),
    sums(
      "months",
      "month",
      pack.months.map(({ month, count, net, counts, signed, signedAs, reconciliation }) => [
        month,
        String(count),
        net === null ? "" : formatCents(net),
        formatCents(counts),
        signed ?? "",
        signedAs ?? "",
        reconciliation,
      ]),
      ["counts", "signed", "signed-as", "reconciliation"],
    ),
    sums(
      "batches",
      "batch",
      population.batches.map(({ batch, count, net, cents, seq, recorded, lines, root }) => {
        return [String(batch), String(count), formatCents(net), formatCents(cents), String(seq), recorded, String(lines), root];
      }),
      ["cents", "entry", "recorded", "lines", "root"],
    ),
    lineSheet("drawn", stream, pack.drawn),
    lineSheet("in-full", stream, pack.inFull),
    lineSheet("by-money", stream, pack.byMoney),
    lineSheet("large", stream, pack.large),
    lineSheet("late", stream, pack.late),
    { name: "overrides", head: ["kind", "what", "day", "amount"], cents: ["amount"], rows: overridden(pack) },
  ];
}

function overridden({ overturned, annulled, stated }: Pack): readonly (readonly string[])[] {
  return [
    ...overturned.map(({ finding, cents, on, decision }) => [
      "disallowed-then-accepted",
      neutral([finding, decision ?? ""].join(" ").trim()),
      on,
      formatCents(cents),
    ]),
    ...annulled.map(({ organ, section, subject, annulledOn, committed }) => {
      return ["decision-annulled", neutral(`${organ} ${section} ${subject}`), annulledOn, formatCents(committed)];
    }),
    ...stated.map(({ purchaser, year, term, cents }) => ["limit-stated", `${purchaser} ${year} ${term}`, "", formatCents(cents)]),
  ];
}

/** All lines of the pack as one table: whichever sample a line is of stands before it, and a line of two stands twice. */
export function packCsv(pack: Pack, stream: string): string {
  const sheets = sheetsOf(pack, stream).filter(({ name }) => ["drawn", "in-full", "by-money", "large", "late"].includes(name));
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const rows = [["sample", ...sheets[0]!.head], ...sheets.flatMap(({ name, rows: own }) => own.map((row) => [name, ...row]))];
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}
