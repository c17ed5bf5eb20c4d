import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES } from "../../src/kernel/refusal.ts";
import { alliances, app, bugs, unfit } from "./examples.ts";

const PARTS = ["", "/agreement", "/agreement/source", "/settlement", "/what-if"];

/** What a browser says with a form of our own. */
const OWN_SITE = { origin: "http://localhost" };

/** What holds of every page, also of one that says no. */
async function pageAt(path: string, status = 200, init: RequestInit = {}): Promise<string> {
  const response = await app.request(path, init);
  const text = await response.text();
  assert.equal(response.status, status, `${path}: ${response.status}`);
  assert.deepEqual(bugs, [], path);
  const policy = response.headers.get("content-security-policy") ?? "";
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /script-src 'self'(;|$)/);
  assert.match(policy, /style-src 'self'(;|$)/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.equal(response.headers.get("x-content-type-options"), "nosniff");
  assert.doesNotMatch(text, /<[^>]*\sstyle=/, `${path} has an inline style`);
  assert.doesNotMatch(text, /<style|<script(?![^>]*\ssrc=)|\son[a-z]+="/, `${path} has inline code`);
  assert.doesNotMatch(text, /undefined|\[object|NaN|\{[a-z-]+\}/, `${path} shows something unfilled`);
  return text;
}

test("every example can be shown", () => {
  assert.deepEqual(unfit, []);
  assert.equal(alliances[0]?.slug, "kainuu-youth");
  assert.ok(alliances.length >= 7);
});

for (const language of LANGUAGES) {
  test(`every part of every alliance answers in ${language}`, async () => {
    for (const { slug } of alliances) {
      for (const part of PARTS) {
        const text = await pageAt(`/${language}/${slug}${part}`);
        assert.match(text, new RegExp(`<html lang="${language}">`));
        assert.match(text, /<main id="content"/);
        assert.equal(text.match(/<h1/g)?.length, 1);
        for (const other of LANGUAGES) assert.ok(text.includes(`href="/${other}/${slug}${part}`), `${slug}${part} leads to ${other}`);
      }
    }
  });
}

test("the first page answers in the language that the reader asks for", async () => {
  assert.match(await pageAt("/", 200, { headers: { "accept-language": "sv-FI" } }), /<html lang="sv">/);
  assert.match(await pageAt("/"), /<html lang="fi">/);
  assert.match(await pageAt("/en", 200, { headers: { "accept-language": "fi" } }), /<html lang="en">/);
});

test("health answers without a page", async () => {
  const response = await app.request("/health");
  assert.deepEqual([response.status, await response.json()], [200, { status: "ok" }]);
});

test("what is not there is said in the reader's language, with the address shown as text", async () => {
  assert.match(await pageAt("/sv/kainuu-youth/nothing", 404), /Sidan finns inte/);
  assert.match(await pageAt("/fi/unknown", 404), /Sivua ei ole/);
  for (const [from, to] of [
    ["/fi/kainuu-youth/", "/fi/kainuu-youth"],
    ["/fi/kainuu-youth//?a=b", "/fi/kainuu-youth?a=b"],
    ["//evil.example/", "/evil.example"],
  ] as const)
    assert.equal((await app.request(new Request(`http://localhost${from}`))).headers.get("location"), to, from);
  assert.match(await pageAt("/xx", 404, { headers: { "accept-language": "en" } }), /There is no such page/);
  assert.doesNotMatch(await pageAt("/en/%3Cscript%3Ealert(1)%3C/script%3E", 404), /<script>alert/);
});

test("requests that cannot be handled are refused in words", async () => {
  assert.match(await pageAt("/en/kainuu-youth/settlement?through=2019-02-30", 400), /2019-02-30/);
  assert.match(await pageAt("/en/kainuu-youth/settlement?known-at=%3Cb%3E", 400), /&lt;b&gt;/);
  assert.match(await pageAt("/en/kainuu-youth/settlement/figure?id=no-such", 404), /no-such/);
  await pageAt(`/en/kainuu-youth/what-if?x=${"a".repeat(9000)}`, 400);
  await pageAt("/en/kainuu-youth/settlement", 404, { method: "POST", headers: OWN_SITE });
  // The same fault is told in the other languages: their links keep the address whole.
  const faulty = "/kainuu-youth/settlement?through=2019-13-01&known-at=x";
  for (const [path, status] of [
    [`/en${faulty}`, 400],
    ["/en/kainuu-youth/settlement/figure?id=no-such&through=2020-12-31", 404],
  ] as const) {
    const link = /<a href="([^"]*)" lang="sv"/.exec(await pageAt(path, status))![1]!.replaceAll("&amp;", "&");
    assert.equal(link, path.replace("/en", "/sv"));
    await pageAt(link, status);
  }
});

test("only listed files are served", async () => {
  for (const path of ["/modules/web/server.ts", "/modules/../package.json", "/modules/%2e%2e/package.json", "/assets/../server.ts", "/modules/desk/demo.ts"]) {
    assert.equal((await app.request(path)).status, 404, path);
  }
  for (const name of ["hds-base.css", "hds-components.css", "sameside.css"]) {
    const response = await app.request(`/assets/${name}`);
    assert.match(response.headers.get("content-type") ?? "", /^text\/css/);
    assert.doesNotMatch(await response.text(), /@import|url\(["']?http/, name);
  }
});

test("a pasted agreement is checked, all faults at once, and nothing of it is run", async () => {
  const send = (text: string, status: number, headers: Record<string, string> = OWN_SITE) => {
    const body = new FormData();
    body.set("text", text);
    return pageAt("/fi/check", status, { method: "POST", body, headers });
  };
  const kainuu = alliances[0]!.text;
  assert.match(await send(kainuu, 200), /Tiedostossa ei ole virheitä/);
  const wrong = await send(kainuu.replace("law: fi-2018-kasvupalvelu", "law: <script>alert(1)</script>").replace("currency: EUR", "curency: EUR"), 200);
  assert.match(wrong, /Virheitä [1-9]/);
  assert.match(wrong, /<mark>/);
  assert.doesNotMatch(wrong, /<script>alert/);
  await send("", 400);
  await send("a".repeat(1024 * 1024 + 8192), 413);
  await send(kainuu, 403, { origin: "https://elsewhere.example" });
});
