/** Statements that are planned once for each connection: most of what a server runs is the same few texts. */
import type { PostgresPool, PostgresPoolClient } from "kysely";
import type pg from "pg";

/** Texts that get a name at most; a program has hundreds, lists of changing length could make any number. */
const MOST = 1_000;

/** The pool as Kysely wants it, with a name for each text that carries values. */
export function prepared(pool: pg.Pool): PostgresPool {
  const names = new Map<string, string>();
  const nameOf = (text: string): string | undefined => {
    const known = names.get(text);
    if (known !== undefined || names.size === MOST) return known;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
  // Kysely remembers connections by their identity.
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const naming = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, values: readonly unknown[] = []) => {
      const name = values.length === 0 ? undefined : nameOf(text);
      return client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    };
    return { query: query as unknown as PostgresPoolClient["query"], release: (broken) => client.release(broken) };
  };
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const made = known.get(client) ?? naming(client);
    known.set(client, made);
    return made;
  };
  return { connect, end: () => pool.end(), options: pool.options };
}
