/** What an alliance knows of itself and writes down: ideas, risks, open questions, its health. Bodies of the entries, and the state that follows. Pure. */
import { z } from "zod";
import type { Slice } from "../api/decide.ts";
import { type Day, parseDay } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { centsOf, type Entry } from "../log/entry.ts";
import type { FileRef } from "../log/reference.ts";
import { amountText, bodyOf, centsText, dayText, fileRefBody, idText, notOf, randomIdText, wordsText } from "../log/fields.ts";
import { STATEMENTS } from "./statements.ts";

export const yearText = z
  .string()
  .regex(/^\d{4}$/, notOf("api/not-year"))
  .refine((text) => parseDay(`${text}-01-01`) !== undefined, notOf("api/not-year"));
const lines = z.array(idText).min(1).max(50);

export const IDEA_AS = ["idea", "alternative"] as const;
export const RISK_AS = ["risk", "opportunity"] as const;
/** A clause as the agreement numbers or names it, or its path in the file. */
export const CLAUSE = wordsText(120);
/** Who answered (an organ, an authority, a court, not a person), and where it can be read. */
export const ANSWERED_BY = wordsText(200);

/** What is thought of a risk or an opportunity; sums are of its effect, never negative, low to high. */
export const ASSESSMENT = {
  permille: z
    .int()
    .min(0)
    .max(1000)
    .meta({ description: "Probability in thousandths.", examples: [250] }),
  low: amountText,
  likely: amountText,
  high: amountText,
  /** The year that it concerns; absent, all that are left. */
  year: yearText.optional(),
};

/** Bodies of an alliance stream's entries. A kind, once published, never changes. Texts stand beside the record: a first line that names, then the rest. */
const REGISTER_BODIES = {
  /** An idea of a party, or another way of doing what was planned; `lines` are those of the agreement that it concerns. */
  "idea-entered": z.strictObject({ idea: randomIdText, as: z.enum(IDEA_AS), party: idText, lines, text: fileRefBody }),
  /** What it is expected to save, in all; below zero it costs. */
  "idea-assessed": z.strictObject({ idea: randomIdText, saving: centsText, reasons: fileRefBody }),
  "idea-decided": z.strictObject({ idea: randomIdText, outcome: z.enum(["adopted", "rejected"]), decision: randomIdText.optional(), reasons: fileRefBody }),
  /** What it saved in a year, as somebody else than its proposer found; the last word on a year counts. */
  "idea-realised": z.strictObject({ idea: randomIdText, year: yearText, saving: centsText, evidence: fileRefBody }),
  "idea-withdrawn": z.strictObject({ idea: randomIdText }),
  "risk-entered": z.strictObject({ risk: randomIdText, as: z.enum(RISK_AS), party: idText, line: idText, text: fileRefBody }),
  /** `action`: what is done about it. The last assessment counts. */
  "risk-assessed": z.strictObject({ risk: randomIdText, ...ASSESSMENT, action: fileRefBody }),
  "risk-realised": z.strictObject({ risk: randomIdText, on: dayText, amount: amountText, text: fileRefBody }),
  "risk-closed": z.strictObject({ risk: randomIdText, reasons: fileRefBody }),
  "question-asked": z.strictObject({ question: randomIdText, clause: CLAUSE, where: ANSWERED_BY, text: fileRefBody }),
  "question-answered": z.strictObject({ question: randomIdText, on: dayText, by: ANSWERED_BY, source: ANSWERED_BY, answer: fileRefBody }),
  /** The answer is what the parties go by, by a decision. */
  "question-agreed": z.strictObject({ question: randomIdText, decision: randomIdText }),
  "question-closed": z.strictObject({ question: randomIdText, reasons: fileRefBody }),
  "survey-opened": z.strictObject({ survey: randomIdText, from: dayText, until: dayText }),
  /** Counts of neighbouring values that are large enough to tell nobody; without `statements` too few answered. */
  "survey-counted": z.strictObject({
    survey: randomIdText,
    answered: z.int().nonnegative().optional(),
    statements: z
      .array(
        z.strictObject({
          statement: z.enum(STATEMENTS),
          groups: z.array(z.strictObject({ from: z.int().min(1).max(5), to: z.int().min(1).max(5), count: z.int().nonnegative() })),
        }),
      )
      .optional(),
  }),
} as const;
export type RegisterBody<Kind extends keyof typeof REGISTER_BODIES> = z.infer<(typeof REGISTER_BODIES)[Kind]>;

export type Idea = {
  readonly id: RandomId;
  readonly as: (typeof IDEA_AS)[number];
  readonly party: Id;
  readonly lines: readonly Id[];
  readonly text: FileRef;
  readonly entered: Day;
  readonly status: "proposed" | "adopted" | "rejected" | "withdrawn";
  readonly assessed?: { readonly saving: Cents; readonly reasons: FileRef };
  readonly decided?: { readonly decision?: RandomId; readonly reasons: FileRef };
  /** By year. */
  readonly realised: ReadonlyMap<string, { readonly saving: Cents; readonly evidence: FileRef }>;
};
export type Assessed = {
  readonly permille: number;
  readonly low: Cents;
  readonly likely: Cents;
  readonly high: Cents;
  readonly year?: string;
  readonly action: FileRef;
};
export type Risk = {
  readonly id: RandomId;
  readonly as: (typeof RISK_AS)[number];
  readonly party: Id;
  readonly line: Id;
  readonly text: FileRef;
  readonly entered: Day;
  readonly assessed?: Assessed;
  readonly realised: readonly { readonly on: Day; readonly amount: Cents; readonly text: FileRef }[];
  readonly closed?: { readonly on: Day; readonly reasons: FileRef };
};
export type Question = {
  readonly id: RandomId;
  readonly clause: string;
  readonly where: string;
  readonly text: FileRef;
  readonly asked: Day;
  readonly by?: RandomId;
  readonly status: "open" | "answered" | "agreed" | "closed";
  readonly answers: readonly { readonly on: Day; readonly by: string; readonly source: string; readonly answer: FileRef }[];
  readonly decision?: RandomId;
  readonly reasons?: FileRef;
};
export type Survey = { readonly id: RandomId; readonly from: Day; readonly until: Day; readonly counted?: Omit<RegisterBody<"survey-counted">, "survey"> };
export type Registers = {
  readonly ideas: ReadonlyMap<RandomId, Idea>;
  readonly risks: ReadonlyMap<RandomId, Risk>;
  readonly questions: ReadonlyMap<RandomId, Question>;
  /** In the order in which they were opened. */
  readonly surveys: readonly Survey[];
};

