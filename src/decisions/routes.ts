/** Where decisions stand: `/<language>/<alliance>/decisions` and `/<language>/budgets/<budget>/decisions`. */
import { type Context, Hono } from "hono";
import type { Refusal, States } from "../api/decide.ts";
import { type AnyCommand, ask, clock, type Interface, tell } from "../api/http.ts";
import { permits } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { centsTyped } from "../kernel/shown.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import { partiesOf } from "../parties/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import { decisionsShown, inAlliance, inBudget, noteExtract } from "./commands.ts";
import { decisionSlice } from "./kinds.ts";
import { decisionsPage, findingPath, matterPath, type Resting } from "./pages.ts";

export type DecisionGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  /** What rests on decisions of a record that were annulled, as other slices tell it. */
  readonly resting: (states: States, stream: RandomId, language: Language, nameOf: (party: string) => string) => readonly Resting[];
  readonly find: Finder<{ readonly slug: string; readonly name: string; readonly stream: RandomId }>;
};

/** A record with decisions, as its page stands. */
type Place = {
  readonly stream: RandomId;
  readonly base: readonly string[];
  readonly of: typeof inAlliance;
  readonly alliance?: { readonly slug: string; readonly name: string };
};
type Fields = Readonly<Record<string, string>>;
type Finding = (c: Context) => Place | undefined | Promise<Place | undefined>;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function decisionRoutes(on: DecisionGround): Hono {
  const app = new Hono();
  at(app, on, `${LANGUAGE_PATH}/budgets/:budget/decisions`, (c) => {
    const stream = c.req.param("budget") ?? "";
    return isRandomId(stream) ? { stream, base: ["budgets", stream, "decisions"], of: inBudget } : undefined;
  });
  at(app, on, `${LANGUAGE_PATH}/:slug/decisions`, async (c) => {
    const alliance = await on.find(c, c.req.param("slug") ?? "");
    if (!alliance || !isRandomId(alliance.stream)) return undefined;
    return { stream: alliance.stream, base: [alliance.slug, "decisions"], of: inAlliance, alliance };
  });
  return app;
}

function at(app: Hono, on: DecisionGround, path: string, find: Finding): void {
  app.get(path, async (c) => {
    const signedIn = await on.entrance.signedIn(c);
    return signedIn ? show(c, on, find, signedIn, []) : on.entrance.toSignIn(c);
  });
  const posts: readonly (readonly [string, (of: Place["of"]) => AnyCommand, (fields: Fields, language: Language) => object])[] = [
    ["note", (of) => of.note, notingIn],
    ["extract", () => noteExtract, (fields, language) => ({ ...notingIn(fields, language), organisation: fields["organisation"] })],
    [
      "advance",
      (of) => of.advance,
      ({ decision, state, stateOn, exit, text }) => ({ decision, state, stateOn, ...(exit ? { exit } : {}), ...documentIn(text) }),
    ],
    ["annul", (of) => of.annul, ({ decision, on: day, organ, section }) => ({ decision, on: day, organ, section })],
  ];
  for (const [step, commandOf, input] of posts) {
    app.post(`${path}/${step}`, async (c) => {
      const { signedIn, fields } = await on.entrance.form(c);
      const place = await find(c);
      if (!place) return c.notFound();
      const ran = await on.runner.run(commandOf(place.of), input(fields, languageFor(c)), { who: signedIn.who, stream: place.stream, at: clock() });
      if (ran.refusals) return show(c, on, find, signedIn, ran.refusals);
      const { matter } = place.alliance ? matterAsked(c) : {};
      const back = matter === undefined ? place.base : matterPath(place.base[0]!, matter);
      return c.redirect(address(languageFor(c), ...back), 303);
    });
  }
}

/** The matter for which a decision is noted, and to whose page one goes back then. */
function matterAsked(c: Context): { readonly matter?: string } {
  const matter = c.req.query("matter") ?? "";
  return isRandomId(matter) ? { matter } : {};
}

async function show(c: Context, on: DecisionGround, find: Finding, signedIn: SignedIn, refusals: readonly Refusal[]): Promise<Response> {
  const place = await find(c);
  const [instant, { who }, language] = [clock(), signedIn, languageFor(c)];
  if (!place) return c.notFound() as Response;
  const { stream, of, base, alliance } = place;
  const asked = await ask(on, of.list, { who, stream, params: {}, at: instant });
  if (asked.refusals) return c.notFound() as Response;
  const shown = await on.store.read({ actor: who.person, party: who.organisation, streams: [stream] }, async (reading) => {
    const [states, parties] = [await on.runner.states(reading, stream), await partiesOf(reading, stream)];
    const nameOf = (id: string): string => parties.find(({ party, organisation }) => party === id || organisation === id)?.name ?? id;
    return {
      decisions: decisionsShown(states.of(decisionSlice).decisions),
      resting: on.resting(states, stream, language, nameOf),
      organisations: parties.map(({ organisation: id, name }) => ({ id, name })),
    };
  });
  const day = dayAt(instant);
  const mayDo = (command: Pick<AnyCommand, "roles">): boolean => signedIn.by === "session" && permits(who, command.roles, stream, day);
  const may = { note: mayDo(of.note), extract: of === inAlliance && mayDo(noteExtract) };
  const told = refusals.map((each) => tell(on.words, language, each));
  c.status(refusals.length > 0 ? 409 : 200);
  const finding = c.req.query("finding") ?? "";
  const about = alliance && isRandomId(finding) ? { about: { finding, path: findingPath(alliance.slug, finding) } } : {};
  const view = { language, base, day, csrf: signedIn.csrf, told, own: who.organisation, may, ...about, ...(alliance ? matterAsked(c) : {}) };
  return c.html(decisionsPage({ ...view, ...shown, ...(alliance ? { alliance } : {}) }));
}

function notingIn({ organ, on, section, subject, amount, finding, exit, state, stateOn, text }: Fields, language: Language): object {
  const sum = amount?.trim() ? { amount: centsTyped(amount, language) } : {};
  return { organ, on, section, subject, ...sum, ...(finding ? { finding } : {}), ...(exit ? { exit } : {}), state, stateOn, ...documentIn(text) };
}

function documentIn(text: string | undefined): object {
  return text?.trim() ? { document: { type: "text/plain", text } } : {};
}
