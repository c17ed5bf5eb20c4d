/** What can be asked about corrections that went beyond the lines that they correct. */
import { plainQuery } from "../../api/query.ts";
import { agreementShown } from "../in-force/commands.ts";
import { type Beyond, beyondIn } from "./store.ts";

/** Lines that are told at once. */
export const MOST_BEYOND = 200;

export const beyondList = plainQuery<{ lines: Beyond[] }>("corrections/beyond", {
  does: "Lines that their corrections turned into their opposite, made more than they were or took out of the proportion of net and paid quantity (`beyond`): the first 200, the largest change first.",
  answer: async (reading, { stream, states, day }) => {
    const agreement = (await agreementShown(reading, stream, states, day))?.agreement;
    return { lines: [...(await beyondIn(reading, { stream, agreement }, MOST_BEYOND))] };
  },
});
