/** Who buys what, for how much, and from whom without competition: hankintalaki 7–31, 66, 75, 81 and 97 §; HL 27–30 § and KL 126–127 §. */
import type { Day } from "../../kernel/day.ts";
import { FOUNDING } from "../acts.ts";
import { constant } from "../constants.ts";
import type { InHouse, TenderNotice } from "../facts/procurement.ts";
import { regimeOf } from "../regime.ts";
import { all, any, type Basis, BOTH, brokenBy, byRegime, cannotTell, doneBy, each, happened, HOLDS, not, of, type Rule, rule, where } from "../rule.ts";

const hl = (section: string): Basis => ({ section: `hankintalaki ${section}`, mark: "C" });

const together: readonly Rule[] = [
  rule(
    {
      id: "PRO-001",
      packs: BOTH,
      text: {
        fi: "Hankintailmoitus on lähetetty ilman kirjallista sopimusta yhteishankinnasta, sen muodosta, vaiheista ja vastuista.",
        sv: "Upphandlingsannonsen har sänts utan ett skriftligt avtal om den gemensamma upphandlingen, dess form, faser och ansvar.",
        en: "The contract notice was sent without a written agreement on buying together, its mode, phases and liabilities.",
      },
      basis: [hl("21 §"), FOUNDING.kainuu],
      severity: "block",
      needs: ["jointProcurement", "tenderNotice"],
    },
    ({ jointProcurement: joint, tenderNotice: notice }) =>
      where(
        of(joint.mode, (mode) => mode !== "alone"),
        "jointProcurement",
        joint.at,
        () =>
          where(happened(notice.sent), "tenderNotice", notice.at, () => {
            const agreed = doneBy(joint.agreed, notice.sent);
            if (agreed === false) return brokenBy([notice.at]);
            const led = joint.mode !== "lead" || joint.lead !== undefined ? true : undefined;
            return each("jointProcurement", [joint], ({ phases, liabilities }) => all(agreed, led, phases, liabilities));
          }),
      ),
  ),
  rule(
    {
      id: "PRO-002",
      packs: BOTH,
      text: {
        fi: "Hankintaan osallistuvan hankintayksikön päätös hankinnan toteuttajan valtuuttamisesta puuttuu.",
        sv: "En deltagande upphandlande enhets beslut om att bemyndiga den som genomför upphandlingen saknas.",
        en: "A participating purchaser has not decided to authorise the one that runs the procurement.",
      },
      basis: [hl("21.1 §"), { section: "KL 91 §", mark: "I" }],
      severity: "block",
      needs: ["jointProcurement", "purchasers", "tenderNotice"],
    },
    ({ jointProcurement: joint, purchasers, tenderNotice: notice }) =>
      where(
        of(joint.mode, (mode) => (mode === "lead" ? of(joint.lead, () => true) : false)),
        "jointProcurement",
        joint.at,
        () =>
          where(happened(notice.sent), "tenderNotice", notice.at, () =>
            each("purchasers", purchasers, ({ id, authorised }) => id === joint.lead || doneBy(authorised, notice.sent)),
          ),
      ),
  ),
  rule(
    {
      id: "PRO-003",
      packs: BOTH,
      text: {
        fi: "Hankintaan osallistuvaa hankintayksikköä ei ole nimetty hankinta-asiakirjoissa.",
        sv: "En upphandlande enhet som deltar i upphandlingen är inte namngiven i upphandlingsdokumenten.",
        en: "A participating purchaser is not named in the procurement documents.",
      },
      basis: [hl("21 §"), hl("42.4 §")],
      severity: "error",
      needs: ["purchasers", "tenderNotice"],
    },
    ({ purchasers, tenderNotice: { at, purchasers: named } }) =>
      named === undefined ? cannotTell(["tenderNotice"], [at]) : brokenBy(purchasers.filter(({ id }) => !named.includes(id)).map((p) => p.at)),
  ),
];

