/** Facts as people write them: money `400 000.00 €`, shares `12.5 %`; all else stays what it is. Pure. */
import type { Json } from "../kernel/canonical.ts";
import { type Cents, parseCents } from "../kernel/money.ts";
import { div, parseRatio, type Ratio, ratio } from "../kernel/share.ts";

/** Undefined where a text begins as money or a share and is none. */
export function writtenText(text: string): string | Cents | Ratio | undefined {
  if (/€\s*$/.test(text)) return parseCents(text.replaceAll(/[€\s]/g, ""));
  const percent = /^(.*\d)\s*%$/.exec(text)?.[1];
  if (percent === undefined) return text;
  const share = parseRatio(percent);
  return share && div(share, ratio(100n));
}

/** A fact of a file that fits its schema, with sums and shares in the place of their texts. */
export function writtenFact(value: Json): unknown {
  if (typeof value === "string") return writtenText(value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(writtenFact);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inner === undefined ? inner : writtenFact(inner)]));
}
