/** What the settlement's pages show an alliance from: files on a desk, or the record. */
import type { Agreement } from "../agreement/agreement.ts";
import type { Day, Instant } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Mapping } from "../open-books/mapping.ts";
import type { Facts } from "./facts.ts";

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
};
export type Answer = { readonly facts: Facts; readonly unread: readonly Unread[] };
export type Unread = { readonly file: string; readonly rows: number };
/** What was asked: `knownAt` absent for everything known, `party` absent for the whole alliance. */
export type Asked = { readonly through: Day; readonly knownAt?: Instant; readonly party?: Id };
