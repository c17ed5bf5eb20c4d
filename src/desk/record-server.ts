/** The server of an installation: the pages and the interface of its record, for whoever is signed in. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { contextStorage } from "hono/context-storage";
import { COMMANDS, QUERIES, REFUSALS, SLICES } from "../alliance.ts";
import { agreementRoutes } from "../agreement/routes.ts";
import { promisedRoutes } from "../appropriations/routes.ts";
import { budgetsBeside, grantedBeside } from "../appropriations/store.ts";
import { counselRoutes } from "../counsel/routes.ts";
import { decisionRoutes } from "../decisions/routes.ts";
import { refused } from "../api/decide.ts";
import { exportRoutes } from "../api/export.ts";
import { allowedReceivers } from "../api/hooks/sending.ts";
import { sealOf } from "../api/sealing.ts";
import { keepSending } from "../api/hooks/worker.ts";
import { clock, interfaceRoutes, problem, statesBeside } from "../api/http.ts";
import { type Installation, openInstallation, type Place } from "../api/installation.ts";
import type { Limits } from "../api/limits.ts";
import { openApiRoutes } from "../api/openapi.ts";
import { ALLIANCE_ROLES, permits, type Role, SIGNED_OUT } from "../api/roles.ts";
import { dayAt } from "../kernel/day.ts";
import { isRandomId, type RandomId } from "../kernel/id.ts";
import { once } from "../kernel/once.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { erasingRoutes } from "../erasing/routes.ts";
import { exitRoutes } from "../exit/routes.ts";
import { lifecycleRoutes } from "../lifecycle/routes.ts";
import { logRoutes } from "../log/routes.ts";
import { noticeRoutes, waitingBeginning } from "../notices/routes.ts";
import { keepSending as keepMailing } from "../notices/sending/store.ts";
import { readMailSettings } from "../notices/settings.ts";
import { matterRoutes, mattersWaiting } from "../matters/routes.ts";
import { keepSwept } from "../open-books/import/stale/store.ts";
import { mayReadLine } from "../open-books/audit/routes.ts";
import { eraseDetails } from "../open-books/erasing/commands.ts";
import { bookRoutes } from "../open-books/routes.ts";
import { readOidcSettings } from "../parties/oidc/settings.ts";
import { meetingRoutes } from "../meetings/routes.ts";
import { partyRoutes } from "../parties/routes.ts";
import { registerRoutes } from "../registers/routes.ts";
import { streamNames } from "./stream-names.ts";
import { tokenRoutes } from "../parties/tokens/routes.ts";
import { type Entrance, accessRoutes, createEntrance } from "../parties/access/routes.ts";
import { createAccess } from "../parties/access/store.ts";
import { resultRoutes } from "../settlement/entered/routes.ts";
import { hoursRoutes } from "../settlement/hours/routes.ts";
import { planRoutes } from "../settlement/plan-sheet/routes.ts";
import { ownProductionRoutes } from "../settlement/own-production/routes.ts";
import { settlementRoutes } from "../settlement/routes.ts";
import { statementRoutes } from "../settlement/statements/routes.ts";
import { changeMatter, openMatter } from "../simulation/proposed/commands.ts";
import { whatIfRoutes } from "../simulation/routes.ts";
import { browserModules } from "../web/modules.ts";
import { watch } from "../web/monitoring.ts";
import { application, type Finder, languageFor, listen, type Listening } from "../web/server.ts";
import type { WithFrame } from "../web/web.ts";
import { beginningIn, beginningRoutes } from "./beginning.ts";
import { checkRoutes } from "./check-page.ts";
import type { Alliance, Example } from "./demo.ts";
import { createAfresh } from "./afresh.ts";
import { createRefusals } from "./refused.ts";
import { apiRoutes } from "./api-routes.ts";
import { hookRoutes } from "./hook-routes.ts";
import { holding } from "./limited.ts";
import { outlookFrom } from "./outlook.ts";
import { type Recorded, recordedAlliances } from "./recorded.ts";
import { incurredFrom } from "./incurred.ts";
import { recordHome } from "./record-home.ts";
import { referringIn } from "./referring.ts";
import { restingIn } from "./resting.ts";
import { BROWSER_ENTRY } from "./server.ts";

const { version: VERSION } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as { version: string };

export type RecordOptions = Place & {
  readonly host: string;
  /** Absent: 3000 or the next free one. */
  readonly port?: number;
  /** The address as browsers see it; absent: that of the socket. */
  readonly url?: string;
  /** Alliances from files, for a demo: shown to anyone beside the record. Asked for at the first page. */
  readonly examples?: () => readonly Example[];
  /** How many requests are taken; absent: all of them. */
  readonly limits?: Limits;
  /** Addresses of proxies, besides this machine's, that are believed when they say for whom they ask. */
  readonly proxies?: readonly string[];
  /** Where a line for every request goes; absent: nowhere. */
  readonly requests?: MiddlewareHandler;
  /** Told of every bug that a request meets. */
  readonly log: (bug: unknown) => void;
  /** Runs once the installation is open and before the socket is. */
  readonly prepare?: (installation: Installation) => Promise<void>;
};

