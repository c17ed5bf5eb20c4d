/** The page about leaving: warning signs and reviews, who can leave now, notices with their course and their money, defaults and suspensions. */
import { html } from "hono/html";
import { clauseLink } from "../../agreement/pages.ts";
import { basisSaid } from "../../api/basis-words.ts";
import { erasingPart } from "../../erasing/pages.ts";
import type { Day } from "../../kernel/day.ts";
import { dayAt } from "../../kernel/day.ts";
import { parseRatio } from "../../kernel/share.ts";
import { showCents, showChange, showDay, showNumber } from "../../kernel/shown.ts";
import { type Span, timeline } from "../../lifecycle/timeline.ts";
import { capital } from "../../settlement/present.ts";
import { drawn } from "../../web/drawn.ts";
import { refusedNote, section } from "../../web/form.ts";
import { dataTable, factList } from "../../web/table.ts";
import { address, type Markup, page, say as frameSay } from "../../web/web.ts";
import { aroundForms, exitForms, noticeForms, reviewForms, suspensionForms } from "../forms/pages.ts";
import { type Exit, isUncured, type Sign } from "../kinds.ts";
import { KIND_WORDS, REVIEWED_WORDS, SIGN_WORDS } from "../page-words.ts";
import { type ExitDesk, groundName, nameOf, say, titleOf, whoOf } from "../pages.ts";
import { membersOn, type Way, waysOf } from "../rights.ts";
import { type SignNow, signsOf } from "../signs.ts";
import { statementTables } from "../statement/pages.ts";

export function exitPage(desk: ExitDesk): Markup {
  const { language, alliance, told, state } = desk;
  const title = say(desk, "title");
  const refusals = told.map(({ sentence, remedy, basis, pointer }) => `${rowOf(desk, pointer)}${sentence} ${remedy} (${basisSaid(basis, language)})`);
  const exits = [...state.exits.values()].toReversed();
  const body = html`<div class="wide">
    <h1>${title}</h1>
    ${refusals.length === 0 ? "" : refusedNote(frameSay(language, "not-done"), refusals)}
    <p class="lead">${say(desk, "lead")}</p>
    ${section("signs", say(desk, "signs"), signsTable(desk))} ${section("reviews", say(desk, "reviews"), html`${reviewsTable(desk)} ${reviewForms(desk)}`)}
    ${section("ways", say(desk, "ways"), html`${waysTable(desk)} ${noticeForms(desk)}`)}
    ${section("exits", say(desk, "exits"), exits.length === 0 ? html`<p>${say(desk, "no-exits")}</p>` : timelineOf(desk, exits))}
    ${exits.map((exit) => exitSection(desk, exit))} ${exitForms(desk)}
    ${section("defaults", say(desk, "defaults"), html`${defaultsTable(desk)} ${aroundForms(desk)}`)}
    ${section("suspensions", say(desk, "suspensions"), html`${suspensionsTable(desk)} ${suspensionForms(desk)}`)}
    ${erasingPart(desk, desk.erasures, [alliance.slug, "exit"])}
  </div>`;
  return page({ language, alliance, part: "phases", here: `/${alliance.slug}/exit`, title, body });
}

/** Which row of a forecast is meant: `Row 3 of the results, column day: `. */
function rowOf(desk: ExitDesk, pointer: string | undefined): string {
  const [, file, line, column] = /^\/(costs|results)\/(\d+)(?:\/(.+))?$/.exec(pointer ?? "") ?? [];
  if (line === undefined) return "";
  const row = say(desk, `row-${file as "costs" | "results"}`, { line });
  return `${column === undefined ? row : `${row}, ${say(desk, "column", { column })}`}: `;
}

type Row = readonly (string | Markup)[];

function table(
  desk: ExitDesk,
  caption: "signs" | "reviews" | "ways" | "timeline" | "defaults" | "suspensions",
  head: readonly string[],
  rows: readonly Row[],
): Markup {
  const told = rows.map((cells) => ({ cells }));
  return dataTable({ caption: say(desk, caption), quietCaption: true, head, numeric: head.map(() => false), rows: told, cards: true });
}

