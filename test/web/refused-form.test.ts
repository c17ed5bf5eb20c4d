// A form that was refused keeps what was typed: in the answer, when its address is loaded again, and in another language.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "../../src/api/http.ts";
import type { Installation } from "../../src/api/installation.ts";
import { recordPages } from "../../src/desk/record-server.ts";
import { signingOf } from "../../src/log/primitives.ts";
import { filled } from "../parties/filled.ts";
import { onEachDatabase } from "../store/databases.ts";

const LABELS = { fi: "Tätä ei tehty", sv: "Detta gjordes inte", en: "This was not done" };
const links = (page: string): readonly string[] => [...page.matchAll(/<a href="([^"]*)" lang="\w+" hreflang=/g)].map(([, href]) => href!);

onEachDatabase("a refused form keeps what was typed, loaded again and in every language, for whoever sent it alone", async ({ store }) => {
  const data = mkdtempSync(join(tmpdir(), "sameside-refused-"));
  const bugs: unknown[] = [];
  try {
    const world = await filled(store);
    const openStream = async (): Promise<never> => assert.fail("no stream is opened here");
    const installation: Installation = { ...world, signing: signingOf(new Uint8Array(32).fill(9)), openStream, close: async () => undefined };
    const app = await recordPages(installation, { data, log: (bug) => void bugs.push(bug) });
    const session = async (name: string): Promise<{ readonly cookie: string; readonly csrf: string }> => {
      const secret = await world.access.begin(world.person(name), clock(), clock());
      return { cookie: `sameside-session=${secret}`, csrf: (await world.access.signedIn("session", secret, clock()))!.csrf };
    };
    const decider = await session("decider");
    const asked = async (path: string, cookie = decider.cookie) => {
      const response = await app.request(path, { headers: { cookie } });
      return { status: response.status, to: response.headers.get("location"), text: await response.text() };
    };
    const posted = async (path: string, from: string, fields: Readonly<Record<string, string>>, by = decider) => {
      const headers = { cookie: by.cookie, origin: "http://localhost", referer: `http://localhost${from}` };
      const response = await app.request(path, { method: "POST", headers, body: new URLSearchParams({ csrf: by.csrf, ...fields }) });
      return { status: response.status, text: await response.text() };
    };

    const noted = { organ: `Keksitty "lautakunta" <1>`, on: "2026-01-12", section: "§ 3", subject: "Ostopalvelu", amount: "12,3,4", state: "final" };
    const note = `/${world.alliance}/decisions/note`;
    const refused = await posted(`/fi${note}`, `/fi/${world.alliance}/decisions`, { ...noted, stateOn: "2026-01-12", text: "Ote <päätöksestä>" });
    assert.ok(refused.status === 409 || refused.status === 422, String(refused.status));
    const typed = ['value="Keksitty &#34;lautakunta&#34; &#60;1&#62;"', 'value="12,3,4"', "Ote &#60;päätöksestä&#62;", 'value="final" '];
    for (const text of [...typed.slice(0, 3), "autofocus"]) assert.ok(refused.text.includes(text), text);
    assert.equal(links(refused.text).length, 3);
    for (const [i, language] of (["fi", "sv", "en"] as const).entries()) {
      const again = await asked(links(refused.text)[i]!);
      assert.equal(again.status, 200);
      for (const text of [...typed.slice(0, 3), LABELS[language], `<html lang="${language}"`, "autofocus"]) assert.ok(again.text.includes(text), text);
      assert.deepEqual(links(again.text), links(refused.text));
    }
    assert.match((await asked(`/sv${note}`)).text, /Detta gjordes inte[^]*Ostopalvelu/);

    // The field is told by its label, and a sum as people type it: whoever is told cents types a hundred times too much.
    const sums = { fi: /”[^”]+” tarvitaan summa euroina/, sv: /”[^”]+” behövs en summa i euro/, en: /“[^”]+” takes an amount in euros/ };
    const told = await Promise.all((["fi", "sv", "en"] as const).map(async (language, i) => sums[language].test((await asked(links(refused.text)[i]!)).text)));
    assert.deepEqual([told, /125000|\/amount/.test(refused.text)], [[true, true, true], false]);

    const other = await session("controller");
    for (const path of [links(refused.text)[1]!, `/sv${note}`]) {
      const found = await asked(path, other.cookie);
      assert.deepEqual([found.status, found.to], [303, `/sv/${world.alliance}/decisions`]);
    }
    assert.equal((await asked(`/sv/${world.alliance}/decisions/nothing`)).status, 404);

    const registers = `/fi/${world.alliance}/registers/risks`;
    const risk = { as: "risk", title: "Keksitty riski", low: "1", likely: "2", high: "3", action: "Seurataan.", line: "coaching" };
    const chance = await posted(`${registers}/enter`, registers, { ...risk, probability: "150" }, other);
    assert.match(chance.text, /Kohtaan ”Todennäköisyys[^”]*” tarvitaan (?:koko)?luku/);
    assert.doesNotMatch(chance.text, /permille|openapi\.json\./, "what programs send is not told to people");

    const books = `/${world.alliance}/books`;
    const long = `Why ${"twice ".repeat(4000)}`;
    const none = await posted(`/en${books}/question`, `/en${books}/line?ref=0/1`, { lines: "0/1", question: long }, other);
    assert.equal(none.status, 422);
    assert.ok(/This was not done/.test(none.text) && none.text.includes(long) && /<textarea autofocus="" aria-invalid="true"/.test(none.text));
    const again = await asked(`/fi${books}/question`, other.cookie);
    assert.ok(again.text.includes("Tätä ei tehty") && again.text.includes(long));
    assert.equal((await asked(`/fi${books}/evidence`)).to, `/fi${books}`);
    assert.deepEqual(bugs, []);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});
