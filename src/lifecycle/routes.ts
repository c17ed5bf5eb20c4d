/** Where the phases stand: `/<language>/<alliance>/phases`. */
import { type Context, Hono } from "hono";
import type { Agreement } from "../agreement/agreement.ts";
import type { Refusal, States } from "../api/decide.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits } from "../api/roles.ts";
import { textsOf } from "../api/titled.ts";
import { decisionSlice, shaken } from "../decisions/kinds.ts";
import { offered } from "../decisions/offered.ts";
import { erasuresOn } from "../erasing/store.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import type { Entrance } from "../parties/access/routes.ts";
import { organisations } from "../parties/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import * as commands from "./commands.ts";
import { GATES } from "./gates.ts";
import { type Lifecycle, lifecycleSlice } from "./kinds.ts";
import { phasesPage } from "./phases/pages.ts";
import { restingOn, standingAt } from "./standing.ts";
import { settledIn } from "./store.ts";

export type LifecycleGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<{ readonly slug: string; readonly agreement: Agreement }>;
};
type Fields = Readonly<Record<string, string>>;

const BASE = `${LANGUAGE_PATH}/:slug/phases` as const;

/** The forms of the page: the command that each gives, and which of its fields go into it; those behind the bar only where they are filled in. */
const FORMS: Readonly<Record<string, readonly [AnyCommand, string]>> = {
  name: [commands.nameDecision, "item decision"],
  show: [commands.showDocument, "item title | text"],
  plan: [commands.planGate, "gate on"],
  enter: [commands.enterPhase, "phase on"],
  milestone: [commands.nameMilestone, "title | text gate"],
  estimate: [commands.estimateMilestone, "milestone earliest latest source | replaces"],
  reach: [commands.reachMilestone, "milestone on source"],
  "drop-milestone": [commands.dropMilestone, "milestone reasons"],
  opinion: [commands.requestOpinion, "sent title | text due gate"],
  give: [commands.giveOpinion, "opinion on effect answer"],
  "drop-opinion": [commands.dropOpinion, "opinion reasons"],
  assessment: [commands.registerAssessment, "kind on title | text"],
  processing: [commands.registerProcessing, "controller processor on title | text"],
  "end-processing": [commands.endProcessing, "processing on"],
  transfer: [commands.noteTransfer, "from to on act section title | text"],
  sign: [commands.signSuccession, "transfer decision"],
  "lay-plan": [commands.layPlan, "title | text beside milestone"],
  "take-plan": [commands.takePlan, "plan on source"],
  "drop-plan": [commands.dropPlan, "plan reasons"],
  interface: [commands.nameInterface, "title party | text due"],
  "agree-interface": [commands.agreeInterface, "interface on answer"],
  "drop-interface": [commands.dropInterface, "interface reasons"],
};

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function lifecycleRoutes(on: LifecycleGround): Hono {
  const app = new Hono();
  app.get(BASE, (c) => shown(c, on, []));
  for (const [step, [command, names]] of Object.entries(FORMS)) {
    app.post(`${BASE}/${step}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const slug = c.req.param("slug");
      const ran = await on.runner.run(command, inputOf(fields, names), { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
      return ran.refusals ? shown(c, on, ran.refusals) : c.redirect(address(languageFor(c), slug, "phases"), 303);
    });
  }
  return app;
}

function inputOf(fields: Fields, names: string): object {
  const [needed = "", optional = ""] = names.split(" | ");
  const given = optional.split(" ").filter((name) => fields[name]?.trim());
  return Object.fromEntries([...needed.split(" "), ...given].map((name) => [name, fields[name]]));
}

/** Shows the page to a reader who has a part in the alliance; others are sent to sign in, or find nothing. */
async function shown(c: Context, on: LifecycleGround, refusals: readonly Refusal[]): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, { who }, language] = [c.req.param("slug") ?? "", signedIn, languageFor(c)];
  const today = dayAt(clock());
  const of = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!of || !permits(who, ALLIANCE_ROLES, slug, today)) return c.notFound() as Response;
  const may = new Set(commands.lifecycleCommands.filter(({ roles }) => signedIn.by === "session" && permits(who, roles, slug, today)).map(({ name }) => name));
  const told = refusals.map((each) => tell(on.words, language, each));
  const { agreement } = of;
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading) => {
    const states = await on.runner.states(reading, slug);
    const state = states.of(lifecycleSlice);
    const settled = await settledIn(reading, slug, states);
    const common = { language, alliance: { slug, name: agreement.name }, csrf: signedIn.csrf, key: newId(), today, agreement, state, told, may };
    return phasesPage({
      ...common,
      standing: new Map(GATES.map((gate) => [gate, standingAt(gate, { states, agreement, settled, on: today })])),
      texts: await textsOf(reading, slug, refsIn(state)),
      erasures: await erasuresOn(reading, { stream: slug, states, who, by: signedIn.by, today }, ({ kind }) => HERE.test(kind)),
      decisions: states.of(decisionSlice).decisions,
      own: ownDecisions(states, who.organisation, language),
      organisations: (await organisations(reading)).map(({ id, name }) => ({ id, name })),
      shaken: restingOn(state).flatMap(({ phase, decision }) => (shaken(states, decision) ? [phase] : [])),
    });
  });
  c.header("cache-control", "private, no-store");
  if (refusals.length > 0) c.status(409);
  return c.html(made);
}

function ownDecisions(states: States, organisation: string | undefined, language: Language) {
  return offered(states, { needed: "adopted", fits: (each) => each.organisation === organisation || each.ofBody !== undefined }, language);
}

/** Kinds of entries whose texts stand on the page. */
const HERE = /^(milestone|opinion|assessment|processing|gate|organising|plan|interface)-/;

function refsIn({ milestones, opinions, assessments, processings, transfers, documents, plans, interfaces }: Lifecycle) {
  return [
    ...[...plans.values()].flatMap(({ text, taken }) => [text, taken?.source]),
    ...[...interfaces.values()].flatMap(({ text, agreed }) => [text, agreed?.answer]),
    ...[...milestones.values()].flatMap(({ text, estimates, reached }) => [text, ...estimates.map(({ source }) => source), reached?.source]),
    ...[...opinions.values()].flatMap(({ text, given }) => [text, given?.answer]),
    ...[...assessments, ...processings.values(), ...documents.values()].map(({ document }) => document),
    ...[...transfers.values()].map(({ text }) => text),
  ];
}
