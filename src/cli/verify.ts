/** `sameside verify DIR|PROOF|ADDRESS…`: is this copy of a record whole, is it the record that was seen before, and what could not be checked. docs/log-format.md section 10. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import type { Fault } from "../kernel/refusal.ts";
import { joinBytes } from "../kernel/bytes.ts";
import { decode } from "../kernel/utf8.ts";
import type { ExportReader } from "../log/inspection.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { CHECKPOINT, MANIFEST } from "../log/manifest.ts";
import { type Checked, type Report, verifyExport } from "../log/log.ts";
import { type VerifierKey, formatKey, parseKey } from "../log/note.ts";
import { NOTHING_SEEN, type SeenFile, formatSeen, parseSeen, remember } from "../log/seen.ts";
import { OPENSSL } from "../store/openssl.ts";
import { type Trust, trustFor } from "../log/verify-trust.ts";
import { type ProofReport, verifyProof } from "../log/verify-proof.ts";
import { type Served, type ServedReport, verifyServed } from "../log/verify-served.ts";
import { EXIT, type ExitCode, IoError, Refused, UsageError, systemError } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { readBytes, shown } from "./paths.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type VerifyOptions = {
  readonly database?: boolean;
  readonly key?: readonly string[];
  readonly since?: string;
  readonly format?: string;
  readonly output?: string;
};

type Verified = { readonly path: string } & (
  | { readonly kind: "export"; readonly report: Report }
  | { readonly kind: "served"; readonly report: ServedReport }
  | { readonly kind: "proof"; readonly report: ProofReport }
);

/** Characters that a terminal obeys or a reader cannot see; JSON escapes only the first thirty-two. */
const HIDDEN = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;
/** What is served is bounded: a proof of a key holds one entry at most, and a tile 8 KiB. */
const SERVED_BYTES = 1 << 18;
const SERVED_MS = 30_000;

export async function run(terminal: Terminal, operands: readonly string[], options: VerifyOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const keys = (options.key ?? []).flatMap(readKeys);
  const since = options.since === undefined ? undefined : readBytes(options.since);
  let seen = readSeen();
  const before = (origin: string) => (Object.hasOwn(seen.origins, origin) ? seen.origins[origin] : undefined);
  if (options.database) {
    const { code, records } = await (await import("./verify-database.ts")).verifyDatabase(terminal, { keys, since, seen: before }, format);
    writeSeen(records.reduce((file, { origin, seen: now }) => remember(file, origin, now), seen));
    return code;
  }
  if (operands.length === 0) throw new UsageError("missing-argument", { what: "<path-or-address...>" });
  const verified: Verified[] = [];
  const paths = operands.flatMap(recordsIn);
  const origins = paths.map(originIn);
  const trusted = trustFor({ keys, since, seen: before }, origins);
  for (const [i, path] of paths.entries()) {
    const one = await verifyOne(path, trusted(origins[i]!));
    if (one.kind !== "proof" && one.report.record && isRight(one.report.findings)) {
      seen = remember(seen, one.report.record.checkpoint.origin, one.report.record.seen);
    }
    verified.push(one);
  }
  writeSeen(seen);
  const json = () =>
    `${JSON.stringify(
      verified.map((one) => asJson(one, terminal)),
      null,
      2,
    )}\n`;
  const text = format === "json" ? json() : verified.map((one) => asText(one, terminal)).join("\n");
  deliver(
    terminal,
    text,
    options.output,
    operands.filter((path) => !isAddress(path)),
  );
  return verified.every(({ report }) => isRight(report.findings)) ? EXIT.fine : EXIT.faults;
}

async function verifyOne(path: string, trust: Trust): Promise<Verified> {
  if (isAddress(path)) return { path, kind: "served", report: await verifyServed(OPENSSL, served(path), trust) };
  if (statSync(path).isDirectory()) return { path, kind: "export", report: await verifyExport(OPENSSL, directory(path), trust) };
  return { path, kind: "proof", report: verifyProof(OPENSSL, readBytes(path), shown(path), trust) };
}

