/** What each kind of row of a results file tells. */
import type { OutcomeTerm, TariffOutcome } from "../agreement/agreement.ts";
import type { Facts } from "./facts.ts";
import type { FactCells } from "./facts-cells.ts";

export type { FactCells } from "./facts-cells.ts";
export type Gathered = { -readonly [K in Exclude<keyof Facts, "costs">]: Facts[K][number][] };

export const KINDS = [
  "indicator",
  "volume",
  "use",
  "customers",
  "index",
  "target-change",
  "savings-report",
  "draw",
  "progress",
  "close",
  "outcome",
  "outcome-count",
  "cohort",
  "late",
] as const;
export type FactKind = (typeof KINDS)[number];

/** Reads the row into the fact that `Commit` will add once all of it is known to be well. */
type Commit = () => void;
type Read = (cells: FactCells, into: Gathered) => Commit;

/** Reads one row; undefined when its kind is none. `ids` holds what must not come twice; several files of one settlement share it. */
export function readFact(cells: FactCells, into: Gathered, ids: Set<string>): Commit | undefined {
  const kind = KINDS.find((one) => one === cells.need("kind"));
  if (!kind) {
    if (cells.has("kind")) cells.fail("kind", "facts/kind-unknown", { text: cells.text("kind").slice(0, 60), known: KINDS.join(", ") });
    return undefined;
  }
  const commit = READ[kind](cells, into);
  const identity = IDENTITY[kind]?.(cells).join(" ");
  if (identity === undefined) return commit;
  const key = `${kind}\n${identity}`;
  if (ids.has(key)) cells.fail("id", "facts/id-twice", { kind, text: identity.slice(0, 60) });
  return () => {
    ids.add(key);
    commit();
  };
}

/** What tells rows of a kind apart where two alike would move money twice. A revised index value is known at another instant. */
const IDENTITY: Readonly<Partial<Record<FactKind, (cells: FactCells) => readonly string[]>>> = {
  outcome: (cells) => [cells.text("id")],
  "target-change": (cells) => [cells.text("id")],
  "savings-report": (cells) => [cells.text("id")],
  cohort: (cells) => [cells.text("id"), outcomeId(cells, cohortOutcomes(cells))],
  index: (cells) => [cells.text("id"), cells.text("month"), ...Object.values(cells.known())],
};

const READ: Readonly<Record<FactKind, Read>> = {
  indicator(cells, into) {
    const { results, gates, volumeAllocations } = cells.agreement;
    const indicators = [...(results?.areas ?? []), ...gates, ...volumeAllocations].map((one) => one.indicator);
    const fact = {
      ...recorded(cells),
      indicator: cells.among("id", [...new Set(indicators)]),
      day: cells.day("day"),
      value: cells.number("value"),
      ...(cells.has("provider") ? { provider: party(cells, "provider") } : {}),
      ...(cells.has("sample") ? { sample: cells.whole("sample", 0) } : {}),
    };
    return () => void into.indicators.push(fact);
  },
  volume(cells, into) {
    const lines = cells.agreement.volumes.map((term) => term.line);
    const fact = {
      ...recorded(cells),
      line: cells.among("line", lines),
      day: cells.day("day"),
      count: cells.number("count"),
      ...(cells.has("group") ? { group: cells.id("group") } : {}),
    };
    return () => void into.volumes.push(fact);
  },
  use: (cells, into) => use(cells, into, "use"),
  customers: (cells, into) => use(cells, into, "customers"),
  index(cells, into) {
    const series = Object.keys(cells.agreement.index?.series ?? {});
    const fact = { ...recorded(cells), series: cells.among("id", series), month: cells.month("month"), value: cells.number("value") };
    return () => void into.indexValues.push(fact);
  },
  "target-change"(cells, into) {
    const line = cells.agreement.lines.find((one) => one.id === cells.text("line"));
    const fact = {
      ...recorded(cells),
      id: cells.need("id"),
      kind: cells.among("category", Object.keys(cells.agreement.adjustments)),
      line: cells.among("line", lineIds(cells)),
      year: cells.year("year"),
      amount: cells.cents("amount"),
      ...(cells.has("provider") ? { provider: cells.among("provider", line?.providers ?? []) } : {}),
      ...(cells.has("final-on") ? { finalOn: cells.day("final-on") } : {}),
    };
    return () => void into.targetChanges.push(fact);
  },
  "savings-report"(cells, into) {
    const schemes = cells.agreement.schemes.map((scheme) => scheme.id);
    const fact = {
      ...recorded(cells),
      id: cells.need("id"),
      scheme: cells.among("scheme", schemes, true),
      year: cells.year("year"),
      amount: cells.cents("amount"),
      approvedOn: cells.day("approved-on"),
    };
    return () => void into.savingsReports.push(fact);
  },
  draw(cells, into) {
    const fact = { ...recorded(cells), year: cells.year("year"), day: cells.day("day"), amount: cells.cents("amount"), category: cells.need("category") };
    return () => void into.draws.push(fact);
  },
  progress(cells, into) {
    const fact = { ...recorded(cells), provider: party(cells, "provider"), day: cells.day("day"), share: cells.share("value") };
    return () => void into.progress.push(fact);
  },
  close(cells, into) {
    const fact = { ...recorded(cells), year: cells.year("year"), day: cells.day("day") };
    return () => void into.closes.push(fact);
  },
  outcome: claim,
  "outcome-count"(cells, into) {
    const fact = {
      ...recorded(cells),
      ...tariffPlace(cells),
      day: cells.day("day"),
      count: cells.whole("count", 0),
      ...(cells.has("verified-on") ? { verifiedOn: cells.day("verified-on") } : {}),
    };
    return () => void into.outcomeCounts.push(fact);
  },
  cohort(cells, into) {
    const fact = {
      ...recorded(cells),
      outcome: outcomeId(cells, cohortOutcomes(cells)),
      cohort: cells.need("id"),
      day: cells.day("day"),
      realised: cells.number("realised"),
      counterfactual: cells.number("counterfactual"),
      size: cells.number("size"),
      ...(cells.has("verified-on") ? { verifiedOn: cells.day("verified-on") } : {}),
    };
    return () => void into.cohorts.push(fact);
  },
  late(cells, into) {
    const fact = {
      ...recorded(cells),
      debtor: party(cells, "debtor"),
      creditor: party(cells, "creditor"),
      day: cells.day("day"),
      amount: cells.cents("amount"),
      days: cells.whole("days", 1),
    };
    return () => void into.late.push(fact);
  },
};

