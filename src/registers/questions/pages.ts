/** The pages of open questions: what was asked of a clause, who answered, and whether the parties go by it. */
import { html } from "hono/html";
import { clauseLink } from "../../agreement/pages.ts";
import { decisionField } from "../../decisions/pages.ts";
import { showDay, unbroken } from "../../kernel/shown.ts";
import { areaField, dayField, postForm, textField } from "../../web/fields.ts";
import { type Cell, dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import type { Question } from "../kinds.ts";
import { QUESTION_STATUS, REGISTER_PARTS, type RegisterWord } from "../page-words.ts";
import { bodyText, decisionShown, frame, pathOf, type RegisterDesk, say, titleOf, wholeText } from "../pages.ts";

export function questionsPage(desk: RegisterDesk): Markup {
  const { language, state, may } = desk;
  const questions = [...state.questions.values()].toReversed();
  const rows = questions.map((question) => {
    const last = question.answers.at(-1);
    return {
      cells: [
        html`<a href="${pathOf(desk, "questions", question.id)}">${titleOf(desk, question.text)}</a>`,
        clauseOf(desk, question),
        question.where,
        showDay(question.asked, language),
        last ? html`${wholeText(desk, last.answer)} <span class="dim part">${last.by} ${showDay(last.on, language)}</span>` : "",
        QUESTION_STATUS[question.status][language],
      ],
    };
  });
  const head = (["question", "clause", "where", "entered", "answer", "status"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: REGISTER_PARTS.questions[language], quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
  const at = "q";
  const form = postForm(
    { id: "new", title: say(desk, "new-question"), action: pathOf(desk, "questions", "ask"), csrf: desk.csrf, key: desk.key, send: say(desk, "enter") },
    html`${textField({ at, name: "clause", label: say(desk, "clause-help") }, 120)} ${textField({ at, name: "where", label: say(desk, "where-help") })}
    ${textField({ at, name: "title", label: say(desk, "question") })} ${areaField({ at, name: "text", label: say(desk, "text"), optional: true })}`,
  );
  const body = html`<p class="lead">${say(desk, "questions-lead")}</p>
    ${questions.length === 0 ? html`<p>${say(desk, "no-questions")}</p>` : table} ${may.has("questions/ask") ? form : ""}`;
  return frame(desk, "questions", REGISTER_PARTS.questions[language], body);
}

/** By the line of the agreement file where it names one, else in the words in which it was asked. */
function clauseOf({ alliance, agreement, language }: RegisterDesk, { clause }: Question): Cell {
  return agreement.where[clause] ? clauseLink({ slug: alliance.slug, agreement }, clause, language) : unbroken(clause);
}

export function questionPage(desk: RegisterDesk, question: Question): Markup {
  const { language, may } = desk;
  const { answers, status } = question;
  const answered = answers.map(
    ({ on, by, source, answer }) =>
      html`<li>
        <strong>${by}</strong> <span class="dim">${showDay(on, language)} · ${say(desk, "source")}: ${source}</span>
        <span class="part">${wholeText(desk, answer)}</span>
      </li>`,
  );
  const facts: (readonly [string, Cell])[] = [
    [say(desk, "clause"), clauseOf(desk, question)],
    [say(desk, "where"), question.where],
    [say(desk, "entered"), showDay(question.asked, language)],
    [say(desk, "status"), QUESTION_STATUS[status][language]],
    ...(question.decision ? [[say(desk, "decision"), decisionShown(desk, question.decision)] as const] : []),
    ...(question.reasons ? [[say(desk, "reasons"), wholeText(desk, question.reasons)] as const] : []),
  ];
  const forms: Markup[] = [];
  const form = (action: string, title: RegisterWord, fields: Markup): void => {
    if (!may.has(`questions/${action}`)) return;
    const about = {
      id: action,
      title: say(desk, title),
      action: pathOf(desk, "questions", question.id, action),
      csrf: desk.csrf,
      key: desk.key,
      send: say(desk, "enter"),
    };
    forms.push(postForm(about, fields));
  };
  const waits = status === "open" || status === "answered";
  const answer = html`${dayField({ at: "a", name: "on", label: say(desk, "on") }, desk.today)}
  ${textField({ at: "a", name: "by", label: say(desk, "by-help") })} ${textField({ at: "a", name: "source", label: say(desk, "source") })}
  ${areaField({ at: "a", name: "answer", label: say(desk, "answer") })}`;
  if (waits) form("answer", "answer-question", answer);
  if (status === "answered")
    form(
      "agree",
      "agree-question",
      decisionField(language, [desk.alliance.slug, "decisions"], { at: "g", name: "decision", label: say(desk, "decision") }, desk.decisions),
    );
  if (waits) form("close", "close-question", areaField({ at: "c", name: "reasons", label: say(desk, "reasons") }));
  const body = html`<p>${bodyText(desk, question.text)}</p>
    ${factList(facts)}
    ${
      answers.length === 0
        ? ""
        : html`<ol class="steps">
            ${answered}
          </ol>`
    }
    ${forms}`;
  return frame(desk, "questions", titleOf(desk, question.text), body, question.id);
}
