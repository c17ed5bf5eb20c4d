/** What the rule of the bodies is asked about a matter, gathered from the agreement in force and the record. Pure. */
import type { Agreement } from "../agreement/agreement.ts";
import { isPublic } from "../agreement/facts.ts";
import { type Refusal, refused } from "../api/decide.ts";
import { type Asking, beyondMandate, type Mandate, WHOLE } from "../api/mandates.ts";
import { type Asked, type PartyAt, type Verdict, verdictOf } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import { countingOf, type Matter, type Matters, type TakenPosition } from "./kinds.ts";

/** Whoever took positions, with the mandates by which each may on the day that is asked about. */
export type Holding = ReadonlyMap<RandomId, readonly Mandate[]>;
/** `present`: whom the minutes of a meeting name; absent before it was held. */
export type Sitting = {
  readonly agreement: Agreement;
  readonly matters: Matters;
  readonly holding: Holding;
  readonly day: Day;
  readonly present?: readonly Id[];
};

export const BASIS = "docs/matters.md";

/** What a body can decide on a matter on a day, and what is missing: beforehand and at the moment itself. */
export function verdictIn(sitting: Sitting, matter: Matter): Verdict {
  return verdictOf(askedOf(sitting, matter));
}

export function askedOf({ agreement, matters, holding, day, present }: Sitting, matter: Matter): Asked {
  const seats = matters.seats.filter(({ body }) => body === matter.body);
  const asking = askingOf(matter);
  const isMandated = ({ person }: TakenPosition): boolean => beyondMandate(holding.get(person) ?? [], asking) === undefined;
  const until = deadlineOf(matter);
  return {
    powers: agreement.decisions,
    parties: partiesOf(agreement),
    matter,
    day,
    positions: countingOf(matter, seats).map((taken) => ({
      party: taken.party,
      says: taken.says,
      mandated: isMandated(taken),
      ...(taken.onCondition ? { onCondition: true } : {}),
    })),
    how:
      matter.procedure === "meeting"
        ? { procedure: "meeting", ...(present ? { present } : {}) }
        : { procedure: "written", over: until !== undefined && until < day },
    organisers: organisersOf(agreement, matter.concerns),
  };
}

/** What the mandate of whoever takes a position or approves has to cover. */
export function askingOf({ amount, concerns }: Pick<Matter, "amount" | "concerns">): Asking {
  return { amount, about: concerns.length === 0 ? WHOLE : concerns.map((id) => [id]) };
}

/** The last day for positions: that of the matter, or of the step of the ladder on which it is. */
export function deadlineOf({ until, steps }: Matter): Day | undefined {
  return steps.at(-1)?.until ?? until;
}

export function partiesOf({ parties }: Agreement): readonly PartyAt[] {
  return parties.map((party) => ({
    id: party.id,
    roles: party.roles,
    authority: isPublic(party),
    ...(party.joins === undefined ? {} : { joins: party.joins }),
    ...(party.leaves === undefined ? {} : { leaves: party.leaves }),
  }));
}

/** The organisers of the services and parties that a matter names. */
function organisersOf({ lines, parties }: Agreement, concerns: readonly Id[]): readonly Id[] {
  const ofLines = lines.flatMap(({ id, organiser }) => (concerns.includes(id) && organiser !== undefined ? [organiser] : []));
  const named = parties.filter(({ id, roles }) => concerns.includes(id) && roles.includes("organiser")).map(({ id }) => id);
  return [...new Set([...ofLines, ...named])];
}

/** Ids that the agreement does not have. */
export function* unknownIn({ lines, parties }: Agreement, concerns: readonly Id[]): Generator<Refusal> {
  const known = new Set([...lines, ...parties].map(({ id }) => id));
  for (const [i, id] of concerns.entries()) if (!known.has(id)) yield refused("matters/unknown-concern", BASIS, { id }, `/concerns/${i}`);
}
