/** Files into the books over HTTP: begun, received in pieces that can be resumed, read in the background, dropped. Taking one is a command. */
import { type Context, Hono } from "hono";
import { z } from "zod";
import { adoptedAgreement } from "../../agreement/adopted/store.ts";
import { notAllowed } from "../../api/allowed.ts";
import { type Refusal, refused } from "../../api/decide.ts";
import type { Runner, Status } from "../../api/command.ts";
import { readInput } from "../../api/input.ts";
import { clock, problem } from "../../api/http.ts";
import type { Role, Who } from "../../api/roles.ts";
import type { Told } from "../../api/words.ts";
import { dayAt } from "../../kernel/day.ts";
import { isRandomId, type RandomId } from "../../kernel/id.ts";
import type { Language } from "../../kernel/refusal.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import type { Reading, Sight, Store } from "../../store/store.ts";
import { countDoubles } from "../doubles/counting/store.ts";
import { beforeOf, erasedIn, hashOf, keepDoubles, noteFile } from "../doubles/store.ts";
import { agreementOn, enteredOf } from "../in-force/commands.ts";
import { readMapping } from "../mapping.ts";
import { acceptImport } from "./commands.ts";
import { readReport } from "./report.ts";
import {
  beginImport,
  dropImport,
  besideOf,
  findImport,
  forget,
  type How,
  type ImportRow,
  importsOf,
  MOST_BYTES,
  type Place,
  readToEnd,
  receive,
  receivedOf,
  type Spool,
  spoolPath,
} from "./store.ts";

/** `directory` is where pieces of files are kept until they have been read; `log` is told of every bug in the background. */
export type ImportGround = { readonly store: Store; readonly runner: Runner; readonly directory: string; readonly log: (bug: unknown) => void };

const ROLES: readonly Role[] = ["provider-manager", "project-office"];
const BASIS = "docs/books.md";

export const begun = z.strictObject({
  party: z.string().max(63),
  name: z.string().trim().min(1).max(200),
  size: z.int().positive(),
  mapping: z.string().max(100_000).optional(),
});
export type Begun = z.infer<typeof begun>;
type Refused = { readonly refusals: readonly Refusal[]; readonly status: Status };
type Asker = { readonly who: Who; readonly stream: RandomId };

/** What goes on with files in this server. */
export type Imports = {
  begin(asker: Asker, input: Begun): Promise<Refused | { readonly batch: number }>;
  /** Adds a piece; a file that is whole begins to be read. */
  take(asker: Asker, batch: number, offset: number, piece: AsyncIterable<Uint8Array>): Promise<Refused | { readonly received: number }>;
  /** Takes a whole file whose size nobody knows before its end and begins to read it. */
  takeWhole(asker: Asker, input: Omit<Begun, "size">, content: AsyncIterable<Uint8Array>): Promise<Refused | { readonly batch: number }>;
  drop(asker: Asker, batch: number): Promise<Refused | undefined>;
  /** Goes on with what a server that ended left unread or uncounted, and counts anew what was counted too long ago. */
  resume(asker: Asker): Promise<void>;
  /** Resolves when a file has been read. */
  readingOf(place: Place): Promise<void> | undefined;
};

export function createImports(on: ImportGround): Imports {
  const spool: Spool = on;
  const reading = new Map<string, Promise<void>>();
  const keyOf = ({ stream, batch }: Place): string => `${stream}/${batch}`;
  const keep = (place: Place, work: Promise<void>): void =>
    void reading.set(
      keyOf(place),
      work.catch(on.log).finally(() => reading.delete(keyOf(place))),
    );
  const start = (place: Place, sight: Sight, row: ImportRow): void => {
    if (reading.has(keyOf(place))) return;
    keep(place, readAndCount(on, sight, place, row));
  };
  return {
    begin: (asker, input) => begin(on, asker, input),
    take: async (asker, batch, offset, piece) => {
      const found = await own(on, asker, batch);
      if ("refusals" in found) return found;
      const { row, sight, place } = found;
      if (row.state !== "receiving") return { status: 409, refusals: [refused("open-books/no-import", BASIS, { batch: String(batch) })] };
      const { received, taken } = await receive(spool, place, piece, offset, Number(row.size));
      if (!taken) return { status: 409, refusals: [refused("open-books/piece-elsewhere", BASIS, { received: String(received), offset: String(offset) })] };
      const isWhole = BigInt(received) === row.size;
      await on.store.write(sight, async (writing) => {
        const set = { received: BigInt(received), ...(isWhole ? { state: "reading" } : {}) };
        await writing.updateTable("cost_import").set(set).where("stream", "=", place.stream).where("batch", "=", batch).execute();
      });
      if (isWhole) start(place, sight, row);
      return { received };
    },
    takeWhole: async (asker, input, content) => {
      const made = await takeWhole(on, asker, input, content);
      if ("row" in made) start({ stream: asker.stream, batch: made.row.batch }, sightOf(asker), made.row);
      return "row" in made ? { batch: made.row.batch } : made;
    },
    drop: async (asker, batch) => {
      const found = await own(on, asker, batch);
      if ("refusals" in found) return found;
      await reading.get(keyOf(found.place));
      await on.store.write(found.sight, (writing) => dropImport(writing, found.place));
      await forget(spool, found.place);
      return undefined;
    },
    resume: async ({ who, stream }) => {
      if (who.organisation === undefined) return;
      const sight = sightOf({ who, stream });
      const found = await on.store.read(sight, (from) => onTheirWay(on, from, stream, who.organisation!));
      for (const { row, before } of found) {
        const place = { stream, batch: row.batch };
        if (reading.has(keyOf(place))) continue;
        if (row.state === "reading" && BigInt(await receivedOf(spool, place)) === row.size) start(place, sight, row);
        if (row.state === "ready" && before.uncounted) keep(place, noteDoubles(on, sight, place, row.party));
      }
    },
    readingOf: (place) => reading.get(keyOf(place)),
  };
}

