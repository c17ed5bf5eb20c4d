/** Questions to the books, and who sees what of the answers (docs/roles.md#who-sees-what-of-the-books). */
import type { States } from "../../api/decide.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import { grantsOn, type Role } from "../../api/roles.ts";
import type { View } from "../../api/query.ts";
import { endOfMonth, type Instant } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import { agreementShown } from "../in-force/commands.ts";
import { hasPrices, isMeasuredIn, worthIn } from "../priced/store.ts";
import { ERASED, type ErasedColumns, ERASURE } from "../erasing/files/store.ts";
import type { BooksOf } from "../store.ts";
import type { Line } from "./line.ts";
import { type Reading, sql } from "../../store/store.ts";
import type { RawBuilder } from "kysely";

/**
 * Of which lines somebody sees supplier, document, texts and evidence, and what hours and units cost: of all, or of their own parties' and of the lines and
 * parties in `open`. `prices`: quantities of booked cost too, from which unit prices follow, of others'. `agreement`: what prices cost and is paid by
 * quantity; what a line counts is everybody's to see.
 */
export type Eyes = {
  readonly all: boolean;
  readonly own: readonly string[];
  readonly open: readonly string[];
  readonly prices: boolean;
  readonly agreement: Agreement | undefined;
};

/** Who reads every line's details and evidence, whatever the agreement says; an auditor does within its mandate. */
const SEEING: readonly Role[] = ["purchaser-controller", "financial-expert"];
/** The words of the agreement's `evidence.unit-prices-open-to`, besides the names of roles. A word that is none of these opens nothing. */
const READERS: Readonly<Record<string, Role>> = { controller: "purchaser-controller", expert: "financial-expert" };

type Asker = Pick<View, "who" | "stream" | "states" | "day">;
/** By the state of a stream and who asks: a page is read under a sight that was made from the same. */
const found = new WeakMap<States, WeakMap<View["who"], { readonly day: View["day"]; readonly eyes: Eyes }>>();

export async function eyesIn(reading: Reading, asker: Asker): Promise<Eyes> {
  const { states, who, day } = asker;
  const known = found.get(states)?.get(who);
  if (known?.day === day) return known.eyes;
  const eyes = await eyesFor(reading, asker);
  if (!found.has(states)) found.set(states, new WeakMap());
  found.get(states)!.set(who, { day, eyes });
  return eyes;
}

async function eyesFor(reading: Reading, { who, stream, states, day }: Asker): Promise<Eyes> {
  const held = grantsOn(who, stream, day);
  const own = ownParties(states, who.organisation);
  const inForce = await agreementShown(reading, stream, states, day);
  const agreed = (inForce?.agreement.evidence.unitPricesOpenTo ?? []).map((word) => READERS[word] ?? word);
  const open = held.flatMap(({ role, subjects }) => (role === "auditor" ? (subjects ?? auditedLines(inForce?.agreement, own)) : []));
  const all = held.some(({ role }) => SEEING.includes(role) || (role !== "auditor" && agreed.includes(role)));
  return { all, own, open: [...new Set(open)], prices: held.some(({ role }) => agreed.includes(role)), agreement: inForce?.agreement };
}

/** Without subjects an auditor's mandate is over its own purchaser's share: the lines that it pays for, and those that all pay for. */
function auditedLines(agreement: Agreement | undefined, own: readonly string[]): readonly string[] {
  const pays = own.some((id) => agreement?.parties.some((party) => party.id === id && party.roles.some((role) => role !== "provider")));
  if (!agreement || !pays) return [];
  return agreement.lines.filter(({ kind, organiser }) => kind === "joint" || (organiser !== undefined && own.includes(organiser))).map(({ id }) => id);
}

export function ownParties(states: States, organisation: RandomId | undefined): readonly string[] {
  const { organisations } = states.of(partiesSlice);
  return [...organisations].filter(([, bound]) => bound === organisation).map(([party]) => party);
}

/** What lines are asked for. Amounts are cents of net, and of what is paid where the asker does not see the net, both ends included; `text` is looked for in what the asker sees. */
export type Filter = {
  readonly party?: string | undefined;
  readonly line?: string | undefined;
  readonly type?: string | undefined;
  readonly month?: string | undefined;
  readonly status?: string | undefined;
  readonly text?: string | undefined;
  readonly least?: bigint | undefined;
  readonly most?: bigint | undefined;
};

