/** How far corrections may go: what stays of a line keeps its sign and is no more than the line was. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import { type Cents, formatCents, round } from "../../kernel/money.ts";
import { formatQuantity } from "../../kernel/quantity.ts";
import { ratio } from "../../kernel/share.ts";
import { beyondBounds } from "../cost-bounds.ts";
import type { SettledLine } from "../cost-book.ts";
import type { CostStatus } from "../open-books.ts";

const BASIS = "docs/books.md";

/** What a line or several come to: cents as the ledger has them, grants in cents, cents that count, and millionths of a unit. */
export type Measures = { readonly net: Cents; readonly grants: Cents; readonly cents: Cents; readonly quantity: bigint };
const MEASURES = ["net", "cents", "quantity"] as const;

/** The line that stands first in a chain of corrections: what it says, and what the lines of the chain come to by now, by how they stand. */
export type Origin = { readonly ref: string; readonly day: Day; readonly line: Measures; readonly stands: Readonly<Record<CostStatus, Measures>> };
/** A correction, and how it stands once it is booked; `byQuantity`: the agreement pays its type by quantity. */
export type Change = Measures & { readonly status: CostStatus; readonly byQuantity?: boolean };

/** What of a chain may come to count together, for corrections that stand as `of` says: what counts now, what will once disputes end well, and else all of it. */
const READINGS: readonly { readonly of: readonly CostStatus[]; readonly counts: readonly CostStatus[] }[] = [
  { of: ["accepted"], counts: ["accepted"] },
  { of: ["accepted", "disputed"], counts: ["accepted", "disputed"] },
  { of: ["disallowed"], counts: ["accepted", "disputed", "disallowed"] },
];

/** Why corrections go beyond the lines that they correct, with the arithmetic; `origins` stand in the order of the corrections, absent where there is none. */
export function* beyondLines(origins: readonly (Origin | undefined)[], changes: readonly Change[]): Generator<Refusal> {
  for (const { origin, own, last } of chainsOf(origins, changes)) {
    const beyond = firstBeyond(origin, own);
    const apart = beyond ? undefined : apartIn(origin, own);
    if (apart) yield refused("open-books/beyond-price", BASIS, { ref: origin.ref, ...apart }, `/lines/${last}/net`);
    if (!beyond) continue;
    const { measure, ...told } = beyond;
    const write = measure === "quantity" ? formatQuantity : formatCents;
    const args = Object.fromEntries(Object.entries(told).map(([name, value]) => [name, write(value)]));
    const code = measure === "quantity" ? "open-books/beyond-quantity" : "open-books/beyond-line";
    yield refused(code, BASIS, { ref: origin.ref, ...args }, `/lines/${last}/${measure === "quantity" ? "quantity" : "net"}`);
  }
}

/** Why what is left of lines is no line that could be booked: its net with its VAT, its grants and, where that is paid, its quantity, meant or not. */
export function* unfitLeft(origins: readonly (Origin | undefined)[], changes: readonly Change[]): Generator<Refusal> {
  for (const { origin, own, last } of chainsOf(origins, changes)) {
    const left = leftOf(origin, own);
    const unfit = left.flatMap(({ net, grants, cents }) => beyondBounds({ net, vat: cents - net + grants, grants }, origin.day) ?? [])[0];
    if (unfit) yield refused(unfit.code, BASIS, unfit.args, `/lines/${last}/${unfit.code === "costs/vat-beyond" ? "vat" : "grants"}`);
    const half = left.find((each) => isHalf(origin, own, each));
    if (!half) continue;
    const args = { ref: origin.ref, net: formatCents(half.net), quantity: formatQuantity(half.quantity) };
    yield refused("open-books/left-quantity", BASIS, args, `/lines/${last}/${half.net === 0n ? "quantity" : "net"}`);
  }
}

