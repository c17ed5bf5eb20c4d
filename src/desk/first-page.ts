/** The first page of an alliance: what it is, at a glance, and the way to its three parts. */
import { html } from "hono/html";
import type { Agreement, Party } from "../agreement/agreement.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay, showList } from "../kernel/shown.ts";
import { yearsTable } from "../settlement/pages.ts";
import { refusedBox } from "../settlement/refused/pages.ts";
import type { Against, Settled } from "../settlement/settling.ts";
import type { Statement } from "../settlement/statement.ts";
import { factList } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import type { Alliance } from "./demo.ts";
import { FIRST } from "./words.ts";
import { PARTY_KIND_NAMES } from "../parties/party-kind.ts";

function say(language: Language, key: keyof typeof FIRST, args: Readonly<Record<string, string>> = {}): string {
  return fill(FIRST[key][language], args);
}

/** `isHome` where the page stands at `/`: the language links then lead to the language's own first page. `waiting`: what waits for the reader. */
export type Standing = { readonly isHome: boolean; readonly waiting?: Markup | "" };

export function firstPage(of: Alliance, all: readonly Alliance[], settled: Settled, language: Language, { isHome, waiting = "" }: Standing): Markup {
  const a = of.agreement;
  const others = all.filter((one) => one.slug !== of.slug);
  const body = html`<div class="wide">
    <h1>${a.name}</h1>
    <p class="lead">${say(language, "intro")}</p>
    ${waiting}
    <ul class="cards">
      ${(["agreement", "settlement", "what-if"] as const).map((part) => card(of, part, language))}
    </ul>
    <section class="block" aria-labelledby="glance">
      <h2 id="glance">${say(language, "glance")}</h2>
      ${glance(a, language)}
    </section>
    <section class="block" aria-labelledby="money">
      <h2 id="money">${say(language, "money")}</h2>
      ${settled.statement ? money(of, settled.statement, language) : refused(of, settled.against, language)}
    </section>
    ${
      others.length === 0
        ? ""
        : html`<section class="block" aria-labelledby="examples">
            <h2 id="examples">${say(language, "examples")}</h2>
            <ul class="examples">
              ${others.map((other) => example(other, language))}
            </ul>
          </section>`
    }
  </div>`;
  return page({ language, here: isHome ? "" : `/${of.slug}`, alliance: { slug: of.slug, name: a.name }, title: a.name, part: "overview", body });
}

function money(of: Alliance, statement: Statement, language: Language): Markup {
  return html`<p class="dim">${say(language, "money-note", { day: showDay(statement.through, language) })}</p>
    ${yearsTable({ of, statement, asked: { through: statement.through }, language })}
    <p><a href="${address(language, of.slug, "settlement")}#appropriations">${say(language, "appropriations")}</a></p>`;
}

function refused(of: Alliance, against: Against, language: Language): Markup {
  return html`${refusedBox({ of, against, language })}
    <p><a href="${address(language, of.slug, "settlement")}">${say(language, "refused")}</a></p>`;
}

function card(of: Alliance, part: "agreement" | "settlement" | "what-if", language: Language): Markup {
  return html`<li class="card">
    <a href="${address(language, of.slug, part)}"><b>${say(language, `${part}-card`)}</b><span>${say(language, `${part}-text`)}</span></a>
  </li>`;
}

function example(other: Alliance, language: Language): Markup {
  const [goal] = other.agreement.goals;
  return html`<li><a href="${address(language, other.slug)}">${other.agreement.name}</a><span class="dim">${goal ?? ""}</span></li>`;
}

function glance(a: Agreement, language: Language): Markup {
  const named = (parties: readonly Party[]): Markup[] =>
    parties.map((party) => html`<li>${party.name} <span class="dim">${PARTY_KIND_NAMES[party.kind][language]}${own(party, language)}</span></li>`);
  const purchasers = a.parties.filter((party) => party.roles.includes("purchaser"));
  const providers = a.parties.filter((party) => party.roles.includes("provider"));
  const others = a.parties.filter((party) => !purchasers.includes(party) && !providers.includes(party));
  const terms = showList(
    a.periods.map((period) => `${showDay(period.from, language)}–${showDay(period.to, language)}`),
    language,
  );
  const rows: [string, Markup][] = [
    [
      say(language, "goals"),
      html`<ul>
        ${a.goals.map((goal) => html`<li>${goal}</li>`)}
      </ul>`,
    ],
    [say(language, "term"), html`${terms}`],
    [
      say(language, "purchasers"),
      html`<ul>
        ${named(purchasers)}
      </ul>`,
    ],
    [
      say(language, "providers"),
      html`<ul>
        ${named(providers)}
      </ul>`,
    ],
    ...(others.length > 0
      ? [
          [
            say(language, "others"),
            html`<ul>
              ${named(others)}
            </ul>`,
          ] as [string, Markup],
        ]
      : []),
    [
      say(language, "services"),
      html`<ul>
        ${a.lines.map((line) => html`<li>${line.name}</li>`)}
      </ul>`,
    ],
  ];
  return factList(rows);
}

function own(party: Party, language: Language): string {
  return party.roles.includes("provider") && party.roles.includes("purchaser") ? `, ${say(language, "own-production")}` : "";
}
