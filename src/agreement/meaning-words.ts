import type { Words } from "../kernel/refusal.ts";
import { lawWords, PACKS } from "../law/law.ts";
import type { MeaningCode } from "./meaning-codes.ts";

export type FaultWords = { readonly sentence: Words; readonly remedy: Words };

const words = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

const references: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/unknown-party"
  | "agreement/unknown-line"
  | "agreement/unknown-gate"
  | "agreement/unknown-scheme"
  | "agreement/unknown-area"
  | "agreement/unknown-outcome"
  | "agreement/unknown-approver"
  | "agreement/id-twice"
  | "agreement/alliance-as-actor"
> = {
  "agreement/unknown-party": {
    sentence: words("Osapuolta {id} ei ole (rivi {lines}).", "Parten {id} finns inte (rad {lines}).", "There is no party {id} (line {lines})."),
    remedy: words(
      "Lisää se kohtaan parties tai korjaa tunnus.",
      "Lägg till den under parties eller rätta namnet.",
      "Add it under parties, or correct the name.",
    ),
  },
  "agreement/unknown-line": {
    sentence: words(
      "Palvelua tai yhteistä kustannusta {id} ei ole (rivi {lines}).",
      "Tjänsten eller den gemensamma kostnaden {id} finns inte (rad {lines}).",
      "There is no service or joint line {id} (line {lines}).",
    ),
    remedy: words(
      "Lisää se kohtaan services tai joint-lines tai korjaa tunnus.",
      "Lägg till den under services eller joint-lines eller rätta namnet.",
      "Add it under services or joint-lines, or correct the name.",
    ),
  },
  "agreement/unknown-gate": {
    sentence: words(
      "Ehtoa {id} ei ole kohdassa gates (rivi {lines}).",
      "Villkoret {id} finns inte under gates (rad {lines}).",
      "There is no gate {id} (line {lines}).",
    ),
    remedy: words("Lisää se kohtaan gates tai korjaa tunnus.", "Lägg till det under gates eller rätta namnet.", "Add it under gates, or correct the name."),
  },
  "agreement/unknown-scheme": {
    sentence: words("Hyödyn ja riskin jakoa {id} ei ole.", "Fördelningen {id} av nytta och risk finns inte.", "There is no gain and pain scheme {id}."),
    remedy: words(
      "Nimeä jako, joka on kohdassa gain-and-pain.",
      "Ange en fördelning som finns under gain-and-pain.",
      "Name a scheme that stands under gain-and-pain.",
    ),
  },
  "agreement/unknown-area": {
    sentence: words("Avaintulosaluetta {id} ei ole.", "Nyckelresultatområdet {id} finns inte.", "There is no key result area {id}."),
    remedy: words(
      "Nimeä alue, joka on kohdassa results/areas.",
      "Ange ett område som finns under results/areas.",
      "Name an area that stands under results/areas.",
    ),
  },
  "agreement/unknown-outcome": {
    sentence: words(
      "Tulosta tai avaintulosaluetta {id} ei ole.",
      "Utfallet eller nyckelresultatområdet {id} finns inte.",
      "There is no outcome or key result area {id}.",
    ),
    remedy: words(
      "Nimeä tulos tai alue, joka maksaa samasta.",
      "Ange det utfall eller område som betalar för samma sak.",
      "Name the outcome or area that pays for the same.",
    ),
  },
  "agreement/unknown-approver": {
    sentence: words(
      "Riskivarauksen käytöstä päättää {id}, jota ei ole.",
      "Om riskreserven beslutar {id}, som inte finns.",
      "The risk provision is drawn by {id}, which does not exist.",
    ),
    remedy: words(
      "Nimeä toimielin, osapuoli tai each-purchaser.",
      "Ange ett organ, en part eller each-purchaser.",
      "Name a body of decisions/bodies, a party, or each-purchaser.",
    ),
  },
  "agreement/id-twice": {
    sentence: words("Tunnus {id} on käytössä kahdesti.", "Namnet {id} används två gånger.", "The name {id} is used twice."),
    remedy: words("Anna toiselle oma tunnus.", "Ge den ena ett eget namn.", "Give one of them a name of its own."),
  },
  "agreement/alliance-as-actor": {
    sentence: words(
      "Allianssi ei ole oikeushenkilö: se ei voi olla osapuoli, maksaja, saaja, työnantaja tai rekisterinpitäjä.",
      "Alliansen är ingen juridisk person: den kan inte vara part, betalare, mottagare, arbetsgivare eller personuppgiftsansvarig.",
      "The alliance is no legal person: it cannot be a party, payer, payee, employer or controller.",
    ),
    remedy: words("Nimeä se osapuoli, joka toimii.", "Ange den part som handlar.", "Name the party that acts."),
  },
};

const parties: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/party-without-role"
  | "agreement/role-needs-authority"
  | "agreement/not-an-organiser"
  | "agreement/not-a-provider"
  | "agreement/not-a-purchaser"
  | "agreement/organiser-without-money"
  | "agreement/party-outside-term"
  | "agreement/own-production-outside-area"
  | "agreement/other-organisers-task"
  | "agreement/task-reserved"
  | "agreement/key-starts-late"
  | "agreement/key-day-twice"
  | "agreement/key-order"
