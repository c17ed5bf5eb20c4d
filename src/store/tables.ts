/** Every table of Sameside in one place: its class, and the shape of its rows as the parsers of this folder give them. */
import type { Generated } from "kysely";
import type { Day, Instant } from "../kernel/day.ts";
import { NOTICE_CLASSES, type NoticeTables } from "./notice-tables.ts";

/**
 * What a table's rows are. Tables of the first four classes carry a stream and are keyed by it.
 *
 * - `record`: entries and checkpoints; written once, never changed, never deleted.
 * - `content`: what entries only name by hash; checked against it, erasable under a tombstone.
 * - `derived`: dropped and rebuilt from record and content.
 * - `passing`: proves nothing and is pruned by age.
 * - `reference`: belongs to the installation, not to a stream.
 */
export type TableClass = "record" | "content" | "derived" | "passing" | "reference";

export const TABLE_CLASSES: Readonly<Record<keyof Tables, TableClass>> = {
  entry: "record",
  checkpoint: "record",
  cosignature: "record",
  content_batch: "content",
  content_line: "content",
  content_file: "content",
  head: "derived",
  tile: "derived",
  cost_batch: "derived",
  cost_line: "derived",
  cost_sum: "derived",
  finding: "derived",
  finding_line: "derived",
  finding_step: "derived",
  evidence_line: "derived",
  cost_approval: "derived",
  cost_erased: "derived",
  cost_import: "passing",
  cost_file: "passing",
  command_key: "passing",
  webhook: "passing",
  webhook_delivery: "passing",
  survey_voice: "passing",
  survey_count: "passing",
  installation: "reference",
  migration: "reference",
  audit: "reference",
  party: "derived",
  organisation: "reference",
  organisation_member: "reference",
  person: "reference",
  role_grant: "reference",
  budget_owner: "reference",
  account: "reference",
  session: "reference",
  token: "reference",
  invitation: "reference",
  sign_in: "reference",
  ...NOTICE_CLASSES,
};

export type Tables = NoticeTables & {
  entry: EntryRow;
  checkpoint: CheckpointRow;
  cosignature: CosignatureRow;
  content_batch: ContentBatchRow;
  content_line: ContentLineRow;
  content_file: ContentFileRow;
  head: HeadRow;
  tile: TileRow;
  cost_batch: CostBatchRow;
  cost_line: CostLineRow;
  cost_sum: CostSumRow;
  finding: FindingRow;
  finding_line: FindingLineRow;
  finding_step: FindingStepRow;
  evidence_line: EvidenceLineRow;
  cost_approval: CostApprovalRow;
  cost_erased: CostErasedRow;
  cost_import: CostImportRow;
  cost_file: CostFileRow;
  command_key: CommandKeyRow;
  webhook: WebhookRow;
  webhook_delivery: WebhookDeliveryRow;
  survey_voice: SurveyVoiceRow;
  survey_count: SurveyCountRow;
  installation: InstallationRow;
  migration: MigrationRow;
  audit: AuditRow;
  party: PartyRow;
  organisation: OrganisationRow;
  organisation_member: OrganisationMemberRow;
  person: PersonRow;
  role_grant: RoleGrantRow;
  budget_owner: BudgetOwnerRow;
  account: AccountRow;
  session: SessionRow;
  token: TokenRow;
  invitation: InvitationRow;
  sign_in: SignInRow;
};

/** One fact of a stream. `bytes` is what is hashed; the other columns repeat what stands in it. `leaf` is its RFC 6962 leaf hash. */
export type EntryRow = {
  stream: string;
  seq: bigint;
  kind: string;
  day: Day;
  at: Instant;
  actor: string | null;
  party: string | null;
  bytes: Uint8Array;
  leaf: Uint8Array;
};

/** The signed note over the first `size` entries of a stream. */
export type CheckpointRow = { stream: string; size: bigint; root: Uint8Array; note: string };

/** What a witness signed at a size of the stream: `name` is its key's, `signature` the 4 bytes of the key's id and the 72 of the cosignature. */
export type CosignatureRow = { stream: string; size: bigint; name: string; signature: Uint8Array };

/**
 * Lines that belong together (log format section 3), numbered within their stream from 0. While `seq` is null they are staged: nothing has entered the
 * record and the batch may be dropped; `at` says since when. The entry `seq` fixes count, root and total.
 */
export type ContentBatchRow = {
  stream: string;
  batch: number;
  count: number | null;
  root: Uint8Array | null;
  seq: bigint | null;
  at: Generated<Instant | null>;
};