function isAddress(path: string): boolean {
  return /^https?:\/\//.test(path);
}

/** What is served below an address. 404 is undefined; anything else but 200 is no answer. Redirects are not followed: the address is the person's choice. */
export function served(address: string): Served {
  return async (path) => {
    const place = `${address.replace(/\/+$/, "")}/${path}`;
    try {
      const answer = await fetch(place, { redirect: "error", signal: AbortSignal.timeout(SERVED_MS) });
      if (answer.status === 404) return undefined;
      if (answer.status !== 200 || Number(answer.headers.get("content-length") ?? 0) > SERVED_BYTES) throw new IoError(place, "io-no-answer");
      const parts: Uint8Array[] = [];
      for await (const part of answer.body ?? []) {
        parts.push(part);
        if (parts.reduce((sum, { length }) => sum + length, 0) > SERVED_BYTES) throw new IoError(place, "io-no-answer");
      }
      return joinBytes(parts);
    } catch (error) {
      throw error instanceof IoError ? error : new IoError(place, "io-no-answer");
    }
  };
}

function isRight(findings: readonly Fault[]): boolean {
  return findings.every(({ severity }) => severity !== "fault");
}

/** The records that an operand means: itself, or the directories in it that have a manifest. */
function recordsIn(path: string): string[] {
  if (isAddress(path)) return [path];
  const around = exportAround(path);
  if (around !== undefined) {
    const what = `sameside verify ${around}`;
    throw new UsageError("inside-export", { path, export: around }, { text: "did-you-mean", args: { what } });
  }
  if (!statSync(path).isDirectory() || existsSync(join(path, MANIFEST))) return [path];
  const inside = readdirSync(path).sort();
  const found = inside.map((name) => join(path, name)).filter((below) => existsSync(join(below, MANIFEST)));
  return found.length > 0 ? found : [path];
}

/** The record that a copy says it is of; what is no copy says nothing before it is asked. */
function originIn(path: string): string {
  const file = join(path, CHECKPOINT);
  return (!isAddress(path) && existsSync(file) && parseCheckpoint(readFileSync(file))?.checkpoint.origin) || "";
}

/** The export that a path is a piece of, as a shell names them all for `copy/*`: a piece by itself says nothing. Proofs may lie wherever somebody keeps them. */
function exportAround(path: string): string | undefined {
  if (/\.(?:tlog|line)-proof$/.test(path)) return undefined;
  for (let [inside, at] = [resolve(path), dirname(resolve(path))]; at !== inside; [inside, at] = [at, dirname(at)]) {
    if ([MANIFEST, CHECKPOINT].every((name) => existsSync(join(at, name)))) return relative("", at) || ".";
  }
  return undefined;
}

/** The files below a directory. A file that is not there is undefined; one that cannot be read throws. */
function directory(root: string): ExportReader {
  return {
    paths: async () =>
      readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => !entry.isDirectory())
        .map((entry) => join(entry.parentPath, entry.name).slice(join(root, sep).length).replaceAll(sep, "/")),
    read: async (path) => {
      try {
        return readFileSync(join(root, ...path.split("/")));
      } catch (error) {
        if (["ENOENT", "ENOTDIR", "EISDIR"].includes(systemError(error)?.code ?? "")) return undefined;
        throw error;
      }
    },
  };
}

/** One verifier key a line; empty lines do not count. */
export function readKeys(path: string): VerifierKey[] {
  const lines = (decode(readBytes(path)).text ?? "?").split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const key = parseKey(OPENSSL.sha256, line.trim());
    if (!key) throw new Refused("verify-key", { path: shown(path), line: String(i + 1) });
    return [key];
  });
}

/** Where what a user has seen is kept. */
export function stateDirectory(): string {
  const { env, platform } = process;
  const state = platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_STATE_HOME"];
  return join(state || join(homedir(), ".local", "state"), "sameside");
}

