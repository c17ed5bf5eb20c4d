/** Why nothing of leaving can be noted, settled or approved. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import { GROUND_WORDS, KIND_WORDS, SIGN_WORDS } from "./page-words.ts";
import { EXIT_FAULTS } from "./statement-words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const PAGE = w("Irtautumisen sivu näyttää, mikä on mahdollista.", "Sidan om utträde visar vad som är möjligt.", "The page of leaving shows what is possible.");

const GROUNDS: Readonly<Record<string, Words>> = { ...SIGN_WORDS, ...GROUND_WORDS };

const RIGHTS_REFUSED = {
  "exit/only-purchasers": {
    sentence: w(
      "Tällä perusteella voivat irtautua vain tilaajat. Muut osapuolet voivat irtautua sopimuksessa avatun ajan kuluessa ({opens}–{closes}).",
      "På denna grund kan bara beställarna utträda. Övriga parter kan utträda under den tid som avtalet öppnar ({opens}–{closes}).",
      "On this ground only purchasers may leave. Other parties may leave in the time that the agreement opens ({opens}–{closes}).",
    ),
    remedy: w(
      "Muulloin tuottaja irtautuu vain, jos se suljetaan pois laiminlyönnin takia tai koko allianssi päättyy.",
      "Annars går en producent bara om den utesluts på grund av ett avtalsbrott eller om hela alliansen upphör.",
      "At other times a provider goes only by exclusion after a default, or when the whole alliance ends.",
    ),
  },
  "exit/not-open-yet": {
    sentence: w(
      "Kaikille avoin irtautumisaika ei ollut auki {given}: se alkaa, kun vaihe on päättynyt (odotetaan {opens}). Perusteet, joilla nyt voi irtautua: {grounds}.",
      "Tiden då alla kan utträda var inte öppen den {given}: den börjar när fasen har slutat (väntas {opens}). Grunder som nu gäller: {grounds}.",
      "The time open to everybody was not open on {given}: it begins when the phase has ended (expected {opens}). Grounds that hold now: {grounds}.",
    ),
    remedy: PAGE,
    names: GROUNDS,
  },
  "exit/closed": {
    sentence: w(
      "Kaikille avoin irtautumisaika oli {opens}–{closes}; ilmoitus annettiin {given}. Perusteet, joilla nyt voi irtautua: {grounds}.",
      "Tiden då alla kan utträda var {opens}–{closes}; uppsägningen gavs den {given}. Grunder som nu gäller: {grounds}.",
      "The time open to everybody was {opens}–{closes}; notice was given on {given}. Grounds that hold now: {grounds}.",
    ),
    remedy: PAGE,
    names: GROUNDS,
  },
  "exit/no-ground": {
    sentence: w(
      "Peruste {ground} ei oikeuta tähän. Mahdolliset: {known}.",
      "Grunden {ground} berättigar inte till detta. Möjliga: {known}.",
      "The ground {ground} does not do. Possible: {known}.",
    ),
    remedy: w("Valitse jokin niistä.", "Välj någon av dem.", "Choose one of them."),
    names: GROUNDS,
  },
  "exit/notice-short": {
    sentence: w(
      "Viimeinen päivä {last} on liian aikaisin: kun ilmoitus annetaan {given}, se on aikaisintaan {earliest}.",
      "Sista dagen {last} är för tidig: när uppsägningen ges den {given} är den tidigast {earliest}.",
      "The last day {last} is too early: with notice on {given} it is {earliest} at the earliest.",
    ),
    remedy: w("Anna aikaisintaan se päivä.", "Ange tidigast den dagen.", "Give that day or a later one."),
  },
  "exit/no-default": {
    sentence: w(
      "Osapuolella ei ole laiminlyöntiä, jonka määräaika olisi kulunut umpeen korjaamatta.",
      "Parten har inget avtalsbrott vars frist har gått ut utan rättelse.",
      "The party has no default whose time to be cured is over.",
    ),
    remedy: w(
      "Kirjaa laiminlyönti ja odota määräaika, tai valitse muu peruste.",
      "Anteckna avtalsbrottet och vänta ut fristen, eller välj en annan grund.",
      "Note the default and wait for its time, or choose another ground.",
    ),
  },
  "exit/order": {
    sentence: w("Päivä {last} on ennen päivää {given}.", "Dagen {last} är före {given}.", "The day {last} is before {given}."),
    remedy: w("Korjaa toinen päivistä.", "Rätta den ena dagen.", "Correct one of the days."),
  },
  "exit/to-come": {
    sentence: w(
      "Päivä {day} on vasta tulossa; tänään on {today}.",
      "Dagen {day} har inte kommit än; i dag är det {today}.",
      "The day {day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa, kun se on tapahtunut.", "Anteckna när det har skett.", "Note it once it has happened."),
  },
  "exit/no-agreement": {
    sentence: w("Voimassa olevaa sopimusta ei ole.", "Det finns inget avtal i kraft.", "No agreement is in force."),
    remedy: w("Ota sopimus ensin käyttöön.", "Ta först avtalet i bruk.", "Adopt the agreement first."),
  },
  "exit/party-or-whole": {
    sentence: w(
      "Irtautumisella ja poissulkemisella on osapuoli, koko allianssin päättämisellä ei.",
      "Ett utträde och en uteslutning gäller en part, hela alliansens upphörande gör det inte.",
      "Leaving and exclusion name a party; the end of the whole alliance names none.",
    ),
    remedy: w("Nimeä osapuoli tai jätä se pois.", "Ange parten eller lämna bort den.", "Name the party, or leave it out."),
  },
  "exit/not-own": {
    sentence: w("Irtautumisesta ilmoittaa osapuoli itse.", "En part anmäler själv sitt utträde.", "A party gives notice of its own leaving itself."),
    remedy: w("Osapuolen oma päättäjä tekee ilmoituksen.", "Partens egen beslutsfattare gör anmälan.", "The party’s own decision maker gives the notice."),
  },
  "exit/own-exclusion": {
    sentence: w(
      "Osapuoli on esteellinen omassa poissulkemisessaan.",
      "En part är jävig i sin egen uteslutning.",
      "A party is disqualified from its own exclusion.",
    ),
    remedy: w("Joku muista kirjaa sen.", "Någon av de andra antecknar den.", "One of the others notes it."),
  },
  "exit/noticed-before": {
    sentence: w(
      "Ilmoitus on jo annettu {given}; viimeinen päivä on {last}.",
      "Uppsägning har redan getts den {given}; sista dagen är {last}.",
      "Notice was given already on {given}; the last day is {last}.",
    ),
    remedy: w("Peru se ensin, jos päivä muuttuu.", "Ta tillbaka den först om dagen ändras.", "Take it back first if the day changes."),
  },
  "exit/left-before": {
    sentence: w(
      "Osapuoli on jo irtautunut; viimeinen päivä oli {last}.",
      "Parten har redan utträtt; sista dagen var {last}.",
      "The party has left already; the last day was {last}.",
    ),
    remedy: w(
      "Uusi liittyminen tehdään sopimuksen versiolla.",
      "En ny anslutning görs genom en avtalsversion.",
      "It can join again by a version of the agreement.",
    ),
  },
  "exit/needs-exclusion": {
    sentence: w(
      "Päätös ei ole toimielimen lopullinen päätös osapuolen {party} poissulkemisesta.",
      "Beslutet är inte organets slutliga beslut om att utesluta {party}.",
      "The decision is no final decision of the body to exclude {party}.",
    ),
    remedy: w(
      "Avaa poissulkemisesta asia ja päätä siitä toimielimessä.",
      "Öppna ett ärende om uteslutning och avgör det i organet.",
      "Open a matter of exclusion and have the body decide it.",
    ),
  },
  "exit/decided-later": {
    sentence: w(
      "Päätös tehtiin {on}, vasta kun ilmoitus oli annettu ({given}).",
      "Beslutet fattades den {on}, först efter att uppsägningen getts ({given}).",
      "The decision was made on {on}, after notice was given ({given}).",
    ),
    remedy: w(
      "Ilmoitus perustuu päätökseen, joka on jo tehty: korjaa ilmoituspäivä tai viittaa aiempaan päätökseen.",
      "En uppsägning bygger på ett beslut som redan är fattat: rätta dagen eller hänvisa till ett tidigare beslut.",
      "Notice rests on a decision that is there: correct the day of notice, or name an earlier decision.",
    ),
  },
  "exit/enforceable-later": {
    sentence: w(
      "Päätös {section} tuli täytäntöönpanokelpoiseksi {on}, vasta kun ilmoitus oli annettu ({given}).",
      "Beslutet {section} blev verkställbart den {on}, först efter att uppsägningen getts ({given}).",
      "The decision {section} became enforceable on {on}, after notice was given ({given}).",
    ),
    remedy: w(
      "Ilmoitus annetaan aikaisintaan sinä päivänä: korjaa ilmoituspäivä.",
      "Uppsägningen ges tidigast den dagen: rätta dagen för uppsägningen.",
      "Notice is given on that day at the earliest: correct the day of notice.",
    ),
  },
  "exit/given-before-version": {
    sentence: w(
      "Ilmoituspäivä {given} on ennen nykyisen sopimusversion ensimmäistä päivää {from}: siitä on sovittu ilman ilmoitusta.",
      "Uppsägningsdagen {given} är före den gällande avtalsversionens första dag {from}: den avtalades utan uppsägningen.",
      "Notice on {given} would be before the first day of the version in force, {from}, which was agreed without it.",
    ),
    remedy: w(
      "Anna ilmoitus nykyisen version aikana ja kirjaa se päivä.",
      "Ge uppsägningen medan den gällande versionen är i kraft och ange den dagen.",
      "Give notice while that version is in force, and name that day.",
    ),
  },
  "exit/given-settled": {
    sentence: w(
      "Ilmoituspäivä {given} on ajassa, jonka kaikki ovat jo hyväksyneet tilitetyksi ({through} asti).",
      "Uppsägningsdagen {given} ligger i en tid som alla redan har godkänt som avräknad (till och med {through}).",
      "Notice on {given} would lie in a time that all have approved as settled (through {through}).",
    ),
    remedy: w("Anna ilmoitus sen jälkeen ja kirjaa se päivä.", "Ge uppsägningen därefter och ange den dagen.", "Give notice after that, and name that day."),
  },
  "exit/decision-about-else": {
    sentence: w(
      "Päätöksen {section} kirjaus ei sano, että siinä päätettiin tästä: {kind}.",
      "Det har inte antecknats att beslutet {section} gäller detta: {kind}.",
      "The decision {section} was not noted as one about this: {kind}.",
    ),
    remedy: w(
      "Viittaa päätökseen, joka koskee lähtemistä. Jos tämä koskee, sano se päätösten sivulla sen tilan kirjauksessa.",
      "Hänvisa till ett beslut om utträdet. Om det här gäller det, säg det på sidan för beslut när läget antecknas.",
      "Name a decision about leaving. If this is one, say so on the page of decisions, where its state is recorded.",
    ),
    names: KIND_WORDS,
  },
  "exit/decision-used": {
    sentence: w(
      "Päätökseen {section} nojaa jo muuta: sitoumus, sopimusversio, tilityksen tai asian hyväksyntä tai toinen ilmoitus.",
      "På beslutet {section} bygger redan något annat: ett åtagande, en avtalsversion, godkännandet av en avräkning eller ett ärende, eller en annan uppsägning.",
      "Something else rests on the decision {section} already: a commitment, a version, the approval of a settlement or a matter, or another notice.",
    ),
    remedy: w(
      "Viittaa päätökseen, joka koskee irtautumista tai päättymistä.",
      "Hänvisa till ett beslut som gäller utträdet eller upphörandet.",
      "Name a decision about the leaving or the end.",
    ),
  },
  "exit/needs-own-decision": {
    sentence: w(
      "Irtautuminen tarvitsee osapuolen oman toimielimen täytäntöönpanokelpoisen päätöksen ({parties}).",
      "Utträdet kräver ett verkställbart beslut av partens eget organ ({parties}).",
      "Leaving needs an enforceable decision of the party’s own organ ({parties}).",
    ),
    remedy: w(
      "Kirjaa oman toimielimen päätös ja viittaa siihen.",
      "Anteckna det egna organets beslut och hänvisa till det.",
      "Note the decision of your own organ and name it.",
    ),
  },
  "exit/needs-every-purchaser": {
    sentence: w(
      "Koko allianssi päättyy vain jokaisen tilaajan päätöksellä. Puuttuu: {parties}.",
      "Hela alliansen upphör bara genom varje beställares beslut. Saknas: {parties}.",
      "The whole alliance ends only by a decision of every purchaser. Missing: {parties}.",
    ),
    remedy: w(
      "Kirjaa puuttuvat päätökset ja viittaa niihin.",
      "Anteckna de beslut som saknas och hänvisa till dem.",
      "Note the decisions that are missing and name them.",
    ),
  },
} as const satisfies Readonly<Record<string, Told>>;

const COURSE_REFUSED = {
  "exit/no-exit": {
    sentence: w("Irtautumista {exit} ei ole.", "Det finns inget utträde {exit}.", "There is no exit {exit}."),
    remedy: w("Katso tunnus irtautumisen sivulta.", "Se beteckningen på sidan om utträde.", "Look the id up on the page of leaving."),
  },
  "exit/over": {
    sentence: w(
      "Ilmoitus on peruttu tai osapuoli on jo irtautunut.",
      "Uppsägningen har tagits tillbaka eller parten har redan utträtt.",
      "The notice was taken back, or the party has left already.",
    ),
    remedy: w("Tee uusi ilmoitus, jos tarvitaan.", "Gör en ny uppsägning vid behov.", "Give a new notice if one is needed."),
  },
  "exit/not-yours": {
    sentence: w("Ilmoituksen peruu se, joka sen antoi.", "Uppsägningen tas tillbaka av den som gav den.", "Whoever gave the notice takes it back."),
    remedy: w("Pyydä sitä perumaan ilmoitus.", "Be den ta tillbaka uppsägningen.", "Ask it to take the notice back."),
  },
  "exit/approved-already": {
    sentence: w(
      "Joku on jo hyväksynyt irtautumisen tilityksen.",
      "Någon har redan godkänt utträdets avräkning.",
      "Somebody has approved the settlement of the exit already.",
    ),
    remedy: w(
      "Projektitoimisto tilittää irtautumisen uudestaan; silloin hyväksynnät alkavat alusta.",
      "Projektkontoret avräknar utträdet på nytt; då börjar godkännandena om.",
      "The project office settles the exit anew; the approvals then begin afresh.",
    ),
  },
  "exit/continuity-short": {
    sentence: w(
      "Palvelut on turvattava vähintään {least} asti; suunnitelma päättyy {until}.",
      "Tjänsterna ska tryggas minst till och med {least}; planen slutar {until}.",
      "Services must be secured until {least} at least; the plan ends on {until}.",
    ),
    remedy: w("Jatka suunnitelmaa siihen asti.", "Förläng planen till dess.", "Extend the plan until then."),
  },
  "exit/no-continuity": {
    sentence: w("Palvelun jatkuvuussuunnitelma puuttuu.", "Planen för tjänstens kontinuitet saknas.", "The continuity plan of the service is missing."),
    remedy: w(
      "Kirjaa, miten asiakkaista ja palveluista huolehditaan.",
      "Anteckna hur kunderna och tjänsterna tas om hand.",
      "Say how customers and services are looked after.",
    ),
  },
  "exit/not-over": {
    sentence: w(
      "Viimeinen päivä {last} ei ole vielä ohi; tänään on {today}.",
      "Sista dagen {last} är inte över än; i dag är det {today}.",
      "The last day {last} is not over yet; today is {today}.",
    ),
    remedy: w("Tilitä seuraavasta päivästä alkaen.", "Avräkna från och med dagen efter.", "Settle from the day after."),
  },
  "exit/forecast-erased": {
    sentence: w("Ennuste on poistettu.", "Prognosen har raderats.", "The forecast was erased."),
    remedy: w("Kirjaa ennuste uudestaan.", "Anteckna prognosen på nytt.", "Enter the forecast again."),
  },
  "exit/needs-forecast": {
    sentence: w(
      "Ilman ennustetta jää avoimeksi: {open}. Simuloitua euroa ei makseta.",
      "Utan prognos förblir öppet: {open}. En simulerad euro betalas inte.",
      "Without a forecast these stay open: {open}. A simulated euro is never paid.",
    ),
    remedy: w(
      "Kirjaa sovittu ennuste, tai riippumaton asiantuntija tekee sen.",
      "Anteckna den avtalade prognosen, eller låt den oberoende experten göra den.",
      "Enter the agreed forecast, or let the independent expert set it.",
    ),
  },
  "exit/not-settled": {
    sentence: w("Irtautumista ei ole vielä tilitetty.", "Utträdet har inte avräknats än.", "The exit is not settled yet."),
    remedy: w("Projektitoimisto tekee tilityksen ensin.", "Projektkontoret gör först avräkningen.", "The project office settles it first."),
  },
  "exit/not-asked": {
    sentence: w(
      "Organisaatioltasi ei kysytä tämän hyväksyntää.",
      "Din organisation tillfrågas inte om godkännande.",
      "Your organisation is not asked for its approval.",
    ),
    remedy: w("Hyväksyjät näkyvät irtautumisen sivulla.", "De som ska godkänna syns på sidan om utträde.", "The page of leaving shows who is asked."),
  },
  "exit/other-side": {
    sentence: w("Organisaatiosi hyväksyy toisessa roolissa.", "Din organisation godkänner i en annan roll.", "Your organisation approves in another role."),
    remedy: w(
      "Tilaaja hyväksyy päätöksellään, tuottaja ilman.",
      "En beställare godkänner med ett beslut, en producent utan.",
      "A purchaser approves by a decision, a provider without.",
    ),
  },
  "exit/approved-before": {
    sentence: w("{party} on jo hyväksynyt.", "{party} har redan godkänt.", "{party} has approved already."),
    remedy: w("Muuta ei tarvita.", "Inget mer behövs.", "Nothing more is needed."),
  },
  "exit/needs-decision": {
    sentence: w(
      "Tilaaja {party} hyväksyy vain oman päätöksensä nojalla.",
      "Beställaren {party} godkänner bara med stöd av sitt eget beslut.",
      "The purchaser {party} approves only by its own decision.",
    ),
    remedy: w("Kirjaa päätös ja viittaa siihen.", "Anteckna beslutet och hänvisa till det.", "Note the decision and name it."),
  },
  "exit/settled-since": {
    sentence: w(
      "Tämän laskemisen jälkeen on hyväksytty tilitys, joten sama maksettaisiin kahdesti.",
      "En avräkning har godkänts efter beräkningen, så samma belopp skulle betalas två gånger.",
      "A statement was settled after this was reckoned, so the same would be paid twice.",
    ),
    remedy: w("Tilitä irtautuminen uudestaan.", "Avräkna utträdet på nytt.", "Settle the exit anew."),
  },
  "exit/statement-erased": {
    sentence: w("Irtautumisen tilitys on poistettu.", "Utträdets avräkning har raderats.", "The statement of the exit was erased."),
    remedy: w("Tilitä irtautuminen uudestaan.", "Avräkna utträdet på nytt.", "Settle the exit anew."),
  },
} as const satisfies Readonly<Record<string, Told>>;

const AROUND_REFUSED = {
  "exit/no-subject": {
    sentence: w(
      "Sopimuksessa ei ole osapuolta tai palvelua {about}.",
      "Avtalet har ingen part eller tjänst {about}.",
      "The agreement has no party or service {about}.",
    ),
    remedy: w("Valitse jokin sopimuksen tunnuksista.", "Välj någon av avtalets beteckningar.", "Choose an id of the agreement."),
  },
  "exit/no-review": {
    sentence: w("Avointa tarkastelua {review} ei ole.", "Det finns ingen öppen granskning {review}.", "There is no open review {review}."),
    remedy: w("Avaa tarkastelu ensin.", "Öppna först en granskning.", "Open a review first."),
  },
  "exit/own-default": {
    sentence: w(
      "Omaa laiminlyöntiä ei kirjata eikä todeta korjatuksi itse.",
      "Man antecknar inte sitt eget avtalsbrott och konstaterar det inte rättat.",
      "Nobody notes a default of its own, or says that it is cured.",
    ),
    remedy: w("Joku muista osapuolista tekee sen.", "Någon av de andra parterna gör det.", "One of the other parties does."),
  },
  "exit/cure-past": {
    sentence: w(
      "Määräpäivän {day} pitää olla vielä tulossa; tänään on {today}.",
      "Fristen {day} ska ligga framåt; i dag är det {today}.",
      "The day {day} must be still to come; today is {today}.",
    ),
    remedy: w("Anna osapuolelle aikaa korjata.", "Ge parten tid för rättelse.", "Give the party time to put it right."),
  },
  "exit/no-such-default": {
    sentence: w(
      "Laiminlyöntiä ei ole, tai se on jo korjattu.",
      "Avtalsbrottet finns inte eller har redan rättats.",
      "There is no such default, or it is cured already.",
    ),
    remedy: w(
      "Katso avoimet laiminlyönnit irtautumisen sivulta.",
      "Se öppna avtalsbrott på sidan om utträde.",
      "Look at the open ones on the page of leaving.",
    ),
  },
  "exit/suspended-by": {
    sentence: w(
      "Keskeyttämisestä päättää tilaajan tai järjestäjän toimielin taikka allianssin toimielin.",
      "Om avbrott beslutar en beställares eller anordnares organ eller ett av alliansens organ.",
      "A purchaser’s or organiser’s organ, or a body of the alliance, decides on a suspension.",
    ),
    remedy: w("Viittaa sellaiseen päätökseen.", "Hänvisa till ett sådant beslut.", "Name such a decision."),
  },
  "exit/no-service": {
    sentence: w("Sopimuksessa ei ole palvelua {services}.", "Avtalet har ingen tjänst {services}.", "The agreement has no service {services}."),
    remedy: w("Valitse sopimuksen palveluista.", "Välj bland avtalets tjänster.", "Choose among the services of the agreement."),
  },
  "exit/no-suspension": {
    sentence: w("Keskeytystä ei ole, tai se on jo päättynyt.", "Avbrottet finns inte eller har redan upphört.", "There is no such suspension, or it is over."),
    remedy: w("Katso keskeytykset irtautumisen sivulta.", "Se avbrotten på sidan om utträde.", "Look at the suspensions on the page of leaving."),
  },
} as const satisfies Readonly<Record<string, Told>>;

export const EXIT_REFUSALS: Readonly<Record<string, Told>> = { ...EXIT_FAULTS, ...RIGHTS_REFUSED, ...COURSE_REFUSED, ...AROUND_REFUSED };
