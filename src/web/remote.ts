/** Where a request comes from, also behind a proxy. */
import { isIPv6 } from "node:net";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";

const HERE = /^(::ffff:)?127\.|^::1$/;

/** Asked on this machine, and not by a proxy for somebody else. */
export function isFromHere(c: Context): boolean {
  if (c.req.header("x-forwarded-for") !== undefined || c.req.header("forwarded") !== undefined) return false;
  const address = socketAddress(c);
  return address !== undefined && HERE.test(address);
}

/**
 * The address that sent a request; of IPv6 the network of 64 bits, of which one sender has all. `X-Forwarded-For` is believed from this machine and from
 * `proxies`, read from its end, where the nearest one wrote. Empty when there is no socket.
 */
export function senderOf(c: Context, proxies: readonly string[]): string {
  const isProxy = (address: string): boolean => HERE.test(address) || proxies.includes(plain(address));
  const passed = (c.req.header("x-forwarded-for") ?? "").split(",").map((part) => part.trim());
  const chain = [...passed.filter((part) => part !== ""), socketAddress(c) ?? ""].toReversed();
  const sender = chain.find((address) => !isProxy(address)) ?? chain.at(-1)!;
  return isIPv6(plain(sender)) ? network(plain(sender)) : plain(sender).slice(0, 50);
}

function socketAddress(c: Context): string | undefined {
  return c.env === undefined ? undefined : getConnInfo(c).remote.address;
}

/** IPv4 as IPv4, also where a socket of both writes it as IPv6. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

/** The first four groups of an IPv6 address. */
function network(address: string): string {
  const [head = "", tail] = address.split("%")[0]!.split("::");
  const groups = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill("0");
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ""))
    .join(":");
}