/** The chains that are corrected, each with its corrections and the place of the last of them. */
function* chainsOf(origins: readonly (Origin | undefined)[], changes: readonly Change[]): Generator<{ origin: Origin; own: readonly Change[]; last: number }> {
  for (const own of Map.groupBy(changes.keys(), (i) => origins[i]?.ref).values()) {
    const origin = origins[own[0]!];
    if (origin) yield { origin, own: own.map((i) => changes[i]!), last: own.at(-1)! };
  }
}

/** A chain by each reading that its corrections touch: what stands of it, and by how much they change that. */
function readingsOf({ stands }: Origin, own: readonly Change[]): readonly { readonly stands: Measures; readonly change: Measures }[] {
  const touched = READINGS.filter(({ of }) => own.some(({ status }) => of.includes(status)));
  return touched.map(({ counts }) => ({
    stands: sumOf(counts.map((status) => stands[status])),
    change: sumOf(own.filter(({ status }) => counts.includes(status))),
  }));
}

function sumOf(all: readonly Measures[]): Measures {
  const sum = (name: keyof Measures) => all.reduce((sum, each) => sum + each[name], 0n);
  return { net: sum("net"), grants: sum("grants"), cents: sum("cents"), quantity: sum("quantity") };
}

function leftOf(origin: Origin, own: readonly Change[]): readonly Measures[] {
  return readingsOf(origin, own).map(({ stands, change }) => sumOf([stands, change]));
}

type Beyond = { readonly measure: (typeof MEASURES)[number]; readonly line: bigint; readonly stands: bigint; readonly change: bigint; readonly left: bigint };

function firstBeyond(origin: Origin, own: readonly Change[]): Beyond | undefined {
  const readings = readingsOf(origin, own);
  for (const measure of MEASURES) {
    for (const reading of readings) {
      const [stands, change] = [reading.stands[measure], reading.change[measure]];
      const told = { line: origin.line[measure], stands, change, left: stands + change };
      if (isBeyond(told)) return { measure, ...told };
    }
  }
  return undefined;
}

/**
 * Where the agreement pays by quantity, net and quantity fall in proportion, to the cent: else what was taken off the net would stay paid, and what was taken
 * off the quantity would stay booked. What comes nearer to the proportion is never beyond.
 */
function apartIn(origin: Origin, own: readonly Change[]): Readonly<Record<"net" | "quantity" | "fits", string>> | undefined {
  const { line } = origin;
  if (!own[0]!.byQuantity || line.quantity === 0n) return undefined;
  const gap = ({ net, quantity }: Measures): bigint => abs(net * line.quantity - line.net * quantity);
  for (const { stands, change } of readingsOf(origin, own)) {
    const left = sumOf([stands, change]);
    if (gap(left) <= abs(line.quantity) || gap(left) <= gap(stands) || isHalf(origin, own, left)) continue;
    const fits = round(ratio(line.net * left.quantity, line.quantity), "half-up");
    return { net: formatCents(left.net), quantity: formatQuantity(left.quantity), fits: formatCents(fits) };
  }
  return undefined;
}

/** Whether net or quantity alone is left of a line that is paid by quantity; one that was booked without a net or without a quantity has but the other. */
function isHalf({ line }: Origin, own: readonly Change[], left: Measures): boolean {
  return own[0]!.byQuantity === true && line.net !== 0n && line.quantity !== 0n && (left.net === 0n) !== (left.quantity === 0n);
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}

/** What comes nearer to nothing, or to the line, is never beyond. */
function isBeyond({ line, stands, left }: Omit<Beyond, "measure">): boolean {
  const [least, most] = line < 0n ? [line, 0n] : [0n, line];
  return (left < least && left < stands) || (left > most && left > stands);
}

/** Whether a correction only takes off from what a line costs. */
export function takesOff({ cents, quantity }: Pick<Measures, "cents" | "quantity">): boolean {
  return cents <= 0n && quantity <= 0n && (cents < 0n || quantity < 0n);
}

/** How a correction stands beside the line that it corrects: what is said against that line is said against it. */
export function underOf(line: Pick<SettledLine, "status">, corrected: CostStatus): CostStatus {
  return (["disallowed", "disputed"] as const).find((status) => line.status === status || corrected === status) ?? "accepted";
}
