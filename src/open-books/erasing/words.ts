/** Words of erasing the details of lines. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const ERASING = {
  title: w("Tietojen poistaminen", "Radering av uppgifter", "Erasing details"),
  lead: w(
    "Toimittaja, tosite, selite, tili ja kustannuspaikka poistetaan lopullisesti. Summat ja todiste säilyvät.",
    "Leverantör, verifikat, förklaring, konto och kostnadsställe raderas slutgiltigt. Summorna och beviset består.",
    "Supplier, voucher, text, account and cost centre are erased for good. The sums and the proof stay.",
  ),
  under: w("Peruste: sääntö tai päätös ja pykälä", "Grund: regel eller beslut och paragraf", "Ground: the rule or the decision with its section"),
  "under-help": w(
    "Kaikki osapuolet näkevät perusteen; älä mainitse siinä henkilöitä.",
    "Alla parter ser grunden; nämn inga personer i den.",
    "Every party sees the ground; name no person in it.",
  ),
  archive: w("Arkistointivelvollisuus on tarkistettu.", "Arkiveringsskyldigheten har kontrollerats.", "The duty to archive was checked."),
  erase: w("Poista tiedot lopullisesti", "Radera uppgifterna slutgiltigt", "Erase the details for good"),
  erased: w(
    "Rivin tiedot poistettiin {day}. Peruste: {under}. Summat ja todiste pysyvät.",
    "Radens uppgifter raderades {day}. Grund: {under}. Summorna och beviset består.",
    "The details of this line were erased on {day} under {under}. Its sums and its proof stand.",
  ),
} satisfies Readonly<Record<string, Words>>;

export const ERASING_REFUSALS = {
  "open-books/erased-already": {
    sentence: w("Rivin {line} tiedot on jo poistettu.", "Uppgifterna på rad {line} har redan raderats.", "The details of line {line} were erased already."),
    remedy: w("Jätä rivi pois luettelosta.", "Lämna bort raden ur listan.", "Leave the line out."),
  },
  "open-books/erased-disputed": {
    sentence: w(
      "Riviä {line} koskeva havainto on kesken: tietoja tarvitaan sen ratkaisemiseen.",
      "En iakttagelse om rad {line} är inte avgjord: uppgifterna behövs för att avgöra den.",
      "A finding about line {line} is not decided: its details are needed to decide it.",
    ),
    remedy: w("Ratkaise havainto {finding} ensin.", "Avgör först iakttagelsen {finding}.", "Decide the finding {finding} first."),
  },
  "open-books/erased-own": {
    sentence: w(
      "Rivi {line} on oman organisaatiosi (osapuoli {party}): omia kustannustietoja ei voi poistaa itse.",
      "Rad {line} är din egen organisations (parten {party}): ingen kan själv radera sina kostnadsuppgifter.",
      "Line {line} is your own organisation's (the party {party}): nobody erases the details of its own costs.",
    ),
    remedy: w(
      "Pyydä toisen tilaajan controlleria tai ylläpitäjää poistamaan tiedot.",
      "Be en annan beställares controller eller administratören att radera uppgifterna.",
      "Ask another purchaser's controller, or whoever looks after the house, to erase them.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;
