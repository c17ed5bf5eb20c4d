/** `sameside verify DIR|PROOF…`: is this copy of a record whole, is it the record that was seen before, and what could not be checked. docs/log-format.md section 10. */
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join, sep } from "node:path";
import type { Fault } from "../kernel/refusal.ts";
import { decode } from "../kernel/utf8.ts";
import type { ExportReader } from "../log/inspection.ts";
import { type Report, verifyExport } from "../log/log.ts";
import { type VerifierKey, formatKey, parseKey } from "../log/note.ts";
import { NOTHING_SEEN, type SeenFile, formatSeen, parseSeen, remember } from "../log/seen.ts";
import { NODE } from "../log/store.ts";
import type { Trust } from "../log/verify-trust.ts";
import { type ProofReport, verifyProof } from "../log/verify-proof.ts";
import { EXIT, type ExitCode, Refused, systemError } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { readBytes, shown } from "./paths.ts";
import { type Terminal, deliver, formatOf } from "./terminal.ts";

export type VerifyOptions = { readonly key?: readonly string[]; readonly since?: string; readonly format?: string; readonly output?: string };

type Verified = { readonly path: string } & ({ readonly kind: "export"; readonly report: Report } | { readonly kind: "proof"; readonly report: ProofReport });

export async function run(terminal: Terminal, operands: readonly string[], options: VerifyOptions): Promise<ExitCode> {
  const format = formatOf(options.format, ["text", "json"]);
  const keys = (options.key ?? []).flatMap(readKeys);
  const since = options.since === undefined ? undefined : readBytes(options.since);
  let seen = readSeen();
  const verified: Verified[] = [];
  for (const path of operands.flatMap(recordsIn)) {
    const trust: Trust = { keys, since, seen: (origin) => (Object.hasOwn(seen.origins, origin) ? seen.origins[origin] : undefined) };
    if (!statSync(path).isDirectory()) {
      verified.push({ path, kind: "proof", report: verifyProof(NODE, readBytes(path), shown(path), trust) });
      continue;
    }
    const report = await verifyExport(NODE, directory(path), trust);
    if (report.record && isRight(report.findings)) seen = remember(seen, report.record.checkpoint.origin, report.record.seen);
    verified.push({ path, kind: "export", report });
  }
  writeSeen(seen);
  const text =
    format === "json"
      ? `${JSON.stringify(
          verified.map((one) => asJson(one, terminal)),
          null,
          2,
        )}\n`
      : verified.map((one) => asText(one, terminal)).join("\n");
  deliver(terminal, text, options.output, operands);
  return verified.every(({ report }) => isRight(report.findings)) ? EXIT.fine : EXIT.faults;
}

function isRight(findings: readonly Fault[]): boolean {
  return findings.every(({ severity }) => severity !== "fault");
}

/** The exports that a path means: itself, or the directories in it that have a manifest. An address cannot be asked yet. */
function recordsIn(path: string): string[] {
  if (/^https?:\/\//.test(path)) throw new Refused("verify-address", { path });
  if (!statSync(path).isDirectory() || existsSync(join(path, "manifest"))) return [path];
  const inside = readdirSync(path).sort();
  const found = inside.map((name) => join(path, name)).filter((below) => existsSync(join(below, "manifest")));
  return found.length > 0 ? found : [path];
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
function readKeys(path: string): VerifierKey[] {
  const lines = (decode(readBytes(path)).text ?? "?").split(/\r?\n/);
  return lines.flatMap((line, i) => {
    if (line.trim() === "") return [];
    const key = parseKey(NODE.sha256, line.trim());
    if (!key) throw new Refused("verify-key", { path: shown(path), line: String(i + 1) });
    return [key];
  });
}

function seenPath(): string {
  const { env, platform } = process;
  const state = platform === "win32" ? env["LOCALAPPDATA"] : env["XDG_STATE_HOME"];
  return join(state || join(homedir(), ".local", "state"), "sameside", "seen.json");
}

/** What was seen before. A state that cannot be read is refused: to begin anew in silence would forget what it is for. */
function readSeen(): SeenFile {
  const path = seenPath();
  if (!existsSync(path)) return NOTHING_SEEN;
  const seen = parseSeen(NODE.sha256, decode(readBytes(path)).text ?? "");
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
  const body = one.kind === "export" ? recordLines(one.report, terminal) : proofLines(one.report, terminal);
  const verdict = terminal.say(isRight(findings) ? "verify-right" : "verify-wrong", { path: shown(one.path) });
  const faults = findings.length > 0 ? `\n${faultsText(findings, new Map(), terminal)}` : "";
  return `${[terminal.paint.bold(verdict), ...body].join("\n")}\n${faults}`;
}

function recordLines({ record }: Report, terminal: Terminal): string[] {
  if (!record) return [];
  const { checkpoint, seen, checked } = record;
  const counts = Object.fromEntries(Object.entries(checked).map(([name, count]) => [name, String(count ?? 0)]));
  return [
    terminal.say("verify-record", { origin: checkpoint.origin, size: String(checkpoint.size), root: seen.root }),
    terminal.say("verify-key-is", { key: seen.key }),
    terminal.say("verify-checked", counts),
    ...(checked.erased + checked.withheld > 0 ? [terminal.say("verify-not-there", counts)] : []),
    terminal.say(checked.since === undefined ? "verify-since-nothing" : "verify-since", counts),
  ];
}

function proofLines({ proved }: ProofReport, terminal: Terminal): string[] {
  if (!proved) return [];
  const { checkpoint, key, entry, line } = proved;
  const args = { origin: checkpoint.origin, size: String(checkpoint.size), seq: String(entry.seq), kind: entry.kind, day: entry.day, at: entry.at };
  return [
    terminal.say("verify-proved", args),
    terminal.say("verify-key-is", { key: formatKey(key) }),
    ...(line === undefined ? [] : [terminal.say("verify-proved-line", { line })]),
  ];
}

function asJson({ path, kind, report }: Verified, terminal: Terminal): object {
  const findings = faultsJson(report.findings, terminal);
  const verified = isRight(report.findings);
  if (kind === "export") {
    const { record } = report as Report;
    return { path, verified, ...(record ? { origin: record.checkpoint.origin, ...record.seen, checked: record.checked } : {}), findings };
  }
  const { proved } = report as ProofReport;
  return {
    path,
    verified,
    ...(proved ? { origin: proved.checkpoint.origin, key: formatKey(proved.key), entry: proved.entry, line: proved.line } : {}),
    findings,
  };
}
