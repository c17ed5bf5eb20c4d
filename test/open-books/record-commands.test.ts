// What goes into the books, who may put it there, and what becomes of it when it is questioned.
import assert from "node:assert/strict";
import { approveCosts } from "../../src/open-books/approvals/commands.ts";
import { addEvidence, answerFinding, correctCosts, enterCosts, escalateFinding, openFinding, settleFinding, signMonth } from "../../src/open-books/commands.ts";
import { bookGroups, bookLine, bookLines, monthList } from "../../src/open-books/shown/commands.ts";
import { newId } from "../../src/api/installation.ts";
import { inAlliance } from "../../src/decisions/commands.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answer, AT, codes, done, worldOn } from "./record-world.ts";
import type { Who } from "../../src/api/roles.ts";

const EXAMPLE = "examples/kainuu-youth";
let vouchers = 0;
const cost = (over: object = {}) => ({
  line: "coaching",
  type: "coach-hour",
  day: "2020-03-10",
  net: "10000",
  quantity: "2",
  supplier: "Keksitty Oy",
  document: `K-${++vouchers}`,
  ...over,
});
const entered = (party: string, ...lines: object[]) => ({ party, lines: lines.map((line) => cost(line)) });

onEachDatabase("costs are entered by the organisation of the party alone, and only as the agreement allows", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  assert.deepEqual(done(await world.run(enterCosts, entered("uramylly", {}, { net: "-2500", quantity: "-1" }), manager)), {
    batch: 0,
    count: 2,
    total: "7500",
    counts: "4750",
  });
  const refused = async (input: object, who: Who) => codes(await world.run(enterCosts, input, who));
  assert.deepEqual(await refused(entered("uramylly", {}), world.who("provider-manager", "keksitty")), ["open-books/not-your-party"]);
  assert.deepEqual(await refused(entered("uramylly", {}), world.who("auditor", "uramylly")), ["api/not-permitted"]);
  assert.deepEqual(await refused(entered("uramylly", { line: "nothing" }), manager), ["costs/line-unknown"]);
  assert.deepEqual(await refused(entered("uramylly", { type: "nothing" }), manager), ["costs/type-unknown"]);
  assert.deepEqual(await refused(entered("uramylly", { day: "2031-01-01" }), manager), ["open-books/outside-term"]);
  assert.deepEqual(await refused(entered("uramylly", { text: "010190-900P x" }), manager), ["csv/personal-code"]);
  assert.deepEqual(await refused(entered("uramylly", { quantity: undefined }), manager), ["costs/quantity-unreadable"]);
  assert.deepEqual(done(await world.run(enterCosts, entered("keksitty", { net: "300" }), world.who("provider-manager", "keksitty"))).batch, 1);
  // What another party's hours cost it is not told: they stand where what is paid for them puts them.
  const own = await answer(world, bookLines, { sort: "net" }, manager);
  assert.deepEqual([own.net, own.lines.map(({ net, cents }) => net ?? ["paid", cents])], [null, ["-2500", ["paid", own.lines[1]!["cents"]], "10000"]]);
  const controller = world.who("purchaser-controller");
  const all = await answer(world, bookLines, { sort: "net", limit: "2" }, controller);
  assert.deepEqual([all.count, all.net, all.lines.map(({ net }) => net)], ["3", "7800", ["-2500", "300"]]);
  const next = await answer(world, bookLines, { sort: "net", limit: "2", after: all.next }, controller);
  assert.deepEqual([next.lines.map(({ net }) => net), next.next], [["10000"], undefined]);
  const told = await answer(world, bookGroups, { by: "party,month" }, manager);
  assert.deepEqual(
    told.groups.map(({ net }) => net),
    [null, "7500"],
  );
  const { groups } = await answer(world, bookGroups, { by: "party,month" }, controller);
  assert.deepEqual(
    groups.map(({ party, month, net, count }) => [party, month, net, count]),
    [
      ["keksitty", "2020-03", "300", "1"],
      ["uramylly", "2020-03", "7500", "2"],
    ],
  );
});

