/** What people call the ids that agreements use for ordinary things: types of cost, customer groups, grounds of changes. */
import type { Language, Words } from "../kernel/refusal.ts";
import { COST_WORDS } from "./plain-words.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** Ids that agreements use for ordinary things: an agreement gives them no name of their own. */
const ID_WORDS: Readonly<Record<string, Words>> = {
  salary: w("palkat", "löner", "salaries"),
  hours: w("työtunnit", "arbetstimmar", "hours of work"),
  "coach-hour": w("valmennustunnit", "coachningstimmar", "hours of coaching"),
  "part-time": w("osa-aikainen työ", "deltidsarbete", "part-time work"),
  training: w("koulutus", "utbildning", "training"),
  "workshop-day": w("työpajapäivät", "verkstadsdagar", "workshop days"),
  "participation-day": w("osallistumispäivät", "deltagardagar", "days of participation"),
  "desk-day": w("palvelupistepäivät", "dagar vid serviceställe", "days at the desk"),
  premises: w("toimitilat", "lokaler", "premises"),
  purchased: w("palvelujen ostot", "köp av tjänster", "purchased services"),
  interpreting: w("tulkkaus", "tolkning", "interpreting"),
  materials: w("aineet ja tarvikkeet", "material och förnödenheter", "materials"),
  travel: w("matkat", "resor", "travel"),
  it: w("tietohallinto", "it-tjänster", "IT"),
  "board-fees": w("hallituspalkkiot", "styrelsearvoden", "board fees"),
  bonuses: w("bonukset", "bonusar", "bonuses"),
  entertainment: w("edustus", "representation", "entertainment"),
  "pay-subsidy": w("palkkatuki", "lönesubvention", "pay subsidy"),
  "customer-fees": w("asiakasmaksut", "klientavgifter", "customer fees"),
  "state-compensation": w("valtion korvaus", "statlig ersättning", "state compensation"),
  grant: w("avustus", "bidrag", "grant"),
  insurance: w("vakuutukset", "försäkringar", "insurance"),
  rebate: w("hyvitys", "rabatt", "rebate"),
  "law-change": COST_WORDS["kind-law-change"],
  scope: COST_WORDS["kind-scope"],
  "service-cut": COST_WORDS["kind-service-cut"],
  "budget-cut": w("talousarvion leikkaus", "budgetnedskärning", "budget cut"),
  "yearly-approval": w("vuosittainen hyväksyntä", "årligt godkännande", "yearly approval"),
  efficiency: COST_WORDS["kind-efficiency"],
  transfer: w("siirto", "överföring", "transfer"),
  arrivals: w("saapuneiden määrän muutos", "ändrat antal anlända", "change in arrivals"),
  "insurance-recovery": w("vakuutuskorvaus", "försäkringsersättning", "insurance recovery"),
  "minimum-service-level": w("palvelun vähimmäistaso", "servicens miniminivå", "minimum service level"),
  young: w("nuoret", "unga", "young people"),
  older: w("ikääntyneet", "äldre", "older people"),
  "long-unemployed": w("pitkäaikaistyöttömät", "långtidsarbetslösa", "long-term unemployed"),
  all: w("kaikki", "alla", "all"),
  start: w("aloitus", "start", "start"),
  outcome: w("tulos", "resultat", "outcome"),
  sustained: w("pysyvyys", "varaktighet", "sustained"),
  customer: w("asiakas", "kund", "customer"),
  labour: w("työvoimakustannukset", "arbetskraftskostnader", "labour"),
  prices: w("hinnat", "priser", "prices"),
  rents: w("vuokrat", "hyror", "rents"),
  slow: w("hitaasti etenevät", "långsamt framskridande", "slow learners"),
  fast: w("nopeasti etenevät", "snabbt framskridande", "fast learners"),
  "no-reading": w("lukutaidottomat", "inte läskunniga", "without reading skills"),
  "language-first": w("ensin kieltä opiskelevat", "de som först studerar språk", "language first"),
  ready: w("valmiit", "färdiga", "ready"),
  main: w("hyödyn ja riskin jako", "delning av vinst och risk", "gain and pain"),
};

/** The name of an id of the agreement that has none of its own: ours where we know it, else the id, its hyphens as blanks. */
export function idName(id: string, language: Language): string {
  return Object.hasOwn(ID_WORDS, id) ? ID_WORDS[id]![language] : id.replaceAll("-", " ");
}
