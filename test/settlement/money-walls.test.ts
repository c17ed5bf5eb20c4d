// Who looks after the house has part in an alliance through its organisation, and sees no money of it on any page.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { recordPages } from "../../src/desk/record-server.ts";
import { openSite } from "../open-books/record-site.ts";

const data = mkdtempSync(join(tmpdir(), "sameside-money-walls-"));
const site = await openSite(data);
const app = await recordPages(site.installation, { data, log: (bug) => void site.bugs.push(bug) });
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

const PATHS = [
  "settlement",
  "settlement/forecast",
  "settlement/statement.json",
  "settlement/statement.csv",
  "settlement/lines?id=cost/2020/coaching/keksitty/coach-hour/2020-01-01",
  "what-if",
  "what-if/agreement.json",
  "books",
];

test("an administrator finds no page with money, and is led from the overview to the people", async () => {
  const { cookie } = await site.signIn("house-admin", /Kainuu/);
  const get = (path: string) => app.request(`/en/${site.stream}${path}`, { headers: { cookie } });
  for (const path of PATHS) assert.equal((await get(`/${path}`)).status, 404, path);
  const overview = await get("");
  assert.equal(overview.status, 302);
  assert.equal(overview.headers.get("location"), `/en/${site.stream}/people`);
  const controller = await site.signIn("purchaser-controller", /Kainuu/);
  const seen = await app.request(`/en/${site.stream}/settlement`, { headers: { cookie: controller.cookie } });
  assert.equal(seen.status, 200);
  assert.deepEqual(site.bugs, []);
});
