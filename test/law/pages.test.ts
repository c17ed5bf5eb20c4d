// The law by pages alone: filtering rules, reviewing one, entering a fact in a form, evaluating, and reading what changed.
import assert from "node:assert/strict";
import { clock } from "../../src/api/http.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { filled } from "../parties/filled.ts";
import type { World } from "../parties/world.ts";
import { dataDirectory, onEachDatabase } from "../store/databases.ts";

async function browserOf(world: World, bugs: unknown[]) {
  const installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream: world.open, close: () => world.store.close() };
  const app = await recordPages(installation as never, { data: await dataDirectory(), log: (bug) => void bugs.push(bug) });
  return async (name: string) => {
    const at = clock();
    const secret = await world.access.begin(world.person(name), at, at);
    const headers = { cookie: `sameside-session=${secret}` };
    const { csrf } = (await world.access.signedIn("session", secret, at))!;
    const base = `/en/${world.alliance}/law`;
    const told = async (answer: Response) => ({ status: answer.status, to: answer.headers.get("location") ?? "", page: await answer.text() });
    return {
      get: async (path: string) => told(await app.request(`${base}${path}`, { headers })),
      post: async (path: string, fields: Readonly<Record<string, string>>) => {
        const body = new FormData();
        for (const [key, value] of Object.entries({ csrf, ...fields })) body.set(key, value);
        return told(await app.request(`${base}${path}`, { method: "POST", headers: { ...headers, origin: "http://localhost" }, body }));
      },
    };
  };
}

onEachDatabase("the law is reviewed, asked and answered by forms alone, and every party reads it", async ({ store }) => {
  const world = await filled(store);
  const bugs: unknown[] = [];
  const as = await browserOf(world, bugs);
  const [office, decider, provider] = [await as("office"), await as("decider"), await as("provider")];
  const pack = "fi-2018-kasvupalvelu";

  const all = await provider.get("");
  assert.match(all.page, /Growth services of 2018, as proposed.*the agreement&#39;s pack.*never enacted.*130 rules/s);
  assert.doesNotMatch(all.page, /Evaluate now/);
  assert.match((await provider.get("?pack=fi-2026-tyovoimapalvelu")).page, /23 February 2025.*443\/2025/s);
  assert.match((await provider.get(`?pack=${pack}&subject=MTG&act=410/2015&answer=cannot-tell`)).page, /MTG-001/);
  assert.match((await provider.get(`?pack=${pack}&subject=MTG&answer=broken`)).page, /No rule fits/);

  const rule = await provider.get(`/rules/MTG-001?pack=${pack}`);
  assert.match(
    rule.page,
    /finlex\.fi\/fi\/laki\/ajantasa\/2015\/20150410.*C: confirmed.*alliance&#39;s record.*No named lawyer.*A board of eight needs more than half/s,
  );
  assert.match((await provider.get(`/rules/MTG-004?pack=${pack}`)).page, /people enter it/);
  assert.equal((await provider.get("/rules/MTG-099")).status, 404);

  const form = {
    fact: "meeting",
    "meeting/at": "AJR 1",
    "meeting/body": "other",
    "meeting/members": "8",
    "meeting/items/0/at": "12",
    "meeting/items/0/present": "4",
  };
  const wrong = await office.post("/facts/meetings", { ...form, "meeting/members": "eight" });
  assert.deepEqual([wrong.status, /value="eight"/.test(wrong.page)], [409, true]);
  assert.equal((await office.post("/facts/meetings", form)).status, 303);
  assert.match((await office.get("/facts/meetings")).page, /name="meeting\/items\/0\/present"[^>]*value="4"/);
  assert.match((await provider.get("/facts/meetings")).page, /present when the matter is handled<\/dt>\s*<dd>4<\/dd>/);

  const asked = await office.post("/evaluations", { pack });
  assert.match(asked.to, /\/law\/evaluations\/newest$/);
  const evaluation = await provider.get("/evaluations/newest");
  assert.match(evaluation.page, /What changed since the one before.*MTG-001.*cannot tell.*<strong>broken<\/strong>.*12/s);
  assert.match((await provider.get("/rules/MTG-001")).page, /When it was broken in this alliance.*Evaluation of/s);

  // A source of MTG-001 is an inference: the form offers no blocking, and nobody gets it by another way.
  const review = { pack, called: "Keksitty Juristi", on: dayAt(clock()), severity: "block" };
  assert.match((await office.get("/rules/MTG-001")).page, /<select id="severity"[^>]*>\s*<option value="error"/);
  assert.match((await office.post("/rules/MTG-001/review", review)).page, /inference or general knowledge \(HL 29 § \(I\)\)/);
  assert.equal((await provider.post("/rules/ALL-012/review", review)).status, 409);
  assert.equal((await office.post("/rules/ALL-012/review", review)).status, 303);
  assert.match((await provider.get("/rules/ALL-012")).page, /Keksitty Juristi.*Blocks:/s);
  assert.match((await decider.post("/rules/ALL-012/override", { pack, reason: "x" })).page, /rests on an act of law/);
  assert.equal((await decider.post("/rules/ALL-012/end-review", { pack, reason: "Tulkinta oli väärä" })).status, 303);
  assert.match((await provider.get("/rules/ALL-012")).page, /No named lawyer/);
  assert.deepEqual(bugs, []);
});