export type { Line } from "./line.ts";
/** `cents` is what counts: of accepted lines alone, by the agreement's price where there is one. Without `net` the asker does not see that of every line. */
export type Sums = { readonly count: bigint; readonly net: bigint | null; readonly cents: bigint };
type Condition = RawBuilder<unknown>;

/** A sum as the database gives it; null where it is not told. */
export function asCents(sum: string | null): bigint | null {
  return sum === null ? null : BigInt(sum);
}

const ownOf = ({ own }: Eyes): Condition => sql`l.party = any (${[...own]}::text[])`;
export const seenBy = (eyes: Eyes): Condition =>
  eyes.all ? sql`true` : sql`(${ownOf(eyes)} or l.service = any (${[...eyes.open]}::text[]) or l.party = any (${[...eyes.open]}::text[]))`;
/** The same of a line that is in hand. */
export function isSeen({ all, own, open }: Eyes, { party, service }: { readonly party: string; readonly service: string }): boolean {
  return all || own.includes(party) || open.includes(party) || open.includes(service);
}
/** Whether somebody may read all that a line in hand says, its quantity included: then its bytes and their proof are theirs. */
export function isWholeTo({ prices, own }: Eyes, { seen, party }: { readonly seen: boolean; readonly party: string }): boolean {
  return seen && (prices || own.includes(party));
}
/** The database shows lines and sums through views to those who may not see every detail: what they may not see is null there. */
export const linesIn = ({ isWhole }: Reading): Condition => (isWhole ? sql`cost_line` : sql`cost_line_seen`);
export const sumsIn = ({ isWhole }: Reading): Condition => (isWhole ? sql`cost_sum` : sql`cost_sum_seen`);
/** A sum over `l` of what is told of every line; null where it is not told of one of them, because the rest would tell too much or too little. */
export const wholeSum = (name: "net" | "cents" | "grants"): Condition => {
  const column = sql.ref(`l.${name}`);
  return sql`case when count(*) = count(${column}) then coalesce(sum(${column}), 0) end`;
};

/** What a line `l` of these is worth by the agreement. */
export const worthFor = (eyes: Eyes): Condition => worthIn(eyes.agreement);
/** What a line cost its party; null where it is paid by quantity and its details are not seen. */
const costOf = (eyes: Eyes, name: "net" | "vat" | "tax_kind" | "grants"): Condition => {
  const column = sql.ref(`l.${name}`);
  return eyes.all ? column : sql`case when ${seenBy(eyes)} or not ${isMeasuredIn(eyes.agreement)} then ${column} end`;
};
/** The amount by which lines are found and put in order: the net, and where it is not told what is paid. */
export const amountOf = (eyes: Eyes): Condition => (eyes.all ? sql`l.net` : sql`coalesce(${costOf(eyes, "net")}, ${worthFor(eyes)})`);

/** What the sums know of a filter as well; the rest needs the lines. */
/** The lines, or sums of lines, `l` that the plain part of a filter finds. */
export function alike(stream: RandomId, { party, line, type, month, status }: Filter): Condition {
  const column = (name: string): Condition => sql.ref(`l.${name}`);
  const wanted = { party, service: line, type, month, status };
  const conditions = Object.entries(wanted).flatMap(([name, value]) => (value === undefined ? [] : [sql`${column(name)} = ${value}`]));
  // Said in words that stand in the index of the few such lines, which no value that comes later would.
  if (status !== undefined && status !== "accepted") conditions.push(sql`${column("status")} <> 'accepted'`);
  return sql.join([sql`${column("stream")} = ${stream}`, ...conditions], sql` and `);
}

