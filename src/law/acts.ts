/** The acts that rules cite: short name, number, names and where the text stands today; and the mirror of the Local Government Act for wellbeing services counties. */
import type { Words } from "../kernel/refusal.ts";
import type { Basis } from "./rule.ts";

export type Act = {
  /** As sections begin with it: `KL 103 §`, `380/2023 12 §`. */
  readonly short: string;
  /** Number and year. */
  readonly number: string;
  readonly name: Words;
  /** The consolidated text; absent where no such page is known. */
  readonly url?: string;
};

/** Documents of the founding of the model: policy of 2018, not law. */
export const FOUNDING = {
  kainuu: { section: "Kainuun VATE 22.1.2018 § 17", mark: "S" },
  kuuma: { section: "KUUMA-johtokunta 14.2.2018 liite 5d", mark: "S" },
} as const satisfies Readonly<Record<string, Basis>>;

export const ACTS: readonly Act[] = [
  act("PL", "731/1999", "Suomen perustuslaki", "Finlands grundlag", "Constitution of Finland"),
  act("KL", "410/2015", "kuntalaki", "kommunallagen", "Local Government Act"),
  act("HL", "434/2003", "hallintolaki", "förvaltningslagen", "Administrative Procedure Act"),
  act(
    "JulkL",
    "621/1999",
    "laki viranomaisten toiminnan julkisuudesta",
    "lagen om offentlighet i myndigheternas verksamhet",
    "Act on the Openness of Government Activities",
  ),
  act(
    "hankintalaki",
    "1397/2016",
    "laki julkisista hankinnoista ja käyttöoikeussopimuksista",
    "lagen om offentlig upphandling och koncession",
    "Act on Public Procurement and Concession Contracts",
  ),
  act("kilpailulaki", "948/2011", "kilpailulaki", "konkurrenslagen", "Competition Act"),
  act("KPL", "1336/1997", "kirjanpitolaki", "bokföringslagen", "Accounting Act"),
  act("ALVL", "1501/1993", "arvonlisäverolaki", "mervärdesskattelagen", "Value Added Tax Act"),
  act(
    "THL",
    "906/2019",
    "laki julkisen hallinnon tiedonhallinnasta",
    "lagen om informationshantering inom den offentliga förvaltningen",
    "Act on Information Management in Public Administration",
  ),
  act("TSL", "1050/2018", "tietosuojalaki", "dataskyddslagen", "Data Protection Act"),
  act("kielilaki", "423/2003", "kielilaki", "språklagen", "Language Act"),
  act("saamen kielilaki", "1086/2003", "saamen kielilaki", "samiska språklagen", "Sámi Language Act"),
  act(
    "digipalvelulaki",
    "306/2019",
    "laki digitaalisten palvelujen tarjoamisesta",
    "lagen om tillhandahållande av digitala tjänster",
    "Act on the Provision of Digital Services",
  ),
  act("arkistolaki", "831/1994", "arkistolaki", "arkivlagen", "Archives Act"),
  act(
    "määräaikalaki",
    "150/1930",
    "laki säädettyjen määräaikain laskemisesta",
    "lagen om beräknande av laga tid",
    "Act on the Calculation of Statutory Periods of Time",
  ),
  act(
    "tilaajavastuulaki",
    "1233/2006",
    "laki tilaajan selvitysvelvollisuudesta ja vastuusta ulkopuolista työvoimaa käytettäessä",
    "lagen om beställarens utredningsskyldighet och ansvar vid anlitande av utomstående arbetskraft",
    "Act on the Contractor's Obligations and Liability when Work is Contracted Out",
  ),
  act(
    "",
    "916/2012",
    "laki julkisesta työvoima- ja yrityspalvelusta",
    "lagen om offentlig arbetskrafts- och företagsservice",
    "Act on Public Employment and Business Service",
  ),
  act(
    "",
    "241/2019",
    "laki hankintayksiköiden ja elinkeinonharjoittajien sähköisestä laskutuksesta",
    "lagen om elektronisk fakturering hos upphandlande enheter och näringsidkare",
    "Act on Electronic Invoicing by Contracting Entities and Traders",
  ),
  act("", "611/2021", "laki hyvinvointialueesta", "lagen om välfärdsområden", "Act on Wellbeing Services Counties"),
  act("", "380/2023", "laki työvoimapalveluiden järjestämisestä", "lagen om ordnande av arbetskraftsservice", "Act on Organising Employment Services"),
  act(
    "",
    "381/2023",
    "laki työllistymisen monialaisesta edistämisestä",
    "lagen om sektorsövergripande främjande av sysselsättningen",
    "Act on the Multi-sectoral Promotion of Employment",
  ),
  act(
    "",
    "383/2023",
    "laki työvoimapalveluiden järjestämisestä annetun lain ja eräiden siihen liittyvien lakien voimaanpanosta",
    "lagen om införande av lagen om ordnande av arbetskraftsservice och vissa lagar som har samband med den",
    "Act on Bringing into Force the Act on Organising Employment Services and Certain Related Acts",
  ),
  act("", "681/2023", "laki kotoutumisen edistämisestä", "lagen om främjande av integration", "Act on the Promotion of Immigrant Integration"),
  act(
    "",
    "462/2024",
    "laki arvonlisäverolain 84 ja 85 b §:n muuttamisesta",
    "lagen om ändring av 84 och 85 b § i mervärdesskattelagen",
    "Act amending the Value Added Tax Act",
  ),
  act(
    "VNA",
    "388/2024",
    "valtioneuvoston asetus työllistymistä edistävän monialaisen tuen yhteistoimintamallin organisoimisesta",
    "statsrådets förordning om organisering av en samarbetsmodell för sektorsövergripande stöd som främjar sysselsättningen",
    "Government Decree on organising the co-operation model of multi-sectoral support that promotes employment",
  ),
  {
    short: "GDPR",
    number: "(EU) 2016/679",
    name: { fi: "yleinen tietosuoja-asetus", sv: "allmänna dataskyddsförordningen", en: "General Data Protection Regulation" },
    url: "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
  },
  {
    short: "HE",
    number: "2/2026",
    name: {
      fi: "hallituksen esitys hankintalain muuttamisesta",
      sv: "regeringens proposition om ändring av upphandlingslagen",
      en: "government bill to amend the Procurement Act",
    },
  },
];

