/** Statements that are planned once for each connection: most of what a server runs is the same few texts. */
import type { Writable } from "node:stream";
import type pg from "pg";

/** A connection that is taken from the pool. Statements may be sent before the answers to earlier ones have come; they are carried out in order. */
export type Connection = { query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>; release(): void };

/** A socket; what leads into the embedded database has no need of it. */
type Corking = Partial<Pick<Writable, "cork" | "uncork">>;

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
    const { stream } = (client as unknown as { readonly connection: { readonly stream: Corking } }).connection;
    return {
      query: (text, values = []) => {
        // What is sent in one turn of the event loop goes out in one piece.
        stream.cork?.();
        process.nextTick(() => stream.uncork?.());
        const name = values.length === 0 ? undefined : nameOf(text);
        return client.query({ text, values: values as unknown[], ...(name === undefined ? {} : { name }) });
      },
      release: () => client.release(),
    };
  };
}
