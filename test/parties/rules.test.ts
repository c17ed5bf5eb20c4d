// What claims, settings and mandates come to, without a database.
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isPrivate } from "../../src/api/outgoing.ts";
import { permits, type Role, ROLES } from "../../src/api/roles.ts";
import { randomId } from "../../src/kernel/id.ts";
import { BELOW_DECIDER, CLAIMABLE, MANDATED } from "../../src/parties/granting.ts";
import { type HeldGrant, type House, houseSlice } from "../../src/parties/kinds.ts";
import { claimAt, claimDrafts, claimedRoles, rolesIn, subjectOf } from "../../src/parties/oidc/claims.ts";
import { readOidcSettings } from "../../src/parties/oidc/settings.ts";
import { whoFor } from "../../src/parties/who.ts";

type Eight = readonly [string, string, string, string, string, string, string, string];
const id = (n: number): string => randomId(new Uint8Array(16).fill(n));
const [ANNA, BEA, HOUSE, OWN, NAMED, FOREIGN, KAJAANI, URAMYLLY] = [1, 2, 3, 4, 5, 6, 7, 8].map(id) as unknown as Eight;
const DAY = "2026-05-05";

test("no claim gives a role that decides over money, audits or administers, nor can a decision maker grant its own", () => {
  for (const role of [...MANDATED, "house-admin", "public"] as const) assert(!CLAIMABLE.includes(role), role);
  for (const role of ["purchaser-decider", "auditor", "house-admin", "public"] as const) assert(!BELOW_DECIDER.includes(role), role);
});

test("a claim is found by its name or by a pointer, and never in a prototype", () => {
  const claims = { "https://x.example/roles": ["a"], resource_access: { "my.client": { roles: ["b"] } }, "a/b": { "c~d": "e" } };
  assert.deepEqual(claimAt(claims, "https://x.example/roles"), ["a"]);
  assert.deepEqual(claimAt(claims, "/resource_access/my.client/roles"), ["b"]);
  assert.equal(claimAt(claims, "/a~1b/c~0d"), "e");
  for (const path of ["toString", "__proto__", "/constructor", "/resource_access/x/y", "/a~1b/c~0d/length"])
    assert.equal(claimAt(claims, path), undefined, path);
});

test("the subject is whole or there is none, and its parts cannot run together", () => {
  const settings = { subject: ["tid", "oid"] };
  assert.equal(subjectOf({ tid: "t", oid: "o" }, settings), "t|o");
  for (const claims of [{ tid: "t" }, { tid: "t", oid: "" }, { tid: "t", oid: 5 }, { tid: "t|o", oid: "x" }])
    assert.equal(subjectOf(claims, settings), undefined);
});

test("a list of roles that was too long to say changes nothing; none at all takes what was claimed", () => {
  assert.equal(rolesIn({ _claim_names: { groups: "src1" } }, "groups"), undefined);
  assert.deepEqual(rolesIn({}, "groups"), []);
  assert.deepEqual(rolesIn({ groups: "one" }, "groups"), ["one"]);
  assert.deepEqual(rolesIn({ groups: ["a", 5, null, "b"] }, "groups"), ["a", "b"]);
});

const held = (grant: Partial<HeldGrant> & { readonly role: Role }): HeldGrant => ({
  id: id(99),
  person: ANNA,
  organisation: KAJAANI,
  from: "2026-01-01",
  ...grant,
});
const houseOf = (grants: readonly HeldGrant[]): House => ({
  ...houseSlice.start,
  organisations: new Map([
    [KAJAANI, { kind: "municipality", businessId: "9900012-2", members: [] }],
    [URAMYLLY, { kind: "company", businessId: "9900034-1", members: [] }],
  ]),
  people: new Set([ANNA, BEA]),
  grants: new Map(grants.map((grant, i) => [id(100 + i), { ...grant, id: id(100 + i) }])),
});

test("claims bring their own roles in line and touch no other", () => {
  const house = houseOf([
    held({ role: "preparer", claimed: true }),
    held({ role: "project-office" }),
    held({ role: "financial-expert", claimed: true, person: BEA }),
  ]);
  const roles = [
    { value: "g", role: "provider-manager" as const, businessId: "9900034-1" },
    { value: "h", role: "project-office" as const, businessId: "9900012-2" },
  ];
  const wanted = claimedRoles(house, ["g", "h", "unknown"], { roles });
  const drafts = claimDrafts(house, ANNA, wanted, { day: DAY, newId: () => id(77) });
  assert.deepEqual(drafts, [
    { kind: "role-ended", day: DAY, body: { grant: id(100), on: DAY } },
    { kind: "role-granted", day: DAY, body: { grant: id(77), person: ANNA, organisation: URAMYLLY, role: "provider-manager", from: DAY, claimed: true } },
  ]);
  assert.deepEqual(claimedRoles(house, ["x"], { roles: [{ value: "x", role: "provider-manager", businessId: "9900045-6" }] }), []);
});

