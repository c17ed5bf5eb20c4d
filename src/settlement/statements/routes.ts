/** Where statements are proposed and approved: `/<language>/<alliance>/settlement/statements…`. */
import { type Context, Hono } from "hono";
import type { Refusal } from "../../api/decide.ts";
import { refused } from "../../api/decide.ts";
import { keyIn } from "../../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import { mandatesOn } from "../../api/mandates.ts";
import { ALLIANCE_ROLES, permits } from "../../api/roles.ts";
import { decisionSlice } from "../../decisions/kinds.ts";
import { dayAt, endOfDay, type Instant, parseDay } from "../../kernel/day.ts";
import { isRandomId } from "../../kernel/id.ts";
import type { Entrance } from "../../parties/access/routes.ts";
import type { SignedIn } from "../../parties/access/store.ts";
import type { Reading } from "../../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import type { Markup } from "../../web/web.ts";
import { type SettlementCase, throughOf } from "../case.ts";
import { acceptStatement, approveStatement, proposeStatement, restApproval } from "../commands.ts";
import { isOpen, statementSlice } from "../kinds.ts";
import type { At } from "../store.ts";
import { oneStatementPage } from "./approving/pages.ts";
import { at, type Desk, statementsPage } from "./pages.ts";
import { proposingPage } from "./proposing/pages.ts";
import { choosingOf, comparedOf, rehearse, sinceOf } from "./store.ts";

export type StatementsOn = Pick<Interface, "store" | "runner" | "words"> & { readonly entrance: Entrance; readonly find: Finder<SettlementCase> };

const BASE = `${LANGUAGE_PATH}/:slug/settlement/statements` as const;
const STEPS = { approve: approveStatement, accept: acceptStatement, rest: restApproval } as const;
type Seen = { readonly desk: Desk; readonly reading: Reading; readonly at: At; readonly instant: Instant; readonly signedIn: SignedIn };

/** Goes before the settlement's own routes and those of alliances. */
export function statementRoutes(on: StatementsOn): Hono {
  const app = new Hono();
  app.get(BASE, (c) => shown(c, on, async ({ desk }) => statementsPage(desk)));
  app.get(`${BASE}/new`, (c) => showProposing(c, on, { through: c.req.query("through") ?? "", known: c.req.query("known") ?? "" }));
  app.post(BASE, (c) => propose(c, on));
  app.get(`${BASE}/:statement`, (c) => showOne(c, on, c.req.query("done"), []));
  for (const [step, command] of Object.entries(STEPS)) app.post(`${BASE}/:statement/${step}`, (c) => approve(c, on, command));
  return app;
}

/** Shows a page to a reader who has a part in the alliance; others are sent to sign in, or find nothing. */
async function shown(c: Context, on: StatementsOn, work: (seen: Seen) => Promise<Markup | undefined>): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, instant, { who }] = [c.req.param("slug") ?? "", clock(), signedIn];
  const day = dayAt(instant);
  const of = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!of?.record || !permits(who, ALLIANCE_ROLES, slug, day)) return c.notFound() as Response;
  const mayDo = ({ roles }: Pick<AnyCommand, "roles">): boolean => signedIn.by === "session" && permits(who, roles, slug, day);
  const may = { propose: mayDo(proposeStatement), approve: mayDo(approveStatement), accept: mayDo(acceptStatement) };
  const language = languageFor(c);
  // A statement is the same for all its parties: it is made from everything, and shows sums alone.
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug], eyes: "whole" }, async (reading) => {
    const states = await on.runner.states(reading, slug);
    const { statements } = states.of(statementSlice);
    const common = { of, language, csrf: signedIn.csrf, today: day, own: who.organisation, may, statements };
    const desk: Desk = { ...common, decisions: states.of(decisionSlice).decisions, tell: (refusal) => tell(on.words, language, refusal) };
    return work({ desk, reading, at: { stream: slug, states }, instant, signedIn });
  });
  c.header("cache-control", "private, no-store");
  return made ? c.html(made) : (c.notFound() as Response);
}

