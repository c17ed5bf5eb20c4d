/** Parties, lines and the term: who is named where, and may it be that. */
import { addDays, overlap, year, yearOf } from "../kernel/day.ts";
import { isReserved } from "../law/law.ts";
import { type Line, type Party, type Path, pays } from "./agreement.ts";
import { isPublic } from "./facts.ts";
import {
  type Finding,
  finding,
  type Findings,
  type Ground,
  isPrivate,
  item,
  linePath,
  named,
  memberDays,
  notNegative,
  twice,
  whole,
  written,
} from "./meaning-ground.ts";

export function* partyFindings(g: Ground): Findings {
  for (const party of g.agreement.parties) {
    const path = `parties/${party.id}`;
    if (party.id === "alliance") yield finding("agreement/alliance-as-actor", path);
    if (party.roles.length === 0) yield finding("agreement/party-without-role", `${path}/roles`, { party: party.id });
    const power = party.roles.findIndex((role) => role === "purchaser" || role === "organiser");
    if (power >= 0 && isPrivate(party)) {
      yield finding("agreement/role-needs-authority", item(g, `${path}/roles`, power), { party: party.id, role: party.roles[power]! }, [`${path}/kind`]);
    }
    if (!memberDays(g, party)) {
      yield finding(
        "agreement/party-outside-term",
        `${path}/${party.joins !== undefined && party.joins > g.term.to ? "joins" : party.leaves === undefined ? "joins" : "leaves"}`,
        { party: party.id },
        ["contract-periods"],
      );
    }
    const members = party.members.filter((member) => member.share !== undefined);
    if (members.length > 0) {
      for (const fault of whole(`${path}/members`, Object.fromEntries(party.members.map((m, i) => [String(i), m.share ?? { n: 0n, d: 1n }])))) yield fault;
    }
  }
}

export function* lineFindings(g: Ground): Findings {
  for (const id of twice(g.agreement.lines.map((line) => line.id))) yield finding("agreement/id-twice", `joint-lines/${id}`, { id });
  for (const line of g.agreement.lines) {
    const path = linePath(line);
    if (line.kind === "service") yield* organiserFindings(g, line, path);
    else yield* keyFindings(g, line, path);
    for (let i = 0; i < line.providers.length; i++) yield* providerFindings(g, line, line.providers[i]!, item(g, `${path}/providers`, i));
  }
}

function* organiserFindings(g: Ground, line: Line, path: Path): Findings {
  if (line.organiser === undefined) return;
  const at = `${path}/organiser`;
  const organiser = yield* named(g, line.organiser, at);
  if (!organiser) return;
  const rests = [`parties/${organiser.id}/roles`];
  if (!organiser.roles.includes("organiser")) return yield finding("agreement/not-an-organiser", at, { party: organiser.id, line: line.id }, rests);
  if (!pays(organiser)) {
    return yield finding("agreement/organiser-without-money", at, { party: organiser.id, line: line.id }, rests);
  }
  const { area } = line;
  if (area === undefined || organiser.taskArea.length === 0 || organiser.taskArea.includes(area)) return;
  const whose = g.areas.get(area)?.find((other) => other.roles.includes("organiser"));
  if (whose)
    yield finding("agreement/other-organisers-task", at, { payer: organiser.id, organiser: whose.id, line: line.id }, [
      `${path}/area`,
      `parties/${organiser.id}/task-area`,
    ]);
}

function* providerFindings(g: Ground, line: Line, id: string, at: Path): Findings {
  const provider = yield* named(g, id, at);
  if (!provider) return;
  if (!provider.roles.includes("provider")) return yield finding("agreement/not-a-provider", at, { party: id }, [`parties/${id}/roles`]);
  if (line.kind !== "service") return;
  const rests = [`parties/${id}/kind`, `${linePath(line)}/tasks`];
  const reserved = line.tasks.find(isReserved);
  if (reserved !== undefined && isPrivate(provider)) return yield finding("agreement/task-reserved", at, { task: reserved, party: id, line: line.id }, rests);
  yield* ownProduction(g, line, provider, at);
}

/** Own production only inside the producer's own task area. An area that is another organiser's is told once, at the organiser of the line. */
function* ownProduction(g: Ground, line: Line, provider: Party, at: Path): Findings {
  if (!isPublic(provider) || line.area === undefined || provider.taskArea.includes(line.area)) return;
  if (provider.id === line.organiser && [...organiserFindings(g, line, linePath(line))].length > 0) return;
  yield finding("agreement/own-production-outside-area", at, { party: provider.id, area: line.area, line: line.id }, [
    `parties/${provider.id}/task-area`,
    `parties/${provider.id}/kind`,
    `${linePath(line)}/area`,
  ]);
}

