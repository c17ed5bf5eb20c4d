/** The page of the phases: where the alliance stands, its gates as a table and as a picture, and what they wait for. */
import { html } from "hono/html";
import { basisSaid } from "../../api/basis-words.ts";
import { TERM_WORDS } from "../../appropriations/words.ts";
import { decisionPlace } from "../../decisions/words.ts";
import { erasingPart } from "../../erasing/pages.ts";
import type { Day } from "../../kernel/day.ts";
import { showCents, showDay } from "../../kernel/shown.ts";
import { drawn } from "../../web/drawn.ts";
import { refusedNote, section } from "../../web/form.ts";
import { dataTable } from "../../web/table.ts";
import { address, type Markup, page, say as frameSay } from "../../web/web.ts";
import { gateForms, interfaceForms, milestoneForms, opinionForms, planForms, registeringForms, transferForms } from "../forms/pages.ts";
import { type Gate, GATES, ITEMS } from "../gates.ts";
import { phaseOf, type Transfer } from "../kinds.ts";
import { EFFECT_WORDS, type LifecycleWord } from "../page-words.ts";
import { type LifecycleDesk, partyName, say, titleOf } from "../pages.ts";
import type { Plan } from "../preparations/kinds.ts";
import { conflicts, type Cover, notBefore, spanOf } from "../standing.ts";
import { type Span, timeline } from "../timeline.ts";
import { ASSESSMENT_WORDS, ITEM_WORDS, PHASE_WORDS } from "../words.ts";

export function phasesPage(desk: LifecycleDesk): Markup {
  const { language, alliance, told, state } = desk;
  const last = state.entered.at(-1);
  const now = PHASE_WORDS[phaseOf(state)][language];
  const stands = last ? say(desk, "now", { phase: now, day: showDay(last.on, language) }) : say(desk, "now-first", { phase: now });
  const title = say(desk, "title");
  const refusals = told.map(({ sentence, remedy, basis }) => `${sentence} ${remedy} (${basisSaid(basis, language)})`);
  const body = html`<div class="wide">
    <h1>${title}</h1>
    ${refusals.length === 0 ? "" : refusedNote(frameSay(language, "not-done"), refusals)}
    <p class="lead">${say(desk, "lead")}</p>
    <p><strong>${stands}</strong></p>
    <p><a href="${address(language, alliance.slug, "exit")}">${say(desk, "leaving")}</a></p>
    ${desk.shaken.map((phase) => html`<p class="wrong beside">${say(desk, "shaken", { phase: PHASE_WORDS[phase][language] })}</p>`)}
    ${section("timeline", say(desk, "timeline"), timelineOf(desk))} ${GATES.map((gate) => gateOf(desk, gate))} ${gateForms(desk)}
    ${section("milestones", say(desk, "milestones"), html`${milestonesOf(desk)} ${milestoneForms(desk)}`)}
    ${section("opinions", say(desk, "opinions"), html`${opinionsOf(desk)} ${opinionForms(desk)}`)}
    ${section(
      "plans",
      say(desk, "plans"),
      html`<p>${say(desk, "plans-lead")}</p>
        ${plansOf(desk)} ${planForms(desk)}`,
    )}
    ${section("interfaces", say(desk, "interfaces"), html`${interfacesOf(desk)} ${interfaceForms(desk)}`)}
    ${section("assessments", say(desk, "assessments"), html`${assessmentsOf(desk)} ${registeringForms(desk)}`)}
    ${section(
      "transfers",
      say(desk, "transfers"),
      html`<p>${say(desk, "transfers-lead")}</p>
        ${transfersOf(desk)} ${transferForms(desk)}`,
    )}
    ${erasingPart(desk, desk.erasures, [alliance.slug, "phases"])}
  </div>`;
  return page({ language, alliance, part: "phases", here: `/${alliance.slug}/phases`, title, body });
}

