import type { Day } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import { ONE, sub } from "../kernel/share.ts";
import type { ById, CohortOutcome, OutcomeCap, OutcomeCommon, TariffOutcome } from "./agreement.ts";
import {
  byForm,
  compact,
  type Fields,
  mapOf,
  missing,
  opt,
  type Reader,
  record,
  recordBeside,
  type RecordOf,
  req,
  type Shape,
  turned,
  wrong,
} from "./shape.ts";
import { list } from "./shape-list.ts";
import { nearest } from "./nearest.ts";
import { exactlyOne } from "./shape-among.ts";
import { day, duration, id, money, number, numberOrShare, positive, share, text, unitPrice, whole, word, wordOr, yesNo } from "./scalars.ts";

/** Section 10 of docs/agreement-file.md: payment by outcome. */

const sharesOnly = turned(record({ shares: req(mapOf(id, share), "Fixed shares; they sum to 100 %") }), (s) => ({ by: "shares" as const, shares: s.shares }));

const paidBy: Shape<OutcomeCommon["paidBy"]> = byForm("agreement/id", {
  scalar: turned(wordOr(["service-organiser"], id), (who) =>
    who === "service-organiser" ? { by: "service-organiser" as const } : { by: "party" as const, party: who },
  ),
  map: sharesOnly,
});
const paidTo: Shape<OutcomeCommon["paidTo"]> = byForm("agreement/unknown-word", {
  scalar: turned(word("claimant"), () => ({ by: "claimant" as const })),
  map: sharesOnly,
});
const verifiedBy: Shape<OutcomeCommon["verifiedBy"]> = byForm("agreement/id", {
  scalar: turned(id, (party) => ({ party })),
  map: record({ register: req(text, "The register that verifies") }),
});

const commonFields = {
  id: req(id, "Name of the outcome; never changes"),
  name: req(text, "Name for people"),
  measures: req(id, "What it pays for"),
  "also-paid-by": opt(list(id, 1), "Other areas or outcomes that pay for the same, knowingly"),
  because: opt(text, "Why the same is paid twice; required with also-paid-by"),
  lines: req(list(id, 1), "Whose service it is"),
  "on-top-of": opt(word("reimbursement"), "Paid on top of reimbursement"),
  "instead-of": opt(
    record({
      line: req(id, "The line"),
      share: req(share, "The part of its cost that is not reimbursed"),
    }),
    "Paid instead of a part of reimbursement",
  ),
  "paid-by": req(paidBy, "service-organiser, a party, or shares"),
  "paid-to": req(paidTo, "claimant, or shares"),
  "verified-by": req(verifiedBy, "A party that is not paid by it, or a register"),
  clawback: req(
    wordOr(
      ["none"],
      record({
        within: req(duration, "A revocation within this time takes back"),
        share: req(share, "What is taken back"),
      }),
    ),
    "What a revoked outcome takes back",
  ),
} satisfies Fields;

type Tariffs = readonly { readonly from?: Day; readonly amounts: ById<Cents> }[];
const byGroup: Shape<ById<Cents>> = byForm("agreement/money", {
  scalar: turned(money, (all): ById<Cents> => ({ all })),
  map: mapOf(id, money),
});
const dated = record({
  from: req(day, "The tariff is in force from this day"),
  amounts: req(byGroup, "One amount, or by group"),
});
const tariff: Shape<Tariffs> = byForm("agreement/money", {
  scalar: turned(money, (all): Tariffs => [{ amounts: { all } }]),
  map: turned(mapOf(id, money), (amounts): Tariffs => [{ amounts }]),
  list: turned(list(dated, 1), (rows): Tariffs => [...rows].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))),
});

const instalment = byForm("agreement/share", {
  scalar: turned(share, (part) => ({ share: part, times: 1 })),
  map: record({
    share: req(share, "Part of the tariff"),
    times: req(positive, "Paid in that many equal parts"),
  }),
});

const cap: Shape<OutcomeCap> = turned(
  record({
    count: opt(whole, "Most outcomes that are paid"),
    amount: opt(money, "Most money that is paid"),
    per: req(word("year", "contract-period", "customer"), "For what time or whom the cap holds"),
  }),
  (c, path, reader) => (exactlyOne(c, ["count", "amount"], path, reader) === "count" ? { count: c.count!, per: c.per } : { cents: c.amount ?? 0n, per: c.per }),
);

const tariffFields = {
  tariff: req(tariff, "One amount, by group, or dated"),
  instalments: req(mapOf(id, instalment), "Parts of the tariff by milestone; they sum to 100 %"),
  sustained: opt(
    record({
      weeks: opt(whole, "Weeks"),
      "hours-per-week": opt(number, "Hours a week"),
      "gap-days": opt(whole, "Longest break in days"),
    }),
    "A claim that states less is refused",
  ),
  "once-per": req(word("customer", "customer-and-year", "none"), "How often the same customer counts"),
  caps: req(list(cap), "Limits in the order in which they are applied; [] for none"),
  tiers: opt(
    list(
      record({
        "up-to": opt(whole, "Up to this ordinal"),
        pays: req(share, "Multiplies the tariff"),
      }),
      1,
    ),
    "Steps by the ordinal of the outcome within the year",
  ),
  baseline: opt(
    record({
      count: req(whole, "The first so many pay nothing"),
      per: req(word("year"), "A year"),
    }),
    "Deadweight",
  ),
} satisfies Fields;

