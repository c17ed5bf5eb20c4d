/** The forecast as a page: warnings first, then the year as a picture and as tables. */
import { idName } from "../../agreement/id-words.ts";
import { html } from "hono/html";
import { fill, type Language } from "../../kernel/refusal.ts";
import { showCents, showChange, showDay, showList, showMoney, showMonth } from "../../kernel/shown.ts";
import { curves, ticks, waterfall } from "../../web/charts.ts";
import { drawn } from "../../web/drawn.ts";
import { optionOf } from "../../web/form.ts";
import { type Cell, dataTable } from "../../web/table.ts";
import { address, type Markup, page } from "../../web/web.ts";
import type { ExpectedOfLine } from "../../registers/futures.ts";
import type { SettlementCase } from "../case.ts";
import { appropriationSums as sumsOf } from "../present-tables.ts";
import { againstTarget, tableWord } from "../present.ts";
import type { Bridge, Forecast, Warning } from "../forecast.ts";
import { FORECAST } from "./words.ts";

export type ForecastView = {
  /** What the open risks of the register are expected to change in the year, by line. */
  readonly risks: readonly ExpectedOfLine[];
  readonly of: Pick<SettlementCase, "slug" | "agreement" | "risks">;
  /** Undefined where there is nothing to forecast from. */
  readonly forecast: Forecast | undefined;
  readonly asked: { readonly year: string; readonly through: string; readonly by: Forecast["by"] };
  /** Plans of providers can be asked for: they stand on the record only. */
  readonly hasPlans: boolean;
  readonly language: Language;
};

/** Of what, and in which language. */
export type Seen = Pick<ForecastView, "of" | "language">;

function say(language: Language, key: keyof typeof FORECAST, args: Readonly<Record<string, string>> = {}): string {
  return fill(FORECAST[key][language], args);
}

export function forecastPage(view: ForecastView): Markup {
  const { of, language, asked, forecast } = view;
  const title = say(language, "title", { year: asked.year });
  const body = html`<div class="wide">
    <p><a href="${address(language, of.slug, "settlement")}">${say(language, "back")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${of.agreement.name}</p>
    <p>${say(language, "intro")}</p>
    ${view.hasPlans ? html`<p><a href="${address(language, of.slug, "settlement", "plan")}">${say(language, "to-plan")}</a></p>` : ""} ${picker(view)}
    ${forecast ? shown(view, forecast) : html`<p>${say(language, "none")}</p>`}
  </div>`;
  const query = new URLSearchParams(asked).toString();
  const alliance = { slug: of.slug, name: of.agreement.name };
  return page({ language, here: `/${of.slug}/settlement/forecast?${query}`, alliance, title, part: "settlement", body });
}

function picker({ of, language, asked, hasPlans }: ForecastView): Markup {
  const years = [...new Set(of.agreement.targets.map(({ year }) => year))].sort();
  return html`<form class="days" method="get" action="${address(language, of.slug, "settlement", "forecast")}">
    <div class="field">
      <label for="year">${say(language, "year")}</label>
      <select id="year" name="year">
        ${years.map((year) => optionOf(year, year, year === asked.year))}
      </select>
    </div>
    <div class="field">
      <label for="through">${say(language, "through")}</label>
      <input type="date" id="through" name="through" value="${asked.through}" aria-describedby="through-help" required /><span class="help" id="through-help"
        >${say(language, "through-help")}</span
      >
    </div>
    ${
      hasPlans
        ? html`<div class="field">
            <label for="by">${say(language, "by")}</label>
            <select id="by" name="by" aria-describedby="by-help">
              ${(["run-rate", "bottom-up"] as const).map((by) => optionOf(by, say(language, by), by === asked.by))}</select
            ><span class="help" id="by-help">${say(language, "by-help")}</span>
          </div>`
        : ""
    }
    <button class="hds-button hds-button--primary hds-button--small" type="submit">${say(language, "show")}</button>
  </form>`;
}

