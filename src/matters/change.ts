/** What a proposal changes, as data, and what that does to each party's money as the settlement reckons it. docs/matters.md. Pure. */
import { saysTheSame } from "../agreement/agreed.ts";
import { type Agreement, pays } from "../agreement/agreement.ts";
import { clauseChanges } from "../agreement/of-record/difference.ts";
import { type Refusal, refused } from "../api/decide.ts";
import type { MatterKind } from "../decisions/competence.ts";
import { yearsOf } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import { type Cents, formatCents } from "../kernel/money.ts";

/** One amount of the target by year, line and provider. `amount`: cents. */
export type CellChange = { readonly year: string; readonly line: Id; readonly provider: Id; readonly amount: string };
export type SumChange = { readonly party: Id; readonly year: string; readonly amount: string };
/** `targets`: what they are to be. `file`: the next agreement file. `allotments`: what each purchaser is to grant more. `cost`: what is spent beyond the plan. */
export type Change =
  | { readonly kind: "targets"; readonly cells: readonly CellChange[] }
  | { readonly kind: "file"; readonly text: string }
  | { readonly kind: "allotments"; readonly sums: readonly SumChange[] }
  | { readonly kind: "cost"; readonly cells: readonly CellChange[] };

/** How a change is said for each kind of matter; nothing for kinds whose effect on money nothing can reckon. */
export const CHANGES: Readonly<Record<MatterKind, readonly Change["kind"][]>> = {
  operational: ["cost"],
  plan: [],
  "target-cost": ["targets", "file"],
  "key-results": ["file"],
  funding: ["allotments"],
  "public-task": [],
  joining: ["file"],
  exit: ["file"],
  exclusion: ["file"],
  dispute: [],
  "data-protection": [],
  amendment: ["file", "targets"],
  note: [],
};

/**
 * Kinds of which something follows for everybody's money by what they change, and by nothing else. Not those by which somebody leaves: what that does to the
 * money each party sees and approves in the statement of the exit.
 */
const FOLLOWED: readonly MatterKind[] = ["target-cost", "key-results", "funding", "joining", "amendment"];

/** A party's money over the term, in cents: exact at the cost that is named in per cent of target. */
export type Amounts = {
  readonly saving: string;
  readonly target: string;
  readonly overrun: string;
  /** Never payable; eight futures of ten lie between `low` and `high`. Absent where the agreement cannot be simulated. */
  readonly simulated?: { readonly expected: string; readonly low: string; readonly high: string };
};
/**
 * `before` is absent for who joins, `after` for who is gone. `same`: its money after the change if the cost stays what was planned before. `share`: the part
 * of the matter's sum that its own approval is held against.
 */
export type PartyEffect = { readonly party: Id; readonly before?: Amounts; readonly after?: Amounts; readonly same?: string; readonly share: string };
/** What a purchaser owes for a year when all goes as planned; `more`: what it is to grant more. */
export type YearEffect = { readonly party: Id; readonly year: string; readonly before: string; readonly after: string; readonly more?: string };
/** What was reckoned, by which engine, on which file in force. `percent`: of target, at the saving and at the overrun. */
export type Reckoned = {
  readonly change: Change;
  readonly engine: string;
  readonly release: string;
  readonly agreement: string;
  readonly percent: { readonly saving: number; readonly overrun: number };
  readonly draws: number;
  /** How many open risks and opportunities of the register the simulation drew on; absent where it was reckoned before it did. */
  readonly risks?: number;
  readonly parties: readonly PartyEffect[];
  readonly years: readonly YearEffect[];
};

/** Whether a party joins by a change: it is nobody's before. */
export function joinsBy(reckoned: Reckoned | undefined, party: Id): boolean {
  return reckoned?.parties.some((each) => each.party === party && each.before === undefined) ?? false;
}

const PAGE = "docs/matters.md#what-a-proposal-changes";

/** Why a change cannot be that of a matter: of another kind, of something that the agreement does not have, or of more than the matter's sum. */
export function* changeRefusals(agreement: Agreement, kind: MatterKind, change: Change, amount: Cents | undefined): Generator<Refusal> {
  if (!CHANGES[kind].includes(change.kind)) {
    yield refused("matters/change-unfit", PAGE, { change: change.kind, fitting: CHANGES[kind].join(", ") || "–" }, "/change/kind");
    return;
  }
  yield* unknownIn(agreement, change);
  const comes = sumOf(agreement, change);
  if (comes === undefined || (amount !== undefined && comes <= amount)) return;
  if (amount === undefined) {
    yield refused("matters/needs-amount", PAGE, {}, "/amount");
    return;
  }
  yield aboveAmount(comes, amount);
}

