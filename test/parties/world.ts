/** A small invented world on a database of the tests: a house with organisations and people, and one alliance of some of them. */
import { SLICES } from "../../src/alliance.ts";
import type { Command, Ran, Runner } from "../../src/api/command.ts";
import { createRunner } from "../../src/api/command.ts";
import { ask, clock } from "../../src/api/http.ts";
import { newId } from "../../src/api/installation.ts";
import type { Query } from "../../src/api/query.ts";
import { sealOf } from "../../src/api/sealing.ts";
import type { Role, Who } from "../../src/api/roles.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import { dayAt } from "../../src/kernel/day.ts";
import type { RandomId } from "../../src/kernel/id.ts";
import type { StreamKind } from "../../src/log/kinds.ts";
import { opening } from "../../src/log/log.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { type Keeper, keepRecord, NODE } from "../../src/log/store.ts";
import { type Access, createAccess } from "../../src/parties/access/store.ts";
import { bindParty } from "../../src/agreement/bound/commands.ts";
import { MANDATED } from "../../src/parties/granting.ts";
import { beginHouse } from "../../src/parties/store.ts";
import type { Store } from "../../src/store/store.ts";

const signing = signingOf(new Uint8Array(32).fill(9));
/** What secrets of this world are sealed with. */
export const SEAL = sealOf(signing);

export const ORGANISATIONS = {
  office: { name: "Ylläpito Oy", kind: "company", businessId: "9900001-8" },
  kajaani: { name: "Kuvitteellinen kaupunki", kind: "municipality", businessId: "9900012-2" },
  sotkamo: { name: "Keksitty kunta", kind: "municipality", businessId: "9900023-7" },
  uramylly: { name: "Uramylly Oy", kind: "company", businessId: "9900034-1" },
} as const;
export type OrganisationName = keyof typeof ORGANISATIONS;

/** Who is there: name, organisation, role. */
export const PEOPLE: readonly (readonly [string, OrganisationName, Role])[] = [
  ["admin", "office", "house-admin"],
  ["second", "office", "house-admin"],
  ["decider", "kajaani", "purchaser-decider"],
  ["controller", "kajaani", "purchaser-controller"],
  ["office", "kajaani", "project-office"],
  ["auditor", "kajaani", "auditor"],
  ["expert", "kajaani", "financial-expert"],
  ["preparer", "kajaani", "preparer"],
  ["provider", "uramylly", "provider-manager"],
  ["stranger", "sotkamo", "purchaser-decider"],
];

export type World = {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly runner: Runner;
  readonly access: Access;
  readonly house: RandomId;
  readonly alliance: RandomId;
  readonly organisation: Readonly<Record<OrganisationName, RandomId>>;
  person(name: string): RandomId;
  /** What a person may do now. */
  who(name: string): Promise<Who>;
  run<I, G, R extends Json>(name: string, command: Command<I, G, R>, input: I, stream?: RandomId): Promise<Ran<R>>;
  ask<P, A extends Json>(name: string, query: Query<P, A>, stream?: RandomId): ReturnType<typeof ask<P, A>>;
  open(kind: StreamKind): Promise<RandomId>;
};

/** The world, with an alliance of Kajaani and Uramylly. */
export async function worldOn(store: Store): Promise<World> {
  const keeper = keepRecord(store);
  const runner = createRunner({ store, keeper, slices: SLICES, seal: SEAL });
  const open = async (kind: StreamKind): Promise<RandomId> => {
    const stream = newId();
    const at = clock();
    const first = opening(NODE, { installation: store.installation, stream, for: kind, day: dayAt(at), publicKey: signing.publicKey });
    await keeper.turn({ actor: undefined, party: undefined, streams: [stream] }, stream, async (turn) => void turn.append([first], at));
    return stream;
  };
  const house = await open("house");
  const ids = new Map([...Object.keys(ORGANISATIONS).map((name) => `o:${name}`), ...PEOPLE.map(([name]) => `p:${name}`)].map((key) => [key, newId()]));
  const organisation = Object.fromEntries(Object.keys(ORGANISATIONS).map((name) => [name, ids.get(`o:${name}`)!])) as World["organisation"];
  const day = dayAt(clock());
  await beginHouse(
    { keeper, runner, house },
    {
      organisations: Object.entries(ORGANISATIONS).map(([name, of]) => ({ id: ids.get(`o:${name}`)!, ...of })),
      people: PEOPLE.map(([name]) => ({ id: ids.get(`p:${name}`)!, name: `Keksitty ${name}` })),
      grants: PEOPLE.map(([name, of, role]) => ({
        id: newId(),
        person: ids.get(`p:${name}`)!,
        organisation: organisation[of],
        role: role as Exclude<Role, "public">,
        from: day,
        ...(MANDATED.includes(role) ? { decision: "KH 2026-01-12 § 3" } : {}),
        ...(role === "auditor" ? { to: `${Number(day.slice(0, 4)) + 1}-12-31` } : {}),
      })),
    },
    clock(),
  );
  const alliance = await open("alliance");
  const access = createAccess({ store, runner, house });
  const person = (name: string): RandomId => ids.get(`p:${name}`)!;
  const who = async (name: string): Promise<Who> => {
    const at = clock();
    const secret = await access.begin(person(name), at, at);
    return (await access.signedIn("session", secret, at))!.who;
  };
  const world: World = {
    store,
    keeper,
    runner,
    access,
    house,
    alliance,
    organisation,
    person,
    who,
    open,
    run: async (name, command, input, stream = command.on === "house" ? house : alliance) =>
      runner.run(command, input, { who: await who(name), stream, at: clock() }),
    ask: async (name, query, stream = query.on === "house" ? house : alliance) =>
      ask({ store, runner }, query, { who: await who(name), stream, params: {}, at: clock() }),
  };
  await world.run("admin", bindParty, { party: "kajaani", organisation: organisation.kajaani });
  await world.run("admin", bindParty, { party: "uramylly", organisation: organisation.uramylly });
  return world;
}

/** The codes of what was refused, or nothing. */
export function codes(ran: { readonly refusals?: readonly { readonly code: string }[] | undefined }): readonly string[] {
  return (ran.refusals ?? []).map(({ code }) => code);
}

/** What was answered; a refusal fails the test with its code. */
export function answerOf<T>(asked: { readonly answer?: Json } | { readonly refusals?: readonly { readonly code: string }[] | undefined }): T {
  if (!("answer" in asked)) throw new Error(codes(asked as never).join(" "));
  return asked.answer as T;
}
