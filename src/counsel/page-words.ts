/** Words of the pages about the law beside an alliance. */
import type { Words } from "../kernel/refusal.ts";
import type { FactSubject } from "../law/facts.ts";
import type { AnyPack } from "../law/kinds.ts";
import type { Mark, Severity } from "../law/rule.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const COUNSEL = {
  title: w("Laki", "Lag", "Law"),
  lead: w(
    "Lain säännöt allianssin rinnalla, lähteineen. Ne ovat neuvoja, eivät oikeudellista neuvontaa: sääntö estää vain, jos sen kaikki lähteet on vahvistettu ja nimetty juristi on tarkastanut sen.",
    "Lagens regler vid sidan av alliansen, med källor. De är råd, inte juridisk rådgivning: en regel hindrar bara om alla dess källor är bekräftade och en namngiven jurist har granskat den.",
    "The rules of law beside the alliance, with their sources. They are hints, not legal advice: a rule blocks only if all its sources are confirmed and a named lawyer reviewed it.",
  ),
  pack: w("Sääntöpaketti", "Regelpaket", "Rule pack"),
  "of-agreement": w("sopimuksen paketti", "avtalets paket", "the agreement's pack"),
  version: w("Versio", "Version", "Version"),
  edition: w("Tiiviste", "Hash", "Hash"),
  "edition-note": w(
    "SHA-256 paketin säännöistä: teksteistä, lähteistä, päivistä, painoista ja tiedoista.",
    "SHA-256 av paketets regler: texter, källor, dagar, tyngder och uppgifter.",
    "SHA-256 of the pack's rules: words, sources, days, weights and facts.",
  ),
  "verified-as-of": w("Lähteet luettu muutoksineen", "Källorna lästa med ändringar till", "Sources read with amendments up to"),
  unread: w("Myöhemmät muutossäädökset, joita ei ole luettu", "Senare ändringar som inte är lästa", "Later amending acts that were not read"),
  rules: w("Säännöt", "Regler", "Rules"),
  coverage: w("Säännöt aihealueittain", "Regler efter ämne", "Rules by subject"),
  subject: w("Aihe", "Ämne", "Subject"),
  act: w("Säädös", "Författning", "Act"),
  answer: w("Vastaus", "Svar", "Answer"),
  any: w("kaikki", "alla", "all"),
  filter: w("Suodata", "Filtrera", "Filter"),
  shown: w("{n} {n|sääntö|sääntöä}", "{n} {n|regel|regler}", "{n} {n|rule|rules}"),
  "no-rules": w("Yksikään sääntö ei vastaa suodatinta.", "Ingen regel motsvarar filtret.", "No rule fits the filter."),
  rule: w("Sääntö", "Regel", "Rule"),
  says: w("Mistä on kyse", "Vad det gäller", "What it is about"),
  weight: w("Paino", "Tyngd", "Weight"),
  "by-case": w("hankinnan lajin mukaan", "enligt upphandlingens slag", "by the kind of procurement"),
  sources: w("Perustuu", "Grundar sig på", "Rests on"),
  mirror: w("hyvinvointialueella {section}", "för välfärdsområden {section}", "for wellbeing services counties {section}"),
  mark: w("Lähteen varmuus", "Källans säkerhet", "How sure the source is"),
  section: w("Kohta", "Ställe", "Section"),
  valid: w("Voimassa", "Gäller", "In force"),
  always: w("ilman päättymispäivää", "utan slutdag", "without an end"),
  "looks-at": w("Mitä sääntö katsoo", "Vad regeln ser på", "What it looks at"),
  fact: w("Tieto", "Uppgift", "Fact"),
  "supplied-by": w("Tiedon antaa", "Uppgiften ges av", "Supplied by"),
  agreement: w("sopimustiedosto", "avtalsfilen", "the agreement file"),
  record: w("allianssin tallenne", "alliansens register", "the alliance's record"),
  "nobody-yet": w("käyttäjä syöttää", "matas in av användaren", "people enter it"),
  sometimes: w("vain joskus", "bara ibland", "only sometimes"),
  cases: w("Esimerkkitapaukset", "Exempelfall", "Cases"),
  "cases-note": w(
    "Tapauksilla sääntö on kokeiltu; juristi voi lukea ja täydentää niitä (cases/law).",
    "Med fallen är regeln prövad; en jurist kan läsa och komplettera dem (cases/law).",
    "The rule was tried with these; a lawyer can read them and add to them (cases/law).",
  ),
  case: w("Tapaus", "Fall", "Case"),
  day: w("Päivä", "Dag", "Day"),
  "not-asked": w("ei ole lakia sinä päivänä", "är inte lag den dagen", "is no law on that day"),
  fired: w("Milloin sääntö on rikkoutunut tässä allianssissa", "När regeln har brutits i den här alliansen", "When it was broken in this alliance"),
  "never-fired": w("Sääntö ei ole rikkoutunut yhdessäkään arvioinnissa.", "Regeln har inte brutits vid någon prövning.", "No evaluation found it broken."),
  now: w("Viimeisin vastaus", "Senaste svar", "Newest answer"),
  "not-yet-asked": w("ei vielä arvioitu", "inte prövad ännu", "not evaluated yet"),
  holds: w("täyttyy", "uppfylls", "holds"),
  broken: w("rikkoutuu", "bryts", "broken"),
  "cannot-tell": w("ei voi sanoa", "kan inte sägas", "cannot tell"),
  at: w("Kohdat", "Ställen", "Places"),
  places: w("{count} kohtaa", "{count} ställen", "{count} places"),
  signatures: w("allekirjoitukset", "underskrifter", "signatures"),
  checking: w("tarkastus", "justering", "checking"),
  missing: w("Puuttuu", "Saknas", "Missing"),
  review: w("Tarkastus", "Granskning", "Review"),
  reviewed: w("Tarkastettu {day}, paino {severity}: {called}", "Granskad {day}, tyngd {severity}: {called}", "Reviewed on {day}, weight {severity}: {called}"),
  "reviewed-other": w(
    "Tarkastettu {day}, mutta sääntö on sen jälkeen muuttunut: tarkastus ei koske tätä tekstiä.",
    "Granskad {day}, men regeln har ändrats sedan dess: granskningen gäller inte den här texten.",
    "Reviewed on {day}, but the rule has changed since: the review is not of this text.",
  ),
  unreviewed: w(
    "Nimetty juristi ei ole tarkastanut sääntöä: se varoittaa, ei estä.",
    "Ingen namngiven jurist har granskat regeln: den varnar, hindrar inte.",
    "No named lawyer has reviewed the rule: it warns and does not block.",
  ),
  blocks: w(
    "Estää: mikä rikkoo sääntöä, sitä ei voi kirjata tehdyksi.",
    "Hindrar: det som bryter mot regeln kan inte antecknas som gjort.",
    "Blocks: nothing that breaks it can be done on the record.",
  ),
  "blocks-nowhere": w(
    "Vahvistettu estäväksi, mutta sitä ei kysytä minkään teon yhteydessä: se varoittaa.",
    "Bekräftad som hindrande, men den tillfrågas inte vid någon handling: den varnar.",
    "Confirmed as blocking, but no act is asked about it: it warns.",
  ),
  "blocks-short": w("estää", "hindrar", "blocks"),
  "set-aside-short": w("poiketaan", "avviks från", "set aside"),
  "set-aside": w(
    "Allianssi poikkeaa säännöstä {day} alkaen: {reason}",
    "Alliansen avviker från regeln sedan {day}: {reason}",
    "The alliance departs from the rule since {day}: {reason}",
  ),
  erased: w("(teksti on poistettu)", "(texten har tagits bort)", "(the text was erased)"),
  "not-overridable": w(
    "Sääntö perustuu lakiin: siitä ei voi poiketa sopimalla.",
    "Regeln grundar sig på lag: man kan inte avtala om avvikelse.",
    "The rule rests on an act of law: nobody can depart from it by agreeing to.",
  ),
  "to-review": w("Kirjaa tarkastus", "Anteckna en granskning", "Record a review"),
  "to-review-help": w(
    "Kirjaa tarkastus vain, kun nimetty juristi on lukenut säännön lähteineen. Nimi pysyy tallenteen vieressä, ei merkinnässä.",
    "Anteckna en granskning först när en namngiven jurist har läst regeln med källorna. Namnet finns bredvid registret, inte i anteckningen.",
    "Record a review only once a named lawyer has read the rule with its sources. The name stays beside the record, not in the entry.",
  ),
  called: w("Tarkastaja ja hänen tehtävänsä", "Granskaren och granskarens uppdrag", "The reviewer and their office"),
  "reviewed-on": w("Tarkastuspäivä", "Granskningsdag", "Day of the review"),
  confirmed: w("Vahvistettu paino", "Bekräftad tyngd", "Weight confirmed"),
  save: w("Kirjaa", "Anteckna", "Record"),
  "end-review": w("Päätä tarkastus", "Avsluta granskningen", "End the review"),
  override: w("Poikkea säännöstä", "Avvik från regeln", "Set the rule aside"),
  "end-override": w("Lopeta poikkeaminen", "Avsluta avvikelsen", "Set it aside no more"),
  reason: w("Perustelu", "Skäl", "Reason"),
  evaluations: w("Arvioinnit", "Prövningar", "Evaluations"),
  evaluation: w("Arviointi {day}", "Prövning {day}", "Evaluation of {day}"),
  "evaluate-now": w("Arvioi nyt", "Pröva nu", "Evaluate now"),
  "evaluate-help": w(
    "Kaikilta säännöiltä kysytään tämän päivän lain mukaan. Vastaukset ja käytetyt tiedot jäävät tallenteeseen.",
    "Alla regler tillfrågas enligt dagens lag. Svaren och uppgifterna som användes blir kvar i registret.",
    "Every rule is asked by today's law. The answers and the facts that were used stay on the record.",
  ),
  "no-evaluations": w("Sääntöjä ei ole vielä arvioitu.", "Reglerna har inte prövats ännu.", "The rules were not evaluated yet."),
  because: w("Syy", "Orsak", "Because"),
  asked: w("pyydettiin", "begärdes", "somebody asked"),
  adoption: w("sopimusversio {version} hyväksyttiin", "avtalsversion {version} antogs", "version {version} of the agreement was adopted"),
  entry: w("Merkintä", "Anteckning", "Entry"),
  changed: w("Mikä muuttui edellisestä", "Vad som ändrades sedan den förra", "What changed since the one before"),
  "nothing-changed": w(
    "Mikään vastaus ei muuttunut edellisestä ({day}).",
    "Inget svar ändrades sedan den förra ({day}).",
    "No answer changed since the one before ({day}).",
  ),
  first: w("Tämä on paketin ensimmäinen arviointi.", "Det här är paketets första prövning.", "This is the pack's first evaluation."),
  was: w("Ennen", "Förut", "Before"),
  is: w("Nyt", "Nu", "Now"),
  "answers-of": w("Vastaukset", "Svar", "Answers"),
  "facts-used": w("Käytetyt tiedot", "Uppgifter som användes", "Facts that were used"),
  facts: w("Tiedot", "Uppgifter", "Facts"),
  "facts-lead": w(
    "Sääntöjen kysymät tiedot. Minkä sopimus tai tallenne kertoo, sitä ei syötetä. Mitä kukaan ei tiedä, jätetään tyhjäksi: sääntö ei silloin voi sanoa.",
    "Uppgifterna som reglerna frågar efter. Det som avtalet eller registret berättar matas inte in. Det som ingen vet lämnas tomt: då kan regeln inte säga.",
    "The facts that rules ask for. What the agreement or the record tells is not entered. What nobody knows is left empty: the rule then cannot tell.",
  ),
  entered: w("Syötetty", "Inmatat", "Entered"),
  "entered-on": w("syötetty {day}", "inmatad {day}", "entered on {day}"),
  "asked-by": w("Kysyvät säännöt", "Regler som frågar", "Rules that ask"),
  "enter-facts": w("Syötä tietoja", "Mata in uppgifter", "Enter facts"),
  "fields-help": w(
    "Tyhjä kenttä tarkoittaa, ettei asiaa tiedetä; none, että tiedetään ettei sitä ole. Raha kirjoitetaan 400 000.00 €, osuus 12.5 %, päivä 2026-03-01.",
    "Ett tomt fält betyder att saken inte är känd; none att det är känt att den inte finns. Pengar skrivs 400 000.00 €, en andel 12.5 %, en dag 2026-03-01.",
    "An empty field means that the thing is not known; none, that it is known not to be there. Money is written 400 000.00 €, a share 12.5 %, a day 2026-03-01.",
  ),
  "at-help": w("millä nimellä asia tunnetaan", "under vilket namn saken är känd", "the name by which the thing is known"),
  more: w(
    "Lisää rivi tallentamalla: tyhjiä rivejä ei lueta.",
    "Fler rader fås genom att spara: tomma rader läses inte.",
    "Save to get another row: empty rows are not read.",
  ),
  withdraw: w("Poista tieto", "Ta tillbaka uppgiften", "Take the fact back"),
  yes: w("kyllä", "ja", "yes"),
  no: w("ei", "nej", "no"),
  unknown: w("ei tiedetä", "inte känt", "not known"),
} as const satisfies Readonly<Record<string, Words>>;
export type CounselWord = keyof typeof COUNSEL;

