/** The pages of an alliance's promises: what each purchaser has committed, paid and can owe, and the forms for it. */
import { html } from "hono/html";
import { FLOWS } from "../agreement/agreement.ts";
import type { tell } from "../api/http.ts";
import type { DecisionShown } from "../decisions/commands.ts";
import { decisionField } from "../decisions/pages.ts";
import { decisionPlace } from "../decisions/words.ts";
import { refusalList } from "../parties/pages.ts";
import type { Day } from "../kernel/day.ts";
import { fill, type Language } from "../kernel/refusal.ts";
import { showCents, showDay } from "../kernel/shown.ts";
import { hiddenFields } from "../web/form.ts";
import { drawn } from "../web/drawn.ts";
import { type Cell, type DataRow, dataTable, opensTo } from "../web/table.ts";
import { address, type Markup, page } from "../web/web.ts";
import { cycleSay, type Incurred, incurredTexts, overAppropriations } from "./incurred/pages.ts";
import type { MostTerm } from "./most.ts";
import { FLOW_NAMES, MONEY, type MoneyWord } from "./page-words.ts";
import { levels } from "./picture.ts";
import type { CommitmentShown, PaymentShown, YearShown } from "./store.ts";
import { TERM_WORDS } from "./words.ts";

export type Told = ReturnType<typeof tell>;
export type Named = { readonly id: string; readonly name: string };

/** What an alliance's page shows. `mine` are the parties that the reader's organisation is; `may` is what it can do. */
export type MoneyPage = {
  readonly language: Language;
  readonly alliance: { readonly slug: string; readonly name: string };
  readonly day: Day;
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly told: readonly Told[];
  readonly parties: readonly Named[];
  readonly payees: readonly Named[];
  readonly lines: readonly Named[];
  readonly years: readonly YearShown[];
  readonly commitments: readonly CommitmentShown[];
  readonly payments: readonly PaymentShown[];
  readonly decisions: readonly DecisionShown[];
  /** Those of the reader by which it can commit, and change what it committed. */
  readonly carrying: { readonly make: readonly Named[]; readonly change: readonly Named[] };
  readonly mine: readonly string[];
  readonly budget?: string;
  /** The binding levels of the reader's budget. */
  readonly levels: readonly string[];
  readonly may: { readonly commit: boolean; readonly pay: boolean };
  /** What every purchaser has come to owe by year. */
  readonly incurred: readonly Incurred[];
};

export const say = (language: Language, key: MoneyWord, args: Readonly<Record<string, string>> = {}): string => fill(MONEY[key][language], args);
export const euros = (cents: string, language: Language): string => showCents(BigInt(cents), language);
const nameIn = (all: readonly Named[], id: string): string => all.find((each) => each.id === id)?.name ?? id;

export function moneyPage(p: MoneyPage): Markup {
  const { language, alliance, told, budget } = p;
  const years = [...new Set(p.years.map(({ year }) => year))];
  const body = html`<div class="wide">
    <h1>${say(language, "title")}</h1>
    <p class="lead">${say(language, "lead")}</p>
    ${budget === undefined ? "" : html`<p><a href="${address(language, "budgets", budget)}">${say(language, "own-budget")}</a></p>`}
    ${refusalList(told, language)} ${overAppropriations(p.incurred, (id) => nameIn(p.parties, id), language)}
    ${years.length === 0 ? html`<p>${say(language, "no-agreement")}</p>` : years.map((year) => yearSection(p, year))}
    <section class="block" aria-labelledby="commitments">
      <h2 id="commitments">${say(language, "commitments")}</h2>
      ${p.commitments.length === 0 ? html`<p>${say(language, "no-commitments")}</p>` : commitmentTable(p)}
    </section>
    <section class="block" aria-labelledby="payments">
      <h2 id="payments">${say(language, "payments")}</h2>
      ${p.payments.length === 0 ? html`<p>${say(language, "no-payments")}</p>` : paymentTable(p)}
    </section>
    ${years.length === 0 ? "" : mostSection(p, years)} ${forms(p)}
  </div>`;
  return page({ language, here: `/${alliance.slug}/appropriations`, alliance, title: say(language, "title"), part: "appropriations", body });
}

/** What a purchaser has committed or paid for a year, commitment by commitment. */
function sumOfYear({ language, commitments, parties }: MoneyPage, { purchaser, year, ...sums }: YearShown, key: "committed" | "paid"): Cell {
  const part = key === "committed" ? "amount" : "paid";
  const own = commitments.filter((each) => each.purchaser === purchaser && each.year === year && each[part] !== "0");
  const text = euros(sums[key], language);
  return own.length === 0
    ? text
    : opensTo(
        text,
        own.map((each) => [nameIn(parties, each.provider), euros(each[part], language)] as const),
      );
}

