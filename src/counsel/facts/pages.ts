/** Facts that people enter for the rules of law: what each is, who knows it, and a form for those that nobody else supplies. */
import { html } from "hono/html";
import type { Json } from "../../kernel/canonical.ts";
import { showDay } from "../../kernel/shown.ts";
import { FACTS, type FactKey, FACTS_BY_SUBJECT, type FactSubject } from "../../law/facts.ts";
import type { LawState } from "../../law/kinds.ts";
import { RULES } from "../../law/packs.ts";
import { hiddenFields, optionOf } from "../../web/form.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Defs, type Field, fieldOf, type Schema } from "../fact-fields.ts";
import { FACT_SUBJECT_WORDS } from "../page-words.ts";
import { capital, type Desk, framed, pathOf, say, submit } from "../pages.ts";
import { calledOf, toldMarkup, valueOf } from "../told/pages.ts";

/** Every fact by subject, with whoever supplies it. */
export function factsPage(desk: Desk, { entered }: LawState): Markup {
  const { language } = desk;
  const rows = (Object.keys(FACTS_BY_SUBJECT) as FactSubject[]).flatMap((subject) => [
    { cells: [html`<a href="${pathOf(desk, "facts", subject)}">${FACT_SUBJECT_WORDS[subject][language]}</a>`], group: true },
    ...keysOf(subject).map((key) => {
      const when = entered.get(key);
      const by = when ? say(desk, "entered-on", { day: showDay(when.day, language) }) : say(desk, FACTS[key].supplier);
      return { cells: [html`${FACTS[key].name[language]} <code class="part">${key}</code>`, by, askedBy(desk, key)] };
    }),
  ]);
  const head = (["fact", "supplied-by", "asked-by"] as const).map((key) => say(desk, key));
  const body = html`<p class="lead">${say(desk, "facts-lead")}</p>
    ${dataTable({ caption: say(desk, "facts"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true })}`;
  return framed(desk, "/facts", say(desk, "facts"), body);
}

/** Under which subject a fact is entered. */
export function subjectOf(key: FactKey): FactSubject {
  return (Object.keys(FACTS_BY_SUBJECT) as FactSubject[]).find((subject) => Object.hasOwn(FACTS_BY_SUBJECT[subject], key))!;
}

export function keysOf(subject: FactSubject): readonly FactKey[] {
  return Object.keys(FACTS_BY_SUBJECT[subject]) as FactKey[];
}

/** Rules of several packs have one name, and one page leads to each. */
function askedBy(desk: Desk, key: FactKey): Markup {
  const ids = new Set(RULES.filter(({ needs, asks }) => [...needs, ...asks].includes(key)).map(({ id }) => id));
  return html`${[...ids].map((id) => html`<a class="id" href="${pathOf(desk, "rules", id)}">${id}</a> `)}`;
}

export type SubjectPage = {
  readonly subject: FactSubject;
  readonly law: LawState;
  /** What stands entered, or what was filled in and refused. */
  readonly values: Readonly<Partial<Record<FactKey, Json>>>;
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly defs: Defs;
  /** The fact whose form is open. */
  readonly open: string | undefined;
};

export function subjectPage(desk: Desk, p: SubjectPage): Markup {
  const { language } = desk;
  const title = FACT_SUBJECT_WORDS[p.subject][language];
  const body = html`<p class="lead">${say(desk, "facts-lead")}</p>
    ${desk.may.evaluate ? html`<p class="dim">${say(desk, "fields-help")}</p>` : ""} ${keysOf(p.subject).map((key) => factPart(desk, p, key))}`;
  return framed(desk, `/facts/${p.subject}`, title, body);
}

function factPart(desk: Desk, p: SubjectPage, key: FactKey): Markup {
  const { name, supplier, mayEnter } = FACTS[key];
  const when = p.law.entered.get(key);
  const standing = when ? say(desk, "entered-on", { day: showDay(when.day, desk.language) }) : say(desk, supplier);
  const isForm = desk.may.evaluate && (supplier === "nobody-yet" || mayEnter === true);
  return html`<section class="block" aria-labelledby="f-${key}">
    <h2 id="f-${key}">${capital(name[desk.language])}</h2>
    <p>${standing} · <code>${key}</code> <span class="dim">${askedBy(desk, key)}</span></p>
    ${isForm ? factForm(desk, p, key) : shownValue(desk, p.values[key])} ${when && isForm ? withdrawForm(desk, p, key) : ""}
  </section>`;
}

