/** What waits for a person: the one list of what each slice says about that. Nothing is reckoned here that the slice's own pages list. */
import { openedSlice } from "../api/fold.ts";
import { permits, type Role, type Who } from "../api/roles.ts";
import type { View } from "../api/query.ts";
import type { Runner } from "../api/command.ts";
import { shaken } from "../decisions/kinds.ts";
import { acceptExit, approveExit } from "../exit/commands.ts";
import { exitSlice, isStanding } from "../exit/kinds.ts";
import { type Day, dayAt, endOfMonth, type Instant } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { giveOpinion } from "../lifecycle/commands.ts";
import { lifecycleSlice } from "../lifecycle/kinds.ts";
import { approveMatter, recordMatter, takePosition } from "../matters/commands.ts";
import { listedFor } from "../matters/shown.ts";
import { deadlineOf } from "../matters/sitting.ts";
import { groundOf as mattersGround, textsOf } from "../matters/store.ts";
import { bodyName, groundOf as meetingsGround } from "../meetings/store.ts";
import { type AwaitedStep, awaitedOf } from "../meetings/waiting.ts";
import { approveCosts } from "../open-books/approvals/commands.ts";
import { waitingOf } from "../open-books/approvals/store.ts";
import { answerFinding, signMonth } from "../open-books/commands.ts";
import { agreementOn, standingOf } from "../open-books/in-force/commands.ts";
import { signedMonth } from "../open-books/kinds.ts";
import { eyesIn, monthsOf, ownParties } from "../open-books/shown/store.ts";
import { answerSurvey } from "../registers/commands.ts";
import { registersSlice } from "../registers/kinds.ts";
import { hasAnswered } from "../registers/store.ts";
import { acceptStatement, approveStatement } from "../settlement/commands.ts";
import { type OfRecord, shakenIn, statementSlice, waitsForApproval } from "../settlement/kinds.ts";
import { partyOf } from "../parties/kinds.ts";
import type { Reading, Store } from "../store/store.ts";
import { inOrder, type Waits, type WaitsOn, type What } from "./waiting.ts";

/** What of a slice waits for whoever asks, with what they may do themselves. */
type Supplier = (reading: Reading, view: View) => Promise<readonly Waits[]> | readonly Waits[];

const SUPPLIERS: readonly Supplier[] = [ofMatters, ofMeetings, ofStatements, ofExits, ofFindings, ofCosts, ofMonths, ofOpinions, ofSurveys];

/** Everything that waits on an alliance. */
export async function waitingOn(reading: Reading, view: View): Promise<readonly Waits[]> {
  const all: Waits[] = [];
  for (const supplier of SUPPLIERS) all.push(...(await supplier(reading, view)));
  return inOrder(all);
}

export type Ground = { readonly store: Store; readonly runner: Pick<Runner, "states" | "sight"> };

/** Of the streams that somebody's organisation has part in, the alliances: its house and its budgets are none. */
export async function alliancesOf({ store, runner }: Ground, { person, organisation, streams }: Who): Promise<readonly RandomId[]> {
  return store.read({ actor: person, party: organisation, streams }, async (reading) => {
    const all: RandomId[] = [];
    for (const stream of streams) if ((await runner.states(reading, stream)).of(openedSlice) === "alliance") all.push(stream);
    return all;
  });
}

/** The same over every alliance that somebody has part in, or those of them that are named. */
export async function waitingFor(on: Ground, who: Who, at: Instant, streams: readonly RandomId[] = who.streams): Promise<readonly WaitsOn[]> {
  const day = dayAt(at);
  const all: WaitsOn[] = [];
  for (const stream of (await alliancesOf(on, who)).filter((each) => streams.includes(each))) {
    const sight = await on.runner.sight(who, stream, day);
    const found = await on.store.read(sight, async (reading) => waitingOn(reading, { stream, states: await on.runner.states(reading, stream), who, day }));
    all.push(...found.map((each) => ({ ...each, stream })));
  }
  return inOrder(all);
}

function may({ who, stream, day }: View, ...commands: readonly { readonly roles: readonly Role[] }[]): boolean {
  return commands.some(({ roles }) => permits(who, roles, stream, day));
}

function until(due: Day | undefined, today: Day): Pick<Waits, "due" | "late"> {
  return due === undefined ? {} : { due, ...(due < today ? { late: true } : {}) };
}

async function ofMatters(reading: Reading, view: View): Promise<readonly Waits[]> {
  const { stream, states, who, day } = view;
  const ground = await mattersGround(reading, { stream, states, day });
  const party = partyOf(ground, who.organisation);
  const all: Waits[] = [];
  for (const { matter, waits } of listedFor(ground, who.organisation, day)) {
    if (waits === undefined || !may(view, waits === "position" ? takePosition : approveMatter)) continue;
    const { effect, reckoned } = await textsOf(reading, stream, matter);
    const typed = effect?.find((each) => each.party === party)?.cents;
    const { before, after } = reckoned?.parties.find((each) => each.party === party) ?? {};
    const own = typed !== undefined ? BigInt(typed) : after ? BigInt(after.target) - BigInt(before?.target ?? "0") : undefined;
    const about = { title: matter.title };
    all.push({
      what: waits,
      id: matter.id,
      to: ["matters", matter.id],
      about,
      ...until(waits === "position" ? deadlineOf(matter) : undefined, day),
      ...(own === undefined ? {} : { own }),
    });
  }
  return all;
}

