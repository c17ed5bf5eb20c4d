/** What the settlement's pages show an alliance from: files on a desk, or the record. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Granted } from "../appropriations/budget.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Id, RandomId } from "../kernel/id.ts";
import type { Mapping } from "../open-books/mapping.ts";
import type { FileRows } from "./booked.ts";
import type { CitedLines } from "./cited.ts";
import type { Facts } from "./facts.ts";
import type { Weighed } from "../registers/futures.ts";
import type { Forecast, ForecastAsked } from "./forecast.ts";
import type { OfRecord } from "./kinds.ts";
import type { Options } from "./settlement.ts";
import type { MadeFrom, Statement } from "./statement.ts";

/** An alliance with its facts and the texts of the files that they were read from: what these pages show. */
export type SettlementCase = {
  readonly slug: string;
  readonly agreement: Agreement;
  /** The facts that count on the asked days, and the rows that could not be read. */
  readonly factsFor: (asked: Asked) => Answer | Promise<Answer>;
  /** Changes when what is recorded changes; absent where it never does. */
  readonly edition?: string;
  /** By the file's name as sources name it. */
  readonly files: ReadonlyMap<string, string>;
  /** The day that a reader who names none sees. */
  readonly lastDay: Day;
  /** How the columns of the files are read, where they are not ours. */
  readonly mapping?: Mapping;
  /** What only an alliance on the record has. */
  readonly record?: OnRecord;
  /** The open risks and opportunities of an alliance's register. */
  readonly risks?: readonly Weighed[];
  /** Between whom money still moves; absent, between all. */
  readonly pays?: NonNullable<Options["pays"]>;
};
export type OnRecord = {
  /** In the order in which they were proposed. */
  readonly statements: readonly OfRecord[];
  /** The parties whose approval of a statement rests on a decision that was annulled. */
  shaken(statement: RandomId): readonly Id[];
  /** A statement as it was stored; undefined where there is none or it was erased. */
  stored(statement: RandomId): Promise<Statement | undefined>;
  /** The settled statement that what is asked for is reckoned from. */
  earlier(asked: Asked): Promise<Statement | undefined>;
  /** The cited lines of batches, without what only some may read. */
  rows(cited: readonly CitedLines[]): Promise<ReadonlyMap<string, FileRows>>;
  forecast(asked: ForecastAsked): Promise<Forecast | undefined>;
  /** What the purchasers' own budgets grant the alliance now. */
  granted(): Promise<readonly Granted[]>;
};
/** `notes` and `sources` are what a statement says of its files; `withoutCosts`: there is no cost file, or not a row in it. */
export type Answer = {
  readonly facts: Facts;
  readonly unread: readonly Unread[];
  readonly notes?: Statement["notes"];
  readonly sources?: readonly MadeFrom[];
  readonly withoutCosts?: boolean;
};
/** Rows of a file that could not be read: the first of them, and the sum of those whose amount could be. */
export type Unread = { readonly file: string; readonly rows: number; readonly cents?: bigint; readonly listed?: readonly UnreadRow[] };
export type UnreadRow = { readonly line: number; readonly code: string; readonly args: Readonly<Record<string, string>>; readonly cents?: bigint };
/** What was asked: `knownAt` absent for everything known, `party` absent for the whole alliance, `statement` where a stored one was. */
export type Asked = { readonly through: Day; readonly knownAt?: Instant; readonly party?: Id; readonly statement?: RandomId };

/** The day through which an alliance is settled when nobody asks for another: today while its term runs, as nothing of the days to come is settled yet. */
export function throughOf({ agreement, lastDay }: Pick<SettlementCase, "agreement" | "lastDay">, today: Day): Day {
  const start = agreement.periods[0]!.from;
  return start <= today && today < lastDay ? today : lastDay;
}
