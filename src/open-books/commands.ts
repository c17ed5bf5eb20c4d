/** What can be asked of the books: costs, corrections, evidence, findings, months. */
import { z } from "zod";
import type { Agreement } from "../agreement/agreement.ts";
import { isByQuantity, measuredTypes } from "../agreement/pricing.ts";
import type { Command, Moment } from "../api/command.ts";
import { keepFile, type SaltedFile, salted, saltedText } from "../api/content.ts";
import { type Refusal, refused } from "../api/decide.ts";
import type { AnyCommand } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { type Asking, withinMandate } from "../api/mandates.ts";
import type { RandomId } from "../kernel/id.ts";
import { decisionOf } from "../decisions/kinds.ts";
import type { Entry } from "../log/entry.ts";
import { keepLines, nextBatch, saltedLines, type SaltedLines } from "../log/batches/store.ts";
import { centsText, dayText, idText, monthText, notOf, randomIdText } from "../log/fields.ts";
import type { Reading, Writing } from "../store/store.ts";
import type { SettledLine } from "./cost-book.ts";
import type { CostStatus } from "./open-books.ts";
import { type CostRecord, lineOf, monthsOf, readRecords } from "./cost-lines.ts";
import {
  type Corrected,
  type Correcting,
  decideAnswer,
  decideCorrection,
  decideEntry,
  decideEscalation,
  decideEvidence,
  decideFinding,
  decideOpening,
  decideSigning,
  type EnteredResult,
  type Judged,
  type MonthRead,
  type Questioned,
  type Ready,
} from "./deciding.ts";
import { approveCosts } from "./approvals/commands.ts";
import { closingCommands } from "./closing/commands.ts";
import { beyondLines, takesOff, underOf, unfitLeft } from "./corrections/deciding.ts";
import { originsOf } from "./corrections/store.ts";
import { sameVouchers } from "./doubles/deciding.ts";
import { bookedBefore, enteredHere, noteEntered } from "./doubles/store.ts";
import { eraseDetails } from "./erasing/commands.ts";
import { readEvidence } from "./evidence.ts";
import { acceptImport } from "./import/commands.ts";
import { agreementOn, agreementShown, standingOf } from "./in-force/commands.ts";
import { lineRef, longText, MOST_NAMED, OUTCOMES } from "./kinds.ts";
import { countedOf } from "./shown/line.ts";
import { askingOf, findLines, otherPurchasers, readMonth } from "./store.ts";

const text = z.string().max(2000);
const MOST_LINES = 500;

const record = z.strictObject({
  line: idText,
  type: idText,
  day: dayText,
  net: centsText.optional(),
  vat: centsText.optional(),
  vatKind: z.enum(["deductible", "refundable", "neither"]).optional(),
  grants: centsText.optional(),
  quantity: z
    .string()
    .regex(/^-?\d{1,12}(\.\d{1,6})?$/, notOf("api/not-quantity"))
    .optional(),
  status: z.enum(["accepted", "disputed", "disallowed"]).optional(),
  approved: z.boolean().optional(),
  supplier: text.optional(),
  supplierId: text.optional(),
  document: text.optional(),
  costCentre: text.optional(),
  account: text.optional(),
  text: text.optional(),
});
/** Vouchers that the books have already are meant to cost once more. */
const again = z.literal(true).optional();
const entering = z.strictObject({ party: idText, lines: z.array(record).min(1).max(MOST_LINES), again });
const correcting = z.strictObject({
  party: idText,
  lines: z
    .array(record.extend({ corrects: lineRef }))
    .min(1)
    .max(MOST_LINES),
  /** A correction is meant to turn what is left of a line into its opposite. */
  beyond: z.literal(true).optional(),
});

const NO_AGREEMENT = refused("open-books/no-agreement", "docs/books.md");

type Prepared = { readonly under: Agreement | undefined; readonly ready: Ready; readonly salted: SaltedLines; readonly taken: readonly SettledLine[] };
type Gathered = { readonly refusals: readonly Refusal[] } | Prepared;
type Sent = { readonly party: string; readonly lines: readonly (z.infer<typeof record> & { readonly corrects?: string })[] };
/** Lines as an agreement's rules read them. */
type Taken = { readonly under?: Agreement; readonly read: ReturnType<typeof readRecords> };

