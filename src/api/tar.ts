/** Files one after the other as a tar archive (POSIX ustar, IEEE Std 1003.1 pax): what an export is sent in. Paths are short and of few characters. */
import { joinBytes } from "../kernel/bytes.ts";
import { decode, encode } from "../kernel/utf8.ts";

export type TarFile = { readonly path: string; readonly bytes: Uint8Array };

const BLOCK = 512;
/** What paths of an export look like; nothing that leads out of a directory. */
const PATH = /^(?!.*(^|\/)\.)[A-Za-z0-9._-]+(\/[A-Za-z0-9._-]+)*$/;
/** An archive ends with two empty blocks. */
export const TAR_END = new Uint8Array(2 * BLOCK);

/** A header and the content, filled up to a whole block. A path that does not fit is a bug. */
export function tarEntry({ path, bytes }: TarFile): Uint8Array {
  if (!PATH.test(path) || path.length > 100) throw new RangeError(`${path} cannot stand in an archive`);
  const header = new Uint8Array(BLOCK);
  const put = (at: number, text: string): void => header.set(encode(text), at);
  const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, "0")}\0`;
  put(0, path);
  put(100, octal(0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(bytes.length, 11));
  put(136, octal(0, 11));
  put(148, "        ");
  put(156, "0");
  put(257, "ustar\u000000");
  put(
    148,
    `${header
      .reduce((sum, byte) => sum + byte, 0)
      .toString(8)
      .padStart(6, "0")}\0 `,
  );
  return joinBytes([header, bytes, new Uint8Array((BLOCK - (bytes.length % BLOCK)) % BLOCK)]);
}

/** Anything else than an archive of ours: cut off, changed, or with a path that leads elsewhere. */
export class NoArchive extends Error {}

/** The files of an archive as its bytes come. `most` bounds a file's size. */
export async function* untar(chunks: AsyncIterable<Uint8Array>, most: number): AsyncGenerator<TarFile> {
  const take = taker(chunks);
  for (;;) {
    const header = await take(BLOCK);
    if (header.every((byte) => byte === 0)) return;
    const text = (from: number, length: number): string => (decode(header.subarray(from, from + length)).text ?? "").replace(/\0[^]*$/, "");
    const [path, size] = [text(0, 100), Number.parseInt(text(124, 12), 8)];
    const sum = header.reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0);
    const isFile = text(257, 5) === "ustar" && header[156] === 0x30 && Number.parseInt(text(148, 8), 8) === sum;
    if (!isFile || !PATH.test(path) || !(size >= 0 && size <= most)) throw new NoArchive(`no archive of an export: ${path.slice(0, 40)}`);
    const bytes = await take(size);
    await take((BLOCK - (size % BLOCK)) % BLOCK);
    yield { path, bytes };
  }
}

/** Takes so many bytes at a time from pieces of any size. */
function taker(chunks: AsyncIterable<Uint8Array>): (count: number) => Promise<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let held: Uint8Array[] = [];
  let size = 0;
  return async (count) => {
    while (size < count) {
      const { value, done } = await source.next();
      if (done) throw new NoArchive("the archive was cut off");
      held.push(value);
      size += value.length;
    }
    const all = held.length === 1 ? held[0]! : joinBytes(held);
    held = [all.subarray(count)];
    size -= count;
    return all.slice(0, count);
  };
}