/** The picture, and the table that says the same. */
function timelineOf(desk: LifecycleDesk): Markup {
  const { language, today } = desk;
  const rows = rowsOf(desk);
  if (rows.length === 0) return html`<p>${say(desk, "no-milestones")}</p>`;
  const day = (each: Day): string => showDay(each, language);
  const text = ({ from, to, isRunning }: Row): string => (isRunning ? `${day(from)} –` : from === to ? day(from) : `${day(from)} – ${day(to)}`);
  const spans = rows.map((row): Span => ({ from: row.from, to: row.to, tone: row.tone, label: row.what, text: `${row.state} ${text(row)}` }));
  const table = dataTable({
    caption: say(desk, "timeline"),
    quietCaption: true,
    head: [say(desk, "what"), say(desk, "state"), say(desk, "days")],
    numeric: [false, false, false],
    rows: rows.map((row) => ({ cells: [row.what, row.state, text(row)] })),
    cards: true,
  });
  return html`${drawn(timeline(say(desk, "timeline"), spans, { day: today, text: say(desk, "today", { day: day(today) }) }))} ${table}`;
}

type Row = { readonly what: string; readonly state: string; readonly from: Day; readonly to: Day; readonly tone: Span["tone"]; readonly isRunning?: true };

function rowsOf(desk: LifecycleDesk): readonly Row[] {
  const { language, state, today } = desk;
  const entered = state.entered.map(({ phase, on }, i): Row => {
    const next = state.entered[i + 1]?.on;
    const row = { what: PHASE_WORDS[phase][language], from: on, tone: "win" } as const;
    if (next !== undefined) return { ...row, state: say(desk, "over"), to: next };
    return { ...row, state: say(desk, "running"), to: on > today ? on : today, isRunning: true };
  });
  const passed = new Set(state.entered.map(({ phase }) => phase));
  const planned = [...state.planned].flatMap(([gate, on]): Row[] =>
    passed.has(gate) ? [] : [{ what: say(desk, "gate", { phase: PHASE_WORDS[gate][language] }), state: say(desk, "planned"), from: on, to: on, tone: "sum" }],
  );
  const milestones = [...state.milestones.values()].flatMap((milestone): Row[] => {
    if (milestone.dropped) return [];
    const what = titleOf(desk, milestone.text);
    const { reached } = milestone;
    if (reached) return [{ what, state: say(desk, "reached-short"), from: reached.on, to: reached.on, tone: "win" }];
    const tone = conflicts(milestone) ? "loss" : "step";
    return milestone.estimates.map(({ earliest, latest, source }) => ({ what, state: titleOf(desk, source), from: earliest, to: latest, tone }));
  });
  return [...entered, ...planned, ...milestones];
}

function gateOf(desk: LifecycleDesk, gate: Gate): Markup {
  const { language, state, standing } = desk;
  const entered = state.entered.find(({ phase }) => phase === gate);
  const title = say(desk, "gate", { phase: PHASE_WORDS[gate][language] });
  if (entered) return section(`gate-${gate}`, title, html`<p>${say(desk, "passed")} ${showDay(entered.on, language)}</p>`);
  const rows = (standing.get(gate) ?? []).map(({ item, party, isMet, decision, cover }) => ({
    cells: [
      ITEM_WORDS[item][language],
      party === undefined ? "" : partyName(desk, party),
      ruleOf(desk, item),
      html`${say(desk, isMet ? "met" : "missing")} ${decision ? html`<span class="dim part">${decisionPlace(decision, language)}</span>` : ""}
      ${coverOf(desk, cover)}`,
    ],
  }));
  const waiting = [...state.milestones.values()].filter((each) => each.gate === gate && !each.reached && !each.dropped);
  const asked = [...state.opinions.values()].filter((each) => each.gate === gate && !each.given && !each.dropped);
  const outstanding = [
    ...waiting.map((each) => ({ cells: [outstandingOf(desk, "milestone", titleOf(desk, each.text)), "", "", say(desk, "waits")] })),
    ...asked.map((each) => ({ cells: [outstandingOf(desk, "opinion", titleOf(desk, each.text)), "", "", say(desk, "waits")] })),
  ];
  const head = (["item", "party", "rule", "state"] as const).map((key) => say(desk, key));
  const table = dataTable({ caption: title, quietCaption: true, head, numeric: head.map(() => false), rows: [...rows, ...outstanding], cards: true });
  return section(`gate-${gate}`, title, html`${plannedOf(desk, gate)} ${table}`);
}

