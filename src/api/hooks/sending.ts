/** How an entry is sent to whoever asked for it: Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md). */
import { createHmac } from "node:crypto";
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { toHex } from "../../kernel/bytes.ts";
import { decode } from "../../kernel/utf8.ts";
import type { Allowed } from "../outgoing.ts";

/** How long a receiver may take to answer, in milliseconds. */
export const ANSWER_MS = 15_000;
/** After so many hours without success a delivery is given up, until somebody asks for it again. */
export const HOURS = 72;
/** Seconds between a try and the next: those that the specification recommends. */
const WAITS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;

/** Receivers that the operator allows: `SAMESIDE_WEBHOOK_HOSTS` with spaces or commas between, `SAMESIDE_WEBHOOK_PRIVATE=yes` for those inside. */
export function allowedReceivers(env: Readonly<Record<string, string | undefined>>): Allowed {
  const hosts = (env["SAMESIDE_WEBHOOK_HOSTS"] ?? "").toLowerCase().split(/[\s,]+/);
  return { hosts: hosts.filter((host) => host !== ""), mayBePrivate: env["SAMESIDE_WEBHOOK_PRIVATE"] === "yes" };
}

/** When a delivery is tried again; not at all when it is given up. `tries` counts the one that just failed. */
export function nextTry(first: Instant, tried: Instant, tries: number): Instant | undefined {
  const due = later(tried, WAITS[Math.min(tries, WAITS.length) - 1]!);
  return due <= later(first, HOURS * 3600) ? due : undefined;
}

/** For how many seconds a receiver is left alone that failed so many times in a row. */
export function pauseAfter(failures: number): number {
  return Math.min(300, 2 ** Math.min(failures, 10));
}

/** The instant so many seconds later. */
export function later(at: Instant, seconds: number): Instant {
  return Temporal.Instant.from(at).add({ seconds }).toString({ fractionalSecondDigits: 3 });
}

export type Message = { readonly id: string; readonly body: string };

/** The same whenever it is sent. `bytes` are the entry's; `leaf` is its hash in the tree, by which a receiver finds it in the record. */
export function messageOf(of: {
  readonly stream: RandomId;
  readonly hook: RandomId;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly leaf: Uint8Array;
}): Message {
  const text = decode(of.bytes).text ?? "";
  const { kind, at } = JSON.parse(text) as { readonly kind: string; readonly at: Instant };
  const head = JSON.stringify({ type: kind, timestamp: at });
  // The entry's own spelling, so that whoever hashes it finds the leaf.
  return {
    id: `msg_${of.hook}_${of.seq}`,
    body: `${head.slice(0, -1)},"data":{"stream":"${of.stream}","seq":${of.seq},"leaf":"${toHex(of.leaf)}","entry":${text}}}`,
  };
}

/** The headers of one try; `at` is when it is made. */
export function headersOf({ id, body }: Message, secret: Uint8Array, at: Instant): Readonly<Record<string, string>> {
  const seconds = String(Math.floor(Temporal.Instant.from(at).epochMilliseconds / 1000));
  const signature = createHmac("sha256", secret).update(`${id}.${seconds}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "Sameside",
    "webhook-id": id,
    "webhook-timestamp": seconds,
    "webhook-signature": `v1,${signature}`,
  };
}

/** The 24 to 64 bytes of `whsec_…`; undefined for any other text. */
export function secretIn(text: string): Uint8Array | undefined {
  const match = /^whsec_((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)$/.exec(text);
  const bytes = match ? Buffer.from(match[1]!, "base64") : undefined;
  return bytes && bytes.length >= 24 && bytes.length <= 64 ? bytes : undefined;
}
