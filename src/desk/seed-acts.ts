/** How the seed of the demo acts: as somebody of a party, on a day. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Command } from "../api/command.ts";
import type { Installation } from "../api/installation.ts";
import type { Role, Who } from "../api/roles.ts";
import { inAlliance, inBudget } from "../decisions/commands.ts";
import type { Json } from "../kernel/canonical.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { SeedPerson } from "./seed-data.ts";

export type Row = Readonly<Record<string, string>>;
export type Person = SeedPerson & { readonly id: RandomId; readonly organisation: RandomId };
export type Seed = {
  readonly installation: Installation;
  readonly agreement: Agreement;
  readonly stream: RandomId;
  readonly people: readonly Person[];
  readonly organisations: ReadonlyMap<string, RandomId>;
};

export const OPENED = "2018-12-10";
export type Event = { readonly day: Day; readonly happen: (day: Day) => Promise<void> };

let sections = 40;

export async function decide(
  seed: Seed,
  party: string,
  on: Day,
  what: { readonly subject: string; readonly state: string; readonly amount?: string },
): Promise<string> {
  const raw = { organ: "Keksitty toimielin", on, section: `§ ${++sections}`, ...what, stateOn: on };
  return (await act(seed, inAlliance.note, "purchaser-decider", party, on, raw)).decision;
}

/** A decision on a purchaser's own budget, final on its day. */
export async function decideBudget(
  seed: Seed,
  party: string,
  on: Day,
  budget: RandomId,
  what: { readonly subject: string; readonly amount: string },
): Promise<string> {
  const raw = { organ: "Keksitty valtuusto", on, section: `§ ${++sections}`, ...what, state: "final", stateOn: on };
  return (await act(seed, inBudget.note, "purchaser-decider", party, on, raw, budget)).decision;
}

/** Gives a command as somebody of a party who has the role; a refusal is a bug of the seed. */
export async function act<I, G, R extends Json>(
  seed: Seed,
  command: Command<I, G, R>,
  role: Role,
  party: string,
  day: Day,
  raw: unknown,
  stream = seed.stream,
): Promise<R> {
  const person = seed.people.find((each) => each.party === party && (each.roles as readonly Role[]).includes(role));
  if (!person) throw new Error(`nobody of ${party} is ${role}`);
  const grants = person.roles.map((each) => ({ id: person.id, role: each, organisation: person.organisation, from: OPENED }));
  const who: Who = { person: person.id, organisation: person.organisation, grants, streams: [stream], isFresh: true };
  const ran = await seed.installation.runner.run(command, raw, { who, stream, at: at(day, 9) });
  if (ran.refusals) throw new Error(`${command.name} on ${day} by ${party}: ${JSON.stringify(ran.refusals.slice(0, 3))}`);
  return ran.result;
}

export function at(day: Day, hour: number): Instant {
  return `${day}T${String(hour).padStart(2, "0")}:00:00.000Z`;
}
