// A party joins: the matter that carries it, everybody's own decisions, the version that brings it in; and whoever takes over by law, by no matter.
import assert from "node:assert/strict";
import { makeCommitment } from "../../src/appropriations/commands.ts";
import { partiesPage } from "../../src/agreement/of-record/binding/pages.ts";
import { joiningIn, standingOf } from "../../src/agreement/of-record/store.ts";
import { bindParty } from "../../src/agreement/bound/commands.ts";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { parseDay } from "../../src/kernel/day.ts";
import { inAlliance, noteExtract } from "../../src/decisions/commands.ts";
import * as lifecycle from "../../src/lifecycle/commands.ts";
import * as matters from "../../src/matters/commands.ts";
import { openMatter } from "../../src/simulation/proposed/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { codes, done, KAINUU, MATTER, noted, opened, refusedWith, say, type World, worldOn } from "./world.ts";

const DAY = "2019-05-06";
const SEATED = ["kainuu", "kajaani", "sotkamo", "uramylly", "keksitty", "satumaa"];
const NEW = "tulokas: { name: Keksityn Tulokkaan kunta, kind: municipality, roles: [purchaser], vat: refundable, joins: 2020-01-01 }";
const OTHER = NEW.replaceAll("tulokas", "toinen").replace("Tulokkaan", "Toisen");
/** The example with purchasers of 2020 besides, each with what it grants, and a seat for the first. */
const joined = (...rows: readonly string[]): string =>
  rows.reduce(
    (text, row) =>
      text
        .replace("  uramylly: { name", `  ${row}\n  uramylly: { name`)
        .replace(/( +)kuhmo: \{ amount.*$/m, `$&\n$1${row.split(":")[0]}: { amount: 1000.00, state: adopted }`),
    KAINUU.replace("kuhmo: 1, uramylly: 1", "kuhmo: 1, tulokas: 1, uramylly: 1"),
  );
const JOINED = joined(NEW);
const BOTH = joined(NEW, OTHER);
const LATER = joined(NEW.replace("2020-01-01", "2020-03-01"));
const RENAMED = joined(NEW.replace("Tulokkaan", "Toisen"));

/** A party's own organ approves the matter; the project office notes it from the extract. */
async function approve({ run, organisations }: World, matter: string, party: string, state = "final"): Promise<string> {
  const what = { organ: "Keksitty hallitus", on: DAY, section: "§ 7", subject: "Liittyminen", state, stateOn: DAY };
  const document = { type: "text/plain", text: "Keksitty ote." };
  const { decision } = done(await run(noteExtract, "office", DAY, { ...what, document, organisation: organisations.get(party) }));
  done(await run(matters.approveMatter, `member ${party}`, DAY, { matter, decision }));
  return decision;
}

/** A matter on a file that the body has adopted and everybody asked has approved. */
async function agreedOn(world: World, text: string, kind = "joining"): Promise<string> {
  const matter = await opened(world, DAY, { kind, amount: "100000000", change: { kind: "file", text } });
  await say(world, DAY, matter, SEATED);
  done(await world.run(matters.recordMatter, "office", DAY, { matter, outcome: "adopted", on: DAY, present: SEATED }));
  for (const party of SEATED) await approve(world, matter, party);
  return matter;
}

/** What waits for the newcomer, and its row among those who approve. */
async function toldOf({ question }: World, matter: string): Promise<readonly unknown[]> {
  const { matters: listed } = (await question(matters.mattersQuery as never, "member tulokas", "2020-03-01")) as {
    matters: { matter: string; waits?: string }[];
  };
  const { approvals } = (await question(matters.matterQuery as never, "member tulokas", "2020-03-01", { matter })) as { approvals: { party: string }[] };
  return [listed.find((each) => each.matter === matter)?.waits, approvals.find(({ party }) => party === "tulokas")];
}

/** What the page of the parties says that waits for the newcomer. */
async function waitsOn(world: World): Promise<string | undefined> {
  const of = await standingOf(world, world.who("office"), world.stream);
  const joining = await joiningIn(world, world.who("office"), of!);
  const shown = { told: [], csrf: "c", day: parseDay("2020-03-01")!, organisations: [], mayBind: false, unbound: [], joining };
  const page = String(partiesPage({ language: "en", of: of!, ...shown }));
  return /<a href="([^"]+)"\s*>joined conditionally: [^<]+ is final</.exec(page)?.[1];
}

const adopting = (world: World, text: string, decision?: string, day = "2019-06-10") =>
  world.run(adoptAgreement, "office", day, { text, from: day, ...(decision === undefined ? {} : { decision }) });

