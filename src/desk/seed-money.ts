/** The county's money in the demo: what it commits, pays, lets lapse and carries. All of it invented, and within what it can come to owe. */
import { grantAllotment, makeCommitment, notePayment, recordAppropriation } from "../appropriations/commands.ts";
import { budgetOf } from "../appropriations/store.ts";
import { carryAppropriation, lapseAppropriation, proposeAppropriation } from "../appropriations/cycle/commands.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { INSTALLATION } from "../store/store.ts";
import type { Statement } from "../settlement/statement.ts";
import { act, decide, decideBudget, type Event, type Seed } from "./seed-acts.ts";

const COUNTY = "kainuu";
/** By year: what the decision covers of cost above target, and what is committed to whom. In cents. */
const PROMISED: Readonly<Record<string, { readonly on: Day; readonly overrun: string; readonly to: Readonly<Record<string, string>> }>> = {
  "2019": { on: "2018-12-20", overrun: "4000000", to: { uramylly: "44000000", keksitty: "26000000", kajaani: "5000000" } },
  "2020": { on: "2019-12-20", overrun: "3000000", to: { uramylly: "52000000", keksitty: "30000000", kajaani: "6000000" } },
};
/** The council adopted more for 2020 than it had planned, because the most that can be owed is more. */
const ADOPTED = "107500000";
const CARRIED = "5000000";
const PROPOSED = "98000000";

export type Money = {
  readonly events: readonly Event[];
  /** Pays what a settled statement asks of the county. */
  pay(statement: Statement, year: string, on: Day): Promise<void>;
};

export function moneyOf(seed: Seed): Money {
  const commitments = new Map<string, RandomId>();
  const level = seed.agreement.appropriationBasis.bindingLevel;
  const { basis } = seed.agreement.appropriationBasis;
  const inBudget = async (work: (budget: RandomId) => Promise<unknown>): Promise<void> => {
    const budget = await seed.installation.store.read(INSTALLATION, (reading) => budgetOf(reading, seed.organisations.get(COUNTY)!));
    await work(budget!);
  };
  const commit = async (year: string, on: Day): Promise<void> => {
    const { overrun, to } = PROMISED[year]!;
    const decision = await decide(seed, COUNTY, on, { subject: `Sitoumukset ${year}`, state: "enforceable" });
    await inBudget(async (budget) => {
      for (const [provider, amount] of Object.entries(to)) {
        const input = { purchaser: COUNTY, provider, year, level, amount, decision, budget, stated: { overrun } };
        commitments.set(`${provider} ${year}`, (await act(seed, makeCommitment, "purchaser-decider", COUNTY, on, input)).commitment);
      }
    });
  };
  const adopt = async (on: Day): Promise<void> =>
    inBudget(async (budget) => {
      const decision = await decideBudget(seed, COUNTY, on, budget, { subject: "Talousarvio 2020", amount: ADOPTED });
      const of = { year: "2020", level, amount: ADOPTED, decision };
      await act(seed, recordAppropriation, "purchaser-decider", COUNTY, on, { ...of, basis, state: "adopted" }, budget);
      await act(seed, grantAllotment, "purchaser-decider", COUNTY, on, { ...of, alliance: seed.stream }, budget);
    });
  const turn = async (on: Day): Promise<void> =>
    inBudget(async (budget) => {
      await act(seed, lapseAppropriation, "purchaser-decider", COUNTY, on, { year: "2019", level }, budget);
      const decision = await decideBudget(seed, COUNTY, on, budget, { subject: "Vuodelta 2019 siirretään", amount: CARRIED });
      await act(seed, carryAppropriation, "purchaser-decider", COUNTY, on, { year: "2019", level, amount: CARRIED, decision }, budget);
    });
  const propose = async (on: Day): Promise<void> =>
    inBudget(async (budget) => {
      const proposal = { year: "2021", level, basis, amount: PROPOSED, by: "allianssin johtoryhmä" };
      await act(seed, proposeAppropriation, "purchaser-decider", COUNTY, on, proposal, budget);
    });
  return {
    events: [
      { day: PROMISED["2019"]!.on, happen: (on) => commit("2019", on) },
      { day: "2019-12-12", happen: adopt },
      { day: PROMISED["2020"]!.on, happen: (on) => commit("2020", on) },
      { day: "2020-02-10", happen: turn },
      { day: "2020-09-30", happen: propose },
    ],
    pay: async ({ payments }, year, on) => {
      for (const [i, { from, to, flow, cents, document }] of payments.entries()) {
        const commitment = commitments.get(`${to} ${year}`);
        if (from !== COUNTY || document === "recharge" || commitment === undefined || BigInt(cents) <= 0n) continue;
        const input = { commitment, amount: cents, on, flow, document: `KEKSITTY-${year}-${i + 1}` };
        await act(seed, notePayment, "purchaser-controller", COUNTY, on, input);
      }
    },
  };
}
