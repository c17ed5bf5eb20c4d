/** The database on a PostgreSQL server, and what a login may not be if row security is to hold. */
import pg from "pg";
import type { Running } from "./embedded.ts";
import { types } from "./parsers.ts";
import type { StoreRefusal } from "./words.ts";

/** Connections at most; each holds one transaction at a time. */
const CONNECTIONS = 10;
const OLDEST = 150_000;

/** Opens a pool on a server. Connecting may fail with the driver's error. */
export function startServer(url: string): Running {
  const options = "-c timezone=UTC -c datestyle=ISO";
  const pool = new pg.Pool({ connectionString: url, types, max: CONNECTIONS, application_name: "sameside", options, pipeline: true });
  // A connection that breaks while it rests is dropped by the pool, one that breaks between two statements fails the next; without listeners either
  // would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, stop: () => pool.end() };
}

/** A server of 15 or later that holds UTF-8, and a login for which row security holds: no superuser, no BYPASSRLS. */
export async function judgeServer(client: pg.ClientBase): Promise<StoreRefusal | undefined> {
  const found = await client.query<{ login: string; strong: boolean; version: number; encoding: string }>(
    `select current_user as login, rolsuper or rolbypassrls as strong, current_setting('server_version_num')::int as version,
            current_setting('server_encoding') as encoding
     from pg_roles where rolname = current_user`,
  );
  const { login, strong, version, encoding } = found.rows[0]!;
  if (version < OLDEST) return { code: "store/old-server", args: { version: String(Math.floor(version / 10_000)) } };
  if (encoding !== "UTF8") return { code: "store/encoding", args: { encoding } };
  return strong ? { code: "store/login-too-strong", args: { login } } : undefined;
}

/** Row security binds an owner only where it is forced. */
export async function judgeOwner(client: pg.ClientBase): Promise<StoreRefusal | undefined> {
  const found = await client.query<{ login: string; table: string }>(
    `select current_user as login, relname as table from pg_class
     where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity and pg_has_role(relowner, 'member') order by relname`,
  );
  const first = found.rows[0];
  return first && { code: "store/owner-not-bound", args: first };
}

/** What transactions take on: the first reads on behalf of a person, the second may all that the first may, decides, and sees every detail. */
const DATABASE_ROLES = ["sameside_app", "sameside_whole"] as const;

/** The roles that transactions take on must be there and be open to the login; where the login may, they are made. */
export async function ensureRoles(client: pg.ClientBase): Promise<StoreRefusal | undefined> {
  for (const role of DATABASE_ROLES) {
    const refusal = await ensureRole(client, role);
    if (refusal) return refusal;
  }
  return undefined;
}

async function ensureRole(client: pg.ClientBase, role: (typeof DATABASE_ROLES)[number]): Promise<StoreRefusal | undefined> {
  const found = await client.query<{ login: string; there: boolean; member: boolean; contains: boolean; strong: boolean }>(
    `select current_user as login, own.oid is not null as there, coalesce(pg_has_role(own.oid, 'member'), false) as member,
            coalesce(pg_has_role(own.oid, app.oid, 'member'), false) as contains, coalesce(own.rolsuper or own.rolbypassrls, false) as strong
     from (select 1) one left join pg_roles own on own.rolname = $1 left join pg_roles app on app.rolname = 'sameside_app'`,
    [role],
  );
  const { login, there, member, contains, strong } = found.rows[0]!;
  if (strong) return { code: "store/login-too-strong", args: { login: role } };
  if (there && member && contains) return undefined;
  try {
    if (!there) await client.query(`create role ${role} nologin`);
    if (!contains && role !== "sameside_app") await client.query(`grant sameside_app to ${role}`);
    if (!member) await client.query(`grant ${role} to current_user`);
    return undefined;
  } catch (error) {
    if ((error as { readonly code?: string }).code !== "42501") throw error;
    return { code: "store/no-role", args: { login, role } };
  }
}
