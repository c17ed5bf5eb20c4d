import type { Path } from "./agreement.ts";
import { LIMITS } from "./limits.ts";
import { nearest } from "./nearest.ts";
import type { Entry, Span, Tree } from "./tree.ts";
import type { ReadingCode } from "./words.ts";

/** A piece of JSON Schema (draft 2020-12). */
export type JsonSchema = { readonly [key: string]: unknown };

/** What reading leaves behind: told faults, the place of every path, and the paths for which no value could be made out. */
export type Reader = {
  readonly fault: (code: ReadingCode, path: Path, at: Span, args?: Readonly<Record<string, string>>) => void;
  readonly where: Map<Path, Span>;
  /** Paths with a fault: what rests on them is not to be judged. An item of a list that stands here is left out of it. */
  readonly broken: Set<Path>;
  /** Paths of which nothing could be made: left out of mappings too. */
  readonly lost: Set<Path>;
  /** Mappings that hold a key nobody knows: a key that seems missing there may be meant by it. */
  readonly strange: Set<Path>;
};

/**
 * One description that serves twice: it reads a tree into a value and it is the JSON Schema of the same shape. `read` always gives a value:
 * where the file has a fault it tells it once and goes on with what was probably meant, or with `standIn` and the path marked broken.
 */
export type Shape<T> = {
  readonly json: JsonSchema;
  readonly standIn: () => T;
  readonly read: (tree: Tree, path: Path, reader: Reader) => T;
};
export type Of<S> = S extends Shape<infer T> ? T : never;

export type Field<T = unknown, Required extends boolean = boolean> = {
  readonly shape: Shape<T>;
  readonly required: Required;
  readonly doc: string;
};
export type Fields = Readonly<Record<string, Field>>;
type Plain<T> = { readonly [K in keyof T]: T[K] };
export type RecordOf<F extends Fields> = Plain<
  { [K in keyof F as F[K] extends Field<unknown, true> ? K : never]: Of<F[K]["shape"]> } & {
    [K in keyof F as F[K] extends Field<unknown, true> ? never : K]?: Of<F[K]["shape"]>;
  }
>;

export function req<T>(shape: Shape<T>, doc: string): Field<T, true> {
  return { shape, required: true, doc };
}

export function opt<T>(shape: Shape<T>, doc: string): Field<T, false> {
  return { shape, required: false, doc };
}

export function join(path: Path, key: string | number): Path {
  return path === "" ? String(key) : `${path}/${key}`;
}

/** Tells that a tree is not of the kind that must stand there, unless that has been told already, and gives the stand-in. */
export function wrong<T>(shape: { readonly standIn: () => T }, code: ReadingCode, tree: Tree, path: Path, reader: Reader): T {
  reader.broken.add(path);
  reader.lost.add(path);
  if (tree.kind === "nothing") reader.fault("agreement/empty-value", path, tree.at, { key: labelOf(path, reader) });
  else if (tree.kind !== "broken") reader.fault(code, path, tree.at, { key: labelOf(path, reader) });
  return shape.standIn();
}

/** Are there more entries than a list or mapping may have? Told once, and none of them is read. */
export function tooMany(count: number, most: number, at: Span, path: Path, reader: Reader): boolean {
  if (count <= most) return false;
  for (const set of [reader.broken, reader.lost]) set.add(path);
  reader.fault("agreement/too-many", path, reader.where.get(path) ?? at, { key: labelOf(path, reader), most: String(most) });
  return true;
}

/** What a path is called: its last key. An item of a list is called by the name of the list. */
export function labelOf(path: Path, reader: Reader): string {
  let at = path;
  while (/\/\d+$/.test(at) && !reader.where.has(`${at}#key`)) at = at.slice(0, at.lastIndexOf("/"));
  return at.slice(at.lastIndexOf("/") + 1);
}

/** The place that a path is shown at: the value of a plain entry, the key of a nested one. */
export function placeOf(entry: Entry): Span {
  return entry.value.kind === "scalar" ? entry.value.at : entry.keyAt;
}

function enter(entry: Entry, path: Path, reader: Reader): void {
  reader.where.set(path, placeOf(entry));
  reader.where.set(`${path}#key`, entry.keyAt);
}