function signsTable(desk: ExitDesk): Markup {
  const { language, alliance, agreement, signs } = desk;
  const { grounds } = agreement.exit.purchasers;
  const paths: Readonly<Record<Sign, readonly string[]>> = {
    forecast: ["settlement", "forecast"],
    results: ["results"],
    deadlock: ["matters"],
    survey: ["registers", "health"],
    other: ["exit"],
  };
  const rows = signsOf(grounds).map((sign) => {
    const now = signs.find((each) => each.sign === sign);
    return [
      capital(SIGN_WORDS[sign][language]),
      now ? figureOf(desk, now) : say(desk, "no-figure"),
      grounds.includes(sign) ? say(desk, "agreed") : "",
      html`<a href="${address(language, alliance.slug, ...paths[sign])}"
        >${say(desk, "look")}<span class="visually-hidden"> ${SIGN_WORDS[sign][language]}</span></a
      >`,
    ];
  });
  return table(desk, "signs", [say(desk, "sign"), say(desk, "figure"), say(desk, "grounds"), say(desk, "source")], rows);
}

function figureOf(desk: ExitDesk, now: SignNow): string {
  const { language, agreement } = desk;
  const { currency } = agreement;
  switch (now.sign) {
    case "forecast": {
      const { forecast, target } = now;
      const sums = { forecast: showCents(forecast, language, currency), target: showCents(target, language, currency) };
      return say(desk, "forecast-figure", { ...sums, change: showChange(forecast - target, language, currency) });
    }
    case "results":
      return say(desk, "score-figure", { score: showNumber(parseRatio(now.score.value)!, language, 2), year: now.year });
    case "deadlock":
      return say(desk, "deadlock-figure", { count: String(now.count) });
    case "survey":
      return say(desk, "survey-figure", { count: String(now.answered), day: showDay(now.on, language) });
  }
}

function reviewsTable(desk: ExitDesk): Markup {
  const { language, state } = desk;
  if (state.reviews.size === 0) return html`<p>${say(desk, "no-reviews")}</p>`;
  const rows = [...state.reviews.values()]
    .toReversed()
    .map(({ sign, about, on, reasons, closed }) => [
      `${capital(SIGN_WORDS[sign][language])}${about === undefined ? "" : `: ${nameOf(desk, about)}`}`,
      showDay(on, language),
      titleOf(desk, reasons),
      closed ? `${REVIEWED_WORDS[closed.outcome][language]} ${showDay(closed.on, language)}: ${titleOf(desk, closed.reasons)}` : say(desk, "still-open"),
    ]);
  return table(desk, "reviews", [say(desk, "sign"), say(desk, "opened"), say(desk, "reasons"), say(desk, "outcome")], rows);
}

function waysTable(desk: ExitDesk): Markup {
  const { agreement, course, today } = desk;
  const members = membersOn(agreement, today);
  const ways = members.flatMap((party) => waysOf(agreement, party, course, today).map((way) => ({ party, way })));
  const rows = ways.map(({ party, way }) => [
    party.name,
    way.grounds.map((ground) => groundName(desk, ground)).join(", "),
    clauseLink({ slug: desk.alliance.slug, agreement }, way.clause, desk.language),
    standingOf(desk, way),
  ]);
  return table(desk, "ways", [say(desk, "party"), say(desk, "grounds"), say(desk, "clause"), say(desk, "state")], rows);
}

function standingOf(desk: ExitDesk, { isOpen, opens, closes, earliestLast }: Way): string {
  const day = (each: Day): string => showDay(each, desk.language);
  if (isOpen) return say(desk, "open-now", { day: day(earliestLast!) });
  if (earliestLast !== undefined) return say(desk, "beyond-term", { day: day(earliestLast), end: day(closes!) });
  if (opens !== undefined) return say(desk, "opens-on", { day: day(opens) });
  return closes === undefined ? say(desk, "not-open") : say(desk, "closed-on", { day: day(closes) });
}

/** From notice over continuity and settlement to leaving: the picture, and the table that says the same. */
function timelineOf(desk: ExitDesk, exits: readonly Exit[]): Markup {
  const { language, today } = desk;
  const day = (each: Day): string => showDay(each, language);
  const spans = exits
    .filter(({ withdrawn }) => !withdrawn)
    .flatMap((exit): Span[] => {
      const span = (word: "notice" | "continuity" | "settled" | "left", from: Day, to: Day, tone: Span["tone"]): Span => {
        const text = `${say(desk, word)} ${from === to ? day(from) : `${day(from)} – ${day(to)}`}`;
        return { label: whoOf(desk, exit), text, from, to, tone };
      };
      const { given, last, continuity, settled, left } = exit;
      const on = settled && dayAt(settled.at);
      return [
        span("notice", given, last, "step"),
        ...(continuity && continuity.until > last ? [span("continuity", last, continuity.until, "sum")] : []),
        ...(on === undefined ? [] : [span("settled", on, on, "win")]),
        ...(left === undefined ? [] : [span("left", left, left, "loss")]),
      ];
    });
  if (spans.length === 0) return html``;
  const picture = drawn(timeline(say(desk, "timeline"), spans, { day: today, text: say(desk, "today", { day: day(today) }) }));
  return html`${picture}
  ${table(
    desk,
    "timeline",
    [say(desk, "party"), say(desk, "what")],
    spans.map(({ label, text }) => [label, text]),
  )}`;
}