async function take(reading: Reading, at: Moment, { party, lines }: Sent, before?: Taken): Promise<Taken> {
  const under = (await agreementOn(reading, at.stream, at.states, at.now.day))?.agreement;
  if (!under) return { read: { refusals: [NO_AGREEMENT] } };
  if (before?.under === under) return before;
  const itself = lines.flatMap(({ approved }, i) => (approved ? [refused("open-books/approves-itself", "docs/books.md", {}, `/lines/${i}/approved`)] : []));
  if (itself.length > 0) return { under, read: { refusals: itself } };
  const records: CostRecord[] = lines.map((line) => ({
    ...line,
    net: line.net === undefined ? undefined : BigInt(line.net),
    vat: line.vat === undefined ? undefined : BigInt(line.vat),
    grants: line.grants === undefined ? undefined : BigInt(line.grants),
  }));
  return { under, read: readRecords(under, party, records) };
}

async function prepare(reading: Reading, at: Moment, sent: Sent, before?: Taken): Promise<Gathered> {
  const { under, read: taken } = await take(reading, at, sent, before);
  if ("refusals" in taken) return taken;
  const { party, lines } = sent;
  const salted = saltedLines(
    taken.lines.map((line, i) => lineOf(line, lines[i]!.corrects)),
    "net",
  );
  const batch = await nextBatch(reading, at.stream);
  const ready = { batch, party, lines: salted.ref as Ready["lines"], counts: countedOf(under, taken.lines), months: monthsOf(taken.lines) };
  return { under, salted, taken: taken.lines, ready };
}

async function keepPrepared(writing: Writing, stream: RandomId, entries: readonly Entry[], gathered: Gathered): Promise<void> {
  if ("refusals" in gathered) throw new Error("refused lines are not kept");
  await keepLines(writing, { stream, batch: gathered.ready.batch }, entries[0]!.seq, gathered.salted);
}

/** Lines as they are read before their turn, and those of the books that have the same vouchers; nobody else is told what a party's books hold. */
type Ahead = Taken & { readonly booked?: readonly (string | undefined)[] };

async function readAhead(reading: Reading, at: Moment, sent: Sent & { readonly again?: true | undefined }): Promise<Ahead> {
  const taken = await take(reading, at, sent);
  const isOwn = standingOf(at.states).parties.organisations.get(sent.party) === at.now.party;
  if ("refusals" in taken.read || sent.again || !isOwn) return taken;
  return { ...taken, booked: await bookedBefore(reading, at.stream, sentOf(sent, taken.under, taken.read.lines)) };
}

function sentOf({ party }: Pick<Sent, "party">, under: Agreement | undefined, lines: readonly SettledLine[]) {
  return { party, lines, measured: under ? measuredTypes(under, party) : [] };
}

export const enterCosts: Command<z.infer<typeof entering>, Gathered, EnteredResult, Ahead> = {
  name: "costs/enter",
  on: "alliance",
  input: entering,
  roles: ["provider-manager", "project-office"],
  does: "Enters costs of the organisation's own party, read by the rules of a cost file; a voucher and sum that the books have only with `again`.",
  ahead: async (reading, at, sent) => {
    const [ahead] = await Promise.all([readAhead(reading, at, sent), nextBatch(reading, at.stream)]);
    return ahead;
  },
  gather: async (reading, at, sent, before) => {
    const prepared = await prepare(reading, at, sent, before);
    if ("refusals" in prepared || !before.booked) return prepared;
    const own = sentOf(sent, prepared.under, prepared.taken);
    const here = enteredHere(reading, at.stream, own);
    const doubles = [
      ...sameVouchers(
        own,
        here.map((ref, i) => ref ?? before.booked![i]),
      ),
    ];
    return doubles.length > 0 ? { refusals: doubles } : prepared;
  },
  decide: (states, gathered, { party }, now) => decideEntry(standingOf(states), "refusals" in gathered ? gathered : gathered.ready, party, now),
  keep: async (writing, { stream, entries, gathered }) => {
    if (!("refusals" in gathered)) noteEntered(writing, { stream, batch: gathered.ready.batch }, sentOf(gathered.ready, gathered.under, gathered.taken));
    await keepPrepared(writing, stream, entries, gathered);
  },
};

