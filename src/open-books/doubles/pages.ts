/** The page of vouchers that were entered more than once. */
import { html } from "hono/html";
import { fill } from "../../kernel/refusal.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Desk, frame, money, partyName, pathOf, queryOf, tell } from "../pages.ts";
import { MOST_REPEATED } from "./commands.ts";
import type { Repeated } from "./store.ts";
import { DOUBLES, type DoubleWord } from "./words.ts";

export function doublesPage(desk: Desk, vouchers: readonly Repeated[], seesAll: boolean): Markup {
  const say = (key: DoubleWord, args: Readonly<Record<string, string>> = {}): string => fill(DOUBLES[key][desk.language], args);
  const rows = vouchers.map(({ document, supplier, parties, net, same, refs }) => ({
    cells: [
      document,
      supplier,
      parties.map((id) => partyName(desk, id)).join(", "),
      html`<span>${refs.map((ref) => html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a> `)}</span>`,
      same ? html`<strong>${say("same-sum")}</strong>` : "",
      money(desk, BigInt(net)),
    ],
  }));
  const head = [tell(desk, "document"), tell(desk, "supplier"), tell(desk, "party"), say("batches"), "", tell(desk, "total")];
  const table = dataTable({ caption: say("doubles"), quietCaption: true, head, numeric: [false, false, false, false, false, true], rows, cards: true });
  const body = html`<p class="lead">${say("lead")}</p>
    ${vouchers.length === 0 ? html`<p>${say("none")}</p>` : table}
    ${vouchers.length === MOST_REPEATED ? html`<p>${say("first", { most: String(MOST_REPEATED) })}</p>` : ""}
    ${seesAll ? "" : html`<p class="dim">${say("of-seen")}</p>`}`;
  return frame(desk, "doubles", say("doubles"), body);
}
