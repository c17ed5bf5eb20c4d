/** Caps, floors and ceilings against what the bands and fees of the file can give at most. */
import { yearsOf } from "../kernel/day.ts";
import { add, compare, div, max, mul, ONE, type Ratio, ratio, sign, sub, sum, ZERO } from "../kernel/share.ts";
import type { Band, Cap, Limit, Provision, Scheme, Side } from "./agreement.ts";
import { finding, type Findings, type Ground, grouped, linePath, linesNamed, named, notNegative, part, providersAreSure, workers } from "./meaning-ground.ts";

/** Steps beyond which it is not reckoned whether a cap can bind; it then counts as one that does. */
const MOST_STEPS = 500_000;

/** `sure`: the bands are in order, so that what they give at most can be reckoned. */
export function* capFindings(g: Ground, scheme: Scheme, sure: boolean): Findings {
  const book = bookOf(g, scheme);
  const steps = scheme.caps.length * g.years.length * (scheme.gain.length + scheme.pain.length + book.providers.length);
  for (const cap of scheme.caps) {
    if (cap.at.kind === "cents" && cap.at.cents < 0n) {
      yield* notNegative(`${cap.path}/at`, cap.at.cents);
      continue;
    }
    if (cap.at.kind === "share" && sign(cap.at.share) < 0) {
      yield* part(`${cap.path}/at`, cap.at.share);
      continue;
    }
    if (cap.scope === "band" && (cap.band < 1 || cap.band > scheme[cap.on].length)) {
      yield finding("agreement/cap-band-unknown", `${cap.path}/band`, { band: String(cap.band), side: cap.on }, [`${scheme.path}/${cap.on}`]);
      continue;
    }
    if (cap.scope === "party" && cap.party !== undefined) {
      const party = yield* named(g, cap.party, `${cap.path}/party`);
      if (!party) continue;
      if (g.linesAreSure && providersAreSure(g, linesNamed(g, scheme.lines)) && !book.providers.includes(cap.party)) {
        yield finding("agreement/share-of-stranger", `${cap.path}/party`, { party: cap.party }, [
          `parties/${cap.party}`,
          `${scheme.path}/lines`,
          linesNamed(g, scheme.lines).map((line) => `${linePath(line)}/providers`),
        ]);
        continue;
      }
    }
    if (sure && g.linesAreSure && steps <= MOST_STEPS && neverBinds(book, cap)) {
      yield finding("agreement/cap-never-binds", `${cap.path}/at`, { side: cap.on }, [
        `${scheme.path}/${cap.on}`,
        "target-cost",
        "fee",
        `${scheme.path}/among-providers`,
        "contract-periods",
      ]);
    }
  }
}

/** The floor must not lift the providers above their whole fee; a ceiling below target and fee bites before anything goes wrong. */
export function* limitFindings(g: Ground, scheme: Scheme, ceilingIsSure: boolean): Findings {
  const { floor, ceiling } = scheme;
  const book = bookOf(g, scheme);
  const spans = spansOf(g, scheme.bands === "cumulative");
  const above = spans.find((years) => {
    const fee = book.fees(years);
    return floor !== undefined && fee !== undefined && compare(ratio(floor), fee) > 0;
  });
  if (above) yield finding("agreement/floor-above-fee", `${scheme.path}/floor`, { year: above.at(-1)! }, ["fee", "target-cost", "contract-periods"]);
  if (!ceiling || !ceilingIsSure || book.moves) return;
  const below = spans.find((years) => {
    const target = book.target(years);
    const fee = scheme.compares === "cost" ? book.fees(years) : ZERO;
    const limit = "cents" in ceiling ? ratio(ceiling.cents) : mul(ceiling.share, target);
    return fee !== undefined && sign(target) > 0 && compare(limit, add(target, fee)) < 0;
  });
  if (below)
    yield finding("agreement/ceiling-below-target", `${scheme.path}/ceiling-price`, { year: below.at(-1)! }, ["fee", "target-cost", "contract-periods"]);
}

/** Proves that a cap limits nothing in any year (or contract period so far); whatever cannot be computed from the file alone counts as binding. */
function neverBinds(book: Book, cap: Cap): boolean {
  const { g, scheme } = book;
  const spans = spansOf(g, scheme.bands === "cumulative" || (scheme.capsReset === "contract-period" && cap.scope !== "band"));
  return spans.length > 0 && spans.every((years) => spanNeverBinds(book, cap, years));
}

/** The years that are looked at together: each for itself, or each contract period up to each of its years. */
export function spansOf(g: Ground, together: boolean): Span[] {
  if (!together) return g.years.map((name) => [name]);
  return g.agreement.periods.map(yearsOf).flatMap((years) => years.map((_, i) => years.slice(0, i + 1)));
}

