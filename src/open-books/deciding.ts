/** What may be entered in the books, questioned, decided and signed, and why not. Pure. */
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../api/decide.ts";
import type { decisionOf } from "../decisions/kinds.ts";
import type { Day, Month } from "../kernel/day.ts";
import { monthOf } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";
import type { FileRef, LinesRef } from "../log/reference.ts";
import type { CostStatus } from "./open-books.ts";
import { type BooksState, type Finding, type OUTCOMES, signedMonth } from "./kinds.ts";

const BASIS = "docs/books.md";

/** Which organisation each party of the agreement is. */
export type Parties = { readonly organisations: ReadonlyMap<Id, RandomId> };
export type Standing = { readonly books: BooksState; readonly parties: Parties };

/** Lines that have been read and salted and wait to be entered: `lines.total` is net, `counts` what of them enters the settlement. */
export type Ready = {
  readonly batch: number;
  readonly party: Id;
  readonly lines: LinesRef & { readonly sum: "net"; readonly total: string };
  readonly counts: Cents;
  readonly months: readonly Month[];
  readonly file?: FileRef;
  readonly mapping?: FileRef;
};

/**
 * What whoever enters a batch says of it: the net total in cents and what of it counts (absent: all of the net and nothing else), and how many rows of the
 * file are knowingly left out, with a fault or of others, and outside the contract periods; `again`: that its vouchers are in the books already is meant.
 */
export type Stated = {
  readonly count: number;
  readonly total: Cents;
  readonly counts?: Cents | undefined;
  readonly leftOut: number;
  readonly outside?: number | undefined;
  readonly again?: boolean | undefined;
};

/** An import as it stands when it is to be accepted; `agreement` is the hash of the file that its rows were read by. */
export type Staged = {
  readonly state: "receiving" | "reading" | "ready" | "refused";
  readonly agreement: string;
  readonly leftOut: number;
  readonly outside: { readonly rows: number; readonly cents: Cents };
  readonly ready?: Ready;
  /** Why what it holds may count twice; undefined while it is compared with the books. */
  readonly doubles: readonly Refusal[] | undefined;
};
export type AcceptGathered = { readonly staged: Staged | undefined; readonly agreement: string | undefined };

export type EnteredResult = {
  readonly batch: number;
  readonly count: number;
  /** Net, and what of the lines counts: with VAT that stays a cost, without grants, of lines that are not in dispute. */
  readonly total: string;
  readonly counts: string;
  /** Corrections that stand under what is said against the lines that they correct; none of them counts until that ends well. */
  readonly covered?: readonly Covered[];
};
export type Covered = { readonly line: string; readonly status: "disputed" | "disallowed"; readonly finding?: RandomId };

/** Takes a staged import into the books. */
export function decideAccept(standing: Standing, gathered: AcceptGathered, batch: number, stated: Stated, now: Now): Decided<EnteredResult> {
  const { staged, agreement } = gathered;
  if (!staged) return { refusals: [refused("open-books/no-import", BASIS, { batch: String(batch) }, "/batch")] };
  if (staged.state !== "ready" || !staged.ready) return { refusals: [refused("open-books/not-ready", BASIS, {}, "/batch")] };
  const { ready } = staged;
  const refusals: Refusal[] = [...notYours(standing, ready.party, now), ...closedMonths(standing.books, ready)];
  if (staged.agreement !== agreement) refusals.push(refused("open-books/agreement-changed", BASIS, {}, "/batch"));
  const total = BigInt(ready.lines.total);
  if (stated.count !== ready.lines.count || stated.total !== total) {
    const args = { count: String(stated.count), total: formatCents(stated.total), found: String(ready.lines.count), "found-total": formatCents(total) };
    refusals.push(refused("open-books/totals-differ", BASIS, args, "/total"));
  }
  refusals.push(...countsDiffer(stated, { counts: ready.counts, total }));
  if (stated.leftOut !== staged.leftOut) {
    refusals.push(refused("open-books/left-out-differs", BASIS, { stated: String(stated.leftOut), found: String(staged.leftOut) }, "/leftOut"));
  }
  const { rows, cents } = staged.outside;
  if ((stated.outside ?? 0) !== rows) {
    const args = { stated: String(stated.outside ?? 0), found: String(rows), sum: formatCents(cents) };
    refusals.push(refused("open-books/outside-differs", BASIS, args, "/outside"));
  }
  if (!staged.doubles) refusals.push(refused("open-books/still-counting", BASIS, { batch: String(batch) }, "/batch"));
  else if (!stated.again) refusals.push(...staged.doubles);
  return reasonsAgainst(refusals) ?? entry("costs-entered", ready, now);
}

