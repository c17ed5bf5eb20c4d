/** Webhooks in the database: who is told, how far the stream was looked through for them, and every delivery. */
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { INSTALLATION, type Reading, sql, type Store, type Writing } from "../../store/store.ts";
import type { WebhookRow } from "../../store/tables.ts";
import type { Seal } from "../sealing.ts";
import { later } from "./sending.ts";

/** Entries that are looked through at a time. */
const PAGE = 1000;
/** Deliveries that one server takes at a time, and the seconds for which they are its own. */
const TAKEN = 20;
const LEASE = 60;
/** Days for which deliveries that are over are kept. */
const KEPT_DAYS = 90;

export type Hook = Pick<WebhookRow, "stream" | "hook" | "organisation" | "url" | "kinds" | "secret" | "next">;
export type Due = { readonly seq: bigint; readonly tries: number; readonly first: Instant | null; readonly bytes: Uint8Array; readonly leaf: Uint8Array };

/** Every webhook in force, with whether its organisation still has part in the stream, and whether there is anything to do for it at an instant. */
export async function hooksAt(
  reading: Reading,
  at: Instant,
): Promise<readonly (Hook & { readonly hasPart: boolean; readonly size: bigint; readonly isDue: boolean })[]> {
  return reading.rows(sql<Hook & { hasPart: boolean; size: bigint; isDue: boolean }>`
    select w.stream, w.hook, w.organisation, w.url, w.kinds, w.secret, w.next, h.size,
      exists (select from party p where p.stream = w.stream and p.organisation = w.organisation and p.last_day is null) as "hasPart",
      exists (select from webhook_delivery d where d.stream = w.stream and d.hook = w.hook and d.state = 'waiting' and d.due <= ${at}) as "isDue"
    from webhook w join head h on h.stream = w.stream where w.ended is null order by w.stream, w.hook`);
}

/** Looks through what came since, and puts what the webhook wants among its deliveries. Where it stands moves with them, so that a crash loses nothing. */
export async function lookThrough(store: Store, hook: Hook, at: Instant): Promise<void> {
  const wanted = hook.kinds === "" ? undefined : hook.kinds.split(" ");
  for (let next = hook.next; ;) {
    const found = await store.write(INSTALLATION, async (writing) => {
      const entries = writing.selectFrom("entry").select(["seq", "kind"]).where("stream", "=", hook.stream).where("seq", ">=", next);
      const rows = await entries.orderBy("seq").limit(PAGE).execute();
      if (rows.length === 0) return rows;
      const moved = writing
        .updateTable("webhook")
        .set({ next: rows.at(-1)!.seq + 1n })
        .where("stream", "=", hook.stream)
        .where("hook", "=", hook.hook);
      // Another server of this database was quicker.
      if ((await moved.where("next", "=", next).where("ended", "is", null).executeTakeFirst()).numUpdatedRows === 0n) return [];
      const values = rows.filter(({ kind }) => !wanted || wanted.includes(kind)).map(({ seq }) => ({ ...waiting(hook, seq), due: at }));
      if (values.length > 0) await writing.insertInto("webhook_delivery").values(values).execute();
      return rows;
    });
    if (found.length < PAGE) return;
    next = found.at(-1)!.seq + 1n;
  }
}

function waiting({ stream, hook }: Pick<Hook, "stream" | "hook">, seq: bigint) {
  return { stream, hook, seq, state: "waiting", tries: 0, first: null, tried: null, status: null };
}

