/** Webhooks of an organisation on an alliance: made, ended, seen, and a delivery sent again. They are settings and stand in no record. */
import { z } from "zod";
import type { Json } from "../../kernel/canonical.ts";
import { idText, notOf, randomIdText } from "../../log/fields.ts";
import type { Command } from "../command.ts";
import { type Now, reasonsAgainst, refused } from "../decide.ts";
import type { AnyCommand, AnyQuery } from "../http.ts";
import { newId } from "../installation.ts";
import type { Allowed } from "../outgoing.ts";
import type { Query } from "../query.ts";
import type { Role } from "../roles.ts";
import { allowedReceivers, secretIn } from "./sending.ts";
import {
  addHook as keepHook,
  deliveriesOf,
  endHook as keepEnd,
  findHook,
  groundFor,
  hooksOf,
  sealedFor,
  sendAgain as keepAgain,
  unseenKinds,
} from "./store.ts";

/** Whoever looks after a party's programs. */
export const HOOK_ROLES: readonly Role[] = ["project-office", "provider-manager", "house-admin"];
/** Webhooks of an organisation on one alliance. */
const MOST = 20;
/** Deliveries that are told at a time. */
const TOLD = 100;
const BASIS = "docs/api.md";

const added = z.strictObject({
  url: z
    .string()
    .max(500)
    .refine(isReceiver, notOf("api/not-receiver"))
    .meta({
      description: "Where to send: https, at a host that the operator of this server allows.",
      examples: ["https://hooks.example.org/sameside"],
    }),
  secret: z
    .string()
    .refine((text) => secretIn(text) !== undefined, notOf("api/not-secret"))
    .meta({
      description: "What signs deliveries, drawn by you: whsec_ and 24 to 64 random bytes in base64. It is never shown.",
      examples: [`whsec_${"A".repeat(43)}=`],
    }),
  kinds: z
    .array(idText)
    .min(1)
    .max(50)
    .optional()
    .meta({ description: "Kinds of entries; all when absent.", examples: [["costs-entered"]] }),
  from: z.int().nonnegative().optional().meta({ description: "The first entry to send, by its number; from now on when absent." }),
});
type Added = z.infer<typeof added>;
type Ground = {
  readonly hook: string;
  readonly now: Now;
  readonly allowed: Allowed;
  readonly hasPart: boolean;
  readonly live: bigint;
  readonly size: bigint;
  readonly unseen: readonly string[];
};
/** `unseen`: kinds asked for of which the record has no entry yet, so that a slip of the pen is found before the notice that never comes. */
type Made = { readonly hook: string; readonly unseen?: readonly string[] };

export const addHook: Command<Added, Ground, Made> = {
  name: "webhooks/add",
  on: "alliance",
  input: added,
  roles: HOOK_ROLES,
  does: "Has the entries of this alliance sent to an address of your organisation's, signed, from now on; tells kinds that it has no entry of yet.",
  gather: async (reading, { stream, now }, { kinds = [] }) => ({
    hook: newId(),
    now,
    allowed: allowedReceivers(process.env),
    ...(await groundFor(reading, stream, now.party ?? "")),
    unseen: await unseenKinds(reading, stream, kinds),
  }),
  decide: (_states, { hook, allowed, hasPart, live, size, unseen }, { url, from = 0 }) => {
    const { host, protocol } = new URL(url);
    return (
      reasonsAgainst([
        ...(hasPart ? [] : [refused("api/webhook-no-part", BASIS)]),
        ...(allowed.hosts.includes(host) ? [] : [refused("api/webhook-host", "docs/operate.md", { host }, "/url")]),
        ...(protocol === "https:" || allowed.mayBePrivate ? [] : [refused("api/webhook-https", BASIS, {}, "/url")]),
        ...(BigInt(from) <= size ? [] : [refused("api/webhook-beyond", BASIS, { from: String(from), size: String(size) }, "/from")]),
        ...(live < MOST ? [] : [refused("api/webhook-many", BASIS, { most: String(MOST) })]),
      ]) ?? { drafts: [], result: { hook, ...(unseen.length > 0 ? { unseen } : {}) } }
    );
  },
  keep: async (writing, { stream, input, gathered, seal }) => {
    if (!seal) throw new Error("this program has no key to seal a secret with");
    const { url, secret, kinds = [], from } = input;
    const { hook, now } = gathered;
    const whose = { organisation: now.party!, person: now.actor, made: now.at };
    const sealed = seal.close(secretIn(secret)!, sealedFor({ stream, hook }));
    await keepHook(writing, { stream, hook, url, kinds: kinds.join(" "), secret: sealed, next: BigInt(from ?? gathered.size), ...whose });
  },
};

