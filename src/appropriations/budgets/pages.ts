/** The page of a purchaser's own budget: its appropriations, what its alliances bind of them, and the forms for it. */
import { html } from "hono/html";
import { decisionField } from "../../decisions/pages.ts";
import { refusalList } from "../../parties/pages.ts";
import type { Language } from "../../kernel/refusal.ts";
import { hiddenFields } from "../../web/form.ts";
import { drawn } from "../../web/drawn.ts";
import { type Cell, dataTable, opensTo } from "../../web/table.ts";
import { address, type Markup, page, say as frameSay } from "../../web/web.ts";
import { RECORDED_STATES } from "../budget.ts";
import { APPROPRIATION_STATE_NAMES, BASIS_NAMES, type MoneyWord } from "../page-words.ts";
import { amountField, euros, type Named, say, select, submit, type Told } from "../pages.ts";
import { carryForm, history, incurredCells, overAllotments, placeSelect, proposeForm, type Turn, turnSection } from "../cycle/pages.ts";
import { CYCLE } from "../cycle/words.ts";
import { levels } from "../picture.ts";
import type { AppropriationShown } from "../store.ts";

export type BudgetPage = {
  readonly language: Language;
  readonly budget: string;
  /** What the budget is called: by whose it is. */
  readonly title: string;
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly told: readonly Told[];
  readonly appropriations: readonly AppropriationShown[];
  readonly open: number;
  /** Of the owner: those by which an appropriation can be recorded, and those that allot and carry over. */
  readonly decisions: { readonly record: readonly Named[]; readonly others: readonly Named[] };
  /** The alliances that the reader's organisation has part in. */
  readonly alliances: readonly Named[];
  readonly may: { readonly decide: boolean; readonly settle: boolean };
  /** What the turn of the year asks for on the day that is shown, and what is proposed. */
  readonly turn: Turn;
};

export function budgetPage(p: BudgetPage): Markup {
  const { language, budget, appropriations, told, title } = p;
  const granted = p.alliances.filter(({ id }) => appropriations.some(({ allotments }) => allotments.some(({ alliance }) => alliance === id)));
  const none = appropriations.length === 0 ? html`<p>${say(language, "no-appropriations")}</p>` : "";
  const body = html`<div class="wide">
    <p><a href="${address(language)}">${frameSay(language, "home")}</a></p>
    <h1>${title}</h1>
    <p class="lead">${say(language, "budget-lead")}</p>
    <nav class="quick" aria-label="${say(language, "budget")}">
      <ul>
        <li><a href="${address(language, "budgets", budget, "decisions")}">${say(language, "budget-decisions")}</a></li>
        ${granted.map(({ id, name }) => html`<li><a href="${address(language, id, "appropriations")}">${name}</a></li>`)}
      </ul>
    </nav>
    ${refusalList(told, language)} ${turnSection(p)} ${overAllotments(p)} ${none} ${appropriations.map((each, i) => section(p, each, i))}
    ${p.may.decide ? html`${recordForm(p)} ${allotForm(p)} ${carryForm(p)}` : ""} ${p.may.settle ? proposeForm(p) : ""} ${p.may.settle ? settleForms(p) : ""}
  </div>`;
  return page({ language, here: `/budgets/${budget}`, title, body });
}

const SUMS = ["granted", "allotted", "reserved", "committed", "paid", "unpaid", "bound", "left"] as const;

