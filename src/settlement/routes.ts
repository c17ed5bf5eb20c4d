/** Where the settlement's pages stand: `/<language>/<alliance>/settlement…`, each with `through` and `known-at`. */
import { type Context, Hono } from "hono";
import { type Day, parseDay, parseInstant } from "../kernel/day.ts";
import { type Finder, languageFor, refuse } from "../web/server.ts";
import { say } from "../web/web.ts";
import { PAGE } from "./page-words.ts";
import type { Asked, SettlementCase } from "./case.ts";
import { figurePage, linesPage, statementPage, type View } from "./pages.ts";
import { statementCsv } from "./present-csv.ts";
import { settle } from "./settlement.ts";
import type { Figure } from "./statement.ts";

/** Later than any instant that a file can name. */
const ALWAYS = "9999-12-31T23:59:59.999Z";
/** Statements kept by the server: a reader walks from figure to figure of one statement. */
const KEPT = 32;

type Kept = Pick<View, "statement" | "unread">;

export function settlementRoutes(find: Finder<SettlementCase>): Hono {
  const app = new Hono();
  const kept = new Map<string, Kept>();
  const viewOf = async (c: Context): Promise<View | undefined> => {
    const of = await find(c, c.req.param("slug") ?? "");
    if (!of) return undefined;
    const asked = askedIn(c, of);
    return { of, asked, language: languageFor(c), ...(await statementOf(kept, of, asked)) };
  };
  app.get("/:language{(?:fi|sv|en)}/:slug/settlement", async (c) => {
    const view = await viewOf(c);
    return view ? c.html(statementPage(view)) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/settlement/figure", async (c) => {
    const view = await viewOf(c);
    return view ? c.html(figurePage(view, figureIn(c, view))) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/settlement/lines", async (c) => {
    const view = await viewOf(c);
    return view ? c.html(linesPage(view, figureIn(c, view))) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/settlement/statement.json", async (c) => {
    const view = await viewOf(c);
    return view ? c.json(view.statement) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/settlement/statement.csv", async (c) => {
    const view = await viewOf(c);
    if (!view) return c.notFound();
    const name = `${view.of.slug}-${view.asked.through}.csv`;
    return c.body(statementCsv(view.statement, view.language), 200, {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    });
  });
  return app;
}

function askedIn(c: Context, { lastDay, agreement }: SettlementCase): Asked {
  const refuseField = (field: string, value: string): never => {
    throw refuse(400, say(languageFor(c), "bad-value", { field, value: value.slice(0, 40) }));
  };
  const through = c.req.query("through") || lastDay;
  const known = c.req.query("known-at");
  const day: Day = parseDay(through) ?? refuseField("through", through);
  const party = c.req.query("party");
  if (party && !agreement.parties.some(({ id }) => id === party)) refuseField("party", party);
  const of = party ? { party } : {};
  if (!known) return { through: day, ...of };
  return { through: day, knownAt: parseInstant(known) ?? refuseField("known-at", known), ...of };
}

async function statementOf(kept: Map<string, Kept>, of: SettlementCase, asked: Asked): Promise<Kept> {
  const key = `${of.slug} ${of.edition ?? ""} ${asked.through} ${asked.knownAt ?? ""}`;
  const found = kept.get(key);
  if (found) return found;
  const { facts, unread } = await of.factsFor(asked);
  const fresh = { statement: settle(of.agreement, facts, { through: asked.through, knownAt: asked.knownAt ?? ALWAYS }), unread };
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(key, fresh);
  return fresh;
}

function figureIn(c: Context, view: View): Figure {
  const id = c.req.query("id") ?? "";
  const figure = view.statement.figures.find((candidate) => candidate.id === id);
  if (!figure)
    throw refuse(
      404,
      PAGE["figure-unknown"][view.language].replace("{id}", () => id.slice(0, 120)),
    );
  return figure;
}
