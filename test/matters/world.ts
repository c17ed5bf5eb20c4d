/** An alliance of an example on a database of the tests, with a house, people who hold mandates, and everybody seated in every body. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { SLICES } from "../../src/alliance.ts";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import type { Agreement } from "../../src/agreement/agreement.ts";
import { readAgreement } from "../../src/agreement/read.ts";
import { type Command, createRunner, type Ran } from "../../src/api/command.ts";
import { ask } from "../../src/api/http.ts";
import { newId } from "../../src/api/installation.ts";
import type { Query } from "../../src/api/query.ts";
import type { Role, Who } from "../../src/api/roles.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import type { RandomId } from "../../src/kernel/id.ts";
import type { StreamKind } from "../../src/log/kinds.ts";
import { opening } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { keepRecord, NODE } from "../../src/log/store.ts";
import { fillSeat, takePosition } from "../../src/matters/commands.ts";
import { openMatter } from "../../src/simulation/proposed/commands.ts";
import { beginHouse } from "../../src/parties/store.ts";
import { INSTALLATION, type Store } from "../../src/store/store.ts";

export const KAINUU = readFileSync("examples/kainuu-youth/agreement.yaml", "utf8");
const FIRST = "2018-06-01";
type Given = Exclude<Role, "public">;
export type World = Awaited<ReturnType<typeof worldOn>>;
/** `limits`: mandates in cents by party; the others have none. `coming`: a later file whose new parties are registered and no parties yet. */
export type Made = { readonly text?: string; readonly limits?: Readonly<Record<string, string>>; readonly from?: string; readonly coming?: string };

export async function worldOn(store: Store, { text = KAINUU, limits = {}, from = FIRST, coming = text }: Made = {}) {
  const agreement = readAgreement("agreement.yaml", text).value!;
  const known = knownIn([agreement, readAgreement("agreement.yaml", coming).value!]);
  const keeper = keepRecord(store);
  const runner = createRunner({ store, keeper, slices: SLICES });
  const [house, stream] = [newId(), newId()];
  const organisations = new Map(known.map(({ id }) => [id, newId()]));
  const open = (of: RandomId, kind: StreamKind, more: readonly { kind: string; day: string; body: Record<string, string> }[]) =>
    keeper.turn(INSTALLATION, of, async (turn) => {
      const { publicKey } = signingOf(new Uint8Array(32).fill(5));
      const opened = opening(NODE, { installation: store.installation, stream: of, for: kind, day: "2018-01-01", publicKey });
      assert.deepEqual(turn.append([opened, ...more], "2018-01-01T00:00:00.000Z").faults, []);
    });
  await open(house, "house", []);
  const all = everybodyOf(known);
  const people = all.filter(({ key }) => key !== "office");
  const limitOf = (key: string, party: string) => (limits[party] === undefined || !key.startsWith("member") ? {} : { limit: limits[party] });
  await beginHouse(
    { keeper, runner, house },
    {
      organisations: known.map(({ id, name, kind }, i) => ({ id: organisations.get(id)!, name, kind, businessId: IDS[i]! })),
      people: all.map(({ id, key }) => ({ id, name: `Keksitty ${key}` })),
      grants: all.map(({ id, key, party, role }) => {
        const grant = { id: newId(), person: id, organisation: organisations.get(party)!, role, from: "2018-01-01", decision: "keksitty § 1" };
        return { ...grant, ...limitOf(key, party) };
      }),
    },
    "2018-01-02T00:00:00.000Z",
  );
  const bound = agreement.parties.map(({ id: party }) => ({ party, organisation: organisations.get(party)! }));
  const bindings = bound.map((body) => ({ kind: "party-bound", day: "2018-01-01", body }));
  await open(stream, "alliance", bindings);
  await store.write(INSTALLATION, async (writing) => {
    for (const row of bound)
      await writing
        .insertInto("party")
        .values({ stream, ...row })
        .execute();
  });
  const who = (key: string): Who => {
    const { id, party, role } = all.find((each) => each.key === key)!;
    const organisation = organisations.get(party)!;
    const limit = limits[party] === undefined || !key.startsWith("member") ? {} : { limit: BigInt(limits[party]) };
    return { person: id, organisation, grants: [{ id: newId(), role, organisation, from: "2018-01-01", ...limit }], streams: [stream], isFresh: true };
  };
  const run = <I, G, R extends Json>(command: Command<I, G, R>, key: string, day: string, input: unknown): Promise<Ran<R>> =>
    runner.run(command, input, { who: who(key), stream, at: `${day}T09:00:00.000Z` });
  const question = async (query: Query<never, Json>, key: string, day: string, params: Readonly<Record<string, string>> = {}) => {
    const asked = await ask({ store, runner }, query as unknown as Query<unknown, Json>, { who: who(key), stream, params, at: `${day}T09:00:00.000Z` });
    assert.deepEqual(asked.refusals, undefined);
    return (asked as { readonly answer: Json }).answer as Record<string, Json>;
  };
  const size = () => sizeOf(store, stream);
  const world = { store, runner, house, stream, agreement, organisations, people: all, who, run, question, size, text };
  done(await run(adoptAgreement, "office", from, { text, from }));
  for (const body of Object.keys(agreement.decisions.bodies))
    for (const { key, party, id } of people)
      if (agreement.decisions.bodies[body]!.seats[party]) done(await run(fillSeat, key, from, { body, person: id, as: key.split(" ")[0], from }));
  return world;
}

