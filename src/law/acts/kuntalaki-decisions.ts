/** Decisions: their content (HL 44–45 §), who makes them, the instruction on appeal (KL 134–141 §, HL 46–49 c §) and when they may be enforced (KL 92, 143 §). */
import type { Day } from "../../kernel/day.ts";
import { INSTRUCTIONS } from "../appeals.ts";
import { constant } from "../constants.ts";
import type { MeetingFacts } from "../facts/meetings.ts";
import { all, any, BOTH, cannotTell, each, happened, HOLDS, not, of, type Rule, rule } from "../rule.ts";

const PARTS = ["authority", "date", "parties", "result", "contact"];
/** Left out only where HL 45.2 § allows it. */
const REASONED = ["reasons", "provisions"];

export const DECISION_RULES: readonly Rule[] = [
  rule(
    {
      id: "DEC-001",
      packs: BOTH,
      text: {
        fi: "Hallintopäätöksen sisältö on puutteellinen (HL 44–45 §).",
        sv: "Förvaltningsbeslutets innehåll är bristfälligt (44–45 § i förvaltningslagen).",
        en: "The content of the administrative decision is incomplete (HL 44–45 §).",
      },
      basis: [{ section: "HL 44–45 §", mark: "C-18" }],
      severity: "block",
      needs: ["decision"],
    },
    ({ decision }) =>
      each("decision", [decision], ({ administrative, shows }) =>
        any(
          not(administrative),
          of(shows, (parts) => [...PARTS, ...(parts.includes("no-reasons-needed") ? [] : REASONED)].every((part) => parts.includes(part))),
        ),
      ),
  ),
  rule(
    {
      id: "DEC-002",
      packs: BOTH,
      text: {
        fi: "Asia edellyttää toimivaltaisen viranomaisen päätöstä: allianssin toimielin ei voi ratkaista sitä.",
        sv: "Ärendet kräver beslut av en behörig myndighet: alliansens organ kan inte avgöra det.",
        en: "The matter needs a decision of the competent authority: a body of the alliance cannot decide it.",
      },
      basis: [
        { section: "KL 91 §", mark: "C" },
        { section: "PL 124 §", mark: "I" },
      ],
      severity: "block",
      needs: ["allianceMatters"],
    },
    ({ allianceMatters }) =>
      each("allianceMatters", allianceMatters, ({ needsAuthority, outcome }) =>
        any(
          not(needsAuthority),
          of(outcome, (made) => made !== "decided"),
        ),
      ),
  ),
  rule(
    {
      id: "DEC-003",
      packs: BOTH,
      text: {
        fi: "Päätökseen on liitetty väärä muutoksenhakuohje tai määräaika.",
        sv: "Beslutet har fel anvisning för ändringssökande eller fel tidsfrist.",
        en: "The decision carries the wrong appeal instruction or the wrong time limit.",
      },
      basis: [
        { section: "KL 134–141 §", mark: "C" },
        { section: "HL 46–48 §, 49 c §", mark: "C" },
        { section: "hankintalaki 126 §", mark: "C" },
      ],
      severity: "block",
      needs: ["appealInstructions"],
    },
    ({ appealInstructions }, on) => each("appealInstructions", appealInstructions, (given) => isRight(given, on)),
  ),
  rule(
    {
      id: "DEC-004",
      packs: BOTH,
      text: {
        fi: "Muutoksenhakukiellosta puuttuu säännös, johon se perustuu.",
        sv: "Meddelandet om besvärsförbud nämner inte den bestämmelse som förbudet grundar sig på.",
        en: "The statement that there is no appeal lacks the provision on which it rests.",
      },
      basis: [
        { section: "KL 141.3 §", mark: "C" },
        { section: "HL 48 §", mark: "C" },
      ],
      severity: "block",
      needs: ["appealInstructions"],
    },
    ({ appealInstructions }) =>
      each("appealInstructions", appealInstructions, ({ given }) =>
        of(given, (kinds) => all(...kinds.filter(({ kind }) => kind === "no-appeal").map(({ provision }) => of(provision, (text) => text !== "none")))),
      ),
  ),
  rule(
    {
      id: "DEC-005",
      packs: BOTH,
      text: {
        fi: "Päätös on pantu täytäntöön ennen lainvoimaa, vaikka muutoksenhaku käy siten hyödyttömäksi.",
        sv: "Beslutet har verkställts innan det vunnit laga kraft, fast ändringssökandet därmed blir meningslöst.",
        en: "The decision was enforced before it was final although an appeal then becomes useless.",
      },
      basis: [{ section: "KL 143 §", mark: "C" }],
      severity: "warn",
      needs: ["decision"],
    },
    ({ decision }) =>
      each("decision", [decision], ({ enforced, final, appealUselessAfter }) =>
        any(not(happened(enforced)), not(appealUselessAfter), isAfter(enforced, final)),
      ),
  ),
  rule(
    {
      id: "DEC-006",
      packs: BOTH,
      text: {
        fi: "Päätös on pantu täytäntöön, vaikka otto-oikeusaika on kesken.",
        sv: "Beslutet har verkställts medan övertagningsrätten ännu kan utövas.",
        en: "The decision was enforced while a higher body could still take the matter over.",
      },
      basis: [{ section: "KL 92 §", mark: "C" }],
      severity: "warn",
      needs: ["decision"],
    },
    ({ decision: { at, enforced, takeOverUntil } }) => {
      if (enforced === "none" || takeOverUntil === "waived" || takeOverUntil === "never") return HOLDS;
      if (enforced === undefined || takeOverUntil === undefined) return cannotTell(["decision"], [at]);
      return each("decision", [{ at }], () => enforced > takeOverUntil);
    },
  ),
];

/** Was it enforced on the day of finality or later? A decision that is not final yet was enforced before. */
function isAfter(enforced: string | undefined, final: string | undefined): boolean | undefined {
  return of(enforced, (day) => of(final, (finalOn) => finalOn !== "none" && day >= finalOn));
}

/** Just the instructions of the table, each with the days of the law. */
function isRight({ of: kind, given }: MeetingFacts["appealInstructions"][number], on: Day): boolean | undefined {
  return of(kind, (decision) =>
    of(given, (instructions) => {
      const wanted = INSTRUCTIONS[decision];
      if (instructions.some(({ kind: one }) => !wanted.some((want) => want.kind === one))) return false;
      return all(
        ...wanted.map((want) => {
          const found = instructions.find((one) => one.kind === want.kind);
          if (!found || want.days === undefined) return found !== undefined;
          return of(constant(want.days, on), (days) => of(found.days, (told) => told === days));
        }),
      );
    }),
  );
}