/** What an organisation has on its way, with what was counted of it. Whoever asks may have no part in the stream: nothing more of it is read then. */
async function onTheirWay({ runner }: ImportGround, reading: Reading, stream: RandomId, organisation: RandomId) {
  const rows = await importsOf(reading, stream, organisation);
  const states = rows.length === 0 ? undefined : await runner.states(reading, stream);
  return Promise.all(rows.map(async (row) => ({ row, before: await beforeOf(reading, row, enteredOf(states!, row.party)) })));
}

async function readAndCount(on: ImportGround, sight: Sight, place: Place, row: ImportRow): Promise<void> {
  const how = await howToRead(on.store, sight, row);
  await noteBytes(on, sight, place, row.party);
  await readToEnd(on, sight, place, how);
  await noteDoubles(on, sight, place, row.party);
}

/** Which bytes a batch is read from, so that the same file is known when it comes again. */
async function noteBytes(on: ImportGround, sight: Sight, place: Place, party: string): Promise<void> {
  const hash = await hashOf(spoolPath(on, place));
  await on.store.write(sight, (writing) => noteFile(writing, place, party, hash));
}

/** What of a file that was read the books have already. It is counted while nobody waits; with the little that comes into the books after that it is compared when it is taken. */
async function noteDoubles(on: ImportGround, sight: Sight, place: Place, party: string): Promise<void> {
  const begun = await on.store.read(sight, async (reading) => {
    const row = await findImport(reading, place);
    if (row?.state !== "ready") return undefined;
    const [erased, beside] = [await erasedIn(reading, place.stream), await besideOf(reading, row)];
    const grown = enteredOf(await on.runner.states(reading, place.stream), party);
    return { erased, counting: { at: place, lines: readReport(row.report!).lines.count, beside, grown } };
  });
  if (!begun) return;
  const doubles = await countDoubles(on.store, sight, begun.counting);
  await on.store.write(sight, (writing) => keepDoubles(writing, place, doubles, begun.erased));
}

function sightOf({ who, stream }: Asker): Sight {
  return { actor: who.person, party: who.organisation, streams: [stream] };
}

/** A key brings files in when it was made for taking them into the books. */
function notPermitted(asker: Asker): Refused | undefined {
  return notAllowed(asker, { name: acceptImport.name, roles: ROLES }, dayAt(clock()));
}

async function begin(on: ImportGround, asker: Asker, { party, name, size, mapping }: Begun): Promise<Refused | { readonly batch: number }> {
  const no = notPermitted(asker);
  if (no) return no;
  const { who, stream } = asker;
  if (size > MOST_BYTES) return { status: 422, refusals: [refused("open-books/file-size", BASIS, { most: String(MOST_BYTES) }, "/size")] };
  const faults = mapping === undefined ? [] : readMapping("mapping.yaml", mapping).faults.filter(({ severity }) => severity === "fault");
  if (faults.length > 0) {
    const told = faults.map(({ code, args, at }) =>
      refused(code.startsWith("mapping/") ? code : "mapping/shape", "docs/cost-files.md", { key: String(at.line), ...args }, "/mapping"),
    );
    return { status: 422, refusals: told };
  }
  return on.store.write(sightOf(asker), async (writing): Promise<Refused | { readonly batch: number }> => {
    const states = await on.runner.states(writing, stream);
    if (states.of(partiesSlice).organisations.get(party) !== who.organisation)
      return { status: 409, refusals: [refused("open-books/not-your-party", BASIS, { party }, "/party")] };
    const inForce = await agreementOn(writing, stream, states, dayAt(clock()));
    if (!inForce) return { status: 409, refusals: [refused("open-books/no-agreement", BASIS)] };
    const row = { party, organisation: who.organisation!, actor: who.person!, name, size: BigInt(size), agreement: inForce.hash, mapping: mapping ?? null };
    return { batch: await beginImport(writing, stream, row) };
  });
}

