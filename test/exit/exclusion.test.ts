// A provider is excluded for a default that it did not cure, by commands from the noting to the last approval; and what carries no exclusion.
import assert from "node:assert/strict";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { agreementSlice, gone } from "../../src/agreement/kinds.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import * as leaving from "../../src/exit/commands.ts";
import { exitSlice } from "../../src/exit/kinds.ts";
import { exitStatement } from "../../src/exit/store.ts";
import type { Json } from "../../src/kernel/canonical.ts";
import * as matters from "../../src/matters/commands.ts";
import { enterCosts } from "../../src/open-books/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { codes, done, KAINUU, opened, refusedWith, say, type World, worldOn } from "../matters/world.ts";
import { onEachDatabase } from "../store/databases.ts";

const ALL = ["kainuu", "kajaani", "sotkamo", "uramylly", "keksitty", "satumaa"];
const [NOTED, DECIDED, GIVEN, LAST, AFTER] = ["2019-02-04", "2019-02-13", "2019-02-14", "2019-03-15", "2019-04-05"];

/** What the body adopts unanimously; whom an exclusion is about has no say. */
async function adopted(world: World, day: string, about: { readonly kind: string; readonly concerns: readonly [string] }, change?: Json): Promise<string> {
  const matter = await opened(world, day, { ...about, ...(change === undefined ? {} : { change }), concerns: [...about.concerns], title: "Keksitty asia" });
  const asked = about.kind === "exclusion" ? ALL.filter((party) => party !== about.concerns[0]) : ALL;
  await say(world, day, matter, asked);
  done(await world.run(matters.recordMatter, "office", day, { matter, outcome: "adopted", on: day, present: asked }));
  return matter;
}

async function noted({ run }: World, party: string, section: string, on = AFTER): Promise<string> {
  const note = { organ: "Keksitty hallitus", on, section, subject: "Poissulkemisen tilitys", state: "enforceable", stateOn: on };
  return done(await run(inAlliance.note, `member ${party}`, on, note)).decision;
}

onEachDatabase("a provider that does not cure its default is excluded by the body, and gone once all have approved what is paid", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const line = { line: "coaching", type: "coach-hour", day: "2019-02-20", net: "446500", quantity: "94" };
  done(await run(enterCosts, "member uramylly", "2019-03-01", { party: "uramylly", lines: [line] }));
  done(await run(leaving.noteDefault, "member sotkamo", "2019-03-01", { party: "uramylly", what: "Valmennus on keskeytynyt.", cureBy: "2019-03-08" }));
  const matter = await adopted(world, "2019-03-11", { kind: "exclusion", concerns: ["uramylly"] });
  const notice = { party: "uramylly", kind: "exclusion", ground: "default", given: "2019-03-12", last: LAST, decisions: [matter] };
  assert.deepEqual(codes(await run(leaving.giveNotice, "member uramylly", "2019-03-12", notice)), ["exit/own-exclusion"]);
  const { exit } = done(await run(leaving.giveNotice, "office", "2019-03-12", notice)) as { exit: string };
  assert.deepEqual(codes(await run(leaving.settleExit, "office", AFTER, { exit })), ["exit/no-continuity"]);
  done(await run(leaving.planContinuity, "office", "2019-03-13", { exit, until: LAST, title: "Keksitty Valmennus jatkaa" }));
  assert.deepEqual(codes(await run(leaving.settleExit, "office", LAST, { exit })), ["exit/not-over"]);
  done(await run(leaving.settleExit, "office", AFTER, { exit }));
  const { payments } = await statementOf(world, exit);
  assert.deepEqual(
    payments.map(({ from, to }) => [from, to]),
    [["kainuu", "uramylly"]],
    "what it is owed until its last day, and nothing between the others",
  );
  for (const party of ["keksitty", "satumaa"]) assert.equal(left(await run(leaving.acceptExit, `member ${party}`, AFTER, { exit })), "no");
  for (const [i, party] of ["kainuu", "kajaani", "sotkamo"].entries())
    assert.equal(left(await run(leaving.approveExit, `member ${party}`, AFTER, { exit, decision: await noted(world, party, `§ ${i + 20}`) })), "no");
  assert.equal(left(await run(leaving.acceptExit, "member uramylly", AFTER, { exit })), "yes", "the excluded accepts what it is paid");
  const states = await store.read(INSTALLATION, (reading) => world.runner.states(reading, world.stream));
  assert.deepEqual(gone(states.of(agreementSlice)), ["uramylly"]);
});

