/** The smallest agreement there is, for examples worked by hand: one purchaser, one provider, one line, one year. */
import type { Agreement, Scheme } from "../../src/agreement/agreement.ts";
import { ratio } from "../../src/kernel/share.ts";
import type { CostGroup } from "../../src/open-books/open-books.ts";
import type { Facts } from "../../src/settlement/facts.ts";

const EMPTY_FACTS: Facts = {
  costs: [],
  indicators: [],
  volumes: [],
  uses: [],
  indexValues: [],
  targetChanges: [],
  savingsReports: [],
  draws: [],
  progress: [],
  closes: [],
  claims: [],
  outcomeCounts: [],
  cohorts: [],
  late: [],
};
export const SOURCE = { file: "by-hand.csv", lines: [2] };
const MONTH = { count: 1, unit: "month" } as const;

/** Percent as a share. */
export function pc(percent: number): { readonly n: bigint; readonly d: bigint } {
  return ratio(BigInt(Math.round(percent * 1000)), 100_000n);
}

export function scheme(terms: Partial<Scheme>): Scheme {
  return {
    id: "main",
    path: "gain-and-pain",
    lines: ["work"],
    compares: "cost",
    gain: [{ providers: pc(50) }],
    pain: [{ providers: pc(50) }],
    caps: [],
    capOrder: "joint-first",
    amongProviders: { by: "shares", shares: { builder: pc(100) } },
    amongPurchasers: { by: "target" },
    ownProduction: "notional",
    bands: "yearly",
    capsReset: "yearly",
    carryOver: "no",
    gates: {},
    ...terms,
  };
}

export function agreement(target: bigint, terms: Partial<Agreement> = {}): Agreement {
  const common = { taskArea: [], members: [] };
  return {
    file: "by-hand.yaml",
    where: {},
    name: "By hand",
    law: "none",
    currency: "EUR",
    goals: ["count"],
    periods: [{ from: "2020-01-01", to: "2020-12-31" }],
    options: [],
    parties: [
      { id: "owner", name: "Owner", kind: "municipality", roles: ["purchaser", "organiser"], ...common },
      { id: "builder", name: "Builder", kind: "company", roles: ["provider"], ...common },
    ],
    lines: [{ id: "work", kind: "service", name: "Work", providers: ["builder"], organiser: "owner", area: "x", tasks: [], keys: [] }],
    appropriationBasis: { bindingLevel: "x", basis: "net" },
    appropriations: [],
    targets: [{ year: "2020", line: "work", provider: "builder", amount: target, path: "" }],
    volumes: [],
    adjustments: {},
    costTypes: { cost: { class: "reimbursable", except: {}, basis: "invoice", rate: {}, coefficient: {} } },
    overhead: {},
    fees: {},
    schemes: [scheme({})],
    unshared: [],
    gates: [],
    volumeAllocations: [],
    outcomes: [],
    settlement: {
      period: "year",
      interim: "none",
      retention: pc(0),
      rounding: "half-up",
      ties: "party-id",
      final: "after-last-verification",
      falls: "set-off",
      due: MONTH,
    },
    payments: [],
    vat: {},
    decisions: { operational: "unanimous", quorum: "all", silence: "objects", abstention: "blocks", reserved: {}, bodies: {}, deadlock: [] },
    exit: { all: { window: MONTH, after: "x" }, purchasers: { grounds: [], notice: MONTH, continuity: MONTH }, settlement: "x", forecastBy: "x" },
    joining: { allowed: false },
    evidence: { kept: MONTH, unitPricesOpenTo: [], verification: "x" },
    dataProtection: { controllers: {}, caseRows: "none", impactAssessment: false },
    exceptions: [],
    ...terms,
  };
}

export function cost(cents: bigint, day = "2020-06-15", more: Partial<CostGroup> = {}): CostGroup {
  const plain = { party: "builder", line: "work", type: "cost", month: day.slice(0, 7), status: "accepted", approved: true, quantity: 0n, count: 1 } as const;
  return { ...plain, day, cents, source: SOURCE, ...more };
}

/** A cost outturn whose whole saving is approved. */
export function facts(outturn: bigint, more: Partial<Facts> = {}): Facts {
  const approved = { id: "sr", scheme: "main", year: "2020", amount: 10n ** 15n, approvedOn: "2020-12-31", source: SOURCE };
  return { ...EMPTY_FACTS, costs: [cost(outturn)], savingsReports: [approved], ...more };
}
