/**
 * Plain values with bigints to JSON and back, the same on both sides of the wire. A bigint becomes `{"$":"n…"}`, an exact ratio
 * `{"$":"n/d"}` in lowest terms; a key `$` of the value's own is escaped as `$$`. Typed arrays of lines become arrays of numbers.
 */
import type { Json } from "../kernel/canonical.ts";

/** The JSON text of a value made of objects, arrays, strings, numbers, booleans and bigints; undefined properties are left out. */
export function encode(value: unknown): string {
  return JSON.stringify(toJson(value));
}

/** The value that `encode` was given. Text that is no such JSON throws a SyntaxError. */
export function decode(text: string): unknown {
  return fromJson(JSON.parse(text) as Json);
}

function toJson(value: unknown): Json | undefined {
  if (typeof value === "bigint") return { $: `${value}` };
  if (value === undefined || value === null || typeof value !== "object") return value as Json | undefined;
  if (value instanceof Uint32Array) return Array.from(value);
  if (Array.isArray(value)) return value.map((item) => toJson(item) ?? null);
  const entries = Object.entries(value);
  if (isRatio(value)) return { $: `${value.n}/${value.d}` };
  return Object.fromEntries(entries.map(([key, item]) => [/^\$+$/.test(key) ? `${key}$` : key, toJson(item)]));
}

function fromJson(value: Json): unknown {
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map(fromJson);
  const entries = Object.entries(value as { readonly [key: string]: Json });
  if (entries.length === 1 && entries[0]![0] === "$") return exact(entries[0]![1]);
  const out: Record<string, unknown> = {};
  for (const [key, item] of entries) define(out, /^\$+$/.test(key) ? key.slice(1) : key, fromJson(item));
  return out;
}

function exact(text: Json): unknown {
  const match = typeof text === "string" ? /^(-?\d+)(?:\/(\d+))?$/.exec(text) : undefined;
  if (!match) throw new SyntaxError(`not an exact number: ${String(text)}`);
  return match[2] === undefined ? BigInt(match[1]!) : { n: BigInt(match[1]!), d: BigInt(match[2]) };
}

/** Assigning to `__proto__` would set the prototype instead of a property. */
function define(target: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
}

function isRatio(value: object): value is { n: bigint; d: bigint } {
  const keys = Object.keys(value);
  const pair = value as { n?: unknown; d?: unknown };
  return keys.length === 2 && typeof pair.n === "bigint" && typeof pair.d === "bigint" && pair.d > 0n;
}
