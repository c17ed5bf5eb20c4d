// A provider's plan of the remaining months by a form without JavaScript: filled in from its latest plan, kept when it is refused, entered by the command.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { openSite, type Site } from "../open-books/record-site.ts";

let site: Site;
let data: string;
before(async () => {
  data = mkdtempSync(join(tmpdir(), "sameside-plan-"));
  site = await openSite(data);
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

type Reader = Awaited<ReturnType<Site["signIn"]>>;
const path = () => `/en/${site.stream}/settlement/plan`;
const get = (reader: Reader, query = "") => site.app.request(path() + query, { headers: { cookie: reader.cookie } });
const post = (reader: Reader, fields: Record<string, string>) =>
  site.app.request(path(), {
    method: "POST",
    headers: { cookie: reader.cookie, origin: "http://localhost" },
    body: new URLSearchParams({ csrf: reader.csrf, party: "uramylly", booked: "2020-09", ...fields }),
  });
const HOURS = "coaching:coach-hour:2020-10";
const EUROS = "coaching:salary:2020-11";

test("the sheet computes, keeps what was typed when it is refused, enters once, and begins from the plan that stands", async () => {
  const manager = await site.signIn("provider-manager", /Uramylly/);
  const empty = await (await get(manager, "?booked=2020-09")).text();
  for (const said of [/No plan has been entered yet/, /name="coaching:coach-hour:2020-10"/, /name="coaching:salary:2020-12"/]) assert.match(empty, said);
  assert.doesNotMatch(empty, /name="[^"]*:2020-09"/, "a booked month is not planned");
  const reckoned = await post(manager, { [HOURS]: "1,010.5", [EUROS]: "100", do: "reckon" });
  assert.equal(reckoned.status, 200);
  assert.match(await reckoned.text(), /The plan in all €48,098\.75/);
  for (const [typed, says] of [
    ["three", /Cannot be read as a number/],
    ["-2", /Cannot be below zero/],
  ] as const) {
    const refused = await post(manager, { [HOURS]: typed, [EUROS]: "100", do: "enter" });
    const text = await refused.text();
    assert.equal(refused.status, 422);
    for (const kept of [says, new RegExp(`value="${typed}"`), /value="100"/, /aria-invalid="true"/]) assert.match(text, kept);
  }
  assert.match(await (await post(manager, { do: "enter" })).text(), /There is no figure in the sheet/);
  const key = /name="key" value="([^"]+)"/.exec(empty)![1]!;
  const fields = { [HOURS]: "10.5", [EUROS]: "100.25", key, do: "enter" };
  const [first, again] = [await post(manager, fields), await post(manager, fields)];
  assert.deepEqual([first.status, again.headers.get("location")], [303, first.headers.get("location")]);
  const shown = await (await site.app.request(first.headers.get("location")!, { headers: { cookie: manager.cookie } })).text();
  for (const said of [/The plan is entered \(batch \d+\): €599\.00/, /name="coaching:coach-hour:2020-10" value="10\.5"/, /value="100\.25"/])
    assert.match(shown, said);
});

test("nobody enters another's plan, and whoever provides nothing is told so", async () => {
  const other = await site.signIn("provider-manager", /Keksitty/i).catch(() => undefined);
  const buyer = await site.signIn("purchaser-decider", /kainuu/i);
  assert.match(await (await get(buyer)).text(), /You are not a provider’s manager/);
  assert.equal((await post(buyer, { [HOURS]: "1", do: "enter" })).status, 422);
  if (other) assert.doesNotMatch(await (await get(other, "?party=uramylly")).text(), /value="uramylly"/);
  assert.equal((await site.app.request(path())).status, 303, "signed out");
  assert.deepEqual(site.bugs, []);
});