/** A record that knows of keys which belong to its sister: they are told as being in the wrong place, not as unknown. */
export function recordBeside<F extends Fields>(fields: F, elsewhere: Elsewhere): Shape<RecordOf<F>> {
  const shape: Shape<RecordOf<F>> = {
    ...record(fields),
    read: (tree, path, reader) =>
      tree.kind === "map"
        ? (readFields(tree, path, reader, fields, undefined, elsewhere).values as RecordOf<F>)
        : wrong(shape, "agreement/not-a-map", tree, path, reader),
  };
  return shape;
}

/** Keys beyond the named ones, all of one form, such as years. */
export type Rest<T> = {
  readonly key: Shape<string>;
  readonly matches: (key: string) => boolean;
  readonly shape: Shape<T>;
  readonly doc: string;
};

/** A mapping with named keys. Unknown keys are faults; a misspelt one is read as the key that it resembles. */
export function record<F extends Fields>(fields: F): Shape<RecordOf<F>> {
  const shape: Shape<RecordOf<F>> = {
    json: recordJson(fields),
    standIn: () => standInOf(fields) as RecordOf<F>,
    read: (tree, path, reader) =>
      tree.kind === "map" ? (readFields(tree, path, reader, fields).values as RecordOf<F>) : wrong(shape, "agreement/not-a-map", tree, path, reader),
  };
  return shape;
}

/** A mapping with named keys and others of one form; these stand under `rest`, in the order of the file. */
export function recordAnd<F extends Fields, T>(fields: F, rest: Rest<T>): Shape<RecordOf<F> & { readonly rest: Readonly<Record<string, T>> }> {
  type Value = RecordOf<F> & { readonly rest: Readonly<Record<string, T>> };
  const shape: Shape<Value> = {
    json: {
      ...recordJson(fields),
      propertyNames: { anyOf: [{ enum: Object.keys(fields) }, rest.key.json] },
      additionalProperties: { ...rest.shape.json, description: rest.doc },
    },
    standIn: () => ({ ...standInOf(fields), rest: {} }) as unknown as Value,
    read: (tree, path, reader) => {
      if (tree.kind !== "map") return wrong(shape, "agreement/not-a-map", tree, path, reader);
      const { values, others } = readFields(tree, path, reader, fields, rest.matches);
      return { ...values, rest: readEntries(others, path, reader, rest.shape) } as unknown as Value;
    },
  };
  return shape;
}

/** A mapping from names of one form (ids, years) to values of one shape. Entries that cannot be made out are left out. */
export function mapOf<T>(key: Shape<string>, value: Shape<T>, most: number = LIMITS.entries): Shape<Readonly<Record<string, T>>> {
  const shape: Shape<Readonly<Record<string, T>>> = {
    json: { type: "object", propertyNames: key.json, additionalProperties: value.json, maxProperties: most },
    standIn: () => ({}),
    read: (tree, path, reader) => {
      if (tree.kind !== "map") return wrong(shape, "agreement/not-a-map", tree, path, reader);
      if (tooMany(tree.entries.length, most, tree.at, path, reader)) return {};
      for (const { key: name, keyAt } of tree.entries) {
        const before = reader.broken.size;
        key.read({ kind: "scalar", text: name, at: keyAt }, join(path, name), reader);
        if (reader.broken.size > before) reader.strange.add(path);
      }
      return readEntries(tree.entries, path, reader, value);
    },
  };
  return shape;
}

function readEntries<T>(entries: readonly Entry[], path: Path, reader: Reader, shape: Shape<T>): Readonly<Record<string, T>> {
  const values: [string, T][] = [];
  for (const entry of entries) {
    const at = join(path, entry.key);
    enter(entry, at, reader);
    const value = shape.read(entry.value, at, reader);
    if (!reader.lost.has(at)) values.push([entry.key, value]);
  }
  return Object.fromEntries(values);
}

