/** Words of the agreement in plain language: parties, services, appropriations, targets, costs and fees. Names stand in the nominative. */
import type { Words } from "../kernel/refusal.ts";
import type { CostClass, Role, VatKind } from "./agreement.ts";

export const ROLE_NAMES: Readonly<Record<Role, Words>> = {
  purchaser: { fi: "tilaaja", sv: "beställare", en: "purchaser" },
  organiser: { fi: "järjestäjä", sv: "anordnare", en: "organiser" },
  provider: { fi: "palveluntuottaja", sv: "tjänsteproducent", en: "service provider" },
  funder: { fi: "rahoittaja", sv: "finansiär", en: "funder" },
};

export const VAT_KINDS: Readonly<Record<VatKind, Words>> = {
  deductible: { fi: "vähennetään", sv: "dras av", en: "deducted" },
  refundable: { fi: "palautetaan", sv: "återbärs", en: "refunded" },
  neither: { fi: "jää kustannukseksi", sv: "blir en kostnad", en: "remains a cost" },
};

export const COST_CLASSES: Readonly<Record<CostClass, Words>> = {
  reimbursable: { fi: "korvataan", sv: "ersätts", en: "reimbursed" },
  conditional: { fi: "korvataan hyväksyttynä", sv: "ersätts om godkänd", en: "reimbursed when approved" },
  "in-fee": { fi: "sisältyy palkkioon", sv: "ingår i arvodet", en: "within the fee" },
  excluded: { fi: "ei korvata", sv: "ersätts inte", en: "not reimbursed" },
  netted: { fi: "vähennetään kustannuksista", sv: "dras av från kostnaderna", en: "taken off the costs" },
};

export const COST_BASES = {
  accrual: { fi: "kirjanpidon mukaan", sv: "enligt bokföringen", en: "as booked" },
  invoice: { fi: "laskun mukaan", sv: "enligt faktura", en: "as invoiced" },
  hours: { fi: "tunnit × tuntihinta", sv: "timmar × timpris", en: "hours × hourly rate" },
  "unit-price": { fi: "määrä × yksikköhinta", sv: "mängd × enhetspris", en: "quantity × unit price" },
  coefficient: { fi: "kustannus × kerroin", sv: "kostnad × koefficient", en: "cost × coefficient" },
} as const satisfies Readonly<Record<string, Words>>;

export const APPROPRIATION_STATES = {
  adopted: { fi: "päätetty", sv: "beslutat", en: "adopted" },
  "plan-year": { fi: "taloussuunnitelmavuosi", sv: "planår", en: "plan year" },
  authority: { fi: "valtuutus", sv: "fullmakt", en: "authority to commit" },
  lapsed: { fi: "rauennut", sv: "har förfallit", en: "lapsed" },
} as const satisfies Readonly<Record<string, Words>>;

