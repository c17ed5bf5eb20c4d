/** A page that checks an agreement file that somebody pastes or uploads. Nothing of it is kept. */
import { type Context, Hono } from "hono";
import { html } from "hono/html";
import { faultList } from "../agreement/faults/pages.ts";
import { plainAgreement } from "../agreement/plain.ts";
import { readAgreement } from "../agreement/read.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { type Markup, page, say as frame } from "../web/web.ts";
import { CHECK } from "./words.ts";

const FILE = "agreement.yaml";
/** As large as an agreement file may be. */
const LARGEST = 1024 * 1024;

function say(language: Language, key: keyof typeof CHECK, args: Readonly<Record<string, string>> = {}): string {
  return fill(CHECK[key][language], args);
}

export function checkRoutes(): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/check`, (c) => c.html(checkPage(languageFor(c), "")));
  app.post(`${LANGUAGE_PATH}/check`, async (c) => {
    const language = languageFor(c);
    const given = await textOf(c);
    if (given === undefined) return c.html(checkPage(language, "", html`<p role="status">${say(language, "empty")}</p>`), 400);
    if (given.length > LARGEST) return c.html(checkPage(language, "", html`<p role="status">${frame(language, "too-large")}</p>`), 413);
    return c.html(checkPage(language, new TextDecoder().decode(given), verdict(language, given)));
  });
  return app;
}

/** The bytes of the file, or of the text when no file was chosen. */
async function textOf(c: Context): Promise<Uint8Array | undefined> {
  const body = await c.req.parseBody();
  const { file, text } = body;
  if (file instanceof File && file.size > 0) return new Uint8Array(await file.arrayBuffer());
  // A form sends every line end as CRLF; the file on the reader's side had what it had, and lines count the same.
  return typeof text === "string" && text.trim() !== "" ? new TextEncoder().encode(text.replaceAll("\r\n", "\n")) : undefined;
}

function verdict(language: Language, bytes: Uint8Array): Markup {
  const { value, faults } = readAgreement(FILE, bytes);
  const { list, faults: wrong, warnings } = faultList(new TextDecoder().decode(bytes), faults, language);
  const sum = wrong + warnings === 0 ? say(language, "fine") : say(language, "faults", { faults: `${wrong}`, warnings: `${warnings}` });
  const plain = value ? plainAgreement(value, language) : [];
  return html`<section class="block" aria-labelledby="verdict">
      <h2 id="verdict" role="status">${sum}</h2>
      ${list}
    </section>
    ${
      plain.length === 0
        ? ""
        : html`<section class="block">
            <h2>${say(language, "plain")}</h2>
            ${plain.map(
              (section) =>
                html`<h3>${section.heading}</h3>
                  <ul class="sentences">
                    ${section.blocks.map((block) => (block.kind === "sentence" ? html`<li>${block.text}</li>` : ""))}
                  </ul>`,
            )}
          </section>`
    }`;
}

function checkPage(language: Language, text: string, result?: Markup): Markup {
  const title = say(language, "title");
  const body = html`<div class="wide">
    <h1>${title}</h1>
    <p>${say(language, "intro")}</p>
    ${result ?? ""}
    <form class="check" method="post" action="/${language}/check" enctype="multipart/form-data">
      <label for="text">${say(language, "text")}</label><textarea id="text" name="text" spellcheck="false">${text}</textarea>
      <label for="file">${say(language, "file")}</label><input type="file" id="file" name="file" accept=".yaml,.yml,text/yaml" />
      <p><button class="hds-button hds-button--primary hds-button--small" type="submit">${say(language, "submit")}</button></p>
    </form>
  </div>`;
  return page({ language, here: "/check", title, part: "check", body });
}
