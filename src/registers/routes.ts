/** Where the registers stand: `/<language>/<alliance>/registers/<register>…`. */
import { type Context, Hono } from "hono";
import type { Agreement } from "../agreement/agreement.ts";
import type { Refusal, States } from "../api/decide.ts";
import { keyIn } from "../api/form.ts";
import { type AnyCommand, clock, type Interface, tell } from "../api/http.ts";
import { newId } from "../api/installation.ts";
import { ALLIANCE_ROLES, permits } from "../api/roles.ts";
import { textsOf } from "../api/titled.ts";
import { offered } from "../decisions/offered.ts";
import { erasuresOn } from "../erasing/store.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import type { Language } from "../kernel/refusal.ts";
import { centsTyped, plainTyped } from "../kernel/shown.ts";
import { mul, parseRatio, ratio } from "../kernel/share.ts";
import type { Entrance } from "../parties/access/routes.ts";
import { partiesSlice, partyOf } from "../parties/kinds.ts";
import type { Reading } from "../store/store.ts";
import { type Finder, LANGUAGE_PATH, languageFor } from "../web/server.ts";
import { address, type Markup } from "../web/web.ts";
import * as commands from "./commands.ts";
import { futuresText, openRisks } from "./futures.ts";
import { healthPage } from "./health/pages.ts";
import { ideaPage, ideasPage } from "./ideas/pages.ts";
import { type Registers, registersSlice } from "./kinds.ts";
import type { Referring, RegisterDesk } from "./pages.ts";
import { questionPage, questionsPage } from "./questions/pages.ts";
import { riskPage, risksPage } from "./risks/pages.ts";
import { STATEMENTS } from "./statements.ts";
import { hasAnswered } from "./store.ts";
import { isOpenOn } from "./surveying.ts";

export type RegisterGround = Pick<Interface, "store" | "runner" | "words"> & {
  readonly entrance: Entrance;
  readonly find: Finder<{ readonly slug: string; readonly agreement: Agreement }>;
  /** What of the results refers to items of the registers, as another slice tells it. */
  readonly referring: (reading: Reading, at: { readonly stream: RandomId; readonly states: States }, language: Language) => Promise<readonly Referring[]>;
};
type Seen = {
  readonly desk: RegisterDesk;
  readonly reading: Reading;
  readonly person: RandomId;
  readonly referring: () => Promise<readonly Referring[]>;
};
type Fields = Readonly<Record<string, string>>;
type Input = (fields: Fields, language: Language, item: string) => object;

const BASE = `${LANGUAGE_PATH}/:slug/registers` as const;

/** Goes before the routes of alliances, whose part of the path could be anything. */
export function registerRoutes(on: RegisterGround): Hono {
  const app = new Hono();
  app.get(BASE, (c) => c.redirect(address(languageFor(c), c.req.param("slug"), "registers", "ideas"), 302));
  pagesOf(app, on, "ideas", ({ desk }) => ideasPage(desk), ideaOf);
  pagesOf(app, on, "risks", ({ desk }) => risksPage(desk, futuresOf(desk).left), riskOf);
  pagesOf(app, on, "questions", ({ desk }) => questionsPage(desk), questionOf);
  pagesOf(app, on, "health", async (seen) => healthPage(seen.desk, await answeredBy(seen)));
  app.get(`${BASE}/risks/futures.yaml`, (c) => futures(c, on));
  app.get(`${BASE}/ideas/:idea`, (c) => shown(c, on, (seen) => ideaOf(seen, c.req.param("idea")), []));
  app.get(`${BASE}/risks/:risk`, (c) => shown(c, on, (seen) => riskOf(seen, c.req.param("risk")), []));
  app.get(`${BASE}/questions/:question`, (c) => shown(c, on, (seen) => questionOf(seen, c.req.param("question")), []));
  return app;
}

type Shows = (seen: Seen) => Markup | Promise<Markup>;
type ShowsOne = (seen: Seen, item: string) => Markup | undefined | Promise<Markup | undefined>;

const ideaOf: ShowsOne = async ({ desk, referring }, item) => {
  const idea = desk.state.ideas.get(item);
  return idea && ideaPage(desk, idea, await referring());
};
const riskOf: ShowsOne = async ({ desk, referring }, item) => {
  const risk = desk.state.risks.get(item);
  return risk && riskPage(desk, risk, await referring());
};
const questionOf: ShowsOne = ({ desk }, item) => {
  const question = desk.state.questions.get(item);
  return question && questionPage(desk, question);
};