onEachDatabase(
  "a party joins by the matter that carries it, its own people act for it from its first day, and promise money once its own decision is there",
  async ({ store }) => {
    const world = await worldOn(store, { coming: JOINED });
    const { run, organisations } = world;
    const file = (text: string, amount: string) => run(openMatter, "office", DAY, { ...MATTER, kind: "joining", amount, change: { kind: "file", text } });
    assert.deepEqual(codes(await file(world.text, "0")), ["matters/change-same"], "nobody joins");
    assert.deepEqual(codes(await file(JOINED, "0")), ["matters/change-above-amount"], "it moves everybody's money");
    const matter = await opened(world, DAY, { kind: "joining", amount: "100000000", change: { kind: "file", text: JOINED } });
    await say(world, DAY, matter, SEATED);
    done(await run(matters.recordMatter, "office", DAY, { matter, outcome: "adopted", on: DAY, present: SEATED }));
    for (const [i, party] of SEATED.entries()) {
      assert.deepEqual(codes(await adopting(world, JOINED, matter)), ["decisions/not-yet"], `${SEATED.length - i} have not approved`);
      await approve(world, matter, party);
    }
    await refusedWith(world, "agreement/joining-of-others", /decisions\/reserved\/joining/, () => adopting(world, RENAMED, matter));
    assert.deepEqual(done(await adopting(world, LATER, matter)), { version: 2 }, "its first day may come later");
    const binding = { party: "tulokas", organisation: organisations.get("tulokas")! };
    done(await run(bindParty, "office", "2019-06-11", binding));
    const budget = organisations.get("tulokas")!;
    const promise = { purchaser: "tulokas", provider: "uramylly", year: "2020", level: "Keksitty", amount: "100", decision: budget, budget };
    const make = () => run(makeCommitment, "member tulokas", "2020-03-01", promise);
    await refusedWith(world, "agreement/joined-conditionally", /joining\/conditional-until-final/, make);
    assert.deepEqual(await toldOf(world, matter), ["approval", { party: "tulokas", needs: "final" }]);
    assert.equal(await waitsOn(world), `/en/${world.stream}/matters/${matter}`);
    const [member] = world.people.filter(({ key }) => key === "member tulokas");
    done(await run(matters.fillSeat, "member tulokas", "2019-06-12", { body: "ajr", person: member!.id, as: "member", from: "2019-06-12" }));
    const before = await opened(world, "2020-02-28");
    const vote = (day: string, on: string) => run(matters.takePosition, "member tulokas", day, { matter: on, position: "for" });
    await refusedWith(world, "decisions/not-yet-member", /parties\/tulokas\/joins/, () => vote("2020-02-29", before));
    done(await vote("2020-03-01", before));
    const decision = await approve(world, matter, "tulokas", "enforceable");
    assert.deepEqual(await toldOf(world, matter), [undefined, { party: "tulokas", needs: "final", decision, state: "enforceable" }]);
    assert.deepEqual(codes(await make()), ["agreement/joined-conditionally"], "a municipality's own decision has to be final");
    done(await run(inAlliance.advance, "member tulokas", "2020-03-01", { decision, state: "final", stateOn: "2020-03-01" }));
    assert.deepEqual(codes(await make()), ["decisions/unknown"], "what it lacks now is the decision on the money");
    assert.deepEqual(await toldOf(world, matter), [undefined, undefined]);
    assert.equal(await waitsOn(world), undefined);
    done(await run(inAlliance.annul, "member tulokas", "2020-03-02", { decision, on: "2020-03-02", organ: "Hallinto-oikeus", section: "24/2020" }));
    assert.deepEqual(codes(await make()), ["agreement/joined-conditionally"]);
    assert.deepEqual(await toldOf(world, matter), ["approval", { party: "tulokas", needs: "final", decision, state: "annulled" }]);
    await approve(world, matter, "tulokas");
    assert.deepEqual(codes(await make()), ["decisions/unknown"], "another decision takes the place of the annulled one");
  },
);

