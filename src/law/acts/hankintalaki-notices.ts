/** What is published of a procurement, where and by when: hankintalaki 58–60 and 101 §. */
import type { Day } from "../../kernel/day.ts";
import { endsAfterDays } from "../calendar.ts";
import { constant } from "../constants.ts";
import type { LawFacts } from "../facts.ts";
import { all, any, type Answer, type Basis, BOTH, both, cannotTell, each, happened, HOLDS, not, of, type Rule, rule, withArgs } from "../rule.ts";

const hl = (section: string): Basis => ({ section: `hankintalaki ${section}`, mark: "C" });

export const NOTICE_RULES: readonly Rule[] = [
  rule(
    {
      id: "NOT-001",
      packs: BOTH,
      text: {
        fi: "Hankinnasta on kerrottu muualla ennen ilmoituksen julkaisemista Hilmassa, tai ilmoituksesta puuttuu CPV-koodi.",
        sv: "Upphandlingen har offentliggjorts på annat håll innan annonsen publicerades i Hilma, eller så saknar annonsen CPV-kod.",
        en: "The procurement was published elsewhere before its notice was in Hilma, or the notice has no CPV code.",
      },
      basis: [hl("58–60 §"), hl("101 §")],
      severity: "block",
      needs: ["regime", "tenderNotice", "publications"],
    },
    ({ regime, tenderNotice, publications }) => {
      if (regime === "U") return HOLDS;
      return both(
        each("tenderNotice", [tenderNotice], ({ sent, cpv }) =>
          any(
            not(happened(sent)),
            of(cpv, (codes) => codes.length > 0),
          ),
        ),
        each("publications", publications, ({ where, on }) =>
          any(
            of(where, (place) => place !== "elsewhere"),
            of(on, (day) => day === "none" || inHilmaBy(publications, day)),
          ),
        ),
      );
    },
  ),
  rule(
    {
      id: "NOT-002",
      packs: BOTH,
      text: {
        fi: "Jälki-ilmoitusta ei ole lähetetty julkaistavaksi viimeistään {last}, tai siitä puuttuvat keskeyttämisen perusteet.",
        sv: "Annonsen i efterhand har inte sänts för publicering senast {last}, eller så saknar den grunderna för avbrytandet.",
        en: "The award notice was not sent for publication by {last}, or lacks the reasons for stopping the procurement.",
      },
      basis: [hl("58.5 §")],
      severity: "error",
      needs: ["regime", "awardNotice", "procurementContract"],
    },
    ({ regime, ...facts }, on) => (regime === "EU" || regime === "E12" ? noticedInTime(facts, on) : HOLDS),
  ),
  rule(
    {
      id: "NOT-003",
      packs: BOTH,
      text: {
        fi: "Hankintailmoitusta on muutettu ilman korjausilmoitusta.",
        sv: "Upphandlingsannonsen har ändrats utan annons om rättelse.",
        en: "The contract notice was changed without a correction notice.",
      },
      basis: [hl("58.1 § 8")],
      severity: "error",
      needs: ["regime", "noticeChanges"],
    },
    ({ regime, noticeChanges }) => (regime === "EU" || regime === "E12" ? each("noticeChanges", noticeChanges, ({ corrected }) => happened(corrected)) : HOLDS),
  ),
  rule(
    {
      id: "NOT-004",
      packs: BOTH,
      text: {
        fi: "Välttämättömistä lisäpalveluista tai ennakoimattomasta sopimusmuutoksesta ei ole julkaistu ilmoitusta.",
        sv: "Ingen annons har publicerats om de nödvändiga kompletterande tjänsterna eller den oförutsedda ändringen av kontraktet.",
        en: "No notice of the necessary additional services or unforeseen change of the contract was published.",
      },
      basis: [hl("58.1 § 9"), hl("136.2 § 2–3")],
      severity: "error",
      needs: ["regime", "contractChanges"],
    },
    ({ regime, contractChanges }) =>
      regime === "EU" || regime === "E12"
        ? each("contractChanges", contractChanges, ({ ground, noticeSent }) =>
            any(
              of(ground, (g) => g !== 2 && g !== 3),
              happened(noticeSent),
            ),
          )
        : HOLDS,
  ),
];

/** The list of publications is all there is: without Hilma in it, nothing is published there. */
function inHilmaBy(publications: LawFacts["publications"], day: Day): boolean | undefined {
  return any(
    ...publications.map(({ where, on }) =>
      all(
        of(where, (place) => place === "hilma"),
        of(on, (first) => first !== "none" && first <= day),
      ),
    ),
  );
}

/** 30 days from the contract, or from the decision to stop; call-offs of a framework need no notice. Not late before the last day is over. */
function noticedInTime({ awardNotice, procurementContract: contract }: Pick<LawFacts, "awardNotice" | "procurementContract">, on: Day): Answer {
  const { at, sent, interrupted, reasons } = awardNotice;
  if (contract.signed === undefined) return cannotTell(["procurementContract"], [contract.at]);
  const stopped = contract.signed === "none";
  const from = stopped ? interrupted : contract.signed;
  const days = constant("awardNoticeDays", on);
  if (from === undefined || days === undefined) return cannotTell(["awardNotice"], [at]);
  if (from === "none") return HOLDS;
  const last = endsAfterDays(from, days);
  const inTime = of(sent, (day) => (day === "none" ? on <= last : day <= last));
  const reasoned = any(
    !stopped,
    not(happened(sent)),
    of(reasons, (r) => r === "stated"),
  );
  const answer = withArgs(
    each("awardNotice", [awardNotice], () => all(inTime, reasoned)),
    { last },
  );
  // Only a late notice makes it matter whether the contract is a call-off.
  if (stopped || answer.answer === "holds" || contract.callOff === false) return answer;
  return contract.callOff ? HOLDS : cannotTell(["procurementContract"], [contract.at]);
}