/** Column headings and short labels. */
export const LABELS = {
  party: { fi: "Osapuoli", sv: "Part", en: "Party" },
  kind: { fi: "Laji", sv: "Slag", en: "Kind" },
  roles: { fi: "Tehtävät", sv: "Roller", en: "Roles" },
  vat: { fi: "Kustannusten arvonlisävero", sv: "Momsen i kostnaderna", en: "VAT of its costs" },
  service: { fi: "Palvelu", sv: "Tjänst", en: "Service" },
  organiser: { fi: "Järjestäjä, joka maksaa", sv: "Anordnare som betalar", en: "Organiser, who pays" },
  providers: { fi: "Palveluntuottajat", sv: "Tjänsteproducenter", en: "Service providers" },
  tasks: { fi: "Lakisääteiset tehtävät", sv: "Lagstadgade uppgifter", en: "Statutory tasks" },
  year: { fi: "Vuosi", sv: "År", en: "Year" },
  purchaser: { fi: "Tilaaja", sv: "Beställare", en: "Purchaser" },
  amount: { fi: "Määrä", sv: "Belopp", en: "Amount" },
  state: { fi: "Tila", sv: "Läge", en: "State" },
  authority: { fi: "Päätös", sv: "Beslut", en: "Decision" },
  line: { fi: "Palvelu tai yhteinen kustannus", sv: "Tjänst eller gemensam kostnad", en: "Service or joint cost" },
  provider: { fi: "Tuottaja", sv: "Producent", en: "Provider" },
  total: { fi: "Yhteensä", sv: "Sammanlagt", en: "Total" },
  "cost-type": { fi: "Kustannuslaji", sv: "Kostnadsslag", en: "Cost type" },
  treated: { fi: "Kohtelu", sv: "Behandling", en: "Treatment" },
  measured: { fi: "Peruste", sv: "Grund", en: "Basis" },
  remarks: { fi: "Tarkennus", sv: "Precisering", en: "Detail" },
  area: { fi: "Avaintulosalue", sv: "Nyckelresultatområde", en: "Key result area" },
  weight: { fi: "Paino", sv: "Vikt", en: "Weight" },
  scale: { fi: "Mittarin arvo → pisteet", sv: "Mätarens värde → poäng", en: "Indicator value → score" },
  verifier: { fi: "Todentaja", sv: "Verifieras av", en: "Verified by" },
  flow: { fi: "Mitä maksetaan", sv: "Vad som betalas", en: "What is paid" },
  payee: { fi: "Saaja", sv: "Mottagare", en: "Payee" },
  payer: { fi: "Maksaja", sv: "Betalare", en: "Payer" },
  document: { fi: "Tosite ja maksuaika", sv: "Verifikation och betalningstid", en: "Document and term" },
  group: { fi: "Ryhmä", sv: "Grupp", en: "Group" },
  from: { fi: "Alkaen", sv: "Från och med", en: "From" },
  price: { fi: "Tulospalkkio", sv: "Resultatersättning", en: "Outcome payment" },
  matter: { fi: "Asia", sv: "Ärende", en: "Matter" },
  decider: { fi: "Päättäjä", sv: "Beslutas av", en: "Decided by" },
  everybody: { fi: "kaikki", sv: "alla", en: "all" },
  "more-than-half": { fi: "yli puolet", sv: "mer än hälften", en: "more than half" },
} as const satisfies Readonly<Record<string, Words>>;

