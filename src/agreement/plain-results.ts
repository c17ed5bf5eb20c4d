/** Results and outcomes in plain language. */
import { ratio, type Ratio, sign } from "../kernel/share.ts";
import type { Area, ById, CohortOutcome, OutcomeTerm, Results, TariffOutcome, VolumeAllocation } from "./agreement.ts";
import { amongOf, type Pen, pointsOf, row, type Section, type Sentence, sharesOf, type Table, yearly } from "./plain-pen.ts";
import { shareDays } from "./plain-parties.ts";
import { gateSentence } from "./plain-sharing.ts";

export function results(p: Pen): Section {
  const { results: terms, volumeAllocations } = p.agreement;
  const blocks = [...(terms ? resultBlocks(p, terms) : []), ...volumeAllocations.map((v, i) => volumeSentence(p, v, i))];
  return { id: "results", heading: p.say("h-results"), blocks };
}

function resultBlocks(p: Pen, r: Results): (Sentence | Table)[] {
  const { funding } = r;
  const liable = Object.values(r.poolLiability).some((cents) => cents > 0n);
  const severalPurchasers = p.agreement.parties.filter((party) => party.roles.includes("purchaser")).length > 1;
  return [
    p.write("results-rule", { high: p.number(r.clamp.high), low: p.number(r.clamp.low) }, "results/clamp"),
    areaTable(p, r.areas),
    ...(r.rounding === "exact" ? [] : [p.write(`score-${r.rounding}`, {}, "results/rounding")]),
    ...(r.paysFrom ? [p.write("pays-from", { score: p.number(r.paysFrom) }, "results/pays-from")] : []),
    ...(Object.values(r.poolReward).some((cents) => cents > 0n) ? [p.write("pool-reward", { amounts: yearly(p, r.poolReward) }, "results/pool-reward")] : []),
    liable
      ? p.write("pool-liability", { amounts: yearly(p, r.poolLiability) }, "results/pool-liability")
      : p.write("no-liability", {}, "results/pool-liability"),
    funding.from === "part-of-savings"
      ? p.write("fund-savings", { share: p.share(funding.share) }, "results/funding")
      : p.write(funding.from === "new-money" ? "fund-new" : "fund-fee", {}, "results/funding"),
    ...multipliers(p, r),
    ...Object.entries(r.moneyTables).map(([area, points]) =>
      p.write("money-table", { area: areaName(r, area), points: pointsOf(p, points, (cents) => money(p, cents)) }, `results/money-tables/${area}`),
    ),
    ...Object.entries(r.gates).flatMap(([id, share]) => gateSentence(p, "gate-reward", id, p.share(share), `results/gates/${id}`)),
    p.write("results-providers", { shares: amongOf(p, r.amongProviders) }, "results/among-providers"),
    ...shareDays(p, "share-for-days", r.amongProviders.by === "shares" ? r.amongProviders.shares : undefined, "results/among-providers"),
    ...(severalPurchasers ? [p.write("results-purchasers", { shares: amongOf(p, r.amongPurchasers) }, "results/among-purchasers")] : []),
    ...shareDays(p, "share-for-days", r.amongPurchasers.by === "shares" ? r.amongPurchasers.shares : undefined, "results/among-purchasers"),
    ...(r.fullScoreValue === undefined ? [] : [p.write("score-value", { amount: p.money(r.fullScoreValue) }, "results/value")]),
  ];
}

function areaName(r: Results, id: string): string {
  return r.areas.find((area) => area.id === id)?.name ?? id;
}

/** Points of a money table are whole cents. */
function money(p: Pen, cents: Ratio): string {
  return cents.d === 1n ? p.money(cents.n) : p.number(ratio(cents.n, cents.d * 100n));
}

