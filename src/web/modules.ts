/** Serves our own modules to the browser, types stripped and nothing else changed, so that it runs the code that settles the money. */
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { fileURLToPath } from "node:url";

/** The program's own source folder. */
const SRC = new URL("../", import.meta.url);

/** Made when a page first needs them: they take a third of a second, for which no start has to wait. */
export type Modules = {
  /** JavaScript by path below `src/`, e.g. `kernel/share.ts`. */
  all(): ReadonlyMap<string, string>;
  /** Where the browser finds them, the starting one first. */
  addresses(): readonly string[];
};

/**
 * The modules that the browser needs to run `entry`, found by following its imports. Nothing else is ever served, and an import that is not
 * a relative `.ts` file (a package, `node:…`) is a bug.
 */
export function browserModules(entry: string): Modules {
  let found: ReadonlyMap<string, string> | undefined;
  const all = (): ReadonlyMap<string, string> => (found ??= follow(entry));
  return { all, addresses: () => [entry, ...[...all().keys()].filter((path) => path !== entry).sort()].map((path) => `/modules/${path}`) };
}

function follow(entry: string): ReadonlyMap<string, string> {
  const modules = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (modules.has(path)) continue;
    const code = stripped(path);
    modules.set(path, code);
    for (const specifier of importsOf(code)) waiting.push(resolve(path, specifier));
  }
  return modules;
}

/** The specifiers that a module imports when it runs. */
export function importsOf(code: string): string[] {
  const found = code.matchAll(/^\s*(?:import|export)\b[^;"'`]*?from\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']/gm);
  return [...found].map((match) => (match[1] ?? match[2])!);
}

function stripped(path: string): string {
  return stripTypeScriptTypes(readFileSync(fileURLToPath(new URL(path, SRC)), "utf8"), { mode: "strip" });
}

function resolve(from: string, specifier: string): string {
  if (!/^\.\.?\/.*\.ts$/.test(specifier)) throw new Error(`${from} imports ${specifier}, which a browser cannot load`);
  const target = new URL(specifier, new URL(from, SRC)).href;
  if (!target.startsWith(SRC.href)) throw new Error(`${from} imports ${specifier} from outside the program`);
  return target.slice(SRC.href.length);
}
