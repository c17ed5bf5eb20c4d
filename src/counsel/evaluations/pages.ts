/** Evaluations of the rules: the list, and one with its answers beside the one before. */
import { html } from "hono/html";
import type { Json } from "../../kernel/canonical.ts";
import { showDay } from "../../kernel/shown.ts";
import { type AnswersFile, type Change, changesBetween, type RuleAnswer, textOfRule } from "../../law/evaluation.ts";
import type { AnyPack, Evaluated } from "../../law/kinds.ts";
import { ALL_PACKS } from "../../law/kinds.ts";
import { section } from "../../web/form.ts";
import { dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { toldMarkup } from "../told/pages.ts";
import { PACK_WORDS } from "../page-words.ts";
import { answerText, capital, type Desk, evaluateForm, framed, pathOf, say } from "../pages.ts";

/** `pack`: the one to ask next. */
export function evaluationsPage(desk: Desk, evaluations: readonly Evaluated[], pack: AnyPack): Markup {
  const { language } = desk;
  const rows = evaluations.toReversed().map((each) => ({
    cells: [
      html`<a href="${pathOf(desk, "evaluations", `${each.seq}`)}">${showDay(each.on, language)}</a>`,
      nameOf(desk, each.pack),
      becauseOf(desk, each),
      `${each.holds}`,
      `${each.broken.length}`,
      `${each.open}`,
    ],
  }));
  const head = (["day", "pack", "because", "holds", "broken", "cannot-tell"] as const).map((key) => capital(say(desk, key)));
  const table = dataTable({ caption: say(desk, "evaluations"), quietCaption: true, head, numeric: [false, false, false, true, true, true], rows, cards: true });
  const body = html`${evaluateForm(desk, pack)} ${rows.length === 0 ? html`<p>${say(desk, "no-evaluations")}</p>` : table}`;
  return framed(desk, "/evaluations", say(desk, "evaluations"), body);
}

function nameOf({ language }: Desk, pack: string): string {
  return PACK_WORDS[pack as AnyPack]?.name[language] ?? pack;
}

function becauseOf(desk: Desk, { because, agreement }: Evaluated): string {
  return because === "asked" ? say(desk, "asked") : say(desk, "adoption", { version: `${agreement ?? ""}` });
}

export type EvaluationPage = {
  readonly evaluation: Evaluated;
  /** Absent where it was erased. */
  readonly answers: AnswersFile | undefined;
  readonly before: { readonly evaluation: Evaluated; readonly answers: AnswersFile } | undefined;
  /** The facts as they were used. */
  readonly facts: Json | undefined;
};

export function evaluationPage(desk: Desk, { evaluation, answers, before, facts }: EvaluationPage): Markup {
  const { language } = desk;
  const { seq, on, pack, version, edition, holds, broken, open } = evaluation;
  const body = html`${factList([
      [say(desk, "pack"), html`<a href="${pathOf(desk)}?pack=${pack}">${nameOf(desk, pack)}</a>`],
      [say(desk, "version"), version],
      [say(desk, "edition"), html`<code class="secret">${edition}</code>`],
      [say(desk, "because"), becauseOf(desk, evaluation)],
      [say(desk, "entry"), `${seq}`],
      [capital(say(desk, "holds")), `${holds}`],
      [capital(say(desk, "broken")), `${broken.length}`],
      [capital(say(desk, "cannot-tell")), `${open}`],
    ])}
    ${section("changed", say(desk, "changed"), changed(desk, answers, before))}
    ${section("answers", say(desk, "answers-of"), answers ? answerTable(desk, pack, answers) : html`<p>${say(desk, "erased")}</p>`)}
    <details class="fold">
      <summary>${say(desk, "facts-used")}</summary>
      <div class="told">${facts === undefined ? say(desk, "erased") : toldMarkup(facts, language)}</div>
    </details>`;
  return framed(desk, `/evaluations/${seq}`, say(desk, "evaluation", { day: showDay(on, language) }), body);
}

function changed(desk: Desk, answers: AnswersFile | undefined, before: EvaluationPage["before"]): Markup {
  if (!answers) return html`<p>${say(desk, "erased")}</p>`;
  if (!before) return html`<p>${say(desk, "first")}</p>`;
  const changes = changesBetween(before.answers, answers);
  if (changes.length === 0) return html`<p>${say(desk, "nothing-changed", { day: showDay(before.evaluation.on, desk.language) })}</p>`;
  const head = [say(desk, "rule"), `${say(desk, "was")} (${showDay(before.evaluation.on, desk.language)})`, say(desk, "is")];
  const rows = changes.map((change) => ({
    cells: [ruleCell(desk, answers.pack, change), answerText(desk, change.was, "not-asked"), answerText(desk, change.is, "not-asked")],
  }));
  return dataTable({ caption: say(desk, "changed"), quietCaption: true, head, numeric: [false, false, false], rows, cards: true });
}

function ruleCell(desk: Desk, pack: string, { rule: id, is, was }: Change): Markup {
  const rule = ALL_PACKS[pack as AnyPack]?.rules.find((each) => each.id === id);
  if (!rule) return html`${id}`;
  return html`<a class="id" href="${pathOf(desk, "rules", id)}?pack=${pack}">${id}</a> <span class="part">${textOfRule(rule, desk.language, is ?? was)}</span>`;
}

const ORDER = ["broken", "cannot-tell", "holds"] as const;

/** What is broken first. */
function answerTable(desk: Desk, pack: string, { answers }: AnswersFile): Markup {
  const rows = ORDER.flatMap((word) => {
    const own = answers.filter(({ answer }) => answer === word);
    const group = { cells: [`${capital(say(desk, word))}: ${own.length}`], group: true };
    return own.length === 0
      ? []
      : [group, ...own.map((each: RuleAnswer) => ({ cells: [ruleCell(desk, pack, { rule: each.rule, is: each }), answerText(desk, each)] }))];
  });
  const head = (["rule", "answer"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "answers-of"), quietCaption: true, head, numeric: [false, false], rows, cards: true });
}
