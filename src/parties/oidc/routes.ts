/** Sign-in by OpenID Connect: out to the provider and back, and the invitation that binds an account to a person. */
import { generateKeyPairSync } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Context, Hono } from "hono";
import { calculateJwkThumbprint, type CryptoKey, importJWK, type JWK } from "jose";
import * as client from "openid-client";
import { clock } from "../../api/http.ts";
import { newId } from "../../api/installation.ts";
import { guardedFetch } from "../../api/outgoing.ts";
import { dayAt, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Language } from "../../kernel/refusal.ts";
import { INSTALLATION } from "../../store/store.ts";
import { languageOf } from "../../web/language.ts";
import { LANGUAGE_PATH, languageFor } from "../../web/server.ts";
import { refusalPage } from "../../web/web.ts";
import { invitationPage, onwardPage } from "../access/pages.ts";
import { backTo, cookieAt, type Entrance, fieldsOf } from "../access/routes.ts";
import { after, FRESH, newSecret } from "../access/store.ts";
import { SIGN_IN } from "../page-words.ts";
import { type OfHouse, recordInHouse } from "../store.ts";
import { claimDrafts, claimedRoles, type Claims, rolesIn, subjectOf } from "./claims.ts";
import type { OidcSettings } from "./settings.ts";
import { accountOf, bindAccount, isInvitation, noteLeaving, takeReturning, UNDER_WAY } from "./store.ts";

/** What the routes stand on. `url` is the address of this server as browsers see it; `log` is told why a sign-in failed, without personal data. */
export type OidcGround = OfHouse & {
  readonly entrance: Entrance;
  readonly settings: OidcSettings;
  readonly url: string;
  readonly log: (what: string) => void;
};

/** Keys of ours: one signs assertions and requests, the other opens what the provider encrypts for us. */
export type ClientKeys = {
  readonly signing: { readonly key: CryptoKey; readonly kid: string; readonly alg: string; readonly x5t: string | undefined };
  readonly opening: { readonly key: CryptoKey; readonly kid: string; readonly alg: string };
  /** The public halves, for the provider. */
  readonly published: readonly JWK[];
};

const PUBLIC_MEMBERS = ["kty", "use", "alg", "kid", "crv", "x", "y", "n", "e", "x5c", "x5t#S256"] as const;

/** Reads the keys of a JWK Set, making it for its owner alone where there is none: ES256 to sign and ECDH-ES to open. */
export async function readClientKeys(file: string): Promise<ClientKeys> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const made = await Promise.all([newKey("sig", "ES256"), newKey("enc", "ECDH-ES")]);
    writeFileSync(file, `${JSON.stringify({ keys: made }, undefined, 2)}\n`, { mode: 0o600, flag: "wx" });
  }
  const { keys } = JSON.parse(readFileSync(file, "utf8")) as { readonly keys: readonly JWK[] };
  const [signing, opening] = await Promise.all((["sig", "enc"] as const).map((use) => keyFor(keys, use)));
  const published = keys.map((jwk) => Object.fromEntries(PUBLIC_MEMBERS.flatMap((name) => (jwk[name] === undefined ? [] : [[name, jwk[name]]]))) as JWK);
  return { signing: signing!, opening: opening!, published };
}

async function newKey(use: "sig" | "enc", alg: string): Promise<JWK> {
  const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const jwk = privateKey.export({ format: "jwk" }) as JWK;
  return { ...jwk, use, alg, kid: await calculateJwkThumbprint(jwk) };
}

async function keyFor(keys: readonly JWK[], use: "sig" | "enc") {
  const jwk = keys.find((each) => each.use === use);
  if (!jwk?.alg || !jwk.kid) throw new Error(`the keys for sign-in have none for ${use} with alg and kid`);
  return { key: (await importJWK(jwk)) as CryptoKey, kid: jwk.kid, alg: jwk.alg, x5t: jwk["x5t#S256"] };
}

export type Oidc = { readonly routes: Hono; readonly name: string };

