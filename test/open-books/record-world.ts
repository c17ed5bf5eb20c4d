/** An alliance with books on a database of the test: its parties bound, an agreement adopted, people with roles. */
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { agreementSlice } from "../../src/agreement/kinds.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { ask } from "../../src/api/http.ts";
import { createRunner, type Command, type Ran, type Runner } from "../../src/api/command.ts";
import { newId } from "../../src/api/installation.ts";
import type { Query } from "../../src/api/query.ts";
import type { Role, Who } from "../../src/api/roles.ts";
import { askedSlice } from "../../src/decisions/asked.ts";
import { decisionStore } from "../../src/decisions/store.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import { changesSlice } from "../../src/agreement/changes/kinds.ts";
import { textsSlice } from "../../src/erasing/kinds.ts";
import { lawSlice } from "../../src/law/kinds.ts";
import { opening } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { keepRecord, NODE } from "../../src/log/store.ts";
import { booksStore } from "../../src/open-books/store.ts";
import { partiesSlice } from "../../src/parties/kinds.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";

export const SLICES = [
  { slice: lawSlice },
  { slice: changesSlice },
  { slice: changesSlice },
  { slice: agreementSlice },
  { slice: partiesSlice },
  { slice: askedSlice },
  { slice: textsSlice },
  decisionStore,
  booksStore,
];

export type World = {
  readonly store: Store;
  readonly runner: Runner;
  readonly stream: string;
  /** Organisation by party of the agreement. */
  readonly organisations: ReadonlyMap<string, string>;
  who(role: Role, party?: string): Who;
  run<I, G, R extends Json>(command: Command<I, G, R>, input: unknown, who: Who, at?: string): Promise<Ran<R>>;
  readonly agreementText: string;
};

export const AT = "2026-02-10T10:00:00.000Z";

/** `folder` holds an agreement.yaml. */
export async function worldOn(store: Store, folder: string): Promise<World> {
  const agreementText = readFileSync(`${folder}/agreement.yaml`, "utf8");
  const agreement = readAgreement("agreement.yaml", agreementText).value!;
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
  const who = (role: Role, party?: string): Who => {
    const organisation = organisations.get(party ?? agreement.parties[0]!.id)!;
    return { person: newId(), organisation, grants: [{ id: newId(), role, organisation, from: "2000-01-01" }], streams: [stream] };
  };
  const run: World["run"] = (command, input, asker, at = AT) => runner.run(command, input, { who: asker, stream, at });
  const adopted = await run(adoptAgreement, { text: agreementText, from: "2000-01-01" }, who("project-office"), "2018-01-02T00:00:00.000Z");
  assert.equal(adopted.refusals, undefined);
  return { store, runner, stream, organisations, who, run, agreementText };
}

/** A directory of the test's own. */
export function spoolDirectory(): { readonly directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), "sameside-spool-"));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** What came of it; a refusal fails the test with its codes. */
export function done<R>(ran: Ran<R>): R {
  assert.deepEqual(
    ran.refusals?.map(({ code, args }) => [code, args]),
    undefined,
  );
  return (ran as { readonly result: R }).result;
}

export function codes(ran: Ran<unknown>): readonly string[] {
  return (ran.refusals ?? []).map(({ code }) => code);
}

/** What a question is answered. */
export async function answer<P, A extends Json>(world: World, query: Query<P, A>, params: object, who: Who): Promise<A> {
  const asked = await ask(world, query, { who, stream: world.stream, params, at: AT });
  assert.equal(asked.refusals, undefined, JSON.stringify(asked.refusals));
  return (asked as { answer: A }).answer;
}
