/** What the bodies of the demo's alliance have done: a target cost that is agreed and waits for approvals, and a matter that waits for its meeting. All of it invented. */
import type { Role } from "../api/roles.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { approveMatter, fillSeat, recordMatter, takePosition } from "../matters/commands.ts";
import { openMatter } from "../simulation/proposed/commands.ts";
import { act, decide, type Event, type Seed } from "./seed-acts.ts";
import { binding, call, meetingEvents } from "./seed-meetings.ts";

const OFFICE = ["project-office", "kainuu"] as const;
const PROPOSAL = {
  kind: "target-cost",
  procedure: "meeting",
  title: "Nuorten uravalmennuksen tavoitekustannus syksyllä 2020",
  proposal: "Nuorten uravalmennuksen tavoitekustannusta korotetaan syksylle 2020, koska asiakkaita ohjautuu enemmän kuin suunniteltiin.",
  rationale: "Jono on kasvanut keväästä lähtien. Korotus jää pienemmäksi kuin uusien ryhmien kustannus, koska ryhmäkoko kasvaa.",
  alternatives: ["Jätetään tavoite ennalleen ja jonot kasvavat.", "Ostetaan lisäryhmät erikseen allianssin ulkopuolelta."],
  amount: "1500000",
  concerns: ["coaching"],
};
const CHANGE = {
  kind: "targets",
  cells: [
    { year: "2020", line: "coaching", provider: "uramylly", amount: "43300000" },
    { year: "2020", line: "coaching", provider: "keksitty", amount: "24900000" },
  ],
};

export function matterEvents(seed: Seed): Event[] {
  return [
    { day: seed.agreement.periods[0]!.from, happen: (on) => seat(seed, on) },
    ...meetingEvents(seed, async (on, about) => (await act(seed, openMatter, ...OFFICE, on, about)).matter),
    { day: "2020-09-15", happen: (on) => target(seed, on) },
    { day: "2021-04-07", happen: (on) => waiting(seed, on) },
  ];
}

/** Whoever binds a party sits for it in every body where it has a seat. */
async function seat(seed: Seed, on: Day): Promise<void> {
  for (const [body, { seats }] of Object.entries(seed.agreement.decisions.bodies)) {
    for (const party of Object.keys(seats)) {
      const person = seed.people.find((each) => each.party === party && (each.roles as readonly Role[]).includes(binding(seed, party)));
      await act(seed, fillSeat, binding(seed, party), party, on, { body, person: person!.id, as: "member", from: on });
    }
  }
}

async function forwarded(seed: Seed, on: Day, about: object, then: (from: RandomId) => Promise<void>): Promise<void> {
  const { matter } = await act(seed, openMatter, ...OFFICE, on, about);
  await act(seed, recordMatter, ...OFFICE, on, { matter, outcome: "forwarded", to: "ajr", on });
  await then(matter);
}

/** The project group proposes, the leading body agrees, and the purchasers' own organs decide one after the other: two of them are awaited. */
async function target(seed: Seed, on: Day): Promise<void> {
  await forwarded(seed, on, { ...PROPOSAL, body: "apr" }, async (from) => {
    const { matter } = await act(seed, openMatter, ...OFFICE, on, { ...PROPOSAL, body: "ajr", from, change: CHANGE });
    const parties = Object.keys(seed.agreement.decisions.bodies["ajr"]!.seats);
    for (const party of parties) await act(seed, takePosition, binding(seed, party), party, on, { matter, position: "for" });
    await act(seed, recordMatter, ...OFFICE, on, { matter, outcome: "adopted", on, present: parties });
    for (const [party, state] of [
      ["kainuu", "final"],
      ["kajaani", "final"],
      ["sotkamo", "adopted"],
    ] as const) {
      const decision = await decide(seed, party, on, { subject: "Tavoitekustannus syksyllä 2020", state });
      await act(seed, approveMatter, "purchaser-decider", party, on, { matter, decision });
    }
  });
}

async function waiting(seed: Seed, on: Day): Promise<void> {
  const about = {
    kind: "operational",
    procedure: "meeting",
    body: "ajr",
    title: "Liikkuvan ohjaamon reitti syksyllä",
    proposal: "Liikkuva ohjaamo käy syksyllä joka toinen viikko Kuhmossa ja joka toinen Sotkamossa.",
    alternatives: ["Käydään Kuhmossa joka viikko."],
  };
  const { matter } = await act(seed, openMatter, ...OFFICE, on, about);
  await act(seed, takePosition, "provider-manager", "satumaa", on, { matter, position: "for", reasons: "Kuljettaja on jo varattu." });
  await call(seed, on, { body: "ajr", on: "2021-04-20", from: "09:00", place: "Keksitty etäyhteys", electronic: true, items: [matter] });
}
