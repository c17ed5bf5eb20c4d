/** The small world of these tests with an agreement in force, and nothing entered yet. */
import assert from "node:assert/strict";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { bindParty } from "../../src/agreement/bound/commands.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { registerOrganisation } from "../../src/parties/commands.ts";
import type { Store } from "../../src/store/store.ts";
import { AGREEMENT } from "../parties/filled.ts";
import { codes, type World, worldOn } from "../parties/world.ts";

type Ran = Awaited<ReturnType<World["run"]>>;

/** What came of it; a refusal fails the test with its codes. */
export function done(ran: Ran): Record<string, string> {
  assert.deepEqual(codes(ran), []);
  return (ran as { readonly result: Record<string, string> }).result;
}

export async function agreed(store: Store): Promise<World> {
  const world = await worldOn(store);
  const kainuu = done(await world.run("admin", registerOrganisation, { name: "Keksitty maakunta", kind: "county", businessId: "9900040-5" }));
  done(await world.run("admin", bindParty, { party: "kainuu", organisation: kainuu["organisation"]! }));
  done(await world.run("office", adoptAgreement, { text: AGREEMENT, from: "2019-01-01" }));
  return world;
}

let sections = 0;

/** A decision of Kajaani's organ, final on 5 May 2020 unless said otherwise. */
export async function decided(world: World, what: object = {}): Promise<string> {
  const day = "2020-05-05";
  const note = { organ: "Keksitty hallitus", on: day, section: `§ ${++sections}`, subject: "Keksitty asia", state: "final", stateOn: day, ...what } as const;
  return done(await world.run("decider", inAlliance.note, note))["decision"]!;
}
