/** The pages of people and roles, and the forms that grant, end, add and invite. */
import { type Context, Hono } from "hono";
import type { Refusal } from "../api/decide.ts";
import { type AnyCommand, ask, clock, type Interface, tell } from "../api/http.ts";
import { permits, type Role } from "../api/roles.ts";
import { toHex } from "../kernel/bytes.ts";
import { dayAt } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { INSTALLATION } from "../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import type { Entrance } from "./access/routes.ts";
import { after, newSecret, secretHash, type SignedIn } from "./access/store.ts";
import { addPerson, endRole, grantRole, invitePerson, listParties, listPeople, listRoles, registerOrganisation } from "./commands.ts";
import { BELOW_DECIDER } from "./granting.ts";
import { GRANTED_ROLES, heldBy, houseSlice } from "./kinds.ts";
import { INVITED } from "./oidc/store.ts";
import { invitedPage, peoplePage, rolesPage } from "./pages.ts";
import { grantsShown, namesOf, organisations, partiesOf } from "./store.ts";

export type AllianceCase = { readonly slug: string; readonly name: string; readonly stream: RandomId };
export type PartyGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly house: RandomId;
  /** The address of this server as browsers see it, for the links of invitations. */
  readonly url: string;
  readonly find: Finder<AllianceCase>;
};

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function partyRoutes(on: PartyGround): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/roles`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    return signedIn ? showRoles(c, on, signedIn, []) : on.entrance.toSignIn(c);
  });
  const posts: readonly (readonly [string, AnyCommand, (fields: Readonly<Record<string, string>>) => object])[] = [
    ["person", addPerson, ({ name, email }) => ({ name, ...given({ email }) })],
    [
      "organisation",
      registerOrganisation,
      ({ name, kind, businessId, members }) => ({ name, kind, ...given({ businessId }), ...(members ? { members: members.split(" ") } : {}) }),
    ],
    ["end", endRole, ({ grant, on: day }) => ({ grant, on: day })],
    [
      "grant",
      grantRole,
      ({ person, organisation, role, from, to, limit, subjects, decision }) => ({
        person,
        organisation,
        role,
        from,
        ...(subjects?.trim() ? { subjects: subjects.trim().split(/[\s,]+/) } : {}),
        ...given({ to, decision, limit: limit && (centsIn(limit) ?? limit) }),
      }),
    ],
  ];
  for (const [path, command, input] of posts) {
    app.post(`${LANGUAGE_PATH}/roles/${path}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const ran = await on.runner.run(command, input(fields), { who: signedIn.who, stream: on.house, at: clock() });
      return ran.refusals ? showRoles(c, on, signedIn, ran.refusals) : c.redirect(`${address(languageFor(c), "roles")}`, 303);
    });
  }
  app.post(`${LANGUAGE_PATH}/roles/invite`, async (c) => {
    const { signedIn, fields } = await on.entrance.form(c);
    const [code, at, language] = [newSecret(), clock(), languageFor(c)];
    const input = { person: fields["person"] ?? "", code: toHex(secretHash(code)) };
    const ran = await on.runner.run(invitePerson, input, { who: signedIn.who, stream: on.house, at });
    if (ran.refusals) return showRoles(c, on, signedIn, ran.refusals);
    const names = await on.store.read(INSTALLATION, (reading) => namesOf(reading, [input.person]));
    const link = new URL(`${address(language, "invitation")}?code=${code}`, on.url).href;
    c.header("cache-control", "no-store");
    return c.html(invitedPage(language, link, names.get(input.person) ?? "", after(at, INVITED)));
  });
  app.get(`${LANGUAGE_PATH}/:slug/people`, (c) => showPeople(c, on));
  return app;
}

async function showPeople(c: Context, on: PartyGround): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const alliance = await on.find(c, c.req.param("slug") ?? "");
  if (!alliance) return c.notFound();
  const [at, { who }] = [clock(), signedIn];
  const asked = { who, stream: alliance.stream, params: {}, at };
  const [first, second] = [await ask(on, listParties, asked), await ask(on, listPeople, asked)];
  if (first.refusals || second.refusals) return c.notFound();
  // What the questions answer for programs, the page reads as it is: under the sight that they were asked with.
  const sight = { actor: who.person, party: who.organisation, streams: [alliance.stream] };
  const [parties, held] = await on.store.read(sight, async (reading) => [
    await partiesOf(reading, alliance.stream),
    await grantsShown(reading, { heldOn: dayAt(at) }),
  ]);
  const bound = new Set(parties.map(({ organisation }) => organisation));
  const people = held.filter((grant) => (grant.stream === undefined ? bound.has(grant.organisation) : grant.stream === alliance.stream));
  const grants = permits(who, grantRole.roles, on.house, dayAt(at));
  return c.html(peoplePage({ language: languageFor(c), alliance, parties, people, grants }));
}

async function showRoles(c: Context, on: PartyGround, signedIn: SignedIn, refusals: readonly Refusal[]): Promise<Response> {
  const [at, { who }, language] = [clock(), signedIn, languageFor(c)];
  const day = dayAt(at);
  const asked = await ask(on, listRoles, { who, stream: on.house, params: {}, at });
  if (asked.refusals) return c.notFound();
  const sight = { actor: who.person, party: who.organisation, streams: [on.house] };
  const shown = await on.store.read(sight, async (reading) => {
    const house = (await on.runner.states(reading, on.house)).of(houseSlice);
    const administers = heldBy(house, who.person, day).some(({ role, organisation }) => role === "house-admin" && organisation === who.organisation);
    const names = await namesOf(reading, [...house.people]);
    const people = [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, language));
    const grants = await grantsShown(reading, administers ? {} : { organisations: [who.organisation!] });
    return { administers, people, grants, organisations: await organisations(reading) };
  });
  const grantable: readonly Role[] = shown.administers ? GRANTED_ROLES : BELOW_DECIDER;
  const told = refusals.map((each) => tell(on.words, language, each));
  c.status(refusals.length > 0 ? 409 : 200);
  return c.html(rolesPage({ language, signedIn, day, grantable, told, ...shown }));
}

/** The fields that were filled in. */
function given(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).flatMap(([name, value]) => (value === undefined || value.trim() === "" ? [] : [[name, value.trim()]])));
}

/** Euros as people write them, as whole cents. */
function centsIn(text: string): string | undefined {
  const match = /^(\d{1,12})(?:[.,](\d{2}))?$/.exec(text.replace(/[\s\u00a0]/g, ""));
  return match ? String(BigInt(match[1]! + (match[2] ?? "00"))) : undefined;
}