function outstandingOf(desk: LifecycleDesk, kind: "milestone" | "opinion", title: string): Markup {
  return html`${title} <span class="dim part">${say(desk, kind)}</span>`;
}

/** What a decision on money covers, beside the most that can be owed. */
function coverOf(desk: LifecycleDesk, cover: Cover | undefined): Markup | "" {
  if (!cover) return "";
  const { language } = desk;
  const terms = cover.unbounded.map((term) => TERM_WORDS[term][language]).join(", ");
  const told = say(desk, "covers", { decided: showCents(cover.decided, language), most: showCents(cover.most, language) });
  return html`<span class="dim part">${told}${terms === "" ? "" : say(desk, "covers-open", { terms })}</span>`;
}

/** When a gate is planned, and whether the milestones that it waits for move it. */
function plannedOf(desk: LifecycleDesk, gate: Gate): Markup | "" {
  const { language, state } = desk;
  const [planned, span] = [state.planned.get(gate), notBefore(state, gate)];
  if (planned !== undefined && span && planned < span.latest) {
    const days = { planned: showDay(planned, language), earliest: showDay(span.earliest, language), latest: showDay(span.latest, language) };
    return html`<p class="wrong beside">${say(desk, "moved", days)}</p>`;
  }
  if (planned !== undefined) return html`<p>${say(desk, "planned")} ${showDay(planned, language)}</p>`;
  return span ? html`<p>${say(desk, "not-before")} ${showDay(span.earliest, language)}–${showDay(span.latest, language)}</p>` : "";
}

function ruleOf({ language, alliance }: LifecycleDesk, item: keyof typeof ITEMS): Markup | "" {
  const asked = ITEMS[item];
  return "rule" in asked ? html`<a class="id" href="${address(language, alliance.slug, "law", "rules", asked.rule)}">${asked.rule}</a>` : "";
}

