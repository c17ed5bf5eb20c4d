/** A name given in an agreement file: lower-case letters, digits and hyphens, beginning with a letter, at most 63 characters. */
export type Id = string;

export const ID_PATTERN = "^[a-z][a-z0-9-]{0,62}$";

const pattern = new RegExp(ID_PATTERN);

export function isId(text: string): boolean {
  return pattern.test(text);
}

/** Byte order of ids, the order of ties wherever the agreement names no other. Ids are ASCII, so code units are bytes. */
export function byId(a: Id, b: Id): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** A name that says nothing about what it names: 16 random bytes as 26 characters of lower-case base32 (docs/log-format.md section 1). */
export type RandomId = string;

const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";
const randomPattern = /^[a-z2-7]{25}[aeimquy4]$/;

/** The id that 16 bytes from a cryptographic source make; drawing them is the caller's. */
export function randomId(bytes: Uint8Array): RandomId {
  if (bytes.length !== 16) throw new RangeError(`a random id is made of 16 bytes, not ${bytes.length}`);
  let out = "";
  let held = 0;
  let bits = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) out += BASE32[(held >> (bits - 5)) & 31]!;
    held &= (1 << bits) - 1;
  }
  return out + BASE32[(held << (5 - bits)) & 31]!;
}

export function isRandomId(text: string): boolean {
  return randomPattern.test(text);
}
