/** The server of an installation: the pages and the interface of its record, for whoever is signed in. */
import { type Context, Hono } from "hono";
import { contextStorage } from "hono/context-storage";
import { COMMANDS, QUERIES, REFUSALS, SLICES } from "../alliance.ts";
import { agreementRoutes } from "../agreement/routes.ts";
import { type Interface, interfaceRoutes } from "../api/http.ts";
import { type Installation, openInstallation, type Place } from "../api/installation.ts";
import { SIGNED_OUT } from "../api/roles.ts";
import type { Outcome } from "../kernel/refusal.ts";
import { isRandomId } from "../kernel/id.ts";
import { type Entrance, accessRoutes, createEntrance } from "../parties/access/routes.ts";
import { createAccess } from "../parties/access/store.ts";
import { settlementRoutes } from "../settlement/routes.ts";
import { whatIfRoutes } from "../simulation/routes.ts";
import { browserModules } from "../web/modules.ts";
import { application, type Finder, languageFor, listen, type Listening } from "../web/server.ts";
import type { WithFrame } from "../web/web.ts";
import { checkRoutes } from "./check-page.ts";
import type { Alliance } from "./demo.ts";
import { type Recorded, recordedAlliances } from "./recorded.ts";
import { recordHome } from "./record-home.ts";
import { BROWSER_ENTRY } from "./server.ts";

export type RecordOptions = Place & {
  readonly host: string;
  /** Absent: 3000 or the next free one. */
  readonly port?: number;
  /** The address as browsers see it; absent: that of the socket. */
  readonly url?: string;
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
    const listening = await listen(recordPages(installation, options), options.host, options.port);
    return { value: { url: listening.url, close: () => listening.close().finally(() => installation.close()) }, faults: [] };
  } catch (error) {
    await installation.close();
    throw error;
  }
}

/** Everything that an installation answers. */
export function recordPages(installation: Installation, options: Pick<RecordOptions, "url" | "log">): Hono {
  const { store, runner, house } = installation;
  const modules = browserModules(BROWSER_ENTRY);
  const addresses = [BROWSER_ENTRY, ...[...modules.keys()].filter((path) => path !== BROWSER_ENTRY).sort()].map((path) => `/modules/${path}`);
  const app = application(modules, options.log);
  const entrance = createEntrance(createAccess({ store, runner, house }), options.url ?? "http://127.0.0.1");
  const recorded = recordedAlliances({ store, runner });
  app.use(contextStorage());
  app.use(framed(entrance, store.demo));
  const on: Interface = { store, runner, commands: COMMANDS, queries: QUERIES, words: REFUSALS, whoOf: entrance.whoOf, languageOf: languageFor };
  app.route("/", interfaceRoutes(on));
  app.route("/", checkRoutes());
  const find = finder(entrance, recorded);
  const nameOf = (stream: string): string => stream;
  app.route("/", accessRoutes(entrance, { provider: undefined, isDemo: store.demo, nameOf }));
  app.route("/", recordHome({ entrance, recorded, find }));
  app.route("/", agreementRoutes(find));
  app.route("/", settlementRoutes(find));
  app.route("/", whatIfRoutes(find, addresses));
  return app;
}

/** An alliance is found by its stream, for those who have part in it. */
function finder(entrance: Entrance, recorded: Recorded): Finder<Alliance> {
  return async (c, slug) => {
    if (!isRandomId(slug)) return undefined;
    const { person, organisation, streams } = (await entrance.signedIn(c))?.who ?? SIGNED_OUT;
    return streams.includes(slug) ? recorded.of({ actor: person, party: organisation, streams: [slug] }, slug) : undefined;
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
