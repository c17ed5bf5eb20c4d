/** What can be done about the phases of an alliance: gates, milestones, opinions, assessments, and a transfer by law. */
import { z } from "zod";
import { agreementOn } from "../agreement/adopted/store.ts";
import type { Command, Moment } from "../api/command.ts";
import type { SaltedFile } from "../api/content.ts";
import type { Decided } from "../api/decide.ts";
import type { AnyCommand, AnyQuery } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { plainQuery } from "../api/query.ts";
import type { Role } from "../api/roles.ts";
import { keepFiles, TITLED, written } from "../api/titled.ts";
import { exactJson, type Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { dayText, idText, randomIdText, wordsText } from "../log/fields.ts";
import { isRegistered } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import * as deciding from "./deciding.ts";
import { ASSESSMENTS, FROM, GATES } from "./gates.ts";
import * as preparing from "./preparations/kinds.ts";
import { ACT, decidedText, EFFECTS, gateText, lifecycleSlice, phaseOf, SECTION, shownText } from "./kinds.ts";
import { conflicts, notBefore, standingAt, unanswered, waitedFor } from "./standing.ts";
import { settledIn } from "./store.ts";

const OFFICE: readonly Role[] = ["project-office"];
const NOTING: readonly Role[] = ["project-office", "preparer", "purchaser-controller"];
const DECIDERS: readonly Role[] = ["purchaser-decider"];

/** Texts stand beside the record: a title with a rest, or a single field of words, under one of these names. */
const TEXTS = ["title", "source", "reasons", "answer"] as const;
const words = wordsText(20_000);

type Looked = Pick<deciding.Given, "agreement" | "settled">;
type Written = Looked & { readonly id: RandomId; readonly file: SaltedFile; readonly isKnown: boolean };
type Answer = { readonly [key: string]: string };
type Shaped<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape, z.core.$strict>>;
type About<Input> = {
  readonly does: string;
  readonly needsFresh?: true;
  /** The day whose agreement counts, where it is not today. */
  readonly on?: (input: Input) => Day;
  readonly decide: (given: deciding.Given, input: Input) => Decided<Answer>;
};
type AboutNote<Input> = {
  readonly does: string;
  /** The organisation that is named, where one is. */
  readonly organisation?: (input: Input) => RandomId;
  readonly decide: (given: deciding.Given, input: Input, made: deciding.Made) => Decided<Answer>;
};

async function look(reading: Reading, { stream, states, now }: Moment, on: Day = now.day): Promise<Looked> {
  return { agreement: (await agreementOn(reading, stream, states, on))?.agreement, settled: await settledIn(reading, stream, states) };
}

/** A command of the phases without words of its own: what it takes, and who may give it. */
function step<Shape extends z.ZodRawShape>(
  name: string,
  roles: readonly Role[],
  shape: Shape,
  { on, decide, ...about }: About<Shaped<Shape>>,
): Command<Shaped<Shape>, Looked, Answer> {
  return {
    ...about,
    name,
    roles,
    input: z.strictObject(shape),
    on: "alliance",
    gather: (reading, at, input) => look(reading, at, on?.(input)),
    decide: (states, looked, input, now) => decide({ ...looked, states, now }, input),
  };
}

/** A command that notes something under a new id, with a text that is kept beside the record. */
function note<Shape extends z.ZodRawShape>(
  name: string,
  roles: readonly Role[],
  shape: Shape,
  { organisation, decide, ...about }: AboutNote<Shaped<Shape>>,
): Command<Shaped<Shape>, Written, Answer> {
  return {
    ...about,
    name,
    roles,
    input: z.strictObject(shape),
    on: "alliance",
    gather: async (reading, at, input) => ({
      ...(await look(reading, at)),
      id: newId(),
      file: textIn(input),
      isKnown: organisation !== undefined && (await isRegistered(reading, organisation(input))),
    }),
    decide: (states, { id, file, isKnown, ...looked }, input, now) => decide({ ...looked, states, now }, input, { id, file: file.ref, isKnown }),
    keep: (writing, { stream, gathered: { file } }) => keepFiles(writing, stream, [file]),
  };
}

function textIn(input: Readonly<Record<string, unknown>>): SaltedFile {
  const name = TEXTS.find((each) => input[each] !== undefined)!;
  return written({ title: input[name] as string, text: input["text"] as string | undefined });
}

export const planGate = step(
  "phases/plan",
  OFFICE,
  { gate: gateText, on: dayText },
  { does: "Says on which day the alliance means to go through a gate; it binds nobody.", decide: deciding.decidePlan },
);

export const nameDecision = step(
  "phases/name-decision",
  DECIDERS,
  { item: decidedText, decision: randomIdText },
  {
    does: "Names a decision for an item that a gate asks for: of the asker's own organ, or of a body of the alliance, for every party whose own organ approved it.",
    decide: deciding.decideNaming,
  },
);

export const showDocument = note(
  "phases/show-document",
  OFFICE,
  { item: shownText, ...TITLED },
  { does: "Shows the document that a gate asks for: what it is and where it is kept.", decide: deciding.decideShowing },
);

export const enterPhase = step(
  "phases/enter",
  OFFICE,
  { phase: gateText, on: dayText },
  {
    needsFresh: true,
    does: "Takes the alliance through a gate, unless something that the gate asks for is missing, or something that it waits for is outstanding.",
    on: ({ on }) => on,
    decide: deciding.decideEntering,
  },
);

export const nameMilestone = note(
  "milestones/name",
  NOTING,
  { gate: gateText.optional(), ...TITLED },
  { does: "Names something outside of the alliance that has a day, and the gate that waits for it, where one does.", decide: deciding.decideMilestone },
);

export const estimateMilestone = note(
  "milestones/estimate",
  NOTING,
  { milestone: randomIdText, earliest: dayText, latest: dayText, source: words, replaces: randomIdText.optional() },
  {
    does: "Notes when somebody says that a milestone comes, with the source; it stands beside other estimates, or takes the place of one.",
    decide: deciding.decideEstimate,
  },
);

export const reachMilestone = note(
  "milestones/reach",
  NOTING,
  { milestone: randomIdText, on: dayText, source: words },
  { does: "Notes that a milestone was reached, with the source.", decide: deciding.decideReached },
);

export const dropMilestone = note(
  "milestones/drop",
  OFFICE,
  { milestone: randomIdText, reasons: words },
  { does: "Takes a milestone out, with the reason: nothing waits for it any more.", decide: deciding.decideMilestoneDrop },
);

export const requestOpinion = note(
  "opinions/request",
  NOTING,
  { sent: dayText, due: dayText.optional(), gate: gateText.optional(), ...TITLED },
  {
    does: "Notes a request for an opinion that was sent: of whom, what, until when, and the gate that waits for it, where one does.",
    decide: deciding.decideRequest,
  },
);

export const giveOpinion = note(
  "opinions/give",
  NOTING,
  { opinion: randomIdText, on: dayText, effect: z.enum(EFFECTS), answer: words },
  { does: "Notes the opinion that came, and what came of it.", decide: deciding.decideOpinion },
);

export const dropOpinion = note(
  "opinions/drop",
  OFFICE,
  { opinion: randomIdText, reasons: words },
  { does: "Takes back a request for an opinion, with the reason: nothing waits for it any more.", decide: deciding.decideOpinionDrop },
);

export const registerAssessment = note(
  "assessments/register",
  NOTING,
  { kind: z.enum(ASSESSMENTS), on: dayText, ...TITLED },
  { does: "Registers an impact assessment: its kind, its day, what it is and where it is kept.", decide: deciding.decideAssessment },
);

export const registerProcessing = note(
  "processing/register",
  NOTING,
  { controller: idText, processor: idText, on: dayText, ...TITLED },
  { does: "Registers an agreement by which a party processes personal data for another.", decide: deciding.decideProcessing },
);

export const endProcessing = step(
  "processing/end",
  NOTING,
  { processing: randomIdText, on: dayText },
  { does: "Notes the first day on which a processing agreement holds no more.", decide: deciding.decideProcessingEnd },
);

export const noteTransfer = note(
  "organising/transfer",
  OFFICE,
  { from: idText, to: randomIdText, on: dayText, act: ACT.meta({ examples: ["380/2023"] }), section: SECTION, ...TITLED },
  {
    does: "Notes that a law moves the duty to organise from a party to another organisation: the act, its section, and the day.",
    organisation: ({ to }) => to,
    decide: deciding.decideTransfer,
  },
);

export const signSuccession = step(
  "organising/sign",
  OFFICE,
  { transfer: randomIdText, decision: randomIdText },
  { does: "Notes that whoever took over by law has signed by its own decision: conditionally, until that is final.", decide: deciding.decideSuccession },
);

export const layPlan = note(
  "plans/lay",
  NOTING,
  { beside: randomIdText.optional(), milestone: randomIdText.optional(), ...TITLED },
  {
    does: "Notes a plan, or the other one beside it: its text says what triggers it, and a milestone where that is one's day.",
    decide: ({ states, now }, input, made) => {
      const state = states.of(lifecycleSlice);
      return preparing.decideLaying(state, new Set(state.milestones.keys()), input, made, now);
    },
  },
);

export const takePlan = note(
  "plans/take",
  OFFICE,
  { plan: randomIdText, on: dayText, source: words },
  {
    does: "Notes that what triggers a plan came, with the source: it is followed instead of the one it stands beside.",
    decide: ({ states, now }, input, { file }) => preparing.decideTaking(states.of(lifecycleSlice), input, file, now),
  },
);

export const dropPlan = note(
  "plans/drop",
  OFFICE,
  { plan: randomIdText, reasons: words },
  {
    does: "Takes a plan out, with the reason.",
    decide: ({ states, now }, { plan }, { file }) => preparing.decidePlanDrop(states.of(lifecycleSlice), plan, file, now),
  },
);

export const nameInterface = note(
  "interfaces/name",
  NOTING,
  { party: idText, due: dayText.optional(), ...TITLED },
  {
    does: "Names where this preparation meets another: which one, what depends on it, the party that looks after it, and until when.",
    decide: ({ agreement, now }, input, made) => preparing.decideInterface(agreement, input, made, now),
  },
);

export const agreeInterface = note(
  "interfaces/agree",
  NOTING,
  { interface: randomIdText, on: dayText, answer: words },
  {
    does: "Notes what was agreed with the other preparation.",
    decide: ({ states, now }, input, { file }) => preparing.decideAgreeing(states.of(lifecycleSlice), input, file, now),
  },
);

export const dropInterface = note(
  "interfaces/drop",
  OFFICE,
  { interface: randomIdText, reasons: words },
  {
    does: "Takes an interface out, with the reason.",
    decide: ({ states, now }, { interface: id }, { file }) => preparing.decideInterfaceDrop(states.of(lifecycleSlice), id, file, now),
  },
);

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
  layPlan,
  takePlan,
  dropPlan,
  nameInterface,
  agreeInterface,
  dropInterface,
];

