/** Gather, decide, record: one command, one transaction. */
import type { Selectable } from "kysely";
import type { ZodType } from "zod";
import type { Json } from "../kernel/canonical.ts";
import { type Day, type Instant, dayAt } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { originOf } from "../log/checkpoint.ts";
import type { Draft, Entry } from "../log/entry.ts";
import type { StreamKind } from "../log/kinds.ts";
import { type Head, opening } from "../log/log.ts";
import { beginStream, type Keeper, NODE, type Turn } from "../log/store.ts";
import { runs, texts } from "../store/columns.ts";
import { type RawBuilder, type Reading, type Sight, sql, type Store, type Writing } from "../store/store.ts";
import type { CommandKeyRow } from "../store/tables.ts";
import { notAllowed } from "./allowed.ts";
import { type Decided, type Now, type Refusal, refused, type States } from "./decide.ts";
import { type Counsel, type DecidedOn, type Folder, createFolder, openedSlice, type SliceStore } from "./fold.ts";
import { readInput } from "./input.ts";
import { keyInForce } from "./keys.ts";
import { mandatesOn } from "./mandates.ts";
import type { Seal } from "./sealing.ts";
import { isThere, type Role, type Who } from "./roles.ts";
import { withoutNames, withWhoCould } from "./who-could.ts";

/** A command as a slice offers it: `POST /api/streams/<stream>/<name>`. */
export type Command<Input, Gathered, Result extends Json, Ahead = unknown> = {
  /** In the words of the address: `findings/open`. */
  readonly name: string;
  readonly on: StreamKind;
  readonly input: ZodType<Input>;
  /** Who may give it. */
  readonly roles: readonly Role[];
  /** For approvals: whoever gives it has just signed in. */
  readonly needsFresh?: true;
  /** One English sentence for the description of the API. */
  readonly does: string;
  /**
   * For what touches several streams: carries the command out by others, each on one stream, instead of `gather` and `decide`. Who may give it, and what
   * was sent, are checked before.
   */
  through?(run: Runner["run"], input: Input, asked: Asked): Promise<Ran<Result>>;
  /**
   * For what begins another record: what it is for, an id that is drawn for it, and its entries after the first. They are kept together with those of the
   * command itself, or not at all.
   */
  readonly opens?: { readonly kind: StreamKind; id(): RandomId; entries(input: Input, now: Now): readonly Omit<Draft, "actor" | "party">[] };
  /**
   * Reads what others who wait for their turn cannot change, or can be told of without asking, while it is looked up whether the command was given before:
   * the database is then asked once for all who go together. The states are those before the first of them.
   */
  ahead?(reading: Reading, at: Moment, input: Input): Promise<Ahead>;
  /** Reads what the decision needs besides the folded state; `ahead` is what was read before. */
  gather(reading: Reading, at: Moment, input: Input, ahead: Ahead): Promise<Gathered>;
  decide(states: States, gathered: Gathered, input: Input, now: Now): Decided<Result>;
  /** Keeps what the entries only name by hash. */
  keep?(
    writing: Writing,
    kept: {
      readonly stream: RandomId;
      readonly entries: readonly Entry[];
      readonly input: Input;
      readonly gathered: Gathered;
      readonly seal: Seal | undefined;
    },
  ): Promise<void>;
};

/** Where and when a command is carried out. */
export type Moment = { readonly stream: RandomId; readonly states: States; readonly now: Now };

/** How a command is asked for. `expected` is the number of entries that the asker has seen; `key` makes a repetition harmless. */
export type Asked = {
  readonly who: Who;
  readonly stream: RandomId;
  readonly at: Instant;
  readonly key?: string;
  readonly expected?: number;
  readonly dryRun?: boolean;
};

/** Why nothing was done, by the kind of answer that HTTP has for it. */
export type Status = 400 | 403 | 404 | 409 | 412 | 422;
export type Ran<Result> =
  | { readonly refusals: readonly Refusal[]; readonly status: Status }
  | { readonly refusals?: undefined; readonly result: Result; readonly size: number; readonly seqs: readonly number[] };

/** Carries out commands on the streams of one installation. */
export type Runner = {
  run<Input, Gathered, Result extends Json>(command: Command<Input, Gathered, Result>, raw: unknown, asked: Asked): Promise<Ran<Result>>;
  /** The state of a stream as a reader's transaction sees it. */
  states(reading: Reading, stream: RandomId): Promise<States>;
  /** On whose behalf somebody reads a stream, and what of its details they see. */
  sight(who: Who, stream: RandomId, day: Day): Promise<Sight>;
};

