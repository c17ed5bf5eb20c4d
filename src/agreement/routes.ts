/** Where the agreement's pages stand: `/<language>/<alliance>/agreement…`. */
import { Hono } from "hono";
import { languageFor } from "../web/server.ts";
import { type AgreementCase, plainPage, sourcePage } from "./pages.ts";

/** `cases` by the alliance's part of the path. */
export function agreementRoutes(cases: ReadonlyMap<string, AgreementCase>): Hono {
  const app = new Hono();
  const of = (slug: string): AgreementCase | undefined => cases.get(slug);
  app.get("/:language{(?:fi|sv|en)}/:slug/agreement", (c) => {
    const found = of(c.req.param("slug"));
    return found ? c.html(plainPage(found, languageFor(c))) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/agreement/source", (c) => {
    const found = of(c.req.param("slug"));
    return found ? c.html(sourcePage(found, languageFor(c))) : c.notFound();
  });
  app.get("/:language{(?:fi|sv|en)}/:slug/agreement/file", (c) => {
    const found = of(c.req.param("slug"));
    if (!found) return c.notFound();
    const headers = { "content-type": "application/yaml; charset=utf-8", "content-disposition": `attachment; filename="${found.slug}.yaml"` };
    return c.body(found.text, 200, headers);
  });
  return app;
}
