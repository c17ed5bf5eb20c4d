/** Commands that pages give by their forms: the key that makes sending twice harmless, and refusals beside the fields that they are about. */
import { isRandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Refusal } from "./decide.ts";
import { type Interface, tell } from "./http.ts";

/** The key that a form was made with; without one of ours, none. */
export function keyIn({ key = "" }: Readonly<Record<string, string>>): { readonly key?: string } {
  return isRandomId(key) ? { key } : {};
}

/** A refusal in one piece: what is wrong, and the remedy. */
export function whyNot(words: Interface["words"], language: Language, refusal: Refusal): string {
  const { sentence, remedy } = tell(words, language, refusal);
  return `${sentence} ${remedy}`;
}

export type Placed = { readonly beside: Map<string, string>; readonly above: string[] };

/** Refusals beside their fields; `fieldOf` finds the field of what a pointer is about, and what has none stands above the form. */
export function placed(words: Interface["words"], language: Language, refusals: readonly Refusal[], fieldOf: (pointer: string) => string | undefined): Placed {
  const beside = new Map<string, string>();
  const above: string[] = [];
  for (const refusal of refusals) {
    const why = whyNot(words, language, refusal);
    const field = fieldOf(refusal.pointer ?? "");
    if (field === undefined) above.push(why);
    else beside.set(field, `${beside.get(field) ?? ""} ${why}`.trim());
  }
  return { beside, above };
}
