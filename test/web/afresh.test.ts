// An approval in a session that is too old: the form waits, its sender signs in again, sees it, and sends it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adoptAgreement } from "../../src/agreement/commands.ts";
import { clock } from "../../src/api/http.ts";
import type { Installation } from "../../src/api/installation.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { after, FRESH } from "../../src/parties/access/store.ts";
import { ROOT } from "../cli/sameside.ts";
import { hidden } from "../parties/browser.ts";
import { codes, worldOn } from "../parties/world.ts";
import { onEachDatabase } from "../store/databases.ts";

onEachDatabase("what was filled in is sent after a fresh sign-in, by the same person alone, and nothing before", async ({ store }) => {
  const data = mkdtempSync(join(tmpdir(), "sameside-afresh-"));
  const bugs: unknown[] = [];
  try {
    const world = await worldOn(store);
    const text = readFileSync(join(ROOT, "examples/kainuu-youth/agreement.yaml"), "utf8");
    assert.deepEqual(codes(await world.run("office", adoptAgreement, { text, from: "2000-01-01" })), []);
    const openStream = async (): Promise<never> => assert.fail("no stream is opened here");
    const installation: Installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream, close: async () => undefined };
    const app = await recordPages(installation, { data, log: (bug) => void bugs.push(bug) });
    const session = async (name: string, minutesAgo: number): Promise<{ readonly cookie: string; readonly csrf: string }> => {
      const secret = await world.access.begin(world.person(name), clock(), after(clock(), -minutesAgo));
      return { cookie: `sameside-session=${secret}`, csrf: (await world.access.signedIn("session", secret, clock()))!.csrf };
    };
    const get = (path: string, cookie: string) => app.request(path, { headers: { cookie } });
    const post = (path: string, cookie: string, fields: Readonly<Record<string, string>>) =>
      app.request(path, {
        method: "POST",
        headers: {
          cookie,
          origin: "http://localhost",
          referer: `http://localhost/fi/${world.alliance}/decisions`,
          "content-type": "application/x-www-form-urlencoded",
        },
        body: new URLSearchParams(fields).toString(),
      });
    const size = async (): Promise<number> => {
      const sight = { actor: undefined, party: undefined, streams: [world.alliance] };
      return Number((await store.read(sight, (reading) => reading.selectFrom("head").select("size").executeTakeFirstOrThrow())).size);
    };
    const decision = {
      organ: "Keksitty lautakunta",
      on: "2026-01-12",
      section: "§ 3",
      subject: "Keksitty päätös",
      amount: "",
      state: "adopted",
      stateOn: "2026-01-12",
      text: "",
    };
    const action = `/fi/${world.alliance}/decisions/note`;
    const before = await size();

    const old = await session("decider", FRESH + 1);
    const refused = await post(action, old.cookie, { ...decision, csrf: old.csrf });
    const page = await refused.text();
    assert.deepEqual([refused.status, await size()], [403, before]);
    const back = decodeURIComponent(/sign-in\?back=([^"]+)"/.exec(page)![1]!);
    assert.match(back, /^\/fi\/afresh\?id=/);

    assert.equal((await get(back, "")).status, 303);
    assert.equal((await get(back, (await session("controller", 0)).cookie)).status, 404);
    const fresh = await session("decider", 0);
    const asked = await (await get(back, fresh.cookie)).text();
    assert.match(asked, /Keksitty päätös/);
    assert.ok(asked.includes(`action="${action}"`) && asked.includes(`href="/fi/${world.alliance}/decisions"`));
    assert.equal(await size(), before);
    const sent = await post(action, fresh.cookie, {
      ...Object.fromEntries(Object.keys(decision).map((name) => [name, hidden(asked, name)])),
      csrf: hidden(asked, "csrf"),
    });
    assert.deepEqual([sent.status, await size()], [303, before + 1]);

    const stranger = await session("provider", FRESH + 1);
    assert.doesNotMatch(await (await post(action, stranger.cookie, { ...decision, csrf: stranger.csrf })).text(), /afresh/);
    assert.deepEqual(bugs, []);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
