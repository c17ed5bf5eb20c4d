/** Requests that this server sends: only to hosts that were named, over https, and not into the network behind it. */
import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";

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

/** As `fetch`, but what is not allowed throws before anything is sent, and a redirection is not followed. */
export function guardedFetch({ hosts, mayBePrivate }: Allowed): (url: string, init?: RequestInit) => Promise<Response> {
  return async (text, init) => {
    const url = new URL(text);
    if (!hosts.includes(url.host)) throw new Error(`${url.host} is not among the hosts that this server may call`);
    const addresses = await lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true });
    const isInside = addresses.some(({ address }) => isPrivate(address));
    if (isInside && !mayBePrivate) throw new Error(`${url.host} stands at a private address`);
    if (url.protocol !== "https:" && !(isInside && mayBePrivate)) throw new Error(`${url.href} is not https`);
    return fetch(url, { ...init, redirect: "error" });
  };
}
