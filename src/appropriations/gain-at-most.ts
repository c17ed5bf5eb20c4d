/** The highest gain that a purchaser can owe for a year beyond what it then saves itself (docs/agreement-file.md section 8). Pure. */
import type { Band, Cap, Scheme } from "../agreement/agreement.ts";
import type { Id } from "../kernel/id.ts";
import { add, max, min, mul, ONE, type Ratio, ratio, sub, ZERO } from "../kernel/share.ts";
import { isSole, type Of, partAmong, targetsAtMost } from "./shares-at-most.ts";

/** `provision` and `fees` are the most of them. Undefined where gain of several years can fall into one. */
export function gainAtMost(of: Of, provision: Ratio, fees: Ratio | undefined): Ratio | undefined {
  let all: Ratio | undefined = ZERO;
  for (const scheme of of.agreement.schemes) {
    const own = schemeGain(of, scheme, provision, fees);
    all = all && own && add(all, own);
  }
  return all;
}

function schemeGain(of: Of, scheme: Scheme, provision: Ratio, fees: Ratio | undefined): Ratio | undefined {
  const part = partAmong(of, scheme.amongPurchasers, scheme.lines);
  if (part.n === 0n) return ZERO;
  const floor = mul(part, max(ZERO, ratio(scheme.floor ?? 0n)));
  if (scheme.gain.every(({ providers }) => providers.n === 0n)) return floor;
  const { all, own } = targetsAtMost(of, { lines: scheme.lines });
  if (addsUp(scheme) || all === undefined || own === undefined) return undefined;
  const target = add(all, holdsProvision(of, scheme.id) ? provision : ZERO);
  const mine = min(target, add(own, holdsProvision(of, scheme.id) ? provision : ZERO));
  const multiplier = (of.agreement.results?.multiplier.gain ?? []).map(({ value }) => value).reduce(max, ONE);
  const factor = mul(part, multiplier);
  // Whatever others save, the purchaser's own cost is at most its target and at most the cost of all.
  const owed = (actual: Ratio): Ratio => add(min(mine, actual), mul(factor, gainAt(scheme.gain, target, actual)));
  const corners = [ZERO, mine, target, ...scheme.gain.flatMap((band) => boundOf(band, target) ?? [])];
  const highest = corners.map((actual) => owed(max(ZERO, min(actual, target)))).reduce(max, ZERO);
  const beyond = max(ZERO, sub(highest, mine));
  const caps = scheme.caps.flatMap((cap) => jointLimit(of, cap, target, fees) ?? []);
  return max(
    floor,
    caps.reduce((least, cap) => min(least, mul(part, cap)), beyond),
  );
}

/** Amounts of several years in one, or taken from a sum over years. */
function addsUp({ bands, carryOver, capsReset, caps }: Scheme): boolean {
  return bands === "cumulative" || carryOver === "both" || (capsReset === "contract-period" && caps.length > 0);
}

function holdsProvision({ agreement }: Of, scheme: Id): boolean {
  return agreement.provision?.scheme === scheme || agreement.schemes.length === 1;
}

/** The providers' part of the saving when all cost comes to `actual`. */
function gainAt(bands: readonly Band[], target: Ratio, actual: Ratio): Ratio {
  let [gain, upper] = [ZERO, target];
  for (const band of bands) {
    const lower = max(actual, min(upper, boundOf(band, target) ?? ZERO));
    if (lower.n * upper.d < upper.n * lower.d) gain = add(gain, mul(sub(upper, lower), band.providers));
    upper = min(upper, lower);
  }
  return gain;
}

function boundOf({ to }: Band, target: Ratio): Ratio | undefined {
  return to && ("cents" in to ? ratio(to.cents) : mul(target, to.share));
}

/** What a joint cap on gain lets through at most. Relative to fees only where the purchaser owes all of them. */
function jointLimit(of: Of, { on, scope, at }: Cap, target: Ratio, fees: Ratio | undefined): Ratio | undefined {
  if (on !== "gain" || scope !== "joint") return undefined;
  if (at.kind === "cents") return max(ZERO, ratio(at.cents));
  if (at.kind === "share" && at.of === "target") return mul(target, at.share);
  if (!isSole(of) || fees === undefined) return undefined;
  return at.kind === "share" ? mul(fees, at.share) : fees;
}
