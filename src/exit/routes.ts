/** Where the pages about leaving stand: `/<language>/<alliance>/exit`, and for those who have left `…/exit/own`. */
import { type Context, Hono } from "hono";
import type { Agreement } from "../agreement/agreement.ts";
import type { Refusal, States } from "../api/decide.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits, type Role, type Who } from "../api/roles.ts";
import { textsOf } from "../api/titled.ts";
import { type Decision, decisionSlice } from "../decisions/kinds.ts";
import { type Load, offeredIn, offerName } from "../decisions/offered.ts";
import { erasuresOn } from "../erasing/store.ts";
import { type Day, dayAt, EVERYTHING_KNOWN, type Instant, yearOf } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import { matterSlice } from "../matters/kinds.ts";
import type { Entrance } from "../parties/access/routes.ts";
import { registersSlice } from "../registers/kinds.ts";
import { type SettlementCase, throughOf } from "../settlement/case.ts";
import { settledAt } from "../settlement/settling.ts";
import type { Reading } from "../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import * as commands from "./commands.ts";
import { partiesSlice, partyOf } from "../parties/kinds.ts";
import { courseOf, isAuthority, isUsed } from "./deciding.ts";
import type { ExitStatement } from "./exit.ts";
import { type Exit, type Exits, exitSlice, isStanding } from "./kinds.ts";
import { exitPage } from "./overview/pages.ts";
import { purchasersOn } from "./rights.ts";
import { ownRoutes } from "./own/routes.ts";
import { type ExitDesk, nameOf } from "./pages.ts";
import { reckoned } from "./settled/store.ts";
import { deadlockSign, forecastSign, resultsSign, type SignNow } from "./signs.ts";
import { exitStatement } from "./store.ts";

export type ExitGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<SettlementCase>;
};
type Fields = Readonly<Record<string, string>>;

const BASE = `${LANGUAGE_PATH}/:slug/exit` as const;

