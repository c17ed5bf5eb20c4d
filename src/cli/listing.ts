/** Says which rows of the data files do not count, with their number and their sum. */
import { showCents } from "../kernel/shown.ts";
import type { Statement } from "../settlement/statement.ts";
import type { Listing } from "./loading.ts";
import { rowSentence } from "./row-words.ts";
import type { Terminal } from "./terminal.ts";
import { LISTED_NOTE } from "./voice.ts";

const SHOWN = 20;

/** A listing for people: the head with count and sum, each reason with its own, and the first rows. */
export function listingText(listing: Listing, terminal: Terminal, currency: string): string {
  const { language } = terminal;
  const money = (cents: bigint) => showCents(cents, language, currency);
  const head = terminal.say("listed-head", { file: listing.file, n: String(listing.rows), sum: money(listing.cents) });
  const reasons = listing.reasons.map(
    (reason) => `  ${terminal.say("listed-reason", { code: reason.code, n: String(reason.rows), sum: money(reason.cents) })}`,
  );
  const rows = listing.listed.slice(0, SHOWN).map((row) => {
    const amount = row.cents === undefined ? "" : ` (${money(row.cents)})`;
    return `  ${listing.file}:${row.line}: ${rowSentence(row.code, row.args, language)}${amount} [${row.code}]`;
  });
  const more = listing.rows - rows.length;
  return [head, ...(listing.reasons.length > 1 ? reasons : []), ...rows, ...(more > 0 ? [`  ${terminal.say("listed-more", { n: String(more) })}`] : [])].join(
    "\n",
  );
}

/** A listing for machines: cents as strings. */
export function listingJson(listing: Listing): object {
  return {
    ...listing,
    cents: String(listing.cents),
    reasons: listing.reasons.map((reason) => ({ ...reason, cents: String(reason.cents) })),
    listed: listing.listed.map((row) => ({ ...row, ...(row.cents === undefined ? {} : { cents: String(row.cents) }) })),
  };
}

/** The note that a statement carries when it was settled without some rows. */
export function listingNote(listing: Listing, currency: string): Statement["notes"][number] {
  const reasons = listing.reasons.map((reason) => `${reason.code} ${reason.rows}`).join(", ");
  return { code: LISTED_NOTE, args: { file: listing.file, count: String(listing.rows), reasons, sum: showCents(listing.cents, "en", currency) } };
}
