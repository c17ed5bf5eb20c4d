/** Sign-ins under way, accounts, and the invitations that bind one to the other. */
import type { Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import type { Reading, Writing } from "../../store/store.ts";
import { after, secretHash } from "../access/store.ts";

/** Minutes for which a sign-in may be under way, and an invitation be used. */
export const UNDER_WAY = 10;
export const INVITED = 7 * 24 * 60;

export type Leaving = {
  readonly nonce: string;
  readonly verifier: string;
  readonly language: string;
  readonly back: string;
  readonly isFresh: boolean;
  readonly invitation: string | undefined;
};

/** Notes a sign-in that leaves for the provider under a state and a browser's cookie. */
export async function noteLeaving(writing: Writing, state: string, browser: string, leaving: Leaving, at: Instant): Promise<void> {
  const { nonce, verifier, language, back, isFresh, invitation } = leaving;
  await writing.deleteFrom("sign_in").where("ends", "<", at).execute();
  await writing
    .insertInto("sign_in")
    .values({
      state: secretHash(state),
      browser: secretHash(browser),
      nonce,
      verifier,
      language,
      back,
      fresh: isFresh,
      invitation: invitation === undefined ? null : secretHash(invitation),
      ends: after(at, UNDER_WAY),
    })
    .execute();
}

/** Takes up a sign-in that comes back, once, in the browser that it left from. */
export async function takeReturning(writing: Writing, state: string, browser: string, at: Instant) {
  const taken = writing.deleteFrom("sign_in").where("state", "=", secretHash(state)).where("browser", "=", secretHash(browser)).where("ends", ">", at);
  return taken.returningAll().executeTakeFirst();
}

/** Whose account it is; an erased person's is nobody's. */
export async function accountOf(reading: Reading, issuer: string, subject: string): Promise<RandomId | undefined> {
  const row = await reading.selectFrom("account").select("person").where("issuer", "=", issuer).where("subject", "=", subject).executeTakeFirst();
  return row?.person;
}

/** Keeps the hash of an invitation's code; the codes made for the person before are dead. */
export async function keepInvitation(writing: Writing, person: RandomId, hash: Uint8Array, at: Instant): Promise<void> {
  await writing.deleteFrom("invitation").where("person", "=", person).execute();
  await writing
    .insertInto("invitation")
    .values({ hash, person, made: at, ends: after(at, INVITED), used: null })
    .execute();
}

export async function isInvitation(reading: Reading, code: string, at: Instant): Promise<boolean> {
  return (await liveInvitation(reading, secretHash(code), at)) !== undefined;
}

async function liveInvitation(reading: Reading, hash: Uint8Array, at: Instant) {
  const query = reading.selectFrom("invitation").select("person").where("hash", "=", hash).where("used", "is", null);
  return query.where("ends", ">", at).executeTakeFirst();
}

/** Uses an invitation up and binds the account to its person; undefined when it is not valid, or the account is another's already. */
export async function bindAccount(
  writing: Writing,
  account: { readonly issuer: string; readonly subject: string },
  invitation: Uint8Array,
  at: Instant,
): Promise<RandomId | undefined> {
  const row = await liveInvitation(writing, invitation, at);
  const before = await accountOf(writing, account.issuer, account.subject);
  if (!row || (before !== undefined && before !== row.person)) return undefined;
  const used = await writing.updateTable("invitation").set({ used: at }).where("hash", "=", invitation).where("used", "is", null).executeTakeFirst();
  if (used.numUpdatedRows !== 1n) return undefined;
  await writing
    .insertInto("account")
    .values({ ...account, person: row.person })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return row.person;
}
