/** Words of what stands against settling. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const SETTLE_TEXTS = {
  "earlier-unordered": w(
    "{a} ja {b} ulottuvat molemmat päivään {through}, eikä kumpikaan kerro, että se tehtiin toisen jälkeen (--earlier). Kumpi maksettiin viimeksi? Anna vain se; jos molemmat on maksettu, tee jälkimmäinen uudelleen valitsimella --earlier ja edellinen: sama raha on voitu maksaa kahdesti.",
    "{a} och {b} sträcker sig båda till {through}, och ingen av dem säger att den gjordes efter den andra (--earlier). Vilken betalades sist? Ange bara den; om båda har betalats, gör den senare på nytt med --earlier och den förra: samma pengar kan ha betalats två gånger.",
    "{a} and {b} both run through {through}, and neither says that it was made after the other (--earlier). Which was paid last? Give that one alone; if both were paid, make the later one again with --earlier and the first: the same money may have been paid twice.",
  ),
  "earlier-results": w(
    "Aiempi tilitys {path} tehtiin tulostiedostosta ({file}), ja nyt sitä ei ole: kaikki, mitä tulosten perusteella maksettiin, perittäisiin takaisin.",
    "Den tidigare avräkningen {path} gjordes med en resultatfil ({file}), och nu finns ingen: allt som betalades utifrån resultaten skulle krävas tillbaka.",
    "The earlier statement {path} was made with a results file ({file}), and now there is none: all that was paid for results would be taken back.",
  ),
  "no-results-do": w(
    "Nimeä tiedosto valitsimella --results, tai tilitä ilman tuloksia valitsimella --no-results.",
    "Ange filen med --results, eller avräkna utan resultat med --no-results.",
    "Name the file with --results, or settle without results with --no-results.",
  ),
  "results-and-none": w("Anna joko --results tai --no-results.", "Ange antingen --results eller --no-results.", "Give either --results or --no-results."),
  "costs-empty": w("Kustannustiedostossa ei ole yhtään riviä: {path}.", "Kostnadsfilen har inga rader: {path}.", "The cost file has no rows: {path}."),
} as const satisfies Readonly<Record<string, Words>>;