> = {
  "agreement/party-without-role": {
    sentence: words("Osapuolella {party} ei ole roolia.", "Parten {party} har ingen roll.", "Party {party} has no role."),
    remedy: words(
      "Anna vähintään yksi rooli: purchaser, organiser, provider tai funder.",
      "Ge den minst en roll: purchaser, organiser, provider eller funder.",
      "Give it at least one role: purchaser, organiser, provider or funder.",
    ),
  },
  "agreement/role-needs-authority": {
    sentence: words(
      "{party} ei ole viranomainen, joten se ei voi olla {role}.",
      "{party} är ingen myndighet och kan därför inte vara {role}.",
      "{party} is no authority, so it cannot be {role}.",
    ),
    remedy: words(
      "Poista rooli tai anna se viranomaiselle, jolla on järjestämisvastuu.",
      "Ta bort rollen eller ge den till den myndighet som har organiseringsansvaret.",
      "Remove the role, or give it to the authority that has the duty to organise.",
    ),
  },
  "agreement/not-an-organiser": {
    sentence: words(
      "{party} ei ole järjestäjä, mutta palvelu {line} on sen vastuulla.",
      "{party} är ingen anordnare men svarar för tjänsten {line}.",
      "{party} is no organiser, but service {line} is its duty.",
    ),
    remedy: words(
      "Anna sille rooli organiser tai nimeä toinen järjestäjä.",
      "Ge den rollen organiser eller ange en annan anordnare.",
      "Give it the role organiser, or name another organiser.",
    ),
  },
  "agreement/not-a-provider": {
    sentence: words("{party} ei ole palveluntuottaja.", "{party} är ingen tjänsteproducent.", "{party} is no provider."),
    remedy: words(
      "Anna sille rooli provider tai nimeä toinen osapuoli.",
      "Ge den rollen provider eller ange en annan part.",
      "Give it the role provider, or name another party.",
    ),
  },
  "agreement/not-a-purchaser": {
    sentence: words(
      "{party} ei ole tilaaja eikä rahoittaja, joten sen rahaa ei voi käyttää.",
      "{party} är varken beställare eller finansiär, så dess pengar kan inte användas.",
      "{party} is neither purchaser nor funder, so its money cannot be used.",
    ),
    remedy: words(
      "Anna sille rooli purchaser tai funder tai nimeä toinen maksaja.",
      "Ge den rollen purchaser eller funder eller ange en annan betalare.",
      "Give it the role purchaser or funder, or name another payer.",
    ),
  },
  "agreement/organiser-without-money": {
    sentence: words(
      "Palvelun {line} kustannus kuuluu järjestäjälle {party}, joka ei ole tilaaja eikä rahoittaja.",
      "Kostnaden för tjänsten {line} bärs av anordnaren {party}, som varken är beställare eller finansiär.",
      "The cost of service {line} falls on its organiser {party}, which is neither purchaser nor funder.",
    ),
    remedy: words("Anna järjestäjälle myös rooli purchaser.", "Ge anordnaren även rollen purchaser.", "Give the organiser the role purchaser as well."),
  },
  "agreement/party-outside-term": {
    sentence: words(
      "{party} ei ole osapuolena yhtenäkään sopimuskauden päivänä.",
      "{party} är inte part någon dag under avtalsperioden.",
      "{party} is not a party on any day of the term.",
    ),
    remedy: words("Korjaa päivät joins ja leaves.", "Rätta dagarna joins och leaves.", "Correct the days joins and leaves."),
  },
  "agreement/own-production-outside-area": {
    sentence: words(
      "{party} tuottaisi palvelun {line} itse, mutta ala {area} ei ole sen tehtäväalaa.",
      "{party} skulle producera tjänsten {line} själv, men området {area} hör inte till dess uppgifter.",
      "{party} would produce service {line} itself, but area {area} is outside its task area.",
    ),
    remedy: words(
      "Oma tuotanto sallitaan vain omalla tehtäväalalla: vaihda tuottaja tai korjaa task-area.",
      "Egen produktion är tillåten endast inom det egna uppgiftsområdet: byt producent eller rätta task-area.",
      "Own production is allowed inside the own task area only: change the provider, or correct task-area.",
    ),
  },
  "agreement/other-organisers-task": {
    sentence: words(
      "{payer} maksaisi palvelusta {line}, joka on järjestäjän {organiser} lakisääteinen tehtävä.",
      "{payer} skulle betala för tjänsten {line}, som är en lagstadgad uppgift för anordnaren {organiser}.",
      "{payer} would pay for service {line}, which is the statutory task of organiser {organiser}.",
    ),
    remedy: words(
      "Pane maksajaksi palvelun järjestäjä; yhteinen kustannus kuuluu kohtaan joint-lines.",
      "Låt tjänstens anordnare betala; en gemensam kostnad hör hemma under joint-lines.",
      "Let the organiser of the service pay; a joint cost belongs under joint-lines.",
    ),
  },
  "agreement/task-reserved": {
    sentence: words(
      "Tehtävä {task} on varattu viranomaiselle, mutta palvelun {line} tuottaa {party}.",
      "Uppgift {task} är förbehållen myndigheter, men tjänsten {line} produceras av {party}.",
      "Task {task} is kept for authorities, but service {line} is provided by {party}.",
    ),
    remedy: words(
      "Erota viranomaistehtävä omaksi palvelukseen, jonka viranomainen hoitaa.",
      "Skilj ut myndighetsuppgiften till en egen tjänst som myndigheten sköter.",
      "Make the authority's task a service of its own, done by the authority.",
    ),
  },
  "agreement/key-starts-late": {
    sentence: words(
      "Yhteisen kustannuksen {line} avain alkaa {from}, mutta sopimuskausi alkaa {term}.",
      "Nyckeln för den gemensamma kostnaden {line} börjar {from}, men avtalsperioden börjar {term}.",
      "The key of joint line {line} begins on {from}, but the term begins on {term}.",
    ),
    remedy: words(
      "Anna avain, joka on voimassa ensimmäisestä päivästä.",
      "Ge en nyckel som gäller från första dagen.",
      "Give a key that is in force from the first day.",
    ),
  },
  "agreement/key-order": {
    sentence: words(
      "Rivin {line} avaimet eivät ole aikajärjestyksessä.",
      "Nycklarna för raden {line} står inte i tidsordning.",
      "The keys of the line {line} are not in the order of time.",
    ),
    remedy: words("Kirjoita varhaisin avain ensin.", "Skriv den tidigaste nyckeln först.", "Write the earliest key first."),
  },
  "agreement/key-day-twice": {
    sentence: words(
      "Yhteisellä kustannuksella {line} on kaksi avainta samasta päivästä {day}.",
      "Den gemensamma kostnaden {line} har två nycklar från samma dag {day}.",
      "Joint line {line} has two keys from the same day {day}.",
    ),
    remedy: words("Poista toinen tai korjaa päivä.", "Ta bort den ena eller rätta dagen.", "Remove one, or correct the day."),
  },
};

const term: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/period-backwards"
  | "agreement/period-order"
  | "agreement/period-overlap"
  | "agreement/period-gap"
  | "agreement/year-in-two-periods"
  | "agreement/development-outside-term"
  | "agreement/year-without-target"
  | "agreement/target-missing"
  | "agreement/target-of-stranger"
  | "agreement/year-without-appropriation"
  | "agreement/appropriation-missing"
  | "agreement/year-outside-term"
  | "agreement/year-missing"
