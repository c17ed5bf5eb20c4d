/** The page of the decisions that a record notes, and the forms to note them. */
import { html } from "hono/html";
import type { tell } from "../api/http.ts";
import type { Day } from "../kernel/day.ts";
import type { Language } from "../kernel/refusal.ts";
import { showCents, showDay, unbroken } from "../kernel/shown.ts";
import { hiddenFields } from "../web/form.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { refusalList } from "../parties/pages.ts";
import { choiceField, type Field } from "../web/fields.ts";
import type { DecisionShown } from "./commands.ts";
import { DECISION_STATES, EXITS_DECIDED } from "./kinds.ts";
import { DECIDED } from "./page-words.ts";
import { STATE_WORDS } from "./words.ts";

/** `path` is where it stands, behind the language. */
export type Resting = { readonly decision: string; readonly what: string; readonly path: readonly string[] };
type Named = { readonly id: string; readonly name: string };
/** `base` is the path behind the language; an alliance's page bears its parts, a budget's does not. */
export type DecisionsPage = {
  readonly language: Language;
  readonly base: readonly string[];
  readonly alliance?: { readonly slug: string; readonly name: string };
  readonly day: Day;
  readonly csrf: string;
  readonly told: readonly ReturnType<typeof tell>[];
  readonly decisions: readonly DecisionShown[];
  /** What rests on decisions that were annulled, and is to be unwound. */
  readonly resting: readonly Resting[];
  /** Whose decisions may be noted from an extract. */
  readonly organisations: readonly Named[];
  /** The organisation that the reader acts for. */
  readonly own: string | undefined;
  /** The finding that the decision to be noted decides; where it is read, behind the language. */
  readonly about?: { readonly finding: string; readonly path: readonly string[] };
  /** The matter that waits for the decision to be noted. */
  readonly matter?: string;
  readonly may: { readonly note: boolean; readonly extract: boolean };
};

const say = (language: Language, key: keyof typeof DECIDED): string => DECIDED[key][language];

