/** One step of a derivation as a reader says it: what is done with which inputs, every factor in its own unit. */
import { fill, type Language } from "../kernel/refusal.ts";
import { compare, div, formatRatio, mul, neg, parseRatio, type Ratio, ratio } from "../kernel/share.ts";
import { showCents, showMoney, showNumber, showShare, showUnrounded } from "../kernel/shown.ts";
import { factorsOf, readingOf } from "./explain.ts";
import * as words from "./present-words.ts";
import type { Figure } from "./statement.ts";

/** What a step needs to be said: the figures that it names, and how the reader reads. */
export type Reader = { readonly figures: ReadonlyMap<string, Figure>; readonly language: Language; readonly currency: string };

/** More inputs than this are counted, not written out. */
const MOST_WRITTEN = 4;
/** Day counts of a year that interest is computed by. */
const YEAR_DAYS = [365n, 360n, 366n];

/** How a figure came about, in a word or two; empty for what was given. */
export function stepText(figure: Figure, reader: Reader): string {
  const { op, inputs, constant } = readingOf(figure, reader.figures);
  const say = (key: words.StepWord, args: Readonly<Record<string, string>> = {}): string => fill(words.STEPS[key][reader.language], args);
  if (op === "given") return "";
  if (op.startsWith("when")) return whenText(figure, op, reader);
  if (constant !== undefined && (op === "least" || op === "greatest")) {
    return say(op === "least" ? "at-most" : "at-least", { bound: plainText(figure, constant, reader) });
  }
  if (!op.startsWith("sum")) return words.OPERATIONS[op]?.[reader.language] ?? op;
  const { plus, factors } = factorsOf({ ...figure, op, inputs });
  const times = inputs.flatMap((input) => factors.get(input) ?? []);
  if (plus !== "0") return say(inputs.length === 0 ? "equal-part" : "sum-and", { plus: factorText(plus, figure, reader) });
  if (times.length === 1) return times[0] === "1" ? say("as-it-is") : times[0] === "-1" ? say("turned") : say("times");
  return times.length === 2 && times[0] === "1" && times[1] === "-1" ? say("difference") : say("sum");
}

/** The step with its values in it, as `57 % × 67 679,96 €`; empty where there is nothing to write out. */
export function formulaText(figure: Figure, reader: Reader): string {
  const { op, inputs } = readingOf(figure, reader.figures);
  const value = (id: string): string => valueText(reader.figures.get(id)!, reader);
  if (inputs.length === 0 || new Set(inputs).size > MOST_WRITTEN) return "";
  if (op === "product") return inputs.map(value).join(" × ");
  if (op === "quotient") return inputs.map(value).join(" ÷ ");
  if (!op.startsWith("sum")) return "";
  const { factors, plus } = factorsOf({ ...figure, op, inputs });
  const terms = [...new Set(inputs)].flatMap((id) =>
    factors.get(id)!.map((factor) => {
      const below = factor.startsWith("-");
      const size = below ? factor.slice(1) : factor;
      const written = size === "1" ? value(id) : `${factorText(size, figure, reader, id)} × ${value(id)}`;
      return [below, written] as const;
    }),
  );
  if (terms.length === 1 && plus === "0" && factors.get(inputs[0]!)![0] === "1") return "";
  const added = plus === "0" ? [] : [[plus.startsWith("-"), factorText(plus.replace("-", ""), figure, reader)] as const];
  return [...terms, ...added].map(([below, text], i) => (below ? (i === 0 ? `\u2212${text}` : ` \u2212 ${text}`) : i === 0 ? text : ` + ${text}`)).join("");
}

/** What a sum multiplies an input with, as `57 % × `; nothing where it is taken as it is. */
export function timesText(of: Figure, input: string, reader: Reader): string {
  const { op, inputs } = readingOf(of, reader.figures);
  const factors = factorsOf({ ...of, op, inputs }).factors.get(input) ?? [];
  if (!op.startsWith("sum") || factors.every((factor) => factor === "1")) return "";
  return factors.map((factor) => (factor === "-1" ? "\u2212 " : `${factorText(factor, of, reader, input)} × `)).join("");
}

