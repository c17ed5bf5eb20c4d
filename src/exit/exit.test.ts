import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { agreement, cost, facts } from "../../test/oracle/by-hand.ts";
import { randomCase, type RandomCase } from "../../test/oracle/random-agreement.ts";
import type { Agreement, Party } from "../agreement/agreement.ts";
import { leftBy } from "../agreement/left.ts";
import { addDays, EVERYTHING_KNOWN, year } from "../kernel/day.ts";
import type { Cents } from "../kernel/money.ts";
import { ratio } from "../kernel/share.ts";
import { figuresOf } from "../settlement/explain.ts";
import { voiceOf } from "../settlement/present.ts";
import { type Facts, NO_FACTS } from "../settlement/facts.ts";
import { settle } from "../settlement/settlement.ts";
import type { Obligation, Statement } from "../settlement/statement.ts";
import { afterExits, type Exit, type ExitAsked, type ExitForecast, exitOf, type ExitStatement, type SimulatedRange } from "./exit.ts";
import { knownUntil, withForecast } from "./forecast.ts";
import { exitTables } from "./present.ts";

type Leaving = RandomCase & { readonly exit: Exit; readonly without: Agreement };
const RUNS = { numRuns: 30 };

/** A random alliance of which somebody, or everybody, leaves on a random day. */
const leaving = fc
  .record({ seed: fc.integer({ min: 1, max: 1_000_000 }), who: fc.nat(), day: fc.integer({ min: 20, max: 600 }) })
  .map(({ seed, who, day }): Leaving | undefined => {
    const given = randomCase(`exit/${seed}`);
    const { periods, parties } = given.agreement;
    const until = periods.at(-1)!.to;
    const wanted = addDays(periods[0]!.from, day);
    const last = wanted < until ? wanted : until;
    const exit: Exit = who % 7 === 0 ? { whole: true, kind: "termination", last } : { party: parties[who % parties.length]!.id, kind: "leave", last };
    const left = leftBy(given.agreement, exit, last);
    return left.agreement && { ...given, exit, without: left.agreement };
  })
  .filter((found) => found !== undefined);

const settledExit = (asked: ExitAsked): ExitStatement => {
  const { exit, faults } = exitOf(asked);
  assert.equal(faults, undefined);
  return exit!;
};
const askedOf = ({ agreement: of, facts: given, exit, options }: Leaving): ExitAsked => ({ agreement: of, facts: given, exit, knownAt: options.knownAt });
const totalOf = (cents: readonly string[]): bigint => cents.reduce((sum, one) => sum + BigInt(one), 0n);
const keyOf = ({ year: y, component, provider, purchaser }: Obligation): string => `${y} ${component} ${provider} ${purchaser}`;
const concerns =
  (exit: Exit) =>
  ({ provider, purchaser }: { readonly provider: string; readonly purchaser: string }): boolean =>
    "whole" in exit || provider === exit.party || purchaser === exit.party;
const payableIn = ({ obligations }: Statement): readonly Obligation[] => obligations.filter(({ standing }) => standing === "payable");

function mapped(given: Facts, change: (rows: readonly unknown[], key: keyof Facts) => readonly unknown[]): Facts {
  return Object.fromEntries(Object.entries(given).map(([key, rows]) => [key, change(rows, key as keyof Facts)])) as unknown as Facts;
}

/** What does not move yet, as it changes what a party gets now. */
function heldFor({ held = [] }: Statement, party: string): bigint {
  return held.reduce((all, { provider, purchaser, cents }) => all + (provider === party ? BigInt(cents) : 0n) - (purchaser === party ? BigInt(cents) : 0n), 0n);
}

/** What was recorded of the time after the last day, as far as it fits a forecast. */
function restOf({ facts: given, exit: { last }, without }: Leaving): Facts {
  const before = knownUntil(given, last);
  const isLater = (key: keyof Facts) => (row: unknown) => !(before[key] as readonly unknown[]).includes(row);
  const rest = mapped(given, (rows, key) => rows.filter(isLater(key)));
  const member = (id: string | undefined, day: string): boolean =>
    id === undefined || (without.parties.find((party) => party.id === id)?.leaves ?? "9999") >= day;
  const costs = rest.costs.filter(({ party, line, day }) => member(party, day) && member(without.lines.find(({ id }) => id === line)?.organiser, day));
  return {
    ...rest,
    costs,
    indexValues: rest.indexValues.filter(({ month }) => `${month}-28` >= last),
    targetChanges: rest.targetChanges.filter(({ finalOn }) => finalOn !== undefined),
  };
}

function forecastOf(of: Leaving): ExitForecast {
  const { from, to } = { from: of.exit.last, to: "2099-12-31" };
  return { by: "expert", on: from, to, facts: restOf(of), file: "forecast.csv", sha256: "00" };
}

