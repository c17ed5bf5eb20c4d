/** Fields of the forms that pages post: each with its label, in the one look that they share. */
import { html } from "hono/html";
import type { Day } from "../kernel/day.ts";
import { hiddenFields, optionOf } from "./form.ts";
import type { Markup } from "./web.ts";

/** `name` is also the field's id behind `at`, which tells several forms of a page apart; `value` is what stands in it at first. */
export type Field = {
  readonly at: string;
  readonly name: string;
  readonly label: string;
  readonly optional?: true;
  readonly value?: string | undefined;
  /** What a choice says until something is chosen, where nothing is to be chosen by not looking. */
  readonly unchosen?: string;
};
export type Choice = { readonly id: string; readonly name: string };

const idOf = ({ at, name }: Field): string => `${at}-${name}`;

export function textField(f: Field, most = 200): Markup {
  const id = idOf(f);
  return f.optional
    ? html`<label for="${id}">${f.label}</label> <input id="${id}" name="${f.name}" type="text" maxlength="${most}" value="${f.value ?? ""}" />`
    : html`<label for="${id}">${f.label}</label> <input id="${id}" name="${f.name}" type="text" maxlength="${most}" value="${f.value ?? ""}" required />`;
}

/** An amount or a number, as people type it. */
export function numberField(f: Field): Markup {
  return html`<label for="${idOf(f)}">${f.label}</label>
    <input id="${idOf(f)}" class="figure" name="${f.name}" type="text" inputmode="decimal" maxlength="30" required />`;
}

export function dayField(f: Field, day: Day): Markup {
  return f.optional
    ? html`<label for="${idOf(f)}">${f.label}</label> <input id="${idOf(f)}" name="${f.name}" type="date" value="${day}" />`
    : html`<label for="${idOf(f)}">${f.label}</label> <input id="${idOf(f)}" name="${f.name}" type="date" value="${day}" required />`;
}

export function areaField(f: Field): Markup {
  const id = idOf(f);
  return f.optional
    ? html`<label for="${id}">${f.label}</label> <textarea id="${id}" name="${f.name}" rows="4" maxlength="20000" class="short">${f.value ?? ""}</textarea>`
    : html`<label for="${id}">${f.label}</label>
        <textarea id="${id}" name="${f.name}" rows="4" maxlength="20000" class="short" required>${f.value ?? ""}</textarea>`;
}

/** An optional choice begins with one that says nothing. */
export function choiceField(f: Field, choices: readonly Choice[]): Markup {
  const before = f.optional ? "–" : f.unchosen;
  const all = before === undefined ? choices : [{ id: "", name: before }, ...choices];
  return html`<label for="${idOf(f)}">${f.label}</label>
    <select id="${idOf(f)}" name="${f.name}" ${f.unchosen === undefined ? "" : "required"}>
      ${all.map(({ id, name }) => optionOf(id, name, id === f.value))}
    </select>`;
}

/** Values of one name that can be chosen together; they arrive with spaces between. */
export function choicesField({ at, name, label }: Field, choices: readonly Choice[], chosen: readonly string[] = []): Markup {
  return html`<fieldset>
    <legend>${label}</legend>
    ${choices.map(({ id, name: shown }) => tickField({ at, name, label: shown }, id, chosen.includes(id)))}
  </fieldset>`;
}

/** One box to tick, by its value. */
export function tickField({ at, name, label }: Field, value: string, isOn = false): Markup {
  const id = `${at}-${name}-${value}`;
  const box = isOn
    ? html`<input type="checkbox" id="${id}" name="${name}" value="${value}" checked />`
    : html`<input type="checkbox" id="${id}" name="${name}" value="${value}" />`;
  return html`<label class="choice" for="${id}">${box} ${label}</label>`;
}

/** A time of the day. */
export function timeField(f: Field): Markup {
  return f.optional
    ? html`<label for="${idOf(f)}">${f.label}</label> <input id="${idOf(f)}" name="${f.name}" type="time" value="${f.value ?? ""}" />`
    : html`<label for="${idOf(f)}">${f.label}</label> <input id="${idOf(f)}" name="${f.name}" type="time" value="${f.value ?? ""}" required />`;
}

/** A form under a heading; `id` is of the heading. */
export function postForm(
  form: { readonly id: string; readonly title: string; readonly action: string; readonly csrf: string; readonly key?: string; readonly send: string },
  fields: Markup,
): Markup {
  return html`<section class="block" aria-labelledby="${form.id}">
    <h2 id="${form.id}">${form.title}</h2>
    <form method="post" action="${form.action}" class="check">
      ${hiddenFields({ csrf: form.csrf, ...(form.key === undefined ? {} : { key: form.key }) })}${fields}
      <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${form.send}</button></p>
    </form>
  </section>`;
}
