/** The words of `sameside minutes`. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const MINUTES_COMMANDS = {
  minutes: w(
    "Lue asianhallintajärjestelmän päätöksiä ja kokouksia",
    "Läs beslut och sammanträden ur ett ärendehanteringssystem",
    "Read decisions and meetings of a case system",
  ),
} as const;

export const MINUTES_OPTIONS = {
  "minutes-task": w("mitä tehdään", "vad som görs", "what to do"),
  "minutes-files": w("Ahjo-rajapinnan JSON-tiedostoja, myös .gz", "JSON-filer från gränssnittet Ahjo, även .gz", "JSON files of the Ahjo interface, also .gz"),
  published: w(
    "päivä, jona pöytäkirja julkaistiin verkossa: muutoksenhakuajan päätyttyä henkilöt jätetään pois",
    "dagen då protokollet publicerades i det allmänna datanätet: när tiden för ändringssökande har löpt ut utelämnas personer",
    "the day on which the minutes were put on the web: persons are left out once the time for appeal is over",
  ),
} as const;

export const MINUTES_TEXTS = {
  "minutes-decisions": w("{n} {n|päätös|päätöstä}", "{n} {n|beslut|beslut}", "{n} {n|decision|decisions}"),
  "minutes-meetings": w(
    "{n} {n|kokous|kokousta}, {items} {items|asia|asiaa} esityslistoilla",
    "{n} {n|sammanträde|sammanträden}, {items} {items|ärende|ärenden} på föredragningslistorna",
    "{n} {n|meeting|meetings}, {items} {items|item|items} on their agendas",
  ),
  "minutes-carried": w(
    "{fields} {fields|kenttä luetaan ja kirjoitetaan|kenttää luetaan ja kirjoitetaan} takaisin samana ({places} {places|paikassa|paikassa}).",
    "{fields} fält läses och skrivs tillbaka lika (på {places} {places|ställe|ställen}).",
    "{fields} {fields|field is|fields are} read and written again the same (in {places} {places|place|places}).",
  ),
  "minutes-others": w("Ei mallissa, {n} {n|kenttä|kenttää}:", "Finns inte i modellen, {n} fält:", "Not in the model, {n} {n|field|fields}:"),
  "minutes-places": w("{same}/{given}", "{same}/{given}", "{same}/{given}"),
  "minutes-not-json": w("{path} ei ole JSON-tiedosto.", "{path} är ingen JSON-fil.", "{path} is not a JSON file."),
  "minutes-no-list": w(
    "{path}: tiedostossa ei ole päätöksiä (decisions) eikä kokouksia (meetings).",
    "{path}: filen har varken beslut (decisions) eller sammanträden (meetings).",
    "{path} holds neither decisions nor meetings.",
  ),
  "minutes-wrong-at": w("{path}: kohta {at} ei ole luettavissa: {why}", "{path}: stället {at} kan inte läsas: {why}", "{path}: {at} cannot be read: {why}"),
  "minutes-pdf-file": w("Anna PDF:lle tiedosto valitsimella -o.", "Ge en fil för PDF med -o.", "Name a file for the PDF with -o."),
} as const;
