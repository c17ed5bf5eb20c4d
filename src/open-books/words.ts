import type { Words } from "../kernel/refusal.ts";
import type { RowCode } from "./cost-report.ts";

/** A fault or a listed row in words: what is so, and what to do. Holes are filled from its arguments. */
export type FaultWords = { readonly sentence: Words; readonly remedy: Words };

/** Faults of a separated file as a whole. */
const FILE_CODES = [
  "csv/personal-code-in-name",
  "csv/personal-code",
  "csv/personal-column",
  "csv/file-binary",
  "csv/file-empty",
  "csv/file-large",
  "csv/encoding-dos",
  "csv/header-missing",
  "csv/line-ends-mixed",
  "csv/gzip-bomb",
  "csv/gzip-broken",
  "costs/column-missing",
  "costs/column-twice",
  "costs/control-rows",
  "costs/control-total",
] as const;
export type FileCode = (typeof FILE_CODES)[number];

/** Faults of a mapping file; faults of its YAML have the words of the agreement file. */
export const MAPPING_CODES = [
  "mapping/version",
  "mapping/shape",
  "mapping/key-unknown",
  "mapping/value",
  "mapping/thousands",
  "mapping/days-conflict",
  "mapping/column-or-constant",
  "mapping/column-missing",
  "mapping/id-unknown",
  "mapping/skip",
] as const;
export type MappingCode = (typeof MAPPING_CODES)[number];

export type CostCode = FileCode | MappingCode | RowCode;

const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const CONTROL_REST = words(
  "Tilitetty {settled} ({settled-sum}), luettelossa {listed} ({listed-sum}), muulta ajalta {later} ({later-sum}), ohitettu {skipped} ({skipped-sum}).",
  "Avräknade {settled} ({settled-sum}), i förteckningen {listed} ({listed-sum}), från annan tid {later} ({later-sum}), överhoppade {skipped} ({skipped-sum}).",
  "Settled {settled} ({settled-sum}), listed {listed} ({listed-sum}), of another time {later} ({later-sum}), skipped {skipped} ({skipped-sum}).",
);
const CONTROL_REMEDY = words(
  "Hae tiedosto uudelleen tai korjaa control. of: all laskee kaikki rivit paitsi ohitetut, of: settled vain tilitetyt; skip ohittaa summarivit.",
  "Hämta filen på nytt eller rätta control. of: all räknar alla rader utom överhoppade, of: settled bara de avräknade; skip hoppar över summarader.",
  "Fetch the file again or correct control. of: all counts every row but the skipped, of: settled only those settled; skip passes over rows of totals.",
);

