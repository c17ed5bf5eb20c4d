/** What every server of ours does before and after the pages: headers, limits, refusals, static files, the socket. */
import { serve } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { secureHeaders } from "hono/secure-headers";
import type { Language } from "../kernel/refusal.ts";
import { assets } from "./assets.ts";
import { languageOf, preferred } from "./language.ts";
import type { Modules } from "./modules.ts";
import { refusalPage, say } from "./web.ts";

/** How the path of every page begins. */
export const LANGUAGE_PATH = "/:language{(?:fi|sv|en)}";

const LONGEST_ADDRESS = 8192;
const LARGEST_BODY = 1024 * 1024 + 4096;
/** Files go to routes that read them as they come, each within a limit of its own. */
const UPLOAD = /\/(imports(\/\d+)?|books\/(evidence|reconciliation))$/;
/** What a mail program posts by itself when somebody wants no more mail (RFC 8058): it comes from no site, and the secret in its address says who may. */
const ONE_CLICK = /^\/(?:fi|sv|en)\/notices\/stop$/;
/** Commands that carry a file of 20 MiB in base64. */
const WITH_FILE = /^\/api\/streams\/[^/]+\/(evidence\/add|months\/reconcile)$/;
const LARGEST_WITH_FILE = 29 * 1024 * 1024;
const SELF = ["'self'"];
const NONE = ["'none'"];

/** Finds what a part of the path names, for whoever asks; nothing where it is not there for them. */
export type Finder<Case> = (c: Context, slug: string) => Case | undefined | Promise<Case | undefined>;

/** A refusal that a page answers with: the text is shown to the reader as it is. */
export function refuse(status: 400 | 403 | 404 | 405 | 413, text: string): HTTPException {
  return new HTTPException(status, { message: text });
}

/** The language of a request: its path's, else the one the reader's browser asks for. */
export function languageFor(c: Context): Language {
  return languageOf(c.req.path.split("/")[1]) ?? preferred(c.req.header("accept-language"));
}

/** An application with the house's headers, limits and refusals, the static files and the browser's modules. `log` is told of every bug. */
export function application(modules: Modules, log: (bug: unknown) => void): Hono {
  const app = new Hono();
  // What is saved as a file is never a page of ours, whatever it holds.
  app.use(async (c, next) => {
    await next();
    if (c.res.headers.get("content-disposition")?.startsWith("attachment")) c.res.headers.set("content-security-policy", "sandbox; default-src 'none'");
  });
  app.use(secureHeaders({ contentSecurityPolicy: POLICY, crossOriginEmbedderPolicy: "require-corp", referrerPolicy: "same-origin", xFrameOptions: "DENY" }));
  app.use(async (c, next) => {
    if (c.req.url.length > LONGEST_ADDRESS) throw refuse(400, say(languageFor(c), "too-long"));
    await next();
    if (!c.res.headers.has("cache-control")) c.res.headers.set("cache-control", "no-cache");
  });
  // A form that another site sends in a reader's name is refused.
  const guard = csrf();
  app.use((c, next) => (ONE_CLICK.test(c.req.path) ? next() : guard(c, next)));
  const limited = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => answer(c, 413, say(languageFor(c), "too-large")) });
  const [limit, fileLimit] = [limited(LARGEST_BODY), limited(LARGEST_WITH_FILE)];
  app.use((c, next) => {
    if (UPLOAD.test(c.req.path) || saysItIsShort(c)) return next();
    return WITH_FILE.test(c.req.path) ? fileLimit(c, next) : limit(c, next);
  });
  app.get("/health", (c) => c.json({ status: "ok" }));
  serveFiles(app, modules);
  app.notFound((c) => {
    // A slash too many at the end of an address is no other address; one too many at its beginning would be another site.
    const plain = c.req.method === "GET" ? /^\/+(.*[^/])\/+$/.exec(c.req.path)?.[1] : undefined;
    if (plain !== undefined) return c.redirect(`/${plain}${new URL(c.req.url).search}`, 302);
    return answer(c, 404, say(languageFor(c), "not-found-text", { address: shortened(c.req.path) }));
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return answer(c, error.status, error.message || say(languageFor(c), "other-site"));
    log(error);
    return answer(c, 500, say(languageFor(c), "bug-text"));
  });
  return app;
}

/** A body that says how long it is need not be counted as it comes: no server reads more of it. */
function saysItIsShort(c: Context): boolean {
  const length = c.req.header("content-length");
  return length !== undefined && Number(length) <= LARGEST_BODY && c.req.header("transfer-encoding") === undefined;
}

const POLICY = {
  defaultSrc: NONE,
  scriptSrc: SELF,
  styleSrc: SELF,
  imgSrc: [...SELF, "data:"],
  fontSrc: SELF,
  connectSrc: SELF,
  formAction: SELF,
  baseUri: NONE,
  frameAncestors: NONE,
};

function serveFiles(app: Hono, modules: Modules): void {
  const files = assets();
  app.get("/assets/:name", (c) => {
    const file = files.get(c.req.param("name"));
    return file ? c.body(file.body, 200, { "content-type": file.type, "cache-control": "max-age=600" }) : c.notFound();
  });
  app.get("/modules/*", (c) => {
    const code = modules.all().get(c.req.path.slice("/modules/".length));
    return code === undefined ? c.notFound() : c.body(code, 200, { "content-type": "text/javascript; charset=utf-8" });
  });
}

function answer(c: Context, status: number, text: string) {
  const language = languageFor(c);
  const title = status === 404 ? "not-found" : status >= 500 ? "bug" : "refused";
  // The same fault in another language; an address that is too long is not said again.
  const { pathname, search } = new URL(c.req.url);
  const isSaid = languageOf(pathname.split("/")[1]) && c.req.url.length <= LONGEST_ADDRESS;
  const here = isSaid ? pathname.replace(/^\/[a-z]+/, "") + (c.req.method === "GET" ? search : "") : "";
  return c.html(refusalPage({ language, here }, say(language, title), text), status as 400);
}

function shortened(path: string): string {
  return path.length > 120 ? `${path.slice(0, 119)}…` : path;
}

export type Listening = { readonly url: string; close(): Promise<void> };

/**
 * Opens a socket. With a port it is that port or an IO error; without one it is 3000 or the next free port of the hundred after it.
 */
export async function listen(app: Hono, host: string, port: number | undefined): Promise<Listening> {
  for (let candidate = port ?? 3000; ; candidate++) {
    try {
      return await open(app, host, candidate);
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === "EADDRINUSE";
      if (!taken || port !== undefined || candidate >= 3100) throw error;
    }
  }
}

function open(app: Hono, host: string, port: number): Promise<Listening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: host, port }, (info) => {
      const name = host.includes(":") ? `[${host}]` : host;
      resolve({ url: `http://${name}:${info.port}/`, close: () => new Promise((done) => server.close(() => done())) });
    });
    server.on("error", reject);
  });
}
