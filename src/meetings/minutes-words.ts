/** The words of the alliance's own minutes, in the language of the document. */
import type { Words } from "../kernel/refusal.ts";
import type { OwnDecision } from "./proposal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const MINUTES_WORDS = {
  title: w("Pöytäkirja: {body} {day}", "Protokoll: {body} {day}", "Minutes: {body}, {day}"),
  "extract-title": w(
    "Pöytäkirjanote: {body} {day}, {number} §",
    "Protokollsutdrag: {body} {day}, {number} §",
    "Extract from the minutes: {body}, {day}, § {number}",
  ),
  "meeting-title": w("{body}, kokous {day}", "{body}, sammanträde {day}", "{body}, meeting on {day}"),
  organised: w("Kokouksen järjestäytyminen", "Sammanträdets konstituering", "How the meeting came together"),
  fact: w("Tieto", "Uppgift", "Particular"),
  content: w("Sisältö", "Innehåll", "Content"),
  alliance: w("Allianssi", "Allians", "Alliance"),
  body: w("Toimielin", "Organ", "Body"),
  time: w("Aika", "Tid", "Time"),
  "time-is": w("{day} klo {from}–{until}", "{day} kl. {from}–{until}", "{day}, {from}–{until}"),
  place: w("Paikka", "Plats", "Place"),
  manner: w("Kokoontumistapa", "Sammanträdesform", "Manner of meeting"),
  "in-room": w("Varsinainen kokous", "Ordinarie sammanträde", "Meeting in one room"),
  electronic: w("Sähköinen kokous", "Elektroniskt sammanträde", "Electronic meeting"),
  called: w("Laillisuus", "Laglighet", "Lawfulness"),
  "called-in-time": w("Kutsu lähetettiin {day}, ajoissa.", "Kallelsen sändes {day}, i tid.", "The call was sent on {day}, in time."),
  "called-all-there": w(
    "Kutsu lähetettiin {day}, myöhässä; kaikki, joilla on paikka, olivat läsnä.",
    "Kallelsen sändes {day}, för sent; alla som har plats var närvarande.",
    "The call was sent on {day}, late; everybody who has a seat was there.",
  ),
  "called-late": w("Kutsu lähetettiin {day}, myöhässä.", "Kallelsen sändes {day}, för sent.", "The call was sent on {day}, late."),
  quorum: w("Päätösvaltaisuus", "Beslutförhet", "Quorum"),
  "quorum-is": w("Osapuolia läsnä {there}/{seats}", "Parter närvarande {there}/{seats}", "Parties there: {there} of {seats}"),
  attending: w("Läsnä", "Närvarande", "Attending"),
  name: w("Nimi", "Namn", "Name"),
  party: w("Osapuoli", "Part", "Party"),
  as: w("Tehtävä", "Uppgift", "In what capacity"),
  there: w("Läsnä ajalla", "Närvaro", "Present"),
  throughout: w("koko kokouksen ajan", "hela sammanträdet", "throughout"),
  position: w("Kanta", "Ställningstagande", "Position"),
  away: w(
    "{who}: esteellinen ({basis}); poistui klo {left} ja palasi klo {returned}.",
    "{who}: jävig ({basis}); avlägsnade sig kl. {left} och återkom kl. {returned}.",
    "{who}: disqualified ({basis}); left at {left} and returned at {returned}.",
  ),
  "away-to-end": w(
    "{who}: esteellinen ({basis}); poistui klo {left}.",
    "{who}: jävig ({basis}); avlägsnade sig kl. {left}.",
    "{who}: disqualified ({basis}); left at {left}.",
  ),
  heard: w("{who}: kuultiin klo {from}–{until}", "{who}: hördes kl. {from}–{until}", "{who}: heard at {from}–{until}"),
  proposed: w(
    "{by} ehdotti: {text} Kannattivat: {supporters}.",
    "{by} föreslog: {text} Understöddes av: {supporters}.",
    "{by} proposed: {text} Supported by: {supporters}.",
  ),
  "proposed-alone": w(
    "{by} ehdotti: {text} Ehdotusta ei kannatettu.",
    "{by} föreslog: {text} Förslaget understöddes inte.",
    "{by} proposed: {text} Nobody supported it.",
  ),
  identified: w("Osallistujat tunnistettiin", "Deltagarna identifierades", "Those taking part were identified"),
  "not-identified": w("Kaikkia osallistujia ei tunnistettu", "Alla deltagare identifierades inte", "Not everybody who took part was identified"),
  connected: w(
    "Osallistujilla oli keskenään yhdenvertainen näkö- ja kuuloyhteys",
    "Deltagarna stod i likvärdig bild- och ljudförbindelse med varandra",
    "Those taking part could see and hear each other alike",
  ),
  "not-connected": w(
    "Yhdenvertainen näkö- ja kuuloyhteys ei ollut kaikilla koko ajan",
    "Alla hade inte likvärdig bild- och ljudförbindelse hela tiden",
    "Not everybody could see and hear all the time",
  ),
  "proposal-title": w("Esitys: {title}", "Förslag: {title}", "Proposal: {title}"),
  "proposal-account": w(
    "{body} päätti asiasta yksimielisesti {day}, {number} §. Päätös sitoo osapuolta vasta, kun sen oma toimielin on hyväksynyt sen.",
    "{body} beslutade enhälligt om ärendet {day}, {number} §. Beslutet binder parten först när dess eget organ har godkänt det.",
    "{body} agreed unanimously on {day}, § {number}. The decision binds a party only once its own organ has approved it.",
  ),
  "to-do": w("Tehtävät", "Uppgifter", "Actions"),
  what: w("Mitä tehdään", "Vad ska göras", "What is to be done"),
  section: w("Pykälä", "Paragraf", "Section"),
  owner: w("Kenen tehtävä", "Vems uppgift", "Whose action"),
  due: w("Määräpäivä", "Förfallodag", "Due"),
  publication: w("Julkaiseminen", "Publicering", "Publication"),
  "published-by": w(
    "Pöytäkirja on sopimusasiakirja. Kukin viranomainen päättää sen julkisuudesta ja pitää sen nähtävänä itse.",
    "Protokollet är en avtalshandling. Varje myndighet avgör själv dess offentlighet och håller det tillgängligt.",
    "The minutes are a document of the contract. Each authority decides by itself what of them is public and makes that available.",
  ),
  waits: w(
    "Päätös sitoo vasta, kun seuraavien oma toimielin on hyväksynyt sen: {parties}.",
    "Beslutet binder först när följande parters egna organ har godkänt det: {parties}.",
    "The decision binds only once the own organs of these have approved it: {parties}.",
  ),
  lawful: w("Tarkastus ja allekirjoitus", "Justering och underskrift", "Checking and signing"),
  "checked-by": w("Tarkastanut {day}: {who}", "Justerat {day}: {who}", "Checked on {day}: {who}"),
  "countersigned-by": w("Pöytäkirjan vakuudeksi {day}: {who}", "Kontrasignerat {day}: {who}", "Minutes written and countersigned on {day}: {who}"),
  "signed-by": w("Allekirjoittanut {day}: {who}", "Undertecknat {day}: {who}", "Signed on {day}: {who}"),
  "effect-attachment": w("Vaikutus osapuolten rahaan", "Verkningar på parternas pengar", "Effect on the parties' money"),
  "secret-mark": w("Salassa pidettävä: {basis}", "Sekretessbelagd: {basis}", "Secret: {basis}"),
  "text-erased": w("[teksti poistettu]", "[texten raderad]", "[text erased]"),
  "name-removed": w("[nimi poistettu]", "[namnet borttaget]", "[name removed]"),
  draft: w("Luonnos: pöytäkirjaa ei ole vielä allekirjoitettu.", "Utkast: protokollet är ännu inte undertecknat.", "Draft: the minutes are not signed yet."),
  "public-note": w(
    "Julkinen versio: henkilöiden nimet on jätetty pois, ja salassa pidettävistä asioista mainitaan vain säännös.",
    "Offentlig version: personnamn har utelämnats, och av sekretessbelagda ärenden nämns bara bestämmelsen.",
    "Public version: names of persons are left out, and of secret matters the provision alone is mentioned.",
  ),
} as const satisfies Readonly<Record<string, Words>>;
export type MinutesWord = keyof typeof MINUTES_WORDS;

