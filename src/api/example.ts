/** What can be sent, made from the JSON Schema of an operation: its fields one by one, and an example that fits. */
import type { Json } from "../kernel/canonical.ts";

/** The parts of JSON Schema 2020-12 that our inputs have. */
export type Schema = {
  readonly type?: string;
  readonly const?: Json;
  readonly enum?: readonly Json[];
  readonly examples?: readonly Json[];
  readonly description?: string;
  readonly pattern?: string;
  readonly format?: string;
  readonly contentEncoding?: string;
  readonly minimum?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly propertyNames?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
};

/** `path` is `lines[].amount`. */
export type Field = { readonly path: string; readonly kind: string; readonly needed: boolean; readonly says: string };

/** Texts for the patterns that carry no example of their own. */
const FITTING = ["example", "2026", "2026-01", "0/0", "1", "12.5", "5", "a".repeat(64), "someone@example.org", "DPR-010", "380/2023", "text"];

/** A value of the least that is needed. */
export function exampleOf(schema: Schema): Json {
  if (schema.const !== undefined) return schema.const;
  const [given] = [...(schema.examples ?? []), ...(schema.enum ?? [])];
  if (given !== undefined) return given;
  const [first] = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (first) return exampleOf({ ...first, type: first.type ?? schema.type ?? "" });
  if (schema.type === "object") return objectLike(schema);
  if (schema.type === "array") return [exampleOf(schema.items ?? {})];
  if (schema.type === "integer" || schema.type === "number") return Math.max(1, schema.minimum ?? 1);
  if (schema.type === "boolean") return true;
  return textLike(schema);
}

function objectLike({ properties = {}, required = [], propertyNames }: Schema): Json {
  const needed = Object.entries(properties).flatMap(([name, of]) => (required.includes(name) ? [[name, exampleOf(of)] as const] : []));
  if (needed.length > 0 || !propertyNames) return Object.fromEntries(needed);
  return { [String(exampleOf(propertyNames))]: "text" };
}

function textLike(schema: Schema): string {
  const all = [schema, ...(schema.allOf ?? [])];
  const patterns = all.flatMap(({ pattern }) => (pattern === undefined ? [] : [new RegExp(pattern)]));
  if (all.some(({ contentEncoding, format }) => contentEncoding === "base64" || format === "base64")) return "JVBERi0xLjcK";
  return FITTING.find((text) => patterns.every((pattern) => pattern.test(text))) ?? "text";
}

/** Every field of an object, those inside it after it. */
export function fieldsOf(schema: Schema, path = ""): readonly Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, of]) => {
    const here = path === "" ? name : `${path}.${name}`;
    const below = of.type === "array" ? `${here}[]` : here;
    const inner = of.type === "array" ? (of.items ?? {}) : of;
    const ways = inner.oneOf ?? inner.anyOf ?? [inner];
    const says = of.description ?? of.items?.description ?? "";
    return [{ path: here, kind: kindOf(of), needed: schema.required?.includes(name) ?? false, says }, ...ways.flatMap((way) => fieldsOf(way, below))];
  });
}

function kindOf(schema: Schema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  if (schema.type === "array") return `${kindOf(schema.items ?? {})}[]`;
  const ways = schema.oneOf ?? schema.anyOf;
  if (ways && schema.type === undefined) return [...new Set(ways.map(kindOf))].join(" | ");
  return schema.type ?? "string";
}
