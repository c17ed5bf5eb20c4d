/** Distributions of an uncertain number, each as the inverse of its cumulative function, so that every draw comes from one uniform number. */

export type Distribution =
  | { readonly kind: "triangular" | "pert"; readonly low: number; readonly mode: number; readonly high: number }
  | { readonly kind: "uniform"; readonly low: number; readonly high: number }
  | { readonly kind: "normal"; readonly mean: number; readonly deviation: number }
  /** The logarithm is normal around log(median) with this deviation. */
  | { readonly kind: "lognormal"; readonly median: number; readonly sigma: number }
  /** Probabilities sum to one. */
  | { readonly kind: "scenarios"; readonly of: readonly { readonly value: number; readonly probability: number; readonly name?: string }[] };

export type DistributionFault = "order" | "deviation" | "probabilities" | "not-finite";

/** What is wrong with a distribution, if anything: bounds out of order, a deviation below zero, probabilities that do not sum to one. */
export function faultOf(d: Distribution): DistributionFault | undefined {
  const numbers = d.kind === "scenarios" ? d.of.flatMap((one) => [one.value, one.probability]) : Object.values(d).filter((value) => typeof value === "number");
  if (!numbers.every(Number.isFinite)) return "not-finite";
  switch (d.kind) {
    case "triangular":
    case "pert":
      return d.low <= d.mode && d.mode <= d.high ? undefined : "order";
    case "uniform":
      return d.low <= d.high ? undefined : "order";
    case "normal":
      return d.deviation >= 0 ? undefined : "deviation";
    case "lognormal":
      return d.sigma >= 0 && d.median > 0 ? undefined : "deviation";
    case "scenarios": {
      const total = d.of.reduce((sum, one) => sum + one.probability, 0);
      return d.of.length > 0 && d.of.every((one) => one.probability >= 0) && Math.abs(total - 1) <= 1e-9 ? undefined : "probabilities";
    }
  }
}

/** The least and the greatest value, where the distribution has them. */
export function rangeOf(d: Distribution): { readonly low?: number; readonly high?: number } {
  switch (d.kind) {
    case "normal":
      return d.deviation === 0 ? { low: d.mean, high: d.mean } : {};
    case "lognormal":
      return { low: 0 };
    case "scenarios":
      return { low: Math.min(...d.of.map((one) => one.value)), high: Math.max(...d.of.map((one) => one.value)) };
    default:
      return { low: d.low, high: d.high };
  }
}

/** Turns the first `count` uniform numbers of the block into draws, in place. */
export type Inverse = (block: Float64Array, count: number) => void;

export function inverseOf(d: Distribution): Inverse {
  switch (d.kind) {
    case "triangular":
      return triangular(d.low, d.mode, d.high);
    case "pert":
      return d.low === d.high ? constant(d.low) : pert(d.low, d.mode, d.high);
    case "uniform":
      return uniform(d.low, d.high);
    case "normal":
      return normal(d.mean, d.deviation);
    case "lognormal":
      return lognormal(Math.log(d.median), d.sigma);
    case "scenarios":
      return scenarios(d.of);
  }
}

/** One quantile, 0 < p < 1. */
export function quantile(d: Distribution, p: number): number {
  const block = new Float64Array([p]);
  inverseOf(d)(block, 1);
  return block[0]!;
}

function constant(value: number): Inverse {
  return (block, count) => void block.fill(value, 0, count);
}

function uniform(low: number, high: number): Inverse {
  return (block, count) => {
    for (let i = 0; i < count; i++) block[i] = low + (high - low) * block[i]!;
  };
}

function triangular(low: number, mode: number, high: number): Inverse {
  if (low === high) return constant(low);
  const turn = (mode - low) / (high - low);
  const left = (high - low) * (mode - low);
  const right = (high - low) * (high - mode);
  return (block, count) => {
    for (let i = 0; i < count; i++) {
      const u = block[i]!;
      const below = u < turn;
      const root = Math.sqrt(below ? u * left : (1 - u) * right);
      block[i] = below ? low + root : high - root;
    }
  };
}

function normal(mean: number, deviation: number): Inverse {
  return (block, count) => {
    for (let i = 0; i < count; i++) block[i] = mean + deviation * standardNormal(block[i]!);
  };
}

function lognormal(mu: number, sigma: number): Inverse {
  return (block, count) => {
    for (let i = 0; i < count; i++) block[i] = Math.exp(mu + sigma * standardNormal(block[i]!));
  };
}

function scenarios(of: readonly { readonly value: number; readonly probability: number }[]): Inverse {
  let total = 0;
  const upTo = of.map((one) => (total += one.probability));
  const values = of.map((one) => one.value);
  const last = of.length - 1;
  return (block, count) => {
    for (let i = 0; i < count; i++) {
      let k = 0;
      while (k < last && block[i]! >= upTo[k]!) k++;
      block[i] = values[k]!;
    }
  };
}

