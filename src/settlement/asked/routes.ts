/** What can be asked about the statements and the results of an alliance on the record. */
import { z } from "zod";
import type { AnyQuery } from "../../api/http.ts";
import type { States } from "../../api/decide.ts";
import type { Query, View } from "../../api/query.ts";
import { ALLIANCE_ROLES, type Role, rolesOn } from "../../api/roles.ts";
import { shaken } from "../../decisions/kinds.ts";
import type { Json } from "../../kernel/canonical.ts";
import { dayAt, endOfDay, type Instant, parseDay, parseInstant } from "../../kernel/day.ts";
import { dayText, momentText, notOf, randomIdText } from "../../log/fields.ts";
import { countingBatches, resultsSlice } from "../../outcomes/kinds.ts";
import { linesOf } from "../../outcomes/store.ts";
import { partiesSlice, partyOf } from "../../parties/kinds.ts";
import type { Reading } from "../../store/store.ts";
import { differencesOf } from "../differences.ts";
import { explain, leavesOf, type Branch } from "../explain.ts";
import { isOpen, type OfRecord, standingOn, statementSlice } from "../kinds.ts";
import { askSheet } from "../hours/routes.ts";
import { askOwnProduction } from "../own-production/routes.ts";
import { askForecast } from "../planned/commands.ts";
import type { Statement } from "../statement.ts";
import { compute, storedStatement } from "../store.ts";

/** Who reads every provider's claims, line by line; an auditor sees no case rows (docs/record.md#results-and-plans-on-pages). */
const ALL_LINES: readonly Role[] = ["purchaser-decider", "purchaser-controller", "project-office", "financial-expert"];

const number = z.string().regex(/^\d{1,9}$/, notOf("api/not-count"));

type Answer = { readonly [key: string]: Json };

const nothing = z.strictObject({});
const one = z.strictObject({ statement: randomIdText, figures: z.literal("yes").optional() });
const figureOf = z.strictObject({ statement: randomIdText, figure: z.string().max(500), depth: number.optional() });
const asOf = z.strictObject({ through: dayText, "known-at": momentText.optional() });
const checked = z.strictObject({ statement: randomIdText });
const lines = z.strictObject({ batch: number });

const statements: Query<z.infer<typeof nothing>, Answer> = {
  name: "settlement/statements",
  on: "alliance",
  params: nothing,
  roles: ALLIANCE_ROLES,
  does: "Every statement that was proposed, newest first: its clocks, what it was made with, who has approved it and who has not.",
  answer: async (_reading, { states }) => ({
    statements: states
      .of(statementSlice)
      .statements.toReversed()
      .map((one) => told(states, one)),
  }),
};

const statement: Query<z.infer<typeof one>, Answer> = {
  name: "settlement/statement",
  on: "alliance",
  params: one,
  roles: ALLIANCE_ROLES,
  does: "A statement as it was stored, for ever the same; with `figures=yes` every figure of its derivation.",
  answer: async (reading, view, params) => {
    const found = view.states.of(statementSlice).statements.find((each) => each.statement === params.statement);
    return found ? { found: true, ...(await withStored(reading, view, found, params.figures === "yes")) } : { found: false };
  },
};

const figure: Query<z.infer<typeof figureOf>, Answer> = {
  name: "settlement/figure",
  on: "alliance",
  params: figureOf,
  roles: ALLIANCE_ROLES,
  does: "How a figure of a stored statement came about, down to the clauses of the agreement and the lines of the batches.",
  answer: async (reading, view, params) => {
    const found = view.states.of(statementSlice).statements.find((each) => each.statement === params.statement);
    const stored = found && (await storedStatement(reading, view.stream, found));
    const branch = stored && explain(stored, params.figure, Math.min(20, Number(params.depth ?? "3")));
    return branch ? { found: true, ...branchTold(branch), leaves: { ...leavesOf(stored, params.figure) } } : { found: false };
  },
};

const standing: Query<z.infer<typeof asOf>, Answer> = {
  name: "settlement/as-of",
  on: "alliance",
  params: asOf,
  roles: ALLIANCE_ROLES,
  does: "The settled statement whose euros stood for a day, by what was known at an instant; later corrections never change it.",
  answer: async (reading, view, params) => {
    const known = params["known-at"];
    const found = standingOn(view.states.of(statementSlice), params.through, known === undefined ? undefined : instantOf(known));
    return found ? { found: true, ...(await withStored(reading, view, found, false)) } : { found: false };
  },
};