export const registersSlice: Slice<Registers> = {
  name: "registers",
  start: { ideas: new Map(), risks: new Map(), questions: new Map(), surveys: [] },
  fold: (state, entry) => (Object.hasOwn(REGISTER_BODIES, entry.kind) ? folded(state, entry) : state),
};

function folded(state: Registers, entry: Entry): Registers {
  if (entry.kind.startsWith("idea-")) return { ...state, ideas: foldIdea(state.ideas, entry) };
  if (entry.kind.startsWith("risk-")) return { ...state, risks: foldRisk(state.risks, entry) };
  if (entry.kind.startsWith("question-")) return { ...state, questions: foldQuestion(state.questions, entry) };
  return { ...state, surveys: foldSurvey(state.surveys, entry) };
}

function changed<T>(all: ReadonlyMap<RandomId, T>, id: RandomId, change: (one: T) => T): ReadonlyMap<RandomId, T> {
  const one = all.get(id);
  return one === undefined ? all : new Map(all).set(id, change(one));
}

function foldIdea(ideas: Registers["ideas"], entry: Entry): Registers["ideas"] {
  const { day, kind } = entry;
  switch (kind) {
    case "idea-entered": {
      const { idea: id, ...rest } = bodyOf(REGISTER_BODIES[kind], entry);
      return new Map(ideas).set(id, { id, ...rest, entered: day, status: "proposed", realised: new Map() });
    }
    case "idea-assessed": {
      const { idea, saving, reasons } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(ideas, idea, (one) => ({ ...one, assessed: { saving: centsOf(saving)!, reasons } }));
    }
    case "idea-decided": {
      const { idea, outcome, decision, reasons } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(ideas, idea, (one) => ({ ...one, status: outcome, decided: { ...(decision === undefined ? {} : { decision }), reasons } }));
    }
    case "idea-realised": {
      const { idea, year, saving, evidence } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(ideas, idea, (one) => ({ ...one, realised: new Map(one.realised).set(year, { saving: centsOf(saving)!, evidence }) }));
    }
    default:
      return changed(ideas, bodyOf(REGISTER_BODIES["idea-withdrawn"], entry).idea, (one) => ({ ...one, status: "withdrawn" }));
  }
}

function foldRisk(risks: Registers["risks"], entry: Entry): Registers["risks"] {
  const { day, kind } = entry;
  switch (kind) {
    case "risk-entered": {
      const { risk: id, ...rest } = bodyOf(REGISTER_BODIES[kind], entry);
      return new Map(risks).set(id, { id, ...rest, entered: day, realised: [] });
    }
    case "risk-assessed": {
      const { risk, permille, low, likely, high, year, action } = bodyOf(REGISTER_BODIES[kind], entry);
      const sums = { low: centsOf(low)!, likely: centsOf(likely)!, high: centsOf(high)! };
      return changed(risks, risk, (one) => ({ ...one, assessed: { permille, ...sums, ...(year === undefined ? {} : { year }), action } }));
    }
    case "risk-realised": {
      const { risk, on, amount, text } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(risks, risk, (one) => ({ ...one, realised: [...one.realised, { on, amount: centsOf(amount)!, text }] }));
    }
    default: {
      const { risk, reasons } = bodyOf(REGISTER_BODIES["risk-closed"], entry);
      return changed(risks, risk, (one) => ({ ...one, closed: { on: day, reasons } }));
    }
  }
}

function foldQuestion(questions: Registers["questions"], entry: Entry): Registers["questions"] {
  const { day, kind, party } = entry;
  switch (kind) {
    case "question-asked": {
      const { question: id, ...rest } = bodyOf(REGISTER_BODIES[kind], entry);
      return new Map(questions).set(id, { id, ...rest, asked: day, status: "open", answers: [], ...(party === undefined ? {} : { by: party }) });
    }
    case "question-answered": {
      const { question, ...answer } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(questions, question, (one) => ({ ...one, status: "answered", answers: [...one.answers, answer] }));
    }
    case "question-agreed": {
      const { question, decision } = bodyOf(REGISTER_BODIES[kind], entry);
      return changed(questions, question, (one) => ({ ...one, status: "agreed", decision }));
    }
    default: {
      const { question, reasons } = bodyOf(REGISTER_BODIES["question-closed"], entry);
      return changed(questions, question, (one) => ({ ...one, status: "closed", reasons }));
    }
  }
}

function foldSurvey(surveys: Registers["surveys"], entry: Entry): Registers["surveys"] {
  if (entry.kind === "survey-opened") {
    const { survey: id, from, until } = bodyOf(REGISTER_BODIES[entry.kind], entry);
    return [...surveys, { id, from, until }];
  }
  const { survey, ...counted } = bodyOf(REGISTER_BODIES["survey-counted"], entry);
  return surveys.map((each) => (each.id === survey ? { ...each, counted } : each));
}