function shown(view: ForecastView, forecast: Forecast): Markup {
  const { language, of } = view;
  const { cutoff, unplanned } = forecast;
  const booked = cutoff === undefined ? say(language, "nothing-booked") : say(language, "booked", { day: showDay(cutoff, language) });
  const parties = showList(
    unplanned.map((id) => nameOf(view, id)),
    language,
  );
  return html`<p class="dim">
      ${booked} ${forecast.accrued === 0n ? "" : say(language, "accrued", { sum: euros(view, forecast.accrued) })}
      ${unplanned.length === 0 ? "" : say(language, "unplanned", { parties })} ${of.agreement.schemes.length === 0 ? "" : say(language, "as-if-reported")}
    </p>
    ${warningsOf(view, forecast)} ${monthsOf(view, forecast)} ${forecast.bridges.map((bridge) => bridgeOf(view, forecast, bridge))} ${linesOf(view, forecast)}
    ${risksOf(view, forecast)} ${appropriationsOf(view, forecast)}`;
}

function warningsOf(view: ForecastView, { warnings }: Forecast): Markup {
  const { language } = view;
  const kind = warnings.length === 0 ? "info" : "alert";
  return html`<section class="hds-notification hds-notification--${kind} notes" aria-labelledby="warnings">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="warnings">${say(language, "warnings")}</h2>
      ${
        warnings.length === 0
          ? html`<p>${say(language, "no-warnings")}</p>`
          : html`<ul>
              ${warnings.map((warning) => html`<li>${warningText(view, warning)}</li>`)}
            </ul>`
      }
    </div>
  </section>`;
}

function warningText(view: Seen, warning: Warning): string {
  const { language } = view;
  const money = (cents: bigint): string => euros(view, cents);
  switch (warning.code) {
    case "over-target":
      return say(language, "over-target", { excess: money(warning.excess) });
    case "band-crossed":
      return say(language, `band-${warning.side}`, { edge: money(warning.edge), number: String(warning.number) });
    case "appropriation": {
      const { party, owes, appropriation, excess, by } = warning;
      return say(language, by === "budget" ? "over-granted" : "appropriation", {
        party: nameOf(view, party),
        owes: money(owes),
        appropriation: money(appropriation),
        excess: money(excess),
      });
    }
    case "month-missing":
      return say(language, "month-missing", {
        party: nameOf(view, warning.party),
        line: lineName(view, warning.line),
        month: showMonth(warning.month, language),
      });
  }
}

/** Euros as floats here: they only place lines of a picture. */
function monthsOf(view: ForecastView, { months, rows, cutoff }: Forecast): Markup {
  const { language } = view;
  const target = rows.reduce((all, row) => all + row.target, 0n);
  const at = (cents: bigint): number => Number(cents) / 100;
  const even = (i: number): bigint => (target * BigInt(i)) / BigInt(months.length);
  const points = months.map(({ cents }, i) => [i + 1, at(cents)] as const);
  const last = months.filter(({ booked }) => booked).length;
  const names = [say(language, "so-far"), say(language, "forecast"), say(language, "evenly")];
  const series = [
    { name: names[0]!, points: [[0, 0] as const, ...points.slice(0, last)] },
    { name: names[1]!, points: [[0, 0] as const, ...points].slice(last) },
    { name: names[2]!, points: [0, months.length].map((i) => [i, at(even(i))] as const) },
  ];
  const yTicks = ticks(0, Math.max(...series.flatMap((s) => s.points.map(([, y]) => y)))).map((value) => ({
    at: value,
    text: showMoney(BigInt(Math.round(value)) * 100n, language, view.of.agreement.currency),
  }));
  const xTicks = months.map(({ month }, i) => ({ at: i + 1, text: String(Number(month.slice(5))) }));
  const here = cutoff === undefined ? {} : { here: { at: last, text: showDay(cutoff, language) } };
  const title = say(language, "months");
  const table = months.map(({ month, cents, booked }, i) => ({
    cells: [showMonth(month, language), say(language, booked ? "so-far" : "forecast"), euros(view, cents), euros(view, even(i + 1))],
  }));
  return html`<section class="block" aria-labelledby="months">
    <h2 id="months">${title}</h2>
    <ul class="legend">
      ${names.map((name, i) => html`<li><span class="swatch c${i}"></span>${name}</li>`)}
    </ul>
    ${drawn(curves({ title, series, xTicks, yTicks, bends: [], ...here }))}
    <details class="fold">
      <summary>${say(language, "table")}</summary>
      ${tableOf(title, [say(language, "month"), say(language, "basis"), say(language, "cumulative"), names[2]!], [false, false, true, true], table)}
    </details>
  </section>`;
}