/** Line `line` (from 0) of a batch. Erased, salt and bytes are null and `erased_by` is the seq of the entry that says so; the leaf stands. */
export type ContentLineRow = {
  stream: string;
  batch: number;
  line: number;
  leaf: Uint8Array;
  salt: Uint8Array | null;
  bytes: Uint8Array | null;
  erased_by: bigint | null;
};

/** A file or text that entries name by `hash`, the leaf of salt and bytes. Erased as a line is. */
export type ContentFileRow = {
  stream: string;
  hash: Uint8Array;
  size: bigint;
  type: string;
  salt: Uint8Array | null;
  bytes: Uint8Array | null;
  erased_by: bigint | null;
};

/** Where a stream stands: its number of entries and the instant of the last. Whoever appends updates this row from the size it built upon. */
export type HeadRow = { stream: string; size: bigint; at: Instant | null };

/** A full tile of the tree (log format section 5): 256 hashes, and `root`, the one hash over them that stands in the level above. */
export type TileRow = { stream: string; level: number; index: bigint; root: Uint8Array; hashes: Uint8Array };

/** What a command answered, so that the same command sent again is answered alike. `request` is the SHA-256 of what was asked. */
export type CommandKeyRow = { stream: string; actor: string; route: string; key: string; request: Uint8Array; result: string; at: Generated<Instant> };

/** The one row that says which installation this is, and whether anyone may sign in to it. */
export type InstallationRow = { one: Generated<boolean>; id: string; demo: boolean; at: Generated<Instant> };

export type MigrationRow = { number: number; name: string; sha256: string; at: Generated<Instant> };

/**
 * Somebody outside who is told of entries. `kinds` with spaces between, all when empty; `next` is the first entry that was not looked at; `secret` signs what
 * is sent, sealed with a key that is not in the database: none where it was forgotten.
 */
export type WebhookRow = {
  stream: string;
  hook: string;
  organisation: string;
  person: string;
  url: string;
  kinds: string;
  secret: Uint8Array | null;
  made: Instant;
  next: bigint;
  ended: Instant | null;
  because: string | null;
};

/** An entry for a webhook. `status` is what the receiver answered last, null when it did not; `due` is when the next try may be made. */
export type WebhookDeliveryRow = {
  stream: string;
  hook: string;
  seq: bigint;
  state: string;
  tries: number;
  first: Instant | null;
  tried: Instant | null;
  status: number | null;
  due: Instant;
};

/** A refusal: outside the record, pruned by age. */
export type AuditRow = {
  id: Generated<bigint>;
  at: Generated<Instant>;
  actor: string | null;
  party: string | null;
  stream: string | null;
  route: string;
  code: string;
  args: string;
};

/** Which organisation a party of an alliance is; `party` is the agreement's id, `last_day` its last one, once it has left. */
export type PartyRow = { stream: string; party: string; organisation: string; last_day: Day | null };

/** Organisations, roles and budgets as the house stream says, for the SQL of other streams; what anyone may do is read from the record itself. */
export type OrganisationRow = { id: string; name: string; kind: string; business_id: string | null };
export type OrganisationMemberRow = { consortium: string; member: string };
export type BudgetOwnerRow = { budget: string; organisation: string };
/** `last_day` is included, from `ended_on` the role is held no more. Without `in_stream` it is held wherever the organisation has part. */
export type RoleGrantRow = {
  id: string;
  person: string;
  organisation: string;
  role: string;
  in_stream: string | null;
  first_day: Day;
  last_day: Day | null;
  ended_on: Day | null;
  most_cents: bigint | null;
  decision: string | null;
  claimed: boolean;
  /** Ids of the agreement with spaces between; null, everything that the role covers. */
  subjects: string | null;
};

/** The only place where a person has a name. Erased, only the id is left. */
export type PersonRow = { id: string; name: string | null; email: string | null; erased_at: Instant | null };

/** Who signs in as whom: by issuer and subject, never by an e-mail address. */
export type AccountRow = { issuer: string; subject: string; person: string; at: Generated<Instant> };

/** A browser that is signed in. `hash` is the SHA-256 of what its cookie holds, `fresh` when the person last proved who they are, `ends` the latest end. */
export type SessionRow = { hash: Uint8Array; person: string; acting: string | null; csrf: string; made: Instant; seen: Instant; fresh: Instant; ends: Instant };

