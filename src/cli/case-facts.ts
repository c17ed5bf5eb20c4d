/** The facts that a case gives, in the case itself or in files beside it. */
import { join } from "node:path";
import type { Agreement } from "../agreement/agreement.ts";
import { createCostReader } from "../open-books/read-costs.ts";
import { createFactsReader } from "../settlement/facts-file.ts";
import type { Case, Given } from "./case-file.ts";
import { readCosts, readFacts } from "./files.ts";
import { type LoadedFacts, gathered, loadMapping } from "./loading.ts";
import { shown } from "./paths.ts";

/** Reads what a case gives; `directory` is where the case stands. Texts in the case have its own lines as their sources. */
export async function loadCaseFacts(agreement: Agreement, given: Case, directory: string): Promise<LoadedFacts> {
  const mapping = given.mapping === undefined ? undefined : loadMapping(join(directory, given.mapping));
  if (mapping && !mapping.value) return { ...gathered([], []), faults: mapping.faults, texts: mapping.texts, refused: true };
  const clocks = { ...(given.through ? { through: given.through } : {}), ...(given.knownAt ? { knownAt: given.knownAt } : {}) };
  const options = { agreement, ...(mapping?.value ? { mapping: mapping.value } : {}) };
  const path = (of: Given & { readonly path: string }) => join(directory, of.path);
  const costs = async (of: Given) => {
    if ("path" in of) return readCosts(path(of), { ...options, ...clocks, file: shown(path(of)) });
    return pushed(createCostReader({ ...options, ...clocks, file: given.file }), of);
  };
  const results = async (of: Given) => {
    if ("path" in of) return readFacts(path(of), { ...options, file: shown(path(of)) });
    return pushed(createFactsReader({ ...options, file: given.file }), of);
  };
  return gathered(given.costs ? [await costs(given.costs)] : [], given.results ? [await results(given.results)] : []);
}

/** Empty lines before the text make its line numbers those of the case file. */
function pushed<R>(
  reader: { readonly push: (chunk: Uint8Array) => boolean; readonly end: () => R },
  given: { readonly text: string; readonly line: number },
): R {
  reader.push(new TextEncoder().encode("\n".repeat(given.line - 1) + given.text));
  return reader.end();
}