function recorded(cells: FactCells) {
  return { source: cells.source, ...cells.known() };
}

function lineIds(cells: FactCells): string[] {
  return cells.agreement.lines.map((line) => line.id);
}

function party(cells: FactCells, column: "party" | "provider" | "debtor" | "creditor"): string {
  return cells.among(
    column,
    cells.agreement.parties.map((one) => one.id),
  );
}

/** Units on a joint line whose key goes by them on that day. */
function use(cells: FactCells, into: Gathered, by: "use" | "customers"): Commit {
  const keyed = cells.agreement.lines.filter((line) => line.keys.some((key) => key.by === by)).map((line) => line.id);
  const fact = { ...recorded(cells), line: cells.among("line", keyed), party: party(cells, "party"), day: cells.day("day"), units: cells.number("units") };
  return () => void into.uses.push(fact);
}

/** The outcome, group, instalment, provider and line of a claim or count; what has only one possible value need not be written. */
function tariffPlace(cells: FactCells) {
  const outcomes = cells.agreement.outcomes.filter(isTariff);
  const outcome = outcomeId(
    cells,
    outcomes.map((one) => one.id),
  );
  const term = outcomes.find((one) => one.id === outcome);
  const groups = [...new Set(term?.tariffs.flatMap((tariff) => Object.keys(tariff.amounts)))];
  return {
    outcome,
    group: term ? cells.among("group", groups, true) : "",
    instalment: term
      ? cells.among(
          "instalment",
          term.instalments.map((one) => one.id),
          true,
        )
      : "",
    provider: party(cells, "provider"),
    line: term ? cells.among("line", term.lines, true) : "",
  };
}

/** The column `outcome`, or in files without it `category`. */
function outcomeId(cells: FactCells, ids: readonly string[]): string {
  return cells.among(cells.has("category") && !cells.has("outcome") ? "category" : "outcome", ids, true);
}

function cohortOutcomes(cells: FactCells): string[] {
  return cells.agreement.outcomes.filter((outcome) => outcome.kind === "cohort").map((outcome) => outcome.id);
}

function isTariff(outcome: OutcomeTerm): outcome is TariffOutcome {
  return outcome.kind === "tariff";
}

const PSEUDONYM = /^[a-z0-9-]{4,40}$/;

function claim(cells: FactCells, into: Gathered): Commit {
  const place = tariffPlace(cells);
  const term = cells.agreement.outcomes.filter(isTariff).find((one) => one.id === place.outcome);
  const times = term?.instalments.find((one) => one.id === place.instalment)?.times ?? 1;
  const ordinal = times === 1 && !cells.has("ordinal") ? 1 : cells.whole("ordinal", 1);
  if (ordinal > times) cells.fail("ordinal", "facts/ordinal-beyond", { ordinal: String(ordinal), times: String(times) });
  const customer = cells.need("customer");
  if (customer !== "" && !PSEUDONYM.test(customer)) cells.fail("customer", "facts/pseudonym", {});
  const fact = {
    ...recorded(cells),
    id: cells.need("id"),
    ...place,
    ordinal,
    customer,
    achieved: cells.day("day"),
    ...(cells.has("verified-by") || cells.has("verified-on") ? { verified: { by: cells.need("verified-by"), on: cells.day("verified-on") } } : {}),
    ...(cells.has("revoked-on") || cells.has("revoked-reason") ? { revoked: { on: cells.day("revoked-on"), reason: cells.need("revoked-reason") } } : {}),
    ...(cells.has("weeks") ? { weeks: cells.whole("weeks", 0) } : {}),
    ...(cells.has("hours-per-week") ? { hoursPerWeek: cells.number("hours-per-week") } : {}),
    ...(cells.has("gap-days") ? { gapDays: cells.whole("gap-days", 0) } : {}),
  };
  return () => void into.claims.push(fact);
}