function section({ language, alliances, turn }: BudgetPage, a: AppropriationShown, i: number): Markup {
  const sums: Readonly<Record<(typeof SUMS)[number], string>> = { ...a, granted: a.amount };
  const title = say(language, "picture", { year: a.year, level: a.level });
  const isOver = a.left.startsWith("-");
  const shown = SUMS.filter((key) => key !== "granted").map((key) => {
    const over = key === "left" && isOver;
    const cents = over ? a.left.slice(1) : sums[key];
    return { label: key === "unpaid" ? CYCLE.unpaid[language] : say(language, over ? "over" : key), cents: BigInt(cents), text: euros(cents, language) };
  });
  const nameOf = (id: string): string => alliances.find((each) => each.id === id)?.name ?? id;
  const rows = a.allotments.map((each) => {
    const known = alliances.find(({ id }) => id === each.alliance);
    // What is committed and paid stands, commitment by commitment, on the page of the alliance.
    const to = (cents: string, part: string): Cell =>
      known ? html`<a class="figure" href="${address(language, known.id, "appropriations")}#${part}">${euros(cents, language)}</a>` : euros(cents, language);
    const [amount, reserved, most, bound] = [each.amount, each.reserved, each.most, each.bound].map((cents): Cell => euros(cents, language));
    const sums = [amount!, reserved!, to(each.committed, "commitments"), to(each.paid, "payments"), most!, bound!];
    return { cells: [nameOf(each.alliance), ...sums, ...incurredCells(turn, each, a.year, language)] };
  });
  const summed = (key: "amount" | "reserved" | "committed" | "paid" | "bound", cents: string): Cell =>
    rows.length === 0
      ? euros(cents, language)
      : opensTo(
          euros(cents, language),
          a.allotments.map((each) => [nameOf(each.alliance), euros(each[key], language)] as const),
        );
  const all = [summed("amount", a.allotted), summed("reserved", a.reserved), summed("committed", a.committed), summed("paid", a.paid)];
  const head = (["alliance", "allotment", "reserved", "committed", "paid", "most", "bound"] as const).map((key) => say(language, key));
  const more = (["incurred", "excess"] as const).map((key) => CYCLE[key][language]);
  const numeric = [false, true, true, true, true, true, true, true, true];
  const sum = { cells: [say(language, "sum"), ...all, "", summed("bound", a.bound), "", ""], strong: true };
  const state = `${APPROPRIATION_STATE_NAMES[a.state][language]}, ${BASIS_NAMES[a.basis][language]}`;
  const lapsed = a.unused === undefined ? "" : html`<p>${say(language, "unused")}: ${euros(a.unused, language)}</p>`;
  const carried = [["carried", a.carriedIn] as const, ["carried-out", a.carriedOut] as const].filter(([, cents]) => cents !== "0");
  return html`<section class="block" aria-labelledby="a${i}">
    <h2 id="a${i}">${title}</h2>
    <p class="dim">${state}</p>
    <p class="big">${euros(a.amount, language)}</p>
    ${lapsed} ${carried.map(([key, cents]) => html`<p>${CYCLE[key][language]}: ${euros(cents, language)}</p>`)} ${history(a, language)}
    ${drawn(levels(title, BigInt(a.amount), shown))}
    ${dataTable({ caption: title, quietCaption: true, head: [...head, ...more], numeric, rows: [...rows, sum], cards: true })}
  </section>`;
}

function form({ language, budget, csrf, key }: BudgetPage, what: "record" | "allot" | "lapse", fields: Markup): Markup {
  return html`<section class="block" aria-labelledby="${what}">
    <h2 id="${what}">${say(language, `${what}-title`)}</h2>
    <form method="post" action="${address(language, "budgets", budget, what)}" class="check">
      ${hiddenFields({ csrf, key })}${fields}${submit(say(language, what satisfies MoneyWord))}
    </form>
  </section>`;
}

function recordForm(p: BudgetPage): Markup {
  const { language } = p;
  const states = RECORDED_STATES.map((id) => ({ id, name: APPROPRIATION_STATE_NAMES[id][language] }));
  const bases = (["gross", "net"] as const).map((id) => ({ id, name: BASIS_NAMES[id][language] }));
  return form(
    p,
    "record",
    html`<label for="record-year">${say(language, "year")}</label>
      <input id="record-year" name="year" type="text" inputmode="numeric" pattern="(19|20)[0-9][0-9]" required />
      <label for="record-level">${say(language, "level")}</label>
      <input id="record-level" name="level" type="text" maxlength="120" required /> ${select("record", "basis", say(language, "basis"), bases)}
      ${amountField("record", language)} ${select("record", "state", say(language, "state"), states)}
      ${decisionField(language, ["budgets", p.budget, "decisions"], { at: "record", name: "decision", label: say(language, "decision") }, p.decisions.record)}`,
  );
}

function allotForm(p: BudgetPage): Markup | "" {
  const { language } = p;
  if (p.appropriations.length === 0) return "";
  return form(
    p,
    "allot",
    html`${select("allot", "alliance", say(language, "alliance"), p.alliances)} ${placeSelect("allot", p)} ${amountField("allot", language)}
    ${decisionField(language, ["budgets", p.budget, "decisions"], { at: "allot", name: "decision", label: say(language, "decision") }, p.decisions.others)}`,
  );
}

function settleForms(p: BudgetPage): Markup {
  const { language, budget, csrf } = p;
  return html`${p.appropriations.length === 0 ? "" : form(p, "lapse", placeSelect("lapse", p))}
    <form method="post" action="${address(language, "budgets", budget, "settle")}" class="check">
      <p>${say(language, "open-count", { count: String(p.open) })}</p>
      <input type="hidden" name="csrf" value="${csrf}" />${submit(say(language, "settle"))}
    </form>`;
}
