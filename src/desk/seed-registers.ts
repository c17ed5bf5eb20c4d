/** What the demo's alliance has in its registers: ideas that saved, risks for which the provision was drawn, a question that was settled, and a survey. */
import { newId } from "../api/installation.ts";
import type { Role } from "../api/roles.ts";
import { addDays, type Day } from "../kernel/day.ts";
import * as registers from "../registers/commands.ts";
import { STATEMENTS } from "../registers/statements.ts";
import { act, decide, type Event, type Seed } from "./seed-acts.ts";

/** `risks`: by the category of the draw that they come to, filled in as time goes by. */
export function registerEvents(seed: Seed, risks: Map<string, string>): readonly Event[] {
  return [...ideaEvents(seed), ...riskEvents(seed, risks), ...questionEvents(seed), ...surveyEvents(seed)];
}

function ideaEvents(seed: Seed): readonly Event[] {
  const reasons = "Laskettu toteutuneista tunneista.";
  return [
    {
      day: "2019-05-06",
      happen: async (on) => {
        const title = "Valmennusryhmät kahdessa vuorossa";
        const text = "Samat tilat riittävät kahdelle ryhmälle, kun iltaryhmä alkaa neljältä.";
        const { idea } = await act(seed, registers.enterIdea, "provider-manager", "uramylly", on, { as: "idea", lines: ["coaching"], title, text });
        await act(seed, registers.assessIdea, "financial-expert", "kainuu", on, { idea, saving: "2400000", reasons: "Vuokrat puolittuvat elokuusta alkaen." });
        const decision = await decide(seed, "kainuu", on, { subject: title, state: "enforceable" });
        await act(seed, registers.decideIdea, "project-office", "kainuu", on, { idea, outcome: "adopted", decision, reasons: "Otetaan käyttöön 1.8.2019." });
        await act(seed, registers.realiseIdea, "financial-expert", "kainuu", on, { idea, year: "2019", saving: "860000", evidence: reasons });
      },
    },
    {
      day: "2020-04-14",
      happen: async (on) => {
        const title = "Etävalmennus pysyväksi tavaksi";
        const what = { as: "alternative", lines: ["coaching", "outreach"], title, text: "Puolet tapaamisista verkossa; matkat vähenevät." };
        const { idea } = await act(seed, registers.enterIdea, "provider-manager", "keksitty", on, what);
        await act(seed, registers.assessIdea, "purchaser-controller", "kainuu", on, { idea, saving: "1150000", reasons: "Matkakulujen arvio 2020." });
      },
    },
  ];
}

type Risk = { readonly day: Day; readonly party: string; readonly as: "risk" | "opportunity"; readonly line: string; readonly title: string };
const RISKS: readonly (Risk & {
  readonly permille: number;
  readonly sums: readonly [number, number, number];
  readonly action: string;
  readonly draw?: string;
})[] = [
  {
    day: "2019-03-04",
    party: "uramylly",
    as: "risk",
    line: "coaching",
    title: "Valmentajat vaihtuvat",
    permille: 400,
    sums: [4000, 9000, 18000],
    action: "Perehdytys yhdessä, varahenkilöt osapuolten kesken.",
    draw: "rekrytointi",
  },
  {
    day: "2020-03-20",
    party: "keksitty",
    as: "risk",
    line: "coaching",
    title: "Tapaamiset siirtyvät verkkoon",
    permille: 900,
    sums: [6000, 12000, 25000],
    action: "Laitteet lainaksi kunnista.",
    draw: "etäpalvelu",
  },
  {
    day: "2020-05-11",
    party: "kajaani",
    as: "risk",
    line: "youth-workshop",
    title: "Pajan tilat jäävät vajaakäytölle",
    permille: 300,
    sums: [5000, 11000, 20000],
    action: "Tarjotaan tiloja oppilaitokselle.",
  },
  {
    day: "2020-05-11",
    party: "satumaa",
    as: "opportunity",
    line: "outreach",
    title: "Vapaaehtoiset mukaan etsivään työhön",
    permille: 500,
    sums: [2000, 5000, 9000],
    action: "Kaksi kokeilua syksyllä.",
  },
];

function riskEvents(seed: Seed, risks: Map<string, string>): readonly Event[] {
  return RISKS.map(({ day, party, as, line, title, permille, sums, action, draw }) => ({
    day,
    happen: async (on) => {
      const [low, likely, high] = sums.map((euros) => String(euros * 100));
      const what = { as, line, title, permille, low, likely, high, action };
      const role: Role = party === "kajaani" ? "purchaser-controller" : "provider-manager";
      const { risk } = await act(seed, registers.enterRisk, role, party, on, what);
      if (draw !== undefined) risks.set(draw, risk);
    },
  }));
}

function questionEvents(seed: Seed): readonly Event[] {
  return [
    {
      day: "2019-09-02",
      happen: async (on) => {
        const asked = { clause: "gain-and-pain/gain/0", where: "Keksitty hankintaneuvonta", title: "Jaetaanko säästö, joka syntyy palkkatuesta?" };
        const { question } = await act(seed, registers.askQuestion, "project-office", "kainuu", on, asked);
        const answer = {
          question,
          on: addDays(on, 30),
          by: "Keksitty hankintaneuvonta",
          source: "Kirje 14/2019",
          answer: "Ei: tuki vähennetään kulusta ennen jakoa.",
        };
        await act(seed, registers.answerQuestion, "project-office", "kainuu", addDays(on, 30), answer);
        const decision = await decide(seed, "kainuu", addDays(on, 40), { subject: asked.title, state: "enforceable" });
        await act(seed, registers.agreeAnswer, "project-office", "kainuu", addDays(on, 40), { question, decision });
      },
    },
    {
      day: "2021-02-01",
      happen: async (on) => {
        const asked = { clause: "exit", where: "Keksitty aluehallintovirasto", title: "Kuka jatkaa palvelua, jos järjestäjä vaihtuu lailla?" };
        await act(seed, registers.askQuestion, "purchaser-controller", "kainuu", on, asked);
      },
    },
  ];
}

/** What each of those who answered thinks, statement by statement. */
const ANSWERS = ["44453445", "54454454", "44353444", "55454555", "34243344", "44354534", "55454554", "44343445", "54453545", "45454544", "44353454"] as const;

function surveyEvents(seed: Seed): readonly Event[] {
  const people = [
    ["purchaser-decider", "kainuu"],
    ["purchaser-controller", "kainuu"],
    ["financial-expert", "kainuu"],
    ["project-office", "kainuu"],
    ["purchaser-decider", "kajaani"],
    ["purchaser-controller", "kajaani"],
    ["provider-manager", "kajaani"],
    ["purchaser-decider", "sotkamo"],
    ["provider-manager", "uramylly"],
    ["provider-manager", "keksitty"],
    ["provider-manager", "satumaa"],
  ] as const;
  return [
    {
      day: "2020-11-02",
      happen: async (on) => {
        const { survey } = await act(seed, registers.openSurvey, "project-office", "kainuu", on, { from: on, until: addDays(on, 14) });
        for (const [i, [role, party]] of people.entries()) {
          const answers = Object.fromEntries(STATEMENTS.map((statement, k) => [statement, Number(ANSWERS[i]![k])]));
          await act(seed, registers.answerSurvey, role, party, on, { survey, answers, blind: newId() });
        }
        await act(seed, registers.countSurvey, "project-office", "kainuu", addDays(on, 15), { survey });
      },
    },
  ];
}