/** The forms of the page: the command that each gives, and which of its fields go into it; those behind the bar only where they are filled in. */
const FORMS: Readonly<Record<string, readonly [AnyCommand, string]>> = {
  open: [commands.openReview, "sign reasons | about"],
  close: [commands.closeReview, "review outcome reasons"],
  notice: [commands.giveNotice, "kind ground given last decisions | party"],
  withdraw: [commands.withdrawNotice, "exit reasons"],
  plan: [commands.planContinuity, "exit until title | text"],
  agree: [commands.agreeForecast, "exit on title | text costs results"],
  set: [commands.setForecast, "exit on title | text costs results"],
  settle: [commands.settleExit, "exit"],
  approve: [commands.approveExit, "exit | decision"],
  accept: [commands.acceptExit, "exit"],
  default: [commands.noteDefault, "party what cureBy"],
  cured: [commands.noteCured, "default on how"],
  suspend: [commands.suspend, "from decision reasons | services"],
  resume: [commands.resume, "suspension on"],
};
/** Who sees what an exit would come to before it is settled, besides whoever leaves. */
const PREVIEWING: readonly Role[] = ["purchaser-decider", "purchaser-controller", "project-office", "auditor"];
/** Fields of which several can be chosen. */
const MANY = ["decisions", "services"];

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function exitRoutes(on: ExitGround): Hono {
  const app = new Hono();
  app.route("/", ownRoutes(on));
  app.get(BASE, (c) => shown(c, on, []));
  for (const [step, [command, names]] of Object.entries(FORMS)) {
    app.post(`${BASE}/${step}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const slug = c.req.param("slug");
      const ran = await on.runner.run(command, inputOf(fields, names), { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
      if (ran.refusals) return shown(c, on, ran.refusals);
      // With its own approval a party's people may have lost their part.
      const stays = (await on.entrance.signedIn(c))?.who.streams.includes(slug) === true;
      return c.redirect(address(languageFor(c), slug, "exit", ...(stays ? [] : ["own"])), 303);
    });
  }
  return app;
}

function inputOf(fields: Fields, names: string): object {
  const [needed = "", optional = ""] = names.split(" | ");
  const given = optional.split(" ").filter((name) => fields[name]?.trim());
  const value = (name: string): unknown => (MANY.includes(name) ? (fields[name] ?? "").split(" ").filter((id) => id !== "") : fields[name]);
  return Object.fromEntries([...needed.split(" "), ...given].map((name) => [name, value(name)]));
}

/** Shows the page to a reader who has a part in the alliance; others are sent to sign in, or find nothing. */
async function shown(c: Context, on: ExitGround, refusals: readonly Refusal[]): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, { who }, language, at] = [c.req.param("slug") ?? "", signedIn, languageFor(c), clock()];
  const today = dayAt(at);
  if (who.left?.includes(slug)) return c.redirect(address(language, slug, "exit", "own"), 303);
  const of = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!of || !permits(who, ALLIANCE_ROLES, slug, today)) return c.notFound() as Response;
  const may = new Set(commands.exitCommands.filter(({ roles }) => signedIn.by === "session" && permits(who, roles, slug, today)).map(({ name }) => name));
  const told = refusals.map((each) => tell(on.words, language, each));
  const { agreement } = of;
  const figures = await figuresOf(of, today);
  const desk = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading): Promise<ExitDesk> => {
    const states = await on.runner.states(reading, slug);
    const state = states.of(exitSlice);
    const whose = (organisation: RandomId | undefined): string => {
      const party = partyOf(states.of(partiesSlice), organisation);
      return party === undefined ? "" : `${nameOf({ agreement }, party)}, `;
    };
    const named = (load: Load) => offeredIn(states, load).map((each) => ({ id: each.id, name: `${whose(each.organisation)}${offerName(each, language)}` }));
    const own = partyOf(states.of(partiesSlice), who.organisation);
    const isLeaving = [...state.exits.values()].some((exit) => isStanding(exit) && exit.party === own);
    const suspends = ({ ofBody, organisation }: Decision): boolean => ofBody !== undefined || isAuthority(states, agreement, organisation);
    return {
      language,
      alliance: { slug, name: agreement.name },
      csrf: signedIn.csrf,
      key: newId(),
      today,
      agreement,
      state,
      may,
      told,
      course: courseOf(states),
      signs: [...figures, ...signsIn(states)],
      texts: await textsOf(reading, slug, refsIn(state)),
      erasures: await erasuresOn(reading, { stream: slug, states, who, by: signedIn.by, today }, ({ kind }) => /^(exit|default)-/.test(kind)),
      statements: await statementsOf(reading, slug, state),
      own: named({ needed: "enforceable", fits: ({ organisation, exit }) => organisation === who.organisation && (exit !== "leave" || isLeaving) }),
      decisions: named({ needed: "adopted" }),
      suspending: named({ needed: "enforceable", fits: suspends }),
      carrying: named({ needed: "enforceable", fits: (each) => mayCarry(agreement, states, each, { today, own: who.organisation }) }),
      party: own,
      previews: new Set([...state.exits.values()].filter((exit) => isStanding(exit) && mayPreview(who, states, exit, slug, today)).map(({ id }) => id)),
    };
  });
  const shownDesk = await withPreview(on, desk, slug, c.req.query("preview"), at);
  c.header("cache-control", "private, no-store");
  if (refusals.length > 0) c.status(409);
  return c.html(exitPage(shownDesk));
}

/** Whether a notice that the reader gives can rest on a decision: its own organ's, a purchaser's on the end of the whole, or a body's on an exclusion. */
function mayCarry(
  agreement: Agreement,
  states: States,
  decision: Decision,
  { today, own }: { readonly today: Day; readonly own: RandomId | undefined },
): boolean {
  const { organisation, exit, ofBody } = decision;
  const isPurchasers = purchasersOn(agreement, today).some((id) => states.of(partiesSlice).organisations.get(id) === organisation);
  const fits = (exit === "leave" && organisation === own) || (exit === "termination" && isPurchasers) || ofBody?.kind === "exclusion";
  return fits && !isUsed(states, decision);
}

/** Before it is settled, what an exit comes to is for those who pay, who keep the books, who audit them and who leaves. */
function mayPreview(who: Who, states: States, { party }: Exit, slug: RandomId, today: Day): boolean {
  const isOwn = party !== undefined && partyOf(states.of(partiesSlice), who.organisation) === party;
  return permits(who, isOwn ? [...PREVIEWING, "provider-manager"] : PREVIEWING, slug, today);
}

/** The whole record reckons it, not the part of it that the reader sees line by line. */
async function withPreview({ store, runner, words }: ExitGround, desk: ExitDesk, slug: RandomId, asked: string | undefined, at: Instant): Promise<ExitDesk> {
  const exit = desk.state.exits.get(asked ?? "");
  if (!exit || !desk.previews.has(exit.id)) return desk;
  const made = await store.read({ actor: undefined, party: undefined, streams: [slug] }, async (reading) =>
    reckoned(reading, { stream: slug, states: await runner.states(reading, slug) }, exit, { at }),
  );
  if (made.refusals) return { ...desk, told: [...desk.told, ...made.refusals.map((each) => tell(words, desk.language, each))] };
  return { ...desk, preview: { exit: exit.id, statement: made.exit } };
}

/** What the money says: the forecast of the last year with cost, and the score. */
async function figuresOf(of: SettlementCase, today: Day): Promise<readonly SignNow[]> {
  const end = of.agreement.periods.at(-1)!.to;
  const asked = throughOf(of, today);
  const through = asked < end ? asked : end;
  const forecast = await of.record?.forecast({ year: yearOf(through), through, knownAt: EVERYTHING_KNOWN, by: "run-rate" });
  const { statement } = await settledAt(of, { through });
  const results = statement && resultsSign(statement);
  return [...(forecast ? [forecastSign(forecast)] : []), ...(results ? [results] : [])];
}

function signsIn(states: States): readonly SignNow[] {
  const counted = states.of(registersSlice).surveys.findLast((survey) => survey.counted?.answered !== undefined);
  const survey: readonly SignNow[] = counted ? [{ sign: "survey", answered: counted.counted!.answered!, on: counted.until }] : [];
  return [deadlockSign(states.of(matterSlice), states.of(decisionSlice)), ...survey];
}

async function statementsOf(reading: Reading, stream: RandomId, { exits }: Exits): Promise<ReadonlyMap<RandomId, ExitStatement>> {
  const found = new Map<RandomId, ExitStatement>();
  for (const { id, settled } of exits.values()) {
    const statement = settled && (await exitStatement(reading, stream, settled));
    if (statement) found.set(id, statement);
  }
  return found;
}

function refsIn({ reviews, exits, defaults, suspensions }: Exits) {
  return [
    ...[...reviews.values()].flatMap(({ reasons, closed }) => [reasons, closed?.reasons]),
    ...[...exits.values()].flatMap(({ continuity, forecast, withdrawn }) => [continuity?.plan, forecast?.document, withdrawn?.reasons]),
    ...[...defaults.values()].flatMap(({ what, cured }) => [what, cured?.how]),
    ...[...suspensions.values()].map(({ reasons }) => reasons),
  ];
}