/** Why a matter cannot come before the body that leads without its change; one that only prepares takes note of it, and forwards. */
export function needsChange({ decisions }: Agreement, { kind, body }: { readonly kind: MatterKind; readonly body: Id }): Refusal | undefined {
  const [leading] = Object.keys(decisions.bodies);
  if (body !== leading || !isFollowed(kind)) return undefined;
  return refused("matters/needs-change", PAGE, { fitting: CHANGES[kind].join(", ") }, "/change");
}

function* unknownIn({ periods, lines, parties }: Agreement, change: Change): Generator<Refusal> {
  const years = periods.flatMap(yearsOf);
  const unknown = (id: string, pointer: string): Refusal => refused("matters/change-unknown", PAGE, { id }, pointer);
  if (change.kind === "file") return;
  if (change.kind === "allotments") {
    for (const [i, { party, year }] of change.sums.entries()) {
      if (!years.includes(year)) yield unknown(year, `/change/sums/${i}/year`);
      if (!parties.some((each) => each.id === party && pays(each))) yield unknown(party, `/change/sums/${i}/party`);
    }
    return;
  }
  const seen = new Set<string>();
  for (const [i, { year, line, provider }] of change.cells.entries()) {
    const found = lines.find(({ id }) => id === line);
    if (!years.includes(year)) yield unknown(year, `/change/cells/${i}/year`);
    if (!found) yield unknown(line, `/change/cells/${i}/line`);
    else if (!found.providers.includes(provider)) yield unknown(provider, `/change/cells/${i}/provider`);
    const key = keyOf({ year, line, provider });
    if (seen.has(key)) yield refused("matters/change-twice", PAGE, { id: key }, `/change/cells/${i}`);
    seen.add(key);
  }
}

/**
 * Why a proposed file is not what the matter is about: it says what is agreed already, or moves more than the matter's sum. It comes to what its targets move,
 * and to no less than any party's own part of it (`parties`). By whom somebody leaves is not held against a sum: the statement of the exit tells what is paid.
 */
export function* fileRefusals(
  { before, next }: { readonly before: Agreement; readonly next: Agreement },
  kind: MatterKind,
  parties: readonly PartyEffect[],
  amount: Cents | undefined,
): Generator<Refusal> {
  if (saysTheSame(before, next) && clauseChanges(before, next, "en").length === 0) yield refused("matters/change-same", PAGE, {}, "/change/text");
  if (!isFollowed(kind)) return;
  const targets = movedBetween(before, next).reduce((all, { moved }) => all + moved, 0n);
  const comes = parties.reduce((most, { share }) => (BigInt(share) > most ? BigInt(share) : most), targets);
  if (amount !== undefined && comes > amount) yield aboveAmount(comes, amount);
}

/** Whether something follows from a matter for everybody's money, by what it changes. */
export function isFollowed(kind: MatterKind): boolean {
  return FOLLOWED.includes(kind);
}

function aboveAmount(comes: Cents, amount: Cents): Refusal {
  return refused(
    "matters/change-above-amount",
    PAGE,
    { comes: formatCents(comes), amount: formatCents(amount), excess: formatCents(comes - amount) },
    "/amount",
  );
}

/** How much a change comes to, up and down alike; of a file it shows in what is reckoned. */
export function sumOf(agreement: Agreement, change: Change): Cents | undefined {
  if (change.kind === "file") return undefined;
  if (change.kind === "allotments") return change.sums.reduce((all, { amount }) => all + BigInt(amount), 0n);
  return movedIn(agreement, change).reduce((all, { moved }) => all + moved, 0n);
}

export type Moved = Omit<CellChange, "amount"> & { readonly moved: Cents };

/** By how much each amount of the target moves, or is spent beyond; never below zero. */
export function movedIn({ targets }: Agreement, { kind, cells }: Extract<Change, { cells: unknown }>): readonly Moved[] {
  return cells.map(({ amount, ...cell }) => {
    const before = kind === "cost" ? 0n : (targets.find((target) => keyOf(target) === keyOf(cell))?.amount ?? 0n);
    const by = BigInt(amount) - before;
    return { ...cell, moved: by < 0n ? -by : by };
  });
}

/** By how much each amount of the target is another in the next file. */
export function movedBetween(before: Agreement, after: Agreement): readonly Moved[] {
  const cells = after.targets.map(({ year, line, provider, amount }) => ({ year, line, provider, amount: String(amount) }));
  const known = new Set(cells.map(keyOf));
  const gone = before.targets.filter((target) => !known.has(keyOf(target))).map(({ year, line, provider }) => ({ year, line, provider, amount: "0" }));
  return movedIn(before, { kind: "targets", cells: [...cells, ...gone] });
}

export function keyOf({ year, line, provider }: Pick<CellChange, "year" | "line" | "provider">): string {
  return `${year} ${line} ${provider}`;
}