onEachDatabase("a party that goes by a version goes by the matter that carries it, which excludes it then, and comes back by none", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  const own = /(keksitty: \{.*vat: deductible)/;
  const without = KAINUU.replace(own, `$1, leaves: ${LAST}`);
  const change = { kind: "file", text: without };
  const matter = await adopted(world, DECIDED, { kind: "exclusion", concerns: ["keksitty"] }, change);
  const adopting = (text: string, decision: string, day = DECIDED) => run(adoptAgreement, "office", day, { text, from: day, decision });
  const anybodys = await noted(world, "kainuu", "§ 3", DECIDED);
  await refusedWith(world, "agreement/days-need-matter", /13.9/, () => adopting(without, anybodys));
  const other = await adopted(world, DECIDED, { kind: "exclusion", concerns: ["keksitty"] });
  await refusedWith(world, "agreement/days-of-others", /13.9/, () => adopting(without, other));
  await refusedWith(world, "agreement/days-of-others", /13.9/, () => adopting(without.replace(LAST, "2019-03-10"), matter));
  done(await adopting(without, matter));
  const notice = { party: "keksitty", kind: "exclusion", ground: "other", given: GIVEN, last: LAST, decisions: [matter] };
  const { exit } = done(await run(leaving.giveNotice, "office", GIVEN, notice)) as { exit: string };
  assert.deepEqual(codes(await run(leaving.giveNotice, "office", GIVEN, { ...notice, decisions: [other] })), ["exit/noticed-before"]);
  done(await run(leaving.planContinuity, "office", GIVEN, { exit, until: LAST, title: "Keksitty jatko" }));
  done(await run(leaving.settleExit, "office", AFTER, { exit }));
  for (const party of ["uramylly", "satumaa", "keksitty"]) done(await run(leaving.acceptExit, `member ${party}`, AFTER, { exit }));
  for (const [i, party] of ["kainuu", "kajaani", "sotkamo"].entries())
    done(await run(leaving.approveExit, `member ${party}`, AFTER, { exit, decision: await noted(world, party, `§ ${i + 20}`) }));
  const back = without.replace(`leaves: ${LAST}`, "joins: 2020-01-01");
  await refusedWith(world, "agreement/left-before", /docs\/exit.md/, () => adopting(back, anybodys, AFTER));
  const renamed = (text: string) => text.replace("Yhteinen asiakasohjaus", "Yhteinen neuvonta");
  assert.deepEqual(done(await adopting(renamed(KAINUU), anybodys, AFTER)), { version: 3 }, "who has left stays gone in a file that says nothing of it");
});

onEachDatabase("no other matter of the body, none about another party, and no default whose time still runs excludes anybody", async ({ store }) => {
  const world = await worldOn(store);
  const { run } = world;
  done(await run(leaving.noteDefault, "office", NOTED, { party: "uramylly", what: "Valmennus on keskeytynyt.", cureBy: "2019-02-28" }));
  const [own, other, plan] = [
    await adopted(world, DECIDED, { kind: "exclusion", concerns: ["uramylly"] }),
    await adopted(world, DECIDED, { kind: "exclusion", concerns: ["satumaa"] }),
    await adopted(world, DECIDED, { kind: "plan", concerns: ["uramylly"] }),
  ];
  const notice = { party: "uramylly", kind: "exclusion", ground: "other", given: GIVEN, last: LAST, decisions: [own] };
  const given = async (of: object): Promise<readonly string[]> => codes(await run(leaving.giveNotice, "office", GIVEN, { ...notice, ...of }));
  assert.deepEqual(await given({ decisions: [other] }), ["exit/needs-exclusion"]);
  assert.deepEqual(await given({ decisions: [plan] }), ["exit/needs-exclusion"]);
  assert.deepEqual(await given({ decisions: [] }), ["exit/needs-exclusion"]);
  assert.deepEqual(await given({ ground: "default" }), ["exit/no-default"]);
  assert.deepEqual(await given({ given: "2019-02-12" }), ["exit/decided-later"]);
  assert.deepEqual(await given({}), []);
});

async function statementOf({ store, runner, stream }: World, id: string) {
  return store.read(INSTALLATION, async (reading) => {
    const { settled } = (await runner.states(reading, stream)).of(exitSlice).exits.get(id)!;
    return (await exitStatement(reading, stream, settled!))!.statement;
  });
}

function left(ran: Parameters<typeof done>[0]): string {
  return (done(ran) as { readonly left: string }).left;
}
