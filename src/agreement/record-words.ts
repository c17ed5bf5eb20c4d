/** Why an agreement does not get onto the record. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const AGREEMENT_REFUSALS = {
  "agreement/has-faults": {
    sentence: w(
      "Sopimustiedostossa on virheitä: {count}. Ensimmäinen on rivillä {line} ({code}).",
      "Avtalsfilen har {count} fel. Det första finns på rad {line} ({code}).",
      "The agreement file has {count} {count|fault|faults}. The first is on line {line} ({code}).",
    ),
    remedy: w(
      "Virheet ovat tässä tiedoston järjestyksessä. Komento sameside check näyttää ne riveillään.",
      "Felen står här i filens ordning. Kommandot sameside check visar dem på sina rader.",
      "The faults stand here in the order of the file. The command sameside check shows them on their lines.",
    ),
  },
  "agreement/goes-back": {
    sentence: w(
      "Versio alkaisi {from}, mutta edellinen on voimassa vasta {last} alkaen.",
      "Versionen skulle börja {from}, men den föregående gäller först från {last}.",
      "The version would begin on {from}, but the one before it is in force only from {last}.",
    ),
    remedy: w("Anna päivä, joka on {last} tai myöhempi.", "Ange {last} eller en senare dag.", "Give {last} or a later day."),
  },
  "agreement/decision-of-no-party": {
    sentence: w(
      "Päätöksen {organ} {section} teki organisaatio, joka ei ole tämän allianssin osapuoli.",
      "Beslutet {organ} {section} fattades av en organisation som inte är part i alliansen.",
      "The decision {organ} {section} was made by an organisation that is no party of this alliance.",
    ),
    remedy: w(
      "Valitse osapuolen oma päätös, tai liitä organisaatio ensin osapuoleksi.",
      "Välj en parts eget beslut, eller bind organisationen som part först.",
      "Choose a decision of one of the parties, or bind the organisation as a party first.",
    ),
  },
  "agreement/needs-decision": {
    sentence: w(
      "Sopimuksen muuttaminen nojaa päätökseen, eikä versio {version} nimeä sellaista.",
      "En ändring av avtalet vilar på ett beslut, och version {version} anger inget.",
      "A change of the agreement rests on a decision, and version {version} names none.",
    ),
    remedy: w(
      "Merkitse osapuolen täytäntöönpanokelpoinen päätös sivulla Päätökset ja nimeä se tässä.",
      "Anteckna en parts verkställbara beslut på sidan Beslut och ange det här.",
      "Note a party's enforceable decision on the page Decisions, and name it here.",
    ),
  },
  "agreement/target-needs-matter": {
    sentence: w(
      "Versio muuttaa tavoitekustannusta, eikä se nimeä toimielimen yhdessä hyväksymää asiaa.",
      "Versionen ändrar målkostnaden men anger inget ärende som ett organ gemensamt har godkänt.",
      "The version changes the target cost, and names no matter on which a body has agreed.",
    ),
    remedy: w(
      "Tuokaa tavoitekustannus johtoryhmään asiana; kun jokaisen tilaajan päätös on lainvoimainen, nimeä se tässä.",
      "För målkostnaden till ledningsgruppen som ett ärende; när varje beställares beslut har vunnit laga kraft anges det här.",
      "Bring the target cost before the leading body as a matter; once every purchaser’s decision is final, name it here.",
    ),
  },
  "agreement/results-need-matter": {
    sentence: w(
      "Toteutusvaihe alkoi {day}, ja versio muuttaa avaintuloksia nimeämättä asiaa, jonka toimielin ja osapuolten omat toimielimet ovat hyväksyneet.",
      "Genomförandefasen inleddes {day}, och versionen ändrar nyckelresultaten utan att ange ett ärende som ett organ och parternas egna organ har godkänt.",
      "The alliance has been implemented since {day}, and the version changes key results without naming a matter that a body and the parties’ own organs have approved.",
    ),
    remedy: w(
      "Tuokaa avaintulokset johtoryhmään asiana ja nimeä se tässä, kun jokaisen oma päätös on lainvoimainen.",
      "För nyckelresultaten till ledningsgruppen som ett ärende och ange det här när vars och ens eget beslut har vunnit laga kraft.",
      "Bring the key results before the leading body as a matter, and name it here once everybody’s own decision is final.",
    ),
  },
  "agreement/joining-not-allowed": {
    sentence: w(
      "Versiossa on uusia osapuolia ({parties}), mutta voimassa oleva sopimus ei salli liittymistä.",
      "Versionen har nya parter ({parties}), men det gällande avtalet tillåter inte att någon ansluter sig.",
      "The version has new parties ({parties}), but the agreement in force allows nobody to join.",
    ),
    remedy: w(
      "Muuttakaa ensin liittymistä koskevaa kohtaa omana asianaan ja versionaan (136 §:n peruste), tai kirjatkaa järjestämisvastuun siirto, jos laki määrää sen.",
      "Ändra först punkten om anslutning som ett eget ärende och en egen version (grund enligt 136 §), eller anteckna överföringen av organiseringsansvaret om en lag föreskriver den.",
      "First change the clause on joining as a matter and version of its own (on a ground of section 136), or record the transfer of the duty to organise where a law orders it.",
    ),
  },
  "agreement/joining-needs-matter": {
    sentence: w(
      "Versiossa on uusia osapuolia ({parties}), mutta se ei nimeä liittymisasiaa, jonka toimielin ja osapuolten omat toimielimet ovat hyväksyneet.",
      "Versionen har nya parter ({parties}) men anger inget ärende om anslutning som ett organ och parternas egna organ har godkänt.",
      "The version has new parties ({parties}) without naming a matter of joining that a body and the parties’ own organs have approved.",
    ),
    remedy: w(
      "Tuokaa liittyminen johtoryhmään asiana ja nimetkää se tässä, kun jokaisen oma päätös on lainvoimainen.",
      "För anslutningen till ledningsgruppen som ett ärende och ange det här när vars och ens eget beslut har vunnit laga kraft.",
      "Bring the joining before the leading body as a matter, and name it here once everybody’s own decision is final.",
    ),
  },
  "agreement/joining-spent": {
    sentence: w(
      "Versiossa on uusia osapuolia ({parties}), mutta sen nimeämä asia on jo pantu täytäntöön sopimuksen versiona {version}.",
      "Versionen har nya parter ({parties}), men ärendet som den anger har redan verkställts som avtalets version {version}.",
      "The version has new parties ({parties}), but the matter that it names was carried out already by version {version} of the agreement.",
    ),
    remedy: w(
      "Tuokaa näiden osapuolten liittyminen johtoryhmään omana asianaan.",
      "För dessa parters anslutning till ledningsgruppen som ett eget ärende.",
      "Bring the joining of these parties before the leading body as a matter of its own.",
    ),
  },
  "agreement/joining-of-others": {
    sentence: w(
      "Asia, jonka versio nimeää, ei tuo sopimukseen näitä osapuolia: {parties}. Asian mukana ollut sopimustiedosto ei sisällä niitä sellaisina kuin tämä versio.",
      "Ärendet som versionen anger för inte in dessa parter i avtalet: {parties}. Avtalsfilen i ärendet har dem inte sådana som den här versionen.",
      "The matter that the version names does not bring these parties in: {parties}. The agreement file that it carries does not have them as this version does.",
    ),
    remedy: w(
      "Tuokaa liittyminen johtoryhmään asiana, jonka muutoksena on sopimustiedosto uusine osapuolineen, ja hyväksykää versio sellaisena.",
      "För anslutningen till ledningsgruppen som ett ärende vars ändring är avtalsfilen med de nya parterna, och anta versionen sådan.",
      "Bring the joining before the leading body as a matter whose change is the agreement file with the new parties, and adopt the version with them as they are there.",
    ),
  },
  "agreement/days-need-matter": {
    sentence: w(
      "Versio muuttaa sitä, mistä mihin nämä ovat osapuolina ({parties}), nimeämättä ero-, erottamis- tai muutosasiaa, jonka toimielin ja osapuolten omat toimielimet ovat hyväksyneet.",
      "Versionen ändrar från när till när dessa är parter ({parties}) utan att ange ett ärende om utträde, uteslutning eller ändring som ett organ och parternas egna organ har godkänt.",
      "The version changes from when until when these are parties ({parties}) without naming a matter of exit, exclusion or amendment that a body and the parties’ own organs have approved.",
    ),
    remedy: w(
      "Kuka lähtee sopimuksen mukaan, lähtee eron vaiheiden kautta (Ero). Muuten tuokaa uudet päivät johtoryhmään asiana, jonka muutoksena on sopimustiedosto, ja nimetkää se tässä, kun jokaisen oma päätös on lainvoimainen.",
      "Den som går enligt avtalet går genom utträdets skeden (Utträde). Annars för de nya dagarna till ledningsgruppen som ett ärende vars ändring är avtalsfilen, och ange det här när vars och ens eget beslut har vunnit laga kraft.",
      "Who leaves as the agreement allows goes by the course of an exit (Exit). Otherwise bring the new days before the leading body as a matter whose change is the agreement file, and name it here once everybody’s own decision is final.",
    ),
  },
  "agreement/other-than-agreed": {
    sentence: w(
      "Tiedosto sanoo muuta kuin se, josta asiassa sovittiin; ensimmäinen ero on rivillä {line}.",
      "Filen säger något annat än den som man enades om i ärendet; den första skillnaden är på rad {line}.",
      "The file says something else than the one that was agreed on in the matter; the first difference is on line {line}.",
    ),
    remedy: w(
      "Hyväksykää asian sopimustiedosto sellaisenaan; sen voi ladata asian sivulta. Muun muutoksen voi tuoda toimielimeen omana asianaan.",
      "Anta ärendets avtalsfil som den är; den kan hämtas på ärendets sida. En annan ändring kan föras till organet som ett eget ärende.",
      "Adopt the matter’s agreement file as it stands; it can be downloaded from the matter’s page. Any other change can be brought before the body as a matter of its own.",
    ),
  },
  "agreement/other-targets": {
    sentence: w(
      "Tavoite {target} on tiedostossa {given} €, vaikka sovittiin {agreed} €. Poikkeavia tavoitteita on {count}.",
      "Målet {target} är {given} € i filen fast man enades om {agreed} €. Så många mål avviker: {count}.",
      "The target {target} is {given} € in the file, though {agreed} € was agreed on. So many targets differ: {count}.",
    ),
    remedy: w(
      "Kirjoittakaa tiedostoon ne tavoitteet, joista asiassa sovittiin, ja jättäkää muut ennalleen.",
      "Skriv in de mål som man enades om i ärendet och låt de andra vara som de var.",
      "Write the targets that were agreed on in the matter, and leave the others as they were.",
    ),
  },
  "agreement/terms-need-matter": {
    sentence: w(
      "Versio muuttaa ehtoja, joiden mukaan kaikki ansaitsevat, maksavat ja päättävät. Osapuolet ovat toimineet sopimuksen mukaan {day} alkaen, eikä yhden osapuolen päätös muuta niitä.",
      "Versionen ändrar villkor enligt vilka alla förtjänar, betalar och beslutar. Parterna har handlat enligt avtalet från {day}, och en parts beslut ändrar dem inte.",
      "The version changes terms by which everybody earns, pays and decides. The parties have acted under the agreement since {day}, and one party’s decision does not change them.",
    ),
    remedy: w(
      "Tuokaa sopimustiedosto johtavaan toimielimeen sopimuksen muutoksena ja nimetkää se asia, kun kaikki ovat hyväksyneet sen.",
      "För avtalsfilen till det ledande organet som en ändring av avtalet och ange ärendet när alla har godkänt det.",
      "Bring the agreement file before the leading body as an amendment, and name that matter once everybody has approved it.",
    ),
  },
  "agreement/days-of-others": {
    sentence: w(
      "Asian, jonka versio nimeää, mukana ollut sopimustiedosto ei sisällä näiden osapuolten päiviä sellaisina kuin tämä versio: {parties}.",
      "Avtalsfilen i ärendet som versionen anger har inte dessa parters dagar sådana som den här versionen: {parties}.",
      "The agreement file carried by the matter that the version names does not have the days of these parties as this version does: {parties}.",
    ),
    remedy: w(
      "Hyväksykää versio niin kuin se oli asiassa, tai tuokaa nämä päivät johtoryhmään omana asianaan.",
      "Anta versionen sådan som den var i ärendet, eller för dessa dagar till ledningsgruppen som ett eget ärende.",
      "Adopt the version as it stood in the matter, or bring these days before the leading body as a matter of its own.",
    ),
  },
  "agreement/left-before": {
    sentence: w(
      "{party} on lähtenyt (viimeinen päivä {last}), ja versio tekee siitä osapuolen myöhemmästä päivästä.",
      "{party} har utträtt (sista dag {last}), och versionen gör den till part från en senare dag.",
      "{party} has left (last day {last}), and the version makes it a party from a later day.",
    ),
    remedy: w(
      "Jättäkää sen päivät ennalleen: lähtenyt ei palaa samaan allianssiin. Sen kanssa voidaan perustaa uusi.",
      "Låt dess dagar vara som de var: den som har utträtt kommer inte tillbaka till samma allians. En ny kan grundas med den.",
      "Leave its days as they were: who has left does not come back to the same alliance. A new one can be founded with it.",
    ),
  },
  "agreement/joined-conditionally": {
    sentence: w(
      "{party} on liittynyt ehdollisesti: sen oma päätös liittymisasiasta puuttuu tai ei ole vielä lainvoimainen (yrityksen ja yhdistyksen: täytäntöönpanokelpoinen).",
      "{party} har anslutit sig villkorligt: dess eget beslut i anslutningsärendet saknas eller har inte vunnit laga kraft (ett företags eller en förenings: verkställbart).",
      "{party} has joined conditionally: its own decision on the matter of joining is missing or not final yet (of one that is no authority: enforceable).",
    ),
    remedy: w(
      "Kirjatkaa oman toimielimen päätös ja nimetkää se liittymisasian sivulla (järjestämisvastuun siirtyessä lailla: Vaiheet-sivulla).",
      "Anteckna det egna organets beslut och ange det på sidan för anslutningsärendet (när organiseringsansvaret övergår genom lag: på sidan Faser).",
      "Note the decision of the party’s own organ, and name it on the page of the matter of joining (where a law moved the duty to organise: on the page of phases).",
    ),
  },
  "agreement/no-change": {
    sentence: w(
      "Versio {version} ei muuta mitään aiempaa versiota.",
      "Version {version} ändrar ingen tidigare version.",
      "Version {version} changes no version before it.",
    ),
    remedy: w("Valitse jokin myöhemmistä versioista.", "Välj en av de senare versionerna.", "Choose one of the later versions."),
  },
  "agreement/ground-clause": {
    sentence: w(
      "Muutosehto kuuluu 136.2 §:n 1 kohdan perusteeseen, ja vain siihen.",
      "Ändringsklausulen hör till grunden i 136 § 2 mom. 1 punkten, och bara till den.",
      "A review clause belongs to the ground of 136.2 § item 1, and to that alone.",
    ),
    remedy: w(
      "Kirjoita muutosehto tai valitse toinen peruste.",
      "Ange ändringsklausulen eller välj en annan grund.",
      "Write the review clause, or choose another ground.",
    ),
  },
  "agreement/notice-to-come": {
    sentence: w(
      "Ilmoituksen päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen för annonsen, {day}, är ännu inte här; i dag är det {today}.",
      "The day of the notice, {day}, is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa, kun ilmoitus on lähetetty.", "Anteckna när annonsen har sänts.", "Enter it once the notice was sent."),
  },
  "agreement/bound-unknown": {
    sentence: w(
      "Organisaatio on liitetty osapuoleen {party}, jota tiedostossa ei ole.",
      "En organisation är ansluten till parten {party}, som inte finns i filen.",
      "An organisation is bound to the party {party}, which the file does not have.",
    ),
    remedy: w(
      "Liitä organisaatio sivulla Osapuolet ja organisaatiot oikeaan osapuoleen ({parties}), pura liitos, tai korjaa tunnus tiedostoon.",
      "Anslut organisationen till rätt part på sidan Parter och organisationer ({parties}), lös anslutningen, eller rätta beteckningen i filen.",
      "Bind the organisation to the right party on the page Parties and organisations ({parties}), release the binding, or correct the id in the file.",
    ),
  },
  "agreement/turned-to-quantity": {
    sentence: w(
      "Kululaji {type} maksettaisiin määrän mukaan, mutta versiossa {version} se maksettiin niin kuin se oli kirjattu.",
      "Kostnadsslaget {type} skulle betalas per mängd, men enligt version {version} betalades det som det var bokfört.",
      "The cost type {type} would be paid by quantity, and version {version} paid it as it was booked.",
    ),
    remedy: w(
      "Anna uudella tavalla maksettavalle kululajille uusi tunnus ja jätä entinen ennalleen: siitä kirjatut rivit maksetaan niin kuin ne kirjattiin.",
      "Ge kostnadsslaget som betalas på det nya sättet ett nytt id och låt det tidigare stå kvar: rader som bokförts på det betalas som de bokfördes.",
      "Give the type that is paid in the new way a new id and leave the old one as it is: lines that were booked of it are paid as they were booked.",
    ),
  },
  "agreement/turned-from-quantity": {
    sentence: w(
      "Kululaji {type} maksettaisiin niin kuin se on kirjattu, mutta versiossa {version} se maksettiin määrän mukaan.",
      "Kostnadsslaget {type} skulle betalas som det är bokfört, men enligt version {version} betalades det per mängd.",
      "The cost type {type} would be paid as it is booked, and version {version} paid it by quantity.",
    ),
    remedy: w(
      "Anna uudella tavalla maksettavalle kululajille uusi tunnus ja jätä entinen ennalleen: sen riveistä näkyy muille vain määrä, ei mitä se maksoi osapuolelle.",
      "Ge kostnadsslaget som betalas på det nya sättet ett nytt id och låt det tidigare stå kvar: av dess rader ser andra bara mängden, inte vad den kostade parten.",
      "Give the type that is paid in the new way a new id and leave the old one as it is: of its lines others see the quantity alone, not what it cost the party.",
    ),
  },
  "agreement/same-file": {
    sentence: w("Tiedosto on sama kuin versio {version}.", "Filen är densamma som version {version}.", "The file is the same as version {version}."),
    remedy: w("Mitään ei tarvitse tehdä.", "Ingenting behöver göras.", "Nothing needs to be done."),
  },
} satisfies Readonly<Record<string, Told>>;
