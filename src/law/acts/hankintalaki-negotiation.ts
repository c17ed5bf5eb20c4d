/** The procedure with negotiations, in the order of its steps: hankintalaki 34–35, 56–57, 70 and 109 §. Outside the EU regime most of it is good practice. */
import { type Day, dayNumber } from "../../kernel/day.ts";
import { constant } from "../constants.ts";
import type { LawFacts } from "../facts.ts";
import type { DocumentChange, Round } from "../facts/negotiation.ts";
import type { NegotiationGround, Procedure } from "../facts/procurement.ts";
import {
  all,
  any,
  type Answer,
  type Basis,
  BOTH,
  both,
  brokenBy,
  byRegime,
  cannotTell,
  each,
  happened,
  HOLDS,
  of,
  type Rule,
  rule,
  where,
  withArgs,
} from "../rule.ts";

const hl = (section: string): Basis => ({ section: `hankintalaki ${section}`, mark: "C" });
const GROUNDS: readonly NegotiationGround[] = ["no-ready-solution", "design-or-innovation", "nature-or-risks", "not-specifiable", "no-acceptable-tenders"];
/** Statutory in the EU regime; below the thresholds of the act nothing is asked. */
const BLOCK_IN_EU = byRegime({ EU: "block", E12: "warn", N11: "warn", U: "info" });

const choosing: readonly Rule[] = [
  rule(
    {
      id: "NEG-001",
      packs: BOTH,
      text: {
        fi: "Neuvottelumenettelyn käyttöperustetta tai sen perusteluja ei ole kirjattu.",
        sv: "Grunden för förhandlat förfarande eller motiveringen för den har inte antecknats.",
        en: "No ground for a negotiated procedure is recorded, or no reasons for it.",
      },
      basis: [hl("34.2–3 §"), hl("124 § 8 k")],
      severity: byRegime({ EU: "block", E12: "warn", N11: "info", U: "info" }),
      needs: ["regime", "procedure"],
    },
    ({ regime, procedure }) =>
      regime === "EU" || regime === "E12"
        ? negotiated(procedure, () =>
            each("procedure", [procedure], ({ grounds, reasons }) =>
              all(
                of(grounds, (list) => list.some((ground) => GROUNDS.includes(ground))),
                of(reasons, (r) => r === "recorded"),
              ),
            ),
          )
        : HOLDS,
  ),
  rule(
    {
      id: "NEG-002",
      packs: BOTH,
      text: {
        fi: "Hankintamenettelyä ei ole kuvattu hankintailmoituksessa tai tarjouspyynnössä.",
        sv: "Upphandlingsförfarandet har inte beskrivits i upphandlingsannonsen eller anbudsförfrågan.",
        en: "Neither the notice nor the invitation to tender describes the procedure.",
      },
      basis: [hl("109.1 §")],
      severity: "block",
      needs: ["regime", "procedure"],
    },
    ({ regime, procedure }) => (regime === "E12" ? each("procedure", [procedure], ({ described }) => of(described, (place) => place !== "nowhere")) : HOLDS),
  ),
  rule(
    {
      id: "NEG-003",
      packs: BOTH,
      text: {
        fi: "Neuvotteluihin kutsuttavien ehdokkaiden vähimmäismäärä tai käytetty enimmäismäärä puuttuu hankintailmoituksesta.",
        sv: "Det lägsta antalet anbudssökande som bjuds in till förhandlingar, eller det högsta antal som används, saknas i upphandlingsannonsen.",
        en: "The notice does not state the least number of candidates to be invited, or the greatest that is used.",
      },
      basis: [hl("34.4 §")],
      severity: byRegime({ EU: "error", E12: "info", N11: "info", U: "info" }),
      needs: ["regime", "procedure", "tenderNotice"],
    },
    ({ regime, procedure, tenderNotice }) =>
      regime === "EU"
        ? negotiated(procedure, () =>
            each("tenderNotice", [tenderNotice], ({ candidatesLimited, minimumCandidates, maximumCandidates }) =>
              any(
                of(candidatesLimited, (limited) => !limited),
                all(
                  of(minimumCandidates, (least) => least !== "not-stated"),
                  of(maximumCandidates, (most) => most !== "not-stated"),
                ),
              ),
            ),
          )
        : HOLDS,
  ),
];

