/** The one door to SQL. What a function takes says what it may do: a `Reading` reads, a `Writing` writes as well. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Kysely, RawBuilder } from "kysely";
import pg from "pg";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import { converse, type Conversation, type Question, type Said, type Statements } from "./conversation.ts";
import { isSupposedWrongly } from "./supposing.ts";
import { type Running, startEmbedded, takeDirectory } from "./embedded.ts";
import { listedMigrations, migrate, type Migration, migrationName, standing } from "./migrate.ts";
import { preparedConnections } from "./prepared.ts";
import { ensureRoles, judgeOwner, judgeServer, startServer } from "./server.ts";
import type { Tables } from "./tables.ts";
import type { StoreRefusal } from "./words.ts";

export { type RawBuilder, sql } from "kysely";
export { takeDirectory } from "./embedded.ts";
export { isSupposedWrongly } from "./supposing.ts";

/** Reads, from one snapshot of the database, in a transaction that cannot write. */
export type Reading = Pick<Kysely<Tables>, "selectFrom"> & {
  /** Runs SQL that the builder has no words for. */
  rows<Row>(query: RawBuilder<Row>): Promise<readonly Row[]>;
  /** Asks a question for one row, together with all others that ask the same meanwhile: the database hears it once. */
  together<Row, Answer>(question: Question<Row, Answer>, row: Row): Promise<readonly Answer[]>;
  /**
   * Goes on with what is known of an answer beforehand, where the work says that it supposes; undefined is nothing known. Of lists only an empty one can be
   * supposed. Before anything is kept the answer has come, and where it is another the transaction is taken back.
   */
  suppose<T>(supposed: T | undefined, asked: Promise<T>): Promise<T>;
  /** Whether it reads every detail of every line: whoever does not reads the books through views. */
  readonly isWhole: boolean;
};

/** Reads and writes in one transaction: all of it is kept, durably, when the work returns, and nothing when it throws. */
export type Writing = Reading &
  Pick<Kysely<Tables>, "insertInto" | "updateTable" | "deleteFrom"> & {
    /**
     * Writes a row together with all others that wait for the same statements: before the transaction asks the database anything else, or with its commit.
     * Nobody waits for the answer; a statement that fails takes the transaction back.
     */
    later<Row>(statements: Statements<Row>, row: Row): void;
    /** Resolves when what was said so far has left for the database: whoever says much lets it go before it begins anything that takes long. */
    sent(): Promise<void>;
  };

/**
 * On whose behalf a transaction runs. The database shows it no row of any other stream, whatever the SQL says. `all` is for what the installation does by
 * itself: rebuilding, verifying, pruning.
 */
export type Sight = {
  readonly actor: RandomId | undefined;
  readonly party: RandomId | undefined;
  readonly streams: readonly RandomId[] | "all";
  /**
   * What a reader sees of the details of cost lines: of every line, or besides those of its own parties those of the lines and parties that are named.
   * Absent, of its own parties' only. Whoever writes sees all, because what is decided rests on all.
   */
  readonly eyes?: "whole" | Opened;
};
/**
 * `measured`: as `<party>/<type>` what the agreement pays by quantity. Of those it is the quantity that lines show to all, of everything else their money.
 */
export type Opened = { readonly lines: readonly Id[]; readonly measured: readonly string[] };

/** The installation itself. */
export const INSTALLATION: Sight = { actor: undefined, party: undefined, streams: "all" };

/** `supposes`: what it asks may be supposed; nothing is lost where that was wrong (`isSupposedWrongly`). */
export type Work = { readonly sight: Sight; readonly work: (writing: Writing) => Promise<void>; readonly supposes?: boolean };

/**
 * A database that is open. Work must await nothing but SQL, and must not open a transaction inside another: the embedded database has one connection, so
 * that the outer one would wait for itself (refused as a bug on both).
 */
export type Store = {
  /** The installation's random id. */
  readonly installation: RandomId;
  /** Anyone may sign in as an example person: set when the database was made, for good. */
  readonly demo: boolean;
  /** Transactions have one connection between them: everybody waits for whoever holds it. */
  readonly single: boolean;
  read<T>(sight: Sight, work: (reading: Reading) => Promise<T>): Promise<T>;
  write<T>(sight: Sight, work: (writing: Writing) => Promise<T>): Promise<T>;
  /** Several works one after the other in one transaction, each under a sight of its own: all of it is kept, or nothing. */
  writeTogether(works: readonly Work[]): Promise<void>;
  /** Does the work and takes it back: a dry run. */
  rehearse<T>(sight: Sight, work: (writing: Writing) => Promise<T>): Promise<T>;
  close(): Promise<void>;
};

/** `data` is the directory of the installation; the database is inside it unless `databaseUrl` names a PostgreSQL server. */
export type Whereabouts = { readonly data: string; readonly databaseUrl?: string | undefined };

/**
 * Opens the database. One in the data directory is made or brought up to date; on a server an empty one is, while one that is behind is refused, because
 * other servers may be using it. `demo` refuses every database that was not made as a demo. Not reaching a server throws.
 */
