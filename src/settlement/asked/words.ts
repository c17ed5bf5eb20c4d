/** Words of the statements on the record. */
import type { Words } from "../../kernel/refusal.ts";

export const STORED = {
  forecast: { fi: "Ennuste vuoden loppuun", sv: "Prognos till årets slut", en: "Forecast to the year's end" },
  "batch-of-costs": { fi: "Kulujen erä {batch}", sv: "Kostnadsparti {batch}", en: "Batch {batch} of costs" },
  "batch-of-results": { fi: "Tulosten erä {batch}", sv: "Resultatparti {batch}", en: "Batch {batch} of results" },
  title: { fi: "Ehdotetut ja hyväksytyt tilitykset", sv: "Föreslagna och godkända avräkningar", en: "Statements proposed and settled" },
  proposing: {
    fi: "Ehdota tilitystä ja hyväksy tilityksiä",
    sv: "Föreslå och godkänn avräkningar",
    en: "Propose a statement, and approve statements",
  },
  approving: { fi: "Tilityksen hyväksynnät", sv: "Avräkningens godkännanden", en: "The statement's approvals" },
  live: {
    fi: "Tämä on laskelma siitä, mitä tallenteessa on nyt. Se ei ole hyväksytty tilitys.",
    sv: "Det här är en beräkning av vad registret har nu. Den är ingen godkänd avräkning.",
    en: "This is computed from what the record holds now. It is no settled statement.",
  },
  "is-settled": {
    fi: "Tämä tilitys on hyväksytty {day} ja pysyy tällaisenaan. Myöhemmät oikaisut näkyvät seuraavassa tilityksessä.",
    sv: "Den här avräkningen godkändes {day} och består. Senare rättelser syns i nästa avräkning.",
    en: "This statement was settled on {day} and stays as it is. Later corrections show in the next one.",
  },
  "is-open": {
    fi: "Tämä tilitys odottaa hyväksyntää: {parties}.",
    sv: "Den här avräkningen väntar på godkännande: {parties}.",
    en: "This statement waits for the approval of: {parties}.",
  },
  "is-replaced": {
    fi: "Tämän ehdotuksen tilalle on tullut uudempi. Sitä ei maksettu.",
    sv: "Det här förslaget har ersatts av ett nyare. Det betalades inte.",
    en: "A newer proposal took the place of this one. It was not paid.",
  },
  none: { fi: "Tilityksiä ei ole vielä ehdotettu.", sv: "Inga avräkningar har föreslagits än.", en: "No statement has been proposed yet." },
  through: { fi: "Päivään", sv: "Till och med", en: "Through" },
  proposed: { fi: "Ehdotettu", sv: "Föreslagen", en: "Proposed" },
  state: { fi: "Tila", sv: "Läge", en: "State" },
  shaken: {
    fi: "Hyväksynnän perusteena ollut päätös on kumottu: {parties}.",
    sv: "Beslutet som godkännandet bygger på har upphävts: {parties}.",
    en: "The decision behind the approval was annulled: {parties}.",
  },
  approvals: { fi: "Hyväksyneet", sv: "Godkänd av", en: "Approved by" },
  waiting: { fi: "Odotetaan", sv: "Väntar på", en: "Waiting for" },
  settled: { fi: "hyväksytty", sv: "godkänd", en: "settled" },
  open: { fi: "odottaa", sv: "väntar", en: "waiting" },
  replaced: { fi: "korvattu uudemmalla", sv: "ersatt av en nyare", en: "replaced" },
  now: { fi: "Laske tallenteen nykytilasta", sv: "Räkna från registrets nuläge", en: "Compute from the record as it stands" },
} as const satisfies Readonly<Record<string, Words>>;
