/** Random frames: periods, parties, lines and target amounts. */
import type { Line, LineKey, Party, PartyKind, Target } from "../../src/agreement/agreement.ts";
import type { Day, Period } from "../../src/kernel/day.ts";
import type { Id } from "../../src/kernel/id.ts";
import { between, chance, dayIn, type Dice, mark, mixed, money, one, shares, some } from "./dice.ts";

/** What the later draws build upon. */
export type Frame = {
  readonly periods: readonly Period[];
  readonly years: readonly string[];
  readonly parties: readonly Party[];
  readonly lines: readonly Line[];
  readonly targets: readonly Target[];
};

export function randomFrame(d: Dice): Frame {
  const count = one(d, [1, 2, 2, 3, 3]);
  const from = chance(d, 80) ? "2019-01-01" : one(d, ["2019-04-01", "2019-02-28", "2019-12-31"]);
  const to = chance(d, 80) ? `${2018 + count}-12-31` : `${2018 + count}-${count === 1 ? "12-31" : one(d, ["06-30", "01-01", "11-15"])}`;
  const years = Array.from({ length: count }, (_, i) => String(2019 + i));
  const cut = count > 1 && chance(d, 35) ? String(2019 + between(d, 1, count - 1)) : undefined;
  const periods =
    cut === undefined
      ? [{ from, to }]
      : [
          { from, to: `${Number(cut) - 1}-12-31` },
          { from: `${cut}-01-01`, to },
        ];
  const parties = randomParties(d, from, to);
  const lines = randomLines(d, parties, from, to);
  const targets = lines.flatMap((line) =>
    years.flatMap((year) =>
      line.providers.map((provider): Target => ({
        year,
        line: line.id,
        provider,
        amount: money(d),
        path: `target-cost/${year}/${line.id}`,
      })),
    ),
  );
  if (targets.length > 1) mark(d, "1 vector");
  if (targets.some((target) => target.amount === 0n)) mark(d, "1 zero target");
  return { periods, years, parties, lines, targets };
}

const PUBLIC: readonly PartyKind[] = ["municipality", "county", "wellbeing-services-county", "state-body", "joint-municipal-authority"];
const PRIVATE: readonly PartyKind[] = ["company", "association", "foundation", "in-house-unit", "consortium"];

function randomParties(d: Dice, from: Day, to: Day): Party[] {
  const ids = mixed(d, ["aava", "b-oy", "c2", "delta", "eka", "zeta", "yksi"]);
  const purchasers = one(d, [1, 1, 2, 2, 3]);
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
    const member = chance(d, 6) ? { joins: dayIn(d, from, to) } : chance(d, 6) ? { leaves: dayIn(d, from, to) } : {};
    const vat = one(d, ["deductible", "neither"] as const);
    parties.push({
      id: ids.pop()!,
      name: "Oy",
      kind: one(d, PRIVATE),
      roles: ["provider"],
      vat,
      ...common,
      ...member,
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

function randomLines(d: Dice, parties: readonly Party[], from: Day, to: Day): Line[] {
  const purchasers = ids(parties, "purchaser");
  const lines: Line[] = [];
  const count = between(d, 1, 4);
  for (let i = 0; i < count; i++) {
    const id = one(d, ["a", "m", "s"]) + i;
    const providers = some(d, ids(parties, "provider"));
    const common = { id, name: id, providers, tasks: ["T08"], area: "services" };
    if (i > 0 && chance(d, 35)) lines.push({ ...common, kind: "joint", keys: randomKeys(d, purchasers, from, to) });
    else lines.push({ ...common, kind: "service", organiser: one(d, purchasers), keys: [] });
  }
  return lines;
}

function randomKeys(d: Dice, purchasers: readonly Id[], from: Day, to: Day): LineKey[] {
  const starts = [from, ...(chance(d, 35) ? [dayIn(d, from, to)] : [])].filter((day, i, all) => all.indexOf(day) === i);
  return starts.map((start) => {
    mark(d, "14 joint key");
    return chance(d, 65) ? { from: start, by: "shares", shares: shares(d, purchasers) } : { from: start, by: one(d, ["use", "customers"] as const) };
  });
}
