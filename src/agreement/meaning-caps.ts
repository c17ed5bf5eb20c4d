/** Caps, floors and ceilings against what the bands and fees of the file can give at most. */
import { yearsOf } from "../kernel/day.ts";
import { add, compare, div, max, mul, ONE, type Ratio, ratio, sign, sub, sum, ZERO } from "../kernel/share.ts";
import type { Band, Cap, Limit, Scheme, Side } from "./agreement.ts";
import { finding, type Findings, type Ground, linesAreSure, named, notNegative, part } from "./meaning-ground.ts";

/** `sure`: the bands are in order, so that what they give at most can be reckoned. */
export function* capFindings(g: Ground, scheme: Scheme, sure: boolean): Findings {
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
      if (!providersOf(g, scheme).includes(cap.party)) {
        yield finding("agreement/share-of-stranger", `${cap.path}/party`, { party: cap.party }, [`parties/${cap.party}`]);
        continue;
      }
    }
    if (sure && linesAreSure(g) && neverBinds(g, scheme, cap)) {
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
export function* limitFindings(g: Ground, scheme: Scheme): Findings {
  const { floor, ceiling } = scheme;
  const spans = spansOf(g, scheme.bands === "cumulative");
  const above = spans.find((years) => {
    const fee = feesOf(g, scheme, years);
    return floor !== undefined && fee !== undefined && compare(ratio(floor), fee) > 0;
  });
  if (above) yield finding("agreement/floor-above-fee", `${scheme.path}/floor`, { year: above.at(-1)! }, ["fee", "target-cost", "contract-periods"]);
  if (!ceiling || moves(g, scheme)) return;
  const below = spans.find((years) => {
    const target = targetOf(g, scheme, years);
    const fee = scheme.compares === "cost" ? feesOf(g, scheme, years) : ZERO;
    const limit = "cents" in ceiling ? ratio(ceiling.cents) : mul(ceiling.share, target);
    return fee !== undefined && sign(target) > 0 && compare(limit, add(target, fee)) < 0;
  });
  if (below)
    yield finding("agreement/ceiling-below-target", `${scheme.path}/ceiling-price`, { year: below.at(-1)! }, ["fee", "target-cost", "contract-periods"]);
}

/** Proves that a cap limits nothing in any year (or contract period so far); whatever cannot be computed from the file alone counts as binding. */
function neverBinds(g: Ground, scheme: Scheme, cap: Cap): boolean {
  const spans = spansOf(g, scheme.bands === "cumulative" || (scheme.capsReset === "contract-period" && cap.scope !== "band"));
  return spans.length > 0 && spans.every((years) => spanNeverBinds(g, scheme, cap, years));
}

/** The years that are looked at together: each for itself, or each contract period up to each of its years. */
function spansOf(g: Ground, together: boolean): string[][] {
  if (!together) return g.years.map((name) => [name]);
  return g.agreement.periods.map(yearsOf).flatMap((years) => years.map((_, i) => years.slice(0, i + 1)));
}

function spanNeverBinds(g: Ground, scheme: Scheme, cap: Cap, years: readonly string[]): boolean {
  const target = targetOf(g, scheme, years);
  if (sign(target) <= 0) return false;
  const fixed = !moves(g, scheme);
  const bands = mostOf(scheme[cap.on], cap.on, fixed ? target : undefined);
  const joint = bands.some((most) => most === undefined) ? undefined : sum(bands as Ratio[]);
  if (cap.scope === "band") {
    const most = bands[cap.band - 1];
    const limit = asShareOfTarget(g, scheme, cap.at, years, target, fixed);
    return most !== undefined && limit !== undefined && compare(limit, most) >= 0;
  }
  if (joint === undefined) return false;
  const most = mul(joint, factor(g, cap.on));
  if (cap.scope === "joint") {
    const limit = asShareOfTarget(g, scheme, cap.at, years, target, fixed);
    return limit !== undefined && compare(limit, most) >= 0;
  }
  return fixed && partyNeverBinds(g, scheme, cap, years, mul(most, target));
}

/** What goes over a party's cap to the others can make theirs bind, so only `rest: purchasers` with fixed shares is decided. */
function partyNeverBinds(g: Ground, scheme: Scheme, cap: Cap & { scope: "party" }, years: readonly string[], most: Ratio): boolean {
  const { amongProviders: key } = scheme;
  if (cap.rest !== "purchasers" || key.by !== "shares") return false;
  const limited = cap.party === undefined ? Object.keys(key.shares) : [cap.party];
  return limited.every((id) => {
    const limit = limitOf(g, scheme, cap.at, years, id);
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

function asShareOfTarget(g: Ground, scheme: Scheme, limit: Limit, years: readonly string[], target: Ratio, fixed: boolean): Ratio | undefined {
  if (limit.kind === "share" && limit.of === "target") return limit.share;
  const cents = fixed ? limitOf(g, scheme, limit, years) : undefined;
  return cents && div(cents, target);
}

/** The limit in cents: of one provider's own figures, or of all together. */
function limitOf(g: Ground, scheme: Scheme, limit: Limit, years: readonly string[], provider?: string): Ratio | undefined {
  if (limit.kind === "cents") return ratio(limit.cents);
  if (limit.kind === "share" && limit.of === "target") return mul(limit.share, targetOf(g, scheme, years, provider));
  const fees = feesOf(g, scheme, years, provider, limit.kind === "fee-at-risk");
  return limit.kind === "share" ? fees && mul(limit.share, fees) : fees;
}

/** Targets of the file for the scheme's lines, with the risk provision where no single provider is meant. */
function targetOf(g: Ground, scheme: Scheme, years: readonly string[], provider?: string): Ratio {
  const { targets, provision } = g.agreement;
  const own = targets.filter((t) => years.includes(t.year) && scheme.lines.includes(t.line) && (provider === undefined || t.provider === provider));
  const base = sum(own.map((t) => ratio(t.amount)));
  if (provider !== undefined || provision?.scheme !== scheme.id) return base;
  const sized = provision.sizedBy;
  if (sized.by === "rate") return mul(base, add(ONE, sized.rate));
  if (sized.by === "amount") return add(base, sum(years.map((name) => ratio(sized.amount[name] ?? 0n))));
  const expected = sum(sized.scenarios.map((s) => mul(ratio(s.amount), s.probability)));
  return add(base, mul(expected, ratio(BigInt(years.length))));
}

/** Full fees of the scheme's providers, when they follow from the file alone. */
function feesOf(g: Ground, scheme: Scheme, years: readonly string[], provider?: string, atRisk = false): Ratio | undefined {
  let total = ZERO;
  for (const id of provider === undefined ? providersOf(g, scheme) : [provider]) {
    const fee = g.agreement.fees[id];
    if (!fee) continue;
    for (const name of years) {
      const full = fullFee(g, id, name);
      if (!full) return undefined;
      const least = max(full, ratio(fee.minimum));
      total = add(total, atRisk ? mul(fee.atRisk, least) : least);
    }
  }
  return total;
}

function fullFee(g: Ground, id: string, name: string): Ratio | undefined {
  const { basis, minimum } = g.agreement.fees[id]!;
  const { volumes, index, targets } = g.agreement;
  const party = g.parties.get(id);
  // Membership of a part of the year cuts amounts and minimum by days.
  const cut = party?.joins !== undefined || party?.leaves !== undefined;
  if (cut && (basis.by === "amount" || minimum > 0n)) return undefined;
  if (basis.by === "amount") return basis.per === "year" ? ratio(basis.amount) : undefined;
  if (volumes.length > 0 || index?.adjusts === "target") return undefined;
  const own = basis.of === "own-target";
  if (!own && basis.of !== "target") return undefined;
  return mul(basis.rate, sum(targets.filter((t) => t.year === name && (!own || t.provider === id)).map((t) => ratio(t.amount))));
}

function providersOf(g: Ground, scheme: Scheme): string[] {
  return [...new Set(g.agreement.lines.filter((line) => scheme.lines.includes(line.id)).flatMap((line) => line.providers))];
}

/** Do volume, an index or outcomes paid instead of cost move the targets? Then the amounts of the file say nothing certain about a limit in money. */
function moves(g: Ground, scheme: Scheme): boolean {
  const { volumes, index, outcomes } = g.agreement;
  const moved = [...volumes.map((v) => v.line), ...(index?.adjusts === "target" ? index.lines : []), ...outcomes.flatMap((o) => o.insteadOf?.line ?? [])];
  return moved.some((line) => scheme.lines.includes(line));
}

/** Results may raise what the bands give. */
function factor(g: Ground, side: Side): Ratio {
  return (g.agreement.results?.multiplier[side] ?? []).map((point) => point.value).reduce(max, ONE);
}
