/** Where the law beside an alliance stands: `/<language>/<alliance>/law…`. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Context, Hono } from "hono";
import { agreementOn } from "../agreement/adopted/store.ts";
import type { Refusal, States } from "../api/decide.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { permits } from "../api/roles.ts";
import type { Json } from "../kernel/canonical.ts";
import { dayAt } from "../kernel/day.ts";
import { endOverride, endReview, enterLawFacts, overrideRule, reviewRule, withdrawLawFacts } from "../law/commands.ts";
import { packEdition } from "../law/edition.ts";
import { blocks, newestOf, reviewOf } from "../law/evaluation.ts";
import { FACTS, type FactKey, FACTS_BY_SUBJECT, type FactSubject } from "../law/facts.ts";
import { ALL_PACKS, type AnyPack, lawSlice, placeOf } from "../law/kinds.ts";
import { answersOf, enteredAs, factsJson, jsonOf } from "../law/store.ts";
import type { Entrance } from "../parties/access/routes.ts";
import type { SignedIn } from "../parties/access/store.ts";
import type { Reading } from "../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address } from "../web/web.ts";
import { evaluateLaw, lawStanding } from "./commands.ts";
import { evaluationPage, evaluationsPage } from "./evaluations/pages.ts";
import { type Defs, filledIn, type Schema } from "./fact-fields.ts";
import { factsPage, subjectPage } from "./facts/pages.ts";
import { type LawCase, runLawCases } from "./law-cases.ts";
import { type Desk, packPage, type StandingOf } from "./pages.ts";
import { placesIn } from "./places/store.ts";
import { rulePage } from "./rules/pages.ts";
import { textOf } from "./store.ts";

type AllianceCase = { readonly slug: string; readonly name: string; readonly stream: string };
export type CounselGround = Pick<Interface, "store" | "runner" | "words"> & { readonly entrance: Entrance; readonly find: Finder<AllianceCase> };
type Place = { readonly alliance: AllianceCase; readonly signedIn: SignedIn; readonly desk: Desk };
type Fields = Readonly<Record<string, string>>;
type Answer = Response | Promise<Response>;

const BASE = `${LANGUAGE_PATH}/:slug/law` as const;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function counselRoutes(on: CounselGround): Hono {
  const app = new Hono();
  app.get(BASE, (c) => at(c, on, [], (place) => showPack(c, on, place)));
  app.get(`${BASE}/evaluations`, (c) => at(c, on, [], (place) => showEvaluations(c, on, place)));
  app.get(`${BASE}/evaluations/:evaluation`, (c) => at(c, on, [], (place) => showEvaluation(c, on, place)));
  app.get(`${BASE}/facts`, (c) => at(c, on, [], (place) => read(on, place, async (_reading, states) => c.html(factsPage(place.desk, states.of(lawSlice))))));
  app.get(`${BASE}/facts/:subject`, (c) => at(c, on, [], (place) => showSubject(c, on, place, {})));
  app.get(`${BASE}/rules/:rule`, (c) => at(c, on, [], (place) => showRule(c, on, place)));
  postRoutes(app, on);
  return app;
}

function postRoutes(app: Hono, on: CounselGround): void {
  app.post(`${BASE}/evaluations`, (c) =>
    posted(
      c,
      on,
      evaluateLaw,
      ({ pack }) => ({ pack }),
      ["evaluations", "newest"],
      (place) => showEvaluations(c, on, place),
    ),
  );
  const ofRule: readonly (readonly [string, AnyCommand])[] = [
    ["end-review", endReview],
    ["override", overrideRule],
    ["end-override", endOverride],
  ];
  const rule = (c: Context): string => c.req.param("rule") ?? "";
  app.post(`${BASE}/rules/:rule/review`, (c) => {
    const input = ({ pack, called, on: day, severity }: Fields) => ({ pack, rule: rule(c), called, on: day, severity });
    return posted(c, on, reviewRule, input, ["rules", rule(c)], (place) => showRule(c, on, place));
  });
  for (const [step, command] of ofRule) {
    app.post(`${BASE}/rules/:rule/${step}`, (c) =>
      posted(
        c,
        on,
        command,
        ({ pack, reason }) => ({ pack, rule: rule(c), reason }),
        ["rules", rule(c)],
        (place) => showRule(c, on, place),
      ),
    );
  }
  const subject = (c: Context): string => c.req.param("subject") ?? "";
  app.post(`${BASE}/facts/:subject`, (c) =>
    posted(
      c,
      on,
      enterLawFacts,
      (fields) => ({ facts: factsIn(fields) }),
      ["facts", subject(c)],
      (place, fields) => showSubject(c, on, place, fields),
    ),
  );
  app.post(`${BASE}/facts/:subject/withdraw`, (c) =>
    posted(
      c,
      on,
      withdrawLawFacts,
      ({ fact, reason }) => ({ facts: [fact], reason }),
      ["facts", subject(c)],
      (place) => showSubject(c, on, place, {}),
    ),
  );
}

/** Everyone who has a part in the alliance reads what the law says of it. */
async function at(c: Context, on: CounselGround, refusals: readonly Refusal[], work: (place: Place) => Answer): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const alliance = await on.find(c, c.req.param("slug") ?? "");
  const day = dayAt(clock());
  c.header("cache-control", "private, no-store");
  if (!alliance || !permits(signedIn.who, lawStanding.roles, alliance.stream, day)) return c.notFound() as Answer;
  const language = languageFor(c);
  const mayDo = (command: AnyCommand): boolean => signedIn.by === "session" && permits(signedIn.who, command.roles, alliance.stream, day);
  const may = { evaluate: mayDo(evaluateLaw), review: mayDo(reviewRule), decide: mayDo(overrideRule) };
  c.status(refusals.length > 0 ? 409 : 200);
  const told = refusals.map((each) => tell(on.words, language, each));
  return work({ alliance, signedIn, desk: { language, alliance, csrf: signedIn.csrf, day, told, may } });
}