/** Chooses by what stands there: a plain text, a mapping or a list. A form that is not given is a fault with `code`. */
export function byForm<S = never, M = never, L = never>(
  code: ReadingCode,
  forms: { readonly scalar?: Shape<S>; readonly map?: Shape<M>; readonly list?: Shape<L> },
): Shape<S | M | L> {
  const all = Object.values(forms) as Shape<S | M | L>[];
  const shape: Shape<S | M | L> = {
    json: { anyOf: all.map((form) => form.json) },
    standIn: () => all[0]!.standIn(),
    read: (tree, path, reader) => {
      const form = tree.kind === "scalar" || tree.kind === "map" || tree.kind === "list" ? forms[tree.kind] : undefined;
      return form ? form.read(tree, path, reader) : wrong(shape, code, tree, path, reader);
    },
  };
  return shape;
}

type Variants = Readonly<Record<string, Fields>>;
export type VariantOf<D extends string, V extends Variants, C extends Fields> = {
  [K in keyof V & string]: Plain<{ readonly [d in D]: K } & RecordOf<V[K] & C>>;
}[keyof V & string];

/** A mapping whose key `by` decides which further keys belong to it. A key of another variant is a fault, not silence. */
export function variant<D extends string, V extends Variants, C extends Fields>(
  by: D,
  word: Shape<keyof V & string>,
  doc: string,
  variants: V,
  common: C,
): Shape<VariantOf<D, V, C>> {
  type Value = VariantOf<D, V, C>;
  const first = Object.keys(variants)[0]!;
  const decided = (kind: string): Fields => ({
    [by]: req(word as Shape<unknown>, doc),
    ...variants[kind],
    ...common,
  });
  const every: Fields = Object.assign({ [by]: req(word as Shape<unknown>, doc) }, ...Object.values(variants).map(loosened), common);
  const shape: Shape<Value> = {
    json: {
      type: "object",
      oneOf: Object.keys(variants).map((kind) => recordJson({ ...decided(kind), [by]: req({ ...word, json: { const: kind } }, doc) })),
    },
    standIn: () => ({ ...standInOf(decided(first)), [by]: first }) as unknown as Value,
    read: (tree, path, reader) => {
      if (tree.kind !== "map") return wrong(shape, "agreement/not-a-map", tree, path, reader);
      const chosen = tree.entries.find((entry) => entry.key === by);
      const kind = chosen?.value.kind === "scalar" ? nearest(chosen.value.text, Object.keys(variants)) : undefined;
      if (kind === undefined) return readFields(tree, path, reader, every).values as unknown as Value;
      return readFields(tree, path, reader, decided(kind), undefined, {
        fields: every,
        because: `${by}: ${kind}`,
      }).values as unknown as Value;
    },
  };
  return shape;
}

function loosened(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field, required: false }]));
}

/** Reads with one shape and turns the value into another; `turn` may tell faults of its own. */
export function turned<A, B>(shape: Shape<A>, turn: (value: A, path: Path, reader: Reader) => B): Shape<B> {
  const silent = silentReader();
  return {
    json: shape.json,
    standIn: () => turn(shape.standIn(), "", silent),
    read: (tree, path, reader) => turn(shape.read(tree, path, reader), path, reader),
  };
}

/** A reader that only notes whether anything was wrong. */
function silentReader(): Reader & { readonly told: () => number } {
  let count = 0;
  return { fault: () => void count++, told: () => count, where: new Map(), broken: new Set(), lost: new Set(), strange: new Set() };
}

/** A shape that is lost as a whole when any part of it has a fault: where half of it would mislead. */
export function sound<T>(shape: Shape<T>): Shape<T> {
  return {
    ...shape,
    read: (tree, path, reader) => {
      const before = reader.broken.size;
      const value = shape.read(tree, path, reader);
      if (reader.broken.size > before) for (const set of [reader.broken, reader.lost]) set.add(path);
      return value;
    },
  };
}

/**
 * Tells that a key is missing under a path, unless what stands there has a fault of its own, a strange key may be meant by it, or one of the
 * keys that it `depends` on has a fault.
 */
export function missing(path: Path, key: string, reader: Reader, ...depends: readonly string[]): void {
  const at = reader.where.get(path);
  if (!at || reader.lost.has(path) || reader.strange.has(path) || [key, ...depends].some((each) => reader.broken.has(join(path, each)))) return;
  reader.broken.add(join(path, key));
  reader.fault("agreement/missing-key", path, at, { key, in: labelOf(path, reader) });
}

