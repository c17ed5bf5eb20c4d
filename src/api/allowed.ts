/** Whether somebody may use a command, a question or what is like one: the one place that says why not. */
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { type Refusal, refused } from "./decide.ts";
import { covers, isThere, permits, type Role, type Who } from "./roles.ts";

export type NotAllowed = { readonly status: 403 | 404; readonly refusals: readonly [Refusal] };
type Asker = { readonly who: Who; readonly stream: RandomId };

/** `name` is what a key must have been made for. A stream that the asker has no part in is not there for it, whether or not it exists. */
export function notAllowed(
  { who, stream }: Asker,
  { name, roles }: { readonly name: string; readonly roles: readonly Role[] },
  day: Day,
): NotAllowed | undefined {
  const no = (status: 403 | 404, code: string, args: Readonly<Record<string, string>> = {}): NotAllowed => ({
    status,
    refusals: [refused(code, "docs/roles.md", args)],
  });
  if (!roles.includes("public")) {
    if (who.person === undefined) return no(403, who.isNoKey ? "api/no-key" : "api/signed-out");
    if (!isThere(who, stream)) return no(404, "api/no-stream", { stream });
  }
  if (!covers(who, name)) return no(403, "api/not-in-key", { name });
  return permits(who, roles, stream, day) ? undefined : no(403, "api/not-permitted", { roles: roles.join(", ") });
}
