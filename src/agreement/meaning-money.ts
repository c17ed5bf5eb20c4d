/** Appropriations, target cost, reimbursable cost and fees: nothing left open for a year, nothing for a stranger. */
import { yearOf } from "../kernel/day.ts";
import { compare, equal, ONE, sign, sum } from "../kernel/share.ts";
import type { Line, Party, Path, Target } from "./agreement.ts";
import { listed } from "./listed.ts";
import {
  finding,
  type Findings,
  type Ground,
  grouped,
  item,
  isYearOfTerm,
  linePath,
  memberDays,
  named,
  namedLine,
  notNegative,
  part,
  percent,
  rowsRest,
  present,
  providersAreSure,
  written,
  yearly,
} from "./meaning-ground.ts";

export function* appropriationFindings(g: Ground): Findings {
  const { appropriations } = g.agreement;
  const has = new Set(appropriations.map((a) => `${a.year}/${a.party}`));
  const strayed = appropriations.some((a) => !isYearOfTerm(g, a.year));
  const strange = new Set(appropriations.filter((a) => !g.parties.has(a.party)).map((a) => a.year));
  const given = new Set(appropriations.map((a) => a.year));
  for (const name of given)
    if (!isYearOfTerm(g, name)) yield finding("agreement/year-outside-term", `appropriations/${name}`, { year: name }, ["contract-periods", "options"]);
  for (const a of appropriations) {
    const path = `appropriations/${a.year}/${a.party}`;
    const party = yield* named(g, a.party, path);
    if (party && !party.roles.some((role) => role === "purchaser" || role === "funder"))
      yield finding("agreement/not-a-purchaser", path, { party: a.party }, [`parties/${a.party}/roles`]);
    yield* notNegative(`${path}/amount`, a.amount);
  }
  for (const name of g.years) {
    if (!given.has(name)) {
      if (strayed) return;
      if (!g.agreement.parties.some((party) => party.roles.includes("purchaser") && present(g, party, name))) continue;
      yield finding("agreement/year-without-appropriation", written(g, `appropriations/${name}`, "appropriations"), { year: name }, [
        `appropriations/${name}`,
        "contract-periods",
      ]);
      continue;
    }
    // A misspelt purchaser is told already.
    if (strange.has(name)) continue;
    for (const party of g.agreement.parties) {
      if (!party.roles.includes("purchaser") || !present(g, party, name) || has.has(`${name}/${party.id}`)) continue;
      yield finding("agreement/appropriation-missing", `appropriations/${name}`, { year: name, party: party.id }, [
        `appropriations/${name}/${party.id}`,
        `parties/${party.id}/roles`,
      ]);
    }
  }
}

export function* targetFindings(g: Ground): Findings {
  const { targets } = g.agreement;
  const given = new Set(targets.map((t) => t.year));
  for (const name of given)
    if (!isYearOfTerm(g, name)) yield finding("agreement/year-outside-term", `target-cost/${name}`, { year: name }, ["contract-periods", "options"]);
  const told = new Set<Path>();
  for (const target of targets) {
    const path = `target-cost/${target.year}/${target.line}`;
    yield* notNegative(target.path, target.amount);
    if (told.has(path)) continue;
    const line = yield* namedLine(g, target.line, path);
    if (!line) told.add(path);
    else if (!isPlain(target.path, path) && !line.providers.includes(target.provider)) {
      const party = yield* named(g, target.provider, target.path);
      if (party && providersAreSure(g, [line]))
        yield finding("agreement/target-of-stranger", target.path, { party: target.provider, line: line.id }, [`${linePath(line)}/providers`]);
    }
  }
  yield* zeroTargets(g);
  const missing = missingTargets(g);
  for (const name of g.years) yield* missing(name);
}

/** A year whose targets are all 0: every euro of cost is then an overrun. */
function* zeroTargets(g: Ground): Findings {
  for (const [name, targets] of grouped(g.agreement.targets.map((target) => [target.year, target] as const))) {
    if (g.years.includes(name) && g.agreement.schemes.length > 0 && targets.every(({ amount }) => amount === 0n))
      yield finding("agreement/target-zero", `target-cost/${name}`, { year: name }, [`target-cost/${name}`]);
  }
}