async function answeredBy({ desk, reading, person }: Seen): Promise<boolean> {
  const open = desk.state.surveys.find((survey) => isOpenOn(survey, desk.today));
  return open !== undefined && hasAnswered(reading, { stream: desk.alliance.slug, survey: open.id, person });
}

/** A list with the forms that stand on it, and items with theirs. */
function pagesOf(app: Hono, on: RegisterGround, part: keyof typeof FORMS, list: Shows, one?: ShowsOne): void {
  app.get(`${BASE}/${part}`, (c) => shown(c, on, list, []));
  const { onList, onItem } = FORMS[part];
  for (const [step, [command, input]] of Object.entries(onList))
    app.post(`${BASE}/${part}/${step}`, (c) => given(c, on, { command, input, part, item: "", show: list }));
  for (const [step, [command, input]] of Object.entries(onItem))
    app.post(`${BASE}/${part}/:item/${step}`, (c) => {
      const item = c.req.param("item") ?? "";
      return given(c, on, { command, input, part, item, show: one ? (seen) => one(seen, item) : list });
    });
}

type Given = {
  readonly command: AnyCommand;
  readonly input: Input;
  readonly part: string;
  readonly item: string;
  readonly show: (seen: Seen) => Markup | undefined | Promise<Markup | undefined>;
};

/** Gives a command as a form says, and shows the page again: afresh, or with the reasons why nothing was done. */
async function given(c: Context, on: RegisterGround, { command, input, part, item, show }: Given): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const [slug, language] = [c.req.param("slug")!, languageFor(c)];
  const ran = await on.runner.run(command, input(fields, language, item), { who: signedIn.who, stream: slug, at: clock(), ...keyIn(fields) });
  if (ran.refusals) return shown(c, on, show, ran.refusals);
  const to = part === "health" || item === "" ? [part] : [part, item];
  return c.redirect(address(language, slug, "registers", ...to), 303);
}

async function shown(
  c: Context,
  on: RegisterGround,
  work: (seen: Seen) => Markup | undefined | Promise<Markup | undefined>,
  refusals: readonly Refusal[],
): Promise<Response> {
  const made = await seenBy(c, on, refusals, work);
  c.header("cache-control", "private, no-store");
  if (refusals.length > 0) c.status(409);
  return made instanceof Response ? made : c.html(made);
}

/** Makes something for a reader who has a part in the alliance; others are sent to sign in, or find nothing, as they do where nothing is made. */
async function seenBy<T>(
  c: Context,
  on: RegisterGround,
  refusals: readonly Refusal[],
  work: (seen: Seen) => T | undefined | Promise<T | undefined>,
): Promise<T | Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const [slug, { who }, language] = [c.req.param("slug") ?? "", signedIn, languageFor(c)];
  const today = dayAt(clock());
  const of = isRandomId(slug) ? await on.find(c, slug) : undefined;
  if (!of || who.person === undefined || !permits(who, ALLIANCE_ROLES, slug, today)) return c.notFound() as Response;
  const may = new Set(commands.registerCommands.filter(({ roles }) => signedIn.by === "session" && permits(who, roles, slug, today)).map(({ name }) => name));
  const told = refusals.map((each) => tell(on.words, language, each));
  const made = await on.store.read({ actor: who.person, party: who.organisation, streams: [slug] }, async (reading) => {
    const states = await on.runner.states(reading, slug);
    const state = states.of(registersSlice);
    const common = {
      language,
      alliance: { slug, name: of.agreement.name },
      csrf: signedIn.csrf,
      key: newId(),
      today,
      agreement: of.agreement,
      state,
      told,
      may,
    };
    const texts = await textsOf(reading, slug, refsIn(state));
    const item = ITEMS.map((name) => c.req.param(name)).find((id) => id !== undefined);
    const desk: RegisterDesk = {
      ...common,
      erasures: await erasuresOn(reading, { stream: slug, states, who, by: signedIn.by, today }, ({ of: about }) => item !== undefined && about === item),
      own: partyOf(states.of(partiesSlice), who.organisation),
      texts,
      decisions: offered(states, { needed: "enforceable" }, language),
    };
    const referring = () => on.referring(reading, { stream: slug, states }, language);
    return work({ desk, reading, person: who.person!, referring });
  });
  return made ?? (c.notFound() as Response);
}

/** What the item of a page is called in its address. */
const ITEMS = ["idea", "risk", "question", "item"];

function refsIn({ ideas, risks, questions }: Registers) {
  return [
    ...[...ideas.values()].flatMap(({ text, assessed, decided, realised }) => [
      text,
      assessed?.reasons,
      decided?.reasons,
      ...[...realised.values()].map(({ evidence }) => evidence),
    ]),
    ...[...risks.values()].flatMap((risk) => [risk.text, risk.assessed?.action, ...risk.realised.map(({ text }) => text), risk.closed?.reasons]),
    ...[...questions.values()].flatMap(({ text, answers, reasons }) => [text, ...answers.map(({ answer }) => answer), reasons]),
  ];
}