async function showOne(c: Context, on: StatementsOn, done: string | undefined, refusals: readonly Refusal[]): Promise<Response> {
  if (refusals.length > 0) c.status(409);
  return shown(c, on, async ({ desk, reading, at: place, instant, signedIn }) => {
    const one = desk.statements.find(({ statement }) => statement === c.req.param("statement"));
    if (!one) return undefined;
    const approver = one.approvers.find(({ organisation }) => organisation === desk.own);
    const compared = await comparedOf(reading, place, one);
    const { who } = signedIn;
    const roles = approver?.as === "provider" ? acceptStatement.roles : approveStatement.roles;
    const mandates = mandatesOn(who, roles, place.stream, desk.today);
    const may = approver?.as === "provider" ? desk.may.accept : desk.may.approve;
    const now = { at: instant, day: desk.today, actor: who.person, mandates };
    const beginning = desk.of.agreement.periods[0]?.from;
    const choosing =
      approver && may && one.replaced === undefined ? await choosingOf(reading, { ...place, now, beginning }, one, compared?.statement, approver) : undefined;
    const since = isOpen(one) ? await sinceOf(reading, place.stream, one) : [];
    return oneStatementPage(desk, { one, compared, choosing, since, key: newId(), done, told: refusals.map(desk.tell) });
  });
}

async function approve(c: Context, on: StatementsOn, command: (typeof STEPS)[keyof typeof STEPS]): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const { decision = "" } = fields;
  const [slug, statement] = [c.req.param("slug")!, c.req.param("statement")!];
  const input = { statement, ...(decision === "" || command === acceptStatement ? {} : { decision }) };
  const ran = await on.runner.run(command as AnyCommand, input, { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
  if (ran.refusals) return showOne(c, on, undefined, ran.refusals);
  const base = at({ of: { slug }, language: languageFor(c) }, statement);
  return c.redirect(`${base}?done=${command === restApproval ? "rested" : "approved"}`, 303);
}

type Typed = { readonly through: string; readonly known: string };

/** What was typed, as the command takes it; a day that there is not goes on as it is and is refused. */
function inputOf({ through, known }: Typed): { readonly through: string; readonly knownAt?: string } {
  return { through, ...(known === "" ? {} : { knownAt: parseDay(known) === undefined ? known : endOfDay(known) }) };
}

async function showProposing(c: Context, on: StatementsOn, typed: Typed, tried?: readonly Refusal[]): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const slug = c.req.param("slug") ?? "";
  const input = inputOf(typed);
  const isAsked = typed.through !== "";
  // Rehearsed as the command itself, before the page reads: no turn stands inside a reading.
  const isInside = isRandomId(slug) && signedIn.who.streams.includes(slug);
  const rehearsed = isAsked && isInside ? await rehearse(on.runner.run, input, { who: signedIn.who, stream: slug, at: clock() }) : undefined;
  const against = tried ?? rehearsed?.refusals ?? [];
  if (against.length > 0) c.status(409);
  return shown(c, on, async ({ desk }) => {
    const told = (desk.may.propose ? against : [...against, ...notPermitted(tried ?? [], rehearsed?.refusals)]).map(desk.tell);
    return proposingPage(desk, {
      ...typed,
      through: typed.through || (isAsked ? "" : throughOf(desk.of, desk.today)),
      preview: rehearsed?.preview,
      key: newId(),
      told,
      isTried: tried !== undefined,
    });
  });
}

/** Whoever may not propose is told so before they ask for anything. */
function notPermitted(...told: readonly (readonly Refusal[] | undefined)[]): readonly Refusal[] {
  if (told.some((refusals) => (refusals?.length ?? 0) > 0)) return [];
  return [refused("api/not-permitted", "docs/roles.md", { roles: proposeStatement.roles.join(", ") })];
}

async function propose(c: Context, on: StatementsOn): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const { through = "", known = "", size = "" } = fields;
  const slug = c.req.param("slug")!;
  const expected = /^\d{1,15}$/.test(size) ? { expected: Number(size) } : {};
  const asked = { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields), ...expected };
  const ran = await on.runner.run(proposeStatement, inputOf({ through, known }), asked);
  if (ran.refusals) return showProposing(c, on, { through, known }, ran.refusals);
  return c.redirect(`${at({ of: { slug }, language: languageFor(c) }, ran.result.statement)}?done=proposed`, 303);
}
