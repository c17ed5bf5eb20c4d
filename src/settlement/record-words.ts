/** Why results and statements do not get onto the record. */
import { ROLE_NAMES } from "../agreement/plain-words.ts";
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import { factWords } from "./facts-words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const SETTLEMENT_REFUSALS = {
  ...factWords,
  "settlement/no-agreement": {
    sentence: w("Tallenteessa ei ole voimassa olevaa sopimusta.", "Registret har inget avtal som gäller.", "The record has no agreement in force."),
    remedy: w(
      "Ota ensin sopimus käyttöön tai valitse myöhempi päivä.",
      "Anta först ett avtal eller välj en senare dag.",
      "Adopt an agreement first, or choose a later day.",
    ),
  },
  "settlement/agreement-erased": {
    sentence: w("Sopimuksen teksti on poistettu.", "Avtalets text har raderats.", "The text of the agreement was erased."),
    remedy: w("Ota sopimus käyttöön uutena versiona.", "Anta avtalet som en ny version.", "Adopt the agreement as a new version."),
  },
  "settlement/lines-erased": {
    sentence: w(
      "{count} {count|tulosrivi on poistettu, eikä sitä|tulosriviä on poistettu, eikä niitä} voi enää laskea.",
      "{count} {count|resultatrad|resultatrader} har raderats och kan inte längre räknas.",
      "{count} {count|line of results was|lines of results were} erased and can no longer be counted.",
    ),
    remedy: w(
      "Kirjaa poistettujen rivien tilalle niiden summat, ja peru poistetut rivit.",
      "Bokför summorna i stället för de raderade raderna och återta dem.",
      "Enter their totals in their place, and withdraw the erased lines.",
    ),
  },
  "settlement/lines-unread": {
    sentence: w(
      "{count} {count|tulosrivi|tulosriviä} ei sovi sopimuksen tähän versioon. Ensimmäinen on {line} ({code}).",
      "{count} {count|resultatrad|resultatrader} passar inte den här versionen av avtalet. Den första är {line} ({code}).",
      "{count} {count|line of results does|lines of results do} not fit this version of the agreement. The first is {line} ({code}).",
    ),
    remedy: w(
      "Peru rivit ja kirjaa ne uudelleen tämän version tunnuksin.",
      "Återta raderna och bokför dem på nytt med den här versionens namn.",
      "Withdraw the lines and enter them again with the ids of this version.",
    ),
  },
  "settlement/no-costs": {
    sentence: w(
      "Kirjoissa ei ole yhtään kulua päivään {through} mennessä.",
      "Böckerna har inga kostnader till och med {through}.",
      "The books have no cost up to {through}.",
    ),
    remedy: w(
      "Kirjaa kulut ensin: ilman niitä koko tavoite näyttäisi säästöltä.",
      "Bokför kostnaderna först: utan dem skulle hela målet se ut som en besparing.",
      "Enter the costs first: without them the whole target would look like a saving.",
    ),
  },
  "settlement/earlier-erased": {
    sentence: w(
      "Edellinen hyväksytty tilitys {statement} on poistettu: jo maksettua ei voi laskea.",
      "Den föregående godkända avräkningen {statement} har raderats: det redan betalda kan inte räknas.",
      "The statement settled before, {statement}, was erased: what was paid cannot be reckoned.",
    ),
    remedy: w("Palauta tilitys varmuuskopiosta.", "Återställ avräkningen från säkerhetskopian.", "Restore the statement from your safe copy."),
  },
  "settlement/goes-back": {
    sentence: w(
      "Tilitys päivään {through} olisi aikaisempi kuin hyväksytty tilitys päivään {last}.",
      "En avräkning till {through} vore tidigare än den godkända till {last}.",
      "A statement through {through} would lie before the one that was settled through {last}.",
    ),
    remedy: w(
      "Tilitettyä kautta ei avata: oikaisut kirjataan avoimeen kauteen. Valitse {last} tai myöhempi päivä.",
      "En avräknad period öppnas inte: rättelser bokförs i den öppna perioden. Välj {last} eller en senare dag.",
      "A settled period is never reopened: corrections are booked in the open one. Choose {last} or a later day.",
    ),
  },
  "settlement/knows-less": {
    sentence: w(
      "Hyväksytty tilitys tunsi tiedot hetkeen {last}, tämä vain hetkeen {knownAt}.",
      "Den godkända avräkningen kände till uppgifter fram till {last}, den här bara till {knownAt}.",
      "The settled statement knew everything up to {last}, this one only up to {knownAt}.",
    ),
    remedy: w("Valitse {last} tai myöhempi hetki.", "Välj {last} eller en senare tidpunkt.", "Choose {last} or a later instant."),
  },
  "settlement/day-to-come": {
    sentence: w(
      "Päivä {through} on vasta edessä; tänään on {today}.",
      "Dagen {through} är ännu inte här; i dag är det {today}.",
      "{through} is still to come; today is {today}.",
    ),
    remedy: w("Tilitä tähän päivään tai aiempaan asti.", "Avräkna till i dag eller en tidigare dag.", "Settle through today or an earlier day."),
  },
  "settlement/not-yet-known": {
    sentence: w("Hetki {knownAt} on tulevaisuudessa.", "Tidpunkten {knownAt} ligger i framtiden.", "The instant {knownAt} lies ahead."),
    remedy: w(
      "Jätä hetki pois, niin kaikki kirjattu lasketaan.",
      "Utelämna tidpunkten, så räknas allt som bokförts.",
      "Leave it out, and everything recorded counts.",
    ),
  },
  "settlement/unbound": {
    sentence: w(
      "Näitä osapuolia ei ole sidottu organisaatioon: {parties}.",
      "De här parterna är inte bundna till någon organisation: {parties}.",
      "These parties are not bound to an organisation: {parties}.",
    ),
    remedy: w(
      "Sido jokainen osapuoli organisaatioonsa: kukaan muu ei voi hyväksyä sen puolesta.",
      "Bind varje part till sin organisation: ingen annan kan godkänna för den.",
      "Bind each party to its organisation: nobody else can approve for it.",
    ),
  },
  "settlement/no-statement": {
    sentence: w("Tilitystä {statement} ei ole.", "Det finns ingen avräkning {statement}.", "There is no statement {statement}."),
    remedy: w("Valitse tilitys luettelosta.", "Välj avräkningen i listan.", "Choose the statement from the list."),
  },
  "settlement/replaced": {
    sentence: w(
      "Tilityksen tilalle on tullut uudempi ehdotus {by}.",
      "Ett nyare förslag {by} har ersatt avräkningen.",
      "A newer proposal, {by}, took its place.",
    ),
    remedy: w("Hyväksy uudempi.", "Godkänn det nyare.", "Approve the newer one."),
  },
  "settlement/overtaken": {
    sentence: w(
      "Osapuoli on irtautunut ehdotuksen jälkeen; siinä on sen maksuja, jotka irtautumisen tilitys on jo ratkaissut.",
      "En part har utträtt efter förslaget; det innehåller dess betalningar, som utträdets avräkning redan har avgjort.",
      "A party has left since it was proposed; it holds payments of that party, which its exit has settled already.",
    ),
    remedy: w("Ehdota tilitystä uudelleen.", "Föreslå avräkningen på nytt.", "Propose the statement anew."),
  },
  "settlement/approval-shaken": {
    sentence: w(
      "Osapuolen {party} hyväksyntä nojaa päätökseen {organ} {section}, joka kumottiin {day}: tilitys ei voi tulla lopulliseksi.",
      "Parten {party}s godkännande bygger på beslutet {organ} {section}, som upphävdes {day}: avräkningen kan inte bli slutlig.",
      "The approval of {party} rests on the decision {organ} {section}, which was annulled on {day}: the statement cannot be settled for good.",
    ),
    remedy: w(
      "Osapuolen päättäjä panee sen tilalle toisen päätöksen (settlement/rest); hyväksy sitten.",
      "Partens beslutsfattare sätter ett annat beslut i dess ställe (settlement/rest); godkänn sedan.",
      "Its decision maker puts another decision in its place (settlement/rest); then approve.",
    ),
  },
  "settlement/not-shaken": {
    sentence: w(
      "Organisaatiosi hyväksyntä ei nojaa kumottuun päätökseen.",
      "Din organisations godkännande bygger inte på ett upphävt beslut.",
      "No approval of your organisation rests on an annulled decision here.",
    ),
    remedy: w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  },
  "settlement/not-asked": {
    sentence: w(
      "Organisaatiosi ei ole niiden joukossa, joiden pitää hyväksyä tämä tilitys.",
      "Din organisation hör inte till dem som ska godkänna den här avräkningen.",
      "Your organisation is not among those that must approve this statement.",
    ),
    remedy: w(
      "Hyväksyjät ovat tilaajat ja palveluntuottajat, jotka olivat mukana tilityspäivänä.",
      "Godkännare är de beställare och tjänsteproducenter som var med på avräkningsdagen.",
      "Purchasers and providers that had joined by its day approve it.",
    ),
  },
  "settlement/other-side": {
    sentence: w(
      "Organisaatiosi on tilityksessä toisella puolella ({as}).",
      "Din organisation är på den andra sidan i avräkningen ({as}).",
      "Your organisation stands on the other side of the statement ({as}).",
    ),
    remedy: w(
      "Tilaaja hyväksyy päätöksellään toiminnolla settlement/approve, palveluntuottaja toiminnolla settlement/accept. Joka on molempia, toimii tilaajana.",
      "En beställare godkänner genom beslut med settlement/approve, en tjänsteproducent med settlement/accept. Den som är båda handlar som beställare.",
      "A purchaser approves by a decision with settlement/approve, a provider with settlement/accept. Who is both acts as a purchaser.",
    ),
    names: ROLE_NAMES,
  },
  "settlement/approved-before": {
    sentence: w("{party} on jo hyväksynyt tilityksen.", "{party} har redan godkänt avräkningen.", "{party} has approved the statement already."),
    remedy: w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  },
  "settlement/needs-decision": {
    sentence: w(
      "Tilaajan {party} hyväksyntä tarvitsee päätöksen.",
      "Beställaren {party} behöver ett beslut för att godkänna.",
      "The approval of the purchaser {party} needs a decision.",
    ),
    remedy: w(
      "Kirjaa päätös, kun se on täytäntöönpanokelpoinen, ja viittaa siihen.",
      "Anteckna beslutet när det är verkställbart och hänvisa till det.",
      "Note the decision once it is enforceable, and name it.",
    ),
  },
  "settlement/report-undecided": {
    sentence: w(
      "Säästöraportti nojaa päätökseen, joka on tehty viimeistään {day}; sellaista ei ole mainittu.",
      "En sparrapport vilar på ett beslut fattat senast {day}; inget sådant anges.",
      "A savings report rests on a decision made by {day}; none is named.",
    ),
    remedy: w(
      "Kirjaa hyväksymispäätös ja anna sen tunnus sarakkeessa decision. Ilman hyväksyttyä raporttia hyöty ei ole maksettavissa.",
      "Anteckna beslutet och ange det i kolumnen decision. Utan godkänd rapport kan ingen vinst betalas.",
      "Note the decision that approves it and name it in the column decision. Without an approved report no gain is payable.",
    ),
  },
  "settlement/draw-undecided": {
    sentence: w(
      "Riskivarausta käytetään yhdellä päätöksellä, joka on täytäntöönpanokelpoinen viimeistään {day}; sellaista ei ole mainittu.",
      "Ur riskreserven tas genom ett beslut som är verkställbart senast {day}; inget sådant anges.",
      "The risk provision is drawn by one decision that is enforceable by {day}; none is named.",
    ),
    remedy: w(
      "Kirjaa päätös ja anna sen tunnus sarakkeessa decision.",
      "Anteckna beslutet och ange det i kolumnen decision.",
      "Note the decision and name it in the column decision.",
    ),
  },
  "settlement/no-register": {
    sentence: w(
      "Vain säästöselvitys ja riskivarauksen käyttö viittaavat rekistereihin.",
      "Bara en besparingsrapport och ett uttag ur riskreserven hänvisar till registren.",
      "Only a savings report and a draw on the provision refer to the registers.",
    ),
    remedy: w("Tyhjennä sarake register.", "Töm kolumnen register.", "Leave the column register empty."),
  },
  "settlement/no-idea": {
    sentence: w("Rekisterissä ei ole ideaa {idea}.", "Registret har ingen idé {idea}.", "The register has no idea {idea}."),
    remedy: w("Kirjaa idea ensin ja viittaa siihen.", "Anteckna idén först och hänvisa till den.", "Enter the idea first, then refer to it."),
  },
  "settlement/above-ideas": {
    sentence: w(
      "Raportin ideat säästivät vuonna {year} yhteensä {saved} €, mutta raportti sanoo {asked} €: {excess} € on liikaa.",
      "Rapportens idéer sparade {saved} € år {year}, men rapporten uppger {asked} €: {excess} € är för mycket.",
      "The ideas of the report saved {saved} € in {year}, and the report says {asked} €: {excess} € are too much.",
    ),
    remedy: w(
      "Raportoi toteutunut säästö, tai tee muusta säästöstä oma raportti.",
      "Rapportera den konstaterade besparingen, eller gör en egen rapport om annan besparing.",
      "Report what they saved, and any other saving by a report of its own.",
    ),
  },
  "settlement/no-risk": {
    sentence: w("Rekisterissä ei ole riskiä {risk}.", "Registret har ingen risk {risk}.", "The register has no risk {risk}."),
    remedy: w("Kirjaa riski ensin ja viittaa siihen.", "Anteckna risken först och hänvisa till den.", "Enter the risk first, then refer to it."),
  },
  "settlement/idea-not-realised": {
    sentence: w(
      "Idealla {idea} ei ole vuodelle {year} toteumaa, jonka muut kuin ehdottaja ovat todenneet.",
      "Idén {idea} har inget utfall för {year} som andra än förslagsställaren har konstaterat.",
      "The idea {idea} has no saving for {year} that others than its proposer have found.",
    ),
    remedy: w("Kirjaa toteuma ideoiden rekisteriin.", "Anteckna utfallet i idéregistret.", "Enter what it saved in the register of ideas."),
  },
  "settlement/idea-reported": {
    sentence: w(
      "Idean {idea} vuoden {year} säästö on jo toisessa säästöselvityksessä.",
      "Idéns {idea} besparing för {year} finns redan i en annan besparingsrapport.",
      "The saving of the idea {idea} in {year} is in another savings report already.",
    ),
    remedy: w(
      "Sama säästö selvitetään kerran: jätä idea pois tai peru toinen selvitys.",
      "En besparing redovisas en gång: lämna bort idén eller ta tillbaka den andra rapporten.",
      "A saving is reported once: leave the idea out, or take the other report back.",
    ),
  },
  "settlement/change-final-later": {
    sentence: w(
      "Tavoitteen muutos olisi voimassa {day}, mutta päätös tuli lainvoimaiseksi vasta {final}.",
      "Måländringen skulle gälla {day}, men beslutet vann laga kraft först {final}.",
      "The change of target would count from {day}, but a decision became final only on {final}.",
    ),
    remedy: w(
      "Anna sarakkeessa final-on viimeisen päätöksen lainvoimapäivä.",
      "Ange i final-on dagen då det sista beslutet vann laga kraft.",
      "Give in final-on the day on which the last decision became final.",
    ),
  },
  "settlement/change-undecided": {
    sentence: w(
      "Voimaan tullut tavoitteen muutos (final-on {day}) ei mainitse päätöstä.",
      "En måländring i kraft (final-on {day}) anger inget beslut.",
      "A change of target in effect (final-on {day}) names no decision.",
    ),
    remedy: w(
      "Anna lainvoimaisten päätösten tunnukset sarakkeessa decision, tai jätä final-on tyhjäksi: siihen asti tilitetään vanhan tavoitteen mukaan.",
      "Ange de lagakraftvunna besluten i kolumnen decision eller lämna final-on tom: tills dess avräknas enligt det gamla målet.",
      "Name the final decisions in the column decision, or leave final-on empty: until then everything settles against the old target.",
    ),
  },
  "settlement/change-lacks": {
    sentence: w(
      "Tavoitteen muutoksesta puuttuu tilaajan lainvoimainen päätös: {parties}.",
      "Måländringen saknar lagakraftvunnet beslut av: {parties}.",
      "The change of target lacks a final decision of: {parties}.",
    ),
    remedy: w(
      "Jokainen tilaaja päättää tavoitteesta itse. Odota päätöstä ja jätä final-on tyhjäksi.",
      "Varje beställare beslutar själv om målet. Invänta beslutet och lämna final-on tom.",
      "Each purchaser decides on the target itself. Wait for it and leave final-on empty.",
    ),
  },
  "settlement/own-claims": {
    sentence: w(
      "Palveluntuottaja {party} kirjaa vain omia vahvistamattomia tuloksiaan.",
      "Tjänsteproducenten {party} bokför bara egna obekräftade resultat.",
      "The provider {party} enters only unverified results of its own.",
    ),
    remedy: w(
      "Sallitut lajit ovat outcome, outcome-count ja progress. Vahvistuksen kirjaa tilaaja tai projektitoimisto.",
      "Tillåtna slag är outcome, outcome-count och progress. Bekräftelsen bokförs av beställaren eller projektkontoret.",
      "The kinds outcome, outcome-count and progress are open to it. A purchaser or the project office enters verifications.",
    ),
  },
  "settlement/not-your-party": {
    sentence: w("{party} ei ole organisaatiosi.", "{party} är inte din organisation.", "{party} is not your organisation."),
    remedy: w(
      "Jokainen palveluntuottaja suunnittelee omat kulunsa itse.",
      "Varje tjänsteproducent planerar sina egna kostnader.",
      "Each provider plans its own cost.",
    ),
  },
  "settlement/plan-line": {
    sentence: w("{party} ei tuota palvelua {line}.", "{party} producerar inte tjänsten {line}.", "{party} does not provide the line {line}."),
    remedy: w(
      "Valitse palvelu, jota organisaatiosi tuottaa.",
      "Välj en tjänst som din organisation producerar.",
      "Choose a line that your organisation provides.",
    ),
  },
  "settlement/plan-type": {
    sentence: w("Kululajia {type} ei ole sopimuksessa.", "Kostnadsslaget {type} finns inte i avtalet.", "The agreement has no type of cost {type}."),
    remedy: w("Sopimuksessa: {known}", "I avtalet: {known}", "In the agreement: {known}"),
  },
  "settlement/plan-month": {
    sentence: w(
      "Kuukausi {month} on jo kirjattu ({booked}) tai sopimuskauden ulkopuolella.",
      "Månaden {month} är redan bokförd ({booked}) eller utanför avtalstiden.",
      "The month {month} is booked already ({booked}) or outside the term.",
    ),
    remedy: w("Suunnittele vain kirjattua myöhempiä kuukausia.", "Planera bara månader efter den bokförda.", "Plan only months after the booked one."),
  },
  "settlement/no-batch": {
    sentence: w(
      "Erää {batch} ei ole, tai se on jo peruttu.",
      "Det finns ingen post {batch}, eller den är redan återtagen.",
      "There is no batch {batch}, or it was withdrawn already.",
    ),
    remedy: w("Valitse erä luettelosta.", "Välj posten i listan.", "Choose the batch from the list."),
  },
  "settlement/no-line": {
    sentence: w(
      "Erässä {batch} ei ole rivejä {lines}, tai ne on jo peruttu.",
      "Posten {batch} har inte raderna {lines}, eller de är redan återtagna.",
      "The batch {batch} has no lines {lines}, or they were withdrawn already.",
    ),
    remedy: w("Rivit numeroidaan nollasta alkaen.", "Raderna numreras från noll.", "Lines count from 0."),
  },
} satisfies Readonly<Record<string, Told>>;
