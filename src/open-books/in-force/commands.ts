/** What every command on the books stands on: the agreement in force, and who is who. */
import type { States } from "../../api/decide.ts";
import type { Id } from "../../kernel/id.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import type { Standing } from "../deciding.ts";
import type { Grown } from "../doubles/deciding.ts";
import { booksSlice } from "../kinds.ts";

export { agreementOn, agreementShown, type InForce } from "../../agreement/adopted/store.ts";

/** The state that decisions on the books rest on. */
export function standingOf(states: States): Standing {
  return { books: states.of(booksSlice), parties: states.of(partiesSlice) };
}

/** How many batches and lines a party has in the books. */
export function enteredOf(states: States, party: Id): Grown {
  return states.of(booksSlice).entered.get(party) ?? { batches: 0, lines: 0 };
}