/** What the runner stands on. `slices` are all of the program's, in the order in which their tables are projected; without `seal` no secret can be kept. */
export type Ground = { readonly store: Store; readonly keeper: Keeper; readonly slices: readonly SliceStore[]; readonly seal?: Seal };

export function createRunner(ground: Ground): Runner {
  const folder = createFolder(ground.slices);
  /** What a step of another command was refused is told once. */
  const traced = new WeakSet<readonly Refusal[]>();
  const run: Runner["run"] = async (command, raw, asked) => {
    const ran = await withWhoCould(ground.store, command.roles, asked, await carryOut({ ground, folder, run }, command, raw, asked));
    if (!ran.refusals) return ran;
    if (!traced.has(ran.refusals)) await leaveTrace(ground.store, command.name, asked, ran.refusals);
    const refusals = await withNames(ground, folder, asked, ran.refusals);
    traced.add(refusals);
    return { ...ran, refusals };
  };
  return { states: (reading, stream) => folder.atEnd(reading, stream), sight: (who, stream, day) => sightOf(ground, folder, { who, stream, day }), run };
}

async function sightOf(ground: Ground, folder: Folder, at: { readonly who: Who; readonly stream: RandomId; readonly day: Day }): Promise<Sight> {
  const { who, stream } = at;
  const sight = { actor: who.person, party: who.organisation, streams: [stream] };
  const seeing = ground.slices.find((slice) => slice.eyes);
  if (!seeing || who.person === undefined) return sight;
  const eyes = await ground.store.read(sight, async (reading) => seeing.eyes!(reading, { ...at, states: await folder.atEnd(reading, stream) }));
  return eyes === undefined ? sight : { ...sight, eyes };
}

/** Adds to refusals what the record calls the ids that they speak of. */
async function withNames(ground: Ground, folder: Folder, { who, stream }: Asked, refusals: readonly Refusal[]): Promise<readonly Refusal[]> {
  const naming = ground.slices.find((slice) => slice.names);
  if (!naming || !isThere(who, stream) || refusals.every(({ args }) => Object.keys(args).length === 0)) return refusals;
  const sight = { actor: who.person, party: who.organisation, streams: [stream] };
  const names = await ground.store.read(sight, async (reading) => naming.names!(reading, { stream, states: await folder.atEnd(reading, stream) }));
  return names.size === 0 ? refusals : refusals.map((refusal) => ({ ...refusal, names: refusal.names ?? names }));
}

type By = { readonly ground: Ground; readonly folder: Folder; readonly run: Runner["run"] };

async function carryOut<I, G, R extends Json>({ ground, folder, run }: By, command: Command<I, G, R>, raw: unknown, asked: Asked): Promise<Ran<R>> {
  const { who, stream, at } = asked;
  const day = dayAt(at);
  const early = refusedEarly(command, asked, day);
  if (early) return early;
  const read = readInput(command.input, raw);
  if (read.refusals) return { status: 422, refusals: read.refusals };
  if (command.through) return throughOthers(ground, run, command, read.data, asked);
  const mandates = mandatesOn(who, command.roles, stream, day);
  const opens = command.opens?.id();
  const party = who.organisation === undefined ? {} : { party: who.organisation };
  const now: Now = { at, day, actor: who.person!, mandates, ...party, ...(opens === undefined ? {} : { opens }) };
  const sight: Sight = { actor: who.person, party: who.organisation, streams: opens === undefined ? [stream] : [stream, opens] };
  const request = requestOf(command.name, read.data);
  const turn = asked.dryRun ? ground.keeper.rehearse : ground.keeper.turn;
  const work = async (given: Turn, [[answered], ahead]: Known): Promise<Ran<R>> =>
    answered ? sameAgain(answered, request, asked) : inTurn(ground, folder, command, read.data, { asked, now, request, turn: given, ahead });
  return turn(sight, stream, work, (reading, head) => {
    const before = asked.key === undefined ? [] : answeredBefore(reading, command.name, asked, asked.key);
    return Promise.all([before, lookAhead(folder, command, read.data, { reading, head, stream, now })]);
  });
}

/** What is read before a command has its turn: the answer that its key has had, and what it asks for ahead. */
type Known = readonly [readonly Answered[], unknown];
type Ahead = { readonly reading: Reading; readonly head: Head; readonly stream: RandomId; readonly now: Now };

