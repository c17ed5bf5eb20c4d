/** Numbers and days as people read them in each language. Text only: nothing here is ever read back, but for `showTyped`. */
import { addDays, type Day, dayAt, endOfDay, type Instant, type Month } from "./day.ts";
import { type Cents, formatCents, parseCents, round } from "./money.ts";
import type { Language } from "./refusal.ts";
import { type Ratio, ratio } from "./share.ts";

/** Between thousands and before a unit: never broken over a line. */
const SPACE = "\u00a0";
const MINUS = "\u2212";
const SYMBOLS: Readonly<Record<string, string>> = { EUR: "€" };
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** `1 234,50 €` in Finnish and Swedish, `€1,234.50` in English; a currency without a sign of its own stands as its code. */
export function showCents(cents: Cents, language: Language, currency = "EUR"): string {
  const [whole, part] = formatCents(cents < 0n ? -cents : cents).split(".");
  return priced(`${grouped(whole!, language)}${point(language)}${part}`, cents < 0n, language, currency);
}

/** An amount of cents that is not whole, in units of the currency with at most six decimals: `€0.004167`. */
export function showUnrounded(cents: Ratio, language: Language, currency = "EUR"): string {
  const magnitude = ratio(cents.n < 0n ? -cents.n : cents.n, cents.d * 100n);
  return priced(showNumber(magnitude, language), cents.n < 0n, language, currency);
}

/** As `showCents`, without the cents when they are zero: for running text. */
export function showMoney(cents: Cents, language: Language, currency = "EUR"): string {
  const full = showCents(cents, language, currency);
  return cents % 100n === 0n ? full.replace(`${point(language)}00`, "") : full;
}

/** A signed amount: `+10,00 €`. Zero has no sign. */
export function showChange(cents: Cents, language: Language, currency = "EUR"): string {
  const text = showCents(cents, language, currency);
  return cents > 0n ? `+${text}` : text;
}

/** A number with at most `decimals` decimals (a longer one is rounded half up), trailing zeros left out. */
export function showNumber(value: Ratio, language: Language, decimals = 6): string {
  const scale = 10n ** BigInt(decimals);
  const scaled = round(ratio(value.n * scale, value.d), "half-up");
  const magnitude = scaled < 0n ? -scaled : scaled;
  const part = decimals === 0 ? "" : (magnitude % scale).toString().padStart(decimals, "0").replace(/0+$/, "");
  const text = grouped((magnitude / scale).toString(), language) + (part === "" ? "" : point(language) + part);
  return scaled < 0n ? `${MINUS}${text}` : text;
}

/** A plain decimal number as people type it into a field: the decimal mark of the language, and nothing between thousands. */
export function showTyped(plain: string, language: Language): string {
  return plain.replace(".", point(language));
}

/**
 * What people type into a field as a plain decimal number: a sign of either length and any spaces between thousands. In Finnish and Swedish a comma is the
 * decimal mark, and so is a point; in English commas part thousands, and one that stands elsewhere goes on as it is, to be refused.
 */
export function plainTyped(typed: string, language: Language): string {
  const plain = typed.replaceAll(/\s/g, "").replace(MINUS, "-");
  if (language !== "en") return plain.replace(",", ".");
  return /^-?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(plain) ? plain.replaceAll(",", "") : plain;
}

/** An amount that people type into a field, as whole cents in text; what cannot be read goes on as it is, to be refused. */
export function centsTyped(typed: string, language: Language): string {
  const plain = plainTyped(typed.replaceAll("€", ""), language);
  const cents = parseCents(plain);
  return cents === undefined ? plain : String(cents);
}

/** `12,5 %`, in English `12.5%`. A share that no decimal of the given length holds is rounded. */
export function showShare(share: Ratio, language: Language, decimals = 4): string {
  const number = showNumber(ratio(share.n * 100n, share.d), language, decimals);
  return language === "en" ? `${number}%` : `${number}${SPACE}%`;
}

/** `31.1.2019`; in English `31 January 2019`. */
export function showDay(day: Day, language: Language): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return language === "en" ? `${date} ${MONTHS[month - 1]} ${year}` : `${date}.${month}.${year}`;
}

/** `1/2019`; in English `January 2019`. */
export function showMonth(month: Month, language: Language): string {
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))];
  return language === "en" ? `${MONTHS[number - 1]} ${year}` : `${number}/${year}`;
}

/** The day and minute in Finland. */
export function showInstant(at: Instant, language: Language): string {
  const day = dayAt(at);
  // Clocks are moved at one o'clock UTC (Directive 2000/84/EC): before that the day still goes by the time of the day before.
  const goesBy = endOfDay(at < `${day}T01` ? addDays(day, -1) : day);
  const local = Date.parse(at) + (24 - Number(goesBy.slice(11, 13)) - 1) * 3_600_000;
  return `${showDay(day, language)} ${showTime(new Date(local).toISOString().slice(11, 16), language)}`;
}

/** A time of the day: `09.05`, in English `09:05`. */
export function showTime(time: string, language: Language): string {
  return language === "en" ? time : time.replace(":", ".");
}

/** What people typed, with every `§` on one line with what follows it. */
export function unbroken(text: string): string {
  return text.replaceAll(/§\s+/g, `§${SPACE}`);
}

/** `a, b ja c`. */
export function showList(items: readonly string[], language: Language): string {
  const and = { fi: "ja", sv: "och", en: "and" }[language];
  return items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} ${and} ${items.at(-1)}`;
}

function priced(digits: string, negative: boolean, language: Language, currency: string): string {
  const symbol = SYMBOLS[currency];
  const text = language === "en" ? `${symbol ?? `${currency}${SPACE}`}${digits}` : `${digits}${SPACE}${symbol ?? currency}`;
  return negative ? `${MINUS}${text}` : text;
}

function grouped(digits: string, language: Language): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, language === "en" ? "," : SPACE);
}

function point(language: Language): string {
  return language === "en" ? "." : ",";
}
