/** What can be done about the phases of an alliance: gates, milestones, opinions, assessments, and a transfer by law. */
import { z } from "zod";
import { agreementOn } from "../agreement/adopted/store.ts";
import type { Agreement } from "../agreement/agreement.ts";
import type { Command } from "../api/command.ts";
import type { SaltedFile } from "../api/content.ts";
import type { Decided } from "../api/decide.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import type { Query } from "../api/query.ts";
import { ALLIANCE_ROLES, type Role } from "../api/roles.ts";
import { keepFiles, type Titled, written } from "../api/titled.ts";
import { exactJson, type Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { FileRef } from "../log/reference.ts";
import { dayText, idText, randomIdText } from "../log/fields.ts";
import { organisations } from "../parties/store.ts";
import * as deciding from "./deciding.ts";
import { ASSESSMENTS, FROM, GATES } from "./gates.ts";
import { ACT, decidedText, EFFECTS, gateText, lifecycleSlice, phaseOf, SECTION, shownText } from "./kinds.ts";
import { conflicts, notBefore, standingAt, unanswered, waitedFor } from "./standing.ts";

const OFFICE: readonly Role[] = ["project-office"];
const NOTING: readonly Role[] = ["project-office", "preparer", "purchaser-controller"];
const DECIDERS: readonly Role[] = ["purchaser-decider"];

const title = z.string().trim().min(1).max(200).meta({ description: "What it is called. Every party reads it: it names no person." });
const text = z.string().trim().max(20_000).optional().meta({ description: "The rest. Every party reads it: it names no person." });
const words = z.string().trim().min(1).max(20_000);

type Gathered = {
  readonly agreement: Agreement | undefined;
  readonly id: RandomId;
  readonly file: SaltedFile | undefined;
  readonly known: readonly RandomId[];
};
type Answer = { readonly [key: string]: string };
type About<Input> = {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly roles: readonly Role[];
  readonly does: string;
  readonly needsFresh?: true;
  /** The text that goes beside the record. */
  readonly text?: (input: Input) => Titled;
  /** The day whose agreement counts, where it is not today. */
  readonly on?: (input: Input) => Day;
  readonly decide: (
    given: deciding.Given,
    input: Input,
    made: { readonly id: RandomId; readonly file: FileRef; readonly known: readonly RandomId[] },
  ) => Decided<Answer>;
};

function step<Input>({ text: textOf, on, decide, ...about }: About<Input>): Command<Input, Gathered, Answer> {
  return {
    ...about,
    on: "alliance",
    gather: async (reading, { stream, states, now }, input) => ({
      agreement: (await agreementOn(reading, stream, states, on?.(input) ?? now.day))?.agreement,
      id: newId(),
      file: textOf && written(textOf(input)),
      known: (await organisations(reading)).map(({ id }) => id),
    }),
    decide: (states, { agreement, id, file, known }, input, now) => decide({ states, agreement, now }, input, { id, file: file?.ref as FileRef, known }),
    keep: (writing, { stream, gathered: { file } }) => keepFiles(writing, stream, file ? [file] : []),
  };
}

const titled = ({ title: name, text: rest }: { readonly title: string; readonly text?: string | undefined }): Titled => ({ title: name, text: rest });

export const planGate = step({
  name: "phases/plan",
  input: z.strictObject({ gate: gateText, on: dayText }),
  roles: OFFICE,
  does: "Says on which day the alliance means to go through a gate; it binds nobody.",
  decide: (given, input) => deciding.decidePlan(given, input),
});

export const nameDecision = step({
  name: "phases/name-decision",
  input: z.strictObject({ item: decidedText, decision: randomIdText }),
  roles: DECIDERS,
  does: "Names a decision of the asker's own organ for an item that a gate asks for.",
  decide: (given, input) => deciding.decideNaming(given, input),
});

export const showDocument = step({
  name: "phases/show-document",
  input: z.strictObject({ item: shownText, title, text }),
  roles: OFFICE,
  does: "Shows the document that a gate asks for: what it is and where it is kept.",
  text: titled,
  decide: (given, { item }, { file }) => deciding.decideShowing(given, item, file),
});

export const enterPhase = step({
  name: "phases/enter",
  input: z.strictObject({ phase: gateText, on: dayText }),
  roles: OFFICE,
  needsFresh: true,
  does: "Takes the alliance through a gate, unless something that the gate asks for is missing, or something that it waits for is outstanding.",
  on: ({ on }) => on,
  decide: (given, input) => deciding.decideEntering(given, input),
});

export const nameMilestone = step({
  name: "milestones/name",
  input: z.strictObject({ gate: gateText.optional(), title, text }),
  roles: NOTING,
  does: "Names something outside of the alliance that has a day, and the gate that waits for it, where one does.",
  text: titled,
  decide: (given, { gate }, { id, file }) => deciding.decideMilestone(given, { id, gate, text: file }),
});

export const estimateMilestone = step({
  name: "milestones/estimate",
  input: z.strictObject({ milestone: randomIdText, earliest: dayText, latest: dayText, source: words, replaces: randomIdText.optional() }),
  roles: NOTING,
  does: "Notes when somebody says that a milestone comes, with the source; it stands beside other estimates, or takes the place of one.",
  text: ({ source }) => ({ title: source }),
  decide: (given, { milestone, earliest, latest, replaces }, { id, file }) =>
    deciding.decideEstimate(given, id, { milestone, earliest, latest, ...(replaces === undefined ? {} : { replaces }) }, file),
});

export const reachMilestone = step({
  name: "milestones/reach",
  input: z.strictObject({ milestone: randomIdText, on: dayText, source: words }),
  roles: NOTING,
  does: "Notes that a milestone was reached, with the source.",
  text: ({ source }) => ({ title: source }),
  decide: (given, input, { file }) => deciding.decideReached(given, input, file),
});

export const dropMilestone = step({
  name: "milestones/drop",
  input: z.strictObject({ milestone: randomIdText, reasons: words }),
  roles: OFFICE,
  does: "Takes a milestone out, with the reason: nothing waits for it any more.",
  text: ({ reasons }) => ({ title: reasons }),
  decide: (given, { milestone }, { file }) => deciding.decideMilestoneDrop(given, milestone, file),
});

export const requestOpinion = step({
  name: "opinions/request",
  input: z.strictObject({ sent: dayText, due: dayText.optional(), gate: gateText.optional(), title, text }),
  roles: NOTING,
  does: "Notes a request for an opinion that was sent: of whom, what, until when, and the gate that waits for it, where one does.",
  text: titled,
  decide: (given, { sent, due, gate }, { id, file }) => deciding.decideRequest(given, id, { sent, due, gate }, file),
});

export const giveOpinion = step({
  name: "opinions/give",
  input: z.strictObject({ opinion: randomIdText, on: dayText, effect: z.enum(EFFECTS), answer: words }),
  roles: NOTING,
  does: "Notes the opinion that came, and what came of it.",
  text: ({ answer }) => ({ title: answer }),
  decide: (given, { opinion, on, effect }, { file }) => deciding.decideOpinion(given, { opinion, on, effect }, file),
});

export const dropOpinion = step({
  name: "opinions/drop",
  input: z.strictObject({ opinion: randomIdText, reasons: words }),
  roles: OFFICE,
  does: "Takes back a request for an opinion, with the reason: nothing waits for it any more.",
  text: ({ reasons }) => ({ title: reasons }),
  decide: (given, { opinion }, { file }) => deciding.decideOpinionDrop(given, opinion, file),
});

export const registerAssessment = step({
  name: "assessments/register",
  input: z.strictObject({ kind: z.enum(ASSESSMENTS), on: dayText, title, text }),
  roles: NOTING,
  does: "Registers an impact assessment: its kind, its day, what it is and where it is kept.",
  text: titled,
  decide: (given, { kind, on }, { id, file }) => deciding.decideAssessment(given, id, { kind, on }, file),
});

export const registerProcessing = step({
  name: "processing/register",
  input: z.strictObject({ controller: idText, processor: idText, on: dayText, title, text }),
  roles: NOTING,
  does: "Registers an agreement by which a party processes personal data for another.",
  text: titled,
  decide: (given, { controller, processor, on }, { id, file }) => deciding.decideProcessing(given, id, { controller, processor, on }, file),
});

export const endProcessing = step({
  name: "processing/end",
  input: z.strictObject({ processing: randomIdText, on: dayText }),
  roles: NOTING,
  does: "Notes the first day on which a processing agreement holds no more.",
  decide: (given, input) => deciding.decideProcessingEnd(given, input),
});

export const noteTransfer = step({
  name: "organising/transfer",
  input: z.strictObject({ from: idText, to: randomIdText, on: dayText, act: ACT.meta({ examples: ["380/2023"] }), section: SECTION, title, text }),
  roles: OFFICE,
  does: "Notes that a law moves the duty to organise from a party to another organisation: the act, its section, and the day.",
  text: titled,
  decide: (given, { from, to, on, act, section }, { id, file, known }) =>
    deciding.decideTransfer(given, id, { from, to, on, act, section, isKnown: known.includes(to) }, file),
});

export const signSuccession = step({
  name: "organising/sign",
  input: z.strictObject({ transfer: randomIdText, decision: randomIdText }),
  roles: OFFICE,
  does: "Notes that whoever took over by law has signed by its own decision: conditionally, until that is final.",
  decide: (given, input) => deciding.decideSuccession(given, input),
});

export const lifecycleCommands: readonly AnyCommand[] = [
  planGate,
  nameDecision,
  showDocument,
  enterPhase,
  nameMilestone,
  estimateMilestone,
  reachMilestone,
  dropMilestone,
  requestOpinion,
  giveOpinion,
  dropOpinion,
  registerAssessment,
  registerProcessing,
  endProcessing,
  noteTransfer,
  signSuccession,
];

const phases: Query<Record<string, never>, Json> = {
  name: "phases",
  on: "alliance",
  params: z.strictObject({}) as never,
  roles: ALLIANCE_ROLES,
  does: "Where the alliance stands: its phase, what each gate asks for and waits for, milestones with their estimates, opinions, assessments and transfers.",
  answer: async (reading, { stream, states, day }) => {
    const agreement = (await agreementOn(reading, stream, states, day))?.agreement;
    const state = states.of(lifecycleSlice);
    const gates = GATES.map((gate) => ({
      gate,
      from: [...FROM[gate]],
      planned: state.planned.get(gate),
      notBefore: notBefore(state, gate),
      items: standingAt(gate, { states, agreement, on: day }).map(({ item, party, isMet, decision }) => ({ item, party, isMet, decision: decision?.id })),
      milestones: waitedFor(state, gate, day).map(({ id }) => id),
      opinions: unanswered(state, gate, day).map(({ id }) => id),
    }));
    const milestones = [...state.milestones.values()].map((each) => ({ ...each, conflicting: conflicts(each) }));
    const registered = { assessments: state.assessments, processings: [...state.processings.values()], transfers: [...state.transfers.values()] };
    return exactJson({ phase: phaseOf(state), entered: state.entered, gates, milestones, opinions: [...state.opinions.values()], ...registered });
  },
};
export const lifecycleQueries: readonly AnyQuery[] = [phases];
