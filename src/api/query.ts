/** A question that a stream's tables answer: `GET /api/streams/<stream>/<name>`. */
import { z, type ZodType } from "zod";
import type { Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import type { StreamKind } from "../log/kinds.ts";
import type { Reading } from "../store/store.ts";
import type { States } from "./decide.ts";
import { ALLIANCE_ROLES, type Role, type Who } from "./roles.ts";

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

export type PlainQuery<Answer extends Json> = Query<Record<string, never>, Answer>;

/** A question that says no more than its name: of whoever has a part in an alliance, unless `about` says otherwise. */
export function plainQuery<Answer extends Json>(
  name: string,
  about: Pick<PlainQuery<Answer>, "does" | "answer"> & Partial<Pick<PlainQuery<Answer>, "on" | "roles">>,
): PlainQuery<Answer> {
  return { name, on: "alliance", params: z.strictObject({}) as never, roles: ALLIANCE_ROLES, ...about };
}
