/** The part of a page that leads to the erasing of its texts, the form by which anything is erased, and the list of what was. */
import { html } from "hono/html";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { textField, tickField } from "../web/fields.ts";
import { refusedNote } from "../web/form.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Erased, Erasures, Gone } from "./store.ts";
import { erasedText, ERASING, type ErasingWord } from "./words.ts";

/** Longer beginnings of texts are cut. */
const MOST_SHOWN = 80;
/** Ground and reason stand together in one text of the record. */
const MOST_OF_GROUND = 140;
const MOST_OF_REASON = 150;

export type Place = { readonly language: Language; readonly alliance: { readonly slug: string; readonly name: string } };

const say = ({ language }: Pick<Place, "language">, key: ErasingWord, args: Readonly<Record<string, string>> = {}): string =>
  fill(ERASING[key][language], args);

function beginningOf(words: string): string {
  const [first = ""] = words.split("\n");
  return first.length > MOST_SHOWN ? `${first.slice(0, MOST_SHOWN)}…` : first;
}

/** Quiet at the end of a page, and there only for whoever may erase something of it; `path` is that of the page behind the language. */
export function erasingPart(place: Place, { mine }: Pick<Erasures, "mine">, path: readonly string[]): Markup | "" {
  const { language, alliance } = place;
  if (mine.length === 0) return "";
  const back = encodeURIComponent(address(language, ...path));
  const items = mine.map(
    ({ hash, day, words }) =>
      html`<li>
        ${beginningOf(words)} <span class="dim">${say(place, "entered-on", { day: showDay(day, language) })}</span>
        <a href="${address(language, alliance.slug, "erasing", hash)}?back=${back}"
          >${say(place, "erase-this")}<span class="visually-hidden">: ${beginningOf(words)}</span></a
        >
      </li>`,
  );
  return html`<details class="fold">
    <summary>${say(place, "fold")}</summary>
    <p>${say(place, "fold-lead")} <a href="${address(language, alliance.slug, "erasing")}">${say(place, "list")}</a></p>
    <ul>
      ${items}
    </ul>
  </details>`;
}

/** What of a page's texts is gone, where the page cannot say so in their place. */
export function goneNotes({ language }: Pick<Place, "language">, { lost }: Pick<Erasures, "lost">): Markup {
  return html`${lost.map(
    ({ entered, gone }) => html`<p class="dim">${say({ language }, "lost", { day: showDay(entered, language) })} ${erasedText(language, gone)}</p>`,
  )}`;
}

/** By which the ground of every erasing is said. */
export function groundFields(language: Language): Markup {
  const at = "erase";
  return html`<p class="help">${say({ language }, "under-help")}</p>
    ${textField({ at, name: "under", label: say({ language }, "under") }, MOST_OF_GROUND)}
    ${textField({ at, name: "reason", label: say({ language }, "reason") }, MOST_OF_REASON)}
    ${tickField({ at, name: "archive", label: say({ language }, "archive") }, "checked")}`;
}

/** What these fields say, as the command takes it. */
export function groundIn({ under = "", reason = "", archive }: Readonly<Record<string, string>>): { readonly under: string; readonly archive?: string } {
  const said = [under, reason].map((text) => text.trim()).filter((text) => text !== "");
  return { under: said.join(": "), ...(archive === undefined ? {} : { archive }) };
}

export type ErasingPage = Place & {
  readonly hash: string;
  readonly csrf: string;
  /** The page from which the reader came. */
  readonly back: string;
  /** What the text says, or that it is gone. */
  readonly text: { readonly words: string } | Gone;
  /** Why nothing was erased. */
  readonly why: readonly string[];
};

/** What happens is said before the button, beside the words that go: the page is the confirmation. */
export function erasingPage(view: ErasingPage): Markup {
  const { language, alliance, hash, csrf, back, text, why } = view;
  const title = say(view, "erase-this");
  const query = `?back=${encodeURIComponent(back)}`;
  const form = (words: string): Markup =>
    html`<p class="lead">${say(view, "lead")}</p>
      <p>${say(view, "copies")}</p>
      <h2>${say(view, "text")}</h2>
      <blockquote>${words.split("\n").map((line) => html`<p>${line}</p>`)}</blockquote>
      <form method="post" action="${address(language, alliance.slug, "erasing", hash)}${query}" class="check">
        <input type="hidden" name="csrf" value="${csrf}" /> ${groundFields(language)}
        <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(view, "send")}</button></p>
      </form>
      <p><a href="${back}">${say(view, "leave")}</a></p>`;
  const gone = (it: Gone): Markup =>
    html`<p class="lead">${erasedText(language, it)}</p>
      <p><a href="${back}">${say(view, "back")}</a></p>`;
  const body = html`<div class="wide">
    <h1>${title}</h1>
    ${why.length === 0 ? "" : refusedNote(title, why)} ${"words" in text ? form(text.words) : gone(text)}
  </div>`;
  return page({ language, here: `/${alliance.slug}/erasing/${hash}${query}`, alliance, title, body });
}

export function erasedPage(place: Place, all: readonly Erased[]): Markup {
  const { language, alliance } = place;
  const title = say(place, "list");
  const head = (["day", "who", "what", "ground"] as const).map((key) => say(place, key));
  const rows = all.map(({ day, name, organisation, files, lines, under }) => {
    const what = [["files", files] as const, ["lines", lines] as const].filter(([, count]) => count > 0);
    return {
      cells: [
        showDay(day, language),
        html`${name ?? "–"} <span class="dim part">${organisation ?? ""}</span>`,
        what.map(([key, count]) => say(place, key, { count: String(count) })).join("; "),
        under,
      ],
    };
  });
  const table = dataTable({ caption: title, quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p class="lead">${say(place, "list-lead")}</p>
    ${rows.length === 0 ? html`<p>${say(place, "none")}</p>` : table}
  </div>`;
  return page({ language, here: `/${alliance.slug}/erasing`, alliance, part: "people", title, body });
}