/** The kinds of decision that a party's own organ can make of a proposal of the alliance. */
export const DECISION_KIND_WORDS: Readonly<Record<OwnDecision, Words>> = {
  "body-or-office-holder": w(
    "lautakunnan, hallituksen tai viranhaltijan päätös",
    "beslut av nämnd, styrelse eller tjänsteinnehavare",
    "decision of a board, committee or office-holder",
  ),
  "council-or-rectification": w("valtuuston päätös", "beslut av fullmäktige", "decision of the council"),
  "procurement-over-threshold": w(
    "hankintapäätös, vähintään kynnysarvo",
    "upphandlingsbeslut, minst tröskelvärdet",
    "procurement decision, at or above the threshold",
  ),
  "procurement-under-threshold": w("hankintapäätös, alle kynnysarvon", "upphandlingsbeslut, under tröskelvärdet", "procurement decision, below the threshold"),
  preparation: w("vain valmistelu tai täytäntöönpano", "endast beredning eller verkställighet", "preparation or execution only"),
};

/** In what capacity somebody was there. */
export const AS_WORDS = {
  chair: w("puheenjohtaja", "ordförande", "chair"),
  member: w("jäsen", "ledamot", "member"),
  deputy: w("varajäsen", "ersättare", "deputy"),
  presenter: w("esittelijä", "föredragande", "presenter"),
  expert: w("asiantuntija", "sakkunnig", "expert heard"),
  secretary: w("pöytäkirjanpitäjä", "protokollförare", "secretary"),
} as const satisfies Readonly<Record<string, Words>>;

