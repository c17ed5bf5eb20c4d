import type { Cents } from "../kernel/money.ts";
import { type Appropriation, type ById, type CostClass, type CostType, type Fee, type IndexTerm, type Provision, type VolumeTerm } from "./agreement.ts";
import { byForm, compact, mapOf, missing, opt, record, recordAnd, req, type Shape, turned, variant } from "./shape.ts";
import { list } from "./shape-list.ts";
import { byYear, yearKeys } from "./shape-among.ts";
import { id, money, month, monthNumber, number, share, text, unitPrice, word, wordOr, yesNo } from "./scalars.ts";
import { PARTY_KINDS } from "../parties/party-kind.ts";

/** Sections 4 to 7 of docs/agreement-file.md: appropriations, target cost, reimbursable cost and fee. */

const appropriation = turned(
  record({
    amount: req(money, "Appropriation of the year"),
    state: req(word("adopted", "plan-year", "authority", "lapsed"), "State of the appropriation"),
    authority: opt(text, "The decision that gives the authority; required for plan-year and authority"),
  }),
  (a, path, reader) => {
    if ((a.state === "plan-year" || a.state === "authority") && a.authority === undefined) missing(path, "authority", reader, "state");
    return compact({ amount: a.amount, state: a.state, authority: a.authority });
  },
);

export const appropriations = turned(
  recordAnd(
    {
      "binding-level": req(text, "Level at which the council binds the money"),
      basis: req(word("gross", "net"), "Gross or net appropriation"),
    },
    {
      ...yearKeys,
      shape: mapOf(id, appropriation),
      doc: "Appropriations of the year by purchaser",
    },
  ),
  (a) => ({
    basis: { bindingLevel: a["binding-level"], basis: a.basis },
    rows: Object.entries(a.rest).flatMap(([year, byParty]): Appropriation[] => Object.entries(byParty).map(([party, row]) => ({ year, party, ...row }))),
  }),
);

const volume = turned(
  record({
    fixed: req(share, "Part of the target that does not follow volume"),
    unit: req(text, "What is counted"),
    planned: req(byYear(number), "Planned units by year"),
    max: req(wordOr(["none"], share), "Most that actual / planned counts for"),
    "case-mix": opt(mapOf(id, number), "Weight by customer group"),
  }),
  (v): Omit<VolumeTerm, "line"> => ({
    fixed: v.fixed,
    unit: v.unit,
    planned: v.planned,
    max: v.max,
    caseMix: v["case-mix"] ?? {},
  }),
);

const index: Shape<IndexTerm> = turned(
  record({
    measured: req(monthNumber, "Month of the year whose index value counts, 01 to 12"),
    adjusts: req(word("target", "nothing"), "target: the index moves the target; nothing: price risk is inside it"),
    cap: req(wordOr(["none"], share), "The factor stays within 1 ± this"),
    fixed: req(share, "Part that follows no index"),
    "base-month": req(month, "Month whose value is the base"),
    series: req(mapOf(id, share), "Weight of each index series; with fixed they sum to 100 %"),
    lines: req(list(id), "Lines whose target is indexed"),
  }),
  (i) => ({
    measured: i.measured,
    adjusts: i.adjusts,
    cap: i.cap,
    fixed: i.fixed,
    baseMonth: i["base-month"],
    series: i.series,
    lines: i.lines,
  }),
);

/** A target as the file has it: for the line's only provider, or by provider. */
export type RawTarget = { readonly plain: Cents } | { readonly by: ById<Cents> };

const target: Shape<RawTarget> = byForm("agreement/money", {
  scalar: turned(money, (plain) => ({ plain })),
  map: turned(mapOf(id, money), (by) => ({ by })),
});

export const targetCost = recordAnd(
  {
    volume: opt(
      turned(mapOf(id, volume), (byLine) => Object.entries(byLine).map(([line, term]): VolumeTerm => ({ line, ...term }))),
      "Correction of the target for volume, by line",
    ),
    index: opt(index, "Indexing of the target"),
  },
  {
    ...yearKeys,
    shape: mapOf(id, target),
    doc: "Target cost of the year by line; by provider where the line has several",
  },
);

export const adjustments = mapOf(
  id,
  turned(
    record({
      "lowers-target": req(yesNo, "no: the target stays when it falls, and the gap is shared as a saving"),
    }),
    (a) => ({ lowersTarget: a["lowers-target"] }),
  ),
);

