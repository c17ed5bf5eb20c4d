/** Award, standstill, appeal, direct award, report, interruption, contract and correction: hankintalaki 40–41, 110 and 123–135 §. */
import { addDays, type Day } from "../../kernel/day.ts";
import { endsAfterDays, workingDayFrom } from "../calendar.ts";
import { constant } from "../constants.ts";
import type { LawFacts } from "../facts.ts";
import { all, any, type Answer, BOTH, both, brokenBy, cannotTell, doneBy, each, HOLDS, of, type Rule, rule } from "../rule.ts";

const decision: readonly Rule[] = [
  rule(
    {
      id: "AWD-001",
      packs: BOTH,
      text: {
        fi: "Hankintapäätöksen tekijällä ei ole toimivaltaa.",
        sv: "Den som har fattat upphandlingsbeslutet saknar behörighet.",
        en: "Whoever made the award decision had no power to make it.",
      },
      basis: [
        { section: "KL 91 §", mark: "C" },
        { section: "hankintalaki 123 §", mark: "C" },
      ],
      severity: "block",
      needs: ["awardDecision"],
    },
    ({ awardDecision }) => each("awardDecision", [awardDecision], ({ power }) => of(power, (p) => p !== "none")),
  ),
  rule(
    {
      id: "AWD-002",
      packs: BOTH,
      text: {
        fi: "Hankintapäätös ei ole kirjallinen, tai siitä puuttuvat hylkäämisen tai vertailun perusteet taikka tieto odotusajasta.",
        sv: "Upphandlingsbeslutet är inte skriftligt, eller så saknar det grunderna för förkastande eller jämförelse eller uppgiften om väntetiden.",
        en: "The award decision is not written, or lacks the grounds of rejection or comparison, or the standstill.",
      },
      basis: [{ section: "hankintalaki 123 §", mark: "C" }],
      severity: "block",
      needs: ["awardDecision", "regime"],
    },
    ({ awardDecision, regime }) =>
      each("awardDecision", [awardDecision], (d) => all(d.written, d.rejectionGrounds, d.comparisonGrounds, any(!hasStandstill(regime), d.standstillStated))),
  ),
  rule(
    {
      id: "AWD-003",
      packs: BOTH,
      text: {
        fi: "Hankintapäätöksestä puuttuu valitusosoitus, hankintaoikaisuohje tai yhteystieto ilmoitusta varten.",
        sv: "Upphandlingsbeslutet saknar besvärsanvisning, rättelseanvisning eller kontaktuppgifter för underrättelse om besvär.",
        en: "The award decision lacks the appeal instruction, the instruction on correction or the contact for the notice of appeal.",
      },
      basis: [{ section: "hankintalaki 126 §", mark: "C" }],
      severity: "block",
      needs: ["awardDecision"],
    },
    ({ awardDecision }) => each("awardDecision", [awardDecision], (d) => all(d.appealInstruction, d.correctionInstruction, d.contact)),
  ),
  rule(
    {
      id: "AWD-004",
      packs: BOTH,
      text: {
        fi: "Hankintapäätöstä ei ole annettu tiedoksi kaikille ehdokkaille ja tarjoajille, tai viestistä puuttuu lähettämispäivä.",
        sv: "Upphandlingsbeslutet har inte delgetts alla anbudssökande och anbudsgivare, eller så saknar meddelandet uppgift om vilken dag det sändes.",
        en: "The award decision was not notified to every candidate and tenderer, or the message does not state its sending date.",
      },
      basis: [{ section: "hankintalaki 127 §", mark: "C" }],
      severity: "block",
      needs: ["awardNotices"],
    },
    ({ awardNotices }) =>
      each("awardNotices", awardNotices, (n) =>
        all(
          of(n.sent, (sent) => sent !== "none"),
          any(
            of(n.by, (by) => by === "letter"),
            n.statesSendingDay,
          ),
        ),
      ),
  ),
  rule(
    {
      id: "AWD-005",
      packs: BOTH,
      text: {
        fi: "Odotusaika päättyy {date}; sopimusta ei voi tehdä ennen päivää {earliest}.",
        sv: "Väntetiden går ut {date}; kontraktet får ingås tidigast {earliest}.",
        en: "The standstill ends on {date}; the contract cannot be made before {earliest}.",
      },
      basis: [{ section: "hankintalaki 129–130 §", mark: "C" }],
      severity: "block",
      needs: ["regime", "standstill", "awardNotices", "procurementContract"],
    },
    (facts) => {
      const { regime, standstill, awardNotices, procurementContract: contract } = facts;
      if (!hasStandstill(regime)) return HOLDS;
      if (standstill.exemption === undefined) return cannotTell(["standstill"], [standstill.at]);
      if (standstill.exemption !== "none" || contract.signed === "none") return HOLDS;
      if (contract.signed === undefined) return cannotTell(["procurementContract"], [contract.at]);
      const end = standstillEnd(standstill, awardNotices);
      if (typeof end !== "string") return end;
      const earliest = addDays(end, 1);
      return brokenBy(contract.signed >= earliest ? [] : [contract.at], { date: end, earliest });
    },
  ),
  rule(
    {
      id: "AWD-006",
      packs: BOTH,
      text: {
        fi: "Sopimus on tehty, vaikka valitus on vireillä markkinaoikeudessa.",
        sv: "Kontraktet har ingåtts trots att besvär är anhängiga hos marknadsdomstolen.",
        en: "The contract was made while an appeal was pending in the Market Court.",
      },
      basis: [{ section: "hankintalaki 150 §", mark: "C" }],
      severity: "block",
      needs: ["regime", "procurementContract", "marketCourtAppeals"],
    },
    ({ regime, procurementContract: { at, signed }, marketCourtAppeals }) => {
      if (!hasStandstill(regime) || signed === "none") return HOLDS;
      if (signed === undefined) return cannotTell(["procurementContract"], [at]);
      return each("marketCourtAppeals", marketCourtAppeals, ({ filed, ended }) =>
        any(
          of(filed, (day) => day > signed),
          of(ended, (day) => day !== "none" && day <= signed),
        ),
      );
    },
  ),
];

