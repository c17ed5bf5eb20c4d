/** What the pages of an alliance's agreement on the record read. */
import type { States } from "../../api/decide.ts";
import { openedSlice } from "../../api/fold.ts";
import type { Interface } from "../../api/http.ts";
import type { Who } from "../../api/roles.ts";
import type { Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Begun, houseSlice, partiesSlice } from "../../parties/kinds.ts";
import { organisations, type OrganisationNamed } from "../../parties/store.ts";
import { INSTALLATION } from "../../store/store.ts";
import { adoptedText, agreementIn, versionsRead } from "../adopted/store.ts";
import type { Agreement } from "../agreement.ts";
import { type Conditional, conditionals } from "../conditional.ts";
import { agreementSlice, type Version } from "../kinds.ts";

/** An alliance as its record stands: the agreement is that of the last version; `text` is absent before the first and when it was erased. */
export type Standing = {
  readonly stream: RandomId;
  readonly name: string;
  readonly begun: Begun | undefined;
  readonly states: States;
  readonly versions: readonly Version[];
  readonly text: string | undefined;
  readonly agreement: Agreement | undefined;
  /** Organisations by party. */
  readonly bound: ReadonlyMap<string, RandomId>;
};

type Ground = Pick<Interface, "store" | "runner"> & { readonly house: RandomId };

/** The alliance of a stream; nothing where the stream is for something else. */
export async function standingOf({ store, runner, house }: Ground, { person, organisation }: Who, stream: RandomId): Promise<Standing | undefined> {
  const begun = await store.read(INSTALLATION, async (reading) => (await runner.states(reading, house)).of(houseSlice).begun.get(stream));
  return store.read({ actor: person, party: organisation, streams: [stream] }, async (reading) => {
    const states = await runner.states(reading, stream);
    if (states.of(openedSlice) !== "alliance") return undefined;
    const { versions } = states.of(agreementSlice);
    const last = versions.at(-1);
    const text = last && (await adoptedText(reading, stream, last.file.hash));
    const agreement = text === undefined ? undefined : agreementIn(last!, text);
    const name = agreement?.name ?? begun?.name ?? stream;
    return { stream, name, begun, states, versions, text, agreement, bound: states.of(partiesSlice).organisations };
  });
}

/** Texts of two versions, for a reader of the stream; undefined without one, and when it was erased. */
export async function textsOf({ store }: Ground, who: Who, stream: RandomId, versions: readonly (Version | undefined)[]) {
  return store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) => {
    const texts: (string | undefined)[] = [];
    for (const version of versions) texts.push(version && (await adoptedText(reading, stream, version.file.hash)));
    return texts;
  });
}

/** Who has joined and waits for its own decision. */
export async function joiningIn({ store }: Pick<Ground, "store">, who: Who, { stream, states }: Standing): Promise<readonly Conditional[]> {
  return store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) =>
    conditionals(states, await versionsRead(reading, stream, states)),
  );
}

/** The parties of the agreement that are no registered organisation yet, but for those that have left. */
export function unboundIn({ agreement, bound }: Standing, day: Day): Agreement["parties"] {
  return (agreement?.parties ?? []).filter(({ id, leaves }) => !bound.has(id) && (leaves === undefined || leaves >= day));
}

/** Organisations of the register and whose budgets are open: what the house's own pages tell. */
export async function houseShown({ store, runner, house }: Ground) {
  return store.read(INSTALLATION, async (reading) => {
    const { budgets, begun } = (await runner.states(reading, house)).of(houseSlice);
    return { organisations: await organisations(reading), budgets, begun };
  });
}

/** The alliances that somebody has part in or looks after, by name. */
export async function alliancesFor(on: Ground, who: Who): Promise<readonly Standing[]> {
  const found = await Promise.all([...who.streams, ...(who.oversees ?? [])].map((stream) => standingOf(on, who, stream)));
  return found.filter((each) => each !== undefined).sort((a, b) => (a.name < b.name ? -1 : 1));
}

export type { OrganisationNamed, Version };
