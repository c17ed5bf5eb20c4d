/** An example alliance on the record of a test: its parties bound, its agreement adopted, costs and results entered as time goes by. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { agreementSlice } from "../../src/agreement/kinds.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { type Command, createRunner, type Ran } from "../../src/api/command.ts";
import { ask } from "../../src/api/http.ts";
import { newId } from "../../src/api/installation.ts";
import type { Query } from "../../src/api/query.ts";
import type { Role, Who } from "../../src/api/roles.ts";
import { decisionCommands } from "../../src/decisions/commands.ts";
import { decisionSlice } from "../../src/decisions/kinds.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import { changesSlice } from "../../src/agreement/changes/kinds.ts";
import { textsSlice } from "../../src/erasing/kinds.ts";
import { lawSlice } from "../../src/law/kinds.ts";
import { opening } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { keepRecord, NODE } from "../../src/log/store.ts";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { enterCosts } from "../../src/open-books/commands.ts";
import { createCostReader, type SettledLine } from "../../src/open-books/read-costs.ts";
import { booksStore } from "../../src/open-books/store.ts";
import { resultsStore } from "../../src/outcomes/store.ts";
import { partiesSlice } from "../../src/parties/kinds.ts";
import { registersStore } from "../../src/registers/store.ts";
import { settlementQueries } from "../../src/settlement/asked/routes.ts";
import { acceptStatement, approveStatement, enterResults } from "../../src/settlement/commands.ts";
import { createFactsReader } from "../../src/settlement/facts-file.ts";
import { settlementStore } from "../../src/settlement/store.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";

const SLICES = [
  { slice: lawSlice },
  { slice: changesSlice },
  { slice: textsSlice },
  { slice: agreementSlice },
  { slice: partiesSlice },
  { slice: decisionSlice },
  registersStore,
  booksStore,
  resultsStore,
  settlementStore,
];
export type Row = Readonly<Record<string, string>>;
export type World = Awaited<ReturnType<typeof worldOn>>;

/** `adopted` and everything after it happens at instants that the test gives. */
export async function worldOn(store: Store, folder: string) {
  const text = readFileSync(`${folder}/agreement.yaml`, "utf8");
  const agreement = readAgreement("agreement.yaml", text).value!;
  const keeper = keepRecord(store);
  const runner = createRunner({ store, keeper, slices: SLICES });
  const stream = newId();
  const organisations = new Map(agreement.parties.map(({ id }) => [id, newId()]));
  await keeper.turn(INSTALLATION, stream, async (turn) => {
    const { publicKey } = signingOf(new Uint8Array(32).fill(5));
    const opened = opening(NODE, { installation: store.installation, stream, for: "alliance", day: "2018-01-01", publicKey });
    const bound = [...organisations].map(([party, organisation]) => ({ kind: "party-bound", day: "2018-01-01", body: { party, organisation } }));
    assert.deepEqual(turn.append([opened, ...bound], "2018-01-01T00:00:00.000Z").faults, []);
  });
  const people = new Map<string, string>();
  const who = (role: Role, party: string): Who => {
    const organisation = organisations.get(party)!;
    const key = `${role} ${party}`;
    const person = people.get(key) ?? people.set(key, newId()).get(key)!;
    return { person, organisation, grants: [{ id: newId(), role, organisation, from: "2000-01-01" }], streams: [stream], isFresh: true };
  };
  const run = <I, G, R extends Json>(command: Command<I, G, R>, input: unknown, by: Who, at: string): Promise<Ran<R>> =>
    runner.run(command, input, { who: by, stream, at });
  const question = async (name: string, params: Readonly<Record<string, string>>, by: Who): Promise<Record<string, unknown>> => {
    const query = settlementQueries.find((each) => each.name === name) as Query<unknown, Json>;
    const asked = await ask({ store, runner }, query, { who: by, stream, params, at: "2026-11-22T00:00:00.000Z" });
    assert.deepEqual(asked.refusals, undefined);
    return (asked as { readonly answer: Json }).answer as Record<string, unknown>;
  };
  done(await run(adoptAgreement, { text, from: "2018-06-01" }, who("project-office", agreement.parties[0]!.id), "2018-06-01T09:00:00.000Z"));
  return { store, runner, stream, agreement, organisations, who, run, question, folder };
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

let noted = 0;

/** Notes a final decision of a purchaser's organ. */
export async function noteDecision({ run, who }: World, party: string, on: string, at: string, state = "final", amount?: string): Promise<string> {
  const note = decisionCommands.find(({ name }) => name === "decisions/note")!;
  const input = { organ: "Hallitus", on, section: `§ ${++noted}`, subject: "Tilitys", state, stateOn: on, ...(amount === undefined ? {} : { amount }) };
  return (done(await run(note, input, who("purchaser-decider", party), at)) as { readonly decision: string }).decision;
}

/** The costs of the example's file within two days, entered by each provider; what the file has as approved is approved by the project office. */
export async function enterCostsOf(world: World, from: string, to: string, at: string): Promise<void> {
  const lines: SettledLine[] = [];
  const reader = createCostReader({ agreement: world.agreement, file: "costs.csv", onLine: (line) => lines.push(line) });
  reader.push(readFileSync(`${world.folder}/costs.csv`));
  reader.end();
  const counting = lines.filter(({ day }) => from <= day && day <= to);
  for (const [party, own] of Map.groupBy(counting, (line) => line.party)) {
    for (let i = 0; i < own.length; i += 400) {
      const records = own.slice(i, i + 400).map(recordOf);
      const { batch } = done(await world.run(enterCosts, { party, lines: records }, world.who("provider-manager", party), at));
      const approved = own.slice(i, i + 400).flatMap((line, n) => (line.approved ? [`${batch}/${n}`] : []));
      const approving = { lines: approved, approved: true, reason: "Sovittu ennakkoon." };
      if (approved.length > 0) done(await world.run(approveCosts, approving, world.who("project-office", world.agreement.parties[0]!.id), at));
    }
  }
}

function recordOf({ line, type, day, net, vat, vatKind, grants, quantity, status }: SettledLine) {
  const whole = `${quantity / 1_000_000n}.${String(quantity % 1_000_000n).padStart(6, "0")}`;
  return {
    line,
    type,
    day,
    net: String(net),
    ...(vat === undefined ? {} : { vat: String(vat) }),
    ...(vatKind === undefined ? {} : { vatKind }),
    ...(grants === 0n ? {} : { grants: String(grants) }),
    ...(quantity === 0n ? {} : { quantity: whole }),
    status,
  };
}

/** The rows of the example's file of results, as the record takes them. */
export function resultRows({ agreement, folder }: World): Row[] {
  const rows: Row[] = [];
  const reader = createFactsReader({ agreement, file: "results.csv", onLine: (cells) => rows.push(cells as Row) });
  reader.push(readFileSync(`${folder}/results.csv`));
  assert.deepEqual(reader.end().report.faults, []);
  return rows;
}

/** Enters rows of results; those that need decisions name those of every purchaser. */
export async function enterRows(world: World, rows: readonly Row[], at: string): Promise<number> {
  const lines = [];
  for (const row of rows) lines.push(await resting(world, row, at));
  const office = world.who("project-office", world.agreement.parties[0]!.id);
  return done(await world.run(enterResults, { lines }, office, at)).batch;
}

async function resting(world: World, row: Row, at: string): Promise<Row> {
  const on =
    row["kind"] === "savings-report" ? row["approved-on"] : row["kind"] === "target-change" ? row["final-on"] : row["kind"] === "draw" ? row["day"] : undefined;
  if (on === undefined) return row;
  const all = world.agreement.parties.filter(({ roles }) => roles.includes("purchaser"));
  const purchasers = row["kind"] === "draw" ? all.slice(0, 1) : all;
  const decisions = [];
  for (const { id } of purchasers) decisions.push(await noteDecision(world, id, on, at));
  return { ...row, decision: decisions.join(" ") };
}

/** Everybody that must approves; returns whether the statement then stands for good. */
export async function approveAll(world: World, statement: string, joined: (agreement: Agreement) => Agreement["parties"], at: string): Promise<boolean> {
  let settled = false;
  for (const { id, roles } of joined(world.agreement)) {
    if (roles.includes("purchaser")) {
      const decision = await noteDecision(world, id, at.slice(0, 10), at, "enforceable");
      settled = done(await world.run(approveStatement, { statement, decision }, world.who("purchaser-decider", id), at)).settled;
    } else if (roles.includes("provider")) settled = done(await world.run(acceptStatement, { statement }, world.who("provider-manager", id), at)).settled;
  }
  return settled;
}