/** Whoever confirms a sum confirms what enters the settlement, not net alone. */
function* countsDiffer(stated: Pick<Stated, "counts" | "total">, found: { readonly counts: Cents; readonly total: Cents }): Generator<Refusal> {
  const { counts = stated.total } = stated;
  if (counts === found.counts || (stated.counts === undefined && stated.total !== found.total)) return;
  const args = { stated: formatCents(counts), found: formatCents(found.counts), net: formatCents(found.total) };
  yield refused("open-books/counts-differ", BASIS, args, "/counts");
}

/** Takes lines that came one by one into the books, or the reasons why they cannot be read. */
export function decideEntry(standing: Standing, read: { readonly refusals: readonly Refusal[] } | Ready, party: Id, now: Now): Decided<EnteredResult> {
  if ("refusals" in read) return reasonsAgainst([...notYours(standing, party, now), ...read.refusals]) ?? neverEmpty();
  return reasonsAgainst([...notYours(standing, party, now), ...closedMonths(standing.books, read)]) ?? entry("costs-entered", read, now);
}

/** What a correction has of the line that it corrects: else it would be paid at another price, or to the good of another payer. */
type Kept = { readonly day: Day; readonly service: Id; readonly type: Id };
/** A line that is to be corrected, as it stands; undefined where there is none. */
export type Corrected =
  | (Kept & { readonly ref: string; readonly party: Id; readonly status: CostStatus; readonly under?: RandomId })
  | { readonly ref: string; readonly day?: undefined };
/** What correcting lines say stands beside the lines that they correct; `follows`: the correction counts as approved because that line is. */
export type Correcting = Kept & { readonly corrected: Corrected; readonly follows: boolean };

/** Books corrections in the open period: each has day, service and type of the line that it corrects, even in a month that is signed. */
export function decideCorrection(
  standing: Standing,
  read: { readonly refusals: readonly Refusal[] } | (Ready & { readonly correcting: readonly Correcting[]; readonly beyond: readonly Refusal[] }),
  party: Id,
  now: Now,
): Decided<EnteredResult> {
  const refusals: Refusal[] = [...notYours(standing, party, now)];
  if ("refusals" in read) return reasonsAgainst([...refusals, ...read.refusals]) ?? neverEmpty();
  read.correcting.forEach(({ corrected, day, service, type }, i) => {
    const at = `/lines/${i}/corrects`;
    if (corrected.day === undefined) refusals.push(refused("open-books/no-line", BASIS, { line: corrected.ref }, at));
    else if (corrected.party !== party) refusals.push(refused("open-books/other-party", BASIS, { line: corrected.ref, party: corrected.party }, at));
    else if (corrected.day !== day) refusals.push(refused("open-books/other-day", BASIS, { line: corrected.ref, day: corrected.day }, at));
    else if (corrected.type !== type || corrected.service !== service) {
      const args = { line: corrected.ref, type: corrected.type, service: corrected.service };
      refusals.push(refused("open-books/other-cost", BASIS, args, `/lines/${i}/${corrected.type === type ? "line" : "type"}`));
    }
  });
  if (signedMonth(standing.books, party, monthOf(now.day))) {
    refusals.push(refused("open-books/month-signed", BASIS, { party, month: monthOf(now.day) }));
  }
  refusals.push(...read.beyond);
  const following = read.correcting.flatMap(({ follows }, i) => (follows ? [`${read.batch}/${i}`] : []));
  const { drafts, result } = entry("costs-corrected", read, now);
  const approval = { kind: "approval-decided", day: now.day, body: { lines: following, approved: true, follows: true } };
  const covered = read.correcting.flatMap(({ corrected }, i) => coveredBy(corrected, `${read.batch}/${i}`));
  const made = { drafts: following.length === 0 ? drafts : [...drafts, approval], result: covered.length === 0 ? result : { ...result, covered } };
  return reasonsAgainst(refusals) ?? made;
}

function coveredBy(corrected: Corrected, line: string): readonly Covered[] {
  if (corrected.day === undefined || corrected.status === "accepted") return [];
  return [{ line, status: corrected.status, ...(corrected.under === undefined ? {} : { finding: corrected.under }) }];
}

function entry(kind: "costs-entered" | "costs-corrected", { batch, party, lines, counts, file, mapping }: Ready, now: Now): Made<EnteredResult> {
  const body = { batch, organisation: now.party!, party, lines, ...(file ? { file } : {}), ...(mapping ? { mapping } : {}) };
  return { drafts: [{ kind, day: now.day, body }], result: { batch, count: lines.count, total: lines.total, counts: String(counts) } };
}

