/** `sameside witness ADDRESS…`: follows other servers' records and cosigns each checkpoint that only grew. docs/log-format.md section 7. */
import { randomBytes } from "node:crypto";
import { chmodSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import { clock } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { isRandomId } from "../kernel/id.ts";
import type { Fault } from "../kernel/refusal.ts";
import { decode } from "../kernel/utf8.ts";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { formatKey, formatNote, type Note, type VerifierKey, verifierKey } from "../log/note.ts";
import { type Signing, signingOf } from "../log/primitives.ts";
import { formatSeen, NOTHING_SEEN, parseSeen, remember, type SeenFile } from "../log/seen.ts";
import { verifyServed } from "../log/verify-served.ts";
import { cosign, witnessName } from "../log/witness.ts";
import { OPENSSL } from "../store/openssl.ts";
import { takeDirectory } from "../store/store.ts";
import { EXIT, type ExitCode, IoError, Refused, UsageError } from "./ending.ts";
import { faultsText } from "./faults.ts";
import { readBytes, shown } from "./paths.ts";
import { quietAboutNode } from "./place.ts";
import type { Terminal } from "./terminal.ts";
import { readKeys, served, stateDirectory } from "./verify.ts";

export type WitnessOptions = { readonly state?: string; readonly key?: readonly string[]; readonly showKey?: boolean };

type Witness = { readonly directory: string; readonly name: string; readonly signing: Signing; readonly keys: readonly VerifierKey[] };

const HAND_IN_MS = 30_000;

export async function run(terminal: Terminal, addresses: readonly string[], options: WitnessOptions): Promise<ExitCode> {
  quietAboutNode(terminal);
  const directory = options.state ?? join(stateDirectory(), "witness");
  const strange = addresses.find((address) => !/^https?:\/\//.test(address));
  if (strange !== undefined) throw new UsageError("login-bad-address", { address: strange });
  if (addresses.length === 0 && !options.showKey) throw new UsageError("missing-argument", { what: "<address...>" });
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  // Two runs at once could sign two histories, each seeing only its own.
  const taken = takeDirectory(directory);
  if (!taken) throw new Refused("witness-busy", { path: shown(directory) });
  try {
    const witness: Witness = { directory, ...ownKey(join(directory, "key")), keys: (options.key ?? []).flatMap(readKeys) };
    if (options.showKey || !terminal.quiet) terminal.out(`${terminal.say("witness-key", { key: keyText(witness) })}\n`);
    const codes: ExitCode[] = [];
    for (const address of addresses) codes.push(await follow(terminal, witness, address.replace(/\/+$/, "")));
    return codes.find((code) => code !== EXIT.fine) ?? EXIT.fine;
  } finally {
    taken.release();
  }
}

/** One record: what it offers is held against what was seen; then it is remembered, and only then signed. */
async function follow(terminal: Terminal, witness: Witness, address: string): Promise<ExitCode> {
  const seen = readSeen(witness);
  let offered: Uint8Array | undefined;
  const read = served(address);
  const keeping = async (path: string): Promise<Uint8Array | undefined> => {
    const bytes = await read(path);
    if (path === "checkpoint") offered = bytes;
    return bytes;
  };
  const trust = { keys: witness.keys, since: undefined, seen: (origin: string) => (Object.hasOwn(seen.origins, origin) ? seen.origins[origin] : undefined) };
  const { findings, record } = await verifyServed(OPENSSL, keeping, trust);
  if (!record || findings.some(({ severity }) => severity === "fault")) return refuse(terminal, witness, address, offered, findings);
  const { checkpoint } = record;
  const { origin } = checkpoint;
  const before = trust.seen(origin);
  if (!before) terminal.err(`${terminal.say("witness-first", { origin, key: record.seen.key })}\n`);
  writeDurably(join(witness.directory, "seen.json"), formatSeen(remember(seen, origin, record.seen)));
  const { note } = parseCheckpoint(offered!)!;
  const seconds = Math.floor(Temporal.Instant.from(clock()).epochMilliseconds / 1000);
  const signature = cosign(OPENSSL.sha256, checkpoint, witness.name, witness.signing, seconds);
  const cosigned: Note = { ...note, signatures: [note.signatures[0]!, signature] };
  const path = join(witness.directory, "cosigned", ...origin.split("/"), String(checkpoint.size));
  writeDurably(path, formatNote(cosigned));
  terminal.out(`${terminal.say("witness-cosigned", { origin, size: String(checkpoint.size), before: String(before?.size ?? 0) })}\n`);
  return handIn(terminal, address, origin, path, formatNote(cosigned));
}

async function handIn(terminal: Terminal, address: string, origin: string, path: string, note: Uint8Array): Promise<ExitCode> {
  const place = `${address}/cosignature`;
  const headers = { "content-type": "application/octet-stream" };
  const sent = { method: "POST", body: Uint8Array.from(note), headers, redirect: "error", signal: AbortSignal.timeout(HAND_IN_MS) } as const;
  const answer = await fetch(place, sent).catch(() => {
    throw new IoError(place, "io-no-answer");
  });
  const args = { origin, status: String(answer.status), path: shown(path) };
  terminal.out(`${terminal.say(answer.status === 204 ? "witness-handed" : "witness-not-taken", args)}\n`);
  return answer.status === 204 ? EXIT.fine : EXIT.faults;
}

/** What was offered is kept beside what was seen: two checkpoints under one name that do not agree are evidence. */
function refuse(terminal: Terminal, witness: Witness, address: string, offered: Uint8Array | undefined, findings: readonly Fault[]): ExitCode {
  const read = offered && parseCheckpoint(offered);
  const path = join(witness.directory, "refused", clock().replaceAll(":", ""));
  writeDurably(path, offered ?? new Uint8Array());
  terminal.err(`${terminal.say("witness-refused", { origin: read?.checkpoint.origin ?? address, path: shown(path) })}\n`);
  terminal.err(faultsText(findings, new Map(), terminal));
  return EXIT.faults;
}

/** A witness is an installation of its own: a random id and a key, made at the first run, for its owner alone. */
function ownKey(file: string): { readonly name: string; readonly signing: Signing } {
  if (!existsSync(file)) {
    writeDurably(file, `${newId()} ${randomBytes(32).toString("base64")}\n`);
    chmodSync(file, 0o600);
  }
  const [id = "", secret = ""] = readFileSync(file, "utf8").trim().split(" ");
  const bytes = Buffer.from(secret, "base64");
  if (!isRandomId(id) || bytes.length !== 32) throw new Refused("witness-broken", { path: shown(file) });
  return { name: witnessName(id), signing: signingOf(bytes) };
}

function keyText({ name, signing }: Witness): string {
  return formatKey(verifierKey(OPENSSL.sha256, name, 4, signing.publicKey));
}

function readSeen({ directory }: Witness): SeenFile {
  const path = join(directory, "seen.json");
  if (!existsSync(path)) return NOTHING_SEEN;
  const seen = parseSeen(OPENSSL.sha256, decode(readBytes(path)).text ?? "");
  if (!seen) throw new Refused("verify-state", { path });
  return seen;
}

/** On the disk before anything is signed that rests on it. */
function writeDurably(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(`${path}.new`, "w", 0o600);
  try {
    if (typeof content === "string") writeFileSync(file, content);
    else writeSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  if (process.platform === "win32") return;
  const directory = openSync(dirname(path), "r");
  try {
    fsyncSync(directory);
  } finally {
    closeSync(directory);
  }
}
