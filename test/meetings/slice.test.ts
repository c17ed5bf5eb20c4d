// A meeting of a body from its call to its signed minutes, and what is refused on the way.
import assert from "node:assert/strict";
import { fileOf } from "../../src/api/content.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import * as matters from "../../src/matters/commands.ts";
import * as meetings from "../../src/meetings/commands.ts";
import { meetingSlice } from "../../src/meetings/kinds.ts";
import { minutesDocument } from "../../src/meetings/minutes.ts";
import { groundOf, isHeld, minutesOf } from "../../src/meetings/store.ts";
import { filesKeptFrom } from "../../src/open-books/erasing/deciding.ts";
import { erasableTexts } from "../../src/open-books/erasing/files/store.ts";
import { textsSlice } from "../../src/erasing/kinds.ts";
import { typeset, TYPESETTING } from "../../src/web/typeset.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { codes, done, opened, refusedWith, say, type World, worldOn } from "../matters/world.ts";
import { onEachDatabase } from "../store/databases.ts";

const CALLED = "2019-05-02";
const DAY = "2019-05-06";
const AFTER = "2019-05-08";
const ALL = ["kainuu", "kajaani", "sotkamo", "uramylly", "keksitty", "satumaa"];

function call(items: readonly string[], more: Readonly<Record<string, Json>> = {}) {
  return { body: "ajr", on: DAY, from: "09:00", place: "Keksittylän valtuustosali", items, ...more };
}

function attending({ people }: World, parties: readonly string[] = ALL) {
  return parties.map((party) => ({ person: people.find(({ key }) => key === `member ${party}`)!.id, party, as: party === "kainuu" ? "chair" : "member" }));
}

function holding(world: World, meeting: string, more: Readonly<Record<string, unknown>> = {}) {
  return { meeting, from: "09:00", until: "11:00", attending: attending(world), checkers: ["kajaani", "uramylly"], items: [], ...more };
}

/** A meeting that was called in time, with a matter that everybody agreed on. */
async function decided(world: World) {
  const { run } = world;
  const matter = await opened(world, CALLED, { rationale: "Keksitty perustelu." });
  const { meeting } = done(await run(meetings.callMeeting, "office", CALLED, call([matter])));
  await say(world, DAY, matter, ALL);
  done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "adopted", on: DAY, present: ALL, meeting }));
  return { matter, meeting };
}

onEachDatabase("a meeting is called, held, checked by those who were chosen and signed by its chair, and both versions are kept", async ({ store }) => {
  const world = await worldOn(store);
  const { run, stream, runner } = world;
  const { matter, meeting } = await decided(world);
  const secretary = { person: world.people.find(({ key }) => key === "office")!.id, party: "kainuu", as: "secretary" };
  const details = {
    guests: [{ name: "Keksi Keksitty", of: "Keksitty laitos", from: "09:10", until: "09:20" }],
    proposals: [{ by: "sotkamo", text: "Pannaan pöydälle.", supportedBy: [] }],
  };
  const items = [{ matter, handling: "Keskusteltiin.", notice: ["Keksitty kunta"], presenter: secretary.person, details }];
  const attended = { attending: [...attending(world), secretary], items };
  await refusedWith(world, "meetings/not-keeping", /chair/, () => run(meetings.holdMeeting, "member satumaa", DAY, holding(world, meeting, attended)));
  done(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting, attended)));
  const sign = { meeting, language: "fi", retention: { basis: "keksitty hallintosääntö 7 §" } };
  assert.deepEqual(codes(await run(meetings.signMinutes, "member kainuu", AFTER, sign)), ["meetings/not-checked", "meetings/not-countersigned"]);
  assert.deepEqual(codes(await run(meetings.checkMinutes, "member sotkamo", AFTER, { meeting, outcome: "accepted" })), ["meetings/not-checker"]);
  assert.deepEqual(codes(await run(meetings.checkMinutes, "deputy kajaani", AFTER, { meeting, outcome: "accepted" })), ["meetings/not-checker"]);
  assert.deepEqual(codes(await run(meetings.checkMinutes, "member kajaani", AFTER, { meeting, outcome: "remarks" })), ["meetings/remarks-missing"]);
  done(await run(meetings.checkMinutes, "member kajaani", AFTER, { meeting, outcome: "remarks", remarks: "Aika on väärin." }));
  done(await run(meetings.holdMeeting, "office", AFTER, holding(world, meeting, { ...attended, until: "11:30" })));
  for (const party of ["kajaani", "uramylly"]) done(await run(meetings.checkMinutes, `member ${party}`, AFTER, { meeting, outcome: "accepted" }));
  assert.deepEqual(codes(await run(meetings.countersignMinutes, "member kainuu", AFTER, { meeting })), ["meetings/not-secretary"]);
  done(await run(meetings.countersignMinutes, "office", AFTER, { meeting }));
  assert.deepEqual(codes(await run(meetings.signMinutes, "deputy kainuu", AFTER, sign)), ["meetings/not-chair"]);
  const needed = await store.read(INSTALLATION, async (reading) => {
    const states = await runner.states(reading, stream);
    const [item] = states.of(meetingSlice).meetings.get(meeting)!.held!.items;
    const files = await erasableTexts(reading, { stream, states }, [item!.handling!.hash]);
    assert.deepEqual(
      [...filesKeptFrom(files, new Map(), {})].map(({ code }) => code),
      ["open-books/text-erased-open"],
    );
    return [meeting, matter].map((id) => states.of(textsSlice).open.has(id));
  });
  done(await run(meetings.signMinutes, "member kainuu", AFTER, sign));
  assert.deepEqual(codes(await run(meetings.holdMeeting, "office", AFTER, holding(world, meeting))), ["meetings/signed"]);
  await store.read(INSTALLATION, async (reading) => {
    const states = await runner.states(reading, stream);
    const of = states.of(meetingSlice).meetings.get(meeting)!;
    const { signed, public: open, engine } = of.signed!;
    assert.equal(engine, TYPESETTING);
    assert.notEqual(signed.hash, open.hash);
    const ground = await groundOf(reading, { stream, states, day: AFTER }, {});
    assert.ok(ground && isHeld(of));
    // What somebody wrote, names from outside among it, can be erased; the signed minutes cannot.
    const written = [of.held.items[0]!.handling, of.detailed!.items[0]!.details, ground.matters.matters.get(matter)!.proposal];
    assert.deepEqual(
      [...written, signed, of.signed!.public].map((file) => states.of(textsSlice).entered.has(file!.hash)),
      [true, true, true, false, false],
    );
    assert.deepEqual(needed, [true, false], "until the minutes are signed their texts are needed; the matter was decided at the meeting");
    assert.deepEqual([...states.of(textsSlice).open], []);
    const minutes = await minutesOf(reading, { stream, ground, language: "fi" }, of);
    // Set again by the engine that the entry names, the bytes are the same.
    for (const [version, { hash }] of [
      ["signed", signed],
      ["public", open],
    ] as const)
      assert.deepEqual(new Uint8Array((await fileOf(reading, stream, hash))!), typeset(minutesDocument(minutes, { language: "fi", version })));
    assert.deepEqual(
      minutes.handled.map(({ section, account, handling, heard, proposals }) => [section, account, handling, heard[0]?.party, proposals[0]?.by]),
      [[1, "Keksitty perustelu.", "Keskusteltiin.", "Keksitty laitos", "Sotkamon kunta"]],
    );
  });
});

