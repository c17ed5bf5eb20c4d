/** Where results stand: `/<language>/<alliance>/results…`: what is entered, a batch, the forms that enter and take back, and the lines as CSV. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { keyIn, whyNot } from "../../api/form.ts";
import { clock } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import { permits } from "../../api/roles.ts";
import { type Day, dayAt } from "../../kernel/day.ts";
import { type BooksOn, type Seen, shown } from "../../open-books/forms/routes.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import type { Markup } from "../../web/web.ts";
import { openedCells } from "../asked/routes.ts";
import { enterResults, LINE_COLUMNS, withdrawResults } from "../commands.ts";
import { enterFile, enterOne, fileView, oneView } from "./forms/routes.ts";
import { filePage, onePage } from "./forms/pages.ts";
import { aboutOf, type Asked, fits, type KeptLine, type LineCells, partyOf, summed } from "./listing.ts";
import { textCell } from "../present-csv.ts";
import { batchPage, type BatchView, type ListView, resultsPage, say, type Stand } from "./pages.ts";
import { batchesOf, linesIn } from "./store.ts";

const BASE = `${LANGUAGE_PATH}/:slug/results` as const;
/** Lines that a page shows at most. */
const SHOWN = 50;

export function resultRoutes(on: BooksOn): Hono {
  const app = new Hono();
  const at = (path: string, work: (seen: Seen, c: Context) => Promise<Markup | undefined>): void => {
    app.get(`${BASE}${path}`, (c) => shown(c, on, (seen) => work(seen, c), "whole"));
  };
  at("", async (seen, c) => resultsPage(standOf(seen), await listView(seen, c)));
  at("/enter", async (seen) => filePage(standOf(seen), fileView(seen, standOf(seen).enters)));
  at("/line", async (seen, c) => onePage(standOf(seen), await oneView(seen, standOf(seen).enters, c.req.query())));
  app.get(`${BASE}/results.csv`, (c) => exported(c, on));
  at("/:batch{[0-9]{1,9}}", async (seen, c) => batchShown(seen, c, c.req.query("new") === "yes"));
  app.post(`${BASE}/enter`, (c) => enterFile(c, on, standOf));
  app.post(`${BASE}/line`, (c) => enterOne(c, on, standOf));
  app.post(`${BASE}/:batch{[0-9]{1,9}}/withdraw`, (c) => withdrawn(c, on));
  return app;
}

function today(): Day {
  return dayAt(clock());
}

export function standOf({ desk, states, signedIn }: Seen): Stand {
  const bound = new Map([...states.of(partiesSlice).organisations].map(([party, organisation]) => [organisation as string, party]));
  const can = (roles: Parameters<typeof permits>[1]): boolean => permits(signedIn.who, roles, desk.stream, today());
  return { desk, enters: can(enterResults.roles), withdraws: can(withdrawResults.roles), partyOfOrganisation: (organisation) => bound.get(organisation) };
}

/** As the reader may see them. */
function opened({ desk, states, signedIn }: Seen, lines: readonly KeptLine[]): readonly KeptLine[] {
  const view = { states, who: signedIn.who, stream: desk.stream, day: today() };
  return lines.map((line) => (line.cells ? { ...line, cells: openedCells(view, line.cells as Readonly<Record<string, string>>) } : line));
}

function askedIn(c: Context): Asked {
  const given = (["kind", "party", "about"] as const).flatMap((key) => {
    const value = c.req.query(key) ?? "";
    return value === "" ? [] : [[key, value.slice(0, 200)] as const];
  });
  return Object.fromEntries(given);
}

async function listView(seen: Seen, c: Context): Promise<ListView> {
  const { reading, states, desk } = seen;
  const batches = await batchesOf(reading, desk.stream, states);
  const kept = (await linesIn(reading, desk.stream, states)).filter(({ gone }) => !gone);
  const lines = opened(seen, kept);
  const asked = askedIn(c);
  const found = lines.filter(({ cells }) => (cells ? fits(asked, cells) : Object.keys(asked).length === 0));
  const from = /^\d{1,7}$/.test(c.req.query("from") ?? "") ? Number(c.req.query("from")) : 0;
  const distinct = (of: (cells: LineCells) => string | undefined): readonly string[] =>
    [...new Set(lines.flatMap(({ cells }) => of(cells ?? {}) ?? []))].sort();
  return {
    batches,
    lines: found.slice(from, from + SHOWN),
    count: found.length,
    ...(found.length > from + SHOWN ? { more: from + SHOWN } : {}),
    sums: summed(found.flatMap(({ cells }) => (cells ? [cells] : []))),
    asked,
    choices: { kind: distinct((cells) => cells["kind"]), party: distinct(partyOf), about: distinct(aboutOf) },
    closed: lines.some(({ cells }, i) => cells && Object.keys(cells).length < Object.keys(kept[i]!.cells!).length),
  };
}

/** The lines that count and that are asked for, with the columns of a results file. */
async function exported(c: Context, on: BooksOn): Promise<Response> {
  let csv = "";
  const made = await shown(
    c,
    on,
    async (seen) => {
      const { reading, states, desk } = seen;
      const asked = askedIn(c);
      const lines = opened(seen, await linesIn(reading, desk.stream, states));
      const columns = ["ref", ...LINE_COLUMNS];
      const rows = lines.flatMap(({ batch, line, cells, gone }) =>
        cells && !gone && fits(asked, cells)
          ? [columns.map((column) => textCell(column === "ref" ? `${batch}/${line}` : (cells[column] ?? ""))).join(",")]
          : [],
      );
      csv = `${[columns.join(","), ...rows].join("\r\n")}\r\n`;
      return html``;
    },
    "whole",
  );
  if (csv === "") return made;
  return c.body(csv, 200, {
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": `attachment; filename="results-${today()}.csv"`,
    "cache-control": "private, no-store",
  });
}

async function batchShown(seen: Seen, c: Context, isNew: boolean, tried?: BatchView["tried"]): Promise<Markup | undefined> {
  const { reading, states, desk } = seen;
  const number = Number(c.req.param("batch"));
  const [batch] = await batchesOf(reading, desk.stream, states, number);
  if (!batch) return undefined;
  const lines = opened(seen, await linesIn(reading, desk.stream, states, number));
  return batchPage(standOf(seen), { batch, lines, key: newId(), isNew, ...(tried ? { tried } : {}) });
}

async function withdrawn(c: Context, on: BooksOn): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const [language, slug, batch] = [languageFor(c), c.req.param("slug")!, Number(c.req.param("batch"))];
  const { reason = "" } = fields;
  const chosen = (fields["line"] ?? "").split(" ").flatMap((text) => (/^\d{1,9}$/.test(text) ? [Number(text)] : []));
  const isAll = fields["do"] === "all";
  const why = [...(!isAll && chosen.length === 0 ? [say({ language }, "none-chosen")] : []), ...(reason.trim() === "" ? [say({ language }, "no-reason")] : [])];
  if (why.length === 0) {
    const input = { batch, reason, ...(isAll ? {} : { lines: chosen }) };
    const ran = await on.runner.run(withdrawResults, input, { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
    if (!ran.refusals) return c.redirect(`/${language}/${slug}/results/${batch}#trail`, 303);
    why.push(...ran.refusals.map((refusal) => whyNot(on.words, language, refusal)));
  }
  c.status(422);
  return shown(c, on, (seen) => batchShown(seen, c, false, { chosen, reason, why }), "whole");
}
