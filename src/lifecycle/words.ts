/** What phases and the items of gates are called, and why an alliance cannot go on. */
import type { Told } from "../api/words.ts";
import { type Language, LANGUAGES, type Words } from "../kernel/refusal.ts";
import { type AssessmentKind, ITEM_IDS, type ItemId, type Phase } from "./gates.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const PHASE_WORDS: Readonly<Record<Phase, Words>> = {
  idea: w("idea", "idé", "idea"),
  strategy: w("strategia", "strategi", "strategy"),
  formation: w("muodostaminen", "bildande", "formation"),
  development: w("kehitysvaihe", "utvecklingsfas", "development"),
  implementation: w("toteutusvaihe", "genomförandefas", "implementation"),
  closing: w("päättäminen", "avslutning", "closing"),
  closed: w("päättynyt", "avslutad", "closed"),
};

export const ITEM_WORDS: Readonly<Record<ItemId, Words>> = {
  "start-decision": w("päätös valmistelun aloittamisesta", "beslut om att inleda beredningen", "decision to begin preparing"),
  "strategy-decision": w("päätös strategiasta ja hankintatavasta", "beslut om strategi och upphandlingssätt", "decision on the strategy and on how to procure"),
  "effects-assessed": w("vaikutusten ennakkoarviointi", "förhandsbedömning av konsekvenserna", "assessment of effects beforehand"),
  "agreement-in-force": w("voimassa oleva allianssisopimus", "allianssavtal i kraft", "alliance agreement in force"),
  "parties-bound": w("jokainen osapuoli on rekisteröity organisaatio", "varje part är en registrerad organisation", "every party is a registered organisation"),
  "award-decision": w("lainvoimainen hankintapäätös", "lagakraftvunnet upphandlingsbeslut", "final procurement decision"),
  "data-protection-assessed": w("tietosuojan vaikutustenarviointi", "konsekvensbedömning avseende dataskydd", "data protection impact assessment"),
  "processing-agreed": w("sopimus henkilötietojen käsittelystä", "avtal om behandling av personuppgifter", "agreement on processing personal data"),
  "target-and-results-frozen": w(
    "tavoitekustannus ja avaintulokset voimassa olevassa sopimuksessa",
    "målkostnad och nyckelresultat i det gällande avtalet",
    "target cost and key results in the agreement in force",
  ),
  "implementation-decision": w("lainvoimainen päätös toteutusvaiheesta", "lagakraftvunnet beslut om genomförandefasen", "final decision on the implementation"),
  "appropriation-decision": w(
    "päätös määrärahoista, enimmäisvastuu katettu",
    "beslut om anslag som täcker det högsta ansvaret",
    "decision on appropriations that covers the most that can be owed",
  ),
  "information-management-assessed": w(
    "tiedonhallinnan muutosvaikutusten arviointi",
    "bedömning av ändringar i informationshanteringen",
    "assessment of changes in information management",
  ),
  "closing-decision": w("päätös allianssin päättämisestä", "beslut om att avsluta alliansen", "decision to close the alliance"),
  "continuity-plan": w("palvelun jatkuvuussuunnitelma", "plan för tjänstens kontinuitet", "continuity plan of the service"),
  "final-settlement": w("lopputilitys", "slutavräkning", "final settlement"),
  "value-report": w("arvoa rahalle -raportti", "rapport om valuta för pengarna", "value-for-money report"),
  "data-returned": w(
    "tiedot palautettu ja käyttöoikeudet poistettu",
    "uppgifterna återlämnade och användarrättigheterna avslutade",
    "data returned and access ended",
  ),
};

export const ASSESSMENT_WORDS: Readonly<Record<AssessmentKind, Words>> = {
  effects: w("vaikutusten ennakkoarviointi", "förhandsbedömning av konsekvenserna", "effects beforehand"),
  "data-protection": w("tietosuojan vaikutustenarviointi", "konsekvensbedömning avseende dataskydd", "data protection"),
  "information-management": w("tiedonhallinnan muutosvaikutukset", "konsekvenser av ändringar i informationshanteringen", "information management"),
  business: w("yritysvaikutukset", "konsekvenser för företag", "effects on business"),
  other: w("muu arviointi", "annan bedömning", "another assessment"),
};

const REMEDIES = {
  decision: w(
    "Osapuolen päättäjä nimeää portin sivulla oman toimielimensä päätöksen.",
    "Partens beslutsfattare anger sitt organs beslut på portens sida.",
    "The party’s decision maker names its own organ’s decision on the page of the gate.",
  ),
  other: w(
    "Kirjaa se vaiheiden sivulla; päivä ratkaisee, mitä silloin oli.",
    "Anteckna det på fasernas sida; dagen avgör vad som fanns då.",
    "Enter it on the page of the phases; the day decides what was there by then.",
  ),
};

