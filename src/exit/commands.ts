/** What can be done about leaving: reviews, notices, continuity, the forecast, the settlement and its approval, defaults and suspensions. */
import { z } from "zod";
import { agreementOn } from "../agreement/adopted/store.ts";
import { agreementSlice, gone } from "../agreement/kinds.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { ForecastBy } from "../agreement/left.ts";
import type { Command } from "../api/command.ts";
import { type SaltedFile, salted } from "../api/content.ts";
import { type Decided, type Refusal, reasonsAgainst, refused, type States } from "../api/decide.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { beyondMandate } from "../api/mandates.ts";
import { plainQuery } from "../api/query.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { keepFiles, type Titled, written } from "../api/titled.ts";
import { aboutLeaving, aboveDecision, decisionOf } from "../decisions/kinds.ts";
import { canonical, exactJson, type Json } from "../kernel/canonical.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { encode } from "../kernel/utf8.ts";
import { dayText, idText, randomIdText } from "../log/fields.ts";
import type { FileRef } from "../log/reference.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { approversOf, lastSettled, statementSlice } from "../settlement/kinds.ts";
import { askingOf, owedBy } from "../settlement/store.ts";
import type { Statement } from "../settlement/statement.ts";
import type { Reading } from "../store/store.ts";
import * as deciding from "./deciding.ts";
import type { ExitStatement } from "./exit.ts";
import { type Exit, exitSlice, groundText, REVIEWED, SIGNS } from "./kinds.ts";
import { EXIT_KINDS } from "./rights.ts";
import { FORECAST_TYPE, forecastFaultsOf, reckoned, type Reckoned } from "./settled/store.ts";
import { exitStatement } from "./store.ts";

const OFFICE: readonly Role[] = ["project-office", "purchaser-controller"];
const BINDING: readonly Role[] = ["purchaser-decider", "provider-manager"];
const ANYBODY: readonly Role[] = ALLIANCE_ROLES.filter((role) => role !== "auditor");

const words = z.string().trim().min(1).max(20_000).meta({ description: "Every party reads it: it names no person." });
const title = z.string().trim().min(1).max(200).meta({ description: "What it is called. Every party reads it: it names no person." });
const text = z.string().trim().max(20_000).optional().meta({ description: "The rest. Every party reads it: it names no person." });
const rows = z
  .string()
  .max(1024 * 1024)
  .default("");

type Gathered = { readonly agreement: Agreement | undefined; readonly id: RandomId; readonly file: SaltedFile | undefined };
type Answer = { readonly [key: string]: string };
type About<Input> = Pick<Command<Input, Gathered, Answer>, "name" | "input" | "roles" | "does"> & {
  readonly needsFresh?: true;
  /** The text that goes beside the record. */
  readonly text?: (input: Input) => Titled;
  readonly decide: (given: deciding.Given, input: Input, made: { readonly id: RandomId; readonly file: FileRef }) => Decided<Answer>;
};

function step<Input>({ text: textOf, decide, ...about }: About<Input>): Command<Input, Gathered, Answer> {
  return {
    ...about,
    on: "alliance",
    gather: async (reading, { stream, states, now }, input) => ({
      agreement: (await agreementOn(reading, stream, states, now.day))?.agreement,
      id: newId(),
      file: textOf && written(textOf(input)),
    }),
    decide: (states, { agreement, id, file }, input, now) => decide({ states, agreement, now }, input, { id, file: file?.ref as FileRef }),
    keep: (writing, { stream, gathered: { file } }) => keepFiles(writing, stream, file ? [file] : []),
  };
}

const reasonsOf = ({ reasons }: { readonly reasons: string }): Titled => ({ title: reasons });

export const openReview = step({
  name: "exit/reviews/open",
  input: z.strictObject({ sign: z.enum(SIGNS), about: idText.optional(), reasons: words }),
  roles: ANYBODY,
  does: "Opens a review of whether the alliance works, because of a warning sign: the forecast, results, a deadlock, the survey or something else.",
  text: reasonsOf,
  decide: (given, input, { id, file }) => deciding.decideReview(given, id, input, file),
});

