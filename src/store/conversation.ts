/** What one transaction says to the database: in order, and waited for only where somebody needs the answer. */
import { Kysely, PostgresDialect, type PostgresPool, type RawBuilder } from "kysely";
import type pg from "pg";
import type { Connection } from "./prepared.ts";
import { createSupposing, type Supposing } from "./supposing.ts";
import type { Tables } from "./tables.ts";

/** Rows as statements that write them all. */
export type Statements<Row> = (rows: readonly Row[]) => readonly RawBuilder<unknown>[];

/** One question for many rows: each answer says in `place` which of them it is for, from 0. */
export type Question<Row, Answer> = (rows: readonly Row[]) => RawBuilder<Answer & { readonly place: number }>;
type Asked = { readonly rows: unknown[]; readonly answers: Promise<Map<number, readonly unknown[]>> };

/** A statement and its values. */
export type Said = { readonly text: string; readonly values: readonly unknown[] };

export type Conversation = Omit<Supposing, "borneOut"> & {
  /** The tables, over this connection. */
  readonly tables: Kysely<Tables>;
  /** Opens the transaction together with the first that is said. */
  begin(how: string): void;
  /** Goes on for somebody: `sight` is the statement that says for whom, and is said before the next; `streams` are those whose rows are touched. */
  see(sight: Said, streams: string): void;
  later<Row>(statements: Statements<Row>, row: Row): void;
  together<Row, Answer>(question: Question<Row, Answer>, row: Row): Promise<readonly Answer[]>;
  sent(): Promise<void>;
  /**
   * Ends the transaction when all that was put off is written, and all was as supposed: the database writes while that is looked at. Throws what failed of what
   * nobody waited for, or that nothing was kept.
   */
  end(how: "commit" | "rollback"): Promise<void>;
  /** Ends a transaction that has only read: nobody waits for that. */
  leave(): void;
  /** Takes everything back, though the connection may be what failed; returns what failed first of what nobody waited for. */
  abandon(): Promise<unknown>;
};

export function converse(connection: Connection): Conversation {
  const waiting = new Map<Statements<never>, unknown[]>();
  const said: Promise<unknown>[] = [];
  let failed: unknown;
  let seen: { readonly sight: Said; readonly streams: string } = { sight: { text: "", values: [] }, streams: "" };
  let wanted = seen;
  const spoken = openingFirst(connection, (error) => (failed ??= error));
  const say = (text: string, values?: readonly unknown[]): void => {
    said.push(spoken.query(text, values).catch((error: unknown) => (failed ??= error)));
  };
  const speak = (): void => {
    if (!isSame(wanted.sight, seen.sight)) say(wanted.sight.text, wanted.sight.values);
    seen = wanted;
  };
  const write = (): void => {
    const rowsBy = [...waiting];
    waiting.clear();
    if (rowsBy.length > 0) speak();
    const written = rowsBy.flatMap(([statements, rows]) => statements(rows as never).map((statement) => statement.compile(tables)));
    for (const { text, values } of joined(written.map(({ sql, parameters }) => ({ text: sql, values: parameters })))) say(text, values);
  };
  const ask = (text: string, values?: readonly unknown[]): Promise<pg.QueryResult> => {
    write();
    speak();
    return spoken.query(text, values);
  };
  const tables = tablesOver(ask);
  const { borneOut, ...supposes } = createSupposing();
  return {
    tables,
    begin: spoken.begin,
    see: (sight, streams) => {
      // What waits is of the streams that it came under, whoever is next.
      if (waiting.size > 0 && streams !== wanted.streams) write();
      wanted = { sight, streams };
    },
    later: (statements, row) => {
      const rows = waiting.get(statements);
      if (rows) rows.push(row);
      else waiting.set(statements, [row]);
    },
    together: asking(tables),
    sent: () => connection.sent(),
    ...supposes,
    leave: () => void spoken.close("commit"),
    end: async (how) => {
      write();
      await borneOut();
      const [{ command }] = await Promise.all([ask(how), ...said]);
      if (failed !== undefined) throw failed;
      // PostgreSQL answers the commit of a transaction that has failed inside with `ROLLBACK`: then nothing was kept.
      if (how === "commit" && command !== "COMMIT") throw new Error("the transaction had failed: nothing was kept");
    },
    abandon: async () => {
      waiting.clear();
      await spoken.close("rollback");
      return failed;
    },
  };
}

type Spoken = Pick<Connection, "query"> & { begin(how: string): void; close(how: "commit" | "rollback"): Promise<unknown> };

/** A transaction is opened with the first that is said in it, so that both leave together; of one in which nothing was said the database never hears. */
function openingFirst(connection: Connection, failed: (error: unknown) => unknown): Spoken {
  let opening: string | undefined;
  return {
    begin: (how) => void (opening = how),
    query: (text, values) => {
      const first = opening;
      opening = undefined;
      if (first !== undefined) void connection.query(first).catch(failed);
      return connection.query(text, values);
    },
    close: async (how) => (opening === undefined ? connection.query(how).catch(() => undefined) : undefined),
  };
}

function isSame(one: Said, other: Said): boolean {
  return one.text === other.text && one.values.every((value, i) => value === other.values[i]);
}

/**
 * Inserts that follow each other become one statement: to say, to plan and to answer each by itself takes longer than what they do. None of them reads
 * what another writes; that one row refers to another is looked at when the whole statement has been carried out.
 */
function joined(statements: readonly Said[]): readonly Said[] {
  const runs: Said[][] = [];
  for (const said of statements) {
    const run = runs.at(-1);
    if (run && isInsert(said) && isInsert(run[0]!)) run.push(said);
    else runs.push([said]);
  }
  return runs.map((run) => (run.length === 1 ? run[0]! : oneOf(run)));
}

function isInsert({ text }: Said): boolean {
  return /^\s*insert into /.test(text);
}

function oneOf(run: readonly Said[]): Said {
  const values: unknown[] = [];
  const parts = run.map((said, i) => {
    const before = values.length;
    values.push(...said.values);
    return `insert_${i} as (${said.text.replace(/\$(\d+)/g, (_place, number: string) => `$${Number(number) + before}`)})`;
  });
  return { text: `with ${parts.join(", ")} select`, values };
}

/** Whoever asks the same in the same turn of the event loop is asked for together. */
function asking(tables: Kysely<Tables>): Conversation["together"] {
  const asked = new Map<Question<never, unknown>, Asked>();
  const begin = (question: Question<never, unknown>): Asked => {
    const rows: unknown[] = [];
    const answers = new Promise<void>((resolve) => process.nextTick(resolve)).then(async () => {
      asked.delete(question);
      const answered = await question(rows as never[]).execute(tables);
      return Map.groupBy(answered.rows, ({ place }) => place);
    });
    return { rows, answers };
  };
  return async (question, row) => {
    const known = asked.get(question) ?? begin(question);
    asked.set(question, known);
    const place = known.rows.push(row) - 1;
    return ((await known.answers).get(place) ?? []) as never;
  };
}

function tablesOver(query: Connection["query"]): Kysely<Tables> {
  const pool = { connect: () => Promise.resolve({ query, release: () => undefined }), end: () => Promise.resolve() };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as unknown as PostgresPool }) });
}
