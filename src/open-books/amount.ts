/** Amounts from bytes, exact, without a string or a float with a fraction: whole numbers of the smallest unit. */

/** How amounts are written. Without a `decimal`, both signs are read where only one reading is possible. */
export type AmountFormat = {
  readonly decimal?: "." | ",";
  readonly thousands?: "." | "," | "'" | "none";
  /** `(12.50)` is −12.50. */
  readonly parentheses?: boolean;
  /** A euro sign behind the amount is passed over; only where the agreement's currency is the euro. */
  readonly euro?: boolean;
};

export type AmountFlaw = "amount-empty" | "amount-unreadable" | "amount-ambiguous" | "amount-decimals";

/** Beyond this amounts go as bigint, so that the few that make a row still add up exactly as doubles. */
const SAFE = 2 ** 50;

/** `read` gives the amount in units of 10^-places; NaN when `flaw` says why not; Infinity when it is beyond SAFE and stands in `large`. */
export type AmountReader = {
  readonly read: (bytes: Uint8Array, from: number, to: number) => number;
  flaw: AmountFlaw;
  large: bigint;
};

const [MINUS, PLUS, DOT, COMMA, SPACE] = [45, 43, 46, 44, 32] as const;

export function createAmountReader(format: AmountFormat, places: number): AmountReader {
  const decimals = format.decimal === undefined ? [DOT, COMMA] : [format.decimal.charCodeAt(0)];
  const [first, second] = [decimals[0]!, decimals[1] ?? decimals[0]!];
  const scale = Array.from({ length: places + 1 }, (_, i) => 10 ** (places - i));
  const reader: AmountReader = {
    flaw: "amount-empty",
    large: 0n,
    /** Plain amounts of up to 13 digits are read here; all else goes the long way. */
    read(bytes, from, to) {
      if (from === to) return fail(reader, "amount-empty");
      const negative = bytes[from] === MINUS;
      let i = negative ? from + 1 : from;
      if (to - i > 13 || i >= to) return slow(reader, format, places, bytes, from, to);
      let value = 0;
      let byte = 0;
      const start = i;
      for (; i < to && (byte = bytes[i]! - 48) >= 0 && byte < 10; i++) value = value * 10 + byte;
      if (i === start) return slow(reader, format, places, bytes, from, to);
      let rest = 0;
      if (i < to) {
        rest = to - i - 1;
        if ((bytes[i] !== first && bytes[i] !== second) || rest === 0 || rest > places || rest === 3) return slow(reader, format, places, bytes, from, to);
        for (i++; i < to && (byte = bytes[i]! - 48) >= 0 && byte < 10; i++) value = value * 10 + byte;
        if (i < to) return slow(reader, format, places, bytes, from, to);
      }
      value *= scale[rest]!;
      if (value > SAFE) return slow(reader, format, places, bytes, from, to);
      return negative && value !== 0 ? -value : value;
    },
  };
  return reader;
}

function slow(reader: AmountReader, format: AmountFormat, places: number, bytes: Uint8Array, from: number, to: number): number {
  if (to - from > 64) return fail(reader, "amount-unreadable");
  const text = plain(bytes, from, to, format.euro ?? false);
  if (text === "") return fail(reader, "amount-empty");
  const signed = signOf(text, format.parentheses ?? false);
  const parts = signed && split(signed.digits, format, places);
  if (!parts || typeof parts === "string") return fail(reader, parts || "amount-unreadable");
  const value = BigInt(parts.whole + parts.rest.padEnd(places, "0")) * (signed.negative ? -1n : 1n);
  if (value <= BigInt(SAFE) && value >= -BigInt(SAFE)) return Number(value);
  reader.large = value;
  return Infinity;
}

function fail(reader: AmountReader, flaw: AmountFlaw): number {
  reader.flaw = flaw;
  return NaN;
}

