/** Money that was surely meant as a share: `down-to: 90` is 90 euros, where 90 % was meant. */
import { type Cents, formatCents } from "../kernel/money.ts";
import { compare, max, min, mul, type Ratio, ratio, sign } from "../kernel/share.ts";
import type { Path, Scheme, Side } from "./agreement.ts";
import { type Book, bookOf, spansOf } from "./meaning-caps.ts";
import { finding, type Finding, type Findings, type Ground, item } from "./meaning-ground.ts";

/** A bound of cost below this share of the smallest yearly target, or above this many times the greatest, cannot be meant. */
const LEAST = ratio(20n, 100n);
const MOST = ratio(5n);
/** A cap is suspect when it is as small as a number of per cent, beside a target that is a thousand times as large. */
const PERCENTS = 200_00n;
const CAP_LEAST = ratio(1n, 1000n);

export function* boundFindings(g: Ground, scheme: Scheme): Findings {
  const sizes = sizesOf(g, scheme);
  if (!sizes) return;
  for (const side of ["gain", "pain"] as const) yield* bands(g, scheme, side, sizes);
  const { ceiling } = scheme;
  if (ceiling && "cents" in ceiling) yield* bound(scheme, `${scheme.path}/ceiling-price`, "ceiling-price", ceiling.cents, sizes);
  for (const { at, path } of scheme.caps) {
    if (at.kind !== "cents" || at.cents <= 0n || at.cents > PERCENTS || compare(ratio(at.cents), mul(CAP_LEAST, sizes.least)) >= 0) continue;
    yield told("agreement/cap-too-small", scheme, `${path}/at`, "at", at.cents, sizes.least);
  }
}

type Sizes = {
  readonly least: Ratio;
  readonly most: Ratio;
  /** Outcomes paid instead of cost may make the target smaller than the file says. */ readonly cut: boolean;
};

function sizesOf(g: Ground, scheme: Scheme): Sizes | undefined {
  const book: Book = bookOf(g, scheme);
  const targets = spansOf(g, scheme.bands === "cumulative")
    .map((years) => book.target(years))
    .filter((target) => sign(target) > 0);
  const [first] = targets;
  if (!first) return undefined;
  const cut = g.agreement.outcomes.some((outcome) => outcome.insteadOf && scheme.lines.includes(outcome.insteadOf.line));
  return { least: targets.reduce(min, first), most: targets.reduce(max, first), cut };
}

function* bands(g: Ground, scheme: Scheme, side: Side, sizes: Sizes): Findings {
  const key = side === "gain" ? "down-to" : "up-to";
  const list = `${scheme.path}/${side}`;
  const strange = scheme[side].flatMap((band, n) =>
    band.to && "cents" in band.to ? [...bound(scheme, `${item(g, list, n)}/${key}`, key, band.to.cents, sizes)] : [],
  );
  yield* strange;
  const kinds = new Set(scheme[side].flatMap(({ to }) => (to ? Object.keys(to) : [])));
  if (strange.length === 0 && kinds.size > 1) yield finding("agreement/bounds-mixed", list, { key }, [list]);
}

function* bound(scheme: Scheme, path: Path, key: string, cents: Cents, { least, most, cut }: Sizes): Findings {
  const tiny = cents <= PERCENTS && compare(ratio(cents), mul(CAP_LEAST, least)) < 0;
  if (cents >= 0n && (tiny || (!cut && compare(ratio(cents), mul(LEAST, least)) < 0))) yield told("agreement/bound-too-small", scheme, path, key, cents, least);
  else if (compare(ratio(cents), mul(MOST, most)) > 0) yield told("agreement/bound-too-large", scheme, path, key, cents, most);
}

function told(code: Finding["code"], scheme: Scheme, path: Path, key: string, cents: Cents, target: Ratio): Finding {
  const args = { key, amount: formatCents(cents), percent: `${formatCents(cents).replace(/\.?0+$/, "")} %`, target: formatCents(target.n / target.d) };
  return finding(code, path, args, ["target-cost", "contract-periods", "risk-provision", `${scheme.path}/lines`]);
}
