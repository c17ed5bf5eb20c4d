/** Approvals, vouchers that stand twice and corrections that go beyond their line, as pages: what waits, what those who pay look at, and the form that approves or takes back. */
import { Hono } from "hono";
import type { States } from "../../api/decide.ts";
import { offered } from "../../decisions/offered.ts";
import { MOST_BEYOND } from "../corrections/commands.ts";
import { beyondPage } from "../corrections/pages.ts";
import { beyondIn } from "../corrections/store.ts";
import { MOST_REPEATED } from "../doubles/commands.ts";
import { doublesPage } from "../doubles/pages.ts";
import { repeatedIn } from "../doubles/store.ts";
import { back, BASE, type BooksOn, command, shown } from "../forms/routes.ts";
import type { Desk } from "../pages.ts";
import { approveCosts, MOST_WAITING } from "./commands.ts";
import { approvalsPage, type Decided, type Grounds } from "./pages.ts";
import { waitingOf } from "./store.ts";

export function approvalRoutes(on: BooksOn): Hono {
  const app = new Hono();
  app.get(`${BASE}/approvals`, (c) =>
    shown(c, on, async ({ desk, reading, eyes, states }) =>
      approvalsPage(desk, await waitingOf(reading, desk.stream, desk.agreement, eyes, MOST_WAITING), groundsIn(desk, states)),
    ),
  );
  app.get(`${BASE}/doubles`, (c) =>
    shown(c, on, async ({ desk, reading, eyes }) => doublesPage(desk, await repeatedIn(reading, desk.stream, eyes, MOST_REPEATED), eyes.all)),
  );
  app.get(`${BASE}/beyond`, (c) => shown(c, on, async ({ desk, reading }) => beyondPage(desk, await beyondIn(reading, desk, MOST_BEYOND))));
  app.post(`${BASE}/approvals`, (c) => {
    let to: string | undefined;
    return command(
      c,
      on,
      approveCosts,
      (fields) => {
        const { reason, decision } = fields;
        to = fields["to"];
        const lines = Object.keys(fields).flatMap((name) => (name.startsWith("line-") ? [name.slice("line-".length)] : []));
        return { lines, approved: fields["approved"] === "yes", reason, ...(decision ? { decision } : {}) };
      },
      () => (to === undefined ? back(c, "approvals") : back(c, `line?ref=${encodeURIComponent(to)}`)),
    );
  });
  return app;
}

/** The decisions that stand, newest first. */
export function decisionsIn({ language }: Pick<Desk, "language">, states: States): readonly Decided[] {
  return offered(states, { needed: "adopted" }, language);
}

/** Those of them that an approval can rest on, and how many are not enforceable yet. */
export function groundsIn(desk: Pick<Desk, "language">, states: States): Grounds {
  const usable = offered(states, { needed: "enforceable" }, desk.language);
  return { decisions: usable, waiting: decisionsIn(desk, states).length - usable.length };
}