function shownValue(desk: Desk, value: Json | undefined): Markup | "" {
  if (value === undefined) return "";
  return html`<div class="told">${toldMarkup(value, desk.language)}</div>`;
}

function factForm(desk: Desk, { subject, values, schemas, defs, open }: SubjectPage, key: FactKey): Markup {
  const field = fieldOf(schemas[key]!, defs, values[key], { name: key, label: key });
  const form = html`<form class="check" method="post" action="${pathOf(desk, "facts", subject)}#f-${key}">
    ${hiddenFields({ csrf: desk.csrf, fact: key })} ${fieldMarkup(desk, field)} ${submit(say(desk, "save"))}
  </form>`;
  const isOpen = open === key || values[key] !== undefined;
  return isOpen
    ? html`<details class="fold" open>
        <summary>${say(desk, "enter-facts")}</summary>
        ${form}
      </details>`
    : html`<details class="fold">
        <summary>${say(desk, "enter-facts")}</summary>
        ${form}
      </details>`;
}

function withdrawForm(desk: Desk, { subject }: SubjectPage, key: FactKey): Markup {
  return html`<form class="check" method="post" action="${pathOf(desk, "facts", subject, "withdraw")}">
    ${hiddenFields({ csrf: desk.csrf, fact: key })}
    <label for="${key}-reason">${say(desk, "withdraw")}: ${say(desk, "reason").toLowerCase()}</label>
    <input id="${key}-reason" name="reason" type="text" maxlength="2000" required />
    ${submit(say(desk, "withdraw"), true)}
  </form>`;
}

function fieldMarkup(desk: Desk, field: Field): Markup {
  return html`<div class="field">${fieldInside(desk, field)}</div>`;
}

function fieldInside(desk: Desk, field: Field): Markup {
  const { name, help } = field;
  const called = calledOf(field.label, desk.language);
  // The descriptions are those of the published schema, which has one language.
  const told = help === "" ? "" : html`<span class="help" lang="en">${help}</span>`;
  const label = html`<label for="${name}">${called} ${told}</label>`;
  switch (field.kind) {
    case "group": {
      const instead = field.instead.length === 0 ? "" : html`${select(desk, name, field.instead, field.value, called)}`;
      return html`<fieldset>
        <legend>${called} ${told}</legend>
        ${instead} ${field.members.map((member) => fieldMarkup(desk, member))}
      </fieldset>`;
    }
    case "rows":
      return html`<fieldset>
        <legend>${called} ${told}</legend>
        ${field.rows.map((row) => fieldMarkup(desk, row))}
        <p class="dim">${say(desk, "more")}</p>
      </fieldset>`;
    case "choice":
      return html`${label} ${select(desk, name, field.choices, field.value)}`;
    case "boolean":
      return html`${label}
        <select id="${name}" name="${name}">
          ${optionOf("", say(desk, "unknown"), field.value === "")} ${optionOf("true", say(desk, "yes"), field.value === "true")}
          ${optionOf("false", say(desk, "no"), field.value === "false")}
        </select>`;
    case "lines":
      return html`${label} <textarea id="${name}" name="${name}" class="short" rows="2">${field.value}</textarea>`;
    default:
      return html`${label}
        <input
          id="${name}"
          name="${name}"
          type="text"
          value="${field.value}"
          placeholder="${hintOf(desk, field)}"
          inputmode="${field.kind === "number" ? "numeric" : "text"}"
        />`;
  }
}

function hintOf(desk: Desk, field: Extract<Field, { readonly other: readonly string[] }>): string {
  const form = field.kind === "day" ? "2026-03-01" : field.label === "at" ? say(desk, "at-help") : "";
  const words = field.other.map((word) => `${word} (${valueOf(word, desk.language)})`);
  return [form, ...words].filter((text) => text !== "").join(" | ");
}

/** `called`: for a choice that has no label of its own. */
function select(desk: Desk, name: string, choices: readonly string[], value: string, called?: string): Markup {
  const label = called === undefined ? "" : html`aria-label="${called}"`;
  return html`<select id="${name}" name="${name}" ${label}>
    ${optionOf("", say(desk, "unknown"), value === "")} ${choices.map((choice) => optionOf(choice, valueOf(choice, desk.language), choice === value))}
  </select>`;
}
