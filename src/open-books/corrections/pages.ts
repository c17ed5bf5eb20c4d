/** The page of the lines that their corrections went beyond. */
import { html } from "hono/html";
import { fill } from "../../kernel/refusal.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Desk, frame, money, partyName, pathOf, queryOf, tell } from "../pages.ts";
import { asCents } from "../shown/store.ts";
import { MOST_BEYOND } from "./commands.ts";
import type { Beyond } from "./store.ts";
import { CORRECTIONS } from "./words.ts";

export function beyondPage(desk: Desk, lines: readonly Beyond[]): Markup {
  const say = (key: keyof typeof CORRECTIONS): string => CORRECTIONS[key][desk.language];
  const link = (ref: string): Markup => html`<a href="${queryOf(pathOf(desk, "line"), { ref })}">${ref}</a> `;
  const rows = lines.map(({ ref, party, net, left, cents, left_cents, quantity, apart, corrections }) => ({
    cells: [
      link(ref),
      partyName(desk, party),
      html`<span
        >${corrections.map(link)}${quantity ? html`<span class="dim part">${say("quantity")}</span>` : ""}${apart ? html`<span class="dim part">${say("apart")}</span>` : ""}</span
      >`,
      ...[net, left, cents, left_cents].map((sum) => money(desk, asCents(sum))),
    ],
  }));
  const head = [tell(desk, "ref"), tell(desk, "party"), tell(desk, "corrections"), tell(desk, "net"), say("left"), say("cost"), say("cost-left")];
  const numeric = [false, false, false, true, true, true, true];
  const table = dataTable({ caption: say("title"), quietCaption: true, head, numeric, rows, cards: true });
  const body = html`<p class="lead">${say("lead")}</p>
    ${lines.length === 0 ? html`<p>${say("none")}</p>` : table}
    ${lines.some(({ net }) => net === null) ? html`<p class="dim">${tell(desk, "why-net")}</p>` : ""}
    ${lines.length === MOST_BEYOND ? html`<p>${fill(say("first"), { most: String(MOST_BEYOND) })}</p>` : ""}`;
  return frame(desk, "beyond", say("title"), body);
}
