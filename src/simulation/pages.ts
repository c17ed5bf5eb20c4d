/** The what-if page: sliders that are a form without scripts, and what follows from them. */
import { html } from "hono/html";
import type { Agreement } from "../agreement/agreement.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { div, type Ratio, sub } from "../kernel/share.ts";
import { showChange, showNumber } from "../kernel/shown.ts";
import type { Weighed } from "../registers/futures.ts";
import type { Use } from "../settlement/facts.ts";
import { idName } from "../agreement/id-words.ts";
import { drawn } from "../web/drawn.ts";
import { dataTable } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { DRAWS, type Expected } from "./registered.ts";
import { saidUses } from "./uses-said.ts";
import type { Scenario, Slider } from "./what-if.ts";
import { type Outlook, outlookHtml } from "./what-if-view.ts";
import { WHAT_IF } from "./what-if-words.ts";

/** What the page needs of an alliance; `asSettled` makes the query of a scenario near to what the facts say, where there is one. */
export type WhatIfCase = {
  readonly slug: string;
  readonly agreement: Agreement;
  readonly asSettled?: () => string | Promise<string>;
  /** Use of joint lines that is recorded already. */
  readonly recorded?: readonly Use[];
  /** Open in the register of an alliance on the record. */
  readonly risks?: readonly Weighed[];
};
export type WhatIfPage = {
  readonly of: WhatIfCase;
  readonly language: Language;
  readonly sliders: readonly Slider[];
  readonly scenario: Scenario;
  readonly wrong: readonly string[];
  readonly outlook: Outlook;
  readonly asSettled: string | undefined;
  readonly expected: Expected | undefined;
  /** Addresses of the browser's modules, the starting one first. */
  readonly modules: readonly string[];
};
type Kind = Slider["subject"]["kind"] | "lines";

function say(language: Language, key: keyof typeof WHAT_IF, args: Readonly<Record<string, string>> = {}): string {
  return fill(WHAT_IF[key][language], args);
}

/** The query that names a scenario by the sliders that do not stand as planned. */
export function scenarioQuery(sliders: readonly Slider[], scenario: Scenario): string {
  const moved = sliders.filter((slider) => text(scenario.get(slider.key)!) !== text(slider.plan));
  return new URLSearchParams(moved.map((slider) => [slider.key, text(scenario.get(slider.key)!)])).toString();
}

export function whatIfPage(p: WhatIfPage): Markup {
  const { language, of } = p;
  const path = address(language, of.slug, "what-if");
  const query = scenarioQuery(p.sliders, p.scenario);
  const body = html`<div class="wide what-if">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${of.agreement.name}</p>
    <p>${say(language, "intro")}</p>
    ${
      p.wrong.length > 0
        ? html`<section class="hds-notification hds-notification--alert" role="status">
            <div class="hds-notification__content"><p>${say(language, "wrong", { fields: p.wrong.join(", ") })}</p></div>
          </section>`
        : ""
    }
    <div class="split">
      <form
        id="what-if"
        class="sliders"
        method="get"
        action="${path}"
        aria-label="${say(language, "sliders")}"
        data-agreement="${`${path}/agreement.json`}"
        data-language="${language}"
        data-failed="${say(language, "failed")}"
      >
        <h2>${say(language, "sliders")}</h2>
        ${groups(p)}
        <div class="actions">
          <button class="hds-button hds-button--primary hds-button--small" type="submit">${say(language, "compute")}</button>
          <a class="reset" href="${path}">${say(language, "reset")}</a>
          ${p.asSettled === undefined ? "" : html`<a href="${path}?${p.asSettled}">${say(language, "as-settled")}</a>`}
        </div>
        <p class="dim">${say(language, "assumed")}</p>
        ${saidUses(p.outlook.uses, language).map((text) => html`<p class="dim">${text}</p>`)}
        <p class="dim" id="status" role="status"></p>
      </form>
      <div id="outlook">${drawn(outlookHtml(of.agreement, p.outlook, language))}</div>
    </div>
    ${p.expected ? expectedSection(p, p.expected) : ""}
  </div>`;
  const here = `/${of.slug}/what-if${query === "" ? "" : `?${query}`}`;
  return page({
    language,
    here,
    alliance: { slug: of.slug, name: of.agreement.name },
    title: say(language, "title"),
    part: "what-if",
    body,
    modules: p.modules,
  });
}

