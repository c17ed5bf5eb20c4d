/**
 * What a proposal does to each party's money: the agreement in force and what it would become, both settled over the whole term by the code of the what-if.
 * Nothing of it is ever payable. Pure.
 */
import type { Agreement, Target } from "../agreement/agreement.ts";
import { ceil, payers, shareOf } from "../appropriations/most.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, round } from "../kernel/money.ts";
import { add, div, mul, type Ratio, ratio, toNumber, ZERO } from "../kernel/share.ts";
import { type Amounts, type CellChange, type Change, keyOf, movedBetween, movedIn, type PartyEffect, type YearEffect } from "../matters/kinds.ts";
import type { Weighed } from "../registers/futures.ts";
import type { Use } from "../settlement/facts.ts";
import type { Distribution } from "./distributions.ts";
import { termYears } from "./futures.ts";
import { drawnFrom, type Registered, registeredFutures } from "./registered.ts";
import { payoffOf, plannedScenario, type Scenario, settledAs, slidersOf } from "./what-if.ts";

/** In per cent of target. */
export const PERCENT = { saving: 90, overrun: 110 } as const;
const HUNDRED = ratio(100n);

/** Terms under which the parties' money is reckoned: an agreement, and what its lines cost beside their targets. */
type Terms = Registered & { readonly agreement: Agreement; readonly scenario: Scenario };
/** `next`: what the file of the change says, where it is one. `amount`: the matter's sum; without it a party's part is as large as it comes. */
export type Asked = {
  readonly agreement: Agreement;
  readonly change: Change;
  readonly next?: Agreement | undefined;
  readonly amount: Cents | undefined;
  readonly recorded: readonly Use[];
  /** Open in the register. */
  readonly risks: readonly Weighed[];
};
type Money = ReadonlyMap<Id, Amounts>;

export function reckoned({ agreement, change, next, amount, recorded, risks }: Asked): {
  readonly risks: number;
  readonly parties: readonly PartyEffect[];
  readonly years: readonly YearEffect[];
} {
  const before = asPlanned(agreement, risks);
  const after =
    change.kind === "cost" ? dearer(before, change.cells) : change.kind === "allotments" ? before : asPlanned(changed(agreement, change, next), risks);
  const was = moneyUnder(before, recorded);
  const becomes = after === before ? was : moneyUnder(after, recorded);
  const same = after.agreement === agreement ? was : sameCost(agreement, after, recorded);
  const ids = [...new Set([...was.keys(), ...becomes.keys()])];
  const parties = ids.map((party): PartyEffect => {
    const [one, other, kept] = [was.get(party), becomes.get(party), same.get(party)];
    const share = shareIn({ agreement, after: after.agreement, change, amount }, party, greatest(one, other));
    const unmoved = change.kind === "targets" || change.kind === "file" ? kept : undefined;
    return { party, ...(one ? { before: one } : {}), ...(other ? { after: other } : {}), ...(unmoved ? { same: unmoved.target } : {}), share: String(share) };
  });
  return { risks: before.drawnOn, parties, years: yearsOf(before, after, change, recorded) };
}

function asPlanned(agreement: Agreement, risks: readonly Weighed[]): Terms {
  return { agreement, scenario: plannedScenario(slidersOf(agreement)), ...registeredFutures(agreement, risks) };
}

/** The agreement with the targets that are proposed, or that of the file. */
function changed(agreement: Agreement, change: Change, next: Agreement | undefined): Agreement {
  if (change.kind !== "targets") return next ?? agreement;
  const said = new Map(change.cells.map((cell) => [keyOf(cell), BigInt(cell.amount)]));
  const kept = agreement.targets.map((target): Target => {
    const amount = said.get(keyOf(target));
    said.delete(keyOf(target));
    return amount === undefined ? target : { ...target, amount };
  });
  const added = change.cells.filter((cell) => said.has(keyOf(cell)));
  return { ...agreement, targets: [...kept, ...added.map(({ amount, ...cell }) => ({ ...cell, amount: BigInt(amount), path: `target-cost/${cell.year}` }))] };
}

/** The same agreement with lines that cost more than their targets. */
function dearer({ agreement, scenario, futures, drawnOn }: Terms, cells: readonly CellChange[]): Terms {
  const by = new Map<Id, Ratio>();
  for (const line of new Set(cells.map((cell) => cell.line))) {
    const [target, more] = [targetOf(agreement, line), cells.filter((cell) => cell.line === line).reduce((all, { amount }) => all + BigInt(amount), 0n)];
    if (target > 0n) by.set(line, div(ratio(target + more), ratio(target)));
  }
  const inputs = futures.inputs.map((input) => {
    const times = input.subject.kind === "cost" ? by.get(input.subject.line) : undefined;
    return times ? { ...input, distribution: scaled(input.distribution, toNumber(times)) } : input;
  });
  return { agreement, scenario: costing(scenario, by), futures: { ...futures, inputs }, drawnOn };
}

/** The kinds that the futures of a record are made of. */
function scaled(distribution: Distribution, factor: number): Distribution {
  switch (distribution.kind) {
    case "triangular":
      return { kind: "triangular", low: distribution.low * factor, mode: distribution.mode * factor, high: distribution.high * factor };
    case "scenarios":
      return { kind: "scenarios", of: distribution.of.map((one) => ({ ...one, value: one.value * factor })) };
    default:
      throw new Error(`a record has no futures of the kind ${distribution.kind}`);
  }
}

