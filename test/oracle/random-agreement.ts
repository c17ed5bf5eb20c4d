/** Seeded random agreements with their facts, small and valid by construction, marked with the variants of the catalogue that they use. */
import type { Agreement, Appropriation, VatTerm } from "../../src/agreement/agreement.ts";
import { addDays, type Day, type Instant } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { ratio } from "../../src/kernel/share.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import { between, chance, dayIn, type Dice, dice, mark, mixed, money, one, partial, percent, some } from "./dice.ts";
import { type Frame, ids, randomFrame } from "./frame.ts";
import { randomFacts } from "./random-facts.ts";
import { randomOutcomes } from "./random-outcomes.ts";
import { gated, randomSchemes } from "./random-schemes.ts";
import { randomResults } from "./random-results.ts";
import { presence } from "./world.ts";

export type RandomCase = {
  readonly agreement: Agreement;
  readonly facts: Facts;
  readonly options: { readonly through: Day; readonly knownAt: Instant };
  /** Numbers of the variant catalogue, each alone (`12`) and with what exactly it exercises (`12 cliff`). */
  readonly variants: readonly string[];
};
export function randomCase(seed: number | string): RandomCase {
  const d = dice(seed);
  const frame = randomFrame(d);
  const agreement = randomTerms(d, frame);
  const through = dayOfSettlement(d, frame);
  const facts = randomFacts(d, agreement, frame, through);
  const knownAt = `${chance(d, 15) ? dayIn(d, frame.periods[0]!.from, through) : addDays(through, 90)}T${chance(d, 30) ? "12:00:00.000" : "23:59:59.999"}Z`;
  const numbers = new Set([...d.marks].map((name) => name.split(" ")[0]!));
  return {
    agreement,
    facts,
    options: { through, knownAt },
    variants: [...numbers, ...[...d.marks].filter((name) => name.includes(" "))],
  };
}

function dayOfSettlement(d: Dice, frame: Frame): Day {
  const from = frame.periods[0]!.from;
  const to = frame.periods.at(-1)!.to;
  const moved = frame.parties.flatMap((party) => [party.joins ?? [], party.leaves ?? []].flat()).filter((day) => from < day && day < to);
  if (frame.leaning === "interim" && moved.length > 0) return mark(d, "28 interim") ?? inYearOf(d, one(d, moved), from, to);
  if (frame.until !== undefined && chance(d, 30)) return mark(d, "28 interim") ?? addDays(frame.until, one(d, [-20, -1, 0, 1, 30, 100]));
  if (chance(d, 45)) return to;
  if (chance(d, 30)) return addDays(to, between(d, 1, 400));
  mark(d, "28 interim");
  if (chance(d, 30)) return addDays(`${one(d, frame.years)}-12-31`, one(d, [-1, 0, 1]));
  return dayIn(d, from, to);
}

/** A day of the same year of the term. */
function inYearOf(d: Dice, day: Day, from: Day, to: Day): Day {
  const year = day.slice(0, 4);
  return dayIn(d, from > `${year}-01-01` ? from : `${year}-01-01`, to < `${year}-12-30` ? to : `${year}-12-30`);
}

function randomTerms(d: Dice, frame: Frame): Agreement {
  const { parties, periods, until } = frame;
  const { results, gates } = randomResults(d, frame);
  const schemes = randomSchemes(d, frame).map((scheme) =>
    gated(
      d,
      scheme,
      gates.map((gate) => gate.id),
    ),
  );
  const development = until === undefined ? {} : { development: { until, pay: one(d, ["hours", "reimbursement"] as const), cap: developmentCap(d) } };
  return {
    file: "random.yaml",
    where: {},
    name: "Random",
    law: "none",
    currency: "EUR",
    goals: ["agree"],
    periods,
    options: [],
    ...development,
    parties,
    lines: frame.lines,
    appropriationBasis: { bindingLevel: "x", basis: "net" },
    appropriations: appropriations(d, frame),
    targets: frame.targets,
    ...corrections(
      d,
      frame,
      schemes.map((scheme) => scheme.id),
    ),
    ...costTerms(d, frame),
    schemes,
    unshared: frame.lines.map((line) => line.id).filter((id) => !schemes.some((scheme) => scheme.lines.includes(id))),
    gates,
    ...(results === undefined ? {} : { results }),
    ...randomOutcomes(d, frame),
    ...settlementTerms(d, frame),
  };
}

