/** The words of minutes and of what is made from them, in the language of the document. */
import type { Words } from "../kernel/refusal.ts";
import type { Start } from "../law/appeals.ts";
import type { INSTRUCTION_KINDS, PartKind } from "./section.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** Headings of the parts of a section, as Kuntaliitto's and Kommunförbundet's models of minutes have them. */
export const PART_WORDS: Readonly<Record<PartKind, Words>> = {
  summary: w("Tiivistelmä", "Sammandrag", "Summary"),
  account: w("Selostus", "Redogörelse", "Account of the matter"),
  hearing: w("Kuuleminen", "Hörande", "Hearing"),
  recusal: w("Esteellisyys", "Jäv", "Disqualification"),
  "legal-basis": w("Sovelletut oikeusohjeet", "Tillämpade bestämmelser", "Provisions applied"),
  proposal: w("Päätösehdotus", "Beslutsförslag", "Proposed decision"),
  handling: w("Käsittely", "Behandling", "Handling"),
  vote: w("Äänestys", "Omröstning", "Vote"),
  election: w("Vaali", "Val", "Election"),
  decision: w("Päätös", "Beslut", "Decision"),
  reasons: w("Päätöksen perustelut", "Motivering till beslutet", "Reasons for the decision"),
  dissent: w("Eriävä mielipide", "Avvikande mening", "Dissenting opinion"),
  presenter: w("Esittelijä", "Föredragande", "Presented by"),
  preparer: w("Valmistelija", "Beredare", "Prepared by"),
  contact: w("Lisätiedot", "Upplysningar", "More information"),
  attachments: w("Liitteet", "Bilagor", "Attachments"),
  background: w("Oheismateriaali", "Tilläggsmaterial", "Background material"),
  extracts: w("Otteet", "Utdrag", "Extracts"),
  notice: w("Tiedoksi", "För kännedom", "For information"),
  execution: w("Täytäntöönpano", "Verkställighet", "Execution"),
  appeal: w("Muutoksenhaku", "Sökande av ändring", "Appeal"),
  other: w("Muuta", "Övrigt", "Other"),
};

/** The instructions on appeal, in the order of the table of the law; `{days}` is what the law gives on the day. */
export const INSTRUCTION_WORDS: Readonly<Record<(typeof INSTRUCTION_KINDS)[number], Words>> = {
  "market-court": w(
    "Valitusosoitus: päätökseen voi hakea muutosta valittamalla markkinaoikeuteen {days} päivän kuluessa (hankintalaki 147 §).",
    "Besvärsanvisning: ändring i beslutet får sökas genom besvär hos marknadsdomstolen inom {days} {days|dag|dagar} (147 § i upphandlingslagen).",
    "Appeal instructions: an appeal may be made to the Market Court within {days} {days|day|days} (Procurement Act 147 §).",
  ),
  "procurement-rectification": w(
    "Hankintaoikaisuohje: asianosainen voi vaatia hankintayksiköltä hankintaoikaisua {days} päivän kuluessa (hankintalaki 132–133 ja 135 §).",
    "Rättelseanvisning: en part får yrka på upphandlingsrättelse hos den upphandlande enheten inom {days} {days|dag|dagar} (132–133 och 135 § i upphandlingslagen).",
    "Procurement rectification: a party may demand rectification from the contracting entity within {days} {days|day|days} (Procurement Act 132–133 and 135 §).",
  ),
  "municipal-rectification": w(
    "Oikaisuvaatimusohje: päätökseen tyytymätön voi tehdä kirjallisen oikaisuvaatimuksen {days} päivän kuluessa (kuntalaki 134 ja 138 §).",
    "Anvisning om hur man begär omprövning: den som är missnöjd med beslutet får begära omprövning skriftligen inom {days} {days|dag|dagar} (134 och 138 § i kommunallagen).",
    "Rectification: whoever is dissatisfied with the decision may request its rectification in writing within {days} {days|day|days} (Municipalities Act 134 and 138 §).",
  ),
  "municipal-appeal": w(
    "Valitusosoitus: päätökseen voi hakea muutosta kunnallisvalituksella hallinto-oikeudelta {days} päivän kuluessa (kuntalaki 135 ja 138 §).",
    "Besvärsanvisning: ändring i beslutet får sökas genom kommunalbesvär hos förvaltningsdomstolen inom {days} {days|dag|dagar} (135 och 138 § i kommunallagen).",
    "Appeal instructions: a municipal appeal may be made to the administrative court within {days} {days|day|days} (Municipalities Act 135 and 138 §).",
  ),
  "administrative-rectification": w(
    "Oikaisuvaatimusohje: päätökseen voi vaatia oikaisua viranomaiselta {days} päivän kuluessa (hallintolaki 49 c §).",
    "Anvisning om hur man begär omprövning: omprövning av beslutet får begäras hos myndigheten inom {days} {days|dag|dagar} (49 c § i förvaltningslagen).",
    "Rectification: rectification may be requested from the authority within {days} {days|day|days} (Administrative Procedure Act 49 c §).",
  ),
  "social-security-board": w(
    "Valitusosoitus: päätökseen voi hakea muutosta sosiaaliturva-asioiden muutoksenhakulautakunnalta {days} päivän kuluessa (laki 380/2023, 146 §).",
    "Besvärsanvisning: ändring i beslutet får sökas hos besvärsnämnden för social trygghet inom {days} {days|dag|dagar} (146 § i lag 380/2023).",
    "Appeal instructions: an appeal may be made to the Social Security Appeal Board within {days} {days|day|days} (Act 380/2023, 146 §).",
  ),
  "no-appeal": w(
    "Muutoksenhakukielto: tähän päätökseen ei saa hakea muutosta. Sovellettava lainkohta: {provision}",
    "Besvärsförbud: ändring i detta beslut får inte sökas. Tillämpat lagrum: {provision}",
    "No appeal: this decision is not open to appeal. Provision applied: {provision}",
  ),
  "not-administrative": w(
    "Allianssin toimielimen päätös perustuu sopimukseen. Se ei ole muutoksenhakukelpoinen hallintopäätös, eikä siihen liitetä muutoksenhakuohjetta.",
    "Beslutet av alliansens organ grundar sig på avtalet. Det är inget överklagbart förvaltningsbeslut, och till det fogas ingen anvisning om hur man söker ändring.",
    "The decision of the alliance's body rests on the agreement. It is not an administrative decision open to appeal and carries no appeal instructions.",
  ),
  "administrative-appeal": w(
    "Valitusosoitus: päätökseen voi hakea muutosta hallintovalituksella hallinto-oikeudelta.",
    "Besvärsanvisning: ändring i beslutet får sökas genom förvaltningsbesvär hos förvaltningsdomstolen.",
    "Appeal instructions: an administrative appeal may be made to the administrative court.",
  ),
};

