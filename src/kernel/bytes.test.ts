import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fromBase64, fromHex, joinBytes, sameBytes, toBase64, toHex } from "./bytes.ts";
import { isRandomId, randomId } from "./id.ts";
import { decode, encode } from "./utf8.ts";

test("base64 and hex are what Node writes, and come back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      assert.equal(toBase64(bytes), Buffer.from(bytes).toString("base64"));
      assert.equal(toHex(bytes), Buffer.from(bytes).toString("hex"));
      assert.deepEqual(fromBase64(toBase64(bytes)), bytes);
      assert.deepEqual(fromHex(toHex(bytes)), bytes);
    }),
  );
});

test("no two texts are read as the same bytes", () => {
  for (const text of ["A", "AA", "AAA", "AA=A", "A===", "AB==", "AAB=", "AA==\n", " AAAA", "AA-_", "====", "AAAA====", "Aé==", "==AA", "A=AA"]) {
    assert.equal(fromBase64(text), undefined, text);
  }
  for (const text of ["0", "0G", "AA", "0 "]) assert.equal(fromHex(text), undefined, text);
  fc.assert(
    fc.property(fc.base64String(), fc.nat(), fc.integer({ min: 1, max: 127 }), (text, where, change) => {
      if (text === "") return;
      const at = where % text.length;
      const other = `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ change)}${text.slice(at + 1)}`;
      const [a, b] = [fromBase64(text), fromBase64(other)];
      assert.ok(a === undefined || b === undefined || !sameBytes(a, b));
    }),
  );
});

test("bytes are joined in order", () => {
  assert.deepEqual(joinBytes([Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3)]), Uint8Array.of(1, 2, 3));
});

test("text becomes UTF-8 and comes back; a lone surrogate is a bug", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.deepEqual(decode(encode(text)), { text });
    }),
  );
  assert.throws(() => encode("\ud800"), RangeError);
});

test("16 random bytes make one id, and different bytes different ids", () => {
  const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });
  fc.assert(
    fc.property(sixteen, sixteen, (a, b) => {
      assert.ok(isRandomId(randomId(a)));
      assert.equal(randomId(a) === randomId(b), sameBytes(a, b));
    }),
  );
  assert.equal(randomId(new Uint8Array(16).fill(255)), "77777777777777777777777774");
  assert.equal(isRandomId("77777777777777777777777777"), false);
  assert.throws(() => randomId(new Uint8Array(15)), RangeError);
});
