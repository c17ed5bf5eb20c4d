/** Random gain and pain: bands, dead-bands, caps, keys and carrying. */
import type { AmongProviders, AmongPurchasers, Band, Cap, Limit, Scheme, Side } from "../../src/agreement/agreement.ts";
import type { Id } from "../../src/kernel/id.ts";
import { ZERO } from "../../src/kernel/share.ts";
import { between, chance, type Dice, mark, mixed, money, one, partial, percent, share, shares } from "./dice.ts";
import { type Frame, ids } from "./frame.ts";

export function randomSchemes(d: Dice, frame: Frame): Scheme[] {
  if (chance(d, 4)) return [];
  const all = mixed(
    d,
    frame.lines.map((line) => line.id),
  );
  const shared = all.slice(0, chance(d, 85) ? all.length : between(d, 1, all.length));
  if (shared.length < 2 || chance(d, 65)) return [randomScheme(d, frame, "main", "gain-and-pain", shared)];
  const cut = between(d, 1, shared.length - 1);
  return [randomScheme(d, frame, "first", "gain-and-pain/0", shared.slice(0, cut)), randomScheme(d, frame, "second", "gain-and-pain/1", shared.slice(cut))];
}

function randomScheme(d: Dice, frame: Frame, id: Id, path: string, lines: readonly Id[]): Scheme {
  const providers = [...new Set(frame.lines.filter((line) => lines.includes(line.id)).flatMap((line) => line.providers))];
  const own = frame.parties.filter((party) => providers.includes(party.id) && party.roles.includes("purchaser")).map((party) => party.id);
  const ownProduction =
    own.length === 0 ? "notional" : one(d, own.length < providers.length ? (["exclude", "notional", "full"] as const) : (["notional", "full"] as const));
  if (own.length > 0) mark(d, `30 ${ownProduction}`);
  const taking = ownProduction === "exclude" ? providers.filter((p) => !own.includes(p)) : providers;
  const bands = frame.leaning !== "carrying" && chance(d, 20) ? "cumulative" : "yearly";
  const capsReset = chance(d, 30) ? "contract-period" : "yearly";
  const carryOver = bands === "cumulative" ? "no" : one(d, [...(frame.leaning === "carrying" ? [] : (["no", "no"] as const)), "pain", "both"] as const);
  if (frame.years.length > 1) mark(d, `29 bands ${bands}`, `29 caps ${capsReset}`, `29 carry ${carryOver}`);
  const plain = chance(d, 25);
  const gain = plain ? linear(d) : randomBands(d, "gain", frame, lines);
  const pain = plain ? mirrored(d, gain) : randomBands(d, "pain", frame, lines);
  const caps = randomCaps(d, path, providers, gain.length, pain.length);
  const capOrder = one(d, ["joint-first", "party-first"] as const);
  markCaps(d, caps, capOrder);
  return {
    id,
    path,
    lines,
    compares: chance(d, frame.leaning === "interim" ? 50 : 25) ? "cost-and-fee" : "cost",
    gain,
    pain,
    ...deadBand(d),
    caps,
    capOrder,
    ...ends(d),
    amongProviders: amongProviders(d, taking),
    amongPurchasers: amongPurchasers(d, frame),
    ownProduction,
    bands,
    capsReset,
    carryOver,
    gates: {},
  };
}

function ends(d: Dice): Pick<Scheme, "floor" | "ceiling"> {
  const floor = chance(d, 10) ? { floor: chance(d, 30) ? -money(d, 200_000) : money(d, 500_000) } : {};
  const ceiling = chance(d, 12)
    ? {
        ceiling: chance(d, 50) ? { cents: money(d, 40_000_000) } : { share: percent(one(d, [100, 105, 130])) },
      }
    : {};
  if ("floor" in floor) mark(d, "11 floor");
  if ("ceiling" in ceiling) mark(d, "11 ceiling price");
  return { ...floor, ...ceiling };
}

function linear(d: Dice): Band[] {
  mark(d, "10 linear symmetric");
  return [{ providers: share(d) }];
}

function mirrored(d: Dice, gain: readonly Band[]): Band[] {
  if (chance(d, 60)) return [...gain];
  mark(d, "10 linear asymmetric");
  return [{ providers: share(d) }];
}

