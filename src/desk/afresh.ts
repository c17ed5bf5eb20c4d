/** An approval in a session that is too old: the form waits while its sender proves anew who they are, and is sent when they say so. */
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { tryGetContext } from "hono/context-storage";
import { html } from "hono/html";
import type { Runner } from "../api/command.ts";
import type { RandomId } from "../kernel/id.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { buttonForm } from "../parties/access/pages.ts";
import { backTo, type Entrance, freshSignIn } from "../parties/access/routes.ts";
import { FRESH, newSecret } from "../parties/access/store.ts";
import { languageOf } from "../web/language.ts";
import { LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address, type Markup, page, refusalPage } from "../web/web.ts";
import { AFRESH } from "./afresh-words.ts";
import { createKeptForms, type KeptForms, typedIn } from "./kept-forms.ts";
import { type Labels, labelsIn } from "./labels.ts";

type WithStale = { readonly Variables: { stale: true } };
/** A form that waits: `action` is where it goes, `from` the page that it stood on. */
type Waiting = {
  readonly person: RandomId;
  readonly action: string;
  readonly from: string;
  readonly fields: Readonly<Record<string, string>>;
  /** The fields that the person saw, in the words of the page. */
  readonly shown: readonly (readonly [string, string])[];
};

/** `provider` is the name of the sign-in service; without one people come in by the demo. */
export type Ground = { readonly entrance: Entrance; readonly provider: string | undefined };
export type Afresh = { readonly notice: MiddlewareHandler; readonly routes: Hono; watching(runner: Runner): Runner };

const say = (language: Language, key: keyof typeof AFRESH, args: Readonly<Record<string, string>> = {}): string => fill(AFRESH[key][language], args);

export function createAfresh(ground: Ground): Afresh {
  const forms = createKeptForms<Waiting>();
  const routes = new Hono();
  routes.get(`${LANGUAGE_PATH}/afresh`, (c) => askToSend(c, ground, forms));
  return {
    routes,
    watching: (runner) => ({
      ...runner,
      run: async (command, raw, asked) => {
        const ran = await runner.run(command, raw, asked);
        if (ran.refusals?.some(({ code }) => code === "api/not-fresh")) tryGetContext<WithStale>()?.set("stale", true);
        return ran;
      },
    }),
    notice: async (c: Context<WithStale>, next) => {
      await next();
      const isForm = c.req.method === "POST" && languageOf(c.req.path.split("/")[1]) !== undefined && !/^\/[a-z]+\/api\//.test(c.req.path);
      if (!isForm || !c.get("stale")) return;
      const labels = labelsIn(await c.res.text());
      const made = await signInAgain(c, ground, { forms, labels });
      c.res = undefined;
      c.res = made;
    },
  };
}

async function signInAgain(c: Context, ground: Ground, { forms, labels }: { forms: KeptForms<Waiting>; labels: Labels }): Promise<Response> {
  const language = languageFor(c);
  const { who } = (await ground.entrance.signedIn(c))!;
  const fields = await typedIn(c);
  const from = pageBefore(c, language);
  const id = newSecret();
  const keeps = fields !== undefined && forms.keep(id, { person: who.person, action: c.req.path, from, fields, shown: shownOf(fields, labels) });
  const back = keeps ? `${address(language, "afresh")}?id=${id}` : from;
  c.header("cache-control", "no-store");
  return c.html(againPage(language, ground, back, keeps ? "lead" : "lead-anew"), 403);
}

/** What the page has no label for is not for people, such as ids. */
function shownOf(fields: Waiting["fields"], labels: Labels): Waiting["shown"] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const known = labels.get(name);
    return known && value.trim() !== "" ? [[known.label, known.choices.get(value) ?? value] as const] : [];
  });
}

/** The page that the form stood on, by what the browser says of it. */
function pageBefore(c: Context, language: Language): string {
  const referer = c.req.header("referer") ?? "";
  const url = URL.canParse(referer) ? new URL(referer) : undefined;
  return backTo(url && url.pathname + url.search, language);
}

function againPage(language: Language, { provider }: Ground, back: string, lead: "lead" | "lead-anew"): Markup {
  const { action, fields } = freshSignIn(language, back);
  const go =
    provider === undefined
      ? html`<p>
          <a class="hds-button hds-button--primary hds-button--small" href="${address(language, "sign-in")}?back=${encodeURIComponent(back)}"
            >${say(language, "go")}</a
          >
        </p>`
      : buttonForm(action, say(language, "go-with", { name: provider }), fields);
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead" role="alert">${say(language, lead, { minutes: String(FRESH) })}</p>
    ${go}
  </div>`;
  return page({ language, here: "", title: say(language, "title"), body });
}

/** Back from the sign-in: what was filled in, and a button. Nothing is sent that the person does not see and send. */
async function askToSend(c: Context, ground: Ground, forms: KeptForms<Waiting>): Promise<Response> {
  const language = languageFor(c);
  const signedIn = await ground.entrance.signedIn(c);
  if (!signedIn) return ground.entrance.toSignIn(c);
  c.header("cache-control", "no-store");
  const form = forms.of(signedIn.who.person).get(c.req.query("id") ?? "");
  if (!form) return c.html(refusalPage({ language, here: "" }, say(language, "title"), say(language, "gone")), 404);
  const body = html`<div class="wide">
    <h1>${say(language, "ready")}</h1>
    <p class="lead">${say(language, "ready-lead")}</p>
    <dl class="facts">
      ${form.shown.map(
        ([label, value]) =>
          html`<div>
            <dt>${label}</dt>
            <dd>${value}</dd>
          </div>`,
      )}
    </dl>
    ${buttonForm(form.action, say(language, "send"), { ...form.fields, csrf: signedIn.csrf })}
    <p><a href="${form.from}">${say(language, "leave")}</a></p>
  </div>`;
  return c.html(page({ language, here: "", title: say(language, "ready"), body }));
}
