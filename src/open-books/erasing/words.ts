/** Words of erasing the details of lines. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const ERASING = {
  title: w("Tietojen poistaminen", "Radering av uppgifter", "Erasing details"),
  lead: w(
    "Toimittaja, tosite, selite, tili ja kustannuspaikka poistetaan lopullisesti. Summat ja todiste säilyvät.",
    "Leverantör, verifikation, förklaring, konto och kostnadsställe raderas slutgiltigt. Summorna och beviset består.",
    "Supplier, voucher, text, account and cost centre are erased for good. The sums and the proof stay.",
  ),
  "lead-finding": w(
    "Kysymyksen, vastausten ja perustelujen tekstit poistetaan lopullisesti. Rivit, summat, ratkaisut ja todiste säilyvät.",
    "Texterna i frågan, svaren och motiveringarna raderas slutgiltigt. Raderna, summorna, avgörandena och beviset består.",
    "The texts of the question, the answers and the reasons are erased for good. Lines, sums, decisions and the proof stay.",
  ),
  details: w("Rivin tiedot", "Radens uppgifter", "The details of the line"),
  evidence: w("Tosite", "Underlag", "Evidence"),
  erase: w("Poista tiedot lopullisesti", "Radera uppgifterna slutgiltigt", "Erase the details for good"),
  erased: w(
    "Rivin tiedot poistettiin {day}. Peruste: {under}. Summat ja todiste pysyvät.",
    "Radens uppgifter raderades {day}. Grund: {under}. Summorna och beviset består.",
    "The details of this line were erased on {day} under {under}. Its sums and its proof stand.",
  ),
} satisfies Readonly<Record<string, Words>>;

export const ERASING_REFUSALS = {
  "open-books/erases-nothing": {
    sentence: w("Poistettavaa ei ole valittu.", "Inget har valts att raderas.", "Nothing was chosen to be erased."),
    remedy: w(
      "Nimeä rivit, tositetiedostot, kysymykset tai tekstit (lines, evidence, findings, texts).",
      "Ange rader, underlag, frågor eller texter (lines, evidence, findings, texts).",
      "Name lines, files of evidence, findings or texts (lines, evidence, findings, texts).",
    ),
  },
  "open-books/no-evidence": {
    sentence: w("Tositetiedostoa {evidence} ei ole.", "Underlaget {evidence} finns inte.", "There is no evidence {evidence}."),
    remedy: w("Ota tiiviste rivin sivulta.", "Ta hashen från radens sida.", "Take the hash from the page of the line."),
  },
  "open-books/no-text": {
    sentence: w("Tekstiä {text}, jonka voisi poistaa, ei ole.", "Det finns ingen text {text} som kan raderas.", "There is no text {text} that can be erased."),
    remedy: w(
      "Avaa poisto sivulta, jolla teksti on, tai ota tiiviste kirjauksesta, joka nimeää tekstin.",
      "Öppna raderingen på sidan där texten står, eller ta hashen från posten som anger texten.",
      "Begin on the page on which the text stands, or take the hash from the entry that names it.",
    ),
  },
  "open-books/text-erased-own": {
    sentence: w(
      "Tekstin {file} on kirjannut oma organisaatiosi (osapuoli {party}).",
      "Texten {file} har antecknats av din egen organisation (parten {party}).",
      "The text {file} was entered by your own organisation (the party {party}).",
    ),
    remedy: w(
      "Pyydä toisen tilaajan controlleria tai ylläpitäjää poistamaan se.",
      "Be en annan beställares controller eller administratören att radera den.",
      "Ask another purchaser's controller, or whoever looks after the house, to erase it.",
    ),
  },
  "open-books/file-erased-already": {
    sentence: w("{file} on jo poistettu.", "{file} har redan raderats.", "{file} was erased already."),
    remedy: w("Jätä se pois luettelosta.", "Lämna bort det ur listan.", "Leave it out."),
  },
  "open-books/file-erased-disputed": {
    sentence: w(
      "{file}: kysymys on ratkaisematta, ja aineistoa tarvitaan sen ratkaisemiseen.",
      "{file}: en fråga är inte avgjord, och underlaget behövs för att avgöra den.",
      "{file}: a finding is not decided, and this is needed to decide it.",
    ),
    remedy: w("Ratkaise kysymys {finding} ensin.", "Avgör först frågan {finding}.", "Decide the finding {finding} first."),
  },
  "open-books/file-erased-own": {
    sentence: w(
      "{file} koskee oman organisaatiosi kuluja (osapuoli {party}): niiden aineistoa ei voi poistaa itse.",
      "{file} gäller din egen organisations kostnader (parten {party}): ingen kan själv radera sitt underlag.",
      "{file} is about your own organisation's costs (the party {party}): nobody erases what its own costs are judged by.",
    ),
    remedy: w(
      "Pyydä toisen tilaajan controlleria tai ylläpitäjää poistamaan se.",
      "Be en annan beställares controller eller administratören att radera det.",
      "Ask another purchaser's controller, or whoever looks after the house, to erase it.",
    ),
  },
  "open-books/text-erased-open": {
    sentence: w(
      "{file}: asia on päättämättä tai pöytäkirja allekirjoittamatta, ja tekstiä tarvitaan vielä.",
      "{file}: ärendet är inte avgjort eller protokollet inte undertecknat, och texten behövs ännu.",
      "{file}: the matter is not decided, or the minutes are not signed, and the text is still needed.",
    ),
    remedy: w(
      "Poista se, kun asia on käsitelty tai pöytäkirja allekirjoitettu.",
      "Radera den när ärendet har behandlats eller protokollet undertecknats.",
      "Erase it once the matter has been dealt with or the minutes are signed.",
    ),
  },
  "open-books/erased-already": {
    sentence: w("Rivin {line} tiedot on jo poistettu.", "Uppgifterna på rad {line} har redan raderats.", "The details of line {line} were erased already."),
    remedy: w("Jätä rivi pois luettelosta.", "Lämna bort raden ur listan.", "Leave the line out."),
  },
  "open-books/erased-disputed": {
    sentence: w(
      "Riviä {line} koskeva kysymys on ratkaisematta: tietoja tarvitaan sen ratkaisemiseen.",
      "En fråga om rad {line} är inte avgjord: uppgifterna behövs för att avgöra den.",
      "A finding about line {line} is not decided: its details are needed to decide it.",
    ),
    remedy: w("Ratkaise kysymys {finding} ensin.", "Avgör först frågan {finding}.", "Decide the finding {finding} first."),
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
