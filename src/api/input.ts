/** Input as it is read: what a schema makes of a value that was sent, or every reason why it does not fit, in words of our own. */
import type { ZodType } from "zod";
import type { $ZodIssue } from "zod/v4/core";
import { FORM_WORDS, type FormCode } from "../log/form-words.ts";
import { type Refusal, refused } from "./decide.ts";
import type { InputCode } from "./input-words.ts";

const BASIS = "docs/api.md#refusals";
const KINDS: Readonly<Record<string, InputCode>> = {
  string: "api/input-text",
  number: "api/input-number",
  int: "api/input-whole",
  boolean: "api/input-boolean",
  array: "api/input-list",
  tuple: "api/input-list",
  object: "api/input-object",
  record: "api/input-object",
};
const FORMATS: Readonly<Record<string, FormCode>> = { base64: "api/not-base64", email: "api/not-email" };

/** Where a value stands in what was sent. */
type Path = readonly PropertyKey[];

export type Input<T> = { readonly data: T; readonly refusals?: undefined } | { readonly data?: undefined; readonly refusals: readonly [Refusal, ...Refusal[]] };

export function readInput<T>(schema: ZodType<T>, raw: unknown): Input<T> {
  // With what was sent beside each issue: a value that is missing is told apart from one of another kind by it.
  const read = schema.safeParse(raw, { reportInput: true });
  if (read.success) return { data: read.data };
  // What is wrong first with a place makes the rest of it idle.
  const told = new Map<string, Refusal>();
  for (const refusal of read.error.issues.flatMap((issue) => inputRefusals(issue))) if (!told.has(refusal.pointer!)) told.set(refusal.pointer!, refusal);
  return { refusals: [...told.values()] as unknown as readonly [Refusal, ...Refusal[]] };
}

/** A value that is none of those that can be chosen. */
export function notChosen(path: Path, choices: readonly string[]): Refusal {
  return told("api/input-choice", path, { choices: choices.join(", ") });
}

/** Why an issue of a schema refuses. `above`: where what it is about stands. */
function inputRefusals(issue: $ZodIssue, above: Path = []): readonly Refusal[] {
  const path = [...above, ...issue.path];
  const missing = issue.code.startsWith("invalid_") && issue.input === undefined;
  switch (issue.code) {
    case "invalid_type":
      return [told(missing ? "api/input-missing" : (KINDS[issue.expected] ?? "api/bad-input"), path)];
    case "invalid_value":
      return [missing ? told("api/input-missing", path) : notChosen(path, issue.values.map(String))];
    case "unrecognized_keys":
      return issue.keys.map((key) => told("api/input-unknown", [...path, key]));
    case "too_big":
      return [told(bound(issue.origin, ["api/input-long", "api/input-many", "api/input-above"]), path, { most: String(issue.maximum) })];
    case "too_small":
      return [tooSmall(issue, path)];
    case "invalid_format":
      return [told(formOf(issue.message) ?? FORMATS[issue.format] ?? "api/bad-input", path)];
    case "custom":
      return [told(formOf(issue.message) ?? "api/bad-input", path)];
    case "invalid_union":
      return unfitting(issue, path);
    case "not_multiple_of":
      return [told("api/input-step", path, { step: String(issue.divisor) })];
    case "invalid_key":
      return [told("api/input-unknown", path)];
    case "invalid_element":
      return issue.issues.flatMap((inner) => inputRefusals(inner, path));
  }
}

function told(code: InputCode | FormCode, path: Path, args: Readonly<Record<string, string>> = {}): Refusal {
  const pointer = path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
  return refused(code, BASIS, { place: pointer || "/", ...args }, pointer);
}

/** Of three codes, the one of a length, of a number of members, or of a value. */
function bound(origin: string, [length, members, value]: readonly [InputCode, InputCode, InputCode]): InputCode {
  return origin === "string" ? length : origin === "number" || origin === "int" ? value : members;
}

function tooSmall({ origin, minimum, inclusive }: Extract<$ZodIssue, { code: "too_small" }>, path: Path): Refusal {
  // Numbers that are sent are whole.
  const least = Number(minimum) + (inclusive === false ? 1 : 0);
  const code = bound(origin, ["api/input-short", "api/input-few", "api/input-below"]);
  return code !== "api/input-below" && least === 1 ? told("api/input-empty", path) : told(code, path, { least: String(least) });
}

/** The form that a schema of ours names as the words of its issue. */
function formOf(message: string): FormCode | undefined {
  return Object.hasOwn(FORM_WORDS, message) ? (message as FormCode) : undefined;
}

/** Of several variants, what is wrong with the one that fits best. */
function unfitting(issue: Extract<$ZodIssue, { code: "invalid_union" }>, path: Path): readonly Refusal[] {
  const [best] = issue.errors.toSorted((a, b) => a.length - b.length);
  if (best) return best.flatMap((inner) => inputRefusals(inner, path));
  if (!("options" in issue) || !issue.options) return [told("api/bad-input", path)];
  const { input, discriminator = "" } = issue;
  const isMissing = typeof input === "object" && input !== null && !(discriminator in input);
  return [isMissing ? told("api/input-missing", path) : notChosen(path, issue.options.map(String))];
}
