/** `sameside serve`: shows the pages of an alliance on this machine until it is stopped. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../desk/server.ts";
import { EXIT, type ExitCode, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { agreementPath } from "./loading.ts";
import { shown } from "./paths.ts";
import type { Terminal } from "./terminal.ts";

export type ServeOptions = { readonly example?: string; readonly port?: string; readonly host?: string };

const EXAMPLE = fileURLToPath(new URL("../../examples/kainuu-youth", import.meta.url));

/** Options win over PORT and HOST; the host is loopback unless said otherwise. Ends at an interrupt, or when the process is asked to end. */
export async function run(terminal: Terminal, _operands: readonly string[], options: ServeOptions): Promise<ExitCode> {
  quietAboutNode(terminal);
  const given = options.example ?? EXAMPLE;
  const example = statSync(given).isDirectory() ? given : dirname(given);
  agreementPath(example);
  const port = portOf(options.port ?? process.env["PORT"]);
  const log = (bug: unknown) => terminal.err(`${bug instanceof Error && terminal.debug ? bug.stack : String(bug)}\n`);
  const started = await startServer({ example, host: options.host ?? process.env["HOST"] ?? "127.0.0.1", log, ...(port === undefined ? {} : { port }) });
  if ("refused" in started) {
    terminal.err(faultsText(faultsIn(started.refused.folder, started.refused.faults), new Map(), terminal));
    return EXIT.faults;
  }
  for (const { folder } of started.unfit) terminal.err(`${terminal.say("serve-unfit", { folder: shown(folder) })}\n`);
  terminal.out(`${terminal.say("serve-at", { url: started.url })}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await Promise.race([started.close(), new Promise((resolve) => setTimeout(resolve, 500).unref())]);
  return EXIT.fine;
}

/** Node warns that stripping types may change; whoever starts a server can do nothing about it. */
function quietAboutNode(terminal: Terminal): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning") terminal.err(`${warning.stack ?? warning.message}\n`);
  });
}

function faultsIn(folder: string, faults: Parameters<typeof faultsText>[0]) {
  return faults.map((fault) => ({ ...fault, at: { ...fault.at, file: shown(join(folder, fault.at.file)) } }));
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined || text === "") return undefined;
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 65_536;
  if (port > 65_535) throw new UsageError("bad-value", { what: "--port", value: text });
  return port;
}
