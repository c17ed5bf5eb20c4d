/** The words of `sameside law`. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

export const LAW_OPTIONS = {
  rule: w("yksi sääntö, esim. MTG-001", "en regel, t.ex. MTG-001", "one rule, such as MTG-001"),
  facts: w("tiedosto, jonka tiedoista säännöt kysyvät", "fil med uppgifter som reglerna frågar efter", "file of facts for the rules to judge"),
  pack: w("sääntöpaketti (toistettavissa)", "regelpaket (kan upprepas)", "rule pack (may be repeated)"),
  "judged-day": w("päivä, jonka lain mukaan arvioidaan", "dagen vars lag gäller", "the day whose law is applied"),
} as const;

export const LAW_TEXTS = {
  "law-packs-are": w("Sääntöpaketit", "Regelpaket", "Rule packs"),
  "law-rules-in": w("{n} {n|sääntö|sääntöä}, versio {version}", "{n} {n|regel|regler}, version {version}", "{n} {n|rule|rules}, version {version}"),
  "law-off": w("vain pyydettäessä", "bara på begäran", "only when asked for"),
  "law-packs": w("Paketit", "Paket", "Packs"),
  "law-weight": w("Paino", "Tyngd", "Weight"),
  "law-valid": w("Voimassa", "Gäller", "In force"),
  "law-basis": w("Perustuu", "Grundar sig på", "Rests on"),
  "law-mirror": w("hyvinvointialueella {section}", "för välfärdsområden {section}", "for wellbeing services counties {section}"),
  "law-asks": w("Tarvitsee tiedot", "Behöver uppgifterna", "Needs the facts"),
  "law-asks-more": w("Joskus myös", "Ibland också", "Sometimes also"),
  "law-from-agreement": w("sopimustiedostosta", "ur avtalsfilen", "from the agreement file"),
  "law-from-record": w("allianssin tallenteesta", "ur alliansens register", "from the alliance's record"),
  "law-from-nobody-yet": w("mikään osa ohjelmaa ei anna vielä", "ingen del av programmet ger den ännu", "no part of the program supplies it yet"),
  "law-unreviewed": w(
    "Nimetty juristi ei ole tarkistanut sääntöä: se ei estä mitään.",
    "Ingen namngiven jurist har granskat regeln: den hindrar ingenting.",
    "No named lawyer has reviewed the rule: it blocks nothing.",
  ),
  "law-holds": w("täyttyy", "uppfyllt", "holds"),
  "law-broken": w("RIKKOUTUU", "BRUTEN", "BROKEN"),
  "law-cannot-tell": w("ei voi sanoa", "kan inte sägas", "cannot tell"),
  "law-missing": w("puuttuu", "saknas", "missing"),
  "law-judged": w(
    "Rikkoutuu {broken}, täyttyy {holds}, ei voi sanoa {open}. Päivä {day}.",
    "Brutna {broken}, uppfyllda {holds}, kan inte sägas {open}. Dag {day}.",
    "Broken {broken}, met {holds}, cannot tell {open}. Day {day}.",
  ),
  "law-needs-option": w("--facts tarvitsee myös valitsimen {what}.", "--facts kräver också {what}.", "--facts needs {what} too."),
} as const;
