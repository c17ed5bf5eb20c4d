/** What the benches over HTTP stand on: PostgreSQL that syncs, an installation with one alliance in it, and the real server as a process of its own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { adoptAgreement } from "../src/agreement/commands.ts";
import { readAgreement } from "../src/agreement/read.ts";
import { SLICES } from "../src/alliance.ts";
import type { Command } from "../src/api/command.ts";
import { clock } from "../src/api/http.ts";
import { type Installation, newId, openInstallation } from "../src/api/installation.ts";
import type { Who } from "../src/api/roles.ts";
import type { Json } from "../src/kernel/canonical.ts";
import { dayAt } from "../src/kernel/day.ts";
import { BUSINESS_IDS } from "../src/desk/seed-data.ts";
import { KEY_PREFIX } from "../src/parties/access/routes.ts";
import { after, createAccess } from "../src/parties/access/store.ts";
import { bindParty } from "../src/agreement/bound/commands.ts";
import { beginHouse } from "../src/parties/store.ts";
import { keepToken } from "../src/parties/tokens/store.ts";
import { INSTALLATION } from "../src/store/store.ts";
import { ordinaryDatabase } from "../test/store/crash.ts";
import { type Cluster, saying, serverPrograms, startCluster } from "../test/store/postgres.ts";

const EXAMPLE = fileURLToPath(new URL("../examples/kainuu-youth/agreement.yaml", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../bin/sameside.js", import.meta.url));
export const PARTY = "uramylly";

export type Place = {
  readonly programs: string;
  readonly cluster: Cluster;
  readonly scratch: string;
  /** What the server and every other command of the installation is told. */
  readonly env: NodeJS.ProcessEnv;
  open(): Promise<Installation>;
  remove(): Promise<void>;
};

export async function makePlace(): Promise<Place> {
  const programs = serverPrograms();
  if (programs === undefined) throw new Error("this bench needs PostgreSQL's programs");
  const scratch = mkdtempSync(join(tmpdir(), "sameside-bench-"));
  const cluster = await startCluster(programs, { durable: "yes" });
  const databaseUrl = await ordinaryDatabase(cluster);
  const [data, keyFile] = [join(scratch, "data"), join(scratch, "key", "signing.key")];
  const unlimited = Object.fromEntries(["KEY", "SESSION", "ADDRESS"].map((limited) => [`SAMESIDE_LIMIT_${limited}`, "off"]));
  const env = { ...process.env, ...unlimited, DATABASE_URL: databaseUrl, SAMESIDE_DATA: data, SAMESIDE_KEY_FILE: keyFile };
  const open = async (): Promise<Installation> => (await openInstallation({ data, databaseUrl, demo: false, keyFile }, SLICES)).value!;
  const remove = async (): Promise<void> => {
    await cluster.remove();
    rmSync(scratch, { recursive: true, force: true });
  };
  return { programs, cluster, scratch, env, open, remove };
}

/** An alliance: whoever enters a provider's costs, with a key for a program, and a purchaser's controller, with the cookie of a session. */
export type Alliance = { readonly stream: string; readonly provider: Who; readonly controller: Who; readonly key: string; readonly cookie: string };

export async function foundAlliance(installation: Installation): Promise<Alliance> {
  const { store, runner, house } = installation;
  const at = clock();
  const text = readFileSync(EXAMPLE, "utf8");
  const agreement = readAgreement(EXAMPLE, text).value!;
  const organisations = new Map(agreement.parties.map(({ id }) => [id, newId()]));
  const [office, manager, reader] = [newId(), newId(), newId()];
  const [purchaser, provider] = [organisations.get("kainuu")!, organisations.get(PARTY)!];
  const granted = { id: newId(), from: dayAt(at) };
  await beginHouse(
    installation,
    {
      organisations: agreement.parties.map(({ id, name, kind }) => ({ id: organisations.get(id)!, name, kind, businessId: BUSINESS_IDS[id]! })),
      people: [office, manager, reader].map((id) => ({ id, name: `Keksitty ${id}` })),
      grants: [
        { ...granted, person: office, organisation: purchaser, role: "project-office" },
        { ...granted, id: newId(), person: manager, organisation: provider, role: "provider-manager" },
        { ...granted, id: newId(), person: reader, organisation: purchaser, role: "purchaser-controller", decision: "keksitty päätös § 1" },
      ],
    },
    at,
  );
  const stream = await installation.openStream("alliance", at);
  const act = async <I, G, R extends Json>(command: Command<I, G, R>, input: unknown): Promise<void> => {
    const who: Who = { person: office, organisation: purchaser, grants: [{ ...granted, role: "project-office", organisation: purchaser }], streams: [stream] };
    const ran = await runner.run(command, input, { who, stream, at });
    if (ran.refusals) throw new Error(JSON.stringify(ran.refusals));
  };
  for (const [party, organisation] of organisations) await act(bindParty, { party, organisation });
  await act(adoptAgreement, { text, from: agreement.periods[0]!.from });
  const access = createAccess({ store, runner, house });
  const token = {
    id: newId(),
    person: manager,
    organisation: provider,
    label: "bench",
    streams: [stream],
    may: ["costs/enter"],
    made: at,
    ends: after(at, 600),
  };
  const key = KEY_PREFIX + (await store.write(INSTALLATION, (writing) => keepToken(writing, token)));
  const whoIs = async (person: string): Promise<readonly [string, Who]> => {
    const secret = await access.begin(person, at, at);
    return [`sameside-session=${secret}`, (await access.signedIn("session", secret, at))!.who];
  };
  const [cookie, controller] = await whoIs(reader);
  return { stream, provider: (await whoIs(manager))[1], controller, key, cookie };
}

export type Server = {
  readonly url: URL;
  /** Peak resident memory in megabytes. */
  memory(): number;
  /** Milliseconds of processor time so far. */
  worked(): number;
  stop(): Promise<void>;
};

/** `sameside serve` over the installation; `flags` are Node's, for a profile. */
export async function startServer({ env }: Pick<Place, "env">, flags: readonly string[] = []): Promise<Server> {
  const child = spawn(process.execPath, [...flags, PROGRAM, "serve", "--port", "0", "--lang", "en"], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [address] = await saying(child.stdout!, /http:\/\/[^\s]+/);
  const url = new URL(address);
  return {
    url,
    memory: () => Math.round(Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))![1]) / 1024),
    worked: () => {
      const [, fields] = /\) (.*)/.exec(readFileSync(`/proc/${child.pid}/stat`, "utf8"))!;
      const [user, system] = fields!.split(" ").slice(11, 13).map(Number);
      return (user! + system!) * 10;
    },
    stop: async () => {
      child.kill("SIGTERM");
      await once(child, "exit");
    },
  };
}

/** The value below which so many of a hundred lie. */
export function percentile(sorted: readonly number[], of: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * of) / 100) - 1)]!;
}

export function say(label: string, value: string | number): void {
  process.stdout.write(`${label}=${typeof value === "number" ? Number(value.toPrecision(4)) : value}\n`);
}
