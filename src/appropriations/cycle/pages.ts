/** The turn of the year on a budget's page: reminders, proposals, what is carried, and cost beyond an allotment. */
import { html } from "hono/html";
import { decisionField } from "../../decisions/pages.ts";
import { fill, type Language } from "../../kernel/refusal.ts";
import type { Day } from "../../kernel/day.ts";
import { showDay } from "../../kernel/shown.ts";
import { hiddenFields } from "../../web/form.ts";
import { address, type Markup } from "../../web/web.ts";
import type { Proposal } from "../budget.ts";
import { APPROPRIATION_STATE_NAMES, BASIS_NAMES } from "../page-words.ts";
import { amountField, euros, type Named, say, select, submit } from "../pages.ts";
import type { AppropriationShown } from "../store.ts";
import { cycleSay, type Incurred, overList } from "../incurred/pages.ts";
import type { Reminder } from "./reminders.ts";
import { REMINDER_WORDS } from "./words.ts";

export type Turn = {
  readonly day: Day;
  readonly reminders: readonly Reminder[];
  readonly proposals: readonly Proposal[];
  /** Of the owner of the budget alone. */
  readonly incurred: readonly Incurred[];
};
/** What of a budget's page this part needs. */
export type TurnPage = {
  readonly language: Language;
  readonly budget: string;
  readonly csrf: string;
  /** Makes sending a form twice harmless. */
  readonly key: string;
  readonly appropriations: readonly AppropriationShown[];
  readonly decisions: { readonly others: readonly Named[] };
  readonly alliances: readonly Named[];
  readonly turn: Turn;
};

export function turnSection({ language, turn }: TurnPage): Markup | "" {
  const { reminders, proposals, day } = turn;
  if (reminders.length === 0 && proposals.length === 0) return "";
  const told = reminders.map(({ code, year, level, cents, days }) => {
    const args = { year, level, cents: euros(String(cents), language), days: String(days) };
    return html`<li>${fill(REMINDER_WORDS[code][language], args)} <span class="dim">${level}</span></li>`;
  });
  const proposed = proposals.map(({ year, level, amount, by, on }) => {
    const args = { year, level, by, amount: euros(String(amount), language), day: showDay(on, language) };
    return html`<li>${cycleSay(language, "proposed-by", args)}</li>`;
  });
  const kind = reminders.length === 0 ? "info" : "alert";
  return html`<section class="hds-notification hds-notification--${kind} notes" aria-labelledby="turn">
    <div class="hds-notification__content">
      <h2 class="hds-notification__label" id="turn">${cycleSay(language, "reminders")}</h2>
      <p class="dim">${cycleSay(language, "as-of", { day: showDay(day, language) })}</p>
      <ul>
        ${told} ${proposed}
      </ul>
    </div>
  </section>`;
}

function incurredOf({ incurred }: Turn, { alliance }: { readonly alliance: string }, year: string): bigint | undefined {
  const own = incurred.filter((row) => row.alliance === alliance && row.year === year);
  return own.length === 0 ? undefined : own.reduce((sum, { owes }) => sum + owes, 0n);
}

/** What is incurred of an allotment, and by how much that is beyond it. */
export function incurredCells(
  turn: Turn,
  allotment: { readonly alliance: string; readonly amount: string },
  year: string,
  language: Language,
): readonly string[] {
  const owes = incurredOf(turn, allotment, year);
  if (owes === undefined) return ["–", "–"];
  const excess = owes - BigInt(allotment.amount);
  return [euros(String(owes), language), excess > 0n ? euros(String(excess), language) : "–"];
}

/** Cost is always recorded: what of it is beyond an allotment stands first. */
export function overAllotments({ language, turn, appropriations, alliances }: TurnPage): Markup | "" {
  const over = appropriations.flatMap(({ year, allotments }) =>
    allotments.flatMap((allotment) => {
      const owes = incurredOf(turn, allotment, year) ?? 0n;
      const excess = owes - BigInt(allotment.amount);
      if (excess <= 0n) return [];
      const name = alliances.find(({ id }) => id === allotment.alliance)?.name ?? allotment.alliance;
      const [incurred, granted, beyond] = [owes, BigInt(allotment.amount), excess].map((cents) => euros(String(cents), language)) as [string, string, string];
      return [cycleSay(language, "over-allotment", { name, year, incurred, allotment: granted, excess: beyond })];
    }),
  );
  return overList(over);
}

export function history({ changes }: AppropriationShown, language: Language): Markup | "" {
  if (changes.length < 2) return "";
  const items = changes.map(({ on, amount, state, carried }) => {
    const args = { day: showDay(on, language), amount: euros(amount, language), state: APPROPRIATION_STATE_NAMES[state][language] };
    const text =
      carried === "0" ? cycleSay(language, "change-recorded", args) : cycleSay(language, "change-carried", { ...args, carried: euros(carried, language) });
    return html`<li>${text}</li>`;
  });
  return html`<details class="fold">
    <summary>${cycleSay(language, "history")}</summary>
    <ol class="steps">
      ${items}
    </ol>
  </details>`;
}

function form({ language, budget, csrf, key }: TurnPage, what: "propose" | "carry", fields: Markup): Markup {
  return html`<section class="block" aria-labelledby="${what}">
    <h2 id="${what}">${cycleSay(language, `${what}-title`)}</h2>
    <form method="post" action="${address(language, "budgets", budget, what)}" class="check">
      ${hiddenFields({ csrf, key })}${fields}${submit(cycleSay(language, what))}
    </form>
  </section>`;
}

export function proposeForm(p: TurnPage): Markup {
  const { language } = p;
  const levels = [...new Set(p.appropriations.map(({ level }) => level))];
  const bases = (["gross", "net"] as const).map((id) => ({ id, name: BASIS_NAMES[id][language] }));
  return form(
    p,
    "propose",
    html`<label for="propose-year">${say(language, "year")}</label>
      <input id="propose-year" name="year" type="text" inputmode="numeric" pattern="(19|20)[0-9][0-9]" required />
      <label for="propose-level">${say(language, "level")}</label>
      <input id="propose-level" name="level" type="text" maxlength="120" required value="${levels[0] ?? ""}" />
      ${select("propose", "basis", say(language, "basis"), bases)} ${amountField("propose", language)}
      <label for="propose-by">${cycleSay(language, "by")}</label>
      <input id="propose-by" name="by" type="text" maxlength="120" required />`,
  );
}

/** A year and level as one choice. */
export function placeSelect(form: string, { language, appropriations }: Pick<TurnPage, "language" | "appropriations">): Markup {
  const places = appropriations.map(({ year, level }) => ({ id: `${year} ${level}`, name: `${year} ${level}` }));
  return select(form, "place", say(language, "level"), places);
}

export function carryForm(p: TurnPage): Markup | "" {
  const { language } = p;
  const lapsed = p.appropriations.filter(({ state }) => state === "lapsed");
  if (lapsed.length === 0) return "";
  return form(
    p,
    "carry",
    html`${placeSelect("carry", { ...p, appropriations: lapsed })} ${amountField("carry", language)}
    ${decisionField(language, ["budgets", p.budget, "decisions"], { at: "carry", name: "decision", label: say(language, "decision") }, p.decisions.others)}`,
  );
}
