/** Gain and pain: bands without gaps and overlaps, keys that sum, caps that can bind. */
import type { Id } from "../kernel/id.ts";
import { compare, ONE, type Ratio } from "../kernel/share.ts";
import type { AmongProviders, AmongPurchasers, Band, ById, Path, Scheme, Side } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import { boundFindings } from "./meaning-bounds.ts";
import { capFindings, limitFindings } from "./meaning-caps.ts";
import {
  finding,
  type Findings,
  type Ground,
  grouped,
  item,
  linePath,
  linesNamed,
  named,
  namedLine,
  part,
  providersAreSure,
  twice,
  whole,
  workers,
  written,
} from "./meaning-ground.ts";
import { listed } from "./listed.ts";
import { payers } from "./meaning-parties.ts";

export function* sharingFindings(g: Ground): Findings {
  const { schemes, unshared } = g.agreement;
  for (const id of twice(schemes.map((scheme) => scheme.id))) yield finding("agreement/id-twice", "gain-and-pain", { id });
  for (const scheme of schemes) {
    for (const [i, id] of scheme.lines.entries()) yield* namedLine(g, id, written(g, item(g, `${scheme.path}/lines`, i), `${scheme.path}/lines`));
    const bands = (["gain", "pain"] as const).flatMap((side) => [...bandFindings(g, scheme, side)]);
    yield* bands;
    yield* part(`${scheme.path}/dead-band/gain`, scheme.deadBand?.gain);
    yield* part(`${scheme.path}/dead-band/pain`, scheme.deadBand?.pain);
    yield* gateFindings(g, scheme.gates, `${scheme.path}/gates`);
    yield* providerKey(g, scheme.amongProviders, `${scheme.path}/among-providers/shares`, takers(g, scheme), scheme.lines, "all");
    yield* purchaserKey(g, scheme.amongPurchasers, `${scheme.path}/among-purchasers/shares`);
    if (scheme.bands === "cumulative" && scheme.carryOver !== "no")
      yield finding("agreement/carry-over-of-cumulative", `${scheme.path}/carry-over`, {}, [`${scheme.path}/bands`]);
    const direction = new Set(bands.map(({ path }) => path));
    const bounds = [...boundFindings(g, scheme)].filter(({ path }) => !direction.has(path));
    yield* bounds;
    yield* capFindings(g, scheme, bands.length === 0 && bounds.every(({ code }) => code === "agreement/bounds-mixed"));
    yield* limitFindings(g, scheme, !bounds.some(({ path }) => path.endsWith("/ceiling-price")));
  }
  for (const [i, id] of unshared.entries())
    yield* namedLine(g, id, written(g, `gain-and-pain/unshared/${i}`, ...schemes.map((scheme) => `${scheme.path}/unshared/${i}`)));
  if (schemes.length > 0) yield* coverage(g);
}

/** Every line is shared in one scheme, or said to be unshared. */
function* coverage(g: Ground): Findings {
  const holdersOf = grouped(g.agreement.schemes.flatMap((scheme) => [...new Set(scheme.lines)].map((id) => [id, scheme] as const)));
  const unshared = new Set(g.agreement.unshared);
  // A name that stands nowhere may be meant for the line that seems left out.
  const strayed = [...unshared, ...holdersOf.keys()].some((id) => !g.lines.has(id));
  const rests = [g.agreement.schemes.flatMap((scheme) => [`${scheme.path}/lines`, `${scheme.path}/unshared`])];
  for (const line of g.agreement.lines) {
    const holders = holdersOf.get(line.id) ?? [];
    const second = holders[1];
    if (second)
      yield finding(
        "agreement/line-in-two-schemes",
        `${second.path}/lines/${second.lines.indexOf(line.id)}`,
        {
          line: line.id,
          schemes: listed(holders.map((s) => s.id)),
        },
        holders.map((s) => `${s.path}/lines`),
      );
    if (holders.length === 0 && !unshared.has(line.id) && !strayed) yield finding("agreement/line-in-no-scheme", "gain-and-pain", { line: line.id }, rests);
  }
}

