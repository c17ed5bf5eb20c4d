/** Words of vouchers and files that come once more: why that is refused, and what pages say of it. */
import type { Told } from "../../api/words.ts";
import type { Words } from "../../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const DOUBLE_REFUSALS = {
  "open-books/booked-before": {
    sentence: w(
      "Toimittajan {supplier} tosite {document}, {amount} €, on jo kirjoissa rivinä {line}.",
      "Verifikationen {document} av {supplier}, {amount} €, finns redan i böckerna som raden {line}.",
      "The voucher {document} of {supplier}, {amount} €, is in the books already as the line {line}.",
    ),
    remedy: w(
      "Älä kirjaa samaa kulua kahdesti. Jos tositteella on kaksi yhtä suurta kulua tai kaksi kertaa sama määrä, vahvista se (again: true).",
      "Bokför inte samma kostnad två gånger. Har verifikationen två lika stora kostnader eller samma mängd två gånger, bekräfta det (again: true).",
      "Do not enter one cost twice. Where the voucher holds two costs of one sum or quantity, confirm it (again: true).",
    ),
  },
  "open-books/sent-twice": {
    sentence: w(
      "Toimittajan {supplier} tosite {document}, {amount} €, on samoissa riveissä jo {first}. rivinä.",
      "Verifikationen {document} av {supplier}, {amount} €, finns redan som rad {first} bland de här raderna.",
      "The voucher {document} of {supplier}, {amount} €, stands among these lines already, as number {first}.",
    ),
    remedy: w(
      "Poista toinen. Jos kuluja on kaksi samanlaista, vahvista se (again: true).",
      "Ta bort den ena. Är kostnaderna två likadana, bekräfta det (again: true).",
      "Remove one of them. Where there are two alike, confirm it (again: true).",
    ),
  },
  "open-books/same-file": {
    sentence: w(
      "Sama tiedosto on jo kirjoissa eränä {batch}: sen rahat laskettaisiin kahdesti.",
      "Samma fil finns redan i böckerna som posten {batch}: dess pengar skulle räknas två gånger.",
      "The same file is in the books already as the batch {batch}: its money would count twice.",
    ),
    remedy: w(
      "Hylkää tiedosto. Jos se todella kuuluu kirjoihin toistamiseen, vahvista se (again: true).",
      "Förkasta filen. Hör den verkligen hemma i böckerna en gång till, bekräfta det (again: true).",
      "Drop the file. Where it does belong into the books once more, confirm it (again: true).",
    ),
  },
  "open-books/rows-booked-before": {
    sentence: w(
      "Tiedoston riveistä {rows} ({net} €) on jo kirjoissa samalla tositteella, toimittajalla ja summalla (määrän mukaan maksettavat: määrällä), ensimmäisenä rivi {line}.",
      "{rows} av filens rader ({net} €) finns redan i böckerna med samma verifikation, leverantör och belopp (eller mängd, där den betalas), först raden {line}.",
      "{rows} {rows|row|rows} of the file ({net} €) {rows|is|are} in the books already with the same voucher, supplier and sum (or quantity, where that is paid), the first as the line {line}.",
    ),
    remedy: w(
      "Poista ne tiedostosta ja tuo se uudelleen, tai vahvista, että kulut ovat eri kuluja (again: true).",
      "Ta bort dem ur filen och importera den på nytt, eller bekräfta att kostnaderna är andra (again: true).",
      "Take them out of the file and import it again, or confirm that they are other costs (again: true).",
    ),
  },
  "open-books/still-counting": {
    sentence: w(
      "Tiedoston {batch} rivejä verrataan vielä kirjoihin: niihin on tullut paljon rivejä tai vertailu on kesken.",
      "Raderna i filen {batch} jämförs ännu med böckerna: många rader har kommit in i dem, eller så pågår jämförelsen.",
      "The rows of the file {batch} are still being compared with the books: many lines have come into them, or the comparison goes on.",
    ),
    remedy: w(
      "Odota, kunnes vertailu on valmis, katso mitä kirjoissa jo on, ja ota tiedosto sitten kirjoihin.",
      "Vänta tills jämförelsen är klar, se vad som redan finns i böckerna och ta sedan in filen.",
      "Wait until it has been compared, look at what the books have already, and accept it again.",
    ),
  },
  "open-books/outside-differs": {
    sentence: w(
      "Sopimuskausien ulkopuolelle jää {found} {found|rivi|riviä} ({sum} €), vahvistit {stated}.",
      "{found} {found|rad|rader} ({sum} €) ligger utanför avtalsperioderna, du bekräftade {stated}.",
      "{found} {found|row|rows} ({sum} €) {found|is|are} outside the contract periods, you confirmed {stated}.",
    ),
    remedy: w(
      "Tarkista rivien päivät, tai vahvista ulkopuolelle jäävien määrä (outside).",
      "Kontrollera radernas dagar, eller bekräfta antalet rader utanför (outside).",
      "Check the days of the rows, or confirm how many are outside (outside).",
    ),
  },
} satisfies Readonly<Record<string, Told>>;

