/** The page of one rule: its sources, what it looks at, its cases, where it was broken here, and who reviewed it. */
import { html } from "hono/html";
import { showDay } from "../../kernel/shown.ts";
import { actOf, mirrorOf } from "../../law/acts.ts";
import { missingNames, type RuleAnswer, textOfRule } from "../../law/evaluation.ts";
import type { FactKey } from "../../law/facts.ts";
import type { AnyPack, Evaluated, Overridden, Reviewed } from "../../law/kinds.ts";
import { FACTS, type Rule } from "../../law/law.ts";
import { asksSomewhere } from "../../law/places.ts";
import { canOverride, SEVERITIES, weightsOf } from "../../law/rule.ts";
import { hiddenFields, optionOf, section } from "../../web/form.ts";
import { dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { subjectOf } from "../facts/pages.ts";
import type { LawCase } from "../law-cases.ts";
import { MARK_WORDS, PACK_WORDS, SEVERITY_WORDS, SUBJECT_WORDS } from "../page-words.ts";
import { answerText, type Desk, framed, pathOf, say, submit, weightText } from "../pages.ts";

export type RulePage = {
  readonly pack: AnyPack;
  readonly rule: Rule;
  readonly answer: RuleAnswer | undefined;
  readonly cases: readonly LawCase[];
  /** Evaluations that found it broken, the newest first. */
  readonly fired: readonly Evaluated[];
  /** `isOfThis`: of the rule as it stands; the texts are absent where they were erased. */
  readonly review: (Reviewed & { readonly isOfThis: boolean; readonly blocks: boolean; readonly name: string | undefined }) | undefined;
  readonly override: (Overridden & { readonly text: string | undefined }) | undefined;
};

export function rulePage(desk: Desk, p: RulePage): Markup {
  const { language } = desk;
  const { rule, pack, answer } = p;
  const { from, to } = rule.valid;
  const days = [from, to].map((day) => (day === undefined ? "" : showDay(day, language))).join("–");
  const body = html`<p class="lead">${textOfRule(rule, language, answer)}</p>
    ${factList([
      [say(desk, "pack"), html`<a href="${pathOf(desk)}?pack=${pack}">${PACK_WORDS[pack].name[language]}</a>`],
      [say(desk, "subject"), SUBJECT_WORDS[rule.id.slice(0, 3)]![language]],
      [say(desk, "weight"), weightText(desk, rule)],
      [say(desk, "valid"), days === "–" ? say(desk, "always") : days],
      [say(desk, "now"), answerText(desk, answer)],
    ])}
    ${section("sources", say(desk, "sources"), sources(desk, p))} ${section("looks-at", say(desk, "looks-at"), facts(desk, rule))}
    ${section("review", say(desk, "review"), reviewPart(desk, p))} ${section("fired", say(desk, "fired"), fired(desk, p))}
    ${section("cases", say(desk, "cases"), cases(desk, p))}`;
  return framed(desk, `/rules/${rule.id}?pack=${pack}`, rule.id, body);
}

function sources(desk: Desk, { rule, pack }: RulePage): Markup {
  const { language } = desk;
  const rows = rule.basis.map((basis) => {
    const act = actOf(basis);
    const mirror = pack === "fi-2026-tyovoimapalvelu" ? mirrorOf(basis) : undefined;
    const place = act?.url === undefined ? basis.section : html`<a href="${act.url}" rel="noreferrer">${basis.section}</a>`;
    const beside = mirror === undefined ? "" : html` <span class="dim part">${say(desk, "mirror", { section: mirror })}</span>`;
    return { cells: [html`${place}${beside}`, act ? `${act.name[language]} (${act.number})` : "", `${basis.mark}: ${MARK_WORDS[basis.mark][language]}`] };
  });
  const head = (["section", "act", "mark"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "sources"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true });
}

function facts(desk: Desk, { needs, asks }: Rule): Markup {
  const row = (key: FactKey, isSometimes: boolean) => ({
    cells: [
      html`<a href="${pathOf(desk, "facts", subjectOf(key))}#f-${key}">${FACTS[key].name[desk.language]}</a> <code class="part">${key}</code>`,
      html`${say(desk, FACTS[key].supplier)}${isSometimes ? html` <span class="dim part">${say(desk, "sometimes")}</span>` : ""}`,
    ],
  });
  const head = (["fact", "supplied-by"] as const).map((key) => say(desk, key));
  const rows = [...needs.map((key) => row(key, false)), ...asks.map((key) => row(key, true))];
  return dataTable({ caption: say(desk, "looks-at"), quietCaption: true, head, numeric: [false, false], rows, cards: true });
}

function reviewPart(desk: Desk, p: RulePage): Markup {
  const { language } = desk;
  const { review, override, rule } = p;
  const called = review?.name ?? say(desk, "erased");
  const reviewed = review?.isOfThis
    ? html`<p>${say(desk, "reviewed", { day: showDay(review.on, language), severity: SEVERITY_WORDS[review.severity][language], called })}</p>
        ${review.blocks ? html`<p><strong>${say(desk, asksSomewhere(rule) ? "blocks" : "blocks-nowhere")}</strong></p>` : ""}`
    : html`<p>${review ? say(desk, "reviewed-other", { day: showDay(review.on, language) }) : say(desk, "unreviewed")}</p>`;
  const setAside = override
    ? html`<p>${say(desk, "set-aside", { day: showDay(override.day, language), reason: override.text ?? say(desk, "erased") })}</p>`
    : "";
  const asLaw = canOverride(rule) ? "" : html`<p class="dim">${say(desk, "not-overridable")}</p>`;
  const forms = html`${desk.may.review && !review?.isOfThis ? reviewForm(desk, p) : ""} ${desk.may.decide && review ? reasonForm(desk, p, "end-review") : ""}
  ${desk.may.decide && !override && canOverride(rule) ? reasonForm(desk, p, "override") : ""}
  ${desk.may.decide && override ? reasonForm(desk, p, "end-override") : ""}`;
  return html`${reviewed} ${setAside} ${asLaw} ${forms}`;
}

function reviewForm(desk: Desk, { rule, pack }: RulePage): Markup {
  const own = weightsOf(rule).map(({ severity }) => severity);
  const heaviest = SEVERITIES.find((severity) => own.includes(severity))!;
  const isSure = rule.basis.every(({ mark }) => mark !== "I" && mark !== "G");
  const choices = SEVERITIES.slice(SEVERITIES.indexOf(heaviest)).filter((severity) => isSure || severity !== "block");
  return html`<form class="check" method="post" action="${pathOf(desk, "rules", rule.id, "review")}">
    <h3>${say(desk, "to-review")}</h3>
    <p>${say(desk, "to-review-help")}</p>
    ${hiddenFields({ csrf: desk.csrf, pack })}
    <label for="called">${say(desk, "called")}</label> <input id="called" name="called" type="text" required minlength="3" maxlength="200" />
    <label for="on">${say(desk, "reviewed-on")}</label> <input id="on" name="on" type="date" required value="${desk.day}" max="${desk.day}" />
    <label for="severity">${say(desk, "confirmed")}</label>
    <select id="severity" name="severity">
      ${choices.map((severity) => optionOf(severity, SEVERITY_WORDS[severity][desk.language], severity === choices[0]))}
    </select>
    ${submit(say(desk, "save"))}
  </form>`;
}

function reasonForm(desk: Desk, { rule, pack }: RulePage, what: "end-review" | "override" | "end-override"): Markup {
  return html`<form class="check" method="post" action="${pathOf(desk, "rules", rule.id, what)}">
    ${hiddenFields({ csrf: desk.csrf, pack })}
    <label for="${what}-reason">${say(desk, what)}: ${say(desk, "reason").toLowerCase()}</label>
    <textarea id="${what}-reason" class="short" name="reason" rows="3" maxlength="2000" required></textarea>
    ${submit(say(desk, what), true)}
  </form>`;
}

function fired(desk: Desk, { fired: evaluations }: RulePage): Markup {
  if (evaluations.length === 0) return html`<p>${say(desk, "never-fired")}</p>`;
  const links = evaluations.map(
    ({ seq, on }) => html`<li><a href="${pathOf(desk, "evaluations", `${seq}`)}">${say(desk, "evaluation", { day: showDay(on, desk.language) })}</a></li>`,
  );
  return html`<ul>
    ${links}
  </ul>`;
}

function cases(desk: Desk, { cases: own }: RulePage): Markup {
  const rows = own.map(({ name, pack, day, expected }) => {
    const beside = [...(expected.at ?? []), ...missingNames(expected, desk.language)].join(", ");
    return {
      cells: [
        // Cases are written for lawyers and programmers in one language.
        html`<span lang="en">${name}</span>`,
        PACK_WORDS[pack.id].name[desk.language],
        showDay(day, desk.language),
        html`${say(desk, expected.answer)} <span class="dim part">${beside}</span>`,
      ],
    };
  });
  const head = (["case", "pack", "day", "answer"] as const).map((key) => say(desk, key));
  return html`<p>${say(desk, "cases-note")}</p>
    ${dataTable({ caption: say(desk, "cases"), quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true })}`;
}
