/** The auditor's pack over HTTP: its page, its files, and who may have the proof of a line. */
import { type Context, Hono } from "hono";
import { ask, clock, problem } from "../../api/http.ts";
import { notChosen } from "../../api/input.ts";
import { permits, type Who } from "../../api/roles.ts";
import { dayAt } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { parseCents } from "../../kernel/money.ts";
import { languageFor } from "../../web/server.ts";
import { BASE, type BooksOn, shown } from "../forms/routes.ts";
import { choicesOf, eyesIn, isWholeTo, lineAt } from "../shown/store.ts";
import { auditPack, AUDITING, packJson, packOf, packParams } from "./commands.ts";
import { type Pack, packCsv, sheetsOf } from "./pack.ts";
import { AUDIT_FIELDS, auditPage, type AuditView } from "./pages.ts";
import type { Language } from "../../kernel/refusal.ts";
import { plainTyped } from "../../kernel/shown.ts";

const TYPES: Readonly<Record<string, string>> = {
  csv: "text/csv; charset=utf-8",
  json: "application/json; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

export function auditRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(`${BASE}/audit`, (c) =>
    shown(c, on, async ({ desk, reading, states, signedIn: { who } }) => {
      const { stream } = desk;
      const day = dayAt(clock());
      if (!permits(who, AUDITING, stream, day)) return undefined;
      const { params, asked, wrong } = askedOf(c.req.query(), desk.language);
      const { month } = await choicesOf(reading, stream);
      const pack = params && (await packOf(reading, { stream, states, who, day }, params));
      if (wrong.length > 0) c.status(422);
      return auditPage(desk, { asked, params, wrong, pack, months: month });
    }),
  );
  app.get("/api/streams/:stream/audit/export", (c) => exported(c, on));
  return app;
}

/** What the form asks for, the amount in euros; and the fields that cannot be read. Before anything is asked nothing is wrong. */
function askedOf(asked: Readonly<Record<string, string>>, language: Language): Pick<AuditView, "asked" | "params" | "wrong"> {
  if (Object.keys(asked).length === 0) return { asked, params: undefined, wrong: [] };
  const euros = plainTyped(asked["least"] ?? "", language);
  const read = packParams.safeParse({ ...asked, least: euros === "" ? "" : String(parseCents(euros)) });
  const { from = "", to = "" } = asked;
  const wrong = [...(read.error?.issues ?? []).map(({ path }) => String(path[0])), ...(from > to ? ["to"] : [])];
  return { asked, params: read.data, wrong: AUDIT_FIELDS.filter((field) => wrong.includes(field)) };
}

/** With the permission of the question behind it. */
async function exported(c: Context, on: BooksOn): Promise<Response> {
  const { format = "", ...params } = c.req.query();
  const [stream, who] = [c.req.param("stream")!, await on.entrance.whoOf(c)];
  const common = { words: on.words, languageOf: languageFor };
  if (!Object.hasOwn(TYPES, format)) {
    return problem(c, common, 422, [notChosen(["format"], Object.keys(TYPES))]);
  }
  let pack: Pack | undefined;
  const query: typeof auditPack = {
    ...auditPack,
    answer: async (reading, view, asked) => packJson((pack = await packOf(reading, view, asked)), stream),
  };
  const asked = await ask(on, query, { who, stream, params, at: clock() });
  if (asked.refusals) return problem(c, common, asked.status, asked.refusals);
  c.header("content-type", TYPES[format]!);
  c.header("content-disposition", `attachment; filename="audit-${pack!.party}-${pack!.from}-${pack!.to}.${format}"`);
  c.header("cache-control", "private, no-store");
  if (format === "json") return c.body(JSON.stringify(asked.answer));
  return c.body(format === "csv" ? packCsv(pack!, stream) : await packXlsx(pack!, stream));
}

/** Amounts are numbers in a spreadsheet; beyond fifteen digits they are text, because it would round them. */
async function packXlsx(pack: Pack, stream: string): Promise<Uint8Array<ArrayBuffer>> {
  const sheets = sheetsOf(pack, stream).map(({ name, head, cents, rows }) => ({
    sheet: name,
    data: [
      head.map((value) => ({ value, fontWeight: "bold" as const })),
      ...rows.map((row) =>
        row.map((value, i) => {
          const isAmount = cents.includes(head[i]!) && value !== "" && value.length <= 15;
          return isAmount ? { type: Number, value: Number(value), format: "0.00" } : { type: String, value };
        }),
      ),
    ],
  }));
  // Loaded when somebody asks for it: a server starts without.
  const { default: writeXlsx } = await import("write-excel-file/node");
  return new Uint8Array(await writeXlsx(sheets).toBuffer());
}

/** Whether the proof of a line is somebody's to have. */
export async function mayReadLine(
  on: Pick<BooksOn, "store" | "runner">,
  who: Who,
  stream: RandomId,
  at: { readonly batch: number; readonly line: number },
): Promise<boolean> {
  const day = dayAt(clock());
  if (who.person === undefined || who.only !== undefined || !who.streams.includes(stream)) return false;
  return on.store.read(await on.runner.sight(who, stream, day), async (reading) => {
    const eyes = await eyesIn(reading, { who, stream, states: await on.runner.states(reading, stream), day });
    const line = await lineAt(reading, stream, eyes, at);
    return line !== undefined && isWholeTo(eyes, line);
  });
}
