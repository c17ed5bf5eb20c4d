/** What of a whole file the books have, counted in many short questions: where everybody waits for one connection, others come in between. */
import type { BatchAt } from "../../../log/batches/store.ts";
import { integers } from "../../../store/columns.ts";
import { type Reading, type Sight, sql, type Store } from "../../../store/store.ts";
import { giveWay } from "../../import/staging/store.ts";
import { type Doubles, type Grown, joined } from "../deciding.ts";
import { type Beside, DOCUMENT, doublesIn } from "../store.ts";
import { type Keyed, noKeys, partsOf, type Piece, piecesOf } from "./parts.ts";

/** A file that has been read, with how many lines, and how far the books beside it had grown. */
export type Counting = { readonly at: BatchAt; readonly lines: number; readonly beside: Beside; readonly grown: Grown };

/** Lines at most that a question looks at. */
const AT_ONCE = 2_500;

/** Lines that are booked later, or erased meanwhile, are for whoever keeps the answer to think of. */
export async function countDoubles(store: Store, sight: Sight, { at, lines, beside, grown }: Counting, most = AT_ONCE): Promise<Doubles> {
  const ask = async <T>(work: (reading: Reading) => Promise<T>): Promise<T> => {
    const asked = performance.now();
    let since = asked;
    const answer = await store.read({ ...sight, eyes: "whole" }, (reading) => {
      since = performance.now();
      return work(reading);
    });
    if (store.single) await giveWay(since - asked);
    return answer;
  };
  const keysOf = async (batches: readonly { readonly batch: number; readonly count: number }[]): Promise<Keyed> => {
    const keyed = noKeys();
    for (const piece of piecesOf(batches, most)) await ask((reading) => addKeys(reading, at.stream, piece, keyed));
    return keyed;
  };
  const booked = await ask((reading) =>
    reading.rows(
      sql<{ batch: number; count: number }>`
        select batch, count from cost_batch where stream = ${at.stream} and party = ${beside.party} order by seq limit ${grown.batches}`,
    ),
  );
  const [staged, books] = [await keysOf([{ batch: at.batch, count: lines }]), await keysOf(booked)];
  const counted: Doubles[] = [];
  for (const part of partsOf(staged, books, most)) counted.push(await ask((reading) => doublesIn(reading, at, beside, grown, part)));
  return joined(grown, counted);
}

/** Corrections are no vouchers of their own. A line and its hash come as four bytes each: by the million, rows of their own would take longer than the looking. */
async function addKeys(reading: Reading, stream: string, { batches, from, before }: Piece, keyed: Keyed): Promise<void> {
  const rows = await reading.rows(sql<{ batch: number; pairs: Uint8Array | null }>`
    select b.batch, l.pairs from unnest(${integers(batches)}::integer[]) b (batch) cross join lateral (
      select string_agg(int4send(line) || int4send(hashtext(${DOCUMENT})), '') as pairs from cost_line l
      where l.stream = ${stream} and l.batch = b.batch and l.line >= ${from} and l.line < ${before} and ${DOCUMENT} is not null and l.corrects is null offset 0) l`);
  for (const { batch, pairs } of rows) {
    if (pairs === null) continue;
    const view = new DataView(pairs.buffer, pairs.byteOffset, pairs.byteLength);
    for (let at = 0; at < pairs.byteLength; at += 8) {
      keyed.batches.push(batch);
      keyed.lines.push(view.getInt32(at));
      keyed.keys.push(view.getInt32(at + 4));
    }
  }
}
