/** What can be asked about approvals: giving and taking them back, and what waits for one. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import { keepFile, type SaltedFile, saltedText } from "../../api/content.ts";
import { withinMandate } from "../../api/mandates.ts";
import { plainQuery } from "../../api/query.ts";
import type { Json } from "../../kernel/canonical.ts";
import { randomIdText } from "../../log/fields.ts";
import { agreementOn, standingOf } from "../in-force/commands.ts";
import { lineRef, longText } from "../kinds.ts";
import { eyesIn } from "../shown/store.ts";
import { lineJson } from "../shown/commands.ts";
import { type ApprovalRead, decideApproval } from "./deciding.ts";
import { approvables, approvedBy, waitingOf } from "./store.ts";

/** Lines that are approved at once. */
const MOST = 500;
const approving = z.strictObject({
  lines: z.array(lineRef).min(1).max(MOST),
  approved: z.boolean(),
  reason: longText,
  decision: randomIdText.optional(),
});
type Gathered = ApprovalRead & { readonly file: SaltedFile };

export const approveCosts: Command<z.infer<typeof approving>, Gathered, { lines: number }> = {
  name: "costs/approve",
  on: "alliance",
  input: approving,
  roles: ["project-office", "purchaser-controller"],
  does: "Approves lines of conditional cost of others, or takes their approval back, with the reason and the decision that it rests on, where there is one.",
  gather: async (reading, { stream, states, now }, input) => {
    const agreement = (await agreementOn(reading, stream, states, now.day))?.agreement;
    const lines = await approvables(reading, { stream, agreement }, [...new Set(input.lines)]);
    const refs = lines.map(({ ref }) => ref);
    const resting = input.decision === undefined ? 0n : await approvedBy(reading, { stream, agreement }, input.decision, refs);
    return { agreement, lines, resting, file: saltedText(input.reason) };
  },
  decide: (states, { file, ...read }, { approved, decision }, now) => {
    const about = read.lines.flatMap(({ service, party }) => (party === undefined ? [] : [[service!, party]]));
    const amount = read.lines.reduce((sum, { cents = 0n }) => sum + (cents < 0n ? -cents : cents), 0n);
    const input = { approved, reason: file.ref, ...(decision === undefined ? {} : { decision }) };
    return withinMandate(now.mandates, { amount, about }, decideApproval(standingOf(states), states, read, input, now));
  },
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered.file),
};

/** Lines that a page of the list holds. */
export const MOST_WAITING = 200;

export const approvalList = plainQuery<{ lines: { readonly [key: string]: Json }[]; count: string; cents: string }>("approvals/list", {
  does: "Lines of conditional cost that nobody has approved: the newest 200 of them, and count and sum of all.",
  answer: async (reading, view) => {
    const inForce = await agreementOn(reading, view.stream, view.states, view.day);
    if (!inForce) return { lines: [], count: "0", cents: "0" };
    const { lines, count, cents } = await waitingOf(reading, view.stream, inForce.agreement, await eyesIn(reading, view), MOST_WAITING);
    return { lines: lines.map(lineJson), count: String(count), cents: String(cents) };
  },
});
