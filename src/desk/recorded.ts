/** An alliance as its record has it, for the pages that also show alliances from files. */
import { adoptedText, agreementIn } from "../agreement/adopted/store.ts";
import { agreementSlice } from "../agreement/kinds.ts";
import type { States } from "../api/decide.ts";
import { statesBeside } from "../api/http.ts";
import type { Installation } from "../api/installation.ts";
import { budgetsBeside, grantedBeside } from "../appropriations/store.ts";
import { exitSlice } from "../exit/kinds.ts";
import { exitStatement } from "../exit/store.ts";
import type { RandomId } from "../kernel/id.ts";
import { costGroupsFrom } from "../open-books/facts/store.ts";
import { openRisks } from "../registers/futures.ts";
import { registersSlice } from "../registers/kinds.ts";
import { recordOf } from "../settlement/asked/store.ts";
import type { Asked, Answer } from "../settlement/case.ts";
import { lastDayOf } from "../settlement/facts.ts";
import type { Statement } from "../settlement/statement.ts";
import { factsFrom, paysAfter } from "../settlement/store.ts";
import type { Reading, Sight } from "../store/store.ts";
import { settledQuery } from "./as-settled.ts";
import type { Alliance } from "./demo.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";

/** Finds an alliance for whoever may see its stream; nothing where no agreement was adopted yet or its file was erased. */
export type Recorded = {
  of(sight: Sight, stream: RandomId): Promise<Alliance | undefined>;
  /** What an alliance that was read is called; its id before that, and for other streams. */
  nameOf(stream: RandomId): string;
};

type Ground = Pick<Installation, "store" | "runner">;
type At = { readonly stream: RandomId; readonly states: States; readonly edition: string };

/** An alliance is read once for every number of entries that its stream has had. */
export function recordedAlliances(ground: Ground): Recorded {
  const kept = new Map<RandomId, Alliance>();
  return {
    nameOf: (stream) => kept.get(stream)?.agreement.name ?? stream,
    of: (sight, stream) =>
      // What is kept is the same for whoever may see the stream; pages show of it what each may see.
      ground.store.read({ ...sight, eyes: "whole" }, async (reading) => {
        const head = await reading.selectFrom("head").select("size").where("stream", "=", stream).executeTakeFirst();
        if (!head) return undefined;
        const edition = String(head.size);
        const found = kept.get(stream);
        if (found?.edition === edition) return found;
        const alliance = await read(ground, reading, { stream, states: await ground.runner.states(reading, stream), edition });
        if (alliance) kept.set(stream, alliance);
        return alliance;
      }),
  };
}

/** Figures of an exit are looked up in its statement, like those of other statements. */
async function exitStored(reading: Reading, { stream, states }: At, id: RandomId): Promise<Statement | undefined> {
  const settled = states.of(exitSlice).exits.get(id)?.settled;
  return settled && (await exitStatement(reading, stream, settled))?.statement;
}

async function read(ground: Ground, reading: Reading, at: At): Promise<Alliance | undefined> {
  const version = at.states.of(agreementSlice).versions.at(-1);
  const text = version && (await adoptedText(reading, at.stream, version.file.hash));
  const agreement = version && text !== undefined ? agreementIn(version, text) : undefined;
  if (!version || text === undefined || !agreement) return undefined;
  const before = Number(at.edition);
  const { facts: results } = await factsFrom(reading, at, agreement, { through: "9999-12-31", knownAt: EVERYTHING_KNOWN, before });
  const lastDay = lastDayOf(agreement, results);
  const reads = <T>(work: (inside: Reading) => Promise<T>): Promise<T> => ground.store.read({ actor: undefined, party: undefined, streams: [at.stream] }, work);
  const record = recordOf(reads, at, async () => grantedBeside((await statesBeside(ground, at.stream, budgetsBeside)).states, at.stream));
  const factsFor = (asked: Asked): Promise<Answer> =>
    reads(async (inside) => {
      const clocks = { through: asked.through, knownAt: asked.knownAt ?? EVERYTHING_KNOWN, before };
      const { facts, faults } = await factsFrom(inside, at, agreement, clocks);
      const costs = await costGroupsFrom(inside, at.stream, agreement, clocks);
      return { facts: { ...facts, costs }, unread: faults.length === 0 ? [] : [{ file: "results", rows: faults.length }] };
    });
  let asSettled: string | undefined;
  return {
    slug: at.stream,
    agreement,
    text,
    files: new Map(),
    lastDay,
    factsFor,
    edition: at.edition,
    pays: paysAfter(version.left),
    asSettled: async () => (asSettled ??= settledQuery(agreement, (await factsFor({ through: lastDay })).facts, lastDay)),
    recorded: results.uses,
    risks: openRisks(at.states.of(registersSlice).risks.values()),
    record: { ...record, stored: async (id) => (await record.stored(id)) ?? reads((inside) => exitStored(inside, at, id)) },
  };
}