const direct: readonly Rule[] = [
  rule(
    {
      id: "AWD-007",
      packs: BOTH,
      text: {
        fi: "Suorahankinnan peruste, perustelut tai ilmoitus puuttuu, tai sopimus on tehty ennen kuin ilmoituksesta on kulunut 14 päivää.",
        sv: "Grunden, motiveringen eller annonsen för direktupphandlingen saknas, eller så har kontraktet ingåtts innan 14 dagar gått från annonsen.",
        en: "The direct award lacks its ground, its reasons or its notice, or the contract was made within 14 days of the notice.",
      },
      basis: [{ section: "hankintalaki 40–41, 109.2, 131 §", mark: "C" }],
      // Only the notice is voluntary.
      severity: ({ directAward }) => (directAward && directAward.notice === "none" && grounded(directAward) === true ? "warn" : "block"),
      needs: ["directAward", "procurementContract"],
    },
    ({ directAward, procurementContract }, on) => {
      const { at, notice } = directAward;
      if (grounded(directAward) === false || notice === "none") return brokenBy([at]);
      const waitDays = constant("directAwardNoticeDays", on);
      if (grounded(directAward) === undefined || notice === undefined || waitDays === undefined) return cannotTell(["directAward"], [at]);
      return each("procurementContract", [procurementContract], ({ signed }) => of(signed, (day) => day === "none" || day >= addDays(notice, waitDays)));
    },
  ),
  rule(
    {
      id: "AWD-008",
      packs: BOTH,
      text: {
        fi: "Suorahankinta yksittäistapauksessa koskee vain sosiaali- ja terveyspalveluja, ei työvoimapalveluja.",
        sv: "Direktupphandling i enskilda fall gäller endast social- och hälsovårdstjänster, inte arbetskraftsservice.",
        en: "The direct award for a single customer is for social and health services only, not for employment services.",
      },
      basis: [{ section: "hankintalaki 110 §", mark: "C" }],
      severity: "error",
      needs: ["directAward"],
    },
    ({ directAward }) =>
      each("directAward", [directAward], (d) =>
        any(
          of(d.ground, (ground) => ground !== 110),
          of(d.services, (services) => services === "social-or-health"),
        ),
      ),
  ),
];