function costing(scenario: Scenario, by: ReadonlyMap<Id, Ratio>): Scenario {
  return new Map([...scenario, ...[...by].map(([line, times]) => [`cost.${line}`, mul(times, HUNDRED)] as const)]);
}

function targetOf({ targets }: Agreement, line: Id): Cents {
  return targets.reduce((all, target) => (target.line === line ? all + target.amount : all), 0n);
}

function moneyUnder({ agreement, scenario, futures }: Terms, recorded: readonly Use[]): Money {
  const payoff = payoffOf(agreement, scenario, recorded);
  const at = (percent: number): readonly string[] => payoff.at(ratio(BigInt(percent))).map((exact) => String(round(exact, "half-up")));
  const [saving, target, overrun] = [at(PERCENT.saving), at(100), at(PERCENT.overrun)];
  const drawn = drawnFrom(agreement, futures, recorded);
  const whole = (cents: number): string => String(Math.round(cents));
  return new Map(
    payoff.parties.map((party, i): [Id, Amounts] => {
      const found = drawn.find((each) => each.party === party);
      const percentile = (percent: number): string => whole(found!.percentiles.find((each) => each.percent === percent)!.cents);
      const simulated = found && { expected: whole(found.mean), low: percentile(10), high: percentile(90) };
      return [party, { saving: saving[i]!, target: target[i]!, overrun: overrun[i]!, ...(simulated ? { simulated } : {}) }];
    }),
  );
}

/** The parties' money after the change where every line costs what it was planned to cost before. */
function sameCost(agreement: Agreement, { agreement: next, scenario }: Terms, recorded: readonly Use[]): ReadonlyMap<Id, { readonly target: string }> {
  const by = next.lines.flatMap(({ id }) => {
    const [was, is] = [targetOf(agreement, id), targetOf(next, id)];
    return was > 0n && is > 0n ? [[id, div(ratio(was), ratio(is))] as const] : [];
  });
  const payoff = payoffOf(next, costing(scenario, new Map(by)), recorded);
  const money = payoff.at(HUNDRED);
  return new Map(payoff.parties.map((party, i) => [party, { target: String(round(money[i]!, "half-up")) }]));
}

/** By how much a party's money moves at most in what was reckoned exactly. */
function greatest(before: Amounts | undefined, after: Amounts | undefined): Cents {
  const moves = (["saving", "target", "overrun"] as const).map((at) => {
    const by = BigInt(after?.[at] ?? "0") - BigInt(before?.[at] ?? "0");
    return by < 0n ? -by : by;
  });
  return moves.reduce((most, each) => (each > most ? each : most), 0n);
}

type Shared = { readonly agreement: Agreement; readonly after: Agreement; readonly change: Change; readonly amount: Cents | undefined };

/**
 * The part of a matter's sum that is a party's own: what it grants itself; of what is moved or spent the part of each line that falls on it, a key that
 * follows use or customers at its most; for others, and where nothing of that moves, by how much its own money moves at most. Never more than the whole.
 */
function shareIn({ agreement, after, change, amount }: Shared, party: Id, most: Cents): Cents {
  const least = (cents: Cents): Cents => (amount === undefined || cents < amount ? cents : amount);
  if (change.kind === "allotments") return least(change.sums.reduce((all, each) => (each.party === party ? all + BigInt(each.amount) : all), 0n));
  const moved = change.kind === "file" ? movedBetween(agreement, after) : movedIn(agreement, change);
  const pays = payers(after).some(({ id }) => id === party);
  if (!pays || moved.every((each) => each.moved === 0n)) return least(most);
  const own = moved.reduce((all, each) => {
    const line = [...after.lines, ...agreement.lines].find(({ id }) => id === each.line);
    return line ? add(all, mul(ratio(each.moved), shareOf({ agreement: after, purchaser: party, year: each.year }, line))) : all;
  }, ZERO);
  return least(ceil(own));
}

/** What each purchaser owes for each year when all goes as planned, before and after, where that changes or more is to be granted. */
function yearsOf(before: Terms, after: Terms, change: Change, recorded: readonly Use[]): readonly YearEffect[] {
  const was = owedUnder(before, recorded);
  const becomes = after === before ? was : owedUnder(after, recorded);
  const all = [...new Set([before, after].flatMap(({ agreement }) => payers(agreement).map(({ id }) => id)))];
  return termYears(after.agreement).flatMap((year) =>
    all.flatMap((party): YearEffect[] => {
      const [one, other] = [was, becomes].map((owed) => round(owed.get(`${party} ${year}`) ?? ZERO, "half-up")) as [Cents, Cents];
      const more = change.kind === "allotments" ? change.sums.filter((each) => each.party === party && each.year === year) : [];
      if (one === other && more.length === 0) return [];
      const granted = more.reduce((sum, { amount }) => sum + BigInt(amount), 0n);
      return [{ party, year, before: String(one), after: String(other), ...(more.length === 0 ? {} : { more: String(granted) }) }];
    }),
  );
}

function owedUnder({ agreement, scenario }: Terms, recorded: readonly Use[]): ReadonlyMap<string, Ratio> {
  const { cells, graph } = settledAs(agreement, scenario, recorded);
  const owed = new Map<string, Ratio>();
  for (const { year, purchaser, standing, ref } of cells) {
    const key = `${purchaser} ${year}`;
    if (standing !== "notional") owed.set(key, add(owed.get(key) ?? ZERO, graph.value(ref)));
  }
  return owed;
}
