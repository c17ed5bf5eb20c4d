/** Target cost, reimbursable cost and fee in plain language. */
import { type Ratio, ratio, sign } from "../kernel/share.ts";
import type { CostType, Fee, IndexTerm, Provision, Target, VolumeTerm } from "./agreement.ts";
import { known, type Pen, row, type Section, type Sentence, type Table, yearly } from "./plain-pen.ts";
import { COST_BASES, COST_CLASSES } from "./plain-words.ts";
import { PARTY_KIND_NAMES, type PartyKind } from "../parties/party-kind.ts";

export function targets(p: Pen): Section {
  const a = p.agreement;
  const blocks = [
    p.write("target-rule", {}, "target-cost"),
    targetTable(p),
    ...a.volumes.flatMap((volume) => volumeSentences(p, volume)),
    ...(a.index ? [indexSentence(p, a.index)] : []),
    ...Object.entries(a.adjustments).map(([kind, { lowersTarget }]) =>
      p.write(lowersTarget ? "adjustment-lowers" : "adjustment-keeps", { kind: known(p, "kind", kind) }, `adjustments/${kind}`),
    ),
    ...(Object.keys(a.adjustments).length > 0 ? [p.write("adjustment-final")] : []),
    ...(a.provision ? [provisionSentence(p, a.provision)] : []),
  ];
  return { id: "target", heading: p.say("h-target"), blocks };
}

function targetTable(p: Pen): Table {
  const all = p.agreement.targets;
  const years = [...new Set(all.map((target) => target.year))];
  const keys = [...new Set(all.map(({ line, provider }) => `${line}/${provider}`))];
  const amount = (matching: readonly Target[]): string => p.money(matching.reduce((total, target) => total + target.amount, 0n));
  const rows = keys.map((key) => {
    const own = all.filter((target) => `${target.line}/${target.provider}` === key);
    const cells = [p.name(own[0]!.line), p.name(own[0]!.provider), ...years.map((year) => amount(own.filter((target) => target.year === year)))];
    return row(cells, p.clause(own[0]!.path));
  });
  return {
    kind: "table",
    caption: p.say("h-target"),
    headings: [p.label("line"), p.label("provider"), ...years],
    numeric: [false, false, ...years.map(() => true)],
    rows,
    sum: [p.label("total"), "", ...years.map((year) => amount(all.filter((target) => target.year === year)))],
  };
}

function volumeSentences(p: Pen, volume: VolumeTerm): Sentence[] {
  const path = `target-cost/volume/${volume.line}`;
  const planned = Object.entries(volume.planned)
    .map(([year, count]) => `${year}: ${p.number(count)}`)
    .join(", ");
  const max = volume.max === "none" ? p.say("volume-no-max") : p.say("volume-max", { max: p.share(volume.max) });
  const weights = Object.entries(volume.caseMix).map(([group, weight]) => `${p.called(group)} ${p.number(weight)}`);
  return [
    p.write("volume", { line: p.name(volume.line), fixed: p.share(volume.fixed), planned, max }, path),
    ...(weights.length > 0 ? [p.write("case-mix", { weights: weights.join(", ") }, `${path}/case-mix`)] : []),
  ];
}

function indexSentence(p: Pen, index: IndexTerm): Sentence {
  if (index.adjusts === "nothing") return p.write("index-nothing", {}, "target-cost/index");
  const series = Object.entries(index.series).map(([id, share]) => `${id} ${p.share(share)}`);
  const cap = index.cap === "none" ? p.say("index-no-cap") : p.say("index-cap", { cap: p.share(index.cap) });
  const args = { base: index.baseMonth, measured: index.measured, series: series.join(", "), fixed: p.share(index.fixed), cap };
  return p.write("index", args, "target-cost/index");
}

function provisionSentence(p: Pen, provision: Provision): Sentence {
  const unused = p.say(`provision-${provision.unused}`);
  return p.write("provision-amount", { amounts: provisionSize(p, provision.sizedBy), who: p.name(provision.approval), unused }, "risk-provision");
}

function provisionSize(p: Pen, size: Provision["sizedBy"]): string {
  if (size.by === "amount") return yearly(p, size.amount);
  if (size.by === "rate") return p.say("provision-rate", { rate: p.share(size.rate) });
  const expected = size.scenarios.reduce((total, s) => total + (s.amount * s.probability.n) / s.probability.d, 0n);
  const scenarios = size.scenarios.map((s) => `${p.money(s.amount)} × ${p.share(s.probability)}`).join(" + ");
  return p.say("provision-expected", { amount: p.money(expected), scenarios });
}

