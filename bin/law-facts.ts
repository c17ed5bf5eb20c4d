/** Writes schema/law-facts.schema.json: the shape of a file of facts of law, from the types in src/law/facts/, with what stands above each member. */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { FACTS, type FactKey } from "../src/law/facts.ts";

export const SCHEMA = new URL("../schema/law-facts.schema.json", import.meta.url);
const FOLDER = new URL("../src/law/facts/", import.meta.url);

type Schema = { readonly [key: string]: unknown };
type Alias = { readonly type: Parsed; readonly doc: string };
/** What a type of a fact can be; the rest of TypeScript does not occur there, and is told when it does. */
type Parsed =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "value"; readonly value: string | number }
  | { readonly kind: "list"; readonly of: Parsed }
  | { readonly kind: "one-of" | "all-of"; readonly types: readonly Parsed[] }
  | { readonly kind: "members"; readonly members: readonly Member[] };
type Member = { readonly name: string; readonly isOptional: boolean; readonly type: Parsed; readonly doc: string };

/** Names that are no type of ours, as a file of facts writes them. */
const SCALARS: Readonly<Record<string, Schema>> = {
  string: { type: "string", minLength: 1, maxLength: 300 },
  number: { type: "integer", minimum: 0, maximum: 999_999_999_999 },
  boolean: { type: "boolean" },
  Day: { type: "string", pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", description: "A day: 2026-03-01." },
  Instant: { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{3})?Z$", description: "An instant in UTC: 2026-03-01T12:00:00Z." },
  Cents: { type: "string", pattern: "^-?\\d[\\d ]*(\\.\\d{1,2})?\\s*€$", description: "Money: 400 000.00 €." },
  Ratio: { type: "string", pattern: "^-?\\d+(\\.\\d+)?(/\\d+)?\\s*%$", description: "A share: 12.5 %." },
};

/** The text of the schema. */
export function factsSchema(): string {
  const aliases = new Map<string, Alias>();
  for (const name of readdirSync(FOLDER)) for (const [alias, read] of aliasesOf(readFileSync(new URL(name, FOLDER), "utf8"))) aliases.set(alias, read);
  const facts = [...aliases].filter(([name]) => name.endsWith("Facts")).flatMap(([, { type }]) => (type.kind === "members" ? type.members : []));
  const own = new Map(facts.map((member) => [member.name, member]));
  const properties = Object.fromEntries(
    (Object.keys(FACTS) as FactKey[]).map((key) => {
      const { type, doc } = own.get(key)!;
      return [key, { title: FACTS[key].name.en, ...schemaOf(type, aliases), ...(doc === "" ? {} : { description: doc }) }];
    }),
  );
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://sameside.example/schema/law-facts-1.schema.json",
    title: "Sameside file of facts of law, version 1",
    description: "What is known, for rules of law to be asked of. What nobody knows is left out; `none` stands where it is known that a thing is not there.",
    type: "object",
    properties,
    additionalProperties: false,
    $defs: Object.fromEntries(Object.entries(SCALARS).map(([name, scalar]) => [name, scalar])),
  };
  return `${JSON.stringify(schema, undefined, 2)}\n`;
}

function schemaOf(type: Parsed, aliases: ReadonlyMap<string, Alias>): Schema {
  switch (type.kind) {
    case "value":
      return { const: type.value };
    case "list":
      return { type: "array", maxItems: 1000, items: schemaOf(type.of, aliases) };
    case "one-of":
      return oneOf(type.types.map((each) => schemaOf(each, aliases)));
    case "all-of":
      return objectOf(
        type.types.flatMap((each) => membersOf(each, aliases)),
        aliases,
      );
    case "members":
      return objectOf(type.members, aliases);
    case "name": {
      if (Object.hasOwn(SCALARS, type.name)) return { $ref: `#/$defs/${type.name}` };
      const alias = aliases.get(type.name);
      if (!alias) throw new Error(`facts name the unknown type ${type.name}`);
      return { ...schemaOf(alias.type, aliases), ...(alias.doc === "" ? {} : { description: alias.doc }) };
    }
  }
}

function membersOf(type: Parsed, aliases: ReadonlyMap<string, Alias>): readonly Member[] {
  if (type.kind === "members") return type.members;
  if (type.kind === "all-of") return type.types.flatMap((each) => membersOf(each, aliases));
  if (type.kind === "name" && aliases.has(type.name)) return membersOf(aliases.get(type.name)!.type, aliases);
  throw new Error(`${JSON.stringify(type)} has no members`);
}

