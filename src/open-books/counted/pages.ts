/** What lines come to, side by side: net, VAT that stays a cost, grants, and what of it all counts. */
import { html } from "hono/html";
import type { Markup } from "../../web/web.ts";
import { type Desk, money, tell } from "../pages.ts";
import type { Counted, CountedShown } from "../shown/line.ts";

const COLUMNS = ["net", "vat-cost", "grants", "counts"] as const;

/** The heads of the columns. */
export function countedHead(desk: Desk): readonly string[] {
  return COLUMNS.map((key) => tell(desk, key));
}

/** The cells of a row; lines that are not taken have a net alone. */
export function countedCells(desk: Desk, of: CountedShown | Pick<Counted, "net"> | undefined): readonly string[] {
  if (!of) return COLUMNS.map(() => "");
  if (!("counts" in of)) return [money(desk, of.net), "", "", ""];
  return [of.net, of.vat, of.grants, of.counts].map((cents) => money(desk, cents));
}

export const COUNTED_NUMERIC: readonly boolean[] = COLUMNS.map(() => true);

/** How far the agreement's prices lie from what was booked, what is kept out of what counts, and what of it counts only once it is approved; nothing where there is neither. */
export function apartNote(desk: Desk, { apart, priced }: CountedShown, waits: bigint): Markup | "" {
  if (apart === 0n && waits === 0n && !priced) return "";
  return html`<p>
    ${!priced ? "" : tell(desk, "priced", { sum: money(desk, priced) })} ${apart === 0n ? "" : tell(desk, "apart", { sum: money(desk, apart) })}
    ${waits === 0n ? "" : tell(desk, "of-it-waits", { sum: money(desk, waits) })}
  </p>`;
}
