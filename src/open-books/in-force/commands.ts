/** What every command on the books stands on: the agreement in force, and who is who. */
import type { Agreement } from "../../agreement/agreement.ts";
import { adoptedAgreement } from "../../agreement/adopted/store.ts";
import { agreementSlice, versionOn } from "../../agreement/kinds.ts";
import type { States } from "../../api/decide.ts";
import type { Day } from "../../kernel/day.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import type { Reading } from "../../store/store.ts";
import type { Standing } from "../deciding.ts";
import type { Grown } from "../doubles/deciding.ts";
import { booksSlice } from "../kinds.ts";

/** The state that decisions on the books rest on. */
export function standingOf(states: States): Standing {
  return { books: states.of(booksSlice), parties: states.of(partiesSlice) };
}

/** How many batches and lines a party has in the books. */
export function enteredOf(states: States, party: Id): Grown {
  return states.of(booksSlice).entered.get(party) ?? { batches: 0, lines: 0 };
}

export type InForce = { readonly hash: string; readonly agreement: Agreement };

/** The agreement that is in force on a day; undefined where there is none. */
export async function agreementOn(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const version = versionOn(states.of(agreementSlice), day);
  if (!version) return undefined;
  const { hash } = version.file;
  const agreement = await adoptedAgreement(reading, stream, hash);
  return agreement && { hash, agreement };
}

/** The same, and where none is in force the one that was adopted last: what readers see of an alliance before its first day and after its last. */
export async function agreementShown(reading: Reading, stream: RandomId, states: States, day: Day): Promise<InForce | undefined> {
  const last = states.of(agreementSlice).versions.at(-1);
  return (await agreementOn(reading, stream, states, day)) ?? (last && agreementOn(reading, stream, states, last.from));
}
