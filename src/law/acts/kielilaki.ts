/** Languages and accessibility: kielilaki 423/2003, saamen kielilaki 1086/2003, digipalvelulaki 306/2019. */
import { endsAfterDays } from "../calendar.ts";
import { constant } from "../constants.ts";
import type { Tongue } from "../facts/publicity.ts";
import { all, any, BOTH, both, cannotTell, each, not, of, type Rule, rule } from "../rule.ts";

export const LANGUAGE_RULES: readonly Rule[] = [
  rule(
    {
      id: "LNG-001",
      packs: BOTH,
      text: {
        fi: "Kaksikielisellä alueella palvelut, ilmoitukset tai tuottajan kielellinen palveluehto puuttuvat suomeksi tai ruotsiksi.",
        sv: "På ett tvåspråkigt område saknas service, tillkännagivanden eller producentens villkor om språklig service på finska eller svenska.",
        en: "In a bilingual area services, notices or the provider's clause on language service are missing in Finnish or Swedish.",
      },
      basis: [
        { section: "kielilaki 23 §, 25 §, 32 §", mark: "C" },
        { section: "380/2023 19 §", mark: "C" },
      ],
      severity: "error",
      needs: ["languages"],
    },
    ({ languages }) =>
      each("languages", [languages], ({ area, services, notices, providerClause }) =>
        any(
          of(area, (tongues) => tongues !== "bilingual"),
          all(inBoth(services), inBoth(notices), providerClause),
        ),
      ),
  ),
  rule(
    {
      id: "LNG-002",
      packs: BOTH,
      text: {
        fi: "Kokouskutsu ja pöytäkirja on laadittava suomeksi ja ruotsiksi.",
        sv: "Kallelsen till sammanträdet och protokollet ska skrivas på finska och svenska.",
        en: "The call and the minutes must be drawn up in Finnish and Swedish.",
      },
      basis: [{ section: "kielilaki 29 §", mark: "C-18" }],
      severity: "error",
      needs: ["meetingPapers"],
    },
    // Other organs than a council and a joint body choose their languages themselves.
    ({ meetingPapers }) =>
      each("meetingPapers", meetingPapers, (paper) =>
        any(
          not(paper.bilingual),
          of(paper.body, (body) => body === "other"),
          inBoth(paper.in),
        ),
      ),
  ),
  rule(
    {
      id: "LNG-003",
      packs: BOTH,
      text: {
        fi: "Saamelaisten kotiseutualueella saamenkielistä palvelua ei ole varmistettu.",
        sv: "Inom samernas hembygdsområde har service på samiska inte säkrats.",
        en: "In the Sámi homeland service in Sámi has not been made sure of.",
      },
      basis: [{ section: "saamen kielilaki 4 §, 15 §, 18 §", mark: "C-18" }],
      severity: "error",
      needs: ["languages"],
    },
    ({ languages }) => each("languages", [languages], ({ samiHomeland, samiClause }) => any(not(samiHomeland), samiClause)),
  ),
  rule(
    {
      id: "ACC-001",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Verkkopalvelu ei täytä saavutettavuusvaatimuksia, saavutettavuusseloste puuttuu tai palautteeseen ei ole vastattu kahdessa viikossa.",
        sv: "Webbtjänsten uppfyller inte tillgänglighetskraven, tillgänglighetsutlåtandet saknas eller respons har inte besvarats inom två veckor.",
        en: "The web service does not meet the accessibility standard, lacks its statement, or left feedback unanswered for two weeks.",
      },
      basis: [{ section: "digipalvelulaki 7 §, 9 §, 10 §", mark: "C" }],
      severity: "error",
      valid: { from: "2019-04-01" },
      needs: ["accessibility"],
    },
    ({ accessibility }, on) => {
      const { at, feedback } = accessibility;
      const web = each("accessibility", [accessibility], ({ meetsStandard, statement }) => all(meetsStandard, statement));
      if (feedback === undefined) return both(web, cannotTell(["accessibility"], [at]));
      const answered = each("accessibility", feedback, ({ came, answered: answer }) =>
        of(came, (day) =>
          of(answer, (when) =>
            of(constant("accessibilityFeedbackDays", on), (days) => {
              const last = endsAfterDays(day, days);
              return when === "none" ? on <= last : when <= last;
            }),
          ),
        ),
      );
      return both(web, answered);
    },
  ),
];

function inBoth(tongues: readonly Tongue[] | undefined): boolean | undefined {
  return of(tongues, (known) => known.includes("fi") && known.includes("sv"));
}
