/** One matter as a page: proposal, what it does to whose money, who has said what, what is missing, and what the reader can do. */
import { html } from "hono/html";
import { OUTCOMES } from "../../decisions/matter-bodies.ts";
import { noPart } from "../../decisions/unanimity.ts";
import { decisionName, STATE_WORDS } from "../../decisions/words.ts";
import { formatCents } from "../../kernel/money.ts";
import { showCents, showDay, showTyped } from "../../kernel/shown.ts";
import { hiddenFields, section } from "../../web/form.ts";
import { dataTable, factList } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import { waitsFor } from "../deciding.ts";
import { effectOf, type GrantedSum, ownEffect } from "../effect/pages.ts";
import { countingOf, type Matter, seatsOn, standOf } from "../kinds.ts";
import { COUNTED_WORDS, GROUND_WORDS, KIND_WORDS, OUTCOME_WORDS, STAND_WORDS, STEP_WORDS } from "../page-words.ts";
import { area, at, type Desk, frame, input, nameIn, saidFields, say, select, toldOf, wordIn } from "../pages.ts";
import { approversOf, partyIn } from "../shown.ts";
import { deadlineOf, partiesOf } from "../sitting.ts";
import { carryBox, ladderOf, moveForm, movesOf, type StandingView, todayBox, unboundBox } from "../standing/pages.ts";
import type { Texts } from "../store.ts";

export type OneView = StandingView & { readonly granted: readonly GrantedSum[] };

export function matterPage(desk: Desk, view: OneView): Markup {
  const { language, ground } = desk;
  const { matter } = view;
  const isOpen = ["open", "deadlocked"].includes(standOf(matter, ground.decisions.get(matter.id)));
  const body = html`<p><a href="${at(desk)}">${say(language, "to-matters")}</a></p>
    <h1>${matter.title}</h1>
    ${unboundBox(desk, view)} ${ownEffect(desk, view)} ${facts(desk, matter)} ${proposalOf(desk, view)} ${effectOf(desk, view)}
    ${isOpen ? positionForm(desk, matter) : approveForm(desk, matter)} ${positionsOf(desk, view)} ${isOpen ? todayBox(desk, view) : ""}
    ${handlingsOf(desk, matter)} ${approvalsOf(desk, matter)} ${carryBox(desk, view)}
    ${isOpen ? html`${recordForm(desk, matter)} ${escalateForm(desk, matter)} ${moveForm(desk, matter)} ${ownForms(desk, view)}` : ""}`;
  return frame(desk, matter.title, [matter.id], body);
}

function facts(desk: Desk, matter: Matter): Markup {
  const { language, ground } = desk;
  const until = deadlineOf(matter);
  const before = matter.from === undefined ? undefined : ground.matters.matters.get(matter.from);
  const stands = standOf(matter, ground.decisions.get(matter.id));
  return factList([
    [say(language, "state"), html`<strong>${STAND_WORDS[stands][language]}</strong>`],
    [say(language, "kind"), KIND_WORDS[matter.kind][language]],
    [say(language, "body"), nameIn(desk, matter.body)],
    [say(language, "procedure"), say(language, matter.procedure)],
    [say(language, "opened"), showDay(matter.openedOn, language)],
    ...(until === undefined ? [] : [[say(language, "until"), showDay(until, language)] as const]),
    ...(matter.amount === undefined ? [] : [[say(language, "amount"), showCents(matter.amount, language)] as const]),
    ...(matter.concerns.length === 0 ? [] : [[say(language, "concerns"), matter.concerns.map((id) => nameIn(desk, id)).join(", ")] as const]),
    ...(before ? [[say(language, "from"), html`<a href="${at(desk, before.id)}">${nameIn(desk, before.body)}: ${before.title}</a>`] as const] : []),
  ]);
}

function proposalOf({ language }: Desk, { texts }: OneView): Markup {
  const { proposal } = texts;
  if (!proposal) return section("proposal-text", say(language, "proposal"), html`<p>${say(language, "erased")}</p>`);
  const { rationale, alternatives = [] } = proposal;
  return section(
    "proposal-text",
    say(language, "proposal"),
    html`<p>${proposal.proposal}</p>
      ${
        rationale === undefined
          ? ""
          : html`<h3>${say(language, "rationale")}</h3>
              <p>${rationale}</p>`
      }
      ${
        alternatives.length === 0
          ? ""
          : html`<h3>${say(language, "alternatives")}</h3>
              <ul>
                ${alternatives.map((each) => html`<li>${each}</li>`)}
              </ul>`
      }`,
  );
}