onEachDatabase("a call names open matters of its body on a day to come, and can be said anew or cancelled", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const matter = await opened(world, CALLED);
  const other = await opened(world, CALLED, { body: "apr" });
  const written = await opened(world, CALLED, { procedure: "written", until: "2019-06-01" });
  const why = async (input: object) => codes(await run(meetings.callMeeting, "office", CALLED, input));
  assert.deepEqual(await why(call([matter, matter, other, written, world.stream])), [
    "meetings/item-twice",
    "meetings/of-another-body",
    "meetings/in-writing",
    "meetings/no-matter",
  ]);
  await refusedWith(world, "meetings/not-keeping", /decisions\/bodies\/ajr\/chair/, () => run(meetings.callMeeting, "member uramylly", CALLED, call([matter])));
  assert.deepEqual(await why(call([matter], { on: "2019-05-01" })), ["meetings/in-the-past"]);
  assert.deepEqual(await why(call([matter], { body: "keksitty" })), ["meetings/no-body"]);
  assert.deepEqual(await why(call([matter], { from: "25:00" })), ["api/not-time"]);
  const { meeting } = done(await run(meetings.callMeeting, "office", CALLED, call([matter])));
  done(await run(meetings.callMeeting, "office", CALLED, call([matter], { meeting, on: "2019-05-20", electronic: true })));
  assert.deepEqual(await why(call([other], { meeting, body: "apr" })), ["meetings/other-body"]);
  assert.deepEqual(codes(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting))), ["meetings/to-come"]);
  await refusedWith(world, "meetings/not-keeping", /chair/, () => run(meetings.cancelMeeting, "member kajaani", DAY, { meeting }));
  done(await run(meetings.cancelMeeting, "member kainuu", DAY, { meeting }));
  assert.deepEqual(await why(call([matter], { meeting })), ["meetings/cancelled"]);
  const { meetings: all } = (await world.question(meetings.meetingsQuery as never, "member satumaa", DAY)) as { meetings: { on: string; state: string }[] };
  assert.deepEqual(
    all.map(({ on, state }) => [on, state]),
    [["2019-05-20", "cancelled"]],
  );
});