function randomBands(d: Dice, side: Side, frame: Frame, lines: readonly Id[]): Band[] {
  const count = between(d, 1, 4);
  const whole = frame.targets.filter((t) => lines.includes(t.line) && t.year === frame.years[0]).reduce((sum, t) => sum + t.amount, 0n);
  const out: Band[] = [];
  for (let i = 1; i < count; i++) {
    const step = side === "gain" ? 100 - 7 * i : 100 + 7 * i;
    const absolute = chance(d, 25);
    if (absolute) mark(d, "10 absolute bounds");
    out.push({
      to: absolute ? { cents: (whole * BigInt(step)) / 100n } : { share: percent(step) },
      providers: share(d),
    });
  }
  if (count > 1) mark(d, "10 banded");
  const last = chance(d, 50) ? percent(0) : share(d);
  if (last.n === 0n) mark(d, "11 outside the limits");
  return [...out, { providers: last, because: "the purchasers carry the rest" }];
}

function deadBand(d: Dice): Pick<Scheme, "deadBand"> {
  if (!chance(d, 30)) return {};
  const kind = one(d, ["cliff", "deductible"] as const);
  const gain = chance(d, 75) ? { gain: partial(d) } : {};
  const pain = chance(d, 75) ? { pain: partial(d) } : {};
  mark(d, `12 ${kind}`);
  if (!("gain" in gain && "pain" in pain)) mark(d, "12 one-sided");
  return { deadBand: { kind, ...gain, ...pain } };
}

function limit(d: Dice): Limit {
  const kind = one(d, ["cents", "fee-at-risk", "share"] as const);
  if (kind === "cents") return { kind, cents: money(d, 2_000_000) };
  return kind === "share" ? { kind, share: partial(d), of: one(d, ["target", "fee"] as const) } : { kind };
}

function randomCaps(d: Dice, path: string, providers: readonly Id[], gainBands: number, painBands: number): Cap[] {
  const caps: Cap[] = [];
  for (const on of ["gain", "pain"] as const) {
    if (chance(d, 25))
      caps.push({
        on,
        scope: "band",
        band: between(d, 1, on === "gain" ? gainBands : painBands),
        at: limit(d),
        path: `${path}/caps/${caps.length}`,
      });
    for (let i = 0; i < 2; i++) if (chance(d, 25)) caps.push({ on, scope: "joint", at: limit(d), path: `${path}/caps/${caps.length}` });
    const rest = one(d, ["purchasers", "others"] as const);
    for (let i = 0; i < 2; i++) {
      const party = chance(d, 40) ? { party: one(d, providers) } : {};
      if (chance(d, 30))
        caps.push({
          on,
          scope: "party",
          rest: chance(d, 85) ? rest : "others",
          at: limit(d),
          path: `${path}/caps/${caps.length}`,
          ...party,
        });
    }
  }
  return mixed(d, caps);
}

function markCaps(d: Dice, caps: readonly Cap[], order: string): void {
  for (const cap of caps) {
    mark(d, `11 ${cap.scope} ${cap.at.kind}`);
    if (cap.scope === "party") mark(d, `13 rest ${cap.rest}`);
    if (cap.scope === "band") mark(d, "13 band cap");
  }
  if (caps.some((cap) => cap.scope === "joint") && caps.some((cap) => cap.scope === "party")) mark(d, `13 ${order}`);
}

export function amongProviders(d: Dice, taking: readonly Id[]): AmongProviders {
  const by = one(d, ["shares", "shares", "fee", "cost", "fee-at-risk", "target"] as const);
  if (taking.length > 1) mark(d, `14 providers ${by}`);
  return by === "shares" ? { by, shares: shares(d, taking) } : { by };
}

export function amongPurchasers(d: Dice, frame: Frame): AmongPurchasers {
  const payers = [...ids(frame.parties, "purchaser"), ...ids(frame.parties, "funder")];
  const by = one(d, ["shares", "target", "cost", "appropriation"] as const);
  if (payers.length > 1) mark(d, `14 purchasers ${by}`);
  return by === "shares" ? { by, shares: shares(d, payers) } : { by };
}

/** Puts gates on schemes that were drawn before the gates. */
export function gated(d: Dice, scheme: Scheme, gates: readonly Id[]): Scheme {
  const chosen = gates.filter(() => chance(d, 60));
  if (chosen.length > 0) mark(d, "17 gate", "18 gate on gain");
  return {
    ...scheme,
    gates: Object.fromEntries(chosen.map((id) => [id, chance(d, 10) ? ZERO : one(d, [percent(100), percent(50), partial(d)])])),
  };
}
