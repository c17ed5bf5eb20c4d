/** The page of a refused form, made from the page that the form stands on: what was typed in its fields, the faults marked, and links that keep both. */
import { escape } from "./escape.ts";

export type Fields = Readonly<Record<string, string>>;
/** `action` and `here` are paths behind the language. `wrong` names the fields that the refusals speak of. */
export type Refused = { readonly action: string; readonly here: string; readonly fields: Fields; readonly wrong: readonly string[] };

/** What a session's own forms carry, and what differs each time that a form is shown. */
const OWN = ["csrf", "key", "size"];
const FORM = /<form\b([^>]*)>[^]*?<\/form>/g;
const CONTROL = /<input\b[^>]*>|<textarea\b[^>]*>[^]*?<\/textarea>|<select\b[^>]*>[^]*?<\/select>/g;
const NOT_TYPED = ["hidden", "file", "password", "submit", "image", "button"];

/** `page` is markup of ours. Where it has no such form, or one about something else, it is left as it is but for its links. */
export function withTyped(page: string, refused: Refused): string {
  return focused(linked(filledIn(page, refused), refused.here));
}

/** Puts markup under the heading of a page. */
export function underHeading(page: string, markup: string): string {
  return page.replace(/<\/h1>/, (heading) => heading + markup);
}

function filledIn(page: string, refused: Refused): string {
  const forms = [...page.matchAll(FORM)].filter(([whole, attributes]) => isAsked(whole, attributes!, refused));
  const known = ([whole]: RegExpExecArray): number =>
    [...whole.matchAll(CONTROL)].filter(([control]) => (attributeOf(control, "name") ?? "") in refused.fields).length;
  const form = forms.toSorted((a, b) => known(b) - known(a))[0];
  if (!form) return page;
  const id = attributeOf(form[1]!, "id");
  const filled = form[0].replaceAll(CONTROL, (control) => typedInto(control, refused));
  const whole = `${page.slice(0, form.index)}${filled}${page.slice(form.index + form[0].length)}`;
  // A control may stand outside the form that it belongs to.
  return id === undefined
    ? whole
    : whole.replaceAll(CONTROL, (control) => (attributeOf(openingOf(control), "form") === id ? typedInto(control, refused) : control));
}

/** The form that was sent, among those that go to the same address: what it carries unseen is the same. */
function isAsked(form: string, attributes: string, { action, fields }: Refused): boolean {
  if (withoutLanguage(attributeOf(attributes, "action") ?? "") !== action) return false;
  const hidden = [...form.matchAll(CONTROL)].map(([control]) => openingOf(control)).filter((control) => attributeOf(control, "type") === "hidden");
  return hidden.every((control) => {
    const name = attributeOf(control, "name") ?? "";
    return (
      OWN.includes(name) || (fields[name] ?? "").split(" ").includes(attributeOf(control, "value") ?? "") || fields[name] === attributeOf(control, "value")
    );
  });
}

function typedInto(control: string, { fields, wrong }: Refused): string {
  const opening = openingOf(control);
  const name = attributeOf(opening, "name");
  const type = attributeOf(opening, "type") ?? "";
  if (name === undefined || NOT_TYPED.includes(type)) return control;
  const typed = fields[name] ?? "";
  const marked = wrong.includes(name) && !/\saria-invalid=/.test(opening) ? withAttribute(opening, "aria-invalid", "true") : opening;
  const rest = control.slice(opening.length);
  if (control.startsWith("<textarea")) return `${marked}\n${escape(typed)}</textarea>`;
  if (control.startsWith("<select")) {
    if (!(name in fields)) return control;
    return marked + rest.replaceAll(/<option\b[^>]*>/g, (option) => chosen(option, "selected", attributeOf(option, "value") === typed));
  }
  if (type === "checkbox" || type === "radio") return chosen(marked, "checked", typed.split(" ").includes(attributeOf(opening, "value") ?? "on"));
  return name in fields ? withAttribute(marked, "value", typed) : control;
}

/** Whoever reads the page by keyboard or by ear begins at the first fault, else at what is said of all of them. */
function focused(page: string): string {
  const begin = page.indexOf("<main");
  const [first] = [/<(?:input|textarea|select)\b[^>]*\saria-invalid="true"[^>]*>/, /<\w+[^>]*\srole="alert"[^>]*>/].flatMap((fault) => {
    const found = fault.exec(page.slice(begin));
    return found ? [{ at: begin + found.index, tag: found[0] }] : [];
  });
  if (!first || /\sautofocus\b/.test(page)) return page;
  const tag = withAttribute(first.tag.includes("role=") ? withAttribute(first.tag, "tabindex", "-1") : first.tag, "autofocus", "");
  return page.slice(0, first.at) + tag + page.slice(first.at + first.tag.length);
}

/** The same page in another language is the refused form again. */
function linked(page: string, here: string): string {
  return page
    .replaceAll(/(<link rel="alternate" hreflang="(\w+)" href=")[^"]*/g, (_, before: string, language: string) => `${before}/${language}${escape(here)}`)
    .replaceAll(/<a href="[^"]*"( lang="(\w+)" hreflang=)/g, (_, after: string, language: string) => `<a href="/${language}${escape(here)}"${after}`);
}

function chosen(tag: string, how: "selected" | "checked", is: boolean): string {
  const bare = tag.replace(new RegExp(`\\s${how}(?:="[^"]*")?(?=[\\s/>])`), "");
  return is ? withAttribute(bare, how, "") : bare;
}

function withAttribute(tag: string, name: string, value: string): string {
  const bare = tag.replace(new RegExp(`\\s${name}(?:="[^"]*")?(?=[\\s/>])`), "");
  return bare.replace(/^<\w+/, (begun) => `${begun} ${name}="${escape(value)}"`);
}

function openingOf(control: string): string {
  return /^<[^>]*>/.exec(control)![0];
}

/** Attributes are written with double quotes, and hold no bare `>`. */
function attributeOf(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value?.replaceAll(/&(amp|lt|gt|quot|#\d+);/g, (_, entity: string) => NAMED[entity] ?? String.fromCharCode(Number(entity.slice(1))));
}
const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"' };

/** `/decisions/note` of `/fi/decisions/note`. */
export function withoutLanguage(path: string): string {
  return path.replace(/^\/(?:fi|sv|en)(?=\/|$)/, "");
}
