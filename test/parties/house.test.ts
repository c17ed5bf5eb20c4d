// Organisations, people and roles on the record: who may grant what, and what follows.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bindParty, releaseParty } from "../../src/agreement/bound/commands.ts";
import { misfits } from "../../src/agreement/bound/fitting.ts";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { clock } from "../../src/api/http.ts";
import { newId } from "../../src/api/installation.ts";
import { rebuild } from "../../src/api/rebuild.ts";
import { verifyStream } from "../../src/api/verify-database.ts";
import { SLICES } from "../../src/alliance.ts";
import { addDays, dayAt } from "../../src/kernel/day.ts";
import {
  addPerson,
  beginAlliance,
  beginBudget,
  endRole,
  erase,
  grantRole,
  listOrganisations,
  listParties,
  listPeople,
  listRoles,
  registerOrganisation,
} from "../../src/parties/commands.ts";
import { noteExtract } from "../../src/decisions/commands.ts";
import { enterCosts } from "../../src/open-books/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { answerOf, codes, ORGANISATIONS, worldOn } from "./world.ts";

const today = dayAt(clock());
const DECISION = { decision: "KV 2026-02-02 § 7" };

onEachDatabase("an organisation is registered once, by a business ID that holds, and a consortium by its members", async ({ store }) => {
  const world = await worldOn(store);
  const { sotkamo, uramylly } = world.organisation;
  const register = async (input: Parameters<typeof registerOrganisation.decide>[2]) => codes(await world.run("admin", registerOrganisation, input));
  assert.deepEqual(await register({ name: "Uusi Oy", kind: "company", businessId: "9900045-7" }), ["parties/business-id"]);
  assert.deepEqual(await register({ name: "Uusi Oy", kind: "company" }), ["parties/needs-business-id"]);
  assert.deepEqual(await register({ name: "Uusi Oy", kind: "company", businessId: ORGANISATIONS.kajaani.businessId }), ["parties/same-business-id"]);
  assert.deepEqual(await register({ name: "Ryhmä", kind: "consortium" }), ["parties/consortium-members"]);
  assert.deepEqual(await register({ name: "Ryhmä", kind: "consortium", members: [uramylly, newId()] }), ["parties/member"]);
  assert.deepEqual(await register({ name: "Ryhmä", kind: "consortium", members: [uramylly, uramylly] }), ["parties/member"]);
  assert.deepEqual(await register({ name: "Ryhmä", kind: "consortium", members: [uramylly, sotkamo] }), []);
  const { organisations } = answerOf<{ organisations: { name: string; members?: string[] }[] }>(await world.ask("provider", listOrganisations));
  assert.deepEqual(organisations.find(({ name }) => name === "Ryhmä")?.members?.toSorted(), [uramylly, sotkamo].toSorted());
  assert.deepEqual(codes(await world.run("decider", registerOrganisation, { name: "X", kind: "company" })), ["api/not-permitted"]);
});

onEachDatabase("granting needs a higher role: who may give what to whom", async ({ store }) => {
  const world = await worldOn(store);
  const { kajaani, uramylly } = world.organisation;
  const added = await world.run("decider", addPerson, { name: "Keksitty Uusi", email: "uusi@example.com" });
  assert(!added.refusals);
  const { person } = added.result;
  const give = async (by: string, role: "preparer" | "purchaser-decider" | "purchaser-controller" | "auditor" | "house-admin", more: object = {}) =>
    codes(await world.run(by, grantRole, { person, organisation: kajaani, role, from: today, ...more }));
  assert.deepEqual(await give("provider", "preparer"), ["api/not-permitted"]);
  assert.deepEqual(await give("decider", "preparer", { organisation: uramylly }), ["parties/other-organisation"]);
  assert.deepEqual(await give("decider", "auditor", { ...DECISION, to: addDays(today, 100) }), ["parties/role-above"]);
  assert.deepEqual(await give("decider", "purchaser-decider", DECISION), ["parties/role-above"]);
  assert.deepEqual(await give("decider", "house-admin"), ["parties/role-above"]);
  assert.deepEqual(await give("decider", "purchaser-controller"), ["parties/needs-decision"]);
  assert.deepEqual(await give("admin", "auditor", DECISION), ["parties/needs-end"]);
  assert.deepEqual(await give("admin", "auditor", { to: addDays(today, -1) }), ["parties/period", "parties/needs-decision"]);
  assert.deepEqual(await give("admin", "house-admin", { person: world.person("admin") }), ["parties/own-grant"]);
  assert.deepEqual(await give("admin", "preparer", { person: newId() }), ["parties/no-person"]);
  assert.deepEqual(await give("decider", "preparer"), []);
  assert.deepEqual(await give("decider", "preparer"), ["parties/already-granted"]);
  assert.deepEqual(await give("admin", "purchaser-decider", { ...DECISION, limit: "5000000" }), []);
  const people = answerOf<{ people: { name: string; role: string; limit?: string }[] }>(await world.ask("provider", listPeople));
  assert.deepEqual(
    people.people.filter(({ name }) => name === "Keksitty Uusi").map(({ role, limit }) => [role, limit]),
    [
      ["preparer", undefined],
      ["purchaser-decider", "5000000"],
    ],
  );
});

