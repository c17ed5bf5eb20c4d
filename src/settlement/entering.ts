/** What may be entered among the results of an alliance, and taken back. Pure. */
import type { Agreement, Party } from "../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../api/decide.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Fault } from "../kernel/refusal.ts";
import type { FileRef, LinesRef } from "../log/reference.ts";
import { countingBatches, type ResultsState } from "../outcomes/kinds.ts";
import { FACT_COLUMNS } from "./facts-file.ts";
import { readFactLines } from "./facts-lines.ts";
import { type Finding, restRefusals } from "./noted.ts";

export type Line = Readonly<Record<string, string>>;
export type EnterGathered = {
  /** The newest version of the agreement; undefined where none was adopted. */
  readonly agreement: Agreement | undefined;
  /** What the lines that count already have told. */
  readonly ids: ReadonlySet<string>;
  readonly batch: number;
  readonly lines: readonly Line[];
  readonly ref: LinesRef;
  readonly find: Finding;
  /** What registers and decisions say against lines. */
  readonly against: readonly Refusal[];
};

/** Kinds that a provider may enter for itself; others verify them. */
export const CLAIMED: readonly string[] = ["outcome", "outcome-count", "progress"];
const OTHERS = ["verified-by", "verified-on", "revoked-on", "revoked-reason"];

export function decideEntering(
  gathered: EnterGathered,
  bound: ReadonlyMap<Id, RandomId>,
  now: Now,
): Decided<{ readonly batch: number; readonly count: number }> {
  const { agreement, batch, lines, ref } = gathered;
  if (!agreement) return { refusals: [refused("settlement/no-agreement", "docs/record.md", {})] };
  const { faults } = readFactLines(
    agreement,
    lines.map((cells, i) => ({ source: { file: "lines", lines: [i] }, cells })),
    new Set(gathered.ids),
  );
  const refusals = [
    ...faults.map(lineRefusal),
    ...ownRefusals(agreement, lines, bound, now),
    ...restRefusals(agreement, lines, gathered.find, bound),
    ...gathered.against,
  ];
  const draft = { kind: "results-entered", day: now.day, body: { batch, lines: ref } };
  return reasonsAgainst(refusals.slice(0, 100)) ?? { drafts: [draft], result: { batch, count: lines.length } };
}

function lineRefusal({ code, args, basis, at }: Fault): Refusal {
  return refused(code, basis, { ...args, line: String(at.line) }, `/lines/${at.line}/${FACT_COLUMNS[at.column - 1] ?? "kind"}`);
}

/** The party of an organisation that only provides: it claims for itself and verifies nothing. Undefined for every other. */
export function claimantOf(agreement: Agreement, bound: ReadonlyMap<Id, RandomId>, organisation: RandomId | undefined): Party | undefined {
  const own = agreement.parties.find(({ id }) => bound.get(id) === organisation);
  return own && !own.roles.includes("purchaser") && own.roles.includes("provider") ? own : undefined;
}

function ownRefusals(agreement: Agreement, lines: readonly Line[], bound: ReadonlyMap<Id, RandomId>, now: Now): Refusal[] {
  const own = claimantOf(agreement, bound, now.party);
  if (!own) return [];
  return lines.flatMap((cells, i) => {
    const fits = CLAIMED.includes(cells["kind"] ?? "") && cells["provider"] === own.id && OTHERS.every((column) => (cells[column] ?? "") === "");
    return fits ? [] : [refused("settlement/own-claims", "docs/record.md#results-and-plans-on-pages", { party: own.id }, `/lines/${i}`)];
  });
}

/** Takes back a batch, or lines of it; what was settled on them stays, and the open statement changes. */
export function decideWithdrawal(
  state: ResultsState,
  { batch, lines }: { readonly batch: number; readonly lines?: readonly number[] | undefined },
  reason: FileRef,
  now: Now,
): Decided<{ readonly batch: number; readonly count: number }> {
  const found = countingBatches(state, {}).find((one) => one.batch === batch);
  if (!found) return { refusals: [refused("settlement/no-batch", "docs/record.md", { batch: String(batch) }, "/batch")] };
  const named = [...new Set(lines)].sort((a, b) => a - b);
  const wrong = named.filter((line) => line >= found.count || found.gone.has(line));
  if (wrong.length > 0) return { refusals: [refused("settlement/no-line", "docs/record.md", { lines: wrong.join(", "), batch: String(batch) }, "/lines")] };
  const body = { batch, ...(lines === undefined ? {} : { lines: named }), reason };
  const count = lines === undefined ? found.count - found.gone.size : named.length;
  return { drafts: [{ kind: "results-withdrawn", day: now.day, body }], result: { batch, count } };
}
