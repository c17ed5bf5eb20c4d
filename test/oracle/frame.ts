/** Random frames: periods, parties, lines and target amounts. */
import type { Line, LineKey, Party, Target } from "../../src/agreement/agreement.ts";
import { addDays, type Day, type Period } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import type { PartyKind } from "../../src/parties/party-kind.ts";
import { between, chance, dayIn, type Dice, mark, mixed, money, one, shares, some } from "./dice.ts";
import { hasOwnDays, isMember, presence } from "./world.ts";

/** What the later draws build upon. */
export type Frame = {
  readonly periods: readonly Period[];
  readonly years: readonly string[];
  readonly parties: readonly Party[];
  readonly lines: readonly Line[];
  readonly targets: readonly Target[];
  /** The last day of the development phase. */
  readonly until: Day | undefined;
  readonly leaning: Leaning;
};
/** What one agreement in four is drawn towards, because it would be rare otherwise. */
export type Leaning = "carrying" | "units" | "interim" | undefined;

export function randomFrame(d: Dice): Frame {
  const leaning = chance(d, 25) ? one(d, ["carrying", "units", "interim"] as const) : undefined;
  const count = leaning === "carrying" ? between(d, 2, 3) : one(d, [1, 2, 2, 3, 3]);
  const from = chance(d, 80) ? "2019-01-01" : one(d, ["2019-04-01", "2019-02-28", "2019-12-31"]);
  const to = chance(d, 80) ? `${2018 + count}-12-31` : `${2018 + count}-${count === 1 ? "12-31" : one(d, ["06-30", "01-01", "11-15"])}`;
  const years = Array.from({ length: count }, (_, i) => String(2019 + i));
  const cut = count > 1 && leaning !== "carrying" && chance(d, 35) ? String(2019 + between(d, 1, count - 1)) : undefined;
  const periods =
    cut === undefined
      ? [{ from, to }]
      : [
          { from, to: `${Number(cut) - 1}-12-31` },
          { from: `${cut}-01-01`, to },
        ];
  const until = randomDevelopment(d, from, to);
  const parties = withMembership(d, randomParties(d, leaning), from, to, leaning === undefined ? 12 : 30);
  const lines = randomLines(d, parties, from, to, leaning);
  /** No target without an organiser; seldom one where all is development. */
  const amount = (line: Line, year: string): bigint => {
    if (line.organiser !== undefined && presence({ periods, parties }, line.organiser, [year]).n === 0n) return 0n;
    return until !== undefined && !hasOwnDays({ periods, parties, development: { until, pay: "hours", cap: "none" } }, year) && chance(d, 60) ? 0n : money(d);
  };
  const targets = lines.flatMap((line) =>
    years.flatMap((year) =>
      line.providers.map((provider): Target => ({
        year,
        line: line.id,
        provider,
        amount: amount(line, year),
        path: `target-cost/${year}/${line.id}`,
      })),
    ),
  );
  if (targets.length > 1) mark(d, "1 vector");
  if (targets.some((target) => target.amount === 0n)) mark(d, "1 zero target");
  return { periods, years, parties, lines, targets, until, leaning };
}

function randomDevelopment(d: Dice, from: Day, to: Day): Day | undefined {
  if (!chance(d, 25)) return undefined;
  mark(d, "1 phases");
  const newYear = `${from.slice(0, 4)}-12-31`;
  const until = chance(d, 65) ? dayIn(d, from, addDays(from, 120)) : one(d, [newYear, addDays(newYear, 1), addDays(newYear, 40), addDays(newYear, -1)]);
  if (until < from) return from;
  if (until < to) return until;
  return chance(d, 10) ? to : from;
}

/** Lets some parties join or leave inside the term; somebody who pays is there on every day. */
function withMembership(d: Dice, parties: readonly Party[], from: Day, to: Day, often: number): Party[] {
  const moving = parties.map((party) => ({ ...party, ...randomStay(d, from, to, often) }));
  const payers = mixed(d, moving.filter(pays));
  const [leaver, joiner] = payers;
  if (leaver !== undefined && joiner !== undefined && from < to && chance(d, 8)) {
    const leaves = dayIn(d, from, addDays(to, -1));
    Object.assign(leaver, { joins: from, leaves });
    Object.assign(joiner, { joins: addDays(leaves, 1), leaves: to });
  }
  const uncovered = [from, ...moving.flatMap((party) => (party.leaves === undefined ? [] : [addDays(party.leaves, 1)]))]
    .filter((day) => from <= day && day <= to)
    .some((day) => !payers.some((party) => (party.joins ?? day) <= day && day <= (party.leaves ?? day)));
  if (!uncovered) return moving;
  const { joins: _joins, leaves: _leaves, ...whole } = payers[0]!;
  return moving.map((party) => (party.id === whole.id ? whole : party));
}

