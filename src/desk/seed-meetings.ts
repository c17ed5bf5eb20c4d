/** The meetings of the demo's alliance: the project group takes note of a matter and forwards it, the leading body takes note. All of it invented. */
import type { Role } from "../api/roles.ts";
import { isMember } from "../decisions/unanimity.ts";
import type { Json } from "../kernel/canonical.ts";
import type { Day } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { recordMatter } from "../matters/commands.ts";
import { callMeeting, checkMinutes, countersignMinutes, finishAction, holdMeeting, setAction, signMinutes } from "../meetings/commands.ts";
import { act, type Event, type Person, type Seed } from "./seed-acts.ts";

const OFFICE = ["project-office", "kainuu"] as const;
const ABOUT = {
  kind: "note",
  procedure: "meeting",
  title: "Palveluntuottajien vuoropuhelun yhteenveto",
  proposal: "Merkitään yhteenveto tiedoksi.",
  rationale:
    "Vuoropuheluun osallistui tammikuussa kolme keksittyä tuottajaa. Ne pitivät yhteistä palveluohjausta tarpeellisena ja kysyivät, miten tulokset todennetaan.\n\n" +
    "Kysymyksiin vastataan kirjallisesti, ja vastaukset annetaan kaikille samalla kertaa.",
};
const PLACE = "Keksitty kokoushuone, Kajaani";
const RETENTION = { years: 10, basis: "keksitty tiedonohjaussuunnitelma, luokka 00.01" };
/** Who chairs, and who checks the minutes. */
const CHAIRED = { apr: "kajaani", ajr: "kainuu" } as const;
const CHECKERS = { apr: ["sotkamo", "uramylly"], ajr: ["kajaani", "keksitty"] } as const;
type Body = keyof typeof CHAIRED;

/** Whoever binds a party sits for it in every body where it has a seat. */
export function binding({ agreement }: Seed, party: string): Role {
  return agreement.parties.find(({ id }) => id === party)!.roles.includes("purchaser") ? "purchaser-decider" : "provider-manager";
}

/** `open` brings a matter before its body. */
export function meetingEvents(seed: Seed, open: (on: Day, about: Readonly<Record<string, Json | undefined>>) => Promise<RandomId>): Event[] {
  const made: { apr?: RandomId; ajr?: RandomId; action?: RandomId } = {};
  const matters: { apr?: RandomId; ajr?: RandomId } = {};
  return [
    {
      day: "2019-01-25",
      happen: async (on) => {
        matters.apr = await open(on, { ...ABOUT, body: "apr" });
        made.apr = await call(seed, on, { body: "apr", on: "2019-02-05", from: "09:00", place: PLACE, items: [matters.apr!] });
      },
    },
    {
      day: "2019-02-05",
      happen: async (on) => {
        const { apr } = matters;
        await act(seed, recordMatter, ...OFFICE, on, { matter: apr, outcome: "forwarded", to: "ajr", on, meeting: made.apr });
        await hold(seed, on, "apr", made.apr!, {
          matter: apr,
          handling: "Projektipäällikkö esitteli yhteenvedon. Riippumaton asiantuntija vastasi kysymyksiin.",
          ...heard(seed),
        });
        const set = { meeting: made.apr, matter: apr, what: "Kootaan tuottajien kysymykset vastauksineen", party: "uramylly", due: "2019-02-19" };
        made.action = (await act(seed, setAction, ...OFFICE, on, set)).action;
        matters.ajr = await open(on, { ...ABOUT, body: "ajr", from: apr });
        made.ajr = await call(seed, on, { body: "ajr", on: "2019-02-12", from: "13:00", place: PLACE, items: [matters.ajr!] });
      },
    },
    { day: "2019-02-07", happen: (on) => sign(seed, on, "apr", made.apr!) },
    {
      day: "2019-02-12",
      happen: async (on) => {
        await act(seed, recordMatter, ...OFFICE, on, { matter: matters.ajr, outcome: "noted", on, meeting: made.ajr });
        await hold(seed, on, "ajr", made.ajr!, { matter: matters.ajr, notice: ["Keksittyjen kuntien elinkeinotoimet"] });
      },
    },
    { day: "2019-02-14", happen: (on) => sign(seed, on, "ajr", made.ajr!) },
    { day: "2019-02-18", happen: async (on) => void (await act(seed, finishAction, "provider-manager", "uramylly", on, { action: made.action, on })) },
  ];
}

export async function call(seed: Seed, day: Day, called: Json): Promise<RandomId> {
  return (await act(seed, callMeeting, ...OFFICE, day, called)).meeting;
}

function whoIs({ people }: Seed, party: string, role: Role): Person {
  return people.find((each) => each.party === party && (each.roles as readonly Role[]).includes(role))!;
}

/** The independent expert is there for one matter alone. */
function heard(seed: Seed): Readonly<Record<string, Json>> {
  const presenter = whoIs(seed, "kainuu", "project-office").id;
  return { presenter, heard: [{ person: whoIs(seed, "kainuu", "financial-expert").id, from: "09:20", until: "09:45" }] };
}

async function hold(seed: Seed, on: Day, body: Body, meeting: RandomId, item: Readonly<Record<string, Json | undefined>>): Promise<void> {
  const seats = seed.agreement.decisions.bodies[body]!.seats;
  const parties = seed.agreement.parties.filter((party) => Object.hasOwn(seats, party.id) && isMember(party, on)).map(({ id }) => id);
  const seated = parties.map((party) => ({ person: whoIs(seed, party, binding(seed, party)).id, party, as: party === CHAIRED[body] ? "chair" : "member" }));
  const secretary = { person: whoIs(seed, "kainuu", "project-office").id, party: "kainuu", as: "secretary" };
  const expert = { person: whoIs(seed, "kainuu", "financial-expert").id, party: "kainuu", as: "expert", from: "09:20", until: "09:45" };
  const [from, until] = body === "apr" ? ["09:00", "10:30"] : ["13:00", "14:10"];
  const attending = [...seated, secretary, ...(body === "apr" ? [expert] : [])];
  await act(seed, holdMeeting, ...OFFICE, on, { meeting, from, until, attending, checkers: [...CHECKERS[body]], items: [item] });
}

async function sign(seed: Seed, on: Day, body: Body, meeting: RandomId): Promise<void> {
  await act(seed, countersignMinutes, ...OFFICE, on, { meeting });
  for (const party of CHECKERS[body]) await act(seed, checkMinutes, binding(seed, party), party, on, { meeting, outcome: "accepted" });
  const chair = CHAIRED[body];
  await act(seed, signMinutes, binding(seed, chair), chair, on, { meeting, language: "fi", retention: RETENTION });
}
