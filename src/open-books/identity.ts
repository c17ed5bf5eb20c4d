/**
 * Finnish personal identity codes in bytes: DDMMYY, a sign of the century (1900s `-` Y X W V U, 2000s `A`–`F`, 1800s `+`; Act 661/2009 section 11 as
 * amended 2022), a number of three digits and a check character. Such a code refuses the whole file: costs and results need no identities. A code
 * whose sign was lost on the way is known where its check character is a letter; with a digit it could be any number of ten digits.
 */
import { daysInMonth } from "../kernel/day.ts";

const CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
const LENGTH = 11;
/** Check characters from here on are letters. */
const FIRST_LETTER = 10;

const centuries = new Int16Array(256);
for (const [sign, century] of [["+", 1800], ..."-YXWVU".split("").map((s) => [s, 1900]), ..."ABCDEF".split("").map((s) => [s, 2000])] as [string, number][]) {
  centuries[sign.charCodeAt(0)] = centuries[sign.toLowerCase().charCodeAt(0)] = century;
}
const checks = new Int8Array(256).fill(-1);
for (let i = 0; i < CHECK.length; i++) checks[CHECK.charCodeAt(i)] = checks[CHECK.toLowerCase().charCodeAt(i)] = i;

/** The position of the first identity code between `from` and `to`, or -1. */
export function findIdentity(bytes: Uint8Array, from: number, to: number): number {
  // A code begins with six digits, so every sixth byte is enough to see one coming.
  for (let i = from + 5; i < to; i += 6) {
    if (!isDigit(bytes[i]!)) continue;
    // From a digit on, the sign can only be the first byte that is none.
    let sign = i + 1;
    while (sign < i + 6 && isDigit(bytes[sign]!)) sign++;
    const start = sign - 6;
    if (start >= from && start + LENGTH <= to && centuries[bytes[sign]!] !== 0 && isIdentity(bytes, start, from, to)) return start;
    if (sign - 9 >= from && sign < to && checks[bytes[sign]!]! >= FIRST_LETTER && isUnsigned(bytes, sign - 9, from, to)) return sign - 9;
  }
  return -1;
}

/** Whether a text holds an identity code. */
export function hasIdentity(text: string): boolean {
  return findIdentity(ascii(text), 0, text.length) >= 0;
}

/** The text with every identity code starred out, so that it may be shown. */
export function maskIdentity(text: string): string {
  const at = findIdentity(ascii(text), 0, text.length);
  const length = /^\d{7}/.test(text.slice(at)) ? LENGTH - 1 : LENGTH;
  return at < 0 ? text : maskIdentity(`${text.slice(0, at)}${"*".repeat(length)}${text.slice(at + length)}`);
}

function isIdentity(bytes: Uint8Array, start: number, from: number, to: number): boolean {
  const century = centuries[bytes[start + 6]!]!;
  if (century === 0) return false;
  if (start > from && isDigit(bytes[start - 1]!)) return false;
  return isCode(bytes, start, start + 7, century, to);
}

/** Ten characters that stand alone; the 29th of February is let pass in every century. */
function isUnsigned(bytes: Uint8Array, start: number, from: number, to: number): boolean {
  if (start > from && isAlphanumeric(bytes[start - 1]!)) return false;
  return isCode(bytes, start, start + 6, 2000, to) || isCode(bytes, start, start + 6, 1900, to);
}

function isCode(bytes: Uint8Array, start: number, numberAt: number, century: number, to: number): boolean {
  const end = numberAt + 4;
  if (end < to && isAlphanumeric(bytes[end]!)) return false;
  const birth = digits(bytes, start, 6);
  const number = digits(bytes, numberAt, 3);
  if (birth < 0 || number < 2) return false;
  const day = Math.floor(birth / 10000);
  const month = Math.floor(birth / 100) % 100;
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(century + (birth % 100), month)) return false;
  return checks[bytes[end - 1]!] === (birth * 1000 + number) % 31;
}

function digits(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let i = from; i < from + count; i++) {
    if (!isDigit(bytes[i]!)) return -1;
    value = value * 10 + bytes[i]! - 48;
  }
  return value;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte < 58;
}

function isAlphanumeric(byte: number): boolean {
  return isDigit(byte) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => (char.length === 1 && char.charCodeAt(0) < 128 ? char.charCodeAt(0) : 0));
}
