/** Where budgets and promises stand: `/<language>/<alliance>/appropriations` and `/<language>/budgets/<budget>`. */
import { type Context, Hono } from "hono";
import type { Agreement } from "../agreement/agreement.ts";
import type { Refusal, States } from "../api/decide.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, ask, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { permits, type Who } from "../api/roles.ts";
import { decisionsShown } from "../decisions/commands.ts";
import { decisionSlice } from "../decisions/kinds.ts";
import { offered } from "../decisions/offered.ts";
import { dayAt, parseDay } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import { parseCents } from "../kernel/money.ts";
import { type Language } from "../kernel/refusal.ts";
import { centsTyped, showMoney } from "../kernel/shown.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import { budgetSlice } from "./budget.ts";
import { recordedUnder } from "./budgeting.ts";
import { type BudgetPage, budgetPage } from "./budgets/pages.ts";
import * as commands from "./commands.ts";
import { promisedSlice, restingOn } from "./commitments.ts";
import { carryAppropriation, lapseAppropriation, proposeAppropriation } from "./cycle/commands.ts";
import type { Incurred } from "./incurred/pages.ts";
import { remindersOn } from "./cycle/reminders.ts";
import { MOST_TERMS } from "./most.ts";
import { type MoneyPage, moneyPage } from "./pages.ts";
import { payers } from "./shares-at-most.ts";
import { agreementOf, appropriationList, appropriationsShown, budgetOf, commitmentList, commitmentsShown, paymentsShown, yearsShown } from "./store.ts";

export type PromisedGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<{ readonly slug: string; readonly name: string; readonly stream: RandomId }>;
  /** The name of an alliance by its stream. */
  readonly nameOf: (stream: RandomId) => string;
  /** What a budget is called: by whose it is. */
  readonly titleOf: (budget: RandomId, language: Language) => Promise<string>;
  /** What each purchaser of an alliance has come to owe by year, as its settlement stands; for those who have part in it. */
  readonly incurred: (who: Who, alliance: RandomId) => Promise<readonly Incurred[]>;
};

type Fields = Readonly<Record<string, string>>;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function promisedRoutes(on: PromisedGround): Hono {
  const app = new Hono();
  app.get(`${LANGUAGE_PATH}/budgets/:budget`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    return signedIn ? showBudget(c, on, signedIn, []) : on.entrance.toSignIn(c);
  });
  const ofBudget: readonly (readonly [string, AnyCommand, (fields: Fields, cents: Cents) => object])[] = [
    [
      "record",
      commands.recordAppropriation,
      ({ year, level, basis, amount, state, decision }, cents) => ({ year, level, basis, amount: cents(amount), state, decision }),
    ],
    ["allot", commands.grantAllotment, ({ alliance, place, amount, decision }, cents) => ({ alliance, ...placeIn(place), amount: cents(amount), decision })],
    ["lapse", lapseAppropriation, ({ place }) => placeIn(place)],
    ["settle", commands.settleReservations, () => ({})],
    ["propose", proposeAppropriation, ({ year, level, basis, amount, by }, cents) => ({ year, level, basis, amount: cents(amount), by })],
    ["carry", carryAppropriation, ({ place, amount, decision }, cents) => ({ ...placeIn(place), amount: cents(amount), decision })],
  ];
  for (const [path, command, input] of ofBudget) {
    app.post(`${LANGUAGE_PATH}/budgets/:budget/${path}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const budget = c.req.param("budget");
      const ran = await on.runner.run(command, input(fields, centsIn(languageFor(c))), { who: signedIn.who, stream: budget, at: clock(), ...keyIn(fields) });
      return ran.refusals ? showBudget(c, on, signedIn, ran.refusals) : c.redirect(address(languageFor(c), "budgets", budget), 303);
    });
  }
  app.get(`${LANGUAGE_PATH}/:slug/appropriations`, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    return signedIn ? showPromises(c, on, signedIn, []) : on.entrance.toSignIn(c);
  });
  const ofAlliance: readonly (readonly [string, AnyCommand, (fields: Fields, cents: Cents) => object])[] = [
    ["make", commands.makeCommitment, makingIn],
    ["change", commands.changeCommitment, ({ commitment, decision, amount }, cents) => ({ commitment, decision, amount: cents(amount) })],
    ["end", commands.endCommitment, ({ commitment, on: day }) => ({ commitment, on: day })],
    ["pay", commands.notePayment, ({ on: day, ...rest }, cents) => payingIn({ ...rest, day }, cents)],
  ];
  for (const [path, command, input] of ofAlliance) {
    app.post(`${LANGUAGE_PATH}/:slug/appropriations/${path}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const alliance = await on.find(c, c.req.param("slug"));
      if (!alliance) return c.notFound();
      const ran = await on.runner.run(command, input(fields, centsIn(languageFor(c))), {
        who: signedIn.who,
        stream: alliance.stream,
        at: clock(),
        ...keyIn(fields),
      });
      return ran.refusals ? showPromises(c, on, signedIn, ran.refusals) : c.redirect(address(languageFor(c), alliance.slug, "appropriations"), 303);
    });
  }
  return app;
}

