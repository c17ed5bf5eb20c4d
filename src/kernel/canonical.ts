/** What canonical JSON can carry. Money and other exact numbers travel as strings. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON after RFC 8785: keys in UTF-16 order, no white space, numbers as ECMAScript prints them. Keys whose value is undefined are
 * left out. Lone surrogates and numbers beyond ±2^53 are refused as bugs.
 */
export function canonical(value: Json): string {
  if (typeof value === "string") return text(value);
  if (typeof value === "number") return number(value);
  if (value === null || typeof value === "boolean") return String(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const record = value as { readonly [key: string]: Json | undefined };
  const keys = Object.keys(record)
    .filter((key) => record[key] !== undefined)
    .sort();
  return `{${keys.map((key) => `${text(key)}:${canonical(record[key]!)}`).join(",")}}`;
}

/** A value as JSON carries it: whole numbers of any size (cents, millionths) as text, and nothing where something is undefined. */
export function exactJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value, (_key, each: unknown) => (typeof each === "bigint" ? String(each) : each))) as Json;
}

function text(value: string): string {
  if (!value.isWellFormed()) throw new RangeError("canonical JSON has no lone surrogates");
  return JSON.stringify(value);
}

function number(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) > 2 ** 53) throw new RangeError(`canonical JSON has no number ${value}`);
  return JSON.stringify(value);
}
