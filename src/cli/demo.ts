/** `sameside demo`: an installation with an invented alliance in it, on this machine only. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { examplesBeside } from "../desk/demo.ts";
import { seedDemo } from "../desk/seed.ts";
import { UsageError, type ExitCode } from "./ending.ts";
import { shown } from "./paths.ts";
import { placeOf } from "./place.ts";
import { quietAboutNode } from "./place.ts";
import { portIn, serveRecord } from "./serve.ts";
import type { Terminal } from "./terminal.ts";

export type DemoOptions = { readonly port?: string };

const EXAMPLE = fileURLToPath(new URL("../../examples/kainuu-youth", import.meta.url));
const HOME = fileURLToPath(new URL("../../.sameside-demo", import.meta.url));
/** What somebody must write who lets anyone in beyond this machine. */
const ANYONE = "yes-anyone-can-sign-in";

/** Binds to loopback and the embedded database unless SAMESIDE_DEMO says that anyone may sign in. */
export async function run(terminal: Terminal, _operands: readonly string[], options: DemoOptions): Promise<ExitCode> {
  quietAboutNode(terminal);
  const { env } = process;
  const isOpen = env["SAMESIDE_DEMO"] === ANYONE;
  const place = placeOf({ ...env, SAMESIDE_DATA: env["SAMESIDE_DATA"] || HOME });
  if (!isOpen && place.databaseUrl !== undefined) throw new UsageError("demo-closed", { what: "DATABASE_URL" });
  const host = env["HOST"] || "127.0.0.1";
  if (!isOpen && !["127.0.0.1", "::1", "localhost"].includes(host)) throw new UsageError("demo-closed", { what: "HOST" });
  if (!existsSync(join(place.data, "pg"))) terminal.err(`${terminal.say("demo-making")}\n`);
  const prepare = (installation: Parameters<typeof seedDemo>[0]): Promise<void> => seedDemo(installation, EXAMPLE);
  const told = (url: string): string => terminal.say("demo-at", { url, data: shown(resolve(place.data)) });
  return serveRecord(terminal, { ...place, demo: true, host, prepare, examples: () => examplesBeside(EXAMPLE), ...portIn(options.port ?? env["PORT"]) }, told);
}
