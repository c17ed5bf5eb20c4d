/** Who is signed in: sessions of browsers and keys of programs, in the database by the hash of what they show. */
import { randomBytes } from "node:crypto";
import type { Runner } from "../../api/command.ts";
import type { Who } from "../../api/roles.ts";
import { toHex } from "../../kernel/bytes.ts";
import { dayAt, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { encode } from "../../kernel/utf8.ts";
import { NODE } from "../../log/store.ts";
import { INSTALLATION, type Reading, type Store, type Writing } from "../../store/store.ts";
import { houseSlice } from "../kinds.ts";
import { changes, organisations } from "../store.ts";
import { organisationsOf, whoFor } from "../who.ts";

/** Minutes without a request after which a session ends; minutes after which it ends in any case; minutes for which a sign-in is fresh. */
export const IDLE = 60;
export const LONGEST = 10 * 60;
export const FRESH = 15;
/** Minutes between two notes that somebody was seen. */
const NOTED = 1;
/** Milliseconds for which an answer is used again. What ends on another server ends here at most so much later. */
const KEPT_MS = 1000;
const KEPT = 2000;

export type SignedIn = {
  readonly by: "session" | "token";
  readonly who: Who & { readonly person: RandomId };
  /** Empty when it was erased. */
  readonly name: string;
  /** What the forms of a session carry; empty for a token. */
  readonly csrf: string;
  /** The organisations that the person can act for. */
  readonly organisations: readonly { readonly id: RandomId; readonly name: string }[];
};

/** What access stands on. */
export type Ground = { readonly store: Store; readonly runner: Runner; readonly house: RandomId };

export type Access = Ground & {
  /** Whoever the cookie of a session, or the key of a program, belongs to. */
  signedIn(by: SignedIn["by"], secret: string, at: Instant): Promise<SignedIn | undefined>;
  /** Begins a session and returns what the cookie is to hold. `proved` is when the person last proved who they are. */
  begin(person: RandomId, at: Instant, proved: Instant): Promise<string>;
  /** Ends one session, or every one of a person. */
  end(secret: string): Promise<void>;
  /** Chooses the organisation that the session acts for, if the person holds a role for it. */
  actFor(secret: string, organisation: RandomId, at: Instant): Promise<boolean>;
  /** How many organisations a person can act for; with more than one they choose first. */
  countOrganisations(person: RandomId, at: Instant): Promise<number>;
  /** What a person may do, for each organisation that they can act for. */
  actings(person: RandomId, at: Instant): Promise<readonly SignedIn["who"][]>;
  /** The same for one of them; nothing where they hold no role for it any more. */
  actingFor(person: RandomId, organisation: RandomId, at: Instant): Promise<SignedIn["who"] | undefined>;
  /** Drops what is remembered, after a change of sessions or keys. */
  forget(): void;
};

export function createAccess(on: Ground): Access {
  const known = new Map<string, { readonly until: number; readonly as: number; readonly found: Promise<SignedIn | undefined> }>();
  const write = async <T>(work: (writing: Writing) => Promise<T>): Promise<T> => {
    try {
      return await on.store.write(INSTALLATION, work);
    } finally {
      known.clear();
    }
  };
  const find = async (by: SignedIn["by"], hash: Uint8Array, at: Instant): Promise<SignedIn | undefined> => {
    const found = await on.store.read(INSTALLATION, (reading) => (by === "session" ? bySession(reading, on, hash, at) : byToken(reading, on, hash, at)));
    if (found && (found.seen === null || after(found.seen, NOTED) <= at)) {
      await on.store.write(INSTALLATION, async (writing) => void (await writing.updateTable(by).set({ seen: at }).where("hash", "=", hash).execute()));
    }
    return found?.signedIn;
  };
  return {
    ...on,
    signedIn: (by, secret, at) => {
      const hash = secretHash(secret);
      const key = by + toHex(hash);
      const kept = known.get(key);
      if (kept && kept.until > performance.now() && kept.as === changes()) return kept.found;
      const found = find(by, hash, at);
      known.delete(key);
      known.set(key, { until: performance.now() + KEPT_MS, as: changes(), found });
      found.catch(() => known.delete(key));
      if (known.size > KEPT) known.delete(known.keys().next().value!);
      return found;
    },
    begin: (person, at, proved) =>
      write(async (writing) => {
        const secret = newSecret();
        const times = { made: at, seen: at, fresh: proved, ends: after(at, LONGEST) };
        await writing
          .insertInto("session")
          .values({ hash: secretHash(secret), person, acting: null, csrf: newSecret(), ...times })
          .execute();
        // Whoever comes sweeps up what has ended.
        await writing.deleteFrom("session").where("ends", "<", at).execute();
        return secret;
      }),
    end: (secret) => write(async (writing) => void (await writing.deleteFrom("session").where("hash", "=", secretHash(secret)).execute())),
    actFor: (secret, organisation, at) =>
      write(async (writing) => {
        const row = await liveSession(writing, secretHash(secret), at);
        if (!row) return false;
        const house = (await on.runner.states(writing, on.house)).of(houseSlice);
        if (!organisationsOf(house, row.person, dayAt(at)).includes(organisation)) return false;
        await writing.updateTable("session").set({ acting: organisation }).where("hash", "=", row.hash).execute();
        return true;
      }),
    countOrganisations: (person, at) =>
      on.store.read(INSTALLATION, async (reading) => organisationsOf((await on.runner.states(reading, on.house)).of(houseSlice), person, dayAt(at)).length),
    actings: (person, at) => actingsOf(on, person, at),
    actingFor: async (person, organisation, at) => (await actingsOf(on, person, at, organisation))[0],
    forget: () => known.clear(),
  };
}

async function actingsOf(on: Ground, person: RandomId, at: Instant, only?: RandomId): Promise<readonly SignedIn["who"][]> {
  return on.store.read(INSTALLATION, async (reading) => {
    const own = organisationsOf((await on.runner.states(reading, on.house)).of(houseSlice), person, dayAt(at));
    const named = own.filter((organisation) => only === undefined || organisation === only);
    const found = await Promise.all(named.map((organisation) => personOn(reading, on, person, organisation, at)));
    return found.flatMap((each) => (each ? [each.who] : []));
  });
}

type Found = { readonly seen: Instant | null; readonly signedIn: SignedIn };

async function bySession(reading: Reading, on: Ground, hash: Uint8Array, at: Instant): Promise<Found | undefined> {
  const row = await liveSession(reading, hash, at);
  if (!row) return undefined;
  const person = await personOn(reading, on, row.person, row.acting ?? undefined, at);
  if (!person) return undefined;
  const isFresh = at <= after(row.fresh, FRESH);
  return { seen: row.seen, signedIn: { by: "session", csrf: row.csrf, ...person, who: { ...person.who, isFresh } } };
}

async function liveSession(reading: Reading, hash: Uint8Array, at: Instant) {
  const query = reading.selectFrom("session").selectAll().where("hash", "=", hash).where("ends", ">", at);
  return query.where("seen", ">", after(at, -IDLE)).executeTakeFirst();
}

async function byToken(reading: Reading, on: Ground, hash: Uint8Array, at: Instant): Promise<Found | undefined> {
  const row = await reading.selectFrom("token").selectAll().where("hash", "=", hash).where("ends", ">", at).where("revoked", "is", null).executeTakeFirst();
  if (!row) return undefined;
  const person = await personOn(reading, on, row.person, row.organisation, at);
  if (!person || person.who.organisation !== row.organisation) return undefined;
  const named = row.streams.split(" ");
  const streams = person.who.streams.filter((stream) => named.includes(stream));
  const grants = person.who.grants.filter(({ stream }) => stream === undefined || streams.includes(stream));
  return { seen: row.seen, signedIn: { by: "token", csrf: "", ...person, who: { ...person.who, grants, streams, oversees: [], only: row.may.split(" ") } } };
}

/** A person and what they may do for an organisation: for the only one that they have a role for, when none was chosen. */
async function personOn(reading: Reading, on: Ground, person: RandomId, acting: RandomId | undefined, at: Instant) {
  const row = await reading.selectFrom("person").select(["name", "erased_at"]).where("id", "=", person).executeTakeFirst();
  if (!row || row.erased_at !== null) return undefined;
  const house = (await on.runner.states(reading, on.house)).of(houseSlice);
  const day = dayAt(at);
  const own = organisationsOf(house, person, day);
  const organisation = acting !== undefined && own.includes(acting) ? acting : acting === undefined && own.length === 1 ? own[0] : undefined;
  const parts =
    organisation === undefined ? [] : await reading.selectFrom("party").select(["stream", "last_day"]).where("organisation", "=", organisation).execute();
  const [alliances, left] = [parts.filter(({ last_day: last }) => last === null), parts.filter(({ last_day: last }) => last !== null)];
  const administers = organisation !== undefined && [...house.grants.values()].some((grant) => grant.person === person && grant.role === "house-admin");
  const all = administers ? await reading.selectFrom("head").select("stream").execute() : [];
  const streamsOf = (rows: readonly { readonly stream: RandomId }[]): readonly RandomId[] => rows.map(({ stream }) => stream);
  const standing = { house: on.house, person, organisation, day, alliances: streamsOf(alliances), left: streamsOf(left), all: streamsOf(all) };
  const names = new Map((own.length === 0 ? [] : await organisations(reading)).map(({ id, name }) => [id, name]));
  return {
    who: { ...whoFor(house, standing), person },
    name: row.name ?? "",
    organisations: own.map((id) => ({ id, name: names.get(id) ?? id })),
  };
}

/** 32 bytes from the machine's cryptographic source, as a cookie or a header carries them. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What the database keeps of a secret. It has 256 bits, so a plain hash cannot be guessed back. */
export function secretHash(secret: string): Uint8Array {
  return NODE.sha256(encode(secret));
}

/** The instant so many minutes later, or before. */
export function after(at: Instant, minutes: number): Instant {
  return Temporal.Instant.from(at).add({ minutes }).toString({ fractionalSecondDigits: 3 });
}