/** Headings and sentences on the alliance, its parties, lines, appropriations. */
export const BASIS_WORDS = {
  "h-brief": { fi: "Allianssi lyhyesti", sv: "Alliansen i korthet", en: "The alliance in brief" },
  "h-parties": { fi: "Osapuolet", sv: "Parterna", en: "The parties" },
  "h-lines": { fi: "Palvelut ja yhteiset kustannukset", sv: "Tjänster och gemensamma kostnader", en: "Services and joint costs" },
  "h-appropriations": { fi: "Määrärahat", sv: "Anslagen", en: "Appropriations" },
  goal: { fi: "Tavoite: {goal}", sv: "Mål: {goal}", en: "Goal: {goal}" },
  term: { fi: "Sopimusjakso on {from}–{to}.", sv: "Avtalsperioden är {from}–{to}.", en: "The contract period is {from} to {to}." },
  "option-used": {
    fi: "Optio {from}–{to} on otettu käyttöön.",
    sv: "Optionen {from}–{to} har tagits i bruk.",
    en: "The option for {from} to {to} has been exercised.",
  },
  "option-open": {
    fi: "Sopimusta voidaan jatkaa optiolla {from}–{to}. Option käytöstä päättää: {by}.",
    sv: "Avtalet kan förlängas med en option {from}–{to}. Om optionen beslutar: {by}.",
    en: "An option can extend the agreement for {from} to {to}. Decided by: {by}.",
  },
  "law-2018": {
    fi: "Sopimus on laadittu vuoden 2018 kasvupalveluesityksen puitteisiin.",
    sv: "Avtalet är uppgjort inom ramen för 2018 års förslag om tillväxttjänster.",
    en: "The agreement is written for the 2018 growth services frame.",
  },
  "law-2026": {
    fi: "Sopimus on laadittu vuoden 2026 työvoimapalvelulainsäädännön puitteisiin.",
    sv: "Avtalet är uppgjort inom ramen för 2026 års lagstiftning om arbetskraftsservice.",
    en: "The agreement is written for the 2026 employment services legislation.",
  },
  "law-none": {
    fi: "Sopimus ei nimeä sovellettavaa lakipakettia.",
    sv: "Avtalet anger ingen lagstiftningsram.",
    en: "The agreement names no legal frame.",
  },
  "development-hours": {
    fi: "Kehitysvaihe kestää {until} asti. Sen aikana maksetaan tehdyistä tunneista, ei palkkiota; kustannuksia ei jaeta hyötynä eikä riskinä. {cap}",
    sv: "Utvecklingsfasen pågår till {until}. Då betalas utförda timmar, inget arvode, och kostnaderna delas varken som vinst eller som risk. {cap}",
    en: "The development phase lasts until {until}. Hours worked are paid without a fee, and its costs are shared neither as gain nor as pain. {cap}",
  },
  "development-reimbursement": {
    fi: "Kehitysvaihe kestää {until} asti. Sen aikana korvataan kustannukset ilman palkkiota; niitä ei jaeta hyötynä eikä riskinä. {cap}",
    sv: "Utvecklingsfasen pågår till {until}. Då ersätts kostnaderna utan arvode, och de delas varken som vinst eller som risk. {cap}",
    en: "The development phase lasts until {until}. Costs are reimbursed without a fee and shared neither as gain nor as pain. {cap}",
  },
  "development-cap": {
    fi: "Kaikille yhteensä enintään {cap}; ylitys leikataan kaikilta samassa suhteessa.",
    sv: "Sammanlagt högst {cap}; ett överskridande skärs ned för alla i samma proportion.",
    en: "At most {cap} for all together; anything above it is cut from all in proportion.",
  },
  "development-no-cap": { fi: "Enimmäismäärää ei ole.", sv: "Det finns inget tak.", en: "There is no limit." },
  "alliance-no-party": {
    fi: "Allianssi ei ole oikeushenkilö: se ei maksa, saa maksua, työllistä eikä pidä rekistereitä. Kaiken tekevät osapuolet.",
    sv: "Alliansen är ingen juridisk person: den betalar inget, får inget, anställer ingen och för inga register. Allt görs av parterna.",
    en: "The alliance is no legal person: it pays nothing, receives nothing, employs nobody and keeps no registers. The parties do all of it.",
  },
  joins: {
    fi: "{party} liittyy {day}. Sitä aiemmilta päiviltä se ei maksa eikä saa mitään: ei kustannuksia, palkkiota, hyötyä, riskiä eikä tuloksia.",
    sv: "{party} ansluter sig {day}. För tidigare dagar betalar och får den ingenting: inga kostnader, inget arvode, ingen vinst eller risk och inga resultat.",
    en: "{party} joins on {day}. For earlier days it neither pays nor receives anything: no cost, fee, gain, pain or results.",
  },
  leaves: {
    fi: "{party} on mukana {day} asti. Myöhemmiltä päiviltä se ei maksa eikä saa mitään; siihen mennessä kertynyt tilitetään loppuun.",
    sv: "{party} är med till och med {day}. För senare dagar betalar och får den ingenting; det som har uppstått till dess avräknas fullt ut.",
    en: "{party} takes part until {day}. For later days it neither pays nor receives anything; what has come about until then is settled in full.",
  },
  "share-for-days": {
    fi: "Vain osan sopimuskaudesta mukana: {parties}. Tällainen osuus lasketaan kunakin vuonna mukanaolopäivien suhteessa, ja sitten osuudet korotetaan yhteensä 100 prosenttiin.",
    sv: "Med endast en del av avtalstiden: {parties}. En sådan andel räknas varje år i förhållande till dagarna som part, och sedan höjs andelarna så att de tillsammans blir 100 procent.",
    en: "Members for a part of the term only: {parties}. Such a share counts in each year by the days of membership; the shares are then raised to make 100 per cent together.",
  },
  "share-of-the-day": {
    fi: "Vain osan sopimuskaudesta mukana: {parties}. Tuloksen maksavat ja siitä saavat ne, jotka ovat mukana tuloksen päivänä; heidän osuutensa korotetaan yhteensä 100 prosenttiin.",
    sv: "Med endast en del av avtalstiden: {parties}. De som är parter på resultatets dag betalar och får betalt; deras andelar höjs så att de tillsammans blir 100 procent.",
    en: "Members for a part of the term only: {parties}. Those who are members on the day of the outcome pay and are paid; their shares are raised to make 100 per cent together.",
  },
  members: {
    fi: "{party} on ryhmittymä, joka toimii yhtenä. Jäsenet: {members}.",
    sv: "{party} är ett konsortium som handlar som en part. Medlemmar: {members}.",
    en: "{party} is a consortium acting as one. Members: {members}.",
  },
  "service-rule": {
    fi: "Jokaisella palvelulla on yksi järjestäjä, ja palvelun kustannus kuuluu sille. Kukaan ei maksa toisen lakisääteistä tehtävää.",
    sv: "Varje tjänst har en anordnare, och tjänstens kostnad hör till den. Ingen betalar någon annans lagstadgade uppgift.",
    en: "Every service has one organiser, and its cost falls on that organiser. Nobody pays another’s statutory task.",
  },
  "joint-shares": {
    fi: "Yhteinen kustannus ”{line}” jaetaan {from} alkaen näin: {shares}.",
    sv: "Den gemensamma kostnaden ”{line}” delas från {from} så här: {shares}.",
    en: "From {from} the joint cost “{line}” is divided like this: {shares}.",
  },
  "joint-use": {
    fi: "Yhteinen kustannus ”{line}” jaetaan {from} alkaen kunkin osapuolen vuoden käytön suhteessa.",
    sv: "Den gemensamma kostnaden ”{line}” delas från {from} i förhållande till parternas användning under året.",
    en: "From {from} the joint cost “{line}” is divided by each party’s use in the year.",
  },
  "joint-customers": {
    fi: "Yhteinen kustannus ”{line}” jaetaan {from} alkaen kunkin osapuolen asiakasmäärän suhteessa.",
    sv: "Den gemensamma kostnaden ”{line}” delas från {from} i förhållande till antalet kunder per part.",
    en: "From {from} the joint cost “{line}” is divided by each party’s number of customers.",
  },
  "appropriation-rule-gross": {
    fi: "Määrärahat ovat bruttomääräisiä. Sitovuustaso: {level}.",
    sv: "Anslagen är bruttobelopp. Bindningsnivå: {level}.",
    en: "Appropriations are gross. Binding level: {level}.",
  },
  "appropriation-rule-net": {
    fi: "Määrärahat ovat nettomääräisiä. Sitovuustaso: {level}.",
    sv: "Anslagen är nettobelopp. Bindningsnivå: {level}.",
    en: "Appropriations are net. Binding level: {level}.",
  },
  "appropriation-years": {
    fi: "Valtuusto päättää vain seuraavan vuoden määrärahasta: muut vuodet ovat ehdollisia kunkin vuoden talousarviolle.",
    sv: "Fullmäktige beslutar bara om nästa års anslag: övriga år är villkorade av respektive års budget.",
    en: "A council adopts only the next year’s appropriation: the other years are conditional on their budgets.",
  },
  "appropriation-no-cap": {
    fi: "Tavoitekustannus ei ole menokatto: syntynyt kustannus kirjataan aina, ja määrärahan ylitys näytetään ja viedään toimivaltaiselle toimielimelle.",
    sv: "Målkostnaden är inget utgiftstak: en kostnad som uppstått bokförs alltid, och ett överskridet anslag visas och förs till det behöriga organet.",
    en: "The target cost is no spending cap: incurred cost is always recorded, and an excess over the appropriation is shown and taken to the competent organ.",
  },
} as const satisfies Readonly<Record<string, Words>>;

