/** Words of what stands against settling. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const SETTLE_TEXTS = {
  "earlier-unordered": w(
    "{a} ja {b} ulottuvat molemmat päivään {through}, eikä kumpikaan kerro, että se tehtiin toisen jälkeen (--earlier). Kumpi maksettiin viimeksi? Anna vain se; jos molemmat on maksettu, tee jälkimmäinen uudelleen valitsimella --earlier ja edellinen: sama raha on voitu maksaa kahdesti.",
    "{a} och {b} sträcker sig båda till {through}, och ingen av dem säger att den gjordes efter den andra (--earlier). Vilken betalades sist? Ange bara den; om båda har betalats, gör den senare på nytt med --earlier och den förra: samma pengar kan ha betalats två gånger.",
    "{a} and {b} both run through {through}, and neither says that it was made after the other (--earlier). Which was paid last? Give that one alone; if both were paid, make the later one again with --earlier and the first: the same money may have been paid twice.",
  ),
} as const satisfies Readonly<Record<string, Words>>;
