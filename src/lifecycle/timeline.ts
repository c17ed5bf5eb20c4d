/** The picture of the phases: when each began, when a gate is planned, and between which days those who know expect what it waits for. Pure. */
import { type Day, dayNumber } from "../kernel/day.ts";
import { element, escape } from "../web/escape.ts";

/** A bar from day to day; with one day it is a mark. `tone`: passed, planned, or expected by somebody. */
export type Span = { readonly label: string; readonly text: string; readonly from: Day; readonly to: Day; readonly tone: "sum" | "win" | "loss" | "step" };

const [WIDTH, ROW, EDGE] = [720, 44, 16];
/** A mark of one day is so wide. */
const LEAST = 6;

/** As many letters fit on one line beside each other where a phone shows them larger; more go on two. */
const LETTERS = 54;
const LINE = 26;

/** Bars under their labels, over one axis of days; `today` is a line through all of them. */
export function timeline(title: string, spans: readonly Span[], today: { readonly day: Day; readonly text: string }): string {
  const days = [...spans.flatMap(({ from, to }) => [from, to]), today.day].map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const px = (day: Day): number => Math.round((EDGE + ((dayNumber(day) - first) / (last - first || 1)) * (WIDTH - 2 * EDGE)) * 100) / 100;
  const isLong = ({ label, text }: Span): boolean => label.length + text.length > LETTERS;
  const rowsOf = (some: readonly Span[]): number => some.length * ROW + some.filter(isLong).length * LINE;
  const height = rowsOf(spans) + 26;
  const drawn = spans.flatMap((span, i) => {
    const { label, text, from, to, tone } = span;
    const top = rowsOf(spans.slice(0, i));
    const y = top + (isLong(span) ? LINE : 0);
    const width = Math.max(LEAST, px(to) - px(from));
    const x = Math.min(px(from), WIDTH - EDGE - width);
    return [
      element("text", { x: EDGE, y: top + 16, class: "bar-label" }, escape(label)),
      element("text", { x: WIDTH - EDGE - 6, y: y + 16, class: "bar-text", "text-anchor": "end" }, escape(text)),
      element("rect", { x: EDGE, y: y + 22, width: WIDTH - 2 * EDGE, height: 14, class: "bar-ground" }),
      element("rect", { x, y: y + 22, width, height: 14, class: `bar ${tone}` }),
    ];
  });
  const at = px(today.day);
  const now = [
    element("line", { x1: at, x2: at, y1: 18, y2: height - 22, class: "here" }),
    element("text", { x: at, y: height - 6, class: "tick", "text-anchor": at > WIDTH - 90 ? "end" : at < 90 ? "start" : "middle" }, escape(today.text)),
  ];
  const about = { viewBox: `0 0 ${WIDTH} ${height}`, class: "chart", role: "img", "aria-label": title, xmlns: "http://www.w3.org/2000/svg" };
  return element("svg", about, ...drawn, ...now);
}
