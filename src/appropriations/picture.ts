/** What stands of a sum, as bars over its whole. Pure: each picture stands beside a table that says the same. */
import type { Cents } from "../kernel/money.ts";
import { element, escape } from "../web/escape.ts";

export type Level = { readonly label: string; readonly cents: Cents; readonly text: string };

const [WIDTH, EDGE, ROW] = [720, 16, 44];

/** Bars from zero; what goes beyond `whole` is drawn as a loss. A line marks the whole. */
export function levels(title: string, whole: Cents, all: readonly Level[]): string {
  const reach = all.reduce((most, { cents }) => (cents > most ? cents : most), whole > 0n ? whole : 1n);
  const room = WIDTH - 2 * EDGE;
  const widthOf = (cents: Cents): number => Number(((cents > 0n ? cents : 0n) * BigInt(room * 100)) / reach) / 100;
  const mark = EDGE + widthOf(whole);
  const rows = all.map(({ label, cents, text }, i) => {
    const y = i * ROW;
    const within = cents > whole ? whole : cents;
    const bar = (x: number, width: number, tone: string): string => element("rect", { x, y: y + 22, width, height: 14, class: `bar ${tone}` });
    return [
      element("text", { x: EDGE, y: y + 16, class: "bar-label" }, escape(label)),
      element("text", { x: WIDTH - EDGE, y: y + 16, class: "bar-text", "text-anchor": "end" }, escape(text)),
      element("rect", { x: EDGE, y: y + 22, width: room, height: 14, class: "bar-ground" }),
      bar(EDGE, widthOf(within), "win"),
      cents > whole ? bar(mark, widthOf(cents) - widthOf(whole), "loss") : "",
    ].join("");
  });
  const height = all.length * ROW + 8;
  const line = element("line", { x1: mark, x2: mark, y1: 18, y2: height - 4, class: "zero" });
  const frame = { viewBox: `0 0 ${WIDTH} ${height}`, class: "chart", role: "img", "aria-label": title, xmlns: "http://www.w3.org/2000/svg" };
  return element("svg", frame, ...rows, line);
}
