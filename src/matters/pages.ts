/** The pages of the bodies: which matters there are and what waits for the reader, and who sits where. */
import { html } from "hono/html";
import { clauseLink } from "../agreement/pages.ts";
import type { tell } from "../api/http.ts";
import type { Refusal } from "../api/decide.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { fill, type Language, type Words } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import { partyOf } from "../parties/kinds.ts";
import { hiddenFields, optionOf, section } from "../web/form.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { seatsOn } from "./kinds.ts";
import type { Ground } from "./opening.ts";
import { KIND_WORDS, MATTERS, type MatterWord, STAND_WORDS } from "./page-words.ts";
import { type Listed, listedFor } from "./shown.ts";
import { deadlineOf } from "./sitting.ts";
import type { PersonOf } from "./store.ts";

/** What every page of matters stands on. */
export type Desk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly ground: Ground;
  readonly today: Day;
  readonly csrf: string;
  /** The key that makes sending a form twice harmless. */
  readonly key: RandomId;
  /** The organisation that the reader acts for, and the reader. */
  readonly own: RandomId | undefined;
  readonly reader: RandomId | undefined;
  readonly names: ReadonlyMap<RandomId, string>;
  readonly may: { readonly bind: boolean; readonly open: boolean; readonly record: boolean; readonly adopt: boolean; readonly extract: boolean };
  readonly tell: (refusal: Refusal) => ReturnType<typeof tell>;
};

export function say(language: Language, key: MatterWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(MATTERS[key][language], args);
}

/** Where a page of matters stands. */
type Place = { readonly language: Language; readonly alliance: { readonly slug: string } };

export function at({ language, alliance }: Place, ...rest: readonly string[]): string {
  return address(language, alliance.slug, "matters", ...rest);
}

export function frame({ language, alliance }: Desk, title: string, rest: readonly string[], body: Markup): Markup {
  const here = `/${[alliance.slug, "matters", ...rest].join("/")}`;
  return page({ language, here, alliance, title, part: "matters", body: html`<div class="wide">${body}</div>` });
}

/** What the agreement calls a party or a body; ids that it does not have stay as they are. */
export function nameIn({ ground }: Pick<Desk, "ground">, id: string): string {
  const { parties = [], lines = [], decisions } = ground.agreement ?? {};
  return [...parties, ...lines].find((each) => each.id === id)?.name ?? decisions?.bodies[id]?.name ?? id;
}

/** A refusal told with names in place of the agreement's ids. */
export function toldOf(desk: Desk, refusal: Refusal): Markup {
  const named = Object.entries(refusal.args).map(([name, value]) => {
    const isIds = ["party", "parties", "body", "leading"].includes(name);
    return [
      name,
      isIds
        ? value
            .split(", ")
            .map((id) => nameIn(desk, id))
            .join(", ")
        : value,
    ] as const;
  });
  const { sentence, remedy, basis } = desk.tell({ ...refusal, args: Object.fromEntries(named) });
  return html`<b>${sentence}</b> ${remedy} <span class="dim">${basisMarkup(desk, basis)}</span>`;
}

/** Clauses of the agreement by the line where they stand. */
function basisMarkup({ language, alliance, ground: { agreement } }: Desk, basis: string): Markup {
  const parts = basis.split("; ").map((part) => (agreement ? clauseLink({ slug: alliance.slug, agreement }, part, language) : part));
  return html`${parts.map((part, i) => html`${i === 0 ? "" : "; "}${part}`)}`;
}

export function mattersPage(desk: Desk): Markup {
  const { language } = desk;
  const title = say(language, "title");
  const listed = listedFor(desk.ground, desk.own, desk.today);
  const links = html`<a href="${at(desk, "bodies")}">${say(language, "to-bodies")}</a> ·
    <a href="${address(language, desk.alliance.slug, "decisions")}">${say(language, "to-decisions")}</a>`;
  const body = html`<h1>${title}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${waitingBox(desk, listed)}
    ${desk.may.open ? html`<p><a class="hds-button hds-button--primary hds-button--small" href="${at(desk, "new")}">${say(language, "new")}</a></p>` : ""}
    ${listed.length === 0 ? html`<p>${say(language, "none")}</p>` : table(desk, listed)}
    <p>${links}</p>`;
  return frame(desk, title, [], body);
}

/** What waits for the reader's own party; nothing where nothing does. */
export function waitingBox(desk: Place, listed: readonly Listed[]): Markup | "" {
  const { language } = desk;
  const waiting = listed.filter(({ waits }) => waits);
  if (waiting.length === 0) return "";
  return html`<section class="hds-notification hds-notification--alert notes" aria-labelledby="matters-wait">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="matters-wait">${say(language, "waits")}</h2>
      <ul>
        ${waiting.map(
          ({ matter, waits }) =>
            html`<li>
              <a href="${at(desk, matter.id)}">${say(language, waits === "approval" ? "waits-approval" : "waits-position", { title: matter.title })}</a>
            </li>`,
        )}
      </ul>
    </div>
  </section>`;
}