/** Runs what a form asks for; what was refused is told on the page that the form stands on. */
async function posted(
  c: Context,
  on: CounselGround,
  command: AnyCommand,
  input: (fields: Fields) => object,
  to: readonly string[],
  again: (place: Place, fields: Fields) => Answer,
): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const alliance = await on.find(c, c.req.param("slug") ?? "");
  if (!alliance) return c.notFound() as Answer;
  const ran = await on.runner.run(command, input(fields), { who: signedIn.who, stream: alliance.stream, at: clock() });
  if (ran.refusals) return at(c, on, ran.refusals, (place) => again(place, fields));
  const pack = to[0] === "rules" ? `?pack=${encodeURIComponent(fields["pack"] ?? "")}` : "";
  return c.redirect(`${address(languageFor(c), alliance.slug, "law", ...to)}${pack}`, 303);
}

function read<T>(on: CounselGround, { alliance, signedIn: { who } }: Place, work: (reading: Reading, states: States) => Promise<T>): Promise<T> {
  const sight = { actor: who.person, party: who.organisation, streams: [alliance.stream] };
  return on.store.read(sight, async (reading) => work(reading, await on.runner.states(reading, alliance.stream)));
}

/** The pack that the address names; else that of the agreement, else the law of today. */
function packIn(c: Context, ofAgreement: AnyPack | undefined): AnyPack {
  const asked = c.req.query("pack") ?? "";
  return Object.hasOwn(ALL_PACKS, asked) ? (asked as AnyPack) : (ofAgreement ?? "fi-2026-tyovoimapalvelu");
}

async function packOf(reading: Reading, states: States, { alliance, desk }: Place): Promise<AnyPack | undefined> {
  const law = (await agreementOn(reading, alliance.stream, states, desk.day))?.agreement.law;
  return law === "none" ? undefined : law;
}

/** Each rule as the newest evaluation of its pack, the reviews and the overrides have it. */
async function standingOf(reading: Reading, states: States, { alliance }: Place, pack: AnyPack): Promise<StandingOf> {
  const state = states.of(lawSlice);
  const [newest] = newestOf(state, pack);
  const kept = newest && (await answersOf(reading, alliance.stream, newest));
  const answers = new Map(kept?.answers.map((each) => [each.rule, each]));
  return (rule) => {
    const answer = answers.get(rule.id);
    return {
      ...(answer ? { answer } : {}),
      blocks: blocks(state, pack, rule),
      isReviewed: reviewOf(state, pack, rule) !== undefined,
      isSetAside: state.overrides.has(placeOf({ pack, rule: rule.id })),
    };
  };
}

async function withPlaces(reading: Reading, states: States, { alliance, desk }: Place): Promise<Desk> {
  return { ...desk, places: await placesIn(reading, { stream: alliance.stream, states, day: desk.day }) };
}

function showPack(c: Context, on: CounselGround, place: Place): Answer {
  return read(on, place, async (reading, states) => {
    const ofAgreement = await packOf(reading, states, place);
    const pack = packIn(c, ofAgreement);
    const asked = (name: string): string => c.req.query(name) ?? "";
    const filter = { pack, answer: asked("answer"), act: asked("act"), subject: asked("subject") };
    const standing = await standingOf(reading, states, place, pack);
    return c.html(packPage(await withPlaces(reading, states, place), { filter, ofAgreement, edition: packEdition(ALL_PACKS[pack]), standing }));
  });
}

