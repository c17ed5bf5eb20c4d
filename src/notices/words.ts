/** Words of what waits, of mails about it, and of calendar feeds. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import type { Often } from "./mail/slots.ts";
import type { What } from "./waiting.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** What is to be done with one thing that waits. */
export const DOING: Readonly<Record<What, Words>> = {
  position: w("Ota kantaa", "Ta ställning", "Take a position"),
  approval: w("Nimeä oman toimielimen päätös", "Ange det egna organets beslut", "Name your own organ’s decision"),
  statement: w("Hyväksy tilitys", "Godkänn avräkningen", "Approve the statement"),
  exit: w("Hyväksy irtautumisen tilitys", "Godkänn avräkningen av utträdet", "Approve the settlement of the exit"),
  "minutes-check": w("Tarkasta pöytäkirja", "Justera protokollet", "Check the minutes"),
  "minutes-sign": w("Allekirjoita pöytäkirja", "Underteckna protokollet", "Sign the minutes"),
  "minutes-write": w("Kirjaa pöytäkirja", "Anteckna protokollet", "Record the minutes"),
  meeting: w("Osallistu kokoukseen", "Delta i sammanträdet", "Attend the meeting"),
  action: w("Tee tehtävä", "Utför uppgiften", "Do the action"),
  finding: w("Vastaa kysymykseen", "Besvara frågan", "Answer the finding"),
  costs: w("Hyväksy ehdollisia kuluja", "Godkänn villkorade kostnader", "Approve conditional cost"),
  month: w("Kuittaa kuukausia valmiiksi", "Skriv under månader", "Sign months"),
  opinion: w("Kirjaa lausunto, kun se tulee", "Anteckna utlåtandet när det kommer", "Enter the opinion when it comes"),
  survey: w("Vastaa kyselyyn", "Besvara enkäten", "Answer the survey"),
};

/** What the thing is, where it has no title of its own. */
export const NAMED: Readonly<Partial<Record<What, Words>>> = {
  statement: w("Tilitys {day} asti", "Avräkning till {day}", "Statement through {day}"),
  exit: w("Irtautuminen, viimeinen päivä {day}", "Utträde, sista dag {day}", "Exit, last day {day}"),
  "minutes-check": w("{title} {day}", "{title} {day}", "{title}, {day}"),
  "minutes-sign": w("{title} {day}", "{title} {day}", "{title}, {day}"),
  "minutes-write": w("{title} {day}", "{title} {day}", "{title}, {day}"),
  finding: w("Kysymys, {count} {count|rivi|riviä}", "Fråga, {count} {count|rad|rader}", "Finding, {count} {count|line|lines}"),
  costs: w(
    "{count} {count|rivi odottaa|riviä odottaa} hyväksymistä",
    "{count} {count|rad|rader} väntar på godkännande",
    "{count} {count|line waits|lines wait} for approval",
  ),
  month: w(
    "{count} {count|kuukausi|kuukautta}, vanhin {month}",
    "{count} {count|månad|månader}, äldst {month}",
    "{count} {count|month|months}, the oldest {month}",
  ),
  opinion: w("Lausuntopyyntö {day}", "Begäran om utlåtande {day}", "Request for an opinion, {day}"),
  survey: w("Allianssin terveys", "Alliansens hälsa", "Health of the alliance"),
};

/** How many things of a kind there are, before the number: all that mails tell. */
export const COUNTED: Readonly<Record<What, Words>> = {
  position: w("Asiat, joihin ottaa kantaa", "Ärenden att ta ställning till", "Matters to take a position on"),
  approval: w(
    "Asiat, jotka odottavat oman toimielimen päätöstä",
    "Ärenden som väntar på det egna organets beslut",
    "Matters awaiting your own organ’s decision",
  ),
  statement: w("Hyväksyttävät tilitykset", "Avräkningar att godkänna", "Statements to approve"),
  exit: w("Hyväksyttävät irtautumisen tilitykset", "Utträdesavräkningar att godkänna", "Settlements of exits to approve"),
  "minutes-check": w("Tarkastettavat pöytäkirjat", "Protokoll att justera", "Minutes to check"),
  "minutes-sign": w("Allekirjoitettavat pöytäkirjat", "Protokoll att underteckna", "Minutes to sign"),
  "minutes-write": w("Kirjattavat pöytäkirjat", "Protokoll att anteckna", "Minutes to record"),
  meeting: w("Tulevat kokoukset", "Kommande sammanträden", "Meetings to come"),
  action: w("Tehtävät", "Uppgifter", "Actions"),
  finding: w("Vastattavat kysymykset", "Frågor att besvara", "Findings to answer"),
  costs: w("Hyväksyttävien kulujen luettelot", "Listor över kostnader att godkänna", "Lists of costs to approve"),
  month: w("Osapuolet, joilla on kuitattavia kuukausia", "Parter med månader att skriva under", "Parties with months to sign"),
  opinion: w("Odotetut lausunnot", "Utlåtanden som väntas", "Opinions awaited"),
  survey: w("Vastattavat kyselyt", "Enkäter att besvara", "Surveys to answer"),
};