/** Every year needs a target of every line and of every provider on it, except where the whole year is development. */
function missingTargets(g: Ground): (name: string) => Findings {
  const inYear = grouped(g.agreement.targets.map((target) => [target.year, target] as const));
  // `2019`, and `2019/kainuu`: years and purchasers with an appropriation.
  const funded = new Set(g.agreement.appropriations.flatMap((a) => [a.year, `${a.year}/${a.party}`]));
  return (name) => missingOfYear(g, name, inYear.get(name) ?? [], funded);
}

function* missingOfYear(g: Ground, name: string, targets: readonly Target[], funded: ReadonlySet<string>): Findings {
  const lastDay = g.agreement.development?.until ?? "";
  if (lastDay >= (yearOf(g.term.to) === name ? g.term.to : `${name}-12-31`)) return;
  const rests = [`target-cost/${name}`, "contract-periods"];
  if (targets.length === 0) {
    if (g.agreement.targets.some((t) => !isYearOfTerm(g, t.year)) || g.agreement.lines.every((line) => dueOn(g, line, name, funded).length === 0)) return;
    yield finding("agreement/year-without-target", written(g, `target-cost/${name}`, "target-cost"), { year: name }, rests);
    return;
  }
  const misspelt = targets.some((t) => !g.lines.has(t.line));
  const byLine = grouped(targets.map((target) => [target.line, target] as const));
  for (const line of g.agreement.lines) {
    const path = `target-cost/${name}/${line.id}`;
    const here = byLine.get(line.id) ?? [];
    const due = dueOn(g, line, name, funded);
    if (due.length === 0 || here.some((t) => isPlain(t.path, path)) || (here.length === 0 && misspelt)) continue;
    // Whoever is no provider of the line may be meant for the one that seems missing.
    if (here.some((t) => !line.providers.includes(t.provider))) continue;
    const given = new Set(here.map((t) => t.provider));
    const missing = due.filter((party) => !given.has(party.id)).map((party) => party.id);
    if (missing.length > 0)
      yield finding("agreement/target-missing", written(g, path, `target-cost/${name}`), { year: name, line: line.id, provider: listed(missing) }, [path]);
  }
}

/** The providers of whom the line needs a target in the year: those that are members in it, while the organiser is. */
function dueOn(g: Ground, line: Line, name: string, funded: ReadonlySet<string>): Party[] {
  if (line.organiser !== undefined && !isOrganisedIn(g, line.organiser, name, funded)) return [];
  return line.providers.map((id) => g.parties.get(id)).filter((party): party is Party => party !== undefined && present(g, party, name));
}

/**
 * Is there surely an organiser in the year? Whoever is unknown is told itself; and an organiser that has no appropriation for the year, though
 * others have one, is told there: perhaps it is not meant to be a member yet.
 */
function isOrganisedIn(g: Ground, id: string, name: string, funded: ReadonlySet<string>): boolean {
  const organiser = g.parties.get(id);
  if (!organiser) return false;
  if (!memberDays(g, organiser)) return true;
  const unfunded = organiser.roles.includes("purchaser") && funded.has(name) && !funded.has(`${name}/${id}`);
  return present(g, organiser, name) && !unfunded;
}

function isPlain(targetPath: Path, linePath: Path): boolean {
  return targetPath === linePath;
}

export function* correctionFindings(g: Ground): Findings {
  for (const term of g.agreement.volumes) {
    const path = `target-cost/volume/${term.line}`;
    yield* namedLine(g, term.line, path);
    yield* part(`${path}/fixed`, term.fixed);
    yield* yearly(g, `${path}/planned`, term.planned);
    for (const [name, units] of Object.entries(term.planned))
      if (sign(units) <= 0)
        yield finding("agreement/planned-not-positive", `${path}/planned/${name}`, {
          line: term.line,
          year: name,
        });
  }
  const { index } = g.agreement;
  if (!index) return;
  const path = "target-cost/index";
  for (const [i, id] of index.lines.entries()) yield* namedLine(g, id, item(g, `${path}/lines`, i));
  const total = sum([index.fixed, ...Object.values(index.series)]);
  if (!equal(total, ONE)) yield finding("agreement/shares-not-whole", `${path}/series`, { sum: percent(total) }, [`${path}/fixed`]);
}

