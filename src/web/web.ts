/** The frame around every page: head, landmarks, parts, languages. Pages fill it with markup of hono's `html`, which escapes what it is given. */
import { tryGetContext } from "hono/context-storage";
import { html } from "hono/html";
import { isRandomId } from "../kernel/id.ts";
import { fill, type Language, LANGUAGES } from "../kernel/refusal.ts";
import { FRAME, type FrameWord, LANGUAGE_NAMES } from "./words.ts";

export type Markup = ReturnType<typeof html>;
export type Part =
  | "overview"
  | "agreement"
  | "settlement"
  | "what-if"
  | "books"
  | "results"
  | "appropriations"
  | "matters"
  | "decisions"
  | "meetings"
  | "phases"
  | "registers"
  | "law"
  | "people";
const PARTS: readonly Part[] = ["overview", "agreement", "settlement", "what-if"];
const PARTS_OF_RECORD: readonly Part[] = [
  "overview",
  "agreement",
  "books",
  "results",
  "appropriations",
  "matters",
  "decisions",
  "meetings",
  "phases",
  "registers",
  "settlement",
  "what-if",
  "law",
  "people",
];

/** What a server with a record tells about whoever asks; kept in the request, because every page bears it. Absent: pages over files. */
export type Frame = {
  /** Anyone may sign in, and everything is invented. */
  readonly demo: boolean;
  /** The person who is signed in, and the organisation that they act for. */
  readonly reader?: { readonly name: string; readonly organisation?: string };
};
export type WithFrame = { readonly Variables: { frame: Frame } };

/** What every page knows about where it stands. */
export type Standing = {
  readonly language: Language;
  /** The path behind the language, with the query: what the language links keep. */
  readonly here: string;
  /** The alliance that the parts speak of: the folder's name, which is also its part of the path, and the alliance's own. */
  readonly alliance?: { readonly slug: string; readonly name: string };
};
export type Page = Standing & {
  readonly title: string;
  readonly part?: Part | "check";
  readonly body: Markup | readonly Markup[];
  /** Addresses of browser modules, the first of which starts. */
  readonly modules?: readonly string[];
};

export function say(language: Language, key: FrameWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(FRAME[key][language], args);
}

/** `/fi/kainuu-youth/settlement`. */
export function address(language: Language, ...segments: readonly string[]): string {
  return `/${[language, ...segments.map(encodeURIComponent)].join("/")}`;
}

export function page(p: Page): Markup {
  return html`<!doctype html>
    <html lang="${p.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${p.title} · Sameside</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/hds-base.css" />
        <link rel="stylesheet" href="/assets/hds-components.css" />
        <link rel="stylesheet" href="/assets/sameside.css" />
        ${LANGUAGES.filter((l) => l !== p.language).map((l) => html`<link rel="alternate" hreflang="${l}" href="/${l}${p.here}" />`)}
        ${(p.modules ?? []).slice(1).map((module) => html`<link rel="modulepreload" href="${module}" />`)}
        ${(p.modules ?? []).slice(0, 1).map((module) => html`<script type="module" src="${module}"></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">${say(p.language, "skip")}</a>
        ${header(p)}
        <main id="content" tabindex="-1">${p.body}</main>
        <footer class="foot">
          <div class="wide">
            <p>${say(p.language, "motto")}.</p>
            ${standing(p.language, frameNow())}
            <p class="actions">
              <a href="/${p.language}/check">${say(p.language, "check")}</a>
              ${frameNow() ? html`<a href="/${p.language}/api">${say(p.language, "interface")}</a>` : ""}
            </p>
          </div>
        </footer>
      </body>
    </html>`;
}

/** What the figures of the page are: invented, made from files, or (told by nothing) of the record. */
function standing(language: Language, frame: Frame | undefined): Markup | "" {
  if (frame?.demo === false) return "";
  return html`<p>${say(language, frame ? "invented" : "from-files")}</p>`;
}

function frameNow(): Frame | undefined {
  return tryGetContext<WithFrame>()?.get("frame");
}

function header(p: Page): Markup {
  return html`<header class="head">
    <div class="wide head-row">
      <a class="brand" href="/${p.language}">${say(p.language, "site")}</a>
      ${p.alliance ? parts(p, p.alliance.slug) : ""} ${readerOf(p, frameNow())}
      <nav class="languages" aria-label="${say(p.language, "languages")}">
        <ul>
          ${LANGUAGES.map((l) => languageLink(p, l))}
        </ul>
      </nav>
    </div>
  </header>`;
}

function readerOf(p: Page, frame: Frame | undefined): Markup | "" {
  if (!frame) return "";
  const { reader } = frame;
  if (!reader) return html`<p class="reader"><a href="${address(p.language, "sign-in")}">${say(p.language, "sign-in")}</a></p>`;
  const acting = reader.organisation === undefined ? "" : html`<span class="dim">${reader.organisation}</span>`;
  return html`<p class="reader">
    <a href="${address(p.language, "me")}">${reader.name}</a> ${acting} <a href="${address(p.language, "waiting")}">${say(p.language, "waiting")}</a>
    <a href="${address(p.language, "tokens")}">${say(p.language, "tokens")}</a>
  </p>`;
}

function parts(p: Page, slug: string): Markup {
  return html`<nav class="parts" aria-label="${say(p.language, "sections")}">
    <ul>
      ${(frameNow() && isRandomId(slug) ? PARTS_OF_RECORD : PARTS).map((part) => {
        const path = part === "overview" ? address(p.language, slug) : address(p.language, slug, part);
        return part === p.part
          ? html`<li><a href="${path}" aria-current="page">${say(p.language, part)}</a></li>`
          : html`<li><a href="${path}">${say(p.language, part)}</a></li>`;
      })}
    </ul>
  </nav>`;
}

function languageLink(p: Page, language: Language): Markup {
  return language === p.language
    ? html`<li><a href="/${language}${p.here}" lang="${language}" hreflang="${language}" aria-current="true">${LANGUAGE_NAMES[language]}</a></li>`
    : html`<li><a href="/${language}${p.here}" lang="${language}" hreflang="${language}">${LANGUAGE_NAMES[language]}</a></li>`;
}

/** The whole page of a refusal or a missing page. */
export function refusalPage(standing: Standing, title: string, text: string): Markup {
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <section class="hds-notification hds-notification--alert" aria-label="${title}">
      <div class="hds-notification__content"><p>${text}</p></div>
    </section>
    <p><a href="/${standing.language}">${say(standing.language, "home")}</a></p>
  </div>`;
  return page({ ...standing, title, body });
}
