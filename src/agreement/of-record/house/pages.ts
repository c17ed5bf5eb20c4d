/** Where an administrator begins alliances and opens budgets, and what a new alliance shows until it has an agreement. */
import { html } from "hono/html";
import type { RandomId } from "../../../kernel/id.ts";
import type { Language } from "../../../kernel/refusal.ts";
import { hasAppropriations } from "../../../parties/registering.ts";
import { refusalList } from "../../../parties/pages.ts";
import { dataTable } from "../../../web/table.ts";
import { address, type Markup, page } from "../../../web/web.ts";
import { type Named, say, select, submit, type Told } from "../pages.ts";
import type { OrganisationNamed, Standing } from "../store.ts";

/** What a form was sent with, to be mended. */
export type Given = Readonly<Record<string, string>>;
export type HousePage = {
  readonly language: Language;
  readonly csrf: string;
  readonly told: readonly Told[];
  readonly given: Given;
  readonly alliances: readonly { readonly of: Standing; readonly unbound: readonly string[] }[];
  readonly organisations: readonly OrganisationNamed[];
  /** Whose a stream is. */
  readonly budgets: ReadonlyMap<RandomId, RandomId>;
  readonly starts: readonly Named[];
};

export function housePage(p: HousePage): Markup {
  const { language, told } = p;
  const title = say(language, "house");
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${say(language, "house-lead")}</p>
    <p><a href="${address(language, "roles")}">${say(language, "roles")}</a></p>
    ${refusalList(told, language)} ${alliances(p)} ${beginForm(p)} ${budgets(p)}
  </div>`;
  return page({ language, here: "/house", title, body });
}

function alliances({ language, alliances: all, organisations }: HousePage): Markup {
  if (all.length === 0) return html`<p>${say(language, "no-alliances")}</p>`;
  const nameOf = (id: string | undefined): string => organisations.find((each) => each.id === id)?.name ?? "";
  const state = ({ agreement }: Standing, unbound: readonly string[]): string =>
    !agreement
      ? say(language, "state-begun")
      : unbound.length > 0
        ? say(language, "state-unbound", { parties: unbound.join(", ") })
        : say(language, "state-whole");
  return dataTable({
    caption: say(language, "house"),
    quietCaption: true,
    cards: true,
    head: (["alliance", "host", "state"] as const).map((key) => say(language, key)),
    numeric: [false, false, false],
    rows: all.map(({ of, unbound }) => ({
      cells: [html`<a href="${address(language, of.stream, "begun")}">${of.name}</a>`, nameOf(of.begun?.organisation), state(of, unbound)],
    })),
  });
}

function beginForm({ language, csrf, given, organisations, starts }: HousePage): Markup {
  return html`<section class="block" aria-labelledby="begin">
    <h2 id="begin">${say(language, "begin")}</h2>
    <form class="check" method="post" action="${address(language, "house", "alliance")}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <label for="name">${say(language, "name")}</label>
      <span class="help" id="name-help">${say(language, "name-help")}</span>
      <input id="name" name="name" type="text" required maxlength="200" value="${given["name"] ?? ""}" aria-describedby="name-help" />
      ${select("host", say(language, "host"), organisations, given["host"])}
      <label for="party">${say(language, "host-party")}</label>
      <span class="help" id="party-help">${say(language, "host-party-help")}</span>
      <input id="party" name="party" type="text" required maxlength="63" value="${given["party"] ?? ""}" autocapitalize="off" aria-describedby="party-help" />
      ${select("template", say(language, "template"), [{ id: "", name: say(language, "own-file") }, ...starts], given["template"])}
      ${submit(say(language, "begin"))}
    </form>
  </section>`;
}

function budgets({ language, csrf, organisations, budgets: open }: HousePage): Markup {
  const owners = new Set(open.values());
  const without = organisations.filter(({ id, kind }) => !owners.has(id) && hasAppropriations(kind));
  const having = organisations.filter(({ id }) => owners.has(id));
  return html`<section class="block" aria-labelledby="budgets">
    <h2 id="budgets">${say(language, "budgets")}</h2>
    <p>${say(language, "open-budget-note")}</p>
    ${
      having.length === 0
        ? html`<p>${say(language, "no-budgets")}</p>`
        : html`<ul>
            ${having.map(({ name }) => html`<li>${name}</li>`)}
          </ul>`
    }
    ${
      without.length === 0
        ? ""
        : html`<form class="check" method="post" action="${address(language, "house", "budget")}">
            <input type="hidden" name="csrf" value="${csrf}" />
            ${select("organisation", say(language, "organisation"), without)} ${submit(say(language, "open-budget"))}
          </form>`
    }
  </section>`;
}

export type BegunPage = {
  readonly language: Language;
  readonly of: Standing;
  readonly host: string;
  /** What is done already; what is not is to be done, in this order. */
  readonly done: Readonly<Record<Step, boolean>>;
  /** The steps that the reader may take; the others are told without a link. */
  readonly may: Readonly<Record<Step, boolean>>;
  readonly unbound: readonly string[];
  readonly start: string | undefined;
};
export type Step = "people" | "adopt" | "bind" | "budgets";

/** The way of a new alliance to its first day. */
export function begunPage({ language, of, host, done, may, unbound, start }: BegunPage): Markup {
  const adopting = address(language, of.stream, "agreement", "adopt");
  const places: Readonly<Record<Step, string>> = {
    people: address(language, "roles"),
    adopt: start === undefined ? adopting : `${adopting}?from=${encodeURIComponent(start)}`,
    bind: address(language, of.stream, "agreement", "parties"),
    budgets: address(language, "house"),
  };
  const told = (step: Step): Markup => {
    const text = say(language, `step-${step}`, { host });
    return may[step] ? html`<a href="${places[step]}">${text}</a>` : html`${text}`;
  };
  const steps: readonly Step[] = ["people", "adopt", "bind", "budgets"];
  const body = html`<div class="wide">
    <h1>${of.name}</h1>
    <p class="lead">${of.agreement ? "" : say(language, "begun")}</p>
    ${unbound.length > 0 ? html`<p role="status">${say(language, "still-unbound", { parties: unbound.join(", ") })}</p>` : ""}
    <section class="block" aria-labelledby="next">
      <h2 id="next">${say(language, "next")}</h2>
      <ol>
        ${steps.map((step) => html`<li>${told(step)} ${done[step] ? `✓ ${say(language, "done")}` : ""}</li>`)}
      </ol>
    </section>
    ${of.agreement ? html`<p><a href="${address(language, of.stream)}">${of.name}</a></p>` : ""}
  </div>`;
  return page({ language, here: `/${of.stream}/begun${start === undefined ? "" : `?from=${encodeURIComponent(start)}`}`, title: of.name, body });
}
