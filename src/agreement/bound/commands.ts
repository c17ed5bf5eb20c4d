/** Which registered organisation a party of the agreement is: checked against the agreement when it is said, and when a version is adopted. */
import type { z } from "zod";
import type { Command } from "../../api/command.ts";
import type { States } from "../../api/decide.ts";
import { type Refusal, refused } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { ALLIANCE_BODIES, partiesSlice } from "../../parties/kinds.ts";
import { decideBinding, decideRelease } from "../../parties/registering.ts";
import { registeredAs } from "../../parties/store.ts";
import type { Reading } from "../../store/store.ts";
import { adoptedText, agreementIn } from "../adopted/store.ts";
import type { Agreement } from "../agreement.ts";
import { changesSlice } from "../changes/kinds.ts";
import { agreementSlice, versionOn } from "../kinds.ts";
import { misfits, type Registered } from "./fitting.ts";

const binding = ALLIANCE_BODIES["party-bound"];
type Gathered = { readonly registered: Registered | undefined; readonly agreement: Agreement | undefined };

export const bindParty: Command<z.infer<typeof binding>, Gathered, { party: string }> = {
  name: "parties/bind",
  on: "alliance",
  input: binding,
  roles: ["house-admin", "project-office"],
  does: "Says which registered organisation a party of the agreement is; said anew, it replaces what was said before as long as nothing of the record rests on that.",
  gather: async (reading, { stream, states, now }, { organisation }) => ({
    registered: (await registeredAs(reading, [organisation])).get(organisation),
    agreement: await agreementToBind(reading, stream, states, now.day),
  }),
  decide: (states, { registered, agreement }, input, now) => {
    const unfit = registered && agreement ? misfits(agreement, input.party, registered) : [];
    return decideBinding(states.of(partiesSlice), registered !== undefined, input, now.day, unfit);
  },
};

const releasing = ALLIANCE_BODIES["party-released"];

export const releaseParty: Command<z.infer<typeof releasing>, undefined, { party: string }> = {
  name: "parties/release",
  on: "alliance",
  input: releasing,
  roles: ["house-admin", "project-office"],
  does: "Takes back which organisation a party is, as long as nothing of the record rests on it.",
  gather: async () => undefined,
  decide: (states, _gathered, input, now) => decideRelease(states.of(partiesSlice), input, now.day),
};

/** The agreement in force, or the last that was adopted where its first day is still to come; none before the first adoption. */
async function agreementToBind(reading: Reading, stream: RandomId, states: States, day: Day): Promise<Agreement | undefined> {
  const state = states.of(agreementSlice);
  const version = versionOn(state, day) ?? state.versions.at(-1);
  const text = version && (await adoptedText(reading, stream, version.file.hash));
  return text === undefined ? undefined : agreementIn(version!, text);
}

/** The business IDs of organisations that took over a duty to organise by law, as they are registered. */
export async function successorsOf(reading: Reading, states: States): Promise<readonly string[]> {
  const { transfers = [] } = states.of(changesSlice);
  const registered = await registeredAs(
    reading,
    transfers.map(({ to }) => to),
  );
  return [...registered.values()].flatMap(({ businessId }) => businessId ?? []);
}

/** What of those who are bound already does not fit a file that is to be adopted: each id that it does not know, and each organisation that it says is another. */
export async function misfitsOf(reading: Reading, states: States, agreement: Agreement): Promise<readonly Refusal[]> {
  const bound = [...states.of(partiesSlice).organisations];
  const registered = await registeredAs(
    reading,
    bound.map(([, organisation]) => organisation),
  );
  const known = agreement.parties.map(({ id }) => id);
  return bound.flatMap(([party, organisation]) => {
    if (!known.includes(party)) {
      const args = { party, parties: known.join(", ") };
      return [refused("agreement/bound-unknown", "docs/record.md#which-organisation-a-party-is", args, "/text")];
    }
    const found = registered.get(organisation);
    return found ? misfits(agreement, party, found).map((refusal) => ({ ...refusal, pointer: "/text" })) : [];
  });
}
