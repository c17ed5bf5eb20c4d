/** Gain and pain in plain language. */
import { ONE, sign, sub } from "../kernel/share.ts";
import type { Band, Cap, Limit, Scheme, Side } from "./agreement.ts";
import { shareDays } from "./plain-parties.ts";
import { amongOf, measured, type Pen, type Section, type Sentence } from "./plain-pen.ts";

export function sharing(p: Pen): Section[] {
  const { schemes, unshared } = p.agreement;
  if (schemes.length === 0) return [{ id: "sharing", heading: p.say("h-sharing"), blocks: [p.write("no-sharing", {}, "gain-and-pain")] }];
  return schemes.map((scheme, i) => {
    const only = schemes.length === 1;
    const rest = i === schemes.length - 1 && unshared.length > 0 ? [p.write("unshared", { lines: p.list(unshared.map(p.name)) }, "unshared")] : [];
    return {
      id: only ? "sharing" : `sharing-${scheme.id}`,
      heading: only ? p.say("h-sharing") : p.say("h-scheme", { scheme: p.called(scheme.id) }),
      blocks: [...schemeSentences(p, scheme), ...rest],
    };
  });
}

function schemeSentences(p: Pen, s: Scheme): Sentence[] {
  const at = (key: string): string => `${s.path}/${key}`;
  const whole = s.lines.length === p.agreement.lines.length;
  return [
    ...(whole ? [] : [p.write("scheme-lines", { lines: p.list(s.lines.map(p.name)) }, at("lines"))]),
    p.write(`compares-${s.compares}`, {}, at("compares")),
    ...bandSentences(p, s, "gain"),
    p.write("savings-report", {}, at("savings-report")),
    ...bandSentences(p, s, "pain"),
    ...deadBand(p, s),
    ...capSentences(p, s),
    ...(s.floor === undefined ? [] : [p.write("floor", { amount: p.money(s.floor) }, at("floor"))]),
    ...(s.ceiling ? [p.write("ceiling", { amount: ceilingOf(p, s.ceiling) }, at("ceiling-price"))] : []),
    ...Object.entries(s.gates).flatMap(([id, share]) => gateSentence(p, "gate", id, p.share(share), at(`gates/${id}`))),
    ...amongSentences(p, s),
    ...timing(p, s),
  ];
}

function bandSentences(p: Pen, s: Scheme, side: Side): Sentence[] {
  const bands = s[side];
  return bands.map((band, i) => {
    const from = bound(p, i === 0 ? undefined : bands[i - 1]);
    const args = { from, to: bound(p, band), providers: p.share(band.providers), purchasers: p.share(sub(ONE, band.providers)) };
    const key = band.to ? `${side}-band` : bands.length === 1 ? `${side}-only` : `${side}-last`;
    const base = p.write(key as "gain-band", args, `${s.path}/${side}/${i}`);
    return band.because ? { ...base, text: `${base.text} ${p.say("because", { because: band.because })}` } : base;
  });
}

/** Where a band ends: 100 % before the first. */
function bound(p: Pen, band: Band | undefined): string {
  if (!band?.to) return p.share(ONE);
  return "share" in band.to ? p.share(band.to.share) : p.money(band.to.cents);
}

function deadBand(p: Pen, s: Scheme): Sentence[] {
  if (!s.deadBand) return [];
  const { kind, gain, pain } = s.deadBand;
  const sides = [
    ["gain", gain],
    ["pain", pain],
  ] as const;
  return sides.flatMap(([side, share]) => (share ? [p.write(`dead-${kind}-${side}`, { share: p.share(share) }, `${s.path}/dead-band`)] : []));
}