const STEPS = ["plan", "changes", "volume", "index", "other"] as const;
/** The axis begins at zero unless what differs is less than this part of the whole. */
const NARROW = 0.2;

/** From the target of the file over the corrected target and the forecast to what is booked, as a waterfall and as a table. */
function bridgeOf(view: Seen, forecast: Forecast, bridge: Bridge): Markup {
  const { language, of } = view;
  const scheme = of.agreement.schemes.find(({ id }) => id === bridge.scheme)!;
  const booked = forecast.rows.reduce((sum, row) => (scheme.lines.includes(row.line) ? sum + row.booked : sum), 0n);
  const rest = bridge.forecast - bridge.target;
  const amounts = [bridge.plan, bridge.changes, bridge.volume, bridge.index, bridge.other];
  const sum = (key: Parameters<typeof say>[1], cents: bigint) => ({ label: say(language, key), cents, text: euros(view, cents), tone: "sum" as const });
  const steps = [
    ...STEPS.map((key, i) =>
      i === 0 ? sum(key, amounts[0]!) : { label: say(language, key), cents: amounts[i]!, text: change(view, amounts[i]!), tone: "step" as const },
    ).filter(({ tone, cents }) => tone === "sum" || cents !== 0n),
    sum("compared", bridge.target),
    {
      label: tableWord("against-target", language),
      cents: rest,
      text: againstTarget(bridge.target, bridge.forecast, language, of.agreement.currency),
      tone: rest > 0n ? ("loss" as const) : ("win" as const),
    },
    sum("cost-forecast", bridge.forecast),
    sum("booked-so-far", booked),
  ];
  const several = of.agreement.schemes.length > 1;
  const title = several ? `${say(language, "bridge")}: ${idName(bridge.scheme, language)}` : say(language, "bridge");
  const id = `bridge-${bridge.scheme}`;
  const picture = waterfall(
    title,
    steps.map(({ label, cents, text, tone }) => ({ label, text, tone, value: Number(cents) / 100 })),
    axisOf(view, [bridge.plan, bridge.target, bridge.forecast], booked),
  );
  return html`<section class="block" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${drawn(picture)}
    ${tableOf(
      title,
      [say(language, "step"), say(language, "amount")],
      [false, true],
      steps.map(({ label, text, tone }) => ({ strong: tone === "sum", cells: [label, text] })),
    )}
  </section>`;
}

/** Where the sums lie close together and the year is nearly booked, an axis from zero would show no step. */
function axisOf(view: Seen, sums: readonly bigint[], booked: bigint): { readonly value: number; readonly text: string } {
  const all = [...sums, booked].map((cents) => Number(cents) / 100);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  if (high <= 0 || (high - low) / high > NARROW) return { value: 0, text: "" };
  const value = Math.max(0, Math.floor((low - (high - low)) / 1000) * 1000);
  return { value, text: say(view.language, "axis-from", { from: showMoney(BigInt(value) * 100n, view.language, view.of.agreement.currency) }) };
}

/** What a month's page shows of the year that it lies in: warnings by pace and by plans, and with `how` whole the bridge. */
export function outlook(view: Seen, forecasts: readonly Forecast[], how: "whole" | "warnings"): Markup | "" {
  const { language, of } = view;
  const [first] = forecasts;
  if (!first) return "";
  const told = forecasts.flatMap((forecast) => forecast.warnings.map((warning) => `${say(language, forecast.by)}: ${warningText(view, warning)}`));
  const path = `${address(language, of.slug, "settlement", "forecast")}?${new URLSearchParams({ year: first.year, through: first.cutoff ?? "" })}`;
  const kind = told.length === 0 ? "info" : "alert";
  return html`<section class="hds-notification hds-notification--${kind} notes" aria-labelledby="outlook">
      <div class="hds-notification__content">
        <h2 class="hds-notification__label" id="outlook">${say(language, "title", { year: first.year })}</h2>
        ${
          told.length === 0
            ? html`<p>${say(language, "no-warnings")}</p>`
            : html`<ul>
                ${told.map((text) => html`<li>${text}</li>`)}
              </ul>`
        }
        <p><a href="${path}">${say(language, "see-forecast")}</a></p>
      </div>
    </section>
    ${how === "whole" ? first.bridges.map((bridge) => bridgeOf(view, first, bridge)) : ""}`;
}

