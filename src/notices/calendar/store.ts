/** Addresses of calendar feeds: made by a person for themselves, kept as a hash, good until they are revoked or the person's last role ends. */
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Language } from "../../kernel/refusal.ts";
import { newSecret, secretHash } from "../../parties/access/store.ts";
import type { Reading, Writing } from "../../store/store.ts";

export type Feed = { readonly id: RandomId; readonly organisation: RandomId; readonly language: Language; readonly made: Instant; readonly seen?: Instant };
export type NewFeed = Pick<Feed, "id" | "organisation" | "language" | "made"> & { readonly person: RandomId };

/** Keeps a new feed and returns its secret, which nothing can show again. */
export async function keepFeed(writing: Writing, feed: NewFeed): Promise<string> {
  const secret = newSecret();
  await writing
    .insertInto("calendar_feed")
    .values({ ...feed, hash: secretHash(secret), seen: null, revoked: null })
    .execute();
  return secret;
}

/** The feeds of a person that are in force, newest first. */
export async function feedsOf(reading: Reading, person: RandomId): Promise<readonly Feed[]> {
  const query = reading.selectFrom("calendar_feed").select(["id", "organisation", "language", "made", "seen"]).where("person", "=", person);
  const rows = await query.where("revoked", "is", null).orderBy("made", "desc").orderBy("id").execute();
  return rows.map(({ seen, language, ...row }) => ({ ...row, language: language as Language, ...(seen === null ? {} : { seen }) }));
}

/** Whose feed a secret is, noting that it was asked for. */
export async function seenFeed(writing: Writing, secret: string, at: Instant): Promise<(Feed & { readonly person: RandomId }) | undefined> {
  const query = writing.updateTable("calendar_feed").set({ seen: at }).where("hash", "=", secretHash(secret)).where("revoked", "is", null);
  const row = await query.returning(["id", "person", "organisation", "language", "made"]).executeTakeFirst();
  return row && { ...row, language: row.language as Language };
}

export async function revokeFeed(writing: Writing, person: RandomId, id: string, at: Instant): Promise<void> {
  await writing.updateTable("calendar_feed").set({ revoked: at }).where("person", "=", person).where("id", "=", id).where("revoked", "is", null).execute();
}
