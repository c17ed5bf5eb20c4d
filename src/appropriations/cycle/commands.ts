/** The turn of the year as commands: what is proposed, what lapses, and what is carried. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import type { AnyCommand } from "../../api/http.ts";
import { WHOLE, withinMandate } from "../../api/mandates.ts";
import type { RandomId } from "../../kernel/id.ts";
import { centsOf } from "../../log/entry.ts";
import type { Reading } from "../../store/store.ts";
import { levelText, yearText } from "../budget.ts";
import { decideLapse } from "../budgeting.ts";
import { type Carrying, carrying, decideCarrying, decideProposal, type Proposing, proposing } from "./deciding.ts";

type Owner = RandomId | undefined;

async function ownerOf(reading: Reading, { stream }: { readonly stream: RandomId }): Promise<Owner> {
  return (await reading.selectFrom("budget_owner").select("organisation").where("budget", "=", stream).executeTakeFirst())?.organisation;
}

export const proposeAppropriation: Command<Proposing, Owner, { amount: string }> = {
  name: "appropriations/propose",
  on: "budget",
  input: proposing,
  roles: ["purchaser-decider", "purchaser-controller"],
  does: "Notes what is proposed for a year and by whom; it binds nothing until the organ has decided.",
  gather: ownerOf,
  decide: decideProposal,
};

const place = z.strictObject({ year: yearText, level: levelText });

export const lapseAppropriation: Command<z.infer<typeof place>, Owner, { unused: string }> = {
  name: "appropriations/lapse",
  on: "budget",
  input: place,
  roles: ["purchaser-decider", "purchaser-controller"],
  does: "Records that what was unused of an appropriation lapsed on 31 December.",
  gather: ownerOf,
  decide: decideLapse,
};

export const carryAppropriation: Command<Carrying, Owner, { left: string }> = {
  name: "appropriations/carry",
  on: "budget",
  input: carrying,
  roles: ["purchaser-decider"],
  does: "Adds what lapsed unused to the appropriation of the year after, as a decision says.",
  gather: ownerOf,
  decide: (states, owner, input, now) =>
    withinMandate(now.mandates, { amount: centsOf(input.amount), about: WHOLE }, decideCarrying(states, owner, input, now)),
};

export const cycleCommands: readonly AnyCommand[] = [proposeAppropriation, lapseAppropriation, carryAppropriation];
