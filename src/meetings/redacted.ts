/** What stands in a public version: persons are left out of what people wrote, wherever they are named in full. Pure. */
import type { Language } from "../kernel/refusal.ts";
import type { Handled, Minutes, Version } from "./minutes.ts";
import { MINUTES_WORDS } from "./minutes-words.ts";

/** The minutes as they are, or with the names of those who were there taken out of every text. Whoever is named otherwise, a person has to see. */
export function inVersion(minutes: Minutes, version: Version, language: Language): Minutes {
  if (version === "signed") return minutes;
  const names = namedIn(minutes);
  if (names.length === 0) return minutes;
  const any = new RegExp(`(?<!\\p{L})(?:${names.map(inflected).join("|")})`, "giu");
  const clean = (text: string): string => text.replace(any, MINUTES_WORDS["name-removed"][language]);
  return {
    ...minutes,
    handled: minutes.handled.map((each) => cleaned(each, clean)),
    toDo: minutes.toDo.map((each) => ({ ...each, what: clean(each.what) })),
  };
}

/** Full names of two words or more, the longest first: a lone word could be anything. */
function namedIn({ attending, handled, checked, countersigned, signed }: Minutes): string[] {
  const people = [
    ...attending,
    ...handled.flatMap(({ heard, away, presenter }) => [...heard, ...away, ...(presenter ? [presenter] : [])]),
    ...checked,
    ...[countersigned, signed].flatMap((each) => (each ? [each] : [])),
  ];
  const names = new Set(people.map(({ name }) => name.trim()).filter((name) => /\S\s+\S/u.test(name)));
  return [...names].sort((a, b) => b.length - a.length);
}

/** The last word of a name bends in Finnish (`Esimerkki`, `Esimerkin`): its end may be any letters. */
function inflected(name: string): string {
  const words = name.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
  const last = name.split(/\s+/u).at(-1)!;
  const stem = Array.from(last)
    .slice(0, Math.max(3, Array.from(last).length - 2))
    .join("")
    .replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");
  return [...words.slice(0, -1), `${stem}\\p{L}*`].join("\\s+");
}

function cleaned(item: Handled, clean: (text: string) => string): Handled {
  const texts = (["account", "proposal", "handling", "reasons", "register"] as const).flatMap((key) =>
    item[key] === undefined ? [] : [[key, clean(item[key])] as const],
  );
  return {
    ...item,
    ...Object.fromEntries(texts),
    title: clean(item.title),
    notice: item.notice.map(clean),
    attachments: item.attachments.map(clean),
    proposals: item.proposals.map((each) => ({ ...each, text: clean(each.text) })),
  };
}
