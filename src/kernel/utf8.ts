// Every machine that runs this has both; the pure configuration has no types for them.
declare const TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
declare const TextDecoder: new (label: string, options: object) => { decode(bytes: Uint8Array): string };
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of UTF-8 bytes, or the line on which they stop being UTF-8 (overlong forms and surrogates included). */
export function decode(bytes: Uint8Array): { readonly text: string } | { readonly text?: undefined; readonly line: number } {
  // The machine's decoder says that something is wrong, but not where.
  try {
    return { text: decoder.decode(bytes) };
  } catch {
    return { line: brokenLine(bytes) };
  }
}

function brokenLine(bytes: Uint8Array): number {
  let line = 1;
  for (let i = 0; i < bytes.length;) {
    const lead = bytes[i]!;
    if (lead === 10) line++;
    const size = lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    if (size === 0 || i + size > bytes.length) return line;
    let point = size === 1 ? lead : lead & (0xff >> (size + 1));
    for (let k = 1; k < size; k++) {
      const next = bytes[i + k]!;
      if ((next & 0xc0) !== 0x80) return line;
      point = (point << 6) | (next & 0x3f);
    }
    if ((size === 3 && point < 0x800) || (size === 4 && (point < 0x10000 || point > 0x10ffff)) || (point >= 0xd800 && point < 0xe000)) return line;
    i += size;
  }
  throw new Error("these bytes are UTF-8, although the decoder refused them");
}

/** UTF-8 of a text. A lone surrogate would become U+FFFD without a word, so it is a bug here. */
export function encode(text: string): Uint8Array<ArrayBuffer> {
  if (!text.isWellFormed()) throw new RangeError("UTF-8 has no lone surrogates");
  return encoder.encode(text);
}
