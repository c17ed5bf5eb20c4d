/** How a page of the books is shown to those who may see it, and how a form of it is taken. */
import type { Context } from "hono";
import { HTTPException } from "hono/http-exception";
import type { AnyCommand } from "../../api/http.ts";
import { clock, tell } from "../../api/http.ts";
import type { Runner } from "../../api/command.ts";
import type { Refusal, States } from "../../api/decide.ts";
import { ALLIANCE_ROLES, permits, type Role, type Who } from "../../api/roles.ts";
import type { Told } from "../../api/words.ts";
import { dayAt, type Month } from "../../kernel/day.ts";
import { isRandomId, type RandomId } from "../../kernel/id.ts";
import type { Language } from "../../kernel/refusal.ts";
import type { Entrance } from "../../parties/access/routes.ts";
import type { SignedIn } from "../../parties/access/store.ts";
import type { Reading, Store } from "../../store/store.ts";
import type { WithRefused } from "../../web/form.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { type Markup, refusalPage } from "../../web/web.ts";
import { approveCosts } from "../approvals/commands.ts";
import { AUDITING } from "../audit/commands.ts";
import { openFinding, settleFinding } from "../commands.ts";
import { eraseDetails } from "../erasing/commands.ts";
import { acceptImport } from "../import/commands.ts";
import { boundaryOf, type PostedFile, readPosted } from "../import/multipart.ts";
import { agreementShown } from "../in-force/commands.ts";
import { BOOKS } from "../page-words.ts";
import type { Desk } from "../pages.ts";
import { type Eyes, eyesIn, ownParties } from "../shown/store.ts";

/** `spool` is a directory for files that are being received; `log` is told of every bug in the background. */
export type BooksOn = {
  readonly store: Store;
  readonly runner: Runner;
  readonly words: Readonly<Record<string, Told>>;
  readonly entrance: Entrance;
  readonly spool: string;
  readonly log: (bug: unknown) => void;
  /** What a page shows of the year that a month lies in: warnings, and the bridge of its target; absent: nothing. */
  readonly outlook?: (asked: OutlookAsked) => Promise<Markup | "">;
};
export type OutlookAsked = {
  readonly who: Who;
  readonly stream: RandomId;
  readonly language: Language;
  readonly month: Month;
  readonly how: "whole" | "warnings";
};

export const BASE = `${LANGUAGE_PATH}/:slug/books` as const;

export type Seen = { readonly desk: Desk; readonly reading: Reading; readonly states: States; readonly eyes: Eyes; readonly signedIn: SignedIn };

/** The rest of a page that reads by itself: made once the reading of the page has ended, because no reading stands inside another. */
export type Later = () => Promise<Markup>;

/** Shows a page to a reader of the alliance; others are sent to sign in, or find nothing. A `whole` page shows by itself only what its reader may see. */
export async function shown(c: Context, on: BooksOn, work: (seen: Seen) => Promise<Markup | Later | undefined>, reads?: "whole"): Promise<Response> {
  const signedIn = await on.entrance.signedIn(c);
  if (!signedIn) return on.entrance.toSignIn(c);
  const stream = c.req.param("slug")!;
  const { who } = signedIn;
  const day = dayAt(clock());
  if (!isRandomId(stream) || !who.streams.includes(stream) || !permits(who, ALLIANCE_ROLES, stream, day)) return c.notFound() as Response;
  const sight = await on.runner.sight(who, stream, day);
  const made = await on.store.read(reads ? { ...sight, eyes: reads } : sight, async (reading) => {
    const states = await on.runner.states(reading, stream);
    const inForce = await agreementShown(reading, stream, states, day);
    if (!inForce) return undefined;
    const can = (roles: readonly Role[]): boolean => permits(who, roles, stream, day);
    const may = {
      enter: can(acceptImport.roles),
      question: can(openFinding.roles),
      decide: can(settleFinding.roles),
      audit: can(AUDITING),
      erase: can(eraseDetails.roles),
      approve: can(approveCosts.roles),
    };
    const own = ownParties(states, who.organisation);
    const desk: Desk = { language: languageFor(c), stream, agreement: inForce.agreement, csrf: signedIn.csrf, may, own };
    return work({ desk, reading, states, eyes: await eyesIn(reading, { who, stream, states, day }), signedIn });
  });
  c.header("cache-control", "private, no-store");
  return made ? c.html(await (typeof made === "function" ? made() : made)) : (c.notFound() as Response);
}

/** Runs the command that a form asks for, and shows where it led or why it did not. */
export async function command(
  c: Context,
  on: BooksOn,
  of: AnyCommand,
  inputOf: (fields: Readonly<Record<string, string>>) => unknown,
  then: (result: unknown) => Response,
): Promise<Response> {
  const { signedIn, fields } = await on.entrance.form(c);
  const ran = await on.runner.run(of, inputOf(fields), { who: signedIn.who, stream: c.req.param("slug")!, at: clock() });
  return ran.refusals ? refusal(c, on, ran.refusals) : then(ran.result);
}

/** A form with a file: its fields stand before it, and only a session's own form is read on. */
export async function postedFile(c: Context, on: BooksOn): Promise<{ readonly signedIn: SignedIn; readonly file: PostedFile }> {
  const signedIn = await on.entrance.signedIn(c);
  const boundary = boundaryOf(c.req.header("content-type"));
  const { body } = c.req.raw;
  if (!signedIn || boundary === undefined || !body) throw new HTTPException(403);
  const file = await readPosted(body, boundary);
  if (!file || signedIn.by !== "session" || file.fields["csrf"] !== signedIn.csrf) throw new HTTPException(403);
  (c as Context<WithRefused>).set("typed", file.fields);
  return { signedIn, file };
}

/** The bytes of a posted file; of a larger one than `most` a byte more than that, so that whoever judges it sees that it is too large. */
export async function bytesOf({ content }: PostedFile, most: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of content) {
    if (size <= most) parts.push(part.slice(0, most + 1 - size));
    size += part.length;
  }
  return Buffer.concat(parts);
}

export function back(c: Context, ...rest: readonly string[]): Response {
  const [first = "", ...more] = rest;
  const path = first.startsWith("?") ? first : `/${[first, ...more].join("/")}`;
  return c.redirect(`/${languageFor(c)}/${c.req.param("slug")!}/books${path}`, 303);
}

export async function refusal(c: Context, on: BooksOn, refusals: readonly Refusal[]): Promise<Response> {
  const language: Language = languageFor(c);
  const text = refusals
    .map((each) => tell(on.words, language, each))
    .map(({ sentence, remedy }) => `${sentence} ${remedy}`)
    .join(" ");
  const slug = c.req.param("slug")!;
  (c as Context<WithRefused>).set("refusals", refusals);
  (c as Context<WithRefused>).set("bare", true);
  return c.html(refusalPage({ language, here: `/${slug}/books` }, BOOKS.refusal[language], text), 422);
}
