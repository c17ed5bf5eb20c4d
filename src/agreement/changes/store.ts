/** What versions of the agreement on the record change of each other, and what the law says of it. */
import type { States } from "../../api/decide.ts";
import { textsOf, type TitledText } from "../../api/titled.ts";
import type { Json } from "../../kernel/canonical.ts";
import type { RandomId } from "../../kernel/id.ts";
import { evaluate, type RuleAnswer } from "../../law/evaluation.ts";
import type { LawFacts } from "../../law/facts.ts";
import { lawSlice } from "../../law/kinds.ts";
import { PACKS } from "../../law/packs.ts";
import type { Rule } from "../../law/rule.ts";
import { enteredAs } from "../../law/store.ts";
import { writtenFact } from "../../law/written.ts";
import type { Reading } from "../../store/store.ts";
import { adoptedText } from "../adopted/store.ts";
import { agreementSlice } from "../kinds.ts";
import { readAgreement } from "../read.ts";
import { changeFacts, type Compared, comparedOf } from "./compared.ts";
import { changesSlice, type Grounds } from "./kinds.ts";

type At = { readonly stream: RandomId; readonly states: States };

/** Every change that is known; the versions as they were adopted, whoever has left since. */
async function comparedIn(reading: Reading, { stream, states }: At) {
  const { grounds } = states.of(changesSlice);
  const texts = await Promise.all(states.of(agreementSlice).versions.map(({ file }) => adoptedText(reading, stream, file.hash)));
  const versions = texts.map((text) => (text === undefined ? undefined : readAgreement("agreement.yaml", text).value));
  return { versions, grounds, compared: comparedOf(versions, grounds) };
}

/** The changes as rules of law ask for them. */
export async function changesIn(reading: Reading, at: At): Promise<LawFacts["contractChanges"]> {
  const { grounds, compared } = await comparedIn(reading, at);
  return changeFacts(compared, grounds);
}

export type ChangeShown = {
  readonly compared: Compared;
  readonly grounds: Grounds | undefined;
  /** Absent where they were erased, or nobody has said a ground. */
  readonly reasons: TitledText | undefined;
  /** What each rule about changes answers of this one by the law of the day from which it is in force; empty where the file names no law. */
  readonly answers: readonly (RuleAnswer & { readonly of: Rule })[];
};

/** What a version changes; undefined for the first, and where a file was erased. */
export async function changeShown(reading: Reading, at: At, version: number): Promise<ChangeShown | undefined> {
  const { versions, grounds, compared } = await comparedIn(reading, at);
  const found = compared.find((each) => each.version === version);
  const [agreement, adopted] = [versions[version - 1], at.states.of(agreementSlice).versions[version - 1]];
  if (!found || !agreement || !adopted) return undefined;
  const said = grounds.get(version);
  const texts = await textsOf(reading, at.stream, [said?.reasons]);
  const common = { compared: found, grounds: said, reasons: texts.get(said?.reasons.hash ?? "") };
  if (agreement.law === "none") return { ...common, answers: [] };
  const pack = PACKS[agreement.law];
  const rules = pack.rules.filter(({ needs }) => needs.includes("contractChanges"));
  const { regime } = await enteredAs(reading, at.stream, at.states.of(lawSlice));
  const entered = regime === undefined ? {} : (writtenFact({ regime } as Json) as Partial<LawFacts>);
  const { answers } = evaluate({ ...pack, rules }, { ...entered, contractChanges: changeFacts([found], grounds) }, adopted.from);
  return { ...common, answers: answers.map((each) => ({ ...each, of: rules.find(({ id }) => id === each.rule)! })) };
}