/** Headings and sentences on target cost, reimbursable cost and fee. */
export const COST_WORDS = {
  "h-target": { fi: "Tavoitekustannus", sv: "Målkostnaden", en: "Target cost" },
  "h-costs": { fi: "Korvattavat kustannukset", sv: "Kostnader som ersätts", en: "Reimbursable costs" },
  "h-fee": { fi: "Palkkio", sv: "Arvodet", en: "The fee" },
  "target-rule": {
    fi: "Tavoitekustannus on yhdessä arvioitu hinta vuoden työlle. Toteutunutta kustannusta verrataan siihen.",
    sv: "Målkostnaden är det gemensamt beräknade priset för årets arbete. Den faktiska kostnaden jämförs med den.",
    en: "The target cost is the jointly estimated price of the year’s work. The actual cost is compared with it.",
  },
  volume: {
    fi: "Palvelun ”{line}” tavoite korjataan volyymilla ennen jakoa: {fixed} on kiinteää, loput muuttuvat toteutuneen määrän mukaan ({planned}). {max}",
    sv: "Målet för ”{line}” korrigeras för volymen före delningen: {fixed} är fast, resten följer den faktiska mängden ({planned}). {max}",
    en: "The target of “{line}” is corrected for volume before sharing: {fixed} is fixed, the rest follows the units reached ({planned}). {max}",
  },
  "volume-max": {
    fi: "Korjaus ottaa huomioon enintään {max} suunnitellusta määrästä.",
    sv: "Korrigeringen beaktar högst {max} av den planerade mängden.",
    en: "The correction counts at most {max} of the planned volume.",
  },
  "volume-no-max": { fi: "Korjauksella ei ole ylärajaa.", sv: "Korrigeringen har inget tak.", en: "The correction has no upper limit." },
  "case-mix": {
    fi: "Asiakasryhmät painotetaan: {weights}.",
    sv: "Kundgrupperna viktas: {weights}.",
    en: "Customer groups are weighted: {weights}.",
  },
  index: {
    fi: "Tavoite tarkistetaan indeksillä (perusmukausi {base}, vertailukuukausi {measured}): {series}; {fixed} on kiinteää. {cap}",
    sv: "Målet justeras med index (basmånad {base}, jämförelsemånad {measured}): {series}; {fixed} är fast. {cap}",
    en: "The target is adjusted by index (base month {base}, measured in month {measured}): {series}; {fixed} is fixed. {cap}",
  },
  "index-nothing": {
    fi: "Hintojen nousu kuuluu tavoitteeseen: indeksi ei muuta sitä, ja hintariski jaetaan kuten muukin ylitys.",
    sv: "Prisstegringen ingår i målet: index ändrar det inte, och prisrisken delas som annat överskridande.",
    en: "Price rises are inside the target: no index changes it, and price risk is shared like any overrun.",
  },
  "index-cap": {
    fi: "Tarkistus on enintään {cap} suuntaansa.",
    sv: "Justeringen är högst {cap} åt vardera hållet.",
    en: "The adjustment is at most {cap} either way.",
  },
  "index-no-cap": { fi: "Tarkistuksella ei ole rajaa.", sv: "Justeringen har ingen gräns.", en: "The adjustment has no limit." },
  "adjustment-lowers": {
    fi: "Tavoitetta muutetaan syystä ”{kind}”. Jos muutos on alaspäin, tavoite laskee eikä erotus ole säästö.",
    sv: "Målet ändras på grund av ”{kind}”. Är ändringen nedåt sjunker målet och skillnaden är ingen besparing.",
    en: "The target changes because of “{kind}”. A downward change lowers the target, and the difference is no saving.",
  },
  "adjustment-keeps": {
    fi: "Muutos ”{kind}” alaspäin ei laske tavoitetta: erotus jaetaan säästönä.",
    sv: "Ändringen ”{kind}” nedåt sänker inte målet: skillnaden delas som besparing.",
    en: "A downward change “{kind}” does not lower the target: the difference is shared as a saving.",
  },
  "kind-law-change": { fi: "lainmuutos", sv: "lagändring", en: "change in the law" },
  "kind-scope": { fi: "laajuuden muutos", sv: "ändrad omfattning", en: "change of scope" },
  "kind-service-cut": { fi: "palvelun supistus", sv: "nedskuren service", en: "cut in service" },
  "kind-efficiency": { fi: "tehostaminen", sv: "effektivisering", en: "efficiency" },
  "kind-customers": { fi: "asiakasmäärän muutos", sv: "ändrat antal kunder", en: "change in customers" },
  "kind-index": { fi: "hintatason muutos", sv: "ändrad prisnivå", en: "change in prices" },
  "adjustment-final": {
    fi: "Tavoitteen muutos tulee voimaan vasta, kun viimeisenkin tilaajan päätös on lainvoimainen.",
    sv: "En ändring av målet gäller först när den sista beställarens beslut har vunnit laga kraft.",
    en: "A change of the target takes effect only when the last purchaser’s decision is final.",
  },
  "provision-amount": {
    fi: "Riskivaraus on {amounts}. Sen käytöstä päättää: {who}. {unused}",
    sv: "Riskreserven är {amounts}. Om dess användning beslutar: {who}. {unused}",
    en: "The risk provision is {amounts}. Its use is decided by: {who}. {unused}",
  },
  "provision-rate": { fi: "{rate} tavoitekustannuksesta", sv: "{rate} av målkostnaden", en: "{rate} of the target cost" },
  "provision-expected": {
    fi: "odotusarvo {amount} vuodessa ({scenarios})",
    sv: "väntevärdet {amount} om året ({scenarios})",
    en: "the expected value, {amount} a year ({scenarios})",
  },
  "provision-shared": {
    fi: "Koko varaus on osa tavoitetta: käyttämättä jäänyt osa jaetaan säästönä.",
    sv: "Hela reserven är en del av målet: det som inte används delas som besparing.",
    en: "All of it is part of the target: what is not used is shared as a saving.",
  },
  "provision-purchasers": {
    fi: "Vain käytetty osa kuuluu tavoitteeseen: käyttämätön osa jää tilaajille.",
    sv: "Bara den använda delen hör till målet: det som inte används stannar hos beställarna.",
    en: "Only the part drawn belongs to the target: the rest stays with the purchasers.",
  },
  "cost-rule": {
    fi: "Palveluntuottajille korvataan todelliset kustannukset avoimin kirjoin. Riidanalaisia ja hylättyjä kuluja ei makseta eikä jaeta.",
    sv: "Tjänsteproducenterna får ersättning för verkliga kostnader med öppna böcker. Tvistiga och underkända kostnader varken betalas eller delas.",
    en: "Providers are reimbursed their actual costs with open books. Disputed and disallowed costs are neither paid nor shared.",
  },
  overhead: {
    fi: "{party} saa yleiskustannuksiin {rate} hyväksytyistä suorista kustannuksista.",
    sv: "{party} får {rate} av de godkända direkta kostnaderna för omkostnader.",
    en: "{party} receives {rate} of its accepted direct costs for overhead.",
  },
  "no-overhead": {
    fi: "Yleiskustannuslisää ei makseta kenellekään.",
    sv: "Ingen får tillägg för omkostnader.",
    en: "Nobody receives an addition for overhead.",
  },
  "cost-except": { fi: "{kind}: {treated}", sv: "{kind}: {treated}", en: "{kind}: {treated}" },
  "fee-none": {
    fi: "Sopimuksessa ei ole palkkiota.",
    sv: "Avtalet har inget arvode.",
    en: "The agreement has no fee.",
  },
  "fee-without": {
    fi: "{parties}: ei palkkiota.",
    sv: "{parties}: inget arvode.",
    en: "{parties}: no fee.",
  },
  "fee-rate": {
    fi: "{party} saa palkkiota {rate} {base}. Palkkio kattaa yleishallinnon ja voiton.",
    sv: "{party} får ett arvode på {rate} av {base}. Arvodet täcker förvaltning och vinst.",
    en: "{party} receives a fee of {rate} of {base}. The fee covers management and profit.",
  },
  "fee-amount-year": {
    fi: "{party} saa palkkiota {amount} vuodessa.",
    sv: "{party} får ett arvode på {amount} om året.",
    en: "{party} receives a fee of {amount} a year.",
  },
  "fee-amount-contract": {
    fi: "{party} saa palkkiota {amount} koko sopimuskaudelta, jaettuna vuosille päivien mukaan.",
    sv: "{party} får ett arvode på {amount} för hela avtalstiden, fördelat på åren enligt dagar.",
    en: "{party} receives a fee of {amount} for the whole contract, divided over the years by days.",
  },
  "of-own-target": { fi: "omasta osuudestaan tavoitekustannusta", sv: "sin egen del av målkostnaden", en: "its own part of the target cost" },
  "of-target": { fi: "koko tavoitekustannuksesta", sv: "hela målkostnaden", en: "the whole target cost" },
  "of-own-cost": { fi: "omista toteutuneista kustannuksistaan", sv: "sina egna faktiska kostnader", en: "its own actual cost" },
  "of-cost": { fi: "kaikista toteutuneista kustannuksista", sv: "alla faktiska kostnader", en: "the whole actual cost" },
  "fee-minimum": { fi: "Palkkio on vähintään {amount} vuodessa.", sv: "Arvodet är minst {amount} om året.", en: "The fee is at least {amount} a year." },
  "fee-days": {
    fi: "{party} on mukana vain osan sopimuskaudesta: sen palkkion määrä ja vähimmäismäärä lasketaan mukanaolopäivien suhteessa.",
    sv: "{party} är med endast en del av avtalstiden: arvodets belopp och minimibelopp räknas i förhållande till dagarna som part.",
    en: "{party} is a member for a part of the term only: the amount of its fee and its minimum are taken by its days of membership.",
  },
  "fee-risk": {
    fi: "Palkkiosta on pelissä {share}: se osa voi mennä ylityksen kattamiseen.",
    sv: "Av arvodet står {share} på spel: den delen kan gå till att täcka ett överskridande.",
    en: "{share} of the fee is at risk: that part can go to cover an overrun.",
  },
  "fee-evenly": { fi: "Palkkio kertyy tasaisesti päivien mukaan.", sv: "Arvodet tjänas in jämnt per dag.", en: "The fee is earned evenly by days." },
  "fee-with-cost": {
    fi: "Palkkio kertyy kustannusten tahdissa, enintään täyteen määräänsä.",
    sv: "Arvodet tjänas in i takt med kostnaderna, högst till sitt fulla belopp.",
    en: "The fee is earned as costs accrue, up to its full amount.",
  },
  "fee-reported": {
    fi: "Palkkio kertyy raportoidun valmiusasteen mukaan.",
    sv: "Arvodet tjänas in enligt rapporterad färdigställandegrad.",
    en: "The fee is earned by reported progress.",
  },
  "fee-at-end": {
    fi: "Palkkio kertyy vasta, kun vuosi on päättynyt.",
    sv: "Arvodet tjänas in först när året är slut.",
    en: "The fee is earned only when the year is over.",
  },
  "fee-retention": {
    fi: "Palkkiosta pidätetään {share} sopimusjakson lopputilitykseen asti.",
    sv: "Av arvodet hålls {share} inne till avtalsperiodens slutavräkning.",
    en: "{share} of the fee is retained until the contract period’s final statement.",
  },
} as const satisfies Readonly<Record<string, Words>>;