> = {
  "agreement/period-backwards": {
    sentence: words(
      "Jakso päättyy {to}, ennen kuin se alkaa {from}.",
      "Perioden slutar {to} innan den börjar {from}.",
      "The period ends on {to}, before it begins on {from}.",
    ),
    remedy: words("Vaihda päivät oikein päin.", "Rätta dagarnas ordning.", "Put the days the right way round."),
  },
  "agreement/period-order": {
    sentence: words("Jaksot eivät ole aikajärjestyksessä.", "Perioderna står inte i tidsordning.", "The contract periods are not in the order of time."),
    remedy: words("Kirjoita varhaisin jakso ensin.", "Skriv den tidigaste perioden först.", "Write the earliest period first."),
  },
  "agreement/period-overlap": {
    sentence: words(
      "Jakso alkaa {from}, mutta edellinen päättyy vasta {to}.",
      "Perioden börjar {from}, men den föregående slutar först {to}.",
      "The period begins on {from}, but the one before it ends on {to}.",
    ),
    remedy: words(
      "Aloita jakso edellisen päättymistä seuraavana päivänä.",
      "Låt perioden börja dagen efter att den föregående slutar.",
      "Begin it on the day after the one before it ends.",
    ),
  },
  "agreement/period-gap": {
    sentence: words(
      "Edellinen jakso päättyy {to}, mutta seuraava alkaa vasta {from}.",
      "Den föregående perioden slutar {to}, men nästa börjar först {from}.",
      "The period before ends on {to}, but the next begins only on {from}.",
    ),
    remedy: words(
      "Aloita jakso edellisen päättymistä seuraavana päivänä.",
      "Låt perioden börja dagen efter att den föregående slutar.",
      "Begin it on the day after the one before it ends.",
    ),
  },
  "agreement/year-in-two-periods": {
    sentence: words("Vuosi {year} on kahdessa sopimusjaksossa.", "År {year} hör till två avtalsperioder.", "The year {year} belongs to two contract periods."),
    remedy: words("Päätä jakso vuoden viimeiseen päivään.", "Låt perioden sluta på årets sista dag.", "End the period with the last day of a year."),
  },
  "agreement/development-outside-term": {
    sentence: words(
      "Kehitysvaihe päättyy {until}, sopimuskauden ulkopuolella.",
      "Utvecklingsfasen slutar {until}, utanför avtalsperioden.",
      "The development phase ends on {until}, outside the term.",
    ),
    remedy: words("Korjaa päivä until tai sopimusjakso.", "Rätta dagen until eller avtalsperioden.", "Correct the day until, or the contract period."),
  },
  "agreement/year-without-target": {
    sentence: words("Vuodelta {year} puuttuu tavoitekustannus.", "Målkostnaden för år {year} saknas.", "The year {year} has no target cost."),
    remedy: words(
      "Lisää vuosi kohtaan target-cost, jokaiselle palvelulle määrä.",
      "Lägg till året under target-cost, med ett belopp per tjänst.",
      "Add the year under target-cost, with an amount for every line.",
    ),
  },
  "agreement/target-missing": {
    sentence: words(
      "Vuodelta {year} puuttuu tavoite: {line}, tuottaja {provider}.",
      "För år {year} saknas mål: {line}, producent {provider}.",
      "The year {year} has no target for {line}, provider {provider}.",
    ),
    remedy: words(
      "Lisää määrä; jos tuottaja ei tee mitään, kirjoita 0.",
      "Lägg till beloppet; skriv 0 om producenten inte gör något.",
      "Add the amount; write 0 if the provider does nothing.",
    ),
  },
  "agreement/target-of-stranger": {
    sentence: words(
      "{party} ei ole tuottajana kohdassa {line}, mutta sillä on siinä tavoite.",
      "{party} är inte producent för {line} men har ett mål där.",
      "{party} is no provider of {line} but has a target there.",
    ),
    remedy: words("Poista tavoite tai lisää tuottaja.", "Ta bort målet eller lägg till producenten.", "Remove the target, or add the provider to the line."),
  },
  "agreement/year-without-appropriation": {
    sentence: words("Vuodelta {year} puuttuvat määrärahat.", "Anslagen för år {year} saknas.", "The year {year} has no appropriations."),
    remedy: words(
      "Lisää vuosi kohtaan appropriations, jokaiselle tilaajalle määrä ja tila.",
      "Lägg till året under appropriations, med belopp och läge för varje beställare.",
      "Add the year under appropriations, with amount and state for every purchaser.",
    ),
  },
  "agreement/appropriation-missing": {
    sentence: words(
      "Tilaajalta {party} puuttuu vuoden {year} määräraha.",
      "Beställaren {party} saknar anslag för år {year}.",
      "Purchaser {party} has no appropriation for {year}.",
    ),
    remedy: words(
      "Lisää määrä ja sen tila: adopted, plan-year tai authority.",
      "Lägg till beloppet och dess läge: adopted, plan-year eller authority.",
      "Add the amount and its state: adopted, plan-year or authority.",
    ),
  },
  "agreement/year-outside-term": {
    sentence: words(
      "Vuosi {year} ei kuulu sopimuskauteen (rivi {lines}).",
      "År {year} hör inte till avtalsperioden (rad {lines}).",
      "The year {year} is outside the term (line {lines}).",
    ),
    remedy: words("Poista vuosi tai korjaa sopimusjakso.", "Ta bort året eller rätta avtalsperioden.", "Remove the year, or correct the contract period."),
  },
  "agreement/year-missing": {
    sentence: words("Tästä puuttuu vuosi: {years}.", "Här saknas år: {years}.", "A year is missing here: {years}."),
    remedy: words("Anna arvo sopimuskauden jokaiselle vuodelle.", "Ange ett värde för varje år i avtalsperioden.", "Give a value for every year of the term."),
  },
};

const money: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/amount-negative"
  | "agreement/planned-not-positive"
  | "agreement/shares-not-whole"
  | "agreement/share-out-of-range"
  | "agreement/probabilities-above-one"
  | "agreement/share-of-stranger"
  | "agreement/share-missing"
  | "agreement/rate-missing"
  | "agreement/fee-missing"
  | "agreement/line-in-two-schemes"
  | "agreement/line-in-no-scheme"
  | "agreement/band-open-early"
  | "agreement/band-not-open-last"
  | "agreement/band-direction"
  | "agreement/cap-band-unknown"
  | "agreement/cap-never-binds"
  | "agreement/floor-above-fee"
  | "agreement/ceiling-below-target"
  | "agreement/carry-over-of-cumulative"