const pays = turned(
  record({
    amount: opt(money, "Paid for a passing cohort"),
    rate: opt(share, "Share of the effect's value"),
    "unit-value": opt(unitPrice, "Value of one unit of the effect"),
  }),
  (p, path, reader): CohortOutcome["pays"] => {
    if (p.amount === undefined && p.rate !== undefined && p["unit-value"] === undefined) missing(path, "unit-value", reader, "rate");
    else exactlyOne(p, ["amount", "rate"], path, reader);
    return p.rate !== undefined && p.amount === undefined ? { rate: p.rate, unitValue: p["unit-value"] ?? sub(ONE, ONE) } : { cents: p.amount ?? 0n };
  },
);

const cohort = record({
  measure: req(word("relative-reduction", "difference"), "How the effect is measured"),
  "lower-is-better": req(yesNo, "Whether a lower value is the better one"),
  gate: req(wordOr(["none"], numberOrShare), "The effect from which it pays"),
  "pooled-gate": opt(numberOrShare, "The gate of the second chance for all cohorts together"),
  pooled: opt(word("all", "missed"), "Which cohorts are tested together at the end of the contract period"),
  pays: req(pays, "An amount, or a rate of the effect's value"),
  cap: req(wordOr(["none"], money), "Most that is paid for a cohort"),
  "fiscal-benefit": opt(
    wordOr(
      ["none"],
      record({
        rate: req(share, "Share of the public benefit"),
        of: req(word("unit-value"), "Of the unit value"),
      }),
    ),
    "Never more than this share of the public benefit",
  ),
});

const cohortFields = {
  cohort: req(cohort, "Payment by the effect on a whole cohort"),
} satisfies Fields;
type Common = RecordOf<typeof commonFields>;
type RawTariff = Common & RecordOf<typeof tariffFields>;
type RawCohort = Common & RecordOf<typeof cohortFields>;
/** A tariff that is not dated has no `from` yet: it is in force from the first day of the term. */
export type RawOutcome = (Omit<TariffOutcome, "tariffs"> & { readonly tariffs: Tariffs }) | CohortOutcome;

const asTariff = recordBeside({ ...commonFields, ...tariffFields }, { fields: cohortFields, because: "tariff" });
const asCohort = recordBeside({ ...commonFields, ...cohortFields }, { fields: tariffFields, because: "cohort" });

function common(o: Common, path: string, reader: Reader): OutcomeCommon {
  exactlyOne(o, ["on-top-of", "instead-of"], path, reader);
  if (o["also-paid-by"] !== undefined && o.because === undefined) missing(path, "because", reader);
  return compact({
    id: o.id,
    name: o.name,
    measures: o.measures,
    alsoPaidBy: o["also-paid-by"] ?? [],
    lines: o.lines,
    insteadOf: o["instead-of"],
    paidBy: o["paid-by"],
    paidTo: o["paid-to"],
    verifiedBy: o["verified-by"],
    clawback: o.clawback === "none" ? undefined : o.clawback,
  });
}

function tariffOf(o: RawTariff, path: string, reader: Reader): RawOutcome {
  const { weeks, "hours-per-week": hoursPerWeek, "gap-days": gapDays } = o.sustained ?? {};
  return {
    ...common(o, path, reader),
    kind: "tariff",
    tariffs: o.tariff,
    instalments: Object.entries(o.instalments).map(([id, part]) => ({ id, ...part })),
    sustained: compact({ weeks, hoursPerWeek, gapDays }),
    oncePer: o["once-per"],
    caps: o.caps,
    tiers: (o.tiers ?? []).map((tier) => compact({ upTo: tier["up-to"], pays: tier.pays })),
    baseline: o.baseline?.count ?? 0,
  };
}

function cohortOf(o: RawCohort, path: string, reader: Reader): RawOutcome {
  const c = o.cohort;
  const here = `${path}/cohort`;
  if (c.pooled !== undefined && c["pooled-gate"] === undefined) missing(here, "pooled-gate", reader);
  if (c["pooled-gate"] !== undefined && c.pooled === undefined) missing(here, "pooled", reader);
  if (typeof c["fiscal-benefit"] === "object" && "cents" in c.pays) missing(`${here}/pays`, "unit-value", reader, "amount", "rate");
  return compact({
    ...common(o, path, reader),
    kind: "cohort" as const,
    measure: c.measure,
    lowerIsBetter: c["lower-is-better"],
    gate: c.gate === "none" ? undefined : c.gate,
    pooled: c.pooled && c["pooled-gate"] ? { gate: c["pooled-gate"], of: c.pooled } : undefined,
    pays: c.pays,
    cap: c.cap === "none" ? undefined : c.cap,
    fiscalBenefit: typeof c["fiscal-benefit"] === "object" ? c["fiscal-benefit"].rate : undefined,
  });
}

const tariffOutcome = turned(asTariff, tariffOf);
const cohortOutcome = turned(asCohort, cohortOf);

const outcome: Shape<RawOutcome> = {
  json: { anyOf: [tariffOutcome.json, cohortOutcome.json] },
  standIn: () => tariffOutcome.standIn(),
  read: (tree, path, reader) => {
    if (tree.kind !== "map") return wrong(outcome, "agreement/not-a-map", tree, path, reader);
    const kinds = ["tariff", "cohort"].filter((kind) => tree.entries.some((entry) => nearest(entry.key, ["tariff", "cohort", "sustained", "caps"]) === kind));
    if (kinds.length === 1) return kinds[0] === "tariff" ? tariffOutcome.read(tree, path, reader) : cohortOutcome.read(tree, path, reader);
    for (const set of [reader.broken, reader.lost]) set.add(path);
    reader.fault("agreement/choose-one", path, tree.entries[0]?.keyAt ?? tree.at, {
      keys: "tariff, cohort",
      given: kinds.join(", ") || "–",
    });
    return outcome.standIn();
  },
};

export const outcomes: Shape<readonly RawOutcome[]> = list(outcome);
