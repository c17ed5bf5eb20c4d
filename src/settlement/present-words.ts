/** The words of a statement's tables and of its explanations. */
import { APPROPRIATION_STATES as STATES_OF_APPROPRIATIONS } from "../agreement/plain-words.ts";
import type { Words } from "../kernel/refusal.ts";
import type { Component, Payment, Standing, Statement } from "./statement.ts";
import { TERMS } from "./words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** Every id that a statement uses for itself. */
export const TERM_WORDS: Readonly<Record<string, Words>> = TERMS;

export const COMPONENTS: Readonly<Record<Component, Words>> = TERMS;

export const STANDINGS: Readonly<Record<Standing, Words>> = TERMS;

export const FLOWS: Readonly<Record<Payment["flow"], Words>> = TERMS;

export const DOCUMENTS: Readonly<Record<Payment["document"], Words>> = TERMS;

export const VAT: Readonly<Record<Payment["vat"], Words>> = {
  settled: w("arvonlisävero ratkaistu", "moms avgjord", "VAT settled"),
  "by-line": w("arvonlisävero riveittäin", "moms per rad", "VAT by line"),
  none: w("ei arvonlisäveroa", "ingen moms", "no VAT"),
};

export const APART: Readonly<Record<Statement["apart"][number]["reason"], Words>> = {
  ...TERMS,
  // A claim's payer may be missing under the same id.
  "no-member": w("palveluntuottaja ei ole osapuoli kulun päivänä", "tjänsteproducenten är inte part på kostnadens dag", "its provider is no member on the day"),
};

/** Why a claim pays nothing. */
export const REASONS: Readonly<Record<string, Words>> = TERMS;

/** `30 day` of a payment term. */
export const TERM_UNITS: Readonly<Record<string, Words>> = {
  day: w("pv", "dgr", "d"),
  week: w("vk", "v", "wk"),
  month: w("kk", "mån", "mo"),
  year: w("v", "år", "y"),
};

/** `annulled`: of a decision that was annulled since. */
export const APPROPRIATION_STATES: Readonly<Record<string, Words>> = {
  ...STATES_OF_APPROPRIATIONS,
  annulled: w("päätös kumottu", "beslutet upphävt", "decision annulled"),
};

export const SIDES = {
  provider: w("palveluntuottaja", "tjänsteproducent", "provider"),
  purchaser: w("tilaaja", "beställare", "purchaser"),
};
export const STATES: Readonly<Record<"interim" | "final", Words>> = TERMS;

/** How a figure was made from its inputs, by the operation's kind, where the operation says it all. */
export const OPERATIONS: Readonly<Record<string, Words>> = {
  product: w("tulo", "produkt", "product"),
  quotient: w("osamäärä", "kvot", "quotient"),
  least: w("pienin näistä", "den minsta av dessa", "least of"),
  greatest: w("suurin näistä", "den största av dessa", "greatest of"),
  curve: w("asteikon suorilta", "ur skalans räta linjer", "from the scale's straight lines"),
  steps: w("asteikon portailta", "ur skalans steg", "from the scale's steps"),
  "whole down": w("alas kokonaisluvuksi", "nedåt till heltal", "down to a whole number"),
  "whole half-up": w("lähimpään kokonaislukuun", "till närmaste heltal", "to the nearest whole number"),
  rounded: w("pyöristetty sentteihin", "avrundat till cent", "rounded to cents"),
  paid: w("maksettava nyt", "att betala nu", "payable now"),
  earlier: w("aiemmasta tilityksestä", "ur den tidigare avräkningen", "from the earlier statement"),
  "set-off": w("tästä kuitattu osa", "den del av detta som kvittas", "what of this is set off"),
};

/** What is done in a step whose words depend on its inputs. */
export const STEPS = {
  "as-it-is": w("sellaisenaan", "oförändrat", "as it stands"),
  turned: w("etumerkki käännettynä", "med omvänt tecken", "with its sign turned"),
  times: w("tulo", "produkt", "product"),
  difference: w("erotus", "skillnad", "difference"),
  sum: w("summa", "summa", "sum"),
  "sum-and": w("summa, johon lisätään {plus}", "summa plus {plus}", "sum plus {plus}"),
  "equal-part": w("tasan, kullekin {plus}", "lika delar, {plus} var", "equal parts, {plus} each"),
  "at-most": w("enintään {bound}", "högst {bound}", "at most {bound}"),
  "at-least": w("vähintään {bound}", "minst {bound}", "at least {bound}"),
  because: w("koska {condition}", "eftersom {condition}", "because {condition}"),
} as const satisfies Readonly<Record<string, Words>>;
export type StepWord = keyof typeof STEPS;

