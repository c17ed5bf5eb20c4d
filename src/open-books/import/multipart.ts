/** Reads a posted form with one file at its end, piece by piece (RFC 7578). The fields come first; nothing of the file is held. */
import { joinBytes } from "../../kernel/bytes.ts";
import { decode, encode } from "../../kernel/utf8.ts";

/** The fields before the file, its name, and its bytes as they come. */
export type PostedFile = { readonly fields: Readonly<Record<string, string>>; readonly name: string; readonly content: AsyncGenerator<Uint8Array> };

/** Fields and heads of parts are short. */
const MOST_HEAD = 64 * 1024;
const CRLF2 = encode("\r\n\r\n");

/** The boundary of a content type; undefined when it is no form with files. */
export function boundaryOf(type: string | undefined): string | undefined {
  const match = /^multipart\/form-data;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type ?? "");
  return match?.[1] ?? match?.[2];
}

/** Undefined when the form is broken, its fields are too long, or it has no file. */
export async function readPosted(body: AsyncIterable<Uint8Array>, boundary: string): Promise<PostedFile | undefined> {
  const mark = encode(`\r\n--${boundary}`);
  const pieces = body[Symbol.asyncIterator]();
  // The first boundary has no line end before it; with one, all are alike.
  let held: Uint8Array = encode("\r\n");
  const more = async (): Promise<boolean> => {
    const { value, done } = await pieces.next();
    if (done) return false;
    held = joinBytes([held, value]);
    return true;
  };
  const until = async (what: Uint8Array): Promise<Uint8Array | undefined> => {
    for (;;) {
      const at = indexOf(held, what);
      if (at >= 0) {
        const found = held.subarray(0, at);
        held = held.subarray(at + what.length);
        return found;
      }
      if (held.length > MOST_HEAD || !(await more())) return undefined;
    }
  };
  const fields: Record<string, string> = {};
  if ((await until(mark)) === undefined) return undefined;
  for (;;) {
    const head = await until(CRLF2);
    const text = head && decode(head).text;
    const field = text === undefined ? undefined : /\bname="([^"]*)"/i.exec(text)?.[1];
    if (text === undefined || field === undefined) return undefined;
    const file = /\bfilename="((?:[^"\\]|\\.)*)"/i.exec(text)?.[1];
    if (file !== undefined) return { fields, name: file, content: contentOf() };
    const value = await until(mark);
    const words = value && decode(value).text;
    if (words === undefined) return undefined;
    fields[field] = words;
  }

  async function* contentOf(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = indexOf(held, mark);
      if (at >= 0) {
        if (at > 0) yield held.subarray(0, at);
        return;
      }
      // A mark may begin in the last bytes.
      const safe = held.length - mark.length;
      if (safe > 0) {
        yield held.subarray(0, safe);
        held = held.subarray(safe);
      }
      if (!(await more())) throw new Error("the form ended in the middle of its file");
    }
  }
}

function indexOf(bytes: Uint8Array, what: Uint8Array): number {
  for (let at = bytes.indexOf(what[0]!); at >= 0; at = bytes.indexOf(what[0]!, at + 1)) {
    let i = 1;
    while (i < what.length && bytes[at + i] === what[i]) i++;
    if (i === what.length) return at;
  }
  return -1;
}