/** A webhook of the asker's own organisation, if there is one such. */
type Found = { readonly now: Now; readonly isLive?: boolean; readonly isSent?: boolean };

const named = z.strictObject({ hook: randomIdText });

export const endHook: Command<z.infer<typeof named>, Found, { readonly hook: string }> = {
  name: "webhooks/end",
  on: "alliance",
  input: named,
  roles: HOOK_ROLES,
  does: "Ends a webhook: nothing more is sent to it.",
  gather: async (reading, { stream, now }, { hook }) => ({ now, ...(await findHook(reading, { stream, hook })) }),
  decide: (_states, { isLive }, { hook }) =>
    isLive ? { drafts: [], result: { hook } } : { refusals: [refused("api/webhook-unknown", BASIS, { hook }, "/hook")] },
  keep: (writing, { stream, input: { hook }, gathered }) => keepEnd(writing, { stream, hook }, gathered.now.at, "asked"),
};

const again = z.strictObject({ hook: randomIdText, seq: z.int().nonnegative() });
export const sendAgain: Command<z.infer<typeof again>, Found, { readonly seq: number }> = {
  name: "webhooks/send-again",
  on: "alliance",
  input: again,
  roles: HOOK_ROLES,
  does: "Sends an entry to a webhook once more, also one that was delivered or given up.",
  gather: async (reading, { stream, now }, { hook, seq }) => ({ now, ...(await findHook(reading, { stream, hook }, BigInt(seq))) }),
  decide: (_states, found, { hook, seq }) => {
    if (!found.isLive) return { refusals: [refused("api/webhook-unknown", BASIS, { hook }, "/hook")] };
    return found.isSent ? { drafts: [], result: { seq } } : { refusals: [refused("api/webhook-never-sent", BASIS, { seq: String(seq) }, "/seq")] };
  },
  keep: (writing, { stream, input: { hook, seq }, gathered }) => keepAgain(writing, { stream, hook }, BigInt(seq), gathered.now.at),
};

type Answer = { readonly [key: string]: Json };

export const listHooks: Query<Record<string, never>, Answer> = {
  name: "webhooks",
  on: "alliance",
  params: z.strictObject({}),
  roles: HOOK_ROLES,
  does: "The webhooks of your organisation, with how many deliveries wait or were given up.",
  answer: async (reading, { stream }) => ({
    webhooks: (await hooksOf(reading, stream)).map(({ hook, url, kinds, made, next, ended, because, waiting, givenUp, delivered }) => ({
      hook,
      url,
      kinds: kinds === "" ? [] : kinds.split(" "),
      made,
      next: Number(next),
      waiting: Number(waiting),
      givenUp: Number(givenUp),
      ...(ended === null ? {} : { ended, because: because! }),
      ...(delivered === null ? {} : { delivered }),
    })),
  }),
};

const page = z.strictObject({
  hook: randomIdText,
  before: z
    .string()
    .regex(/^\d{1,15}$/, notOf("api/not-count"))
    .optional(),
});

export const listDeliveries: Query<z.infer<typeof page>, Answer> = {
  name: "webhooks/deliveries",
  on: "alliance",
  params: page,
  roles: HOOK_ROLES,
  does: "What was sent to a webhook, newest first: how each try ended, and when the next is made.",
  answer: async (reading, { stream }, { hook, before }) => {
    const rows = await deliveriesOf(reading, { stream, hook }, before === undefined ? undefined : BigInt(before), TOLD);
    const deliveries = rows.map(({ seq, kind, state, tries, first, tried, status, due }) => ({
      seq: Number(seq),
      kind,
      state,
      tries,
      ...(first === null ? {} : { first }),
      ...(tried === null ? {} : { tried }),
      ...(status === null ? {} : { status }),
      ...(state === "waiting" ? { due } : {}),
    }));
    return { deliveries, ...(rows.length === TOLD ? { before: Number(rows.at(-1)!.seq) } : {}) };
  },
};

export const hookCommands: readonly AnyCommand[] = [addHook, endHook, sendAgain];
export const hookQueries: readonly AnyQuery[] = [listHooks, listDeliveries];

function isReceiver(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && ["https:", "http:"].includes(url.protocol) && url.username === "" && url.password === "" && !text.includes("#");
}
