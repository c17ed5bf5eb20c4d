/** The words of a statement's tables and of its explanations. */
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
};

export const APART: Readonly<Record<Statement["apart"][number]["reason"], Words>> = TERMS;

/** Why a claim pays nothing. */
export const REASONS: Readonly<Record<string, Words>> = TERMS;

/** `30 day` of a payment term. */
export const TERM_UNITS: Readonly<Record<string, Words>> = {
  day: w("pv", "dgr", "d"),
  week: w("vk", "v", "wk"),
  month: w("kk", "mån", "mo"),
  year: w("v", "år", "y"),
};

export const APPROPRIATION_STATES: Readonly<Record<string, Words>> = {
  adopted: w("päätetty", "beslutat", "adopted"),
  "plan-year": w("suunnitelmavuosi", "planår", "plan year"),
  authority: w("sitoumusvaltuus", "bemyndigande", "authority"),
  lapsed: w("rauennut", "förfallet", "lapsed"),
};

export const SIDES = {
  provider: w("palveluntuottaja", "tjänsteproducent", "provider"),
  purchaser: w("tilaaja", "beställare", "purchaser"),
};
export const STATES: Readonly<Record<"interim" | "final", Words>> = TERMS;

/** How a figure was made from its inputs, by the operation's kind. */
export const OPERATIONS: Readonly<Record<string, Words>> = {
  given: w("annettu", "given", "given"),
  sum: w("summa", "summa", "sum"),
  product: w("tulo", "produkt", "product"),
  quotient: w("osamäärä", "kvot", "quotient"),
  least: w("pienin", "minst av", "least of"),
  greatest: w("suurin", "störst av", "greatest of"),
  curve: w("asteikon suorilta", "ur skalans räta linjer", "from the scale's straight lines"),
  steps: w("asteikon portailta", "ur skalans steg", "from the scale's steps"),
  "whole down": w("alas kokonaisluvuksi", "nedåt till heltal", "down to a whole number"),
  "whole half-up": w("lähimpään kokonaislukuun", "till närmaste heltal", "to the nearest whole number"),
  "when >": w("jos 1. > 2., niin 3., muuten 4.", "om 1 > 2 så 3, annars 4", "if 1st > 2nd then 3rd, else 4th"),
  "when >=": w("jos 1. ≥ 2., niin 3., muuten 4.", "om 1 ≥ 2 så 3, annars 4", "if 1st ≥ 2nd then 3rd, else 4th"),
  rounded: w("pyöristetty", "avrundad", "rounded"),
  paid: w("maksettava nyt", "att betala nu", "payable now"),
};

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
  standing: w("tila", "läge", "standing"),
  sum: w("yhteensä", "totalt", "total"),
  providers: w("Palveluntuottajat: mitä kukin saa", "Tjänsteproducenter: vad var och en får", "Providers: what each receives"),
  purchasers: w("Tilaajat: mitä kukin maksaa", "Beställare: vad var och en betalar", "Purchasers: what each owes"),
  party: w("osapuoli", "part", "party"),
  payments: w("Maksettava nyt", "Att betala nu", "To be paid now"),
  from: w("maksaja", "betalare", "from"),
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
  owes: w("velvoite", "förpliktelse", "owes"),
  appropriation: w("määräraha", "anslag", "appropriation"),
  excess: w("ylitys", "överskridning", "excess"),
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
  cut: w("{n} lukua alempana", "{n} tal längre ned", "{n} figures below"),
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