/** Cells of the table by which a density without closed inverse is drawn. */
const CELLS = 4096;

/**
 * PERT: the beta distribution with shape 1 + 4 (mode − low) ÷ (high − low) and its mirror, so that the mean is (low + 4 mode + high) ÷ 6. Drawn
 * from a density that is straight within each of 4,096 cells and inverted exactly there; its quantiles differ from the beta's by less than
 * 1e-6 of the range.
 */
function pert(low: number, mode: number, high: number): Inverse {
  const alpha = (4 * (mode - low)) / (high - low);
  const beta = 4 - alpha;
  const density = Float64Array.from({ length: CELLS + 1 }, (_, i) => (i / CELLS) ** alpha * (1 - i / CELLS) ** beta);
  const below = new Float64Array(CELLS + 1);
  for (let i = 0; i < CELLS; i++) below[i + 1] = below[i]! + (density[i]! + density[i + 1]!) / 2;
  const total = below[CELLS]!;
  const guide = new Int32Array(CELLS + 1);
  for (let i = 0, cell = 0; i <= CELLS; i++) {
    while (cell < CELLS - 1 && below[cell + 1]! <= (i / CELLS) * total) cell++;
    guide[i] = cell;
  }
  const width = (high - low) / CELLS;
  return (block, count) => {
    for (let i = 0; i < count; i++) {
      const u = block[i]! * total;
      let cell = guide[Math.floor(block[i]! * CELLS)]!;
      while (cell < CELLS - 1 && below[cell + 1]! <= u) cell++;
      const rest = u - below[cell]!;
      const from = density[cell]!;
      const root = Math.sqrt(from * from + 2 * (density[cell + 1]! - from) * rest);
      block[i] = low + width * (cell + (rest === 0 ? 0 : (2 * rest) / (from + root)));
    }
  };
}

/**
 * The quantile of the standard normal distribution to 16 digits: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37 (1988). 0 and 1 are
 * taken for the nearest doubles inside.
 */
export function standardNormal(p: number): number {
  const q = p - 0.5;
  if (q <= 0.425 && q >= -0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r + 13731.69376550946) * r + 1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852546 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r + 5394.196021424751) * r + 687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  return q < 0 ? -tail(p) : tail(1 - p);
}

function tail(p: number): number {
  const r = Math.sqrt(-Math.log(Math.max(p, 2 ** -54)));
  if (r <= 5) {
    const s = r - 1.6;
    return (
      (((((((0.0007745450142783414 * s + 0.022723844989269184) * s + 0.2417807251774506) * s + 1.2704582524523684) * s + 3.6478483247632045) * s +
        5.769497221460691) *
        s +
        4.630337846156546) *
        s +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * s + 0.0005475938084995345) * s + 0.015198666563616457) * s + 0.14810397642748008) * s + 0.6897673349851) * s +
        1.6763848301838038) *
        s +
        2.053191626637759) *
        s +
        1)
    );
  }
  const s = r - 5;
  return (
    (((((((2.0103343992922881e-7 * s + 0.000027115555687434876) * s + 0.0012426609473880784) * s + 0.026532189526576124) * s + 0.29656057182850487) * s +
      1.7848265399172913) *
      s +
      5.463784911164114) *
      s +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * s + 1.421511758316446e-7) * s + 0.000018463183175100548) * s + 0.0007868691311456133) * s + 0.014875361290850615) * s +
      0.1369298809227358) *
      s +
      0.599832206555888) *
      s +
      1)
  );
}

/** The cumulative standard normal to 1e-15 or so: Hart 1968 as given by West, Better approximations to cumulative normal functions (2005). */
export function cumulativeNormal(x: number): number {
  const z = Math.abs(x);
  if (z > 37) return x > 0 ? 1 : 0;
  const e = Math.exp((-z * z) / 2);
  let below: number;
  if (z < 7.07106781186547) {
    const over =
      (((((0.0352624965998911 * z + 0.700383064443688) * z + 6.37396220353165) * z + 33.912866078383) * z + 112.079291497871) * z + 221.213596169931) * z +
      220.206867912376;
    const under =
      ((((((0.0883883476483184 * z + 1.75566716318264) * z + 16.064177579207) * z + 86.7807322029461) * z + 296.564248779674) * z + 637.333633378831) * z +
        793.826512519948) *
        z +
      440.413735824752;
    below = (e * over) / under;
  } else below = e / (z + 1 / (z + 2 / (z + 3 / (z + 4 / (z + 0.65))))) / 2.506628274631;
  return x > 0 ? 1 - below : below;
}