test("a role without a stream gives nothing on a stream that only another mandate or the administration opens", () => {
  const roles = ROLES.filter((role) => role !== "public");
  const streams = [HOUSE, OWN, NAMED, FOREIGN];
  const grant = fc.record({
    role: fc.constantFrom(...roles),
    stream: fc.option(fc.constantFrom(OWN, NAMED), { nil: undefined }),
    organisation: fc.constantFrom(KAJAANI, URAMYLLY),
    days: fc.constantFrom(["2026-01-01", undefined], ["2026-01-01", "2026-05-04"], ["2026-05-06", undefined], ["2026-05-05", "2026-05-05"]),
  });
  fc.assert(
    fc.property(fc.array(grant, { maxLength: 6 }), (given) => {
      const grants = given.map(({ role, stream, organisation, days: [from, to] }) =>
        held({ role, organisation, from: from!, ...(stream === undefined ? {} : { stream }), ...(to === undefined ? {} : { to }) }),
      );
      const at = { house: HOUSE, person: ANNA, organisation: KAJAANI, alliances: [OWN], left: [], all: streams, day: DAY };
      const who = whoFor(houseOf(grants), at);
      for (const stream of streams) {
        for (const role of roles) {
          const expected = grants.some(
            (each) =>
              each.role === role &&
              each.organisation === KAJAANI &&
              each.from <= DAY &&
              (each.to === undefined || DAY <= each.to) &&
              (each.stream === undefined ? stream === HOUSE || stream === OWN || role === "house-admin" : each.stream === stream),
          );
          assert.equal(permits(who, [role], stream, DAY), expected, `${role} on ${stream}`);
        }
      }
    }),
  );
});

test("settings that cannot be used are all told at once", () => {
  const base = { SAMESIDE_OIDC_ISSUER: "https://id.example", SAMESIDE_OIDC_CLIENT_ID: "x", SAMESIDE_OIDC_KEY_FILE: "/k", SAMESIDE_URL: "https://a.example" };
  assert.deepEqual(readOidcSettings({}), { settings: undefined });
  const good = readOidcSettings({ ...base, SAMESIDE_OIDC_ROLES_CLAIM: "roles", SAMESIDE_OIDC_ROLES: "a=b=preparer@9900012-2;\n c=project-office@9900034-1" });
  assert(!good.wrong);
  assert.deepEqual(
    good.settings!.roles.map(({ value, role }) => [value, role]),
    [
      ["a=b", "preparer"],
      ["c", "project-office"],
    ],
  );
  const wrong = (env: Readonly<Record<string, string>>) => readOidcSettings({ ...base, ...env }).wrong?.map(({ name, value }) => `${name.slice(14)} ${value}`);
  assert.deepEqual(wrong({ SAMESIDE_OIDC_ISSUER: "http://id.example", SAMESIDE_OIDC_CLIENT_ID: "", SAMESIDE_OIDC_ENCRYPTED: "maybe" }), [
    "ISSUER http://id.example",
    "CLIENT_ID ",
    "ENCRYPTED maybe",
  ]);
  for (const role of ["purchaser-decider", "purchaser-controller", "auditor", "house-admin", "public", "king"]) {
    const text = `x=${role}@9900012-2`;
    assert.deepEqual(wrong({ SAMESIDE_OIDC_ROLES: text, SAMESIDE_OIDC_ROLES_CLAIM: "roles" }), [`ROLES ${text}`]);
  }
  assert.deepEqual(wrong({ SAMESIDE_OIDC_ROLES: "x=preparer@9900012-2" }), ["ROLES_CLAIM "]);
  assert.deepEqual(readOidcSettings({ ...base, SAMESIDE_URL: "" }).wrong, [{ name: "SAMESIDE_URL", value: "" }]);
});

test("addresses of networks behind the server are private, IPv4 in IPv6 too", () => {
  for (const address of [
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "::ffff:10.0.0.1",
    "64:ff9b::a00:1",
    "not an address",
  ]) {
    assert.equal(isPrivate(address), true, address);
  }
  for (const address of ["193.166.3.2", "172.32.0.1", "2001:708::1"]) assert.equal(isPrivate(address), false, address);
});