/** What the body did, in the verbs of minutes. */
export const OUTCOME_WORDS = {
  adopted: w("{body} päätti yksimielisesti hyväksyä ehdotuksen.", "{body} beslutade enhälligt godkänna förslaget.", "{body} unanimously adopted the proposal."),
  rejected: w("{body} päätti hylätä ehdotuksen.", "{body} beslutade förkasta förslaget.", "{body} rejected the proposal."),
  undecided: w(
    "{body} ei saavuttanut yksimielisyyttä: asiaa ei ratkaistu.",
    "{body} nådde inte enhällighet: ärendet avgjordes inte.",
    "{body} did not reach unanimity: the matter was not decided.",
  ),
  noted: w("{body} merkitsi asian tiedoksi.", "{body} antecknade ärendet för kännedom.", "{body} took note of the matter."),
  forwarded: w(
    "{body} merkitsi asian tiedoksi ja lähetti sen edelleen tiedoksi: {to}.",
    "{body} antecknade ärendet för kännedom och sände det vidare för kännedom: {to}.",
    "{body} took note of the matter and forwarded it for information: {to}.",
  ),
  returned: w(
    "{body} päätti palauttaa asian valmisteluun.",
    "{body} beslutade återremittera ärendet för ny beredning.",
    "{body} returned the matter for preparation.",
  ),
  tabled: w("{body} päätti panna asian pöydälle.", "{body} beslutade bordlägga ärendet.", "{body} tabled the matter."),
} as const satisfies Readonly<Record<string, Words>>;

export const COUNTED_WORDS = {
  for: w("puolesta", "för", "for"),
  against: w("vastaan", "emot", "against"),
  abstain: w("pidättäytyi", "avstod", "abstained"),
  recused: w("esteellinen", "jävig", "disqualified"),
  absent: w("poissa", "frånvarande", "absent"),
  silent: w("ei ilmoittanut kantaa", "tog inte ställning", "silent"),
  unheard: w(
    "ei ilmoittanut kantaa; vaitiolo ei ratkaise asiaa",
    "tog inte ställning; tystnad avgör inte ärendet",
    "silent; silence does not decide the matter",
  ),
  "waited-for": w("kantaa odotetaan", "ställningstagande inväntas", "awaited"),
} as const satisfies Readonly<Record<string, Words>>;

/** Hallintolaki 434/2003 28.1 §, by item. */
export const GROUND_WORDS = {
  "1": w("asianosaisjäävi, HL 28.1 § 1 k", "partsjäv, 28 § 1 mom. 1 punkten i förvaltningslagen", "a party to the matter, HL 28.1 § 1"),
  "2": w("edustusjäävi, HL 28.1 § 2 k", "ombudsjäv, 28 § 1 mom. 2 punkten i förvaltningslagen", "represents a party, HL 28.1 § 2"),
  "3": w("intressijäävi, HL 28.1 § 3 k", "intressejäv, 28 § 1 mom. 3 punkten i förvaltningslagen", "particular benefit or loss, HL 28.1 § 3"),
  "4": w(
    "palvelussuhde- tai toimeksiantojäävi, HL 28.1 § 4 k",
    "anställnings- eller uppdragsjäv, 28 § 1 mom. 4 punkten i förvaltningslagen",
    "employed or commissioned by a party, HL 28.1 § 4",
  ),
  "5": w("yhteisöjäävi, HL 28.1 § 5 k", "samfundsjäv, 28 § 1 mom. 5 punkten i förvaltningslagen", "seat in a party's organ, HL 28.1 § 5"),
  "6": w(
    "ohjaus- tai valvontajäävi, HL 28.1 § 6 k",
    "styrnings- eller tillsynsjäv, 28 § 1 mom. 6 punkten i förvaltningslagen",
    "steers or supervises a party, HL 28.1 § 6",
  ),
  "7": w("yleislausekejäävi, HL 28.1 § 7 k", "generalklausulsjäv, 28 § 1 mom. 7 punkten i förvaltningslagen", "impartiality endangered otherwise, HL 28.1 § 7"),
} as const satisfies Readonly<Record<string, Words>>;
