/** An installation of the test's own on either database, for the commands that keep one. */
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { openStore, type Store } from "../../src/store/store.ts";
import { keepSmall, openStream } from "../log/kept.ts";
import { drawn } from "../log/world.ts";
import { keepRecord } from "../../src/log/store.ts";
import { dataDirectory, opened, serverTest } from "../store/databases.ts";
import { ROOT } from "./sameside.ts";

export type Ended = { readonly code: number; readonly out: string; readonly err: string };
export type InstallationPlace = {
  readonly kind: "embedded" | "server";
  /** A directory for whatever the test writes. */
  readonly directory: string;
  readonly data: string;
  readonly databaseUrl: string | undefined;
  readonly keyFile: string;
  /** The address of another, empty database on the server. */
  readonly fresh: (() => Promise<string>) | undefined;
  /** Does something with the database while no command runs. */
  withStore<T>(work: (store: Store) => Promise<T>): Promise<T>;
  /** Runs a command on the installation, beside this process so that it can answer; `env` wins. */
  run(args: readonly string[], env?: Readonly<Record<string, string>>, input?: string): Promise<Ended>;
};

/** The test on an installation in a directory and, where there is a server, on one there; each has the small record as the stream `stream`. */
export function onEachPlace(sentence: string, work: (place: InstallationPlace, stream: string) => Promise<void>): void {
  test(`${sentence} (embedded)`, async () => on("embedded", await dataDirectory(), undefined, undefined, work));
  serverTest(sentence, async ({ fresh }) => on("server", "unused", await fresh(), fresh, work));
}

async function on(
  kind: InstallationPlace["kind"],
  data: string,
  databaseUrl: string | undefined,
  fresh: InstallationPlace["fresh"],
  work: (place: InstallationPlace, stream: string) => Promise<void>,
): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), "sameside-place-"));
  try {
    const keyFile = join(directory, "signing.key");
    writeFileSync(keyFile, `${Buffer.from(drawn("first key", 32)).toString("base64")}\n`, { mode: 0o600 });
    const place: InstallationPlace = {
      kind,
      directory,
      data,
      databaseUrl,
      keyFile,
      fresh,
      withStore: (with_) => storeOf(data, databaseUrl, with_),
      run: runner(directory, data, databaseUrl, keyFile),
    };
    const stream = await place.withStore(async (store) => {
      const keeper = keepRecord(store);
      const made = await openStream(store, keeper, "stream");
      await keepSmall(keeper, made);
      return made;
    });
    await work(place, stream);
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

async function storeOf<T>(data: string, databaseUrl: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const store = opened(await openStore({ data, databaseUrl, demo: false }));
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

function runner(directory: string, data: string, databaseUrl: string | undefined, keyFile: string): InstallationPlace["run"] {
  const { LANG: _, LC_ALL: __, LC_MESSAGES: ___, FORCE_COLOR: ____, ...rest } = process.env;
  const where = databaseUrl === undefined ? { SAMESIDE_DATA: data } : { DATABASE_URL: databaseUrl };
  const base = {
    ...rest,
    LANG: "C",
    XDG_STATE_HOME: join(directory, "state"),
    XDG_CONFIG_HOME: join(directory, "config"),
    SAMESIDE_KEY_FILE: keyFile,
    ...where,
  };
  return (args, env = {}, input = "") =>
    new Promise((done) => {
      const child = execFile(
        process.execPath,
        [join(ROOT, "bin/sameside.js"), ...args],
        { env: { ...base, ...env }, encoding: "utf8", maxBuffer: 1 << 28 },
        (_error, out, err) => done({ code: child.exitCode ?? -1, out, err }),
      );
      child.stdin!.end(input);
    });
}
