/** One matter as a page: proposal, what it does to whose money, who has said what, what is missing, and what the reader can do. */
import { html } from "hono/html";
import type { Offered } from "../../decisions/offered.ts";
import { OUTCOMES } from "../../decisions/matter-bodies.ts";
import { decisionField } from "../../decisions/pages.ts";
import { isMember, noPart } from "../../decisions/unanimity.ts";
import { decisionName, STATE_WORDS } from "../../decisions/words.ts";
import { erasingPart } from "../../erasing/pages.ts";
import type { Erasures } from "../../erasing/store.ts";
import { erasedText } from "../../erasing/words.ts";
import { showCents, showDay } from "../../kernel/shown.ts";
import { partyOf } from "../../parties/kinds.ts";
import { hiddenFields, section } from "../../web/form.ts";
import { dataTable, factList } from "../../web/table.ts";
import { address, type Markup } from "../../web/web.ts";
import { hasOwn, waitsFor } from "../deciding.ts";
import { effectOf, type GrantedSum, ownEffect } from "../effect/pages.ts";
import { countingOf, joinsBy, type Matter, seatsOn, standOf } from "../kinds.ts";
import { COUNTED_WORDS, GROUND_WORDS, KIND_WORDS, OUTCOME_WORDS, STAND_WORDS, STEP_WORDS } from "../page-words.ts";
import { area, at, type Desk, frame, input, nameIn, say, select, toldOf, wordIn } from "../pages.ts";
import { saidFields, saidOf } from "../proposing/pages.ts";
import { approversOf } from "../shown.ts";
import { deadlineOf, partiesOf } from "../sitting.ts";
import type { Compared } from "../store.ts";
import { carryBox, ladderOf, moveForm, movesOf, type StandingView, todayBox, unboundBox } from "../standing/pages.ts";

export type OneView = StandingView & {
  readonly compared: Compared | undefined;
  readonly granted: readonly GrantedSum[];
  readonly erasures: Erasures;
  /** Decisions of the reader's own organ by which it can be approved. */
  readonly carrying: readonly Offered[];
};

export function matterPage(desk: Desk, view: OneView): Markup {
  const { language, ground } = desk;
  const { matter } = view;
  const isOpen = ["open", "deadlocked"].includes(standOf(matter, ground.decisions.get(matter.id)));
  const body = html`<p><a href="${at(desk)}">${say(language, "to-matters")}</a></p>
    <h1>${matter.title}</h1>
    ${unboundBox(desk, view)} ${waitsLink(desk, matter)} ${ownEffect(desk, view)} ${facts(desk, matter)} ${onwards(desk, matter)} ${proposalOf(desk, view)}
    ${isOpen ? positionForm(desk, matter) : approveForm(desk, view)} ${isOpen ? todayBox(desk, view) : ""} ${carryBox(desk, view)} ${approvalsOf(desk, matter)}
    ${positionsOf(desk, view)} ${effectOf(desk, view)} ${handlingsOf(desk, matter)}
    ${isOpen ? html`${recordForm(desk, matter)} ${escalateForm(desk, matter)} ${moveForm(desk, matter)} ${ownForms(desk, view)}` : ""}
    ${erasingPart(desk, view.erasures, [desk.alliance.slug, "matters", matter.id])}`;
  return frame(desk, matter.title, [matter.id], body);
}

/** To what the reader's party is asked for, past what the page tells before it. */
function waitsLink(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground, today } = desk;
  const party = partyOf(ground, desk.own);
  const waits = desk.may.bind && party !== undefined ? waitsFor(ground, matter, party, today) : undefined;
  if (!waits) return "";
  const [to, words] = waits === "approval" ? (["approve", "approve"] as const) : (["position", "take-position"] as const);
  return html`<p><a class="hds-button hds-button--primary hds-button--small" href="#${to}">${say(language, words)}</a></p>`;
}

function facts(desk: Desk, matter: Matter): Markup {
  const { language, ground } = desk;
  const until = deadlineOf(matter);
  const before = matter.from === undefined ? undefined : ground.matters.matters.get(matter.from);
  const followed = followersOf(desk, matter);
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
    ...followed.map((each) => [say(language, "continues"), html`<a href="${at(desk, each.id)}">${nameIn(desk, each.body)}: ${each.title}</a>`] as const),
  ]);
}

/** What was opened before the body to which it was forwarded. */
function followersOf({ ground }: Desk, { id }: Matter): readonly Matter[] {
  return [...ground.matters.matters.values()].filter(({ from, withdrawnOn }) => from === id && withdrawnOn === undefined);
}

/** Where a forwarded matter goes on, as long as nobody has opened it there. */
function onwards(desk: Desk, matter: Matter): Markup | "" {
  const last = matter.handlings.at(-1);
  if (last?.outcome !== "forwarded" || last.to === undefined || !desk.may.open || followersOf(desk, matter).length > 0) return "";
  const label = say(desk.language, "open-forwarded", { body: nameIn(desk, last.to) });
  return html`<p><a class="hds-button hds-button--primary hds-button--small" href="${at(desk, "new")}?from=${matter.id}">${label}</a></p>`;
}