const value: readonly Rule[] = [
  rule(
    {
      id: "PRO-004",
      packs: BOTH,
      text: {
        fi: "Ennakoitua arvoa ei ole laskettu ennen ilmoitusta, ilman arvonlisäveroa ja kaikki optiot, pidennykset, palkkiot ja tilaajat mukaan lukien.",
        sv: "Det uppskattade värdet har inte beräknats före annonsen, exklusive mervärdesskatt och med alla optioner, förlängningar, ersättningar och beställare.",
        en: "The estimated value was not made before the notice, without VAT and with all options, extensions, fees and purchasers.",
      },
      basis: [hl("27 §"), hl("30 §")],
      severity: "block",
      needs: ["valueEstimate", "purchasers", "tenderNotice"],
    },
    ({ valueEstimate, purchasers, tenderNotice: notice }) =>
      where(happened(notice.sent), "tenderNotice", notice.at, () =>
        each("valueEstimate", [valueEstimate], ({ made, options, extensions, fees, vat, purchasers: counted }) =>
          all(
            doneBy(made, notice.sent),
            ...[options, extensions, fees].map((part) => of(part, (p) => p !== "left-out")),
            of(vat, (v) => v === "excluded"),
            of(counted, (ids) => purchasers.every(({ id }) => ids.includes(id))),
          ),
        ),
      ),
  ),
  rule(
    {
      id: "PRO-005",
      packs: BOTH,
      text: {
        fi: "Hankinnan kohde ja ennakoitu arvo kuuluvat eri sääntelyyn ({regime}) kuin se, jota hankinnassa noudatetaan.",
        sv: "Upphandlingens föremål och uppskattade värde omfattas av en annan reglering ({regime}) än den som tillämpas på upphandlingen.",
        en: "The object and the estimated value come under other rules ({regime}) than those that the procurement follows.",
      },
      basis: [hl("7 §"), hl("25–26 §"), hl("107 §, liite E")],
      severity: "error",
      needs: ["regime", "valueEstimate", "tenderNotice"],
    },
    ({ regime, valueEstimate: { at, lines }, tenderNotice }, on) => {
      const day = dayOf(tenderNotice, on);
      if (day === undefined) return cannotTell(["tenderNotice"], [tenderNotice.at]);
      const found = lines && regimeOf(lines, day);
      if (found === undefined) return cannotTell(["valueEstimate"], [at]);
      return found === regime ? HOLDS : brokenBy([at], { regime: found });
    },
  ),
  rule(
    {
      id: "PRO-006",
      packs: BOTH,
      text: {
        fi: "Mahdollinen pilkkominen: saman kohteen hankintojen yhteenlaskettu arvo on vähintään kynnysarvon suuruinen.",
        sv: "Eventuell uppdelning: det sammanlagda värdet av upphandlingar av samma slag uppgår till minst ett tröskelvärde.",
        en: "Perhaps split: purchases of the same object together reach a threshold.",
      },
      basis: [hl("27.3 §"), hl("31 §")],
      severity: "warn",
      needs: ["valueEstimate", "relatedPurchases", "tenderNotice"],
    },
    ({ valueEstimate: { at, lines }, relatedPurchases, tenderNotice }, on) => {
      const open = relatedPurchases.filter((p) => p.value === undefined).map((p) => p.at);
      const related = relatedPurchases.reduce((sum, p) => sum + (p.value ?? 0n), 0n);
      const day = dayOf(tenderNotice, on);
      if (day === undefined) return cannotTell(["tenderNotice"], [tenderNotice.at]);
      const [alone, summed] = [lines && regimeOf(lines, day), lines && regimeOf(lines, day, related)];
      if (alone === undefined || summed === undefined) return cannotTell(["valueEstimate"], [at]);
      if (alone !== summed) return brokenBy(relatedPurchases.map((p) => p.at));
      return open.length === 0 ? HOLDS : cannotTell(["relatedPurchases"], open);
    },
  ),
  rule(
    {
      id: "PRO-007",
      packs: BOTH,
      text: {
        fi: "Hankintaa ei ole jaettu osiin eikä jakamatta jättämistä ole perusteltu.",
        sv: "Upphandlingen har inte delats upp i delar, och skälen till detta har inte angetts.",
        en: "The procurement is not divided into lots, and no reasons are given.",
      },
      basis: [hl("75 §"), hl("124 § 5 k")],
      severity: byRegime({ EU: "error", E12: "warn", N11: "warn", U: "info" }),
      needs: ["regime", "lots"],
    },
    ({ regime, lots }) =>
      regime === "U"
        ? HOLDS
        : each("lots", [lots], ({ divided, reasons }) =>
            any(
              divided,
              of(reasons, (r) => r === "recorded"),
            ),
          ),
  ),
];

