// Sign-in by OpenID Connect against a real provider in the profile of the Finnish Trust Network.
import assert from "node:assert/strict";
import { after, before } from "node:test";
import { clock } from "../../src/api/http.ts";
import { toHex } from "../../src/kernel/bytes.ts";
import { dayAt } from "../../src/kernel/day.ts";
import { newSecret, secretHash } from "../../src/parties/access/store.ts";
import { invitePerson } from "../../src/parties/commands.ts";
import { houseSlice } from "../../src/parties/kinds.ts";
import { INSTALLATION } from "../../src/store/store.ts";
import { onEachDatabase } from "../store/databases.ts";
import { openTab, type Tab } from "./browser.ts";
import { type RunningProvider, startProvider } from "./provider.ts";
import { openSite, type Site } from "./site.ts";
import { codes, ORGANISATIONS, type World, worldOn } from "./world.ts";

let provider: RunningProvider;
before(async () => (provider = await startProvider()));
after(() => provider.close());

/** Goes through the provider's own pages as somebody and comes back. */
async function throughProvider(tab: Tab, started: Response, login: string): Promise<Response> {
  let response = await tab.follow(started);
  for (const fields of [{ prompt: "login", login, password: "x" }, { prompt: "consent" }]) {
    if (!new URL(response.url).pathname.startsWith("/interaction/")) break;
    response = await tab.follow(await tab.post(response.url, fields));
  }
  return response;
}

const invite = async (world: World, name: string): Promise<string> => {
  const code = newSecret();
  assert.deepEqual(codes(await world.run("admin", invitePerson, { person: world.person(name), code: toHex(secretHash(code)) })), []);
  return code;
};

async function withSite(world: World, env: Readonly<Record<string, string>>, work: (site: Site) => Promise<void>): Promise<void> {
  const site = await openSite(world, { provider, env });
  try {
    await work(site);
  } finally {
    await site.close();
  }
}

const start = (tab: Tab, site: Site, fields: Readonly<Record<string, string>> = {}) => tab.post(`${site.url}/sv/sign-in/go`, fields);

onEachDatabase("an invitation binds an account once; from then on the account alone signs in, whatever address it claims", async ({ store }) => {
  const world = await worldOn(store);
  await withSite(world, {}, async (site) => {
    const tab = openTab();
    const unknown = await throughProvider(tab, await start(tab, site), "subject-1");
    assert.equal(unknown.status, 403);
    assert.match(await unknown.text(), /Du är inte känd här än/);
    const code = await invite(world, "provider");
    assert.equal((await tab.get(`${site.url}/fi/invitation?code=${code}`)).status, 200);
    const first = await throughProvider(tab, await start(tab, site, { code, back: "/sv/me" }), "subject-1");
    assert.deepEqual(site.told, []);
    assert.equal(first.url, `${site.url}/sv/me`);
    const page = await first.text();
    assert.match(page, /Keksitty provider/);
    assert.match(page, /tjänsteproducentens ansvariga/);
    assert.equal((await tab.get(`${site.url}/fi/invitation?code=${code}`)).status, 400);
    const again = openTab();
    const second = await throughProvider(again, await start(again, site, { back: "/sv/me" }), "subject-1");
    assert.match(await second.text(), /Keksitty provider/);
    // Another account cannot use the code again.
    const other = openTab();
    assert.equal((await throughProvider(other, await start(other, site, { code }), "subject-2")).status, 400);
    // Nor does an account that is bound become somebody else's by another code.
    const stolen = await invite(world, "admin");
    assert.equal((await throughProvider(tab, await start(tab, site, { code: stolen }), "subject-1")).status, 400);
    assert.equal((await tab.get(`${site.url}/fi/invitation?code=${stolen}`)).status, 200);
  });
});

