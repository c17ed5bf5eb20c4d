/** `sameside fetch-export --alliance ID -o DIR`: takes a copy of a record from a server, and verifies it. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { NoArchive, untar } from "../api/tar.ts";
import { type ExitCode, IoError, Refused, UsageError } from "./ending.ts";
import { shown } from "./paths.ts";
import { progressOf } from "./progress.ts";
import { read, type RemoteOptions, remoteOf } from "./remote.ts";
import type { Terminal } from "./terminal.ts";
import { run as verify } from "./verify.ts";

export type FetchOptions = RemoteOptions & { readonly output?: string; readonly content?: boolean };

/** As large as one file of an export may be: an evidence file is smaller. */
const MOST = 1 << 28;

export async function run(terminal: Terminal, _operands: readonly string[], options: FetchOptions): Promise<ExitCode> {
  const { output } = options;
  if (output === undefined) throw new UsageError("export-where", {});
  if (existsSync(output) && readdirSync(output).length > 0) throw new Refused("place-taken", { path: shown(output) });
  const remote = remoteOf(terminal, options);
  const response = await remote.send(`record/copy.tar${options.content ? "?content=yes" : ""}`);
  if (!response.ok || response.headers.get("content-type") !== "application/x-tar" || !response.body) {
    const answer = await read(terminal, remote, "record/copy", response);
    if ("code" in answer) return answer.code;
    throw new Refused("server-said", { server: remote.origin, status: String(response.status) });
  }
  const aside = `${resolve(output)}.part`;
  rmSync(aside, { recursive: true, force: true });
  try {
    await unpack(terminal, response.body, aside);
    if (existsSync(output)) rmSync(output, { recursive: true });
    renameSync(aside, output);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (error instanceof NoArchive) throw new Refused("fetch-broken", {});
    throw error instanceof TypeError ? new IoError(remote.origin, "io-no-answer") : error;
  }
  return verify(terminal, [output], {});
}

async function unpack(terminal: Terminal, body: ReadableStream<Uint8Array>, directory: string): Promise<void> {
  const progress = progressOf(terminal, terminal.say("fetch-getting"));
  let taken = 0;
  try {
    for await (const { path, bytes } of untar(body, MOST)) {
      const file = join(directory, ...path.split("/"));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, bytes);
      taken += bytes.length;
      progress.at(taken, taken);
    }
  } finally {
    progress.end();
  }
}