const fileWords: Readonly<Record<FileCode, FaultWords>> = {
  "csv/personal-code-in-name": {
    sentence: words("Tiedoston nimessä on henkilötunnus.", "Filnamnet innehåller en personbeteckning.", "The name of the file holds a personal identity code."),
    remedy: words(
      "Nimeä tiedosto uudelleen ilman henkilötunnusta.",
      "Byt namn på filen så att personbeteckningen försvinner.",
      "Rename the file without the code.",
    ),
  },
  "csv/personal-code": {
    sentence: words(
      "Rivillä on henkilötunnus. Tiedostoa ei oteta vastaan, eikä siitä luettu mitään.",
      "På raden finns en personbeteckning. Filen tas inte emot, och inget ur den har lästs in.",
      "This line holds a personal identity code. The file is refused and nothing of it was kept.",
    ),
    remedy: words(
      "Poista henkilötunnukset lähdejärjestelmän poiminnasta ja lähetä tiedosto uudelleen.",
      "Ta bort personbeteckningarna ur källsystemets uttag och skicka filen på nytt.",
      "Leave identity codes out of the extract and send the file again.",
    ),
  },
  "csv/personal-column": {
    sentence: words(
      "Sarake on otsikkonsa mukaan henkilön nimi tai muu henkilötieto. Tiedostoa ei oteta vastaan.",
      "Kolumnen är enligt rubriken en persons namn eller annan personuppgift. Filen tas inte emot.",
      "By its header this column names or identifies persons. The file is refused.",
    ),
    remedy: words(
      "Poista sarake: kustannusten ja tulosten laskemiseen ei tarvita henkilöitä.",
      "Ta bort kolumnen: för att räkna kostnader och resultat behövs inga personer.",
      "Remove the column: costs and results are settled without persons.",
    ),
  },
  "csv/file-binary": {
    sentence: words("Tiedosto ei ole tekstiä ({kind}).", "Filen är inte text ({kind}).", "The file is not text ({kind})."),
    remedy: words(
      "Tallenna taulukko CSV-muodossa (UTF-8) ja käytä sitä.",
      "Spara tabellen som CSV (UTF-8) och använd den filen.",
      "Save the table as CSV (UTF-8) and use that file.",
    ),
  },
  "csv/file-empty": {
    sentence: words("Tiedosto on tyhjä.", "Filen är tom.", "The file is empty."),
    remedy: words("Tarkista, onko poiminta onnistunut.", "Kontrollera att uttaget lyckades.", "Check that the extract succeeded."),
  },
  "csv/encoding-dos": {
    sentence: words(
      "Tiedoston kirjaimet on tallennettu DOS-merkistöllä (CP850 tai CP437): ä, ö ja å eivät ole luettavissa.",
      "Filens bokstäver är sparade med en teckenuppsättning för DOS (CP850 eller CP437): ä, ö och å går inte att läsa.",
      "The letters of the file are saved in a code page of DOS (CP850 or CP437): ä, ö and å cannot be read.",
    ),
    remedy: words(
      "Tallenna tiedosto UTF-8:na, tai hae poiminta uudelleen merkistöllä UTF-8 tai Windows-1252.",
      "Spara filen som UTF-8, eller hämta uttaget på nytt i UTF-8 eller Windows-1252.",
      "Save the file as UTF-8, or fetch the extract again in UTF-8 or Windows-1252.",
    ),
  },
  "csv/header-missing": {
    sentence: words(
      "Otsikkoriviä ei löytynyt {rows} ensimmäiseltä riviltä.",
      "Ingen rubrikrad hittades på de {rows} första raderna.",
      "No row of headers was found in the first {rows} rows.",
    ),
    remedy: words(
      "Kerro mapping.yaml-tiedostossa, mikä sarake on mikin, tai lisää otsikkorivi.",
      "Ange i filen mapping.yaml vilken kolumn som är vad, eller lägg till en rubrikrad.",
      "Say in mapping.yaml which column is which, or add a row of headers.",
    ),
  },
  "csv/file-large": {
    sentence: words(
      "Tiedosto on suurempi kuin sivut voivat näyttää (yli {most} MB).",
      "Filen är större än vad sidorna kan visa (över {most} MB).",
      "The file is larger than the pages can show (over {most} MB).",
    ),
    remedy: words(
      "Tilitä se komentorivillä: sameside settle.",
      "Avräkna den på kommandoraden: sameside settle.",
      "Settle it on the command line: sameside settle.",
    ),
  },
  "csv/line-ends-mixed": {
    sentence: words(
      "Rivinvaihdot vaihtuvat tästä rivistä alkaen; kaikki rivit on silti luettu.",
      "Radbrytningarna byter slag från och med denna rad; alla rader har ändå lästs.",
      "From this line on the line ends are of another kind; every line was read all the same.",
    ),
    remedy: words(
      "Tarkista, onko tiedosto koottu useasta osasta ja onko osista jokin kahteen kertaan.",
      "Kontrollera om filen är sammansatt av flera delar och om någon del är med två gånger.",
      "Check whether the file was put together from several and holds one of them twice.",
    ),
  },
  "csv/gzip-bomb": {
    sentence: words(
      "Pakattu tiedosto purkautuisi yli {ratio}-kertaiseksi tai yli {most} tavuksi. Purkaminen keskeytettiin.",
      "Den packade filen skulle bli mer än {ratio} gånger större eller över {most} byte. Uppackningen avbröts.",
      "The packed file would unpack to more than {ratio} times its size or {most} bytes. Unpacking was stopped.",
    ),
    remedy: words(
      "Pura tiedosto itse ja tarkista sen sisältö.",
      "Packa upp filen själv och kontrollera innehållet.",
      "Unpack the file yourself and check what it holds.",
    ),
  },
  "csv/gzip-broken": {
    sentence: words("Pakattu tiedosto on rikki.", "Den packade filen är trasig.", "The packed file is broken."),
    remedy: words("Pakkaa tai siirrä tiedosto uudelleen.", "Packa eller överför filen på nytt.", "Pack it or transfer it again."),
  },
  "costs/column-missing": {
    sentence: words("Kustannustiedostosta puuttuu sarake: {field}.", "Kostnadsfilen saknar en kolumn: {field}.", "The cost file lacks a column: {field}."),
    remedy: words(
      "Lisää sarake tai kerro mapping.yaml-tiedostossa, mistä sarakkeesta tai vakiosta tieto saadaan.",
      "Lägg till kolumnen eller ange i mapping.yaml vilken kolumn eller konstant som ger uppgiften.",
      "Add it, or say in mapping.yaml from which column or constant it comes.",
    ),
  },
  "costs/column-twice": {
    sentence: words(
      "Kaksi saraketta sopii yhtä hyvin tietoon {field}.",
      "Två kolumner passar lika bra för uppgiften {field}.",
      "Two columns have equal claim to be {field}.",
    ),
    remedy: words("Nimeä oikea sarake mapping.yaml-tiedostossa.", "Ange rätt kolumn i mapping.yaml.", "Name the right one in mapping.yaml."),
  },
  "costs/control-rows": {
    sentence: words(
      `Rivimäärä ei täsmää ({of}): rivejä on {found}, ilmoitettu {stated}, ero {difference}. ${CONTROL_REST.fi}`,
      `Antalet rader stämmer inte ({of}): det finns {found}, uppgivet {stated}, skillnad {difference}. ${CONTROL_REST.sv}`,
      `The control rows do not agree ({of}): there are {found}, stated {stated}, difference {difference}. ${CONTROL_REST.en}`,
    ),
    remedy: CONTROL_REMEDY,
  },
  "costs/control-total": {
    sentence: words(
      `Summa ei täsmää ({of}): se on {found}, ilmoitettu {stated}, ero {difference}. ${CONTROL_REST.fi}`,
      `Summan stämmer inte ({of}): den är {found}, uppgiven {stated}, skillnad {difference}. ${CONTROL_REST.sv}`,
      `The control total does not agree ({of}): the sum is {found}, stated {stated}, difference {difference}. ${CONTROL_REST.en}`,
    ),
    remedy: CONTROL_REMEDY,
  },
};