const fairness: readonly Rule[] = [
  rule(
    {
      id: "PRO-008",
      packs: BOTH,
      text: {
        fi: "Hankinnan valmisteluun osallistuneen ehdokkaan tai tarjoajan vaikutusta kilpailuun ei ole arvioitu.",
        sv: "Hur konkurrensen påverkas av att en anbudssökande eller anbudsgivare har deltagit i förberedelserna av upphandlingen har inte bedömts.",
        en: "The effect on competition of a tenderer that took part in the preparation has not been assessed.",
      },
      basis: [hl("66 §"), hl("81.1 § 8")],
      severity: "error",
      needs: ["candidates"],
    },
    ({ candidates }) =>
      each("candidates", candidates, ({ preparation, distortionAssessed }) =>
        any(
          of(preparation, (p) => p === "none"),
          happened(distortionAssessed),
        ),
      ),
  ),
  rule(
    {
      id: "PRO-009",
      packs: BOTH,
      text: {
        fi: "Tarjousten käsittelijän esteellisyys- ja eturistiriitailmoitus puuttuu tarjouksia avattaessa.",
        sv: "Anmälan om jäv och intressekonflikter saknas för den som behandlar anbuden när de öppnas.",
        en: "Somebody who handles the tenders had not declared interests when they were opened.",
      },
      basis: [{ section: "HL 27–30 §", mark: "C" }, hl("81.1 § 7"), hl("124 § 11 k")],
      severity: "block",
      needs: ["tenderTeam", "tenderOpening"],
    },
    ({ tenderTeam, tenderOpening: { at, opened } }) =>
      where(happened(opened), "tenderOpening", at, () => each("tenderTeam", tenderTeam, ({ declared }) => doneBy(declared, opened))),
  ),
  rule(
    {
      id: "PRO-010",
      packs: BOTH,
      text: {
        fi: "Tarjousvertailussa ei ole otettu huomioon tarjoajan saamaa hankintayksikön tukea tai asemaa sen omana yksikkönä.",
        sv: "Vid anbudsjämförelsen har stöd från den upphandlande enheten, eller ställningen som dess egen enhet, inte beaktats.",
        en: "The comparison of tenders leaves out that a tenderer is the purchaser's own unit or gets its aid.",
      },
      basis: [hl("97 §"), hl("3.2 §")],
      severity: "error",
      needs: ["candidates"],
    },
    ({ candidates }) =>
      each("candidates", candidates, ({ tendered, support, supportInComparison }) =>
        any(
          of(tendered, (t) => !t),
          of(support, (s) => s === "none"),
          of(supportInComparison, (s) => s === "recorded"),
        ),
      ),
  ),
  rule(
    {
      id: "PRO-011",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Tarjouskilpailuun osallistuvan kunnan tai hyvinvointialueen yhtiöittämisvelvollisuutta ei ole arvioitu.",
        sv: "Bolagiseringsskyldigheten för en kommun eller ett välfärdsområde som deltar i anbudsförfarandet har inte bedömts.",
        en: "Whether a municipality or wellbeing services county that tenders must incorporate has not been assessed.",
      },
      basis: [{ section: "KL 126.3, 127 §", mark: "C" }],
      severity: "error",
      needs: ["candidates"],
    },
    ({ candidates }) =>
      each("candidates", candidates, ({ tendered, kind, incorporation }) =>
        any(
          of(tendered, (t) => !t),
          of(kind, (k) => k === "other"),
          of(incorporation, (i) => i === "assessed"),
        ),
      ),
  ),
];

const inHouse: readonly Rule[] = [
  rule(
    {
      id: "PRO-012",
      packs: BOTH,
      text: {
        fi: "Sidosyksikköhankinnan tai hankintayksiköiden yhteistyön edellytykset eivät täyty.",
        sv: "Villkoren för upphandling hos en anknuten enhet eller för samarbete mellan upphandlande enheter uppfylls inte.",
        en: "The conditions of an in-house purchase, or of co-operation between contracting entities, are not met.",
      },
      basis: [hl("15–16 §"), hl("174 §")],
      severity: "block",
      needs: ["inHouse"],
    },
    ({ inHouse: bought }, on) =>
      each("inHouse", [bought], (b) => {
        const form = of(b.route, (route) =>
          route === "in-house"
            ? all(
                b.control,
                of(b.privateCapital, (owned) => !owned),
              )
            : b.commonAims,
        );
        return all(
          form,
          of(b.contracted, (day) => salesWithin(b, day === "none" ? on : day)),
        );
      }),
  ),
];

export const BUYER_RULES: readonly Rule[] = [...together, ...value, ...fairness, ...inHouse];

/** Thresholds are those of the day on which the notice was sent; before that, of the day for which the rule is asked. */
function dayOf({ sent }: TenderNotice, on: Day): Day | undefined {
  return sent === "none" ? on : sent;
}

/** 15.1–4 and 16.1–3 §: the euro limit and the easings came into force on 1 January 2019 (174 §), as the constants have it. */
function salesWithin({ outsideSales, turnover, noMarket }: InHouse, day: Day): boolean | undefined {
  const [ordinary, limit, small] = [constant("inHouseOutsidePercent", day), constant("inHouseOutside", day), constant("inHouseSmallSales", day)];
  const [eased, noticeDays] = [constant("inHouseNoMarketPercent", day), constant("transparencyNoticeDays", day)];
  const within = (percent: number | undefined) => of(percent, (p) => of(outsideSales, (o) => of(turnover, (whole) => o * 100n <= whole * BigInt(p))));
  const little = small === undefined ? false : of(outsideSales, (o) => o < small);
  const underLimit = limit === undefined ? true : of(outsideSales, (o) => o <= limit);
  const usual = all(any(little, within(ordinary)), underLimit);
  const unanswered = of(
    noMarket,
    (n) =>
      n !== "not-shown" &&
      all(
        not(n.answered),
        of(n.noticeDays, (given) => of(noticeDays, (least) => given >= least)),
      ),
  );
  const shown = eased === undefined ? false : unanswered;
  return any(usual, all(shown, within(eased)));
}