type Correction = Gathered & { readonly correcting?: readonly Correcting[]; readonly beyond?: readonly Refusal[] };

/** What only takes off from a line counts as that line does: else an approved cost would be paid in full until somebody approves its fall. */
function follows(corrected: Questioned, line: SettledLine): boolean {
  return corrected.approved === true && takesOff(line);
}

export const correctCosts: Command<z.infer<typeof correcting>, Correction, EnteredResult> = {
  name: "costs/correct",
  on: "alliance",
  input: correcting,
  roles: ["provider-manager", "project-office"],
  does:
    "Books corrections in the open period; each line names the line that it corrects, keeps its day, service and type, and comes under its findings. " +
    "What is left keeps its sign and is no more than the line was, but with `beyond`.",
  ahead: (reading, { stream }) => nextBatch(reading, stream),
  gather: async (reading, at, { party, lines, beyond: isMeant }) => {
    const refs = lines.map(({ corrects }) => corrects);
    const found = await findLines(reading, at.stream, refs);
    const prepared = await prepare(reading, at, { party, lines });
    if ("refusals" in prepared) return prepared;
    const correcting = prepared.taken.map((line, i) => {
      const { line: service, type, day } = line;
      return { corrected: found[i] as Corrected, service, type, day, follows: follows(found[i]!, line) };
    });
    const changes = prepared.taken.map((line, i) => {
      const byQuantity = isByQuantity(prepared.under!.costTypes[line.type]!);
      return { ...line, byQuantity, status: underOf(line, (found[i]!.status ?? "accepted") as CostStatus) };
    });
    const ready = { ...prepared.ready, counts: countedOf(prepared.under, changes) };
    const origins = await originsOf(reading, at.stream, refs);
    return { ...prepared, ready, correcting, beyond: [...unfitLeft(origins, changes), ...(isMeant ? [] : beyondLines(origins, changes))] };
  },
  decide: (states, gathered, { party }, now) => {
    const read = "refusals" in gathered ? gathered : { ...gathered.ready, correcting: gathered.correcting!, beyond: gathered.beyond! };
    return decideCorrection(standingOf(states), read, party, now);
  },
  keep: (writing, { stream, entries, gathered }) => keepPrepared(writing, stream, entries, gathered),
};

const evidence = z.strictObject({ for: z.array(lineRef).min(1).max(MOST_NAMED), content: z.base64().max(28 * 1024 * 1024) });
type Shown = { readonly lines: readonly Questioned[]; readonly file: SaltedFile | { readonly refusals: readonly Refusal[] } };

export const addEvidence: Command<z.infer<typeof evidence>, Shown, { hash: string }> = {
  name: "evidence/add",
  on: "alliance",
  input: evidence,
  roles: ["provider-manager", "project-office"],
  does: "Adds a file (PDF, PNG, JPEG or text; base64) as evidence for lines of the organisation's own party.",
  gather: async (reading, { stream }, input) => {
    const bytes = new Uint8Array(Buffer.from(input.content, "base64"));
    const known = readEvidence(bytes);
    return { lines: await findLines(reading, stream, input.for), file: "refusals" in known ? known : salted(bytes, known.type) };
  },
  decide: (states, { lines, file }, _input, now) => decideEvidence(standingOf(states), lines, "refusals" in file ? file : file.ref, now),
  keep: (writing, { stream, gathered }) => ("refusals" in gathered.file ? Promise.resolve() : keepFile(writing, stream, gathered.file)),
};

const opening = z.strictObject({ lines: z.array(lineRef).min(1).max(MOST_NAMED), question: longText });
type Opening = { readonly lines: readonly Questioned[]; readonly finding: RandomId; readonly file: SaltedFile };

export const openFinding: Command<z.infer<typeof opening>, Opening, { finding: RandomId }> = {
  name: "findings/open",
  on: "alliance",
  input: opening,
  roles: ["purchaser-controller", "financial-expert", "auditor"],
  does: "Questions lines of one party: until it is decided they are disputed, neither shared nor paid.",
  gather: async (reading, { stream }, { lines, question }) => ({
    lines: await findLines(reading, stream, [...new Set(lines)]),
    finding: newId(),
    file: saltedText(question),
  }),
  decide: (_states, { lines, finding, file }, _input, now) => decideOpening(lines, { finding, question: file.ref }, now),
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered.file),
};