onEachDatabase("no line carries more than ten thousand million euros of either sign, entered or corrected", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const most = "1000000000000";
  const lines = Array.from({ length: 500 }, () => ({ net: most, vat: most }));
  assert.equal(done(await world.run(enterCosts, entered("uramylly", ...lines), manager)).count, 500);
  assert.equal(done(await world.run(enterCosts, entered("uramylly", { net: `-${most}`, quantity: "-1" }), manager)).total, `-${most}`);
  const beyond = ["1000000000001", "-1000000000001", "9000000000000000000", "12345678901234567890", "-99999999999999999999"];
  for (const field of ["net", "vat", "grants"])
    for (const amount of beyond) {
      const line = { [field]: amount, quantity: field === "net" && amount.startsWith("-") ? "-1" : "1" };
      assert.deepEqual(codes(await world.run(enterCosts, entered("uramylly", line), manager)), ["costs/amount-beyond"], `${field} ${amount}`);
      const input = { party: "uramylly", lines: [{ ...cost(line), corrects: "0/0" }] };
      assert.deepEqual(codes(await world.run(correctCosts, input, manager)), ["costs/amount-beyond"], `${field} ${amount}`);
    }
  assert.deepEqual(codes(await world.run(enterCosts, entered("uramylly", { quantity: "999999999999" }), manager)), ["costs/amount-beyond"]);
  const nines = { net: "9000000000000000000" };
  assert.deepEqual(codes(await world.run(enterCosts, entered("uramylly", nines, nines), manager)), ["costs/amount-beyond", "costs/amount-beyond"]);
});

onEachDatabase("another party's supplier, document, cost of hours and evidence stay closed, in lists, in search and in the line", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  done(await world.run(enterCosts, entered("uramylly", { supplier: "Näkymätön Oy" }), manager));
  const content = Buffer.from("%PDF-1.7 nothing").toString("base64");
  const { hash } = done(await world.run(addEvidence, { for: ["0/0"], content }, manager));
  assert.deepEqual(codes(await world.run(addEvidence, { for: ["0/0"], content: Buffer.from("PK\u0003\u0004x").toString("base64") }, manager)), [
    "open-books/evidence-type",
  ]);
  assert.deepEqual(codes(await world.run(addEvidence, { for: ["0/7"], content }, manager)), ["open-books/no-line"]);
  const hidden = ["net", "supplier", "document"];
  for (const [who, sees] of [
    [manager, true],
    [world.who("purchaser-controller"), true],
    [world.who("auditor"), true],
    [world.who("financial-expert"), true],
    [world.who("provider-manager", "keksitty"), false],
    [world.who("purchaser-decider"), false],
    [world.who("project-office"), false],
  ] as const) {
    const { lines } = await answer(world, bookLines, {}, who);
    assert.deepEqual(
      hidden.map((name) => name in lines[0]!),
      hidden.map(() => sees),
    );
    assert.ok("quantity" in lines[0]!, "the quantity that is paid is everybody's to see");
    assert.equal((await answer(world, bookLines, { text: "näkymätön" }, who)).count, sees ? "1" : "0");
    const shown = (await answer(world, bookLine, { ref: "0/0" }, who)) as { evidence: { hash: string }[]; line: object };
    assert.deepEqual(
      shown.evidence.map((one) => one.hash),
      sees ? [hash] : [],
    );
    assert.equal("supplier" in shown.line, sees);
  }
});

