/** Rows of a results file as somebody gives them on a page: read by the reader of the files, before anything is entered. Pure. */
import type { Agreement } from "../../agreement/agreement.ts";
import type { Fault } from "../../kernel/refusal.ts";
import { encodeUtf8 } from "../../open-books/text.ts";
import { createFactsReader, headOf } from "../facts-file.ts";
import { DECISION } from "../noted.ts";
import { REGISTER } from "../registered.ts";
import type { LineCells } from "./listing.ts";

/** `rows` are those that could be read, in the form of the record, each with its line in the text. */
export type Pasted = {
  readonly rows: readonly { readonly cells: LineCells; readonly line: number }[];
  readonly faults: readonly Fault[];
  /** Rows with a fault beyond those that are listed. */
  readonly unlisted: number;
  /** The names in the heading row, by which a fault's column is told. */
  readonly head: readonly string[];
};

export function readPasted(agreement: Agreement, given: string): Pasted {
  // A form sends line ends of its own.
  const text = given.replaceAll(/\r\n?/g, "\n");
  const rows: { readonly cells: LineCells; readonly line: number }[] = [];
  const reader = createFactsReader({ agreement, file: "rows", also: [DECISION, REGISTER], onLine: (cells, line) => void rows.push({ cells, line }) });
  reader.push(encodeUtf8(text.endsWith("\n") ? text : `${text}\n`));
  const { report } = reader.end();
  return { rows: report.refused ? [] : rows, faults: report.faults, unlisted: report.unlisted, head: headOf(text) };
}
