/** Words of own production beside bought service. */
import type { Words } from "../../kernel/refusal.ts";
import type { Noted } from "./notes.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const OWN = {
  title: w("Oma tuotanto ja ostettu palvelu {year}", "Egen produktion och köpt tjänst {year}", "Own production and bought service {year}"),
  lead: w(
    "Mitä järjestäjien oma tuotanto maksaa ostetun palvelun rinnalla, kumpikin täydellä hinnallaan: kirjojen kulut, sopimuksen yleiskustannuslisä ja palkkio.",
    "Vad anordnarnas egen produktion kostar bredvid köpt tjänst, båda till sitt fulla pris: böckernas kostnader, avtalets påslag och arvodet.",
    "What the organisers' own production costs beside bought service, each at its full price: the cost of the books, the agreement's overhead, and the fee.",
  ),
  year: w("Vuosi", "År", "Year"),
  show: w("Näytä", "Visa", "Show"),
  none: w(
    "Tältä vuodelta ei ole verrattavaa: sopimuskausi ei kata sitä tai vuosi ei ole alkanut.",
    "Det finns inget att jämföra för det här året: avtalstiden omfattar det inte eller året har inte börjat.",
    "There is nothing to compare in this year: it is outside the term or has not begun.",
  ),
  empty: w("Vuodelta ei ole kirjattu kuluja.", "Inga kostnader har bokförts för året.", "No costs are booked for the year."),
  own: w("Oma tuotanto", "Egen produktion", "Own production"),
  bought: w("Ostettu", "Köpt", "Bought"),
  what: w("Mistä hinta koostuu", "Vad priset består av", "What the price is made of"),
  direct: w("Kulut, jotka lasketaan", "Kostnader som räknas", "Cost that counts"),
  overhead: w("Yleiskustannuslisä", "Påslag för allmänna kostnader", "Overhead"),
  fee: w("Palkkio, tähän asti ansaittu", "Arvode, intjänat hittills", "Fee, as earned so far"),
  full: w("Täysi hinta", "Fullt pris", "Full price"),
  "vat-cost": w("josta arvonlisäveroa, joka jää kuluksi", "varav mervärdesskatt som blir kostnad", "of which VAT that stays a cost"),
  credits: w("vähennetty avustuksia ja hyvityksiä", "avdragna bidrag och gottgörelser", "grants and credits taken off"),
  "vat-back": w("arvonlisävero, jonka saa takaisin (ei kulu)", "mervärdesskatt som fås tillbaka (ingen kostnad)", "VAT that is got back (no cost)"),
  customers: w("Asiakkaita", "Kunder", "Customers"),
  results: w("Todennettuja tuloksia", "Verifierade resultat", "Verified results"),
  "per-customer": w("{side}, asiakasta kohti", "{side}, per kund", "{side}, per customer"),
  "by-customer": w("Asiakasta kohti", "Per kund", "Per customer"),
  "by-result": w("Tulosta kohti", "Per resultat", "Per result"),
  difference: w("Oma − ostettu", "Egen − köpt", "Own − bought"),
  pairs: w("Vierekkäin", "Sida vid sida", "Side by side"),
  "of-tasks": w("Saman tehtävän palvelut: {tasks}", "Tjänster inom samma uppgift: {tasks}", "Services of the same task: {tasks}"),
  "of-tasks-note": w(
    "Palvelut {lines} kuuluvat samaan tehtävään mutta eivät ole sama palvelu: vertaa varoen.",
    "Tjänsterna {lines} hör till samma uppgift men är inte samma tjänst: jämför med försiktighet.",
    "The services {lines} belong to the same task but are not the same service: compare with care.",
  ),
  "totals-only": w(
    "Oma tuotanto maksoi {own} ja ostettu {bought}. Asiakkaita ei ole laskettu kummaltakin puolelta erikseen, joten tästä ei näe, kumpi on edullisempi.",
    "Egen produktion kostade {own} och köpt tjänst {bought}. Kunderna har inte räknats för vardera sidan, så det framgår inte vilkendera som är förmånligare.",
    "Own production cost {own} and bought service {bought}. Customers are not counted for each side, so this does not show which is the better value.",
  ),
  "totals-closed": w(
    "Oma tuotanto maksoi {own} ja ostettu {bought}. Hintaa asiakasta kohti ei näytetä sinulle.",
    "Egen produktion kostade {own} och köpt tjänst {bought}. Priset per kund visas inte för dig.",
    "Own production cost {own} and bought service {bought}. The cost of a customer is not shown to you.",
  ),
  "own-dearer": w(
    "Yksi asiakas maksoi omassa tuotannossa {own} ja ostettuna {bought}: oma tuotanto oli {gap} ({share}) kalliimpi.",
    "En kund kostade {own} i egen produktion och {bought} som köpt tjänst: egen produktion var {gap} ({share}) dyrare.",
    "A customer cost {own} in own production and {bought} in bought service: own production was dearer by {gap} ({share}).",
  ),
  "own-cheaper": w(
    "Yksi asiakas maksoi omassa tuotannossa {own} ja ostettuna {bought}: oma tuotanto oli {gap} ({share}) edullisempi.",
    "En kund kostade {own} i egen produktion och {bought} som köpt tjänst: egen produktion var {gap} ({share}) förmånligare.",
    "A customer cost {own} in own production and {bought} in bought service: own production was cheaper by {gap} ({share}).",
  ),
  same: w(
    "Yksi asiakas maksoi omassa tuotannossa ja ostettuna yhtä paljon: {own}.",
    "En kund kostade lika mycket i egen produktion och som köpt tjänst: {own}.",
    "A customer cost the same in own production and in bought service: {own}.",
  ),
  "made-of": w(
    "Ostetun hinnassa on palkkiota {fee} ja yleiskustannuslisää {overhead}. Oman tuotannon hinnassa yleiskustannuslisää on {own-overhead} ja palkkiota {own-fee}.",
    "I det köpta priset ingår arvode {fee} och påslag {overhead}. I egen produktion ingår påslag {own-overhead} och arvode {own-fee}.",
    "The bought price holds a fee of {fee} and overhead of {overhead}. That of own production holds overhead of {own-overhead} and a fee of {own-fee}.",
  ),
  "vat-differs": w(
    "Arvonlisävero ei ole sama kummallakin: kuluksi se jää omassa {own} ja ostetussa {bought}.",
    "Mervärdesskatten är inte lika: den blir kostnad {own} i egen produktion och {bought} i köpt tjänst.",
    "VAT is not alike: it stays a cost of {own} in own production and of {bought} in bought service.",
  ),
  "credits-differ": w(
    "Hinta on ilman avustuksia ja hyvityksiä: niitä vähennettiin omasta {own} ja ostetusta {bought}.",
    "Priset är utan bidrag och gottgörelser: {own} drogs av för egen produktion och {bought} för köpt tjänst.",
    "The price is without grants and credits: {own} was taken off own production and {bought} off bought service.",
  ),
  "only-own": w(
    "Kululajit, joita on kirjattu vain omassa tuotannossa: {types}.",
    "Kostnadsslag som har bokförts bara i egen produktion: {types}.",
    "Cost types that only own production has booked: {types}.",
  ),
  "only-bought": w(
    "Kululajit, joita on kirjattu vain ostetussa: {types}. Tarkista, puuttuuko omasta jokin kulu.",
    "Kostnadsslag som har bokförts bara för köpt tjänst: {types}. Kontrollera om någon kostnad saknas i egen produktion.",
    "Cost types that only bought service has booked: {types}. Check whether own production lacks a cost.",
  ),
  closed: w(
    "Toisen palveluntuottajan asiakasmääriä ja hintaa asiakasta tai tulosta kohti ei näytetä sinulle. Ne näkevät ne, joille sopimus avaa yksikköhinnat.",
    "En annan tjänsteproducents kundantal och pris per kund eller resultat visas inte för dig. De visas för dem som avtalet öppnar styckpriserna för.",
    "Another provider's customers and cost per customer or result are not shown to you. They are shown to those to whom the agreement opens unit prices.",
  ),
  hidden: w("ei näy sinulle", "visas inte för dig", "not shown to you"),
  lines: w("Kaikki palvelut", "Alla tjänster", "All services"),
  provider: w("Palveluntuottaja", "Tjänsteproducent", "Provider"),
  together: w("{side} yhteensä", "{side} totalt", "{side}, total"),
  joint: w("Yhteinen kustannus", "Gemensam kostnad", "Joint cost"),
  "not-in": w("Mitä luvuissa ei ole", "Vad siffrorna inte innehåller", "What the figures leave out"),
  always: w(
    "Hyödyn ja riskin jako, tulosraha ja tulospalkkiot eivät kuulu millekään palvelulle, joten ne eivät ole mukana. Palkkio on jaettu tuottajan palveluille tavoitteiden suhteessa.",
    "Delningen av vinst och risk, resultatpremien och resultatersättningarna hör inte till någon enskild tjänst och är inte med. Arvodet är fördelat på producentens tjänster enligt målen.",
    "Gain and pain, results and outcome payments belong to no single service and are left out. A fee is spread over its provider's services by their targets.",
  ),
} as const satisfies Readonly<Record<string, Words>>;