function act(short: string, number: string, fi: string, sv: string, en: string): Act {
  const [serial, year] = number.split("/") as [string, string];
  return { short: short || number, number, name: { fi, sv, en }, url: `https://www.finlex.fi/fi/laki/ajantasa/${year}/${year}${serial.padStart(4, "0")}` };
}

/** The act that a section begins with; undefined for founding documents, practice and recommendations. */
export function actOf({ section }: Basis): Act | undefined {
  return ACTS.find(({ short, number }) => [short, number].some((name) => section === name || section.startsWith(`${name} `)));
}

/** Sections of the Local Government Act whose rule stands alike in 611/2021 (as enacted; later amendments were not compared). */
const MIRRORED: Readonly<Record<string, string>> = {
  "8": "7",
  "9": "9",
  "14": "22",
  "39": "43",
  "84": "89",
  "90": "95",
  "91": "96",
  "92": "97",
  "94": "99",
  "97": "102",
  "98": "103",
  "99": "104",
  "100": "105",
  "103": "108",
  "104": "109",
  "106": "111",
  "107": "112",
  "108": "113",
  "109": "114",
  "110": "115",
  "126": "131",
  "127": "132",
  "128": "133",
  "134": "139",
  "135": "140",
  "136": "141",
  "138": "143",
  "139": "144",
  "140": "145",
  "141": "146",
  "143": "148",
};

/** The sections of 611/2021 that say for a wellbeing services county what these of the Local Government Act say for a municipality. */
export function mirrorOf(basis: Basis): string | undefined {
  if (actOf(basis)?.short !== "KL") return undefined;
  const numbers = basis.section.slice("KL".length).split("§").slice(0, -1).join(" ");
  const sections = [...numbers.matchAll(/(\d+)(?:\.\d+)?(?:–(\d+))?/g)].flatMap(([, first, last]) =>
    last === undefined ? [first!] : Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => String(Number(first) + i)),
  );
  const there = [...new Set(sections.flatMap((section) => MIRRORED[section] ?? []))];
  return there.length === 0 ? undefined : `611/2021 ${there.join(", ")} §`;
}
