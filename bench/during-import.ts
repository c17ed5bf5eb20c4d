/**
 * Pages while a file goes into the books on the embedded database: `node bench/during-import.ts [lines]`. The real server, a process of its own, is sent the
 * file by the page's form; a reader asks for pages in turn until the file has been read, and on while it is taken.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { SLICES } from "../src/alliance.ts";
import { clock } from "../src/api/http.ts";
import { type Installation, openInstallation } from "../src/api/installation.ts";
import { createAccess } from "../src/parties/access/store.ts";
import { costFile } from "./cost-file.ts";
import { foundAlliance, PARTY, percentile, say, type Server, startServer } from "./place.ts";

const LINES = Number(process.argv[2] ?? 200_000);
/** Lines that the books have before, over all months of the file. */
const BOOKED = 2000;
/** Pause between two pages of one reader, in milliseconds. */
const PAUSE = 100;

type Took = { readonly page: string; readonly milliseconds: number };
type Person = { readonly cookie: string; readonly csrf: string };

async function signIn({ store, runner, house }: Installation, person: string): Promise<Person> {
  const access = createAccess({ store, runner, house });
  const secret = await access.begin(person, clock(), clock());
  return { cookie: `sameside-session=${secret}`, csrf: (await access.signedIn("session", secret, clock()))!.csrf };
}

/** A connection each: one that rests may be closed by the server at the very moment at which it is used again. */
const headersOf = (cookie: string): Record<string, string> => ({ cookie, connection: "close" });

/** Asks for the pages in turn until it is told to end; what each took, to its last byte, in milliseconds. */
function readPages(base: string, pages: readonly string[], { cookie }: Person): () => Promise<readonly Took[]> {
  const took: Took[] = [];
  const end = new AbortController();
  const ended = (async () => {
    for (let i = 0; !end.signal.aborted; i++) {
      const page = pages[i % pages.length]!;
      const begun = performance.now();
      const answer = await fetch(base + page, { headers: headersOf(cookie) });
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${page}: ${answer.status}`);
      took.push({ page, milliseconds: performance.now() - begun });
      await wait(PAUSE);
    }
  })();
  // What ended the server is told by whoever asked it to work, not by the reader that found it gone.
  ended.catch(() => undefined);
  return async () => {
    end.abort();
    await ended;
    return took.toSorted((a, b) => a.milliseconds - b.milliseconds);
  };
}

/** Sends a file and waits until it has been read: how many lines it has, and what takes it into the books. */
async function readFile(base: string, manager: Person, file: Buffer): Promise<{ readonly count: string; readonly accept: () => Promise<string> }> {
  const sent = await posted(`${base}/books/imports`, manager, { party: PARTY, mapping: "", file: new Blob([new Uint8Array(file)]) });
  const page = new URL(sent, base).href;
  const form = await whenRead(page, manager);
  return { count: form["count"]!, accept: () => posted(`${page}/accept`, manager, form) };
}

async function posted(address: string, { cookie, csrf }: Person, fields: Readonly<Record<string, string | Blob>>): Promise<string> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ csrf, ...fields })) form.set(name, value);
  const answer = await fetch(address, { method: "POST", body: form, redirect: "manual", headers: { ...headersOf(cookie), origin: new URL(address).origin } });
  if (answer.status !== 303) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
  return answer.headers.get("location")!;
}

/** The hidden fields of the form that takes the file, once it has been read. */
async function whenRead(page: string, { cookie }: Person): Promise<Readonly<Record<string, string>>> {
  for (;;) {
    const text = await (await fetch(page, { headers: headersOf(cookie) })).text();
    const fields = Object.fromEntries([...text.matchAll(/name="(count|total|leftOut|counts)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));
    if (fields["count"] !== undefined) return { ...fields, confirmed: "yes" };
    await wait(500);
  }
}

function told(during: string, sorted: readonly Took[]): void {
  const milliseconds = sorted.map((one) => one.milliseconds);
  say(`${during}-pages`, sorted.length);
  for (const share of [50, 99, 100]) say(`${during}-page-milliseconds-p${share}`, percentile(milliseconds, share));
  say(`${during}-slowest-page`, sorted.at(-1)!.page || "/");
}

const scratch = mkdtempSync(join(tmpdir(), "sameside-during-"));
let server: Server | undefined;
try {
  const [data, keyFile] = [join(scratch, "data"), join(scratch, "key", "signing.key")];
  const installation = (await openInstallation({ data, demo: false, keyFile }, SLICES)).value!;
  const alliance = await foundAlliance(installation);
  const [manager, reader] = [await signIn(installation, alliance.provider.person!), await signIn(installation, alliance.controller.person!)];
  await installation.close();
  const unlimited = Object.fromEntries(["KEY", "SESSION", "ADDRESS"].map((limited) => [`SAMESIDE_LIMIT_${limited}`, "off"]));
  const { DATABASE_URL: _, ...inherited } = process.env;
  server = await startServer({ env: { ...inherited, ...unlimited, SAMESIDE_DATA: data, SAMESIDE_KEY_FILE: keyFile } });
  const base = `${server.url.origin}/fi/${alliance.stream}`;
  const pages = ["/books", "/books?month=2020-05", "/books?status=disputed", "/books/findings"];
  for (const page of pages) await (await fetch(base + page, { headers: headersOf(reader.cookie) })).arrayBuffer();
  await (await readFile(base, manager, costFile(BOOKED, "B"))).accept();
  const before = readPages(base, pages, reader);
  await wait(3000);
  told("before", await before());
  // Made before anybody asks for a page: this process asks for them too.
  const file = costFile(LINES);
  const meanwhile = readPages(base, pages, reader);
  const begun = performance.now();
  const { count, accept } = await readFile(base, manager, file);
  say("lines", count);
  say("reading-seconds", (performance.now() - begun) / 1000);
  told("reading", await meanwhile());
  const taking = readPages(base, pages, reader);
  const since = performance.now();
  await accept();
  say("accepting-seconds", (performance.now() - since) / 1000);
  await wait(1000);
  told("accepting", await taking());
  say("server-peak-memory-megabytes", server.memory());
} finally {
  await server?.stop();
  rmSync(scratch, { recursive: true, force: true });
}
