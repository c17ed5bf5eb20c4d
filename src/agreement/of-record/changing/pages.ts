/** What a version changes by hankintalaki 136 §: ground, value, and what the rules of law say of it; and the fields by which the ground is said. */
import { html } from "hono/html";
import type { Erasures } from "../../../erasing/store.ts";
import { erasedText } from "../../../erasing/words.ts";
import { fill, type Language, type Words } from "../../../kernel/refusal.ts";
import { showCents, showDay, showShare } from "../../../kernel/shown.ts";
import { missingNames, textOfRule } from "../../../law/evaluation.ts";
import { formatBasis } from "../../../law/law.ts";
import { areaField, choiceField, dayField, postForm, textField } from "../../../web/fields.ts";
import { section } from "../../../web/form.ts";
import { dataTable, factList } from "../../../web/table.ts";
import { address, type Markup } from "../../../web/web.ts";
import { ANNEX_E, GROUNDS } from "../../changes/kinds.ts";
import type { ChangeShown } from "../../changes/store.ts";
import { ANNEX_WORDS, ANSWER_WORDS, CHANGE, type ChangeWord, GROUND_WORDS, PART_WORDS } from "./words.ts";

const say = (language: Language, key: ChangeWord, args: Readonly<Record<string, string>> = {}): string => fill(CHANGE[key][language], args);

/** The section of a version's page. */
export function changeSection(language: Language, stream: string, shown: ChangeShown, { gone }: Erasures, form: Markup | ""): Markup {
  const { compared, grounds, reasons, answers } = shown;
  const { moved, value, share, minor, parts } = compared;
  const told = (known: boolean | undefined): string => say(language, known === undefined ? "unknown" : known ? "yes" : "no");
  const rows: readonly (readonly [ChangeWord, Markup | string])[] = [
    ["parts", parts.length === 0 ? say(language, "nothing") : parts.map((part) => PART_WORDS[part][language]).join(", ")],
    ["moved", showCents(moved, language)],
    ["value", `${showCents(value, language)}${share ? ` (${showShare(share, language)})` : ""}`],
    ["minor", showCents(minor, language)],
    ["ground", grounds ? GROUND_WORDS[grounds.ground][language] : say(language, "not-said")],
    ...(grounds?.clause === undefined ? [] : ([["clause", grounds.clause]] as const)),
    ...(grounds?.ground === "1"
      ? ([
          ["in-documents", told(grounds.inDocuments)],
          ["within", told(grounds.within)],
        ] as const)
      : []),
    ...(grounds?.annexE === undefined ? [] : ([["annex", ANNEX_WORDS[grounds.annexE][language]]] as const)),
    ...(grounds?.noticeSent === undefined ? [] : ([["notice", showDay(grounds.noticeSent, language)]] as const)),
    ...(grounds
      ? ([["reasons", reasons ? [reasons.title, reasons.text].join(" ").trim() : erasedText(language, gone.get(grounds.reasons.hash))]] as const)
      : []),
  ];
  const body = html`<p>${say(language, "lead")}</p>
    ${factList(rows.map(([key, text]) => [say(language, key), text] as const))} ${answers.length === 0 ? "" : answersTable(language, stream, answers)} ${form}`;
  return section("change", say(language, "title"), body);
}

function answersTable(language: Language, stream: string, answers: ChangeShown["answers"]): Markup {
  const rows = answers.map((each) => {
    const { rule, answer, of } = each;
    const said = ANSWER_WORDS[answer][language];
    const missing =
      answer === "cannot-tell" ? html`<span class="dim part">${say(language, "missing", { names: missingNames(each, language).join("; ") })}</span>` : "";
    return {
      cells: [
        html`<a href="${address(language, stream, "law", "rules", rule)}">${rule}</a> <span class="dim part">${formatBasis(of)}</span>`,
        textOfRule(of, language, each),
        answer === "broken" ? html`<strong class="wrong">${said}</strong>` : html`${said} ${missing}`,
      ],
    };
  });
  const head = (["rule", "what", "answer"] as const).map((key) => say(language, key));
  const caption = say(language, "law");
  return html`<h3>${caption}</h3>
    ${dataTable({ caption, quietCaption: true, head, numeric: head.map(() => false), rows, cards: true })}`;
}

/** By which the project office says the ground; its values are those of the command. */
export function groundFields(language: Language, at: string, isOptional: boolean): Markup {
  const choice = <T extends string>(name: string, key: ChangeWord, ids: readonly T[], words: Readonly<Record<T, Words>>, optional = true): Markup =>
    choiceField(
      { at, name, label: say(language, key), ...(optional ? { optional: true } : {}) },
      ids.map((id) => ({ id, name: words[id][language] })),
    );
  const yesNo = { yes: CHANGE.yes, no: CHANGE.no };
  return html`${choice("ground", "ground", GROUNDS, GROUND_WORDS, isOptional)}
  ${textField({ at, name: "clause", label: say(language, "clause-field"), optional: true }, 120)} ${choice("inDocuments", "in-documents", ["yes", "no"], yesNo)}
  ${choice("within", "within", ["yes", "no"], yesNo)} ${choice("annexE", "annex", ANNEX_E, ANNEX_WORDS)}
  ${textField({ at, name: "value", label: say(language, "value-field"), optional: true }, 30)}
  ${dayField({ at, name: "noticeSent", label: say(language, "notice"), optional: true }, "")}
  ${areaField({ at, name: "reasons", label: say(language, "reasons"), ...(isOptional ? { optional: true } : {}) })}`;
}

export function groundForm(language: Language, stream: string, version: number, csrf: string): Markup {
  const action = address(language, stream, "agreement", "versions", `${version}`, "ground");
  return html`<details class="fold">
    <summary>${say(language, "say-ground")}</summary>
    ${postForm({ id: "f-ground", title: say(language, "say-ground"), csrf, send: say(language, "send"), action }, groundFields(language, "g", false))}
  </details>`;
}

/** The part of the form that adopts a later version. */
export function groundFold(language: Language): Markup {
  return html`<details class="fold">
    <summary>${say(language, "ground-fold")}</summary>
    ${groundFields(language, "g", true)}
  </details>`;
}