const inviting: readonly Rule[] = [
  rule(
    {
      id: "NEG-004",
      packs: BOTH,
      text: {
        fi: "Neuvotteluihin on kutsuttu alle kolme ehdokasta, vaikka soveltuvia on jäänyt kutsumatta.",
        sv: "Färre än tre anbudssökande har bjudits in till förhandlingar, trots att lämpliga har lämnats utan inbjudan.",
        en: "Fewer than three candidates are invited to negotiate although suitable ones are left out.",
      },
      basis: [hl("34.5 §")],
      severity: BLOCK_IN_EU,
      needs: ["regime", "procedure", "candidates", "invitations"],
    },
    ({ regime, procedure, ...facts }, on) => (regime === "U" ? HOLDS : negotiated(procedure, () => enoughInvited(facts, on))),
  ),
  rule(
    {
      id: "NEG-005",
      packs: BOTH,
      text: {
        fi: "Kutsuttu ehdokas ei ole jättänyt osallistumishakemusta tai ei täytä asetettuja vaatimuksia.",
        sv: "En inbjuden anbudssökande har inte lämnat någon anbudsansökan eller uppfyller inte kraven.",
        en: "An invited candidate has not asked to take part, or does not meet the requirements.",
      },
      basis: [hl("34.4 §")],
      severity: "block",
      needs: ["candidates", "invitations"],
    },
    ({ candidates, invitations }) =>
      each("candidates", invitations, ({ candidate: id, sent }) => {
        const candidate = candidates.find((one) => one.id === id);
        return sent === "none" ? true : candidate === undefined ? false : all(happened(candidate.applied), candidate.suitable);
      }),
  ),
  rule(
    {
      id: "NEG-006",
      packs: BOTH,
      text: {
        fi: "Osallistumishakemuksille on varattu {days} päivää, vähimmäisaika on {least} päivää.",
        sv: "Dagar som reserverats för anbudsansökningar: {days}; minimitiden är {least}.",
        en: "Days for requests to take part: {days}; the least is {least}.",
      },
      basis: [hl("56.2 §"), hl("57.1 §")],
      severity: BLOCK_IN_EU,
      needs: ["regime", "procedure", "tenderNotice"],
    },
    ({ regime, procedure, tenderNotice: notice }, on) =>
      regime === "U"
        ? HOLDS
        : negotiated(procedure, () =>
            where(all(happened(notice.sent), happened(notice.requestsDue)), "tenderNotice", notice.at, () => {
              const hurried = of(notice.accelerated, (how) => how === "with-reasons");
              const [least, short] = [constant("participationDays", on), constant("acceleratedParticipationDays", on)];
              const days = daysBetween(notice.sent!, notice.requestsDue!);
              const answer = each("tenderNotice", [notice], () => any(reaches(days, least), all(hurried, reaches(days, short))));
              return withArgs(answer, { days: String(days), least: String(hurried ? short : least) });
            }),
          ),
  ),
  rule(
    {
      id: "NEG-007",
      packs: BOTH,
      text: {
        fi: "Alustaville tarjouksille on varattu {days} päivää, mikä on liian vähän.",
        sv: "Dagar som reserverats för preliminära anbud: {days}, vilket är för lite.",
        en: "Days for initial tenders: {days}, which is too few.",
      },
      basis: [hl("56.2–3 §"), hl("57 §")],
      severity: BLOCK_IN_EU,
      needs: ["regime", "procedure", "invitations", "initialTenders"],
    },
    ({ regime, procedure, ...facts }, on) => (regime === "U" ? HOLDS : negotiated(procedure, () => longEnough(facts, on))),
  ),
  rule(
    {
      id: "NEG-008",
      packs: BOTH,
      text: {
        fi: "Ehdokkaita ei ole kutsuttu yhtäaikaisesti ja kirjallisesti.",
        sv: "Anbudssökandena har inte bjudits in samtidigt och skriftligen.",
        en: "The candidates are not invited at the same time and in writing.",
      },
      basis: [hl("70 §")],
      severity: byRegime({ EU: "error", E12: "warn", N11: "warn", U: "info" }),
      needs: ["regime", "invitations"],
    },
    ({ regime, invitations }) => {
      const first = invitations.flatMap(({ sent }) => (sent === undefined || sent === "none" ? [] : [sent])).sort()[0];
      if (regime === "U") return HOLDS;
      return each("invitations", invitations, ({ sent, written }) => of(sent, (day) => (first === undefined ? true : all(day === first, written))));
    },
  ),
];