/** Takes what is due, in the order of the stream. For a while nobody else takes it; when this server ends meanwhile, it is due again after that. */
export async function takeDue(writing: Writing, { stream, hook }: Hook, at: Instant): Promise<readonly Due[]> {
  const rows = await writing.rows(sql<Due>`
    with taken as (
      update webhook_delivery set due = ${later(at, LEASE)}
      where stream = ${stream} and hook = ${hook} and state = 'waiting' and due <= ${at} and seq in (
        select seq from webhook_delivery where stream = ${stream} and hook = ${hook} and state = 'waiting' and due <= ${at} order by seq limit ${TAKEN})
      returning seq, tries, first)
    select t.seq, t.tries, t.first, e.bytes, e.leaf from taken t join entry e on e.stream = ${stream} and e.seq = t.seq`);
  return rows.toSorted((a, b) => (a.seq < b.seq ? -1 : 1));
}

/** How a try ended. `due` is when the next is made; without it a try that failed was the last. */
export type Tried = {
  readonly seq: bigint;
  readonly state: "waiting" | "delivered" | "given-up";
  readonly tries: number;
  readonly first: Instant;
  readonly tried: Instant;
  readonly status: number | null;
  readonly due: Instant;
};

export async function noteTried(writing: Writing, { stream, hook }: Hook, { seq, ...tried }: Tried): Promise<void> {
  await writing.updateTable("webhook_delivery").set(tried).where("stream", "=", stream).where("hook", "=", hook).where("seq", "=", seq).execute();
}

/** Gives back what was taken and not tried. */
export async function giveBack(writing: Writing, { stream, hook }: Hook, from: bigint, at: Instant): Promise<void> {
  const mine = writing.updateTable("webhook_delivery").set({ due: at }).where("stream", "=", stream).where("hook", "=", hook);
  await mine.where("seq", ">=", from).where("state", "=", "waiting").where("due", "=", later(at, LEASE)).execute();
}

export async function endHook(
  writing: Writing,
  { stream, hook }: Pick<Hook, "stream" | "hook">,
  at: Instant,
  because: "asked" | "gone" | "no-part" | "no-secret",
): Promise<void> {
  const over = { ended: at, because, secret: null };
  await writing.updateTable("webhook").set(over).where("stream", "=", stream).where("hook", "=", hook).where("ended", "is", null).execute();
}

/** Whose secret it is that a row holds: it cannot be opened in another one. */
export function sealedFor({ stream, hook }: Pick<Hook, "stream" | "hook">): string {
  return `webhook ${stream} ${hook}`;
}

/** Another key of the installation takes over: secrets are sealed with it anew, and a webhook whose secret neither opens ends. Does nothing twice. */
export async function resealHooks(writing: Writing, { old, next }: { readonly old: Seal | undefined; readonly next: Seal }, at: Instant): Promise<void> {
  for (const { stream, hook, secret } of await writing.selectFrom("webhook").select(["stream", "hook", "secret"]).where("ended", "is", null).execute()) {
    const of = sealedFor({ stream, hook });
    if (secret && next.open(secret, of)) continue;
    const opened = secret ? old?.open(secret, of) : undefined;
    if (!opened) await endHook(writing, { stream, hook }, at, "no-secret");
    else
      await writing
        .updateTable("webhook")
        .set({ secret: next.close(opened, of) })
        .where("stream", "=", stream)
        .where("hook", "=", hook)
        .execute();
  }
}

export async function addHook(writing: Writing, hook: Omit<WebhookRow, "ended" | "because">): Promise<void> {
  await writing
    .insertInto("webhook")
    .values({ ...hook, ended: null, because: null })
    .execute();
}

/** Sends a delivery again from the beginning, whatever became of it. */
export async function sendAgain(writing: Writing, { stream, hook }: Pick<Hook, "stream" | "hook">, seq: bigint, at: Instant): Promise<void> {
  const { stream: _s, hook: _h, seq: _q, ...fresh } = { ...waiting({ stream, hook }, seq), due: at };
  await writing.updateTable("webhook_delivery").set(fresh).where("stream", "=", stream).where("hook", "=", hook).where("seq", "=", seq).execute();
}

export type HookShown = Omit<WebhookRow, "secret" | "stream" | "person"> & {
  readonly waiting: bigint;
  readonly givenUp: bigint;
  readonly delivered: Instant | null;
};

