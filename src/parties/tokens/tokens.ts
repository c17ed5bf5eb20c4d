/** What a key for programs may be made for: never more than its maker may do. Pure. */
import { type Refusal, refused } from "../../api/decide.ts";
import { permits, type Role, type Who } from "../../api/roles.ts";
import { addDays, type Day } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";

/** Days for which a key lasts at most. */
const LONGEST_DAYS = 366;

/** A command or query as far as keys are concerned. */
export type Action = { readonly name: string; readonly roles: readonly Role[] };
export type Asked = { readonly streams: readonly RandomId[]; readonly may: readonly string[]; readonly to: Day };

/** What somebody may do on one of the streams given, or on any of theirs. */
export function actionsFor(who: Who, actions: readonly Action[], streams: readonly RandomId[], day: Day): readonly Action[] {
  return actions.filter(({ roles }) => !roles.includes("public") && streams.some((stream) => permits(who, roles, stream, day)));
}

/** Everything that keeps a key from being made. */
export function refusalsOf(who: Who, asked: Asked, actions: readonly Action[], day: Day): readonly Refusal[] {
  const { streams, may, to } = asked;
  const foreign = streams.filter((stream) => !who.streams.includes(stream));
  const allowed = new Set(actionsFor(who, actions, streams, day).map(({ name }) => name));
  const beyond = may.filter((name) => !allowed.has(name));
  const isLong = to > addDays(day, LONGEST_DAYS);
  return [
    ...foreign.map((stream) => refused("parties/token-scope", "docs/sign-in.md", { scope: stream }, "/streams")),
    ...beyond.map((name) => refused("parties/token-scope", "docs/sign-in.md", { scope: name }, "/may")),
    ...(to < day ? [refused("parties/token-over", "docs/sign-in.md", { day: to }, "/to")] : []),
    ...(isLong ? [refused("parties/token-end", "docs/sign-in.md", { days: String(LONGEST_DAYS) }, "/to")] : []),
  ];
}
