/** Costs on the record as the settlement takes them: the same groups that the reader of a cost file makes of the same rows. */
import type { Agreement } from "../../agreement/agreement.ts";
import { priceFor } from "../../agreement/pricing.ts";
import { type Day, type Instant, monthOf } from "../../kernel/day.ts";
import type { RandomId } from "../../kernel/id.ts";
import { type Reading, sql } from "../../store/store.ts";
import { segmentsOf, STATUSES } from "../cost-groups.ts";
import type { CostGroup } from "../open-books.ts";
import { judgedLines } from "../findings/store.ts";

/**
 * `through` is the last effective day that counts, `knownAt` the last instant of recording, for lines and for what became of findings; `before` takes only
 * what the first so many entries of the stream say.
 */
export type Clocks = { readonly through: Day; readonly knownAt: Instant; readonly before?: number };

const ALL = 2n ** 62n;

type Found = {
  batch: number;
  at: Instant;
  party: string;
  service: string;
  type: string;
  segment: number;
  status: string;
  approved: boolean;
  cents: string;
  quantity: string;
  count: bigint;
  lines: number[];
};

/**
 * Groups by batch, so that a source names its batch: file `batch/<batch>`, lines as in `<batch>/<line>`, from 0. A cost became known when its batch was
 * recorded. What is paid by quantity has no cents: what it cost its party is not everybody's to see, and a statement is. Costs outside the contract periods are left out, as they are of a file; a cost on a party, line or type that the agreement does not have is
 * a bug of whoever let that agreement be adopted.
 */
export async function costGroupsFrom(
  reading: Reading,
  stream: RandomId,
  agreement: Agreement,
  { through, knownAt, before }: Clocks,
): Promise<readonly CostGroup[]> {
  const { starts } = segmentsOf(agreement);
  const inPeriod = sql.join(
    agreement.periods.map(({ from, to }) => sql`l.day between ${from}::date and ${to}::date`),
    sql` or `,
  );
  if (agreement.periods.length === 0) return [];
  const upTo = before === undefined ? ALL : BigInt(before);
  const told = sql`s.at <= ${knownAt}::timestamptz and s.seq < ${upTo}`;
  const judged = (await reading.rows(judgedLines(stream, sql`true`, told))) as readonly { batch: number; line: number; status: string }[];
  // Lines in the order of the database: to order them within their groups it would sort them all instead of gathering groups by their hash.
  const rows = await reading.rows(sql<Found>`
    select l.batch, b.at, l.party, l.service, l.type, width_bucket(l.day, ${[...starts]}::date[]) as segment, coalesce(j.status, l.entered) as status,
      coalesce(a.approved, false) as approved, sum(l.cents) as cents, sum(l.quantity) as quantity, count(*) as count, array_agg(l.line) as lines
    from cost_line l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    left join unnest(${judged.map(({ batch }) => batch)}::integer[], ${judged.map(({ line }) => line)}::integer[], ${judged.map(({ status }) => status)}::text[])
      as j (batch, line, status) on j.batch = l.batch and j.line = l.line
    left join (
      select distinct on (batch, line) batch, line, approved from cost_approval
      where stream = ${stream} and at <= ${knownAt}::timestamptz and seq < ${upTo} order by batch, line, seq desc
    ) a on a.batch = l.batch and a.line = l.line
    where l.stream = ${stream} and l.day <= ${through}::date and b.at <= ${knownAt}::timestamptz and b.seq < ${upTo} and (${inPeriod})
    group by 1, 2, 3, 4, 5, 6, 7, 8`);
  return inOrder(agreement, starts, rows);
}

/** The order of a cost file's groups: party, line, type and segment as the agreement has them, status, approval; then batches. */
function inOrder(agreement: Agreement, starts: readonly Day[], rows: readonly Found[]): readonly CostGroup[] {
  const positions = (ids: readonly string[]): ((id: string) => number) => {
    const at = new Map(ids.map((id, i) => [id, i]));
    return (id) => at.get(id) ?? unfit(id);
  };
  const party = positions(agreement.parties.map(({ id }) => id));
  const line = positions(agreement.lines.map(({ id }) => id));
  const type = positions(Object.keys(agreement.costTypes));
  const status = positions(STATUSES);
  const keyed = rows.map((row) => ({
    row,
    key: [party(row.party), line(row.service), type(row.type), row.segment, status(row.status), Number(row.approved), row.batch],
  }));
  keyed.sort((a, b) => a.key.map((one, i) => one - b.key[i]!).find((difference) => difference !== 0) ?? 0);
  return keyed.map(({ row }) => groupOf(agreement, row, starts[row.segment - 1]!));
}

function groupOf({ costTypes }: Agreement, row: Found, day: Day): CostGroup {
  const isMeasured = priceFor(costTypes[row.type]!, row.party)?.byQuantity;
  return {
    party: row.party,
    line: row.service,
    type: row.type,
    month: monthOf(day),
    day,
    status: row.status as CostGroup["status"],
    approved: row.approved,
    cents: isMeasured ? 0n : BigInt(row.cents),
    quantity: BigInt(row.quantity),
    count: Number(row.count),
    source: { file: `batch/${row.batch}`, lines: Uint32Array.from(row.lines).sort() },
    known: row.at,
  };
}

function unfit(id: string): never {
  throw new Error(`the books have ${id}, which the agreement does not have`);
}
