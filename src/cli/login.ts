/** `sameside login SERVER`: keeps an API token for a server, read from the input so that it stands in no list of processes and no history. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { EXIT, type ExitCode, Refused, UsageError } from "./ending.ts";
import { shown } from "./paths.ts";
import type { Terminal } from "./terminal.ts";

/** Tokens by the origin of their server. */
export type Logins = { readonly v: 1; readonly servers: Readonly<Record<string, string>> };

export async function run(terminal: Terminal, [server = ""]: readonly string[]): Promise<ExitCode> {
  const origin = originOf(server);
  const token = readFileSync(0, "utf8").trim();
  if (!/^[\x21-\x7e]{16,500}$/.test(token)) throw new Refused("login-empty", {});
  const path = loginsPath();
  const { servers } = readLogins();
  const logins: Logins = { v: 1, servers: { ...servers, [origin]: token } };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, `${JSON.stringify(logins, null, 2)}\n`, { mode: 0o600 });
  chmodSync(`${path}.new`, 0o600);
  renameSync(`${path}.new`, path);
  if (!terminal.quiet) terminal.err(`${terminal.say("login-kept", { server: origin, path: shown(path) })}\n`);
  return EXIT.fine;
}

/** The token for the server of an address, if this user has logged in there. */
export function tokenFor(address: string): string | undefined {
  const { servers } = readLogins();
  const origin = originOf(address);
  return Object.hasOwn(servers, origin) ? servers[origin] : undefined;
}

/** The server that this user has logged in to, where it is only one. */
export function onlyServer(): string | undefined {
  const servers = Object.keys(readLogins().servers);
  return servers.length === 1 ? servers[0] : undefined;
}

/** The origin of an address. A token goes over https, or to this machine. */
export function originOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  const near = url?.protocol === "http:" && ["127.0.0.1", "localhost", "[::1]"].includes(url.hostname);
  if (!url || (url.protocol !== "https:" && !near)) throw new UsageError("login-bad-address", { address });
  return url.origin;
}

function loginsPath(): string {
  const { env, platform } = process;
  const config = platform === "win32" ? env["APPDATA"] : env["XDG_CONFIG_HOME"];
  return join(config || join(homedir(), ".config"), "sameside", "logins.json");
}

function readLogins(): Logins {
  const path = loginsPath();
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Logins) : { v: 1, servers: {} };
}