test("the lines of an exit add up to what each party gets, every line is a figure of its own, and nothing is made or lost", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const forecast = forecastOf(of);
      const asked = exitOf({ ...askedOf(of), forecast });
      for (const made of [settledExit(askedOf(of)), ...(asked.exit ? [asked.exit] : [])]) {
        const { statement, lines, parties } = made;
        assert.equal(totalOf(lines.map(({ cents }) => cents)), totalOf(payableIn(statement).map(({ cents }) => cents)));
        const figures = figuresOf(statement);
        assert.equal(figures.size, statement.figures.length, "ids are unique");
        for (const { figure, cents } of lines) assert.equal(figures.get(figure)!.value, cents);
        for (const { inputs } of statement.figures) for (const input of inputs) assert.ok(figures.has(input), input);
        for (const sum of ["settled", "forecast", "payable", "now"] as const) assert.equal(totalOf(parties.map((row) => row[sum])), 0n, sum);
        for (const row of parties) assert.equal(BigInt(row.now), BigInt(row.payable) + heldFor(statement, row.party), row.party);
      }
    }),
    RUNS,
  );
});

test("whoever leaves on the last day of the term is settled as the ordinary statement of that day settles", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const last = of.agreement.periods.at(-1)!.to;
      const exit: Exit = { ...of.exit, last };
      const left = leftBy(of.agreement, exit, last);
      if (left.faults) return;
      const { statement } = settledExit({ ...askedOf(of), exit });
      const ordinary = settle(of.agreement, knownUntil(of.facts, last), { through: last, knownAt: of.options.knownAt });
      const euros = (rows: readonly Obligation[]): readonly string[] => rows.map((row) => `${keyOf(row)} ${row.standing} ${row.cents}`).sort();
      assert.deepEqual(euros(statement.obligations), euros(ordinary.obligations.filter(concerns(exit))));
    }),
    RUNS,
  );
});

test("a forecast that is what then really happens pays what the ordinary settlement pays, but for cents of rounding that were settled before", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const forecast = forecastOf(of);
      const { exit: made } = exitOf({ ...askedOf(of), forecast });
      if (!made) return;
      const whole = settle(of.without, withForecast(knownUntil(of.facts, of.exit.last), forecast.facts), { through: forecast.to, knownAt: of.options.knownAt });
      const then = new Map(
        payableIn(whole)
          .filter(concerns(of.exit))
          .map((row) => [keyOf(row), row] as const),
      );
      for (const row of payableIn(made.statement)) {
        const gap = BigInt(row.cents) - BigInt(then.get(keyOf(row))?.cents ?? "0");
        if (row.figure.startsWith("forecast/")) assert.equal(gap, 0n, keyOf(row));
        else assert.ok(gap >= -1n && gap <= 1n, keyOf(row));
      }
    }),
    RUNS,
  );
});

test("an exit that is settled twice, first without a forecast and then with one, moves what it moves at once", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const { exit: once } = exitOf({ ...askedOf(of), forecast: forecastOf(of) });
      if (!once) return;
      const first = settledExit(askedOf(of));
      const second = settledExit({ ...askedOf(of), forecast: forecastOf(of), earlier: first.statement });
      const now = ({ parties }: ExitStatement, party: string): bigint => BigInt(parties.find((row) => row.party === party)?.now ?? "0");
      for (const { id } of of.agreement.parties)
        assert.equal(now(first, id) + now(second, id) - heldFor(second.statement, id), now(once, id) - heldFor(once.statement, id), id);
    }),
    RUNS,
  );
});

test("what an exit has settled is paid by nobody again, whatever is measured later", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const { agreement: rest, pays } = afterExits(of.agreement, [of.exit]);
      const later = settle(rest, of.facts, { ...of.options, pays });
      const names = (id: string): boolean => "whole" in of.exit || of.exit.party === id;
      const lead = of.agreement.payments.some(({ payer }) => payer.by === "lead" && names(payer.lead));
      if (!lead)
        assert.deepEqual(
          later.payments.filter(({ from, to }) => names(from) || names(to)),
          [],
        );
      assert.deepEqual((later.held ?? []).filter(concerns(of.exit)), []);
    }),
    RUNS,
  );
});

test("a later version that names the day itself, or the party no more, pays it nothing again either", () => {
  fc.assert(
    fc.property(leaving, (of) => {
      const { exit } = of;
      const said = afterExits(of.without, [exit]);
      assert.equal(said.agreement, of.without, "it is read as it is written");
      if ("whole" in exit) return;
      for (const { id } of of.agreement.parties) {
        assert.equal(said.pays({ provider: exit.party, purchaser: id }), false);
        assert.equal(said.pays({ provider: id, purchaser: exit.party }), false);
      }
      const another = of.without.parties.find(({ id, leaves = "9999" }) => id !== exit.party && leaves > exit.last);
      if (!another) return;
      const next = exitOf({ ...askedOf(of), agreement: of.without, exit: { party: another.id, kind: "leave", last: exit.last }, before: [exit] });
      assert.deepEqual((next.exit?.lines ?? []).filter(concerns(exit)), []);
    }),
    RUNS,
  );
});