function exitSection(desk: ExitDesk, exit: Exit): Markup {
  const { language, alliance, preview, statements } = desk;
  const { id, kind, ground, given, notedOn, last, decisions, continuity, forecast, settled, withdrawn, left } = exit;
  const day = (each: Day): string => showDay(each, language);
  const state = withdrawn ? say(desk, "withdrawn", { day: day(withdrawn.on) }) : say(desk, left !== undefined ? "left" : settled ? "settled" : "noticed");
  const told = forecast && say(desk, `forecast-${forecast.by}`, { day: day(forecast.on), title: titleOf(desk, forecast.document) });
  const facts: [string, string | Markup][] = [
    [say(desk, "state"), state],
    [say(desk, "kind"), KIND_WORDS[kind][language]],
    [say(desk, "ground"), groundName(desk, ground)],
    [say(desk, "given"), notedOn === given ? day(given) : say(desk, "noted", { given: day(given), day: day(notedOn) })],
    [say(desk, "last"), day(last)],
    [say(desk, "decisions"), decisions.map((each) => desk.decisions.find((known) => known.id === each)?.name ?? "–").join("; ") || "–"],
    [say(desk, "plan"), continuity ? say(desk, "until", { title: titleOf(desk, continuity.plan), day: day(continuity.until) }) : say(desk, "missing")],
    [say(desk, "forecast"), told ?? say(desk, "missing")],
  ];
  if (settled) {
    const [payable, { currency }] = [BigInt(settled.payable), desk.agreement];
    facts.push(
      exit.party === undefined ? [say(desk, "payable"), showCents(payable, language, currency)] : [say(desk, "net"), showChange(payable, language, currency)],
    );
    const names = settled.approvers.map(({ party }) => `${nameOf(desk, party)}: ${say(desk, settled.approvals.has(party) ? "approved" : "waits")}`);
    facts.push([say(desk, "approvals"), names.join("; ")]);
  }
  const statement = statements.get(id);
  const asked = preview?.exit === id ? preview.statement : undefined;
  const link = html`<p><a href="${address(language, alliance.slug, "exit")}?preview=${id}#exit-${id}">${say(desk, "preview")}</a></p>`;
  return section(
    `exit-${id}`,
    `${capital(whoOf(desk, exit))}: ${KIND_WORDS[kind][language]}`,
    html`${factList(facts)} ${statement ? statementTables(desk.language, statement, { alliance: alliance.slug, id }) : ""}
    ${desk.previews.has(id) && !asked ? link : ""}
    ${
      asked
        ? html`<h3>${say(desk, "preview")}</h3>
            <p>${say(desk, "preview-lead")}</p>
            ${statementTables(language, asked)}`
        : ""
    }`,
  );
}

function defaultsTable(desk: ExitDesk): Markup {
  const { language, state, today } = desk;
  if (state.defaults.size === 0) return html`<p>${say(desk, "no-defaults")}</p>`;
  const rows = [...state.defaults.values()]
    .toReversed()
    .map((each) => [
      nameOf(desk, each.party),
      titleOf(desk, each.what),
      showDay(each.cureBy, language),
      each.cured
        ? `${say(desk, "cured", { day: showDay(each.cured.on, language) })}: ${titleOf(desk, each.cured.how)}`
        : say(desk, isUncured(each, today) ? "uncured" : "runs"),
    ]);
  return table(desk, "defaults", [say(desk, "party"), say(desk, "what"), say(desk, "cure-by"), say(desk, "state")], rows);
}

function suspensionsTable(desk: ExitDesk): Markup {
  const { language, state } = desk;
  if (state.suspensions.size === 0) return html`<p>${say(desk, "no-suspensions")}</p>`;
  const rows = [...state.suspensions.values()]
    .toReversed()
    .map(({ services, from, reasons, resumed }) => [
      services ? services.map((service) => nameOf(desk, service)).join(", ") : say(desk, "whole"),
      showDay(from, language),
      titleOf(desk, reasons),
      resumed === undefined ? say(desk, "suspended") : say(desk, "resumed", { day: showDay(resumed, language) }),
    ]);
  return table(desk, "suspensions", [say(desk, "scope"), say(desk, "from"), say(desk, "reasons"), say(desk, "state")], rows);
}
