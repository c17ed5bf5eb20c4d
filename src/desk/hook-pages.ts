/** The pages of an organisation's webhooks: the list, one with what was sent to it, and the only sight of its secret. */
import { html } from "hono/html";
import type { tell } from "../api/http.ts";
import type { DeliveryShown, HookShown } from "../api/hooks/store.ts";
import type { Instant } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showInstant } from "../kernel/shown.ts";
import { buttonForm } from "../parties/access/pages.ts";
import { refusalList } from "../parties/pages.ts";
import { type Cell, dataTable } from "../web/table.ts";
import { address, type Markup, page, type Standing } from "../web/web.ts";
import { HOOKS } from "./hook-words.ts";

/** An alliance with who looks at it. */
export type HookDesk = { readonly language: Language; readonly alliance: { readonly slug: string; readonly name: string }; readonly csrf: string };
/** What was filled in before it was refused. */
export type Asked = { readonly url: string; readonly kinds: string };

const say = (language: Language, key: keyof typeof HOOKS): string => HOOKS[key][language];

/** Where one can look after webhooks. */
export function hookPlacesPage(language: Language, alliances: readonly { readonly slug: string; readonly name: string }[]): Markup {
  const list = html`<ul class="examples">
    ${alliances.map(({ slug, name }) => html`<li><a href="${address(language, slug, "webhooks")}">${name}</a></li>`)}
  </ul>`;
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${alliances.length === 0 ? html`<p>${say(language, "nowhere")}</p>` : list}
  </div>`;
  return page({ language, here: "/webhooks", title: say(language, "title"), body });
}

/** `hosts`: those that the operator allows. */
export function hooksPage(
  desk: HookDesk,
  hooks: readonly HookShown[],
  { asked, hosts }: { readonly asked: Asked; readonly hosts: readonly string[] },
  told: readonly ReturnType<typeof tell>[],
): Markup {
  const { language } = desk;
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${refusalList(told, desk.language)} ${hooks.length === 0 ? html`<p>${say(language, "none")}</p>` : hookTable(desk, hooks)} ${addForm(desk, asked, hosts)}
  </div>`;
  return page({ ...standing(desk, "webhooks"), title: say(language, "title"), body });
}

function standing({ language, alliance }: HookDesk, ...rest: readonly string[]): Standing {
  return { language, here: `/${[alliance.slug, ...rest].join("/")}`, alliance };
}

function hookTable({ language, alliance, csrf }: HookDesk, hooks: readonly HookShown[]): Markup {
  const at = (hook: string, ...rest: readonly string[]): string => address(language, alliance.slug, "webhooks", hook, ...rest);
  const shown = (instant: Instant | null): string => (instant === null ? say(language, "never") : showInstant(instant, language));
  return dataTable({
    caption: say(language, "title"),
    quietCaption: true,
    cards: true,
    head: [...(["address", "kinds", "made", "delivered", "queue", "given-ups", "state"] as const).map((key) => say(language, key)), say(language, "end")],
    numeric: [false, false, false, false, true, true, false, false],
    rows: hooks.map(({ hook, url, kinds, made, delivered, waiting, givenUp, ended, because }) => ({
      cells: [
        html`<a href="${at(hook)}">${url}</a>`,
        kinds === "" ? say(language, "all-kinds") : kinds.split(" ").join(", "),
        shown(made),
        shown(delivered),
        String(waiting),
        String(givenUp),
        say(language, ended === null ? "live" : (because as "asked" | "gone" | "no-part" | "no-secret")),
        ended === null ? buttonForm(at(hook, "end"), say(language, "end"), { csrf }) : "",
      ],
    })),
  });
}

