/** Statements on the record: proposed, approved by each purchaser and provider, settled for good. The statement itself stands beside the record. Pure. */
import { z } from "zod";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused, type Slice } from "../api/decide.ts";
import { type Agreement, type Party, pays } from "../agreement/agreement.ts";
import { LEFT_BODY } from "../agreement/kinds.ts";
import { type Day, type Instant } from "../kernel/day.ts";
import { type Id, type RandomId } from "../kernel/id.ts";
import type { Entry } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { bodyOf, dayText, fileRefBody, hashText, idText, instantText, randomIdText } from "../log/fields.ts";
import { type ExitApprovals, foldExitApprovals } from "./exit-approvals.ts";
import { foldPlan, type PlanState } from "./planned/kinds.ts";

const side = z.enum(["purchaser", "provider"]);

/** Bodies of an alliance stream's entries. */
export const STATEMENT_BODIES = {
  "statement-proposed": z.strictObject({
    statement: randomIdText,
    file: fileRefBody,
    /** The engine's own name, and the release of the program that carried it. */
    engine: z.strictObject({ name: z.string(), release: z.string() }),
    /** The version of the agreement, by the hash of its file on the record. */
    agreement: z.strictObject({ version: z.int(), hash: hashText }),
    /** The pack of rules of law that the agreement names; `hash` is SHA-256 over its canonical JSON without functions. */
    pack: z.strictObject({ id: z.string(), version: z.string(), hash: hashText }).optional(),
    through: dayText,
    knownAt: instantText,
    /** The approved statement whose euros this one takes as paid; absent, there was none. */
    earlier: randomIdText.optional(),
    /** Who must approve it: every purchaser and provider that has joined by then. */
    approvals: z.array(z.strictObject({ party: idText, organisation: randomIdText, as: side })).min(1),
  }),
  "statement-approved": z.strictObject({ statement: randomIdText, organisation: randomIdText, as: side, decision: z.string().min(1).max(63).optional() }),
  /** The decision that an approval rested on was annulled: from now on it rests on another. The statement and its instant stay. */
  "approval-rested": z.strictObject({ statement: randomIdText, organisation: randomIdText, decision: randomIdText }),
} as const;

export type Proposed = z.infer<(typeof STATEMENT_BODIES)["statement-proposed"]>;
export type Approver = Proposed["approvals"][number];
export type Approval = { readonly organisation: RandomId; readonly at: Instant; readonly seq: number; readonly decision?: string };

/** A statement of the record. `settled`: the instant of the last approval. `replaced`: a newer proposal, or somebody's exit, took its place before that. */
export type OfRecord = Omit<Proposed, "approvals" | "file"> & {
  readonly file: FileRef;
  readonly seq: number;
  readonly at: Instant;
  readonly approvers: readonly Approver[];
  readonly approvals: readonly Approval[];
  readonly settled?: Instant;
  readonly replaced?: RandomId;
};
/** `plans`: what providers still expect to spend, for the forecast; `exitApprovals`: the decisions that exits were approved by. */
export type StatementState = PlanState & ExitApprovals & { readonly statements: readonly OfRecord[] };

export const statementSlice: Slice<StatementState> = { name: "settlement", start: { statements: [], plans: [], exitApprovals: new Map() }, fold };

function fold(state: StatementState, entry: Entry): StatementState {
  if (entry.kind === "statement-proposed") {
    const { approvals, ...body } = bodyOf(STATEMENT_BODIES[entry.kind], entry);
    const before = state.statements.map((one) => (isOpen(one) ? { ...one, replaced: body.statement } : one));
    return { ...state, statements: [...before, { ...body, seq: entry.seq, at: entry.at, approvers: approvals, approvals: [] }] };
  }
  if (entry.kind === "statement-approved") {
    const { statement, organisation, decision } = bodyOf(STATEMENT_BODIES[entry.kind], entry);
    const approval = { organisation, at: entry.at, seq: entry.seq, ...(decision === undefined ? {} : { decision }) };
    return { ...state, statements: state.statements.map((one) => (one.statement === statement ? approvedBy(one, approval) : one)) };
  }
  if (entry.kind === "party-left") {
    const { exit } = bodyOf(LEFT_BODY, entry);
    return { ...state, statements: state.statements.map((one) => (isOpen(one) ? { ...one, replaced: exit } : one)) };
  }
  if (entry.kind === "approval-rested") {
    const { statement, organisation, decision } = bodyOf(STATEMENT_BODIES[entry.kind], entry);
    const rested = (given: Approval): Approval => (given.organisation === organisation ? { ...given, decision } : given);
    return {
      ...state,
      statements: state.statements.map((one) => (one.statement === statement ? { ...one, approvals: one.approvals.map(rested) } : one)),
    };
  }
  const [plans, exitApprovals] = [foldPlan(state.plans, entry), foldExitApprovals(state.exitApprovals, entry)];
  return plans === state.plans && exitApprovals === state.exitApprovals ? state : { ...state, plans, exitApprovals };
}

