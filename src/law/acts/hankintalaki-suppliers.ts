/** Whom a purchaser may or must exclude, and what is checked about suppliers: hankintalaki 80–92, 114 §. */
import { addMonths, type Day } from "../../kernel/day.ts";
import { constant } from "../constants.ts";
import type { LawFacts } from "../facts.ts";
import type { Candidate, Exclusion } from "../facts/tenderers.ts";
import { totalOf } from "../regime.ts";
import {
  all,
  any,
  type Answer,
  type Basis,
  BOTH,
  both,
  byRegime,
  cannotTell,
  doneBy,
  each,
  happened,
  HOLDS,
  not,
  of,
  type Rule,
  rule,
  where,
} from "../rule.ts";

const hl = (section: string): Basis => ({ section: `hankintalaki ${section}`, mark: "C" });
/** What extracts from the criminal register are called in file names. */
const EXTRACT = /rikos.?rekisteri|straff.?register|belastnings.?register|criminal.?record/i;

const exclusion: readonly Rule[] = [
  rule(
    {
      id: "EXC-001",
      packs: BOTH,
      text: {
        fi: "Pakollisia poissulkemisperusteita ei ole tarkistettu ennen hankintasopimuksen tekemistä.",
        sv: "De obligatoriska uteslutningsgrunderna har inte kontrollerats innan upphandlingskontraktet ingicks.",
        en: "The mandatory grounds of exclusion were not checked before the contract was made.",
      },
      basis: [hl("80 §"), hl("88 §"), hl("114.2 §")],
      severity: "block",
      needs: ["regime", "candidates", "procurementContract", "tenderNotice"],
      asks: ["subcontractors"],
    },
    ({ regime, procurementContract: { at, signed }, ...facts }) =>
      regime === "EU" || regime === "E12" ? where(happened(signed), "procurementContract", at, () => everybodyChecked(facts, signed!)) : HOLDS,
  ),
  rule(
    {
      id: "EXC-002",
      packs: BOTH,
      text: {
        fi: "Poissulkeminen perustuu vanhentuneeseen perusteeseen: tuomiosta on yli viisi vuotta tai tapahtumasta yli kolme.",
        sv: "Uteslutningen grundar sig på en föråldrad grund: mer än fem år har gått från domen eller tre från händelsen.",
        en: "The exclusion rests on a ground that is too old: over five years since the judgment, or three since the event.",
      },
      basis: [hl("80.5 §"), hl("81.4 §")],
      severity: "error",
      needs: ["exclusions"],
    },
    ({ exclusions }, on) => each("exclusions", exclusions, (one) => recent(one, on)),
  ),
  rule(
    {
      id: "EXC-003",
      packs: BOTH,
      text: {
        fi: "Korjaavia toimenpiteitä ei ole arvioitu ennen poissulkemista, tai valmisteluun osallistunutta ei ole kuultu.",
        sv: "Avhjälpande åtgärder har inte bedömts före uteslutningen, eller så har den som deltagit i förberedelserna inte hörts.",
        en: "Self-cleaning was not evaluated before the exclusion, or the one that took part in the preparation was not heard.",
      },
      basis: [hl("82 §"), hl("81.1 § 8")],
      severity: "error",
      needs: ["exclusions"],
    },
    ({ exclusions }) =>
      each("exclusions", exclusions, ({ ground, decided, selfCleaning, heard }) =>
        any(
          not(happened(decided)),
          all(
            of(selfCleaning, (what) => what !== "not-evaluated"),
            any(
              of(ground, (g) => g !== "preparation"),
              doneBy(heard, decided),
            ),
          ),
        ),
      ),
  ),
];

