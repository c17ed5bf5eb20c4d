/** Hash and signature as values, so that an edge may hand in the machine's own where millions are hashed. The pure ones run anywhere. */
import { ed25519 } from "@noble/curves/ed25519.js";
import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { encode } from "../kernel/utf8.ts";

/** SHA-256: 32 new bytes. The bytes handed in may be written over afterwards. */
export type Sha256 = (bytes: Uint8Array) => Uint8Array;

export type Primitives = {
  readonly sha256: Sha256;
  /** Whether an Ed25519 signature (RFC 8032, 64 bytes) over the message is by the key (32 bytes). */
  readonly verify: (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;
};

/** One Ed25519 key that can sign; where its private half lives is the edge's affair. */
export type Signing = {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
  /** 32 secret bytes for another purpose (HKDF-SHA-256, RFC 5869), which tell nothing of the key. */
  readonly derived: (purpose: string) => Uint8Array;
};

/** Audited JavaScript (@noble/hashes, @noble/curves). Strict RFC 8032: what other verifiers refuse is refused here. */
export const PURE: Primitives = {
  sha256: (bytes) => sha256(bytes),
  verify: (signature, message, publicKey) => {
    // The library throws on points that are none; to us that is a signature that does not hold.
    try {
      return signature.length === 64 && publicKey.length === 32 && ed25519.verify(signature, message, publicKey, { zip215: false });
    } catch {
      return false;
    }
  },
};

/** The signing key of 32 secret bytes. */
export function signingOf(secret: Uint8Array): Signing {
  const own = Uint8Array.from(secret);
  return {
    publicKey: ed25519.getPublicKey(own),
    sign: (message) => ed25519.sign(message, own),
    derived: (purpose) => hkdf(sha256, own, undefined, encode(purpose), 32),
  };
}
