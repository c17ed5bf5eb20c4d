/** Lines for machines: one JSON object for every request and every bug, without anything that tells who asked or about whom. */
import { randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { tryGetContext } from "hono/context-storage";
import { matchedRoutes } from "hono/route";
import type { Instant } from "../kernel/day.ts";

export type Logging = {
  /** Writes a line, which ends with a newline. */
  readonly write: (line: string) => void;
  readonly now: () => Instant;
  /** Names of commands and questions, which say more than the pattern that they share. */
  readonly actions: ReadonlySet<string>;
  /** Bugs with their stack. */
  readonly debug: boolean;
};
export type Logs = { readonly requests: MiddlewareHandler; bug(error: unknown): void };
type WithRequest = { readonly Variables: { request: string } };

/** W3C Trace Context, level 1: a version, the trace, the span of the caller, flags. */
const TRACEPARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/;

/** Of a path only the pattern of its route is told, because paths name people, alliances and findings; what was searched for is not told at all. */
export function createLogs({ write, now, actions, debug }: Logging): Logs {
  const line = (level: "info" | "error", of: Readonly<Record<string, string | number | undefined>>): void =>
    write(`${JSON.stringify({ time: now(), level, ...of })}\n`);
  return {
    requests: async (c: Context<WithRequest>, next) => {
      const request = randomBytes(8).toString("hex");
      c.set("request", request);
      const from = performance.now();
      await next();
      c.header("x-request-id", request);
      const ms = Math.round((performance.now() - from) * 10) / 10;
      const trace = TRACEPARENT.exec(c.req.header("traceparent") ?? "")?.[1];
      const { status } = c.res;
      line(status >= 500 ? "error" : "info", { request, trace, method: c.req.method, route: patternOf(c), action: actionIn(c, actions), status, ms });
    },
    bug: (error) => {
      const bug = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      const stack = debug && error instanceof Error ? error.stack : undefined;
      line("error", { request: tryGetContext<WithRequest>()?.get("request"), bug, stack });
    },
  };
}

/** The pattern that answered, without the expressions that its parts must fit; `-` when none did. Those after the one that answered only could have. */
function patternOf(c: Context): string {
  const found = matchedRoutes(c)
    .slice(0, c.req.routeIndex + 1)
    .map(({ path }) => path)
    .filter((path) => path !== "*" && path !== "/*");
  return (found.at(-1) ?? "-").replaceAll(/\{[^/]*\}/g, "");
}

function actionIn(c: Context, actions: ReadonlySet<string>): string | undefined {
  const name = /^\/api\/streams\/[^/]+\/(.+)$/.exec(c.req.path)?.[1];
  return name !== undefined && actions.has(name) ? name : undefined;
}