async function lookAhead<I, G, R extends Json>(folder: Folder, command: Command<I, G, R>, input: I, { reading, head, stream, now }: Ahead): Promise<unknown> {
  if (!command.ahead) return undefined;
  const states = await folder.at(reading, stream, head);
  return states.of(openedSlice) === command.on ? command.ahead(reading, { stream, states, now }, input) : undefined;
}

/** The same command sent again is answered alike; its steps are told the key as well, so that none of them is done twice. */
async function throughOthers<I, G, R extends Json>(ground: Ground, run: Runner["run"], command: Command<I, G, R>, input: I, asked: Asked): Promise<Ran<R>> {
  const sight: Sight = { actor: asked.who.person, party: asked.who.organisation, streams: [asked.stream] };
  const { key } = asked;
  if (key === undefined) return command.through!(run, input, asked);
  const request = requestOf(command.name, input);
  const before = (reading: Reading): Promise<readonly Answered[]> => answeredBefore(reading, command.name, asked, key);
  const [answered] = await ground.store.read(sight, before);
  if (answered) return sameAgain(answered, request, asked);
  const ran = await command.through!(run, input, asked);
  if (ran.refusals || asked.dryRun) return ran;
  await ground.store.write(sight, async (writing) => {
    if ((await before(writing)).length === 0) writing.later(answerStatements, answerOf(command.name, asked, key, request, ran));
  });
  return ran;
}

/** The members of what was sent stand in the order of the command's own schema, whatever the sender's was. */
function requestOf(name: string, input: unknown): Uint8Array {
  return NODE.sha256(encode(JSON.stringify([name, input])));
}

type Guarded = Pick<Command<unknown, unknown, Json>, "name" | "roles" | "needsFresh">;

function refusedEarly(command: Guarded, asked: Asked, day: Day): Ran<never> | undefined {
  const no = notAllowed(asked, command, day);
  if (no) return no;
  return command.needsFresh && !asked.who.isFresh ? { status: 403, refusals: [refused("api/not-fresh", "docs/sign-in.md")] } : undefined;
}

type Given = { readonly asked: Asked; readonly now: Now; readonly request: Uint8Array; readonly turn: Turn; readonly ahead: unknown };

async function inTurn<I, G, R extends Json>(ground: Ground, folder: Folder, command: Command<I, G, R>, input: I, given: Given): Promise<Ran<R>> {
  const { asked, now, request, turn, ahead } = given;
  const { writing } = turn;
  const { stream, key } = asked;
  const size = turn.head().edge.size;
  if (asked.expected !== undefined && asked.expected !== size) {
    return { status: 412, refusals: [refused("api/moved-on", "docs/operate.md", { expected: String(asked.expected), size: String(size) })] };
  }
  const states = await folder.at(writing, stream, turn.head());
  if (states.of(openedSlice) !== command.on) return { status: 404, refusals: [refused("api/other-kind", "docs/api.md", { name: command.name })] };
  const gathered = await command.gather(writing, { stream, states, now }, input, ahead);
  const decided = command.decide(states, gathered, input, now);
  if (decided.refusals) return { status: 409, refusals: decided.refusals };
  const by = { actor: now.actor, ...(now.party === undefined ? {} : { party: now.party }) };
  const own = decided.drafts.map((draft) => ({ ...draft, ...by }));
  const counsel = await counselOn(ground, folder, writing, { stream, command: command.name, input, states, now, own, size });
  if (counsel?.refusals) return { status: 409, refusals: counsel.refusals };
  const appended = turn.append([...own, ...(counsel?.drafts ?? []).map((draft) => ({ ...draft, ...by }))], now.at);
  if (!appended.value) return { status: 422, refusals: appended.faults.map(({ code, args, basis }) => ({ code, args, basis })) };
  const entries = appended.value.leaves.map(({ entry }) => entry);
  await command.keep?.(writing, { stream, entries: entries.slice(0, own.length), input, gathered, seal: ground.seal });
  await counsel?.keep(writing);
  const begun = command.opens ? await openedBy(ground, writing, stream, command.opens, { input, now, by }) : [];
  for (const entry of [...entries, ...begun]) for (const slice of ground.slices) await slice.project?.(writing, entry);
  folder.remember(appended.value.head, states, entries);
  const ran = { result: decided.result, size: appended.value.head.edge.size, seqs: entries.map(({ seq }) => seq) };
  if (key !== undefined) writing.later(answerStatements, answerOf(command.name, asked, key, request, ran));
  return ran;
}

