/** Facts of law as fields of a form, from the schema of a file of facts; and what was filled in as facts again. Pure. */
import type { Json } from "../kernel/canonical.ts";

/** The parts of JSON Schema that schema/law-facts.schema.json has. */
export type Schema = {
  readonly $ref?: string;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly const?: string | number;
  readonly enum?: readonly (string | number)[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly description?: string;
};
export type Defs = Readonly<Record<string, Schema>>;
export type Fields = Readonly<Record<string, string>>;

/** `name`: where it stands in the file, `standstill/length`. */
export type Field = { readonly name: string; readonly label: string; readonly help: string } & (
  | { readonly kind: "choice"; readonly choices: readonly string[]; readonly value: string }
  | { readonly kind: "boolean"; readonly value: string }
  | { readonly kind: "text" | "day" | "number" | "lines"; readonly value: string; readonly other: readonly string[] }
  /** `instead`: words that can stand in place of the members. */
  | { readonly kind: "group"; readonly members: readonly Field[]; readonly instead: readonly string[]; readonly value: string }
  | { readonly kind: "rows"; readonly rows: readonly Field[] }
);

type Place = { readonly name: string; readonly label: string };

export function fieldOf(schema: Schema, defs: Defs, value: Json | undefined, { name, label }: Place): Field {
  const told = { name, label, help: schema.description ?? "" };
  const shape = plain(schema, defs);
  const text = typeof value === "object" || value === undefined ? "" : String(value);
  if (shape.group) {
    const given = typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, Json>>) : {};
    const members = Object.entries(shape.group).map(([key, inner]) => fieldOf(inner, defs, given[key], { name: `${name}/${key}`, label: key }));
    return { ...told, kind: "group", members, instead: shape.words, value: text };
  }
  if (shape.rows) {
    const given = Array.isArray(value) ? (value as readonly Json[]) : [];
    // One more than there are, to be filled in.
    const rows = [...given, undefined].map((each, i) => fieldOf(shape.rows!, defs, each, { name: `${name}/${i}`, label: `${i + 1}` }));
    return { ...told, kind: "rows", rows };
  }
  if (shape.lines) return { ...told, kind: "lines", value: Array.isArray(value) ? value.join("\n") : "", other: plain(shape.lines, defs).words };
  if (shape.scalar === "boolean") return { ...told, kind: "boolean", value: text };
  if (shape.scalar === undefined) return { ...told, kind: "choice", choices: shape.words, value: text };
  return { ...told, kind: shape.scalar, value: text, other: shape.words };
}

/** What was filled in under a name; undefined where nothing was. Whether it fits is for the schema to say. */
export function filledIn(schema: Schema, defs: Defs, fields: Fields, name: string): Json | undefined {
  const shape = plain(schema, defs);
  const text = (fields[name] ?? "").trim();
  if (shape.group) {
    if (text !== "") return text;
    const members = Object.entries(shape.group).map(([key, inner]) => [key, filledIn(inner, defs, fields, `${name}/${key}`)] as const);
    const told = members.filter(([, value]) => value !== undefined);
    return told.length === 0 ? undefined : Object.fromEntries(told);
  }
  if (shape.rows) {
    const count = Math.max(0, ...Object.keys(fields).map((key) => indexIn(key, name) + 1));
    const rows = Array.from({ length: count }, (_, i) => filledIn(shape.rows!, defs, fields, `${name}/${i}`));
    const told = rows.filter((row) => row !== undefined);
    return told.length === 0 ? undefined : told;
  }
  if (text === "") return undefined;
  if (shape.lines) {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return lines.filter((line) => line !== "").map((line) => scalarOf(plain(shape.lines!, defs), line));
  }
  return scalarOf(shape, text);
}

function indexIn(key: string, name: string): number {
  const index = key.startsWith(`${name}/`) ? key.slice(name.length + 1).split("/", 1)[0]! : "";
  return /^\d{1,3}$/.test(index) ? Number(index) : -1;
}

function scalarOf({ scalar, numbers }: Plain, text: string): Json {
  if (scalar === "boolean") return text === "true" ? true : text === "false" ? false : text;
  const isNumber = /^-?\d{1,15}$/.test(text) && (scalar === "number" || numbers.includes(Number(text)));
  return isNumber ? Number(text) : text;
}

type Plain = {
  readonly scalar?: "text" | "day" | "number" | "boolean";
  readonly words: readonly string[];
  readonly numbers: readonly number[];
  readonly group?: Readonly<Record<string, Schema>>;
  readonly rows?: Schema;
  readonly lines?: Schema;
};

/** A schema without references and alternatives: the words that can be chosen, and the one thing besides them. */
function plain(schema: Schema, defs: Defs): Plain {
  if (schema.anyOf) {
    const parts = schema.anyOf.map((each) => plain(each, defs));
    const words = parts.flatMap((part) => part.words);
    return Object.assign({}, ...parts, { words, numbers: parts.flatMap(({ numbers }) => numbers) }) as Plain;
  }
  const none = { words: [], numbers: [] };
  const values = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  if (values.length > 0) return { words: values.map(String), numbers: values.filter((each) => typeof each === "number") };
  if (schema.$ref !== undefined) {
    const name = schema.$ref.slice("#/$defs/".length);
    const scalar = { Day: "day", number: "number", boolean: "boolean" }[name] as "day" | "number" | "boolean" | undefined;
    return { ...none, scalar: scalar ?? "text" };
  }
  if (schema.properties) return { ...none, group: schema.properties };
  if (!schema.items) throw new Error(`a fact has the schema ${JSON.stringify(schema)}`);
  const inner = plain(schema.items, defs);
  return inner.group || inner.rows || inner.lines ? { ...none, rows: schema.items } : { ...none, lines: schema.items };
}
