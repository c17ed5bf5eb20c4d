/** What can be asked about corrections that went beyond the lines that they correct. */
import { z } from "zod";
import type { Query } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import { eyesIn } from "../shown/store.ts";
import { type Beyond, beyondIn } from "./store.ts";

/** Lines that are told at once. */
export const MOST_BEYOND = 200;

export const beyondList: Query<Record<string, never>, { lines: Beyond[] }> = {
  name: "corrections/beyond",
  on: "alliance",
  params: z.strictObject({}) as never,
  roles: ALLIANCE_ROLES,
  does: "Lines that their corrections turned into their opposite or made more than they were (`beyond`): the first 200, the largest change first.",
  answer: async (reading, view) => ({ lines: [...(await beyondIn(reading, view.stream, await eyesIn(reading, view), MOST_BEYOND))] }),
};
