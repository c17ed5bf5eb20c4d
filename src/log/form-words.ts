/** What is said of a text that is not written as it has to be: which form a place takes, and an example of it. */
import type { Words } from "../kernel/refusal.ts";

type Told = { readonly sentence: Words; readonly remedy: Words };
const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

function takes(fi: string, sv: string, en: string, example: string | Words): Told {
  const each = typeof example === "string" ? w(example, example, example) : example;
  return {
    sentence: w(`Kohtaan {place} tarvitaan ${fi}.`, `I {place} behövs ${sv}.`, `{place} takes ${en}.`),
    remedy: w(`Kirjoita esimerkiksi ${each.fi}.`, `Skriv till exempel ${each.sv}.`, `Write for example ${each.en}.`),
  };
}

export const FORM_WORDS = {
  "api/not-id": takes("sopimuksen tunnus", "ett id ur avtalet", "an id of the agreement", "nuorten-valmennus"),
  "api/not-random-id": takes("tunniste, jossa on 26 merkkiä", "ett id med 26 tecken", "an id of 26 characters", "aaaaaaaaaaaaaaaaaaaaaaaaaa"),
  "api/not-day": takes(
    "kalenterissa oleva päivä muodossa VVVV-KK-PP",
    "en dag som finns, i formen ÅÅÅÅ-MM-DD",
    "a day that exists, as YYYY-MM-DD",
    "2026-01-31",
  ),
  "api/not-month": takes("kuukausi muodossa VVVV-KK", "en månad i formen ÅÅÅÅ-MM", "a month as YYYY-MM", "2026-01"),
  "api/not-later-month": {
    sentence: w(
      "Kohdan {place} kuukausi on ennen ensimmäistä kuukautta.",
      "Månaden i {place} är före den första månaden.",
      "The month in {place} is before the first month.",
    ),
    remedy: w("Valitse sama tai myöhempi kuukausi.", "Välj samma månad eller en senare.", "Choose the same month or a later one."),
  },
  "api/not-time": takes("kellonaika muodossa TT:MM", "ett klockslag i formen TT:MM", "a time of the day as HH:MM", "09:00"),
  "api/not-rule": takes("säännön tunnus", "en regels id", "the id of a rule", "DPR-010"),
  "api/not-act": takes("säädöksen numero ja vuosi", "en författnings nummer och år", "the number and year of an act", "380/2023"),
  "api/not-place": takes("merkinnän järjestysnumero", "ett nummer i ordningen", "the number of an entry", "12"),
  "api/not-year": takes("vuosi neljällä numerolla", "ett år med fyra siffror", "a year in four digits", "2026"),
  "api/not-instant": takes(
    "UTC-aika millisekunnin tarkkuudella",
    "en tidpunkt i UTC på millisekunden",
    "an instant in UTC to the millisecond",
    "2026-01-31T12:00:00.000Z",
  ),
  "api/not-moment": takes(
    "UTC-aika tai päivä, joka tarkoittaa sen loppua Suomessa",
    "en tidpunkt i UTC eller en dag, som betyder dess slut i Finland",
    "an instant in UTC, or a day that means its end in Finland",
    "2026-01-31",
  ),
  "api/not-cents": takes("summa kokonaisina sentteinä", "en summa i hela cent", "an amount in whole cents", "125000 (1 250,00 €)"),
  "api/not-short-cents": takes(
    "summa kokonaisina sentteinä, enintään 18 merkkiä",
    "en summa i hela cent med högst 18 tecken",
    "an amount in whole cents, at most 18 characters",
    "125000 (1 250,00 €)",
  ),
  "api/not-amount": takes(
    "summa kokonaisina sentteinä, nolla tai enemmän",
    "en summa i hela cent, noll eller mer",
    "an amount in whole cents, zero or more",
    "125000 (1 250,00 €)",
  ),
  "api/not-moved": takes(
    "summa kokonaisina sentteinä, muu kuin nolla",
    "en summa i hela cent som inte är noll",
    "an amount in whole cents other than zero",
    "125000 (1 250,00 €)",
  ),
  "api/not-positive": takes("luku, joka on suurempi kuin nolla", "ett tal större än noll", "a number above zero", "1"),
  "api/not-hash": takes("SHA-256-tiiviste heksana, 64 merkkiä", "en SHA-256-summa i hex, 64 tecken", "a SHA-256 hash in hex, 64 characters", "9f86d081…"),
  "api/not-quantity": takes(
    "määrä pisteellä ja enintään kuudella desimaalilla",
    "en mängd med punkt och högst sex decimaler",
    "a quantity with a point and at most six decimals",
    "12.5",
  ),
  "api/not-count": takes("kokonaisluku", "ett heltal", "a whole number", "25"),
  "api/not-sample": takes("kokonaisluku nollasta kahteensataan", "ett heltal från noll till tvåhundra", "a whole number from zero to two hundred", "25"),
  "api/not-line": takes("rivi muodossa erä/rivi", "en rad i formen parti/rad", "a line as batch/line", "12/0"),
  "api/not-dimensions": takes(
    "luettelo, jossa on pilkuin erotettuna month, party, type tai line",
    "en lista med month, party, type eller line, åtskilda med komma",
    "a list of month, party, type and line, parted by commas",
    "month,party",
  ),
  "api/not-action": takes("komennon tai kyselyn nimi", "namnet på ett kommando eller en fråga", "the name of a command or question", "costs/enter"),
  "api/not-plain-text": {
    sentence: w(
      "Kohdan {place} tekstissä on merkki, jota ei voi tallentaa.",
      "Texten i {place} innehåller ett tecken som inte kan sparas.",
      "The text in {place} has a character that cannot be kept.",
    ),
    remedy: w("Kirjoita teksti uudelleen.", "Skriv texten på nytt.", "Type the text again."),
  },
  "api/not-receiver": takes(
    "https-osoite ilman käyttäjänimeä, salasanaa ja #-osaa",
    "en https-adress utan användarnamn, lösenord och #-del",
    "an https address without name, password and fragment",
    "https://hooks.example.org/sameside",
  ),
  "api/not-secret": takes(
    "whsec_ ja sen perään 24–64 tavua base64:nä",
    "whsec_ och därefter 24–64 byte i base64",
    "whsec_ and 24 to 64 bytes in base64",
    "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
  ),
  "api/not-pdf": takes("PDF-tiedosto base64:nä", "en PDF-fil i base64", "a PDF file in base64", "JVBERi0xLjcK…"),
  "api/not-base64": takes("tiedosto base64:nä", "en fil i base64", "a file in base64", "aGVp"),
  "api/not-email": takes("sähköpostiosoite", "en e-postadress", "an email address", "aada@example.org"),
} as const satisfies Readonly<Record<string, Told>>;
/** Sums stand in whole cents where programs send them; on a form people type euros, and are told so. */
const EUROS = w("1 250,00", "1 250,00", "1,250.00");
/** What programs find in the description, people are told beside the field. */
const typed = (fi: string, sv: string, en: string, remedy: Words): Told => ({
  sentence: w(`Kohtaan {place} tarvitaan ${fi}.`, `I {place} behövs ${sv}.`, `{place} takes ${en}.`),
  remedy,
});
const MEND = w("Korjaa kenttä.", "Rätta fältet.", "Correct the field.");
const NUMBER = w("Kirjoita esimerkiksi 25.", "Skriv till exempel 25.", "Write for example 25.");
export const TYPED_WORDS: Readonly<Record<string, Told>> = {
  "api/bad-input": { sentence: w("Kenttä {place} ei kelpaa.", "Fältet {place} duger inte.", "The field {place} will not do."), remedy: MEND },
  "api/input-text": typed("teksti", "en text", "a text", MEND),
  "api/input-number": typed("luku", "ett tal", "a number", NUMBER),
  "api/input-whole": typed("kokonaisluku", "ett heltal", "a whole number", NUMBER),
  "api/input-boolean": typed("kyllä tai ei", "ja eller nej", "yes or no", MEND),
  "api/input-list": typed("ainakin yksi valinta", "minst ett val", "at least one choice", MEND),
  "api/input-few": typed("useampi valinta", "flera val", "more choices", MEND),
  "api/not-cents": takes("summa euroina", "en summa i euro", "an amount in euros", EUROS),
  "api/not-short-cents": takes("pienempi summa euroina", "en mindre summa i euro", "a smaller amount in euros", EUROS),
  "api/not-amount": takes("summa euroina, nolla tai enemmän", "en summa i euro, noll eller mer", "an amount in euros, zero or more", EUROS),
  "api/not-moved": takes("summa euroina, muu kuin nolla", "en summa i euro som inte är noll", "an amount in euros other than zero", EUROS),
};

export type FormCode = keyof typeof FORM_WORDS;
