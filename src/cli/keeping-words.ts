/** The words of the commands that keep an installation: export, rebuild, db, admin, backup, restore, witness, login. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const KEEPING_COMMANDS = {
  export: w(
    "Vie tallenne hakemistoon, jonka kuka tahansa voi tarkistaa",
    "Exportera ett register till en katalog som vem som helst kan kontrollera",
    "Export a record to a directory that anyone can check",
  ),
  rebuild: w(
    "Tee johdetut taulut uudelleen kirjauksista ja vertaa entisiin",
    "Gör om de härledda tabellerna ur posterna och jämför med de tidigare",
    "Make derived tables again from the entries and compare with those before",
  ),
  db: w(
    "Päivitä tietokanta tai tulosta lauseet sen hajauttamiseen",
    "Uppdatera databasen eller skriv ut satser för att fördela den",
    "Bring the database up to date, or print how to distribute it",
  ),
  admin: w(
    "Ensimmäinen pääkäyttäjä, allekirjoitusavain, todistajat",
    "Första administratören, signeringsnyckeln, vittnen",
    "The first administrator, the signing key, witnesses",
  ),
  backup: w("Ota varmuuskopio tietokannasta", "Säkerhetskopiera databasen", "Back up the database"),
  restore: w("Palauta varmuuskopio tyhjään tietokantaan", "Återställ en säkerhetskopia i en tom databas", "Restore a backup into an empty database"),
  witness: w(
    "Todista toisen palvelimen tallenne: tarkista kasvu ja allekirjoita",
    "Bevittna en annan servers register: kontrollera tillväxten och underteckna",
    "Witness another server's record: check that it only grew, and cosign",
  ),
  login: w(
    "Talleta palvelimen ohjelma-avain tälle käyttäjälle",
    "Spara en servers programnyckel för den här användaren",
    "Keep a server's API token for this user",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const KEEPING_OPTIONS = {
  stream: w("tallenteen tunnus; --all vie kaikki", "registrets beteckning; --all exporterar alla", "id of the record; --all exports every one"),
  all: w("kaikki tallenteet, kukin omaan hakemistoonsa", "alla register, vart och ett i sin egen katalog", "every record, each in a directory of its own"),
  "without-content": w(
    "vain kirjaukset ja puu, ei asiakirjoja eikä rivejä",
    "bara poster och träd, inga handlingar eller rader",
    "entries and tree only, no documents and no lines",
  ),
  database: w(
    "tarkista tietokanta, johon SAMESIDE_DATA tai DATABASE_URL osoittaa",
    "kontrollera databasen som SAMESIDE_DATA eller DATABASE_URL pekar på",
    "verify the database that SAMESIDE_DATA or DATABASE_URL names",
  ),
  "dry-run": w("kerro vain, älä muuta mitään", "berätta bara, ändra ingenting", "only tell, change nothing"),
  "db-task": w("mitä tehdään", "vad som görs", "what to do"),
  "admin-task": w("mitä tehdään", "vad som görs", "what to do"),
  because: w("miksi avain vaihtuu", "varför nyckeln byts", "why the key changes"),
  "witness-key": w(
    "todistajan avain, kuten sameside witness sen tulostaa",
    "vittnets nyckel så som sameside witness skriver ut den",
    "the witness's key, as sameside witness prints it",
  ),
  organisation: w(
    "organisaation nimi, tai todistajalle sen tunnus",
    "organisationens namn, eller för ett vittne dess beteckning",
    "name of the organisation, or for a witness its id",
  ),
  kind: w("organisaation laji", "organisationens slag", "kind of the organisation"),
  "business-id": w("organisaation Y-tunnus", "organisationens FO-nummer", "the organisation's business ID"),
  person: w("pääkäyttäjän nimi", "administratörens namn", "the administrator's name"),
  into: w("kopion hakemisto tai tiedosto", "kopians katalog eller fil", "directory or file of the copy"),
  copy: w("varmuuskopio", "säkerhetskopian", "the backup"),
  address: w("tallenteen osoite: https://…/s/TUNNUS", "registrets adress: https://…/s/ID", "address of the record: https://…/s/ID"),
  server: w("palvelimen osoite", "serverns adress", "address of the server"),
  state: w(
    "todistajan oma hakemisto: avain ja nähdyt tarkistuspisteet",
    "vittnets egen katalog: nyckel och sedda kontrollpunkter",
    "the witness's own directory: key and checkpoints seen",
  ),
  "show-key": w("tulosta vain todistajan avain", "skriv bara ut vittnets nyckel", "only print the witness's key"),
} as const satisfies Readonly<Record<string, Words>>;

export const KEEPING_HELP = {
  export: w(
    `Esimerkkejä (SAMESIDE_DATA tai DATABASE_URL kertoo, minkä tietokannan):
  sameside export TUNNUS -o vienti
  sameside export --all -o viennit --without-content
  sameside verify vienti

Ilman tunnusta luetellaan tallenteet. Upotettua tietokantaa voi lukea vain, kun palvelin on pysäytetty.`,
    `Exempel (SAMESIDE_DATA eller DATABASE_URL säger vilken databas):
  sameside export ID -o export
  sameside export --all -o exporter --without-content
  sameside verify export

Utan beteckning listas registren. En inbäddad databas kan läsas bara när servern är stoppad.`,
    `Examples (SAMESIDE_DATA or DATABASE_URL says which database):
  sameside export ID -o export
  sameside export --all -o exports --without-content
  sameside verify export

Without an id the records are listed. An embedded database can be read only while its server is stopped.`,
  ),
  db: w(
    `  sameside db migrate       päivitä tietokanta tämän ohjelman versioon
  sameside db distribute    tulosta Citus-lauseet; niitä ei ajeta`,
    `  sameside db migrate       uppdatera databasen till programmets version
  sameside db distribute    skriv ut satserna för Citus; de körs inte`,
    `  sameside db migrate       bring the database to this program's version
  sameside db distribute    print the statements for Citus; they are not run`,
  ),
  admin: w(
    `  sameside admin init --organisation "Esimerkkilän kunta" --kind municipality \\
      --business-id 1234567-1 --person "Liisa Esimerkki"
  sameside admin rotate-key --because planned
  sameside admin name-witness TALLENNE --key AVAIN --organisation TUNNUS
  sameside admin end-witness TALLENNE --key AVAIN

init tulostaa kertakäyttöisen koodin, jolla ensimmäinen pääkäyttäjä kirjautuu. Pysäytä palvelin ennen
avaimen vaihtoa. Avaimet ja varastettu avain: docs/operate.md.`,
    `  sameside admin init --organisation "Exempelby kommun" --kind municipality \\
      --business-id 1234567-1 --person "Lisa Exempel"
  sameside admin rotate-key --because planned
  sameside admin name-witness REGISTER --key NYCKEL --organisation ID
  sameside admin end-witness REGISTER --key NYCKEL

init skriver ut en engångskod som den första administratören loggar in med. Stoppa servern innan
nyckeln byts. Nycklar och en stulen nyckel: docs/operate.md.`,
    `  sameside admin init --organisation "Example Municipality" --kind municipality \\
      --business-id 1234567-1 --person "Lisa Example"
  sameside admin rotate-key --because planned
  sameside admin name-witness RECORD --key KEY --organisation ID
  sameside admin end-witness RECORD --key KEY

init prints a code, good once, with which the first administrator signs in. Stop the server before
the key changes. Keys, and a stolen key: docs/operate.md.`,
  ),
  backup: w(
    `  sameside backup -o kopio        hakemisto (upotettu, palvelin pysäytettynä) tai pg_dumpin tiedosto

Allekirjoitusavain ei ole kopiossa: säilytä se erikseen. docs/operate.md.`,
    `  sameside backup -o kopia        en katalog (inbäddad, servern stoppad) eller pg_dumps fil

Signeringsnyckeln är inte med i kopian: förvara den för sig. docs/operate.md.`,
    `  sameside backup -o copy         a directory (embedded, server stopped) or a file of pg_dump

The signing key is not in the copy: keep it apart. docs/operate.md.`,
  ),
  witness: w(
    `  sameside witness https://allianssi.example/s/TUNNUS
  sameside witness --show-key      avain, jonka tallenteen ylläpitäjä nimeää

Aja ajastettuna. Pienempää puuta tai toista historiaa ei koskaan allekirjoiteta: siitä kerrotaan, ja
molemmat tarkistuspisteet jäävät todisteeksi hakemistoon.`,
    `  sameside witness https://allians.example/s/ID
  sameside witness --show-key      nyckeln som registrets administratör utser

Kör den schemalagt. Ett mindre träd eller en annan historia undertecknas aldrig: det sägs, och båda
kontrollpunkterna sparas som bevis i katalogen.`,
    `  sameside witness https://alliance.example/s/ID
  sameside witness --show-key      the key for the record's administrator to name

Run it by a timer. A smaller tree or another history is never cosigned: it is told, and both
checkpoints stay in the directory as evidence.`,
  ),
  login: w(
    `  sameside login https://allianssi.example < avain.txt

Ohjelma-avain tehdään palvelimen sivuilla ja luetaan syötteestä, ei komentoriviltä.`,
    `  sameside login https://allians.example < nyckel.txt

Programnyckeln görs på serverns sidor och läses från indata, inte från kommandoraden.`,
    `  sameside login https://alliance.example < token.txt

The token is made on the server's pages and read from the input, not from the command line.`,
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const KEEPING_TEXTS = {
  "place-empty": w("{path}: täällä ei ole tietokantaa.", "{path}: här finns ingen databas.", "{path}: there is no database here."),
  "place-taken": w(
    "{path}: täällä on jo jotain. Mitään ei kirjoitettu.",
    "{path}: här finns redan något. Inget skrevs.",
    "{path}: there is something here already. Nothing was written.",
  ),
  "export-which": w("Minkä tallenteen? Täällä ovat:", "Vilket register? Här finns:", "Which record? Here are:"),
  "export-stream": w("  {stream}  {kind}, kirjauksia {size}", "  {stream}  {kind}, poster {size}", "  {stream}  {kind}, entries {size}"),
  "export-no-stream": w("Tallennetta {stream} ei ole.", "Det finns inget register {stream}.", "There is no record {stream}."),
  "export-where": w("Anna hakemisto: -o HAKEMISTO.", "Ange en katalog: -o KATALOG.", "Give a directory: -o DIRECTORY."),
  exported: w(
    "{path}: tallenne {origin}, kirjauksia {size}. Tarkista: sameside verify {path}",
    "{path}: register {origin}, poster {size}. Kontrollera: sameside verify {path}",
    "{path}: record {origin}, entries {size}. Check it: sameside verify {path}",
  ),
  "database-right": w(
    "{origin}: tietokanta on ehjä. Kirjauksia {size}, tiedostoja {files}, rivejä {lines}, poistettuja {erased}.",
    "{origin}: databasen är hel. Poster {size}, filer {files}, rader {lines}, raderade {erased}.",
    "{origin}: the database is whole. Entries {size}, files {files}, lines {lines}, erased {erased}.",
  ),
  "database-wrong": w("{origin}: TIETOKANTAA ON MUUTETTU.", "{origin}: DATABASEN HAR ÄNDRATS.", "{origin}: THE DATABASE WAS CHANGED."),
  "database-none": w("Tietokannassa ei ole tallenteita.", "Databasen har inga register.", "The database holds no record."),
  "rebuild-equal": w(
    "Johdetut taulut ovat samat kuin ennen: {tables} taulua, {rows} {rows|rivi|riviä}, {streams} tallenteen {entries} kirjauksesta.",
    "De härledda tabellerna är desamma som förut: {tables} tabeller, {rows} {rows|rad|rader}, ur {entries} {entries|post|poster} i {streams} register.",
    "Derived tables are the same as before: {tables} tables, {rows} {rows|row|rows}, from {entries} {entries|entry|entries} of {streams} {streams|record|records}.",
  ),
  "rebuild-differs": w(
    "{table}: {more} {more|rivi|riviä} oli väärin tai liikaa, {less} tuli tilalle",
    "{table}: {more} {more|rad|rader} var fel eller för mycket, {less} kom i stället",
    "{table}: {more} {more|row was|rows were} wrong or too many, {less} came instead",
  ),
  "rebuild-made": w("Johdetut taulut tehtiin uudelleen.", "De härledda tabellerna gjordes om.", "Derived tables were made again."),
  "rebuild-not-made": w("Mitään ei muutettu (--dry-run).", "Inget ändrades (--dry-run).", "Nothing was changed (--dry-run)."),
  "migrated-none": w("Tietokanta on ajan tasalla.", "Databasen är uppdaterad.", "The database is up to date."),
  migrated: w("Ajettu: {names}", "Kört: {names}", "Run: {names}"),
  "distribute-about": w(
    "-- Lauseet Citusille (create extension citus; superuser tai oma oikeus). Niitä ei ole ajettu Citusilla: kokeile ensin kopiolla.",
    "-- Satser för Citus (create extension citus; superuser eller egen rätt). De har inte körts på Citus: pröva först på en kopia.",
    "-- Statements for Citus (create extension citus; a superuser or a right of its own). They were not run on Citus: try them on a copy first.",
  ),
  "backup-where": w("Anna kopion paikka: -o POLKU.", "Ange kopians plats: -o SÖKVÄG.", "Give a place for the copy: -o PATH."),
  "backup-made": w(
    "Varmuuskopio on valmis: {path}. Allekirjoitusavain EI ole siinä: {key} on säilytettävä erikseen.",
    "Säkerhetskopian är klar: {path}. Signeringsnyckeln ingår INTE: {key} måste förvaras för sig.",
    "The backup is made: {path}. The signing key is NOT in it: keep {key} apart.",
  ),
  "backup-no-program": w(
    "Ohjelmaa {program} ei löydy. Asenna PostgreSQL:n asiakasohjelmat, vähintään palvelimen versio.",
    "Programmet {program} finns inte. Installera PostgreSQL:s klientprogram, minst serverns version.",
    "There is no program {program}. Install the client programs of PostgreSQL, of the server's version or later.",
  ),
  "backup-failed": w("{program} epäonnistui: {message}", "{program} misslyckades: {message}", "{program} failed: {message}"),
  "restore-not-one": w(
    "{path} ei ole varmuuskopio, jonka tämä ohjelma teki.",
    "{path} är ingen säkerhetskopia från det här programmet.",
    "{path} is no backup that this program made.",
  ),
  "restore-changed": w(
    "{path}: tiedosto {file} ei ole se, joka kopioitiin. Mitään ei palautettu.",
    "{path}: filen {file} är inte den som kopierades. Inget återställdes.",
    "{path}: the file {file} is not the one that was copied. Nothing was restored.",
  ),
  restored: w(
    `Palautettu {path}. Ennen käynnistystä:
  1. Palauta allekirjoitusavain paikkaan {key}.
  2. Aja sameside verify --database: se vertaa myös siihen, mitä on nähty.
  3. Jos jollakulla on uudempi tarkistuspiste, kirjauksia on hukassa: docs/operate.md, Palautus.`,
    `Återställt: {path}. Innan du startar:
  1. Lägg signeringsnyckeln på plats: {key}.
  2. Kör sameside verify --database: den jämför också med det som har setts.
  3. Har någon en nyare kontrollpunkt saknas poster: docs/operate.md, Återställning.`,
    `Restored {path}. Before you start:
  1. Put the signing key back at {key}.
  2. Run sameside verify --database: it also compares with what was seen.
  3. If anybody holds a newer checkpoint, entries are lost: docs/operate.md, Restoring.`,
  ),
  "admin-code": w(
    `Kertakäyttöinen koodi (voimassa viikon):

  {code}

Ensimmäinen pääkäyttäjä avaa osoitteen {url} ja kirjautuu. Koodia ei näytetä toiste.`,
    `Engångskod (gäller en vecka):

  {code}

Den första administratören öppnar {url} och loggar in. Koden visas inte igen.`,
    `A code that is good once (for a week):

  {code}

The first administrator opens {url} and signs in. The code is not shown again.`,
  ),
  "admin-code-path": w(
    `Kertakäyttöinen koodi (voimassa viikon):

  {code}

Ensimmäinen pääkäyttäjä avaa sivun {path} osoitteesta, jonka sameside serve tulostaa, ja kirjautuu. Koodia ei näytetä toiste.`,
    `Engångskod (gäller en vecka):

  {code}

Den första administratören öppnar sidan {path} på adressen som sameside serve skriver ut och loggar in. Koden visas inte igen.`,
    `A code that is good once (for a week):

  {code}

The first administrator opens the page {path} at the address that sameside serve prints, and signs in. The code is not shown again.`,
  ),
  "admin-no-sign-in": w(
    "Kirjautumista ei ole otettu käyttöön: aseta SAMESIDE_URL ja SAMESIDE_OIDC_* ennen palvelimen käynnistystä (docs/sign-in.md).",
    "Ingen inloggning är inställd: ange SAMESIDE_URL och SAMESIDE_OIDC_* innan servern startas (docs/sign-in.md).",
    "No sign-in is set up: set SAMESIDE_URL and SAMESIDE_OIDC_* before the server starts (docs/sign-in.md).",
  ),
  "admin-there": w(
    "Täällä on jo pääkäyttäjä: hän kutsuu muut sivuilta. Jos kaikki ovat poissa, katso docs/operate.md.",
    "Här finns redan en administratör, som bjuder in de andra på sidorna. Om alla är borta, se docs/operate.md.",
    "There is an administrator already, who invites the others on the pages. If all are gone, see docs/operate.md.",
  ),
  "admin-no-organisation": w(
    "Organisaatiota {organisation} ei ole täällä.",
    "Organisationen {organisation} finns inte här.",
    "There is no organisation {organisation} here.",
  ),
  "admin-needs": w("Puuttuu: {what}.", "Saknas: {what}.", "Missing: {what}."),
  "rotate-because": w(
    "Sano miksi: --because planned, stolen tai lost.",
    "Säg varför: --because planned, stolen eller lost.",
    "Say why: --because planned, stolen or lost.",
  ),
  rotated: w("{stream}: uusi avain {key}", "{stream}: ny nyckel {key}", "{stream}: new key {key}"),
  "rotate-done": w(
    "Avain on vaihdettu {n} tallenteessa. Anna uudet avaimet osapuolille muuta tietä kuin tältä palvelimelta ja vaihda ne todistajille.",
    "Nyckeln är bytt i {n} register. Ge parterna de nya nycklarna på annan väg än från den här servern, och byt dem hos vittnena.",
    "The key was changed in {n} {n|record|records}. Give the new keys to the parties by another way than this server, and change them at the witnesses.",
  ),
  "rotate-key-not": w(
    "{path} ei ole tallenteen {stream} voimassa oleva avain. Jos oikea on kadonnut: --because lost.",
    "{path} är inte den nyckel som gäller i {stream}. Har den rätta gått förlorad: --because lost.",
    "{path} is not the key in force in {stream}. If the right one is lost: --because lost.",
  ),
  "witness-bad-key": w("{key} ei ole todistajan avain.", "{key} är ingen nyckel för ett vittne.", "{key} is no key of a witness."),
  "witness-named": w("{stream}: todistaja {name} on nimetty.", "{stream}: vittnet {name} är utsett.", "{stream}: the witness {name} is named."),
  "witness-ended": w("{stream}: todistaja {name} ei enää todista.", "{stream}: {name} är inte längre vittne.", "{stream}: {name} is a witness no more."),
  "witness-already": w(
    "{stream}: mitään ei muutettu, todistaja {name} on jo näin.",
    "{stream}: inget ändrades, vittnet {name} står redan så.",
    "{stream}: nothing was changed, the witness {name} stands so already.",
  ),
  "witness-key": w("Todistajan avain: {key}", "Vittnets nyckel: {key}", "Key of the witness: {key}"),
  "witness-cosigned": w(
    "{origin}: allekirjoitettu, kirjauksia {size} (edellinen {before}).",
    "{origin}: undertecknat, poster {size} (tidigare {before}).",
    "{origin}: cosigned, entries {size} (before {before}).",
  ),
  "witness-first": w(
    "{origin}: NÄHDÄÄN ENSI KERTAA. Avain uskotaan, koska mikään ei kiistä sitä: {key}",
    "{origin}: SES FÖR FÖRSTA GÅNGEN. Nyckeln tros för att inget talar emot: {key}",
    "{origin}: SEEN FOR THE FIRST TIME. Its key is believed because nothing contradicts it: {key}",
  ),
  "witness-handed": w("{origin}: allekirjoitus luovutettu.", "{origin}: underskriften är inlämnad.", "{origin}: the cosignature was handed in."),
  "witness-not-taken": w(
    "{origin}: palvelin ei ottanut allekirjoitusta ({status}). Onko ylläpitäjä nimennyt avaimen (sameside admin name-witness)? Allekirjoitus on tallessa: {path}",
    "{origin}: servern tog inte emot underskriften ({status}). Har administratören namngett nyckeln (sameside admin name-witness)? Underskriften är sparad: {path}",
    "{origin}: the server did not take the cosignature ({status}). Has its keeper named the key (sameside admin name-witness)? The cosignature is kept: {path}",
  ),
  "witness-refused": w(
    "{origin}: EI ALLEKIRJOITETTU. Todiste on tallessa: {path}",
    "{origin}: INTE UNDERTECKNAT. Beviset är sparat: {path}",
    "{origin}: NOT COSIGNED. The evidence is kept: {path}",
  ),
  "witness-busy": w("{path}: toinen ajo on kesken.", "{path}: en annan körning pågår.", "{path}: another run is under way."),
  "witness-broken": w(
    "{path}: todistajan avain on rikki. Palauta se; uusi avain on uusi todistaja.",
    "{path}: vittnets nyckel är trasig. Återställ den; en ny nyckel är ett nytt vittne.",
    "{path}: the witness's key is broken. Restore it; a new key is a new witness.",
  ),
  "login-empty": w("Syötteessä ei ole ohjelma-avainta.", "Indata har ingen programnyckel.", "There is no token in the input."),
  "login-bad-address": w("{address} ei ole palvelimen osoite.", "{address} är ingen serveradress.", "{address} is no address of a server."),
  "login-kept": w("Avain palvelimelle {server} on tallessa: {path}", "Nyckeln till {server} är sparad: {path}", "The token for {server} is kept: {path}"),
} as const satisfies Readonly<Record<string, Words>>;