function linesOf(view: ForecastView, { rows }: Forecast): Markup {
  const { language } = view;
  const head = [...(["line", "provider", "so-far", "forecast", "target"] as const).map((key) => say(language, key)), tableWord("against-target", language)];
  const body = rows.map(({ line, provider, target, booked, forecast }) => {
    const against = againstTarget(target, forecast, language, view.of.agreement.currency);
    return { cells: [lineName(view, line), nameOf(view, provider), euros(view, booked), euros(view, forecast), euros(view, target), against] };
  });
  return html`<section class="block" aria-labelledby="lines">
    <h2 id="lines">${say(language, "lines")}</h2>
    ${tableOf(say(language, "lines"), head, [false, false, true, true, true, true], body)}
  </section>`;
}

/** Beside the forecast, not in it: nothing of it has happened, and neither warnings nor appropriations are reckoned with it. */
function risksOf(view: ForecastView, { rows, months }: Forecast): Markup | "" {
  const { language, of, risks } = view;
  // A year that is booked to its end changes no more.
  if (of.risks === undefined || months.every(({ booked }) => booked)) return "";
  const forecastOfLine = (line: string): bigint => rows.reduce((all, row) => (row.line === line ? all + row.forecast : all), 0n);
  const body = risks.map(({ line, count, cents }) => {
    const forecast = forecastOfLine(line);
    return { cells: [lineName(view, line), String(count), euros(view, forecast), change(view, cents), euros(view, forecast + cents)] };
  });
  const whole = rows.reduce((all, row) => all + row.forecast, 0n);
  const expected = risks.reduce((all, { cents }) => all + cents, 0n);
  const count = String(risks.reduce((all, each) => all + each.count, 0));
  const sums = { strong: true, cells: [say(language, "whole-year"), count, euros(view, whole), change(view, expected), euros(view, whole + expected)] };
  const head = (["line", "risks-count", "forecast", "risks-expected", "with-risks"] as const).map((key) => say(language, key));
  const table = tableOf(say(language, "risks"), head, [false, true, true, true, true], [...body, sums]);
  return html`<section class="block" aria-labelledby="risks">
    <h2 id="risks">${say(language, "risks")}</h2>
    <p>
      ${say(language, risks.length === 0 ? "no-risks" : "risks-note")}
      <a href="${address(language, of.slug, "registers", "risks")}">${say(language, "to-risks")}</a>
    </p>
    ${risks.length === 0 ? "" : table}
  </section>`;
}

function appropriationsOf(view: ForecastView, { appropriations }: Forecast): Markup {
  const { language } = view;
  const isOnRecord = appropriations.some(({ by }) => by === "budget");
  const keys = (["purchaser", "owes", "granted", "agreed", "excess"] as const).filter((key) => key !== "granted" || isOnRecord);
  const body = appropriations.map((row) => {
    const money = (cents: string): string => euros(view, BigInt(cents));
    const { granted, agreed } = sumsOf(row);
    const told = { purchaser: nameOf(view, row.party), owes: money(row.owes), excess: row.excess === "0" ? "–" : money(row.excess) };
    const cells = { ...told, granted: granted === undefined ? "–" : money(granted), agreed: agreed === undefined ? "–" : money(agreed) };
    return { strong: row.excess !== "0", cells: keys.map((key) => cells[key]) };
  });
  const head = keys.map((key) => say(language, key));
  return html`<section class="block" aria-labelledby="appropriations">
    <h2 id="appropriations">${say(language, "appropriations")}</h2>
    ${tableOf(
      say(language, "appropriations"),
      head,
      keys.map((key) => key !== "purchaser"),
      body,
    )}
  </section>`;
}

function tableOf(
  caption: string,
  head: readonly string[],
  numeric: readonly boolean[],
  rows: readonly { readonly cells: readonly Cell[]; readonly strong?: boolean }[],
): Markup {
  return dataTable({ caption, quietCaption: true, head, numeric, rows, cards: true });
}

function euros({ of, language }: Seen, cents: bigint): string {
  return showCents(cents, language, of.agreement.currency);
}

function change({ of, language }: Seen, cents: bigint): string {
  return showChange(cents, language, of.agreement.currency);
}

function nameOf({ of }: Seen, party: string): string {
  return of.agreement.parties.find(({ id }) => id === party)?.name ?? party;
}

function lineName({ of }: Seen, line: string): string {
  return of.agreement.lines.find(({ id }) => id === line)?.name ?? line;
}
