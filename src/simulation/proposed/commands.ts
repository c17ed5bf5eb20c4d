/** The commands by which proposals are made, with what they do to each party's money; and what of that can be asked. */
import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Moment } from "../../api/command.ts";
import type { AnyCommand, AnyQuery } from "../../api/http.ts";
import type { Query } from "../../api/query.ts";
import { ALLIANCE_ROLES } from "../../api/roles.ts";
import { budgetsBeside, grantedBeside } from "../../appropriations/store.ts";
import { type Json, exactJson } from "../../kernel/canonical.ts";
import { EVERYTHING_KNOWN } from "../../kernel/day.ts";
import { randomIdText } from "../../log/fields.ts";
import { matterSlice, type Reckoned } from "../../matters/kinds.ts";
import { proposingWith, type ToReckon } from "../../matters/proposing/commands.ts";
import { reckonedOf } from "../../matters/store.ts";
import { openRisks } from "../../registers/futures.ts";
import { registersSlice } from "../../registers/kinds.ts";
import { ENGINE } from "../../settlement/settlement.ts";
import { factsFrom } from "../../settlement/store.ts";
import type { Reading } from "../../store/store.ts";
import { PERCENT, reckoned } from "../proposal.ts";
import { DRAWS } from "../registered.ts";

const { version: RELEASE } = JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")) as { version: string };

/** Whatever the record has of the use of joint lines is taken as it is; the rest goes as planned. */
async function reckon(reading: Reading, { stream, states }: Moment, { agreement, hash, change, next, amount }: ToReckon): Promise<Reckoned> {
  const follows = [agreement, ...(next ? [next] : [])].some(({ lines }) => lines.some(({ keys }) => keys.some(({ by }) => by !== "shares")));
  const clocks = { through: "9999-12-31", knownAt: EVERYTHING_KNOWN };
  const recorded = follows ? (await factsFrom(reading, { stream, states }, agreement, clocks)).facts.uses : [];
  const risks = openRisks(states.of(registersSlice).risks.values());
  const found = reckoned({ agreement, change, next, amount, recorded, risks });
  return { change, engine: ENGINE, release: RELEASE, agreement: hash, percent: PERCENT, draws: DRAWS, ...found };
}

export const { open: openMatter, change: changeMatter } = proposingWith(reckon);

const one = z.object({ matter: randomIdText });

export const effectQuery: Query<z.infer<typeof one>, Json> = {
  name: "matters/effect",
  on: "alliance",
  params: one,
  roles: ALLIANCE_ROLES,
  does: "What a matter does to each party's money and to the purchasers' years, as it was reckoned with the proposal, beside what their budgets grant.",
  beside: budgetsBeside,
  answer: async (reading, { stream, states, beside }, { matter: id }) => {
    const found = await reckonedOf(reading, stream, states.of(matterSlice).matters.get(id));
    if (!found) return {};
    const granted = grantedBeside(beside ?? new Map(), stream).filter(({ state }) => state !== "annulled");
    return exactJson({ ...found, granted: granted.map(({ party, year, cents }) => ({ party, year, cents })) });
  },
};

export const proposingCommands: readonly AnyCommand[] = [openMatter, changeMatter];
export const proposingQueries: readonly AnyQuery[] = [effectQuery];
