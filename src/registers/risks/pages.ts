/** The pages of risks and opportunities: picture, table, and the forms. */
import { html } from "hono/html";
import { yearsOf } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import { round } from "../../kernel/money.ts";
import { ratio, sum, toNumber } from "../../kernel/share.ts";
import { showDay, showMoney, showShare } from "../../kernel/shown.ts";
import { bars } from "../../web/charts.ts";
import { drawn } from "../../web/drawn.ts";
import { areaField, choiceField, dayField, numberField, postForm, textField } from "../../web/fields.ts";
import { type Cell, dataTable, factList } from "../../web/table.ts";
import type { Markup } from "../../web/web.ts";
import { expectedOf, openRisks, type Weighed } from "../futures.ts";
import { type Risk, RISK_AS } from "../kinds.ts";
import { REGISTER_PARTS, type RegisterWord, RISK_KIND } from "../page-words.ts";
import {
  bodyText,
  frame,
  lineName,
  linesOf,
  money,
  partyName,
  pathOf,
  type Referring,
  referringList,
  type RegisterDesk,
  say,
  titleOf,
  wholeText,
} from "../pages.ts";

export function risksPage(desk: RegisterDesk, left: readonly Id[]): Markup {
  const { language, state, may, own } = desk;
  const risks = [...state.risks.values()].toReversed();
  const open = openRisks(risks);
  const expected = (risk: Weighed): bigint => round(expectedOf(risk), "half-up");
  const chart = bars(
    REGISTER_PARTS.risks[language],
    open.map((risk) => ({
      label: titleOf(desk, risk.text),
      value: -toNumber(expectedOf(risk)),
      text: `${showShare(ratio(BigInt(risk.assessed.permille), 1000n), language)} · ${showMoney(expected(risk), language)}`,
    })),
  );
  const rows = risks.map((risk) => riskRow(desk, risk));
  const total = round(sum(open.map(expectedOf)), "half-up");
  const sums = { cells: [say(desk, "sum-of-all"), "", "", "", "", money(desk, total), "", ""], strong: true };
  const head = (["what", "owner", "line", "probability", "range", "expected", "happened", "status"] as const).map((key) => say(desk, key));
  const numeric = [false, false, false, true, true, true, true, false];
  const table = dataTable({ caption: REGISTER_PARTS.risks[language], quietCaption: true, head, numeric, rows: [...rows, sums], cards: true });
  const file = html`<p><a href="${pathOf(desk, "risks", "futures.yaml")}">${say(desk, "futures")}</a></p>`;
  const names = { lines: left.map((line) => lineName(desk, line)).join(", ") };
  const at = "risk";
  const form = postForm(
    { id: "new", title: say(desk, "new-risk"), action: pathOf(desk, "risks", "enter"), csrf: desk.csrf, key: desk.key, send: say(desk, "enter") },
    html`${choiceField(
      { at, name: "as", label: say(desk, "kind") },
      RISK_AS.map((id) => ({ id, name: RISK_KIND[id][language] })),
    )}
    ${textField({ at, name: "title", label: say(desk, "what") })} ${choiceField({ at, name: "line", label: say(desk, "line") }, linesOf(desk))}
    ${areaField({ at, name: "text", label: say(desk, "text"), optional: true })} ${weighingFields(desk, at)}`,
  );
  const body = html`<p class="lead">${say(desk, "risks-lead")}</p>
    ${open.length === 0 ? "" : drawn(chart)} ${risks.length === 0 ? html`<p>${say(desk, "no-risks")}</p>` : table} ${open.length === 0 ? "" : file}
    ${left.length === 0 ? "" : html`<p class="dim">${say(desk, "futures-left", names)}</p>`} ${may.has("risks/enter") && own !== undefined ? form : ""}`;
  return frame(desk, "risks", REGISTER_PARTS.risks[language], body);
}

function riskRow(desk: RegisterDesk, risk: Risk) {
  const { language } = desk;
  const { assessed } = risk;
  const happened = risk.realised.reduce((all, { amount }) => all + amount, 0n);
  return {
    cells: [
      html`<a href="${pathOf(desk, "risks", risk.id)}">${titleOf(desk, risk.text)}</a> <span class="dim part">${RISK_KIND[risk.as][language]}</span>`,
      partyName(desk, risk.party),
      lineName(desk, risk.line),
      assessed ? showShare(ratio(BigInt(assessed.permille), 1000n), language) : "",
      assessed ? rangeOf(desk, assessed) : "",
      assessed && !risk.closed ? money(desk, round(expectedOf({ ...risk, assessed }), "half-up")) : "",
      risk.realised.length === 0 ? "" : money(desk, happened),
      risk.closed ? say(desk, "risk-closed", { day: showDay(risk.closed.on, language) }) : say(desk, "risk-open"),
    ],
  };
}