/** The webhooks that a transaction may see on a stream, those in force first. */
export async function hooksOf(reading: Reading, stream: RandomId): Promise<readonly HookShown[]> {
  return reading.rows(sql<HookShown>`
    select w.hook, w.organisation, w.url, w.kinds, w.made, w.next, w.ended, w.because,
      count(*) filter (where d.state = 'waiting') as waiting, count(*) filter (where d.state = 'given-up') as "givenUp",
      max(d.tried) filter (where d.state = 'delivered') as delivered
    from webhook w left join webhook_delivery d on d.stream = w.stream and d.hook = w.hook
    where w.stream = ${stream} group by w.stream, w.hook order by w.ended is not null, w.made desc, w.hook`);
}

export type DeliveryShown = Omit<Tried, "first" | "tried"> & { readonly first: Instant | null; readonly tried: Instant | null; readonly kind: string };

/** Deliveries of a webhook, newest first, before a place in the stream. */
export async function deliveriesOf(
  reading: Reading,
  { stream, hook }: Pick<Hook, "stream" | "hook">,
  before: bigint | undefined,
  most: number,
): Promise<readonly DeliveryShown[]> {
  const end = before ?? 9_223_372_036_854_775_807n;
  return reading.rows(sql<DeliveryShown>`
    select d.seq, d.state, d.tries, d.first, d.tried, d.status, d.due, e.kind
    from webhook_delivery d join entry e on e.stream = d.stream and e.seq = d.seq
    where d.stream = ${stream} and d.hook = ${hook} and d.seq < ${end} order by d.seq desc limit ${most}`);
}

/** What commands about a webhook look at first. */
export async function findHook(
  reading: Reading,
  { stream, hook }: Pick<Hook, "stream" | "hook">,
  seq?: bigint,
): Promise<{ readonly isLive: boolean; readonly isSent: boolean } | undefined> {
  const row = await reading.selectFrom("webhook").select("ended").where("stream", "=", stream).where("hook", "=", hook).executeTakeFirst();
  if (!row || seq === undefined) return row && { isLive: row.ended === null, isSent: false };
  const sent = reading.selectFrom("webhook_delivery").select("seq").where("stream", "=", stream).where("hook", "=", hook).where("seq", "=", seq);
  return { isLive: row.ended === null, isSent: (await sent.executeTakeFirst()) !== undefined };
}

/** What a new webhook needs: whether the organisation has part in the stream, how many it has, and how many entries there are. */
export async function groundFor(reading: Reading, stream: RandomId, organisation: RandomId) {
  const [row] = await reading.rows(sql<{ hasPart: boolean; live: bigint; size: bigint }>`
    select exists (select from party where stream = ${stream} and organisation = ${organisation}) as "hasPart",
      (select count(*) from webhook where stream = ${stream} and ended is null) as live,
      (select size from head where stream = ${stream}) as size`);
  return row!;
}

/** Which of the kinds no entry of the stream has. */
export async function unseenKinds(reading: Reading, stream: RandomId, kinds: readonly string[]): Promise<readonly string[]> {
  const rows = await reading.rows(sql<{ kind: string }>`
    select k.kind from unnest(${[...kinds]}::text[]) k (kind) where not exists (select from entry e where e.stream = ${stream} and e.kind = k.kind)`);
  return rows.map(({ kind }) => kind);
}

/** Forgets deliveries that have been over for long; webhooks that ended stay as long as one of theirs does. */
export async function forgetOld(writing: Writing, at: Instant): Promise<void> {
  const before = later(at, -KEPT_DAYS * 86_400);
  await writing.deleteFrom("webhook_delivery").where("state", "!=", "waiting").where("tried", "<", before).execute();
  await writing.rows(sql`
    delete from webhook w where w.ended < ${before} and not exists (select from webhook_delivery d where d.stream = w.stream and d.hook = w.hook)`);
}
