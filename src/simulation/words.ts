/** Words of the simulation: faults of futures files, labels of results and of pictures. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export type FuturesCode =
  | "futures/first-key"
  | "futures/unknown-key"
  | "futures/missing"
  | "futures/not-a-mapping"
  | "futures/not-a-list"
  | "futures/number"
  | "futures/subject"
  | "futures/distribution"
  | "futures/order"
  | "futures/deviation"
  | "futures/probabilities"
  | "futures/not-finite"
  | "futures/input-twice"
  | "futures/input-unknown-line"
  | "futures/input-unknown-year"
  | "futures/input-unknown-indicator"
  | "futures/input-unknown-outcome"
  | "futures/input-unknown-provider"
  | "futures/input-drives-nothing"
  | "futures/input-overlaps"
  | "futures/correlation-unknown"
  | "futures/correlation-range"
  | "futures/correlation-twice"
  | "futures/correlation-impossible"
  | "futures/no-input"
  | "futures/use-unknown-line"
  | "futures/use-unknown-party"
  | "futures/use-twice"
  | "futures/use-nothing";

/** A sentence and what to do about it; `{name}` holes are filled from the fault. */
export const FUTURES_FAULTS: Readonly<Record<FuturesCode, { readonly sentence: Words; readonly remedy: Words }>> = {
  "futures/first-key": {
    sentence: w(
      "Tulevaisuustiedosto alkaa avaimella futures: 1.",
      "En framtidsfil börjar med nyckeln futures: 1.",
      "A futures file begins with the key futures: 1.",
    ),
    remedy: w("Kirjoita ensimmäiseksi riviksi futures: 1.", "Skriv futures: 1 på första raden.", "Write futures: 1 as the first line."),
  },
  "futures/unknown-key": {
    sentence: w("Avain {key} on tuntematon.", "Nyckeln {key} är okänd.", "The key {key} is unknown."),
    remedy: w("Tässä kohdassa voi olla: {known}.", "Här får stå: {known}.", "What may stand here: {known}."),
  },
  "futures/missing": {
    sentence: w("{key} puuttuu.", "{key} saknas.", "{key} is missing."),
    remedy: w("Lisää {key}.", "Lägg till {key}.", "Add {key}."),
  },
  "futures/not-a-mapping": {
    sentence: w("Tässä pitää olla avaimia ja arvoja.", "Här ska det stå nycklar och värden.", "Keys and values are expected here."),
    remedy: w("Kirjoita esimerkiksi nimi: { … }.", "Skriv till exempel namn: { … }.", "Write for example name: { … }."),
  },
  "futures/not-a-list": {
    sentence: w(
      "Tässä pitää olla luettelo, jossa on {count} arvoa.",
      "Här ska det stå en lista med {count} värden.",
      "A list of {count} values is expected here.",
    ),
    remedy: w(
      "Kirjoita arvot hakasulkeisiin pilkuin erotettuina.",
      "Skriv värdena inom hakparentes, åtskilda med komma.",
      "Write the values in brackets with commas between.",
    ),
  },
  "futures/number": {
    sentence: w("{text} ei ole luku.", "{text} är inget tal.", "{text} is not a number."),
    remedy: w(
      "Käytä desimaalipistettä, esimerkiksi 0.85 tai 85 %.",
      "Använd decimalpunkt, till exempel 0.85 eller 85 %.",
      "Use a decimal point, for example 0.85 or 85 %.",
    ),
  },
  "futures/subject": {
    sentence: w(
      "Syötteen {input} kohde puuttuu tai niitä on monta.",
      "Indata {input} saknar objekt eller har flera.",
      "The input {input} names nothing that varies, or several things.",
    ),
    remedy: w(
      "Anna yksi seuraavista: cost, volume, indicator, outcome.",
      "Ange en av följande: cost, volume, indicator, outcome.",
      "Give one of: cost, volume, indicator, outcome.",
    ),
  },
  "futures/distribution": {
    sentence: w("Syötteellä {input} pitää olla yksi jakauma.", "Indata {input} ska ha en fördelning.", "The input {input} needs one distribution."),
    remedy: w("Anna avaimella {key} yksi seuraavista: {known}.", "Ange med nyckeln {key} en av följande: {known}.", "Give under {key} one of: {known}."),
  },
  "futures/order": {
    sentence: w("Syötteen {input} rajat eivät ole järjestyksessä.", "Gränserna för {input} är inte i ordning.", "The bounds of {input} are out of order."),
    remedy: w("Kirjoita pienin, todennäköisin, suurin.", "Skriv minst, troligast, störst.", "Write the least, the likeliest, the greatest."),
  },
  "futures/deviation": {
    sentence: w(
      "Syötteen {input} hajonta on negatiivinen tai mediaani ei ole positiivinen.",
      "Spridningen för {input} är negativ eller medianen inte positiv.",
      "The deviation of {input} is negative or its median not positive.",
    ),
    remedy: w("Anna hajonta, joka on vähintään nolla.", "Ange en spridning på minst noll.", "Give a deviation of zero or more."),
  },
  "futures/probabilities": {
    sentence: w(
      "Syötteen {input} todennäköisyydet eivät ole yhteensä 100 %.",
      "Sannolikheterna för {input} blir inte 100 % tillsammans.",
      "The probabilities of {input} do not sum to 100 %.",
    ),
    remedy: w(
      "Korjaa todennäköisyydet niin, että ne ovat yhteensä 100 %.",
      "Rätta sannolikheterna så att de blir 100 %.",
      "Correct the probabilities so that they sum to 100 %.",
    ),
  },
  "futures/not-finite": {
    sentence: w("Syötteen {input} luku on liian suuri.", "Ett tal för {input} är för stort.", "A number of {input} is too large."),
    remedy: w("Anna pienempi luku.", "Ange ett mindre tal.", "Give a smaller number."),
  },
  "futures/input-twice": {
    sentence: w("Syöte {input} on annettu kahdesti.", "Indata {input} har angetts två gånger.", "The input {input} is given twice."),
    remedy: w("Poista toinen tai anna sille oma nimi.", "Ta bort den ena eller ge den ett eget namn.", "Remove one or give it a name of its own."),
  },
  "futures/input-unknown-line": {
    sentence: w(
      "Sopimuksessa ei ole riviä {name}, jota syöte {input} voisi liikuttaa.",
      "Avtalet har ingen rad {name} som {input} kan röra.",
      "The agreement has no line {name} that {input} could move.",
    ),
    remedy: w(
      "Käytä sopimuksen palvelun tai yhteisen rivin tunnusta, tai all.",
      "Använd avtalets tjänst eller gemensamma rad, eller all.",
      "Use the id of a service or joint line of the agreement, or all.",
    ),
  },
  "futures/input-unknown-year": {
    sentence: w("Vuosi {name} ei kuulu sopimuskauteen.", "Året {name} hör inte till avtalsperioden.", "The year {name} is not in the term."),
    remedy: w(
      "Anna sopimuskauden vuosi tai jätä vuosi pois.",
      "Ange ett år i avtalsperioden eller lämna bort året.",
      "Give a year of the term or leave the year out.",
    ),
  },
  "futures/input-unknown-indicator": {
    sentence: w(
      "Mittari {name} ei liikuta sopimuksessa rahaa.",
      "Mätaren {name} rör inga pengar i avtalet.",
      "The indicator {name} moves no money in the agreement.",
    ),
    remedy: w(
      "Käytä avaintulosalueen tai portin mittaria.",
      "Använd en mätare från ett resultatområde eller en grind.",
      "Use an indicator of a result area or a gate.",
    ),
  },
  "futures/input-unknown-outcome": {
    sentence: w(
      "Sopimuksessa ei ole tariffoitua tulosta {name}.",
      "Avtalet har inget resultat {name} med tariff.",
      "The agreement has no outcome {name} with a tariff.",
    ),
    remedy: w("Käytä sopimuksen tulospalkkion tunnusta.", "Använd id för en resultatersättning i avtalet.", "Use the id of an outcome of the agreement."),
  },
  "futures/input-unknown-provider": {
    sentence: w("{name} ei tuota sopimuksessa mitään.", "{name} producerar ingenting i avtalet.", "{name} provides nothing in the agreement."),
    remedy: w("Käytä palveluntuottajan tunnusta.", "Använd en tjänsteproducents id.", "Use the id of a provider."),
  },
  "futures/input-drives-nothing": {
    sentence: w(
      "Syöte {input} ei liikuta mitään tässä sopimuksessa.",
      "Indata {input} rör ingenting i det här avtalet.",
      "The input {input} moves nothing in this agreement.",
    ),
    remedy: w("Poista se tai tarkista sen kohde.", "Ta bort den eller kontrollera vad den gäller.", "Remove it or check what it names."),
  },
  "futures/input-overlaps": {
    sentence: w(
      "Syötteet {input} ja {other} liikuttavat samaa lukua.",
      "Indata {input} och {other} rör samma tal.",
      "The inputs {input} and {other} move the same figure.",
    ),
    remedy: w(
      "Rajaa toinen toiseen riviin, tuottajaan tai vuoteen.",
      "Begränsa den ena till en annan rad, producent eller ett annat år.",
      "Limit one to another line, provider or year.",
    ),
  },
  "futures/correlation-unknown": {
    sentence: w(
      "Korrelaatio nimeää syötteen {name}, jota ei ole, tai saman kahdesti.",
      "Korrelationen nämner indata {name} som inte finns, eller samma två gånger.",
      "The correlation names the input {name}, which does not exist, or the same twice.",
    ),
    remedy: w("Nimeä kaksi eri syötettä.", "Nämn två olika indata.", "Name two different inputs."),
  },
  "futures/correlation-range": {
    sentence: w(
      "Korrelaation {value} pitää olla −1:n ja 1:n välissä.",
      "Korrelationen {value} ska ligga mellan −1 och 1.",
      "The correlation {value} must lie between −1 and 1.",
    ),
    remedy: w(
      "Anna luku, joka on suurempi kuin −1 ja pienempi kuin 1.",
      "Ange ett tal större än −1 och mindre än 1.",
      "Give a number greater than −1 and less than 1.",
    ),
  },
  "futures/correlation-twice": {
    sentence: w(
      "Parin {first}, {second} korrelaatio on annettu kahdesti.",
      "Korrelationen mellan {first} och {second} har angetts två gånger.",
      "The correlation of {first} and {second} is given twice.",
    ),
    remedy: w("Poista toinen.", "Ta bort den ena.", "Remove one."),
  },
  "futures/correlation-impossible": {
    sentence: w(
      "Näin korreloivia tulevaisuuksia ei voi olla: matriisi ei ole positiivisesti definiitti.",
      "Sådana korrelationer är omöjliga: matrisen är inte positivt definit.",
      "No futures can be correlated so: the matrix is not positive definite.",
    ),
    remedy: w(
      "Pienennä korrelaatioita tai poista ristiriitainen pari.",
      "Minska korrelationerna eller ta bort det motstridiga paret.",
      "Lower the correlations or remove the contradictory pair.",
    ),
  },
  "futures/no-input": {
    sentence: w("Yhtään epävarmaa lukua ei ole annettu.", "Inget osäkert tal har angetts.", "Nothing uncertain is given."),
    remedy: w("Anna avaimella inputs ainakin yksi syöte.", "Ange minst en indata under inputs.", "Give at least one input under inputs."),
  },
  "futures/use-unknown-line": {
    sentence: w(
      "Sopimuksessa ei ole yhteistä riviä {name}, joka jaettaisiin käytön tai asiakkaiden mukaan.",
      "Avtalet har ingen gemensam rad {name} som fördelas efter användning eller kunder.",
      "The agreement has no joint line {name} that is divided by use or customers.",
    ),
    remedy: w("Tarkista rivin tunnus sopimuksesta.", "Kontrollera radens id i avtalet.", "Check the line's id in the agreement."),
  },
  "futures/use-unknown-party": {
    sentence: w(
      "{name} ei ole tilaaja eikä rahoittaja, joten rivin {line} käyttö ei voi olla sen.",
      "{name} är varken beställare eller finansiär, så användningen av {line} kan inte vara dess.",
      "{name} is neither purchaser nor funder, so no use of {line} can be its own.",
    ),
    remedy: w("Nimeä tilaajia tai rahoittajia.", "Ange beställare eller finansiärer.", "Name purchasers or funders."),
  },
  "futures/use-twice": {
    sentence: w("Rivin {name} käyttö on annettu kahdesti.", "Användningen av {name} har angetts två gånger.", "The use of {name} is given twice."),
    remedy: w("Jätä vain toinen.", "Behåll bara den ena.", "Keep only one of them."),
  },
  "futures/use-nothing": {
    sentence: w(
      "Rivin {name} osuuksissa on negatiivinen luku, tai kaikki ovat nollia.",
      "En andel för {name} är negativ, eller alla är noll.",
      "A share of {name} is negative, or all of them are zero.",
    ),
    remedy: w(
      "Anna ainakin yksi nollaa suurempi osuus eikä yhtään negatiivista.",
      "Ange minst en andel över noll och ingen negativ.",
      "Give at least one share above zero and none below.",
    ),
  },
};

