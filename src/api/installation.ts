/** An installation that runs: its database, its key, its house stream, and the streams it keeps. */
import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { dayAt, type Instant } from "../kernel/day.ts";
import { type RandomId, randomId } from "../kernel/id.ts";
import type { Fault, Outcome } from "../kernel/refusal.ts";
import { originOf } from "../log/checkpoint.ts";
import type { StreamKind } from "../log/kinds.ts";
import { opening } from "../log/log.ts";
import { type Signing, signingOf } from "../log/primitives.ts";
import { beginStream, keepRecord, type Keeper, NODE } from "../log/store.ts";
import { INSTALLATION, openStore, type Reading, sql, type Store } from "../store/store.ts";
import { keyInForce } from "./keys.ts";
import { createRunner, type Runner } from "./command.ts";
import { sealOf } from "./sealing.ts";
import type { SliceStore } from "./fold.ts";
import { clock } from "./http.ts";

export type Installation = {
  readonly store: Store;
  readonly keeper: Keeper;
  readonly runner: Runner;
  readonly signing: Signing;
  /** The stream of the organisations and people of this installation. */
  readonly house: RandomId;
  /** Opens a stream of its own accord, as the house is; alliances and budgets are opened by commands. `at` is the clock's instant unless told. */
  openStream(kind: StreamKind, at?: Instant): Promise<RandomId>;
  close(): Promise<void>;
};

/** `keyFile` holds the signing key's 32 secret bytes in base64; it is made, for its owner alone, when a new installation has none. */
export type Place = { readonly data: string; readonly databaseUrl?: string; readonly demo: boolean; readonly keyFile: string };

/** Opens an installation, making it when the directory or database is empty. Refuses a key that others may read, and a record without its key. */
export async function openInstallation(place: Place, slices: readonly SliceStore[]): Promise<Outcome<Installation>> {
  const opened = await openStore(place);
  if (!opened.value) return opened;
  const store = opened.value;
  const house = await store.read(INSTALLATION, (reading) => streamFor(reading, "house"));
  const signing = readKey(place.keyFile, house === undefined ? "may be made" : "must be there");
  const fault =
    "code" in signing ? signing : house === undefined ? undefined : await store.read(INSTALLATION, (reading) => wrongKey(reading, house, signing, place));
  if (fault || "code" in signing) {
    await store.close();
    return { faults: [fault ?? (signing as Fault)] };
  }
  const keeper = keepRecord(store);
  const openStream = async (kind: StreamKind, at: Instant = clock()): Promise<RandomId> => {
    const stream = newId();
    const first = opening(NODE, { installation: store.installation, stream, for: kind, day: dayAt(at), publicKey: signing.publicKey });
    const sight = { actor: undefined, party: undefined, streams: [stream] };
    await store.write(sight, async (writing) => void beginStream(writing, originOf(store.installation, stream), [first], at));
    return stream;
  };
  const installation = {
    store,
    keeper,
    runner: createRunner({ store, keeper, slices, seal: sealOf(signing) }),
    signing,
    openStream,
    close: () => store.close(),
  };
  return { value: { ...installation, house: house ?? (await openStream("house")) }, faults: [] };
}

/** An id drawn from the machine's cryptographic source. */
export function newId(): RandomId {
  return randomId(randomBytes(16));
}

async function streamFor(reading: Reading, kind: StreamKind): Promise<RandomId | undefined> {
  const first = sql<{ stream: RandomId }>`
    select e.stream from head h join entry e on e.stream = h.stream and e.seq = 0
    where convert_from(e.bytes, 'UTF8')::jsonb #>> '{body,for}' = ${kind} order by e.at limit 1`;
  return (await reading.rows(first))[0]?.stream;
}

/** A key that is not the one in force would sign checkpoints that nobody may believe, for good. */
async function wrongKey(reading: Reading, house: RandomId, { publicKey }: Signing, { keyFile }: Place): Promise<Fault | undefined> {
  const key = await keyInForce(reading, house);
  return key && Buffer.compare(key.publicKey, publicKey) === 0 ? undefined : keyFault(keyFile, "api/key-other");
}

function keyFault(file: string, code: string): Fault {
  return { code, severity: "fault", at: { file, line: 1, column: 1, length: 0 }, args: {}, basis: "docs/operate.md" };
}

/** The signing key of a file of 32 secret bytes in base64, readable by its owner alone; or why there is none. */
export function readKey(file: string, how: "must be there" | "may be made"): Signing | Fault {
  const fault = (code: string): Fault => keyFault(file, code);
  if (!existsSync(file)) {
    if (how === "must be there") return fault("api/key-missing");
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(32).toString("base64")}\n`, { mode: 0o600, flag: "wx" });
    chmodSync(file, 0o600);
  }
  if (process.platform !== "win32" && (statSync(file).mode & 0o077) !== 0) return fault("api/key-open");
  const secret = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
  return secret.length === 32 ? signingOf(secret) : fault("api/key-broken");
}