export const MAILS = {
  subject: w("{n} {n|asia|asiaa} odottaa sinua", "{n} {n|sak|saker} väntar på dig", "{n} {n|thing waits|things wait} for you"),
  see: w("Katso, mitkä", "Se vilka", "See which"),
  "why-immediate": w(
    "Pyysit tiedon heti, kun jokin alkaa odottaa sinua.",
    "Du har bett om besked genast när något börjar vänta på dig.",
    "You asked to be told as soon as something begins to wait for you.",
  ),
  "why-daily": w("Pyysit koosteen joka aamu.", "Du har bett om en sammanfattning varje morgon.", "You asked for a digest every morning."),
  "why-weekly": w("Pyysit koosteen maanantaisin.", "Du har bett om en sammanfattning på måndagar.", "You asked for a digest on Mondays."),
  settings: w("Muuta, milloin saat postia", "Ändra när du får post", "Change when you get mail"),
  stop: w("Lopeta nämä viestit", "Avsluta dessa meddelanden", "Stop these mails"),
  confirm: w("Vahvista sähköpostiosoitteesi", "Bekräfta din e-postadress", "Confirm your e-mail address"),
  "confirm-text": w(
    "Joku, luultavasti sinä itse, pyysi Samesiden ilmoitukset tähän osoitteeseen. Linkki käy vuorokauden ja vain kerran:",
    "Någon, troligen du själv, bad om meddelanden från Sameside till den här adressen. Länken gäller ett dygn och bara en gång:",
    "Somebody, probably you, asked for notices of Sameside at this address. The link is good for a day, and once:",
  ),
  "confirm-not-you": w(
    "Jos et pyytänyt tätä, sinun ei tarvitse tehdä mitään.",
    "Om du inte bad om detta behöver du inte göra något.",
    "If you did not ask for this, you need to do nothing.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const OFTEN_WORDS: Readonly<Record<Often | "never", Words>> = {
  immediate: w("Heti", "Genast", "At once"),
  daily: w("Kooste joka aamu", "Sammanfattning varje morgon", "Digest every morning"),
  weekly: w("Kooste maanantaisin", "Sammanfattning på måndagar", "Digest on Mondays"),
  never: w("Ei koskaan", "Aldrig", "Never"),
};

export const NOTICES = {
  waiting: w("Mikä odottaa sinua", "Vad som väntar på dig", "What waits for you"),
  "waiting-lead": w(
    "Kaikki allianssit yhdessä luettelossa: mitä sinun on tehtävä, mihin mennessä, ja mitä asia tekee oman organisaatiosi rahalle.",
    "Alla allianser i en lista: vad du har att göra, till när, och vad ärendet gör med din egen organisations pengar.",
    "All alliances in one list: what you have to do, by when, and what a matter does to your own organisation’s money.",
  ),
  nothing: w("Mikään ei odota sinua nyt.", "Inget väntar på dig nu.", "Nothing waits for you now."),
  do: w("Tehtävä", "Att göra", "To do"),
  what: w("Mikä", "Vad", "What"),
  alliance: w("Allianssi", "Allians", "Alliance"),
  due: w("Viimeistään", "Senast", "By"),
  own: w("Oma raha", "Egna pengar", "Own money"),
  late: w("Myöhässä", "Försenat", "Late"),
  "as-other": w(
    "Organisaation {name} puolesta sinua odottaa {n} {n|asia|asiaa}.",
    "För {name} väntar {n} {n|sak|saker} på dig.",
    "For {name}, {n} {n|thing waits|things wait} for you.",
  ),
  change: w("Vaihda organisaatiota", "Byt organisation", "Change the organisation"),
  settings: w("Ilmoitukset", "Meddelanden", "Notices"),
  "to-settings": w("Ilmoitukset sähköpostiin ja kalenteriin", "Meddelanden per e-post och kalender", "Notices by e-mail and calendar"),
  "settings-lead": w(
    "Viesti kertoo, montako asiaa odottaa, ja antaa linkit. Asioiden nimiä, henkilöitä ja euroja siinä ei ole.",
    "Meddelandet säger hur många saker som väntar och ger länkar. Det innehåller inga rubriker, personer eller belopp.",
    "A mail says how many things wait and gives links. There are no titles, people or sums in it.",
  ),
  address: w("Sähköpostiosoite", "E-postadress", "E-mail address"),
  "address-now": w("Viestit menevät osoitteeseen {email}.", "Meddelanden går till {email}.", "Mails go to {email}."),
  "address-demo": w("Viestit menisivät osoitteeseen {email}.", "Meddelanden skulle gå till {email}.", "Mails would go to {email}."),
  "address-waits": w(
    "Osoitetta {email} ei ole vahvistettu. Avaa linkki, jonka lähetimme sinne; sitä ennen sinne ei lähde muuta.",
    "Adressen {email} är inte bekräftad. Öppna länken som vi skickade dit; före det går inget annat dit.",
    "The address {email} is not confirmed. Open the link that we sent there; nothing else goes there before.",
  ),
  "address-refused": w(
    "Postipalvelin ei ota vastaan viestejä osoitteeseen {email}. Anna osoite uudelleen, kun se on kunnossa.",
    "E-postservern tar inte emot meddelanden till {email}. Ange adressen på nytt när den fungerar.",
    "The mail server takes no mail for {email}. Enter the address again once it works.",
  ),
  "no-address": w(
    "Sinulla ei ole osoitetta täällä: sinulle ei lähetetä mitään.",
    "Du har ingen adress här: inget skickas till dig.",
    "You have no address here: nothing is sent to you.",
  ),
  keep: w("Tallenna osoite", "Spara adressen", "Save the address"),
  forget: w("Poista osoite ja lopeta viestit", "Ta bort adressen och avsluta meddelandena", "Remove the address and stop the mails"),
  often: w("Milloin viesti lähtee", "När meddelandet går", "When mail goes"),
  "keep-often": w("Tallenna", "Spara", "Save"),
  "often-note": w(
    "Kooste lähtee kello 7 jälkeen, jos jokin odottaa. Jos mikään ei odota, mitään ei lähde.",
    "Sammanfattningen går efter klockan 7 om något väntar. Väntar inget skickas inget.",
    "The digest goes after 7 o’clock when something waits. When nothing does, nothing is sent.",
  ),
  "no-alliances": w(
    "Organisaatiollasi ei ole osaa yhdessäkään allianssissa.",
    "Din organisation har ingen del i någon allians.",
    "Your organisation has part in no alliance.",
  ),
  demo: w(
    "Tämä on demo: täältä ei lähde yhtään viestiä. Osoitteeksi kelpaa mikä tahansa, eikä sitä vahvisteta.",
    "Det här är en demo: inga meddelanden skickas härifrån. Vilken adress som helst duger, och den bekräftas inte.",
    "This is a demo: no mail leaves it. Any address will do, and it is not confirmed.",
  ),
  "no-server": w(
    "Tässä asennuksessa ei ole postipalvelinta, joten viestejä ei lähde. Ylläpito ottaa sen käyttöön asetuksella SAMESIDE_SMTP_URL.",
    "Den här installationen har ingen e-postserver, så inga meddelanden skickas. Den som sköter servern inför en med SAMESIDE_SMTP_URL.",
    "This installation has no mail server, so no mail is sent. Whoever operates it sets one up by SAMESIDE_SMTP_URL.",
  ),
  preview: w("Miltä kooste näyttäisi nyt", "Så skulle sammanfattningen se ut nu", "How the digest would look now"),
  "preview-to": w("Vastaanottaja: {email}", "Till: {email}", "To: {email}"),
  "preview-nobody": w("Vastaanottajaa ei ole.", "Det finns ingen mottagare.", "There is no recipient."),
  last: w("Viimeksi lähetetty {at}.", "Senast skickat {at}.", "Last sent {at}."),
  "last-failed": w(
    "Viimeisin viesti ei mennyt perille ({status}).",
    "Det senaste meddelandet kom inte fram ({status}).",
    "The last mail did not arrive ({status}).",
  ),
  calendar: w("Kokoukset kalenteriin", "Sammanträden i kalendern", "Meetings in your calendar"),
  "calendar-text": w(
    "Kalenteriohjelma voi tilata kokouksesi osoitteesta, joka on salainen ja vain sinun. Se näyttää saman minkä itse näet, kunnes perut sen tai roolisi päättyy.",
    "Ett kalenderprogram kan prenumerera på dina sammanträden från en adress som är hemlig och bara din. Den visar det du själv ser tills du återkallar den eller din roll upphör.",
    "A calendar program can subscribe to your meetings at an address that is secret and yours alone. It shows what you see yourself until you revoke it or your role ends.",
  ),
  "calendar-make": w("Tee kalenterin osoite", "Skapa en kalenderadress", "Make a calendar address"),
  "calendar-made": w("Kalenterin osoite", "Kalenderadressen", "The calendar address"),
  "calendar-once": w(
    "Kopioi osoite kalenteriohjelmaan nyt: sitä ei näytetä toiste. Kuka tahansa, jolla se on, näkee kokouksesi.",
    "Kopiera adressen till kalenderprogrammet nu: den visas inte igen. Den som har adressen ser dina sammanträden.",
    "Copy the address into the calendar program now: it is not shown again. Whoever has it sees your meetings.",
  ),
  "calendar-none": w("Sinulla ei ole kalenterin osoitteita.", "Du har inga kalenderadresser.", "You have no calendar addresses."),
  made: w("Tehty", "Skapad", "Made"),
  seen: w("Käytetty viimeksi", "Senast använd", "Last used"),
  unseen: w("ei vielä", "inte ännu", "not yet"),
  organisation: w("Organisaatio", "Organisation", "Organisation"),
  revoke: w("Peru", "Återkalla", "Revoke"),
  "calendar-name": w("Sameside-kokoukset", "Sameside-sammanträden", "Sameside meetings"),
  confirm: w("Vahvista osoite", "Bekräfta adressen", "Confirm the address"),
  "confirm-text": w(
    "Vahvista, että viestit saa lähettää osoitteeseen {email}.",
    "Bekräfta att meddelanden får skickas till {email}.",
    "Confirm that mail may be sent to {email}.",
  ),
  stop: w("Lopeta viestit", "Avsluta meddelandena", "Stop the mails"),
  "stop-text": w(
    "Viestejä ei sen jälkeen lähde mistään allianssista. Voit ottaa ne käyttöön uudelleen ilmoitusten asetuksissa.",
    "Därefter skickas inga meddelanden från någon allians. Du kan börja få dem igen i inställningarna för meddelanden.",
    "After that no mail goes from any alliance. You can have it again from the settings of notices.",
  ),
  stopped: w("Viestit on lopetettu.", "Meddelandena är avslutade.", "The mails are stopped."),
  "code-over": w(
    "Linkki on vanhentunut tai käytetty, tai se on toisen henkilön.",
    "Länken är för gammal eller använd, eller så är den någon annans.",
    "The link is too old or used, or it is somebody else’s.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const NOTICE_REFUSALS = {
  "notices/mail-setting": {
    sentence: w("Asetus {name} ei kelpaa: ”{value}”.", "Inställningen {name} duger inte: ”{value}”.", "The setting {name} will not do: “{value}”."),
    remedy: w("Katso docs/operate.md, kohta Mail.", "Se docs/operate.md, avsnittet Mail.", "See docs/operate.md, section Mail."),
  },
  "notices/not-address": {
    sentence: w("”{email}” ei ole sähköpostiosoite.", "”{email}” är ingen e-postadress.", "“{email}” is no e-mail address."),
    remedy: w(
      "Kirjoita osoite muodossa nimi@esimerkki.fi, ilman ääkkösiä.",
      "Skriv adressen i formen namn@exempel.fi, utan å, ä och ö.",
      "Write it like name@example.fi, in plain letters.",
    ),
  },
  "notices/too-often": {
    sentence: w(
      "Vahvistuksia on lähetetty jo {most} vuorokaudessa.",
      "Redan {most} bekräftelser har skickats under ett dygn.",
      "Already {most} confirmations were sent within a day.",
    ),
    remedy: w("Yritä huomenna uudelleen.", "Försök igen i morgon.", "Try again tomorrow."),
  },
} as const satisfies Readonly<Record<string, Told>>;