export async function openStore(where: Whereabouts & { readonly demo: boolean }): Promise<Outcome<Store>> {
  const running = await start(where);
  return "code" in running ? refused(where, running) : openOn(running, where);
}

/** As `openStore`, on a database that runs already; closing the store, or a refusal, stops it. */
export async function openOn(running: Running, where: Whereabouts & { readonly demo: boolean }): Promise<Outcome<Store>> {
  return keepOrStop(running, where, async (client) => {
    const fitted = await fit(client, where, where.demo ? "demo" : "real");
    return "code" in fitted ? fitted : storeOn(running, fitted);
  });
}

/** Brings a database up to date, making what is missing; returns the names of the migrations that were run. For `sameside db migrate`. */
export async function migrateStore(where: Whereabouts): Promise<Outcome<readonly string[]>> {
  const running = await start(where);
  if ("code" in running) return refused(where, running);
  const outcome = await keepOrStop(running, where, async (client) => {
    const refusal = where.databaseUrl === undefined ? undefined : await judgeServer(client);
    return refusal ?? (await ensureRoles(client)) ?? migrate(client, listedMigrations(), false);
  });
  if (outcome.value !== undefined) await running.stop();
  return outcome;
}

/** Makes an empty database on a server ready for a dump of ours: the role that its grants name. Refuses one where anything stands. */
export async function prepareRestore(databaseUrl: string): Promise<Outcome<true>> {
  const where = { data: "", databaseUrl };
  const running = startServer(databaseUrl);
  const outcome = await keepOrStop(running, where, async (client): Promise<true | StoreRefusal> => {
    const refusal = (await judgeServer(client)) ?? (await ensureRoles(client));
    if (refusal) return refusal;
    const state = await standing(client, listedMigrations());
    if ("code" in state) return state;
    return state.new || { code: "store/not-empty", args: {} };
  });
  if (outcome.value !== undefined) await running.stop();
  return outcome;
}

async function start(where: Whereabouts): Promise<Running | StoreRefusal> {
  if (where.databaseUrl !== undefined) return startServer(where.databaseUrl);
  const taken = takeDirectory(where.data);
  if (!taken) return { code: "store/in-use", args: {} };
  try {
    const { pool, stop } = await startEmbedded(where.data);
    return { pool, stop: () => stop().finally(taken.release) };
  } catch (error) {
    taken.release();
    throw error;
  }
}