onEachDatabase("the claims of the provider give and take only the roles that they may", async ({ store }) => {
  const world = await worldOn(store);
  const { businessId } = ORGANISATIONS.uramylly;
  const env = {
    SAMESIDE_OIDC_ROLES_CLAIM: "/realm_access/roles",
    SAMESIDE_OIDC_ROLES: `sameside-preparer=preparer@${businessId}; x=project-office@${businessId}`,
  };
  await withSite(world, env, async (site) => {
    const held = async () => {
      const house = await store.read(INSTALLATION, async (reading) => (await world.runner.states(reading, world.house)).of(houseSlice));
      const day = dayAt(clock());
      const own = [...house.grants.values()].filter((grant) => grant.person === world.person("provider") && (grant.ended === undefined || grant.ended > day));
      return own.map(({ role, claimed }) => [role, claimed ?? false]).toSorted();
    };
    const signIn = async (roles: readonly string[], code?: string) => {
      provider.claims.set("subject-3", { realm_access: { roles } });
      const tab = openTab();
      const page = await throughProvider(tab, await start(tab, site, { back: "/sv/me", ...(code === undefined ? {} : { code }) }), "subject-3");
      assert.equal(page.url, `${site.url}/sv/me`);
    };
    await signIn(["sameside-preparer", "house-admin", "auditor"], await invite(world, "provider"));
    const both = [
      ["preparer", true],
      ["provider-manager", false],
    ];
    assert.deepEqual(await held(), both);
    await signIn(["sameside-preparer"]);
    assert.deepEqual(await held(), both);
    await signIn([]);
    assert.deepEqual(await held(), [["provider-manager", false]]);
  });
});

onEachDatabase("a sign-in comes back once, in the browser that it left from, and a fresh one is asked of the provider", async ({ store }) => {
  const world = await worldOn(store);
  await withSite(world, {}, async (site) => {
    const [tab, thief] = [openTab(), openTab()];
    const code = await invite(world, "decider");
    await throughProvider(tab, await start(tab, site, { code }), "subject-4");
    // Somebody else's browser brings the answer of this one.
    let response = await start(tab, site, {});
    const left = /^0; url=(.+)$/.exec(response.headers.get("refresh")!)![1]!;
    for (let url = left; ; url = new URL(response.headers.get("location")!, url).href) {
      if (url.startsWith(site.url)) {
        assert.equal((await thief.get(url)).status, 400);
        const own = await tab.get(url);
        assert.equal(own.status, 303);
        assert.equal((await tab.get(url)).status, 400);
        break;
      }
      response = await tab.get(url);
    }
    assert.equal((await tab.get(`${site.url}/sign-in/return?state=x&code=y`)).status, 400);
    assert.equal((await tab.get(`${site.url}/sign-in/return?state=${"x".repeat(43)}&error=access_denied`)).status, 400);
    // The provider has a session of its own, yet asks again.
    const fresh = await tab.follow(await start(tab, site, { fresh: "yes", back: "/sv/me" }));
    assert.match(new URL(fresh.url).pathname, /^\/interaction\//);
    const done = await throughProvider(tab, await tab.get(fresh.url), "subject-4");
    assert.equal(done.url, `${site.url}/sv/me`);
    assert.deepEqual(site.told, []);
  });
});

onEachDatabase("a sign-in of a lower level than was asked for is refused, and so is a host that was not named", async ({ store }) => {
  const world = await worldOn(store);
  await withSite(world, { SAMESIDE_OIDC_ACR: "http://ftn.ficora.fi/2017/loa3" }, async (site) => {
    const tab = openTab();
    const code = await invite(world, "decider");
    const refused = await throughProvider(tab, await start(tab, site, { code }), "subject-5");
    assert.equal(refused.status, 400);
    assert.match(String(site.told[0]), /not of a level/);
  });
  await withSite(world, { SAMESIDE_OIDC_PRIVATE: "no" }, async (site) => {
    assert.equal((await start(openTab(), site)).status, 400);
    assert.match(String(site.told[0]), /private address/);
  });
});