const after: readonly Rule[] = [
  rule(
    {
      id: "AWD-009",
      packs: BOTH,
      text: {
        fi: "Hankintakertomuksesta puuttuvat kohdat {items}.",
        sv: "Rapporten om upphandlingsförfarandet saknar punkterna {items}.",
        en: "The procurement report lacks items {items}.",
      },
      basis: [{ section: "hankintalaki 124 §", mark: "C" }],
      severity: "error",
      needs: ["regime", "procurementReport"],
    },
    ({ regime, procurementReport: { at, covered } }, on) => {
      if (!hasStandstill(regime)) return HOLDS;
      const count = constant("reportItems", on);
      if (covered === undefined || count === undefined) return cannotTell(["procurementReport"], [at]);
      const lacking = Array.from({ length: count }, (_, i) => i + 1).filter((item) => !covered.includes(item));
      return brokenBy(lacking.length === 0 ? [] : [at], { items: lacking.join(", ") });
    },
  ),
  rule(
    {
      id: "AWD-010",
      packs: BOTH,
      text: {
        fi: "Hankinnan keskeyttämiseltä puuttuu todellinen ja perusteltu syy, päätös tai ilmoitus.",
        sv: "Avbrytandet av upphandlingen saknar ett verkligt och motiverat skäl, ett beslut eller en annons.",
        en: "The interruption of the procurement lacks a real and justified reason, a decision or its notice.",
      },
      basis: [{ section: "hankintalaki 58.5, 125 §", mark: "C" }],
      severity: "error",
      needs: ["regime", "interruptions"],
    },
    ({ regime, interruptions }) => each("interruptions", interruptions, (i) => all(i.realReason, i.decided, any(!hasStandstill(regime), i.noticePublished))),
  ),
  rule(
    {
      id: "AWD-011",
      packs: BOTH,
      text: {
        fi: "Erillinen kirjallinen sopimus puuttuu, tai allekirjoittajalla ei ole siihen oikeutta.",
        sv: "Ett separat skriftligt kontrakt saknas, eller så saknar en undertecknare behörighet.",
        en: "A separate written contract is missing, or somebody signed without the right to sign.",
      },
      basis: [{ section: "hankintalaki 128 §", mark: "C" }],
      severity: "block",
      needs: ["contractForm", "contractSignatures"],
    },
    ({ contractForm, contractSignatures }) =>
      both(
        each("contractForm", [contractForm], ({ written }) => written),
        each("contractSignatures", contractSignatures, (s) => all(s.signed, s.authorised)),
      ),
  ),
  rule(
    {
      id: "AWD-012",
      packs: BOTH,
      text: {
        fi: "Hankintaoikaisun määräaika on ylittynyt, tai asianosaisille ei ole ilmoitettu siitä.",
        sv: "Tidsfristen för upphandlingsrättelse har överskridits, eller så har de som saken gäller inte underrättats.",
        en: "The correction of the procurement came too late, or those concerned were not told.",
      },
      basis: [{ section: "hankintalaki 133 §", mark: "C" }],
      severity: "error",
      needs: ["corrections"],
    },
    ({ corrections }, on) =>
      each("corrections", corrections, ({ by, from, made, concernedNotified }) => {
        const days = of(by, (who) => constant(who === "party" ? "correctionClaimDays" : "correctionOwnDays", on));
        const last = of(from, (start) => of(days, (count) => endsAfterDays(start, count)));
        return all(doneBy(made, last), concernedNotified);
      }),
  ),
];

export const AWARD_RULES: readonly Rule[] = [...decision, ...direct, ...after];

/** 129 and 150.1 §: procurements above the EU threshold, and of Annex E above the national one. */
function hasStandstill(regime: LawFacts["regime"]): boolean {
  return regime === "EU" || regime === "E12";
}

function grounded({ ground, reasons }: LawFacts["directAward"]): boolean | undefined {
  return all(
    of(ground, (g) => g !== "none"),
    reasons,
  );
}

/** The last day of the standstill, counted from the notice that was known last: an e-mail on the day it was sent, a letter on the seventh day. */
function standstillEnd(standstill: LawFacts["standstill"], notices: LawFacts["awardNotices"]): Day | Answer {
  const told = notices.map(({ by, sent }) => {
    if (by === undefined || sent === undefined || sent === "none") return undefined;
    const days = by === "letter" ? constant("letterKnownDays", sent) : 0;
    return days === undefined ? undefined : addDays(sent, days);
  });
  const open = notices.filter((_, i) => told[i] === undefined).map(({ at }) => at);
  if (open.length > 0 || notices.length === 0) return cannotTell(["awardNotices"], open);
  const last = (told as Day[]).reduce((a, b) => (a > b ? a : b));
  const days = of(standstill.length, (length) => constant(length === "framework" ? "frameworkStandstillDays" : "standstillDays", last));
  const moves = constant("standstillMoves", last);
  if (days === undefined || moves === undefined) return cannotTell(["standstill"], [standstill.at]);
  return moves ? workingDayFrom(addDays(last, days)) : addDays(last, days);
}