/** One refusal an item: `lifecycle/lacks-<item>`, with the party of whom it is asked. */
const LACKS: Readonly<Record<string, Told>> = Object.fromEntries(
  ITEM_IDS.map((item) => {
    const say = (language: Language): string => {
      const lacks = { fi: "Puuttuu {day}", sv: "Saknas {day}", en: "Missing on {day}" }[language];
      return `${lacks}: ${ITEM_WORDS[item][language]} ({party}).`;
    };
    const sentence = Object.fromEntries(LANGUAGES.map((language) => [language, say(language)])) as Words;
    return [`lifecycle/lacks-${item}`, { sentence, remedy: item.endsWith("decision") ? REMEDIES.decision : REMEDIES.other }];
  }),
);

const OWN = {
  "lifecycle/below-most": {
    sentence: w(
      "Osapuolen {party} päätös kattaa {decided} €, mutta jäljellä olevina vuosina se voi joutua maksamaan {most} €: {short} € puuttuu.",
      "Beslutet av {party} täcker {decided} €, men under de år som återstår kan parten bli skyldig {most} €: {short} € fattas.",
      "The decision of {party} covers {decided} €, but in the years that are left it can come to owe {most} €: {short} € are missing.",
    ),
    remedy: w(
      "Osapuolen toimielin päättää määrärahoista ja sitoumusvaltuudesta vähintään enimmäisvastuun verran.",
      "Partens organ beslutar om anslag och fullmakt som minst täcker det högsta ansvaret.",
      "The party’s own organ decides on appropriations, and authority for later years, of at least that sum.",
    ),
  },
  "lifecycle/not-approved": {
    sentence: w(
      "Osapuolen {party} oma toimielin ei ole hyväksynyt allianssin toimielimen päätöstä.",
      "Det egna organet hos {party} har inte godkänt beslutet av alliansens organ.",
      "The own organ of {party} has not approved what the alliance’s body decided.",
    ),
    remedy: w(
      "Kirjaa osapuolen hyväksyntä asialle ensin.",
      "Anteckna först partens godkännande av ärendet.",
      "Record the party’s approval of the matter first.",
    ),
  },
  "lifecycle/no-way": {
    sentence: w("Tästä vaiheesta ei pääse sinne.", "Från den här fasen går det inte dit.", "There is no way there from this phase."),
    remedy: w("Portit kuljetaan järjestyksessä.", "Portarna passeras i ordning.", "Gates are passed in order."),
  },
  "lifecycle/before-last": {
    sentence: w(
      "{day} on ennen edellisen vaiheen alkua {last}.",
      "{day} är före den förra fasens början {last}.",
      "{day} is before the phase before began, on {last}.",
    ),
    remedy: w("Tarkista päivä.", "Kontrollera dagen.", "Check the day."),
  },
  "lifecycle/to-come": {
    sentence: w(
      "Päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen {day} är ännu inte här; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa, kun se on tapahtunut.", "Anteckna när det har skett.", "Enter it once it has happened."),
  },
  "lifecycle/milestone-waits": {
    sentence: w(
      "Portti odottaa ulkoista välitavoitetta {milestone}, jota ei ollut saavutettu {day}.",
      "Porten väntar på den externa milstolpen {milestone}, som inte var nådd {day}.",
      "The gate waits for the milestone {milestone}, which was not reached on {day}.",
    ),
    remedy: w(
      "Kirjaa se saavutetuksi tai poista se perustellen.",
      "Anteckna att den är nådd, eller ta bort den med motivering.",
      "Enter that it was reached, or take it out with the reason.",
    ),
  },
  "lifecycle/opinion-waits": {
    sentence: w(
      "Portti odottaa lausuntoa {opinion}, jota ei ollut saatu {day}.",
      "Porten väntar på utlåtandet {opinion}, som inte hade kommit {day}.",
      "The gate waits for the opinion {opinion}, which had not come on {day}.",
    ),
    remedy: w(
      "Kirjaa lausunto tai peru pyyntö perustellen.",
      "Anteckna utlåtandet eller ta tillbaka begäran med motivering.",
      "Enter the opinion, or take the request back with the reason.",
    ),
  },
  "lifecycle/not-asked": {
    sentence: w(
      "Tätä päätöstä ei pyydetä organisaatioltasi vaan osapuolilta: {parties}.",
      "Beslutet begärs inte av er organisation utan av parterna: {parties}.",
      "This decision is not asked of your organisation but of the parties: {parties}.",
    ),
    remedy: w("Pyydä niiden päättäjiä nimeämään päätöksensä.", "Be deras beslutsfattare ange sina beslut.", "Ask their decision makers to name theirs."),
  },
  "lifecycle/order": {
    sentence: w("Päivät eivät ole järjestyksessä.", "Dagarna står inte i ordning.", "The days are not in order."),
    remedy: w("Tarkista päivät.", "Kontrollera dagarna.", "Check the days."),
  },
  "lifecycle/no-milestone": {
    sentence: w("Välitavoitetta {milestone} ei ole.", "Det finns ingen milstolpe {milestone}.", "There is no milestone {milestone}."),
    remedy: w("Tarkista tunnus.", "Kontrollera beteckningen.", "Check the id."),
  },
  "lifecycle/milestone-over": {
    sentence: w("Välitavoite on jo saavutettu tai poistettu.", "Milstolpen är redan nådd eller borttagen.", "The milestone was reached or taken out already."),
    remedy: w("Kirjaa uusi välitavoite.", "Anteckna en ny milstolpe.", "Name another milestone."),
  },
  "lifecycle/no-estimate": {
    sentence: w("Korvattavaa arviota ei ole.", "Det finns ingen sådan uppskattning att ersätta.", "There is no such estimate to take the place of."),
    remedy: w("Kirjaa arvio toisten rinnalle.", "Anteckna uppskattningen bredvid de andra.", "Enter it beside the others."),
  },
  "lifecycle/no-opinion": {
    sentence: w("Lausuntopyyntöä {opinion} ei ole.", "Det finns ingen begäran om utlåtande {opinion}.", "There is no request for an opinion {opinion}."),
    remedy: w("Tarkista tunnus.", "Kontrollera beteckningen.", "Check the id."),
  },
  "lifecycle/opinion-over": {
    sentence: w(
      "Lausunto on jo saatu tai pyyntö peruttu.",
      "Utlåtandet har redan kommit eller begäran är återtagen.",
      "The opinion has come or its request was taken back already.",
    ),
    remedy: w("Kirjaa uusi pyyntö.", "Anteckna en ny begäran.", "Enter another request."),
  },
  "lifecycle/no-plan": {
    sentence: w("Voimassa olevaa suunnitelmaa {plan} ei ole.", "Det finns ingen gällande plan {plan}.", "There is no standing plan {plan}."),
    remedy: w("Tarkista tunnus.", "Kontrollera beteckningen.", "Check the id."),
  },
  "lifecycle/plan-without-trigger": {
    sentence: w(
      "Toisesta suunnitelmasta puuttuu, milloin siihen siirrytään.",
      "Den andra planen säger inte när man går över till den.",
      "The other plan does not say when it is taken.",
    ),
    remedy: w("Kirjoita laukaiseva tapahtuma.", "Skriv vad som utlöser den.", "Write what triggers it."),
  },
  "lifecycle/no-other-plan": {
    sentence: w(
      "Käyttöön voi ottaa vain suunnitelman, joka on toisen rinnalla ja vielä voimassa.",
      "Bara en plan som står bredvid en annan och ännu gäller kan tas i bruk.",
      "Only a plan that stands beside another, and still stands, can be taken.",
    ),
    remedy: w("Valitse B-suunnitelma.", "Välj en plan B.", "Choose a plan B."),
  },
  "lifecycle/no-interface": {
    sentence: w("Avointa rajapintaa ei ole.", "Det finns inget sådant öppet gränssnitt.", "There is no such open interface."),
    remedy: w("Kirjaa rajapinta ensin.", "Anteckna gränssnittet först.", "Enter the interface first."),
  },
  "lifecycle/no-party": {
    sentence: w("{party} ei ole sopimuksen osapuoli.", "{party} är inte part i avtalet.", "{party} is no party of the agreement."),
    remedy: w("Valitse jokin näistä: {known}.", "Välj en av dessa: {known}.", "Choose one of these: {known}."),
  },
  "lifecycle/own-processor": {
    sentence: w(
      "Osapuoli ei käsittele tietoja itsensä lukuun.",
      "En part behandlar inte uppgifter för sig själv.",
      "A party does not process data for itself.",
    ),
    remedy: w("Valitse toinen osapuoli.", "Välj en annan part.", "Choose another party."),
  },
  "lifecycle/no-processing": {
    sentence: w(
      "Voimassa olevaa käsittelysopimusta ei ole.",
      "Det finns inget sådant behandlingsavtal i kraft.",
      "There is no such processing agreement in force.",
    ),
    remedy: w("Tarkista tunnus.", "Kontrollera beteckningen.", "Check the id."),
  },
  "lifecycle/no-organiser": {
    sentence: w("{party} ei ole järjestäjä.", "{party} är inte anordnare.", "{party} is no organiser."),
    remedy: w("Järjestämisvastuu siirtyy järjestäjältä.", "Organiseringsansvaret övergår från en anordnare.", "The duty to organise moves from an organiser."),
  },
  "lifecycle/no-organisation": {
    sentence: w(
      "Vastaanottavaa organisaatiota ei ole rekisteröity.",
      "Den mottagande organisationen är inte registrerad.",
      "The organisation that takes over is not registered.",
    ),
    remedy: w("Rekisteröi se ensin.", "Registrera den först.", "Register it first."),
  },
  "lifecycle/same-organisation": {
    sentence: w("Järjestäjä on jo tämä organisaatio.", "Anordnaren är redan den här organisationen.", "The organiser is this organisation already."),
    remedy: w("Valitse vastaanottaja.", "Välj mottagaren.", "Choose who takes over."),
  },
  "lifecycle/no-transfer": {
    sentence: w("Siirtoa ei ole kirjattu.", "Övergången är inte antecknad.", "No such transfer is noted."),
    remedy: w("Kirjaa siirto ensin.", "Anteckna övergången först.", "Note the transfer first."),
  },
} satisfies Readonly<Record<string, Told>>;

export const LIFECYCLE_REFUSALS: Readonly<Record<string, Told>> = { ...OWN, ...LACKS };
