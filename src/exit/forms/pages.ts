/** The forms of the page about leaving; each stands folded under what it adds to. */
import { html } from "hono/html";
import { forecastersOf } from "../../agreement/left.ts";
import { decisionField } from "../../decisions/pages.ts";
import { areaField, type Choice, choiceField, choicesField, dayField, postForm, textField } from "../../web/fields.ts";
import { address, type Markup } from "../../web/web.ts";
import { type Exit, isStanding, REVIEWED, SIGNS } from "../kinds.ts";
import { type ExitWord, KIND_WORDS, REVIEWED_WORDS, SIGN_WORDS } from "../page-words.ts";
import { type ExitDesk, groundName, nameOf, say, titleOf, whoOf } from "../pages.ts";
import { DEFAULT, EXIT_KINDS, membersOn, OTHER, WINDOW } from "../rights.ts";

/** A form for a command, for those who may give it; `step` is its part of the path. */
function form(desk: ExitDesk, command: string, step: string, title: ExitWord, fields: Markup): Markup | "" {
  if (!desk.may.has(command)) return "";
  const about = { id: `f-${step}`, title: say(desk, title), csrf: desk.csrf, key: desk.key, send: say(desk, "send") };
  return html`<details class="fold">
    <summary>${say(desk, title)}</summary>
    ${postForm({ ...about, action: address(desk.language, desk.alliance.slug, "exit", step) }, fields)}
  </details>`;
}

const area = (desk: ExitDesk, at: string, name: "reasons" | "what" | "how"): Markup => areaField({ at, name, label: say(desk, name) });
const day = (desk: ExitDesk, at: string, name: string, label: ExitWord): Markup => dayField({ at, name, label: say(desk, label) }, desk.today);
const titled = (desk: ExitDesk, at: string): Markup =>
  html`${textField({ at, name: "title", label: say(desk, "name") })} ${areaField({ at, name: "text", label: say(desk, "text"), optional: true })}`;

function deciding(desk: ExitDesk, at: string, decisions: readonly Choice[]): Markup {
  const { language, alliance } = desk;
  return decisionField(language, [alliance.slug, "decisions"], { at, name: "decision", label: say(desk, "decision") }, decisions);
}

function choices(of: readonly { readonly id: string; readonly name: string }[]): readonly Choice[] {
  return of.map(({ id, name }) => ({ id, name }));
}

export function reviewForms(desk: ExitDesk): Markup {
  const { language, agreement, state } = desk;
  const signs = SIGNS.map((id) => ({ id, name: SIGN_WORDS[id][language] }));
  const about = choices([...agreement.parties, ...agreement.lines]);
  const open = [...state.reviews.values()].filter(({ closed }) => !closed).map(({ id, reasons }) => ({ id, name: titleOf(desk, reasons) }));
  const outcomes = REVIEWED.map((id) => ({ id, name: REVIEWED_WORDS[id][language] }));
  const opening = html`${choiceField({ at: "ro", name: "sign", label: say(desk, "sign") }, signs)}
  ${choiceField({ at: "ro", name: "about", label: say(desk, "about"), optional: true }, about)} ${area(desk, "ro", "reasons")}`;
  const closing = html`${choiceField({ at: "rc", name: "review", label: say(desk, "review") }, open)}
  ${choiceField({ at: "rc", name: "outcome", label: say(desk, "outcome") }, outcomes)} ${area(desk, "rc", "reasons")}`;
  return html`${form(desk, "exit/reviews/open", "open", "f-open", opening)}
  ${open.length === 0 ? "" : form(desk, "exit/reviews/close", "close", "f-close", closing)}`;
}

export function noticeForms(desk: ExitDesk): Markup {
  const { language, agreement, today } = desk;
  const members = membersOn(agreement, today);
  const kinds = EXIT_KINDS.map((id) => ({ id, name: KIND_WORDS[id][language] }));
  const grounds = [...agreement.exit.purchasers.grounds, WINDOW, DEFAULT, OTHER].map((id) => ({ id, name: groundName(desk, id) }));
  const fields = html`${choiceField({ at: "n", name: "kind", label: say(desk, "kind") }, kinds)}
    ${choiceField({ at: "n", name: "party", label: say(desk, "party"), optional: true, value: desk.party }, choices(members))}
    ${choiceField({ at: "n", name: "ground", label: say(desk, "ground") }, grounds)} ${day(desk, "n", "given", "given")} ${day(desk, "n", "last", "last")}
    ${choicesField({ at: "n", name: "decisions", label: say(desk, "decisions") }, desk.carrying)}
    <p><a href="${address(language, desk.alliance.slug, "decisions")}">${say(desk, "note-decision")}</a></p>`;
  return html`${form(desk, "exit/notice", "notice", "f-notice", fields)}`;
}

