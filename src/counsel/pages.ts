/** The pages about the law beside an alliance: its packs with every rule, one rule, and what all pages of it stand in. */
import { html } from "hono/html";
import type { tell } from "../api/http.ts";
import type { Day } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";
import { actOf, ACTS } from "../law/acts.ts";
import { missingNames, type RuleAnswer, textOfRule } from "../law/evaluation.ts";
import { ALL_PACKS, type AnyPack } from "../law/kinds.ts";
import { formatBasis, type Pack, type Rule } from "../law/law.ts";
import { weightsOf } from "../law/rule.ts";
import { refusalList } from "../parties/pages.ts";
import { hiddenFields, optionOf, section } from "../web/form.ts";
import { type Cell, dataTable, factList } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { placesMarkup } from "./places/pages.ts";
import type { Places } from "./places/store.ts";
import { COUNSEL, type CounselWord, PACK_WORDS, SEVERITY_WORDS, SUBJECT_WORDS } from "./page-words.ts";

export type Told = ReturnType<typeof tell>;
export type Desk = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly csrf: string;
  readonly day: Day;
  readonly told: readonly Told[];
  /** What the places are called that answers name, on pages that show answers. */
  readonly places?: Places;
  readonly may: { readonly evaluate: boolean; readonly review: boolean; readonly decide: boolean };
};

export function say({ language }: Pick<Desk, "language">, key: CounselWord, args: Readonly<Record<string, string>> = {}): string {
  return fill(COUNSEL[key][language], args);
}

export function pathOf({ language, alliance }: Desk, ...rest: readonly string[]): string {
  return address(language, alliance.slug, "law", ...rest);
}

const TABS = [
  ["rules", []],
  ["evaluations", ["evaluations"]],
  ["facts", ["facts"]],
] as const;

/** `here` is the path behind the alliance's part `law`, with the query. */
export function framed(desk: Desk, here: string, title: string, body: Markup): Markup {
  const tabs = TABS.map(([key, path]) => {
    const to = pathOf(desk, ...path);
    return to.endsWith(`/law${here}`)
      ? html`<li><a href="${to}" aria-current="page">${say(desk, key)}</a></li>`
      : html`<li><a href="${to}">${say(desk, key)}</a></li>`;
  });
  const { language, alliance } = desk;
  const whole = html`<div class="wide">
    <h1>${title}</h1>
    <nav class="quick" aria-label="${say(desk, "title")}">
      <ul>
        ${tabs}
      </ul>
    </nav>
    ${refusalList(desk.told, language)} ${body}
  </div>`;
  return page({ language, here: `/${alliance.slug}/law${here}`, alliance, part: "law", title: `${title} – ${alliance.name}`, body: whole });
}

export function submit(label: string, isSecond = false): Markup {
  const kind = isSecond ? "hds-button hds-button--secondary hds-button--small" : "hds-button hds-button--primary hds-button--small";
  return html`<p><button type="submit" class="${kind}">${label}</button></p>`;
}

export type Filter = { readonly pack: AnyPack; readonly answer: string; readonly act: string; readonly subject: string };
/** How a rule stands in this alliance: its newest answer, what a reviewer made of it, and whether the parties depart from it. */
export type StandingOf = (rule: Rule) => { readonly answer?: RuleAnswer; readonly blocks: boolean; readonly isReviewed: boolean; readonly isSetAside: boolean };
export type PackPage = {
  readonly filter: Filter;
  readonly ofAgreement: AnyPack | undefined;
  readonly edition: string;
  readonly standing: StandingOf;
};

export function packPage(desk: Desk, p: PackPage): Markup {
  const pack = ALL_PACKS[p.filter.pack];
  const rules = pack.rules.filter((rule) => fits(rule, p));
  const body = html`<p class="lead">${say(desk, "lead")}</p>
    ${aboutPack(desk, p, pack)} ${evaluateForm(desk, p.filter.pack)} ${coverage(desk, p, pack)}
    ${section(
      "rules",
      say(desk, "rules"),
      html`${filterForm(desk, p)}
        <p role="status">${say(desk, "shown", { n: `${rules.length}` })}</p>
        ${rules.length === 0 ? html`<p>${say(desk, "no-rules")}</p>` : ruleTable(desk, p, rules)}`,
    )}`;
  return framed(desk, "", say(desk, "title"), body);
}

function aboutPack(desk: Desk, { filter, ofAgreement, edition }: PackPage, pack: Pack): Markup {
  const { language } = desk;
  const { name, standing } = PACK_WORDS[filter.pack];
  const mine = filter.pack === ofAgreement ? ` (${say(desk, "of-agreement")})` : "";
  const others = (Object.keys(ALL_PACKS) as AnyPack[]).filter((id) => id !== filter.pack);
  return html`<section class="block" aria-labelledby="pack">
    <h2 id="pack">${name[language]}${mine}</h2>
    <p>${standing[language]}</p>
    ${factList([
      [say(desk, "pack"), html`<code>${pack.id}</code>`],
      [say(desk, "version"), pack.version],
      ...(pack.verified
        ? ([
            [say(desk, "verified-as-of"), showDay(pack.verified.asOf, language)],
            [say(desk, "unread"), pack.verified.unread.join("; ")],
          ] as const)
        : []),
      [say(desk, "edition"), html`<code class="secret">${edition}</code> <span class="dim part">${say(desk, "edition-note")}</span>`],
    ])}
    <ul class="examples">
      ${others.map((id) => html`<li><a href="${pathOf(desk)}?pack=${id}">${PACK_WORDS[id].name[language]}</a></li>`)}
    </ul>
  </section>`;
}

