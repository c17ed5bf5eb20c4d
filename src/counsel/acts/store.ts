/** Acts that a rule of law can refuse: before one goes onto the record, the rules that are reviewed as blocking are asked of what it makes and rests on. */
import { agreementOn } from "../../agreement/adopted/store.ts";
import type { Counsel, DecidedOn, SliceStore } from "../../api/fold.ts";
import { keepFiles } from "../../api/titled.ts";
import { promisedSlice } from "../../appropriations/commitments.ts";
import { centsOf } from "../../log/entry.ts";
import { blockedBy, isAsked } from "../../law/blocking.ts";
import { evaluatedDraft } from "../../law/evaluation.ts";
import type { LawFacts } from "../../law/facts.ts";
import { lawSlice } from "../../law/kinds.ts";
import { type Pack, PACKS } from "../../law/packs.ts";
import { type Act, isAct } from "../../law/places.ts";
import { enteredAs, prepareEvaluation } from "../../law/store.ts";
import { writtenFact } from "../../law/written.ts";
import { toldToLaw } from "../../meetings/store.ts";
import type { Reading } from "../../store/store.ts";
import { knownIn } from "../store.ts";
import { suppliedBy } from "../supplied.ts";

export const lawStore: SliceStore = { slice: lawSlice, counsel };

/** As shipped no rule is reviewed, so that nothing is read and nothing asked. Of an act that goes through what was asked is kept with the facts that were used. */
async function counsel(reading: Reading, decided: DecidedOn): Promise<Counsel | undefined> {
  const { stream, states, now } = decided;
  const [state, act] = [states.of(lawSlice), actOf(decided)];
  if (act === undefined || state.reviews.size === 0) return undefined;
  const inForce = await agreementOn(reading, stream, states, now.day);
  // Before there is an agreement the reviews say by which law somebody goes.
  const law = inForce?.agreement.law;
  const packs = Object.values(PACKS).filter((pack) => (law === undefined || law === pack.id) && isAsked(state, pack, act));
  if (packs.length === 0) return undefined;
  const asking = { stream, states: decided.after, day: now.day };
  const supplied = { ...suppliedBy({ ...(await knownIn(reading, asking)), agreement: inForce?.agreement }), ...(await madeBy(reading, decided, act)) };
  const prepared = await Promise.all(packs.map((pack: Pack) => prepareEvaluation(reading, { stream, state }, { pack, supplied, on: now.day })));
  const [first, ...rest] = prepared.flatMap(({ answers }) => blockedBy(state, answers, act));
  if (first) return { refusals: [first, ...rest] };
  return {
    drafts: prepared.map((each) => evaluatedDraft(each, "asked", inForce?.version, now.day)),
    keep: async (writing) =>
      keepFiles(
        writing,
        stream,
        prepared.flatMap(({ files }) => files),
      ),
  };
}

/** The act that a command is; less money can always be promised, and money that came back is noted. */
function actOf({ command, input, states }: DecidedOn): Act | undefined {
  const { phase, commitment, amount } = input as { readonly phase?: string; readonly commitment?: string; readonly amount?: string };
  const name = command === "phases/enter" ? `${command}/${phase}` : command;
  if (!isAct(name)) return undefined;
  if (name === "payments/note-held" && centsOf(amount)! < 0n) return undefined;
  if (name !== "commitments/change-held") return name;
  const before = states.of(promisedSlice).commitments.get(commitment!)?.amount;
  return before !== undefined && centsOf(amount)! <= before ? undefined : name;
}

/** What the act itself makes, of which nothing else that stands on the record can be meant. */
async function madeBy(reading: Reading, { stream, states, after, input, now }: DecidedOn, act: Act): Promise<Partial<LawFacts>> {
  if (act === "minutes/sign") {
    const { meeting, minutes } = await toldToLaw(reading, { stream, states: after, day: now.day }, (input as { readonly meeting: string }).meeting);
    return { ...(meeting ? { meeting } : {}), ...(minutes ? { minutes } : {}) };
  }
  if (act !== "payments/note-held") return {};
  const entered = (await enteredAs(reading, stream, states.of(lawSlice))).payments;
  return { payments: [paymentOf(input as Paying, entered === undefined ? [] : (writtenFact(entered) as LawFacts["payments"]))] };
}

type Paying = { readonly commitment: string; readonly document?: string };

/** A payment rests on a commitment, and so on an appropriation; what people know of its invoice stands under the invoice's number. */
function paymentOf({ commitment, document }: Paying, entered: LawFacts["payments"]): LawFacts["payments"][number] {
  const known = document === undefined ? undefined : entered.find(({ at }) => at === document);
  const number = document === undefined ? { voucherDated: false, voucherNumberUnique: false } : {};
  return { ...known, ...number, at: document ?? `commitments/${commitment}`, budgetLine: true };
}