/** The routes of sign-in. The provider is first asked when somebody signs in, so that this server starts without it. */
export async function createOidc(on: OidcGround): Promise<Oidc> {
  const keys = await readClientKeys(on.settings.keyFile);
  const cookie = cookieAt(on.url, "sameside-leaving");
  let found: Promise<client.Configuration> | undefined;
  const provider = (): Promise<client.Configuration> => {
    found ??= discover(on.settings, keys);
    found.catch(() => (found = undefined));
    return found;
  };
  const app = new Hono();
  app.get("/sign-in/jwks", (c) => c.json({ keys: keys.published }));
  app.post(`${LANGUAGE_PATH}/sign-in/go`, async (c) => {
    const fields = await fieldsOf(c);
    const language = languageFor(c);
    try {
      return await leave(c, on, await provider(), { keys, cookie, fields, language });
    } catch (error) {
      on.log(told(error));
      return failed(c, language, "failed");
    }
  });
  app.get("/sign-in/return", async (c) => {
    c.header("cache-control", "no-store");
    const browser = cookie.get(c) ?? "";
    cookie.clear(c);
    const left = await on.entrance.access.store.write(INSTALLATION, (writing) => takeReturning(writing, c.req.query("state") ?? "", browser, clock()));
    if (!left) return failed(c, languageFor(c), "failed");
    const language = languageOf(left.language) ?? languageFor(c);
    try {
      return await comeBack(c, on, await provider(), left, language);
    } catch (error) {
      on.log(told(error));
      return failed(c, language, "failed");
    }
  });
  app.get(`${LANGUAGE_PATH}/invitation`, async (c) => {
    const [language, code] = [languageFor(c), c.req.query("code") ?? ""];
    const isLive = await on.entrance.access.store.read(INSTALLATION, (reading) => isInvitation(reading, code, clock()));
    c.header("cache-control", "no-store");
    c.header("referrer-policy", "no-referrer");
    return isLive ? c.html(invitationPage(language, code, on.settings.name)) : failed(c, language, "invitation-dead");
  });
  return { routes: app, name: on.settings.name };
}

/** Every request goes to the issuer's host, or to those that the operator named besides. */
async function discover(settings: OidcSettings, keys: ClientKeys): Promise<client.Configuration> {
  const { issuer, clientId, isEncrypted, hosts, mayBePrivate } = settings;
  const url = new URL(issuer);
  const { key, kid, x5t } = keys.signing;
  const assertion = { [client.modifyAssertion]: (header: Record<string, unknown>) => void (x5t === undefined || (header["x5t#S256"] = x5t)) };
  const fetching = guardedFetch({ hosts: [url.host, ...hosts], mayBePrivate });
  const config = await client.discovery(url, clientId, { use_mtls_endpoint_aliases: false }, client.PrivateKeyJwt({ key, kid }, assertion as never), {
    execute: url.protocol === "http:" ? [client.allowInsecureRequests] : [],
    [client.customFetch]: fetching as never,
    timeout: 10,
  });
  config[client.customFetch] = fetching as never;
  if (isEncrypted) client.enableDecryptingResponses(config, ["A128GCM", "A256GCM", "A128CBC-HS256", "A256CBC-HS512"], keys.opening);
  return config;
}

type Going = {
  readonly keys: ClientKeys;
  readonly cookie: ReturnType<typeof cookieAt>;
  readonly fields: Readonly<Record<string, string>>;
  readonly language: Language;
};

async function leave(c: Context, on: OidcGround, config: client.Configuration, { keys, cookie, fields, language }: Going): Promise<Response> {
  const [state, browser, nonce, verifier] = [newSecret(), newSecret(), newSecret(), client.randomPKCECodeVerifier()];
  const { settings } = on;
  const isFresh = fields["fresh"] === "yes";
  const parameters = {
    redirect_uri: new URL("/sign-in/return", on.url).href,
    scope: settings.scope,
    state,
    nonce,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ui_locales: language,
    ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(" ") } : {}),
    ...(isFresh ? { prompt: "login", max_age: "0" } : {}),
  };
  const offered = config.serverMetadata();
  const { key, kid } = keys.signing;
  const isSigned = offered["require_signed_request_object"] === true;
  const signed = isSigned ? (await client.buildAuthorizationUrlWithJAR(config, parameters, { key, kid })).searchParams : parameters;
  const pushes = offered.pushed_authorization_request_endpoint !== undefined;
  const to = pushes ? await client.buildAuthorizationUrlWithPAR(config, signed) : client.buildAuthorizationUrl(config, signed);
  const leaving = { nonce, verifier, language, back: backTo(fields["back"], language), isFresh, invitation: fields["code"] };
  await on.entrance.access.store.write(INSTALLATION, (writing) => noteLeaving(writing, state, browser, leaving, clock()));
  cookie.set(c, browser, UNDER_WAY);
  // A redirection that answers a form is held to the page's form-action all the way through the provider, so the browser goes on by itself instead.
  c.header("refresh", `0; url=${to.href}`);
  c.header("cache-control", "no-store");
  return c.html(onwardPage(language, to.href, settings.name));
}