/** From when the days run. */
export const START_WORDS: Readonly<Record<Start, Words>> = {
  notice: w(
    "Aika alkaa siitä, kun päätös on saatu tiedoksi: sähköpostitse lähettämispäivänä, kirjeitse seitsemäntenä päivänä lähettämisestä.",
    "Tiden räknas från det att beslutet har delgetts: per e-post på avsändningsdagen, per brev på den sjunde dagen från avsändandet.",
    "The time runs from the notice of the decision: by e-mail on the day of sending, by letter on the seventh day after it.",
  ),
  known: w(
    "Aika alkaa tiedoksisaannista: asianosaisella seitsemäntenä päivänä kirjeen tai kolmantena päivänä sähköisen viestin lähettämisestä, kunnan jäsenellä seitsemän päivän kuluttua pöytäkirjan julkaisemisesta.",
    "Tiden räknas från delfåendet: för en part på den sjunde dagen från det att ett brev eller den tredje dagen från det att ett elektroniskt meddelande sändes, för en kommunmedlem sju dagar efter det att protokollet fanns tillgängligt i det allmänna datanätet.",
    "The time runs from when the decision is known: for a party on the seventh day after a letter or the third after an electronic message was sent, for a member of the municipality seven days after the minutes were published.",
  ),
};

export const DOCUMENT_WORDS = {
  section: w("{number} § {title}", "{number} § {title}", "§ {number} {title}"),
  register: w("Asianumero: {number}", "Ärendenummer: {number}", "Case number: {number}"),
  earlier: w("{body} {day}, {number} §", "{body} {day}, {number} §", "{body} {day}, § {number}"),
  secret: w("Salassa pidettävä ({basis})", "Sekretessbelagd ({basis})", "Secret ({basis})"),
  ayes: w("Jaa", "Ja", "Aye"),
  noes: w("Ei", "Nej", "No"),
  blank: w("Tyhjä", "Blank", "Blank"),
  absent: w("Poissa", "Frånvarande", "Absent"),
  position: w("Kanta", "Ställningstagande", "Position"),
  votes: w("Ääniä", "Röster", "Votes"),
  voters: w("Äänestäneet", "De röstande", "Voters"),
  decisions: w("Päätökset", "Beslut", "Decisions"),
} as const satisfies Readonly<Record<string, Words>>;
