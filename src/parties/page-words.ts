/** Words of the pages about people, roles, sign-in and keys. */
import type { Role } from "../api/roles.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const ROLE_MAY: Readonly<Record<Role, Words>> = {
  "purchaser-decider": w(
    "Kirjaa viranomaisensa päätökset, sitoo määrärahaa valtuutensa rajoissa ja hyväksyy tilitykset.",
    "Antecknar sin myndighets beslut, binder anslag inom sin fullmakt och godkänner avräkningar.",
    "Notes the decisions of its authority, commits appropriations within its mandate and approves settlements.",
  ),
  "purchaser-controller": w(
    "Lukee kaikki kirjanpidon tositteet, esittää kysymyksiä kustannuksista ja ratkaisee ne.",
    "Läser alla underlag, frågar om kostnader och avgör frågorna.",
    "Reads all evidence, questions costs and decides on the answers.",
  ),
  "provider-manager": w(
    "Kirjaa oman organisaationsa kustannukset, vastaa kysymyksiin ja kuittaa kuukauden.",
    "Bokför sin egen organisations kostnader, svarar på frågor och skriver under månaden.",
    "Enters the costs of its own organisation, answers questions and signs the month off.",
  ),
  "project-office": w(
    "Pitää sopimuksen ja kirjat kunnossa: ottaa sopimuksen versiot käyttöön, tuo kustannuksia ja tuloksia, ehdottaa tilityksen.",
    "Håller avtal och böcker i skick: tar avtalsversioner i bruk, för in kostnader och resultat, föreslår avräkningen.",
    "Keeps agreement and books in order: adopts versions of the agreement, brings in costs and results, proposes settlements.",
  ),
  "financial-expert": w(
    "Riippumaton: lukee tositteet ja yksikköhinnat, kysyy kustannuksista ja ehdottaa hylkäämistä.",
    "Oberoende: läser underlag och enhetspriser, frågar om kostnader och föreslår underkännande.",
    "Independent: reads evidence and unit prices, questions costs and proposes to disallow them.",
  ),
  auditor: w(
    "Lukee, mitä toimeksianto antaa, ja kysyy kustannuksista. Ei muuta mitään muuta.",
    "Läser vad uppdraget ger rätt till och frågar om kostnader. Ändrar inget annat.",
    "Reads what the mandate gives and questions costs. Changes nothing else.",
  ),
  preparer: w("Valmistelee ehdotuksia muiden päätettäväksi.", "Bereder förslag som andra beslutar om.", "Prepares proposals for others to decide."),
  "house-admin": w(
    "Rekisteröi organisaatiot ja henkilöt ja myöntää roolit. Ei näe kirjoja eikä päätä rahasta.",
    "Registrerar organisationer och personer och beviljar roller. Ser inga böcker och beslutar inte om pengar.",
    "Registers organisations and people and grants roles. Sees no books and decides on no money.",
  ),
  public: w("Lukee sen, mikä on julkista.", "Läser det som är offentligt.", "Reads what is public."),
};