onEachDatabase("a role that ends is held no more from that day, at once when it ends today", async ({ store }) => {
  const world = await worldOn(store);
  const grantOf = async (name: string) => (await world.who(name)).grants[0]!.id;
  const [preparer, first, second] = [await grantOf("preparer"), await grantOf("admin"), await grantOf("second")];
  const end = async (by: string, grant: string, on: string) => codes(await world.run(by, endRole, { grant, on }));
  assert.deepEqual(await end("admin", newId(), today), ["parties/no-grant"]);
  assert.deepEqual(await end("admin", preparer, addDays(today, -1)), ["parties/past-day"]);
  assert.deepEqual(await end("stranger", preparer, today), ["parties/other-organisation"]);
  assert.deepEqual(await end("decider", first, today), ["parties/other-organisation", "parties/role-above"]);
  assert.deepEqual((await world.who("preparer")).streams.includes(world.alliance), true);
  assert.deepEqual(await end("decider", preparer, today), []);
  assert.deepEqual((await world.who("preparer")).streams, []);
  assert.deepEqual(await end("decider", preparer, today), ["parties/ended-before"]);
  assert.deepEqual(await end("admin", second, today), []);
  assert.deepEqual(await end("admin", first, today), ["parties/last-admin"]);
});

onEachDatabase("who has no part in an alliance does not see that it is there; who administers sees that and has no part in it", async ({ store }) => {
  const world = await worldOn(store);
  const admin = await world.who("admin");
  assert.deepEqual([admin.streams, admin.oversees], [[world.house], [world.alliance]]);
  const ask = async (name: string) => codes(await world.ask(name, listParties));
  assert.deepEqual(await ask("stranger"), ["api/no-stream"]);
  assert.deepEqual(await ask("provider"), []);
  assert.deepEqual(await ask("admin"), []);
  assert.deepEqual(codes(await world.ask("provider", listRoles)), ["api/not-permitted"]);
  const own = answerOf<{ roles: { organisation: string }[] }>(await world.ask("stranger", listRoles));
  assert.deepEqual([...new Set(own.roles.map(({ organisation }) => organisation))], [world.organisation.sotkamo]);
  const all = answerOf<{ roles: object[] }>(await world.ask("admin", listRoles));
  assert.equal(all.roles.length, 10);
});

onEachDatabase("an organisation is one party of an alliance, and a purchaser has one budget", async ({ store }) => {
  const world = await worldOn(store);
  const { kajaani, sotkamo } = world.organisation;
  const bind = async (party: string, organisation: string, by = "office") => codes(await world.run(by, bindParty, { party, organisation }));
  assert.deepEqual(await bind("kajaani", kajaani), ["parties/bound-so"]);
  assert.deepEqual(await bind("sotkamo", newId()), ["parties/no-organisation"]);
  assert.deepEqual(await bind("sotkamo", sotkamo), []);
  assert.deepEqual(codes(await world.ask("stranger", listParties)), []);
  const begin = async (organisation: string) => world.run("admin", beginBudget, { organisation });
  const ran = await begin(kajaani);
  assert(!ran.refusals);
  const budget = ran.result.stream;
  assert.deepEqual(codes(await begin(kajaani)), ["parties/budget-assigned"]);
  assert.deepEqual(codes(await begin(world.organisation.uramylly)), ["parties/no-budget-of"]);
  assert.deepEqual(codes(await begin(newId())), ["parties/no-organisation"]);
  assert.deepEqual([(await world.who("decider")).streams.includes(budget), (await world.who("provider")).streams.includes(budget)], [true, false]);
});

