/** A new signing key takes over from the old one: an entry that both sign. Page section 8. */
import { fromBase64, fromHex, sameBytes, toBase64, toHex } from "../kernel/bytes.ts";
import { encode } from "../kernel/utf8.ts";
import type { Origin } from "./checkpoint.ts";
import type { Body } from "./entry.ts";
import { keyOf, only } from "./kinds.ts";
import type { Hash } from "./merkle.ts";
import { type VerifierKey, formatKey, sameKey, verifierKey } from "./note.ts";
import type { Primitives, Sha256, Signing } from "./primitives.ts";

export const CAUSES = ["planned", "stolen", "lost"] as const;
export type Cause = (typeof CAUSES)[number];

/** Where a rotation stands: its own seq, and the root over the entries before it. */
export type RotationAt = { readonly origin: Origin; readonly seq: number; readonly root: Hash };
export type Rotation = { readonly from: VerifierKey; readonly to: VerifierKey; readonly because: Cause };

/** What both keys sign. */
export function rotationMessage({ origin, seq, root }: RotationAt, from: VerifierKey, to: VerifierKey): string {
  return `sameside/key-rotation/v1\n${origin}\n${seq}\n${toBase64(root)}\n${formatKey(from)}\n${formatKey(to)}\n`;
}

/** The body of a `key-rotated` entry. The old key is a public one where its private half is lost. */
export function rotationBody(
  sha256: Sha256,
  at: RotationAt,
  because: Cause,
  keys: { readonly old: Signing | { readonly publicKey: Uint8Array }; readonly next: Signing },
): Body {
  const { old, next } = keys;
  if (!("sign" in old) && because !== "lost") throw new RangeError(`a rotation because the key is ${because} is signed by the old key`);
  const [from, to] = [verifierKey(sha256, at.origin, 1, old.publicKey), verifierKey(sha256, at.origin, 1, next.publicKey)];
  const message = encode(rotationMessage(at, from, to));
  return {
    from: formatKey(from),
    to: formatKey(to),
    because,
    root: toHex(at.root),
    ...("sign" in old ? { "by-old": toBase64(old.sign(message)) } : {}),
    "by-new": toBase64(next.sign(message)),
  };
}

/** The rotation that a body states, if it is right for its place and for the key in force before it; else what is wrong. */
export function readRotation({ sha256, verify }: Primitives, at: RotationAt, inForce: VerifierKey, body: Body): Rotation | RotationWrong {
  const [from, to] = [keyOf(sha256, body["from"], 1), keyOf(sha256, body["to"], 1)];
  const because = CAUSES.find((cause) => cause === body["because"]);
  const root = typeof body["root"] === "string" ? fromHex(body["root"]) : undefined;
  if (!only(body, ["from", "to", "because", "root", "by-old", "by-new"]) || !from || !to || !because || !root) return "unreadable";
  if (!sameKey(from, inForce) || to.name !== at.origin || sameKey(from, to)) return "keys";
  if (!sameBytes(root, at.root)) return "root";
  const message = encode(rotationMessage(at, from, to));
  const holds = (name: string, key: VerifierKey): boolean => {
    const signature = typeof body[name] === "string" ? fromBase64(body[name]) : undefined;
    return signature !== undefined && verify(signature, message, key.publicKey);
  };
  const old = body["by-old"] === undefined ? because === "lost" : holds("by-old", from);
  return old && holds("by-new", to) ? { from, to, because } : "signatures";
}

export type RotationWrong = "unreadable" | "keys" | "root" | "signatures";