/** What a pack is: only what was enacted is called law. */
export const PACK_WORDS: Readonly<Record<AnyPack, { readonly name: Words; readonly standing: Words }>> = {
  "fi-2018-kasvupalvelu": {
    name: w("Kasvupalvelut 2018, sellaisina kuin ehdotettiin", "Tillväxttjänster 2018, såsom föreslagna", "Growth services of 2018, as proposed"),
    standing: w(
      "Lakiehdotus ei tullut voimaan. Paketti kertoo sen kehyksen ja mallin perustamisasiakirjojen linjan; yleislakien säännöt ovat vuoden 2018 voimassa olleita.",
      "Lagförslaget trädde aldrig i kraft. Paketet beskriver dess ram och linjen i modellens grundhandlingar; reglerna ur allmänna lagar gällde år 2018.",
      "The bill was never enacted. The pack tells its frame, and the policy of the model's founding documents; the rules of general acts are those in force in 2018.",
    ),
  },
  "fi-2026-tyovoimapalvelu": {
    name: w("Työvoimapalvelut 2026", "Arbetskraftstjänster 2026", "Employment services of 2026"),
    standing: w(
      "Kuntien järjestämät työvoimapalvelut 1.1.2025 alkaen.",
      "Arbetskraftsservice som kommunerna ordnar sedan 1.1.2025.",
      "The employment services that municipalities organise since 1 January 2025.",
    ),
  },
  "he-2-2026": {
    name: w("HE 2/2026, lakiehdotus", "RP 2/2026, lagförslag", "HE 2/2026, a bill"),
    standing: w(
      "Hallituksen esitys. Onko se säädetty laiksi, on tarkistettava ennen kuin siihen nojaa.",
      "En regeringsproposition. Kontrollera om den har antagits innan något stöds på den.",
      "A government bill. Whether it was enacted must be checked before anything rests on it.",
    ),
  },
};