> = {
  "agreement/amount-negative": {
    sentence: words("Määrä on negatiivinen.", "Beloppet är negativt.", "The amount is negative."),
    remedy: words("Kirjoita nolla tai positiivinen määrä.", "Skriv noll eller ett positivt belopp.", "Write zero or a positive amount."),
  },
  "agreement/planned-not-positive": {
    sentence: words(
      "Kohdan {line} suunniteltu määrä vuonna {year} ei ole positiivinen.",
      "Den planerade volymen för {line} år {year} är inte positiv.",
      "The planned volume of {line} in {year} is not positive.",
    ),
    remedy: words(
      "Tavoite jaetaan suunnitellulla määrällä: kirjoita nollaa suurempi luku.",
      "Målet delas med den planerade volymen: skriv ett tal större än noll.",
      "The target is divided by the planned volume: write a number above zero.",
    ),
  },
  "agreement/shares-not-whole": {
    sentence: words("Osuuksien summa on {sum}, ei 100 %.", "Andelarnas summa är {sum}, inte 100 %.", "The shares sum to {sum}, not 100 %."),
    remedy: words(
      "Korjaa osuudet; tarkat kolmannekset kirjoitetaan 1/3.",
      "Rätta andelarna; exakta tredjedelar skrivs 1/3.",
      "Correct the shares; exact thirds are written 1/3.",
    ),
  },
  "agreement/share-out-of-range": {
    sentence: words(
      "Osuus {share} ei ole välillä 0–100 %.",
      "Andelen {share} ligger inte mellan 0 och 100 %.",
      "The share {share} is not between 0 and 100 %.",
    ),
    remedy: words("Kirjoita osuus väliltä 0–100 %.", "Skriv en andel mellan 0 och 100 %.", "Write a share between 0 and 100 %."),
  },
  "agreement/probabilities-above-one": {
    sentence: words(
      "Skenaarioiden todennäköisyyksien summa on {sum}, yli 100 %.",
      "Scenariernas sannolikheter summerar till {sum}, mer än 100 %.",
      "The probabilities of the scenarios sum to {sum}, above 100 %.",
    ),
    remedy: words("Korjaa todennäköisyydet.", "Rätta sannolikheterna.", "Correct the probabilities."),
  },
  "agreement/share-of-stranger": {
    sentence: words(
      "{party} ei ole mukana siinä, mitä tässä jaetaan.",
      "{party} deltar inte i det som fördelas här.",
      "{party} takes no part in what is divided here.",
    ),
    remedy: words(
      "Poista osuus tai lisää osapuoli tuottajaksi.",
      "Ta bort andelen eller lägg till parten som producent.",
      "Remove the share, or add the party as a provider.",
    ),
  },
  "agreement/share-missing": {
    sentence: words("Osuus puuttuu: {party}.", "En andel saknas: {party}.", "A share is missing: {party}."),
    remedy: words(
      "Anna osuus jokaiselle mukana olevalle tuottajalle; 0 %, jos se ei jaa.",
      "Ange en andel för varje deltagande producent; 0 % om den inte delar.",
      "Give a share to every provider that takes part; 0 % if it does not share.",
    ),
  },
  "agreement/rate-missing": {
    sentence: words(
      "Kustannuslajilla {type} ei ole yhdenkään tuottajan arvoa ({table}).",
      "Kostnadsslaget {type} saknar värde ({table}) för alla producenter.",
      "Cost type {type} has no {table} for any provider.",
    ),
    remedy: words(
      "Anna arvo jokaiselle tuottajalle, joka käyttää lajia.",
      "Ange värdet för varje producent som använder slaget.",
      "Give it for every provider that uses the type.",
    ),
  },
  "agreement/fee-missing": {
    sentence: words(
      "Tuottajan {party} palkkio on jätetty auki.",
      "Arvodet för producenten {party} har lämnats öppet.",
      "The fee of provider {party} is left open.",
    ),
    remedy: words("Anna palkkio tai kirjoita {party}: none.", "Ange arvodet eller skriv {party}: none.", "Give its fee, or write {party}: none."),
  },
  "agreement/line-in-two-schemes": {
    sentence: words("{line} on kahdessa jaossa: {schemes}.", "{line} ingår i två fördelningar: {schemes}.", "{line} belongs to two schemes: {schemes}."),
    remedy: words("Jätä se yhteen.", "Låt den ingå i en.", "Leave it in one."),
  },
  "agreement/line-in-no-scheme": {
    sentence: words(
      "{line} ei kuulu mihinkään hyödyn ja riskin jakoon.",
      "{line} ingår inte i någon fördelning av nytta och risk.",
      "{line} belongs to no gain and pain scheme.",
    ),
    remedy: words(
      "Lisää se jakoon tai luetteloon unshared.",
      "Lägg till den i en fördelning eller i listan unshared.",
      "Add it to a scheme, or to the list unshared.",
    ),
  },
  "agreement/band-open-early": {
    sentence: words(
      "Portaalta {band} puuttuu raja {bound}, joten sen jälkeiset portaat jäävät sen alle.",
      "Steg {band} saknar gränsen {bound} och täcker därför stegen efter det.",
      "Band {band} has no {bound}, so it overlaps the bands after it.",
    ),
    remedy: words("Anna raja; vain viimeinen porras on avoin.", "Ange gränsen; bara det sista steget är öppet.", "Give its bound; only the last band is open."),
  },
  "agreement/band-not-open-last": {
    sentence: words(
      "Viimeisellä portaalla {band} on raja {bound}: sen takana oleva jää jakamatta.",
      "Det sista steget {band} har gränsen {bound}: det som ligger bortom den delas inte.",
      "The last band {band} has a {bound}: what lies beyond it is left open.",
    ),
    remedy: words(
      "Lisää perään porras ilman rajaa, esimerkiksi providers: 0 %.",
      "Lägg till ett steg utan gräns, till exempel providers: 0 %.",
      "Add a band without a bound after it, such as providers: 0 %.",
    ),
  },
  "agreement/band-direction": {
    sentence: words(
      "Portaan {band} raja {bound} ei jatka edellisestä ulospäin 100 %:sta.",
      "Gränsen {bound} i steg {band} fortsätter inte utåt från 100 %.",
      "The {bound} of band {band} does not go on outward from 100 %.",
    ),
    remedy: words(
      "Hyödyn rajat laskevat alle 100 %:n, riskin rajat nousevat sen yli.",
      "Gränserna för nytta sjunker under 100 %, gränserna för risk stiger över.",
      "Bounds of gain fall below 100 %, bounds of pain rise above it.",
    ),
  },
  "agreement/cap-band-unknown": {
    sentence: words("Porrasta {band} ei ole puolella {side}.", "Steg {band} finns inte på sidan {side}.", "There is no band {band} on the side {side}."),
    remedy: words("Portaat lasketaan ykkösestä.", "Stegen räknas från ett.", "Bands are counted from 1."),
  },
  "agreement/cap-never-binds": {
    sentence: words(
      "Katto ei voi koskaan rajoittaa: portaat antavat enintään tämän verran ({side}).",
      "Taket kan aldrig begränsa: stegen ger högst så här mycket ({side}).",
      "The cap can never bind: the bands give at most this much ({side}).",
    ),
    remedy: words(
      "Poista katto tai alenna sitä, jos sen on tarkoitus rajoittaa.",
      "Ta bort taket eller sänk det om det är avsett att begränsa.",
      "Remove the cap, or lower it if it is meant to limit.",
    ),
  },
  "agreement/floor-above-fee": {
    sentence: words(
      "Lattia on vuonna {year} korkeampi kuin koko palkkio: tuottajat saisivat lisää myös ylityksestä.",
      "Golvet är år {year} högre än hela arvodet: producenterna skulle få mer även vid överskridande.",
      "The floor is above the whole fee in {year}: providers would gain even from an overrun.",
    ),
    remedy: words("Alenna lattiaa palkkioon tai sen alle.", "Sänk golvet till arvodet eller under det.", "Lower the floor to the fee or below it."),
  },
  "agreement/ceiling-below-target": {
    sentence: words(
      "Kattohinta on vuonna {year} pienempi kuin tavoitekustannus ja palkkio.",
      "Takpriset är år {year} lägre än målkostnaden och arvodet.",
      "The ceiling price is below target cost and fee in {year}.",
    ),
    remedy: words(
      "Tarkista kattohinta: se leikkaa jo tavoitteessa.",
      "Kontrollera takpriset: det skär redan vid målet.",
      "Check the ceiling price: it bites at target already.",
    ),
  },
  "agreement/carry-over-of-cumulative": {
    sentence: words(
      "Kumulatiivisissa portaissa vuodet lasketaan jo yhteen, joten siirtoa ei ole.",
      "Kumulativa steg räknar redan samman åren, så det finns inget att överföra.",
      "Cumulative bands add the years up already, so there is nothing to carry over.",
    ),
    remedy: words("Kirjoita carry-over: no tai bands: yearly.", "Skriv carry-over: no eller bands: yearly.", "Write carry-over: no, or bands: yearly."),
  },
};