function capSentences(p: Pen, s: Scheme): Sentence[] {
  const sentences = s.caps.map((cap) => capSentence(p, cap));
  const scopes = (side: Side): Set<string> => new Set(s.caps.filter((cap) => cap.on === side).map((cap) => cap.scope));
  const ordered = (["gain", "pain"] as const).some((side) => scopes(side).has("joint") && scopes(side).has("party"));
  const capped = s.caps.some((cap) => cap.on === "pain") || s.ceiling !== undefined || s.pain.some((band) => sign(band.providers) === 0);
  return [
    ...sentences,
    ...(ordered ? [p.write(`cap-order-${s.capOrder}`, {}, `${s.path}/cap-order`)] : []),
    ...(capped ? [] : [p.write("no-pain-cap", {}, `${s.path}/caps`)]),
  ];
}

function capSentence(p: Pen, cap: Cap): Sentence {
  const limit = limitOf(p, cap.at);
  if (cap.scope === "joint") return p.write(`cap-${cap.on}-joint`, { limit }, cap.path);
  if (cap.scope === "band") return p.write(`cap-${cap.on}-band`, { limit, band: `${cap.band}` }, cap.path);
  const who = cap.party ? p.name(cap.party) : p.say("each-provider");
  return p.write(`cap-${cap.on}-party`, { limit, who, rest: p.say(`rest-${cap.rest}`) }, cap.path);
}

function limitOf(p: Pen, limit: Limit): string {
  if (limit.kind === "cents") return p.money(limit.cents);
  if (limit.kind === "fee-at-risk") return p.say("limit-fee-at-risk");
  return p.say(`limit-${limit.of}`, { share: p.share(limit.share) });
}

function ceilingOf(p: Pen, ceiling: NonNullable<Scheme["ceiling"]>): string {
  return "share" in ceiling ? p.say("limit-target", { share: p.share(ceiling.share) }) : p.money(ceiling.cents);
}

/** What missing a gate costs: of the gain (`gate`) or of the reward for results (`gate-reward`). */
export function gateSentence(p: Pen, of: "gate" | "gate-reward", id: string, share: string, path: string): Sentence[] {
  const gate = p.agreement.gates.find((g) => g.id === id);
  if (!gate) return [];
  const missing = p.say(`gate-${gate.missing}`);
  const args = { indicator: measured(p, gate.indicator), share, missing };
  if (gate.atLeast) return [p.write(`${of}-at-least`, { ...args, value: p.number(gate.atLeast) }, path)];
  return gate.atMost ? [p.write(`${of}-at-most`, { ...args, value: p.number(gate.atMost) }, path)] : [];
}

function amongSentences(p: Pen, s: Scheme): Sentence[] {
  const [providers, purchasers] = [s.amongProviders, s.amongPurchasers];
  const publicProvider = p.agreement.parties.some((party) => party.roles.includes("provider") && party.roles.includes("purchaser"));
  const several = p.agreement.parties.filter((party) => party.roles.includes("purchaser")).length > 1;
  return [
    providers.by === "shares"
      ? p.write("among-providers", { shares: amongOf(p, providers) }, `${s.path}/among-providers`)
      : p.write("among-providers-by", { base: p.say(`base-${providers.by}`) }, `${s.path}/among-providers`),
    ...shareDays(p, "share-for-days", providers.by === "shares" ? providers.shares : undefined, `${s.path}/among-providers`),
    ...(several
      ? [
          purchasers.by === "shares"
            ? p.write("among-purchasers", { shares: amongOf(p, purchasers) }, `${s.path}/among-purchasers`)
            : p.write("among-purchasers-by", { base: p.say(`base-${purchasers.by}`) }, `${s.path}/among-purchasers`),
          ...shareDays(p, "share-for-days", purchasers.by === "shares" ? purchasers.shares : undefined, `${s.path}/among-purchasers`),
        ]
      : []),
    ...(publicProvider ? [p.write(`own-${s.ownProduction}`, {}, `${s.path}/own-production`)] : []),
  ];
}

function timing(p: Pen, s: Scheme): Sentence[] {
  return [
    p.write(`bands-${s.bands}`, {}, `${s.path}/bands`),
    ...(s.capsReset === "contract-period" && s.caps.length > 0 ? [p.write("caps-period", {}, `${s.path}/caps-reset`)] : []),
    p.write(`carry-${s.carryOver}`, {}, `${s.path}/carry-over`),
  ];
}
