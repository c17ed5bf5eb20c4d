/** A cell of a statement's table on a page. */
import { type Cell as DataCell, opensTo } from "../../web/table.ts";
import { capital, type Cell } from "../present.ts";

/** `to` makes an amount the way to its figure; a sum that is no figure opens to its parts. */
export function cellShown({ text, exact, figure, parts }: Cell, to: (text: string, figure: string | undefined) => DataCell): DataCell {
  const shown = exact ? text : capital(text);
  if (!parts) return to(shown, figure);
  return opensTo(
    shown,
    parts.map((part) => [capital(part.label), to(part.text, part.figure)]),
  );
}