onEachDatabase("a finding disputes its lines until the controller decides, and again when the provider escalates", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  const [auditor, controller] = [world.who("auditor"), world.who("purchaser-controller")];
  done(await world.run(enterCosts, entered("uramylly", {}, { document: "K-2", net: "500" }), manager));
  done(await world.run(enterCosts, entered("keksitty", {}), world.who("provider-manager", "keksitty")));
  const status = async () =>
    (await answer(world, bookLines, { sort: "net" }, auditor)).lines.filter(({ party }) => party === "uramylly").map((line) => line["status"]);
  const question = "Mihin tunnit käytettiin?";
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["0/0"], question }, manager)), ["api/not-permitted"]);
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["0/0", "1/0"], question }, auditor)), ["open-books/one-party"]);
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["9/0"], question }, auditor)), ["open-books/no-line"]);
  const { finding } = done(await world.run(openFinding, { lines: ["0/1"], question }, auditor));
  assert.deepEqual(await status(), ["disputed", "accepted"]);
  assert.equal((await answer(world, bookLines, { status: "disputed" }, auditor)).net, "500");
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["0/1"], question }, controller)), ["open-books/open-already"]);
  assert.deepEqual(codes(await world.run(answerFinding, { finding, answer: "x" }, world.who("provider-manager", "keksitty"))), ["open-books/not-your-party"]);
  done(await world.run(answerFinding, { finding, answer: "Ryhmän ohjaukseen." }, manager));
  assert.deepEqual(codes(await world.run(settleFinding, { finding, outcome: "accepted", reason: "x" }, auditor)), ["api/not-permitted"]);
  done(await world.run(settleFinding, { finding, outcome: "disallowed", reason: "Ei kuulu hankkeeseen." }, controller));
  assert.deepEqual(await status(), ["disallowed", "accepted"]);
  assert.deepEqual(codes(await world.run(openFinding, { lines: ["0/1"], question }, controller)), ["open-books/disallowed-already"]);
  done(await world.run(escalateFinding, { finding }, manager));
  assert.deepEqual(await status(), ["disputed", "accepted"]);
  const verdict = { finding, outcome: "accepted", reason: "Toimielin hyväksyi." };
  assert.deepEqual(codes(await world.run(settleFinding, verdict, controller)), ["open-books/needs-decision"]);
  assert.deepEqual(codes(await world.run(settleFinding, { ...verdict, decision: newId() }, controller)), ["decisions/unknown"]);
  const decider = { ...world.who("purchaser-decider"), isFresh: true };
  // An answer does not take the matter from the organ.
  done(await world.run(answerFinding, { finding, answer: "Ryhmän ohjaukseen, kuten sanottu." }, manager));
  assert.deepEqual(codes(await world.run(settleFinding, verdict, controller)), ["open-books/needs-decision"]);
  const on = "2026-02-10";
  const note = { organ: "Ohjausryhmä", on, section: "§ 3", subject: "Riitaiset rivit", finding, state: "enforceable", stateOn: on } as const;
  let sections = 3;
  const tried = (over: object) => world.run(inAlliance.note, { ...note, section: `§ ${++sections}`, ...over }, decider);
  const noted = async (over: object) => done(await tried(over)).decision;
  const wanting = async (over: object) => codes(await world.run(settleFinding, { ...verdict, decision: await noted(over) }, controller));
  assert.deepEqual(await wanting({ state: "adopted" }), ["decisions/not-yet"]);
  assert.deepEqual(await wanting({ finding: undefined }), ["open-books/decision-of-other"]);
  assert.deepEqual(codes(await tried({ finding: newId() })), ["decisions/no-finding"]);
  assert.deepEqual(await wanting({ on: "2026-02-09" }), ["open-books/decision-before"]);
  const adopted = await noted({ state: "adopted" });
  done(await world.run(inAlliance.advance, { decision: adopted, state: "final", stateOn: on }, decider));
  done(await world.run(settleFinding, { ...verdict, decision: adopted }, controller));
  assert.deepEqual(await status(), ["accepted", "accepted"]);
  assert.deepEqual(codes(await world.run(escalateFinding, { finding }, manager)), ["open-books/finding-stands"]);
});