function milestonesOf(desk: LifecycleDesk): Markup {
  const { language, state } = desk;
  if (state.milestones.size === 0) return html`<p>${say(desk, "no-milestones")}</p>`;
  const day = (each: Day): string => showDay(each, language);
  const rows = [...state.milestones.values()].map((milestone) => {
    const { text, gate, estimates, reached, dropped } = milestone;
    const span = spanOf(milestone);
    const told = estimates.map(
      ({ earliest, latest, source }) => html`<li>${day(earliest)} – ${day(latest)} <span class="dim part">${titleOf(desk, source)}</span></li>`,
    );
    const stands = reached ? say(desk, "reached", { day: day(reached.on) }) : say(desk, dropped ? "dropped" : conflicts(milestone) ? "conflicting" : "waits");
    return {
      cells: [
        titleOf(desk, text),
        gate ? PHASE_WORDS[gate][language] : "",
        html`<ul>
          ${told}
        </ul>`,
        span ? `${day(span.earliest)} – ${day(span.latest)}` : "",
        stands,
      ],
    };
  });
  const head = (["milestone", "gate-that-waits", "estimates", "days", "state"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "milestones"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

/** Each plan A with the plans B beside it. */
function plansOf(desk: LifecycleDesk): Markup {
  const { language, state, texts } = desk;
  const all = [...state.plans.values()];
  if (all.length === 0) return html`<p>${say(desk, "no-plans")}</p>`;
  const standsAs = ({ id, beside, taken, dropped }: Plan): string => {
    if (dropped) return say(desk, "dropped-plan");
    if (taken) return say(desk, "taken-on", { day: showDay(taken.on, language), source: titleOf(desk, taken.source) });
    if (beside !== undefined) return say(desk, "ready");
    return say(desk, all.some((other) => other.beside === id && other.taken) ? "given-up" : "followed");
  };
  const ordered = all.filter(({ beside }) => beside === undefined).flatMap((first) => [first, ...all.filter(({ beside }) => beside === first.id)]);
  const rows = ordered.map((plan) => {
    const milestone = plan.milestone === undefined ? undefined : state.milestones.get(plan.milestone);
    const said = texts.get(plan.text.hash)?.text ?? "";
    return {
      cells: [
        say(desk, plan.beside === undefined ? "plan-a" : "plan-b", { title: titleOf(desk, plan.text) }),
        html`${said}${milestone ? html` <span class="dim part">${titleOf(desk, milestone.text)}</span>` : ""}`,
        standsAs(plan),
      ],
    };
  });
  const head = (["one-plan", "trigger", "state"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "plans"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

function interfacesOf(desk: LifecycleDesk): Markup {
  const { language, state, texts } = desk;
  if (state.interfaces.size === 0) return html`<p>${say(desk, "no-interfaces")}</p>`;
  const rows = [...state.interfaces.values()].map(({ text, party, due, agreed, dropped }) => ({
    cells: [
      html`${titleOf(desk, text)} <span class="dim part">${texts.get(text.hash)?.text ?? ""}</span>`,
      partyName(desk, party),
      due === undefined ? "" : showDay(due, language),
      dropped ? say(desk, "dropped-plan") : agreed ? html`${showDay(agreed.on, language)} <span class="part">${titleOf(desk, agreed.answer)}</span>` : "–",
    ],
  }));
  const head = (["interface", "keeper", "due", "agreed"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "interfaces"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

function opinionsOf(desk: LifecycleDesk): Markup {
  const { language, state } = desk;
  if (state.opinions.size === 0) return html`<p>${say(desk, "no-opinions")}</p>`;
  const rows = [...state.opinions.values()].map(({ text, sent, due, gate, given, dropped }) => ({
    cells: [
      titleOf(desk, text),
      showDay(sent, language),
      due === undefined ? "" : showDay(due, language),
      gate ? PHASE_WORDS[gate][language] : "",
      given ? html`${titleOf(desk, given.answer)} <span class="dim part">${showDay(given.on, language)}</span>` : say(desk, dropped ? "dropped" : "waits"),
      given ? EFFECT_WORDS[given.effect][language] : "",
    ],
  }));
  const head = (["opinion", "sent", "due", "gate-that-waits", "answer", "effect"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "opinions"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

function assessmentsOf(desk: LifecycleDesk): Markup {
  const { language, state } = desk;
  const assessed = state.assessments.map(({ kind, on, document }) => ({
    cells: [titleOf(desk, document), ASSESSMENT_WORDS[kind][language], showDay(on, language), ""],
  }));
  const agreed = [...state.processings.values()].map(({ controller, processor, on, ended, document }) => ({
    cells: [
      titleOf(desk, document),
      say(desk, "processing", { controller: partyName(desk, controller), processor: partyName(desk, processor) }),
      showDay(on, language),
      ended === undefined ? say(desk, "in-force") : say(desk, "ended", { day: showDay(ended, language) }),
    ],
  }));
  if (assessed.length + agreed.length === 0) return html`<p>${say(desk, "no-assessments")}</p>`;
  const head = (["what-title", "kind", "day", "state"] as const).map((key) => say(desk, key));
  const rows = [...assessed, ...agreed];
  return dataTable({ caption: say(desk, "assessments"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

function transfersOf(desk: LifecycleDesk): Markup | "" {
  const { language, state, organisations } = desk;
  if (state.transfers.size === 0) return "";
  const rows = [...state.transfers.values()].map((transfer) => {
    const { from, to, on, act, section: at, text } = transfer;
    const name = organisations.find(({ id }) => id === to)?.name ?? to;
    return { cells: [titleOf(desk, text), partyName(desk, from), name, `${act} ${at}`, showDay(on, language), say(desk, signedAs(desk, transfer))] };
  });
  const head = (["what-title", "from", "to", "act", "day", "state"] as const).map((key) => say(desk, key));
  return dataTable({ caption: say(desk, "transfers"), quietCaption: true, head, numeric: head.map(() => false), rows, cards: true });
}

function signedAs({ decisions }: LifecycleDesk, { decision: id }: Transfer): LifecycleWord {
  const decision = id === undefined ? undefined : decisions.get(id);
  if (!decision) return "unsigned";
  if (decision.annulledOn !== undefined) return "annulled";
  return decision.state === "final" ? "binding" : "conditional";
}