/** Only the organisation that is bound to a party speaks for it. */
export function* notYours({ parties }: Standing, party: Id, now: Now): Generator<Refusal> {
  if (now.party === undefined || parties.organisations.get(party) !== now.party) yield refused("open-books/not-your-party", BASIS, { party }, "/party");
}

function* closedMonths(books: BooksState, { party, months }: Ready): Generator<Refusal> {
  for (const month of months) if (signedMonth(books, party, month)) yield refused("open-books/month-signed", BASIS, { party, month });
}

/** What is known of a line that is to be questioned. `open` is a finding on it that is not decided, `under` one that is not accepted. */
export type Questioned = {
  readonly ref: string;
  readonly party?: Id;
  readonly status?: string;
  readonly open?: RandomId;
  readonly under?: RandomId;
  readonly type?: Id;
  readonly approved?: boolean;
};

/** Questions lines of one party: from now on they are disputed. */
export function decideOpening(
  lines: readonly Questioned[],
  made: { readonly finding: RandomId; readonly question: FileRef },
  now: Now,
): Decided<{ readonly finding: RandomId }> {
  const refusals: Refusal[] = [];
  const party = lines.find((line) => line.party !== undefined)?.party;
  lines.forEach((line, i) => {
    const at = `/lines/${i}`;
    if (line.party === undefined) refusals.push(refused("open-books/no-line", BASIS, { line: line.ref }, at));
    else if (line.party !== party) refusals.push(refused("open-books/one-party", BASIS, { line: line.ref, party: line.party }, at));
    else if (line.open !== undefined) refusals.push(refused("open-books/open-already", BASIS, { line: line.ref, finding: line.open }, at));
    else if (line.status === "disallowed") refusals.push(refused("open-books/disallowed-already", BASIS, { line: line.ref }, at));
  });
  const body = { finding: made.finding, party: party ?? "", lines: lines.map(({ ref }) => ref), question: made.question };
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "finding-opened", day: now.day, body }], result: { finding: made.finding } };
}

type OnFinding = { readonly finding: RandomId };

/** The party whose costs are questioned answers. */
export function decideAnswer(standing: Standing, input: OnFinding & { readonly answer: FileRef }, now: Now): Decided<OnFinding> {
  const { finding, answer } = input;
  return onFinding(standing, finding, ["questioned", "escalated"], (found) => [...notYours(standing, found.party, now)], {
    kind: "finding-answered",
    day: now.day,
    body: { finding, answer },
  });
}

type Verdict = OnFinding & { readonly outcome: (typeof OUTCOMES)[number]; readonly reason: FileRef; readonly decision?: string };

type Organ = ReturnType<typeof decisionOf> | undefined;
/** `own`: the costs are of the deciding organisation or of the organ's, because no other organisation could judge them. */
export type Judged = OnFinding & { readonly own?: true };

/**
 * The purchaser's controller decides; once the provider has brought it before the organ, only on the organ's decision about it: `organ` is the one that is
 * named. Nobody judges the costs of their own organisation while another organisation has a purchaser's role (`hasOthers`).
 */
export function decideFinding(standing: Standing, input: Verdict, organ: Organ, hasOthers: boolean, now: Now): Decided<Judged> {
  const { finding, outcome, reason, decision } = input;
  const body = { finding, outcome, reason, ...(decision === undefined ? {} : { decision }) };
  const draft = { kind: "finding-decided", day: now.day, body };
  const found = standing.books.findings.get(finding);
  const own = found ? [...ownJudgement(standing, found, organ, now)] : [];
  const wrong = (of: Finding) => [...unfitDecision(of, finding, organ), ...(hasOthers ? own : [])];
  const made = onFinding(standing, finding, ["questioned", "answered", "escalated"], wrong, draft);
  return made.refusals || own.length === 0 ? made : { ...made, result: { ...made.result, own: true } };
}

/** Whether it is their own costs that somebody judges, by themselves or by their own organ. */
function* ownJudgement(standing: Standing, { party, escalated }: Finding, organ: Organ, now: Now): Generator<Refusal> {
  if (ownParties(standing, now, organ).includes(party)) yield refused("open-books/own-approval", BASIS, { party });
  if (escalated === undefined || !organ?.decision || organ.decision.organisation !== standing.parties.organisations.get(party)) return;
  yield refused("open-books/own-organ", BASIS, { organ: organ.decision.organ, section: organ.decision.section, party }, "/decision");
}

