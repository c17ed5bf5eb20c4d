import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nearest } from "./nearest.ts";
import { parseTree, type Tree } from "./tree.ts";
import { decode } from "../kernel/utf8.ts";

const plain = (tree: Tree | undefined): unknown => {
  if (tree?.kind === "scalar") return tree.text;
  if (tree?.kind === "list") return tree.items.map(plain);
  if (tree?.kind === "map") return tree.entries.map(({ key, value }) => [key, plain(value)]);
  return tree?.kind;
};
const read = (text: string): unknown =>
  plain(
    parseTree(text, (code) => {
      throw new Error(code);
    }),
  );

test("scalars keep their source text", () => {
  const text = 'a: 0900.10\nb: 0x10\nc: 12345678901234567.89\nd: yes\ne: "q\\u0041"\nf: ~\ng:\n';
  assert.deepEqual(read(text), [
    ["a", "0900.10"],
    ["b", "0x10"],
    ["c", "12345678901234567.89"],
    ["d", "yes"],
    ["e", "qA"],
    ["f", "nothing"],
    ["g", "nothing"],
  ]);
});

test("a span never leaves its first line", () => {
  const tree = parseTree("a:\n  - b\n  - c: |\n      one\n      two\n", () => undefined);
  assert.ok(tree?.kind === "map");
  assert.deepEqual(tree.entries[0]!.value.at, { line: 2, column: 3, length: 3 });
});

test("UTF-8 is decoded as the platform decodes it, and refused where it refuses", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const byPlatform = (bytes: Uint8Array): string | undefined => {
    try {
      return strict.decode(bytes);
    } catch {
      return undefined;
    }
  };
  const byteish = fc.uint8Array({ maxLength: 8 });
  const near = fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text));
  fc.assert(
    fc.property(
      fc.oneof(
        byteish,
        near,
        fc.tuple(near, byteish).map(([a, b]) => Uint8Array.of(...a, ...b)),
      ),
      (bytes) => {
        assert.equal(decode(bytes).text, byPlatform(bytes));
      },
    ),
    { numRuns: 2000 },
  );
});

test("a misspelling is led back to what it resembles, and nothing else is", () => {
  const words = ["organiser", "providers", "by", "none", "gain"];
  const meant = ["organizer", "Providers", "yb", "noen", "provider", "providerz", "gian"].map((each) => nearest(each, words));
  assert.deepEqual(meant, ["organiser", "providers", "by", "none", "providers", "providers", "gain"]);
  assert.deepEqual(
    ["of", "x", "", "colour", "a".repeat(100_000)].map((each) => nearest(each, words)),
    [undefined, undefined, undefined, undefined, undefined],
  );
});