function rangeOf({ language }: RegisterDesk, { low, likely, high }: Weighed["assessed"]): string {
  return [low, likely, high].map((cents) => showMoney(cents, language)).join(" – ");
}

function weighingFields(desk: RegisterDesk, at: string): Markup {
  const choices = [...new Set(desk.agreement.periods.flatMap(yearsOf))].map((id) => ({ id, name: id }));
  return html`${numberField({ at, name: "probability", label: say(desk, "probability-percent") })} ${numberField({ at, name: "low", label: say(desk, "low") })}
  ${numberField({ at, name: "likely", label: say(desk, "likely") })} ${numberField({ at, name: "high", label: say(desk, "high") })}
  ${choiceField({ at, name: "year", label: `${say(desk, "year")} (– = ${say(desk, "all-years")})`, optional: true }, choices)}
  ${areaField({ at, name: "action", label: say(desk, "action") })}`;
}

/** `referring`: draws on the provision, of which some refer to the risk. */
export function riskPage(desk: RegisterDesk, risk: Risk, referring: readonly Referring[]): Markup {
  const { language } = desk;
  const { assessed } = risk;
  const draws = referring.filter(({ item }) => item === risk.id);
  const facts: (readonly [string, Cell])[] = [
    [say(desk, "kind"), RISK_KIND[risk.as][language]],
    [say(desk, "owner"), partyName(desk, risk.party)],
    [say(desk, "line"), lineName(desk, risk.line)],
    [say(desk, "entered"), showDay(risk.entered, language)],
    ...(assessed
      ? ([
          [say(desk, "probability"), showShare(ratio(BigInt(assessed.permille), 1000n), language)],
          [say(desk, "range"), rangeOf(desk, assessed)],
          [say(desk, "expected"), money(desk, round(expectedOf({ ...risk, assessed }), "half-up"))],
          [say(desk, "year"), assessed.year ?? say(desk, "all-years")],
          [say(desk, "action"), wholeText(desk, assessed.action)],
        ] as const)
      : []),
    ...risk.realised.map(
      ({ on, amount, text }) =>
        [`${say(desk, "happened")} ${showDay(on, language)}`, html`${money(desk, amount)} <span class="part">${wholeText(desk, text)}</span>`] as const,
    ),
    ...(draws.length > 0 ? [[say(desk, "drawn"), referringList(desk, draws)] as const] : []),
    ...(risk.closed ? [[say(desk, "risk-closed", { day: showDay(risk.closed.on, language) }), wholeText(desk, risk.closed.reasons)] as const] : []),
  ];
  const body = html`<p>${bodyText(desk, risk.text)}</p>
    ${factList(facts)} ${riskForms(desk, risk)}`;
  return frame(desk, "risks", titleOf(desk, risk.text), body, risk.id);
}

function riskForms(desk: RegisterDesk, risk: Risk): Markup {
  const { may, own } = desk;
  const forms: Markup[] = [];
  const form = (action: string, title: RegisterWord, fields: Markup): void => {
    if (!may.has(`risks/${action}`) || own !== risk.party || risk.closed) return;
    const about = {
      id: action,
      title: say(desk, title),
      action: pathOf(desk, "risks", risk.id, action),
      csrf: desk.csrf,
      key: desk.key,
      send: say(desk, "enter"),
    };
    forms.push(postForm(about, fields));
  };
  const why = (at: string): Markup => areaField({ at, name: "reasons", label: say(desk, "reasons") });
  form("assess", "assess-risk", weighingFields(desk, "w"));
  const happened = html`${dayField({ at: "h", name: "on", label: say(desk, "on") }, desk.today)}
  ${numberField({ at: "h", name: "amount", label: say(desk, "amount") })} ${why("h")}`;
  form("realise", "realise-risk", happened);
  form("close", "close-risk", why("c"));
  return html`${forms}`;
}
