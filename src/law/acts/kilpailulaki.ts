/** Competition neutrality of own production: KL 126–128 §, kilpailulaki 30 a and 30 d §, and the founding documents' equal open books. */
import { FOUNDING } from "../acts.ts";
import { constant } from "../constants.ts";
import { all, any, BOTH, brokenBy, cannotTell, each, of, type Rule, rule } from "../rule.ts";

export const NEUTRALITY_RULES: readonly Rule[] = [
  rule(
    {
      id: "NEU-001",
      packs: BOTH,
      text: {
        fi: "Kunnan omaa tuotantoa myydään markkinoilla, mutta yhtiöittämisvelvollisuutta ei ole arvioitu.",
        sv: "Kommunens egen produktion säljs på marknaden, men bolagiseringsskyldigheten har inte bedömts.",
        en: "The municipality sells its own production on a market, and nobody assessed whether it must be incorporated.",
      },
      basis: [{ section: "KL 126–127 §", mark: "C" }],
      severity: "error",
      needs: ["ownProduction"],
    },
    ({ ownProduction }) =>
      each("ownProduction", ownProduction, (p) =>
        any(
          of(p.onMarket, (sold) => !sold),
          of(p.assessment, (a) => a !== "none"),
        ),
      ),
  ),
  rule(
    {
      id: "NEU-002",
      packs: BOTH,
      text: {
        fi: "Kilpailutilanteessa harjoitetun toiminnan hinnoittelun markkinaperusteisuutta ei ole osoitettu.",
        sv: "Det har inte visats att prissättningen av verksamheten i ett konkurrensläge är marknadsmässig.",
        en: "It is not shown that the activity in competition is priced at market level.",
      },
      basis: [
        { section: "KL 128 §", mark: "C" },
        { section: "kilpailulaki 30 a §", mark: "C" },
      ],
      severity: "error",
      needs: ["ownProduction"],
    },
    ({ ownProduction }) =>
      each("ownProduction", ownProduction, (p) =>
        any(
          of(p.onMarket, (sold) => !sold),
          of(p.assessment, (a) => a === "incorporated"),
          all(p.marketPriced, p.methodRecorded),
        ),
      ),
  ),
  rule(
    {
      id: "NEU-003",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Kilpailutilanteessa harjoitetun toiminnan kirjanpitoa ei ole eriytetty.",
        sv: "Separat redovisning saknas för verksamheten i ett konkurrensläge.",
        en: "The activity in competition has no separate accounts.",
      },
      basis: [{ section: "kilpailulaki 30 d §", mark: "C" }],
      severity: "error",
      valid: { from: "2023-01-01" },
      needs: ["competitiveActivities"],
    },
    ({ competitiveActivities }, on) =>
      each("competitiveActivities", competitiveActivities, ({ turnover, separateAccounts }) =>
        any(
          of(turnover, (sum) => of(constant("separateAccounts", on), (limit) => sum < limit)),
          separateAccounts,
        ),
      ),
  ),
  rule(
    {
      id: "NEU-004",
      packs: BOTH,
      text: {
        fi: "Oma ja ulkoinen tuotanto on laskettava samoin perustein: palvelun tuottajilla on eri laskentaperusteet.",
        sv: "Egen och extern produktion ska beräknas på samma grunder: tjänstens producenter har olika beräkningsgrunder.",
        en: "Own and outside production must be costed alike: the producers of a service count their cost by different rules.",
      },
      basis: [FOUNDING.kainuu, { section: "hankintalaki 3.2, 97 §", mark: "C" }],
      severity: "error",
      needs: ["producerCosts"],
    },
    ({ producerCosts }) => {
      const models = (service: string) => new Set(producerCosts.flatMap((p) => (p.service === service && p.model !== undefined ? [p.model] : [])));
      const unlike = producerCosts.filter((p) => models(p.service).size > 1);
      const open = producerCosts.filter((p) => p.model === undefined);
      if (unlike.length > 0 || open.length === 0) return brokenBy(unlike.map(({ at }) => at));
      return cannotTell(
        ["producerCosts"],
        open.map(({ at }) => at),
      );
    },
  ),
];
