/** Tables of what people are told outside of pages: addresses, wishes, mails, calendar feeds. They belong to the installation and go with the person. */
import type { Instant } from "../kernel/day.ts";

export type NoticeTables = {
  notice_address: NoticeAddressRow;
  notice_wish: NoticeWishRow;
  notice_told: NoticeToldRow;
  notice_mail: NoticeMailRow;
  calendar_feed: CalendarFeedRow;
};

export const NOTICE_CLASSES = {
  notice_address: "reference",
  notice_wish: "reference",
  notice_told: "reference",
  notice_mail: "reference",
  calendar_feed: "reference",
} as const satisfies Readonly<Record<keyof NoticeTables, "reference">>;

/** Where a person wants mail, in which language. `confirmed`: they have opened a link that was sent there; `refused`: since when the mail server takes nothing for it. */
export type NoticeAddressRow = { person: string; email: string; language: string; named: Instant; confirmed: Instant | null; refused: Instant | null };
/** How often a person wants to be told of an alliance: immediate, daily, weekly; no row, never. */
export type NoticeWishRow = { person: string; stream: string; often: string };
/** What a person was told of at once and still waits (notices/waiting.ts, itemOf). */
export type NoticeToldRow = { person: string; stream: string; item: string };

/**
 * A mail to a person. `slot` is what there is one mail for, as `daily 2026-11-23`; `counts` JSON of how many things of each kind it tells; `secret` the hash of
 * what the link in it holds, which confirms the address or ends the mails. `state`: nothing to tell; waiting for `due`; `handed`, its text is being given to the
 * mail server until `due`; sent; refused for good; given up; unknown, the server did not say whether it took it. `status` is the server's last code.
 */
export type NoticeMailRow = {
  id: string;
  person: string;
  kind: string;
  slot: string;
  counts: string;
  secret: Uint8Array | null;
  state: string;
  tries: number;
  made: Instant;
  due: Instant;
  tried: Instant | null;
  status: number | null;
};

/** An address from which a calendar program reads a person's meetings for an organisation, without signing in. `hash` is the SHA-256 of what it ends with. */
export type CalendarFeedRow = {
  hash: Uint8Array;
  id: string;
  person: string;
  organisation: string;
  language: string;
  made: Instant;
  seen: Instant | null;
  revoked: Instant | null;
};
