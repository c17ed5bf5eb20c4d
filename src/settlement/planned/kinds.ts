/** What providers still expect to spend, on the record: the newest plan of a party counts. Pure. */
import { z } from "zod";
import type { Agreement } from "../../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../../api/decide.ts";
import { contains, type Day, endOfMonth, type Instant, type Month, monthOf } from "../../kernel/day.ts";
import { type Id, type RandomId } from "../../kernel/id.ts";
import type { Entry } from "../../log/entry.ts";
import type { LinesRef } from "../../log/reference.ts";
import { bodyOf, dayText, idText, netLinesBody, randomIdText } from "../../log/fields.ts";

const number = z.int().nonnegative();

/** Bodies of an alliance stream's entries. `after`: the last day whose cost is not planned any more but booked. */
const PLAN_BODIES = {
  "forecast-entered": z.strictObject({
    batch: number,
    party: idText,
    organisation: randomIdText,
    after: dayText,
    lines: netLinesBody,
  }),
} as const;

export type PlanOfRecord = { readonly party: Id; readonly batch: number; readonly after: Day; readonly at: Instant; readonly seq: number };
export type PlanState = { readonly plans: readonly PlanOfRecord[] };

/** The plans after an entry. */
export function foldPlan(plans: PlanState["plans"], entry: Entry): PlanState["plans"] {
  if (entry.kind !== "forecast-entered") return plans;
  const { batch, party, after } = bodyOf(PLAN_BODIES[entry.kind], entry);
  return [...plans, { batch, party, after, at: entry.at, seq: entry.seq }];
}

/** The newest plan of each party, by what was known at an instant, that begins no later than the day after what is booked. */
export function plansAt({ plans }: PlanState, knownAt: Instant, cutoff: Day): readonly PlanOfRecord[] {
  const newest = new Map(plans.filter(({ at, after }) => at <= knownAt && after <= cutoff).map((plan) => [plan.party, plan]));
  return [...newest.values()];
}

export type PlannedLine = { readonly line: Id; readonly type: Id; readonly month: Month; readonly net: string; readonly quantity?: string | undefined };

/** A provider's own plan for the months after the last booked one; `month` is that one. */
export function decidePlan(
  { agreement, batch, ref }: { readonly agreement: Agreement | undefined; readonly batch: number; readonly ref: LinesRef },
  { party, booked, lines }: { readonly party: Id; readonly booked: Month; readonly lines: readonly PlannedLine[] },
  bound: ReadonlyMap<Id, RandomId>,
  now: Now,
): Decided<{ readonly batch: number; readonly total: string }> {
  if (!agreement) return { refusals: [refused("settlement/no-agreement", "docs/record.md", {})] };
  const refusals: Refusal[] = [];
  const organisation = bound.get(party);
  if (organisation === undefined || organisation !== now.party) refusals.push(refused("settlement/not-your-party", "docs/record.md", { party }, "/party"));
  lines.forEach((line, i) => refusals.push(...wrongLine(agreement, party, booked, line, i)));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const after = endOfMonth(booked);
  return {
    drafts: [{ kind: "forecast-entered", day: after, body: { batch, party, organisation: organisation!, after, lines: ref } }],
    result: { batch, total: ref.total! },
  };
}

function wrongLine(agreement: Agreement, party: Id, booked: Month, { line, type, month }: PlannedLine, i: number): Refusal[] {
  const at = `/lines/${i}`;
  const wrong: Refusal[] = [];
  const isOwn = agreement.lines.some(({ id, providers }) => id === line && providers.includes(party));
  if (!isOwn) wrong.push(refused("settlement/plan-line", "docs/record.md", { line, party }, `${at}/line`));
  if (!Object.hasOwn(agreement.costTypes, type))
    wrong.push(refused("settlement/plan-type", "docs/record.md", { type, known: Object.keys(agreement.costTypes).join(", ") }, `${at}/type`));
  const inTerm = agreement.periods.some((period) => contains({ from: `${monthOf(period.from)}-01`, to: period.to }, `${month}-01`));
  if (month <= booked || !inTerm) wrong.push(refused("settlement/plan-month", "docs/record.md", { month, booked }, `${at}/month`));
  return wrong;
}