/** The cell as ASCII: every kind of space becomes one, the minus sign a hyphen, a euro sign at the end nothing; `?` is anything else. */
function plain(bytes: Uint8Array, from: number, to: number, euro: boolean): string {
  let text = "";
  for (let i = from; i < to; i++) {
    const [byte, next, last] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    if (byte < 0x80) text += byte < SPACE ? " " : String.fromCharCode(byte);
    else if (byte === 0xa0) text += " ";
    else if (byte === 0xc2 && next === 0xa0) [text, i] = [`${text} `, i + 1];
    else if (byte === 0xe2 && next === 0x80 && (last === 0x89 || last === 0xaf)) [text, i] = [`${text} `, i + 2];
    else if (byte === 0xe2 && next === 0x88 && last === 0x92) [text, i] = [`${text}-`, i + 2];
    else if (euro && byte === 0xe2 && next === 0x82 && last === 0xac) [text, i] = [`${text}€`, i + 2];
    else if (euro && i + 1 === to && (byte === 0x80 || byte === 0xa4)) text += "€";
    else text += "?";
  }
  return text.trim().replace(/ *€$/, "");
}

function signOf(text: string, parentheses: boolean): { digits: string; negative: boolean } | undefined {
  if (parentheses && /^\(.*\)$/.test(text)) return { digits: text.slice(1, -1).trim(), negative: true };
  const lead = text.charCodeAt(0);
  const trail = text.charCodeAt(text.length - 1) === MINUS;
  if (lead === MINUS) return trail ? undefined : { digits: text.slice(1).trim(), negative: true };
  if (lead === PLUS) return trail ? undefined : { digits: text.slice(1).trim(), negative: false };
  return trail ? { digits: text.slice(0, -1).trim(), negative: true } : { digits: text, negative: false };
}

/** Divides digits into whole and fraction, or says why that cannot be done with certainty. */
function split(written: string, format: AmountFormat, places: number): { whole: string; rest: string } | AmountFlaw {
  // A space before the decimal mark is what text copied from a PDF has.
  const closed = written.replace(/ (?=[.,]\d{1,2}$)/, "");
  const digits = /^[.,]\d/.test(closed) ? `0${closed}` : closed;
  if (!/^\d[\d.,' ]*$/.test(digits)) return "amount-unreadable";
  const marks = digits.replace(/[\d ]/g, "");
  if (format.decimal === undefined && format.thousands === undefined) {
    if (marks.length > 1) return /^[.,']*$/.test(marks) ? "amount-ambiguous" : "amount-unreadable";
    if (marks === "'") return "amount-ambiguous";
    if (/^[1-9]\d{0,2}[.,]\d{3}$/.test(digits) && places < 3) return "amount-ambiguous";
    if (/^[1-9]\d{0,2},\d{3}$/.test(digits)) return "amount-ambiguous";
  }
  const decimal = format.decimal ?? (marks === "" || marks === format.thousands ? "." : marks[marks.length - 1]!);
  const pieces = digits.split(decimal);
  if (pieces.length > 2) return "amount-unreadable";
  const whole = ungrouped(pieces[0]!, format.thousands);
  const rest = pieces[1] ?? "";
  if (whole === undefined || (pieces.length === 2 && !/^\d+$/.test(rest))) return "amount-unreadable";
  return rest.length > places ? "amount-decimals" : { whole, rest };
}

/** Digits without their thousands marks; groups must be of three. */
function ungrouped(digits: string, thousands: AmountFormat["thousands"]): string | undefined {
  if (/^\d{1,18}$/.test(digits)) return digits;
  if (thousands === "none") return undefined;
  const mark = thousands ?? " ";
  const groups = digits.includes(" ") ? digits.split(" ") : digits.split(mark);
  if (groups.length > 6 || !/^\d{1,3}$/.test(groups[0]!) || !groups.slice(1).every((group) => /^\d{3}$/.test(group))) return undefined;
  return groups.join("");
}
