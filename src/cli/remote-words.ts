/** The words of the commands that are clients of a server: ask, do, import, fetch-export. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const REMOTE_COMMANDS = {
  ask: w("Kysy palvelimelta", "Fråga en server", "Ask a server"),
  do: w("Anna palvelimelle toiminto", "Ge en server en åtgärd", "Give a server a command"),
  import: w("Vie kustannustiedosto allianssin kirjoihin", "För in en kostnadsfil i alliansens böcker", "Bring a cost file into the books of an alliance"),
  "fetch-export": w(
    "Hae tallenteen kopio palvelimelta ja tarkista se",
    "Hämta en kopia av registret från en server och kontrollera den",
    "Fetch a copy of a record from a server, and verify it",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const REMOTE_OPTIONS = {
  query: w("kysymyksen nimi, esimerkiksi books/lines", "frågans namn, till exempel books/lines", "name of the question, for example books/lines"),
  command: w("toiminnon nimi, esimerkiksi findings/open", "åtgärdens namn, till exempel findings/open", "name of the command, for example findings/open"),
  "cost-file": w("kustannustiedosto", "kostnadsfil", "the cost file"),
  alliance: w("tallenteen tunnus", "registrets beteckning", "id of the record"),
  "at-server": w(
    "palvelin; ilman sitä ainoa, johon on kirjauduttu",
    "servern; annars den enda som man har loggat in på",
    "the server; else the only one logged in to",
  ),
  param: w("kysymyksen kenttä (toistettavissa)", "frågans fält (kan upprepas)", "a field of the question (may be repeated)"),
  input: w("pyynnön sisältö JSONina, - syötteestä", "begärans innehåll som JSON, - ur indata", "body of the request as JSON, - from the input"),
  "try-only": w("kokeile vain, älä kirjaa mitään", "pröva bara, anteckna ingenting", "only try, record nothing"),
  "request-key": w(
    "sama avain ja sisältö eivät tee mitään kahdesti",
    "samma nyckel och innehåll gör inget två gånger",
    "the same key and body do nothing twice",
  ),
  "expected-head": w("kieltäydy, jos merkintöjä on enemmän kuin tämä", "vägra om anteckningarna är fler än så", "refuse when there are more entries than this"),
  again: w(
    "vahvista, että kirjoissa jo olevat tositteet ovat eri kuluja",
    "bekräfta att verifikationer som redan finns i böckerna är andra kostnader",
    "confirm that vouchers that the books have already are other costs",
  ),
  party: w("osapuolen tunnus sopimuksessa", "partens beteckning i avtalet", "id of the party in the agreement"),
  content: w(
    "myös tiedostot ja rivit; vain niille, jotka saavat nähdä kaiken",
    "också filer och rader; bara för dem som får se allt",
    "files and lines too; only for those who may see everything",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const REMOTE_HELP = {
  ask: w(
    `  sameside ask books/lines --alliance TUNNUS --param party=uramylly --param sort=-cents

Vastaus on JSONia. Avain kertoo, kuka kysyy: sameside login.`,
    `  sameside ask books/lines --alliance ID --param party=uramylly --param sort=-cents

Svaret är JSON. Nyckeln säger vem som frågar: sameside login.`,
    `  sameside ask books/lines --alliance ID --param party=uramylly --param sort=-cents

The answer is JSON. The key says who asks: sameside login.`,
  ),
  do: w(
    `  sameside do findings/open --alliance TUNNUS --input kysymys.json --dry-run
  echo '{"finding":"…"}' | sameside do findings/escalate --alliance TUNNUS --input -

Epäämisen syistä kerrotaan tunnus, lause ja ohje, ja paluuarvo on 1.`,
    `  sameside do findings/open --alliance ID --input fraga.json --dry-run
  echo '{"finding":"…"}' | sameside do findings/escalate --alliance ID --input -

Varje skäl att vägra sägs med kod, mening och råd, och slutkoden är 1.`,
    `  sameside do findings/open --alliance ID --input question.json --dry-run
  echo '{"finding":"…"}' | sameside do findings/escalate --alliance ID --input -

Every reason to refuse is told with its code, a sentence and what to do, and the exit code is 1.`,
  ),
  import: w(
    `  sameside import kulut.csv --alliance TUNNUS --party uramylly --mapping sarakkeet.yaml

Tiedosto luetaan palvelimella, summat ja viat näytetään, ja kirjoihin se otetaan vasta kun se hyväksytään
(tai heti: --yes). Katkennut lähetys jatkuu siitä, mihin se jäi.`,
    `  sameside import kostnader.csv --alliance ID --party uramylly --mapping kolumner.yaml

Filen läses på servern, summor och fel visas, och den tas in i böckerna först när den godkänns (eller
genast: --yes). En avbruten sändning går vidare där den slutade.`,
    `  sameside import costs.csv --alliance ID --party uramylly --mapping columns.yaml

The file is read on the server, totals and faults are shown, and it goes into the books only when it is
accepted (or at once: --yes). A sending that was cut off goes on where it stopped.`,
  ),
  "fetch-export": w(
    `  sameside fetch-export --alliance TUNNUS -o kopio

Lopuksi kopio tarkistetaan kuten sameside verify sen tekee, ja nähty muistetaan.`,
    `  sameside fetch-export --alliance ID -o kopia

Till sist kontrolleras kopian som sameside verify gör, och det sedda kommer programmet ihåg.`,
    `  sameside fetch-export --alliance ID -o copy

At the end the copy is verified as sameside verify does, and what was seen is remembered.`,
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const REMOTE_TEXTS = {
  "server-which": w(
    "Mikä palvelin? Anna --server OSOITE, tai kirjaudu ensin: sameside login OSOITE < avain.txt",
    "Vilken server? Ange --server ADRESS, eller logga in först: sameside login ADRESS < nyckel.txt",
    "Which server? Give --server ADDRESS, or log in first: sameside login ADDRESS < token.txt",
  ),
  "server-no-login": w(
    "Palvelimelle {server} ei ole avainta: sameside login {server} < avain.txt",
    "Det finns ingen nyckel till {server}: sameside login {server} < nyckel.txt",
    "There is no token for {server}: sameside login {server} < token.txt",
  ),
  "param-form": w("--param on muotoa nimi=arvo, ei {value}.", "--param har formen namn=värde, inte {value}.", "--param has the form name=value, not {value}."),
  "not-a-record": w("{value} ei ole tallenteen tunnus.", "{value} är inte beteckningen på ett register.", "{value} is no id of a record."),
  "not-an-action": w(
    "{value} ei ole toiminnon eikä kysymyksen nimi.",
    "{value} är inget namn på en åtgärd eller fråga.",
    "{value} is no name of a command or question.",
  ),
  "option-needed": w("Puuttuu: {what}", "Saknas: {what}", "Missing: {what}"),
  "not-json": w("{path}: tämä ei ole JSONia.", "{path}: det här är inte JSON.", "{path}: this is no JSON."),
  "server-no-action": w(
    "Palvelimella ei ole toimintoa tai kysymystä {name}. Luettelo: {server}/api/docs",
    "Servern har ingen åtgärd eller fråga {name}. Förteckning: {server}/api/docs",
    "The server has no command or question {name}. The list: {server}/api/docs",
  ),
  "server-said": w("{server} vastasi {status}.", "{server} svarade {status}.", "{server} answered {status}."),
  "server-later": w("Palvelin pyytää odottamaan {seconds} s.", "Servern ber om {seconds} s väntan.", "The server asks to wait {seconds} s."),
  "tried-only": w("Kokeiltu: mitään ei kirjattu.", "Prövat: ingenting antecknades.", "Tried: nothing was recorded."),
  "import-asks": w(
    "Kukaan ei ole hyväksymässä: anna --yes, tai aja päätteessä.",
    "Ingen kan godkänna: ge --yes, eller kör i en terminal.",
    "Nobody is there to accept: give --yes, or run it in a terminal.",
  ),
  "import-sending": w("Lähetetään", "Skickas", "Sending"),
  "import-reading": w("Luetaan", "Läses", "Reading"),
  "import-rows": w(
    "{file}: rivejä {rows}, kirjoihin {count}, nettona {net}.",
    "{file}: rader {rows}, till böckerna {count}, netto {net}.",
    "{file}: rows {rows}, for the books {count}, net {net}.",
  ),
  "import-counts": w(
    "Tilitykseen tulee {counts}: netto {net}, kuluksi jäävä ALV {vat}, avustukset {grants}.",
    "Till avräkningen går {counts}: netto {net}, moms som blir kostnad {vat}, bidrag {grants}.",
    "What enters the settlement is {counts}: net {net}, VAT that stays a cost {vat}, grants {grants}.",
  ),
  "import-priced": w(
    "Tunnit, yksiköt ja kertoimella korvattavat kulut lasketaan sopimuksen hinnoin, kirjattiinpa niistä mitä tahansa: ero kirjattuun on {sum}.",
    "Timmar, enheter och kostnader med koefficient räknas till avtalets priser, vad som än har bokförts: skillnaden mot det bokförda är {sum}.",
    "Hours, units and costs with a coefficient count at the agreement's prices, whatever was booked: the difference from what was booked is {sum}.",
  ),
  "import-apart": w(
    "Riitaista tai hylättyä on {sum}: sitä ei lasketa.",
    "Tvistigt eller underkänt är {sum}: det räknas inte.",
    "{sum} is disputed or disallowed, and does not count.",
  ),
  "import-month": w(
    "  {month}  rivejä {count}  netto {net}, lasketaan {counts}",
    "  {month}  rader {count}  netto {net}, räknas {counts}",
    "  {month}  rows {count}  net {net}, counts {counts}",
  ),
  "import-left-out": w("Rivejä jää pois {n}:", "Rader lämnas utanför {n}:", "Rows that are left out: {n}"),
  "import-reason": w(
    "  [{code}] rivejä {n}, {sum}, ensimmäinen rivillä {first}",
    "  [{code}] rader {n}, {sum}, den första på rad {first}",
    "  [{code}] rows {n}, {sum}, the first on line {first}",
  ),
  "import-others": w("  muiden osapuolten rivejä {n}, {sum}", "  andra parters rader {n}, {sum}", "  rows of other parties {n}, {sum}"),
  "import-row": w("  rivi {line}: {sentence} [{code}]", "  rad {line}: {sentence} [{code}]", "  line {line}: {sentence} [{code}]"),
  "import-outside": w(
    "Sopimuskausien ulkopuolelle jää rivejä {n}, {sum}:",
    "Utanför avtalsperioderna lämnas rader {n}, {sum}:",
    "Rows outside the contract periods, left out: {n}, {sum}",
  ),
  "import-outside-row": w("  rivi {line}: {day}  {sum}", "  rad {line}: {day}  {sum}", "  line {line}: {day}  {sum}"),
  "import-skipped": w("Sarakekartta ohittaa rivejä {n}, {sum}", "Kolumnkartan hoppar över rader {n}, {sum}", "Rows that the mapping skips: {n}, {sum}"),
  "import-waits": w(
    "Kirjoihin tulevista odottaa hyväksyntää {n}, {sum}",
    "Av dem som tas in väntar på godkännande {n}, {sum}",
    "Of those that go in, wait for approval: {n}, {sum}",
  ),
  "import-same": w(
    "SAMA TIEDOSTO on jo kirjoissa eränä {batch}: sen rahat laskettaisiin kahdesti.",
    "SAMMA FIL finns redan i böckerna som posten {batch}: dess pengar skulle räknas två gånger.",
    "THE SAME FILE is in the books already as the batch {batch}: its money would count twice.",
  ),
  "import-equal": w(
    "Jo kirjoissa samalla tositteella, toimittajalla ja summalla: {n}, {sum}",
    "Redan i böckerna med samma verifikation, leverantör och belopp: {n}, {sum}",
    "In the books already with the same voucher, supplier and sum: {n}, {sum}",
  ),
  "import-known": w(
    "Tosite on jo kirjoissa, summa on toinen: {n}, {sum}",
    "Verifikationen finns redan i böckerna, beloppet är ett annat: {n}, {sum}",
    "Voucher in the books already, with another sum: {n}, {sum}",
  ),
  "import-booked-row": w(
    "  rivi {row}: {voucher}, {net}; kirjoissa rivi {line}",
    "  rad {row}: {voucher}, {net}; i böckerna raden {line}",
    "  line {row}: {voucher}, {net}; in the books the line {line}",
  ),
  "import-twice": w(
    "Samanlaisena useammin kuin kerran tiedostossa: {n}, {sum}",
    "Likadana mer än en gång i filen: {n}, {sum}",
    "Alike more than once in the file: {n}, {sum}",
  ),
  "import-alike-row": w(
    "  rivi {row}: {voucher}, {net}; {times} kertaa",
    "  rad {row}: {voucher}, {net}; {times} gånger",
    "  line {row}: {voucher}, {net}; {times} times",
  ),
  "import-again": w(
    "Samoja kuluja ei oteta kirjoihin kahdesti. Jos ne ovat eri kuluja, anna myös --again.",
    "Samma kostnader tas inte in två gånger. Är de andra kostnader, ge också --again.",
    "The same costs are not taken in twice. Where they are other costs, give --again as well.",
  ),
  "import-refused": w(
    "Tiedostossa ei ole mitään kirjoihin otettavaa.",
    "Filen har inget att ta in i böckerna.",
    "The file has nothing that can go into the books.",
  ),
  "import-accept": w("Otetaanko kirjoihin?", "Tas den in i böckerna?", "Take it into the books?"),
  "import-yes": w("k", "j", "y"),
  "import-no": w("e", "n", "n"),
  "import-dropped": w(
    "Ei otettu kirjoihin; palvelimelle ei jäänyt mitään.",
    "Togs inte in; inget blev kvar på servern.",
    "Not taken into the books; nothing stays on the server.",
  ),
  "import-taken": w(
    "Kirjoissa: erä {batch}, rivejä {count}, nettona {net}, tilitykseen {counts}.",
    "I böckerna: post {batch}, rader {count}, netto {net}, till avräkningen {counts}.",
    "In the books: batch {batch}, rows {count}, net {net}, {counts} enters the settlement.",
  ),
  "fetch-broken": w(
    "Kopio katkesi tai muuttui matkalla. Mitään ei jätetty.",
    "Kopian bröts av eller ändrades på vägen. Inget lämnades kvar.",
    "The copy was cut off or changed on the way. Nothing was left.",
  ),
  "fetch-getting": w("Haetaan", "Hämtas", "Fetching"),
} as const satisfies Readonly<Record<string, Words>>;
