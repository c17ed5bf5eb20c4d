/** The pages of ideas: what they are expected to save and what they saved, and the forms. */
import { html } from "hono/html";
import { showDay } from "../../kernel/shown.ts";
import { areaField, choiceField, choicesField, numberField, postForm, textField } from "../../web/fields.ts";
import { type Cell, dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { type Idea, IDEA_AS } from "../kinds.ts";
import { IDEA_KIND, IDEA_STATUS, REGISTER_PARTS, type RegisterWord } from "../page-words.ts";
import {
  bodyText,
  decisionShown,
  frame,
  lineName,
  linesOf,
  money,
  partyName,
  pathOf,
  type Referring,
  referringList,
  type RegisterDesk,
  say,
  titleOf,
  wholeText,
} from "../pages.ts";

export function ideasPage(desk: RegisterDesk): Markup {
  const { language, state, may, own } = desk;
  const ideas = [...state.ideas.values()].toReversed();
  const rows = ideas.map((idea) => ({
    cells: [
      html`<a href="${pathOf(desk, "ideas", idea.id)}">${titleOf(desk, idea.text)}</a> <span class="dim part">${IDEA_KIND[idea.as][language]}</span>`,
      partyName(desk, idea.party),
      idea.lines.map((line) => lineName(desk, line)).join(", "),
      idea.assessed ? money(desk, idea.assessed.saving) : "",
      moneyOr(desk, realisedOf(idea)),
      IDEA_STATUS[idea.status][language],
    ],
  }));
  const [assessed, realised] = [
    ideas.reduce((all, idea) => all + (idea.assessed?.saving ?? 0n), 0n),
    ideas.reduce((all, idea) => all + (realisedOf(idea) ?? 0n), 0n),
  ];
  const total = { cells: [say(desk, "sum-of-all"), "", "", money(desk, assessed), money(desk, realised), ""], strong: true };
  const head = (["what", "party", "lines", "assessed", "realised", "status"] as const).map((key) => say(desk, key));
  const numeric = [false, false, false, true, true, false];
  const table = dataTable({ caption: REGISTER_PARTS.ideas[language], quietCaption: true, head, numeric, rows: [...rows, total], cards: true });
  const at = "idea";
  const form = postForm(
    { id: "new", title: say(desk, "new-idea"), action: pathOf(desk, "ideas", "enter"), csrf: desk.csrf, key: desk.key, send: say(desk, "enter") },
    html`${choiceField(
      { at, name: "as", label: say(desk, "kind") },
      IDEA_AS.map((id) => ({ id, name: IDEA_KIND[id][language] })),
    )}
    ${textField({ at, name: "title", label: say(desk, "what") })} ${choicesField({ at, name: "lines", label: say(desk, "lines") }, linesOf(desk))}
    ${areaField({ at, name: "text", label: say(desk, "text"), optional: true })}`,
  );
  const body = html`<p class="lead">${say(desk, "ideas-lead")}</p>
    ${ideas.length === 0 ? html`<p>${say(desk, "no-ideas")}</p>` : table} ${may.has("ideas/enter") && own !== undefined ? form : ""}`;
  return frame(desk, "ideas", REGISTER_PARTS.ideas[language], body);
}

/** `referring`: savings reports, of which some refer to the idea. */
export function ideaPage(desk: RegisterDesk, idea: Idea, referring: readonly Referring[]): Markup {
  const { language } = desk;
  const reports = referring.filter(({ item }) => item === idea.id);
  const facts: (readonly [string, Cell])[] = [
    [say(desk, "kind"), IDEA_KIND[idea.as][language]],
    [say(desk, "party"), partyName(desk, idea.party)],
    [say(desk, "lines"), idea.lines.map((line) => lineName(desk, line)).join(", ")],
    [say(desk, "entered"), showDay(idea.entered, language)],
    [say(desk, "status"), IDEA_STATUS[idea.status][language]],
    ...(idea.assessed
      ? [[say(desk, "assessed"), html`${money(desk, idea.assessed.saving)} <span class="part">${wholeText(desk, idea.assessed.reasons)}</span>`] as const]
      : []),
    ...(idea.decided
      ? [
          [
            say(desk, "outcome"),
            html`${decisionShown(desk, idea.decided.decision)} <span class="part">${wholeText(desk, idea.decided.reasons)}</span>`,
          ] as const,
        ]
      : []),
    ...[...idea.realised].map(
      ([year, { saving, evidence }]) =>
        [`${say(desk, "realised")} ${year}`, html`${money(desk, saving)} <span class="part">${wholeText(desk, evidence)}</span>`] as const,
    ),
    ...(reports.length > 0 ? [[say(desk, "reports"), referringList(desk, reports)] as const] : []),
  ];
  const body = html`<p>${bodyText(desk, idea.text)}</p>
    ${factList(facts)} ${ideaForms(desk, idea)}`;
  return frame(desk, "ideas", titleOf(desk, idea.text), body, idea.id);
}

function ideaForms(desk: RegisterDesk, idea: Idea): Markup {
  const { language, may, own } = desk;
  const forms: Markup[] = [];
  const form = (action: string, title: RegisterWord, fields: Markup | ""): void => {
    if (!may.has(`ideas/${action}`)) return;
    const about = {
      id: action,
      title: say(desk, title),
      action: pathOf(desk, "ideas", idea.id, action),
      csrf: desk.csrf,
      key: desk.key,
      send: say(desk, "enter"),
    };
    forms.push(postForm(about, html`${fields}`));
  };
  const isJudged = own !== idea.party;
  const outcomes = (["adopted", "rejected"] as const).map((id) => ({ id, name: IDEA_STATUS[id][language] }));
  const why = (at: string): Markup => areaField({ at, name: "reasons", label: say(desk, "reasons") });
  if (isJudged && (idea.status === "proposed" || idea.status === "adopted"))
    form("assess", "assess-idea", html`${numberField({ at: "a", name: "saving", label: say(desk, "saving") })} ${why("a")}`);
  if (idea.status === "proposed")
    form(
      "decide",
      "decide-idea",
      html`${choiceField({ at: "d", name: "outcome", label: say(desk, "outcome") }, outcomes)}
      ${choiceField({ at: "d", name: "decision", label: say(desk, "decision"), optional: true }, desk.decisions)} ${why("d")}`,
    );
  if (isJudged && idea.status === "adopted")
    form(
      "realise",
      "realise-idea",
      html`${textField({ at: "r", name: "year", label: say(desk, "year") }, 4)} ${numberField({ at: "r", name: "saving", label: say(desk, "saving") })}
      ${areaField({ at: "r", name: "evidence", label: say(desk, "evidence") })}`,
    );
  if (!isJudged && idea.status === "proposed") form("withdraw", "withdraw-idea", "");
  return html`${forms}`;
}

function realisedOf({ realised }: Idea): bigint | undefined {
  return realised.size === 0 ? undefined : [...realised.values()].reduce((all, { saving }) => all + saving, 0n);
}

function moneyOr(desk: RegisterDesk, cents: bigint | undefined): string {
  return cents === undefined ? "" : money(desk, cents);
}