async function showPromises(c: Context, on: PromisedGround, signedIn: SignedIn, refusals: readonly Refusal[]): Promise<Response> {
  const alliance = await on.find(c, c.req.param("slug") ?? "");
  const [at, { who }, language] = [clock(), signedIn, languageFor(c)];
  const stream = alliance?.stream;
  if (!alliance || stream === undefined || !isRandomId(stream)) return c.notFound() as Response;
  const asked = await ask(on, commitmentList, { who, stream, params: {}, at });
  if (asked.refusals) return c.notFound() as Response;
  const own = await on.store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) =>
    who.organisation === undefined ? undefined : budgetOf(reading, who.organisation),
  );
  const budget = own !== undefined && who.streams.includes(own) ? own : undefined;
  const levels = budget === undefined ? [] : await levelsOf(on, signedIn, budget);
  const shown = await on.store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) => {
    const states = await on.runner.states(reading, stream);
    const bound = states.of(partiesSlice).organisations;
    return {
      ...namesIn(await agreementOf(reading, stream, states, "9999")),
      years: await yearsShown(reading, stream, states),
      commitments: commitmentsShown(states),
      payments: (await paymentsShown(reading, stream)).payments,
      decisions: decisionsShown(states.of(decisionSlice).decisions),
      carrying: promisable(states, who, language),
      mine: [...bound].filter(([, organisation]) => organisation === who.organisation).map(([party]) => party),
    };
  });
  const mine = shown.mine.filter((id) => shown.payers.includes(id));
  const day = dayAt(at);
  const may = { commit: mayDo(signedIn, commands.makeCommitment, stream, day), pay: mayDo(signedIn, commands.notePayment, stream, day) };
  c.status(refusals.length > 0 ? 409 : 200);
  const told = refusals.map((each) => tellIn(on, language, each));
  const view = { language, alliance, day, csrf: signedIn.csrf, key: newId(), told, levels, may: mine.length > 0 ? may : { commit: false, pay: false } };
  return c.html(
    moneyPage({
      ...shown,
      ...view,
      incurred: await on.incurred(who, stream),
      mine,
      payees: shown.payees.filter(({ id }) => !mine.includes(id)),
      ...(budget === undefined ? {} : { budget }),
    }),
  );
}

async function showBudget(c: Context, on: PromisedGround, signedIn: SignedIn, refusals: readonly Refusal[]): Promise<Response> {
  const budget = c.req.param("budget") ?? "";
  const [at, { who }, language] = [clock(), signedIn, languageFor(c)];
  const asked = await ask(on, appropriationList, { who, stream: budget, params: {}, at });
  if (asked.refusals) return c.notFound() as Response;
  const shown = await on.store.read({ actor: who.person, party: who.organisation, streams: [budget] }, async (reading) => {
    const states = await on.runner.states(reading, budget);
    const state = states.of(budgetSlice);
    return { state, appropriations: appropriationsShown(state), open: state.open.size, decisions: budgetable(states, who, language) };
  });
  const others = who.streams.filter((stream) => stream !== budget);
  const known = others.map((id) => ({ id, name: on.nameOf(id) })).filter(({ id, name }) => id !== name);
  const day = dayAt(at);
  const may = { decide: mayDo(signedIn, commands.recordAppropriation, budget, day), settle: mayDo(signedIn, commands.settleReservations, budget, day) };
  c.status(refusals.length > 0 ? 409 : 200);
  const told = refusals.map((each) => tellIn(on, language, each));
  const shownOn = parseDay(c.req.query("on") ?? "") ?? day;
  const alliances = [...new Set(shown.appropriations.flatMap(({ allotments }) => allotments.map(({ alliance }) => alliance)))];
  const rows = await Promise.all(alliances.filter((stream) => who.streams.includes(stream)).map((stream) => on.incurred(who, stream)));
  const incurred = rows.flat().filter(({ organisation }) => organisation !== undefined && organisation === who.organisation);
  const turn = { day: shownOn, reminders: remindersOn(shown.state, shownOn), proposals: [...shown.state.proposals.values()], incurred };
  return c.html(
    budgetPage({ language, budget, title: await on.titleOf(budget, language), csrf: signedIn.csrf, key: newId(), told, ...shown, alliances: known, may, turn }),
  );
}

