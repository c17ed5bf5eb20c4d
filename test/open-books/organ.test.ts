// What was brought before the organ, on pages: from the finding to the form that notes the organ's decision about it, and back to the choice of that decision.
import assert from "node:assert/strict";
import { clock } from "../../src/api/http.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { escalateFinding, openFinding, settleFinding } from "../../src/open-books/commands.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { inAlliance, noteExtract } from "../../src/decisions/commands.ts";
import { bindParty } from "../../src/agreement/bound/commands.ts";
import { filled } from "../parties/filled.ts";
import { codes } from "../parties/world.ts";
import { done } from "./record-world.ts";
import { dataDirectory, onEachDatabase } from "../store/databases.ts";

onEachDatabase("the page of a finding leads to noting the organ's decision about it, and offers that one alone", async ({ store }) => {
  const world = await filled(store);
  const { finding } = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  assert.deepEqual(codes(await world.run("controller", settleFinding, { finding, outcome: "disallowed", reason: "Ei kuulu." })), []);
  assert.deepEqual(codes(await world.run("provider", escalateFinding, { finding })), []);
  const bugs: unknown[] = [];
  const installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), close: () => store.close() };
  const app = await recordPages(installation as never, { data: await dataDirectory(), log: (bug) => void bugs.push(bug) });
  const at = clock();
  const asked = async (person: string) => {
    const secret = await world.access.begin(world.person(person), at, at);
    const { csrf } = (await world.access.signedIn("session", secret, at))!;
    const headers = { cookie: `sameside-session=${secret}`, origin: "http://localhost" };
    return {
      page: async (path: string) => (await app.request(path, { headers })).text(),
      send: (path: string, fields: Record<string, string>) => app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf, ...fields }) }),
    };
  };
  const [controller, decider] = [await asked("controller"), await asked("decider")];
  const [page, decisions] = [`/fi/${world.alliance}/books/findings/${finding}`, `/fi/${world.alliance}/decisions`];
  assert((await controller.page(page)).includes(`href="${decisions}?finding=${finding}"`), "the finding leads to the page of decisions");
  const form = await decider.page(`${decisions}?finding=${finding}`);
  assert(form.includes(`name="finding" value="${finding}"`) && form.includes(`action="${decisions}/note?finding=${finding}"`));
  assert.doesNotMatch(await decider.page(decisions), /name="finding"/);
  const on = dayAt(at);
  const note = { organ: "Keksitty lautakunta", on, section: "§ 7", amount: "", state: "enforceable", stateOn: on, text: "" };
  assert.equal((await decider.send(`${decisions}/note?finding=${finding}`, { ...note, subject: "Riitaiset rivit", finding })).status, 303);
  assert.equal((await decider.send(`${decisions}/note`, { ...note, section: "§ 8", subject: "Muu asia" })).status, 303);
  const offered = await controller.page(page);
  assert.match(offered, /<option value="[a-z2-7]{26}"[^>]*>Keksitty lautakunta [^<]*Riitaiset rivit</);
  assert.doesNotMatch(offered, /Muu asia|\/decisions\?finding=/);
  const decision = /<option value="([a-z2-7]{26})"/.exec(offered)![1]!;
  assert.equal((await controller.send(`${page}/decide`, { outcome: "accepted", reason: "Lautakunta hyväksyi.", decision })).status, 303);
  assert.match(await controller.page(page), /Keksitty lautakunta/);
  assert.deepEqual(bugs, []);
});

onEachDatabase("a decision is noted of a finding that is there and not decided yet", async ({ store }) => {
  const world = await filled(store);
  const { finding } = await store.read(INSTALLATION, (reading) => reading.selectFrom("finding").select("finding").executeTakeFirstOrThrow());
  const on = dayAt(clock());
  let section = 10;
  const note = (of: string) =>
    world.run("decider", inAlliance.note, {
      organ: "Keksitty lautakunta",
      on,
      section: `§ ${++section}`,
      subject: "Riita",
      finding: of,
      state: "adopted",
      stateOn: on,
    } as const);
  assert.deepEqual(codes(await note(finding.replaceAll(/[a-z2-7]/g, "a"))), ["decisions/no-finding"]);
  assert.deepEqual(codes(await note(finding)), []);
  assert.deepEqual(codes(await world.run("controller", settleFinding, { finding, outcome: "disallowed", reason: "Ei kuulu." })), []);
  assert.deepEqual(codes(await note(finding)), ["decisions/finding-decided"]);
  assert.deepEqual(codes(await world.run("provider", escalateFinding, { finding })), []);
  assert.deepEqual(codes(await note(finding)), []);
});

onEachDatabase("nobody judges their own organisation's costs, nor does its organ, while another organisation could", async ({ store }) => {
  const world = await filled(store);
  const open = async (ref: string) => done(await world.run("auditor", openFinding, { lines: [ref], question: "?" })).finding;
  const [mine, left] = [await open("1/0"), await open("1/1")];
  const settle = (finding: string, outcome: "accepted" | "disallowed", decision?: string) =>
    world.run("controller", settleFinding, { finding, outcome, reason: "Omamme.", ...(decision === undefined ? {} : { decision }) });
  // Nobody else could: it is taken, and said.
  assert.deepEqual(done(await settle(mine, "disallowed")), { finding: mine, own: true });
  assert.deepEqual(codes(await world.run("office", escalateFinding, { finding: mine })), []);
  assert.deepEqual(codes(await world.run("admin", bindParty, { party: "sotkamo", organisation: world.organisation.sotkamo })), []);
  assert.deepEqual(codes(await settle(left, "accepted")), ["open-books/own-approval"]);
  const on = dayAt(clock());
  const note = { organ: "Keksitty lautakunta", on, section: "§ 7", subject: "Riita", finding: mine, state: "enforceable", stateOn: on } as const;
  const noted = async (decider: string) => done(await world.run(decider, inAlliance.note, note)).decision;
  assert.deepEqual(codes(await settle(mine, "accepted", await noted("decider"))), ["open-books/own-approval", "open-books/own-organ"]);
  assert.deepEqual(codes(await world.run("decider", inAlliance.note, { ...note, organ: "keksitty  Lautakunta", section: "§07" })), ["decisions/noted-already"]);
  // What the asker's own office says of another's organ is not that organ's word.
  const document = { type: "text/plain", text: "Keksitty ote" } as const;
  const extract = (organisation: string) => world.run("office", noteExtract, { ...note, section: "§ 9", organisation, document });
  assert.deepEqual(codes(await extract("a".repeat(26))), ["decisions/not-a-party"]);
  assert.deepEqual(codes(await settle(mine, "accepted", done(await extract(world.organisation.sotkamo)).decision)), ["open-books/own-approval"]);
  assert.deepEqual(done(await settle(mine, "accepted", await noted("stranger"))), { finding: mine });
});