/** The lines `l` that a filter finds. */
export function conditionOf(stream: RandomId, filter: Filter, eyes: Eyes): Condition {
  const { month, text, least, most } = filter;
  // The index stands on days, and whoever plans would take month and days for two conditions.
  const conditions: Condition[] = [alike(stream, { ...filter, month: undefined })];
  if (month !== undefined) conditions.push(sql`l.day between ${`${month}-01`}::date and ${endOfMonth(month)}::date`);
  if (least !== undefined) conditions.push(sql`${amountOf(eyes)} >= ${least}`);
  if (most !== undefined) conditions.push(sql`${amountOf(eyes)} <= ${most}`);
  if (text !== undefined) {
    const like = `%${text.replace(/[\\%_]/g, "\\$&")}%`;
    const columns = ["supplier", "supplier_id", "document", "cost_centre", "account", "words"].map((name) => sql`${sql.ref(`l.${name}`)} ilike ${like}`);
    conditions.push(sql`${seenBy(eyes)} and (${sql.join(columns, sql` or `)})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Sums of lines by columns, party, type and status among them: only sums of one party and type have a price. Money is null where some of it is not told. */
export function summed(reading: Reading, columns: readonly ("party" | "type" | "status" | "month" | "service")[]): Condition {
  return sql`select ${sql.join(columns.map((name) => sql.ref(`l.${name}`)))}, sum(l.count) as count, ${wholeSum("net")} as net, ${wholeSum("cents")} as cents,
    sum(l.quantity) as quantity from ${sumsIn(reading)} l`;
}

/** Count and sums of what a filter finds. */
export async function sumsOf(reading: Reading, stream: RandomId, filter: Filter, eyes: Eyes): Promise<Sums> {
  const plain = filter.text === undefined && filter.least === undefined && filter.most === undefined;
  const worth = worthIn(eyes.agreement);
  const found = sql`${linesIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch where ${conditionOf(stream, filter, eyes)}`;
  const sums = plain
    ? sql`${summed(reading, ["party", "type", "status"])} where ${alike(stream, filter)} group by 1, 2, 3`
    : sql`select l.party, l.type, l.status, count(*) as count, ${wholeSum("net")} as net, ${wholeSum("cents")} as cents, sum(l.quantity) as quantity
        from ${found} group by 1, 2, 3`;
  // An index says how much it is, and tells neither type nor quantity.
  const isInIndex = !plain && eyes.all && !hasPrices(eyes.agreement);
  const [row] = await reading.rows(
    isInIndex
      ? sumsByIndex(found)
      : sql<{ count: bigint; net: string | null; cents: string }>`
        select coalesce(sum(l.count), 0)::bigint as count, ${wholeSum("net")} as net,
          coalesce(sum(${worth}) filter (where l.status = 'accepted'), 0) as cents from (${sums}) l`,
  );
  return { count: row!.count, net: asCents(row!.net), cents: BigInt(row!.cents) };
}

/** The few lines that do not count are taken off: of all the others an index over amounts then says enough. */
function sumsByIndex(found: Condition): RawBuilder<{ count: bigint; net: string; cents: string }> {
  return sql`select count(*) as count, coalesce(sum(l.net), 0) as net, coalesce(sum(l.cents), 0) - (
    select coalesce(sum(l.cents), 0) from ${found} and l.status <> 'accepted') as cents from ${found}`;
}

/** One line; undefined where the books have none. */
export async function lineAt(reading: Reading, stream: RandomId, eyes: Eyes, at: { readonly batch: number; readonly line: number }): Promise<Line | undefined> {
  return (await reading.rows(sql<Line>`${columnsFor(reading, eyes)} where l.stream = ${stream} and l.batch = ${at.batch} and l.line = ${at.line}`))[0];
}

/** The corrections of a line. */
export async function correctionsOf(reading: Reading, stream: RandomId, eyes: Eyes, ref: string): Promise<readonly Line[]> {
  return reading.rows(sql<Line>`${columnsFor(reading, eyes)} where l.stream = ${stream} and l.corrects = ${ref} order by l.batch, l.line`);
}

export function columnsFor(reading: Reading, eyes: Eyes): Condition {
  const hidden = ["supplier", "supplier_id", "document", "cost_centre", "account", "words"];
  const cost = (["net", "vat", "tax_kind", "grants"] as const).map((name) => sql`${costOf(eyes, name)} as ${sql.ref(name)}`);
  const guarded = hidden.map((name) => sql`case when ${seenBy(eyes)} then ${sql.ref(`l.${name}`)} end as ${sql.ref(name)}`);
  return sql`
    select l.batch, l.line, l.party, l.service, l.type, l.day, ${sql.join(cost)}, ${worthFor(eyes)}::bigint as cents, l.status, l.approved,
      l.corrects, b.at,
      ${seenBy(eyes)} as seen, case when ${eyes.prices ? seenBy(eyes) : ownOf(eyes)} or ${isMeasuredIn(eyes.agreement)} then l.quantity end as quantity,
      ${sql.join(guarded)},
      (select count(*) from evidence_line e where e.stream = l.stream and e.batch = l.batch and e.line = l.line) as evidence,
      (select count(*) from finding_line f where f.stream = l.stream and f.batch = l.batch and f.line = l.line) as findings
    from ${linesIn(reading)} l
    -- Looked up line by line, so that a page is read in the order of its index and ends with its last line.
    cross join lateral (select at from cost_batch where stream = l.stream and batch = l.batch offset 0) b`;
}

export const DIMENSIONS = ["month", "party", "type", "line"] as const;
export type Dimension = (typeof DIMENSIONS)[number];
export type Group = Readonly<Partial<Record<Dimension, string>>> & {
  readonly count: bigint;
  readonly net: string | null;
  readonly cents: string;
};

/** Sums of what a filter finds by the dimensions asked for, `cents` of accepted lines alone. Text and amounts cannot be asked for here. */
export async function groupsOf(reading: Reading, { stream, agreement }: BooksOf, filter: Filter, by: readonly Dimension[]): Promise<readonly Group[]> {
  const columns = by.map((name) => (name === "line" ? "service" : name));
  const names = by.map((name, i) => sql`${sql.ref(`l.${columns[i]!}`)} as ${sql.ref(name)}`);
  const inner = [...new Set([...columns, "party", "type", "status"] as const)];
  const places = sql.join(by.map((_, i) => sql.lit(i + 1)));
  return reading.rows(sql<Group>`
    select ${sql.join(names)}, sum(l.count)::bigint as count, ${wholeSum("net")} as net,
      coalesce(sum(${worthIn(agreement)}) filter (where l.status = 'accepted'), 0) as cents
    from (${summed(reading, inner)} where ${alike(stream, filter)} group by ${sql.join(inner.map((_, i) => sql.lit(i + 1)))}) l
    group by ${places} order by ${places}`);
}

/** What there is to choose from in a filter. */
export async function choicesOf(reading: Reading, stream: RandomId): Promise<Readonly<Record<Dimension, readonly string[]>>> {
  const rows = await reading.rows(sql<{ dimension: Dimension; value: string }>`
    select distinct d.dimension, d.value from cost_sum s,
      lateral (values ('month', s.month), ('party', s.party), ('type', s.type), ('line', s.service)) as d (dimension, value)
    where s.stream = ${stream} order by 1, 2`);
  const of = (dimension: Dimension): readonly string[] => rows.filter((row) => row.dimension === dimension).map(({ value }) => value);
  return { month: of("month").toReversed(), party: of("party"), type: of("type"), line: of("line") };
}

export type FindingRow = {
  readonly finding: string;
  readonly party: string;
  readonly status: string;
  readonly opened: Instant;
  readonly lines: bigint;
  /** Null where the asker does not see it of every line. */
  readonly net: string | null;
  /** What its lines cost: with VAT that stays a cost, without grants, by the agreement's price where there is one. It counts once the finding is accepted. */
  readonly cents: string;
};

/** Findings, the newest first; of a line where one is named. */
export async function findingsOf(
  reading: Reading,
  { stream, agreement }: BooksOf,
  of: { readonly status?: string | undefined; readonly finding?: string | undefined; readonly at?: { readonly batch: number; readonly line: number } },
): Promise<readonly FindingRow[]> {
  const conditions: Condition[] = [sql`f.stream = ${stream}`];
  if (of.status !== undefined) conditions.push(sql`f.status = ${of.status}`);
  if (of.finding !== undefined) conditions.push(sql`f.finding = ${of.finding}`);
  if (of.at) {
    const { batch, line } = of.at;
    conditions.push(sql`exists (select 1 from finding_line o where o.stream = f.stream and o.finding = f.finding and o.batch = ${batch} and o.line = ${line})`);
  }
  return reading.rows(sql<FindingRow>`
    select l.finding, l.party, l.status, l.opened, sum(l.lines)::bigint as lines, ${wholeSum("net")} as net,
      sum(${worthIn(agreement)}) as cents
    from (
      select f.finding, f.party, f.status, f.opened, f.seq, l.type, count(*) as lines, ${wholeSum("net")} as net, ${wholeSum("cents")} as cents,
        sum(l.quantity) as quantity
      from finding f
      join finding_line n on n.stream = f.stream and n.finding = f.finding
      join ${linesIn(reading)} l on l.stream = n.stream and l.batch = n.batch and l.line = n.line
      where ${sql.join(conditions, sql` and `)} group by 1, 2, 3, 4, 5, 6
    ) l group by l.finding, l.party, l.status, l.opened, l.seq order by l.seq desc limit 500`);
}

export type StepRow = {
  readonly seq: bigint;
  readonly at: Instant;
  readonly status: string;
  readonly party: string | null;
  readonly decision: string | null;
  readonly text: Uint8Array | null;
} & ErasedColumns;

/** What was done in a finding, with the words where they are not erased. */
export async function stepsOf(reading: Reading, stream: RandomId, finding: string): Promise<readonly StepRow[]> {
  return reading.rows(sql<StepRow>`
    select s.seq, s.at, s.status, s.party, s.decision, c.bytes as text, ${ERASED} from finding_step s
    left join content_file c on c.stream = s.stream and c.hash = decode(s.text_hash, 'hex') ${ERASURE}
    where s.stream = ${stream} and s.finding = ${finding} order by s.seq`);
}

/** The lines of a finding. */
export async function linesOfFinding(reading: Reading, stream: RandomId, eyes: Eyes, finding: string): Promise<readonly Line[]> {
  return reading.rows(sql<Line>`${columnsFor(reading, eyes)} join finding_line n on n.stream = l.stream and n.batch = l.batch and n.line = l.line
    where l.stream = ${stream} and n.finding = ${finding} order by l.batch, l.line`);
}

export type EvidenceRow = { readonly hash: string; readonly type: string; readonly size: bigint; readonly at: Instant } & ErasedColumns;

export async function evidenceOf(reading: Reading, stream: RandomId, at: { readonly batch: number; readonly line: number }): Promise<readonly EvidenceRow[]> {
  return reading.rows(sql<EvidenceRow>`
    select e.hash, e.type, e.size, n.at, ${ERASED} from evidence_line e join entry n on n.stream = e.stream and n.seq = e.seq
    left join content_file c on c.stream = e.stream and c.hash = decode(e.hash, 'hex') ${ERASURE}
    where e.stream = ${stream} and e.batch = ${at.batch} and e.line = ${at.line} order by e.seq`);
}

/** A file of evidence, if one of its lines may be seen; `gone` where it was erased. */
export async function evidenceFile(
  reading: Reading,
  stream: RandomId,
  eyes: Eyes,
  hash: string,
): Promise<{ readonly type: string; readonly bytes: Uint8Array | null } | undefined> {
  const [row] = await reading.rows(sql<{ type: string; bytes: Uint8Array | null }>`
    select c.type, c.bytes from evidence_line e join cost_line l on l.stream = e.stream and l.batch = e.batch and l.line = e.line
    join content_file c on c.stream = e.stream and c.hash = decode(e.hash, 'hex')
    where e.stream = ${stream} and e.hash = ${hash} and ${seenBy(eyes)} limit 1`);
  return row;
}

export type MonthRow = {
  readonly party: string;
  readonly month: string;
  readonly count: bigint;
  /** Null where the asker does not see it of every line. */
  readonly net: string | null;
  /** What counts: of accepted lines alone. */
  readonly cents: string;
  /** What the lines in dispute cost. */
  readonly disputed: string;
  readonly late: bigint;
};

/** Every party's months. `late` are lines that were recorded after the month's last day by more than a month. */
export async function monthsOf(reading: Reading, { stream, agreement }: BooksOf): Promise<readonly MonthRow[]> {
  const worth = worthIn(agreement);
  return reading.rows(sql<MonthRow>`
    select l.party, l.month, sum(l.count)::bigint as count, ${wholeSum("net")} as net,
      coalesce(sum(${worth}) filter (where l.status = 'accepted'), 0) as cents,
      coalesce(sum(${worth}) filter (where l.status = 'disputed'), 0) as disputed, sum(l.late)::bigint as late
    from (
      select l.party, l.month, l.type, l.status, sum(l.count) as count, ${wholeSum("net")} as net, ${wholeSum("cents")} as cents, sum(l.quantity) as quantity,
        coalesce(sum(l.count) filter (where b.day > (l.month || '-01')::date + interval '2 months'), 0) as late
      from ${sumsIn(reading)} l join cost_batch b on b.stream = l.stream and b.batch = l.batch where l.stream = ${stream} group by 1, 2, 3, 4
    ) l group by 1, 2 order by 2 desc, 1`);
}