const mappingWords: Readonly<Record<MappingCode, FaultWords>> = {
  "mapping/version": {
    sentence: words(
      "Tiedosto ei sano olevansa sarakekuvaus.",
      "Filen säger inte att den är en kolumnbeskrivning.",
      "The file does not say that it is a mapping.",
    ),
    remedy: words("Kirjoita alkuun: sameside-mapping: 1", "Skriv först: sameside-mapping: 1", "Begin it with: sameside-mapping: 1"),
  },
  "mapping/shape": {
    sentence: words("Kohta {key} on väärää muotoa.", "Punkten {key} har fel form.", "{key} has the wrong shape."),
    remedy: words("Katso muoto sivulta docs/cost-files.md.", "Se formen i docs/cost-files.md.", "See docs/cost-files.md for its shape."),
  },
  "mapping/key-unknown": {
    sentence: words("Avainta {key} ei tunneta.", "Nyckeln {key} är okänd.", "The key {key} is not known."),
    remedy: words("Tunnetut: {known}", "Kända: {known}", "Known: {known}"),
  },
  "mapping/value": {
    sentence: words("Kohdan {key} arvo ei kelpaa.", "Värdet för {key} duger inte.", "The value of {key} will not do."),
    remedy: words("Kelpaavat: {known}", "Tillåtna: {known}", "Allowed: {known}"),
  },
  "mapping/thousands": {
    sentence: words(
      "Tuhaterotin tarvitsee rinnalleen desimaalierottimen, joka on eri merkki.",
      "Tusentalsavgränsaren behöver en decimalavgränsare som är ett annat tecken.",
      "A thousands mark needs a decimal mark beside it, and a different one.",
    ),
    remedy: words("Kirjoita myös decimal.", "Skriv också decimal.", "Write decimal as well."),
  },
  "mapping/days-conflict": {
    sentence: words(
      "Muotoja dd/mm/yyyy ja mm/dd/yyyy ei voi erottaa toisistaan.",
      "Formaten dd/mm/yyyy och mm/dd/yyyy går inte att skilja åt.",
      "dd/mm/yyyy and mm/dd/yyyy cannot be told apart.",
    ),
    remedy: words("Jätä toinen pois.", "Ta bort det ena.", "Leave one of them out."),
  },
  "mapping/column-or-constant": {
    sentence: words(
      "Tieto {key} tarvitsee joko sarakkeen tai vakion.",
      "Uppgiften {key} behöver antingen en kolumn eller en konstant.",
      "{key} needs either a column or a constant.",
    ),
    remedy: words("Kirjoita joko column tai constant.", "Skriv antingen column eller constant.", "Write either column or constant."),
  },
  "mapping/column-missing": {
    sentence: words(
      "Tiedostossa ei ole saraketta ”{column}” ({field}).",
      "Filen har ingen kolumn ”{column}” ({field}).",
      "The file has no column “{column}” ({field}).",
    ),
    remedy: words(
      "Korjaa sarakkeen nimi otsikkorivin mukaiseksi.",
      "Rätta kolumnens namn enligt rubrikraden.",
      "Write the column as the row of headers has it.",
    ),
  },
  "mapping/skip": {
    sentence: words(
      "Ohitettaville riveille tarvitaan sarake ja tekstit, joista ne tunnetaan.",
      "Rader som hoppas över behöver en kolumn och de texter som de känns igen på.",
      "Rows to skip need a column and the texts that tell them.",
    ),
    remedy: words(
      "Kirjoita esimerkiksi skip: { column: Selite, values: [YHTEENSÄ] }.",
      "Skriv till exempel skip: { column: Text, values: [SUMMA] }.",
      "Write for example skip: { column: Text, values: [TOTAL] }.",
    ),
  },
  "mapping/id-unknown": {
    sentence: words("Sopimuksessa ei ole tunnusta {text} ({field}).", "Avtalet har inte namnet {text} ({field}).", "The agreement has no {text} ({field})."),
    remedy: words("Korjaa tunnus sopimuksen mukaiseksi.", "Rätta namnet enligt avtalet.", "Write the id as the agreement has it."),
  },
};

