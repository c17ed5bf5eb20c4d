/** What can be asked about decisions: in an alliance's record, and in a purchaser's budget. */
import { z } from "zod";
import type { Command } from "../api/command.ts";
import { type SaltedFile, salted } from "../api/content.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { withinMandate } from "../api/mandates.ts";
import { type Now, reasonsAgainst, refused, type States } from "../api/decide.ts";
import { plainQuery } from "../api/query.ts";
import type { Role } from "../api/roles.ts";
import { keepFiles } from "../api/titled.ts";
import type { Json } from "../kernel/canonical.ts";
import type { RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { centsOf } from "../log/entry.ts";
import type { StreamKind } from "../log/kinds.ts";
import { dayText, notOf, randomIdText } from "../log/fields.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { isRegistered } from "../parties/store.ts";
import { unaskedFinding } from "./asked.ts";
import { annulling, decideAdvance, decideAnnulment, decideNoting, type Decision, DECISION_STATES, decisionSlice, type Noting, noting } from "./kinds.ts";

/** An extract or a certificate as it is sent: a PDF in base64, or plain text. */
const document = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("application/pdf"), base64: z.base64().max(1_000_000).startsWith("JVBERi0", notOf("api/not-pdf")) }),
  z.strictObject({ type: z.literal("text/plain"), text: z.string().min(1).max(500_000) }),
]);
type Document = z.infer<typeof document>;

const noted = noting.extend({ document: document.optional() });
const extracted = noting.extend({ organisation: randomIdText, document });
const advanced = z.strictObject({
  decision: randomIdText,
  state: z.enum(DECISION_STATES),
  stateOn: dayText,
  exit: noting.shape.exit.meta({ description: "What it decides about leaving, where nobody has said so yet; the state may then be the one that it has." }),
  document: document.optional(),
});
const annulled = annulling.extend({ document: document.optional() });

type Gathered = { readonly id: RandomId; readonly file: SaltedFile | undefined };
type DecisionCommand<Input> = Command<Input, Gathered, { decision: RandomId }>;
/** What is the same in every command here: a new id, and the document beside the record. */
const filing = {
  gather: async (_reading: unknown, _at: unknown, input: { document?: Document | undefined }): Promise<Gathered> => ({
    id: newId(),
    file: fileIn(input.document),
  }),
  keep: ((writing, { stream, gathered }) => keepFiles(writing, stream, [gathered.file])) satisfies DecisionCommand<unknown>["keep"],
};

function fileIn(sent: Document | undefined): SaltedFile | undefined {
  if (!sent) return undefined;
  return sent.type === "text/plain" ? salted(encode(sent.text), "text/plain") : salted(new Uint8Array(Buffer.from(sent.base64, "base64")), sent.type);
}

/** A decision about a finding is noted while the finding is open. */
function noteOf(states: States, of: Parameters<typeof decideNoting>[1], input: Noting, now: Now): ReturnType<typeof decideNoting> {
  return reasonsAgainst([unaskedFinding(states, input.finding)]) ?? decideNoting(states.of(decisionSlice), of, input, now);
}

const DECIDERS: readonly Role[] = ["purchaser-decider"];

/** The commands of one kind of stream; `before` stands before their names. */
function decisionCommandsOn(on: StreamKind, before: string) {
  const note: DecisionCommand<z.infer<typeof noted>> = {
    name: `${before}decisions/note`,
    on,
    input: noted,
    roles: DECIDERS,
    needsFresh: true,
    does: "Notes a decision of the asker's own organisation: organ, day, section, subject, and how far it has come.",
    ...filing,
    decide: (states, { id, file }, input, now) =>
      withinMandate(now.mandates, { amount: centsOf(input.amount) }, noteOf(states, { id, organisation: now.party!, document: file?.ref }, input, now)),
  };
  const advance: DecisionCommand<z.infer<typeof advanced>> = {
    name: `${before}decisions/advance`,
    on,
    input: advanced,
    roles: DECIDERS,
    needsFresh: true,
    does: "Records that a decision became enforceable or final, with the certificate, or says that it is about leaving.",
    ...filing,
    decide: (states, { file }, input, now) => decideAdvance(states.of(decisionSlice), input, file?.ref, now),
  };
  const annul: DecisionCommand<z.infer<typeof annulled>> = {
    name: `${before}decisions/annul`,
    on,
    input: annulled,
    roles: DECIDERS,
    needsFresh: true,
    does: "Records that a court or a higher organ annulled a decision. Nothing new can rest on it.",
    ...filing,
    decide: (states, { file }, input, now) => decideAnnulment(states.of(decisionSlice), input, file?.ref, now),
  };
  const list = plainQuery<Json>(`${before}decisions`, {
    on,
    does: "The decisions noted, newest first, with state, finality and what the extract's hash is.",
    answer: async (_reading, { states }) => ({ decisions: decisionsShown(states.of(decisionSlice).decisions) }),
  });
  return { note, advance, annul, list };
}

export const inAlliance = decisionCommandsOn("alliance", "");
export const inBudget = decisionCommandsOn("budget", "budget/");

export const noteExtract: Command<z.infer<typeof extracted>, Gathered & { readonly isRegistered: boolean }, { decision: RandomId }> = {
  name: "decisions/note-extract",
  on: "alliance",
  input: extracted,
  roles: ["project-office"],
  does: "Notes a decision of a party's organ from the extract of its minutes.",
  gather: async (reading, at, input) => ({ ...(await filing.gather(reading, at, input)), isRegistered: await isRegistered(reading, input.organisation) }),
  keep: filing.keep,
  decide: (states, { id, file, isRegistered }, { organisation, ...input }, now) => {
    const { agreed, organisations } = states.of(partiesSlice);
    const isParty = agreed ? [...organisations.values()].includes(organisation) : isRegistered;
    if (!isParty) return { refusals: [refused("decisions/not-a-party", "docs/record.md#decisions", { organisation }, "/organisation")] };
    return noteOf(states, { id, organisation, document: file?.ref }, input, now);
  },
};

export const decisionCommands: readonly AnyCommand[] = [
  inAlliance.note,
  noteExtract,
  inAlliance.advance,
  inAlliance.annul,
  inBudget.note,
  inBudget.advance,
  inBudget.annul,
];
export const decisionQueries: readonly AnyQuery[] = [inAlliance.list, inBudget.list];

export type DecisionShown = Readonly<Omit<Decision, "amount" | "document">> & { readonly amount?: string; readonly document?: string };

/** Newest first; `document` is the hash of the extract. */
export function decisionsShown(decisions: ReadonlyMap<RandomId, Decision>): DecisionShown[] {
  const shown = [...decisions.values()].map(({ amount, document, ...rest }) => ({
    ...rest,
    ...(amount === undefined ? {} : { amount: String(amount) }),
    ...(document ? { document: document.hash } : {}),
  }));
  return shown.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