function positionsOf(desk: Desk, { matter, texts }: OneView): Markup {
  const { language, ground } = desk;
  const seats = ground.matters.seats.filter(({ body }) => body === matter.body);
  const rows = countingOf(matter, seats).map((taken) => {
    const why = taken.reasons && texts.reasons.get(taken.reasons.hash);
    const item = taken.ground === undefined ? "" : ` (${wordIn(GROUND_WORDS, taken.ground, language)})`;
    return {
      cells: [
        nameIn(desk, taken.party),
        html`<strong>${COUNTED_WORDS[taken.says][language]}</strong
          >${item}${taken.onCondition ? html` <span class="part">${say(language, "condition")}</span>` : ""}
          ${why === undefined ? "" : html`<span class="part dim">${why}</span>`}`,
        desk.names.get(taken.person) ?? "–",
        showDay(taken.on, language),
      ],
    };
  });
  const head = (["party", "position", "who", "on"] as const).map((key) => say(language, key));
  const caption = say(language, "positions");
  const table = dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true });
  return section("positions", caption, rows.length === 0 ? html`<p>${say(language, "no-positions")}</p>` : table);
}

function handlingsOf(desk: Desk, matter: Matter): Markup | "" {
  const { language } = desk;
  if (matter.handlings.length + matter.steps.length + matter.moves.length === 0) return "";
  const rows = matter.handlings.map(({ section: number, on, organ, outcome, counted, to }) => ({
    cells: [
      html`${organ} <span class="part">§ ${number}</span>`,
      showDay(on, language),
      html`${OUTCOME_WORDS[outcome][language]}${to === undefined ? "" : html`: ${nameIn(desk, to)}`}`,
      counted.map(({ party, as }) => `${nameIn(desk, party)}: ${COUNTED_WORDS[as][language]}`).join("; "),
    ],
  }));
  const head = (["section", "on", "outcome", "counted"] as const).map((key) => say(language, key));
  const table = dataTable({ caption: say(language, "handled"), quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true });
  const climbed = ladderOf(desk, matter);
  return section("handled", say(language, "handled"), html`${rows.length === 0 ? "" : table} ${movesOf(desk, matter)} ${climbed}`);
}

function approvalsOf(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const approvers = approversOf(ground, matter.id);
  if (approvers.length === 0) return "";
  const rows = approvers.map(({ party, needs, decision, state }) => {
    const found = decision === undefined ? undefined : ground.decisions.get(decision);
    return {
      cells: [
        nameIn(desk, party),
        found ? decisionName(found, language) : "",
        state === undefined ? say(language, "awaited") : STATE_WORDS[state as keyof typeof STATE_WORDS][language],
        STATE_WORDS[needs][language],
      ],
    };
  });
  const head = (["party", "decision", "state", "needs"] as const).map((key) => say(language, key));
  const caption = say(language, "approvals");
  return section("approvals", caption, dataTable({ caption, quietCaption: true, head, numeric: [false, false, false, false], rows, cards: true }));
}

/** Four buttons, each a whole answer: on a phone one touch decides. */
function positionForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground, today } = desk;
  const party = partyIn(ground, desk.own);
  if (!desk.may.bind || party === undefined || !ground.agreement) return "";
  const against = noPart({ powers: ground.agreement.decisions, parties: partiesOf(ground.agreement), matter, day: today }, party);
  const title = say(language, "take-position");
  if (against) return section("position", title, html`<p>${toldOf(desk, against)}</p>`);
  const sits = seatsOn(ground.matters, matter.body, today).some((seat) => seat.party === party && seat.person === desk.reader);
  if (!sits) return section("position", title, html`<p>${say(language, "sit-first")} <a href="${at(desk, "bodies")}">${say(language, "to-bodies")}</a></p>`);
  const button = (position: "for" | "against" | "abstain", look: "primary" | "secondary"): Markup =>
    html`<button type="submit" name="position" value="${position}" class="hds-button hds-button--${look} hds-button--small">
      ${say(language, `say-${position}`)}
    </button>`;
  const grounds = Object.keys(GROUND_WORDS).map((id) => [id, wordIn(GROUND_WORDS, id, language)] as const);
  const body = html`<form method="post" action="${at(desk, matter.id, "position")}" class="check">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key })}
      <label class="choice"><input type="checkbox" name="condition" value="own-decision" /> ${say(language, "on-condition")}</label>
      ${area("reasons", "reasons", language)}
      <p class="actions">${button("for", "primary")} ${button("against", "secondary")} ${button("abstain", "secondary")}</p>
    </form>
    <details>
      <summary>${say(language, "say-recused")}</summary>
      <form method="post" action="${at(desk, matter.id, "position")}" class="check">
        ${hiddenFields({ csrf: desk.csrf, position: "recused" })} ${select("ground", say(language, "ground"), grounds)}
        <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "say-recused")}</button></p>
      </form>
    </details>`;
  return section("position", title, body);
}

function approveForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const party = partyIn(ground, desk.own);
  const agreed = ground.decisions.get(matter.id);
  if (!desk.may.bind || party === undefined || !agreed || waitsFor(ground, matter, party, desk.today) !== "approval") return "";
  const usable = [...ground.decisions.values()].filter(
    ({ organisation, annulledOn, on }) => organisation === desk.own && annulledOn === undefined && on >= agreed.on,
  );
  const choices = usable.map((each) => [each.id, `${decisionName(each, language)} (${STATE_WORDS[each.state][language]})`] as const);
  const form = html`<form method="post" action="${at(desk, matter.id, "approve")}" class="check">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key })} ${select("decision", say(language, "decision"), choices)}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "do-approve")}</button></p>
  </form>`;
  const body = html`<p>${say(language, "approve-help")} <a href="${address(language, desk.alliance.slug, "decisions")}">${say(language, "to-decisions")}</a></p>
    ${choices.length === 0 ? html`<p><strong>${say(language, "no-usable")}</strong></p>` : form}`;
  return section("approve", say(language, "approve"), body);
}

function recordForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const body = ground.agreement?.decisions.bodies[matter.body];
  const isChair = desk.may.bind && partyIn(ground, desk.own) === body?.chair;
  if (!body || (!isChair && !desk.may.record)) return "";
  const outcomes = OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome][language]] as const);
  const others = Object.entries(ground.agreement!.decisions.bodies).filter(([id]) => id !== matter.body);
  const seats = Object.keys(body.seats).map(
    (party) =>
      html`<div>
        <label class="choice"><input type="checkbox" name="present-${party}" value="yes" /> ${nameIn(desk, party)}</label>
      </div>`,
  );
  const form = html`<form method="post" action="${at(desk, matter.id, isChair ? "decide" : "record")}" class="check">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key })} ${select("outcome", say(language, "outcome"), outcomes)}
    ${input("on", say(language, "on"), "date", desk.today, true)}
    ${
      matter.procedure === "meeting"
        ? html`<fieldset>
            <legend>${say(language, "present")}</legend>
            ${seats}
          </fieldset>`
        : ""
    }
    ${others.length === 0 ? "" : select("to", say(language, "to"), [["", "–"], ...others.map(([id, { name }]) => [id, name] as const)])}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "do-record")}</button></p>
  </form>`;
  return section("record", say(language, "record"), form);
}

function escalateForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const next = ground.agreement?.decisions.deadlock[matter.steps.length];
  if (standOf(matter, undefined) !== "deadlocked" || next === undefined || !(desk.may.bind || desk.may.record)) return "";
  const form = html`<p>${say(language, "next-step", { step: wordIn(STEP_WORDS, next, language) })}</p>
    <form method="post" action="${at(desk, matter.id, "escalate")}" class="check">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key })} ${input("until", say(language, "until"), "date", desk.today, true, "step-until")}
      <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "do-escalate")}</button></p>
    </form>`;
  return section("escalate", say(language, "escalate"), form);
}

/** What the organisation that opened it can do: another proposal, or none. */
function ownForms(desk: Desk, { matter, texts }: OneView): Markup | "" {
  const { language } = desk;
  if (!desk.may.open || matter.openedBy !== desk.own) return "";
  const { proposal = "", rationale = "", alternatives = [] } = texts.proposal ?? {};
  const until = matter.until === undefined ? {} : { until: matter.until };
  const known = { title: matter.title, proposal, rationale, alternatives: alternatives.join("\n"), concerns: matter.concerns.join(" "), ...until };
  const typed = (cents: bigint): string => showTyped(formatCents(cents), language);
  const amount = matter.amount === undefined ? {} : { amount: typed(matter.amount) };
  const effect = (texts.effect ?? []).map(({ party, cents }) => `${party} ${typed(BigInt(cents))}`).join("\n");
  const change = linesOf(texts, typed);
  return html`<details class="block">
      <summary>${say(language, "change")}</summary>
      <p>${say(language, "change-help")}</p>
      <form method="post" action="${at(desk, matter.id, "change")}" enctype="multipart/form-data" class="check">
        ${hiddenFields({ csrf: desk.csrf, key: desk.key, kind: matter.kind })} ${saidFields(desk, { ...known, ...amount, effect, change })}
        <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "change")}</button></p>
      </form>
    </details>
    <form method="post" action="${at(desk, matter.id, "withdraw")}" class="block">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key })}
      <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "withdraw")}</button>
    </form>`;
}

/** The change as the form takes it; a file is chosen anew. */
function linesOf({ reckoned }: Texts, typed: (cents: bigint) => string): string {
  const change = reckoned?.change;
  if (!change || change.kind === "file") return "";
  if (change.kind === "allotments") return change.sums.map(({ party, year, amount }) => `${party} ${year} ${typed(BigInt(amount))}`).join("\n");
  return change.cells.map(({ year, line, provider, amount }) => `${year} ${line} ${provider} ${typed(BigInt(amount))}`).join("\n");
}
