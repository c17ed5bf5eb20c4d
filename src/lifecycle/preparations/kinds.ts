/** Plans that are prepared side by side, with what triggers the other one, and where a preparation meets another. Pure. Page: docs/lifecycle.md#plans-and-interfaces. */
import { z } from "zod";
import type { Agreement } from "../../agreement/agreement.ts";
import { type Decided, type Now, type Refusal, reasonsAgainst, refused } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Body, Entry } from "../../log/entry.ts";
import { bodyOf, dayText, fileRefBody, idText, randomIdText } from "../../log/fields.ts";
import type { FileRef } from "../../log/reference.ts";

const PAGE = "docs/lifecycle.md#plans-and-interfaces";

export const PREPARATION_BODIES = {
  /** `beside`: the plan instead of which this one is taken when that comes which its text names; `milestone`: where that is the day of a milestone. */
  "plan-laid": z.strictObject({ plan: randomIdText, beside: randomIdText.optional(), milestone: randomIdText.optional(), text: fileRefBody }),
  /** What triggers it came: it is followed instead of the other. */
  "plan-taken": z.strictObject({ plan: randomIdText, on: dayText, source: fileRefBody }),
  "plan-dropped": z.strictObject({ plan: randomIdText, reasons: fileRefBody }),
  /** `party` looks after it, until `due` where that is said. */
  "interface-named": z.strictObject({ interface: randomIdText, party: idText, due: dayText.optional(), text: fileRefBody }),
  "interface-agreed": z.strictObject({ interface: randomIdText, on: dayText, answer: fileRefBody }),
  "interface-dropped": z.strictObject({ interface: randomIdText, reasons: fileRefBody }),
} as const;

export type Plan = {
  readonly id: RandomId;
  readonly beside?: RandomId;
  readonly milestone?: RandomId;
  readonly text: FileRef;
  readonly taken?: { readonly on: Day; readonly source: FileRef };
  readonly dropped?: FileRef;
};
export type Interface = {
  readonly id: RandomId;
  readonly party: Id;
  readonly due?: Day;
  readonly text: FileRef;
  readonly agreed?: { readonly on: Day; readonly answer: FileRef };
  readonly dropped?: FileRef;
};
export type Preparations = { readonly plans: ReadonlyMap<RandomId, Plan>; readonly interfaces: ReadonlyMap<RandomId, Interface> };

/** What is known of one of them, changed; what is not known stays so. */
export function changed<T extends object>(all: ReadonlyMap<RandomId, T>, id: RandomId, change: Partial<T>): ReadonlyMap<RandomId, T> {
  const one = all.get(id);
  return one === undefined ? all : new Map(all).set(id, { ...one, ...change });
}

export function foldPreparation({ plans, interfaces }: Preparations, entry: Entry): Partial<Preparations> {
  switch (entry.kind) {
    case "plan-laid": {
      const { plan: id, beside, milestone, text } = bodyOf(PREPARATION_BODIES[entry.kind], entry);
      return { plans: new Map(plans).set(id, { id, text, ...(beside ? { beside } : {}), ...(milestone ? { milestone } : {}) }) };
    }
    case "plan-taken": {
      const { plan, ...taken } = bodyOf(PREPARATION_BODIES[entry.kind], entry);
      return { plans: changed(plans, plan, { taken }) };
    }
    case "plan-dropped": {
      const { plan, reasons } = bodyOf(PREPARATION_BODIES[entry.kind], entry);
      return { plans: changed(plans, plan, { dropped: reasons }) };
    }
    case "interface-named": {
      const { interface: id, due, ...rest } = bodyOf(PREPARATION_BODIES[entry.kind], entry);
      return { interfaces: new Map(interfaces).set(id, { id, ...rest, ...(due ? { due } : {}) }) };
    }
    case "interface-agreed": {
      const { interface: id, ...agreed } = bodyOf(PREPARATION_BODIES[entry.kind], entry);
      return { interfaces: changed(interfaces, id, { agreed }) };
    }
    default: {
      const { interface: id, reasons } = bodyOf(PREPARATION_BODIES["interface-dropped"], entry);
      return { interfaces: changed(interfaces, id, { dropped: reasons }) };
    }
  }
}

/** A plan that stands: neither dropped nor given up for the one beside it. */
export function standingPlans({ plans }: Preparations): readonly Plan[] {
  const all = [...plans.values()];
  return all.filter(({ id, dropped }) => !dropped && !all.some((each) => each.beside === id && each.taken));
}

