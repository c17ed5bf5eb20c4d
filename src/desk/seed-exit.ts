/** Warning signs in the demo: a year's score that led to measures, and a review of the forecast that is still open. */
import { closeReview, openReview } from "../exit/commands.ts";
import type { RandomId } from "../kernel/id.ts";
import { act, type Event, type Seed } from "./seed-acts.ts";

const SCORE = "Vuoden 2019 tulokset jäivät tavoitteista. Sotkamo pyytää tarkastelua ennen kuin se harkitsee irtautumista.";
const MEASURES = "Uravalmennuksen alkukartoitus uusitaan ja nuoren odotusaika viedään kuukausiseurantaan. Kukaan ei irtaudu.";
const FORECAST = "Kajaani pyytää arviota siitä, pysyykö nuorten uravalmennus vuoden 2020 tavoitteessa.";

export function exitEvents(seed: Seed): Event[] {
  let review: RandomId | undefined;
  const open = async (party: string, on: string, input: object): Promise<RandomId> =>
    (await act(seed, openReview, "purchaser-decider", party, on, input))["review"] as RandomId;
  return [
    {
      day: "2020-04-21",
      happen: async (on) => {
        review = await open("sotkamo", on, { sign: "results", reasons: SCORE });
      },
    },
    {
      day: "2020-06-09",
      happen: async (on) => {
        await act(seed, closeReview, "project-office", "kainuu", on, { review: review!, outcome: "measures", reasons: MEASURES });
      },
    },
    {
      day: "2020-10-20",
      happen: async (on) => {
        await open("kajaani", on, { sign: "forecast", about: "coaching", reasons: FORECAST });
      },
    },
  ];
}
