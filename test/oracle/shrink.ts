/** Makes a failing case small: leaves out facts and terms for as long as it still fails. */
import type { Agreement, Area, Results, Scheme } from "../../src/agreement/agreement.ts";
import type { Facts } from "../../src/settlement/facts.ts";
import type { Case } from "./compare.ts";
import { minus, over, UNIT } from "./fraction.ts";

/** Tries every way of leaving something out until none fails any more, or the tries run out. */
export function shrink(c: Case, fails: (c: Case) => boolean, tries = 4000): Case {
  let small = c;
  let left = tries;
  for (let moved = true; moved && left > 0;) {
    moved = false;
    for (const make of lesser(small)) {
      if (left-- <= 0) break;
      const candidate = make();
      if (candidate === undefined || !stillFails(candidate, fails)) continue;
      small = candidate;
      moved = true;
      break;
    }
  }
  return small;
}

function stillFails(c: Case, fails: (c: Case) => boolean): boolean {
  try {
    return fails(c);
  } catch {
    return false;
  }
}

type Maker = () => Case | undefined;

function lesser(c: Case): Maker[] {
  return [...factHalves(c), ...termsAway(c), ...schemesAway(c), ...singleFacts(c), ...partsAway(c)];
}

function withFacts(c: Case, kind: keyof Facts, list: readonly unknown[]): Case {
  return { ...c, facts: { ...c.facts, [kind]: list } };
}
function kinds(c: Case): (keyof Facts)[] {
  return Object.keys(c.facts) as (keyof Facts)[];
}
function factHalves(c: Case): Maker[] {
  return kinds(c).flatMap((kind) => {
    const list = c.facts[kind];
    const half = Math.ceil(list.length / 2);
    return list.length < 2 ? [] : [() => withFacts(c, kind, []), () => withFacts(c, kind, list.slice(0, half)), () => withFacts(c, kind, list.slice(half))];
  });
}
function singleFacts(c: Case): Maker[] {
  return kinds(c).flatMap((kind) =>
    c.facts[kind].map(
      (_, i) => () =>
        withFacts(
          c,
          kind,
          (c.facts[kind] as readonly unknown[]).filter((_x, j) => j !== i),
        ),
    ),
  );
}

function withTerms(c: Case, change: (a: Agreement) => Agreement): Case {
  return { ...c, agreement: change(c.agreement) };
}
function without<K extends keyof Agreement>(key: K): (c: Case) => Case | undefined {
  return (c) => (c.agreement[key] === undefined ? undefined : withTerms(c, ({ [key]: _gone, ...rest }) => rest as unknown as Agreement));
}

function termsAway(c: Case): Maker[] {
  const a = c.agreement;
  const optional = (["results", "index", "provision", "development"] as const).map((key) => () => without(key)(c));
  const stays = a.parties.flatMap((party) =>
    (["joins", "leaves"] as const).flatMap((key) => {
      const { [key]: day, ...rest } = party;
      const parties = a.parties.map((other) => (other === party ? rest : other));
      return day === undefined ? [] : [() => withTerms(c, () => ({ ...a, parties }))];
    }),
  );
  const lists = (["outcomes", "volumes", "volumeAllocations", "appropriations"] as const).flatMap((key) =>
    a[key].map((_, i) => () => withTerms(c, () => ({ ...a, [key]: (a[key] as readonly unknown[]).filter((_x, j) => j !== i) }) as Agreement)),
  );
  const fees = Object.keys(a.fees).map(
    (id) => () => withTerms(c, () => ({ ...a, fees: Object.fromEntries(Object.entries(a.fees).filter(([other]) => other !== id)) })),
  );
  const overhead = (): Case | undefined => (Object.keys(a.overhead).length === 0 ? undefined : withTerms(c, () => ({ ...a, overhead: {} })));
  const gates = (): Case | undefined => {
    if (a.gates.length === 0) return undefined;
    const schemes = a.schemes.map((scheme) => ({ ...scheme, gates: {} }));
    return withTerms(c, () => ({ ...a, gates: [], schemes, ...(a.results === undefined ? {} : { results: { ...a.results, gates: {} } }) }));
  };
  return [...optional, ...stays, ...lists, gates, overhead, ...fees];
}

