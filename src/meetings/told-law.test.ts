// What meetings tell the rules of law: of the newest one, and nothing that is not certain.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { Agreement } from "../agreement/agreement.ts";
import { MINUTES_PARTS } from "../law/facts.ts";
import type { Matter } from "../matters/kinds.ts";
import type { MeetingOfRecord } from "./kinds.ts";
import { type Known, newestOf, toldByMeetings } from "./told-law.ts";

const ON = "2019-05-06";
const agreement = {
  parties: [
    { id: "kajaani", roles: ["purchaser"] },
    { id: "uramylly", roles: ["provider"] },
  ],
} as unknown as Agreement;
const called = { id: "k1", body: "ajr", on: ON, from: "09:00", place: "Keksitty", items: ["m"], calledOn: "2019-04-20", checks: [] };
const attending = [
  { person: "c", party: "kajaani", as: "chair" },
  { person: "u", party: "uramylly", as: "member" },
];
const items = [{ matter: "m", section: 3, away: [{ person: "u", party: "uramylly", ground: "3", left: "09:10" }] }];
const held = { ...called, held: { attending, checkers: ["kajaani"], items, on: ON } };
const counted = [
  { party: "kajaani", as: "against" },
  { party: "uramylly", as: "recused" },
];

function known(meetings: readonly object[], matter: object = {}): Known {
  const handlings = [{ outcome: "rejected", on: ON, section: 3, organ: "ajr", counted, approvals: [], meeting: "k1" }];
  const one = { id: "m", kind: "target-cost", body: "ajr", concerns: [], positions: [], handlings, ...matter } as unknown as Matter;
  const seats = attending.map(({ person, party }) => ({ body: "ajr", party, person, as: "member" as const, from: "2019-01-01" }));
  const all = (meetings as readonly MeetingOfRecord[]).map((each) => [each.id, each] as const);
  return { agreement, matters: { seats, matters: new Map([["m", one]]) }, meetings: { meetings: new Map(all), actions: [] }, written: new Map() };
}

test("the newest meeting is the last by its day and time that was not cancelled", () => {
  const [later, gone] = [
    { ...called, id: "k2", from: "13:00" },
    { ...called, id: "k3", on: "2019-06-01", cancelledOn: ON },
  ];
  const { meetings } = known([later, held, gone]);
  assert.equal(newestOf(meetings, false)?.id, "k2");
  assert.equal(newestOf(meetings, true)?.id, "k1");
});

test("a meeting that was only called tells its call, and neither itself nor minutes", () => {
  const told = toldByMeetings(known([called], { handlings: [] }));
  assert.deepEqual(told.meetingCall, { at: "meetings/k1", sent: "2019-04-20", meeting: ON, time: true, place: true, matters: true, manner: true });
  assert.deepEqual([told.meeting, told.minutes, told.allianceMatters], [undefined, undefined, []]);
});

test("whoever stepped out is not counted as there, and a dissent without reasons is told as one", () => {
  const [item] = toldByMeetings(known([held])).meeting!.items!;
  assert.equal(item!.present, 1);
  assert.deepEqual(item!.disqualified, [{ at: "meetings/k1/3/uramylly", present: false, noted: true, ground: "28.1 § 3" }]);
  assert.deepEqual(item!.dissents, [{ at: "meetings/k1/3/kajaani", announced: "at-once", reasons: "none" }]);
  assert.deepEqual(item!.takingPart, [{ at: "meetings/k1/3/kajaani", party: "kajaani", provider: false }]);
  assert.ok(!("vote" in item!), "nothing was told of other proposals");
});

test("minutes that nobody countersigned or accepted lack their signatures and their checking", () => {
  const lacks = (meeting: object): readonly string[] => {
    const { parts } = toldByMeetings(known([meeting])).minutes!;
    return MINUTES_PARTS.filter((part) => !parts!.includes(part));
  };
  assert.deepEqual(lacks(held).toSorted(), ["account", "checking", "proposals-made", "signatures"]);
  const checks = [{ party: "kajaani", person: "c", outcome: "accepted", on: ON }];
  assert.deepEqual(lacks({ ...held, checks }).toSorted(), ["account", "proposals-made", "signatures"]);
});

test("whose own matter an exclusion is, is told; of a payment it is not certain", () => {
  const about = (kind: string): unknown => toldByMeetings(known([held], { kind, concerns: ["uramylly"] })).meeting!.items![0]!.about;
  assert.deepEqual(about("exclusion"), { party: "uramylly", matter: "exclusion" });
  assert.equal(about("funding"), undefined);
});
