/**
 * Which column is what, told by its header: the fields of the Association of Finnish Municipalities' 2021 guide on opening purchase invoices, the forms
 * of them met in published ledgers, English spend ledgers, and our own names in Finnish, Swedish and English.
 */

export const COST_FIELDS = [
  "party",
  "line",
  "type",
  "day",
  "booked",
  "net",
  "vat",
  "vat-kind",
  "grants",
  "quantity",
  "status",
  "approved",
  "supplier",
  "supplier-id",
  "document",
  "cost-centre",
  "account",
  "text",
] as const;
export type CostField = (typeof COST_FIELDS)[number];

/** A header as it is compared: lower case, letters and digits only, so that case, spaces, line breaks and points do not matter. */
export function headerKey(header: string): string {
  const known = keys.get(header);
  if (known !== undefined) return known;
  const key = header
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");
  if (keys.size < MOST_KEYS && header.length <= LONGEST_KEY) keys.set(header, key);
  return key;
}

/** The same headers are met again and again: those of costs that come one by one, thousands of times a minute. */
const keys = new Map<string, string>();
const [MOST_KEYS, LONGEST_KEY] = [2000, 80];

/** By field, best first: where a file has several of them, the first here counts. */
const ALIASES: Readonly<Record<CostField, string>> = {
  party:
    "party|osapuoli|part|avtalspart|palveluntuottaja|tuottaja|provider|service provider|producent|serviceproducent|kunnan y-tunnus|kunnan nimi|kommunens namn|" +
    "body name|organisation name|organistion name|authority name|body|organisation label|entity",
  line:
    "line|service line|palvelu|yhteinen kulu|rivi|service|tjänst|palveluluokan nimi|palveluluokka|tulosyksikkö|tulosyksikön nimi|toimielin|service label|service area|" +
    "service category label|organisational unit|directorate|directotate|directorate name|strategic group|portfolio|business unit description|service label(t)|strgrp(t)|strgrpcc(t)|nstrg(t)|expense area",
  type:
    "type|cost type|kululaji|kustannuslaji|kostnadsslag|kustannustyyppi|kostnadstyp|expenses type|expense type|expenditure category|spend level 1|spend level|" +
    "category internal name|group description|category family|cost element|expenditure category(t)|cipfsubj(t)",
  day:
    "day|date|päivä|pvm|päivämäärä|dag|datum|tositepvm|tositepvä|tositepäivä|tositepäivämäärä|tositteen päivämäärä|tapaht.pvm|tapahtumapvm|tapahtumapäivä|" +
    "kirjauspvm|kirjauspäivä|kirjauspäivämäärä|verifikatdatum|laskun pvm|laskun päivämäärä|laskupvm|fakturadatum|payment date|date paid|pay date|paid date|" +
    "invoice payment date|date of payment|transaction date|gl date|invoice gl date|clearing date|effective date|updated",
  booked: "booked|known|recorded|kirjattu|tiedossa|bokförd|känd|registrerad",
  net:
    "net|net amount|netto|nettosumma|nettobelopp|tiliöity summa alv0|tiliöity summa alv 0|tiliöity summa (alv 0 %)|tiliöity summa|tiliöintisumma|laskun summa ilman alv|" +
    "summa (alv 0 %)|summa alv0 euroina|summa alv 0 euroina|summa|belopp|invoice line value (net of vat)|total (excludes vat)|amount|invoiced value|value|spend|total",
  vat: "vat|alv|arvonlisävero|moms|mervärdesskatt|irrecoverable vat|irrecoverable vat amount|vat amount",
  "vat-kind": "vat-kind|vat kind|alv-laji|alv-kohtelu|alv laji|momsslag|momsbehandling",
  grants: "grants|avustukset|avustus|tuet|tuki|bidrag|understöd",
  quantity: "quantity|määrä|tunnit|hours|units|kvantitet|antal|timmar|kpl",
  status: "status|tila|hyväksyntä|läge",
  approved: "approved|hyväksytty|ennakkohyväksytty|godkänd",
  supplier:
    "supplier|toimittajan nimi|toimittaja|leverantör|leverantörens namn|supplier name|supplier (beneficiary) name|supplier(beneficiary) name|approved supplier (beneficiary) name|" +
    "beneficiary name|benificiary name|vendor name|supplier text|supplier name(t)|supplier id(t)|suuplier id (t)|supplier company name",
  "supplier-id":
    "supplier-id|toimittajan y-tunnus|y-tunnus|toimittaja y-tunnus|fo-nummer|leverantörens fo-nummer|toimittaja nro|toimittajan nro|supplier id|supplier number|supplier no|" +
    "supplier ref|vendor id|company number|local supplier internal reference|address book no",
  document:
    "document|tositenumero|tositteen numero|tapahtumanumero|tosite|laskunumero|verifikat|verifikatnummer|verifikation|verifikationsnummer|transaction number|transaction no|transno|document number|document no|" +
    "documentno|sap document number|internal ref number|internal ref|invoice number|invoice no",
  "cost-centre": "cost-centre|cost center|kustannuspaikka|kustannuspaikan nimi|kostnadsställe|cost centre name|service code|organisation code|business unit no",
  account:
    "account|kirjanpidon tili|kirjanpidon tilinumero|tili|tili nro|tilit|tilinumero|tilin numero|jhs-tili|tilin nimi|kirjanpidon tilin nimi|jhs-tilin nimi|konto|kontonummer|" +
    "account code|expenditure account|expense code|expenditure code|detailed expenditure code|detailed expense code|g/l description|gl description|serCOP expenditure code",
  text: "text|selite|kuvaus|teksti|förklaring|beskrivning|narrative|description|purpose|purpose of spend|extended description|item description",
};

