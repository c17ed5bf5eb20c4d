/** Where an installation is, from the environment, and opening it for a command. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { SLICES } from "../alliance.ts";
import { type Installation, openInstallation } from "../api/installation.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { openStore, type Store } from "../store/store.ts";
import { EXIT, type ExitCode, Refused } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { shown } from "./paths.ts";
import type { Terminal } from "./terminal.ts";

/** Where an installation keeps its data and its key: SAMESIDE_DATA, DATABASE_URL, SAMESIDE_KEY_FILE. The key is outside what is backed up. */
export function placeOf(env: NodeJS.ProcessEnv): { readonly data: string; readonly databaseUrl?: string; readonly keyFile: string } {
  const data = env["SAMESIDE_DATA"] || "sameside-data";
  const keyFile = env["SAMESIDE_KEY_FILE"] || `${data}-key/signing.key`;
  return { data, keyFile, ...(env["DATABASE_URL"] ? { databaseUrl: env["DATABASE_URL"] } : {}) };
}

/** Opens the installation for a command, which has it to itself where the database is embedded. None is made unless the command may. */
export async function withInstallation(
  terminal: Terminal,
  work: (installation: Installation) => Promise<ExitCode>,
  how: "that is there" | "or make one" = "that is there",
): Promise<ExitCode> {
  quietAboutNode(terminal);
  const place = how === "or make one" ? placeOf(process.env) : existingPlace(terminal);
  return using(terminal, await openInstallation({ ...place, demo: false }, SLICES), work);
}

/** The same without the signing key, for commands that only read or derive. */
export async function withStore(terminal: Terminal, work: (store: Store) => Promise<ExitCode>): Promise<ExitCode> {
  return using(terminal, await openStore({ ...existingPlace(terminal), demo: false }), work);
}

async function using<T extends { close(): Promise<void> }>(terminal: Terminal, opened: Outcome<T>, work: (it: T) => Promise<ExitCode>): Promise<ExitCode> {
  if (!opened.value) {
    terminal.err(faultsText(opened.faults, new Map(), terminal));
    return EXIT.faults;
  }
  try {
    return await work(opened.value);
  } finally {
    await opened.value.close();
  }
}

/** The place, where there is a database; a command that keeps an installation makes none. */
export function existingPlace(terminal: Terminal): ReturnType<typeof placeOf> {
  quietAboutNode(terminal);
  const place = placeOf(process.env);
  if (place.databaseUrl === undefined && !existsSync(join(place.data, "pg"))) throw new Refused("place-empty", { path: shown(place.data) });
  return place;
}

/** Node warns that stripping types and its SQLite may change; whoever runs a command can do nothing about it. Other warnings are told as they are. */
export function quietAboutNode(terminal: Terminal): void {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => {
    if (warning.name !== "ExperimentalWarning")
      terminal.err(`${warning.stack ?? warning.message}
`);
  });
}