function spanNeverBinds(book: Book, cap: Cap, years: Span): boolean {
  const { g, scheme } = book;
  const target = book.target(years);
  if (sign(target) <= 0) return false;
  const fixed = !book.moves;
  const bands = mostOf(scheme[cap.on], cap.on, fixed ? target : undefined);
  const joint = bands.some((most) => most === undefined) ? undefined : sum(bands as Ratio[]);
  if (cap.scope === "band") {
    const most = bands[cap.band - 1];
    const limit = asShareOfTarget(book, cap.at, years, target, fixed);
    return most !== undefined && limit !== undefined && compare(limit, most) >= 0;
  }
  if (joint === undefined) return false;
  const most = mul(joint, factor(g, cap.on));
  if (cap.scope === "joint") {
    const limit = asShareOfTarget(book, cap.at, years, target, fixed);
    return limit !== undefined && compare(limit, most) >= 0;
  }
  return fixed && partyNeverBinds(book, cap, years, mul(most, target));
}

/** What goes over a party's cap to the others can make theirs bind, so only `rest: purchasers` with fixed shares is decided. */
function partyNeverBinds(book: Book, cap: Cap & { scope: "party" }, years: Span, most: Ratio): boolean {
  const { amongProviders: key } = book.scheme;
  if (cap.rest !== "purchasers" || key.by !== "shares") return false;
  // Shares grow for those who stay when another is a member for a part of the year only.
  if (book.providers.some((id) => book.g.parties.get(id)?.joins !== undefined || book.g.parties.get(id)?.leaves !== undefined)) return false;
  const limited = cap.party === undefined ? Object.keys(key.shares) : [cap.party];
  return limited.every((id) => {
    const limit = limitOf(book, cap.at, years, id);
    return limit !== undefined && compare(limit, mul(key.shares[id] ?? ZERO, most)) >= 0;
  });
}

/** The most that each band can give the providers, as a share of target; undefined where it has no end or lies in money beside an unknown target. */
function mostOf(bands: readonly Band[], side: Side, target: Ratio | undefined): (Ratio | undefined)[] {
  let before: Ratio | undefined = ONE;
  return bands.map((band) => {
    const to: Ratio | undefined = band.to === undefined ? (side === "gain" ? ZERO : undefined) : boundOf(band.to, target);
    const from = before;
    before = to;
    if (sign(band.providers) === 0) return ZERO;
    if (from === undefined || to === undefined) return undefined;
    return mul(max(ZERO, side === "gain" ? sub(from, to) : sub(to, from)), band.providers);
  });
}

function boundOf(to: NonNullable<Band["to"]>, target: Ratio | undefined): Ratio | undefined {
  if ("share" in to) return to.share;
  return target && div(ratio(to.cents), target);
}

function asShareOfTarget(book: Book, limit: Limit, years: Span, target: Ratio, fixed: boolean): Ratio | undefined {
  if (limit.kind === "share" && limit.of === "target") return limit.share;
  const cents = fixed ? limitOf(book, limit, years) : undefined;
  return cents && div(cents, target);
}

/** The limit in cents: of one provider's own figures, or of all together. */
function limitOf(book: Book, limit: Limit, years: Span, provider?: string): Ratio | undefined {
  if (limit.kind === "cents") return ratio(limit.cents);
  if (limit.kind === "share" && limit.of === "target") return mul(limit.share, book.target(years, provider));
  const fees = book.fees(years, provider, limit.kind === "fee-at-risk");
  return limit.kind === "share" ? fees && mul(limit.share, fees) : fees;
}

/** What a scheme's limits are compared with; sums are made once, however many caps ask. */
export type Book = {
  readonly g: Ground;
  readonly scheme: Scheme;
  readonly providers: readonly string[];
  /** Do volume, an index or outcomes paid instead of cost move the targets? */
  readonly moves: boolean;
  /** Targets of the file for the scheme's lines, with the risk provision where no single provider is meant. */
  readonly target: (years: Span, provider?: string) => Ratio;
  /** Full fees of the scheme's providers, when they follow from the file alone. */
  readonly fees: (years: Span, provider?: string, atRisk?: boolean) => Ratio | undefined;
};
/** Years that are looked at together, adjoining and in order. */
type Span = readonly string[];

