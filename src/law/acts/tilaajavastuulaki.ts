/** The Act on the Contractor's Obligations and Liability when Work is Contracted Out (1233/2006), 4–5 §. */
import { addMonths } from "../../kernel/day.ts";
import { constant } from "../constants.ts";
import { all, any, BOTH, doneBy, each, happened, of, type Rule, rule, where } from "../rule.ts";

export const CONTRACTOR_RULES: readonly Rule[] = [
  rule(
    {
      id: "EXC-008",
      packs: BOTH,
      text: {
        fi: "Tilaajavastuulain selvityksiä ei ole saatu ennen sopimusta, tai ne ovat yli 12 kuukautta vanhoja.",
        sv: "Utredningarna enligt beställaransvarslagen hade inte erhållits innan avtalet ingicks, eller så är de äldre än 12 månader.",
        en: "The checks of the Contractor's Liability Act were missing when the contract was made, or are more than 12 months old.",
      },
      basis: [{ section: "1233/2006 4–5 §", mark: "C-18" }],
      // Missing before the contract is graver than due again; the graver while nobody has said which it is.
      severity: ({ contractorChecks, procurementContract }) =>
        contractorChecks?.every(({ first }) => doneBy(first, procurementContract?.signed) === true) ? "warn" : "block",
      needs: ["contractorChecks", "procurementContract"],
    },
    ({ contractorChecks, procurementContract: { at, signed, ended } }, on) =>
      where(happened(signed), "procurementContract", at, () => {
        const over = of(ended, (day) => day !== "none" && day <= on);
        const months = constant("certificateMonths", on);
        return each("contractorChecks", contractorChecks, ({ first, latest }) =>
          all(
            doneBy(first, signed),
            any(
              over,
              of(latest, (day) => of(months, (m) => day !== "none" && on <= addMonths(day, m))),
            ),
          ),
        );
      }),
  ),
];
