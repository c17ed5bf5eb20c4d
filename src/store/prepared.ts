/** Statements that are planned once for each connection: most of what a server runs is the same few texts. */
import type { Writable } from "node:stream";
import { setImmediate as turn } from "node:timers/promises";
import pg from "pg";

/** A connection that is taken from the pool. Statements may be sent before the answers to earlier ones have come; they are carried out in order. */
export type Connection = {
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  /** Resolves when what was said so far has left for the database. */
  sent(): Promise<void>;
  release(): void;
};

/** A socket; what leads into the embedded database has no need of it. */
type Leading = Partial<Pick<Writable, "cork" | "uncork" | "writableNeedDrain" | "once" | "off">>;

/** Members that the driver's types do not tell of. */
type Asked = pg.Query & { name?: string; callback?(error: Error | null, result: pg.QueryResult): void };

/** Texts that get a name at most; a program has hundreds, lists of changing length could make any number. */
const MOST = 1_000;

/** Takes connections from the pool, with a name for each text that carries values. */
export function preparedConnections(pool: pg.Pool): () => Promise<Connection> {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size === MOST) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
  return async () => {
    const client = await pool.connect();
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Leading } }).connection;
    return {
      query: (text, values = []) => {
        // What is sent in one turn of the event loop goes out in one piece.
        stream.cork?.();
        process.nextTick(() => stream.uncork?.());
        const name = values.length === 0 ? undefined : nameOf(text);
        return new Promise((resolve, reject) => {
          // Made by itself: of a description the driver makes a copy, member by member.
          const query: Asked = new pg.Query(text, values as unknown[]);
          if (name !== undefined) query.name = name;
          query.callback = (error, result) => (error ? reject(error) : resolve(result));
          client.query(query);
        });
      },
      sent: async () => {
        await turn();
        if (stream.writableNeedDrain) await drained(stream);
      },
      release: () => client.release(),
    };
  };
}

/** A connection that is lost never drains. */
function drained(stream: Leading): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      for (const event of ["drain", "close"]) stream.off?.(event, done);
      resolve();
    };
    for (const event of ["drain", "close"]) stream.once?.(event, done);
  });
}