export function decisionsPage(p: DecisionsPage): Markup {
  const { language, told, alliance } = p;
  const title = say(language, "title");
  const listed = p.decisions.length === 0 ? html`<p>${say(language, "none")}</p>` : table(p);
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${p.matter && alliance ? html`<p><a href="${address(language, ...matterPath(alliance.slug, p.matter))}">${say(language, "back-to-matter")}</a></p>` : ""}
    ${refusalList(told, language)} ${p.matter === undefined ? listed : ""} ${p.may.note ? noteForms(p) : ""} ${p.may.extract ? extractForm(p) : ""}
    ${alliance && !p.may.note && !p.may.extract ? byOthers(p) : ""} ${p.matter === undefined ? "" : listed}
  </div>`;
  const frame = { language, here: `/${p.base.join("/")}`, title, body };
  return page(alliance ? { ...frame, alliance, part: "decisions" } : frame);
}

/** Where whoever was led here to note a decision may not. */
function byOthers({ language }: DecisionsPage): Markup {
  return html`<section class="block" aria-labelledby="f-note">
    <h2 id="f-note">${say(language, "note-title")}</h2>
    <p>${say(language, "noted-by-others")}</p>
  </section>`;
}

function restingOn({ language, resting }: DecisionsPage, decision: string): Markup | "" {
  const own = resting.filter((each) => each.decision === decision);
  if (own.length === 0) return html` <span class="dim part">${say(language, "nothing-rests")}</span>`;
  return html`<span class="part"><strong>${say(language, "rests")}</strong></span>
    <ul>
      ${own.map(({ what: told, path }) => html`<li><a href="${address(language, ...path)}">${told}</a></li>`)}
    </ul>`;
}

function table(p: DecisionsPage): Markup {
  const { language, decisions, organisations } = p;
  const rows = decisions.map((each) => {
    const whose = organisations.find(({ id }) => id === each.organisation)?.name;
    const state = each.annulledOn !== undefined ? "annulled" : each.unboundOn !== undefined ? "unbound" : each.state;
    const stateOn = showDay(each.annulledOn ?? each.unboundOn ?? each.stateOn, language);
    const title = html`${each.organ}${whose === undefined ? "" : html` <span class="dim part">${whose}</span>`}`;
    return {
      cells: [
        title,
        showDay(each.on, language),
        unbroken(each.section),
        each.finding === undefined || !p.alliance
          ? html`${each.subject}${each.exit === undefined ? "" : html` <span class="dim part">${say(language, `exit-${each.exit}`)}</span>`}`
          : html`${each.subject} <a class="part" href="${address(language, ...findingPath(p.alliance.slug, each.finding))}">${say(language, "finding")}</a>`,
        each.amount === undefined ? "" : showCents(BigInt(each.amount), language),
        html`${STATE_WORDS[state][language]} ${stateOn}${state === "annulled" || state === "unbound" ? restingOn(p, each.id) : ""}`,
        each.document?.slice(0, 12) ?? "",
      ],
    };
  });
  const head = (["organ", "on", "section", "subject", "amount", "state", "extract"] as const).map((key) => say(language, key));
  return dataTable({ caption: say(language, "title"), quietCaption: true, head, numeric: [false, false, false, false, true, false, false], rows, cards: true });
}

/** Where the finding is read that a decision of an alliance decides, behind the language. */
export function findingPath(alliance: string, finding: string): readonly string[] {
  return [alliance, "books", "findings", finding];
}

/** Where a matter of the alliance stands, behind the language. */
export function matterPath(alliance: string, matter: string): readonly string[] {
  return [alliance, "matters", matter];
}

/** Only decisions of an alliance's parties are about leaving it. */
function exitField({ language, alliance }: DecisionsPage, before: string): Markup | "" {
  if (!alliance) return "";
  const choices = [{ id: "", name: say(language, "exit-none") }, ...EXITS_DECIDED.map((id) => ({ id, name: say(language, `exit-${id}`) }))];
  return html`${select(`${before}exit`, "exit", say(language, "exit"), choices)} <span class="help">${say(language, "exit-help")}</span>`;
}

function what(p: DecisionsPage, before: string): Markup {
  const { language, day, about } = p;
  const states = DECISION_STATES.map((id) => ({ id, name: STATE_WORDS[id][language] }));
  const decides = about
    ? html`<p>${say(language, "decides")} <a href="${address(language, ...about.path)}">${say(language, "finding")}</a></p>
        ${hiddenFields({ finding: about.finding })}`
    : "";
  return html`${decides} ${text(`${before}organ`, "organ", say(language, "organ"))} ${date(`${before}on`, "on", say(language, "on"), day)}
    ${text(`${before}section`, "section", say(language, "section"))} ${text(`${before}subject`, "subject", say(language, "subject"))}
    <label for="${before}amount">${say(language, "amount")}</label>
    <input id="${before}amount" name="amount" type="text" inputmode="decimal" /> ${exitField(p, before)}
    ${select(`${before}state`, "state", say(language, "state"), states)} ${date(`${before}stateOn`, "stateOn", say(language, "state-on"), day)}`;
}

function noteForms(p: DecisionsPage): Markup {
  const { language, decisions, own, day } = p;
  const mine = decisions.filter(({ organisation, annulledOn }) => organisation !== undefined && organisation === own && annulledOn === undefined);
  const choices = mine.map(({ id, organ, on, section }) => ({ id, name: `${organ} ${showDay(on, language)} ${section}` }));
  const further = DECISION_STATES.slice(1).map((id) => ({ id, name: STATE_WORDS[id][language] }));
  return html`${form(p, "note", "note", html`${what(p, "n-")} ${area("n-text", say(language, "extract-text"))}`)}
  ${
    choices.length === 0
      ? ""
      : html`${form(
          p,
          "advance",
          "advance",
          html`${select("a-decision", "decision", say(language, "decision"), choices)} ${select("a-state", "state", say(language, "state"), further)}
          ${date("a-on", "stateOn", say(language, "state-on"), day)} ${exitField(p, "a-")} ${area("a-text", say(language, "certificate-text"))}`,
        )}
        ${form(
          p,
          "annul",
          "annul",
          html`<p>${say(language, "annul-help")}</p>
            ${select("x-decision", "decision", say(language, "decision"), choices)} ${text("x-organ", "organ", say(language, "organ"))}
            ${text("x-section", "section", say(language, "section"))} ${date("x-on", "on", say(language, "on"), day)}`,
        )}`
  }`;
}

/** A choice among decisions that can carry something; where there is none, it leads to where one is noted. `base` is the path of the page behind the language. */
export function decisionField(language: Language, base: readonly string[], field: Field, decisions: readonly Named[]): Markup {
  const unchosen = decisions.length > 1 && field.value === undefined ? { unchosen: say(language, "choose") } : {};
  if (decisions.length > 0) return choiceField({ ...field, ...unchosen }, decisions);
  return html`<p><b>${field.label}</b></p>
    <p>${say(language, "none-fits")} <a href="${address(language, ...base)}">${say(language, "note")}</a></p>`;
}

function extractForm(p: DecisionsPage): Markup {
  const { language, organisations } = p;
  const fields = html`${select("e-organisation", "organisation", say(language, "organisation"), organisations)} ${what(p, "e-")}
  ${area("e-text", say(language, "extract-text"))}`;
  return form(p, "extract", "note", fields);
}

function form(
  { language, base, csrf, about, matter }: DecisionsPage,
  path: "note" | "extract" | "advance" | "annul",
  label: "note" | "advance" | "annul",
  fields: Markup,
): Markup {
  return html`<section class="block" aria-labelledby="f-${path}">
    <h2 id="f-${path}">${say(language, `${path}-title`)}</h2>
    <form method="post" action="${address(language, ...base, path)}${about ? `?finding=${about.finding}` : matter ? `?matter=${matter}` : ""}" class="check">
      <input type="hidden" name="csrf" value="${csrf}" />${fields}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, label)}</button></p>
    </form>
  </section>`;
}

function text(id: string, name: string, label: string): Markup {
  return html`<label for="${id}">${label}</label> <input id="${id}" name="${name}" type="text" maxlength="300" required />`;
}

function date(id: string, name: string, label: string, day: Day): Markup {
  return html`<label for="${id}">${label}</label> <input id="${id}" name="${name}" type="date" value="${day}" required />`;
}

function area(id: string, label: string): Markup {
  return html`<label for="${id}">${label}</label> <textarea id="${id}" name="text" rows="4" class="short"></textarea>`;
}

function select(id: string, name: string, label: string, options: readonly Named[]): Markup {
  return html`<label for="${id}">${label}</label>
    <select id="${id}" name="${name}">
      ${options.map(({ id: value, name: shown }) => html`<option value="${value}">${shown}</option>`)}
    </select>`;
}