/** By what the reader can commit or change a commitment, which takes the place of what its own commitments rest on. */
function promisable(states: States, { organisation }: Who, language: Language): MoneyPage["carrying"] {
  const promised = states.of(promisedSlice);
  const load = { needed: "enforceable", organisation, resting: (id: RandomId) => restingOn(promised, id) } as const;
  const isSetAnew = (id: RandomId): boolean => [...promised.commitments.values()].some(({ decision }) => decision === id);
  return { make: offered(states, load, language), change: offered(states, { ...load, isSetAnew }, language) };
}

/** By what an appropriation can be recorded, which sets anew what it recorded before; and what takes no sum from its decision. */
function budgetable(states: States, { organisation }: Who, language: Language): BudgetPage["decisions"] {
  const budget = states.of(budgetSlice);
  const load = { needed: "adopted", organisation } as const;
  const isSetAnew = (id: RandomId): boolean => [...budget.appropriations.values()].some(({ decision }) => decision === id);
  const recorded = { ...load, resting: (decision: RandomId) => recordedUnder(budget, decision), isSetAnew };
  return { record: offered(states, recorded, language), others: offered(states, load, language) };
}

async function levelsOf(on: PromisedGround, { who }: SignedIn, budget: RandomId): Promise<readonly string[]> {
  return on.store.read({ actor: who.person, party: who.organisation, streams: [budget] }, async (reading) => {
    const { appropriations } = (await on.runner.states(reading, budget)).of(budgetSlice);
    return [...new Set([...appropriations.values()].map(({ level }) => level))];
  });
}

function namesIn(agreement: Agreement | undefined) {
  const named = (all: readonly { readonly id: string; readonly name: string }[]) => all.map(({ id, name }) => ({ id, name }));
  if (!agreement) return { parties: [], payees: [], lines: [], payers: [] as readonly string[] };
  const paid = (party: Agreement["parties"][number]): number => (party.roles.includes("provider") ? 0 : 1);
  const payees = named(agreement.parties.toSorted((a, b) => paid(a) - paid(b)));
  return { parties: named(agreement.parties), payees, lines: named(agreement.lines), payers: payers(agreement).map(({ id }) => id) };
}

function mayDo({ who, by }: SignedIn, command: Pick<AnyCommand, "roles">, stream: RandomId, day: string): boolean {
  return by === "session" && permits(who, command.roles, stream, day);
}

/** A refusal with its sums as people read them. */
function tellIn(on: PromisedGround, language: Language, refusal: Refusal) {
  const args = Object.entries(refusal.args).map(([name, value]) => {
    const sum = /^-?\d+\.\d{2}$/.test(value) ? parseCents(value) : undefined;
    return [name, sum === undefined ? value : showMoney(sum, language).replaceAll("€", "").trim()];
  });
  return tell(on.words, language, { ...refusal, args: Object.fromEntries(args) as Fields });
}

/** Reads an amount of a form in cents. */
type Cents = (text: string | undefined) => string;

function makingIn(fields: Fields, cents: Cents): object {
  const { purchaser, provider, line, year, level, amount, decision, budget } = fields;
  const said = MOST_TERMS.flatMap((term) => (fields[`stated-${term}`]?.trim() ? [[term, cents(fields[`stated-${term}`])] as const] : []));
  const stated = said.length > 0 ? { stated: Object.fromEntries(said) } : {};
  return { purchaser, provider, ...(line ? { line } : {}), year, level, amount: cents(amount), decision, budget, ...stated };
}

function payingIn({ commitment, amount, day, flow, document, again }: Readonly<Record<string, string | undefined>>, cents: Cents): object {
  return { commitment, amount: cents(amount), on: day, flow, ...(document?.trim() ? { document } : {}), ...(again ? { again: true } : {}) };
}

function placeIn(place: string | undefined): object {
  const [year = "", ...level] = (place ?? "").split(" ");
  return { year, level: level.join(" ") };
}

function centsIn(language: Language): Cents {
  return (text = "") => centsTyped(text, language);
}
