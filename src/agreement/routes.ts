/** Where the agreement's pages stand: `/<language>/<alliance>/agreement…`. */
import { Hono } from "hono";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { type AgreementCase, plainPage, sourcePage } from "./pages.ts";

/** `find` by the alliance's part of the path. */
export function agreementRoutes(find: Finder<AgreementCase>): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/:slug/agreement`, async (c) => {
    const found = await find(c, c.req.param("slug"));
    return found ? c.html(plainPage(found, languageFor(c))) : c.notFound();
  });
  app.get(`${LANGUAGE_PATH}/:slug/agreement/source`, async (c) => {
    const found = await find(c, c.req.param("slug"));
    return found ? c.html(sourcePage(found, languageFor(c))) : c.notFound();
  });
  app.get(`${LANGUAGE_PATH}/:slug/agreement/file`, async (c) => {
    const found = await find(c, c.req.param("slug"));
    if (!found) return c.notFound();
    const headers = { "content-type": "application/yaml; charset=utf-8", "content-disposition": `attachment; filename="${found.slug}.yaml"` };
    return c.body(found.text, 200, headers);
  });
  return app;
}
