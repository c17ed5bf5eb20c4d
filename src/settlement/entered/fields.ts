/** The form of one line of results: which sorts an agreement has, and the fields of each with what may be chosen. Pure. */
import { idName } from "../../agreement/id-words.ts";
import type { Agreement, OutcomeTerm, Party, TariffOutcome } from "../../agreement/agreement.ts";
import type { Day } from "../../kernel/day.ts";
import type { Id } from "../../kernel/id.ts";
import type { Language } from "../../kernel/refusal.ts";
import { plainTyped } from "../../kernel/shown.ts";
import { CLAIMED } from "../entering.ts";
import { DECISION } from "../noted.ts";
import { REGISTER } from "../registered.ts";
import { aboutName, type LineCells } from "./listing.ts";

/** A kind, of one outcome where the kind is of outcomes. */
export type Sort = { readonly key: string; readonly kind: string; readonly outcome?: TariffOutcome };
export type Choice = { readonly id: string; readonly name: string };
/** How a field is filled in: `choices` takes several. Money is in euros, with a decimal comma or point. */
export type Field = {
  readonly column: string;
  readonly as: "choice" | "choices" | "day" | "number" | "money" | "text";
  readonly choices?: readonly Choice[];
  readonly needed: boolean;
  readonly value?: string;
};
/** Who fills in: a `claimant` enters only its own claims. */
export type Filling = {
  readonly agreement: Agreement;
  readonly claimant: Party | undefined;
  /** What a report can rest on, what a change of target can, and what the provision can be drawn by. */
  readonly decisions: { readonly report: readonly Choice[]; readonly change: readonly Choice[]; readonly draw: readonly Choice[] };
  /** Ideas that were found to have saved, and risks: those that a report draws on, and that the provision is drawn for. */
  readonly ideas: readonly Choice[];
  readonly risks: readonly Choice[];
  readonly today: Day;
  readonly language: Language;
};

/** The sorts of lines that the agreement has something for, and that whoever fills in may enter. */
export function sortsFor({ agreement, claimant }: Filling): readonly Sort[] {
  const has: Readonly<Record<string, boolean>> = {
    indicator: indicatorsOf(agreement).length > 0,
    volume: agreement.volumes.length > 0,
    use: keyedBy(agreement, "use").length > 0,
    customers: keyedBy(agreement, "customers").length > 0,
    "target-change": Object.keys(agreement.adjustments).length > 0,
    "savings-report": agreement.schemes.length > 0,
    draw: agreement.provision !== undefined,
    progress: agreement.parties.some(({ roles }) => roles.includes("provider")),
  };
  const plain = Object.keys(has).filter((kind) => has[kind]);
  const tariffs = agreement.outcomes.filter(isTariff);
  const sorts: readonly Sort[] = [
    ...plain.map((kind) => ({ key: kind, kind })),
    ...tariffs.flatMap((outcome) => ["outcome", "outcome-count"].map((kind) => ({ key: `${kind}:${outcome.id}`, kind, outcome }))),
  ];
  return sorts.filter(({ kind }) => !claimant || CLAIMED.includes(kind));
}

export function fieldsOf(filling: Filling, { kind, outcome }: Sort): readonly Field[] {
  const { agreement, claimant } = filling;
  const places = outcome ? outcomeFields(filling, outcome) : [];
  switch (kind) {
    case "indicator":
      return [
        choice(
          "id",
          indicatorsOf(agreement).map((id) => ({ id, name: aboutName(agreement, id, filling.language) })),
        ),
        day(filling),
        number("value"),
        choice("provider", providersOf(filling), false),
        { ...number("sample"), needed: false },
      ];
    case "volume":
      return [
        choice(
          "line",
          lines(
            filling,
            agreement.volumes.map(({ line }) => line),
          ),
        ),
        day(filling),
        number("count"),
        ...caseMix(filling),
      ];
    case "use":
    case "customers":
      return [choice("line", lines(filling, keyedBy(agreement, kind))), choice("party", parties(agreement.parties)), day(filling), number("units")];
    case "target-change":
      return changeFields(filling);
    case "savings-report":
      return reportFields(filling);
    case "draw":
      return drawFields(filling);
    case "progress":
      return [choice("provider", providersOf(filling)), day(filling), text("value")];
    case "outcome-count":
      return [...places, day(filling), number("count"), ...(claimant ? [] : [{ column: "verified-on", as: "day", needed: false } as const])];
    default:
      return [text("id"), ...places, text("customer"), day(filling), ...(claimant ? [] : verifiedFields(outcome!))];
  }
}

function changeFields(filling: Filling): readonly Field[] {
  const { agreement } = filling;
  return [
    text("id"),
    choice("category", Object.keys(agreement.adjustments).map(called(filling))),
    choice("line", lines(filling, [...new Set(agreement.targets.map(({ line }) => line))])),
    choice("provider", providersOf(filling), false),
    choice("year", yearsOf(agreement)),
    { column: "amount", as: "money", needed: true },
    { column: "final-on", as: "day", needed: false },
    decisionsField(filling.decisions.change),
  ];
}