const CASES = fileURLToPath(new URL("../../cases/law/", import.meta.url));
let cases: ReadonlyMap<string, readonly LawCase[]> | undefined;

/** The cases by rule; read when a rule is first shown. */
function casesOf(rule: string): readonly LawCase[] {
  cases ??= Map.groupBy(
    globSync("*.yaml", { cwd: CASES }).flatMap((name) => runLawCases(name, readFileSync(join(CASES, name))).cases.map((verdict) => verdict.case)),
    (each) => each.rule.id,
  );
  return cases.get(rule) ?? [];
}

function showRule(c: Context, on: CounselGround, place: Place): Answer {
  const named = c.req.param("rule") ?? "";
  // Reads files, once: not while the record is open.
  const ofRule = casesOf(named);
  return read(on, place, async (reading, states) => {
    const { stream } = place.alliance;
    const ofAgreement = await packOf(reading, states, place);
    const asked = packIn(c, ofAgreement);
    // A rule that the pack has not is shown as the first pack that has it.
    const pack = [asked, ...(Object.keys(ALL_PACKS) as AnyPack[])].find((id) => ALL_PACKS[id].rules.some(({ id: rule }) => rule === named));
    const rule = pack && ALL_PACKS[pack].rules.find(({ id }) => id === named);
    if (!rule) return c.notFound() as Answer;
    const state = states.of(lawSlice);
    const found = state.reviews.get(placeOf({ pack, rule: rule.id }));
    const isOfThis = reviewOf(state, pack, rule) !== undefined;
    const review = found && { ...found, isOfThis, blocks: blocks(state, pack, rule), name: await textOf(reading, stream, found.called.hash) };
    const aside = state.overrides.get(placeOf({ pack, rule: rule.id }));
    const override = aside && { ...aside, text: await textOf(reading, stream, aside.reason.hash) };
    const { answer } = (await standingOf(reading, states, place, pack))(rule);
    const fired = newestOf(state, pack).filter(({ broken }) => broken.includes(rule.id));
    return c.html(rulePage(await withPlaces(reading, states, place), { pack, rule, answer, cases: ofRule, fired, review, override }));
  });
}

function showEvaluations(c: Context, on: CounselGround, place: Place): Answer {
  return read(on, place, async (reading, states) => {
    const pack = packIn(c, await packOf(reading, states, place));
    return c.html(evaluationsPage(place.desk, states.of(lawSlice).evaluations, pack));
  });
}

function showEvaluation(c: Context, on: CounselGround, place: Place): Answer {
  return read(on, place, async (reading, states) => {
    const { stream } = place.alliance;
    const { evaluations } = states.of(lawSlice);
    const named = c.req.param("evaluation");
    const evaluation = named === "newest" ? evaluations.at(-1) : evaluations.find(({ seq }) => `${seq}` === named);
    if (!evaluation) return c.notFound() as Answer;
    const earlier = evaluations.findLast(({ pack, seq }) => pack === evaluation.pack && seq < evaluation.seq);
    const [answers, old] = [await answersOf(reading, stream, evaluation), earlier && (await answersOf(reading, stream, earlier))];
    const facts = await jsonOf(reading, stream, evaluation.facts.hash);
    const before = earlier && old ? { evaluation: earlier, answers: old } : undefined;
    return c.html(evaluationPage(await withPlaces(reading, states, place), { evaluation, answers, before, facts }));
  });
}

type FactSchemas = { readonly properties: Readonly<Record<string, Schema>>; readonly $defs: Defs };

/** The fact of a form, as its fields give it; an empty form gives none. */
function factsIn(fields: Fields): Readonly<Record<string, Json>> {
  const fact = fields["fact"] ?? "";
  const { properties, $defs } = factsJson() as FactSchemas;
  const value = Object.hasOwn(FACTS, fact) ? filledIn(properties[fact]!, $defs, fields, fact) : undefined;
  return value === undefined ? {} : { [fact]: value };
}

function showSubject(c: Context, on: CounselGround, place: Place, typed: Fields): Answer {
  const named = c.req.param("subject") ?? "";
  if (!Object.hasOwn(FACTS_BY_SUBJECT, named)) return c.notFound() as Answer;
  return read(on, place, async (reading, states) => {
    const law = states.of(lawSlice);
    const entered = await enteredAs(reading, place.alliance.stream, law);
    const { properties: schemas, $defs: defs } = factsJson() as FactSchemas;
    const values: Readonly<Partial<Record<FactKey, Json>>> = { ...entered, ...factsIn(typed) };
    return c.html(subjectPage(place.desk, { subject: named as FactSubject, law, values, schemas, defs, open: typed["fact"] ?? c.req.query("fact") }));
  });
}