const negotiating: readonly Rule[] = [
  rule(
    {
      id: "NEG-009",
      packs: BOTH,
      text: {
        fi: "Vähimmäisvaatimuksia tai kokonaistaloudellisen edullisuuden perusteita on muutettu ilmoituksen jälkeen.",
        sv: "Minimikraven eller kriterierna för det ekonomiskt mest fördelaktiga anbudet har ändrats efter annonsen.",
        en: "Minimum requirements or the basis of the award were changed after the notice.",
      },
      basis: [hl("35.2 §")],
      severity: "block",
      needs: ["tenderDocuments"],
    },
    ({ tenderDocuments: [first, ...later] }) =>
      each("tenderDocuments", later, ({ minimumRequirements, awardBasis }) =>
        all(same(minimumRequirements, first?.minimumRequirements), same(awardBasis, first?.awardBasis)),
      ),
  ),
  rule(
    {
      id: "NEG-010",
      packs: BOTH,
      text: {
        fi: "Tarjoajia on karsittu vaiheittain ilman ilmoitusta siitä tai muilla kuin ilmoitetuilla perusteilla.",
        sv: "Antalet anbudsgivare har begränsats i successiva steg utan att detta angetts i annonsen eller på andra grunder än de angivna.",
        en: "Tenderers were made fewer in phases without a notice of it, or by other than the announced criteria.",
      },
      basis: [hl("35.3 §")],
      severity: byRegime({ EU: "block", E12: "info", N11: "info", U: "info" }),
      needs: ["regime", "tenderNotice", "reductions"],
    },
    ({ regime, tenderNotice: { at, phasedReduction }, reductions }) => {
      if (regime !== "EU" || reductions.length === 0) return HOLDS;
      const byCriteria = each("reductions", reductions, ({ by }) => of(by, (b) => b === "announced-criteria"));
      if (phasedReduction === undefined) return both(byCriteria, cannotTell(["tenderNotice"], [at]));
      return phasedReduction === "announced" ? byCriteria : brokenBy(reductions.map((one) => one.at));
    },
  ),
  rule(
    {
      id: "NEG-011",
      packs: BOTH,
      text: {
        fi: "Asiakirjojen muutosta ei ole ilmoitettu kirjallisesti ja samaan aikaan kaikille jäljellä oleville tarjoajille.",
        sv: "En ändring av dokumenten har inte meddelats alla återstående anbudsgivare skriftligen och samtidigt.",
        en: "A change of the documents was not told in writing and at the same time to all remaining tenderers.",
      },
      basis: [hl("35.4 §")],
      severity: "block",
      needs: ["documentChanges"],
    },
    ({ documentChanges }) => each("documentChanges", documentChanges, toldToAll),
  ),
  rule(
    {
      id: "NEG-012",
      packs: BOTH,
      text: {
        fi: "Tarjoajan luottamuksellisen tiedon luovutukselta puuttuu yksilöity suostumus.",
        sv: "Ett specificerat samtycke till att lämna ut en anbudsgivares konfidentiella uppgift saknas.",
        en: "A tenderer's confidential information was disclosed without its consent to that very information.",
      },
      basis: [hl("35.4 §")],
      severity: "block",
      needs: ["disclosures"],
    },
    ({ disclosures }) =>
      each("disclosures", disclosures, ({ items, consented }) => of(items, (list) => of(consented, (given) => list.every((item) => given.includes(item))))),
  ),
  rule(
    {
      id: "NEG-013",
      packs: BOTH,
      text: {
        fi: "Lopullisista tarjouksista on neuvoteltu niiden määräajan päätyttyä.",
        sv: "Förhandlingar har förts om de slutliga anbuden efter att tidsfristen för dem gått ut.",
        en: "Final tenders were negotiated after their time limit.",
      },
      basis: [hl("35.5 §")],
      severity: byRegime({ EU: "block", E12: "error", N11: "error", U: "info" }),
      needs: ["regime", "finalTenders", "negotiationRounds"],
    },
    ({ regime, finalTenders: { at, due }, negotiationRounds }) =>
      regime === "U"
        ? HOLDS
        : where(happened(due), "finalTenders", at, () => {
            const meetings = negotiationRounds.flatMap((round): readonly { at: string; on?: Day }[] => round.meetings ?? [{ at: round.at }]);
            return each("negotiationRounds", meetings, ({ on }) => of(on, (day) => day <= due!));
          }),
  ),
  rule(
    {
      id: "NEG-014",
      packs: BOTH,
      text: {
        fi: "Neuvottelukierros ei ole ollut tasapuolinen: tarjoajien tapaamisten määrä tai kesto poikkeaa selvästi.",
        sv: "Förhandlingsomgången har inte varit likvärdig: antalet förhandlingsmöten eller deras längd skiljer sig tydligt mellan anbudsgivarna.",
        en: "The round of negotiation was not equal: tenderers differ in the number or clearly in the length of meetings.",
      },
      basis: [hl("35.4 §"), { section: "hankintalaki 3.1 §", mark: "I" }],
      severity: "warn",
      needs: ["negotiationRounds"],
    },
    ({ negotiationRounds }, on) => {
      const times = constant("negotiationLengthTimes", on);
      return each("negotiationRounds", negotiationRounds, (round) => of(times, (most) => equalRound(round, most)));
    },
  ),
];

