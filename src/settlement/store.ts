/** What a settlement is computed from, read from the record; and the statements that stand beside it. */
import type { Agreement } from "../agreement/agreement.ts";
import { adoptedText, agreementIn, type OfVersion } from "../agreement/adopted/store.ts";
import { agreementSlice, type Version } from "../agreement/kinds.ts";
import { fileOf } from "../api/content.ts";
import { type Refusal, refused, type States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { Asking } from "../api/mandates.ts";
import { type Day, type Instant, monthOf, yearOf } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import type { Fault } from "../kernel/refusal.ts";
import { costGroupsFrom } from "../open-books/facts/store.ts";
import { countingBatches, resultsSlice, type Seen } from "../outcomes/kinds.ts";
import { linesOf, type ResultLine } from "../outcomes/store.ts";
import type { Reading } from "../store/store.ts";
import { type FactLine, readFactLines } from "./facts-lines.ts";
import type { Facts } from "./facts.ts";
import { type OfRecord, statementSlice } from "./kinds.ts";
import { isRegistered } from "./registered.ts";
import { type Options, settle } from "./settlement.ts";
import type { Statement } from "./statement.ts";

export const settlementStore: SliceStore = { slice: statementSlice };

/** `through` is the last effective day, `knownAt` the last instant of recording; entries from `before` on are not seen. */
export type Clocks = { readonly through: Day; readonly knownAt: Instant; readonly before?: number };
export type At = { readonly stream: RandomId; readonly states: States };

/** The version of the agreement that was in force on a day, as it was recorded at an instant. */
export async function versionAt(reading: Reading, { stream, states }: At, { through, knownAt, before }: Clocks): Promise<Version | undefined> {
  const recorded = await reading
    .selectFrom("entry")
    .select("seq")
    .where("stream", "=", stream)
    .where("kind", "=", "agreement-adopted")
    .where("at", "<=", knownAt)
    .execute();
  const seen = new Set(recorded.map(({ seq }) => Number(seq)).filter((seq) => before === undefined || seq < before));
  const version = states.of(agreementSlice).versions.findLast((each) => each.from <= through && seen.has(each.seq));
  return version && { ...version, left: version.left.filter(({ at, seq }) => at <= knownAt && (before === undefined || seq < before)) };
}

/** The agreement of a version; undefined when its file was erased. A file that was adopted has no faults. */
export async function agreementOf(reading: Reading, stream: RandomId, version: OfVersion): Promise<Agreement | undefined> {
  const { file } = version;
  const text = await adoptedText(reading, stream, file.hash);
  if (text === undefined) return undefined;
  const agreement = agreementIn(version, text);
  if (!agreement) throw new Error(`the adopted agreement ${file.hash} has faults`);
  return agreement;
}

/** What is recorded of results, as facts without costs. `faults`: lines that this version of the agreement cannot read; `erased`: lines that are gone. */
export type RecordedFacts = { readonly facts: Facts; readonly faults: readonly Fault[]; readonly erased: number };

/** How sources name a batch, as those of the books do: its lines follow, from 0. */
export function batchName(batch: number): string {
  return `batch/${batch}`;
}

/**
 * The results that count at a moment, customers by number; `ids` gathers what they have told. With `through`, lines of later days and years are not read:
 * they may name what only a later version of the agreement has.
 */
export async function factsFrom(
  reading: Reading,
  at: At,
  agreement: Agreement,
  seen: Seen & { readonly through?: Day },
  ids: Set<string> = new Set(),
): Promise<RecordedFacts> {
  const lines: FactLine[] = [];
  let erased = 0;
  const counting = countingBatches(at.states.of(resultsSlice), seen);
  const kept = await linesOf(reading, at.stream, numbersOf(counting));
  for (const { batch, at: known, gone } of counting) {
    for (const [line, cells] of kept(batch).entries()) {
      if (gone.has(line) || (cells && isLater(cells, seen.through))) continue;
      if (cells) lines.push({ source: { file: batchName(batch), lines: [line] }, known, cells });
      else erased++;
    }
  }
  const { facts, faults } = readFactLines(agreement, lines, ids);
  return { facts: { ...facts, claims: numbered(facts.claims) }, faults, erased };
}

/** The lines that count and name items of the registers, or draw on the provision, with their batch. */
export async function registeredLines(reading: Reading, { stream, states }: At): Promise<readonly (ResultLine & { readonly batch: string })[]> {
  const counting = countingBatches(states.of(resultsSlice), {});
  const kept = await linesOf(reading, stream, numbersOf(counting));
  return counting.flatMap(({ batch, gone }) =>
    kept(batch).flatMap((cells, line) => (cells && !gone.has(line) && isRegistered(cells) ? [{ ...cells, batch: String(batch) }] : [])),
  );
}

function numbersOf(batches: readonly { readonly batch: number }[]): readonly number[] {
  return batches.map(({ batch }) => batch);
}

function isLater({ day, month, year }: Readonly<Record<string, string>>, through: Day | undefined): boolean {
  if (through === undefined) return false;
  return (day ?? "") > through || (month ?? "") > monthOf(through) || (year ?? "") > yearOf(through);
}

/** A statement is read by every party and kept for good, so customers go into it by a running number: their pseudonyms stay in the lines. */
function numbered(claims: Facts["claims"]): Facts["claims"] {
  const numbers = new Map([...new Set(claims.map(({ customer }) => customer))].map((customer, i) => [customer, String(i + 1)]));
  return claims.map((claim) => ({ ...claim, customer: numbers.get(claim.customer)! }));
}

/** What keeps a statement from being made, or the statement with what it was made under. */
export type Computed =
  | { readonly refusals: readonly [Refusal, ...Refusal[]] }
  | { readonly refusals?: undefined; readonly statement: Statement; readonly agreement: Agreement; readonly version: Version; readonly earlier?: OfRecord };

/** The settlement of what the record held at the clocks, less what `earlier` had paid. */
export async function compute(reading: Reading, at: At, clocks: Clocks, earlier: OfRecord | undefined): Promise<Computed> {
  const version = await versionAt(reading, at, clocks);
  const agreement = version && (await agreementOf(reading, at.stream, version));
  if (!version || !agreement) return refuse(version ? "settlement/agreement-erased" : "settlement/no-agreement", { through: clocks.through });
  const { facts, faults, erased } = await factsFrom(reading, at, agreement, clocks);
  if (erased > 0) return refuse("settlement/lines-erased", { count: String(erased) });
  const [fault] = faults;
  if (fault) return refuse("settlement/lines-unread", { count: String(faults.length), line: `${fault.at.file}:${fault.at.line}`, code: fault.code });
  const before = earlier && (await storedStatement(reading, at.stream, earlier));
  if (earlier && !before) return refuse("settlement/earlier-erased", { statement: earlier.statement });
  const costs = await costGroupsFrom(reading, at.stream, agreement, clocks);
  if (costs.length === 0) return refuse("settlement/no-costs", { through: clocks.through });
  const { through, knownAt } = clocks;
  const pays = paysAfter(version.left);
  const settled = settle(agreement, { ...facts, costs }, { through, knownAt, pays, ...(before ? { earlier: [before] } : {}) });
  // Copied member by member, so that the figures, which are made when first asked for, are there.
  const statement = { ...settled, notes: [...settled.notes, ...termsNotes(earlier, version)] };
  return { statement, agreement, version, ...(earlier ? { earlier } : {}) };
}

/** Between whom money moves once somebody has left: what is between them and the others, their exit has settled. Without a party the alliance has ended. */
export function paysAfter(left: Version["left"]): NonNullable<Options["pays"]> {
  const gone = left.map(({ party }) => party);
  return ({ provider, purchaser }) => !gone.includes(undefined) && !gone.includes(provider) && !gone.includes(purchaser);
}

/** Terms may be amended between two statements; whoever reads the second must know it. */
function termsNotes(earlier: OfRecord | undefined, { file }: Version): Statement["notes"] {
  if (!earlier || earlier.agreement.hash === file.hash) return [];
  const [then, now] = [earlier.agreement.hash, file.hash].map((hash) => hash.slice(0, 12)) as [string, string];
  return [{ code: "earlier-other-agreement", args: { file: earlier.statement, through: earlier.through, then, now } }];
}

function refuse(code: string, args: Readonly<Record<string, string>>): { readonly refusals: readonly [Refusal] } {
  return { refusals: [refused(code, "docs/record.md#statements", args)] };
}

/** What a purchaser is to pay by a statement, less what others pay back to it as their share of what it pays for them. */
export function owedBy({ payments }: Statement, party: Id): Cents {
  return payments.reduce((all, { from, to, document, cents }) => {
    if (from === party) return all + BigInt(cents);
    return to === party && document === "recharge" ? all - BigInt(cents) : all;
  }, 0n);
}

/** What the mandate of whoever approves for a party must cover: the money that moves either way, and each provider and purchaser that it moves between. */
export function askingOf(statement: Statement, party: Id): Asking {
  const sum = (own: (payment: Statement["payments"][number]) => boolean): Cents =>
    statement.payments.filter(own).reduce((all, { cents }) => all + BigInt(cents), 0n);
  const [out, back] = [sum(({ from }) => from === party), sum(({ to }) => to === party)];
  const ours = statement.obligations.filter(({ provider, purchaser, cents }) => cents !== "0" && (provider === party || purchaser === party));
  const about = ours.map(({ provider, purchaser }) => [provider, purchaser]);
  return { amount: out > back ? out : back, about: about.length > 0 ? about : [[party]] };
}

/** The statement as it was stored; undefined when it was erased. */
export async function storedStatement(reading: Reading, stream: RandomId, { file }: Pick<OfRecord, "file">): Promise<Statement | undefined> {
  const bytes = await fileOf(reading, stream, file.hash);
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as Statement);
}
