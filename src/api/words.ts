/** Why the interface itself refuses. */
import type { Words } from "../kernel/refusal.ts";
import { ACTION_NAMES } from "./action-words.ts";
import { ROLE_NAMES } from "./role-words.ts";

/** What is wrong and what to do. `names` is what ids that fill its holes are called, where the record does not say. */
export type Told = { readonly sentence: Words; readonly remedy: Words; readonly names?: Readonly<Record<string, Words>> };
const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const API_WORDS = {
  "api/signed-out": {
    sentence: w("Tähän pitää kirjautua sisään.", "Det här kräver inloggning.", "This needs a sign-in."),
    remedy: w("Kirjaudu sisään ja yritä uudelleen.", "Logga in och försök igen.", "Sign in and try again."),
  },
  "api/no-key": {
    sentence: w("Avain ei ole voimassa.", "Nyckeln gäller inte.", "The key is not in force."),
    remedy: w(
      "Tarkista, että avain on kokonainen. Se voi olla myös vanhentunut tai lopetettu: tee uusi omien avaintesi sivulla.",
      "Kontrollera att nyckeln är hel. Den kan också ha gått ut eller avslutats: gör en ny på sidan med dina nycklar.",
      "Check that the key is complete. It may also have expired or been ended: make a new one on the page of your keys.",
    ),
  },
  "api/no-stream": {
    sentence: w("Tallennetta {stream} ei ole.", "Det finns inget register {stream}.", "There is no record {stream}."),
    remedy: w(
      "Tarkista osoite. Sinulle näkyvät vain ne allianssit, joissa organisaatiosi on mukana.",
      "Kontrollera adressen. Du ser bara de allianser där din organisation är med.",
      "Check the address. You see only the alliances that your organisation has part in.",
    ),
  },
  "api/not-permitted": {
    sentence: w("Roolisi ei salli tätä.", "Din roll tillåter inte det här.", "Your role does not permit this."),
    remedy: w(
      "Sen voi tehdä rooli {roles}. Pyydä roolia organisaatiosi pääkäyttäjältä.",
      "Det kan göras i rollen {roles}. Be din organisations administratör om rollen.",
      "It takes the role {roles}. Ask your organisation's administrator for it.",
    ),
    names: ROLE_NAMES,
  },
  "api/other-kind": {
    sentence: w(
      "Toiminto {name} ei kuulu tämänlaiseen tallenteeseen.",
      "Åtgärden {name} hör inte till ett register av det här slaget.",
      "{name} does not belong to a record of this kind.",
    ),
    remedy: w(
      "Tarkista osoite; kuvaus on osoitteessa /api/openapi.json.",
      "Kontrollera adressen; beskrivningen finns på /api/openapi.json.",
      "Check the address; the description is at /api/openapi.json.",
    ),
    names: ACTION_NAMES,
  },
  "api/not-in-key": {
    sentence: w("Avainta ei ole tehty tähän: {name}.", "Nyckeln är inte gjord för det här: {name}.", "The key was not made for this: {name}."),
    remedy: w("Tee avain, jonka luettelossa se on.", "Gör en nyckel som har det i sin lista.", "Make a key that lists it."),
    names: ACTION_NAMES,
  },
  "api/not-fresh": {
    sentence: w(
      "Hyväksyminen vaatii, että kirjaudut juuri ennen sitä.",
      "Ett godkännande kräver att du just har loggat in.",
      "An approval needs a sign-in just before it.",
    ),
    remedy: w("Kirjaudu uudelleen ja hyväksy sitten.", "Logga in på nytt och godkänn sedan.", "Sign in again, then approve."),
  },
  "api/moved-on": {
    sentence: w(
      "Joku muu ehti ensin: näit {expected} {expected|merkinnän|merkintää}, nyt niitä on {size}.",
      "Någon annan hann före: du såg {expected} {expected|anteckning|anteckningar}, nu finns det {size}.",
      "Somebody was quicker: you had seen {expected} {expected|entry|entries}, now there are {size}.",
    ),
    remedy: w(
      "Lataa sivu uudelleen, katso mikä muuttui ja tee päätös sen pohjalta.",
      "Ladda om sidan, se vad som ändrats och besluta utifrån det.",
      "Load again, look at what changed and decide on that.",
    ),
  },
  "api/too-many": {
    sentence: w("Pyyntöjä tulee liian tiheään.", "Begärandena kommer för tätt.", "Requests come too fast."),
    remedy: w(
      "Odota {seconds} s ja jatka sitten. Palvelimen ylläpitäjä voi nostaa rajaa.",
      "Vänta {seconds} s och fortsätt sedan. Den som sköter servern kan höja gränsen.",
      "Wait {seconds} s, then go on. Whoever operates the server can raise the limit.",
    ),
  },
  "api/key-used": {
    sentence: w(
      "Samalla avaimella {key} on jo pyydetty jotain muuta.",
      "Med samma nyckel {key} har något annat redan begärts.",
      "The key {key} was already used to ask for something else.",
    ),
    remedy: w("Anna jokaiselle pyynnölle oma avain.", "Ge varje begäran en egen nyckel.", "Give every request a key of its own."),
  },
  "api/not-json": {
    sentence: w("Pyynnön runko ei ole JSONia.", "Begärans innehåll är inte JSON.", "The body of the request is no JSON."),
    remedy: w(
      "Lähetä JSON-olio; kuvaus on osoitteessa /api/openapi.json.",
      "Skicka ett JSON-objekt; beskrivningen finns på /api/openapi.json.",
      "Send a JSON object; the description is at /api/openapi.json.",
    ),
  },
  "api/bad-header": {
    sentence: w("Otsake {header} on väärin kirjoitettu.", "Huvudet {header} är fel skrivet.", "The header {header} is not well formed."),
    remedy: w(
      'If-Match on muotoa "12", Idempotency-Key enintään 200 näkyvää merkkiä.',
      'If-Match har formen "12", Idempotency-Key högst 200 synliga tecken.',
      'If-Match has the form "12", Idempotency-Key at most 200 visible characters.',
    ),
  },
  "api/key-missing": {
    sentence: w(
      "Allekirjoitusavain puuttuu, vaikka tallenne on olemassa.",
      "Signeringsnyckeln saknas fast registret finns.",
      "The signing key is missing though there is a record.",
    ),
    remedy: w(
      "Palauta avain sinne, minne SAMESIDE_KEY_FILE osoittaa. Jos se on kadonnut, toimi kuten docs/operate.md kohdassa Avaimet neuvoo.",
      "Återställ nyckeln dit SAMESIDE_KEY_FILE pekar. Har den gått förlorad, gör som docs/operate.md säger under Nycklar.",
      "Put the key back where SAMESIDE_KEY_FILE points. If it is lost, do as docs/operate.md says under Keys.",
    ),
  },
  "api/key-open": {
    sentence: w("Muutkin käyttäjät voivat lukea allekirjoitusavaimen.", "Andra användare kan läsa signeringsnyckeln.", "Other users can read the signing key."),
    remedy: w("Anna oikeus vain omistajalle: chmod 600.", "Ge rätten bara till ägaren: chmod 600.", "Leave it to its owner alone: chmod 600."),
  },
  "api/key-other": {
    sentence: w(
      "Avaintiedostossa on toinen avain kuin se, jolla tallenne allekirjoitetaan.",
      "Nyckelfilen innehåller en annan nyckel än den som registret undertecknas med.",
      "The key file holds another key than the one that signs the record.",
    ),
    remedy: w(
      "Osoita SAMESIDE_KEY_FILE oikeaan tiedostoon. Avain vaihdetaan komennolla sameside admin rotate-key.",
      "Låt SAMESIDE_KEY_FILE peka på rätt fil. Nyckeln byts med sameside admin rotate-key.",
      "Let SAMESIDE_KEY_FILE name the right file. A key is changed by sameside admin rotate-key.",
    ),
  },
  "api/key-broken": {
    sentence: w("Avaintiedostossa ei ole avainta.", "Det finns ingen nyckel i nyckelfilen.", "There is no key in the key file."),
    remedy: w(
      "Siinä pitää olla 32 tavua base64:nä. Palauta avain varmuuskopiosta.",
      "Den ska innehålla 32 byte i base64. Återställ nyckeln från säkerhetskopian.",
      "It must hold 32 bytes in base64. Restore the key from your safe copy.",
    ),
  },
  "api/webhook-no-part": {
    sentence: w("Organisaatiosi ei ole mukana allianssissa.", "Din organisation är inte med i alliansen.", "Your organisation has no part in the alliance."),
    remedy: w("Valitse organisaatio, joka on sen osapuoli.", "Välj en organisation som är part i den.", "Choose an organisation that is a party of it."),
  },
  "api/webhook-host": {
    sentence: w("Palvelin ei lähetä mitään osoitteeseen {host}.", "Servern skickar ingenting till {host}.", "This server sends nothing to {host}."),
    remedy: w(
      "Pyydä palvelimen ylläpitäjää sallimaan osoite asetuksella SAMESIDE_WEBHOOK_HOSTS.",
      "Be den som sköter servern att tillåta adressen med SAMESIDE_WEBHOOK_HOSTS.",
      "Ask whoever operates the server to allow the host by SAMESIDE_WEBHOOK_HOSTS.",
    ),
  },
  "api/webhook-https": {
    sentence: w("Osoite ei ala https:.", "Adressen börjar inte med https:.", "The address does not begin with https:."),
    remedy: w("Anna osoite, jossa yhteys on salattu.", "Ange en adress med krypterad förbindelse.", "Give an address with an encrypted connection."),
  },
  "api/webhook-beyond": {
    sentence: w(
      "Tallenteessa ei ole merkintää {from}: seuraava on numeroltaan {size}.",
      "Registret har ingen anteckning {from}: nästa får numret {size}.",
      "The record has no entry {from}: the next one will be number {size}.",
    ),
    remedy: w(
      "Anna jonkin merkinnän numero, tai jätä pois: silloin lähetetään tästä eteenpäin.",
      "Ange numret på en anteckning, eller utelämna det: då skickas allt från och med nu.",
      "Give the number of an entry, or leave it out: then everything from now on is sent.",
    ),
  },
  "api/webhook-many": {
    sentence: w(
      "Organisaatiollasi on jo {most} ilmoitusosoitetta tässä allianssissa.",
      "Din organisation har redan {most} aviseringsadresser i alliansen.",
      "Your organisation has {most} webhooks on this alliance already.",
    ),
    remedy: w("Lopeta ensin jokin niistä.", "Avsluta först någon av dem.", "End one of them first."),
  },
  "api/webhook-unknown": {
    sentence: w(
      "Organisaatiollasi ei ole voimassa ilmoitusosoitetta {hook}.",
      "Din organisation har ingen gällande aviseringsadress {hook}.",
      "Your organisation has no webhook {hook} in force.",
    ),
    remedy: w("Katso luettelosta, mitkä ovat voimassa.", "Se i förteckningen vilka som gäller.", "Look in the list which are."),
  },
  "api/webhook-never-sent": {
    sentence: w("Merkintää {seq} ei ole lähetetty tänne.", "Anteckning {seq} har inte skickats hit.", "Entry {seq} was never sent there."),
    remedy: w(
      "Tee uusi ilmoitusosoite, joka alkaa siitä merkinnästä.",
      "Gör en ny aviseringsadress som börjar från den anteckningen.",
      "Make a new webhook that begins from that entry.",
    ),
  },
  "api/copy-without-content": {
    sentence: w(
      "Roolisi ei anna kopioida muiden osapuolten rivejä ja tiedostoja.",
      "Din roll låter dig inte kopiera andra parters rader och filer.",
      "Your role does not let you copy the lines and files of other parties.",
    ),
    remedy: w(
      "Kopioi ilman sisältöä: kirjaukset ja puu riittävät tarkistukseen.",
      "Kopiera utan innehåll: anteckningarna och trädet räcker för kontrollen.",
      "Copy without content: the entries and the tree are enough to check.",
    ),
  },
} satisfies Readonly<Record<string, Told>>;