/** The exact value where what is shown was rounded for reading, else nothing. */
export function exactText(figure: Figure, reader: Reader): string {
  const value = parseRatio(figure.value)!;
  const scaled = figure.unit === "cents" ? div(value, ratio(100n)) : value;
  if (endsWithin(figure.unit === "share" ? mul(value, ratio(100n)) : scaled, 6)) return "";
  const fraction = formatRatio(scaled).replace("-", "\u2212");
  return figure.unit === "cents" ? `${fraction}\u00a0${reader.currency === "EUR" ? "€" : reader.currency}` : fraction;
}

/** A factor in the unit in which people know it: a price of a unit, a share, the days of interest. */
function factorText(factor: string, of: Figure, reader: Reader, input?: string): string {
  const value = parseRatio(factor);
  if (!value) return factor;
  const from = input === undefined ? undefined : reader.figures.get(input);
  if (of.unit === "cents" && (from === undefined || from.unit !== "cents")) return money(value, reader);
  if (of.unit === "score" || (of.unit === "factor" && from?.unit === "score")) {
    return of.unit === "score" ? shareText(value, reader) : showNumber(value, reader.language);
  }
  if (of.unit === "count" || of.unit === "value") return showNumber(value, reader.language);
  return interestText(value, of, from, reader) ?? shareText(value, reader);
}

/** `8 % × 23/365` where a factor is a yearly rate for some days of a year. */
function interestText(factor: Ratio, of: Figure, from: Figure | undefined, { language }: Reader): string | undefined {
  const days = from?.label.key === "late-sum" ? parseRatio(from.label.args?.["days"] ?? "") : undefined;
  if (of.label.key !== "late-interest" || !days || days.n === 0n) return undefined;
  const [found] = YEAR_DAYS.map((year) => ({ year, rate: div(mul(factor, ratio(year)), days) })).filter(({ rate }) => endsWithin(rate, 6));
  return found && `${showShare(found.rate, language, 6)} × ${formatRatio(days)}/${found.year}`;
}

/** A share in per cent; one that no six decimals hold is rounded, with the exact one behind it. */
function shareText(share: Ratio, { language }: Reader): string {
  if (endsWithin(mul(share, ratio(100n)), 6)) return showShare(share, language, 6);
  return `${showShare(share, language, 2)} (${formatRatio(share).replace("-", "\u2212")})`;
}

function money(cents: Ratio, { language, currency }: Reader): string {
  return cents.d === 1n ? showMoney(cents.n, language, currency) : showUnrounded(cents, language, currency);
}

/** An amount keeps its cents where a price does not need them. */
function amount(cents: Ratio, { language, currency }: Reader): string {
  return cents.d === 1n ? showCents(cents.n, language, currency) : showUnrounded(cents, language, currency);
}

function plainText(of: Figure, constant: Ratio, reader: Reader): string {
  return of.unit === "cents" ? money(constant, reader) : of.unit === "share" ? shareText(constant, reader) : showNumber(constant, reader.language);
}

/** The value of a figure within a formula. */
function valueText(figure: Figure, reader: Reader): string {
  const value = parseRatio(figure.value)!;
  const below = value.n < 0n;
  const size = below ? neg(value) : value;
  const text =
    figure.unit === "cents" ? amount(size, reader) : figure.unit === "share" ? showShare(size, reader.language, 6) : showNumber(size, reader.language);
  return below ? `(\u2212${text})` : text;
}

/** `96 ≥ 85`: why a condition took the branch that it took. */
function whenText(figure: Figure, op: string, reader: Reader): string {
  const [left, right] = figure.inputs.slice(0, 2).map((id) => reader.figures.get(id)!);
  if (!left || !right) return op;
  const order = compare(parseRatio(left.value)!, parseRatio(right.value)!);
  const met = op === "when >=" ? order >= 0 : order > 0;
  const sign = op === "when >=" ? (met ? "≥" : "<") : met ? ">" : "≤";
  const unit = left.label.key === "number" ? right : left;
  const shown = (one: Figure): string => (one.label.key === "number" ? plainText(unit, parseRatio(one.value)!, reader) : valueText(one, reader));
  return fill(words.STEPS["because"][reader.language], { condition: `${shown(left)} ${sign} ${shown(right)}` });
}

function endsWithin(value: Ratio, decimals: number): boolean {
  return (value.n * 10n ** BigInt(decimals)) % value.d === 0n;
}
