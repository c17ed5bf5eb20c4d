/** Secrets of others that the database keeps: sealed with a key that is made from the installation's own, so that a dump or a backup holds none of them. */
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { encode } from "../kernel/utf8.ts";
import type { Signing } from "../log/primitives.ts";

/** `of` says whose secret it is: what was sealed for one cannot be opened as another's. */
export type Seal = { close(secret: Uint8Array, of: string): Uint8Array; open(sealed: Uint8Array, of: string): Uint8Array | undefined };

const CIPHER = "aes-256-gcm";
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM: a nonce, the sealed bytes, the tag. What the key does not open is undefined. */
export function sealOf({ derived }: Signing): Seal {
  const key = derived("sameside/sealed@v1");
  return {
    close: (secret, of) => {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(CIPHER, key, nonce).setAAD(encode(of));
      return Buffer.concat([nonce, cipher.update(secret), cipher.final(), cipher.getAuthTag()]);
    },
    open: (sealed, of) => {
      if (sealed.length < NONCE + TAG) return undefined;
      const end = sealed.length - TAG;
      const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE)).setAAD(encode(of)).setAuthTag(sealed.subarray(end));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(NONCE, end)), decipher.final()]);
      } catch {
        return undefined;
      }
    },
  };
}
