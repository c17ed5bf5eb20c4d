/** What can be asked of an alliance's agreement on the record. */
import { z } from "zod";
import type { Command } from "../api/command.ts";
import { keepFile, type SaltedFile, salted, saltedText } from "../api/content.ts";
import { type Refusal, refused, type States } from "../api/decide.ts";
import { plainQuery } from "../api/query.ts";
import { keepFiles } from "../api/titled.ts";
import { shaken } from "../decisions/kinds.ts";
import { encode } from "../kernel/utf8.ts";
import { dayText } from "../log/fields.ts";
import { otherThanAgreed } from "./agreed.ts";
import { adoptedText, carriedBy, versionsRead } from "./adopted/store.ts";
import { misfitsOf, successorsOf } from "./bound/commands.ts";
import { changeFacts, comparedOf } from "./changes/compared.ts";
import { changesSlice, decideGrounds, grounding, groundsDraft, groundsOf, noChange, wrongGrounds } from "./changes/kinds.ts";
import { wrongMembers } from "./joined.ts";
import { agreementSlice, type AgreementState, decideAdoption } from "./kinds.ts";
import { readAgreement } from "./read.ts";
import { cannotRest, standingVersion } from "./resting.ts";
import { cannotAmend, cannotRescore, cannotRetarget } from "./retargeted.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { blockedBy } from "../law/blocking.ts";
import { evaluatedDraft } from "../law/evaluation.ts";
import type { LawFacts } from "../law/facts.ts";
import { type LawState, lawSlice } from "../law/kinds.ts";
import { PACKS } from "../law/packs.ts";
import { type Prepared, prepareEvaluation } from "../law/store.ts";
import type { Reading } from "../store/store.ts";
import type { Agreement } from "./agreement.ts";
import { lawFacts } from "./facts.ts";
import { turnedTypes } from "./turned.ts";

const MIB = 1024 * 1024;

const adoption = z.strictObject({
  text: z.string().max(MIB),
  from: dayText,
  decision: z.string().max(63).optional(),
  change: grounding.optional().meta({ description: "On which ground of hankintalaki 136 § a later version changes the one before." }),
});

type Gathered = SaltedFile & {
  readonly read: ReturnType<typeof readAgreement>;
  readonly unfit: readonly Refusal[];
  readonly isSame: boolean;
  /** What the law pack of the file says of it; absent without one. */
  readonly law: Prepared | undefined;
  /** Why it changes the version before it, where somebody says so. */
  readonly reasons: SaltedFile | undefined;
};

