/** Signing in and out, for whom one acts, and what one may do. */
import { html } from "hono/html";
import { ROLE_NAMES } from "../../api/role-words.ts";
import type { Grant } from "../../api/roles.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents, showDay } from "../../kernel/shown.ts";
import { hiddenFields } from "../../web/form.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import { PARTIES, ROLE_MAY, SIGN_IN } from "../page-words.ts";
import type { GrantShown, OrganisationNamed } from "../store.ts";
import type { SignedIn } from "./store.ts";
import { PARTY_KIND_NAMES } from "../party-kind.ts";

const say = (language: Language, key: keyof typeof SIGN_IN, args: Readonly<Record<string, string>> = {}): string => fill(SIGN_IN[key][language], args);
const tell = (language: Language, key: keyof typeof PARTIES): string => PARTIES[key][language];

/** A form with one button; what a session posts carries its `csrf` among the fields. */
export function buttonForm(action: string, label: string, fields: Readonly<Record<string, string>>, kind: "primary" | "secondary" = "primary"): Markup {
  return html`<form method="post" action="${action}">
    ${hiddenFields(fields)}
    <button type="submit" class="hds-button hds-button--${kind} hds-button--small">${label}</button>
  </form>`;
}

/** Somebody whom the demo offers. */
export type Example = { readonly person: string; readonly name: string; readonly grants: readonly GrantShown[] };
/** `ways` are what this server offers; `back` is where the reader wanted to go. */
export type SignInPage = {
  readonly language: Language;
  readonly back: string;
  readonly demo: readonly Example[] | undefined;
  readonly provider: string | undefined;
  readonly organisations: readonly OrganisationNamed[];
  readonly names: (stream: string) => string;
};

export function signInPage(p: SignInPage): Markup {
  const { language, back, demo, provider } = p;
  const body = html`<div class="wide">
    <h1>${say(language, "sign-in")}</h1>
    ${
      provider === undefined
        ? ""
        : html`<p class="lead">${say(language, "oidc-lead")}</p>
            ${buttonForm(`${address(language, "sign-in")}/go`, say(language, "oidc-with", { name: provider }), { back })}`
    }
    ${
      demo === undefined
        ? ""
        : html`<p class="lead">${say(language, "demo-lead")}</p>
            <ul class="cards">
              ${demo.map((one) => exampleCard(one, p))}
            </ul>`
    }
    ${provider === undefined && demo === undefined ? html`<p class="lead">${say(language, "no-way")}</p>` : ""}
  </div>`;
  return page({ language, here: "/sign-in", title: say(language, "sign-in"), body });
}

function exampleCard({ person, name, grants }: Example, p: SignInPage): Markup {
  const { language, organisations } = p;
  const lines = grants.map((grant) => {
    const of = organisations.find(({ id }) => id === grant.organisation);
    return html`<p>
      <b>${ROLE_NAMES[grant.role][language]}</b>, ${of?.name ?? ""} ${of ? html`<span class="dim">(${PARTY_KIND_NAMES[of.kind][language]})</span>` : ""}
      ${grant.stream === undefined ? "" : html`<span class="dim">${p.names(grant.stream)}</span>`} <span class="dim">${ROLE_MAY[grant.role][language]}</span>
    </p>`;
  });
  return html`<li class="card">
    <h2>${name}</h2>
    ${lines} ${buttonForm(`${address(language, "sign-in")}/demo`, say(language, "demo-as", { name }), { person, back: p.back })}
  </li>`;
}

/** Which organisation the session acts for. */
export function actingPage(language: Language, signedIn: SignedIn, back: string): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "choose-organisation")}</h1>
    <p class="lead">${say(language, "choose-text")}</p>
    <ul class="cards">
      ${signedIn.organisations.map(
        ({ id, name }) =>
          html`<li class="card">
            ${buttonForm(address(language, "acting"), say(language, "act-for", { name }), { organisation: id, back, csrf: signedIn.csrf })}
          </li>`,
      )}
    </ul>
  </div>`;
  return page({ language, here: "/acting", title: say(language, "choose-organisation"), body });
}

/** Who is signed in, for whom, and with which mandates. */
export function mePage(language: Language, signedIn: SignedIn, names: (stream: string) => string): Markup {
  const { who, name, organisations, csrf } = signedIn;
  const acting = organisations.find(({ id }) => id === who.organisation);
  const body = html`<div class="wide">
    <h1>${say(language, "me")}</h1>
    <p class="lead">${say(language, "signed-in-as")}: ${name}${acting ? html` · ${say(language, "acting-for")}: ${acting.name}` : ""}</p>
    ${organisations.length > 1 ? html`<p><a href="${address(language, "acting")}">${say(language, "choose-organisation")}</a></p>` : ""}
    ${who.grants.length === 0 ? html`<p>${say(language, "no-role")}</p>` : mandates(language, who.grants, names)}
    ${buttonForm(address(language, "sign-out"), say(language, "sign-out"), { csrf })}
  </div>`;
  return page({ language, here: "/me", title: say(language, "me"), body });
}

function mandates(language: Language, grants: readonly Grant[], names: (stream: string) => string): Markup {
  const once = [...Map.groupBy(grants, ({ id }) => id).values()];
  return dataTable({
    caption: tell(language, "roles"),
    quietCaption: true,
    cards: true,
    head: [tell(language, "role"), say(language, "me"), tell(language, "where"), tell(language, "until"), tell(language, "limit-shown")],
    numeric: [false, false, false, false, true],
    rows: once.map(([grant, ...more]) => ({
      cells: [
        ROLE_NAMES[grant!.role][language],
        ROLE_MAY[grant!.role][language],
        grant!.stream === undefined || more.length > 0 ? tell(language, "everywhere") : names(grant!.stream),
        `${showDay(grant!.from, language)} – ${grant!.to === undefined ? tell(language, "no-end") : showDay(grant!.to, language)}`,
        grant!.limit === undefined ? "" : showCents(grant!.limit, language),
      ],
    })),
  });
}

/** The page behind an invitation's link. */
export function invitationPage(language: Language, code: string, provider: string): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "invitation")}</h1>
    <p class="lead">${say(language, "invitation-text")}</p>
    ${buttonForm(`${address(language, "sign-in")}/go`, say(language, "oidc-with", { name: provider }), { code, back: address(language, "me") })}
  </div>`;
  return page({ language, here: "/sign-in", title: say(language, "invitation"), body });
}

/** What the reader sees while the browser goes on to the provider. */
export function onwardPage(language: Language, to: string, provider: string): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "sign-in")}</h1>
    <p class="lead"><a href="${to}">${say(language, "onward", { name: provider })}</a></p>
  </div>`;
  return page({ language, here: "/sign-in", title: say(language, "sign-in"), body });
}
