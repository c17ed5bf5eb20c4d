/** `sameside serve`: serves an installation, or with `--example` the pages of an alliance's files, until it is stopped. */
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { COMMANDS, QUERIES, REFUSALS } from "../alliance.ts";
import { refused } from "../api/decide.ts";
import { clock, tell } from "../api/http.ts";
import { readLimits } from "../api/limits.ts";
import { type RecordOptions, startRecord } from "../desk/record-server.ts";
import { startServer } from "../desk/server.ts";
import { readMailSettings } from "../notices/settings.ts";
import { readOidcSettings } from "../parties/oidc/settings.ts";
import { createLogs } from "../web/logs.ts";
import type { Listening } from "../web/server.ts";
import { EXIT, type ExitCode, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { agreementPath } from "./loading.ts";
import { shown } from "./paths.ts";
import { placeOf, quietAboutNode } from "./place.ts";
import type { Terminal } from "./terminal.ts";

export type ServeOptions = { readonly example?: string; readonly port?: string; readonly host?: string };

/** Options win over PORT and HOST; the host is loopback unless said otherwise. Ends at an interrupt, or when the process is asked to end. */
export async function run(terminal: Terminal, _operands: readonly string[], options: ServeOptions): Promise<ExitCode> {
  quietAboutNode(terminal);
  const given = options.example;
  if (given === undefined) {
    const { host = process.env["HOST"] ?? "127.0.0.1" } = options;
    return serveRecord(terminal, { ...placeOf(process.env), demo: false, host, ...portIn(options.port ?? process.env["PORT"]) }, (url) =>
      terminal.say("serve-at", { url }),
    );
  }
  const example = statSync(given).isDirectory() ? given : dirname(given);
  agreementPath(example);
  const log = logOn(terminal);
  const started = await startServer({ example, host: options.host ?? process.env["HOST"] ?? "127.0.0.1", log, ...portIn(options.port ?? process.env["PORT"]) });
  if ("refused" in started) {
    terminal.err(faultsText(faultsIn(started.refused.folder, started.refused.faults), new Map(), terminal));
    return EXIT.faults;
  }
  for (const { folder } of started.unfit) terminal.err(`${terminal.say("serve-unfit", { folder: shown(folder) })}\n`);
  terminal.out(`${terminal.say("serve-at", { url: started.url })}\n`);
  return untilStopped(started);
}

/** Serves an installation until it is stopped; faults when it cannot be opened. */
export async function serveRecord(terminal: Terminal, options: Omit<RecordOptions, "log">, told: (url: string) => string): Promise<ExitCode> {
  const { wrong = [] } = readOidcSettings(process.env);
  for (const { name, value } of wrong) {
    const { sentence, remedy } = tell(REFUSALS, terminal.language, refused("parties/oidc-setting", "docs/sign-in.md", { name, value }));
    terminal.err(`${sentence} ${remedy}\n`);
  }
  const { wrong: unmailed = [] } = readMailSettings(process.env);
  for (const { name, value } of unmailed) {
    const { sentence, remedy } = tell(REFUSALS, terminal.language, refused("notices/mail-setting", "docs/operate.md#mail", { name, value }));
    terminal.err(`${sentence} ${remedy}\n`);
  }
  if (wrong.length + unmailed.length > 0) return EXIT.faults;
  const url = process.env["SAMESIDE_URL"];
  const started = await startRecord({ ...options, ...guardIn(process.env), ...logsOn(terminal, process.env), ...(url ? { url } : {}) });
  if (!started.value) {
    terminal.err(faultsText(started.faults, new Map(), terminal));
    return EXIT.faults;
  }
  terminal.out(`${told(started.value.url)}\n`);
  return untilStopped(started.value);
}

/** SAMESIDE_LIMIT_…, and SAMESIDE_PROXY with addresses between commas. */
function guardIn(env: NodeJS.ProcessEnv): Pick<RecordOptions, "limits" | "proxies"> {
  const { limits, wrong } = readLimits(env);
  if (wrong[0] !== undefined) throw new UsageError("bad-value", { what: wrong[0].split("=")[0]!, value: wrong[0].slice(wrong[0].indexOf("=") + 1) });
  return { limits, proxies: (env["SAMESIDE_PROXY"] ?? "").split(",").flatMap((part) => part.trim() || []) };
}

/** SAMESIDE_LOG: `json` for a line of JSON for every request and bug; else bugs alone, for people. */
function logsOn(terminal: Terminal, env: NodeJS.ProcessEnv): Pick<RecordOptions, "log" | "requests"> {
  const how = env["SAMESIDE_LOG"] ?? "";
  if (how === "") return { log: logOn(terminal) };
  if (how !== "json") throw new UsageError("bad-value", { what: "SAMESIDE_LOG", value: how }, { text: "choose-of", args: { what: "json" } });
  const actions = new Set([...COMMANDS, ...QUERIES].map(({ name }) => name));
  const { requests, bug } = createLogs({ write: terminal.err, now: clock, actions, debug: terminal.debug });
  return { log: bug, requests };
}

function logOn(terminal: Terminal): (bug: unknown) => void {
  return (bug) => terminal.err(`${bug instanceof Error && terminal.debug ? bug.stack : String(bug)}\n`);
}

async function untilStopped(listening: Pick<Listening, "close">): Promise<ExitCode> {
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
  });
  await Promise.race([listening.close(), new Promise((resolve) => setTimeout(resolve, 3000).unref())]);
  return EXIT.fine;
}

function faultsIn(folder: string, faults: Parameters<typeof faultsText>[0]) {
  return faults.map((fault) => ({ ...fault, at: { ...fault.at, file: shown(join(folder, fault.at.file)) } }));
}

export function portIn(text: string | undefined): { readonly port?: number } {
  if (text === undefined || text === "") return {};
  const port = /^\d{1,5}$/.test(text) ? Number(text) : 65_536;
  if (port > 65_535) throw new UsageError("bad-value", { what: "--port", value: text });
  return { port };
}