function randomStay(d: Dice, from: Day, to: Day, often: number): Pick<Party, "joins" | "leaves"> {
  const turn = `${from.slice(0, 4)}-12-31`;
  const joins = chance(d, often) ? { joins: turn < to && chance(d, 25) ? addDays(turn, 1) : dayIn(d, from, to) } : {};
  const first = joins.joins ?? from;
  const leaves = chance(d, often) ? { leaves: first <= turn && turn < to && chance(d, 25) ? turn : dayIn(d, first, to) } : {};
  return { ...joins, ...leaves };
}

function pays(party: Party): boolean {
  return party.roles.includes("purchaser") || party.roles.includes("funder");
}

const PUBLIC: readonly PartyKind[] = ["municipality", "county", "wellbeing-services-county", "state-body", "joint-municipal-authority"];
const PRIVATE: readonly PartyKind[] = ["company", "association", "foundation", "in-house-unit", "consortium"];

function randomParties(d: Dice, leaning: Leaning): Party[] {
  const ids = mixed(d, ["aava", "b-oy", "c2", "delta", "eka", "zeta", "yksi"]);
  const purchasers = one(d, leaning === "carrying" || leaning === "units" ? [2, 2, 3] : [1, 1, 2, 2, 3]);
  const providers = one(d, [1, 1, 2, 2]);
  const common = { taskArea: ["services"], members: [] };
  const parties: Party[] = [];
  for (let i = 0; i < purchasers; i++) {
    const own = chance(d, 35);
    const roles = own ? (["purchaser", "organiser", "provider"] as const) : (["purchaser", "organiser"] as const);
    parties.push({
      id: ids.pop()!,
      name: "Kunta",
      kind: one(d, PUBLIC),
      roles,
      vat: "refundable",
      ...common,
    });
  }
  for (let i = 0; i < providers; i++) {
    const vat = one(d, ["deductible", "neither"] as const);
    parties.push({
      id: ids.pop()!,
      name: "Oy",
      kind: one(d, PRIVATE),
      roles: ["provider"],
      vat,
      ...common,
    });
  }
  if (parties.length < 5 && chance(d, 8))
    parties.push({
      id: ids.pop()!,
      name: "Rahoittaja",
      kind: "municipality",
      roles: ["funder"],
      vat: "refundable",
      ...common,
    });
  return mixed(d, parties);
}

export function ids(parties: readonly Party[], role: "purchaser" | "provider" | "funder"): Id[] {
  return parties.filter((party) => party.roles.includes(role)).map((party) => party.id);
}

function randomLines(d: Dice, parties: readonly Party[], from: Day, to: Day, leaning: Leaning): Line[] {
  const purchasers = ids(parties, "purchaser");
  const lines: Line[] = [];
  const count = between(d, leaning === "units" ? 2 : 1, 4);
  for (let i = 0; i < count; i++) {
    const id = one(d, ["a", "m", "s"]) + i;
    const providers = some(d, ids(parties, "provider"));
    const common = { id, name: id, providers, tasks: ["T08"], area: "services" };
    if (i > 0 && chance(d, leaning === "units" ? 80 : 35)) lines.push({ ...common, kind: "joint", keys: randomKeys(d, parties, from, to, leaning) });
    else lines.push({ ...common, kind: "service", organiser: one(d, purchasers), keys: [] });
  }
  return lines;
}

/** Dated entries; shares name members alone, so that a new entry begins where the members change. */
function randomKeys(d: Dice, parties: readonly Party[], from: Day, to: Day, leaning: Leaning): LineKey[] {
  const purchasers = parties.filter((party) => party.roles.includes("purchaser"));
  const turns = purchasers.flatMap(({ joins, leaves }) => [joins ?? [], leaves === undefined ? [] : addDays(leaves, 1)].flat());
  const days = [from, ...turns.filter((day) => from < day && day <= to), ...(chance(d, 35) ? [dayIn(d, from, to)] : [])];
  const keys: LineKey[] = [];
  for (const start of [...new Set(days)].sort()) {
    const last = keys.at(-1);
    if (last !== undefined && last.by !== "shares" && chance(d, 60)) continue;
    mark(d, "14 joint key");
    const members = ids(purchasers, "purchaser").filter((id) => isMember({ periods: [{ from, to }], parties }, id, start));
    if (members.length > 0 && chance(d, leaning === "units" ? 20 : 65)) keys.push({ from: start, by: "shares", shares: shares(d, members) });
    else keys.push({ from: start, by: one(d, ["use", "customers"] as const) });
  }
  return keys;
}
