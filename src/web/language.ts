/** Which language a request is answered in. */
import { type Language, LANGUAGES } from "../kernel/refusal.ts";

/** The language that a path segment names, if any. */
export function languageOf(segment: string | undefined): Language | undefined {
  return LANGUAGES.find((language) => language === segment);
}

/** The language that the reader asks for in `Accept-Language` (RFC 9110, 12.5.4); Finnish when none of ours is asked for. */
export function preferred(header: string | undefined): Language {
  const wishes = (header ?? "").slice(0, 1000).split(",").map(wish);
  const best = wishes.filter((w) => w.language && w.quality > 0).sort((a, b) => b.quality - a.quality)[0];
  return best?.language ?? "fi";
}

function wish(text: string): { language: Language | undefined; quality: number } {
  const [tag, ...parameters] = text.trim().toLowerCase().split(";");
  const quality = parameters.map((p) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(p)).find((match) => match);
  return { language: languageOf(tag!.split("-")[0]), quality: quality ? Number(quality[1]) : 1 };
}
