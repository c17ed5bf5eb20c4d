/** What of the record touches the machine: hashing and signatures by Node's own OpenSSL, for edges that hash by the million. */
import { createPublicKey, hash, verify } from "node:crypto";
import type { Primitives } from "./primitives.ts";

/** The head of an Ed25519 public key as DER has it (RFC 8410). */
const DER = Buffer.from("302a300506032b6570032100", "hex");

/** The same functions as the pure ones, about twice and ten times as fast (docs/decisions.md). */
export const NODE: Primitives = {
  sha256: (bytes) => hash("sha256", bytes, "buffer"),
  verify: (signature, message, publicKey) => {
    if (signature.length !== 64 || publicKey.length !== 32) return false;
    // OpenSSL throws on points that are none; to us that is a signature that does not hold.
    try {
      return verify(null, message, createPublicKey({ key: Buffer.concat([DER, publicKey]), format: "der", type: "spki" }), signature);
    } catch {
      return false;
    }
  },
};
