/** Parties and people of an alliance, and the roles of the house. */
import { html } from "hono/html";
import { basisSaid } from "../api/basis-words.ts";
import { ROLE_NAMES } from "../api/role-words.ts";
import type { tell } from "../api/http.ts";
import type { Role } from "../api/roles.ts";
import { type Day, dayAt, type Instant } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents, showDay, unbroken } from "../kernel/shown.ts";
import { type Cell, dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { buttonForm } from "./access/pages.ts";
import type { SignedIn } from "./access/store.ts";
import { MANDATED } from "./granting.ts";
import { PARTIES, ROLE_MAY } from "./page-words.ts";
import type { GrantShown, OrganisationNamed, PartyOf } from "./store.ts";
import { PARTY_KINDS, PARTY_KIND_NAMES } from "./party-kind.ts";

type Told = ReturnType<typeof tell>;

const say = (language: Language, key: keyof typeof PARTIES): string => PARTIES[key][language];

/** Why what was sent was not done. */
export function refusalList(told: readonly Told[], language: Language): Markup | "" {
  if (told.length === 0) return "";
  return html`<ul class="faults" role="alert">
    ${told.map(({ sentence, remedy, basis }) => html`<li><b>${sentence}</b> ${remedy} <span class="dim">${basisSaid(basis, language)}</span></li>`)}
  </ul>`;
}

export type PeoplePage = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly parties: readonly PartyOf[];
  readonly people: readonly GrantShown[];
  /** Whoever reads it may grant roles. */
  readonly grants: boolean;
};

/** Who acts for each party of an alliance. */
export function peoplePage({ language, alliance, parties, people, grants }: PeoplePage): Markup {
  const sections = parties.map((party) => {
    const own = people.filter(({ organisation }) => organisation === party.organisation);
    return html`<section class="block">
      <h2>${party.name} <span class="dim">${PARTY_KIND_NAMES[party.kind][language]} · ${party.party}</span></h2>
      ${own.length === 0 ? html`<p>${say(language, "nobody-here")}</p>` : grantTable(own, language, party.name)}
    </section>`;
  });
  const others = people.filter(({ organisation }) => !parties.some((party) => party.organisation === organisation));
  const body = html`<div class="wide">
    <h1>${say(language, "people")}</h1>
    <p class="lead">${say(language, "people-lead")}</p>
    <p class="actions">
      ${grants ? html`<a href="${address(language, "roles")}">${say(language, "roles")}</a>` : ""}
      <a href="${address(language, alliance.slug, "erasing")}">${say(language, "erased-list")}</a>
    </p>
    ${sections} ${others.length === 0 ? "" : grantTable(others, language, say(language, "here"))}
  </div>`;
  return page({ language, here: `/${alliance.slug}/people`, alliance, part: "people", title: say(language, "people"), body });
}

function grantTable(grants: readonly GrantShown[], language: Language, caption: string): Markup {
  return dataTable({
    caption,
    quietCaption: true,
    cards: true,
    head: [say(language, "person"), say(language, "role"), say(language, "until"), say(language, "limit-shown"), say(language, "decision")],
    numeric: [false, false, false, false, false],
    rows: grants.map((grant) => ({ cells: grantCells(grant, language) })),
  });
}

function grantCells(grant: GrantShown, language: Language): readonly Cell[] {
  const { name, role, from, to, ended, limit, subjects, decision } = grant;
  const last = ended ?? to;
  const until = `${showDay(from, language)} – ${last === undefined ? say(language, "no-end") : showDay(last, language)}`;
  return [
    name ?? say(language, "erased"),
    html`<span>${ROLE_NAMES[role][language]} <span class="dim part">${ROLE_MAY[role][language]}</span></span>`,
    ended === undefined ? until : `${until} ${say(language, "ended")}`,
    limitsOf(limit, subjects, language),
    unbroken(decision ?? ""),
  ];
}

function limitsOf(limit: bigint | undefined, subjects: readonly string[] | undefined, language: Language): Cell {
  if (limit === undefined && !subjects) return "";
  return html`<span
    >${limit === undefined ? "" : fill(PARTIES["at-most"][language], { sum: showCents(limit, language) })}${
      subjects ? html` <span class="dim part">${fill(PARTIES["about-only"][language], { subjects: subjects.join(", ") })}</span>` : ""
    }</span
  >`;
}

export type RolesPage = {
  readonly language: Language;
  readonly signedIn: SignedIn;
  readonly grants: readonly GrantShown[];
  readonly organisations: readonly OrganisationNamed[];
  readonly people: readonly { readonly id: string; readonly name: string }[];
  /** The roles that the reader may grant, and whether organisations, too. */
  readonly grantable: readonly Role[];
  readonly administers: boolean;
  readonly told: readonly Told[];
  readonly day: Day;
};

/** Every role that the reader may see, and the forms to grant, end, add and invite. */
export function rolesPage(p: RolesPage): Markup {
  const { language, grants, told, administers } = p;
  const body = html`<div class="wide">
    <h1>${say(language, "roles")}</h1>
    <p class="lead">${say(language, "roles-lead")}</p>
    ${refusalList(told, language)} ${grants.length === 0 ? html`<p>${say(language, "nobody-here")}</p>` : rolesTable(p)} ${grantForm(p)} ${personForm(p)}
    ${administers ? organisationForm(p) : ""}
  </div>`;
  return page({ language, here: "/roles", title: say(language, "roles"), body });
}

