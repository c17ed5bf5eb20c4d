/**
 * A disk that remembers what was synced. PGlite's files are watched: every write, size, name and sync is written into a journal, from which the directory
 * can be put back to what a power cut at any moment would have left.
 */
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { NodeFS } from "@electric-sql/pglite/nodefs";
import { pick, type Random } from "../../src/kernel/random.ts";

type Step =
  | { readonly did: "write"; readonly file: File; readonly at: number; readonly bytes: Uint8Array }
  | { readonly did: "size"; readonly file: File; readonly size: number }
  | { readonly did: "name"; readonly path: string; readonly file: File }
  | { readonly did: "unname"; readonly path: string }
  | { readonly did: "sync"; readonly path: string; readonly file: File | "directory" }
  | { readonly did: "acknowledge"; readonly what: () => void };

/** One file under whatever names it has. `origin` is where its first content stands in the directory that everything began from. */
type File = { readonly origin: string | undefined };

export type Journal = { readonly steps: Step[]; syncs(): number; acknowledge(what: () => void): void };

/** As far as we look at them. */
type Node = { readonly mode: number };
type Stream = { readonly node: Node };
type Operations = Record<string, (...values: never[]) => unknown>;
type Module = {
  readonly FS: { isDir(mode: number): boolean };
  readonly NODEFS: { realPath(node: Node): string; readonly node_ops: Operations; readonly stream_ops: Operations };
};
type Pre = (module: never) => void;

/** `files` with a journal of what they do; `files` decides what a sync is. */
export function watched<Files extends NodeFS>(files: Files, root: string): { readonly files: Files; readonly journal: Journal } {
  const journal = createJournal();
  const init = files.init.bind(files);
  files.init = async (...given) => {
    const { emscriptenOpts } = await init(...given);
    const before = (emscriptenOpts as { preRun?: Pre[] }).preRun ?? [];
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...before, ((module: Module) => watch(module, root, journal.steps)) as Pre] as never } };
  };
  return { files, journal };
}

function createJournal(): Journal {
  const steps: Step[] = [];
  return { steps, syncs: () => steps.filter(({ did }) => did === "sync").length, acknowledge: (what) => void steps.push({ did: "acknowledge", what }) };
}

/** The file that stands under a path now, by the module's own words for it. */
type Names = { at(path: string): File; set(path: string, file: File): void; delete(path: string): void; pathOf(node: Node, name?: string): string };

/** Puts a listener behind each operation of Emscripten's NODEFS that changes anything. */
function watch({ FS, NODEFS }: Module, root: string, steps: Step[]): void {
  const named = new Map<string, File>();
  const names: Names = {
    at: (path) => {
      const file = named.get(path) ?? { origin: path };
      named.set(path, file);
      return file;
    },
    set: (path, file) => named.set(path, file),
    delete: (path) => named.delete(path),
    pathOf: (node, name = "") => relative(root, join(NODEFS.realPath(node), name)),
  };
  watchContent(FS, NODEFS, names, steps);
  watchNames(FS, NODEFS.node_ops, names, steps);
}

function watchContent(FS: Module["FS"], { node_ops: nodes, stream_ops: streams }: Module["NODEFS"], { at, pathOf }: Names, steps: Step[]): void {
  after<[Stream, Int8Array, number, number, number]>(streams, "write", ([stream, buffer, offset, length, position], written) => {
    const bytes = Uint8Array.from(new Uint8Array(buffer.buffer, buffer.byteOffset + offset, length).subarray(0, written as number));
    steps.push({ did: "write", file: at(pathOf(stream.node)), at: position, bytes });
  });
  after<[Stream, { readonly size?: number }]>(streams, "setattr", ([stream, { size }]) => {
    if (size !== undefined) steps.push({ did: "size", file: at(pathOf(stream.node)), size });
  });
  after<[Node, { readonly size?: number }]>(nodes, "setattr", ([node, { size }]) => {
    if (size !== undefined) steps.push({ did: "size", file: at(pathOf(node)), size });
  });
  // Without a sync of our own NODEFS has none, and Emscripten takes that for success: the journal then hears of none either.
  if (!streams["fsync"]) return;
  after<[Stream]>(streams, "fsync", ([stream]) => {
    const path = pathOf(stream.node);
    steps.push({ did: "sync", path, file: FS.isDir(stream.node.mode) ? "directory" : at(path) });
  });
}

