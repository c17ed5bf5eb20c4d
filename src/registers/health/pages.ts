/** The page of the alliance's health: the survey that is open, and what those before came to. */
import { html } from "hono/html";
import { addDays } from "../../kernel/day.ts";
import { showDay } from "../../kernel/shown.ts";
import { dayField, postForm } from "../../web/fields.ts";
import { dataTable } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import type { Survey } from "../kinds.ts";
import { REGISTER_PARTS, STATEMENT_WORDS } from "../page-words.ts";
import { frame, pathOf, type RegisterDesk, say } from "../pages.ts";
import { LEAST_VALUE, MOST_VALUE, STATEMENTS } from "../statements.ts";
import { isOpenOn } from "../surveying.ts";

/** Longest that a survey is offered to be open from the form. */
const TWO_WEEKS = 14;

/** `answered`: the reader has answered the survey that is open. */
export function healthPage(desk: RegisterDesk, answered: boolean): Markup {
  const { language, state, may, today } = desk;
  const surveys = state.surveys.toReversed();
  const waits = surveys.find(({ counted }) => counted === undefined);
  const opening = postForm(
    { id: "open", title: say(desk, "open-survey"), action: pathOf(desk, "health", "open"), csrf: desk.csrf, key: desk.key, send: say(desk, "open-survey") },
    html`${dayField({ at: "s", name: "from", label: say(desk, "from") }, today)}
    ${dayField({ at: "s", name: "until", label: say(desk, "until") }, addDays(today, TWO_WEEKS))}`,
  );
  const body = html`<p class="lead">${say(desk, "health-lead")}</p>
    ${waits ? waiting(desk, waits, answered) : ""} ${surveys.map((survey) => (survey.counted ? counted(desk, survey) : ""))}
    ${surveys.length === 0 ? html`<p>${say(desk, "no-surveys")}</p>` : ""} ${may.has("survey/open") && !waits ? opening : ""}`;
  return frame(desk, "health", REGISTER_PARTS.health[language], body);
}

function named(desk: RegisterDesk, { from, until }: Survey): string {
  return say(desk, "survey", { from: showDay(from, desk.language), until: showDay(until, desk.language) });
}

function waiting(desk: RegisterDesk, survey: Survey, answered: boolean): Markup {
  const { may, today, csrf, key } = desk;
  if (!isOpenOn(survey, today)) {
    const isOver = today > survey.until;
    const form = { id: "count", title: named(desk, survey), action: pathOf(desk, "health", survey.id, "count"), csrf, key, send: say(desk, "count-survey") };
    if (isOver && may.has("survey/count")) return postForm(form, html`<p>${say(desk, "survey-waits")}</p>`);
    return html`<p><b>${named(desk, survey)}.</b> ${isOver ? say(desk, "survey-waits") : ""}</p>`;
  }
  if (answered || !may.has("survey/answer")) return html`<p><b>${named(desk, survey)}.</b> ${answered ? say(desk, "survey-thanks") : ""}</p>`;
  const form = { id: "answer", title: named(desk, survey), action: pathOf(desk, "health", survey.id, "answer"), csrf, send: say(desk, "survey-answer") };
  return postForm(
    form,
    html`<p>${say(desk, "survey-scale")}</p>
      ${STATEMENTS.map(
        (statement) =>
          html`<fieldset>
            <legend>${STATEMENT_WORDS[statement][desk.language]}</legend>
            <p class="actions">${values().map((value) => option(statement, value))}</p>
          </fieldset>`,
      )}`,
  );
}

function values(): readonly string[] {
  return Array.from({ length: MOST_VALUE - LEAST_VALUE + 1 }, (_, i) => String(LEAST_VALUE + i));
}

function option(statement: string, value: string): Markup {
  const id = `${statement}-${value}`;
  return html`<label class="choice" for="${id}"><input type="radio" id="${id}" name="${statement}" value="${value}" required /> ${value}</label>`;
}

function counted(desk: RegisterDesk, survey: Survey): Markup {
  const { language } = desk;
  const { answered, statements = [] } = survey.counted!;
  const rows = STATEMENTS.map((statement) => {
    const told = statements.find((each) => each.statement === statement);
    const groups = told?.groups.map(({ from, to, count }) => `${from === to ? from : `${from}–${to}`}: ${count}`).join(" · ");
    return { cells: [STATEMENT_WORDS[statement][language], groups ?? say(desk, "survey-hidden")] };
  });
  const table = dataTable({
    caption: named(desk, survey),
    quietCaption: true,
    head: [say(desk, "statement"), say(desk, "values")],
    numeric: [false, false],
    rows,
    cards: true,
  });
  return html`<section class="block" aria-labelledby="s-${survey.id}">
    <h2 id="s-${survey.id}">${named(desk, survey)}</h2>
    ${
      answered === undefined
        ? html`<p>${say(desk, "survey-few")}</p>`
        : html`<p>${say(desk, "survey-answered", { count: String(answered) })} ${say(desk, "survey-scale")}</p>
            ${table}`
    }
  </section>`;
}
