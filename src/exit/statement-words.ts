/** Words of an exit's statement, and of why there is none. */
import type { Words } from "../kernel/refusal.ts";
import type { ExitFault, ExitOpen } from "./exit.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });
type FaultWords = { readonly sentence: Words; readonly remedy: Words };

export const EXIT_FAULTS: Readonly<Record<ExitFault["code"] | "exit/order-column" | "exit/order-twice" | "exit/order-cell", FaultWords>> = {
  "exit/unknown-party": {
    sentence: w("Sopimuksessa ei ole osapuolta {party}.", "Avtalet har ingen part {party}.", "The agreement has no party {party}."),
    remedy: w("Käytä sopimuksen tunnusta.", "Använd avtalets beteckning.", "Use the id of the agreement."),
  },
  "exit/outside-term": {
    sentence: w(
      "Viimeinen päivä {day} ei ole sopimuskaudella {from}–{to}.",
      "Den sista dagen {day} ligger inte i avtalstiden {from}–{to}.",
      "The last day {day} is not within the term {from}–{to}.",
    ),
    remedy: w("Anna päivä sopimuskaudelta.", "Ange en dag i avtalstiden.", "Give a day of the term."),
  },
  "exit/no-member": {
    sentence: w(
      "{party} ei ole osapuoli päivänä {day}: se on osapuoli {from}–{to}.",
      "{party} är inte part den {day}: den är part {from}–{to}.",
      "{party} is no party on {day}: it is one from {from} to {to}.",
    ),
    remedy: w(
      "Anna viimeiseksi päiväksi jokin niistä. Jo irtautuneen osapuolen irtautumista ei tilitetä toista kertaa.",
      "Ange en av de dagarna som sista dag. Utträdet för en part som redan har gått avräknas inte en gång till.",
      "Give one of those days as the last. The exit of a party that has left already is not settled again.",
    ),
  },
  "exit/nobody-pays": {
    sentence: w(
      "Osapuolen {party} jälkeen kukaan ei maksa mitään: allianssi päättyy.",
      "Efter {party} finns ingen som betalar: alliansen upphör.",
      "After {party} nobody pays for anything: the alliance ends.",
    ),
    remedy: w("Tilitä koko allianssin päättyminen.", "Avräkna att hela alliansen upphör.", "Settle the end of the whole alliance."),
  },
  "exit/nobody-provides": {
    sentence: w(
      "Osapuolen {party} jälkeen kukaan ei tuota mitään: allianssi päättyy.",
      "Efter {party} finns ingen som producerar något: alliansen upphör.",
      "After {party} nobody provides anything: the alliance ends.",
    ),
    remedy: w("Tilitä koko allianssin päättyminen.", "Avräkna att hela alliansen upphör.", "Settle the end of the whole alliance."),
  },
  "exit/forecast-not-theirs": {
    sentence: w(
      "Sopimus (exit: forecast-by) ei salli tätä ennustetta: {by}.",
      "Avtalet (exit: forecast-by) tillåter inte den här prognosen: {by}.",
      "The agreement (exit: forecast-by) does not allow this forecast: {by}.",
    ),
    remedy: w(
      "Ennusteen kirjaa se, jonka sopimus nimeää: osapuolet yhdessä (agreed) tai riippumaton asiantuntija (expert).",
      "Prognosen antecknas av den som avtalet nämner: parterna tillsammans (agreed) eller den oberoende experten (expert).",
      "Whoever the agreement names enters it: the parties together (agreed), or the independent expert (expert).",
    ),
  },
  "exit/forecast-too-short": {
    sentence: w(
      "Ennuste ulottuu päivään {day}, mutta tilitysvuosi päättyy {to}.",
      "Prognosen sträcker sig till {day}, men avräkningsåret slutar {to}.",
      "The forecast runs to {day}, but the settled year ends on {to}.",
    ),
    remedy: w("Vahvista ennuste vuoden loppuun asti.", "Fastställ en prognos till årets slut.", "Have a forecast set that runs to the end of the year."),
  },
  "exit/forecast-outside": {
    sentence: w(
      "{n} {n|rivi ei ole|riviä ei ole} ennusteen ajalta {from}–{to}: {rows}.",
      "{n} {n|rad hör|rader hör} inte till prognosens tid {from}–{to}: {rows}.",
      "{n} {n|row is|rows are} not of the forecast's time {from}–{to}: {rows}.",
    ),
    remedy: w(
      "Poista rivit: ennen viimeistä päivää luetaan vain toteutuneet, ennusteen jälkeen ei mitään.",
      "Ta bort raderna: före sista dagen räknas bara det faktiska, efter prognosen ingenting.",
      "Take the rows out: before the last day only what is recorded counts, and after the forecast nothing does.",
    ),
  },
  "exit/forecast-of-leaver": {
    sentence: w(
      "{n} {n|rivi on|riviä on} irtautuneen osapuolen kustannusta tai sen palvelusta päivän {day} jälkeen: {rows}.",
      "{n} {n|rad är|rader är} kostnader för den part som gått, eller för dess tjänst, efter {day}: {rows}.",
      "{n} {n|row is|rows are} cost of the party that has left, or of its service, after {day}: {rows}.",
    ),
    remedy: w(
      "Kirjaa sovitut lopettamiskustannukset viimeiselle päivälle; muu jää pois.",
      "Bokför avtalade avvecklingskostnader på den sista dagen; utelämna resten.",
      "Book what it was agreed to cost to wind up on the last day; leave out the rest.",
    ),
  },
  "exit/forecast-in-development": {
    sentence: w(
      "Kehitysvaiheessa (päivään {to}) ennusteesta ei riipu mitään: palkkiota ei makseta eikä mitään jaeta.",
      "I utvecklingsfasen (till {to}) beror ingenting på en prognos: inget arvode betalas och ingenting delas.",
      "In the development phase (until {to}) nothing rests on a forecast: no fee is paid and nothing is shared.",
    ),
    remedy: w("Tilitä ilman ennustetta.", "Avräkna utan prognos.", "Settle without a forecast."),
  },
  "exit/forecast-empty": {
    sentence: w("Ennusteessa ei ole yhtään riviä.", "Prognosen har inga rader.", "The forecast has no rows."),
    remedy: w("Anna ennuste, tai tilitä ilman.", "Ange prognosen, eller avräkna utan.", "Give the forecast, or settle without one."),
  },
  "exit/order-column": {
    sentence: w(
      "Tilausten tiedostosta puuttuu sarake {column}.",
      "Beställningsfilen saknar kolumnen {column}.",
      "The file of orders lacks the column {column}.",
    ),
    remedy: w(
      "Sarakkeet: id, party, line, supplier, what, amount, until, ja vapaaehtoiset counted-in, counted.",
      "Kolumnerna: id, party, line, supplier, what, amount, until, och frivilligt counted-in, counted.",
      "The columns: id, party, line, supplier, what, amount, until, and if you like counted-in, counted.",
    ),
  },
  "exit/order-twice": {
    sentence: w("Tilaus {id} on tiedostossa kahdesti.", "Beställningen {id} finns två gånger i filen.", "The order {id} stands in the file twice."),
    remedy: w("Anna jokaiselle oma tunnus.", "Ge varje beställning en egen beteckning.", "Give each an id of its own."),
  },
  "exit/order-cell": {
    sentence: w("Sarakkeessa {column} ei voi olla ”{text}”.", "Kolumnen {column} kan inte ha ”{text}”.", "The column {column} cannot have “{text}”."),
    remedy: w(
      "party ja line ovat sopimuksen tunnuksia, amount yli nollan, until päivä, counted-in actuals tai forecast, ja counted enintään amount.",
      "party och line är avtalets beteckningar, amount över noll, until en dag, counted-in actuals eller forecast, och counted högst amount.",
      "party and line are ids of the agreement, amount is above zero, until a day, counted-in actuals or forecast, and counted at most the amount.",
    ),
  },
};