const results: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/weights-not-whole"
  | "agreement/area-years"
  | "agreement/points-too-few"
  | "agreement/clamp-order"
  | "agreement/pool-beside-fee-at-risk"
  | "agreement/savings-without-scheme"
  | "agreement/paid-twice"
  | "agreement/verifier-is-paid"
  | "agreement/instead-of-too-much"
  | "agreement/tariff-day-twice"
  | "agreement/tariff-starts-late"
  | "agreement/tariff-group-missing"
  | "agreement/tiers-order"
  | "agreement/cohort-without-payee"
> = {
  "agreement/weights-not-whole": {
    sentence: words(
      "Avaintulosalueiden painojen summa on {sum} vuonna {years}, ei 100 %.",
      "Nyckelresultatområdenas vikter summerar till {sum} år {years}, inte 100 %.",
      "The weights of the key result areas sum to {sum} in {years}, not 100 %.",
    ),
    remedy: words("Korjaa painot tai vuodet from ja to.", "Rätta vikterna eller åren from och to.", "Correct the weights, or the years from and to."),
  },
  "agreement/area-years": {
    sentence: words(
      "Alue päättyy vuonna {to}, ennen kuin se alkaa vuonna {from}.",
      "Området slutar år {to} innan det börjar år {from}.",
      "The area ends in {to}, before it begins in {from}.",
    ),
    remedy: words("Vaihda vuodet oikein päin.", "Rätta årens ordning.", "Put the years the right way round."),
  },
  "agreement/points-too-few": {
    sentence: words(
      "Alueen {area} asteikossa on vain yksi piste: arvo ei muuta pisteitä.",
      "Skalan för {area} har bara en punkt: värdet ändrar inte poängen.",
      "The scale of {area} has a single point: the value changes nothing.",
    ),
    remedy: words("Anna vähintään kaksi pistettä.", "Ange minst två punkter.", "Give at least two points."),
  },
  "agreement/clamp-order": {
    sentence: words(
      "Pisteiden alaraja ei ole ylärajaa pienempi.",
      "Poängens nedre gräns är inte lägre än den övre.",
      "The lowest score is not below the highest.",
    ),
    remedy: words("Korjaa low ja high.", "Rätta low och high.", "Correct low and high."),
  },
  "agreement/pool-beside-fee-at-risk": {
    sentence: words(
      "Tulospotti maksetaan riskinalaisesta palkkiosta, mutta sen lisäksi on annettu pool-reward.",
      "Resultatpotten betalas ur arvodet i risk, men dessutom anges pool-reward.",
      "The results are paid from the fee at risk, yet there is a pool-reward besides.",
    ),
    remedy: words(
      "Kirjoita pool-reward: 0 tai funding: new-money.",
      "Skriv pool-reward: 0 eller funding: new-money.",
      "Write pool-reward: 0, or funding: new-money.",
    ),
  },
  "agreement/savings-without-scheme": {
    sentence: words(
      "Tulospotti maksetaan säästöistä, mutta hyötyä ja riskiä ei jaeta.",
      "Resultatpotten betalas av besparingar, men nytta och risk delas inte.",
      "The results are paid from savings, but there is no gain and pain scheme.",
    ),
    remedy: words(
      "Lisää jako tai valitse toinen rahoitus.",
      "Lägg till en fördelning eller välj en annan finansiering.",
      "Add a scheme, or choose another funding.",
    ),
  },
  "agreement/paid-twice": {
    sentence: words(
      "Samasta tuloksesta maksavat sekä {outcome} että {other}.",
      "För samma resultat betalar både {outcome} och {other}.",
      "The same result is paid by both {outcome} and {other}.",
    ),
    remedy: words(
      "Poista toinen tai kirjoita also-paid-by ja because.",
      "Ta bort den ena eller skriv also-paid-by och because.",
      "Remove one, or write also-paid-by and because.",
    ),
  },
  "agreement/verifier-is-paid": {
    sentence: words(
      "{party} todentaisi tuloksen {outcome}, josta sille maksetaan.",
      "{party} skulle verifiera resultatet {outcome}, som den själv får betalt för.",
      "{party} would verify {outcome}, for which it is paid.",
    ),
    remedy: words(
      "Nimeä todentajaksi toinen osapuoli tai rekisteri.",
      "Ange en annan part eller ett register som verifierare.",
      "Name another party or a register as the verifier.",
    ),
  },
  "agreement/instead-of-too-much": {
    sentence: words(
      "Tulokset korvaavat yhteensä {sum} kohdan {line} korvauksesta.",
      "Utfallen ersätter sammanlagt {sum} av ersättningen för {line}.",
      "Outcomes replace {sum} of the reimbursement of {line} in all.",
    ),
    remedy: words("Pidä osuudet yhteensä enintään 100 %:ssa.", "Håll andelarna sammanlagt till högst 100 %.", "Keep the shares at 100 % or less in all."),
  },
  "agreement/tariff-day-twice": {
    sentence: words(
      "Tuloksella {outcome} on kaksi hintaa samasta päivästä {day}.",
      "Utfallet {outcome} har två priser från samma dag {day}.",
      "Outcome {outcome} has two tariffs from the same day {day}.",
    ),
    remedy: words("Poista toinen tai korjaa päivä.", "Ta bort den ena eller rätta dagen.", "Remove one, or correct the day."),
  },
  "agreement/tariff-starts-late": {
    sentence: words(
      "Tuloksen {outcome} hinta alkaa {from}, mutta sopimuskausi alkaa {term}.",
      "Priset för utfallet {outcome} börjar {from}, men avtalsperioden börjar {term}.",
      "The tariff of {outcome} begins on {from}, but the term begins on {term}.",
    ),
    remedy: words(
      "Anna hinta ensimmäisestä päivästä; 0, jos silloin ei makseta.",
      "Ange priset från första dagen; 0 om inget betalas då.",
      "Give the tariff from the first day; 0 if nothing is paid then.",
    ),
  },
  "agreement/tariff-group-missing": {
    sentence: words(
      "Tuloksen {outcome} hinnasta {from} alkaen puuttuu ryhmä: {groups}.",
      "I priset för {outcome} från {from} saknas grupp: {groups}.",
      "The tariff of {outcome} from {from} leaves out a group: {groups}.",
    ),
    remedy: words("Anna hinta jokaiselle ryhmälle.", "Ange ett pris för varje grupp.", "Give a tariff for every group."),
  },
  "agreement/tiers-order": {
    sentence: words(
      "Tuloksen {outcome} portaat eivät nouse tai viimeinen ei ole avoin.",
      "Stegen för utfallet {outcome} stiger inte eller så är det sista inte öppet.",
      "The tiers of {outcome} do not rise, or the last is not open.",
    ),
    remedy: words(
      "Kirjoita nousevat rajat ja jätä vain viimeinen ilman up-to.",
      "Skriv stigande gränser och lämna bara det sista utan up-to.",
      "Write rising bounds, and leave only the last without up-to.",
    ),
  },
  "agreement/cohort-without-payee": {
    sentence: words(
      "Kohorttituloksella {outcome} ei ole hakijaa, jolle maksaa.",
      "Kohortutfallet {outcome} har ingen sökande att betala till.",
      "The cohort outcome {outcome} has no claimant to pay.",
    ),
    remedy: words("Anna osuudet: paid-to: { shares: … }.", "Ange andelarna: paid-to: { shares: … }.", "Give the shares: paid-to: { shares: … }."),
  },
};