function addForm({ language, alliance, csrf }: HookDesk, { url, kinds }: Asked, hosts: readonly string[]): Markup {
  const allowed = hosts.length === 0 ? say(language, "no-hosts") : fill(say(language, "hosts"), { hosts: hosts.join(", ") });
  return html`<section class="block" aria-labelledby="add">
    <h2 id="add">${say(language, "add")}</h2>
    <form method="post" action="${address(language, alliance.slug, "webhooks")}" class="check">
      <input type="hidden" name="csrf" value="${csrf}" />
      <label for="url">${say(language, "address")}</label>
      <input id="url" name="url" type="text" inputmode="url" required maxlength="500" value="${url}" aria-describedby="url-help" />
      <p class="dim" id="url-help">${say(language, "address-help")} ${allowed}</p>
      <label for="kinds">${say(language, "kinds")}</label>
      <input id="kinds" name="kinds" type="text" value="${kinds}" autocapitalize="off" aria-describedby="kinds-help" />
      <p class="dim" id="kinds-help">${say(language, "kinds-help")}</p>
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "add")}</button></p>
    </form>
  </section>`;
}

/** The only time that the secret is shown. */
/** `unseen` are kinds asked for that the record has no entry of. */
export function hookMadePage(desk: HookDesk, secret: string, unseen: readonly string[]): Markup {
  const { language, alliance } = desk;
  const body = html`<div class="wide">
    <h1>${say(language, "ready")}</h1>
    <p class="lead">${say(language, "ready-text")}</p>
    <p><code class="secret">${secret}</code></p>
    ${unseen.length === 0 ? "" : html`<p role="status">${fill(say(language, "unseen"), { kinds: unseen.join(", ") })}</p>`}
    <p><a href="${address(language, alliance.slug, "webhooks")}">${say(language, "back")}</a></p>
  </div>`;
  return page({ ...standing(desk, "webhooks"), title: say(language, "ready"), body });
}

export type DeliveriesPage = {
  readonly hook: HookShown;
  readonly deliveries: readonly DeliveryShown[];
  /** Where earlier ones begin. */
  readonly before: bigint | undefined;
  readonly told: readonly ReturnType<typeof tell>[];
};

export function deliveriesPage(desk: HookDesk, { hook, deliveries, before, told }: DeliveriesPage): Markup {
  const { language, alliance } = desk;
  const here = address(language, alliance.slug, "webhooks", hook.hook);
  const body = html`<div class="wide">
    <p><a href="${address(language, alliance.slug, "webhooks")}">${say(language, "back")}</a></p>
    <h1>${say(language, "sent")}</h1>
    <p class="lead">${hook.url}</p>
    ${refusalList(told, desk.language)} ${deliveries.length === 0 ? html`<p>${say(language, "nothing-sent")}</p>` : deliveryTable(desk, hook, deliveries)}
    ${before === undefined ? "" : html`<p><a href="${here}?before=${before}">${say(language, "earlier")}</a></p>`}
  </div>`;
  return page({ ...standing(desk, "webhooks", hook.hook), title: say(language, "sent"), body });
}

const STATES = { waiting: "waiting", delivered: "arrived", "given-up": "given-up" } as const;

function deliveryTable({ language, alliance, csrf }: HookDesk, hook: HookShown, deliveries: readonly DeliveryShown[]): Markup {
  const again = address(language, alliance.slug, "webhooks", hook.hook, "again");
  const answered = ({ tried, status }: DeliveryShown): Cell => (tried === null ? "" : status === null ? say(language, "no-answer") : String(status));
  return dataTable({
    caption: say(language, "sent"),
    quietCaption: true,
    cards: true,
    head: [...(["entry", "kind", "state", "tries", "tried", "status", "due"] as const).map((key) => say(language, key)), say(language, "again")],
    numeric: [true, false, false, true, false, false, false, false],
    rows: deliveries.map((one) => ({
      cells: [
        String(one.seq),
        one.kind,
        say(language, STATES[one.state]),
        String(one.tries),
        one.tried === null ? "" : showInstant(one.tried, language),
        answered(one),
        one.state === "waiting" ? showInstant(one.due, language) : "",
        hook.ended === null ? buttonForm(again, say(language, "again"), { csrf, seq: String(one.seq) }) : "",
      ],
    })),
  });
}