/** What the open risks and opportunities make of the agreement as it stands: sliders do not move it. */
function expectedSection({ of, language }: WhatIfPage, { drawnOn, parties }: Expected): Markup {
  const register = html`<a href="${address(language, of.slug, "registers", "risks")}">${say(language, "to-register")}</a>`;
  const told = say(language, drawnOn === 0 ? "expected-none" : "expected-of", { count: String(drawnOn), draws: String(DRAWS) });
  const money = (cents: number): string => showChange(BigInt(Math.round(cents)), language, of.agreement.currency);
  const rows = parties.map(({ name, plan, mean, percentiles }) => {
    const at = (percent: number): string => money(percentiles.find((each) => each.percent === percent)!.cents);
    return { cells: [name, money(plan), money(mean), at(10), at(90)] };
  });
  const head = (["party", "plan", "expected-mean", "expected-low", "expected-high"] as const).map((key) => say(language, key));
  const caption = say(language, "expected");
  return html`<section class="block" aria-labelledby="expected">
    <h2 id="expected">${caption}</h2>
    <p class="dim">${told} ${register}</p>
    ${rows.length === 0 ? "" : dataTable({ caption, quietCaption: true, head, numeric: head.map((_, i) => i > 0), rows, cards: true })}
  </section>`;
}

function groups(p: WhatIfPage): Markup[] {
  const kindOf = (slider: Slider): Kind => (slider.subject.kind === "cost" && slider.subject.line !== undefined ? "lines" : slider.subject.kind);
  const kinds = [...new Set(p.sliders.map(kindOf))];
  return kinds.map((kind) => {
    const own = p.sliders.filter((slider) => kindOf(slider) === kind).map((slider) => field(p, slider));
    const legend = say(p.language, `group-${kind}`);
    // Single services come second in most minds: they fold away, so that the first screen holds what matters most.
    if (kind !== "lines")
      return html`<fieldset>
        <legend>${legend}</legend>
        ${kind === "score" ? html`<p class="dim">${say(p.language, "results-help")}</p>` : ""} ${own}
      </fieldset>`;
    const open = p.sliders.some((slider) => kindOf(slider) === kind && text(p.scenario.get(slider.key)!) !== text(slider.plan));
    return open
      ? html`<details class="fold" open>
          <summary>${legend}</summary>
          <fieldset>
            <legend class="visually-hidden">${legend}</legend>
            ${own}
          </fieldset>
        </details>`
      : html`<details class="fold">
          <summary>${legend}</summary>
          <fieldset>
            <legend class="visually-hidden">${legend}</legend>
            ${own}
          </fieldset>
        </details>`;
  });
}

/** A range and a number for the same value; `was` tells the server which of the two a reader without scripts has moved. */
function field(p: WhatIfPage, slider: Slider): Markup {
  const { key } = slider;
  const name = nameOf(p, slider);
  const now = p.scenario.get(key)!;
  const [low, high, value] = [slider.low, slider.high, now].map(text) as [string, string, string];
  // A range would snap a value between its steps to another one.
  const step = div(sub(now, slider.low), slider.step).d === 1n ? text(slider.step) : "any";
  return html`<div class="slider">
    <label for="n-${key}">${name}</label>
    <input
      type="range"
      name="${key}"
      min="${low}"
      max="${high}"
      step="${step}"
      value="${value}"
      data-slider="${key}"
      data-plan="${text(slider.plan)}"
      aria-label="${`${name}, ${say(p.language, "range")}`}"
    />
    <input
      type="number"
      id="n-${key}"
      name="${key}"
      min="${low}"
      max="${high}"
      step="${slider.subject.kind === "outcome" ? "1" : "any"}"
      value="${value}"
      data-slider="${key}"
    />
    <input type="hidden" name="was.${key}" value="${value}" />
  </div>`;
}

function nameOf(p: WhatIfPage, { subject }: Slider): string {
  const a = p.of.agreement;
  const line = (id: string): string => a.lines.find((one) => one.id === id)?.name ?? id;
  const outcome = (id: string): string => a.outcomes.find((one) => one.id === id)?.name ?? id;
  switch (subject.kind) {
    case "cost":
      return subject.line === undefined ? say(p.language, "all-lines") : line(subject.line);
    case "volume":
      return line(subject.line);
    case "score":
      return say(p.language, "all-results");
    case "indicator":
      return a.results?.areas.find((area) => area.indicator === subject.indicator)?.name ?? subject.indicator;
    case "outcome":
      return subject.group === "all" ? outcome(subject.outcome) : `${outcome(subject.outcome)}: ${idName(subject.group, p.language)}`;
    case "cohort":
      return outcome(subject.outcome);
  }
}

/** Groups have no names in the agreement; ordinary ones are known by their ids. */
/** A value as the controls of a form write it: at most six decimals. */
function text(value: Ratio): string {
  return showNumber(value, "en").replaceAll(",", "").replace("\u2212", "-");
}