export const adoptAgreement: Command<z.infer<typeof adoption>, Gathered, { version: number }> = {
  name: "agreement/adopt",
  on: "alliance",
  input: adoption,
  roles: ["project-office"],
  does: "Takes a file without faults as the agreement that is in force from a day, by a party's enforceable decision: the first version may go without one.",
  gather: async (reading, { stream, states }, { text, from, decision, change }) => {
    const read = readAgreement("agreement.yaml", text);
    const last = states.of(agreementSlice).versions.at(-1);
    const isSame = last !== undefined && (await adoptedText(reading, stream, last.file.hash)) === text;
    const earlier = await versionsRead(reading, stream, states);
    const unfit = read.value ? [...(await misfitsOf(reading, states, read.value)), ...turnedTypes(earlier, read.value)] : [];
    // What rests on a decision that was annulled is nothing to compare with: all that it changed would pass as agreed.
    const before = earlier[(standingVersion(states)?.version ?? 1) - 1];
    const moved = [cannotRetarget, cannotRescore, cannotAmend].flatMap((cannot) => (read.value ? cannot(states, before, read.value, decision) : []));
    const carried = decision === undefined ? undefined : await carriedBy(reading, stream, states, decision);
    const file = carried?.kind === "file" ? carried.agreement : undefined;
    const joining = read.value && { before, next: read.value, from, carried: file, successors: await successorsOf(reading, states) };
    const other = read.value ? otherThanAgreed(before, read.value, text, carried) : [];
    const bound = [...moved, ...(joining ? wrongMembers(states, joining, decision) : []), ...other];
    const reasons = change && saltedText(change.reasons);
    const grounds = new Map(states.of(changesSlice).grounds);
    if (change && reasons) grounds.set(earlier.length + 1, groundsOf(change, reasons.ref));
    const contractChanges = changeFacts(comparedOf([...earlier, read.value], grounds), grounds);
    const law = read.value && (await lawOf(reading, { stream, state: states.of(lawSlice) }, read.value, from, contractChanges));
    return { ...salted(encode(text), "application/yaml"), read, unfit: [...unfit, ...bound], isSame, law, reasons };
  },
  decide: (states, { ref, read, unfit, isSame, law, reasons }, { from, decision, change }, now) => {
    const state = states.of(agreementSlice);
    const rests = decision === undefined ? needsDecision(state) : cannotRest(states, decision);
    const groundless = change ? [...wrongGrounds(change, now), ...(state.versions.length === 0 ? [noChange(1)] : [])] : [];
    const wrong = [
      ...(isSame ? sameFile(states, state) : []),
      ...rests,
      ...unfit,
      ...groundless,
      ...(law ? blockedBy(states.of(lawSlice), law.answers, "agreement/adopt", "/text") : []),
    ];
    const decided = decideAdoption(state, read, { from, ...(decision === undefined ? {} : { decision }) }, ref, wrong);
    if (decided.refusals) return decided;
    const { version } = decided.result;
    const grounded = change && reasons ? [groundsDraft(version, change, reasons.ref, now)] : [];
    return { ...decided, drafts: [...decided.drafts, ...grounded, ...(law ? [evaluatedDraft(law, "adoption", version, now.day)] : [])] };
  },
  keep: (writing, { stream, gathered }) => keepFiles(writing, stream, [gathered, gathered.reasons, ...(gathered.law?.files ?? [])]),
};

/** The file is asked by the law of the day from which it would be in force, and so is what it changes of the versions before it. */
async function lawOf(
  reading: Reading,
  at: { readonly stream: RandomId; readonly state: LawState },
  agreement: Agreement,
  on: Day,
  contractChanges: LawFacts["contractChanges"],
) {
  if (agreement.law === "none") return undefined;
  return prepareEvaluation(reading, at, { pack: PACKS[agreement.law], supplied: { ...lawFacts(agreement), contractChanges }, on });
}

const ofVersion = grounding.extend({ version: z.int().min(1) });

export const groundChange: Command<z.infer<typeof ofVersion>, SaltedFile, { version: number }> = {
  name: "agreement/ground-change",
  on: "alliance",
  input: ofVersion,
  roles: ["project-office"],
  does: "Says on which ground of hankintalaki 136 § a version changed the one before: the review clause, what the change is worth, and why.",
  gather: async (_reading, _at, { reasons }) => saltedText(reasons),
  decide: (states, { ref }, { version, ...input }, now) => decideGrounds(states.of(agreementSlice), version, input, ref, now),
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered),
};

/** Where the first version begins an alliance that notes no decisions yet, a later one changes what the parties have agreed. */
function needsDecision({ versions }: AgreementState): readonly Refusal[] {
  if (versions.length === 0) return [];
  return [refused("agreement/needs-decision", "docs/record.md#what-rests-on-a-decision", { version: String(versions.length + 1) }, "/decision")];
}

/** The same text again is no new version, unless the decision behind it was taken away. */
function sameFile(states: States, { versions }: AgreementState): readonly Refusal[] {
  const { version, decision } = versions.at(-1)!;
  if (decision !== undefined && shaken(states, decision)) return [];
  return [refused("agreement/same-file", "docs/record.md", { version: String(version) }, "/text")];
}

export const agreementVersions = plainQuery<{ versions: { version: number; from: string; hash: string }[] }>("agreement/versions", {
  does: "Every version of the agreement, with the hash of its file.",
  answer: async (_reading, { states }) => ({
    versions: states.of(agreementSlice).versions.map(({ version, from, file }) => ({ version, from, hash: file.hash })),
  }),
});