/** A key for programs. `streams` and `may` (names of commands and queries) are lists with spaces between. */
export type TokenRow = {
  id: string;
  hash: Uint8Array;
  person: string;
  organisation: string;
  label: string;
  streams: string;
  may: string;
  made: Instant;
  seen: Instant | null;
  ends: Instant;
  revoked: Instant | null;
};

/** A code that binds whoever signs in next with it to a person, once. */
export type InvitationRow = { hash: Uint8Array; person: string; made: Instant; ends: Instant; used: Instant | null };

/** A sign-in that has left for the provider and not come back. `browser` is the hash of the cookie that it left with; `fresh` asks for a new proof. */
export type SignInRow = {
  state: Uint8Array;
  browser: Uint8Array;
  nonce: string;
  verifier: string;
  invitation: Uint8Array | null;
  language: string;
  back: string;
  fresh: boolean;
  ends: Instant;
};

/** A batch of costs in the books. `day` is the day of booking, `net` its total, `mapping` the hash of the file that its rows were read by. */
export type CostBatchRow = {
  stream: string;
  batch: number;
  seq: bigint;
  at: Instant;
  day: Day;
  kind: string;
  party: string;
  organisation: string;
  count: number;
  net: bigint;
  mapping: string | null;
};

/**
 * A cost, with what its line says. `service` is the agreement's line; `entered` the status that it came with, `status` what findings made of it,
 * `approved` whether somebody else has approved it.
 */
export type CostLineRow = {
  stream: string;
  batch: number;
  line: number;
  party: string;
  service: string;
  type: string;
  day: Day;
  month: string;
  net: bigint;
  vat: bigint | null;
  tax_kind: string | null;
  grants: bigint;
  cents: bigint;
  quantity: bigint;
  entered: string;
  status: string;
  approved: boolean;
  supplier: string | null;
  supplier_id: string | null;
  document: string | null;
  cost_centre: string | null;
  account: string | null;
  words: string | null;
  corrects: string | null;
  row: number | null;
  /** As vouchers are compared (open-books/doubles/alike.ts); null where the text itself stands so. */
  document_alike: string | null;
  supplier_alike: string | null;
  supplier_id_alike: string | null;
};

/** Lines of a batch that are alike in what pages add up by. */
export type CostSumRow = {
  stream: string;
  batch: number;
  party: string;
  service: string;
  type: string;
  month: string;
  status: string;
  count: number;
  net: bigint;
  cents: bigint;
  quantity: string;
};

export type FindingRow = { stream: string; finding: string; party: string; status: string; opened: Instant; seq: bigint };
/** A line that a finding covers, beside the one that it names: that line itself, or the nearest that it corrects. */
export type FindingLineRow = { stream: string; finding: string; batch: number; line: number; named_batch: number; named_line: number };
/** `status` is where the finding stands after this step; `text_hash` names the question, answer or reason. */
export type FindingStepRow = {
  stream: string;
  finding: string;
  seq: bigint;
  at: Instant;
  day: Day;
  status: string;
  actor: string | null;
  party: string | null;
  text_hash: string | null;
  decision: string | null;
};
export type EvidenceLineRow = { stream: string; batch: number; line: number; hash: string; seq: bigint; type: string; size: bigint };

/** An approval of conditional cost, or its withdrawal; `text_hash` names the reason. The last one of a line counts. */
export type CostApprovalRow = {
  stream: string;
  batch: number;
  line: number;
  seq: bigint;
  at: Instant;
  day: Day;
  approved: boolean;
  party: string | null;
  decision: string | null;
  text_hash: string | null;
};

/** A line whose details were erased on `day` under a rule or decision, as the entry `seq` says. */
export type CostErasedRow = { stream: string; batch: number; line: number; seq: bigint; day: Day; under: string };

/** `received` and `taken` are bytes of the file as it was sent; `report` is JSON once the file was read. */
export type CostImportRow = {
  stream: string;
  batch: number;
  party: string;
  organisation: string;
  actor: string;
  name: string;
  size: bigint;
  received: bigint;
  taken: bigint;
  state: string;
  agreement: string;
  mapping: string | null;
  report: string | null;
  at: Generated<Instant>;
};

/** The file that a batch was read from: `hash` is SHA-256 of its bytes, `doubles` JSON (open-books/doubles). Kept with what was taken. */
export type CostFileRow = { stream: string; batch: number; party: string; hash: string; doubles: string | null };

/** Who has answered a survey that is not yet counted, and how often each value was chosen: nothing binds the two. */
export type SurveyVoiceRow = { stream: string; survey: string; person: string };
export type SurveyCountRow = { stream: string; survey: string; statement: string; value: number; count: number };
