/** What can be done with the results and the settlement of an alliance on the record. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Agreement } from "../agreement/agreement.ts";
import { agreementSlice, gone } from "../agreement/kinds.ts";
import type { States } from "../api/decide.ts";
import type { Command } from "../api/command.ts";
import { keepFile, type SaltedFile, salted } from "../api/content.ts";
import type { AnyCommand } from "../api/http.ts";
import { toHex } from "../kernel/bytes.ts";
import { canonical, type Json } from "../kernel/canonical.ts";
import type { RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { encode } from "../kernel/utf8.ts";
import { type PackId, PACKS } from "../law/law.ts";
import { NODE } from "../log/store.ts";
import { dayText, instantText, notOf, randomIdText, wordsText } from "../log/fields.ts";
import { keepLines, nextBatch, saltedLines, type SaltedLines } from "../log/batches/store.ts";
import { MOST_WITHDRAWN, resultsSlice } from "../outcomes/kinds.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { aboveDecision, decisionOf, shaken } from "../decisions/kinds.ts";
import { decideEntering, decideWithdrawal, type EnterGathered } from "./entering.ts";
import { restingWithExits } from "./exit-approvals.ts";
import { FACT_COLUMNS } from "./facts-file.ts";
import { approversOf, decideApproval, decideProposal, decideResting, lastSettled, type OfRecord, statementSlice } from "./kinds.ts";
import { DECISION, findingIn } from "./noted.ts";
import { isRegistered, REGISTER, registeredRefusals } from "./registered.ts";
import { enterForecast } from "./planned/commands.ts";
import { ENGINE } from "./settlement.ts";
import { agreementOf, type Computed, compute, factsFrom, askingOf, owedBy, storedStatement, registeredLines } from "./store.ts";
import { newId } from "../api/installation.ts";
import { type Asking, beyondMandate } from "../api/mandates.ts";

/** Columns of a line on the record: those of a results file, but for the instant, which is the record's own; and the decisions and register items that it rests on. */
export const LINE_COLUMNS = [...FACT_COLUMNS.filter((column) => column !== "known"), DECISION, REGISTER] as const;
/** Lines that one command enters at most. */
const MOST_LINES = 10_000;
const LONGEST = 2000;

const line = z.partialRecord(
  z.enum(LINE_COLUMNS),
  z
    .string()
    .max(LONGEST)
    .refine((text) => text.isWellFormed() && !text.includes("\0"), notOf("api/not-plain-text")),
);
const entering = z.strictObject({ lines: z.array(line).min(1).max(MOST_LINES) });
const withdrawing = z.strictObject({
  batch: z.int().nonnegative(),
  lines: z.array(z.int().nonnegative()).min(1).max(MOST_WITHDRAWN).optional(),
  reason: wordsText(LONGEST),
});
const proposing = z.strictObject({ through: dayText, knownAt: instantText.optional() });
const approving = z.strictObject({ statement: randomIdText, decision: randomIdText.optional() });

export const enterResults: Command<z.infer<typeof entering>, EnterGathered & { readonly salted: SaltedLines }, { batch: number; count: number }> = {
  name: "results/enter",
  on: "alliance",
  input: entering,
  roles: ["project-office", "purchaser-controller", "provider-manager"],
  does: "Enters results, volumes, use, changes of target and savings reports as one batch; a provider enters only its own unverified claims.",
  gather: async (reading, { stream, states }, input) => {
    const lines = input.lines.map(trimmed);
    const salted = saltedLines(lines);
    const batch = await nextBatch(reading, stream);
    const ids = new Set<string>();
    const version = states.of(agreementSlice).versions.at(-1);
    const agreement = version && (await agreementOf(reading, stream, version));
    if (agreement) await factsFrom(reading, { stream, states }, agreement, {}, ids);
    const earlier = lines.some(isRegistered) ? await registeredLines(reading, { stream, states }) : [];
    const against = registeredRefusals(states, lines, earlier, findingIn(states));
    return { agreement, ids, batch, lines, ref: salted.ref, salted, find: findingIn(states), against };
  },
  decide: (states, gathered, _input, now) => decideEntering(gathered, states.of(partiesSlice).organisations, now),
  keep: (writing, { stream, entries, gathered }) => keepLines(writing, { stream, batch: gathered.batch }, entries[0]!.seq, gathered.salted),
};

/** Cells without space around them; empty ones are absent. */
function trimmed(cells: Readonly<Partial<Record<string, string>>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).flatMap(([column, text]) => (text?.trim() ? [[column, text.trim()] as const] : [])));
}

export const withdrawResults: Command<z.infer<typeof withdrawing>, SaltedFile, { batch: number; count: number }> = {
  name: "results/withdraw",
  on: "alliance",
  input: withdrawing,
  roles: ["project-office", "purchaser-controller"],
  does: "Takes back a batch of results or lines of it, with the reason; statements that were settled stay as they are.",
  gather: async (_reading, _at, { reason }) => salted(encode(reason), "text/plain"),
  decide: (states, { ref }, input, now) => decideWithdrawal(states.of(resultsSlice), input, ref, now),
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered),
};

type Proposal = { readonly id: RandomId; readonly computed: Computed; readonly file?: SaltedFile };

