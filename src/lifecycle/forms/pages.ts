/** The forms of the page of the phases; each stands folded under what it adds to. */
import { html } from "hono/html";
import { decisionField } from "../../decisions/pages.ts";
import { decisionName } from "../../decisions/words.ts";
import { areaField, type Choice, choiceField, dayField, postForm, textField } from "../../web/fields.ts";
import { address, type Markup } from "../../web/web.ts";
import { ASSESSMENTS, DECIDED, FROM, GATES, SHOWN } from "../gates.ts";
import { EFFECTS, phaseOf } from "../kinds.ts";
import { EFFECT_WORDS, type LifecycleWord } from "../page-words.ts";
import { type LifecycleDesk, partyName, say, titleOf } from "../pages.ts";
import { openInterfaces, type Plan, standingPlans } from "../preparations/kinds.ts";
import { ASSESSMENT_WORDS, ITEM_WORDS, PHASE_WORDS } from "../words.ts";

/** A form for a command, for those who may give it; `step` is its part of the path. */
function form(desk: LifecycleDesk, command: string, step: string, title: LifecycleWord, fields: Markup): Markup | "" {
  if (!desk.may.has(command)) return "";
  const about = { id: `f-${step}`, title: say(desk, title), csrf: desk.csrf, key: desk.key, send: say(desk, "send") };
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

function deciding({ language, alliance }: LifecycleDesk, at: string, decisions: readonly Choice[]): Markup {
  return decisionField(language, [alliance.slug, "decisions"], { at, name: "decision", label: say({ language }, "decision") }, decisions);
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
    html`${choiceField({ at: "n", name: "item", label: say(desk, "item") }, decided)} ${deciding(desk, "n", desk.own)}`,
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

export function planForms(desk: LifecycleDesk): Markup {
  const { today, state } = desk;
  const standing = standingPlans(state);
  const named = (plans: readonly Plan[]): readonly Choice[] => plans.map(({ id, text }) => ({ id, name: titleOf(desk, text) }));
  const firsts = named(standing.filter(({ beside, taken }) => beside === undefined && !taken));
  const others = named(standing.filter(({ beside, taken }) => beside !== undefined && !taken));
  const milestones = [...state.milestones.values()].filter(({ dropped }) => !dropped).map(({ id, text }) => ({ id, name: titleOf(desk, text) }));
  const laid = html`${textField({ at: "pl", name: "title", label: say(desk, "what-title") })}
  ${areaField({ at: "pl", name: "text", label: say(desk, "trigger-help"), optional: true })}
  ${firsts.length === 0 ? "" : choiceField({ at: "pl", name: "beside", label: say(desk, "beside"), optional: true }, firsts)}
  ${milestones.length === 0 ? "" : choiceField({ at: "pl", name: "milestone", label: say(desk, "milestone"), optional: true }, milestones)}`;
  const taken = html`${choiceField({ at: "pt", name: "plan", label: say(desk, "one-plan") }, others)}
  ${dayField({ at: "pt", name: "on", label: say(desk, "day") }, today)} ${textField({ at: "pt", name: "source", label: say(desk, "source") })}`;
  const dropped = html`${choiceField({ at: "pd", name: "plan", label: say(desk, "one-plan") }, named(standing))}
  ${areaField({ at: "pd", name: "reasons", label: say(desk, "reasons") })}`;
  return html`${form(desk, "plans/lay", "lay-plan", "lay-plan", laid)} ${others.length === 0 ? "" : form(desk, "plans/take", "take-plan", "take-plan", taken)}
  ${standing.length === 0 ? "" : form(desk, "plans/drop", "drop-plan", "drop-plan", dropped)}`;
}

export function interfaceForms(desk: LifecycleDesk): Markup {
  const { today, state, agreement } = desk;
  const open = openInterfaces(state).map(({ id, text }) => ({ id, name: titleOf(desk, text) }));
  const which = (at: string): Markup => choiceField({ at, name: "interface", label: say(desk, "interface") }, open);
  const parties = agreement.parties.map(({ id, name }) => ({ id, name }));
  const named = html`${titled(desk, "in")} ${choiceField({ at: "in", name: "party", label: say(desk, "keeper") }, parties)} ${textDay(desk, "in", "due")}`;
  const added = form(desk, "interfaces/name", "interface", "name-interface", named);
  if (open.length === 0) return html`${added}`;
  const agreed = html`${which("ia")} ${dayField({ at: "ia", name: "on", label: say(desk, "day") }, today)}
  ${areaField({ at: "ia", name: "answer", label: say(desk, "agreed") })}`;
  const dropped = html`${which("ix")} ${areaField({ at: "ix", name: "reasons", label: say(desk, "reasons") })}`;
  return html`${added} ${form(desk, "interfaces/agree", "agree-interface", "agree-interface", agreed)}
  ${form(desk, "interfaces/drop", "drop-interface", "drop-interface", dropped)}`;
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
  const ending = html`${choiceField({ at: "pe", name: "processing", label: say(desk, "kind-processing") }, choices)} ${day("pe")}`;
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
  ${deciding(
    desk,
    "ss",
    theirs.map((each) => ({ id: each.id, name: decisionName(each, desk.language) })),
  )}`;
  return html`${form(desk, "organising/transfer", "transfer", "note-transfer", moved)}
  ${transfers.length === 0 ? "" : form(desk, "organising/sign", "sign", "sign-succession", signed)}`;
}