/** Tells a fault at the place of a path (or of the nearest path above it that has one). */
export function tellAt(reader: Reader, code: ReadingCode, path: Path, args: Readonly<Record<string, string>> = {}): void {
  let at: Path = path;
  while (at.includes("/") && !reader.where.has(at)) at = at.slice(0, at.lastIndexOf("/"));
  reader.fault(code, path, reader.where.get(at) ?? { line: 1, column: 1, length: 1 }, args);
}

function standInOf(fields: Fields): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.required)
      .map(([key, field]) => [key, field.shape.standIn()]),
  );
}

function recordJson(fields: Fields): JsonSchema {
  const required = Object.keys(fields).filter((key) => fields[key]!.required);
  return {
    type: "object",
    properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, { ...field.shape.json, description: field.doc }])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
}

type Elsewhere = { readonly fields: Fields; readonly because: string };

function readFields(
  tree: Tree & { kind: "map" },
  path: Path,
  reader: Reader,
  fields: Fields,
  isRest: (key: string) => boolean = () => false,
  elsewhere?: Elsewhere,
): { values: Record<string, unknown>; others: Entry[] } {
  const names = Object.keys(fields);
  if (tooMany(tree.entries.length, LIMITS.entries, tree.at, path, reader)) return { values: standInOf(fields), others: [] };
  const given = new Map<string, Entry>();
  const strange: Entry[] = [];
  const others: Entry[] = [];
  for (const entry of tree.entries) {
    if (Object.hasOwn(fields, entry.key)) given.set(entry.key, entry);
    else if (isRest(entry.key)) others.push(entry);
    else strange.push(entry);
  }
  for (const entry of strange) place(entry, path, reader, fields, given, elsewhere);
  const values: Record<string, unknown> = {};
  for (const key of names) {
    const field = fields[key]!;
    const entry = given.get(key);
    const at = join(path, key);
    if (entry) {
      enter(entry, at, reader);
      values[key] = field.shape.read(entry.value, at, reader);
    } else if (field.required) {
      reader.broken.add(at);
      values[key] = field.shape.standIn();
      reader.fault("agreement/missing-key", path, reader.where.get(path) ?? tree.at, {
        key,
        in: labelOf(path, reader),
      });
    }
  }
  return { values, others };
}

/** Tells an unknown key; when it seems to be meant for one that is not given, it is read as that one so that nothing else seems missing. */
function place(entry: Entry, path: Path, reader: Reader, fields: Fields, given: Map<string, Entry>, elsewhere: Elsewhere | undefined): void {
  const names = Object.keys(fields);
  const key = entry.key.slice(0, 60);
  if (elsewhere && Object.hasOwn(elsewhere.fields, entry.key)) {
    reader.fault("agreement/key-not-here", join(path, key), entry.keyAt, { key, because: elsewhere.because });
    return;
  }
  if (entry.key === "<<" && entry.value.kind === "broken") return;
  const open = names.filter((name) => !given.has(name));
  const like = nearest(entry.key, open) ?? onlyFit(entry, fields, given) ?? nearest(entry.key, names);
  if (like === undefined) {
    reader.strange.add(path);
    reader.fault("agreement/unknown-key", join(path, key), entry.keyAt, { key, known: names.join(", ") });
    return;
  }
  reader.fault("agreement/misspelt-key", join(path, key), entry.keyAt, { key, like });
  if (!given.has(like)) given.set(like, entry);
}

/** The one required key that is missing, when the value fits it: then a strange key is that one under another name. */
function onlyFit(entry: Entry, fields: Fields, given: ReadonlyMap<string, Entry>): string | undefined {
  const open = Object.keys(fields).filter((name) => fields[name]!.required && !given.has(name));
  if (open.length !== 1) return undefined;
  const trial = silentReader();
  fields[open[0]!]!.shape.read(entry.value, open[0]!, trial);
  return trial.told() === 0 ? open[0] : undefined;
}

type Compact<T> = Plain<
  { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
    [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
  }
>;

/** The same object without the keys whose value is undefined. */
export function compact<T extends object>(value: T): Compact<T> {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Compact<T>;
}