const answering = z.strictObject({ finding: randomIdText, answer: longText });

export const answerFinding: Command<z.infer<typeof answering>, SaltedFile, { finding: RandomId }> = {
  name: "findings/answer",
  on: "alliance",
  input: answering,
  roles: ["provider-manager", "project-office"],
  does: "Answers a question about the organisation's own costs.",
  gather: async (_reading, _at, { answer }) => saltedText(answer),
  decide: (states, { ref }, { finding }, now) => decideAnswer(standingOf(states), { finding, answer: ref }, now),
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered),
};

const deciding = z.strictObject({ finding: randomIdText, outcome: z.enum(OUTCOMES), reason: longText, decision: randomIdText.optional() });

export const settleFinding: Command<z.infer<typeof deciding>, SaltedFile & { readonly asking: Asking; readonly hasOthers: boolean }, Judged> = {
  name: "findings/decide",
  on: "alliance",
  input: deciding,
  roles: ["purchaser-controller"],
  does:
    "Accepts or disallows questioned lines, with the reason; after an escalation only on an organ's enforceable decision that names the finding. " +
    "Nobody judges the costs of their own organisation while another has a purchaser's role.",
  gather: async (reading, { stream, states, now }, { reason, finding }) => {
    const agreement = (await agreementShown(reading, stream, states, now.day))?.agreement;
    const { books, parties } = standingOf(states);
    const whose = parties.organisations.get(books.findings.get(finding)?.party ?? "");
    const hasOthers = await otherPurchasers(reading, stream, whose, now.day);
    return { ...saltedText(reason), asking: await askingOf(reading, { stream, agreement }, finding), hasOthers };
  },
  decide: (states, { ref, asking, hasOthers }, { finding, outcome, decision }, now) => {
    const organ = decision === undefined ? undefined : decisionOf(states, decision, "enforceable");
    const verdict = { finding, outcome, reason: ref, ...(decision === undefined ? {} : { decision }) };
    return withinMandate(now.mandates, asking, decideFinding(standingOf(states), verdict, organ, hasOthers, now));
  },
  keep: (writing, { stream, gathered }) => keepFile(writing, stream, gathered),
};

const escalating = z.strictObject({ finding: randomIdText });

export const escalateFinding: Command<z.infer<typeof escalating>, undefined, { finding: RandomId }> = {
  name: "findings/escalate",
  on: "alliance",
  input: escalating,
  roles: ["provider-manager", "project-office"],
  does: "Brings a disallowance of the organisation's own costs before the organ: the lines are disputed again.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => decideEscalation(standingOf(states), input, now),
};

const signing = z.strictObject({
  party: idText,
  month: monthText,
  count: z.int().nonnegative(),
  /** The net of all lines. */
  total: centsText,
  /** What of them counts: absent, all of the net and nothing else. */
  counts: centsText.optional(),
});

export const signMonth: Command<z.infer<typeof signing>, MonthRead, { party: string; month: string }> = {
  name: "months/sign",
  on: "alliance",
  input: signing,
  roles: ["provider-manager", "project-office"],
  does: "Signs that a month of the organisation's own party is whole, by count, net and what counts of it; later lines of it are corrections.",
  gather: async (reading, { stream, states, now }, { party, month }) => {
    const agreement = (await agreementShown(reading, stream, states, now.day))?.agreement;
    return readMonth(reading, { stream, agreement }, party, month);
  },
  decide: (states, gathered, { total, counts, ...input }, now) => {
    return decideSigning(standingOf(states), gathered, { ...input, total: BigInt(total), counts: counts === undefined ? undefined : BigInt(counts) }, now);
  },
};

export const bookCommands: readonly AnyCommand[] = [
  enterCosts,
  correctCosts,
  acceptImport,
  addEvidence,
  openFinding,
  answerFinding,
  settleFinding,
  escalateFinding,
  approveCosts,
  signMonth,
  eraseDetails,
  ...closingCommands,
];
