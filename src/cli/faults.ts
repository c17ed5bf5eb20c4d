/** Faults on the command line, with the words of every slice that tells any. */
import { MEANING_WORDS } from "../agreement/meaning.ts";
import { type FaultJson, faultsToJson, renderFaults } from "../agreement/render.ts";
import { type FaultTable, readingWords } from "../agreement/words.ts";
import type { Fault } from "../kernel/refusal.ts";
import { costWords } from "../open-books/words.ts";
import { EXIT_FAULTS } from "../exit/statement-words.ts";
import { factWords } from "../settlement/facts-words.ts";
import { FUTURES_FAULTS } from "../simulation/words.ts";
import { API_WORDS } from "../api/words.ts";
import { LOG_WORDS } from "../log/words.ts";
import { storeWords } from "../store/words.ts";
import type { Terminal } from "./terminal.ts";
import { CASE_WORDS } from "./words.ts";

export const FAULT_WORDS: FaultTable = {
  ...readingWords,
  ...MEANING_WORDS,
  ...costWords,
  ...factWords,
  ...FUTURES_FAULTS,
  ...EXIT_FAULTS,
  ...LOG_WORDS,
  ...storeWords,
  ...API_WORDS,
  ...CASE_WORDS,
};

/** Faults with the source line underlined where its text is at hand, and their counts. */
export function faultsText(faults: readonly Fault[], texts: ReadonlyMap<string, string>, terminal: Terminal): string {
  return renderFaults(faults, texts, terminal.language, { color: terminal.colour, words: FAULT_WORDS });
}

export function faultsJson(faults: readonly Fault[], terminal: Terminal): FaultJson[] {
  return faultsToJson(faults, terminal.language, FAULT_WORDS);
}
