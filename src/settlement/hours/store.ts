/** What a provider's sheet of a month is made from: its newest plan and its books. Reads the plan's lines, so the reading must be whole. */
import type { Agreement, Party } from "../../agreement/agreement.ts";
import { addDays, type Day, EVERYTHING_KNOWN, type Month } from "../../kernel/day.ts";
import type { Id, RandomId } from "../../kernel/id.ts";
import type { Cents } from "../../kernel/money.ts";
import { type Reading, sql } from "../../store/store.ts";
import { statementSlice } from "../kinds.ts";
import { planFrom } from "../planned/commands.ts";
import { plansAt } from "../planned/kinds.ts";
import type { At } from "../store.ts";
import { type Booked, monthBefore, type Sheet, sheetOf } from "./sheet.ts";

/** The sheet by the plan that stood when the month began; undefined where the party has no part in the month, or it has not begun. */
export async function sheetFrom(
  reading: Reading,
  { stream, states }: At,
  agreement: Agreement,
  { party, month, today }: { readonly party: Party; readonly month: Month; readonly today: Day },
): Promise<Sheet | undefined> {
  const plans = plansAt(states.of(statementSlice), EVERYTHING_KNOWN, addDays(`${month}-01`, -1)).filter((plan) => plan.party === party.id);
  const { lines } = await planFrom(reading, stream, plans);
  const booked = await bookedIn(reading, stream, party.id, [month, monthBefore(month)]);
  return sheetOf(agreement, party, month, today, { planned: lines, hasPlan: plans.length > 0, booked });
}

async function bookedIn(reading: Reading, stream: RandomId, party: Id, months: readonly Month[]): Promise<readonly Booked[]> {
  type Found = { line: string; type: string; month: string; quantity: string; net: string; role: string | null };
  const rows = await reading.rows(sql<Found>`
    select l.service as line, l.type, l.month, sum(l.quantity) as quantity, sum(l.net) as net,
      case when min(l.words) = max(l.words) and count(l.words) = count(*) then min(l.words) end as role
    from cost_line l join cost_batch b on b.stream = l.stream and b.batch = l.batch
    where l.stream = ${stream} and l.party = ${party} and l.month = any (${[...months]}::text[]) and l.status <> 'disallowed'
    group by 1, 2, 3`);
  return rows.map(({ quantity, net, role, ...row }) => ({ ...row, quantity: BigInt(quantity), net: BigInt(net), ...(role === null ? {} : { role }) }));
}

/** The last month that a party has booked anything of. */
export async function lastBooked(reading: Reading, stream: RandomId, party: Id): Promise<Month | undefined> {
  const [row] = await reading.rows(sql<{ month: string | null }>`
    select max(s.month) as month from cost_sum s where s.stream = ${stream} and s.party = ${party}`);
  return row?.month ?? undefined;
}

/** What a party's batch holds; undefined where it has none of that number. */
export async function batchOf(
  reading: Reading,
  stream: RandomId,
  party: Id,
  batch: number,
): Promise<{ readonly batch: number; readonly count: number; readonly net: Cents } | undefined> {
  const row = await reading
    .selectFrom("cost_batch")
    .select(["count", "net"])
    .where("stream", "=", stream)
    .where("batch", "=", batch)
    .where("party", "=", party)
    .executeTakeFirst();
  return row && { batch, count: Number(row.count), net: row.net };
}