function seenPath(): string {
  return join(stateDirectory(), "seen.json");
}

/** What was seen before. A state that cannot be read is refused: to begin anew in silence would forget what it is for. */
function readSeen(): SeenFile {
  const path = seenPath();
  if (!existsSync(path)) return NOTHING_SEEN;
  const seen = parseSeen(OPENSSL.sha256, decode(readBytes(path)).text ?? "");
  if (!seen) throw new Refused("verify-state", { path });
  return seen;
}

function writeSeen(seen: SeenFile): void {
  const path = seenPath();
  const text = formatSeen(seen);
  if (Object.keys(seen.origins).length === 0 || (existsSync(path) && readFileSync(path, "utf8") === text)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.new`, text, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function asText(one: Verified, terminal: Terminal): string {
  const { findings } = one.report;
  const isUnsure = findings.some(({ code }) => code === "log/proof-without-key");
  const right = one.kind === "proof" ? "verify-holds" : "verify-right";
  const verdict = terminal.say(isRight(findings) ? right : isUnsure ? "verify-unsure" : "verify-wrong", {
    path: isAddress(one.path) ? one.path : shown(one.path),
  });
  // What a copy was made without is one sentence above; JSON lists it.
  const told = findings.filter(({ code }) => code !== "log/content-withheld");
  const faults = told.length > 0 ? `\n${faultsText(told, new Map(), terminal)}` : "";
  return `${[terminal.paint.bold(verdict), ...linesOf(one, terminal)].join("\n")}\n${faults}`;
}

function linesOf(one: Verified, terminal: Terminal): string[] {
  if (one.kind === "proof") return proofLines(one.report, terminal);
  const { record } = one.report;
  if (!record) return [];
  const { checkpoint, seen } = record;
  const since = one.kind === "export" ? one.report.record!.checked.since : one.report.record!.since;
  return [
    terminal.say("verify-record", { origin: checkpoint.origin, size: String(checkpoint.size), root: seen.root }),
    terminal.say("verify-key-is", { key: seen.key }),
    ...(one.kind === "export" ? checkedLines(one.report.record!.checked, terminal) : []),
    since === undefined ? terminal.say("verify-since-nothing") : terminal.say("verify-since", { since: String(since) }),
  ];
}

function checkedLines(checked: Checked, terminal: Terminal): string[] {
  const counts = Object.fromEntries(Object.entries(checked).map(([name, count]) => [name, String(count ?? 0)]));
  return [
    terminal.say("verify-checked", counts),
    ...(checked.erased > 0 ? [terminal.say("verify-not-there", counts)] : []),
    ...(checked.withheld > 0 ? [terminal.say("verify-withheld", counts)] : []),
  ];
}

function proofLines({ proved }: ProofReport, terminal: Terminal): string[] {
  if (!proved) return [];
  const { checkpoint, key, entry, line } = proved;
  const args = { origin: checkpoint.origin, size: String(checkpoint.size), seq: String(entry.seq), kind: entry.kind, day: entry.day, at: entry.at };
  return [
    terminal.say("verify-proved", args),
    terminal.say("verify-key-is", { key: formatKey(key) }),
    ...(line === undefined ? [] : [terminal.say("verify-proved-line", { line: line.replace(HIDDEN, "\ufffd") })]),
  ];
}

function asJson(one: Verified, terminal: Terminal): object {
  const { path, report } = one;
  const head = { path, verified: isRight(report.findings) };
  const findings = faultsJson(report.findings, terminal);
  if (one.kind === "proof") {
    const { proved } = one.report;
    return { ...head, ...(proved ? { origin: proved.checkpoint.origin, key: formatKey(proved.key), entry: proved.entry, line: proved.line } : {}), findings };
  }
  const { record } = one.report;
  if (!record) return { ...head, findings };
  const { checkpoint, seen, ...checked } = record;
  return { ...head, origin: checkpoint.origin, ...seen, ...("checked" in checked ? checked : { checked }), findings };
}
