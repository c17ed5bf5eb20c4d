/** Files of Helsinki's case system: decisions or meetings read, written again, and what of them our model carries. Pure. */
import type { z } from "zod";
import type { Json } from "../../kernel/canonical.ts";
import type { Meeting } from "../meeting.ts";
import type { Section } from "../section.ts";
import { type Carried, carriedIn } from "./carried.ts";
import { ahjoDecision, ahjoMeeting, readDecision, readMeeting } from "./read.ts";
import { writeDecision, writeMeeting } from "./write.ts";

/** `written` is what was read, in Ahjo's shape again. */
export type AhjoRead = {
  readonly decisions: readonly Section[];
  readonly meetings: readonly Meeting[];
  readonly written: readonly Json[];
  readonly carried: readonly Carried[];
};
/** Where a file is not what it should be (`/decisions/3/NativeId`), and why in the words of the validator; no path: it holds neither list. */
export type NotAhjo = { readonly path?: string; readonly why?: string };

/** Reads `{ decisions: […] }` or `{ meetings: […] }`. */
export function readAhjo(file: unknown): { readonly read: AhjoRead } | { readonly read?: undefined; readonly not: NotAhjo } {
  const members = (typeof file === "object" && file !== null ? file : {}) as { readonly decisions?: unknown; readonly meetings?: unknown };
  if (Array.isArray(members.decisions)) return readList("decisions", members.decisions, ahjoDecision, readDecision, writeDecision);
  if (Array.isArray(members.meetings)) return readList("meetings", members.meetings, ahjoMeeting, readMeeting, writeMeeting);
  return { not: {} };
}

function readList<A, T extends Section | Meeting>(
  name: "decisions" | "meetings",
  given: readonly unknown[],
  schema: z.ZodType<A>,
  readOne: (one: A) => T,
  writeOne: (one: T) => Json,
): { readonly read: AhjoRead } | { readonly not: NotAhjo } {
  const items: T[] = [];
  for (const [i, each] of given.entries()) {
    const parsed = schema.safeParse(each);
    const issue = parsed.error?.issues[0];
    if (issue) return { not: { path: ["", name, i, ...issue.path].join("/"), why: issue.message } };
    items.push(readOne(parsed.data!));
  }
  const written = items.map(writeOne);
  const carried = carriedIn(given.map((each, i) => [each, written[i]]));
  return { read: { decisions: [], meetings: [], [name]: items, written, carried } };
}