function futuresOf({ agreement, state, today }: Pick<RegisterDesk, "agreement" | "state" | "today">) {
  return futuresText(agreement, openRisks(state.risks.values()), today);
}

async function futures(c: Context, on: RegisterGround): Promise<Response> {
  const text = await seenBy(c, on, [], ({ desk }) => futuresOf(desk).text);
  if (text instanceof Response) return text;
  const headers = { "content-type": "application/yaml; charset=utf-8", "content-disposition": 'attachment; filename="futures.yaml"' };
  return c.body(text, 200, { ...headers, "cache-control": "private, no-store" });
}

/** Per cent, as people type it, in thousandths; what cannot be read goes on as it is, to be refused. */
function permilleTyped(typed: string, language: Language): number | string {
  const read = parseRatio(plainTyped(typed.replace("%", ""), language));
  const permille = read && mul(read, ratio(10n));
  return permille?.d === 1n && permille.n >= 0n && permille.n <= 1000n ? Number(permille.n) : typed;
}

function weighed({ probability = "", low = "", likely = "", high = "", year, action }: Fields, language: Language): object {
  const [a, b, c] = [low, likely, high].map((sum) => centsTyped(sum, language));
  return { permille: permilleTyped(probability, language), low: a, likely: b, high: c, ...(year ? { year } : {}), action };
}

const words = (fields: Fields): object => ({ title: fields["title"], ...(fields["text"]?.trim() ? { text: fields["text"] } : {}) });
const listed = (text = ""): readonly string[] => text.split(" ").filter((each) => each !== "");
const number = (text = ""): number | string => (/^[1-5]$/.test(text) ? Number(text) : text);

type Forms = Readonly<Record<string, readonly [AnyCommand, Input]>>;
/** The forms of each register: what they give, and how their fields are read. */
const FORMS: Readonly<Record<"ideas" | "risks" | "questions" | "health", { readonly onList: Forms; readonly onItem: Forms }>> = {
  ideas: {
    onList: { enter: [commands.enterIdea, (f) => ({ as: f["as"], lines: listed(f["lines"]), ...words(f) })] },
    onItem: {
      assess: [commands.assessIdea, (f, language, idea) => ({ idea, saving: centsTyped(f["saving"] ?? "", language), reasons: f["reasons"] })],
      decide: [
        commands.decideIdea,
        (f, _, idea) => ({ idea, outcome: f["outcome"], reasons: f["reasons"], ...(f["decision"] ? { decision: f["decision"] } : {}) }),
      ],
      realise: [
        commands.realiseIdea,
        (f, language, idea) => ({ idea, year: f["year"], saving: centsTyped(f["saving"] ?? "", language), evidence: f["evidence"] }),
      ],
      withdraw: [commands.withdrawIdea, (_f, _, idea) => ({ idea })],
    },
  },
  risks: {
    onList: { enter: [commands.enterRisk, (f, language) => ({ as: f["as"], line: f["line"], ...words(f), ...weighed(f, language) })] },
    onItem: {
      assess: [commands.assessRisk, (f, language, risk) => ({ risk, ...weighed(f, language) })],
      realise: [commands.realiseRisk, (f, language, risk) => ({ risk, on: f["on"], amount: centsTyped(f["amount"] ?? "", language), reasons: f["reasons"] })],
      close: [commands.closeRisk, (f, _, risk) => ({ risk, reasons: f["reasons"] })],
    },
  },
  questions: {
    onList: { ask: [commands.askQuestion, (f) => ({ clause: f["clause"], where: f["where"], ...words(f) })] },
    onItem: {
      answer: [commands.answerQuestion, (f, _, question) => ({ question, on: f["on"], by: f["by"], source: f["source"], answer: f["answer"] })],
      agree: [commands.agreeAnswer, (f, _, question) => ({ question, decision: f["decision"] })],
      close: [commands.closeQuestion, (f, _, question) => ({ question, reasons: f["reasons"] })],
    },
  },
  health: {
    onList: { open: [commands.openSurvey, (f) => ({ from: f["from"], until: f["until"] })] },
    onItem: {
      answer: [
        commands.answerSurvey,
        (f, _, survey) => ({ survey, answers: Object.fromEntries(STATEMENTS.map((each) => [each, number(f[each])])), blind: newId() }),
      ],
      count: [commands.countSurvey, (_f, _, survey) => ({ survey })],
    },
  },
};
