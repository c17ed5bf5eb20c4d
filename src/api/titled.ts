/** Texts that stand beside the record under a name: a first line that names, then the rest. Entries refer to them by salted hash, so that they can be erased. */
import { z } from "zod";
import type { RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { wordsText } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";
import type { Reading, Writing } from "../store/store.ts";
import { keepFile, saidIn, type SaltedFile, salted } from "./content.ts";

/** The fields of a text in an input. */
export const TITLED = {
  title: wordsText(200).meta({ description: "What it is called. Every party reads it: it names no person." }),
  text: z.string().trim().max(20_000).optional().meta({ description: "The rest. Every party reads it: it names no person." }),
};
export type Titled = { readonly title: string; readonly text?: string | undefined };
/** As it is read again: without a rest, `text` is empty. */
export type TitledText = { readonly title: string; readonly text: string };

/** The file of a text. */
export function written({ title, text = "" }: Titled): SaltedFile {
  return salted(encode(text === "" ? title : `${title}\n\n${text}`), "text/plain; charset=utf-8");
}

/** Keeps those of the files that are there. */
export async function keepFiles(writing: Writing, stream: RandomId, files: readonly (SaltedFile | undefined)[]): Promise<void> {
  for (const file of files) if (file) await keepFile(writing, stream, file);
}

/** Texts by the hashes of their files; those that were erased are absent. */
export async function textsOf(reading: Reading, stream: RandomId, refs: readonly (FileRef | undefined)[]): Promise<ReadonlyMap<string, TitledText>> {
  const said = await saidIn(reading, stream, refs);
  return new Map(
    [...said].map(([hash, words]) => {
      const [title = "", ...rest] = words.split("\n");
      return [hash, { title, text: rest.join("\n").trim() }];
    }),
  );
}
