/** What an organisation that has left an alliance still gets of it: its own lines, its own entries and what was settled, as files. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import type { Runner } from "../../api/command.ts";
import { fromHex } from "../../kernel/bytes.ts";
import type { RandomId } from "../../kernel/id.ts";
import { csvHead, csvRow } from "../../open-books/shown/export.ts";
import { type After, linesOf } from "../../open-books/shown/paged/store.ts";
import type { Eyes } from "../../open-books/shown/store.ts";
import { partiesSlice, partyOf } from "../../parties/kinds.ts";
import type { Entrance } from "../../parties/access/routes.ts";
import type { Reading, Store } from "../../store/store.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { address, page } from "../../web/web.ts";
import { type Exit, exitSlice } from "../kinds.ts";
import { EXIT_PAGE } from "../page-words.ts";
import { wholeStatement } from "../statement/pages.ts";
import { exitStatement } from "../store.ts";

type On = { readonly store: Store; readonly runner: Runner; readonly entrance: Entrance };
type Own = { readonly slug: RandomId; readonly organisation: RandomId; readonly person: RandomId };

const BASE = `${LANGUAGE_PATH}/:slug/exit/own` as const;
const PAGE = 1000;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function ownRoutes(on: On): Hono {
  const app = new Hono();
  app.get(BASE, async (c) => {
    const own = await ownOf(c, on);
    if (own instanceof Response) return own;
    const language = languageFor(c);
    const title = EXIT_PAGE["own-title"][language];
    const link = (file: string, word: "own-lines" | "own-entries" | "own-page" | "own-statement") =>
      html`<li><a href="${address(language, own.slug, "exit", "own", file)}">${EXIT_PAGE[word][language]}</a></li>`;
    const body = html`<div class="wide">
      <h1>${title}</h1>
      <p class="lead">${EXIT_PAGE["own-lead"][language]}</p>
      <ul>
        ${link("statement", "own-page")} ${link("lines.csv", "own-lines")} ${link("entries.json", "own-entries")} ${link("statement.json", "own-statement")}
      </ul>
    </div>`;
    c.header("cache-control", "private, no-store");
    return c.html(page({ language, here: `/${own.slug}/exit/own`, title, body }));
  });
  app.get(`${BASE}/statement`, (c) => statementShown(c, on));
  file(app, on, "lines.csv", "text/csv; charset=utf-8", ownLines);
  file(app, on, "entries.json", "application/json; charset=utf-8", entriesOf);
  file(app, on, "statement.json", "application/json; charset=utf-8", statementOf);
  return app;
}

/** What its members see of the statement, for whoever has left. */
async function statementShown(c: Context, on: On): Promise<Response> {
  const own = await ownOf(c, on);
  if (own instanceof Response) return own;
  const language = languageFor(c);
  const statement = await on.store.read(sightOf(own), async (reading) => {
    const settled = (await exitLeft(reading, own, on))?.settled;
    return settled && (await exitStatement(reading, own.slug, settled));
  });
  const title = EXIT_PAGE["own-page"][language];
  const body = html`<div class="wide">
    ${
      statement
        ? wholeStatement(language, statement)
        : html`<h1>${title}</h1>
            <p>${EXIT_PAGE["own-erased"][language]}</p>`
    }
    <p><a href="${address(language, own.slug, "exit", "own")}">${EXIT_PAGE["own-title"][language]}</a></p>
  </div>`;
  c.header("cache-control", "private, no-store");
  return c.html(page({ language, here: `/${own.slug}/exit/own/statement`, title, body }));
}

function sightOf({ person, organisation, slug }: Own) {
  return { actor: person, party: organisation, streams: [slug] };
}

/** The exit by which the organisation left. */
async function exitLeft(reading: Reading, { slug, organisation }: Own, { runner }: On): Promise<Exit | undefined> {
  const states = await runner.states(reading, slug);
  const party = partyOf(states.of(partiesSlice), organisation);
  return [...states.of(exitSlice).exits.values()].findLast((each) => each.party === party && each.left !== undefined);
}

type Making = (reading: Reading, own: Own, on: On) => Promise<string>;

function file(app: Hono, on: On, name: string, type: string, make: Making): void {
  app.get(`${BASE}/${name}`, async (c) => {
    const own = await ownOf(c, on);
    if (own instanceof Response) return own;
    const text = await on.store.read(sightOf(own), (reading) => make(reading, own, on));
    const about = { "content-type": type, "content-disposition": `attachment; filename="${name}"`, "cache-control": "private, no-store" };
    return c.body(text, 200, about);
  });
}

/** Whoever has a role for an organisation that has left; everybody else finds nothing. */
async function ownOf(c: Context, { entrance }: On): Promise<Own | Response> {
  const signedIn = await entrance.signedIn(c);
  if (!signedIn) return entrance.toSignIn(c);
  const [slug, { person, organisation, left = [] }] = [c.req.param("slug") ?? "", signedIn.who];
  return organisation !== undefined && left.includes(slug) ? { slug, organisation, person } : (c.notFound() as Response);
}

/** Every line of its party's books, with what it told of them itself. */
async function ownLines(reading: Reading, { slug, organisation }: Own, { runner }: On): Promise<string> {
  const party = partyOf((await runner.states(reading, slug)).of(partiesSlice), organisation)!;
  const eyes: Eyes = { all: false, own: [party], open: [], prices: false, agreement: undefined };
  const rows: string[] = [csvHead()];
  for (let after: After | undefined; ;) {
    const lines = await linesOf(reading, slug, { party }, eyes, { sort: "day", limit: PAGE, after });
    rows.push(...lines.map(csvRow));
    const last = lines.at(-1);
    if (!last || lines.length < PAGE) return rows.join("");
    after = [last.day, last.batch, last.line];
  }
}

/** The bytes of every entry that the organisation made, with its place in the record: each can be found in a copy, and so proved. */
async function entriesOf(reading: Reading, { slug, organisation }: Own): Promise<string> {
  const rows = await reading.selectFrom("entry").select(["seq", "bytes"]).where("stream", "=", slug).where("party", "=", organisation).orderBy("seq").execute();
  const decoder = new TextDecoder();
  return `${JSON.stringify({ stream: slug, entries: rows.map(({ seq, bytes }) => ({ seq: String(seq), entry: JSON.parse(decoder.decode(bytes)) as unknown })) }, null, 2)}\n`;
}

/** The statement of its exit as it was stored, with its salt: the record names it by the hash of both. */
async function statementOf(reading: Reading, own: Own, on: On): Promise<string> {
  const exit = await exitLeft(reading, own, on);
  const hash = exit?.settled?.statement.hash;
  if (hash === undefined) return "{}\n";
  const row = await reading
    .selectFrom("content_file")
    .select(["salt", "bytes"])
    .where("stream", "=", own.slug)
    .where("hash", "=", fromHex(hash)!)
    .executeTakeFirst();
  const statement = row?.bytes ? (JSON.parse(new TextDecoder().decode(row.bytes)) as unknown) : null;
  return `${JSON.stringify({ exit: exit!.id, hash, salt: row?.salt ? Buffer.from(row.salt).toString("hex") : null, statement }, null, 2)}\n`;
}
