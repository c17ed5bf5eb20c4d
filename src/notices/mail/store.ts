/** Mail in the database: addresses, how often each person wants to be told, and every mail once. All of it is seen by the installation alone. */
import { later } from "../../api/hooks/sending.ts";
import { newId } from "../../api/installation.ts";
import { dayAt, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Language } from "../../kernel/refusal.ts";
import { secretHash } from "../../parties/access/store.ts";
import { type Reading, sql, type Writing } from "../../store/store.ts";
import type { NoticeMailRow } from "../../store/notice-tables.ts";
import { type Counts, itemOf, type WaitsOn } from "../waiting.ts";
import type { MailKind } from "./message.ts";
import { type Digest, DIGEST_HOUR, DIGESTS, type Often, slotOf } from "./slots.ts";

/** Hours for which a confirming link is good, and how many are sent in that time. */
const CONFIRM_HOURS = 24;
export const MOST_CONFIRMS = 5;
/** Seconds for which a mail that was taken is its taker's own; mails that are taken at a time; days for which mails are kept, and the links in them are good. */
export const LEASE = 300;
const TAKEN = 20;
const KEPT_DAYS = 366;

export type Address = {
  readonly email: string;
  readonly language: Language;
  readonly confirmed?: Instant;
  /** Since when the mail server takes nothing for it. */
  readonly refused?: Instant;
};

export async function addressOf(reading: Reading, person: RandomId): Promise<Address | undefined> {
  const row = await reading.selectFrom("notice_address").selectAll().where("person", "=", person).executeTakeFirst();
  if (!row) return undefined;
  const { email, language, confirmed, refused } = row;
  return { email, language: language as Language, ...(confirmed === null ? {} : { confirmed }), ...(refused === null ? {} : { refused }) };
}

export type Naming = { readonly person: RandomId; readonly email: string; readonly language: Language; readonly at: Instant; readonly isDemo: boolean };

/** Puts another address in the place of a person's and has its confirmation sent; in a demo, where nothing is, it stands at once. False: too many of them. */
export async function nameAddress(writing: Writing, { person, email, language, at, isDemo }: Naming): Promise<boolean> {
  const since = later(at, -CONFIRM_HOURS * 3600);
  const sent = await writing
    .selectFrom("notice_mail")
    .select("id")
    .where("person", "=", person)
    .where("kind", "=", "confirm")
    .where("made", ">", since)
    .execute();
  if (sent.length >= MOST_CONFIRMS) return false;
  const row = { person, email, language, named: at, confirmed: isDemo ? at : null, refused: null };
  await writing
    .insertInto("notice_address")
    .values(row)
    .onConflict((conflict) => conflict.column("person").doUpdateSet(row))
    .execute();
  // What was on its way to the address before goes to none.
  await writing.updateTable("notice_mail").set({ state: "given-up", secret: null }).where("person", "=", person).where("state", "=", "waiting").execute();
  await writing.updateTable("notice_mail").set({ secret: null }).where("person", "=", person).where("kind", "=", "confirm").execute();
  const id = newId();
  if (!isDemo) await addMail(writing, { id, person, kind: "confirm", slot: `confirm ${id}`, counts: {}, state: "waiting" }, at);
  return true;
}

export async function forgetAddress(writing: Writing, person: RandomId): Promise<void> {
  for (const table of ["notice_address", "notice_wish", "notice_told"] as const) await writing.deleteFrom(table).where("person", "=", person).execute();
  await writing.updateTable("notice_mail").set({ state: "given-up" }).where("person", "=", person).where("state", "=", "waiting").execute();
}

type Added = Pick<NoticeMailRow, "id" | "person" | "kind" | "slot"> & { readonly counts: Counts; readonly state: "waiting" | "nothing" };