function rolesTable({ language, signedIn, grants, organisations, day }: RolesPage): Markup {
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  const forms = ({ grant, person, ended, to }: GrantShown): Cell =>
    ended !== undefined || (to !== undefined && to < day)
      ? ""
      : html`${buttonForm(`${address(language, "roles")}/end`, say(language, "end"), { grant, on: day, csrf: signedIn.csrf }, "secondary")}
        ${buttonForm(`${address(language, "roles")}/invite`, say(language, "invite"), { person, csrf: signedIn.csrf }, "secondary")}`;
  return dataTable({
    caption: say(language, "roles"),
    quietCaption: true,
    cards: true,
    head: [...(["person", "role", "until", "limit-shown", "decision", "organisation"] as const).map((key) => say(language, key)), say(language, "actions")],
    numeric: [false, false, false, false, false, false, false],
    rows: grants.map((grant) => ({ cells: [...grantCells(grant, language), names.get(grant.organisation) ?? "", forms(grant)] })),
  });
}

function grantForm({ language, signedIn, people, organisations, grantable, administers, day }: RolesPage): Markup {
  const own = administers ? organisations : organisations.filter(({ id }) => id === signedIn.who.organisation);
  return html`<section class="block" aria-labelledby="grant">
    <h2 id="grant">${say(language, "grant")}</h2>
    <form method="post" action="${address(language, "roles")}/grant" class="check">
      <input type="hidden" name="csrf" value="${signedIn.csrf}" />
      ${select("person", say(language, "person"), people)} ${select("organisation", say(language, "organisation"), own)}
      ${select(
        "role",
        say(language, "role"),
        grantable.map((role) => ({ id: role, name: ROLE_NAMES[role][language] })),
      )}
      <label for="from">${say(language, "from")}</label>
      <input id="from" name="from" type="date" required value="${day}" />
      <label for="to">${say(language, "to")}</label>
      <input id="to" name="to" type="date" />
      <label for="limit">${say(language, "limit")}</label>
      <input id="limit" name="limit" type="text" inputmode="decimal" />
      <label for="subjects">${say(language, "subjects")}</label>
      <span class="help" id="subjects-help">${say(language, "subjects-help")}</span>
      <input id="subjects" name="subjects" type="text" maxlength="2000" autocapitalize="off" aria-describedby="subjects-help" />
      <label for="decision">${say(language, "decision")}</label>
      <span class="help" id="decision-help">${say(language, "decision-help")} (${MANDATED.map((role) => ROLE_NAMES[role][language]).join(", ")})</span>
      <input id="decision" name="decision" type="text" maxlength="200" aria-describedby="decision-help" />
      ${submit(say(language, "grant"))}
    </form>
  </section>`;
}

function personForm({ language, signedIn }: RolesPage): Markup {
  return html`<section class="block" aria-labelledby="person-new">
    <h2 id="person-new">${say(language, "add-person")}</h2>
    <form method="post" action="${address(language, "roles")}/person" class="check">
      <input type="hidden" name="csrf" value="${signedIn.csrf}" />
      <label for="person-name">${say(language, "name")}</label>
      <input id="person-name" name="name" type="text" required maxlength="200" autocomplete="off" />
      <label for="email">${say(language, "email")}</label>
      <input id="email" name="email" type="text" inputmode="email" maxlength="254" autocomplete="off" />
      ${submit(say(language, "add-person"))}
    </form>
  </section>`;
}

function organisationForm({ language, signedIn, organisations }: RolesPage): Markup {
  const kinds = PARTY_KINDS.map((kind) => ({ id: kind, name: PARTY_KIND_NAMES[kind][language] }));
  const single = organisations.filter(({ kind }) => kind !== "consortium");
  return html`<section class="block" aria-labelledby="organisation-new">
    <h2 id="organisation-new">${say(language, "register")}</h2>
    <form method="post" action="${address(language, "roles")}/organisation" class="check">
      <input type="hidden" name="csrf" value="${signedIn.csrf}" />
      <label for="organisation-name">${say(language, "name")}</label>
      <input id="organisation-name" name="name" type="text" required maxlength="200" />
      ${select("kind", say(language, "kind"), kinds)}
      <label for="business-id">${say(language, "business-id")}</label>
      <span class="help" id="business-id-help">${say(language, "business-id-help")}</span>
      <input id="business-id" name="businessId" type="text" maxlength="9" aria-describedby="business-id-help" />
      <fieldset>
        <legend>${say(language, "members")}</legend>
        ${single.map(
          ({ id, name }) =>
            html`<p>
              <label><input type="checkbox" name="members" value="${id}" /> ${name}</label>
            </p>`,
        )}
      </fieldset>
      ${submit(say(language, "register"))}
    </form>
  </section>`;
}

function select(name: string, label: string, options: readonly { readonly id: string; readonly name: string }[]): Markup {
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}" required>
      ${options.map(({ id, name: shown }) => html`<option value="${id}">${shown}</option>`)}
    </select>`;
}

function submit(label: string): Markup {
  return html`<p><button type="submit" class="hds-button hds-button--primary hds-button--small">${label}</button></p>`;
}

/** The only time that an invitation's link is shown. */
export function invitedPage(language: Language, link: string, name: string, ends: Instant): Markup {
  const body = html`<div class="wide">
    <h1>${say(language, "invited")}</h1>
    <p class="lead">${fill(PARTIES["invited-text"][language], { name, day: showDay(dayAt(ends), language) })}</p>
    <p><code class="secret">${link}</code></p>
    <p><a href="${address(language, "roles")}">${say(language, "roles")}</a></p>
  </div>`;
  return page({ language, here: "/roles", title: say(language, "invited"), body });
}