async function takeWhole(
  on: ImportGround,
  asker: Asker,
  input: Omit<Begun, "size">,
  content: AsyncIterable<Uint8Array>,
): Promise<Refused | { readonly row: ImportRow }> {
  const made = await begin(on, asker, { ...input, size: MOST_BYTES });
  if ("refusals" in made) return made;
  const place = { stream: asker.stream, batch: made.batch };
  const sight = sightOf(asker);
  const { received, taken } = await receive(on, place, content, 0, MOST_BYTES);
  if (!taken || received === 0) {
    const code = taken ? "open-books/file-empty" : "open-books/file-size";
    await on.store.write(sight, (writing) => dropImport(writing, place));
    await forget(on, place);
    return { status: 422, refusals: [refused(code, BASIS, { most: String(MOST_BYTES) })] };
  }
  const row = await on.store.write(sight, async (writing) => {
    const set = { received: BigInt(received), size: BigInt(received), state: "reading" };
    await writing.updateTable("cost_import").set(set).where("stream", "=", place.stream).where("batch", "=", place.batch).execute();
    return findImport(writing, place);
  });
  return { row: row! };
}

type Own = { readonly row: ImportRow; readonly sight: Sight; readonly place: Place };

/** An import of the asker's own organisation. */
async function own(on: ImportGround, asker: Asker, batch: number): Promise<Refused | Own> {
  const no = notPermitted(asker);
  if (no) return no;
  const place = { stream: asker.stream, batch };
  const sight = sightOf(asker);
  const row = await on.store.read(sight, (reading) => findImport(reading, place));
  if (row && row.organisation === asker.who.organisation) return { row, sight, place };
  return { status: 404, refusals: [refused("open-books/no-import", BASIS, { batch: String(batch) })] };
}

async function howToRead(store: Store, sight: Sight, row: ImportRow): Promise<How> {
  const agreement = await store.read(sight, (reading) => adoptedAgreement(reading, row.stream, { file: { hash: row.agreement } }));
  if (!agreement) throw new Error(`the agreement ${row.agreement} of ${row.stream} cannot be read`);
  const mapping = row.mapping === null ? undefined : readMapping("mapping.yaml", row.mapping).value;
  return { agreement, ...(mapping ? { mapping } : {}), party: row.party, name: row.name };
}

export type ImportRoutes = {
  readonly imports: Imports;
  readonly words: Readonly<Record<string, Told>>;
  readonly whoOf: (c: Context) => Promise<Who>;
  readonly languageOf: (c: Context) => Language;
};

/** Programs ask for these two, and only pages see to it by themselves that files go on. */
const ASKED = "/api/streams/:stream/imports/:what{list|accept}";

/** `POST …/imports` begins, `PUT …/imports/<batch>?offset=` adds a piece, `DELETE` drops; to be mounted before the commands. */
export function importRoutes(on: ImportRoutes): Hono {
  const app = new Hono();
  const askerOf = async (c: Context): Promise<Asker> => {
    const stream = c.req.param("stream")!;
    return { who: await on.whoOf(c), stream: isRandomId(stream) ? stream : "" };
  };
  const tell = (c: Context, { status, refusals }: Refused): Response => problem(c, on, status, refusals);
  app.use(ASKED, async (c, next) => {
    await next();
    if (c.req.method === "GET" || c.res.status === 409) await on.imports.resume(await askerOf(c));
  });
  app.post("/api/streams/:stream/imports", async (c) => {
    const read = readInput(begun, await c.req.json().catch(() => undefined));
    if (read.refusals) return problem(c, on, 422, read.refusals);
    const made = await on.imports.begin(await askerOf(c), read.data);
    return "refusals" in made ? tell(c, made) : c.json({ batch: made.batch, received: 0 }, 201);
  });
  app.put("/api/streams/:stream/imports/:batch{\\d{1,9}}", async (c) => {
    const offset = c.req.query("offset") ?? "0";
    const { body } = c.req.raw;
    if (!/^\d{1,12}$/.test(offset) || !body) return problem(c, on, 422, [refused("open-books/no-file", BASIS)]);
    const taken = await on.imports.take(await askerOf(c), Number(c.req.param("batch")), Number(offset), body);
    return "refusals" in taken ? tell(c, taken) : c.json(taken);
  });
  app.delete("/api/streams/:stream/imports/:batch{\\d{1,9}}", async (c) => {
    const no = await on.imports.drop(await askerOf(c), Number(c.req.param("batch")));
    return no ? tell(c, no) : c.body(null, 204);
  });
  return app;
}
