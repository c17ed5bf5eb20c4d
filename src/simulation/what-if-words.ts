/** Words of the what-if page. */
import type { Words } from "../kernel/refusal.ts";
import type { Component } from "../settlement/statement.ts";

export const WHAT_IF = {
  title: { fi: "Mitä jos", sv: "Tänk om", en: "What if" },
  intro: {
    fi: "Siirrä kustannuksia, volyymia ja tuloksia ja näe heti, kuka saa ja kuka maksaa. Laskennan tekee sama ohjelma, joka tilittää rahat. Simuloitua euroa ei makseta koskaan.",
    sv: "Flytta kostnader, volym och resultat och se genast vem som får och vem som betalar. Samma program räknar som avräknar pengarna. En simulerad euro betalas aldrig.",
    en: "Move costs, volume and results and see at once who gets and who pays. The same program computes it that settles the money. A simulated euro is never paid.",
  },
  sliders: { fi: "Oletukset koko sopimuskaudelle", sv: "Antaganden för hela avtalstiden", en: "Assumptions for the whole term" },
  "group-cost": { fi: "Kustannukset, % tavoitteesta", sv: "Kostnader, % av målet", en: "Costs, % of target" },
  "group-lines": { fi: "Yksittäiset palvelut, % tavoitteesta", sv: "Enskilda tjänster, % av målet", en: "Single services, % of target" },
  "group-volume": { fi: "Volyymi, % suunnitellusta", sv: "Volym, % av planen", en: "Volume, % of plan" },
  "group-score": { fi: "Tulokset yhteensä, pistettä", sv: "Resultaten sammanlagt, poäng", en: "Results overall, points" },
  "group-indicator": { fi: "Tulokset, mittarin arvo", sv: "Resultat, mätarens värde", en: "Results, indicator value" },
  "group-outcome": { fi: "Tulospalkkiot, tuloksia vuodessa", sv: "Resultatersättningar, resultat om året", en: "Outcome payments, outcomes a year" },
  "group-cohort": { fi: "Vaikutus asiakasjoukossa, %", sv: "Effekt i kundgruppen, %", en: "Effect in the cohort, %" },
  "all-lines": { fi: "Kaikki kustannukset", sv: "Alla kostnader", en: "All costs" },
  "all-results": { fi: "Kaikki tulokset", sv: "Alla resultat", en: "All results" },
  "results-help": {
    fi: "Vie jokaisen tulosalueen tähän pistemäärään. Mittari, jota siirrät itse, jää siihen, mihin sen panet.",
    sv: "För varje resultatområde till denna poäng. En mätare som du själv flyttar står kvar där du ställer den.",
    en: "Brings every result area to this score. An indicator that you move yourself stays where you put it.",
  },
  compute: { fi: "Laske", sv: "Räkna", en: "Compute" },
  reset: { fi: "Palauta suunnitelma", sv: "Återställ planen", en: "Back to the plan" },
  "as-settled": { fi: "Kuten toteutui", sv: "Enligt utfallet", en: "As it turned out" },
  assumed: {
    fi: "Oletus: säästöt on hyväksytty, tulokset on todennettu ja kausi on päättynyt. Tavoitteen muutoksia ja riskivarauksen käyttöä ei oleteta, ja tulospalkkiot jakautuvat palvelun tuottajille tasan.",
    sv: "Antagande: besparingarna är godkända, resultaten verifierade och perioden slut. Inga ändringar av målet och inga uttag ur riskreserven antas, och resultaten fördelas jämnt på tjänstens producenter.",
    en: "Assumed: savings are approved, results verified and the term over. No changes of the target and no draws on the risk provision are assumed, and outcomes fall evenly to the service’s providers.",
  },
  "who-gets": { fi: "Kuka voittaa, kuka häviää", sv: "Vem vinner, vem förlorar", en: "Who gains, who loses" },
  "who-gets-help": {
    fi: "Asema on se, mitä osapuoli saa, vähennettynä sillä, mitä se kuluttaa ja maksaa. Palkki näyttää eron suunnitelmaan.",
    sv: "Ställningen är det parten får minus det den förbrukar och betalar. Stapeln visar skillnaden mot planen.",
    en: "A position is what a party receives less what it spends and owes. The bar shows the difference to the plan.",
  },
  party: { fi: "Osapuoli", sv: "Part", en: "Party" },
  position: { fi: "Asema", sv: "Ställning", en: "Position" },
  plan: { fi: "Suunnitelmassa", sv: "Enligt planen", en: "As planned" },
  change: { fi: "Ero suunnitelmaan", sv: "Skillnad mot planen", en: "Difference to the plan" },
  flows: { fi: "Mistä raha muodostuu", sv: "Vad pengarna består av", en: "What the money is made of" },
  "flows-help": {
    fi: "Palveluntuottajat saavat (+), tilaajat maksavat (−). Kaikki yhteensä on nolla.",
    sv: "Tjänsteproducenterna får (+), beställarna betalar (−). Allt tillsammans är noll.",
    en: "Providers receive (+), purchasers pay (−). All of it together is zero.",
  },
  total: { fi: "Yhteensä", sv: "Sammanlagt", en: "Total" },
  curve: { fi: "Kustannusten vaikutus kuhunkin", sv: "Kostnadernas verkan på var och en", en: "What cost does to each" },
  "curve-help": {
    fi: "Vaaka-akselilla kaikkien kustannusten toteuma prosentteina tavoitteesta, pystyakselilla ero suunnitelmaan. Muut oletukset ovat kuten yllä.",
    sv: "På den vågräta axeln alla kostnader i procent av målet, på den lodräta skillnaden mot planen. Övriga antaganden som ovan.",
    en: "Across: all costs in per cent of the target. Up: the difference to the plan. The other assumptions stand as above.",
  },
  "curve-table": { fi: "Käyrä taulukkona", sv: "Kurvan som tabell", en: "The curve as a table" },
  cost: { fi: "Kustannus", sv: "Kostnad", en: "Cost" },
  bends: { fi: "Taitekohdat", sv: "Brytpunkter", en: "Breakpoints" },
  "bends-help": {
    fi: "Taitekohdassa jonkun osuus seuraavasta eurosta muuttuu. Taulukko kertoo, montako senttiä kunkin asema muuttuu, kun kustannukset kasvavat eurolla kyseisellä välillä.",
    sv: "I en brytpunkt ändras någons del av nästa euro. Tabellen visar hur många cent vars och ens ställning ändras när kostnaderna växer med en euro i intervallet.",
    en: "At a breakpoint somebody’s part of the next euro changes. The table says by how many cents each position moves when costs grow by one euro within the range.",
  },
  "no-bends": { fi: "Tällä välillä ei ole taitekohtia.", sv: "Det finns inga brytpunkter i intervallet.", en: "There are no breakpoints in this range." },
  here: { fi: "nyt", sv: "nu", en: "now" },
  about: { fi: "noin {at}", sv: "cirka {at}", en: "about {at}" },
  wrong: {
    fi: "Näitä ei voitu lukea, ja ne ovat suunnitelman mukaisia: {fields}.",
    sv: "Dessa kunde inte läsas och följer planen: {fields}.",
    en: "These could not be read and stand as planned: {fields}.",
  },
  failed: {
    fi: "Selain ei voinut laskea. Paina Laske, niin palvelin laskee.",
    sv: "Webbläsaren kunde inte räkna. Tryck på Räkna, så räknar servern.",
    en: "The browser could not compute. Press Compute and the server will.",
  },
  range: { fi: "liukusäädin", sv: "reglage", en: "slider" },
} as const satisfies Readonly<Record<string, Words>>;

export const COMPONENT_NAMES: Readonly<Record<Component, Words>> = {
  cost: { fi: "Kustannukset", sv: "Kostnader", en: "Costs" },
  development: { fi: "Kehitysvaihe", sv: "Utvecklingsfas", en: "Development" },
  fee: { fi: "Palkkio", sv: "Arvode", en: "Fee" },
  withheld: { fi: "Pottiin pantu palkkio", sv: "Arvode insatt i potten", en: "Fee put into the pool" },
  "gain-and-pain": { fi: "Hyöty ja riski", sv: "Vinst och risk", en: "Gain and pain" },
  results: { fi: "Tulosraha", sv: "Resultatpremie", en: "Results" },
  outcomes: { fi: "Tulospalkkiot", sv: "Resultatersättningar", en: "Outcomes" },
  "late-interest": { fi: "Viivästyskorko", sv: "Dröjsmålsränta", en: "Late interest" },
};
