/** What the pages say of changes by hankintalaki 136 §. */
import type { Words } from "../../../kernel/refusal.ts";
import type { AnswerWord } from "../../../law/evaluation.ts";
import type { ANNEX_E, GROUNDS } from "../../changes/kinds.ts";
import type { Part } from "../../changes/compared.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const GROUND_WORDS: Readonly<Record<(typeof GROUNDS)[number], Words>> = {
  "1": w("136.2 § 1: sopimusehto muuttamisesta", "136 § 2 mom. 1 punkten: ändringsklausul i kontraktet", "136.2 § 1: a review clause of the contract"),
  "2": w(
    "136.2 § 2: välttämätön lisätyö tai -palvelu",
    "136 § 2 mom. 2 punkten: nödvändiga kompletterande arbeten eller tjänster",
    "136.2 § 2: necessary additional services",
  ),
  "3": w("136.2 § 3: ennakoimaton olosuhde", "136 § 2 mom. 3 punkten: oförutsedd omständighet", "136.2 § 3: an unforeseen circumstance"),
  "4": w("136.2 § 4: sopimuskumppani vaihtuu", "136 § 2 mom. 4 punkten: avtalsparten byts", "136.2 § 4: another contracting party"),
  "5": w("136.2 § 5: vähäinen muutos", "136 § 2 mom. 5 punkten: ändring av ringa värde", "136.2 § 5: a minor change"),
  none: w("mikään peruste ei sovi", "ingen grund passar", "no ground fits"),
};

export const ANNEX_WORDS: Readonly<Record<(typeof ANNEX_E)[number], Words>> = {
  "1-4": w("liitteen E kohdat 1–4", "bilaga E 1–4 punkten", "Annex E items 1–4"),
  "5-15": w("liitteen E kohdat 5–15", "bilaga E 5–15 punkten", "Annex E items 5–15"),
  none: w("ei liitteen E palveluja", "inte tjänster i bilaga E", "not services of Annex E"),
};

export const PART_WORDS: Readonly<Record<Part, Words>> = {
  targets: w("tavoitekustannus", "målkostnad", "target cost"),
  schemes: w("hyödyn ja riskin jako", "delning av vinst och risk", "sharing of gain and pain"),
  fees: w("palkkio", "arvode", "fee"),
  overhead: w("yleiskustannukset", "allmänna omkostnader", "overhead"),
  results: w("avaintulokset", "nyckelresultat", "key results"),
  outcomes: w("tulospalkkiot", "resultatersättningar", "outcome payments"),
  provision: w("riskivaraus", "riskreserv", "risk provision"),
  index: w("indeksi", "index", "index"),
  parties: w("osapuolet", "parter", "parties"),
  lines: w("palvelut ja yhteiset erät", "tjänster och gemensamma poster", "services and joint lines"),
  periods: w("sopimuskausi", "avtalsperiod", "term"),
  payments: w("maksutavat", "betalningssätt", "payment matrix"),
  decisions: w("päätöksenteko", "beslutsfattande", "decision making"),
  exit: w("irtautuminen", "utträde", "exit"),
};

export const ANSWER_WORDS: Readonly<Record<AnswerWord, Words>> = {
  holds: w("täyttyy", "uppfylls", "holds"),
  broken: w("rikkoutuu", "bryts", "broken"),
  "cannot-tell": w("ei voi sanoa", "kan inte avgöras", "cannot tell"),
};

export const CHANGE = {
  title: w("Sopimusmuutos (hankintalaki 136 §)", "Ändring av kontraktet (136 § i upphandlingslagen)", "Change of the contract (hankintalaki 136 §)"),
  lead: w(
    "Mitä versio muuttaa edellisestä, millä perusteella ja kuinka paljon. Arvo on vähintään se, minkä verran tavoitekustannus muuttuu.",
    "Vad versionen ändrar av den förra, på vilken grund och hur mycket. Värdet är minst det som målkostnaden ändras.",
    "What the version changes of the one before, on which ground, and how much. Its value is at least what the target cost moves.",
  ),
  parts: w("Muuttuneet kohdat", "Ändrade delar", "Parts that changed"),
  nothing: w("ei mikään näistä", "inget av dessa", "none of these"),
  moved: w("Tavoitekustannus muuttuu", "Målkostnaden ändras", "The target cost moves by"),
  value: w(
    "Muutoksen arvo (osuus alkuperäisestä tavoitekustannuksesta)",
    "Ändringens värde (andel av ursprunglig målkostnad)",
    "Value of the change (share of the first target cost)",
  ),
  minor: w("Vähäiset muutokset yhteensä, netto", "Ändringar av ringa värde sammanlagt, netto", "Minor changes together, net"),
  ground: w("Peruste", "Grund", "Ground"),
  "not-said": w("ei kirjattu", "inte antecknad", "not entered"),
  clause: w("Muutosehto", "Ändringsklausul", "Review clause"),
  "clause-field": w("Muutosehto (vain 1 kohdan perusteessa)", "Ändringsklausul (endast grund 1)", "Review clause (ground 1 only)"),
  "in-documents": w("Ehto oli hankinta-asiakirjoissa", "Klausulen fanns i upphandlingsdokumenten", "The clause stood in the procurement documents"),
  within: w("Muutos pysyy ehdon rajoissa", "Ändringen håller sig inom klausulen", "The change keeps within the clause"),
  annex: w("Palvelut", "Tjänster", "Services"),
  notice: w("Ilmoitus muutoksesta lähetetty", "Annons om ändringen sänd", "Notice of the change sent"),
  reasons: w("Perustelut", "Motivering", "Reasons"),
  "value-field": w(
    "Arvo euroina, jos muutos on tavoitekustannuksen muutosta suurempi",
    "Värde i euro, om ändringen är större än målkostnadens",
    "Value in euros, where it is more than the target cost moves",
  ),
  unknown: w("ei tiedossa", "inte känt", "not known"),
  yes: w("kyllä", "ja", "yes"),
  no: w("ei", "nej", "no"),
  rule: w("Sääntö", "Regel", "Rule"),
  answer: w("Vastaus", "Svar", "Answer"),
  what: w("Mistä sääntö varoittaa", "Vad regeln varnar för", "What the rule warns of"),
  missing: w("puuttuu: {names}", "saknas: {names}", "missing: {names}"),
  law: w("Mitä laki sanoo tästä muutoksesta", "Vad lagen säger om ändringen", "What the law says of this change"),
  "say-ground": w("Kirjaa muutoksen peruste", "Anteckna grunden för ändringen", "Enter the ground of the change"),
  "ground-fold": w("Muutoksen peruste (hankintalaki 136 §)", "Ändringens grund (136 § i upphandlingslagen)", "Ground of the change (hankintalaki 136 §)"),
  send: w("Kirjaa", "Anteckna", "Enter"),
} as const satisfies Readonly<Record<string, Words>>;
export type ChangeWord = keyof typeof CHANGE;