export const TABLES = {
  through: w("Tilitys päivään {day}", "Avräkning till och med {day}", "Settlement through {day}"),
  known: w("tiedot, jotka tunnettiin {instant}", "med uppgifter kända {instant}", "with what was known at {instant}"),
  "known-day": w(
    "tiedot, jotka tunnettiin {day} päättyessä (Suomen aikaa)",
    "med uppgifter kända vid utgången av {day} (finsk tid)",
    "with what was known at the end of {day} (Finnish time)",
  ),
  "made-from": w("Mistä tilitys on tehty", "Vad avräkningen är gjord av", "What the statement was made from"),
  file: w("tiedosto", "fil", "file"),
  "source-agreement": w("sopimus", "avtal", "agreement"),
  "source-costs": w("kustannukset", "kostnader", "costs"),
  "source-results": w("tulokset", "resultat", "results"),
  "source-mapping": w("sarakekuvaus", "kolumnbeskrivning", "mapping"),
  "source-earlier": w("aiempi tilitys", "tidigare avräkning", "earlier statement"),
  "known-all": w("kaikki tiedot mukana", "alla uppgifter medtagna", "with everything that is known"),
  agreement: w("Sopimus {file}, laskin {engine}", "Avtal {file}, beräkning {engine}", "Agreement {file}, engine {engine}"),
  missing: w("puuttuu: {what}", "saknas: {what}", "missing: {what}"),
  year: w("vuosi", "år", "year"),
  provider: SIDES.provider,
  purchaser: SIDES.purchaser,
  standing: w("tila", "status", "standing"),
  sum: w("yhteensä", "totalt", "total"),
  "sum-of-all": w("kaikki yhteensä", "allt som allt", "in all"),
  providers: w("Palveluntuottajat: mitä kukin saa", "Tjänsteproducenter: vad var och en får", "Providers: what each receives"),
  purchasers: w("Tilaajat: mitä kukin maksaa", "Beställare: vad var och en betalar", "Purchasers: what each owes"),
  party: w("osapuoli", "part", "party"),
  compared: w("Tavoite ja toteuma, joita verrataan", "Mål och utfall som jämförs", "Target and actual as they are compared"),
  "compared-of": w("Vertailu: {lines}", "Jämförelse: {lines}", "Compared: {lines}"),
  "target-compared": w("Verrattava tavoitekustannus", "Målkostnad att jämföra", "Target compared"),
  "actual-compared": w("Verrattava toteuma", "Utfall att jämföra", "Actual compared"),
  "against-target": w("Ero tavoitteeseen", "Skillnad mot målet", "Against the target"),
  "under-by": w("{sum} alle", "{sum} under", "{sum} under"),
  "over-by": w("{sum} yli", "{sum} över", "{sum} over"),
  "so-far": w("tähän mennessä", "hittills", "so far"),
  "providers-get": w("Mitä palveluntuottajat saavat", "Vad tjänsteproducenterna får", "What the providers get"),
  payments: w("Maksettava nyt", "Att betala nu", "To be paid now"),
  "payments-by-party": w("Kuka maksaa ja kuka saa nyt", "Vem betalar och vem får nu", "Who pays and who receives now"),
  "payer-pays": w("{party} maksaa", "{party} betalar", "{party} pays"),
  pays: w("maksaa", "betalar", "pays"),
  receives: w("saa", "får", "receives"),
  net: w("saa (+) tai maksaa (−) netto", "får (+) eller betalar (−) netto", "receives (+) or pays (−), net"),
  to: w("saaja", "mottagare", "to"),
  document: w("asiakirja", "handling", "document"),
  flow: w("laji", "slag", "flow"),
  terms: w("maksuehto", "villkor", "terms"),
  vat: w("arvonlisävero", "moms", "VAT"),
  amount: w("määrä", "belopp", "amount"),
  "no-payments": w("Mitään ei makseta nyt.", "Ingenting betalas nu.", "Nothing is to be paid now."),
  held: w("Ei makseta vielä", "Betalas inte ännu", "Not paid yet"),
  "held-fall": w("palautetaan lopputilityksessä", "betalas tillbaka i slutavräkningen", "to be paid back in the final statement"),
  "held-vat-open": w("arvonlisävero avoin: odottaa verokannanottoa", "moms öppen: väntar på ett skatteutlåtande", "VAT open: waits for a tax opinion"),
  appropriations: w("Määrärahat", "Anslag", "Appropriations"),
  "appropriations-note": w(
    "Velvoite on varovainen: siinä on vuodelta maksettava ja pidätetty, oman tuotannon sisäinen osa ja se, mitä tilaajan maksettavaksi on kertynyt. Tilaajan hyväksi kertynyttä ei vähennetä ennen kuin se on maksettavissa.",
    "Förpliktelsen är försiktig: den har med det som ska betalas och det som är innehållet för året, den egna produktionens interna del och det som upplupit för beställaren att betala. Det som upplupit till beställarens fördel dras inte av förrän det kan betalas.",
    "What is owed is told prudently: what is payable and retained for the year, the internal part of own production, and what has accrued against the purchaser. What has accrued in its favour is not set against it before it is payable.",
  ),
  "no-appropriation": w("ei määrärahaa", "inget anslag", "no appropriation"),
  payable: w("maksettava ja pidätetty", "att betala och innehållet", "payable and retained"),
  accrued: w("kertynyt", "upplupet", "accrued"),
  state: w("määrärahan tila", "anslagets läge", "state"),
  owes: w("velvoite", "förpliktelse", "owes"),
  granted: w("osuus talousarviossa", "andel i budgeten", "allotment in the budget"),
  appropriation: w("määräraha sopimuksessa", "anslag i avtalet", "appropriation in the agreement"),
  excess: w("ylitys", "överskridande", "excess"),
  apart: w("Erillään: ei jaeta eikä makseta", "Skilt: varken delas eller betalas", "Apart: neither shared nor paid"),
  reason: w("syy", "orsak", "reason"),
  rows: w("rivejä", "rader", "rows"),
  "volume-shares": w("Ensi vuoden osuudet", "Nästa års andelar", "Shares of the coming year"),
  line: w("palvelu", "tjänst", "line"),
  share: w("osuus", "andel", "share"),
  refused: w("Hylätyt tulosvaatimukset", "Avslagna utfallskrav", "Outcome claims that pay nothing"),
  claim: w("vaatimus", "krav", "claim"),
  source: w("lähde", "källa", "source"),
  notes: w("Huomautukset", "Anmärkningar", "Notes"),
  derivation: w("Miten luvut syntyivät", "Hur talen uppstod", "How the figures came about"),
  again: w("katso yllä", "se ovan", "see above"),
  cut: w("{n} {n|luku|lukua} alempana", "{n} tal längre ned", "{n} {n|figure|figures} below"),
  clause: w("ehto", "villkor", "clause"),
  facts: w("tiedot", "uppgifter", "facts"),
  figure: w("luku", "tal", "figure"),
  value: w("arvo", "värde", "value"),
  "section-payment": w("Maksettava nyt", "Att betala nu", "To be paid now"),
  "section-party": w("Osapuolittain", "Per part", "By party"),
  "section-obligation": w("Velvoitteet", "Förpliktelser", "Obligations"),
  "section-appropriation": w("Määrärahat", "Anslag", "Appropriations"),
  "section-apart": w("Erillään", "Skilt", "Apart"),
  "section-volume-share": w("Ensi vuoden osuudet", "Nästa års andelar", "Shares of the coming year"),
  "open-hint": w(
    "Jokainen luku aukeaa: linkki vie sen johtoon, josta pääsee kulujen ja ehtojen riveille asti.",
    "Varje tal kan öppnas: följ länken från talet till dess härledning och öppna raden.",
    "Every figure opens: follow its link to the derivation and open the line.",
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type TableWord = keyof typeof TABLES;
