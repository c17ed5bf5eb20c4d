/** One's own keys for programs. */
import { html } from "hono/html";
import { ACTION_NAMES } from "../../api/action-words.ts";
import { HOOK_ROLES } from "../../api/hooks/commands.ts";
import type { tell } from "../../api/http.ts";
import { permits } from "../../api/roles.ts";
import { addDays, type Day, dayAt, type Instant } from "../../kernel/day.ts";
import type { Language } from "../../kernel/refusal.ts";
import { showDay, showList } from "../../kernel/shown.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup, page, say as sayOfHouse } from "../../web/web.ts";
import { buttonForm } from "../access/pages.ts";
import type { SignedIn } from "../access/store.ts";
import { TOKENS } from "../page-words.ts";
import { refusalList } from "../pages.ts";
import type { Token } from "./store.ts";

const say = (language: Language, key: keyof typeof TOKENS): string => TOKENS[key][language];

const actionName = (language: Language, name: string): string => ACTION_NAMES[name]?.[language] ?? name;

export type TokensPage = {
  readonly language: Language;
  readonly signedIn: SignedIn;
  readonly tokens: readonly Token[];
  /** What a key can be made for. */
  readonly actions: { readonly changes: readonly string[]; readonly reads: readonly string[] };
  readonly told: readonly ReturnType<typeof tell>[];
  readonly at: Instant;
  readonly day: Day;
  readonly nameOf: (stream: string) => string;
};

export function tokensPage(p: TokensPage): Markup {
  const { language, tokens, told } = p;
  const body = html`<div class="wide">
    <h1>${say(language, "tokens")}</h1>
    <p class="lead">${say(language, "tokens-lead")}</p>
    ${refusalList(told, language)} ${tokens.length === 0 ? html`<p>${say(language, "none")}</p>` : list(p)} ${makeForm(p)} ${noticesLink(p)}
  </div>`;
  return page({ language, here: "/tokens", title: say(language, "tokens"), body });
}

/** The way to what programs are told without asking, for those who look after their organisation's programs. */
function noticesLink({ language, signedIn: { who }, day }: TokensPage): Markup | "" {
  const looksAfter = who.streams.some((stream) => permits(who, HOOK_ROLES, stream, day));
  return looksAfter ? html`<p><a href="${address(language, "webhooks")}">${say(language, "notices")}</a></p>` : "";
}

function list({ language, signedIn, tokens, at, nameOf }: TokensPage): Markup {
  const stateOf = ({ revoked, ends }: Token): "revoked" | "expired" | "in-force" => (revoked !== undefined ? "revoked" : ends <= at ? "expired" : "in-force");
  return dataTable({
    caption: say(language, "tokens"),
    quietCaption: true,
    cards: true,
    head: [...(["label", "streams", "may", "ends", "seen", "state"] as const).map((key) => say(language, key)), say(language, "revoke")],
    numeric: [false, false, false, false, false, false, false],
    rows: tokens.map((token) => ({
      cells: [
        token.label,
        showList(token.streams.map(nameOf), language),
        token.may.map((name) => actionName(language, name)).join(", "),
        showDay(dayAt(token.ends), language),
        token.seen === undefined ? say(language, "never") : showDay(dayAt(token.seen), language),
        say(language, stateOf(token)),
        stateOf(token) === "in-force"
          ? buttonForm(`${address(language, "tokens")}/revoke`, say(language, "revoke"), { token: token.id, csrf: signedIn.csrf })
          : "",
      ],
    })),
  });
}

function makeForm({ language, signedIn, actions, day, nameOf }: TokensPage): Markup {
  const choice = (name: string, value: string, text: string | Markup): Markup =>
    html`<p>
      <label><input type="checkbox" name="${name}" value="${value}" /> ${text}</label>
    </p>`;
  return html`<section class="block" aria-labelledby="make">
    <h2 id="make">${say(language, "make")}</h2>
    <form method="post" action="${address(language, "tokens")}" class="check">
      <input type="hidden" name="csrf" value="${signedIn.csrf}" />
      <label for="label">${say(language, "label")}</label>
      <input id="label" name="label" type="text" required maxlength="200" />
      <label for="to">${say(language, "ends")}</label>
      <input id="to" name="to" type="date" required min="${day}" value="${addDays(day, 90)}" />
      <fieldset>
        <legend>${say(language, "streams")}</legend>
        ${signedIn.who.streams.map((stream) => choice("streams", stream, nameOf(stream)))}
      </fieldset>
      <p>${say(language, "may-help")} <a href="${address(language, "api")}">${sayOfHouse(language, "interface")}</a>.</p>
      ${(["changes", "reads"] as const).map(
        (key) =>
          html`<fieldset>
            <legend>${say(language, key)}</legend>
            ${actions[key].map((name) => choice("may", name, html`${actionName(language, name)} <code class="dim">${name}</code>`))}
          </fieldset>`,
      )}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "make")}</button></p>
    </form>
  </section>`;
}

/** The only time that a key is shown. */
export function tokenMadePage(language: Language, key: string): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "made")}</h1>
    <p class="lead">${say(language, "made-text")}</p>
    <p><code class="secret">${key}</code></p>
    <p><a href="${address(language, "tokens")}">${say(language, "tokens")}</a></p>
  </div>`;
  return page({ language, here: "/tokens", title: say(language, "made"), body });
}