const powers: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/payment-missing"
  | "agreement/payment-twice"
  | "agreement/ties-incomplete"
  | "agreement/seat-count"
  | "agreement/funding-not-reserved"
  | "agreement/target-cost-not-reserved"
  | "agreement/exit-window-never-opens"
  | "agreement/controller-missing"
  | "agreement/controller-not-authority"
  | "agreement/pseudonyms-without-assessment"
> = {
  "agreement/payment-missing": {
    sentence: words("Maksutaulukosta puuttuu: {flows}.", "I betalningstabellen saknas: {flows}.", "The payments leave out: {flows}."),
    remedy: words(
      "Lisää rivi, joka nimeää maksajan, saajan ja tositteen.",
      "Lägg till en rad med betalare, mottagare och verifikation.",
      "Add a row that names payer, payee and document.",
    ),
  },
  "agreement/payment-twice": {
    sentence: words("Sama maksu on kahdella rivillä: {flows}.", "Samma betalning står på två rader: {flows}.", "The same payment stands in two rows: {flows}."),
    remedy: words("Jätä jokainen maksu yhdelle riville.", "Låt varje betalning stå på en rad.", "Leave every payment in one row."),
  },
  "agreement/ties-incomplete": {
    sentence: words("Tasatilanteen järjestyksestä puuttuu: {party}.", "I ordningen vid lika saknas: {party}.", "The order of ties leaves out: {party}."),
    remedy: words(
      "Nimeä jokainen tilaaja ja tuottaja tai kirjoita party-id.",
      "Ange varje beställare och producent eller skriv party-id.",
      "Name every purchaser and provider, or write party-id.",
    ),
  },
  "agreement/seat-count": {
    sentence: words(
      "Osapuolella {party} ei ole yhtään paikkaa toimielimessä {body}.",
      "{party} har ingen plats i organet {body}.",
      "{party} has no seat in the body {body}.",
    ),
    remedy: words("Anna vähintään yksi paikka tai poista rivi.", "Ge minst en plats eller ta bort raden.", "Give at least one seat, or remove the entry."),
  },
  "agreement/funding-not-reserved": {
    sentence: words(
      "Rahoituksesta ei päätä jokainen tilaaja omasta osastaan.",
      "Om finansieringen beslutar inte varje beställare för sin egen del.",
      "Funding is not decided by each purchaser for its own part.",
    ),
    remedy: words(
      "Kirjoita reserved: { funding: each-purchaser }.",
      "Skriv reserved: { funding: each-purchaser }.",
      "Write reserved: { funding: each-purchaser }.",
    ),
  },
  "agreement/target-cost-not-reserved": {
    sentence: words(
      "Tavoitekustannuksen muutoksesta ei päätä jokainen tilaaja.",
      "Om en ändring av målkostnaden beslutar inte varje beställare.",
      "A change of the target cost is not decided by each purchaser.",
    ),
    remedy: words(
      "Kirjoita target-cost: each-purchaser tai all-parties.",
      "Skriv target-cost: each-purchaser eller all-parties.",
      "Write target-cost: each-purchaser, or all-parties.",
    ),
  },
  "agreement/exit-window-never-opens": {
    sentence: words(
      "Irtautuminen avautuu kehitysvaiheen jälkeen, mutta kehitysvaihetta ei ole.",
      "Utträde är möjligt efter utvecklingsfasen, men det finns ingen utvecklingsfas.",
      "Exit opens after the development phase, but there is none.",
    ),
    remedy: words(
      "Lisää vaihe kohtaan phases tai kirjoita, minkä jälkeen saa irtautua.",
      "Lägg till fasen under phases eller skriv efter vad man får utträda.",
      "Add the phase under phases, or write after what parties may leave.",
    ),
  },
  "agreement/controller-missing": {
    sentence: words("Palvelulta {line} puuttuu rekisterinpitäjä.", "Tjänsten {line} saknar personuppgiftsansvarig.", "Service {line} has no controller."),
    remedy: words(
      "Nimeä viranomainen, joka vastaa asiakastiedoista.",
      "Ange den myndighet som ansvarar för kunduppgifterna.",
      "Name the authority that answers for the customers' data.",
    ),
  },
  "agreement/controller-not-authority": {
    sentence: words(
      "Palvelun {line} rekisterinpitäjä {party} ei ole viranomainen.",
      "Den personuppgiftsansvarige {party} för tjänsten {line} är ingen myndighet.",
      "The controller {party} of service {line} is no authority.",
    ),
    remedy: words(
      "Nimeä palvelun järjestäjä; tuottaja käsittelee tiedot sen lukuun.",
      "Ange tjänstens anordnare; producenten behandlar uppgifterna för dess räkning.",
      "Name the organiser of the service; the provider processes on its behalf.",
    ),
  },
  "agreement/pseudonyms-without-assessment": {
    sentence: words(
      "Asiakasrivejä pidettäisiin ilman vaikutustenarviointia.",
      "Kundrader skulle hållas utan konsekvensbedömning.",
      "Rows of single customers would be held without an impact assessment.",
    ),
    remedy: words(
      "Tee arviointi ensin tai kirjoita case-rows: none.",
      "Gör bedömningen först eller skriv case-rows: none.",
      "Make the assessment first, or write case-rows: none.",
    ),
  },
};

