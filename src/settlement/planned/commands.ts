/** Entering what is still planned, and the forecast of a year. */
import { z } from "zod";
import { agreementSlice } from "../../agreement/kinds.ts";
import { budgetsBeside, grantedBeside } from "../../appropriations/store.ts";
import type { Command } from "../../api/command.ts";
import type { Query } from "../../api/query.ts";
import { exactJson, type Json } from "../../kernel/canonical.ts";
import { addDays, type Day, endOfDay, EVERYTHING_KNOWN, type Month, monthOf, parseDay, parseInstant, yearOf } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { parseQuantity } from "../../kernel/quantity.ts";
import type { Body } from "../../log/entry.ts";
import { centsText, dayText, idText, momentText, notOf } from "../../log/fields.ts";
import { accrualGroups, accrualsOf } from "../../open-books/closing/store.ts";
import { costGroupsFrom } from "../../open-books/facts/store.ts";
import { booksSlice } from "../../open-books/kinds.ts";
import { keepLines, nextBatch, saltedLines, type SaltedLines } from "../../log/batches/store.ts";
import { linesOf } from "../../outcomes/store.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import type { Reading } from "../../store/store.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import { statementSlice } from "../kinds.ts";
import { type Forecast, type ForecastAsked, forecastOf, type Plan, type Planned } from "../forecast.ts";
import { besideBudgets } from "../granted.ts";
import { agreementOf, type At, factsFrom, versionAt } from "../store.ts";
import { decidePlan, type PlanOfRecord, plansAt } from "./kinds.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";

const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, notOf("api/not-month"));
const quantity = z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, notOf("api/not-quantity"));
const plan = z.strictObject({
  party: idText,
  booked: month,
  lines: z
    .array(z.strictObject({ line: idText, type: idText, month, net: centsText, quantity: quantity.optional() }))
    .min(1)
    .max(1000),
});
type Gathered = { readonly agreement: Agreement | undefined; readonly batch: number; readonly ref: SaltedLines["ref"]; readonly salted: SaltedLines };

export const enterForecast: Command<z.infer<typeof plan>, Gathered, { batch: number; total: string }> = {
  name: "forecast/enter",
  on: "alliance",
  input: plan,
  roles: ["provider-manager", "project-office"],
  does: "Enters what the organisation's own party still plans to spend after the last booked month; it takes the place of its plan before.",
  gather: async (reading, { stream, states }, { lines }) => {
    const version = states.of(agreementSlice).versions.at(-1);
    const salted = saltedLines(lines satisfies readonly Body[], "net");
    return { agreement: version && (await agreementOf(reading, stream, version)), batch: await nextBatch(reading, stream), ref: salted.ref, salted };
  },
  decide: (states, gathered, input, now) => decidePlan(gathered, input, states.of(partiesSlice).organisations, now),
  keep: (writing, { stream, entries, gathered }) => keepLines(writing, { stream, batch: gathered.batch }, entries[0]!.seq, gathered.salted),
};

const asked = z.strictObject({
  through: dayText.optional(),
  "known-at": momentText.optional(),
  year: z
    .string()
    .regex(/^\d{4}$/, notOf("api/not-year"))
    .optional(),
  by: z.enum(["run-rate", "bottom-up"]).optional(),
});

export const askForecast: Query<z.infer<typeof asked>, { readonly [key: string]: Json }> = {
  name: "settlement/forecast",
  on: "alliance",
  params: asked,
  roles: ALLIANCE_ROLES,
  does: "How a year will end by run rate or bottom-up, the bridge of its target, and early warnings, beside what the purchasers' budgets grant; no forecast is ever payable.",
  needsWhole: true,
  beside: budgetsBeside,
  answer: async (reading, { stream, states, day: today, beside }, params) => {
    const through = params.through ?? today;
    const known = params["known-at"];
    const knownAt = known === undefined ? EVERYTHING_KNOWN : parseDay(known) === undefined ? parseInstant(known)! : endOfDay(known);
    const forecast = await forecastFrom(reading, { stream, states }, { year: params.year ?? yearOf(through), through, knownAt, by: params.by ?? "run-rate" });
    if (!forecast) return { found: false };
    const told = besideBudgets(forecast, grantedBeside(beside ?? new Map(), stream));
    return { found: true, ...(exactJson(told) as { readonly [key: string]: Json }) };
  },
};

/** The forecast of a year from the record; undefined where there is no agreement, no such year, or nothing to go by. */
export async function forecastFrom(reading: Reading, at: At, { year, through, knownAt, by }: ForecastAsked): Promise<Forecast | undefined> {
  const clocks = { through: `${year}-12-31`, knownAt };
  const version = await versionAt(reading, at, clocks);
  const agreement = version && (await agreementOf(reading, at.stream, version));
  if (!agreement) return undefined;
  const { facts } = await factsFrom(reading, at, agreement, clocks);
  const costs = await costGroupsFrom(reading, at.stream, agreement, { through, knownAt });
  const plans = by === "bottom-up" ? { plan: await planFrom(reading, at.stream, plansAt(at.states.of(statementSlice), knownAt, through)) } : {};
  const accruals = accrualGroups(await accrualsOf(reading, at.stream, at.states.of(booksSlice).closing, { month: lastWholeMonth(through, year), knownAt }));
  return forecastOf(agreement, { ...facts, costs }, { year, through, knownAt, accruals, ...plans });
}

/** The last month of a year that is over by a day. */
function lastWholeMonth(through: Day, year: string): Month {
  const month = monthOf(addDays(`${monthOf(addDays(through, 1))}-01`, -1));
  return month < `${year}-12` ? month : `${year}-12`;
}

/** The lines of plans, and whose they are. */
export async function planFrom(reading: Reading, stream: RandomId, plans: readonly PlanOfRecord[]): Promise<Plan> {
  const kept = await linesOf(
    reading,
    stream,
    plans.map(({ batch }) => batch),
  );
  const lines = plans.flatMap(({ party, batch }) => kept(batch).flatMap((cells) => (cells ? [plannedOf(party, cells)] : [])));
  return { by: plans.map(({ party }) => party), lines };
}

function plannedOf(party: string, { line, type, month: of, net, quantity: units }: Readonly<Record<string, string>>): Planned {
  return { party, line: line!, type: type!, month: of!, cents: BigInt(net!), quantity: parseQuantity(units ?? "0")! };
}