/** Labels of results and pictures. */
export const SIMULATION = {
  "default-futures": w(
    "Tulevaisuudet on johdettu sopimuksesta, koska niitä ei annettu: kustannukset riveittäin kolmiojakauma 85–100–125 % tavoitteesta, määrät 70–100–120 % suunnitellusta, mittarit asteikkonsa yli.",
    "Framtiderna har härletts ur avtalet eftersom inga angavs: kostnader per rad triangelfördelade 85–100–125 % av målet, volymer 70–100–120 % av planen, mätare över sin skala.",
    "The futures were made from the agreement because none were given: cost by line triangular 85–100–125 % of target, volumes 70–100–120 % of plan, indicators over their scale.",
  ),
  "uses-equal": w(
    "Riville {line} ei ole kirjattu käyttöä eikä asiakkaita vuosilta {years}: jokaisella tilaajalla oletetaan olevan niitä yhtä paljon jäsenyyspäivää kohti.",
    "Varken användning eller kunder har antecknats på raden {line} för {years}: varje beställare antas ha lika mycket av dem per dag som part.",
    "No use or customers of {line} are recorded for {years}: every purchaser is taken to have equally many for each day of its membership.",
  ),
  "uses-recorded": w(
    "{line}, {years}: jaettu kirjatun käytön tai kirjattujen asiakkaiden mukaan.",
    "{line}, {years}: fördelat efter antecknad användning eller antecknade kunder.",
    "{line}, {years}: divided by the recorded use or customers.",
  ),
  "uses-stated": w(
    "{line}, {years}: jaettu tulevaisuustiedoston osuuksien mukaan.",
    "{line}, {years}: fördelat efter framtidsfilens andelar.",
    "{line}, {years}: divided by the shares of the futures file.",
  ),
  "never-payable": w("Simuloitu euro ei ole koskaan maksettava.", "En simulerad euro är aldrig betalbar.", "A simulated euro is never payable."),
  party: w("Osapuoli", "Part", "Party"),
  plan: w("Suunnitelman mukaan", "Enligt planen", "As planned"),
  mean: w("Odotusarvo", "Väntevärde", "Expected value"),
  deviation: w("Keskihajonta", "Standardavvikelse", "Standard deviation"),
  percentile: w("P{percent}", "P{percent}", "P{percent}"),
  pain: w("Riski jäädä suunnitelman alle", "Risk att hamna under planen", "Probability of less than planned"),
  loss: w("Riski jäädä tappiolle", "Risk för förlust", "Probability of a loss"),
  better: w("Parempi kuin ensimmäinen", "Bättre än det första", "Better than the first"),
  worse: w("Huonompi kuin ensimmäinen", "Sämre än det första", "Worse than the first"),
  difference: w("Toinen miinus ensimmäinen", "Det andra minus det första", "Second less first"),
  slivers: w(
    "lisäksi {count|yksi löydös, jossa|{count} löydöstä, joissa kussakin} on kyse alle {amount}:sta (--format json näyttää {count|sen|ne})",
    "därtill {count|ett fynd som|{count} fynd som vart och ett} gäller mindre än {amount} (--format json visar {count|det|dem})",
    "and {count|one finding with less than {amount} at stake|{count} findings with less than {amount} at stake each} (--format json shows {count|it|them})",
  ),
  "nothing-in-common": w(
    "Sopimuksilla ei ole yhtään yhteistä osapuolta, joten niiden eroa ei voi laskea. Osapuolet tunnistetaan tunnuksistaan.",
    "Avtalen har ingen part gemensam, så skillnaden mellan dem kan inte räknas. Parterna känns igen på sina id:n.",
    "The agreements have no party in common, so there is no difference to compute. Parties are told by their ids.",
  ),
  "decided-exactly": w(
    "{count} tulevaisuutta ratkaistiin tarkasti kynnyksen vieressä.",
    "{count} framtider avgjordes exakt intill ett trappsteg.",
    "{count} futures were decided exactly beside a jump.",
  ),
  "cumulative-title": w("Asema todennäköisyyden mukaan", "Ställning efter sannolikhet", "Position by probability"),
  "cumulative-desc": w(
    "Käyrä kullekin osapuolelle: todennäköisyys, että asema suunnitelmaan verrattuna jää vaaka-akselin euromäärään tai sen alle.",
    "En kurva per part: sannolikheten att ställningen jämfört med planen blir högst beloppet på den vågräta axeln.",
    "One curve a party: the probability that the position against the plan is at most the euros of the horizontal axis.",
  ),
  "tornado-title": w("Mikä heiluttaa osapuolta {party}", "Vad som rör parten {party}", "What moves {party}"),
  "tornado-desc": w(
    "Asema, kun yksi syöte on P10:ssä ja P90:ssä ja muut mediaanissaan; levein ensin.",
    "Ställningen när en indata ligger vid P10 och P90 och de andra vid medianen; den bredaste först.",
    "The position with one input at its P10 and its P90 and the others at their median; the widest first.",
  ),
  "payoff-title": w("Voitto ja tappio kustannusten mukaan", "Vinst och förlust efter kostnad", "Gain and loss by cost"),
  "payoff-desc": w(
    "Kunkin osapuolen asema tavoitekustannuksen tilanteeseen verrattuna, kun kaikkien rivien kustannus on sama osuus tavoitteesta; taitekohdat on merkitty.",
    "Varje parts ställning jämfört med målkostnaden när alla rader kostar samma andel av målet; brytpunkterna är märkta.",
    "Each party's position against the one at target cost when all lines cost the same share of target; breakpoints are marked.",
  ),
  "compare-title": w("Kaksi sopimusta samoissa tulevaisuuksissa", "Två avtal i samma framtider", "Two agreements over the same futures"),
  "compare-desc": w(
    "Osapuolen aseman ero, toinen sopimus miinus ensimmäinen: viiva P5–P95, palkki P25–P75, merkki mediaanissa.",
    "Skillnaden i en parts ställning, det andra avtalet minus det första: linje P5–P95, stapel P25–P75, märke vid medianen.",
    "The difference in a party's position, second agreement less first: line P5–P95, bar P25–P75, mark at the median.",
  ),
  "cost-axis": w("Kustannus, % tavoitteesta", "Kostnad, % av målet", "Cost, % of target"),
  "euro-axis": w("euroa", "euro", "euros"),
  "probability-axis": w("todennäköisyys, %", "sannolikhet, %", "probability, %"),
  input: w("Syöte", "Indata", "Input"),
  breakpoint: w("Taitekohta", "Brytpunkt", "Breakpoint"),
} satisfies Readonly<Record<string, Words>>;

export type SimulationWord = keyof typeof SIMULATION;
