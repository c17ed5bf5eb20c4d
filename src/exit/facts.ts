/** What the record tells the rules of law about phases and about parties that have left: ALL-016 and DPR-018. Pure. */
import type { Departure } from "../agreement/kinds.ts";
import { dayAt } from "../kernel/day.ts";
import type { LawFacts } from "../law/facts.ts";
import type { Phase } from "../lifecycle/gates.ts";

type PhaseOfLaw = LawFacts["phaseChanges"][number]["from"];

/** Phases that the law's order knows by other names. The award lies behind the same gate as the development: its decision is one of the gate's items. */
const STEPS: Readonly<Record<Phase, readonly PhaseOfLaw[]>> = {
  idea: [],
  strategy: ["strategy"],
  formation: ["formation"],
  development: ["award", "development"],
  implementation: ["implementation"],
  closing: [],
  closed: ["closed"],
};

/** `entered`: the phases that the record entered, the oldest first; an alliance that never was implemented has been left when it is closed. */
export function exitFacts(entered: readonly { readonly phase: Phase }[], left: readonly Departure[]): Partial<LawFacts> {
  const phases = entered.map(({ phase }) => phase);
  const steps = phases.flatMap((phase) => (phase === "closed" && !phases.includes("implementation") ? (["exited"] as const) : STEPS[phase]));
  const changes = steps.slice(1).map((to, i) => ({ at: `phases/${to}`, from: steps[i]!, to }));
  // With the last approval it has left, and its people's part in the alliance ends at once; its own data stays open to it.
  const departures = left.flatMap(({ party, at }) =>
    party === undefined ? [] : [{ at: `parties/${party}`, left: dayAt(at), accessEnded: dayAt(at), ownDataExported: true }],
  );
  return { ...(entered.length === 0 ? {} : { phaseChanges: changes }), departures };
}
