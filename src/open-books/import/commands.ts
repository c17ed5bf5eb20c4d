/** Taking an import into the books: one short transaction, because its lines are there already. */
import { z } from "zod";
import type { Command } from "../../api/command.ts";
import { type SaltedFile, salted, saltedText } from "../../api/content.ts";
import type { States } from "../../api/decide.ts";
import { keepFiles } from "../../api/titled.ts";
import type { Reading } from "../../store/store.ts";
import { encode } from "../../kernel/utf8.ts";
import { fromHex } from "../../kernel/bytes.ts";
import { fixBatch } from "../../log/batches/store.ts";
import { centsText } from "../../log/fields.ts";
import { sameAsBefore } from "../doubles/deciding.ts";
import { beforeOf, bookedIn } from "../doubles/store.ts";
import { agreementOn, enteredOf, standingOf } from "../in-force/commands.ts";
import { type AcceptGathered, decideAccept, type EnteredResult, type Staged } from "../deciding.ts";
import type { LineSum } from "../line-sums.ts";
import { writeSums } from "../lines/store.ts";
import { countsIn, readReport, sumsOf } from "./report.ts";
import { besideOf, findImport, type ImportRow, type Place } from "./store.ts";

const accepting = z.strictObject({
  batch: z.int().nonnegative(),
  count: z.int().nonnegative(),
  /** The net of all lines. */
  total: centsText,
  /** What of them counts: absent, all of the net and nothing else. */
  counts: centsText.optional(),
  /** Rows of the file that are left out with a fault, or belong to another party. */
  leftOut: z.int().nonnegative(),
  /** Rows that are left out because they are outside the contract periods: absent, none. */
  outside: z.int().nonnegative().optional(),
  /** That the same file, or vouchers of it, are in the books already is meant. */
  again: z.literal(true).optional(),
});
/** `file` holds the SHA-256 of the bytes that were sent: only under a salt may a hash of them be told. */
type Gathered = AcceptGathered & { readonly mapping?: SaltedFile; readonly file?: SaltedFile; readonly sums?: readonly LineSum[] };

/** What was counted when the file was read, and of what has come into the party's books since. Nobody waits while a whole file is compared with all books. */
async function doublesOf(reading: Reading, place: Place, row: ImportRow, states: States): Promise<Pick<Staged, "doubles"> & { readonly hash?: string }> {
  const { party } = row;
  const entered = enteredOf(states, party);
  const { same, doubles, hash } = await beforeOf(reading, place, entered);
  if (!doubles) return { doubles: undefined };
  const newest = entered.batches - doubles.batches;
  const since = newest === 0 ? [] : [...sameAsBefore(undefined, await bookedIn(reading, place, await besideOf(reading, row), { newest }))];
  return { doubles: [...sameAsBefore(same, doubles), ...since], ...(hash === undefined ? {} : { hash }) };
}

export const acceptImport: Command<z.infer<typeof accepting>, Gathered, EnteredResult> = {
  name: "imports/accept",
  on: "alliance",
  input: accepting,
  roles: ["provider-manager", "project-office"],
  does: "Takes a file that has been read into the books, if its count, its net total, what counts of it and what is left out are what is stated; one that the books have only with `again`.",
  gather: async (reading, { stream, states, now }, { batch }) => {
    const agreement = (await agreementOn(reading, stream, states, now.day))?.hash;
    const row = await findImport(reading, { stream, batch });
    if (!row) return { staged: undefined, agreement };
    const mapping = row.mapping === null ? undefined : salted(encode(row.mapping), "application/yaml");
    const report = row.report === null ? undefined : readReport(row.report);
    const months = report?.months.map(({ month }) => month) ?? [];
    const isOwn = report !== undefined && report.lines.count > 0 && row.organisation === now.party;
    const { doubles, hash } = isOwn ? await doublesOf(reading, { stream, batch }, row, states) : { doubles: [] };
    const file = hash === undefined ? undefined : saltedText(hash);
    const ready =
      report && report.lines.count > 0
        ? {
            batch,
            party: row.party,
            lines: report.lines,
            counts: countsIn(report),
            months,
            ...(mapping ? { mapping: mapping.ref } : {}),
            ...(file ? { file: file.ref } : {}),
          }
        : undefined;
    const outside = { rows: report?.outside.rows ?? 0, cents: BigInt(report?.outside.cents ?? "0") };
    const stands = { state: row.state as Staged["state"], agreement: row.agreement, leftOut: report?.leftOut ?? 0, outside, doubles };
    const staged: Staged = { ...stands, ...(ready ? { ready } : {}) };
    return { staged, agreement, ...(mapping ? { mapping } : {}), ...(file ? { file } : {}), ...(report ? { sums: sumsOf(report) } : {}) };
  },
  decide: (states, gathered, { batch, total, counts, ...rest }, now) => {
    const stated = { ...rest, total: BigInt(total), counts: counts === undefined ? undefined : BigInt(counts) };
    return decideAccept(standingOf(states), gathered, batch, stated, now);
  },
  keep: async (writing, { stream, entries, gathered }) => {
    const { batch, lines } = gathered.staged!.ready!;
    await fixBatch(writing, { stream, batch, seq: entries[0]!.seq, count: lines.count, root: fromHex(lines.root)! });
    await writeSums(writing, { stream, batch }, gathered.sums!);
    await keepFiles(writing, stream, [gathered.mapping, gathered.file]);
    await writing.deleteFrom("cost_import").where("stream", "=", stream).where("batch", "=", batch).execute();
  },
};
