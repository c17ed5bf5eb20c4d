/** The forms of the page of the phases; each stands folded under what it adds to. */
import { html } from "hono/html";
import { areaField, type Choice, choiceField, dayField, postForm, textField } from "../../web/fields.ts";
import { address, type Markup } from "../../web/web.ts";
import { ASSESSMENTS, DECIDED, FROM, GATES, SHOWN } from "../gates.ts";
import { EFFECTS, phaseOf } from "../kinds.ts";
import { EFFECT_WORDS, type LifecycleWord } from "../page-words.ts";
import { type LifecycleDesk, partyName, say, titleOf } from "../pages.ts";
import { ASSESSMENT_WORDS, ITEM_WORDS, PHASE_WORDS } from "../words.ts";

/** A form for a command, for those who may give it; `step` is its part of the path. */
function form(desk: LifecycleDesk, command: string, step: string, title: LifecycleWord, fields: Markup): Markup | "" {
  if (!desk.may.has(command)) return "";
  const about = { id: `f-${step}`, title: say(desk, title), csrf: desk.csrf, send: say(desk, "send") };
  return html`<details class="fold">
    <summary>${say(desk, title)}</summary>
    ${postForm({ ...about, action: address(desk.language, desk.alliance.slug, "phases", step) }, fields)}
  </details>`;
}

function gates({ language }: LifecycleDesk): readonly Choice[] {
  return GATES.map((id) => ({ id, name: PHASE_WORDS[id][language] }));
}

function titled(desk: LifecycleDesk, at: string): Markup {
  return html`${textField({ at, name: "title", label: say(desk, "what-title") })} ${areaField({ at, name: "text", label: say(desk, "text"), optional: true })}`;
}

export function gateForms(desk: LifecycleDesk): Markup {
  const { language, today, state } = desk;
  const ahead = GATES.filter((gate) => FROM[gate].includes(phaseOf(state))).map((id) => ({ id, name: PHASE_WORDS[id][language] }));
  const decided = DECIDED.map((id) => ({ id, name: ITEM_WORDS[id][language] }));
  const shown = SHOWN.map((id) => ({ id, name: ITEM_WORDS[id][language] }));
  const day = (at: string): Markup => dayField({ at, name: "on", label: say(desk, "day") }, today);
  return html`${form(
    desk,
    "phases/name-decision",
    "name",
    "name",
    html`${choiceField({ at: "n", name: "item", label: say(desk, "item") }, decided)}
    ${choiceField({ at: "n", name: "decision", label: say(desk, "decision") }, desk.own)}`,
  )}
  ${form(desk, "phases/show-document", "show", "show", html`${choiceField({ at: "s", name: "item", label: say(desk, "item") }, shown)} ${titled(desk, "s")}`)}
  ${form(desk, "phases/plan", "plan", "plan", html`${choiceField({ at: "p", name: "gate", label: say(desk, "phase") }, gates(desk))} ${day("p")}`)}
  ${ahead.length === 0 ? "" : form(desk, "phases/enter", "enter", "enter", html`${choiceField({ at: "e", name: "phase", label: say(desk, "phase") }, ahead)} ${day("e")}`)}`;
}

export function milestoneForms(desk: LifecycleDesk): Markup {
  const { today, state } = desk;
  const open = [...state.milestones.values()].filter(({ reached, dropped }) => !reached && !dropped);
  const choices = open.map(({ id, text }) => ({ id, name: titleOf(desk, text) }));
  const standing = open.flatMap(({ text, estimates }) => estimates.map(({ id, source }) => ({ id, name: `${titleOf(desk, text)}: ${titleOf(desk, source)}` })));
  const which = (at: string): Markup => choiceField({ at, name: "milestone", label: say(desk, "milestone") }, choices);
  const source = (at: string): Markup => textField({ at, name: "source", label: say(desk, "source") });
  const named = html`${titled(desk, "mn")} ${choiceField({ at: "mn", name: "gate", label: say(desk, "gate-that-waits"), optional: true }, gates(desk))}`;
  const added = form(desk, "milestones/name", "milestone", "name-milestone", named);
  if (open.length === 0) return html`${added}`;
  return html`${added}
  ${form(
    desk,
    "milestones/estimate",
    "estimate",
    "estimate-milestone",
    html`${which("me")} ${dayField({ at: "me", name: "earliest", label: say(desk, "earliest") }, today)}
    ${dayField({ at: "me", name: "latest", label: say(desk, "latest") }, today)} ${source("me")}
    ${choiceField({ at: "me", name: "replaces", label: say(desk, "replaces"), optional: true }, standing)}`,
  )}
  ${form(desk, "milestones/reach", "reach", "reach-milestone", html`${which("mr")} ${dayField({ at: "mr", name: "on", label: say(desk, "day") }, today)} ${source("mr")}`)}
  ${form(desk, "milestones/drop", "drop-milestone", "drop-milestone", html`${which("md")} ${areaField({ at: "md", name: "reasons", label: say(desk, "reasons") })}`)}`;
}

