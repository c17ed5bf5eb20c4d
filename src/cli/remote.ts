/** A server as commands see it: which one, with whose key, and what it refuses. */
import type { Json } from "../kernel/canonical.ts";
import { isRandomId } from "../kernel/id.ts";
import { EXIT, type ExitCode, IoError, Refused, UsageError } from "./ending.ts";
import { onlyServer, originOf, tokenFor } from "./login.ts";
import type { Terminal } from "./terminal.ts";

export type RemoteOptions = { readonly server?: string; readonly alliance?: string };
/** A record on a server, asked with the user's key. `origin` is the server's address. */
export type Remote = { readonly origin: string; readonly stream: string; send(path: string, init?: RequestInit): Promise<Response> };

/** A reason why nothing was done, as the server tells it. */
type Told = { readonly code: string; readonly sentence: string; readonly remedy: string; readonly basis: string; readonly pointer?: string };

/** For an answer that takes longer, the server is taken for gone. */
const ANSWER_MS = 120_000;
/** How often the server may ask to wait. */
const WAITS = 5;
const NAME = /^[a-z][a-z0-9-]*(\/[a-z][a-z0-9-]*)*$/;

/** The server and record of the options. Paths are told behind `/api/streams/<record>/`. */
export function remoteOf(terminal: Terminal, { server, alliance }: RemoteOptions): Remote {
  if (alliance === undefined) throw new UsageError("option-needed", { what: "--alliance" });
  if (!isRandomId(alliance)) throw new UsageError("not-a-record", { value: alliance });
  const origin = server === undefined ? onlyServer() : originOf(server);
  if (origin === undefined) throw new UsageError("server-which", {});
  const token = tokenFor(origin);
  if (token === undefined) throw new Refused("server-no-login", { server: origin });
  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const url = `${origin}/api/streams/${alliance}/${path}`;
    const headers = { authorization: `Bearer ${token}`, "accept-language": terminal.language, ...(init.headers as Record<string, string> | undefined) };
    for (let waits = 0; ; waits++) {
      const response = await answered(url, { ...init, headers });
      if (response.status !== 429 || waits === WAITS) return response;
      await response.body?.cancel();
      await waited(terminal, response.headers.get("retry-after"));
    }
  };
  return { origin, stream: alliance, send };
}

/** Not followed: a key goes to the server that it was kept for. */
async function answered(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: "error", signal: AbortSignal.timeout(ANSWER_MS) });
  } catch {
    throw new IoError(url, "io-no-answer");
  }
}

async function waited(terminal: Terminal, header: string | null): Promise<void> {
  const seconds = /^\d{1,3}$/.test(header ?? "") ? Math.min(60, Number(header)) : 5;
  if (!terminal.quiet) terminal.err(`${terminal.say("server-later", { seconds: String(seconds) })}\n`);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
}

export function actionOf(name: string | undefined): string {
  if (name === undefined || !NAME.test(name)) throw new UsageError("not-an-action", { value: name ?? "" });
  return name;
}

/** The JSON of an answer; or the exit code after every reason why there is none was told. */
export async function read<T extends Json>(
  terminal: Terminal,
  remote: Remote,
  name: string,
  response: Response,
): Promise<{ readonly value: T } | { readonly code: ExitCode }> {
  const type = response.headers.get("content-type") ?? "";
  if (response.ok && type.startsWith("application/json")) return { value: (await response.json()) as T };
  if (type.startsWith("application/problem+json")) {
    const { refusals } = (await response.json()) as { readonly refusals: readonly Told[] };
    terminal.err(refusals.map((told) => refusalText(terminal, told)).join(""));
    return { code: EXIT.faults };
  }
  await response.body?.cancel();
  if (response.status === 404) throw new UsageError("server-no-action", { name, server: remote.origin });
  throw new Refused("server-said", { server: remote.origin, status: String(response.status) });
}

/** What came from the server is shown without what a terminal obeys. */
function refusalText(terminal: Terminal, { code, sentence, remedy, basis, pointer }: Told): string {
  const plain = (text: string): string => String(text).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
  const place = pointer === undefined ? "" : ` ${plain(pointer)}`;
  return `${terminal.paint.bold(plain(sentence))}\n  ${plain(remedy)}\n  ${terminal.paint.dim(`[${plain(code)}]${place} · ${plain(basis)}`)}\n`;
}