export function bookOf(g: Ground, scheme: Scheme): Book {
  const { provision } = g.agreement;
  const providers = workers(g, scheme.lines);
  const targets = [...new Set(scheme.lines)].flatMap((line) => g.targetsOf.get(line) ?? []);
  const base = grouped(targets.flatMap((t) => [`${t.year}/`, `${t.year}/${t.provider}`].map((name) => [name, ratio(t.amount)] as const)));
  const ofYear = kept((name: string, provider: string) => {
    const own = sum(base.get(`${name}/${provider}`) ?? []);
    return provider !== "" || provision?.scheme !== scheme.id ? own : add(own, provided(provision, name, own));
  });
  const target = throughYears(ofYear);
  const full = fullFees(g);
  const feeOf = (name: string, provider: string, atRisk: boolean): Ratio | undefined => {
    const fee = g.agreement.fees[provider];
    const whole = fee ? full(provider, name) : ZERO;
    return whole && fee && atRisk ? mul(fee.atRisk, whole) : whole;
  };
  const feesOfYear = (atRisk: boolean) =>
    kept((name: string, provider: string) => {
      if (provider !== "") return feeOf(name, provider, atRisk);
      const all = providers.map((id) => feeOf(name, id, atRisk));
      return all.some((fee) => fee === undefined) ? undefined : sum(all as Ratio[]);
    });
  const fees = throughYears(feesOfYear(false));
  const risked = throughYears(feesOfYear(true));
  return {
    g,
    scheme,
    providers,
    moves: moves(g, scheme),
    target: (years, provider = "") => target(years, provider)!,
    fees: (years, provider = "", atRisk = false) => (atRisk ? risked : fees)(years, provider),
  };
}

type Yearly = (year: string, provider: string) => Ratio | undefined;

/** Remembers what was reckoned. */
function kept(reckon: Yearly): Yearly {
  const known = new Map<string, Ratio | undefined>();
  return (name, provider) => {
    const key = `${name}/${provider}`;
    if (!known.has(key)) known.set(key, reckon(name, provider));
    return known.get(key);
  };
}

/** Sums over the years of a span; each span that is a year longer than one before adds a year only. */
function throughYears(ofYear: Yearly): (years: Span, provider: string) => Ratio | undefined {
  const known = new Map<string, Ratio | undefined>();
  return (years, provider) => {
    const last = years.at(-1);
    if (last === undefined) return ZERO;
    const key = (n: number): string => `${years[0]} ${n} ${provider}`;
    let from = years.length - 1;
    while (from > 0 && !known.has(key(from))) from--;
    let total: Ratio | undefined = from === 0 ? ZERO : known.get(key(from));
    for (let n = from; n < years.length; n++) {
      const own: Ratio | undefined = ofYear(years[n]!, provider);
      total = total && own && add(total, own);
      known.set(key(n + 1), total);
    }
    return total;
  };
}

/** The risk provision of a year on top of the targets. */
function provided({ sizedBy: sized }: Provision, name: string, base: Ratio): Ratio {
  if (sized.by === "rate") return mul(base, sized.rate);
  if (sized.by === "amount") return ratio(sized.amount[name] ?? 0n);
  return sum(sized.scenarios.map((s) => mul(ratio(s.amount), s.probability)));
}

/** A provider's full fee of a year, its minimum included. */
function fullFees(g: Ground): Yearly {
  const { volumes, index, targets, fees } = g.agreement;
  const totals = grouped(targets.flatMap((t) => [`${t.year}/`, `${t.year}/${t.provider}`].map((name) => [name, ratio(t.amount)] as const)));
  const totalOf = kept((name, provider) => sum(totals.get(`${name}/${provider}`) ?? []));
  return (id, name) => {
    const { basis, minimum } = fees[id]!;
    const party = g.parties.get(id);
    // Membership of a part of the year cuts amounts and minimum by days.
    const cut = party?.joins !== undefined || party?.leaves !== undefined;
    if (cut && (basis.by === "amount" || minimum > 0n)) return undefined;
    if (basis.by === "amount") return basis.per === "year" ? max(ratio(basis.amount), ratio(minimum)) : undefined;
    if (volumes.length > 0 || index?.adjusts === "target") return undefined;
    const own = basis.of === "own-target";
    if (!own && basis.of !== "target") return undefined;
    return max(mul(basis.rate, totalOf(name, own ? id : "")!), ratio(minimum));
  };
}

/** Do volume, an index or outcomes paid instead of cost move the targets? Then the amounts of the file say nothing certain about a limit in money. */
function moves(g: Ground, scheme: Scheme): boolean {
  const { volumes, index, outcomes } = g.agreement;
  const moved = [...volumes.map((v) => v.line), ...(index?.adjusts === "target" ? index.lines : []), ...outcomes.flatMap((o) => o.insteadOf?.line ?? [])];
  const own = new Set(scheme.lines);
  return moved.some((line) => own.has(line));
}

/** Results may raise what the bands give. */
function factor(g: Ground, side: Side): Ratio {
  return (g.agreement.results?.multiplier[side] ?? []).map((point) => point.value).reduce(max, ONE);
}