function approvedBy(one: OfRecord, approval: Approval): OfRecord {
  const approvals = [...one.approvals, approval];
  const all = one.approvers.every(({ organisation }) => approvals.some((given) => given.organisation === organisation));
  return { ...one, approvals, ...(all ? { settled: approval.at } : {}) };
}

/** Neither settled nor replaced: it waits for approvals. */
export function isOpen({ settled, replaced }: OfRecord): boolean {
  return settled === undefined && replaced === undefined;
}

export type ToApprove = { readonly one: OfRecord; readonly approver: Approver };

/** The statements that an organisation has still to approve, or whose approval of it rests on a decision that was annulled: its party is among `shaken`. */
export function waitsForApproval(
  { statements }: Pick<StatementState, "statements">,
  own: RandomId | undefined,
  shaken: (one: OfRecord) => readonly Id[],
): readonly ToApprove[] {
  return statements.flatMap((one) => {
    const approver = one.approvers.find(({ organisation }) => organisation === own);
    if (own === undefined || !approver || one.replaced !== undefined) return [];
    const isApproved = one.approvals.some(({ organisation }) => organisation === own);
    const waits = isApproved ? shaken(one).includes(approver.party) : isOpen(one);
    return waits ? [{ one, approver }] : [];
  });
}

/** The statement that was settled last, as it was known at an instant: what is paid now is reckoned from it. */
export function lastSettled({ statements }: StatementState, knownAt?: Instant): OfRecord | undefined {
  return statements.findLast(({ settled }) => settled !== undefined && (knownAt === undefined || settled <= knownAt));
}

/** The settled statement whose euros stood for a day, by what was known at an instant. */
export function standingOn({ statements }: StatementState, through: Day, knownAt?: Instant): OfRecord | undefined {
  return statements.findLast((one) => one.settled !== undefined && one.through <= through && (knownAt === undefined || one.settled <= knownAt));
}

/** Who must approve a statement through a day: purchasers, funders and providers that have joined by then; who is both decides as a purchaser. */
export function approversOf(
  agreement: Agreement,
  through: Day,
  bound: ReadonlyMap<Id, RandomId>,
): { readonly approvers: readonly Approver[]; readonly unbound: readonly Id[] } {
  const asked = agreement.parties.filter((party) => sideOf(party) !== undefined && (party.joins === undefined || party.joins <= through));
  return {
    approvers: asked.flatMap((party) => {
      const organisation = bound.get(party.id);
      return organisation === undefined ? [] : [{ party: party.id, organisation, as: sideOf(party)! }];
    }),
    unbound: asked.flatMap(({ id }) => (bound.has(id) ? [] : [id])),
  };
}

function sideOf(party: Party): Approver["as"] | undefined {
  if (pays(party)) return "purchaser";
  return party.roles.includes("provider") ? "provider" : undefined;
}

export type Proposal = Omit<Proposed, "statement" | "file" | "approvals"> & { readonly id: RandomId; readonly file: FileRef };

/** A statement that was computed is proposed to all who must approve it. */
export function decideProposal(
  state: StatementState,
  { id, ...proposal }: Proposal,
  { approvers, unbound }: ReturnType<typeof approversOf>,
  now: Now,
): Decided<{ readonly statement: RandomId; readonly through: Day; readonly knownAt: Instant }> {
  const { through, knownAt } = proposal;
  const refusals = clockRefusals(state, proposal, now);
  if (unbound.length > 0) refusals.push(refused("settlement/unbound", "docs/record.md", { parties: unbound.join(", ") }));
  const against = reasonsAgainst(refusals);
  if (against) return against;
  const body = { statement: id, ...proposal, approvals: approvers };
  return { drafts: [{ kind: "statement-proposed", day: through, body }], result: { statement: id, through, knownAt } };
}