function areaTable(p: Pen, areas: readonly Area[]): Table {
  const rows = areas.map((area, i) => {
    const scale = [pointsOf(p, area.scale), ...(area.curve === "step" ? [p.say("curve-step")] : [])].join(", ");
    const details = [...(area.minSample > 0 ? [p.say("min-sample", { count: `${area.minSample}` })] : []), p.say(`missing-${area.missing}`)];
    return row([area.name, p.share(area.weight), scale, p.name(area.verifiedBy), details.join("; ")], p.clause(`results/areas/${i}`));
  });
  const headings = [p.label("area"), p.label("weight"), p.label("scale"), p.label("verifier"), p.label("remarks")];
  return { kind: "table", caption: p.say("h-results"), headings, numeric: [false, true, false, false, false], rows };
}

function multipliers(p: Pen, r: Results): Sentence[] {
  return (["gain", "pain"] as const).flatMap((side) => {
    const points = r.multiplier[side];
    return points ? [p.write("multiplier", { side: p.say(`side-${side}`), points: pointsOf(p, points) }, `results/multiplier/${side}`)] : [];
  });
}

function volumeSentence(p: Pen, v: VolumeAllocation, index: number): Sentence {
  const args = { line: p.name(v.line), shift: p.share(v.shift), shares: sharesOf(p, v.shares) };
  return p.write(v.rule === "pro-rata" ? "volume-pro-rata" : "volume-best", args, `volume-allocation/${index}`);
}

export function outcomes(p: Pen): Section {
  const blocks = p.agreement.outcomes.flatMap((outcome, i) => outcomeSentences(p, outcome, `outcomes/${i}`));
  return { id: "outcomes", heading: p.say("h-outcomes"), blocks };
}

function outcomeSentences(p: Pen, outcome: OutcomeTerm, path: string): Sentence[] {
  const own = outcome.kind === "tariff" ? tariffSentences(p, outcome, path) : cohortSentences(p, outcome, path);
  const { insteadOf, paidBy, paidTo, verifiedBy, clawback } = outcome;
  const verifier = "party" in verifiedBy ? p.name(verifiedBy.party) : verifiedBy.register;
  const payer = paidBy.by === "party" ? p.name(paidBy.party) : paidBy.by === "shares" ? sharesOf(p, paidBy.shares) : "";
  return [
    ...own,
    insteadOf
      ? p.write("instead-of", { share: p.share(insteadOf.share), line: p.name(insteadOf.line) }, `${path}/instead-of`)
      : p.write("on-top", {}, `${path}/on-top-of`),
    ...(outcome.alsoPaidBy.length > 0
      ? [p.write("also-paid", { ids: outcome.alsoPaidBy.map((id) => paidByName(p, id)).join(", ") }, `${path}/also-paid-by`)]
      : []),
    paidBy.by === "service-organiser" ? p.write("paid-by-organiser", {}, `${path}/paid-by`) : p.write("paid-by", { who: payer }, `${path}/paid-by`),
    p.write("paid-to", { who: paidTo.by === "shares" ? sharesOf(p, paidTo.shares) : p.say("claimant") }, `${path}/paid-to`),
    ...shareDays(p, "share-of-the-day", sharesTogether(paidBy, paidTo), `${path}/paid-to`),
    p.write("verified-by", { who: verifier }, `${path}/verified-by`),
    clawback
      ? p.write("clawback", { within: p.within(clawback.within), share: p.share(clawback.share) }, `${path}/clawback`)
      : p.write("no-clawback", {}, `${path}/clawback`),
  ];
}

function sharesTogether(paidBy: OutcomeTerm["paidBy"], paidTo: OutcomeTerm["paidTo"]): ById<Ratio> {
  return { ...(paidBy.by === "shares" ? paidBy.shares : {}), ...(paidTo.by === "shares" ? paidTo.shares : {}) };
}

/** The name of an area or an outcome. */
function paidByName(p: Pen, id: string): string {
  return p.agreement.results?.areas.find((area) => area.id === id)?.name ?? p.agreement.outcomes.find((outcome) => outcome.id === id)?.name ?? id;
}