export const NEGOTIATION_RULES: readonly Rule[] = [...choosing, ...inviting, ...negotiating];

function negotiated({ at, kind }: Procedure, then: () => Answer): Answer {
  return where(
    of(kind, (k) => k === "negotiated"),
    "procedure",
    at,
    then,
  );
}

/** The day of the event is not counted. */
function daysBetween(event: Day, last: Day): number {
  return dayNumber(last) - dayNumber(event);
}

function reaches(days: number, least: number | undefined): boolean | undefined {
  return of(least, (l) => days >= l);
}

function same(a: string | undefined, b: string | undefined): boolean | undefined {
  return of(a, (text) => of(b, (other) => text === other));
}

function enoughInvited({ candidates, invitations }: Pick<LawFacts, "candidates" | "invitations">, on: Day): Answer {
  const sent = invitations.filter((i) => happened(i.sent) === true).map((i) => i.candidate);
  const open = invitations.filter((i) => i.sent === undefined);
  const least = constant("negotiatedMinCandidates", on);
  if (least === undefined || (sent.length === 0 && open.length === 0) || sent.length >= least) return HOLDS;
  if (open.length > 0)
    return cannotTell(
      ["invitations"],
      open.map((i) => i.at),
    );
  return each("candidates", candidates, ({ id, suitable }) => sent.includes(id) || of(suitable, (s) => !s));
}

/** Counted from the invitation that was sent last. */
function longEnough({ invitations, initialTenders: tenders }: Pick<LawFacts, "invitations" | "initialTenders">, on: Day): Answer {
  const open = each("invitations", invitations, ({ sent }) => of(sent, () => true));
  const last = invitations
    .flatMap(({ sent }) => (sent === undefined || sent === "none" ? [] : [sent]))
    .sort()
    .at(-1);
  if (last === undefined) return open;
  return where(happened(tenders.due), "initialTenders", tenders.at, () => {
    const days = daysBetween(last, tenders.due!);
    const [full, deduction, short] = [constant("initialTenderDays", on), constant("electronicDeductionDays", on), constant("acceleratedTenderDays", on)];
    const electronic = of(full, (f) => of(deduction, (d) => f - d));
    const answer = each("initialTenders", [tenders], (t) => {
      const shortened = any(
        of(t.accelerated, (how) => how === "with-reasons"),
        t.priorNotice,
      );
      return any(reaches(days, full), all(t.electronic, reaches(days, electronic)), all(shortened, reaches(days, short)));
    });
    return both(withArgs(answer, { days: String(days) }), open);
  });
}

function toldToAll({ remaining, told }: DocumentChange): boolean | undefined {
  return of(remaining, (ids) =>
    of(told, (list) =>
      all(
        ids.every((id) => list.some(({ tenderer }) => tenderer === id)),
        ...list.map(({ written }) => written),
        ...list.map(({ on }) => same(on, list[0]!.on)),
      ),
    ),
  );
}

/** As many meetings for each who remained, and none in all so many times as long as another's. */
function equalRound({ remaining, meetings }: Round, times: number): boolean | undefined {
  return of(remaining, (ids) =>
    of(meetings, (list) => {
      const perTenderer = ids.map((id) => list.filter(({ tenderer }) => tenderer === id));
      const numbers = new Set(perTenderer.map((of) => of.length));
      const known = list.every(({ minutes }) => minutes !== undefined);
      const lengths = perTenderer.map((of) => of.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0));
      return all(numbers.size <= 1, known ? Math.max(...lengths, 0) <= times * Math.min(...lengths) : undefined);
    }),
  );
}