/**
 * The parties whose costs are not for somebody to judge: what their own organisation is, unless another organisation's organ has decided. What somebody's
 * own organisation says of another's organ is not that organ's word.
 */
export function ownParties({ parties }: Standing, now: Now, organ: Organ): readonly Id[] {
  if (organ?.decision !== undefined && organ.decision.organisation !== now.party && organ.decision.notedBy !== now.party) return [];
  return [...parties.organisations].filter(([, organisation]) => organisation === now.party).map(([party]) => party);
}

/** Why a decision does not decide a finding; without one, why one is needed. An answer does not take a matter from the organ. */
export function* unfitDecision({ escalated }: Finding, finding: RandomId, organ: Organ): Generator<Refusal> {
  if (organ?.refusal) return yield organ.refusal;
  if (!organ) {
    if (escalated !== undefined) yield refused("open-books/needs-decision", BASIS, {}, "/decision");
    return;
  }
  const { decision } = organ;
  const told = { organ: decision.organ, section: decision.section };
  if (decision.finding !== finding) yield refused("open-books/decision-of-other", BASIS, told, "/decision");
  if (escalated !== undefined && decision.on < escalated) {
    yield refused("open-books/decision-before", BASIS, { ...told, on: decision.on, escalated }, "/decision");
  }
}

/** The party does not agree that its costs are disallowed: they are disputed again. */
export function decideEscalation(standing: Standing, { finding }: OnFinding, now: Now): Decided<OnFinding> {
  return onFinding(standing, finding, ["disallowed"], (found) => [...notYours(standing, found.party, now)], {
    kind: "finding-escalated",
    day: now.day,
    body: { finding },
  });
}

function onFinding(
  { books }: Standing,
  id: RandomId,
  from: readonly Finding["status"][],
  wrong: (finding: Finding) => readonly Refusal[],
  draft: Made<OnFinding>["drafts"][number],
): Decided<OnFinding> {
  const found = books.findings.get(id);
  if (!found) return { refusals: [refused("open-books/no-finding", BASIS, { finding: id }, "/finding")] };
  const refusals = [...wrong(found)];
  if (!from.includes(found.status)) refusals.push(refused("open-books/finding-stands", BASIS, { status: found.status }, "/finding"));
  return reasonsAgainst(refusals) ?? { drafts: [draft], result: { finding: id } };
}

/** What a party's month comes to, corrections included: all its lines by net, and what of them counts. */
export type MonthRead = { readonly count: number; readonly total: Cents; readonly counts: Cents };
export type Signing = { readonly party: Id; readonly month: Month; readonly count: number } & Pick<Stated, "total" | "counts">;

/** A party signs that a month that is over is whole. What is missing comes later as a correction. */
export function decideSigning(standing: Standing, read: MonthRead, input: Signing, now: Now): Decided<{ readonly party: Id; readonly month: Month }> {
  const { party, month, count, total } = input;
  const refusals: Refusal[] = [...notYours(standing, party, now), ...countsDiffer(input, read)];
  if (signedMonth(standing.books, party, month)) refusals.push(refused("open-books/month-signed", BASIS, { party, month }, "/month"));
  if (month >= monthOf(now.day)) refusals.push(refused("open-books/month-not-over", BASIS, { month }, "/month"));
  if (read.count !== count || read.total !== total) {
    const args = { count: String(count), total: formatCents(total), found: String(read.count), "found-total": formatCents(read.total) };
    refusals.push(refused("open-books/totals-differ", BASIS, args, "/total"));
  }
  const body = { party, month, count, total: String(total), counts: String(read.counts) };
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "month-signed", day: now.day, body }], result: { party, month } };
}

/** Evidence for lines of the organisation's own parties. */
export function decideEvidence(
  standing: Standing,
  lines: readonly Questioned[],
  file: FileRef | { readonly refusals: readonly Refusal[] },
  now: Now,
): Decided<{ readonly hash: string }> {
  const refusals: Refusal[] = "refusals" in file ? [...file.refusals] : [];
  lines.forEach((line, i) => {
    if (line.party === undefined) refusals.push(refused("open-books/no-line", BASIS, { line: line.ref }, `/for/${i}`));
    else refusals.push(...notYours(standing, line.party, now));
  });
  const body = { file: file as FileRef, for: lines.map(({ ref }) => ref) };
  return reasonsAgainst(refusals) ?? { drafts: [{ kind: "evidence-added", day: now.day, body }], result: { hash: (file as FileRef).hash } };
}

type Made<Result> = Extract<Decided<Result>, { readonly result: Result }>;

function neverEmpty(): never {
  throw new Error("lines that cannot be read say why");
}