function tariffSentences(p: Pen, o: TariffOutcome, path: string): Sentence[] {
  const prices = o.tariffs.map((tariff, i) => {
    const groups = Object.entries(tariff.amounts);
    const at = o.tariffs.length > 1 ? `${path}/tariff/dated/${i}` : `${path}/tariff`;
    if (groups.length === 1 && groups[0]![0] === "all" && o.tariffs.length === 1)
      return p.write("outcome-tariff", { name: o.name, amount: p.money(groups[0]![1]) }, at);
    const amounts = groups.map(([group, cents]) => `${p.called(group)} ${p.money(cents)}`).join(", ");
    return p.write("outcome-groups", { name: o.name, from: p.day(tariff.from), amounts }, at);
  });
  return [
    ...prices,
    ...(o.instalments.length > 1 ? [p.write("instalments", { parts: p.list(o.instalments.map((part) => instalment(p, part))) }, `${path}/instalments`)] : []),
    ...sustainedSentence(p, o, `${path}/sustained`),
    ...(o.oncePer === "none" ? [] : [p.write(o.oncePer === "customer" ? "once-customer" : "once-year", {}, `${path}/once-per`)]),
    ...o.caps.map((cap, i) => {
      const per = p.say(`per-${cap.per}`);
      const at = `${path}/caps/${i}`;
      return "count" in cap ? p.write("cap-count", { count: `${cap.count}`, per }, at) : p.write("cap-amount", { amount: p.money(cap.cents), per }, at);
    }),
    ...(o.baseline > 0 ? [p.write("baseline", { count: `${o.baseline}` }, `${path}/baseline`)] : []),
    ...o.tiers.map((tier, i) => {
      const at = `${path}/tiers/${i}`;
      return tier.upTo === undefined
        ? p.write("tier-rest", { pays: p.share(tier.pays) }, at)
        : p.write("tier-to", { count: `${tier.upTo}`, pays: p.share(tier.pays) }, at);
    }),
  ];
}

function instalment(p: Pen, part: TariffOutcome["instalments"][number]): string {
  const share = p.share(part.share);
  const known = part.id === "start" || part.id === "outcome" || part.id === "sustained";
  const text = known ? p.say(`instalment-${part.id as "start"}`, { share }) : `${part.id} ${share}`;
  return part.times > 1 ? p.say("instalment-times", { part: text, times: `${part.times}` }) : text;
}

function sustainedSentence(p: Pen, o: TariffOutcome, path: string): Sentence[] {
  const { weeks, hoursPerWeek, gapDays } = o.sustained;
  const terms = [
    ...(weeks === undefined ? [] : [p.say("sustained-weeks", { count: `${weeks}` })]),
    ...(hoursPerWeek === undefined ? [] : [p.say("sustained-hours", { count: p.number(hoursPerWeek) })]),
    ...(gapDays === undefined ? [] : [p.say("sustained-gap", { count: `${gapDays}` })]),
  ];
  return terms.length === 0 ? [] : [p.write("sustained", { terms: terms.join(", ") }, path)];
}

function cohortSentences(p: Pen, o: CohortOutcome, path: string): Sentence[] {
  const at = `${path}/cohort`;
  const shown = (value: Ratio): string => (o.measure === "relative-reduction" ? p.share(value) : p.number(value));
  const gate = o.gate && sign(o.gate) > 0 ? p.say("cohort-gate", { gate: shown(o.gate) }) : "";
  return [
    p.write(o.measure === "relative-reduction" ? "cohort-relative" : "cohort-difference", { name: o.name, gate }, at),
    "cents" in o.pays
      ? p.write("cohort-pays", { amount: p.money(o.pays.cents) }, `${at}/pays`)
      : p.write("cohort-rate", { rate: p.share(o.pays.rate), unit: money(p, o.pays.unitValue) }, `${at}/pays`),
    ...(o.cap === undefined ? [] : [p.write("cohort-cap", { amount: p.money(o.cap) }, `${at}/cap`)]),
    ...(o.fiscalBenefit ? [p.write("cohort-fiscal", { rate: p.share(o.fiscalBenefit) }, `${at}/fiscal-benefit`)] : []),
    ...(o.pooled ? [p.write("cohort-pooled", { gate: shown(o.pooled.gate) }, `${at}/pooled-gate`)] : []),
  ];
}
