/** Requests that this server sends: only to hosts that were named, over https, and not into the network behind it. */
import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import http, { type IncomingMessage } from "node:http";
import https from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { Readable } from "node:stream";

/** `hosts` are names with a port where it is not 443, in lower case. `mayBePrivate` allows addresses of private networks, and http to this machine. */
export type Allowed = { readonly hosts: readonly string[]; readonly mayBePrivate: boolean };

/** Addresses that the internet does not route (RFC 6890, RFC 4193, RFC 4291), and IPv4 inside IPv6. */
const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv4");
}
for (const [net, bits] of [
  ["::", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const) {
  PRIVATE.addSubnet(net, bits, "ipv6");
}

export function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family === 0 || PRIVATE.check(address, family === 4 ? "ipv4" : "ipv6");
}

/** All addresses of a name, as the machine finds them. */
export type Lookup = (hostname: string, options: { readonly all: true }) => Promise<readonly LookupAddress[]>;

/**
 * As `fetch`, but what is not allowed throws before anything is sent, and a redirection is not followed. A name is looked up once, and the connection is
 * made to the addresses that were judged: one that answers differently a moment later (DNS rebinding) leads nowhere else.
 */
export function guardedFetch({ hosts, mayBePrivate }: Allowed, look: Lookup = lookup): (url: string, init?: RequestInit) => Promise<Response> {
  return async (text, init) => {
    const url = new URL(text);
    if (!hosts.includes(url.host)) throw new Error(`${url.host} is not among the hosts that this server may call`);
    const addresses = await look(url.hostname.replace(/^\[|\]$/g, ""), { all: true });
    const isInside = addresses.some(({ address }) => isPrivate(address));
    if (isInside && !mayBePrivate) throw new Error(`${url.host} stands at a private address`);
    if (url.protocol !== "https:" && !(isInside && mayBePrivate)) throw new Error(`${url.href} is not https`);
    return send(new Request(url, init), addresses, init?.signal ?? undefined);
  };
}

/** The host answered with a redirection, which is not followed. */
export class Redirected extends Error {
  readonly status: number;
  constructor(host: string, status: number) {
    super(`${host} answered with a redirection`);
    this.status = status;
  }
}

const REDIRECTIONS: readonly number[] = [301, 302, 303, 307, 308];
/** Answers that have no body. */
const EMPTY: readonly number[] = [204, 205, 304];

/** Sends a request over a connection of its own to one of the addresses. */
async function send(asked: Request, addresses: readonly LookupAddress[], signal: AbortSignal | undefined): Promise<Response> {
  const url = new URL(asked.url);
  const body = asked.body ? Buffer.from(await asked.arrayBuffer()) : undefined;
  const headers = { ...Object.fromEntries(asked.headers), "accept-encoding": "identity", ...(body ? { "content-length": String(body.length) } : {}) };
  const found: LookupFunction = (_name, { all }, tell) => (all ? tell(null, [...addresses]) : tell(null, addresses[0]!.address, addresses[0]!.family));
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  const options = { method: asked.method, headers, lookup: found, agent: false as const, ...(signal ? { signal } : {}) };
  (url.protocol === "https:" ? https : http).request(url, options, resolve).on("error", reject).end(body);
  const answer = await promise;
  const status = answer.statusCode ?? 0;
  if (REDIRECTIONS.includes(status)) {
    answer.destroy();
    throw new Redirected(url.host, status);
  }
  const told = Object.entries(answer.headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
  if (EMPTY.includes(status)) answer.resume();
  return new Response(EMPTY.includes(status) ? null : (Readable.toWeb(answer) as ReadableStream), { status, headers: told });
}
