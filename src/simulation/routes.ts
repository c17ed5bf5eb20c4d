/** Where the what-if stands: `/<language>/<alliance>/what-if`, with one parameter a slider, and the agreement with what is recorded as data for the browser. */
import { type Context, Hono } from "hono";
import { plainTyped } from "../kernel/shown.ts";
import { encode } from "../web/codec.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { type WhatIfCase, whatIfPage } from "./pages.ts";
import { type Expected, expectedFrom } from "./registered.ts";
import { readScenario, type Scenario, slidersOf } from "./what-if.ts";
import { type Outlook, outlooksOf } from "./what-if-view.ts";

/** `modules` says the addresses of the browser's modules, the starting one first. */
export function whatIfRoutes(find: Finder<WhatIfCase>, modules: () => readonly string[]): Hono {
  const app = new Hono();
  const outlooks = new WeakMap<object, (scenario: Scenario) => Outlook>();
  const outlookOf = ({ agreement, recorded }: WhatIfCase): ((scenario: Scenario) => Outlook) => {
    // What is recorded already changes while the agreement stays the same.
    const key = recorded ?? agreement;
    return outlooks.get(key) ?? outlooks.set(key, outlooksOf(agreement, recorded)).get(key)!;
  };
  const expected = new WeakMap<object, Expected>();
  const expectedOf = ({ agreement, risks, recorded }: WhatIfCase): Expected | undefined =>
    risks && (expected.get(risks) ?? expected.set(risks, expectedFrom(agreement, risks, recorded)).get(risks));
  app.get(`${LANGUAGE_PATH}/:slug/what-if`, async (c) => {
    const of = await find(c, c.req.param("slug"));
    if (!of) return c.notFound();
    const sliders = slidersOf(of.agreement);
    const { scenario, wrong } = readScenario(sliders, (key) => plainTyped(moved(c, key) ?? "", languageFor(c)));
    const outlook = outlookOf(of)(scenario);
    const asSettled = await of.asSettled?.();
    const asked = { of, language: languageFor(c), sliders, scenario, wrong, outlook, asSettled, modules: modules() };
    return c.html(whatIfPage({ ...asked, expected: expectedOf(of) }));
  });
  app.get(`${LANGUAGE_PATH}/:slug/what-if/agreement.json`, async (c) => {
    const of = await find(c, c.req.param("slug"));
    if (!of) return c.notFound();
    // Where each term stands in the file is not needed to compute, and is the larger half of the text.
    return c.body(encode({ agreement: { ...of.agreement, where: {} }, recorded: of.recorded ?? [] }), 200, {
      "content-type": "application/json; charset=utf-8",
    });
  });
  return app;
}

/** Of the two controls of a slider the one that was moved; both moved: the number, which was typed. */
function moved(c: Context, key: string): string | undefined {
  const [range, number] = c.req.queries(key) ?? [];
  const was = c.req.query(`was.${key}`);
  return number === undefined || (was !== undefined && number === was) ? range : number;
}