export function* provisionFindings(g: Ground): Findings {
  const { provision, schemes, decisions } = g.agreement;
  if (!provision) return;
  const path = "risk-provision";
  if (!schemes.some((scheme) => scheme.id === provision.scheme))
    yield finding("agreement/unknown-scheme", `${path}/scheme`, { id: provision.scheme }, rowsRest(g, "gain-and-pain", schemes.length, ["id"]));
  const sized = provision.sizedBy;
  if (sized.by === "amount") {
    if (!g.broken.has(`${path}/sized-by`)) yield* yearly(g, `${path}/amount`, sized.amount);
    for (const [name, cents] of Object.entries(sized.amount)) yield* notNegative(`${path}/amount/${name}`, cents);
  } else if (sized.by === "rate") yield* part(`${path}/rate`, sized.rate);
  else {
    const total = sum(sized.scenarios.map((s) => s.probability));
    if (compare(total, ONE) > 0)
      yield finding("agreement/probabilities-above-one", `${path}/scenarios`, {
        sum: percent(total),
      });
    for (const [i, scenario] of sized.scenarios.entries())
      yield* part(`${path}/scenarios/${i}/probability`, sign(scenario.probability) < 0 ? scenario.probability : undefined);
  }
  const powers = ["each-purchaser", "all-parties", ...Object.keys(decisions.bodies)];
  if (!powers.includes(provision.approval) && !g.parties.has(provision.approval)) {
    yield finding("agreement/unknown-approver", `${path}/approval`, { id: provision.approval }, [
      `decisions/bodies/${provision.approval}`,
      `parties/${provision.approval}`,
    ]);
  }
}

export function* costFindings(g: Ground): Findings {
  const { costTypes, overhead } = g.agreement;
  for (const [id, type] of Object.entries(costTypes)) {
    const path = `reimbursable/types/${id}`;
    const table = type.basis === "hours" || type.basis === "unit-price" ? "rate" : type.basis === "coefficient" ? "coefficient" : undefined;
    if (table && Object.keys(type[table]).length === 0) yield finding("agreement/rate-missing", `${path}/${table}`, { type: id, table });
    for (const party of Object.keys(type.rate)) yield* provider(g, party, `${path}/rate/${party}`);
    for (const party of Object.keys(type.coefficient)) yield* provider(g, party, `${path}/coefficient/${party}`);
    for (const [party, coefficient] of Object.entries(type.coefficient)) yield* part(`${path}/coefficient/${party}`, coefficient);
  }
  for (const [party, share] of Object.entries(overhead)) {
    yield* provider(g, party, `reimbursable/overhead/${party}`);
    yield* part(`reimbursable/overhead/${party}`, share);
  }
}

export function* feeFindings(g: Ground): Findings {
  const { fees, where } = g.agreement;
  for (const [id, fee] of Object.entries(fees)) {
    const path = `fee/${id}`;
    yield* provider(g, id, path);
    yield* part(`${path}/at-risk`, fee.atRisk);
    yield* part(`${path}/retention`, fee.retention);
    yield* notNegative(`${path}/minimum`, fee.minimum);
    if (fee.basis.by === "amount") yield* notNegative(`${path}/amount`, fee.basis.amount);
    else yield* part(`${path}/rate`, fee.basis.rate);
  }
  if (where["fee/none"] !== undefined) return;
  // `x: none` leaves no fee behind, but its name must be a party all the same.
  const written = Object.keys(where).flatMap((path) => /^fee\/([^/#]+)$/.exec(path)?.[1] ?? []);
  for (const id of written) if (fees[id] === undefined) yield* named(g, id, `fee/${id}`);
  if (written.some((id) => !g.parties.has(id))) return;
  const has = new Set(written);
  for (const party of g.agreement.parties) {
    if (!party.roles.includes("provider") || has.has(party.id)) continue;
    yield finding("agreement/fee-missing", "fee", { party: party.id }, [`fee/${party.id}`, `parties/${party.id}/roles`]);
  }
}

/** A party that may be paid for work: it is known and a provider. */
export function* provider(g: Ground, id: string, path: Path): Findings {
  const party = yield* named(g, id, path);
  if (party && !party.roles.includes("provider")) yield finding("agreement/not-a-provider", path, { party: id }, [`parties/${id}/roles`]);
}

/** The lines that a provider works on. */
export function linesOf(g: Ground, id: string): readonly Line[] {
  return g.linesOf.get(id) ?? [];
}
