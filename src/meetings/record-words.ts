/** Why a meeting cannot be called, held, checked or signed. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });
const told = (sentence: Words, remedy: Words): Told => ({ sentence, remedy });

const CORRECT_ATTENDANCE = w(
  "Korjaa läsnäolo tai kirjaa asian käsittely niin kuin se oli.",
  "Rätta närvaron eller anteckna behandlingen så som den var.",
  "Correct the attendance, or record the handling as it was.",
);
const CHOOSE_OTHER = w("Valitse toinen asia.", "Välj ett annat ärende.", "Choose another matter.");

export const MEETING_REFUSALS: Readonly<Record<string, Told>> = {
  "meetings/no-agreement": told(
    w(
      "Allianssilla ei ole sopimusta, joka sanoisi toimielimet.",
      "Alliansen har inget avtal som anger organen.",
      "The alliance has no agreement that says which bodies there are.",
    ),
    w("Kirjaa sopimus ensin.", "Anteckna avtalet först.", "Adopt the agreement first."),
  ),
  "meetings/unknown": told(
    w("Kokousta {meeting} ei ole.", "Sammanträdet {meeting} finns inte.", "There is no meeting {meeting}."),
    w("Valitse kokous luettelosta.", "Välj ett sammanträde ur listan.", "Choose a meeting from the list."),
  ),
  "meetings/cancelled": told(
    w("Kokous peruttiin {day}.", "Sammanträdet ställdes in {day}.", "The meeting was cancelled on {day}."),
    w("Kutsu koolle uusi kokous.", "Kalla till ett nytt sammanträde.", "Call a new meeting."),
  ),
  "meetings/signed": told(
    w("Pöytäkirja on allekirjoitettu {day}.", "Protokollet undertecknades {day}.", "The minutes were signed on {day}."),
    w(
      "Kirjaa korjaus seuraavan kokouksen asiana.",
      "Ta upp rättelsen som ärende vid nästa sammanträde.",
      "Bring the correction before the next meeting as a matter.",
    ),
  ),
  "meetings/held": told(
    w("Kokous on jo pidetty.", "Sammanträdet har redan hållits.", "The meeting was held already."),
    w(
      "Korjaa pöytäkirjaa tai kutsu koolle uusi kokous.",
      "Rätta protokollet eller kalla till ett nytt sammanträde.",
      "Correct the minutes, or call a new meeting.",
    ),
  ),
  "meetings/other-body": told(
    w("Kokous on toimielimen {body}.", "Sammanträdet hör till organet {body}.", "The meeting is of the body {body}."),
    w("Peru se ja kutsu toinen toimielin koolle.", "Ställ in det och kalla det andra organet.", "Cancel it and call the other body."),
  ),
  "meetings/no-body": told(
    w("Sopimuksessa ei ole toimielintä {body}.", "Avtalet har inget organ {body}.", "The agreement has no body {body}."),
    w("Valitse sopimuksen toimielin.", "Välj ett organ i avtalet.", "Choose a body of the agreement."),
  ),
  "meetings/in-the-past": told(
    w("Kokouspäivä {day} on jo mennyt ({today}).", "Sammanträdesdagen {day} har redan varit ({today}).", "The day of the meeting, {day}, is past ({today})."),
    w("Valitse tuleva päivä.", "Välj en kommande dag.", "Choose a day to come."),
  ),
  "meetings/no-matter": told(
    w("Asiaa {matter} ei ole avattu.", "Ärendet {matter} har inte öppnats.", "No matter {matter} is open."),
    w("Avaa asia ensin.", "Öppna ärendet först.", "Open the matter first."),
  ),
  "meetings/item-twice": told(
    w(
      "Asia ”{title}” on esityslistalla kahdesti.",
      "Ärendet ”{title}” står två gånger på föredragningslistan.",
      "The matter “{title}” is on the agenda twice.",
    ),
    w("Poista toinen.", "Ta bort det ena.", "Take one of them off."),
  ),
  "meetings/not-keeping": told(
    w(
      "Toimielimen {body} kutsuu koolle ja sen kokoukset kirjaa projektitoimisto tai se osapuoli, joka johtaa siinä puhetta.",
      "Organet {body} sammankallas och dess sammanträden antecknas av projektkontoret eller av den part som för ordet i det.",
      "The body {body} is called, and its meetings are recorded, by the project office or by the party that chairs it.",
    ),
    w(
      "Pyydä projektitoimistoa tai puheenjohtajan osapuolta tekemään tämä.",
      "Be projektkontoret eller ordförandens part göra detta.",
      "Ask the project office, or the party that chairs the body, to do this.",
    ),
  ),
  "meetings/of-another-body": told(
    w("Asia ”{title}” kuuluu toimielimelle {body}.", "Ärendet ”{title}” hör till organet {body}.", "The matter “{title}” is before the body {body}."),
    CHOOSE_OTHER,
  ),
  "meetings/closed-matter": told(
    w(
      "Asia ”{title}” on jo käsitelty tai peruttu.",
      "Ärendet ”{title}” har redan behandlats eller återtagits.",
      "The matter “{title}” was dealt with or withdrawn already.",
    ),
    CHOOSE_OTHER,
  ),
  "meetings/in-writing": told(
    w(
      "Asia ”{title}” ratkaistaan kirjallisessa menettelyssä.",
      "Ärendet ”{title}” avgörs i skriftligt förfarande.",
      "The matter “{title}” is decided in writing.",
    ),
    w("Avaa se kokousasiana.", "Öppna det som sammanträdesärende.", "Open it as a matter for a meeting."),
  ),
  "meetings/to-come": told(
    w("Kokous on vasta {day} ({today}).", "Sammanträdet är först {day} ({today}).", "The meeting is not before {day} ({today})."),
    w("Kirjaa pöytäkirja kokouksen jälkeen.", "Anteckna protokollet efter sammanträdet.", "Record the minutes after the meeting."),
  ),
  "meetings/called-late": told(
    w(
      "Kutsu lähetettiin {day}, viimeistään se olisi pitänyt lähettää {last}, ja osapuolista oli läsnä {there}/{seats}.",
      "Kallelsen sändes {day}, senast borde den ha sänts {last}, och av parterna var {there}/{seats} närvarande.",
      "The call was sent on {day}, it was due by {last}, and {there} of {seats} parties were there.",
    ),
    w(
      "Myöhässä kutsuttu kokous kelpaa vain, kun kaikki ovat läsnä. Kutsu koolle uusi kokous.",
      "Ett sammanträde som har sammankallats för sent duger bara när alla är närvarande. Kalla till ett nytt sammanträde.",
      "A meeting that was called late stands only where everybody was there. Call a new one.",
    ),
  ),
  "meetings/nothing-handled": told(
    w("Kokouksessa ei ole käsitelty yhtään asiaa.", "Inget ärende har behandlats vid sammanträdet.", "No matter was dealt with at the meeting."),
    w("Kirjaa ensin, mitä toimielin teki asioille.", "Anteckna först vad organet gjorde med ärendena.", "Record first what the body did with the matters."),
  ),
  "meetings/not-on-agenda": told(
    w(
      "Asia ”{title}” ei ole kutsussa, eivätkä kaikki olleet läsnä.",
      "Ärendet ”{title}” finns inte i kallelsen, och alla var inte närvarande.",
      "The matter “{title}” was not in the call, and not everybody was there.",
    ),
    w("Ota se seuraavan kokouksen esityslistalle.", "Ta upp det på nästa sammanträdes föredragningslista.", "Put it on the agenda of the next meeting."),
  ),
  "meetings/not-handled": told(
    w(
      "Asiaa {matter} ei käsitelty tässä kokouksessa.",
      "Ärendet {matter} behandlades inte vid det här sammanträdet.",
      "The matter {matter} was not dealt with at this meeting.",
    ),
    w("Kirjaa käsittely tai jätä asia pois.", "Anteckna behandlingen eller utelämna ärendet.", "Record the handling, or leave the matter out."),
  ),
  "meetings/ends-before": told(
    w(
      "Kokous päättyy {until} ennen alkuaan {from}.",
      "Sammanträdet slutar {until} före sin början {from}.",
      "The meeting ends at {until}, before its beginning at {from}.",
    ),
    w("Korjaa ajat.", "Rätta tiderna.", "Correct the times."),
  ),
  "meetings/one-chair": told(
    w("Puheenjohtajia on merkitty {chairs}.", "Antalet antecknade ordförande är {chairs}.", "The number of chairs noted is {chairs}."),
    w("Merkitse täsmälleen yksi.", "Anteckna exakt en.", "Note exactly one."),
  ),
  "meetings/outside-times": told(
    w(
      "Läsnäolo {from}–{until} ei mahdu kokouksen aikaan.",
      "Närvaron {from}–{until} ryms inte i sammanträdets tid.",
      "The presence {from}–{until} lies outside the meeting.",
    ),
    w("Korjaa ajat.", "Rätta tiderna.", "Correct the times."),
  ),
  "meetings/attends-twice": told(
    w("Sama henkilö on merkitty kahdesti.", "Samma person har antecknats två gånger.", "The same person is noted twice."),
    w("Poista toinen merkintä.", "Ta bort den ena anteckningen.", "Take one of them out."),
  ),
  "meetings/no-party": told(
    w("Sopimuksessa ei ole osapuolta {party}.", "Avtalet har ingen part {party}.", "The agreement has no party {party}."),
    w("Valitse sopimuksen osapuoli.", "Välj en part i avtalet.", "Choose a party of the agreement."),
  ),
  "meetings/no-seat": told(
    w(
      "Henkilöllä ei ole kokouspäivänä osapuolen {party} paikkaa ({as}).",
      "Personen har inte parten {party}s plats på sammanträdesdagen ({as}).",
      "On the day of the meeting the person does not hold the seat of {party} ({as}).",
    ),
    w(
      "Täytä paikka ensin tai merkitse hänet asiantuntijaksi.",
      "Besätt platsen först eller anteckna personen som sakkunnig.",
      "Fill the seat first, or note them as an expert.",
    ),
  ),
  "meetings/deputy-beside-member": told(
    w(
      "Osapuolen {party} varajäsen on merkitty samaan aikaan varsinaisen jäsenen kanssa.",
      "Parten {party}s ersättare har antecknats samtidigt som den ordinarie ledamoten.",
      "The deputy of {party} is noted at the same time as the member.",
    ),
    w(
      "Merkitse varajäsen vain siksi ajaksi, kun jäsen oli poissa.",
      "Anteckna ersättaren bara för den tid då ledamoten var borta.",
      "Note the deputy only for the time when the member was away.",
    ),
  ),
  "meetings/checker-not-there": told(
    w(
      "Osapuoli {party} ei ollut läsnä eikä voi tarkastaa pöytäkirjaa.",
      "Parten {party} var inte närvarande och kan inte justera protokollet.",
      "The party {party} was not there and cannot check the minutes.",
    ),
    w("Valitse tarkastaja läsnä olleista.", "Välj en justerare bland de närvarande.", "Choose a checker among those who were there."),
  ),
  "meetings/chair-checks": told(
    w(
      "Puheenjohtajan osapuoli {party} ei tarkasta pöytäkirjaa, jonka se allekirjoittaa.",
      "Ordförandens part {party} justerar inte det protokoll som den undertecknar.",
      "The chair's party, {party}, does not check the minutes that it signs.",
    ),
    w("Valitse toinen osapuoli.", "Välj en annan part.", "Choose another party."),
  ),
  "meetings/checker-twice": told(
    w("Osapuoli {party} on tarkastajana kahdesti.", "Parten {party} är justerare två gånger.", "The party {party} is a checker twice."),
    w("Poista toinen.", "Ta bort den ena.", "Take one of them out."),
  ),
  "meetings/other-day": told(
    w(
      "Asian ”{title}” käsittely on kirjattu päivälle {day}.",
      "Behandlingen av ärendet ”{title}” har antecknats den {day}.",
      "The handling of “{title}” is recorded on {day}.",
    ),
    w("Kirjaa käsittely kokouspäivälle.", "Anteckna behandlingen på sammanträdesdagen.", "Record the handling on the day of the meeting."),
  ),
  "meetings/away-wrong": told(
    w(
      "Asia ”{title}”: osapuolen {party} poistuminen ei sovi läsnäoloon.",
      "Ärendet ”{title}”: parten {party}s frånvaro stämmer inte med närvaron.",
      "“{title}”: the time that {party} was away does not fit its presence.",
    ),
    CORRECT_ATTENDANCE,
  ),
  "meetings/counted-not-there": told(
    w(
      "Asia ”{title}”: osapuolen {party} kanta on laskettu, mutta se ei ollut läsnä.",
      "Ärendet ”{title}”: parten {party}s ställningstagande har räknats, men den var inte närvarande.",
      "“{title}”: the position of {party} was counted, but it was not there.",
    ),
    CORRECT_ATTENDANCE,
  ),
  "meetings/counted-away": told(
    w(
      "Asia ”{title}”: osapuolen {party} kanta on laskettu, vaikka sen edustaja poistui esteellisenä.",
      "Ärendet ”{title}”: parten {party}s ställningstagande har räknats fast dess företrädare avlägsnade sig som jävig.",
      "“{title}”: the position of {party} was counted although its representative stepped out as disqualified.",
    ),
    CORRECT_ATTENDANCE,
  ),
  "meetings/recused-not-shown": told(
    w(
      "Asia ”{title}”: osapuoli {party} oli esteellinen, mutta pöytäkirja ei sano, milloin sen edustaja poistui.",
      "Ärendet ”{title}”: parten {party} var jävig, men protokollet säger inte när dess företrädare avlägsnade sig.",
      "“{title}”: {party} was disqualified, but the minutes do not say when its representative stepped out.",
    ),
    w(
      "Merkitse peruste sekä poistumisen ja paluun ajat.",
      "Anteckna grunden och tiderna för avlägsnande och återkomst.",
      "Note the ground and the times of leaving and coming back.",
    ),
  ),
  "meetings/not-electronic": told(
    w("Kokousta ei kutsuttu koolle sähköisenä.", "Kallelsen gällde inte ett elektroniskt sammanträde.", "The meeting was not called as an electronic one."),
    w("Jätä toteamukset pois tai muuta kutsua.", "Utelämna konstaterandena eller ändra kallelsen.", "Leave out what was ascertained, or change the call."),
  ),
  "meetings/presenter-not-there": told(
    w(
      "Esittelijä ei ollut läsnä asiaa esiteltäessä.",
      "Föredraganden var inte närvarande när ärendet föredrogs.",
      "Whoever is named as presenter was not there when the matter was presented.",
    ),
    w(
      "Merkitse esittelijä läsnä olleeksi tai valitse toinen.",
      "Anteckna föredraganden som närvarande eller välj en annan.",
      "Note the presenter as attending, or choose another.",
    ),
  ),
  "meetings/heard-not-there": told(
    w(
      "Kuulemisen aika {from}–{until} ei sovi kuullun läsnäoloon, tai kuultu on toimielimen jäsen.",
      "Tiden för hörandet {from}–{until} stämmer inte med den hördas närvaro, eller den hörda är ledamot i organet.",
      "The time of the hearing, {from}–{until}, does not fit when the person was there, or the person sits in the body.",
    ),
    w(
      "Merkitse asiantuntija läsnä olleeksi siksi ajaksi.",
      "Anteckna den sakkunniga som närvarande under den tiden.",
      "Note the expert as attending at that time.",
    ),
  ),
  "meetings/proposed-not-there": told(
    w(
      "Osapuoli {party} ei ollut läsnä, tai se kannatti omaa ehdotustaan.",
      "Parten {party} var inte närvarande, eller den understödde sitt eget förslag.",
      "The party {party} was not there, or it supported its own proposal.",
    ),
    w("Korjaa ehdotuksen tekijä ja kannattajat.", "Rätta vem som föreslog och understödde.", "Correct who proposed and who supported it."),
  ),
  "meetings/not-secretary": told(
    w(
      "Pöytäkirjan vakuudeksi allekirjoittaa se, joka oli kokouksen pöytäkirjanpitäjä.",
      "Protokollet kontrasigneras av den som var sammanträdets protokollförare.",
      "The minutes are countersigned by whoever was the secretary of the meeting.",
    ),
    w("Pyydä pöytäkirjanpitäjää tai korjaa läsnäolo.", "Be protokollföraren eller rätta närvaron.", "Ask the secretary, or correct the attendance."),
  ),
  "meetings/countersigned-already": told(
    w(
      "Pöytäkirjanpitäjä on jo allekirjoittanut {day}.",
      "Protokollföraren har redan kontrasignerat protokollet {day}.",
      "The secretary has countersigned already on {day}.",
    ),
    w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  ),
  "meetings/not-countersigned": told(
    w(
      "Pöytäkirjanpitäjä ei ole vielä allekirjoittanut pöytäkirjaa.",
      "Protokollföraren har ännu inte kontrasignerat protokollet.",
      "The secretary has not countersigned the minutes yet.",
    ),
    w("Pyydä pöytäkirjanpitäjää allekirjoittamaan ensin.", "Be protokollföraren kontrasignera det först.", "Ask the secretary to countersign first."),
  ),
  "meetings/not-held": told(
    w("Kokouksella ei ole pöytäkirjaa.", "Sammanträdet har inget protokoll.", "The meeting has no minutes."),
    w("Kirjaa pöytäkirja ensin.", "Anteckna protokollet först.", "Record the minutes first."),
  ),
  "meetings/not-checker": told(
    w(
      "Tarkastajina ovat {parties}; tarkastaa voi se, joka oli läsnä niiden puolesta.",
      "Justerare är {parties}; justera kan den som var närvarande för dem.",
      "The checkers are {parties}; whoever was there for them can check.",
    ),
    w("Pyydä tarkastajaa hyväksymään pöytäkirja.", "Be en justerare godkänna protokollet.", "Ask a checker to accept the minutes."),
  ),
  "meetings/checked-already": told(
    w("Osapuoli {party} on jo hyväksynyt pöytäkirjan.", "Parten {party} har redan godkänt protokollet.", "The party {party} has accepted the minutes already."),
    w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  ),
  "meetings/remarks-missing": told(
    w(
      "Huomautukset kuuluvat pöytäkirjaan, jota ei hyväksytä, ja vain siihen.",
      "Anmärkningar hör till ett protokoll som inte godkänns, och bara till det.",
      "Remarks belong to minutes that are not accepted, and to them alone.",
    ),
    w("Kirjoita huomautus tai hyväksy ilman sitä.", "Skriv en anmärkning eller godkänn utan.", "Write a remark, or accept without one."),
  ),
  "meetings/not-checked": told(
    w(
      "Pöytäkirjaa eivät ole vielä hyväksyneet: {parties}.",
      "Protokollet har ännu inte godkänts av: {parties}.",
      "The minutes are not yet accepted by {parties}.",
    ),
    w("Odota tarkastusta.", "Vänta på justeringen.", "Wait for the checking."),
  ),
  "meetings/not-chair": told(
    w(
      "Pöytäkirjan allekirjoittaa kokouksen puheenjohtaja ({party}).",
      "Protokollet undertecknas av sammanträdets ordförande ({party}).",
      "The chair of the meeting ({party}) signs the minutes.",
    ),
    w("Pyydä puheenjohtajaa allekirjoittamaan.", "Be ordföranden underteckna.", "Ask the chair to sign."),
  ),
  "meetings/handled-since": told(
    w(
      "Kokoukselle on kirjattu asioita pöytäkirjan jälkeen.",
      "Ärenden har antecknats för sammanträdet efter protokollet.",
      "Matters were recorded for the meeting after its minutes.",
    ),
    w("Kirjaa pöytäkirja uudelleen ja tarkastuta se.", "Anteckna protokollet på nytt och låt justera det.", "Record the minutes anew and have them checked."),
  ),
  "meetings/due-before": told(
    w("Määräpäivä {due} on ennen kokousta {day}.", "Förfallodagen {due} är före sammanträdet {day}.", "The due day {due} is before the meeting on {day}."),
    w("Valitse myöhempi päivä.", "Välj en senare dag.", "Choose a later day."),
  ),
  "meetings/no-action": told(
    w("Tehtävää {action} ei ole.", "Uppgiften {action} finns inte.", "There is no action {action}."),
    w("Valitse tehtävä luettelosta.", "Välj en uppgift ur listan.", "Choose an action from the list."),
  ),
  "meetings/done-already": told(
    w("Tehtävä on merkitty tehdyksi {day}.", "Uppgiften har antecknats som utförd {day}.", "The action is noted as done on {day}."),
    w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  ),
  "meetings/not-theirs": told(
    w("Tehtävä on osapuolen {party}.", "Uppgiften är parten {party}s.", "The action is for {party}."),
    w(
      "Sen tekee valmiiksi osapuoli itse tai tehtävän antaja.",
      "Den avslutas av parten själv eller av den som gav uppgiften.",
      "The party itself, or whoever set it, says that it is done.",
    ),
  ),
  "meetings/done-when": told(
    w("Päivä {day} ei ole välillä {from}–{today}.", "Dagen {day} ligger inte mellan {from} och {today}.", "The day {day} is not between {from} and {today}."),
    w("Anna päivä, jona tehtävä tehtiin.", "Ange dagen då uppgiften utfördes.", "Give the day on which it was done."),
  ),
};
