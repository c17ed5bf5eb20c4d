/** Where the settlement's pages stand: `/<language>/<alliance>/settlement…`, each with `through` and `known-at`. */
import { type Context, Hono } from "hono";
import { clock } from "../api/http.ts";
import { type Day, dayAt, EVERYTHING_KNOWN, parseDay, parseInstant, yearOf } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import { type Finder, LANGUAGE_PATH, languageFor, refuse } from "../web/server.ts";
import { say } from "../web/web.ts";
import { PAGE } from "./page-words.ts";
import { type Asked, type SettlementCase, throughOf } from "./case.ts";
import { linesOf } from "./cited.ts";
import { expectedInYear } from "../registers/futures.ts";
import { forecastOf } from "./forecast.ts";
import { besideBudgets, grantedRows } from "./granted.ts";
import { figurePage, linesPage, statementPage, type View } from "./pages.ts";
import { forecastPage, type ForecastView } from "./planned/pages.ts";
import { statementCsv } from "./present-csv.ts";
import { refusedJson, refusedPage, refusedText, type RefusedView } from "./refused/pages.ts";
import { settledAt, settledOnce, statementJson } from "./settling.ts";
import type { Figure, Statement } from "./statement.ts";

type Found = View | RefusedView;

export function settlementRoutes(find: Finder<SettlementCase>): Hono {
  const app = new Hono();
  const settle = settledOnce();
  const viewOf = async (c: Context): Promise<Found | undefined> => {
    const of = await find(c, c.req.param("slug") ?? "");
    if (!of) return undefined;
    const asked = askedIn(c, of);
    const view = { of, language: languageFor(c) };
    if (asked.statement === undefined) {
      const settled = await settle(of, asked);
      return { ...view, asked, ...(settled.statement ? { statement: await asItStands(settled.statement, of) } : settled) };
    }
    const statement = await of.record?.stored(asked.statement);
    return statement && { ...view, asked: { ...asked, through: statement.through }, statement };
  };
  /** Answers with what `show` makes of a statement; `refused` is for those who asked for no page. */
  const at = (path: string, show: (c: Context, view: View) => Response | Promise<Response>, refused = asPage): void => {
    app.get(`${LANGUAGE_PATH}/:slug/settlement${path}`, async (c) => {
      const found = await viewOf(c);
      if (!found) return c.notFound();
      return "against" in found && found.against ? refused(c, found) : show(c, found as View);
    });
  };
  /** With the rows that a page of a figure shows. */
  const withRows = async (view: View, figure: Figure): Promise<View> =>
    view.of.record ? { ...view, rows: await view.of.record.rows(linesOf(figure.sources ?? [])) } : view;
  at("", (c, view) => c.html(statementPage(view)));
  at("/figure", async (c, view) => {
    const figure = figureIn(c, view);
    return c.html(figurePage(await withRows(view, figure), figure));
  });
  at("/lines", async (c, view) => {
    const figure = figureIn(c, view);
    return c.html(linesPage(await withRows(view, figure), figure));
  });
  at(
    "/statement.json",
    (c, view) => c.body(statementJson(view.statement), 200, { "content-type": "application/json; charset=utf-8" }),
    (c, view) => c.json(refusedJson(view), 409),
  );
  at(
    "/statement.csv",
    (c, view) =>
      c.body(statementCsv(view.statement, view.language), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${view.of.slug}-${view.asked.through}.csv"`,
      }),
    (c, view) => c.text(refusedText(view), 409),
  );
  app.get(`${LANGUAGE_PATH}/:slug/settlement/forecast`, async (c) => {
    const of = await find(c, c.req.param("slug"));
    if (!of) return c.notFound();
    const { against } = of.record ? {} : await settledAt(of, askedIn(c, of));
    return against ? asPage(c, { of, against, language: languageFor(c) }) : c.html(forecastPage(await forecastIn(c, of)));
  });
  return app;
}

/** What is computed now, beside what the budgets grant now; a stored statement stays as it was made. */
async function asItStands(statement: Statement, { record }: SettlementCase): Promise<Statement> {
  return record ? { ...statement, appropriations: grantedRows(statement.appropriations, await record.granted()) } : statement;
}

function asPage(c: Context, view: RefusedView): Response | Promise<Response> {
  return c.html(refusedPage(view), 409);
}

function refuseField(c: Context, field: string, value: string): never {
  throw refuse(400, say(languageFor(c), "bad-value", { field, value: value.slice(0, 40) }));
}

function askedIn(c: Context, of: SettlementCase): Asked {
  const { agreement, record } = of;
  const through = c.req.query("through") || (record ? throughOf(of, dayAt(clock())) : of.lastDay);
  const known = c.req.query("known-at");
  const day: Day = parseDay(through) ?? refuseField(c, "through", through);
  const party = c.req.query("party");
  if (party && !agreement.parties.some(({ id }) => id === party)) refuseField(c, "party", party);
  const statement = c.req.query("statement");
  if (statement && !isRandomId(statement)) refuseField(c, "statement", statement);
  const narrowed = { ...(party ? { party } : {}), ...(statement ? { statement } : {}) };
  if (!known) return { through: day, ...narrowed };
  return { through: day, knownAt: parseInstant(known) ?? refuseField(c, "known-at", known), ...narrowed };
}

/** A day within the term's years, and the year that it lies in, where no other is asked for. */
async function forecastIn(c: Context, of: SettlementCase): Promise<ForecastView> {
  const { through } = askedIn(c, of);
  const years = of.agreement.targets.map(({ year }) => year).sort();
  const named = c.req.query("year");
  if (named && !years.includes(named)) refuseField(c, "year", named);
  const given = named || yearOf(through);
  const year = years.includes(given) ? given : (years.at(-1) ?? given);
  const way = c.req.query("by");
  if (way && way !== "bottom-up" && way !== "run-rate") refuseField(c, "by", way);
  const by = of.record && way === "bottom-up" ? way : "run-rate";
  const asked = { year, through, knownAt: EVERYTHING_KNOWN, by } as const;
  const recorded = of.record && (await of.record.forecast(asked));
  const ofRecord = recorded && besideBudgets(recorded, await of.record!.granted());
  const forecast = of.record ? ofRecord : forecastOf(of.agreement, (await of.factsFor({ through })).facts, asked);
  const risks = expectedInYear(of.agreement, of.risks ?? [], year);
  return { of, risks, forecast, asked: { year, through, by }, hasPlans: of.record !== undefined, language: languageFor(c) };
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