const evidence: readonly Rule[] = [
  rule(
    {
      id: "EXC-006",
      packs: BOTH,
      text: {
        fi: "Liikevaihtovaatimus ylittää kaksi kertaa hankinnan ennakoidun arvon ilman perustelua.",
        sv: "Kravet på minsta omsättning överstiger två gånger upphandlingens uppskattade värde utan motivering.",
        en: "The required turnover is more than twice the estimated value, without a reason.",
      },
      basis: [hl("85.2 §")],
      severity: byRegime({ EU: "error", E12: "info", N11: "info", U: "info" }),
      needs: ["regime", "turnoverRequirement", "valueEstimate"],
    },
    ({ regime, turnoverRequirement, valueEstimate: { at, lines } }, on) => {
      if (regime !== "EU") return HOLDS;
      if (lines === undefined) return cannotTell(["valueEstimate"], [at]);
      const times = constant("turnoverTimesValue", on);
      return each("turnoverRequirement", [turnoverRequirement], ({ required, reasons }) =>
        any(
          of(required, (cents) => (cents === "none" ? true : of(times, (t) => cents <= BigInt(t) * totalOf(lines)))),
          of(reasons, (r) => r === "stated"),
        ),
      );
    },
  ),
  rule(
    {
      id: "EXC-005",
      packs: BOTH,
      text: {
        fi: "Ehdokkaan tai voimavaroja antavan yksikön yhteinen eurooppalainen hankinta-asiakirja (ESPD) puuttuu.",
        sv: "Det europeiska enhetliga upphandlingsdokumentet (ESPD) saknas för en anbudssökande eller en enhet vars kapacitet den utnyttjar.",
        en: "The European single procurement document of a candidate, or of one on whose means it relies, is missing.",
      },
      basis: [hl("87 §"), hl("92 §")],
      severity: byRegime({ EU: "block", E12: "info", N11: "info", U: "info" }),
      needs: ["regime", "candidates"],
    },
    ({ regime, candidates }) =>
      regime === "EU" ? each("candidates", candidates.flatMap(withMeans), ({ espd }) => of(espd, (given) => given === "given")) : HOLDS,
  ),
  rule(
    {
      id: "EXC-004",
      packs: BOTH,
      text: {
        fi: "Hankinnan tiedostoissa on rikosrekisteriote, jota ei saa jäljentää eikä tallentaa.",
        sv: "Bland upphandlingens filer finns ett straffregisterutdrag, som inte får kopieras eller lagras.",
        en: "The files of the procurement hold an extract from the criminal register, which may be neither copied nor kept.",
      },
      basis: [hl("88.4 §")],
      severity: "block",
      needs: ["storedFiles"],
    },
    ({ storedFiles }) =>
      each("storedFiles", storedFiles, ({ kind, name }) =>
        all(
          name === undefined || !EXTRACT.test(name),
          of(kind, (k) => k !== "criminal-record-extract"),
        ),
      ),
  ),
  rule(
    {
      id: "EXC-007",
      packs: BOTH,
      text: {
        fi: "Voittajan vakuuttamia tietoja ei ole tarkastettu ennen sopimuksen allekirjoittamista.",
        sv: "De uppgifter som vinnaren har försäkrat har inte kontrollerats innan kontraktet undertecknades.",
        en: "What the winner declared was not verified before the contract was signed.",
      },
      basis: [hl("114.1 §")],
      severity: "block",
      needs: ["regime", "winner", "procurementContract"],
    },
    ({ regime, winner, procurementContract: { at, signed } }) =>
      regime === "E12" ? where(happened(signed), "procurementContract", at, () => each("winner", [winner], ({ verified }) => doneBy(verified, signed))) : HOLDS,
  ),
];

export const SUPPLIER_RULES: readonly Rule[] = [...exclusion, ...evidence];

/** The candidate and those on whose means it relies; one of which nobody knows anything while nobody says who they are. */
function withMeans(candidate: Candidate): readonly Pick<Candidate, "at" | "espd">[] {
  return [candidate, ...(candidate.reliesOn ?? [{ at: candidate.at }])];
}

/** Subcontractors too, in procurements whose notice was sent since 499/2021 came into force. */
function everybodyChecked(facts: Pick<LawFacts, "candidates" | "tenderNotice"> & Partial<LawFacts>, signed: Day): Answer {
  const { candidates, subcontractors, tenderNotice } = facts;
  const checked = (one: { readonly exclusionChecked?: Day }) => doneBy(one.exclusionChecked, signed);
  const begun = tenderNotice.sent === "none" ? signed : tenderNotice.sent;
  const also = of(begun, (day) => constant("subcontractorsChecked", day));
  const theirs = where(also, "tenderNotice", tenderNotice.at, () =>
    subcontractors === undefined ? cannotTell(["subcontractors"]) : each("subcontractors", subcontractors, checked),
  );
  return both(each("candidates", candidates, checked), theirs);
}

function recent({ ground, event, decided }: Exclusion, on: Day): boolean | undefined {
  if (decided === undefined || decided === "none") return not(happened(decided));
  return of(ground, (g) => {
    const years = constant(g === "mandatory" ? "mandatoryExclusionYears" : "discretionaryExclusionYears", on);
    return of(years, (y) => of(event, (day) => decided <= addMonths(day, 12 * y)));
  });
}
