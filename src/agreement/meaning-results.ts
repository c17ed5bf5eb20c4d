/** Results: areas whose weights make a whole, scales that can be read, pools that do not pay twice. */
import { compare, equal, ONE, sign, sum } from "../kernel/share.ts";
import { isId } from "../kernel/id.ts";
import type { Area, Results } from "./agreement.ts";
import { listed } from "./listed.ts";
import {
  finding,
  type Findings,
  type Ground,
  item,
  isYearOfTerm,
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
import { gateFindings, providerKey, purchaserKey } from "./meaning-sharing.ts";

export function* resultFindings(g: Ground): Findings {
  const { results } = g.agreement;
  if (results) {
    for (const id of twice(results.areas.map((area) => area.id))) yield finding("agreement/id-twice", "results/areas", { id });
    for (const [i, area] of results.areas.entries()) yield* areaFindings(g, results, area, item(g, "results/areas", i));
    yield* weightFindings(g, results);
    yield* poolFindings(g, results);
    yield* gateFindings(g, results.gates, "results/gates");
    const everybody = g.agreement.parties.filter((party) => party.roles.includes("provider")).map((party) => party.id);
    yield* providerKey(
      g,
      results.amongProviders,
      "results/among-providers/shares",
      everybody,
      g.agreement.lines.map((line) => line.id),
      "some",
    );
    yield* purchaserKey(g, results.amongPurchasers, "results/among-purchasers/shares");
  }
  yield* allocationFindings(g);
}

function* areaFindings(g: Ground, results: Results, area: Area, path: string): Findings {
  yield* part(`${path}/weight`, area.weight);
  if (area.from > area.to) yield finding("agreement/area-years", path, { from: area.from, to: area.to }, [`${path}/from`, `${path}/to`]);
  else {
    for (const end of ["from", "to"] as const) {
      if (!isYearOfTerm(g, area[end])) yield finding("agreement/year-outside-term", `${path}/${end}`, { year: area[end] }, ["contract-periods", "options"]);
    }
  }
  if (area.scale.length === 1) yield finding("agreement/points-too-few", `${path}/scale`, { area: area.id }, [`${path}/scale`]);
  yield* againstGate(g, area, path);
  yield* areaVerifier(g, results, area, `${path}/verified-by`);
}

/** A scale that rewards what a gate on the same indicator forbids. */
function* againstGate(g: Ground, area: Area, path: string): Findings {
  const [first, last] = [area.scale[0], area.scale.at(-1)];
  if (!first || !last) return;
  const rises = compare(last.value, first.value);
  const gate = g.agreement.gates.find((each) => each.indicator === area.indicator && (each.atLeast ? rises < 0 : each.atMost !== undefined && rises > 0));
  if (gate) yield finding("agreement/scale-against-gate", `${path}/scale`, { area: area.id, gate: gate.id, indicator: area.indicator }, [`gates/${gate.id}`]);
}

/** A verifier that is an id is a party; anything else names a register or a person outside. */
function* areaVerifier(g: Ground, results: Results, area: Area, path: string): Findings {
  if (!isId(area.verifiedBy)) return;
  const party = yield* named(g, area.verifiedBy, path);
  if (!party?.roles.includes("provider")) return;
  const key = results.amongProviders;
  const paid = key.by === "shares" ? (key.shares[party.id]?.n ?? 0n) > 0n : true;
  if (paid) yield finding("agreement/verifier-is-paid", path, { party: party.id, outcome: area.id }, ["results/among-providers", `parties/${party.id}`]);
}

function* weightFindings(g: Ground, results: Results): Findings {
  // A weight that is no part of a whole is told itself.
  if (results.areas.some(({ weight }) => sign(weight) < 0 || compare(weight, ONE) > 0)) return;
  const off = g.years
    .map((name) => ({
      name,
      total: sum(results.areas.filter((area) => area.from <= name && name <= area.to).map((area) => area.weight)),
    }))
    .filter(({ total }) => !equal(total, ONE));
  const first = off[0];
  if (first)
    yield finding("agreement/weights-not-whole", "results/areas", { years: listed(off.map((o) => o.name)), sum: percent(first.total) }, [
      "contract-periods",
      ...rowsRest(g, "results/areas", results.areas.length, ["weight", "from", "to"]),
    ]);
}

function* poolFindings(g: Ground, results: Results): Findings {
  for (const [key, pool] of [
    ["pool-reward", results.poolReward],
    ["pool-liability", results.poolLiability],
  ] as const) {
    const negative = Object.entries(pool).find(([, cents]) => cents < 0n);
    if (negative) yield* notNegative(`results/${key}/${negative[0]}`, negative[1]);
    for (const name of Object.keys(pool)) {
      if (!isYearOfTerm(g, name)) yield finding("agreement/year-outside-term", `results/${key}/${name}`, { year: name }, ["contract-periods", "options"]);
    }
  }
  const { funding } = results;
  const reward = Object.values(results.poolReward).some((cents) => cents > 0n);
  if (funding.from === "fee-at-risk" && reward) yield finding("agreement/pool-beside-fee-at-risk", "results/pool-reward", {}, ["results/funding"]);
  if (funding.from === "part-of-savings") {
    yield* part("results/funding/part-of-savings", funding.share);
    if (g.agreement.schemes.length === 0) yield finding("agreement/savings-without-scheme", "results/funding", {}, ["gain-and-pain"]);
  }
  if (compare(results.clamp.low, results.clamp.high) >= 0) yield finding("agreement/clamp-order", "results/clamp", {}, ["results/clamp"]);
  const areas = new Set(results.areas.map((area) => area.id));
  const rests = [rowsRest(g, "results/areas", results.areas.length, ["id"])];
  for (const id of Object.keys(results.moneyTables)) if (!areas.has(id)) yield finding("agreement/unknown-area", `results/money-tables/${id}`, { id }, rests);
}

function* allocationFindings(g: Ground): Findings {
  for (const [i, allocation] of g.agreement.volumeAllocations.entries()) {
    const path = item(g, "volume-allocation", i);
    yield* part(`${path}/shift`, allocation.shift);
    const line = yield* namedLine(g, allocation.line, `${path}/line`);
    const works = new Set(line?.providers);
    for (const id of Object.keys(allocation.shares)) {
      const party = yield* named(g, id, `${path}/shares/${id}`);
      if (!party || !line || works.has(id) || !providersAreSure(g, [line])) continue;
      yield finding("agreement/share-of-stranger", `${path}/shares/${id}`, { party: id }, [`${linePath(line)}/providers`]);
    }
    yield* whole(`${path}/shares`, allocation.shares);
  }
}