async function sizeOf(store: Store, stream: RandomId): Promise<number> {
  const row = await store.read(INSTALLATION, (reading) => reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirstOrThrow());
  return Number(row.size);
}

/** Every party of the files once. */
function knownIn(files: readonly Agreement[]): Agreement["parties"] {
  return [...new Map(files.flatMap(({ parties }) => parties.map((party) => [party.id, party]))).values()];
}

/** A member and a deputy of each party, and somebody of the project office. */
function everybodyOf(parties: Agreement["parties"]) {
  const roleOf = (roles: readonly string[]): Given => (roles.includes("purchaser") ? "purchaser-decider" : "provider-manager");
  const seated = parties.flatMap(({ id, roles }) => ["member", "deputy"].map((as) => ({ key: `${as} ${id}`, party: id, role: roleOf(roles), id: newId() })));
  return [...seated, { key: "office", party: parties[0]!.id, role: "project-office" as const, id: newId() }];
}

const IDS = ["9900001-8", "9900012-2", "9900023-7", "9900034-1", "9900045-6", "9900005-0", "9900006-9", "9900007-7"];

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

/** Refused with a code and what it rests on, and nothing written. */
export async function refusedWith({ size }: World, code: string, basis: RegExp, ran: () => Promise<Ran<unknown>>): Promise<void> {
  const before = await size();
  const { refusals = [] } = await ran();
  assert.ok(
    refusals.some((each) => each.code === code && basis.test(each.basis)),
    JSON.stringify(refusals),
  );
  assert.equal(await size(), before, "nothing was written");
}

export const MATTER = { kind: "operational", body: "ajr", procedure: "meeting", title: "Keksitty asia", proposal: "Hyväksytään keksitty esitys." } as const;

export async function opened({ run }: World, day: string, about: Readonly<Record<string, Json>> = {}): Promise<RandomId> {
  return done(await run(openMatter, "office", day, { ...MATTER, ...about })).matter;
}

/** The members of the parties named take the same position. */
export async function say({ run }: World, day: string, matter: RandomId, parties: readonly string[], position = "for"): Promise<void> {
  for (const party of parties) done(await run(takePosition, `member ${party}`, day, { matter, position }));
}

/** Notes a decision of a party's own organ. */
export async function noted({ run }: World, party: string, day: string, state: string, about: object = {}): Promise<RandomId> {
  const input = { organ: "Keksitty hallitus", on: day, section: "§ 7", subject: "Tavoitekustannus", state, stateOn: day, ...about };
  return done(await run(inAlliance.note, `member ${party}`, day, input)).decision;
}