/** Clocks of a proposal: not before those of what was settled, not after the moment itself. */
function clockRefusals(state: StatementState, { through, knownAt }: { readonly through: Day; readonly knownAt: Instant }, now: Now): Refusal[] {
  const last = lastSettled(state);
  const refusals: Refusal[] = [];
  if (last && through < last.through) refusals.push(refused("settlement/goes-back", "docs/record.md#statements", { through, last: last.through }, "/through"));
  if (last && knownAt < last.knownAt) refusals.push(refused("settlement/knows-less", "docs/record.md#statements", { knownAt, last: last.knownAt }, "/knownAt"));
  if (through > now.day) refusals.push(refused("settlement/day-to-come", "docs/record.md#statements", { through, today: now.day }, "/through"));
  if (knownAt > now.at) refusals.push(refused("settlement/not-yet-known", "docs/record.md", { knownAt, now: now.at }, "/knownAt"));
  return refusals;
}

/** An approval by the organisation that the command is given for. A purchaser's rests on a decision of its own; `wanting` says why that one will not do. */
export function decideApproval(
  state: StatementState,
  input: { readonly statement: RandomId; readonly decision?: string | undefined; readonly as: Approver["as"] },
  { wanting, annulled = () => undefined }: { readonly wanting?: Refusal | undefined; readonly annulled?: (decision: string) => Refusal | undefined },
  now: Now,
): Decided<{ readonly statement: RandomId; readonly settled: boolean }> {
  const { statement: id, as } = input;
  const statement = state.statements.find((one) => one.statement === id);
  if (!statement) return refuse("settlement/no-statement", { statement: id }, "/statement");
  if (statement.replaced !== undefined) {
    const isNewer = state.statements.some((one) => one.statement === statement.replaced);
    return refuse(isNewer ? "settlement/replaced" : "settlement/overtaken", { by: statement.replaced }, "/statement");
  }
  const approver = statement.approvers.find(({ organisation }) => organisation === now.party);
  if (!approver) return refuse("settlement/not-asked", {}, "/statement");
  if (approver.as !== as) return refuse("settlement/other-side", { as: approver.as }, "/statement");
  if (statement.approvals.some(({ organisation }) => organisation === now.party))
    return refuse("settlement/approved-before", { party: approver.party }, "/statement");
  if (as === "purchaser" && input.decision === undefined) return refuse("settlement/needs-decision", { party: approver.party }, "/decision");
  if (wanting) return { refusals: [wanting] };
  const body = { statement: id, organisation: approver.organisation, as, ...(input.decision === undefined ? {} : { decision: input.decision }) };
  const settled = statement.approvals.length + 1 === statement.approvers.length;
  // Nothing is settled for good on an approval whose decision a court has taken away.
  const unfounded = settled ? shakenIn(statement, annulled) : [];
  const against = reasonsAgainst(
    unfounded.map(({ approver: { party }, refusal }) =>
      refused("settlement/approval-shaken", "docs/record.md#when-a-decision-is-annulled", { party, ...refusal.args }),
    ),
  );
  if (against) return against;
  return { drafts: [{ kind: "statement-approved", day: now.day, body }], result: { statement: id, settled } };
}

/** Approvals of a statement that rest on a decision that was annulled. */
export function shakenIn(
  { approvals, approvers }: OfRecord,
  annulled: (decision: string) => Refusal | undefined,
): readonly { readonly approver: Approver; readonly refusal: Refusal }[] {
  return approvals.flatMap(({ organisation, decision }) => {
    const refusal = decision === undefined ? undefined : annulled(decision);
    const approver = approvers.find((each) => each.organisation === organisation);
    return refusal && approver ? [{ approver, refusal }] : [];
  });
}

/** Puts another decision in the place of the one that an approval of the asker's rested on, which was annulled. */
export function decideResting(
  state: StatementState,
  input: { readonly statement: RandomId; readonly decision: RandomId },
  { wanting, annulled }: { readonly wanting: Refusal | undefined; readonly annulled: (decision: string) => Refusal | undefined },
  now: Now,
): Decided<{ readonly statement: RandomId }> {
  const { statement: id, decision } = input;
  const statement = state.statements.find((one) => one.statement === id);
  if (!statement) return refuse("settlement/no-statement", { statement: id }, "/statement");
  const own = shakenIn(statement, annulled).find(({ approver }) => approver.organisation === now.party);
  if (!own) return refuse("settlement/not-shaken", { statement: id }, "/statement");
  if (wanting) return { refusals: [wanting] };
  const body = { statement: id, organisation: own.approver.organisation, decision };
  return { drafts: [{ kind: "approval-rested", day: now.day, body }], result: { statement: id } };
}

function refuse(code: string, args: Readonly<Record<string, string>>, pointer: string): { readonly refusals: readonly [Refusal] } {
  return { refusals: [refused(code, "docs/record.md#statements", args, pointer)] };
}
