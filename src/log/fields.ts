/** What bodies of entries and inputs of commands are made of (docs/log-format.md section 2): one description of each, for every slice. */
import { z } from "zod";
import { parseDay, parseInstant } from "../kernel/day.ts";
import { ID_PATTERN, isRandomId } from "../kernel/id.ts";
import { type Body, centsOf } from "./entry.ts";
import type { FormCode } from "./form-words.ts";

/** What a schema says of a text that is not of a form: the code whose words tell it (form-words.ts). */
export function notOf(code: FormCode): FormCode {
  return code;
}

/** An id that a person chose: of a party, line or type in the agreement. */
/** Words that somebody writes: trimmed, never empty, at most so many characters. */
export const wordsText = (most: number) => z.string().trim().min(1).max(most);
export const idText = z
  .string()
  .regex(new RegExp(ID_PATTERN), notOf("api/not-id"))
  .meta({ description: "An id of the agreement.", examples: ["youth-work"] });
export const randomIdText = z
  .string()
  .refine(isRandomId, notOf("api/not-random-id"))
  .meta({ description: "A random id of 26 characters.", examples: ["aaaaaaaaaaaaaaaaaaaaaaaaaa"] });
export const dayText = z
  .string()
  .refine((text) => parseDay(text) !== undefined, notOf("api/not-day"))
  .meta({ description: "A day in Europe/Helsinki, as YYYY-MM-DD.", examples: ["2026-01-31"] });
export const monthText = z
  .string()
  .regex(/^\d{4}-\d{2}$/, notOf("api/not-month"))
  .refine((text) => parseDay(`${text}-01`) !== undefined, notOf("api/not-month"));
/** As entries hold it; `momentText` is as people write it. */
export const instantText = z.string().refine((text) => parseInstant(text) === text, notOf("api/not-instant"));
export const momentText = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, notOf("api/not-moment"))
  .meta({ description: "An instant in UTC, or a day meaning its end in Finland.", examples: ["2026-01-31T12:00:00.000Z"] });
/** Euro cents of any sign, of none below zero, and never zero. */
export const centsText = z
  .string()
  .refine((text) => centsOf(text) !== undefined, notOf("api/not-cents"))
  .meta({ description: "Whole cents as text.", examples: ["125000"] });
export const amountText = z
  .string()
  .refine((text) => (centsOf(text) ?? -1n) >= 0n, notOf("api/not-amount"))
  .meta({ description: "Whole cents as text, not negative.", examples: ["125000"] });
export const movedText = z
  .string()
  .refine((text) => (centsOf(text) ?? 0n) !== 0n, notOf("api/not-moved"))
  .meta({ description: "Whole cents as text, not 0.", examples: ["125000"] });
export const hashText = z.string().regex(/^[0-9a-f]{64}$/, notOf("api/not-hash"));
export const fileRefBody = z.strictObject({ ref: z.literal("file"), hash: hashText, bytes: z.int().nonnegative(), type: z.string() });
export const linesRefBody = z.strictObject({ ref: z.literal("lines"), count: z.int().positive(), root: hashText });
/** Lines whose sum of `net` the entry tells. */
export const netLinesBody = linesRefBody.extend({ sum: z.literal("net"), total: centsText });

/** The body of an entry of ours. One that does not fit was never written by a command, so it is a bug or tampering. */
export function bodyOf<T>(schema: z.ZodType<T>, entry: { readonly kind: string; readonly body: Body }): T {
  const read = schema.safeParse(entry.body);
  if (!read.success) throw new Error(`the body of ${entry.kind} does not fit: ${read.error.issues[0]?.message}`);
  return read.data;
}