function watchNames(FS: Module["FS"], nodes: Operations, names: Names, steps: Step[]): void {
  after<[Node, string, number]>(nodes, "mknod", ([parent, name, mode]) => {
    if (FS.isDir(mode)) return;
    const [path, file] = [names.pathOf(parent, name), { origin: undefined }];
    names.set(path, file);
    steps.push({ did: "name", path, file });
  });
  let old = "";
  before<[Node]>(nodes, "rename", ([node]) => {
    old = names.pathOf(node);
  });
  after<[Node, Node, string]>(nodes, "rename", ([, parent, name]) => {
    const [path, file] = [names.pathOf(parent, name), names.at(old)];
    names.delete(old);
    names.set(path, file);
    steps.push({ did: "unname", path: old }, { did: "name", path, file });
  });
  after<[Node, string]>(nodes, "unlink", ([parent, name]) => {
    const path = names.pathOf(parent, name);
    names.delete(path);
    steps.push({ did: "unname", path });
  });
}

function after<Values extends readonly unknown[]>(operations: Operations, name: string, listen: (values: Values, result: unknown) => void): void {
  const does = operations[name]!;
  operations[name] = (...values) => {
    const result = does(...values);
    listen(values as unknown as Values, result);
    return result;
  };
}

function before<Values extends readonly unknown[]>(operations: Operations, name: string, listen: (values: Values) => void): void {
  const does = operations[name]!;
  operations[name] = (...values) => {
    listen(values as unknown as Values);
    return does(...values);
  };
}

/** Of a file: the bytes that were synced, and what was done to it since. */
type Content = { synced: Uint8Array; since: Extract<Step, { did: "write" | "size" }>[] };

/** The disk as the journal leaves it, step by step. */
export type Disk = {
  /** Goes on to this step and says what was acknowledged on the way. */
  readonly advance: (to: number) => void;
  /** Makes the directory that a power cut now would leave; of what was not synced `luck` says what reached the disk all the same. */
  readonly cut: (into: string, luck: "none" | Random) => void;
};

/** A disk that begins as the directory `from`, all of it synced, and lives through a journal. */
export function createDisk(from: string, steps: readonly Step[]): Disk {
  const contents = new Map<File, Content>();
  const names = new Map<string, File | undefined>();
  // A name is safe when its directory was synced or, as journaling file systems do it, when the new file itself was.
  const safe = new Map<string, File | undefined>();
  const contentOf = (file: File): Content => {
    const known = contents.get(file);
    if (known) return known;
    const content: Content = { synced: file.origin === undefined ? new Uint8Array() : readFileSync(join(from, file.origin)), since: [] };
    contents.set(file, content);
    return content;
  };
  const sync = (path: string, file: File | "directory"): void => {
    if (file === "directory") {
      for (const [name, named] of names) if (dirname(name) === (path === "" ? "." : path)) safe.set(name, named);
      return;
    }
    const content = contentOf(file);
    content.synced = applied(content.synced, content.since);
    content.since = [];
    if (names.get(path) === file) safe.set(path, file);
  };
  const take = (step: Step): void => {
    if (step.did === "write" || step.did === "size") contentOf(step.file).since.push(step);
    else if (step.did === "name") names.set(step.path, step.file);
    else if (step.did === "unname") names.set(step.path, undefined);
    else if (step.did === "sync") sync(step.path, step.file);
    else step.what();
  };
  let done = 0;
  const cut = (into: string, luck: "none" | Random): void => {
    cpSync(from, into, { recursive: true });
    const keep = luck === "none" ? () => false : () => luck() < 0.5;
    const found = luck === "none" || pick(luck, [true, false]) ? safe : names;
    for (const [path, file] of found) if (file === undefined) rmSync(join(into, path), { force: true });
    const current = new Map(
      [...contents.keys()].flatMap((file) => (file.origin !== undefined && !found.has(file.origin) ? [[file.origin, file] as const] : [])),
    );
    for (const [path, file] of [...current, ...found]) {
      if (file === undefined) continue;
      const { synced, since } = contentOf(file);
      mkdirSync(dirname(join(into, path)), { recursive: true });
      writeFileSync(join(into, path), applied(Uint8Array.from(synced), since.filter(keep)), { mode: 0o600 });
    }
  };
  return {
    advance: (to) => {
      for (; done < to; done++) take(steps[done]!);
    },
    cut,
  };
}

/** Content after what was done to it. What was given is written over where it is long enough: a log segment is 16 MB and is synced at every commit. */
function applied(content: Uint8Array, steps: Content["since"]): Uint8Array {
  const most = Math.max(content.length, ...steps.map((step) => (step.did === "size" ? step.size : step.at + step.bytes.length)));
  const out = most > content.length ? new Uint8Array(most) : content;
  if (out !== content) out.set(content);
  let end = content.length;
  for (const step of steps) {
    if (step.did === "write") {
      out.set(step.bytes, step.at);
      end = Math.max(end, step.at + step.bytes.length);
    } else {
      if (step.size < end) out.fill(0, step.size, end);
      end = step.size;
    }
  }
  return end === out.length ? out : out.subarray(0, end);
}
