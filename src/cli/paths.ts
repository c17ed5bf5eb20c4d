/** Files by their paths: read whole when small, and named as people read them. */
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename, relative } from "node:path";
import { namedError } from "./ending.ts";

/** The whole of a small file; failures name it. */
export function readBytes(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    throw namedError(error, path);
  }
}

/** A path as people read it: relative where that is shorter. */
export function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near === "" ? basename(path) : near.length < path.length ? near : path;
}

/** SHA-256 in hexadecimal. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Whether two paths lead to one file that exists, whatever links lead there. */
export function isSameFile(a: string, b: string): boolean {
  const [one, other] = [a, b].map((path) => statSync(path, { throwIfNoEntry: false, bigint: true }));
  return one !== undefined && other !== undefined && one.dev === other.dev && one.ino === other.ino;
}