const membership: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/nobody-pays"
  | "agreement/key-names-non-member"
  | "agreement/target-without-organiser"
  | "agreement/organiser-part-of-year"
  | "agreement/appropriation-without-member"
  | "agreement/lead-payer-absent"
  | "agreement/law-of-another-time"
> = {
  "agreement/nobody-pays": {
    sentence: words(
      "Päivänä {day} yksikään tilaaja tai rahoittaja ei ole osapuolena: kukaan ei maksa.",
      "Den {day} är ingen beställare eller finansiär part: ingen betalar.",
      "On {day} no purchaser or funder is a member: nobody pays.",
    ),
    remedy: words(
      "Korjaa päivät joins ja leaves niin, että jokaisena sopimuskauden päivänä on maksaja.",
      "Rätta dagarna joins och leaves så att det finns en betalare varje dag under avtalsperioden.",
      "Correct the days joins and leaves, so that every day of the term has a payer.",
    ),
  },
  "agreement/key-names-non-member": {
    sentence: words(
      "Kohdan {line} avain antaa osuuden osapuolelle {party}, joka ei ole mukana {day}.",
      "Nyckeln för {line} ger en andel till {party}, som inte är part den {day}.",
      "The key of {line} gives a share to {party}, which is no member on {day}.",
    ),
    remedy: words(
      "{party} on mukana {from}–{to}: kirjoita uusi päivätty avain siitä päivästä, jona jäsenyys muuttuu, ja nimeä kussakin avaimessa vain silloiset osapuolet.",
      "{party} är part {from}–{to}: skriv en ny daterad nyckel från den dag då medlemskapet ändras och nämn i varje nyckel bara dem som då är parter.",
      "{party} is a member from {from} to {to}: write a new dated entry from the day on which that changes, and name in each entry only its members.",
    ),
  },
  "agreement/target-without-organiser": {
    sentence: words(
      "Palvelulla {line} on tavoite vuodelle {year}, mutta sen järjestäjä {party} ei ole silloin osapuolena yhtenäkään päivänä.",
      "Tjänsten {line} har ett mål för år {year}, men dess anordnare {party} är då inte part en enda dag.",
      "Service {line} has a target for {year}, but its organiser {party} is no member on any day of that year.",
    ),
    remedy: words(
      "Jätä vuoden tavoite pois tai kirjoita 0; jos palvelu jatkuu, nimeä sille järjestäjä, joka on mukana.",
      "Lämna bort årets mål eller skriv 0; om tjänsten fortsätter, ange en anordnare som är part.",
      "Leave the year's target out, or write 0; if the service goes on, name an organiser that is a member.",
    ),
  },
  "agreement/organiser-part-of-year": {
    sentence: words(
      "Palvelun {line} järjestäjä {party} on vuonna {year} mukana vain {from}–{to}; vuoden tavoitetta ei silti lasketa päivien suhteessa.",
      "Anordnaren {party} för tjänsten {line} är år {year} part bara {from}–{to}; årets mål räknas ändå inte om efter dagarna.",
      "The organiser {party} of service {line} is a member only from {from} to {to} in {year}; the year's target is not cut by the day.",
    ),
    remedy: words(
      "Kirjoita tavoitteeksi se, mitä noista päivistä on sovittu; jos niin on jo tehty, kaikki on kunnossa.",
      "Skriv som mål det som har avtalats för de dagarna; är det redan så, behövs ingenting.",
      "Let the target be what is agreed for those days; if it is that already, nothing needs doing.",
    ),
  },
  "agreement/appropriation-without-member": {
    sentence: words(
      "Osapuolella {party} on määräraha vuodelle {year}, jona se ei ole osapuolena yhtenäkään päivänä.",
      "{party} har ett anslag för år {year}, då den inte är part en enda dag.",
      "{party} has an appropriation for {year}, in which it is no member on any day.",
    ),
    remedy: words(
      "Poista määräraha tai korjaa päivät joins ja leaves.",
      "Ta bort anslaget eller rätta dagarna joins och leaves.",
      "Remove the appropriation, or correct the days joins and leaves.",
    ),
  },
  "agreement/lead-payer-absent": {
    sentence: words(
      "{lead} maksaa muidenkin puolesta, mutta ei ole osapuolena {day}.",
      "{lead} betalar även för de andra men är inte part den {day}.",
      "{lead} pays for the others too, but is no member on {day}.",
    ),
    remedy: words(
      "Sovi, kuka maksaa ja laskuttaa muilta silloin, ja tee siitä päivästä sopimukselle uusi versio.",
      "Kom överens om vem som då betalar och fakturerar de andra, och gör en ny version av avtalet från den dagen.",
      "Agree who then pays and recharges the others, and make a new version of the agreement from that day.",
    ),
  },
  "agreement/law-of-another-time": {
    sentence: words(
      "Lakipaketti {law} ei ole sopimuskauden {from}–{to} lakia.",
      "Lagpaketet {law} är inte lag under avtalsperioden {from}–{to}.",
      "The law pack {law} is not the law of the term {from} to {to}.",
    ),
    remedy: words(
      "1.1.2025 alkaen valitse fi-2026-tyovoimapalvelu, sitä ennen fi-2018-kasvupalvelu; none, jos kumpaakaan ei sovelleta.",
      "Välj fi-2026-tyovoimapalvelu från och med 1.1.2025, dessförinnan fi-2018-kasvupalvelu; none om ingendera tillämpas.",
      "Choose fi-2026-tyovoimapalvelu from 1 January 2025, fi-2018-kasvupalvelu before it; none if neither applies.",
    ),
  },
};