function schemesAway(c: Case): Maker[] {
  const { schemes } = c.agreement;
  const dropped = schemes.map(
    (scheme) => () => withTerms(c, (a) => ({ ...a, schemes: schemes.filter((s) => s !== scheme), unshared: [...a.unshared, ...scheme.lines] })),
  );
  const simpler = schemes.flatMap((scheme) => {
    const { deadBand: _d, floor: _f, ceiling: _c, ...plain } = scheme;
    const changes: Scheme[] = [];
    if (scheme.deadBand !== undefined || scheme.floor !== undefined || scheme.ceiling !== undefined) changes.push(plain);
    for (const cap of scheme.caps) changes.push({ ...scheme, caps: scheme.caps.filter((other) => other !== cap) });
    for (const side of ["gain", "pain"] as const)
      if (scheme[side].length > 1) changes.push({ ...scheme, [side]: scheme[side].slice(-1), caps: scheme.caps.filter((cap) => cap.scope !== "band") });
    if (scheme.carryOver !== "no") changes.push({ ...scheme, carryOver: "no" });
    if (scheme.capsReset !== "yearly") changes.push({ ...scheme, capsReset: "yearly" });
    if (scheme.bands !== "yearly") changes.push({ ...scheme, bands: "yearly" });
    if (scheme.compares !== "cost") changes.push({ ...scheme, compares: "cost" });
    if (scheme.capOrder !== "joint-first") changes.push({ ...scheme, capOrder: "joint-first" });
    if (Object.keys(scheme.gates).length > 0) changes.push({ ...scheme, gates: {} });
    return changes.map((change) => () => withTerms(c, (a) => ({ ...a, schemes: a.schemes.map((s) => (s === scheme ? change : s)) })));
  });
  return [...dropped, ...simpler];
}

/** Lines and results' parts. */
function partsAway(c: Case): Maker[] {
  const a = c.agreement;
  const lines = a.lines.length < 2 ? [] : a.lines.map((line) => () => withoutLine(c, line.id));
  const results = a.results;
  if (results === undefined) return lines;
  const changes = [
    { ...results, multiplier: {} },
    { ...results, moneyTables: {} },
    { ...results, gates: {} },
    ...results.areas.flatMap((area) => withoutArea(results, area)),
  ];
  const smaller = changes.filter((change) => JSON.stringify(change, big).length < JSON.stringify(results, big).length);
  return [...lines, ...smaller.map((change) => () => withTerms(c, () => ({ ...a, results: change })))];
}

/** The weights of the others grow so that they still sum to 100 %. */
function withoutArea(results: Results, gone: Area): Results[] {
  const left = minus(UNIT, gone.weight);
  const fellows = results.areas.filter((area) => area.from === gone.from);
  if (left.n === 0n || fellows.length === 1) return [];
  const areas = results.areas.filter((area) => area !== gone);
  return [{ ...results, areas: areas.map((area) => (area.from === gone.from ? { ...area, weight: over(area.weight, left) } : area)) }];
}

function withoutLine(c: Case, id: string): Case | undefined {
  const a = c.agreement;
  const used =
    a.outcomes.some((o) => o.lines.includes(id)) ||
    a.volumes.some((v) => v.line === id) ||
    a.index?.lines.includes(id) ||
    a.volumeAllocations.some((v) => v.line === id);
  if (used === true) return undefined;
  const providersOf = (lines: readonly string[]): string => [...new Set(a.lines.filter((l) => lines.includes(l.id)).flatMap((l) => l.providers))].sort().join();
  const schemes = a.schemes.map((scheme) => ({ ...scheme, lines: scheme.lines.filter((line) => line !== id) }));
  if (schemes.some((scheme, i) => providersOf(scheme.lines) !== providersOf(a.schemes[i]!.lines))) return undefined;
  if (schemes.some((scheme) => scheme.lines.length === 0)) return undefined;
  const agreement = {
    ...a,
    schemes,
    lines: a.lines.filter((line) => line.id !== id),
    targets: a.targets.filter((t) => t.line !== id),
    unshared: a.unshared.filter((line) => line !== id),
  };
  const { costs, targetChanges, uses } = c.facts;
  const facts = {
    ...c.facts,
    costs: costs.filter((x) => x.line !== id),
    targetChanges: targetChanges.filter((x) => x.line !== id),
    uses: uses.filter((x) => x.line !== id),
  };
  return { ...c, agreement, facts };
}

export function big(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? `${value}` : value;
}
