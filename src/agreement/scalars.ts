import { type Day, type Month, parseDay } from "../kernel/day.ts";
import { ID_PATTERN, type Id, isId } from "../kernel/id.ts";
import { type Cents, parseCents } from "../kernel/money.ts";
import { type Ratio, ZERO, mul, parseRatio, ratio } from "../kernel/share.ts";
import { type Duration, isToFill } from "./agreement.ts";
import { nearest } from "./nearest.ts";
import { type JsonSchema, type Shape, labelOf, wrong } from "./shape.ts";
import type { ReadingCode } from "./words.ts";

const HUNDRED = ratio(100n);
const MONEY = "^-?[0-9]{1,15}(\\.[0-9]{1,2})?$";
const NUMBER = "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$";
const SHARE = "^(-?[0-9]{1,9}(\\.[0-9]{1,6})? ?%|[0-9]{1,9}/[0-9]{1,9})$";
const UNITS: Readonly<Record<string, Duration["unit"]>> = {
  d: "day",
  day: "day",
  days: "day",
  week: "week",
  weeks: "week",
  month: "month",
  months: "month",
  year: "year",
  years: "year",
};

/** The definitions that the shapes of scalars refer to, for the `$defs` of the JSON Schema. */
export const SCALAR_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  money: {
    title: "money",
    description: "Euros with a plain decimal point and at most two decimals, e.g. 900000.00",
    type: ["number", "string"],
    pattern: MONEY,
  },
  number: {
    title: "number",
    description: "A number with a plain decimal point and at most six decimals",
    type: ["number", "string"],
    pattern: NUMBER,
  },
  share: {
    title: "share",
    description: "A share such as 67 %, 12.5% or 1/3",
    type: "string",
    pattern: SHARE,
  },
  day: {
    title: "day",
    description: "A day, YYYY-MM-DD",
    type: "string",
    pattern: "^\\d{4}-\\d{2}-\\d{2}$",
  },
  month: {
    title: "month",
    description: "A month, YYYY-MM",
    type: "string",
    pattern: "^\\d{4}-\\d{2}$",
  },
  "month-number": {
    title: "month of the year",
    description: "01 to 12",
    type: ["string", "integer"],
    pattern: "^(0[1-9]|1[0-2])$",
  },
  year: {
    title: "year",
    description: 'A year in quotes, e.g. "2019"',
    type: ["string", "integer"],
    pattern: "^\\d{4}$",
  },
  "yes-no": {
    title: "yes or no",
    description: "yes, no, true or false",
    enum: ["yes", "no", "true", "false", true, false],
  },
  duration: {
    title: "duration",
    description: "30 d, 4 weeks, 6 months, 2 years",
    type: "string",
    pattern: `^[0-9]{1,4} ?(${Object.keys(UNITS).join("|")})$`,
  },
  id: {
    title: "id",
    description: "Lower-case letters, digits and hyphens, beginning with a letter; never changes between versions",
    type: "string",
    pattern: ID_PATTERN,
  },
  text: { title: "text", type: ["string", "number", "boolean"] },
  whole: { title: "whole number", type: ["integer", "string"], pattern: "^[0-9]{1,9}$" },
};

const refer = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });

/** A scalar read by `parse` from its source text. `mend` gives what was probably meant by a text that is a fault, so that nothing follows from it. */
function scalar<T>(
  json: JsonSchema,
  code: ReadingCode,
  standIn: T,
  parse: (text: string) => T | undefined,
  mend: (text: string) => T | undefined = () => undefined,
): Shape<T> {
  const shape: Shape<T> = {
    json,
    standIn: () => standIn,
    read: (tree, path, reader) => {
      if (tree.kind !== "scalar")
        return wrong(shape, code, tree.kind === "broken" || tree.kind === "nothing" ? tree : { ...tree, kind: "list", items: [] }, path, reader);
      const text = tree.text.trim();
      const value = parse(text);
      if (value !== undefined) return value;
      reader.fault(code, path, tree.at, { text: text.slice(0, 60), key: labelOf(path, reader) });
      reader.broken.add(path);
      const meant = mend(text);
      if (meant !== undefined) return meant;
      reader.lost.add(path);
      return standIn;
    },
  };
  return shape;
}