const check: Query<z.infer<typeof checked>, Answer> = {
  name: "settlement/check",
  on: "alliance",
  params: checked,
  roles: ALLIANCE_ROLES,
  does: "Whether today's engine gives the same euros from what was recorded then; the stored statement stands either way.",
  needsWhole: true,
  answer: async (reading, { stream, states }, params) => {
    const all = states.of(statementSlice).statements;
    const found = all.find((each) => each.statement === params.statement);
    const stored = found && (await storedStatement(reading, stream, found));
    if (!found || !stored) return { found: false };
    const earlier = all.find((each) => each.statement === found.earlier);
    const { through, knownAt, seq } = found;
    const computed = await compute(reading, { stream, states }, { through, knownAt, before: seq }, earlier);
    if (computed.refusals) return { found: true, computed: false, because: computed.refusals.map(({ code, args }) => ({ code, args })) };
    const differences = differencesOf(stored, computed.statement);
    return { found: true, computed: true, same: differences.length === 0, then: stored.engine, now: computed.statement.engine, differences };
  },
};

const batches: Query<z.infer<typeof nothing>, Answer> = {
  name: "results/batches",
  on: "alliance",
  params: nothing,
  roles: ALLIANCE_ROLES,
  does: "Every batch of results with what was taken back of it.",
  answer: async (_reading, { states }) => ({
    batches: states.of(resultsSlice).batches.map(({ batch, seq, at, count, withdrawn }) => ({
      batch,
      seq,
      at,
      count,
      withdrawn: withdrawn.map((each) => ({ at: each.at, seq: each.seq, ...(each.lines ? { lines: each.lines } : {}) })),
    })),
  }),
};

const batchLines: Query<z.infer<typeof lines>, Answer> = {
  name: "results/lines",
  on: "alliance",
  params: lines,
  roles: ALLIANCE_ROLES,
  does: "The lines of a batch of results that count now; whoever neither entered nor verifies them sees them without their customers.",
  needsWhole: true,
  answer: async (reading, view, params) => {
    const found = countingBatches(view.states.of(resultsSlice), {}).find(({ batch }) => batch === Number(params.batch));
    if (!found) return { found: false };
    const kept = await linesOf(reading, view.stream, [found.batch]);
    const shown = kept(found.batch).flatMap((cells, line) =>
      found.gone.has(line) ? [] : [{ line, ...(cells ? { cells: openedCells(view, cells) } : { erased: true }) }],
    );
    return { found: true, batch: found.batch, lines: shown };
  },
};

export const settlementQueries: readonly AnyQuery[] = [
  statements,
  statement,
  figure,
  standing,
  check,
  askForecast,
  askSheet,
  askOwnProduction,
  batches,
  batchLines,
];

function told(states: States, one: OfRecord): Answer {
  const waiting = one.approvers.filter(({ organisation }) => !one.approvals.some((approval) => approval.organisation === organisation));
  const { statement, seq, at, through, knownAt, engine, agreement, pack, earlier, settled, replaced, file } = one;
  return {
    statement,
    seq,
    at,
    through,
    knownAt,
    engine,
    agreement,
    hash: file.hash,
    state: settled !== undefined ? "settled" : isOpen(one) ? "open" : "replaced",
    approvals: one.approvals.map((approval) => ({
      ...approval,
      ...one.approvers.find(({ organisation }) => organisation === approval.organisation)!,
      ...(approval.decision !== undefined && shaken(states, approval.decision) ? { annulled: true } : {}),
    })),
    waiting: isOpen(one) ? waiting : [],
    ...(pack ? { pack } : {}),
    ...(earlier === undefined ? {} : { earlier }),
    ...(settled === undefined ? {} : { settled, settledOn: dayAt(settled) }),
    ...(replaced === undefined ? {} : { replaced }),
  };
}

async function withStored(reading: Reading, view: View, found: OfRecord, figures: boolean): Promise<Answer> {
  const stored = await storedStatement(reading, view.stream, found);
  if (!stored) return { ...told(view.states, found), erased: true };
  const content = figures ? stored : withoutFigures(stored);
  return { ...told(view.states, found), content: content as unknown as Json };
}

function withoutFigures({ figures: _figures, ...rest }: Statement): Omit<Statement, "figures"> {
  return rest;
}

function branchTold({ figure: { id: name, ...rest }, inputs, shown }: Branch): Answer {
  return { id: name, ...(rest as unknown as Answer), shown, below: inputs.map(branchTold) };
}

/** Another provider's customers stay between it and those who verify. */
export function openedCells(
  { states, who, stream, day: today }: Pick<View, "states" | "who" | "stream" | "day">,
  cells: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const held = rolesOn(who, stream, today);
  const own = partyOf(states.of(partiesSlice), who.organisation);
  if (ALL_LINES.some((role) => held.has(role)) || cells["provider"] === own) return cells;
  const { customer: _customer, text: _text, ...rest } = cells;
  return rest;
}

function instantOf(text: string): Instant {
  return parseDay(text) === undefined ? parseInstant(text)! : endOfDay(text);
}
