/** Budgets and promises have no tables: their state is small, and pages and questions are answered from it. What is read besides: agreements and payments. */
import type { Agreement } from "../agreement/agreement.ts";
import { agreementText } from "../agreement/commands.ts";
import { agreementSlice, versionOn } from "../agreement/kinds.ts";
import { readAgreement } from "../agreement/read.ts";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import { year as yearPeriod } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Reading } from "../store/store.ts";
import { budgetSlice } from "./budget.ts";
import { promisedSlice } from "./commitments.ts";

export const budgetStore: SliceStore = { slice: budgetSlice };
export const promisedStore: SliceStore = { slice: promisedSlice };

/** Agreements by the hash of their file: what is named by its hash never changes. */
const kept = new Map<string, Agreement>();
const KEPT = 50;

/** The agreement that is in force at the end of a year. */
export async function agreementOf(reading: Reading, stream: RandomId, states: States, year: string): Promise<Agreement | undefined> {
  const version = versionOn(states.of(agreementSlice), yearPeriod(year).to);
  if (!version) return undefined;
  const known = kept.get(version.file.hash);
  if (known) return known;
  const text = await agreementText(reading, stream, version.file.hash);
  const agreement = text === undefined ? undefined : readAgreement("agreement.yaml", text).value;
  if (!agreement) return undefined;
  if (kept.size >= KEPT) kept.delete(kept.keys().next().value!);
  kept.set(version.file.hash, agreement);
  return agreement;
}