export const MARK_WORDS: Readonly<Record<Mark, Words>> = {
  C: w("vahvistettu", "bekräftad", "confirmed"),
  "C-18": w("vahvistettu vuoden 2018 ajantasaisesta tekstistä", "bekräftad ur 2018 års konsoliderade text", "confirmed in the consolidated text of 2018"),
  S: w("perustamisasiakirja: linjaus, ei laki", "grundhandling: riktlinje, inte lag", "founding document: policy, not law"),
  I: w("päätelmä", "slutledning", "inference"),
  G: w("yleistieto, ei lähdettä", "allmän kunskap, utan källa", "general knowledge, no source"),
};

export const SEVERITY_WORDS: Readonly<Record<Severity, Words>> = {
  block: w("este", "hinder", "block"),
  error: w("virhe", "fel", "error"),
  warn: w("varoitus", "varning", "warning"),
  info: w("tieto", "information", "information"),
};

/** Subjects in the order of the packs, by the first part of a rule's id. */
export const SUBJECT_WORDS: Readonly<Record<string, Words>> = {
  ALL: w("Allianssin perusta", "Alliansens grund", "Constitution of the alliance"),
  PRO: w("Hankinnan valmistelu", "Upphandlingens beredning", "Preparing a procurement"),
  NEG: w("Neuvottelut", "Förhandlingar", "Negotiations"),
  NOT: w("Ilmoitukset", "Annonser", "Notices"),
  EXC: w("Poissulkeminen ja selvitykset", "Uteslutning och utredningar", "Exclusion and evidence"),
  AWD: w("Hankintapäätös ja sopimus", "Upphandlingsbeslut och kontrakt", "Award and contract"),
  MOD: w("Sopimusmuutokset", "Kontraktsändringar", "Changes of the contract"),
  NEU: w("Kilpailuneutraliteetti", "Konkurrensneutralitet", "Competition neutrality"),
  FIN: w("Raha ja kirjanpito", "Pengar och bokföring", "Money and accounts"),
  MTG: w("Kokoukset", "Sammanträden", "Meetings"),
  DEC: w("Päätökset ja muutoksenhaku", "Beslut och ändringssökande", "Decisions and appeals"),
  PUB: w("Julkisuus", "Offentlighet", "Publicity"),
  LNG: w("Kielet", "Språk", "Languages"),
  ACC: w("Saavutettavuus", "Tillgänglighet", "Accessibility"),
  DPR: w("Tietosuoja", "Dataskydd", "Data protection"),
  ADM: w("Päätökset säännöillä", "Beslut med regler", "Decisions by rule"),
  SEC: w("Tietoturva", "Informationssäkerhet", "Security"),
  RET: w("Säilyttäminen", "Förvaring", "Retention"),
};

/** The files of facts: what each is about. */
export const FACT_SUBJECT_WORDS: Readonly<Record<FactSubject, Words>> = {
  alliance: w("Allianssin rakenne", "Alliansens uppbyggnad", "How the alliance is built"),
  conduct: w("Allianssin toiminta", "Alliansens verksamhet", "How the alliance is run"),
  meetings: w("Kokoukset ja päätökset", "Sammanträden och beslut", "Meetings and decisions"),
  publicity: w("Julkisuus, kielet ja saavutettavuus", "Offentlighet, språk och tillgänglighet", "Publicity, languages and accessibility"),
  procurement: w("Hankinta", "Upphandling", "Procurement"),
  negotiation: w("Neuvottelut", "Förhandlingar", "Negotiations"),
  tenderers: w("Tarjoajat", "Anbudsgivare", "Tenderers"),
  award: w("Hankintapäätös ja sopimus", "Upphandlingsbeslut och kontrakt", "Award and contract"),
  money: w("Raha", "Pengar", "Money"),
  "personal-data": w("Henkilötiedot", "Personuppgifter", "Personal data"),
  keeping: w("Säännöt, tietoturva ja säilytys", "Regler, säkerhet och förvaring", "Rules, security and retention"),
};