onEachDatabase("attendance must fit the seats and what was counted", async ({ store }) => {
  const world = await worldOn(store);
  const { run, people } = world;
  const { matter, meeting } = await decided(world);
  const why = async (more: Readonly<Record<string, unknown>>) => codes(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting, more)));
  const idOf = (key: string) => people.find((each) => each.key === key)!.id;
  assert.deepEqual(await why({ attending: attending(world, ALL.slice(0, 5)) }), ["meetings/counted-not-there"]);
  assert.deepEqual(await why({ attending: attending(world).slice(1), checkers: ["kajaani"] }), ["meetings/one-chair", "meetings/counted-not-there"]);
  assert.deepEqual(await why({ attending: [...attending(world), { person: idOf("deputy sotkamo"), party: "sotkamo", as: "deputy" }] }), [
    "meetings/deputy-beside-member",
  ]);
  assert.deepEqual(await why({ attending: [...attending(world), { person: idOf("office"), party: "sotkamo", as: "member" }] }), ["meetings/no-seat"]);
  assert.deepEqual(await why({ until: "08:00" }), ["meetings/ends-before", ...ALL.map(() => "meetings/outside-times")]);
  assert.deepEqual(await why({ checkers: ["kainuu", "kuhmo"] }), ["meetings/chair-checks", "meetings/checker-not-there"]);
  const away = [{ person: idOf("member sotkamo"), party: "sotkamo", ground: "5", left: "09:30", returned: "09:40" }];
  assert.deepEqual(await why({ items: [{ matter, away }] }), ["meetings/counted-away"]);
  assert.deepEqual(await why({ items: [{ matter: world.stream }] }), ["meetings/not-handled"]);
  const heard = [{ person: idOf("member sotkamo"), from: "09:30", until: "09:40" }];
  const guests = [{ name: "Keksi Keksitty", of: "Keksitty laitos", from: "08:10", until: "08:20" }];
  const proposals = [{ by: "sotkamo", text: "Pannaan pöydälle.", supportedBy: ["sotkamo"] }];
  const online = { identified: true, canFollow: true, canAct: true };
  assert.deepEqual(await why({ online, items: [{ matter, presenter: idOf("office"), heard, details: { guests, proposals } }] }), [
    "meetings/not-electronic",
    "meetings/presenter-not-there",
    "meetings/heard-not-there",
    "meetings/outside-times",
    "meetings/proposed-not-there",
  ]);
  const secretary = { person: idOf("office"), party: "kainuu", as: "secretary" };
  done(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting, { attending: [...attending(world), secretary] })));
});

onEachDatabase("whoever is disqualified is shown to have stepped out", async ({ store }) => {
  const world = await worldOn(store);
  const { run, people } = world;
  const matter = await opened(world, CALLED, { concerns: ["uramylly"], kind: "exclusion" });
  const { meeting } = done(await run(meetings.callMeeting, "office", CALLED, call([matter])));
  done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "undecided", on: DAY, present: ALL, meeting }));
  const checkers = ["kajaani"];
  const why = async (more: object) => codes(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting, { checkers, ...more })));
  assert.deepEqual(await why({}), ["meetings/recused-not-shown"]);
  const person = people.find(({ key }) => key === "member uramylly")!.id;
  assert.deepEqual(await why({ items: [{ matter, away: [{ person, party: "uramylly", ground: "1", left: "12:00" }] }] }), ["meetings/away-wrong"]);
  assert.deepEqual(await why({ items: [{ matter, away: [{ person, party: "uramylly", ground: "1", left: "09:20", returned: "09:50" }] }] }), []);
});

onEachDatabase("a meeting that was called late stands only where everybody was there", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const matter = await opened(world, "2019-05-04");
  const { meeting } = done(await run(meetings.callMeeting, "office", "2019-05-04", call([matter])));
  done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "tabled", on: DAY, present: ALL, meeting }));
  const few = attending(world, ["kainuu", "kajaani", "uramylly"]);
  assert.deepEqual(codes(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting, { attending: few }))), ["meetings/called-late"]);
  done(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting)));
});

onEachDatabase("an action is done by the party that has it, or said so by whoever set it", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const { meeting, matter } = await decided(world);
  const action = { meeting, matter, what: "Keksitty selvitys", party: "sotkamo", due: "2019-06-01" };
  assert.deepEqual(codes(await run(meetings.setAction, "office", DAY, action)), ["meetings/not-held"]);
  done(await run(meetings.holdMeeting, "office", DAY, holding(world, meeting)));
  assert.deepEqual(codes(await run(meetings.setAction, "office", DAY, { ...action, due: "2019-05-01" })), ["meetings/due-before"]);
  const set = done(await run(meetings.setAction, "office", DAY, action)).action;
  assert.deepEqual(codes(await run(meetings.finishAction, "member uramylly", AFTER, { action: set, on: AFTER })), ["meetings/not-theirs"]);
  done(await run(meetings.finishAction, "member sotkamo", AFTER, { action: set, on: AFTER }));
  assert.deepEqual(codes(await run(meetings.finishAction, "office", AFTER, { action: set, on: AFTER })), ["meetings/done-already"]);
});
