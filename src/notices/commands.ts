/** What can be asked of what waits. */
import type { AnyQuery } from "../api/http.ts";
import { plainQuery } from "../api/query.ts";
import type { Json } from "../kernel/canonical.ts";
import { waitingOn } from "./store.ts";

export const waitingQuery = plainQuery<{ waiting: { readonly [key: string]: Json }[] }>("waiting", {
  does: "What waits for the asker on an alliance: of which kind, where it is done, by when, and what a matter does to the asker's own party's money.",
  answer: async (reading, view) => ({
    waiting: (await waitingOn(reading, view)).map(({ what, id, to, about, due, late, own }) => ({
      what,
      id,
      page: to.join("/"),
      ...about,
      ...(due === undefined ? {} : { due }),
      ...(late ? { late } : {}),
      ...(own === undefined ? {} : { ownCents: String(own) }),
    })),
  }),
});

export const noticeQueries: readonly AnyQuery[] = [waitingQuery];
