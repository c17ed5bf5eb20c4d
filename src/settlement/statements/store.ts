/** What the pages of statements show besides the statements: a proposal before it is made, and what an approver's own decisions are good for. */
import type { Asked, Runner } from "../../api/command.ts";
import type { Now, Refusal } from "../../api/decide.ts";
import { beyondMandate } from "../../api/mandates.ts";
import { restingWithExits } from "../exit-approvals.ts";
import { aboveDecision, type Decision, decisionOf, decisionSlice } from "../../decisions/kinds.ts";
import { addDays, addMonths, type Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Reading } from "../../store/store.ts";
import { proposeStatement } from "../commands.ts";
import { type Approver, type OfRecord, statementSlice } from "../kinds.ts";
import type { Statement } from "../statement.ts";
import { askingOf, type At, owedBy, storedStatement } from "../store.ts";

/** A statement beside the settled one that its payments are reckoned from. */
export type Compared = { readonly statement: Statement; readonly before?: Statement };
/** `size`: the number of entries that it was made from; `earlier`: the statement before it on the record. */
export type Preview = Compared & { readonly size: number; readonly earlier?: RandomId };
export type Rehearsed = { readonly refusals: readonly Refusal[]; readonly preview?: Preview };

/** Proposes without recording anything: what the statement would be, settled once, or what keeps it from being made. */
export async function rehearse(run: Runner["run"], input: unknown, asked: Asked): Promise<Rehearsed> {
  let preview: Preview | undefined;
  const gather: typeof proposeStatement.gather = async (reading, at, given, ahead) => {
    const proposal = await proposeStatement.gather(reading, at, given, ahead);
    const { computed } = proposal;
    if (computed.refusals) return proposal;
    const before = computed.earlier && (await storedStatement(reading, at.stream, computed.earlier));
    const { size } = await reading.selectFrom("head").select("size").where("stream", "=", at.stream).executeTakeFirstOrThrow();
    const beside = before && computed.earlier ? { before, earlier: computed.earlier.statement } : {};
    preview = { statement: computed.statement, ...beside, size: Number(size) };
    return proposal;
  };
  const ran = await run({ ...proposeStatement, gather }, input, { ...asked, dryRun: true });
  return ran.refusals ? { refusals: ran.refusals } : { refusals: [], ...(preview ? { preview } : {}) };
}

/** A stored statement with the settled one before it; undefined when its file was erased. */
export async function comparedOf(reading: Reading, { stream, states }: At, one: OfRecord): Promise<Compared | undefined> {
  const statement = await storedStatement(reading, stream, one);
  const earlier = states.of(statementSlice).statements.find((each) => each.statement === one.earlier);
  const before = earlier && (await storedStatement(reading, stream, earlier));
  return statement && { statement, ...(before ? { before } : {}) };
}

/** What makes that which was entered before a statement count otherwise than the statement has it. */
const SINCE = ["finding-opened", "finding-decided", "finding-escalated", "costs-corrected", "approval-decided", "results-withdrawn"] as const;
export type SinceKind = (typeof SINCE)[number];
export type Since = { readonly kind: SinceKind; readonly count: number };

/** What was recorded of those kinds after a statement was proposed, or after the instant as of which it was made. */
export async function sinceOf(reading: Reading, stream: RandomId, { seq, knownAt }: OfRecord): Promise<readonly Since[]> {
  const rows = await reading
    .selectFrom("entry")
    .select("kind")
    .where("stream", "=", stream)
    .where("kind", "in", [...SINCE])
    .where((is) => is.or([is("seq", ">", BigInt(seq)), is("at", ">", knownAt)]))
    .execute();
  return SINCE.map((kind) => ({ kind, count: rows.filter((row) => row.kind === kind).length })).filter(({ count }) => count > 0);
}

/** Why whoever chooses a decision should look at it twice; none of it is refused. */
export type Doubt = "no-sum" | "before-period" | "year-old";
/** A decision of the approver's own organ; `refusal`: why the approval cannot rest on it. */
export type Choice = { readonly decision: Decision; readonly refusal?: Refusal; readonly doubts: readonly Doubt[] };

/** `begins`: the first day that is settled anew. */
export function doubtsOf({ amount, on }: Pick<Decision, "amount" | "on">, begins: Day | undefined, today: Day): readonly Doubt[] {
  return [
    ...(amount === undefined ? (["no-sum"] as const) : []),
    ...(begins !== undefined && on < begins ? (["before-period"] as const) : []),
    ...(on < addMonths(today, -12) ? (["year-old"] as const) : []),
  ];
}
/** What an approver goes by. `beyond`: why no mandate of the reader covers it. */
export type Choosing = { readonly owed: Cents; readonly choices: readonly Choice[]; readonly beyond?: Refusal };

/** `beginning`: the first day of the agreement, from which the first statement settles. */
type Deciding = At & { readonly now: Now; readonly beginning: Day | undefined };

/** What the approval of a statement, `stored` unless it was erased, would count against each decision of the approver's, judged as the command judges it. */
export async function choosingOf(reading: Reading, at: Deciding, one: OfRecord, stored: Statement | undefined, approver: Approver): Promise<Choosing> {
  const { states, now, beginning } = at;
  const owed = stored ? owedBy(stored, approver.party) : 0n;
  const beyond = stored && beyondMandate(now.mandates, askingOf(stored, approver.party), "/statement");
  const found = beyond ? { owed, beyond } : { owed };
  if (approver.as !== "purchaser") return { ...found, choices: [] };
  const earlier = states.of(statementSlice).statements.find(({ statement }) => statement === one.earlier);
  const begins = earlier ? addDays(earlier.through, 1) : beginning;
  const resting = await restingOf(reading, at, one, approver.organisation);
  const own = [...states.of(decisionSlice).decisions.values()].filter(({ organisation }) => organisation === approver.organisation);
  const choices = own.map((decision): Choice => {
    const judged = decisionOf(states, decision.id, "enforceable", approver.organisation);
    const refusal = judged.refusal ?? aboveDecision(decision, restingWithExits(states.of(statementSlice), decision, resting.get(decision.id) ?? 0n), owed);
    return { decision, doubts: doubtsOf(decision, begins, now.day), ...(refusal ? { refusal } : {}) };
  });
  return { ...found, choices: choices.sort((a, b) => (a.decision.on < b.decision.on ? 1 : -1)) };
}

/** Cents that other statements have an organisation pay by each of its decisions. */
async function restingOf(reading: Reading, { stream, states }: At, but: OfRecord, organisation: RandomId): Promise<ReadonlyMap<string, Cents>> {
  const sums = new Map<string, Cents>();
  for (const one of states.of(statementSlice).statements) {
    const decision = one.approvals.find((approval) => approval.organisation === organisation)?.decision;
    const party = one.approvers.find((approver) => approver.organisation === organisation)?.party;
    if (decision === undefined || party === undefined || one.statement === but.statement) continue;
    const stored = await storedStatement(reading, stream, one);
    if (stored) sums.set(decision, (sums.get(decision) ?? 0n) + owedBy(stored, party));
  }
  return sums;
}