export const OPEN_REASONS: Readonly<Record<ExitOpen["reason"], Words>> = {
  "no-forecast": w("avoin: ei sovittua ennustetta", "öppet: ingen avtalad prognos", "open: no agreed forecast"),
  "not-final": w(
    "avoin: vuosi ei ole lopullinen ennusteenkaan mukaan",
    "öppet: året är inte slutligt ens enligt prognosen",
    "open: the year is not final by the forecast either",
  ),
  retained: w("pidätetty sopimuskauden loppuun", "innehålls till avtalsperiodens slut", "retained until the contract period's end"),
  notional: w("laskennallinen: ei makseta", "kalkylmässigt: betalas inte", "notional: not paid"),
};

export const EXIT_WORDS = {
  title: w("Irtautumisen tilitys", "Avräkning av utträde", "Statement of an exit"),
  "of-party": w("{party} irtautuu, viimeinen päivä {day}", "{party} utträder, sista dagen {day}", "{party} leaves, last day {day}"),
  "of-whole": w("koko allianssi päättyy, viimeinen päivä {day}", "hela alliansen upphör, sista dagen {day}", "the whole alliance ends, last day {day}"),
  leave: w("irtautuminen", "utträde", "leaving"),
  exclusion: w("erottaminen", "uteslutning", "exclusion"),
  termination: w("purkaminen", "uppsägning", "termination"),
  development: w("kehitysvaihe", "utvecklingsfasen", "development phase"),
  implementation: w("toteutusvaihe", "genomförandefasen", "implementation phase"),
  ground: w("peruste: {ground}", "grund: {ground}", "ground: {ground}"),
  "forecast-agreed": w(
    "Osapuolten {on} sopima ennuste päivään {to}: {file} ({sha256})",
    "Prognos som parterna avtalade {on}, till {to}: {file} ({sha256})",
    "Forecast agreed by the parties on {on}, to {to}: {file} ({sha256})",
  ),
  "forecast-expert": w(
    "Riippumattoman asiantuntijan {on} vahvistama ennuste päivään {to}: {file} ({sha256})",
    "Prognos som den oberoende experten fastställde {on}, till {to}: {file} ({sha256})",
    "Forecast set by the independent expert on {on}, to {to}: {file} ({sha256})",
  ),
  "no-forecast": w(
    "Sovittua ennustetta ei ole: hyöty, riski ja tulokset ovat avoinna eikä niistä makseta mitään.",
    "Ingen avtalad prognos: vinst, risk och resultat är öppna och ingenting betalas av dem.",
    "No agreed forecast: gain, pain and results are open, and nothing of them is paid.",
  ),
  parties: w("Mitä irtautuminen maksaa kenellekin", "Vad utträdet ger och kostar var och en", "What the exit gives and costs each"),
  "parties-note": w(
    "Plus: saa. Miinus: maksaa. Vain irtautuvan ja muiden väliset summat; viimeinen sarake maksetaan nyt.",
    "Plus: får. Minus: betalar. Bara mellan den som utträder och de andra; den sista kolumnen betalas nu.",
    "Plus: receives. Minus: pays. Only between whoever leaves and the others; the last column is paid now.",
  ),
  party: w("Osapuoli", "Part", "Party"),
  settled: w("Toteutuneesta", "Av det faktiska", "On actuals"),
  forecast: w("Ennusteesta", "Av prognosen", "By forecast"),
  payable: w("Maksetaan yhteensä", "Betalas totalt", "Payable in all"),
  before: w("Tilitetty aiemmin", "Avräknat tidigare", "Settled before"),
  now: w("Nyt", "Nu", "Now"),
  lines: w("Mistä summat muodostuvat", "Vad summorna består av", "What the sums are made of"),
  part: w("Osa", "Del", "Part"),
  year: w("Vuosi", "År", "Year"),
  component: w("Erä", "Post", "Component"),
  provider: w("Palveluntuottaja", "Producent", "Provider"),
  purchaser: w("Tilaaja", "Beställare", "Purchaser"),
  amount: w("Summa", "Belopp", "Amount"),
  figure: w("Luku", "Tal", "Figure"),
  sum: w("Yhteensä", "Summa", "Sum"),
  open: w("Avoinna, ei makseta", "Öppet, betalas inte", "Open, not paid"),
  "open-note": w(
    "Kuten tilitys ne nyt näkee; summat voivat muuttua.",
    "Som avräkningen nu ser dem; beloppen kan ändras.",
    "As the settlement has them now; the amounts may change.",
  ),
  reason: w("Miksi", "Varför", "Why"),
  missing: w("Puuttuu", "Saknas", "Missing"),
  commitments: w("Tilaukset, jotka jatkuvat viimeisen päivän jälkeen", "Beställningar som fortsätter efter sista dagen", "Orders that outlive the last day"),
  "commitments-note": w(
    "Tilaus ei ole maksettavaa: se lasketaan vain sikäli kuin toteutunut rivi tai sovittu ennuste nimeää sen.",
    "En beställning betalas inte i sig: den räknas bara så långt en faktisk rad eller den avtalade prognosen nämner den.",
    "An order is not payable by itself: it counts only as far as an actual line or the agreed forecast names it.",
  ),
  order: w("Tilaus", "Beställning", "Order"),
  "ordered-by": w("Tilannut", "Beställd av", "Ordered by"),
  supplier: w("Toimittaja", "Leverantör", "Supplier"),
  until: w("Asti", "Till", "Until"),
  counted: w("Laskettu mukaan", "Medräknat", "Counted"),
  "left-open": w("Avoin", "Öppet", "Open"),
  bears: w("Kenelle kuuluu", "Vem bär", "Borne by"),
  targets: w("Tavoitekustannukset viimeiseen päivään", "Målkostnader till och med sista dagen", "Targets until the last day"),
  line: w("Palvelu tai yhteinen erä", "Tjänst eller gemensam post", "Line"),
  "before-exit": w("Ennen", "Före", "Before"),
  "after-exit": w("Jälkeen", "Efter", "After"),
  kept: w("Päivistä jäljellä", "Andel av dagarna", "Part of the days"),
  shares: w("Osuudet viimeisen päivän jälkeen", "Andelar efter sista dagen", "Shares after the last day"),
  key: w("Jakoperuste", "Fördelningsgrund", "Key"),
  "gain-providers": w("hyödyn ja riskin jako tuottajille", "vinst och risk mellan producenterna", "gain and pain among providers"),
  "gain-purchasers": w("hyödyn ja riskin jako tilaajille", "vinst och risk mellan beställarna", "gain and pain among purchasers"),
  "results-providers": w("tulosten jako tuottajille", "resultat mellan producenterna", "results among providers"),
  "results-purchasers": w("tulosten jako tilaajille", "resultat mellan beställarna", "results among purchasers"),
  gaps: w("Mistä sopimuksen muutoksen on vielä määrättävä", "Vad en ändring av avtalet ännu måste ordna", "What an amendment still has to settle"),
  "key-without-payer": w("{line}: kukaan ei enää maksa", "{line}: ingen betalar längre", "{line}: nobody pays any more"),
  "line-without-provider": w("{line}: kukaan ei enää tuota", "{line}: ingen producerar längre", "{line}: nobody provides any more"),
  "service-without-organiser": w("{line}: järjestäjä on poissa", "{line}: den som ordnar har gått", "{line}: its organiser has gone"),
  "lead-payer": w("{party} maksoi muiden puolesta: kuka nyt?", "{party} betalade för de andra: vem nu?", "{party} paid for the others: who does now?"),
  range: w("Simuloitu vaihteluväli (ei koskaan maksettavaa)", "Simulerat intervall (aldrig något att betala)", "Simulated range (never payable)"),
  "range-note": w(
    "Asema koko sopimuskaudella, kun loppuaika vaihtelee: {draws} arvontaa, siemen {seed}.",
    "Ställningen över hela avtalstiden när återstoden varierar: {draws} dragningar, frö {seed}.",
    "The position over the whole term when the rest of it varies: {draws} draws, seed {seed}.",
  ),
  "range-default": w(
    "Tulevaisuudet ovat sopimuksesta johdettuja oletuksia.",
    "Framtiderna är förval ur avtalet.",
    "The futures are those that the agreement suggests.",
  ),
  "range-risks": w(
    "Kustannukset vaihtelevat riskirekisterin avointen riskien ja mahdollisuuksien mukaan (mukana {count}), muu niin kuin sopimuksesta johtuu.",
    "Kostnaderna varierar enligt de öppna riskerna och möjligheterna i riskregistret ({count} är med), resten som avtalet ger vid handen.",
    "Costs vary by the open risks and opportunities of the register ({count} of them), the rest as the agreement suggests.",
  ),
  nothing: w("Mitään ei makseta.", "Ingenting betalas.", "Nothing is paid."),
} as const satisfies Readonly<Record<string, Words>>;