onEachDatabase("an alliance begins whole, with its record and its first party, or not at all; nobody says which record it is", async ({ store }) => {
  const world = await worldOn(store);
  const { kajaani, sotkamo } = world.organisation;
  const streams = async () => (await store.read(INSTALLATION, (reading) => reading.selectFrom("head").select("stream").orderBy("stream").execute())).length;
  const begin = async (input: object) => world.run("admin", beginAlliance, { organisation: kajaani, name: "Uusi liitto", party: "kajaani", ...input } as never);
  const before = await streams();
  assert.deepEqual(codes(await begin({ stream: world.alliance })), ["api/input-unknown"]);
  assert.deepEqual(codes(await begin({ party: "Ei Kelpaa" })), ["api/not-id"]);
  assert.deepEqual(codes(await begin({ organisation: newId() })), ["parties/no-organisation"]);
  assert.deepEqual(codes(await world.run("decider", beginAlliance, { organisation: kajaani, name: "X", party: "kajaani" })), ["api/not-permitted"]);
  const tried = await world.runner.run(
    beginAlliance,
    { organisation: kajaani, name: "Uusi liitto", party: "kajaani" },
    { who: await world.who("admin"), stream: world.house, at: clock(), dryRun: true },
  );
  assert(!tried.refusals);
  assert.equal(await streams(), before);
  const ran = await begin({});
  assert(!ran.refusals);
  const { stream } = ran.result as { stream: string };
  assert.equal(await streams(), before + 1);
  assert.deepEqual(codes(await begin({})), ["parties/same-alliance"]);
  const { parties } = answerOf<{ parties: object[] }>(await world.ask("admin", listParties, stream));
  assert.deepEqual(parties, [{ party: "kajaani", organisation: kajaani, name: "Kuvitteellinen kaupunki", kind: "municipality" }]);
  assert.deepEqual([(await world.who("decider")).streams.includes(stream), (await world.who("stranger")).streams.includes(stream)], [true, false]);
  assert.deepEqual(codes(await world.run("admin", bindParty, { party: "sotkamo", organisation: sotkamo }, stream)), []);
  const verified = await store.read(INSTALLATION, (reading) =>
    verifyStream(reading, store.installation, stream, { keys: [], since: undefined, seen: () => undefined }),
  );
  assert.deepEqual(
    verified.findings.filter(({ severity }) => severity === "fault"),
    [],
  );
  const { tables } = await rebuild(store, SLICES, "rehearse");
  assert.deepEqual(
    tables.filter(({ more, less }) => more + less > 0),
    [],
  );
});

onEachDatabase("a party is bound as the agreement says it is, whichever of the two comes first", async ({ store }) => {
  const world = await worldOn(store);
  const { AGREEMENT } = await import("./filled.ts");
  const today = dayAt(clock());
  const document = { type: "text/plain", text: "Keksitty ote" } as const;
  const what = { organ: "Keksitty toimielin", on: today, section: "§ 1", subject: "Sopimus", state: "enforceable", stateOn: today } as const;
  const noted = await world.run("office", noteExtract, { ...what, organisation: world.organisation.kajaani, document });
  assert(!noted.refusals);
  const { decision } = noted.result;
  const adopt = async (text: string) => codes(await world.run("office", adoptAgreement, { text, from: "2019-01-01", decision }));
  const named = (party: string, line: string) => AGREEMENT.replace(`${party}: { name:`, `${party}: { ${line}, name:`);
  assert.deepEqual(await adopt(named("uramylly", "business-id: 9900001-8")), ["parties/other-business-id"]);
  assert.deepEqual(await adopt(AGREEMENT.replaceAll("kajaani", "kajana")), ["agreement/bound-unknown"]);
  assert.deepEqual(await adopt(AGREEMENT), []);
  const bind = async (party: string, organisation: string) => codes(await world.run("office", bindParty, { party, organisation }));
  const { sotkamo, office } = world.organisation;
  assert.deepEqual(await bind("sodankyla", sotkamo), ["parties/no-such-party"]);
  assert.deepEqual(await bind("kainuu", sotkamo), ["parties/other-kind"]);
  assert.deepEqual(await bind("sotkamo", office), ["parties/other-kind"]);
  assert.deepEqual(await bind("sotkamo", sotkamo), []);
  assert.deepEqual(await adopt(named("sotkamo", "business-id: 9900034-1")), ["parties/other-business-id"]);
  assert.deepEqual(await adopt(named("sotkamo", "business-id: 9900023-7")), []);
});