onEachDatabase("a signed month takes corrections in the open period and nothing else", async ({ store }) => {
  const world = await worldOn(store, EXAMPLE);
  const manager = world.who("provider-manager", "uramylly");
  done(await world.run(enterCosts, entered("uramylly", {}, { net: "500" }, { day: "2020-04-01" }), manager));
  const sign = (over: object = {}, who = manager, at = AT) =>
    world.run(signMonth, { party: "uramylly", month: "2020-03", count: 2, total: "10500", counts: "19000", ...over }, who, at);
  assert.deepEqual(codes(await sign({ total: "10499" })), ["open-books/totals-differ"]);
  assert.deepEqual(codes(await sign({}, world.who("provider-manager", "keksitty"))), ["open-books/not-your-party"]);
  assert.deepEqual(codes(await sign({ month: "2026-02", count: 0, total: "0", counts: "0" })), ["open-books/month-not-over"]);
  done(await sign());
  assert.deepEqual(codes(await sign()), ["open-books/month-signed"]);
  assert.deepEqual(codes(await world.run(enterCosts, entered("uramylly", {}), manager)), ["open-books/month-signed"]);
  done(await world.run(enterCosts, entered("uramylly", { day: "2020-04-02" }), manager));
  const correct = async (over: object) => world.run(correctCosts, entered("uramylly", { corrects: "0/0", net: "-10000", quantity: "-2", ...over }), manager);
  assert.deepEqual(codes(await correct({ day: "2020-03-11" })), ["open-books/other-day"]);
  assert.deepEqual(codes(await correct({ corrects: "0/9" })), ["open-books/no-line"]);
  done(await correct({}));
  const { months } = await answer(world, monthList, {}, manager);
  assert.deepEqual(
    months.map(({ month, count, net, signed, signedNet }) => [month, count, net, signed, signedNet]),
    [
      ["2020-04", 2, "20000", undefined, undefined],
      ["2020-03", 3, "500", "2026-02-10", "10500"],
    ],
  );
  const shown = (await answer(world, bookLine, { ref: "0/0" }, manager)) as { corrections: { net: string; corrects: string }[] };
  assert.deepEqual(
    shown.corrections.map(({ net, corrects }) => [net, corrects]),
    [["-10000", "0/0"]],
  );
});

onEachDatabase("the tables of the books are the same when they are made again from entries and lines", async ({ store, raw }) => {
  const world = await worldOn(store, EXAMPLE);
  const { booksStore } = await import("../../src/open-books/store.ts");
  const { parseEntry } = await import("../../src/log/entry.ts");
  const manager = world.who("provider-manager", "uramylly");
  const controller = world.who("purchaser-controller");
  done(await world.run(enterCosts, entered("uramylly", { vat: "240" }, { net: "500", status: "disputed" }), manager));
  done(await world.run(correctCosts, entered("uramylly", { corrects: "0/0", net: "-1", quantity: "0" }), manager));
  done(await world.run(addEvidence, { for: ["0/0", "0/1"], content: Buffer.from("kuitti").toString("base64") }, manager));
  const { finding } = done(await world.run(openFinding, { lines: ["0/1"], question: "?" }, controller));
  done(await world.run(settleFinding, { finding, outcome: "disallowed", reason: "!" }, controller));
  const travel = { type: "travel", quantity: undefined };
  done(await world.run(enterCosts, entered("uramylly", travel, travel), manager));
  done(await world.run(approveCosts, { lines: ["2/0", "2/1"], approved: true, reason: "!" }, controller));
  done(await world.run(approveCosts, { lines: ["2/1"], approved: false, reason: "!" }, controller));
  const tables = ["cost_line", "cost_approval", "cost_batch", "cost_sum", "finding_line", "finding_step", "finding", "evidence_line"];
  const dump = async () =>
    Promise.all(tables.map((table) => raw(`select to_json(t)::text as row from (select set_config('sameside.streams', '*', false)) s, ${table} t order by 1`)));
  const before = await dump();
  const everything = { actor: undefined, party: undefined, streams: "all" as const };
  await store.write(everything, async (writing) => {
    for (const table of tables) await writing.deleteFrom(table as "finding").execute();
    const rows = await writing.selectFrom("entry").selectAll().where("stream", "=", world.stream).orderBy("seq").execute();
    for (const { bytes } of rows) await booksStore.project!(writing, parseEntry(bytes, "entry").value!);
  });
  assert.deepEqual(await dump(), before);
  assert(before.every((rows) => rows.length > 0));
});