export function evaluateForm(desk: Desk, pack: AnyPack): Markup | "" {
  if (!desk.may.evaluate) return "";
  return html`<form class="check" method="post" action="${pathOf(desk, "evaluations")}">
    ${hiddenFields({ csrf: desk.csrf, pack })}
    <p>${say(desk, "evaluate-help")}</p>
    ${submit(say(desk, "evaluate-now"))}
  </form>`;
}

function subjectsOf(pack: Pack): readonly string[] {
  return [...new Set(pack.rules.map(subjectOf))];
}

function subjectOf({ id }: Rule): string {
  return id.slice(0, 3);
}

function coverage(desk: Desk, { filter, standing }: PackPage, pack: Pack): Markup {
  const { language } = desk;
  const count = (rules: readonly Rule[]): readonly Cell[] => {
    const answers = rules.map((rule) => standing(rule).answer?.answer);
    const numbers = [rules.length, ...(["holds", "broken", "cannot-tell"] as const).map((word) => answers.filter((answer) => answer === word).length)];
    return numbers.map(String);
  };
  const rows = subjectsOf(pack).map((subject) => {
    const to = html`<a href="${pathOf(desk)}?pack=${filter.pack}&subject=${subject}#rules">${SUBJECT_WORDS[subject]![language]}</a>`;
    return { cells: [to, ...count(pack.rules.filter((rule) => subjectOf(rule) === subject))] };
  });
  const head = (["subject", "rules", "holds", "broken", "cannot-tell"] as const).map((key) => capital(say(desk, key)));
  const all = { cells: [capital(say(desk, "any")), ...count(pack.rules)], strong: true };
  return section(
    "coverage",
    say(desk, "coverage"),
    dataTable({ caption: say(desk, "coverage"), quietCaption: true, head, numeric: [false, true, true, true, true], rows: [...rows, all], cards: true }),
  );
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

const OPEN = "not-yet-asked";

function fits(rule: Rule, { filter, standing }: PackPage): boolean {
  const { answer, act, subject } = filter;
  return (
    (answer === "" || (standing(rule).answer?.answer ?? OPEN) === answer) &&
    (act === "" || rule.basis.some((basis) => actOf(basis)?.number === act)) &&
    (subject === "" || subjectOf(rule) === subject)
  );
}

function filterForm(desk: Desk, { filter }: PackPage): Markup {
  const { language } = desk;
  const pack = ALL_PACKS[filter.pack];
  const acts = ACTS.filter(({ number }) => pack.rules.some(({ basis }) => basis.some((each) => actOf(each)?.number === number)));
  const choice = (name: "answer" | "act" | "subject", options: readonly (readonly [string, string])[]): Markup =>
    html`<div class="field">
      <label for="${name}">${say(desk, name)}</label>
      <select id="${name}" name="${name}">
        ${[["", say(desk, "any")] as const, ...options].map(([value, text]) => optionOf(value, text, value === filter[name]))}
      </select>
    </div>`;
  return html`<form class="days" method="get" action="${pathOf(desk)}#rules">
    ${hiddenFields({ pack: filter.pack })}
    ${choice(
      "answer",
      (["holds", "broken", "cannot-tell", OPEN] as const).map((key) => [key, say(desk, key)]),
    )}
    ${choice(
      "act",
      acts.map(({ number, name }) => [number, `${name[language]} (${number})`]),
    )}
    ${choice(
      "subject",
      subjectsOf(pack).map((subject) => [subject, SUBJECT_WORDS[subject]![language]]),
    )}
    <button type="submit" class="hds-button hds-button--primary hds-button--small">${say(desk, "filter")}</button>
  </form>`;
}

function ruleTable(desk: Desk, { filter, standing }: PackPage, rules: readonly Rule[]): Markup {
  const { language } = desk;
  const rows = rules.map((rule) => {
    const { answer, blocks, isReviewed, isSetAside } = standing(rule);
    const signs = [...(blocks ? ["blocks-short" as const] : isReviewed ? ["review" as const] : []), ...(isSetAside ? ["set-aside-short" as const] : [])];
    return {
      cells: [
        html`<a class="id" href="${pathOf(desk, "rules", rule.id)}?pack=${filter.pack}">${rule.id}</a>`,
        textOfRule(rule, language, answer),
        formatBasis(rule),
        html`${weightText(desk, rule)}${signs.map((key) => html` <strong class="part">${say(desk, key)}</strong>`)}`,
        answerText(desk, answer),
      ],
    };
  });
  const head = (["rule", "says", "sources", "weight", "now"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "rules"), quietCaption: true, head, numeric: [false, false, false, false, false], rows, cards: true });
}

function placesOf(desk: Desk, at: readonly string[]): Cell {
  return desk.places ? placesMarkup(desk, desk.places, at) : at.join(", ");
}

export function weightText({ language }: Desk, rule: Rule): string {
  const weights = weightsOf(rule);
  if (weights.length === 1) return SEVERITY_WORDS[weights[0]!.severity][language];
  return weights.map(({ regime, severity }) => `${regime}: ${SEVERITY_WORDS[severity][language]}`).join(", ");
}

export function answerText(desk: Desk, answer: RuleAnswer | undefined, absent: "not-yet-asked" | "not-asked" = "not-yet-asked"): Cell {
  if (!answer) return html`<span class="dim">${say(desk, absent)}</span>`;
  const { language } = desk;
  if (answer.answer === "holds") return say(desk, "holds");
  if (answer.answer === "broken") return html`<strong>${say(desk, "broken")}</strong> <span class="dim part">${placesOf(desk, answer.at ?? [])}</span>`;
  return html`${say(desk, "cannot-tell")} <span class="dim part">${say(desk, "missing")}: ${missingNames(answer, language).join("; ")}</span>`;
}
