/** Which pages exist, and the server that shows an example alliance without a database. */
import { type Context, Hono } from "hono";
import { agreementRoutes } from "../agreement/routes.ts";
import { settlementRoutes } from "../settlement/routes.ts";
import { settledOnce } from "../settlement/settling.ts";
import { whatIfRoutes } from "../simulation/routes.ts";
import { browserModules } from "../web/modules.ts";
import { application, LANGUAGE_PATH, languageFor, listen, type Listening } from "../web/server.ts";
import { checkRoutes } from "./check-page.ts";
import { type Alliance, readAlliances, type Unfit } from "./demo.ts";
import { firstPage } from "./first-page.ts";

/** Where the browser's own part begins; everything that it imports is served with it, and nothing else. */
export const BROWSER_ENTRY = "desk/browser.ts";

export type ServerOptions = {
  /** A folder with an agreement file; the other examples are offered as well where it is one of them. */
  readonly example: string;
  readonly host: string;
  /** Absent: 3000 or the next free one. */
  readonly port?: number;
  /** Told of every bug that a request meets. */
  readonly log?: (bug: unknown) => void;
};
/** `unfit` are examples beside the one whose files have faults, and which are not offered. */
export type Started = Listening & { readonly unfit: readonly Unfit[] };

/**
 * Starts the server. An example whose own files have faults gives those instead of a server; a folder that cannot be read or a port that is
 * taken throws the system's error.
 */
export async function startServer(options: ServerOptions): Promise<Started | { readonly refused: Unfit }> {
  const { first, alliances, unfit } = readAlliances(options.example);
  if ("folder" in first) return { refused: first };
  const listening = await listen(pages(alliances, options.log ?? (() => {})), options.host, options.port);
  return { ...listening, unfit };
}

/** All pages over these alliances; the first stands at `/`. */
export function pages(alliances: readonly Alliance[], log: (bug: unknown) => void): Hono {
  const modules = browserModules(BROWSER_ENTRY);
  const app = application(modules, log);
  const cases = new Map(alliances.map((alliance) => [alliance.slug, alliance]));
  const settle = settledOnce();
  const first = async (c: Context, of: Alliance, isHome: boolean) =>
    c.html(firstPage(of, alliances, await settle(of, { through: of.lastDay }), languageFor(c), { isHome }));
  const find = (_c: Context, slug: string) => cases.get(slug);
  // Before the alliances: their part of the path could be anything else.
  app.route("/", checkRoutes());
  app.get("/", (c) => {
    c.header("vary", "accept-language");
    return first(c, alliances[0]!, true);
  });
  app.get(LANGUAGE_PATH, (c) => first(c, alliances[0]!, true));
  app.get(`${LANGUAGE_PATH}/:slug`, (c) => {
    const of = cases.get(c.req.param("slug"));
    return of ? first(c, of, false) : c.notFound();
  });
  app.route("/", agreementRoutes(find));
  app.route("/", settlementRoutes(find));
  app.route("/", whatIfRoutes(find, modules.addresses));
  return app;
}
