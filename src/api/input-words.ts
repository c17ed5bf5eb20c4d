/** What is said of input that does not fit what a command or question takes, by what is wrong with it. */
import type { Words } from "../kernel/refusal.ts";
import type { Told } from "./words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });
const DESCRIBED = w("Kuvaus on osoitteessa /api/openapi.json.", "Beskrivningen finns på /api/openapi.json.", "The description is at /api/openapi.json.");
const kind = (fi: string, sv: string, en: string): Told => ({
  sentence: w(`Kohtaan {place} tarvitaan ${fi}.`, `I {place} behövs ${sv}.`, `{place} takes ${en}.`),
  remedy: DESCRIBED,
});

export const INPUT_WORDS = {
  "api/bad-input": { sentence: w("Kohta {place} ei kelpaa.", "Stället {place} duger inte.", "{place} will not do."), remedy: DESCRIBED },
  "api/input-missing": {
    sentence: w("Kohta {place} puuttuu.", "{place} saknas.", "{place} is missing."),
    remedy: w("Anna se.", "Ange det.", "Give it."),
  },
  "api/input-empty": {
    sentence: w("Kohta {place} on tyhjä.", "{place} är tomt.", "{place} is empty."),
    remedy: w("Täytä se.", "Fyll i det.", "Fill it in."),
  },
  "api/input-unknown": {
    sentence: w("Kohtaa {place} ei tunneta.", "{place} är inte känt.", "{place} is not known."),
    remedy: w(
      "Tarkista nimen kirjoitusasu tai jätä kohta pois. Kuvaus on osoitteessa /api/openapi.json.",
      "Kontrollera stavningen eller lämna bort det. Beskrivningen finns på /api/openapi.json.",
      "Check its spelling or leave it out. The description is at /api/openapi.json.",
    ),
  },
  "api/input-choice": {
    sentence: w("Kohdassa {place} on arvo, jota ei voi valita.", "I {place} står ett värde som inte kan väljas.", "{place} has a value that cannot be chosen."),
    remedy: w("Valitse jokin näistä: {choices}.", "Välj något av dessa: {choices}.", "Choose one of these: {choices}."),
  },
  "api/input-long": {
    sentence: w("Kohta {place} on liian pitkä.", "{place} är för långt.", "{place} is too long."),
    remedy: w("Enimmäispituus on {most} merkkiä.", "Högst {most} tecken.", "Its greatest length in characters: {most}."),
  },
  "api/input-short": {
    sentence: w("Kohta {place} on liian lyhyt.", "{place} är för kort.", "{place} is too short."),
    remedy: w("Vähimmäispituus on {least} merkkiä.", "Minst {least} tecken.", "Its least length in characters: {least}."),
  },
  "api/input-many": {
    sentence: w("Luettelo {place} on liian pitkä.", "Listan {place} är för lång.", "The list {place} is too long."),
    remedy: w("Jaa se osiin; enimmäispituus on {most}.", "Dela upp den; högsta längd är {most}.", "Send it in parts; the greatest length is {most}."),
  },
  "api/input-few": {
    sentence: w("Luettelo {place} on liian lyhyt.", "Listan {place} är för kort.", "The list {place} is too short."),
    remedy: w("Vähimmäispituus on {least}.", "Minsta längd är {least}.", "The least length is {least}."),
  },
  "api/input-above": {
    sentence: w("Luku {place} on liian suuri.", "Talet {place} är för stort.", "The number {place} is too large."),
    remedy: w("Suurin sallittu luku on {most}.", "Det största tillåtna talet är {most}.", "The largest is {most}."),
  },
  "api/input-below": {
    sentence: w("Luku {place} on liian pieni.", "Talet {place} är för litet.", "The number {place} is too small."),
    remedy: w("Pienin sallittu luku on {least}.", "Det minsta tillåtna talet är {least}.", "The smallest is {least}."),
  },
  "api/input-step": {
    sentence: w("Luku {place} ei ole luvun {step} monikerta.", "Talet {place} är ingen multipel av {step}.", "The number {place} is no multiple of {step}."),
    remedy: w("Anna luvun {step} monikerta.", "Ange en multipel av {step}.", "Give a multiple of {step}."),
  },
  "api/input-text": kind("teksti", "en text", "a text"),
  "api/input-number": kind("luku", "ett tal", "a number"),
  "api/input-whole": kind("kokonaisluku", "ett heltal", "a whole number"),
  "api/input-boolean": kind("true tai false", "true eller false", "true or false"),
  "api/input-list": kind("luettelo", "en lista", "a list"),
  "api/input-object": kind("olio", "ett objekt", "an object"),
} as const satisfies Readonly<Record<string, Told>>;
export type InputCode = keyof typeof INPUT_WORDS;