function yearSection(p: MoneyPage, year: string): Markup {
  const { language, years, parties, incurred } = p;
  const own = years.filter((each) => each.year === year);
  const rows = own.map((each) => ({
    cells: [
      nameIn(parties, each.purchaser),
      sumOfYear(p, each, "committed"),
      sumOfYear(p, each, "paid"),
      euros(String(BigInt(each.committed) - BigInt(each.paid)), language),
      each.most === undefined ? say(language, "unlimited") : euros(each.most, language),
      ...incurredTexts(incurred, each.purchaser, year, language),
    ],
  }));
  const words = (["purchaser", "committed", "paid", "left", "most"] as const).map((key) => say(language, key));
  const heads = [...words, ...(["incurred", "excess"] as const).map((key) => cycleSay(language, key))];
  const busy = own.filter(({ committed }) => committed !== "0");
  const pictures = busy.map(({ purchaser, committed, paid, most }) => {
    const name = nameIn(parties, purchaser);
    const bars = [...(most === undefined ? [] : [["most", most] as const]), ["committed", committed] as const, ["paid", paid] as const];
    const level = bars.map(([key, cents]) => ({ label: `${name}: ${say(language, key).toLowerCase()}`, cents: BigInt(cents), text: euros(cents, language) }));
    return drawn(levels(`${name} ${year}`, BigInt(committed), level));
  });
  return html`<section class="block" aria-labelledby="y${year}">
    <h2 id="y${year}">${year}</h2>
    ${dataTable({ caption: `${say(language, "commitments")} ${year}`, quietCaption: true, head: heads, numeric: [false, true, true, true, true, true, true], rows, cards: true })}
    ${pictures}
  </section>`;
}

function commitmentTable({ language, commitments, parties, lines, decisions }: MoneyPage): Markup {
  const rows = commitments.map((each) => {
    const decided = decisions.find(({ id }) => id === each.decision);
    const marks = [
      each.conditional ? say(language, "conditional") : "",
      each.isShaken ? say(language, "shaken") : "",
      each.endedOn === undefined ? "" : say(language, "ended", { day: showDay(each.endedOn, language) }),
    ].filter((text) => text !== "");
    const title: Cell = html`${nameIn(parties, each.purchaser)} → ${nameIn(parties, each.provider)}
      <span class="dim part"
        >${each.line === undefined ? say(language, "all").toLowerCase() : nameIn(lines, each.line)}${marks.map((text) => ` · ${text}`)}</span
      >`;
    const money = [each.amount, each.paid, each.left].map((cents) => euros(cents, language));
    return { cells: [title, each.year, ...money, decided ? decisionPlace(decided, language) : each.decision] };
  });
  const head = (["commitment", "year", "committed", "paid", "left", "decision"] as const).map((key) => say(language, key));
  return dataTable({ caption: say(language, "commitments"), quietCaption: true, head, numeric: [false, false, true, true, true, false], rows, cards: true });
}

function paymentTable({ language, payments, parties }: MoneyPage): Markup {
  const rows = payments.map(({ from, to, amount, on, flow, year, document }) => ({
    cells: [
      `${nameIn(parties, from)} → ${nameIn(parties, to)}`,
      showDay(on, language),
      year,
      FLOW_NAMES[flow][language],
      document ?? "",
      euros(amount, language),
    ],
  }));
  const head = (["payment", "on", "year", "flow", "document", "paid"] as const).map((key) => say(language, key));
  return dataTable({ caption: say(language, "payments"), quietCaption: true, head, numeric: [false, false, false, false, false, true], rows, cards: true });
}

/** Part by part, every purchaser in a column of its own year. */
function mostSection({ language, years, parties }: MoneyPage, names: readonly string[]): Markup {
  const tables = names.map((year) => {
    const own = years.filter((each) => each.year === year);
    const terms = own[0]?.parts.map(({ term }) => term) ?? [];
    const cell = (each: YearShown, term: MostTerm): Cell => {
      const part = each.parts.find((one) => one.term === term);
      if (part?.cents === undefined) return say(language, "unlimited");
      return part.stated ? html`${euros(part.cents, language)} <span class="dim">${say(language, "stated")}</span>` : euros(part.cents, language);
    };
    const rows: DataRow[] = terms.map((term) => ({ cells: [TERM_WORDS[term][language], ...own.map((each) => cell(each, term))] }));
    const sums = own.map(({ most }) => (most === undefined ? say(language, "unlimited") : euros(most, language)));
    return dataTable({
      caption: year,
      head: [say(language, "part"), ...own.map(({ purchaser }) => nameIn(parties, purchaser))],
      numeric: [false, ...own.map(() => true)],
      rows: [...rows, { cells: [say(language, "sum"), ...sums], strong: true }],
    });
  });
  return html`<section class="block" aria-labelledby="most">
    <h2 id="most">${say(language, "most-title")}</h2>
    <p>${say(language, "most-note")}</p>
    ${tables}
  </section>`;
}

