/** Why something cannot be entered in the registers. */
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const REGISTER_REFUSALS = {
  "registers/no-agreement": {
    sentence: w("Allianssilla ei ole vielä sopimusta.", "Alliansen har ännu inget avtal.", "The alliance has no agreement yet."),
    remedy: w("Ota sopimus ensin käyttöön.", "Anta avtalet först.", "Adopt the agreement first."),
  },
  "registers/no-line": {
    sentence: w("Sopimuksessa ei ole kustannuserää {line}.", "Avtalet har ingen kostnadspost {line}.", "The agreement has no line {line}."),
    remedy: w("Valitse jokin näistä: {known}.", "Välj en av dessa: {known}.", "Choose one of these: {known}."),
  },
  "registers/line-twice": {
    sentence: w("Sama kustannuserä on mainittu kahdesti.", "Samma kostnadspost nämns två gånger.", "A line is named twice."),
    remedy: w("Mainitse se kerran.", "Nämn den en gång.", "Name it once."),
  },
  "registers/not-a-party": {
    sentence: w(
      "Organisaatio, jonka puolesta toimit, ei ole sopimuksen osapuoli.",
      "Organisationen som du företräder är inte part i avtalet.",
      "The organisation that you act for is no party of the agreement.",
    ),
    remedy: w("Toimi osapuolen puolesta.", "Företräd en part.", "Act for a party."),
  },
  "registers/not-your-own": {
    sentence: w("Kirjaus kuuluu osapuolelle {party}.", "Posten hör till parten {party}.", "It belongs to the party {party}."),
    remedy: w("Pyydä sen edustajaa tekemään muutos.", "Be partens företrädare göra ändringen.", "Ask somebody of that party to change it."),
  },
  "registers/own-idea": {
    sentence: w(
      "Idea on oman organisaatiosi: sen arvoa ei arvioi ehdottaja itse.",
      "Idén är er egen: den som föreslår bedömer inte värdet.",
      "The idea is your own organisation’s: whoever proposed it does not judge what it is worth.",
    ),
    remedy: w(
      "Pyydä toisen tilaajan controlleria, projektitoimistoa tai talousasiantuntijaa arvioimaan.",
      "Be en annan beställares controller, projektkontoret eller ekonomiexperten bedöma den.",
      "Ask another purchaser’s controller, the project office or the financial expert.",
    ),
  },
  "registers/no-idea": {
    sentence: w("Ideaa {idea} ei ole.", "Det finns ingen idé {idea}.", "There is no idea {idea}."),
    remedy: w("Tarkista tunnus ideoiden luettelosta.", "Kontrollera beteckningen i förteckningen.", "Check the id in the list of ideas."),
  },
  "registers/idea-stands": {
    sentence: w("Idean tila ei salli tätä enää.", "Idéns läge tillåter inte det här längre.", "The state of the idea does not allow this any more."),
    remedy: w(
      "Uuden ratkaisun voi kirjata omana ideanaan.",
      "En ny lösning kan antecknas som en egen idé.",
      "Another solution can be entered as an idea of its own.",
    ),
  },
  "registers/needs-decision": {
    sentence: w("Idea otetaan käyttöön vain päätöksellä.", "En idé tas i bruk bara genom beslut.", "An idea is taken up by a decision only."),
    remedy: w("Kirjaa päätös ja viittaa siihen.", "Anteckna beslutet och hänvisa till det.", "Note the decision and refer to it."),
  },
  "registers/not-assessed": {
    sentence: w("Kukaan ei ole arvioinut, mitä idea säästää.", "Ingen har bedömt vad idén sparar.", "Nobody has said what the idea is expected to save."),
    remedy: w("Pyydä arvio ensin.", "Be om en bedömning först.", "Ask for an assessment first."),
  },
  "registers/year-outside": {
    sentence: w(
      "Vuosi {year} ei käy: sopimuskauden vuodet ovat {years}, eikä tuleva vuosi ole vielä toteutunut.",
      "Året {year} går inte: avtalsperiodens år är {years}, och ett kommande år har inte utfallit.",
      "The year {year} will not do: the years of the term are {years}, and a year to come has not happened.",
    ),
    remedy: w("Valitse jokin niistä.", "Välj ett av dem.", "Choose one of them."),
  },
  "registers/order": {
    sentence: w(
      "Alin, todennäköisin ja ylin summa eivät ole suuruusjärjestyksessä.",
      "Den lägsta, den sannolikaste och den högsta summan står inte i storleksordning.",
      "The low, likely and high sums are not in rising order.",
    ),
    remedy: w("Korjaa järjestys.", "Rätta ordningen.", "Put them in order."),
  },
  "registers/no-risk": {
    sentence: w("Riskiä {risk} ei ole.", "Det finns ingen risk {risk}.", "There is no risk {risk}."),
    remedy: w("Tarkista tunnus riskien luettelosta.", "Kontrollera beteckningen i förteckningen.", "Check the id in the list of risks."),
  },
  "registers/risk-closed": {
    sentence: w("Riski on päätetty {day}.", "Risken avslutades {day}.", "The risk was closed on {day}."),
    remedy: w("Kirjaa uusi riski, jos se palasi.", "Anteckna en ny risk om den återkom.", "Enter a new one if it has come back."),
  },
  "registers/to-come": {
    sentence: w(
      "Päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen {day} är ännu inte här; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa, kun se on tapahtunut.", "Anteckna när det har skett.", "Enter it once it has happened."),
  },
  "registers/no-question": {
    sentence: w("Kysymystä {question} ei ole.", "Det finns ingen fråga {question}.", "There is no question {question}."),
    remedy: w("Tarkista tunnus kysymysten luettelosta.", "Kontrollera beteckningen i förteckningen.", "Check the id in the list of questions."),
  },
  "registers/question-stands": {
    sentence: w("Kysymyksen tila ei salli tätä.", "Frågans läge tillåter inte det här.", "The state of the question does not allow this."),
    remedy: w(
      "Vastaus kirjataan ennen kuin siitä sovitaan; sovittuun palataan uudella kysymyksellä.",
      "Svaret antecknas innan man kommer överens om det; det överenskomna tas upp med en ny fråga.",
      "An answer is noted before it is agreed on; what was agreed is taken up again by a new question.",
    ),
  },
  "registers/survey-past": {
    sentence: w(
      "Kysely alkaisi {day}; tänään on {today}.",
      "Enkäten skulle börja {day}; i dag är det {today}.",
      "The survey would begin on {day}; today is {today}.",
    ),
    remedy: w("Anna alkupäiväksi tämä tai myöhempi päivä.", "Ange den här eller en senare dag.", "Give today or a later day."),
  },
  "registers/survey-length": {
    sentence: w("Kysely on auki 7–60 päivää.", "En enkät är öppen 7–60 dagar.", "A survey is open for 7 to 60 days."),
    remedy: w("Muuta viimeistä päivää.", "Ändra den sista dagen.", "Change the last day."),
  },
  "registers/survey-open": {
    sentence: w(
      "Edellinen kysely päättyy {day}, eikä sitä ole vielä laskettu.",
      "Den förra enkäten slutar {day} och är inte räknad ännu.",
      "The survey before ends on {day} and is not yet counted.",
    ),
    remedy: w("Laske se ensin.", "Räkna den först.", "Count it first."),
  },
  "registers/survey-soon": {
    sentence: w(
      "Kysely tehdään puolivuosittain; seuraava voi alkaa {day}.",
      "Enkäten görs varje halvår; nästa kan börja {day}.",
      "The survey is half-yearly; the next can begin on {day}.",
    ),
    remedy: w("Valitse myöhempi päivä.", "Välj en senare dag.", "Choose a later day."),
  },
  "registers/no-survey": {
    sentence: w("Kyselyä ei ole.", "Enkäten finns inte.", "There is no such survey."),
    remedy: w("Avaa kyselyn sivu uudelleen.", "Öppna enkätens sida på nytt.", "Open the page of the survey again."),
  },
  "registers/survey-closed": {
    sentence: w("Kyselyyn voi vastata {from}–{until}.", "Enkäten kan besvaras {from}–{until}.", "The survey can be answered from {from} to {until}."),
    remedy: w("Vastaa seuraavaan kyselyyn.", "Svara på nästa enkät.", "Answer the next one."),
  },
  "registers/answered": {
    sentence: w("Olet jo vastannut.", "Du har redan svarat.", "You have answered already."),
    remedy: w(
      "Vastausta ei voi muuttaa: kukaan ei tiedä, mikä niistä on sinun.",
      "Svaret kan inte ändras: ingen vet vilket som är ditt.",
      "An answer cannot be changed: nobody knows which one is yours.",
    ),
  },
  "registers/survey-counted": {
    sentence: w("Kysely on jo laskettu.", "Enkäten är redan räknad.", "The survey is counted already."),
    remedy: w("Tulos on kyselyn sivulla.", "Resultatet finns på enkätens sida.", "The result is on the page of the survey."),
  },
  "registers/survey-runs": {
    sentence: w("Kysely on auki {day} asti.", "Enkäten är öppen till {day}.", "The survey is open until {day}."),
    remedy: w("Laske se sen jälkeen.", "Räkna den därefter.", "Count it after that."),
  },
} satisfies Readonly<Record<string, Told>>;