const phases = plainQuery<Json>("phases", {
  does: "Where the alliance stands: its phase, what each gate asks for and waits for, milestones with their estimates, opinions, assessments, transfers, plans and interfaces.",
  answer: async (reading, { stream, states, day }) => {
    const agreement = (await agreementOn(reading, stream, states, day))?.agreement;
    const state = states.of(lifecycleSlice);
    const settled = await settledIn(reading, stream, states);
    const gates = GATES.map((gate) => ({
      gate,
      from: [...FROM[gate]],
      planned: state.planned.get(gate),
      notBefore: notBefore(state, gate),
      items: standingAt(gate, { states, agreement, settled, on: day }).map(({ decision, ...rest }) => ({ ...rest, decision: decision?.id })),
      milestones: waitedFor(state, gate, day).map(({ id }) => id),
      opinions: unanswered(state, gate, day).map(({ id }) => id),
    }));
    const milestones = [...state.milestones.values()].map((each) => ({ ...each, conflicting: conflicts(each) }));
    const registered = { assessments: state.assessments, processings: [...state.processings.values()], transfers: [...state.transfers.values()] };
    const prepared = { plans: [...state.plans.values()], interfaces: [...state.interfaces.values()] };
    return exactJson({ phase: phaseOf(state), entered: state.entered, gates, milestones, opinions: [...state.opinions.values()], ...registered, ...prepared });
  },
});
export const lifecycleQueries: readonly AnyQuery[] = [phases];