function reportFields(filling: Filling): readonly Field[] {
  const { agreement } = filling;
  return [
    text("id"),
    choice(
      "scheme",
      agreement.schemes.map(({ id }) => called(filling)(id)),
    ),
    choice("year", yearsOf(agreement)),
    { column: "amount", as: "money", needed: true },
    { column: "approved-on", as: "day", needed: true, value: filling.today },
    { ...decisionsField(filling.decisions.report), needed: true },
    { column: REGISTER, as: "choices", choices: filling.ideas, needed: false },
  ];
}

function drawFields(filling: Filling): readonly Field[] {
  return [
    text("category"),
    choice("year", yearsOf(filling.agreement)),
    day(filling),
    { column: "amount", as: "money", needed: true },
    choice(DECISION, filling.decisions.draw),
    { column: REGISTER, as: "choices", choices: filling.risks, needed: false },
  ];
}

function outcomeFields(filling: Filling, outcome: TariffOutcome): readonly Field[] {
  const groups = [...new Set(outcome.tariffs.flatMap(({ amounts }) => Object.keys(amounts)))];
  const ordinal: readonly Field[] = outcome.instalments.some(({ times }) => times > 1) ? [{ ...number("ordinal"), needed: false }] : [];
  return [
    choice("group", groups.map(called(filling))),
    choice(
      "instalment",
      outcome.instalments.map(({ id }) => called(filling)(id)),
    ),
    ...ordinal,
    choice("provider", providersOf(filling)),
    choice("line", lines(filling, outcome.lines)),
  ];
}

function verifiedFields({ verifiedBy }: OutcomeTerm): readonly Field[] {
  const by = "party" in verifiedBy ? verifiedBy.party : verifiedBy.register;
  return [
    { column: "verified-on", as: "day", needed: false },
    { ...text("verified-by"), needed: false, value: by },
  ];
}

function caseMix(filling: Filling): readonly Field[] {
  const groups = [...new Set(filling.agreement.volumes.flatMap(({ caseMix: mix }) => Object.keys(mix)))];
  return groups.length === 0 ? [] : [choice("group", groups.map(called(filling)), false)];
}

function decisionsField(decisions: readonly Choice[]): Field {
  return { column: DECISION, as: "choices", choices: decisions.slice(0, 40), needed: false };
}

/** What was typed, as a line of the record: numbers with a point, a verifier only with the day of verification. */
export function cellsOf({ kind, outcome }: Sort, fields: readonly Field[], typed: LineCells, language: Language): Readonly<Record<string, string>> {
  const given = fields.flatMap(({ column, as }) => {
    const value = (typed[column] ?? "").trim();
    if (value === "" || (column === "verified-by" && (typed["verified-on"] ?? "").trim() === "")) return [];
    return [[column, as === "number" || as === "money" ? plainTyped(value, language) : value] as const];
  });
  return { kind, ...(outcome ? { outcome: outcome.id } : {}), ...Object.fromEntries(given) };
}

function choice(column: string, choices: readonly Choice[], needed = true): Field {
  return { column, as: "choice", choices, needed };
}

function day({ today }: Filling): Field {
  return { column: "day", as: "day", needed: true, value: today };
}

function number(column: string): Field {
  return { column, as: "number", needed: true };
}

function text(column: string): Field {
  return { column, as: "text", needed: true };
}

function called({ language }: Filling): (id: string) => Choice {
  return (id) => ({ id, name: idName(id, language) });
}

function same(id: string): Choice {
  return { id, name: id };
}

function lines({ agreement, language }: Filling, ids: readonly Id[]): readonly Choice[] {
  return ids.map((id) => ({ id, name: aboutName(agreement, id, language) }));
}

function parties(of: readonly Party[]): readonly Choice[] {
  return of.map(({ id, name }) => ({ id, name }));
}

function providersOf({ agreement, claimant }: Filling): readonly Choice[] {
  return parties(claimant ? [claimant] : agreement.parties.filter(({ roles }) => roles.includes("provider")));
}

function yearsOf({ targets }: Agreement): readonly Choice[] {
  return [...new Set(targets.map(({ year }) => year))].sort().map(same);
}

function indicatorsOf({ results, gates, volumeAllocations }: Agreement): readonly Id[] {
  return [...new Set([...(results?.areas ?? []), ...gates, ...volumeAllocations].map(({ indicator }) => indicator))];
}

function keyedBy({ lines: all }: Agreement, by: "use" | "customers"): readonly Id[] {
  return all.filter(({ keys }) => keys.some((key) => key.by === by)).map(({ id }) => id);
}

function isTariff(outcome: OutcomeTerm): outcome is TariffOutcome {
  return outcome.kind === "tariff";
}
