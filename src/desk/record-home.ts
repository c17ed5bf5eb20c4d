/** Where a reader of an installation begins: their alliances, or what this place is and how to come in. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { clock } from "../api/http.ts";
import { dayAt } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import type { mattersWaiting } from "../matters/routes.ts";
import type { waitingBeginning } from "../notices/routes.ts";
import type { Entrance } from "../parties/access/routes.ts";
import { throughOf } from "../settlement/case.ts";
import { settledOnce } from "../settlement/settling.ts";
import { waitingFor } from "../settlement/statements/pages.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Alliance, Example } from "./demo.ts";
import { firstPage } from "./first-page.ts";
import type { Recorded } from "./recorded.ts";
import type { Begun, Beginning } from "./beginning.ts";
import { RECORD } from "./words.ts";

type On = {
  readonly entrance: Entrance;
  readonly recorded: Recorded;
  readonly find: Finder<Alliance>;
  /** The same for those who may see its money. */
  readonly findMoney: Finder<Alliance>;
  readonly examples: () => readonly Example[];
  readonly beginning: Beginning;
  /** What of the bodies' matters waits for whoever reads. */
  readonly matters: ReturnType<typeof mattersWaiting>;
  /** How much waits for them over all alliances. */
  readonly all: ReturnType<typeof waitingBeginning>;
};

function say(language: Language, key: keyof typeof RECORD, args: Readonly<Record<string, string>> = {}): string {
  return fill(RECORD[key][language], args);
}

export function recordHome(on: On): Hono {
  const app = new Hono();
  const settle = settledOnce();
  app.get("/", (c) => {
    c.header("vary", "accept-language");
    return c.redirect(address(languageFor(c)), 302);
  });
  app.get(LANGUAGE_PATH, async (c) => {
    const language = languageFor(c);
    const signedIn = await on.entrance.signedIn(c);
    if (!signedIn) return c.html(welcome(language, on.examples()));
    const { left = [] } = signedIn.who;
    return c.html(mine(language, await alliancesOf(on, c), { ...(await on.beginning.of(signedIn)), left }, await on.all(signedIn, language)));
  });
  app.get(`${LANGUAGE_PATH}/:slug`, async (c) => {
    const slug = c.req.param("slug");
    const of = await on.findMoney(c, slug);
    const [signedIn, language] = [await on.entrance.signedIn(c), languageFor(c)];
    if (!of && !signedIn) return on.entrance.toSignIn(c);
    if (!of) return (await on.find(c, slug)) ? c.redirect(address(language, slug, "people")) : c.notFound();
    const unbound = signedIn ? await on.beginning.notice(signedIn, of.slug, language) : "";
    const matters = signedIn ? await on.matters(signedIn.who, of.slug, language) : "";
    const waiting = html`${unbound} ${waitingFor(of, signedIn?.who.organisation, language)} ${matters}`;
    return c.html(firstPage(of, [], await settle(of, { through: throughOf(of, dayAt(clock())) }), language, { isHome: false, waiting }));
  });
  return app;
}

async function alliancesOf({ entrance, recorded }: On, c: Context): Promise<readonly Alliance[]> {
  const who = (await entrance.signedIn(c))!.who;
  const found = await Promise.all(who.streams.map((stream) => recorded.of({ actor: who.person, party: who.organisation, streams: [stream] }, stream)));
  return found.filter((alliance) => alliance !== undefined).sort((a, b) => (a.agreement.name < b.agreement.name ? -1 : 1));
}

type Mine = Begun & { readonly left: readonly string[] };

function mine(language: Language, alliances: readonly Alliance[], { begun, administers, left }: Mine, all: Markup): Markup {
  const waiting = begun.map(
    ({ stream, name }) => html`<li><a href="${address(language, stream)}">${name}</a><span class="dim">${say(language, "begun")}</span></li>`,
  );
  const shown = alliances.map(({ slug, agreement: { name, goals } }) => ({ slug, name, goal: goals[0] ?? "" }));
  const isEmpty = shown.length + begun.length + left.length === 0;
  const house = html`<section class="block" aria-labelledby="house">
    <h2 id="house">${say(language, "house")}</h2>
    <ul>
      <li><a href="${address(language, "roles")}">${say(language, "to-roles")}</a></li>
      <li><a href="${address(language, "house")}">${say(language, "to-house")}</a></li>
    </ul>
  </section>`;
  const body = html`<div class="wide">
    <h1>${say(language, "mine")}</h1>
    ${isEmpty ? "" : all} ${isEmpty && !administers ? html`<p class="lead">${say(language, "none")}</p>` : ""}
    ${isEmpty && administers ? html`<p class="lead">${say(language, "none-begun")}</p>` : ""} ${shown.length === 0 ? "" : list(language, shown)}
    ${
      waiting.length === 0
        ? ""
        : html`<ul class="examples">
            ${waiting}
          </ul>`
    }
    ${
      left.length === 0
        ? ""
        : html`<ul>
            ${left.map((slug) => html`<li><a href="${address(language, slug, "exit", "own")}">${say(language, "left")}</a></li>`)}
          </ul>`
    }
    ${administers ? house : ""}
  </div>`;
  return page({ language, here: "", title: say(language, "mine"), body });
}

function list(language: Language, alliances: readonly Omit<Example, "alliance">[]): Markup {
  return html`<ul class="examples">
    ${alliances.map(({ slug, name, goal }) => html`<li><a href="${address(language, slug)}">${name}</a><span class="dim">${goal}</span></li>`)}
  </ul>`;
}

function welcome(language: Language, examples: readonly Example[]): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "welcome")}</h1>
    <p class="lead">${say(language, "what")}</p>
    <p><a class="hds-button hds-button--primary" href="${address(language, "sign-in")}">${say(language, "come-in")}</a></p>
    ${
      examples.length === 0
        ? ""
        : html`<section class="block" aria-labelledby="examples">
            <h2 id="examples">${say(language, "examples")}</h2>
            <p class="dim">${say(language, "examples-note")}</p>
            ${list(language, examples)}
          </section>`
    }
  </div>`;
  return page({ language, here: "", title: say(language, "welcome"), body });
}
