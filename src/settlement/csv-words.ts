/** The headers of a statement as CSV, and the words of its rows. */
import type { Words } from "../kernel/refusal.ts";

const w = (fi: string, sv: string, en: string): Words => ({ fi, sv, en });

/** Of the kinds of rows. */
export const RECORDS = {
  obligation: w("velvoite", "förpliktelse", "obligation"),
  payment: w("maksu", "betalning", "payment"),
  held: w("odottaa", "väntar", "not paid yet"),
  apart: w("erillään", "skilt", "apart"),
  refused: w("hylätty vaatimus", "avvisat krav", "refused claim"),
  note: w("huomautus", "anmärkning", "note"),
  source: w("lähde", "källa", "source"),
} as const satisfies Readonly<Record<string, Words>>;

/** Of the columns, in their order. */
export const HEADERS = {
  record: w("tietue", "post", "record"),
  year: w("vuosi", "år", "year"),
  component: w("laji", "slag", "component"),
  payer: w("maksaja", "betalare", "payer"),
  "payer-id": w("maksajan tunnus", "betalarens beteckning", "payer id"),
  payee: w("saaja", "mottagare", "payee"),
  "payee-id": w("saajan tunnus", "mottagarens beteckning", "payee id"),
  standing: w("tila", "ställning", "standing"),
  document: w("asiakirja", "handling", "document"),
  terms: w("maksuehto", "villkor", "terms"),
  vat: w("arvonlisävero", "moms", "VAT"),
  currency: w("valuutta", "valuta", "currency"),
  amount: w("määrä", "belopp", "amount"),
  figure: w("luku", "tal", "figure"),
  text: w("selite", "förklaring", "text"),
  file: w("tiedosto", "fil", "file"),
  "sha-256": w("SHA-256", "SHA-256", "SHA-256"),
} as const satisfies Readonly<Record<string, Words>>;