export const closeReview = step({
  name: "exit/reviews/close",
  input: z.strictObject({ review: randomIdText, outcome: z.enum(REVIEWED), reasons: words }),
  roles: OFFICE,
  does: "Closes a review: the alliance goes on, measures are taken, or somebody leaves.",
  text: reasonsOf,
  decide: (given, input, { file }) => deciding.decideReviewed(given, input, file),
});

export const giveNotice = step({
  name: "exit/notice",
  input: z.strictObject({
    party: idText.optional().meta({ description: "Who leaves; absent, the whole alliance ends." }),
    kind: z.enum(EXIT_KINDS),
    ground: groundText.meta({ description: "A ground of the agreement, `window` for the time open to everybody, `default` or `other` for an exclusion." }),
    given: dayText,
    last: dayText.meta({ description: "The last day of membership." }),
    decisions: z
      .array(randomIdText)
      .max(200)
      .default([])
      .meta({ description: "What it rests on. A provider that is no purchaser needs none: whoever binds it gives the notice." }),
  }),
  roles: [...BINDING, "project-office"],
  needsFresh: true,
  does: "Gives notice: a party leaves by its own organ's decision, is excluded by the body's, or the whole alliance ends by every purchaser's.",
  decide: (given, input, { id }) => deciding.decideNotice(given, id, input),
});

export const withdrawNotice = step({
  name: "exit/withdraw",
  input: z.strictObject({ exit: randomIdText, reasons: words }),
  roles: [...BINDING, "project-office"],
  does: "Takes a notice back, until somebody has approved what is to be paid.",
  text: reasonsOf,
  decide: (given, { exit }, { file }) => deciding.decideWithdrawal(given, exit, file),
});

export const planContinuity = step({
  name: "exit/continuity",
  input: z.strictObject({ exit: randomIdText, until: dayText, title, text }),
  roles: [...OFFICE, ...BINDING],
  does: "Says how customers and services are looked after when somebody leaves, and until which day.",
  text: ({ title: name, text: rest }) => ({ title: name, text: rest }),
  decide: (given, input, { file }) => deciding.decideContinuity(given, input, file),
});

const forecasting = z.strictObject({
  exit: randomIdText,
  on: dayText,
  costs: rows.meta({ description: "Rows of a cost file with their header, of the time after the last day." }),
  results: rows.meta({ description: "Rows of a results file with their header." }),
  title,
  text,
});
type Forecasting = { readonly agreement: Agreement | undefined; readonly files: readonly SaltedFile[]; readonly wrong: readonly Refusal[] };

const forecast = (by: ForecastBy): Command<z.infer<typeof forecasting>, Forecasting, Answer> => ({
  name: by === "agreed" ? "exit/forecast/agree" : "exit/forecast/set",
  on: "alliance",
  input: forecasting,
  roles: by === "agreed" ? OFFICE : ["financial-expert"],
  does:
    by === "agreed"
      ? "Enters the forecast of the time after the last day that the parties agreed on, where the agreement lets them; each approves it with what is paid by it."
      : "Sets the forecast of the time after the last day as the independent expert, where the agreement lets it.",
  gather: async (reading, { stream, states }, { exit: id, costs, results, title: name, text: rest }) => {
    const exit = states.of(exitSlice).exits.get(id);
    const agreement = exit && (await agreementOn(reading, stream, states, exit.last))?.agreement;
    const files = [salted(encode(canonical({ costs, results })), FORECAST_TYPE), written({ title: name, text: rest })];
    return { agreement, files, wrong: exit && agreement ? forecastFaultsOf(agreement, exit, { by, costs, results }) : [] };
  },
  decide: (states, { agreement, files: [file, document], wrong }, { exit, on }, now) =>
    deciding.decideForecast({ states, agreement, now }, { exit, by, on }, { file: file!.ref, document: document!.ref }, wrong),
  keep: (writing, { stream, gathered: { files } }) => keepFiles(writing, stream, files),
});

export const agreeForecast = forecast("agreed");
export const setForecast = forecast("expert");

type Settling = { readonly made: Reckoned | undefined; readonly file: SaltedFile | undefined };

