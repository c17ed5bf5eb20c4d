/** What commands and pages of matters read besides the record's state: the agreement in force, mandates, people, and texts. Matters have no tables. */
import { adoptedAgreement, agreementOn, versionsRead } from "../agreement/adopted/store.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { conditionals } from "../agreement/conditional.ts";
import { agreementSlice } from "../agreement/kinds.ts";
import { readAgreement } from "../agreement/read.ts";
import { saidIn } from "../api/content.ts";
import type { States } from "../api/decide.ts";
import type { SliceStore } from "../api/fold.ts";
import type { Mandate } from "../api/mandates.ts";
import type { Role } from "../api/roles.ts";
import { decisionSlice } from "../decisions/kinds.ts";
import type { Day } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { FileRef } from "../log/reference.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { grantsShown } from "../parties/store.ts";
import type { Reading } from "../store/store.ts";
import { type Matter, matterSlice, type Reckoned } from "./kinds.ts";
import type { Ground } from "./opening.ts";
import type { Holding } from "./sitting.ts";

export const matterStore: SliceStore = { slice: matterSlice };

/** Roles that can bind a party in a body of the alliance. */
export const BINDING: readonly Role[] = ["purchaser-decider", "provider-manager"];

/** Roles that can bring a matter before a body. */
export const PREPARING: readonly Role[] = [...BINDING, "purchaser-controller", "project-office", "preparer"];

export type At = { readonly stream: RandomId; readonly states: States; readonly day: Day };

export async function groundOf(reading: Reading, { stream, states, day }: At): Promise<Ground> {
  const agreement = (await agreementOn(reading, stream, states, day))?.agreement;
  const matters = states.of(matterSlice);
  const conditional = conditionals(states, await versionsRead(reading, stream, states));
  return { agreement, matters, decisions: states.of(decisionSlice).decisions, organisations: states.of(partiesSlice).organisations, conditional };
}

/** The mandates by which those who took positions may bind their party on a day; who may no more has none. */
export async function holdingOf(reading: Reading, { stream, day }: At, { positions }: Matter): Promise<Holding> {
  const holding = new Map<RandomId, Mandate[]>();
  if (positions.length === 0) return holding;
  for (const { person, organisation, role, stream: of, limit, subjects } of await grantsShown(reading, { heldOn: day })) {
    const isTheirs = positions.some((taken) => taken.person === person && taken.organisation === organisation);
    if (!isTheirs || !BINDING.includes(role) || (of !== undefined && of !== stream)) continue;
    const mandate = { ...(limit === undefined ? {} : { limit }), ...(subjects === undefined ? {} : { subjects }) };
    holding.set(person, [...(holding.get(person) ?? []), mandate]);
  }
  return holding;
}

export type PersonOf = { readonly person: RandomId; readonly name: string | undefined; readonly organisation: RandomId };

/** Whoever may bind an organisation on the record on a day. */
export async function peopleOf(reading: Reading, { stream, day }: At, organisation: RandomId | undefined): Promise<readonly PersonOf[]> {
  if (organisation === undefined) return [];
  const grants = await grantsShown(reading, { organisations: [organisation], heldOn: day });
  const fit = grants.filter(({ role, stream: of }) => BINDING.includes(role) && (of === undefined || of === stream));
  return [...new Map(fit.map(({ person, name }) => [person, { person, name, organisation }])).values()];
}

/** What was proposed: each text as it was written. */
export type Proposal = { readonly proposal: string; readonly rationale?: string; readonly alternatives?: readonly string[] };
/** What a proposal does to a party's money, in cents; above zero it gets more or pays less. */
export type Effect = { readonly party: Id; readonly cents: string };
/** `effect` was typed by whoever opened the matter, `reckoned` by the settlement. */
export type Texts = {
  readonly proposal?: Proposal;
  readonly effect?: readonly Effect[];
  readonly reckoned?: Reckoned;
  readonly reasons: ReadonlyMap<string, string>;
};

/** The texts of a matter; one that was erased is absent. */
export async function textsOf(reading: Reading, stream: RandomId, { proposal, effect, positions }: Matter): Promise<Texts> {
  const files = await saidIn(reading, stream, [proposal, effect, ...positions.map(({ reasons }) => reasons)]);
  const [said, found] = [proposalIn(files, proposal), effectIn(files, effect)];
  const reasons = new Map(positions.flatMap(({ reasons: ref }) => (ref && files.has(ref.hash) ? [[ref.hash, files.get(ref.hash)!]] : [])));
  return {
    reasons,
    ...(said === undefined ? {} : { proposal: said }),
    ...(found === undefined ? {} : isTyped(found) ? { effect: found } : { reckoned: found }),
  };
}

/** What was proposed, among texts that were read (`saidIn`). */
export function proposalIn(files: ReadonlyMap<string, string>, ref: FileRef): Proposal | undefined {
  const said = files.get(ref.hash);
  return said === undefined ? undefined : (JSON.parse(said) as Proposal);
}

function effectIn(files: ReadonlyMap<string, string>, ref: FileRef | undefined): readonly Effect[] | Reckoned | undefined {
  const moved = ref && files.get(ref.hash);
  return moved === undefined ? undefined : (JSON.parse(moved) as readonly Effect[] | Reckoned);
}

/** What a matter does to the parties' money, where it was reckoned and is not erased. */
export async function reckonedOf(reading: Reading, stream: RandomId, matter: Matter | undefined): Promise<Reckoned | undefined> {
  const found = effectIn(await saidIn(reading, stream, [matter?.effect]), matter?.effect);
  return found === undefined || isTyped(found) ? undefined : found;
}

/** The agreement files of a change: the one that is proposed, and the one in whose place it would come; that one is absent where it was erased. */
export type Compared = { readonly before?: Agreement | undefined; readonly after: Agreement };

/** Nothing where another change is proposed or none. */
export async function comparedOf(
  reading: Reading,
  { stream, states }: Pick<At, "stream" | "states">,
  reckoned: Reckoned | undefined,
): Promise<Compared | undefined> {
  if (reckoned?.change.kind !== "file") return undefined;
  const after = readAgreement("agreement.yaml", reckoned.change.text).value;
  const version = states.of(agreementSlice).versions.find(({ file }) => file.hash === reckoned.agreement);
  return after && { before: version && (await adoptedAgreement(reading, stream, version)), after };
}

function isTyped(found: readonly Effect[] | Reckoned): found is readonly Effect[] {
  return Array.isArray(found);
}
