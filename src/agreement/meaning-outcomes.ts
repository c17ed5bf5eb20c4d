/** Outcomes: whose money pays which result to whom, once, after somebody else has verified it. */
import { add, compare, ONE, type Ratio, sign, ZERO } from "../kernel/share.ts";
import { type CohortOutcome, type Line, type OutcomeTerm, type Path, pays, type TariffOutcome } from "./agreement.ts";
import { listed } from "./listed.ts";
import {
  finding,
  type Findings,
  type Ground,
  grouped,
  item,
  linePath,
  named,
  namedLine,
  notNegative,
  part,
  percent,
  providersAreSure,
  rowsRest,
  twice,
  whole,
} from "./meaning-ground.ts";

export function* outcomeFindings(g: Ground): Findings {
  const { outcomes } = g.agreement;
  for (const id of twice(outcomes.map((outcome) => outcome.id))) yield finding("agreement/id-twice", "outcomes", { id });
  for (const [i, outcome] of outcomes.entries()) {
    const path = item(g, "outcomes", i);
    const lines: Line[] = [];
    for (const [n, id] of outcome.lines.entries()) {
      const line = yield* namedLine(g, id, item(g, `${path}/lines`, n));
      if (line) lines.push(line);
    }
    const sure = lines.length === outcome.lines.length;
    yield* payerFindings(g, outcome, lines, path, sure);
    yield* payeeFindings(g, outcome, lines, path, sure);
    yield* verifierFindings(g, outcome, lines, path);
    yield* part(`${path}/clawback/share`, outcome.clawback?.share);
    if (outcome.kind === "tariff") yield* tariffFindings(g, outcome, path);
    else yield* cohortFindings(outcome, path);
  }
  yield* insteadFindings(g);
  yield* twicePaidFindings(g);
}

/** A payer that is named pays for results of its own services only; results of a joint line are paid by any of the purchasers. */
function* payerFindings(g: Ground, outcome: OutcomeTerm, lines: readonly Line[], path: Path, sure: boolean): Findings {
  const { paidBy } = outcome;
  const at = `${path}/paid-by`;
  const organisers = [...new Set(lines.flatMap((line) => line.organiser ?? []))];
  const hasOrganiser = new Set(organisers);
  const joint = lines.some((line) => line.kind === "joint");
  if (paidBy.by === "service-organiser") return;
  const known = sure && organisers.every((id) => g.parties.get(id)?.roles.includes("organiser"));
  const organised = lines.map((line) => `${linePath(line)}/organiser`);
  const names = listed(outcome.lines);
  const task = (payer: string, whose: readonly string[], where: Path) =>
    finding("agreement/other-organisers-task", where, { payer, organiser: listed(whose), line: names }, [`${path}/lines`, organised]);
  for (const id of paidBy.by === "party" ? [paidBy.party] : Object.keys(paidBy.shares)) {
    const where = paidBy.by === "party" ? at : `${at}/shares/${id}`;
    const party = yield* named(g, id, where);
    if (!party) continue;
    if (joint) {
      if (!pays(party)) yield finding("agreement/not-a-purchaser", where, { party: id }, [`parties/${id}/roles`]);
      continue;
    }
    const stranger = paidBy.by === "party" ? organisers.some((organiser) => organiser !== id) : !hasOrganiser.has(id) && organisers.length > 0;
    if (known && stranger)
      yield task(
        id,
        organisers.filter((organiser) => organiser !== id),
        where,
      );
  }
  if (paidBy.by === "shares") yield* whole(`${at}/shares`, paidBy.shares);
}

function* payeeFindings(g: Ground, outcome: OutcomeTerm, lines: readonly Line[], path: Path, sure: boolean): Findings {
  const at = `${path}/paid-to`;
  if (outcome.paidTo.by === "claimant") {
    if (outcome.kind === "cohort") yield finding("agreement/cohort-without-payee", at, { outcome: outcome.id });
    return;
  }
  const rests = [`${path}/lines`, lines.map((line) => `${linePath(line)}/providers`)];
  const known = sure && providersAreSure(g, lines);
  const works = new Set(lines.flatMap((line) => line.providers));
  for (const id of Object.keys(outcome.paidTo.shares)) {
    const party = yield* named(g, id, `${at}/shares/${id}`);
    if (!party || !known || works.has(id)) continue;
    yield finding("agreement/share-of-stranger", `${at}/shares/${id}`, { party: id }, rests);
  }
  yield* whole(`${at}/shares`, outcome.paidTo.shares);
}

/** Whoever is paid for a result does not verify it. */
function* verifierFindings(g: Ground, outcome: OutcomeTerm, lines: readonly Line[], path: Path): Findings {
  if (!("party" in outcome.verifiedBy)) return;
  const id = outcome.verifiedBy.party;
  const party = yield* named(g, id, `${path}/verified-by`);
  if (!party?.roles.includes("provider")) return;
  const { paidTo } = outcome;
  const paid = paidTo.by === "shares" ? paidTo.shares[id] !== undefined : lines.some((line) => line.providers.includes(id));
  if (paid) yield finding("agreement/verifier-is-paid", `${path}/verified-by`, { party: id, outcome: outcome.id }, [`${path}/lines`, `${path}/paid-to`]);
}