export function costs(p: Pen): Section {
  const overhead = Object.entries(p.agreement.overhead).map(([party, rate]) =>
    p.write("overhead", { party: p.name(party), rate: p.share(rate) }, `reimbursable/overhead/${party}`),
  );
  const additions = overhead.length > 0 ? overhead : [p.write("no-overhead", {}, "reimbursable/overhead")];
  return { id: "costs", heading: p.say("h-costs"), blocks: [p.write("cost-rule", {}, "reimbursable"), costTable(p), ...additions] };
}

function costTable(p: Pen): Table {
  const rows = Object.entries(p.agreement.costTypes).map(([id, type]) => {
    const cells = [p.called(id), p.pick(COST_CLASSES[type.class]), type.basis ? p.pick(COST_BASES[type.basis]) : "–", remarks(p, type)];
    return row(cells, p.clause(`reimbursable/types/${id}`));
  });
  const headings = [p.label("cost-type"), p.label("treated"), p.label("measured"), p.label("remarks")];
  return { kind: "table", caption: p.say("h-costs"), headings, numeric: [false, false, false, false], rows };
}

/** A price a unit: whole cents as money, finer ones with their decimals. */
function unitPrice(p: Pen, cents: Ratio): string {
  return cents.d === 1n ? p.money(cents.n) : `${p.number(ratio(cents.n, cents.d * 100n))} ${p.agreement.currency}`;
}

function remarks(p: Pen, type: CostType): string {
  const rates = Object.entries(type.rate).map(([party, cents]) => `${p.name(party)} ${unitPrice(p, cents)}`);
  const coefficients = Object.entries(type.coefficient).map(([party, share]) => `${p.name(party)} ${p.share(share)}`);
  const exceptions = Object.entries(type.except).map(([kind, other]) =>
    p.say("cost-except", { kind: p.pick(PARTY_KIND_NAMES[kind as PartyKind]), treated: p.pick(COST_CLASSES[other]) }),
  );
  return [...(type.condition ? [type.condition] : []), ...rates, ...coefficients, ...exceptions].join("; ");
}

export function fees(p: Pen): Section {
  const all = Object.entries(p.agreement.fees);
  const providers = p.agreement.parties.filter((party) => party.roles.includes("provider"));
  const without = providers.filter((party) => !Object.hasOwn(p.agreement.fees, party.id)).map((party) => party.name);
  const blocks =
    all.length === 0
      ? [p.write("fee-none", {}, "fee")]
      : [...all.flatMap(([id, fee]) => feeSentences(p, id, fee)), ...(without.length > 0 ? [p.write("fee-without", { parties: p.list(without) }, "fee")] : [])];
  return { id: "fee", heading: p.say("h-fee"), blocks };
}

/** A member for a part of the term only. */
function isPartly({ agreement }: Pen, id: string): boolean {
  const { joins = "", leaves } = agreement.parties.find((party) => party.id === id) ?? {};
  const last = agreement.periods.at(-1)?.to ?? "";
  return joins > (agreement.periods[0]?.from ?? "") || (leaves ?? last) < last;
}

function feeSentences(p: Pen, id: string, fee: Fee): Sentence[] {
  const path = `fee/${id}`;
  const basis =
    fee.basis.by === "rate"
      ? p.write("fee-rate", { party: p.name(id), rate: p.share(fee.basis.rate), base: p.say(`of-${fee.basis.of}`) }, path)
      : p.write(`fee-amount-${fee.basis.per}`, { party: p.name(id), amount: p.money(fee.basis.amount) }, path);
  const parts = [
    basis.text,
    ...(fee.minimum > 0n ? [p.say("fee-minimum", { amount: p.money(fee.minimum) })] : []),
    ...((fee.basis.by === "amount" || fee.minimum > 0n) && isPartly(p, id) ? [p.say("fee-days", { party: p.name(id) })] : []),
    p.say(`fee-${fee.earned}`),
    ...(sign(fee.atRisk) > 0 ? [p.say("fee-risk", { share: p.share(fee.atRisk) })] : []),
    ...(sign(fee.retention) > 0 ? [p.say("fee-retention", { share: p.share(fee.retention) })] : []),
  ];
  return [{ ...basis, text: parts.join(" ") }];
}