const advice: Pick<
  Record<MeaningCode, FaultWords>,
  | "agreement/target-zero"
  | "agreement/bound-too-small"
  | "agreement/bound-too-large"
  | "agreement/bounds-mixed"
  | "agreement/cap-too-small"
  | "agreement/scale-against-gate"
  | "agreement/measures-an-area"
> = {
  "agreement/measures-an-area": {
    sentence: words(
      "Tuloksen {outcome} mittari on samanniminen kuin alue {area}, jonka mittari on {indicator}: maksetaanko samasta kahdesti?",
      "Mätaren för utfallet {outcome} heter som området {area}, vars mätare är {indicator}: betalas samma sak två gånger?",
      "Outcome {outcome} measures what the area {area} is called, whose indicator is {indicator}: is the same paid twice?",
    ),
    remedy: words(
      "Jos ne mittaavat samaa, kirjoita measures: {indicator} ja also-paid-by; muuten anna tulokselle oma mittari.",
      "Om de mäter samma sak, skriv measures: {indicator} och also-paid-by; annars ge utfallet en egen mätare.",
      "If they measure the same, write measures: {indicator} and also-paid-by; otherwise give the outcome a measure of its own name.",
    ),
  },
  "agreement/target-zero": {
    sentence: words(
      "Vuoden {year} tavoitteet ovat kaikki 0: jokainen euro on silloin ylitystä.",
      "Alla mål för år {year} är 0: varje euro är då ett överskridande.",
      "All targets of {year} are 0: every euro of cost is then an overrun.",
    ),
    remedy: words(
      "Kirjoita vuoden tavoitteet tai jätä kohdat jaon ulkopuolelle (unshared).",
      "Skriv årets mål eller lämna posterna utanför fördelningen (unshared).",
      "Write the targets of the year, or leave the lines out of the sharing (unshared).",
    ),
  },
  "agreement/bound-too-small": {
    sentence: words(
      "{key}: {amount} on euromäärä ja niin kaukana tavoitteesta {target}, ettei sitä voi tarkoittaa.",
      "{key}: {amount} är ett belopp i euro och så långt från målet {target} att det inte kan vara avsett.",
      "{key}: {amount} is an amount in euros, so far below the target of {target} that it cannot be meant.",
    ),
    remedy: words(
      "Jos tarkoitat osuutta tavoitteesta, kirjoita {key}: {percent}. Euromäärä on vuoden koko kustannus.",
      "Om du avser en andel av målet, skriv {key}: {percent}. Ett belopp är årets hela kostnad.",
      "If you mean a share of the target, write {key}: {percent}. An amount is the whole cost of the year.",
    ),
  },
  "agreement/bound-too-large": {
    sentence: words(
      "{key}: {amount} on yli viisinkertainen tavoitteeseen {target} nähden.",
      "{key}: {amount} är mer än fem gånger målet {target}.",
      "{key}: {amount} is more than five times the target of {target}.",
    ),
    remedy: words(
      "Tarkista määrä: se on jaon piirissä olevien kohtien koko kustannus vuodessa. Osuus kirjoitetaan prosentteina, esimerkiksi 110 %.",
      "Kontrollera beloppet: det är hela årskostnaden för de poster som delas. En andel skrivs i procent, till exempel 110 %.",
      "Look at the amount again: it is the whole yearly cost of the lines that are shared. A share is written in per cent, such as 110 %.",
    ),
  },
  "agreement/bounds-mixed": {
    sentence: words(
      "Rajoista {key} osa on euroja, osa osuuksia tavoitteesta.",
      "Av gränserna {key} är en del belopp i euro och en del andelar av målet.",
      "Some of the bounds {key} are amounts in euros, others shares of the target.",
    ),
    remedy: words(
      "Kirjoita kaikki rajat samalla tavalla: muuten niiden järjestys voi muuttua, kun tavoite muuttuu.",
      "Skriv alla gränser på samma sätt: annars kan deras ordning ändras när målet ändras.",
      "Write all bounds in one way: otherwise their order may change when the target does.",
    ),
  },
  "agreement/cap-too-small": {
    sentence: words(
      "Katto {amount} on euromäärä ja niin pieni tavoitteeseen {target} nähden, ettei sitä voi tarkoittaa.",
      "Taket {amount} är ett belopp i euro och så litet jämfört med målet {target} att det inte kan vara avsett.",
      "The cap of {amount} is an amount in euros, so small beside the target of {target} that it cannot be meant.",
    ),
    remedy: words(
      "Jos tarkoitat osuutta, kirjoita {key}: {percent} ja sen viereen of: target tai of: fee.",
      "Om du avser en andel, skriv {key}: {percent} och bredvid den of: target eller of: fee.",
      "If you mean a share, write {key}: {percent}, and beside it of: target or of: fee.",
    ),
  },
  "agreement/scale-against-gate": {
    sentence: words(
      "Alueen {area} asteikko palkitsee mittarin {indicator} muutoksen, jota vähimmäisehto {gate} ei salli.",
      "Skalan för {area} belönar en ändring av mätaren {indicator} som villkoret {gate} inte tillåter.",
      "The scale of {area} rewards a movement of the indicator {indicator} that the gate {gate} punishes.",
    ),
    remedy: words(
      "Tarkista, onko asteikko väärin päin: kumpi mittarin arvo on hyvä?",
      "Kontrollera om skalan är omvänd: vilket värde på mätaren är bra?",
      "See whether the scale is the wrong way round: which value of the indicator is the good one?",
    ),
  },
};

/** Sentence and remedy of every fault of meaning, and of every warning that the law packs can give. */
export const MEANING_WORDS: Readonly<Record<MeaningCode, FaultWords> & Record<string, FaultWords>> = {
  ...references,
  ...parties,
  ...term,
  ...money,
  ...results,
  ...powers,
  ...membership,
  ...advice,
  ...lawWords(Object.values(PACKS).flatMap((pack) => pack.rules)),
};