function* bandFindings(g: Ground, scheme: Scheme, side: Side): Findings {
  const list = `${scheme.path}/${side}`;
  const bound = side === "gain" ? "down-to" : "up-to";
  const bands = scheme[side];
  const at = (n: number): Path => item(g, list, n);
  for (const [n, band] of bands.entries()) yield* part(`${at(n)}/providers`, band.providers);
  for (const [n, band] of bands.entries()) {
    const last = n === bands.length - 1;
    if (band.to === undefined && !last) return yield finding("agreement/band-open-early", at(n), { band: String(n + 1), bound }, [`${at(n)}/${bound}`]);
    if (band.to !== undefined && last)
      return yield finding("agreement/band-not-open-last", `${at(n)}/${bound}`, {
        band: String(n + 1),
        bound,
      });
    if (band.to && !outward(bands, n, side))
      return yield finding("agreement/band-direction", `${at(n)}/${bound}`, {
        band: String(n + 1),
        bound,
      });
  }
}

/** Does the bound lie farther from 100 % of target than those before it? Money and shares are compared with their own kind only. */
function outward(bands: readonly Band[], n: number, side: Side): boolean {
  const sense = side === "gain" ? -1 : 1;
  const { to } = bands[n]!;
  if (!to) return true;
  const before = bands.slice(0, n).map((band) => band.to);
  if ("cents" in to)
    return to.cents >= 0n && before.every((other) => !other || !("cents" in other) || (to.cents > other.cents ? 1 : to.cents < other.cents ? -1 : 0) === sense);
  if (compare(to.share, ONE) * sense <= 0 || compare(to.share, { n: 0n, d: 1n }) < 0) return false;
  return before.every((other) => !other || !("share" in other) || compare(to.share, other.share) * sense > 0);
}

/** Gates by the share that is forfeited. */
export function* gateFindings(g: Ground, gates: ById<Ratio>, path: Path): Findings {
  for (const [id, share] of Object.entries(gates)) {
    if (!g.gates.has(id)) yield finding("agreement/unknown-gate", `${path}/${id}`, { id }, [`gates/${id}`]);
    yield* part(`${path}/${id}`, share);
  }
}

/** The providers that divide a scheme's gain and pain. */
export function takers(g: Ground, scheme: Scheme): string[] {
  return workers(g, scheme.lines).filter((id) => {
    const party = g.parties.get(id);
    return party?.roles.includes("provider") && (scheme.ownProduction !== "exclude" || !isPublic(party));
  });
}

/**
 * A key among providers names nobody but those who may take part, and `all` of them where the lines say who does; together they have the whole. While one of the lines names
 * somebody who is no provider, it is not sure who takes part.
 */
export function* providerKey(g: Ground, key: AmongProviders, path: Path, among: readonly string[], lines: readonly Id[], names: "all" | "some"): Findings {
  if (key.by !== "shares") return;
  const work = linesNamed(g, lines);
  const sure = g.linesAreSure && work.length === lines.length && providersAreSure(g, work);
  const rests = work.map((line) => `${linePath(line)}/providers`);
  const decides = ["own-production", "lines"].map((term) => path.replace(/among-providers\/shares$/, term));
  const takes = new Set(among);
  for (const id of Object.keys(key.shares)) {
    const party = yield* named(g, id, `${path}/${id}`);
    if (party && sure && !takes.has(id)) yield finding("agreement/share-of-stranger", `${path}/${id}`, { party: id }, [`parties/${id}`, decides, rests]);
  }
  const missing = names === "all" && sure && Object.keys(key.shares).every((id) => g.parties.has(id)) ? among.filter((id) => key.shares[id] === undefined) : [];
  if (missing.length > 0) yield finding("agreement/share-missing", path, { party: listed(missing) }, [path, decides, rests]);
  else yield* whole(path, key.shares);
}

export function* purchaserKey(g: Ground, key: AmongPurchasers, path: Path): Findings {
  if (key.by === "shares") yield* payers(g, key.shares, path);
}
