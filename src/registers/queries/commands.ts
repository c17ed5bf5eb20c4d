/** What can be read of the registers: each as a list, and the open risks as futures for the simulation. */
import { agreementShown } from "../../agreement/adopted/store.ts";
import type { AnyQuery } from "../../api/http.ts";
import { plainQuery } from "../../api/query.ts";
import { textsOf } from "../../api/titled.ts";
import { exactJson, type Json } from "../../kernel/canonical.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { FileRef } from "../../log/reference.ts";
import type { Reading } from "../../store/store.ts";
import { futuresText, openRisks } from "../futures.ts";
import { registersSlice } from "../kinds.ts";

/** Items with the text that each is called by: `title` and `text`, absent where they were erased. */
async function titled(reading: Reading, stream: RandomId, items: readonly { readonly text: FileRef }[]): Promise<Json> {
  const texts = await textsOf(
    reading,
    stream,
    items.map(({ text }) => text),
  );
  return items.map(({ text, ...item }) => ({ ...(exactJson(plain(item)) as object), ...texts.get(text.hash) }) as Json);
}

/** Maps as objects, by their keys. */
function plain(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, each instanceof Map ? Object.fromEntries(each) : (each as unknown)]));
}

export const registerQueries: readonly AnyQuery[] = [
  plainQuery<Json>("ideas", {
    does: "Ideas and alternative solutions, with what they are expected to save and what they saved.",
    answer: async (reading, { stream, states }) => ({
      ideas: await titled(reading, stream, [...states.of(registersSlice).ideas.values()]),
    }),
  }),
  plainQuery<Json>("risks", {
    does: "Risks and opportunities with their owners, probabilities and ranges, and what happened.",
    answer: async (reading, { stream, states }) => ({
      risks: await titled(reading, stream, [...states.of(registersSlice).risks.values()]),
    }),
  }),
  plainQuery<Json>("questions", {
    does: "Open questions and interpretations by clause, with their answers and sources.",
    answer: async (reading, { stream, states }) => ({
      questions: await titled(reading, stream, [...states.of(registersSlice).questions.values()]),
    }),
  }),
  plainQuery<Json>("survey", {
    does: "The surveys of the alliance's health, with counts that tell nobody's answer.",
    answer: async (_reading, { states }) => ({
      surveys: exactJson(states.of(registersSlice).surveys),
    }),
  }),
  plainQuery<Json>("risks/futures", {
    does: "The open risks and opportunities as a futures file for the simulation, by line.",
    answer: async (reading, { stream, states, day }) => {
      const shown = await agreementShown(reading, stream, states, day);
      if (!shown) return { found: false };
      const { text, left } = futuresText(shown.agreement, openRisks(states.of(registersSlice).risks.values()), day);
      return { found: true, file: text, left: [...left] };
    },
  }),
];
