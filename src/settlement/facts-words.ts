import type { Words } from "../kernel/refusal.ts";

export const FACT_CODES = [
  "facts/column-unknown",
  "facts/column-twice",
  "facts/kind-unknown",
  "facts/field-missing",
  "facts/field-unreadable",
  "facts/day-impossible",
  "facts/id-unknown",
  "facts/id-twice",
  "facts/ordinal-beyond",
  "facts/pseudonym",
] as const;
export type FactCode = (typeof FACT_CODES)[number];
export type FactWords = { readonly sentence: Words; readonly remedy: Words };

const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** What is wrong with a row of a results file, and what to do; faults of the file as a whole have the words of the cost files. */
export const factWords: Readonly<Record<FactCode, FactWords>> = {
  "facts/column-unknown": {
    sentence: words(
      "Tulostiedostossa on tuntematon sarake ”{column}”.",
      "Resultatfilen har en okänd kolumn ”{column}”.",
      "The results file has an unknown column “{column}”.",
    ),
    remedy: words(
      "Poista tai nimeä uudelleen, tai kerro vastaavuus mapping.yaml-tiedoston kohdassa results. Tunnetut: {known}",
      "Ta bort den, byt namn eller ange motsvarigheten under results i mapping.yaml. Kända: {known}",
      "Remove or rename it, or say under results in mapping.yaml what it is. Known: {known}",
    ),
  },
  "facts/column-twice": {
    sentence: words("Sarake {column} on kahteen kertaan.", "Kolumnen {column} finns två gånger.", "The column {column} comes twice."),
    remedy: words("Poista toinen.", "Ta bort den ena.", "Remove one of them."),
  },
  "facts/kind-unknown": {
    sentence: words("Rivin lajia ”{text}” ei tunneta.", "Radens slag ”{text}” är okänt.", "The kind “{text}” is not known."),
    remedy: words("Tunnetut: {known}", "Kända: {known}", "Known: {known}"),
  },
  "facts/field-missing": {
    sentence: words("Lajin {kind} riviltä puuttuu {column}.", "En rad av slaget {kind} saknar {column}.", "A row of the kind {kind} lacks {column}."),
    remedy: words("Täydennä solu.", "Fyll i cellen.", "Fill in the cell."),
  },
  "facts/field-unreadable": {
    sentence: words(
      "Sarakkeen {column} arvoa ”{text}” ei voi lukea ({what}).",
      "Värdet ”{text}” i kolumnen {column} går inte att läsa ({what}).",
      "“{text}” in the column {column} cannot be read ({what}).",
    ),
    remedy: words("Katso muoto sivulta docs/cost-files.md.", "Se formen i docs/cost-files.md.", "See docs/cost-files.md for how it is written."),
  },
  "facts/day-impossible": {
    sentence: words(
      "Sarakkeen {column} päivää ”{text}” ei ole olemassa.",
      "Dagen ”{text}” i kolumnen {column} finns inte.",
      "There is no such day as “{text}” in the column {column}.",
    ),
    remedy: words("Korjaa päivä.", "Rätta datumet.", "Correct the day."),
  },
  "facts/id-unknown": {
    sentence: words(
      "Sarakkeen {column} tunnusta ”{text}” ei ole sopimuksessa.",
      "Namnet ”{text}” i kolumnen {column} finns inte i avtalet.",
      "“{text}” in the column {column} is not in the agreement.",
    ),
    remedy: words("Sopimuksessa: {known}", "I avtalet: {known}", "In the agreement: {known}"),
  },
  "facts/id-twice": {
    sentence: words(
      "Tunnus ”{text}” on jo toisella lajin {kind} rivillä.",
      "Namnet ”{text}” finns redan på en annan rad av slaget {kind}.",
      "The id “{text}” already stands on another row of the kind {kind}.",
    ),
    remedy: words(
      "Anna jokaiselle oma tunnus tai poista toisto.",
      "Ge var och en sitt eget namn eller ta bort upprepningen.",
      "Give each its own id, or remove the repetition.",
    ),
  },
  "facts/ordinal-beyond": {
    sentence: words(
      "Erällä on {times} osaa, rivi vaatii osaa {ordinal}.",
      "Posten har {times} delar, raden gäller del {ordinal}.",
      "The instalment has {times} parts; the row claims part {ordinal}.",
    ),
    remedy: words("Korjaa sarake ordinal.", "Rätta kolumnen ordinal.", "Correct the column ordinal."),
  },
  "facts/pseudonym": {
    sentence: words("Asiakkaan tunnus ei ole peitenimi.", "Kundens kod är ingen pseudonym.", "The customer is no pseudonym."),
    remedy: words(
      "Käytä järjestäjän antamaa peitetunnusta: 4–40 pientä kirjainta a–z, numeroa tai tavuviivaa.",
      "Använd den pseudonym som ordnaren har gett: 4–40 små bokstäver a–z, siffror eller bindestreck.",
      "Use the pseudonym that the organiser gave: 4 to 40 small letters a–z, digits or hyphens.",
    ),
  },
};
