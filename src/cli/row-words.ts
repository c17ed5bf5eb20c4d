/** The sentence of a listed row. */
import { type Language } from "../kernel/refusal.ts";

export function rowSentence(code: string, args: Readonly<Record<string, string>>, _language: Language): string {
  return `${code} ${Object.values(args).join(", ")}`;
}
