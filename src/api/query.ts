/** A question that a stream's tables answer: `GET /api/streams/<stream>/<name>`. */
import type { ZodType } from "zod";
import type { Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { StreamKind } from "../log/kinds.ts";
import type { Reading } from "../store/store.ts";
import type { States } from "./decide.ts";
import type { Role, Who } from "./roles.ts";

/** Where and for whom a question is answered. */
export type View = {
  readonly stream: RandomId;
  readonly states: States;
  readonly who: Who;
  readonly day: Day;
  /** The states of the streams that the question named as `beside`, by its names for them. */
  readonly beside?: ReadonlyMap<string, States>;
};

export type Query<Params, Answer extends Json> = {
  /** In the words of the address: `books/lines`. */
  readonly name: string;
  readonly on: StreamKind;
  /** Read from the address: every value comes as text. */
  readonly params: ZodType<Params>;
  /** Who may ask. */
  readonly roles: readonly Role[];
  /** One English sentence for the description of the API. */
  readonly does: string;
  /** Reads details that the asker may not see, and answers with what it may: the second wall of the database is not in its way. */
  readonly needsWhole?: true;
  /** Other streams whose state the answer takes something from that everybody who may ask may see, each by a name of its own. */
  readonly beside?: (reading: Reading, states: States) => Promise<ReadonlyMap<string, RandomId>>;
  answer(reading: Reading, view: View, params: Params): Promise<Answer>;
};
