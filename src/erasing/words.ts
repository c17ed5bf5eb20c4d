/** Words of erasing texts: the part of a page that leads to it, the form, and the list of what was erased. */
import type { Day } from "../kernel/day.ts";
import { fill, type Language, type Words } from "../kernel/refusal.ts";
import { showDay } from "../kernel/shown.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export type ErasingWord = keyof typeof ERASING;
export const ERASING = {
  fold: w("Tekstin poistaminen", "Radering av text", "Erasing a text"),
  "fold-lead": w(
    "Jos tekstissä on henkilötietoja, sen voi poistaa lopullisesti.",
    "Finns det personuppgifter i en text kan den raderas slutgiltigt.",
    "Where a text holds personal data it can be erased for good.",
  ),
  "erase-this": w("Poista tämä teksti", "Radera den här texten", "Erase this text"),
  "entered-on": w("kirjattu {day}", "antecknad {day}", "entered on {day}"),
  lead: w(
    "Sanat katoavat kaikilta osapuolilta eikä niitä saa takaisin. Kirjaus, sen päivä ja todiste säilyvät.",
    "Orden försvinner för alla parter och kan inte fås tillbaka. Anteckningen, dess dag och beviset består.",
    "The words are gone for every party and cannot be brought back. The entry, its day and its proof stay.",
  ),
  copies: w(
    "Poisto ei ulotu aiemmin otettuihin kopioihin eikä muualle, missä samat sanat ovat: allekirjoitettuun pöytäkirjaan tai asiaan, johon teksti on siirtynyt. Varmuuskopioista teksti katoaa niiden vanhetessa.",
    "Raderingen når inte kopior som redan tagits och inte heller andra ställen där samma ord står: ett undertecknat protokoll eller ett ärende dit texten har förts. Ur säkerhetskopiorna försvinner texten när de åldras.",
    "Copies that were made before are not reached, nor other places with the same words: signed minutes, or a matter into which the text was taken. From backups the text goes as they age.",
  ),
  text: w("Poistettava teksti", "Texten som raderas", "The text that goes"),
  under: w("Peruste: laki tai päätös ja pykälä", "Grund: lag eller beslut och paragraf", "Ground: the statute or the decision with its section"),
  "under-help": w(
    "Kaikki osapuolet näkevät perusteen ja syyn; älä mainitse niissä henkilöitä.",
    "Alla parter ser grunden och skälet; nämn inga personer i dem.",
    "Every party sees ground and reason; name no person in them.",
  ),
  reason: w("Syy", "Skäl", "Reason"),
  archive: w("Arkistointivelvollisuus on tarkistettu.", "Arkiveringsskyldigheten har kontrollerats.", "The duty to archive was checked."),
  send: w("Poista teksti lopullisesti", "Radera texten slutgiltigt", "Erase the text for good"),
  leave: w("Palaa poistamatta", "Gå tillbaka utan att radera", "Go back without erasing"),
  back: w("Takaisin", "Tillbaka", "Back"),
  lost: w("Teksti, joka kirjattiin {day}.", "En text som antecknades {day}.", "A text that was entered on {day}."),
  gone: w("Poistettu {day}. Peruste: {under}.", "Raderad {day}. Grund: {under}.", "Erased on {day} under {under}."),
  list: w("Poistetut tiedot", "Raderade uppgifter", "What was erased"),
  "list-lead": w(
    "Poistot, uusin ensin. Poistetun kirjaus ja todiste säilyvät.",
    "Raderingarna, den nyaste först. Anteckningen och beviset för det raderade består.",
    "What was erased, the newest first. The entries and the proofs of what was erased stay.",
  ),
  none: w("Mitään ei ole poistettu.", "Ingenting har raderats.", "Nothing was erased."),
  day: w("Päivä", "Dag", "Day"),
  who: w("Poistaja", "Vem raderade", "Who"),
  ground: w("Peruste ja syy", "Grund och skäl", "Ground and reason"),
  what: w("Mitä", "Vad", "What"),
  files: w(
    "{count} {count|teksti tai tiedosto|tekstiä tai tiedostoa}",
    "{count} {count|text eller fil|texter eller filer}",
    "{count} {count|text or file|texts or files}",
  ),
  lines: w(
    "{count} {count|kulurivin|kulurivin} tiedot",
    "uppgifterna på {count} {count|kostnadsrad|kostnadsrader}",
    "the details of {count} cost {count|line|lines}",
  ),
} satisfies Readonly<Record<string, Words>>;

/** What stands where a text or a file was; nothing is known of one that is neither there nor erased. */
export function erasedText(language: Language, gone: { readonly day: Day; readonly under: string } | undefined): string {
  return gone ? fill(ERASING.gone[language], { day: showDay(gone.day, language), under: gone.under }) : "";
}