export function opinionForms(desk: LifecycleDesk): Markup {
  const { language, today, state } = desk;
  const open = [...state.opinions.values()].filter(({ given, dropped }) => !given && !dropped);
  const which = (at: string): Markup =>
    choiceField(
      { at, name: "opinion", label: say(desk, "opinion") },
      open.map(({ id, text }) => ({ id, name: titleOf(desk, text) })),
    );
  const asked = html`${titled(desk, "or")} ${dayField({ at: "or", name: "sent", label: say(desk, "sent") }, today)} ${textDay(desk, "or", "due")}
  ${choiceField({ at: "or", name: "gate", label: say(desk, "gate-that-waits"), optional: true }, gates(desk))}`;
  const added = form(desk, "opinions/request", "opinion", "request-opinion", asked);
  if (open.length === 0) return html`${added}`;
  const effects = EFFECTS.map((id) => ({ id, name: EFFECT_WORDS[id][language] }));
  const given = html`${which("og")} ${dayField({ at: "og", name: "on", label: say(desk, "day") }, today)}
  ${choiceField({ at: "og", name: "effect", label: say(desk, "effect") }, effects)} ${areaField({ at: "og", name: "answer", label: say(desk, "answer") })}`;
  return html`${added} ${form(desk, "opinions/give", "give", "give-opinion", given)}
  ${form(desk, "opinions/drop", "drop-opinion", "drop-opinion", html`${which("od")} ${areaField({ at: "od", name: "reasons", label: say(desk, "reasons") })}`)}`;
}

/** A day that may be left out. */
function textDay(desk: LifecycleDesk, at: string, name: "due"): Markup {
  return dayField({ at, name, label: say(desk, name), optional: true }, "");
}

export function registeringForms(desk: LifecycleDesk): Markup {
  const { language, today, agreement, state } = desk;
  const kinds = ASSESSMENTS.map((id) => ({ id, name: ASSESSMENT_WORDS[id][language] }));
  const parties = agreement.parties.map(({ id, name }) => ({ id, name }));
  const day = (at: string): Markup => dayField({ at, name: "on", label: say(desk, "day") }, today);
  const assessed = html`${choiceField({ at: "ar", name: "kind", label: say(desk, "kind") }, kinds)} ${day("ar")} ${titled(desk, "ar")}`;
  const agreed = html`${choiceField({ at: "pr", name: "controller", label: say(desk, "controller") }, parties)}
  ${choiceField({ at: "pr", name: "processor", label: say(desk, "processor") }, parties)} ${day("pr")} ${titled(desk, "pr")}`;
  const running = [...state.processings.values()].filter(({ ended }) => ended === undefined);
  const choices = running.map(({ id, controller, processor }) => ({
    id,
    name: say(desk, "processing", { controller: partyName(desk, controller), processor: partyName(desk, processor) }),
  }));
  const ending = html`${choiceField({ at: "pe", name: "processing", label: say(desk, "kind") }, choices)} ${day("pe")}`;
  return html`${form(desk, "assessments/register", "assessment", "register-assessment", assessed)}
  ${form(desk, "processing/register", "processing", "register-processing", agreed)}
  ${choices.length === 0 ? "" : form(desk, "processing/end", "end-processing", "end-processing", ending)}`;
}

export function transferForms(desk: LifecycleDesk): Markup {
  const { today, agreement, organisations, state, decisions } = desk;
  const organisers = agreement.parties.filter(({ roles }) => roles.includes("organiser") || roles.includes("purchaser")).map(({ id, name }) => ({ id, name }));
  const moved = html`${choiceField({ at: "t", name: "from", label: say(desk, "from") }, organisers)}
  ${choiceField({ at: "t", name: "to", label: say(desk, "to") }, organisations)} ${textField({ at: "t", name: "act", label: say(desk, "act") }, 10)}
  ${textField({ at: "t", name: "section", label: say(desk, "section") }, 60)} ${dayField({ at: "t", name: "on", label: say(desk, "day") }, today)}
  ${titled(desk, "t")}`;
  const transfers = [...state.transfers.values()].map(({ id, text }) => ({ id, name: titleOf(desk, text) }));
  const takers = new Set([...state.transfers.values()].map(({ to }) => to));
  const theirs = [...decisions.values()].filter((each) => takers.has(each.organisation ?? "") && each.annulledOn === undefined);
  const signed = html`${choiceField({ at: "ss", name: "transfer", label: say(desk, "transfers") }, transfers)}
  ${choiceField(
    { at: "ss", name: "decision", label: say(desk, "decision") },
    theirs.map(({ id, organ, section }) => ({ id, name: `${organ} ${section}` })),
  )}`;
  return html`${form(desk, "organising/transfer", "transfer", "note-transfer", moved)}
  ${transfers.length === 0 ? "" : form(desk, "organising/sign", "sign", "sign-succession", signed)}`;
}
