/** What the law pack of a file says of it, beside the faults of the agreement itself. */
import type { Day } from "../kernel/day.ts";
import { judge, type LawFault, lawFaults, PACKS } from "../law/law.ts";
import { type Agreement, isToFill } from "./agreement.ts";
import { lawFacts } from "./facts.ts";
import type { MeaningCode } from "./meaning-codes.ts";

/** Rules of law that say the same as faults of the agreement itself: where one of these is told, the rule is silent. */
const SAME_AS: Readonly<Record<string, readonly MeaningCode[]>> = {
  "ALL-001": ["agreement/role-needs-authority", "agreement/not-an-organiser"],
  "ALL-002": ["agreement/task-reserved"],
  "ALL-004": ["agreement/alliance-as-actor"],
  "ALL-005": ["agreement/party-without-role", "agreement/not-an-organiser", "agreement/not-a-provider"],
  "ALL-006": ["agreement/own-production-outside-area", "agreement/other-organisers-task", "agreement/not-an-organiser", "agreement/organiser-without-money"],
  "ALL-012": ["agreement/year-without-appropriation", "agreement/appropriation-missing", "agreement/unknown-party"],
  "ALL-013": ["agreement/funding-not-reserved"],
  "ALL-018": ["agreement/exit-window-never-opens"],
};

/** Codes of law that no agreement file can raise, and the code that it gets in their place: the same mistake is a fault of the file already. */
export const TOLD_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  "law/ALL-001": SAME_AS["ALL-001"]!,
  "law/ALL-002": SAME_AS["ALL-002"]!,
  "law/ALL-003": ["law/ALL-003-open"],
  "law/ALL-004": SAME_AS["ALL-004"]!,
  "law/ALL-006": SAME_AS["ALL-006"]!,
  "law/ALL-013": SAME_AS["ALL-013"]!,
  "law/ALL-014": ["agreement/unknown-word"],
  "law/ALL-021": ["agreement/missing-key"],
};

/** What the rules say that is not told already; `at` are paths of the file. */
export function lawAdvice(agreement: Agreement, day: Day, told: ReadonlySet<MeaningCode>): LawFault[] {
  if (agreement.law === "none") return [];
  // A decision that somebody must still write in is told where it stands.
  const toFill = new Set(agreement.appropriations.filter((a) => isToFill(a.authority ?? "")).map((a) => `appropriations/${a.year}/${a.party}`));
  return lawFaults(judge(PACKS[agreement.law], lawFacts(agreement), day)).filter(
    (fault) => !toFill.has(fault.at) && !(SAME_AS[fault.rule] ?? []).some((code) => told.has(code)),
  );
}
