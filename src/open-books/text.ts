/** Text from bytes without the platform's decoders: pure files have none, and Node's own windows-1252 has lost the euro sign and the dash before. */

export const ENCODINGS = ["utf-8", "windows-1252", "iso-8859-1", "iso-8859-15"] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** Windows-1252, 0x80–0x9F (WHATWG index); the five bytes that it leaves open become the replacement character, as in iconv-lite. */
const WINDOWS_1252 = "€\uFFFD‚ƒ„…†‡ˆ‰Š‹Œ\uFFFDŽ\uFFFD\uFFFD‘’“”•–—˜™š›œ\uFFFDžŸ";
/** Where ISO-8859-15 differs from ISO-8859-1. */
const LATIN_9: Readonly<Record<number, string>> = {
  0xa4: "€",
  0xa6: "Š",
  0xa8: "š",
  0xb4: "Ž",
  0xb8: "ž",
  0xbc: "Œ",
  0xbd: "œ",
  0xbe: "Ÿ",
};

/**
 * The text of a cell. `auto` means UTF-8, and Windows-1252 for a cell that is no UTF-8. Undefined: the named encoding is UTF-8 and the bytes are not.
 */
export function decode(bytes: Uint8Array, from: number, to: number, encoding: Encoding | "auto"): string | undefined {
  if (encoding === "utf-8") return utf8(bytes, from, to);
  if (encoding === "auto") return utf8(bytes, from, to) ?? single(bytes, from, to, "windows-1252");
  return single(bytes, from, to, encoding);
}

function single(bytes: Uint8Array, from: number, to: number, encoding: Encoding): string {
  let text = "";
  for (let i = from; i < to; i++) text += character(bytes[i]!, encoding);
  return text;
}

function character(byte: number, encoding: Encoding): string {
  if (encoding === "windows-1252" && byte >= 0x80 && byte < 0xa0) return WINDOWS_1252[byte - 0x80]!;
  return (encoding === "iso-8859-15" ? LATIN_9[byte] : undefined) ?? String.fromCharCode(byte);
}

/** Undefined for anything that is not well-formed UTF-8 (Unicode 16, table 3-7). */
function utf8(bytes: Uint8Array, from: number, to: number): string | undefined {
  let text = "";
  for (let i = from; i < to;) {
    const lead = bytes[i++]!;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
    if (more === 0 || i + more > to) return undefined;
    let point = lead & (0x3f >> more);
    for (const end = i + more; i < end; i++) {
      if ((bytes[i]! & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (bytes[i]! & 0x3f);
    }
    if ((more === 2 && point < 0x800) || (more === 3 && (point < 0x10000 || point > 0x10ffff)) || (point >= 0xd800 && point < 0xe000)) return undefined;
    text += String.fromCodePoint(point);
  }
  return text;
}

export function encodeUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) putUtf8(char.codePointAt(0)!, bytes);
  return Uint8Array.from(bytes);
}

function putUtf8(point: number, into: number[]): void {
  if (point < 0x80) into.push(point);
  else if (point < 0x800) into.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  else if (point < 0x10000) into.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  else into.push(0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
}

export type Front = { readonly push: (chunk: Uint8Array) => void; readonly end: () => void };

/** UTF-8 marks at the head of a file: the mark itself, and the mark read as Latin-1 and written as UTF-8 again, once or twice. */
const MARKS: readonly Uint8Array[] = ["\uFEFF", "ï»¿", "Ã¯Â»Â¿"].map(encodeUtf8);
const HEAD = 12;

/** Passes bytes on without byte order marks; UTF-16, told by its mark, is passed on as UTF-8 (`onUtf16` says so). */
export function createFront(onBytes: (bytes: Uint8Array) => void, onUtf16: () => void): Front {
  let head: Uint8Array | undefined = new Uint8Array(0);
  let pass = onBytes;
  const open = (): void => {
    let bytes = head!;
    head = undefined;
    const order = bytes[0] === 0xff && bytes[1] === 0xfe ? "little" : bytes[0] === 0xfe && bytes[1] === 0xff ? "big" : undefined;
    if (order) {
      onUtf16();
      pass = utf16(onBytes, order);
      return pass(bytes.subarray(2));
    }
    for (let mark = markOf(bytes); mark; mark = markOf(bytes)) bytes = bytes.subarray(mark.length);
    pass(bytes);
  };
  return {
    push(chunk) {
      if (!head) return pass(chunk);
      const joined = new Uint8Array(head.length + chunk.length);
      joined.set(head);
      joined.set(chunk, head.length);
      head = joined;
      if (head.length >= HEAD) open();
    },
    end() {
      if (head) open();
    },
  };
}

function markOf(bytes: Uint8Array): Uint8Array | undefined {
  return MARKS.find((mark) => mark.length <= bytes.length && mark.every((byte, i) => bytes[i] === byte));
}

function utf16(onBytes: (bytes: Uint8Array) => void, order: "little" | "big"): (chunk: Uint8Array) => void {
  let odd = -1;
  let high = 0;
  return (chunk) => {
    const out: number[] = [];
    for (const byte of chunk) {
      if (odd < 0) {
        odd = byte;
        continue;
      }
      const unit = order === "little" ? odd | (byte << 8) : (odd << 8) | byte;
      odd = -1;
      if (high !== 0 && unit >= 0xdc00 && unit < 0xe000) putUtf8(0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00), out);
      else if (high !== 0) putUtf8(0xfffd, out);
      const paired = high !== 0 && unit >= 0xdc00 && unit < 0xe000;
      high = unit >= 0xd800 && unit < 0xdc00 ? unit : 0;
      if (!paired && high === 0) putUtf8(unit >= 0xdc00 && unit < 0xe000 ? 0xfffd : unit, out);
    }
    onBytes(Uint8Array.from(out));
  };
}