const STEPS: Readonly<Record<AwaitedStep, What>> = {
  attend: "meeting",
  record: "minutes-write",
  correct: "minutes-write",
  check: "minutes-check",
  countersign: "minutes-sign",
  sign: "minutes-sign",
  action: "action",
};

async function ofMeetings(reading: Reading, view: View): Promise<readonly Waits[]> {
  const { stream, states, who, day } = view;
  const ground = await meetingsGround(reading, { stream, states, day }, who);
  if (!ground || who.person === undefined) return [];
  const { meetings, matters, agreement, party } = ground;
  return awaitedOf(meetings, matters, { person: who.person, party, keeps: may(view, recordMatter) }, day).map(({ step, meeting: id, action, due, late }) => {
    const { body, on } = meetings.meetings.get(id)!;
    const title = meetings.actions.find((each) => each.id === action)?.what ?? bodyName(agreement, body);
    return { what: STEPS[step], id: action ?? id, to: ["meetings", id], about: { title, day: on }, ...(due ? { due } : {}), ...(late ? { late } : {}) };
  });
}

function ofStatements(_reading: Reading, view: View): readonly Waits[] {
  if (!may(view, approveStatement, acceptStatement)) return [];
  const unfounded = (one: OfRecord) => shakenIn(one, (id) => shaken(view.states, id)).map(({ approver }) => approver.party);
  return waitsForApproval(view.states.of(statementSlice), view.who.organisation, unfounded)
    .filter(({ approver }) => may(view, approver.as === "provider" ? acceptStatement : approveStatement))
    .map(({ one: { statement: id, through } }) => ({ what: "statement", id, to: ["settlement", "statements", id], about: { day: through } }));
}

function ofExits(_reading: Reading, view: View): readonly Waits[] {
  return [...view.states.of(exitSlice).exits.values()].flatMap((exit): readonly Waits[] => {
    const approver = exit.settled?.approvers.find(({ organisation }) => organisation === view.who.organisation);
    if (!approver || !isStanding(exit) || exit.settled!.approvals.has(approver.party)) return [];
    if (!may(view, approver.as === "provider" ? acceptExit : approveExit)) return [];
    return [{ what: "exit", id: exit.id, to: ["exit"], about: { day: exit.last } }];
  });
}

function ofFindings(_reading: Reading, view: View): readonly Waits[] {
  if (!may(view, answerFinding)) return [];
  const own = ownParties(view.states, view.who.organisation);
  return [...standingOf(view.states).books.findings]
    .filter(([, { status, party }]) => status === "questioned" && own.includes(party))
    .map(([id, { lines }]) => ({ what: "finding", id, to: ["books", "findings", id], about: { count: lines } }));
}

/** Lines that wait for an approval are one thing to do, however many they are. */
async function ofCosts(reading: Reading, view: View): Promise<readonly Waits[]> {
  if (!may(view, approveCosts)) return [];
  const inForce = await agreementOn(reading, view.stream, view.states, view.day);
  if (!inForce) return [];
  const { count } = await waitingOf(reading, view.stream, inForce.agreement, await eyesIn(reading, view), 1);
  return count === 0 ? [] : [{ what: "costs", id: "waiting", to: ["books", "approvals"], about: { count } }];
}

/** Months that are over and in which a party of one's own has booked something, until they are signed: one thing to do, told anew when another month is over. */
async function ofMonths(reading: Reading, view: View): Promise<readonly Waits[]> {
  if (!may(view, signMonth)) return [];
  const { stream, states, day } = view;
  const own = ownParties(states, view.who.organisation);
  const agreement = (await agreementOn(reading, stream, states, day))?.agreement;
  const { books } = standingOf(states);
  const rows = await monthsOf(reading, { stream, agreement });
  const unsigned = rows.filter(({ party, month }) => own.includes(party) && endOfMonth(month) < day && !signedMonth(books, party, month));
  return [...Map.groupBy(unsigned, ({ party }) => party)].map(([party, all]) => {
    const months = all.map(({ month }) => month).sort();
    return { what: "month", id: `${party} ${months.at(-1)!}`, to: ["books", "months"], about: { month: months[0]!, count: months.length } };
  });
}

/** Opinions that were asked for: whoever notes what came sees to them. */
function ofOpinions(_reading: Reading, view: View): readonly Waits[] {
  if (!may(view, giveOpinion)) return [];
  return [...view.states.of(lifecycleSlice).opinions.values()]
    .filter(({ given, dropped }) => !given && !dropped)
    .map(({ id, sent, due }) => ({ what: "opinion", id, to: ["phases"], about: { day: sent }, ...until(due, view.day) }));
}

async function ofSurveys(reading: Reading, view: View): Promise<readonly Waits[]> {
  const { stream, who, day } = view;
  if (!may(view, answerSurvey) || who.person === undefined) return [];
  const all: Waits[] = [];
  for (const { id, from, until: due, counted } of view.states.of(registersSlice).surveys) {
    if (counted || from > day || due < day || (await hasAnswered(reading, { stream, survey: id, person: who.person }))) continue;
    all.push({ what: "survey", id, to: ["registers", "health"], about: { day: due }, due });
  }
  return all;
}
