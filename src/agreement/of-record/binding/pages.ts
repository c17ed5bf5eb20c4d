/** Which organisations the parties of an agreement are: what is bound, what waits for it, and what can still be bound anew or released. */
import { html } from "hono/html";
import { PARTY_KIND_NAMES } from "../../../parties/party-kind.ts";
import { partiesSlice } from "../../../parties/kinds.ts";
import { refusalList } from "../../../parties/pages.ts";
import type { Language } from "../../../kernel/refusal.ts";
import { dataTable } from "../../../web/table.ts";
import { address, type Markup } from "../../../web/web.ts";
import type { Party } from "../../agreement.ts";
import type { Conditional } from "../../conditional.ts";
import { framed, type Named, say, select, submit, type View } from "../pages.ts";
import type { OrganisationNamed } from "../store.ts";
import { OF_RECORD } from "../words.ts";

export type PartiesPage = View & {
  readonly organisations: readonly OrganisationNamed[];
  readonly mayBind: boolean;
  readonly unbound: readonly Party[];
  readonly joining: readonly Conditional[];
};

export function partiesPage(p: PartiesPage): Markup {
  const { language, of, told, mayBind, unbound } = p;
  const title = say(language, "parties");
  const agreed = of.agreement?.parties ?? [];
  // An agreement need not name them.
  const agreedId = agreed.some(({ businessId }) => businessId !== undefined) ? (["business-id-agreed"] as const) : [];
  const unknown = [...of.bound.keys()].filter((id) => !agreed.some((party) => party.id === id));
  const table = dataTable({
    caption: title,
    quietCaption: true,
    cards: true,
    head: [...(["party", ...agreedId, "organisation", "business-id", "waits"] as const).map((key) => say(language, key)), ""],
    numeric: [false, ...agreedId, false, false, false, false].map(() => false),
    rows: [...agreed.map((party) => agreedRow(p, party, agreedId.length > 0)), ...unknown.map((id) => unknownRow(p, id, agreedId.length > 0))],
  });
  const first = html`<p>${say(language, "adopt-first")} <a href="${address(language, of.stream, "agreement", "adopt")}">${say(language, "adopt")}</a></p>`;
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${say(language, "parties-lead")}</p>
    ${refusalList(told, language)} ${of.agreement ? "" : first} ${agreed.length + unknown.length > 0 ? table : ""}
    ${of.agreement && unbound.length === 0 ? html`<p role="status">${say(language, "all-bound")}</p>` : ""} ${mayBind ? bindForm(p) : ""}
  </div>`;
  return framed({ language, of, here: ["agreement", "parties"], title, body });
}

function agreedRow(p: PartiesPage, party: Party, tellsId: boolean) {
  const { language, unbound } = p;
  const agreed = html`<span>${party.name} <span class="dim part">${PARTY_KIND_NAMES[party.kind][language]} · ${party.id}</span></span>`;
  const joins = p.joining.find((each) => each.party.id === party.id);
  const waits = unbound.includes(party) ? waitsFor(party, language) : joins ? ownDecision(p, joins) : say(language, "nothing-waits");
  return { cells: [agreed, ...(tellsId ? [party.businessId ?? ""] : []), ...organisationCells(p, party.id), waits, releaseForm(p, party.id)] };
}

/** Bound before there was an agreement, by an id that it does not have. */
function unknownRow(p: PartiesPage, id: string, tellsId: boolean) {
  const { language, of } = p;
  const waits = of.agreement ? say(language, "not-agreed") : "";
  return { cells: [html`<code>${id}</code>`, ...(tellsId ? [""] : []), ...organisationCells(p, id), waits, releaseForm(p, id)] };
}

function organisationCells({ language, of, organisations }: PartiesPage, party: string): (string | Markup)[] {
  const bound = of.bound.get(party);
  const found = organisations.find(({ id }) => id === bound);
  return [found?.name ?? bound ?? html`<b>${say(language, "unbound")}</b>`, found?.businessId ?? ""];
}

function ownDecision({ language, of }: PartiesPage, { needs, matter }: Conditional): Markup | string {
  const told = say(language, `joins-${needs}`);
  return matter === undefined ? told : html`<a href="${address(language, of.stream, "matters", matter)}">${told}</a>`;
}

function waitsFor({ roles }: Party, language: Language): string {
  const keys = (["purchaser", "provider"] as const).filter((role) => roles.includes(role));
  return keys.length === 0 ? say(language, "waits-other") : keys.map((role) => say(language, `waits-${role}`)).join("; ");
}

/** Whether nothing of the record rests on what a party is bound to. */
function isOpen({ of }: Pick<PartiesPage, "of">, party: string): boolean {
  return !of.states.of(partiesSlice).rested.has(party);
}

function releaseForm(p: PartiesPage, party: string): Markup | "" {
  const { language, of, csrf, mayBind } = p;
  if (!mayBind || !of.bound.has(party) || !isOpen(p, party)) return "";
  return html`<form method="post" action="${address(language, of.stream, "agreement", "parties")}">
    <input type="hidden" name="csrf" value="${csrf}" />
    <input type="hidden" name="release" value="${party}" />
    <button type="submit" class="hds-button hds-button--secondary hds-button--small" aria-label="${say(language, "release")}: ${party}">
      ${say(language, "release")}
    </button>
  </form>`;
}

/** Offers whom nothing rests on yet, those that are unbound first. Before there is an agreement an id is typed as its file will have it. */
function bindForm(p: PartiesPage): Markup | "" {
  const { language, of, csrf, organisations, unbound } = p;
  const nameOf = ({ name, businessId }: { readonly name: string; readonly businessId?: string | undefined }): string =>
    businessId === undefined ? name : `${name} (${businessId})`;
  const bound = (of.agreement?.parties ?? []).filter(({ id }) => of.bound.has(id) && isOpen(p, id));
  const anew = bound.map((party): Named => {
    const organisation = organisations.find(({ id }) => id === of.bound.get(party.id))?.name ?? "";
    return { id: party.id, name: say(language, "bind-anew", { name: nameOf(party), organisation }) };
  });
  const offered = [...unbound.map((party): Named => ({ id: party.id, name: nameOf(party) })), ...anew];
  if (of.agreement && offered.length === 0) return "";
  const rested = new Set([...of.bound].flatMap(([party, organisation]) => (isOpen(p, party) ? [] : [organisation])));
  const free = organisations.filter(({ id }) => !rested.has(id)).map((each): Named => ({ id: each.id, name: nameOf(each) }));
  const typed = html`<label for="party">${say(language, "party")}</label>
    <span class="help" id="party-help">${say(language, "id-help")}</span>
    <input id="party" name="party" type="text" required maxlength="63" autocapitalize="off" aria-describedby="party-help" />`;
  const roles = html`<a href="${address(language, "roles")}">${say(language, "roles")}</a>`;
  const [before, behind] = OF_RECORD["bind-missing"][language].split("{roles}");
  return html`<section class="block" aria-labelledby="bind">
    <h2 id="bind">${say(language, "bind")}</h2>
    <p>${say(language, "bind-note")} ${before}${roles}${behind}</p>
    <form class="check" method="post" action="${address(language, of.stream, "agreement", "parties")}">
      <input type="hidden" name="csrf" value="${csrf}" />
      ${of.agreement ? select("party", say(language, "party"), offered) : typed} ${select("organisation", say(language, "organisation"), free)}
      ${submit(say(language, "bind"))}
    </form>
  </section>`;
}
