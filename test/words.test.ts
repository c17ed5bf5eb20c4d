// Words that users read: a count of one is told as one, in every language.
import assert from "node:assert/strict";
import { globSync } from "node:fs";
import { join } from "node:path/posix";
import { test } from "node:test";
import { COMMANDS, QUERIES } from "../src/alliance.ts";
import { ACTION_NAMES } from "../src/api/action-words.ts";
import { fill, type Language, LANGUAGES, type Words } from "../src/kernel/refusal.ts";
import { FACTS, RULES } from "../src/law/law.ts";
import { TASKS } from "../src/law/tasks.ts";
import { PARTY_KIND_NAMES } from "../src/parties/party-kind.ts";

const files = globSync("src/**/*words.ts").map((file) => file.replaceAll("\\", "/"));
const modules = await Promise.all(files.map(async (file) => [file, (await import(join("..", file))) as object] as const));
const texts = modules.flatMap(([file, exported]) => [...wordsIn({ ...exported }, file)]);

/** What must not follow a count of one: partitives, plurals. */
const MANY: Readonly<Record<Language, RegExp>> = {
  fi: /(?<![\d.,:/-])\b1 (?:muuta )?(?:riviä|tulosriviä|päivää|vuotta|viikkoa|kuukautta|kirjausta|merkintää|taulua|tiedostoa|varausta|lukua|virhettä|tuntia|minuuttia|tositetta|tulosta)\b/,
  sv: /(?<![\d.,:/-])\b1 (?:andra |gällande )?(?:\p{L}*rader|dagar|veckor|månader|poster|tabeller|filer|reserveringar|varningar|anteckningar|timmar|minuter|fynd som vart)\b/u,
  en: /(?<![\d.,:/-])\b(?:[Tt]here are 1|1 (?:more )?(?:lines|rows|days|weeks|months|years|entries|tables|files|cents|reservations|faults|findings|warnings|figures|outcomes|batches|hours|minutes|records))\b/,
};

/** What the Swedish text of an act of Finland calls otherwise, or what is said in Sweden alone; with the word to use. */
const NOT_OF_THE_ACTS: readonly (readonly [RegExp, string])[] = [
  [/ansvarskommun/i, "ansvarig kommun, 410/2015 51 §"],
  [/(?<!\p{L})möte(?:t|ts|n|s|s(?:dag|form|ärende)\p{L}*)?(?!\p{L})/iu, "sammanträde, 410/2015 94, 98 §"],
  [/övertaganderätt/i, "övertagningsrätt, of 410/2015 92 §"],
  [/förbud mot ändringssökande/i, "besvärsförbud, 410/2015 141 §"],
  [/på webben|från webben/i, "i det allmänna datanätet, 410/2015 29, 140 §"],
  [/korrigerande åtgärd/i, "avhjälpande åtgärder, 1397/2016 82 §"],
  [/efterannons|rättelseannons/i, "annons i efterhand, annons om rättelse, 1397/2016 58, 60 §"],
  [/ändringsvillkor/i, "ändringsklausul, 1397/2016 136 §"],
  [/personkund/i, "enskild kund, 380/2023 3 §"],
  [/åtkomsträtt/i, "användarrättighet, 906/2019 16 §"],
  [/(?<!\p{L})verifikat(?:et|en|s)?(?!\p{L})/iu, "verifikation, 1336/1997 2:5 §"],
  [
    /upphandlande myndighet|personnummer|landsting|förvaltningsrätten|kommunchef/i,
    "upphandlande enhet, personbeteckning, välfärdsområde, förvaltningsdomstolen, kommundirektör",
  ],
];

/** Sentences whose counts are never one. */
const NEVER_ONE = /\b(?:more-lines|too-many|parties\/token-end|csv\/header-missing|costs\/control-rows|rebuild-equal|program|api\/moved-on)\b/;

test("the words after a count are chosen by it, and may have holes of their own", () => {
  const text = "{n} {n|row is|rows are} left out{m|, and {m} more|, and {m} others}";
  assert.equal(fill(text, { n: "1", m: "2" }), "1 row is left out, and 2 others");
  assert.equal(fill(text, { n: "0", m: "1" }), "0 rows are left out, and 1 more");
  assert.equal(fill(text, { n: "1,000", m: "21" }), "1,000 rows are left out, and 21 others");
  assert.equal(fill("{n|row|rows}", {}), "{n|row|rows}");
});

test("no sentence speaks of one as of many", () => {
  const wrong = texts
    .flatMap(({ at, words }) => LANGUAGES.map((language) => [at, language, ofOne(words[language])] as const))
    .filter(([at, language, text]) => MANY[language].test(text) && !NEVER_ONE.test(at));
  assert.deepEqual(wrong, []);
});

test("Swedish says what the acts of Finland say", () => {
  const ofLaw = [...wordsIn(RULES, "rules"), ...wordsIn(FACTS, "facts"), ...wordsIn(TASKS, "tasks"), ...wordsIn(PARTY_KIND_NAMES, "kinds of party")];
  const wrong = [...texts, ...ofLaw].flatMap(({ at, words }) => NOT_OF_THE_ACTS.flatMap(([said, say]) => (said.test(words.sv) ? [[at, words.sv, say]] : [])));
  assert.deepEqual(wrong, []);
});

test("every command and every question has a name in every language, and no name is of none", () => {
  const actions = [...COMMANDS, ...QUERIES].map(({ name }) => name);
  assert.deepEqual(new Set(Object.keys(ACTION_NAMES)), new Set(actions));
});

test("no hole chooses between two words without naming the count in every language", () => {
  const lost = texts.filter(
    ({ words }) => LANGUAGES.some((language) => /\{[a-z-]+\|/.test(words[language])) && !LANGUAGES.every((language) => /\{[a-z-]+[|}]/.test(words[language])),
  );
  assert.deepEqual(lost, []);
});

function ofOne(text: string): string {
  const holes = [...text.matchAll(/\{([a-z][a-z0-9-]*)/gi)].map(([, hole]) => hole!);
  return fill(text, Object.fromEntries(holes.map((hole) => [hole, "1"])));
}

function* wordsIn(value: unknown, at: string): Generator<{ readonly at: string; readonly words: Words }> {
  if (typeof value !== "object" || value === null) return;
  if (LANGUAGES.every((language) => typeof (value as Readonly<Record<string, unknown>>)[language] === "string")) {
    yield { at, words: value as Words };
    return;
  }
  for (const [key, inner] of Object.entries(value)) yield* wordsIn(inner, `${at} ${key}`);
}