export function openInterfaces({ interfaces }: Preparations): readonly Interface[] {
  return [...interfaces.values()].filter(({ agreed, dropped }) => !agreed && !dropped);
}

type Done = { readonly [key: string]: string };
type Made = { readonly id: RandomId; readonly file: FileRef };

function one(refusals: readonly Refusal[], kind: string, day: Day, body: Body, result: Done): Decided<Done> {
  return reasonsAgainst(refusals) ?? { drafts: [{ kind, day, body }], result };
}

const toCome = (on: Day, now: Now): readonly Refusal[] => (on > now.day ? [refused("lifecycle/to-come", PAGE, { day: on, today: now.day }, "/on")] : []);

type Laying = { readonly beside?: RandomId | undefined; readonly milestone?: RandomId | undefined; readonly text?: string | undefined };

/** The other plan stands beside one that is followed, and says when it is taken instead. */
export function decideLaying(all: Preparations, milestones: ReadonlySet<RandomId>, input: Laying, { id, file: text }: Made, now: Now): Decided<Done> {
  const { beside, milestone } = input;
  const first = beside === undefined ? undefined : standingPlans(all).find((each) => each.id === beside);
  const against = [
    ...(beside !== undefined && (!first || first.beside !== undefined) ? [refused("lifecycle/no-plan", PAGE, { plan: beside }, "/beside")] : []),
    ...(beside !== undefined && (input.text ?? "").trim() === "" ? [refused("lifecycle/plan-without-trigger", PAGE, {}, "/text")] : []),
    ...(milestone !== undefined && !milestones.has(milestone) ? [refused("lifecycle/no-milestone", PAGE, { milestone }, "/milestone")] : []),
  ];
  const body = { plan: id, text, ...(beside ? { beside } : {}), ...(milestone ? { milestone } : {}) };
  return one(against, "plan-laid", now.day, body, { plan: id });
}

/** The plan beside another is taken instead of it. */
export function decideTaking(all: Preparations, { plan, on }: { readonly plan: RandomId; readonly on: Day }, source: FileRef, now: Now): Decided<Done> {
  const found = standingPlans(all).find(({ id }) => id === plan);
  const isOther = found?.beside !== undefined && !found.taken && standingPlans(all).some(({ id }) => id === found.beside);
  const against = isOther ? [] : [refused("lifecycle/no-other-plan", PAGE, {}, "/plan")];
  return one([...against, ...toCome(on, now)], "plan-taken", on, { plan, on, source }, { plan });
}

export function decidePlanDrop(all: Preparations, plan: RandomId, reasons: FileRef, now: Now): Decided<Done> {
  const isThere = standingPlans(all).some(({ id }) => id === plan);
  return one(isThere ? [] : [refused("lifecycle/no-plan", PAGE, { plan }, "/plan")], "plan-dropped", now.day, { plan, reasons }, { plan });
}

type Naming = { readonly party: Id; readonly due?: Day | undefined };

export function decideInterface(agreement: Agreement | undefined, { party, due }: Naming, { id, file: text }: Made, now: Now): Decided<Done> {
  const known = agreement?.parties.map((each) => each.id) ?? [];
  const against = known.includes(party) ? [] : [refused("lifecycle/no-party", PAGE, { party, known: known.join(", ") }, "/party")];
  return one(against, "interface-named", now.day, { interface: id, party, text, ...(due ? { due } : {}) }, { interface: id });
}

const noInterface = (all: Preparations, id: RandomId): readonly Refusal[] =>
  openInterfaces(all).some((each) => each.id === id) ? [] : [refused("lifecycle/no-interface", PAGE, {}, "/interface")];

export function decideAgreeing(all: Preparations, given: { readonly interface: RandomId; readonly on: Day }, answer: FileRef, now: Now): Decided<Done> {
  const { interface: id, on } = given;
  return one([...noInterface(all, id), ...toCome(on, now)], "interface-agreed", on, { interface: id, on, answer }, { interface: id });
}

export function decideInterfaceDrop(all: Preparations, id: RandomId, reasons: FileRef, now: Now): Decided<Done> {
  return one(noInterface(all, id), "interface-dropped", now.day, { interface: id, reasons }, { interface: id });
}