export const NOTES: Readonly<Record<Noted["code"], Words>> = {
  "no-own": w(
    "Vuodelta ei ole kirjattu järjestäjien omaa tuotantoa.",
    "Ingen egen produktion av anordnarna har bokförts för året.",
    "No own production of the organisers is booked for the year.",
  ),
  "no-bought": w("Vuodelta ei ole kirjattu ostettua palvelua.", "Ingen köpt tjänst har bokförts för året.", "No bought service is booked for the year."),
  "no-pair": w(
    "Omaa ja ostettua ei ole samassa palvelussa eikä saman tehtävän palveluissa, joten niitä ei rinnasteta.",
    "Egen och köpt produktion finns inte i samma tjänst eller i tjänster inom samma uppgift, så de jämförs inte.",
    "No service, and no two services of the same task, are both produced and bought, so nothing is laid side by side.",
  ),
  interim: w(
    "Vuosi on kesken: luvut ovat tähän päivään asti.",
    "Året pågår: siffrorna gäller till i dag.",
    "The year is not over: the figures are those up to today.",
  ),
  "no-overhead": w(
    "Sopimus ei lisää yleiskustannuksia osapuolelle {parties}. Sen hallinto, tilat ja tietojärjestelmät ovat luvuissa vain, jos ne on kirjattu omina riveinään; jos eivät, oman tuotannon hinta ei ole täysi.",
    "Avtalet lägger inget påslag på {parties}. Dess förvaltning, lokaler och system finns i siffrorna bara om de har bokförts som egna rader; annars är priset för egen produktion inte fullt.",
    "The agreement adds no overhead for {parties}. Its administration, premises and systems are in the figures only where they are booked as lines of their own; where not, the price of own production is not full.",
  ),
  "for-another": w(
    "{parties} tuottaa palvelua, jonka järjestää toinen. Se ei ole omaa tuotantoa toiselle järjestäjälle vaan myyntiä, jolla on omat sääntönsä.",
    "{parties} producerar en tjänst som någon annan anordnar. För den andra anordnaren är det inte egen produktion utan försäljning med egna regler.",
    "{parties} produces a service that another organises. To that organiser it is no own production but a sale, which has rules of its own.",
  ),
  "no-customers": w(
    "Asiakkaita ei ole laskettu palveluissa {lines}, joten hintaa asiakasta kohti ei tunneta.",
    "Kunderna har inte räknats i tjänsterna {lines}, så priset per kund är okänt.",
    "Customers are not counted in the services {lines}, so the cost of a customer is not known.",
  ),
  "customers-together": w(
    "Palveluissa {lines} asiakkaat on laskettu yhteensä, ei oman ja ostetun kesken.",
    "I tjänsterna {lines} har kunderna räknats tillsammans, inte skilt för egen och köpt produktion.",
    "In the services {lines} customers are counted together, not for own production and bought service apart.",
  ),
  "in-fee": w(
    "Kuluja, jotka palkkio kattaa, on kirjattu omassa {own} ja ostetussa {bought}. Niitä ei lasketa toiseen kertaan.",
    "Kostnader som arvodet täcker har bokförts: {own} i egen produktion och {bought} i köpt tjänst. De räknas inte en gång till.",
    "Cost that the fee covers is booked: {own} in own production and {bought} in bought service. It is not counted a second time.",
  ),
  waiting: w(
    "Riitaista tai hyväksyntää odottavaa kulua on omassa {own} ja ostetussa {bought}; se ei ole luvuissa.",
    "Tvistig eller ännu inte godkänd kostnad: {own} i egen produktion och {bought} i köpt tjänst; den ingår inte.",
    "Cost in dispute or not yet approved: {own} in own production and {bought} in bought service; it is in no figure.",
  ),
  development: w(
    "Kehitysvaiheen kulut ({own} omaa, {bought} ostettua) eivät ole luvuissa.",
    "Utvecklingsfasens kostnader ({own} egna, {bought} köpta) ingår inte i siffrorna.",
    "Cost of the development phase ({own} own, {bought} bought) is in no figure.",
  ),
  "vat-unstated": w(
    "{count} laskurivillä ei ole kerrottu arvonlisäveroa, joten takaisin saatu vero on näytettyä suurempi.",
    "På {count} {count|fakturarad|fakturarader} anges ingen mervärdesskatt, så den skatt som fås tillbaka är större än vad som visas.",
    "{count} {count|invoice line does not tell its|invoice lines do not tell their} VAT, so more of it is got back than is shown.",
  ),
};
