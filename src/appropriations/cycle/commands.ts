/** The turn of the year as commands: what is proposed, and what is carried. */
import type { Command } from "../../api/command.ts";
import type { AnyCommand } from "../../api/http.ts";
import { WHOLE, withinMandate } from "../../api/mandates.ts";
import type { RandomId } from "../../kernel/id.ts";
import { centsOf } from "../../log/entry.ts";
import type { Reading } from "../../store/store.ts";
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

export const cycleCommands: readonly AnyCommand[] = [proposeAppropriation, carryAppropriation];
