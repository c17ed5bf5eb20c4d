/** Words of the agreement in plain language: settlement, payments, powers, exit and the rest. */
import type { Words } from "../kernel/refusal.ts";

export const TERMS_WORDS = {
  "h-settlement": { fi: "Tilitys ja maksut", sv: "Avräkning och betalningar", en: "Settlement and payments" },
  "h-powers": { fi: "Kuka päättää", sv: "Vem som beslutar", en: "Who decides" },
  "h-exit": { fi: "Liittyminen ja irtautuminen", sv: "Anslutning och utträde", en: "Joining and leaving" },
  "h-evidence": { fi: "Avoimet kirjat ja tietosuoja", sv: "Öppna böcker och dataskydd", en: "Open books and data protection" },
  "h-exceptions": { fi: "Sanotut poikkeukset", sv: "Uttalade undantag", en: "Stated exceptions" },
  "interim-monthly": {
    fi: "Kustannukset ja kertynyt palkkio maksetaan kuukausittain; hyöty ja riski vain kertyvät vuoden lopputilitykseen asti.",
    sv: "Kostnader och intjänat arvode betalas månadsvis; vinst och risk samlas bara upp till årets slutavräkning.",
    en: "Costs and the earned fee are paid monthly; gain and pain only accrue until the year’s final statement.",
  },
  "interim-quarterly": {
    fi: "Kustannukset ja kertynyt palkkio maksetaan neljännesvuosittain; hyöty ja riski vain kertyvät vuoden lopputilitykseen asti.",
    sv: "Kostnader och intjänat arvode betalas kvartalsvis; vinst och risk samlas bara upp till årets slutavräkning.",
    en: "Costs and the earned fee are paid quarterly; gain and pain only accrue until the year’s final statement.",
  },
  "interim-none": {
    fi: "Kaikki maksetaan vuoden lopputilityksessä.",
    sv: "Allt betalas i årets slutavräkning.",
    en: "Everything is paid at the year’s final statement.",
  },
  final: {
    fi: "Vuoden lopputilitys tehdään vasta, kun viimeinenkin tulos on todennettu. Tilitettyä jaksoa ei avata: oikaisut kirjataan avoimeen jaksoon.",
    sv: "Årets slutavräkning görs först när det sista resultatet är verifierat. En avräknad period öppnas inte: rättelser bokförs i den öppna perioden.",
    en: "A year’s final statement is made only after the last verification. A settled period is not reopened: corrections are booked in the open one.",
  },
  retention: {
    fi: "Hyödystä, tulosrahasta ja tulospalkkioista pidätetään {share} sopimusjakson lopputilitykseen asti.",
    sv: "Av vinst, resultatpremie och resultatersättningar hålls {share} inne till avtalsperiodens slutavräkning.",
    en: "{share} of gain, results and outcome pay is retained until the contract period’s final statement.",
  },
  "rounding-half-up": {
    fi: "Sentit pyöristetään kerran, lopuksi; puolikas sentti pyöristyy poispäin nollasta. Pyöristysero menee suurimman jäännöksen mukaan, tasatilanteessa järjestyksessä {ties}.",
    sv: "Centen avrundas en gång, till sist; en halv cent bort från noll. Avrundningsresten fördelas efter största rest, vid lika i ordningen {ties}.",
    en: "Cents are rounded once, at the end; half a cent goes away from zero. The rounding remainder goes to the largest remainders, ties in the order {ties}.",
  },
  "rounding-half-even": {
    fi: "Sentit pyöristetään kerran, lopuksi; puolikas sentti pyöristyy parilliseen. Pyöristysero menee suurimman jäännöksen mukaan, tasatilanteessa järjestyksessä {ties}.",
    sv: "Centen avrundas en gång, till sist; en halv cent till jämn cent. Avrundningsresten fördelas efter största rest, vid lika i ordningen {ties}.",
    en: "Cents are rounded once, at the end; half a cent goes to the even cent. The rounding remainder goes to the largest remainders, ties in the order {ties}.",
  },
  "ties-id": { fi: "osapuolen tunnus", sv: "partens id", en: "of the parties’ ids" },
  "falls-set-off": {
    fi: "Jos aiemmin maksettu osoittautuu liian suureksi, ero vähennetään seuraavista maksuista.",
    sv: "Om det som betalats visar sig vara för mycket dras skillnaden av från följande betalningar.",
    en: "If what was paid turns out too much, the difference is set off against the next payments.",
  },
  "falls-invoice": {
    fi: "Jos aiemmin maksettu osoittautuu liian suureksi, ero laskutetaan takaisin.",
    sv: "Om det som betalats visar sig vara för mycket faktureras skillnaden tillbaka.",
    en: "If what was paid turns out too much, the difference is invoiced back.",
  },
  "falls-final": {
    fi: "Jos aiemmin maksettu osoittautuu liian suureksi, ero oikaistaan lopputilityksessä.",
    sv: "Om det som betalats visar sig vara för mycket rättas skillnaden i slutavräkningen.",
    en: "If what was paid turns out too much, the difference is corrected in the final statement.",
  },
  due: { fi: "Maksuaika on {due}.", sv: "Betalningstiden är {due}.", en: "Payment is due in {due}." },
  late: {
    fi: "Viivästyneestä maksusta maksetaan korkoa {rate} vuodessa.",
    sv: "På försenad betalning löper ränta {rate} om året.",
    en: "Late payment bears interest of {rate} a year.",
  },
  "no-late": { fi: "Viivästyskorosta ei ole sovittu.", sv: "Ingen dröjsmålsränta har avtalats.", en: "No interest on late payment is agreed." },
  "flow-cost": { fi: "korvattavat kustannukset", sv: "kostnader som ersätts", en: "reimbursable costs" },
  "flow-fee": { fi: "palkkio", sv: "arvode", en: "fee" },
  "flow-gain-and-pain": { fi: "hyöty ja riski", sv: "vinst och risk", en: "gain and pain" },
  "flow-results": { fi: "tulosraha", sv: "resultatpremie", en: "results" },
  "flow-outcomes": { fi: "tulospalkkiot", sv: "resultatersättningar", en: "outcome payments" },
  "payer-each": { fi: "kukin tilaaja oman osansa", sv: "varje beställare sin egen del", en: "each purchaser its own part" },
  "payer-lead": {
    fi: "{lead} maksaa koko summan ja laskuttaa muilta niiden osat",
    sv: "{lead} betalar hela summan och fakturerar de andra för deras delar",
    en: "{lead} pays the whole and recharges the others their parts",
  },
  "document-invoice": { fi: "lasku, {terms}", sv: "faktura, {terms}", en: "invoice, {terms}" },
  "document-self-billing": { fi: "itselaskutus, {terms}", sv: "självfakturering, {terms}", en: "self-billing, {terms}" },
  "document-transfer": { fi: "tilisiirto, {terms}", sv: "överföring, {terms}", en: "transfer, {terms}" },
  "vat-open": {
    fi: "Avoin veroasia: muuttaako ”{flow}” nimettyjen palvelujen hintaa, on ratkaisematta. Siihen asti rivi näytetään, mutta sitä ei laskuteta.",
    sv: "Öppen momsfråga: det är oavgjort om ”{flow}” ändrar priset på namngivna tjänster. Tills vidare visas raden men faktureras inte.",
    en: "VAT open: whether “{flow}” changes the price of named supplies is not decided. Until then the line is shown but not invoiced.",
  },
  "vat-changes": {
    fi: "Arvonlisävero: ”{flow}” muuttaa palvelujen hintaa ({opinion}).",
    sv: "Moms: ”{flow}” ändrar priset på tjänsterna ({opinion}).",
    en: "VAT: “{flow}” changes the price of the services ({opinion}).",
  },
  "vat-no-change": {
    fi: "Arvonlisävero: ”{flow}” ei muuta palvelujen hintaa ({opinion}).",
    sv: "Moms: ”{flow}” ändrar inte priset på tjänsterna ({opinion}).",
    en: "VAT: “{flow}” does not change the price of the services ({opinion}).",
  },
  "vat-rule": { fi: "Tilitys tehdään ilman arvonlisäveroa.", sv: "Avräkningen görs utan moms.", en: "The settlement is made without VAT." },
  unanimous: {
    fi: "Allianssin päätökset tehdään yksimielisesti. Päätösvaltaisuus: {quorum}.",
    sv: "Alliansens beslut fattas enhälligt. Beslutförhet: {quorum}.",
    en: "The alliance decides unanimously. Quorum: {quorum}.",
  },
  "silence-objects": { fi: "Vaikeneminen on vastustamista.", sv: "Tystnad är motstånd.", en: "Silence counts as an objection." },
  "silence-abstains": { fi: "Vaikeneminen on äänestämästä pidättymistä.", sv: "Tystnad är att avstå.", en: "Silence counts as abstention." },
  "abstention-blocks": { fi: "Pidättyminen estää päätöksen.", sv: "Att avstå hindrar beslutet.", en: "An abstention blocks the decision." },
  "abstention-ignored": { fi: "Pidättyminen ei estä päätöstä.", sv: "Att avstå hindrar inte beslutet.", en: "An abstention does not block the decision." },
  "silence-money": {
    fi: "Vaikeneminen ei koskaan päätä rahasta eikä vastaa viranomaisen päätöstä.",
    sv: "Tystnad avgör aldrig pengar och ersätter aldrig en myndighets beslut.",
    en: "Silence never decides money and never stands for an authority’s decision.",
  },
  "decider-each-purchaser": { fi: "jokainen tilaaja omalta osaltaan", sv: "varje beställare för sin egen del", en: "each purchaser for its own part" },
  "decider-organiser": { fi: "palvelun järjestäjä", sv: "tjänstens anordnare", en: "the service’s organiser" },
  "decider-all-parties": { fi: "kaikki osapuolet", sv: "alla parter", en: "all parties" },
  "matter-funding": { fi: "rahoitus", sv: "finansiering", en: "funding" },
  "matter-target-cost": { fi: "tavoitekustannus", sv: "målkostnad", en: "target cost" },
  "matter-public-powers": { fi: "julkisen vallan käyttö", sv: "utövning av offentlig makt", en: "public powers" },
  "matter-integration-plans": { fi: "kotoutumissuunnitelmat", sv: "integrationsplaner", en: "integration plans" },
  "matter-results": { fi: "tulosten mittarit ja tavoitteet", sv: "resultatens mätare och mål", en: "indicators and targets of results" },
  "matter-outcomes": { fi: "tulospalkkiot", sv: "resultatersättningar", en: "outcome payments" },
  "matter-options": { fi: "optiot", sv: "optioner", en: "options" },
  "matter-exit": { fi: "irtautuminen", sv: "utträde", en: "leaving" },
  "matter-joining": { fi: "uuden osapuolen liittyminen", sv: "en ny parts anslutning", en: "joining of a new party" },
  body: {
    fi: "{name}: puheenjohtaja {chair}; paikat {seats}.",
    sv: "{name}: ordförande {chair}; platser {seats}.",
    en: "{name}: chaired by {chair}; seats {seats}.",
  },
  deadlock: {
    fi: "Jos sopua ei synny, edetään näin: {steps}.",
    sv: "Om enighet inte nås går man vidare så här: {steps}.",
    en: "If there is no agreement, the way is: {steps}.",
  },
  "step-managers": { fi: "osapuolten johto", sv: "parternas ledning", en: "the parties’ managers" },
  "step-mediator": { fi: "sovittelija", sv: "medlare", en: "a mediator" },
  "step-expert": { fi: "riippumaton asiantuntija", sv: "oberoende expert", en: "an independent expert" },
  "step-court": { fi: "tuomioistuin", sv: "domstol", en: "the court" },
  "exit-window": {
    fi: "Jokainen osapuoli voi irtautua {window} kuluessa {after}.",
    sv: "Varje part kan utträda inom {window} {after}.",
    en: "Every party may leave within {window} {after}.",
  },
  "exit-development": { fi: "kehitysvaiheen päättymisestä", sv: "efter att utvecklingsfasen har slutat", en: "after the development phase has ended" },
  "exit-implementation": { fi: "toteutusvaiheen päättymisestä", sv: "efter att genomförandefasen har slutat", en: "after the implementation phase has ended" },
  "exit-signing": { fi: "allekirjoittamisesta", sv: "efter undertecknandet", en: "after the signing" },
  "exit-purchasers": {
    fi: "Tilaajat voivat päättää sopimuksen näillä perusteilla: {grounds}. Irtisanomisaika on {notice}, ja palvelut turvataan {continuity} ajan.",
    sv: "Beställarna kan avsluta avtalet på dessa grunder: {grounds}. Uppsägningstiden är {notice}, och tjänsterna tryggas i {continuity}.",
    en: "The purchasers may end the agreement on these grounds: {grounds}. Notice is {notice}, and the services continue for {continuity}.",
  },
  "ground-forecast": { fi: "ennuste", sv: "prognosen", en: "forecast" },
  "ground-results": { fi: "tulokset", sv: "resultaten", en: "results" },
  "ground-deadlock": { fi: "umpikuja päätöksissä", sv: "dödläge i besluten", en: "deadlock" },
  "exit-settlement": {
    fi: "Irtauduttaessa maksetaan toteutuneet kustannukset ja sovittu ennuste. Jos ennusteesta ei sovita, sen tekee riippumaton asiantuntija. Simuloitua euroa ei makseta koskaan.",
    sv: "Vid utträde betalas faktiska kostnader och en avtalad prognos. Enas man inte gör en oberoende expert prognosen. En simulerad euro betalas aldrig.",
    en: "On leaving, actual costs and an agreed forecast are paid; without agreement an independent expert sets the forecast. A simulated euro is never paid.",
  },
  "joining-yes": {
    fi: "Uusi osapuoli voi liittyä ({announced}). Päättäjä: {by}. {conditional}",
    sv: "En ny part kan ansluta sig ({announced}). Beslutas av: {by}. {conditional}",
    en: "A new party may join ({announced}). Decided by: {by}. {conditional}",
  },
  "joining-conditional": {
    fi: "Liittyminen on ehdollinen, kunnes päätökset ovat lainvoimaisia.",
    sv: "Anslutningen är villkorad tills besluten har vunnit laga kraft.",
    en: "Joining is conditional until the decisions are final.",
  },
  "joining-no": { fi: "Uusia osapuolia ei oteta.", sv: "Nya parter tas inte in.", en: "No new parties are taken in." },
  "evidence-kept": { fi: "Todisteet säilytetään {kept}.", sv: "Bevisen bevaras i {kept}.", en: "Evidence is kept for {kept}." },
  "unit-prices": {
    fi: "Tuottajan yksikköhinnat näkevät vain: {who}.",
    sv: "En producents enhetspriser ses bara av: {who}.",
    en: "A provider’s unit prices are open only to: {who}.",
  },
  "sees-controller": { fi: "tilaajan controller", sv: "beställarens controller", en: "the purchaser’s controller" },
  "sees-expert": { fi: "riippumaton asiantuntija", sv: "oberoende expert", en: "the independent expert" },
  "sees-auditor": { fi: "tilintarkastaja", sv: "revisor", en: "the auditor" },
  verification: { fi: "Todentaminen: {how}.", sv: "Verifiering: {how}.", en: "Verification: {how}." },
  controller: {
    fi: "Palvelun ”{line}” rekisterinpitäjä: {who}.",
    sv: "Personuppgiftsansvarig för ”{line}”: {who}.",
    en: "Data controller of “{line}”: {who}.",
  },
  "no-case-rows": {
    fi: "Asiakastietoja ei tuoda järjestelmään, vain lukumääriä.",
    sv: "Inga kunduppgifter förs in i systemet, bara antal.",
    en: "No customer data enters the system, only counts.",
  },
  pseudonyms: {
    fi: "Tulosrivit tuodaan peitetunnuksin. Vaikutustenarviointi on tehty.",
    sv: "Resultatraderna förs in med pseudonymer. Konsekvensbedömningen är gjord.",
    en: "Outcome rows enter under pseudonyms. The impact assessment has been made.",
  },
  "exception-opposite-signs": {
    fi: "Sopimus sallii, että yksi voi hyötyä toisen hävitessä{party}: ”{because}”.",
    sv: "Avtalet tillåter att en kan vinna när en annan förlorar{party}: ”{because}”.",
    en: "The agreement allows one party to gain while another loses{party}: “{because}”.",
  },
  "exception-indifference": {
    fi: "Sopimus sallii, että osapuoli ei enää voita tai häviä muiden mukana{party}: ”{because}”.",
    sv: "Avtalet tillåter att en part inte längre vinner eller förlorar med de andra{party}: ”{because}”.",
    en: "The agreement allows a party no longer to win or lose with the others{party}: “{because}”.",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Lengths of time on their own. */
export const DURATIONS = {
  day: { fi: "{count} päivää", sv: "{count} dagar", en: "{count} days" },
  week: { fi: "{count} viikkoa", sv: "{count} veckor", en: "{count} weeks" },
  month: { fi: "{count} kuukautta", sv: "{count} månader", en: "{count} months" },
  year: { fi: "{count} vuotta", sv: "{count} år", en: "{count} years" },
} as const satisfies Readonly<Record<string, Words>>;

/** Lengths of time before `kuluessa` or `ajan`. */
export const DURATIONS_WITHIN = {
  day: { fi: "{count} päivän", sv: "{count} dagar", en: "{count} days" },
  week: { fi: "{count} viikon", sv: "{count} veckor", en: "{count} weeks" },
  month: { fi: "{count} kuukauden", sv: "{count} månader", en: "{count} months" },
  year: { fi: "{count} vuoden", sv: "{count} år", en: "{count} years" },
} as const satisfies Readonly<Record<string, Words>>;

/** A single unit of time, on its own. */
export const DURATION_ONE = {
  day: { fi: "1 päivä", sv: "1 dag", en: "1 day" },
  week: { fi: "1 viikko", sv: "1 vecka", en: "1 week" },
  month: { fi: "1 kuukausi", sv: "1 månad", en: "1 month" },
  year: { fi: "1 vuosi", sv: "1 år", en: "1 year" },
} as const satisfies Readonly<Record<string, Words>>;