/** Runs the first steps on a connection of the pool; when they refuse or fail the database is stopped again. */
async function keepOrStop<T>(running: Running, where: Whereabouts, steps: (client: pg.ClientBase) => Promise<T | StoreRefusal>): Promise<Outcome<T>> {
  try {
    const client = await running.pool.connect();
    const made = await steps(client).finally(() => client.release());
    if (!isRefusal(made)) return { value: made, faults: [] };
    await running.stop();
    return refused(where, made);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

type Installation = { readonly id: RandomId; readonly demo: boolean };

/** Everything that must hold before the first row is read, in the order in which an operator can mend it. */
async function fit(client: pg.ClientBase, where: Whereabouts, use: "demo" | "real"): Promise<Installation | StoreRefusal> {
  const onServer = where.databaseUrl !== undefined;
  const listed = listedMigrations();
  const refusal = (onServer ? await judgeServer(client) : undefined) ?? (await ensureRoles(client)) ?? (await upToDate(client, listed, onServer, use));
  if (refusal) return refusal;
  const unbound = onServer ? await judgeOwner(client) : undefined;
  if (unbound) return unbound;
  const [installation] = (await client.query<Installation>("select id, demo from installation")).rows;
  if (use === "demo" && !installation!.demo) return { code: "store/not-a-demo", args: {} };
  return installation!;
}

async function upToDate(client: pg.ClientBase, listed: readonly Migration[], onServer: boolean, use: "demo" | "real"): Promise<StoreRefusal | undefined> {
  const state = await standing(client, listed);
  if ("code" in state) return state;
  const [first] = state.pending;
  if (!first) return undefined;
  if (onServer && !state.new) return { code: "store/behind", args: { migration: migrationName(first.number, first.name) } };
  const run = await migrate(client, listed, use === "demo");
  return "code" in run ? run : undefined;
}

function isRefusal(made: unknown): made is StoreRefusal {
  return typeof made === "object" && made !== null && "code" in made;
}

function refused(where: Whereabouts, { code, args }: StoreRefusal): { readonly faults: readonly Fault[] } {
  const file = where.databaseUrl === undefined ? where.data : "DATABASE_URL";
  return { faults: [{ code, severity: "fault", at: { file, line: 1, column: 1, length: 0 }, args, basis: "docs/operate.md" }] };
}

/** What PostgreSQL calls an error of its own (SQLSTATE, five characters); undefined for a failure of anything else. */
export function stateOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? error.code : undefined;
}

/** Whoever is inside a transaction, so that a second one inside it is found by a test and not by a server that stands still. */
const inside = new AsyncLocalStorage<{ open: boolean }>();

type Mode = "read" | "write" | "rehearse";

function storeOn(running: Running, { id, demo }: Installation): Store {
  const connect = preparedConnections(running.pool);
  const single = running.pool.options.max === 1;
  const run = async (mode: Mode, works: readonly Work[]): Promise<void> => {
    if (inside.getStore()?.open) throw new Error("a transaction was opened inside another");
    const mark = { open: true };
    const connection = await connect();
    const conversation = converse(connection);
    try {
      conversation.begin(beginning(mode));
      await inside.run(mark, () => inTurn(conversation, works, { mode, single }));
      if (mode === "read") conversation.leave();
      else await conversation.end(mode === "rehearse" ? "rollback" : "commit");
    } catch (error) {
      const first = await conversation.abandon();
      // What follows from a wrong supposition fails as well, and is not what failed.
      throw isSupposedWrongly(error) ? error : (first ?? error);
    } finally {
      mark.open = false;
      connection.release();
    }
  };
  const one = async <T>(mode: Mode, sight: Sight, work: (writing: Writing) => Promise<T>): Promise<T> => {
    const made: T[] = [];
    await run(mode, [{ sight, work: async (writing) => void made.push(await work(writing)) }]);
    return made[0]!;
  };
  return {
    installation: id,
    demo,
    single,
    read: (sight, work) => one("read", sight, work),
    write: (sight, work) => one("write", sight, work),
    writeTogether: (works) => run("write", works),
    rehearse: (sight, work) => one("rehearse", sight, work),
    close: () => running.stop(),
  };
}

type How = { readonly mode: Mode; readonly single: boolean };

async function inTurn(conversation: Conversation, works: readonly Work[], { mode, single }: How): Promise<void> {
  // One object for the whole transaction: what it has written is known by it.
  const writing = writingOn(
    conversation,
    works.every(({ sight }) => isWhole(sight, mode)),
  );
  for (const { sight, work, supposes } of works) {
    conversation.see(naming(sight, { mode, single }), String(sight.streams));
    await (supposes ? conversation.supposing(() => work(writing)) : work(writing));
  }
}

function writingOn({ tables, later, together, sent, suppose }: Conversation, whole: boolean): Writing {
  const rows = async <Row>(query: RawBuilder<Row>): Promise<readonly Row[]> => (await query.execute(tables)).rows;
  return {
    rows,
    later,
    together,
    suppose,
    sent,
    isWhole: whole,
    selectFrom: ((from: never) => tables.selectFrom(from)) as Writing["selectFrom"],
    insertInto: (table) => tables.insertInto(table),
    updateTable: ((table: never) => tables.updateTable(table)) as Writing["updateTable"],
    deleteFrom: ((from: never) => tables.deleteFrom(from)) as Writing["deleteFrom"],
  };
}

/**
 * Opens the transaction. Who writes a stream moves its head last, from the size that the work was built on,
 * and fails if another did so before: hence `read committed` is enough. A page reads one snapshot.
 */
function beginning(mode: Mode): string {
  const kind = mode === "read" ? "isolation level repeatable read, read only" : "isolation level read committed, read write";
  return `begin ${kind}`;
}

/** Whoever writes sees all, because what is decided rests on all; so does the installation, and nobody who is named but by their mandate. */
function isWhole({ actor = "", streams, eyes }: Sight, mode: Mode): boolean {
  return mode !== "read" || eyes === "whole" || streams === "all" || actor === "";
}

/** Takes on a role that row security binds, and says whose the transaction is. */
function naming(sight: Sight, { mode, single }: How): Said {
  const { actor = "", party = "", streams, eyes } = sight;
  const seen = streams === "all" ? "*" : streams.join(" ");
  const opened = eyes === "whole" ? undefined : eyes;
  const lines = (opened?.lines ?? []).join(" ");
  // Where nobody said what is paid by quantity, neither money nor quantity is shown; the slash alone says that nothing else is.
  const measured = opened ? ["/", ...opened.measured].join(" ") : "";
  if (!/^(\*|[a-z0-9 ]*)$/.test(seen) || !/^[a-z0-9]*$/.test(actor + party) || !/^[a-z0-9 /-]*$/.test(lines + measured))
    throw new Error("a sight is made of random ids, and of ids of the agreement");
  const settings = { role: isWhole(sight, mode) ? "sameside_whole" : "sameside_app", "sameside.actor": actor, "sameside.party": party };
  // Who writes says the same few statements again and again, about rows named by their keys: planning them anew takes longer than carrying them out.
  // Where nobody counts the tables anew as they grow, a plan that was kept stays what it was while they were empty: whoever reads has one made each time.
  const planned = mode !== "read" ? "force_generic_plan" : single ? "force_custom_plan" : "auto";
  // No statement of ours runs as long as a compiler would work at it: the vouchers of a file took four times as long to compare where one was thought worth while.
  const all = { ...settings, "sameside.streams": seen, "sameside.lines": lines, "sameside.measured": measured, plan_cache_mode: planned, jit: "off" };
  const set = Object.keys(all).map((name, i) => `set_config('${name}', $${i + 1}, true)`);
  return { text: `select ${set.join(", ")}`, values: Object.values(all) };
}
