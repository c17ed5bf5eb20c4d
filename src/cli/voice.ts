/** How statements are said on the command line: the engine's own words, and the agreement's names for parties where it is at hand. */
import type { Agreement } from "../agreement/agreement.ts";
import { type Language, fill } from "../kernel/refusal.ts";
import type { Label } from "../settlement/graph.ts";
import type { Voice } from "../settlement/present.ts";
import type { Statement } from "../settlement/statement.ts";
import * as engine from "../settlement/words.ts";
import { say } from "./words.ts";

type Note = Statement["notes"][number];

/** The note of the command line's own: rows that were left out of the facts, by file. */
export const LISTED_NOTE = "listed-rows";

/** A voice in one language. Without an agreement parties are called by their ids. */
export function voiceOf(language: Language, agreement?: Agreement): Voice {
  const names = new Map(agreement?.parties.map((party) => [party.id, party.name]));
  return {
    language,
    label: (label) => labelOf(label, language),
    note: (note) => noteOf(note, language),
    name: (party) => names.get(party) ?? party,
  };
}

function labelOf(label: Label, language: Language): string {
  const text = (engine as { readonly labelText?: (label: Label, language: Language) => string }).labelText;
  return text ? text(label, language) : fill(label.key, label.args ?? {});
}

function noteOf(note: Note, language: Language): string {
  if (note.code === LISTED_NOTE) return say("listed-note", language, note.args);
  const text = (engine as { readonly noteText?: (note: Note, language: Language) => string }).noteText;
  return text ? text(note, language) : `${note.code} ${Object.values(note.args).join(", ")}`;
}
