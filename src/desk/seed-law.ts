/** The law in the demo: an invented lawyer's review of two rules, so that blocking can be seen, a policy set aside, and what the rules say in the end. */
import { evaluateLaw } from "../counsel/commands.ts";
import type { Day } from "../kernel/day.ts";
import { enterLawFacts, overrideRule, reviewRule } from "../law/commands.ts";
import { act, type Event, type Seed } from "./seed-acts.ts";

const PACK = "fi-2018-kasvupalvelu";
const CALLED = "Lauri Lainkeksijä, keksitty maakuntalakimies";
/** An electronic decision procedure that was not used, as somebody wrote it down. */
const DECIDED = { at: "AJR 2020", decided: "none" };

export function lawEvents(seed: Seed): Event[] {
  const review = (rule: string, severity: string) => (on: Day) =>
    act(seed, reviewRule, "project-office", "kainuu", on, { pack: PACK, rule, on, severity, called: CALLED });
  const evaluate = (on: Day) => act(seed, evaluateLaw, "project-office", "kainuu", on, { pack: PACK });
  return [
    {
      day: "2019-02-12",
      happen: async (on) => {
        await review("ALL-012", "block")(on);
        await review("ALL-018", "block")(on);
        await evaluate(on);
      },
    },
    {
      day: "2020-05-12",
      happen: async (on) => {
        await act(seed, enterLawFacts, "project-office", "kainuu", on, { facts: { electronicDecision: DECIDED } });
        const reason = "Asiakaspolku yhtenäistetään vasta toisena vuonna, kun Kuhmo on mukana.";
        await act(seed, overrideRule, "purchaser-decider", "kainuu", on, { pack: PACK, rule: "ALL-022", reason });
        await evaluate(on);
      },
    },
  ];
}
