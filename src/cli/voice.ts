/** How statements are said on the command line: the engine's own words, and the agreement's names for parties where it is at hand. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Voice } from "../settlement/present.ts";
import { labelText, noteText } from "../settlement/words.ts";

/** A voice in one language. Without an agreement parties are called by their ids. */
export function voiceOf(language: Language, agreement?: Agreement): Voice {
  const names = new Map(agreement?.parties.map((party) => [party.id, party.name]));
  return { language, label: (label) => labelText(label, language), note: (note) => noteText(note, language), name: (party) => names.get(party) ?? party };
}
