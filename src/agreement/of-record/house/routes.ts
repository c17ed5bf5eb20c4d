/** Where alliances and budgets begin: `/<language>/house`, and `/<language>/<alliance>/begun` until there is an agreement. */
import { type Context, Hono } from "hono";
import type { Refusal } from "../../../api/decide.ts";
import { type AnyCommand, clock, tell } from "../../../api/http.ts";
import { permits } from "../../../api/roles.ts";
import { dayAt } from "../../../kernel/day.ts";
import { isRandomId } from "../../../kernel/id.ts";
import type { SignedIn } from "../../../parties/access/store.ts";
import { beginAlliance, beginBudget, grantRole } from "../../../parties/commands.ts";
import { isHeld, houseSlice } from "../../../parties/kinds.ts";
import { INSTALLATION } from "../../../store/store.ts";
import { LANGUAGE_PATH, languageFor } from "../../../web/server.ts";
import { address } from "../../../web/web.ts";
import { bindParty } from "../../bound/commands.ts";
import { adoptAgreement } from "../../commands.ts";
import type { OfRecordGround } from "../routes.ts";
import { alliancesFor, houseShown, type Standing, standingOf, unboundIn } from "../store.ts";
import { begunPage, type Given, housePage } from "./pages.ts";

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function houseRoutes(on: OfRecordGround): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/house`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    if (!signedIn) return on.entrance.toSignIn(c);
    return administers(on, signedIn) ? showHouse(c, on, signedIn, [], {}) : c.notFound();
  });
  app.post(`${LANGUAGE_PATH}/house/alliance`, async (c) => {
    const { signedIn, fields } = await on.entrance.form(c);
    return administers(on, signedIn) ? begin(c, on, signedIn, fields) : c.notFound();
  });
  app.post(`${LANGUAGE_PATH}/house/budget`, async (c) => {
    const { signedIn, fields } = await on.entrance.form(c);
    if (!administers(on, signedIn)) return c.notFound();
    const ran = await on.runner.run(beginBudget, { organisation: fields["organisation"] }, { who: signedIn.who, stream: on.house, at: clock() });
    return ran.refusals ? showHouse(c, on, signedIn, ran.refusals, fields) : c.redirect(`${address(languageFor(c), "house")}#budgets`, 303);
  });
  app.get(`${LANGUAGE_PATH}/:slug/begun`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    if (!signedIn) return on.entrance.toSignIn(c);
    const of = await standingFor(c, on, signedIn);
    return of ? showBegun(c, on, signedIn, of) : c.notFound();
  });
  // Where an alliance has no agreement, its overview is the way to one.
  app.get(`${LANGUAGE_PATH}/:slug`, async (c, next) => {
    const signedIn = isRandomId(c.req.param("slug")) ? await on.entrance.signedIn(c) : undefined;
    const of = signedIn && (await standingFor(c, on, signedIn));
    if (!of || (of.agreement && signedIn.who.streams.includes(of.stream))) return next();
    return showBegun(c, on, signedIn, of);
  });
  return app;
}

function administers(on: OfRecordGround, { who }: SignedIn): boolean {
  return permits(who, beginAlliance.roles, on.house, dayAt(clock()));
}

async function standingFor(c: Context, on: OfRecordGround, { who }: SignedIn): Promise<Standing | undefined> {
  const slug = c.req.param("slug") ?? "";
  return isRandomId(slug) && [...who.streams, ...(who.oversees ?? [])].includes(slug) ? standingOf(on, who, slug) : undefined;
}

async function begin(c: Context, on: OfRecordGround, signedIn: SignedIn, fields: Given): Promise<Response> {
  const { name = "", host: organisation = "", party = "", template = "" } = fields;
  const ran = await on.runner.run(beginAlliance, { organisation, name, party }, { who: signedIn.who, stream: on.house, at: clock() });
  if (ran.refusals) return showHouse(c, on, signedIn, ran.refusals, fields);
  const begun = address(languageFor(c), ran.result.stream, "begun");
  return c.redirect(`${begun}${template === "" ? "" : `?from=${encodeURIComponent(template)}`}`, 303);
}

async function showHouse(c: Context, on: OfRecordGround, signedIn: SignedIn, refusals: readonly Refusal[], given: Given): Promise<Response> {
  const language = languageFor(c);
  const day = dayAt(clock());
  const { organisations, budgets } = await houseShown(on);
  const alliances = (await alliancesFor(on, signedIn.who)).map((of) => ({ of, unbound: unboundIn(of, day).map(({ name }) => name) }));
  const told = refusals.map((each) => tell(on.words, language, each));
  c.status(refusals.length > 0 ? 409 : 200);
  return c.html(housePage({ language, csrf: signedIn.csrf, told, given, alliances, organisations, budgets, starts: on.starts() }));
}

async function showBegun(c: Context, on: OfRecordGround, signedIn: SignedIn, of: Standing): Promise<Response> {
  const day = dayAt(clock());
  const { organisations, budgets } = await houseShown(on);
  const grants = await on.store.read(INSTALLATION, async (reading) => [...(await on.runner.states(reading, on.house)).of(houseSlice).grants.values()]);
  const bound = new Set(of.bound.values());
  const office = grants.some((grant) => grant.role === "project-office" && bound.has(grant.organisation) && isHeld(grant, day));
  const unbound = unboundIn(of, day).map(({ name }) => name);
  const owners = new Set(budgets.values());
  const purchasers = (of.agreement?.parties ?? []).filter(({ roles }) => roles.includes("purchaser"));
  const hasBudgets = purchasers.length > 0 && purchasers.every(({ id }) => owners.has(of.bound.get(id) ?? ""));
  const done = { people: office, adopt: of.agreement !== undefined, bind: of.agreement !== undefined && unbound.length === 0, budgets: hasBudgets };
  const mayOn = (command: Pick<AnyCommand, "roles">, stream: string): boolean => permits(signedIn.who, command.roles, stream, day);
  const may = {
    people: mayOn(grantRole, on.house),
    adopt: mayOn(adoptAgreement, of.stream),
    bind: mayOn(bindParty, of.stream),
    budgets: administers(on, signedIn),
  };
  const host = organisations.find(({ id }) => id === of.begun?.organisation)?.name ?? "";
  return c.html(begunPage({ language: languageFor(c), of, host, done, may, unbound, start: c.req.query("from") }));
}
