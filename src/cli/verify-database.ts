/** `sameside verify --database`: every record of the database, every column beside it, and what is derived from it. */
import { SLICES } from "../alliance.ts";
import { rebuild } from "../api/rebuild.ts";
import { streamsOf, type Verified, verifyStream } from "../api/verify-database.ts";
import type { Fault } from "../kernel/refusal.ts";
import { toBase64 } from "../kernel/bytes.ts";
import { originOf } from "../log/checkpoint.ts";
import type { Seen } from "../log/seen.ts";
import { seenOf, type Trust, trustFor } from "../log/verify-trust.ts";
import { INSTALLATION, type Store } from "../store/store.ts";
import { EXIT, type ExitCode } from "./ending.ts";
import { faultsJson, faultsText } from "./faults.ts";
import { withStore } from "./place.ts";
import type { Terminal } from "./terminal.ts";

/** What was verified, for the state file; nothing where anything was wrong. */
export type Outcome = { readonly code: ExitCode; readonly records: readonly { readonly origin: string; readonly seen: Seen }[] };

export async function verifyDatabase(terminal: Terminal, trust: Trust, format: "text" | "json"): Promise<Outcome> {
  let records: Outcome["records"] = [];
  const code = await withStore(terminal, async (store) => {
    const verified = await recordsOf(store, trust);
    const right = verified.every(({ findings }) => isRight(findings));
    // What cannot be read cannot be projected; that is told already.
    const derived = right ? await derivedFaults(store) : [];
    const json = () => [...verified.map((one) => asJson(one, terminal)), { derived: faultsJson(derived, terminal) }];
    terminal.out(format === "json" ? `${JSON.stringify(json(), null, 2)}\n` : asText(verified, derived, terminal));
    if (!right || derived.length > 0) return EXIT.faults;
    records = verified.map(({ checkpoint, report }) => {
      const { walk } = report!;
      return { origin: checkpoint.origin, seen: seenOf(walk, walk.keys.at(-1)!.key, checkpoint) };
    });
    return EXIT.fine;
  });
  return { code, records };
}

async function recordsOf(store: Store, trust: Trust): Promise<readonly Verified[]> {
  return store.read(INSTALLATION, async (reading) => {
    const all: Verified[] = [];
    const streams = await streamsOf(reading);
    const origins = streams.map((stream) => originOf(store.installation, stream));
    const trusted = trustFor(trust, origins);
    for (const [i, stream] of streams.entries()) all.push(await verifyStream(reading, store.installation, stream, trusted(origins[i]!)));
    return all;
  });
}

async function derivedFaults(store: Store): Promise<readonly Fault[]> {
  const { tables } = await rebuild(store, SLICES, "rehearse");
  return tables
    .filter(({ more, less }) => more + less > 0)
    .map(({ table, more, less }) => ({
      code: "log/derived-differs",
      severity: "fault",
      at: { file: table, line: 1, column: 1, length: 1 },
      args: { table, more: String(more), less: String(less) },
      basis: "docs/operate.md",
    }));
}

function isRight(findings: readonly Fault[]): boolean {
  return findings.every(({ severity }) => severity !== "fault");
}

function asText(verified: readonly Verified[], derived: readonly Fault[], terminal: Terminal): string {
  const lines = verified.map((one) => {
    const counts = { size: one.report?.walk.entries ?? 0, ...(one.report?.content ?? { files: 0, lines: 0, erased: 0 }) };
    const args = { origin: one.checkpoint.origin, ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)])) };
    const head = terminal.paint.bold(terminal.say(isRight(one.findings) ? "database-right" : "database-wrong", args));
    return `${head}\n${one.findings.length > 0 ? faultsText(one.findings, new Map(), terminal) : ""}`;
  });
  if (verified.length === 0) lines.push(`${terminal.say("database-none")}\n`);
  return `${lines.join("\n")}${derived.length > 0 ? `\n${faultsText(derived, new Map(), terminal)}` : ""}`;
}

function asJson({ checkpoint, findings }: Verified, terminal: Terminal): object {
  const { origin, size, root } = checkpoint;
  return { origin, size, root: toBase64(root), verified: isRight(findings), findings: faultsJson(findings, terminal) };
}
