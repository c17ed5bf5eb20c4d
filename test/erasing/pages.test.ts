// Texts are erased from the pages on which they stand, by those who may: in three languages, with a ground that all parties read, and for good.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Hono } from "hono";
import { recordPages } from "../../src/desk/record-server.ts";
import { textsSlice, type Text } from "../../src/erasing/kinds.ts";
import { partiesSlice } from "../../src/parties/kinds.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { openSite, type Site } from "../open-books/record-site.ts";

const data = mkdtempSync(join(tmpdir(), "sameside-erasing-"));
const bugs: unknown[] = [];
let site: Site;
let app: Hono;
before(async () => {
  site = await openSite(data);
  app = await recordPages(site.installation, { data, log: (bug) => void bugs.push(bug) });
});
after(async () => {
  await site.close();
  rmSync(data, { recursive: true, force: true });
});

async function as(role: string, organisation: RegExp) {
  const { cookie, csrf } = await site.signIn(role, organisation);
  const headers = { cookie, origin: "http://localhost" };
  const told = async (answer: Response) => ({ status: answer.status, to: answer.headers.get("location") ?? "", page: await answer.text() });
  return {
    get: async (path: string) => told(await app.request(path, { headers })),
    post: async (path: string, fields: Readonly<Record<string, string>>) =>
      told(await app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf, ...fields }) })),
  };
}

async function texts(): Promise<readonly (Text & { readonly hash: string })[]> {
  const { store, runner } = site.installation;
  const { entered } = await store.read(INSTALLATION, async (reading) => (await runner.states(reading, site.stream)).of(textsSlice));
  return [...entered].map(([hash, text]) => ({ ...text, hash }));
}

const GROUND = { under: "Keksitty laki 5 §", reason: "kolmannen nimi", archive: "checked" };
const LINK = /href="([^"]+\/erasing\/([0-9a-f]{64})\?back=[^"]+)"/;

/** Pages with a text of another organisation than Kajaani, by the kinds that stand there. */
const PAGES: readonly (readonly [string, RegExp, (of: string) => string])[] = [
  ["fi", /^idea-/, (of) => `registers/ideas/${of}`],
  ["sv", /^risk-/, (of) => `registers/risks/${of}`],
  ["en", /^question-/, (of) => `registers/questions/${of}`],
  ["fi", /^(milestone|opinion|assessment)-/, () => "phases"],
  ["sv", /^exit-review-/, () => "exit"],
  ["en", /^(matter-opened|position-taken)$/, (of) => `matters/${of}`],
  ["fi", /^meeting-(held|detailed)$/, (of) => `meetings/${of}`],
];
const SAID = { fi: ["Poista tämä teksti", "Poistettu"], sv: ["Radera den här texten", "Raderad"], en: ["Erase this text", "Erased on"] } as const;

for (const [language, kind, pathOf] of PAGES) {
  test(`a text of ${kind.source} is erased from its page, which then says under what`, async () => {
    const [link, gone] = SAID[language as keyof typeof SAID];
    const controller = await as("purchaser-controller", /Kajaani/);
    const provider = await as("provider-manager", /Uramylly/);
    let [at, page] = ["", ""];
    for (const { of, kind: each } of await texts()) {
      if (!kind.test(each)) continue;
      at = `/${language}/${site.stream}/${pathOf(of)}`;
      ({ page } = await controller.get(at));
      if (LINK.test(page)) break;
    }
    const [, href = "", hash = ""] = LINK.exec(page) ?? [];
    assert.match(page, new RegExp(link), at);
    // Whoever may not erase is not led there, and finds no form.
    assert.doesNotMatch((await provider.get(at)).page, LINK);
    assert.equal((await provider.get(href)).status, 404);
    const form = await controller.get(href);
    const words = /<blockquote>\s*<p>([^<]+)</.exec(form.page)?.[1] ?? "";
    assert.notEqual(words, "");
    assert.equal((await controller.post(href, { ...GROUND, archive: "" })).status, 409);
    const sent = await controller.post(href, GROUND);
    assert.deepEqual([sent.status, sent.to], [303, at]);
    const after = await controller.get(at);
    assert.match(after.page, new RegExp(`${gone} [^<]*Keksitty laki 5 §: kolmannen nimi`));
    assert.ok(!after.page.includes(hash));
    assert.match((await controller.get(href)).page, new RegExp(gone));
    assert.equal((await controller.post(href, GROUND)).status, 409);
    // Every party reads that it is gone, and the list says who erased it.
    assert.match((await provider.get(at)).page, new RegExp(gone));
    assert.match((await provider.get(`/${language}/${site.stream}/erasing`)).page, /Kalle Kuvitelma.*Keksitty laki 5 §: kolmannen nimi/s);
    assert.deepEqual(bugs, []);
  });
}

test("a text of one's own organisation, and one that is still needed, is not offered, and refused to whoever asks", async () => {
  const { store, runner } = site.installation;
  const controller = await as("purchaser-controller", /Kajaani/);
  const { own, open } = await store.read(INSTALLATION, async (reading) => {
    const { organisations } = (await runner.states(reading, site.stream)).of(partiesSlice);
    return { own: organisations.get("kajaani"), open: (await runner.states(reading, site.stream)).of(textsSlice).open };
  });
  const all = await texts();
  const ours = all.find(({ kind, by }) => kind === "risk-entered" && by === own)!;
  const needed = all.find(({ of, by }) => open.has(of) && by !== own)!;
  for (const [{ hash }, path, why] of [
    [ours, `registers/risks/${ours.of}`, /was entered by your own organisation/],
    [needed, `matters/${needed.of}`, /the text is still needed/],
  ] as const) {
    assert.ok(!(await controller.get(`/en/${site.stream}/${path}`)).page.includes(hash));
    const refused = await controller.post(`/en/${site.stream}/erasing/${hash}`, GROUND);
    assert.deepEqual([refused.status, why.test(refused.page)], [409, true]);
    assert.equal((await controller.get(`/en/${site.stream}/erasing/${hash}`)).status, 404, "nor are its words shown");
  }
  assert.equal((await controller.get(`/en/${site.stream}/erasing/${"0".repeat(64)}`)).status, 404);
  // Nothing leads from the form to another site.
  const { hash } = all.find(({ of, by }) => !open.has(of) && by !== own)!;
  const form = await controller.get(`/en/${site.stream}/erasing/${hash}?back=https://elsewhere.example`);
  assert.equal(form.status, 200);
  assert.doesNotMatch(form.page.replaceAll(/<a href="[^"]*" lang=/g, ""), /href="[^"]*elsewhere/);
});
