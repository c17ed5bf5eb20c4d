/** Small SVG charts as strings: no styles, no scripts, colours that read on light and dark ground and differ in print by their dashes. */

export type Axis = { readonly low: number; readonly high: number; readonly label: string; readonly show: (value: number) => string };
export type Series = {
  readonly name: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly marks: readonly (readonly [x: number, y: number])[];
};
/** A line from `low` to `high`, a bar from `from` to `to`, a mark at `mark`; absent parts are not drawn. */
export type Bar = { readonly name: string; readonly low: number; readonly high: number; readonly from: number; readonly to: number; readonly mark?: number };

const WIDTH = 720;
const LEFT = 96;
const RIGHT = 16;
const TOP = 16;
/** Grey that has a contrast of 4.5 on white and on black. */
const INK = "#767676";
const COLOURS = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#8c6bb1", "#e34a33"];
const DASHES = ["", "6 3", "2 2", "8 3 2 3"];

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Curves over two axes, with a legend below. */
export function curvesSvg(title: string, desc: string, x: Axis, y: Axis, series: readonly Series[]): string {
  const height = 320;
  const bottom = TOP + height;
  const rows = Math.ceil(series.length / 2);
  const [toX, toY] = [onto(x, LEFT, WIDTH - RIGHT), onto(y, bottom, TOP)];
  const lines = series.map(({ points, marks }, i) => {
    const path = points.map(([px, py], k) => `${k === 0 ? "M" : "L"}${fixed(toX(px))} ${fixed(toY(py))}`).join("");
    const dots = marks.map(([px, py]) => `<circle cx="${fixed(toX(px))}" cy="${fixed(toY(py))}" r="3" fill="${colour(i)}"/>`).join("");
    return `<path d="${path}" fill="none" stroke="${colour(i)}" stroke-width="2"${dash(i)}/>${dots}`;
  });
  const legend = series.map(({ name }, i) => {
    const [lx, ly] = [LEFT + (i % 2) * 300, bottom + 56 + Math.floor(i / 2) * 20];
    return `<path d="M${lx} ${ly}h28" stroke="${colour(i)}" stroke-width="2"${dash(i)}/>${text(lx + 36, ly + 4, name, "start")}`;
  });
  return frame(title, desc, bottom + 64 + rows * 20, [...xAxis(x, toX, bottom, TOP), ...yAxis(y, toY), ...lines, ...legend]);
}

/** Bars one below the other along one axis, zero (or another value) marked by an upright. */
export function barsSvg(title: string, desc: string, x: Axis, bars: readonly Bar[], zero: number): string {
  const left = LEFT + 104;
  const bottom = TOP + bars.length * 28 + 8;
  const toX = onto(x, left, WIDTH - RIGHT);
  const rows = bars.map((bar, i) => {
    const at = TOP + i * 28 + 16;
    const [from, to] = [toX(Math.min(bar.from, bar.to)), toX(Math.max(bar.from, bar.to))];
    const line = `<path d="M${fixed(toX(bar.low))} ${at}H${fixed(toX(bar.high))}" stroke="${INK}" stroke-width="1"/>`;
    const fill = bar.to >= bar.from ? COLOURS[0] : COLOURS[1];
    const box = `<rect x="${fixed(from)}" y="${at - 8}" width="${fixed(Math.max(1, to - from))}" height="16" fill="${fill}"/>`;
    const mark = bar.mark === undefined ? "" : `<path d="M${fixed(toX(bar.mark))} ${at - 10}v20" stroke="${INK}" stroke-width="3"/>`;
    return `${line}${box}${mark}${text(left - 8, at + 4, short(bar.name), "end")}`;
  });
  const upright =
    zero >= x.low && zero <= x.high ? [`<path d="M${fixed(toX(zero))} ${TOP}V${bottom}" stroke="${INK}" stroke-width="1" stroke-dasharray="3 3"/>`] : [];
  return frame(title, desc, bottom + 48, [...xAxis(x, toX, bottom, TOP), ...rows, ...upright]);
}

/** An axis that holds the values, a little wider, never empty. */
export function axisFor(values: readonly number[], label: string, show: (value: number) => string): Axis {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high > low ? (high - low) * 0.02 : Math.max(1, Math.abs(high) * 0.01);
  return { low: low - room, high: high + room, label, show };
}

function frame(title: string, desc: string, height: number, parts: readonly string[]): string {
  const size = `viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" aria-labelledby="title desc" font-family="sans-serif" font-size="12">`;
  return `${head}<title id="title">${escapeXml(title)}</title><desc id="desc">${escapeXml(desc)}</desc>${parts.join("")}</svg>`;
}

function xAxis(axis: Axis, to: (value: number) => number, bottom: number, top: number): string[] {
  const marks = ticks(axis).map(
    (at) => `<path d="M${fixed(to(at))} ${top}V${bottom}" stroke="${INK}" stroke-width="0.25"/>${text(to(at), bottom + 16, axis.show(at), "middle")}`,
  );
  return [
    `<path d="M${fixed(to(axis.low))} ${bottom}H${fixed(to(axis.high))}" stroke="${INK}"/>`,
    ...marks,
    text(WIDTH - RIGHT, bottom + 36, axis.label, "end"),
  ];
}

function yAxis(axis: Axis, to: (value: number) => number): string[] {
  const marks = ticks(axis).map(
    (at) => `<path d="M${LEFT} ${fixed(to(at))}H${WIDTH - RIGHT}" stroke="${INK}" stroke-width="0.25"/>${text(LEFT - 8, to(at) + 4, axis.show(at), "end")}`,
  );
  return [...marks, text(LEFT, TOP - 4, axis.label, "start")];
}

/** Five round values or so. */
function ticks({ low, high }: Axis): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * power).find((one) => one >= rough)!;
  const out: number[] = [];
  for (let k = Math.ceil(low / step); k * step <= high && out.length < 12; k++) out.push(k * step);
  return out;
}

function onto({ low, high }: Axis, from: number, to: number): (value: number) => number {
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

function text(x: number, y: number, words: string, anchor: "start" | "middle" | "end"): string {
  return `<text x="${fixed(x)}" y="${fixed(y)}" text-anchor="${anchor}" fill="${INK}">${escapeXml(words)}</text>`;
}

function short(name: string): string {
  return name.length > 28 ? `${name.slice(0, 27)}…` : name;
}

function colour(i: number): string {
  return COLOURS[i % COLOURS.length]!;
}

function dash(i: number): string {
  const pattern = DASHES[Math.floor(i / COLOURS.length + i) % DASHES.length]!;
  return pattern === "" ? "" : ` stroke-dasharray="${pattern}"`;
}

function fixed(value: number): string {
  return String(Math.round(value * 10) / 10);
}