function developmentCap(d: Dice): bigint | "none" {
  return chance(d, 30) ? "none" : money(d, 2_000_000);
}

/** A row for every purchaser and year in which it is a member on any day. */
function appropriations(d: Dice, frame: Frame): Appropriation[] {
  return frame.years.flatMap((year) =>
    ids(frame.parties, "purchaser")
      .filter((party) => presence({ periods: frame.periods, parties: frame.parties }, party, [year]).n > 0n)
      .map((party) => ({
        year,
        party,
        amount: money(d),
        state: one(d, ["adopted", "plan-year", "authority", "lapsed"] as const),
      })),
  );
}

/** Section 5 behind the plain amounts. */
function corrections(d: Dice, frame: Frame, schemes: readonly Id[]): Pick<Agreement, "volumes" | "index" | "adjustments" | "provision"> {
  const planned = (): Record<string, ReturnType<typeof ratio>> =>
    Object.fromEntries(frame.years.filter(() => chance(d, 93)).map((year) => [year, ratio(BigInt(one(d, [1, 3, 30, 77, 100])))]));
  const volumes = frame.lines
    .filter(() => chance(d, frame.leaning === "interim" ? 60 : 25))
    .map((line) => {
      const caseMix = chance(d, 50) ? { hard: ratio(3n, 2n), easy: ratio(4n, 5n) } : {};
      return {
        line: line.id,
        fixed: partial(d),
        unit: "customer",
        planned: planned(),
        max: one(d, ["none", percent(120), percent(100)] as const),
        caseMix,
      };
    });
  if (volumes.length > 0) mark(d, "3 volume");
  const adjustments = chance(d, 60) ? { "law-change": { lowersTarget: true }, efficiency: { lowersTarget: false } } : {};
  return { volumes, adjustments, ...indexTerm(d, frame), ...provisionTerm(d, frame, schemes) };
}

function indexTerm(d: Dice, frame: Frame): Pick<Agreement, "index"> {
  if (!chance(d, 25)) return {};
  const adjusts = one(d, ["target", "target", "nothing"] as const);
  mark(d, `2 ${adjusts}`);
  const lines = some(d, frame.lines).map((line) => line.id);
  const cap = one(d, ["none", percent(3), percent(10)] as const);
  return {
    index: {
      measured: one(d, ["01", "06", "12"]),
      adjusts,
      cap,
      fixed: percent(20),
      baseMonth: "2018-06",
      series: { labour: percent(60), prices: percent(20) },
      lines,
    },
  };
}

function provisionTerm(d: Dice, frame: Frame, schemes: readonly Id[]): Pick<Agreement, "provision"> {
  if (schemes.length === 0 || !chance(d, 25)) return {};
  const by = one(d, ["amount", "rate", "expected-value"] as const);
  const unused = one(d, ["shared", "purchasers"] as const);
  mark(d, `5 ${by}`, `5 unused ${unused}`);
  const common = { scheme: one(d, schemes), unused, approval: "ajr" };
  if (by === "amount")
    return {
      provision: {
        ...common,
        sizedBy: {
          by,
          amount: Object.fromEntries(frame.years.map((year) => [year, money(d, 1_000_000)])),
        },
      },
    };
  if (by === "rate") return { provision: { ...common, sizedBy: { by, rate: partial(d) } } };
  const scenarios = [5, 20, 40, 20, 15].map((p) => ({
    amount: money(d, 900_000),
    probability: percent(p),
  }));
  return { provision: { ...common, sizedBy: { by, scenarios } } };
}

/** Sections 6 and 7. */
function costTerms(d: Dice, frame: Frame): Pick<Agreement, "costTypes" | "overhead" | "fees"> {
  const providers = ids(frame.parties, "provider");
  const rate = Object.fromEntries(providers.map((id) => [id, ratio(BigInt(between(d, 1, 9_999_999)), 1000n)]));
  const coefficient = Object.fromEntries(providers.map((id) => [id, partial(d)]));
  const plain = { except: {}, rate: {}, coefficient: {} };
  const costTypes = {
    salary: { ...plain, class: "reimbursable", basis: "accrual" },
    hour: { ...plain, class: "reimbursable", basis: "hours", rate },
    piece: { ...plain, class: "reimbursable", basis: "unit-price", rate },
    part: { ...plain, class: "reimbursable", basis: "coefficient", coefficient },
    travel: { ...plain, class: "conditional", basis: "invoice", condition: "approved" },
    board: { ...plain, class: "excluded" },
    it: {
      ...plain,
      class: "in-fee",
      except: { municipality: "reimbursable", association: "excluded" },
      basis: "invoice",
    },
    grant: { ...plain, class: "netted", basis: "invoice" },
  } as const;
  const overhead = Object.fromEntries(providers.filter(() => chance(d, 60)).map((id) => [id, partial(d)]));
  const fees = Object.fromEntries(providers.filter(() => chance(d, 75)).map((id) => [id, randomFee(d)]));
  return { costTypes, overhead, fees };
}