const END = "2020-12-31";
const two: Party = { id: "helper", name: "Helper", kind: "company", roles: ["provider"], taskArea: [], members: [], vat: "deductible" };
const three: Agreement = (() => {
  const base = agreement(1_000_000n);
  return { ...base, parties: [...base.parties, two] };
})();
const HALF: Exit = { party: "builder", kind: "leave", last: "2020-06-30" };
const asked = (more: Partial<ExitAsked> = {}): ExitAsked => ({
  agreement: three,
  facts: facts(0n, { costs: [cost(300_000n, "2020-05-15")] }),
  exit: HALF,
  knownAt: EVERYTHING_KNOWN,
  ...more,
});

test("a target is cut by the running days that are left, 182 of 366", () => {
  const { targets } = settledExit(asked());
  assert.deepEqual(targets, [{ year: "2020", line: "work", provider: "builder", before: "1000000", after: "497268", kept: "91/183" }]);
});

test("a simulated range stands beside an exit and changes nothing of it, and no sum of money can take it up", () => {
  const range: SimulatedRange = { kind: "simulated", party: "builder", p10: -1e9, p50: 0, p90: 1e9, draws: 1000, seed: "1", futuresAreDefault: true };
  const { range: shown, ...beside } = settledExit(asked({ range: [range] }));
  assert.deepEqual(shown, [range]);
  assert.deepEqual(JSON.stringify(beside), JSON.stringify(settledExit(asked())));
  // @ts-expect-error a simulated position is no money
  const money: Cents = range.p50;
  assert.equal(typeof money, "number");
});

test("an exit that cannot be is refused with its reason", () => {
  const codes = (more: Partial<ExitAsked>): readonly string[] => (exitOf(asked(more)).faults ?? []).map(({ code }) => code);
  const forecast = (given: Partial<ExitForecast>): Partial<ExitAsked> => ({
    forecast: { by: "agreed", on: "2020-08-01", to: END, facts: NO_FACTS, file: "f.csv", sha256: "00", ...given },
  });
  const row = (day: string): Partial<ExitForecast> => ({ facts: { ...NO_FACTS, costs: [cost(1n, day)] } });
  assert.deepEqual(codes({ exit: { ...HALF, party: "nobody" } }), ["exit/unknown-party"]);
  assert.deepEqual(codes({ exit: { ...HALF, last: "2031-01-01" } }), ["exit/outside-term"]);
  assert.deepEqual(codes({ agreement: { ...three, parties: three.parties.map((party) => ({ ...party, leaves: "2020-03-31" })) } }), ["exit/no-member"]);
  assert.deepEqual(codes({ exit: { ...HALF, party: "owner" } }), ["exit/nobody-pays"]);
  assert.deepEqual(codes({ agreement: agreement(1_000_000n) }), ["exit/nobody-provides"]);
  assert.deepEqual(codes(forecast({})), ["exit/forecast-empty"]);
  assert.deepEqual(codes(forecast({ ...row("2020-06-30"), to: "2020-09-30" })), ["exit/forecast-too-short"]);
  assert.deepEqual(codes(forecast(row("2020-05-31"))), ["exit/forecast-outside"]);
  assert.deepEqual(codes(forecast({ ...row("2021-01-31"), to: "2021-06-30" })), ["exit/forecast-outside", "exit/forecast-of-leaver"]);
  assert.deepEqual(codes(forecast(row("2020-07-01"))), ["exit/forecast-of-leaver"]);
  assert.deepEqual(codes({ agreement: { ...three, development: { until: "2020-06-30", pay: "hours", cap: "none" } }, ...forecast(row("2020-06-30")) }), [
    "exit/forecast-in-development",
  ]);
  const by = (forecastBy: string): Partial<ExitAsked> => ({ agreement: { ...three, exit: { ...three.exit, forecastBy } } });
  assert.deepEqual(codes({ ...by("agreed"), ...forecast({ ...row("2020-06-30"), by: "expert" }) }), ["exit/forecast-not-theirs"]);
  assert.deepEqual(codes({ ...by("expert-only"), ...forecast(row("2020-06-30")) }), ["exit/forecast-not-theirs"]);
  assert.deepEqual(codes({ ...by("independent-expert"), ...forecast(row("2020-06-30")) }), []);
  assert.deepEqual(year("2020").to, END);
});

test("an order counts only as far as it is named, and is listed while it runs on", () => {
  const order = { id: "a", party: "builder", line: "work", supplier: "Invented Ltd", what: "rent", cents: 500n, until: "2020-08-31" };
  const { commitments, payable } = settledExit(asked({ commitments: [order, { ...order, id: "b", until: "2020-06-30" }] }));
  assert.deepEqual(
    commitments.map(({ id, open, bears }) => [id, open, bears]),
    [["a", "500", [{ party: "owner", share: "1" }]]],
  );
  assert.equal(payable, settledExit(asked()).payable);
  const shown = settledExit(asked({ commitments: [order, { ...order, id: "c".repeat(25) + "a" }] }));
  const table = exitTables(shown, voiceOf("en", shown.statement)).find(({ id }) => id === "exit-commitments")!;
  assert.deepEqual(
    table.rows.map(({ cells }) => cells[0]!.text),
    ["a rent", "rent"],
    "an id of the record says nothing to a reader",
  );
  assert.deepEqual(ratio(182n, 366n), ratio(91n, 183n));
});