export const DOUBLES = {
  doubles: w("Samat tositteet", "Samma verifikationer", "Same vouchers"),
  lead: w(
    "Tositteet, jotka on kirjattu useammin kuin kerran: saman toimittajan sama numero eri erissä tai eri osapuolilla. Osissa laskutettu työ on oikein; sama kulu kahdesti ei ole.",
    "Verifikationer som har bokförts mer än en gång: samma leverantörs samma nummer i olika poster eller hos olika parter. Delfakturerat arbete är rätt, samma kostnad två gånger är det inte.",
    "Vouchers that were entered more than once: one number of one supplier in several batches or of several parties. Work invoiced in parts is right; one cost twice is not.",
  ),
  none: w("Mikään tosite ei toistu.", "Ingen verifikation upprepas.", "No voucher stands twice."),
  "of-seen": w(
    "Luettelossa ovat vain rivit, joiden tositteet näet.",
    "Listan har bara rader vars verifikationer du ser.",
    "The list holds only lines whose vouchers you may see.",
  ),
  first: w("Näkyvissä ovat {most} suurinta.", "De {most} största visas.", "The {most} largest are shown."),
  "same-sum": w("sama summa", "samma belopp", "same sum"),
  batches: w("Rivit", "Rader", "Lines"),
  "same-file": w(
    "Sama tiedosto on jo kirjoissa eränä {batch}.",
    "Samma fil finns redan i böckerna som posten {batch}.",
    "The same file is in the books already as the batch {batch}.",
  ),
  "rows-equal": w(
    "Jo kirjoissa samalla tositteella, toimittajalla ja summalla",
    "Redan i böckerna med samma verifikation, leverantör och belopp",
    "In the books already with the same voucher, supplier and sum",
  ),
  "rows-known": w(
    "Tosite on jo kirjoissa, summa on toinen",
    "Verifikationen finns redan i böckerna, beloppet är ett annat",
    "Voucher in the books already, with another sum",
  ),
  "rows-twice": w("Samanlaisena useammin kuin kerran tiedostossa", "Likadana mer än en gång i filen", "Alike more than once in the file"),
  "confirm-again": w(
    "Vahvistan, että nämä eivät ole samoja kuluja kuin kirjoissa jo olevat",
    "Jag bekräftar att dessa inte är samma kostnader som de som redan finns i böckerna",
    "I confirm that these are not the same costs as those in the books already",
  ),
  "row-as-line": w(
    "Rivi {row}: {voucher}, {net}; kirjoissa rivi",
    "Rad {row}: {voucher}, {net}; i böckerna raden",
    "Row {row}: {voucher}, {net}; in the books the line",
  ),
  "row-times": w("Rivi {row}: {voucher}, {net}: {times} kertaa", "Rad {row}: {voucher}, {net}: {times} gånger", "Row {row}: {voucher}, {net}: {times} times"),
} satisfies Readonly<Record<string, Words>>;
export type DoubleWord = keyof typeof DOUBLES;