/** Opens the installation and serves it; refuses as `openInstallation` does. */
export async function startRecord(options: RecordOptions): Promise<Outcome<Listening>> {
  const opened = await openInstallation(options, SLICES);
  if (!opened.value) return opened;
  const installation = opened.value;
  try {
    await options.prepare?.(installation);
    const listening = await listen(await recordPages(installation, options), options.host, options.port);
    const sending = keepSending({ store: installation.store, seal: sealOf(installation.signing), allowed: allowedReceivers(process.env), log: options.log });
    const mailing = keepMailingIn(installation, options);
    const swept = keepSwept({ store: installation.store, directory: join(options.data, "spool") }, options.log);
    const stop = (): Promise<void> => Promise.all([listening.close(), sending.stop(), swept.stop(), mailing?.stop()]).then(() => undefined);
    return { value: { url: listening.url, close: () => stop().finally(() => installation.close()) }, faults: [] };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

export type PageOptions = Pick<RecordOptions, "url" | "log" | "data" | "examples" | "limits" | "proxies" | "requests">;

/** Everything that an installation answers. */
export async function recordPages(installation: Installation, options: PageOptions): Promise<Hono> {
  const { store, house } = installation;
  const url = addressOf(options);
  const modules = browserModules(BROWSER_ENTRY);
  const app = application(modules, options.log);
  const entrance = createEntrance(createAccess({ store, runner: installation.runner, house }), url);
  const provider = await signInService(installation, entrance, options);
  const afresh = createAfresh({ entrance, provider: provider?.name });
  const refusals = createRefusals({ entrance, words: REFUSALS });
  const runner = refusals.watching(afresh.watching(installation.runner));
  const recorded = recordedAlliances({ store, runner });
  const examples = once(() => new Map((options.examples?.() ?? []).map((example) => [example.slug, example])));
  const find = finder(entrance, recorded, examples);
  const findMoney = finder(entrance, recorded, examples, ALLIANCE_ROLES);
  const words = REFUSALS;
  const watched = watch(store);
  app.use(watched.count);
  app.route("/", watched.routes);
  if (options.requests) app.use(options.requests);
  app.use(contextStorage());
  app.use(framed(entrance, store.demo));
  if (options.limits) app.use(holding({ limits: options.limits, proxies: options.proxies ?? [], entrance, words }));
  app.use(refusals.keep(app));
  app.route("/", checkRoutes());
  app.use(afresh.notice);
  app.route("/", afresh.routes);
  if (provider) app.route("/", provider.routes);
  const nameOf = streamNames({ store, runner, house });
  app.route("/", accessRoutes(entrance, { provider: provider?.name, isDemo: store.demo, nameOf }));
  app.route("/", tokenRoutes({ entrance, commands: COMMANDS, queries: QUERIES, words, nameOf }));
  const leaves = store.demo ? "demo" : mailSettings() ? "yes" : "no-server";
  app.route("/", noticeRoutes({ store, runner, words, entrance, nameOf, url: options.url, leaves }));
  const on = { installation, options, entrance, recorded, runner, find };
  app.route("/", slicePages(on));
  app.route("/", interfacePages(on));
  app.route(
    "/",
    recordHome({
      entrance,
      recorded,
      find,
      findMoney,
      beginning: beginningIn({ store, runner, house }),
      matters: mattersWaiting({ store, runner }),
      all: waitingBeginning({ store, runner }),
      examples: () => [...examples().values()],
    }),
  );
  app.route("/", agreementRoutes(find));
  app.route("/", settlementRoutes(findMoney));
  app.route("/", whatIfRoutes(findMoney, modules.addresses));
  return app;
}

type Pages = {
  readonly installation: Installation;
  readonly options: PageOptions;
  readonly entrance: Entrance;
  readonly recorded: Recorded;
  /** The installation's own, which sees when a form comes from a session that is too old. */
  readonly runner: Installation["runner"];
  readonly find: Finder<Alliance>;
};

/** The pages that the slices have for an alliance and its money; they go before those that stand over files too, whose part of the path could be anything. */
function slicePages({ installation, options, entrance, recorded, runner, find }: Pages): Hono {
  const { store, house } = installation;
  const url = addressOf(options);
  const words = REFUSALS;
  const app = new Hono();
  const found = async (c: Context, slug: string) => named(await find(c, slug));
  app.route("/", beginningRoutes({ store, runner, words: REFUSALS, entrance, house }));
  app.route("/", partyRoutes({ store, runner, words, entrance, house, url, find: found }));
  const books = { store, runner, words, entrance, spool: join(options.data, "spool"), log: options.log, outlook: outlookFrom(recorded) };
  app.route("/", bookRoutes(books));
  for (const each of [hoursRoutes, ownProductionRoutes, resultRoutes, planRoutes]) app.route("/", each(books));
  app.route(
    "/",
    promisedRoutes({
      store,
      runner,
      words,
      entrance,
      find: found,
      nameOf: recorded.nameOf,
      titleOf: streamNames(installation),
      incurred: incurredFrom(installation, recorded),
    }),
  );
  const granted = async (stream: RandomId) => grantedBeside((await statesBeside({ store, runner }, stream, budgetsBeside)).states, stream);
  app.route("/", matterRoutes({ store, runner, words, entrance, find: found, proposing: { open: openMatter, change: changeMatter }, granted }));
  app.route("/", decisionRoutes({ store, runner, words, entrance, resting: restingIn, find: found }));
  app.route("/", lifecycleRoutes({ store, runner, words, entrance, find }));
  app.route("/", exitRoutes({ store, runner, words, entrance, find }));
  app.route("/", registerRoutes({ store, runner, words, entrance, find, referring: referringIn }));
  app.route("/", meetingRoutes({ store, runner, words, entrance, url, find: found }));
  app.route("/", statementRoutes({ store, runner, words, entrance, find }));
  app.route("/", hookRoutes({ store, runner, words, entrance, find: found }));
  app.route("/", counselRoutes({ store, runner, words, entrance, find: found }));
  app.route("/", erasingRoutes({ store, runner, words, entrance, find: found, erase: eraseDetails }));
  return app;
}

/** What programs ask and are told: commands, queries, exports, and the record itself. */
function interfacePages({ installation, options, entrance, runner }: Pages): Hono {
  const { store, keeper, signing } = installation;
  const words = REFUSALS;
  const app = new Hono();
  app.route("/", openApiRoutes({ commands: COMMANDS, queries: QUERIES, version: VERSION }));
  const common = { words, languageOf: languageFor };
  const interfaced = { store, runner, commands: COMMANDS, queries: QUERIES, whoOf: entrance.whoOf, ...common };
  app.route("/", exportRoutes({ ...interfaced, keeper, signing, directory: join(options.data, "spool") }));
  const api = interfaceRoutes(interfaced);
  app.route("/", api);
  app.route("/", apiRoutes({ store, runner, entrance, nameOf: streamNames(installation), commands: COMMANDS, queries: QUERIES, api, url: options.url }));
  // A key that was made for some commands reads no entries.
  const mayRead = async (c: Context, stream: RandomId): Promise<boolean> => {
    const { streams, only } = await entrance.whoOf(c);
    return only === undefined && streams.includes(stream);
  };
  const refuse = (c: Context, status: 400 | 403 | 409, code: string): Response => problem(c, common, status, [refused(code, "docs/log-format.md")]);
  app.route(
    "/",
    logRoutes({
      store,
      keeper,
      signing,
      mayRead,
      mayReadLine: async (c, stream, at) => mayReadLine(installation, await entrance.whoOf(c), stream, at),
      refuse,
    }),
  );
  return app;
}

/** How mail leaves here; nothing where it does not. What cannot be used stops the start. */
function mailSettings() {
  const read = readMailSettings(process.env);
  if (read.wrong) throw new Error(`mail cannot be set up: ${read.wrong.map(({ name }) => name).join(", ")}`);
  return read.settings;
}

/** Nothing leaves a demo. */
function keepMailingIn({ store, runner, house }: Installation, { log }: Pick<RecordOptions, "log">) {
  const settings = store.demo ? undefined : mailSettings();
  return settings && keepMailing({ access: createAccess({ store, runner, house }), settings, log });
}

/** Where the installation is, for the links that it gives out. */
function addressOf({ url }: Pick<RecordOptions, "url">): string {
  return url ?? "http://127.0.0.1";
}

function named(alliance: Alliance | undefined) {
  return alliance && { slug: alliance.slug, name: alliance.agreement.name, stream: alliance.slug };
}

/** The sign-in service of the environment, where one is set up. What cannot be used stops the start. */
async function signInService({ keeper, runner, house }: Installation, entrance: Entrance, options: Pick<RecordOptions, "url" | "log">) {
  const read = readOidcSettings(process.env);
  if (read.wrong) throw new Error(`sign-in cannot be set up: ${read.wrong.map(({ name, value }) => `${name}=${value}`).join(", ")}`);
  if (!read.settings) return undefined;
  // Loaded where it is set up: what signs people in there is large.
  const { createOidc } = await import("../parties/oidc/routes.ts");
  return createOidc({ keeper, runner, house, entrance, settings: read.settings, url: addressOf(options), log: options.log });
}

/** An alliance is found by its stream, for those who have part in it, or where `roles` are named a role there; an example by its name. */
function finder(entrance: Entrance, recorded: Recorded, examples: () => ReadonlyMap<string, Example>, roles?: readonly Role[]): Finder<Alliance> {
  return async (c, slug) => {
    if (!isRandomId(slug)) return examples().get(slug)?.alliance();
    const who = (await entrance.signedIn(c))?.who ?? SIGNED_OUT;
    if (!who.streams.includes(slug) || (roles && !permits(who, roles, slug, dayAt(clock())))) return undefined;
    return recorded.of({ actor: who.person, party: who.organisation, streams: [slug] }, slug);
  };
}

/** Puts into the request who is reading, for the frame of its page. */
function framed(entrance: Entrance, demo: boolean) {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    const signedIn = await entrance.signedIn(c);
    const acting = signedIn?.organisations.find(({ id }) => id === signedIn.who.organisation)?.name;
    const reader = signedIn && { name: signedIn.name, ...(acting === undefined ? {} : { organisation: acting }) };
    (c as Context<WithFrame>).set("frame", { demo, ...(reader ? { reader } : {}) });
    await next();
  };
}