onEachDatabase("a matter brings in whom it names, by one version, and none that is about something else", async ({ store }) => {
  const world = await worldOn(store);
  const targets = { kind: "targets", cells: [{ year: "2019", line: "outreach", provider: "satumaa", amount: "6800000" }] };
  const same = await opened(world, DAY, { kind: "amendment", amount: "0", change: targets });
  await say(world, DAY, same, SEATED);
  done(await world.run(matters.recordMatter, "office", DAY, { matter: same, outcome: "adopted", on: DAY, present: SEATED }));
  assert.deepEqual(codes(await adopting(world, JOINED, same)), ["decisions/not-yet", "agreement/joining-of-others"]);
  const matter = await agreedOn(world, BOTH, "amendment");
  const dearer = BOTH.replace(/(overhead: \{[^}]*uramylly: )\d+/, "$190");
  assert.notEqual(dearer, BOTH);
  for (const other of [JOINED, dearer]) await refusedWith(world, "agreement/other-than-agreed", /13.9/, () => adopting(world, other, matter));
  const alone = await noted(world, "kainuu", DAY, "final", { section: "§ 77" });
  const dearerOnly = world.text.replace(/(overhead: \{[^}]*uramylly: )\d+/, "$190");
  await refusedWith(world, "agreement/terms-need-matter", /13.1/, () => adopting(world, dearerOnly, alone));
  assert.deepEqual(done(await adopting(world, `# Keksitty huomautus\n${BOTH}`, matter)), { version: 2 }, "where the file says it is not looked at");
  const third = joined(NEW, OTHER, OTHER.replace("toinen", "kolmas").replace("Toisen", "Kolmannen"));
  await refusedWith(world, "agreement/joining-spent", /13.9/, () => adopting(world, third, matter, "2019-06-11"));
});

onEachDatabase("whoever takes over by law promises once the decision by which it signed is final, and who hands over may go", async ({ store }) => {
  const own = joined(NEW.replace("vat:", "business-id: 9900007-7, vat:"));
  const keys = /( +- \{ from: )2020-01-01, shares: .*\n/;
  const gone = own
    .replace(/(kuhmo: \{.*joins: 2020-01-01)/, "$1, leaves: 2020-06-30")
    .replace(keys, "$&$12020-07-01, shares: { kainuu: 60 %, kajaani: 40 % } }\n");
  const world = await worldOn(store, { coming: own });
  const { run, organisations } = world;
  const decision = await noted(world, "kainuu", "2019-05-05", "final");
  assert.deepEqual(codes(await adopting(world, gone, decision)), ["agreement/joining-needs-matter", "agreement/days-need-matter"]);
  const moved = { to: organisations.get("tulokas")!, on: "2020-07-01", act: "380/2023", section: "12 §", title: "Järjestäminen siirtyy" };
  const { transfer } = done(await run(lifecycle.noteTransfer, "office", DAY, { from: "kuhmo", ...moved })) as { transfer: string };
  assert.deepEqual(codes(await adopting(world, gone.replace("2020-06-30", "2020-02-29").replace("2020-07-01", "2020-03-01"), decision)), [
    "agreement/days-need-matter",
  ]);
  assert.deepEqual(done(await adopting(world, own, await agreedOn(world, own, "amendment"))), { version: 2 });
  assert.deepEqual(done(await adopting(world, gone, decision)), { version: 3 });
  done(await run(bindParty, "office", "2019-06-11", { party: "tulokas", organisation: moved.to }));
  const promise = { purchaser: "tulokas", provider: "uramylly", year: "2020", level: "Keksitty", amount: "100", decision: moved.to, budget: moved.to };
  const make = () => run(makeCommitment, "member tulokas", "2020-03-01", promise);
  await refusedWith(world, "agreement/joined-conditionally", /joining\/conditional-until-final/, make);
  const signing = await noted(world, "tulokas", "2020-02-28", "enforceable");
  done(await run(lifecycle.signSuccession, "office", "2020-02-28", { transfer, decision: signing }));
  assert.deepEqual(codes(await make()), ["agreement/joined-conditionally"]);
  done(await run(inAlliance.advance, "member tulokas", "2020-03-01", { decision: signing, state: "final", stateOn: "2020-03-01" }));
  assert.deepEqual(codes(await make()), ["decisions/unknown"], "it lacks the decision on the money, and no other");
});

onEachDatabase("whoever takes over the duty to organise by law joins by no matter, known by its business ID", async ({ store }) => {
  const own = NEW.replace("vat:", "business-id: 9900007-7, vat:");
  const world = await worldOn(store, { coming: joined(own) });
  const { run, organisations } = world;
  const decision = await noted(world, "kainuu", "2019-05-05", "final");
  const moved = { to: organisations.get("tulokas")!, on: "2020-01-01", act: "380/2023", section: "12 §", title: "Järjestäminen siirtyy" };
  assert.deepEqual(codes(await adopting(world, joined(own), decision)), ["agreement/joining-needs-matter"]);
  done(await run(lifecycle.noteTransfer, "office", DAY, { from: "kajaani", ...moved }));
  assert.deepEqual(codes(await adopting(world, JOINED, decision)), ["agreement/joining-needs-matter"], "a party without its business ID could be anybody");
  assert.deepEqual(done(await adopting(world, joined(own), decision)), { version: 2 });
  done(await run(bindParty, "office", "2019-06-11", { party: "tulokas", organisation: moved.to }));
});
