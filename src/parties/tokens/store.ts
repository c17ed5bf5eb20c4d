/** Keys for programs: made by a person for themselves, kept as a hash. */
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Reading, Writing } from "../../store/store.ts";
import { newSecret, secretHash } from "../access/store.ts";

export type Token = {
  readonly id: RandomId;
  readonly organisation: RandomId;
  readonly label: string;
  readonly streams: readonly RandomId[];
  /** Names of commands and queries. */
  readonly may: readonly string[];
  readonly made: Instant;
  readonly seen?: Instant;
  readonly ends: Instant;
  readonly revoked?: Instant;
};

export type NewToken = Pick<Token, "id" | "organisation" | "label" | "streams" | "may" | "made" | "ends"> & { readonly person: RandomId };

/** Keeps a new key and returns its secret, which nothing can show again. */
export async function keepToken(writing: Writing, token: NewToken): Promise<string> {
  const secret = newSecret();
  const { streams, may, ...rest } = token;
  await writing
    .insertInto("token")
    .values({ ...rest, hash: secretHash(secret), streams: streams.join(" "), may: may.join(" "), seen: null, revoked: null })
    .execute();
  return secret;
}

/** The keys of a person, newest first. */
export async function tokensOf(reading: Reading, person: RandomId): Promise<readonly Token[]> {
  const rows = await reading.selectFrom("token").selectAll().where("person", "=", person).orderBy("made", "desc").orderBy("id").execute();
  return rows.map(({ id, organisation, label, streams, may, made, seen, ends, revoked }) => ({
    id,
    organisation,
    label,
    streams: streams.split(" "),
    may: may.split(" "),
    made,
    ends,
    ...(seen === null ? {} : { seen }),
    ...(revoked === null ? {} : { revoked }),
  }));
}

/** Ends a key of a person at once; false when there is none such. */
export async function revokeToken(writing: Writing, person: RandomId, id: string, at: Instant): Promise<boolean> {
  const query = writing.updateTable("token").set({ revoked: at }).where("person", "=", person).where("id", "=", id).where("revoked", "is", null);
  return (await query.executeTakeFirst()).numUpdatedRows === 1n;
}
