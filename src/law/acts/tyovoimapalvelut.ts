/** Who organises employment services: 380/2023 12–13 §, the forms of co-operation of KL 51–56 §, and the multi-sectoral support of 381/2023. */
import { constant } from "../constants.ts";
import type { CooperationForm, GroupMember } from "../facts/conduct.ts";
import { all, any, each, of, type Rule, rule } from "../rule.ts";

/** What an agreement must at least agree on: KL 52 § and 56 §. */
const LEAST: Readonly<Record<CooperationForm, readonly string[]>> = {
  "responsible-municipality": ["tasks", "composition", "costs", "duration"],
  "joint-authority": [
    "name-seat-members",
    "tasks",
    "votes",
    "bodies",
    "representation",
    "assets-and-debts",
    "audit",
    "leaving",
    "dissolution",
    "deficit",
    "reporting",
  ],
};

export const EMPLOYMENT_SERVICE_RULES: readonly Rule[] = [
  rule(
    {
      id: "ALL-023",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Järjestäjä ei ole 380/2023 12 §:n mukainen työvoimaviranomainen: työvoimapohja jää alle vähimmäismäärän eikä poikkeuslupaa ole.",
        sv: "Anordnaren är inte en arbetskraftsmyndighet enligt 12 § i 380/2023: arbetskraftsunderlaget understiger minimiantalet och tillstånd till undantag saknas.",
        en: "The organiser is no employment authority under 380/2023 12 §: its labour force is below the minimum and it has no exemption.",
      },
      basis: [
        { section: "380/2023 12–13 §", mark: "C" },
        { section: "383/2023 4 §", mark: "C" },
      ],
      severity: "error",
      valid: { from: "2025-01-01" },
      needs: ["employmentAuthorities"],
    },
    ({ employmentAuthorities }, on) =>
      each("employmentAuthorities", employmentAuthorities, ({ labourForce, licence }) =>
        any(
          licence,
          of(labourForce, (persons) => of(constant("labourForceMin", on), (least) => persons >= least)),
        ),
      ),
  ),
  rule(
    {
      id: "ALL-024",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Yhteistoiminnan muoto ei ole lain mukainen, tai sopimuksesta puuttuu KL 52 tai 56 §:n vähimmäissisältö.",
        sv: "Samarbetsformen följer inte lagen, eller så saknar avtalet minimiinnehållet enligt 52 eller 56 § i kommunallagen.",
        en: "The form of co-operation is not one of the law, or the agreement lacks the least content of KL 52 or 56 §.",
      },
      basis: [
        { section: "380/2023 13 §", mark: "C" },
        { section: "KL 51–52 §, 56 §", mark: "C" },
      ],
      severity: "error",
      valid: { from: "2025-01-01" },
      needs: ["cooperationAgreements"],
    },
    ({ cooperationAgreements }) =>
      each("cooperationAgreements", cooperationAgreements, ({ form, agreed }) =>
        of(form, (known) => known !== "other" && of(agreed, (terms) => LEAST[known].every((term) => terms.includes(term)))),
      ),
  ),
  rule(
    {
      id: "ALL-025",
      packs: ["fi-2026-tyovoimapalvelu"],
      text: {
        fi: "Monialaisen tuen johtoryhmän kokoonpano ei vastaa asetusta: yksityinen jäsen, tai puheenjohtaja tai varapuheenjohtaja on väärältä taholta.",
        sv: "Sammansättningen av ledningsgruppen för sektorsövergripande stöd följer inte förordningen: en privat medlem, eller fel ordförande eller vice ordförande.",
        en: "The steering group of multi-sectoral support is not as the decree wants it: a private member, or the wrong chair or vice-chair.",
      },
      basis: [
        { section: "381/2023 9 §", mark: "C" },
        { section: "VNA 388/2024 1 §", mark: "C" },
      ],
      severity: "error",
      valid: { from: "2025-01-01" },
      needs: ["multiSectorGroup"],
    },
    ({ multiSectorGroup: group }) =>
      each<{ at: string; from?: GroupMember }>("multiSectorGroup", [group, ...(group.members ?? [])], (one) =>
        one === group
          ? all(
              of(group.members, () => true),
              of(group.chair, (chair) => chair === "employment-authority"),
              of(group.viceChair, (vice) => vice === "wellbeing-county"),
            )
          : one.from !== "private",
      ),
  ),
];