export const settleExit: Command<{ readonly exit: RandomId }, Settling, Answer> = {
  name: "exit/settle",
  on: "alliance",
  input: z.strictObject({ exit: randomIdText }),
  roles: OFFICE,
  does: "Settles an exit by what is recorded until its last day and by the forecast that was set, and asks every party for its approval.",
  gather: async (reading, { stream, states, now }, { exit: id }) => {
    const exit = states.of(exitSlice).exits.get(id);
    const made = exit && (await reckoned(reading, { stream, states }, exit, now));
    return { made, file: made && !made.refusals ? salted(encode(canonical(plainJson(made.exit))), "application/json") : undefined };
  },
  decide: (states, { made, file }, { exit: id }, now) => {
    const { exit, refusal } = deciding.standingExit(states, id);
    if (!exit) return { refusals: [refusal] };
    const no = reasonsAgainst([...deciding.unready(states, exit, now), ...(made?.refusals ?? [])]);
    if (no) return no;
    const { exit: statement, version, agreement, earlier } = made as Extract<Reckoned, { readonly exit: ExitStatement }>;
    const { approvers, unbound } = approversOf(membersOn(states, agreement, exit), exit.last, states.of(partiesSlice).organisations);
    const open = statement.open.filter(({ reason, cents }) => reason === "no-forecast" && cents !== "0");
    const against = reasonsAgainst([
      unbound.length > 0 ? refused("settlement/unbound", "docs/record.md", { parties: unbound.join(", ") }) : undefined,
      open.length > 0 ? refused("exit/needs-forecast", deciding.COURSE, { open: [...new Set(open.map(({ component }) => component))].join(", ") }) : undefined,
    ]);
    if (against) return against;
    const by = { engine: statement.engine, agreement: { version: version.version, hash: version.file.hash }, payable: statement.payable };
    const body = { exit: id, statement: file!.ref, ...by, ...(earlier === undefined ? {} : { earlier }), approvals: approvers };
    return { drafts: [{ kind: "exit-settled", day: exit.last, body }], result: { exit: id, payable: statement.payable } };
  },
  keep: (writing, { stream, gathered: { file } }) => keepFiles(writing, stream, file ? [file] : []),
};

/** Without what is not there: canonical JSON knows no absent members. */
function plainJson(value: unknown): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** Whoever has left before has no say any more. */
function membersOn(states: States, agreement: Agreement, { last }: Exit): Agreement {
  const left = gone(states.of(agreementSlice));
  return { ...agreement, parties: agreement.parties.filter(({ id, leaves }) => !left.includes(id) && (leaves ?? last) >= last) };
}

const approving = z.strictObject({ exit: randomIdText, decision: randomIdText.optional() });
type Approving = { readonly agreement: Agreement | undefined; readonly statement: Statement | undefined };

const approve = (as: "purchaser" | "provider"): Command<z.infer<typeof approving>, Approving, Answer> => ({
  name: as === "purchaser" ? "exit/approve" : "exit/accept",
  on: "alliance",
  input: approving,
  roles: [as === "purchaser" ? "purchaser-decider" : "provider-manager"],
  needsFresh: true,
  does:
    as === "purchaser"
      ? "Approves the settlement of an exit for a purchaser, by a decision of its own; with the last approval the party has left."
      : "Accepts the settlement of an exit for a provider; with the last approval the party has left.",
  gather: async (reading, { stream, states, now }, { exit: id }) => {
    const exit = states.of(exitSlice).exits.get(id);
    const statement = exit?.settled && (await exitStatement(reading, stream, exit.settled))?.statement;
    return { agreement: (await agreementOn(reading, stream, states, now.day))?.agreement, statement };
  },
  decide: (states, { agreement, statement }, input, now) => {
    const exit = states.of(exitSlice).exits.get(input.exit);
    const settled = exit?.settled;
    const party = settled?.approvers.find(({ organisation }) => organisation === now.party)?.party;
    const found = input.decision === undefined ? undefined : decisionOf(states, input.decision, "enforceable", now.party);
    const above =
      found?.decision && statement && party !== undefined
        ? aboveDecision(found.decision, restingOn(states, input.exit, input.decision!), owedBy(statement, party))
        : undefined;
    const beyond = statement && party !== undefined ? beyondMandate(now.mandates, askingOf(statement, party), "/exit") : undefined;
    const erased = settled && !statement ? refused("exit/statement-erased", deciding.COURSE) : undefined;
    // Whoever leaves may have decided on both at once; nobody else's leaving approves this one.
    const isElse = found?.decision?.exit === "leave" && party !== exit?.party;
    const wanting = erased ?? found?.refusal ?? (isElse ? aboutLeaving(found.decision!) : undefined) ?? above ?? beyond;
    return deciding.decideApproval({ states, agreement, now }, input, as, { wanting, since: settledSince(states, settled?.earlier) });
  },
});