function randomFee(d: Dice): Agreement["fees"][string] {
  const of = one(d, ["own-target", "target", "own-cost", "cost"] as const);
  const per = one(d, ["year", "contract"] as const);
  const byRate = chance(d, 60);
  const earned = one(d, ["evenly", "evenly", "with-cost", "reported", "at-end"] as const);
  mark(d, byRate ? `9 rate ${of}` : `9 amount ${per}`, `9 ${earned}`);
  const minimum = chance(d, 20) ? money(d, 500_000) : 0n;
  if (minimum > 0n) mark(d, "9 minimum");
  const retention = chance(d, 30) ? partial(d) : percent(0);
  if (retention.n > 0n) mark(d, "9 retention");
  const basis = byRate ? ({ by: "rate", rate: partial(d), of } as const) : ({ by: "amount", amount: money(d, 1_000_000), per } as const);
  return {
    basis,
    minimum,
    atRisk: one(d, [percent(100), percent(50), percent(0)]),
    earned,
    retention,
  };
}

function settlementTerms(d: Dice, frame: Frame): Pick<Agreement, "settlement" | "payments" | "vat"> & Beside {
  const rounding = one(d, ["half-up", "half-even"] as const);
  const parties = frame.parties.map((party) => party.id);
  const ties = chance(d, 50) ? "party-id" : mixed(d, parties);
  const retention = chance(d, 50) ? partial(d) : percent(0);
  const late = chance(d, 20) ? { lateInterest: { rate: percent(8), days: one(d, [360, 365]) } } : {};
  const falls = one(d, ["set-off", "invoice", "final"] as const);
  mark(d, `26 ${rounding}`, ties === "party-id" ? "26 ties by id" : "26 ties listed");
  if (retention.n > 0n) mark(d, "28 retention");
  if ("lateInterest" in late) mark(d, "28 interest");
  const payer = chance(d, 60) ? ({ by: "each" } as const) : ({ by: "lead", lead: one(d, ids(frame.parties, "purchaser")) } as const);
  return {
    settlement: { period: "year", interim: "monthly", retention, rounding, ties, final: "after-last-verification", falls, due: MONTH, ...late },
    payments: [{ flows: ["cost", "fee", "gain-and-pain", "results", "outcomes"], payee: "all", payer, terms: MONTH, document: "invoice", path: "payments/0" }],
    vat: { "gain-and-pain": vatTerm(d), results: vatTerm(d), outcomes: vatTerm(d) },
    ...BESIDE,
  };
}

function vatTerm(d: Dice): VatTerm {
  const term = one(d, ["open", { changesPrice: true, opinion: "1/2019" }, { changesPrice: false, opinion: "2/2019" }] as const);
  mark(d, term === "open" ? "27 open" : term.changesPrice ? "27 changes the price" : "27 beside the price");
  return term;
}

const MONTH = { count: 30, unit: "day" } as const;
/** Terms that move no money in a settlement. */
type Beside = Pick<Agreement, "decisions" | "exit" | "joining" | "evidence" | "dataProtection" | "exceptions">;
const BESIDE: Beside = {
  decisions: { operational: "unanimous", quorum: "all", silence: "objects", abstention: "blocks", reserved: {}, bodies: {}, deadlock: ["managers"] },
  exit: {
    all: { window: MONTH, after: "development" },
    purchasers: { grounds: ["forecast"], notice: MONTH, continuity: MONTH },
    settlement: "actuals-and-agreed-forecast",
    forecastBy: "expert",
  },
  joining: { allowed: false },
  evidence: { kept: { count: 10, unit: "year" }, unitPricesOpenTo: ["auditor"], verification: "yearly" },
  dataProtection: { controllers: {}, caseRows: "none", impactAssessment: false },
  exceptions: [],
};