function objectOf(members: readonly Member[], aliases: ReadonlyMap<string, Alias>): Schema {
  const properties = Object.fromEntries(
    members.map(({ name, type, doc }) => [name, { ...schemaOf(type, aliases), ...(doc === "" ? {} : { description: doc }) }]),
  );
  const required = members.filter(({ isOptional }) => !isOptional).map(({ name }) => name);
  return { type: "object", properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false };
}

/** Values side by side become one list of choices. */
function oneOf(schemas: readonly Schema[]): Schema {
  const flat = schemas.flatMap((each) =>
    "enum" in each && Object.keys(each).every((key) => ["enum", "description"].includes(key)) ? (each["enum"] as unknown[]) : [],
  );
  const values = [...schemas.flatMap((each) => ("const" in each ? [each["const"]] : [])), ...flat];
  const others = schemas.filter((each) => !("const" in each) && !("enum" in each));
  const choices = values.length === 0 ? [] : [values.length === 1 ? { const: values[0] } : { enum: values }];
  const all = [...others, ...choices];
  return all.length === 1 ? all[0]! : { anyOf: all };
}

/** The types that a file exports, by name; a list of texts that is `as const` is the choice of its texts. */
function aliasesOf(text: string): Map<string, Alias> {
  const found = new Map<string, Alias>();
  for (const [, name, list] of text.matchAll(/export const (\w+) = \[([^\]]*)\] as const;/g)) {
    const values = [...list!.matchAll(/"([^"]*)"/g)].map(([, value]) => ({ kind: "value" as const, value: value! }));
    found.set(`typeof ${name}`, { type: { kind: "one-of", types: values }, doc: "" });
  }
  for (const match of text.matchAll(/(?:\/\*\*((?:(?!\*\/)[^])*)\*\/\n)?export type (\w+) =/g)) {
    const reader = readerOf(text.slice(match.index + match[0].length));
    found.set(match[2]!, { type: reader.type(), doc: told(match[1] ?? "") });
  }
  return found;
}

function told(comment: string): string {
  return comment.replaceAll(/\n\s*\* ?/g, " ").trim();
}

const TOKEN = /\s*(?:\/\*\*((?:(?!\*\/)[^])*)\*\/|("[^"]*")|(-?\d+)|(\w+)|(=>|[^\s\w]))/y;

/** Reads types as they are written: what is beyond this grammar stops it. */
function readerOf(text: string) {
  let at = 0;
  let doc = "";
  const peek = (): string => {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new Error(`cannot read a type at ${text.slice(at, at + 40)}`);
    if (match[1] === undefined) return match[2] ?? match[3] ?? match[4] ?? match[5]!;
    doc = told(match[1]);
    at = TOKEN.lastIndex;
    return peek();
  };
  const take = (wanted?: string): string => {
    const token = peek();
    if (wanted !== undefined && token !== wanted) throw new Error(`${wanted} is wanted, not ${token}, at ${text.slice(at, at + 40)}`);
    TOKEN.lastIndex = at;
    TOKEN.exec(text);
    at = TOKEN.lastIndex;
    return token;
  };
  const among = (sign: "|" | "&", kind: "one-of" | "all-of", inner: () => Parsed): Parsed => {
    if (peek() === sign) take();
    const types = [inner()];
    while (peek() === sign) {
      take();
      types.push(inner());
    }
    return types.length === 1 ? types[0]! : { kind, types };
  };
  const type = (): Parsed => among("|", "one-of", () => among("&", "all-of", lists));
  const lists = (): Parsed => {
    if (peek() === "readonly") take();
    let one = single();
    while (peek() === "[") {
      take();
      // `(typeof LIST)[number]` is one of the list.
      if (peek() === "number") take();
      else one = { kind: "list", of: one };
      take("]");
    }
    return one;
  };
  const single = (): Parsed => {
    const token = take();
    if (token === "(") {
      const inner = type();
      take(")");
      return inner;
    }
    if (token === "{") return { kind: "members", members: membersHere() };
    if (token.startsWith('"')) return { kind: "value", value: token.slice(1, -1) };
    if (/^-?\d+$/.test(token)) return { kind: "value", value: Number(token) };
    return { kind: "name", name: token === "typeof" ? `typeof ${take()}` : token };
  };
  const membersHere = (): readonly Member[] => {
    const members: Member[] = [];
    for (;;) {
      doc = "";
      if (peek() === "}") break;
      const own = doc;
      take("readonly");
      const name = take();
      const isOptional = peek() === "?";
      if (isOptional) take();
      take(":");
      members.push({ name, isOptional, type: type(), doc: own });
      if (peek() === ";") take();
    }
    take("}");
    return members;
  };
  return { type };
}

if (import.meta.main) writeFileSync(SCHEMA, factsSchema());