/** A decision that another exit or a statement was approved by covers nothing more. */
function restingOn(states: States, exit: RandomId, decision: RandomId): bigint {
  return deciding.isApprovedBy(states, decision, { exit, replaced: true }) ? (decisionOf(states, decision, "adopted").decision?.amount ?? 0n) : 0n;
}

/** What was settled after the exit was reckoned would be paid twice; a proposal that still waits is replaced when somebody has left. */
function settledSince(states: States, earlier: RandomId | undefined): readonly Refusal[] {
  const last = lastSettled(states.of(statementSlice))?.statement;
  return last === earlier ? [] : [refused("exit/settled-since", deciding.COURSE, {}, "/exit")];
}

export const approveExit = approve("purchaser");
export const acceptExit = approve("provider");

export const noteDefault = step({
  name: "exit/defaults/note",
  input: z.strictObject({ party: idText, what: words, cureBy: dayText }),
  roles: [...OFFICE, ...BINDING],
  does: "Notes that a party does not do what it owes, and until when it can put it right.",
  text: ({ what }) => ({ title: what }),
  decide: (given, input, { id, file }) => deciding.decideDefault(given, id, input, file),
});

export const noteCured = step({
  name: "exit/defaults/cured",
  input: z.strictObject({ default: randomIdText, on: dayText, how: words }),
  roles: [...OFFICE, ...BINDING],
  does: "Notes that a default was put right; nobody says so of its own.",
  text: ({ how }) => ({ title: how }),
  decide: (given, input, { file }) => deciding.decideCured(given, input, file),
});

export const suspend = step({
  name: "exit/suspend",
  input: z.strictObject({ services: z.array(idText).min(1).max(200).optional(), from: dayText, decision: randomIdText, reasons: words }),
  roles: [...OFFICE, "purchaser-decider"],
  does: "Suspends the alliance, or some of its services, from a day by a decision.",
  text: reasonsOf,
  decide: (given, input, { id, file }) => deciding.decideSuspension(given, id, input, file),
});

export const resume = step({
  name: "exit/resume",
  input: z.strictObject({ suspension: randomIdText, on: dayText }),
  roles: [...OFFICE, "purchaser-decider"],
  does: "Says from which day what was suspended goes on.",
  decide: (given, input) => deciding.decideResuming(given, input),
});

export const exitCommands: readonly AnyCommand[] = [
  openReview,
  closeReview,
  giveNotice,
  withdrawNotice,
  planContinuity,
  agreeForecast,
  setForecast,
  settleExit,
  approveExit,
  acceptExit,
  noteDefault,
  noteCured,
  suspend,
  resume,
];

const exits = plainQuery<Json>("exits", {
  does: "Who leaves or has left, with the statement of each exit; reviews, defaults and suspensions.",
  answer: async (reading, { stream, states }) => {
    const state = states.of(exitSlice);
    const all = [];
    for (const exit of state.exits.values()) all.push({ ...exit, settled: exit.settled && (await settledJson(reading, stream, exit.settled)) });
    return plainJson(
      exactJson({ exits: all, reviews: [...state.reviews.values()], defaults: [...state.defaults.values()], suspensions: [...state.suspensions.values()] }),
    );
  },
});

async function settledJson(reading: Reading, stream: RandomId, settled: NonNullable<Exit["settled"]>) {
  const { approvals, ...rest } = settled;
  const given: readonly { readonly party: Id; readonly decision?: RandomId }[] = [...approvals].map(([party, decision]) => ({
    party,
    ...(decision === undefined ? {} : { decision }),
  }));
  return { ...rest, approvals: given, exit: await exitStatement(reading, stream, settled) };
}

export const exitQueries: readonly AnyQuery[] = [exits];