onEachDatabase("a wrong binding is mended as long as nothing of the record rests on it, and every step stays there", async ({ store }) => {
  const world = await worldOn(store);
  const { AGREEMENT } = await import("./filled.ts");
  const { kajaani, sotkamo, uramylly } = world.organisation;
  const bind = async (party: string, organisation: string, by = "admin") => codes(await world.run(by, bindParty, { party, organisation }));
  const release = async (party: string) => codes(await world.run("admin", releaseParty, { party }));
  const bound = async () => {
    const { parties } = answerOf<{ parties: { party: string; organisation: string }[] }>(await world.ask("admin", listParties));
    return Object.fromEntries(parties.map(({ party, organisation }) => [party, organisation]));
  };
  // Misspelt, and a company where the file has a municipality: both would keep the file off the record for ever.
  assert.deepEqual(
    [await bind("uramyly", uramylly), await bind("sotkamo", world.organisation.office), await bind("sotkamo", world.organisation.office)],
    [[], [], ["parties/bound-so"]],
  );
  assert.deepEqual(await bound(), { kajaani, uramyly: uramylly, sotkamo: world.organisation.office });
  const adopt = async () => codes(await world.run("office", adoptAgreement, { text: AGREEMENT, from: "2019-01-01" }));
  assert.deepEqual(await adopt(), ["agreement/bound-unknown", "parties/other-kind"]);
  assert.deepEqual([await release("sotkamo"), await release("sotkamo"), await bind("uramylly", uramylly)], [[], ["parties/not-bound"], []]);
  assert.deepEqual(await adopt(), []);
  assert.deepEqual([await bind("sotkamo", kajaani), await bind("kajaani", sotkamo)], [[], []]);
  assert.deepEqual(await bound(), { kajaani: sotkamo, sotkamo: kajaani, uramylly });
  assert.deepEqual([await bind("kajaani", kajaani), await bind("uramylly", sotkamo)], [[], ["parties/other-kind"]]);
  const cost = { line: "coaching", type: "coach-hour", day: "2020-03-10", net: "10000", quantity: "2" };
  assert.deepEqual(codes(await world.run("provider", enterCosts, { party: "uramylly", lines: [cost] })), []);
  assert.deepEqual([await release("uramylly"), await bind("uramylly", world.organisation.office)], [["parties/bound"], ["parties/bound"]]);
  assert.deepEqual(await bind("arbeit", uramylly), ["parties/no-such-party", "parties/organisation-bound"]);
  assert.deepEqual([await bind("sotkamo", sotkamo), await bound()], [[], { kajaani, sotkamo, uramylly }]);
  const kinds = await store.read(INSTALLATION, (reading) =>
    reading.selectFrom("entry").select("kind").where("stream", "=", world.alliance).where("kind", "like", "party-%").orderBy("seq").execute(),
  );
  assert.equal(kinds.map(({ kind }) => kind).join(" "), `${"party-bound ".repeat(4)}party-released${" party-bound".repeat(5)}`);
  const { tables } = await rebuild(store, SLICES, "rehearse");
  assert.deepEqual(
    tables.filter(({ more, less }) => more + less > 0),
    [],
  );
});

test("a consortium is the organisation with as many members as the agreement names", () => {
  const agreement = { parties: [{ id: "yhdessa", kind: "consortium", members: [{ name: "A" }, { name: "B" }] }] } as never;
  const found = (members: number) => misfits(agreement, "yhdessa", { kind: "consortium", members }).map(({ code }) => code);
  assert.deepEqual([found(2), found(3)], [[], ["parties/other-members"]]);
});

onEachDatabase("a command is carried out only on a stream of its kind", async ({ store }) => {
  const world = await worldOn(store);
  assert.deepEqual(codes(await world.run("decider", addPerson, { name: "Keksitty" }, world.alliance)), ["api/other-kind"]);
  assert.deepEqual(codes(await world.ask("admin", listRoles, world.alliance)), ["api/other-kind"]);
});

onEachDatabase("erased, a person has no name, no account and no role, and the record stands as it did", async ({ store }) => {
  const world = await worldOn(store);
  const person = world.person("provider");
  await store.write(INSTALLATION, (writing) => writing.insertInto("account").values({ issuer: "https://id.example", subject: "1", person }).execute());
  const at = clock();
  const secret = await world.access.begin(person, at, at);
  assert.deepEqual(codes(await world.run("admin", erase, { person })), []);
  assert.equal(await world.access.signedIn("session", secret, clock()), undefined);
  const left = await store.read(INSTALLATION, async (reading) => ({
    person: await reading.selectFrom("person").select(["name", "email"]).where("id", "=", person).execute(),
    accounts: await reading.selectFrom("account").select("person").execute(),
    entries: await reading.selectFrom("entry").select("bytes").execute(),
  }));
  assert.deepEqual([left.person, left.accounts], [[{ name: null, email: null }], []]);
  const record = left.entries.map(({ bytes }) => Buffer.from(bytes).toString()).join("\n");
  assert(record.includes(person));
  for (const word of ["Keksitty provider", "id.example", "@"]) assert(!record.includes(word), word);
});
