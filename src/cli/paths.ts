/** Files by their paths: read whole when small, and named as people read them. */
import { readFileSync } from "node:fs";
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
