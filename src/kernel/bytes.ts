/** Bytes and the two ways in which they are written as text. Readers are strict: one value has one spelling. */

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const SIX_BITS = Uint8Array.from({ length: 128 }, (_, code) => {
  const at = BASE64.indexOf(String.fromCharCode(code));
  return at === -1 ? 255 : at;
});

/** Base64 after RFC 4648 section 4, with padding. */
export function toBase64(bytes: Uint8Array): string {
  let out = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i]!, bytes[i + 1], bytes[i + 2]];
    out += BASE64[a >> 2]! + BASE64[((a & 3) << 4) | ((b ?? 0) >> 4)]!;
    out += b === undefined ? "==" : BASE64[((b & 15) << 2) | ((c ?? 0) >> 6)]! + (c === undefined ? "=" : BASE64[c & 63]!);
  }
  return out;
}

/** The bytes of base64 with padding; undefined for anything that `toBase64` would not have written (spaces, missing padding, stray bits). */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0;
  const out = new Uint8Array((text.length / 4) * 3 - padding);
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let bits = 0;
    for (let k = 0; k < 4; k++) {
      const padded = i + k >= text.length - padding;
      const six = padded ? 0 : (SIX_BITS[text.charCodeAt(i + k)] ?? 255);
      if (six === 255) return undefined;
      bits = (bits << 6) | six;
    }
    const last = i + 4 === text.length;
    if (last && (bits & ((1 << (8 * padding)) - 1)) !== 0) return undefined;
    for (let shift = 16; shift >= (last ? 8 * padding : 0); shift -= 8) out[at++] = (bits >> shift) & 255;
  }
  return out;
}

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let out = "";
  for (const byte of bytes) out += (byte < 16 ? "0" : "") + byte.toString(16);
  return out;
}

/** The bytes of lower-case hexadecimal; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
}

export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** The parts one after the other. A list, not arguments: there may be more of them than a call can take. */
export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