export const provision = turned(
  variant(
    "sized-by",
    word("amount", "rate", "expected-value"),
    "How the risk provision is sized",
    {
      amount: { amount: req(byYear(money), "Provision by year") },
      rate: { rate: req(share, "Share of the scheme's indexed target") },
      "expected-value": {
        scenarios: req(
          list(
            record({
              amount: req(money, "Cost of the scenario"),
              probability: req(share, "Its probability"),
            }),
            1,
          ),
          "Scenarios whose expected value is the provision of every year",
        ),
      },
    },
    {
      scheme: opt(id, "The scheme whose target it is added to; required with several schemes"),
      unused: req(word("shared", "purchasers"), "Whose the unused provision is"),
      approval: req(text, "Who may draw on it"),
    },
  ),
  (p): Omit<Provision, "scheme"> & { readonly scheme?: string } => {
    const sizedBy: Provision["sizedBy"] =
      p["sized-by"] === "amount"
        ? { by: "amount", amount: p.amount ?? {} }
        : p["sized-by"] === "rate"
          ? { by: "rate", rate: p.rate }
          : { by: "expected-value", scenarios: p.scenarios ?? [] };
    return compact({ scheme: p.scheme, sizedBy, unused: p.unused, approval: p.approval });
  },
);

const costClass: Shape<CostClass> = word("reimbursable", "conditional", "in-fee", "excluded", "netted");
const COUNTED: readonly CostClass[] = ["reimbursable", "conditional", "netted"];

const costType: Shape<CostType> = turned(
  record({
    class: req(costClass, "Whether the cost counts"),
    except: opt(mapOf(word(...PARTY_KINDS), costClass), "Another class for a kind of party"),
    basis: opt(word("accrual", "invoice", "hours", "unit-price", "coefficient"), "What the amount rests on; required where the cost counts"),
    rate: opt(mapOf(id, unitPrice), "Price a unit by party; required for hours and unit-price"),
    coefficient: opt(mapOf(id, share), "Part of the amount that counts, by party; required for coefficient"),
    condition: opt(text, "On what condition it counts"),
  }),
  (t, path, reader) => {
    const counts = COUNTED.includes(t.class) || Object.values(t.except ?? {}).some((each) => COUNTED.includes(each));
    if (counts && t.basis === undefined) missing(path, "basis", reader, "class");
    if ((t.basis === "hours" || t.basis === "unit-price") && t.rate === undefined) missing(path, "rate", reader, "basis");
    if (t.basis === "coefficient" && t.coefficient === undefined) missing(path, "coefficient", reader, "basis");
    return compact({
      class: t.class,
      except: t.except ?? {},
      basis: t.basis,
      rate: t.rate ?? {},
      coefficient: t.coefficient ?? {},
      condition: t.condition,
    });
  },
);

export const reimbursable = record({
  types: req(mapOf(id, costType), "Catalogue of cost types"),
  overhead: req(mapOf(id, share), "Overhead by provider; {} for none"),
});

const fee: Shape<Fee> = turned(
  variant(
    "basis",
    word("rate", "amount"),
    "How the fee is measured",
    {
      rate: {
        rate: req(share, "Rate of the fee"),
        of: req(word("own-target", "target", "own-cost", "cost"), "What the rate is taken of"),
      },
      amount: {
        amount: req(money, "Amount of the fee"),
        per: req(word("year", "contract"), "What the amount is for"),
      },
    },
    {
      minimum: opt(money, "Least fee a year; absent: none"),
      "at-risk": req(share, "Share of the full fee that stands for pain"),
      earned: req(word("evenly", "with-cost", "reported", "at-end"), "How the fee is earned in the course of the year"),
      retention: req(share, "Share withheld until the contract period's final statement"),
    },
  ),
  (f) => ({
    basis: f.basis === "rate" ? { by: "rate", rate: f.rate, of: f.of } : { by: "amount", amount: f.amount, per: f.per },
    minimum: f.minimum ?? 0n,
    atRisk: f["at-risk"],
    earned: f.earned,
    retention: f.retention,
  }),
);

const feeByProvider = mapOf(id, wordOr(["none"], fee));
const noFee = record({ none: req(word("yes"), "No provider has a fee") });

/** The fees by provider; a provider written as `none` has no entry. `{ none: yes }` has no entries. */
export const fees: Shape<ById<Fee>> = {
  json: { anyOf: [noFee.json, feeByProvider.json] },
  standIn: () => ({}),
  read: (tree, path, reader) => {
    if (tree.kind === "map" && tree.entries.length === 1 && tree.entries[0]!.key === "none") {
      noFee.read(tree, path, reader);
      return {};
    }
    const all = Object.entries(feeByProvider.read(tree, path, reader));
    return Object.fromEntries(all.filter((entry): entry is [string, Fee] => entry[1] !== "none"));
  },
};
