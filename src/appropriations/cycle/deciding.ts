/** The turn of the year in a purchaser's budget: what is proposed for the next one, and what of the last one is carried into it. Pure. */
import type { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type States } from "../../api/decide.ts";
import { yearOf } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { formatCents } from "../../kernel/money.ts";
import { centsOf } from "../../log/entry.ts";
import { aboveDecision, decisionOf } from "../../decisions/kinds.ts";
import { BUDGET_BODIES, budgetSlice, placeKey, yearAfter } from "../budget.ts";
import { notOwner, terms, unusable } from "../budgeting.ts";

const BASIS = "docs/record.md#a-year-of-an-appropriation";
const LAW = "Kuntalaki 410/2015 § 110";

export const proposing = BUDGET_BODIES["appropriation-proposed"];
export type Proposing = z.infer<typeof proposing>;

/** Notes what is proposed. It binds nothing and is told beside what the organ decided. */
export function decideProposal(states: States, owner: RandomId | undefined, input: Proposing, now: Now): Decided<{ readonly amount: string }> {
  const known = states.of(budgetSlice).appropriations.get(placeKey(input));
  const refusals: (Refusal | undefined)[] = [notOwner(owner, now)];
  if (input.year < yearOf(now.day)) refusals.push(refused("appropriations/year-over", BASIS, { year: input.year }, "/year"));
  if (known && known.state !== "plan-year") {
    const told = { year: input.year, level: input.level, amount: formatCents(known.amount) };
    refusals.push(refused("appropriations/decided-already", BASIS, told, "/year"));
  }
  const against = reasonsAgainst(refusals);
  if (against) return against;
  return { drafts: [{ kind: "appropriation-proposed", day: now.day, body: input }], result: { amount: String(centsOf(input.amount)!) } };
}

export const carrying = BUDGET_BODIES["appropriation-carried"];
export type Carrying = z.infer<typeof carrying>;

/** What was not used lapses; only a decision adds it to the year after, and never more of it than lapsed. */
export function decideCarrying(states: States, owner: RandomId | undefined, input: Carrying, now: Now): Decided<{ readonly left: string }> {
  const budget = states.of(budgetSlice);
  const { year, level } = input;
  const next = { year: yearAfter(year), level };
  const from = budget.appropriations.get(placeKey({ year, level }));
  const to = budget.appropriations.get(placeKey(next));
  const { decision, refusal } = decisionOf(states, input.decision, "adopted", owner);
  const amount = centsOf(input.amount)!;
  const refusals: (Refusal | undefined)[] = [notOwner(owner, now), refusal, decision && aboveDecision(decision, 0n, amount), ...unusable(to, next, now)];
  if (!from) refusals.push(refused("appropriations/none", BASIS, { year, level }, "/year"));
  else if (from.state !== "lapsed") refusals.push(refused("appropriations/not-lapsed", LAW, { year, level }, "/year"));
  const [unused, already] = [from?.unused ?? 0n, from?.carriedOut ?? 0n];
  if (from?.state === "lapsed" && already + amount > unused) {
    const sums = { unused, carried: already, left: unused - already, asked: amount, excess: already + amount - unused };
    refusals.push(refused("appropriations/carried-above", LAW, terms(sums), "/amount"));
  }
  const against = reasonsAgainst(refusals);
  if (against) return against;
  return { drafts: [{ kind: "appropriation-carried", day: now.day, body: input }], result: { left: String(unused - already - amount) } };
}