/** What went wrong, through all that caused it, without what the provider said of anybody. */
function told(error: unknown): string {
  const reasons: string[] = [];
  for (let at: unknown = error; at instanceof Error; at = at.cause) reasons.push(at.message);
  return `sign-in: ${reasons.join(": ")}`;
}

type Left = NonNullable<Awaited<ReturnType<typeof takeReturning>>>;

async function comeBack(c: Context, on: OidcGround, config: client.Configuration, left: Left, language: Language): Promise<Response> {
  const { settings, entrance } = on;
  const { store } = entrance.access;
  const current = new URL(`/sign-in/return${new URL(c.req.url).search}`, on.url);
  const tokens = await client.authorizationCodeGrant(config, current, {
    pkceCodeVerifier: left.verifier,
    expectedNonce: left.nonce,
    expectedState: c.req.query("state")!,
    idTokenExpected: true,
    ...(left.fresh ? { maxAge: UNDER_WAY * 60 } : {}),
  });
  if (settings.isEncrypted && tokens.id_token!.split(".").length !== 5) throw new Error("the ID token is not encrypted");
  const claims = tokens.claims() as unknown as Claims;
  if (settings.acr.length > 0 && !settings.acr.includes(String(claims["acr"]))) throw new Error("the sign-in is not of a level that was asked for");
  const subject = subjectOf(claims, settings);
  if (subject === undefined) throw new Error("the ID token lacks a claim of the subject");
  const at = clock();
  const account = { issuer: String(claims["iss"]), subject };
  const { invitation } = left;
  const person = await store.write(INSTALLATION, (writing) =>
    invitation === null ? accountOf(writing, account.issuer, subject) : bindAccount(writing, account, invitation, at),
  );
  if (person === undefined) return failed(c, language, invitation === null ? "unknown" : "invitation-dead");
  await bringRolesInLine(on, person, claims, at);
  return entrance.letIn(c, person, provedAt(claims, at, left.fresh), { to: left.back, language });
}

/** When the person proved who they are. A provider that does not say may have used a session of its own, so that is not fresh. */
function provedAt(claims: Claims, at: Instant, wasAsked: boolean): Instant {
  const time = claims["auth_time"];
  if (typeof time !== "number") return wasAsked ? at : after(at, -FRESH - 1);
  const said = Temporal.Instant.fromEpochMilliseconds(Math.floor(time) * 1000).toString({ fractionalSecondDigits: 3 });
  return said < at ? said : at;
}

async function bringRolesInLine(on: OidcGround, person: RandomId, claims: Claims, at: Instant): Promise<void> {
  const { settings } = on;
  const values = settings.rolesClaim === undefined ? undefined : rolesIn(claims, settings.rolesClaim);
  if (values === undefined) return;
  await recordInHouse(on, at, (house) => claimDrafts(house, person, claimedRoles(house, values, settings), { day: dayAt(at), newId }));
  on.entrance.access.forget();
}

const TEXTS = { failed: "failed-text", unknown: "unknown-text", "invitation-dead": "invitation-dead-text" } as const;

function failed(c: Context, language: Language, why: keyof typeof TEXTS): Response | Promise<Response> {
  return c.html(refusalPage({ language, here: "/sign-in" }, SIGN_IN[why][language], SIGN_IN[TEXTS[why]][language]), why === "unknown" ? 403 : 400);
}
