/** A purchaser with a budget and two alliances, on a database of the test: parties bound, agreements adopted, decisions noted. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { agreementSlice } from "../../src/agreement/kinds.ts";
import { type Asked, type Command, createRunner, type Ran, type Runner } from "../../src/api/command.ts";
import { newId } from "../../src/api/installation.ts";
import type { Role, Who } from "../../src/api/roles.ts";
import { type Budget, budgetSlice } from "../../src/appropriations/budget.ts";
import { grantAllotment, makeCommitment, recordAppropriation } from "../../src/appropriations/commands.ts";
import { type Promised, promisedSlice } from "../../src/appropriations/commitments.ts";
import { budgetStore, promisedStore } from "../../src/appropriations/store.ts";
import { inAlliance, inBudget } from "../../src/decisions/commands.ts";
import { decisionStore } from "../../src/decisions/store.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import { changesSlice } from "../../src/agreement/changes/kinds.ts";
import { lawSlice } from "../../src/law/kinds.ts";
import type { StreamKind } from "../../src/log/kinds.ts";
import { opening } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { type Keeper, keepRecord, NODE } from "../../src/log/store.ts";
import { partiesSlice } from "../../src/parties/kinds.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";

export const AT = "2019-02-01T10:00:00.000Z";
export const LEVEL = "palvelualue";
export const SINGLE = readFileSync(new URL("../agreement/single.yaml", import.meta.url), "utf8");

export type World = {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly runner: Runner;
  readonly budget: string;
  readonly alliances: readonly [string, string];
  /** The purchaser's organisation. */
  readonly purchaser: string;
  /** A noted decision: of the budget, and of each alliance. */
  readonly decisions: Readonly<Record<string, string>>;
  who(role: Role, more?: Partial<Who>): Who;
  run<I, G, R extends Json>(command: Command<I, G, R>, stream: string, input: unknown, over?: Partial<Asked>): Promise<Ran<R>>;
  budgetNow(): Promise<Budget>;
  promised(stream: string): Promise<Promised>;
};

export type Sums = { readonly appropriation: string; readonly allotments: readonly [string, string] };

/** `bare` makes no appropriation and no allotments. Sums are in cents. */
export async function worldOn(store: Store, { appropriation, allotments }: Sums, runnerOf: (runner: Runner) => Runner = (same) => same): Promise<World> {
  const keeper = keepRecord(store);
  const slices = [{ slice: partiesSlice }, { slice: lawSlice }, { slice: changesSlice }, { slice: agreementSlice }, decisionStore, budgetStore, promisedStore];
  const runner = runnerOf(createRunner({ store, keeper, slices }));
  const [purchaser, provider] = [newId(), newId()];
  const budget = await open(store, keeper, "budget", []);
  const bound = { saukko: purchaser, keksi: provider };
  const alliances = [await open(store, keeper, "alliance", Object.entries(bound)), await open(store, keeper, "alliance", Object.entries(bound))] as const;
  await store.write(INSTALLATION, (writing) => writing.insertInto("budget_owner").values({ budget, organisation: purchaser }).execute());
  const person = newId();
  const who: World["who"] = (role, more = {}) => ({
    person,
    organisation: purchaser,
    grants: [{ id: newId(), role, organisation: purchaser, from: "2000-01-01" }],
    streams: [budget, ...alliances],
    isFresh: true,
    ...more,
  });
  const run: World["run"] = (command, stream, input, over = {}) => runner.run(command, input, { who: who("purchaser-decider"), stream, at: AT, ...over });
  const decisions: Record<string, string> = {};
  const noting = { organ: "Saukkokosken valtuusto", on: "2018-12-10", section: "§ 87", subject: "Talousarvio", state: "final", stateOn: "2019-01-20" };
  decisions[budget] = done(await run(inBudget.note, budget, noting)).decision;
  for (const alliance of alliances) {
    decisions[alliance] = done(await run(inAlliance.note, alliance, noting)).decision;
    done(await run(adoptAgreement, alliance, { text: SINGLE, from: "2019-01-01" }, { who: who("project-office") }));
  }
  const place = { year: "2019", level: LEVEL };
  done(await run(recordAppropriation, budget, { ...place, basis: "gross", amount: appropriation, state: "adopted", decision: decisions[budget] }));
  for (const [i, alliance] of alliances.entries()) {
    done(await run(grantAllotment, budget, { alliance, ...place, amount: allotments[i], decision: decisions[budget] }));
  }
  const stateOf = <T>(stream: string, slice: Parameters<Awaited<ReturnType<Runner["states"]>>["of"]>[0]): Promise<T> =>
    store.read(INSTALLATION, async (reading) => (await runner.states(reading, stream)).of(slice) as T);
  return {
    store,
    keeper,
    runner,
    budget,
    alliances,
    purchaser,
    decisions,
    who,
    run,
    budgetNow: () => stateOf(budget, budgetSlice),
    promised: (stream) => stateOf(stream, promisedSlice),
  };
}

/** What a commitment of the small agreement says; its cost above target is stated, because nothing in the file limits it. */
export function commitment(world: World, stream: string, amount: string, over: object = {}) {
  const stated = { overrun: "0" };
  return {
    purchaser: "saukko",
    provider: "keksi",
    year: "2019",
    level: LEVEL,
    amount,
    decision: world.decisions[stream],
    budget: world.budget,
    stated,
    ...over,
  };
}

export async function committed(world: World, stream: string, amount: string, over: Partial<Asked> = {}) {
  return world.run(makeCommitment, stream, commitment(world, stream, amount), over);
}

async function open(store: Store, keeper: Keeper, kind: StreamKind, bound: readonly (readonly [string, string])[]): Promise<string> {
  const stream = newId();
  await keeper.turn(INSTALLATION, stream, async (turn) => {
    const { publicKey } = signingOf(new Uint8Array(32).fill(5));
    const opened = opening(NODE, { installation: store.installation, stream, for: kind, day: "2018-01-01", publicKey });
    const parties = bound.map(([party, organisation]) => ({ kind: "party-bound", day: "2018-01-01", body: { party, organisation } }));
    assert.deepEqual(turn.append([opened, ...parties], "2018-01-01T00:00:00.000Z").faults, []);
  });
  return stream;
}

/** What came of it; a refusal fails the test with its codes. */
export function done<R>(ran: Ran<R>): R {
  assert.deepEqual(
    ran.refusals?.map(({ code, args, pointer }) => [code, args, pointer]),
    undefined,
  );
  return (ran as { readonly result: R }).result;
}

export function codes(ran: Ran<unknown>): readonly string[] {
  return (ran.refusals ?? []).map(({ code }) => code);
}

/** The terms that the first refusal shows. */
export function shown(ran: Ran<unknown>): Readonly<Record<string, string>> {
  return ran.refusals?.[0]?.args ?? {};
}