type Counselled = Omit<DecidedOn, "after"> & { readonly own: readonly Draft[]; readonly size: number };

async function counselOn({ slices }: Ground, folder: Folder, reading: Reading, { own, size, ...decided }: Counselled): Promise<Counsel | undefined> {
  const counselling = slices.find((slice) => slice.counsel);
  return counselling?.counsel!(reading, {
    ...decided,
    get after() {
      return folder.after(
        decided.states,
        own.map((draft, i): Entry => ({ v: 1, stream: decided.stream, seq: size + i, at: decided.now.at, ...draft })),
      );
    },
  });
}

type Opens<Input> = NonNullable<Command<Input, unknown, Json>["opens"]>;
type OpenedFor<Input> = { readonly input: Input; readonly now: Now; readonly by: Pick<Draft, "actor" | "party"> };

/** Opens another record under the key of the one that the command is given on, and returns the entries that it begins with. */
async function openedBy<I>(ground: Ground, writing: Writing, stream: RandomId, opens: Opens<I>, of: OpenedFor<I>): Promise<readonly Entry[]> {
  const { input, now, by } = of;
  const [key, opened] = [await keyInForce(writing, stream), now.opens];
  if (!key || opened === undefined) throw new Error(`${stream} cannot open a record: it has no key`);
  const { installation } = ground.store;
  const first = opening(NODE, { installation, stream: opened, for: opens.kind, day: now.day, publicKey: key.publicKey });
  const rest = opens.entries(input, now).map((draft) => ({ ...draft, ...by }));
  return beginStream(writing, originOf(installation, opened), [first, ...rest], now.at);
}

type Answered = Pick<Selectable<CommandKeyRow>, "request" | "result">;

/** The answer that a key has had. */
function answeredBefore(reading: Reading, route: string, { who, stream }: Asked, key: string): Promise<readonly Answered[]> {
  return reading.suppose([], reading.together(answersOf, { stream, actor: who.person!, route, key }));
}

type Keyed = Pick<Answer, "stream" | "actor" | "route" | "key">;

function answersOf(asked: readonly Keyed[]): RawBuilder<Answered & { readonly place: number }> {
  const column = (name: keyof Keyed) => texts(asked.map((keyed) => keyed[name]));
  return sql`select a.place::integer - 1 as place, k.request, k.result
    from unnest(${column("stream")}::text[], ${column("actor")}::text[], ${column("route")}::text[], ${column("key")}::text[])
      with ordinality as a (stream, actor, route, key, place)
    cross join lateral (
      select request, result from command_key where stream = a.stream and actor = a.actor and route = a.route and key = a.key offset 0) k`;
}

function sameAgain<R>({ request, result }: Answered, now: Uint8Array, { key = "" }: Asked): Ran<R> {
  if (Buffer.compare(request, now) === 0) return JSON.parse(result) as Ran<R>;
  return { status: 422, refusals: [refused("api/key-used", "RFC draft idempotency-key", { key })] };
}

type Answer = Omit<Selectable<CommandKeyRow>, "at">;

function answerOf(route: string, { who, stream }: Asked, key: string, request: Uint8Array, ran: Ran<Json>): Answer {
  return { stream, actor: who.person!, route, key, request, result: JSON.stringify(ran) };
}

function answerStatements(answers: readonly Answer[]): readonly RawBuilder<unknown>[] {
  const column = (name: Exclude<keyof Answer, "request">) => texts(answers.map((answer) => answer[name]));
  return [
    sql`insert into command_key (stream, actor, route, key, request, result) select * from unnest(${column("stream")}::text[], ${column("actor")}::text[],
      ${column("route")}::text[], ${column("key")}::text[], ${runs(answers.map(({ request }) => request))}::bytea[], ${column("result")}::text[])`,
  ];
}

/** One line outside the record: who was refused what, and why. */
async function leaveTrace(store: Store, route: string, { who, stream }: Asked, refusals: readonly Refusal[]): Promise<void> {
  const { person = null, organisation = null } = who;
  const rows = refusals.map(({ code, args }) => ({ actor: person, party: organisation, stream, route, code, args: JSON.stringify(withoutNames(args)) }));
  await store.write(
    { actor: who.person, party: who.organisation, streams: [] },
    async (writing) => void (await writing.insertInto("audit").values(rows).execute()),
  );
}