export const PARTIES = {
  people: w("Osapuolet ja ihmiset", "Parter och personer", "Parties and people"),
  "people-lead": w(
    "Ketkä toimivat kunkin osapuolen puolesta, missä roolissa, mihin asti ja mihin summaan.",
    "Vilka som handlar för varje part, i vilken roll, hur länge och till vilket belopp.",
    "Who acts for each party, in which role, until when and up to what amount.",
  ),
  party: w("Osapuoli", "Part", "Party"),
  organisation: w("Organisaatio", "Organisation", "Organisation"),
  organisations: w("Organisaatiot", "Organisationer", "Organisations"),
  "business-id": w("Y-tunnus", "FO-nummer", "Business ID"),
  "business-id-help": w(
    "Muodossa 1234567-1. Vain ryhmittymältä se voi puuttua.",
    "I formen 1234567-1. Bara ett konsortium kan sakna det.",
    "As 1234567-1. Only a consortium may have none.",
  ),
  members: w("Ryhmittymän jäsenet", "Konsortiets medlemmar", "Members of the consortium"),
  kind: w("Laji", "Slag", "Kind"),
  person: w("Henkilö", "Person", "Person"),
  "erased-list": w("Mitä on poistettu", "Vad som har raderats", "What was erased"),
  erased: w("poistettu henkilö", "raderad person", "erased person"),
  role: w("Rooli", "Roll", "Role"),
  roles: w("Roolit ja valtuudet", "Roller och fullmakter", "Roles and mandates"),
  "roles-lead": w(
    "Rooli on organisaation antama valtuus: kenelle, mistä mihin, mihin summaan ja minkä päätöksen nojalla. Jokainen myönnetty ja päättynyt rooli on tallenteessa.",
    "En roll är en fullmakt från organisationen: åt vem, från och till, till vilket belopp och enligt vilket beslut. Varje beviljad och avslutad roll finns i registret.",
    "A role is a mandate from an organisation: to whom, from when to when, up to what amount and by which decision. Every role granted and ended is on the record.",
  ),
  from: w("Alkaa", "Börjar", "From"),
  to: w("Viimeinen päivä", "Sista dag", "Last day"),
  until: w("Voimassa", "I kraft", "In force"),
  "no-end": w("toistaiseksi", "tills vidare", "until further notice"),
  limit: w("Enintään, €", "Högst, €", "At most, €"),
  "limit-shown": w("Rajat", "Gränser", "Limits"),
  "at-most": w("enintään {sum}", "högst {sum}", "at most {sum}"),
  "about-only": w("vain {subjects}", "bara {subjects}", "only {subjects}"),
  subjects: w("Vain näistä", "Bara om dessa", "Only about these"),
  "subjects-help": w(
    "Sopimuksen tunnuksia välilyönnein: palveluja, osapuolia. Tyhjä: kaikki, mitä rooli kattaa.",
    "Avtalets beteckningar med mellanslag emellan: tjänster, parter. Tomt: allt som rollen omfattar.",
    "Ids of the agreement with spaces between: services, parties. Empty: all that the role covers.",
  ),
  decision: w("Päätös", "Beslut", "Decision"),
  "decision-help": w(
    "Toimielin, päivä ja pykälä. Ei henkilötietoja.",
    "Organ, dag och paragraf. Inga personuppgifter.",
    "Organ, day and section. No personal data.",
  ),
  where: w("Missä", "Var", "Where"),
  everywhere: w("kaikissa organisaation allianssissa", "i alla organisationens allianser", "in every alliance of the organisation"),
  here: w("vain tässä", "bara här", "here only"),
  grant: w("Myönnä rooli", "Bevilja roll", "Grant a role"),
  actions: w("Toiminnot", "Åtgärder", "Actions"),
  end: w("Päätä rooli", "Avsluta rollen", "End the role"),
  ended: w("päättynyt", "avslutad", "ended"),
  "add-person": w("Lisää henkilö", "Lägg till person", "Add a person"),
  name: w("Nimi", "Namn", "Name"),
  email: w("Sähköposti", "E-post", "E-mail"),
  invite: w("Kutsu", "Bjud in", "Invite"),
  invited: w("Kutsu on valmis", "Inbjudan är klar", "The invitation is ready"),
  "invited-text": w(
    "Anna linkki kutsutulle itselleen. Se toimii kerran ja vanhenee {day}. Kun hän kirjautuu sen kautta, hänen tunnistautumisensa sidotaan henkilöön {name}.",
    "Ge länken till den inbjudna själv. Den fungerar en gång och går ut {day}. När personen loggar in genom den binds inloggningen till personen {name}.",
    "Hand the link to the invited person. It works once and expires on {day}. When they sign in through it, their sign-in is bound to {name}.",
  ),
  register: w("Rekisteröi organisaatio", "Registrera organisation", "Register an organisation"),
  "nobody-here": w("Roolia ei ole vielä kellään.", "Ingen har en roll än.", "Nobody has a role yet."),
} as const satisfies Readonly<Record<string, Words>>;

