/** Witnesses: cosignatures with a time after C2SP tlog-cosignature, and what a witness checks before it gives one. Page section 7. */
import { joinBytes, sameBytes } from "../kernel/bytes.ts";
import type { RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { type Checkpoint, checkpointText } from "./checkpoint.ts";
import { type Hash, grows } from "./merkle.ts";
import { type Note, type Signature, type VerifierKey, signaturesBy, verifierKey } from "./note.ts";
import type { Primitives, Sha256, Signing } from "./primitives.ts";

/** Seconds since 1970-01-01T00:00:00Z. */
export type Seconds = number;

export function witnessName(installation: RandomId): string {
  return `${installation}/witness`;
}

/** What a witness signs: header, time, and the checkpoint's text. */
function message(time: bigint, text: string): Uint8Array {
  return encode(`cosignature/v1\ntime ${time}\n${text}`);
}

/** A cosignature on a checkpoint that the witness has considered. */
export function cosign(sha256: Sha256, checkpoint: Checkpoint, name: string, signing: Signing, time: Seconds): Signature {
  if (!Number.isSafeInteger(time) || time < 1) throw new RangeError(`${time} is no time to sign at`);
  const { id } = verifierKey(sha256, name, 4, signing.publicKey);
  const stamp = new Uint8Array(8);
  for (let i = 0, rest = BigInt(time); i < 8; i++, rest >>= 8n) stamp[7 - i] = Number(rest & 255n);
  return { name, id, bytes: joinBytes([stamp, signing.sign(message(BigInt(time), checkpointText(checkpoint)))]) };
}

/** When the witness cosigned the note; undefined when it did not, "wrong" when something that claims to be its signature does not hold. */
export function cosignedAt({ verify }: Primitives, note: Note, key: VerifierKey): Seconds | "wrong" | undefined {
  const times = signaturesBy(note, key).map(({ bytes }) => {
    const time = bytes.subarray(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
    const holds =
      key.type === 4 && bytes.length === 72 && time <= BigInt(Number.MAX_SAFE_INTEGER) && verify(bytes.subarray(8), message(time, note.text), key.publicKey);
    return holds ? Number(time) : undefined;
  });
  if (times.includes(undefined)) return "wrong";
  return times.length === 0 ? undefined : Math.max(...(times as Seconds[]));
}

/** Why a witness does not cosign: a smaller tree than the last one, another root at the same size, or no proof that the last one is its beginning. */
export type WitnessRefusal = "smaller" | "other-root" | "not-consistent";

/** Whether a witness that saw `last` (nothing yet: undefined) may cosign what is offered; signatures are checked elsewhere. */
export function consider(sha256: Sha256, last: Checkpoint | undefined, offered: Checkpoint, proof: readonly Hash[]): "cosign" | WitnessRefusal {
  if (offered.size === 0) return last && last.size > 0 ? "smaller" : sameBytes(offered.root, sha256(new Uint8Array())) ? "cosign" : "other-root";
  if (!last || last.size === 0) return proof.length === 0 ? "cosign" : "not-consistent";
  if (offered.size < last.size) return "smaller";
  if (offered.size === last.size) return sameBytes(offered.root, last.root) ? "cosign" : "other-root";
  const growth = { oldSize: BigInt(last.size), oldRoot: last.root, size: BigInt(offered.size), root: offered.root, proof };
  return grows(sha256, growth) ? "cosign" : "not-consistent";
}