export const proposeStatement: Command<z.infer<typeof proposing>, Proposal, { statement: string; through: string; knownAt: string }> = {
  name: "settlement/propose",
  on: "alliance",
  input: proposing,
  roles: ["project-office", "purchaser-controller"],
  does: "Settles what is recorded through a day and proposes the statement to every purchaser and provider; it takes the place of one that still waits.",
  gather: async (reading, { stream, states, now }, { through, knownAt = now.at }) => {
    const earlier = lastSettled(states.of(statementSlice));
    const computed = await compute(reading, { stream, states }, { through, knownAt }, earlier);
    const id = newId();
    if (computed.refusals) return { id, computed };
    return { id, computed, file: salted(encode(canonical(computed.statement as unknown as Json)), "application/json") };
  },
  decide: (states, { id, computed, file }, { through, knownAt }, now) => {
    const clocks = { through, knownAt: knownAt ?? now.at };
    if (computed.refusals) return computed;
    const { agreement, version, earlier } = computed;
    const approvers = approversOf(stillIn(states, agreement), through, states.of(partiesSlice).organisations);
    const pack = agreement.law === "none" ? {} : { pack: packOf(agreement.law) };
    const made = { engine: { name: ENGINE, release: RELEASE }, agreement: { version: version.version, hash: version.file.hash }, ...pack };
    return decideProposal(
      states.of(statementSlice),
      { id, file: file!.ref, ...made, ...clocks, ...(earlier ? { earlier: earlier.statement } : {}) },
      approvers,
      now,
    );
  },
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered.file!),
};

/** Whoever has left approves nothing any more: what is between it and the others stands as its exit has it. */
function stillIn(states: States, agreement: Agreement): Agreement {
  const left = gone(states.of(agreementSlice));
  return { ...agreement, parties: agreement.parties.filter(({ id }) => !left.includes(id)) };
}

const { version: RELEASE } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

/** The pack that an agreement names, by what it says: a rule's own test is code, which the release stands for. */
function packOf(id: PackId): { readonly id: string; readonly version: string; readonly hash: string } {
  const { version, rules } = PACKS[id];
  const said = rules.map(({ test: _test, severity, ...rule }) => ({ ...rule, severity: typeof severity === "function" ? "by facts" : severity }));
  return { id, version, hash: toHex(NODE.sha256(encode(canonical({ id, version, rules: said } as unknown as Json)))) };
}

/** Cents that the approver is to pay by the statement, and by others that rest on the same decision; and what its mandate must cover. */
type Resting = { readonly asked: Cents; readonly resting: Cents; readonly asking: Asking };

const approve = (as: "purchaser" | "provider"): Command<z.infer<typeof approving>, Resting, { statement: string; settled: boolean }> => ({
  name: as === "purchaser" ? "settlement/approve" : "settlement/accept",
  on: "alliance",
  input: approving,
  roles: [as === "purchaser" ? "purchaser-decider" : "provider-manager"],
  needsFresh: true,
  does:
    as === "purchaser"
      ? "Approves a statement for a purchaser, by a decision of its own; with the last approval the statement stands for good."
      : "Accepts a statement for a provider; with the last approval the statement stands for good.",
  gather: async (reading, { stream, states, now }, { statement, decision }) => {
    const own = async (one: OfRecord): Promise<{ readonly owed: Cents; readonly asking: Asking }> => {
      const party = one.approvers.find(({ organisation }) => organisation === now.party)?.party;
      const stored = party === undefined ? undefined : await storedStatement(reading, stream, one);
      return stored ? { owed: owedBy(stored, party!), asking: askingOf(stored, party!) } : { owed: 0n, asking: {} };
    };
    let [asked, resting, asking]: [Cents, Cents, Asking] = [0n, 0n, {}];
    for (const one of states.of(statementSlice).statements) {
      if (one.statement === statement) ({ owed: asked, asking } = await own(one));
      else if (decision !== undefined && one.approvals.some((each) => each.decision === decision && each.organisation === now.party)) {
        resting += (await own(one)).owed;
      }
    }
    return { asked, resting, asking };
  },
  decide: (states, { asked, resting, asking }, input, now) => {
    const found = input.decision === undefined ? undefined : decisionOf(states, input.decision, "enforceable", now.party);
    const wanting =
      found?.refusal ??
      (found && aboveDecision(found.decision, restingWithExits(states.of(statementSlice), found.decision, resting), asked)) ??
      beyondMandate(now.mandates, asking, "/statement");
    return decideApproval(states.of(statementSlice), { ...input, as }, { wanting, annulled: (id) => shaken(states, id) }, now);
  },
});

const resting = approving.required({ decision: true });

/** The approval is judged as it was when it was given; only its decision is another. */
export const restApproval: Command<z.infer<typeof resting>, Resting, { statement: string }> = {
  name: "settlement/rest",
  on: "alliance",
  input: resting,
  roles: ["purchaser-decider"],
  needsFresh: true,
  does: "Puts another decision in the place of an annulled one that an approval of the asker's rested on; the statement stays as it is.",
  gather: approve("purchaser").gather,
  decide: (states, { asked, resting: others, asking }, input, now) => {
    const found = decisionOf(states, input.decision, "enforceable", now.party);
    const wanting =
      found.refusal ??
      aboveDecision(found.decision, restingWithExits(states.of(statementSlice), found.decision, others), asked) ??
      beyondMandate(now.mandates, asking, "/statement");
    return decideResting(states.of(statementSlice), input, { wanting, annulled: (id) => shaken(states, id) }, now);
  },
};

export const approveStatement = approve("purchaser");
export const acceptStatement = approve("provider");

export const settlementCommands: readonly AnyCommand[] = [
  enterResults,
  withdrawResults,
  proposeStatement,
  approveStatement,
  acceptStatement,
  restApproval,
  enterForecast,
];