/** The key of a joint line: in force from the first day of the term, fixed shares among those who pay. */
function* keyFindings(g: Ground, line: Line, path: Path): Findings {
  const at = (n: number): Path => written(g, item(g, `${path}/key`, n), `${path}/key`);
  const late = line.keys.findIndex((key, n) => n > 0 && key.from < line.keys[n - 1]!.from);
  if (late !== -1) return void (yield finding("agreement/key-order", `${at(late)}/from`, { line: line.id }));
  const first = line.keys[0];
  if (first && first.from > g.term.from)
    yield finding("agreement/key-starts-late", `${at(0)}/from`, { line: line.id, from: first.from, term: g.term.from }, ["contract-periods"]);
  for (const day of twice(line.keys.map((key) => key.from))) yield finding("agreement/key-day-twice", `${path}/key`, { line: line.id, day });
  for (const [n, key] of line.keys.entries()) if (key.by === "shares") yield* payers(g, key.shares, `${at(n)}/shares`);
}

/** A key among those who pay: purchasers and funders. */
export function* payers(g: Ground, shares: Readonly<Record<string, Parameters<typeof whole>[1][string]>>, path: Path): Findings {
  for (const id of Object.keys(shares)) {
    const party = yield* named(g, id, `${path}/${id}`);
    if (party && !pays(party)) yield finding("agreement/not-a-purchaser", `${path}/${id}`, { party: id }, [`parties/${id}/roles`]);
  }
  yield* whole(path, shares);
}

/** Contract periods and exercised options: adjoining, in order, and no year in two of them. */
export function* termFindings(g: Ground): Findings {
  const { periods, options, development } = g.agreement;
  const exercised = options.flatMap((option, i) => (option.exercised ? [item(g, "options", i)] : []));
  const own = periods.length - exercised.length;
  const at = (n: number): Path => (n < own ? item(g, "contract-periods", n) : exercised[n - own]!);
  for (const [n, period] of periods.entries()) {
    if (period.from > period.to) {
      yield finding("agreement/period-backwards", at(n), { from: period.from, to: period.to });
      return;
    }
    const before = periods[n - 1];
    if (before) yield* sequence(before, period, at(n));
  }
  for (const [i, option] of options.entries()) {
    const path = item(g, "options", i);
    if (option.from > option.to) yield finding("agreement/period-backwards", path, { from: option.from, to: option.to });
    else if (!option.exercised && option.from <= g.term.to && overlap(option, g.term))
      yield finding("agreement/period-overlap", path, { from: option.from, to: g.term.to }, ["contract-periods"]);
  }
  for (const id of twice(options.map((option) => option.id))) yield finding("agreement/id-twice", "options", { id });
  yield* lawOfTheTime(g);
  if (!development) return;
  if (development.until < g.term.from || development.until > g.term.to) {
    yield finding("agreement/development-outside-term", "phases/development/until", { until: development.until }, ["contract-periods"]);
  }
  if (development.cap !== "none") yield* notNegative("phases/development/cap", development.cap);
}

/** The day on which 380/2023 came into force; the frame of 2018 never did. */
const LAW_CHANGED = "2025-01-01";

function* lawOfTheTime(g: Ground): Findings {
  const { law, periods } = g.agreement;
  if (periods.length === 0) return;
  const late = law === "fi-2018-kasvupalvelu" && g.term.from >= LAW_CHANGED;
  const early = law === "fi-2026-tyovoimapalvelu" && g.term.to < LAW_CHANGED;
  if (late || early) yield finding("agreement/law-of-another-time", "law", { law, from: g.term.from, to: g.term.to }, ["contract-periods"]);
}

function* sequence(before: { from: string; to: string }, period: { from: string; to: string }, path: Path): Generator<Finding, void, undefined> {
  const args = { from: period.from, to: before.to };
  if (period.to < before.from) return yield finding("agreement/period-order", path, args);
  if (period.from <= before.to) return yield finding("agreement/period-overlap", path, args);
  if (period.from !== addDays(before.to, 1)) return yield finding("agreement/period-gap", path, args);
  if (yearOf(before.to) === yearOf(period.from))
    yield finding("agreement/year-in-two-periods", path, {
      year: yearOf(period.from),
      end: year(yearOf(period.from)).to,
    });
}
