/** Small charts as SVG without style attributes: colours come from classes in the style sheet. Each stands beside a table that says the same. */
import { element, escape } from "./escape.ts";

/** A bar from zero to `value`; `text` is what stands at its end. */
export type Bar = { readonly label: string; readonly value: number; readonly text: string };
export type Series = { readonly name: string; readonly points: readonly (readonly [x: number, y: number])[] };
export type CurveChart = {
  readonly title: string;
  readonly series: readonly Series[];
  /** Texts under the x axis and beside the y axis. */
  readonly xTicks: readonly { readonly at: number; readonly text: string }[];
  readonly yTicks: readonly { readonly at: number; readonly text: string }[];
  /** Where the reader stands, and where the curves bend. */
  readonly here?: { readonly at: number; readonly text: string };
  readonly bends: readonly number[];
};

const WIDTH = 720;

/** Horizontal bars, label above bar, so that long names fit a narrow screen: to both sides of zero, or from zero at the left where nothing is below it. */
export function bars(title: string, all: readonly Bar[], zeroAt: "middle" | "left" = "middle"): string {
  const row = 44;
  const height = all.length * row + 8;
  const reach = Math.max(1e-9, ...all.map((bar) => Math.abs(bar.value)));
  const [left, right] = [16, WIDTH - 16];
  const middle = zeroAt === "left" ? left : (left + right) / 2;
  const scale = (right - middle) / reach;
  const drawn = all.map((bar, i) => {
    const y = i * row;
    const width = Math.abs(bar.value) * scale;
    const x = bar.value < 0 ? middle - width : middle;
    const tone = bar.value < 0 ? "loss" : "win";
    return [
      element("text", { x: left, y: y + 16, class: "bar-label" }, escape(bar.label)),
      element("text", { x: right, y: y + 16, class: "bar-text", "text-anchor": "end" }, escape(bar.text)),
      element("rect", { x: left, y: y + 22, width: right - left, height: 14, class: "bar-ground" }),
      element("rect", { x: round(x), y: y + 22, width: round(width), height: 14, class: `bar ${tone}` }),
    ].join("");
  });
  const zero = element("line", { x1: middle, x2: middle, y1: 18, y2: height - 4, class: "zero" });
  return svg(title, WIDTH, height, [...drawn, zero]);
}

/** `value` is the level of a sum, and what a step adds to the level before it. */
export type FallStep = { readonly label: string; readonly value: number; readonly text: string; readonly tone: "sum" | "step" | "win" | "loss" };

/**
 * A waterfall from sum to sum, one step under the other so that long names fit a narrow screen: a sum is a bar from the axis, a step floats between the
 * levels before and after it. The axis begins at `from.value`, which stands as `from.text` where it is not zero.
 */
export function waterfall(title: string, steps: readonly FallStep[], from: { readonly value: number; readonly text: string }): string {
  const row = 44;
  const [left, right] = [16, WIDTH - 16];
  let level = from.value;
  const spans = steps.map(({ value, tone }) => {
    const before = tone === "sum" ? from.value : level;
    level = tone === "sum" ? value : level + value;
    return [before, level] as const;
  });
  const reach = Math.max(1e-9, ...spans.flat().map((at) => at - from.value));
  const px = (at: number): number => round(left + (Math.max(0, at - from.value) / reach) * (right - left));
  const drawn = steps.map(({ label, text, tone }, i) => {
    const y = i * row;
    const [a, b] = spans[i]!.map(px) as [number, number];
    const link = i + 1 < steps.length ? element("line", { x1: b, x2: b, y1: y + 36, y2: y + row + 22, class: "fall-link" }) : "";
    return [
      element("text", { x: left, y: y + 16, class: "bar-label" }, escape(label)),
      element("text", { x: right, y: y + 16, class: "bar-text", "text-anchor": "end" }, escape(text)),
      element("rect", { x: left, y: y + 22, width: right - left, height: 14, class: "bar-ground" }),
      element("rect", { x: Math.min(a, b), y: y + 22, width: round(Math.max(1.5, Math.abs(b - a))), height: 14, class: `bar ${tone}` }),
      link,
    ].join("");
  });
  const height = steps.length * row + (from.value === 0 ? 8 : 26);
  const axis = element("line", { x1: left, x2: left, y1: 18, y2: steps.length * row - 4, class: "zero" });
  const cut = from.value === 0 ? "" : element("text", { x: left, y: height - 8, class: "tick" }, escape(from.text));
  return svg(title, WIDTH, height, [...drawn, axis, cut]);
}

/** A text near an edge stands inside it, for on a narrow screen texts are large against the drawing. */
function anchorAt(x: number): "start" | "middle" | "end" {
  return x > WIDTH - 80 ? "end" : x < 80 ? "start" : "middle";
}

/** Lines over one axis, with zero, the bends and the place where the reader stands. */
export function curves(chart: CurveChart): string {
  const [height, left, right, top, bottom] = [360, 84, 12, 14, 34];
  const xs = chart.series.flatMap((s) => s.points.map(([x]) => x));
  const ys = [0, ...chart.series.flatMap((s) => s.points.map(([, y]) => y)), ...chart.yTicks.map((tick) => tick.at)];
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const px = (x: number): number => round(left + ((x - x0) / (x1 - x0 || 1)) * (WIDTH - left - right));
  const py = (y: number): number => round(height - bottom - ((y - y0) / (y1 - y0 || 1)) * (height - top - bottom));
  const grid = chart.yTicks.map((tick) => [
    element("line", { x1: left, x2: WIDTH - right, y1: py(tick.at), y2: py(tick.at), class: tick.at === 0 ? "zero" : "grid" }),
    element("text", { x: left - 8, y: py(tick.at) + 4, class: "tick", "text-anchor": "end" }, escape(tick.text)),
  ]);
  const marks = chart.xTicks.map((tick) => element("text", { x: px(tick.at), y: height - 12, class: "tick", "text-anchor": "middle" }, escape(tick.text)));
  const bends = chart.bends.map((at) => element("line", { x1: px(at), x2: px(at), y1: top, y2: height - bottom, class: "bend" }));
  const lines = chart.series.map((s, i) => element("polyline", { points: s.points.map(([x, y]) => `${px(x)},${py(y)}`).join(" "), class: `curve c${i % 8}` }));
  const here = chart.here
    ? [
        element("line", { x1: px(chart.here.at), x2: px(chart.here.at), y1: top, y2: height - bottom, class: "here" }),
        element("text", { x: px(chart.here.at), y: top - 3, class: "tick", "text-anchor": anchorAt(px(chart.here.at)) }, escape(chart.here.text)),
      ]
    : [];
  return svg(chart.title, WIDTH, height, [...grid.flat(), ...marks, ...bends, ...lines, ...here]);
}

/** Round numbers from low to high, about `count` of them, zero among them when it lies between. */
export function ticks(low: number, high: number, count = 6): number[] {
  const step = niceStep((high - low) / Math.max(1, count - 1));
  const out: number[] = [];
  for (let k = Math.floor(low / step); k <= Math.ceil(high / step); k++) out.push(k === 0 ? 0 : k * step);
  return out;
}

function niceStep(rough: number): number {
  if (!(rough > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((f) => f * power >= rough) ?? 10;
  return factor * power;
}

function svg(title: string, width: number, height: number, inside: readonly string[]): string {
  return element(
    "svg",
    { viewBox: `0 0 ${width} ${height}`, class: "chart", role: "img", "aria-label": title, xmlns: "http://www.w3.org/2000/svg" },
    ...inside,
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