const amountRemedy = words(
  "Korjaa summa lähteessä tai kerro kirjoitustapa mapping.yaml-tiedostossa (decimal, thousands).",
  "Rätta beloppet i källan eller ange skrivsättet i mapping.yaml (decimal, thousands).",
  "Correct the amount at its source, or say in mapping.yaml how amounts are written (decimal, thousands).",
);
const rowRemedy = words(
  "Korjaa rivi lähteessä ja lue tiedosto uudelleen; rivi on mukana vain tässä luettelossa.",
  "Rätta raden i källan och läs filen på nytt; raden finns bara i denna förteckning.",
  "Correct the row at its source and read the file again; it stands in this list only.",
);
const idRemedy = words(
  "Korjaa teksti tai lisää sille vastine mapping.yaml-tiedoston kohtaan values.",
  "Rätta texten eller lägg till en motsvarighet under values i mapping.yaml.",
  "Correct the text, or translate it under values in mapping.yaml.",
);

const rowWords: Readonly<Record<RowCode, FaultWords>> = {
  "csv/quote-unclosed": {
    sentence: words(
      "Riviltä alkava lainausmerkki ei sulkeudu.",
      "Ett citattecken som öppnas på raden stängs aldrig.",
      "A quote that opens on this line is never closed.",
    ),
    remedy: rowRemedy,
  },
  "csv/quote-stray": {
    sentence: words(
      "Lainausmerkin jälkeen tulee tekstiä ennen erotinta.",
      "Efter citattecknet följer text före skiljetecknet.",
      "Text follows a closing quote before the separator.",
    ),
    remedy: rowRemedy,
  },
  "csv/row-overlong": {
    sentence: words("Rivi on yli mebitavun pituinen.", "Raden är längre än en mebibyte.", "The line is longer than one mebibyte."),
    remedy: rowRemedy,
  },
  "csv/row-short": {
    sentence: words(
      "Rivillä on {cells} solua, otsikossa {width}.",
      "Raden har {cells} celler, rubriken {width}.",
      "The row has {cells} cells, the header {width}.",
    ),
    remedy: rowRemedy,
  },
  "csv/row-long": {
    sentence: words(
      "Rivillä on {cells} solua, otsikossa {width}.",
      "Raden har {cells} celler, rubriken {width}.",
      "The row has {cells} cells, the header {width}.",
    ),
    remedy: rowRemedy,
  },
  "costs/amount-empty": { sentence: words("Summa puuttuu.", "Beloppet saknas.", "The amount is empty."), remedy: amountRemedy },
  "costs/amount-unreadable": {
    sentence: words("Summaa ”{text}” ei voi lukea.", "Beloppet ”{text}” går inte att läsa.", "The amount “{text}” cannot be read."),
    remedy: amountRemedy,
  },
  "costs/amount-ambiguous": {
    sentence: words("Summan ”{text}” voi lukea kahdella tavalla.", "Beloppet ”{text}” kan läsas på två sätt.", "The amount “{text}” can be read in two ways."),
    remedy: amountRemedy,
  },
  "costs/amount-decimals": {
    sentence: words(
      "Summassa ”{text}” on yli kaksi desimaalia.",
      "Beloppet ”{text}” har fler än två decimaler.",
      "The amount “{text}” has more than two decimals.",
    ),
    remedy: amountRemedy,
  },
  "costs/amount-beyond": {
    sentence: words(
      "Kirjojen rivin summa on enintään 10 000 000 000 euroa ja määrä enintään 1 000 000 000; rivillä on ”{text}”.",
      "På en rad i böckerna får beloppet vara högst 10 000 000 000 euro och mängden högst 1 000 000 000; på raden står ”{text}”.",
      "A line of the books carries at most 10,000,000,000 euros and a quantity of 1,000,000,000; this one has “{text}”.",
    ),
    remedy: words(
      "Tarkista luku: ylimääräinen numero tai puuttuva desimaalipilkku on tavallisin syy.",
      "Kontrollera talet: oftast finns det en siffra för mycket eller saknas ett decimaltecken.",
      "Check the figure: a digit too many or a missing decimal mark is the usual cause.",
    ),
  },
  "costs/day-missing": { sentence: words("Päivä puuttuu.", "Datumet saknas.", "The day is missing."), remedy: rowRemedy },
  "costs/day-unreadable": {
    sentence: words("Päivää ”{text}” ei voi lukea.", "Datumet ”{text}” går inte att läsa.", "The day “{text}” cannot be read."),
    remedy: words(
      "Korjaa päivä tai kerro sen muoto mapping.yaml-tiedoston kohdassa days.",
      "Rätta datumet eller ange dess form under days i mapping.yaml.",
      "Correct it, or name its form under days in mapping.yaml.",
    ),
  },
  "costs/day-impossible": {
    sentence: words("Päivää ”{text}” ei ole olemassa.", "Det finns ingen dag ”{text}”.", "There is no such day as “{text}”."),
    remedy: words(
      "Korjaa päivä lähteessä; jos se on kirjoitettu muussa muodossa, kerro muoto mapping.yaml-tiedoston kohdassa days.",
      "Rätta datumet i källan; om det är skrivet i en annan form, ange formen under days i mapping.yaml.",
      "Correct it at its source; if it is written in another form, name the form under days in mapping.yaml.",
    ),
  },
  "costs/party-unknown": {
    sentence: words("Sopimuksessa ei ole osapuolta ”{text}”.", "Avtalet har ingen part ”{text}”.", "The agreement has no party “{text}”."),
    remedy: idRemedy,
  },
  "costs/line-unknown": {
    sentence: words(
      "Sopimuksessa ei ole palvelua eikä yhteistä kulua ”{text}”.",
      "Avtalet har varken en tjänst eller en gemensam kostnad ”{text}”.",
      "The agreement has no service or joint line “{text}”.",
    ),
    remedy: idRemedy,
  },
  "costs/type-unknown": {
    sentence: words("Sopimuksessa ei ole kustannuslajia ”{text}”.", "Avtalet har inget kostnadsslag ”{text}”.", "The agreement has no type of cost “{text}”."),
    remedy: idRemedy,
  },
  "costs/text-encoding": {
    sentence: words(
      "Solun tavut eivät ole ilmoitettua merkistöä.",
      "Cellens byte hör inte till den angivna teckenkodningen.",
      "The bytes of a cell are not in the encoding that was named.",
    ),
    remedy: words("Korjaa encoding tai jätä se pois.", "Rätta encoding eller ta bort den.", "Correct encoding, or leave it out."),
  },
  "costs/provider-not-on-line": {
    sentence: words("{party} ei ole tuottajana kohteella {line}.", "{party} är inte producent för {line}.", "{party} is no provider of {line}."),
    remedy: words(
      "Korjaa osapuoli tai kohde, tai lisää tuottaja sopimuksen kohtaan providers.",
      "Rätta parten eller raden, eller lägg till producenten under providers i avtalet.",
      "Correct the party or the line, or add the provider under providers in the agreement.",
    ),
  },
  "costs/status-unknown": {
    sentence: words("Tilaa ”{text}” ei tunneta.", "Status ”{text}” är okänd.", "The status “{text}” is not known."),
    remedy: words("Kelpaavat: accepted, disputed, disallowed.", "Tillåtna: accepted, disputed, disallowed.", "Allowed: accepted, disputed, disallowed."),
  },
  "costs/approved-unreadable": {
    sentence: words(
      "Hyväksyntä ”{text}” ei ole kyllä eikä ei.",
      "Godkännandet ”{text}” är varken ja eller nej.",
      "The approval “{text}” is neither yes nor no.",
    ),
    remedy: words("Kirjoita kyllä tai ei.", "Skriv ja eller nej.", "Write yes or no."),
  },
  "costs/vat-kind-unknown": {
    sentence: words("ALV:n kohtelua ”{text}” ei tunneta.", "Momsbehandlingen ”{text}” är okänd.", "The kind of VAT “{text}” is not known."),
    remedy: words("Kelpaavat: deductible, refundable, neither.", "Tillåtna: deductible, refundable, neither.", "Allowed: deductible, refundable, neither."),
  },
  "costs/vat-kind-other": {
    sentence: words(
      "Rivin ALV:n kohtelu on ”{text}”, mutta sopimuksen mukaan osapuolen {party} ALV on {declared}.",
      "Radens momsbehandling är ”{text}”, men enligt avtalet är momsen för {party} {declared}.",
      "The row’s kind of VAT is “{text}”, but by the agreement that of {party} is {declared}.",
    ),
    remedy: words(
      "Jätä sarake tyhjäksi: sopimus ratkaisee. Vero, jota osapuoli ei poikkeuksellisesti saa takaisin, kirjataan osaksi nettosummaa.",
      "Lämna kolumnen tom: avtalet avgör. Moms som parten undantagsvis inte får tillbaka bokförs som en del av nettobeloppet.",
      "Leave the column empty: the agreement decides. VAT that the party exceptionally does not get back is booked as part of the net.",
    ),
  },
  "costs/vat-unreadable": {
    sentence: words(
      "ALV jää tässä kustannukseksi, mutta sen määrää ei voi lukea (”{text}”).",
      "Momsen är här en kostnad, men beloppet går inte att läsa (”{text}”).",
      "VAT is cost here, and its amount cannot be read (“{text}”).",
    ),
    remedy: words(
      "Lisää sarake vat; jos veroa ei ole, kirjoita mapping.yaml-tiedostoon vat: { constant: 0 }.",
      "Lägg till kolumnen vat; om det inte finns någon moms, skriv vat: { constant: 0 } i mapping.yaml.",
      "Add a column vat; where there is none, write vat: { constant: 0 } in mapping.yaml.",
    ),
  },
  "costs/vat-beyond": {
    sentence: words(
      "Kustannukseksi jäävä ALV {vat} ei sovi nettosummaan {net}: päivän korkeimmalla verokannalla sitä on enintään {most}, samanmerkkisenä.",
      "Momsen {vat} som blir kostnad passar inte nettobeloppet {net}: med dagens högsta skattesats är den högst {most}, med samma tecken.",
      "VAT of {vat} that stays a cost does not fit a net of {net}: at the day’s highest rate it is at most {most}, of the same sign.",
    ),
    remedy: words(
      "Tarkista netto ja vero; sama koskee sitä, mitä rivistä jää oikaisun jälkeen: vero poistetaan neton mukana. Pelkkä vero oikaistaan peruuttamalla rivi kokonaan ja kirjaamalla se uudelleen.",
      "Kontrollera netto och moms; detsamma gäller det som blir kvar av raden efter en rättelse: momsen tas bort med nettot. Enbart moms rättas genom att hela raden tas bort och bokförs på nytt.",
      "Check net and VAT; the same holds for what a correction leaves of a line: the VAT goes with the net. To correct the VAT alone, take the whole line off and book it anew.",
    ),
  },
  "costs/grants-unreadable": {
    sentence: words(
      "Avustuksen määrää ”{text}” ei voi lukea.",
      "Bidragets belopp ”{text}” går inte att läsa.",
      "The amount of the grant “{text}” cannot be read.",
    ),
    remedy: amountRemedy,
  },
  "costs/grants-beyond": {
    sentence: words(
      "Avustus {grants} ei sovi riviin, jonka netto on {net} ja kustannukseksi jäävä ALV {vat}: enintään {most}, samanmerkkisenä.",
      "Bidraget {grants} passar inte en rad med netto {net} och moms {vat} som blir kostnad: högst {most}, med samma tecken.",
      "Grants of {grants} do not fit a line of net {net} and VAT {vat} that stays a cost: at most {most}, of the same sign.",
    ),
    remedy: words(
      "Avustus vähentää kulua ja kirjataan positiivisena, hyvityslaskulla negatiivisena; loput omaksi rivikseen lajille, joka vähennetään (class: netted). Sama koskee sitä, mitä rivistä jää oikaisun jälkeen.",
      "Bidraget minskar kostnaden och bokförs positivt, på en kreditrad negativt; resten på en egen rad i ett slag som dras av (class: netted). Detsamma gäller det som blir kvar av raden efter en rättelse.",
      "Grants lower the cost and are written positive, on a credit negative; book the rest on a row of its own under a netted type (class: netted). The same holds for what a correction leaves of a line.",
    ),
  },
  "costs/grants-on-quantity": {
    sentence: words(
      "Kustannuslaji maksetaan määrän mukaan: avustusta ”{text}” ei voi vähentää riviltä.",
      "Kostnadsslaget betalas per mängd: bidraget ”{text}” kan inte dras av på raden.",
      "This type is paid by quantity: the grant “{text}” cannot be taken off the row.",
    ),
    remedy: words(
      "Kirjaa avustus omaksi rivikseen kustannuslajille, joka vähennetään (class: netted), negatiivisena.",
      "Bokför bidraget på en egen rad, negativt, i ett kostnadsslag som dras av (class: netted).",
      "Book the grant on a row of its own, negative, under a type that is netted (class: netted).",
    ),
  },
  "costs/rate-missing": {
    sentence: words(
      "Sopimuksessa ei ole osapuolelle {party} hintaa tai kerrointa kustannuslajille ”{text}”.",
      "Avtalet har inget pris eller ingen koefficient för {party} i kostnadsslaget ”{text}”.",
      "The agreement has no rate or coefficient of {party} for the type “{text}”.",
    ),
    remedy: words(
      "Lisää hinta tai kerroin sopimukseen (reimbursable/types) tai korjaa rivin laji tai osapuoli.",
      "Lägg till priset eller koefficienten i avtalet (reimbursable/types), eller rätta radens slag eller part.",
      "Add the rate or coefficient to the agreement (reimbursable/types), or correct the row's type or party.",
    ),
  },
  "costs/quantity-unreadable": {
    sentence: words(
      "Kustannuslaji maksetaan määrän mukaan, mutta määrää ”{text}” ei voi lukea.",
      "Kostnadsslaget betalas enligt mängd, men mängden ”{text}” går inte att läsa.",
      "This type is paid by quantity, and the quantity “{text}” cannot be read.",
    ),
    remedy: rowRemedy,
  },
  "costs/quantity-sign": {
    sentence: words(
      "Kustannuslaji maksetaan määrän mukaan, mutta summalla {net} ja määrällä {text} on eri etumerkit: hyvitys maksettaisiin eikä vähennettäisi.",
      "Kostnadsslaget betalas enligt mängd, men summan {net} och mängden {text} har olika tecken: en kreditering skulle betalas i stället för att dras av.",
      "This type is paid by quantity, and the sum {net} and the quantity {text} have opposite signs: a credit would be paid instead of taken off.",
    ),
    remedy: words(
      "Hyvityksessä sekä summa että määrä ovat negatiivisia. Korjaa väärä etumerkki.",
      "I en kreditering är både summan och mängden negativa. Rätta det felaktiga tecknet.",
      "A credit has its sum and its quantity below zero. Correct the sign that is wrong.",
    ),
  },
  "costs/booked-unreadable": {
    sentence: words("Kirjaushetkeä ”{text}” ei voi lukea.", "Bokföringstidpunkten ”{text}” går inte att läsa.", "The time of booking “{text}” cannot be read."),
    remedy: rowRemedy,
  },
};

export const costWords: Readonly<Record<CostCode, FaultWords>> = { ...fileWords, ...mappingWords, ...rowWords };
