import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import iconv from "iconv-lite";
import { createFront, decode, encodeUtf8 } from "./text.ts";

const bytesOf = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);

test("the three old encodings agree with iconv-lite on every byte, 0x80 and 0x96 among them", () => {
  for (const encoding of ["windows-1252", "iso-8859-1", "iso-8859-15"] as const) {
    for (let byte = 0; byte < 256; byte++)
      assert.equal(decode(bytesOf(byte), 0, 1, encoding), iconv.decode(Buffer.from([byte]), encoding), `${encoding} ${byte}`);
  }
  assert.equal(decode(bytesOf(0x80, 0x96), 0, 2, "auto"), "€–");
});

test("UTF-8 is read strictly, and what is not UTF-8 is Windows-1252 unless the mapping says otherwise", () => {
  assert.equal(decode(encodeUtf8("Työ – 1 €"), 0, 14, "auto"), "Työ – 1 €");
  assert.equal(decode(bytesOf(0x54, 0x79, 0xf6), 0, 3, "auto"), "Työ");
  assert.equal(decode(bytesOf(0x54, 0x79, 0xf6), 0, 3, "utf-8"), undefined);
  for (const broken of [[0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82], [0xff]]) {
    assert.equal(decode(Uint8Array.from(broken), 0, broken.length, "utf-8"), undefined, String(broken));
  }
});

test("every text comes back from UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const bytes = encodeUtf8(text);
      assert.deepEqual(Buffer.from(bytes), Buffer.from(text, "utf8"));
      assert.equal(decode(bytes, 0, bytes.length, "utf-8"), text);
    }),
  );
});

function through(input: Uint8Array, size: number): { text: string; utf16: boolean } {
  const parts: Uint8Array[] = [];
  let utf16 = false;
  const front = createFront(
    (bytes) => parts.push(bytes.slice()),
    () => (utf16 = true),
  );
  for (let at = 0; at < input.length; at += size) front.push(input.subarray(at, at + size));
  front.end();
  return { text: Buffer.concat(parts).toString("utf8"), utf16 };
}

test("byte order marks go, also those that were encoded again, wherever the chunks are cut", () => {
  for (const mark of ["\uFEFF", "ï»¿", "Ã¯Â»Â¿", "\uFEFFï»¿"]) {
    for (const size of [1, 2, 5, 100]) assert.equal(through(encodeUtf8(`${mark}vuosi;kunta`), size).text, "vuosi;kunta");
  }
  assert.equal(through(encodeUtf8("a"), 1).text, "a");
});

test("UTF-16 is told by its mark and read in both orders", () => {
  const text = "Tuottaja;Summa\nTyö 😀;1\n";
  for (const encoding of ["utf-16le", "utf-16be"]) {
    const bytes = iconv.encode(text, encoding, { addBOM: true });
    for (const size of [1, 3, 100]) assert.deepEqual(through(bytes, size), { text, utf16: true });
  }
});
