/** What a refusal speaks of, as its reader calls it: days, months and sums as the language writes them, names for ids. Pure. */
import { parseDay, parseInstant } from "../kernel/day.ts";
import { parseCents } from "../kernel/money.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents, showDay, showInstant, showMonth } from "../kernel/shown.ts";
import type { Refusal } from "./decide.ts";
import type { Told } from "./words.ts";

/** Arguments that are a time and no text of somebody's: a voucher may be called 2020-12, and a fault repeats what was typed. */
const TIMES = "day from to on today through last until month booked knownAt now final escalated at before given opens closes earliest least".split(" ");
/** Arguments that are a sum, or a count, which has no decimals. */
const SUMS = "stated net vat grants most found total found-total amount settled-sum listed-sum later-sum skipped-sum".split(" ");
/** Arguments that name parties and services of the agreement, and mandates for them. */
const NAMED = "party parties purchaser provider payer service line lines subject subjects".split(" ");

export function inWords(told: Told, language: Language, refusal: Refusal): { readonly sentence: string; readonly remedy: string } {
  const args = Object.fromEntries(Object.entries(refusal.args).map(([name, value]) => [name, shown(told, language, refusal, name, value)]));
  const say = (text: string): string => fill(withSums(text, refusal.args, language), args);
  return { sentence: say(told.sentence[language]), remedy: say(told.remedy[language]) };
}

function shown({ names }: Told, language: Language, refusal: Refusal, name: string, value: string): string {
  const nameOf = (id: string): string | undefined =>
    names && Object.hasOwn(names, id) ? names[id]![language] : NAMED.includes(name) ? refusal.names?.get(id) : undefined;
  const ids = value.split(/,? /);
  const named = ids.map(nameOf).filter((each) => each !== undefined);
  // A list is told as names only where every part of it has one.
  if (named.length === ids.length) return named.join(", ");
  if (TIMES.includes(name)) return timeShown(value, language);
  const cents = SUMS.includes(name) && /\.\d\d$/.test(value) ? parseCents(value) : undefined;
  return cents === undefined ? value : showCents(cents, language);
}

function timeShown(value: string, language: Language): string {
  if (parseDay(value) !== undefined) return showDay(value, language);
  if (/^\d{4}-\d{2}$/.test(value)) return showMonth(value, language);
  return parseInstant(value) === value ? showInstant(value, language) : value;
}

/** `{sum} €` of the words becomes the sum as the language writes it. */
function withSums(text: string, args: Refusal["args"], language: Language): string {
  return text.replaceAll(/\{([a-z][a-z0-9-]*)\} €/gi, (hole, name: string) => {
    const cents = parseCents(args[name] ?? "");
    return cents === undefined ? hole : showCents(cents, language);
  });
}
