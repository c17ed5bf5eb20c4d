/** Why money is not promised or paid, with every term of the sum. */
import { APPROPRIATION_STATES } from "../agreement/plain-words.ts";
import type { Told } from "../api/words.ts";
import type { Words } from "../kernel/refusal.ts";
import type { MostTerm } from "./most.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const TERM_WORDS: Readonly<Record<MostTerm, Words>> = {
  reimbursables: w("Korvattavat kustannukset tavoitteessa", "Ersättningsgilla kostnader enligt mål", "Reimbursable cost at target"),
  provision: w("Riskivaraus", "Riskreserv", "Risk provision"),
  overrun: w("Tavoitteen ylitys, josta tilaaja vastaa", "Överskridande av målet som beställaren svarar för", "Cost above target that the purchaser carries"),
  development: w("Kehitysvaihe", "Utvecklingsfasen", "Development phase"),
  fee: w("Palkkio", "Arvode", "Fee"),
  gain: w("Osuus hyödystä yli oman säästön", "Andel av vinst utöver den egna besparingen", "Gain share beyond its own saving"),
  results: w("Tulosraha enintään", "Resultatpremie, högst", "Results, at the highest score"),
  outcomes: w("Tulospalkkiot enintään", "Resultatersättningar, högst", "Outcome payments, at the caps"),
  rounding: w("Pyöristysvara", "Avrundningsmån", "Room for rounding"),
};

const MOST_FI =
  "korvattavat {reimbursables} + riskivaraus {provision} + ylitys {overrun} + kehitysvaihe {development} + palkkio {fee} + hyöty {gain} + tulosraha {results} + tulospalkkiot {outcomes} + pyöristys {rounding}";
const MOST_SV =
  "ersättningsgillt {reimbursables} + riskreserv {provision} + överskridande {overrun} + utvecklingsfas {development} + arvode {fee} + vinst {gain} + resultatpremie {results} + resultatersättningar {outcomes} + avrundning {rounding}";
const MOST_EN =
  "reimbursables {reimbursables} + provision {provision} + above target {overrun} + development {development} + fee {fee} + gain {gain} + results {results} + outcomes {outcomes} + rounding {rounding}";
const LESS = w(
  "Pienennä summaa tai hae lisää määrärahaa toimivaltaiselta toimielimeltä.",
  "Minska summan eller ansök om mer anslag hos det behöriga organet.",
  "Lower the sum, or apply to the competent organ for more.",
);