/** `1.000,00`, `1 000`, `1_000`, `1e3` as the plain number they were meant to be. */
function plainNumber(text: string): string | undefined {
  const bare = text.replace(/[\s\u00a0\u202f_'€]/g, "");
  const exponent = /^(\d{1,9})e\+?(\d)$/i.exec(bare);
  if (exponent) return exponent[1]! + "0".repeat(Number(exponent[2]));
  const groups = /^(-?\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (groups) return groups[1]!.replace(/[.,]/g, "") + (groups[2] ? `.${groups[2]}` : "");
  const comma = /^(-?\d+),(\d{1,6})$/.exec(bare);
  return comma ? `${comma[1]}.${comma[2]}` : /^-?\d+(\.\d+)?$/.test(bare) ? bare : undefined;
}

function readMoney(text: string): Cents | undefined {
  return new RegExp(MONEY).test(text) ? parseCents(text) : undefined;
}

function readNumber(text: string): Ratio | undefined {
  return new RegExp(NUMBER).test(text) ? parseRatio(text) : undefined;
}

function readShare(text: string): Ratio | undefined {
  if (!new RegExp(SHARE).test(text)) return undefined;
  if (text.includes("/")) return parseRatio(text);
  const percent = parseRatio(text.slice(0, -1).trim());
  return percent && ratio(percent.n, percent.d * 100n);
}

/** A share in a wrong form: `67,5 %`, or a bare `0.5` (a half) or `67` (per cent). */
function mendShare(text: string): Ratio | undefined {
  const plain = plainNumber(text.replace("%", ""));
  const value = plain === undefined ? undefined : parseRatio(plain);
  if (!value) return undefined;
  return !text.includes("%") && value.n <= value.d ? value : ratio(value.n, value.d * 100n);
}

export const money: Shape<Cents> = scalar(refer("money"), "agreement/money", 0n, readMoney, (text) => {
  const plain = plainNumber(text);
  return plain === undefined ? undefined : readMoney(plain.replace(/(\.\d\d)\d+$/, "$1"));
});
export const number: Shape<Ratio> = scalar(refer("number"), "agreement/number", ZERO, readNumber, (text) => {
  const plain = plainNumber(text);
  return plain === undefined ? undefined : parseRatio(plain);
});
/** A price a unit, in cents. */
export const unitPrice: Shape<Ratio> = {
  ...number,
  read: (tree, path, reader) => mul(number.read(tree, path, reader), HUNDRED),
};
export const share: Shape<Ratio> = scalar(refer("share"), "agreement/share", ZERO, readShare, mendShare);
export const day: Shape<Day> = scalar(refer("day"), "agreement/day", "2000-01-01", parseDay);
export const month: Shape<Month> = scalar(refer("month"), "agreement/month", "2000-01", (text) => (parseDay(`${text}-01`) ? text : undefined));
export const monthNumber: Shape<string> = scalar(refer("month-number"), "agreement/month-number", "01", (text) =>
  /^(0[1-9]|1[0-2])$/.test(text) ? text : undefined,
);
export const year: Shape<string> = scalar(refer("year"), "agreement/year", "2000", (text) => (isYear(text) ? text : undefined));
export const yesNo: Shape<boolean> = scalar<boolean>(
  refer("yes-no"),
  "agreement/yes-no",
  false,
  (text) => (text === "yes" || text === "true" ? true : text === "no" || text === "false" ? false : undefined),
  (text) => (/^(y|yes|true|on|kyllä|ja)$/i.test(text) ? true : /^(n|no|false|off|ei|nej)$/i.test(text) ? false : undefined),
);
export const duration: Shape<Duration> = scalar<Duration>(refer("duration"), "agreement/duration", { count: 1, unit: "day" }, (text) => {
  const match = /^(\d{1,4}) ?([a-z]+)$/.exec(text);
  const unit = match && Object.hasOwn(UNITS, match[2]!) ? UNITS[match[2]!] : undefined;
  return unit ? { count: Number(match![1]), unit } : undefined;
});
export const whole: Shape<number> = scalar(refer("whole"), "agreement/whole", 0, (text) => (/^\d{1,9}$/.test(text) ? Number(text) : undefined));
export const positive: Shape<number> = scalar({ ...refer("whole"), not: { enum: [0, "0"] } }, "agreement/positive", 1, (text) =>
  /^0*[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined,
);
/**
 * An id. One in a wrong form is kept as it stands: the places that refer to it stand in the same form. `constructor` is none, since it names a
 * part of every object.
 */
export const id: Shape<Id> = scalar(
  refer("id"),
  "agreement/id",
  "unknown",
  (text) => (isId(text) && text !== "constructor" ? text : undefined),
  (text) => (text === "__proto__" || text === "" ? undefined : text),
);
const words: Shape<string> = scalar(refer("text"), "agreement/text", "?", (given) => (given === "" ? undefined : given));
/** Text for people: not empty. One that begins with TODO is told as a warning. */
export const text: Shape<string> = {
  ...words,
  read: (tree, path, reader) => {
    const given = words.read(tree, path, reader);
    if (tree.kind === "scalar" && isToFill(given)) reader.fault("agreement/to-fill", path, tree.at, { key: labelOf(path, reader) });
    return given;
  },
};

export function isYear(text: string): boolean {
  return /^(19|20|21)\d{2}$/.test(text);
}

/** The values that readers of YAML make of a word. */
function asWritten(given: string): readonly unknown[] {
  if (given === "yes") return [given, true];
  if (given === "no") return [given, false];
  return /^\d+$/.test(given) ? [given, Number(given)] : [given];
}

/** One of the given words. */
export function word<const W extends string>(...words: readonly W[]): Shape<W> {
  const shape: Shape<W> = {
    json: { enum: words.flatMap(asWritten) },
    standIn: () => words[0]!,
    read: (tree, path, reader) => {
      const args = { key: labelOf(path, reader), words: words.join(", ") };
      if (tree.kind === "nothing" || tree.kind === "broken") return wrong(shape, "agreement/unknown-word", tree, path, reader);
      const written = tree.kind === "scalar" ? tree.text.trim() : undefined;
      const exact = words.find((each) => each === written);
      if (exact !== undefined) return exact;
      const like = written === undefined ? undefined : nearest(written, words);
      if (like === undefined) for (const set of [reader.broken, reader.lost]) set.add(path);
      const fault = like === undefined ? "agreement/unknown-word" : "agreement/misspelt-word";
      reader.fault(fault, path, tree.at, {
        ...args,
        text: (written ?? "").slice(0, 60),
        like: like ?? "",
      });
      return like ?? words[0]!;
    },
  };
  return shape;
}

/** A word, or a value of another shape. A text of letters that resembles the word is a misspelling of it. */
export function wordOr<const W extends string, T>(words: readonly W[], other: Shape<T>): Shape<W | T> {
  const named = word(...words);
  return {
    json: { anyOf: [named.json, other.json] },
    standIn: () => other.standIn(),
    read: (tree, path, reader) => {
      const like = tree.kind === "scalar" ? nearest(tree.text.trim(), words) : undefined;
      const isOther = like !== undefined && tree.kind === "scalar" && tree.text.trim() !== like && isId(tree.text.trim()) && other === (id as Shape<unknown>);
      return like !== undefined && !isOther ? named.read(tree, path, reader) : other.read(tree, path, reader);
    },
  };
}

/** Money, or a share told apart by its `%` or `/`. */
export const moneyOrShare: Shape<{ readonly cents: Cents } | { readonly share: Ratio }> = eitherNumber(
  money,
  share,
  (cents) => ({ cents }),
  (part) => ({ share: part }),
);
/** A number, or a share told apart by its `%` or `/`; both as a plain ratio. */
export const numberOrShare: Shape<Ratio> = eitherNumber(
  number,
  share,
  (value) => value,
  (value) => value,
);

function eitherNumber<A, B, V, W>(plain: Shape<A>, part: Shape<B>, ofPlain: (value: A) => V, ofPart: (value: B) => W): Shape<V | W> {
  return {
    json: { anyOf: [plain.json, part.json] },
    standIn: () => ofPlain(plain.standIn()),
    read: (tree, path, reader) =>
      tree.kind === "scalar" && /[%/]/.test(tree.text) ? ofPart(part.read(tree, path, reader)) : ofPlain(plain.read(tree, path, reader)),
  };
}