function table(desk: Desk, listed: readonly Listed[]): Markup {
  const { language } = desk;
  const rows = listed.map(({ matter, stands }) => {
    const until = deadlineOf(matter);
    const last = matter.handlings.at(-1);
    return {
      cells: [
        html`<a href="${at(desk, matter.id)}">${matter.title}</a>`,
        KIND_WORDS[matter.kind][language],
        nameIn(desk, matter.body),
        html`${STAND_WORDS[stands][language]}${last ? html`<span class="dim part">${`§ ${last.section}`} ${showDay(last.on, language)}</span>` : ""}`,
        matter.amount === undefined ? "" : showCents(matter.amount, language),
        until === undefined ? "" : showDay(until, language),
      ],
    };
  });
  const head = (["matter", "kind", "body", "state", "amount", "until"] as const).map((key) => say(language, key));
  return dataTable({ caption: say(language, "title"), quietCaption: true, head, numeric: [false, false, false, false, true, false], rows, cards: true });
}

/** `people`: whoever of the reader's organisation can sit in a body. */
export function bodiesPage(desk: Desk, people: readonly PersonOf[]): Markup {
  const { language, ground } = desk;
  const title = say(language, "to-bodies");
  const bodies = Object.entries(ground.agreement?.decisions.bodies ?? {});
  const party = partyOf(ground, desk.own);
  const body = html`<p><a href="${at(desk)}">${say(language, "to-matters")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${say(language, "bodies-lead")}</p>
    ${bodies.map(([id, each], i) => {
      const told = `${say(language, i === 0 ? "leads" : "prepares")}, ${say(language, "chair", { party: nameIn(desk, each.chair) })}`;
      return section(
        `body-${id}`,
        each.name,
        html`<p class="dim">${told}</p>
          ${seatsTable(desk, id, each.seats)}`,
      );
    })}
    ${
      desk.may.bind && party !== undefined
        ? fillForm(
            desk,
            bodies.filter(([, { seats }]) => seats[party] !== undefined),
            people,
          )
        : ""
    }`;
  return frame(desk, title, ["bodies"], body);
}

function seatsTable(desk: Desk, body: string, seats: Readonly<Record<string, number>>): Markup {
  const { language, ground, today } = desk;
  const sitting = seatsOn(ground.matters, body, today);
  const party = partyOf(ground, desk.own);
  const rows = Object.entries(seats).map(([id, count]) => {
    const own = sitting.filter((seat) => seat.party === id);
    const named = own.map((seat) => {
      const who = html`${desk.names.get(seat.person) ?? "–"} <span class="dim">${say(language, seat.as)}</span>`;
      return html`<div class="part">${who}${desk.may.bind && id === party ? vacateForm(desk, body, seat.person) : ""}</div>`;
    });
    return { cells: [nameIn(desk, id), String(count), own.length === 0 ? say(language, "nobody-sits") : html`${named}`] };
  });
  const head = (["party", "seats", "sits"] as const).map((key) => say(language, key));
  return dataTable({ caption: nameIn(desk, body), quietCaption: true, head, numeric: [false, true, false], rows, cards: true });
}

function vacateForm(desk: Desk, body: string, person: RandomId): Markup {
  return html`<form method="post" action="${at(desk, "bodies", "vacate")}">
    ${hiddenFields({ csrf: desk.csrf, body, person, on: desk.today })}
    <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(desk.language, "vacate")}</button>
  </form>`;
}

function fillForm(desk: Desk, bodies: readonly (readonly [string, { readonly name: string }])[], people: readonly PersonOf[]): Markup {
  const { language } = desk;
  const body = html`<form method="post" action="${at(desk, "bodies", "fill")}" class="check">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key })}
    ${select(
      "body",
      say(language, "body"),
      bodies.map(([id, { name }]) => [id, name]),
    )}
    ${select(
      "person",
      say(language, "person"),
      people.map(({ person, name }) => [person, name ?? "–"]),
    )}
    ${select(
      "as",
      say(language, "as"),
      (["member", "deputy"] as const).map((as) => [as, say(language, as)]),
    )}
    ${input("from", say(language, "from-day"), "date", desk.today, true)} ${input("to", say(language, "to-day"), "date", "", false)}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "do-fill")}</button></p>
  </form>`;
  return section("fill", say(language, "fill"), body);
}

type Options = readonly (readonly [string, string])[];

export function select(name: string, label: string, options: Options, chosen?: string): Markup {
  return html`<label for="${name}">${label}</label>
    <select id="${name}" name="${name}">
      ${options.map(([value, text]) => optionOf(value, text, value === chosen))}
    </select>`;
}

export function input(name: string, label: string, type: "text" | "date", value: string, required: boolean, id = name): Markup {
  return required
    ? html`<label for="${id}">${label}</label> <input id="${id}" name="${name}" type="${type}" value="${value}" maxlength="300" required />`
    : html`<label for="${id}">${label}</label> <input id="${id}" name="${name}" type="${type}" value="${value}" maxlength="300" />`;
}

export function area(name: string, label: MatterWord, language: Language, value = "", required = false, help?: MatterWord): Markup {
  const hint = help ? html`<span class="dim">${say(language, help)}</span>` : "";
  return required
    ? html`<label for="${name}">${say(language, label)}</label>
        <textarea id="${name}" name="${name}" rows="4" class="short" required>${value}</textarea>${hint}`
    : html`<label for="${name}">${say(language, label)}</label> <textarea id="${name}" name="${name}" rows="3" class="short">${value}</textarea>${hint}`;
}

export function wordIn(words: Readonly<Record<string, Words>>, id: string, language: Language): string {
  return words[id]?.[language] ?? id;
}
