/** Why the books on the record refuse, and what to do. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import { APPROVAL_REFUSALS } from "./approvals/words.ts";
import { CLOSING_REFUSALS } from "./closing/words.ts";
import { CORRECTION_REFUSALS } from "./corrections/words.ts";
import { DOUBLE_REFUSALS } from "./doubles/words.ts";
import { ERASING_REFUSALS } from "./erasing/words.ts";
import { BOOKS } from "./page-words.ts";
import { costWords } from "./words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const OWN = {
  "open-books/no-import": {
    sentence: w(
      "Tuontia {batch} ei ole, tai se on jo hyväksytty.",
      "Importen {batch} finns inte eller är redan godkänd.",
      "There is no import {batch}, or it was taken already.",
    ),
    remedy: w(
      "Tarkista kirjanpidosta, onko erä jo siellä; muuten tuo tiedosto uudelleen.",
      "Se efter i böckerna om posten redan finns där; importera annars filen på nytt.",
      "Look in the books whether the batch is there already; else import the file again.",
    ),
  },
  "open-books/not-ready": {
    sentence: w(
      "Tiedostoa ei ole vielä luettu loppuun, tai siitä ei saatu yhtään riviä.",
      "Filen är inte färdigläst eller gav inga rader.",
      "The file has not been read to its end yet, or gave no lines.",
    ),
    remedy: w(
      "Odota, että lukeminen päättyy, ja katso esikatselu.",
      "Vänta tills läsningen är klar och granska sedan förhandsvisningen.",
      "Wait until it has been read, then look at the preview.",
    ),
  },
  "open-books/agreement-changed": {
    sentence: w(
      "Sopimus on muuttunut sen jälkeen, kun tiedosto luettiin.",
      "Avtalet har ändrats sedan filen lästes.",
      "The agreement has changed since the file was read.",
    ),
    remedy: w(
      "Tuo tiedosto uudelleen, jotta rivit luetaan voimassa olevan sopimuksen mukaan.",
      "Importera filen på nytt så att raderna läses enligt det gällande avtalet.",
      "Import the file again, so that its rows are read by the agreement in force.",
    ),
  },
  "open-books/counts-differ": {
    sentence: w(
      "Ilmoitit, että tilitykseen lasketaan {stated}; nettosummasta {net} lasketaan {found}, kun kuluksi jäävä ALV lisätään, avustukset ja riitaiset rivit vähennetään ja tunnit, yksiköt ja kertoimet lasketaan sopimuksen hinnoin.",
      "Du uppgav att {stated} räknas i avräkningen; av nettobeloppet {net} räknas {found}, när moms som blir kostnad läggs till, bidrag och tvistiga rader dras av och timmar, enheter och koefficienter räknas till avtalets priser.",
      "You stated that {stated} counts in the settlement; of a net of {net} it is {found}, with VAT that stays a cost, without grants and disputed lines, and with hours, units and coefficients at the agreement's prices.",
    ),
    remedy: w(
      "Katso netto, ALV ja avustukset rinnakkain ja vahvista summa, joka lasketaan.",
      "Se netto, moms och bidrag bredvid varandra och bekräfta beloppet som räknas.",
      "Look at net, VAT and grants side by side, and confirm the sum that counts.",
    ),
  },
  "open-books/totals-differ": {
    sentence: w(
      "Ilmoitit {count} {count|rivin|riviä} ja {total}; rivejä on {found} ja niiden summa {found-total}.",
      "Du uppgav {count} {count|rad|rader} och {total}; det finns {found} {found|rad|rader} och deras summa är {found-total}.",
      "You stated {count} {count|line|lines} and {total}; there {found|is|are} {found} {found|line|lines}, and their sum is {found-total}.",
    ),
    remedy: w(
      "Vertaa lähdejärjestelmään ja vahvista luvut vasta, kun ne täsmäävät.",
      "Jämför med källsystemet och bekräfta talen först när de stämmer.",
      "Compare with the ledger that it came from, and confirm only figures that agree.",
    ),
  },
  "open-books/left-out-differs": {
    sentence: w(
      "Tiedostosta jää pois {found} {found|rivi|riviä}, vahvistit {stated}.",
      "{found} {found|rad|rader} i filen lämnas utanför, du bekräftade {stated}.",
      "{found} {found|row of the file is|rows of the file are} left out, you confirmed {stated}.",
    ),
    remedy: w(
      "Korjaa rivit ja tuo tiedosto uudelleen, tai vahvista poisjäävien rivien määrä.",
      "Rätta raderna och importera filen på nytt, eller bekräfta antalet rader som lämnas utanför.",
      "Mend the rows and import the file again, or confirm how many are left out.",
    ),
  },
  "open-books/not-your-party": {
    sentence: w("Et toimi osapuolen {party} puolesta.", "Du företräder inte parten {party}.", "You do not act for the party {party}."),
    remedy: w(
      "Kirjauksen tekee osapuolen oma organisaatio. Valitse oikea organisaatio tai osapuoli.",
      "Bokföringen görs av partens egen organisation. Välj rätt organisation eller part.",
      "A party's own organisation does this. Choose the right organisation or party.",
    ),
  },
  "open-books/month-signed": {
    sentence: w(
      "Osapuolen {party} kuukausi {month} on kuitattu valmiiksi.",
      "Parten {party} har skrivit under månaden {month}.",
      "{party} has signed the month {month}.",
    ),
    remedy: w(
      "Kirjaa oikaisu avoimelle kuukaudelle: se viittaa korjattavaan riviin ja säilyttää sen päivän.",
      "Bokför en rättelse i den öppna perioden: den hänvisar till raden och behåller dess dag.",
      "Book a correction in the open period: it names the line and keeps its day.",
    ),
  },
  "open-books/no-line": {
    sentence: w("Riviä {line} ei ole kirjanpidossa.", "Raden {line} finns inte i böckerna.", "There is no line {line} in the books."),
    remedy: w("Tarkista viittaus; muoto on erä/rivi.", "Kontrollera hänvisningen; formen är post/rad.", "Check the reference; its form is batch/line."),
  },
  "open-books/other-party": {
    sentence: w("Rivi {line} on osapuolen {party}.", "Raden {line} hör till parten {party}.", "The line {line} belongs to {party}."),
    remedy: w("Oikaise vain oman osapuolesi rivejä.", "Rätta bara rader som hör till din egen part.", "Correct lines of your own party only."),
  },
  "open-books/other-day": {
    sentence: w(
      "Oikaisun päivä ei ole korjattavan rivin {line} päivä {day}.",
      "Rättelsens dag är inte dagen {day} för raden {line}.",
      "The day of the correction is not that of the line {line}, {day}.",
    ),
    remedy: w("Anna oikaisulle päivä {day}.", "Ge rättelsen dagen {day}.", "Give the correction the day {day}."),
  },
  "open-books/one-party": {
    sentence: w(
      "Rivi {line} on eri osapuolen kuin muut ({party}).",
      "Raden {line} hör till en annan part än de övriga ({party}).",
      "The line {line} belongs to another party than the rest ({party}).",
    ),
    remedy: w("Tee kullekin osapuolelle oma kysymys.", "Ställ en egen fråga till varje part.", "Ask each party separately."),
  },
  "open-books/open-already": {
    sentence: w(
      "Rivi {line} on jo kysymyksessä {finding}.",
      "Raden {line} ingår redan i en obesvarad fråga, {finding}.",
      "The line {line} is already in question, {finding}.",
    ),
    remedy: w(
      "Odota sen ratkaisua, tai kysy muista riveistä.",
      "Vänta tills den har avgjorts, eller fråga om andra rader.",
      "Wait until that is decided, or ask about other lines.",
    ),
  },
  "open-books/disallowed-already": {
    sentence: w("Rivi {line} on jo hylätty.", "Raden {line} är redan underkänd.", "The line {line} is disallowed already."),
    remedy: w("Poista se kysymyksestä.", "Ta bort den ur frågan.", "Leave it out of the question."),
  },
  "open-books/no-finding": {
    sentence: w("Kysymystä {finding} ei ole.", "Frågan {finding} finns inte.", "There is no finding {finding}."),
    remedy: w("Avaa kysymys luettelosta.", "Öppna frågan ur listan.", "Open it from the list."),
  },
  "open-books/finding-stands": {
    sentence: w(
      "Kysymyksen tila on nyt {status}, eikä tätä voi tehdä sille.",
      "Frågan har läget {status}, och då kan det här inte göras.",
      "The finding is {status} now, and this cannot be done to it.",
    ),
    remedy: w(
      "Lataa sivu uudelleen ja katso, mitä on tapahtunut.",
      "Ladda om sidan och se vad som har hänt.",
      "Load the page again and see what has happened.",
    ),
    names: BOOKS,
  },
  "open-books/needs-decision": {
    sentence: w(
      "Asia on viety toimielimeen: ratkaisuun tarvitaan sen päätös.",
      "Saken har förts till organet: avgörandet kräver dess beslut.",
      "The matter was brought before the organ: this takes its decision.",
    ),
    remedy: w("Kirjaa päätös ensin ja viittaa siihen.", "Anteckna beslutet först och hänvisa till det.", "Note the decision first and refer to it."),
  },
  "open-books/decision-of-other": {
    sentence: w(
      "Päätös {organ} {section} ei koske tätä kysymystä.",
      "Beslutet {organ} {section} gäller inte den här frågan.",
      "The decision {organ} {section} is not about this finding.",
    ),
    remedy: w(
      "Kirjaa toimielimen päätös kysymyksen sivulta tai anna päätöksen kirjauksessa kysymyksen tunnus (finding).",
      "Anteckna organets beslut från frågans sida, eller ange frågans id när beslutet antecknas (finding).",
      "Note the organ’s decision from the page of the finding, or give the finding’s id when the decision is noted (finding).",
    ),
  },
  "open-books/decision-before": {
    sentence: w(
      "Päätös {organ} {section} on tehty {on}, mutta asia vietiin toimielimeen vasta {escalated}.",
      "Beslutet {organ} {section} fattades {on}, men saken fördes till organet först {escalated}.",
      "The decision {organ} {section} was made on {on}, but the matter was brought before the organ only on {escalated}.",
    ),
    remedy: w(
      "Viittaa päätökseen, jonka toimielin on tehnyt asiasta sen jälkeen.",
      "Hänvisa till det beslut som organet har fattat i saken efter det.",
      "Refer to the decision that the organ has made of it since then.",
    ),
  },
  "open-books/month-not-over": {
    sentence: w("Kuukausi {month} ei ole vielä päättynyt.", "Månaden {month} är inte slut än.", "The month {month} is not over yet."),
    remedy: w("Kuittaa kuukausi sen päätyttyä.", "Skriv under månaden när den är slut.", "Sign the month when it is over."),
  },
  "open-books/no-agreement": {
    sentence: w(
      "Allianssilla ei ole tänään voimassa olevaa sopimusta.",
      "Alliansen har inget gällande avtal i dag.",
      "No agreement of this alliance is in force today.",
    ),
    remedy: w("Hyväksy sopimus ensin.", "Anta avtalet först.", "Adopt an agreement first."),
  },
  "open-books/outside-term": {
    sentence: w("Päivä ei kuulu sopimuskauteen.", "Dagen hör inte till avtalsperioden.", "The day is outside the contract periods."),
    remedy: w(
      "Korjaa päivä; muut kulut eivät kuulu allianssille.",
      "Rätta dagen; andra kostnader hör inte till alliansen.",
      "Mend the day; other costs are not the alliance's.",
    ),
  },
  "open-books/evidence-size": {
    sentence: w("Tosite on tyhjä tai suurempi kuin {most} Mt.", "Underlaget är tomt eller större än {most} MB.", "The file is empty or larger than {most} MB."),
    remedy: w("Lisää enintään {most} Mt:n tiedosto.", "Lägg till en fil på högst {most} MB.", "Add a file of at most {most} MB."),
  },
  "open-books/evidence-type": {
    sentence: w("Tiedosto ei ole PDF, PNG, JPEG eikä tekstiä.", "Filen är varken PDF, PNG, JPEG eller text.", "The file is no PDF, PNG, JPEG or text."),
    remedy: w("Tallenna tosite PDF-muotoon.", "Spara underlaget som PDF.", "Save it as PDF."),
  },
  "open-books/evidence-person": {
    sentence: w(
      "Tiedostossa on henkilötunnus, eikä sitä oteta vastaan.",
      "Filen innehåller en personbeteckning och tas inte emot.",
      "The file holds a personal identity code and is not taken.",
    ),
    remedy: w(
      "Peitä henkilötunnukset ja lisää tiedosto uudelleen.",
      "Dölj personbeteckningarna och lägg till filen på nytt.",
      "Leave identity codes out and add the file again.",
    ),
  },
  "open-books/piece-elsewhere": {
    sentence: w(
      "Tiedostosta on saatu {received} tavua, mutta pala alkaa kohdasta {offset}.",
      "Av filen har {received} byte tagits emot, men biten börjar vid {offset}.",
      "{received} bytes of the file have arrived, but the piece begins at {offset}.",
    ),
    remedy: w("Jatka kohdasta {received}.", "Fortsätt från {received}.", "Go on from {received}."),
  },
  "open-books/file-empty": {
    sentence: w("Tiedosto on tyhjä.", "Filen är tom.", "The file is empty."),
    remedy: w("Tarkista, onko poiminta onnistunut.", "Kontrollera att uttaget lyckades.", "Check that the extract succeeded."),
  },
  "open-books/not-confirmed": {
    sentence: w("Summia ei ole vahvistettu.", "Summorna har inte bekräftats.", "The sums were not confirmed."),
    remedy: w("Tarkista summat ja merkitse ne vahvistetuiksi.", "Kontrollera summorna och bekräfta dem.", "Check the sums and confirm them."),
  },
  "open-books/file-size": {
    sentence: w("Tiedostossa on yli {most} tavua.", "Filen har över {most} byte.", "The file has more than {most} bytes."),
    remedy: w("Jaa tiedosto osiin tai pakkaa se gzip-muotoon.", "Dela filen eller packa den med gzip.", "Divide the file, or compress it with gzip."),
  },
  "open-books/no-file": {
    sentence: w("Lomakkeessa ei ollut tiedostoa.", "Formuläret innehöll ingen fil.", "There was no file in the form."),
    remedy: w("Valitse tiedosto ja lähetä uudelleen.", "Välj en fil och skicka på nytt.", "Choose a file and send again."),
  },
} satisfies Readonly<Record<string, Told>>;

/** With the reasons of the reader of cost files: a cost that is sent by itself is refused by them. */
export const RECORD_WORDS: Readonly<Record<string, Told>> = {
  ...costWords,
  ...OWN,
  ...CLOSING_REFUSALS,
  ...APPROVAL_REFUSALS,
  ...CORRECTION_REFUSALS,
  ...DOUBLE_REFUSALS,
  ...ERASING_REFUSALS,
};