/** Headers of columns that name or identify persons: a file with one is refused, because nobody needs them to settle. */
const PERSONS =
  "henkilön nimi|henkilönimi|henkilö|työntekijä|työntekijän nimi|työntekijän etunimi|työntekijän sukunimi|asiakkaan nimi|asiakkaan etunimi|asiakkaan sukunimi|etunimi|etunimet|" +
  "sukunimi|henkilötunnus|hetu|henkilötunnukset|sotu|sosiaaliturvatunnus|syntymäaika|syntymäpäivä|personbeteckning|personnummer|personens namn|personnamn|förnamn|efternamn|" +
  "släktnamn|arbetstagare|arbetstagarens namn|den anställdes namn|kundens namn|klientens namn|födelsedatum|födelsetid|name of employee|employee name|employee|name of the employee|" +
  "name of customer|customer name|client name|name of person|person name|person|first name|last name|forename|surname|family name|given name|personal identity code|" +
  "asiakasnimi|asiakas nimi|asukas|asukkaan nimi|potilas|potilaan nimi|oppilas|oppilaan nimi|opiskelija|opiskelijan nimi|" +
  "valmennettava|valmennettavan nimi|nuoren nimi|huoltaja|huoltajan nimi|kundnamn|klientnamn|patient|patientens namn|elev|elevens namn|studerande|" +
  "anställd|vårdnadshavare|name of client|patient name|student|student name|pupil|full name|" +
  "national identification number|national insurance number|ssn|social security number|date of birth|birth date";

/** Headers that name persons as well, unless the reader knows the column as one of pseudonyms or of the agreement's own parties. */
const CUSTOMERS = "asiakas|asiakkaat|kund|kunder|klient|klienter|customer|customers|client|clients";

const customers = new Set(CUSTOMERS.split("|").map(headerKey));
const persons = new Set(PERSONS.split("|").map(headerKey));
const ranks = rank();

function rank(): ReadonlyMap<string, { readonly field: CostField; readonly rank: number }> {
  const all = new Map<string, { field: CostField; rank: number }>();
  for (const field of COST_FIELDS) {
    ALIASES[field].split("|").forEach((alias, i) => {
      const key = headerKey(alias);
      if (!all.has(key)) all.set(key, { field, rank: i });
    });
  }
  return all;
}

/** The position of the first header that names or identifies persons, or -1; `known` says which headers the reader knows and guards itself. */
export function personColumn(headers: readonly string[], known: (header: string) => boolean = () => false): number {
  return headers.findIndex((header) => persons.has(headerKey(header)) || (customers.has(headerKey(header)) && !known(header)));
}

export type Recognised = {
  /** Column by field. */
  readonly columns: ReadonlyMap<CostField, number>;
  /** Fields for which two columns have equal claim. */
  readonly twice: readonly CostField[];
};

/** What a row of headers says; asked several times of each, and of the one over costs that come by themselves always. */
export function recogniseCosts(headers: readonly string[]): Recognised {
  const known = recognised.get(headers) ?? recognise(headers);
  recognised.set(headers, known);
  return known;
}

const recognised = new WeakMap<readonly string[], Recognised>();

function recognise(headers: readonly string[]): Recognised {
  const best = new Map<CostField, { column: number; rank: number; twice: boolean }>();
  headers.forEach((header, column) => {
    const found = ranks.get(headerKey(header));
    if (!found) return;
    const before = best.get(found.field);
    if (!before || found.rank < before.rank) best.set(found.field, { column, rank: found.rank, twice: false });
    else if (found.rank === before.rank) before.twice = true;
  });
  const entries = [...best];
  return {
    columns: new Map(entries.map(([field, { column }]) => [field, column])),
    twice: entries.filter(([, { twice }]) => twice).map(([field]) => field),
  };
}