/** What can be done about the notices that stand. */
export function exitForms(desk: ExitDesk): Markup | "" {
  const standing = [...desk.state.exits.values()].filter(isStanding);
  if (standing.length === 0) return "";
  const of = (exits: readonly Exit[]): readonly Choice[] => exits.map((exit) => ({ id: exit.id, name: whoOf(desk, exit) }));
  const which = (at: string, exits = standing): Markup => choiceField({ at, name: "exit", label: say(desk, "exit") }, of(exits));
  const forecast = (at: string): Markup =>
    html`${which(at)} ${day(desk, at, "on", "day")} ${titled(desk, at)} ${areaField({ at, name: "costs", label: say(desk, "costs"), optional: true })}
    ${areaField({ at, name: "results", label: say(desk, "results"), optional: true })}`;
  const makes = forecastersOf(desk.agreement);
  const settled = standing.filter((exit) => exit.settled);
  const approving = html`${which("ap", settled)} ${deciding(desk, "ap", desk.own)}`;
  return html`${form(desk, "exit/continuity", "plan", "f-plan", html`${which("pc")} ${day(desk, "pc", "until", "day")} ${titled(desk, "pc")}`)}
  ${makes.includes("agreed") ? form(desk, "exit/forecast/agree", "agree", "f-agree", forecast("fa")) : ""}
  ${makes.includes("expert") ? form(desk, "exit/forecast/set", "set", "f-set", forecast("fs")) : ""}
  ${form(desk, "exit/settle", "settle", "f-settle", which("se"))}
  ${
    settled.length === 0
      ? ""
      : html`${form(desk, "exit/approve", "approve", "f-approve", approving)} ${form(desk, "exit/accept", "accept", "f-accept", which("ac", settled))}`
  }
  ${form(desk, "exit/withdraw", "withdraw", "f-withdraw", html`${which("wd")} ${area(desk, "wd", "reasons")}`)}`;
}

export function aroundForms(desk: ExitDesk): Markup {
  const { agreement, state, party, today } = desk;
  const others = membersOn(agreement, today).filter(({ id }) => id !== party);
  const open = [...state.defaults.values()]
    .filter(({ cured }) => !cured)
    .map((each) => ({ id: each.id, name: `${nameOf(desk, each.party)}: ${titleOf(desk, each.what)}` }));
  const noting = html`${choiceField({ at: "d", name: "party", label: say(desk, "party") }, choices(others))} ${area(desk, "d", "what")}
  ${day(desk, "d", "cureBy", "cure-by")}`;
  const curing = html`${choiceField({ at: "dc", name: "default", label: say(desk, "defaults") }, open)} ${day(desk, "dc", "on", "day")}
  ${area(desk, "dc", "how")}`;
  return html`${form(desk, "exit/defaults/note", "default", "f-default", noting)}
  ${open.length === 0 ? "" : form(desk, "exit/defaults/cured", "cured", "f-cured", curing)}`;
}

export function suspensionForms(desk: ExitDesk): Markup {
  const { agreement, state } = desk;
  const running = [...state.suspensions.values()]
    .filter(({ resumed }) => resumed === undefined)
    .map(({ id, reasons }) => ({ id, name: titleOf(desk, reasons) }));
  const suspending = html`${choicesField({ at: "s", name: "services", label: say(desk, "services") }, choices(agreement.lines))}
  ${day(desk, "s", "from", "from")} ${deciding(desk, "s", desk.suspending)} ${area(desk, "s", "reasons")}`;
  const resuming = html`${choiceField({ at: "sr", name: "suspension", label: say(desk, "suspensions") }, running)} ${day(desk, "sr", "on", "day")}`;
  return html`${form(desk, "exit/suspend", "suspend", "f-suspend", suspending)}
  ${running.length === 0 ? "" : form(desk, "exit/resume", "resume", "f-resume", resuming)}`;
}