function proposalOf({ language }: Desk, { matter, texts, erasures }: OneView): Markup {
  const { proposal } = texts;
  if (!proposal) return section("proposal-text", say(language, "proposal"), html`<p>${erasedText(language, erasures.gone.get(matter.proposal.hash))}</p>`);
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

function positionsOf(desk: Desk, { matter, texts, erasures }: OneView): Markup {
  const { language, ground } = desk;
  const seats = ground.matters.seats.filter(({ body }) => body === matter.body);
  const rows = countingOf(matter, seats).map((taken) => {
    const why = taken.reasons && (texts.reasons.get(taken.reasons.hash) ?? erasedText(language, erasures.gone.get(taken.reasons.hash)));
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
  const own = desk.may.bind ? partyOf(ground, desk.own) : undefined;
  const extract = desk.may.extract ? html` <a class="part" href="${noting(desk, matter, "extract")}">${say(language, "note-extract")}</a>` : "";
  const awaited = html`${say(language, "awaited")}${extract}`;
  const rows = approvers.map(({ party, needs, decision, state }) => {
    const found = decision === undefined ? undefined : ground.decisions.get(decision);
    const waits = party === own && found?.annulledOn === undefined && state !== undefined && state !== needs;
    const further = waits ? html` <a class="part" href="${noting(desk, matter, "advance")}">${say(language, "note-further")}</a>` : "";
    return {
      cells: [
        nameIn(desk, party),
        found ? decisionName(found, language) : "",
        state === undefined ? awaited : html`${STATE_WORDS[state as keyof typeof STATE_WORDS][language]}${further}`,
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
  const party = partyOf(ground, desk.own);
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

/** Where a decision of the reader's own organ is noted, and how far it has come; and back from there. */
function noting({ language, alliance }: Desk, { id }: Matter, form: "note" | "advance" | "extract"): string {
  return `${address(language, alliance.slug, "decisions")}?matter=${id}#f-${form}`;
}

function approveForm(desk: Desk, { matter, texts, carrying }: OneView): Markup | "" {
  const { language, ground } = desk;
  const party = partyOf(ground, desk.own);
  const agreed = ground.decisions.get(matter.id);
  if (!desk.may.bind || party === undefined || !agreed) return "";
  // Who joins was nobody to be asked when the body agreed, and is bound by its own decision all the same.
  const isNew = joinsBy(texts.reckoned, party) && !hasOwn(ground.decisions, agreed, party);
  if (!isNew && waitsFor(ground, matter, party, desk.today) !== "approval") return "";
  const form = html`<form method="post" action="${at(desk, matter.id, "approve")}" class="check">
    ${hiddenFields({ csrf: desk.csrf, key: desk.key })}
    ${decisionField(language, [desk.alliance.slug, "decisions"], { at: "approve", name: "decision", label: say(language, "decision") }, carrying)}
    <p><button type="submit" class="hds-button hds-button--primary hds-button--small">${say(language, "do-approve")}</button></p>
  </form>`;
  const pack = address(language, desk.alliance.slug, "meetings", "proposals", matter.id);
  const body = html`<p><a class="hds-button hds-button--secondary hds-button--small" href="${pack}">${say(language, "to-organ")}</a></p>
    <p>${say(language, "approve-help")} <a href="${noting(desk, matter, "note")}">${say(language, "note-own")}</a></p>
    ${carrying.length === 0 ? html`<p><strong>${say(language, "no-usable")}</strong></p>` : form}`;
  return section("approve", say(language, "approve"), body);
}

function recordForm(desk: Desk, matter: Matter): Markup | "" {
  const { language, ground } = desk;
  const body = ground.agreement?.decisions.bodies[matter.body];
  const isChair = desk.may.bind && partyOf(ground, desk.own) === body?.chair;
  if (!body || (!isChair && !desk.may.record)) return "";
  const outcomes = OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome][language]] as const);
  const others = Object.entries(ground.agreement!.decisions.bodies).filter(([id]) => id !== matter.body);
  const members = ground.agreement!.parties.filter((party) => isMember(party, desk.today));
  const seated = Object.keys(body.seats).filter((id) => members.some((party) => party.id === id));
  const seats = seated.map(
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
function ownForms(desk: Desk, { matter, texts, granted }: OneView): Markup | "" {
  const { language } = desk;
  if (!desk.may.open || matter.openedBy !== desk.own) return "";
  const until = matter.until === undefined ? {} : { until: matter.until };
  return html`<details class="block">
      <summary>${say(language, "change")}</summary>
      <p>${say(language, "change-help")}</p>
      <form method="post" action="${at(desk, matter.id, "change")}" enctype="multipart/form-data" class="check">
        ${hiddenFields({ csrf: desk.csrf, key: desk.key, kind: matter.kind })}
        ${saidFields(desk, { kind: matter.kind, granted, known: { ...saidOf(desk, { matter, texts }), ...until } })}
        <p><button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "change")}</button></p>
      </form>
    </details>
    <form method="post" action="${at(desk, matter.id, "withdraw")}" class="block">
      ${hiddenFields({ csrf: desk.csrf, key: desk.key })}
      <button type="submit" class="hds-button hds-button--secondary hds-button--small">${say(language, "withdraw")}</button>
    </form>`;
}
