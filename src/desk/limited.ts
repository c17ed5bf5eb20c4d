/** Holds keys, sessions and addresses to their limits, before anything else is done for a request. */
import { randomBytes } from "node:crypto";
import type { Context, MiddlewareHandler } from "hono";
import { refused } from "../api/decide.ts";
import { type Interface, problem, tell } from "../api/http.ts";
import { createLimiter, LIMITED, type Limited, type Limits } from "../api/limits.ts";
import type { Entrance } from "../parties/access/routes.ts";
import { languageOf } from "../web/language.ts";
import { senderOf } from "../web/remote.ts";
import { languageFor } from "../web/server.ts";
import { refusalPage, say } from "../web/web.ts";

/** `proxies` are addresses whose `X-Forwarded-For` is believed, besides this machine. */
export type Holding = {
  readonly limits: Limits;
  readonly proxies: readonly string[];
  readonly entrance: Entrance;
  readonly words: Interface["words"];
};

/** Where people and their browsers come to sign in. */
const SIGN_IN = /^\/((fi|sv|en)\/)?(sign-in(\/|$)|invitation$)/;

/** A key or a session is counted by itself once it is known to be somebody's; whatever else is shown counts for the address that shows it. */
export function holding({ limits, proxies, entrance, words }: Holding): MiddlewareHandler {
  const seed = randomBytes(4).readUInt32LE();
  const limiters = Object.fromEntries(LIMITED.map((limited) => [limited, limits[limited] && createLimiter(limits[limited], seed)]));
  const wait = (limited: Limited, name: string): number => limiters[limited]?.take(`${limited} ${name}`, performance.now() / 1000) ?? 0;
  return async (c, next) => {
    const sender = senderOf(c, proxies);
    const signingIn = SIGN_IN.test(c.req.path) ? wait("sign-in", sender) : 0;
    const seconds = Math.max(signingIn, wait(...((await shownBy(c, entrance)) ?? ["address", sender])));
    return seconds > 0 ? tooMany(c, words, String(Math.ceil(seconds))) : next();
  };
}

async function shownBy(c: Context, entrance: Entrance): Promise<readonly [Limited, string] | undefined> {
  const key = c.req.header("authorization");
  if (key !== undefined) return (await entrance.whoOf(c)).person === undefined ? undefined : ["key", key];
  const secret = entrance.secretOf(c);
  return secret !== undefined && (await entrance.signedIn(c)) ? ["session", secret] : undefined;
}

function tooMany(c: Context, words: Interface["words"], seconds: string): Response | Promise<Response> {
  const refusal = refused("api/too-many", "docs/operate.md", { seconds });
  c.header("retry-after", seconds);
  const language = languageFor(c);
  if (languageOf(c.req.path.split("/")[1]) === undefined) return problem(c, { words, languageOf: languageFor }, 429, [refusal]);
  const { sentence, remedy } = tell(words, language, refusal);
  return c.html(refusalPage({ language, here: "" }, say(language, "refused"), `${sentence} ${remedy}`), 429);
}