export const SIGN_IN = {
  "sign-in": w("Kirjaudu sisään", "Logga in", "Sign in"),
  "sign-out": w("Kirjaudu ulos", "Logga ut", "Sign out"),
  "signed-in-as": w("Kirjautuneena", "Inloggad som", "Signed in as"),
  "acting-for": w("Organisaatio", "Organisation", "Organisation"),
  "choose-organisation": w("Kenen puolesta toimit?", "För vem handlar du?", "For whom are you acting?"),
  "choose-text": w(
    "Sinulla on rooli useassa organisaatiossa. Kaikki, mitä teet, tehdään yhden organisaation puolesta kerrallaan.",
    "Du har en roll i flera organisationer. Allt du gör görs för en organisation i taget.",
    "You have a role in more than one organisation. Whatever you do is done for one of them at a time.",
  ),
  "act-for": w("Toimi: {name}", "Handla för {name}", "Act for {name}"),
  "demo-lead": w(
    "Tämä on esittely: valitse, kenen silmin katsot. Ihmiset ja yritykset ovat keksittyjä.",
    "Det här är en demonstration: välj med vems ögon du tittar. Personerna och företagen är påhittade.",
    "This is a demonstration: choose whose eyes to look through. The people and companies are invented.",
  ),
  "demo-as": w("Kirjaudu: {name}", "Logga in som {name}", "Sign in as {name}"),
  "oidc-lead": w(
    "Kirjautuminen tapahtuu organisaatiosi omassa tunnistuspalvelussa.",
    "Du loggar in i din organisations egen inloggningstjänst.",
    "You sign in at your organisation's own sign-in service.",
  ),
  "oidc-with": w("Kirjaudu: {name}", "Logga in med {name}", "Sign in with {name}"),
  onward: w("Siirry palveluun {name}", "Gå vidare till {name}", "Go on to {name}"),
  "no-way": w(
    "Tälle palvelimelle ei ole määritetty kirjautumista. Ylläpitäjä: katso docs/sign-in.md.",
    "Ingen inloggning har ställts in för den här servern. Administratör: se docs/sign-in.md.",
    "No sign-in has been set up for this server. Administrator: see docs/sign-in.md.",
  ),
  me: w("Mitä saan tehdä", "Vad jag får göra", "What I may do"),
  "no-role": w(
    "Sinulla ei ole voimassa olevaa roolia. Pyydä sitä organisaatiosi päättäjältä tai ylläpitäjältä.",
    "Du har ingen roll i kraft. Be om en av din organisations beslutsfattare eller av administratören.",
    "You have no role in force. Ask your organisation's decision maker or the administrator for one.",
  ),
  unknown: w("Sinua ei vielä tunneta täällä", "Du är inte känd här än", "You are not known here yet"),
  "unknown-text": w(
    "Tunnistauduit, mutta tunnistautumistasi ei ole sidottu kehenkään. Avaa saamasi kutsulinkki; ilman kutsua pyydä se organisaatiosi päättäjältä.",
    "Du identifierade dig, men din inloggning är inte bunden till någon. Öppna inbjudningslänken som du fått; har du ingen, be din organisations beslutsfattare om en.",
    "You proved who you are, but that sign-in belongs to nobody here. Open the link of your invitation; without one, ask your organisation's decision maker.",
  ),
  failed: w("Kirjautuminen ei onnistunut", "Inloggningen lyckades inte", "The sign-in did not succeed"),
  "failed-text": w(
    "Tunnistuspalvelu keskeytti kirjautumisen, tai se kesti liian kauan. Aloita alusta.",
    "Inloggningstjänsten avbröt, eller så tog det för länge. Börja om.",
    "The sign-in service broke it off, or it took too long. Begin again.",
  ),
  invitation: w("Kutsu", "Inbjudan", "Invitation"),
  "invitation-text": w(
    "Kirjaudu organisaatiosi tunnistuspalvelussa. Kirjautumisesi sidotaan tähän kutsuun, ja kutsu on sen jälkeen käytetty.",
    "Logga in i din organisations inloggningstjänst. Inloggningen binds till inbjudan, som därefter är använd.",
    "Sign in at your organisation's sign-in service. Your sign-in is bound to this invitation, which is then used up.",
  ),
  "invitation-dead": w("Kutsu ei ole voimassa", "Inbjudan gäller inte", "The invitation is not valid"),
  "invitation-dead-text": w(
    "Kutsu on käytetty tai vanhentunut. Pyydä uusi siltä, joka kutsui sinut.",
    "Inbjudan är använd eller har gått ut. Be den som bjöd in dig om en ny.",
    "It was used or has expired. Ask whoever invited you for a new one.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const TOKENS = {
  tokens: w("Omat avaimet", "Mina nycklar", "My keys"),
  "tokens-lead": w(
    "Avaimella ohjelma toimii puolestasi: vain niissä tallenteissa ja toiminnoissa, jotka valitset, ja enintään sen, mitä itse saat.",
    "Med en nyckel handlar ett program för dig: bara i de register och åtgärder som du väljer, och högst det som du själv får.",
    "With a key a program acts for you: only on the records and for the actions that you choose, and never more than you may yourself.",
  ),
  notices: w("Ilmoitukset ohjelmille", "Aviseringar till program", "Notices to programs"),
  label: w("Mihin avainta käytetään", "Vad nyckeln används till", "What the key is for"),
  streams: w("Tallenteet", "Register", "Records"),
  may: w("Toiminnot", "Åtgärder", "Actions"),
  changes: w("Toiminnot, jotka kirjaavat", "Åtgärder som antecknar", "Actions that record"),
  reads: w("Toiminnot, jotka vain lukevat", "Åtgärder som bara läser", "Actions that only read"),
  "may-help": w(
    "Toiminnon jäljessä on nimi, jolla ohjelma sitä kutsuu. Mitä kukin tekee, lukee sivulla",
    "Efter åtgärden står namnet som ett program anropar den med. Vad var och en gör står på sidan",
    "After each action stands the name by which a program calls it. What each does stands on the page",
  ),
  ends: w("Viimeinen päivä", "Sista dag", "Last day"),
  seen: w("Käytetty viimeksi", "Senast använd", "Last used"),
  never: w("ei koskaan", "aldrig", "never"),
  state: w("Tila", "Läge", "State"),
  "in-force": w("voimassa", "i kraft", "in force"),
  expired: w("vanhentunut", "utgången", "expired"),
  revoked: w("peruttu", "återkallad", "revoked"),
  revoke: w("Peru", "Återkalla", "Revoke"),
  make: w("Tee avain", "Gör en nyckel", "Make a key"),
  made: w("Avain on valmis", "Nyckeln är klar", "The key is ready"),
  "made-text": w(
    "Kopioi avain nyt. Sitä ei näytetä uudelleen, eikä palvelin tallenna sitä.",
    "Kopiera nyckeln nu. Den visas inte igen, och servern sparar den inte.",
    "Copy the key now. It is not shown again, and the server does not keep it.",
  ),
  none: w("Sinulla ei ole avaimia.", "Du har inga nycklar.", "You have no keys."),
} as const satisfies Readonly<Record<string, Words>>;