/** One mail for a slot, whoever is quicker. */
async function addMail(writing: Writing, { counts, ...mail }: Added, at: Instant): Promise<void> {
  await writing
    .insertInto("notice_mail")
    .values({ ...mail, counts: JSON.stringify(counts), secret: null, tries: 0, made: at, due: at, tried: null, status: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Whose link a secret is, while it is good: a confirmation for a day and once, the end of mails for as long as the mail is kept. */
export async function holderOf(reading: Reading, secret: string, kind: "confirm" | "stop", at: Instant): Promise<RandomId | undefined> {
  const query = reading.selectFrom("notice_mail").select(["person", "kind"]).where("secret", "=", secretHash(secret));
  const row = await query.where("made", ">", later(at, -(kind === "confirm" ? CONFIRM_HOURS : KEPT_DAYS * 24) * 3600)).executeTakeFirst();
  return row && (row.kind === "confirm") === (kind === "confirm") ? row.person : undefined;
}

/** Confirms the address that a link was sent to; false when the link is not this person's, or is over. */
export async function confirmAddress(writing: Writing, person: RandomId, secret: string, at: Instant): Promise<boolean> {
  if ((await holderOf(writing, secret, "confirm", at)) !== person) return false;
  await writing.updateTable("notice_mail").set({ secret: null }).where("secret", "=", secretHash(secret)).execute();
  const query = writing.updateTable("notice_address").set({ confirmed: at }).where("person", "=", person).where("confirmed", "is", null);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}

export async function wishesOf(reading: Reading, person: RandomId): Promise<ReadonlyMap<RandomId, Often>> {
  const rows = await reading.selectFrom("notice_wish").select(["stream", "often"]).where("person", "=", person).execute();
  return new Map(rows.map(({ stream, often }) => [stream, often as Often]));
}

/** Keeps how often a person wants to be told; streams without a word are never told of. The digest of now is not made up for. */
export async function keepWishes(writing: Writing, person: RandomId, wishes: ReadonlyMap<RandomId, Often>, at: Instant): Promise<void> {
  await writing.deleteFrom("notice_wish").where("person", "=", person).execute();
  const told = [...wishes].flatMap(([stream, often]) => (often === "immediate" ? [stream] : []));
  const others = writing.deleteFrom("notice_told").where("person", "=", person);
  await (told.length === 0 ? others : others.where("stream", "not in", told)).execute();
  if (wishes.size > 0) {
    const rows = [...wishes].map(([stream, often]) => ({ person, stream, often }));
    await writing.insertInto("notice_wish").values(rows).execute();
  }
  for (const often of DIGESTS) {
    if ([...wishes.values()].includes(often))
      await addMail(writing, { id: newId(), person, kind: often, slot: slotAt(often, at), counts: {}, state: "nothing" }, at);
  }
}

export function slotAt(often: Digest, at: Instant): string {
  return slotOf(often, dayAt(later(at, -DIGEST_HOUR * 3600)));
}

export type Subscriber = { readonly person: RandomId; readonly wishes: ReadonlyMap<RandomId, Often>; readonly slots: ReadonlySet<string> };

/** Everybody who has a confirmed address and wants something; `slots`: those of now that are filled. */
export async function subscribers(reading: Reading, at: Instant): Promise<readonly Subscriber[]> {
  const slots = DIGESTS.map((often) => slotAt(often, at));
  const wanted = await reading.rows(sql<{ person: string; stream: string; often: Often }>`
    select w.person, w.stream, w.often from notice_wish w join notice_address a on a.person = w.person
    where a.confirmed is not null and a.refused is null order by w.person, w.stream`);
  const filled = await reading.selectFrom("notice_mail").select(["person", "slot"]).where("slot", "in", slots).execute();
  return [...Map.groupBy(wanted, ({ person }) => person)].map(([person, rows]) => ({
    person,
    wishes: new Map(rows.map(({ stream, often }) => [stream, often])),
    slots: new Set(filled.flatMap((row) => (row.person === person ? [row.slot] : []))),
  }));
}

/** How far streams have come, so that nobody is looked at again before something has happened. */
export async function sizesOf(reading: Reading, streams: readonly RandomId[]): Promise<string> {
  const rows = await reading.selectFrom("head").select(["stream", "size"]).where("stream", "in", streams).orderBy("stream").execute();
  return rows.map(({ stream, size }) => `${stream} ${size}`).join(" ");
}

export async function addDigest(writing: Writing, person: RandomId, often: Digest, counts: Counts, at: Instant): Promise<void> {
  const state = Object.keys(counts).length === 0 ? "nothing" : "waiting";
  await addMail(writing, { id: newId(), person, kind: often, slot: slotAt(often, at), counts, state }, at);
}

/** Of what waits on streams, what nobody was told of before; and notes it as told, all or nothing with the mail that is made of it. */
export async function tellNew(
  writing: Writing,
  {
    person,
    streams,
    waiting,
    countsOf,
  }: {
    readonly person: RandomId;
    readonly streams: readonly RandomId[];
    readonly waiting: readonly WaitsOn[];
    readonly countsOf: (waiting: readonly WaitsOn[]) => Counts;
  },
  at: Instant,
): Promise<void> {
  const rows = await writing.selectFrom("notice_told").select(["stream", "item"]).where("person", "=", person).where("stream", "in", streams).execute();
  const before = new Set(rows.map(({ stream, item }) => `${stream} ${item}`));
  const now = new Map(waiting.map((each) => [`${each.stream} ${itemOf(each)}`, each]));
  for (const { stream, item } of rows) {
    if (now.has(`${stream} ${item}`)) continue;
    await writing.deleteFrom("notice_told").where("person", "=", person).where("stream", "=", stream).where("item", "=", item).execute();
  }
  const fresh = [...now].flatMap(([key, each]) => (before.has(key) ? [] : [each]));
  if (fresh.length === 0) return;
  const insert = writing.insertInto("notice_told").values(fresh.map((each) => ({ person, stream: each.stream, item: itemOf(each) })));
  const noted = await insert
    .onConflict((conflict) => conflict.doNothing())
    .returning(["stream", "item"])
    .execute();
  // What is missing there, another server of this database tells.
  const own = noted.map(({ stream, item }) => now.get(`${stream} ${item}`)!);
  if (own.length === 0) return;
  const id = newId();
  await addMail(writing, { id, person, kind: "immediate", slot: `immediate ${id}`, counts: countsOf(own), state: "waiting" }, at);
}

export type Taken = {
  readonly id: RandomId;
  readonly person: RandomId;
  readonly kind: MailKind;
  readonly counts: Counts;
  readonly tries: number;
  readonly made: Instant;
  readonly email: string;
  readonly language: Language;
};

/** Takes mails that are due. What was being given to the mail server when its taker ended may have arrived: it is not sent again. */
export async function takeDue(writing: Writing, at: Instant): Promise<readonly Taken[]> {
  await writing.updateTable("notice_mail").set({ state: "unknown" }).where("state", "=", "handed").where("due", "<=", at).execute();
  const rows = await writing.rows(sql<Omit<Taken, "counts"> & { counts: string }>`
    with taken as (
      update notice_mail set due = ${later(at, LEASE)} where id in (
        select id from notice_mail where state = 'waiting' and due <= ${at} order by due, id limit ${TAKEN} for update skip locked)
      returning id, person, kind, counts, tries, made)
    select t.*, a.email, a.language from taken t join notice_address a on a.person = t.person
    where a.refused is null and (a.confirmed is not null or t.kind = 'confirm') order by t.made, t.id`);
  return rows.map(({ counts, ...row }) => ({ ...row, counts: JSON.parse(counts) as Counts }));
}

/** Notes that the server asks for the text of a mail; false when it is not the asker's any more. From here on it is sent again only if the server refuses. */
export async function noteHanding(writing: Writing, { id }: Pick<Taken, "id">, secret: string, at: Instant): Promise<boolean> {
  const query = writing
    .updateTable("notice_mail")
    .set({ state: "handed", secret: secretHash(secret) })
    .where("id", "=", id)
    .where("state", "=", "waiting");
  return (await query.where("due", "=", later(at, LEASE)).executeTakeFirst()).numUpdatedRows === 1n;
}

export type Ended = Pick<NoticeMailRow, "state" | "due" | "status" | "tries"> & { readonly tried: Instant };

/** How a try ended. An address that the server refuses for good gets nothing more. */
export async function noteEnd(writing: Writing, { id, person }: Pick<Taken, "id" | "person">, ended: Ended): Promise<void> {
  await writing.updateTable("notice_mail").set(ended).where("id", "=", id).where("state", "in", ["waiting", "handed"]).execute();
  if (ended.state === "refused") await writing.updateTable("notice_address").set({ refused: ended.tried }).where("person", "=", person).execute();
}

export async function forgetOld(writing: Writing, at: Instant): Promise<void> {
  await writing
    .deleteFrom("notice_mail")
    .where("made", "<", later(at, -KEPT_DAYS * 24 * 3600))
    .execute();
}

/** The mail to a person that was tried last. */
export async function lastMail(reading: Reading, person: RandomId): Promise<Pick<NoticeMailRow, "state" | "tried" | "status"> | undefined> {
  const query = reading.selectFrom("notice_mail").select(["state", "tried", "status"]).where("person", "=", person).where("tried", "is not", null);
  return query.orderBy("tried", "desc").executeTakeFirst();
}
