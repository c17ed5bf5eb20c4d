/** What can be asked about corrections that went beyond the lines that they correct. */
import { z } from "zod";
import type { Query } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import { agreementShown } from "../in-force/commands.ts";
import { type Beyond, beyondIn } from "./store.ts";

/** Lines that are told at once. */
export const MOST_BEYOND = 200;

export const beyondList: Query<Record<string, never>, { lines: Beyond[] }> = {
  name: "corrections/beyond",
  on: "alliance",
  params: z.strictObject({}) as never,
  roles: ALLIANCE_ROLES,
  does: "Lines that their corrections turned into their opposite, made more than they were or took out of the proportion of net and paid quantity (`beyond`): the first 200, the largest change first.",
  answer: async (reading, { stream, states, day }) => {
    const agreement = (await agreementShown(reading, stream, states, day))?.agreement;
    return { lines: [...(await beyondIn(reading, { stream, agreement }, MOST_BEYOND))] };
  },
};