export const APPROPRIATION_REFUSALS = {
  "appropriations/nobodys-budget": {
    sentence: w("Tällä talousarviolla ei ole omistajaa.", "Den här budgeten har ingen ägare.", "This budget has no owner."),
    remedy: w(
      "Pyydä ylläpitäjää liittämään talousarvio organisaatioosi.",
      "Be administratören knyta budgeten till din organisation.",
      "Ask the administrator to assign the budget to your organisation.",
    ),
  },
  "appropriations/other-budget": {
    sentence: w("Talousarvio kuuluu toiselle organisaatiolle.", "Budgeten hör till en annan organisation.", "The budget belongs to another organisation."),
    remedy: w("Valitse oman organisaatiosi talousarvio.", "Välj din egen organisations budget.", "Choose your own organisation’s budget."),
  },
  "appropriations/none": {
    sentence: w(
      "Vuodelle {year} ei ole kirjattu määrärahaa sitovuustasolla ”{level}”.",
      "För {year} har inget anslag antecknats på bindningsnivån ”{level}”.",
      "No appropriation is recorded for {year} at the binding level “{level}”.",
    ),
    remedy: w("Kirjaa määräraha ja sen päätös ensin.", "Anteckna anslaget och dess beslut först.", "Record the appropriation and its decision first."),
  },
  "appropriations/lapsed": {
    sentence: w(
      "Vuoden {year} määräraha ”{level}” on rauennut: käyttämätön osa raukeaa 31.12.",
      "Anslaget för {year} ”{level}” har förfallit: den oanvända delen förfaller 31.12.",
      "The appropriation of {year} “{level}” has lapsed: what is unused lapses on 31 December.",
    ),
    remedy: w(
      "Sido uuden vuoden määrärahaa, tai pyydä uudelleenbudjetointi.",
      "Bind det nya årets anslag, eller be om ombudgetering.",
      "Use the new year’s appropriation, or ask for it to be budgeted again.",
    ),
  },
  "appropriations/state-back": {
    sentence: w(
      "Määräraha ei palaa tilasta {from} tilaan {to}.",
      "Ett anslag går inte tillbaka från {from} till {to}.",
      "An appropriation does not go back from {from} to {to}.",
    ),
    remedy: w("Tarkista tila päätöksestä.", "Kontrollera läget i beslutet.", "Check the state against the decision."),
    names: APPROPRIATION_STATES,
  },
  "appropriations/year-runs": {
    sentence: w("Vuosi päättyy vasta {last}.", "Året slutar först {last}.", "The year ends on {last} only."),
    remedy: w("Määräraha raukeaa vasta vuoden vaihduttua.", "Anslaget förfaller först när året är slut.", "The appropriation lapses once the year is over."),
  },
  "appropriations/open-reservations": {
    sentence: w(
      "{count} {count|varaus|varausta} on kesken.",
      "{count} {count|reservering är öppen|reserveringar är öppna}.",
      "{count} {count|reservation is|reservations are} still open.",
    ),
    remedy: w("Selvitä kesken jääneet varaukset ensin.", "Reda ut de öppna reserveringarna först.", "Settle what was cut short first."),
  },
  "appropriations/plan-year": {
    sentence: w(
      "Vuosi {year} on vasta suunnitelmavuosi (”{level}”): valtuusto ei ole päättänyt siitä.",
      "{year} är ännu ett planår (”{level}”): fullmäktige har inte beslutat om det.",
      "{year} is a plan year (“{level}”): the council has not decided on it.",
    ),
    remedy: w(
      "Odota talousarviopäätöstä tai pyydä valtuutus sitoutua tulevan vuoden menoon.",
      "Vänta på budgetbeslutet eller be om fullmakt att binda kommande års utgifter.",
      "Wait for the budget, or ask for an authority to commit a later year.",
    ),
  },
  "appropriations/allotments-above": {
    sentence: w(
      "Osuudet ylittäisivät määrärahan: määräraha {appropriation} €, muille alliansseille {elsewhere} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Andelarna skulle överskrida anslaget: anslag {appropriation} €, till andra allianser {elsewhere} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The allotments would exceed the appropriation: appropriation {appropriation} €, other alliances {elsewhere} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: LESS,
  },
  "appropriations/allotment-below": {
    sentence: w(
      "Osuus jäisi alle sidotun: sitoumukset {committed} € + varaukset {reserved} € = {least} €, nyt {asked} €.",
      "Andelen skulle bli mindre än det bundna: åtaganden {committed} € + reserverat {reserved} € = {least} €, nu {asked} €.",
      "The allotment would fall below what is bound: commitments {committed} € + reserved {reserved} € = {least} €, now {asked} €.",
    ),
    remedy: w("Pienennä ensin sitoumuksia.", "Minska åtagandena först.", "Lower the commitments first."),
  },
  "appropriations/no-allotment": {
    sentence: w(
      "Tilaaja ei ole antanut tälle allianssille osuutta vuodelle {year} (”{level}”).",
      "Beställaren har inte gett den här alliansen någon andel för {year} (”{level}”).",
      "The purchaser has allotted this alliance nothing for {year} (“{level}”).",
    ),
    remedy: w("Anna osuus talousarviossa.", "Ge en andel i budgeten.", "Grant an allotment in the budget."),
  },
  "appropriations/above-allotment": {
    sentence: w(
      "Allianssin osuus ylittyisi: osuus {allotment} €, sidottu {committed} €, varattu {reserved} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Alliansens andel skulle överskridas: andel {allotment} €, bundet {committed} €, reserverat {reserved} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The alliance’s allotment would be exceeded: allotment {allotment} €, committed {committed} €, reserved {reserved} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: LESS,
  },
  "appropriations/most-above-allotment": {
    sentence: w(
      `Tilaaja voisi joutua maksamaan enemmän kuin osuus: ${MOST_FI} = {most} €, osuus {allotment} €, ylitys {excess} €.`,
      `Beställaren kunde bli skyldig mer än andelen: ${MOST_SV} = {most} €, andel {allotment} €, över {excess} €.`,
      `The purchaser could come to owe more than the allotment: ${MOST_EN} = {most} €, allotment {allotment} €, excess {excess} €.`,
    ),
    remedy: LESS,
  },
  "appropriations/above-appropriation": {
    sentence: w(
      "Määräraha ylittyisi: määräraha {appropriation} €, muut allianssit {elsewhere} €, jäljellä {left} €; tämä allianssi {bound} € (sidottu {committed} €, varattu {reserved} €, nyt {asked} €), ylitys {excess} €.",
      "Anslaget skulle överskridas: anslag {appropriation} €, andra allianser {elsewhere} €, kvar {left} €; den här alliansen {bound} € (bundet {committed} €, reserverat {reserved} €, nu {asked} €), över {excess} €.",
      "The appropriation would be exceeded: appropriation {appropriation} €, other alliances {elsewhere} €, left {left} €; this alliance {bound} € (committed {committed} €, reserved {reserved} €, now {asked} €), excess {excess} €.",
    ),
    remedy: LESS,
  },
  "appropriations/not-adopted": {
    sentence: w(
      "Vuoden {year} talousarviota (”{level}”) ei ole päätetty: sitoumus on ehdollinen, eikä siitä makseta vielä.",
      "Budgeten för {year} (”{level}”) har inte godkänts: åtagandet är villkorat och betalas inte ännu.",
      "The budget of {year} (“{level}”) is not adopted: the commitment is conditional and nothing is paid of it yet.",
    ),
    remedy: w("Kirjaa talousarviopäätös ensin.", "Anteckna budgetbeslutet först.", "Record the budget decision first."),
  },
  "appropriations/payment-above-allotment": {
    sentence: w(
      "Maksu ylittäisi allianssin osuuden: osuus {allotment} €, maksettu {paid} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Betalningen skulle överskrida alliansens andel: andel {allotment} €, betalt {paid} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The payment would exceed the alliance’s allotment: allotment {allotment} €, paid {paid} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: LESS,
  },
  "appropriations/payment-above-appropriation": {
    sentence: w(
      "Maksu ylittäisi määrärahan: määräraha {appropriation} €, maksettu muualla {elsewhere} € ja täällä {paid} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Betalningen skulle överskrida anslaget: anslag {appropriation} €, betalt på annat håll {elsewhere} € och här {paid} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The payment would exceed the appropriation: appropriation {appropriation} €, paid elsewhere {elsewhere} € and here {paid} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: LESS,
  },
  "appropriations/payment-above-commitment": {
    sentence: w(
      "Maksu ylittäisi sitoumuksen: sitoumus {committed} €, maksettu {paid} €, jäljellä {left} €, nyt {asked} €, ylitys {excess} €.",
      "Betalningen skulle överskrida åtagandet: åtagande {committed} €, betalt {paid} €, kvar {left} €, nu {asked} €, över {excess} €.",
      "The payment would exceed the commitment: committed {committed} €, paid {paid} €, left {left} €, now {asked} €, excess {excess} €.",
    ),
    remedy: w(
      "Toteutunut kustannus kirjataan silti. Korota sitoumusta ennen maksua.",
      "Den uppkomna kostnaden bokförs ändå. Höj åtagandet före betalningen.",
      "The cost incurred is recorded all the same. Raise the commitment before paying.",
    ),
  },
  "appropriations/paid-too-early": {
    sentence: w(
      "Maksupäivä {day} on ennen sitoumuksen vuotta {year}.",
      "Betalningsdagen {day} är före åtagandets år {year}.",
      "The day of payment {day} is before the commitment’s year {year}.",
    ),
    remedy: w("Tarkista maksupäivä.", "Kontrollera betalningsdagen.", "Check the day of payment."),
  },
  "appropriations/paid-already": {
    sentence: w(
      "Tosite {document} on jo kirjattu maksetuksi tästä sitoumuksesta.",
      "Verifikationen {document} har redan antecknats som betalt ur detta åtagande.",
      "Voucher {document} is noted already as paid under this commitment.",
    ),
    remedy: w(
      "Jos samaa laskua maksetaan osissa, merkitse se tarkoitetuksi (`again`).",
      "Om samma faktura betalas i delar, ange att det är avsiktligt (`again`).",
      "If one invoice is paid in parts, say that it is meant (`again`).",
    ),
  },
  "appropriations/refund-above-paid": {
    sentence: w(
      "Palautus on suurempi kuin maksettu: maksettu {paid} €, palautus {asked} €, ylitys {excess} €.",
      "Återbetalningen är större än det betalda: betalt {paid} €, åter {asked} €, över {excess} €.",
      "The refund is more than was paid: paid {paid} €, refund {asked} €, excess {excess} €.",
    ),
    remedy: w(
      "Tarkista, mihin sitoumukseen palautus kuuluu.",
      "Kontrollera vilket åtagande återbetalningen hör till.",
      "Check which commitment the refund belongs to.",
    ),
  },
  "appropriations/unbounded": {
    sentence: w(
      "Sopimus ei rajaa, mitä tilaaja voi enintään joutua maksamaan: {terms}.",
      "Avtalet begränsar inte vad beställaren som mest kan bli skyldig: {terms}.",
      "The agreement does not limit what the purchaser can owe: {terms}.",
    ),
    remedy: w(
      "Lisää sopimukseen katto, tai ilmoita jokaiselle rajaamattomalle osalle summa, johon asti päätös kattaa sen.",
      "Lägg till ett tak i avtalet, eller ange för varje obegränsad del summan som beslutet täcker.",
      "Put a limit into the agreement, or state for each part without one the sum that the decision covers.",
    ),
  },
  "appropriations/not-bound": {
    sentence: w(
      "Sopimuksen osapuolta {party} ei ole liitetty organisaatioon.",
      "Avtalsparten {party} är inte knuten till någon organisation.",
      "The party {party} of the agreement is not bound to an organisation.",
    ),
    remedy: w("Liitä osapuoli organisaatioon ensin.", "Knyt parten till en organisation först.", "Bind the party to an organisation first."),
  },
  "appropriations/not-yours": {
    sentence: w(
      "{party} on toinen organisaatio: jokainen tilaaja sitoutuu ja maksaa itse.",
      "{party} är en annan organisation: varje beställare förbinder sig och betalar själv.",
      "{party} is another organisation: each purchaser commits and pays for itself.",
    ),
    remedy: w("Toimi oman organisaatiosi puolesta.", "Handla för din egen organisation.", "Act for your own organisation."),
  },
  "appropriations/no-agreement": {
    sentence: w("Vuodelle {year} ei ole voimassa olevaa sopimusta.", "För {year} finns inget gällande avtal.", "No agreement is in force for {year}."),
    remedy: w("Ota sopimustiedosto käyttöön ensin.", "Ta avtalsfilen i bruk först.", "Adopt the agreement file first."),
  },
  "appropriations/no-purchaser": {
    sentence: w(
      "{party} ei ole sopimuksessa tilaaja eikä rahoittaja.",
      "{party} är varken beställare eller finansiär i avtalet.",
      "{party} is neither purchaser nor funder in the agreement.",
    ),
    remedy: w("Tarkista osapuolen tunnus sopimuksesta.", "Kontrollera partens id i avtalet.", "Check the party’s id in the agreement."),
  },
  "appropriations/no-payee": {
    sentence: w("{party} ei voi olla maksun saaja.", "{party} kan inte vara betalningsmottagare.", "{party} cannot be the payee."),
    remedy: w(
      "Maksun saaja on palveluntuottaja tai tilaaja, joka maksaa muiden puolesta; kukaan ei maksa itselleen.",
      "Mottagaren är en producent eller en beställare som betalar för de andra; ingen betalar till sig själv.",
      "The payee is a provider, or a purchaser that pays for the others; nobody pays itself.",
    ),
  },
  "appropriations/no-line": {
    sentence: w("Sopimuksessa ei ole palvelua {line}.", "Avtalet har ingen tjänst {line}.", "The agreement has no line {line}."),
    remedy: w("Valitse palvelu sopimuksesta.", "Välj en tjänst i avtalet.", "Choose a line of the agreement."),
  },
  "appropriations/outside-term": {
    sentence: w("Vuosi {year} ei kuulu sopimuskauteen.", "{year} hör inte till avtalsperioden.", "{year} is outside the agreement’s term."),
    remedy: w("Valitse sopimuskauden vuosi.", "Välj ett år i avtalsperioden.", "Choose a year of the term."),
  },
  "appropriations/reservation-gone": {
    sentence: w(
      "Varaus {reservation} on jo käytetty tai rauennut.",
      "Reserveringen {reservation} är redan använd eller förfallen.",
      "The reservation {reservation} has been used or has lapsed.",
    ),
    remedy: w("Tee pyyntö uudelleen.", "Gör om begäran.", "Ask again."),
  },
  "appropriations/agreement-moved": {
    sentence: w(
      "Sopimus muuttui kesken kaiken: tilaaja voisi joutua maksamaan enemmän kuin laskettiin.",
      "Avtalet ändrades under tiden: beställaren kunde bli skyldig mer än vad som räknades.",
      "The agreement changed meanwhile: the purchaser could owe more than was reckoned.",
    ),
    remedy: w("Tee pyyntö uudelleen.", "Gör om begäran.", "Ask again."),
  },
  "appropriations/no-commitment": {
    sentence: w("Sitoumusta {commitment} ei ole.", "Åtagandet {commitment} finns inte.", "There is no commitment {commitment}."),
    remedy: w(
      "Tee sitoumus ennen maksua. Jos sitoumus on tehty juuri, selvitä kesken jääneet varaukset.",
      "Gör åtagandet före betalningen. Är det alldeles nytt, red ut de öppna reserveringarna.",
      "Make the commitment before paying. If it was made just now, settle what was cut short.",
    ),
  },
  "appropriations/ended": {
    sentence: w("Sitoumus päättyi {day}.", "Åtagandet upphörde {day}.", "The commitment ended on {day}."),
    remedy: w("Tee uusi sitoumus.", "Gör ett nytt åtagande.", "Make a new commitment."),
  },
  "appropriations/below-paid": {
    sentence: w(
      "Sitoumus jäisi alle maksetun: maksettu {paid} €, nyt {asked} €.",
      "Åtagandet skulle bli mindre än det betalda: betalt {paid} €, nu {asked} €.",
      "The commitment would fall below what is paid: paid {paid} €, now {asked} €.",
    ),
    remedy: w("Anna vähintään maksettu summa.", "Ange minst den betalda summan.", "Give at least what is paid."),
  },
  "appropriations/same-amount": {
    sentence: w("Sitoumus on jo {asked} €.", "Åtagandet är redan {asked} €.", "The commitment is {asked} € already."),
    remedy: w("Anna uusi summa.", "Ange en ny summa.", "Give a new sum."),
  },
  "appropriations/day-to-come": {
    sentence: w(
      "Päivä {day} on vasta edessä; tänään on {today}.",
      "Dagen {day} är ännu inte här; i dag är det {today}.",
      "{day} is still to come; today is {today}.",
    ),
    remedy: w("Kirjaa vasta, kun se on tapahtunut.", "Anteckna först när det har skett.", "Record it once it has happened."),
  },
} satisfies Readonly<Record<string, Told>>;