function forms(p: MoneyPage): Markup | "" {
  const { language, commitments, mine, may, day } = p;
  const open = commitments.filter((each) => mine.includes(each.purchaser) && each.endedOn === undefined);
  const choices = open.map(({ id, provider, year, amount }) => ({ id, name: `${nameIn(p.parties, provider)} ${year}: ${euros(amount, language)}` }));
  return html`${may.commit && p.budget !== undefined ? makeForm(p) : ""}
  ${
    may.commit && choices.length > 0
      ? html`${form(
          p,
          "change",
          "change",
          html`${select("change", "commitment", say(language, "commitment"), choices)} ${amountField("change", language)}
          ${deciding(p, "change", p.carrying.change)}`,
        )}
        ${form(p, "end", "end", html`${select("end", "commitment", say(language, "commitment"), choices)} ${dayField("end", language, day)}`)}`
      : ""
  }
  ${
    may.pay && choices.length > 0
      ? form(
          p,
          "pay",
          "pay",
          html`${select("pay", "commitment", say(language, "commitment"), choices)} ${amountField("pay", language)}
            <p class="dim">${say(language, "pay-help")}</p>
            ${dayField("pay", language, day)}
            ${select(
              "pay",
              "flow",
              say(language, "flow"),
              FLOWS.map((flow) => ({ id: flow, name: FLOW_NAMES[flow][language] })),
            )}
            <label for="pay-document">${say(language, "document")}</label>
            <input id="pay-document" name="document" type="text" maxlength="120" />
            <label><input type="checkbox" name="again" value="yes" /> ${say(language, "paid-again")}</label>`,
        )
      : ""
  }`;
}

function deciding({ language, budget, alliance }: MoneyPage, at: string, decisions: readonly Named[]): Markup {
  const base = budget === undefined ? [alliance.slug, "decisions"] : ["budgets", budget, "decisions"];
  return decisionField(language, base, { at, name: "decision", label: say(language, "decision") }, decisions);
}

function makeForm(p: MoneyPage): Markup {
  const { language, mine, parties, payees, lines } = p;
  const open = [
    ...new Set(p.years.filter(({ purchaser }) => mine.includes(purchaser)).flatMap(({ parts }) => parts.filter((part) => part.cents === undefined))),
  ];
  const unheld = [...new Set(open.map(({ term }) => term))];
  const years = [...new Set(p.years.map(({ year }) => year))].map((year) => ({ id: year, name: year }));
  return form(
    p,
    "make",
    "make",
    html`<p>${say(language, "make-help")}</p>
      <input type="hidden" name="budget" value="${p.budget ?? ""}" />
      ${select(
        "make",
        "purchaser",
        say(language, "purchaser"),
        mine.map((id) => ({ id, name: nameIn(parties, id) })),
      )}
      ${select("make", "provider", say(language, "payee"), payees)}
      ${select("make", "line", say(language, "line"), [{ id: "", name: say(language, "all") }, ...lines])}
      ${select("make", "year", say(language, "year"), years)}
      ${select(
        "make",
        "level",
        say(language, "level"),
        p.levels.map((level) => ({ id: level, name: level })),
      )}
      ${amountField("make", language)} ${unheld.length === 0 ? "" : html`<p>${say(language, "stated-help")}</p>`}
      ${unheld.map(
        (term) =>
          html`<label for="stated-${term}">${TERM_WORDS[term][language]}, €</label>
            <input id="stated-${term}" name="stated-${term}" type="text" inputmode="decimal" />`,
      )}
      ${deciding(p, "make", p.carrying.make)}`,
  );
}

function form({ language, alliance, csrf, key }: MoneyPage, what: "make" | "change" | "end" | "pay", label: MoneyWord, fields: Markup): Markup {
  return html`<section class="block" aria-labelledby="${what}">
    <h2 id="${what}">${say(language, `${what}-title`)}</h2>
    <form method="post" action="${address(language, alliance.slug, "appropriations", what)}" class="check">
      ${hiddenFields({ csrf, key })}${fields}${submit(say(language, label))}
    </form>
  </section>`;
}

/** `form` keeps the ids of one page apart. The first is chosen until the reader chooses another. */
export function select(form: string, name: string, label: string, options: readonly Named[]): Markup {
  return html`<label for="${form}-${name}">${label}</label>
    <select id="${form}-${name}" name="${name}">
      ${options.map(({ id, name: shown }) => html`<option value="${id}">${shown}</option>`)}
    </select>`;
}

export function amountField(form: string, language: Language): Markup {
  return html`<label for="${form}-amount">${say(language, "amount")}</label>
    <input id="${form}-amount" name="amount" type="text" inputmode="decimal" required />`;
}

function dayField(form: string, language: Language, day: Day): Markup {
  return html`<label for="${form}-on">${say(language, "on")}</label> <input id="${form}-on" name="on" type="date" required value="${day}" />`;
}

export function submit(label: string): Markup {
  return html`<p><button type="submit" class="hds-button hds-button--primary hds-button--small">${label}</button></p>`;
}
