import { LIMITS } from "./limits.ts";
import { type Shape, join, labelOf, tooMany, wrong } from "./shape.ts";

/** A list; `least` items must stand in it and not more than `most`, no word or name twice. Items that cannot be made out are left out. */
export function list<T>(item: Shape<T>, least = 0, most: number = LIMITS.entries): Shape<readonly T[]> {
  const shape: Shape<readonly T[]> = {
    json: { type: "array", items: item.json, ...(least > 0 ? { minItems: least } : {}), maxItems: most },
    standIn: () => [],
    read: (tree, path, reader) => {
      if (tree.kind !== "list") return wrong(shape, "agreement/not-a-list", tree, path, reader);
      if (tooMany(tree.items.length, most, tree.at, path, reader)) return [];
      if (tree.items.length < least) {
        reader.broken.add(path);
        reader.fault("agreement/too-few", path, tree.at, { key: labelOf(path, reader), least: String(least) });
      }
      const values: T[] = [];
      tree.items.forEach((each, i) => {
        const at = join(path, i);
        reader.where.set(at, each.at);
        const value = item.read(each, at, reader);
        if (reader.broken.has(at)) return;
        if (typeof value === "string" && values.includes(value)) reader.fault("agreement/listed-twice", at, each.at, { key: labelOf(path, reader), value });
        else values.push(value);
      });
      return values;
    },
  };
  return shape;
}

/** One item written plainly, or a list of them. */
export function oneOrMore<T>(item: Shape<T>): Shape<readonly T[]> {
  const many = list(item, 1);
  return {
    json: { anyOf: [item.json, many.json] },
    standIn: () => [],
    read: (tree, path, reader) => (tree.kind === "list" ? many.read(tree, path, reader) : [item.read(tree, path, reader)]),
  };
}
