/** Orders that outlive somebody's last day: listed, never payable by themselves. docs/exit.md. */
import { type Agreement, pays } from "../agreement/agreement.ts";
import { isMember } from "../decisions/unanimity.ts";
import type { Day } from "../kernel/day.ts";
import type { Id } from "../kernel/id.ts";
import type { Cents } from "../kernel/money.ts";
import { formatRatio } from "../kernel/share.ts";

/** What a party has ordered for a line and not yet been invoiced. */
export type OpenCommitment = {
  readonly id: string;
  /** Who ordered it. */
  readonly party: Id;
  readonly line: Id;
  /** From which organisation, and what: nobody's personal name. */
  readonly supplier: string;
  readonly what: string;
  readonly cents: Cents;
  readonly until: Day;
  /** The cost that an actual line or the agreed forecast already has of it; absent, none does. */
  readonly counted?: { readonly in: "actuals" | "forecast"; readonly cents: Cents };
};
export type CommitmentRow = Omit<OpenCommitment, "cents" | "counted"> & {
  readonly cents: string;
  /** Of it, what is in the settlement already, and where. */
  readonly counted?: { readonly in: "actuals" | "forecast"; readonly cents: string };
  /** What nobody has agreed to pay. */
  readonly open: string;
  /** Who would bear cost on the line on the last day; without a share, by the year's units. */
  readonly bears: readonly { readonly party: Id; readonly share?: string }[];
};

/** Those that run on after the last day, in the order of id. */
export function commitmentRows(agreement: Agreement, commitments: readonly OpenCommitment[], last: Day): readonly CommitmentRow[] {
  return commitments
    .filter(({ until }) => until > last)
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ cents, counted, ...rest }) => ({
      ...rest,
      cents: String(cents),
      ...(counted ? { counted: { in: counted.in, cents: String(counted.cents) } } : {}),
      open: String(cents - (counted?.cents ?? 0n)),
      bears: bearersOf(agreement, rest.line, last),
    }));
}

function bearersOf(agreement: Agreement, id: Id, day: Day): CommitmentRow["bears"] {
  const line = agreement.lines.find((one) => one.id === id);
  if (!line) return [];
  if (line.organiser !== undefined) return [{ party: line.organiser, share: "1" }];
  const key = line.keys.findLast(({ from }) => from <= day) ?? line.keys[0];
  if (key?.by === "shares") return Object.entries(key.shares).flatMap(([party, share]) => (share.n === 0n ? [] : [{ party, share: formatRatio(share) }]));
  return agreement.parties.filter((party) => pays(party) && isMember(party, day)).map(({ id: party }) => ({ party }));
}
