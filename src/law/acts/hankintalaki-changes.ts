/** Changes of the contract and the term of a framework: hankintalaki 42.5 and 136 §. */
import { addDays, addMonths } from "../../kernel/day.ts";
import type { Cents } from "../../kernel/money.ts";
import type { Day } from "../../kernel/day.ts";
import { constant } from "../constants.ts";
import type { LawFacts } from "../facts.ts";
import { all, any, type Answer, BOTH, each, HOLDS, of, type Rule, rule } from "../rule.ts";

type Change = LawFacts["contractChanges"][number];

export const CHANGE_RULES: readonly Rule[] = [
  rule(
    {
      id: "MOD-001",
      packs: BOTH,
      text: {
        fi: "Sopimusmuutokselle ei ole 136 §:n mukaista perustetta tai perusteluja.",
        sv: "Kontraktsändringen saknar grund enligt 136 § eller motivering.",
        en: "The change of the contract has no ground of 136 §, or no reasons.",
      },
      basis: [{ section: "hankintalaki 136 §", mark: "C" }],
      severity: "block",
      needs: ["regime", "contractChanges"],
    },
    (facts) =>
      changes(facts, ({ ground, justified }) =>
        all(
          of(ground, (g) => g !== "none"),
          justified,
        ),
      ),
  ),
  rule(
    {
      id: "MOD-002",
      packs: BOTH,
      text: {
        fi: "Lisätyön tai ennakoimattoman muutoksen arvo ylittää 50 prosenttia alkuperäisen sopimuksen arvosta.",
        sv: "Värdet av det kompletterande arbetet eller den oförutsedda ändringen överstiger 50 procent av det ursprungliga kontraktets värde.",
        en: "The necessary addition or unforeseen change is worth more than 50 per cent of the original contract.",
      },
      basis: [{ section: "hankintalaki 136.3 §", mark: "C" }],
      severity: "block",
      needs: ["regime", "contractChanges"],
    },
    (facts, on) =>
      changes(facts, ({ ground, value, originalValue }) =>
        of(ground, (g) => {
          if (g !== 2 && g !== 3) return true;
          const percent = constant(g === 2 ? "changeNecessaryPercent" : "changeUnforeseenPercent", on);
          return of(percent, (p) => of(value, (v) => of(originalValue, (whole) => v * 100n <= whole * BigInt(p))));
        }),
      ),
  ),
  rule(
    {
      id: "MOD-003",
      packs: BOTH,
      text: {
        fi: "Vähäiset muutokset yhteensä eivät jää alle 10 prosentin alkuperäisestä arvosta ja alle kynnysarvon.",
        sv: "Ändringarna av ringa värde underskrider inte sammanlagt både 10 procent av det ursprungliga värdet och tröskelvärdet.",
        en: "Together the minor changes are not below 10 per cent of the original value and below the threshold.",
      },
      basis: [{ section: "hankintalaki 136.2 § 5, 136.4 §", mark: "C" }],
      severity: "block",
      needs: ["regime", "contractChanges"],
    },
    (facts, on) =>
      changes(facts, ({ ground, cumulative, originalValue, annexE }) =>
        of(ground, (g) => {
          if (g !== 5) return true;
          const percent = constant("changeMinorPercent", on);
          return of(cumulative, (sum) =>
            all(
              of(originalValue, (whole) => of(percent, (p) => sum * 100n < whole * BigInt(p))),
              of(threshold(annexE, on), (limit) => sum < limit),
            ),
          );
        }),
      ),
  ),
  rule(
    {
      id: "MOD-004",
      packs: BOTH,
      text: {
        fi: "Muutosehto ei ollut hankinta-asiakirjoissa, tai muutos ylittää sen rajat.",
        sv: "Ändringsklausulen fanns inte i upphandlingsdokumenten, eller så överskrider ändringen dess gränser.",
        en: "The review clause was not in the procurement documents, or the change goes beyond its bounds.",
      },
      basis: [{ section: "hankintalaki 136.2 § 1", mark: "C" }],
      severity: "block",
      needs: ["regime", "contractChanges"],
    },
    (facts) => changes(facts, (change) => of(change.ground, (g) => g !== 1 || all(change.clauseInDocuments, change.withinClause))),
  ),
  rule(
    {
      id: "MOD-005",
      packs: BOTH,
      text: {
        fi: "Tavoitekustannuksen, jako-osuuksien tai muun ansaintamallin muutos edellyttää ennalta ilmoitettua muutosehtoa.",
        sv: "En ändring av målkostnaden, andelarna eller ersättningsmodellen i övrigt förutsätter en på förhand angiven ändringsklausul.",
        en: "A change of the target cost, the shares or the rest of the earning model needs a review clause announced beforehand.",
      },
      basis: [
        { section: "hankintalaki 136.1 § 2", mark: "C" },
        { section: "hankintalaki 136.2 § 1", mark: "I" },
      ],
      severity: "block",
      needs: ["regime", "contractChanges"],
    },
    (facts) =>
      changes(facts, ({ earnings, ground }) =>
        any(
          of(earnings, (changed) => !changed),
          of(ground, (g) => g === 1),
        ),
      ),
  ),
  rule(
    {
      id: "MOD-006",
      packs: BOTH,
      text: {
        fi: "Puitejärjestelyn kesto on yli neljä vuotta ilman perustelua.",
        sv: "Ramavtalet gäller längre än fyra år utan motivering.",
        en: "The framework agreement runs for more than four years without a reason.",
      },
      basis: [{ section: "hankintalaki 42.5 §", mark: "C" }],
      severity: "error",
      needs: ["frameworkTerm"],
    },
    ({ frameworkTerm }, on) =>
      each("frameworkTerm", [frameworkTerm], ({ from, to, justified }) => {
        const years = constant("frameworkMaxYears", on);
        return any(
          of(from, (first) => of(to, (last) => of(years, (most) => last <= addDays(addMonths(first, 12 * most), -1)))),
          justified,
        );
      }),
  ),
];

/** 136 § is asked of procurements above the EU threshold, and of Annex E above the national one. */
function changes({ regime, contractChanges }: Pick<LawFacts, "regime" | "contractChanges">, well: (change: Change) => boolean | undefined): Answer {
  return regime === "EU" || regime === "E12" ? each("contractChanges", contractChanges, well) : HOLDS;
}

function threshold(annexE: Change["annexE"], on: Day): Cents | undefined {
  if (annexE === undefined) return undefined;
  return constant(annexE === "1-4" ? "annexE1to4" : annexE === "5-15" ? "annexE5to15" : "euServicesSubcentral", on);
}