function* tariffFindings(g: Ground, outcome: TariffOutcome, path: Path): Findings {
  const at = `${path}/tariff`;
  const [first, ...later] = outcome.tariffs;
  if (first && first.from > g.term.from)
    yield finding("agreement/tariff-starts-late", at, { outcome: outcome.id, from: first.from, term: g.term.from }, [at, "contract-periods"]);
  for (const day of twice(outcome.tariffs.map((tariff) => tariff.from))) yield finding("agreement/tariff-day-twice", at, { outcome: outcome.id, day });
  for (const tariff of later) {
    const missing = Object.keys(first!.amounts).filter((group) => tariff.amounts[group] === undefined && tariff.amounts["all"] === undefined);
    if (missing.length > 0) yield finding("agreement/tariff-group-missing", at, { outcome: outcome.id, groups: listed(missing), from: tariff.from }, [at]);
  }
  const negative = outcome.tariffs.flatMap((tariff) => Object.entries(tariff.amounts)).find(([, cents]) => cents < 0n);
  if (negative) yield* notNegative(`${at}/${negative[0]}`, negative[1]);
  yield* whole(`${path}/instalments`, Object.fromEntries(outcome.instalments.map((instalment): [string, Ratio] => [instalment.id, instalment.share])));
  yield* tierFindings(outcome, `${path}/tiers`);
  for (const [i, cap] of outcome.caps.entries()) if ("cents" in cap) yield* notNegative(`${item(g, `${path}/caps`, i)}/amount`, cap.cents);
}

function* tierFindings(outcome: TariffOutcome, path: Path): Findings {
  let before = 0;
  for (const [i, tier] of outcome.tiers.entries()) {
    const last = i === outcome.tiers.length - 1;
    if ((tier.upTo === undefined) === last && (tier.upTo === undefined || tier.upTo > before)) {
      before = tier.upTo ?? before;
      continue;
    }
    return yield finding("agreement/tiers-order", `${path}/${i}`, { outcome: outcome.id }, [path]);
  }
}

function* cohortFindings(outcome: CohortOutcome, path: Path): Findings {
  const at = `${path}/cohort`;
  yield* notNegative(`${at}/cap`, outcome.cap);
  if ("cents" in outcome.pays) yield* notNegative(`${at}/pays/amount`, outcome.pays.cents);
  else yield* part(`${at}/pays/rate`, outcome.pays.rate);
  yield* part(`${at}/fiscal-benefit/rate`, outcome.fiscalBenefit);
}

/** What outcomes replace of a line's reimbursement is at most the whole of it. */
function* insteadFindings(g: Ground): Findings {
  const byLine = new Map<string, Ratio>();
  for (const [i, { insteadOf }] of g.agreement.outcomes.entries()) {
    if (!insteadOf) continue;
    const path = `${item(g, "outcomes", i)}/instead-of`;
    yield* namedLine(g, insteadOf.line, `${path}/line`);
    const before = byLine.get(insteadOf.line);
    const total = add(before ?? ZERO, insteadOf.share);
    byLine.set(insteadOf.line, total);
    if (!before || sign(insteadOf.share) < 0) yield* part(`${path}/share`, insteadOf.share);
    else if (compare(total, ONE) > 0 && compare(before, ONE) <= 0) {
      yield finding("agreement/instead-of-too-much", `${path}/share`, { line: insteadOf.line, sum: percent(total) });
    }
  }
}

/** The same result paid by two terms is a fault unless one of them says so. */
function* twicePaidFindings(g: Ground): Findings {
  const { outcomes, results } = g.agreement;
  const areas = (results?.areas ?? []).map((area, i) => ({
    id: area.id,
    measures: area.indicator,
    also: [] as readonly string[],
    path: item(g, "results/areas", i),
  }));
  const terms = outcomes.map((outcome, i) => ({ id: outcome.id, measures: outcome.measures, also: outcome.alsoPaidBy, path: item(g, "outcomes", i) }));
  const all = [...areas, ...terms];
  const ids = new Set(all.map((each) => each.id));
  const rests = [[...rowsRest(g, "results/areas", areas.length, ["id"]), ...rowsRest(g, "outcomes", terms.length, ["id"])]];
  const before = grouped(areas.map((area) => [area.measures, area] as const));
  const named = new Map(areas.filter((area) => area.id !== area.measures).map((area) => [area.id, area]));
  for (const term of terms) {
    const area = named.get(term.measures);
    if (area && !term.also.includes(area.id) && !before.has(term.measures))
      yield finding("agreement/measures-an-area", `${term.path}/measures`, { outcome: term.id, area: area.id, indicator: area.measures }, rests);
    for (const [i, id] of term.also.entries()) {
      if (!ids.has(id)) yield finding("agreement/unknown-outcome", item(g, `${term.path}/also-paid-by`, i), { id }, rests);
    }
    const same = before.get(term.measures) ?? [];
    const other = same.find((o) => !term.also.includes(o.id) && !o.also.includes(term.id));
    before.set(term.measures, [...same, term]);
    // A name that stands nowhere may be meant for the other one.
    if (!other || [...term.also, ...other.also].some((id) => !ids.has(id))) continue;
    const others = [
      `${term.path}/also-paid-by`,
      `${term.path}/id`,
      `${other.path}/id`,
      `${other.path}/indicator`,
      `${other.path}/measures`,
      `${other.path}/also-paid-by`,
    ];
    yield finding("agreement/paid-twice", `${term.path}/measures`, { outcome: term.id, other: other.id }, others);
  }
}
