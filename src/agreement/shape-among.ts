import type { Ratio } from "../kernel/share.ts";
import type { Among, AmongProviders, AmongPurchasers, ById, Path, Points } from "./agreement.ts";
import { type JsonSchema, type Reader, type Shape, byForm, join, mapOf, opt, record, tellAt, tooMany, turned, wrong } from "./shape.ts";
import { LIMITS } from "./limits.ts";
import { id, isYear, number, share, word, year } from "./scalars.ts";

/** Forms that several sections share: keys among parties, values by year, curves of points. */

/** Which one of the keys is given; none or several is a fault told once. */
export function exactlyOne<T extends object, K extends string & keyof T>(value: T, keys: readonly K[], path: Path, reader: Reader): K | undefined {
  const given = keys.filter((key) => value[key] !== undefined);
  if (given.length !== 1 && !reader.lost.has(path) && !reader.strange.has(path)) {
    for (const key of keys) reader.broken.add(join(path, key));
    tellAt(reader, "agreement/choose-one", path, {
      keys: keys.join(", "),
      given: given.join(", ") || "–",
    });
  }
  return given[0];
}

/** `{ shares: … }`, `{ by: target }` or plainly `by-target`. */
function among<By extends string>(...ways: readonly By[]): Shape<Among<By>> {
  const plain = turned(word(...ways.map((way) => `by-${way}` as const)), (by): Among<By> => ({
    by: by.slice(3) as By,
  }));
  const map = turned(
    record({
      shares: opt(mapOf(id, share), "Fixed shares; they sum to 100 %"),
      by: opt(word(...ways), "Pro rata to that figure of the year"),
    }),
    (a, path, reader): Among<By> => (exactlyOne(a, ["shares", "by"], path, reader) === "by" ? { by: a.by! } : { by: "shares", shares: a.shares ?? {} }),
  );
  return byForm("agreement/not-a-map", { scalar: plain, map }) as Shape<Among<By>>;
}

export const amongProviders: Shape<AmongProviders> = among("fee", "cost", "fee-at-risk", "target");
export const amongPurchasers: Shape<AmongPurchasers> = among("target", "cost", "appropriation");

/** `{ "2019": …, "2020": … }`. */
export function byYear<T>(value: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return mapOf(year, value);
}

export const yearKeys = { key: year, matches: isYear } as const;

export const gateShares: Shape<ById<Ratio>> = mapOf(id, share);

/** `{ 100: -100, 150: 0 }`: points in rising order of their keys, which are numbers. The same point twice is a fault. */
export function points(value: Shape<Ratio>): Shape<Points> {
  const json: JsonSchema = {
    type: "object",
    propertyNames: { pattern: "^-?[0-9]{1,15}(\\.[0-9]{1,6})?$" },
    additionalProperties: value.json,
    minProperties: 1,
    maxProperties: LIMITS.entries,
  };
  const shape: Shape<Points> = {
    json,
    standIn: () => [],
    read: (tree, path, reader) => {
      if (tree.kind !== "map") return wrong(shape, "agreement/not-a-map", tree, path, reader);
      if (tooMany(tree.entries.length, LIMITS.entries, tree.at, path, reader)) return [];
      if (tree.entries.length === 0)
        reader.fault("agreement/too-few", path, tree.at, {
          key: path.slice(path.lastIndexOf("/") + 1),
          least: "1",
        });
      const found = new Map<string, { readonly at: Ratio; readonly value: Ratio }>();
      for (const entry of tree.entries) {
        const here = join(path, entry.key);
        reader.where.set(here, entry.value.kind === "scalar" ? entry.value.at : entry.keyAt);
        reader.where.set(`${here}#key`, entry.keyAt);
        const at = number.read({ kind: "scalar", text: entry.key, at: entry.keyAt }, `${here}#key`, reader);
        const read = value.read(entry.value, here, reader);
        const name = `${at.n}/${at.d}`;
        if (reader.broken.has(`${here}#key`)) continue;
        if (found.has(name)) reader.fault("agreement/duplicate-key", here, entry.keyAt, { key: entry.key, line: String(entry.keyAt.line) });
        if (!reader.lost.has(here)) found.set(name, { at, value: read });
      }
      return [...found.values()].sort((a, b) => (a.at.n * b.at.d < b.at.n * a.at.d ? -1 : 1));
    },
  };
  return shape;
}
